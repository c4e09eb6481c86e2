//! What an updated scene promises: it is the one that would be made from nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kurbo::{Point, Rect};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::shape::Shape;
use super::sketched::{actor_at, bare};
use super::{Builder, Changes, Frame, Look, Part, Scene};
use crate::model::{Actor, ActorKind, Canvas, Direction, Filter, Group, Id, Note, Project, Stance, Tie};
use crate::typeset::Typesetter;

/// Something that an edit may do.
#[derive(Clone, Debug)]
enum Do {
    Place(u64, f64, f64),
    Lift(u64),
    Rename(u64, usize),
    Kind(u64, usize),
    PartOf(u64, u64),
    Pin(u64),
    DropActor(u64),
    Tie(u64, u64, u64, usize),
    Quotes(u64, u64),
    Label(u64, usize),
    Turn(u64),
    DropTie(u64),
    Group(u64, u64, bool),
    Ungroup(u64),
    Note(u64, f64, usize),
    Nests,
    Undo(usize),
    Look(usize),
    Bend(u64, f64),
    Straighten(u64),
    Filter(usize),
}

const NAMES: [&str; 6] = [
    "Iran",
    "Islamic Revolutionary Guard Corps",
    "حزب الله",
    "The Ministry of Defence of Russia",
    "x",
    "YPG",
];
const LABELS: [&str; 4] = ["", "trains and pays", "قاتل", "said to have armed for many years, and paid"];
const ACTORS: u64 = 14;
const TIES: u64 = 24;

fn doing() -> impl Strategy<Value = Do> {
    let (actor, tie) = (1..=ACTORS, 1..=TIES);
    prop_oneof![
        6 => (actor.clone(), 0.0..1100.0_f64, 0.0..500.0_f64).prop_map(|(id, x, y)| Do::Place(id, x, y)),
        1 => actor.clone().prop_map(Do::Lift),
        2 => (actor.clone(), 0..NAMES.len()).prop_map(|(id, name)| Do::Rename(id, name)),
        1 => (actor.clone(), 0..8_usize).prop_map(|(id, kind)| Do::Kind(id, kind)),
        1 => (actor.clone(), actor.clone()).prop_map(|(id, whole)| Do::PartOf(id, whole)),
        1 => actor.clone().prop_map(Do::Pin),
        1 => actor.clone().prop_map(Do::DropActor),
        6 => (tie.clone(), actor.clone(), actor, 0..4_usize).prop_map(|(id, a, b, how)| Do::Tie(id, a, b, how)),
        3 => (tie.clone(), 0..5_u64).prop_map(|(id, quotes)| Do::Quotes(id, quotes)),
        3 => (tie.clone(), 0..LABELS.len()).prop_map(|(id, label)| Do::Label(id, label)),
        1 => tie.clone().prop_map(Do::Turn),
        1 => tie.clone().prop_map(Do::DropTie),
        2 => (tie.clone(), -300.0..300.0_f64).prop_map(|(id, bend)| Do::Bend(id, bend)),
        1 => tie.prop_map(Do::Straighten),
        2 => (0..6_usize).prop_map(Do::Filter),
        3 => (1..=3_u64, 0..32_u64, any::<bool>()).prop_map(|(id, who, folded)| Do::Group(id, who, folded)),
        1 => (1..=3_u64).prop_map(Do::Ungroup),
        2 => (1..=4_u64, 60.0..300.0_f64, 0..NAMES.len()).prop_map(|(id, wide, name)| Do::Note(id, wide, name)),
        1 => Just(Do::Nests),
        2 => (0..20_usize).prop_map(Do::Undo),
        1 => (0..3_usize).prop_map(Do::Look),
    ]
}

fn change_actor(project: &mut Project, id: u64, change: impl FnOnce(&mut Actor)) {
    let mut actor = project.actor(Id::from_bits(id)).cloned().unwrap_or_else(|| Actor::named("new"));
    change(&mut actor);
    project.put_actor(Id::from_bits(id), actor);
}

fn change_tie(project: &mut Project, id: u64, change: impl FnOnce(&mut Tie)) {
    let Some(mut tie) = project.tie(Id::from_bits(id)).cloned() else { return };
    change(&mut tie);
    project.put_tie(Id::from_bits(id), tie);
}

fn change_canvas(project: &mut Project, change: impl FnOnce(&mut Canvas)) {
    let mut canvas = project.canvas().clone();
    change(&mut canvas);
    project.put_canvas(project.front(), canvas);
}

/// Filters that hide by every kind of thing that may change.
fn filter(nth: usize) -> Filter {
    match nth {
        1 => Filter { kinds: [ActorKind::State, ActorKind::Other].into(), ..Filter::default() },
        2 => Filter { stances: [Stance::Clash].into(), untied: true, ..Filter::default() },
        3 => Filter { quotes_at_least: 2, untied: true, ..Filter::default() },
        4 => {
            Filter { actors: [Id::from_bits(2), Id::from_bits(5)].into(), untied: true, ..Filter::default() }
        }
        _ => Filter::default(),
    }
}

#[allow(clippy::too_many_lines, reason = "one arm a step, each a line or two")]
fn carry_out(project: &mut Project, step: &Do) {
    match *step {
        Do::Place(id, x, y) => change_actor(project, id, |actor| actor.place = Some(Point::new(x, y))),
        Do::Lift(id) => change_actor(project, id, |actor| actor.place = None),
        Do::Rename(id, name) => change_actor(project, id, |actor| actor.name = NAMES[name].to_owned()),
        Do::Kind(id, kind) => change_actor(project, id, |actor| actor.kind = ActorKind::ALL[kind]),
        Do::PartOf(id, whole) => {
            change_actor(project, id, |actor| actor.part_of = (id != whole).then(|| Id::from_bits(whole)));
        }
        Do::Pin(id) => change_actor(project, id, |actor| actor.pinned = !actor.pinned),
        Do::DropActor(id) => project.drop_actor(Id::from_bits(id)),
        Do::Tie(id, from, to, how) => {
            let stance = Stance::ALL[how % 2];
            let direction = Direction::ALL[how / 2];
            let tie = Tie::new(Id::from_bits(from), Id::from_bits(to), stance);
            project.put_tie(Id::from_bits(id), Tie { direction, ..tie });
        }
        Do::Quotes(id, quotes) => {
            change_tie(project, id, |tie| {
                tie.quotes = (0..quotes).map(|n| Id::from_bits(id * 9 + n)).collect();
            });
        }
        Do::Label(id, label) => change_tie(project, id, |tie| tie.label = LABELS[label].to_owned()),
        Do::Turn(id) => change_tie(project, id, |tie| std::mem::swap(&mut tie.from, &mut tie.to)),
        Do::DropTie(id) => project.drop_tie(Id::from_bits(id)),
        Do::Group(id, who, folded) => {
            let actors = (1..=ACTORS).filter(|actor| actor % 3 + 1 == id && who >> (actor / 3) & 1 == 1);
            let group = Group {
                name: NAMES[id as usize].to_owned(),
                colour: None,
                canvas: project.front(),
                actors: actors.map(Id::from_bits).filter(|id| project.actor(*id).is_some()).collect(),
                notes: vec![Id::from_bits(id)],
                pictures: Vec::new(),
                folded,
            };
            project.put_group(Id::from_bits(id), group);
        }
        Do::Ungroup(id) => project.drop_group(Id::from_bits(id)),
        Do::Note(id, width, name) => {
            let (text, canvas) = (NAMES[name].to_owned(), project.front());
            let place = Point::new(width, id as f64 * 70.0);
            project.put_note(Id::from_bits(id), Note { text, canvas, place, width, colour: None });
        }
        Do::Nests => {
            let mut canvas = project.canvas().clone();
            canvas.nests = !canvas.nests;
            project.put_canvas(project.front(), canvas);
        }
        Do::Bend(id, bend) => change_canvas(project, |canvas| canvas.set_bend(Id::from_bits(id), Some(bend))),
        Do::Straighten(id) => change_canvas(project, |canvas| canvas.set_bend(Id::from_bits(id), None)),
        Do::Filter(nth) => change_canvas(project, |canvas| canvas.filter = filter(nth)),
        Do::Undo(_) | Do::Look(_) => {}
    }
}

/// What is seen of a scene, item by item.
fn seen(scene: &Scene) -> BTreeMap<Part, String> {
    let told = |shape: &Shape| match shape {
        Shape::Words { words, at, paint } => {
            format!("{} {at:?} {paint:?} {:?}", words.text(), words.bounds())
        }
        other => format!("{other:?}"),
    };
    let items = scene.items().map(|item| {
        let shapes: Vec<String> = scene.shapes(&item).iter().map(told).collect();
        (item.part, format!("{:?} {shapes:?}", item.bounds))
    });
    items.collect()
}

/// The items that two scenes do not draw alike: as they are in the one, and in the other.
fn differences(one: &BTreeMap<Part, String>, other: &BTreeMap<Part, String>) -> Vec<String> {
    let parts: BTreeSet<&Part> = one.keys().chain(other.keys()).collect();
    let differ = parts.into_iter().filter(|part| one.get(part) != other.get(part));
    differ.map(|part| format!("{part:?}\n  {:?}\n  {:?}", one.get(part), other.get(part))).collect()
}

/// What is found by place.
fn found(scene: &Scene) -> Vec<String> {
    let points = (0..12).flat_map(|x| (0..7).map(move |y| Point::new(x as f64 * 91.0, y as f64 * 83.0)));
    let asked = points.map(|at| {
        let area = Rect::from_center_size(at, (60.0, 40.0));
        let parts: Vec<Part> = scene.within(area).map(|item| item.part).collect();
        format!("{:?} {parts:?}", scene.hit(at, 9.0))
    });
    asked.collect()
}

fn start() -> Project {
    let mut project = Project::new(Id::from_bits(1));
    for nth in 1..=ACTORS / 2 {
        let at = Point::new((nth * 397 % 1000) as f64, (nth * 211 % 450) as f64);
        project.put_actor(Id::from_bits(nth), actor_at(NAMES[nth as usize % 6], at.x, at.y));
    }
    for nth in 1..=TIES / 2 {
        let (from, to) = (nth * 5 % ACTORS + 1, nth * 3 % ACTORS + 1);
        carry_out(&mut project, &Do::Tie(nth, from, to, nth as usize % 4));
        carry_out(&mut project, &Do::Quotes(nth, nth % 4));
        carry_out(&mut project, &Do::Label(nth, nth as usize % 4));
    }
    project
}

/// Every item that looks different lies where the scene says that it changed.
fn is_told(before: &BTreeMap<Part, String>, now: &Scene, changes: &Changes) -> Result<(), TestCaseError> {
    let Changes::Areas(areas) = changes else { return Ok(()) };
    let after = seen(now);
    for item in now.items().filter(|item| before.get(&item.part) != after.get(&item.part)) {
        let is_near = areas.iter().any(|area| area.overlaps(item.bounds));
        let is_told = matches!(item.part, Part::Tie(_)) && is_near
            || areas.iter().any(|area| area.union(item.bounds) == *area);
        prop_assert!(is_told, "{item:?} in {areas:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(48), ..ProptestConfig::with_cases(64) })]

    #[test]
    fn an_updated_scene_is_the_one_made_from_nothing(steps in proptest::collection::vec(doing(), 1..40)) {
        let (mut typesetter, mut builder) = (Typesetter::bundled_only(), Builder::default());
        let (mut project, mut frame) = (start(), bare());
        let mut values = vec![project.clone()];
        let mut last = builder.build(&project, &frame, &mut typesetter);
        for step in &steps {
            match step {
                Do::Undo(back) => project = values[values.len().saturating_sub(back + 1)].clone(),
                Do::Look(look) => frame = Frame { look: Look::ALL[*look], ..frame },
                step => carry_out(&mut project, step),
            }
            values.push(project.clone());
            let (version, before) = (last.version(), seen(&last));
            drop(last);
            let now = builder.build(&project, &frame, &mut typesetter);
            let anew = Builder::default().build(&project, &frame, &mut typesetter);
            let differ = differences(&seen(&now), &seen(&anew));
            prop_assert!(differ.is_empty(), "{step:?}: {differ:#?}");
            prop_assert_eq!(now.bounds(), anew.bounds());
            prop_assert_eq!(now.counts(), anew.counts());
            prop_assert_eq!(found(&now), found(&anew), "{:?}", step);
            is_told(&before, &now, &now.changes_since(version))?;
            last = now;
        }
    }
}

#[test]
fn a_scene_that_somebody_still_holds_stays_as_it_is() {
    let (mut typesetter, mut builder) = (Typesetter::bundled_only(), Builder::default());
    let mut project = start();
    let held = builder.build(&project, &bare(), &mut typesetter);
    let before = seen(&held);
    carry_out(&mut project, &Do::Place(1, 900.0, 420.0));
    let now = builder.build(&project, &bare(), &mut typesetter);
    assert_eq!(seen(&held), before);
    assert_ne!(seen(&now), before);
    assert!(!Arc::ptr_eq(&held, &now));
}

#[test]
fn a_scene_says_where_it_changed_and_nothing_if_it_did_not() {
    let (mut typesetter, mut builder) = (Typesetter::bundled_only(), Builder::default());
    let mut project = start();
    let first = builder.build(&project, &bare(), &mut typesetter).version();
    project.put_actor(Id::from_bits(90), actor_at("far off", 9000.0, 9000.0));
    let now = builder.build(&project, &bare(), &mut typesetter);
    let Changes::Areas(areas) = now.changes_since(first) else { panic!("a small change") };
    let rect = now.actor_box(Id::from_bits(90)).unwrap();
    assert_eq!(areas, [rect]);
    assert_eq!(now.changes_since(now.version()), Changes::Areas(Vec::new()));
    assert_eq!(now.changes_since(first + 9), Changes::All, "a number that was never given");
    drop(now);
    let dark = builder.build(&project, &Frame { look: Look::Dark, ..bare() }, &mut typesetter);
    assert_eq!(dark.changes_since(first), Changes::All);
}

#[test]
fn a_tie_that_leaves_a_folded_group_keeps_its_mark_and_its_words() {
    let (mut typesetter, mut builder) = (Typesetter::bundled_only(), Builder::default());
    let mut project = start();
    let group = |folded| Do::Group(1, if folded { 4 } else { 0 }, folded);
    for step in [Do::Tie(1, 6, 14, 0), Do::Place(14, 0.0, 0.0), group(true), group(false)] {
        carry_out(&mut project, &step);
        let now = builder.build(&project, &bare(), &mut typesetter);
        let anew = Builder::default().build(&project, &bare(), &mut typesetter);
        let differ = differences(&seen(&now), &seen(&anew));
        assert!(differ.is_empty(), "{step:?}: {differ:#?}");
    }
}
