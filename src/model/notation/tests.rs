//! Promises of the notation.

use super::*;

fn read(text: &str) -> Project {
    parse(text, &mut IdSource::new(1)).unwrap()
}

fn error(text: &str) -> String {
    parse(text, &mut IdSource::new(1)).unwrap_err().to_string()
}

#[track_caller]
fn stays(text: &str) {
    assert_eq!(print(&read(text)), text);
}

#[test]
fn the_examples_of_the_house_read_and_print_as_they_stand() {
    stays("Russia");
    stays("Russia @ 120,80");
    stays("Russia + Assad");
    stays(r#"Russia - YPG "words" "more words""#);
    stays("Iran <+> Russia\nIran <-> Saudi Arabia");
}

#[test]
fn everything_known_of_actors_is_printed_and_read() {
    stays(
        "5th Corps @ -12.5,0.25 (armed force, aka Fifth Corps, aka \"V, Corps\", colour \"#d9c7a0\", pinned, \
         note \"two\\nlines\", part of Syria)\nSyria",
    );
}

#[test]
fn everything_known_of_ties_and_quotes_is_printed_and_read() {
    let whole = "Syria (state)";
    let tie = "Russia - YPG (label \"arms, money\", on 2015/2024, note why) \"one\" (by Putin, on 2016-03~, \
               reported, grade B2, note doubtful) \"two\" (alleged, grade F) \"three\" (quoted, grade 6)";
    stays(&format!(
        "# title Palmyra\n# note \"a \\\"map\\\"\"\n{whole}\n{tie}\n# quote \"behind nothing\" (on 2017)"
    ));
}

#[test]
fn everything_known_of_documents_but_their_text_is_printed_and_read() {
    stays(
        "# document Empty\n# document Sinjar (author A. Reader, outlet BBC, date 2016-03-28, language en, note n, \
         file sinjar.txt, format txt, encoding UTF-8, sha256 abc)\n\
         A + B \"held the hill\" (in Sinjar)\nA + C \"held the hill\" (in Sinjar)",
    );
}

#[test]
fn one_quote_behind_two_ties_stays_one() {
    let project = read(r#"A + B "words" (by C); A - D "words""#);
    assert_eq!(project.counts().quotes, 1);
    assert_eq!(print(&project), "A + B \"words\" (by C)\nA - D \"words\"");
}

#[test]
fn actors_documents_and_quotes_of_one_name_are_told_apart_by_number() {
    stays(
        "# document X\n# document X #2 (outlet BBC)\nA #2 (state)\n\
         A + A #2 \"w\" (in X) \"w\" #2 (in X, by C) \"w\" (in X #2)",
    );
}

#[test]
fn names_that_are_not_plain_stand_between_quotation_marks() {
    for name in [
        "a - b", "+", "<->", "a;b", "x (y)", "a,b", "#1", "a@b", "\"x\"", " a", "a  b", "a\u{a0}b",
        "\u{200f}",
    ] {
        let mut project = read("A");
        let (id, _) = project.actors().next().unwrap();
        project.put_actor(id, crate::model::Actor::named(name));
        let text = print(&project);
        assert!(text.starts_with('"') && !text.contains('\u{200f}'), "{text}");
        assert_eq!(read(&text).actors().next().unwrap().1.name, name);
    }
    for name in ["al-Nusra", "US-led coalition", "YPG/SDF", "حزب الله", "a.b", "it's", "title", "note"]
    {
        stays(name);
    }
}

#[test]
fn the_order_follows_names_whatever_the_ids_are() {
    let text = "B; A; C + A; A - C; A + C \"x\"; A + C";
    let printed: Vec<String> =
        (0..20).map(|seed| print(&parse(text, &mut IdSource::new(seed)).unwrap())).collect();
    assert_eq!(printed[0], "B\nA + C\nA + C \"x\"\nA - C\nC + A");
    assert!(printed.iter().all(|other| *other == printed[0]));
}

#[test]
fn quotes_find_their_places_in_a_document_whose_text_is_given() {
    let project = read("# document D (text \"no. Then yes, and yes again.\"); A + B \"yes\" #2");
    let (_, quote) = project.quotes().next().unwrap();
    assert_eq!((quote.span.start, quote.span.end), (18, 21));
    assert_eq!(crate::model::check::faults(&project), []);
    assert_eq!(
        error("# document D (text \"no\"); A + B \"yes\""),
        "the words \"yes\" do not stand in the text of the document on line 1"
    );
}

#[test]
fn quotes_without_a_text_make_a_document_of_one_quote_a_line() {
    let project = read("A + B \"one\" \"two\"\nA + C \"one\" \"three\"");
    let (_, document) = project.documents().next().unwrap();
    assert_eq!(document.text.as_str(), "one\ntwo\nthree");
    assert_eq!(crate::model::check::faults(&project), []);
}

#[test]
fn what_does_not_fit_is_named_with_its_line() {
    assert_eq!(error("Russia\nRussia + + Assad"), "expected an actor, found + on line 2");
    assert_eq!(error("Russia +"), "expected an actor, found the end of the statement on line 1");
    assert_eq!(error("Russia \"words\""), "expected the end of the statement, found \"words\" on line 1");
    assert_eq!(
        error("\n\nA @ 1;"),
        "expected a comma between x and y, found the end of the statement on line 3"
    );
    assert_eq!(error("A @ x,1"), "expected a number, found x on line 1");
    assert_eq!(error("A @ 1,inf"), "expected a number, found inf on line 1");
    assert_eq!(error("A + A"), "a tie needs two different actors, found A twice on line 1");
    assert_eq!(error("A (part of B); B (part of A)"), "B would be part of itself on line 1");
    assert_eq!(error("A (big)"), "big is no attribute of an actor on line 1");
    assert_eq!(error("A + B (by C)"), "by C is no attribute of a tie on line 1");
    assert_eq!(error("A + B \"w\" (aka C)"), "aka C is no attribute of a quote on line 1");
    assert_eq!(error("A + B \"w\" (in D)"), "there is no document D on line 1");
    assert_eq!(error("A + B \"w\" (grade Z9)"), "expected a grade such as B2, found \"Z9\" on line 1");
    assert_eq!(
        error("A (state"),
        "expected a comma or a closing bracket, found the end of the statement on line 1"
    );
    assert_eq!(error("A \"open"), "a quotation mark opens and does not close on line 1");
    assert_eq!(error("\"\\q\""), "expected \\n \\t \\r \\\" \\\\ or \\u{..} on line 1");
    assert_eq!(error("# chapter X"), "expected title, note, document or quote, found chapter on line 1");
    assert_eq!(
        error("A + B (on March)").split(", found").next(),
        Some("expected a date such as 2016, 2016-03, 2016-03-28, 2015/2024 or 2017~")
    );
}

#[test]
fn actors_of_one_name_keep_their_numbers_whatever_their_ids() {
    for seed in 0..20 {
        let mut ids = IdSource::new(seed);
        let text = "A #2 @ 300,0 (state)\nA #3 @ 5,5 (group)\nA @ 0,0 (state)\nA + B";
        let printed = print(&parse(text, &mut ids).unwrap());
        assert_eq!(print(&parse(&printed, &mut ids).unwrap()), printed, "seed {seed}");
    }
}
