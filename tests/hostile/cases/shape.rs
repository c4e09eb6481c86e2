//! Files that are no project, or one in other clothes.

use super::{Answer, Case};
use crate::paper::{Paper, actor};

pub fn cases() -> Vec<Case> {
    let small = Paper::small().text();
    let refused = |name: &str, text: &str, words| Case::new(name, text, Answer::Refused(words));
    let fine = |name: &str, text: &str| Case::new(name, text, Answer::Fine);
    let utf_16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> { small.encode_utf16().flat_map(bytes).collect() };
    let with_mark = |bytes: fn(u16) -> [u8; 2]| [bytes(0xfeff).to_vec(), utf_16(bytes)].concat();
    let torn = [&[0xff, 0xfe][..], &utf_16(u16::to_le_bytes)[..101]].concat();
    let halved = [with_mark(u16::to_le_bytes), vec![0x00, 0xd8]].concat();
    vec![
        fine("as-it-should-be", &small),
        Case::fine("format-1", &Paper { format: 1, ..Paper::small() }),
        Case::fine("format-2", &Paper { format: 2, ..Paper::small() }),
        refused("format-4", &small.replace("format: 3", "format: 4"), "the file has format 4"),
        refused(
            "format-huge",
            &small.replace("format: 3", "format: 99999999999999999999999"),
            "the file has format 1844",
        ),
        refused("format-below-nothing", &small.replace("format: 3", "format: -3"), "expected a project"),
        refused(
            "format-twice",
            &small.replace("format: 3", "format: 3, format: 1"),
            "the field format stands here twice",
        ),
        refused("format-missing", &small.replace("format: 3, ", ""), "expected a project"),
        refused(
            "canvases-in-format-1",
            &Paper { format: 1, beside: "notes: []".into(), ..Paper::small() }.text(),
            "found \"notes\"",
        ),
        refused("unknown-field", &small.replace("actors:", "spies: [], actors:"), "found \"spies\""),
        refused(
            "field-twice",
            &Paper { beside: "notes: [], notes: []".into(), ..Paper::small() }.text(),
            "the field notes stands here twice",
        ),
        refused("empty", "", "the file is empty"),
        refused("blanks", " \n\t\r\n ", "the file is empty"),
        refused("unit", "()", "expected a project"),
        refused("project-of-nothing", "Project()", "expected a project"),
        refused("html", "<!DOCTYPE html><html><body>x</body></html>", "expected a project"),
        refused("json", "{\"format\": 3, \"id\": \"p00000001\"}", "expected a project"),
        refused("zeros", &"\0".repeat(4096), "expected a project"),
        refused("two-projects", &format!("{small}\n{small}"), "trailing characters"),
        refused("zeros-behind", &format!("{small}{}", "\0".repeat(512)), ""),
        refused("cut-in-half", &small[..small.len() / 2], ""),
        refused("cut-last-bracket", small.trim_end_matches(')'), ""),
        refused("old-tail", &format!("{small}{}", &small[small.len() - 60..]), ""),
        refused("control-in-the-grammar", &small.replace("ties:", "ties\u{7}:"), ""),
        refused("turned-field", &small.replace("ties:", "\u{202e}seit:"), ""),
        fine("byte-order-mark", &format!("\u{feff}{small}")),
        fine("windows-lines", &small.replace('\n', "\r\n")),
        fine("comments-everywhere", &small.replace(", ", ", /* a /* nested */ one */ // and one\n ")),
        fine("schema-from-the-web", &format!("#![enable(implicit_some)]\n{small}")),
        fine("schema-address", &format!("#![schema = \"http://evil.example/x\"]\n{small}")),
        fine("no-names", &small.replace("Project(", "(").replace("Tie(", "(")),
        Case::new("utf-16-le", with_mark(u16::to_le_bytes), Answer::Fine),
        Case::new("utf-16-be", with_mark(u16::to_be_bytes), Answer::Fine),
        Case::new("utf-16-no-mark", utf_16(u16::to_le_bytes), Answer::Fine),
        Case::new("utf-16-torn", torn, Answer::Refused("UTF-16")),
        Case::new("utf-16-half-a-letter", halved, Answer::Refused("UTF-16")),
        Case::new("latin-1", latin_1(), Answer::Refused("expected UTF-8 text")),
        Case::new("png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), Answer::Refused("expected UTF-8 text")),
        Case::new("zip", b"PK\x03\x04\x14\0\0\0".to_vec(), Answer::Refused("expected a project")),
    ]
}

fn latin_1() -> Vec<u8> {
    let text = Paper { actors: actor("a00000001", "Su#dois", ""), ..Paper::blank() }.text();
    text.bytes().map(|byte| if byte == b'#' { 0xe9 } else { byte }).collect()
}
