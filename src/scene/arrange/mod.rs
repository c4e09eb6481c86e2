//! Places for the actors of a project.
//!
//! How large an actor's box is only the scene knows, and where boxes go only [`layout`](crate::layout) does; this
//! file brings the two together, for the window and the command line alike. Nothing is moved here: what comes out
//! is what an edit may carry out.

mod asked;
#[cfg(test)]
mod tests;

use kurbo::Point;

pub use asked::Asked;

use super::Builder;
use crate::analysis::camps::Camps;
use crate::edit::Edit;
use crate::layout::{Method, Watch};
use crate::model::{ActorId, ActorRow, Project, TieRow};
use crate::typeset::Typesetter;

/// What is to be arranged, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrangement {
    /// Which actors may move.
    pub movable: Movable,
    /// How places are found.
    pub method: Method,
    /// Another seed gives other places, as good as these.
    pub seed: u64,
}

/// Which actors may move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Movable {
    /// All that are not pinned.
    All,
    /// Those that are not on the canvas yet; all others stay.
    Unplaced,
    /// These, if they are not pinned; all others stay.
    Only(Vec<ActorId>),
    /// All that are on the canvas but these, if they are not pinned: these stay.
    AllBut(Vec<ActorId>),
}

impl Arrangement {
    /// The way in which everything begins: in camps, with the first seed.
    #[must_use]
    pub fn of(movable: Movable) -> Self {
        Self { movable, method: Method::Camps, seed: 1 }
    }
}

impl Builder {
    /// New places for the actors that may move; no two boxes overlap. The same project and arrangement give the same
    /// places. Actors that are not on the canvas and may not move stay out. `None` if `watch` was cancelled.
    pub fn arrange(
        &mut self,
        project: &Project,
        arrangement: &Arrangement,
        typesetter: &mut Typesetter,
        watch: &Watch,
    ) -> Option<Vec<(ActorId, Point)>> {
        let asked = Asked::of(project, arrangement, (self, typesetter));
        asked.in_camps(&Camps::of(project, Camps::USUAL)).places(watch)
    }

    /// Gives every actor that `actors` and `ties` would add to `project` a place in its row, so that adding them
    /// is one step. An actor that only a tie names gets a row. Rows that do not fit are left for the edit to refuse.
    pub fn place_rows(
        &mut self,
        project: &Project,
        actors: &mut Vec<ActorRow>,
        ties: &[TieRow],
        typesetter: &mut Typesetter,
    ) {
        let Ok(after) = Edit::AddRows(actors.clone(), ties.to_vec()).preview(project) else { return };
        let unplaced = Arrangement::of(Movable::Unplaced);
        let places = self.arrange(&after, &unplaced, typesetter, &Watch::default()).unwrap_or_default();
        for (id, place) in places {
            let Some(actor) = after.actor(id).filter(|_| project.actor(id).is_none()) else { continue };
            match actors.iter_mut().find(|row| row.name == actor.name) {
                Some(row) => row.place = row.place.or(Some(place)),
                None => actors.push(row_at(&actor.name, place)),
            }
        }
    }
}

fn row_at(name: &str, place: Point) -> ActorRow {
    let place = Some(place);
    ActorRow { line: 0, name: name.to_owned(), aliases: Vec::new(), kind: None, place, note: String::new() }
}
