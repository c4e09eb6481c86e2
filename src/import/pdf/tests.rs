//! What reading a PDF promises.

use super::testing::{FONT, file, file_with, lines, page, pages, stream};
use super::*;

fn text(bytes: &[u8]) -> String {
    super::read(bytes).unwrap().text
}

fn hidden(reading: &Reading) -> Vec<&str> {
    reading.hidden.iter().map(|span| span.slice(&reading.text).unwrap()).collect()
}

fn told(reading: &Reading) -> Vec<String> {
    reading.warnings.iter().map(ToString::to_string).collect()
}

#[test]
fn lines_stay_and_paragraphs_are_parted() {
    let content = "BT /F1 12 Tf 72 700 Td (The army left) Tj 0 -14 Td (Palmyra at last.) Tj 0 -28 Td (It came back.) Tj ET";
    assert_eq!(text(&page(content)), "The army left\nPalmyra at last.\n\nIt came back.");
}

#[test]
fn a_paragraph_may_begin_with_an_indent_alone() {
    let content = "BT /F1 12 Tf 72 700 Td (It was so) Tj 0 -14 Td (until it fell.) Tj 20 -14 Td (Then it) Tj -20 -14 Td (rose.) Tj ET";
    assert_eq!(text(&page(content)), "It was so\nuntil it fell.\n\nThen it\nrose.");
}

#[test]
fn spaces_are_found_in_gaps_and_kerning_is_none() {
    let content = "BT /F1 12 Tf 72 700 Td [(Pal) 40 (myra) -400 (fell)] TJ 90 0 Td (again) Tj ET";
    assert_eq!(text(&page(content)), "Palmyra fell again");
    let letters = "BT /F1 12 Tf 3 Tc 72 700 Td (RUSSIA) Tj 78 0 Td (AND) Tj 53 0 Td (IRAN) Tj ET";
    assert_eq!(text(&page(letters)), "RUSSIA AND IRAN");
}

#[test]
fn ligatures_come_apart_and_the_letters_of_windows_are_known() {
    let ligature =
        FONT.replace("/WinAnsiEncoding", "<</BaseEncoding/WinAnsiEncoding/Differences[1/fi/uni0416/a.sc]>>");
    let content = "BT /F1 12 Tf 72 700 Td (\\001ght \\226 \\223Damas\\224 \\002\\003) Tj ET";
    assert_eq!(text(&pages(&[content], &[&ligature], "", &[])), "fight – “Damas” Жa");
}

#[test]
fn a_table_of_letters_is_used() {
    let table = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n\
                 2 beginbfchar\n<0001> <041F>\n<0002> <0430>\nendbfchar\nendcmap end";
    let font = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</Subtype/CIDFontType2\
                /W[1 2 600]/FontDescriptor<<>>>>]>>";
    let content = "BT /F1 12 Tf 72 700 Td <000100020001> Tj ET";
    let bytes = pages(&[content], &[font], "", &[stream(table.as_bytes(), "")]);
    assert_eq!(text(&bytes), "ПаП");
}

#[test]
fn letters_without_a_meaning_are_counted_and_not_dropped() {
    let font = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Subtype/CIDFontType2/FontDescriptor<<>>>>]>>";
    let content = "BT /F2 12 Tf 72 700 Td (Seen) Tj /F1 12 Tf <00050006> Tj ET";
    let reading = super::read(&pages(&[content], &[font, FONT], "", &[])).unwrap();
    assert_eq!((&*reading.text, reading.broken), ("Seen\u{fffd}\u{fffd}", 2));
}

#[test]
fn every_way_to_draw_words_is_read() {
    let content = "BT /F1 12 Tf 14 TL 72 700 Td (one) Tj (two) ' 1 0 (three) \" T* [(four)] TJ ET";
    assert_eq!(text(&page(content)), "one\ntwo\nthree\nfour");
}

#[test]
fn pages_are_kept_and_a_sentence_goes_on_over_their_end() {
    let first = lines(&["The army left"]);
    let second = lines(&["Palmyra.", "It was late."]);
    let reading = super::read(&pages(&[&first, &second, "", &lines(&["Then."])], &[FONT], "", &[])).unwrap();
    assert_eq!(reading.text, "The army left\nPalmyra.\nIt was late.\n\nThen.");
    assert_eq!(reading.pages, [0, 14, 37, 37]);
    assert_eq!(told(&reading), ["1 page without any words; they may be pictures"]);
}

#[test]
fn columns_are_read_one_after_the_other() {
    let column = |x: usize, words: [&str; 3]| {
        let shown: String = words.iter().map(|line| format!("({line}) Tj 0 -14 Td ")).collect();
        format!("BT /F1 12 Tf {x} 700 Td {shown}ET ")
    };
    let content = column(72, ["Russia backs", "the army and", "Iran does"])
        + &column(320, ["so too, but", "the rebels", "do not."]);
    assert_eq!(
        text(&page(&content)),
        "Russia backs\nthe army and\nIran does\nso too, but\nthe rebels\ndo not."
    );
}

#[test]
fn the_number_of_a_note_stays_with_its_word() {
    let content =
        "BT /F1 12 Tf 72 700 Td (vice versa.) Tj /F1 7 Tf 5 Ts (20) Tj 0 Ts /F1 12 Tf ( There) Tj ET";
    assert_eq!(text(&page(content)), "vice versa.20 There");
}

#[test]
fn words_drawn_twice_for_boldness_are_read_once() {
    let content = "BT /F1 12 Tf 72 700 Td (Palmyra) Tj ET BT /F1 12 Tf 72.3 700 Td (Palmyra) Tj ET";
    assert_eq!(text(&page(content)), "Palmyra");
}

#[test]
fn running_heads_and_page_numbers_are_left_out_and_told() {
    let one = |number: usize, words: &str| {
        format!(
            "BT /F1 9 Tf 72 770 Td (The Journal, {number}) Tj ET BT /F1 12 Tf 72 700 Td ({words}) Tj 0 -14 Td (and more) Tj ET \
             BT /F1 9 Tf 300 30 Td ({number}) Tj ET"
        )
    };
    let contents = [one(8, "Russia"), one(9, "Iran"), one(10, "Syria")];
    let contents: Vec<&str> = contents.iter().map(String::as_str).collect();
    let reading = super::read(&pages(&contents, &[FONT], "", &[])).unwrap();
    assert_eq!(reading.text, "Russia\nand more\nIran\nand more\nSyria\nand more");
    assert_eq!(told(&reading), ["repeated on page after page and left out: “8”, “The Journal, 8”"]);
    let two = super::read(&pages(&contents[..2], &[FONT], "", &[])).unwrap();
    assert!(two.text.starts_with("The Journal, 8"), "{}", two.text);
}

#[test]
fn what_says_the_same_on_every_page_is_not_taken_for_a_head() {
    let content = lines(&["The army left."]);
    let reading = super::read(&pages(&[&*content; 4], &[FONT], "", &[])).unwrap();
    assert_eq!(reading.text.matches("The army left.").count(), 4);
}

#[test]
fn words_that_nobody_sees_are_kept_and_marked() {
    let content = "BT /F1 12 Tf 72 700 Td (Seen) Tj 3 Tr ( inkless) Tj 0 Tr 1 g ( white) Tj 0 0 0 0 k ( paper) Tj 0 g ( seen.) Tj ET \
        BT /F1 12 Tf 72 -40 Td (Off the page.) Tj ET BT /F1 0.5 Tf 72 600 Td (Tiny.) Tj ET";
    let reading = super::read(&page(content)).unwrap();
    assert_eq!(hidden(&reading), ["inkless white paper", "Off the page.", "Tiny."]);
    assert_eq!(told(&reading), ["7 words that the original hides are kept and marked"]);
}

#[test]
fn white_words_on_something_dark_are_seen() {
    let content =
        "0 g 60 640 200 40 re f BT 1 g /F1 12 Tf 72 650 Td (A heading) Tj 0 -100 Td (white on white) Tj ET";
    let reading = super::read(&page(content)).unwrap();
    assert_eq!(hidden(&reading), ["white on white"]);
    let later = "BT 1 g /F1 12 Tf 72 650 Td (Under) Tj ET 0 g 60 640 200 40 re f";
    assert_eq!(hidden(&super::read(&page(later)).unwrap()), ["Under"]);
}

#[test]
fn words_on_a_layer_that_is_off_are_marked() {
    let parts = [
        b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/Properties<</L 6 0 R>>>>>>".to_vec(),
        stream(b"BT /F1 12 Tf 72 700 Td (Seen ) Tj /OC /L BDC (unseen ) Tj EMC (seen) Tj ET", ""),
        FONT.as_bytes().to_vec(),
        b"<</Type/OCG/Name(Layer)>>".to_vec(),
    ];
    let reading = super::read(&file(&parts)).unwrap();
    assert_eq!((&*reading.text, hidden(&reading)), ("Seen unseen seen", vec!["unseen"]));
}

#[test]
fn words_recognised_under_the_picture_of_a_page_are_its_text() {
    let picture = stream(
        &[0; 12],
        "/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceRGB",
    );
    let content = "q 612 0 0 792 0 0 cm /Im Do Q BT 3 Tr /F1 12 Tf 72 700 Td (The army left.) Tj ET";
    let reading = super::read(&pages(&[content], &[FONT], "/XObject<</Im 6 0 R>>", &[picture])).unwrap();
    assert_eq!((&*reading.text, reading.hidden.len()), ("The army left.", 0));
    assert_eq!(told(&reading), ["1 page with words recognised in a picture: check names against it"]);
}

#[test]
fn a_form_is_read_where_it_is_drawn() {
    let form = stream(
        b"BT /F1 12 Tf 0 0 Td (inside) Tj ET",
        "/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Matrix[1 0 0 1 0 10]/Resources<</Font<</F1 3 0 R>>>>",
    );
    let content = "BT /F1 12 Tf 72 700 Td (before) Tj ET q 1 0 0 1 72 676 cm /X Do Q BT /F1 12 Tf 72 672 Td (after) Tj ET";
    assert_eq!(text(&pages(&[content], &[FONT], "/XObject<</X 6 0 R>>", &[form])), "before\ninside\nafter");
}

#[test]
fn properties_and_the_largest_letters_name_the_text() {
    let parts = |content: &str| {
        vec![
            b"<</Type/Catalog/Pages 2 0 R/Lang(en-GB)>>".to_vec(),
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>".to_vec(),
            stream(content.as_bytes(), ""),
            FONT.as_bytes().to_vec(),
            b"<</Title<FEFF041F0430>/Author(Ann Lee)/CreationDate(D:20161213093000+03'00')>>".to_vec(),
        ]
    };
    let body = lines(&["one of the lines", "that are longer", "than the head", "of the page."]);
    let reading = super::read(&file_with(&parts(&body), "/Info 6 0 R")).unwrap();
    assert_eq!(
        (&*reading.title, &*reading.author, &*reading.date, &*reading.language),
        ("Па", "Ann Lee", "2016-12-13", "en-GB")
    );
    let head = format!("BT /F1 20 Tf 72 760 Td (The Battle) Tj 0 -22 Td (for Palmyra) Tj ET {body}");
    assert_eq!(super::read(&file(&parts(&head))).unwrap().title, "The Battle for Palmyra");
    assert_eq!(super::read(&file(&parts(&body))).unwrap().title, "");
}

#[test]
fn a_page_of_arabic_is_read_from_the_right_and_told() {
    let table = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n\
                 1 beginbfrange\n<0000> <ffff> <0000>\nendbfrange\nendcmap end";
    let font = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</Subtype/CIDFontType2\
                /DW 500/FontDescriptor<<>>>>]>>";
    // Drawn from the left, as most programs do, and in the shapes of letters.
    let drawn: String = "ﺮﻣﺪﺗ".encode_utf16().map(|unit| format!("{unit:04x}")).collect();
    let content = format!("BT /F1 12 Tf 72 700 Td <{drawn}> Tj ET");
    let reading = super::read(&pages(&[&content], &[font], "", &[stream(table.as_bytes(), "")])).unwrap();
    assert_eq!(reading.text, "تدمر");
    assert_eq!(told(&reading), ["it has lines from right to left: check the order of their words"]);
}

#[test]
fn pictures_of_pages_have_no_text_and_say_so() {
    let error = super::read(&pages(&["", "q Q"], &[FONT], "", &[])).unwrap_err();
    assert_eq!(error.to_string(), "2 pages without any text; they are pictures of text, or empty");
}
