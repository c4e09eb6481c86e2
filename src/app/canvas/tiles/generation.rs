//! The squares of one zoom: made the nearest first, marked where something changed, put on screen.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::emath::TSTransform;
use egui::{Painter, Pos2, Rect, Shape};

use super::super::super::convert;
use super::super::super::ink::Ink;
use super::super::names::{self, Names};
use super::super::paint::Stand;
use super::Seen;
use super::coarse::{self, Coarse};
use super::grid::{self, Grid, Key, Span};
use super::make::{Desk, Maker, Tile};
use super::sorted::Sorted;
use super::stale::{self, ACROSS, Stale};
use crate::scene::{Part, Scene};

/// Squares are sorted for so many more on each side, so that panning hardly ever waits for it.
const AHEAD: i32 = 2;

/// Every square there could be.
const EVERYWHERE: Span = Span { columns: (i32::MIN / 2, i32::MAX / 2), rows: (i32::MIN / 2, i32::MAX / 2) };

/// The squares of one zoom.
pub struct Generation {
    pub grid: Grid,
    pub tiles: HashMap<Key, Tile>,
    pub sorted: Option<Sorted>,
    pub desk: Desk,
    pub names: Names,
}

/// What may still be made in this frame.
pub struct Budget {
    begun: Instant,
    room: Duration,
    at_least: u64,
    spent: u64,
}

/// So much is made in every frame whatever the clock says, in about a nanosecond: a small map is whole at once.
const AT_LEAST: u64 = 1_500_000;

impl Budget {
    pub fn of(room: Duration) -> Self {
        Self { begun: Instant::now(), room, at_least: AT_LEAST, spent: 0 }
    }

    /// Room for one thing in this frame and no more.
    pub fn of_one() -> Self {
        Self { begun: Instant::now(), room: Duration::ZERO, at_least: 1, spent: 0 }
    }

    /// True if one more may be made.
    pub fn allows(&self) -> bool {
        self.spent < self.at_least || self.begun.elapsed() < self.room
    }

    pub fn spend(&mut self, cost: u64) {
        self.spent += cost;
    }
}

impl Generation {
    pub fn new(grid: Grid) -> Self {
        Self { grid, tiles: HashMap::new(), sorted: None, desk: Desk::default(), names: Names::default() }
    }

    /// Makes what is missing or stale among `wanted`, the nearest to the hand first. True if nothing is left to make.
    pub fn make(
        &mut self,
        maker: &Maker<'_>,
        wanted: Span,
        (seen, budget): (Seen<'_>, &mut Budget),
        ink: &mut Ink,
    ) -> bool {
        let mut keys: Vec<Key> =
            wanted.keys().filter(|key| self.tiles.get(key).is_none_or(|tile| tile.stale.is_any())).collect();
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
            let before = self.tiles.remove(key);
            let (tile, cost) = maker.tile((*key, square), before, &mut self.desk, ink);
            budget.spend(cost);
            self.tiles.insert(*key, tile);
        }
        true
    }

    /// Chooses and sets the names of what is seen. True if nothing is left to do.
    pub fn name(&mut self, maker: &Maker<'_>, visible: Span, budget: &mut Budget, ink: &mut Ink) -> bool {
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

    /// Follows the scene from the version `before` to the one that `coarse` is of.
    pub fn follow(&mut self, coarse: &Coarse, before: u64, now: u64) {
        self.desk.clear();
        if !coarse.changes.lead(before, now) {
            self.sorted = None;
            return;
        }
        if let Some(sorted) = &mut self.sorted {
            sorted.follow(coarse, self.grid);
        }
        let lines = coarse.changes.lines.iter().flat_map(|(_, before, now)| [before, now]);
        self.touch_lines(lines.flatten());
    }

    /// Sees to it that it is known what is in the squares of `span`.
    pub fn sort(&mut self, maker: &Maker<'_>, span: Span) {
        if !self.sorted.as_ref().is_some_and(|sorted| sorted.span.holds(&span)) {
            self.sorted = Some(Sorted::of(maker.coarse, self.grid, span.wider(AHEAD)));
        }
    }

    /// Where a square lies on screen.
    pub fn place(&self, key: Key, stand: Stand) -> (Rect, TSTransform) {
        let placed = self.grid.placed(key, stand);
        let side = self.grid.side_points();
        (Rect::from_min_max(grid::corner(placed), placed * Pos2::new(side, side)), placed)
    }

    /// Puts those of these squares on screen that are seen within `clip`.
    pub fn put_within(&self, painter: &Painter, clip: Rect, stand: Stand) {
        for (key, tile) in &self.tiles {
            let (rect, placed) = self.place(*key, stand);
            let clip = clip.intersect(rect);
            if clip.is_positive() {
                put(painter, tile, (clip, placed), self.grid.side_points());
            }
        }
    }

    pub fn put_names(&self, painter: &Painter, stand: Stand) {
        let area = self.grid.span(stand.camera.seen()).wider(1);
        for (key, mesh) in self.names.meshes() {
            if area.contains(key) {
                let (_, placed) = self.place(key, stand);
                put_mesh(painter, mesh, (painter.clip_rect(), placed));
            }
        }
    }

    /// Something changed in these areas.
    pub fn touch(&mut self, areas: &[kurbo::Rect]) {
        let scale = self.grid.scale();
        for (key, tile) in &mut self.tiles {
            let rect = self.grid.rect(*key);
            for area in areas {
                let is_near = area.x0 <= rect.x1 && rect.x0 <= area.x1 && area.y0 <= rect.y1;
                if is_near && rect.y0 <= area.y1 && !tile.stale.is_all() {
                    tile.stale.take_in(blocks(*area, rect.origin(), scale));
                }
            }
        }
    }

    /// These lines run elsewhere, or did.
    pub fn touch_lines<'l>(&mut self, lines: impl Iterator<Item = &'l coarse::Line>) {
        let side = self.grid.side() / ACROSS as f64;
        let mut touched: HashMap<Key, Stale> = HashMap::new();
        for line in lines {
            let (points, reach) = line.within(side);
            coarse::walk(&points, reach, EVERYWHERE, |block| {
                let (key, (column, row)) = stale::home(block);
                touched.entry(key).or_default().add(column, row);
            });
        }
        self.take_in(touched);
    }

    /// These parts are to be seen, or no longer.
    pub fn touch_parts(&mut self, scene: &Scene, parts: &[Part]) {
        let side = self.grid.side() / ACROSS as f64;
        let scale = self.grid.scale();
        let mut touched: HashMap<Key, Stale> = HashMap::new();
        let put = |touched: &mut HashMap<Key, Stale>, grid: Grid, area: kurbo::Rect| {
            for key in grid.span(area).keys() {
                let blocks = blocks(area, grid.rect(key).origin(), scale);
                touched.entry(key).or_default().take_in(blocks);
            }
        };
        for part in parts {
            if let Part::Tie(id) = part
                && let Some(line) = scene.tie_line(*id)
            {
                let mut points = Vec::new();
                kurbo::flatten(&line, side / 2.0, |element| {
                    points.extend(element.end_point().map(|at| [at.x / side, at.y / side]));
                });
                // Its label may lie beside it.
                coarse::walk(&points, 0.8 + 100.0 / side, EVERYWHERE, |block| {
                    let (key, (column, row)) = stale::home(block);
                    touched.entry(key).or_default().add(column, row);
                });
            } else if let Part::Actor(id) = part
                && let Some(rect) = scene.actor_box(*id)
            {
                put(&mut touched, self.grid, rect.inflate(8.0, 8.0));
                self.names.touch(self.grid.span(rect.inflate(8.0, 8.0)));
            } else if let Some(item) = scene.item(*part) {
                put(&mut touched, self.grid, item.bounds);
            }
        }
        self.take_in(touched);
    }

    fn take_in(&mut self, touched: HashMap<Key, Stale>) {
        for (key, stale) in touched {
            if let Some(tile) = self.tiles.get_mut(&key) {
                tile.stale.take_in(stale);
            }
        }
    }

    pub fn touch_all(&mut self) {
        self.tiles.values_mut().for_each(|tile| tile.stale = Stale::ALL);
    }

    /// The texture of letters was laid out anew: what is kept would show other letters.
    pub fn lose_letters(&mut self) {
        for tile in self.tiles.values_mut().filter(|tile| tile.top.is_some()) {
            tile.top = None;
            tile.stale = Stale::ALL;
        }
        self.names.lose_letters();
    }

    pub fn is_mostly_made(&self, stand: Stand) -> bool {
        let visible = self.grid.span(stand.camera.seen());
        let made = visible.keys().filter(|key| self.tiles.contains_key(key)).count();
        2 * made >= visible.len()
    }

    /// Lets go of what is out of sight, textures above all.
    pub fn forget_far(&mut self, visible: Span) {
        let kept = visible.wider(2 + (visible.columns.1 - visible.columns.0) / 4);
        self.tiles.retain(|key, _| kept.contains(*key));
        self.names.forget_beyond(kept);
    }
}

/// The blocks of a square that something in `area` may be seen in: far out nothing is drawn smaller than a pixel or two.
fn blocks(area: kurbo::Rect, origin: kurbo::Point, scale: f64) -> Stale {
    let area = (area - origin.to_vec2()).scale_from_origin(scale);
    Stale::of(convert::rect(area.inflate(2.0, 2.0)))
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

/// Puts one square on screen, `side` points wide before it is stretched.
pub fn put(painter: &Painter, tile: &Tile, at: (Rect, TSTransform), side: f32) {
    if let Some(picture) = &tile.picture {
        let mut mesh = egui::Mesh::with_texture(picture.id());
        let whole = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
        let square = Rect::from_min_max(Pos2::ZERO, Pos2::new(side, side));
        mesh.add_rect_with_uv(square, whole, convert::AS_IT_IS);
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
    let mut painter = painter.clone();
    painter.set_clip_rect(local); // and no part of what the painter is cut to, which is meant on the screen
    let index = painter.add(Shape::Mesh(Arc::clone(mesh)));
    painter.ctx().graphics_mut(|graphics| {
        let list = graphics.entry(painter.layer_id());
        let end = list.next_idx();
        list.transform_after_rounding_range(index, end, placed);
    });
}
