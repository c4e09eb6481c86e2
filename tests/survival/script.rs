//! What `edit-script`, `recover` and `versions` say and do.

use std::process::{Command, Output};

use detente::model::notation;

use super::{DETENTE, Desk, said};

fn detente(desk: &Desk, words: &[&str]) -> Output {
    Command::new(DETENTE).current_dir(desk.folder.path()).args(words).output().unwrap()
}

/// What a command said, with each time as `TIME`.
fn told(desk: &Desk, words: &[&str]) -> String {
    let (out, err) = said(&detente(desk, words));
    let is_time =
        |word: &&str| word.len() > 7 && word.as_bytes()[2..].iter().all(|byte| !byte.is_ascii_alphabetic());
    let timeless = |line: &str| {
        let words: Vec<&str> =
            line.split_whitespace().filter(|word| !is_time(word) && *word != "UTC").collect();
        words.join(" ")
    };
    let lines: Vec<String> = (out + &err).lines().map(timeless).collect();
    lines.join("\n")
}

const WORDS: &str = "# document Sinjar (text \"Russia attacked Kobani. YPG thanked Russia.\")\n";

#[test]
fn each_line_is_carried_out_as_the_window_would_and_is_one_thing_to_undo() {
    let desk = Desk::new();
    let script = format!(
        "// a remark\n\n{WORDS}Russia @ 120,80 (state)\n\"save\" @ 1,2\n\
         Russia - YPG \"attacked Kobani\" (in Sinjar, by Putin, reported, grade B2)\n\
         YPG + Russia \"thanked Russia\"\nrename Russia to \"Russian Federation\"\nalias Moscow of Russian Federation\n\
         merge \"save\" into YPG\nundo\nundo\nredo\nundo 2\nredo 2\nmove YPG @ 4,5\nattach YPG + Moscow \"attacked Kobani\"\n\
         pin YPG\nswap YPG + Moscow\ndelete \"save\"\nsave\n"
    );
    let output = desk.edit(&script);
    assert_eq!((output.status.code(), said(&output).1.as_str()), (Some(0), ""));
    assert!(said(&output).0.ends_with("KEPT 20\nACK 21\n"), "{}", said(&output).0);
    assert_eq!(
        notation::print(&desk.saved().project),
        "# document Sinjar\n\
         Russian Federation @ 120,80 (state, aka Moscow)\n\
         YPG @ 4,5 (pinned)\n\
         Russian Federation - YPG \"attacked Kobani\" (by Putin, reported, grade B2)\n\
         YPG - Russian Federation \"thanked Russia\" \"attacked Kobani\""
    );
    assert!(!desk.keep().folder().exists(), "nothing waits, and nothing stood there before");
}

#[test]
fn a_line_that_cannot_be_carried_out_is_named_and_what_came_before_is_kept() {
    let desk = Desk::new();
    for (line, reason) in [
        ("move Assad @ 1,2", "no actor is called Assad"),
        ("Russia - YPG \"never said\"", "no document says \"never said\""),
        ("delete Russia + YPG", "no actor is called YPG"),
        ("undo 9", "there is nothing to undo"),
        ("autosave often", "expected off, each, 100 lines or 1000 ms, found often"),
    ] {
        desk.keep().clear();
        let output = desk.edit(&format!("Russia\n{line}\nYPG\n"));
        let (out, err) = said(&output);
        assert_eq!((output.status.code(), out.as_str()), (Some(2), "KEPT 1\n"), "{line}: {err}");
        assert!(err.contains(&format!("error: line 2: {reason}")), "{line}: {err}");
        assert!(err.contains("hint: docs/edit-script.md lists what a line can say."), "{err}");
        let (_, kept) = desk.keep().recover().unwrap();
        assert_eq!(notation::print(&kept.project), "Russia", "all of a line or nothing: {line}");
    }
}

#[test]
fn what_waits_is_listed_with_what_differs_and_can_be_written_to_a_file() {
    let desk = Desk::new();
    assert_eq!(told(&desk, &["recover", "map.ron"]), "no unsaved work waits");
    desk.edit("Russia\nsave\nYPG\nRussia - YPG\n");
    assert_eq!(
        told(&desk, &["recover", "map.ron"]),
        "2 2 actors, 1 tie, 0 quotes, 0 documents\n\
         1 2 actors, 0 ties, 0 quotes, 0 documents\n\
         2 differs from the saved file:\n\
         actor YPG: added\n\
         tie Russia clashes with YPG: added"
    );
    assert_eq!(told(&desk, &["recover", "map.ron", "-o", "copy.ron"]), "");
    let copy = detente::store::open(&desk.path("copy.ron")).unwrap();
    assert_eq!(notation::print(&copy.project), "Russia - YPG");
    assert_eq!(notation::print(&desk.saved().project), "Russia");
    let refused = told(&desk, &["recover", "map.ron", "-o", "map.ron"]);
    assert!(refused.starts_with("error: there is a file already: map.ron"), "{refused}");
    assert_eq!(told(&desk, &["recover", "map.ron", "-o", "map.ron", "--force"]), "");
    assert_eq!(notation::print(&desk.saved().project), "Russia - YPG");
    assert_eq!(desk.keep().versions().len(), 1, "what stood there is a version");
}

#[test]
fn saved_versions_are_listed_and_each_can_be_written_to_a_file() {
    let desk = Desk::new();
    desk.edit("Russia\nsave\nYPG\nsave\nIran\nsave\n");
    assert_eq!(told(&desk, &["versions", "map.ron"]), "2 1 kB\n1 1 kB");
    assert_eq!(told(&desk, &["versions", "map.ron", "--open", "1", "-o", "first.ron"]), "");
    let first = detente::store::open(&desk.path("first.ron")).unwrap();
    assert_eq!(notation::print(&first.project), "Russia");
    let missing = told(&desk, &["versions", "map.ron", "--open", "7", "-o", "none.ron"]);
    assert!(missing.starts_with("error: there is no version 7: map.ron\nhint: "), "{missing}");
    desk.put(".map.ron.bak", "older");
    assert!(
        told(&desk, &["versions", "map.ron"])
            .ends_with("note: an older Detente kept a backup: ./.map.ron.bak")
            || told(&desk, &["versions", "map.ron"]).ends_with("kept a backup: .map.ron.bak")
    );
}
