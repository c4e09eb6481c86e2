//! What reading RTF promises.

use super::*;

fn rtf(source: &str) -> Reading {
    read(source.as_bytes(), &Wish::default()).unwrap()
}

fn text(source: &str) -> String {
    rtf(source).text
}

#[test]
fn russian_comes_in_the_code_page_of_its_document() {
    let reading = rtf(
        r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}}\pard\'d0\'ee\'f1\'f1\'e8\'ff \'e8 \'c8\'f0\'e0\'ed\par}",
    );
    assert_eq!(
        (&*reading.text, &*reading.encoding, reading.encoding_guessed),
        ("Россия и Иран", "windows-1251", false)
    );
}

#[test]
fn each_font_has_letters_of_its_own() {
    let source = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset178 C;}{\f3\fcharset238 D;}}
\f0 Caf\'e9 {\f1 \'c8\'f0\'e0\'ed} {\f2 \'c5\'ed\'d1\'c7\'e4}{\f3 \'a3\'f3d\'9f}\par}";
    assert_eq!(text(source), "Café Иран إيرانŁódź");
}

#[test]
fn letters_by_number_pass_over_their_fallback() {
    assert_eq!(text(r"{\rtf1\ansi\uc1 a\u1056?\u1086\'eeb \u8212\emdash c\u8220\ldblquote d}"), "aРоb —c“d");
    assert_eq!(text(r"{\rtf1\uc0\u1056\u1086 x{\uc2\u1048??y}\u1048 z}"), "РоxИyИz");
    assert_eq!(
        text(r"{\rtf1 \u-10179?\u-8704?! \u-3913? \u99999999999? \u-40000?}").chars().next(),
        Some('😀')
    );
}

#[test]
fn a_missing_fallback_costs_no_word() {
    assert_eq!(text(r"{\rtf1\uc1\u1056\par Next}"), "Р\n\nNext");
    assert_eq!(text(r"{\rtf1{\uc1\u1056}Next}"), "РNext");
}

#[test]
fn signs_and_lines_are_themselves() {
    assert_eq!(
        text(
            "{\\rtf1 He said \\ldblquote no\\rdblquote\\~\\endash  it\\rquote s \\{over\\}\\\\.\\line Next\\tab cell\\par\nPage\\page\\\nEnd\\-ing}"
        ),
        "He said “no”\u{a0}– it’s {over}\\.\nNext\tcell\n\nPage\n\nEnd\u{ad}ing"
    );
}

#[test]
fn pictures_styles_and_running_heads_are_no_text() {
    let source = r"{\rtf1{\stylesheet{\s1 Heading;}}{\*\generator Msftedit;}{\header Running head\par}{\pict\pngblip 89504e47}{\*\shppict{\pict ff}}
{\field{\*\fldinst HYPERLINK javascript:x}{\fldrslt the words}}{\footer 3}{\deleted gone} stay{\*\annotation note}{\object{\*\objdata 00}{\result \rq}}\par}";
    assert_eq!(text(source), "the words stay");
}

#[test]
fn the_file_says_who_wrote_it_and_when() {
    let source = r"{\rtf1\ansi\ansicpg1251{\info{\title \'cf\'e0\'eb\'fc\'ec\'e8\'f0\'e0}{\author Ann Lee}{\operator X}{\company TSG}{\creatim\yr2016\mo3\dy28\hr9}{\revtim\yr2019\mo1\dy1}}Text\par}";
    let reading = rtf(source);
    assert_eq!(
        [&*reading.title, &*reading.author, &*reading.outlet, &*reading.date],
        ["Пальмира", "Ann Lee", "TSG", "2016-03-28"]
    );
    let bare = rtf(r"{\rtf1 The fall of Palmyra\par By Ann Lee\par March 28, 2016\par Text.}");
    assert_eq!([&*bare.title, &*bare.author, &*bare.date], ["The fall of Palmyra", "Ann Lee", "2016-03-28"]);
}

#[test]
fn hidden_and_white_words_are_marked() {
    let reading = rtf(
        r"{\rtf1{\colortbl;\red255\green255\blue255;\red0\green0\blue0;}Seen {\v planted one} seen {\cf1 planted two}{\cf2\  black}{\highlight2\cf1  shaded}.\par}",
    );
    let hidden: Vec<_> = reading.hidden.iter().map(|span| span.slice(&reading.text).unwrap()).collect();
    assert_eq!(hidden, ["planted one", "planted two"]);
    assert_eq!(reading.warnings, [super::super::Warning::Hidden(4)]);
}

#[test]
fn footnotes_stand_under_the_text_with_their_number() {
    let source = r"{\rtf1 He left.{\super\chftn}{\footnote\pard {\super\chftn} Russia {\i said} so.} It fell.{\footnote Two.}\par}";
    assert_eq!(text(source), "He left.[1] It fell.[2]\n\n[1] Russia said so.\n\n[2] Two.");
}

#[test]
fn rows_are_lines_and_lists_have_their_signs() {
    let source = r"{\rtf1{\fonttbl{\f1\fcharset2 Symbol;}}Actors\par\trowd\cellx1\cellx2\pard\intbl Russia\cell supports\cell\row
\trowd\pard\intbl Iran\par (Tehran)\cell\cell\row\pard After\par{\listtext\f1\'b7\tab}\pard One\par{\pntext 2.\tab}Two\par\pard End}";
    assert_eq!(text(source), "Actors\n\nRussia\tsupports\nIran\n(Tehran)\n\nAfter\n\n• One\n2. Two\n\nEnd");
}

#[test]
fn an_encoding_that_nothing_says_is_guessed_and_may_be_chosen() {
    let letters = encoding_rs::WINDOWS_1251.encode("Россия и Иран спорят о Сирии").0.into_owned();
    let source = [b"{\\rtf1 ".as_slice(), &letters, b"\\par}"].concat();
    let guess = read(&source, &Wish::default()).unwrap();
    assert_eq!(
        (&*guess.text, &*guess.encoding, guess.encoding_guessed),
        ("Россия и Иран спорят о Сирии", "windows-1251", true)
    );
    let wish = Wish { encoding: Some("koi8-r".to_owned()), ..Wish::default() };
    let chosen = read(&source, &wish).unwrap();
    assert_eq!(
        (&*chosen.encoding, chosen.encoding_guessed, chosen.text == guess.text),
        ("KOI8-R", false, false)
    );
}

#[test]
fn utf8_that_should_not_be_there_is_read() {
    assert_eq!(text("{\\rtf1\\ansi\\ansicpg1252 Café — Иран\\par}"), "Café — Иран");
}

#[test]
fn a_file_that_ends_too_early_says_so() {
    let reading = rtf(r"{\rtf1 The army {\b left Pal");
    assert_eq!(reading.text, "The army left Pal");
    assert_eq!(
        reading.warnings[0].to_string(),
        "the file is damaged: it ends in the middle; what could be read was taken"
    );
    assert_eq!(text("{\\rtf1 Text}\0\0}}}{trailing"), "Text");
}

#[test]
fn groups_nest_to_a_limit_with_a_number() {
    let source = format!("{{\\rtf1 {}", "{".repeat(1_000_000));
    let error = read(source.as_bytes(), &Wish::default()).unwrap_err();
    assert_eq!(error.to_string(), "the file has more than 4000 groups within groups, and no more are read");
    assert_eq!(text(&format!("{{\\rtf1 {}x{}}}", "{".repeat(3_000), "}".repeat(3_000))), "x");
}

#[test]
fn text_boxes_and_double_forms_are_read_once() {
    let source = r"{\rtf1 Body{\shp{\*\shpinst\shpleft1{\sp{\sn posh}{\sv 1}}{\shptxt In the box\par}}{\shprslt In the box}}\par{\upr{ansi}{\*\ud{\u1056?}}}}";
    assert_eq!(text(source), "Body\n\nIn the box\n\nР");
}
