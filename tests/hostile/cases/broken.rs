//! Records that do not fit together.

use super::Case;
use crate::paper::{Paper, TEXT, actor, document, id, many, quote, tie};

/// A small project, changed.
fn small(change: impl FnOnce(&mut Paper)) -> Paper {
    let mut paper = Paper::small();
    change(&mut paper);
    paper
}

pub fn cases() -> Vec<Case> {
    [records(), quotes(), beside()].into_iter().flatten().collect()
}

fn records() -> Vec<Case> {
    let twice = "two records have the id";
    let first = ("a00000001", "a00000002");
    vec![
        Case::refused(
            "actor-twice",
            &small(|paper| paper.actors += &actor("a00000001", "Rossiya", "")),
            twice,
        ),
        Case::refused(
            "tie-twice",
            &small(|paper| paper.ties += &tie("t00000001", first.1, first.0, "")),
            twice,
        ),
        Case::refused(
            "document-twice",
            &small(|paper| paper.documents += &document("d00000001", "x")),
            twice,
        ),
        Case::refused(
            "quote-twice",
            &small(|paper| paper.quotes += &quote("q00000001", "d00000001", (0, 6), "Russia")),
            twice,
        ),
        Case::refused(
            "wrong-letter",
            &small(|paper| paper.actors = actor("t00000001", "Russia", "")),
            "expected 'a'",
        ),
        Case::refused(
            "id-of-a-megabyte",
            &small(|paper| paper.actors = actor(&"a".repeat(1 << 20), "x", "")),
            "expected 'a'",
        ),
        Case::refused(
            "look-alike-id",
            &small(|paper| paper.actors += &actor("а00000003", "x", "")),
            "expected 'a'",
        ),
        Case::finding(
            "end-missing",
            &small(|paper| paper.ties += &tie("t00000002", "a00000001", "a0000000z", "")),
            "ends at an actor",
        ),
        Case::finding(
            "tie-to-itself",
            &small(|paper| paper.ties += &tie("t00000002", "a00000001", "a00000001", "")),
            "joins an actor with itself",
        ),
        Case::finding(
            "quote-missing",
            &small(|paper| paper.ties += &tie("t00000002", first.0, first.1, "quotes: [\"q0000000z\"]")),
            "which is not in the project",
        ),
        Case::finding(
            "quote-named-twice",
            &small(|paper| {
                paper.ties += &tie("t00000002", first.0, first.1, "quotes: [\"q00000001\", \"q00000001\"]");
            }),
            "twice",
        ),
        Case::finding(
            "document-missing",
            &small(|paper| paper.quotes += &quote("q00000002", "d0000000z", (0, 6), "Russia")),
            "from a document that is not",
        ),
        Case::finding(
            "whole-missing",
            &small(|paper| paper.actors += &actor("a00000003", "x", "part_of: \"a0000000z\"")),
            "part of an actor that is not",
        ),
        Case::finding(
            "part-of-itself",
            &small(|paper| paper.actors += &actor("a00000003", "x", "part_of: \"a00000003\"")),
            "is part of itself",
        ),
        Case::finding(
            "ring-of-a-thousand",
            &Paper { actors: ring(1000), ..Paper::blank() },
            "is part of itself",
        ),
        Case::fine("chain-of-a-thousand", &Paper { actors: chain(1000), ..Paper::blank() }),
        Case::finding("no-name", &small(|paper| paper.actors += &actor("a00000003", "", "")), "has no name"),
        Case::finding(
            "blank-name",
            &small(|paper| paper.actors += &actor("a00000003", " \n\u{a0}", "")),
            "has no name",
        ),
        Case::finding(
            "no-title",
            &small(|paper| paper.documents = paper.documents.replace("Report", " ")),
            "has no title",
        ),
        Case::finding(
            "picture-missing",
            &small(|paper| paper.actors += &actor("a00000003", "x", "picture: \"i0000000z\"")),
            "carries a picture that is not",
        ),
        Case::fine(
            "thousand-ties-of-one-pair",
            &small(|paper| paper.ties = many(1000, |n| tie(&id('t', n), first.0, first.1, ""))),
        ),
        Case::finding(
            "thousand-ties-to-nobody",
            &small(|paper| paper.ties = many(1000, |n| tie(&id('t', n), first.0, "a0000000z", ""))),
            "ends at an actor",
        ),
    ]
}

fn ring(length: usize) -> String {
    many(length, |n| actor(&id('a', n), "x", &format!("part_of: {:?}", id('a', n % length + 1))))
}

fn chain(length: usize) -> String {
    let whole = |n: usize| if n == length { String::new() } else { format!("part_of: {:?}", id('a', n + 1)) };
    many(length, |n| actor(&id('a', n), "x", &whole(n)))
}

fn quotes() -> Vec<Case> {
    let astray = "does not stand verbatim";
    let at = |span, exact: &str| small(|paper| paper.quotes = quote("q00000001", "d00000001", span, exact));
    let arabic = small(|paper| {
        paper.documents = document("d00000001", "حزب الله ينفي");
        paper.quotes = quote("q00000001", "d00000001", (1, 8), "حزب");
    });
    let mut pages = Paper::small();
    pages.documents = pages.documents.replace("text:", "pages: [0, 9999, 3], text:");
    let mut hidden = Paper::small();
    hidden.documents = hidden.documents.replace("text:", "hidden: [(30, 20), (0, 99999)], text:");
    let mut candidate = Paper::small();
    candidate.quotes = candidate.quotes.replace("hedge:", "candidate: (9, 18446744073709551615), hedge:");
    let mut changed = Paper::small();
    changed.documents = changed.documents.replace("text:", "sha256: \"00\", text:");
    vec![
        Case::finding("span-behind-the-end", &at((9000, 9018), "Russia backs Assad"), astray),
        Case::finding("span-huge", &at((usize::MAX - 1, usize::MAX), "Russia backs Assad"), astray),
        Case::fine("span-turned-round", &at((18, 0), "Russia backs Assad")),
        Case::finding("span-empty", &at((4, 4), "Russia backs Assad"), astray),
        Case::finding("other-words", &at((0, 18), "Russia bombs Assad"), astray),
        Case::finding("no-words", &at((0, 18), ""), "has no words"),
        Case::finding("span-in-a-letter", &arabic, astray),
        Case::finding("pages-astray", &pages, "has pages or hidden words"),
        Case::finding("hidden-astray", &hidden, "has pages or hidden words"),
        Case::finding("candidate-astray", &candidate, "likely place that is not"),
        Case::finding("text-changed", &changed, "was changed since it was saved"),
        Case::finding("nonsense-in-a-long-text", &nonsense(400, 60), astray),
        Case::finding("one-word-a-thousand-times", &sellers(1500, 200), astray),
    ]
}

/// Quotes of a long text that are nowhere in it.
fn nonsense(sentences: usize, count: usize) -> Paper {
    let text: String =
        many(sentences, |n| format!("{TEXT} It was said {n} times in {} that nobody left. ", n * 7));
    let words = |n: usize| {
        format!("It was never said {n} times that Russia, Iran and {n} others left Assad alone in {n}")
    };
    let quotes = many(count, |n| quote(&id('q', n), "d00000001", (n, n + 80), &words(n)));
    Paper { documents: document("d00000001", &text), quotes, ties: String::new(), ..Paper::small() }
}

/// Quotes of a text that says the same words all the time.
fn sellers(times: usize, count: usize) -> Paper {
    let text = "the army and the party of the people ".repeat(times);
    let quotes = many(count, |n| {
        quote(&id('q', n), "d00000001", (1, 30), "the army of the people and the party of it")
    });
    Paper { documents: document("d00000001", &text), quotes, ties: String::new(), ..Paper::small() }
}

fn beside() -> Vec<Case> {
    let canvas = |id: &str, more: &str| format!("Canvas(id: {id:?}, name: \"Map\", rank: 0, {more}),");
    let of =
        |canvases: &str, rest: &str| small(|paper| paper.beside = format!("canvases: [{canvases}], {rest}"));
    let one = canvas("c00000001", "");
    let note = |id: &str, on: &str| {
        format!("notes: [Note(id: {id:?}, text: \"x\", canvas: {on:?}, place: (0.0, 0.0), width: 90.0)]")
    };
    let group = |members: &str| {
        format!("groups: [Group(id: \"g00000001\", name: \"x\", canvas: \"c00000001\", {members})]")
    };
    let picture = |stand: &str, size: &str, bytes: &str| {
        format!("pictures: [Picture(id: \"i00000001\", name: \"x\", {stand} size: {size}, bytes: {bytes:?})]")
    };
    let two_notes = "notes: [Note(id: \"n00000001\", text: \"x\", canvas: \"c00000001\", place: (0.0, 0.0), width: 90.0), \
        Note(id: \"n00000001\", text: \"y\", canvas: \"c00000001\", place: (0.0, 0.0), width: 90.0)]";
    vec![
        Case::refused("canvas-twice", &of(&format!("{one}{one}"), ""), "two records have the id"),
        Case::refused("note-twice", &of(&one, two_notes), "two records have the id"),
        Case::finding("canvas-without-name", &of(&one.replace("Map", ""), ""), "has no name"),
        Case::finding(
            "bend-of-nothing",
            &of(&canvas("c00000001", "bends: [(tie: \"t0000000z\", by: 9.0)]"), ""),
            "keeps places or bends",
        ),
        Case::finding(
            "place-of-nobody",
            &of(
                &format!(
                    "{one}{}",
                    canvas("c00000002", "places: [(actor: \"a0000000z\", place: (1.0, 2.0))]")
                ),
                "",
            ),
            "keeps places or bends",
        ),
        Case::finding(
            "places-on-the-first-canvas",
            &of(&canvas("c00000001", "places: [(actor: \"a00000001\", place: (1.0, 2.0))]"), ""),
            "twice",
        ),
        Case::finding(
            "place-twice",
            &of(
                &format!(
                    "{one}{}",
                    canvas(
                        "c00000002",
                        "places: [(actor: \"a00000001\", place: (1.0, 2.0)), (actor: \"a00000001\", place: (3.0, 4.0))]"
                    )
                ),
                "",
            ),
            "twice",
        ),
        Case::finding(
            "bend-twice",
            &of(
                &canvas("c00000001", "bends: [(tie: \"t00000001\", by: 9.0), (tie: \"t00000001\", by: 8.0)]"),
                "",
            ),
            "twice",
        ),
        Case::finding(
            "note-on-no-canvas",
            &of(&one, &note("n00000001", "c0000000z")),
            "stands where none can be",
        ),
        Case::finding(
            "group-of-nobody",
            &of(&one, &group("actors: [\"a0000000z\"]")),
            "holds what it cannot hold",
        ),
        Case::finding(
            "group-of-one-twice",
            &of(&one, &group("actors: [\"a00000001\", \"a00000001\"]")),
            "holds what it cannot hold",
        ),
        Case::finding(
            "group-of-no-notes",
            &of(&one, &group("notes: [\"n0000000z\"]")),
            "holds what it cannot hold",
        ),
        Case::finding(
            "picture-on-no-canvas",
            &of(
                &one,
                &picture(
                    "stand: (canvas: \"c0000000z\", from: (0.0, 0.0), to: (9.0, 9.0)),",
                    "(3, 2)",
                    "/9j/4A==",
                ),
            ),
            "stands where none can be",
        ),
        Case::refused(
            "picture-of-billions",
            &of(&one, &picture("", "(4294967295, 4294967295)", "/9j/4A==")),
            "pixels",
        ),
        Case::finding("picture-of-nothing", &of(&one, &picture("", "(0, 0)", "/9j/4A==")), "no size"),
        Case::refused("picture-of-no-kind", &of(&one, &picture("", "(3, 2)", "PHN2Zz4=")), "PNG or JPEG"),
        Case::refused("picture-not-base-64", &of(&one, &picture("", "(3, 2)", "/9j/4A=*")), "base 64"),
        Case::refused(
            "picture-too-large",
            &of(&one, &picture("", "(3, 2)", &"A".repeat(6 << 20))),
            "at most 5592408 characters",
        ),
    ]
}
