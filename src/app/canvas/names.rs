//! Names that can be read from far out.
//!
//! Where the words inside the boxes are too small to read, names are set anew at a size for the screen and laid over
//! their boxes: those of the actors with the most ties and quotes first, and only where they cover no other name.
//! They are chosen square by square of the [`tiles`](super::tiles), looking at the squares around, in such a way that
//! the choice does not depend on what is seen: panning never changes a name. Painting them is the business of
//! [`paint`](super::paint).

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use egui::Mesh;
use kurbo::{Point, Rect, Size};

use super::super::ink::Ink;
use super::tiles::{Budget, Dot, Grid, Key, Maker, Span};
use crate::model::ActorId;
use crate::scene::look::far;
use crate::scene::{Part, Scene};
use crate::typeset::{Align, Column, Paragraph, Typesetter};

/// So many names of a square are looked at: more have no room.
const MOST: usize = 10;
/// Room between the letters of a name and the border of its plate, in screen points.
const PADDING: Size = Size::new(5.0, 2.0);
/// A name longer than this many screen points is cut.
const LONGEST: f64 = 150.0;
/// About how wide a letter is, in screen points; rather too wide.
const LETTER: f64 = 6.8;
/// About how high a plate is, in screen points.
const HEIGHT: f64 = 20.0;
/// So often names are looked for in the room that is left.
const ROUNDS: usize = 3;
/// So many squares to the left and the right can matter for the choice in one: plates are this wide together.
pub(super) const HALO: i32 = 2;
/// Set names kept for other zooms.
const MOST_KEPT: usize = 4_000;

/// True if names are laid over boxes at this zoom.
pub(super) fn are_laid_over(zoom: f64) -> bool {
    far::is_far(zoom)
}

/// A name to be laid over its box.
pub(super) struct FarName {
    pub(super) actor: ActorId,
    /// The name, set for the screen.
    pub(super) words: Paragraph,
    /// Its plate, in screen points around the middle of the box.
    pub(super) plate: Size,
    /// The middle of the box, on the canvas.
    pub(super) at: Point,
}

impl FarName {
    /// From the middle of the plate to the upper left corner of the words.
    pub(super) fn corner(&self) -> Point {
        Point::new(-self.words.width() / 2.0, -self.words.height() / 2.0)
    }
}

/// The names of one zoom.
#[derive(Default)]
pub(super) struct Names {
    candidates: HashMap<Key, Vec<Candidate>>,
    chosen: HashMap<Key, Option<Arc<Mesh>>>,
    /// Where the chosen ones lie, in screen points from the canvas's origin.
    laid: HashMap<Key, Vec<Rect>>,
    /// Set names, whatever the zoom.
    set: HashMap<ActorId, (String, Paragraph)>,
}

/// An actor that may be named.
#[derive(Clone, Copy)]
struct Candidate {
    rank: (Reverse<usize>, ActorId),
    plate: Rect,
}

impl Names {
    /// What is chosen for `visible` is chosen.
    pub(super) fn cover(&self, visible: Span) -> bool {
        visible.keys().all(|key| self.chosen.contains_key(&key))
    }

    pub(super) fn meshes(&self) -> impl Iterator<Item = (Key, &Arc<Mesh>)> {
        self.chosen.iter().filter_map(|(key, mesh)| Some((*key, mesh.as_ref()?)))
    }

    /// Names that were set for another zoom serve this one too.
    pub(super) fn inherit(&mut self, before: &mut Self) {
        self.set = std::mem::take(&mut before.set);
    }

    /// Chooses the names of the squares of `visible`. True if nothing is left to choose.
    pub(super) fn choose<'d>(
        &mut self,
        (maker, visible): (&Maker<'_>, Span),
        dots: impl Fn(Key) -> &'d [u32],
        budget: &mut Budget,
        ink: &mut Ink,
    ) -> bool {
        for key in visible.keys() {
            if self.chosen.contains_key(&key) {
                continue;
            }
            if !budget.allows() {
                return false;
            }
            let near = Span { columns: (key.0 - HALO, key.0 + HALO + 1), rows: (key.1 - 1, key.1 + 2) };
            let near: Vec<Key> = near.keys().collect();
            for key in &near {
                self.candidates.entry(*key).or_insert_with(|| candidates(maker, *key, dots(*key)));
            }
            let all: Vec<Candidate> =
                near.iter().filter_map(|key| self.candidates.get(key)).flatten().copied().collect();
            let own = self.candidates.get(&key).cloned().unwrap_or_default();
            let is_own = |winner: &Candidate| own.iter().any(|one| one.rank == winner.rank);
            let laid: Vec<Rect> =
                near.iter().filter_map(|key| self.laid.get(key)).flatten().copied().collect();
            // Those at the edge of what is looked at may be judged differently from two sides: who is there stays.
            let is_free = |winner: &Candidate| !laid.iter().any(|plate| plate.overlaps(winner.plate));
            let winners: Vec<Candidate> =
                winners(&all).into_iter().filter(|one| is_own(one) && is_free(one)).collect();
            self.laid.insert(key, winners.iter().map(|one| one.plate).collect());
            let winners = winners.into_iter();
            let names: Vec<FarName> = winners
                .filter_map(|one| self.set_name(maker.scene, one.rank.1, &mut ink.typesetter))
                .collect();
            budget.spend(20_000 + all.len() as u64 * 500 + names.len() as u64 * 20_000);
            self.chosen.insert(key, maker.names(key, &names, ink));
        }
        true
    }

    fn set_name(&mut self, scene: &Scene, actor: ActorId, typesetter: &mut Typesetter) -> Option<FarName> {
        let name = &scene.actor(actor)?.name;
        if let Some((_, words)) = self.set.get(&actor).filter(|(text, _)| text == name) {
            return plated(scene, actor, words.clone());
        }
        let column = Column::of(LONGEST).aligned(Align::Left);
        let words = typesetter.set_clipped(name, &far::name(), column, 1);
        if self.set.len() >= MOST_KEPT {
            self.set.clear();
        }
        self.set.insert(actor, (name.clone(), words.clone()));
        plated(scene, actor, words)
    }

    /// Forgets what may be another now that these parts of the scene are; `None` is all.
    pub(super) fn follow(&mut self, parts: Option<&[Part]>, scene: &Scene, grid: Grid) {
        let Some(parts) = parts else {
            self.candidates.clear();
            self.chosen.clear();
            self.laid.clear();
            return;
        };
        let actor = |part: &Part| match part {
            Part::Actor(id) => Some(*id),
            _ => None,
        };
        for id in parts.iter().filter_map(actor) {
            let known = self.candidates.iter().find(|(_, known)| known.iter().any(|one| one.rank.1 == id));
            if let Some(key) = known.map(|(key, _)| *key) {
                self.touch(Span::of(key));
            }
            if let Some(rect) = scene.actor_box(id) {
                self.touch(grid.span(rect));
            }
        }
    }

    /// Forgets what was chosen in and around these squares.
    pub(super) fn touch(&mut self, span: Span) {
        self.candidates.retain(|key, _| !span.contains(*key));
        let wide = span.wider(HALO);
        self.chosen.retain(|key, _| !wide.contains(*key));
        self.laid.retain(|key, _| !wide.contains(*key));
    }

    pub(super) fn lose_letters(&mut self) {
        self.chosen.clear();
        self.laid.clear();
    }

    pub(super) fn forget_beyond(&mut self, kept: Span) {
        self.chosen.retain(|key, _| kept.contains(*key));
        self.laid.retain(|key, _| kept.contains(*key));
        let wide = kept.wider(HALO);
        self.candidates.retain(|key, _| wide.contains(*key));
    }
}

/// The actors in the middle of whose boxes the square lies, those that matter most.
fn candidates(maker: &Maker<'_>, key: Key, dots: &[u32]) -> Vec<Candidate> {
    let square = maker.grid.rect(key);
    let found = dots.iter().filter_map(|nth| maker.coarse.dots.get(*nth));
    let mut own: Vec<&Dot> = found
        .filter(|dot| {
            let at = dot.bounds().center();
            let is_in = at.x >= square.x0 && at.x < square.x1 && at.y >= square.y0 && at.y < square.y1;
            is_in && maker.shows(dot)
        })
        .collect();
    let rank = |dot: &Dot| (Reverse(dot.weight as usize), dot.actor);
    if own.len() > MOST {
        own.select_nth_unstable_by_key(MOST, |dot| rank(dot));
        own.truncate(MOST);
    }
    let zoom = maker.grid.zoom;
    let plated = own.into_iter().filter_map(|dot| {
        let letters = maker.scene.actor(dot.actor)?.name.chars().count() as f64;
        let middle = (dot.bounds().center().to_vec2() * zoom).to_point();
        let size = ((letters * LETTER).min(LONGEST) + 2.0 * PADDING.width, HEIGHT);
        Some(Candidate { rank: rank(dot), plate: Rect::from_center_size(middle, size) })
    });
    plated.collect()
}

/// Those that have room. A name is given room if no greater one near it wants the same; then those are looked at that
/// are not in the way of one that has room, and so on, so often and no more: the choice depends on what is near alone.
fn winners(all: &[Candidate]) -> Vec<Candidate> {
    let mut waiting = all.to_vec();
    let mut won: Vec<Candidate> = Vec::new();
    for _ in 0..ROUNDS {
        let is_greatest = |one: &Candidate| {
            waiting.iter().all(|other| other.rank >= one.rank || !other.plate.overlaps(one.plate))
        };
        let fresh: Vec<Candidate> = waiting.iter().filter(|one| is_greatest(one)).copied().collect();
        waiting.retain(|one| !fresh.iter().any(|other| other.plate.overlaps(one.plate)));
        won.extend(fresh);
    }
    won
}

/// The name of one actor that is on the canvas.
pub(super) fn far_name(scene: &Scene, actor: ActorId, ink: &mut Ink) -> Option<FarName> {
    let words = ink.cut(&scene.actor(actor)?.name, &far::name(), LONGEST);
    plated(scene, actor, words)
}

fn plated(scene: &Scene, actor: ActorId, words: Paragraph) -> Option<FarName> {
    let at = scene.actor_box(actor)?.center();
    let plate =
        Size::new(words.bounds().width() + 2.0 * PADDING.width, words.height() + 2.0 * PADDING.height);
    Some(FarName { actor, words, plate, at })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    fn candidate(ties: usize, id: u64, x: f64) -> Candidate {
        let plate = Rect::from_center_size((x, 0.0), (100.0, HEIGHT));
        Candidate { rank: (Reverse(ties), Id::from_bits(id)), plate }
    }

    fn named(all: &[Candidate]) -> Vec<u64> {
        let mut named: Vec<u64> = winners(all).iter().map(|one| one.rank.1.bits()).collect();
        named.sort_unstable();
        named
    }

    #[test]
    fn the_actor_with_more_ties_keeps_its_name_where_there_is_room_for_one() {
        assert_eq!(named(&[candidate(1, 1, 0.0), candidate(3, 2, 60.0), candidate(1, 3, 400.0)]), [2, 3]);
    }

    #[test]
    fn a_name_beside_one_that_lost_its_room_is_shown_all_the_same() {
        let row = [candidate(3, 1, 0.0), candidate(2, 2, 80.0), candidate(1, 3, 160.0)];
        assert_eq!(named(&row), [1, 3]);
    }

    #[test]
    fn what_lies_beyond_the_squares_around_changes_no_name() {
        let row: Vec<Candidate> =
            (0..40).map(|n| candidate((n * 7 % 11) as usize, n, n as f64 * 45.0)).collect();
        let of_all = named(&row);
        let near: Vec<Candidate> =
            row.iter().filter(|one| (one.plate.center().x - 900.0).abs() < 512.0).copied().collect();
        let middle = |id: &u64| ((*id as f64) * 45.0 - 900.0).abs() < 200.0;
        let (one, other): (Vec<u64>, Vec<u64>) =
            (of_all.into_iter().filter(middle).collect(), named(&near).into_iter().filter(middle).collect());
        assert_eq!(one, other);
        assert!(one.len() > 1);
    }

    #[test]
    fn names_are_laid_over_boxes_only_where_their_own_words_are_too_small() {
        assert!(far::is_far(0.3) && !far::is_far(1.0));
    }
}
