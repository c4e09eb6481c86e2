//! Looking through a text, a stretch at a time.
//!
//! A hit belongs to the stretch it begins in and may end a little beyond it; the next stretch begins after the hit,
//! so that none is told twice and none is torn.

use std::collections::VecDeque;

use super::term::{Stretch, Term};
use super::{Hit, NEAR, Progress, Query};
use crate::text::Span;

/// So many bytes are read at once: some microseconds of work, and few enough that most are skipped unfolded.
const STRETCH: usize = 32 << 10;

/// What a [`Query`] finds in a text, as far as it was read; can be stopped and gone on with at any point.
#[derive(Debug)]
pub struct Scan<'q, 't> {
    query: &'q Query,
    text: &'t str,
    at: usize,
    waiting: VecDeque<Hit>,
    is_over: bool,
}

impl<'q, 't> Scan<'q, 't> {
    pub(super) fn new(query: &'q Query, text: &'t str) -> Self {
        Self { query, text, at: 0, waiting: VecDeque::new(), is_over: false }
    }

    fn read_on(&mut self) -> Progress {
        let end = self.text.ceil_char_boundary(self.at + STRETCH);
        let until = self.text.ceil_char_boundary(end + self.query.reach);
        let stretch = Stretch::new(self.text, Span::new(self.at, until));
        self.at = end;
        if self.query.terms.iter().all(|term| term.may_stand_in(&stretch)) {
            let mut hits = together(&self.query.terms, &stretch);
            hits.retain(|hit| hit.span.start < end);
            self.at = hits.last().map_or(end, |hit| hit.span.end.max(end));
            self.waiting = hits.into();
        }
        self.is_over = self.at >= self.text.len();
        Progress::Read(self.at)
    }
}

impl Iterator for Scan<'_, '_> {
    type Item = Progress;

    fn next(&mut self) -> Option<Progress> {
        if let Some(hit) = self.waiting.pop_front() {
            return Some(Progress::Hit(hit));
        }
        (!self.is_over).then(|| self.read_on())
    }
}

/// The shortest runs of words that hold every term, not overlapping, from left to right.
fn together(terms: &[Term], stretch: &Stretch<'_>) -> Vec<Hit> {
    if let [term] = terms {
        let alone = term.hits(stretch).into_iter();
        return alone.map(|span| Hit { span, words: vec![span] }).collect();
    }
    let mut all: Vec<(Span, usize)> = Vec::new();
    for (number, term) in terms.iter().enumerate() {
        let found = term.hits(stretch);
        if found.is_empty() {
            return Vec::new();
        }
        all.extend(found.into_iter().map(|span| (span, number)));
    }
    all.sort_unstable();
    let (mut hits, mut last) = (Vec::<Hit>::new(), vec![None::<Span>; terms.len()]);
    for (span, number) in all {
        let is_taken = hits.last().is_some_and(|hit| span.start < hit.span.end);
        last[number] = if is_taken { last[number] } else { Some(span) };
        if let Some(hit) = joined(&last) {
            hits.push(hit);
            last.fill(None);
        }
    }
    hits
}

/// The words that every term was last seen at, if they stand near enough.
fn joined(last: &[Option<Span>]) -> Option<Hit> {
    let mut words = last.iter().copied().collect::<Option<Vec<Span>>>()?;
    words.sort_unstable();
    words.dedup();
    let (start, end) = (words.first()?.start, words.iter().map(|word| word.end).max()?);
    (end - start <= NEAR).then(|| Hit { span: Span::new(start, end), words })
}
