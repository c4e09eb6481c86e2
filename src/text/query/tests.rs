//! What is found, and what is not.

use super::{How, Progress, Query, QueryError, Way};

const WORDS: How = How { way: Way::Words, minds_case: false, whole_words: false };
const PHRASE: How = How { way: Way::Phrase, ..WORDS };
const REGEX: How = How { way: Way::Regex, ..WORDS };
const CASE: How = How { minds_case: true, ..WORDS };
const WHOLE: How = How { whole_words: true, ..WORDS };

fn found<'t>(typed: &str, how: How, text: &'t str) -> Vec<&'t str> {
    let query = Query::new(typed, how).unwrap();
    query.hits(text).iter().map(|hit| hit.span.slice(text).unwrap()).collect()
}

#[test]
fn a_name_is_found_whatever_its_marks_case_and_script_variants() {
    let text = "Soleimâni, SOLEIMANI; Solei\u{ad}mani ﬁnally; إيران وايران";
    assert_eq!(found("Soleimani", WORDS, text), ["Soleimâni", "SOLEIMANI", "Solei\u{ad}mani"]);
    assert_eq!(found("finally", WORDS, text), ["ﬁnally"]);
    assert_eq!(found("ایران", WORDS, text), ["إيران", "ايران"]);
    assert_eq!(found("soleimani", CASE, text), [""; 0]);
    assert_eq!(found("Soleimâni", CASE, text), ["Soleimâni"]);
}

#[test]
fn words_stand_near_each_other_in_any_order() {
    let text = "Russia left. The base in Palmyra, built by Russia, fell.";
    assert_eq!(found("russia palmyra", WORDS, text), ["Russia left. The base in Palmyra"]);
    assert_eq!(found("palmyra russia", PHRASE, text), [""; 0]);
    assert_eq!(found("palmyra, built", PHRASE, text), ["Palmyra, built"]);
    assert_eq!(found(r#""built by" palmyra"#, WORDS, text), ["Palmyra, built by"]);
    let far = format!("Russia {} Palmyra", "and so on ".repeat(50));
    assert_eq!(found("russia palmyra", WORDS, &far), [""; 0]);
}

#[test]
fn the_shortest_run_of_words_is_told_and_none_twice() {
    let text = "Iran Iran Assad Iran. Assad!";
    assert_eq!(found("assad iran", WORDS, text), ["Iran Assad", "Iran. Assad"]);
    assert_eq!(found("iran iran", WORDS, "Iran and Iran").len(), 2);
}

#[test]
fn whole_words_are_not_inside_longer_ones() {
    let text = "Iranian, Iran's, pro-Iran, Ирана";
    assert_eq!(found("iran", WHOLE, text), ["Iran", "Iran"]);
    assert_eq!(found("иран", WHOLE, text), [""; 0]);
    assert_eq!(found("ira.", How { way: Way::Regex, ..WHOLE }, text), ["Iran", "Iran"]);
}

#[test]
fn a_phrase_goes_over_line_ends_in_either_case() {
    let text = "the Islamic\n   State of";
    assert_eq!(found("islamic state", PHRASE, text), ["Islamic\n   State"]);
    assert_eq!(found("Islamic State", How { minds_case: true, ..PHRASE }, text), ["Islamic\n   State"]);
}

#[test]
fn a_regular_expression_sees_lines_and_the_words_before() {
    let text = "al-Assad\nAssad’s 4th";
    assert_eq!(found("^assad", REGEX, text), ["Assad"]);
    assert_eq!(found(r"\d+(st|nd|rd|th)$", REGEX, text), ["4th"]);
    assert_eq!(found("ASSAD", How { minds_case: true, ..REGEX }, text), [""; 0]);
    assert_eq!(found("x*", REGEX, text), [""; 0], "nothing is no hit");
}

/// Every place of some words is told once, wherever the stretches meet.
#[test]
fn the_seams_between_stretches_lose_and_repeat_nothing() {
    for filler in ["abcd ", "é ", "день ", "abc\u{ad}d-\n"] {
        for shift in 0..12 {
            let some = filler.repeat(32_760 / filler.len());
            let text = format!("{}{some} Deir ez-\nZor and 5\nth Corps {some}Deir ez Zor", "z".repeat(shift));
            for how in [WORDS, PHRASE] {
                assert_eq!(found("deir ez zor", how, &text).len(), 2, "{filler:?} {shift}");
                assert_eq!(found("zor 5th", how, &text).len(), usize::from(how == WORDS));
            }
            assert_eq!(found(r"ez[\s-]+Zor\b", REGEX, &text).len(), 2, "{filler:?} {shift}");
            assert_eq!(found("corps", CASE, &text).len(), 0);
        }
    }
}

#[test]
fn the_quick_look_never_hides_what_folding_finds() {
    // Each stands alone in a long plain text, where a stretch would be skipped if it were not looked at.
    let plain = "nothing of the kind here ".repeat(3_000);
    for (typed, written) in [
        ("assad", "ASSAD"),
        ("assad", "Ássad"),
        ("assad", "As\u{200b}sad"),
        ("assad", "Ａｓｓａｄ"),
        ("soleimani", "𝐒oleimani"),
        ("25th", "25\nth"),
        ("2016", "٢٠١٦"),
        ("x5", "x⁵"),
        ("strasse", "Straße"),
        ("al assad", "al\u{2011}Assad"),
        ("асад", "АСАД"),
    ] {
        let text = format!("{plain}{written} {plain}");
        assert_eq!(found(typed, WORDS, &text), [written], "{typed}");
    }
}

#[test]
fn a_broken_expression_says_where_and_why() {
    let told = |typed: &str| Query::new(typed, REGEX).unwrap_err().to_string();
    assert_eq!(told("foo(bar"), "the regular expression stops making sense at character 4: unclosed group");
    assert_eq!(
        told("Ásád [z-a]"),
        "the regular expression stops making sense at character 7: \
         invalid character class range, the start must be <= the end"
    );
    assert_eq!(
        told("*"),
        "the regular expression stops making sense at character 1: repetition operator missing expression"
    );
}

#[test]
fn a_hostile_expression_is_refused_or_read_in_bounds() {
    for typed in [r"(\w{100}){100}", r"((a{1000}){1000}){1000}", &"(".repeat(900), r"\p{L}{900000}"] {
        let refused = Query::new(typed, REGEX).unwrap_err();
        assert!(!refused.hint().is_empty());
    }
    let text = "a".repeat(50_000);
    for typed in ["(a+)+$", "(a|a)*b", "(a*)*c", ".*.*.*=.*"] {
        assert!(Query::new(typed, REGEX).unwrap().hits(&text).len() <= 2, "{typed}");
    }
}

#[test]
fn what_is_nothing_or_too_much_is_refused() {
    for typed in ["", "  ", "\"\"", "- -"] {
        assert_eq!(Query::new(typed, WORDS).unwrap_err(), QueryError::Nothing, "{typed:?}");
    }
    assert_eq!(Query::new(" ", REGEX).unwrap_err(), QueryError::Nothing);
    let long = "x".repeat(1_001);
    assert_eq!(Query::new(&long, PHRASE).unwrap_err(), QueryError::TooLong { bytes: 1_001 });
}

#[test]
fn a_scan_can_be_stopped_after_any_stretch() {
    let text = "Iran ".repeat(100_000);
    let query = Query::new("iran", WORDS).unwrap();
    let mut scan = query.scan(&text);
    assert!(matches!(scan.next(), Some(Progress::Read(read)) if read < text.len() / 4));
    assert!(matches!(scan.next(), Some(Progress::Hit(_))));
    assert_eq!(query.hits(&text).len(), 100_000);
}
