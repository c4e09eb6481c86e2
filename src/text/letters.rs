//! What one character becomes when it is folded, and which characters are gaps or invisible.
//!
//! Only single characters are decided here; runs of white space, torn ordinals and the map of offsets are the
//! business of [`fold`](super::fold()). Marks of vowel scripts that carry the sound (virama, kana voicing) stay,
//! because dropping them would join different names. Start at [`fold_char`].

use std::borrow::Cow;
use std::sync::LazyLock;

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

/// Gives `push` the folded form of `c`: lower case, no marks, variants unified; nothing if `c` is dropped.
pub(super) fn fold_char(c: char, mut push: impl FnMut(char)) {
    if is_hangul_syllable(c) {
        return push(c);
    }
    for lower in c.to_lowercase() {
        decompose_compatible(lower, |part| fold_part(part, &mut push));
    }
}

fn fold_part(part: char, push: &mut impl FnMut(char)) {
    if is_dropped_mark(part) {
        return;
    }
    match variant(part) {
        Some(replacement) => replacement.chars().for_each(&mut *push),
        None => part.to_lowercase().for_each(&mut *push),
    }
}

/// White space and hyphens, the Hebrew maqaf and wide ones too: a run of them folds to one space.
pub(super) fn is_gap(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2013}' | '\u{5be}' | '\u{fe63}' | '\u{ff0d}') || c.is_whitespace()
}

/// Soft hyphens, zero-width and direction characters, tatweel: nobody sees them, so they never count.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{640}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Accents, Arabic and Hebrew points. Classes 8 and 9 are kana voicing and virama, which carry the sound.
pub(super) fn is_dropped_mark(c: char) -> bool {
    c > '\u{2ff}' && !matches!(canonical_combining_class(c), 0 | 8 | 9)
}

/// Romanised ayn and hamza, which few write and nobody alike.
pub(super) fn is_ayn(c: char) -> bool {
    matches!(c, 'ʻ' | 'ʽ' | 'ʾ' | 'ʿ')
}

/// The space-less scripts, in which a name has letters of other words as neighbours.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c),
        0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x9fff
        | 0x20000..=0x3ffff)
}

/// Syllables stay whole: taken apart they would only grow, on both sides alike.
pub(super) fn is_hangul_syllable(c: char) -> bool {
    ('\u{ac00}'..='\u{d7a3}').contains(&c)
}

fn variant(c: char) -> Option<&'static str> {
    if is_invisible(c) {
        return Some("");
    }
    Some(match c {
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | '`' | '׳' => "'",
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' | '״' => "\"",
        '・' | '‧' => "·", // between the parts of a foreign name in Japanese and Chinese
        _ if is_ayn(c) => "",
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ς' => "σ",
        'ٱ' => "ا",
        'ى' | 'ی' | 'ے' => "ي",
        'ک' | 'ڪ' => "ك",
        'ہ' | 'ھ' | 'ە' | 'ة' => "ه", // the feminine ending is often written without its dots
        '٠' | '۰' => "0",
        '١' | '۱' => "1",
        '٢' | '۲' => "2",
        '٣' | '۳' => "3",
        '٤' | '۴' => "4",
        '٥' | '۵' => "5",
        '٦' | '۶' => "6",
        '٧' | '۷' => "7",
        '٨' | '۸' => "8",
        '٩' | '۹' => "9",
        _ => return None,
    })
}

/// What one character beyond ASCII becomes, without an allocation for all but the longest.
#[derive(Clone, Debug, Default)]
pub(super) struct Letter {
    bytes: [u8; 14],
    len: u8,
    /// True if it is one character of as many bytes as before.
    pub(super) is_exact: bool,
    long: Option<Box<str>>,
}

/// Latin, Greek, Cyrillic, Hebrew, Arabic and general punctuation end here: what is below is looked up in tables.
pub(super) const TABLED: u32 = 0x2070;

/// What each of them becomes.
static KNOWN: LazyLock<Vec<Letter>> = LazyLock::new(|| {
    (0..TABLED).map(|code| char::from_u32(code).map_or_else(Letter::default, Letter::new)).collect()
});

impl Letter {
    pub(super) fn of(c: char) -> Cow<'static, Self> {
        KNOWN.get(c as usize).map_or_else(|| Cow::Owned(Self::new(c)), Cow::Borrowed)
    }

    fn new(c: char) -> Self {
        let (mut letter, mut count) = (Self::default(), 0);
        let mut long = String::new();
        fold_char(c, |part| {
            count += 1;
            let start = usize::from(letter.len);
            match letter.bytes.get_mut(start..start + part.len_utf8()) {
                Some(room) if long.is_empty() => letter.len += part.encode_utf8(room).len() as u8,
                _ => long.push(part),
            }
        });
        letter.is_exact = count == 1 && usize::from(letter.len) == c.len_utf8();
        if !long.is_empty() {
            letter.long = Some((letter.text().to_owned() + &long).into());
        }
        letter
    }

    pub(super) fn text(&self) -> &str {
        let short = || std::str::from_utf8(&self.bytes[..usize::from(self.len)]).unwrap_or_default();
        self.long.as_deref().unwrap_or_else(short)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut out = String::new();
        text.chars().for_each(|c| fold_char(c, |part| out.push(part)));
        out
    }

    #[test]
    fn case_and_accents_go() {
        assert_eq!(folded("ÉÇÑİÅǾŠ"), "ecniaos");
        assert_eq!(folded("Łódź Đà Þór Œuvre Straße ﬁ"), "lodz da thor oeuvre strasse fi");
    }

    #[test]
    fn cyrillic_and_greek_fold_too() {
        assert_eq!(folded("Ёлкин Йемен ΑΣΣΑΔΗΣ Άσσαντ"), "елкин иемен ασσαδησ ασσαντ");
        assert_eq!(folded("ς"), folded("Σ"));
    }

    #[test]
    fn arabic_variants_are_one_and_points_go() {
        assert_eq!(folded("أحمد إيران آل"), folded("احمد ايران ال"));
        assert_eq!(folded("علی کرمان"), folded("علي كرمان"));
        assert_eq!(folded("رُوسِيَا"), "روسيا");
        assert_eq!(folded("٢٠١٦"), "2016");
    }

    #[test]
    fn hebrew_points_go_and_letters_stay() {
        assert_eq!(folded("רוּסְיָה"), "רוסיה");
    }

    #[test]
    fn marks_that_carry_the_sound_stay() {
        assert_ne!(folded("が"), folded("か"));
        assert_ne!(folded("की"), folded("क"));
        assert_eq!(folded("러시아"), "러시아");
    }

    #[test]
    fn invisible_characters_and_ayn_vanish() {
        assert_eq!(folded("Shi\u{ad}ʿa\u{200f}\u{feff}"), "shia");
    }
}
