//! Where the caret stands, what lies under a point, what a selection covers.
//!
//! Everything is said in bytes of the paragraph's text. A byte alone cannot say on which line a caret stands where a
//! line was broken, nor on which side where directions meet: [`Caret`] adds that one bit. Which key makes which
//! [`Motion`] is decided in the window.

use std::ops::Range;

use kurbo::{Point, Rect};
use parley::{Affinity, Cluster, Cursor};

use super::paragraph::Paragraph;

/// A place between two letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Caret {
    /// The byte it stands before.
    pub at: usize,
    /// True if it belongs to the letter before it: at the end of a broken line rather than at the start of the next.
    pub leans_back: bool,
}

impl Caret {
    /// The caret before this byte, on the side of the letter that follows.
    #[must_use]
    pub fn before(at: usize) -> Self {
        Self { at, leans_back: false }
    }
}

/// One press of a caret key. Left and right are what the eye sees, whatever the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Motion {
    /// One letter to the left.
    Left,
    /// One letter to the right.
    Right,
    /// One word to the left.
    WordLeft,
    /// One word to the right.
    WordRight,
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// To the start of the line, which is its right end in a text that reads from the right.
    LineStart,
    /// To the end of the line.
    LineEnd,
}

impl Paragraph {
    /// Where the caret before `byte` stands: a rectangle without width, as high as its line. A byte within a
    /// character or a ligature's letter counts as its start, one beyond the text as the end.
    #[must_use]
    pub fn caret(&self, byte: usize) -> Rect {
        self.caret_box(Caret::before(byte))
    }

    /// Where this caret stands.
    #[must_use]
    pub fn caret_box(&self, caret: Caret) -> Rect {
        let place = self.cursor(caret).geometry(self.layout(), 0.0);
        Rect::new(place.x0, place.y0, place.x1, place.y1)
    }

    /// The byte whose caret is nearest to `at`; a point outside counts for the nearest line.
    #[must_use]
    pub fn hit(&self, at: Point) -> usize {
        self.hit_caret(at).at
    }

    /// The caret nearest to `at`.
    #[must_use]
    pub fn hit_caret(&self, at: Point) -> Caret {
        from_cursor(Cursor::from_point(self.layout(), coordinate(at.x), coordinate(at.y)))
    }

    /// The caret after one press of a key, or `None` if it would leave the paragraph: the reader then goes on in the
    /// next one. `goal_x` keeps the column over several lines up or down; without it the caret's own place counts.
    #[must_use]
    pub fn moved(&self, caret: Caret, motion: Motion, goal_x: Option<f64>) -> Option<Caret> {
        match motion {
            Motion::Left => self.step(caret, Side::Left),
            Motion::Right => self.step(caret, Side::Right),
            Motion::WordLeft => self.word_step(caret, Side::Left),
            Motion::WordRight => self.word_step(caret, Side::Right),
            Motion::Up => self.on_line(self.line_of(caret).checked_sub(1)?, caret, goal_x),
            Motion::Down => self.on_line(self.line_of(caret) + 1, caret, goal_x),
            Motion::LineStart => Some(Caret::before(self.lines().get(self.line_of(caret))?.bytes.start)),
            Motion::LineEnd => self.line_end(self.line_of(caret)),
        }
    }

    /// Which of [`lines`](Self::lines) a caret stands on.
    #[must_use]
    pub fn line_of(&self, caret: Caret) -> usize {
        let middle = self.caret_box(caret).center().y;
        self.lines().partition_point(|line| line.bottom <= middle).min(self.lines().len().saturating_sub(1))
    }

    /// The boxes that the words in `range` cover: one for each stretch that stands together, lines from top to bottom
    /// and stretches from left to right. Each box is as high as its line.
    #[must_use]
    pub fn boxes(&self, range: Range<usize>) -> Vec<Rect> {
        let mut boxes = Vec::new();
        if range.is_empty() {
            return boxes;
        }
        let first = self.lines().partition_point(|line| line.bytes.end <= range.start);
        for (line, set) in self.lines().iter().zip(self.layout().lines()).skip(first) {
            if line.bytes.start >= range.end {
                break;
            }
            for (x0, x1) in stretches(&set, &range) {
                boxes.push(Rect::new(x0, line.top, x1, line.bottom));
            }
        }
        boxes
    }

    /// The word that `byte` stands in or before; white space and punctuation count as words of their own.
    #[must_use]
    pub fn word_at(&self, byte: usize) -> Range<usize> {
        let within = byte.min(self.text().len().saturating_sub(1));
        let Some(mut first) = Cluster::from_byte_index(self.layout(), within) else { return 0..0 };
        while !first.is_word_boundary() {
            let Some(previous) = first.previous_logical() else { break };
            first = previous;
        }
        let end = first.next_logical_word().map_or(self.text().len(), |next| next.text_range().start);
        first.text_range().start..end
    }

    fn cursor(&self, caret: Caret) -> Cursor {
        let affinity = if caret.leans_back { Affinity::Upstream } else { Affinity::Downstream };
        Cursor::from_byte_index(self.layout(), caret.at, affinity)
    }

    /// One letter to `side`, or `None` at that end of the paragraph.
    fn step(&self, from: Caret, side: Side) -> Option<Caret> {
        let cursor = self.cursor(from);
        let next = match side {
            Side::Left => cursor.previous_visual(self.layout()),
            Side::Right => cursor.next_visual(self.layout()),
        };
        let to = from_cursor(next);
        if next != cursor && self.is_onward(from, to, side) {
            return Some(to);
        }
        // Where a line of a text that reads from the right ends, the shaper stops, or goes round to an earlier one.
        let line = self.line_of(from);
        if self.leads_down(side) {
            self.lines().get(line + 1).map(|line| Caret::before(line.bytes.start))
        } else {
            self.line_end(line.checked_sub(1)?)
        }
    }

    /// True if going on to `side` one comes to later lines.
    fn leads_down(&self, side: Side) -> bool {
        matches!(side, Side::Left) == self.is_rtl()
    }

    fn is_onward(&self, from: Caret, to: Caret, side: Side) -> bool {
        let (line, next_line) = (self.line_of(from), self.line_of(to));
        if line != next_line {
            return (line < next_line) == self.leads_down(side);
        }
        let far = self.caret_box(to).x0 - self.caret_box(from).x0;
        match side {
            Side::Left => far < SLACK,
            Side::Right => far > -SLACK,
        }
    }

    /// Steps until a word begins. The shaper's own loop is not used: where marks, breaks and directions meet its steps
    /// can go in circles, and it would never come back.
    fn word_step(&self, from: Caret, side: Side) -> Option<Caret> {
        let mut reached = None;
        for _ in 0..=self.text().len() {
            let Some(next) = self.step(reached.unwrap_or(from), side) else { break };
            reached = Some(next);
            if is_word_border(self.cursor(next).visual_clusters(self.layout()), side) {
                break;
            }
        }
        reached
    }

    fn on_line(&self, line: usize, caret: Caret, goal_x: Option<f64>) -> Option<Caret> {
        let line = self.lines().get(line)?;
        let x = goal_x.unwrap_or_else(|| self.caret_box(caret).x0);
        Some(self.hit_caret(Point::new(x, f64::midpoint(line.top, line.bottom))))
    }

    fn line_end(&self, line: usize) -> Option<Caret> {
        let bytes = self.lines().get(line)?.bytes.clone();
        let words = self.text().get(bytes.clone())?;
        Some(match words.strip_suffix('\n') {
            Some(words) => Caret::before(bytes.start + words.len()),
            None => Caret { at: bytes.end, leans_back: true },
        })
    }
}

/// Where directions meet, two carets for one place may differ by a rounding.
const SLACK: f64 = 0.01;

#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
}

/// True if a caret between these two letters, coming along to `side`, has reached the edge of a word.
fn is_word_border(letters: [Option<Cluster<'_, ()>>; 2], side: Side) -> bool {
    let [Some(left), Some(right)] = letters else { return true };
    let begins_right = right.is_word_boundary() && !right.is_space_or_nbsp();
    match (side, left.is_rtl()) {
        (Side::Right, true) => left.is_word_boundary() && !left.is_space_or_nbsp(),
        (Side::Right, false) => right.is_word_boundary() && !left.is_space_or_nbsp(),
        (Side::Left, true) => left.is_word_boundary() && (left.is_space_or_nbsp() || begins_right),
        (Side::Left, false) => begins_right,
    }
}

/// The stretches of a line that show bytes of `range`, as left and right edges, from left to right.
fn stretches(line: &parley::Line<'_, ()>, range: &Range<usize>) -> Vec<(f64, f64)> {
    let metrics = line.metrics();
    let mut x = f64::from(metrics.offset) + f64::from(metrics.inline_min_coord);
    let mut found = Vec::new();
    for run in line.runs() {
        let bytes = run.text_range();
        // Whole runs first: walking letters is only needed where a stretch begins or ends.
        if bytes.end <= range.start || range.end <= bytes.start {
            x += f64::from(run.advance());
        } else if range.start <= bytes.start && bytes.end <= range.end {
            x = joined(&mut found, x, f64::from(run.advance()));
        } else {
            x = letters(&run, range, x, &mut found);
        }
    }
    found
}

fn letters(run: &parley::Run<'_, ()>, range: &Range<usize>, from: f64, found: &mut Vec<(f64, f64)>) -> f64 {
    let mut x = from;
    for cluster in run.visual_clusters() {
        let bytes = cluster.text_range();
        let advance = f64::from(cluster.advance());
        let is_inside = bytes.start < range.end && range.start < bytes.end;
        x = if is_inside { joined(found, x, advance) } else { x + advance };
    }
    x
}

/// Adds a stretch of `advance` at `x`, to the one before it if they touch; gives the right edge.
fn joined(found: &mut Vec<(f64, f64)>, x: f64, advance: f64) -> f64 {
    match found.last_mut() {
        _ if advance == 0.0 => {}
        Some(last) if (last.1 - x).abs() < 1e-6 => last.1 = x + advance,
        _ => found.push((x, x + advance)),
    }
    x + advance
}

fn from_cursor(cursor: Cursor) -> Caret {
    Caret { at: cursor.index(), leans_back: cursor.affinity() == Affinity::Upstream }
}

/// Shaping works in `f32`; what is beyond it, or no number, lies outside every paragraph anyway.
#[expect(clippy::cast_possible_truncation, reason = "clamped to what f32 can hold")]
fn coordinate(value: f64) -> f32 {
    if value.is_nan() { 0.0 } else { value.clamp(-1e9, 1e9) as f32 }
}
