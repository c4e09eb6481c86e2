//! A quote that waits, as it was taken, beside its candidate in the present text.

use std::ops::Range;

use egui::{Color32, Rect, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::{Verdict, is_acceptable, selected, small};
use crate::app::Reading;
use crate::app::ink::{Ink, Placing};
use crate::app::theme::Tint;
use crate::model::{Document, Quote, QuoteId, Standing};
use crate::text::{Span, anchor};
use crate::typeset::{Align, Paragraph, WordStyle};

/// What was worked out for the quote at hand.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    made_for: Option<(QuoteId, u64, u32)>,
    sides: Vec<Side>,
    sets: Vec<Paragraph>,
}

/// Words with what stands around them.
#[derive(Debug)]
struct Side {
    caption: String,
    text: String,
    /// The words themselves, and those of them that the other side does not have.
    words: Range<usize>,
    different: Vec<Range<usize>>,
}

/// So many characters of a long quote are shown.
const LONGEST: usize = 1_500;

impl Sheet {
    pub(super) fn sheet_ui(
        &mut self,
        ui: &mut Ui,
        (reading, ink): (Reading<'_>, &mut Ink),
        id: QuoteId,
    ) -> Option<Verdict> {
        let quote = reading.project().quote(id)?;
        let document = reading.project().document(quote.document)?;
        ui.add(egui::Label::new(small(told(quote), ui)).wrap());
        ui.add_space(2.0);
        // Above the words: however many these are, what can be decided is seen.
        let pressed = verdicts_ui(ui, reading, quote);
        ui.add_space(6.0);
        let width = ((ui.available_width() - 18.0) / 2.0).max(120.0);
        let made_for = (id, reading.editor.revision(), width as u32);
        if self.made_for != Some(made_for) {
            let size = f64::from(egui::TextStyle::Body.resolve(ui.style()).size) + 1.0;
            self.sides = sides(quote, document);
            let style = WordStyle::serif(size);
            let mut set =
                |side: &Side| ink.typesetter.set(&side.text, &style, Some(f64::from(width)), Align::Left);
            self.sets = self.sides.iter().map(&mut set).collect();
            self.made_for = Some(made_for);
        }
        ui.horizontal_top(|ui| {
            for (side, set) in self.sides.iter().zip(&self.sets) {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    side_ui(ui, (side, set), ink);
                });
            }
        });
        pressed
    }
}

/// What is the matter, in a sentence.
fn told(quote: &Quote) -> &'static str {
    match (quote.standing, quote.candidate) {
        (Standing::Lost, None) => "These words are not in the present text. They are kept.",
        (Standing::Lost, Some(_)) => {
            "The likeliest place speaks of others, or is not like enough, or lies in other surroundings. To take it \
             all the same, select the words and press M."
        }
        (Standing::Ambiguous, _) => "Several places fit about equally well; this is the best of them.",
        _ => "The words have changed; names, numbers and negations are the same.",
    }
}

fn sides(quote: &Quote, document: &Document) -> Vec<Side> {
    let page = |span: Span| document.page_of(span.start).map_or(String::new(), |page| format!(", p. {page}"));
    let there = quote.candidate.and_then(|span| Some((span, document.text.slice(span)?)));
    let (gone, new) =
        there.map_or_else(Default::default, |(_, words)| anchor::differences(&quote.exact, words));
    let mut sides =
        vec![Side::of("As it was quoted", [&*quote.prefix, &*quote.exact, &*quote.suffix], &gone)];
    match there {
        Some((span, words)) => {
            let caption = format!("In {} now{}", document.title, page(span));
            let around = [document.text.prefix_of(span), words, document.text.suffix_of(span)];
            sides.push(Side::of(&caption, around, &new));
        }
        None => sides.push(Side::of(&format!("Not found in {}", document.title), ["", "", ""], &[])),
    }
    sides
}

impl Side {
    fn of(caption: &str, [before, words, after]: [&str; 3], different: &[Span]) -> Self {
        let cut = words.char_indices().nth(LONGEST).map_or(words.len(), |(at, _)| at);
        let (words, after) = if cut < words.len() { (&words[..cut], "…") } else { (words, after) };
        let start = before.len();
        let shifted = |span: &Span| start + span.start.min(cut)..start + span.end.min(cut);
        // A line end is the page's, not the author's; one byte for one byte, so that marks stay.
        let text = [before, words, after].concat().replace(['\n', '\t'], " ");
        Self {
            caption: caption.to_owned(),
            text,
            words: start..start + cut,
            different: different.iter().map(shifted).collect(),
        }
    }
}

fn side_ui(ui: &mut Ui, (side, set): (&Side, &Paragraph), ink: &mut Ink) {
    let tint = Tint::of(ui);
    ui.add(egui::Label::new(small(&side.caption, ui)).truncate());
    let room = Vec2::new(ui.available_width(), set.height() as f32);
    let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
    let name = format!("{}: {}", side.caption, side.text);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &name));
    let mut grounds: Vec<(Range<usize>, Color32)> =
        vec![(side.words.clone(), tint.chosen.gamma_multiply(0.6))];
    let doubt = tint.doubt.gamma_multiply(0.35);
    grounds.extend(side.different.iter().map(|range| (range.clone(), doubt)));
    for (range, colour) in grounds.into_iter().filter(|(range, _)| !range.is_empty()) {
        for found in set.boxes(range) {
            let corner = rect.min + vec2(found.x0 as f32, found.y0 as f32);
            let found = Rect::from_min_size(corner, vec2(found.width() as f32, found.height() as f32));
            ui.painter().rect_filled(found, 2.0, colour);
        }
    }
    let mut mesh = ink.mesh();
    ink.words(&mut mesh, set, Placing { at: rect.min, scale: 1.0, colour: tint.text });
    ui.painter().add(mesh);
}

fn verdicts_ui(ui: &mut Ui, reading: Reading<'_>, quote: &Quote) -> Option<Verdict> {
    let mut pressed = None;
    ui.horizontal_wrapped(|ui| {
        for (verdict, word, is_open, tip) in [
            (Verdict::Accept, "Accept (A)", is_acceptable(quote), "The quote stands at the likeliest place"),
            (
                Verdict::Move,
                "Move to the selected words (M)",
                selected(reading, quote).is_some(),
                "The quote stands at the words that are selected in the reader",
            ),
            (Verdict::LetGo, "Let go (L)", true, "The quote is gone from the text; its words are kept"),
        ] {
            let button = ui.add_enabled(is_open, egui::Button::new(word)).on_hover_text(tip);
            let why_not = match verdict {
                Verdict::Accept => "No place here has the quote's names, numbers and surroundings",
                Verdict::Move | Verdict::LetGo => "Select words in the quote's document first",
            };
            if button.on_disabled_hover_text(why_not).clicked() {
                pressed = Some(verdict);
            }
        }
    });
    pressed
}
