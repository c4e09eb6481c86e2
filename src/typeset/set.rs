//! Setting words: text and style in, [`Paragraph`] out.
//!
//! Byte offsets of a paragraph are those of the text it was given, so whatever must not reach the shaper (control
//! characters, towers of combining marks) is replaced by characters of the same length, never removed.

use parley::{
    Alignment, AlignmentOptions, Cluster, FontStyle, FontWeight, LineHeight, OverflowWrap, RangedBuilder,
    StyleProperty, VerticalAlign,
};
use unicode_segmentation::UnicodeSegmentation;

use super::fonts::{Typesetter, stack};
use super::harmless::harmless;
use super::paragraph::Paragraph;
use super::style::{Align, Column, StyleChange, StyledRange, Weight, WordStyle};

/// Graphemes kept per line of a clipped text before anything is measured: an eight-megabyte label costs no more.
pub(super) const CLIPPED_GRAPHEMES_PER_LINE: usize = 200;
/// Bytes allowed per kept grapheme, so that one endless grapheme is cut too.
pub(super) const BYTES_PER_GRAPHEME: usize = 16;
/// Small letters above and below the line, relative to the words around them.
const RAISED: f64 = 0.66;

impl Typesetter {
    /// Sets `text` in one style, in lines no longer than `width` canvas units.
    ///
    /// The text is one paragraph: it has one direction, that of its first letter that has one; `\n` in it begins a
    /// new line. Cost is linear in the text, about a microsecond for four letters.
    ///
    /// ```
    /// use detente::typeset::{Align, Typesetter, WordStyle};
    /// let mut typesetter = Typesetter::bundled_only();
    /// let name = typesetter.set("حزب الله (Hezbollah)", &WordStyle::sans(14.0), None, Align::Start);
    /// assert!(name.is_rtl());
    /// assert_eq!(name.lines().len(), 1);
    /// ```
    pub fn set(&mut self, text: &str, style: &WordStyle, width: Option<f64>, align: Align) -> Paragraph {
        self.set_rich(text, style, &[], Column { width, align })
    }

    /// Sets `text` with some words looking different. Ranges are bytes of `text`; where two ranges touch the same
    /// property the later one counts, and whatever leaves the text or cuts a character is trimmed to what fits.
    pub fn set_rich(
        &mut self,
        text: &str,
        style: &WordStyle,
        spans: &[StyledRange],
        column: Column,
    ) -> Paragraph {
        let shown = harmless(text);
        let mut builder = self.scratch.ranged_builder(&mut self.fonts, &shown, 1.0, false);
        push_style(&mut builder, style);
        for (range, change) in spans {
            let start = shown.floor_char_boundary(range.start.min(shown.len()));
            let end = shown.floor_char_boundary(range.end.min(shown.len()));
            if start < end {
                push_change(&mut builder, style, start..end, *change);
            }
        }
        let mut layout = builder.build(shown.as_ref());
        layout.break_all_lines(column.width.map(breaking_width));
        layout.align(alignment(column.align), AlignmentOptions::default());
        Paragraph::new(text, layout)
    }

    /// Sets at most `lines` lines of `text`; what does not fit is replaced by an ellipsis, which counts as text of
    /// the paragraph. Without a width only the number of lines and of graphemes (200 a line) is limited.
    pub fn set_clipped(&mut self, text: &str, style: &WordStyle, column: Column, lines: usize) -> Paragraph {
        let lines = lines.max(1);
        let head = head_of(text, lines.saturating_mul(CLIPPED_GRAPHEMES_PER_LINE));
        let whole = self.set_rich(head, style, &[], column);
        if head.len() == text.len() && fits(&whole, column, lines) {
            return whole;
        }
        let mut set_to = |end: usize| {
            let words = format!("{}…", head[..end].trim_end());
            self.set_rich(&words, style, &[], column).clipped()
        };
        let (ends, guess) = possible_ends(&whole, style, column, lines);
        // The first end stands for the ellipsis alone: it is shown even where nothing fits.
        let (mut fitting, mut beyond, mut probe, mut step) = (0, ends.len(), guess, 1);
        let mut best = None;
        while fitting + 1 < beyond {
            let tried = probe.clamp(fitting + 1, beyond - 1);
            let paragraph = set_to(ends[tried]);
            if fits(&paragraph, column, lines) {
                (fitting, probe, best) = (tried, tried + step, Some(paragraph));
            } else {
                (beyond, probe) = (tried, tried.saturating_sub(step));
            }
            step *= 2;
        }
        // The ellipsis itself may break a line before the last one in two: then letters of that line go too.
        let first = ends.first().copied().unwrap_or(0);
        let earlier = head[..first].grapheme_indices(true).rev().map(|(at, _)| at);
        let mut shorter = std::iter::once(first).chain(earlier).map(set_to);
        let fallback = || shorter.by_ref().find(|paragraph| fits(paragraph, column, lines));
        best.or_else(fallback).unwrap_or_else(|| self.set_rich("…", style, &[], column).clipped())
    }
}

/// The first graphemes of `text`, found without looking at the rest.
fn head_of(text: &str, graphemes: usize) -> &str {
    let head =
        &text[..text.floor_char_boundary(graphemes.saturating_mul(BYTES_PER_GRAPHEME).min(text.len()))];
    match head.grapheme_indices(true).nth(graphemes) {
        Some((end, _)) => &head[..end],
        None => head,
    }
}

/// Where the text may be cut, ascending: before each letter of the last line allowed and of the one after it; and which
/// of these places is probably the last that leaves room for the ellipsis.
fn possible_ends(whole: &Paragraph, style: &WordStyle, column: Column, lines: usize) -> (Vec<usize>, usize) {
    let set = whole.lines();
    let last = set.get(lines - 1).or(set.last());
    let start = last.map_or(0, |line| line.bytes.start);
    let end = set.get(lines).or(last).map_or(whole.text().len(), |line| line.bytes.end);
    let room = column.width.map_or(f64::INFINITY, |width| width - 0.85 * style.size);
    let (mut ends, mut guess, mut advance) = (Vec::new(), 0, 0.0);
    let mut next = Cluster::from_byte_index(whole.layout(), start);
    while let Some(letter) = next.filter(|letter| letter.text_range().start < end) {
        ends.push(letter.text_range().start);
        guess += usize::from(advance <= room);
        advance += f64::from(letter.advance());
        next = letter.next_logical();
    }
    ends.push(end);
    (ends, guess.saturating_sub(1))
}

fn fits(paragraph: &Paragraph, column: Column, lines: usize) -> bool {
    let too_wide = column.width.is_some_and(|width| paragraph.width() > width + 0.01);
    paragraph.lines().len() <= lines && !too_wide
}

/// Shaping works in `f32`; a width that is no number breaks everywhere it can rather than nowhere.
#[expect(clippy::cast_possible_truncation, reason = "widths are far below what f32 holds to a thousandth")]
pub(super) fn breaking_width(width: f64) -> f32 {
    if width.is_finite() { width.max(1.0) as f32 } else { 1.0 }
}

fn alignment(align: Align) -> Alignment {
    match align {
        Align::Start => Alignment::Start,
        Align::Center => Alignment::Center,
        Align::End => Alignment::End,
        Align::Left => Alignment::Left,
        Align::Right => Alignment::Right,
    }
}

pub(super) fn push_style(builder: &mut RangedBuilder<'_, ()>, style: &WordStyle) {
    builder.push_default(StyleProperty::FontFamily(stack(style.family)));
    builder.push_default(StyleProperty::FontSize(em(style.size)));
    builder.push_default(StyleProperty::FontWeight(heaviness(style.weight)));
    builder.push_default(StyleProperty::FontStyle(slant(style.italic)));
    builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
    builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(leading(style.line_height))));
}

fn push_change(
    builder: &mut RangedBuilder<'_, ()>,
    style: &WordStyle,
    range: std::ops::Range<usize>,
    change: StyleChange,
) {
    match change {
        StyleChange::Weight(weight) => builder.push(StyleProperty::FontWeight(heaviness(weight)), range),
        StyleChange::Italic(italic) => builder.push(StyleProperty::FontStyle(slant(italic)), range),
        StyleChange::Family(family) => builder.push(StyleProperty::FontFamily(stack(family)), range),
        StyleChange::Scale(factor) => builder.push(StyleProperty::FontSize(em(style.size * factor)), range),
        StyleChange::Superscript => push_small(builder, style, range, VerticalAlign::SUPER),
        StyleChange::Subscript => push_small(builder, style, range, VerticalAlign::SUB),
    }
}

fn push_small(
    builder: &mut RangedBuilder<'_, ()>,
    style: &WordStyle,
    range: std::ops::Range<usize>,
    shift: VerticalAlign,
) {
    builder.push(StyleProperty::FontSize(em(style.size * RAISED)), range.clone());
    builder.push(StyleProperty::VerticalAlign(shift), range);
}

#[expect(clippy::cast_possible_truncation, reason = "clamped to what f32 holds exactly enough")]
fn em(size: f64) -> f32 {
    if size.is_finite() { size.clamp(1.0, 2000.0) as f32 } else { 14.0 }
}

#[expect(clippy::cast_possible_truncation, reason = "clamped to what f32 holds exactly enough")]
fn leading(line_height: f64) -> f32 {
    if line_height.is_finite() { line_height.clamp(0.5, 10.0) as f32 } else { 1.3 }
}

fn heaviness(weight: Weight) -> FontWeight {
    match weight {
        Weight::Regular => FontWeight::NORMAL,
        Weight::Medium => FontWeight::MEDIUM,
        Weight::Bold => FontWeight::BOLD,
    }
}

fn slant(italic: bool) -> FontStyle {
    if italic { FontStyle::Italic } else { FontStyle::Normal }
}

#[cfg(test)]
mod tests {
    use super::super::style::Family;
    use super::*;

    fn set(text: &str) -> Paragraph {
        Typesetter::bundled_only().set(text, &WordStyle::sans(20.0), None, Align::Start)
    }

    fn clipped(text: &str, width: f64, lines: usize) -> Paragraph {
        Typesetter::bundled_only().set_clipped(text, &WordStyle::sans(14.0), Column::of(width), lines)
    }

    #[test]
    fn words_break_at_the_width_and_every_line_is_as_high() {
        let style = WordStyle::serif(16.0);
        let text =
            "Palmyra تدمر was retaken צה״ל in March 2016 by the army of Исламское Χεζμπολάχ and others";
        let paragraph = Typesetter::bundled_only().set(text, &style, Some(150.0), Align::Start);
        assert!(paragraph.lines().len() > 4 && paragraph.width() <= 150.0);
        for (number, line) in paragraph.lines().iter().enumerate() {
            assert!((line.top - 24.0 * number as f64).abs() < 1e-3, "line {number} at {}", line.top);
        }
        assert!((paragraph.height() - 24.0 * paragraph.lines().len() as f64).abs() < 1e-3);
    }

    #[test]
    fn a_width_of_nonsense_still_sets_every_word() {
        for width in [0.0, -5.0, f64::NAN, f64::INFINITY] {
            let mut typesetter = Typesetter::bundled_only();
            let paragraph = typesetter.set("two words", &WordStyle::sans(f64::NAN), Some(width), Align::End);
            assert_eq!(paragraph.lines().last().map(|line| line.bytes.end), Some(9));
        }
    }

    #[test]
    fn styled_ranges_change_their_words_only() {
        let spans = [(0..4, StyleChange::Weight(Weight::Bold)), (9..10, StyleChange::Superscript)];
        let mut typesetter = Typesetter::bundled_only();
        let rich = typesetter.set_rich("bold note1", &WordStyle::serif(20.0), &spans, Column::default());
        let shown: Vec<_> = rich.runs().iter().map(|run| (run.bytes.clone(), run.size.round())).collect();
        assert_eq!(shown, [(0..4, 20.0), (4..9, 20.0), (9..10, 13.0)]);
        assert_ne!(rich.runs()[0].face, rich.runs()[1].face);
        assert!(
            rich.runs()[2].glyphs[0].y < rich.runs()[1].glyphs[0].y - 3.0,
            "the note stands above the line"
        );
        assert!((rich.height() - 30.0).abs() < 0.5, "and does not push lines apart: {}", rich.height());
    }

    #[test]
    fn ranges_beyond_the_text_or_within_a_letter_are_trimmed() {
        let spans = [(1..99, StyleChange::Italic(true)), (50..60, StyleChange::Family(Family::Serif))];
        let mut typesetter = Typesetter::bundled_only();
        let paragraph = typesetter.set_rich("Ääb", &WordStyle::sans(20.0), &spans, Column::default());
        assert_eq!(paragraph.runs().len(), 1, "{:?}", paragraph.runs());
    }

    #[test]
    fn names_that_fit_are_left_alone() {
        let paragraph = clipped("Hezbollah", 100.0, 1);
        assert_eq!((paragraph.text(), paragraph.is_clipped()), ("Hezbollah", false));
    }

    #[test]
    fn names_that_do_not_fit_end_with_an_ellipsis_within_the_width() {
        for (text, lines, shown) in [
            ("Islamic Revolutionary Guard Corps", 1, "Islamic Re…"),
            ("Islamic Revolutionary Guard Corps", 2, "Islamic Revolutio…"),
            ("Donaudampfschifffahrtsgesellschaft", 1, "Donauda…"),
            ("one\ntwo\nthree", 2, "one\ntwo…"),
        ] {
            let paragraph = clipped(text, 80.0, lines);
            assert_eq!(paragraph.text(), shown);
            assert!(paragraph.is_clipped() && paragraph.width() <= 80.01 && paragraph.lines().len() <= lines);
        }
    }

    #[test]
    fn the_ellipsis_of_an_arabic_name_stands_at_its_left() {
        let paragraph = clipped("القوات المسلحة العربية السورية", 80.0, 1);
        assert!(paragraph.is_clipped() && paragraph.is_rtl());
        let first = &paragraph.runs()[0].glyphs[0];
        assert_eq!(&paragraph.text()[first.bytes()], "…");
    }

    #[test]
    fn no_longer_cut_would_have_fitted() {
        let text = "Syrian Democratic Forces and the people’s protection units";
        for width in [30.0, 61.0, 90.0, 200.0] {
            let shown = clipped(text, width, 1).text().trim_end_matches('…').to_owned();
            let longer: String = text.chars().take(shown.chars().count() + 2).collect();
            assert!(set_14(&format!("{longer}…")).width() > width, "{shown} could be {longer}");
        }
    }

    fn set_14(text: &str) -> Paragraph {
        Typesetter::bundled_only().set(text, &WordStyle::sans(14.0), None, Align::Start)
    }

    #[test]
    fn the_ellipsis_is_shown_even_where_nothing_fits() {
        assert_eq!(clipped("Hezbollah", 2.0, 1).text(), "…");
    }

    #[test]
    fn a_label_of_eight_megabytes_is_cut_before_it_is_set() {
        let label = "word ".repeat(1_600_000);
        let paragraph = clipped(&label, 120.0, 2);
        assert!(paragraph.text().len() < 400);
    }

    #[test]
    fn without_a_width_only_the_number_of_letters_is_limited() {
        let mut typesetter = Typesetter::bundled_only();
        let paragraph =
            typesetter.set_clipped(&"x".repeat(1000), &WordStyle::sans(14.0), Column::default(), 1);
        assert_eq!(paragraph.text().chars().count(), 201);
    }

    #[test]
    fn clones_of_a_typesetter_agree_on_faces() {
        let mut one = Typesetter::bundled_only();
        let mut two = one.clone();
        let style = WordStyle::sans(20.0);
        let faces =
            [&mut one, &mut two].map(|each| each.set("a", &style, None, Align::Start).runs()[0].face.id());
        assert_eq!(faces[0], faces[1]);
    }

    #[test]
    fn an_empty_text_is_one_line_without_words() {
        let paragraph = set("");
        assert_eq!(paragraph.lines().len(), 1);
        assert_eq!((paragraph.lines()[0].bytes.clone(), paragraph.width()), (0..0, 0.0));
        assert!(paragraph.height() > 20.0 && paragraph.runs().is_empty());
    }
}
