//! The camera on its way from one place to another.
//!
//! A flight takes a moment and shows where one is going. A long way is cut short: one begins a little before the goal,
//! so that the map does not rush past. Where nothing is to move by itself, the camera is there at once. Whoever takes
//! the camera by hand ends it.

use super::App;
use super::canvas::Camera;

/// How long a flight takes, in seconds.
const LENGTH: f64 = 0.28;
/// A flight crosses no more than so many times what is seen.
const LONGEST: f64 = 1.5;

/// A camera on its way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Flight {
    from: Camera,
    to: Camera,
    began: f64,
}

impl Flight {
    /// The way from one camera to another, beginning `now`, in seconds.
    pub(super) fn new(from: Camera, to: Camera, now: f64) -> Self {
        let way = to.centre - from.centre;
        let longest = LONGEST * from.panel.width.max(from.panel.height) / from.zoom.min(to.zoom);
        let cut = (way.hypot() / longest).max(1.0);
        Self { from: Camera { centre: to.centre - way / cut, ..from }, to, began: now }
    }

    /// The camera at a moment, and whether it has arrived.
    pub(super) fn at(&self, now: f64) -> (Camera, bool) {
        let part = ((now - self.began) / LENGTH).clamp(0.0, 1.0);
        if part >= 1.0 {
            return (self.to, true);
        }
        let eased = part * part * (3.0 - 2.0 * part);
        let zoom = self.from.zoom * (self.to.zoom / self.from.zoom).powf(eased);
        let centre = self.from.centre.lerp(self.to.centre, eased);
        (Camera { centre, zoom, ..self.to }, false)
    }
}

impl App {
    /// Sends the camera to a place.
    pub(super) fn fly_to(&mut self, to: Camera) {
        if self.view.dress.is_still {
            self.view.camera = Camera { panel: self.view.camera.panel, ..to };
            return;
        }
        self.flight = Some(Flight::new(self.view.camera, to, self.session.now));
    }

    /// Moves the camera on, if it is on its way.
    pub(super) fn fly_on(&mut self, ctx: &egui::Context) {
        let Some(flight) = self.flight else { return };
        let (camera, is_there) = flight.at(self.session.now);
        self.view.camera = Camera { panel: self.view.camera.panel, ..camera };
        if is_there {
            self.flight = None;
        } else {
            ctx.request_repaint();
        }
    }
}

#[cfg(test)]
mod tests {
    use kurbo::Point;

    use super::*;

    fn camera(x: f64, zoom: f64) -> Camera {
        Camera { centre: Point::new(x, 0.0), zoom, ..Camera::default() }
    }

    #[test]
    fn a_flight_begins_where_one_is_and_ends_at_its_goal() {
        let flight = Flight::new(camera(0.0, 1.0), camera(400.0, 0.5), 10.0);
        assert_eq!(flight.at(10.0), (camera(0.0, 1.0), false));
        assert_eq!(flight.at(11.0), (camera(400.0, 0.5), true));
        let (between, _) = flight.at(10.0 + LENGTH / 2.0);
        assert!(between.centre.x > 0.0 && between.centre.x < 400.0 && between.zoom < 1.0);
    }

    #[test]
    fn a_long_way_is_cut_short() {
        let flight = Flight::new(camera(0.0, 1.0), camera(1e6, 1.0), 0.0);
        let (start, _) = flight.at(0.0);
        assert!(1e6 - start.centre.x <= LONGEST * 800.0 + 1e-6, "{}", start.centre.x);
        assert_eq!(flight.at(1.0).0.centre.x, 1e6);
    }
}
