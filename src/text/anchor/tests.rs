//! What finding quotes again promises, on small texts and on quotes of the long seed document.

use super::super::{SourceText, Span, sentences};
use super::{Anchor, Captured, Finder, Verdict, capture, find, locate, verify};

const LONG: &str = include_str!("../../../seeds/iran-russia-syria.txt");

fn quote(text: &str, words: &str) -> (Captured, Span) {
    let start = text.find(words).unwrap();
    let span = Span::new(start, start + words.len());
    (capture(&SourceText::new(text), span).unwrap(), span)
}

fn found(before: &str, words: &str, after: &str) -> String {
    let (quote, old) = quote(before, words);
    show(after, &find(&SourceText::new(after), &quote, old))
}

fn show(text: &str, anchor: &Anchor) -> String {
    let words = |span: Span| span.slice(text).unwrap().to_owned();
    match anchor {
        Anchor::Exact(span) => format!("exact {}", words(*span)),
        Anchor::Moved(span) => format!("moved {}", words(*span)),
        Anchor::Normalised(span) => format!("normalised {}", words(*span)),
        Anchor::Ambiguous { candidates } => format!("ambiguous {}", candidates.len()),
        Anchor::Lost { candidate } => format!("lost {}", candidate.is_some()),
        Anchor::Fuzzy(place) => format!("fuzzy {}", words(place.span)),
    }
}

/// Every longer sentence of the long document as a quote, and what became of it in `after`.
fn fates(after: &str) -> (usize, Vec<(String, Anchor)>) {
    let (before, after) = (SourceText::new(LONG), SourceText::new(after));
    let finder = Finder::new(&after);
    let spans: Vec<Span> = sentences(LONG).filter(|span| span.len() > 40).collect();
    let fate = |span: &Span| {
        let quote = capture(&before, *span).unwrap();
        let anchor = finder.find(&quote, *span);
        (quote.exact, anchor)
    };
    (spans.len(), spans.iter().map(fate).collect())
}

fn sure(fates: &[(String, Anchor)]) -> usize {
    fates.iter().filter(|(_, anchor)| anchor.span().is_some()).count()
}

#[test]
fn nothing_changed_is_exact() {
    assert_eq!(found("Iran and Russia", "Russia", "Iran and Russia"), "exact Russia");
    assert_eq!(verify(&SourceText::new("Iran"), Span::new(0, 4), "Iran"), Verdict::Exact);
    assert_eq!(verify(&SourceText::new("Iran"), Span::new(0, 9), "Iran"), Verdict::Changed);
}

#[test]
fn the_same_words_elsewhere_are_moved() {
    let (before, words) = ("They said so. The IRGC refused to merge them.", "The IRGC refused to merge them");
    assert_eq!(found(before, words, &format!("New. {before}")), format!("moved {words}"));
}

#[test]
fn other_line_ends_quotes_and_hyphens_are_normalised() {
    let before = "He said “the militias were pro-Iranian and well paid.” Then he left.";
    let after = "Intro. He said \"the mili-\ntias were pro‑Iranian\nand well paid.\" Then he left.";
    let words = "“the militias were pro-Iranian and well paid.”";
    assert_eq!(
        found(before, words, after),
        "normalised \"the mili-\ntias were pro‑Iranian\nand well paid.\""
    );
}

#[test]
fn footnote_numbers_may_come_and_go_but_counts_may_not() {
    let before = "the chain of command (MoD)\n.16Another IRGC officer believed that it was so";
    let after = "the chain of command (MoD). Another IRGC officer believed that it was so";
    assert_eq!(found(before, before, after), format!("normalised {after}"));
    let (ten, twenty) =
        ("They lost men.\n10 Syrians were killed there.", "They lost men.\n20 Syrians were killed there.");
    assert_eq!(found(ten, ten, twenty), "lost true");
    assert_eq!(found(ten, "10 Syrians were killed there.", "Then Syrians were killed there."), "lost true");
}

#[test]
fn another_number_is_another_quote() {
    let before = "The total cost of it was 1.5 billion dollars in the year";
    assert_eq!(found(before, before, &before.replace("1.5", "15")), "lost true");
    let men = "there were 5 men in the convoy of the army that night";
    let words = "5 men in the convoy of the army";
    assert_eq!(found(men, words, &men.replace("5 men", "15 men")), "lost true");
    assert_eq!(found(men, words, &men.replace("5 men", "1.5 men")), "lost true");
}

#[test]
fn swapped_actors_are_lost_and_never_a_likeness() {
    let before = "Russia refused to provide air support to the militias.";
    assert_eq!(found(before, before, &before.replace("Russia", "Iran")), "lost true");
    let (man, roman) = ("the man refused to leave the old city", "the Roman refused to leave the old city");
    assert_eq!(found(man, "man refused to leave the old city", roman), "lost true");
}

#[test]
fn repeated_words_are_told_apart_by_their_surroundings() {
    let before = "In May the army attacked the town at dawn. In June, by contrast, the army attacked the town at dawn.";
    let (quote, _) = quote(before, "the army attacked the town");
    let after = format!("{} {before}", "A long preface that moves everything.");
    let anchor = find(&SourceText::new(&after), &quote, Span::new(7, 33));
    assert_eq!(anchor.span().map(|span| span.start), after.find("the army"));
    let twins = "the army attacked the town. ".repeat(6);
    let (quote, _) = self::quote(&twins[28..140], "the army attacked the town");
    assert_eq!(show(&twins, &find(&SourceText::new(&twins), &quote, Span::new(3, 9))), "ambiguous 6");
}

#[test]
fn short_words_need_their_surroundings() {
    let before = "Observers agree that Iran refused when it was asked by the others.";
    assert_eq!(found(before, "Iran refused", "Nobody wrote about it, yet Iran refused, alas!"), "lost true");
    assert_eq!(found(before, "Iran refused", &format!("Now: {before}")), "moved Iran refused");
}

#[test]
fn words_of_a_table_are_located_without_context() {
    let text = SourceText::new("ISIS attacked Kobani. The US left; us too. It left.");
    assert_eq!(show(text.as_str(), &locate(&text, " attacked Kobani ")), "moved attacked Kobani");
    assert_eq!(show(text.as_str(), &locate(&text, "left")), "ambiguous 2");
    assert_eq!(show(text.as_str(), &locate(&text, "isis ATTACKED")), "lost false");
    assert_eq!(show(text.as_str(), &locate(&text, "")), "lost false");
}

#[test]
fn emoji_and_arabic_quotes_keep_their_bytes() {
    let before = "🙂 قالت روسيا إن إيران رفضت الخطة السورية تماما 🙂 ثم";
    let words = "روسيا إن إيران رفضت الخطة السورية تماما 🙂";
    assert_eq!(found(before, words, &format!("🙂🙂 {before}")), format!("moved {words}"));
}

#[test]
fn every_quote_of_the_long_document_survives_a_new_paragraph() {
    let (all, fates) = fates(&format!("A paragraph put in front.\n{LONG}"));
    assert!(
        fates
            .iter()
            .all(|(exact, anchor)| matches!(anchor, Anchor::Moved(span) if span.len() == exact.len()))
    );
    assert!(all > 150, "{all}");
}

#[test]
fn every_quote_survives_new_typography_and_line_ends() {
    let after =
        LONG.replace('’', "'").replace(['“', '”'], "\"").replace('\n', " ").replace(" the ", "\u{a0}the\n");
    let (all, fates) = fates(&after);
    let lost: Vec<_> = fates.iter().filter(|(_, anchor)| anchor.span().is_none()).collect();
    assert_eq!(sure(&fates), all, "{lost:?}");
}

#[test]
fn every_quote_survives_the_loss_of_footnote_numbers() {
    let mut after = LONG.to_owned();
    for span in crate::text::squash::footnotes_of(LONG).into_iter().rev() {
        after.replace_range(span.range(), "");
    }
    let (all, fates) = fates(&after);
    // A number that opens the quote, a space apart, may have been a count: it is lost, but offered.
    let opens_with_number = |exact: &str| exact.starts_with(|c: char| c.is_ascii_digit());
    let offered = |anchor: &Anchor| matches!(anchor, Anchor::Lost { candidate: Some(_) });
    let (asked, rest): (Vec<_>, Vec<_>) = fates.iter().partition(|(exact, _)| opens_with_number(exact));
    assert!(asked.iter().all(|(_, anchor)| offered(anchor)), "{asked:?}");
    assert!(rest.iter().all(|(_, anchor)| anchor.span().is_some()), "{rest:?}");
    assert!(all > 150 && asked.len() < 20, "{all} {}", asked.len());
}

#[test]
fn no_quote_that_names_an_actor_survives_a_swap_of_actors() {
    let after = LONG.replace("Russia", "\u{1}").replace("Iran", "Russia").replace('\u{1}', "Iran");
    let (_, fates) = fates(&after);
    let named = fates.iter().filter(|(exact, _)| exact.contains("Iran") || exact.contains("Russia"));
    let wrong: Vec<_> = named.filter(|(_, anchor)| anchor.span().is_some()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert!(sure(&fates) > 40);
}
