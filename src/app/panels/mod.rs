//! The panels around the canvas: each shows and asks, none decides.

mod bar;
pub(super) mod dock;
mod field;
pub(super) mod find;
mod inspector;
mod keys;
mod later;
mod library;
mod menu;
mod palette;
mod status;
mod toolbar;

use egui::{CentralPanel, Context, Frame, Margin, Panel, Ui};

use self::dock::suggestions::Offers;
use super::boundary::Part;
use super::command::Command;
use super::ink::Ink;
use super::theme::Tint;
use super::view::{self, View};
use super::{Actions, Reading};
use crate::model::{Actor, Project};

/// What the panels remember between frames: half-typed words, sort orders, scroll positions.
#[derive(Debug, Default)]
pub struct Panels {
    drafts: field::Drafts,
    library: library::Library,
    inspector: inspector::Inspector,
    dock: dock::Dock,
    palette: palette::Palette,
}

impl Panels {
    /// Draws everything around the reader and the canvas.
    pub(super) fn around_ui(&mut self, ui: &mut Ui, reading: Reading<'_>, ink: &mut Ink) -> Actions {
        let mut asked = Actions::default();
        let is_open = |panel| reading.view.panels.contains(&panel);
        let tint = Tint::of(ui);
        let bar = Frame::new().fill(tint.panel).inner_margin(Margin::symmetric(8, 3));
        let boundary = &reading.session.boundary;
        let menu = |ui: &mut Ui| boundary.part_ui(ui, Part::Menu, |ui| menu::menu_ui(ui, reading));
        Panel::top("menu").frame(bar).show(ui, |ui| asked.extend(menu(ui)));
        let tools = |ui: &mut Ui| boundary.part_ui(ui, Part::Toolbar, |ui| toolbar::toolbar_ui(ui, reading));
        Panel::top("toolbar").frame(bar).show(ui, |ui| asked.extend(tools(ui)));
        if bar::is_needed(reading.session) {
            let told = |ui: &mut Ui| boundary.part_ui(ui, Part::Toolbar, |ui| bar::bar_ui(ui, reading));
            Panel::top("bar").frame(bar).show(ui, |ui| asked.extend(told(ui)));
        }
        let waiting = boundary.guard(Part::Dock, || self.dock.waiting(reading)).unwrap_or_default();
        let status = |ui: &mut Ui| status::status_ui(ui, reading, waiting);
        let shown = Panel::bottom("status").frame(bar);
        shown.show(ui, |ui| asked.extend(boundary.part_ui(ui, Part::Status, status)));
        asked.extend(self.side_ui(ui, reading, ink));
        if is_open(view::Panel::Dock) {
            let panel = Panel::bottom("dock").resizable(true).default_size(260.0).size_range(140.0..=700.0);
            let dock = |ui: &mut Ui| self.dock.dock_ui(ui, reading, ink);
            panel.show(ui, |ui| asked.extend(boundary.part_ui(ui, Part::Dock, dock)));
        }
        asked
    }

    /// Draws the library and, below it, the inspector.
    fn side_ui(&mut self, ui: &mut Ui, reading: Reading<'_>, ink: &mut Ink) -> Actions {
        let mut asked = Actions::default();
        let is_open = |panel| reading.view.panels.contains(&panel);
        let (has_library, has_inspector) = (is_open(view::Panel::Library), is_open(view::Panel::Inspector));
        if !has_library && !has_inspector {
            asked.extend(self.flush(reading));
            return asked;
        }
        // In a small window, or with large words, the canvas keeps some room.
        let widest = (ui.available_width() * 0.4).clamp(180.0, 620.0);
        let side =
            Panel::left("side").resizable(true).default_size(310.0).size_range(widest.min(230.0)..=widest);
        let both = |ui: &mut Ui| self.inside_ui(ui, (has_library, has_inspector), (reading, ink));
        side.show(ui, |ui| asked.extend(reading.session.boundary.part_ui(ui, Part::Side, both)));
        if !has_inspector {
            asked.extend(self.flush(reading));
        }
        asked
    }

    fn inside_ui(
        &mut self,
        ui: &mut Ui,
        (has_library, has_inspector): (bool, bool),
        (reading, ink): (Reading<'_>, &mut Ink),
    ) -> Actions {
        let mut asked = Actions::default();
        if has_library && has_inspector {
            let room = ui.available_height();
            let lower = Panel::bottom("inspector").resizable(true).default_size(room * 0.5);
            // What the library needs to show a few rows of both its lists comes first.
            lower
                .size_range(120.0..=(room - 260.0).max(160.0))
                .show(ui, |ui| asked.extend(self.inspector_ui(ui, reading, ink)));
            let rest = CentralPanel::no_frame();
            rest.show(ui, |ui| asked.extend(self.library.library_ui(ui, reading, ink)));
        } else if has_library {
            asked.extend(self.library.library_ui(ui, reading, ink));
        } else {
            asked.extend(self.inspector_ui(ui, reading, ink));
        }
        asked
    }

    fn inspector_ui(&mut self, ui: &mut Ui, reading: Reading<'_>, ink: &mut Ink) -> Actions {
        self.drafts.begin();
        let mut asked = self.inspector.inspector_ui(ui, reading, (&mut self.drafts, ink));
        asked.extend(self.drafts.end(reading.project()));
        asked
    }

    /// Draws what lies over the window for a moment: the palette, the list of keys.
    pub(super) fn over_ui(&mut self, ctx: &Context, reading: Reading<'_>) -> Actions {
        let mut asked = Actions::default();
        if reading.view.panels.contains(&view::Panel::Palette) {
            asked.extend(self.palette.palette_ui(ctx, reading));
        } else {
            self.palette.close();
        }
        if reading.view.panels.contains(&view::Panel::Keys) {
            asked.extend(keys::keys_ui(ctx));
        }
        asked
    }

    /// True if the palette or the list of keys lies over everything.
    pub(super) fn is_covering(&self, view: &View) -> bool {
        view.panels.contains(&view::Panel::Palette) || view.panels.contains(&view::Panel::Keys)
    }

    /// Asks for what is half-typed, as if every field had been left.
    pub(super) fn flush(&mut self, reading: Reading<'_>) -> Actions {
        self.drafts.flush(reading.project())
    }

    /// Notes that the dock was opened on `tab`, with these words selected in the reader.
    pub(super) fn tab_opened(&mut self, tab: view::Tab, words: Option<&str>) {
        self.dock.opened(tab, words);
    }

    /// Begins to search all documents for what is typed in the search tab.
    pub(super) fn begin_search(&mut self, project: &Project) -> Option<dock::search::SearchWork> {
        self.dock.begin_search(project)
    }

    /// Begins to check a revision of the project.
    pub(super) fn begin_check(&mut self, project: &Project, revision: u64) -> dock::check::CheckWork {
        self.dock.begin_check(project, revision)
    }

    /// Notes that a command was run from the palette.
    pub(super) fn note_run(&mut self, command: Command) {
        self.palette.note_run(command);
    }

    /// Takes in suggestions, or learns that there are none to come.
    pub(super) fn take_offers(&mut self, offers: Option<Offers>) {
        self.dock.take_offers(offers);
    }

    /// The actor that was dragged out of the list of suggested names.
    pub(super) fn take_carried(&mut self, number: u64) -> Option<Actor> {
        self.dock.take_carried(number)
    }

    /// Forgets what belongs to one project.
    pub(super) fn forget_project(&mut self) {
        self.drafts = field::Drafts::default();
        self.library.forget();
        self.inspector = inspector::Inspector::default();
        self.dock.forget();
    }
}
