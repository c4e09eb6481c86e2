//! What reading a mail promises.

use super::*;

fn mail(source: &str) -> Reading {
    read(source.replace('\n', "\r\n").as_bytes(), &Wish::default()).unwrap()
}

fn facts(reading: &Reading) -> [&str; 4] {
    [&reading.title, &reading.author, &reading.date, &reading.encoding]
}

const HEAD: &str = "Received: from mx by x\nFrom: =?utf-8?B?0JjQstCw0L0g0J/QtdGC0YDQvtCy?= <i@x.ru>\nTo: a@b.c\n\
    Subject: =?windows-1251?Q?=CF=E0=EB=FC=EC=E8=F0=E0?=\n =?windows-1251?Q?_=E2=E7=FF=F2=E0?=\nDate: Mon, 28 Mar 2016 14:05:11 +0300\nMIME-Version: 1.0\n";

#[test]
fn a_plain_mail_says_who_when_and_what() {
    let reading = mail(&format!(
        "{HEAD}Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: base64\n\n8s/T08nRIMkg6dLBzi4=\n"
    ));
    assert_eq!(facts(&reading), ["Пальмира взята", "Иван Петров", "2016-03-28", "KOI8-R"]);
    assert_eq!((&*reading.text, reading.warnings.len()), ("Россия и Иран.", 0));
}

#[test]
fn plain_words_come_before_html_and_attachments_are_named() {
    let source = format!(
        "{HEAD}Content-Type: multipart/mixed; boundary=\"b 1\"\n\npreamble\n--b 1\nContent-Type: multipart/alternative; boundary=b\n\n\
--b\nContent-Type: text/plain; charset=utf-8\n\nThe army left Palmyra.\nIt came back.\n--b\nContent-Type: text/html\n\n<p>The army <b>left</b> Palmyra. It came back.</p>\n--b--\n\
--b 1\nContent-Type: application/pdf; name=\"report.pdf\"\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\nAAAA\n\
--b 1\nContent-Type: image/png\n\nx\n--b 1--\nepilogue"
    );
    let reading = mail(&source);
    assert_eq!(reading.text, "The army left Palmyra.\nIt came back.");
    assert_eq!(
        reading.warnings,
        [Warning::Attachments(vec!["report.pdf".to_owned(), "image/png".to_owned()])]
    );
}

#[test]
fn html_is_read_where_the_plain_words_are_a_stub() {
    let source = format!(
        "{HEAD}Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nView online.\n--b\n\
Content-Type: multipart/related; boundary=c\n\n--c\nContent-Type: text/html; charset=windows-1251\nContent-Transfer-Encoding: quoted-printable\n\n\
<div style=3D\"display:none\">preheader</div><div>=D0=EE=F1=F1=E8=FF said that the army had left the city of =\nPalmyra.</div><div>Yes.</div>\n--c\nContent-Type: image/gif\n\nx\n--c--\n--b--\n"
    );
    let reading = mail(&source);
    assert_eq!(reading.text, "preheader\nРоссия said that the army had left the city of Palmyra.\nYes.");
    assert_eq!((reading.hidden.len(), reading.warnings.clone()), (1, vec![Warning::Hidden(1)]));
    assert_eq!(reading.encoding, "windows-1251");
}

#[test]
fn a_mail_that_came_attached_is_part_of_the_text() {
    let source = format!(
        "{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee below.\n--b\nContent-Type: message/rfc822\nContent-Disposition: attachment; filename=old.eml\n\n\
From: Ann Lee <a@l.org>\nDate: 1 Jan 2015 10:00:00 +0000\nSubject: Palmyra\n\nIt fell.\n--b--\n"
    );
    assert_eq!(
        mail(&source).text,
        "See below.\n\nFrom: Ann Lee\nDate: 2015-01-01\nSubject: Palmyra\n\nIt fell."
    );
}

#[test]
fn letters_without_a_charset_are_guessed_and_may_be_chosen() {
    let letters =
        encoding_rs::WINDOWS_1251.encode("Россия и Иран спорят о Сирии, пишет газета.").0.into_owned();
    let source = [b"From: a@b.c\nSubject: x\nDate: x\n\n".as_slice(), &letters].concat();
    let guess = read(&source, &Wish::default()).unwrap();
    assert_eq!((&*guess.encoding, guess.encoding_guessed, &*guess.date), ("windows-1251", true, ""));
    let wish = Wish { encoding: Some("koi8-r".to_owned()), ..Wish::default() };
    assert_eq!(read(&source, &wish).unwrap().encoding, "KOI8-R");
    let wish = Wish { encoding: Some("klingon".to_owned()), ..Wish::default() };
    assert_eq!(read(&source, &wish).unwrap_err().to_string(), "the encoding \"klingon\" is not known");
}

#[test]
fn a_page_saved_by_a_browser_is_a_page() {
    let story = "<p>Russia said that the army of Syria, with Iran, had retaken the city of Palmyra from the group.</p>".repeat(8);
    let source = format!(
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://x.org/\nSubject: Saved\nDate: Mon, 1 Jan 2024 10:00:00 -0000\nMIME-Version: 1.0\n\
Content-Type: multipart/related; type=\"text/html\"; boundary=b\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: binary\n\n<html><head><meta property=og:title content='The fall'>\
<meta property=article:published_time content=2016-03-28></head><nav><a href=/>Home</a></nav><article>{story}</article>\n--b\nContent-Type: text/css\n\np{{}}\n--b--\n"
    );
    let reading = mail(&source);
    assert_eq!(facts(&reading), ["The fall", "", "2016-03-28", "UTF-8"]);
    assert!(reading.text.starts_with("Russia said") && !reading.text.contains("Home"));
}

#[test]
fn locked_and_headless_mails_are_said_to_be_so() {
    let message = |source: &str| read(source.as_bytes(), &Wish::default()).unwrap_err().to_string();
    assert_eq!(
        message("From: a\nContent-Type: multipart/encrypted; boundary=b\n\n--b\n\nx"),
        "the mail is locked with a password"
    );
    assert_eq!(
        message("no header at all"),
        "the mail file is damaged: it does not begin with the header of a mail"
    );
}

#[test]
fn parts_and_headers_end_at_a_limit_with_a_number() {
    let nested: String =
        (0..10_000).map(|at| format!("Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n")).collect();
    let message = |source: &str| read(source.as_bytes(), &Wish::default()).unwrap_err().to_string();
    assert_eq!(
        message(&format!("From: a\n{nested}")),
        "the file has more than 24 parts within parts, and no more are read"
    );
    let mails = "Content-Type: message/rfc822\n\n".repeat(10_000);
    assert_eq!(message(&mails), "the file has more than 24 parts within parts, and no more are read");
    let many = "--b\n\nx\n".repeat(10_000);
    assert_eq!(
        message(&format!("Content-Type: multipart/mixed; boundary=b\n\n{many}")),
        "the file has more than 2000 parts, and no more are read"
    );
    assert_eq!(
        message(&"X-Header: y\n".repeat(200_000)),
        "the file has more than 1000000 bytes of headers, and no more are read"
    );
    assert_eq!(mail(&format!("From: a\n{}\nText", "X-Header: y\n".repeat(50_000))).text, "Text");
}
