//! How good the suggestions are, measured on texts of our own and on the sample map.
//!
//! The texts in `texts/` tell invented events in the ways papers tell real ones; people wrote down who acts in
//! them and who backs or clashes with whom in which sentence before any of it was tuned, and half of the texts were
//! kept aside until the end. `cargo test --test suggest -- --nocapture` prints the table.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test may stop where it stands"
)]

mod gold;
mod measure;

use std::path::Path;

use detente::model::{Actor, ActorKind, Direction, Document, Id, Project, Stance};
use detente::store;
use detente::suggest::{self, Lexicon};
use detente::text::SourceText;

use gold::{Gold, GoldTie};
use measure::{Case, Share, best_pairs, found_actors, found_ties};

const TEXTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suggest/texts");
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/projects/palmyra.ron");

fn texts() -> Vec<Gold> {
    let entries = std::fs::read_dir(TEXTS).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
    paths.sort();
    paths.iter().map(|path| Gold::parse(&std::fs::read_to_string(path).unwrap())).collect()
}

fn parts() -> [(&'static str, Vec<Gold>); 2] {
    let (seen, unseen) = texts().into_iter().partition(|gold: &Gold| gold.is_seen);
    [("seen", seen), ("unseen", unseen)]
}

/// A project with the text and nothing else.
fn unread(gold: &Gold) -> Project {
    let mut project = Project::new(Id::from_bits(1));
    project.put_document(Id::from_bits(1), Document::titled(&gold.title, SourceText::new(&gold.text)));
    project
}

/// A project with the text and all its actors, and no ties.
fn with_actors(gold: &Gold) -> Project {
    let mut project = unread(gold);
    for (number, given) in gold.actors.iter().enumerate() {
        let mut actor = Actor::named(&given.names[0]);
        actor.aliases = given.names[1..].to_vec();
        actor.kind = ActorKind::from_word(&given.kind).unwrap();
        project.put_actor(Id::from_bits(number as u64 + 1), actor);
    }
    project
}

fn cases(gold: &Gold) -> Vec<Case> {
    let id = |number: usize| Id::from_bits(number as u64 + 1);
    let tie = |tie: &GoldTie| {
        let stance = if tie.is_support { Stance::Support } else { Stance::Clash };
        let direction = if tie.is_mutual { Direction::Mutual } else { Direction::OneWay };
        (id(tie.from), id(tie.to), stance, direction)
    };
    let all = gold.sentences.iter();
    all.map(|(range, ties)| Case {
        document: Id::from_bits(1),
        range: range.clone(),
        ties: ties.iter().map(tie).collect(),
    })
    .collect()
}

fn sample() -> Project {
    store::open(Path::new(SAMPLE)).unwrap().project
}

/// The sample map without its ties and quotes, and without its actors too if asked.
fn emptied(sample: &Project, keeps_actors: bool) -> Project {
    let mut project = Project::new(sample.id);
    sample.documents().for_each(|(id, document)| project.put_document(id, document.clone()));
    if keeps_actors {
        sample.actors().for_each(|(id, actor)| project.put_actor(id, actor.clone()));
    }
    project
}

fn sample_cases(sample: &Project) -> Vec<Case> {
    let tied =
        |id| sample.ties_on(id).map(|(_, tie)| (tie.from, tie.to, tie.stance, tie.direction)).collect();
    let quotes = sample.quotes();
    quotes
        .map(|(id, quote)| Case { document: quote.document, range: quote.span.range(), ties: tied(id) })
        .collect()
}

#[test]
fn candidate_actors_are_found_and_are_actors() {
    let lexicon = Lexicon::new("");
    for (part, texts) in parts() {
        let (mut precision, mut recall) = (Share::default(), Share::default());
        for gold in &texts {
            let names: Vec<Vec<String>> = gold.actors.iter().map(|actor| actor.names.clone()).collect();
            let (p, r) = found_actors(&suggest::actors(&unread(gold), &lexicon), &names);
            println!("{part:7} actors     precision {p} recall {r}  {}", gold.title);
            precision = precision + p;
            recall = recall + r;
        }
        println!("{part:7} actors     precision {precision} recall {recall}  all");
        assert!(precision.of_one() >= 0.80 && recall.of_one() >= 0.95, "{part}: {precision} {recall}");
    }
}

#[test]
fn candidate_actors_of_the_sample_map_are_found() {
    let sample = sample();
    let names: Vec<Vec<String>> =
        sample.actors().map(|(_, actor)| actor.names().map(str::to_owned).collect()).collect();
    let (precision, recall) =
        found_actors(&suggest::actors(&emptied(&sample, false), &Lexicon::new("")), &names);
    println!("sample  actors     precision {precision} recall {recall}");
    // What has no name ("regional powers", "media hostile to the regime") is not found by capitals.
    assert!(precision.of_one() >= 0.80 && recall.of_one() >= 0.93, "{precision} {recall}");
}

#[test]
fn ties_have_the_right_sign_and_the_best_of_a_sentence_is_one() {
    let lexicon = Lexicon::new("");
    for (part, texts) in parts() {
        let [mut listed, mut sign, mut best] = [Share::default(); 3];
        for gold in &texts {
            let project = with_actors(gold);
            let ties = suggest::ties(&project, &lexicon);
            let (l, s) = found_ties(&project, &ties, &cases(gold));
            let b = best_pairs(&ties, &cases(gold));
            println!("{part:7} ties       listed {l} sign {s} best pair {b}  {}", gold.title);
            listed = listed + l;
            sign = sign + s;
            best = best + b;
        }
        println!("{part:7} ties       listed {listed} sign {sign} best pair {best}  all");
        assert!(sign.of_one() >= 0.75 && best.of_one() >= 0.5 && listed.of_one() >= 0.75, "{part}");
    }
}

#[test]
fn ties_of_the_sample_map_have_the_right_sign() {
    let sample = sample();
    let project = emptied(&sample, true);
    let ties = suggest::ties(&project, &Lexicon::new(""));
    let cases = sample_cases(&sample);
    let (listed, sign) = found_ties(&project, &ties, &cases);
    let best = best_pairs(&ties, &cases);
    println!("sample  ties       listed {listed} sign {sign} best pair {best}");
    assert!(
        sign.of_one() >= 0.75 && best.of_one() >= 0.5 && listed.of_one() >= 0.6,
        "{listed} {sign} {best}"
    );
}
