//! Where sentences end, and what a double or triple click selects.
//!
//! Every break is decided from a few characters around it, so a sentence in the middle of a long text is found
//! without reading the rest. Made for damaged text: footnote numbers glued behind full stops (`vice versa.20There`)
//! or standing at the start of a line (`3Thus`) belong to no sentence, a full stop may have slipped onto the next
//! line, and a line end breaks a sentence unless the next line plainly goes on with it (`5\nth Corps`).
//! Which words carry a full stop of their own is in [`abbreviation`](super::abbreviation).
//! Start at [`sentences`] and [`sentence_at`].

use unicode_segmentation::UnicodeSegmentation;

use super::Span;
use super::abbreviation::{StopKind, opens_sentences, stop_kind};
use super::fold::is_footnote_size;

/// The sentences of `text` from start to end, without white space and footnote numbers around them.
///
/// ```
/// use detente::text::sentences;
/// let text = "On Mar. 28, the U.S. left.16Another officer said: “No.” Then\nhe left.";
/// let found: Vec<_> = sentences(text).filter_map(|span| span.slice(text)).collect();
/// assert_eq!(found, ["On Mar. 28, the U.S. left.", "Another officer said: “No.”", "Then\nhe left."]);
/// ```
pub fn sentences(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        while start < text.len() {
            let end = next_break(text, start);
            let sentence = bare(text, start, end);
            start = end;
            if !sentence.is_empty() {
                return Some(sentence);
            }
        }
        None
    })
}

/// The sentence around `byte`; the white space behind a sentence and a footnote number before it count as part.
///
/// Past the end of the text it is the last sentence; only a text without words gives an empty span.
#[must_use]
pub fn sentence_at(text: &str, byte: usize) -> Span {
    let mut at = text.floor_char_boundary(byte);
    if at >= text.len() {
        at = text.trim_end().char_indices().next_back().map_or(0, |(last, _)| last);
    }
    let start = last_break(text, at);
    let end = next_break(text, start);
    let sentence = bare(text, start, end);
    if sentence.is_empty() && end < text.len() { bare(text, end, next_break(text, end)) } else { sentence }
}

/// The word around `byte`: hyphens and apostrophes inside it count (`al-Assad`, `Shi’a`), a possessive does not.
///
/// On white space or punctuation it is that stretch alone; past the end of the text it is the last word.
///
/// ```
/// use detente::text::word_at;
/// let text = "pro-Iranian and Assad’s";
/// assert_eq!(word_at(text, 5).slice(text), Some("pro-Iranian"));
/// assert_eq!(word_at(text, 17).slice(text), Some("Assad"));
/// ```
#[must_use]
pub fn word_at(text: &str, byte: usize) -> Span {
    let at = text.floor_char_boundary(byte.min(text.len()));
    let (window, at) = window_around(text, at);
    let pieces: Vec<(usize, &str)> = text[window.range()].split_word_bound_indices().collect();
    let found = pieces.partition_point(|(start, _)| window.start + start <= at).checked_sub(1);
    let Some(hit) = found else { return Span::new(at, at) };
    let is_word =
        |piece: usize| pieces.get(piece).is_some_and(|(_, words)| words.contains(char::is_alphanumeric));
    let joins = |piece: usize| {
        pieces.get(piece).is_some_and(|(_, words)| matches!(*words, "-" | "\u{2010}" | "\u{2011}"))
    };
    let (mut first, mut last) = (hit, hit);
    if joins(hit) && hit > 0 && is_word(hit - 1) && is_word(hit + 1) {
        (first, last) = (hit - 1, hit + 1);
    }
    while is_word(first) && first >= 2 && joins(first - 1) && is_word(first - 2) {
        first -= 2;
    }
    while is_word(last) && joins(last + 1) && is_word(last + 2) {
        last += 2;
    }
    let end = pieces[last].0 + pieces[last].1.len();
    let word = Span::new(window.start + pieces[first].0, window.start + end);
    without_possessive(text, word, at)
}

/// Enough of the text to hold the word at `at`: 200 bytes each way, but from white space on where there is some.
fn window_around(text: &str, at: usize) -> (Span, usize) {
    let at = if at < text.len() { at } else { text.char_indices().next_back().map_or(0, |(last, _)| last) };
    let start = text.floor_char_boundary(at.saturating_sub(200));
    let start = text[start..at].find(char::is_whitespace).map_or(start, |space| start + space);
    (Span::new(start, text.ceil_char_boundary(at + 200)), at)
}

fn without_possessive(text: &str, word: Span, at: usize) -> Span {
    let words = word.slice(text).unwrap_or_default();
    let stem = ["'s", "’s", "'", "’"].iter().find_map(|ending| words.strip_suffix(ending));
    match stem.map(|stem| word.start + stem.len()) {
        Some(end) if at < end && end > word.start => Span::new(word.start, end),
        _ => word,
    }
}

/// The sentence between two breaks, without white space and the bullet or footnote number in front.
fn bare(text: &str, start: usize, end: usize) -> Span {
    let span = Span::new(start, end).trimmed(text);
    let listed = span.slice(text).unwrap_or_default();
    let unlisted = listed.trim_start_matches(['•', '◦', '▪', '‣', '●', '\u{b7}']).trim_start();
    let span = if unlisted.is_empty() { span } else { Span::new(span.end - unlisted.len(), span.end) };
    let words = span.slice(text).unwrap_or_default();
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    if !is_footnote_size(digits) {
        return span;
    }
    let rest = words[digits..].trim_start();
    let is_apart = rest.len() < words.len() - digits;
    let behind_stop = text[..span.start].chars().next_back().is_some_and(|c| !c.is_whitespace());
    let is_number = if is_apart { behind_stop || opens_sentences(rest) } else { begins_glued(rest) };
    if is_number && !rest.is_empty() { Span::new(span.end - rest.len(), span.end) } else { span }
}

/// A capital stuck to a footnote number: `3Thus`, `37A Syrian`, but not `3D maps`.
fn begins_glued(rest: &str) -> bool {
    let mut chars = rest.chars();
    let (first, second) = (chars.next(), chars.next());
    match (first, second) {
        (Some('A' | 'I'), Some(' ')) => true,
        (Some('“' | '"' | '‘'), Some(c)) => c.is_uppercase(),
        (Some(c), Some(next)) => c.is_uppercase() && next.is_alphabetic() && rest.len() > 3,
        _ => false,
    }
}

/// The first break after `from`, at most the end of the text.
fn next_break(text: &str, from: usize) -> usize {
    let marks = text[from..].char_indices().filter(|(_, c)| is_mark(*c));
    let mut breaks = marks.filter_map(|(offset, _)| break_after(text, from + offset));
    breaks.find(|at| *at > from).unwrap_or(text.len())
}

/// The last break at or before `at`, at least 0.
fn last_break(text: &str, at: usize) -> usize {
    let marks = text[..at].char_indices().rev().filter(|(_, c)| is_mark(*c));
    marks.filter_map(|(mark, _)| break_after(text, mark)).find(|end| *end <= at).unwrap_or(0)
}

fn is_mark(c: char) -> bool {
    is_stop(c) || c.is_whitespace()
}

pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '؟' | '۔' | '。' | '！' | '？' | '।')
}

pub(super) fn is_closer(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | ')' | ']' | '»' | '›' | '」' | '』')
}

/// The break made by the stops or the white space beginning at `mark`: where the next sentence starts.
fn break_after(text: &str, mark: usize) -> Option<usize> {
    let mut earlier = text[..mark].chars().rev();
    let before = earlier.next();
    let first = text[mark..].chars().next()?;
    if first.is_whitespace() {
        // Only at its first character, or a million empty lines would be read a million times.
        let starts_run = !before.is_some_and(char::is_whitespace);
        return starts_run.then(|| break_at_line_end(text, mark)).flatten();
    }
    if before.is_some_and(is_stop) {
        return None;
    }
    let rest = &text[mark..];
    let stops_end = mark + rest.find(|c| !is_stop(c)).unwrap_or(rest.len());
    let closed = text[stops_end..].find(|c| !is_closer(c)).map_or(text.len(), |end| stops_end + end);
    let next_word = text[closed..].trim_start_matches([' ', '\t', '\u{a0}']);
    let next_at = text.len() - next_word.len();
    if next_word.is_empty() {
        return None;
    }
    let stops = &text[mark..stops_end];
    if next_word.starts_with('\n') || !ends_here(&text[..mark], stops, &text[closed..], next_word) {
        return None; // the line end decides
    }
    Some(next_at)
}

/// Whether `stops` end the sentence `before` them, given what follows with and without the space between.
fn ends_here(before: &str, stops: &str, after: &str, next_word: &str) -> bool {
    if matches!(stops, "۔" | "。" | "！" | "？" | "।") {
        return true;
    }
    let is_apart = after.len() > next_word.len();
    let opening =
        next_word.trim_start_matches(['“', '"', '‘', '\'', '(', '[', '«', '„', '-', '–', '—', '•', ' ']);
    let goes_on = opening.chars().next().is_none_or(char::is_lowercase);
    if goes_on || (before.ends_with('[') && stops == "…") {
        return false;
    }
    let digits = next_word.bytes().take_while(u8::is_ascii_digit).count();
    let behind_number = before.chars().next_back().is_some_and(char::is_numeric);
    if !is_apart && digits > 0 {
        let noted = next_word[digits..].trim_start().chars().next();
        let is_number = is_footnote_size(digits) && !behind_number && noted.is_some_and(char::is_uppercase);
        return is_number && stop_kind(before) != StopKind::Inside;
    }
    if !is_apart {
        return is_glued_sentence(before, opening);
    }
    stops != "." || !stays_open(before, opening)
}

/// `ended.The Russians`, but not `U.S`, `example.com`, `J.Smith`.
pub(super) fn is_glued_sentence(before: &str, next_word: &str) -> bool {
    let mut next = next_word.chars();
    let is_capitalised =
        next.next().is_some_and(char::is_uppercase) && next.next().is_some_and(char::is_lowercase);
    let mut last = before.chars().rev();
    let ends_small = last.next().is_some_and(|c| c.is_lowercase() || is_closer(c))
        && last.next().is_some_and(char::is_alphanumeric);
    is_capitalised && ends_small && stop_kind(before) == StopKind::Sentence
}

/// True if the full stop behind `before` belongs to an abbreviation or a list number.
fn stays_open(before: &str, next_word: &str) -> bool {
    let next_is_digit = next_word.starts_with(|c: char| c.is_ascii_digit());
    match stop_kind(before) {
        StopKind::Sentence => false,
        StopKind::Inside => true,
        StopKind::BeforeNumber => next_is_digit,
        StopKind::Either => !opens_sentences(next_word),
    }
}

/// The break made by the white space at `from`, if it holds a line end that does not merely wrap a sentence.
fn break_at_line_end(text: &str, from: usize) -> Option<usize> {
    let rest = &text[from..];
    let next = rest.trim_start();
    let at = text.len() - next.len();
    let lines = rest[..rest.len() - next.len()].bytes().filter(|byte| *byte == b'\n').count();
    let goes_on = lines == 1 && goes_on_after_line_end(&text[..from], next);
    (lines > 0 && !goes_on && !next.is_empty()).then_some(at)
}

fn goes_on_after_line_end(before: &str, next: &str) -> bool {
    let mut following = next.chars();
    let (Some(first), second) = (following.next(), following.next()) else { return false };
    let last = before.chars().next_back();
    if matches!(first, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '”' | '»' | '؟' | '،' | '؛') {
        return true;
    }
    let is_ended = last
        .is_some_and(|c| is_stop(c) || is_closer(c) && before.trim_end_matches(is_closer).ends_with(is_stop));
    let is_list = matches!(second, Some('.' | ')'));
    if first.is_lowercase() && !is_ended && !is_list {
        return true;
    }
    let is_hyphenated = matches!(last, Some('-' | '\u{ad}' | '\u{2010}')) && first.is_alphabetic();
    let joins_word = before.chars().rev().nth(1).is_some_and(char::is_alphanumeric);
    let digits = next.bytes().take_while(u8::is_ascii_digit).count();
    let small_after =
        next[digits..].strip_prefix(' ').and_then(|rest| rest.chars().next()).is_some_and(char::is_lowercase);
    is_hyphenated && joins_word || is_footnote_size(digits) && small_after && !is_ended
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).map(|span| span.slice(text).unwrap()).collect()
    }

    fn double_click<'t>(text: &'t str, on: &str) -> &'t str {
        word_at(text, text.find(on).unwrap()).slice(text).unwrap()
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_a_sentence() {
        let text = "On Mar. 28, Dr. J. Smith of the U.S. Army met Gen. Al Hassan, e.g. in No. 5. He left the U.S. The end.";
        assert_eq!(cut(text).len(), 3, "{:?}", cut(text));
    }

    #[test]
    fn footnote_numbers_belong_to_no_sentence() {
        let text = "Defense (MoD)\n.16Another officer, and vice versa.20There were 3.5 lines.5 The end.";
        let found =
            ["Defense (MoD)\n.", "Another officer, and vice versa.", "There were 3.5 lines.", "The end."];
        assert_eq!(cut(text), found);
        assert_eq!(
            cut("al-Assad…\n3Thus it was.\n37A man.\n15 The regime.\n12 Syrians."),
            ["al-Assad…", "Thus it was.", "A man.", "The regime.", "12 Syrians."]
        );
    }

    #[test]
    fn closing_quotes_stay_with_their_sentence() {
        assert_eq!(
            cut("“We left.” He said “why?” and (so!) went. “Good.”12 Then [he] left."),
            ["“We left.”", "He said “why?” and (so!) went.", "“Good.”", "Then [he] left."]
        );
    }

    #[test]
    fn a_line_end_breaks_unless_the_next_line_goes_on() {
        assert_eq!(cut("One\nTwo\n\nthree"), ["One", "Two", "three"]);
        assert_eq!(cut("the 5\nth Corps and 4\nthDivision.\nNext").len(), 2);
        assert_eq!(cut("the pro-\nIranian side\nwon").len(), 1);
        assert_eq!(cut("Soviet Union,\n56 as well as\n57 From").len(), 2);
        assert_eq!(cut("“Basij military\n,” he said.").len(), 1);
        assert_eq!(cut("a) one\nb) two\n- three").len(), 3);
    }

    #[test]
    fn elisions_in_brackets_and_numbered_lists_stay_whole() {
        assert_eq!(cut("We want it and […] Russia did not win.").len(), 1);
        assert_eq!(cut("1. The first.\n2. The second."), ["1. The first.", "2. The second."]);
        assert_eq!(cut("It ended in 2019. The next. Wait... He went… They too.").len(), 5);
    }

    #[test]
    fn arabic_urdu_chinese_and_russian_stops_count() {
        assert_eq!(cut("هل غادرت روسيا؟ نعم. وبقيت إيران.").len(), 3);
        assert_eq!(cut("روس گیا۔ ایران رہا۔").len(), 2);
        assert_eq!(cut("俄罗斯离开了。伊朗留下了。").len(), 2);
        assert_eq!(cut("Россия ушла. Иран, т.е. КСИР, остался.").len(), 2);
    }

    #[test]
    fn a_lost_space_between_sentences_is_found() {
        assert_eq!(cut("It ended.The Russians left. See example.com or the U.S.Army.").len(), 3);
    }

    #[test]
    fn every_byte_of_the_seeds_finds_the_sentence_that_the_walk_finds() {
        for text in [
            include_str!("../../seeds/palmyra-op-ed.txt"),
            include_str!("../../seeds/palmyra-intelbrief.txt"),
            include_str!("../../seeds/iran-russia-syria.txt"),
        ] {
            for span in sentences(text) {
                let found: Vec<Span> = span.range().step_by(7).map(|at| sentence_at(text, at)).collect();
                assert!(found.iter().all(|one| *one == span), "{:?} {found:?}", span.slice(text));
            }
        }
    }

    #[test]
    fn a_huge_text_without_sentences_is_no_trap() {
        let text = "\n.".repeat(200_000) + &" ".repeat(200_000) + "x";
        assert!(sentence_at(&text, 300_000).end <= text.len());
        assert!(sentences(&text).count() <= 200_001);
        assert_eq!(sentence_at("", 5), Span::new(0, 0));
        assert!(sentence_at(" \n ", 1).is_empty());
    }

    #[test]
    fn a_double_click_takes_the_whole_name() {
        assert_eq!(double_click("Bashar al-Assad’s regime", "Assad"), "al-Assad");
        assert_eq!(double_click("the Shi’a militias'", "a mil"), "Shi’a");
        assert_eq!(double_click("over $1,800.50 then", "800"), "1,800.50");
        assert_eq!(double_click("(IRGC) – and", "IRGC"), "IRGC");
        assert_eq!(double_click("إيران وروسيا", "وروسيا"), "وروسيا");
        assert_eq!(double_click("a 🙂 b", "🙂"), "🙂");
    }

    #[test]
    fn a_double_click_at_the_end_or_in_a_giant_word_is_bounded() {
        assert_eq!(word_at("the end", 99).slice("the end"), Some("end"));
        assert!(word_at(&"x".repeat(1_000_000), 500_000).len() <= 401);
        assert_eq!(word_at("", 0), Span::new(0, 0));
    }

    #[test]
    fn a_bullet_is_no_part_of_its_sentence() {
        let text = "Points:\n•\u{a0}On December 11, media reported it.\n• Then more.";
        let found: Vec<_> = sentences(text).map(|span| span.slice(text).unwrap()).collect();
        assert_eq!(found, ["Points:", "On December 11, media reported it.", "Then more."]);
        assert_eq!(sentence_at(text, 12).slice(text), Some(found[1]));
    }
}
