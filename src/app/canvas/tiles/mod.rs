//! The map as squares, each made once and shown until it is another.
//!
//! Panning only moves squares and makes the newly seen ones, those ahead one by one before they are seen. Zooming stretches those of the last zoom and makes those
//! of the new one, a few in each frame and the nearest to the hand first, while the stretched ones stay where a new
//! one is missing. After a change only the squares that it touches are made again. What is in a square is decided in
//! [`make`], what is where comes from [`coarse`]. Start at [`Tiles::show`].

mod coarse;
mod generation;
mod grid;
mod make;
mod picture;
mod plot;
mod shelf;
mod small;
mod sorted;
mod stale;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::rc::Rc;
use std::time::Duration;

use egui::{Painter, Pos2};
use kurbo::{Point, Vec2};

use super::super::ink::Ink;
use super::paint::Stand;
use crate::scene::{Changes, Look, Part, Scene};
pub(super) use coarse::{Coarse, Dot};
pub(super) use generation::Budget;
use generation::{Generation, put};
pub(super) use grid::{Grid, Key, Span};
pub(super) use make::Maker;
pub(super) use small::Small;

/// How far squares may be stretched while zooming.
const STRETCH: std::ops::Range<f64> = 0.7..1.4;
/// For so long squares are made in one frame: the window stays live.
const PER_FRAME: Duration = Duration::from_micros(3_500);

/// Which parts of the map a layer of squares shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Choice {
    /// Every one.
    #[default]
    All,
    /// All but these, which are sorted.
    Without(Rc<Vec<Part>>),
    /// These alone.
    Only(Rc<HashSet<Part>>),
}

/// What is drawn of the parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Content {
    /// They themselves.
    #[default]
    Things,
    /// A ring around each.
    Rings,
}

/// Squares kept from one frame to the next.
#[derive(Default)]
pub(super) struct Tiles {
    content: Content,
    made_for: Option<Basis>,
    choice: Choice,
    now: Option<Generation>,
    /// Of the last zoom; shown where a square of the new one is missing.
    before: Option<Generation>,
    last_zoom: f64,
    last_centre: Point,
}

/// What squares are made from.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Basis {
    version: u64,
    ink: u64,
    look: Look,
}

/// What is seen this frame, and of what.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    pub scene: &'a Scene,
    pub coarse: &'a Coarse,
    pub look: Look,
    pub stand: Stand,
    /// Screen point around which squares are made first.
    pub hand: Pos2,
    /// Names are laid over boxes where the zoom asks for it.
    pub is_named: bool,
}

impl Choice {
    pub fn shows(&self, part: Part) -> bool {
        match self {
            Self::All => true,
            Self::Without(parts) => parts.binary_search(&part).is_err(),
            Self::Only(parts) => parts.contains(&part),
        }
    }

    /// The parts by which two choices differ; `None` if it is nearly all.
    fn differences(&self, other: &Self) -> Option<Vec<Part>> {
        if self == other {
            return Some(Vec::new());
        }
        let without = |choice: &Self| match choice {
            Self::All => Some(Rc::default()),
            Self::Without(parts) => Some(Rc::clone(parts)),
            Self::Only(_) => None,
        };
        let (one, two): (Rc<Vec<Part>>, Rc<Vec<Part>>) = (without(self)?, without(other)?);
        let only = |these: &[Part], those: &[Part]| -> Vec<Part> {
            these.iter().filter(|part| those.binary_search(part).is_err()).copied().collect()
        };
        Some([only(&one, &two), only(&two, &one)].concat())
    }
}

impl Tiles {
    /// Squares with rings around the parts in place of the parts themselves.
    pub fn of_rings() -> Self {
        Self { content: Content::Rings, ..Self::default() }
    }

    /// Puts what is seen on screen and makes what is missing of it. True if another frame is wanted for the rest.
    pub fn show(&mut self, painter: &Painter, seen: Seen<'_>, choice: Choice, ink: &mut Ink) -> bool {
        self.follow(seen, choice, ink.generation());
        self.choose_zoom(seen.stand);
        let panned = self.panned(seen.stand);
        let Some(mut now) = self.now.take() else { return false };
        let area = seen.stand.camera.seen();
        let visible = now.grid.span(area);
        let mut budget = Budget::of(PER_FRAME);
        let maker = Maker {
            scene: seen.scene,
            coarse: seen.coarse,
            choice: &self.choice,
            content: self.content,
            look: seen.look,
            grid: now.grid,
            ctx: painter.ctx(),
        };
        let mut is_done = now.make(&maker, visible, (seen, &mut budget), ink);
        if is_done {
            self.before = None;
            is_done = !seen.is_named || now.name(&maker, visible, &mut budget, ink);
        }
        let ahead = visible.towards(panned);
        if is_done && ahead != visible {
            // Nobody waits for these: they are what comes into sight if the hand goes on like this.
            now.make(&maker, ahead, (seen, &mut Budget::of_one()), ink);
        }
        now.forget_far(visible);
        if is_done {
            now.desk.clear();
        }
        self.put(painter, (&now, visible), seen.stand);
        let named = self.before.as_ref().unwrap_or(&now);
        if seen.is_named {
            named.put_names(painter, seen.stand);
        }
        let is_stretched = !now.grid.is_at(seen.stand);
        self.now = Some(now);
        !is_done || is_stretched
    }

    /// Marks what has to be made again.
    fn follow(&mut self, seen: Seen<'_>, choice: Choice, ink: u64) {
        let basis = Basis { version: seen.scene.version(), ink, look: seen.look };
        let before = self.made_for.replace(basis);
        let Some(before) = before else {
            self.choice = choice;
            return;
        };
        if before == basis && choice == self.choice {
            return;
        }
        let differs = std::mem::replace(&mut self.choice, choice).differences(&self.choice);
        let changes =
            if before.look == basis.look { seen.scene.changes_since(before.version) } else { Changes::All };
        if differs.is_none() {
            // Of another choice nothing is to be seen, not even until it is made.
            (self.now, self.before) = (None, None);
        }
        for generation in self.now.iter_mut().chain(&mut self.before) {
            if before.ink != ink {
                generation.lose_letters();
            }
            if before.version != basis.version || before.look != basis.look {
                generation.follow(seen.coarse, before.version, basis.version);
                let parts = seen.scene.parts_since(before.version).filter(|_| before.look == basis.look);
                generation.names.follow(parts.as_deref(), seen.scene, generation.grid);
            }
            match (&changes, &differs) {
                (Changes::Areas(areas), Some(parts)) => {
                    generation.touch(areas);
                    generation.touch_parts(seen.scene, parts);
                }
                _ => generation.touch_all(),
            }
        }
    }

    /// Begins squares of another zoom once it rests, or is too far from the present one.
    fn choose_zoom(&mut self, stand: Stand) {
        let wanted = Grid::of(stand);
        let zooms = (stand.camera.zoom - self.last_zoom).abs() > f64::EPSILON;
        self.last_zoom = stand.camera.zoom;
        let Some(now) = &self.now else {
            self.now = Some(Generation::new(wanted));
            return;
        };
        let ratio = wanted.scale() / now.grid.scale();
        if now.grid == wanted || zooms && STRETCH.contains(&ratio) && now.grid.density == wanted.density {
            return;
        }
        let is_shown = now.is_mostly_made(stand);
        let mut old = self.now.replace(Generation::new(wanted));
        if let (Some(old), Some(now)) = (&mut old, &mut self.now) {
            now.names.inherit(&mut old.names);
        }
        if is_shown || self.before.is_none() {
            self.before = old;
        }
    }

    /// Which way the canvas is panned in this frame, in canvas units.
    fn panned(&mut self, stand: Stand) -> Vec2 {
        let before = std::mem::replace(&mut self.last_centre, stand.camera.centre);
        let is_at_it = self.now.as_ref().is_none_or(|now| now.grid.is_at(stand));
        if is_at_it { stand.camera.centre - before } else { Vec2::ZERO }
    }

    fn put(&self, painter: &Painter, (now, visible): (&Generation, Span), stand: Stand) {
        let panel = painter.clip_rect();
        for key in visible.keys() {
            let (clip, placed) = now.place(key, stand);
            match (now.tiles.get(&key), &self.before) {
                (Some(tile), _) => {
                    put(painter, tile, (clip.intersect(panel), placed), now.grid.side_points());
                }
                (None, Some(before)) => before.put_within(painter, clip.intersect(panel), stand),
                (None, None) => {}
            }
        }
    }
}
