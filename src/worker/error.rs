//! Why a document did not come back from the process that reads, and what to do about it.

use std::io;

use super::MEMORY_MB;

/// Why a file gave no document. It cost this one file and nothing else.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The reader understood the file, or saw that it cannot.
    #[error("{words}")]
    Refused {
        /// What `import` said.
        words: String,
        /// What it said to do about it.
        hint: String,
    },
    /// More memory than a file may take.
    #[error("the file made the reader run out of memory (limit {MEMORY_MB} MB)")]
    OutOfMemory,
    /// More time than a file of its size may take.
    #[error("the file kept the reader busy for more than {seconds} seconds")]
    TooLong {
        /// What it was given.
        seconds: u64,
    },
    /// The reader broke on it.
    #[error("the file made the reader break off ({how})")]
    Broke {
        /// In a few words: `panic`, `signal 11`, ..
        how: String,
    },
    /// More answer than any document makes.
    #[error("the file made the reader answer more than {} MB", super::LONGEST_ANSWER / 1_000_000)]
    Flood,
    /// An answer that is none.
    #[error("the reader's answer to the file makes no sense")]
    Nonsense,
    /// The process could not be begun.
    #[error("the process that reads documents could not be started: {0}")]
    NotStarted(#[source] io::Error),
    /// The analyst did not want to wait.
    #[error("the file was not read: cancelled")]
    Cancelled,
}

impl ReadError {
    /// What the analyst can do about it.
    #[must_use]
    pub fn hint(&self) -> &str {
        match self {
            Self::Refused { hint, .. } => hint,
            Self::OutOfMemory | Self::TooLong { .. } | Self::Flood => {
                "Only the reading of this file was stopped. Split it, or save it as plain text and import that."
            }
            Self::Broke { .. } | Self::Nonsense => {
                "Only the reading of this file was stopped. Save it anew or as plain text and import that; do not trust it if it came from a stranger."
            }
            Self::NotStarted(_) => {
                "Start Detente again; it may have been updated or moved while it was open."
            }
            Self::Cancelled => "Import it again when there is time.",
        }
    }
}
