//! The house rules that a text can show, read from the sources: floors, disk, formats, clock, threads, sizes, words.
//!
//! ARCHITECTURE.md says why. This test can be fooled on purpose; it is here for those who do not mean to. Comments,
//! texts and `#[cfg(test)]` code do not count. Each finding names file, line and rule.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod rules;
mod source;

use std::fs;
use std::path::{Path, PathBuf};

use source::Source;

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root.join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(root.join("src")).unwrap().to_string_lossy().replace('\\', "/");
                found.push(Source::new(&name, &fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

#[track_caller]
fn none(findings: &[String]) {
    assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
}

#[test]
fn every_room_sees_only_lower_floors_and_keeps_to_its_business() {
    let sources = sources();
    assert!(sources.len() > 30, "the sources were not found");
    none(&sources.iter().flat_map(rules::findings).collect::<Vec<_>>());
}

#[test]
fn every_file_tells_one_story_of_at_most_400_lines() {
    none(&sources().iter().flat_map(rules::sizes).collect::<Vec<_>>());
}

#[test]
fn one_thing_has_one_word() {
    none(&sources().iter().flat_map(rules::words).collect::<Vec<_>>());
}

/// The line of the broken rule when a story stands before: that of `store` or `fs` in a group, or the first.
fn line_of(text: &str) -> usize {
    let in_group = text.lines().position(|line| line.starts_with("    store") || line.starts_with("    fs"));
    in_group.unwrap_or(0) + 2
}

/// The findings in a made-up file.
fn found(path: &str, text: &str) -> Vec<String> {
    let source = Source::new(path, text);
    let all = [rules::findings(&source), rules::sizes(&source), rules::words(&source)];
    all.concat()
}

/// Words of a text that stand between back quotes.
fn marked(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.split('`').skip(1).step_by(2))
}

#[test]
fn every_file_that_the_pages_name_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let known: Vec<String> = sources().into_iter().map(|source| format!("/{}", source.path)).collect();
    let mut missing = Vec::new();
    for page in ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "seeds/README.md"] {
        let text = fs::read_to_string(root.join(page)).unwrap();
        let files = marked(&text).filter(|word| word.ends_with(".rs") && !word.contains(['{', ' ']));
        missing.extend(
            files
                .filter(|file| !known.iter().any(|path| path.ends_with(&format!("/{file}"))))
                .map(|file| format!("{page} names {file}")),
        );
    }
    assert_eq!(missing, [""; 0]);
}

/// The files of a room as the tree of ARCHITECTURE.md has them: every word of the room's lines.
fn told_of<'t>(tree: &'t str, room: &str) -> Vec<&'t str> {
    let opens = |line: &&str| line.split_whitespace().next().is_some_and(|word| word.ends_with('/'));
    let first = format!("    {room}/ ");
    let mut lines = tree.lines().skip_while(|line| !line.starts_with(&first));
    let own =
        lines.next().into_iter().chain(lines.take_while(|line| !opens(line) && !line.starts_with("```")));
    own.flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_')).collect()
}

#[test]
fn every_file_stands_in_the_tree() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md");
    let text = fs::read_to_string(page).unwrap();
    let tree = text.split("## Tree").nth(1).unwrap();
    let missing: Vec<String> = sources()
        .iter()
        .filter(|source| source.path.contains('/') && !source.path.contains("test"))
        .filter(|source| !["typeset/hostile.rs", "scene/sketched.rs"].contains(&source.path.as_str()))
        .filter(|source| {
            let told = told_of(tree, source.room());
            let within: Vec<&str> = source.path.trim_end_matches(".rs").split('/').skip(1).collect();
            // A folder told as `name/..` tells its files.
            !within.iter().take(within.len().min(2)).all(|part| *part == "mod" || told.contains(part))
                && !within.iter().any(|folder| tree.contains(&format!("{folder}/..")))
        })
        .map(|source| source.path.clone())
        .collect();
    assert_eq!(missing, [""; 0]);
}

/// A file, what stands in it, and what is found.
const BROKEN: [(&str, &str, &str); 29] = [
    ("model/actor.rs", "use crate::edit::Edit;", "rule 1: model (floor 1) sees edit (floor 2)"),
    (
        "edit/ties.rs",
        "use crate::{\n    model::Tie,\n    store,\n};",
        "rule 1: edit (floor 2) sees store (floor 2)",
    ),
    ("scene/build.rs", "fn f() { crate::export::png() }", "rule 1: scene (floor 3) sees export (floor 4)"),
    ("cli/show.rs", "use detente::app::App;", "rule 1: cli (floor 5) sees app (floor 5)"),
    ("model/tie.rs", "use super::super::store::open;", "rule 1: model (floor 1) sees store (floor 2)"),
    ("scene/look/mod.rs", "use egui::Color32;", "rule 2: egui only in app, main"),
    ("app/canvas/gesture/moving.rs", "use egui::Pos2;", "rule 2: not even the gestures of app know egui"),
    ("import/plain.rs", "let text = std::fs::read(path);", "rule 3: std::fs only in store, worker/fault.rs"),
    (
        "cli/show.rs",
        "use std::{\n    fs::File,\n    io,\n};",
        "rule 3: std::fs only in store, worker/fault.rs",
    ),
    ("export/png.rs", "File::open(p)", "rule 3: File::open only in store, worker/fault.rs"),
    ("model/tie.rs", "#[derive(Serialize)]", "rule 4: Serialize only in store, app/view/remembered.rs"),
    ("app/panels/menu.rs", "use serde::Deserialize;", "rule 4: serde only in store, app/view/remembered.rs"),
    ("import/csv.rs", "ron::from_str(x)", "rule 4: ron only in store, app/view/remembered.rs"),
    ("layout/force.rs", "let start = Instant::now();", "rule 5: Instant::now only in app, cli, main, worker"),
    (
        "store/mod.rs",
        "let now = std::time::SystemTime::now();",
        "rule 5: SystemTime::now only in app, cli, main, worker/fault.rs",
    ),
    ("edit/mod.rs", "use rand::random;", "rule 5: rand only in app, cli, main"),
    (
        "typeset/fonts.rs",
        "std::env::var(\"HOME\")",
        "rule 5: std::env only in app, cli, main, worker/fault.rs",
    ),
    ("layout/mod.rs", "std::thread::spawn(f);", "rule 6: std::thread only in app/jobs.rs, worker"),
    ("import/pdf.rs", "std::process::Command::new(viewer)", "rule 6: process::Command only in worker"),
    ("import/pdf.rs", "use crate::worker::Reader;", "rule 1: import (floor 2) sees worker (floor 3)"),
    ("worker/child.rs", "std::net::TcpStream::connect(c)", "rule 3: std::net only in worker/fault.rs"),
    ("app/handle.rs", "project.put_actor(id, actor);", "rule 7: put_actor only in model, edit, store"),
    (
        "export/pdf.rs",
        "Color::from_rgb8(1, 2, 3)",
        "rule 8: from_rgb8 only in scene/look/mod.rs, app/theme.rs, app/convert.rs",
    ),
    (
        "app/panels/menu.rs",
        "Color32::RED",
        "rule 8: Color32::RED only in scene/look/mod.rs, app/theme.rs, app/convert.rs",
    ),
    ("model/tie.rs", "struct GraphNode;", "words: GraphNode says node"),
    ("store/mod.rs", "fn load_data() {}", "words: load_data says data"),
    ("cli/util.rs", "", "words: util says util"),
    ("garage/mod.rs", "", "rule 1: there is no room called garage"),
    ("import/html.rs", "use std::net::TcpStream;", "rule 3: std::net only in worker/fault.rs"),
];

#[test]
fn a_broken_rule_is_named_with_file_and_line() {
    for (path, text, finding) in BROKEN {
        let line = if path.ends_with("util.rs") || path.starts_with("garage") { 1 } else { line_of(text) };
        assert_eq!(found(path, &format!("//! A story.\n{text}")), [format!("src/{path}:{line}: {finding}")]);
    }
}

#[test]
fn a_file_too_long_or_without_a_story_is_named() {
    let long = format!("//! A story.\n{}", "\n".repeat(400));
    assert_eq!(found("edit/ties.rs", &long), ["src/edit/ties.rs:401: 401 lines, and a file stops at 400"]);
    assert_eq!(found("edit/ties.rs", "fn f() {}"), ["src/edit/ties.rs:1: a file opens with its story (//!)"]);
}

#[test]
fn what_is_allowed_is_not_named() {
    for (path, text) in [
        ("edit/ties.rs", "use crate::model::Tie; use super::store_of; // crate::app, std::fs, a node"),
        ("edit/ties.rs", "let text = \"crate::app std::fs node\"; let raw = r#\"use egui \"x\" data\"#;"),
        ("scene/build.rs", "/* use egui; /* std::fs */ */ use crate::typeset::Glyph;"),
        (
            "layout/force.rs",
            "#[cfg(test)]\nmod tests {\n    use std::fs;\n    fn f() { crate::app::run(); }\n}",
        ),
        ("layout/tests.rs", "use std::time::Instant;"),
        ("app/view/remembered.rs", "use serde::Serialize; use crate::edit::Edit;"),
        ("store/atomic.rs", "use std::fs; use std::time::SystemTime; std::thread::sleep(x);"),
        ("app/jobs.rs", "std::thread::spawn(f);"),
        (
            "worker/reader.rs",
            "use crate::{import, store}; std::process::Command::new(p); std::thread::scope(f);",
        ),
        ("cli/show.rs", "use serde_json::Value; use crate::store::open;"),
        ("analysis/balance.rs", "let edge = vertex;"),
        ("app/canvas/access.rs", "let node = accesskit::Node::new(role);"),
        ("main.rs", "use detente::{app, cli}; fn f() { std::env::args(); }"),
    ] {
        assert_eq!(found(path, &format!("//! A story.\n{text}")), [""; 0], "{path} {text}");
    }
}
