//! The seeking that runs beside the window: the index is made where it is missing, then asked.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::index::{Finds, Index};
use crate::model::{CanvasId, Project};

/// What an index is of.
pub type Basis = (u64, CanvasId);

/// Up to so many actors and ties are sought within the frame.
const AT_ONCE: usize = 3_000;

/// What a search ended in.
pub struct Answer {
    /// The number of the search.
    pub number: u64,
    /// The index that was asked, and what it is of.
    pub index: (Basis, Arc<Index>),
    /// What was found.
    pub finds: Finds,
}

/// A search, ready to be run on a thread of its own.
pub struct SeekWork {
    project: Project,
    basis: Basis,
    index: Option<Arc<Index>>,
    typed: String,
    number: u64,
    answers: Sender<Answer>,
}

/// The bar's end of all searches.
#[derive(Debug)]
pub struct Desk {
    sender: Sender<Answer>,
    receiver: Receiver<Answer>,
    index: Option<(Basis, Arc<Index>)>,
    asked: u64,
}

impl Default for Desk {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, index: None, asked: 0 }
    }
}

impl Desk {
    /// A search for `typed`, newer than all before.
    pub fn prepare(&mut self, project: &Project, revision: u64, typed: &str) -> SeekWork {
        self.asked += 1;
        let basis = (revision, project.front());
        let index = self.index.as_ref().filter(|(known, _)| *known == basis);
        SeekWork {
            project: project.clone(),
            basis,
            index: index.map(|(_, index)| Arc::clone(index)),
            typed: typed.to_owned(),
            number: self.asked,
            answers: self.sender.clone(),
        }
    }

    /// The answer to the newest search, once it is there.
    pub fn answer(&mut self) -> Option<Finds> {
        let mut newest = None;
        for answer in self.receiver.try_iter() {
            self.index = Some(answer.index);
            newest = (answer.number == self.asked).then_some(answer.finds).or(newest);
        }
        newest
    }

    /// True once anything was sought.
    #[must_use]
    pub fn has_asked(&self) -> bool {
        self.asked > 0
    }
}

impl SeekWork {
    /// True if it takes so little that it may be done within a frame.
    #[must_use]
    pub fn is_small(&self) -> bool {
        let counts = self.project.counts();
        counts.actors + counts.ties <= AT_ONCE
    }

    /// Seeks.
    pub fn run(self) {
        let index = self.index.unwrap_or_else(|| Arc::new(Index::of(&self.project)));
        let finds = index.seek(&self.typed);
        let answer = Answer { number: self.number, index: (self.basis, index), finds };
        drop(self.answers.send(answer)); // the window may be gone by now
    }
}
