//! Who stands around one cue, and how likely it speaks of them.
//!
//! Words written onto a name look for who carries them; nouns for their owner; "between" for its two
//! [`sides`](super::sides); everything else for who stands before and behind. Start at [`Cue::ends`].

use super::sentence::{Hit, Sentence};
use super::weigh::{Weighed, before, behind};
use crate::model::Direction;
use crate::suggest::lexicon::{Seat, Who};

/// One cue in its sentence.
pub(super) struct Cue<'s, 't> {
    pub(super) sentence: &'s Sentence<'t>,
    pub(super) hit: &'s Hit,
    pub(super) who: Who,
}

/// From, to, how likely, one way or both.
pub(super) type End = (usize, usize, f64, Direction);

impl Cue<'_, '_> {
    /// The pairs it may speak of.
    pub(super) fn ends(&self) -> Vec<End> {
        match self.hit.seat {
            Seat::Behind => self.written_behind(),
            Seat::Before => self.written_before(),
            Seat::Free => self.free(),
        }
    }

    /// `X-backed Y`.
    fn written_behind(&self) -> Vec<End> {
        let Some(owner) = self.hit.words.start.checked_sub(1).and_then(|at| self.sentence.actor_at[at])
        else {
            return Vec::new();
        };
        let all = self.carriers(self.hit.words.end, owner);
        all.into_iter().map(|(carrier, weight)| self.directed(owner, carrier, weight)).collect()
    }

    /// `pro-X Y`: Y acts on X.
    fn written_before(&self) -> Vec<End> {
        let Some(target) = self.sentence.actor_at.get(self.hit.words.end).copied().flatten() else {
            return Vec::new();
        };
        let all = self.carriers(self.sentence.actors[target].words.end, target);
        all.into_iter().map(|(carrier, weight)| self.directed(carrier, target, weight)).collect()
    }

    /// Who carries a description that ends at word `at`: the next actor, or the one it is said of.
    fn carriers(&self, at: usize, not: usize) -> Vec<Weighed> {
        let actors = &self.sentence.actors;
        let next =
            actors.iter().enumerate().find(|(number, actor)| actor.words.start >= at && *number != not);
        let near = next.filter(|(_, actor)| self.is_described(at..actor.words.start));
        if let Some((number, _)) = near {
            return self.row(number).into_iter().map(|number| (number, 1.0)).collect();
        }
        let start = self.hit.words.start.min(actors[not].words.start);
        let earlier = actors
            .iter()
            .enumerate()
            .rev()
            .find(|(number, actor)| actor.words.end <= start && *number != not);
        let said = earlier.filter(|(_, actor)| self.is_said_of(actor.words.end..start));
        said.map(|(number, _)| (number, 0.8)).into_iter().collect()
    }

    /// True if what stands between a description and a name lets it describe the name: adjectives, "such as".
    fn is_described(&self, between: std::ops::Range<usize>) -> bool {
        let low = &self.sentence.low[between.clone()];
        let names = low.windows(2).any(|pair| pair[0] == "such" && pair[1] == "as")
            || low.iter().any(|low| matches!(low.as_str(), "like" | "including"));
        let parts = |low: &String| {
            matches!(
                low.as_str(),
                "in" | "and"
                    | "of"
                    | "to"
                    | "by"
                    | "from"
                    | "with"
                    | "on"
                    | "that"
                    | "who"
                    | "which"
                    | "was"
                    | "is"
                    | "are"
                    | "were"
                    | "has"
                    | "have"
            )
        };
        let marks = (between.start..=between.end).any(|word| self.sentence.has_mark(word, &[',', ';', '(']));
        names && between.len() <= 6 || between.len() <= 4 && !marks && !low.iter().any(parts)
    }

    /// True for `X, a Rwandan-backed rebellion` and `X is pro-Russian`.
    fn is_said_of(&self, between: std::ops::Range<usize>) -> bool {
        let says = |low: &String| {
            matches!(low.as_str(), "a" | "an" | "is" | "are" | "was" | "were" | "the" | "as" | "became")
        };
        between.len() <= 5 && self.sentence.low[between].iter().any(says)
    }

    fn free(&self) -> Vec<End> {
        if let Some(pairs) = self.between() {
            return pairs.into_iter().map(|(one, other)| (one, other, 1.05, Direction::Mutual)).collect();
        }
        if let Some(pairs) = self.possessed() {
            return pairs;
        }
        let (left, right) = (before(self.sentence, self.hit), behind(self.sentence, self.hit));
        let is_reciprocal = self.is_followed_by(&["each other", "one another"]);
        let is_mutual = self.who == Who::Both || is_reciprocal;
        let is_passive = self.who == Who::Before && self.is_passive();
        let lame = self.lameness(is_passive) * if is_reciprocal { 0.3 } else { 1.0 };
        let mut found = Vec::new();
        for (one, weight) in &left {
            for (other, other_weight) in &right {
                let weight = weight * other_weight * lame;
                found.push(if is_passive {
                    self.directed(*other, *one, weight)
                } else {
                    self.directed(*one, *other, weight)
                });
            }
        }
        if is_mutual {
            found.extend(self.among(&left, &right));
        }
        found.extend(self.in_brackets(&right));
        found
    }

    /// How far a cue is to be believed about those before and behind it.
    fn lameness(&self, is_passive: bool) -> f64 {
        let preposition = [
            "with", "against", "between", "to", "of", "from", "for", "behind", "on", "at", "as", "over", "by",
        ];
        let last = self.sentence.low[self.hit.words.end - 1].as_str();
        let next = self.sentence.low.get(self.hit.words.end).map(String::as_str).unwrap_or_default();
        let is_joined =
            preposition.contains(&last) || preposition.contains(&next) || self.hit.inner.is_some();
        match self.who {
            Who::Before if !is_passive && self.is_agentless() => 0.4,
            Who::Both if !is_joined => 0.45,
            _ if self.hit.is_noun && !is_joined => 0.4,
            _ => 1.0,
        }
    }

    /// `A and B clashed`: the two are in one row, before the cue or behind it.
    fn among(&self, left: &[Weighed], right: &[Weighed]) -> Vec<End> {
        let side = left
            .first()
            .into_iter()
            .map(|best| (best, 0.95))
            .chain(right.first().into_iter().map(|best| (best, 0.6)));
        let mut found = Vec::new();
        for ((actor, weight), share) in side {
            let alone = if left.is_empty() || right.is_empty() { 1.0 } else { 0.7 };
            let row = self.row(*actor);
            found.extend(
                pairs_of(&row)
                    .into_iter()
                    .map(|(one, other)| (one, other, weight * share * alone, Direction::Mutual)),
            );
        }
        found
    }

    /// `militias linked to Iran (Hezbollah and Fatimiyun)`: those in brackets are the ones linked.
    fn in_brackets(&self, right: &[Weighed]) -> Vec<End> {
        let Some((target, weight)) = right.first() else { return Vec::new() };
        let end = self.sentence.actors[*target].words.end.max(self.hit.words.end);
        let listed = self
            .sentence
            .actors
            .iter()
            .position(|actor| actor.words.start == end && self.sentence.has_mark(end, &['(']));
        let row = listed.map(|number| self.row(number)).unwrap_or_default();
        row.into_iter().map(|number| self.directed(number, *target, weight * 0.9)).collect()
    }

    /// `Iran's ally Syria`, `backed by its allies, Hezbollah and Russia`, `became Russia's client`.
    fn possessed(&self) -> Option<Vec<End>> {
        let (sentence, start, end) = (self.sentence, self.hit.words.start, self.hit.words.end);
        if !self.hit.is_noun || start == 0 {
            return None;
        }
        let near = sentence.actors.iter().position(|actor| {
            let is_near = actor.words.start >= end && actor.words.start <= end + 2;
            is_near && !(end..=actor.words.start).any(|at| sentence.has_mark(at, &[';', ':', '.']))
        });
        let left = || before(sentence, self.hit).first().copied();
        if matches!(sentence.low[start - 1].as_str(), "its" | "their" | "his" | "her") {
            let ((owner, weight), carrier) = (left()?, near?);
            return Some(
                self.row(carrier)
                    .into_iter()
                    .map(|carrier| self.directed(carrier, owner, weight * 1.1))
                    .collect(),
            );
        }
        let owner = sentence.actor_at[start - 1].filter(|_| sentence.words[start - 1].possessive)?;
        if let Some(carrier) = near {
            return Some(
                self.row(carrier).into_iter().map(|carrier| self.directed(carrier, owner, 1.2)).collect(),
            );
        }
        let others = before(sentence, self.hit)
            .into_iter()
            .filter(|(number, _)| sentence.actors[*number].group != sentence.actors[owner].group);
        Some(others.take(1).map(|(carrier, weight)| self.directed(carrier, owner, weight)).collect())
    }

    fn is_followed_by(&self, phrases: &[&str]) -> bool {
        let end = self.hit.words.end;
        let next = self.sentence.low.get(end..end + 2).map(|pair| pair.join(" "));
        next.is_some_and(|next| phrases.contains(&next.as_str()))
    }

    /// All actors in the row of this one.
    pub(super) fn row(&self, number: usize) -> Vec<usize> {
        let group = self.sentence.actors[number].group;
        (0..self.sentence.actors.len()).filter(|other| self.sentence.actors[*other].group == group).collect()
    }

    fn directed(&self, one: usize, other: usize, weight: f64) -> End {
        match self.who {
            Who::Before => (one, other, weight, Direction::OneWay),
            Who::Behind => (other, one, weight, Direction::OneWay),
            Who::Both => (one, other, weight, Direction::Mutual),
        }
    }

    /// True if "by" follows the cue at once.
    fn is_passive(&self) -> bool {
        let end = self.hit.words.end;
        (end..(end + 2).min(self.sentence.low.len()))
            .any(|at| self.sentence.low[at] == "by" && self.sentence.actor_at[at].is_none())
            && !self.sentence.low[end - 1].ends_with("ing")
    }

    /// True for `was promoted`: nobody is said to act.
    fn is_agentless(&self) -> bool {
        let start = self.hit.words.start;
        let is_participle =
            self.sentence.low[start].ends_with("ed") || self.sentence.low[start].ends_with('n');
        let be = ["was", "were", "been", "being", "be", "is", "are"];
        is_participle
            && (start.saturating_sub(2)..start).any(|at| be.contains(&self.sentence.low[at].as_str()))
    }
}

/// Every two of a row.
pub(super) fn pairs_of(row: &[usize]) -> Vec<(usize, usize)> {
    row.iter()
        .enumerate()
        .flat_map(|(at, one)| row[at + 1..].iter().map(move |other| (*one, *other)))
        .collect()
}
