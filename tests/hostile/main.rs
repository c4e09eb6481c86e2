//! Project files that mean harm: each is refused in one clear line, or opens with what is wrong with it said, and is
//! drawn, laid out and written like any other.
//!
//! They are made here and not stored. `scripts/hostile` writes them to a folder, the large ones too, and runs the
//! program over them with little memory.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::too_many_lines,
    missing_docs,
    reason = "a test may stop where it stands"
)]

mod cases;
mod paper;
#[allow(dead_code, reason = "the fuzzer's promises; only that of exports is kept here")]
#[path = "../fuzz/fuzz_targets/promises.rs"]
mod promises;

use cases::{Answer, Case};
use detente::edit::{Edit, Editor};
use detente::model::{Project, check};
use detente::store;

/// What is wrong with the answer, if anything is.
fn complaint(case: &Case) -> Option<String> {
    match (store::open_bytes(&case.bytes), &case.answer) {
        (Ok(opened), Answer::Fine) if opened.warnings.is_empty() => None,
        (Ok(opened), Answer::Finding(words)) => {
            let findings: Vec<String> = opened.warnings.iter().map(ToString::to_string).collect();
            let is_said = findings.iter().any(|finding| finding.contains(words));
            (!is_said).then(|| format!("no finding says {words:?}: {:?}", &findings[..findings.len().min(4)]))
        }
        (Ok(opened), _) => Some(format!("opened with {:?}", opened.warnings.first())),
        (Err(error), Answer::Refused(words)) => {
            let said = error.to_string();
            let is_clear =
                said.len() < 600 && !said.contains(['\n', '\u{202e}']) && error.hint().ends_with('.');
            (!is_clear || !said.contains(words)).then(|| format!("refused with {said}"))
        }
        (Err(error), _) => Some(format!("refused with {error}")),
    }
}

#[test]
fn every_file_that_means_harm_gets_the_answer_it_deserves() {
    let cases = cases::all(false);
    assert!(cases.len() > 150);
    let wrong: Vec<String> =
        cases.iter().filter_map(|case| Some(format!("{}: {}", case.name, complaint(case)?))).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The project of each file that opens.
fn opened() -> impl Iterator<Item = (String, Project)> {
    cases::all(false)
        .into_iter()
        .filter_map(|case| Some((case.name, store::open_bytes(&case.bytes).ok()?.project)))
}

#[test]
fn what_is_broken_is_mended_in_one_step_that_undo_takes_back() {
    let mut mended = 0;
    for (name, project) in opened() {
        let is_broken = !check::faults(&project).is_empty();
        let mut editor = Editor::new(project.clone(), 1);
        editor.perform(Edit::Repair).unwrap();
        assert_eq!(
            (editor.position(), check::faults(editor.project())),
            (usize::from(is_broken), vec![]),
            "{name}"
        );
        assert!(kept_words(&project, editor.project()), "{name}");
        let again = store::open_bytes(store::to_ron(editor.project()).as_bytes()).unwrap();
        assert!(
            again.project == *editor.project() && again.warnings.is_empty(),
            "{name}: {:?}",
            again.warnings
        );
        while editor.undo() {}
        assert!(*editor.project() == project, "{name}");
        mended += usize::from(is_broken);
    }
    assert!(mended > 25, "{mended}");
}

/// Nothing that somebody wrote is gone: names, labels, notes, the words of quotes.
fn kept_words(before: &Project, after: &Project) -> bool {
    let all = store::to_ron(after);
    let is_kept = |text: &String| text.trim().is_empty() || all.contains(&escaped(text));
    before.actors().all(|(_, actor)| is_kept(&actor.name) && is_kept(&actor.note))
        && before.ties().all(|(_, tie)| is_kept(&tie.label) && is_kept(&tie.note))
        && before.quotes().all(|(_, quote)| is_kept(&quote.exact) && is_kept(&quote.note))
        && before.notes().all(|(_, note)| is_kept(&note.text))
        && after.counts().actors >= before.counts().actors
}

/// As the file writes it.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    detente::model::quoted::push_escaped(&mut out, text, text.contains('\n'));
    out
}

#[test]
fn the_step_that_mends_says_how_much_and_keeps_a_tie_to_itself_as_a_note() {
    let paper = paper::Paper {
        ties: paper::tie("t00000001", "a00000001", "a00000001", "label: \"arms\", quotes: [\"q00000001\"]"),
        ..paper::Paper::small()
    };
    let project = store::open_bytes(&paper.bytes()).unwrap().project;
    let mut editor = Editor::new(project, 1);
    editor.perform(Edit::Repair).unwrap();
    assert_eq!(editor.undo_label(), Some("repair 1 fault"));
    let (_, russia) = editor.project().actors().next().unwrap();
    assert_eq!(russia.note, "Was a tie to itself: Russia supports Russia; label: arms; quotes: q00000001");
    assert_eq!((editor.project().counts().ties, editor.project().counts().quotes), (0, 1));
}

#[test]
fn an_end_and_a_document_that_are_missing_come_back_to_be_filled_in() {
    let paper = paper::Paper {
        ties: paper::tie("t00000001", "a00000001", "a0000000z", "quotes: [\"q00000001\"]"),
        documents: String::new(),
        ..paper::Paper::small()
    };
    let mut editor = Editor::new(store::open_bytes(&paper.bytes()).unwrap().project, 1);
    editor.perform(Edit::Repair).unwrap();
    let project = editor.project();
    let names: Vec<&str> = project.actors().map(|(_, actor)| actor.name.as_str()).collect();
    assert_eq!(names, ["Russia", "Assad", "Missing a0000000z"]);
    let (_, quote) = project.quotes().next().unwrap();
    assert!(quote.exact == "Russia backs Assad" && quote.awaits_review());
    assert_eq!(project.documents().next().unwrap().1.title, "Missing d00000001");
}

#[test]
fn whatever_opens_is_written_out_without_anything_active_in_it() {
    opened()
        .filter(|(name, _)| !name.contains("thousand"))
        .for_each(|(_, project)| promises::exported(&project));
}

/// `scripts/hostile` takes them from there.
#[test]
#[ignore = "writes files; begun by scripts/hostile"]
fn write_them_all() {
    let folder = std::path::PathBuf::from(std::env::var("DETENTE_HOSTILE").unwrap());
    for case in cases::all(true) {
        let code = match case.answer {
            Answer::Fine => 0,
            Answer::Finding(_) => 1,
            Answer::Refused(_) => 2,
        };
        let safe = case.name.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
        std::fs::write(folder.join(format!("{code}-{safe}.ron")), case.bytes).unwrap();
    }
}
