//! From a project to a finished scene.

use super::Scene;
use super::look::Look;
use crate::model::Project;
use crate::typeset::Typesetter;

/// What a scene is to show beside actors and ties.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// How it looks.
    pub look: Look,
    /// A key to the signs used, beside the map.
    pub legend: bool,
    /// The title of the project above the map.
    pub title: bool,
    /// Only these actors and the ties among them; `None` shows all that are on the canvas.
    pub only: Option<Vec<crate::model::ActorId>>,
}

/// Builds scenes and keeps set words from one to the next.
#[derive(Debug, Default)]
pub struct Builder {}

impl Builder {
    /// The scene of `project` in `frame`.
    pub fn build(&mut self, project: &Project, frame: &Frame, typesetter: &mut Typesetter) -> Scene {
        let _ = (project, frame, typesetter);
        Scene::empty()
    }
}
