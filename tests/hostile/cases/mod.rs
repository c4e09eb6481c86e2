//! The files, and the answer that each deserves.

mod bombs;
mod broken;
mod labels;
mod places;
mod shape;

use super::paper::Paper;

/// What opening a file is to end in.
#[derive(Clone, Debug)]
pub enum Answer {
    /// It is a project, and nothing is wrong with it.
    Fine,
    /// It is a project, and one of its findings says so.
    Finding(&'static str),
    /// It is refused, and the message says so.
    Refused(&'static str),
}

/// One file.
pub struct Case {
    pub name: String,
    pub bytes: Vec<u8>,
    pub answer: Answer,
}

impl Case {
    fn new(name: &str, bytes: impl Into<Vec<u8>>, answer: Answer) -> Self {
        Self { name: name.to_owned(), bytes: bytes.into(), answer }
    }

    fn fine(name: &str, paper: &Paper) -> Self {
        Self::new(name, paper.bytes(), Answer::Fine)
    }

    fn finding(name: &str, paper: &Paper, words: &'static str) -> Self {
        Self::new(name, paper.bytes(), Answer::Finding(words))
    }

    fn refused(name: &str, paper: &Paper, words: &'static str) -> Self {
        Self::new(name, paper.bytes(), Answer::Refused(words))
    }
}

/// All of them; the large ones only if they are wanted, for they take too long for every change.
pub fn all(with_large: bool) -> Vec<Case> {
    let kinds = [shape::cases(), broken::cases(), places::cases(), labels::cases(), bombs::cases()];
    let mut cases: Vec<Case> = kinds.into_iter().flatten().collect();
    if with_large {
        cases.extend(bombs::large());
    }
    cases
}
