//! The project file: what it looks like, what survives it, and what is refused.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a test may stop where it stands"
)]

mod hostile;
mod merging;
mod mutants;
mod round_trip;

use detente::edit::{Edit, Editor, Said};
use detente::model::{Id, IdSource, Project, Stance, Standing, notation};
use detente::store;
use detente::text::Span;
use kurbo::Point;

/// Written by the first release of format 1. It is never edited: every later Detente opens it.
const V1: &str = include_str!("v1.ron");
/// The same of format 2.
const V2: &str = include_str!("v2.ron");
/// The same of format 3.
const V3: &str = include_str!("v3.ron");

fn open(text: &str) -> Project {
    let opened = store::open_bytes(text.as_bytes()).unwrap();
    assert_eq!(opened.warnings, []);
    opened.project
}

fn opened_from(notation: &str) -> Editor {
    Editor::new(notation::parse(notation, &mut IdSource::new(1)).unwrap(), 2)
}

/// The lines of `new` that are not in `old` and the other way round, as a diff shows them.
fn diff(old: &str, new: &str) -> Vec<String> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let same_start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = (old.len() - same_start).min(new.len() - same_start);
    let same_end = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let gone = old[same_start..old.len() - same_end].iter().map(|line| format!("-{}", line.trim()));
    let come = new[same_start..new.len() - same_end].iter().map(|line| format!("+{}", line.trim()));
    gone.chain(come).collect()
}

#[test]
fn the_newest_format_opens_and_is_written_as_it_stands() {
    let project = open(V3);
    assert_eq!(store::to_ron(&project), V3);
    let second = project.canvases()[1].0;
    assert_eq!(store::to_ron(&project.turned_to(second)), V3, "whichever canvas is in front");
    let turned = project.turned_to(second);
    assert!(turned.actors().all(|(_, actor)| actor.pinned && actor.place == Some(Point::new(7.0, 8.25))));
    assert_eq!((turned.groups_here().count(), turned.notes_here().count()), (1, 0));
    assert_eq!((project.groups_here().count(), project.notes_here().count()), (1, 1));
    assert_eq!(project.bend(Id::from_bits(1)), Some(-42.5));
}

#[test]
fn a_locked_picture_says_so_and_any_other_says_nothing_of_it() {
    let mut editor = Editor::new(open(V3), 2);
    let (id, picture) = editor.project().pictures_here().next().unwrap();
    assert!(!picture.locked, "files that say nothing of it are read as before");
    editor.perform(Edit::LockPictures(vec![id], true)).unwrap();
    let written = store::to_ron(editor.project());
    assert_eq!(diff(V3, &written), ["+locked: true,"]);
    assert_eq!(open(&written), *editor.project());
}

#[test]
fn the_second_format_opens_and_is_written_in_the_newest() {
    let opened = store::open_bytes(V2.as_bytes()).unwrap();
    assert_eq!(opened.upgraded_from, Some(2));
    let project = opened.project;
    assert_eq!(diff(V2, &store::to_ron(&project)), ["-format: 2,", "+format: 3,"]);
    assert_eq!(project.dismissed().collect::<Vec<_>>(), ["name: Sinjar", "tie: 7"]);
    let (_, document) = project.documents().next().unwrap();
    assert_eq!((document.page_of(19), document.page_of(20)), (Some(1), Some(2)));
    let (_, quote) = project.quotes().next().unwrap();
    assert_eq!((quote.standing, quote.reviewed), (Standing::Normalised, true));
}

#[test]
fn the_first_format_opens_and_is_written_in_the_newest() {
    let opened = store::open_bytes(V1.as_bytes()).unwrap();
    assert_eq!(opened.upgraded_from, Some(1));
    let project = open(V1);
    assert_eq!(diff(V1, &store::to_ron(&project)), ["-format: 1,", "+format: 3,"]);
    assert_eq!(
        notation::print(&project),
        "# title Palmyra is retaken\n# note \"Read \\\"twice\\\".\\nNothing else.\"\n\
         # document Report (author A. Reader, outlet BBC, date 2016-03-28, language en, note first, \
         file report.txt, format txt, encoding UTF-8, \
         sha256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad)\n\
         5th Corps (armed force, aka Fifth Corps, aka فيلق, colour \"#d9c7a0\", pinned, note seen, part of Russia)\n\
         Russia @ 120,80.25 (state)\n\
         5th Corps - Russia\n\
         Russia <+> 5th Corps (label \"arms, money\", on 2015/2024, note why) \"backs the 5th Corps\\nwith \\\"arms\\\"\" \
         (by Putin, on 2016-03~, reported, grade B2, note doubtful)"
    );
}

#[test]
fn moving_one_actor_changes_one_line() {
    let mut editor = opened_from("Russia @ 120,80; YPG @ 1,1; Russia - YPG \"words\"");
    let before = store::to_ron(editor.project());
    let russia = editor.project().actor_named("Russia").unwrap();
    editor.perform(Edit::MoveActors(vec![(russia, Point::new(121.5, 80.0))])).unwrap();
    let after = store::to_ron(editor.project());
    assert_eq!(diff(&before, &after), ["-place: (120.0, 80.0),", "+place: (121.5, 80.0),"]);
}

#[test]
fn backing_a_tie_with_words_adds_the_quote_and_one_line_to_the_tie() {
    let mut editor = opened_from("# document D (text \"one two\"); Russia - YPG \"one\"");
    let before = store::to_ron(editor.project());
    let (tie, _) = editor.project().ties().next().unwrap();
    let (document, _) = editor.project().documents().next().unwrap();
    let words = detente::edit::Words { document, span: Span::new(4, 7) };
    let quote = editor.perform(Edit::AttachWords(tie, words, Said::default())).unwrap().quotes[0];
    let after = store::to_ron(editor.project());
    let added: Vec<&str> = after.lines().filter(|line| !before.contains(line)).map(str::trim).collect();
    let id = quote.to_string();
    assert_eq!(added.iter().filter(|line| line.contains(&id)).count(), 2);
    assert!(added.contains(&"span: (4, 7),") && added.contains(&"exact: \"two\","), "{added:?}");
    let gone = before.lines().filter(|line| !after.contains(line)).count();
    assert_eq!(gone, 0);
}

#[test]
fn two_peoples_additions_merge_line_by_line() {
    let base = opened_from("Russia @ 1,1; YPG @ 2,2; Russia - YPG");
    let add = |name: &str, seed| {
        let mut editor = Editor::new(base.project().clone(), seed);
        editor.perform(Edit::AddActors(vec![detente::model::Actor::named(name)])).unwrap();
        editor.project().clone()
    };
    let (mut ours, theirs) = (add("Iran", 10), add("Assad", 11));
    let merged = store::to_ron(&ours);
    for (id, actor) in theirs.actors() {
        ours.put_actor(id, actor.clone()); // what git does with records that stand apart
    }
    let union = store::to_ron(&ours);
    assert_eq!(diff(&merged, &union).iter().filter(|line| line.starts_with('-')).count(), 0);
    assert_eq!(open(&union).counts().actors, 4);
}

#[test]
fn saving_twice_gives_the_same_bytes_and_opening_writes_nothing() {
    let folder = tempfile::TempDir::new().unwrap();
    let [one, two] = ["one.ron", "two.ron"].map(|name| folder.path().join(name));
    let project = open(V3);
    store::save(&project, &one, None).unwrap();
    store::save(&store::open(&one).unwrap().project, &two, None).unwrap();
    let [first, second] = [&one, &two].map(|path| std::fs::read(path).unwrap());
    assert_eq!(first, V3.as_bytes());
    assert_eq!(first, second);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn line_ends_and_marks_that_a_tool_put_in_are_taken_out() {
    let project = open(V1);
    assert_eq!(open(&V1.replace('\n', "\r\n")), project);
    assert_eq!(open(&format!("\u{feff}{V1}")), project);
    assert_eq!(open(&format!("// a comment\n/* another */ #![enable(implicit_some)]\n{V1}")), project);
}

#[test]
fn a_support_and_a_clash_of_one_pair_are_two_records() {
    let project = open(V1);
    let stances: Vec<Stance> = project.ties().map(|(_, tie)| tie.stance).collect();
    assert_eq!(stances, [Stance::Support, Stance::Clash]);
    assert!(project.is_contested(Id::from_bits(1), Id::from_bits(2)));
}
