//! What the filter of the canvas in front takes off it, worked out for all of the project at once.
//!
//! A [`Filter`] decides about one actor or tie; whoever draws or lists many asks here. Actors that are
//! not on the canvas, and ties to them, are no business of a filter: they are not hidden but elsewhere. Start at
//! [`Hidden::of`].

use std::collections::{BTreeSet, HashSet};

use super::{Actor, ActorId, Filter, Project, ProjectChanges, Tie, TieId};
use crate::text::counted;

/// The actors and ties of the canvas in front that its filter hides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    actors: HashSet<ActorId>,
    ties: HashSet<TieId>,
}

impl Hidden {
    /// What is hidden. Cost: nothing for an empty filter, else linear in actors, ties and their quotes.
    ///
    /// ```
    /// use detente::model::{Filter, Hidden, IdSource, Stance, notation};
    /// let lines = "Russia @ 0,0; Assad @ 9,0; YPG @ 0,9; Russia + Assad; Russia - YPG";
    /// let mut map = notation::parse(lines, &mut IdSource::new(1))?;
    /// let mut canvas = map.canvas().clone();
    /// canvas.filter = Filter { stances: [Stance::Clash].into(), untied: true, ..Filter::default() };
    /// map.put_canvas(map.front(), canvas);
    /// assert_eq!(Hidden::of(&map).sentence(&map), "1 actor, 1 tie hidden: clash, untied");
    /// # Ok::<(), detente::model::notation::NotationError>(())
    /// ```
    #[must_use]
    pub fn of(project: &Project) -> Self {
        let filter = &project.canvas().filter;
        if filter.is_empty() {
            return Self::default();
        }
        let on_canvas = |tie: &Tie| is_placed(project, tie.from) && is_placed(project, tie.to);
        let mut tied = HashSet::new();
        let mut ties = HashSet::new();
        for (id, tie) in project.ties().filter(|(_, tie)| on_canvas(tie)) {
            if filter.hides_tie(project, id) {
                ties.insert(id);
            } else if filter.untied {
                tied.extend([tie.from, tie.to]);
            }
        }
        let is_hidden =
            |id, actor: &Actor| filter.hides_as_such(id, actor) || filter.untied && !tied.contains(&id);
        let placed = project.actors().filter(|(_, actor)| actor.place.is_some());
        let actors = placed.filter(|(id, actor)| is_hidden(*id, actor)).map(|(id, _)| id).collect();
        Self { actors, ties }
    }

    /// What is hidden in `now`, if `self` is what was hidden in `before`. Cost: that of what changed, and of a copy,
    /// unless the filter itself or a document is another.
    #[must_use]
    pub fn following(&self, before: &Project, now: &Project, changes: &ProjectChanges) -> Self {
        if now.canvas().filter.is_empty() || changes.canvas || !changes.documents.is_empty() {
            return Self::of(now);
        }
        let either = [before, now];
        let of_actors = changes.actors.iter().flat_map(|id| either.iter().flat_map(|one| one.ties_of(*id)));
        let of_quotes = changes.quotes.iter().flat_map(|id| either.iter().flat_map(|one| one.ties_on(*id)));
        let mut ties: BTreeSet<TieId> = of_actors.chain(of_quotes).map(|(id, _)| id).collect();
        ties.extend(&changes.ties);
        let known = ties.iter().flat_map(|id| either.iter().filter_map(|one| one.tie(*id)));
        let mut actors: BTreeSet<ActorId> = known.flat_map(|tie| [tie.from, tie.to]).collect();
        actors.extend(&changes.actors);
        let mut hidden = self.clone();
        for id in ties {
            put(&mut hidden.ties, id, is_tie_hidden(now, id));
        }
        for id in actors {
            put(&mut hidden.actors, id, is_placed(now, id) && now.canvas().filter.hides_actor(now, id));
        }
        hidden
    }

    /// The actors and ties that are hidden in one of both only.
    #[must_use]
    pub fn differences(&self, other: &Self) -> (Vec<ActorId>, Vec<TieId>) {
        let actors = self.actors.symmetric_difference(&other.actors).copied().collect();
        (actors, self.ties.symmetric_difference(&other.ties).copied().collect())
    }

    /// True if nothing is hidden.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.actors.is_empty() && self.ties.is_empty()
    }

    /// True if the actor would be on the canvas but for the filter.
    #[must_use]
    pub fn hides_actor(&self, id: ActorId) -> bool {
        self.actors.contains(&id)
    }

    /// True if the tie would be on the canvas but for the filter.
    #[must_use]
    pub fn hides_tie(&self, id: TieId) -> bool {
        self.ties.contains(&id)
    }

    /// How many actors and ties are hidden.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        (self.actors.len(), self.ties.len())
    }

    /// What is hidden and why, as "12 actors, 30 ties hidden: militia, clash, before 2015". Empty if there is no
    /// filter; a filter that hides nothing is told as well.
    #[must_use]
    pub fn sentence(&self, project: &Project) -> String {
        let filter = &project.canvas().filter;
        if filter.is_empty() {
            return String::new();
        }
        let mut counts = Vec::new();
        for (count, word) in [(self.actors.len(), "actor"), (self.ties.len(), "tie")] {
            if count > 0 {
                counts.push(counted(count, word));
            }
        }
        let counts = if counts.is_empty() { "nothing".to_owned() } else { counts.join(", ") };
        format!("{counts} hidden: {}", filter.words(project).join(", "))
    }
}

fn put<T: Eq + std::hash::Hash>(set: &mut HashSet<T>, what: T, is_in: bool) {
    if is_in {
        set.insert(what);
    } else {
        set.remove(&what);
    }
}

fn is_tie_hidden(project: &Project, id: TieId) -> bool {
    let on_canvas = |tie: &Tie| is_placed(project, tie.from) && is_placed(project, tie.to);
    project.tie(id).is_some_and(on_canvas) && project.canvas().filter.hides_tie(project, id)
}

fn is_placed(project: &Project, id: ActorId) -> bool {
    project.actor(id).is_some_and(|actor| actor.place.is_some())
}

impl Filter {
    /// What it hides, a few words for each choice, as "militia", "clash", "before 2015".
    #[must_use]
    pub fn words(&self, project: &Project) -> Vec<String> {
        let kinds = self.kinds.iter().map(|kind| kind.word().to_owned());
        let stances = self.stances.iter().map(|stance| stance.word().to_owned());
        let mut said: Vec<String> = kinds.chain(stances).collect();
        said.extend(self.from.map(|from| format!("before {from}")));
        said.extend(self.to.map(|to| format!("after {to}")));
        if self.undated && (self.from.is_some() || self.to.is_some()) {
            said.push("undated".to_owned());
        }
        let title = |id| project.document(id).map_or_else(String::new, |document| opening(&document.title));
        said.extend(one_or_many(self.documents.iter().copied().map(title), "document"));
        match self.quotes_at_least {
            0 => {}
            1 => said.push("without quotes".to_owned()),
            least => said.push(format!("fewer than {least} quotes")),
        }
        let name = |id| project.actor(id).map_or_else(String::new, |actor| opening(&actor.name));
        said.extend(one_or_many(self.actors.iter().copied().map(name), "picked actor"));
        if self.untied {
            said.push("untied".to_owned());
        }
        said
    }
}

fn opening(name: &str) -> String {
    crate::text::opening(name, 40)
}

fn one_or_many(mut names: impl ExactSizeIterator<Item = String>, word: &str) -> Option<String> {
    match names.len() {
        0 => None,
        1 => names.next().map(|name| format!("“{name}”")),
        many => Some(counted(many, word)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ActorKind, IdSource, Stance, notation};
    use super::*;

    fn map(filter: Filter) -> Project {
        let lines = "Russia @ 0,0; Assad @ 100,0; YPG @ 0,100; Iran @ 50,50; \
                     Russia + Assad; Russia - YPG; Assad - Daesh";
        let mut map = notation::parse(lines, &mut IdSource::new(1)).unwrap();
        let canvas = super::super::Canvas { filter, ..map.canvas().clone() };
        map.put_canvas(map.front(), canvas);
        map
    }

    fn told(filter: Filter) -> String {
        let map = map(filter);
        Hidden::of(&map).sentence(&map)
    }

    #[test]
    fn the_empty_filter_hides_nothing_and_says_nothing() {
        assert!(Hidden::of(&map(Filter::default())).is_empty());
        assert_eq!(told(Filter::default()), "");
    }

    #[test]
    fn all_at_once_is_decided_as_one_by_one() {
        let filters = [
            Filter { kinds: [ActorKind::Other].into(), ..Filter::default() },
            Filter { stances: [Stance::Support].into(), untied: true, ..Filter::default() },
            Filter { quotes_at_least: 1, ..Filter::default() },
            Filter { untied: true, ..Filter::default() },
        ];
        for filter in filters {
            let map = map(filter.clone());
            let hidden = Hidden::of(&map);
            for (id, actor) in map.actors() {
                let wanted = actor.place.is_some() && filter.hides_actor(&map, id);
                assert_eq!(hidden.hides_actor(id), wanted, "{} by {filter:?}", actor.name);
            }
            for (id, tie) in map.ties() {
                let on_canvas = is_placed(&map, tie.from) && is_placed(&map, tie.to);
                assert_eq!(hidden.hides_tie(id), on_canvas && filter.hides_tie(&map, id), "{filter:?}");
            }
        }
    }

    #[test]
    fn what_follows_a_change_is_what_is_worked_out_anew() {
        let filters = [
            Filter { untied: true, stances: [Stance::Clash].into(), ..Filter::default() },
            Filter { untied: true, quotes_at_least: 1, ..Filter::default() },
            Filter { kinds: [ActorKind::Militia].into(), untied: true, ..Filter::default() },
        ];
        for filter in filters {
            let mut before = map(filter);
            let mut hidden = Hidden::of(&before);
            let named = |name| before.actor_named(name).unwrap();
            let (russia, iran, daesh) = (named("Russia"), named("Iran"), named("Daesh"));
            let changes: [&dyn Fn(&mut Project); 5] = [
                &|now| now.put_tie(super::super::Id::from_bits(77), Tie::new(iran, russia, Stance::Support)),
                &|now| {
                    let place = Some(kurbo::Point::new(7.0, 7.0));
                    now.put_actor(daesh, Actor { place, ..now.actor(daesh).unwrap().clone() });
                },
                &|now| {
                    let kind = ActorKind::Militia;
                    now.put_actor(russia, Actor { kind, ..now.actor(russia).unwrap().clone() });
                },
                &|now| now.drop_tie(super::super::Id::from_bits(77)),
                &|now| {
                    let filter = Filter { untied: true, ..Filter::default() };
                    now.put_canvas(now.front(), super::super::Canvas { filter, ..now.canvas().clone() });
                },
            ];
            for (step, change) in changes.into_iter().enumerate() {
                let mut now = before.clone();
                change(&mut now);
                hidden = hidden.following(&before, &now, &now.changes_since(&before));
                assert_eq!(hidden, Hidden::of(&now), "step {step}");
                before = now;
            }
        }
    }

    #[test]
    fn what_is_hidden_is_said_with_its_reasons() {
        let years = Filter {
            kinds: [ActorKind::Militia].into(),
            stances: [Stance::Clash].into(),
            from: "2015".parse().ok(),
            to: "2016-03".parse().ok(),
            undated: true,
            ..Filter::default()
        };
        let said = "2 ties hidden: militia, clash, before 2015, after 2016-03, undated";
        assert_eq!(told(years), said);
        assert_eq!(
            told(Filter { quotes_at_least: 3, ..Filter::default() }),
            "2 ties hidden: fewer than 3 quotes"
        );
        let state = Filter { kinds: [ActorKind::State].into(), ..Filter::default() };
        assert_eq!(told(state), "nothing hidden: state");
    }

    #[test]
    fn one_picked_actor_is_named_and_several_are_counted() {
        let plain = map(Filter::default());
        let named = |name| plain.actor_named(name).unwrap();
        let one = Filter { actors: [named("Iran")].into(), ..Filter::default() };
        assert_eq!(told(one), "1 actor hidden: “Iran”");
        let two = Filter { actors: [named("Iran"), named("YPG")].into(), ..Filter::default() };
        assert_eq!(told(two), "2 actors, 1 tie hidden: 2 picked actors");
    }

    #[test]
    fn a_tie_to_an_actor_elsewhere_is_no_tie_on_this_canvas() {
        let mut filter = Filter { stances: [Stance::Support].into(), untied: true, ..Filter::default() };
        let map_now = map(filter.clone());
        let assad = map_now.actor_named("Assad").unwrap();
        assert!(Hidden::of(&map_now).hides_actor(assad), "Daesh is not on the canvas");
        filter.untied = false;
        assert!(!Hidden::of(&map(filter)).hides_actor(assad));
    }
}
