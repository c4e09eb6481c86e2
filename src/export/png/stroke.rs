//! Lines with a width, as the sides of what they cover.
//!
//! A line is outlined on both sides at once, corner by corner: outside a corner it is round, inside it is cut where
//! the two sides meet, so that teeth stay clean however fine they are. Where a piece is too short for that, the line
//! ends and begins anew with round ends, which cover each other.

use super::cover::{Outline, Spot};

/// How far a corner of an arc may lie from its neighbour's chord, in pixels.
const CLOSE: f32 = 0.06;

/// How a line is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pen {
    /// Half its width, in pixels.
    pub radius: f32,
    /// Round ends, or flat ones.
    pub round: bool,
}

/// The line through `points`, from the first to the last, or back to the first if it is closed.
pub(super) fn stroke(points: &[Spot], closed: bool, pen: Pen, out: &mut impl Outline) {
    let mut pieces = pieces(points, closed);
    if pieces.is_empty() {
        if let Some(&only) = points.first().filter(|_| pen.round) {
            disc(only, pen.radius, out);
        }
        return;
    }
    let mut side = match (pieces.first().copied(), pieces.last().copied()) {
        (Some(first), Some(last)) if closed => {
            pieces.push(first); // for the corner between the last and the first
            Sides::after(last, first, pen)
        }
        _ => Sides::begin(pieces[0], pen, out),
    };
    for pair in pieces.windows(2) {
        side.corner(pair[0], pair[1], pen, out);
    }
    if let Some(last) = pieces.last().filter(|_| !closed) {
        side.end(*last, pen, out);
    }
}

/// The upper end of a straight line, down to a row that lies between its left and its right side `at`.
pub(super) fn first_end((from, to): (Spot, Spot), pen: Pen, at: (Spot, Spot), out: &mut impl Outline) {
    for piece in pieces(&[from, to], false) {
        Sides::begin(piece, pen, out).advance(at.1, at.0, out); // left of travel is right on screen
    }
}

/// The lower end, from such a row on.
pub(super) fn last_end((from, to): (Spot, Spot), pen: Pen, at: (Spot, Spot), out: &mut impl Outline) {
    for piece in pieces(&[from, to], false) {
        Sides { left: at.1, right: at.0 }.end(piece, pen, out);
    }
}

/// A filled circle.
pub(super) fn disc(centre: Spot, radius: f32, out: &mut impl Outline) {
    let axes = [(radius, 0.0), (0.0, radius), (-radius, 0.0), (0.0, -radius), (radius, 0.0)];
    for pair in axes.windows(2) {
        arc(centre, (pair[0], pair[1]), out);
    }
}

/// The sides of an arc of less than half a turn around `centre`, from one radius to another.
pub(super) fn arc(centre: Spot, (from, to): (Spot, Spot), out: &mut impl Outline) {
    let sum = (from.0 + to.0, from.1 + to.1);
    let (radius, chord) = (length(from), length(sum));
    // What is no number, or endless, is not round.
    if chord > f32::EPSILON && radius - chord / 2.0 > CLOSE {
        let middle = scaled(sum, radius / chord);
        arc(centre, (from, middle), out);
        arc(centre, (middle, to), out);
    } else {
        out.side(plus(centre, from), plus(centre, to));
    }
}

/// A straight piece of a line.
#[derive(Clone, Copy)]
struct Piece {
    from: Spot,
    to: Spot,
    way: Spot,
    length: f32,
}

fn pieces(points: &[Spot], closed: bool) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(points.len());
    let back = points.first().filter(|_| closed);
    let mut ends = points.iter().chain(back);
    let Some(mut from) = ends.next().copied() else { return pieces };
    for &to in ends {
        let along = (to.0 - from.0, to.1 - from.1);
        let length = length(along);
        if length > 1e-4 && length.is_finite() {
            pieces.push(Piece { from, to, way: scaled(along, 1.0 / length), length });
            from = to;
        }
    }
    pieces
}

/// Outline that only say where a line has come to.
struct Nowhere;

impl Outline for Nowhere {
    fn side(&mut self, _: Spot, _: Spot) {}
}

/// Where the two sides of a line have come to: left and right of travel.
struct Sides {
    left: Spot,
    right: Spot,
}

impl Sides {
    fn begin(piece: Piece, pen: Pen, out: &mut impl Outline) -> Self {
        let out_left = across(piece.way, pen.radius);
        cap(piece.from, (minus(out_left), scaled(piece.way, -pen.radius)), pen, out);
        Self { left: plus(piece.from, out_left), right: plus(piece.from, minus(out_left)) }
    }

    /// Where the sides begin on a closed line: behind its last corner.
    fn after(last: Piece, first: Piece, pen: Pen) -> Self {
        let mut side = Self { left: last.to, right: last.to };
        side.corner(last, first, pen, &mut Nowhere);
        side
    }

    /// Closes the sides at the end of `piece`.
    fn end(&mut self, piece: Piece, pen: Pen, out: &mut impl Outline) {
        let out_left = across(piece.way, pen.radius);
        self.advance(plus(piece.to, out_left), plus(piece.to, minus(out_left)), out);
        cap(piece.to, (out_left, scaled(piece.way, pen.radius)), pen, out);
    }

    fn advance(&mut self, left: Spot, right: Spot, out: &mut impl Outline) {
        out.side(self.left, left);
        out.side(right, self.right);
        (self.left, self.right) = (left, right);
    }

    fn corner(&mut self, before: Piece, after: Piece, pen: Pen, out: &mut impl Outline) {
        let at = before.to;
        let (one, two) = (across(before.way, pen.radius), across(after.way, pen.radius));
        let turn = before.way.0 * after.way.1 - before.way.1 * after.way.0;
        let straight = 1.0 + before.way.0 * after.way.0 + before.way.1 * after.way.1; // 2 straight on, 0 back
        let back = pen.radius * turn.abs() / straight.max(1e-6);
        if back > before.length.min(after.length) {
            self.end(before, Pen { round: true, ..pen }, out);
            *self = Self::begin(after, Pen { round: true, ..pen }, out);
            return;
        }
        let meet = scaled((one.0 + two.0, one.1 + two.1), 1.0 / straight);
        // A point where the sides meet, if it lies no further out than an arc may lie in.
        if pen.radius * ((2.0 / straight).sqrt() - 1.0) <= CLOSE {
            self.advance(plus(at, meet), plus(at, minus(meet)), out);
        } else if turn > 0.0 {
            self.advance(plus(at, one), plus(at, minus(meet)), out);
            arc(at, (one, two), out);
            self.left = plus(at, two);
        } else {
            self.advance(plus(at, meet), plus(at, minus(one)), out);
            arc(at, (minus(two), minus(one)), out);
            self.right = plus(at, minus(two));
        }
    }
}

/// The end of a line, from one side around `outermost` to the other.
fn cap(at: Spot, (side, outermost): (Spot, Spot), pen: Pen, out: &mut impl Outline) {
    if pen.round {
        arc(at, (side, outermost), out);
        arc(at, (outermost, minus(side)), out);
    } else {
        out.side(plus(at, side), plus(at, minus(side)));
    }
}

/// To the left of travel as seen on screen.
fn across(way: Spot, radius: f32) -> Spot {
    (way.1 * radius, -way.0 * radius)
}

fn plus(one: Spot, other: Spot) -> Spot {
    (one.0 + other.0, one.1 + other.1)
}

fn minus(spot: Spot) -> Spot {
    (-spot.0, -spot.1)
}

fn scaled(spot: Spot, by: f32) -> Spot {
    (spot.0 * by, spot.1 * by)
}

fn length(spot: Spot) -> f32 {
    (spot.0 * spot.0 + spot.1 * spot.1).sqrt()
}

#[cfg(test)]
mod tests {
    use super::super::cover::Cover;
    use super::*;
    use crate::scene::Paint;

    /// How many pixels a line covers in all, parts added up, and how many wholly.
    fn covered(points: &[Spot], closed: bool, pen: Pen) -> (f64, usize) {
        let mut cover = Cover::new(100, 100);
        stroke(points, closed, pen, &mut cover);
        let mut pixels = vec![u32::MAX; 100 * cover.stride()];
        cover.paint(&mut pixels, Paint::opaque(0, 0, 0));
        let light = |pixel: &u32| pixel.to_le_bytes()[0];
        let pixels: Vec<u32> = pixels.chunks(cover.stride()).flat_map(|row| row[..100].to_vec()).collect();
        let parts = pixels.iter().map(|pixel| f64::from(255 - light(pixel)) / 255.0).sum();
        (parts, pixels.iter().filter(|pixel| light(pixel) == 0).count())
    }

    fn near(found: f64, expected: f64) -> bool {
        (found - expected).abs() < 0.01 * expected.max(1.0)
    }

    const FLAT: Pen = Pen { radius: 2.0, round: false };
    const ROUND: Pen = Pen { radius: 4.0, round: true };

    #[test]
    fn a_line_covers_its_length_times_its_width_whichever_way_it_runs() {
        for (x, y) in [(60.0, 0.0), (0.0, 60.0), (-60.0, 0.0), (36.0, 48.0), (-36.0, 48.0), (36.0, -48.0)] {
            let points = [(50.0 - x / 2.0, 50.0 - y / 2.0), (50.0 + x / 2.0, 50.0 + y / 2.0)];
            let (parts, _) = covered(&points, false, FLAT);
            assert!(near(parts, 240.0), "{parts}");
        }
    }

    #[test]
    fn round_ends_add_a_disc_and_a_line_without_length_is_one() {
        let disc = f64::from(std::f32::consts::PI) * 16.0;
        let (parts, _) = covered(&[(20.0, 50.0), (80.0, 50.0)], false, ROUND);
        assert!(near(parts, 480.0 + disc), "{parts}");
        let (parts, _) = covered(&[(50.0, 50.0), (50.0, 50.0)], false, ROUND);
        assert!(near(parts, disc), "{parts}");
        assert_eq!(covered(&[(50.0, 50.0)], false, FLAT).1, 0);
    }

    #[test]
    fn teeth_cover_what_their_pieces_cover_without_the_part_they_share() {
        let teeth: Vec<Spot> =
            (0..9).map(|nth| (10.0 + nth as f32 * 10.0, 50.0 + (nth % 2) as f32 * 10.0)).collect();
        let (parts, _) = covered(&teeth, false, FLAT);
        // At each right angle the inner sides share a square, and a quarter of a disc rounds the outer ones.
        let corner = 4.0 - f64::from(std::f32::consts::PI);
        assert!(near(parts, 8.0 * 200.0_f64.sqrt() * 4.0 - 7.0 * corner), "{parts}");
    }

    #[test]
    fn a_closed_line_has_no_ends_and_an_empty_middle() {
        let square = [(20.0, 20.0), (80.0, 20.0), (80.0, 80.0), (20.0, 80.0)];
        let (parts, _) = covered(&square, true, FLAT);
        let corners = 16.0 - f64::from(std::f32::consts::PI) * 4.0;
        assert!(near(parts, 64.0 * 64.0 - 56.0 * 56.0 - corners), "{parts}");
    }

    #[test]
    fn pieces_shorter_than_the_line_is_wide_leave_no_holes() {
        let back_and_forth =
            [(50.0, 50.0), (51.0, 50.0), (50.0, 50.5), (51.0, 51.0), (30.0, 51.0), (50.0, 51.0)];
        let (_, whole) = covered(&back_and_forth, false, ROUND);
        let (_, alone) = covered(&[(30.0, 51.0), (51.0, 51.0)], false, ROUND);
        assert!(whole >= alone, "{whole} of {alone}");
        let tight: Vec<Spot> =
            (0..40).map(|nth| (30.0 + nth as f32 * 0.5, 50.0 + (nth % 2) as f32)).collect();
        let (parts, whole) = covered(&tight, false, ROUND);
        assert!(parts < 20.0 * 9.5 + 60.0 && whole > 100, "{parts} {whole}");
    }
}
