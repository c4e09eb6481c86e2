//! Who belongs together: camps, found in the ties alone.
//!
//! A camp is two or more actors that hang together by support, and of which one can tell better where support and
//! clash lie if one knows the camps than if one does not. An actor without support, or with none that says anything,
//! is in no camp. Nothing is assumed about how many camps there are.
//!
//! Two searches are made and the better answer is kept: upwards from single actors, as Leiden does for signed
//! modularity (`search`, `moving`), which is good at many camps and small maps; and by sampling a few large ones
//! (`sampling`), which is good at sparse maps full of quarrels. What is better is decided in `odds`. Time is near to
//! linear: 10,000 actors with 30,000 ties take about half a second, ten times as many three to five. Start at
//! [`Camps::of`].

mod moving;
mod odds;
mod sampling;
mod search;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use super::signed_graph::SignedGraph;
use crate::model::{ActorId, Project, Stance, Tie};

/// The camps of a project, the largest first; camps of one size by their smallest id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Camps {
    camp_of: HashMap<ActorId, usize>,
    camps: Vec<Camp>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Camp {
    /// By id.
    members: Vec<ActorId>,
    head: ActorId,
    name: String,
}

/// How much a tie counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// Every tie as much as every other.
    #[default]
    Ties,
    /// A tie with more quotes more, though not as many times: the second quote adds a half, the third a third.
    Quotes,
}

impl Camps {
    /// The seed that is used where nobody chose another: what is drawn, listed and selected agrees.
    pub const USUAL: u64 = 1;

    /// The camps of a project, every tie counting as much. The same project and seed give the same camps, on every
    /// machine; a small edit moves few actors, because the order in which actors are looked at follows from their
    /// ids.
    ///
    /// ```
    /// use detente::analysis::camps::Camps;
    /// use detente::model::{IdSource, notation};
    /// let text = "Russia + Assad; Iran + Assad; Russia <+> Iran; Turkey + FSA; FSA - Assad; Turkey - Assad";
    /// let project = notation::parse(text, &mut IdSource::new(1))?;
    /// let camps = Camps::of(&project, 1);
    /// let of = |name: &str| camps.camp_of(project.actor_named(name).unwrap());
    /// assert_eq!((of("Russia"), of("Iran"), of("Turkey")), (Some(0), Some(0), Some(1)));
    /// assert_eq!(camps.name_of(0), Some("camp of Russia"));
    /// # Ok::<(), notation::NotationError>(())
    /// ```
    #[must_use]
    pub fn of(project: &Project, seed: u64) -> Self {
        Self::weighed(project, seed, Weight::Ties)
    }

    /// The camps of a project, with ties counting as `weight` says.
    #[must_use]
    pub fn weighed(project: &Project, seed: u64, weight: Weight) -> Self {
        let _span = tracing::info_span!("camps", actors = project.counts().actors).entered();
        let ids: Vec<ActorId> = project.actors().map(|(id, _)| id).collect();
        let position: HashMap<ActorId, usize> = ids.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let edge = |tie: &Tie| {
            let (from, to) = (*position.get(&tie.from)?, *position.get(&tie.to)?);
            let counts = weight.of(tie);
            Some(match tie.stance {
                Stance::Support => (from, to, counts, 0.0),
                Stance::Clash => (from, to, 0.0, counts),
            })
        };
        let graph = SignedGraph::new(ids.len(), project.ties().filter_map(|(_, tie)| edge(tie)).collect());
        let keys: Vec<u64> = ids.iter().map(|id| id.bits()).collect();
        let group_of = search::partition(&graph, &keys, seed);
        let mut groups: HashMap<usize, Vec<usize>> = HashMap::new();
        for (at, group) in group_of.iter().enumerate() {
            groups.entry(*group).or_default().push(at);
        }
        let mut groups: Vec<Vec<usize>> = groups.into_values().filter(|group| group.len() > 1).collect();
        groups.sort_by_key(|group| (std::cmp::Reverse(group.len()), group[0])); // ids ascend with positions
        let camps = groups.iter().map(|group| Camp::of(project, &ids, (&graph, &group_of), group));
        Self::from_camps(camps.collect())
    }

    fn from_camps(camps: Vec<Camp>) -> Self {
        let numbered = camps.iter().enumerate();
        let camp_of = numbered.flat_map(|(at, camp)| camp.members.iter().map(move |id| (*id, at))).collect();
        Self { camp_of, camps }
    }

    /// How many camps there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.camps.len()
    }

    /// True without any camp.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.camps.is_empty()
    }

    /// The number of the camp that `actor` is in, from 0.
    #[must_use]
    pub fn camp_of(&self, actor: ActorId) -> Option<usize> {
        self.camp_of.get(&actor).copied()
    }

    /// The actors of a camp, by id; none if there is no such camp.
    #[must_use]
    pub fn members(&self, camp: usize) -> &[ActorId] {
        self.camps.get(camp).map_or(&[], |camp| &camp.members)
    }

    /// The actor of a camp whom most support within it touches.
    #[must_use]
    pub fn head(&self, camp: usize) -> Option<ActorId> {
        self.camps.get(camp).map(|camp| camp.head)
    }

    /// What to call a camp: `camp of Russia`, by its head.
    #[must_use]
    pub fn name_of(&self, camp: usize) -> Option<&str> {
        self.camps.get(camp).map(|camp| camp.name.as_str())
    }

    /// How many ties speak against these camps: clash within one, or support between two. Ties of actors in no camp
    /// say nothing either way.
    #[must_use]
    pub fn ties_against(&self, project: &Project) -> usize {
        let is_against = |tie: &Tie| match (self.camp_of(tie.from), self.camp_of(tie.to)) {
            (Some(one), Some(other)) => (one == other) != (tie.stance == Stance::Support),
            (None, _) | (_, None) => false,
        };
        project.ties().filter(|(_, tie)| is_against(tie)).count()
    }
}

impl Camp {
    /// The camp of the actors at these positions of `ids`.
    fn of(
        project: &Project,
        ids: &[ActorId],
        (graph, group_of): (&SignedGraph, &[usize]),
        group: &[usize],
    ) -> Self {
        let support = |at: usize| -> f64 {
            let inside = graph.around(at).iter().filter(|edge| group_of[edge.to] == group_of[at]);
            inside.map(|edge| edge.support).sum()
        };
        let best = |one: usize, other: usize| if support(other) > support(one) { other } else { one };
        let head = ids[group.iter().copied().reduce(best).unwrap_or(group[0])];
        let called = project.actor(head).map_or("", |actor| actor.name.as_str());
        let members = group.iter().map(|at| ids[*at]).collect();
        Self { members, head, name: format!("camp of {called}") }
    }
}

impl Weight {
    fn of(self, tie: &Tie) -> f64 {
        match self {
            Self::Ties => 1.0,
            Self::Quotes => (1..=tie.quotes.len().max(1)).map(|nth| 1.0 / nth as f64).sum(),
        }
    }
}
