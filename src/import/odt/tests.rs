//! What reading an OpenDocument text promises.

use super::super::testing::{message, pack};
use super::*;

/// A text of this body, with these automatic styles.
fn content(styles: &str, body: &str) -> String {
    format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
}

fn text(body: &str) -> String {
    read(&pack(&[("content.xml", &content("", body))])).unwrap().text
}

#[test]
fn paragraphs_spaces_and_breaks_are_read_as_they_are_printed() {
    let body = "<text:h>Head</text:h>\n <text:p>The <text:span>army</text:span><text:s text:c=\"4000000000\"/> left<text:tab/>Palmyra\n  at<text:line-break/>last.</text:p>";
    assert_eq!(text(body), "Head\n\nThe army left\tPalmyra at\nlast.");
}

#[test]
fn lists_tables_and_boxes_are_read_in_order() {
    let styles = r#"<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="a" style:num-suffix=")"/>
        <text:list-level-style-bullet text:level="2"/></text:list-style>"#;
    let body = r#"<text:list text:style-name="L"><text:list-item><text:p>one</text:p><text:p>more</text:p>
        <text:list><text:list-item><text:p>deep</text:p></text:list-item></text:list></text:list-item>
        <text:list-item><text:p>two</text:p></text:list-item></text:list>
        <table:table><table:table-row><table:table-cell><text:p/></table:table-cell>
        <table:table-cell table:number-columns-repeated="1000000"><text:p>Iran</text:p><text:p>Syria</text:p></table:table-cell></table:table-row></table:table>
        <text:p>Before <draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box><svg:title>no</svg:title></draw:frame>after.</text:p>"#;
    let reading = read(&pack(&[("content.xml", &content(styles, body))])).unwrap();
    assert_eq!(reading.text, "a) one\nmore\n• deep\nb) two\n\n\tIran\nSyria\n\nBefore after.\n\nIn a box.");
}

#[test]
fn deleted_words_and_comments_are_left_out_and_told() {
    let body = r#"<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>
        <text:p>The <office:annotation><text:p>a comment</text:p></office:annotation>army<text:note><text:note-citation>1</text:note-citation>
        <text:note-body><text:p>A note.</text:p></text:note-body></text:note> left.</text:p>"#;
    let reading = read(&pack(&[("content.xml", &content("", body))])).unwrap();
    let warnings: Vec<String> = reading.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(reading.text, "The army[1] left.\n\n[1] A note.");
    assert_eq!(
        warnings,
        [
            "changes are tracked: 1 deleted passage left out, what was inserted kept",
            "1 comment in the margin left out"
        ]
    );
}

#[test]
fn hidden_words_are_kept_and_marked() {
    let styles = r##"<style:style style:name="H" style:family="text" style:parent-style-name="P"/>
        <style:style style:name="W" style:family="text"><style:text-properties fo:color="#FFFFFF"/></style:style>
        <style:style style:name="D" style:family="text"><style:text-properties fo:color="#ffffff" fo:background-color="#000000"/></style:style>"##;
    let named = r#"<s><style:style style:name="P" style:family="text"><style:text-properties text:display="none"/></style:style></s>"#;
    let body = r#"<text:p>One <text:span text:style-name="H">two</text:span> <text:span text:style-name="W">three</text:span>
        <text:span text:style-name="D">four</text:span></text:p><text:section text:display="none"><text:p>five</text:p></text:section>
        <text:p><text:hidden-paragraph text:is-hidden="true"/>six</text:p><text:p>seven</text:p>"#;
    let reading = read(&pack(&[("content.xml", &content(styles, body)), ("styles.xml", named)])).unwrap();
    let hidden: Vec<&str> = reading.hidden.iter().map(|span| span.slice(&reading.text).unwrap()).collect();
    assert_eq!(reading.text, "One two three four\n\nfive\n\nsix\n\nseven");
    assert_eq!(hidden, ["two", "three", "five\n\nsix"]);
}

#[test]
fn a_locked_text_is_said_to_be_locked() {
    let list = r#"<manifest><file-entry full-path="content.xml"><manifest:encryption-data/></file-entry></manifest>"#;
    let error = message(read(&pack(&[("META-INF/manifest.xml", list), ("content.xml", "\u{1}\u{2}")])));
    assert_eq!(error, "the file is locked with a password");
}

#[test]
fn properties_are_read() {
    let meta = "<m><dc:title>Palmyra</dc:title><meta:initial-creator>Ann Lee</meta:initial-creator><dc:creator>Bo</dc:creator>\
                <meta:creation-date>2018-03-04T10:00:00</meta:creation-date><dc:language>en-GB</dc:language></m>";
    let reading =
        read(&pack(&[("content.xml", &content("", "<text:p>It fell.</text:p>")), ("meta.xml", meta)]))
            .unwrap();
    assert_eq!(
        (&*reading.title, &*reading.author, &*reading.date, &*reading.language),
        ("Palmyra", "Ann Lee", "2018-03-04", "en-GB")
    );
}
