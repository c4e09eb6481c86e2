//! Looking into the documents: `search` and `suggest`; and what the README promises of all verbs.

use clap::CommandFactory;
use detente::cli::Arguments;
use detente::store;

use super::{Desk, SAMPLE, detente};

#[test]
fn words_are_found_in_all_documents_with_their_places() {
    let told = detente(&["search", SAMPLE, "hezbollah"]);
    assert_eq!(told.code, 0);
    assert_eq!(told.out.lines().filter(|line| line.starts_with("  ")).count(), 10);
    let told = detente(&["search", SAMPLE, "--json", "--phrase", "Islamic", "State"]);
    let rows: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    let project = store::open(SAMPLE.as_ref()).unwrap().project;
    assert!(rows.as_array().unwrap().len() > 5);
    for row in rows.as_array().unwrap() {
        let document = project.document(row["document"].as_str().unwrap().parse().unwrap()).unwrap();
        let place = |end: &str| usize::try_from(row[end].as_u64().unwrap()).unwrap();
        assert_eq!(document.text.as_str()[place("start")..place("end")], *row["text"].as_str().unwrap());
    }
}

#[test]
fn a_search_that_cannot_be_or_finds_nothing_says_so() {
    let told = detente(&["search", SAMPLE, "--regex", "(Iran"]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("stops making sense at character 1: unclosed group"), "{}", told.err);
    assert!(told.err.contains("hint: "), "{}", told.err);
    let told = detente(&["search", SAMPLE, "zanzibar", "--json"]);
    assert_eq!((told.code, told.out.trim()), (0, "[]"));
    let told = detente(&["search", SAMPLE, "zanzibar"]);
    assert_eq!(
        (told.code, told.out.as_str(), told.err.as_str()),
        (0, "", "note: not found in 3 documents\n")
    );
}

#[test]
fn the_readme_names_every_verb_and_every_option() {
    let readme = include_str!("../../README.md");
    let mut missing = Vec::new();
    for verb in Arguments::command().get_subcommands() {
        let name = format!("detente {}", verb.get_name());
        let told: Vec<&str> =
            readme.split("\ndetente ").filter(|part| name.ends_with(first_word(part))).collect();
        assert_eq!(told.len(), 1, "{name}");
        let options = verb.get_arguments().filter_map(|option| option.get_long());
        missing.extend(
            options
                .filter(|option| !["help", "version", "output"].contains(option))
                .filter(|option| !told[0].contains(&format!("--{option}")))
                .map(|option| format!("{name} --{option}")),
        );
    }
    assert_eq!(missing, [""; 0]);
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

#[test]
fn suggest_lists_names_and_ties_that_are_missing() {
    let desk = Desk::with(&[(
        "a.txt",
        "Gen. Osman Malik and the Rapid Guard met. The Rapid Guard attacked General Malik. Chad backed the Rapid Guard.",
    )]);
    let made = detente(&["new", "-o", &desk.text("map.ron"), &desk.text("a.txt")]);
    assert_eq!(made.code, 0, "{}", made.err);
    let told = detente(&["suggest", &desk.text("map.ron"), "--json"]);
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    let found: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    let names: Vec<&str> =
        found["actors"].as_array().unwrap().iter().map(|actor| actor["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Rapid Guard", "Osman Malik", "Chad"]);
    let first = &found["actors"][1];
    assert_eq!(
        (first["kind"].as_str(), first["mentions"].as_u64(), first["documents"].as_u64()),
        (Some("person"), Some(2), Some(1))
    );
    assert_eq!(found["ties"].as_array().unwrap().len(), 0);
}

#[test]
fn a_sentence_torn_over_two_lines_is_printed_on_one() {
    let desk = Desk::with(&[
        ("a.txt", "Chad backed the 5\nth Guard of Mao, and the\u{202e} Guard of Mao thanked Chad."),
        ("actors.csv", "name,kind\nChad,state\nGuard of Mao,militia\n"),
    ]);
    let (map, document, actors) = (desk.text("map.ron"), desk.text("a.txt"), desk.text("actors.csv"));
    assert_eq!(detente(&["new", "-o", &map, &document, "--actors", &actors]).code, 0);
    let told = detente(&["suggest", &map]).out;
    assert!(told.contains("Chad backed the 5 th Guard of Mao"), "{told}");
    assert!(told.contains("\\u{202e}"), "what cannot be seen is still shown: {told}");
}

#[test]
fn suggest_gives_every_field_of_a_tie() {
    let desk = Desk::with(&[
        ("a.txt", "According to two officers, Chad backed the Rapid Guard."),
        ("actors.csv", "name,kind\nChad,state\nRapid Guard,militia\n"),
    ]);
    let made = detente(&[
        "new",
        "-o",
        &desk.text("map.ron"),
        &desk.text("a.txt"),
        "--actors",
        &desk.text("actors.csv"),
    ]);
    assert_eq!(made.code, 0, "{}", made.err);
    let told = detente(&["suggest", &desk.text("map.ron"), "--json"]);
    let found: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    let tie = &found["ties"][0];
    let word = |field: &str| tie[field].as_str().unwrap();
    assert_eq!(
        [word("document"), word("from"), word("to"), word("stance")],
        [word("text"), "Chad", "Rapid Guard", "support"] // a text of one line is called by it
    );
    assert_eq!(
        [word("direction"), word("cue"), word("speaker"), word("hedge")],
        ["one-way", "backed", "two officers", "reported"]
    );
    assert_eq!((tie["start"].as_u64(), tie["end"].as_u64()), (Some(0), Some(55)));
    assert!(word("text").starts_with("According") && tie["score"].as_f64().unwrap() > 0.5);
    let told = detente(&["suggest", &desk.text("map.ron")]);
    assert!(
        told.out.contains("Chad supports Rapid Guard (reported; \"backed\", two officers)"),
        "{}",
        told.out
    );
}
