//! Reference pictures: what actors, ties and whole maps look like, in every look.
//!
//! Each test draws one small scene with the bundled faces and compares it with its picture in this folder. A picture
//! that differs is written beside the target folder's other leavings, and the failure says where. After a change
//! that is meant, run `DETENTE_REWRITE_PICTURES=1 cargo test --test pictures`, then look at every picture that git
//! says has changed.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a test may stop where it stands"
)]

mod compare;
mod sketch;

use compare::{matches_reference, render};
use detente::scene::Look;
use sketch::sketch;

const LOOKS: [(Look, &str); 3] = [(Look::Light, "light"), (Look::Dark, "dark"), (Look::Print, "print")];

#[test]
fn an_actor_of_each_kind() {
    let project = sketch(
        "Russia [state] @ 0,0
         Syrian Arab Army [armed force] @ 0,70
         Tiger Forces [militia] @ 0,140
         Qasem Soleimani [person] @ 0,210
         Wagner Group [organisation] @ 230,0
         Ministry of Defence [institution] @ 230,70 part of Russia
         Residents of Palmyra [group] @ 230,140 pinned
         Amaq [other] @ 230,210 #c0392b",
    );
    for (look, name) in LOOKS {
        matches_reference(&format!("actors-{name}"), &render(&project, look, 1.0));
    }
}

#[test]
fn every_style_of_tie() {
    let mut text = String::new();
    for (row, sign) in ["+", "<+>", "-", "<->"].into_iter().enumerate() {
        for (column, quotes) in ["", "x1", "x3", "x24"].into_iter().enumerate() {
            let (one, other) = (format!("A{row}{column}"), format!("B{row}{column}"));
            let (x, y) = (column * 300, row * 60);
            text += &format!("{one} [state] @ {x},{y}\n{other} [person] @ {},{y}\n", x + 200);
            text += &format!("{one} {sign} {other} {quotes}\n");
        }
    }
    let project = sketch(&text);
    for (look, name) in LOOKS {
        matches_reference(&format!("ties-{name}"), &render(&project, look, 1.0));
    }
}

#[test]
fn contested_pairs_parallel_ties_and_words_on_ties() {
    let project = sketch(
        "Russia [state] @ 0,0
         Iran [state] @ 320,0
         Turkey [state] @ 0,100
         PKK [organisation] @ 320,100
         YPG [militia] @ 0,200
         SDF [militia] @ 320,260
         Russia <+> Iran x3
         Iran - Russia x2 : rivals in Syria
         Turkey - PKK x5 : shells
         Turkey - PKK x1
         PKK <-> Turkey
         YPG + SDF x2 : joins
         SDF + YPG
         SDF - YPG x1",
    );
    for (look, name) in LOOKS {
        matches_reference(&format!("parallel-{name}"), &render(&project, look, 1.0));
    }
}

#[test]
fn arabic_and_hebrew_names_alone_and_among_latin_letters() {
    let project = sketch(
        "حزب الله [militia] @ 0,0
         إيران [state] @ 130,90
         الحرس الثوري الإيراني (IRGC) [armed force] @ 260,0 part of إيران
         ישראל [state] @ 0,180
         צה״ל (IDF) 91st Division [armed force] @ 260,180
         حزب الله - ישראל x3 : هجوم على Metula
         إيران + حزب الله x2 : أسلحة",
    );
    matches_reference("scripts-light", &render(&project, Look::Light, 1.5));
}

#[test]
fn a_map_that_bends_its_ties_around_actors() {
    let project = sketch(
        "Iraq [state] @ 0,0
         Baghdad Operations Command [armed force] @ 10,90
         Popular Mobilisation Forces [militia] @ 0,190
         Iraq + Popular Mobilisation Forces x2 : pays
         Iraq <+> Baghdad Operations Command x1
         Baghdad Operations Command - Popular Mobilisation Forces",
    );
    matches_reference("bend-light", &render(&project, Look::Light, 1.0));
}

#[test]
fn a_whole_map_with_legend_and_title() {
    let mut project = sketch(include_str!("war.txt"));
    project.title = "Who backs whom around Palmyra, 2016".to_owned();
    for (look, name) in LOOKS {
        matches_reference(&format!("war-{name}"), &compare::render_with(&project, look, 0.6));
    }
}

#[test]
fn the_same_map_drawn_twice_is_the_same_to_the_byte() {
    let project = sketch(include_str!("war.txt"));
    assert_eq!(compare::png(&project, Look::Dark), compare::png(&project, Look::Dark));
}

#[test]
fn the_whole_sample_in_three_looks() {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/projects/palmyra.ron");
    let project = detente::store::open(sample.as_ref()).unwrap().project;
    for (look, name) in LOOKS {
        matches_reference(&format!("palmyra-{name}"), &compare::render_with(&project, look, 0.5));
    }
}
