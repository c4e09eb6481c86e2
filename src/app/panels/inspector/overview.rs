//! The project as a whole: title, note, and what a reader of the map should look at twice.

use egui::{RichText, Ui};

use super::Sheet;
use super::choice::{heading_ui, section_ui};
use crate::app::action::Action;
use crate::app::panels::field::About;
use crate::app::theme::Tint;
use crate::edit::Things;
use crate::model::{Project, check};
use crate::text::counted;
use crate::typeset::Icon;

/// What was found in one revision of the project.
#[derive(Debug, Default)]
pub(super) struct Findings {
    made_for: Option<u64>,
    faults: Vec<String>,
    hypotheses: Things,
    off_canvas: Things,
    idle_quotes: Things,
    to_review: Things,
}

impl Findings {
    fn settle(&mut self, project: &Project, revision: u64) {
        if self.made_for == Some(revision) {
            return;
        }
        self.made_for = Some(revision);
        self.faults = check::faults(project).iter().map(ToString::to_string).collect();
        let bare = project.ties().filter(|(_, tie)| tie.is_hypothesis()).map(|(id, _)| id);
        self.hypotheses = Things { ties: bare.collect(), ..Things::default() };
        let off = project.actors().filter(|(_, actor)| actor.place.is_none()).map(|(id, _)| id);
        self.off_canvas = Things { actors: off.collect(), ..Things::default() };
        let idle = project.quotes().filter(|(id, _)| project.ties_on(*id).next().is_none()).map(|(id, _)| id);
        self.idle_quotes = Things { quotes: idle.collect(), ..Things::default() };
        let waits = project.quotes().filter(|(_, quote)| quote.awaits_review()).map(|(id, _)| id);
        self.to_review = Things { quotes: waits.collect(), ..Things::default() };
    }
}

pub(super) fn overview_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, findings: &mut Findings) {
    let project = sheet.reading.project();
    let tint = Tint::of(ui);
    heading_ui(ui, (Icon::Library, tint.text), "Project");
    for (about, name) in [(About::Title, "Title of the map"), (About::Note, "Note")] {
        sheet.asked.extend(sheet.drafts.field_ui(ui, project, about, name));
    }
    findings.settle(project, sheet.reading.editor.revision());
    section_ui(ui, "Worth a second look");
    let rows = [
        (counted(findings.hypotheses.ties.len(), "tie") + " without quotes", &findings.hypotheses),
        (counted(findings.off_canvas.actors.len(), "actor") + " not on the canvas", &findings.off_canvas),
        (counted(findings.idle_quotes.quotes.len(), "quote") + " that back no tie", &findings.idle_quotes),
        (counted(findings.to_review.quotes.len(), "quote") + " to be reviewed", &findings.to_review),
    ];
    let mut is_clean = findings.faults.is_empty();
    for (words, things) in rows {
        if things.is_empty() {
            continue;
        }
        is_clean = false;
        let button = egui::Button::new(words).frame_when_inactive(false);
        if ui.add(button).on_hover_text("Select them").clicked() {
            sheet.asked.ask(Action::Select(things.clone()));
        }
    }
    for fault in &findings.faults {
        ui.add(egui::Label::new(RichText::new(fault).color(tint.fault)).wrap());
    }
    if is_clean && project.counts().ties == 0 {
        ui.colored_label(tint.weak, "Nothing yet: there is no tie on this map.");
    } else if is_clean {
        ui.colored_label(tint.done, "Every tie has its quotes, and every quote stands where it says.");
    }
}
