//! The canvas scrolls by itself while something is dragged against its border.
//!
//! Not at once: what is carried in from a panel crosses the border on its way.

use kurbo::{Point, Rect, Vec2};

/// So near to the border it begins, in screen points.
const NEAR: f64 = 28.0;
/// After so many seconds.
const PATIENCE: f64 = 0.18;
/// At the border and beyond it goes this fast, in screen points a second.
const FASTEST: f64 = 900.0;
/// A frame that took longer does not scroll further.
const LONGEST_FRAME: f64 = 0.05;

/// Since when the pointer is at the border.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Border {
    since: Option<f64>,
}

impl Border {
    /// Nothing is dragged.
    pub fn leave(&mut self) {
        self.since = None;
    }

    /// True while there is reason to draw another frame.
    pub fn is_near(self) -> bool {
        self.since.is_some()
    }

    /// How far the canvas goes in this frame, in screen points, with the pointer at `at` in a panel.
    pub fn scrolled(&mut self, at: Point, panel: Rect, (now, frame): (f64, f64)) -> Vec2 {
        let depth = Vec2::new(beyond(at.x, panel.x0, panel.x1), beyond(at.y, panel.y0, panel.y1));
        if depth == Vec2::ZERO {
            self.since = None;
            return Vec2::ZERO;
        }
        let since = *self.since.get_or_insert(now);
        if now - since < PATIENCE {
            return Vec2::ZERO;
        }
        // Slow at first, so that one can stop where one wants.
        let speed = |depth: f64| depth.signum() * depth * depth * FASTEST;
        -Vec2::new(speed(depth.x), speed(depth.y)) * frame.clamp(0.0, LONGEST_FRAME)
    }
}

/// How deep in the rim something is, from -1 (at the near side or beyond) to 1 (at the far one).
fn beyond(at: f64, from: f64, to: f64) -> f64 {
    let near = NEAR.min((to - from) / 4.0).max(1.0);
    let before = ((from + near - at) / near).clamp(0.0, 1.0);
    let after = ((at - (to - near)) / near).clamp(0.0, 1.0);
    after - before
}

#[cfg(test)]
mod tests {
    use super::*;

    const PANEL: Rect = Rect::new(100.0, 50.0, 900.0, 650.0);
    const FRAME: f64 = 0.016;

    #[test]
    fn what_is_held_at_a_border_brings_more_of_the_map_from_there() {
        let mut border = Border::default();
        let right = Point::new(899.0, 300.0);
        assert_eq!(border.scrolled(right, PANEL, (0.0, FRAME)), Vec2::ZERO, "not at once");
        let by = border.scrolled(right, PANEL, (1.0, FRAME));
        assert!(by.x < -5.0 && by.y == 0.0, "{by:?}");
        let corner = border.scrolled(Point::new(90.0, 40.0), PANEL, (1.1, FRAME));
        assert!(corner.x > 5.0 && corner.y > 5.0, "beyond the corner too: {corner:?}");
    }

    #[test]
    fn in_the_middle_nothing_scrolls_and_patience_begins_anew() {
        let mut border = Border::default();
        border.scrolled(Point::new(899.0, 300.0), PANEL, (0.0, FRAME));
        assert_eq!(border.scrolled(Point::new(500.0, 300.0), PANEL, (1.0, FRAME)), Vec2::ZERO);
        assert_eq!(border.scrolled(Point::new(899.0, 300.0), PANEL, (1.1, FRAME)), Vec2::ZERO);
    }

    #[test]
    fn a_frame_that_took_a_second_does_not_throw_the_map_away() {
        let mut border = Border::default();
        border.scrolled(Point::new(899.0, 300.0), PANEL, (0.0, 1.0));
        let by = border.scrolled(Point::new(2000.0, 300.0), PANEL, (5.0, 1.0));
        assert!(by.x >= -50.0, "{by:?}");
    }
}
