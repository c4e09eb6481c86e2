//! Who asserts a tie: speakers first, then the authors and outlets of its quotes, each kept apart.

use egui::{RichText, Ui};

use super::Sheet;
use super::choice::caption_ui;
use crate::analysis::voice::{Capacity, Voice, Voices};
use crate::app::Reading;
use crate::app::action::Action;
use crate::app::theme::Tint;
use crate::edit::Things;
use crate::model::{Tie, TieId};

/// The voices of the tie that was shown last: all names of the project are folded to find them.
#[derive(Debug, Default)]
pub(super) struct KeptVoices {
    made_for: Option<(u64, TieId)>,
    /// Each with whom it speaks about.
    voices: Vec<(Voice, String)>,
}

impl KeptVoices {
    fn settle(&mut self, reading: Reading<'_>, (id, tie): (TieId, &Tie)) -> &[(Voice, String)] {
        let wanted = Some((reading.editor.revision(), id));
        if self.made_for != wanted {
            let voices = Voices::of(reading.project());
            let mut found = voices.asserting(tie);
            found.sort_by_key(|voice| voice.capacity); // stable: in the order of the quotes
            let with_about = |voice: Voice| {
                let about = voices.about(&voice, tie);
                (voice, about)
            };
            self.voices = found.into_iter().map(with_about).collect();
            self.made_for = wanted;
        }
        &self.voices
    }
}

/// `Asserted by Russia about Iran · Al-Monitor (outlet)`; actors lead to themselves.
pub(super) fn voices_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, kept: &mut KeptVoices, of: (TieId, &Tie)) {
    let voices = kept.settle(sheet.reading, of);
    if of.1.is_hypothesis() {
        return;
    }
    if voices.is_empty() {
        caption_ui(ui, "Nobody is named who asserts it: neither speaker, nor author, nor outlet.");
        return;
    }
    caption_ui(ui, "Asserted by");
    for (number, (voice, about)) in voices.iter().enumerate() {
        let is_clicked = ui.push_id(number, |ui| voice_ui(ui, voice, about)).inner;
        if let Some(id) = voice.actor.filter(|_| is_clicked) {
            sheet.asked.ask(Action::Select(Things { actors: vec![id], ..Things::default() }));
        }
    }
}

/// True if the voice is an actor and was clicked.
fn voice_ui(ui: &mut Ui, voice: &Voice, about: &str) -> bool {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let name = if voice.actor.is_some() {
            let name = egui::Button::new(RichText::new(&voice.name).color(ui.visuals().hyperlink_color));
            let name = ui.add(name.frame_when_inactive(false)).on_hover_text("Show this actor");
            name.accessible_name(format!("Asserted by {}", voice.name))
        } else {
            ui.label(&voice.name)
        };
        let said = match voice.capacity {
            Capacity::Speaker => format!("about {about}"),
            Capacity::Author | Capacity::Outlet => format!("({}) about {about}", voice.capacity.word()),
        };
        ui.label(RichText::new(said).color(Tint::of(ui).weak));
        name.clicked()
    })
    .inner
}
