//! What reading a Word document promises.

use super::super::testing::{message, pack};
use super::*;

/// A document of this body.
fn document(body: &str) -> Vec<u8> {
    pack(&[("word/document.xml", &format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"))])
}

fn text(body: &str) -> String {
    read(&document(body)).unwrap().text
}

fn hidden(reading: &Reading) -> Vec<&str> {
    reading.hidden.iter().map(|span| span.slice(&reading.text).unwrap()).collect()
}

#[test]
fn paragraphs_breaks_and_signs_are_read_as_they_are_printed() {
    let body = r#"<w:p><w:r><w:t xml:space="preserve">The army </w:t></w:r><w:r><w:t>left</w:t><w:tab/><w:t>Pal</w:t>
        <w:softHyphen/><w:t>myra</w:t><w:br/><w:t>and came al</w:t><w:noBreakHyphen/><w:t>Assad</w:t></w:r></w:p>
        <w:p/><w:p><w:hyperlink><w:r><w:t>A &amp; B</w:t></w:r></w:hyperlink>
        <w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r></w:p>"#;
    assert_eq!(text(body), "The army left\tPalmyra\nand came al\u{2011}Assad\n\nA & B•");
}

#[test]
fn rows_of_a_table_are_lines_and_its_cells_stand_apart() {
    let cell = |words: &str| {
        format!("<w:tc><w:tcPr><w:shd/></w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>")
    };
    let row = |cells: &[&str]| {
        format!("<w:tr>{}</w:tr>", cells.iter().map(|words| cell(words)).collect::<String>())
    };
    let table = format!(
        "<w:p><w:r><w:t>Before</w:t></w:r></w:p><w:tbl>{}{}{}</w:tbl><w:p><w:r><w:t>After</w:t></w:r></w:p>",
        row(&["", "Russia", "Iran"]),
        row(&["ISIS", "clash", "clash"]),
        row(&["", "", ""])
    );
    assert_eq!(text(&table), "Before\n\n\tRussia\tIran\nISIS\tclash\tclash\n\nAfter");
}

#[test]
fn instructions_of_fields_never_become_text() {
    let run = |inner: &str| format!("<w:r>{inner}</w:r>");
    let body = [
        run(r#"<w:fldChar w:fldCharType="begin"/>"#),
        run(r#"<w:instrText>DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc.exe"</w:instrText>"#),
        run(r#"<w:fldChar w:fldCharType="separate"/>"#),
        run("<w:t>shown</w:t>"),
        run(r#"<w:fldChar w:fldCharType="end"/>"#),
        r#"<w:fldSimple w:instr="AUTHOR cmd"><w:r><w:t> twice</w:t></w:r></w:fldSimple>"#.to_owned(),
    ];
    assert_eq!(text(&format!("<w:p>{}</w:p>", body.concat())), "shown twice");
}

#[test]
fn words_in_the_place_of_an_instruction_are_kept_and_marked() {
    let body = r#"<w:p><w:r><w:t>Seen </w:t><w:fldChar w:fldCharType="begin"/><w:t>unseen</w:t></w:r></w:p>"#;
    let reading = read(&document(body)).unwrap();
    assert_eq!((&*reading.text, hidden(&reading)), ("Seen unseen", vec!["unseen"]));
}

#[test]
fn hidden_tiny_and_white_words_are_kept_and_marked() {
    let run = |looks: &str, words: &str| {
        format!("<w:r><w:rPr>{looks}</w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
    };
    let runs = [
        run(r#"<w:vanish w:val="0"/>"#, "One "),
        run("<w:vanish/>", "two "),
        run(r#"<w:color w:val="FFFFFF"/>"#, "three"),
        run(r#"<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>"#, " four "),
        run(r#"<w:sz w:val="2"/>"#, "five "),
        run(r#"<w:rStyle w:val="Child"/>"#, "six "),
        run(r#"<w:rStyle w:val="Child"/><w:vanish w:val="false"/>"#, "seven"),
    ];
    let styles = r#"<w:styles><w:style w:styleId="Parent"><w:rPr><w:vanish/></w:rPr></w:style>
        <w:style w:styleId="Child"><w:basedOn w:val="Parent"/></w:style></w:styles>"#;
    let document = format!("<w:document><w:body><w:p>{}</w:p></w:body></w:document>", runs.concat());
    let reading = read(&pack(&[("word/document.xml", &document), ("word/styles.xml", styles)])).unwrap();
    assert_eq!(reading.text, "One two three four five six seven");
    assert_eq!(hidden(&reading), ["two three", "five six"]);
    assert_eq!(reading.warnings[0].to_string(), "4 words that the original hides are kept and marked");
}

#[test]
fn styles_that_are_built_on_each_other_end_somewhere() {
    let styles = r#"<w:styles><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>
        <w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>"#;
    let document = r#"<d><w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p></d>"#;
    let reading = read(&pack(&[("word/document.xml", document), ("word/styles.xml", styles)])).unwrap();
    assert_eq!((&*reading.text, reading.hidden.len()), ("x", 0));
}

#[test]
fn tracked_changes_are_read_as_accepted_and_comments_left_out() {
    let body = r#"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>The army </w:t></w:r>
        <w:del><w:r><w:delText>never </w:delText><w:t>ever </w:t></w:r></w:del>
        <w:ins><w:r><w:t>now</w:t></w:r></w:ins></w:p>
        <w:p><w:r><w:t xml:space="preserve"> left.</w:t><w:commentReference w:id="1"/></w:r></w:p>"#;
    let reading = read(&document(body)).unwrap();
    let warnings: Vec<String> = reading.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(reading.text, "The army now left.");
    assert_eq!(
        warnings,
        [
            "changes are tracked: 1 deleted passage left out, what was inserted kept",
            "1 comment in the margin left out"
        ]
    );
}

#[test]
fn a_text_box_is_said_once_and_behind_its_paragraph() {
    let words = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>";
    let body = format!(
        "<w:p><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{words}</mc:Choice>\
         <mc:Fallback><w:pict>{words}</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>, after.</w:t></w:r></w:p>\
         <w:p><w:r><w:t>Next.</w:t></w:r></w:p>"
    );
    assert_eq!(text(&body), "Before, after.\n\nIn a box.\n\nNext.");
}

#[test]
fn notes_stand_at_the_end_under_the_number_in_the_text() {
    let document = r#"<d><w:p><w:r><w:t>In 2015</w:t><w:footnoteReference w:id="2"/><w:t> they left</w:t>
        <w:endnoteReference w:id="2"/><w:t>.</w:t></w:r></w:p></d>"#;
    let note = |kind: &str, words: &str| {
        format!(
            r#"<n><w:{kind} w:type="separator" w:id="0"><w:p><w:r><w:t>line</w:t></w:r></w:p></w:{kind}>
            <w:{kind} w:id="2"><w:p><w:r><w:{kind}Ref/><w:t xml:space="preserve"> {words}</w:t></w:r></w:p></w:{kind}></n>"#
        )
    };
    let parts = [
        ("word/document.xml", document),
        ("word/footnotes.xml", &*note("footnote", "Of the foot.")),
        ("word/endnotes.xml", &*note("endnote", "Of the end.")),
    ];
    let reading = read(&pack(&parts)).unwrap();
    assert_eq!(reading.text, "In 2015[1] they left[2].\n\n[1] Of the foot.\n\n[2] Of the end.");
}

#[test]
fn lists_have_their_signs_and_end_before_the_next_paragraph() {
    let numbers = r#"<n><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></n>"#;
    let item = |words: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let document = format!("<d>{}{}<w:p><w:r><w:t>Then.</w:t></w:r></w:p></d>", item("Russia"), item("Iran"));
    let reading = read(&pack(&[("word/document.xml", &document), ("word/numbering.xml", numbers)])).unwrap();
    assert_eq!(reading.text, "1. Russia\n2. Iran\n\nThen.");
}

#[test]
fn the_main_part_may_have_any_name_and_the_properties_are_read() {
    let table = r#"<Relationships><Relationship Type="http://x/officeDocument" Target="/doc/main.xml"/></Relationships>"#;
    let core = "<c><dc:title>Palmyra</dc:title><dc:creator>Ann Lee</dc:creator><dcterms:created>2017-03-01T10:00:00Z</dcterms:created></c>";
    let parts = [
        ("_rels/.rels", table),
        ("doc/main.xml", "<d><w:p><w:r><w:t>It fell.</w:t></w:r></w:p></d>"),
        ("docProps/core.xml", core),
    ];
    let reading = read(&pack(&parts)).unwrap();
    assert_eq!(
        (&*reading.text, &*reading.title, &*reading.author, &*reading.date),
        ("It fell.", "Palmyra", "Ann Lee", "2017-03-01")
    );
}

#[test]
fn a_file_without_a_text_is_refused() {
    let error = message(read(&pack(&[("word/other.xml", "<a/>")])));
    assert_eq!(error, "the Word (docx) file is damaged: it has no part called \"word/document.xml\"");
    let error = message(read(&document("<w:p><w:r>")));
    assert_eq!(error, "the Word (docx) file is damaged: its XML is broken");
}
