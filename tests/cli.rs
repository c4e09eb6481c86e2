//! The command line, as somebody at a terminal meets it: what it prints, where, and with which exit code.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a test may stop where it stands"
)]
use std::fs;
use std::path::{Path, PathBuf};

use clap::{CommandFactory, Parser};
use detente::cli::{Arguments, Terminal, run};
use detente::store;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/projects/palmyra.ron");

/// What a command said and how it ended.
struct Told {
    out: String,
    err: String,
    code: u8,
}

fn detente(words: &[&str]) -> Told {
    let arguments =
        Arguments::try_parse_from(std::iter::once("detente").chain(words.iter().copied())).unwrap();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut terminal =
        Terminal { out: &mut out, err: &mut err, is_watched: false, seed: 7, reader: reader() };
    let code = run(&arguments.verb.unwrap(), &mut terminal).code();
    Told { out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap(), code }
}

fn reader() -> detente::worker::Reader {
    detente::worker::Reader::at(env!("CARGO_BIN_EXE_detente").into())
}

/// A folder of its own for one test, with files in it.
struct Desk(tempfile::TempDir);

impl Desk {
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            write(&folder.path().join(name), text);
        }
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }
}

fn write(path: &Path, text: &str) {
    store::atomic::write(path, text.as_bytes()).unwrap();
}

fn seed(name: &str) -> String {
    format!("{}/seeds/{name}", env!("CARGO_MANIFEST_DIR"))
}

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
fn documents_and_tables_make_a_project() {
    let desk = Desk::with(&[
        (
            "ties.csv",
            "source,target,stance,direction,label,date,document,quote\n\
          Russia,Assad,+,one-way,air cover,2016,palmyra-op-ed.txt,subsequent air cover for Assad forces\n\
          Russia,ISIS,clash,,,,,The Russian air force was vital in the retaking of the city\n\
          Iran,Russia,-1,mutual,,2015/2024,,\n",
        ),
        (
            "actors.csv",
            "name,aliases,kind,x,y,note\nRussia,Moscow;the Kremlin,state,0,0,\nAssad,,person,200,0,\n",
        ),
    ]);
    let told = detente(&[
        "new",
        "-o",
        &desk.text("map.ron"),
        &seed("palmyra-op-ed.txt"),
        "--ties",
        &desk.text("ties.csv"),
        "--actors",
        &desk.text("actors.csv"),
    ]);
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    let shown = detente(&["show", &desk.text("map.ron")]).out;
    assert!(shown.contains("Russia + Assad"), "{shown}");
    assert!(shown.contains("\"subsequent air cover for Assad forces\""), "{shown}");
    assert_eq!(detente(&["check", &desk.text("map.ron")]).code, 0);
    let opened = store::open(&desk.path("map.ron")).unwrap();
    assert!(opened.project.actors().all(|(_, actor)| actor.place.is_some()));
}

#[test]
fn a_row_that_does_not_fit_stops_everything_unless_it_may_be_skipped() {
    let desk = Desk::with(&[(
        "ties.csv",
        "source,target,stance,document,quote\nA,B,+,,\nA,C,maybe,,\nB,C,-,,words that stand nowhere\n",
    )]);
    let told = detente(&["new", "-o", &desk.text("map.ron"), "--ties", &desk.text("ties.csv")]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("line 3: the stance \"maybe\" is neither support nor clash"), "{}", told.err);
    assert!(told.err.contains("line 4: the quote does not stand in the document"), "{}", told.err);
    assert!(!desk.path("map.ron").exists());

    let told = detente(&["new", "-o", &desk.text("map.ron"), "--ties", &desk.text("ties.csv"), "--skip-bad"]);
    assert_eq!(told.code, 1);
    assert_eq!(store::open(&desk.path("map.ron")).unwrap().project.counts().ties, 1);
}

#[test]
fn a_project_that_is_there_is_not_replaced_unasked() {
    let desk = Desk::with(&[("map.ron", "precious")]);
    let told = detente(&["new", "-o", &desk.text("map.ron")]);
    assert_eq!(told.code, 2);
    assert!(told.err.starts_with("error: there is a file already"), "{}", told.err);
    assert_eq!(fs::read_to_string(desk.path("map.ron")).unwrap(), "precious");
}

#[test]
fn pictures_have_the_size_that_was_asked_for() {
    let desk = Desk::with(&[]);
    let told = detente(&["export", SAMPLE, "-o", &desk.text("map.png"), "--width", "900", "--look", "dark"]);
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    let bytes = fs::read(desk.path("map.png")).unwrap();
    let picture = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    assert_eq!(picture.info().width, 900);
    assert!(picture.info().pixel_dims.is_some());

    let told = detente(&["export", SAMPLE, "-o", &desk.text("map.svg")]);
    assert_eq!(told.code, 0);
    assert!(fs::read_to_string(desk.path("map.svg")).unwrap().contains("<svg"));
}

#[test]
fn a_picture_that_cannot_be_is_refused_with_a_hint() {
    let desk = Desk::with(&[]);
    let told = detente(&["export", SAMPLE, "-o", &desk.text("map.gif")]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("hint: Name the picture map.png or map.svg."), "{}", told.err);
    let told = detente(&["export", SAMPLE, "-o", &desk.text("map.png"), "--scale", "80"]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("hint: "), "{}", told.err);
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
    let readme = include_str!("../README.md");
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
fn columns_that_were_not_read_are_named() {
    let desk = Desk::with(&[("ties.csv", "source,target,stance,weight\nA,B,+,7\n")]);
    let told = detente(&["new", "-o", &desk.text("map.ron"), "--ties", &desk.text("ties.csv")]);
    assert_eq!(told.code, 0);
    assert!(
        told.err.starts_with("note: columns that mean nothing here were not read: \"weight\": "),
        "{}",
        told.err
    );
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
fn thousands_of_actors_and_ties_make_a_map_that_is_shown_and_drawn() {
    let row = |n: usize| format!("Actor {},Actor {},{}\n", n % 2_500, n * n % 601, ["+1", "-1"][n % 3 % 2]);
    let table: String = (0..9_000).filter(|n| n % 2_500 != n * n % 601).map(row).collect();
    let desk = Desk::with(&[("ties.csv", &format!("source,target,stance\n{table}"))]);
    let map = desk.text("map.ron");
    let told = detente(&["new", "-o", &map, "--ties", &desk.text("ties.csv")]);
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    let whole: serde_json::Value = serde_json::from_str(&detente(&["show", &map, "--json"]).out).unwrap();
    assert_eq!(whole["actors"].as_array().unwrap().len(), 2_500);
    assert_eq!(whole["ties"].as_array().unwrap().len(), table.lines().count());
    assert_eq!(detente(&["export", &map, "-o", &desk.text("map.svg")]).code, 0);
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

#[test]
fn sizes_below_nothing_are_refused_in_the_programs_own_words() {
    let desk = Desk::with(&[]);
    for (option, found) in [("--scale", "the scale is -1, "), ("--margin", "the margin is -1 units, ")] {
        let told = detente(&["export", SAMPLE, "-o", &desk.text("map.png"), option, "-1"]);
        assert_eq!(told.code, 2);
        assert!(told.err.contains(found), "{}", told.err);
    }
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

#[test]
fn a_layout_gives_every_actor_a_place_and_leaves_the_rest_as_it_was() {
    let desk = Desk::with(&[]);
    let before = store::open(SAMPLE.as_ref()).unwrap().project;
    for method in ["camps", "force", "layers", "circle", "time"] {
        let out = desk.text(&format!("{method}.ron"));
        let told = detente(&["layout", SAMPLE, "-o", &out, "--method", method, "--report"]);
        assert_eq!((told.code, told.err.as_str()), (0, ""), "{method}");
        assert!(told.out.contains("overlaps        0.0 %"), "{method}: {}", told.out);
        let after = store::open(out.as_ref()).unwrap().project;
        assert_eq!(after.counts(), before.counts());
        assert!(after.actors().all(|(_, actor)| actor.place.is_some()), "{method}");
        let moved = after.actors().filter(|(id, actor)| before.actor(*id).unwrap().place != actor.place);
        assert!(moved.count() > 40, "{method}");
    }
}

#[test]
fn one_seed_gives_one_layout_and_another_gives_another() {
    let desk = Desk::with(&[]);
    let places = |name: &str, seed: &str| {
        let told = detente(&["layout", SAMPLE, "-o", &desk.text(name), "--seed", seed]);
        assert_eq!(told.code, 0, "{}", told.err);
        fs::read(desk.path(name)).unwrap()
    };
    let first = places("one.ron", "5");
    assert_eq!(first, places("two.ron", "5"));
    assert_ne!(first, places("three.ron", "6"));
}

#[test]
fn a_layout_overwrites_its_own_file_but_no_other() {
    let desk = Desk::with(&[("other.ron", "mine")]);
    fs::copy(SAMPLE, desk.path("map.ron")).unwrap();
    let told = detente(&["layout", &desk.text("map.ron"), "-o", &desk.text("other.ron")]);
    assert_eq!(
        (told.code, told.err),
        (
            2,
            format!(
                "error: there is a file already: {}\nhint: Choose another name, or replace it with --force; the old \
                 one is kept as a saved version.\n",
                desk.text("other.ron")
            )
        )
    );
    assert_eq!(fs::read_to_string(desk.path("other.ron")).unwrap(), "mine");
    let told = detente(&["layout", &desk.text("map.ron"), "-o", &desk.text("map.ron")]);
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    assert_ne!(fs::read(desk.path("map.ron")).unwrap(), fs::read(SAMPLE).unwrap());
}

#[test]
fn a_layout_of_a_project_without_actors_is_no_error() {
    let desk = Desk::with(&[("a.txt", "Nothing.")]);
    assert_eq!(detente(&["new", "-o", &desk.text("map.ron"), &desk.text("a.txt")]).code, 0);
    let told = detente(&["layout", &desk.text("map.ron"), "-o", &desk.text("out.ron"), "--report"]);
    assert_eq!((told.code, told.err.as_str()), (0, ""), "{}", told.out);
    assert!(told.out.starts_with("0 actors, 0 ties"), "{}", told.out);
}

/// A project with two canvases; the second one, "Clashes", shows Russia elsewhere and hides support.
fn two_canvases(desk: &Desk) -> String {
    use detente::edit::{CanvasChange, Edit, Editor};
    use detente::model::{Filter, IdSource, Stance, notation};
    let lines = "Russia @ 0,0; Assad @ 300,0; YPG @ 0,300; Russia + Assad; Russia - YPG";
    let mut editor = Editor::new(notation::parse(lines, &mut IdSource::new(1)).unwrap(), 2);
    editor.perform(Edit::AddCanvas { name: "Clashes".to_owned(), copies: true }).unwrap();
    let russia = editor.project().actor_named("Russia").unwrap();
    editor.perform(Edit::MoveActors(vec![(russia, kurbo::Point::new(50.0, 60.0))])).unwrap();
    let filter = Filter { stances: [Stance::Support].into(), untied: true, ..Filter::default() };
    let front = editor.project().front();
    editor.perform(Edit::ChangeCanvas(front, CanvasChange::Filter(filter))).unwrap();
    let path = desk.path("two.ron");
    store::save(editor.project(), &path, None).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_canvas_is_chosen_by_its_name() {
    let desk = Desk::with(&[]);
    let file = two_canvases(&desk);
    assert!(detente(&["show", &file]).out.contains("Russia @ 0,0"));
    let told = detente(&["show", &file, "--canvas", "clashes"]);
    assert!(told.out.contains("Russia @ 50,60"), "{}", told.out);

    let (all, some) = (desk.text("all.svg"), desk.text("some.svg"));
    assert_eq!(detente(&["export", &file, "-o", &all]).code, 0);
    assert_eq!(detente(&["export", &file, "-o", &some, "--canvas", "Clashes"]).code, 0);
    let (all, some) = (fs::read_to_string(all).unwrap(), fs::read_to_string(some).unwrap());
    assert!(all.contains("Russia supports Assad"));
    assert!(!some.contains("Russia supports Assad") && some.contains("Russia clashes with YPG"));
}

#[test]
fn a_canvas_that_is_not_there_is_refused_and_those_that_are_get_named() {
    let desk = Desk::with(&[]);
    let file = two_canvases(&desk);
    let told = detente(&["export", &file, "-o", &desk.text("x.png"), "--canvas", "Peace"]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("no canvas is called \"Peace\"") && told.err.contains("\"Map\", \"Clashes\""));
}
