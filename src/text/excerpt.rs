//! Words with some of what stands around them, fit for one line, and where the words went.

use std::ops::Range;

use super::Span;

/// A piece of a text on one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// Runs of white space are one space; `…` where more stands before or after.
    pub line: String,
    /// Where the words that it is about stand in the line, in bytes.
    pub marks: Vec<Range<usize>>,
}

impl Excerpt {
    /// The words from the first to the last of `marked`, with up to `before` characters in front and as many behind
    /// as make `most` characters in all; begins and ends between words.
    ///
    /// `marked` is in order and does not overlap. Whatever is cut from the end is marked no more.
    ///
    /// ```
    /// use detente::text::{Excerpt, Span};
    /// let text = "Then\nthe  Syrian army left Palmyra in a hurry.";
    /// let found = Excerpt::around(text, &[Span::new(10, 16)], (5, 20));
    /// assert_eq!((&*found.line, &found.line[found.marks[0].clone()]), ("…the Syrian army left…", "Syrian"));
    /// ```
    #[must_use]
    pub fn around(text: &str, marked: &[Span], (before, most): (usize, usize)) -> Self {
        let Some(first) = marked.first() else { return Self::default() };
        let start = begin(text, first.start, before);
        let mut excerpt = Self::default();
        if !text[..start].trim_end().is_empty() {
            excerpt.line.push('…');
        }
        let end = excerpt.take(text, (start, most), marked);
        if !text[end..].trim_start().is_empty() {
            excerpt.line.push('…');
        }
        excerpt
    }

    /// Takes up to `most` characters from `start` on; gives the byte of the text at which it stopped.
    fn take(&mut self, text: &str, (start, most): (usize, usize), marked: &[Span]) -> usize {
        let (mut count, mut good) = (0, None);
        let last = marked.last().map_or(start, |span| span.end);
        for (offset, c) in text[start..].char_indices() {
            let at = start + offset;
            if c.is_whitespace() {
                if at >= last {
                    good = Some((at, self.line.len()));
                }
                if !self.line.is_empty() && !self.line.ends_with(' ') {
                    self.line.push(' ');
                    count += 1;
                }
                continue;
            }
            if count >= most {
                let (at, len) = good.unwrap_or((at, self.line.len()));
                self.line.truncate(len);
                return at;
            }
            self.mark(at, c, marked);
            count += 1;
        }
        self.line.truncate(self.line.trim_end().len());
        text.len()
    }

    fn mark(&mut self, at: usize, c: char, marked: &[Span]) {
        let here = self.line.len();
        self.line.push(c);
        let after = marked.partition_point(|span| span.start <= at);
        let Some(span) = after.checked_sub(1).map(|n| marked[n]).filter(|span| at < span.end) else { return };
        if span.start == at || self.marks.is_empty() {
            self.marks.push(here..here);
        }
        if let Some(open) = self.marks.last_mut() {
            open.end = self.line.len();
        }
    }
}

/// The beginning of a word at most so many characters before `at`, not going back over a blank line.
fn begin(text: &str, at: usize, before: usize) -> usize {
    let mut start = at;
    let mut is_after_line = false;
    for (offset, c) in text[..at].char_indices().rev().take(before + 1) {
        if c.is_whitespace() {
            if c == '\n' && is_after_line {
                break;
            }
            start = offset + c.len_utf8();
            is_after_line = c == '\n';
        } else {
            is_after_line = false;
        }
        if offset == 0 {
            start = 0;
        }
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(text: &str, words: &[&str], room: (usize, usize)) -> String {
        let spans: Vec<Span> = words
            .iter()
            .map(|word| {
                let at = text.find(word).unwrap();
                Span::new(at, at + word.len())
            })
            .collect();
        let mut excerpt = Excerpt::around(text, &spans, room);
        for mark in excerpt.marks.iter().rev() {
            excerpt.line.insert(mark.end, ']');
            excerpt.line.insert(mark.start, '[');
        }
        excerpt.line
    }

    #[test]
    fn words_stand_marked_in_one_line_that_breaks_between_words() {
        let text = "The Syrian Arab Army left\n  Palmyra. It came back.";
        assert_eq!(
            around(text, &["Arab", "Palmyra"], (8, 40)),
            "…Syrian [Arab] Army left [Palmyra]. It came…"
        );
        assert_eq!(around(text, &["The"], (8, 400)), "[The] Syrian Arab Army left Palmyra. It came back.");
    }

    #[test]
    fn nothing_of_the_paragraph_before_is_shown() {
        assert_eq!(around("End of it.\n\nIran fought.", &["Iran"], (40, 80)), "…[Iran] fought.");
    }

    #[test]
    fn a_mark_longer_than_the_line_is_cut() {
        let text = "Мы видели, как они ушли из города";
        assert_eq!(around(text, &["видели, как они ушли"], (0, 10)), "…[видели, ка]…");
    }

    #[test]
    fn words_across_a_line_end_are_one_mark() {
        assert_eq!(around("a\nb c", &["a\nb"], (9, 9)), "[a b] c");
    }
}
