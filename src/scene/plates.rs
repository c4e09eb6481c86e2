//! Where plates stand on ties: clear of actors, of marks and of each other.
//!
//! Plates find their places one after the other, in the order of their ties' ids: each slides along its tie until it
//! covers nothing, or as little as can be. A plate hides the line beneath it, so on a pair with several ties it stands
//! beside the lines instead. When something changes, a plate looks again only if it had looked at that very spot; what
//! comes out is what placing all of them anew would give, because a plate only minds those before it.

use std::collections::{BTreeSet, HashMap};

use kurbo::{Point, Rect, Size};

use super::ground::Ground;
use super::label::{Legible, mark_box};
use super::pairs::{Bundle, Strand};
use crate::model::TieId;

/// Plates and marks that have found their places.
#[derive(Clone, Debug, Default)]
pub(super) struct Plates {
    placed: HashMap<TieId, Plate>,
    marks: HashMap<TieId, Point>,
    /// Whose plates looked at a spot in a cell.
    looked: Cells,
    marked: Cells,
    /// Plates that have to look again, first in order first.
    waiting: BTreeSet<TieId>,
    /// Plates off their lines, until they have found their places.
    lifted: HashMap<TieId, Plate>,
}

/// What is to be read on a tie, and where.
#[derive(Clone, Debug)]
pub(super) struct Plate {
    pub legible: Legible,
    pub middle: Point,
    /// How many spots it looked at before it chose one.
    looked_at: u8,
}

/// Where on the line a plate may stand, best first.
const PARTS: [f64; 15] = [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8, 0.14, 0.86];
/// Free ground around a plate.
const MARGIN: f64 = 2.0;

impl Plate {
    /// What it covers.
    pub fn rect(&self) -> Rect {
        Rect::from_center_size(self.middle, self.size())
    }

    /// What it is drawn on: a badge has a fine ring of ground around it.
    pub fn bounds(&self) -> Rect {
        self.rect().inflate(1.5, 1.5)
    }

    fn size(&self) -> Size {
        self.legible.size().unwrap_or_default()
    }
}

/// The places where a plate may stand, best first.
fn spots(bundle: &Bundle, strand: &Strand, legible: &Legible) -> impl Iterator<Item = Point> {
    let (course, size) = (strand.course, legible.size().unwrap_or_default());
    let way = course.direction(0.5);
    let is_long = (way.x * size.width).abs() + (way.y * size.height).abs() > 0.6 * course.length();
    let beside = bundle.is_broad() && legible.words.is_some();
    let outward = if strand.backwards == (strand.lane < 0.0) { 1.0 } else { -1.0 };
    let reach = strand.reach();
    PARTS.into_iter().map(move |part| {
        let side = course.side(part) * outward;
        let across = (side.x * size.width).abs() / 2.0 + (side.y * size.height).abs() / 2.0;
        // Beside a steep line words would stand too far away to belong to it.
        let beside = is_long || beside && side.y.abs() > 0.75;
        course.at(part) + side * if beside { across + reach + MARGIN } else { 0.0 }
    })
}

impl Plates {
    /// The plate of a tie.
    pub fn get(&self, id: TieId) -> Option<&Plate> {
        self.placed.get(&id)
    }

    /// All plates, in no order.
    pub fn all(&self) -> impl Iterator<Item = (TieId, &Plate)> {
        self.placed.iter().map(|(id, plate)| (*id, plate))
    }

    /// Where the mark of a contested pair stands that is named by this tie.
    pub fn mark(&self, id: TieId) -> Option<Point> {
        self.marks.get(&id).copied()
    }

    /// All marks, in no order.
    pub fn marks(&self) -> impl Iterator<Item = (TieId, Point)> {
        self.marks.iter().map(|(id, middle)| (*id, *middle))
    }

    /// Puts a mark, or takes it away.
    pub fn put_mark(&mut self, id: TieId, middle: Option<Point>) {
        let before = match middle {
            Some(middle) => self.marks.insert(id, middle),
            None => self.marks.remove(&id),
        };
        if before == middle {
            return;
        }
        if let Some(rect) = before.map(mark_box) {
            self.marked.remove(rect, id);
            self.disturb(rect, None);
        }
        if let Some(rect) = middle.map(mark_box) {
            self.marked.add(rect, id);
            self.disturb(rect, None);
        }
    }

    /// Something came, went or changed at `rect`: plates that looked there have to look again. With `after`, only
    /// those that mind the plate of that tie.
    pub fn disturb(&mut self, rect: Rect, after: Option<TieId>) {
        for id in self.looked.at(rect.inflate(MARGIN, MARGIN)) {
            if after.is_none_or(|after| id > after) {
                self.waiting.insert(id);
            }
        }
    }

    /// Has this tie's plate find its place when its turn comes.
    pub fn wait(&mut self, id: TieId) {
        self.waiting.insert(id);
    }

    /// The next plate that has to find its place.
    pub fn next(&mut self) -> Option<TieId> {
        self.waiting.pop_first()
    }

    /// Lifts the plate of a tie off its line, which is about to change, and has it find its place anew.
    pub fn lift(&mut self, (bundle, strand): (&Bundle, &Strand)) {
        self.waiting.insert(strand.id);
        let Some(plate) = self.placed.remove(&strand.id) else { return };
        for spot in spots(bundle, strand, &plate.legible).take(usize::from(plate.looked_at)) {
            self.looked.remove(around(spot, &plate.legible), strand.id);
        }
        self.lifted.insert(strand.id, plate);
    }

    /// Finds the place of a tie's plate, or drops it for good if there is nothing to be read on it any more. Gives
    /// what the plate covered and what it covers now.
    pub fn settle(
        &mut self,
        id: TieId,
        wanted: Option<(&Bundle, &Strand, Legible)>,
        ground: &Ground,
    ) -> [Option<Rect>; 2] {
        if let (Some((bundle, strand, _)), true) = (&wanted, self.placed.contains_key(&id)) {
            self.lift((bundle, strand));
            self.waiting.remove(&id);
        }
        let before = self.lifted.remove(&id);
        let after =
            wanted.and_then(|(bundle, strand, legible)| self.found((bundle, strand), legible, ground));
        let covers = [&before, &after].map(|plate| plate.as_ref().map(Plate::rect));
        if covers[0] != covers[1] {
            covers.into_iter().flatten().for_each(|rect| self.disturb(rect, Some(id)));
        }
        let bounds = [&before, &after].map(|plate| plate.as_ref().map(Plate::bounds));
        after.and_then(|plate| self.placed.insert(id, plate));
        bounds
    }

    /// The place on this line where `legible` covers least.
    fn found(
        &mut self,
        (bundle, strand): (&Bundle, &Strand),
        legible: Legible,
        ground: &Ground,
    ) -> Option<Plate> {
        legible.size()?;
        let (mut best, mut looked_at) = ((u64::MAX, strand.course.at(0.5)), 0);
        for spot in spots(bundle, strand, &legible) {
            let rect = around(spot, &legible);
            let covered = self.covered(rect, strand.id, ground);
            looked_at += 1;
            self.looked.add(rect, strand.id);
            if covered < best.0 {
                best = (covered, spot);
            }
            if covered == 0 {
                break;
            }
        }
        Some(Plate { legible, middle: best.1, looked_at })
    }

    /// How much a plate would cover here. Whole numbers: their sum does not depend on the order in which things are
    /// found.
    fn covered(&self, rect: Rect, own: TieId, ground: &Ground) -> u64 {
        let names: u64 = ground.touching(rect).map(|boxed| overlap(boxed.rect, rect)).sum();
        let before = self.looked.at(rect).filter(|id| *id < own);
        let plates = before.filter_map(|id| self.placed.get(&id)).map(Plate::rect);
        let marks = self.marked.at(rect).filter_map(|id| self.mark(id)).map(mark_box);
        // What lies in two cells counts twice: no harm, it only has to be more than nothing.
        let plates: u64 = plates.chain(marks).map(|other| overlap(other, rect)).sum();
        // A name that cannot be read is far worse than a number that cannot.
        50 * names + plates
    }
}

fn around(middle: Point, legible: &Legible) -> Rect {
    let size = legible.size().unwrap_or_default();
    Rect::from_center_size(middle, size).inflate(MARGIN, MARGIN)
}

/// In sixteenths of a unit squared, and more than nothing wherever two boxes share more than an edge.
fn overlap(one: Rect, other: Rect) -> u64 {
    let shared = one.intersect(other);
    (shared.width().max(0.0) * shared.height().max(0.0) * 16.0).ceil() as u64 // boxes are a few hundred units wide
}

/// Ids by the cells that their boxes touch: the boxes come one by one, and are small and of a kind.
#[derive(Clone, Debug, Default)]
struct Cells(HashMap<(i32, i32), Vec<TieId>>);

/// Side of a cell.
const CELL: f64 = 128.0;

fn cells(rect: Rect) -> impl Iterator<Item = (i32, i32)> {
    let cell = |length: f64| (length / CELL).floor() as i32; // places are within a million units
    let columns = cell(rect.x0)..=cell(rect.x1);
    columns.flat_map(move |column| (cell(rect.y0)..=cell(rect.y1)).map(move |row| (column, row)))
}

impl Cells {
    fn add(&mut self, rect: Rect, id: TieId) {
        for cell in cells(rect) {
            let ids = self.0.entry(cell).or_default();
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }

    fn remove(&mut self, rect: Rect, id: TieId) {
        for cell in cells(rect) {
            if let Some(ids) = self.0.get_mut(&cell) {
                ids.retain(|other| *other != id);
                if ids.is_empty() {
                    self.0.remove(&cell);
                }
            }
        }
    }

    fn at(&self, rect: Rect) -> impl Iterator<Item = TieId> {
        cells(rect).filter_map(|cell| self.0.get(&cell)).flatten().copied()
    }
}
