//! What reading a document promises.

use super::*;

fn seed(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/seeds/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn facts(name: &str) -> (String, String, String) {
    let read = read(&seed(name), &format!("seeds/{name}")).unwrap();
    (read.title, read.date, read.sha256)
}

#[test]
fn the_seeds_say_what_they_say_and_no_more() {
    let (title, date, sha256) = facts("palmyra-intelbrief.txt");
    assert_eq!((&*title, &*date), ("TSG IntelBrief: The Islamic State Retakes Palmyra", "2016-12-13"));
    assert_eq!(sha256, "79f28b1f4b95cb6aa96cc2f98907e6aa356cb866fc6bfe67bd26a31ee624a7a8");
    let (title, date, sha256) = facts("palmyra-op-ed.txt");
    assert_eq!((&*title, &*date), ("palmyra-op-ed", ""));
    assert_eq!(sha256, "7536c2925972a030e42dfbcfa911ee4beb641267e8e83049dc27d0323277e2f0");
    let (title, date, sha256) = facts("iran-russia-syria.txt");
    assert_eq!((&*title, &*date), ("iran-russia-syria", ""));
    assert_eq!(sha256, "35e338393da5391b1c8fcccf4c45381b6378c4e83ed74d4925d6dc79e416cc99");
}

#[test]
fn the_hash_is_that_of_the_bytes_and_not_of_the_text() {
    let read = read("\u{feff}a\r\nb".as_bytes(), "x.txt").unwrap();
    assert_eq!(read.text.as_str(), "a\nb");
    assert_eq!(read.sha256, sha256_hex("\u{feff}a\r\nb".as_bytes()));
    assert_ne!(read.sha256, read.text.sha256());
}

#[test]
fn markdown_stays_verbatim() {
    let read = read(b"---\nlang: fr\n---\n# The *map*\n\n> a quote", "C:\\texts\\Map.MD").unwrap();
    assert_eq!(read.text.as_str(), "---\nlang: fr\n---\n# The *map*\n\n> a quote");
    assert_eq!((&*read.title, &*read.language, read.format), ("The map", "fr", Format::Markdown));
}

#[test]
fn a_guessed_encoding_says_so_and_can_be_overruled() {
    let bytes = b"\xd0\xee\xf1\xf1\xe8\xff \xe8 \xc8\xf0\xe0\xed \xf1\xef\xee\xf0\xff\xf2";
    let guess = read(bytes, "a.txt").unwrap();
    assert_eq!((guess.title.as_str(), guess.encoding_guessed), ("Россия и Иран спорят", true));
    let chosen = read_as(bytes, "a.txt", "windows-1251").unwrap();
    assert_eq!((chosen.title.as_str(), chosen.encoding_guessed), ("Россия и Иран спорят", false));
}

#[test]
fn other_formats_are_refused_by_name() {
    let message = |bytes: &[u8], name: &str| read(bytes, name).unwrap_err().to_string();
    assert_eq!(message(b"\x89PNG\r\n\x1a\n", "a.txt"), "the file is a PNG picture, which is not read");
    let noise: Vec<u8> = (0..4000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let error = read(&noise, "a.bin").unwrap_err();
    assert_eq!(
        (error.to_string().as_str(), error.hint().contains("plain text")),
        ("the file holds binary content, not text", true)
    );
}

#[test]
fn empty_and_oversized_files_are_refused_with_numbers() {
    assert_eq!(read(b" \r\n\t", "a.txt").unwrap_err(), ImportError::Empty);
    let error = read(&vec![b'a'; LIMIT_BYTES + 1_000_000], "a.txt").unwrap_err();
    assert_eq!(error.to_string(), "the file has 65.0 MB, and files are read up to 64.0 MB");
}

#[test]
fn a_file_without_ending_or_folder_still_has_a_name() {
    let long = "word ".repeat(50);
    for (name, title) in [("a/b/notes", "notes"), (".hidden", ".hidden"), ("x.y.txt", "x.y"), ("", "")] {
        assert_eq!(read(long.as_bytes(), name).unwrap().title, title);
    }
}
