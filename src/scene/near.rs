//! The boxes around a place, where there are few enough to be looked at one by one.

use kurbo::Rect;

use super::Scene;
use crate::model::ActorId;

impl Scene {
    /// The actors whose boxes touch `area`, with those boxes; in no order; `None` if there are more than `most`. Cost grows
    /// with `most` at worst, whatever the area and the scene.
    #[must_use]
    pub fn boxes_touching(&self, area: Rect, most: usize) -> Option<Vec<(ActorId, Rect)>> {
        let found: Vec<_> = self.ground.touching(area).take(most + 1).map(|boxed| boxed.id).collect();
        let boxes = found.iter().filter_map(|id| Some((*id, self.actor_box(*id)?)));
        (found.len() <= most).then(|| boxes.collect())
    }
}
