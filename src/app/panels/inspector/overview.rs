//! The project as a whole: title, note, and what a reader of the map should look at twice.

use egui::{RichText, Ui};

use super::Sheet;
use super::choice::{heading_ui, section_ui};
use crate::app::Stamp;
use crate::app::action::Action;
use crate::app::panels::field::About;
use crate::app::panels::later::Later;
use crate::app::theme::Tint;
use crate::edit::Things;
use crate::model::{Project, check};
use crate::text::counted;
use crate::typeset::Icon;

/// What was found in the project, and in which state of it.
pub(super) type Findings = Later<Stamp, Found>;

#[derive(Debug, Default)]
pub(super) struct Found {
    faults: Vec<String>,
    more_faults: usize,
    hypotheses: Things,
    off_canvas: Things,
    idle_quotes: Things,
    to_review: Things,
}

/// No more faults than this are told one by one.
const MOST_FAULTS: usize = 40;

impl Found {
    fn of(project: &Project) -> Self {
        let faults = check::faults(project);
        let bare = project.ties().filter(|(_, tie)| tie.is_hypothesis()).map(|(id, _)| id);
        let off = project.actors().filter(|(_, actor)| actor.place.is_none()).map(|(id, _)| id);
        let idle = project.quotes().filter(|(id, _)| project.ties_on(*id).next().is_none()).map(|(id, _)| id);
        let waits = project.quotes().filter(|(_, quote)| quote.awaits_review()).map(|(id, _)| id);
        Self {
            more_faults: faults.len().saturating_sub(MOST_FAULTS),
            faults: faults.iter().take(MOST_FAULTS).map(ToString::to_string).collect(),
            hypotheses: Things { ties: bare.collect(), ..Things::default() },
            off_canvas: Things { actors: off.collect(), ..Things::default() },
            idle_quotes: Things { quotes: idle.collect(), ..Things::default() },
            to_review: Things { quotes: waits.collect(), ..Things::default() },
        }
    }
}

pub(super) fn overview_ui(ui: &mut Ui, sheet: &mut Sheet<'_>, findings: &mut Findings) {
    let project = sheet.reading.project();
    let tint = Tint::of(ui);
    heading_ui(ui, (Icon::Library, tint.text), "Project");
    for (about, name) in [(About::Title, "Title of the map"), (About::Note, "Note")] {
        sheet.asked.extend(sheet.drafts.field_ui(ui, project, about, name));
    }
    findings.settle((ui, project), sheet.reading.stamp(), Found::of);
    section_ui(ui, "Worth a second look");
    let Some(findings) = findings.made() else {
        ui.colored_label(tint.weak, "Looking through the project…");
        return;
    };
    let rows = [
        (counted(findings.hypotheses.ties.len(), "tie") + " without quotes", &findings.hypotheses),
        (counted(findings.off_canvas.actors.len(), "actor") + " not on the canvas", &findings.off_canvas),
        (counted(findings.idle_quotes.quotes.len(), "quote") + " without a tie", &findings.idle_quotes),
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
    if findings.more_faults > 0 {
        ui.colored_label(tint.fault, format!("and {} more", findings.more_faults));
    }
    if is_clean && project.counts().ties == 0 {
        ui.colored_label(tint.weak, "Nothing yet: there is no tie on this map.");
    } else if is_clean {
        ui.colored_label(tint.done, "Every tie has its quotes, and every quote stands where it says.");
    }
}
