//! What a list of differences promises.

use kurbo::Point;

use super::*;
use crate::model::{Canvas, Id, IdSource, Quote, Stance, Tie, notation};
use crate::text::{SourceText, Span};

fn parsed(text: &str) -> Project {
    notation::parse(text, &mut IdSource::new(1)).unwrap()
}

fn told(before: &Project, now: &Project) -> String {
    Comparison::of(before, now).to_string()
}

#[test]
fn a_project_differs_in_nothing_from_itself() {
    let project = parsed(r#"Russia @ 1,2; Russia - YPG "attacked Kobani""#);
    let same = Comparison::of(&project, &project.clone());
    assert!(same.is_empty() && same.lines.is_empty());
    assert_eq!(same.summary(), "nothing differs");
}

#[test]
fn a_changed_actor_is_told_with_the_old_words_and_the_new() {
    let before = parsed("Rusia; Assad");
    let mut now = before.clone();
    let id = now.actor_named("Rusia").unwrap();
    let actor = now.actor(id).unwrap().clone();
    let aliases = vec!["Moscow".to_owned()];
    let kind = crate::model::ActorKind::State;
    now.put_actor(id, Actor { name: "Russia".into(), aliases, kind, ..actor });
    now.drop_actor(now.actor_named("Assad").unwrap());
    let lines = told(&before, &now);
    assert!(
        lines.contains("actor Russia: name “Rusia” → “Russia”; aliases now Moscow; kind other → state\n")
    );
    assert!(lines.contains("actor Assad: removed\n"));
    assert_eq!(Comparison::of(&before, &now).summary(), "1 actor less, 1 actor changed");
}

#[test]
fn moving_a_thousand_actors_is_one_line() {
    let mut before = Project::new(Id::from_bits(1));
    for nth in 1..=1000 {
        before.put_actor(Id::from_bits(nth), Actor { place: Some(Point::ZERO), ..Actor::named("A") });
    }
    let mut now = before.clone();
    for nth in 1..=1000 {
        now.put_actor(Id::from_bits(nth), Actor { place: Some(Point::new(5.0, 5.0)), ..Actor::named("A") });
    }
    assert_eq!(told(&before, &now), "places: other for A, A, A, A and 996 more\n");
}

#[test]
fn which_canvas_is_in_front_is_no_difference() {
    let mut project = parsed("Russia @ 1,2; Assad @ 3,4");
    project.put_canvas(Id::from_bits(77), Canvas::named("2015", 1));
    assert_eq!(told(&project, &project.turned_to(Id::from_bits(77))), "");
}

#[test]
fn a_tie_says_which_quotes_it_gained_and_what_its_stance_was() {
    let before = parsed(r#"Russia - YPG "attacked Kobani""#);
    let mut now = before.clone();
    let (id, tie) = now.ties().next().map(|(id, tie)| (id, tie.clone())).unwrap();
    let (document, _) = now.documents().next().unwrap();
    let quote = Id::from_bits(4711);
    now.put_quote(quote, Quote::new(document, Span::new(0, 8), "attacked"));
    let quotes = tie.quotes.iter().copied().chain([quote]).collect();
    now.put_tie(id, Tie { stance: Stance::Support, quotes, ..tie });
    let lines = told(&before, &now);
    assert_eq!(
        lines,
        "tie Russia supports YPG: stance clash → support; quotes now “attacked”\nquote “attacked”: added\n"
    );
}

#[test]
fn a_long_text_is_shown_from_where_it_parts() {
    let mut before = parsed("");
    let document = |text: &str| crate::model::Document::titled("A paper", SourceText::new(text));
    let long = "word ".repeat(2000);
    before.put_document(Id::from_bits(3), document(&format!("{long}and then Russia struck.")));
    let mut now = before.clone();
    now.put_document(Id::from_bits(3), document(&format!("{long}and then Iran struck.")));
    let lines = told(&before, &now);
    assert!(lines.starts_with("document “A paper”: text “…"), "{lines}");
    assert!(lines.contains("and then Russia struck.” → “…") && lines.contains("and then Iran struck.”"));
    assert!(lines.len() < 400);
}

#[test]
fn more_differences_than_anybody_reads_are_counted() {
    let before = Project::new(Id::from_bits(1));
    let mut now = before.clone();
    for nth in 1..=2000 {
        now.put_actor(Id::from_bits(nth), Actor::named("A"));
    }
    let found = Comparison::of(&before, &now);
    assert_eq!((found.lines.len(), found.more), (MOST_LINES, 2000 - MOST_LINES));
    assert_eq!(found.summary(), "2000 actors more");
    assert!(found.to_string().ends_with("and 1600 more\n"));
}

#[test]
fn every_difference_of_two_values_is_found_in_words() {
    let before = parsed(r#"Russia - YPG "attacked Kobani"; Iran @ 3,4"#);
    let mut other = before.clone();
    for change in 0..6 {
        let mut now = other.clone();
        match change {
            0 => now.title = "Palmyra".into(),
            1 => now.note = "read twice".into(),
            2 => now.cues = "backs: funds".into(),
            3 => now.dismiss("key"),
            4 => now.put_canvas(Id::from_bits(9), Canvas::named("2015", 1)),
            _ => {
                let id = now.ties().next().map(|(id, _)| id).unwrap();
                now.drop_tie(id);
            }
        }
        assert!(now != other);
        assert!(!Comparison::of(&other, &now).is_empty(), "change {change}");
        other = now;
    }
}
