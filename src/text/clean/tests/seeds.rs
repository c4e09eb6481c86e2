//! The three seed documents read like a printed article.

use super::shown;
use crate::text::clean::{Clean, How, Kind, Rule, Rules};
use crate::text::{SourceText, Span};

const LONG: &str = include_str!("../../../../seeds/iran-russia-syria.txt");
const OP_ED: &str = include_str!("../../../../seeds/palmyra-op-ed.txt");
const BRIEF: &str = include_str!("../../../../seeds/palmyra-intelbrief.txt");

fn clean(text: &str) -> (SourceText, Clean) {
    let source = SourceText::new(text);
    let clean = Clean::of(&source, Rules::default());
    (source, clean)
}

fn of_kind(clean: &Clean, kind: Kind) -> Vec<&str> {
    let found = clean.paragraphs().iter().filter(|one| one.kind == kind);
    found.map(|one| one.span.slice(clean.text()).unwrap()).collect()
}

#[test]
fn the_long_paper_has_its_headings_back() {
    let (_, clean) = clean(LONG);
    assert_eq!(
        of_kind(&clean, Kind::Heading),
        [
            "Introduction",
            "Methodology",
            "Evidence of friction between Iran and Russia in Syria",
            "Armed clashes among proxies",
            "Direct Iran-Russia friction",
            "Two models for Syria: Iran’s parallel network and Russia’s resurrected central state",
            "Iran’s approach",
            "Mutual rejection",
            "The struggle for the Syrian armed forces",
            "Russian and Iranian narratives",
            "The struggle for influence beneath the narratives",
            "Two strategies for gaining influence and a turning point in Russia’s favor",
        ]
    );
}

#[test]
fn the_long_paper_has_all_its_footnotes_and_no_other_number_among_them() {
    let (source, clean) = clean(LONG);
    let raised = clean.pieces().iter().filter(|piece| piece.how == How::Raised);
    let numbers: Vec<usize> =
        raised.map(|piece| source.slice(piece.source).unwrap().parse().unwrap()).collect();
    assert_eq!(numbers, (1..=81).collect::<Vec<_>>());
}

#[test]
fn the_long_paper_has_its_block_quotes_and_bullets() {
    let (_, clean) = clean(LONG);
    let openings: Vec<String> =
        of_kind(&clean, Kind::Quote).iter().map(|words| words.chars().take(16).collect()).collect();
    assert_eq!(
        openings,
        [
            "There is a strat",
            "Maher al Assad, ",
            "Some time ago, t",
            "They have proble",
            "For Iran, of cou",
            "As we brought pe",
            "We told the Russ",
            "The failures acc",
            "Most militias we",
            "The Syrian gover",
            "The Iranians bel",
            "If we had unders",
            "The Iranians kno",
            "Now the Russians",
        ]
    );
    assert_eq!(of_kind(&clean, Kind::Item).len(), 2);
}

#[test]
fn the_damage_of_the_long_paper_is_mended() {
    let (source, clean) = clean(LONG);
    for words in [
        "backed by Hizbullah and the IRGC.⁴\nThe media sources",
        "opposed to Assad.⁵ This section",
        "the Syrian armed forces.¹ ² Researcher Mahmoud Alloush",
        "Russia and Iran and even direct clashes",
        "his Tiger Forces / 25th Special Task Division",
        "even in the 4th Division and in the Republican Guard",
        "the “Basij military,” referring",
        "not purely technical (see Two models above). Faced",
        "vice versa.²⁰\nThere were also tussles",
        "Soviet Union,⁵⁶ as well as over",
        "In early 2018 the IRGC sponsored the creation of new militias in southern Syria,⁷³ possibly",
        "Of these, 10 were with Syrian military personnel",
        "deepening preoccupation with Ukraine.⁸¹",
    ] {
        assert!(clean.text().contains(words), "{words}");
    }
    assert!(clean.text().ends_with("⁸¹"));
    let inserted = clean.pieces().iter().filter(|piece| piece.source.is_empty() && piece.how == How::Space);
    let around = |piece: &crate::text::clean::Piece| {
        let at = piece.source.start;
        source.slice(Span::new(at - 4, at + 3)).unwrap().to_owned()
    };
    assert_eq!(inserted.map(around).collect::<Vec<_>>(), ["Iranand", "4\nthDiv"]);
}

#[test]
fn the_two_short_ones_lose_nothing_but_white_space() {
    for text in [OP_ED, BRIEF] {
        let (source, clean) = clean(text);
        let dense = |words: &str| words.split_whitespace().collect::<String>();
        assert_eq!(dense(clean.text()), dense(source.as_str()));
        assert!(
            !clean.text().contains("\n\n")
                && !clean.text().contains("  ")
                && !clean.text().contains('\u{a0}')
        );
    }
    let (_, op_ed) = clean(OP_ED);
    assert_eq!(
        of_kind(&op_ed, Kind::Heading),
        [
            "What does the retaking of Palmyra mean for Russia?",
            "Palmyra highlights the differences in Russian and U.S. strategies",
        ]
    );
    let (_, brief) = clean(BRIEF);
    assert_eq!(of_kind(&brief, Kind::Heading), ["TSG IntelBrief: The Islamic State Retakes Palmyra"]);
    assert_eq!(of_kind(&brief, Kind::Item).len(), 4);
}

#[test]
fn footnotes_can_be_hidden_or_left_as_they_stand() {
    let source = SourceText::new(LONG);
    let hidden = Clean::of(&source, Rules::default().hiding_footnotes(true));
    assert!(hidden.text().contains("backed by Hizbullah and the IRGC.\nThe media"));
    assert!(
        hidden.text().contains("the Syrian armed forces.  Researcher")
            || hidden.text().contains("forces. Researcher")
    );
    assert_eq!(of_kind(&hidden, Kind::Quote).len(), 14);
    let kept = Clean::of(&source, Rules::default().with(Rule::Footnotes, false));
    assert!(
        kept.text().contains("\n7 As the Tiger Force grew") && kept.text().contains("vice versa.20There")
    );
    assert!(!shown(&kept).contains('⁷'));
}

#[test]
fn every_sentence_of_a_seed_is_found_again_through_the_clean_text() {
    for text in [LONG, OP_ED, BRIEF] {
        let (source, clean) = clean(text);
        for span in crate::text::sentences(source.as_str()) {
            let there = clean.clean_span(span);
            assert_eq!(clean.source_span(there), span, "{:?}", source.slice(span));
        }
    }
}
