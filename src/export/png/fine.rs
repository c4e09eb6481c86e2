//! Teeth that are finer than pixels, as the paler and wider line that they look like.
//!
//! Far out a line with teeth has hundreds of corners, none of which can be seen. Only stance's colour and head are left
//! to tell it by; so what is drawn is a line along the middle of the teeth, as wide as they scatter ink and with as
//! much ink in all.

use super::cover::Spot;
use super::stroke::Pen;
use crate::scene::Paint;

/// Teeth that stand out no further than this are not drawn, in pixels.
const FINEST: f32 = 0.5;
/// Corners that stand out no further are no teeth: a curve has such.
const FLAT: f32 = 0.1;
/// How far the line through the middle may lie from the true middle.
const CLOSE: f32 = 0.25;
/// A line with fewer corners is as good as its middle.
const FEWEST: usize = 4;

/// What a line through `spots` looks like if all its teeth are too fine to be seen.
pub(super) fn smoothed(spots: &[Spot], pen: Pen, paint: Paint) -> Option<(Box<[Spot]>, Pen, Paint)> {
    if spots.len() < FEWEST {
        return None;
    }
    let mean = teeth(spots)?;
    let middle = middle(spots);
    let mut line: Vec<Spot> = middle.first().copied().into_iter().collect();
    simplify(&middle, &mut line);
    // Ink spread evenly over teeth as high as this, and over the line's own width, scatters as over a box so wide.
    let width = 2.0 * pen.radius;
    let wide = (width * width + 4.0 * mean * mean).sqrt();
    let strength = width * length(spots) / (wide * length(&line).max(1e-3));
    let pen = Pen { radius: wide / 2.0, ..pen };
    Some((line.into(), pen, paint.faded(f64::from(strength))))
}

/// How far the corners stand out on average, if all are too fine to be seen and some are teeth.
fn teeth(spots: &[Spot]) -> Option<f32> {
    let (mut most, mut sum) = (0.0_f32, 0.0);
    for three in spots.windows(3) {
        let out = off(three[1], three[0], three[2]) / 2.0;
        most = most.max(out);
        sum += out;
    }
    (FLAT..=FINEST).contains(&most).then_some(sum / spots.len() as f32)
}

/// The corners, each drawn towards its neighbours until the teeth are gone.
fn middle(spots: &[Spot]) -> Vec<Spot> {
    let mean = |one: f32, two: f32, three: f32| (one + 2.0 * two + three) / 4.0;
    let inner = spots.windows(3).map(|three| {
        let [one, two, three] = [three[0], three[1], three[2]];
        (mean(one.0, two.0, three.0), mean(one.1, two.1, three.1))
    });
    spots.iter().take(1).copied().chain(inner).chain(spots.last().copied()).collect()
}

/// Adds the corners behind the first that a line needs to stay close (Douglas and Peucker 1973).
fn simplify(spots: &[Spot], line: &mut Vec<Spot>) {
    let mut open = vec![(0, spots.len() - 1)];
    while let Some((first, last)) = open.pop() {
        let outs = (first + 1..last).map(|nth| (off(spots[nth], spots[first], spots[last]), nth));
        match outs.max_by(|one, other| one.0.total_cmp(&other.0)) {
            Some((out, nth)) if out > CLOSE => open.extend([(nth, last), (first, nth)]),
            _ => line.push(spots[last]),
        }
    }
}

/// How far a point lies beside the line through two others; from the first, if they are one.
fn off(spot: Spot, from: Spot, to: Spot) -> f32 {
    let (along, out) = ((to.0 - from.0, to.1 - from.1), (spot.0 - from.0, spot.1 - from.1));
    let length = along.0.hypot(along.1);
    if length < 1e-3 { out.0.hypot(out.1) } else { (out.0 * along.1 - out.1 * along.0).abs() / length }
}

fn length(spots: &[Spot]) -> f32 {
    spots.windows(2).map(|two| (two[1].0 - two[0].0).hypot(two[1].1 - two[0].1)).sum()
}

#[cfg(test)]
mod tests {
    use super::super::cover::Cover;
    use super::super::stroke::stroke;
    use super::*;

    const PEN: Pen = Pen { radius: 0.3, round: false };
    const INK: Paint = Paint::opaque(0, 0, 0);

    /// A line along a slant with forty teeth of this height.
    fn toothed(height: f32) -> Vec<Spot> {
        let at = |along: f32, out: f32| (5.0 + along * 0.8 - out * 0.6, 5.0 + along * 0.6 + out * 0.8);
        let tooth =
            |nth: u8| at(f32::from(nth) * 2.0 + 1.0, if nth.is_multiple_of(2) { height } else { -height });
        [at(0.0, 0.0)].into_iter().chain((0..40).map(tooth)).chain([at(80.0, 0.0)]).collect()
    }

    fn ink(spots: &[Spot], pen: Pen, paint: Paint) -> f64 {
        let mut cover = Cover::new(80, 64);
        let mut pixels = vec![u32::MAX; cover.stride() * 64];
        stroke(spots, false, pen, &mut cover);
        cover.paint(&mut pixels, paint);
        pixels.iter().map(|pixel| f64::from(255 - pixel.to_le_bytes()[0]) / 255.0).sum()
    }

    #[test]
    fn teeth_that_no_pixel_can_show_become_a_line_with_as_much_ink() {
        let fine = toothed(0.4);
        let (line, pen, paint) = smoothed(&fine, PEN, INK).unwrap();
        assert_eq!((line.len(), line.first(), line.last()), (2, fine.first(), fine.last()));
        let (before, after) = (ink(&fine, PEN, INK), ink(&line, pen, paint));
        assert!((before - after).abs() < 0.03 * before, "{before} {after}");
    }

    #[test]
    fn teeth_that_show_stay_and_so_do_curves_and_corners() {
        assert!(smoothed(&toothed(1.0), PEN, INK).is_none());
        let curve: Vec<Spot> = (0..30_u8).map(f32::from).map(|x| (x, x * x / 200.0)).collect();
        assert!(smoothed(&curve, PEN, INK).is_none());
        assert!(smoothed(&[(0.0, 0.0), (0.3, 0.3), (0.0, 0.6)], PEN, INK).is_none());
        assert!(smoothed(&[(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)], PEN, INK).is_none());
    }

    #[test]
    fn a_bent_line_with_fine_teeth_stays_bent() {
        let bent: Vec<Spot> = (0..=60_u8)
            .map(|nth| {
                let (along, out) = (f32::from(nth), if nth.is_multiple_of(2) { 0.3 } else { -0.3 });
                (along, along * (60.0 - along) / 60.0 + out)
            })
            .collect();
        let (line, ..) = smoothed(&bent, PEN, INK).unwrap();
        assert!(line.len() > 4 && line.len() < 30, "{}", line.len());
        assert!(line.iter().all(|spot| (spot.1 - spot.0 * (60.0 - spot.0) / 60.0).abs() < 0.4));
    }
}
