//! Documents by the command line: the real program, with real files, folders, and what only looks like them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a test may stop where it stands"
)]

use std::path::PathBuf;
use std::process::Command;

use detente::model::{Document, Project};
use detente::store;

/// A folder of its own for one test, and the program in it.
struct Desk(tempfile::TempDir);

/// How a command ended: its exit code and what it said on stderr.
struct Told {
    code: i32,
    err: String,
}

impl Desk {
    fn with(files: &[(&str, &[u8])]) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        files.iter().for_each(|(name, bytes)| desk.put(name, bytes));
        desk
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, words: &[&str]) -> Told {
        let mut program = Command::new(env!("CARGO_BIN_EXE_detente"));
        let ended = program.current_dir(self.0.path()).args(words).output().unwrap();
        assert_eq!(ended.stdout, b"", "results only");
        Told { code: ended.status.code().unwrap(), err: String::from_utf8(ended.stderr).unwrap() }
    }

    fn make(&self, words: &[&str]) -> Told {
        self.run(&[&["new", "-o", "map.ron"], words].concat())
    }

    fn project(&self) -> Project {
        store::open(&self.path("map.ron")).unwrap().project
    }

    fn documents(&self) -> Vec<Document> {
        let mut all: Vec<Document> =
            self.project().documents().map(|(_, document)| document.clone()).collect();
        all.sort_by(|a, b| a.origin.file_name.cmp(&b.origin.file_name));
        all
    }

    fn names(&self) -> Vec<String> {
        self.documents().into_iter().map(|document| document.origin.file_name).collect()
    }
}

const RUSSIAN: &str = "Россия поддержала армию Асада. Иран послал советников. ";

fn in_encoding(label: &str, text: &str) -> Vec<u8> {
    encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned()
}

#[test]
fn files_and_whole_folders_come_in_together_and_everything_is_fine() {
    let desk = Desk::with(&[
        ("one.txt", b"Russia backs Assad."),
        ("folder/two.md", b"# Two\n\nIran backs Assad."),
        ("folder/deep/three.txt", b"The YPG clashes with ISIS."),
        ("folder/deep/picture.png", b"\x89PNG"),
        ("folder/.hidden.txt", b"hidden"),
    ]);
    let told = desk.make(&["one.txt", "folder"]);
    assert_eq!((told.code, &*told.err), (0, ""));
    assert_eq!(desk.names(), ["one.txt", "three.txt", "two.md"]);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_comes_in() {
    let desk = Desk::with(&[
        ("good.txt", b"Russia backs Assad."),
        ("picture.txt", b"\x89PNG\r\n\x1a\n"),
        ("empty.txt", b" \n"),
    ]);
    let told = desk.make(&["good.txt", "picture.txt", "empty.txt", "absent.txt"]);
    assert_eq!(told.code, 1);
    for line in [
        "not read: picture.txt: the file is a PNG picture, which is not read",
        "not read: empty.txt: the file holds no text",
        "not read: absent.txt: there is no such file or folder",
    ] {
        assert!(told.err.lines().any(|said| said == line), "{}", told.err);
    }
    assert_eq!(told.err.matches("  hint: ").count(), 3, "{}", told.err);
    assert_eq!(desk.names(), ["good.txt"]);
}

#[test]
fn if_nothing_can_be_read_no_project_is_made() {
    let desk = Desk::with(&[("a.txt", b"\x89PNG"), ("b.txt", b""), ("empty/readme.png", b"")]);
    let told = desk.make(&["a.txt", "b.txt"]);
    assert_eq!(told.code, 2);
    assert!(
        told.err.ends_with(
            "error: none of the 2 documents was read\nhint: Each is named above with the reason.\n"
        ),
        "{}",
        told.err
    );
    let told = desk.make(&["empty"]);
    assert_eq!(told.code, 2);
    assert!(
        told.err.starts_with("error: the folder holds no documents: empty\nhint: Documents end in .txt, "),
        "{}",
        told.err
    );
    assert!(!desk.path("map.ron").exists());
}

#[test]
fn the_same_text_twice_is_noticed_and_kept_out_unless_asked() {
    let desk = Desk::with(&[("a.txt", b"Russia backs Assad.\n"), ("b.txt", b"Russia backs Assad.\r\n")]);
    let told = desk.make(&["a.txt", "b.txt"]);
    assert_eq!((told.code, &*told.err), (0, "note: b.txt: the same text as a.txt, left out\n"));
    assert_eq!(desk.names(), ["a.txt"]);
    let told = desk.run(&["import", "map.ron", "b.txt"]);
    assert_eq!(told.err, "note: b.txt: the same text as \"Russia backs Assad.\" in the project, left out\n");
    assert_eq!(desk.names(), ["a.txt"]);
    let told = desk.run(&["import", "map.ron", "b.txt", "--keep-duplicates"]);
    assert_eq!((told.code, &*told.err), (0, ""));
    assert_eq!(desk.names(), ["a.txt", "b.txt"]);
}

#[test]
fn documents_come_into_a_project_that_is_there() {
    let desk = Desk::with(&[("a.txt", b"Russia backs Assad."), ("b/c.txt", b"Iran backs Assad.")]);
    assert_eq!(desk.make(&["a.txt"]).code, 0);
    let before = desk.project();
    assert_eq!(desk.run(&["import", "map.ron", "b"]).code, 0);
    assert_eq!(desk.names(), ["a.txt", "c.txt"]);
    assert!(before.documents().all(|(id, document)| desk.project().document(id) == Some(document)));
    let bytes = std::fs::read(desk.path("map.ron")).unwrap();
    assert_eq!(desk.run(&["import", "map.ron", "nothing.txt"]).code, 2);
    assert!(std::fs::read(desk.path("map.ron")).unwrap() == bytes);
}

#[test]
fn an_encoding_is_guessed_aloud_and_can_be_named() {
    let text = RUSSIAN.repeat(4);
    let desk =
        Desk::with(&[("r.txt", &in_encoding("ibm866", &text)), ("k.txt", &in_encoding("koi8-r", "Асад"))]);
    let told = desk.make(&["r.txt"]);
    assert!(
        told.err.starts_with("note: r.txt: it does not say its encoding and was read as IBM866"),
        "{}",
        told.err
    );
    assert_eq!(desk.documents()[0].text.as_str(), text);
    let told = desk.make(&["--force", "k.txt", "--encoding", "koi8-r"]);
    assert_eq!((told.code, &*told.err), (0, ""));
    let document = &desk.documents()[0];
    assert_eq!((document.text.as_str(), &*document.origin.encoding), ("Асад", "KOI8-R"));
    let told = desk.make(&["--force", "k.txt", "--encoding", "klingon"]);
    assert_eq!(told.code, 2);
    assert!(told.err.starts_with("error: the encoding \"klingon\" is not known\nhint: "), "{}", told.err);
}

#[test]
fn the_origin_of_a_document_tells_its_bytes_and_its_reader_but_no_folder() {
    let desk = Desk::with(&[("secret folder/a.txt", b"abc")]);
    desk.make(&["secret folder/a.txt"]);
    let origin = desk.documents()[0].origin.clone();
    assert_eq!((&*origin.file_name, &*origin.format, &*origin.encoding), ("a.txt", "plain text", "UTF-8"));
    assert!(origin.sha256.starts_with("ba7816bf") && origin.engine.starts_with("detente "), "{origin:?}");
    assert!(!std::fs::read_to_string(desk.path("map.ron")).unwrap().contains("secret folder"));
}

#[test]
fn a_project_opens_without_its_documents_files() {
    let desk = Desk::with(&[("a.txt", b"Russia backs Assad.")]);
    desk.make(&["a.txt"]);
    std::fs::remove_file(desk.path("a.txt")).unwrap();
    let told =
        Command::new(env!("CARGO_BIN_EXE_detente")).arg("check").arg(desk.path("map.ron")).output().unwrap();
    assert!(told.status.success());
    assert_eq!(desk.documents()[0].text.as_str(), "Russia backs Assad.");
}

#[test]
#[cfg(unix)]
fn what_is_no_file_is_refused_without_waiting_for_it() {
    let desk = Desk::with(&[("a.txt", b"Russia backs Assad.")]);
    assert!(Command::new("mkfifo").arg(desk.path("pipe.txt")).status().unwrap().success());
    let sparse = std::fs::File::create(desk.path("huge.txt")).unwrap();
    sparse.set_len(10_000_000_000).unwrap();
    std::os::unix::fs::symlink(desk.path("round.txt"), desk.path("round.txt")).unwrap();
    let told = desk.make(&["a.txt", "pipe.txt", "huge.txt", "/dev/zero", "round.txt"]);
    assert_eq!(told.code, 1);
    for line in [
        "not read: pipe.txt: expected a document, found something else",
        "not read: huge.txt: the file has 10000.0 MB, and files are read up to 64.0 MB",
        "not read: zero: expected a document, found something else",
    ] {
        assert!(told.err.lines().any(|said| said == line), "{}", told.err);
    }
    assert!(told.err.contains("not read: round.txt: "), "{}", told.err);
    assert_eq!(desk.names(), ["a.txt"]);
}

#[test]
#[cfg(unix)]
fn a_folder_does_not_lead_out_of_itself() {
    let elsewhere = Desk::with(&[("secret.txt", b"secret")]);
    let desk = Desk::with(&[("folder/a.txt", b"Russia backs Assad.")]);
    std::os::unix::fs::symlink(elsewhere.0.path(), desk.path("folder/out")).unwrap();
    std::os::unix::fs::symlink(desk.path("folder"), desk.path("folder/round")).unwrap();
    assert_eq!(desk.make(&["folder"]).code, 0);
    assert_eq!(desk.names(), ["a.txt"]);
}

#[test]
fn a_name_cannot_write_on_the_terminal() {
    let desk = Desk::with(&[("a\u{1b}[31m.txt", b"\x89PNG"), ("b.txt", b"words")]);
    let told = desk.make(&["b.txt", "a\u{1b}[31m.txt"]);
    assert!(!told.err.contains('\u{1b}'), "{:?}", told.err);
}

#[test]
fn a_hundred_documents_keep_their_order() {
    let names: Vec<String> = (0..100).map(|n| format!("{n:03}.txt")).collect();
    let texts: Vec<Vec<u8>> =
        (0..100).map(|n| format!("Document {n}: {}", "words ".repeat((n * 7919) % 5_000)).into()).collect();
    let files: Vec<(&str, &[u8])> = names.iter().zip(&texts).map(|(name, text)| (&**name, &**text)).collect();
    let desk = Desk::with(&files);
    let told = desk.make(&["."]);
    assert_eq!((told.code, &*told.err), (0, ""));
    let read: Vec<String> =
        desk.documents().iter().map(|document| document.text.as_str().to_owned()).collect();
    assert!(read.iter().zip(&texts).all(|(read, text)| read.as_bytes() == &**text));
    assert_eq!(read.len(), 100);
}

/// A package with these parts, as Word, LibreOffice and readers of books make them.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(*name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A PDF with one page for each text.
fn pdf(pages: &[&str]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|n| format!("{} 0 R", 4 + 2 * n)).collect();
    let mut parts = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    for (n, text) in pages.iter().enumerate() {
        let content = format!("BT /F1 12 Tf 72 700 Td ({text}) Tj ET");
        parts.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + 2 * n
        ));
        parts.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    let (mut file, mut places) = ("%PDF-1.4\n".to_owned(), Vec::new());
    for (n, part) in parts.iter().enumerate() {
        places.push(file.len());
        file += &format!("{} 0 obj\n{part}\nendobj\n", n + 1);
    }
    let start = file.len();
    file += &format!("xref\n0 {}\n0000000000 65535 f \n", parts.len() + 1);
    places.iter().for_each(|place| file += &format!("{place:010} 00000 n \n"));
    file += &format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", parts.len() + 1);
    file.into_bytes()
}

const SAID: &str = "Russia backs Assad in Palmyra.";

/// A document of every kind that says the same.
fn of_every_kind() -> Vec<(&'static str, Vec<u8>)> {
    let word = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{SAID}</w:t></w:r></w:p></w:body></w:document>"#
    );
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    let office = format!(
        r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>{SAID}</text:p></office:text></office:body></office:document-content>"#
    );
    let container = r#"<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#;
    let book = r#"<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A book</dc:title></metadata><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>"#;
    let page = format!("<html><head><title>A page</title></head><body><p>{SAID}</p></body></html>");
    let mail = format!(
        "From: a@example.org\r\nTo: b@example.org\r\nSubject: Palmyra\r\nDate: Mon, 28 Mar 2016 10:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{SAID}\r\n"
    );
    vec![
        ("a.txt", SAID.into()),
        ("b.md", format!("# Palmyra\n\n{SAID}\n").into()),
        ("c.html", page.clone().into()),
        ("d.pdf", pdf(&["The first page.", SAID])),
        ("e.docx", package(&[("[Content_Types].xml", types), ("word/document.xml", &word)])),
        (
            "f.odt",
            package(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &office)]),
        ),
        ("g.rtf", format!(r"{{\rtf1\ansi\pard {SAID}\par}}").into()),
        (
            "h.epub",
            package(&[
                ("mimetype", "application/epub+zip"),
                ("META-INF/container.xml", container),
                ("book.opf", book),
                ("c.xhtml", &page),
            ]),
        ),
        ("i.eml", mail.into()),
    ]
}

#[test]
fn documents_of_every_kind_are_read_by_a_process_that_can_open_nothing() {
    let made = of_every_kind();
    let files: Vec<(&str, &[u8])> = made.iter().map(|(name, bytes)| (*name, &**bytes)).collect();
    let desk = Desk::with(&files);
    let told = desk.make(&[".", "--keep-duplicates"]);
    assert_eq!(told.code, 0, "{}", told.err);
    let documents = desk.documents();
    assert_eq!(documents.len(), 9, "{}", told.err);
    for document in &documents {
        let name = &document.origin.file_name;
        assert!(document.text.as_str().contains(SAID), "{name}: {:?}", document.text.as_str());
        assert!(!document.origin.format.is_empty() && !document.origin.engine.is_empty(), "{name}");
    }
    let pdf = documents.iter().find(|document| document.origin.file_name == "d.pdf").unwrap();
    let place = pdf.text.as_str().find(SAID).unwrap();
    assert_eq!(pdf.page_of(place), Some(2));
    let formats: std::collections::HashSet<&str> =
        documents.iter().map(|document| &*document.origin.format).collect();
    assert_eq!(formats.len(), 9, "{formats:?}");
}

#[test]
fn cut_and_bent_documents_of_every_kind_never_take_the_program_with_them() {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for (name, bytes) in of_every_kind() {
        files.push((format!("cut-{name}"), bytes[..bytes.len() * 2 / 3].to_vec()));
        let mut bent = bytes.clone();
        (0..bent.len()).step_by(37).for_each(|at| bent[at] ^= 0x55);
        files.push((format!("bent-{name}"), bent));
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
    let desk = Desk::with(&files);
    let told = desk.make(&["."]);
    assert!((0..=1).contains(&told.code), "{}", told.err);
    let named =
        |name: &str| told.err.contains(&format!("./{name}: ")) || desk.names().iter().any(|n| n == name);
    let silent: Vec<&str> = files.iter().map(|(name, _)| *name).filter(|name| !named(name)).collect();
    assert_eq!(silent, [""; 0], "each came in or was named: {}", told.err);
    assert_eq!(store::open(&desk.path("map.ron")).unwrap().warnings, []);
}
