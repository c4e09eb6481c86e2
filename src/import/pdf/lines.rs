//! Letters with their places become lines of words.
//!
//! A PDF knows no lines and often no spaces. Letters keep the order in which they are drawn, for that is the order of
//! reading in nearly every file, columns included; a new line begins where the base line moves or the pen goes back.
//! A gap wider than those between letters is a space. Lines of Arabic and Hebrew are drawn from left to right by
//! many programs and are put in the order of reading. Start at [`lines`].

use kurbo::Point;
use unicode_normalization::UnicodeNormalization;

use super::super::signs::readable;
use super::glyphs::Glyph;
use super::right_to_left::{in_reading_order, is_right_to_left, reads_from_right};

/// A line of words, each part seen or hidden.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// Words, and whether they are hidden.
    pub(super) parts: Vec<(String, bool)>,
    /// Where it begins along its direction.
    pub(super) start: f64,
    /// How high its base line is.
    pub(super) height: f64,
    /// Height of its largest letters.
    pub(super) size: f64,
    /// The direction of its letters in whole degrees.
    pub(super) turn: i64,
    /// Letters that have no meaning in the file.
    pub(super) unknown: usize,
    /// True if letters of it are written from right to left.
    pub(super) is_right_to_left: bool,
}

impl Line {
    /// Its words, seen and hidden.
    pub(super) fn text(&self) -> String {
        self.parts.iter().map(|(words, _)| words.as_str()).collect()
    }

    /// True if a sentence, or something else whole, ends with it.
    pub(super) fn ends_sentence(&self) -> bool {
        let text = self.text();
        // A number behind the full stop is that of a note.
        let text =
            text.trim_end().trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '[' | ']' | ','));
        text.trim_end_matches(['"', '\'', '”', '’', '»', ')']).ends_with(['.', '!', '?', ':', '…', '؟', '۔'])
    }
}

/// Letters on one base line, in the order in which they were drawn.
struct Row {
    glyphs: Vec<(Glyph, bool)>,
    size: f64,
    base: Point,
}

/// The lines that `glyphs` make; `hides` says of a letter whether the page hides it.
pub(super) fn lines(glyphs: Vec<Glyph>, hides: impl Fn(&Glyph) -> bool) -> Vec<Line> {
    let from_right = reads_from_right(&glyphs);
    let mut rows: Vec<Row> = Vec::new();
    for glyph in glyphs {
        let is_hidden = hides(&glyph);
        match rows.last_mut() {
            Some(row) if row.repeats(&glyph) => {}
            Some(row) if row.goes_on_with(&glyph) => row.add(glyph, is_hidden),
            _ => rows.push(Row { size: glyph.size, base: glyph.at, glyphs: vec![(glyph, is_hidden)] }),
        }
    }
    rows.into_iter().filter_map(|row| row.into_line(from_right)).collect()
}

impl Row {
    fn add(&mut self, glyph: Glyph, is_hidden: bool) {
        if glyph.size > self.size * 1.05 {
            self.size = glyph.size;
            self.base = glyph.at;
        }
        self.glyphs.push((glyph, is_hidden));
    }

    /// True for a letter drawn a second time in its place, as some programs make bold.
    fn repeats(&self, glyph: &Glyph) -> bool {
        let Some((last, _)) = self.glyphs.last() else { return false };
        let is_back = (glyph.at - last.at).dot(last.along) < last.width * 0.5;
        let near = self.size * 0.12;
        is_back
            && !glyph.text.trim().is_empty()
            && self
                .glyphs
                .iter()
                .rev()
                .take(400)
                .any(|(other, _)| other.text == glyph.text && other.at.distance(glyph.at) < near)
    }

    fn goes_on_with(&self, glyph: &Glyph) -> bool {
        let Some((last, _)) = self.glyphs.last() else { return true };
        let size = self.size.max(glyph.size);
        let is_level =
            last.along.dot(glyph.along) > 0.99 && last.along.cross(glyph.at - self.base).abs() <= size * 0.6;
        let step = (glyph.at - last.at).dot(last.along) - last.width;
        let may_go_back = is_right_to_left(&glyph.text) || is_right_to_left(&last.text);
        is_level && (step > -size || may_go_back || self.is_right_to_left())
    }

    fn is_right_to_left(&self) -> bool {
        self.glyphs.iter().any(|(glyph, _)| is_right_to_left(&glyph.text))
    }

    fn into_line(self, from_right: bool) -> Option<Line> {
        let is_right_to_left = self.is_right_to_left();
        let along = self.glyphs.first()?.0.along;
        let start = self.glyphs.iter().map(|(glyph, _)| place(glyph)).fold(f64::INFINITY, f64::min);
        let glyphs = if is_right_to_left { in_reading_order(self.glyphs, from_right) } else { self.glyphs };
        let mut line = Line {
            parts: Vec::new(),
            start,
            height: along.cross(self.base.to_vec2()),
            size: self.size,
            turn: along.atan2().to_degrees().round() as i64,
            unknown: 0,
            is_right_to_left,
        };
        let gap = wide_gap(&glyphs, self.size);
        for (at, (glyph, is_hidden)) in glyphs.iter().enumerate() {
            let before = at.checked_sub(1).map(|before| distance(&glyphs[before].0, glyph));
            match before {
                Some(distance) if distance > self.size * 3.0 && !is_right_to_left => {
                    line.space("\t", *is_hidden);
                }
                Some(distance) if distance > gap => line.space(" ", *is_hidden),
                _ => {}
            }
            line.letter(glyph, *is_hidden);
        }
        line.trim();
        (!line.parts.is_empty()).then_some(line)
    }
}

impl Line {
    fn letter(&mut self, glyph: &Glyph, is_hidden: bool) {
        if glyph.text.is_empty() || glyph.text.contains('\u{fffd}') {
            if glyph.width > 0.0 {
                self.unknown += 1;
                self.say("\u{fffd}", is_hidden);
            }
            return;
        }
        for letter in glyph.text.chars().map(readable) {
            match letter {
                c if c.is_whitespace() => self.space(" ", is_hidden),
                '\u{feff}' => {}
                c if c.is_control() => {}
                c if is_presentation(c) => {
                    self.say(&std::iter::once(c).nfkc().collect::<String>(), is_hidden);
                }
                c => self.say(c.encode_utf8(&mut [0; 4]), is_hidden),
            }
        }
    }

    /// White space, of which only the widest counts and none at the start.
    fn space(&mut self, space: &str, is_hidden: bool) {
        match self.parts.last_mut() {
            None => {}
            Some((words, _)) if words.ends_with('\t') => {}
            Some((words, _)) if words.ends_with(' ') => {
                words.pop();
                words.push_str(space);
            }
            Some(_) => self.say(space, is_hidden),
        }
    }

    fn say(&mut self, words: &str, is_hidden: bool) {
        match self.parts.last_mut() {
            Some((said, hidden)) if *hidden == is_hidden => said.push_str(words),
            _ => self.parts.push((words.to_owned(), is_hidden)),
        }
    }

    fn trim(&mut self) {
        while let Some((words, _)) = self.parts.last_mut() {
            words.truncate(words.trim_end().len());
            if !words.is_empty() {
                break;
            }
            self.parts.pop();
        }
        // A soft hyphen is drawn only where a line ends.
        let last = self.parts.len().saturating_sub(1);
        for (at, (words, _)) in self.parts.iter_mut().enumerate() {
            let is_broken = at == last && words.ends_with('\u{ad}');
            *words = words.replace('\u{ad}', "");
            if is_broken {
                words.push('-');
            }
        }
    }
}

/// How far along its direction a letter begins.
pub(super) fn place(glyph: &Glyph) -> f64 {
    glyph.at.to_vec2().dot(glyph.along)
}

/// From the end of a letter to the beginning of the next, whichever of them stands first.
fn distance(before: &Glyph, behind: &Glyph) -> f64 {
    let (before_at, behind_at) = (place(before), place(behind));
    if before_at <= behind_at {
        behind_at - before_at - before.width
    } else {
        before_at - behind_at - behind.width
    }
}

/// What is wider than this is a space. Letters set wide apart have wide gaps in the middle of words too.
fn wide_gap(glyphs: &[(Glyph, bool)], size: f64) -> f64 {
    let without_width = glyphs.iter().filter(|(glyph, _)| glyph.width <= 0.0).count();
    if without_width * 2 > glyphs.len() {
        // A font without widths: only its own spaces count.
        return size;
    }
    // Only letters count: the dots that lead to a page number stand wide apart in any line.
    let is_letter = |glyph: &Glyph| glyph.text.chars().any(char::is_alphabetic);
    let mut gaps: Vec<f64> = glyphs
        .windows(2)
        .filter(|pair| is_letter(&pair[0].0) && is_letter(&pair[1].0))
        .map(|pair| distance(&pair[0].0, &pair[1].0).max(0.0))
        .collect();
    gaps.sort_by(f64::total_cmp);
    let middle = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
    if gaps.len() >= 8 && middle > size * 0.08 { middle + size * 0.17 } else { size * 0.17 }
}

/// Letters that say how they are drawn: ligatures, and the shapes of Arabic letters.
fn is_presentation(c: char) -> bool {
    matches!(c, '\u{fb00}'..='\u{fb4f}' | '\u{fb50}'..='\u{fd3d}' | '\u{fd50}'..='\u{fdfb}' | '\u{fe70}'..='\u{fefc}')
}
