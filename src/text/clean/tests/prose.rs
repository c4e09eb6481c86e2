//! Words and sentences in running text: what is parted or joined, and what must stay.

use super::{read, stays, words};

#[test]
fn names_with_a_capital_inside_stay_whole() {
    for text in [
        "He sold his iPhone on eBay and bought a MacBook from McDonald, MacArthur and O'Brien.",
        "YouTube, WhatsApp and LinkedIn said that PayPal had linked in you and the tube.",
        "LinkedIn said in a statement that the whole network had been down since the morning of the attack.",
        "DeLillo and LeBron met VanHalen at the FitzGerald lecture on JavaScript and LaTeX.",
        "The macOS and iOS builds of GitHub Desktop run on AstraZeneca laptops, said BioNTech and AeroVironment.",
        "The Su-34 and the MiG-29 flew over Deir ez-Zor, and the F-16s of the G20 did not.",
        "#FreePalestine and @RusEmbSyria posted on t.me/SouthFront and in the MoDRussia channel.",
    ] {
        stays(text);
    }
}

#[test]
fn abbreviations_numbers_and_addresses_stay_whole() {
    for text in [
        "U.S.-backed forces left St.Petersburg at 3.5 km/h, i.e. slowly. See No.5, p.12 and Fig.3.",
        "Write to John.Smith@Example.Com or see https://www.Example.com/Path.To/File.Html?x=1.The_end and Amazon.Com today.",
        "The U.N.Security Council met Gen.Smith, Dr.Bashar and J.R.R.Tolkien in Washington D.C. yesterday.",
        "Call System.Out.println or Console.Write() in Node.Js and ASP.Net before v1.2.Final is out.",
        "It cost $1.5 million, 3,500 rubles or 2.000,50 euros on 12.03.2016 at 10.30 a.m. in Art.5 GG.",
    ] {
        stays(text);
    }
}

#[test]
fn sentences_glued_to_each_other_get_their_space() {
    assert_eq!(words("He joined al-Qaeda.The group split."), "He joined al-Qaeda. The group split.");
    assert_eq!(words("“Why?”He left. “Never!”Then they came."), "“Why?” He left. “Never!” Then they came.");
    assert_eq!(words("Война закончилась.Россия ушла."), "Война закончилась. Россия ушла.");
    assert_eq!(words("انسحبت القوات.روسيا باقية في سوريا."), "انسحبت القوات. روسيا باقية في سوريا.");
    assert_eq!(words("Der Krieg endete.Danach kam Frieden."), "Der Krieg endete. Danach kam Frieden.");
}

#[test]
fn glued_words_are_parted_only_where_the_text_vouches_for_both() {
    let vouched = "The forces left. Iran and its forces stayed. Then forcesIran had armed came back to Iran.";
    assert!(words(vouched).contains("forces Iran had"), "{}", words(vouched));
    stays("Then forcesIran had armed came back.");
    let swallowed = "Russia and Iran met. Iran left, as Iran does. Then Iranand Russia met again.";
    assert!(words(swallowed).contains("Iran and Russia met again"), "{}", words(swallowed));
    stays("England and Poland beat Holland and Ireland. Ferdinand met Roland and Goethe in Finland.");
    stays(
        "Here he was. Here and there. Hereafter, Thereafter, Therefrom. Her son Anderson and the sandhand.",
    );
}

#[test]
fn headings_glued_to_their_text_are_parted() {
    let text = "IntroductionDuring the war the two allies fought each other as often as they fought together in the field.";
    assert!(read(text).starts_with("# Introduction\nDuring the war"), "{}", read(text));
    let text = "The armed forces were weak.\nThe struggle for the armed forcesWhen the war began, nobody thought that the army \
                would fall apart so soon.";
    assert!(read(text).contains("# The struggle for the armed forces\nWhen the war"), "{}", read(text));
}

#[test]
fn torn_ordinals_are_joined_and_others_stay() {
    assert_eq!(
        words("the 5\nth Corps and 4\nthDivision, the 22\nnd and 11\nth of May"),
        "the 5th Corps and 4th Division, the 22nd and 11th of May"
    );
    stays("There were 5\nst andards and 11\nst ones and 3\nthey.");
}

#[test]
fn stops_that_slipped_go_back_and_nothing_else_does() {
    assert_eq!(
        words("He was backed by the whole IRGC\n. Then he left."),
        "He was backed by the whole IRGC. Then he left."
    );
    assert_eq!(
        words("called the militias the “Basij military\n,” and left"),
        "called the militias the “Basij military,” and left"
    );
    stays(
        "The programs were written in\n.NET and\n.5 of them in C\n...\n:smile: and that was all there was.",
    );
}

#[test]
fn white_space_is_tidied_and_meant_space_stays() {
    assert_eq!(
        words("  One  two.\u{a0} Three\u{a0}four. \n\n\n\nFive\u{200b}six \n"),
        "One two. Three four.\nFivesix"
    );
    stays("«\u{a0}Oui\u{a0}», dit-il\u{a0}: 10\u{a0}000 hommes\u{202f}!");
    assert_eq!(words(""), "");
    assert_eq!(words(" \n \n"), "");
}
