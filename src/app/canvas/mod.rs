//! The canvas: where actors lie and ties are drawn.
//!
//! Each frame: the [`hand`] turns input into events, the [`gesture`] turns events into actions, the kept squares of
//! the map are put on screen by [`tiles`], and what lies on top for a moment comes from [`ghost`]. Nothing is
//! changed here; actions are carried out after all panels have drawn. Start at [`CanvasPanel::canvas_ui`].

mod access;
mod beacon;
mod border;
mod camera;
mod chooser;
mod cursor;
pub mod event;
pub mod gesture;
mod ghost;
mod ghost_beside;
mod glide;
mod hand;
mod key;
mod keyboard;
mod keys;
mod layers;
pub(super) mod line_up;
mod lines;
pub(super) mod means;
mod menu;
mod names;
mod naming;
pub(super) mod noting;
mod paint;
mod pictures;
mod preview;
pub mod steps;
mod tiles;
mod titles;
mod triangles;
pub mod walk;
mod wheel;

use egui::{Response, Role, Sense, Ui, WidgetInfo};

pub use camera::{Camera, ZOOM_RANGE};
pub use keyboard::has_keyboard;
pub use layers::Lit;
pub use line_up::LineUp;

use super::action::{Action, CameraMove};
use super::ink::Ink;
use super::view::{Panel, Renaming, View, Whose};
use super::{Actions, Reading, convert};
use crate::model::{ActorId, Project, TieId};
use crate::scene::{Hit, Look, Part, Shape, describe};
use cursor::{holds_space, place};
use event::{Event, Sight};
use gesture::Gesture;
use ghost::Ghost;
use hand::{Hand, Reach};
use keyboard::canvas_id;
use layers::Layers;
use paint::Stand;
use steps::Step;

/// The canvas with what the hand is in the middle of.
#[derive(Default)]
pub struct CanvasPanel {
    gesture: Gesture,
    hand: Hand,
    waiting: Vec<Event>,
    layers: Layers,
    glide: glide::Glide,
    naming: naming::Naming,
    pictures: pictures::Pictures,
    key: key::SignKey,
    titles: titles::Titles,
    hovered: Hovered,
    menu: menu::Menu,
    published: access::Published,
    /// Where it was drawn last.
    on_screen: Option<egui::Rect>,
    wheel: wheel::Wheel,
    border: border::Border,
    steps: Vec<Step>,
    /// What was stepped onto and has the keyboard.
    stands_on: Option<Part>,
    /// The keyboard is to leave the canvas, to the part of the window before it or after it.
    leaves: Option<bool>,
    /// A name was typed or a question was open in the last frame.
    asked_for_words: bool,
    /// The pointer was over the canvas in the last frame.
    is_under_pointer: bool,
}

/// What lay under the pointer when it was last looked for, and where that was: a pointer at rest costs nothing.
#[derive(Default)]
struct Hovered {
    looked: Option<Looked>,
    hit: Option<Hit>,
    /// The pointer is on the handle that bends a tie.
    on_handle: bool,
}

/// What that depends on: the place, how large a point is there, the scene, the project, and what is selected, because
/// ends, sides and handles can be taken hold of only then.
type Looked = ((kurbo::Point, f64), (u64, u64), [usize; 4], Option<TieId>);

/// What drawing a frame needs beside the panel itself.
#[derive(Clone, Copy)]
struct Frame<'a> {
    reading: Reading<'a>,
    stand: Stand,
    look: Look,
}

impl CanvasPanel {
    /// Gives up what the hand is in the middle of. False if there is nothing.
    pub fn escape(&mut self) -> bool {
        std::mem::take(&mut self.gesture).is_busy()
    }

    /// Draws the key to the signs in view, if it is wanted.
    pub fn key_ui(&mut self, ctx: &egui::Context, (reading, ink): (Reading<'_>, &mut Ink)) {
        if let Some(rect) = self.on_screen.filter(|_| reading.view.panels.contains(&Panel::Legend)) {
            self.key.key_ui(ctx, rect, (reading, ink));
        }
    }

    /// What the hand is in the middle of.
    #[must_use]
    pub fn gesture(&self) -> &Gesture {
        &self.gesture
    }

    /// Where the canvas was drawn last, in screen points.
    #[must_use]
    pub fn on_screen(&self) -> Option<egui::Rect> {
        self.on_screen
    }

    /// Puts the whole map into `rect`, small; gives the way from canvas units to the screen, if there is a map.
    pub fn whole_map(
        &mut self,
        painter: &egui::Painter,
        rect: egui::Rect,
        (reading, look): (Reading<'_>, Look),
    ) -> Option<kurbo::Affine> {
        self.layers.small(painter, rect, (reading.scene, look))
    }

    /// Lets actors glide from these places to where they are now.
    pub fn glide(&mut self, from: Vec<(ActorId, kurbo::Point)>) {
        self.glide.begin(from);
    }

    /// Draws the canvas and asks for what the pointer and the keys mean there.
    pub fn canvas_ui(&mut self, ui: &mut Ui, reading: Reading<'_>, ink: &mut Ink) -> Actions {
        let rect = ui.available_rect_before_wrap();
        self.on_screen = Some(rect);
        ui.advance_cursor_after_rect(rect);
        let response = ui.interact(rect, canvas_id(), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, describe::whole(reading.scene)));
        self.is_under_pointer = response.contains_pointer();
        let frame = frame(ui, &response, reading);
        let mut asked = Actions::default();
        if frame.stand.camera.panel != reading.view.camera.panel {
            asked.ask(Action::CanvasSize(frame.stand.camera.panel));
        }
        self.follow(ui, &response, frame, &mut asked);
        self.scroll_at_border(ui, &response, &mut asked);
        self.take_steps(&response, frame, &mut asked);
        let manner =
            wheel::Manner { zooms: reading.view.wheel_zooms, without_motion: reading.view.dress.is_still };
        asked.extend(self.wheel.turned(ui, &response, manner));
        ui.set_clip_rect(rect);
        self.look_under(ui, &response, frame);
        self.tell_sum(&response, frame);
        self.menu.menu_ui(&response, place(frame, self.hovered.hit), &mut asked);
        self.paint(ui, &response, frame, ink);
        self.ask_ui(ui, frame, ink, &mut asked);
        let asks = self.asks_for_words(reading);
        if std::mem::replace(&mut self.asked_for_words, asks) && !asks {
            response.request_focus(); // the field that had the keyboard is gone
        }
        self.keep_keyboard(ui, &response, frame, &mut asked);
        self.cursor(ui, &response, frame);
        asked
    }

    /// True while a name is typed or a question is open.
    fn asks_for_words(&self, reading: Reading<'_>) -> bool {
        matches!(self.gesture, Gesture::Choosing(_)) || reading.view.renaming.is_some()
    }

    /// Scrolls the canvas while something is dragged against its border.
    fn scroll_at_border(&mut self, ui: &Ui, response: &Response, asked: &mut Actions) {
        let (pos, time) =
            ui.input(|input| (input.pointer.latest_pos(), (input.time, f64::from(input.unstable_dt))));
        let Some(pos) = pos.filter(|_| self.gesture.scrolls() && self.hand.is_holding()) else {
            return self.border.leave();
        };
        let panel = kurbo::Rect::from_origin_size(
            convert::point(response.rect.min),
            (f64::from(response.rect.width()), f64::from(response.rect.height())),
        );
        let by = self.border.scrolled(convert::point(pos), panel, time);
        if by != kurbo::Vec2::ZERO {
            asked.ask(Action::Camera(CameraMove::PanBy(by)));
        }
        if self.border.is_near() {
            ui.ctx().request_repaint();
        }
    }

    /// Lets the gesture follow what the hand did.
    fn follow(&mut self, ui: &Ui, response: &Response, frame: Frame<'_>, asked: &mut Actions) {
        let stand = frame.stand;
        let from_corner =
            kurbo::Affine::translate(-kurbo::Vec2::new(f64::from(stand.corner.x), f64::from(stand.corner.y)));
        let reach = Reach {
            canvas_from_screen: stand.camera.canvas_from_screen() * from_corner,
            tool: frame.reading.view.tool,
            space: holds_space(ui),
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
        self.pictures.standing(&painter, frame, &self.gesture);
        let on_the_way = self.glide.shapes(ui, frame.reading.project(), (frame.look, &mut *ink));
        if let Some(shapes) = on_the_way {
            painter.add(paint::loose(&shapes, frame.stand, ink));
            return;
        }
        if self.layers.map(&painter, frame, &self.gesture, ink) {
            ui.ctx().request_repaint();
        }
        self.pictures.faces(&painter, frame, &self.gesture);
        let shapes = self.on_top(frame);
        painter.add(paint::loose(&shapes, frame.stand, ink));
        let (drawn, named) = ((frame.reading.scene, frame.look), self.meant(frame));
        painter.extend(paint::far_names_of(drawn, &named, frame.stand, ink).map(egui::Shape::mesh));
        painter.extend(self.titles.over(frame, &self.gesture, ink).map(egui::Shape::mesh));
        if frame.reading.scene.is_empty() && frame.reading.view.renaming.is_none() {
            empty_ui(&painter, response, frame.reading.scene.is_made());
        }
    }

    /// The actors that are looked at: under the pointer, selected, or at the ends of what is. At most a few.
    fn meant(&self, frame: Frame<'_>) -> Vec<ActorId> {
        const MOST: usize = 24;
        let (project, selection) = (frame.reading.project(), &frame.reading.view.selection);
        let hovered = match self.hovered.hit {
            Some(Hit::Rim(actor) | Hit::Body(actor)) => vec![actor],
            Some(Hit::Tie(tie) | Hit::End(tie, _)) => ends(project, tie),
            Some(
                Hit::Group(_)
                | Hit::Fold(_)
                | Hit::Note(_)
                | Hit::NoteSide(..)
                | Hit::Picture(_)
                | Hit::PictureCorner(_),
            )
            | None => Vec::new(),
        };
        let ties = selection.ties.iter().flat_map(|tie| ends(project, *tie));
        let meant = selection.actors.iter().copied().chain(ties).chain(hovered).take(MOST);
        let mut meant: Vec<ActorId> = meant.map(|id| frame.reading.scene.seen_as(id)).collect();
        meant.dedup();
        meant
    }

    /// Rings, handles, the frame, the tie being drawn.
    fn on_top(&self, frame: Frame<'_>) -> Vec<Shape> {
        let mut ghost = Ghost { sight: sight(frame), look: frame.look, shapes: Vec::new() };
        ghost.hover(self.hovered.hit);
        let is_moving = matches!(self.gesture, Gesture::Moving(_) | Gesture::Bending(_));
        if !is_moving && !layers::are_many(&frame.reading.view.selection) {
            ghost.selection(&frame.reading.view.selection);
        }
        ghost.gesture(&self.gesture);
        if let Some(Renaming { whose: Whose::NewGroup(things), .. }) = &frame.reading.view.renaming {
            ghost.new_group(naming::frame_of_new(things, frame.reading));
        }
        let (reading, point) = (frame.reading, ghost.sight.point);
        let lit = (reading.project(), reading.scene);
        ghost.shapes.extend(beacon::shapes(reading.view.found, lit, frame.look, point));
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
        let chosen = &frame.reading.view.selection;
        let counts = [chosen.actors.len(), chosen.ties.len(), chosen.notes.len(), chosen.pictures.len()];
        let seen = (at, frame.stand.camera.zoom);
        let looked =
            Some((seen, (scene, frame.reading.editor.revision()), counts, chosen.ties.last().copied()));
        if self.hovered.looked != looked {
            let sight = sight(frame);
            let on_handle = gesture::handle_under(&sight, at).is_some();
            self.hovered = Hovered { looked, hit: sight.under(at), on_handle };
        }
    }

    /// What several ties drawn as one say together, at the pointer that rests on them.
    fn tell_sum(&self, response: &Response, frame: Frame<'_>) {
        let (Some(Hit::Tie(tie)), scene) = (self.hovered.hit, frame.reading.scene) else { return };
        if scene.sum_of(tie).is_some_and(|ties| ties.len() > 1) {
            response.clone().on_hover_text_at_pointer(scene.sentence(Part::Tie(tie)));
        }
    }

    /// What is asked in the middle of the canvas: a name, or what a new tie means.
    fn ask_ui(&mut self, ui: &Ui, frame: Frame<'_>, ink: &mut Ink, asked: &mut Actions) {
        let Stand { corner, camera, .. } = frame.stand;
        asked.extend(self.naming.naming_ui(ui, frame.reading, frame.stand));
        if let Gesture::Choosing(choosing) = &self.gesture {
            let at = convert::pos2(camera.screen_from_canvas() * choosing.at) + corner;
            for event in chooser::chooser_ui(ui, choosing, at, (frame.reading, ink)) {
                self.step(event, frame, asked);
            }
        }
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
        seen: frame.stand.camera.seen(),
        tool: frame.reading.view.tool,
        encloses: frame.reading.view.frame_encloses,
    }
}

fn ends(project: &Project, tie: TieId) -> Vec<ActorId> {
    project.tie(tie).map_or_else(Vec::new, |tie| vec![tie.from, tie.to])
}

/// The look that goes with the window's.
fn look_of(ui: &Ui) -> Look {
    crate::app::theme::look_of(ui.visuals())
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
