//! Pictures on the canvas, as textures: those that stand on it and the faces of actors.
//!
//! A picture is read from its bytes on another thread when it is first seen, made no larger than screens are, and
//! let go when it was not seen for a while.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use egui::{ColorImage, Painter, TextureHandle, TextureOptions};
use kurbo::{Rect, Vec2};

use super::super::convert;
use super::gesture::Gesture;
use super::means::Means;
use super::paint::Stand;
use super::{Frame, gesture::Resizing};
use crate::import::picture::pixels;
use crate::model::{ActorId, Picture, PictureId};

/// No texture is longer than this, in pixels.
const LONGEST: usize = 2048;
/// A picture that was not seen for so many frames is let go.
const PATIENCE: u64 = 300;
/// Smaller pictures than this, in points, are not drawn.
const SMALLEST: f32 = 3.0;
/// Faces smaller than this, in points, are a box in their mean colour.
const SMALLEST_FACE: f64 = 10.0;

/// The pictures that were seen of late.
#[derive(Default)]
pub(super) struct Pictures {
    /// By the address of the picture, which is held so that no other can have it.
    held: HashMap<usize, Held>,
    means: Means,
    frame: u64,
}

struct Held {
    picture: Arc<Picture>,
    state: State,
    seen: u64,
}

enum State {
    Coming(Receiver<Option<ColorImage>>),
    There(TextureHandle),
    /// Its bytes cannot be drawn.
    Broken,
}

impl Pictures {
    /// Draws the pictures that stand on the canvas; they lie beneath everything.
    pub(super) fn standing(&mut self, painter: &Painter, frame: Frame<'_>, gesture: &Gesture) {
        self.frame += 1;
        self.held.retain(|_, held| self.frame - held.seen < PATIENCE);
        let moved = moved(gesture);
        let seen = frame.stand.camera.seen();
        for (id, rect, picture) in frame.reading.scene.pictures_touching(seen.inflate(4000.0, 4000.0)) {
            let rect = match gesture {
                Gesture::Resizing(Resizing { picture, rect, .. }) if *picture == id => *rect,
                _ => rect + moved.by_of_picture(id),
            };
            self.show(painter, (rect, picture), frame.stand);
        }
    }

    /// Draws the faces of actors, over their boxes.
    pub(super) fn faces(&mut self, painter: &Painter, frame: Frame<'_>, gesture: &Gesture) {
        let moved = moved(gesture);
        let seen = frame.stand.camera.seen();
        if frame.stand.camera.zoom * 40.0 < f64::from(SMALLEST) {
            return;
        }
        self.means.settle();
        for (id, rect, picture) in frame.reading.scene.faces_touching(seen) {
            let rect = rect + moved.by_of_actor(id);
            if rect.height().max(rect.width()) * frame.stand.camera.zoom < SMALLEST_FACE {
                self.speck(painter, (rect, &picture), frame.stand);
            } else {
                self.show(painter, (rect, &picture), frame.stand);
            }
        }
    }

    /// A face so small that only its colour is seen: no texture for each of thousands.
    fn speck(&mut self, painter: &Painter, (rect, picture): (Rect, &Arc<Picture>), stand: Stand) {
        let at = on_screen(rect, stand);
        if painter.clip_rect().intersects(at)
            && let Some(colour) = self.means.of(picture, painter.ctx())
        {
            painter.rect_filled(at, 1.0, colour);
        }
    }

    fn show(&mut self, painter: &Painter, (rect, picture): (Rect, &Arc<Picture>), stand: Stand) {
        let at = on_screen(rect, stand);
        if at.width().max(at.height()) < SMALLEST || !painter.clip_rect().intersects(at) {
            return;
        }
        let key = Arc::as_ptr(picture).addr();
        let held = self.held.entry(key).or_insert_with(|| Held {
            picture: Arc::clone(picture),
            state: State::Coming(read(picture, painter.ctx())),
            seen: 0,
        });
        held.seen = self.frame;
        held.come(painter.ctx());
        let all = egui::Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
        match &held.state {
            State::There(texture) => {
                painter.image(texture.id(), at, all, convert::AS_IT_IS);
            }
            State::Coming(_) | State::Broken => {
                let grey = painter.ctx().global_style().visuals.weak_text_color().gamma_multiply(0.4);
                painter.rect_filled(at, 2.0, grey);
            }
        }
    }
}

fn on_screen(rect: Rect, stand: Stand) -> egui::Rect {
    convert::rect(stand.camera.screen_from_canvas().transform_rect_bbox(rect)).translate(stand.corner)
}

impl Held {
    fn come(&mut self, ctx: &egui::Context) {
        let State::Coming(receiver) = &self.state else { return };
        let Ok(read) = receiver.try_recv() else { return };
        self.state = match read {
            Some(image) => {
                State::There(ctx.load_texture(self.picture.name.clone(), image, TextureOptions::LINEAR))
            }
            None => State::Broken,
        };
    }
}

fn read(picture: &Arc<Picture>, ctx: &egui::Context) -> Receiver<Option<ColorImage>> {
    let (sender, receiver) = channel();
    let (picture, ctx) = (Arc::clone(picture), ctx.clone());
    rayon::spawn(move || {
        let image = pixels(&picture).ok().map(|pixels| convert::image(&pixels.shrunk_to(LONGEST, LONGEST)));
        drop(sender.send(image)); // nobody looks at it any more
        ctx.request_repaint();
    });
    receiver
}

/// What a drag has shifted for the moment.
#[derive(Default)]
struct Shifted {
    actors: Vec<ActorId>,
    pictures: Vec<PictureId>,
    by: Vec2,
}

impl Shifted {
    fn by_of_actor(&self, id: ActorId) -> Vec2 {
        if self.actors.contains(&id) { self.by } else { Vec2::ZERO }
    }

    fn by_of_picture(&self, id: PictureId) -> Vec2 {
        if self.pictures.contains(&id) { self.by } else { Vec2::ZERO }
    }
}

fn moved(gesture: &Gesture) -> Shifted {
    let Gesture::Moving(moving) = gesture else { return Shifted::default() };
    if moving.copies {
        return Shifted::default();
    }
    let load = &moving.load;
    Shifted { actors: load.actors.clone(), pictures: load.pictures.clone(), by: moving.by }
}
