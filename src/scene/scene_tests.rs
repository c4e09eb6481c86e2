//! What a scene promises, whatever the project.

use kurbo::{ParamCurveNearest, Point, Rect, Vec2};

use super::sketched::{actor_at, bare, build};
use super::*;
use crate::model::{Actor, ActorKind, Direction, Id, Stance, Tie};
use crate::typeset::Typesetter;

fn pair(ties: &[(u64, u64, Stance)]) -> Project {
    let mut project = Project::new(Id::from_bits(1));
    project.put_actor(Id::from_bits(1), actor_at("Russia", 0.0, 0.0));
    project.put_actor(Id::from_bits(2), actor_at("Iran", 400.0, 120.0));
    for (nth, &(from, to, stance)) in ties.iter().enumerate() {
        put(&mut project, nth as u64 + 1, Tie::new(Id::from_bits(from), Id::from_bits(to), stance));
    }
    project
}

fn put(project: &mut Project, id: u64, tie: Tie) {
    project.put_tie(Id::from_bits(id), tie);
}

fn line(scene: &Scene, id: u64) -> (Point, Point) {
    let end = |end| scene.tie_end(Id::from_bits(id), end).unwrap();
    (end(TieEnd::From), end(TieEnd::To))
}

/// Actors on a grid with ties to their neighbours and across.
fn grid(side: u64, ties: u64) -> Project {
    let mut project = Project::new(Id::from_bits(1));
    for nth in 0..side * side {
        let (x, y) = ((nth % side) as f64 * 260.0, (nth / side) as f64 * 130.0);
        project.put_actor(Id::from_bits(nth + 1), actor_at(&format!("Actor {nth}"), x, y));
    }
    for nth in 0..ties {
        let from = nth * 7919 % (side * side);
        let to = (from + 1 + nth % 3 * side) % (side * side);
        let stance = if nth % 3 == 0 { Stance::Clash } else { Stance::Support };
        put(&mut project, nth + 1, Tie::new(Id::from_bits(from + 1), Id::from_bits(to + 1), stance));
    }
    project
}

#[test]
fn only_actors_with_a_place_and_ties_among_them_are_drawn() {
    let mut project = pair(&[(1, 2, Stance::Support), (1, 3, Stance::Clash)]);
    project.put_actor(Id::from_bits(3), Actor::named("nowhere yet"));
    let parts: Vec<Part> = build(&project).items().map(|item| item.part).collect();
    let (one, two) = (Part::Actor(Id::from_bits(1)), Part::Actor(Id::from_bits(2)));
    assert_eq!(parts, [Part::Tie(Id::from_bits(1)), one, two]);
}

#[test]
fn a_selection_leaves_out_everything_else() {
    let project = grid(3, 9);
    let frame = Frame { only: Some(vec![Id::from_bits(1), Id::from_bits(2)]), ..bare() };
    let scene = Builder::default().build(&project, &frame, &mut Typesetter::bundled_only());
    let actors = scene.items().filter(|item| matches!(item.part, Part::Actor(_))).count();
    assert_eq!(actors, 2);
    assert!(scene.actor_box(Id::from_bits(3)).is_none());
}

#[test]
fn the_same_project_gives_the_same_scene_whatever_was_built_before() {
    let (project, mut typesetter) = (grid(6, 60), Typesetter::bundled_only());
    let mut used = Builder::default();
    used.build(&grid(4, 30), &bare(), &mut typesetter);
    let again = used.build(&project, &bare(), &mut typesetter);
    let shown = |scene: &Scene| {
        let shapes = scene.items().flat_map(|item| scene.shapes(&item));
        shapes.map(|shape| format!("{:?}", shape.bounds())).collect::<Vec<_>>()
    };
    assert_eq!(shown(&again), shown(&build(&project)));
}

#[test]
fn a_scene_after_a_move_is_the_one_that_would_be_drawn_from_nothing() {
    let (mut project, mut typesetter, mut used) =
        (grid(6, 60), Typesetter::bundled_only(), Builder::default());
    let shown = |scene: &Scene| format!("{:?}", scene.items().map(|item| item.bounds).collect::<Vec<_>>());
    for step in 0..12_u64 {
        let id = Id::from_bits(step * 5 % 36 + 1);
        let place = Some(Point::new(step as f64 * 97.0, step as f64 * 41.0));
        let actor = project.actor(id).unwrap().clone();
        project.put_actor(id, Actor { place, ..actor });
        if step == 7 {
            project.drop_tie(Id::from_bits(9));
        }
        let again = used.build(&project, &bare(), &mut typesetter);
        assert_eq!(shown(&again), shown(&build(&project)), "step {step}");
    }
}

#[test]
fn a_box_is_as_large_as_the_layout_was_told_in_every_look() {
    let mut project = Project::new(Id::from_bits(1));
    let id = Id::from_bits(1);
    project.put_actor(id, actor_at("Islamic Revolutionary Guard Corps", 10.0, 20.0));
    let (mut builder, mut typesetter) = (Builder::default(), Typesetter::bundled_only());
    let told = builder.box_of(&project, id, &mut typesetter).unwrap();
    for look in Look::ALL {
        let scene = builder.build(&project, &Frame { look, ..bare() }, &mut typesetter);
        assert_eq!(scene.actor_box(id), Some(told));
    }
    assert_eq!(told.center(), Point::new(10.0, 20.0));
    let unplaced = project.actor(id).unwrap().clone();
    assert_eq!(builder.size_of(&project, &Actor { pinned: true, ..unplaced }, &mut typesetter), told.size());
}

#[test]
fn ties_of_a_pair_run_side_by_side_and_never_on_each_other() {
    let ties =
        [(1, 2, Stance::Support), (2, 1, Stance::Clash), (2, 1, Stance::Support), (1, 2, Stance::Clash)];
    let scene = build(&pair(&ties));
    let middles: Vec<Point> = (1..=4)
        .map(|id| {
            let (from, to) = line(&scene, id);
            from.midpoint(to)
        })
        .collect();
    for (nth, one) in middles.iter().enumerate() {
        for other in &middles[nth + 1..] {
            assert!(one.distance(*other) >= 6.0, "{middles:?}");
        }
    }
}

#[test]
fn a_contested_pair_bears_its_mark_and_a_pair_of_one_mind_does_not() {
    let marks = |ties: &[(u64, u64, Stance)]| {
        let scene = build(&pair(ties));
        scene.items().filter(|item| matches!(item.part, Part::Mark(_))).count()
    };
    assert_eq!(marks(&[(1, 2, Stance::Support), (2, 1, Stance::Clash)]), 1);
    assert_eq!(marks(&[(1, 2, Stance::Support), (2, 1, Stance::Support)]), 0);
}

#[test]
fn stance_is_in_the_shapes_and_not_only_in_the_colours() {
    let shapes = |stance| {
        let scene = build(&pair(&[(1, 2, stance)]));
        let shapes = scene.shapes(&scene.items().next().unwrap());
        let polygons = shapes.iter().filter(|shape| matches!(shape, Shape::Polygon { .. })).count();
        let points = shapes.iter().map(|shape| match shape {
            Shape::Stroke { path, .. } => path.elements().len(),
            _ => 0,
        });
        (polygons, points.max().unwrap_or(0))
    };
    let (support_heads, support_points) = shapes(Stance::Support);
    let (clash_heads, clash_points) = shapes(Stance::Clash);
    assert_eq!((support_heads, clash_heads), (1, 0));
    assert!(support_points <= 2 && clash_points > 20);
}

#[test]
fn a_tie_bends_around_an_actor_that_stands_in_its_way() {
    let mut project = pair(&[(1, 2, Stance::Support)]);
    project.put_actor(Id::from_bits(3), actor_at("In between", 200.0, 60.0));
    let scene = build(&project);
    let between = scene.actor_box(Id::from_bits(3)).unwrap();
    let path = scene.tie_line(Id::from_bits(1)).unwrap();
    let mut crosses = false;
    kurbo::flatten(path.iter(), 0.1, |element| {
        if let kurbo::PathEl::LineTo(at) = element {
            crosses |= between.contains(at);
        }
    });
    assert!(!crosses);
}

#[test]
fn actors_on_top_of_each_other_still_show_their_tie() {
    for shift in [Vec2::ZERO, Vec2::new(12.0, 5.0), Vec2::new(90.0, 0.0)] {
        let mut project = pair(&[(1, 2, Stance::Clash)]);
        project.put_actor(Id::from_bits(2), actor_at("Iran", shift.x, shift.y));
        let scene = build(&project);
        let boxes = [1, 2].map(|id| scene.actor_box(Id::from_bits(id)).unwrap());
        let covered = boxes[0].union(boxes[1]);
        let tie = scene.items().next().unwrap();
        assert!(tie.bounds.is_finite() && !covered.contains_rect(tie.bounds), "{shift:?}: {:?}", tie.bounds);
    }
}

#[test]
fn the_wildest_names_and_places_give_a_finite_scene() {
    let mut project = Project::new(Id::from_bits(1));
    let names = [
        "",
        "\u{202e}\u{0}evil\u{7}",
        "a\nb\tc",
        &"x".repeat(100_000),
        "👩‍👩‍👧‍👦🏴",
        &"ا".repeat(5000),
        "\u{feff}",
    ];
    let places = [1e6, -1e6, 0.0, f64::MAX, f64::NAN, f64::NEG_INFINITY, 0.01];
    for (nth, (name, place)) in names.iter().zip(places).enumerate() {
        let place = Some(Point::new(place, -place));
        project.put_actor(Id::from_bits(nth as u64 + 1), Actor { place, ..Actor::named(name) });
    }
    for (nth, (from, to)) in (1..=7).flat_map(|from| (1..=7).map(move |to| (from, to))).enumerate() {
        let stance = if nth % 2 == 0 { Stance::Support } else { Stance::Clash };
        let tie = Tie::new(Id::from_bits(from), Id::from_bits(to), stance);
        let label = "\u{1}".repeat(nth % 3) + &"long ".repeat(nth * 50);
        put(&mut project, nth as u64 + 1, Tie { label, direction: Direction::Mutual, ..tie });
    }
    let frame = Frame { legend: true, title: true, ..bare() };
    project.title = "t\u{0}itle ".repeat(3000);
    let scene = Builder::default().build(&project, &frame, &mut Typesetter::bundled_only());
    for shape in scene.items().flat_map(|item| scene.shapes(&item)) {
        let bounds = shape.bounds();
        assert!(bounds.is_finite() && bounds.width() <= 3e6, "{bounds:?}");
        if let Shape::Stroke { path, .. } = shape {
            assert!(path.elements().len() <= 1500);
        }
    }
    assert!(names.len() == 7 && scene.actor_box(Id::from_bits(4)).unwrap().width() < 300.0);
}

#[test]
fn legend_and_title_stand_outside_of_the_map() {
    let mut project = grid(4, 20);
    project.title = "Palmyra".to_owned();
    let frame = Frame { legend: true, title: true, ..bare() };
    let scene = Builder::default().build(&project, &frame, &mut Typesetter::bundled_only());
    let (beside, map): (Vec<Item>, Vec<Item>) =
        scene.items().partition(|item| matches!(item.part, Part::Legend | Part::Title));
    assert_eq!(beside.len(), 2);
    let around = map.iter().map(|item| item.bounds).reduce(|all, one| all.union(one)).unwrap();
    for item in beside {
        assert!(!item.bounds.overlaps(around), "{:?}", item.part);
    }
}

#[test]
fn plates_on_ties_do_not_cover_names() {
    let mut project = grid(8, 60);
    let ties: Vec<_> = project.ties().map(|(id, tie)| (id, tie.clone())).collect();
    for (id, tie) in ties {
        project.put_tie(id, Tie { label: "said to arm".to_owned(), ..tie });
    }
    let scene = build(&project);
    let boxes: Vec<Rect> = project.actors().filter_map(|(id, _)| scene.actor_box(id)).collect();
    let plates = scene.items().filter(|item| matches!(item.part, Part::TieLabel(_)));
    let covering = plates.filter(|plate| boxes.iter().any(|rect| rect.overlaps(plate.bounds))).count();
    assert_eq!(covering, 0);
}

#[test]
fn kinds_have_boxes_of_their_own() {
    let mut seen = std::collections::HashSet::new();
    for kind in ActorKind::ALL {
        let paints = Look::Print.style().actor_box(kind, None);
        assert!(seen.insert((look::icon_of(kind), paints.fill)), "{kind:?}");
    }
}

#[test]
fn a_bend_that_the_analyst_gave_takes_the_place_of_the_programs() {
    let mut project = pair(&[(2, 1, Stance::Support), (1, 2, Stance::Clash)]);
    project.put_actor(Id::from_bits(3), actor_at("In between", 200.0, 60.0));
    let (bent, other) = (Id::from_bits(1), Id::from_bits(2));
    let before = build(&project);
    let wanted = Point::new(180.0, -90.0);
    let bend = before.bend_at(bent, wanted).unwrap();
    let mut canvas = project.canvas().clone();
    canvas.set_bend(bent, Some(bend));
    project.put_canvas(project.front(), canvas);
    let scene = build(&project);
    let handle = scene.bend_handle(bent).unwrap();
    let line = scene.tie_line(bent).unwrap();
    let away =
        line.segments().map(|part| part.nearest(handle, 1e-6).distance_sq).fold(f64::INFINITY, f64::min);
    assert!(away.sqrt() < 0.01, "the handle lies on the line");
    assert!((scene.bend_at(bent, handle).unwrap() - bend).abs() < 1e-3 && bend.abs() > 100.0);
    assert!(handle.distance(wanted) < 70.0, "the handle follows the pointer sideways");
    assert_ne!(scene.tie_line(other), before.tie_line(other), "the other runs in the middle now");
}

#[test]
fn what_a_filter_hides_is_not_in_the_scene() {
    let mut project = pair(&[(1, 2, Stance::Support), (1, 2, Stance::Clash)]);
    let mut canvas = project.canvas().clone();
    canvas.filter.stances.insert(Stance::Clash);
    project.put_canvas(project.front(), canvas);
    let scene = build(&project);
    assert_eq!((scene.counts(), scene.items().len()), ((2, 1), 3));
}

#[test]
fn an_items_box_holds_all_its_shapes() {
    let mut project = grid(6, 60);
    let ties: Vec<_> = project.ties().map(|(id, tie)| (id, tie.clone())).collect();
    for (nth, (id, tie)) in ties.into_iter().enumerate() {
        let quotes = (0..nth % 7).map(|quote| Id::from_bits((nth * 10 + quote) as u64)).collect();
        let label = if nth % 3 == 0 { "said to arm" } else { "" }.to_owned();
        let direction = Direction::ALL[nth % 2];
        project.put_tie(id, Tie { quotes, label, direction, ..tie });
    }
    let scene = build(&project);
    for item in scene.items() {
        let around = item.bounds.inflate(0.01, 0.01);
        let shapes = scene.shapes(&item);
        let lost = shapes.iter().find(|shape| around.union(shape.bounds()) != around);
        assert!(lost.is_none(), "{item:?}: {lost:?} at {:?}", lost.map(Shape::bounds));
    }
}
