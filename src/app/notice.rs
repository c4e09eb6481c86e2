//! What was said to the analyst, as cards in the corner, and the card of the first three steps.
//!
//! Good news goes away by itself; a fault stays until it is put away. This and the command line are the only
//! places that make sentences of errors.

use egui::{Align2, Area, Context, Frame, Id, Margin, Order, RichText, Stroke, Ui, Vec2};

use super::action::{Action, Actions, Notice, Tone};
use super::session::Posted;
use super::sign;
use super::theme::{SIGN, Tint};
use super::view::Panel;
use super::{Reading, command::Command};
use crate::typeset::Icon;

/// Seconds for which a notice of good news is shown.
const SHOWN: f64 = 6.0;
/// Seconds for each further character, so that long ones can be read.
const SHOWN_PER_CHAR: f64 = 0.05;
/// Height of the bar below the reader in which a tie is drawn.
const QUICK_BAR: f32 = 112.0;

/// Draws the notices, the newest below.
pub(super) fn notices_ui(ctx: &Context, reading: Reading<'_>) -> Actions {
    let mut asked = Actions::default();
    if reading.session.notices.is_empty() {
        return asked;
    }
    let corner = Area::new(Id::unique("notices")).order(Order::Foreground);
    // The buttons of the bar in which a tie is drawn are not to be covered.
    let up = if reading.view.quick_tie.is_some() { QUICK_BAR } else { 0.0 };
    corner.anchor(Align2::RIGHT_BOTTOM, Vec2::new(-16.0, -44.0 - up)).show(ctx, |ui| {
        ui.set_width(380.0);
        for posted in &reading.session.notices {
            ui.push_id(posted.number, |ui| card_ui(ui, posted, &mut asked));
        }
    });
    for posted in &reading.session.notices {
        if let Some(left) = time_left(posted, reading.session.now) {
            if left <= 0.0 {
                asked.ask(Action::DismissNotice(posted.number));
            } else {
                ctx.request_repaint_after_secs(left as f32);
            }
        }
    }
    asked
}

fn time_left(posted: &Posted, now: f64) -> Option<f64> {
    let length = posted.notice.words.chars().count() + posted.notice.hint.chars().count();
    let shown = SHOWN + SHOWN_PER_CHAR * length as f64;
    (posted.notice.tone != Tone::Fault).then_some(posted.at + shown - now)
}

fn card_ui(ui: &mut Ui, posted: &Posted, asked: &mut Actions) {
    let tint = Tint::of(ui);
    let (icon, colour) = match posted.notice.tone {
        Tone::Done => (Icon::Check, tint.done),
        Tone::Note => (Icon::Info, tint.accent),
        Tone::Fault => (Icon::Warning, tint.fault),
    };
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(12)).stroke(Stroke::new(1.0, colour));
    frame.show(ui, |ui| {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(SIGN), egui::Sense::hover());
            sign::paint(ui.painter(), icon, rect, colour);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width() - 38.0);
                words_ui(ui, &posted.notice, tint);
            });
            if sign::button_ui(ui, Icon::Close, &format!("Dismiss: {}", posted.notice.words)).clicked() {
                asked.ask(Action::DismissNotice(posted.number));
            }
        });
    });
    ui.add_space(4.0);
}

fn words_ui(ui: &mut Ui, notice: &Notice, tint: Tint) {
    let sentence = sentence(&notice.words);
    let selectable = |text: RichText| egui::Label::new(text).selectable(true).wrap();
    ui.add(selectable(RichText::new(sentence).color(tint.text)));
    if !notice.hint.is_empty() {
        ui.add(selectable(RichText::new(&notice.hint).color(tint.weak)));
    }
}

/// A sentence of a fragment: a capital first, a full stop last.
pub(super) fn sentence(fragment: &str) -> String {
    let mut rest = fragment.chars();
    let first: String = rest.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    let mut whole = first + rest.as_str();
    if !whole.ends_with(['.', '!', '?', '…']) {
        whole.push('.');
    }
    whole
}

/// Draws the card of the first three steps.
pub(super) fn hint_ui(ctx: &Context, reading: Reading<'_>) -> Actions {
    let mut asked = Actions::default();
    if !reading.view.shows_hint {
        return asked;
    }
    let area = Area::new(Id::unique("first steps")).order(Order::Middle).constrain_to(ctx.content_rect());
    // It must not lie on what was opened below.
    let (side, off) = if reading.view.panels.contains(&Panel::Dock) {
        (Align2::CENTER_TOP, Vec2::new(0.0, 92.0))
    } else {
        (Align2::CENTER_BOTTOM, Vec2::new(0.0, -52.0))
    };
    area.anchor(side, off).show(ctx, |ui| {
        ui.set_max_width(480.0);
        let card = Frame::popup(ui.style()).inner_margin(Margin::same(16));
        card.show(ui, |ui| steps_ui(ui, reading, &mut asked));
    });
    asked
}

fn steps_ui(ui: &mut Ui, reading: Reading<'_>, asked: &mut Actions) {
    let tint = Tint::of(ui);
    egui::Sides::new().show(
        ui,
        |ui| ui.heading("From words to a tie"),
        |ui| {
            if sign::button_ui(ui, Icon::Close, "Close the first steps").clicked() {
                asked.ask(Action::ShowHint(false));
            }
        },
    );
    for (number, step) in STEPS.iter().enumerate() {
        ui.horizontal_top(|ui| {
            let number = RichText::new((number + 1).to_string()).family(super::theme::medium());
            let label = egui::Label::new(number.color(tint.accent));
            ui.add_sized([16.0, 18.0], label); // one column, however wide the digits are
            ui.add(egui::Label::new(*step).wrap());
        });
    }
    ui.add_space(4.0);
    let keys = sign::with_keys("All keys", Command::Keys);
    ui.horizontal(|ui| {
        if ui.button("Got it").clicked() {
            asked.ask(Action::ShowHint(false));
        }
        if ui.button(keys).clicked() {
            asked.ask_maybe(Command::Keys.action(&reading));
        }
    });
}

const STEPS: [&str; 3] = [
    "Read a document in the reader and select the words that say who backs or fights whom.",
    "Press S for support or C for clash, check the two names, press Enter.",
    "Click the tie on the canvas: every quote behind it stands in the inspector, one click from its place.",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_becomes_a_sentence() {
        assert_eq!(sentence("the file is empty"), "The file is empty.");
        assert_eq!(sentence("Done!"), "Done!");
        assert_eq!(sentence(""), ".");
    }

    #[test]
    fn good_news_goes_away_and_a_fault_stays() {
        let notice = |tone| Notice { tone, words: "saved".into(), hint: String::new() };
        let posted = |tone| Posted { number: 1, notice: notice(tone), at: 10.0 };
        assert!(time_left(&posted(Tone::Done), 12.0).is_some_and(|left| left > 0.0));
        assert!(time_left(&posted(Tone::Done), 20.0).is_some_and(|left| left < 0.0));
        assert_eq!(time_left(&posted(Tone::Fault), 1e9), None);
    }
}
