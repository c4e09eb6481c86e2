//! The ties of a pair: side by side in lanes, around actors that are none of their business.
//!
//! Where a tie runs depends on its two actors, on its neighbours in the pair, and on the boxes that stand in its way.
//! A [`Bundle`] says of itself which boxes it minds, so that a move redraws the pairs it concerns and no others.

use kurbo::{Point, Rect};

use super::course::{Block, Course, Way, line_meets};
use super::ground::Ground;
use super::look::{self, Style};
use super::tie::Manner;
use crate::model::{ActorId, Direction, Stance, Tie, TieId};

/// Two actors, the smaller id first.
pub(super) type Pair = (ActorId, ActorId);

/// The ties of a pair, drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bundle {
    route: Route,
    /// How far out its ties bend that the analyst did not bend.
    bend: f32,
    /// By stance, then by id.
    pub strands: Box<[Strand]>,
}

/// A tie and where it runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Strand {
    pub id: TieId,
    pub course: Course,
    /// How far beside the middle of the pair, seen from its first actor.
    pub lane: f32,
    /// How far beside the straight line its middle lies, seen from the pair's first actor.
    pub out: f32,
    quotes: u32,
    stance: Stance,
    direction: Direction,
    /// True if it goes from the pair's second actor to its first.
    pub backwards: bool,
}

/// Why a pair bends as it does, which decides whose boxes it minds.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Route {
    /// Nothing stands in the straight way.
    Free,
    /// So much stands in the straight way that there is no way around.
    Hopeless,
    /// Something stands in the way, and ways around it were tried.
    Tried,
    /// The analyst bent all of them.
    Given,
}

/// Room that a tie leaves to actors it goes around.
const CLEAR: f64 = 7.0;
/// Where so many boxes stand in the straight way, looking for another is dear and seldom of use.
const MOST_CROSSED: usize = 6;
/// Where so many boxes lie about there is no way around them either.
const MOST_NEAR: usize = 48;
/// A tie bends out no further.
const LONGEST_BEND: f64 = 260.0;
/// A pair that was not bent minds no box further than this from the drawn line of one of its ties.
pub(super) const MINDED: f64 = 24.0;
/// Lines of a contested pair further apart than this have their mark on the first.
const TOGETHER: f64 = 60.0;

impl Bundle {
    /// The ties between two boxes, each with the bend that the analyst gave it.
    pub fn of(ground: &Ground, pair: Pair, ties: &[(TieId, &Tie, Option<f64>)]) -> Option<Self> {
        let (from, to) = (ground.block(pair.0)?, ground.block(pair.1)?);
        let mut strands: Vec<(Strand, Option<f64>)> =
            ties.iter().map(|(id, tie, bend)| (Strand::of(*id, tie), *bend)).collect();
        // Support beside support: a contested pair then shows its two sides as two bands.
        strands.sort_by_key(|(strand, _)| (strand.stance, strand.id));
        let routed = strands.iter().filter(|(_, bend)| bend.is_none()).count();
        let (route, bend) =
            if routed == 0 { (Route::Given, 0.0) } else { bend_around(ground, pair, (from, to)) };
        lay_lanes(&mut strands);
        for (strand, given) in &mut strands {
            let bend = given.unwrap_or(bend);
            let (course, out) = Course::bent(from, to, f64::from(strand.lane), bend);
            strand.course = if strand.backwards { course.reversed() } else { course };
            strand.out = out as f32;
        }
        let strands = strands.into_iter().map(|(strand, _)| strand).collect();
        Some(Self { route, bend: bend as f32, strands })
    }

    /// True if a box that came, went or changed here may mean another way.
    pub fn minds(&self, (from, to): (Rect, Rect), changed: Rect) -> bool {
        let reach = match self.route {
            Route::Free | Route::Hopeless => CLEAR,
            Route::Tried => longest_bend(from, to) + CLEAR,
            Route::Given => return false,
        };
        line_meets(from.center(), to.center(), changed.inflate(reach, reach))
    }

    /// True if the ties of this pair run where they ran, as long as its actors stand where they stood and its ties are
    /// what they were: nothing else stands in the way.
    pub fn stays(&self, ground: &Ground, pair: Pair) -> bool {
        let Some(ends) = ground.block(pair.0).zip(ground.block(pair.1)) else { return false };
        if self.route == Route::Given {
            return true;
        }
        let (route, bend) = bend_around(ground, pair, ends);
        route == self.route && bend as f32 == self.bend
    }

    /// One of its ties.
    pub fn strand(&self, id: TieId) -> Option<&Strand> {
        self.strands.iter().find(|strand| strand.id == id)
    }

    /// True if words on its ties stand beside the lines, because there are several.
    pub fn is_broad(&self) -> bool {
        self.strands.len() > 1
    }

    /// Where a contested pair bears its mark, and the tie that the mark is named by.
    pub fn mark(&self) -> Option<(TieId, Point)> {
        let first = self.strands.first()?;
        let is_contested = self.strands.last()?.stance != first.stance; // sorted by stance
        let middle = first.course.at(0.5);
        let middles = || self.strands.iter().map(|strand| strand.course.at(0.5) - middle);
        let is_apart = middles().any(|away| away.hypot() > TOGETHER);
        let share = if is_apart { 0.0 } else { 1.0 / self.strands.len() as f64 };
        is_contested.then(|| (first.id, middles().fold(middle, |sum, away| sum + away * share)))
    }

    /// The straight way and how far to its sides boxes are minded, for a pair that looked for another way.
    pub fn guard(&self, (from, to): (Rect, Rect)) -> Option<((Point, Point), f64)> {
        let line = (from.center(), to.center());
        (self.route == Route::Tried).then(|| (line, longest_bend(from, to) + CLEAR))
    }
}

impl Strand {
    fn of(id: TieId, tie: &Tie) -> Self {
        Self {
            id,
            course: Course::line(Point::ZERO, Point::ZERO),
            lane: 0.0,
            out: 0.0,
            quotes: u32::try_from(tie.quotes.len()).unwrap_or(u32::MAX),
            stance: tie.stance,
            direction: tie.direction,
            backwards: tie.from > tie.to,
        }
    }

    /// How it looks on a map of so many ties.
    pub fn manner(&self, style: &Style, ties: usize) -> Manner {
        Manner {
            stance: self.stance,
            direction: self.direction,
            quotes: self.quotes as usize,
            paints: style.stance(self.stance),
            max_teeth: look::tie::max_teeth(ties),
        }
    }

    /// How far the line and its teeth reach to each side.
    pub fn reach(&self) -> f64 {
        let teeth = match self.stance {
            Stance::Support => 0.0,
            Stance::Clash => look::tie::TOOTH,
        };
        self.width() / 2.0 + teeth
    }

    /// A box around all its shapes.
    pub fn bounds(&self) -> Rect {
        let reach = self.extent();
        self.course.bounds().inflate(reach, reach)
    }

    /// No shape of it is further from its line.
    pub fn extent(&self) -> f64 {
        let head = look::tie::head_width(self.width()) / 2.0 + 0.5 + (self.width() * 0.45).max(0.9);
        head.max(self.reach())
    }

    fn width(&self) -> f64 {
        look::tie::width(self.quotes as usize)
    }
}

/// Side by side, with free ground between them, the middle of the whole on the line between the actors. A tie that
/// the analyst bent goes its own way.
fn lay_lanes(strands: &mut [(Strand, Option<f64>)]) {
    let mut routed: Vec<&mut Strand> =
        strands.iter_mut().filter(|(_, given)| given.is_none()).map(|(strand, _)| strand).collect();
    let mut outermost = 0.0;
    for strand in &mut routed {
        strand.lane = (outermost + strand.reach()) as f32;
        outermost = f64::from(strand.lane) + strand.reach() + look::tie::LANE_GAP;
    }
    let middle = (outermost - look::tie::LANE_GAP) / 2.0;
    for strand in routed {
        strand.lane -= middle as f32;
    }
}

/// How far the ties of a pair may bend out.
fn longest_bend(from: Rect, to: Rect) -> f64 {
    (from.center().distance(to.center()) * 0.4).clamp(160.0, LONGEST_BEND)
}

/// How far the ties of a pair bend out in order not to run behind actors that they have nothing to do with.
fn bend_around(ground: &Ground, pair: Pair, (from, to): (Block, Block)) -> (Route, f64) {
    let straight = (from.rect.center(), to.rect.center());
    let others = |clear: f64| {
        let all = ground.along(straight, clear);
        all.filter(|other| other.id != pair.0 && other.id != pair.1).map(|other| other.rect)
    };
    match others(CLEAR).take(MOST_CROSSED + 1).count() {
        0 => return (Route::Free, 0.0),
        count if count > MOST_CROSSED => return (Route::Hopeless, 0.0),
        _ => {}
    }
    let longest = longest_bend(from.rect, to.rect);
    let near: Vec<Rect> = others(longest + CLEAR).take(MOST_NEAR + 1).collect();
    if near.len() > MOST_NEAR {
        return (Route::Tried, 0.0);
    }
    let crossed = |bend: f64| {
        let way = Way::between(from.rect, to.rect, bend);
        near.iter().filter(|rect| way.crosses(**rect, CLEAR)).count()
    };
    let bends = (0..=12_u8).map(|step| {
        let out = f64::from(step.div_ceil(2)) * longest / 6.0;
        if step % 2 == 0 { -out } else { out }
    });
    let mut best = (usize::MAX, 0.0);
    for bend in bends {
        let count = crossed(bend);
        if count < best.0 {
            best = (count, bend);
        }
        if count == 0 {
            break;
        }
    }
    (Route::Tried, best.1)
}
