//! What names do in English, and how collisions are told.

use super::*;

/// Mentions as `words=owner`, `~` before glued ones, `?` behind undecided ones.
fn show(aliases: &[(u32, &str)], text: &str) -> String {
    let names = Names::new(aliases.iter().copied()).unwrap();
    let found = names.mentions(text).into_iter().map(|mention| {
        let words = mention.span.slice(text).unwrap();
        let glue = if mention.glued { "~" } else { "" };
        let doubt = if mention.is_undecided() { "?" } else { "" };
        format!("{glue}{words}={}{doubt}", mention.owner)
    });
    found.collect::<Vec<_>>().join(", ")
}

#[test]
fn possessives_and_hyphens_cost_nothing() {
    let names = [(0, "Assad"), (1, "Liwa al-Quds")];
    assert_eq!(show(&names, "Assad’s men, Liwa al Quds's"), "Assad=0, Liwa al Quds=1");
}

#[test]
fn the_longest_name_wins() {
    let names = [(0, "ISIS"), (1, "ISIS Hunters"), (2, "Republican Guard"), (3, "Guard"), (4, "Russia")];
    assert_eq!(show(&names, "the ISIS Hunters and ISIS"), "ISIS Hunters=1, ISIS=0");
    assert_eq!(show(&names, "Republican Guard; Guard"), "Republican Guard=2, Guard=3");
}

#[test]
fn a_longer_name_that_fails_its_boundary_gives_way() {
    let names = [(0, "Russian"), (1, "Russia"), (2, "Russian air force")];
    assert_eq!(show(&names, "Russian air forces, Russians, Russian"), "Russian=0, Russian=0");
}

#[test]
fn acronyms_need_their_capitals() {
    assert_eq!(show(&[(0, "US"), (1, "NDF")], "us, US, U.S., Ndf, NDF-led"), "US=0, NDF=1");
}

#[test]
fn names_need_a_capital_and_descriptions_do_not() {
    let names = [(0, "Force"), (1, "the regime"), (2, "al-Assad")];
    assert_eq!(show(&names, "by force. The regime, Al Assad, FORCE"), "The regime=1, Al Assad=2, FORCE=0");
}

#[test]
fn damaged_text_is_found_and_marked() {
    let names = [(0, "Iran"), (1, "Syria"), (2, "5th Corps"), (3, "4th Division"), (4, "Russia")];
    assert_eq!(show(&names, "armed forcesIran, 36Russia-, Iranand"), "~Iran=0, ~Russia=4, ~Iran=0");
    assert_eq!(show(&names, "the 5\nth Corps and 4\nthDivision"), "5\nth Corps=2, 4\nthDivision=3");
    assert_eq!(show(&names, "25\nth Corps, 15th Corps"), "");
}

#[test]
fn a_shared_alias_is_undecided_and_reported() {
    let names = Names::new([(7, "the Tigers"), (3, "The tigers"), (3, "Tiger Forces")]).unwrap();
    let found = names.mentions("the Tigers");
    assert_eq!((found[0].owner, found[0].rivals.as_slice(), found[0].is_undecided()), (7, &[][..], false));
    let found = names.mentions("The Tigers");
    assert_eq!((found[0].owner, found[0].rivals.as_slice(), found[0].is_undecided()), (3, &[7][..], true));
    assert_eq!(names.collisions(), [Collision { alias: "the Tigers".into(), owners: vec![3, 7] }]);
}

#[test]
fn one_owner_naming_itself_twice_is_no_collision() {
    let names = Names::new([(1, "Hezbollah"), (1, "hezbollah"), (1, "  "), (1, "—")]).unwrap();
    assert!(names.collisions().is_empty());
    assert!(!names.mentions("Hezbollah")[0].is_undecided());
}

#[test]
fn other_scripts_are_found_with_points_and_prefixes() {
    let names = [(0, "روسيا"), (1, "إيران"), (2, "Асад"), (3, "רוסיה")];
    assert_eq!(show(&names, "وروسيا، رُوسِيَا وايران"), "~روسيا=0, رُوسِيَا=0, ~ايران=1");
    assert_eq!(show(&names, "Башар Асад, רוסיה 🙂"), "Асад=2, רוסיה=3");
}

#[test]
fn the_long_document_gives_up_its_mentions() {
    let text = include_str!("../../../seeds/iran-russia-syria.txt");
    let found = |alias: &str| {
        let names = Names::new([(0, alias)]).unwrap();
        let found = names.mentions(text);
        (found.len(), found.iter().filter(|mention| mention.glued).count())
    };
    assert_eq!((found("Hezbollah"), found("Hizbullah"), found("Hezbullah")), ((9, 0), (3, 0), (1, 0)));
    assert_eq!(found("25th Division"), (1, 0));
    assert_eq!(found("4th Division"), (2, 0));
    assert_eq!(found("5th Corps"), (2, 0));
    assert_eq!(found("Iranian").1, 1); // 35Iranian criticism
    assert_eq!(found("Iran").1, 2); // Iranand, forcesIran
    assert_eq!(found("Syria").1, 1); // SyriaArmed
}

#[test]
fn no_names_find_nothing() {
    assert_eq!(show(&[], "Russia"), "");
    assert_eq!(show(&[(0, "Russia")], ""), "");
}
