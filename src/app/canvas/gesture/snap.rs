//! Where a moved box lies well: in line with others, or as far from its neighbours as they are from each other.
//!
//! One way at a time, across and then down; down is across with the two ways exchanged. Sides fall in with sides and
//! middles with middles; a middle in line with a side is chance. What a box fell in with is shown by [`Guide`]s.
//! Only what is seen counts, and among a crowd nothing does: every place would be in line with something.
//! Start at [`settled`].

use kurbo::{Line, Point, Rect, Vec2};

use super::super::event::Sight;
use crate::model::ActorId;

/// How near something has to be to be fallen in with, in screen points.
const REACH: f64 = 6.0;
/// More boxes than this beside a moved one are a crowd.
const CROWD: usize = 256;
/// Places that differ by less are the same, in canvas units.
const SAME: f64 = 0.01;

/// What shows why a box came to lie where it lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Guide {
    /// It is in line with others.
    InLine(Line),
    /// This gap is as wide as another one.
    Gap(Line),
}

/// Which ways a box may still be shifted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Free {
    /// To the left and right.
    pub across: bool,
    /// Up and down.
    pub down: bool,
}

/// How much further `moved` goes to lie well, and what it then lies in line with. `held` (sorted) moves with it.
pub(super) fn settled(
    moved: Rect,
    (held, free): (&[ActorId], Free),
    sight: &Sight<'_>,
) -> (Vec2, Vec<Guide>) {
    let reach = (REACH * sight.point).min(moved.width().min(moved.height()) / 4.0);
    let seen = sight.seen;
    if reach <= 0.0 || moved.width() > seen.width() || moved.height() > seen.height() {
        return (Vec2::ZERO, Vec::new());
    }
    let column = Rect { x0: moved.x0 - reach, x1: moved.x1 + reach, ..seen };
    let row = Rect { y0: moved.y0 - reach, y1: moved.y1 + reach, ..seen };
    let boxes = |area| sight.scene.boxes_touching(area, CROWD).unwrap_or_default();
    let others = |area| -> Vec<Rect> {
        let is_other = |(id, _): &(ActorId, Rect)| held.binary_search(id).is_err();
        boxes(area).into_iter().filter(is_other).map(|(_, rect)| rect).collect()
    };
    let (column, row) = (others(column), others(row));
    let across = if free.across { Way::new(moved, &column, &row).pull(reach) } else { None };
    let (turned_row, turned_column) = (turned_all(&row), turned_all(&column));
    let down =
        if free.down { Way::new(turned(moved), &turned_row, &turned_column).pull(reach) } else { None };
    let by = Vec2::new(across.unwrap_or_default(), down.unwrap_or_default());
    let there = moved + by;
    let mut guides = Vec::new();
    if across.is_some() {
        guides.extend(Way::new(there, &column, &row).guides());
    }
    if down.is_some() {
        let found = Way::new(turned(there), &turned_row, &turned_column).guides();
        guides.extend(found.into_iter().map(Guide::turned));
    }
    (by, guides)
}

impl Guide {
    fn turned(self) -> Self {
        let turned = |line: Line| Line::new((line.p0.y, line.p0.x), (line.p1.y, line.p1.x));
        match self {
            Self::InLine(line) => Self::InLine(turned(line)),
            Self::Gap(line) => Self::Gap(turned(line)),
        }
    }
}

/// Across and down exchanged.
fn turned(rect: Rect) -> Rect {
    Rect::new(rect.y0, rect.x0, rect.y1, rect.x1)
}

fn turned_all(rects: &[Rect]) -> Vec<Rect> {
    rects.iter().copied().map(turned).collect()
}

/// A box on its way across, with what is above and below it, and what is beside it.
struct Way<'a> {
    moved: Rect,
    column: &'a [Rect],
    /// Those beside it, from left to right.
    row: Vec<Rect>,
}

impl<'a> Way<'a> {
    fn new(moved: Rect, column: &'a [Rect], row: &[Rect]) -> Self {
        let is_beside = |rect: &&Rect| rect.y0 < moved.y1 && rect.y1 > moved.y0;
        let mut row: Vec<Rect> = row.iter().filter(is_beside).copied().collect();
        row.sort_by(|one, other| one.x0.total_cmp(&other.x0));
        Self { moved, column, row }
    }

    /// The shortest shift to a good place, if one is near enough.
    fn pull(&self, reach: f64) -> Option<f64> {
        let shifts = self.to_lines().chain(self.to_gaps());
        shifts.filter(|shift| shift.abs() <= reach).min_by(|one, other| one.abs().total_cmp(&other.abs()))
    }

    fn to_lines(&self) -> impl Iterator<Item = f64> {
        let shifts = |other: &Rect| {
            let sides = [self.moved.x0, self.moved.x1]
                .into_iter()
                .flat_map(|mine| [other.x0 - mine, other.x1 - mine]);
            sides.chain([other.center().x - self.moved.center().x]).collect::<Vec<f64>>()
        };
        self.column.iter().flat_map(shifts)
    }

    fn to_gaps(&self) -> impl Iterator<Item = f64> {
        let ((left, right), moved) = (self.neighbours(), self.moved);
        let between =
            left.zip(right).map(|(left, right)| f64::midpoint(left.x1, right.x0) - moved.center().x);
        let beside = move |gap: f64| {
            let after = left.map(|left| left.x1 + gap - moved.x0);
            [after, right.map(|right| right.x0 - gap - moved.x1)].into_iter().flatten()
        };
        between.into_iter().chain(self.gaps().flat_map(move |pair| beside(width(&pair))))
    }

    /// Boxes next to each other that leave a gap.
    fn gaps(&self) -> impl Iterator<Item = (Rect, Rect)> {
        self.row.windows(2).filter_map(|pair| {
            let [one, other] = pair else { return None };
            (other.x0 - one.x1 > SAME).then_some((*one, *other))
        })
    }

    /// The boxes nearest on the left and on the right, as the moved one lies between them.
    fn neighbours(&self) -> (Option<Rect>, Option<Rect>) {
        let middle = self.moved.center().x;
        let left = self.row.iter().filter(|rect| rect.center().x < middle).copied();
        let right = self.row.iter().filter(|rect| rect.center().x > middle).copied();
        let nearest_left = left.max_by(|one, other| one.x1.total_cmp(&other.x1));
        (nearest_left, right.min_by(|one, other| one.x0.total_cmp(&other.x0)))
    }

    /// What the box is in line with where it lies, and which gaps are as wide as one beside it.
    fn guides(&self) -> Vec<Guide> {
        let mut guides: Vec<Guide> = Vec::new();
        for at in [self.moved.x0, self.moved.center().x, self.moved.x1] {
            guides.extend(self.line_at(at).map(Guide::InLine));
        }
        guides.extend(self.equal_gaps().into_iter().map(Guide::Gap));
        guides
    }

    fn line_at(&self, at: f64) -> Option<Line> {
        let is_middle = (at - self.moved.center().x).abs() < SAME;
        let is_on = |rect: &&Rect| {
            let side = [rect.x0, rect.x1].iter().any(|side| (side - at).abs() < SAME);
            if is_middle { (rect.center().x - at).abs() < SAME } else { side }
        };
        let found = self.column.iter().filter(is_on).copied().reduce(|all, one| all.union(one))?;
        let (top, bottom) = (found.y0.min(self.moved.y0), found.y1.max(self.moved.y1));
        Some(Line::new((at, top), (at, bottom)))
    }

    fn equal_gaps(&self) -> Vec<Line> {
        let (left, right) = self.neighbours();
        let beside = [left.map(|left| (left, self.moved)), right.map(|right| (self.moved, right))];
        let mine: Vec<(Rect, Rect)> =
            beside.into_iter().flatten().filter(|pair| width(pair) > SAME).collect();
        let others: Vec<(Rect, Rect)> = self.gaps().collect();
        let is_pair = |one: &(Rect, Rect), other: &(Rect, Rect)| (width(one) - width(other)).abs() < SAME;
        let equal = |gap: &&(Rect, Rect)| {
            others.iter().any(|other| is_pair(gap, other))
                || mine.iter().filter(|other| is_pair(gap, other)).count() > 1
        };
        let found: Vec<(Rect, Rect)> = mine.iter().filter(equal).copied().collect();
        let as_wide = others.iter().filter(|other| found.iter().any(|gap| is_pair(gap, other)));
        found.iter().chain(as_wide).map(mark).collect()
    }
}

fn width((one, other): &(Rect, Rect)) -> f64 {
    other.x0 - one.x1
}

/// The line across a gap, in the middle of where the two boxes face each other.
fn mark((one, other): &(Rect, Rect)) -> Line {
    let level = f64::midpoint(one.y0.max(other.y0), one.y1.min(other.y1));
    Line::new(Point::new(one.x1, level), Point::new(other.x0, level))
}
