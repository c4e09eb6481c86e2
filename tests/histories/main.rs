//! Random histories: whatever is done in whatever order, undo leads back, redo leads forth, the file holds it.
//!
//! A wish is an edit, an undo or a redo, written as four numbers. They are read against the project of the moment:
//! each picks something that is there, or, one time in a few, something that is not. So most edits succeed and every
//! refusal is tried too. What a wish asks for stands in `wishes`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a test may stop where it stands"
)]
#![allow(clippy::manual_is_multiple_of)] // one remainder beside another reads better

mod beside;
mod made;
mod wishes;

use std::cell::{Cell, RefCell};

use detente::edit::Editor;
use detente::model::{IdSource, Project, check, notation};
use detente::store;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};

use self::beside::canvas;
use self::wishes::edit;

const WORDS: [&str; 12] = [
    "Russia",
    " 5th\nCorps ",
    "",
    "  ",
    "حزب الله",
    "\u{202e}evil",
    "a \"b\" \\ #",
    "e\u{301}",
    "x\0y",
    "\r\n|\r",
    "🦀",
    "A (copy)",
];
const START: &str = "# document Report (text \"Putin said Russia backs Assad. Iran does not.\"); \
    Russia @ 1,2; Assad @ 90,2; Iran @ 9,80; \
    Russia + Assad \"Russia backs Assad\"; Russia - Iran; Unit (part of Russia)";

/// How many kinds of edits there are; the wishes after them go back and forth.
const UNDO: u8 = 51;
const REDO: u8 = 52;
/// Turns another canvas to the front, which is no step.
const TURN: u8 = 53;

#[derive(Clone, Copy, Debug)]
struct Wish(u8, u16, u16, u16);

fn wishes() -> impl Strategy<Value = Vec<Wish>> {
    let one = (0..=TURN, any::<u16>(), any::<u16>(), any::<u16>());
    proptest::collection::vec(one.prop_map(|(what, a, b, c)| Wish(what, a, b, c)), 1..80)
}

#[test]
fn a_thousand_histories_go_back_and_forth_and_into_the_file() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("history.ron");
    let (turn, carried_out) = (Cell::new(0), RefCell::new([0_u32; UNDO as usize]));
    let mut runner = TestRunner::new(Config {
        rng_seed: RngSeed::Fixed(24),
        cases: 1000,
        failure_persistence: None,
        ..Config::default()
    });
    let outcome = runner.run(&wishes(), |wishes| {
        turn.set(turn.get() + 1);
        let end = there_and_back(&wishes, &mut carried_out.borrow_mut())?;
        if turn.get() % 20 == 0 {
            store::save(&end, &path, None).unwrap(); // really on the disk: every time would take a minute
            prop_assert_eq!(&store::open(&path).unwrap().project, &end);
        }
        Ok(())
    });
    outcome.unwrap();
    // Otherwise the promise would be empty for some kind of edit.
    let carried_out = carried_out.into_inner();
    assert!(carried_out.iter().all(|times| *times >= 100), "{carried_out:?}");
}

/// Every edit, then undo to the start and redo to the end, which is given.
fn there_and_back(wishes: &[Wish], carried_out: &mut [u32; UNDO as usize]) -> Result<Project, TestCaseError> {
    let start = notation::parse(START, &mut IdSource::new(1)).unwrap();
    let mut editor = Editor::new(start.clone(), 2);
    let mut stations = vec![start.clone()];
    for wish in wishes {
        let (before, revision) = (editor.project().clone(), editor.revision());
        match wish.0 {
            UNDO => drop(editor.undo()),
            REDO => drop(editor.redo()),
            TURN => {
                editor.turn_to(canvas(editor.project(), wish.1));
                prop_assert!(*editor.project() == before && editor.revision() == revision);
            }
            _ => match editor.perform(edit(editor.project(), *wish)) {
                Ok(_) => carried_out[usize::from(wish.0)] += 1,
                Err(_) => {
                    prop_assert!(*editor.project() == before, "a refused edit changed something: {wish:?}");
                }
            },
        }
        if wish.0 < UNDO && editor.revision() != revision {
            stations.truncate(editor.position());
            stations.push(editor.project().clone());
            prop_assert!(!editor.can_redo());
        }
        prop_assert_eq!(check::faults(editor.project()), [], "{:?}", wish);
        prop_assert!(*editor.project() == stations[editor.position()]);
        prop_assert_eq!(stations.len(), editor.labels().count() + 1);
    }
    while editor.redo() {}
    let end = editor.project().clone();
    prop_assert!(indexes_agree(&end));
    let opened = store::open_bytes(store::to_ron(&end).as_bytes()).unwrap();
    prop_assert!(opened.project == end && opened.warnings.is_empty());
    while editor.undo() {
        prop_assert!(*editor.project() == stations[editor.position()]);
    }
    prop_assert!(*editor.project() == start);
    while editor.redo() {}
    prop_assert!(*editor.project() == end);
    Ok(end)
}

fn indexes_agree(project: &Project) -> bool {
    let by_actor = project.actors().all(|(id, _)| {
        project
            .ties_of(id)
            .map(|(tie, _)| tie)
            .eq(project.ties().filter(|(_, tie)| tie.touches(id)).map(|(tie, _)| tie))
    });
    let by_quote = project.quotes().all(|(id, _)| {
        let slowly = project.ties().filter(|(_, tie)| tie.quotes.contains(&id)).map(|(tie, _)| tie);
        project.ties_on(id).map(|(tie, _)| tie).eq(slowly)
    });
    let by_document = project.documents().all(|(id, _)| {
        let slowly = project.quotes().filter(|(_, quote)| quote.document == id).map(|(quote, _)| quote);
        project.quotes_in(id).map(|(quote, _)| quote).eq(slowly)
    });
    by_actor && by_quote && by_document
}
