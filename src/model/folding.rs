//! Folded groups: the project as it is drawn, with one box in the place of each.
//!
//! Of a project with folded groups another one is made, in which their members are off the canvas, a stand-in lies in
//! the middle of them, and the ties that lead out of them are summed: one for each other actor or folded group and
//! each stance, under the id of the first. The rest of the scene draws that project and need not know of it; what it
//! says is said of the project as it is. Nothing is moved, so that unfolding finds everything in its place.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use kurbo::{Point, Rect};

use super::{Actor, ActorId, ActorKind, Direction, Group, GroupId, Id, Project, QuoteId, Stance, Tie, TieId};
use crate::text::{counted, one_line};

/// What folding made of a project.
#[derive(Clone, Debug, Default)]
pub struct Folding {
    /// All ties of each sum, by the id that it is drawn under; also of sums of a single tie.
    sums: HashMap<TieId, Vec<TieId>>,
    /// The sum that a tie is in.
    within: HashMap<TieId, TieId>,
    /// Where the members of folded groups are.
    homes: HashMap<ActorId, GroupId>,
    /// All that are drawn as boxes.
    groups: Vec<GroupId>,
}

/// The box that is drawn for a folded group.
#[must_use]
pub fn box_of_group(group: GroupId) -> ActorId {
    Id::standing_in(group.bits())
}

/// The folded group that a box is drawn for, if it is no actor's.
#[must_use]
pub fn group_behind(actor: ActorId) -> Option<GroupId> {
    actor.stood_in_for().map(Id::from_bits)
}

/// The ends and the stance of a sum, the smaller end first.
type Course = (ActorId, ActorId, Stance);

/// `project` as it is to be drawn. With `only`, nobody else is counted.
pub fn folded(project: &Project, only: Option<&HashSet<ActorId>>) -> (Project, Folding) {
    let (mut shown, mut folding) = (project.clone(), Folding::default());
    for (id, group) in project.groups_here().filter(|(_, group)| group.folded) {
        let members = members(project, group, only);
        let Some(middle) = middle(project, &members, group) else { continue };
        folding.groups.push(id);
        shown.put_actor(box_of_group(id), box_of(group, members.len(), middle));
        for member in &group.actors {
            let Some(actor) = project.actor(*member).filter(|actor| actor.place.is_some()) else { continue };
            shown.put_actor(*member, Actor { place: None, ..actor.clone() });
            folding.homes.insert(*member, id);
        }
    }
    if folding.homes.is_empty() {
        return (shown, folding);
    }
    let mut canvas = shown.canvas().clone();
    for ((from, to, stance), ties) in sums(project, &folding) {
        let Some(first) = ties.first().copied() else { continue };
        shown.put_tie(first, summed(project, &folding, (from, to, stance), &ties));
        ties.iter().for_each(|tie| canvas.set_bend(*tie, None));
        folding.within.extend(ties.iter().map(|tie| (*tie, first)));
        folding.sums.insert(first, ties);
    }
    shown.put_canvas(shown.front(), canvas);
    (shown, folding)
}

impl Folding {
    /// The ties that are drawn as one under this id, if they lead to a folded group.
    pub fn sum_of(&self, tie: TieId) -> Option<&[TieId]> {
        self.sums.get(&self.drawn_as(tie)).map(Vec::as_slice)
    }

    /// The id that a tie is drawn under.
    pub fn drawn_as(&self, tie: TieId) -> TieId {
        self.within.get(&tie).copied().unwrap_or(tie)
    }

    /// The boxes of all folded groups.
    pub fn boxes(&self) -> impl Iterator<Item = ActorId> {
        self.groups.iter().map(|group| box_of_group(*group))
    }

    /// Whose box an actor is seen in: its own, or that of its folded group.
    pub fn seen_as(&self, actor: ActorId) -> ActorId {
        self.homes.get(&actor).map_or(actor, |group| box_of_group(*group))
    }
}

/// Those of a group that are on the canvas and not hidden.
pub fn members(project: &Project, group: &Group, only: Option<&HashSet<ActorId>>) -> Vec<ActorId> {
    let filter = &project.canvas().filter;
    let is_seen = |id: &&ActorId| {
        project.actor(**id).is_some_and(|actor| actor.place.is_some())
            && only.is_none_or(|only| only.contains(id))
            && (filter.is_empty() || !filter.hides_actor(project, **id))
    };
    group.actors.iter().filter(is_seen).copied().collect()
}

/// The middle of what is in a group; of its actors, if it has any.
fn middle(project: &Project, members: &[ActorId], group: &Group) -> Option<Point> {
    let around = |at: Point| Rect::from_points(at, at);
    let actors = members.iter().filter_map(|id| Some(around(project.actor(*id)?.place?)));
    let all = |one: Rect, other: Rect| one.union(other);
    let beside = || {
        let notes = group.notes.iter().filter_map(|id| project.note(*id));
        let notes = notes.map(|note| Rect::from_origin_size(note.place, (note.width, 0.0)));
        let pictures = group.pictures.iter().filter_map(|id| Some(project.picture(*id)?.stand?.1));
        notes.chain(pictures).reduce(all)
    };
    Some(actors.reduce(all).or_else(beside)?.center())
}

fn box_of(group: &Group, members: usize, middle: Point) -> Actor {
    let name = format!("{} · {}", called(group), held(group, members));
    Actor { kind: ActorKind::Group, colour: group.colour, place: Some(middle), ..Actor::named(&name) }
}

/// The name of a group, or the word for it.
pub fn called(group: &Group) -> String {
    let name = one_line(&group.name);
    if name.is_empty() { "Group".to_owned() } else { name }
}

/// How many are in a group: "4 actors, 1 note".
pub fn held(group: &Group, actors: usize) -> String {
    let counts = [(actors, "actor"), (group.notes.len(), "note"), (group.pictures.len(), "picture")];
    let parts: Vec<String> =
        counts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| counted(*n, word)).collect();
    parts.join(", ")
}

/// The ties that lead out of folded groups, by where they lead and what they say.
fn sums(project: &Project, folding: &Folding) -> BTreeMap<Course, Vec<TieId>> {
    let filter = &project.canvas().filter;
    let ids: BTreeSet<TieId> =
        folding.homes.keys().flat_map(|member| project.ties_of(*member).map(|(id, _)| id)).collect();
    let mut sums: BTreeMap<Course, Vec<TieId>> = BTreeMap::new();
    for id in ids {
        let Some(tie) = project.tie(id) else { continue };
        let (from, to) = (folding.seen_as(tie.from), folding.seen_as(tie.to));
        if from != to && (filter.is_empty() || !filter.hides_tie(project, id)) {
            sums.entry((from.min(to), from.max(to), tie.stance)).or_default().push(id);
        }
    }
    sums
}

/// One tie for several. One way if all go that way.
fn summed(project: &Project, folding: &Folding, (one, other, stance): Course, ties: &[TieId]) -> Tie {
    let known: Vec<&Tie> = ties.iter().filter_map(|id| project.tie(*id)).collect();
    if let [only] = known[..] {
        return Tie { from: folding.seen_as(only.from), to: folding.seen_as(only.to), ..only.clone() };
    }
    let goes = |tie: &&Tie, from| tie.direction == Direction::OneWay && folding.seen_as(tie.from) == from;
    let ahead = known.iter().all(|tie| goes(tie, one));
    let back = known.iter().all(|tie| goes(tie, other));
    let direction = if ahead || back { Direction::OneWay } else { Direction::Mutual };
    let (from, to) = if back { (other, one) } else { (one, other) };
    let mut seen: HashSet<QuoteId> = HashSet::new();
    let quotes =
        known.iter().flat_map(|tie| &tie.quotes).copied().filter(|quote| seen.insert(*quote)).collect();
    Tie { direction, label: counted(known.len(), "tie"), quotes, ..Tie::new(from, to, stance) }
}

/// What several ties with the same ends and stance say together.
pub fn one_for_all(project: &Project, folding: &Folding, ties: &[TieId]) -> Option<Tie> {
    let first = project.tie(*ties.first()?)?;
    let (from, to) = (folding.seen_as(first.from), folding.seen_as(first.to));
    Some(summed(project, folding, (from.min(to), from.max(to), first.stance), ties))
}

#[cfg(test)]
mod tests {
    use super::super::{IdSource, notation};
    use super::*;
    use crate::edit::{Edit, Editor, GroupChange, Things};

    fn editor(text: &str) -> Editor {
        let mut project = notation::parse(text, &mut IdSource::new(1)).unwrap();
        for (n, (id, actor)) in project.clone().actors().enumerate() {
            project.put_actor(id, Actor { place: Some(Point::new(n as f64 * 200.0, 0.0)), ..actor.clone() });
        }
        Editor::new(project, 2)
    }

    fn fold(editor: &mut Editor, name: &str, members: &[&str]) -> GroupId {
        let actors = members.iter().map(|name| editor.project().actor_named(name).unwrap()).collect();
        let made = editor.perform(Edit::MakeGroup(name.into(), Things { actors, ..Things::default() }));
        let id = made.unwrap().groups[0];
        editor.perform(Edit::ChangeGroup(id, GroupChange::Folded(true))).unwrap();
        id
    }

    /// The drawn ties, as "Axis · 2 actors + YPG 2 ties ×3".
    fn drawn(project: &Project) -> BTreeSet<String> {
        let (shown, _) = folded(project, None);
        let name = |id| shown.actor(id).filter(|actor| actor.place.is_some()).map(|actor| &actor.name);
        let line = |tie: &Tie| {
            let sign = if tie.stance == Stance::Support { '+' } else { '-' };
            let way = if tie.direction == Direction::Mutual { "=" } else { "" };
            let said = if tie.label.is_empty() { String::new() } else { format!(" ({})", tie.label) };
            let (from, to) = (name(tie.from)?, name(tie.to)?);
            Some(format!("{from} {sign}{way} {to}{said} ×{}", tie.quotes.len()))
        };
        shown.ties().filter_map(|(_, tie)| line(tie)).collect()
    }

    #[test]
    fn ties_that_lead_out_are_summed_by_stance_and_those_within_are_not_drawn() {
        let mut editor = editor(
            r#"Russia + Assad "a" "b"; Iran + Assad "c"; Iran - ISIS; Russia - Assad "d"; Russia + Iran; Assad - ISIS"#,
        );
        fold(&mut editor, "Axis", &["Russia", "Iran"]);
        let expected = [
            "Axis · 2 actors + Assad (2 ties) ×3",
            "Axis · 2 actors - Assad ×1",
            "Axis · 2 actors - ISIS ×0",
            "Assad - ISIS ×0",
        ];
        assert_eq!(drawn(editor.project()), expected.map(str::to_owned).into());
    }

    #[test]
    fn between_two_folded_groups_there_is_one_line_a_stance_and_a_way_only_if_all_share_it() {
        let mut editor = editor("A + X; B + Y; A - X; Y - A; B + A; X + Y");
        fold(&mut editor, "One", &["A", "B"]);
        fold(&mut editor, "Two", &["X", "Y"]);
        let drawn: Vec<String> = drawn(editor.project()).into_iter().collect();
        assert_eq!(drawn.len(), 2, "{drawn:?}");
        assert!(drawn.contains(&"One · 2 actors + Two · 2 actors (2 ties) ×0".to_owned()), "{drawn:?}");
        assert!(drawn.iter().any(|line| line.contains("-=") && line.contains("(2 ties)")), "{drawn:?}");
    }

    #[test]
    fn what_is_hidden_is_not_summed_and_a_group_of_hidden_actors_is_not_drawn() {
        use crate::edit::CanvasChange;
        use crate::model::Filter;
        let mut editor = editor("Russia + Assad; Iran + Assad; Russia - Assad");
        fold(&mut editor, "Axis", &["Russia", "Iran"]);
        let hide = |editor: &mut Editor, filter| {
            let front = editor.project().front();
            editor.perform(Edit::ChangeCanvas(front, CanvasChange::Filter(filter))).unwrap();
        };
        let iran = editor.project().actor_named("Iran").unwrap();
        let russia = editor.project().actor_named("Russia").unwrap();
        hide(&mut editor, Filter { actors: [iran].into(), ..Filter::default() });
        let expected = ["Axis · 1 actor + Assad ×0", "Axis · 1 actor - Assad ×0"];
        assert_eq!(drawn(editor.project()), expected.map(str::to_owned).into());
        hide(&mut editor, Filter { actors: [iran, russia].into(), ..Filter::default() });
        let (shown, _) = folded(editor.project(), None);
        assert!(shown.actors().all(|(id, _)| group_behind(id).is_none()));
    }

    #[test]
    fn a_folded_group_lies_in_the_middle_of_its_members_and_unfolding_finds_them_in_place() {
        let mut editor = editor("A; B; C");
        let before = editor.project().clone();
        let group = fold(&mut editor, "", &["A", "B", "C"]);
        let (shown, folding) = folded(editor.project(), None);
        let places: Vec<f64> = before.actors().filter_map(|(_, actor)| Some(actor.place?.x)).collect();
        let (least, most) =
            (places.iter().fold(f64::MAX, |a, b| a.min(*b)), places.iter().fold(0.0, |a: f64, b| a.max(*b)));
        let stands = shown.actor(box_of_group(group)).unwrap();
        assert_eq!(stands.place, Some(Point::new(f64::midpoint(least, most), 0.0)));
        assert_eq!(stands.name, "Group · 3 actors");
        assert_eq!(folding.seen_as(before.actor_named("A").unwrap()), box_of_group(group));
        editor.perform(Edit::ChangeGroup(group, GroupChange::Folded(false))).unwrap();
        editor.perform(Edit::Ungroup(vec![group])).unwrap();
        assert_eq!(*editor.project(), before);
    }
}
