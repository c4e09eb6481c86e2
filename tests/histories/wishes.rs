//! What a wish of four numbers asks for, read against the project of the moment.

use detente::edit::{Edit, End, Review, Said, Things, Words, part};
use detente::model::{Hedge, Id, Kind, Note, Project, TieEnd, When};
use detente::text::Span;
use kurbo::{Point, Vec2};

use super::beside::{
    canvas, canvas_change, group, group_change, new_picture, note, note_change, picture, picture_change,
    things_beside,
};
use super::made::{
    actor_change, actor_row, document_change, new_actor, new_document, new_tie, quote_change, things,
    tie_change, tie_row,
};
use super::{WORDS, Wish};

pub(super) fn edit(project: &Project, wish: Wish) -> Edit {
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
pub(super) fn edit_beside(project: &Project, wish: Wish) -> Edit {
    let Wish(what, a, b, c) = wish;
    let by = Vec2::new(f64::from(b) - 30000.0, place(c).x);
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
        44 => Edit::NudgeThings(things_beside(project, wish), by),
        45 => Edit::DuplicateThings(things_beside(project, wish), by),
        46 => Edit::ShiftInto {
            things: things_beside(project, wish),
            by,
            homes: vec![((c % 3 > 0).then(|| group(project, a)), things_beside(project, wish))],
        },
        47 => Edit::ShiftEach(vec![
            (things_beside(project, wish), by),
            (Things { actors: vec![actor(project, c)], ..Things::default() }, Vec2::new(1.5, by.x)),
        ]),
        48 => Edit::LockPictures(vec![picture(project, a)], b % 2 == 0),
        49 => {
            let mut other = project.clone();
            (other.title, other.note) = (text(a), text(b));
            Edit::Become(Box::new(other), text(c))
        }
        _ => Edit::Paste(
            Box::new(part(project, &things_beside(project, wish))),
            Vec2::new(place(b).x, f64::from(c)),
        ),
    }
}

/// The id that `n` picks; one time in nine, or if there is none, the id of nothing.
pub(super) fn pick<K: Kind>(ids: impl Iterator<Item = Id<K>>, n: u16) -> Id<K> {
    let ids: Vec<Id<K>> = ids.collect();
    let at = usize::from(n / 9) % ids.len().max(1);
    ids.get(at).copied().filter(|_| n % 9 != 8).unwrap_or(Id::from_bits(0))
}

pub(super) fn actor(project: &Project, n: u16) -> detente::model::ActorId {
    pick(project.actors().map(|(id, _)| id), n)
}

pub(super) fn tie(project: &Project, n: u16) -> detente::model::TieId {
    pick(project.ties().map(|(id, _)| id), n)
}

pub(super) fn quote(project: &Project, n: u16) -> detente::model::QuoteId {
    pick(project.quotes().map(|(id, _)| id), n)
}

pub(super) fn document(project: &Project, n: u16) -> detente::model::DocumentId {
    pick(project.documents().map(|(id, _)| id), n)
}

pub(super) fn alias(project: &Project, n: u16) -> String {
    let aliases = project.actor(actor(project, n)).map_or(&[][..], |actor| &actor.aliases);
    aliases.first().cloned().unwrap_or_else(|| text(n))
}

pub(super) fn review(n: u16) -> Review {
    let start = usize::from(n % 40);
    match n % 3 {
        0 => Review::Accept,
        1 => Review::Move(Span::new(start, start + usize::from(n / 3 % 14))),
        _ => Review::LetGo,
    }
}

pub(super) fn said(n: u16) -> Said {
    Said { speaker: text(n), hedge: Hedge::ALL[usize::from(n % 4)] }
}

pub(super) fn text(n: u16) -> String {
    WORDS[usize::from(n) % WORDS.len()].to_owned()
}

pub(super) fn date(n: u16) -> Option<When> {
    ["2016", "2016-03-28", "2015/2024", "2017~", "../2020"]
        .get(usize::from(n) % 6)
        .map(|text| text.parse().unwrap())
}

pub(super) fn place(n: u16) -> Point {
    let odd = [f64::NAN, f64::INFINITY, -1e20, 1e-9, -0.0];
    let x = odd.get(usize::from(n) % 40).copied().unwrap_or(f64::from(n) / 7.0);
    Point::new(x, -f64::from(n))
}

pub(super) fn words(project: &Project, n: u16, m: u16) -> Words {
    let start = usize::from(n % 50);
    Words { document: document(project, m), span: Span::new(start, start + usize::from(m % 14)) }
}

pub(super) fn end(project: &Project, n: u16) -> End {
    match n % 4 {
        3 => End::New(text(n / 4), Some(place(n))),
        2 => End::ActorAt(actor(project, n), place(n)),
        _ => End::Actor(actor(project, n)),
    }
}
