//! The line at the bottom: how much there is, what is selected, what is going on.

use egui::{Label, RichText, Spinner, Ui};

use crate::app::action::{Action, CameraMove, FileAction};
use crate::app::sign;
use crate::app::theme::Tint;
use crate::app::{Actions, Reading};
use crate::edit::Things;
use crate::text::counted;
use crate::typeset::Icon;

/// Draws the line; `waiting` quotes are to be reviewed.
pub(super) fn status_ui(ui: &mut Ui, reading: Reading<'_>, waiting: usize) -> Actions {
    let mut asked = Actions::default();
    let tint = Tint::of(ui);
    ui.horizontal(|ui| {
        let counts = reading.project().counts();
        let parts = [
            counted(counts.documents, "document"),
            counted(counts.actors, "actor"),
            counted(counts.ties, "tie"),
            counted(counts.quotes, "quote"),
        ];
        ui.label(RichText::new(parts.join(" · ")).color(tint.weak).small());
        review_ui(ui, waiting, tint, &mut asked);
        ui.separator();
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let zoom = format!("{:.0} %", reading.view.camera.zoom * 100.0);
            let button = egui::Button::new(RichText::new(zoom).small()).frame_when_inactive(false);
            if ui.add(button).on_hover_text("Zoom to 100 % (Ctrl+0)").clicked() {
                asked.ask(Action::Camera(CameraMove::ZoomToActual));
            }
            ui.separator();
            file_ui(ui, reading, tint, &mut asked);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let sentence = walk_sentence(reading).unwrap_or_else(|| selection_sentence(reading));
                ui.add(Label::new(RichText::new(sentence).small()).truncate());
            });
        });
    });
    asked
}

/// How many quotes wait for the analyst; a click shows them.
fn review_ui(ui: &mut Ui, waiting: usize, tint: Tint, asked: &mut Actions) {
    if waiting == 0 {
        return;
    }
    let words = RichText::new(format!("{} to review", counted(waiting, "quote"))).small().color(tint.doubt);
    let button = egui::Button::new(words).frame_when_inactive(false);
    let tip = "Quotes that were not surely found when their document was read again";
    if ui.add(button).on_hover_text(tip).clicked() {
        asked.ask(Action::OpenTab(crate::app::view::Tab::Review));
    }
}

fn file_ui(ui: &mut Ui, reading: Reading<'_>, tint: Tint, asked: &mut Actions) {
    let session = reading.session;
    if let Some(importing) = session.importing.first() {
        let stop = ui.small_button("Stop").on_hover_text("Read no more; what was read by now is offered");
        if stop.accessible_name("Stop reading documents").clicked() {
            asked.ask(Action::File(FileAction::StopImport));
        }
        let words = RichText::new(importing.words()).small().color(tint.accent);
        ui.add(Label::new(words).truncate());
        ui.add(Spinner::new().size(12.0));
        return;
    }
    if let Some(arranging) = &session.arranging {
        let stop = ui.small_button("Stop").on_hover_text("Leave every actor where it is");
        if stop.accessible_name("Stop arranging actors").clicked() {
            asked.ask(Action::StopArranging);
        }
        let bar = egui::ProgressBar::new(arranging.progress() as f32).desired_width(90.0).desired_height(8.0);
        ui.add(bar);
        let words = RichText::new(arranging.words()).small().color(tint.accent);
        ui.add(Label::new(words).truncate());
        return;
    }
    if let Some(running) = &session.shown {
        ui.label(RichText::new(format!("{running}…")).small().color(tint.accent));
        ui.add(Spinner::new().size(12.0));
        return;
    }
    let state = if session.is_dirty(reading.editor) { "unsaved" } else { "saved" };
    let words = match &session.path {
        Some(_) => format!("{} · {state}", session.file_name()),
        None => session.file_name(),
    };
    let label = ui.label(RichText::new(words).small().color(tint.weak));
    let path = session.path.as_ref().map(|path| path.display().to_string());
    let state = (reading.editor.revision(), session.is_dirty(reading.editor));
    let kept = session.keeping.words(state, session.now);
    let told: Vec<String> = path.into_iter().chain(kept.clone()).collect();
    if !told.is_empty() {
        label.on_hover_text(told.join("\n"));
    }
    if let Some(kept) = kept {
        let (rect, response) = ui.allocate_exact_size(egui::Vec2::splat(12.0), egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &kept));
        let is_whole = session.keeping.kept() == Some(reading.editor.revision());
        let icon = if is_whole { Icon::Check } else { Icon::Recent };
        sign::paint(ui.painter(), icon, rect, tint.weak);
        response.on_hover_text(kept);
    }
}

/// Which mention the reader shows, if that is where a walk stopped.
pub(super) fn walk_sentence(reading: Reading<'_>) -> Option<String> {
    let (actor, stop) = reading.session.mentions.last_stop()?;
    let project = reading.project();
    let title = &project.document(stop.words.document)?.title;
    let is_there = reading.view.words == Some(stop.words);
    is_there.then(|| {
        format!("{}: {} of {} · {title}", project.actor(actor).map_or("", |it| &it.name), stop.at, stop.of)
    })
}

/// What is selected, in words.
fn selection_sentence(reading: Reading<'_>) -> String {
    let project = reading.project();
    let Things { documents, actors, ties, quotes, groups, notes, pictures } = &reading.view.selection;
    let beside = groups.len() + notes.len() + pictures.len();
    match (&documents[..], &actors[..], &ties[..], &quotes[..]) {
        ([], [], [], []) if beside == 0 => "Nothing selected".into(),
        ([], [id], [], []) if beside == 0 => crate::scene::describe::actor(project, *id),
        ([], [], [id], _) if beside == 0 => reading.scene.sentence(crate::scene::Part::Tie(*id)),
        ([], [], [], []) if beside == 1 => {
            use crate::scene::describe;
            let group = groups.first().map(|id| describe::group(project, *id));
            group
                .or_else(|| notes.first().map(|id| describe::note(project, *id)))
                .unwrap_or_else(|| "1 picture".into())
        }
        _ => {
            let counts = [
                (documents.len(), "document"),
                (actors.len(), "actor"),
                (ties.len(), "tie"),
                (quotes.len(), "quote"),
                (groups.len(), "group"),
                (notes.len(), "note"),
                (pictures.len(), "picture"),
            ];
            let parts: Vec<String> =
                counts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| counted(*n, word)).collect();
            format!("Selected: {}", parts.join(", "))
        }
    }
}
