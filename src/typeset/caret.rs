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
        let (layout, cursor) = (self.layout(), self.cursor(caret));
        let next = match motion {
            Motion::Left => cursor.previous_visual(layout),
            Motion::Right => cursor.next_visual(layout),
            Motion::WordLeft => self.word_step(cursor, Side::Left),
            Motion::WordRight => self.word_step(cursor, Side::Right),
            Motion::Up => return self.on_line(self.line_of(caret).checked_sub(1)?, caret, goal_x),
            Motion::Down => return self.on_line(self.line_of(caret) + 1, caret, goal_x),
            Motion::LineStart => {
                return Some(Caret::before(self.lines().get(self.line_of(caret))?.bytes.start));
            }
            Motion::LineEnd => return self.line_end(self.line_of(caret)),
        };
        (next != cursor).then(|| from_cursor(next))
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

    /// Steps until a word begins. The shaper's own loop is not used: where marks, breaks and directions meet its steps
    /// can go in circles, and it would never come back.
    fn word_step(&self, from: Cursor, side: Side) -> Cursor {
        let mut cursor = from;
        for _ in 0..=self.text().len() {
            let next = match side {
                Side::Left => cursor.previous_visual(self.layout()),
                Side::Right => cursor.next_visual(self.layout()),
            };
            let is_stuck = next == cursor;
            cursor = next;
            if is_stuck || is_word_border(cursor.visual_clusters(self.layout()), side) {
                break;
            }
        }
        cursor
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

#[cfg(test)]
mod tests {
    use super::super::{Align, Typesetter, WordStyle};
    use super::*;

    const MIXED: &str = "Hezbollah (حزب الله) fights with صهل 24";

    fn set(text: &str, width: Option<f64>) -> Paragraph {
        Typesetter::bundled_only().set(text, &WordStyle::sans(20.0), width, Align::Start)
    }

    #[test]
    fn a_click_on_a_caret_gives_its_byte() {
        for text in
            ["Hezbollah fights on", "حزب الله يقاتل", "צה״ל תקף", "Χεζμπολάχ", "Исламское государство"]
        {
            for width in [None, Some(90.0)] {
                let paragraph = set(text, width);
                for (byte, _) in text.char_indices() {
                    assert_eq!(paragraph.hit(paragraph.caret(byte).center()), byte, "{text} {width:?}");
                }
            }
        }
    }

    #[test]
    fn a_click_where_directions_meet_gives_a_caret_at_that_place() {
        let paragraph = set(MIXED, None);
        for (byte, _) in MIXED.char_indices() {
            let at = paragraph.caret(byte);
            let back = paragraph.caret_box(paragraph.hit_caret(at.center()));
            assert!((back.x0 - at.x0).abs() < 0.01, "{byte}: {at:?} {back:?}");
        }
    }

    #[test]
    fn an_arabic_text_begins_at_its_right_edge() {
        let paragraph = set("حزب الله", Some(300.0));
        assert!((paragraph.caret(0).x0 - 300.0).abs() < 0.01);
        assert!((paragraph.caret(99).x0 - paragraph.bounds().x0).abs() < 0.01);
    }

    #[test]
    fn the_right_key_walks_to_the_right_through_both_directions() {
        let paragraph = set(MIXED, None);
        let mut caret = paragraph.hit_caret(Point::new(0.0, 5.0));
        let mut stops = 1;
        while let Some(next) = paragraph.moved(caret, Motion::Right, None) {
            assert!(paragraph.caret_box(next).x0 > paragraph.caret_box(caret).x0, "{caret:?} {next:?}");
            caret = next;
            stops += 1;
        }
        assert_eq!(stops, MIXED.chars().count() + 1);
        assert_eq!(paragraph.moved(Caret::before(0), Motion::Left, None), None);
    }

    #[test]
    fn word_keys_stop_at_words_in_both_directions() {
        let latin = set("Syrian army units", None);
        assert_eq!(latin.moved(Caret::before(0), Motion::WordRight, None).map(|caret| caret.at), Some(6));
        assert_eq!(latin.moved(Caret::before(12), Motion::WordLeft, None).map(|caret| caret.at), Some(7));
        let arabic = set("حزب الله", None);
        assert_eq!(arabic.moved(Caret::before(0), Motion::WordLeft, None).map(|caret| caret.at), Some(6));
    }

    #[test]
    fn up_and_down_keep_the_column_and_leave_at_the_ends() {
        let paragraph = set("several words that are broken into a few short lines", Some(120.0));
        let start = Caret::before(4);
        let x = paragraph.caret_box(start).x0;
        let down = paragraph.moved(start, Motion::Down, Some(x)).unwrap();
        assert_eq!((paragraph.line_of(start), paragraph.line_of(down)), (0, 1));
        assert_eq!(paragraph.moved(down, Motion::Up, Some(x)), Some(Caret { at: 4, leans_back: true }));
        assert_eq!(paragraph.moved(start, Motion::Up, None), None);
        assert_eq!(paragraph.moved(Caret::before(52), Motion::Down, None), None);
    }

    #[test]
    fn the_end_of_a_broken_line_is_on_that_line() {
        let paragraph = set("several words that are broken", Some(120.0));
        let end = paragraph.moved(Caret::before(2), Motion::LineEnd, None).unwrap();
        assert_eq!((paragraph.line_of(end), end.leans_back), (0, true));
        assert_eq!(paragraph.moved(end, Motion::LineStart, None), Some(Caret::before(0)));
        let hard = set("one\ntwo", None);
        assert_eq!(hard.moved(Caret::before(1), Motion::LineEnd, None), Some(Caret::before(3)));
    }

    #[test]
    fn a_selection_across_directions_is_as_many_boxes_as_the_eye_sees() {
        let paragraph = set(MIXED, None);
        assert_eq!(paragraph.boxes(0..9).len(), 1);
        // From within the Latin word into the middle of the Arabic ones: the Arabic part stands at their right end.
        assert_eq!(paragraph.boxes(5..17).len(), 2);
        let all = paragraph.boxes(0..MIXED.len());
        assert_eq!(all.len(), 1);
        assert!((all[0].width() - paragraph.width()).abs() < 0.01);
    }

    #[test]
    fn a_selection_over_lines_has_a_box_on_each() {
        let paragraph = set("several words that are broken into a few short lines", Some(120.0));
        let boxes = paragraph.boxes(3..40);
        let tops: Vec<f64> = boxes.iter().map(|each| each.y0).collect();
        assert_eq!(tops, paragraph.lines()[..boxes.len()].iter().map(|line| line.top).collect::<Vec<_>>());
        assert!(boxes.len() > 2 && paragraph.boxes(7..7).is_empty() && paragraph.boxes(90..99).is_empty());
    }

    #[test]
    fn the_word_at_a_byte_is_the_whole_word() {
        let paragraph = set(MIXED, Some(90.0));
        for (byte, word) in
            [(0, "Hezbollah"), (4, "Hezbollah"), (9, " "), (11, "حزب"), (20, "الله"), (29, "fights")]
        {
            assert_eq!(&MIXED[paragraph.word_at(byte)], word, "{byte}");
        }
        assert_eq!(&MIXED[paragraph.word_at(999)], "24");
        assert_eq!(set("", None).word_at(0), 0..0);
    }
}
