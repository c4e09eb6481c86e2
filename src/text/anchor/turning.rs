//! Small words that turn a sentence round or count, and small words that do neither.
//!
//! A quote that lost its `not` is another quote, and so is one in which two became ten; these words must come again
//! exactly. The function words of scripts without capitals are listed because every *other* word is guarded there.
//! The lists are short on purpose: what is missing from the first is seen by the analyst, as every likeness is, and
//! what is missing from the second only makes the guard stricter. All words are folded. Start at [`turns`].

use std::collections::HashSet;
use std::sync::LazyLock;

use super::super::fold;

/// Negations, sides and number words, by language; the words of the first line are English.
const TURNING: [&str; 7] = [
    "not no never nor neither none nobody nothing nowhere without cannot cant dont doesnt didnt isnt arent wasnt \
     werent wont wouldnt couldnt shouldnt hasnt havent hadnt aint mustnt unless except hardly barely pro anti non \
     two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty \
     ninety hundred hundreds thousand thousands million millions billion billions dozen dozens half twice",
    "nicht kein keine keinen keiner keinem nie niemals nichts niemand ohne weder zwei drei vier funf sechs sieben \
     acht neun zehn hundert tausend million millionen",
    "ne pas jamais sans aucun aucune rien personne deux trois quatre cinq sept huit neuf dix cent mille",
    "no nunca jamas sin ningun ninguna nada nadie dos tres cuatro cinco seis siete ocho nueve diez cien mil non \
     senza mai nem nao sem",
    "не нет ни без никогда никто ничего нельзя два две три четыре пять шесть семь восемь девять десять сто тысяча \
     тысяч миллион миллионов немає ні жоден",
    "لا لم لن ليس ليست ليسوا غير دون بدون بلا كلا نه نیست نيست نشد بدون",
    "לא אין אינו אינה אינם בלי ללא מבלי בל",
];

/// Words without a meaning of their own in scripts without capitals.
const IDLE: [&str; 4] = [
    "في من على الى إلى عن مع ان أن إن كان كانت يكون هذا هذه ذلك تلك التي الذي الذين او أو ثم قد بين بعد قبل كما \
     لكن حتى كل هو هي هم هناك هنا ما اذا حيث عند منذ خلال ايضا به له لها بها فيها منها عليه و ف ب ل ك",
    "از به در با که این آن را برای تا یا هم نیز است بود شد می های ها یک بر و کا کی کے میں سے نے ہے کو پر اور",
    "של את על אל עם כי זה זו זאת הוא היא הם הן או גם אך אבל כמו בין אחרי לפני כל היה היתה יש כבר עוד רק אז אם מן ו ה ב ל",
    "的 了 在 是 和 與 与 也 都 而 及 就 着 過 过 之 は が を に の で と も へ や から まで より 은 는 이 가 을 를 의 에",
];

static TURNS: LazyLock<HashSet<String>> = LazyLock::new(|| folded(&TURNING));
static IDLES: LazyLock<HashSet<String>> = LazyLock::new(|| folded(&IDLE));

fn folded(lists: &[&str]) -> HashSet<String> {
    let words = lists.iter().flat_map(|list| list.split_whitespace());
    words.map(|word| fold(word).text().to_owned()).collect()
}

/// True if the folded `word` negates, takes a side or counts.
pub(super) fn turns(word: &str) -> bool {
    TURNS.contains(word)
}

/// True if the folded `word` of a script without capitals may come and go.
pub(super) fn is_idle(word: &str) -> bool {
    IDLES.contains(word)
}

/// Beginnings that turn a word into its opposite.
const OPPOSITES: [&str; 7] = ["un", "in", "im", "ir", "il", "dis", "non"];
/// Shorter words behind them are words of their own: `in` and `to` make `into`.
const STEM: usize = 4;

/// What is left of `word` without the beginning that makes it an opposite: `unwilling` gives `willing`.
pub(super) fn stem_of_opposite(word: &str) -> Option<&str> {
    let stems = OPPOSITES.iter().filter_map(|opposite| word.strip_prefix(opposite));
    stems.filter(|stem| stem.len() >= STEM).max_by_key(|stem| stem.len())
}

/// True if the folded `word` makes an opposite of the next one, once the space between them is gone.
pub(super) fn is_opposite(word: &str) -> bool {
    OPPOSITES.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negations_of_many_languages_turn() {
        for word in ["not", "without", "nicht", "pas", "не", "لم", "לא", "ten"] {
            assert!(turns(fold(word).text()), "{word}");
        }
        assert!(!turns("the") && is_idle(fold("إلى").text()) && !is_idle(fold("روسيا").text()));
    }

    #[test]
    fn opposites_give_up_their_stems() {
        assert_eq!(stem_of_opposite("unwilling"), Some("willing"));
        assert_eq!(stem_of_opposite("dissatisfied"), Some("satisfied"));
        assert_eq!((stem_of_opposite("into"), stem_of_opposite("able")), (None, None));
    }
}
