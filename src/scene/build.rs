//! From a project to a finished scene.
//!
//! A [`Builder`] keeps the last scene and its set words. The next scene is the last one with what changed done again,
//! in [`update`](super::update); only a first scene, another selection or a change of nearly everything is made from
//! nothing. How each item looks is in `actor`, `tie`, `label` and [`legend`].

use std::collections::HashSet;
use std::sync::Arc;

use kurbo::{Rect, Size};

use super::actor;
use super::course::Block;
use super::ground::Standing;
use super::label::Legible;
use super::legend::{self, Signs};
use super::look::{self, Look, Style};
use super::pairs::Pair;
use super::shape::Shape;
use super::update::Update;
use super::words::{Role, Words};
use super::{Scene, surround};
use crate::model::folding as fold;
use crate::model::{Actor, ActorId, Hidden, Project, ProjectChanges, Tie, TieId};
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
    pub only: Option<Vec<ActorId>>,
}

/// Builds scenes, and keeps the last of them and its set words for the next.
#[derive(Debug, Default)]
pub struct Builder {
    words: Words,
    last: Option<(Frame, Arc<Scene>)>,
    built: u64,
}

impl Builder {
    /// The scene of `project` in `frame`.
    ///
    /// The same project and frame give the same scene, whatever was built before. After a small change the cost is
    /// that of the change. The last scene is changed in place if nobody else holds it any more, and cloned if
    /// somebody does: let go of it before asking for the next.
    pub fn build(&mut self, project: &Project, frame: &Frame, typesetter: &mut Typesetter) -> Arc<Scene> {
        let counts = project.counts();
        let _span = tracing::info_span!("scene", actors = counts.actors, ties = counts.ties).entered();
        self.built += 1;
        self.words.turn();
        let last = self.last.take().filter(|(known, _)| known.can_become(frame));
        let mut only: Option<HashSet<ActorId>> = frame.only.as_ref().map(|ids| ids.iter().copied().collect());
        let (shown, folding) = fold::folded(project, only.as_ref());
        only.iter_mut().for_each(|only| only.extend(folding.boxes()));
        let known = last.and_then(|(_, scene)| {
            let before = scene.project.clone()?;
            let origin = scene.origin.clone()?;
            let asked = project.changes_since(&origin);
            are_few(&asked, project).then_some(())?;
            let hidden = scene.hidden.following(&origin, project, &asked);
            let mut changes = shown.changes_since(&before);
            let (actors, ties) = scene.hidden.differences(&hidden);
            changes.actors.extend(actors);
            changes.ties.extend(ties);
            changes.ties.extend(&changes.bends);
            are_few(&changes, project).then_some((scene, before, (changes, hidden)))
        });
        let (mut shared, known, hidden) = match known {
            Some((scene, before, (changes, hidden))) => (scene, Some((before, changes)), hidden),
            None => (Arc::default(), None, Hidden::of(project)),
        };
        let scene = Arc::make_mut(&mut shared);
        scene.hidden = Arc::new(hidden);
        let looks_alike = known.is_some() && scene.look == frame.look && scene.has_teeth_of(counts.ties);
        scene.begin((project, &shown), frame.look, known.as_ref().map(|(_, changes)| changes));
        scene.folding = folding;
        let hidden = Arc::clone(&scene.hidden);
        let style = frame.look.style();
        let press = Press { project: &shown, style, words: &mut self.words, typesetter, only, hidden };
        let mut update = Update::new(scene, press);
        match &known {
            Some((before, changes)) => update.differences(before, changes),
            None => update.everything(),
        }
        surround::put(&mut update, frame);
        let areas = update.areas;
        scene.finish(areas, self.built, looks_alike);
        self.last = Some((frame.clone(), Arc::clone(&shared)));
        shared
    }

    /// True if the next scene would be made from nothing, which takes its time for a large map.
    #[must_use]
    pub fn starts_over(&self, project: &Project, frame: &Frame) -> bool {
        let last = self.last.as_ref().filter(|(known, _)| known.can_become(frame));
        let before = last.and_then(|(_, scene)| scene.origin.as_ref());
        before.is_none_or(|before| !are_few(&project.changes_since(before), project))
    }

    /// This builder with all it has kept, for one scene that is built elsewhere. Numbers go on as if that had been
    /// built here.
    pub fn lend(&mut self) -> Self {
        let built = self.built + 1;
        std::mem::replace(self, Self { built, ..Self::default() })
    }

    /// The key to some signs, its upper left corner at the origin.
    pub fn key(
        &mut self,
        signs: &Signs,
        (project, look): (&Project, Look),
        typesetter: &mut Typesetter,
    ) -> Vec<Shape> {
        let (words, style, hidden) = (&mut self.words, look.style(), Arc::default());
        let mut press = Press { project, style, words, typesetter, only: None, hidden };
        legend::alone(signs, &mut press)
    }

    /// Forgets the last scene, but not its number: the next one is of another project.
    pub fn forget(&mut self) {
        *self = Self { built: self.built, ..Self::default() };
    }

    /// The size of the box of `actor`, on the canvas or not. It is the same in every look.
    pub fn size_of(&mut self, project: &Project, actor: &Actor, typesetter: &mut Typesetter) -> Size {
        actor::lettering(project, actor, &mut self.words, typesetter).size()
    }

    /// The box of an actor that is on the canvas, as [`Scene::actor_box`] will give it.
    pub fn box_of(&mut self, project: &Project, id: ActorId, typesetter: &mut Typesetter) -> Option<Rect> {
        let actor = project.actor(id)?;
        Some(actor::lettering(project, actor, &mut self.words, typesetter).rect(actor.place?))
    }
}

/// More changes than this, and more than a quarter of all, are dearer than a scene from nothing.
const MOST_CHANGES: usize = 256;

fn are_few(changes: &ProjectChanges, project: &Project) -> bool {
    let counts = project.counts();
    changes.actors.len() + changes.ties.len() <= MOST_CHANGES.max((counts.actors + counts.ties) / 4)
}

impl Frame {
    /// True if a scene in this frame can become one in `other` by changes alone.
    fn can_become(&self, other: &Self) -> bool {
        let is_bare = |frame: &Self| !frame.legend && !frame.title;
        is_bare(self) && is_bare(other) && self.only == other.only
    }
}

/// Everything at hand while one scene is made.
pub(super) struct Press<'a> {
    pub project: &'a Project,
    pub style: &'static Style,
    pub words: &'a mut Words,
    pub typesetter: &'a mut Typesetter,
    pub only: Option<HashSet<ActorId>>,
    /// What the filter of the canvas leaves out.
    pub hidden: Arc<Hidden>,
}

impl<'a> Press<'a> {
    /// True if this actor is to be on the canvas.
    pub fn is_shown(&self, id: ActorId, actor: &Actor) -> bool {
        let is_there = actor.place.is_some() && !self.hidden.hides_actor(id);
        is_there && self.only.as_ref().is_none_or(|only| only.contains(&id))
    }

    /// All actors that are to be on the canvas.
    pub fn shown(&self) -> Vec<(ActorId, &'a Actor)> {
        let project = self.project;
        let all: Vec<(ActorId, &Actor)> = match &self.only {
            Some(only) => only.iter().filter_map(|id| Some((*id, project.actor(*id)?))).collect(),
            None => project.actors().collect(),
        };
        all.into_iter().filter(|(id, actor)| self.is_shown(*id, actor)).collect()
    }

    /// The ties among these actors with their pairs, in no order.
    pub fn ties_among(&self, shown: &[(ActorId, &Actor)]) -> Vec<(Pair, TieId)> {
        let project = self.project;
        if self.only.is_none() {
            return project.ties().map(|(id, tie)| (tie.pair(), id)).collect();
        }
        let ids: HashSet<ActorId> = shown.iter().map(|(id, _)| *id).collect();
        let ties =
            shown.iter().flat_map(|(id, _)| project.ties_of(*id).filter(move |(_, tie)| tie.pair().0 == *id));
        ties.filter(|(_, tie)| ids.contains(&tie.pair().1)).map(|(id, tie)| (tie.pair(), id)).collect()
    }

    /// The box of an actor that has its place.
    pub fn standing(&mut self, actor: &Actor) -> Option<Standing> {
        let lettering = actor::lettering(self.project, actor, self.words, self.typesetter);
        let rect = lettering.rect(actor.place?);
        let block = Block { rect, radius: look::actor::radius(actor.kind, rect.height()) };
        Some(Standing { block, lettering })
    }

    /// What is to be read on a tie.
    pub fn legible(&mut self, id: TieId) -> Legible {
        let Some(tie) = self.project.tie(id) else { return Legible::default() };
        let (badge, label) = read_on(tie);
        Legible {
            badge: badge.map(|badge| self.words.set(Role::Badge, &badge, self.typesetter)),
            words: label.map(|label| self.words.set(Role::TieLabel, label, self.typesetter)),
        }
    }

    /// Sets the names of a great many actors on all cores.
    pub fn prepare_names(&mut self, shown: &[(ActorId, &Actor)]) {
        let wholes = shown.iter().filter_map(|(_, actor)| actor::caption(self.project, actor));
        let captions = wholes.map(|caption| (Role::Caption, caption));
        let names = shown.iter().map(|(_, actor)| (Role::Name, actor.name.clone()));
        self.words.prepare(names.chain(captions).collect(), self.typesetter);
    }

    /// The same for the words on these ties.
    pub fn prepare_labels(&mut self, ties: impl Iterator<Item = TieId>) {
        let labels = ties.filter_map(|id| read_on(self.project.tie(id)?).1);
        let labels = labels.map(|label| (Role::TieLabel, label.to_owned())).collect();
        self.words.prepare(labels, self.typesetter);
    }
}

/// Badge and label of a tie, if it has them.
fn read_on(tie: &Tie) -> (Option<String>, Option<&str>) {
    let quotes = tie.quotes.len();
    let label = Some(tie.label.as_str()).filter(|label| !label.trim().is_empty());
    ((quotes >= look::tie::BADGE_FROM).then(|| quotes.to_string()), label)
}

/// True if a tie is drawn between actors that are on the canvas.
pub(super) fn is_drawn(hidden: &Hidden, id: TieId, tie: &Tie) -> bool {
    tie.from != tie.to && !hidden.hides_tie(id)
}
