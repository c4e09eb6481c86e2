//! Groups, notes and pictures under the hand.

use detente::model::GroupId;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use kurbo::Rect;

use super::*;

/// Russia and Iran in a group; gives it and the box of its frame on screen.
fn grouped(story: &mut Story) -> (GroupId, egui::Rect) {
    let group = story.group(&["Russia", "Iran"], "Axis");
    story.act(Action::Select(Things::default()));
    (group, story.item("Group Axis, 2 actors"))
}

fn held_by(story: &Story, group: GroupId) -> usize {
    story.project().group(group).map_or(0, |group| group.pictures.len())
}

#[test]
fn a_picture_let_go_in_a_frame_comes_into_the_group_and_leaves_it_outside() {
    let mut story = Story::open(&[]);
    let (group, frame) = grouped(&mut story);
    let picture = story.picture_at("arch", Rect::new(300.0, 180.0, 360.0, 220.0));
    let steps = story.steps();
    let from = story.seen(story.stand(picture).center());
    story.hand().drag(from, frame.center() + Vec2::new(30.0, 40.0));
    assert_eq!((held_by(&story, group), story.steps()), (1, steps + 1));
    assert_eq!(story.last_step(), Some("move 1 picture into Axis"));
    let from = story.seen(story.stand(picture).center());
    story.hand().drag(from, BESIDE_ALL);
    assert_eq!((held_by(&story, group), story.last_step()), (0, Some("move 1 picture out of its group")));
    story.keys(CTRL, Key::Z);
    assert_eq!(held_by(&story, group), 1);
}

#[test]
fn a_frame_takes_its_pictures_and_notes_along() {
    let mut story = Story::open(&[]);
    let (_, frame) = grouped(&mut story);
    let picture = story.picture_at("arch", Rect::new(300.0, 180.0, 360.0, 220.0));
    let from = story.seen(story.stand(picture).center());
    story.hand().drag(from, frame.center() + Vec2::new(30.0, 40.0));
    let (before, russia) = (story.stand(picture), story.place("Russia"));
    let frame = story.item(&story.said("Group Axis")[0]);
    let title = frame.left_top() + Vec2::new(60.0, 12.0);
    story.hand().holding(CTRL).drag(title, title + Vec2::new(-40.0, 50.0));
    let moved = story.place("Russia") - russia;
    assert!(moved.y > 30.0, "{moved:?}");
    assert!((story.stand(picture).origin() - before.origin() - moved).hypot() < 0.1);
}

#[test]
fn ctrl_keeps_things_where_they_belong() {
    let mut story = Story::open(&[]);
    let (group, frame) = grouped(&mut story);
    let from = story.centre("YPG");
    story.hand().holding(CTRL).drag(from, frame.center() + Vec2::new(20.0, 30.0));
    assert_eq!(story.project().group(group).unwrap().actors.len(), 2);
}

#[test]
fn a_locked_picture_is_ground_until_it_is_unlocked() {
    let mut story = Story::open(&[]);
    let picture = story.picture_at("plan", Rect::new(-400.0, -300.0, 400.0, 300.0));
    let before = story.stand(picture);
    story.act(Action::Edit(Edit::LockPictures(vec![picture], true)));
    story.act(Action::Select(Things::default()));
    story.hand().drag(BESIDE_ALL - Vec2::new(0.0, 100.0), BESIDE_ALL + Vec2::new(30.0, 0.0));
    let view = |story: &Story| story.harness.state().view().selection.clone();
    assert_eq!((story.stand(picture), view(&story)), (before, Things::default()), "neither moved nor framed");
    story.keys(CTRL, Key::A);
    assert!(view(&story).pictures.is_empty(), "nor selected with everything");
    let at = BESIDE_ALL - Vec2::new(0.0, 100.0);
    story.click_at(at).rest();
    story.hand().with_button(PointerButton::Secondary).press(at).lift(at);
    story.harness.get_by_label("Unlock this picture").click();
    story.rest();
    assert_eq!(story.last_step(), Some("unlock 1 picture"));
    story.hand().drag(at, at + Vec2::new(30.0, 40.0));
    assert_ne!(story.stand(picture), before);
    story.keys(CTRL, Key::Z).keys(CTRL, Key::Z);
    assert!(story.project().picture(picture).unwrap().locked, "locking is undone and done as anything else");
}

#[test]
fn pictures_are_copied_with_alt_and_with_the_key() {
    let mut story = Story::open(&[]);
    let picture = story.picture_at("arch", Rect::new(-60.0, 120.0, 0.0, 160.0));
    let before = story.stand(picture);
    let from = story.seen(before.center());
    story.hand().holding(ALT | CTRL).drag(from, from + Vec2::new(80.0, 30.0));
    assert_eq!((story.project().pictures().count(), story.stand(picture)), (2, before));
    story.keys(CTRL, Key::D);
    assert_eq!((story.project().pictures().count(), story.steps()), (3, 3));
}

#[test]
fn the_corner_of_a_selected_picture_makes_it_larger_in_its_shape() {
    let mut story = Story::open(&[]);
    let picture = story.picture_at("arch", Rect::new(-60.0, 120.0, 0.0, 160.0));
    let before = story.stand(picture);
    let at = story.seen(before.center());
    story.click_at(at);
    let corner = story.seen((before.x1, before.y1).into());
    story.hand().drag(corner, corner + Vec2::new(60.0, 40.0));
    let after = story.stand(picture);
    assert!(after.width() > before.width() + 30.0, "{after}");
    assert!((after.width() / after.height() - 1.5).abs() < 0.05, "{after}");
}

#[test]
fn the_left_side_of_a_selected_note_is_pulled_and_its_right_side_stays() {
    let mut story = Story::open(&[]);
    let note = story.note_at("A word", -60.0, 120.0);
    let rect = story.item("Note: A word");
    let left = Pos2::new(rect.left(), rect.center().y);
    story.hand().drag(left, left - Vec2::new(50.0, 0.0));
    let found = story.project().note(note).unwrap();
    assert!((found.width - 170.0).abs() < 4.0, "{}", found.width);
    assert!((found.place.x + found.width - 60.0).abs() < 1.0);
}

#[test]
fn a_double_click_opens_a_note_names_a_group_and_unfolds_a_folded_one() {
    let mut story = Story::open(&[]);
    story.note_at("A word", -60.0, 120.0);
    let at = story.item("Note: A word").center();
    story.double_click(at).rest();
    assert!(story.harness.query_by_role_and_label(Role::MultilineTextInput, "Words of the note").is_some());
    story.keys(NONE, Key::Escape);
    let (group, frame) = grouped(&mut story);
    let title = frame.left_top() + Vec2::new(30.0, 12.0);
    story.double_click(title).rest();
    assert!(story.harness.query_by_role_and_label(Role::TextInput, "Name of the group").is_some());
    story.keys(NONE, Key::Escape).keys(NONE, Key::G);
    assert!(story.project().group(group).unwrap().folded);
    let folded = story.item("Group Axis, 2 actors, folded").center();
    story.double_click(folded).rest();
    assert!(!story.project().group(group).unwrap().folded);
}

#[test]
fn the_sign_on_a_title_folds_the_group() {
    let mut story = Story::open(&[]);
    let (group, frame) = grouped(&mut story);
    let sign = frame.right_top() + Vec2::new(-20.0, 14.0);
    story.hover(sign).rest();
    assert_eq!(story.sign(), CursorIcon::PointingHand);
    story.click_at(sign).rest();
    assert!(story.project().group(group).unwrap().folded);
}

#[test]
fn notes_pictures_and_actors_are_lined_up_together_in_one_step() {
    let mut story = Story::open(&[]);
    let note = story.note_at("A word", 40.0, 120.0);
    let picture = story.picture_at("arch", Rect::new(-190.0, 200.0, -100.0, 260.0));
    let steps = story.steps();
    let actors = vec![story.actor("Iran")];
    let all = Things { actors, notes: vec![note], pictures: vec![picture], ..Things::default() };
    story.act(Action::Select(all.clone())).keys(CTRL | SHIFT, Key::ArrowLeft);
    let lefts = [
        f64::from(story.rect("Iran").left() - story.seen((0.0, 0.0).into()).x),
        story.project().note(note).unwrap().place.x,
        story.stand(picture).x0,
    ];
    assert!(lefts.iter().all(|left| (left - lefts[2]).abs() < 0.6), "{lefts:?}");
    assert_eq!(story.steps(), steps + 1);
    assert_eq!(story.last_step(), Some("move 1 actor, 1 note, 1 picture"));
    let selected = &story.harness.state().view().selection;
    assert_eq!((&selected.notes, &selected.pictures), (&all.notes, &all.pictures), "they stay selected");
    story.keys(ALT | SHIFT, Key::V);
    assert_eq!(story.steps(), steps + 2, "three of them can be spaced evenly");
}

#[test]
fn who_is_in_a_selected_group_is_lined_up_with_it_and_not_a_second_time() {
    let mut story = Story::open(&[]);
    let (group, _) = grouped(&mut story);
    let apart = story.place("Iran") - story.place("Russia");
    let actors = ["Russia", "Iran", "YPG"].map(|name| story.actor(name)).to_vec();
    story.act(Action::Select(Things { actors, groups: vec![group], ..Things::default() }));
    story.keys(CTRL | SHIFT, Key::ArrowUp);
    assert_eq!(story.place("Iran") - story.place("Russia"), apart);
    let frame = story.item("Group Axis, 2 actors");
    assert!((frame.top() - story.rect("YPG").top()).abs() < 0.6);
}

#[test]
fn everything_takes_notes_and_pictures_with_it() {
    let mut story = Story::open(&[]);
    story.note_at("A word", 40.0, 120.0);
    story.picture_at("arch", Rect::new(-190.0, 200.0, -100.0, 260.0));
    story.click_at(Pos2::new(200.0, 740.0)).rest();
    story.keys(CTRL, Key::A);
    let all = &story.harness.state().view().selection;
    assert_eq!((all.actors.len(), all.notes.len(), all.pictures.len()), (3, 1, 1));
}
