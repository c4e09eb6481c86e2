//! Crowds thin out: boxes drift from where there are too many to where there is room, over any distance.
//!
//! Parting moves a box no further than its neighbours, so a crowd of thousands would take hundreds of rounds. Here
//! the crowd is seen on grids from fine to coarse; where claims fill more than can lie there, what is too much
//! flows off, as in Gastner and Newman (2004), Diffusion-based method for producing density-equalizing maps, but
//! only above a limit, so that gaps between camps stay. A round takes time that grows with the boxes alone.

use super::board::Board;
use super::stress::Place;

/// The finest cell is so many ordinary boxes wide and high.
const FINEST: f32 = 3.0;
/// How much of a cell boxes can fill.
const LIMIT: f32 = 0.5;
/// The share of a cell that flows off in a round; from a quarter on, it would slop back and forth.
const FLOW: f32 = 0.2;
/// Cells across the coarsest grid.
const FEWEST: f32 = 6.0;

/// Lets the boxes of `board`, at `grown` of their size, flow off for one round.
///
/// Grids lie elsewhere each `round`: no line of theirs may show.
pub(super) fn ease(board: &mut Board, grown: f32, round: usize) {
    let [width, height] = board.ordinary();
    let side = (width * height).sqrt();
    let shift = [round as f32 * 0.618_034, round as f32 * 0.754_878].map(f32::fract);
    let Some(extent) = Extent::of(&board.places) else { return };
    let mut times = FINEST;
    while extent.wide.max(extent.high) / (side * times) >= FEWEST {
        flow(board, &extent, side * times, shift, grown);
        times *= 2.0;
    }
}

struct Extent {
    x: f32,
    y: f32,
    wide: f32,
    high: f32,
}

impl Extent {
    fn of(places: &[Place]) -> Option<Self> {
        let first = places.first()?;
        let (mut low, mut high) = (*first, *first);
        for [x, y] in places {
            low = [low[0].min(*x), low[1].min(*y)];
            high = [high[0].max(*x), high[1].max(*y)];
        }
        Some(Self { x: low[0], y: low[1], wide: high[0] - low[0], high: high[1] - low[1] })
    }
}

/// How full the cells are, with a rim of empty ones.
struct Grid {
    corner: Place,
    side: f32,
    wide: usize,
    fill: Vec<f32>,
}

impl Grid {
    /// The cell whose middle is up and left of `place`, and how far `place` is from that middle, in cells.
    fn spot(&self, place: Place) -> (usize, f32, f32) {
        let (x, y) = ((place[0] - self.corner[0]) / self.side, (place[1] - self.corner[1]) / self.side);
        (y as usize * self.wide + x as usize, x.fract(), y.fract())
    }

    /// What is too much at four cells around `place`, mixed, and its slope across and down.
    fn slope(&self, place: Place) -> (f32, [f32; 2]) {
        let (cell, x, y) = self.spot(place);
        let over = |at: usize| (self.fill[at] - LIMIT).max(0.0);
        let [a, b, c, d] = [cell, cell + 1, cell + self.wide, cell + self.wide + 1];
        let fill = (self.fill[a] * (1.0 - x) + self.fill[b] * x) * (1.0 - y)
            + (self.fill[c] * (1.0 - x) + self.fill[d] * x) * y;
        let across = (over(b) - over(a)) * (1.0 - y) + (over(d) - over(c)) * y;
        let down = (over(c) - over(a)) * (1.0 - x) + (over(d) - over(b)) * x;
        (fill, [across, down])
    }
}

fn flow(board: &mut Board, extent: &Extent, side: f32, shift: [f32; 2], grown: f32) {
    let (wide, high) = ((extent.wide / side) as usize + 5, (extent.high / side) as usize + 5);
    if wide.saturating_mul(high) > board.places.len() * 4 + 64 {
        return; // most of it is empty: no crowd at this size
    }
    let corner = [extent.x - side * (1.5 + shift[0]), extent.y - side * (1.5 + shift[1])];
    let mut grid = Grid { corner, side, wide, fill: vec![0.0; wide * high] };
    for (place, size) in board.places.iter().zip(&board.sizes) {
        let (cell, x, y) = grid.spot(*place);
        let share = size[0] * size[1] * grown * grown / (side * side);
        grid.fill[cell] += share * (1.0 - x) * (1.0 - y);
        grid.fill[cell + 1] += share * x * (1.0 - y);
        grid.fill[cell + wide] += share * (1.0 - x) * y;
        grid.fill[cell + wide + 1] += share * x * y;
    }
    for (place, _) in board.places.iter_mut().zip(&board.may_move).filter(|(_, may)| **may) {
        let (fill, slope) = grid.slope(*place);
        for axis in 0..2 {
            place[axis] -= (FLOW * slope[axis] / fill.max(LIMIT)).clamp(-0.25, 0.25) * side;
        }
    }
}
