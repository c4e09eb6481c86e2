//! Lines of about the same length, for names in boxes.
//!
//! Shaping is dear and breaking lines is not: the words are shaped once, and the same glyphs are broken at one width
//! after the other.

use parley::{Alignment, AlignmentOptions, Layout};

use super::fonts::Typesetter;
use super::harmless::harmless;
use super::paragraph::Paragraph;
use super::set::{BYTES_PER_GRAPHEME, CLIPPED_GRAPHEMES_PER_LINE, breaking_width, push_style};
use super::style::{Column, WordStyle};

impl Typesetter {
    /// Sets `text` in at most `lines` lines of about the same length, none wider than `widest`: "Islamic Republic /
    /// of Iran", not "Islamic Republic of / Iran". What does not fit is replaced by an ellipsis. The column is as
    /// wide as the words. Words are shaped once, however many widths are tried.
    pub fn set_balanced(&mut self, text: &str, style: &WordStyle, widest: f64, lines: usize) -> Paragraph {
        let mut layout = self.shaped(text, style);
        layout.break_all_lines(Some(breaking_width(widest)));
        let mut whole = Balance::of(&layout);
        if text.len() > BYTES_PER_GRAPHEME * lines * CLIPPED_GRAPHEMES_PER_LINE
            || whole.lines > lines.max(1)
            || whole.width > widest + 0.01
        {
            let clipped = self.set_clipped(text, style, Column::of(widest), lines);
            layout = self.shaped(clipped.text(), style);
            layout.break_all_lines(Some(breaking_width(widest)));
            whole = Balance { lines: clipped.lines().len(), width: clipped.width() };
            return self.balanced(clipped.text(), layout, whole).clipped();
        }
        self.balanced(text, layout, whole)
    }

    fn balanced(&mut self, text: &str, mut layout: Layout<()>, whole: Balance) -> Paragraph {
        let (mut narrow, mut wide) = (whole.width / 2.0, whole.width);
        for _ in 0..if whole.lines > 1 { 5 } else { 0 } {
            let middle = f64::midpoint(narrow, wide);
            layout.break_all_lines(Some(breaking_width(middle)));
            let tried = Balance::of(&layout);
            let fits = tried.lines <= whole.lines && tried.width <= middle && keeps_words(text, &layout);
            (narrow, wide) = if fits { (narrow, middle) } else { (middle, wide) };
        }
        // A hair wider: the shaper rounds.
        layout.break_all_lines(Some(breaking_width(wide + 0.05)));
        layout.align(Alignment::Start, AlignmentOptions::default());
        Paragraph::new(text, layout)
    }

    /// `text` with its glyphs chosen and no line broken.
    fn shaped(&mut self, text: &str, style: &WordStyle) -> Layout<()> {
        let shown = harmless(text);
        let mut builder = self.scratch.ranged_builder(&mut self.fonts, &shown, 1.0, false);
        push_style(&mut builder, style);
        builder.build(shown.as_ref())
    }
}

/// How many lines a layout has, and how wide they are.
#[derive(Clone, Copy)]
struct Balance {
    lines: usize,
    width: f64,
}

impl Balance {
    fn of(layout: &Layout<()>) -> Self {
        let width = |line: parley::Line<'_, ()>| {
            let metrics = line.metrics();
            f64::from(metrics.advance) - f64::from(metrics.hanging_advance)
        };
        Self { lines: layout.lines().count(), width: layout.lines().map(width).fold(0.0, f64::max) }
    }
}

/// True if no line but the last ends within a word.
fn keeps_words(text: &str, layout: &Layout<()>) -> bool {
    let last = layout.lines().count().saturating_sub(1);
    layout.lines().take(last).all(|line| {
        let shown = text.get(line.text_range()).unwrap_or_default();
        shown.ends_with(|last: char| last.is_whitespace() || last == '-' || last == '/')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn balanced(text: &str) -> Paragraph {
        Typesetter::bundled_only().set_balanced(text, &WordStyle::sans(15.0), 172.0, 2)
    }

    #[test]
    fn two_lines_are_about_as_long_and_no_line_ends_within_a_word() {
        let set = balanced("Islamic Republic of Iran and friends");
        let shown: Vec<&str> = set.lines().iter().map(|line| set.text()[line.bytes.clone()].trim()).collect();
        assert_eq!(shown, ["Islamic Republic", "of Iran and friends"]);
    }

    #[test]
    fn a_short_name_keeps_its_one_line_and_its_width_in_either_direction() {
        for name in ["Iran", "حزب الله"] {
            let set = balanced(name);
            let alone = Typesetter::bundled_only().set(
                name,
                &WordStyle::sans(15.0),
                None,
                crate::typeset::Align::Start,
            );
            assert!((set.width() - alone.width()).abs() < 0.1 && set.bounds().x0.abs() < 0.1, "{name}");
        }
    }

    #[test]
    fn what_does_not_fit_ends_with_an_ellipsis() {
        let set = balanced(&"Popular Mobilisation ".repeat(9));
        assert!(set.is_clipped() && set.text().ends_with('…') && set.lines().len() == 2);
        assert!(set.width() <= 172.1);
    }

    #[test]
    fn words_without_carets_draw_the_same_glyphs() {
        let set = balanced("حزب الله (Hezbollah)");
        let bare = set.without_carets();
        let shown = |set: &Paragraph| format!("{:?} {:?}", set.lines(), set.runs());
        assert_eq!(shown(&bare), shown(&set));
        assert!(bare.is_rtl() && bare.bounds() == set.bounds() && bare.hit(kurbo::Point::ORIGIN) == 0);
    }
}
