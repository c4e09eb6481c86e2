//! How much each choice of the filter is about, counted once for each value of the project, away from the frame where
//! there is much.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::model::{ActorKind, CanvasId, DocumentId, Project, Stance};

/// What a tally is of.
pub type Basis = (u64, CanvasId);

/// Up to so many actors and ties are counted within the frame.
const AT_ONCE: usize = 5_000;

/// What is on the canvas in front, filter or not.
#[derive(Debug, Default)]
pub struct Tally {
    /// Actors of each kind.
    pub kinds: HashMap<ActorKind, usize>,
    /// Ties of each stance.
    pub stances: HashMap<Stance, usize>,
    /// Ties with a quote from each document.
    pub documents: HashMap<DocumentId, usize>,
    /// Ties by the number of their quotes; the last stands for so many and more.
    pub quotes: [usize; 6],
    /// Ties without any date.
    pub undated: usize,
    /// Actors without a tie to another one on the canvas.
    pub untied: usize,
}

/// A count that is to be taken.
pub struct TallyWork {
    project: Project,
    basis: Basis,
    sender: Sender<(Basis, Tally)>,
}

/// The panel's end of all counts.
#[derive(Debug)]
pub struct Desk {
    sender: Sender<(Basis, Tally)>,
    receiver: Receiver<(Basis, Tally)>,
    wanted: Option<Basis>,
    /// The last count.
    pub tally: Tally,
}

impl Default for Desk {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, wanted: None, tally: Tally::default() }
    }
}

impl Desk {
    /// Takes in what was counted; true if another count is wanted.
    pub fn settle(&mut self, basis: Basis) -> bool {
        for (of, tally) in self.receiver.try_iter() {
            if Some(of) == self.wanted {
                self.tally = tally;
            }
        }
        self.wanted != Some(basis)
    }

    /// The count for a value of the project.
    pub fn prepare(&mut self, project: &Project, revision: u64) -> TallyWork {
        let basis = (revision, project.front());
        self.wanted = Some(basis);
        TallyWork { project: project.clone(), basis, sender: self.sender.clone() }
    }
}

impl TallyWork {
    /// True if it takes so little that it may be done within a frame.
    #[must_use]
    pub fn is_small(&self) -> bool {
        let counts = self.project.counts();
        counts.actors + counts.ties <= AT_ONCE
    }

    /// Counts.
    pub fn run(self) {
        drop(self.sender.send((self.basis, Tally::of(&self.project)))); // the panel may be gone by now
    }
}

impl Tally {
    /// Counts what is on the canvas in front.
    #[must_use]
    pub fn of(project: &Project) -> Self {
        let mut tally = Self::default();
        let is_placed = |id| project.actor(id).is_some_and(|actor| actor.place.is_some());
        for (id, actor) in project.actors().filter(|(_, actor)| actor.place.is_some()) {
            *tally.kinds.entry(actor.kind).or_default() += 1;
            let mut ties = project.ties_of(id);
            tally.untied += usize::from(!ties.any(|(_, tie)| is_placed(tie.from) && is_placed(tie.to)));
        }
        for (_, tie) in project.ties().filter(|(_, tie)| is_placed(tie.from) && is_placed(tie.to)) {
            *tally.stances.entry(tie.stance).or_default() += 1;
            tally.quotes[tie.quotes.len().min(5)] += 1;
            let quotes = || tie.quotes.iter().filter_map(|id| project.quote(*id));
            let mut documents: Vec<DocumentId> = quotes().map(|quote| quote.document).collect();
            let is_dated = tie.date.is_some()
                || quotes().any(|quote| quote.date.is_some())
                || documents.iter().any(|id| project.document(*id).is_some_and(|held| held.date.is_some()));
            tally.undated += usize::from(!is_dated);
            documents.sort_unstable();
            documents.dedup();
            for document in documents {
                *tally.documents.entry(document).or_default() += 1;
            }
        }
        tally
    }

    /// Ties with so many quotes or more.
    #[must_use]
    pub fn with_quotes(&self, least: usize) -> usize {
        self.quotes.iter().skip(least).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{IdSource, notation};

    #[test]
    fn what_is_on_the_canvas_is_counted_and_nothing_else() {
        let lines = "A @ 0,0 (state); B @ 1,0; C @ 2,0; D; A + B \"one\" \"two\"; B - C; A + D";
        let project = notation::parse(lines, &mut IdSource::new(1)).unwrap();
        let tally = Tally::of(&project);
        assert_eq!(tally.kinds[&ActorKind::State], 1);
        assert_eq!((tally.stances[&Stance::Support], tally.stances[&Stance::Clash]), (1, 1));
        assert_eq!([0, 1, 2, 3].map(|least| tally.with_quotes(least)), [2, 1, 1, 0]);
        assert_eq!((tally.undated, tally.untied), (2, 0));
        assert_eq!(tally.documents.values().sum::<usize>(), 1, "two quotes of one document are one tie");
    }
}
