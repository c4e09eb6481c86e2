//! From the last scene to the next, by what changed between two values of the project.
//!
//! Actors first, because ties end at their boxes and keep clear of them; then the pairs that are touched, because the
//! ties of a pair share the room between the two; then the plates on them, and those that had looked where something
//! changed. What comes out never differs from a scene made from nothing: [`Update::everything`] walks the same steps
//! for all there is.
//!
//! Other kinds of items (frames, notes, pictures) are put with [`Update::put_other`] in
//! [`Update::others`], which is told what changed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kurbo::{Point, Rect};
use rayon::prelude::*;

use super::beside::Beside;
use super::build::{Press, is_drawn};
use super::changes::Areas;
use super::course::Block;
use super::ground::{Ground, Standing};
use super::label::mark_box;
use super::pairs::{Bundle, MINDED, Pair};
use super::shape::{Shape, bounds_of};
use super::{Other, Part, Scene};
use crate::model::{Actor, ActorId, Hidden, Project, ProjectChanges, TieId};

/// A scene on its way to the next value of the project.
pub(super) struct Update<'a, 'p> {
    pub scene: &'a mut Scene,
    pub press: Press<'p>,
    pub areas: Areas,
    /// Where the actors stood that stand elsewhere now.
    moved: BTreeMap<ActorId, Option<Block>>,
    /// Ties that say or look something else.
    changed: BTreeSet<TieId>,
}

/// From so many pairs on, work is spread over all cores: waking them costs more than a few.
const MANY: usize = 1024;

impl<'a, 'p> Update<'a, 'p> {
    pub fn new(scene: &'a mut Scene, press: Press<'p>) -> Self {
        let areas = Areas::around(scene.bounds, scene.is_empty());
        Self { scene, press, areas, moved: BTreeMap::new(), changed: BTreeSet::new() }
    }

    /// Makes a scene that was empty.
    pub fn everything(&mut self) {
        let shown = self.press.shown();
        let standing = self.all_standing(&shown);
        self.scene.ground = Ground::of(standing);
        let mut ties = self.press.ties_among(&shown);
        ties.par_sort_unstable();
        let (project, ground, hidden) = (self.press.project, &self.scene.ground, &*self.press.hidden);
        let pairs: Vec<&[(Pair, TieId)]> = ties.chunk_by(|one, other| one.0 == other.0).collect();
        let bundles: HashMap<Pair, Bundle> = pairs
            .par_iter()
            .filter_map(|ties| {
                let (pair, _) = *ties.first()?;
                let ids: Vec<TieId> = ties.iter().map(|(_, id)| *id).collect();
                Some((pair, bundle((project, hidden), ground, pair, &ids)?))
            })
            .collect();
        for bundle in bundles.values() {
            bundle.mark().into_iter().for_each(|(id, middle)| self.scene.plates.put_mark(id, Some(middle)));
            bundle.strands.iter().for_each(|strand| self.scene.plates.wait(strand.id));
            self.scene.ties += bundle.strands.len();
        }
        self.scene.bundles = bundles;
        let drawn = self.scene.bundles.values().flat_map(|bundle| &bundle.strands);
        self.press.prepare_labels(drawn.map(|strand| strand.id));
        self.settle_plates();
        self.others(None);
    }

    /// Does again what differs from `before`.
    pub fn differences(&mut self, before: &Project, changes: &ProjectChanges) {
        self.changed.extend(&changes.ties);
        let _ = self.scene.places();
        self.stand(self.actors_to_set(before, changes));
        let pairs = self.pairs_to_draw(before, changes);
        self.draw(pairs);
        let now = self.moved.keys().filter_map(|id| self.scene.ground.block(*id));
        let rects: Vec<Rect> =
            self.moved.values().flatten().copied().chain(now).map(|block| block.rect).collect();
        rects.into_iter().for_each(|rect| self.scene.plates.disturb(rect, None));
        self.settle_plates();
        self.others(Some(changes));
    }

    /// Everything that is neither actor nor tie. `changes` is what differs from the scene before, or nothing for a
    /// scene from nothing; actors whose boxes changed are in `moved`.
    fn others(&mut self, changes: Option<&ProjectChanges>) {
        if changes.is_some_and(|changes| !self.concerns_beside(changes)) {
            return;
        }
        let (ground, known) = (&self.scene.ground, &self.scene.beside);
        let now = Beside::of(&mut self.press, ground, known);
        let before = std::mem::replace(&mut self.scene.beside, now);
        for (part, rects) in self.scene.beside.differences(&before) {
            self.shift(part, rects);
        }
    }

    /// True if frames or notes may be elsewhere or look otherwise.
    fn concerns_beside(&self, changes: &ProjectChanges) -> bool {
        let project = self.press.project;
        let in_group = |id: &ActorId| project.group_of(*id).is_some();
        let is_changed = changes.canvas
            || !(changes.groups.is_empty() && changes.notes.is_empty() && changes.pictures.is_empty());
        is_changed
            || self.moved.keys().any(in_group)
            || project.canvas().nests && !(self.moved.is_empty() && changes.actors.is_empty())
    }

    /// Puts an item that is neither actor nor tie, or takes it away.
    pub fn put_other(&mut self, part: Part, shapes: Option<Vec<Shape>>) {
        let other = shapes.map(|shapes| Other { bounds: bounds_of(&shapes), shapes });
        let after = other.as_ref().map(|other| other.bounds);
        let before = match other {
            Some(other) => self.scene.others.insert(part, other),
            None => self.scene.others.remove(&part),
        };
        self.shift(part, [before.map(|other| other.bounds), after]);
    }

    /// Actors whose box may differ, those named after a renamed whole among them.
    fn actors_to_set(&self, before: &Project, changes: &ProjectChanges) -> BTreeSet<ActorId> {
        let name = |project: &'_ Project, id| project.actor(id).map(|actor| actor.name.clone());
        let mut actors: BTreeSet<ActorId> = changes.actors.iter().copied().collect();
        for id in &changes.actors {
            if name(before, *id) != name(self.press.project, *id) {
                actors.extend(self.press.project.parts_of(*id).map(|(part, _)| part));
            }
        }
        actors
    }

    /// Sets these actors anew where they stand now.
    fn stand(&mut self, actors: BTreeSet<ActorId>) {
        for id in actors {
            let actor = self.press.project.actor(id).filter(|actor| self.press.is_shown(id, actor));
            let standing = actor.and_then(|actor| self.press.standing(actor));
            let after = standing.as_ref().map(|standing| standing.block);
            let before = self.scene.ground.put(id, standing);
            self.areas.part(Part::Actor(id));
            before.into_iter().for_each(|block| self.areas.gone(block.rect));
            after.into_iter().for_each(|block| self.areas.come(block.rect));
            if before != after {
                self.moved.insert(id, before);
            }
        }
    }

    /// The boxes of a great many actors.
    fn all_standing(&mut self, shown: &[(ActorId, &Actor)]) -> HashMap<ActorId, Standing> {
        self.press.prepare_names(shown);
        let mut standing = HashMap::with_capacity(shown.len());
        for (id, actor) in shown {
            standing.extend(self.press.standing(actor).map(|one| (*id, one)));
        }
        standing
    }

    /// The pairs to draw again, each with all ties that it may have.
    fn pairs_to_draw(&self, before: &Project, changes: &ProjectChanges) -> BTreeMap<Pair, BTreeSet<TieId>> {
        let project = self.press.project;
        let mut pairs: BTreeMap<Pair, BTreeSet<TieId>> = BTreeMap::new();
        for id in &changes.ties {
            for tie in [before.tie(*id), project.tie(*id)].into_iter().flatten() {
                pairs.entry(tie.pair()).or_default().insert(*id);
            }
        }
        for (id, tie) in self.moved.keys().flat_map(|id| project.ties_of(*id)) {
            pairs.entry(tie.pair()).or_default().insert(id);
        }
        let blocks = self.moved.iter();
        let rects = blocks.flat_map(|(id, before)| [*before, self.scene.ground.block(*id)]);
        let mut minding = BTreeSet::new();
        for rect in rects.flatten().map(|block| block.rect) {
            minding.extend(self.pairs_minding(before, rect));
        }
        for pair in minding {
            // Most of those that pass by go on as they did: nothing of them has to be drawn to find that out.
            if !pairs.contains_key(&pair) && !self.stays(pair) {
                pairs.insert(pair, BTreeSet::new());
            }
        }
        for (pair, ids) in &mut pairs {
            let known = self.scene.bundles.get(pair);
            ids.extend(known.into_iter().flat_map(|bundle| bundle.strands.iter().map(|strand| strand.id)));
        }
        pairs
    }

    fn stays(&self, pair: Pair) -> bool {
        let bundle = self.scene.bundles.get(&pair);
        bundle.is_some_and(|bundle| bundle.stays(&self.scene.ground, pair))
    }

    /// Drawn pairs that may run elsewhere because of what changed at `rect`.
    fn pairs_minding(&self, before: &Project, rect: Rect) -> BTreeSet<Pair> {
        let by_line = self.scene.places().minding(rect).filter_map(|id| before.tie(id));
        // The drawn line of a tie begins at the rim: what stands within is met by its actor.
        let within = self.scene.ground.touching(rect.inflate(MINDED, MINDED));
        let by_actor = within.flat_map(|boxed| before.ties_of(boxed.id).map(|(_, tie)| tie));
        let pairs: BTreeSet<Pair> = by_line.chain(by_actor).map(crate::model::Tie::pair).collect();
        let minds = |pair: &Pair| {
            let bundle = self.scene.bundles.get(pair).zip(self.scene.ends_of(*pair));
            bundle.is_some_and(|(bundle, ends)| bundle.minds(ends, rect))
        };
        pairs.into_iter().filter(minds).collect()
    }

    fn draw(&mut self, pairs: BTreeMap<Pair, BTreeSet<TieId>>) {
        let (project, ground, hidden) = (self.press.project, &self.scene.ground, &*self.press.hidden);
        let draw = |(pair, ids): (Pair, BTreeSet<TieId>)| {
            let ids: Vec<TieId> = ids.into_iter().collect();
            (pair, bundle((project, hidden), ground, pair, &ids))
        };
        let drawn: Vec<(Pair, Option<Bundle>)> = if pairs.len() < MANY {
            pairs.into_iter().map(draw).collect()
        } else {
            pairs.into_par_iter().map(draw).collect()
        };
        // A tie may have gone from one pair to another: all leave before the first comes.
        let come: Vec<(Pair, Bundle)> =
            drawn.into_iter().filter_map(|(pair, now)| Some((pair, self.make_way(pair, now)?))).collect();
        come.into_iter().for_each(|(pair, bundle)| self.enter(pair, bundle));
    }

    /// Takes the ties of a pair away unless they run as they did. Gives those that are to come in their place.
    fn make_way(&mut self, pair: Pair, now: Option<Bundle>) -> Option<Bundle> {
        let before = self.scene.bundles.remove(&pair);
        if before == now {
            let strands = now.iter().flat_map(|bundle| &bundle.strands).map(|strand| strand.id);
            let said: Vec<TieId> = strands.filter(|id| self.changed.contains(id)).collect();
            said.into_iter().for_each(|id| self.scene.plates.wait(id));
            self.scene.bundles.extend(now.map(|now| (pair, now)));
            return None;
        }
        before.into_iter().for_each(|bundle| self.leave(pair, &bundle));
        now
    }

    fn mark(&mut self, id: TieId, middle: Point, comes: bool) {
        self.scene.plates.put_mark(id, comes.then_some(middle));
        let rect = Some(mark_box(middle));
        self.shift(Part::Mark(id), if comes { [None, rect] } else { [rect, None] });
    }

    fn leave(&mut self, pair: Pair, bundle: &Bundle) {
        bundle.mark().into_iter().for_each(|(id, middle)| self.mark(id, middle, false));
        self.scene.ties -= bundle.strands.len();
        for strand in &bundle.strands {
            self.areas.line_gone(strand);
            self.scene.plates.lift((bundle, strand));
        }
        let was = |id| self.moved.get(&id).copied().unwrap_or_else(|| self.scene.ground.block(id));
        if let (Some(from), Some(to), Some(places)) = (was(pair.0), was(pair.1), self.scene.places.get_mut())
        {
            places.remove(bundle, (from.rect, to.rect));
        }
    }

    fn enter(&mut self, pair: Pair, bundle: Bundle) {
        bundle.mark().into_iter().for_each(|(id, middle)| self.mark(id, middle, true));
        self.scene.ties += bundle.strands.len();
        for strand in &bundle.strands {
            self.areas.line_come(strand);
            self.scene.plates.wait(strand.id);
        }
        if let (Some(ends), Some(places)) = (self.scene.ends_of(pair), self.scene.places.get_mut()) {
            places.add(&bundle, ends);
        }
        self.scene.bundles.insert(pair, bundle);
    }

    fn settle_plates(&mut self) {
        while let Some(id) = self.scene.plates.next() {
            let Scene { plates, bundles, ground, .. } = &mut *self.scene;
            let press = &mut self.press;
            let pair = press.project.tie(id).map(crate::model::Tie::pair);
            let bundle = pair.and_then(|pair| bundles.get(&pair));
            let strand = bundle.and_then(|bundle| Some((bundle, bundle.strand(id)?)));
            let wanted = strand.map(|(bundle, strand)| (bundle, strand, press.legible(id)));
            let rects = plates.settle(id, wanted, ground);
            if rects[0] != rects[1] || self.changed.contains(&id) {
                self.shift(Part::TieLabel(id), rects);
            }
        }
    }

    /// Something that is neither actor nor line stands here now and stood there before.
    fn shift(&mut self, part: Part, rects: [Option<Rect>; 2]) {
        if let Some(places) = self.scene.places.get_mut() {
            places.shift(part, rects);
        }
        self.areas.part(part);
        rects[0].into_iter().for_each(|rect| self.areas.gone(rect));
        rects[1].into_iter().for_each(|rect| self.areas.come(rect));
    }
}

fn bundle(
    (project, hidden): (&Project, &Hidden),
    ground: &Ground,
    pair: Pair,
    ids: &[TieId],
) -> Option<Bundle> {
    let ties = ids.iter().filter_map(|id| Some((*id, project.tie(*id)?, project.bend(*id))));
    let ties: Vec<_> = ties.filter(|(id, tie, _)| tie.pair() == pair && is_drawn(hidden, *id, tie)).collect();
    if ties.is_empty() { None } else { Bundle::of(ground, pair, &ties) }
}
