//! The two sides of a "between".
//!
//! A side may be one actor, a row, a group with those it is made of (`groups such as A and B`), or somebody's
//! somebody (`the Force’s leader, Hassan`). Start at [`Cue::between`].

use super::cue::{Cue, pairs_of};
use crate::suggest::lexicon::Who;

impl Cue<'_, '_> {
    /// The pairs behind "between", if the cue ends with it or is followed by it.
    pub(super) fn between(&self) -> Option<Vec<(usize, usize)>> {
        let (end, actors) = (self.hit.words.end, &self.sentence.actors);
        let ends = self.sentence.low[end - 1] == "between";
        let far = (end..(end + 6).min(self.sentence.low.len()))
            .find(|at| self.sentence.low[*at] == "between" && self.sentence.actor_at[*at].is_none());
        let start = if ends { end } else { far.filter(|_| self.who == Who::Both)? + 1 };
        let first = actors
            .iter()
            .position(|actor| actor.words.start >= start)
            .filter(|first| actors[*first].words.start - start <= 6)?;
        let first = self.head(first);
        let row = self.row(first);
        let side = self.wide_row(&row);
        let second = side.last()? + 1;
        let gap = actors[second - 1].words.end
            ..actors.get(second).map_or(actors[second - 1].words.end, |next| next.words.start);
        let low = &self.sentence.low[gap.clone()];
        let on_a_side = low.windows(2).any(|pair| pair[0] == "one" && pair[1] == "side");
        let is_joined = gap.len() <= 8 && low.iter().any(|low| low == "and");
        if !on_a_side && row.len() > 1 && side.len() == row.len() {
            return Some(pairs_of(&row));
        }
        // "between A, B and C on one side and D", "between the head of A and B's men", "between some (A) and others (B)"
        let others = (on_a_side || is_joined).then(|| self.wide_row(&self.row(self.head(second))))?;
        Some(side.iter().flat_map(|one| others.iter().map(move |other| (*one, *other))).collect())
    }

    /// Of "the Force's leader, Hassan" it is Hassan who is spoken of.
    fn head(&self, number: usize) -> usize {
        let (sentence, actors) = (self.sentence, &self.sentence.actors);
        let Some(next) = actors.get(number + 1) else { return number };
        let gap = actors[number].words.end..next.words.start;
        let is_owner = sentence.words[actors[number].words.end - 1].possessive;
        let is_joined = sentence.low[gap.clone()]
            .iter()
            .any(|low| matches!(low.as_str(), "and" | "or" | "over" | "in" | "on"));
        if is_owner && gap.len() <= 2 && !is_joined { self.head(number + 1) } else { number }
    }

    /// A row with those that are named as belonging to it: `groups such as A and B`, `others (C and D)`.
    fn wide_row(&self, row: &[usize]) -> Vec<usize> {
        let (sentence, actors) = (self.sentence, &self.sentence.actors);
        let mut wide = row.to_vec();
        let Some((last, next)) = row.last().and_then(|last| Some((*last, actors.get(last + 1)?))) else {
            return wide;
        };
        let gap = actors[last].words.end..next.words.start;
        let phrase = sentence.low[gap.clone()].join(" ");
        let is_listed = matches!(phrase.as_str(), "such as" | "like" | "including")
            || gap.is_empty() && sentence.has_mark(next.words.start, &['(']);
        if is_listed {
            wide.extend(self.row(last + 1));
        }
        wide
    }
}
