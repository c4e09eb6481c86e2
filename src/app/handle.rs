//! Where asked becomes done: after all panels have drawn, each action is carried out once.

use super::App;
use super::action::{Action, Actions, CameraMove, Notice, Tone};
use super::view::Panel;
use crate::edit::Edit;

impl App {
    /// Carries out everything that was asked for.
    pub(super) fn handle(&mut self, ctx: &egui::Context, asked: Actions) {
        for action in asked {
            self.handle_one(ctx, action);
        }
    }

    fn handle_one(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            Action::Edit(edit) => self.edit(edit),
            Action::Undo => drop(self.editor.undo()),
            Action::Redo => drop(self.editor.redo()),
            Action::Select(things) => self.view.selection = things,
            Action::CanvasSize(size) => self.view.camera.panel = size,
            Action::Camera(how) => self.move_camera(how),
            Action::Tool(tool) => self.view.tool = tool,
            Action::Rename(renaming) => self.view.renaming = Some(renaming),
            Action::StopRenaming => self.view.renaming = None,
            Action::ShowDocument(id) => self.show_document(id),
            Action::ShowQuote(id) => self.show_quote(id),
            Action::SelectWords(words) => self.select_words(words),
            Action::OpenQuickTie(stance) => self.open_quick_tie(stance),
            Action::DraftQuickTie(draft) => self.draft_quick_tie(draft),
            Action::CloseQuickTie => self.close_quick_tie(),
            Action::DrawQuickTie => self.draw_quick_tie(),
            Action::AttachSelectedWords => self.attach_selected_words(),
            Action::FindWords => self.find_in_document(),
            Action::Centre(things) => self.centre(things),
            Action::Toggle(panel) => self.toggle(panel),
            Action::Look(look) => self.view.look = look,
            Action::Tell(notice) => self.session.notices.push(notice),
            Action::DismissNotice(at) => {
                drop(self.session.notices.get(at).is_some().then(|| self.session.notices.remove(at)))
            }
            Action::File(_) | Action::Escape => ctx.request_repaint(),
        }
    }

    fn edit(&mut self, edit: Edit) {
        match self.editor.perform(edit) {
            Ok(_) => {}
            Err(error) => self.session.notices.push(Notice {
                tone: Tone::Fault,
                words: error.to_string(),
                hint: error.hint().to_owned(),
            }),
        }
    }

    fn move_camera(&mut self, how: CameraMove) {
        let camera = &mut self.view.camera;
        let middle = (camera.panel.to_vec2() / 2.0).to_point();
        match how {
            CameraMove::PanBy(by) => camera.pan_by(by),
            CameraMove::ZoomBy(factor, at) => camera.zoom_by(factor, at.unwrap_or(middle)),
            CameraMove::ZoomToActual => camera.zoom_by(1.0 / camera.zoom, middle),
            CameraMove::FitAll | CameraMove::FitSelection => {}
        }
    }

    fn toggle(&mut self, panel: Panel) {
        if !self.view.panels.remove(&panel) {
            self.view.panels.insert(panel);
        }
    }
}
