//! One frame: panels draw and ask, keys ask, and then everything asked is handled.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use egui::{CentralPanel, Key, Panel, Popup, Ui};

use super::action::{Action, Actions, FileAction};
use super::boundary::Part;
use super::canvas::CanvasPanel;
use super::command::{self, Command, Focus};
use super::convert;
use super::ink::Ink;
use super::overlays::Overlays;
use super::reader::ReaderPanel;
use super::theme::look_of;
use super::view;
use super::{App, Reading, debug, notice};
use crate::scene::{Look, Scene};

impl App {
    pub(super) fn frame_ui(&mut self, ui: &mut Ui) {
        let _span = tracing::info_span!("frame").entered();
        let ctx = ui.ctx().clone();
        self.session.now = ctx.input(|input| input.time);
        self.session.boundary.begin(self.editor.revision());
        self.held.set_right(&ctx);
        self.ink.begin(&ctx);
        self.fly_on(&ctx);
        self.canvas.take_keys(&ctx, &self.view); // before commands: while a tie is drawn, S is its stance
        self.session.stamps.settle(self.editor.project(), self.editor.revision());
        let scene = self.drawn(&ctx, look_of(ui.visuals()));
        self.settle_focus(&scene);
        let (editor, view, session) = (&self.editor, &self.view, &self.session);
        let reading = Reading { editor, view, session, scene: &scene, reads: self.reads };
        let mut asked = Actions::default();
        let (panels, ink) = (&mut self.panels, &mut self.ink);
        asked.extend(panels.around_ui(ui, reading, ink));
        let read_at = reader_ui(ui, (&mut self.reader, reading, ink), &mut asked);
        let (canvas, overlays) = (&mut self.canvas, &mut self.overlays);
        asked.extend(middle_ui(ui, (canvas, overlays), (reading, ink)));
        let boundary = &reading.session.boundary;
        asked.extend(boundary.guard(Part::Palette, || panels.over_ui(&ctx, reading)).unwrap_or_default());
        asked.extend(boundary.guard(Part::Notices, || told_ui(&ctx, reading)).unwrap_or_default());
        let dialog = || self.dialogs.dialogs_ui(&ctx, reading, ink);
        asked.extend(boundary.guard(Part::Dialog, dialog).unwrap_or_default());
        let keys = Keyboard {
            focus: self.focus,
            had_popup: self.had_popup,
            is_covered: self.dialogs.is_open() || panels.is_covering(reading.view),
        };
        asked.extend(keys.pasted(&ctx));
        let commands = keys.commands(&ctx);
        if !commands.is_empty() {
            asked.extend(panels.flush(reading)); // a command finds what is typed done
        }
        asked.extend(commands.into_iter().filter_map(|command| command.action(&reading)));
        self.reads = read_at.is_some_and(|rect| has_keyboard(&ctx, rect));
        self.ink.upload(&ctx);
        self.finish(&ctx, asked);
        self.hear_what_broke(&ctx);
    }

    /// The scene of this frame; an empty one if it cannot be drawn.
    fn drawn(&mut self, ctx: &egui::Context, look: Look) -> Arc<Scene> {
        let drawn = self.session.boundary.guard(Part::Scene, || {
            let is_plain = self.session.keeping.is_safe;
            let (scene, work) = self.scene.scene((&self.editor, is_plain), look, &mut self.ink);
            let _ = scene.hidden(); // what is made on demand is made in here
            (scene, work)
        });
        let (scene, work) = drawn.unwrap_or_default();
        work.into_iter().for_each(|work| self.jobs.start(ctx, super::scene::DRAWING, move || work.run()));
        scene
    }

    fn finish(&mut self, ctx: &egui::Context, asked: Actions) {
        self.handle(ctx, asked);
        if self.fits_when_drawn && self.scene.last().is_some_and(|scene| scene.is_made()) {
            self.fits_when_drawn = false;
            // Now the size of the canvas and the scene of the new project are known.
            self.move_camera(super::action::CameraMove::FitAll);
            self.view.looked = view::Looked::default(); // it was no jump from anywhere
            ctx.request_repaint();
        }
        self.focus = match (ctx.text_edit_focused(), ctx.memory(|memory| memory.focused().is_some())) {
            (true, _) => Focus::TextField,
            (false, true) if !super::canvas::has_keyboard(ctx) => Focus::Widget,
            (false, _) => Focus::Nothing,
        };
        self.had_popup = Popup::is_any_open(ctx);
        let title = self.title_now();
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn title_now(&self) -> String {
        let mark = if self.session.is_dirty(&self.editor) { "• " } else { "" };
        let project = &self.editor.project().title;
        let name = match (&self.session.path, project.is_empty()) {
            (Some(_), _) => self.session.file_name(),
            (None, false) => project.clone(),
            (None, true) => "New project".to_owned(),
        };
        format!("{mark}{name} — Detente")
    }

    /// What the title bar says, for tests.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }
}

/// Draws the canvas, with what stands at its edge and over it.
fn middle_ui(
    ui: &mut Ui,
    (canvas, overlays): (&mut CanvasPanel, &mut Overlays),
    (reading, ink): (Reading<'_>, &mut Ink),
) -> Actions {
    let boundary = &reading.session.boundary;
    let tabs = boundary.guard(Part::Overlays, || overlays.tabs_ui(ui, reading, ink));
    let mut asked = tabs.unwrap_or_default();
    CentralPanel::default().frame(egui::Frame::NONE).show(ui, |ui| {
        asked.extend(boundary.part_ui(ui, Part::Canvas, |ui| canvas.canvas_ui(ui, reading, ink)));
    });
    let Some(rect) = canvas.on_screen() else { return asked };
    let over = boundary.guard(Part::Overlays, || {
        let asked = overlays.over_ui(ui.ctx(), rect, (reading, ink));
        canvas.key_ui(ui.ctx(), (reading, ink));
        asked
    });
    asked.extend(over.unwrap_or_default());
    asked
}

/// Draws what is said: the first steps, the notices, the timings.
fn told_ui(ctx: &egui::Context, reading: Reading<'_>) -> Actions {
    let mut asked = notice::hint_ui(ctx, reading);
    asked.extend(notice::notices_ui(ctx, reading));
    if reading.view.panels.contains(&view::Panel::Timings) {
        debug::timings_ui(ctx);
    }
    asked
}

/// Draws the reader at the right, if it is open; gives where.
fn reader_ui(
    ui: &mut Ui,
    (reader, reading, ink): (&mut ReaderPanel, Reading<'_>, &mut Ink),
    asked: &mut Actions,
) -> Option<egui::Rect> {
    if !reading.view.panels.contains(&view::Panel::Reader) {
        return None;
    }
    // In a small window, or with large words, the canvas keeps some room.
    let widest = (ui.available_width() * 0.6).clamp(180.0, 900.0);
    let panel = Panel::right("reader").resizable(true).default_size(430.0);
    // The page has a ground of its own, up to the edge.
    let panel = panel.size_range(widest.min(260.0)..=widest).frame(egui::Frame::NONE);
    let page = |ui: &mut Ui| reader.reader_ui(ui, reading, ink);
    let shown = panel.show(ui, |ui| {
        asked.extend(reading.session.boundary.part_ui(ui, Part::Reader, page));
        ui.expand_to_include_rect(ui.max_rect()); // a page that broke is as wide as before
    });
    Some(shown.response.rect)
}

/// True if what has the keyboard is drawn in `rect`.
fn has_keyboard(ctx: &egui::Context, rect: egui::Rect) -> bool {
    let focused = ctx.memory(egui::Memory::focused).and_then(|id| ctx.read_response(id));
    focused.is_some_and(|response| rect.contains(response.interact_rect.center()))
}

/// Who may have the keys of this frame.
struct Keyboard {
    focus: Focus,
    had_popup: bool,
    is_covered: bool,
}

impl Keyboard {
    /// What was pasted, copied or cut while nothing took it: the system sends that instead of the keys.
    fn pasted(&self, ctx: &egui::Context) -> Option<Action> {
        if self.is_covered || self.focus == Focus::TextField {
            return None;
        }
        let is_free = self.focus == Focus::Nothing;
        ctx.input(|input| {
            input.events.iter().find_map(|event| match event {
                egui::Event::Paste(text) if input.modifiers.shift => {
                    Some(Action::File(FileAction::Paste(text.clone())))
                }
                egui::Event::Paste(text) => Some(Action::PasteWords(text.clone())),
                egui::Event::PasteImage(image) => {
                    Some(Action::File(FileAction::PastePicture(convert::pixels(image))))
                }
                egui::Event::Copy if is_free => Some(Action::Copy(false)),
                egui::Event::Cut if is_free => Some(Action::Copy(true)),
                _ => None,
            })
        })
    }

    /// The commands whose keys were pressed.
    fn commands(&self, ctx: &egui::Context) -> Vec<Command> {
        if self.had_popup {
            return Vec::new();
        }
        if !self.is_covered {
            return command::pressed(ctx, self.focus);
        }
        // A dialog has the keys, and Escape closes it even while something is typed in it.
        let escape = ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Escape));
        escape.then_some(Command::BackOut).into_iter().collect()
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            self.take_in_jobs(ctx);
            self.watch_arranging(ctx);
            self.take_drops(ctx);
            self.take_clipboard(ctx);
            self.count_mentions(ctx);
            self.look_on_focus(ctx);
            self.keep_on(ctx);
            self.end_if_told(ctx);
        }));
        if outcome.is_err() {
            self.tell_broken(Part::Course);
            self.snapshot(ctx);
        }
        if ctx.input(|input| input.viewport().close_requested()) {
            self.flush_drafts(ctx);
            self.mind_closing(ctx);
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        // The last resort, for what stands between the parts that have a boundary of their own.
        if catch_unwind(AssertUnwindSafe(|| self.frame_ui(ui))).is_err() {
            self.tell_broken(Part::Course);
            self.snapshot(ui.ctx());
            ui.ctx().request_repaint();
        }
    }

    fn persist_egui_memory(&self) -> bool {
        !self.view.leaves_no_traces
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        self.remember();
        self.save_settings(storage);
    }
}

impl App {
    /// Keeps up with who is named where.
    fn count_mentions(&mut self, ctx: &egui::Context) {
        if self.session.keeping.is_safe {
            return;
        }
        let (project, revision) = (self.editor.project(), self.editor.revision());
        self.session.stamps.settle(project, revision);
        let stamp = self.session.stamps.of(revision);
        // Of names and texts alone, not of every step.
        let work = self.session.mentions.settle(project, stamp.actors << 32 | stamp.documents);
        if let Some(work) = work {
            self.jobs.start(ctx, "", move || work.run());
        }
    }

    /// Does what is half-typed, as if the field had been left.
    pub(super) fn flush_drafts(&mut self, ctx: &egui::Context) {
        let Some(scene) = self.scene.last() else { return };
        let (editor, view, session) = (&self.editor, &self.view, &self.session);
        let reading = Reading { editor, view, session, scene: &scene, reads: self.reads };
        let asked = self.panels.flush(reading);
        self.handle(ctx, asked);
    }

    /// Does one action, for tests.
    pub fn act(&mut self, ctx: &egui::Context, action: Action) {
        let mut asked = Actions::default();
        asked.ask(action);
        self.handle(ctx, asked);
    }
}
