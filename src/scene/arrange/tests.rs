//! What arranging a project promises, on small maps and on the sample.

use super::{Arrangement, Asked, Builder, Movable};
use crate::analysis::camps::Camps;
use crate::layout::{Method, Watch, quality};
use crate::model::{ActorId, IdSource, Project, notation};
use crate::typeset::Typesetter;
use kurbo::Point;

fn parsed(text: &str) -> Project {
    notation::parse(text, &mut IdSource::new(1)).unwrap()
}

fn arranged(project: &Project, arrangement: &Arrangement) -> Vec<(ActorId, Point)> {
    let mut typesetter = Typesetter::bundled_only();
    Builder::default().arrange(project, arrangement, &mut typesetter, &Watch::default()).unwrap()
}

fn asked(project: &Project, arrangement: &Arrangement) -> Asked {
    let mut typesetter = Typesetter::bundled_only();
    let asked = Asked::of(project, arrangement, (&mut Builder::default(), &mut typesetter));
    asked.in_camps(&Camps::of(project, Camps::USUAL))
}

/// Who is for whom and against whom, as the three documents say.
const ALLIES: [(&str, &str, &str); 6] = [
    ("Syrian government", "Russia", "Opposition forces"),
    ("Syrian government", "Bashar al-Assad", "Turkey"),
    ("Hezbollah", "IRGC", "Israel"),
    ("Tiger Force", "Sohail al Hassan", "Opposition forces"),
    ("Russia", "ISIS Hunters", "Opposition forces"),
    ("IRGC", "Fatimiyun", "Gulf monarchies"),
];

fn sample() -> Project {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("projects/palmyra.ron");
    crate::store::open(&path).unwrap().project
}

#[test]
fn whoever_may_not_move_stays_and_is_not_in_the_answer() {
    let project = parsed("A @ 0,0; B @ 10,0 (pinned); C @ 20,0; D; A + B; C - D");
    let id = |name: &str| project.actor_named(name).unwrap();
    let of = |movable| {
        let mut ids: Vec<&str> = arranged(&project, &Arrangement::of(movable))
            .into_iter()
            .map(|(id, _)| project.actor(id).unwrap().name.as_str())
            .collect();
        ids.sort_unstable();
        ids.join(" ")
    };
    assert_eq!(of(Movable::All), "A C D");
    assert_eq!(of(Movable::Unplaced), "D");
    assert_eq!(of(Movable::Only(vec![id("A"), id("B")])), "A");
    assert_eq!(of(Movable::AllBut(vec![id("A")])), "C");
}

#[test]
fn a_watch_that_is_cancelled_gives_no_places() {
    let project = parsed("A + B; C - D");
    let watch = Watch::default();
    watch.cancel();
    for method in Method::ALL {
        let arrangement = Arrangement { method, ..Arrangement::of(Movable::All) };
        let mut typesetter = Typesetter::bundled_only();
        let places = Builder::default().arrange(&project, &arrangement, &mut typesetter, &watch);
        assert_eq!(places, None, "{method:?}");
    }
}

#[test]
fn every_method_places_the_sample_map_without_overlap() {
    let project = sample();
    for method in Method::ALL {
        let arrangement = Arrangement { method, ..Arrangement::of(Movable::All) };
        let asked = asked(&project, &arrangement);
        let places = asked.places(&Watch::default()).unwrap();
        let figures = quality::measure(&asked.request, &asked.all_places(&places));
        assert_eq!(figures.overlaps, 0.0, "{method:?}");
        assert!(places.iter().all(|(_, at)| at.is_finite()), "{method:?}");
    }
}

#[test]
fn camps_keep_the_known_allies_of_the_sample_map_together() {
    let project = sample();
    let places = arranged(&project, &Arrangement::of(Movable::All));
    let at = |name: &str| {
        let id = project.actor_named(name).unwrap_or_else(|| panic!("no {name}"));
        places.iter().find(|(other, _)| *other == id).unwrap().1
    };
    for (one, ally, foe) in ALLIES {
        let (near, far) = (at(one).distance(at(ally)), at(one).distance(at(foe)));
        assert!(near < far, "{one} lies {near:.0} from {ally} and {far:.0} from {foe}");
    }
}

#[test]
fn a_tie_first_quoted_earlier_lies_further_left_by_time() {
    let text = "# document \"Old\" (date 2011); # document \"New\" (date 2016-03)\n\
                A + B \"one\" (in Old); C - D \"two\" (in New); E";
    let project = parsed(text);
    let arrangement = Arrangement { method: Method::Time, ..Arrangement::of(Movable::All) };
    let places = arranged(&project, &arrangement);
    let x = |name: &str| {
        let id = project.actor_named(name).unwrap();
        places.iter().find(|(other, _)| *other == id).unwrap().1.x
    };
    assert!(x("A") < x("C") && x("B") < x("D"));
}
