//! A project as a request for places, and the answer as places of actors.

use std::collections::{HashMap, HashSet};

use kurbo::Point;

use super::{Arrangement, Movable};
use crate::analysis::camps::Camps;
use crate::layout::{self, Method, Pull, Request, Watch};
use crate::model::{Actor, ActorId, Direction, Project, Stance, Tie, When};
use crate::scene::Builder;
use crate::typeset::Typesetter;

/// Room kept between two boxes, in canvas units.
const GAP: f64 = 36.0;

/// A request for places, with the actors behind its boxes.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    ids: Vec<ActorId>,
    /// The boxes of the actors, and the ties among them.
    pub request: Request,
}

impl Asked {
    /// Asks for places in `project`. How large boxes are the builder knows, so that they are what the scene will draw.
    pub fn of(
        project: &Project,
        arrangement: &Arrangement,
        (builder, typesetter): (&mut Builder, &mut Typesetter),
    ) -> Self {
        let _span = tracing::info_span!("boxes", actors = project.counts().actors).entered();
        let may_move = Chosen::of(&arrangement.movable);
        let dates = first_dates(project);
        let mut asked = Self::default();
        for (id, actor) in project.actors() {
            let is_free = !actor.pinned && may_move.lets(id, actor);
            if !is_free && actor.place.is_none() {
                continue;
            }
            let size = builder.size_of(project, actor, typesetter);
            let (place, when) = (actor.place, dates.get(&id).copied());
            let one = layout::Box { size, place, pinned: !is_free, when, ..layout::Box::default() };
            asked.request.boxes.push(one);
            asked.ids.push(id);
        }
        let position: HashMap<ActorId, usize> =
            asked.ids.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let ids = &asked.ids;
        for (one, id) in asked.request.boxes.iter_mut().zip(ids) {
            let whole = project.actor(*id).and_then(|actor| actor.part_of);
            one.part_of = whole.and_then(|whole| position.get(&whole).copied());
        }
        let ties = project.ties().flat_map(|(_, tie)| pulls(tie, &position, arrangement.method));
        asked.request.ties = ties.collect();
        asked.request.gap = GAP;
        asked.request.method = arrangement.method;
        asked.request.seed = arrangement.seed;
        // What is arranged is arranged anew: where it was is no hint, or nothing would ever change.
        asked.request.is_fresh = arrangement.movable != Movable::Unplaced;
        asked
    }

    /// The same with everybody in their camp.
    #[must_use]
    pub fn in_camps(mut self, camps: &Camps) -> Self {
        for (one, id) in self.request.boxes.iter_mut().zip(&self.ids) {
            one.camp = camps.camp_of(*id);
        }
        self
    }

    /// Places for the actors that may move; `None` if `watch` was cancelled.
    #[must_use]
    pub fn places(&self, watch: &Watch) -> Option<Vec<(ActorId, Point)>> {
        let _span = tracing::info_span!("layout", actors = self.ids.len()).entered();
        let places = layout::place(&self.request, watch)?;
        let placed = self.ids.iter().copied().zip(places).zip(&self.request.boxes);
        Some(placed.filter(|(_, one)| !one.pinned).map(|(placed, _)| placed).collect())
    }

    /// All actors that have a box, and where `places` puts them or they stay.
    #[must_use]
    pub fn all_places(&self, places: &[(ActorId, Point)]) -> Vec<Point> {
        let new: HashMap<ActorId, Point> = places.iter().copied().collect();
        let boxes = self.ids.iter().zip(&self.request.boxes);
        boxes.map(|(id, one)| new.get(id).copied().or(one.place).unwrap_or_default()).collect()
    }
}

/// Who may move, quickly asked.
enum Chosen {
    All,
    Unplaced,
    Only(HashSet<ActorId>),
    AllBut(HashSet<ActorId>),
}

impl Chosen {
    fn of(movable: &Movable) -> Self {
        match movable {
            Movable::All => Self::All,
            Movable::Unplaced => Self::Unplaced,
            Movable::Only(ids) => Self::Only(ids.iter().copied().collect()),
            Movable::AllBut(ids) => Self::AllBut(ids.iter().copied().collect()),
        }
    }

    fn lets(&self, id: ActorId, actor: &Actor) -> bool {
        match self {
            Self::All => true,
            Self::Unplaced => actor.place.is_none(),
            Self::Only(ids) => ids.contains(&id),
            Self::AllBut(ids) => actor.place.is_some() && !ids.contains(&id),
        }
    }
}

/// How a tie pulls. Layers ask who stands above whom, so there a mutual tie pulls both ways.
fn pulls(tie: &Tie, position: &HashMap<ActorId, usize>, method: Method) -> Vec<Pull> {
    let (Some(from), Some(to)) = (position.get(&tie.from), position.get(&tie.to)) else { return Vec::new() };
    let is_support = tie.stance == Stance::Support;
    let weight = tie.quotes.len() as f32;
    let pull = Pull { from: *from, to: *to, is_support, weight };
    let is_both = method == Method::Layers && tie.direction == Direction::Mutual;
    let back = Pull { from: *to, to: *from, ..pull };
    std::iter::once(pull).chain(is_both.then_some(back)).collect()
}

/// When each actor is first spoken of in a tie: the first date of its quotes, of their documents where a quote has
/// none, or of the tie itself; in years.
fn first_dates(project: &Project) -> HashMap<ActorId, f64> {
    let mut dates: HashMap<ActorId, f64> = HashMap::new();
    for (id, tie) in project.ties() {
        let quoted = project.quotes_of(id).filter_map(|(_, quote)| {
            quote.date.or_else(|| project.document(quote.document).and_then(|document| document.date))
        });
        let Some(first) = quoted.chain(tie.date).filter_map(year_of).reduce(f64::min) else { continue };
        for actor in [tie.from, tie.to] {
            dates.entry(actor).and_modify(|date| *date = date.min(first)).or_insert(first);
        }
    }
    dates
}

/// The first day of a date on a line of years; none if its start is open.
fn year_of(when: When) -> Option<f64> {
    let (year, month, day) = when.first_day();
    let is_open = (year, month, day) == (-9999, 1, 1);
    let days = f64::from(month - 1) * 31.0 + f64::from(day - 1);
    (!is_open).then(|| f64::from(year) + days / 372.0)
}
