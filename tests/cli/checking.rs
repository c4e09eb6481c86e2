//! Looking at a project: `check` and `show`, and what is said when something is wrong.

use std::fs;

use clap::Parser;
use detente::cli::{Arguments, Terminal, run};
use detente::store;

use super::{Desk, SAMPLE, detente, reader, write};

#[test]
fn the_sample_map_is_fine() {
    let told = detente(&["check", SAMPLE]);
    assert_eq!((told.code, told.err.as_str()), (0, ""), "{}", told.out);
    assert!(told.out.starts_with("fine: "), "{}", told.out);
}

#[test]
fn the_sample_map_is_in_canonical_form() {
    let opened = store::open(SAMPLE.as_ref()).unwrap();
    assert!(
        store::to_ron(&opened.project).as_bytes() == fs::read(SAMPLE).unwrap(),
        "save the sample once more"
    );
}

#[test]
fn every_quote_in_the_json_is_the_slice_it_names() {
    let told = detente(&["show", SAMPLE, "--json"]);
    let whole: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!(whole["format"], 1);
    let text_of = |id: &serde_json::Value| {
        let documents = whole["documents"].as_array().unwrap();
        documents.iter().find(|document| document["id"] == *id).unwrap()["text"].as_str().unwrap()
    };
    let quotes = whole["quotes"].as_array().unwrap();
    assert!(quotes.len() >= 150);
    for quote in quotes {
        let offset = |end: &str| usize::try_from(quote[end].as_u64().unwrap()).unwrap();
        let slice = &text_of(&quote["document"])[offset("start")..offset("end")];
        assert_eq!(slice, quote["exact"]);
    }
}

#[test]
fn a_quote_that_no_longer_stands_is_a_finding() {
    let desk = Desk::with(&[]);
    let ron = fs::read_to_string(SAMPLE).unwrap();
    write(&desk.path("bent.ron"), &ron.replacen("Syrian army backed", "Syrian ARMY backed", 1));
    let told = detente(&["check", &desk.text("bent.ron")]);
    assert_eq!(told.code, 1);
    assert!(
        told.out
            .lines()
            .any(|line| line.ends_with("does not stand verbatim where it says: fuzzy, to be reviewed")),
        "{}",
        told.out
    );
}

#[test]
fn what_is_not_there_is_refused_with_a_hint() {
    let told = detente(&["check", "/nowhere/map.ron"]);
    assert_eq!((told.code, told.out.as_str()), (2, ""));
    assert_eq!(
        told.err,
        "error: there is no such file or folder: /nowhere/map.ron\n\
         hint: Look whether the file was moved or renamed, or whether its drive is there.\n"
    );
}

#[test]
fn a_newer_format_is_refused_by_both_numbers() {
    let desk = Desk::with(&[("new.ron", "Project(format: 9, id: \"p00000000\")")]);
    let told = detente(&["show", &desk.text("new.ron")]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("the file has format 9, and this Detente reads up to 3"), "{}", told.err);
    assert!(told.err.contains("hint: Update Detente, or ask for the file in format 3."), "{}", told.err);
}

#[test]
fn doubts_are_named_by_kind_and_do_not_make_a_project_bad_unless_told_to() {
    let desk = Desk::with(&[("ties.csv", "source,target,stance\nRussia,Assad,+\n")]);
    detente(&["new", "-o", &desk.text("map.ron"), "--ties", &desk.text("ties.csv")]);
    let told = detente(&["check", &desk.text("map.ron")]);
    assert_eq!(told.code, 0);
    assert!(told.out.contains("Not ready to publish: 1 to settle, 2 to know."), "{}", told.out);
    assert!(
        told.out.contains("\nties without quotes: 1\n  Russia supports Assad: no quote says so\n"),
        "{}",
        told.out
    );
    assert!(told.out.contains("\nactors that no document names: 2\n"), "{}", told.out);
    assert_eq!(detente(&["check", &desk.text("map.ron"), "--strict"]).code, 1);
    let told = detente(&["check", &desk.text("map.ron"), "--json"]);
    let whole: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!((&whole["fine"], &whole["ready"]), (&true.into(), &false.into()));
    assert_eq!(whole["doubts"][0]["kind"], "no-quotes");
    assert_eq!(whole["doubts"][0]["ties"].as_array().unwrap().len(), 1);
}

#[test]
fn every_doubt_about_the_sample_map_names_things_that_are_there() {
    let told = detente(&["check", SAMPLE, "--json"]);
    let whole: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    let project = store::open(SAMPLE.as_ref()).unwrap().project;
    let doubts = whole["doubts"].as_array().unwrap();
    assert!(!doubts.is_empty());
    for doubt in doubts {
        let ids = |kind: &str| doubt[kind].as_array().unwrap().iter().map(|id| id.as_str().unwrap());
        let count =
            ["documents", "actors", "ties", "quotes"].map(|kind| ids(kind).count()).iter().sum::<usize>();
        assert!(count > 0, "{doubt}");
        assert!(ids("ties").all(|id| project.tie(id.parse().unwrap()).is_some()), "{doubt}");
        assert!(ids("quotes").all(|id| project.quote(id.parse().unwrap()).is_some()), "{doubt}");
    }
}

#[test]
fn whoever_shows_a_map_with_findings_is_told_that_there_are_some() {
    let desk = Desk::with(&[]);
    let ron = fs::read_to_string(SAMPLE).unwrap();
    write(&desk.path("bent.ron"), &ron.replacen("Syrian army backed", "Syrian ARMY backed", 1));
    for words in [&["show"][..], &["show", "--json"]] {
        let told = detente(&[words, &[&desk.text("bent.ron")]].concat());
        assert_eq!(told.code, 0);
        assert!(told.err.contains("detente check names them"), "{}", told.err);
    }
    assert_eq!(detente(&["show", SAMPLE]).err, "");
}

#[test]
fn the_json_is_laid_out_as_any_other_json() {
    let told = detente(&["show", SAMPLE, "--json"]);
    let whole: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    let fields: Vec<&str> = ["format", "id", "title", "note", "documents", "actors", "ties", "quotes"].into();
    let mut found: Vec<&String> = whole.as_object().unwrap().keys().collect();
    found.sort_by_key(|field| fields.iter().position(|known| known == field));
    assert_eq!(found, fields);
    let lines = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(|line| line.trim_end_matches(',').to_owned()).collect();
        lines.sort();
        lines
    };
    assert_eq!(lines(&told.out), lines(&format!("{whole:#}")));
}

/// A buffer with a disk or a reader behind it that takes nothing: writing seems to succeed.
struct Deaf(std::io::ErrorKind);

impl std::io::Write for Deaf {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Err(self.0.into())
    }
}

#[test]
fn output_that_did_not_reach_the_disk_is_no_success() {
    let show = |reason| {
        let arguments = Arguments::try_parse_from(["detente", "show", SAMPLE]).unwrap();
        let mut err = Vec::new();
        let mut terminal =
            Terminal { out: &mut Deaf(reason), err: &mut err, is_watched: false, seed: 7, reader: reader() };
        let code = run(&arguments.verb.unwrap(), &mut terminal).code();
        (code, String::from_utf8(err).unwrap())
    };
    let (code, said) = show(std::io::ErrorKind::StorageFull);
    assert_eq!(code, 2);
    assert!(said.starts_with("error: the output could not be written: "), "{said}");
    assert!(said.contains("hint: "), "{said}");
    let reader_that_has_seen_enough = show(std::io::ErrorKind::BrokenPipe);
    assert_eq!(reader_that_has_seen_enough, (0, String::new()));
}

#[test]
fn the_notation_of_the_sample_map_reads_back_as_itself() {
    let shown = detente(&["show", SAMPLE]).out;
    let parsed = detente::model::notation::parse(&shown, &mut detente::model::IdSource::new(1)).unwrap();
    assert_eq!(format!("{}\n", detente::model::notation::print(&parsed)), shown);
}
