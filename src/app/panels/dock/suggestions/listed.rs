//! What of the offers is still to be decided.
//!
//! There may be thousands, and lists, counts and the badge on the tab ask in every frame; so the answer is kept until
//! something changes that it depends on. Start at [`Suggestions::listed`].

use std::rc::Rc;

use super::{LIKELY, Suggestions};
use crate::app::Reading;
use crate::model::Project;

/// What the lists depend on: the revision of the project, and what was decided here.
pub(super) type Basis = (u64, u64, bool);

/// The places, among the offers, of what is still to be decided.
#[derive(Clone, Debug, Default)]
pub(super) struct Listed {
    pub(super) actors: Rc<[usize]>,
    pub(super) ties: Rc<[usize]>,
    /// So many ties are listed only when they are asked for.
    pub(super) unlikely: usize,
}

impl Suggestions {
    /// What is still to be decided, the unlikely ties left out unless they are asked for. All offers are looked at
    /// when something changed, and not in every frame.
    pub(super) fn listed(&mut self, reading: Reading<'_>) -> Listed {
        let basis = (reading.editor.revision(), self.changes, self.with_unlikely);
        if let Some((known, listed)) = &self.listed
            && *known == basis
        {
            return listed.clone();
        }
        let listed = self.looked_through(reading.project());
        self.listed = Some((basis, listed.clone()));
        listed
    }

    fn looked_through(&self, project: &Project) -> Listed {
        let Some(offers) = &self.offers else { return Listed::default() };
        let is_open = |at: &usize| !self.decided.contains(&offers.actors[*at].key);
        let open = (0..offers.ties.len()).filter(|at| self.is_open_tie(project, *at));
        let (likely, unlikely): (Vec<usize>, Vec<usize>) =
            open.clone().partition(|at| offers.ties[*at].score >= LIKELY);
        let ties = if self.with_unlikely { open.collect() } else { likely };
        let actors = (0..offers.actors.len()).filter(is_open).collect();
        Listed { actors, ties: ties.into(), unlikely: unlikely.len() }
    }

    fn is_open_tie(&self, project: &Project, at: usize) -> bool {
        let Some(tie) = self.offers.as_ref().and_then(|offers| offers.ties.get(at)) else { return false };
        !self.decided.contains(&tie.key)
            && [tie.from, tie.to].iter().all(|id| project.actor(*id).is_some())
            && project.document(tie.document).is_some()
    }

    /// The number of ties still to be decided that are listed only when asked for.
    pub(super) fn unlikely(&self) -> usize {
        self.listed.as_ref().map_or(0, |(_, listed)| listed.unlikely)
    }
}
