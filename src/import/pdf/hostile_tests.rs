//! Files made to do harm (T21). What would end the process or never end is tried through the worker, in `tests/`.

use super::super::ImportError;
use super::testing::{FONT, file, lines, page, pages, stream};

const WORDS: &str = "BT /F1 12 Tf 72 700 Td (The army left.) Tj ET";

fn outcome(bytes: &[u8]) -> String {
    match super::read(bytes) {
        Ok(reading) => reading.text,
        Err(error) => error.to_string(),
    }
}

#[test]
fn what_is_not_understood_costs_no_words() {
    for content in [
        "[".repeat(50_000) + WORDS,
        "<</A ".repeat(50_000) + WORDS,
        format!("q BI /W 4 /H 4 /BPC 8 /CS /Nope ID \u{1}(]<< EI Q {WORDS}"),
        format!("/Nope cs 1 2 3 scn /P scn /X Do /G gs 1 2 cm 1 Td (x) Tj {WORDS}"),
        format!("Q Q Q EMC ET {WORDS} q q q BMC"),
        format!("/Nope 12 Tf (lost) Tj {WORDS}"),
        "q ".repeat(100_000) + WORDS,
    ] {
        assert_eq!(outcome(&page(&content)), "The army left.", "{}", &content[..40]);
    }
}

#[test]
fn a_font_at_which_the_engine_stops_costs_no_words() {
    let broken = "begincmap 3 beginbfchar <41> <zz> <42 <0042> endbfchar 1 beginbfrange <00> <ffffffff> <0000> endbfrange";
    let table = FONT.replace(">>", "/ToUnicode 6 0 R>>");
    let bytes = pages(&[WORDS], &[&table], "", &[stream(broken.as_bytes(), "")]);
    assert_eq!(outcome(&bytes), "The army left.");
    assert_eq!(super::read(&bytes).unwrap().engine, "lopdf 0.42.0");
    for font in [
        FONT.replace("/WinAnsiEncoding", "/StandardEncoding"),
        FONT.replace("/WinAnsiEncoding", "/Nope"),
        FONT.replace("/WinAnsiEncoding", "<</Differences[999999/a -5/b (x) 66/B]>>"),
        FONT.replace(">>", "/FirstChar 0/LastChar 9/Widths[1 2]>>"),
        FONT.replace(">>", "/FirstChar -5/LastChar 300/Widths 7>>"),
        FONT.replace("/BaseFont/Helvetica", ""),
        "<<>>".to_owned(),
    ] {
        assert_eq!(outcome(&pages(&[WORDS], &[&font], "", &[])), "The army left.", "{font}");
    }
}

#[test]
fn forms_that_draw_themselves_are_drawn_once() {
    let more =
        "/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>/XObject<</X 6 0 R>>>>";
    let form = stream(format!("/X Do /X Do {WORDS}").as_bytes(), more);
    assert_eq!(outcome(&pages(&["/X Do"], &[FONT], "/XObject<</X 6 0 R>>", &[form])), "The army left.");
}

#[test]
fn forms_that_draw_many_forms_come_to_an_end() {
    let form = |next: usize| {
        let more = format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {next} 0 R>>>>");
        stream("/X Do ".repeat(20).as_bytes(), &more)
    };
    let forms: Vec<Vec<u8>> = (0..10).map(|at| form(7 + at)).collect();
    let bytes = pages(&["/X Do"], &[FONT], "/XObject<</X 6 0 R>>", &forms);
    assert_eq!(outcome(&bytes), "the file has more than 20000000 drawing operations, and no more are read");
}

#[test]
fn pages_in_a_circle_and_pages_without_number_come_to_an_end() {
    let circle = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2/Parent 3 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2/Parent 2 0 R>>".to_vec(),
    ];
    assert_eq!(outcome(&file(&circle)), "the PDF file is damaged: it has no pages");
    let many = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Kids[{}]/Count 1>>", "3 0 R ".repeat(50_000)).into_bytes(),
        b"<</Type/Page/Parent 2 0 R>>".to_vec(),
    ];
    assert!(matches!(
        super::read(&file(&many)),
        Err(ImportError::Beyond { .. } | ImportError::NoText { .. })
    ));
}

#[test]
fn a_stream_packed_twice_is_not_unpacked() {
    let parts = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/Contents[4 0 R 5 0 R]/Resources<</Font<</F1 6 0 R>>>>>>".to_vec(),
        stream(b"x\x9c\x03\x00\x00\x00\x00\x01", "/Filter[/FlateDecode/FlateDecode]"),
        stream(WORDS.as_bytes(), ""),
        FONT.as_bytes().to_vec(),
    ];
    assert_eq!(outcome(&file(&parts)), "The army left.");
}

#[test]
fn columns_without_number_in_a_stream_end_no_thread() {
    let absurd = "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 9223372036854775807/Colors 9223372036854775807>>";
    let parts = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/Contents[4 0 R 5 0 R]/Resources<</Font<</F1 6 0 R>>>>>>".to_vec(),
        stream(b"x\x9cK\x04\x00\x00b\x00b", absurd),
        stream(WORDS.as_bytes(), ""),
        FONT.as_bytes().to_vec(),
    ];
    assert_eq!(outcome(&file(&parts)), "The army left.");
}

#[test]
fn numbers_beyond_all_measure_hide_nothing_else() {
    let content = format!("BT /F1 {} Tf 99999999999999999999 700 Td (x) Tj ET {WORDS}", "9".repeat(300));
    assert!(outcome(&page(&content)).ends_with("The army left."));
}

#[test]
fn half_a_file_is_said_to_be_damaged() {
    let bytes = page(&lines(&["The army left."]));
    for length in (1..bytes.len()).step_by(7) {
        let half = outcome(&bytes[..length]);
        let is_told = half.starts_with("the PDF file is damaged: its table of contents")
            || half.ends_with("it has no pages");
        assert!(is_told || "The army left.".starts_with(&*half), "{length}: {half}");
    }
}

#[test]
fn a_locked_file_is_said_to_be_locked() {
    let parts = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>".to_vec(),
        stream(b"\x01\x02\x03", ""),
        format!("<</Filter/Standard/V 2/R 3/Length 128/P -44/O<{0}>/U<{0}>>>", "ab".repeat(32)).into_bytes(),
    ];
    let bytes = super::testing::file_with(&parts, "/Encrypt 5 0 R/ID[<00><00>]");
    assert_eq!(outcome(&bytes), "the PDF is locked with a password");
}
