//! `docs/safety.md` cannot drift: every goal and threat stands there, and every test that it names exists.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a test may stop where it stands"
)]

use std::path::{Path, PathBuf};

const PAGE: &str = include_str!("../docs/safety.md");

/// The rows of both tables, as cells.
fn rows() -> Vec<Vec<&'static str>> {
    let is_row = |line: &&str| line.starts_with("| G") || line.starts_with("| T");
    PAGE.lines()
        .filter(is_row)
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect()
}

fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn every_goal_and_every_threat_has_its_row_once_and_in_order() {
    let found: Vec<&str> = rows().iter().map(|row| row[0]).collect();
    let goals = (1..=21).map(|number| format!("G{number}"));
    let threats = (1..=27).map(|number| format!("T{number}"));
    assert_eq!(found, goals.chain(threats).collect::<Vec<_>>());
    for row in rows() {
        let columns = if row[0].starts_with('G') { 5 } else { 4 };
        assert_eq!(row.len(), columns, "{}", row[0]);
        assert!(row.iter().all(|cell| !cell.is_empty()), "{}", row[0]);
    }
}

#[test]
fn every_test_that_the_page_names_exists() {
    let mut seen = 0;
    for row in rows() {
        let named = row.last().unwrap();
        let there = named.split("planned:").next().unwrap();
        assert!(named.contains("planned:") || there.contains('`'), "{} names nothing", row[0]);
        for name in there.split('`').skip(1).step_by(2) {
            let (path, function) = name.split_once("::").unwrap_or((name, ""));
            assert!(at(path).exists(), "{}: there is no {path}", row[0]);
            let says = std::fs::read_to_string(at(path)).unwrap_or_default();
            let is_there = function.is_empty() || says.contains(&format!("fn {function}("));
            assert!(is_there, "{}: {path} has no {function}", row[0]);
            seen += 1;
        }
    }
    assert!(seen > 60, "{seen}");
}

#[test]
fn the_page_gives_a_figure_for_every_goal() {
    for row in rows().iter().filter(|row| row[0].starts_with('G')) {
        assert!(!row[3].contains('@') && row[3].len() > 3, "{} has no figure", row[0]);
    }
}

#[test]
fn the_limits_on_the_page_are_those_of_the_program() {
    use detente::model::limits;
    let grouped = |number: usize| {
        let digits = number.to_string();
        let parts: Vec<&str> =
            digits.as_bytes().rchunks(3).rev().map(|part| std::str::from_utf8(part).unwrap()).collect();
        parts.join(",")
    };
    let page: String = PAGE.split_whitespace().collect::<Vec<_>>().join(" ");
    for (number, what) in [
        (limits::MOST_DOCUMENTS, "documents"),
        (limits::MOST_ACTORS, "actors"),
        (limits::MOST_TIES, "ties"),
        (limits::MOST_QUOTES, "quotes"),
        (limits::MOST_GROUPS, "groups"),
        (limits::MOST_PICTURES, "pictures"),
        (limits::MOST_CANVASES, "canvases"),
        (limits::LONGEST_LINE, "characters in a line"),
        (limits::LONGEST_CARD, "in a note on the canvas"),
        (limits::LONGEST_NOTE, "in what was noted down"),
    ] {
        assert!(page.contains(&format!("{} {what}", grouped(number))), "{} {what}", grouped(number));
    }
    let megabytes = detente::store::LARGEST_FILE >> 20;
    assert!(page.contains(&format!("Of a project file: {megabytes} MB")));
}
