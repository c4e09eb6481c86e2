//! Whom selected words are about: the draft of a tie, filled in from the names in and around them.
//!
//! Names inside the words come first, in the order in which they stand; then the nearest ones in the same sentence;
//! then the actors selected on the canvas. A name that several actors share decides nothing and is passed over.

use super::marks::NameMark;
use crate::model::ActorId;
use crate::text::{Span, sentence_at};

/// The sentences that hold some of the words.
pub(super) fn sentences_around(text: &str, words: Span) -> Span {
    let last = words.end.saturating_sub(1).max(words.start);
    let (first, last) = (sentence_at(text, words.start), sentence_at(text, text.floor_char_boundary(last)));
    Span::new(first.start.min(words.start), last.end.max(words.end))
}

/// The two actors that words are about, as far as can be told; the one named first comes first.
pub(super) fn ends(words: Span, named: &[NameMark], selected: &[ActorId]) -> [Option<ActorId>; 2] {
    let known = named.iter().filter_map(|mark| match mark.actors.as_slice() {
        [actor] => Some((mark.span, *actor)),
        _ => None,
    });
    let (mut near, far): (Vec<_>, Vec<_>) = known.partition(|(span, _)| span.overlaps(words));
    near.sort_by_key(|(span, _)| span.start);
    let mut around = far;
    around.sort_by_key(|(span, _)| distance(*span, words));
    let mut found: Vec<(Span, ActorId)> = Vec::new();
    for (span, actor) in near.into_iter().chain(around) {
        if found.len() < 2 && found.iter().all(|(_, known)| *known != actor) {
            found.push((span, actor));
        }
    }
    found.sort_by_key(|(span, _)| span.start);
    let mut actors: Vec<ActorId> = found.into_iter().map(|(_, actor)| actor).collect();
    for actor in selected {
        if !actors.contains(actor) {
            actors.push(*actor);
        }
    }
    [actors.first().copied(), actors.get(1).copied()]
}

fn distance(span: Span, words: Span) -> usize {
    if span.start >= words.end { span.start - words.end } else { words.start.saturating_sub(span.end) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Names;

    const ACTORS: [&str; 4] = ["Russia", "Iran", "YPG", "Assad"];

    /// The two names found for `words` in `text`, a dash for none.
    fn about(text: &str, words: &str, selected: &[u64]) -> String {
        let start = text.find(words).unwrap();
        let words = Span::new(start, start + words.len());
        let names = Names::new((0..).zip(ACTORS)).unwrap();
        let around = sentences_around(text, words);
        let named = names.mentions(around.slice(text).unwrap()).into_iter().map(|mention| NameMark {
            span: Span::new(around.start + mention.span.start, around.start + mention.span.end),
            actors: vec![ActorId::from_bits(u64::from(mention.owner))],
        });
        let named: Vec<NameMark> = named.collect();
        let selected: Vec<ActorId> = selected.iter().copied().map(ActorId::from_bits).collect();
        let name = |end: Option<ActorId>| end.map_or("-", |id| ACTORS[id.bits() as usize]);
        ends(words, &named, &selected).map(name).join(" ")
    }

    #[test]
    fn the_first_two_names_inside_the_words_are_the_ends() {
        let text = "Iran, and Iran again, backed Assad against the YPG. Russia left.";
        assert_eq!(about(text, "Iran, and Iran again, backed Assad against the YPG", &[]), "Iran Assad");
    }

    #[test]
    fn a_missing_name_is_taken_from_the_same_sentence_nearest_first() {
        let text = "Russia left. The YPG said that Iran had shelled the town, not Assad.";
        assert_eq!(about(text, "Iran had shelled", &[]), "YPG Iran");
        assert_eq!(about(text, "the town, not", &[]), "Iran Assad");
    }

    #[test]
    fn what_no_name_tells_is_taken_from_the_canvas() {
        assert_eq!(about("Russia left. It was late.", "It was late", &[3, 1]), "Assad Iran");
        assert_eq!(about("Russia left.", "left", &[0, 2]), "Russia YPG");
        assert_eq!(about("It was late.", "late", &[]), "- -");
    }
}
