//! Over the map without the pointer.

use super::super::super::steps::{Step, Taken};
use super::super::super::walk::Toward;
use super::*;

impl Story {
    /// Takes a step, and selects what it selects.
    fn takes(&mut self, step: Step) -> Taken {
        let taken = step.taken(&self.sight());
        for action in &taken.actions {
            if let Action::Select(things) = action {
                self.selection = things.clone();
            }
        }
        taken
    }

    /// Where one stands after some steps.
    fn steps(&mut self, steps: &[Step]) -> String {
        for step in steps {
            self.takes(*step);
        }
        let name = |id: ActorId| self.editor.project().actor(id).unwrap().name.as_str();
        match (&self.selection.actors[..], &self.selection.ties[..]) {
            ([actor], []) => name(*actor).to_owned(),
            ([], [tie]) => {
                let tie = self.editor.project().tie(*tie).unwrap();
                format!("{} {} {}", name(tie.from), tie.stance.verb(), name(tie.to))
            }
            other => format!("{other:?}"),
        }
    }
}

const ON: Step = Step::Read { back: false };
const BACK: Step = Step::Read { back: true };

/// Two lines of two, and one far below.
fn square() -> Story {
    Story::new(&[
        ("top left", 0.0, 0.0),
        ("top right", 300.0, 9.0),
        ("bottom left", -20.0, 200.0),
        ("bottom right", 320.0, 196.0),
        ("far", 0.0, 9000.0),
    ])
}

#[test]
fn tab_goes_from_actor_to_actor_as_one_reads() {
    let mut story = square();
    let mut order = Vec::new();
    for _ in 0..5 {
        order.push(story.steps(&[ON]));
    }
    assert_eq!(order, ["top left", "top right", "bottom left", "bottom right", "far"]);
    assert_eq!(story.steps(&[BACK, BACK]), "bottom left");
}

#[test]
fn past_the_last_actor_tab_leaves_the_canvas() {
    let mut story = square();
    assert_eq!(story.steps(&[BACK]), "far", "backwards one comes in at the end");
    let taken = story.takes(ON);
    assert_eq!((taken.leaves, taken.actions.len()), (Some(false), 0));
    story.steps(&[BACK, BACK, BACK, BACK]);
    assert_eq!(story.takes(BACK).leaves, Some(true));
    assert_eq!(story.takes(Step::Leave { back: false }).leaves, Some(false), "Ctrl+Tab leaves from anywhere");
}

#[test]
fn the_camera_goes_along() {
    let mut story = square();
    let taken = story.takes(BACK);
    let far = story.rect("far");
    assert!(taken.actions.contains(&Action::Camera(CameraMove::Reveal(far))), "{:?}", taken.actions);
}

#[test]
fn arrows_with_alt_go_along_ties_to_the_neighbour_that_lies_most_that_way() {
    let mut story = square();
    story.tie("top left", Stance::Support, "top right", None);
    story.tie("bottom right", Stance::Clash, "top left", None);
    story.tie("top left", Stance::Support, "far", None);
    assert_eq!(story.steps(&[ON]), "top left");
    assert_eq!(story.steps(&[Step::Along(Toward::Right)]), "top right");
    assert_eq!(story.steps(&[Step::Along(Toward::Down)]), "top right", "no tie leads that way");
    assert_eq!(story.steps(&[Step::Along(Toward::Left)]), "top left");
    assert_eq!(story.steps(&[Step::Along(Toward::Down)]), "far", "nobody else lies below it more than aside");
}

#[test]
fn with_shift_one_stops_on_the_tie() {
    let mut story = square();
    story.tie("top right", Stance::Clash, "top left", None);
    story.tie("bottom left", Stance::Support, "top left", None);
    assert_eq!(story.steps(&[ON, Step::Onto(Toward::Right)]), "top right clashes with top left");
    assert_eq!(story.steps(&[ON]), "bottom left supports top left", "Tab goes from tie to tie then");
    assert_eq!(story.steps(&[Step::Along(Toward::Down)]), "bottom left");
    assert_eq!(story.steps(&[Step::Onto(Toward::Up), Step::Along(Toward::Up)]), "top left");
}

#[test]
fn arrows_with_ctrl_ask_for_a_tied_actor_on_that_side() {
    for (toward, is_there) in [
        (Toward::Right, (|from: Rect, at: Point| at.x > from.x1 + 100.0) as fn(Rect, Point) -> bool),
        (Toward::Left, |from, at| at.x < from.x0 - 100.0),
        (Toward::Up, |from, at| at.y < from.y0 - 50.0),
        (Toward::Down, |from, at| at.y > from.y1 + 50.0),
    ] {
        let mut story = Story::new(&[("Russia", 0.0, 0.0)]);
        story.steps(&[ON]);
        let taken = story.takes(Step::Build(toward));
        let Some(Gesture::Choosing(choosing)) = taken.gesture.clone() else { panic!("{taken:?}") };
        let Goal::New(at) = choosing.to else { panic!("{choosing:?}") };
        assert!(is_there(story.rect("Russia"), at), "{toward:?}: {at:?}");
        story.gesture = Gesture::Choosing(choosing);
        story.event(Event::Draft(Draft { name: "Wagner".to_owned(), ..Draft::default() }));
        story.event(Event::Stance(Stance::Support));
        let [Action::BuildOn(tie)] = &story.asked[..] else { panic!("{:?}", story.asked) };
        assert_eq!(tie.to, End::New("Wagner".to_owned(), Some(at)));
    }
}

#[test]
fn a_new_actor_comes_to_lie_on_nobody() {
    let mut story = Story::new(&[("Russia", 0.0, 0.0)]);
    for name in ["one", "two", "three", "four"] {
        story.steps(&[ON]);
        let russia = story.actors["Russia"];
        story.selection = Things { actors: vec![russia], ..Things::default() };
        let Some(Gesture::Choosing(choosing)) = story.takes(Step::Build(Toward::Right)).gesture else {
            panic!()
        };
        let Goal::New(at) = choosing.to else { panic!("{choosing:?}") };
        let actor = Actor { place: Some(at), ..Actor::named(name) };
        let made = story.editor.perform(Edit::AddActors(vec![actor])).unwrap();
        story.actors.insert(name, made.actors[0]);
        story.redraw();
    }
    let rects = ["Russia", "one", "two", "three", "four"].map(|name| story.rect(name));
    for (nth, one) in rects.iter().enumerate() {
        assert!(rects[nth + 1..].iter().all(|other| !one.overlaps(*other)), "{rects:?}");
    }
}

#[test]
fn with_several_selected_there_is_no_one_place_to_go_from() {
    let mut story = square();
    story.tie("top left", Stance::Support, "top right", None);
    story.selection.actors = vec![story.actors["top left"], story.actors["top right"]];
    for step in
        [Step::Along(Toward::Right), Step::Onto(Toward::Right), Step::Build(Toward::Right), Step::Rename]
    {
        let taken = story.takes(step);
        assert!(taken.actions.is_empty() && taken.gesture.is_none(), "{step:?}: {taken:?}");
    }
}
