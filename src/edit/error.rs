//! Why an edit was refused.

use crate::model::limits::Excess;
use crate::model::{LARGEST_PICTURE, MOST_PIXELS, RowFault};

/// Which rule an edit would have broken. The project is as it was before.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// It names something that is not, or no longer, in the project.
    #[error("the {what} is not in the project")]
    Missing {
        /// `actor`, `tie`, `quote`, `document`, `canvas`, `group`, `note` or `picture`.
        what: &'static str,
    },
    /// A name or title would be empty.
    #[error("the {what} is empty")]
    Empty {
        /// `name of the actor`, `title of the document`, ..
        what: &'static str,
    },
    /// A tie would join an actor with itself.
    #[error("a tie needs two different actors, found {name} twice")]
    SameActor {
        /// The actor.
        name: String,
    },
    /// An actor would become part of itself.
    #[error("{part} cannot be part of {whole}, which is part of it")]
    PartOfItself {
        /// The part.
        part: String,
        /// The whole.
        whole: String,
    },
    /// The words to quote are empty or not at that place.
    #[error("no words to quote at bytes {start} to {end}")]
    NoWords {
        /// First byte.
        start: usize,
        /// The byte after the last.
        end: usize,
    },
    /// A quote has no likely place that could be accepted.
    #[error("the quote has no likely place in its document")]
    NoCandidate,
    /// The actor does not have this alias.
    #[error("{name} has no alias {alias}")]
    NoAlias {
        /// The actor.
        name: String,
        /// What was looked for.
        alias: String,
    },
    /// A project keeps one canvas at least.
    #[error("the only canvas cannot be deleted")]
    LastCanvas,
    /// A picture is larger than a project takes in.
    #[error("the picture {name} is larger than {LARGEST_PICTURE} bytes or {MOST_PIXELS} pixels")]
    PictureTooLarge {
        /// What it is called.
        name: String,
    },
    /// More than a project may hold, and than its file could.
    #[error(transparent)]
    Excess(#[from] Excess),
    /// Nothing was chosen to carry the edit out on.
    #[error("nothing is selected")]
    Nothing,
    /// Rows of a table do not fit; none was taken.
    #[error("{} of the rows {} not fit", .0.len(), if .0.len() == 1 { "does" } else { "do" })]
    Rows(Vec<RowFault>),
}

impl EditError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "It may have been deleted; undo brings it back.",
            Self::Empty { .. } => "Type at least one character.",
            Self::SameActor { .. } => "Choose another actor for one of the ends.",
            Self::PartOfItself { .. } => "Take the whole out of the part first.",
            Self::NoWords { .. } => "Select some words in the reader first.",
            Self::NoCandidate => "Select its words in the reader and move it there, or let it go.",
            Self::NoAlias { .. } => "Look at the aliases in the inspector.",
            Self::LastCanvas => "Make another canvas first.",
            Self::PictureTooLarge { .. } => "Make it smaller with another program first.",
            Self::Excess(_) => "Take less of it, or make a second project.",
            Self::Nothing => "Select an actor or a tie first.",
            Self::Rows(_) => "Mend the rows named, or leave them out.",
        }
    }
}
