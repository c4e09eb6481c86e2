//! A square of the map as pixels, drawn by the processor.
//!
//! Where more lines and boxes crowd than can be sent as triangles every frame, they are drawn here once and kept as a
//! texture. Two shapes do for everything: the thick line, and the box with round corners. Coverage is worked out for
//! each pixel exactly enough to look smooth; colours are premultiplied and laid over each other as egui does it.
//! Words are never drawn here: they stay triangles, crisp at every zoom.

use egui::{Color32, ColorImage, Pos2, Rect};

use super::stale::{BLOCK, Stale};

/// Pixels being drawn on; clear at first.
pub struct Picture {
    side: usize,
    pixels: Vec<Color32>,
    drawn: bool,
    /// The blocks that are wanted; what is drawn on others means nothing.
    wanted: Stale,
}

/// The inside and the rim of a box.
#[derive(Clone, Copy, Debug)]
pub struct Fill {
    pub inside: Color32,
    /// Width and colour.
    pub rim: Option<(f32, Color32)>,
    pub radius: f32,
}

impl Picture {
    /// A clear square of so many pixels a side.
    pub fn new(side: usize) -> Self {
        Self { side, pixels: vec![Color32::TRANSPARENT; side * side], drawn: false, wanted: Stale::ALL }
    }

    /// A square of the map of which only these blocks are drawn, on pixels that were used before.
    pub fn of_blocks(wanted: Stale, mut pixels: Vec<Color32>) -> Self {
        let side = super::grid::SIDE;
        pixels.resize(side * side, Color32::TRANSPARENT);
        for (row, first, count) in wanted.stretches() {
            for line in pixels.chunks_exact_mut(side).skip(row * BLOCK).take(BLOCK) {
                line[first * BLOCK..(first + count) * BLOCK].fill(Color32::TRANSPARENT);
            }
        }
        Self { side, pixels, drawn: false, wanted }
    }

    /// The drawn blocks, each stretch of them with the pixel that it begins at; and the pixels, for another picture.
    pub fn blocks(self) -> (Vec<([usize; 2], ColorImage)>, Vec<Color32>) {
        let cut = |(row, first, count): (usize, usize, usize)| {
            let lines = self.pixels.chunks_exact(self.side).skip(row * BLOCK).take(BLOCK);
            let pixels = lines.flat_map(|line| &line[first * BLOCK..(first + count) * BLOCK]);
            ([first * BLOCK, row * BLOCK], ColorImage::new([count * BLOCK, BLOCK], pixels.copied().collect()))
        };
        (self.wanted.stretches().map(cut).collect(), self.pixels)
    }

    /// True if something in these pixels is wanted.
    fn wants(&self, area: Rect) -> bool {
        self.wanted.is_all() || self.wanted.meets(Stale::of(area))
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
        let (start, end) = (from[0].max(0.0), to[0].min(self.side as f32));
        if start >= end {
            return;
        }
        let laid = spread(colour);
        let (first, last) = (start as usize, (end - 1e-4).max(start) as usize);
        let mut begin = first;
        while begin <= last {
            let upto = last.min(begin | (BLOCK - 1));
            if self.wants_of_line::<STEEP>((begin, upto), (from, slope, reach)) {
                for step in begin..=upto {
                    // Only at its two ends does the line cover a part of a step.
                    let (left, right) = ((step as f32).max(start), (step as f32 + 1.0).min(end));
                    let middle = from[1] + slope * ((left + right) * 0.5 - from[0]);
                    let along = ((right - left) * 256.0) as i32;
                    self.across::<STEEP>(step, [middle - reach, middle + reach], along, laid);
                }
            }
            begin = upto + 1;
        }
    }

    /// True if a line runs through a wanted block on these steps, which lie in one column or row of blocks.
    fn wants_of_line<const STEEP: bool>(
        &self,
        (first, last): (usize, usize),
        (from, slope, reach): ([f32; 2], f32, f32),
    ) -> bool {
        if self.wanted.is_all() {
            return true;
        }
        let at = |step: f32| from[1] + slope * (step - from[0]);
        let (one, other) = (at(first as f32), at(last as f32 + 1.0));
        let block = |length: f32| (length.max(0.0) as usize) / BLOCK;
        let (low, high) = (block(one.min(other) - reach), block(one.max(other) + reach));
        let along = first / BLOCK;
        (low..=high.min(super::stale::ACROSS)).any(|across| {
            if STEEP { self.wanted.holds(across, along) } else { self.wanted.holds(along, across) }
        })
    }

    /// Covers one column from top to bottom, or one row from left to right. `along` is how much of it, of 256.
    #[inline]
    fn across<const STEEP: bool>(&mut self, step: usize, [top, bottom]: [f32; 2], along: i32, laid: u64) {
        // In 256ths of a pixel: a line of the map is clipped to its square before it comes here.
        let (top, bottom) = ((top * 256.0) as i32, (bottom * 256.0) as i32);
        let (top, bottom) = (top.max(0), bottom.min((self.side as i32) << 8));
        let mut row = top >> 8;
        while row << 8 < bottom {
            let covered = ((row + 1) << 8).min(bottom) - (row << 8).max(top);
            let (step, row_at) = (step, row as usize); // not negative: `top` is not
            let at = if STEEP { step * self.side + row_at } else { row_at * self.side + step };
            if let Some(pixel) = self.pixels.get_mut(at) {
                lay(pixel, laid, (covered * along) as u32 >> 8);
            }
            row += 1;
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

    /// A filled upright box without round corners or rim.
    pub fn rect(&mut self, rect: Rect, colour: Color32) {
        let side = self.side as f32;
        let (left, right) = (rect.min.x.max(0.0), rect.max.x.min(side));
        let (top, bottom) = (rect.min.y.max(0.0), rect.max.y.min(side));
        if left >= right || top >= bottom || colour == Color32::TRANSPARENT || !self.wants(rect) {
            return;
        }
        self.drawn = true;
        for row in top as usize..upwards(bottom) {
            let down = (row as f32 + 1.0).min(bottom) - (row as f32).max(top);
            for column in left as usize..upwards(right) {
                let across = (column as f32 + 1.0).min(right) - (column as f32).max(left);
                blend(&mut self.pixels[row * self.side + column], colour, parts(across * down));
            }
        }
    }

    /// A box with round corners, its rim inside `rect`.
    pub fn panel(&mut self, rect: Rect, fill: Fill) {
        let whole = Rect::from_min_size(Pos2::ZERO, egui::Vec2::splat(self.side as f32));
        let near = rect.expand(1.0).intersect(whole);
        if !near.is_positive() || !self.wants(near) {
            return;
        }
        self.drawn = true;
        let half = rect.size() / 2.0;
        let radius = fill.radius.clamp(0.0, half.min_elem());
        let core = half - egui::Vec2::splat(radius);
        let (rim, line) = fill.rim.unwrap_or((0.0, Color32::TRANSPARENT));
        for row in near.min.y as usize..upwards(near.max.y) {
            for column in near.min.x as usize..upwards(near.max.x) {
                let from_middle = egui::pos2(column as f32 + 0.5, row as f32 + 0.5) - rect.center();
                let beyond = from_middle.abs() - core;
                let outside = beyond.max(egui::Vec2::ZERO).length();
                let distance = outside + beyond.max_elem().min(0.0) - radius;
                let (covered, inner) =
                    ((0.5 - distance).clamp(0.0, 1.0), (0.5 - distance - rim).clamp(0.0, 1.0));
                let pixel = &mut self.pixels[row * self.side + column];
                blend(pixel, line, parts((covered - inner).max(0.0)));
                blend(pixel, fill.inside, parts(if rim > 0.0 { inner } else { covered }));
            }
        }
    }

    /// A filled convex polygon, either way round.
    pub fn polygon(&mut self, corners: &[Pos2], colour: Color32) {
        let whole = Rect::from_min_size(Pos2::ZERO, egui::Vec2::splat(self.side as f32));
        let near = Rect::from_points(corners).expand(1.0).intersect(whole);
        if corners.len() < 3 || !near.is_positive() || !self.wants(near) {
            return;
        }
        self.drawn = true;
        let sides = outward(corners);
        for row in near.min.y as usize..upwards(near.max.y) {
            for column in near.min.x as usize..upwards(near.max.x) {
                let at = egui::pos2(column as f32 + 0.5, row as f32 + 0.5);
                let beyond = |(from, out): &(Pos2, egui::Vec2)| (at - *from).dot(*out);
                let distance = sides.iter().map(beyond).fold(f32::MIN, f32::max);
                blend(
                    &mut self.pixels[row * self.side + column],
                    colour,
                    parts((0.5 - distance).clamp(0.0, 1.0)),
                );
            }
        }
    }
}

/// A corner of each rim and its way outwards.
fn outward(corners: &[Pos2]) -> Vec<(Pos2, egui::Vec2)> {
    let next = corners.iter().cycle().skip(1);
    let pairs: Vec<(Pos2, Pos2)> = corners.iter().copied().zip(next.copied()).collect();
    let area: f32 = pairs.iter().map(|(a, b)| a.x * b.y - b.x * a.y).sum();
    let side = if area > 0.0 { 1.0 } else { -1.0 };
    let rim = |(a, b): (Pos2, Pos2)| (a, (b - a).normalized().rot90() * side);
    pairs.into_iter().filter(|(a, b)| a != b).map(rim).collect()
}

/// The next whole number; the processor's own rounding down is quicker than asking for up.
fn upwards(length: f32) -> usize {
    let down = length as usize;
    if (down as f32) < length { down + 1 } else { down }
}

/// A part of one as 256ths.
fn parts(covered: f32) -> u32 {
    (covered * 256.0 + 0.5) as u32
}

/// Lays `colour`, as many 256ths of it as `covered` says, over a pixel. Both are premultiplied.
#[inline]
fn blend(pixel: &mut Color32, colour: Color32, covered: u32) {
    lay(pixel, spread(colour), covered);
}

/// Every second byte of sixteen bits each: room to multiply all four at once.
const EVERY_OTHER: u64 = 0x00ff_00ff_00ff_00ff;

/// Red and blue below, green and opacity above.
#[inline]
fn spread(colour: Color32) -> u64 {
    let bytes = u64::from(u32::from_le_bytes(colour.to_array()));
    (bytes | bytes << 24) & EVERY_OTHER
}

/// The same with the colour spread before.
#[inline]
fn lay(pixel: &mut Color32, colour: u64, covered: u32) {
    if covered == 0 {
        return;
    }
    let laid = scaled(colour, covered.min(255));
    let rest = 255 - (laid >> 48) as u32;
    // No channel is larger than its opacity, so no sum is larger than 255.
    let sum = laid + scaled(spread(*pixel), rest);
    let [red, green, blue, alpha] = ((sum | sum >> 24) as u32).to_le_bytes();
    *pixel = Color32::from_rgba_premultiplied(red, green, blue, alpha);
}

/// Four bytes times `part` of 255, rounded, all at once.
#[inline]
fn scaled(bytes: u64, part: u32) -> u64 {
    let product = bytes * u64::from(part) + 0x0080_0080_0080_0080;
    ((product + ((product >> 8) & EVERY_OTHER)) >> 8) & EVERY_OTHER
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How much of the picture is covered, in pixels.
    fn ink(picture: &Picture) -> f32 {
        picture.pixels.iter().map(|pixel| f32::from(pixel.a()) / 255.0).sum()
    }

    fn drawn(draw: impl FnOnce(&mut Picture)) -> f32 {
        let mut picture = Picture::new(64);
        draw(&mut picture);
        ink(&picture)
    }

    #[test]
    fn a_line_covers_its_length_times_its_width_in_every_direction() {
        for turn in 0..24 {
            let way = egui::Vec2::angled(turn as f32 * 0.27) * 20.0;
            let middle = Pos2::new(32.3, 31.8);
            for width in [0.25, 1.0, 3.0] {
                let covered =
                    drawn(|picture| picture.line(middle - way, middle + way, width, Color32::BLACK));
                assert!(
                    (covered - 40.0 * width).abs() < 40.0 * width * 0.06 + 0.5,
                    "{turn}, {width}: {covered}"
                );
            }
        }
    }

    #[test]
    fn a_line_across_two_pictures_covers_what_it_covers_on_a_large_one() {
        let (from, to) = (Pos2::new(-20.0, 10.0), Pos2::new(90.0, 47.0));
        let left = drawn(|picture| picture.line(from, to, 2.0, Color32::BLACK));
        let shift = egui::Vec2::new(64.0, 0.0);
        let right = drawn(|picture| picture.line(from - shift, to - shift, 2.0, Color32::BLACK));
        let part = (90.0 / 110.0) * (to - from).length() * 2.0;
        assert!((left + right - part).abs() < 4.0, "{left} + {right}, {part}");
    }

    #[test]
    fn a_box_covers_its_area_and_its_rim_has_its_own_colour() {
        let rect = Rect::from_min_max(Pos2::new(10.5, 10.0), Pos2::new(50.5, 30.0));
        let fill = Fill { inside: Color32::WHITE, rim: Some((2.0, Color32::RED)), radius: 0.0 };
        let mut picture = Picture::new(64);
        picture.panel(rect, fill);
        assert!((ink(&picture) - 800.0).abs() < 12.0, "{}", ink(&picture));
        assert_eq!(picture.pixels[20 * 64 + 30], Color32::WHITE);
        assert_eq!(picture.pixels[20 * 64 + 11], Color32::RED);
    }

    #[test]
    fn a_head_covers_its_area_whichever_way_round_it_is_given() {
        let mut corners = [Pos2::new(10.0, 10.0), Pos2::new(50.0, 30.0), Pos2::new(10.0, 50.0)];
        for _ in 0..2 {
            let covered = drawn(|picture| picture.polygon(&corners, Color32::BLACK));
            assert!((covered - 800.0).abs() < 12.0, "{covered}");
            corners.reverse();
        }
    }

    #[test]
    fn what_is_laid_over_covers_what_is_below() {
        let mut pixel = Color32::from_rgb(200, 10, 30);
        blend(&mut pixel, Color32::from_rgb(1, 2, 250), 256);
        assert_eq!(pixel, Color32::from_rgb(1, 2, 250));
        blend(&mut pixel, Color32::WHITE, 128);
        assert!(pixel.a() == 255 && (127..=130).contains(&pixel.r()), "{pixel:?}");
    }

    #[test]
    fn a_picture_with_nothing_on_it_is_none() {
        assert!(Picture::new(8).finish().is_none());
    }
}
