//! Nothing lost, nothing invented, and two maps that agree.

use proptest::prelude::*;

use crate::text::clean::{Clean, How, Rule, Rules};
use crate::text::{SourceText, Span};

fn rules() -> impl Strategy<Value = Rules> {
    (any::<u16>(), any::<bool>()).prop_map(|(bits, hides)| {
        let switched = Rule::ALL.iter().enumerate();
        let rules =
            switched.fold(Rules::default(), |rules, (at, rule)| rules.with(*rule, bits >> at & 1 == 0));
        rules.hiding_footnotes(hides)
    })
}

/// What the rules look for, and what stands next to it; separated by `␣`.
const PARTS: &str = "\n␣\n\n␣ ␣  ␣\u{a0}␣\t␣th␣5␣12␣7 ␣.␣?␣…␣,␣”␣“␣-␣\u{ad}␣• ␣- ␣> ␣>␣1. ␣(see␣)␣the army␣forces␣Iran␣There␣\
    Introduction␣Syria␣and␣военный␣Россия␣روسيا␣دمشق␣俄罗斯␣e\u{301}␣🙂␣\u{200b}␣# ␣|␣```␣a line of prose that is long enough \
    to be one ␣\u{c}␣²␣É␣ß␣İ";

/// Texts made of that and of anything else.
fn texts() -> impl Strategy<Value = String> {
    let parts: Vec<&str> = PARTS.split('␣').collect();
    let part = prop_oneof![4 => prop::sample::select(parts).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

/// What a piece may do to the words it stands for.
fn is_allowed(how: How, source: &str, clean: &str) -> bool {
    let is_hyphen = |c: char| matches!(c, '-' | '\u{2010}' | '\u{ad}' | '\u{200b}' | '\u{feff}');
    let is_number = |words: &str| words.chars().all(|c| c.is_ascii_digit());
    let is_page =
        |words: &str| words.chars().all(|c| c.is_whitespace() || c.is_ascii_digit() || "-–—>".contains(c));
    match how {
        How::Kept => source == clean && !source.is_empty(),
        How::Hidden => {
            clean.is_empty()
                && source.chars().all(|c| c.is_whitespace() || is_hyphen(c) || c == '>' || is_page(source))
        }
        How::Space => clean == " " && is_page(source),
        How::Break => clean == "\n" && is_page(source),
        How::Raised => is_number(source) && source.len() == clean.chars().count(),
        How::Bullet => {
            clean == "• " && source.trim().chars().count() == 1 && !source.contains(char::is_alphanumeric)
        }
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}

proptest! {
    #[test]
    fn nothing_is_lost_and_nothing_invented(text in texts(), rules in rules()) {
        let source = SourceText::new(&text);
        let clean = Clean::of(&source, rules);
        let (mut at, mut read) = (0, 0);
        for piece in clean.pieces() {
            prop_assert_eq!((piece.source.start, piece.clean.start), (at, read));
            (at, read) = (piece.source.end, piece.clean.end);
            let (was, is) = (source.slice(piece.source).unwrap(), piece.clean.slice(clean.text()).unwrap());
            prop_assert!(is_allowed(piece.how, was, is), "{:?} {:?} {:?}", piece.how, was, is);
        }
        prop_assert_eq!((at, read), (source.len(), clean.text().len()));
        prop_assert_eq!(letters(clean.text()), letters(source.as_str()));
    }

    #[test]
    fn the_two_maps_never_go_back_and_agree_on_what_is_kept(text in texts(), rules in rules()) {
        let source = SourceText::new(&text);
        let clean = Clean::of(&source, rules);
        let mut last = 0;
        for at in 0..=source.len() {
            let there = clean.clean_at(at);
            prop_assert!(there >= last && there <= clean.text().len());
            last = there;
        }
        last = 0;
        for at in 0..=clean.text().len() {
            let there = clean.source_at(at);
            prop_assert!(there >= last && there <= source.len());
            last = there;
        }
        for piece in clean.pieces().iter().filter(|piece| piece.how == How::Kept) {
            prop_assert_eq!(clean.source_span(piece.clean), piece.source);
            prop_assert_eq!(clean.clean_span(piece.source), piece.clean);
        }
    }

    #[test]
    fn spans_keep_whole_characters_in_both_directions(text in texts(), from in 0_usize..200, len in 0_usize..200) {
        let source = SourceText::new(&text);
        let clean = Clean::of(&source, Rules::default());
        let cut = |text: &str| Span::new(text.floor_char_boundary(from), text.floor_char_boundary(from + len));
        let read = clean.clean_span(cut(source.as_str()));
        prop_assert!(read.slice(clean.text()).is_some());
        let was = clean.source_span(cut(clean.text()));
        prop_assert!(source.slice(was).is_some());
    }

    #[test]
    fn paragraphs_cover_the_clean_text_line_by_line(text in texts()) {
        let clean = Clean::of(&SourceText::new(&text), Rules::default());
        let spans: Vec<Span> = clean.paragraphs().iter().map(|one| one.span).collect();
        let joined: Vec<&str> = spans.iter().map(|span| span.slice(clean.text()).unwrap()).collect();
        prop_assert_eq!(joined.join("\n"), clean.text());
        prop_assert!(clean.paragraphs().iter().all(|one| clean.text().is_char_boundary(one.span.start + one.marker)));
    }

    #[test]
    fn without_rules_the_text_stays_as_it_is(text in texts()) {
        let source = SourceText::new(&text);
        let clean = Clean::of(&source, Rules::none());
        prop_assert_eq!(clean.text(), source.as_str());
    }
}

#[test]
fn a_megabyte_of_anything_is_no_trap() {
    for part in ["\n.", "x-\n", "1\n", "• ", "aB", ".A", "> ", "The ", "(", "Iranand ", "\n\n7 "] {
        let source = SourceText::new(&part.repeat(300_000 / part.len()));
        let clean = Clean::of(&source, Rules::default());
        assert!(clean.source_span(Span::new(0, clean.text().len())).end <= source.len());
    }
}
