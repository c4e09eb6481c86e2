//! What the analyst's own answers teach about the cues of this project.
//!
//! A cue whose readings were drawn counts for more, one whose readings were dismissed for less: half the log-odds
//! of the two counts, each with two imagined answers so that little evidence changes little. Start at
//! [`Learned::weighed`].

use std::collections::BTreeMap;

/// Fewer answers than this teach nothing.
const FEWEST: u32 = 3;

/// How often readings of each cue were right and wrong.
#[derive(Debug, Default)]
pub(super) struct Learned {
    answers: BTreeMap<usize, (u32, u32)>,
}

impl Learned {
    /// Notes one answer.
    pub(super) fn note(&mut self, cue: usize, is_right: bool) {
        let (right, wrong) = self.answers.entry(cue).or_default();
        *if is_right { right } else { wrong } += 1;
    }

    /// A score in the light of the answers.
    pub(super) fn weighed(&self, cue: usize, score: f64) -> f64 {
        let Some((right, wrong)) = self.answers.get(&cue).filter(|(right, wrong)| right + wrong >= FEWEST)
        else {
            return score;
        };
        let odds = f64::from(right + 2) / f64::from(wrong + 2);
        (score * odds.sqrt().clamp(0.4, 1.3)).min(0.99)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dismissed_cues_sink_and_drawn_ones_rise() {
        let mut learned = Learned::default();
        (0..2).for_each(|_| learned.note(1, false));
        assert_eq!(learned.weighed(1, 0.5), 0.5); // two answers teach nothing
        learned.note(1, false);
        (0..6).for_each(|_| learned.note(2, true));
        assert!(learned.weighed(1, 0.5) < 0.4 && learned.weighed(2, 0.5) > 0.6);
        assert_eq!(learned.weighed(3, 0.5), 0.5);
        assert!(learned.weighed(2, 0.99) < 1.0);
    }
}
