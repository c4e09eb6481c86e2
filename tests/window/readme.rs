//! The README and the program say the same: every key in its table is one of the program.

use std::collections::BTreeSet;

use detente::app::command::{Command, keys_text};

const README: &str = include_str!("../../README.md");
/// What the table names beside commands: things of the pointer, and the key of the find bar.
const OF_THE_HAND: [&str; 3] = ["F3", "Shift", "Tab"];

/// The parts of a key in one order, so that Shift+Alt+C is Alt+Shift+C.
fn parts(key: &str) -> BTreeSet<String> {
    key.split('+').map(|part| part.trim().to_lowercase()).collect()
}

/// Every key of every command, as [`parts`].
fn known() -> Vec<BTreeSet<String>> {
    let mut all = Vec::new();
    for command in Command::ALL {
        for key in command.facts().keys {
            all.push(parts(&keys_text(&[*key]).replace("Escape", "Esc")));
        }
    }
    all
}

/// The words in backticks in the table under "Keys".
fn named() -> Vec<&'static str> {
    let section = README.split("## Keys").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with('|'));
    rows.flat_map(|row| row.split('`').skip(1).step_by(2)).collect()
}

#[test]
fn every_key_in_the_readme_is_a_key_of_the_program() {
    let known = known();
    let named = named();
    assert!(named.len() > 30, "the table was found: {named:?}");
    for key in named {
        // A modifier alone stands before a gesture of the pointer: `Ctrl`+wheel.
        let is_modifier = ["Ctrl", "Alt", "Shift"].contains(&key);
        let is_known = is_modifier || OF_THE_HAND.contains(&key) || known.contains(&parts(key));
        assert!(is_known, "README names `{key}`, which does nothing");
    }
}
