//! Where asked becomes done: after all panels have drawn, each action is carried out once.
//!
//! What is done about words and documents is in `handle_words`, about files in `files`.

use std::panic::{AssertUnwindSafe, catch_unwind};

use kurbo::{Point, Rect};

use super::App;
use super::action::{Action, Actions, CameraMove};
use super::boundary::Part;
use super::canvas::line_up::{self, LineUp};
use super::canvas::steps::only;
use super::choice::{self, Choice};
use super::jobs::{Done, SUGGESTING};
use super::panels::dock::suggestions::Offers;
use super::view::{Panel, Tab, Tool};
use crate::edit::{Edit, NewTie, Things};
use crate::model::{Actor, ActorId, CanvasId};

impl App {
    /// Carries out everything that was asked for.
    pub(super) fn handle(&mut self, ctx: &egui::Context, asked: Actions) {
        let mut is_changed = false;
        for action in asked {
            is_changed = true;
            self.handle_safely(ctx, action);
        }
        if is_changed {
            ctx.request_repaint(); // this frame was drawn before it happened
        }
    }

    /// Carries out an action. If it breaks, the project is what it was before, or has one step more; never half a step.
    fn handle_safely(&mut self, ctx: &egui::Context, action: Action) {
        let before = self.editor.revision();
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            self.session.boundary.strike(Part::Action);
            self.handle_one(ctx, action);
        }));
        if outcome.is_err() {
            if self.editor.revision() == before {
                self.tell_broken(Part::Action);
            } else {
                let words = "what followed a step broke; the step itself was done";
                self.session
                    .tell_fault(words, "Undo takes it back. It is kept for recovery; report what you did.");
            }
            self.snapshot(ctx);
            self.view.keep_what_is_in(self.editor.project());
        }
    }

    /// Says what broke since the last frame, and begins these parts anew.
    pub(super) fn hear_what_broke(&mut self, ctx: &egui::Context) {
        for part in self.session.boundary.news() {
            match part {
                Part::Side | Part::Dock | Part::Palette => self.panels.forget_project(),
                Part::Reader => self.reader = super::reader::ReaderPanel::default(),
                Part::Canvas => self.canvas = super::canvas::CanvasPanel::default(),
                Part::Scene => self.scene.forget(),
                Part::Overlays => self.overlays.forget_project(),
                Part::Dialog => drop(self.dialogs.escape()),
                Part::Notices => self.session.notices.clear(),
                Part::Menu | Part::Toolbar | Part::Status | Part::Course | Part::Action => {}
            }
            self.tell_broken(part);
            self.snapshot(ctx);
        }
    }

    /// Says that a part broke, and keeps what there is.
    pub(super) fn tell_broken(&mut self, part: Part) {
        self.session.tell_fault(
            format!("{} broke; your project is as it was before", part.word()),
            "It is kept for recovery. Go on, and report what you did if it comes back.",
        );
    }

    #[allow(clippy::too_many_lines, reason = "one arm of one call for each action")]
    fn handle_one(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            Action::Edit(edit) => drop(self.edit(edit)),
            Action::Copy(cuts) => self.copy(ctx, cuts),
            Action::PasteWords(text) => self.paste_words(ctx, text),
            Action::TurnTo(canvas) => self.turn_to(canvas),
            Action::Undo => drop(self.step_back()),
            Action::Redo => drop(self.step_on()),
            Action::GoToStep(wanted) => self.go_to_step(wanted),
            Action::Suggest => self.suggest(ctx),
            Action::PlaceSuggested(number, at) => self.place_suggested(number, at),
            Action::Arrange(arrangement) => self.arrange(ctx, arrangement),
            Action::StopArranging => self.stop_arranging(),
            Action::Select(things) => self.view.selection = things,
            Action::BuildOn(tie) => self.build_on(tie),
            Action::Choose(choice) => self.choose(ctx, choice),
            Action::LineUp(how) => self.line_up(how),
            Action::CanvasSize(size) => self.view.camera.panel = size,
            Action::Camera(how) => self.move_camera(how),
            Action::Tool(tool) => self.view.tool = tool,
            Action::Rename(renaming) => self.view.renaming = Some(renaming),
            Action::StopRenaming => self.view.renaming = None,
            Action::ShowDocument(id) => self.show_document(id),
            Action::ShowWords(words) => self.show_words(words),
            Action::ShowQuote(id) => self.show_quote(id),
            Action::WalkMentions(actor, way) => self.walk_mentions(actor, way),
            Action::SelectWords(words) => self.select_words(words),
            Action::OpenQuickTie(stance) => self.open_quick_tie(stance),
            Action::DraftQuickTie(draft) => self.draft_quick_tie(draft),
            Action::CloseQuickTie => self.close_quick_tie(),
            Action::DrawQuickTie => self.draw_quick_tie(),
            Action::AttachSelectedWords => self.attach_selected_words(),
            Action::ReadOn => self.reader.take_keyboard(),
            Action::FindWords => self.find_in_document(),
            Action::Find => self.find(),
            Action::Seek => self.seek(ctx),
            Action::CountChoices => self.count_choices(ctx),
            Action::LookAt(found) => self.look_at(found),
            Action::EndFind { stays } => self.end_find(stays),
            Action::Focus(focus) => self.view.focusing = focus,
            Action::RenameCanvas(canvas) => self.overlays.rename_canvas(self.editor.project(), canvas),
            Action::Dress(dress) => self.put_on(ctx, dress),
            Action::Search => self.search(ctx),
            Action::Check => self.check(ctx),
            Action::Centre(things) => self.centre(things),
            Action::Toggle(panel) => self.toggle(panel),
            Action::OpenTab(tab) => self.open_tab(tab),
            Action::ToggleTab(tab) => self.toggle_tab(tab),
            Action::Ask(question) => self.dialogs.ask(question),
            Action::CloseDialog => self.close_dialog(),
            Action::Look(look) => self.wear(ctx, look),
            Action::UiScale(percent) => self.scale(ctx, percent),
            Action::ShowHint(shown) => self.show_hint(shown),
            Action::ReopenLast(reopens) => self.view.reopen_last = reopens,
            Action::LeaveNoTraces(leaves) => self.leave_no_traces(leaves),
            Action::WheelZooms(zooms) => self.view.wheel_zooms = zooms,
            Action::FrameEncloses(encloses) => self.view.frame_encloses = encloses,
            Action::ReadClean(clean) => self.view.clean = clean,
            Action::Ran(command) => self.panels.note_run(command),
            Action::File(file) => self.file(ctx, file),
            Action::Escape => self.escape(),
            Action::Tell(notice) => self.session.tell(notice),
            Action::DismissNotice(number) => self.session.notices.retain(|posted| posted.number != number),
        }
    }

    fn build_on(&mut self, tie: NewTie) {
        if !self.edit(Edit::DrawTie(tie)) {
            return;
        }
        let drawn = self.view.selection.ties.last().and_then(|tie| self.editor.project().tie(*tie));
        if let Some(end) = drawn.map(|tie| tie.to) {
            self.view.selection = Things { actors: vec![end], ..Things::default() };
        }
    }

    fn choose(&mut self, ctx: &egui::Context, choice: Choice) {
        if choice == Choice::Camp {
            let (project, chosen) = (self.editor.project().clone(), self.view.selection.actors.clone());
            let revision = self.editor.revision();
            let find = move || Done::Camps(revision, choice::camps_of(&project, &chosen));
            return self.jobs.start(ctx, "finding camps", find);
        }
        if let Some(scene) = self.scene.last() {
            self.view.selection = choice.made(&self.view.selection, (self.editor.project(), &scene));
        }
    }

    /// Selects those of the camps that are on the canvas, unless the project is another by now.
    pub(super) fn take_in_camps(&mut self, revision: u64, actors: &[ActorId]) {
        let Some(scene) = self.scene.last().filter(|_| revision == self.editor.revision()) else { return };
        let actors: Vec<ActorId> =
            actors.iter().copied().filter(|id| scene.actor_box(*id).is_some()).collect();
        if actors.is_empty() {
            return self.note("no camp was found", "A camp is made of actors with ties among them.");
        }
        self.view.selection = Things { actors, ..Things::default() };
    }

    fn line_up(&mut self, how: LineUp) {
        let Some(scene) = self.scene.last() else { return };
        let pieces = line_up::pieces(&self.view.selection, self.editor.project());
        let boxes = line_up::boxes(&pieces, &scene);
        let shifts = how.shifts(&boxes).into_iter().map(|(part, by)| (only(part), by)).collect();
        self.edit(Edit::ShiftEach(shifts));
    }

    fn suggest(&mut self, ctx: &egui::Context) {
        if self.is_too_much_for_safe_mode() {
            return self.panels.take_offers(None);
        }
        let project = self.editor.project().clone();
        self.jobs.start(ctx, SUGGESTING, move || Done::Suggested(Box::new(Offers::of(&project))));
    }

    /// Says no in safe mode.
    pub(super) fn is_too_much_for_safe_mode(&mut self) -> bool {
        let is_safe = self.session.keeping.is_safe;
        if is_safe {
            self.note(
                "safe mode does without this",
                "Leave safe mode first: the button is in the bar above.",
            );
        }
        is_safe
    }

    /// Whether nothing but the project's own folder is to know of it.
    fn leave_no_traces(&mut self, leaves: bool) {
        self.view.leaves_no_traces = leaves;
        if leaves {
            self.session.recent.clear();
            self.session.folder = None;
        }
        if leaves && self.session.path.is_none() {
            let place = self.session.keeping.place.take();
            self.session.keeping.leave_to(place);
            self.session.keeping.forget_kept();
        }
    }

    fn place_suggested(&mut self, number: u64, at: Point) {
        if let Some(actor) = self.panels.take_carried(number) {
            self.edit(Edit::AddActors(vec![Actor { place: Some(at), ..actor }]));
        }
    }

    fn turn_to(&mut self, canvas: CanvasId) {
        let before = self.editor.project().front();
        self.editor.turn_to(canvas);
        self.keep_up(before);
    }

    /// Lets go of what is gone, and shows the canvas that is in front now from where it was seen last.
    pub(super) fn keep_up(&mut self, before: CanvasId) {
        let now = self.editor.project().front();
        if now != before {
            let is_known = self.view.turned(before, now)
                || self.remembered.place_camera(self.editor.project(), &mut self.view.camera);
            self.fits_when_drawn |= !is_known;
            self.flight = None;
        }
        self.view.keep_what_is_in(self.editor.project());
    }

    fn step_back(&mut self) -> bool {
        let before = self.editor.project().front();
        let can = self.editor.undo();
        self.keep_up(before);
        can
    }

    fn step_on(&mut self) -> bool {
        let before = self.editor.project().front();
        let can = self.editor.redo();
        self.keep_up(before);
        can
    }

    fn go_to_step(&mut self, wanted: usize) {
        while self.editor.position() > wanted && self.step_back() {}
        while self.editor.position() < wanted && self.step_on() {}
    }

    pub(super) fn move_camera(&mut self, how: CameraMove) {
        self.flight = None;
        let selected = self.bounds_of(&self.view.selection);
        let all = self.scene.last().map(|scene| scene.bounds());
        let before = self.view.camera;
        let camera = &mut self.view.camera;
        let middle = (camera.panel.to_vec2() / 2.0).to_point();
        match how {
            CameraMove::PanBy(by) => camera.pan_by(by),
            CameraMove::To(at) => camera.centre = at,
            CameraMove::ZoomBy(factor, at) => camera.zoom_by(factor, at.unwrap_or(middle)),
            CameraMove::ZoomToActual => camera.zoom_by(1.0 / camera.zoom, middle),
            CameraMove::FitAll => all.into_iter().for_each(|area| camera.fit(area)),
            CameraMove::FitSelection => selected.into_iter().for_each(|area| camera.fit(area)),
            CameraMove::Reveal(area) => camera.reveal(area),
            CameraMove::Back => {
                self.view.looked.back(before).into_iter().for_each(|place| camera.go_to(place));
            }
            CameraMove::Forward => {
                self.view.looked.forward(before).into_iter().for_each(|place| camera.go_to(place));
            }
        }
        if how.is_jump() {
            self.view.looked.jump(before, self.view.camera);
        }
    }

    /// What the actors and ties among `things` cover on the canvas.
    fn bounds_of(&self, things: &Things) -> Option<Rect> {
        let scene = self.scene.last()?;
        let project = self.editor.project();
        let quoted = things.quotes.iter().flat_map(|quote| project.ties_on(*quote).map(|(_, tie)| tie));
        let ties = things.ties.iter().filter_map(|id| project.tie(*id)).chain(quoted);
        let ends = ties.flat_map(|tie| [tie.from, tie.to]);
        let groups = things.groups.iter().filter_map(|id| scene.group_frame(*id));
        let notes = things.notes.iter().filter_map(|id| scene.note_box(*id));
        let boxes = things.actors.iter().copied().chain(ends).filter_map(|id| scene.actor_box(id));
        boxes.chain(groups).chain(notes).reduce(|all, one| all.union(one))
    }

    fn toggle(&mut self, panel: Panel) {
        if !self.view.panels.remove(&panel) {
            self.view.panels.insert(panel);
        }
    }

    pub(super) fn open_tab(&mut self, tab: Tab) {
        self.view.tab = tab;
        self.view.panels.insert(Panel::Dock);
        let words = self.selected_line();
        self.panels.tab_opened(tab, words.as_deref());
    }

    fn toggle_tab(&mut self, tab: Tab) {
        if self.view.shows(tab) {
            self.view.panels.remove(&Panel::Dock);
        } else {
            self.open_tab(tab);
        }
    }

    fn close_dialog(&mut self) {
        self.dialogs.escape();
        self.session.after_save = None;
    }

    /// Puts on a look.
    pub(super) fn wear(&mut self, ctx: &egui::Context, look: super::theme::LookChoice) {
        self.view.look = look;
        ctx.set_theme(look.preference());
    }

    /// Draws the window at so many percent.
    pub(super) fn scale(&mut self, ctx: &egui::Context, percent: u16) {
        self.view.scale_percent = percent.clamp(50, 200);
        ctx.set_zoom_factor(f32::from(self.view.scale_percent) / 100.0);
    }

    fn show_hint(&mut self, shown: bool) {
        self.view.shows_hint = shown;
        self.remembered.hint_seen |= !shown;
    }

    fn end_naming(&mut self, action: Action) {
        if let Action::Edit(edit) = action {
            self.edit(edit);
        }
    }

    /// Backs out of one thing, the topmost first.
    fn escape(&mut self) {
        if self.dialogs.is_open() {
            return self.close_dialog();
        }
        for panel in [Panel::Palette, Panel::Keys] {
            if self.view.panels.remove(&panel) {
                return;
            }
        }
        if let Some(renaming) = self.view.renaming.take() {
            return renaming.given_up().into_iter().for_each(|action| self.end_naming(action));
        }
        if self.reader.escape() {
            return;
        }
        if self.view.quick_tie.is_some() {
            return self.close_quick_tie();
        }
        if self.canvas.escape() || self.leave_overlays() {
            return;
        }
        if self.view.words.take().is_some() {
            return;
        }
        if self.view.selection.is_empty() {
            self.view.tool = Tool::default();
        }
        self.view.selection = Things::default();
    }
}
