//! What stands beside a map: the key to its signs, and its title.
//!
//! The key explains what occurs on this map and nothing else, with the very shapes that the map is made of.

use std::collections::BTreeSet;

use kurbo::Rect;

use super::build::Press;
use super::shape::Shape;
use super::tie::Manner;
use crate::model::ActorKind;

/// What occurs on a map and has to be explained.
pub(super) struct Signs {
    pub kinds: BTreeSet<ActorKind>,
    pub manners: Vec<Manner>,
    pub contested: bool,
}

/// The key to the signs, to the right of `map`.
pub(super) fn key(signs: Signs, map: Rect, press: &mut Press<'_>) -> Vec<Shape> {
    let _ = (signs, map, press);
    Vec::new()
}

/// The title and what the map holds, above `map`.
pub(super) fn title(map: Rect, press: &mut Press<'_>) -> Vec<Shape> {
    let _ = (map, press);
    Vec::new()
}
