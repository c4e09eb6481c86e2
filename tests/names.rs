//! Names on the command line: `detente mentions`, and lists of names for `detente new`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a test may stop where it stands"
)]

use std::path::Path;

use clap::Parser;
use detente::cli::{Arguments, Terminal, run};
use detente::edit::{Edit, Editor};
use detente::model::{Actor, Document, Id, Project};
use detente::store;
use detente::text::SourceText;
use serde_json::Value;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/projects/palmyra.ron");

struct Told {
    out: String,
    err: String,
    code: u8,
}

fn detente(words: &[&str]) -> Told {
    let arguments =
        Arguments::try_parse_from(std::iter::once("detente").chain(words.iter().copied())).unwrap();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let reader = detente::worker::Reader::at(env!("CARGO_BIN_EXE_detente").into());
    let mut terminal = Terminal { out: &mut out, err: &mut err, is_watched: false, seed: 7, reader };
    let code = run(&arguments.verb.unwrap(), &mut terminal).code();
    Told { out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap(), code }
}

/// A project file with these actors (a name, then its aliases) and documents (a title and a text).
fn project_at(path: &Path, actors: &[&[&str]], documents: &[(&str, &str)]) -> String {
    let mut editor = Editor::new(Project::new(Id::from_bits(1)), 7);
    let actors = actors.iter().map(|names| {
        let aliases = names[1..].iter().map(|alias| (*alias).to_owned()).collect();
        Actor { aliases, ..Actor::named(names[0]) }
    });
    editor.perform(Edit::AddActors(actors.collect())).unwrap();
    let documents = documents.iter().map(|(title, text)| Document::titled(title, SourceText::new(text)));
    editor.perform(Edit::AddDocuments(documents.collect())).unwrap();
    store::save(editor.project(), path, None).unwrap();
    path.to_str().unwrap().to_owned()
}

fn rows(file: &str) -> Vec<Value> {
    let told = detente(&["mentions", file, "--json"]);
    assert_eq!(told.code, 0, "{}", told.err);
    serde_json::from_str::<Value>(&told.out).unwrap().as_array().unwrap().clone()
}

#[test]
fn every_mention_is_a_row_with_its_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let text = "« Хезболла » and Hezbollah’s forcesIran, 🙂 وإيران";
    let actors: [&[&str]; 2] = [&["Hezbollah", "Хезболла"], &["Iran", "إيران"]];
    let file = project_at(&folder.path().join("one.ron"), &actors, &[("Beirut", text)]);
    let rows = rows(&file);
    let told: Vec<_> = rows
        .iter()
        .map(|row| {
            let (start, end) =
                (row["start"].as_u64().unwrap() as usize, row["end"].as_u64().unwrap() as usize);
            assert_eq!(&text[start..end], row["text"].as_str().unwrap());
            assert_eq!(row["document"], "Beirut");
            (row["actor"].as_str().unwrap(), row["text"].as_str().unwrap(), row["glued"].as_bool().unwrap())
        })
        .collect();
    assert_eq!(
        told,
        [
            ("Hezbollah", "Хезболла", false),
            ("Hezbollah", "Hezbollah", false),
            ("Iran", "Iran", true),
            ("Iran", "إيران", true)
        ]
    );
}

#[test]
fn a_name_of_two_actors_is_marked_and_noted() {
    let folder = tempfile::tempdir().unwrap();
    let actors: [&[&str]; 2] = [&["Arkan", "Tigers"], &["Suheel", "Tigers"]];
    let file = project_at(&folder.path().join("one.ron"), &actors, &[("T", "Tigers and Suheel")]);
    let rows = rows(&file);
    let both = [rows[0]["actor"].as_str().unwrap(), rows[0]["rivals"][0].as_str().unwrap()];
    assert!(both.contains(&"Arkan") && both.contains(&"Suheel"));
    assert_eq!((&rows[0]["undecided"], &rows[1]["undecided"]), (&Value::Bool(true), &Value::Bool(false)));
    let told = detente(&["mentions", &file]);
    assert!(told.err.starts_with("note: \"Tigers\" is a name of "), "{}", told.err);
    let first = told.out.lines().next().unwrap();
    assert!(first.starts_with("T:0-6\tTigers\t") && first.ends_with(" (undecided)"), "{first}");
}

#[test]
fn a_project_without_names_in_its_documents_has_an_empty_list() {
    let folder = tempfile::tempdir().unwrap();
    let file = project_at(&folder.path().join("one.ron"), &[&["Iran"]], &[("T", "Nobody at all.")]);
    assert_eq!(rows(&file).len(), 0);
    assert_eq!(detente(&["mentions", &file]).out, "");
}

#[test]
fn the_sample_map_names_its_actors_in_all_three_documents() {
    let rows = rows(SAMPLE);
    let documents: std::collections::HashSet<_> =
        rows.iter().map(|row| row["document"].to_string()).collect();
    assert_eq!(documents.len(), 3);
    assert!(rows.len() > 300, "{}", rows.len());
    assert!(rows.iter().any(|row| row["glued"] == true));
}

#[test]
fn a_list_of_names_makes_actors_off_the_canvas_and_adds_to_those_there() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        store::atomic::write(&path, text.as_bytes()).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let ties = write("ties.csv", "source,target,stance\nHizbullah,Iran,+\n");
    let names = write("names.txt", "Hezbollah; Hizbullah; militia\nRussia; Moscow; state\nKremlin; Moscow\n");
    let output = folder.path().join("map.ron");
    let told = detente(&["new", "-o", output.to_str().unwrap(), "--ties", &ties, "--names", &names]);
    assert_eq!(told.code, 0, "{}", told.err);
    assert_eq!(told.err.lines().count(), 1, "{}", told.err);
    assert!(told.err.contains("\"Moscow\" is a name of Russia and of Kremlin"), "{}", told.err);
    let project = store::open(&output).unwrap().project;
    let told: Vec<_> = ["Hezbollah", "Hizbullah", "Russia"]
        .map(|name| {
            let actor = project.actor(project.actor_named(name).unwrap()).unwrap();
            (actor.name.as_str(), actor.kind.word(), actor.place.is_some())
        })
        .into();
    assert_eq!(
        told,
        [("Hizbullah", "militia", true), ("Hizbullah", "militia", true), ("Russia", "state", false)]
    );
}

#[test]
fn a_line_that_does_not_fit_stops_the_list_and_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let names = folder.path().join("names.csv");
    store::atomic::write(&names, b"name,kind\nIran,state\nMars,planet\n").unwrap();
    let output = folder.path().join("map.ron");
    let words = ["new", "-o", output.to_str().unwrap(), "--names", names.to_str().unwrap()];
    let told = detente(&words);
    assert_eq!((told.code, output.exists()), (2, false));
    assert!(told.err.contains("line 3") && told.err.contains("\"planet\""), "{}", told.err);
    let told = detente(&[&words[..], &["--skip-bad"]].concat());
    assert_eq!(told.code, 1, "{}", told.err);
    assert_eq!(store::open(&output).unwrap().project.counts().actors, 1);
}
