//! Stories of arranging actors.

use detente::app::Action;
use detente::edit::Edit;
use detente::model::{ActorId, Project, Stance};
use detente::scene::{Arrangement, Movable};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kurbo::{Point, Rect};

use super::shell::{Shell, tie};

/// Two camps of three, in a row.
fn quarrel() -> (Shell, Vec<ActorId>) {
    let mut window = Shell::new();
    let actors = window.add_actors(&["Russia", "Iran", "Assad", "Turkey", "Qatar", "Rebels"]);
    for (from, to, stance) in [
        (0, 2, Stance::Support),
        (1, 2, Stance::Support),
        (0, 1, Stance::Support),
        (3, 5, Stance::Support),
        (4, 5, Stance::Support),
        (5, 2, Stance::Clash),
        (3, 2, Stance::Clash),
    ] {
        window.edit(tie(actors[from], actors[to], stance));
    }
    select(&mut window, &[]);
    (window, actors)
}

fn select(window: &mut Shell, actors: &[ActorId]) {
    let things = detente::edit::Things { actors: actors.to_vec(), ..detente::edit::Things::default() };
    window.act(Action::Select(things));
}

/// Runs a command by its name, as somebody would who does not know its key.
fn run(window: &mut Shell, label: &str) {
    window.press(Modifiers::COMMAND, Key::K);
    window.harness.get_by_role_and_label(Role::TextInput, "Command").type_text(label);
    window.settle();
    window.press(Modifiers::NONE, Key::Enter);
}

fn project(window: &Shell) -> &Project {
    window.app().editor().project()
}

fn places(window: &Shell) -> Vec<Point> {
    project(window).actors().map(|(_, actor)| actor.place.unwrap()).collect()
}

fn told(window: &Shell) -> Vec<&str> {
    window.app().session().notices.iter().map(|posted| &*posted.notice.words).collect()
}

#[test]
fn every_way_of_arranging_is_one_step_that_is_taken_back_whole() {
    let (mut window, _) = quarrel();
    for label in [
        "Arrange in camps",
        "Arrange by forces",
        "Arrange in layers",
        "Arrange in a circle, camp by camp",
        "Arrange by time",
    ] {
        let (before, step) = (places(&window), window.app().editor().position());
        run(&mut window, label);
        let after = places(&window);
        assert_ne!(after, before, "{label}");
        assert_eq!(window.app().editor().position(), step + 1, "{label}");
        let rect = |at: &Point| Rect::from_center_size(*at, (60.0, 30.0));
        let is_clear = |(nth, one): (usize, &Point)| {
            after[nth + 1..].iter().all(|other| rect(one).intersect(rect(other)).area() == 0.0)
        };
        assert!(after.iter().enumerate().all(is_clear), "{label}: {after:?}");
        window.press(Modifiers::COMMAND, Key::Z);
        assert_eq!(places(&window), before, "{label}");
    }
}

#[test]
fn several_selected_actors_are_arranged_alone() {
    let (mut window, actors) = quarrel();
    let before = places(&window);
    select(&mut window, &actors[..3]);
    run(&mut window, "Arrange in a circle, camp by camp");
    let moved: Vec<bool> = project(&window)
        .actors()
        .zip(&before)
        .map(|((id, actor), before)| {
            assert!(actors[..3].contains(&id) || actor.place == Some(*before));
            actor.place != Some(*before)
        })
        .collect();
    assert!(moved.iter().filter(|moved| **moved).count() > 1);
}

#[test]
fn all_others_are_arranged_around_the_selected() {
    let (mut window, actors) = quarrel();
    let at = |window: &Shell, nth: usize| project(window).actor(actors[nth]).unwrap().place;
    let before = [at(&window, 0), at(&window, 2)];
    select(&mut window, &[actors[0], actors[2]]);
    let others = at(&window, 4);
    run(&mut window, "Arrange the others around the selected");
    assert_eq!([at(&window, 0), at(&window, 2)], before);
    assert_ne!(at(&window, 4), others);
}

#[test]
fn what_was_stopped_leaves_every_actor_where_it_is() {
    let (mut window, _) = quarrel();
    let (before, step) = (places(&window), window.app().editor().position());
    let ctx = window.harness.ctx.clone();
    let app = window.harness.state_mut();
    app.act(&ctx, Action::Arrange(Arrangement::of(Movable::All)));
    app.act(&ctx, Action::StopArranging);
    window.settle();
    assert_eq!((places(&window), window.app().editor().position()), (before, step));
    assert!(told(&window).contains(&"Arranging was stopped; everything is where it was"));
    assert!(window.app().session().arranging.is_none());
}

#[test]
fn again_otherwise_gives_another_picture_of_the_same() {
    let (mut window, _) = quarrel();
    run(&mut window, "Arrange in camps");
    let first = places(&window);
    run(&mut window, "Arrange again, otherwise");
    assert_ne!(places(&window), first);
    assert_eq!(window.app().session().arranged.as_ref().map(|arranged| arranged.seed), Some(2));
}

#[test]
fn a_map_of_pinned_actors_says_why_nothing_moves() {
    let (mut window, actors) = quarrel();
    window.edit(Edit::PinActors(actors, true));
    run(&mut window, "Arrange in layers");
    assert!(told(&window).contains(&"No actor is free to move: all are pinned"));
}
