//! What lies over what: the map, what is in focus, rings around the many, what is on its way.
//!
//! Each layer is a set of kept [`tiles`](super::tiles). While something is dragged the map goes without it and it is
//! drawn from a small scene of its own ([`preview`]). What is in focus is drawn a second time over a
//! veil in the colour of the ground that fades all else.

use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;
use std::sync::Arc;

use egui::Painter;

use super::super::convert;
use super::super::ink::Ink;
use super::gesture::Gesture;
use super::preview::{self, Preview};
use super::tiles::{Choice, Coarse, Seen, Small, Tiles};
use super::{Frame, paint, sight};
use crate::edit::Things;
use crate::model::{ActorId, GroupId, NoteId, TieId};
use crate::scene::{Look, Part, Scene, box_of_group, group_behind};

/// How much of what is not in focus is hidden.
const VEIL: f64 = 0.82;
/// Rings around more things than this are kept from frame to frame.
const MANY: usize = 150;

/// Actors and ties that all else fades behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lit {
    /// These actors.
    pub actors: BTreeSet<ActorId>,
    /// These ties.
    pub ties: BTreeSet<TieId>,
    /// The groups that those actors are in.
    pub groups: BTreeSet<GroupId>,
    /// The notes of those groups.
    pub notes: BTreeSet<NoteId>,
}

impl Lit {
    /// True if this part of a scene does not fade.
    #[must_use]
    pub fn shows(&self, part: Part, scene: &Scene) -> bool {
        match part {
            Part::Actor(id) => match group_behind(id) {
                Some(group) => self.groups.contains(&group),
                None => self.actors.contains(&id),
            },
            Part::Nest(id) => self.actors.contains(&id),
            Part::Tie(id) | Part::Mark(id) | Part::TieLabel(id) => {
                let is_lit = |tie: &TieId| self.ties.contains(tie);
                scene.sum_of(id).map_or_else(|| is_lit(&id), |all| all.iter().any(is_lit))
            }
            Part::Group(id) => self.groups.contains(&id),
            Part::Note(id) => self.notes.contains(&id),
            Part::Picture(_) | Part::Legend | Part::Title => false,
        }
    }

    /// Whatever it may show of a scene.
    fn parts(&self, scene: &Scene) -> HashSet<Part> {
        let whole = |id: &TieId| scene.sum_of(*id).map_or_else(|| vec![*id], <[TieId]>::to_vec);
        let ties = self.ties.iter().flat_map(whole);
        let ties = ties.flat_map(|id| [Part::Tie(id), Part::Mark(id), Part::TieLabel(id)]);
        let actors = self.actors.iter().flat_map(|id| [Part::Actor(*id), Part::Nest(*id)]);
        let groups = self.groups.iter().flat_map(|id| [Part::Group(*id), Part::Actor(box_of_group(*id))]);
        let notes = self.notes.iter().map(|id| Part::Note(*id));
        actors.chain(ties).chain(groups).chain(notes).collect()
    }
}

/// The layers of the canvas.
pub(super) struct Layers {
    coarse: Coarse,
    resting: Tiles,
    focus: Tiles,
    rings: Tiles,
    preview: Preview,
    small: Small,
    lit: Option<(Arc<Lit>, Rc<HashSet<Part>>)>,
    ringed: (Things, Rc<HashSet<Part>>),
}

impl Default for Layers {
    fn default() -> Self {
        Self {
            coarse: Coarse::default(),
            resting: Tiles::default(),
            focus: Tiles::default(),
            rings: Tiles::of_rings(),
            preview: Preview::default(),
            small: Small::default(),
            lit: None,
            ringed: Default::default(),
        }
    }
}

/// True if rings around all of it are kept from frame to frame.
pub(super) fn are_many(selection: &Things) -> bool {
    selection.actors.len() + selection.ties.len() > MANY
}

impl Layers {
    /// Fades all but these; `None` shows all alike.
    fn light(&mut self, lit: Option<&Arc<Lit>>, scene: &Scene) {
        let is_same = match (&self.lit, lit) {
            (Some((known, _)), Some(lit)) => Arc::ptr_eq(known, lit),
            (None, None) => true,
            _ => false,
        };
        if !is_same {
            self.lit = lit.map(|lit| (Arc::clone(lit), Rc::new(lit.parts(scene))));
        }
    }

    /// Puts the whole map into `rect`, small; gives the way from canvas units to the screen, if there is a map.
    pub(super) fn small(
        &mut self,
        painter: &Painter,
        rect: egui::Rect,
        (scene, look): (&Scene, Look),
    ) -> Option<kurbo::Affine> {
        self.coarse.follow(scene, look);
        self.small.put(painter, rect, (scene, &self.coarse, look))
    }

    /// What is selected as parts, if it is many: to ask for one after the other.
    pub(super) fn chosen(&mut self, selection: &Things) -> Option<Rc<HashSet<Part>>> {
        are_many(selection).then(|| ringed(&mut self.ringed, selection))
    }

    /// Puts the map on screen. True if another frame is wanted.
    pub(super) fn map(
        &mut self,
        painter: &Painter,
        frame: Frame<'_>,
        gesture: &Gesture,
        ink: &mut Ink,
    ) -> bool {
        let (scene, stand, look) = (frame.reading.scene, frame.stand, frame.look);
        self.coarse.follow(scene, look);
        self.light(frame.reading.view.focus.as_ref(), scene);
        let pointer = painter.ctx().input(|input| input.pointer.hover_pos());
        let hand =
            pointer.filter(|at| painter.clip_rect().contains(*at)).unwrap_or(painter.clip_rect().center());
        let is_named = self.lit.is_none();
        let without = match gesture {
            Gesture::Moving(moving) => self.preview.left_out(moving, frame.reading.project()),
            Gesture::Bending(bending) => Choice::Without(Rc::new(preview::bent_parts(bending.tie))),
            _ => Choice::All,
        };
        let seen = Seen { scene, coarse: &self.coarse, look, stand, hand, is_named };
        let mut more = self.resting.show(painter, seen, without, ink);
        if let Some((_, lit)) = &self.lit {
            let ground = look.style().ground.faded(VEIL);
            painter.rect_filled(painter.clip_rect(), 0.0, convert::colour(ground));
            let seen = Seen { is_named: true, ..seen };
            more |= self.focus.show(painter, seen, Choice::Only(Rc::clone(lit)), ink);
        }
        match gesture {
            Gesture::Moving(moving) => {
                let shapes = self.preview.shapes(moving, &sight(frame), (look, &mut *ink));
                painter.add(paint::loose(&shapes, stand, ink));
            }
            Gesture::Bending(bending) => {
                let shapes = self.preview.bent(bending, &sight(frame), (look, &mut *ink));
                painter.add(paint::loose(&shapes, stand, ink));
            }
            _ if are_many(&frame.reading.view.selection) => {
                let ringed = Choice::Only(ringed(&mut self.ringed, &frame.reading.view.selection));
                more |= self.rings.show(painter, Seen { is_named: false, ..seen }, ringed, ink);
            }
            _ => {}
        }
        more
    }
}

/// The selection as parts, kept as long as it is the same.
fn ringed(kept: &mut (Things, Rc<HashSet<Part>>), selection: &Things) -> Rc<HashSet<Part>> {
    if kept.0 != *selection {
        let ties = selection.ties.iter().map(|id| Part::Tie(*id));
        let groups =
            selection.groups.iter().flat_map(|id| [Part::Group(*id), Part::Actor(box_of_group(*id))]);
        let beside = groups.chain(
            selection
                .notes
                .iter()
                .map(|id| Part::Note(*id))
                .chain(selection.pictures.iter().map(|id| Part::Picture(*id))),
        );
        let parts = selection.actors.iter().map(|id| Part::Actor(*id)).chain(ties).chain(beside).collect();
        *kept = (selection.clone(), Rc::new(parts));
    }
    Rc::clone(&kept.1)
}
