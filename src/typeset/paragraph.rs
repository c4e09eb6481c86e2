//! Words that have been set: lines, glyphs and sizes.
//!
//! A [`Paragraph`] is a finished picture of words without colour; cloning it costs nothing. Where a caret stands, which
//! words lie under a point and what a selection covers is in [`caret`](super::caret), outlines are in
//! [`glyph`](super::glyph).
//!
//! Coordinates are canvas units, y down, the origin at the upper left corner of the column.

use std::ops::Range;
use std::sync::{Arc, LazyLock, OnceLock};

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
    /// What the shaper left behind; it is many times the size of the rest, and only carets need it for good.
    layout: Option<Box<Layout<()>>>,
    is_rtl: bool,
    height: f64,
    lines: Box<[Line]>,
    /// Filled when first asked for: measuring a document needs lines only.
    runs: OnceLock<Box<[GlyphRun]>>,
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
    /// Left edge of the words, white space where the line was broken not counted.
    pub left: f64,
    /// Width of the words, white space where the line was broken not counted.
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
        let mut lines: Vec<Line> = layout.lines().map(|line| measured(&line, layout.is_rtl())).collect();
        if let ("", Some(line)) = (text, lines.first_mut()) {
            // The shaper measures a space in place of nothing.
            (line.bytes, line.advance) = (0..0, 0.0);
        }
        let set = SetWords {
            text: text.into(),
            is_rtl: layout.is_rtl(),
            height: f64::from(layout.height()),
            layout: Some(Box::new(layout)),
            lines: lines.into(),
            runs: OnceLock::new(),
        };
        Self { set: Arc::new(set), clipped: false }
    }

    pub(super) fn clipped(self) -> Self {
        Self { clipped: true, ..self }
    }

    /// What the shaper left behind; that of no words at all for a paragraph without carets.
    pub(super) fn layout(&self) -> &Layout<()> {
        static EMPTY: LazyLock<Layout<()>> = LazyLock::new(Layout::default);
        self.set.layout.as_deref().unwrap_or(&EMPTY)
    }

    /// The same words for drawing alone, in a fraction of the memory. Carets, selections and points under the
    /// pointer are those of an empty text.
    #[must_use]
    pub fn without_carets(&self) -> Self {
        let set = SetWords {
            text: self.set.text.clone(),
            layout: None,
            is_rtl: self.set.is_rtl,
            height: self.set.height,
            lines: self.set.lines.clone(),
            runs: OnceLock::from(Box::from(self.runs())),
        };
        Self { set: Arc::new(set), clipped: self.clipped }
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
        self.set.is_rtl
    }

    /// Width of the longest line, white space where lines were broken not counted.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.set.lines.iter().map(|line| line.advance).fold(0.0, f64::max)
    }

    /// Height of all lines together.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.set.height
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
        if self.set.text.is_empty() {
            return &[];
        }
        self.set.runs.get_or_init(|| runs_of(self.layout()).into())
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

#[cfg(test)]
mod tests {
    use super::super::{Align, Typesetter, WordStyle};
    use super::*;

    fn set(text: &str) -> Paragraph {
        Typesetter::bundled_only().set(text, &WordStyle::sans(20.0), None, Align::Start)
    }

    /// What the eye meets from left to right: each stretch of text that stands together, as written.
    fn seen(text: &str) -> Vec<String> {
        let paragraph = set(text);
        let mut letters: Vec<&Glyph> = paragraph.runs().iter().flat_map(|run| &run.glyphs).collect();
        letters.sort_by(|a, b| a.x.total_cmp(&b.x));
        letters.iter().map(|glyph| paragraph.text()[glyph.bytes()].to_owned()).collect()
    }

    #[test]
    fn a_paragraph_can_go_to_another_thread() {
        fn goes<T: Send + Sync>() {}
        goes::<Paragraph>();
    }

    #[test]
    fn an_arabic_name_reads_from_the_right_and_its_latin_from_the_left() {
        let expected = [
            ")", "H", "e", "z", "b", "o", "l", "l", "a", "h", "(", " ", "ه", "ل", "ل", "ا", " ", "ب", "ز",
            "ح",
        ];
        assert_eq!(seen("حزب الله (Hezbollah)"), expected);
    }

    #[test]
    fn a_hebrew_name_reads_from_the_right_and_its_latin_from_the_left() {
        assert_eq!(seen("צה״ל – IDF"), ["I", "D", "F", " ", "–", " ", "ל", "״", "ה", "צ"]);
    }

    #[test]
    fn numbers_in_an_arabic_sentence_read_from_the_left_and_stand_in_arabic_order() {
        assert_eq!(seen("24 مارس 2016").concat(), "2016 سرام 24");
        assert_eq!(seen("في ٢٠١٦").concat(), "٢٠١٦ يف");
    }

    #[test]
    fn an_arabic_name_within_a_latin_sentence_keeps_the_sentence_in_order() {
        let seen = seen("Hezbollah (حزب) fights").concat();
        assert_eq!(seen, "Hezbollah (بزح) fights");
        assert!(!set("Hezbollah (حزب) fights").is_rtl());
    }

    #[test]
    fn the_direction_of_a_paragraph_is_that_of_its_first_letter() {
        for (text, rtl) in [("(حزب) x", true), ("24 صهل", true), ("x حزب", false), ("24", false), ("", false)]
        {
            assert_eq!(set(text).is_rtl(), rtl, "{text}");
        }
    }

    #[test]
    fn arabic_letters_join() {
        let alone = set("ب").runs()[0].glyphs[0].id;
        let joined = set("ببب");
        let ids: Vec<u32> = joined.runs()[0].glyphs.iter().map(|glyph| glyph.id).collect();
        assert!(!ids.contains(&alone) && ids[0] != ids[2], "{alone} {ids:?}");
    }

    #[test]
    fn latin_greek_cyrillic_arabic_and_hebrew_have_every_letter() {
        let text = "Kadyrov ŁódźÇağ Χεζμπολάχ ἀρχή Исламское государство ЄїҐ ښپچگ حزب الله صَدَّام צָהָ״ל שלום";
        for style in [WordStyle::sans(20.0), WordStyle::serif(20.0)] {
            let paragraph = Typesetter::bundled_only().set(text, &style, None, Align::Start);
            for run in paragraph.runs() {
                let missing = run.glyphs.iter().find(|glyph| glyph.id == 0);
                assert_eq!(missing, None, "{}", &text[run.bytes.clone()]);
            }
        }
    }

    #[test]
    fn the_same_words_stand_at_the_same_places_on_every_machine() {
        let paragraph = set("Ab حزب");
        let placed: Vec<String> = paragraph
            .runs()
            .iter()
            .flat_map(|run| &run.glyphs)
            .map(|glyph| format!("{}@{:.3}", glyph.id, glyph.x))
            .collect();
        assert_eq!(placed.join(" "), "2@0.000 575@13.523 1682@25.938 100@31.562 1637@51.423 417@59.342");
    }

    #[test]
    fn runs_cover_every_byte_of_a_wrapped_text_once() {
        let text = "The army (الجيش العربي السوري) retook Palmyra — تدمر — on 27 March 2016, צה״ל says.";
        let paragraph =
            Typesetter::bundled_only().set(text, &WordStyle::serif(16.0), Some(120.0), Align::Start);
        let mut runs: Vec<Range<usize>> = paragraph.runs().iter().map(|run| run.bytes.clone()).collect();
        runs.sort_by_key(|bytes| bytes.start);
        let mut at = 0;
        for bytes in runs {
            assert_eq!(bytes.start, at, "{:?}", text.get(at..));
            at = bytes.end;
        }
        assert_eq!(at, text.len());
    }

    #[test]
    fn alignment_moves_lines_within_the_column() {
        let mut typesetter = Typesetter::bundled_only();
        let mut left = |text: &str, align| {
            let set = typesetter.set(text, &WordStyle::sans(20.0), Some(200.0), align);
            (set.bounds().x0 * 10.0).round() / 10.0
        };
        let free = 200.0 - set("abc").width();
        assert_eq!(left("abc", Align::Start), 0.0);
        assert_eq!(left("abc", Align::End), (free * 10.0).round() / 10.0);
        assert_eq!(left("abc", Align::Center), (free * 5.0).round() / 10.0);
        let free = 200.0 - set("حزب").width();
        assert_eq!(left("حزب", Align::Start), (free * 10.0).round() / 10.0);
        assert_eq!(left("حزب", Align::End), 0.0);
    }

    #[test]
    fn white_space_where_a_line_is_broken_does_not_move_it() {
        for (text, first) in [("abc def", "abc"), ("حزب الله", "حزب")] {
            let width = set(first).width();
            let style = WordStyle::sans(20.0);
            let broken = Typesetter::bundled_only().set(text, &style, Some(width + 1.0), Align::Center);
            let line = &broken.lines()[0];
            assert!((line.advance - width).abs() < 0.01 && (line.left - 0.5).abs() < 0.01, "{line:?}");
        }
    }
}
