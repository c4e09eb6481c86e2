//! A square of the map as pixels, drawn by the processor.
//!
//! Where more lines and boxes crowd than can be sent as triangles every frame, they are drawn here once and kept as a
//! texture. Two shapes do for everything: the thick line, and the box with round corners. Coverage is worked out for
//! each pixel exactly enough to look smooth; colours are premultiplied and laid over each other as egui does it.
//! Words are never drawn here: they stay triangles, crisp at every zoom.

use egui::{Color32, ColorImage, Pos2, Rect};

/// Pixels being drawn on; clear at first.
pub struct Picture {
    side: usize,
    pixels: Vec<Color32>,
    drawn: bool,
}

/// The inside and the edge of a box.
#[derive(Clone, Copy, Debug)]
pub struct Fill {
    pub inside: Color32,
    /// Width and colour.
    pub edge: Option<(f32, Color32)>,
    pub radius: f32,
}

impl Picture {
    /// A clear square of so many pixels a side.
    pub fn new(side: usize) -> Self {
        Self { side, pixels: vec![Color32::TRANSPARENT; side * side], drawn: false }
    }

    /// The finished picture; `None` if nothing was drawn on it.
    pub fn finish(self) -> Option<ColorImage> {
        self.drawn.then(|| ColorImage::new([self.side, self.side], self.pixels))
    }

    /// A straight line with flat ends, in pixels. Thinner than a pixel it is paler instead.
    pub fn line(&mut self, from: Pos2, to: Pos2, width: f32, colour: Color32) {
        let colour = if width < 1.0 { colour.gamma_multiply(width) } else { colour };
        let half = width.max(1.0) / 2.0;
        let Some((from, to)) = self.near(from, to, half + 1.0) else { return };
        if colour == Color32::TRANSPARENT {
            return;
        }
        self.drawn = true;
        let way = to - from;
        if way.x.abs() >= way.y.abs() {
            self.run::<false>([from.x, from.y], [to.x, to.y], half, colour);
        } else {
            self.run::<true>([from.y, from.x], [to.y, to.x], half, colour);
        }
    }

    /// Steps along the longer way, `STEEP` if that is down, and covers across it what the line covers.
    fn run<const STEEP: bool>(&mut self, from: [f32; 2], to: [f32; 2], half: f32, colour: Color32) {
        let (from, to) = if from[0] <= to[0] { (from, to) } else { (to, from) };
        let length = (to[0] - from[0]).max(1e-3);
        let slope = (to[1] - from[1]) / length;
        let reach = half * (1.0 + slope * slope).sqrt();
        let last = self.side as f32;
        let (first, end) = (from[0].max(0.0).floor() as usize, to[0].min(last).ceil().max(0.0) as usize);
        for step in first..end {
            let (left, right) = ((step as f32).max(from[0]), (step as f32 + 1.0).min(to[0]));
            let along = right - left;
            if along <= 0.0 {
                continue;
            }
            let middle = from[1] + slope * ((left + right) / 2.0 - from[0]);
            let (top, bottom) = ((middle - reach).max(0.0), (middle + reach).min(last));
            let mut row = top.floor();
            while row < bottom {
                let covered = ((row + 1.0).min(bottom) - row.max(top)) * along;
                let across = row as usize;
                let at = if STEEP { step * self.side + across } else { across * self.side + step };
                blend(&mut self.pixels[at], colour, covered);
                row += 1.0;
            }
        }
    }

    /// The part of a line that comes within `reach` of the picture.
    fn near(&self, from: Pos2, to: Pos2, reach: f32) -> Option<(Pos2, Pos2)> {
        let (low, high) = (-reach, self.side as f32 + reach);
        let is_inside = |at: Pos2| at.x >= low && at.x <= high && at.y >= low && at.y <= high;
        if is_inside(from) && is_inside(to) {
            return Some((from, to));
        }
        let way = to - from;
        let (mut enter, mut leave) = (0.0_f32, 1.0_f32);
        for (towards, start) in [(way.x, from.x), (way.y, from.y)] {
            if towards.abs() < 1e-9 {
                if start < low || start > high {
                    return None;
                }
                continue;
            }
            let (one, other) = ((low - start) / towards, (high - start) / towards);
            enter = enter.max(one.min(other));
            leave = leave.min(one.max(other));
        }
        (enter < leave).then(|| (from + way * enter, from + way * leave))
    }

    /// A filled upright box without round corners or edge.
    pub fn rect(&mut self, rect: Rect, colour: Color32) {
        let side = self.side as f32;
        let (left, right) = (rect.min.x.max(0.0), rect.max.x.min(side));
        let (top, bottom) = (rect.min.y.max(0.0), rect.max.y.min(side));
        if left >= right || top >= bottom || colour == Color32::TRANSPARENT {
            return;
        }
        self.drawn = true;
        for row in top.floor() as usize..bottom.ceil() as usize {
            let down = (row as f32 + 1.0).min(bottom) - (row as f32).max(top);
            for column in left.floor() as usize..right.ceil() as usize {
                let across = (column as f32 + 1.0).min(right) - (column as f32).max(left);
                blend(&mut self.pixels[row * self.side + column], colour, across * down);
            }
        }
    }

    /// A box with round corners, its edge inside `rect`.
    pub fn panel(&mut self, rect: Rect, fill: Fill) {
        let whole = Rect::from_min_size(Pos2::ZERO, egui::Vec2::splat(self.side as f32));
        let near = rect.expand(1.0).intersect(whole);
        if !near.is_positive() {
            return;
        }
        self.drawn = true;
        let half = rect.size() / 2.0;
        let radius = fill.radius.clamp(0.0, half.min_elem());
        let core = half - egui::Vec2::splat(radius);
        let (edge, line) = fill.edge.unwrap_or((0.0, Color32::TRANSPARENT));
        for row in near.min.y.floor() as usize..near.max.y.ceil() as usize {
            for column in near.min.x.floor() as usize..near.max.x.ceil() as usize {
                let from_middle = egui::pos2(column as f32 + 0.5, row as f32 + 0.5) - rect.center();
                let beyond = from_middle.abs() - core;
                let outside = beyond.max(egui::Vec2::ZERO).length();
                let distance = outside + beyond.max_elem().min(0.0) - radius;
                let (covered, inner) = ((0.5 - distance).clamp(0.0, 1.0), (0.5 - distance - edge).clamp(0.0, 1.0));
                let pixel = &mut self.pixels[row * self.side + column];
                blend(pixel, line, (covered - inner).max(0.0));
                blend(pixel, fill.inside, if edge > 0.0 { inner } else { covered });
            }
        }
    }

    /// A filled convex polygon, either way round.
    pub fn polygon(&mut self, corners: &[Pos2], colour: Color32) {
        let whole = Rect::from_min_size(Pos2::ZERO, egui::Vec2::splat(self.side as f32));
        let near = Rect::from_points(corners).expand(1.0).intersect(whole);
        if corners.len() < 3 || !near.is_positive() {
            return;
        }
        self.drawn = true;
        let edges = outward(corners);
        for row in near.min.y.floor() as usize..near.max.y.ceil() as usize {
            for column in near.min.x.floor() as usize..near.max.x.ceil() as usize {
                let at = egui::pos2(column as f32 + 0.5, row as f32 + 0.5);
                let beyond = |(from, out): &(Pos2, egui::Vec2)| (at - *from).dot(*out);
                let distance = edges.iter().map(beyond).fold(f32::MIN, f32::max);
                blend(&mut self.pixels[row * self.side + column], colour, (0.5 - distance).clamp(0.0, 1.0));
            }
        }
    }
}

/// A corner of each edge and its way outwards.
fn outward(corners: &[Pos2]) -> Vec<(Pos2, egui::Vec2)> {
    let next = corners.iter().cycle().skip(1);
    let pairs: Vec<(Pos2, Pos2)> = corners.iter().copied().zip(next.copied()).collect();
    let area: f32 = pairs.iter().map(|(a, b)| a.x * b.y - b.x * a.y).sum();
    let side = if area > 0.0 { -1.0 } else { 1.0 };
    let edge = |(a, b): (Pos2, Pos2)| (a, (b - a).normalized().rot90() * side);
    pairs.into_iter().filter(|(a, b)| a != b).map(edge).collect()
}

/// Lays `colour`, as much of it as `covered` says, over a pixel. Both are premultiplied.
#[inline]
fn blend(pixel: &mut Color32, colour: Color32, covered: f32) {
    let part = (covered * 255.0 + 0.5) as u32;
    if part == 0 {
        return;
    }
    let laid = scaled(u32::from_le_bytes(colour.to_array()), part.min(255));
    let rest = 255 - (laid >> 24);
    let under = scaled(u32::from_le_bytes(pixel.to_array()), rest);
    // No channel is larger than its opacity, so no sum is larger than 255.
    let [red, green, blue, alpha] = (laid + under).to_le_bytes();
    *pixel = Color32::from_rgba_premultiplied(red, green, blue, alpha);
}

/// Four bytes times `part` of 255, rounded, two at a time.
#[inline]
fn scaled(bytes: u32, part: u32) -> u32 {
    const EVERY_OTHER: u32 = 0x00ff_00ff;
    let rounded = |two: u32| {
        let product = two * part + 0x0080_0080;
        ((product + ((product >> 8) & EVERY_OTHER)) >> 8) & EVERY_OTHER
    };
    rounded(bytes & EVERY_OTHER) | rounded((bytes >> 8) & EVERY_OTHER) << 8
}
