//! Names in many languages, as newspapers write them.

use super::*;

/// Mentions as `words=owner`, `~` before glued ones, `?` behind undecided ones.
fn show(aliases: &[&str], text: &str) -> String {
    let names = Names::new((0..).zip(aliases.iter().copied())).unwrap();
    let found = names.mentions(text).into_iter().map(|mention| {
        let words = mention.span.slice(text).unwrap();
        let glue = if mention.glued { "~" } else { "" };
        let doubt = if mention.is_undecided() { "?" } else { "" };
        format!("{glue}{words}={}{doubt}", mention.owner)
    });
    found.collect::<Vec<_>>().join(", ")
}

#[test]
fn english_possessives_quotes_and_dashes() {
    let names = ["Assad", "Iran", "Hezbollah", "SAA"];
    assert_eq!(show(&names, "Assad’s, Iran's; Hezbollahʼs SAA`s"), "Assad=0, Iran=1, Hezbollah=2, SAA=3");
    assert_eq!(show(&names, "“Iran”—Assad–SAA/Iran (“Assad”)"), "Iran=1, Assad=0, SAA=3, Iran=1, Assad=0");
    assert_eq!(
        show(&names, "pro-Iran, anti‑Assad, Iran-backed, non\u{ad}Iran"),
        "Iran=1, Assad=0, Iran=1, ~Iran=1"
    );
    assert_eq!(show(&names, "Iranian Iranians Assadist tirana IRANIAN"), "");
    assert_eq!(
        show(&names, "#Iran @Assad _SAA_ *Iran* <b>Assad</b>"),
        "Iran=1, Assad=0, SAA=3, Iran=1, Assad=0"
    );
}

#[test]
fn marks_that_only_some_write() {
    let names = ["Sana'a", "Shabwah", "Maʾrib", "al-Ḥūthī", "Erdoğan", "Şırnak", "Škoda"];
    assert_eq!(
        show(&names, "Sanaa Sana’a Sanaʿa Sana‘a Sana`a"),
        "Sanaa=0, Sana’a=0, Sanaʿa=0, Sana‘a=0, Sana`a=0"
    );
    assert_eq!(
        show(&["Rabiʿ", "ʿAli", "Abu"], "Rabi, Rabiʿ, ʿAli, Ali, Abuʾs"),
        "Rabi=0, Rabi=0, Ali=1, Ali=1"
    );
    assert_eq!(show(&names, "Marib, Ma'rib, Ma’rib, MAʾRIB"), "Marib=2, Ma'rib=2, Ma’rib=2, MAʾRIB=2");
    assert_eq!(
        show(&names, "Al-Huthi, al Hūthī; Erdogan, ERDOĞAN"),
        "Al-Huthi=3, al Hūthī=3, Erdogan=4, ERDOĞAN=4"
    );
    assert_eq!(
        show(&names, "Şırnak’ta, Sirnak, ŞIRNAK; S\u{30c}koda"),
        "Şırnak=5, Sirnak=5, ŞIRNAK=5, S\u{30c}koda=6"
    );
}

#[test]
fn white_space_and_breaks_within_a_name() {
    let names = ["Republican Guard", "Deir ez-Zor", "Russia Direct", "Russia"];
    assert_eq!(
        show(&names, "Republican\u{a0}Guard, Republican\nGuard"),
        "Republican\u{a0}Guard=0, Republican\nGuard=0"
    );
    assert_eq!(
        show(&names, "Deir\u{200b} ez\u{2011}Zor; Deir ez\u{ad}-Zor, Deir-ez-Zor").matches("=1").count(),
        3
    );
    assert_eq!(show(&names, "Russia\n\nDirect action; Russia \n \n Direct"), "Russia=3, Russia=3");
    assert_eq!(show(&names, "Russia\nDirect"), "Russia\nDirect=2");
}

#[test]
fn french_german_and_italian() {
    let names = ["Iran", "État islamique", "Großbritannien", "Österreich", "Égypte"];
    assert_eq!(show(&names, "l’Iran, d'Iran, dell'Iran, L’Iran"), "Iran=0, Iran=0, Iran=0, Iran=0");
    assert_eq!(
        show(&names, "l’Etat islamique, l’E\u{301}TAT ISLAMIQUE"),
        "Etat islamique=1, E\u{301}TAT ISLAMIQUE=1"
    );
    assert_eq!(
        show(&names, "Grossbritanniens, Grossbritannien, GROSSBRITANNIEN"),
        "Grossbritannien=2, GROSSBRITANNIEN=2"
    );
    assert_eq!(show(&names, "Österreich-Ungarn, Österreicher; «Égypte»"), "Österreich=3, Égypte=4");
}

#[test]
fn russian_and_greek() {
    let names = ["США", "Асад", "Хезболла", "Йемен", "Άσαντ", "Ёлкин"];
    assert_eq!(show(&names, "США, сша, Сша; НСША; Асад, АСАД, Асада"), "США=0, Асад=1, АСАД=1");
    assert_eq!(show(&names, "«Хезболла»; войскаАсад; Елкин, ЁЛКИН"), "Хезболла=2, ~Асад=1, Елкин=5, ЁЛКИН=5");
    assert_eq!(
        show(&names, "Ασαντ και ΑΣΑΝΤ, Йемен, И\u{306}емен"),
        "Ασαντ=4, ΑΣΑΝΤ=4, Йемен=3, И\u{306}емен=3"
    );
}

#[test]
fn arabic_prefixes_points_and_variants() {
    let names = ["روسيا", "إيران", "العراق", "حزب الله", "سورية", "أنصار الله"];
    assert_eq!(show(&names, "وروسيا فروسيا بروسيا كروسيا لروسيا"), ["~روسيا=0"; 5].join(", "));
    assert_eq!(show(&names, "ولإيران وبإيران ايران إِيرَان"), "~إيران=1, ~إيران=1, ايران=1, إِيرَان=1");
    assert_eq!(show(&names, "العراق والعراق بالعراق للعراق"), "العراق=2, ~العراق=2, ~العراق=2, ~للعراق=2");
    assert_eq!(show(&names, "وحزب الله، لحزب الله، حـزب اللـه"), "~حزب الله=3, ~حزب الله=3, حـزب اللـه=3");
    assert_eq!(show(&names, "سوريه وسورية؛ انصار الله"), "سوريه=4, ~سورية=4, انصار الله=5");
    assert_eq!(show(&names, "إيراني الروسيات روسيان سروسيا مروسيا"), "");
    assert_eq!(show(&names, "روسيا12 قالت، 35إيران"), "~روسيا=0, ~إيران=1");
}

#[test]
fn persian_and_urdu_letters_are_the_arabic_ones() {
    let names = ["علي خامنئي", "كرمان", "سپاه پاسداران"];
    assert_eq!(show(&names, "علی خامنه\u{200c}ای، علی خامنئی"), "علی خامنئی=0");
    assert_eq!(show(&names, "کرمان، کرمانشاه، سپاه پاسداران"), "کرمان=1, سپاه پاسداران=2");
}

#[test]
fn hebrew_prefixes_points_and_the_maqaf() {
    let names = ["איראן", "אל-אסד", "צה\"ל", "רוסיה"];
    assert_eq!(show(&names, "באיראן, ומאיראן, שאיראן, כשאיראן"), ["~איראן=0"; 4].join(", "));
    assert_eq!(show(&names, "אל־אסד, צה״ל, וצה”ל, רוּסְיָה"), "אל־אסד=1, צה״ל=2, ~צה”ל=2, רוּסְיָה=3");
    assert_eq!(show(&names, "איראנים, טאיראן"), "");
}

#[test]
fn scripts_without_spaces() {
    let names = ["俄罗斯", "真主党", "ウラジーミル・プーチン", "ロシア", "รัสเซีย"];
    assert_eq!(show(&names, "俄罗斯支持真主党。"), "俄罗斯=0, 真主党=1");
    assert_eq!(show(&names, "ロシアのウラジーミル･プーチンは"), "ロシア=3, ウラジーミル･プーチン=2");
    assert_eq!(show(&names, "ประเทศรัสเซียและ"), "รัสเซีย=4");
}

#[test]
fn korean_particles_hang_on_a_name() {
    assert_eq!(show(&["러시아", "이란"], "러시아는 이란과, 친러시아 러시아"), "~러시아=0, ~이란=1, 러시아=0");
}

#[test]
fn what_is_beyond_the_first_plane_moves_nothing() {
    assert_eq!(show(&["Iran"], "🙂Iran🙂 𝐈𝐫𝐚𝐧 Ｉｒａｎ"), "Iran=0, 𝐈𝐫𝐚𝐧=0, Ｉｒａｎ=0");
}

#[test]
fn titles_in_capitals_and_small_articles() {
    let names = ["Al-Nusra Front", "The Tigers", "al-Qaeda", "HAMAS", "Force"];
    assert_eq!(show(&names, "the al-Nusra Front, AL-NUSRA FRONT"), "al-Nusra Front=0, AL-NUSRA FRONT=0");
    assert_eq!(
        show(&names, "the Tigers fed the tigers; Al-Qaeda, al Qaeda"),
        "the Tigers=1, Al-Qaeda=2, al Qaeda=2"
    );
    assert_eq!(show(&names, "Hamas, HAMAS, by force"), "Hamas=3, HAMAS=3");
}

#[test]
fn all_that_damage_does_to_english() {
    let names = ["Iran", "IRGC", "Quds Force", "Cain", "Assad"];
    assert_eq!(show(&names, "35Iran 7Iran said.16Iran"), "~Iran=0, ~Iran=0, ~Iran=0");
    assert_eq!(show(&names, "IRGC4 IRGCThe theIRGC IRGCs"), "~IRGC=1, ~IRGC=1, ~IRGC=1");
    assert_eq!(show(&names, "Quds Forcewas, Quds ForceSyria, Quds Forces"), "~Quds Force=2, ~Quds Force=2");
    assert_eq!(show(&names, "McCain, x1234Iran, 2016Iran, IranIran"), "~Iran=0, ~Iran=0");
    assert_eq!(show(&names, "Iranthe Iranis Iranof Iranwhich"), "~Iran=0, ~Iran=0");
}

#[test]
fn the_search_agrees_with_trying_every_name_at_every_place() {
    let text = concat!(
        include_str!("../../../seeds/iran-russia-syria.txt"),
        "forcesIran 35Assad وروسيا للعراق (ISIS Hunters) Sana’a l’Irané É 5\nth Corps, 俄罗斯 «Асад» e\u{301}x"
    );
    let aliases = [
        "Iran",
        "Iranian",
        "Russia",
        "Assad",
        "al-Assad",
        "Maher al-Assad",
        "IRGC",
        "the regime",
        "ISIS",
        "5th Corps",
        "ISIS Hunters",
        "روسيا",
        "العراق",
        "Sana'a",
        "俄罗斯",
        "Асад",
        "4th Division",
        "U.S.",
        "x",
        "Liwa al-Quds",
    ];
    let capitals = aliases.iter().filter(|alias| !alias.starts_with(char::is_lowercase));
    let signs = aliases.iter().chain(&["(ISIS Hunters)", "«Асад»"]);
    assert!(agrees(text, aliases.iter()) > 200 && agrees(text, capitals) > 150 && agrees(text, signs) > 200);
}

/// How many names there are; they are the same when every name is tried at every place.
fn agrees<'a>(text: &str, aliases: impl Iterator<Item = &'a &'a str>) -> usize {
    let names = Names::new((0..).zip(aliases.copied())).unwrap();
    let (mut slow, mut hits, mut end) = (Vec::new(), Vec::new(), 0);
    for (at, _) in text.char_indices() {
        names.index.hits(text, at, &mut hits);
        let longest = hits.iter().rev().find_map(|hit| names.judge(text, at, *hit));
        if let Some(mention) = longest.filter(|_| at >= end) {
            end = mention.span.end;
            slow.push(mention);
        }
    }
    assert_eq!(names.mentions(text), slow);
    slow.len()
}
