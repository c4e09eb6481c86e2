//! What reading an electronic book promises.

use super::super::testing::{message, pack};
use super::*;

const CONTAINER: &str =
    r#"<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>"#;
const PACKAGE: &str = r#"<package><metadata><dc:title>A book</dc:title><dc:creator>Ann Lee</dc:creator>
    <dc:publisher>The House</dc:publisher><dc:date>2018-02-03T00:00:00Z</dc:date><dc:language>en</dc:language></metadata>
    <manifest><item id="t" href="toc.xhtml" media-type="application/xhtml+xml" properties="nav"/>
    <item id="a" href="text/a%20b.xhtml" media-type="application/xhtml+xml"/>
    <item id="b" href="text/b.xhtml" media-type="application/xhtml+xml"/></manifest>
    <spine><itemref idref="t"/><itemref idref="b"/><itemref idref="a"/></spine></package>"#;

fn page(words: &str) -> String {
    format!(
        "<?xml version='1.0'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><head><title>t</title></head><body>{words}</body></html>"
    )
}

fn book(more: &[(&str, &str)]) -> Vec<u8> {
    let (first, second) = (
        page("<h1>One</h1><p>The army&nbsp;left.<br/>It did.</p><script>no()</script>"),
        page("<p>It came back.</p>"),
    );
    let mut parts = vec![
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("OEBPS/book.opf", PACKAGE),
        ("OEBPS/toc.xhtml", "<html><body>Contents</body></html>"),
        ("OEBPS/text/b.xhtml", &first),
        ("OEBPS/text/a b.xhtml", &second),
    ];
    parts.extend(more);
    pack(&parts)
}

#[test]
fn chapters_are_read_in_the_order_of_the_book() {
    let reading = read(&book(&[])).unwrap();
    assert_eq!(reading.text, "One\n\nThe army\u{a0}left.\nIt did.\n\nIt came back.");
    assert_eq!(
        (&*reading.title, &*reading.author, &*reading.outlet, &*reading.date, &*reading.language),
        ("A book", "Ann Lee", "The House", "2018-02-03", "en")
    );
}

#[test]
fn a_locked_book_is_said_to_be_locked_and_scrambled_fonts_are_no_lock() {
    let list = |method: &str| {
        format!(
            r#"<encryption><EncryptedData><EncryptionMethod Algorithm="{method}"/></EncryptedData></encryption>"#
        )
    };
    let fonts = list("http://www.idpf.org/2008/embedding");
    assert!(read(&book(&[("META-INF/encryption.xml", &fonts)])).is_ok());
    let lock = list("http://www.w3.org/2001/04/xmlenc#aes128-cbc");
    let error = message(read(&book(&[("META-INF/encryption.xml", &lock)])));
    assert_eq!(error, "the book is locked with a password");
}

#[test]
fn a_chapter_that_is_missing_is_told() {
    let package = PACKAGE.replace("text/b.xhtml", "text/gone.xhtml");
    let words = page("<p>It came back.</p>");
    let parts = [
        ("META-INF/container.xml", CONTAINER),
        ("OEBPS/book.opf", &*package),
        ("OEBPS/text/a b.xhtml", &*words),
    ];
    let reading = read(&pack(&parts)).unwrap();
    assert_eq!(
        (&*reading.text, reading.warnings[0].to_string()),
        (
            "It came back.",
            "the file is damaged: 1 chapter named in the book and not in the file; what could be read was taken".to_owned()
        )
    );
}
