//! What is in focus: some actors and whoever is a few ties away; all else on the canvas fades.
//!
//! A [`Focus`] is what was asked for and belongs to the view. What comes of it in the project as it is, a [`Lit`], is
//! worked out once for each value of the project. Start at [`Focus::lit`].

use std::collections::BTreeSet;
use std::sync::Arc;

use super::App;
use super::canvas::Lit;
use crate::edit::Things;
use crate::model::{ActorId, CanvasId, Hidden, Project, Tie, TieId};
use crate::scene::Scene;

/// Whose neighbourhood is in focus, and how far it reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Focus {
    /// In its middle; never empty.
    pub actors: Vec<ActorId>,
    /// So many ties away, 1 to 3.
    pub steps: u8,
}

/// What the kept [`Lit`] was worked out for.
pub(super) type Kept = (u64, CanvasId, u64, Focus);

impl Focus {
    /// No focus reaches further.
    pub const MOST_STEPS: u8 = 3;

    /// The actors that a focus on `things` is about: those among them, the ends of ties, the members of groups. `None`
    /// if there are none.
    #[must_use]
    pub fn actors_of(project: &Project, things: &Things) -> Option<Vec<ActorId>> {
        let ends = things.ties.iter().filter_map(|id| project.tie(*id)).flat_map(|tie| [tie.from, tie.to]);
        let members =
            things.groups.iter().filter_map(|id| project.group(*id)).flat_map(|group| &group.actors);
        let all: BTreeSet<ActorId> =
            things.actors.iter().copied().chain(ends).chain(members.copied()).collect();
        (!all.is_empty()).then(|| all.into_iter().collect())
    }

    /// The actors within reach over ties that are shown, all shown ties among them, and the groups that they are in with
    /// their notes. Cost grows with what is lit, and with what is in groups.
    #[must_use]
    pub fn lit(&self, project: &Project, hidden: &Hidden) -> Lit {
        let is_shown = |id: &ActorId| {
            !hidden.hides_actor(*id) && project.actor(*id).is_some_and(|actor| actor.place.is_some())
        };
        let mut actors: BTreeSet<ActorId> = self.actors.iter().copied().filter(is_shown).collect();
        let shown_ties = |id: ActorId| project.ties_of(id).filter(|(tie, _)| !hidden.hides_tie(*tie));
        let mut newest: Vec<ActorId> = actors.iter().copied().collect();
        for _ in 0..self.steps.min(Self::MOST_STEPS) {
            let others = newest.iter().flat_map(|id| shown_ties(*id)).flat_map(|(_, tie)| [tie.from, tie.to]);
            let next: BTreeSet<ActorId> = others.filter(|id| is_shown(id) && !actors.contains(id)).collect();
            actors.extend(&next);
            newest = next.into_iter().collect();
        }
        let among = |(_, tie): &(TieId, &Tie)| actors.contains(&tie.from) && actors.contains(&tie.to);
        let ties = actors.iter().flat_map(|id| shown_ties(*id)).filter(among).map(|(id, _)| id).collect();
        let mut lit = Lit { actors, ties, ..Lit::default() };
        for (id, group) in project.groups_here() {
            if group.actors.iter().any(|actor| lit.actors.contains(actor)) {
                lit.groups.insert(id);
                lit.notes.extend(&group.notes);
            }
        }
        lit
    }

    /// What is in focus, as "Focus: Russia, 2 steps" or "Focus: Russia and 3 others, 1 step".
    #[must_use]
    pub fn words(&self, project: &Project) -> String {
        let first = self.actors.first().and_then(|id| project.actor(*id));
        let name = first.map_or("", |actor| &actor.name);
        let others = match self.actors.len() {
            0 | 1 => String::new(),
            2 => " and 1 other".to_owned(),
            many => format!(" and {} others", many - 1),
        };
        let steps = crate::text::counted(usize::from(self.steps), "step");
        format!("Focus: {}{others}, {steps}", crate::text::opening(name, 60))
    }
}

impl App {
    /// Works out what is in focus, if the project or the wish is another than last time.
    pub(super) fn settle_focus(&mut self, scene: &Scene) {
        let Some(focus) = &self.view.focusing else {
            (self.view.focus, self.focus_kept) = (None, None);
            return;
        };
        let wanted = (self.editor.revision(), self.editor.project().front(), scene.version(), focus.clone());
        if self.focus_kept.as_ref() != Some(&wanted) {
            self.view.focus = Some(Arc::new(focus.lit(self.editor.project(), scene.hidden())));
            self.focus_kept = Some(wanted);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Filter, IdSource, Stance, notation};

    /// A chain A + B - C + D + E, and F that stands alone; G is tied to A but not on the canvas.
    fn chain() -> Project {
        let lines = "A @ 0,0; B @ 1,0; C @ 2,0; D @ 3,0; E @ 4,0; F @ 5,0; G; \
                     A + B; B - C; C + D; D + E; A + G";
        notation::parse(lines, &mut IdSource::new(1)).unwrap()
    }

    fn names(project: &Project, steps: u8) -> (String, usize) {
        let actors = vec![project.actor_named("A").unwrap()];
        let lit = Focus { actors, steps }.lit(project, &Hidden::of(project));
        let mut names: Vec<&str> =
            lit.actors.iter().map(|id| project.actor(*id).unwrap().name.as_str()).collect();
        names.sort_unstable();
        (names.concat(), lit.ties.len())
    }

    #[test]
    fn each_step_lights_whoever_is_one_tie_further() {
        let chain = chain();
        assert_eq!(names(&chain, 1), ("AB".to_owned(), 1));
        assert_eq!(names(&chain, 2), ("ABC".to_owned(), 2));
        assert_eq!(names(&chain, 3), ("ABCD".to_owned(), 3));
        assert_eq!(names(&chain, 9), ("ABCD".to_owned(), 3), "and no further");
    }

    #[test]
    fn the_groups_of_whoever_is_lit_are_lit_with_their_notes() {
        use crate::model::{Group, GroupId, Note, NoteId};
        let mut chain = chain();
        let (canvas, by_name) = (chain.front(), |chain: &Project, name| chain.actor_named(name).unwrap());
        for (nth, member) in ["B", "E"].into_iter().enumerate() {
            let (note, group) = (NoteId::from_bits(nth as u64), GroupId::from_bits(nth as u64));
            let words =
                Note { text: member.into(), canvas, place: (0.0, 0.0).into(), width: 90.0, colour: None };
            chain.put_note(note, words);
            let actors = vec![by_name(&chain, member)];
            let (name, notes, pictures) = (String::new(), vec![note], Vec::new());
            let group = (group, Group { name, colour: None, canvas, actors, notes, pictures, folded: false });
            chain.put_group(group.0, group.1);
        }
        let lit = Focus { actors: vec![by_name(&chain, "A")], steps: 1 }.lit(&chain, &Hidden::of(&chain));
        assert_eq!(lit.groups, [GroupId::from_bits(0)].into());
        assert_eq!(lit.notes, [NoteId::from_bits(0)].into());
    }

    #[test]
    fn a_tie_that_is_hidden_leads_nowhere() {
        let mut chain = chain();
        let filter = Filter { stances: [Stance::Clash].into(), ..Filter::default() };
        let mut canvas = chain.canvas().clone();
        canvas.filter = filter;
        chain.put_canvas(chain.front(), canvas);
        assert_eq!(names(&chain, 3), ("AB".to_owned(), 1));
    }

    #[test]
    fn a_focus_on_a_tie_is_one_on_its_ends() {
        let chain = chain();
        let (id, tie) = chain.ties().next().unwrap();
        let things = Things { ties: vec![id], ..Things::default() };
        let mut ends = vec![tie.from, tie.to];
        ends.sort();
        assert_eq!(Focus::actors_of(&chain, &things), Some(ends));
        assert_eq!(Focus::actors_of(&chain, &Things::default()), None);
    }

    #[test]
    fn it_says_who_is_in_its_middle() {
        let chain = chain();
        let ids: Vec<ActorId> = ["A", "B", "C"].map(|name| chain.actor_named(name).unwrap()).into();
        let said = |count: usize, steps| Focus { actors: ids[..count].to_vec(), steps }.words(&chain);
        assert_eq!(said(1, 1), "Focus: A, 1 step");
        assert_eq!(said(2, 2), "Focus: A and 1 other, 2 steps");
        assert_eq!(said(3, 3), "Focus: A and 2 others, 3 steps");
    }
}
