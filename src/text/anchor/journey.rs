//! Where the words of an older text have travelled in a newer one.
//!
//! The two texts are compared word by word (Myers); white space does not count. Texts of more than a quarter of a megabyte
//! are compared line by line, which is cheaper and still finds all that merely moved. What the two have in common at
//! both ends is not compared at all. A landing proves nothing by itself: the words there are compared, and how much
//! around them travelled along tells how sure it is. Start at [`Journey::landing`].

use std::collections::HashMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::super::Span;

/// The way from one text to the other.
#[derive(Debug)]
pub(super) struct Journey {
    /// What stayed the same, from top to bottom.
    runs: Vec<Run>,
    old: Vec<Span>,
    new: Vec<Span>,
    ends: (usize, usize),
}

/// `len` pieces that are the same, beginning with these.
#[derive(Clone, Copy, Debug)]
struct Run {
    old: usize,
    new: usize,
    len: usize,
}

/// Where words have travelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Landing {
    pub span: Span,
    /// True if they travelled together with what stood around them.
    pub is_sure: bool,
}

/// Larger texts are compared by lines.
const BY_WORDS: usize = 1 << 18;
/// So many bytes must have travelled along on each side.
const AROUND: usize = 32;

impl Journey {
    pub(super) fn new(old: &str, new: &str) -> Self {
        let head = common_head(old, new);
        let tail = common_tail(&old[head..], &new[head..]);
        let middle = |text: &str| Span::new(head, text.len() - tail);
        let cut = if old.len().max(new.len()) > BY_WORDS { lines } else { words };
        let mut numbers = HashMap::new();
        let (here, there) = (cut(old, middle(old)), cut(new, middle(new)));
        let codes = (codes(old, &here, &mut numbers), codes(new, &there, &mut numbers));
        let same = capture_diff_slices(Algorithm::Myers, &codes.0, &codes.1);
        let runs = same.into_iter().filter_map(|op| match op {
            DiffOp::Equal { old_index, new_index, len } => Some(Run { old: old_index, new: new_index, len }),
            DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => None,
        });
        let journey = Self { runs: runs.collect(), old: here, new: there, ends: (old.len(), new.len()) };
        journey.with_ends(head, tail)
    }

    /// The common beginning and end are one piece each.
    fn with_ends(mut self, head: usize, tail: usize) -> Self {
        let (old_end, new_end) = self.ends;
        for run in &mut self.runs {
            (run.old, run.new) = (run.old + 1, run.new + 1);
        }
        self.old.insert(0, Span::new(0, head));
        self.new.insert(0, Span::new(0, head));
        self.old.push(Span::new(old_end - tail, old_end));
        self.new.push(Span::new(new_end - tail, new_end));
        self.runs.insert(0, Run { old: 0, new: 0, len: 1 });
        self.runs.push(Run { old: self.old.len() - 1, new: self.new.len() - 1, len: 1 });
        self.join();
        self
    }

    fn join(&mut self) {
        let mut joined: Vec<Run> = Vec::with_capacity(self.runs.len());
        for run in self.runs.drain(..) {
            match joined.last_mut() {
                Some(last) if (last.old + last.len, last.new + last.len) == (run.old, run.new) => {
                    last.len += run.len;
                }
                _ => joined.push(run),
            }
        }
        self.runs = joined;
    }

    /// Where the words at `span` of the older text have travelled; `None` if an end of them did not travel.
    pub(super) fn landing(&self, span: Span) -> Option<Landing> {
        let (first, start) = self.place(span.start, true)?;
        let (last, end) = self.place(span.end, false)?;
        (start < end).then(|| {
            let is_sure = first == last && self.brings_company(self.runs[first], span);
            Landing { span: Span::new(start, end), is_sure }
        })
    }

    /// The run that holds `byte` of the older text, and the byte of the newer one; `opens` if words begin there.
    fn place(&self, byte: usize, opens: bool) -> Option<(usize, usize)> {
        let piece = if opens {
            self.old.partition_point(|piece| piece.end <= byte)
        } else {
            self.old.partition_point(|piece| piece.start < byte).checked_sub(1)?
        };
        let run = self.runs.partition_point(|run| run.old <= piece).checked_sub(1)?;
        let Run { old, new, len } = self.runs[run];
        let (from, to) = (*self.old.get(piece)?, *self.new.get(new + piece.checked_sub(old)?)?);
        let is_inside = piece < old + len && from.start <= byte && byte <= from.end;
        is_inside.then(|| (run, to.start + byte - from.start))
    }

    /// Whether enough of the same stands on both sides of `span`, or the texts end there.
    fn brings_company(&self, run: Run, span: Span) -> bool {
        let last = |pieces: &[Span], first: usize| pieces[first + run.len - 1].end;
        let (start, end) = (self.old[run.old].start, last(&self.old, run.old));
        let opens = (start, self.new[run.new].start) == (0, 0);
        let closes = (end, last(&self.new, run.new)) == self.ends;
        (opens || span.start >= start + AROUND) && (closes || span.end + AROUND <= end)
    }
}

/// How many bytes of whole words the two have in common at the start.
fn common_head(old: &str, new: &str) -> usize {
    let same = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    let same = old.floor_char_boundary(same);
    if same == old.len() && same == new.len() {
        return same;
    }
    old[..same].rfind('\n').map_or(0, |line| line + 1)
}

fn common_tail(old: &str, new: &str) -> usize {
    let same = old.bytes().rev().zip(new.bytes().rev()).take_while(|(a, b)| a == b).count();
    let start = old.ceil_char_boundary(old.len() - same);
    old[start..].find('\n').map_or(0, |line| old.len() - start - line - 1)
}

fn lines(text: &str, within: Span) -> Vec<Span> {
    let mut start = within.start;
    let lines = text[within.range()].split_inclusive('\n').map(|line| {
        start += line.len();
        Span::new(start - line.len(), start)
    });
    lines.filter(|line| !line.trimmed(text).is_empty()).collect()
}

/// Words, and every other sign by itself.
fn words(text: &str, within: Span) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut goes_on = false;
    for (at, c) in text[within.range()].char_indices().map(|(at, c)| (within.start + at, c)) {
        let end = at + c.len_utf8();
        match found.last_mut() {
            Some(word) if goes_on && c.is_alphanumeric() => word.end = end,
            _ if c.is_whitespace() => {}
            _ => found.push(Span::new(at, end)),
        }
        goes_on = c.is_alphanumeric();
    }
    found
}

/// The same words get the same number.
fn codes<'t>(text: &'t str, pieces: &[Span], numbers: &mut HashMap<&'t str, u32>) -> Vec<u32> {
    let code = |piece: &Span| {
        let next = numbers.len() as u32;
        *numbers.entry(&text[piece.range()]).or_insert(next)
    };
    pieces.iter().map(code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn landing(old: &str, words: &str, new: &str) -> Option<(String, bool)> {
        let start = old.find(words).unwrap();
        let landing = Journey::new(old, new).landing(Span::new(start, start + words.len()))?;
        Some((new[landing.span.range()].to_owned(), landing.is_sure))
    }

    const OLD: &str = "One line that stays here for all times.\nIran refused. Iran refused again, as the others did.\nThe end.";

    #[test]
    fn words_travel_with_what_stands_around_them() {
        let new = format!("Something new.\n{OLD}");
        let second = OLD.rfind("Iran").unwrap();
        let landing = Journey::new(OLD, &new).landing(Span::new(second, second + 12)).unwrap();
        assert_eq!((landing.span.start, landing.is_sure), (second + 15, true));
    }

    #[test]
    fn new_line_ends_do_not_matter() {
        let new = OLD.replace("as the others", "as\nthe  others");
        assert_eq!(landing(OLD, "as the others", &new), Some(("as\nthe  others".into(), true)));
    }

    #[test]
    fn words_that_are_gone_land_nowhere() {
        let new = OLD.replace("Iran refused again, as", "As");
        assert!(landing(OLD, "refused again", &new).is_none_or(|(_, is_sure)| !is_sure));
        assert_eq!(landing(OLD, "Iran", ""), None);
    }

    #[test]
    fn the_same_text_is_one_run() {
        assert_eq!(landing(OLD, "The end.", OLD), Some(("The end.".into(), true)));
        assert_eq!(landing(OLD, "One", OLD), Some(("One".into(), true)));
    }

    #[test]
    fn long_texts_travel_line_by_line() {
        let old: String = (0..60_000).map(|line| format!("line {line} of a long text\n")).collect();
        let new = format!("new\n{}", old.replace("line 30000 of", "row 30000 of"));
        assert_eq!(landing(&old, "line 29990 of", &new), Some(("line 29990 of".into(), true)));
        assert_eq!(landing(&old, "line 30000 of", &new), None);
    }
}
