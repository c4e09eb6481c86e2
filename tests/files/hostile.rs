//! Files that something else wrote, or spoiled: each has one clear answer, and soon.

use detente::model::{PLACE_LIMIT, Standing};
use detente::store::{self, OpenError};

use super::V1;

#[track_caller]
fn refusal(bytes: impl AsRef<[u8]>) -> OpenError {
    let error = store::open_bytes(bytes.as_ref()).unwrap_err();
    assert!(error.to_string().len() < 600, "{} bytes of message", error.to_string().len());
    assert!(error.hint().ends_with('.'));
    error
}

#[track_caller]
fn message(bytes: impl AsRef<[u8]>) -> String {
    refusal(bytes).to_string()
}

fn with(old: &str, new: &str) -> String {
    assert!(V1.contains(old), "{old}");
    V1.replacen(old, new, 1)
}

fn warnings(text: &str) -> Vec<String> {
    store::open_bytes(text.as_bytes()).unwrap().warnings.iter().map(ToString::to_string).collect()
}

#[test]
fn a_newer_format_is_refused_with_both_numbers_whatever_it_holds() {
    let error = refusal("// the future\nProject(format: 7, actors: {{{ new grammar");
    assert_eq!(error.to_string(), "the file has format 7, and this Detente reads up to 3");
    assert_eq!(error.hint(), "Update Detente, or ask for the file in format 3.");
    assert_eq!(message("Project(format: 0)"), "there is no format 0 at 1:1");
}

#[test]
fn what_is_not_known_is_refused_and_never_dropped() {
    assert_eq!(
        message(with("pinned: true", "pined: true")),
        "expected one of the fields id, name, aliases, kind, colour, note, place, pinned, part_of, found \"pined\" at 46:13"
    );
    assert_eq!(
        message(with("kind: State", "kind: Empire")),
        "expected one of State, ArmedForce, Militia, Person, Organisation, Institution, Group, Other, found \"Empire\" at 33:19"
    );
    for (old, new, found) in [
        ("Tie(", "Knot(", "expected Tie, found \"Knot\" at "),
        ("stance: Support,", "", "expected the field stance, and it is missing at "),
        ("stance: Support,", "stance: Support, stance: Clash,", "the field stance stands here twice at "),
        ("\"a00000001\"", "\"a1\"", "expected 'a' and eight characters"),
        ("\"2016-03-28\"", "\"Mar. 28\"", "expected a date such as 2016"),
        ("#d9c7a0", "sand", "expected a colour such as #d9c7a0, found \"sand\" at 44:"),
        ("grade: 2", "grade: 7", "expected a grade from 1 to 6, found 7 at "),
        ("(7, 38)", "(-7, 38)", "integer is out of bounds at "),
    ] {
        let message = message(with(old, new));
        assert!(message.starts_with(found), "{message}");
    }
}

#[test]
fn names_from_the_file_are_cut_and_shown_in_the_message() {
    let long = "x".repeat(200_000);
    assert!(message(with("pinned", &long)).len() < 300);
    assert!(message(with("#d9c7a0", &format!("\u{202e}\n{long}"))).len() < 300);
    let tricky = message(with("#d9c7a0", "\u{202e}\u{7}gnp"));
    assert!(!tricky.contains(['\u{202e}', '\u{7}']), "{tricky:?}");
}

#[test]
fn a_file_cut_short_anywhere_is_refused() {
    for end in (0..V1.len() - 2).step_by(3) {
        refusal(&V1.as_bytes()[..end]);
    }
    assert_eq!(message(""), "the file is empty");
}

#[test]
fn what_stands_behind_the_project_is_refused() {
    for tail in ["\0\0\0\0", "Project(", "),", V1] {
        refusal(format!("{V1}{tail}"));
    }
}

#[test]
fn flipped_bits_never_end_in_a_crash() {
    for at in 0..V1.len() {
        for bit in [0x01, 0x20, 0x80] {
            let mut bytes = V1.as_bytes().to_vec();
            bytes[at] ^= bit;
            let _ = store::open_bytes(&bytes); // many still open: a letter of a name is another letter
        }
    }
}

#[test]
fn bytes_that_are_no_utf_8_are_found_at_their_line() {
    let mut bytes = V1.as_bytes().to_vec();
    let at = V1.find("Russia").unwrap();
    bytes[at + 2] = 0xff;
    assert_eq!(message(bytes), "expected UTF-8 text, found a byte that is not at 32:22");
    let utf_16: Vec<u8> = V1.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let torn = "expected UTF-8 text, found UTF-16 with a letter torn at 2:9";
    assert_eq!(message(&utf_16[..35]), torn);
    assert_eq!(message(" \r\n\t\n"), "the file is empty");
    let zeros = "expected a project, which begins with Project(format: 3, found \"\\u{0}\\u{0}\" at 1:1";
    assert_eq!(message("\0\0"), zeros);
}

#[test]
fn other_peoples_files_are_no_projects() {
    for other in ["()", "{\"format\": 1}", "<html>", "PK\u{3}\u{4}", "#!/bin/sh", "Scene(format: ", "\0\0\0"]
    {
        assert!(message(other).starts_with("expected a project"), "{other}");
    }
    assert_eq!(message("(format: 1)"), "expected the field id, and it is missing at 1:11");
}

#[test]
fn two_records_under_one_id_are_refused_with_the_line_of_the_second() {
    assert_eq!(
        message(with("id: \"a00000002\"", "id: \"a00000001\"")),
        "two records have the id a00000001, the second on line 37"
    );
}

#[test]
fn what_the_model_can_hold_opens_with_a_finding_and_is_kept() {
    for (old, new, finding) in [
        (
            "to: \"a00000002\"",
            "to: \"a00000009\"",
            "tie t00000001 ends at an actor that is not in the project",
        ),
        ("to: \"a00000002\"", "to: \"a00000001\"", "tie t00000001 joins an actor with itself"),
        ("part_of: \"a00000001\"", "part_of: \"a00000002\"", "actor a00000002 is part of itself"),
        (
            "document: \"d00000001\"",
            "document: \"d00000002\"",
            "quote q00000001 is from a document that is not in the project",
        ),
        ("name: \"Russia\"", "name: \"\"", "actor a00000001 has no name"),
    ] {
        let text = with(old, new);
        assert_eq!(warnings(&text), [finding]);
        let written = store::to_ron(&store::open_bytes(text.as_bytes()).unwrap().project);
        assert_eq!(written, text.replacen("format: 1", "format: 3", 1));
    }
    let twice = with("\"q00000001\",\n", "\"q00000001\", \"q00000001\", \"q00000002\",\n");
    assert_eq!(
        warnings(&twice),
        [
            "tie t00000001 names quote q00000001 twice",
            "tie t00000001 names quote q00000002, which is not in the project"
        ]
    );
}

#[test]
fn a_quote_that_does_not_stand_where_the_file_says_is_found_again_and_told() {
    let moved = "quote q00000001 does not stand verbatim where it says: found again, moved";
    for span in ["(8, 38)", "(38, 18446744073709551615)", "(3, 3)"] {
        let text = with("span: (7, 38)", &format!("span: {span}"));
        assert_eq!(warnings(&text), [moved]);
        let opened = store::open_bytes(text.as_bytes()).unwrap().project;
        let (_, quote) = opened.quotes().next().unwrap();
        assert_eq!((quote.span, quote.standing), (detente::text::Span::new(7, 38), Standing::Moved));
    }
}

#[test]
fn a_quote_whose_words_are_gone_from_its_text_keeps_them_and_waits() {
    let text = with("\"Moscow backs the 5th Corps\nwith", "\"Moscow left the 4th Division\nwith");
    let lost = "quote q00000001 does not stand verbatim where it says: lost, to be reviewed";
    assert_eq!(warnings(&text).last().map(String::as_str), Some(lost));
    let before = store::open_bytes(V1.as_bytes()).unwrap().project;
    let opened = store::open_bytes(text.as_bytes()).unwrap().project;
    let quote = |project: &detente::model::Project| project.quotes().next().unwrap().1.clone();
    assert_eq!(quote(&opened).exact, quote(&before).exact);
    assert!(quote(&opened).awaits_review() && quote(&opened).stands().is_none());
}

#[test]
fn places_outside_the_canvas_come_to_its_border_with_a_warning() {
    for (written, x) in [("1e20", PLACE_LIMIT), ("-inf", -PLACE_LIMIT), ("NaN", 0.0), ("1e400", PLACE_LIMIT)]
    {
        let text = with("(120.0, 80.25)", &format!("({written}, 80.25)"));
        assert_eq!(
            warnings(&text),
            ["actor a00000001 lay outside the canvas (±1000000 units) and was moved to its border"]
        );
        let project = store::open_bytes(text.as_bytes()).unwrap().project;
        let (_, russia) = project.actors().next().unwrap();
        assert_eq!(russia.place.unwrap(), kurbo::Point::new(x, 80.25));
    }
}

#[test]
fn a_document_that_was_changed_by_hand_is_told() {
    let text = with("Moscow backs", "Moskva backs");
    let changed = "the text of document d00000001 was changed since it was saved: its sha256 differs";
    assert_eq!(warnings(&text), [changed]);
    assert_eq!(
        warnings(&text.replace("Moskva backs", "Moscva  backs")),
        [changed, "quote q00000001 does not stand verbatim where it says: found again, moved"]
    );
}

#[test]
fn brackets_without_end_are_refused_at_once() {
    for bracket in ["(", "[", "Some(", "/*", "Tie(id:", "\"", "r#"] {
        let many = bracket.repeat(1_000_000);
        refusal(&many);
        refusal(format!("Project(format: 1, title: {many}"));
        refusal(with("aliases: [", &format!("aliases: [{many}")));
    }
}

#[test]
fn ten_thousand_and_one_aliases_are_refused_with_the_number() {
    let many = "\"\",".repeat(10_001);
    let message = message(with("aliases: [", &format!("aliases: [{many}")));
    assert!(message.starts_with("expected at most 10000 in one list at "), "{message}");
}

#[test]
fn a_file_that_an_editor_saved_as_utf_16_says_the_same() {
    let project = store::open_bytes(V1.as_bytes()).unwrap().project;
    for ends in [V1.to_owned(), V1.replace('\n', "\r\n"), format!("\u{feff}{V1}")] {
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            let utf_16: Vec<u8> = ends.encode_utf16().flat_map(bytes).collect();
            let opened = store::open_bytes(&utf_16).unwrap();
            assert!(opened.project == project && opened.warnings.is_empty());
        }
    }
}

#[test]
fn a_name_of_eight_megabytes_is_refused_with_both_numbers() {
    let long = "x".repeat(8 << 20);
    let error = refusal(with("name: \"Russia\"", &format!("name: \"{long}\"")));
    let said = "the name of actor a00000001 has 8388608 characters, and a project may have 10000";
    assert_eq!(error.to_string(), said);
    assert_eq!(error.hint(), "Shorten it in a text editor, or go back to a saved version.");
    assert_eq!(warnings(&with("name: \"Russia\"", &format!("name: \"{}\"", "x".repeat(10_000)))), [""; 0]);
}

#[test]
fn twenty_thousand_ties_open_and_are_written_again() {
    let tie = |n: u64| {
        let id = detente::model::TieId::from_bits(n + 10);
        format!(
            "Tie(id: \"{id}\", from: \"a00000001\", to: \"a00000002\", stance: Clash, direction: OneWay),\n"
        )
    };
    let many: String = (0..20_000).map(tie).collect();
    let opened = store::open_bytes(with("ties: [", &format!("ties: [{many}")).as_bytes()).unwrap();
    assert_eq!(opened.project.counts().ties, 20_002);
    assert_eq!(store::open_bytes(store::to_ron(&opened.project).as_bytes()).unwrap().project, opened.project);
}
