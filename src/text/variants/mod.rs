//! Whether one name may be another spelling of a second: Hezbollah, Hizbullah; Qasim, Ghassem.
//!
//! Names that came through another script differ in vowels, doubled letters, articles, and in consonants that have no
//! letter of their own. What is left without those is the skeleton. Two names with one skeleton and a likeness are
//! *possible* variants and no more (Nasr and Nosur are, too): this is offered, never assumed, and no text is searched
//! for it. Start at [`is_possible_variant`]; [`Skeleton`] is for comparing many names, and [`hunt`] looks for the
//! variants of known names in a text.

pub mod hunt;

use super::fold;

/// Fewer letters are shared by too many names.
const FEWEST_LETTERS: usize = 3;
/// How much of the longer name must be alike, once its consonants are unified.
const LIKENESS: f32 = 0.6;
/// Longer names are no transliterations, and comparing them would take time.
const LONGEST: usize = 120;
/// A word of that many capitals is an acronym, spelled one way alone.
const ACRONYM: usize = 5;

/// Articles before a name, with the letters that Arabic lets them take on.
const ARTICLES: [&str; 23] = [
    "al", "el", "il", "ul", "ad", "ed", "an", "en", "ar", "er", "as", "es", "ash", "esh", "at", "et", "az",
    "ez", "adh", "edh", "ath", "the", "l",
];

/// "Servant of", often written as one word with the article and the name that follow.
const SERVANTS: [&str; 4] = ["abdal", "abdel", "abdol", "abdul"];

/// How groups of letters are unified, the longest first.
const SOUNDS: [(&str, char); 26] = [
    ("sch", '$'),
    ("tch", '$'),
    ("kh", 'x'),
    ("gh", 'k'),
    ("sh", '$'),
    ("ch", '$'),
    ("dj", 'j'),
    ("zh", 'j'),
    ("dh", 'd'),
    ("th", 't'),
    ("ph", 'f'),
    ("ck", 'k'),
    ("qu", 'k'),
    ("q", 'k'),
    ("g", 'k'),
    ("c", 'k'),
    ("v", 'w'),
    ("э", 'е'),
    ("ы", 'и'),
    ("ґ", 'г'),
    ("ю", 'у'),
    ("я", 'а'),
    ("є", 'е'),
    ("і", 'и'),
    ("ъ", ' '),
    ("ь", ' '),
];

/// A name reduced for comparison.
///
/// ```
/// use detente::text::variants::Skeleton;
/// let (one, other) = (Skeleton::of("Suheel al-Hassan"), Skeleton::of("Sohail Hassan"));
/// assert_eq!(one.as_ref().map(Skeleton::key), Some("shl hsn"));
/// assert!(one.zip(other).is_some_and(|(one, other)| one.may_be(&other)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skeleton {
    key: String,
    folded: String,
    /// The words with their consonants unified and their vowels kept.
    sounded: Vec<char>,
}

/// True if the two names may be spellings of one, and differ in more than case, accents and spacing.
///
/// ```
/// use detente::text::variants::is_possible_variant;
/// assert!(is_possible_variant("Hezbollah", "Hizbullah"));
/// assert!(!is_possible_variant("Hassan", "Hussein"));
/// assert!(!is_possible_variant("al-Assad", "Al Assad")); // no variant: the same
/// ```
#[must_use]
pub fn is_possible_variant(one: &str, other: &str) -> bool {
    let both = Skeleton::of(one).zip(Skeleton::of(other));
    both.is_some_and(|(one, other)| one.may_be(&other))
}

impl Skeleton {
    /// The skeleton of a name; `None` for acronyms and for names with fewer than three letters that tell them apart.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        if name.len() > LONGEST || is_acronym(name) {
            return None;
        }
        let folded = fold(name).text().trim().to_owned();
        let words = words_of(&folded);
        let sounded: Vec<String> = words.iter().map(|word| sounded(word)).collect();
        let bones: Vec<String> = sounded.iter().map(|word| bones(word)).collect();
        let letters: usize = bones.iter().map(|word| word.chars().count()).sum();
        (letters >= FEWEST_LETTERS).then(|| Self {
            key: bones.join(" "),
            folded,
            sounded: sounded.concat().chars().collect(),
        })
    }

    /// What the skeletons of possible variants have in common: to group many names.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// True if the names may be spellings of one.
    #[must_use]
    pub fn may_be(&self, other: &Self) -> bool {
        self.key == other.key && self.folded != other.folded && self.likeness(other) >= LIKENESS
    }
}

/// What is left of one folded word; `None` for an article, which counts for nothing before a name.
fn bones_of(word: &str) -> Option<String> {
    let words = words_of(word);
    let is_article = ARTICLES.contains(&word);
    let all: Vec<String> = words.iter().map(|word| bones(&sounded(word))).collect();
    (!is_article && !all.is_empty()).then(|| all.join(" "))
}

impl Skeleton {
    /// How much of the longer name is alike, from 0 to 1.
    fn likeness(&self, other: &Self) -> f32 {
        likeness(&self.sounded, &other.sounded)
    }
}

fn is_acronym(name: &str) -> bool {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    letters().count() <= ACRONYM && letters().all(char::is_uppercase)
}

/// The words of a folded name without articles and apostrophes; the servant of somebody parted from him.
fn words_of(folded: &str) -> Vec<String> {
    let bare: String = folded.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
    let all: Vec<&str> = bare.split(' ').filter(|word| !word.is_empty()).collect();
    let last = all.len().saturating_sub(1);
    let kept = all.iter().enumerate().filter(|(at, word)| *at == last || !ARTICLES.contains(word));
    let mut words = Vec::new();
    for (_, word) in kept {
        let servant = SERVANTS.iter().find_map(|servant| word.strip_prefix(servant));
        match servant {
            Some(master) => words.extend(["abd".to_owned(), master.to_owned()]),
            None if matches!(*word, "ibn" | "ben") => words.push("bin".to_owned()),
            None => words.push((*word).to_owned()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The word with one letter for each sound, and doubled letters once. Words with digits stay as they are.
fn sounded(word: &str) -> String {
    if word.contains(char::is_numeric) {
        return word.to_owned();
    }
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let known = SOUNDS.iter().find_map(|(letters, sound)| Some((rest.strip_prefix(letters)?, *sound)));
        let (next, sound) = known.unwrap_or((&rest[c.len_utf8()..], c));
        rest = next;
        if sound != ' ' && !out.ends_with(sound) {
            out.push(sound);
        }
    }
    out
}

/// The first letter by its class, then the consonants; an h at the end is silent.
fn bones(sounded: &str) -> String {
    if sounded.contains(char::is_numeric) {
        return sounded.to_owned();
    }
    let silent_end = sounded.strip_suffix('h').filter(|rest| rest.len() > 1);
    let mut letters = silent_end.unwrap_or(sounded).chars();
    let first = letters.next().map(first_class);
    let mut out: String = first.into_iter().collect();
    for c in letters.filter(|c| !is_vowel(*c)) {
        out.push(c);
    }
    out
}

fn first_class(c: char) -> char {
    match c {
        'e' => 'i',
        'u' => 'o',
        'е' => 'и', // Cyrillic
        'у' => 'о',
        _ => c,
    }
}

/// Vowels, and letters that stand for one as often as not.
fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w')
        || matches!(c, 'а' | 'е' | 'и' | 'о' | 'у' | 'α' | 'ε' | 'η' | 'ι' | 'ο' | 'υ' | 'ω')
        || matches!(c, 'ا' | 'و' | 'ي' | 'ו' | 'י')
}

/// One less the share of letters that would have to change, from 0 to 1 (Levenshtein).
fn likeness(one: &[char], other: &[char]) -> f32 {
    let longer = one.len().max(other.len());
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, left) in one.iter().enumerate() {
        let mut before = row[0];
        row[0] = at + 1;
        for (column, right) in other.iter().enumerate() {
            let changed = before + usize::from(left != right);
            before = row[column + 1];
            row[column + 1] = changed.min(before + 1).min(row[column] + 1);
        }
    }
    if longer == 0 { 1.0 } else { 1.0 - row[other.len()] as f32 / longer as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_possible_variants() {
        let pairs = [
            "Hezbollah Hizbullah",
            "Hezbollah Hezbullah",
            "Hizballah Hezbollah",
            "Sulimani Soleimani",
            "Zaynabiyun Zainabiyoun",
            "Mamlouk Mamluk",
            "Tehran Teheran",
            "Gaddafi Qadhafi",
            "Kadafi Gaddafi",
            "Ghassem Qasim",
            "Assad Asad",
            "Assad Asaad",
            "Khaled Khalid",
            "Muhammad Mohammed",
            "Osama Usama",
            "Nasrallah Nasralla",
            "Latakia Latakiyah",
            "Abdelkader Abdulqadir",
            "Abdullah Abdallah",
            "Shaaban Chaaban",
            "Youssef Yusuf",
            "Fatemiyoun Fatimiyun",
            "Хезболла Хизбалла",
            "Jamil Djamil",
            "سليماني سلماني",
        ];
        for pair in pairs {
            let (one, other) = pair.split_once(' ').unwrap();
            assert!(is_possible_variant(one, other) && is_possible_variant(other, one), "{pair}");
        }
    }

    #[test]
    fn articles_and_servants_of_god_may_be_written_in_many_ways() {
        for (one, other) in [
            ("Suheel al Hassan", "Sohail al-Hassan"),
            ("Deir ez-Zor", "Dayr al-Zour"),
            ("Abd al-Qadir Husayni", "Abdelkader al-Husseini"),
            ("Osama bin Laden", "Usama ibn Ladin"),
            ("the Houthis", "al-Houthis"),
        ] {
            assert!(is_possible_variant(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn other_names_are_no_variants() {
        for (one, other) in [
            ("Hassan", "Hussein"),
            ("Hamad", "Ahmad"),
            ("Mahmoud", "Mohammad"),
            ("Zuhra", "Zouheir"),
            ("Iran", "Iraq"),
            ("Iran", "Oran"),
            ("4th Division", "5th Division"),
            ("Unit 5000", "Unit 6000"),
            ("Hassan Nasr", "Hassan"),
            ("Russia", "Prussia"),
            ("Assad", "Assad"),
            ("al-Assad", "Al Assad"),
            ("", ""),
            ("Syria", "Syrian"),
        ] {
            assert!(!is_possible_variant(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn acronyms_are_spelled_one_way() {
        for (one, other) in [("PKK", "PKKA"), ("YPG", "YPJ"), ("SDF", "SADF"), ("ISIS", "ISES")] {
            assert!(!is_possible_variant(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn names_with_fewer_than_three_letters_have_no_skeleton() {
        for name in ["Bo", "Ali", "Mia", "The", " ", "Wu", &"x".repeat(500)] {
            assert_eq!(Skeleton::of(name), None, "{name}");
        }
        assert_eq!(Skeleton::of("Asad").unwrap().key(), "asd");
    }

    #[test]
    fn likeness_counts_the_letters_that_change() {
        let like = |one: &str, other: &str| {
            likeness(&one.chars().collect::<Vec<_>>(), &other.chars().collect::<Vec<_>>())
        };
        assert!((like("kitten", "sitting") - 4.0 / 7.0).abs() < 1e-6);
        assert!((like("", "")) > 0.99 && like("", "abc") < 0.01);
    }
}
