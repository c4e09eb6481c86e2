//! Words of a text that may be other spellings of known names.
//!
//! Only words that begin with a capital are looked at, and the same word is reduced once however often it stands:
//! a text is walked at tens of megabytes a second. Scripts without capitals are passed over, since any word of
//! theirs could be a name. Start at [`Hunt::new`].

use std::collections::{HashMap, HashSet};

use super::{Skeleton, bones_of};
use crate::text::{Span, fold};

/// No name has more words, articles aside.
const MOST_WORDS: usize = 6;

/// Known names, ready to be compared with the words of texts.
#[derive(Debug)]
pub struct Hunt {
    /// By what their skeletons have in common: the number of the name and its skeleton.
    known: HashMap<String, Vec<(u32, Skeleton)>>,
    /// The first words of those.
    firsts: HashSet<String>,
    /// What is known of words met so far.
    met: HashMap<String, Option<String>>,
}

/// Words that may be another spelling of a known name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// The words.
    pub span: Span,
    /// The number of the name, in the order given.
    pub name: u32,
}

struct Word {
    span: Span,
    bones: Option<String>,
    is_capital: bool,
    /// Nothing but one gap is between it and the word before.
    goes_on: bool,
}

impl Hunt {
    /// Makes `names` ready; they are numbered from 0.
    ///
    /// ```
    /// use detente::text::variants::hunt::Hunt;
    /// let text = "Hizbullah denied it, and so did Hezbollah.";
    /// let found = Hunt::new(["Russia", "Hezbollah"]).spellings(text);
    /// assert_eq!(found.iter().map(|it| (it.span.slice(text), it.name)).collect::<Vec<_>>(), [(Some("Hizbullah"), 1)]);
    /// ```
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut hunt = Self { known: HashMap::new(), firsts: HashSet::new(), met: HashMap::new() };
        for (number, name) in (0..).zip(names) {
            let Some(skeleton) = Skeleton::of(name) else { continue };
            hunt.firsts.extend(skeleton.key().split(' ').next().map(str::to_owned));
            hunt.known.entry(skeleton.key().to_owned()).or_default().push((number, skeleton));
        }
        hunt
    }

    /// The possible variants in `text`, from left to right, not overlapping; known spellings are none.
    pub fn spellings(&mut self, text: &str) -> Vec<Spelling> {
        let words = self.words(text);
        let (mut found, mut from) = (Vec::new(), 0);
        while from < words.len() {
            let longest = self.longest_from(text, &words[from..]);
            from += longest.map_or(1, |(_, len)| len);
            found.extend(longest.map(|(spelling, _)| spelling));
        }
        found
    }

    /// The longest variant that begins with the first of `words`, and how many words it has.
    fn longest_from(&self, text: &str, words: &[Word]) -> Option<(Spelling, usize)> {
        let first = words.first().filter(|word| word.is_capital)?;
        let start = first.bones.as_ref()?;
        if !self.firsts.contains(start.split(' ').next()?) {
            return None;
        }
        let (mut key, mut count, mut best) = (String::new(), 0, None);
        for (at, word) in words.iter().enumerate() {
            if at > 0 && !word.goes_on || count == MOST_WORDS {
                break;
            }
            let Some(bones) = &word.bones else { continue };
            count += 1;
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(bones);
            if word.is_capital {
                let span = Span::new(first.span.start, word.span.end);
                best = self.fitting(text, span, &key).map(|name| (Spelling { span, name }, at + 1)).or(best);
            }
        }
        best
    }

    fn fitting(&self, text: &str, span: Span, key: &str) -> Option<u32> {
        let known = self.known.get(key)?;
        let here = Skeleton::of(span.slice(text)?)?;
        let fitting = known.iter().filter(|(_, skeleton)| skeleton.may_be(&here));
        // The likeliest; between equals not the one whose number happens to be lower.
        let best = fitting.max_by(|(_, one), (_, other)| {
            let by_likeness = one.likeness(&here).total_cmp(&other.likeness(&here));
            by_likeness.then_with(|| other.folded.cmp(&one.folded))
        });
        best.map(|(name, _)| *name)
    }

    fn words(&mut self, text: &str) -> Vec<Word> {
        let mut words: Vec<Word> = Vec::new();
        let mut at = 0;
        while let Some(start) = text[at..].find(is_of_word).map(|found| at + found) {
            let end = text[start..].find(|c| !is_of_word(c)).map_or(text.len(), |found| start + found);
            // A possessive is no part of the name.
            let bare = text[start..end].trim_end_matches(['\'', '’']);
            let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
            let span = Span::new(start, start + bare.len());
            let goes_on = words.last().is_some_and(|last| is_gap(&text[last.span.end..start]));
            let is_capital = bare.chars().next().is_some_and(char::is_uppercase);
            words.push(Word { span, bones: self.bones(bare), is_capital, goes_on });
            at = end;
        }
        words
    }

    fn bones(&mut self, word: &str) -> Option<String> {
        if let Some(known) = self.met.get(word) {
            return known.clone();
        }
        let bones = bones_of(fold(word).text().trim());
        self.met.insert(word.to_owned(), bones.clone());
        bones
    }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}' | '\u{ad}' | 'ʿ' | 'ʾ')
}

/// One space, hyphen or line break: more of them part a heading from a sentence.
fn is_gap(between: &str) -> bool {
    let mut chars = between.chars();
    let is_one = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2012}');
    chars.next().is_some_and(is_one) && chars.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(names: &[&str], text: &str) -> String {
        let found = Hunt::new(names.iter().copied()).spellings(text);
        let shown = found.iter().map(|it| format!("{}={}", it.span.slice(text).unwrap(), it.name));
        shown.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn other_spellings_are_found_and_known_ones_are_not() {
        let names = ["Hezbollah", "Qasem Soleimani", "Soleimani"];
        let text = "Hizbullah’s men, Hezbollah, HEZBALLAH; Qassem Sulaimani and Sulimani, Soleimani.";
        assert_eq!(show(&names, text), "Hizbullah=0, HEZBALLAH=0, Qassem Sulaimani=1, Sulimani=2");
    }

    #[test]
    fn articles_within_a_name_count_for_nothing() {
        assert_eq!(
            show(&["Suheel al-Hassan"], "Sohail Hassan, Suhail al\nHassan"),
            "Sohail Hassan=0, Suhail al\nHassan=0"
        );
        assert_eq!(show(&["Deir ez-Zor"], "in Dayr al-Zour."), "Dayr al-Zour=0");
    }

    #[test]
    fn of_two_names_the_likelier_is_meant() {
        let text = "Sulimani";
        assert_eq!(show(&["Soleimani", "Suliman", "Sulaimani"], text), "Sulimani=2");
        assert_eq!(
            show(&["Sulaymani", "Soleimani"], text),
            show(&["Soleimani", "Sulaymani"], text).replace('0', "1")
        );
    }

    #[test]
    fn words_in_small_letters_or_parted_are_no_names() {
        assert_eq!(show(&["Soleimani"], "sulimani"), "");
        assert_eq!(show(&["Qasem Soleimani"], "Qassem. Sulaimani, Qassem\n\nSulaimani"), "");
    }

    #[test]
    fn the_long_document_spells_three_names_in_several_ways() {
        let text = include_str!("../../../seeds/iran-russia-syria.txt");
        let found = Hunt::new(["Hezbollah"]).spellings(text);
        let mut spelled: Vec<&str> = found.iter().filter_map(|it| it.span.slice(text)).collect();
        spelled.sort_unstable();
        assert_eq!(spelled, ["Hezbullah", "Hizbullah", "Hizbullah", "Hizbullah"]);
    }
}
