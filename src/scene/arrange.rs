//! Places for the actors of a project.
//!
//! How large an actor's box is only the scene knows, and where boxes go only [`layout`] does; this
//! file brings the two together, for the window and the command line alike. Nothing is moved here: what comes out
//! is what an edit may carry out.

use std::collections::HashMap;

use kurbo::Point;

use super::Builder;
use crate::edit::Edit;
use crate::layout::{self, Pull, Request, Watch};
use crate::model::{ActorId, ActorRow, Project, Stance, TieRow};
use crate::typeset::Typesetter;

/// Room kept between two boxes, in canvas units.
const GAP: f64 = 36.0;

/// Which actors may move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Movable {
    /// All that are not pinned.
    All,
    /// Those that are not on the canvas yet; all others stay.
    Unplaced,
    /// These, if they are not pinned; all others stay.
    Only(Vec<ActorId>),
}

impl Builder {
    /// New places for the actors that may move: support draws together, clash apart, no two boxes overlap.
    /// The same project gives the same places. Actors that are not on the canvas and may not move stay out.
    pub fn arrange(
        &mut self,
        project: &Project,
        movable: &Movable,
        typesetter: &mut Typesetter,
    ) -> Vec<(ActorId, Point)> {
        let _span = tracing::info_span!("layout", actors = project.counts().actors).entered();
        let may_move = |id: ActorId, place: Option<Point>| match movable {
            Movable::All => true,
            Movable::Unplaced => place.is_none(),
            Movable::Only(ids) => ids.contains(&id),
        };
        let mut request = Request { gap: GAP, ..Request::default() };
        let mut ids = Vec::new();
        for (id, actor) in project.actors() {
            let is_free = !actor.pinned && may_move(id, actor.place);
            if !is_free && actor.place.is_none() {
                continue;
            }
            let size = self.size_of(project, actor, typesetter);
            request.boxes.push(layout::Box {
                size,
                place: actor.place,
                pinned: !is_free,
                ..layout::Box::default()
            });
            ids.push(id);
        }
        let positions: HashMap<ActorId, usize> = ids.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let pull = |tie: &crate::model::Tie| {
            let (from, to) = (*positions.get(&tie.from)?, *positions.get(&tie.to)?);
            Some(Pull {
                from,
                to,
                is_support: tie.stance == Stance::Support,
                weight: tie.quotes.len() as f32,
            })
        };
        request.ties = project.ties().filter_map(|(_, tie)| pull(tie)).collect();
        let Some(places) = layout::place(&request, &Watch::default()) else { return Vec::new() };
        let free = ids.into_iter().zip(places).zip(&request.boxes).filter(|(_, one)| !one.pinned);
        free.map(|(placed, _)| placed).collect()
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
        for (id, place) in self.arrange(&after, &Movable::Unplaced, typesetter) {
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
