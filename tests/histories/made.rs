//! New documents, actors, ties and rows in a wish, and the changes of single fields.

use detente::edit::{ActorChange, DocumentChange, NewTie, QuoteChange, Said, Things, TieChange};
use detente::model::{
    Actor, ActorKind, ActorRow, Colour, Direction, Document, Hedge, InformationGrade, Origin, Project,
    SourceGrade, Stance, TieRow,
};
use detente::text::SourceText;

use super::Wish;
use super::beside::{group, note, picture};
use super::wishes::{actor, date, document, end, place, quote, text, tie, words};

pub(super) fn new_document(n: u16, m: u16) -> Document {
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

pub(super) fn new_actor(project: &Project, n: u16, m: u16) -> Actor {
    Actor {
        aliases: vec![text(m), text(n / 3)],
        kind: ActorKind::ALL[usize::from(n % 8)],
        place: Some(place(m)),
        part_of: (n % 5 == 0).then(|| actor(project, m)),
        ..Actor::named(&text(n))
    }
}

pub(super) fn new_tie(project: &Project, Wish(_, a, b, c): Wish) -> NewTie {
    NewTie {
        from: end(project, a),
        to: end(project, b),
        stance: Stance::ALL[usize::from(c % 2)],
        direction: Direction::ALL[usize::from(c / 2 % 2)],
        words: (c % 3 == 0).then(|| words(project, a, c)),
        said: Said::default(),
    }
}

pub(super) fn document_change(n: u16, m: u16) -> DocumentChange {
    match n % 6 {
        0 => DocumentChange::Title(text(m)),
        1 => DocumentChange::Author(text(m)),
        2 => DocumentChange::Outlet(text(m)),
        3 => DocumentChange::Date(date(m)),
        4 => DocumentChange::Language(text(m)),
        _ => DocumentChange::Note(text(m)),
    }
}

pub(super) fn actor_change(project: &Project, n: u16, m: u16) -> ActorChange {
    match n % 6 {
        0 => ActorChange::Name(text(m)),
        1 => ActorChange::Aliases(vec![text(m), text(m / 3), text(n)]),
        2 => ActorChange::Kind(ActorKind::ALL[usize::from(m % 8)]),
        3 => ActorChange::Colour(Some(Colour { red: 1, green: 0, blue: 255 }).filter(|_| m % 2 == 0)),
        4 => ActorChange::Note(text(m)),
        _ => ActorChange::PartOf(Some(actor(project, m)).filter(|_| m % 4 > 0)),
    }
}

pub(super) fn tie_change(n: u16, m: u16) -> TieChange {
    match n % 5 {
        0 => TieChange::Stance(Stance::ALL[usize::from(m % 2)]),
        1 => TieChange::Direction(Direction::ALL[usize::from(m % 2)]),
        2 => TieChange::Label(text(m)),
        3 => TieChange::Date(date(m)),
        _ => TieChange::Note(text(m)),
    }
}

pub(super) fn quote_change(project: &Project, n: u16, m: u16) -> QuoteChange {
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

pub(super) fn things(project: &Project, Wish(_, a, b, c): Wish) -> Things {
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

pub(super) fn actor_row(n: u16, m: u16) -> ActorRow {
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

pub(super) fn tie_row(n: u16, m: u16) -> TieRow {
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
