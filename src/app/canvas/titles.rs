//! The names of groups, seen from far out.
//!
//! Where the name in the strip of a frame is too small to read, it is set anew at a size for the screen and laid over
//! the strip: those of the largest frames first, and only where they cover no other. Names of actors are in
//! [`names`](super::names).

use std::collections::HashMap;

use egui::{Mesh, Pos2, Rect, Vec2};

use super::super::convert;
use super::super::ink::Ink;
use super::Frame;
use super::gesture::Gesture;
use super::paint;
use crate::model::{Colour, GroupId};
use crate::scene::look::far;
use crate::typeset::{Align, Column, Paragraph};

/// No more names than this are laid over frames at once.
const MOST: usize = 80;
/// A frame narrower than this many screen points is too small for a name.
const NARROWEST: f32 = 36.0;
/// A name longer than this many screen points is cut.
const LONGEST: f64 = 200.0;
/// Room between the letters and the border of the plate, in screen points.
const PADDING: Vec2 = Vec2::new(6.0, 2.0);
/// So many set names are kept.
const MOST_KEPT: usize = 1_000;

/// The names that were set.
#[derive(Default)]
pub(super) struct Titles {
    set: HashMap<GroupId, (String, Paragraph)>,
}

/// A name and where it goes.
struct Title {
    plate: Rect,
    words: Paragraph,
    colour: Option<Colour>,
}

impl Titles {
    /// The names of the groups in view, if the map is seen from far out.
    pub(super) fn over(&mut self, frame: Frame<'_>, gesture: &Gesture, ink: &mut Ink) -> Option<Mesh> {
        if !far::is_far(frame.stand.camera.zoom) {
            return None;
        }
        let titles = self.chosen(frame, gesture, ink);
        let style = frame.look.style();
        (!titles.is_empty()).then(|| {
            paint::on_screen(frame.stand, ink, |painter| {
                for title in &titles {
                    painter.plate(title.plate, &title.words, style.group_frame(title.colour), style.ground);
                }
            })
        })
    }

    fn chosen(&mut self, frame: Frame<'_>, gesture: &Gesture, ink: &mut Ink) -> Vec<Title> {
        let (reading, stand) = (frame.reading, frame.stand);
        let to_screen = stand.camera.screen_from_canvas();
        let is_lit = |id: GroupId| reading.view.focus.as_ref().is_none_or(|lit| lit.groups.contains(&id));
        let frames = reading.scene.frames_touching(stand.camera.seen()).filter(|(id, _)| is_lit(*id));
        let on_screen = frames.map(|(id, rect)| {
            let rect = to_screen.transform_rect_bbox(rect + shifted(gesture, id));
            (id, convert::rect(rect).translate(stand.corner))
        });
        let mut frames: Vec<(GroupId, Rect)> =
            on_screen.filter(|(_, rect)| rect.width() >= NARROWEST).collect();
        frames.sort_by(|one, other| other.1.area().total_cmp(&one.1.area()).then(one.0.cmp(&other.0)));
        let mut titles: Vec<Title> = Vec::new();
        for (id, rect) in frames.into_iter().take(MOST) {
            let Some(group) = reading.project().group(id) else { continue };
            let Some(words) = self.set(id, group.name.trim(), ink) else { continue };
            let plate = plate_of(&words, rect);
            if titles.iter().all(|other| !other.plate.intersects(plate)) {
                titles.push(Title { plate, words, colour: group.colour });
            }
        }
        titles
    }

    fn set(&mut self, id: GroupId, name: &str, ink: &mut Ink) -> Option<Paragraph> {
        if name.is_empty() {
            return None;
        }
        if let Some((_, words)) = self.set.get(&id).filter(|(known, _)| known == name) {
            return Some(words.clone());
        }
        if self.set.len() >= MOST_KEPT {
            self.set.clear();
        }
        let column = Column::of(LONGEST).aligned(Align::Left);
        let words = ink.typesetter.set_clipped(name, &far::name(), column, 1);
        self.set.insert(id, (name.to_owned(), words.clone()));
        Some(words)
    }
}

/// At the upper left corner of the frame, over the strip.
fn plate_of(words: &Paragraph, frame: Rect) -> Rect {
    let size = Vec2::new(words.bounds().width() as f32, words.height() as f32) + 2.0 * PADDING;
    Rect::from_min_size(Pos2::new(frame.left(), frame.top() - size.y * 0.4), size)
}

/// How far the hand has taken a group.
fn shifted(gesture: &Gesture, id: GroupId) -> kurbo::Vec2 {
    match gesture {
        Gesture::Moving(moving) if !moving.copies && moving.load.things.groups.contains(&id) => moving.by,
        _ => kurbo::Vec2::ZERO,
    }
}
