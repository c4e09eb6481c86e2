//! What was found is lit: a strong ring around it, and a wider pale one, that keep their width at every zoom.

use crate::app::overlays::Found;
use crate::model::Project;
use crate::scene::{Look, Pattern, Scene, Shape};

/// The rings around what is lit; `point` is a point of the screen in canvas units.
pub(super) fn shapes(
    found: Option<Found>,
    (project, scene): (&Project, &Scene),
    look: Look,
    point: f64,
) -> Vec<Shape> {
    let Some(found) = found else { return Vec::new() };
    let paint = look.style().selection;
    if let Found::Tie(id) = found {
        let Some(path) = scene.tie_line(id) else { return Vec::new() };
        let width = 16.0 * point;
        let halo = Shape::Stroke { path, width, pattern: Pattern::Solid, paint: paint.faded(0.45) };
        return vec![halo];
    }
    let Some(area) = found.area(project, scene) else { return Vec::new() };
    let corner = match found {
        Found::Actor(id) => scene.actor_radius(id).unwrap_or_default(),
        _ => 8.0,
    };
    [(4.0, 3.0, paint), (10.0, 6.0, paint.faded(0.35))]
        .into_iter()
        .map(|(out, width, paint)| {
            let rect = area.inflate(out * point, out * point);
            let line = Some((width * point, paint));
            Shape::Panel { rect, radius: corner + out * point, fill: None, line }
        })
        .collect()
}
