//! Canvases, groups, notes and pictures in a wish.

use detente::edit::{CanvasChange, GroupChange, NoteChange, PictureChange, Things};
use detente::model::{
    ActorKind, CanvasId, Colour, Filter, GroupId, Media, NoteId, Picture, PictureId, Project, Stance,
};
use kurbo::Rect;

use super::Wish;
use super::wishes::{actor, date, pick, place, text};

pub(super) fn canvas(project: &Project, n: u16) -> CanvasId {
    pick(project.canvases().into_iter().map(|(id, _)| id), n)
}

pub(super) fn group(project: &Project, n: u16) -> GroupId {
    pick(project.groups().map(|(id, _)| id), n)
}

pub(super) fn note(project: &Project, n: u16) -> NoteId {
    pick(project.notes().map(|(id, _)| id), n)
}

pub(super) fn picture(project: &Project, n: u16) -> PictureId {
    pick(project.pictures().map(|(id, _)| id), n)
}

pub(super) fn things_beside(project: &Project, Wish(_, a, b, c): Wish) -> Things {
    Things {
        actors: vec![actor(project, a), actor(project, b)],
        notes: (c % 5 == 0).then(|| note(project, a)).into_iter().collect(),
        pictures: (c % 5 == 1).then(|| picture(project, b)).into_iter().collect(),
        groups: (c % 5 == 2).then(|| group(project, b)).into_iter().collect(),
        ..Things::default()
    }
}

pub(super) fn group_change(project: &Project, wish: Wish) -> GroupChange {
    let Wish(_, _, b, c) = wish;
    match b % 4 {
        0 => GroupChange::Name(text(c)),
        1 => GroupChange::Colour(Some(Colour { red: 9, green: 8, blue: 7 }).filter(|_| c % 2 == 0)),
        2 => GroupChange::Folded(c % 2 == 0),
        _ if c % 7 == 0 => GroupChange::Members(Things::default()),
        _ => GroupChange::Members(things_beside(project, wish)),
    }
}

pub(super) fn note_change(n: u16, m: u16) -> NoteChange {
    match n % 3 {
        0 => NoteChange::Text(text(m)),
        1 => NoteChange::Width(place(m).x),
        _ => NoteChange::Colour(None),
    }
}

pub(super) fn new_picture(project: &Project, n: u16, m: u16) -> Picture {
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

pub(super) fn picture_change(n: u16, m: u16) -> PictureChange {
    match n % 2 {
        0 => PictureChange::Name(text(m)),
        _ => PictureChange::Place(Rect::from_points(place(n), place(m))),
    }
}

pub(super) fn canvas_change(project: &Project, n: u16, m: u16) -> CanvasChange {
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
