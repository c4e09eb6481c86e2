//! What is hidden on a canvas, by what it is.
//!
//! A filter hides; it never deletes. A tie is hidden with one of its ends. Nothing here is drawn: the scene asks
//! [`Filter::hides_actor`] and [`Filter::hides_tie`].

use std::collections::BTreeSet;

use super::{Actor, ActorId, ActorKind, DocumentId, Project, Stance, Tie, TieId, When};

/// What is hidden. The empty filter hides nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Actors of these kinds.
    pub kinds: BTreeSet<ActorKind>,
    /// Ties of these stances.
    pub stances: BTreeSet<Stance>,
    /// Ties whose quotes are all from these documents.
    pub documents: BTreeSet<DocumentId>,
    /// Ties that held only before this. Dates are the tie's own, else those of its quotes, else their documents'.
    pub from: Option<When>,
    /// Ties that held only after this.
    pub to: Option<When>,
    /// Ties without any date, while `from` or `to` is given.
    pub undated: bool,
    /// Ties with fewer quotes, counting those that [`Filter::documents`] leaves.
    pub quotes_at_least: usize,
    /// These actors, one by one.
    pub actors: BTreeSet<ActorId>,
    /// Actors that have no tie left to another actor on the canvas.
    pub untied: bool,
}

impl Filter {
    /// True if it hides nothing, whatever the project.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self { undated: self.undated, ..Self::default() }
    }

    /// True if `id` is not to be shown. With [`Filter::untied`] the cost grows with the actor's ties.
    #[must_use]
    pub fn hides_actor(&self, project: &Project, id: ActorId) -> bool {
        let Some(actor) = project.actor(id) else { return true };
        let is_placed = |id| project.actor(id).is_some_and(|actor| actor.place.is_some());
        let is_shown = |tie: &Tie| is_placed(tie.from) && is_placed(tie.to) && !self.hides(project, tie);
        let is_left = || project.ties_of(id).any(|(_, tie)| is_shown(tie));
        self.hides_as_such(id, actor) || self.untied && !is_left()
    }

    /// True if `id` is not to be shown, for what it is or because an end of it is hidden.
    #[must_use]
    pub fn hides_tie(&self, project: &Project, id: TieId) -> bool {
        project.tie(id).is_none_or(|tie| self.hides(project, tie))
    }

    fn hides(&self, project: &Project, tie: &Tie) -> bool {
        let hides_end = |id| project.actor(id).is_none_or(|actor| self.hides_as_such(id, actor));
        self.stances.contains(&tie.stance)
            || hides_end(tie.from)
            || hides_end(tie.to)
            || self.hides_for_quotes(project, tie)
            || self.hides_for_time(project, tie)
    }

    pub(super) fn hides_as_such(&self, id: ActorId, actor: &Actor) -> bool {
        self.kinds.contains(&actor.kind) || self.actors.contains(&id)
    }

    fn hides_for_quotes(&self, project: &Project, tie: &Tie) -> bool {
        if self.quotes_at_least == 0 && self.documents.is_empty() {
            return false;
        }
        let quotes = tie.quotes.iter().filter_map(|id| project.quote(*id));
        let left = quotes.filter(|quote| !self.documents.contains(&quote.document)).count();
        left < self.quotes_at_least || left == 0 && !tie.quotes.is_empty()
    }

    fn hides_for_time(&self, project: &Project, tie: &Tie) -> bool {
        if self.from.is_none() && self.to.is_none() {
            return false;
        }
        let dates = dates(project, tie);
        if dates.is_empty() {
            return self.undated;
        }
        let is_within = |when: &When| {
            self.from.is_none_or(|from| when.last_day() >= from.first_day())
                && self.to.is_none_or(|to| when.first_day() <= to.last_day())
        };
        !dates.iter().any(is_within)
    }
}

/// When a tie held: its own date, else those of its quotes, each with its document's if it has none.
fn dates(project: &Project, tie: &Tie) -> Vec<When> {
    if let Some(date) = tie.date {
        return vec![date];
    }
    let quotes = tie.quotes.iter().filter_map(|id| project.quote(*id));
    let date = |quote: &super::Quote| quote.date.or_else(|| project.document(quote.document)?.date);
    quotes.filter_map(date).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{IdSource, notation};
    use super::*;

    fn map() -> Project {
        let lines = "Russia @ 0,0; Assad @ 9,0; YPG @ 0,9; Iran @ 9,9; Russia + Assad; Russia - YPG";
        notation::parse(lines, &mut IdSource::new(1)).unwrap()
    }

    fn named(project: &Project, name: &str) -> ActorId {
        project.actor_named(name).unwrap()
    }

    #[test]
    fn the_empty_filter_hides_nothing() {
        let map = map();
        let filter = Filter::default();
        assert!(filter.is_empty());
        assert!(map.actors().all(|(id, _)| !filter.hides_actor(&map, id)));
        assert!(map.ties().all(|(id, _)| !filter.hides_tie(&map, id)));
    }

    #[test]
    fn a_hidden_actor_takes_its_ties_along_and_untied_actors_go_if_asked() {
        let map = map();
        let filter = Filter { actors: [named(&map, "Assad")].into(), untied: true, ..Filter::default() };
        let hidden: Vec<&str> = map
            .actors()
            .filter(|(id, _)| filter.hides_actor(&map, *id))
            .map(|(_, actor)| actor.name.as_str())
            .collect();
        assert_eq!(hidden.iter().copied().collect::<BTreeSet<_>>(), ["Assad", "Iran"].into());
        assert_eq!(map.ties().filter(|(id, _)| filter.hides_tie(&map, *id)).count(), 1);
    }

    #[test]
    fn ties_outside_the_years_are_hidden_and_undated_ones_if_asked() {
        let mut map = map();
        let (id, tie) = map.ties().next().map(|(id, tie)| (id, tie.clone())).unwrap();
        map.put_tie(id, Tie { date: "2014".parse().ok(), ..tie });
        let mut filter = Filter { from: "2015".parse().ok(), ..Filter::default() };
        assert_eq!(map.ties().filter(|(id, _)| filter.hides_tie(&map, *id)).count(), 1);
        filter.undated = true;
        assert_eq!(map.ties().filter(|(id, _)| filter.hides_tie(&map, *id)).count(), 2);
    }

    #[test]
    fn a_tie_needs_as_many_quotes_as_are_asked_for() {
        let map = map();
        let filter = Filter { quotes_at_least: 1, ..Filter::default() };
        assert_eq!(map.ties().filter(|(id, _)| filter.hides_tie(&map, *id)).count(), 2);
    }
}
