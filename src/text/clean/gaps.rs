//! What becomes of the white space between two lines: nothing, a space, or the end of a paragraph.
//!
//! Each repair has to be certain of itself; what none of them claims stays as it is, but for empty lines and spaces at
//! the ends of lines. Start at [`Gaps::mends`].

use super::Rules;
use super::hyphens::Hyphens;
use super::lines::{Line, Lines};
use super::notes::Notes;
use super::overlay::{How, Mend};
use super::rules::Rule;
use crate::text::Span;
use crate::text::letters::is_unspaced;
use crate::text::segment::{is_closer, is_stop};
use crate::text::source::{first_chars, last_chars};

/// What is known while gaps are looked at.
pub(super) struct Gaps<'t> {
    pub text: &'t str,
    pub rules: Rules,
    pub lines: &'t Lines,
    pub notes: &'t Notes,
    pub hyphens: Hyphens<'t>,
}

/// Two lines with the gap between them.
#[derive(Clone, Copy)]
struct Pair<'t> {
    gap: Span,
    above: &'t Line,
    below: &'t Line,
    before: &'t str,
    after: &'t str,
}

impl<'t> Gaps<'t> {
    /// The repairs of all gaps, from top to bottom, and where paragraphs begin.
    pub fn mends(&self) -> (Vec<Mend>, Vec<usize>) {
        let lines = &self.lines.lines;
        let mut mends = Vec::new();
        let mut starts: Vec<usize> = lines.first().map(|first| first.words.start).into_iter().collect();
        mends.extend(lines.first().and_then(|first| self.lead(first)));
        for pair in lines.windows(2) {
            let [above, below] = pair else { continue };
            let pair = self.pair(above, below);
            match self.joined(&pair) {
                Some(joined) => mends.extend(joined),
                None if self.notes.begins_at(pair.gap.end) && pair.below.parted == 1 => {} // they join it themselves
                None => {
                    mends.extend(self.parted(&pair));
                    starts.push(pair.gap.end);
                }
            }
        }
        mends.extend(self.tail(lines.last()));
        (mends, starts)
    }

    fn pair(&self, above: &'t Line, below: &'t Line) -> Pair<'t> {
        let gap = Span::new(above.words.end, below.words.start);
        let before = above.words.slice(self.text).unwrap_or_default();
        let after = below.words.slice(self.text).unwrap_or_default();
        Pair { gap, above, below, before, after }
    }

    /// The repairs that make one line of two.
    fn joined(&self, pair: &Pair<'_>) -> Option<Vec<Mend>> {
        if pair.above.is_set || pair.below.is_set || pair.above.depth != pair.below.depth {
            return None;
        }
        let crosses_page = pair.below.crosses_page;
        if crosses_page && goes_on(pair) {
            return Some(vec![Mend { at: pair.gap, how: How::Space }]);
        }
        if pair.below.parted > 1 || crosses_page {
            return None;
        }
        let has = |rule| self.rules.has(rule);
        let ordinal = has(Rule::Ordinals).then(|| ordinal(pair)).flatten();
        let stop = || has(Rule::Stops).then(|| self.slipped_stop(pair)).flatten();
        let hyphen =
            || has(Rule::Hyphens).then(|| self.hyphens.join(pair.gap, pair.before, pair.after)).flatten();
        let line = || has(Rule::Lines).then(|| in_brackets(pair).or_else(|| self.wrapped(pair))).flatten();
        ordinal.or_else(stop).or_else(hyphen).or_else(line)
    }

    /// The end of a paragraph, with less white space around it.
    fn parted(&self, pair: &Pair<'_>) -> Option<Mend> {
        let gap = pair.gap.slice(self.text).unwrap_or_default();
        let has_quote_marks = !gap.trim().is_empty();
        if !self.rules.has(Rule::White) && !has_quote_marks || gap == "\n" {
            return None;
        }
        if !pair.below.is_set || has_quote_marks {
            return Some(Mend { at: pair.gap, how: How::Break });
        }
        if pair.above.is_set {
            return None;
        }
        let indent = gap.rfind('\n').map_or(gap.len(), |end| end + 1); // the spaces before its words mean something
        Some(Mend::new(pair.gap.start, pair.gap.start + indent, How::Break))
    }

    fn lead(&self, first: &Line) -> Option<Mend> {
        let lead = &self.text[..first.words.start];
        let is_wanted = self.rules.has(Rule::White) && !first.is_set || !lead.trim().is_empty();
        (is_wanted && !lead.is_empty()).then(|| Mend::new(0, lead.len(), How::Hidden))
    }

    /// What stands behind the last line; everything if there is none.
    fn tail(&self, last: Option<&Line>) -> Option<Mend> {
        let from = last.map_or(0, |last| last.words.end);
        let is_page = !self.text[from..].trim().is_empty();
        let is_wanted = (self.rules.has(Rule::White) || is_page) && from < self.text.len();
        is_wanted.then(|| Mend::new(from, self.text.len(), How::Hidden))
    }

    /// `IRGC\n.4The`, `military\n,” he said`: only a mark that nothing follows but space, quotes or a footnote.
    fn slipped_stop(&self, pair: &Pair<'_>) -> Option<Vec<Mend>> {
        let mut chars = pair.after.chars();
        let mark = chars
            .next()
            .filter(|c| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '”' | '»'))?;
        let behind = chars.as_str();
        let next = behind.trim_start_matches(is_closer).chars().next();
        let note_at = pair.below.words.start + mark.len_utf8();
        let is_note = self.rules.has(Rule::Footnotes) && self.notes.begins_at(note_at);
        let is_apart =
            next.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | ';') || mark != '.' && c == '.');
        let follows_word =
            pair.before.chars().next_back().is_some_and(|c| c.is_alphanumeric() || is_closer(c));
        let is_prose = pair.above.width >= 20 && follows_word;
        (is_prose && (is_apart || is_note)).then(|| vec![Mend { at: pair.gap, how: How::Hidden }])
    }

    /// The next line of a hard-wrapped paragraph.
    fn wrapped(&self, pair: &Pair<'_>) -> Option<Vec<Mend>> {
        let wrapped = self.lines.wrapped?;
        let has_letters = |words: &str| words.contains(char::is_alphabetic);
        if pair.below.marker.is_some() || !has_letters(pair.before) || !has_letters(pair.after) {
            return None;
        }
        let is_ended = ends_sentence(pair.before);
        let is_indented = pair.below.indent > pair.above.indent && pair.above.marker.is_none();
        let fills = wrapped.fills(pair.above.width, pair.after);
        let goes_on = goes_on(pair) && pair.above.width * 2 >= wrapped.full;
        if is_indented && is_ended || !(fills || goes_on) {
            return None;
        }
        let is_unspaced = pair.before.ends_with(is_unspaced) && pair.after.starts_with(is_unspaced);
        let how = if is_unspaced { How::Hidden } else { How::Space };
        Some(vec![Mend { at: pair.gap, how }])
    }
}

/// `5\nth Corps`, `4\nthDivision`.
fn ordinal(pair: &Pair<'_>) -> Option<Vec<Mend>> {
    let digits = pair.before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let number = &pair.before[pair.before.len() - digits..];
    let ending = pair.after.get(..2).filter(|ending| digits > 0 && *ending == ordinal_ending(number))?;
    let next = pair.after[ending.len()..].chars().next();
    if next.is_some_and(|c| c.is_alphanumeric() && !c.is_uppercase()) {
        return None;
    }
    let mut mends = vec![Mend { at: pair.gap, how: How::Hidden }];
    if next.is_some_and(char::is_uppercase) {
        mends.push(Mend::insert(pair.below.words.start + ending.len(), How::Space));
    }
    Some(mends)
}

fn ordinal_ending(number: &str) -> &'static str {
    match number.as_bytes() {
        [.., b'1', _] => "th",
        [.., b'1'] => "st",
        [.., b'2'] => "nd",
        [.., b'3'] => "rd",
        _ => "th",
    }
}

/// `(see\nTwo models above)`: a bracket opens at the end of a line and closes at the start of the next.
fn in_brackets(pair: &Pair<'_>) -> Option<Vec<Mend>> {
    let (opened, closed) = (last_chars(pair.before, BRACKET), first_chars(pair.after, BRACKET));
    let is_open = opened.rfind('(').is_some_and(|at| !opened[at..].contains(')') && opened.len() > at + 1);
    let closes = closed.find(')').is_some_and(|at| !closed[..at].contains('('));
    let is_prose = pair.above.width > BRACKET && pair.below.marker.is_none();
    (is_open && closes && is_prose).then(|| vec![Mend { at: pair.gap, how: How::Space }])
}

/// A bracket reaches at most so many characters over the end of a line.
const BRACKET: usize = 40;

/// True if a small letter goes on with a sentence that is not over.
fn goes_on(pair: &Pair<'_>) -> bool {
    pair.after.starts_with(char::is_lowercase) && !ends_sentence(pair.before) && pair.below.marker.is_none()
}

/// True behind a stop or a colon, quotes closed.
pub(super) fn ends_sentence(words: &str) -> bool {
    words.trim_end_matches(is_closer).ends_with(|c| is_stop(c) || c == ':')
}
