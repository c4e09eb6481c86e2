//! What is doubted, and what is not.

use super::{Doubt, Mentioned, Report, check};
use crate::model::{Document, DocumentId, Id, IdSource, Project, Quote, Standing, notation};
use crate::text::SourceText;

fn read(map: &str) -> Project {
    notation::parse(map, &mut IdSource::new(1)).unwrap()
}

/// The project with texts in its documents, by title.
fn with_texts(map: &str, texts: &[(&str, &str)]) -> Project {
    let mut project = read(map);
    let known: Vec<(DocumentId, Document)> =
        project.documents().map(|(id, document)| (id, document.clone())).collect();
    for (id, document) in known {
        let text = texts.iter().find(|(title, _)| *title == document.title).map_or("", |(_, text)| text);
        project.put_document(id, Document { text: SourceText::new(text), ..document });
    }
    project
}

fn report(project: &Project) -> Report {
    check(project, Some(&Mentioned::read(project, || true).unwrap().unwrap()))
}

fn found(project: &Project, doubt: Doubt) -> Vec<String> {
    let report = report(project);
    report.findings.into_iter().filter(|finding| finding.doubt == doubt).map(|found| found.sentence).collect()
}

#[test]
fn a_tie_without_quotes_has_to_be_settled() {
    let project = read("Russia - YPG");
    assert_eq!(found(&project, Doubt::NoQuotes), ["Russia clashes with YPG: no quote says so"]);
    assert_eq!(report(&project).verdict(), "Not ready to publish: 1 to settle, 2 to know.");
}

#[test]
fn a_tie_whose_quotes_are_all_lost_has_none() {
    let mut project = read("# document One\nRussia - YPG \"struck\" (in One)");
    let (id, quote) = project.quotes().map(|(id, quote)| (id, quote.clone())).next().unwrap();
    project.put_quote(id, Quote { standing: Standing::Lost, ..quote.clone() });
    assert_eq!(
        found(&project, Doubt::NoQuotes),
        ["Russia clashes with YPG: none of its quotes stands for sure"]
    );
    assert_eq!(found(&project, Doubt::ToReview), ["“struck”: its place is lost"]);
    project.put_quote(id, Quote { standing: Standing::Lost, reviewed: true, ..quote });
    assert!(found(&project, Doubt::ToReview).is_empty(), "it was decided");
}

#[test]
fn a_tie_on_one_document_and_one_voice_says_which() {
    let map = "# document One (author A. Writer)\n# document Two (author B. Writer)\nRussia (aka Moscow)\n\
        Russia + Assad \"armed\" (in One)\nRussia - YPG \"struck\" (in One, by Moscow) \"fought\" (in Two, by russia)";
    let project = read(map);
    assert_eq!(found(&project, Doubt::OneDocument), ["Russia supports Assad: only “One” says so"]);
    let mut voices = found(&project, Doubt::OneVoice);
    voices.sort();
    assert_eq!(
        voices,
        [
            "Russia clashes with YPG: only Russia (speaker), a party to it, says so",
            "Russia supports Assad: only A. Writer (author) says so"
        ]
    );
}

#[test]
fn two_documents_of_two_authors_are_beyond_doubt() {
    let map = "# document One (author A, date 2016)\n# document Two (author B, date 2017)\n\
        Russia - YPG \"struck\" (in One) \"fought\" (in Two)";
    let project = with_texts(map, &[("One", "Russia struck YPG."), ("Two", "YPG fought")]);
    assert_eq!(report(&project).findings, []);
    assert_eq!(report(&project).verdict(), "Ready to publish: nothing is doubtful.");
    assert_eq!(
        report(&project).standing(),
        "1 of 1 ties have a quote, 1 rest on more than one document; 2 of 2 quotes stand where they say"
    );
}

#[test]
fn a_pair_with_both_stances_is_one_finding_whichever_way_its_ties_point() {
    let project = read("A + B; B - A; A - B (label twice); A + C");
    assert_eq!(found(&project, Doubt::Contested), ["A and B: 1 tie of support and 2 ties of clash"]);
}

#[test]
fn quotes_behind_nothing_and_without_any_date_are_named() {
    let map = "# document One (date 2016)\n# document Two\nA + B \"one\" (in One) \"two\" (in Two)\n\
        # quote \"behind nothing\" (in Two, on 2017)";
    let project = read(map);
    assert_eq!(found(&project, Doubt::Unused), ["“behind nothing”: backs no tie"]);
    assert_eq!(found(&project, Doubt::Undated), ["“two”: neither the words nor the document have a date"]);
    assert_eq!(found(&project, Doubt::DocumentUndated), ["“Two”: has no date"]);
    assert_eq!(found(&project, Doubt::DocumentUnsourced).len(), 2);
}

#[test]
fn an_actor_that_no_document_names_is_told_and_one_named_by_alias_is_not() {
    let map = "# document One\nRussia (aka Moscow); Iran; Cuba\n# quote \"x\" (in One)";
    let project = with_texts(map, &[("One", "MOSCOW denied what Iranian officials said of Iran’s role.")]);
    assert_eq!(found(&project, Doubt::NeverNamed), ["Cuba: named in no document"]);
    assert_eq!(check(&project, None).count(Doubt::NeverNamed), 0, "nothing was read");
}

#[test]
fn a_name_of_two_actors_has_to_be_settled() {
    let project = read("5th Corps (aka the Corps); Fifth (aka The corps, aka Fifth)");
    assert_eq!(found(&project, Doubt::Collision), ["“the Corps”: belongs to 5th Corps and Fifth"]);
}

#[test]
fn what_was_read_is_good_until_texts_or_names_change() {
    let project = with_texts("# document One\nRussia\n# quote \"x\" (in One)", &[("One", "Russia")]);
    let mentioned = Mentioned::read(&project, || true).unwrap().unwrap();
    let mut other = project.clone();
    other.note = "another".into();
    assert!(mentioned.is_of(&other));
    let (id, actor) = project.actors().map(|(id, actor)| (id, actor.clone())).next().unwrap();
    other.put_actor(id, crate::model::Actor { aliases: vec!["Moscow".into()], ..actor });
    assert!(!mentioned.is_of(&other));
    assert_eq!(Mentioned::read(&project, || false).unwrap(), None, "it was stopped");
}

#[test]
fn an_empty_project_is_not_ready_and_not_doubtful() {
    let report = report(&Project::new(Id::from_bits(1)));
    assert_eq!((report.findings.len(), report.is_ready()), (0, false));
    assert_eq!(report.verdict(), "There are no ties yet.");
}

#[test]
fn kinds_have_a_word_and_a_heading_of_their_own() {
    let mut words: Vec<&str> = Doubt::ALL.iter().flat_map(|doubt| [doubt.word(), doubt.heading()]).collect();
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), 2 * Doubt::ALL.len());
}
