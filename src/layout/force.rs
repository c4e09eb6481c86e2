//! *Force* and *camps*: the same springs with different aims.
//!
//! *Force* shows how many ties lie between two boxes, whatever the stances. *Camps* adds a moat between any two of
//! different camps, draws supports short and clashes long; so camps become regions, as in the spring drawings of signed
//! graphs by Kunegis and others (2010), Spectral Analysis of Signed Graphs, and by Brandes, Fleischer and Lerner (2005).
//! How a part finds its places is told in [`sheet`]; what is pinned, in [`held`].

use kurbo::{Point, Rect, Size};

use super::board::Board;
use super::dice::Dice;
use super::graph::Graph;
use super::held::{self, Held};
use super::sheet::{self, Style};
use super::stress::{Aim, Place, Springs, Tug};
use super::watch::{Stretch, Watch};
use super::{Method, Request, pack, spot};

/// Boxes together may take so many times their own area.
const AREA: f64 = 5.4;
/// The fewer boxes there are below [`FEW`], the more of this may they take beyond.
const MORE_AREA: f64 = 0.4;
const FEW: f64 = 200.0;

/// Room between boxes of different camps, in canvas units.
const MOAT: f32 = 60.0;

const FORCE: Aim = Aim {
    moat: 0.0,
    support: Tug { length: 1.0, strength: 0.005 },
    clash: Tug { length: 1.0, strength: 0.005 },
};
const CAMPS: Aim = Aim {
    moat: 4.0,
    support: Tug { length: 0.3, strength: 0.1 },
    clash: Tug { length: 4.0, strength: 0.01 },
};

pub(super) fn place(request: &Request, watch: &Watch) -> Option<Vec<Point>> {
    let layout = Layout { request, graph: Graph::of(request), room: Room::of(request) };
    let held = Held::of(request);
    if held.count() == 0 {
        return layout.afresh(&Stretch::of(watch));
    }
    let is_mostly_held = held.count() * 2 >= request.boxes.len();
    let stretch = Stretch::of(watch).part(if is_mostly_held { 0.0 } else { 0.5 }, 1.0);
    let starts = if is_mostly_held {
        held.starts(request, &layout.graph)
    } else {
        let mut places = layout.afresh(&Stretch::of(watch).part(0.0, 0.5))?;
        held.lay_upon(&mut places);
        places
    };
    layout.around(&held, &starts, &stretch)
}

struct Layout<'a> {
    request: &'a Request,
    graph: Graph,
    room: Room,
}

impl Layout<'_> {
    /// Each part on a sheet of its own, side by side.
    fn afresh(&self, watch: &Stretch) -> Option<Vec<Point>> {
        let mut dice = Dice::new(self.request.seed);
        let mut places = vec![Point::ZERO; self.request.boxes.len()];
        let (mut rects, mut done, many) = (Vec::new(), 0, places.len() as f64);
        let parts = self.graph.parts();
        for part in &parts {
            let stretch = watch.part(done as f64 / many, (done + part.len()) as f64 / many);
            done += part.len();
            if part.len() > 1 {
                self.lay(part, &mut dice, &stretch, &mut places)?;
            }
            rects.push(self.extent(part, &places));
        }
        for (part, by) in parts.iter().zip(pack::side_by_side(&rects, self.room.gap.max(1.0))) {
            part.iter().for_each(|at| places[*at as usize] += by);
        }
        Some(places)
    }

    fn lay(&self, part: &[u32], dice: &mut Dice, watch: &Stretch, places: &mut [Point]) -> Option<()> {
        let mut board = self.board(part);
        let claims: f64 = board.sizes.iter().map(|[width, height]| f64::from(width * height)).sum();
        let style = Style { aim: self.aim(), area: (claims * self.room.spread) as f32 };
        sheet::lay(&mut board, &self.graph.among(part), &style, dice, watch)?;
        let mut mine: Vec<Point> = board.places.iter().map(|place| point(*place)).collect();
        spot::take_free_spots(&mut mine, &self.claims(part), |_| false);
        part.iter().zip(mine).for_each(|(at, place)| places[*at as usize] = place);
        Some(())
    }

    /// All on one sheet, from `starts`, around those that are held.
    fn around(&self, held: &Held, starts: &[Point], watch: &Stretch) -> Option<Vec<Point>> {
        let boxes = &self.request.boxes;
        let all: Vec<u32> = (0..boxes.len() as u32).collect();
        let mut board = self.board(&all);
        board.places = starts.iter().map(|at| [at.x as f32, at.y as f32]).collect();
        board.moat = 0.0;
        let is_pinned = |at: usize| boxes[at].pinned && held.places[at].is_some();
        board.may_move = (0..boxes.len()).map(|at| !is_pinned(at)).collect();
        // if all have a place, all are tidied up; else those without one find theirs
        let is_tidying = held.count() == boxes.len();
        let may_relax: Vec<bool> =
            (0..boxes.len()).map(|at| !is_pinned(at) && (is_tidying || held.places[at].is_none())).collect();
        if !is_tidying {
            // what a hand put close together stays so
            let less = self.room.gap as f32 - 0.5;
            let held = board.sizes.iter_mut().zip(&held.places).filter(|(_, place)| place.is_some());
            held.for_each(|(size, _)| *size = size.map(|side| side - less));
        }
        let (camps, mut dice) = (board.camps.clone(), Dice::new(self.request.seed));
        let springs = Springs::new(&self.graph, &camps, self.aim(), &mut dice);
        sheet::settle_around(&mut board, &may_relax, &springs, watch)?;
        // who did not move keeps its exact place
        let place = |at: usize| {
            let start = [starts[at].x as f32, starts[at].y as f32];
            if board.places[at] == start { starts[at] } else { point(board.places[at]) }
        };
        let mut places: Vec<Point> = (0..boxes.len()).map(place).collect();
        let sizes: Vec<Size> =
            board.sizes.iter().map(|[w, h]| Size::new(f64::from(*w) - 0.25, f64::from(*h) - 0.25)).collect();
        spot::take_free_spots(&mut places, &sizes, is_pinned);
        Some(places)
    }

    fn board(&self, part: &[u32]) -> Board {
        let is_camps = self.request.method == Method::Camps;
        let size = |at: &u32| self.claim(*at as usize);
        Board {
            sizes: part.iter().map(|at| [size(at).width as f32, size(at).height as f32]).collect(),
            may_move: vec![true; part.len()],
            camps: part.iter().map(|at| self.request.boxes[*at as usize].camp.filter(|_| is_camps)).collect(),
            moat: if is_camps { MOAT } else { 0.0 },
            ..Board::default()
        }
    }

    fn aim(&self) -> Aim {
        if self.request.method == Method::Force {
            return FORCE;
        }
        // where there is room, ties may be long enough to read, and camps still stand apart
        let few = self.room.few as f32;
        let between = |many: f32, little: f32| many + (little - many) * few;
        let support = Tug { length: between(CAMPS.support.length, 1.0), ..CAMPS.support };
        Aim { moat: between(CAMPS.moat, 2.0), support, ..CAMPS }
    }

    /// A box with its gap.
    fn claim(&self, at: usize) -> Size {
        held::sound(self.request.boxes[at].size) + Size::new(self.room.gap, self.room.gap)
    }

    /// What must be free at the end: a hair less than the rounds aim at, which work in single precision.
    fn claims(&self, part: &[u32]) -> Vec<Size> {
        part.iter().map(|at| self.claim(*at as usize) - Size::new(0.25, 0.25)).collect()
    }

    fn extent(&self, part: &[u32], places: &[Point]) -> Rect {
        let rect = |at: &u32| {
            Rect::from_center_size(places[*at as usize], held::sound(self.request.boxes[*at as usize].size))
        };
        part.iter().map(rect).reduce(|all, one| all.union(one)).unwrap_or_default()
    }
}

fn point([x, y]: Place) -> Point {
    Point::new(f64::from(x), f64::from(y))
}

/// How much room there is.
pub(super) struct Room {
    /// Between two boxes; less than was asked for where many boxes would need too much of it.
    pub(super) gap: f64,
    /// 1 for the smallest maps, 0 where boxes are many.
    few: f64,
    /// Area of a sheet, for the area that its boxes claim with the gap.
    pub(super) spread: f64,
}

impl Room {
    fn of(request: &Request) -> Self {
        let fill = if request.method == Method::Camps { 0.24 } else { 0.4 };
        let labels: f64 = request.boxes.iter().map(|one| held::sound(one.size).area()).sum();
        let claims = |gap: f64| {
            let claim = |one: &super::Box| (held::sound(one.size) + Size::new(gap, gap)).area();
            request.boxes.iter().map(claim).sum::<f64>()
        };
        let few = (1.0 - request.boxes.len() as f64 / FEW).clamp(0.0, 1.0);
        let area = labels * (AREA + MORE_AREA * few);
        let (mut low, mut high) =
            (0.5_f64, if request.gap.is_finite() { request.gap.clamp(0.5, 1e4) } else { 0.5 });
        if claims(high) <= fill * area || labels <= 0.0 {
            low = high;
        }
        for _ in 0..40 {
            let middle = (low + high) * 0.5;
            if claims(middle) <= fill * area { low = middle } else { high = middle }
        }
        Self { gap: low, few, spread: (area / claims(low).max(1e-9)).max(1.0 / fill) }
    }
}
