//! Maps of the size that the benches promise to cope with.

use detente::model::{Actor, ActorKind, Direction, Id, Project, Stance, Tie};
use detente::scene::{Frame, Look};
use kurbo::Point;

/// Actors on a loose grid, three ties for each: to neighbours mostly, some across; some labelled, some contested.
#[allow(dead_code, reason = "each bench takes the map it needs")]
pub fn map(actors: u64) -> Project {
    let mut project = Project::new(Id::from_bits(1));
    let side = (actors as f64).sqrt().ceil() as u64;
    for nth in 0..actors {
        let mut actor = Actor::named(&format!("{} number {nth}", WORDS[(nth % 5) as usize]));
        actor.kind = ActorKind::ALL[(nth % 8) as usize];
        let (x, y) = ((nth % side) as f64 * 240.0, (nth / side) as f64 * 120.0);
        actor.place = Some(Point::new(x + (nth * 37 % 60) as f64, y + (nth * 53 % 40) as f64));
        project.put_actor(Id::from_bits(nth + 1), actor);
    }
    for nth in 0..actors * 3 {
        let from = nth / 3;
        let to = match nth % 3 {
            0 => (from + 1) % actors,
            1 => (from + side) % actors,
            _ => (from + 7 * (nth % 11) + 2) % actors,
        };
        let stance = if nth % 5 < 2 { Stance::Clash } else { Stance::Support };
        let mut tie = Tie::new(Id::from_bits(from + 1), Id::from_bits(to + 1), stance);
        tie.quotes = (0..nth % 6).map(|quote| Id::from_bits(nth * 10 + quote + 1)).collect();
        tie.direction = if nth % 4 == 0 { Direction::Mutual } else { Direction::OneWay };
        tie.label = if nth % 10 == 0 { "trains and pays".to_owned() } else { String::new() };
        project.put_tie(Id::from_bits(nth + 1), tie);
    }
    project
}

const WORDS: [&str; 5] = ["Brigade", "Ministry of Defence", "حزب", "Front", "Operations Command"];

/// Actors and ties, no legend.
pub fn bare() -> Frame {
    Frame { look: Look::Light, legend: false, title: false, only: None }
}

/// Four camps, six ties an actor on average: inside a camp mostly support, between camps mostly clash, as far as the
/// camp reaches. Actors stand in slots, camp beside camp.
#[allow(dead_code, reason = "each bench takes the map it needs")]
pub fn camps(actors: u64) -> Project {
    let mut project = Project::new(Id::from_bits(1));
    let (side, camp) = ((actors as f64).sqrt().ceil() as u64, (actors / 4).max(1));
    for nth in 0..actors {
        let mut actor = Actor::named(&format!("{} number {nth}", WORDS[(nth % 5) as usize]));
        actor.kind = ActorKind::ALL[(nth % 8) as usize];
        let (x, y) = ((nth % side) as f64 * 240.0, (nth / side) as f64 * 90.0);
        actor.place = Some(Point::new(x + (nth * 37 % 40) as f64, y + (nth * 53 % 30) as f64));
        project.put_actor(Id::from_bits(nth + 1), actor);
    }
    let mut drawn = 7_u64;
    let mut draw = |below: u64| {
        drawn = drawn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (drawn >> 33) % below
    };
    for nth in 0..actors * 3 {
        let (from, is_inside) = (draw(actors), draw(100) < 85);
        let to = if is_inside { from / camp * camp + draw(camp) } else { draw(actors) } % actors;
        let supports = (draw(100) < 85) == is_inside;
        if from == to {
            continue;
        }
        let stance = if supports { Stance::Support } else { Stance::Clash };
        let mut tie = Tie::new(Id::from_bits(from + 1), Id::from_bits(to + 1), stance);
        tie.quotes = (0..nth % 6).map(|quote| Id::from_bits(nth * 10 + quote + 1)).collect();
        tie.direction = if nth % 4 == 0 { Direction::Mutual } else { Direction::OneWay };
        tie.label = if nth % 10 == 0 { "trains and pays".to_owned() } else { String::new() };
        project.put_tie(Id::from_bits(nth + 1), tie);
    }
    project
}
