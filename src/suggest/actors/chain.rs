//! Runs of capitalised words that may be one name.
//!
//! `Ministry of Defence`, `Sohail al Hassan`, `Patriots for Europe`, `5th Corps`, `Battalion 313` are one run each;
//! `President of Libya` is two, and a possessive ends a run unless the owner belongs to the name (`People’s`).
//! What a run means is decided in [`sighting`](super::sighting). Start at [`chains`].

use std::ops::Range;

use crate::suggest::token::{Word, owns_next};
use crate::suggest::words::heads::{CONNECTORS, OWNERS, PARTICLES, TITLES, is_head, kind_of};
use crate::suggest::words::{country_of, folded, is_small};

/// The runs of `words`, as ranges of their indexes, never overlapping.
pub(super) fn chains(words: &[Word<'_>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !starts(words, at) {
            at += 1;
            continue;
        }
        let end = extent(words, at);
        found.push(at..end);
        at = end;
    }
    found
}

/// The words of a run as they are shown: one space or hyphen between them.
pub(super) fn shown(words: &[Word<'_>]) -> String {
    let mut name = String::new();
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            let owner = &words[index - 1];
            let is_owner = owns_next(owner, word) && !word.follows_hyphen();
            name.push_str(if !is_owner {
                ""
            } else if owner.text.ends_with('s') {
                "’"
            } else {
                "’s"
            });
            name.push(if word.follows_hyphen() { '-' } else { ' ' });
        }
        name.push_str(&word.text);
    }
    name
}

fn starts(words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    if word.is_capital() {
        return true;
    }
    let Some(next) = words.get(at + 1).filter(|next| next.is_capital()) else { return false };
    if word.is_number() {
        let unit = words[at + 1..]
            .iter()
            .take(4)
            .take_while(|word| word.is_capital())
            .any(|word| is_unit(&word.low()));
        return next.follows_space() && unit;
    }
    matches!(&*word.text, "al" | "el" | "von" | "van" | "bin" | "ibn")
        && (next.follows_space() || next.follows_hyphen())
}

fn is_unit(low: &str) -> bool {
    matches!(
        low,
        "corps"
            | "division"
            | "brigade"
            | "regiment"
            | "battalion"
            | "army"
            | "fleet"
            | "command"
            | "squadron"
            | "group"
            | "directorate"
            | "bureau"
            | "ac"
    )
}

/// Where the run from `start` ends.
fn extent(words: &[Word<'_>], start: usize) -> usize {
    let mut end = start + 1;
    while let Some(taken) = step(words, start..end) {
        end += taken;
    }
    end
}

/// How many more words belong to the run: one, or a small word and what it joins.
fn step(words: &[Word<'_>], run: Range<usize>) -> Option<usize> {
    let (last, word) = (&words[run.end - 1], words.get(run.end)?);
    if owns_next(last, word) && !word.follows_hyphen() {
        let is_own = OWNERS.contains(&*last.low()) && word.is_capital();
        return (is_own && (!last.possessive || word.follows_space())).then_some(1);
    }
    let is_joined = word.follows_space() || word.follows_hyphen();
    if !is_joined || !is_near(word.before) {
        return None;
    }
    let low = word.low();
    if word.is_capital() {
        let is_prefix = matches!(&*last.low(), "pro" | "anti" | "non" | "post" | "ex" | "mid");
        return (!(word.follows_hyphen() && is_prefix)).then_some(1);
    }
    if word.is_number() {
        return is_number_of(words, &run).then_some(1);
    }
    let next = words.get(run.end + 1)?;
    if PARTICLES.contains(&*low) {
        let is_firm = word.follows_hyphen() || next.follows_hyphen();
        let is_loose =
            !matches!(&*low, "as" | "an" | "ar" | "az" | "ash" | "den" | "la" | "da" | "du" | "di");
        let joins =
            next.is_capital() && (next.follows_space() && is_loose || next.follows_hyphen() || is_firm);
        return joins.then_some(2);
    }
    if CONNECTORS.contains(&&*low) { connected(words, &run) } else { None }
}

/// A gap that holds a paragraph break parts two names.
fn is_near(gap: &str) -> bool {
    gap.matches('\n').count() < 2
}

/// `Battalion 313`: short, no year, and behind a head.
fn is_number_of(words: &[Word<'_>], run: &Range<usize>) -> bool {
    let number = &words[run.end];
    let follows_head = is_unit(&words[run.end - 1].low()) || run.len() > 2;
    let digits = number.text.bytes().all(|byte| byte.is_ascii_digit());
    digits
        && number.text.len() <= 3
        && number.follows_space()
        && !number.before.contains('\n')
        && follows_head
}

/// `of`, `for`, `and` with what they join to the run, if they do.
fn connected(words: &[Word<'_>], run: &Range<usize>) -> Option<usize> {
    let small = words[run.end].low();
    let mut right = run.end + 1;
    if words.get(right)?.low() == "the" {
        right += 1;
    }
    let next = words.get(right)?;
    let article_and_space =
        words[run.end + 1..=right].iter().all(|word| word.follows_space() && is_near(word.before));
    if !next.is_capital() || !article_and_space {
        return None;
    }
    let last = words[run.end - 1].low();
    let left = folded(&shown(&words[run.clone()]));
    let has_head =
        is_head(&last) || kind_of(&left).is_some() || left.ends_with("republic") || left.ends_with("emirate");
    let is_office = TITLES.contains(&*last) || is_small(&last);
    let joins = match &*small {
        "of" | "for" => has_head && !is_office,
        "and" => is_portfolio(&left) && is_topic(next),
        _ => false,
    };
    let named = || is_spelled_out(words, run, right);
    (joins || named()).then_some(right + 1 - run.end)
}

/// `Ministry of Culture`, which may go on `and Information`.
fn is_portfolio(left: &str) -> bool {
    let bodies =
        ["ministry of ", "department of ", "committee for ", "committee on ", "office of ", "ministry for "];
    bodies.iter().any(|body| left.starts_with(body))
}

fn is_topic(next: &Word<'_>) -> bool {
    !next.is_acronym() && country_of(&folded(&next.text)).is_none() && !is_head(&next.low())
}

/// True if the run with what follows is what the acronym behind it in brackets stands for.
fn is_spelled_out(words: &[Word<'_>], run: &Range<usize>, right: usize) -> bool {
    let Some(bracket) = words[right..].iter().take(8).position(|word| word.before.contains('(')) else {
        return false;
    };
    let acronym = &words[right + bracket];
    let between = &words[right..right + bracket];
    let unbroken = between.iter().skip(1).all(|word| word.follows_space() || word.follows_hyphen());
    acronym.is_acronym()
        && unbroken
        && bracket > 0
        && stands_for(&acronym.text, &words[run.start..right + bracket])
}

/// True if the letters of `acronym` are found in order among the first letters of the words.
pub(super) fn stands_for(acronym: &str, words: &[Word<'_>]) -> bool {
    let initials: Vec<char> = words.iter().filter_map(|word| word.text.chars().next()).collect();
    fits_initials(acronym, &initials)
}

/// True if the letters of `acronym` are found in order among `initials`, and most of the capitals are used.
pub(super) fn fits_initials(acronym: &str, initials: &[char]) -> bool {
    let letters: Vec<char> = acronym.chars().filter(|c| c.is_alphabetic()).collect();
    let mut rest = initials.iter();
    let in_order = letters.iter().all(|letter| rest.any(|c| c.to_uppercase().eq(letter.to_uppercase())));
    let capitals = initials.iter().filter(|c| c.is_uppercase()).count();
    let begins = initials.first().is_some_and(|c| letters.first() == Some(c));
    in_order && begins && letters.len() >= 2 && letters.len() + 1 >= capitals
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suggest::token::words;
    use crate::text::Span;

    fn show(text: &str) -> String {
        let words = words(text, Span::new(0, text.len()));
        chains(&words).into_iter().map(|run| shown(&words[run])).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn small_words_join_what_is_one_name() {
        assert_eq!(
            show("the Ministry of Defence and Patriots for Europe"),
            "Ministry of Defence | Patriots for Europe"
        );
        assert_eq!(show("said Sohail al Hassan, Maher al-Assad"), "Sohail al Hassan | Maher al-Assad");
        assert_eq!(show("the President of Libya"), "President | Libya");
        assert_eq!(
            show("the People’s Defence Forces of Assad’s Syria"),
            "People’s Defence Forces of Assad | Syria"
        );
    }

    #[test]
    fn numbers_belong_to_units() {
        assert_eq!(
            show("by the 5\nth Corps, the 444 Brigade and Battalion 313"),
            "5th Corps | 444 Brigade | Battalion 313"
        );
        assert_eq!(show("in March 2017 and May 2019"), "March | May");
    }

    #[test]
    fn an_acronym_in_brackets_proves_the_length_of_a_name() {
        let text = "the Islamic State of Iraq and the Greater Syria (ISIS) and Al-Qaeda in the Arabian Peninsula (AQAP)";
        assert_eq!(
            show(text),
            "Islamic State of Iraq and the Greater Syria | ISIS | Al-Qaeda in the Arabian Peninsula | AQAP"
        );
    }
}
