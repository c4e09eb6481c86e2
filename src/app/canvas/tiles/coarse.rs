//! Everything on the canvas in a few bytes each: ties as two chords, actors as boxes in a colour.
//!
//! A scene is rich, and asking it for the shapes of a hundred thousand things costs too much. From here it is found
//! in a millisecond which ties cross which squares, truly and not by the boxes around them, and what is seen from far
//! out is drawn from here alone. Brought up to date only where a scene says that it changed.

use egui::Color32;
use kurbo::{PathEl, Point, Rect};

use super::super::super::convert;
use super::grid::Span;
use super::shelf::{self, Keyed, Shelf};
use crate::model::{ActorId, Stance, TieId};
use crate::scene::{Item, Look, Part, Scene, look};

/// What is on the canvas, roughly.
#[derive(Default)]
pub struct Coarse {
    pub lines: Shelf<Line>,
    pub dots: Shelf<Dot>,
    /// Neither ties nor actors.
    pub others: Shelf<Item>,
    /// What was changed when it followed the scene the last time.
    pub changes: Changes,
    version: Option<(u64, Look)>,
}

/// What changed between two versions of the scene, with numbers that did not.
#[derive(Default)]
pub struct Changes {
    /// From which version to which; none if nothing is where it was.
    versions: Option<(u64, u64)>,
    pub lines: Vec<shelf::Change<Line>>,
    pub dots: Vec<shelf::Change<Dot>>,
    pub others: Vec<shelf::Change<Item>>,
}

/// A tie.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    pub tie: TieId,
    /// Start, middle and end.
    pub points: [[f32; 2]; 3],
    /// In canvas units.
    pub width: f32,
    pub stance: Stance,
    pub is_hypothesis: bool,
}

/// An actor.
#[derive(Clone, Copy, Debug)]
pub struct Dot {
    pub actor: ActorId,
    pub rect: [f32; 4],
    pub radius: f32,
    pub fill: Color32,
    pub line: Color32,
    /// How much it matters when there is no room for all: its ties.
    pub weight: u32,
}

/// Half the width of the largest head and of the largest teeth, in canvas units.
const HEAD: f64 = 12.0;

impl Keyed for Line {
    type Key = TieId;

    fn key(&self) -> TieId {
        self.tie
    }
}

impl Keyed for Dot {
    type Key = ActorId;

    fn key(&self) -> ActorId {
        self.actor
    }
}

impl Keyed for Item {
    type Key = Part;

    fn key(&self) -> Part {
        self.part
    }
}

impl Changes {
    /// True if this is what changed between these two versions.
    pub fn lead(&self, from: u64, to: u64) -> bool {
        self.versions == Some((from, to))
    }
}

impl Coarse {
    /// Follows the scene.
    pub fn follow(&mut self, scene: &Scene, look: Look) {
        let known = self.version.replace((scene.version(), look));
        if known == self.version {
            return;
        }
        self.changes = Changes::default();
        let known = known.filter(|(_, same)| *same == look);
        let parts = known.and_then(|(version, _)| Some((version, scene.parts_since(version)?)));
        let Some((before, parts)) = parts else { return self.begin(scene, look) };
        parts.into_iter().for_each(|part| self.follow_part(scene, part, look));
        let are_others = [self.lines.tidy(), self.dots.tidy(), self.others.tidy()];
        if are_others.contains(&true) {
            self.changes = Changes::default();
        } else {
            self.changes.versions = Some((before, scene.version()));
        }
    }

    fn begin(&mut self, scene: &Scene, look: Look) {
        let (mut lines, mut dots, mut others) = (Vec::new(), Vec::new(), Vec::new());
        for item in scene.items() {
            match item.part {
                Part::Tie(id) => lines.extend(line(scene, id)),
                Part::Actor(id) => dots.extend(dot(scene, id, look)),
                _ => others.push(item),
            }
        }
        (self.lines, self.dots, self.others) = (Shelf::of(lines), Shelf::of(dots), Shelf::of(others));
    }

    fn follow_part(&mut self, scene: &Scene, part: Part, look: Look) {
        let item = scene.item(part);
        match part {
            Part::Tie(id) => {
                let now = item.and_then(|_| line(scene, id));
                self.changes.lines.extend(self.lines.put(id, now));
            }
            Part::Actor(id) => {
                let now = item.and_then(|_| dot(scene, id, look));
                self.changes.dots.extend(self.dots.put(id, now));
            }
            _ => self.changes.others.extend(self.others.put(part, item)),
        }
    }
}

impl Line {
    pub fn bounds(&self) -> Rect {
        let [from, middle, to] = self.points.map(|[x, y]| Point::new(f64::from(x), f64::from(y)));
        // The curve goes no further beyond its middle than the middle lies off the straight line.
        let off = (middle - from.midpoint(to)).hypot() / 4.0 + f64::from(self.width);
        Rect::from_points(from, to).union_pt(middle).inflate(off, off)
    }

    /// Its points counted in squares of `side` canvas units, and how far from them it may be seen.
    pub fn within(&self, side: f64) -> ([[f64; 2]; 3], f64) {
        let points = self.points.map(|[x, y]| [f64::from(x) / side, f64::from(y) / side]);
        let [from, middle, to] = points;
        let off = [middle[0] - (from[0] + to[0]) / 2.0, middle[1] - (from[1] + to[1]) / 2.0];
        // Heads and teeth reach further than half the width; a curve bulges beyond its two chords.
        let reach = (off[0].abs() + off[1].abs()) / 4.0 + (f64::from(self.width) * 2.0 + HEAD) / side;
        (points, reach)
    }

    pub fn part(&self) -> Part {
        Part::Tie(self.tie)
    }
}

impl Dot {
    pub fn bounds(&self) -> Rect {
        let [x0, y0, x1, y1] = self.rect.map(f64::from);
        Rect::new(x0, y0, x1, y1)
    }
}

fn line(scene: &Scene, tie: TieId) -> Option<Line> {
    let path = scene.tie_line(tie)?;
    let project = scene.project()?;
    let known = project.tie(tie)?;
    let (mut from, mut middle, mut to) = (Point::ORIGIN, Point::ORIGIN, Point::ORIGIN);
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(at) => from = at,
            PathEl::LineTo(at) => (middle, to) = (from.midpoint(at), at),
            PathEl::QuadTo(control, at) => (middle, to) = (from.midpoint(at).midpoint(control), at),
            PathEl::CurveTo(one, two, at) => {
                middle = kurbo::ParamCurve::eval(&kurbo::CubicBez::new(from, one, two, at), 0.5);
                to = at;
            }
            PathEl::ClosePath => {}
        }
    }
    let small = |at: Point| [at.x as f32, at.y as f32];
    Some(Line {
        tie,
        points: [small(from), small(middle), small(to)],
        width: look::tie_width(known.quotes.len()) as f32,
        stance: known.stance,
        is_hypothesis: known.is_hypothesis(),
    })
}

fn dot(scene: &Scene, actor: ActorId, look: Look) -> Option<Dot> {
    let rect = scene.actor_box(actor)?;
    let known = scene.actor(actor)?;
    let paints = look.style().actor_box(known.kind, known.colour);
    Some(Dot {
        actor,
        rect: [rect.x0 as f32, rect.y0 as f32, rect.x1 as f32, rect.y1 as f32],
        radius: scene.actor_radius(actor).unwrap_or_default() as f32,
        fill: convert::colour(paints.fill),
        line: convert::colour(paints.line),
        weight: u32::try_from(scene.ties_at(actor)).unwrap_or(u32::MAX),
    })
}

/// The squares that a line of straight pieces comes near, its points counted in squares.
pub fn walk(points: &[[f64; 2]], reach: f64, span: Span, mut put: impl FnMut((i32, i32))) {
    for two in points.windows(2) {
        let (from, to) = if two[0][1] <= two[1][1] { (two[0], two[1]) } else { (two[1], two[0]) };
        let first = ((from[1] - reach).floor() as i32).max(span.rows.0);
        let last = ((to[1] + reach).floor() as i32).min(span.rows.1 - 1);
        let down = (to[1] - from[1]).max(1e-12);
        let slope = (to[0] - from[0]) / down;
        for row in first..=last {
            let high = (f64::from(row) - reach - from[1]).clamp(0.0, down);
            let low = (f64::from(row + 1) + reach - from[1]).clamp(0.0, down);
            let (one, other) = (from[0] + slope * high, from[0] + slope * low);
            let left = ((one.min(other) - reach).floor() as i32).max(span.columns.0);
            let right = ((one.max(other) + reach).floor() as i32).min(span.columns.1 - 1);
            (left..=right).for_each(|column| put((column, row)));
        }
    }
}
