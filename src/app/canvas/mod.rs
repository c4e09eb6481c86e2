//! The canvas: where actors lie and ties are drawn.
//!
//! Each frame: the [`hand`] turns input into events, the [`gesture`] turns events into actions, the kept triangles
//! of the scene are put on screen by [`paint`], and what lies on top for a moment comes from [`ghost`]. Nothing is
//! changed here; actions are carried out after all panels have drawn. Start at [`CanvasPanel::canvas_ui`].

mod access;
mod camera;
mod chooser;
pub mod event;
pub mod gesture;
mod ghost;
mod hand;
mod keys;
mod lines;
mod menu;
mod names;
mod naming;
mod paint;
mod preview;
mod triangles;

use egui::{CursorIcon, Response, Role, Sense, Ui, WidgetInfo};

pub use camera::{Camera, ZOOM_RANGE};

use super::action::Action;
use super::ink::Ink;
use super::view::Tool;
use super::{Actions, Reading, convert};
use crate::model::{ActorId, Project, TieId};
use crate::scene::{Hit, Look, Shape, describe};
use event::{Event, Sight};
use gesture::Gesture;
use ghost::Ghost;
use hand::{Hand, Reach};
use paint::{Key, Layer, Stand};

/// The canvas with what the hand is in the middle of.
#[derive(Default)]
pub struct CanvasPanel {
    gesture: Gesture,
    hand: Hand,
    waiting: Vec<Event>,
    resting: Layer,
    preview: preview::Preview,
    naming: naming::Naming,
    hovered: Hovered,
    menu: menu::Menu,
}

/// What lay under the pointer when it was last looked for, and where that was: a pointer at rest costs nothing.
#[derive(Default)]
struct Hovered {
    looked: Option<(kurbo::Point, u64, u64)>,
    hit: Option<Hit>,
}

/// What drawing a frame needs beside the panel itself.
#[derive(Clone, Copy)]
struct Frame<'a> {
    reading: Reading<'a>,
    stand: Stand,
    look: Look,
}

impl CanvasPanel {
    /// Takes the keys that are meant for the gesture at hand. Called before commands look at keys.
    pub fn take_keys(&mut self, ctx: &egui::Context) {
        self.waiting.extend(keys::taken(ctx, &self.gesture));
    }

    /// Gives up what the hand is in the middle of. False if there is nothing.
    pub fn escape(&mut self) -> bool {
        std::mem::take(&mut self.gesture).is_busy()
    }

    /// What the hand is in the middle of.
    #[must_use]
    pub fn gesture(&self) -> &Gesture {
        &self.gesture
    }

    /// Draws the canvas and asks for what the pointer and the keys mean there.
    pub fn canvas_ui(&mut self, ui: &mut Ui, reading: Reading<'_>, ink: &mut Ink) -> Actions {
        let rect = ui.available_rect_before_wrap();
        let response = ui.allocate_rect(rect, Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, describe::whole(reading.scene)));
        let frame = frame(ui, &response, reading);
        let mut asked = Actions::default();
        if frame.stand.camera.panel != reading.view.camera.panel {
            asked.ask(Action::CanvasSize(frame.stand.camera.panel));
        }
        self.follow(ui, &response, frame, &mut asked);
        asked.extend(self.hand.wheel(ui, &response, reading.view.wheel_zooms));
        ui.set_clip_rect(rect);
        self.look_under(ui, &response, frame);
        self.menu.menu_ui(&response, (reading, self.hovered.hit, frame.stand.camera), &mut asked);
        self.paint(ui, &response, frame, ink);
        self.ask_ui(ui, frame, ink, &mut asked);
        asked.ask_maybe(access::publish(ui, reading, frame.stand));
        self.cursor(ui, &response, frame);
        asked
    }

    /// Lets the gesture follow what the hand did.
    fn follow(&mut self, ui: &Ui, response: &Response, frame: Frame<'_>, asked: &mut Actions) {
        let stand = frame.stand;
        let from_corner =
            kurbo::Affine::translate(-kurbo::Vec2::new(f64::from(stand.corner.x), f64::from(stand.corner.y)));
        let reach = Reach {
            canvas_from_screen: stand.camera.canvas_from_screen() * from_corner,
            tool: frame.reading.view.tool,
        };
        let mut events = std::mem::take(&mut self.waiting);
        events.extend(self.hand.events(ui, response, reach));
        for event in events {
            self.step(event, frame, asked);
        }
    }

    fn step(&mut self, event: Event, frame: Frame<'_>, asked: &mut Actions) {
        let gesture = std::mem::take(&mut self.gesture);
        let (gesture, action) = gesture.step(event, &sight(frame));
        self.gesture = gesture;
        asked.ask_maybe(action);
    }

    fn paint(&mut self, ui: &Ui, response: &Response, frame: Frame<'_>, ink: &mut Ink) {
        let painter = ui.painter_at(response.rect);
        let ground = convert::colour(frame.look.style().ground);
        painter.rect_filled(response.rect, 0.0, ground);
        self.paint_scene(&painter, frame, ink);
        let shapes = self.on_top(frame);
        painter.add(paint::loose(&shapes, frame.stand, ink));
        let (drawn, named) = ((frame.reading.scene, frame.look), self.meant(frame));
        painter.extend(paint::far_names_of(drawn, &named, frame.stand, ink).map(egui::Shape::mesh));
        if self.resting.is_stretched() {
            ui.ctx().request_repaint();
        }
        if frame.reading.scene.is_empty() && frame.reading.view.renaming.is_none() {
            empty_ui(&painter, response, frame.reading.scene.is_made());
        }
    }

    fn paint_scene(&mut self, painter: &egui::Painter, frame: Frame<'_>, ink: &mut Ink) {
        let (scene, stand) = (frame.reading.scene, frame.stand);
        let Gesture::Moving(moving) = &self.gesture else {
            let mesh = self.resting.mesh((scene, key(frame, ink, Vec::new())), stand, ink, |_| true);
            painter.add(egui::Shape::Mesh(mesh));
            return;
        };
        let parts = preview::moved_parts(moving, frame.reading.project());
        let left_out = if moving.copies { Vec::new() } else { parts.clone() };
        let rests = key(frame, ink, left_out.clone());
        let mesh = self.resting.mesh((scene, rests), stand, ink, |item| !preview::is_moved(item, &left_out));
        painter.add(egui::Shape::Mesh(mesh));
        let small = self.preview.scene(moving, &sight(frame), (frame.look, &mut *ink));
        let shapes: Vec<Shape> = small
            .within(stand.camera.seen())
            .filter(|item| preview::is_moved(item, &parts))
            .flat_map(|item| small.shapes(&item))
            .collect();
        painter.add(paint::loose(&shapes, stand, ink));
    }

    /// The actors that are looked at: under the pointer, selected, or at the ends of what is. At most a few.
    fn meant(&self, frame: Frame<'_>) -> Vec<ActorId> {
        const MOST: usize = 24;
        let (project, selection) = (frame.reading.project(), &frame.reading.view.selection);
        let hovered = match self.hovered.hit {
            Some(Hit::Rim(actor) | Hit::Body(actor)) => vec![actor],
            Some(Hit::Tie(tie) | Hit::End(tie, _)) => ends(project, tie),
            None => Vec::new(),
        };
        let ties = selection.ties.iter().flat_map(|tie| ends(project, *tie));
        selection.actors.iter().copied().chain(ties).chain(hovered).take(MOST).collect()
    }

    /// Rings, handles, the frame, the tie being drawn.
    fn on_top(&self, frame: Frame<'_>) -> Vec<Shape> {
        let mut ghost = Ghost { sight: sight(frame), look: frame.look, shapes: Vec::new() };
        ghost.hover(self.hovered.hit);
        if !matches!(self.gesture, Gesture::Moving(_)) {
            ghost.selection(&frame.reading.view.selection);
        }
        ghost.gesture(&self.gesture);
        ghost.shapes
    }

    /// Looks for what lies under a pointer that does nothing.
    fn look_under(&mut self, ui: &Ui, response: &Response, frame: Frame<'_>) {
        let pos = ui.input(|input| input.pointer.hover_pos());
        let Some(pos) = pos.filter(|_| response.contains_pointer() && !self.gesture.is_busy()) else {
            self.hovered = Hovered::default();
            return;
        };
        let at = convert::point((pos - response.rect.min).to_pos2());
        let at = frame.stand.camera.canvas_from_screen() * at;
        let scene = frame.reading.scene.version();
        let looked = Some((at, scene, frame.reading.editor.revision()));
        if self.hovered.looked != looked {
            self.hovered = Hovered { looked, hit: sight(frame).under(at) };
        }
    }

    /// What is asked in the middle of the canvas: a name, or what a new tie means.
    fn ask_ui(&mut self, ui: &Ui, frame: Frame<'_>, ink: &mut Ink, asked: &mut Actions) {
        let Stand { corner, camera, .. } = frame.stand;
        asked.extend(self.naming.naming_ui(ui, frame.reading, camera, corner));
        if let Gesture::Choosing(choosing) = &self.gesture {
            let at = convert::pos2(camera.screen_from_canvas() * choosing.at) + corner;
            for event in chooser::chooser_ui(ui, choosing, at, (frame.reading, ink)) {
                self.step(event, frame, asked);
            }
        }
    }

    fn cursor(&self, ui: &Ui, response: &Response, frame: Frame<'_>) {
        if !response.contains_pointer() {
            return;
        }
        let holds_space = ui.input(|input| input.key_down(egui::Key::Space));
        let is_hand = frame.reading.view.tool == Tool::Hand || holds_space && !ui.ctx().text_edit_focused();
        let icon = match (&self.gesture, self.hovered.hit) {
            (Gesture::Panning, _) => CursorIcon::Grabbing,
            (Gesture::Idle, _) if is_hand => CursorIcon::Grab,
            (Gesture::Moving(moving), _) if moving.copies => CursorIcon::Copy,
            (Gesture::Moving(_), _) => CursorIcon::Move,
            (Gesture::Linking(_) | Gesture::Framing(_), _) | (_, Some(Hit::Rim(_))) => CursorIcon::Crosshair,
            (Gesture::Reconnecting(_), _) => CursorIcon::Grabbing,
            (_, Some(Hit::End(..))) => CursorIcon::Grab,
            (_, Some(Hit::Body(_))) => CursorIcon::Move,
            (_, Some(Hit::Tie(_))) => CursorIcon::PointingHand,
            _ => CursorIcon::Default,
        };
        ui.ctx().set_cursor_icon(icon);
    }
}

fn frame<'a>(ui: &Ui, response: &Response, reading: Reading<'a>) -> Frame<'a> {
    let panel = kurbo::Size::new(f64::from(response.rect.width()), f64::from(response.rect.height()));
    let camera = Camera { panel, ..reading.view.camera };
    let corner = response.rect.min.to_vec2();
    let stand = Stand { corner, camera, pixels_per_point: ui.ctx().pixels_per_point() };
    Frame { reading, stand, look: look_of(ui) }
}

fn sight(frame: Frame<'_>) -> Sight<'_> {
    Sight {
        project: frame.reading.project(),
        scene: frame.reading.scene,
        selection: &frame.reading.view.selection,
        words: frame.reading.view.words,
        point: 1.0 / frame.stand.camera.zoom,
    }
}

fn key(frame: Frame<'_>, ink: &Ink, choice: Vec<crate::scene::Part>) -> Key {
    let scene = frame.reading.scene.version();
    Key { revision: frame.reading.editor.revision(), scene, ink: ink.generation(), look: frame.look, choice }
}

fn ends(project: &Project, tie: TieId) -> Vec<ActorId> {
    project.tie(tie).map_or_else(Vec::new, |tie| vec![tie.from, tie.to])
}

/// The look that goes with the window's.
fn look_of(ui: &Ui) -> Look {
    if ui.visuals().dark_mode { Look::Dark } else { Look::Light }
}

/// What to do with an empty map, or that it is not there yet.
fn empty_ui(painter: &egui::Painter, response: &Response, is_made: bool) {
    let visuals = painter.ctx().global_style().visuals.clone();
    let lines = if is_made {
        ["Double-click to place an actor", "or drop a document here"]
    } else {
        ["Drawing the map…", "it is a large one"]
    };
    let lines = [(lines[0], 20.0, visuals.text_color()), (lines[1], 15.0, visuals.weak_text_color())];
    let room = (response.rect.width() - 16.0).max(40.0);
    let mut top = response.rect.center() - egui::vec2(0.0, 30.0);
    for (words, size, colour) in lines {
        let font = egui::FontId::proportional(size);
        let mut job = egui::text::LayoutJob::simple(words.to_owned(), font, colour, room);
        job.halign = egui::Align::Center;
        let set = painter.layout_job(job);
        let height = set.size().y;
        painter.galley(top, set, colour);
        top.y += height + 6.0;
    }
}
