//! Places that are none, or so far away that nothing should be drawn there.

use super::{Answer, Case};
use crate::paper::{Paper, actor, id, many};

pub fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = ["NaN", "inf", "-inf", "1e20", "-1e300", "1e400", "2e9"]
        .iter()
        .flat_map(|number| everywhere(number))
        .collect();
    let at =
        |place: &str| Paper { actors: actor("a00000001", "x", &format!("place: {place}")), ..Paper::blank() };
    cases.extend([
        Case::fine("place-at-the-border", &at("(1000000.0, -1000000.0)")),
        Case::fine("place-almost-nothing", &at("(5e-324, -0.0)")),
        Case::refused("place-of-words", &at("(\"left\", 0.0)"), "1:"),
        Case::refused("place-of-three", &at("(1.0, 2.0, 3.0)"), "1:"),
        Case::new("thousand-in-one-place", crowd(1000, |_| (7.0, 7.0)), Answer::Fine),
        Case::new(
            "two-at-opposite-corners",
            crowd(2, |n| (if n == 1 { -1e6 } else { 1e6 }, 1e6)),
            Answer::Fine,
        ),
        Case::new("thousand-on-one-line", crowd(1000, |n| (n as f64 * 1e-9, 0.0)), Answer::Fine),
        Case::new(
            "thousand-far-apart",
            crowd(1000, |n| (n as f64 * 1900.0 - 950_000.0, (n % 7) as f64 * 1e5)),
            Answer::Fine,
        ),
    ]);
    cases
}

fn crowd(count: usize, place: impl Fn(usize) -> (f64, f64)) -> Vec<u8> {
    let actors =
        many(count, |n| actor(&id('a', n), &format!("Actor {n}"), &format!("place: {:?}", place(n))));
    Paper { actors, ..Paper::blank() }.bytes()
}

/// The number as a place of an actor, of a note and of a picture, as a width, as a bend, and on another canvas.
fn everywhere(number: &str) -> Vec<Case> {
    let canvas = |more: &str| {
        format!(
            "canvases: [Canvas(id: \"c00000001\", name: \"Map\", rank: 0, {more}), Canvas(id: \"c00000002\", name: \"B\", rank: 1"
        )
    };
    let first = canvas("");
    let note = |place: &str, width: &str| {
        format!(
            "{first})], notes: [Note(id: \"n00000001\", text: \"x\", canvas: \"c00000001\", place: {place}, width: {width})]"
        )
    };
    let picture = format!(
        "{first})], pictures: [Picture(id: \"i00000001\", stand: (canvas: \"c00000001\", from: (0.0, {number}), to: (9.0, 9.0)), \
         size: (3, 2), bytes: \"/9j/4A==\")]"
    );
    let beside = |beside: String| Paper { beside, ..Paper::small() };
    let mut moved = Paper::small();
    moved.actors = moved.actors.replace("300.0", number);
    let finding = |what: &str, paper: &Paper, words| Case::finding(&format!("{what}-{number}"), paper, words);
    vec![
        finding("place", &moved, "lay outside the canvas"),
        finding("note", &beside(note(&format!("({number}, 0.0)"), "90.0")), "note n00000001 lay outside"),
        finding("width", &beside(note("(0.0, 0.0)", number)), "note n00000001 lay outside"),
        finding("picture", &beside(picture.clone()), "picture i00000001 lay outside"),
        finding(
            "bend",
            &beside(canvas(&format!("bends: [(tie: \"t00000001\", by: {number})]")) + ")]"),
            "bent in a way that cannot be",
        ),
        finding(
            "parked",
            &beside(format!("{first}, places: [(actor: \"a00000001\", place: ({number}, 0.0))])]")),
            "lay outside the canvas",
        ),
    ]
}
