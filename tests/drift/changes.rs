//! The ways in which a document comes back changed, each with the way of every character through it.

use unicode_normalization::UnicodeNormalization;

/// A changed text, and where each byte of the old one went that begins a character.
pub struct Changed {
    pub text: String,
    /// By byte of the old text; `None` if the character is gone, or has become something else.
    pub place: Vec<Option<usize>>,
    /// How many letters in ten must still be there, for a quote to be.
    pub tenths: usize,
}

/// Chances that are the same every time.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % end
    }

    fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }
}

impl Changed {
    fn begin(old: &str) -> Self {
        Self { text: String::new(), place: vec![None; old.len()], tenths: 9 }
    }

    /// Takes the old characters at `at` over as `new`; all of them then stand where `new` begins.
    fn put(&mut self, at: usize, old: &str, new: &str) {
        for (offset, _) in old.char_indices() {
            self.place[at + offset] = Some(self.text.len());
        }
        self.text.push_str(new);
    }

    fn keep(&mut self, at: usize, old: &str) {
        for (offset, c) in old.char_indices() {
            self.put(at + offset, &old[offset..offset + c.len_utf8()], c.encode_utf8(&mut [0; 4]));
        }
    }
}

pub fn paragraph_inserted(old: &str) -> Changed {
    let mut new = Changed::begin(old);
    new.text
        .push_str("A paragraph about Iran and Russia that the editors put in front of everything else.\n\n");
    new.keep(0, old);
    new
}

/// Straight quotes, plain dashes, accents as characters of their own, and no line breaks.
pub fn typography(old: &str) -> Changed {
    let mut new = Changed::begin(old);
    for (at, c) in old.char_indices() {
        let plain = match c {
            '’' | '‘' => "'".to_owned(),
            '“' | '”' => "\"".to_owned(),
            '–' | '—' => "-".to_owned(),
            '…' => "...".to_owned(),
            '\n' | '\u{a0}' => " ".to_owned(),
            c => c.nfd().to_string(),
        };
        new.put(at, &old[at..at + c.len_utf8()], &plain);
    }
    new
}

pub fn footnotes_removed(old: &str) -> Changed {
    let mut new = Changed::begin(old);
    let mut at = 0;
    while at < old.len() {
        let digits = old[at..].bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 && is_footnote(&old[..at], &old[at + digits..], digits) {
            at += digits;
            continue;
        }
        let end = old.ceil_char_boundary(at + digits.max(1));
        new.keep(at, &old[at..end]);
        at = end;
    }
    new
}

fn is_footnote(before: &str, after: &str, digits: usize) -> bool {
    let next = after.chars().next();
    let is_free = next.is_none_or(|c| c.is_whitespace() || c.is_uppercase());
    let mut earlier = before.chars().rev();
    digits <= 3
        && is_free
        && match earlier.next() {
            Some('\n') => true,
            Some('.' | ',' | '”' | ')') => !earlier.next().is_some_and(char::is_numeric),
            _ => false,
        }
}

/// What machines take letters for.
const MISREAD: [(&str, &str); 16] = [
    ("l", "1"),
    ("i", "l"),
    ("I", "l"),
    ("o", "0"),
    ("O", "0"),
    ("e", "c"),
    ("c", "e"),
    ("m", "rn"),
    ("n", "u"),
    ("u", "n"),
    ("h", "b"),
    ("b", "h"),
    ("s", "5"),
    ("g", "q"),
    ("d", "cl"),
    ("w", "vv"),
];

/// Two letters in a hundred are misread: mostly for one that looks alike, else for any, or not read at all.
pub fn misread(old: &str) -> Changed {
    let (mut new, mut dice) = (Changed::begin(old), Dice::new(2));
    for (at, c) in old.char_indices() {
        let letter = &old[at..at + c.len_utf8()];
        let alike = MISREAD.iter().find(|(from, _)| *from == letter).map(|(_, to)| *to);
        let any = char::from(b'a' + dice.below(26) as u8).to_string();
        match (c.is_alphabetic() && dice.percent(2), dice.below(10), alike) {
            (false, _, _) => new.keep(at, letter),
            (true, 0, _) => {}
            (true, 1, _) | (true, _, None) => new.put(at, letter, &any),
            (true, _, Some(alike)) => new.put(at, letter, alike),
        }
    }
    new
}

const SMALL: [&str; 16] = [
    "the", "a", "of", "in", "to", "and", "for", "with", "by", "on", "at", "as", "from", "that", "which",
    "into",
];

/// Every eighth small word is another one.
pub fn small_words_replaced(old: &str) -> Changed {
    let (mut new, mut dice) = (Changed::begin(old), Dice::new(12));
    for (at, word) in pieces(old) {
        if SMALL.contains(&word) && dice.percent(12) {
            let other = SMALL[dice.below(SMALL.len())];
            new.put(at, word, other);
        } else {
            new.keep(at, word);
        }
    }
    new
}

/// Runs of letters, and all between them.
fn pieces(old: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let is_word = old[at..].chars().next()?.is_alphanumeric();
        let len = old[at..].find(|c: char| c.is_alphanumeric() != is_word).unwrap_or(old.len() - at);
        at += len;
        Some((at - len, &old[at - len..at]))
    })
}

fn lines(old: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    let start = |line: &str| {
        at += line.len();
        at - line.len()
    };
    old.split_inclusive('\n').map(start).zip(old.split_inclusive('\n')).collect()
}

pub fn lines_deleted(old: &str) -> Changed {
    let (mut new, mut dice) = (Changed::begin(old), Dice::new(50));
    for (at, line) in lines(old) {
        if dice.percent(50) {
            new.keep(at, line);
        }
    }
    new
}

pub fn lines_shuffled(old: &str) -> Changed {
    let (mut new, mut dice) = (Changed::begin(old), Dice::new(7));
    let mut lines = lines(old);
    for last in (1..lines.len()).rev() {
        lines.swap(last, dice.below(last + 1));
    }
    for (at, line) in lines {
        new.keep(at, line);
        if !line.ends_with('\n') {
            new.text.push('\n');
        }
    }
    new
}

/// Each of these takes the place of the other, everywhere.
pub const SWAPPED: [(&str, &str); 10] = [
    ("Russians", "Iranians"),
    ("Russian", "Iranian"),
    ("Russia", "Iran"),
    ("Moscow", "Tehran"),
    ("IRGC", "SAA"),
    ("Hezbollah", "Wagner"),
    ("ISIS", "YPG"),
    ("Assad", "Erdogan"),
    ("Syrian", "Turkish"),
    ("Syria", "Turkey"),
];

/// A swapped name is gone: what stands in its place speaks of another.
pub fn actors_swapped(old: &str) -> Changed {
    let mut new = Changed { tenths: 10, ..Changed::begin(old) };
    let mut at = 0;
    let pairs = || SWAPPED.into_iter().flat_map(|(a, b)| [(a, b), (b, a)]);
    while at < old.len() {
        if let Some((from, to)) = pairs().find(|(from, _)| old[at..].starts_with(from)) {
            new.text.push_str(to);
            at += from.len();
        } else {
            let end = old.ceil_char_boundary(at + 1);
            new.keep(at, &old[at..end]);
            at = end;
        }
    }
    new
}

/// Narrow columns with words broken at their ends.
pub fn two_columns(old: &str) -> Changed {
    columns(old, "")
}

/// The same, with a running head on every page, amid sentences and words.
pub fn running_heads(old: &str) -> Changed {
    columns(old, "The Journal of Quarrels 17\n")
}

fn columns(old: &str, running_head: &str) -> Changed {
    let mut new = Changed::begin(old);
    let (mut column, mut line) = (0, 0);
    for (at, word) in pieces(old) {
        let len = word.chars().count();
        let breaks = |c: char| c == ' ' || c == '\n';
        if column + len <= 44 {
            new.keep(at, word);
            column = if word.contains('\n') { 0 } else { column + len };
            continue;
        }
        line += 1;
        let head = if line % 50 == 0 { running_head } else { "" };
        let half = word.char_indices().nth(len / 2).map_or(0, |(at, _)| at);
        match word {
            word if word.chars().all(char::is_alphabetic) && len >= 6 => {
                new.keep(at, &word[..half]);
                new.text.push_str("-\n");
                new.text.push_str(head);
                new.keep(at + half, &word[half..]);
                column = len - len / 2;
            }
            word if word.chars().all(breaks) => {
                new.put(at, word, "\n");
                new.text.push_str(head);
                column = 0;
            }
            word => {
                new.keep(at, word);
                column += len;
            }
        }
    }
    new
}
