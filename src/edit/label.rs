//! What a step is called in the menu: "undo clash Russia – YPG".

use super::label_beside;
use super::{ActorChange, DocumentChange, Edit, End, NewTie, QuoteChange, Review, Things, TieChange};
use crate::model::check;
use crate::model::quoted::is_hidden;
use crate::model::{ActorId, DocumentId, Project, QuoteId, TieId};
use crate::text::{counted, one_line, opening};

impl Edit {
    /// A few words for the undo menu, in lower case, from the project before the edit.
    #[must_use]
    #[allow(clippy::too_many_lines, reason = "one arm an edit, each a line or two")]
    pub fn label(&self, project: &Project) -> String {
        if let Some(beside) = label_beside::label(self, project) {
            return beside;
        }
        match self {
            Self::SetTitle(title) => format!("title {}", short(title)),
            Self::SetNote(_) => "note on the map".into(),
            Self::AddDocuments(added) => {
                format!("add {}", one_or_count(added.iter().map(|one| &one.title), "document"))
            }
            Self::ChangeDocument(id, change) => document_change(project, *id, change),
            Self::ChangeDocuments(ids, change) => match &ids[..] {
                [only] => document_change(project, *only, change),
                _ => format!("{} of {}", document_field(change), counted(ids.len(), "document")),
            },
            Self::ReadAgain(id, _) => format!("read {} again", document(project, *id)),
            Self::AddActors(added) => {
                format!("add {}", one_or_count(added.iter().map(|one| &one.name), "actor"))
            }
            Self::ChangeActor(id, change) => actor_change(project, *id, change),
            Self::ChangeActors(ids, ActorChange::Kind(kind)) => {
                format!("make {} {}", actors(project, ids), kind.word())
            }
            Self::ChangeActors(ids, ActorChange::Colour(_)) => format!("colour of {}", actors(project, ids)),
            Self::ChangeActors(
                ids,
                ActorChange::Name(_)
                | ActorChange::Aliases(_)
                | ActorChange::Note(_)
                | ActorChange::PartOf(_),
            ) => format!("change {}", actors(project, ids)),
            Self::MoveActors(places) => {
                let ids: Vec<ActorId> = places.iter().map(|(id, _)| *id).collect();
                format!("move {}", actors(project, &ids))
            }
            Self::NudgeActors(ids, _) => format!("nudge {}", actors(project, ids)),
            Self::PinActors(ids, true) => format!("pin {}", actors(project, ids)),
            Self::PinActors(ids, false) => format!("unpin {}", actors(project, ids)),
            Self::LiftActors(ids) => format!("take {} off the canvas", actors(project, ids)),
            Self::DuplicateActors(ids, _) => format!("duplicate {}", actors(project, ids)),
            Self::MergeActors { keep, gone } => {
                format!("merge {} into {}", actor(project, *gone), actor(project, *keep))
            }
            Self::AddAlias(id, alias) => format!("alias {} of {}", short(alias), actor(project, *id)),
            Self::SplitAlias(id, alias) => format!("split {} from {}", short(alias), actor(project, *id)),
            Self::AddRows(..) => "add tables".into(),
            Self::Become(_, words) => words.clone(),
            Self::Repair => format!("repair {}", counted(check::faults(project).len(), "fault")),
            Self::Delete(things) => format!("delete {}", deleted(project, things)),
            Self::DrawTie(new) => drawn(project, new),
            Self::ChangeTie(id, change) => tie_change(project, *id, change),
            Self::ReverseTies(ids) => format!("reverse {}", ties(project, ids)),
            Self::SwapStances(ids) => format!("swap stance of {}", ties(project, ids)),
            Self::ReconnectTie(id, ..) => format!("reconnect {}", tie(project, *id)),
            Self::AddQuote(_) => "add quote".into(),
            Self::AttachWords(id, ..) | Self::AttachQuote(id, _) => {
                format!("attach quote to {}", tie(project, *id))
            }
            Self::DetachQuote(id, _) => format!("detach quote from {}", tie(project, *id)),
            Self::ChangeQuote(id, change) => quote_change(project, *id, change),
            Self::ChangeQuotes(ids, change) => match &ids[..] {
                [only] => quote_change(project, *only, change),
                _ => format!("{} of {}", quote_field(change), counted(ids.len(), "quote")),
            },
            Self::ReviewQuote(id, review) => {
                let verb = match review {
                    Review::Accept => "accept place of",
                    Review::Move(_) => "move",
                    Review::LetGo => "let go",
                };
                format!("{verb} {}", quote(project, *id))
            }
            Self::Dismiss(keys) => format!("dismiss {}", counted(keys.len(), "suggestion")),
            Self::Restore(keys) => format!("bring back {}", counted(keys.len(), "suggestion")),
            Self::SetCues(_) => "cue lines".into(),
            Self::BendTies(..)
            | Self::ShiftThings(..)
            | Self::NudgeThings(..)
            | Self::ShiftInto { .. }
            | Self::DuplicateThings(..)
            | Self::MakeGroup(..)
            | Self::ChangeGroup(..)
            | Self::Ungroup(_)
            | Self::AddNote(_)
            | Self::ChangeNotes(..)
            | Self::AddPictures(_)
            | Self::LockPictures(..)
            | Self::ShiftEach(_)
            | Self::ChangePicture(..)
            | Self::GivePicture(..)
            | Self::AddCanvas { .. }
            | Self::ChangeCanvas(..)
            | Self::DeleteCanvas(_)
            | Self::Paste(..) => String::new(),
        }
    }
}

fn tie_change(project: &Project, id: TieId, change: &TieChange) -> String {
    let field = match change {
        TieChange::Stance(stance) => stance.word().to_owned(),
        TieChange::Direction(direction) => format!("{} direction", direction.word()),
        TieChange::Label(_) => "label".into(),
        TieChange::Date(_) => "date".into(),
        TieChange::Note(_) => "note".into(),
    };
    format!("{field} of {}", tie(project, id))
}

fn drawn(project: &Project, new: &NewTie) -> String {
    let name = |end: &End| match end {
        End::Actor(id) | End::ActorAt(id, _) => actor(project, *id),
        End::New(name, _) => short(name),
    };
    format!("{} {} – {}", new.stance.word(), name(&new.from), name(&new.to))
}

fn actor_change(project: &Project, id: ActorId, change: &ActorChange) -> String {
    let name = actor(project, id);
    match change {
        ActorChange::Name(new) => format!("rename {name} to {}", short(new)),
        ActorChange::Aliases(_) => format!("aliases of {name}"),
        ActorChange::Kind(kind) => format!("make {name} {}", kind.word()),
        ActorChange::Colour(_) => format!("colour of {name}"),
        ActorChange::Note(_) => format!("note on {name}"),
        ActorChange::PartOf(Some(whole)) => format!("make {name} part of {}", actor(project, *whole)),
        ActorChange::PartOf(None) => format!("make {name} part of nothing"),
    }
}

fn document_change(project: &Project, id: DocumentId, change: &DocumentChange) -> String {
    format!("{} of {}", document_field(change), document(project, id))
}

fn document(project: &Project, id: DocumentId) -> String {
    project.document(id).map_or_else(|| "document".into(), |found| short(&found.title))
}

fn document_field(change: &DocumentChange) -> &'static str {
    match change {
        DocumentChange::Title(_) => "title",
        DocumentChange::Author(_) => "author",
        DocumentChange::Outlet(_) => "outlet",
        DocumentChange::Date(_) => "date",
        DocumentChange::Language(_) => "language",
        DocumentChange::Note(_) => "note",
    }
}

fn quote_change(project: &Project, id: QuoteId, change: &QuoteChange) -> String {
    format!("{} of {}", quote_field(change), quote(project, id))
}

fn quote(project: &Project, id: QuoteId) -> String {
    format!("quote “{}”", project.quote(id).map_or_else(String::new, |found| short(&found.exact)))
}

fn quote_field(change: &QuoteChange) -> &'static str {
    match change {
        QuoteChange::Span(_) => "words",
        QuoteChange::Speaker(_) => "speaker",
        QuoteChange::Date(_) => "date",
        QuoteChange::Hedge(_) => "hedge",
        QuoteChange::SourceGrade(_) => "grade of source",
        QuoteChange::InformationGrade(_) => "grade of information",
        QuoteChange::Note(_) => "note",
    }
}

fn deleted(project: &Project, things: &Things) -> String {
    let has_beside = !(things.groups.is_empty() && things.notes.is_empty() && things.pictures.is_empty());
    match (&things.actors[..], &things.ties[..], &things.quotes[..], &things.documents[..]) {
        _ if has_beside => {}
        ([only], [], [], []) => return actor(project, *only),
        ([], [only], [], []) => return tie(project, *only),
        _ => {}
    }
    let counts = [
        (things.actors.len(), "actor"),
        (things.ties.len(), "tie"),
        (things.quotes.len(), "quote"),
        (things.documents.len(), "document"),
        (things.groups.len(), "group"),
        (things.notes.len(), "note"),
        (things.pictures.len(), "picture"),
    ];
    let parts: Vec<String> =
        counts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| counted(*n, word)).collect();
    parts.join(", ")
}

fn actors(project: &Project, ids: &[ActorId]) -> String {
    match ids {
        [one] => actor(project, *one),
        _ => counted(ids.len(), "actor"),
    }
}

fn ties(project: &Project, ids: &[TieId]) -> String {
    match ids {
        [one] => tie(project, *one),
        _ => counted(ids.len(), "tie"),
    }
}

fn actor(project: &Project, id: ActorId) -> String {
    project.actor(id).map_or_else(|| "actor".into(), |actor| short(&actor.name))
}

fn tie(project: &Project, id: TieId) -> String {
    let Some(tie) = project.tie(id) else { return "tie".into() };
    format!("{} – {}", actor(project, tie.from), actor(project, tie.to))
}

/// The name of the only one, or how many.
fn one_or_count<'a>(mut names: impl ExactSizeIterator<Item = &'a String>, word: &str) -> String {
    match (names.len(), names.next()) {
        (1, Some(only)) => short(only),
        (n, _) => counted(n, word),
    }
}

/// At most 32 characters of `text` on one line.
pub(super) fn short(text: &str) -> String {
    let line: String = one_line(text).chars().filter(|c| !is_hidden(*c)).collect();
    opening(&line, 32)
}
