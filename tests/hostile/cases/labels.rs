//! Names that turn, hide, tower, run or never end.

use super::Case;
use crate::paper::{Paper, actor, tie};

pub fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = ODD.iter().map(|(name, label)| Case::fine(name, &everywhere(label))).collect();
    cases.extend([
        Case::fine("marks-on-one-letter", &everywhere(&format!("a{}", "\u{301}".repeat(5_000)))),
        Case::fine("a-thousand-joiners", &everywhere(&"👩\u{200d}".repeat(400))),
        Case::fine("a-name-of-many-words", &everywhere(&"حزب الله ".repeat(100))),
        Case::refused("a-name-of-a-megabyte", &everywhere(&"x".repeat(1 << 20)), "1048576 characters"),
        Case::refused("an-alias-of-a-megabyte", &aliases(1, &"x".repeat(1 << 20)), "1048576 characters"),
        Case::refused("too-many-aliases", &aliases(50_000, "x"), "at most"),
        Case::refused(
            "a-note-without-end",
            &Paper { head: format!("note: {:?},", "x\n".repeat(3 << 20)), ..Paper::blank() },
            "characters",
        ),
        Case::fine(
            "a-long-note",
            &Paper { head: format!("note: {:?},", "words and words\n".repeat(20_000)), ..Paper::small() },
        ),
        Case::refused("language-of-a-megabyte", &language(&"x".repeat(1 << 20)), "characters"),
    ]);
    cases
}

/// Labels that should open, be drawn and be written as they are.
const ODD: &[(&str, &str)] = &[
    ("turned-round", "\u{202e}gnp.exe\u{202c}"),
    ("isolates-never-closed", "\u{2066}\u{2067}\u{2068}\u{202a}\u{202b}\u{202d}x"),
    ("no-width", "Ru\u{200b}ss\u{2060}i\u{feff}a\u{ad}"),
    ("tags", "x\u{e0041}\u{e0042}\u{e007f}"),
    ("controls", "a\u{0}b\u{7}c\u{1b}[31md\u{9b}e\u{7f}"),
    ("lines", "one\r\ntwo\u{2028}three\u{2029}four\u{85}five\u{b}six"),
    ("no-letters", "\u{fffe}\u{ffff}\u{fdd0}\u{10ffff}"),
    ("alone-and-private", "\u{e000}\u{f8ff}\u{1f3fb}\u{fe0f}\u{20e3}"),
    ("looks-like-another", "Аssаd"),
    ("two-scripts", "Rυѕѕıa"),
    ("towers", "Z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}a\u{316}\u{317}\u{318}l\u{489}g\u{35c}o"),
    ("both-directions", "حزب (ISIS) 12-34 الله [a] ש"),
    ("rare-scripts", "𓀀𓂀 ᚠᛇᚻ 𝔘𝔫𝔦 ༄༅ ꧁꧂ 𐎠𐎼 ﷽"),
    ("script", "<script>alert(1)</script>"),
    ("end-of-tag", "\"/><image href='http://evil.example/x' onload=a()>"),
    ("end-of-comment", "--> ]]> <![CDATA[ <!ENTITY x SYSTEM 'file:///etc/passwd'> &x;"),
    ("formula", "=cmd|' /C calc'!A0"),
    ("formula-after-a-blank", " \u{a0}\u{feff}=1+1"),
    ("formula-wide", "＝１＋１"),
    ("formula-after-a-tab", "\t@SUM(A1)"),
    ("path", "../../../etc/passwd"),
    ("path-of-windows", "\\\\evil.example\\share\\x C:\\CON NUL.txt"),
    ("address", "javascript:alert(1) file:///etc/passwd data:text/html,x"),
    ("format-string", "%s%n%x {0} {} ${HOME} $(id) `id`"),
    ("notation", "A; B + C \"x\" # title (state) @ 1,2"),
];

/// A label wherever words can stand.
fn everywhere(label: &str) -> Paper {
    let mut paper = Paper::small();
    paper.head = format!("title: {label:?}, note: {label:?},");
    paper.actors =
        actor("a00000001", label, &format!("aliases: [{label:?}], note: {label:?}, place: (0.0, 0.0)"))
            + &actor("a00000002", "Assad", "place: (300.0, 90.0)");
    let words = format!("label: {label:?}, note: {label:?}, quotes: [\"q00000001\"]");
    paper.ties = tie("t00000001", "a00000001", "a00000002", &words);
    let titled = format!("title: {label:?}, author: {label:?}, outlet: {label:?}");
    paper.documents = paper.documents.replace("title: \"Report\"", &titled);
    paper.quotes = paper.quotes.replace("hedge:", &format!("speaker: {label:?}, note: {label:?}, hedge:"));
    paper.beside = format!(
        "canvases: [Canvas(id: \"c00000001\", name: {label:?}, rank: 0)], \
         groups: [Group(id: \"g00000001\", name: {label:?}, canvas: \"c00000001\", actors: [\"a00000001\"])], \
         notes: [Note(id: \"n00000001\", text: {label:?}, canvas: \"c00000001\", place: (90.0, 200.0), width: 90.0)]"
    );
    paper
}

fn aliases(count: usize, alias: &str) -> Paper {
    let list = format!("{alias:?},").repeat(count);
    Paper { actors: actor("a00000001", "Russia", &format!("aliases: [{list}]")), ..Paper::blank() }
}

fn language(language: &str) -> Paper {
    let mut paper = Paper::small();
    paper.documents = paper.documents.replace("text:", &format!("language: {language:?}, text:"));
    paper
}
