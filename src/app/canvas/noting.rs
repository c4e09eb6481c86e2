//! The words of a note, typed where it lies.
//!
//! Enter begins a line; Ctrl+Enter and a click elsewhere keep what is typed, Esc keeps nothing. A note without words
//! is gone. The draft lives in the view, as that of a name does.

use egui::{Align2, Area, Id, Key, Order, Pos2, TextEdit, Ui};
use kurbo::{Point, Rect};

use super::super::action::Action;
use super::super::view::{Renaming, Whose};
use super::super::{Reading, convert};
use super::paint::Stand;
use crate::edit::{Edit, NoteChange, Things};
use crate::model::Note;

/// How wide a new note is, in canvas units.
pub(in crate::app) const WIDTH: f64 = 220.0;
/// Words are typed no smaller and no larger than this, in screen points.
const LETTERS: std::ops::RangeInclusive<f32> = 11.0..=32.0;
/// Size of the words of a note, in canvas units.
const SIZE: f64 = 13.5;

/// Draws the field, and gives what was asked.
pub(super) fn noting_ui(
    ui: &Ui,
    renaming: &Renaming,
    (reading, stand): (Reading<'_>, Stand),
    is_new: bool,
) -> Vec<Action> {
    let Some(rect) = place(&renaming.whose, reading) else { return vec![Action::StopRenaming] };
    let on_screen = convert::rect(stand.camera.screen_from_canvas().transform_rect_bbox(rect));
    let on_screen = on_screen.translate(stand.corner);
    let mut text = renaming.text.clone();
    let response = field_ui(ui, &mut text, on_screen, (SIZE * stand.camera.zoom) as f32);
    if is_new {
        response.request_focus();
    }
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        return vec![Action::StopRenaming];
    }
    let is_kept = ui.input(|input| input.modifiers.command && input.key_pressed(Key::Enter));
    if response.lost_focus() || is_kept {
        return taken(&renaming.whose, &renaming.text, reading);
    }
    if text == renaming.text {
        Vec::new()
    } else {
        vec![Action::Rename(Renaming { text, ..renaming.clone() })]
    }
}

fn field_ui(ui: &Ui, text: &mut String, on_screen: egui::Rect, letters: f32) -> egui::Response {
    let area = Area::new(Id::unique("note on the canvas")).order(Order::Foreground);
    let shown = area
        .pivot(Align2::LEFT_TOP)
        .fixed_pos(Pos2::new(on_screen.left(), on_screen.top()))
        .constrain_to(ui.clip_rect())
        .show(ui.ctx(), |ui| {
            let font = egui::FontId::proportional(letters.clamp(*LETTERS.start(), *LETTERS.end()));
            let field = TextEdit::multiline(text).font(font).hint_text("Note").desired_rows(2);
            ui.add(field.desired_width(on_screen.width().max(140.0)).margin(egui::Margin::same(8)))
        });
    let response = shown.inner;
    let label = egui::WidgetInfo::labeled(egui::Role::MultilineTextInput, true, "Words of the note");
    response.widget_info(|| label.clone());
    response
}

/// What finished words ask for.
fn taken(whose: &Whose, text: &str, reading: Reading<'_>) -> Vec<Action> {
    let words = text.trim_end();
    let edit = match whose {
        Whose::Note(id) if words.is_empty() => {
            Some(Edit::Delete(Things { notes: vec![*id], ..Things::default() }))
        }
        Whose::Note(id) => Some(Edit::ChangeNotes(vec![*id], NoteChange::Text(words.to_owned()))),
        Whose::NewNote(at) if !words.is_empty() => Some(Edit::AddNote(Note {
            text: words.to_owned(),
            canvas: reading.project().front(),
            place: *at,
            width: WIDTH,
            colour: None,
        })),
        _ => None,
    };
    std::iter::once(Action::StopRenaming).chain(edit.map(Action::Edit)).collect()
}

/// Where the field stands, in canvas units; `None` if the note is gone.
fn place(whose: &Whose, reading: Reading<'_>) -> Option<Rect> {
    match whose {
        Whose::Note(id) => reading.scene.note_box(*id),
        Whose::NewNote(at) => Some(Rect::new(at.x, at.y, at.x + WIDTH, at.y + 40.0)),
        _ => None,
    }
}

/// The corner of a new note whose middle is to lie here.
pub(in crate::app) fn corner_of_new(middle: Point) -> Point {
    Point::new((middle.x - WIDTH / 2.0).round(), (middle.y - 30.0).round())
}
