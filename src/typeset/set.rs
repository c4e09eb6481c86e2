//! Setting words: text and style in, [`Paragraph`] out.
//!
//! Byte offsets of a paragraph are those of the text it was given, so whatever must not reach the shaper (control
//! characters, towers of combining marks) is replaced by characters of the same length, never removed.

use std::borrow::Cow;

use parley::{
    Alignment, AlignmentOptions, FontStyle, FontWeight, LineHeight, OverflowWrap, RangedBuilder,
    StyleProperty, VerticalAlign,
};
use unicode_segmentation::UnicodeSegmentation;

use super::fonts::{Typesetter, stack};
use super::harmless::harmless;
use super::paragraph::Paragraph;
use super::style::{Align, Column, StyleChange, StyledRange, Weight, WordStyle};

/// Graphemes kept per line of a clipped text before anything is measured: an eight-megabyte label costs no more.
const CLIPPED_GRAPHEMES_PER_LINE: usize = 200;
/// Bytes allowed per kept grapheme, so that one endless grapheme is cut too.
const BYTES_PER_GRAPHEME: usize = 16;
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
        let head = head_of(text, lines * CLIPPED_GRAPHEMES_PER_LINE);
        let whole = self.set_rich(head, style, &[], column);
        if head.len() == text.len() && fits(&whole, column, lines) {
            return whole;
        }
        let ends = possible_ends(head, &whole, lines);
        let fitting = ends.partition_point(|&end| {
            let paragraph = self.set_rich(&with_ellipsis(head, end), style, &[], column);
            fits(&paragraph, column, lines)
        });
        // The first end stands for the ellipsis alone: it is shown even where nothing fits.
        let end = ends.get(fitting.saturating_sub(1)).copied().unwrap_or(0);
        self.set_rich(&with_ellipsis(head, end), style, &[], column).clipped()
    }
}

/// The first graphemes of `text`, found without looking at the rest.
fn head_of(text: &str, graphemes: usize) -> &str {
    let head = &text[..text.floor_char_boundary((graphemes * BYTES_PER_GRAPHEME).min(text.len()))];
    match head.grapheme_indices(true).nth(graphemes) {
        Some((end, _)) => &head[..end],
        None => head,
    }
}

/// Where `head` may be cut, ascending: after each grapheme of the last line allowed and of the one after it.
fn possible_ends(head: &str, whole: &Paragraph, lines: usize) -> Vec<usize> {
    let set = whole.lines();
    let last = set.get(lines - 1).or(set.last());
    let start = last.map_or(0, |line| line.bytes.start);
    let end = set.get(lines).or(last).map_or(head.len(), |line| line.bytes.end);
    let graphemes = head[start..end].grapheme_indices(true);
    let mut ends: Vec<usize> = graphemes.map(|(at, _)| start + at).collect();
    ends.push(end);
    ends
}

fn with_ellipsis(head: &str, end: usize) -> Cow<'_, str> {
    Cow::Owned(format!("{}…", head[..end].trim_end()))
}

fn fits(paragraph: &Paragraph, column: Column, lines: usize) -> bool {
    let too_wide = column.width.is_some_and(|width| paragraph.width() > width + 0.01);
    paragraph.lines().len() <= lines && !too_wide
}

/// Shaping works in `f32`; a width that is no number breaks everywhere it can rather than nowhere.
#[expect(clippy::cast_possible_truncation, reason = "widths are far below what f32 holds to a thousandth")]
fn breaking_width(width: f64) -> f32 {
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

fn push_style(builder: &mut RangedBuilder<'_, ()>, style: &WordStyle) {
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
