//! Random histories: whatever is done in whatever order, undo leads back, redo leads forth, the file holds it.
//!
//! A wish is an edit, an undo or a redo, written as four numbers. They are read against the project of the moment: each picks something that is there,
//! or, one time in a few, something that is not. So most edits succeed and every refusal is tried too.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a test may stop where it stands"
)]
#![allow(clippy::manual_is_multiple_of)] // one remainder beside another reads better
use std::cell::{Cell, RefCell};

use detente::edit::{
    ActorChange, CanvasChange, DocumentChange, Edit, Editor, End, GroupChange, NewTie, NoteChange,
    PictureChange, QuoteChange, Review, Said, Things, TieChange, Words, part,
};
use detente::model::{
    Actor, ActorKind, ActorRow, CanvasId, Colour, Direction, Document, Filter, GroupId, Hedge, Id, IdSource,
    InformationGrade, Kind, Media, Note, NoteId, Origin, Picture, PictureId, Project, SourceGrade, Stance,
    TieEnd, TieRow, When, check, notation,
};
use detente::store;
use detente::text::{SourceText, Span};
use kurbo::{Point, Rect, Vec2};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};

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
const UNDO: u8 = 45;
const REDO: u8 = 46;
/// Turns another canvas to the front, which is no step.
const TURN: u8 = 47;

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
    let (turn, carried_out) = (Cell::new(0), RefCell::new([0_u32; 45]));
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
fn there_and_back(wishes: &[Wish], carried_out: &mut [u32; 45]) -> Result<Project, TestCaseError> {
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

/// The id that `n` picks; one time in nine, or if there is none, the id of nothing.
fn pick<K: Kind>(ids: impl Iterator<Item = Id<K>>, n: u16) -> Id<K> {
    let ids: Vec<Id<K>> = ids.collect();
    let at = usize::from(n / 9) % ids.len().max(1);
    ids.get(at).copied().filter(|_| n % 9 != 8).unwrap_or(Id::from_bits(0))
}

fn actor(project: &Project, n: u16) -> detente::model::ActorId {
    pick(project.actors().map(|(id, _)| id), n)
}

fn tie(project: &Project, n: u16) -> detente::model::TieId {
    pick(project.ties().map(|(id, _)| id), n)
}

fn quote(project: &Project, n: u16) -> detente::model::QuoteId {
    pick(project.quotes().map(|(id, _)| id), n)
}

fn document(project: &Project, n: u16) -> detente::model::DocumentId {
    pick(project.documents().map(|(id, _)| id), n)
}

fn alias(project: &Project, n: u16) -> String {
    let aliases = project.actor(actor(project, n)).map_or(&[][..], |actor| &actor.aliases);
    aliases.first().cloned().unwrap_or_else(|| text(n))
}

fn review(n: u16) -> Review {
    let start = usize::from(n % 40);
    match n % 3 {
        0 => Review::Accept,
        1 => Review::Move(Span::new(start, start + usize::from(n / 3 % 14))),
        _ => Review::LetGo,
    }
}

fn said(n: u16) -> Said {
    Said { speaker: text(n), hedge: Hedge::ALL[usize::from(n % 4)] }
}

fn text(n: u16) -> String {
    WORDS[usize::from(n) % WORDS.len()].to_owned()
}

fn date(n: u16) -> Option<When> {
    ["2016", "2016-03-28", "2015/2024", "2017~", "../2020"]
        .get(usize::from(n) % 6)
        .map(|text| text.parse().unwrap())
}

fn place(n: u16) -> Point {
    let odd = [f64::NAN, f64::INFINITY, -1e20, 1e-9, -0.0];
    let x = odd.get(usize::from(n) % 40).copied().unwrap_or(f64::from(n) / 7.0);
    Point::new(x, -f64::from(n))
}

fn words(project: &Project, n: u16, m: u16) -> Words {
    let start = usize::from(n % 50);
    Words { document: document(project, m), span: Span::new(start, start + usize::from(m % 14)) }
}

fn end(project: &Project, n: u16) -> End {
    match n % 4 {
        3 => End::New(text(n / 4), Some(place(n))),
        2 => End::ActorAt(actor(project, n), place(n)),
        _ => End::Actor(actor(project, n)),
    }
}

fn edit(project: &Project, wish: Wish) -> Edit {
    let Wish(what, a, b, c) = wish;
    let some = || vec![actor(project, a), actor(project, b)];
    let by = Vec2::new(f64::from(b) - 30000.0, place(c).x);
    match what {
        0 => Edit::SetTitle(text(a)),
        1 => Edit::SetNote(text(a)),
        2 => Edit::AddDocuments(vec![new_document(a, b)]),
        3 => Edit::ChangeDocument(document(project, a), document_change(b, c)),
        4 => Edit::AddActors(vec![new_actor(project, a, b), new_actor(project, b, c)]),
        5 => Edit::ChangeActor(actor(project, a), actor_change(project, b, c)),
        6 => Edit::MoveActors(vec![(actor(project, a), place(b)), (actor(project, b), place(c))]),
        7 => Edit::NudgeActors(some()[..usize::from(c % 3)].to_vec(), by),
        8 => Edit::PinActors(some(), c % 2 == 0),
        9 => Edit::LiftActors(some()),
        10 => Edit::DuplicateActors(some(), by),
        11 => Edit::MergeActors { keep: actor(project, a), gone: actor(project, b) },
        12 => Edit::DrawTie(new_tie(project, wish)),
        13 => Edit::ChangeTie(tie(project, a), tie_change(b, c)),
        14 => Edit::ReverseTies(vec![tie(project, a), tie(project, b)]),
        15 => Edit::SwapStances(vec![tie(project, a)]),
        16 => Edit::ReconnectTie(
            tie(project, a),
            [TieEnd::From, TieEnd::To][usize::from(c % 2)],
            end(project, b),
        ),
        17 => Edit::AddQuote(words(project, a, b)),
        18 => Edit::AttachWords(tie(project, a), words(project, b, c), said(c)),
        19 => Edit::AttachQuote(tie(project, a), quote(project, b)),
        20 => Edit::DetachQuote(tie(project, a), quote(project, b)),
        21 => Edit::ChangeQuote(quote(project, a), quote_change(project, b, c)),
        22 => Edit::ReadAgain(document(project, a), Box::new(new_document(b, c))),
        23 => Edit::ReviewQuote(quote(project, a), review(b)),
        24 => Edit::SplitAlias(actor(project, a), alias(project, a)),
        25 => Edit::AddAlias(actor(project, a), text(b)),
        26 => Edit::Dismiss(vec![text(a), text(b)]),
        27 => Edit::Restore(vec![text(a), text(c)]),
        28 => Edit::SetCues(text(b)),
        29 => Edit::Delete(things(project, wish)),
        30 => Edit::AddRows(vec![actor_row(a, b)], vec![tie_row(b, c), tie_row(c, a)]),
        _ => edit_beside(project, wish),
    }
}

/// Edits of canvases, and of what stands on them beside actors and ties.
fn edit_beside(project: &Project, wish: Wish) -> Edit {
    let Wish(what, a, b, c) = wish;
    match what {
        31 => Edit::BendTies(vec![tie(project, a)], (b % 3 > 0).then(|| place(c).x)),
        32 => Edit::ShiftThings(things_beside(project, wish), Vec2::new(place(b).x, f64::from(c))),
        33 => Edit::MakeGroup(text(a), things_beside(project, wish)),
        34 => Edit::ChangeGroup(group(project, a), group_change(project, wish)),
        35 => Edit::Ungroup(vec![group(project, a)]),
        36 => Edit::AddNote(Note {
            text: text(a),
            canvas: canvas(project, b),
            place: place(b),
            width: place(c).y,
            colour: None,
        }),
        37 => Edit::ChangeNotes(vec![note(project, a)], note_change(b, c)),
        38 => Edit::AddPictures(vec![new_picture(project, a, b)]),
        39 => Edit::ChangePicture(picture(project, a), picture_change(b, c)),
        40 => Edit::GivePicture(actor(project, a), (b % 4 > 0).then(|| new_picture(project, b, c))),
        41 => Edit::AddCanvas { name: text(a), copies: b % 2 == 0 },
        42 => Edit::ChangeCanvas(canvas(project, a), canvas_change(project, b, c)),
        43 => Edit::DeleteCanvas(canvas(project, a)),
        _ => Edit::Paste(
            Box::new(part(project, &things_beside(project, wish))),
            Vec2::new(place(b).x, f64::from(c)),
        ),
    }
}

fn canvas(project: &Project, n: u16) -> CanvasId {
    pick(project.canvases().into_iter().map(|(id, _)| id), n)
}

fn group(project: &Project, n: u16) -> GroupId {
    pick(project.groups().map(|(id, _)| id), n)
}

fn note(project: &Project, n: u16) -> NoteId {
    pick(project.notes().map(|(id, _)| id), n)
}

fn picture(project: &Project, n: u16) -> PictureId {
    pick(project.pictures().map(|(id, _)| id), n)
}

fn things_beside(project: &Project, Wish(_, a, b, c): Wish) -> Things {
    Things {
        actors: vec![actor(project, a), actor(project, b)],
        notes: (c % 5 == 0).then(|| note(project, a)).into_iter().collect(),
        pictures: (c % 5 == 1).then(|| picture(project, b)).into_iter().collect(),
        groups: (c % 5 == 2).then(|| group(project, b)).into_iter().collect(),
        ..Things::default()
    }
}

fn group_change(project: &Project, wish: Wish) -> GroupChange {
    let Wish(_, _, b, c) = wish;
    match b % 4 {
        0 => GroupChange::Name(text(c)),
        1 => GroupChange::Colour(Some(Colour { red: 9, green: 8, blue: 7 }).filter(|_| c % 2 == 0)),
        2 => GroupChange::Folded(c % 2 == 0),
        _ if c % 7 == 0 => GroupChange::Members(Things::default()),
        _ => GroupChange::Members(things_beside(project, wish)),
    }
}

fn note_change(n: u16, m: u16) -> NoteChange {
    match n % 3 {
        0 => NoteChange::Text(text(m)),
        1 => NoteChange::Width(place(m).x),
        _ => NoteChange::Colour(None),
    }
}

fn new_picture(project: &Project, n: u16, m: u16) -> Picture {
    let bytes: &[u8] = if n % 2 == 0 { b"\x89PNG\r\n\x1a\n.." } else { b"\xff\xd8\xff.." };
    let size = if n % 40 == 0 { (60_000, 60_000) } else { (3, 2) };
    Picture {
        name: text(n),
        media: Media::of(bytes).unwrap(),
        bytes: bytes.into(),
        size,
        stand: (m % 5 > 0).then(|| (canvas(project, m), Rect::from_points(place(n), place(m)))),
        locked: m % 7 == 0,
    }
}

fn picture_change(n: u16, m: u16) -> PictureChange {
    match n % 2 {
        0 => PictureChange::Name(text(m)),
        _ => PictureChange::Place(Rect::from_points(place(n), place(m))),
    }
}

fn canvas_change(project: &Project, n: u16, m: u16) -> CanvasChange {
    match n % 4 {
        0 => CanvasChange::Name(text(m)),
        1 => CanvasChange::Rank(u32::from(m % 4)),
        2 => CanvasChange::Nests(m % 2 == 0),
        _ => CanvasChange::Filter(Filter {
            kinds: [ActorKind::ALL[usize::from(m % 8)]].into(),
            stances: Stance::ALL.into_iter().skip(usize::from(m % 3)).collect(),
            documents: project.documents().map(|(id, _)| id).take(usize::from(m % 2)).collect(),
            from: date(n),
            to: date(m),
            undated: m % 2 == 0,
            quotes_at_least: usize::from(m % 3),
            actors: project.actors().map(|(id, _)| id).take(usize::from(m % 3)).collect(),
            untied: n % 2 == 0,
        }),
    }
}

fn new_document(n: u16, m: u16) -> Document {
    Document {
        title: text(n),
        author: text(m),
        outlet: String::new(),
        date: date(n),
        language: "ar".into(),
        note: text(m / 3),
        origin: Origin { file_name: text(n / 5), ..Origin::default() },
        pages: vec![0],
        hidden: Vec::new(),
        text: SourceText::new(&format!("{}: {} and {}", text(n / 2), text(m / 2), text(n / 7))),
    }
}

fn new_actor(project: &Project, n: u16, m: u16) -> Actor {
    Actor {
        aliases: vec![text(m), text(n / 3)],
        kind: ActorKind::ALL[usize::from(n % 8)],
        place: Some(place(m)),
        part_of: (n % 5 == 0).then(|| actor(project, m)),
        ..Actor::named(&text(n))
    }
}

fn new_tie(project: &Project, Wish(_, a, b, c): Wish) -> NewTie {
    NewTie {
        from: end(project, a),
        to: end(project, b),
        stance: Stance::ALL[usize::from(c % 2)],
        direction: Direction::ALL[usize::from(c / 2 % 2)],
        words: (c % 3 == 0).then(|| words(project, a, c)),
        said: Said::default(),
    }
}

fn document_change(n: u16, m: u16) -> DocumentChange {
    match n % 6 {
        0 => DocumentChange::Title(text(m)),
        1 => DocumentChange::Author(text(m)),
        2 => DocumentChange::Outlet(text(m)),
        3 => DocumentChange::Date(date(m)),
        4 => DocumentChange::Language(text(m)),
        _ => DocumentChange::Note(text(m)),
    }
}

fn actor_change(project: &Project, n: u16, m: u16) -> ActorChange {
    match n % 6 {
        0 => ActorChange::Name(text(m)),
        1 => ActorChange::Aliases(vec![text(m), text(m / 3), text(n)]),
        2 => ActorChange::Kind(ActorKind::ALL[usize::from(m % 8)]),
        3 => ActorChange::Colour(Some(Colour { red: 1, green: 0, blue: 255 }).filter(|_| m % 2 == 0)),
        4 => ActorChange::Note(text(m)),
        _ => ActorChange::PartOf(Some(actor(project, m)).filter(|_| m % 4 > 0)),
    }
}

fn tie_change(n: u16, m: u16) -> TieChange {
    match n % 5 {
        0 => TieChange::Stance(Stance::ALL[usize::from(m % 2)]),
        1 => TieChange::Direction(Direction::ALL[usize::from(m % 2)]),
        2 => TieChange::Label(text(m)),
        3 => TieChange::Date(date(m)),
        _ => TieChange::Note(text(m)),
    }
}

fn quote_change(project: &Project, n: u16, m: u16) -> QuoteChange {
    match n % 7 {
        0 => QuoteChange::Span(words(project, m, n).span),
        1 => QuoteChange::Speaker(text(m)),
        2 => QuoteChange::Date(date(m)),
        3 => QuoteChange::Hedge(Hedge::ALL[usize::from(m % 4)]),
        4 => QuoteChange::SourceGrade(SourceGrade::ALL.get(usize::from(m % 7)).copied()),
        5 => QuoteChange::InformationGrade(InformationGrade::ALL.get(usize::from(m % 7)).copied()),
        _ => QuoteChange::Note(text(m)),
    }
}

fn things(project: &Project, Wish(_, a, b, c): Wish) -> Things {
    Things {
        documents: (c % 11 == 0).then(|| document(project, a)).into_iter().collect(),
        actors: (c % 3 == 0).then(|| actor(project, a)).into_iter().collect(),
        ties: (c % 3 == 1).then(|| tie(project, b)).into_iter().collect(),
        quotes: (c % 5 == 2).then(|| quote(project, b)).into_iter().collect(),
        groups: (c % 7 == 3).then(|| group(project, b)).into_iter().collect(),
        notes: (c % 7 == 4).then(|| note(project, b)).into_iter().collect(),
        pictures: (c % 7 == 5).then(|| picture(project, b)).into_iter().collect(),
    }
}

fn actor_row(n: u16, m: u16) -> ActorRow {
    let kind = ActorKind::ALL.get(usize::from(m % 9)).copied();
    ActorRow {
        line: 2,
        name: text(n),
        aliases: vec![text(m)],
        kind,
        place: Some(place(m)),
        note: text(m / 2),
    }
}

fn tie_row(n: u16, m: u16) -> TieRow {
    TieRow {
        line: 2,
        source: text(n),
        target: text(m),
        stance: Stance::ALL[usize::from(n % 2)],
        direction: Direction::ALL[usize::from(m % 2)],
        label: text(n / 4),
        date: date(m),
        document: String::new(),
        quote: if n % 3 == 0 { "backs Assad".into() } else { String::new() },
    }
}
