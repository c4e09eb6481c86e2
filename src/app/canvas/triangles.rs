//! Lines and areas as triangles with soft edges.
//!
//! Every edge fades over one pixel, which is what makes it look smooth: inside it the colour is full, outside clear.
//! Plain shapes use the white first pixel of the texture, so they share a mesh with words. Coordinates are screen
//! points. What is drawn and when stands in [`paint`](super::paint).

use egui::epaint::{Vertex, WHITE_UV};
use egui::{Color32, Mesh, Pos2, Vec2};

/// Corners are drawn as sharp as this many times half the width; beyond it they are blunt.
const SHARPEST: f32 = 2.5;

/// A mesh being drawn into.
pub(super) struct Brush<'a> {
    mesh: &'a mut Mesh,
    /// Width of a soft edge: one pixel, in points.
    soft: f32,
}

/// Where one corner of a line lies and how far and where its two sides are.
struct Corner {
    at: Pos2,
    /// Across the line, longer where the line bends.
    across: Vec2,
    shown: bool,
}

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ends {
    /// It does not: its last point is joined to its first.
    Joined,
    /// Fading over a pixel.
    Soft,
    /// Cut off: half the triangles, and good enough for the dashes of a thin line.
    Hard,
}

impl<'a> Brush<'a> {
    pub(super) fn new(mesh: &'a mut Mesh, pixels_per_point: f32) -> Self {
        Self { mesh, soft: 1.0 / pixels_per_point.max(0.1) }
    }

    pub(super) fn mesh(&mut self) -> &mut Mesh {
        self.mesh
    }

    /// A filled convex polygon, either way round.
    pub(super) fn polygon(&mut self, corners: &[Pos2], colour: Color32) {
        let corners = &around(corners)[..];
        let count = corners.len();
        if count < 3 || colour == Color32::TRANSPARENT {
            return;
        }
        let outwards = if is_clockwise(corners) { 1.0 } else { -1.0 };
        let first = self.mesh.vertices.len() as u32;
        for at in 0..count {
            let (before, here, after) =
                (corners[(at + count - 1) % count], corners[at], corners[(at + 1) % count]);
            let out = miter(here - before, after - here) * (outwards * self.soft / 2.0);
            self.vertex(here - out, colour);
            self.vertex(here + out, Color32::TRANSPARENT);
        }
        let count = count as u32;
        for at in 1..count - 1 {
            self.mesh.add_triangle(first, first + 2 * at, first + 2 * (at + 1));
        }
        for at in 0..count {
            let next = (at + 1) % count;
            self.quad([first + 2 * at, first + 2 * at + 1, first + 2 * next, first + 2 * next + 1]);
        }
    }

    /// A filled convex polygon without soft edges, for one whose edge lies under a line.
    pub(super) fn hard_polygon(&mut self, corners: &[Pos2], colour: Color32) {
        if corners.len() < 3 {
            return;
        }
        let first = self.mesh.vertices.len() as u32;
        for corner in corners {
            self.vertex(*corner, colour);
        }
        for at in 1..corners.len() as u32 - 1 {
            self.mesh.add_triangle(first, first + at, first + at + 1);
        }
    }

    /// A filled upright rectangle without soft edges.
    pub(super) fn rect(&mut self, rect: egui::Rect, colour: Color32) {
        self.mesh.add_rect_with_uv(rect, egui::Rect::from_min_max(WHITE_UV, WHITE_UV), colour);
    }

    /// A line through `points`.
    pub(super) fn line(&mut self, points: &[Pos2], width: f32, colour: Color32, ends: Ends) {
        // Thinner than a pixel cannot be seen as thinner, only as paler.
        let colour = if width < self.soft { colour.gamma_multiply(width / self.soft) } else { colour };
        let corners = match ends {
            Ends::Joined => bent(points),
            Ends::Soft => self.capped(points),
            Ends::Hard => open(points),
        };
        if corners.len() < 2 || colour == Color32::TRANSPARENT {
            return;
        }
        let (inner, outer) = (width / 2.0 - self.soft / 2.0, width / 2.0 + self.soft / 2.0);
        let wide = [(-outer, false), (-inner, true), (inner, true), (outer, false)];
        // A thin line needs no plateau: a ridge twice as broad has the same ink and a corner less.
        let ridge = width.max(self.soft);
        let thin = [(-ridge, false), (0.0, true), (ridge, false)];
        let sides = if inner > 0.35 * self.soft { &wide[..] } else { &thin[..] };
        let first = self.mesh.vertices.len() as u32;
        for corner in &corners {
            for (out, full) in sides {
                let shown = if *full && corner.shown { colour } else { Color32::TRANSPARENT };
                self.vertex(corner.at + corner.across * *out, shown);
            }
        }
        let (count, wide) = (corners.len() as u32, sides.len() as u32);
        let spans = if ends == Ends::Joined { count } else { count - 1 };
        for at in 0..spans {
            let (here, next) = (first + wide * at, first + wide * ((at + 1) % count));
            for side in 0..wide - 1 {
                self.quad([here + side, here + side + 1, next + side, next + side + 1]);
            }
        }
    }

    /// Open ends fade over one pixel as edges do.
    fn capped(&self, points: &[Pos2]) -> Vec<Corner> {
        let points = distinct(points);
        let [start, .., end] = points[..] else { return Vec::new() };
        let last = points.len() - 1;
        let (ahead, behind) = ((points[1] - start).normalized(), (end - points[last - 1]).normalized());
        let reach = self.soft / 2.0;
        let mut corners = Vec::with_capacity(points.len() + 2);
        corners.push(Corner { at: start - ahead * reach, across: ahead.rot90(), shown: false });
        corners.push(Corner { at: start + ahead * reach, across: ahead.rot90(), shown: true });
        for three in points.windows(3) {
            let across = miter(three[1] - three[0], three[2] - three[1]);
            corners.push(Corner { at: three[1], across, shown: true });
        }
        corners.push(Corner { at: end - behind * reach, across: behind.rot90(), shown: true });
        corners.push(Corner { at: end + behind * reach, across: behind.rot90(), shown: false });
        corners
    }

    fn vertex(&mut self, pos: Pos2, color: Color32) {
        self.mesh.vertices.push(Vertex { pos, uv: WHITE_UV, color });
    }

    fn quad(&mut self, [a, b, c, d]: [u32; 4]) {
        self.mesh.indices.extend_from_slice(&[a, b, c, b, c, d]);
    }
}

/// The corners of an open line with its ends cut off.
fn open(points: &[Pos2]) -> Vec<Corner> {
    let points = distinct(points);
    let last = points.len().saturating_sub(1);
    let corner = |at: usize| {
        let (before, after) = (at.saturating_sub(1), (at + 1).min(last));
        let (into, out) = (points[at] - points[before], points[after] - points[at]);
        let across = match at {
            0 => out.normalized().rot90(),
            _ if at == last => into.normalized().rot90(),
            _ => miter(into, out),
        };
        Corner { at: points[at], across, shown: true }
    };
    (0..points.len()).map(corner).collect()
}

/// The corners of a closed line.
fn bent(points: &[Pos2]) -> Vec<Corner> {
    let points = around(points);
    let count = points.len();
    let corner = |at: usize| {
        let (before, here, after) = (points[(at + count - 1) % count], points[at], points[(at + 1) % count]);
        Corner { at: here, across: miter(here - before, after - here), shown: true }
    };
    (0..count).map(corner).collect()
}

fn distinct(points: &[Pos2]) -> Vec<Pos2> {
    let mut kept: Vec<Pos2> = Vec::with_capacity(points.len());
    for point in points {
        if kept.last().is_none_or(|last| (*last - *point).length_sq() > 1e-4) {
            kept.push(*point);
        }
    }
    kept
}

/// The same for a closed line, whose end may repeat its start.
fn around(points: &[Pos2]) -> Vec<Pos2> {
    let mut kept = distinct(points);
    while kept.len() > 1 && (kept[0] - kept[kept.len() - 1]).length_sq() <= 1e-4 {
        kept.pop();
    }
    kept
}

/// Across a bend: a unit away from both sides of it.
fn miter(before: Vec2, after: Vec2) -> Vec2 {
    let (one, two) = (before.normalized().rot90(), after.normalized().rot90());
    let sum = one + two;
    let length_sq = sum.length_sq();
    if length_sq < 1e-4 {
        return one; // it turns straight back
    }
    let across = sum * (2.0 / length_sq);
    let length = across.length();
    if length > SHARPEST { across * (SHARPEST / length) } else { across }
}

/// As seen with y downwards.
fn is_clockwise(corners: &[Pos2]) -> bool {
    let next = corners.iter().cycle().skip(1);
    corners.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f32>() > 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(side: f32) -> [Pos2; 4] {
        [Pos2::ZERO, Pos2::new(side, 0.0), Pos2::new(side, side), Pos2::new(0.0, side)]
    }

    /// Area of all triangles, counted with how much of the colour their corners show.
    fn ink(mesh: &Mesh) -> f32 {
        let part = |at: u32| f32::from(mesh.vertices[at as usize].color.a()) / 255.0;
        let place = |at: u32| mesh.vertices[at as usize].pos;
        let area = |[a, b, c]: [u32; 3]| {
            let (one, two) = (place(b) - place(a), place(c) - place(a));
            (one.x * two.y - one.y * two.x).abs() / 2.0 * (part(a) + part(b) + part(c)) / 3.0
        };
        mesh.triangles().map(area).sum()
    }

    #[test]
    fn a_polygon_covers_its_area_whichever_way_round_it_is_given() {
        for reversed in [false, true] {
            let (mut mesh, mut corners) = (Mesh::default(), square(100.0));
            if reversed {
                corners.reverse();
            }
            Brush::new(&mut mesh, 1.0).polygon(&corners, Color32::BLACK);
            assert!((ink(&mesh) - 10_000.0).abs() < 10.0, "{}", ink(&mesh));
            assert!((mesh.calc_bounds().width() - 101.0).abs() < 0.01);
        }
    }

    #[test]
    fn a_line_covers_its_length_times_its_width() {
        let mut mesh = Mesh::default();
        let points = [Pos2::ZERO, Pos2::new(60.0, 0.0), Pos2::new(60.0, 0.0), Pos2::new(100.0, 0.0)];
        Brush::new(&mut mesh, 2.0).line(&points, 3.0, Color32::BLACK, Ends::Soft);
        assert!((ink(&mesh) - 300.0).abs() < 1.0, "{}", ink(&mesh));
    }

    #[test]
    fn a_line_thinner_than_a_pixel_is_paler_instead() {
        let mut mesh = Mesh::default();
        Brush::new(&mut mesh, 1.0).line(
            &[Pos2::ZERO, Pos2::new(100.0, 0.0)],
            0.25,
            Color32::BLACK,
            Ends::Soft,
        );
        assert!((ink(&mesh) - 25.0).abs() < 1.0, "{}", ink(&mesh));
    }

    #[test]
    fn an_outline_that_repeats_its_start_has_no_gap() {
        let mut mesh = Mesh::default();
        let closed: Vec<Pos2> = square(100.0).into_iter().chain([Pos2::ZERO]).collect();
        Brush::new(&mut mesh, 1.0).line(&closed, 4.0, Color32::BLACK, Ends::Joined);
        assert!((ink(&mesh) - 1_600.0).abs() < 20.0, "{}", ink(&mesh));
    }

    #[test]
    fn the_line_around_a_square_meets_at_its_corners() {
        let mut mesh = Mesh::default();
        Brush::new(&mut mesh, 1.0).line(&square(100.0), 4.0, Color32::BLACK, Ends::Joined);
        assert!((ink(&mesh) - 1_600.0).abs() < 20.0, "{}", ink(&mesh));
        assert!((mesh.calc_bounds().width() - 105.0).abs() < 0.1);
    }
}
