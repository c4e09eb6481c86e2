//! The map as squares, each made once and shown until it is another.
//!
//! Panning only moves squares and makes the newly seen ones. Zooming stretches those of the last zoom and makes those
//! of the new one, a few in each frame and the nearest to the hand first, while the stretched ones stay where a new
//! one is missing. After a change only the squares that it touches are made again. What is in a square is decided in
//! [`make`], what is where comes from [`coarse`]. Start at [`Tiles::show`].

mod coarse;
mod grid;
mod make;
mod picture;
mod plot;

use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::sync::Arc;

use egui::emath::TSTransform;
use egui::{Painter, Pos2, Rect, Shape};

use super::super::ink::Ink;
use super::names::{self, Names};
use super::paint::Stand;
use crate::scene::{Changes, Look, Part, Scene};
pub(super) use coarse::{Coarse, Dot};
use coarse::Sorted;
pub(super) use grid::{Grid, Key, Span};
pub(super) use make::Maker;
use make::Tile;

/// How far squares may be stretched while zooming.
const STRETCH: std::ops::Range<f64> = 0.7..1.4;
/// What may be made in one frame, in about a nanosecond: the window stays live.
const PER_FRAME: u64 = 4_000_000;
/// The same right after a change: what the hand just did is to be seen at once.
const AFTER_CHANGE: u64 = 8_000_000;
/// Squares are sorted for so many more on each side, so that panning hardly ever waits for it.
const AHEAD: i32 = 2;

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
}

/// What squares are made from.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Basis {
    version: u64,
    ink: u64,
    look: Look,
}

/// The squares of one zoom.
struct Generation {
    grid: Grid,
    tiles: HashMap<Key, Tile>,
    sorted: Option<Sorted>,
    names: Names,
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
        let has_changed = self.follow(seen, choice, ink.generation());
        self.choose_zoom(seen.stand);
        let Some(mut now) = self.now.take() else { return false };
        let area = seen.stand.camera.seen();
        let visible = now.grid.span(area);
        let per_frame = if has_changed { AFTER_CHANGE } else { PER_FRAME };
        let mut budget = Budget { left: per_frame, is_begun: false };
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
        if is_done && now.grid.is_at(seen.stand) {
            is_done = now.make(&maker, visible.wider(1), (seen, &mut budget), ink);
        }
        now.forget_far(visible);
        self.put(painter, (&now, visible), seen.stand);
        let named = self.before.as_ref().unwrap_or(&now);
        if seen.is_named {
            named.put_names(painter, seen.stand);
        }
        let is_stretched = !now.grid.is_at(seen.stand);
        self.now = Some(now);
        !is_done || is_stretched
    }

    /// Marks what has to be made again; true if anything seen may differ.
    fn follow(&mut self, seen: Seen<'_>, choice: Choice, ink: u64) -> bool {
        let basis = Basis { version: seen.scene.version(), ink, look: seen.look };
        let before = self.made_for.replace(basis);
        let Some(before) = before else {
            self.choice = choice;
            return true;
        };
        if before == basis && choice == self.choice {
            return false;
        }
        let differs = std::mem::replace(&mut self.choice, choice).differences(&self.choice);
        let changes = if before.look == basis.look { seen.scene.changes_since(before.version) } else { Changes::All };
        for generation in self.now.iter_mut().chain(&mut self.before) {
            if before.ink != ink {
                generation.lose_letters();
            }
            if before.version != basis.version || before.look != basis.look {
                generation.sorted = None;
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
        true
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

    fn put(&self, painter: &Painter, (now, visible): (&Generation, Span), stand: Stand) {
        let panel = painter.clip_rect();
        for key in visible.keys() {
            let (clip, placed) = now.place(key, stand);
            match (now.tiles.get(&key), &self.before) {
                (Some(tile), _) => put(painter, tile, (clip.intersect(panel), placed), now.grid.side_points()),
                (None, Some(before)) => before.put_within(painter, clip.intersect(panel), stand),
                (None, None) => {}
            }
        }
    }
}

/// What may still be made in this frame.
pub(super) struct Budget {
    left: u64,
    is_begun: bool,
}

impl Budget {
    /// True if one more may be made: the first always.
    pub fn allows(&self) -> bool {
        !self.is_begun || self.left > 0
    }

    pub fn spend(&mut self, cost: u64) {
        self.is_begun = true;
        self.left = self.left.saturating_sub(cost);
    }
}

impl Generation {
    fn new(grid: Grid) -> Self {
        Self { grid, tiles: HashMap::new(), sorted: None, names: Names::default() }
    }

    /// Makes what is missing or stale among `wanted`, the nearest to the hand first. True if nothing is left to make.
    fn make(&mut self, maker: &Maker<'_>, wanted: Span, (seen, budget): (Seen<'_>, &mut Budget), ink: &mut Ink) -> bool {
        let mut keys: Vec<Key> =
            wanted.keys().filter(|key| self.tiles.get(key).is_none_or(|tile| tile.is_stale)).collect();
        if keys.is_empty() {
            return true;
        }
        let far = |key: &Key| {
            let (rect, _) = self.place(*key, seen.stand);
            rect.distance_sq_to_pos(seen.hand).max((rect.center() - seen.hand).length_sq() / 1e6)
        };
        keys.sort_by(|one, other| far(one).total_cmp(&far(other)));
        self.sort(maker, around(&keys));
        let Some(sorted) = &self.sorted else { return true };
        for (nth, key) in keys.iter().enumerate() {
            if !budget.allows() {
                return nth == keys.len();
            }
            let Some(square) = sorted.square(*key) else { continue };
            let (tile, cost) = maker.tile(*key, square, ink);
            budget.spend(cost);
            self.tiles.insert(*key, tile);
        }
        true
    }

    /// Chooses and sets the names of what is seen. True if nothing is left to do.
    fn name(&mut self, maker: &Maker<'_>, visible: Span, budget: &mut Budget, ink: &mut Ink) -> bool {
        if !names::are_laid_over(self.grid.zoom) || self.names.cover(visible) {
            return true;
        }
        let wide = Span {
            columns: (visible.columns.0 - names::HALO, visible.columns.1 + names::HALO),
            rows: (visible.rows.0 - names::HALO, visible.rows.1 + names::HALO),
        };
        self.sort(maker, wide);
        let Some(sorted) = &self.sorted else { return true };
        let dots = |key: Key| sorted.square(key).map_or(&[][..], |square| &square.dots[..]);
        self.names.choose((maker, visible), dots, budget, ink)
    }

    /// Sees to it that it is known what is in the squares of `span`.
    fn sort(&mut self, maker: &Maker<'_>, span: Span) {
        if !self.sorted.as_ref().is_some_and(|sorted| sorted.span.holds(&span)) {
            self.sorted = Some(Sorted::of(maker.coarse, self.grid, span.wider(AHEAD)));
        }
    }

    /// Where a square lies on screen.
    fn place(&self, key: Key, stand: Stand) -> (Rect, TSTransform) {
        let placed = self.grid.placed(key, stand);
        let side = self.grid.side_points();
        (Rect::from_min_max(grid::corner(placed), placed * Pos2::new(side, side)), placed)
    }

    /// Puts those of these squares on screen that are seen within `clip`.
    fn put_within(&self, painter: &Painter, clip: Rect, stand: Stand) {
        for (key, tile) in &self.tiles {
            let (rect, placed) = self.place(*key, stand);
            let clip = clip.intersect(rect);
            if clip.is_positive() {
                put(painter, tile, (clip, placed), self.grid.side_points());
            }
        }
    }

    fn put_names(&self, painter: &Painter, stand: Stand) {
        let area = self.grid.span(stand.camera.seen()).wider(1);
        for (key, mesh) in self.names.meshes() {
            if area.contains(key) {
                let (_, placed) = self.place(key, stand);
                put_mesh(painter, mesh, (painter.clip_rect(), placed));
            }
        }
    }

    fn touch(&mut self, areas: &[kurbo::Rect]) {
        for (key, tile) in &mut self.tiles {
            let rect = self.grid.rect(*key);
            let touches = |area: &kurbo::Rect| area.x0 <= rect.x1 && rect.x0 <= area.x1 && area.y0 <= rect.y1 && rect.y0 <= area.y1;
            tile.is_stale |= areas.iter().any(touches);
        }
    }

    fn touch_parts(&mut self, scene: &Scene, parts: &[Part]) {
        let side = self.grid.side();
        let mut touched: HashSet<Key> = HashSet::new();
        let everywhere = Span { columns: (i32::MIN / 2, i32::MAX / 2), rows: (i32::MIN / 2, i32::MAX / 2) };
        for part in parts {
            if let Part::Tie(id) = part
                && let Some(line) = scene.tie_line(*id)
            {
                let mut points = Vec::new();
                kurbo::flatten(&line, side / 16.0, |element| {
                    points.extend(element.end_point().map(|at| [at.x / side, at.y / side]));
                });
                // Its label may lie beside it.
                coarse::walk(&points, 0.1 + 100.0 / side, everywhere, |key| {
                    touched.insert(key);
                });
            } else if let Part::Actor(id) = part
                && let Some(rect) = scene.actor_box(*id)
            {
                let span = self.grid.span(rect.inflate(8.0, 8.0));
                touched.extend(span.keys());
                self.names.touch(span);
            } else if let Some(item) = scene.item(*part) {
                touched.extend(self.grid.span(item.bounds).keys());
            }
        }
        for key in touched {
            if let Some(tile) = self.tiles.get_mut(&key) {
                tile.is_stale = true;
            }
        }
    }

    fn touch_all(&mut self) {
        self.tiles.values_mut().for_each(|tile| tile.is_stale = true);
    }

    /// The texture of letters was laid out anew: what is kept would show other letters.
    fn lose_letters(&mut self) {
        for tile in self.tiles.values_mut().filter(|tile| tile.top.is_some()) {
            tile.top = None;
            tile.is_stale = true;
        }
        self.names.lose_letters();
    }

    fn is_mostly_made(&self, stand: Stand) -> bool {
        let visible = self.grid.span(stand.camera.seen());
        let made = visible.keys().filter(|key| self.tiles.contains_key(key)).count();
        2 * made >= visible.len()
    }

    /// Lets go of what is out of sight, textures above all.
    fn forget_far(&mut self, visible: Span) {
        let kept = visible.wider(2 + (visible.columns.1 - visible.columns.0) / 4);
        self.tiles.retain(|key, _| kept.contains(*key));
        self.names.forget_beyond(kept);
    }
}

/// The smallest span that holds all of `keys`.
fn around(keys: &[Key]) -> Span {
    let columns = keys.iter().map(|key| key.0);
    let rows = keys.iter().map(|key| key.1);
    let bounds = |low: Option<i32>, high: Option<i32>| (low.unwrap_or(0), high.map_or(0, |high| high + 1));
    Span {
        columns: bounds(columns.clone().min(), columns.max()),
        rows: bounds(rows.clone().min(), rows.max()),
    }
}

fn put(painter: &Painter, tile: &Tile, at: (Rect, TSTransform), side: f32) {
    if let Some(picture) = &tile.picture {
        let mut mesh = egui::Mesh::with_texture(picture.id());
        let whole = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
        let square = Rect::from_min_max(Pos2::ZERO, Pos2::new(side, side));
        mesh.add_rect_with_uv(square, whole, egui::Color32::WHITE);
        put_mesh(painter, &Arc::new(mesh), at);
    }
    if let Some(top) = &tile.top {
        put_mesh(painter, top, at);
    }
}

/// Adds a kept mesh as it is; egui moves it while it copies it, so it is copied once and not twice.
fn put_mesh(painter: &Painter, mesh: &Arc<egui::Mesh>, (clip, placed): (Rect, TSTransform)) {
    if !clip.is_positive() {
        return;
    }
    let local = placed.inverse().mul_rect(clip);
    let index = painter.with_clip_rect(local).add(Shape::Mesh(Arc::clone(mesh)));
    painter.ctx().graphics_mut(|graphics| {
        let list = graphics.entry(painter.layer_id());
        let end = list.next_idx();
        list.transform_after_rounding_range(index, end, placed);
    });
}
