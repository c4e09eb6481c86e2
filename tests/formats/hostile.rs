//! Bytes made to hurt: each gets its text or one clear message, in work that grows with its size and no faster.
//!
//! Packages and PDF have their own in the room; here are the formats that are text underneath.

use detente::import::{self, Imported, LIMIT_BYTES};

use crate::assert_sound;

fn read(bytes: &[u8], name: &str) -> Imported {
    let read = import::read(bytes, name).unwrap();
    assert_sound(&read, name);
    read
}

fn page(html: &str) -> Imported {
    read(html.as_bytes(), "a.html")
}

fn refusal(bytes: &[u8], name: &str) -> String {
    import::read(bytes, name).unwrap_err().to_string()
}

#[test]
fn depth_is_no_weapon() {
    for (open, close) in [
        ("<div>", "</div>"),
        ("<table><tr><td>", ""),
        ("<blockquote>", ""),
        ("<ul><li>", ""),
        ("<a href=x>", ""),
    ] {
        let html = format!("<p>words{}inside{}", open.repeat(60_000), close.repeat(60_000));
        let read = page(&html);
        assert!(read.text.as_str().contains("inside"), "{open}");
    }
    let svg = format!("<p>words</p>{}", "<svg><g>".repeat(50_000));
    assert_eq!(page(&svg).text.as_str(), "words");
}

#[test]
fn copies_are_no_weapon() {
    // 62 kB that become millions of elements in a tree built by the book.
    let fonts: String = (0..2_000).map(|at| format!("<font color=c{at}><b><i>")).collect();
    let read = page(&format!("{fonts}{}", "<p>x".repeat(4_000)));
    assert_eq!(read.text.as_str().matches('x').count(), 4_000);
    let misnested = "<b><table><i><tr></b></i>".repeat(5_000);
    assert!(page(&format!("{misnested}<p>words")).text.as_str().contains("words"));
}

#[test]
fn attributes_are_no_weapon() {
    assert_eq!(page(&format!("<p{}>words</p>", " a".repeat(500_000))).text.as_str(), "words");
    let many = format!("<p{}>w </p>", (0..100).map(|at| format!(" a{at}=b")).collect::<String>()).repeat(500);
    assert_eq!(page(&many).text.as_str().matches('w').count(), 500);
    assert_eq!(page(&format!("<p title='{}'>words", "x".repeat(5_000_000))).text.as_str(), "words");
    let class = format!("<p class='{}'>words", "a ".repeat(200_000));
    assert_eq!(
        page(&format!("<style>{}</style>{class}", ".x{display:none}".repeat(50_000))).text.as_str(),
        "words"
    );
}

#[test]
fn what_never_ends_is_no_weapon() {
    let words = "<p>words</p>";
    for tail in [
        "<!--",
        "<script>",
        "<style>",
        "<title>",
        "<p title='",
        "<![CDATA[",
        "<template>",
        "&#x",
        "&",
        "<?",
        "<textarea>",
    ] {
        let read = page(&format!("{words}{tail}{}", "-<a ".repeat(100_000)));
        assert!(read.text.as_str().starts_with("words"), "{tail}");
    }
    page(&format!("{words}{}", "<!--".repeat(200_000)));
    page(&format!("{words}{}", "</script ".repeat(200_000)));
    page(&format!("{words}{}", "&amp".repeat(200_000)));
    page(&format!("{words}{}", "&CounterClockwiseContourIntegra".repeat(20_000)));
}

#[test]
fn json_in_a_page_is_no_weapon() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let wide = format!("[{}{{}}]", r##"{"@type":"NewsArticle","author":{"@id":"a"}},"##.repeat(8_000));
    for json in [
        deep.as_str(),
        &wide,
        "{\"@type\":",
        "{\"@type\":\"NewsArticle\",\"author\":[[[[1]]]],\"headline\":7}",
    ] {
        let html = format!("<title>Title</title><script type='application/ld+json'>{json}</script><p>words");
        assert_eq!(page(&html).title, "Title");
    }
}

#[test]
fn scripts_leave_no_word_and_addresses_no_script() {
    let html = "<scr<script>ipt>a()</script><p onclick=b()>words</p><a href=' java\tscript:c()'>more</a><img src=x onerror=d() alt=e>\
        <svg><script>f()</script><title>g</title></svg><math><mtext><style>h</style></mtext></math><noscript><p>i</noscript><iframe srcdoc='<p>j'>k</iframe>";
    let text = page(html).text;
    assert_eq!(text.as_str(), "ipt>a()\n\nwords\n\nmore");
    assert!(!text.as_str().contains("script:"));
}

#[test]
fn rich_text_is_no_weapon() {
    let rtf = |inner: &str| format!("{{\\rtf1 words {inner}");
    assert_eq!(
        refusal(rtf(&"{".repeat(1_000_000)).as_bytes(), "a.rtf"),
        "the file has more than 4000 groups within groups, and no more are read"
    );
    for inner in [
        "\\bin2147483647 x".to_owned(),
        "\\u99999999999999999999999 ".repeat(10_000),
        "\\u-2147483648?\\uc2147483647\\u1?".to_owned(),
        format!(
            "{{\\fonttbl{}}}",
            (0..60_000).map(|at| format!("{{\\f{at}\\fcharset204 x;}}")).collect::<String>()
        ),
        format!("{{\\colortbl{}}}\\cf2147483647 x", ";".repeat(100_000)),
        "{\\footnote a".repeat(2_000),
        "{\\footnote a}".repeat(20_000),
        format!("{{\\info{{\\title {}}}}}", "x".repeat(1_000_000)),
        "\\trowd\\intbl x\\cell".repeat(50_000),
        "{}".repeat(500_000),
        "\\'".repeat(100_000),
        format!("\\{}", "a".repeat(1_000_000)),
    ] {
        let read = read(rtf(&inner).as_bytes(), "a.rtf");
        assert!(read.text.as_str().starts_with("words"), "{}", &inner[..inner.len().min(40)]);
        assert!(read.title.chars().count() <= 300);
    }
}

#[test]
fn mails_are_no_weapon() {
    let parts: String =
        (0..10_000).map(|at| format!("Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n")).collect();
    let limit = "the file has more than 24 parts within parts, and no more are read";
    assert_eq!(refusal(format!("From: a\n{parts}").as_bytes(), "a.eml"), limit);
    assert_eq!(
        refusal("From: a\nContent-Type: message/rfc822\n\n".repeat(10_000).as_bytes(), "a.eml"),
        limit
    );
    assert_eq!(
        refusal(
            format!("Content-Type: multipart/mixed; boundary=b\n\n{}", "--b\n\nx\n".repeat(50_000))
                .as_bytes(),
            "a.eml"
        ),
        "the file has more than 2000 parts, and no more are read"
    );
    let encoded = "=?utf-8?B?0JjQsw==?= ".repeat(20_000);
    assert_eq!(read(format!("Subject: {encoded}\n\nwords").as_bytes(), "a.eml").text.as_str(), "words");
    let folded = format!("From: a\nX: {}\n\nwords", "y\n ".repeat(200_000));
    assert_eq!(read(folded.as_bytes(), "a.eml").text.as_str(), "words");
    let addresses = format!("From: {}\n\nwords", "(((<a@b>,".repeat(50_000));
    assert_eq!(read(addresses.as_bytes(), "a.eml").text.as_str(), "words");
    let types = format!("From: a\nContent-Type: text/plain{}\n\nwords", "; a*0*=b".repeat(50_000));
    assert_eq!(read(types.as_bytes(), "a.eml").text.as_str(), "words");
}

#[test]
fn names_of_attachments_show_what_an_eye_cannot_see() {
    let source = "From: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nwords\n--b\nContent-Type: application/x\n\
        Content-Disposition: attachment; filename*=utf-8''%E2%80%AEfdp.exe%0A\n\nx\n--b--";
    let read = read(source.as_bytes(), "a.eml");
    let warning = read.warnings[0].to_string();
    assert!(!warning.contains(['\u{202e}', '\n']), "{warning:?}");
}

#[test]
fn a_file_that_is_too_large_is_not_looked_into() {
    for name in ["a.html", "a.rtf", "a.eml", "a.txt"] {
        let message = refusal(&vec![b' '; LIMIT_BYTES + 1], name);
        assert_eq!(message, "the file has 64.0 MB, and files are read up to 64.0 MB");
    }
}
