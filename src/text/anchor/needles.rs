//! Many words sought in one text at once.
//!
//! A few needles are faster one by one; for more, one automaton reads the text once. Start at [`seek`].

use aho_corasick::{AhoCorasick, MatchKind};

use super::super::{Span, find_exactly};

/// Up to so many needles are sought one after the other.
const FEW: usize = 50;

/// Where each of `needles` stands in `text`: at most `limit` places for each, from left to right.
///
/// A needle without letters stands nowhere.
pub(super) fn seek<S: AsRef<str>>(text: &str, needles: &[S], limit: usize) -> Vec<Vec<Span>> {
    let one_by_one =
        || needles.iter().map(|needle| find_exactly(text, needle.as_ref()).take(limit).collect());
    if needles.len() <= FEW {
        return one_by_one().collect();
    }
    let full: Vec<usize> = (0..needles.len()).filter(|at| !needles[*at].as_ref().is_empty()).collect();
    let patterns = full.iter().map(|at| needles[*at].as_ref());
    let Ok(automaton) = AhoCorasick::builder().match_kind(MatchKind::Standard).build(patterns) else {
        return one_by_one().collect(); // more letters than one automaton can hold
    };
    let mut found = vec![Vec::new(); needles.len()];
    for hit in automaton.find_overlapping_iter(text) {
        let places: &mut Vec<Span> = &mut found[full[hit.pattern().as_usize()]];
        if places.len() < limit {
            places.push(Span::new(hit.start(), hit.end()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_needles_are_found_as_few_are() {
        let text = "Iran and Russia, Iran and Iran";
        let few = ["Iran", "Iran and Russia", "", "and", "Syria"];
        let mut many: Vec<String> = few.iter().map(|needle| (*needle).to_owned()).collect();
        many.extend((0..FEW).map(|number| format!("needle {number}")));
        assert_eq!(seek(text, &many, 9)[..few.len()], seek(text, &few, 9));
        assert_eq!(seek(text, &many, 2)[0].len(), 2);
        assert!(seek(text, &many, 9)[few.len()..].iter().all(Vec::is_empty));
    }
}
