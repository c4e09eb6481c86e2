//! Words that have been set: lines, glyphs and sizes.
//!
//! A [`Paragraph`] is a finished picture of words without colour; cloning it costs nothing. Where a caret stands, which
//! words lie under a point and what a selection covers is in [`caret`](super::caret), outlines are in
//! [`glyph`](super::glyph).
//!
//! Coordinates are canvas units, y down, the origin at the upper left corner of the column.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use kurbo::Rect;
use parley::{Layout, PositionedLayoutItem};

use super::glyph::Face;

/// Words that have been set. Made by [`Typesetter::set`](super::Typesetter::set) and its neighbours.
#[derive(Clone, Debug)]
pub struct Paragraph {
    set: Arc<SetWords>,
    clipped: bool,
}

#[derive(Debug)]
struct SetWords {
    text: Box<str>,
    layout: Layout<()>,
    lines: Vec<Line>,
    /// Filled when first asked for: measuring a document needs lines only.
    runs: OnceLock<Vec<GlyphRun>>,
}

/// One line of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The bytes on this line, the white space it ends with included.
    pub bytes: Range<usize>,
    /// Upper edge of the line.
    pub top: f64,
    /// Where letters stand.
    pub baseline: f64,
    /// Lower edge of the line, which is the upper edge of the next.
    pub bottom: f64,
    /// Left edge of the words, white space at the line's end not counted.
    pub left: f64,
    /// Width of the words, white space at the line's end not counted.
    pub advance: f64,
}

/// Glyphs of one face, size and direction that stand on one line.
#[derive(Clone, Debug)]
pub struct GlyphRun {
    /// The face that the glyph numbers belong to.
    pub face: Face,
    /// Height of the em in canvas units.
    pub size: f64,
    /// True for Arabic and Hebrew: glyphs stand from left to right all the same, bytes run the other way.
    pub rtl: bool,
    /// From left to right.
    pub glyphs: Vec<Glyph>,
    /// The bytes of the text that this run shows.
    pub bytes: Range<usize>,
}

/// One glyph at its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// Number of the glyph in its face.
    pub id: u32,
    /// Where its origin stands, in the paragraph's coordinates.
    pub x: f32,
    /// The baseline it stands on, shifted by what the mark or superscript asks for.
    pub y: f32,
    /// First byte it shows.
    pub from: u32,
    /// The byte after the last one it shows. Glyphs of one cluster share their bytes.
    pub to: u32,
}

impl Glyph {
    /// The bytes of the text that this glyph shows.
    #[must_use]
    pub fn bytes(&self) -> Range<usize> {
        self.from as usize..self.to as usize
    }
}

impl Paragraph {
    pub(super) fn new(text: &str, layout: Layout<()>) -> Self {
        let lines = layout.lines().map(|line| measured(&line, layout.is_rtl())).collect();
        let set = SetWords { text: text.into(), layout, lines, runs: OnceLock::new() };
        Self { set: Arc::new(set), clipped: false }
    }

    pub(super) fn clipped(self) -> Self {
        Self { clipped: true, ..self }
    }

    pub(super) fn layout(&self) -> &Layout<()> {
        &self.set.layout
    }

    /// The words, as they were given; clipped ones end with an ellipsis.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.set.text
    }

    /// True if an ellipsis stands for words that did not fit.
    #[must_use]
    pub fn is_clipped(&self) -> bool {
        self.clipped
    }

    /// True if the paragraph reads from right to left.
    #[must_use]
    pub fn is_rtl(&self) -> bool {
        self.set.layout.is_rtl()
    }

    /// Width of the longest line, white space at line ends not counted.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.set.lines.iter().map(|line| line.advance).fold(0.0, f64::max)
    }

    /// Height of all lines together.
    #[must_use]
    pub fn height(&self) -> f64 {
        f64::from(self.set.layout.height())
    }

    /// The box around all lines. In a column wider than the words it says where in the column they stand.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        let left = self.set.lines.iter().map(|line| line.left).fold(f64::INFINITY, f64::min);
        let right = self.set.lines.iter().map(|line| line.left + line.advance).fold(0.0, f64::max);
        Rect::new(left.min(right), 0.0, right, self.height())
    }

    /// The lines from top to bottom; there is always one.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.set.lines
    }

    /// The glyphs, line by line from top to bottom and from left to right.
    #[must_use]
    pub fn runs(&self) -> &[GlyphRun] {
        self.set.runs.get_or_init(|| runs_of(&self.set.layout))
    }
}

fn measured(line: &parley::Line<'_, ()>, rtl: bool) -> Line {
    let metrics = line.metrics();
    // White space hangs over the end of the line, which is its left in a text that reads from the right.
    let hanging = f64::from(metrics.hanging_advance);
    let start = f64::from(metrics.inline_min_coord) + f64::from(metrics.offset);
    Line {
        bytes: line.text_range(),
        top: f64::from(metrics.block_min_coord),
        baseline: f64::from(metrics.baseline),
        bottom: f64::from(metrics.block_max_coord),
        left: if rtl { start + hanging } else { start },
        advance: (f64::from(metrics.advance) - hanging).max(0.0),
    }
}

fn runs_of(layout: &Layout<()>) -> Vec<GlyphRun> {
    let mut runs = Vec::new();
    for line in layout.lines() {
        let mut current = usize::MAX;
        let mut bytes = Vec::new().into_iter();
        for item in line.items() {
            let PositionedLayoutItem::GlyphRun(glyph_run) = item else { continue };
            if glyph_run.run().index() != current {
                current = glyph_run.run().index();
                bytes = bytes_of_glyphs(glyph_run.run()).into_iter();
            }
            runs.push(placed(&glyph_run, &mut bytes));
        }
    }
    runs
}

fn placed(glyph_run: &parley::GlyphRun<'_, ()>, bytes: &mut impl Iterator<Item = (u32, u32)>) -> GlyphRun {
    let run = glyph_run.run();
    let glyphs: Vec<Glyph> = glyph_run
        .positioned_glyphs()
        .zip(bytes)
        .map(|(glyph, (from, to))| Glyph { id: glyph.id, x: glyph.x, y: glyph.y, from, to })
        .collect();
    let start = glyphs.iter().map(|glyph| glyph.from).min().unwrap_or_default();
    let end = glyphs.iter().map(|glyph| glyph.to).max().unwrap_or_default();
    GlyphRun {
        face: Face::of(run),
        size: f64::from(run.font_size()),
        rtl: run.is_rtl(),
        glyphs,
        bytes: start as usize..end as usize,
    }
}

/// The bytes that each glyph of a run shows, in the order glyphs stand. A ligature shows all of its letters.
fn bytes_of_glyphs(run: &parley::Run<'_, ()>) -> Vec<(u32, u32)> {
    let mut clusters: Vec<(u32, u32, usize)> = Vec::new();
    for cluster in run.clusters() {
        let range = cluster.text_range();
        let (from, to) = (offset(range.start), offset(range.end));
        match (cluster.glyphs().count(), clusters.last_mut()) {
            (0, Some(ligature)) => ligature.1 = to,
            (glyphs, _) => clusters.push((from, to, glyphs)),
        }
    }
    if run.is_rtl() {
        clusters.reverse();
    }
    clusters.iter().flat_map(|&(from, to, glyphs)| std::iter::repeat_n((from, to), glyphs)).collect()
}

/// Paragraphs are far below four gigabytes: shaping itself counts characters in 32 bits.
fn offset(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}
