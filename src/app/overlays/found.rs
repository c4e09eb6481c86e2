//! Something on the canvas that can be found and gone to.

use kurbo::{Rect, Shape as _};

use crate::edit::Things;
use crate::model::{ActorId, GroupId, NoteId, Project, TieId};
use crate::scene::Scene;
use crate::typeset::Icon;

/// An actor, a tie, a group or a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Found {
    /// An actor.
    Actor(ActorId),
    /// A group.
    Group(GroupId),
    /// A note.
    Note(NoteId),
    /// A tie.
    Tie(TieId),
}

impl Found {
    /// It alone, as a selection.
    #[must_use]
    pub fn things(self) -> Things {
        let mut things = Things::default();
        match self {
            Self::Actor(id) => things.actors.push(id),
            Self::Group(id) => things.groups.push(id),
            Self::Note(id) => things.notes.push(id),
            Self::Tie(id) => things.ties.push(id),
        }
        things
    }

    /// True if the project still has it.
    #[must_use]
    pub fn is_in(self, project: &Project) -> bool {
        match self {
            Self::Actor(id) => project.actor(id).is_some(),
            Self::Group(id) => project.group(id).is_some(),
            Self::Note(id) => project.note(id).is_some(),
            Self::Tie(id) => project.tie(id).is_some(),
        }
    }

    /// What it covers on the canvas; `None` if it is not there or hidden.
    #[must_use]
    pub fn area(self, project: &Project, scene: &Scene) -> Option<Rect> {
        match self {
            // Whoever is in a folded group is found there.
            Self::Actor(id) => {
                let folded =
                    || project.group_of(id).filter(|id| project.group(*id).is_some_and(|it| it.folded));
                scene.actor_box(id).or_else(|| scene.group_frame(folded()?))
            }
            Self::Tie(id) => Some(scene.tie_line(id)?.bounding_box()),
            Self::Note(id) => scene.note_box(id),
            Self::Group(id) => scene.group_frame(id),
        }
    }

    /// What it is called in lists.
    #[must_use]
    pub fn name(self, project: &Project) -> String {
        let of = |id| project.actor(id).map_or("", |actor| actor.name.as_str());
        match self {
            Self::Actor(id) => of(id).to_owned(),
            Self::Group(id) => project.group(id).map_or_else(String::new, |group| group.name.clone()),
            Self::Note(id) => project.note(id).map_or_else(String::new, |note| note.text.clone()),
            Self::Tie(id) => project.tie(id).map_or_else(String::new, |tie| {
                let label =
                    if tie.label.trim().is_empty() { String::new() } else { format!(": {}", tie.label) };
                format!("{} {} {}{label}", of(tie.from), tie.stance.verb(), of(tie.to))
            }),
        }
    }

    /// What it is, in a word.
    #[must_use]
    pub fn kind(self, project: &Project) -> &'static str {
        match self {
            Self::Actor(id) => project.actor(id).map_or("actor", |actor| actor.kind.word()),
            Self::Group(_) => "group",
            Self::Note(_) => "note",
            Self::Tie(id) => project.tie(id).map_or("tie", |tie| tie.stance.word()),
        }
    }

    /// Its sign in lists.
    #[must_use]
    pub fn icon(self, project: &Project) -> Icon {
        match self {
            Self::Actor(id) => {
                crate::scene::look::icon_of(project.actor(id).map(|actor| actor.kind).unwrap_or_default())
            }
            Self::Group(_) => Icon::Group,
            Self::Note(_) => Icon::Note,
            Self::Tie(id) => match project.tie(id).map(|tie| tie.stance) {
                Some(crate::model::Stance::Clash) => Icon::Clash,
                _ => Icon::Support,
            },
        }
    }
}
