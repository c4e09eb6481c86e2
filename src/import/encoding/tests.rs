//! What decoding promises.

use super::*;

const RUSSIAN: &str = "Российские войска и сирийская армия вернули Пальмиру.";
const ARABIC: &str = "قالت روسيا إن القوات السورية استعادت مدينة تدمر.";

fn utf16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16()
        .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
        .collect()
}

fn assert_decodes(bytes: &[u8], text: &str, encoding: &str, guessed: bool) {
    let found = decode(bytes);
    assert_eq!((found.text.as_str(), found.encoding, found.guessed), (text, encoding, guessed));
}

#[test]
fn a_mark_decides() {
    assert_decodes("\u{feff}Łódź".as_bytes(), "Łódź", "UTF-8", false);
    let bytes = [b"\xfe\xff".to_vec(), utf16(ARABIC, false)].concat();
    assert_decodes(&bytes, ARABIC, "UTF-16BE", false);
}

#[test]
fn utf16_without_a_mark_is_known_by_its_zero_bytes() {
    for text in ["Russia and Iran.", RUSSIAN, ARABIC, "Η Ρωσία και το Ιράν.", "רוסיה ואיראן."]
    {
        assert_decodes(&utf16(text, true), text, "UTF-16LE", true);
        assert_decodes(&utf16(text, false), text, "UTF-16BE", true);
    }
}

#[test]
fn utf16_without_a_mark_is_known_by_the_signs_of_the_east() {
    for text in [
        "ロシアはアサド政権を支援している。イランは否定した。",
        "俄罗斯支持阿萨德政权。伊朗否认，一切照旧。",
        "俄羅斯支持阿薩德政權。\r\n伊朗否認（2016年）。",
        "러시아는 아사드를 지원한다. 이란은 부인했다.",
    ] {
        assert_decodes(&utf16(text, true), text, "UTF-16LE", true);
        assert_decodes(&utf16(text, false), text, "UTF-16BE", true);
        for encoding in ["shift_jis", "euc-jp", "gb18030", "big5", "euc-kr", "iso-2022-jp"] {
            let encoding = encoding_rs::Encoding::for_label(encoding.as_bytes()).unwrap();
            let (bytes, _, has_lost) = encoding.encode(text);
            assert!(
                has_lost || !decode(&bytes).encoding.starts_with("UTF-16"),
                "{text} in {}",
                encoding.name()
            );
        }
    }
}

#[test]
fn utf8_is_no_guess() {
    assert_decodes(RUSSIAN.as_bytes(), RUSSIAN, "UTF-8", false);
    assert_decodes(b"plain", "plain", "UTF-8", false);
    assert_decodes(b"", "", "UTF-8", false);
}

#[test]
fn legacy_encodings_are_guessed_and_say_so() {
    let cases = [
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "KOI8-R"),
        (RUSSIAN, "IBM866"),
        (ARABIC, "windows-1256"),
        ("Der Außenminister erklärte, die Gespräche über Syrien würden fortgesetzt.", "windows-1252"),
        ("Rosja i Iran współpracują, choć różnią się w Syrii. Żołnierze opuścili miasto.", "windows-1250"),
    ];
    for (text, name) in cases {
        let encoding = Encoding::for_label(name.as_bytes()).unwrap();
        assert_decodes(&encoding.encode(text).0, text, name, true);
    }
}

#[test]
fn a_few_broken_bytes_do_not_spoil_utf8() {
    let mut bytes = RUSSIAN.as_bytes().to_vec();
    bytes.push(0xff);
    let found = decode(&bytes);
    assert_eq!((found.encoding, found.guessed, found.broken), ("UTF-8", true, 1));
}

#[test]
fn the_analyst_may_choose() {
    let bytes = Encoding::for_label(b"koi8-r").unwrap().encode("Асад").0.into_owned();
    assert_eq!(decode_as(&bytes, "koi8-r").unwrap().text, "Асад");
    let error = decode_as(&bytes, "klingon").unwrap_err();
    assert_eq!(error.to_string(), "the encoding \"klingon\" is not known");
    assert!(OFFERED.iter().all(|name| decode_as(b"a", name).is_ok_and(|found| found.encoding == *name)));
}

/// An encoding and what newspapers write in it.
const SAMPLES: [(&str, &[&str]); 8] = [
    (
        "windows-1251",
        &[
            "Россия и Иран спорят о Сирии.",
            "Асад прибыл в Москву на переговоры",
            "В Пальмире идут бои",
            "МИД РФ: переговоры в Астане",
        ],
    ),
    (
        "KOI8-R",
        &[
            "Россия и Иран спорят о Сирии.",
            "Асад прибыл в Москву на переговоры",
            "Боевики ИГ отбили аэродром Т4 у армии.",
        ],
    ),
    (
        "IBM866",
        &[
            "Россия и Иран спорят о Сирии.",
            "Асад прибыл в Москву на переговоры",
            "Боевики ИГ отбили аэродром Т4 у армии.",
        ],
    ),
    (
        "windows-1256",
        &["قالت روسيا إن الجيش السوري استعاد تدمر", "الرئيس بشار الأسد", "حزب الله: لن ننسحب من سوريا"],
    ),
    (
        "windows-1255",
        &["רוסיה ואיראן חלוקות על סוריה", "צבא סוריה חזר לעיר תדמור", "ראש הממשלה אמר כי ישראל לא תאפשר"],
    ),
    (
        "windows-1254",
        &[
            "Türkiye ve Rusya Suriye'de anlaştı. Güneydoğu sınırı",
            "Cumhurbaşkanı Erdoğan, Şam yönetimini eleştirdi",
        ],
    ),
    (
        "windows-1250",
        &[
            "Rosja i Iran współpracują, choć różnią się w Syrii.",
            "Żołnierze opuścili miasto Palmyra.",
            "Ruské jednotky opustily město Palmýra včera",
            "Szíria és Oroszország között megállapodás született",
        ],
    ),
    (
        "windows-1252",
        &[
            "Le ministre a déclaré que l’armée était entrée à Palmyre",
            "“Russia left,” he said — twice.",
            "Die Türkei greift an",
        ],
    ),
];

#[test]
fn a_few_real_words_are_enough() {
    for (name, texts) in SAMPLES {
        let encoding = Encoding::for_label(name.as_bytes()).unwrap();
        for text in texts {
            assert_decodes(&encoding.encode(text).0, text, name, true);
        }
    }
}

#[test]
fn a_guess_comes_with_what_else_it_could_be() {
    let bytes = Encoding::for_label(b"koi8-r").unwrap().encode(RUSSIAN).0.into_owned();
    let found = decode(&bytes);
    assert_eq!(&found.candidates[..2], ["KOI8-R", "KOI8-U"]);
    let place = |name: &str| found.candidates.iter().position(|candidate| *candidate == name).unwrap();
    assert!(place("windows-1251") < place("windows-1252"), "{:?}", found.candidates);
    assert!(!found.candidates.contains(&"UTF-8"), "no whole letters come out");
    assert!(decode(RUSSIAN.as_bytes()).candidates.is_empty(), "nothing was guessed");
}

#[test]
fn utf8_stays_utf8_though_other_encodings_would_fit() {
    for text in ["Ã©", "naïve", "Łódź", "—", "и"] {
        assert_decodes(text.as_bytes(), text, "UTF-8", false);
    }
}
