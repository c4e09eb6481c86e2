//! Small projects for the tests of this room.

use std::sync::Arc;

use kurbo::Point;

use super::{Builder, Frame, Look, Scene};
use crate::model::{Actor, Project};
use crate::typeset::Typesetter;

/// An actor at its place.
pub(super) fn actor_at(name: &str, x: f64, y: f64) -> Actor {
    Actor { place: Some(Point::new(x, y)), ..Actor::named(name) }
}

/// Only actors and ties, in the light look.
pub(super) fn bare() -> Frame {
    Frame { look: Look::Light, legend: false, title: false, only: None }
}

/// The bare scene of `project`, in bundled faces.
pub(super) fn build(project: &Project) -> Arc<Scene> {
    Builder::default().build(project, &bare(), &mut Typesetter::bundled_only())
}
