//! Where the canvas is seen from.

use kurbo::{Affine, Point, Rect, Size, Vec2};

/// Closest and furthest zoom.
pub const ZOOM_RANGE: (f64, f64) = (0.02, 8.0);

/// A view of the canvas: which canvas point stands in the middle, and how large a canvas unit is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The canvas point in the middle of the panel.
    pub centre: Point,
    /// Screen points per canvas unit.
    pub zoom: f64,
    /// Size of the panel in screen points.
    pub panel: Size,
}

impl Default for Camera {
    fn default() -> Self {
        Self { centre: Point::ORIGIN, zoom: 1.0, panel: Size::new(800.0, 600.0) }
    }
}

impl Camera {
    /// Turns canvas points into screen points, relative to the panel's top left corner.
    #[must_use]
    pub fn screen_from_canvas(&self) -> Affine {
        let middle = Vec2::new(self.panel.width / 2.0, self.panel.height / 2.0);
        Affine::translate(middle) * Affine::scale(self.zoom) * Affine::translate(-self.centre.to_vec2())
    }

    /// Turns screen points, relative to the panel's top left corner, into canvas points.
    #[must_use]
    pub fn canvas_from_screen(&self) -> Affine {
        self.screen_from_canvas().inverse()
    }

    /// What is seen, in canvas units.
    #[must_use]
    pub fn seen(&self) -> Rect {
        self.canvas_from_screen().transform_rect_bbox(self.panel.to_rect())
    }

    /// Moves the canvas under the panel by so many screen points.
    pub fn pan_by(&mut self, by: Vec2) {
        self.centre -= by / self.zoom;
    }

    /// Zooms by `factor`; the canvas point under `at` (screen) stays there.
    pub fn zoom_by(&mut self, factor: f64, at: Point) {
        let held = self.canvas_from_screen() * at;
        self.zoom = (self.zoom * factor).clamp(ZOOM_RANGE.0, ZOOM_RANGE.1);
        let moved = self.canvas_from_screen() * at;
        self.centre += held - moved;
    }

    /// Goes to where another camera is; the panel stays as large as it is.
    pub fn go_to(&mut self, place: Self) {
        *self = Self { panel: self.panel, ..place };
    }

    /// Moves just as far as it takes for `area` to be seen with something around it. If there is no room for all of
    /// it, its middle is shown.
    pub fn reveal(&mut self, area: Rect) {
        const AROUND: f64 = 40.0;
        if !area.is_finite() {
            return;
        }
        let around = (AROUND / self.zoom).min(self.seen().width() / 4.0).min(self.seen().height() / 4.0);
        let (area, seen) = (area.inflate(around, around), self.seen());
        self.centre.x += further((area.x0, area.x1), (seen.x0, seen.x1));
        self.centre.y += further((area.y0, area.y1), (seen.y0, seen.y1));
    }

    /// Shows all of `area` with a margin, at most at 100 %.
    pub fn fit(&mut self, area: Rect) {
        const MARGIN: f64 = 48.0;
        if !area.is_finite() || area.width() <= 0.0 && area.height() <= 0.0 {
            return;
        }
        let room = (self.panel - Size::new(2.0 * MARGIN, 2.0 * MARGIN)).max(Size::new(50.0, 50.0));
        let zoom = (room.width / area.width().max(1.0)).min(room.height / area.height().max(1.0));
        self.zoom = zoom.clamp(ZOOM_RANGE.0, 1.0);
        self.centre = area.center();
    }
}

/// How far what is seen has to go for what is wanted to be in it.
fn further((from, to): (f64, f64), (seen_from, seen_to): (f64, f64)) -> f64 {
    if to - from > seen_to - seen_from {
        return f64::midpoint(from, to) - f64::midpoint(seen_from, seen_to);
    }
    (from - seen_from).min(0.0) + (to - seen_to).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zooming_keeps_the_point_under_the_pointer() {
        let mut camera = Camera { centre: Point::new(30.0, -20.0), ..Camera::default() };
        let at = Point::new(640.0, 100.0);
        let before = camera.canvas_from_screen() * at;
        camera.zoom_by(2.5, at);
        let after = camera.canvas_from_screen() * at;
        assert!((before - after).hypot() < 1e-9);
    }

    #[test]
    fn a_fitted_area_is_wholly_seen() {
        let mut camera = Camera::default();
        let area = Rect::new(-4000.0, 100.0, 900.0, 700.0);
        camera.fit(area);
        assert!(
            camera.seen().contains(area.origin()) && camera.seen().contains(Point::new(area.x1, area.y1))
        );
    }

    #[test]
    fn what_is_revealed_is_seen_and_what_is_seen_already_moves_nothing() {
        let mut camera = Camera::default();
        camera.reveal(Rect::new(-50.0, -20.0, 50.0, 20.0));
        assert_eq!(camera, Camera::default());
        camera.reveal(Rect::new(1000.0, -20.0, 1100.0, 20.0));
        assert_eq!(camera.seen().x1, 1140.0);
        assert_eq!(camera.centre.y, 0.0);
        camera.reveal(Rect::new(-3000.0, 5000.0, 3000.0, 5001.0));
        assert_eq!(camera.centre.x, 0.0, "it has no room: its middle is shown");
    }
}
