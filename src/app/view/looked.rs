//! Places on the canvas that were looked at, to go back to.
//!
//! A jump makes an entry: fitting, finding, centring, going to 100 %. Panning and zooming by hand do not, one by one:
//! all of it since the last jump is one place, left when the next jump is made. It is a way of looking, never saved.

use super::Camera;

/// So many places are kept.
const KEPT: usize = 100;

/// The places looked at, and where among them one is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Looked {
    past: Vec<Camera>,
    ahead: Vec<Camera>,
    /// Where the last jump ended.
    landed: Option<Camera>,
}

impl Looked {
    /// Notes a jump from one place to another.
    pub fn jump(&mut self, from: Camera, to: Camera) {
        if !is_elsewhere(from, to) {
            return;
        }
        if let Some(landed) = self.landed.filter(|landed| is_elsewhere(*landed, from)) {
            self.past.push(landed);
        }
        self.past.push(from);
        let too_many = self.past.len().saturating_sub(KEPT);
        self.past.drain(..too_many);
        self.ahead.clear();
        self.landed = Some(to);
    }

    /// The place before, seen from where one is `now`.
    pub fn back(&mut self, now: Camera) -> Option<Camera> {
        let wandered = self.landed.filter(|landed| is_elsewhere(*landed, now));
        let before = wandered.or_else(|| self.past.pop())?;
        self.ahead.push(now);
        self.landed = Some(before);
        Some(before)
    }

    /// The place that was left by going back.
    pub fn forward(&mut self, now: Camera) -> Option<Camera> {
        let after = self.ahead.pop()?;
        self.past.push(now);
        self.landed = Some(after);
        Some(after)
    }

    /// True if there is a place to go back to.
    #[must_use]
    pub fn has_past(&self, now: Camera) -> bool {
        !self.past.is_empty() || self.landed.is_some_and(|landed| is_elsewhere(landed, now))
    }

    /// True if there is a place to go forward to.
    #[must_use]
    pub fn has_ahead(&self) -> bool {
        !self.ahead.is_empty()
    }
}

/// True if somebody would say that they see another place: a quarter of the view further, or a quarter larger.
fn is_elsewhere(one: Camera, other: Camera) -> bool {
    let size = one.panel.width.min(one.panel.height) / one.zoom.min(other.zoom);
    let ratio = one.zoom / other.zoom;
    one.centre.distance(other.centre) > size / 4.0 || !(0.8..=1.25).contains(&ratio)
}

#[cfg(test)]
mod tests {
    use kurbo::Point;

    use super::*;

    fn at(x: f64) -> Camera {
        Camera { centre: Point::new(x, 0.0), ..Camera::default() }
    }

    #[test]
    fn one_goes_back_and_forth_between_jumps() {
        let mut looked = Looked::default();
        looked.jump(at(0.0), at(1000.0));
        looked.jump(at(1000.0), at(2000.0));
        assert_eq!(looked.back(at(2000.0)), Some(at(1000.0)));
        assert_eq!(looked.back(at(1000.0)), Some(at(0.0)));
        assert_eq!(looked.back(at(0.0)), None);
        assert_eq!(looked.forward(at(0.0)), Some(at(1000.0)));
        assert_eq!(looked.forward(at(1000.0)), Some(at(2000.0)));
        assert!(!looked.has_ahead());
    }

    #[test]
    fn all_panning_since_a_jump_is_one_place() {
        let mut looked = Looked::default();
        looked.jump(at(0.0), at(1000.0));
        // Panned on in many small steps to 5000; the way back is to where the jump ended, and then further.
        assert_eq!(looked.back(at(5000.0)), Some(at(1000.0)));
        assert_eq!(looked.back(at(1000.0)), Some(at(0.0)));
        assert_eq!(looked.forward(at(0.0)), Some(at(1000.0)));
        assert_eq!(looked.forward(at(1000.0)), Some(at(5000.0)));
    }

    #[test]
    fn a_jump_after_panning_keeps_both_places() {
        let mut looked = Looked::default();
        looked.jump(at(0.0), at(1000.0));
        looked.jump(at(5000.0), at(9000.0));
        let way = [at(9000.0), at(5000.0), at(1000.0)].map(|now| looked.back(now));
        assert_eq!(way, [Some(at(5000.0)), Some(at(1000.0)), Some(at(0.0))]);
    }

    #[test]
    fn a_jump_to_where_one_is_already_is_none() {
        let mut looked = Looked::default();
        looked.jump(at(0.0), at(3.0));
        assert!(!looked.has_past(at(3.0)));
    }

    #[test]
    fn a_jump_forgets_what_was_ahead() {
        let mut looked = Looked::default();
        looked.jump(at(0.0), at(1000.0));
        looked.back(at(1000.0));
        looked.jump(at(0.0), at(7000.0));
        assert!(!looked.has_ahead());
        assert_eq!(looked.back(at(7000.0)), Some(at(0.0)));
    }

    #[test]
    fn only_so_many_places_are_kept() {
        let mut looked = Looked::default();
        for step in 0..1000 {
            looked.jump(at(f64::from(step) * 1000.0), at(f64::from(step + 1) * 1000.0));
        }
        let mut now = at(1_000_000.0);
        let mut count = 0;
        while let Some(before) = looked.back(now) {
            (now, count) = (before, count + 1);
        }
        assert_eq!(count, KEPT);
    }
}
