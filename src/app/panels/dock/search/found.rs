//! What was found so far, as the rows of a list: a document, its hits, what was only counted.

use super::job::{Line, Part};
use crate::model::DocumentId;

/// A row of the list.
#[derive(Debug, PartialEq)]
pub(super) enum Row {
    /// A document, with the number of its group.
    Document(DocumentId, usize),
    /// A hit in it.
    Hit(DocumentId, Line),
    /// So many more hits that are not told.
    More(usize),
}

/// Everything found so far.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) rows: Vec<Row>,
    /// How many hits each document has.
    pub(super) counts: Vec<usize>,
    pub(super) hits: usize,
    pub(super) bytes: usize,
    pub(super) is_over: bool,
}

impl Found {
    /// Takes in what was told.
    pub(super) fn take(&mut self, part: Part) {
        match part {
            Part::Hits(id, lines) => {
                self.open(id);
                self.add(lines.len());
                self.rows.extend(lines.into_iter().map(|line| Row::Hit(id, line)));
            }
            Part::Read(_, 0) => {}
            Part::Read(id, silent) => {
                self.open(id);
                self.add(silent);
                self.rows.push(Row::More(silent));
            }
            Part::Bytes(bytes) => self.bytes = bytes,
            Part::Over => self.is_over = true,
        }
    }

    /// The row of the next hit after `at`, or before it; the first one if there is none to go on from.
    pub(super) fn step(&self, at: Option<usize>, back: bool) -> Option<usize> {
        let is_hit = |row: &usize| matches!(self.rows.get(*row), Some(Row::Hit(..)));
        let next = match (at, back) {
            (Some(at), true) => (0..at).rev().find(is_hit),
            (Some(at), false) => (at + 1..self.rows.len()).find(is_hit),
            (None, _) => (0..self.rows.len()).find(is_hit),
        };
        next.or(at)
    }

    fn open(&mut self, id: DocumentId) {
        let open = self.rows.iter().rev().find_map(|row| match row {
            Row::Document(id, _) => Some(*id),
            Row::Hit(..) | Row::More(_) => None,
        });
        if open != Some(id) {
            self.rows.push(Row::Document(id, self.counts.len()));
            self.counts.push(0);
        }
    }

    fn add(&mut self, hits: usize) {
        self.hits += hits;
        if let Some(count) = self.counts.last_mut() {
            *count += hits;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;
    use crate::text::{Excerpt, Span};

    fn line() -> Line {
        Line { span: Span::new(0, 4), excerpt: Excerpt::default(), page: None }
    }

    #[test]
    fn up_and_down_walk_over_hits_alone_and_stop_at_the_ends() {
        let (one, two) = (Id::from_bits(1), Id::from_bits(2));
        let mut found = Found::default();
        for part in [
            Part::Hits(one, vec![line()]),
            Part::Hits(one, vec![line()]),
            Part::Read(one, 9),
            Part::Hits(two, vec![line()]),
        ] {
            found.take(part);
        }
        assert_eq!((found.rows.len(), &*found.counts, found.hits), (6, &[11, 1][..], 12));
        let mut walked = vec![found.step(None, false)];
        for _ in 0..3 {
            walked.push(found.step(walked.last().copied().flatten(), false));
        }
        assert_eq!(walked, [Some(1), Some(2), Some(5), Some(5)]);
        assert_eq!((found.step(Some(5), true), found.step(Some(1), true)), (Some(2), Some(1)));
    }
}
