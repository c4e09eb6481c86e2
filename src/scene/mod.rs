//! What is drawn, before anyone draws it.
//!
//! A [`Scene`] is finished: every line has its place, every word is set, every colour chosen. The window paints
//! it, the pointer is tested against it, screen readers are told its sentences, and PNG and SVG are made of it;
//! so they agree. It knows nothing of windows, cameras or selections; what lies on top of a map while somebody
//! works on it is `overlay`. Start at `build`, then [`shape`] for the vocabulary.

mod actor;
mod arrange;
mod bend;
mod beside;
pub mod build;
mod changes;
mod course;
pub mod describe;
mod drawn;
mod ground;
mod group;
mod hit;
mod label;
mod legend;
pub mod look;
mod near;
mod nest;
mod note;
pub mod overlay;
mod pairs;
mod part;
mod plates;
pub mod shape;
#[cfg(test)]
mod sketched;
mod surround;
mod tie;
mod update;
mod words;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use kurbo::{BezPath, Point, Rect};

pub use crate::model::folding::{box_of_group, group_behind};
pub use arrange::{Arrangement, Asked, Movable};
pub use build::{Builder, Frame};
pub use changes::Changes;
pub use group::frame_around;
pub use legend::Signs;
pub use look::{Look, Style};
pub use overlay::Overlay;
pub use part::{Hit, Part, Side};
pub use shape::{Icon, Paint, Pattern, Shape};

use crate::analysis::voice::Voices;
use crate::model::folding::Folding;
use crate::model::{Actor, ActorId, Hidden, Project, ProjectChanges, TieEnd, TieId};
use beside::Beside;
use changes::{Areas, Log};
use course::Block;
use ground::Ground;
use hit::Places;
use pairs::{Bundle, Pair, Strand};
use plates::Plates;

/// A finished drawing of a project, in canvas units, y downwards.
///
/// It keeps where everything stands and runs, and the words that were set, but no shapes: those are made when
/// somebody draws them. A clone copies all of that; share it instead.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// What was drawn, in which each folded group is an actor; a clone costs nothing.
    project: Option<Project>,
    /// What the scene is of, for its sentences.
    origin: Option<Project>,
    /// What is drawn as one.
    folding: Folding,
    /// What the filter of its canvas left out.
    hidden: Arc<Hidden>,
    /// Who asserts what of it.
    voices: Option<Voices>,
    look: Look,
    /// How many ties the project has, which says how many teeth a line may have.
    teeth: usize,
    ground: Ground,
    bundles: HashMap<Pair, Bundle>,
    /// How many ties are drawn.
    ties: usize,
    plates: Plates,
    /// Frames and notes.
    beside: Beside,
    /// Legend and title.
    others: BTreeMap<Part, Other>,
    bounds: Rect,
    log: Log,
    /// Made when the pointer or a painter first asks.
    places: OnceLock<Places>,
}

/// An item about the whole, drawn once and kept.
#[derive(Clone, Debug)]
struct Other {
    bounds: Rect,
    shapes: Vec<Shape>,
}

/// One thing in a scene: an actor, a tie, or something about the whole. Its shapes are made on demand, by
/// [`Scene::shapes`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// What it stands for.
    pub part: Part,
    /// What its shapes cover.
    pub bounds: Rect,
}

impl Scene {
    /// A scene with nothing in it.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// True if there is nothing to draw.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ground.len() == 0 && self.others.is_empty() && self.beside.is_empty()
    }

    /// False for a scene that was never made of a project: one that is waited for.
    #[must_use]
    pub fn is_made(&self) -> bool {
        self.project.is_some()
    }

    /// Does at once what is otherwise done when somebody first asks: finding items by place, and who is named how.
    pub fn prepare(&self) {
        let _ = self.places();
        let _ = self.voices.as_ref().map(|voices| voices.named(""));
    }

    /// A number that is greater for each scene of a [`Builder`] than for the one before.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.log.version()
    }

    /// Where this scene differs from the one of the same builder that had the number `version`. The last sixty-four
    /// changes are remembered.
    #[must_use]
    pub fn changes_since(&self, version: u64) -> Changes {
        self.log.since(version)
    }

    /// What is drawn another way than in the scene of the same builder that had the number `version`, and what came or
    /// went since; `None` if that may be everything.
    #[must_use]
    pub fn parts_since(&self, version: u64) -> Option<Vec<Part>> {
        self.log.parts_since(version)
    }

    /// What all items cover; an empty rectangle at the origin if there are none.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        self.bounds
    }

    /// What lies at `at`, at most `reach` canvas units away: the inside of an actor, else a note, else the nearest tie,
    /// else the outer rim of an actor, else the frame of a group. Of things that overlap, the one that is seen.
    #[must_use]
    pub fn hit(&self, at: Point, reach: f64) -> Option<Hit> {
        let near = self.places().hit(self, at, reach);
        self.hit_beside(near, (at, reach))
    }

    /// The box of an actor that is on the canvas, without marks on its corners; that of its group if it is folded.
    #[must_use]
    pub fn actor_box(&self, id: ActorId) -> Option<Rect> {
        Some(self.block(self.folding.seen_as(id))?.rect)
    }

    /// Whose box an actor is seen in: its own, or that of its folded group.
    #[must_use]
    pub fn seen_as(&self, id: ActorId) -> ActorId {
        self.folding.seen_as(id)
    }

    /// The ties that are drawn as one with this tie, because an end of theirs is in a folded group; also if it is the
    /// only one. `None` if neither end is.
    #[must_use]
    pub fn sum_of(&self, id: TieId) -> Option<&[TieId]> {
        self.folding.sum_of(id)
    }

    /// The line of a tie, or of the sum that it is in, from tip to tip, without its marks and teeth.
    #[must_use]
    pub fn tie_line(&self, id: TieId) -> Option<BezPath> {
        Some(self.strand(self.folding.drawn_as(id))?.course.path())
    }

    /// Where a tie begins or ends: the tip at the rim of its actor.
    #[must_use]
    pub fn tie_end(&self, id: TieId, end: TieEnd) -> Option<Point> {
        let course = self.strand(id)?.course;
        Some(course.at(if end == TieEnd::From { 0.0 } else { 1.0 }))
    }

    /// The actors whose boxes touch `area`, in drawing order. Folded groups are in
    /// [`folded_touching`](Self::folded_touching).
    #[must_use]
    pub fn actors_touching(&self, area: Rect) -> Vec<ActorId> {
        let touching = self.ground.touching(area).map(|boxed| boxed.id);
        let mut found: Vec<ActorId> = touching.filter(|id| group_behind(*id).is_none()).collect();
        found.sort_unstable();
        found
    }

    /// The actors whose boxes lie wholly in `area`, in drawing order.
    #[must_use]
    pub fn actors_in(&self, area: Rect) -> Vec<ActorId> {
        let mut found = self.actors_touching(area);
        found.retain(|id| {
            self.actor_box(*id).is_some_and(|rect| {
                rect.x0 >= area.x0 && rect.y0 >= area.y0 && rect.x1 <= area.x1 && rect.y1 <= area.y1
            })
        });
        found
    }

    /// What an item says to those who cannot see it; empty if it stands for nothing.
    #[must_use]
    pub fn sentence(&self, part: Part) -> String {
        let known = self.origin.as_ref().zip(self.voices.as_ref());
        known.map(|known| describe::part(known, (part, &self.folding))).unwrap_or_default()
    }

    /// What the whole says, as "Map of 4 actors and 3 ties".
    #[must_use]
    pub fn sentence_of_all(&self) -> String {
        describe::whole(self)
    }

    /// The project as it was drawn, with an actor for each folded group; `None` of an empty scene.
    #[must_use]
    pub fn project(&self) -> Option<&Project> {
        self.project.as_ref()
    }

    /// The actor as it was when the scene was made, or what is drawn for a folded group.
    #[must_use]
    pub fn actor(&self, id: ActorId) -> Option<&Actor> {
        self.project.as_ref()?.actor(id)
    }

    /// How many ties touch an actor: how much it matters when there is no room for all.
    #[must_use]
    pub fn ties_at(&self, id: ActorId) -> usize {
        self.project.as_ref().map_or(0, |project| project.ties_of(id).count())
    }

    /// The radius of an actor's corners, for lines drawn around its box.
    #[must_use]
    pub fn actor_radius(&self, id: ActorId) -> Option<f64> {
        Some(self.block(id)?.radius)
    }

    /// How many actors and ties are drawn.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        (self.ground.len(), self.ties)
    }

    fn block(&self, id: ActorId) -> Option<Block> {
        self.ground.block(id)
    }

    fn pair_of(&self, id: TieId) -> Option<Pair> {
        Some(self.project.as_ref()?.tie(id)?.pair())
    }

    fn strand(&self, id: TieId) -> Option<&Strand> {
        self.bundles.get(&self.pair_of(id)?)?.strand(id)
    }

    /// The boxes of a pair.
    fn ends_of(&self, pair: Pair) -> Option<(Rect, Rect)> {
        Some((self.block(pair.0)?.rect, self.block(pair.1)?.rect))
    }

    fn places(&self) -> &Places {
        self.places.get_or_init(|| Places::of(self))
    }

    /// The signs that occur in `area`, for a key to them. Cost grows with what is there.
    #[must_use]
    pub fn signs_in(&self, area: Rect) -> Signs {
        let mut signs = Signs::default();
        if let Some(project) = &self.project {
            self.within(area).for_each(|item| signs.take(project, item.part));
        }
        signs
    }

    /// What the filter of the canvas left out.
    #[must_use]
    pub fn hidden(&self) -> &Hidden {
        &self.hidden
    }

    /// What is known before anything is drawn again. `changes` is what differs from what was drawn before.
    fn begin(
        &mut self,
        (origin, project): (&Project, &Project),
        look: Look,
        changes: Option<&ProjectChanges>,
    ) {
        match (&mut self.voices, changes) {
            (Some(voices), Some(changes)) => voices.follow(origin, &changes.actors),
            (voices, _) => *voices = Some(Voices::of(origin)),
        }
        self.origin = Some(origin.clone());
        (self.project, self.look, self.teeth) = (Some(project.clone()), look, project.counts().ties);
    }

    /// The last touch: bounds, and where the scene differs from the one before.
    fn finish(&mut self, areas: Areas, version: u64, looks_alike: bool) {
        let came = areas.came.unwrap_or(self.bounds);
        self.bounds = if areas.is_outermost_gone || !looks_alike || self.is_empty() {
            self.measured()
        } else {
            self.bounds.union(came)
        };
        if looks_alike {
            self.log.step(version, areas.touched());
        } else {
            self.log.begin(version);
        }
    }
}

#[cfg(test)]
mod scene_tests;
#[cfg(test)]
mod update_tests;
