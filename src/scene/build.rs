//! From a project to a finished scene.
//!
//! Actors first, because ties end at their boxes and keep clear of them; then ties pair by pair, because the ties of
//! a pair share the room between the two; then what stands on the ties. Drawing order is the other way round where it
//! matters: lines, then plates, then actors, so that nothing covers a name. How each looks is in `actor`, `tie`,
//! `label` and [`legend`].

use std::collections::{BTreeMap, HashMap, HashSet};

use kurbo::{Rect, Size};
use rstar::RTree;

use super::actor::{self, Lettering};
use super::beside::Beside;
use super::course::{Block, Course};
use super::label::{self, Legible, Taken, rectangle};
use super::look::{self, Look, Style};
use super::pairs::{Ground, Kept, Laned, Pair};
use super::tie::Manner;
use super::words::{Role, Words};
use super::{Item, Part, Scene, fold, group, legend};
use crate::model::{Actor, ActorId, Project, Stance, Tie};
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

/// Builds scenes and keeps set words from one to the next.
#[derive(Debug, Default)]
pub struct Builder {
    words: Words,
    kept: Kept,
    beside: Beside,
}

impl Builder {
    /// The scene of `project` in `frame`.
    ///
    /// The same project and frame give the same scene. Building again after a small change costs little, because
    /// words are kept.
    pub fn build(&mut self, project: &Project, frame: &Frame, typesetter: &mut Typesetter) -> Scene {
        let counts = project.counts();
        let _span = tracing::info_span!("scene", actors = counts.actors, ties = counts.ties).entered();
        self.words.turn();
        let mut only: Option<HashSet<ActorId>> = frame.only.as_ref().map(|ids| ids.iter().copied().collect());
        let (shown, folding) = fold::folded(project, only.as_ref());
        only.iter_mut().for_each(|only| only.extend(folding.stand_ins()));
        let mut press = Press {
            project: &shown,
            style: frame.look.style(),
            words: &mut self.words,
            kept: &mut self.kept,
            typesetter,
        };
        let placed = press.placed(only.as_ref());
        let mut scene = Scene::of(project, &shown, folding);
        let blocks: HashMap<ActorId, Rect> = placed.actors.iter().map(|placed| (placed.id, placed.block.rect)).collect();
        scene.beside = Beside::of(&mut press, &blocks, (&self.beside, only.is_none()));
        self.beside = scene.beside.clone();
        let (notes, frames): (Vec<Item>, Vec<Item>) = scene
            .beside
            .drawn(press.style)
            .into_iter()
            .partition(|item| matches!(item.part, Part::Note(_)));
        frames.into_iter().for_each(|frame| scene.push(frame));
        press.draw_ties(&placed, &mut scene);
        notes.into_iter().for_each(|note| scene.push(note));
        for on_canvas in &placed.actors {
            let rect = on_canvas.block.rect;
            let mut shapes = actor::shapes(on_canvas.actor, rect, &on_canvas.lettering, press.style);
            if fold::group_behind(on_canvas.id).is_some() {
                shapes.push(group::stack(rect, press.style, on_canvas.actor.colour));
            }
            scene.push_actor(on_canvas.id, on_canvas.block, shapes);
        }
        if !scene.is_empty() && (frame.legend || frame.title) {
            press.surround(&placed, frame, &mut scene);
        }
        scene
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

/// Everything at hand while one scene is made.
pub(super) struct Press<'a> {
    pub project: &'a Project,
    pub style: &'static Style,
    pub words: &'a mut Words,
    kept: &'a mut Kept,
    pub typesetter: &'a mut Typesetter,
}

/// An actor that has its place.
struct Placed<'a> {
    id: ActorId,
    actor: &'a Actor,
    lettering: Lettering,
    block: Block,
}

/// All actors that are drawn.
struct Map<'a> {
    actors: Vec<Placed<'a>>,
    ground: Ground,
}

impl<'a> Press<'a> {
    fn placed(&mut self, only: Option<&HashSet<ActorId>>) -> Map<'a> {
        let project = self.project;
        let shown = project.actors().filter(|(id, _)| only.as_ref().is_none_or(|only| only.contains(id)));
        let mut actors = Vec::new();
        for (id, actor) in shown {
            let Some(place) = actor.place else { continue };
            let lettering = actor::lettering(project, actor, self.words, self.typesetter);
            let rect = lettering.rect(place);
            let block = Block { rect, radius: look::actor::radius(actor.kind, rect.height()) };
            actors.push(Placed { id, actor, lettering, block });
        }
        let blocks = actors.iter().map(|placed| (placed.id, placed.block)).collect();
        let tree = RTree::bulk_load(actors.iter().map(|placed| rectangle(placed.block.rect)).collect());
        Map { actors, ground: Ground { blocks, tree } }
    }

    fn draw_ties(&mut self, map: &Map<'a>, scene: &mut Scene) {
        let pairs = self.pairs(map);
        let drawn = self.kept.draw(&map.ground, &pairs);
        let mut taken = Taken::by(&map.ground.tree);
        let mut plates = Vec::new();
        for (pair, (_, ties)) in drawn.iter().zip(&pairs) {
            if let (true, Some(first)) = (is_contested(ties), ties.first()) {
                let shapes = label::contested_mark(pair.middle, self.style);
                let mark = Item::new(Part::TieLabel(first.id), shapes);
                taken.take(mark.bounds);
                plates.push(mark);
            }
            for (laned, (course, item)) in ties.iter().zip(&pair.ties) {
                scene.push_tie(laned.id, course.path(), item.clone());
                plates.extend(self.plate(laned, course, ties.len() > 1, &mut taken));
            }
        }
        for plate in plates {
            scene.push(plate);
        }
    }

    /// The ties among the drawn actors, pair by pair, each in its lane.
    fn pairs(&self, map: &Map<'a>) -> Vec<(Pair, Vec<Laned>)> {
        let mut pairs: BTreeMap<Pair, Vec<Laned>> = BTreeMap::new();
        let max_teeth = look::tie::max_teeth(self.project.counts().ties);
        let is_drawn = |id| map.ground.blocks.contains_key(&id);
        for (id, tie) in self.project.ties() {
            if tie.from == tie.to || !is_drawn(tie.from) || !is_drawn(tie.to) {
                continue;
            }
            let manner = Manner {
                stance: tie.stance,
                direction: tie.direction,
                quotes: tie.quotes.len(),
                paints: self.style.stance(tie.stance),
                max_teeth,
            };
            let laned = Laned { id, manner, lane: 0.0, backwards: tie.from > tie.to };
            pairs.entry(tie.pair()).or_default().push(laned);
        }
        for ties in pairs.values_mut() {
            // Support beside support: a contested pair then shows its two sides as two bands.
            ties.sort_by_key(|laned| (laned.manner.stance, laned.id));
            lay_lanes(ties);
        }
        pairs.into_iter().collect()
    }

    fn plate(&mut self, laned: &Laned, course: &Course, beside: bool, taken: &mut Taken) -> Option<Item> {
        let quotes = laned.manner.quotes;
        let badge = (quotes >= look::tie::BADGE_FROM)
            .then(|| self.words.set(Role::Badge, &quotes.to_string(), self.typesetter));
        let label = self.project.tie(laned.id).map(|tie| tie.label.as_str());
        let label = label.filter(|label| !label.trim().is_empty());
        let words = label.map(|label| self.words.set(Role::TieLabel, label, self.typesetter));
        let legible = Legible { badge, words };
        let size = legible.size()?;
        let way = course.direction(0.5);
        let is_long = (way.x * size.width).abs() + (way.y * size.height).abs() > 0.6 * course.length();
        let beside = beside && legible.words.is_some();
        let outward = if laned.backwards == (laned.lane < 0.0) { 1.0 } else { -1.0 };
        let middle = taken.place(course, size, |part| {
            let side = course.side(part) * outward;
            let across = (side.x * size.width).abs() / 2.0 + (side.y * size.height).abs() / 2.0;
            // Beside a steep line words would stand too far away to belong to it.
            let beside = is_long || beside && side.y.abs() > 0.75;
            side * if beside { across + laned.manner.reach() + 2.0 } else { 0.0 }
        });
        Some(Item::new(Part::TieLabel(laned.id), legible.shapes(middle, laned.manner.paints, self.style)))
    }

    /// Legend and title, around what is drawn so far.
    fn surround(&mut self, map: &Map<'a>, frame: &Frame, scene: &mut Scene) {
        let around = scene.bounds();
        let signs = self.signs(map);
        if frame.legend {
            scene.push(Item::new(Part::Legend, legend::key(&signs, around, self)));
        }
        if frame.title && !self.project.title.trim().is_empty() {
            scene.push(Item::new(Part::Title, legend::title(&signs, around, self)));
        }
    }

    /// What the legend has to explain.
    fn signs(&self, map: &Map<'a>) -> legend::Signs {
        let pairs = self.pairs(map);
        let ties = pairs.iter().flat_map(|(_, ties)| ties);
        let ties: Vec<&Tie> = ties.filter_map(|laned| self.project.tie(laned.id)).collect();
        let quotes: HashSet<_> = ties.iter().flat_map(|tie| &tie.quotes).collect();
        let documents: HashSet<_> =
            quotes.iter().filter_map(|id| Some(self.project.quote(**id)?.document)).collect();
        let (open, backed): (Vec<&Tie>, Vec<&Tie>) = ties.iter().partition(|tie| tie.is_hypothesis());
        legend::Signs {
            kinds: map.actors.iter().map(|placed| placed.actor.kind).collect(),
            ties: backed.iter().map(|tie| (tie.stance, tie.direction)).collect(),
            hypotheses: open.iter().map(|tie| tie.stance).collect(),
            contested: pairs.iter().any(|(_, ties)| is_contested(ties)),
            most_quotes: ties.iter().map(|tie| tie.quotes.len()).max().unwrap_or(0),
            counts: [map.actors.len(), ties.len(), quotes.len(), documents.len()],
        }
    }
}

fn is_contested(ties: &[Laned]) -> bool {
    let has = |stance| ties.iter().any(|laned| laned.manner.stance == stance);
    has(Stance::Support) && has(Stance::Clash)
}

/// Side by side, with free ground between them, the middle of the whole on the line between the actors.
fn lay_lanes(ties: &mut [Laned]) {
    let mut outermost = 0.0;
    for laned in ties.iter_mut() {
        laned.lane = outermost + laned.manner.reach();
        outermost = laned.lane + laned.manner.reach() + look::tie::LANE_GAP;
    }
    let middle = (outermost - look::tie::LANE_GAP) / 2.0;
    for laned in ties.iter_mut() {
        laned.lane -= middle;
    }
}
