//! The handle by which a tie is bent, and what the bend is when it is dragged.

use kurbo::Point;

use super::{Scene, course};
use crate::model::TieId;

impl Scene {
    /// The middle of a tie, by which it is bent.
    #[must_use]
    pub fn bend_handle(&self, id: TieId) -> Option<Point> {
        let (from, to) = self.ends_of(self.pair_of(id)?)?;
        Some(course::middle_at(from, to, f64::from(self.strand(id)?.out)))
    }

    /// The bend that brings the middle of a tie as near to `at` as can be: canvas units sideways of the straight line,
    /// seen from the actor of the pair with the smaller id.
    #[must_use]
    pub fn bend_at(&self, id: TieId, at: Point) -> Option<f64> {
        let (from, to) = self.ends_of(self.pair_of(id)?)?;
        Some(course::out_of(from, to, at))
    }
}
