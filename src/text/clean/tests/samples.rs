//! Texts of other kinds: wrapped mail, a scanned report, a PDF, lists, tables, verses, code, other languages.

use super::{read, stays, words};

#[test]
fn a_clean_article_does_not_change() {
    stays(
        "The general spoke on Monday.\nHe said: “We have no plans to withdraw.” The U.S. Army, which has some 900 troops in \
         Syria, did not comment.\nIn 2019, 12 people were killed; 3.5 million had fled. The 4th Division and the 25th stayed.\n\
         Nobody knows why. “It’s a mystery,” Dr. Al-Hamad added (see Fig. 3).",
    );
    stays("");
    stays("One line.");
}

#[test]
fn a_wrapped_mail_becomes_paragraphs_and_its_head_and_foot_stay() {
    let mail = "From: Anna Berg <anna@example.org>\nTo: Desk\nSubject: Convoy near Raqqa\n\n\
        Dear all,\n\n\
        the convoy that left Aleppo on Monday has reached the outskirts of\n\
        Raqqa. Two of the drivers spoke to us by phone; they say that the\n\
        militia at the last checkpoint took half of the load.\n\n\
        We will know more tomorrow. Please do not publish the names of the\n\
        drivers before then.\n\n\
        > When did they leave? I was told that they would wait for the\n\
        > escort that the Russians had promised them.\n\n\
        Best,\nAnna\n-- \nAnna Berg\nAleppo desk\n";
    assert_eq!(
        read(mail),
        "From: Anna Berg <anna@example.org>\nTo: Desk\nSubject: Convoy near Raqqa\nDear all,\n\
         the convoy that left Aleppo on Monday has reached the outskirts of Raqqa. Two of the drivers spoke to us by \
         phone; they say that the militia at the last checkpoint took half of the load.\n\
         We will know more tomorrow. Please do not publish the names of the drivers before then.\n\
         When did they leave? I was told that they would wait for the escort that the Russians had promised them.\n\
         Best,\nAnna\n--\nAnna Berg\nAleppo desk"
            .replace("\nWhen did", "\n> When did")
    );
}

const SCAN: &str = "INTERIM REPORT\n\n\
    The committee heard from eleven wit-\n\
    nesses over two days. Several had been\n\
    members of the pro-govern-\n\
    ment militias; one, a well-known com-\n\
    mander, asked for his name to be with-\n\
    held. The militias were paid by the in-\n\
    telligence services. Witnesses for the\n\
    government, the German Haupt- und\n\
    Staatsaktion, and the self-\n\
    styled council did not appear, and the\n\
    well-\n\
    known general sent a letter.\n";

#[test]
fn a_scanned_report_loses_the_hyphens_of_its_line_ends_and_no_others() {
    let read = words(SCAN);
    for phrase in [
        "eleven witnesses over two days. Several had been members of the pro-government militias",
        "a well-known commander, asked for his name to be",
        "the intelligence services. Witnesses for",
        "the well-known general sent a letter.",
    ] {
        assert!(read.contains(phrase), "{phrase}: {read}");
    }
    assert!(read.starts_with("INTERIM REPORT\nThe committee"), "{read}");
}

#[test]
fn a_hyphen_that_waits_for_its_word_keeps_its_space() {
    assert_eq!(
        words("Die Haupt-\nund Nebenstraßen waren gesperrt."),
        "Die Haupt- und Nebenstraßen waren gesperrt."
    );
    assert_eq!(words("the pro-\nIranian side in 2015-\n2019"), "the pro-Iranian side in 2015-2019");
}

#[test]
fn the_pages_of_a_pdf_run_on_and_their_numbers_go() {
    let page = |number: usize, words: &str| {
        format!(
            "{words} the army moved on to the north of the country and took\nthe villages one by one.3 The militias did not follow, as their\n\
             leaders had been promised a share of the oil fields and were\nwaiting for it to be paid out in the capital of the\n\n{number}\n\n"
        )
    };
    let text: String = (11..15).map(|number| page(number, "province, where")).collect();
    let read = words(&text);
    assert!(!read.contains("11") && !read.contains("\n14"), "{read}");
    assert!(read.contains("in the capital of the province, where the army"), "{read}");
}

#[test]
fn footnotes_of_a_pdf_are_raised_where_they_count_up() {
    let text = "The regime fell in 2024.1 Few had expected it. Its army, which had 30 000 men,2 was gone within days; the\n\
        Russians left.3 Others stayed. In 2016 there were 48 of them, in 2017 there were 12.\n4 The rest is known.";
    let read = words(text);
    assert!(read.contains("in 2024.¹") || read.contains("in 2024.1"), "{read}");
    assert!(read.contains("30 000 men,² was") && read.contains("left.³ Others"), "{read}");
    assert!(read.contains("there were 48 of them, in 2017 there were 12"), "{read}");
}

#[test]
fn counts_at_the_start_of_lines_are_no_footnotes() {
    stays("1 Introduction\n2 Methods\n3 Results\n4 Discussion\n5 References");
    stays(
        "12 The Court notes that the applicant did not appear before it.\n13 The Court finds that the claim stands.\n\
           14 The Court therefore rejects the objection of the government.",
    );
    stays(
        "Ingredients for the soup that the whole brigade ate:\n2 eggs\n3 carrots\n4 onions and as much salt as one likes",
    );
    stays(
        "The price rose to $3.5 million. 40 Syrian fighters left the town of Palmyra early.\n40 more came the next day.",
    );
}

#[test]
fn lists_tables_code_and_verses_keep_their_lines() {
    assert_eq!(read("Points:\n•\u{a0}one\n• two\n◦ three"), "Points:\n• one\n• two\n• three");
    assert_eq!(read("Points:\n- one\n- two\n\n* three\n* four"), "Points:\n• one\n• two\n• three\n• four");
    stays("1. First\n2. Second\n10. Tenth\na) alpha\n(b) beta");
    stays("- Да, - сказал он.\nОн ушёл.");
    stays("Name     Side      Men\nLiwa     Russia    1,800\nNDF      Iran      450");
    stays("fn main() {\n    let forcesIran = 3;\n    if a.B > 2 {\n        print(a.B);\n    }\n}");
    stays(
        "Shall I compare thee to a summer’s day?\nThou art more lovely and more temperate:\nRough winds do shake the darling buds \
         of May,\nAnd summer’s lease hath all too short a date:\nSometime too hot the eye of heaven shines,\nAnd often is his gold \
         complexion dimmed;\nAnd every fair from fair sometime declines,\nBy chance, or nature’s changing course untrimmed;",
    );
}

#[test]
fn wrapped_lines_of_other_languages_are_joined_too() {
    let german = "Die Regierung teilte am Montag mit, dass die Verhandlungen über den\n\
        Abzug der Truppen aus dem Norden des Landes abgebrochen worden seien.\n\
        Ein Sprecher der Opposition sagte, man habe nie wirklich mit einem\n\
        Ergebnis gerechnet, und verwies auf die Lage in den Städten.";
    assert!(!words(german).contains('\n'), "{}", words(german));
    let russian = "В понедельник министерство сообщило, что переговоры о выводе войск с\n\
        севера страны прерваны. Представитель оппозиции заявил, что никто и не\n\
        рассчитывал на успех, и сослался на положение в городах.";
    assert!(!words(russian).contains('\n'), "{}", words(russian));
    let arabic = "أعلنت الوزارة يوم الاثنين أن المفاوضات حول انسحاب القوات من شمال\n\
        البلاد قد توقفت وقال متحدث باسم المعارضة إن أحدا لم يكن يتوقع النجاح\n\
        وأشار إلى الوضع في المدن الكبرى.";
    assert!(!words(arabic).contains('\n'), "{}", words(arabic));
    stays("قال الوزير: «نعم».\nثم غادر القاعة.\nلم يعلق أحد على ذلك.");
    stays(
        "«\u{a0}Nous partons\u{a0}», a dit le ministre\u{a0}; l’armée d’Assad, elle, reste.\nPersonne n’a réagi aujourd’hui.",
    );
}

#[test]
fn short_messages_line_by_line_stay_apart() {
    stays(
        "09:12 convoy seen near the bridge\n09:40 two trucks stopped\n10:05 shots heard from the east bank\n10:30 quiet again\n11:00 nothing new",
    );
}
