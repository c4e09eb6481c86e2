//! Sentences, and what is read in them.

use super::*;
use crate::model::{Actor, Id};
use crate::text::SourceText;

/// The ties of `text` among `actors` (`name=alias=alias`), best first: `A + B (cue)`, `<>` for mutual ones.
fn read(actors: &[&str], text: &str) -> String {
    let all = all(actors, text);
    let shown = all.iter().take_while(|tie| tie.score >= 0.3).map(|tie| show(actors, text, tie));
    shown.collect::<Vec<_>>().join(", ")
}

fn all(actors: &[&str], text: &str) -> Vec<TieSuggestion> {
    ties(&project(actors, text), &Lexicon::new(""))
}

fn project(actors: &[&str], text: &str) -> Project {
    let mut project = Project::new(Id::from_bits(1));
    project.put_document(Id::from_bits(1), crate::model::Document::titled("A", SourceText::new(text)));
    for (number, names) in actors.iter().enumerate() {
        let mut names = names.split('=').map(str::to_owned);
        let mut actor = Actor::named(&names.next().unwrap());
        actor.aliases = names.collect();
        project.put_actor(Id::from_bits(number as u64 + 1), actor);
    }
    project
}

fn show(actors: &[&str], text: &str, tie: &TieSuggestion) -> String {
    let name = |id: ActorId| {
        let number = (0..actors.len()).find(|number| Id::from_bits(*number as u64 + 1) == id).unwrap();
        actors[number].split('=').next().unwrap()
    };
    let sign = if tie.stance == Stance::Support { "+" } else { "-" };
    let mutual = if tie.direction == Direction::Mutual { "<>" } else { "" };
    format!("{} {sign}{mutual} {} ({})", name(tie.from), name(tie.to), &text[tie.cue.range()])
}

const FOUR: [&str; 4] = ["Russia=Moscow", "Iran", "Assad", "ISIS"];

#[test]
fn a_verb_ties_its_subject_to_its_object() {
    assert_eq!(read(&FOUR, "Russia backed Assad."), "Russia + Assad (backed)");
    assert_eq!(read(&FOUR, "Assad was openly supported by Russia."), "Russia + Assad (supported)");
    assert_eq!(read(&FOUR, "ISIS, attacked by Assad, withdrew."), "Assad - ISIS (attacked)");
}

#[test]
fn what_is_said_of_one_in_a_row_is_said_of_all() {
    assert_eq!(
        read(&FOUR, "Russia and Iran backed Assad."),
        "Russia + Assad (backed), Iran + Assad (backed)"
    );
    assert_eq!(
        read(&FOUR, "Assad, Russia and Iran fought against ISIS."),
        "Russia - ISIS (fought against), Iran - ISIS (fought against), Assad - ISIS (fought against)"
    );
}

#[test]
fn words_written_onto_a_name_come_first() {
    assert_eq!(read(&FOUR, "The Russian-backed Assad met nobody."), "Russia + Assad (backed)");
    assert_eq!(read(&["Russia", "Tigers"], "The pro-Russian Tigers left."), "Tigers + Russia (pro)");
    assert_eq!(read(&FOUR, "An anti-ISIS Assad appeared."), "Assad - ISIS (anti)");
    assert_eq!(
        read(&["Rwanda", "M23"], "The M23, a Rwandan-backed rebellion, grew."),
        "Rwanda + M23 (backed)"
    );
}

#[test]
fn between_has_two_sides() {
    assert_eq!(read(&FOUR, "Clashes between Russia and Iran went on."), "Russia -<> Iran (Clashes between)");
    let text = "A major clash in the east between Russia and Assad on one side and groups such as ISIS on the other.";
    assert_eq!(read(&FOUR, text), "Russia -<> ISIS (clash), Assad -<> ISIS (clash)");
    assert_eq!(read(&FOUR, "Russia and Iran loathe each other."), "Russia -<> Iran (loathe)");
}

#[test]
fn negation_turns_a_cue_round() {
    assert_eq!(read(&FOUR, "Russia refused to support Assad."), "Russia - Assad (support)");
    assert_eq!(read(&FOUR, "Iran no longer backs Assad."), "Iran - Assad (backs)");
    assert_eq!(read(&FOUR, "Iran did not withdraw its support for Assad."), "Iran + Assad (support for)");
    assert_eq!(read(&FOUR, "Russia not only backed Assad."), "Russia + Assad (backed)");
}

#[test]
fn who_does_not_fight_is_hardly_a_friend() {
    let found = all(&FOUR, "Russia did not attack ISIS.");
    assert!(found.iter().all(|tie| tie.stance == Stance::Support && tie.score < 0.3), "{found:?}");
}

#[test]
fn an_owner_is_who_the_noun_belongs_to() {
    assert_eq!(read(&FOUR, "Moscow watched Iran’s rivalry with ISIS."), "Iran -<> ISIS (rivalry with)");
    assert_eq!(read(&FOUR, "He spoke of Russia’s ally Assad."), "Assad +<> Russia (ally)");
    assert_eq!(
        read(
            &["Iran", "Hezbollah", "Fatimiyun"],
            "There were militias linked to Iran (Hezbollah and Fatimiyun)."
        ),
        "Hezbollah + Iran (linked to), Fatimiyun + Iran (linked to)"
    );
}

#[test]
fn an_actor_may_stand_inside_a_cue() {
    assert_eq!(
        read(&["Grob", "the WFF=WFF"], "Grob took the WFF to court."),
        "Grob - the WFF (took the WFF to court)"
    );
}

#[test]
fn a_sentence_without_a_cue_gives_nothing() {
    assert_eq!(all(&FOUR, "Russia and Iran were in Geneva. Assad slept. ISIS did, too."), []);
    assert_eq!(all(&[], "Russia attacked Iran."), []);
    assert_eq!(all(&FOUR, ""), []);
}

#[test]
fn adjectives_and_seats_of_a_state_are_its_names() {
    assert_eq!(
        read(&["Russia", "Poland"], "Warsaw condemned the Russian offer."),
        "Poland - Russia (condemned)"
    );
    // Unless somebody else is called so.
    assert_eq!(
        read(&["Russia", "Kremlin", "Poland"], "The Kremlin condemned Poland."),
        "Kremlin - Poland (condemned)"
    );
}

#[test]
fn the_speaker_and_the_hedge_are_read() {
    let said = |text: &str| {
        let found = all(&FOUR, text);
        format!("{} [{}]", found[0].speaker, found[0].hedge.word())
    };
    assert_eq!(said("According to two officers, Russia armed Assad."), "two officers [reported]");
    assert_eq!(
        said("A Russian officer acknowledged that Iran attacked ISIS."),
        "A Russian officer [reported]"
    );
    assert_eq!(
        said("Iran attacked ISIS, said an Iranian diplomat in May."),
        "an Iranian diplomat [reported]"
    );
    assert_eq!(said("Iran allegedly armed Assad."), " [alleged]");
    assert_eq!(said("Assad said: “Iran armed ISIS.”"), "Assad [quoted]");
    assert_eq!(said("There were reports of clashes between Iran and ISIS."), " [reported]");
    assert_eq!(said("Iran armed Assad."), " [stated]");
}

#[test]
fn what_was_dismissed_stays_dismissed_wherever_the_sentence_stands() {
    let mut project = project(&FOUR, "Russia backed Assad.");
    let key = ties(&project, &Lexicon::new(""))[0].key.clone();
    project.dismiss(&key);
    assert_eq!(ties(&project, &Lexicon::new("")), []);
    let moved =
        crate::model::Document::titled("A", SourceText::new("New. Russia backed Assad. Iran backed Assad."));
    project.put_document(Id::from_bits(1), moved);
    assert_eq!(ties(&project, &Lexicon::new("")).len(), 1);
}

#[test]
fn a_cue_of_the_project_is_read_like_ours() {
    let project = project(&FOUR, "Russia kowtowed to Iran.");
    assert_eq!(ties(&project, &Lexicon::new("")), []);
    let found = ties(&project, &Lexicon::new("kowtow+ to ; support ; > ; 0.9"));
    assert_eq!((found[0].stance, found[0].direction), (Stance::Support, Direction::OneWay));
}

#[test]
fn suggestions_are_the_same_every_time() {
    let text = include_str!("../../../seeds/iran-russia-syria.txt");
    let actors =
        ["Russia", "Iran", "Assad=Assad regime", "IRGC", "Hezbollah=Hizbullah", "NDF", "SAA=Syrian army"];
    assert_eq!(all(&actors, text), all(&actors, text));
    assert!(all(&actors, text).windows(2).all(|two| two[0].score >= two[1].score));
}
