//! Small changes that make another sentence of it: none may stand, none may pass the guard.

use detente::text::anchor::{Anchor, Finder, Sought, capture};
use detente::text::{Names, SourceText, Span};

/// What becomes of `old`, a whole text but for its first and last words, when it reads `new`.
fn fate(old: &str, new: &str, aliases: &[(u32, &str)], knows_old: bool) -> Anchor {
    let around = |words: &str| SourceText::new(&format!("Seen at noon. {words} So it was said."));
    let (before, after) = (around(old), around(new));
    let at = Span::new(14, 14 + old.len());
    let quote = capture(&before, at).unwrap();
    let names = Names::new(aliases.iter().copied()).unwrap();
    let finder = Finder::new(&after).with_names(&names);
    let finder = if knows_old { finder.after(&before) } else { finder };
    finder.find_all(&[Sought { quote: &quote, at }]).remove(0)
}

fn assert_refused(old: &str, new: &str, aliases: &[(u32, &str)]) {
    for knows_old in [true, false] {
        let fate = fate(old, new, aliases, knows_old);
        assert!(matches!(fate, Anchor::Lost { .. }), "{old}\n{new}\n{fate:?}");
    }
}

fn assert_alike(old: &str, new: &str, aliases: &[(u32, &str)]) {
    for knows_old in [true, false] {
        let fate = fate(old, new, aliases, knows_old);
        assert!(matches!(fate, Anchor::Fuzzy(_)), "{old}\n{new}\n{fate:?}");
    }
}

const REFUSED: &str = "Russia refused to provide any air support to Iran in the battle for the old city.";

#[test]
fn actors_that_nobody_listed_cannot_change_places() {
    let swapped = "Iran refused to provide any air support to Russia in the battle for the old city.";
    assert_refused(REFUSED, swapped, &[]);
    assert_refused(REFUSED, &REFUSED.replace("Iran", "Iraq"), &[]);
    assert_refused(REFUSED, &REFUSED.replace("Russia", "Prussia"), &[]);
    assert_refused(REFUSED, &REFUSED.replace("Russia", "Russia and Turkey"), &[]);
    assert_refused(REFUSED, &REFUSED.replace("Russia", "It"), &[]);
}

#[test]
fn names_written_small_cannot_change_places_if_they_are_known() {
    let old = "The regime asked the rebels for a truce of seven days near the river crossing.";
    let new = "The rebels asked the regime for a truce of seven days near the river crossing.";
    assert_refused(old, new, &[(0, "the regime"), (1, "the rebels")]);
    assert_refused(old, new, &[]); // longer words keep their order, known or not
    let third = old.replace("rebels", "rulers");
    assert_refused(old, &third, &[(0, "the regime"), (1, "the rebels"), (2, "the rulers")]);
}

#[test]
fn a_known_name_is_no_misreading_of_another() {
    let old = "The officers of Mohammadi met the delegation at the airport on the next day.";
    let new = old.replace("Mohammadi", "Mohammedi");
    assert_alike(old, &new, &[(0, "Mohammadi")]);
    assert_refused(old, &new, &[(0, "Mohammadi"), (1, "Mohammedi")]);
}

#[test]
fn another_spelling_of_the_same_actor_passes() {
    let old = "Fighters of Hezbollah left the western suburbs of the town before the morning.";
    assert_alike(old, &old.replace("Hezbollah", "Hizbullah"), &[(0, "Hezbollah"), (0, "Hizbullah")]);
}

#[test]
fn a_negation_that_went_or_came_makes_another_sentence() {
    let old = "The officers did not support the plan of the ministry to merge the two brigades.";
    for new in [
        old.replace("did not support", "did support"),
        old.replace("did not support", "supported"),
        old.replace("not support", "never support"),
        old.replace("the plan", "no plan"),
        old.replace("with", "without").replace("to merge", "not to merge"),
    ] {
        assert_refused(old, &new, &[]);
    }
    let willing = "The officers were willing to support the plan of the ministry to merge the units.";
    assert_refused(willing, &willing.replace("willing", "unwilling"), &[]);
    assert_refused(
        "Pro-Iranian militias held the road to the airport for several days in spring.",
        "Anti-Iranian militias held the road to the airport for several days in spring.",
        &[],
    );
}

#[test]
fn another_number_makes_another_sentence() {
    let old = "The convoy lost 15 men and two cars at a cost of $1.5 million to the ministry.";
    for (from, to) in
        [("15", "16"), ("15", "1,5"), ("two", "ten"), ("$", "€"), ("1.5", "15"), ("million", "billion")]
    {
        assert_refused(old, &old.replace(from, to), &[]);
    }
    assert_alike(old, &old.replace("convoy", "convoys"), &[]);
}

#[test]
fn scripts_without_capitals_are_guarded_by_all_but_their_small_words() {
    let old = "قالت روسيا إن إيران رفضت تقديم الدعم الجوي للقوات السورية في معركة تدمر قبل يومين 🙂";
    for (from, to) in [("روسيا", "تركيا"), ("إيران", "العراق"), ("رفضت", "لم ترفض"), ("السورية", "الروسية")]
    {
        assert_refused(old, &old.replace(from, to), &[]);
    }
    let swapped = old.replace("روسيا", "\u{1}").replace("إيران", "روسيا").replace('\u{1}', "إيران");
    assert_refused(old, &swapped, &[(0, "روسيا"), (1, "إيران")]);
    assert_refused(old, &swapped, &[]);
    assert_alike(old, &old.replace(" في ", " خلال "), &[(0, "روسيا"), (1, "إيران")]);
    assert!(fate(old, &old.replace("إيران", "ايران"), &[], true).span().is_some());
    let hebrew = "דובר הצבא אמר שרוסיה סירבה לספק סיוע אווירי לאיראן בקרב על העיר העתיקה אתמול";
    assert_refused(hebrew, &hebrew.replace("רוסיה", "סוריה"), &[]);
    assert_refused(hebrew, &hebrew.replace("סירבה", "לא סירבה"), &[]);
    assert_alike(hebrew, &hebrew.replace(" על ", " אל "), &[]);
    let chinese = "俄罗斯国防部发言人表示伊朗拒绝向叙利亚政府军在巴尔米拉的战斗提供空中支援";
    assert_refused(chinese, &chinese.replace("伊朗", "以色列"), &[]);
    assert_alike(chinese, &chinese.replace("的", "之"), &[]);
}

#[test]
fn emoji_around_and_within_keep_every_byte() {
    let old = "🇷🇺 officers said the plan was dead 🙂 and left the base near the town at dawn.";
    let Anchor::Fuzzy(place) = fate(old, &old.replace("dawn", "dusk"), &[], true) else { panic!() };
    assert!(place.span.len() >= old.len() - 10);
    assert!(fate(old, &old.replace('🙂', "🙃"), &[], true).span().is_some());
}
