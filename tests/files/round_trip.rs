//! Whatever a project holds, the file holds; and the notation holds all but the texts of documents.

use std::collections::BTreeSet;

use detente::model::{
    Actor, ActorKind, Colour, Direction, Document, Hedge, Id, IdSource, InformationGrade, Origin, Project,
    Quote, SourceGrade, Stance, Standing, Tie, When, lookup, notation, place_within_limits,
};
use detente::store;
use detente::text::{SourceText, Span};
use kurbo::Point;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

const ODD: [&str; 16] = [
    "",
    " ",
    "\n",
    "\"",
    "\\",
    "\"#",
    "\"##\n\"#",
    "a\rb\r\nc",
    "\0",
    "\u{202e}\n",
    "\t\n\t",
    "r#\"x\"#\n",
    "// x\n/*",
    "\u{feff}\n",
    "حزب\u{200f}\nالله",
    "\u{2028}",
];

const DATES: [&str; 6] = ["2016", "-0044-03-15", "2015~/2024-02-29?", "../2020", "2017-12%/..", "0000"];

fn words() -> impl Strategy<Value = String> {
    let any_chars = proptest::collection::vec(any::<char>(), 0..12).prop_map(String::from_iter);
    prop_oneof![select(&ODD[..]).prop_map(str::to_owned), any_chars, "[a-z \"\n#]{0,20}"]
}

fn date() -> impl Strategy<Value = Option<When>> {
    proptest::option::of(select(&DATES[..]).prop_map(|text| text.parse().unwrap()))
}

fn actor() -> impl Strategy<Value = Actor> {
    let look =
        (proptest::option::of(any::<[u8; 3]>()), proptest::option::of(any::<[f64; 2]>()), any::<bool>());
    let parts =
        (words(), proptest::collection::vec(words(), 0..3), words(), select(&ActorKind::ALL[..]), look);
    let whole = proptest::option::of(0..6_u64);
    (parts, whole).prop_map(|((name, aliases, note, kind, (colour, place, pinned)), whole)| Actor {
        name,
        aliases,
        kind,
        colour: colour.map(|[red, green, blue]| Colour { red, green, blue }),
        note,
        place: place.map(|[x, y]| place_within_limits(Point::new(x, y))),
        pinned,
        part_of: whole.map(Id::from_bits),
        picture: None,
    })
}

fn document() -> impl Strategy<Value = Document> {
    let origin = (words(), words(), words(), words(), words());
    (words(), words(), date(), words(), words(), words(), origin).prop_map(
        |(title, author, date, language, note, text, (file_name, format, encoding, sha256, engine))| {
            Document {
                title,
                outlet: author.clone(),
                author,
                date,
                language,
                note,
                pages: (0..text.len() % 4).map(|page| page * 3).collect(),
                hidden: (0..text.len() % 3).map(|at| Span::new(at, at + 2)).collect(),
                origin: Origin { file_name, format, encoding, sha256, engine },
                text: SourceText::new(&text),
            }
        },
    )
}

fn tie() -> impl Strategy<Value = Tie> {
    let ends = (0..6_u64, 0..6_u64, select(&Stance::ALL[..]), select(&Direction::ALL[..]));
    (ends, words(), words(), date(), proptest::collection::vec(0..6_u64, 0..4)).prop_map(
        |((from, to, stance, direction), label, note, date, quotes)| Tie {
            direction,
            label,
            date,
            note,
            quotes: quotes.into_iter().map(Id::from_bits).collect(),
            ..Tie::new(Id::from_bits(from), Id::from_bits(to), stance)
        },
    )
}

fn quote() -> impl Strategy<Value = Quote> {
    let grades = (
        proptest::option::of(select(&SourceGrade::ALL[..])),
        proptest::option::of(select(&InformationGrade::ALL[..])),
        select(&Hedge::ALL[..]),
        select(&Standing::ALL[..]),
    );
    let place = (0..4_u64, any::<[u32; 2]>());
    (place, [words(), words(), words(), words(), words()], date(), grades).prop_map(
        |((document, [start, end]), [exact, prefix, suffix, speaker, note], date, grades)| Quote {
            document: Id::from_bits(document),
            span: Span::new(start as usize, end as usize),
            exact,
            prefix,
            suffix,
            speaker,
            date,
            hedge: grades.2,
            source_grade: grades.0,
            information_grade: grades.1,
            note,
            standing: grades.3,
            candidate: (start % 3 == 0).then_some(Span::new(end as usize, start as usize)),
            reviewed: end % 2 == 0,
        },
    )
}

/// Projects with every fault a file may have: what the model holds, the file must hold.
fn project() -> impl Strategy<Value = Project> {
    let records = (
        proptest::collection::vec(document(), 0..3),
        proptest::collection::vec(actor(), 0..6),
        proptest::collection::vec(tie(), 0..6),
        proptest::collection::vec(quote(), 0..6),
    );
    (any::<u64>(), words(), words(), records).prop_map(
        |(id, title, note, (documents, actors, ties, quotes))| {
            let mut project = Project::new(Id::from_bits(id));
            (project.title, project.cues) = (title, note.clone());
            note.split('a').for_each(|key| project.dismiss(key));
            project.note = note;
            (0..).zip(documents).for_each(|(id, document)| project.put_document(Id::from_bits(id), document));
            (0..).zip(actors).for_each(|(id, actor)| project.put_actor(Id::from_bits(id), actor));
            (0..).zip(ties).for_each(|(id, tie)| project.put_tie(Id::from_bits(id), tie));
            (0..).zip(quotes).for_each(|(id, quote)| project.put_quote(Id::from_bits(id), quote));
            project
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, failure_persistence: None, rng_seed: RngSeed::Fixed(5), ..ProptestConfig::default() })]

    #[test]
    fn every_project_opens_as_it_was_saved_and_saves_as_it_was_opened(project in project()) {
        let text = store::to_ron(&project);
        let opened = store::open_bytes(text.as_bytes()).unwrap();
        // Quotes that do not stand where the file says are looked up, once; nothing else is touched.
        let mut recovered = project.clone();
        lookup::recover(&mut recovered, &BTreeSet::new());
        prop_assert!(opened.project == recovered, "{text}");
        let again = store::to_ron(&opened.project);
        prop_assert!(recovered != project || again == text);
        let reopened = store::open_bytes(again.as_bytes()).unwrap();
        prop_assert!(reopened.project == recovered, "{again}");
        prop_assert!(!reopened.warnings.iter().any(|warning| matches!(warning, store::Warning::QuoteAstray(..))));
        let exact = |project: &Project| project.quotes().map(|(_, quote)| quote.exact.clone()).collect::<Vec<_>>();
        prop_assert_eq!(exact(&recovered), exact(&project));
    }
}

#[test]
fn every_character_there_is_survives_in_one_line_and_in_many() {
    let all: String = ('\0'..=char::MAX).collect();
    for text in [all.replace('\n', ""), all.clone(), all.chars().rev().flat_map(|c| [c, '\n']).collect()] {
        let mut project = Project::new(Id::from_bits(1));
        project.note = text;
        let written = store::to_ron(&project);
        assert!(store::open_bytes(written.as_bytes()).unwrap().project == project);
        let is_bare = |c: &char| detente::model::quoted::is_hidden(*c);
        assert_eq!(written.chars().find(is_bare), None);
    }
}

#[test]
fn extreme_places_survive_to_the_last_digit() {
    for x in [0.0, -0.0, 0.01, -0.01, 1e6, -1e6, 999_999.99, 0.1 + 0.2, 33.333_333, 5e-324, 123_456.785] {
        let mut project = Project::new(Id::from_bits(1));
        let place = Point::new(x, -x);
        project.put_actor(Id::from_bits(1), Actor { place: Some(place), ..Actor::named("A") });
        let opened = store::open_bytes(store::to_ron(&project).as_bytes()).unwrap();
        assert_eq!(opened.project, project);
        assert_eq!(opened.warnings, []);
        assert!(!store::to_ron(&project).contains("-0.0,") && !store::to_ron(&project).contains("-0.0)"));
    }
}

/// What the notation says of each record, without ids, places in texts and texts.
fn said(project: &Project) -> Vec<String> {
    let name = |id| project.actor(id).map(|actor| actor.name.clone());
    let actors = project.actors().map(|(_, actor)| {
        format!("{:?} {:?}", actor.part_of.and_then(name), Actor { part_of: None, ..actor.clone() })
    });
    let ties = project.ties().map(|(_, tie)| {
        let quotes: Vec<String> =
            tie.quotes.iter().map(|id| project.quote(*id).unwrap().exact.clone()).collect();
        let ends = (name(tie.from), name(tie.to), tie.stance, tie.direction);
        format!("{ends:?} {:?} {:?} {:?} {quotes:?}", tie.label, tie.date, tie.note)
    });
    let quotes = project.quotes().map(|(_, quote)| {
        let title = &project.document(quote.document).unwrap().title;
        let (source, information) = (quote.source_grade, quote.information_grade);
        let place = (quote.standing, quote.reviewed);
        let known = (
            title,
            &quote.exact,
            &quote.speaker,
            quote.date,
            quote.hedge,
            source,
            information,
            &quote.note,
            place,
        );
        format!("{known:?}")
    });
    let documents = project.documents().map(|(_, document)| {
        format!(
            "{:?}",
            Document { text: SourceText::new(""), pages: Vec::new(), hidden: Vec::new(), ..document.clone() }
        )
    });
    let mut all: Vec<String> = actors.chain(ties).chain(quotes).chain(documents).collect();
    all.push(format!("{:?} {:?}", project.title, project.note));
    all.sort();
    all
}

/// The same project with names and words that are not empty and a tie between two, as edits would leave it.
fn mended(project: &Project) -> Project {
    let mut mended = Project::new(project.id);
    (mended.title, mended.note) = (project.title.clone(), project.note.clone());
    mended.put_document(Id::from_bits(0), Document::titled("D", SourceText::new("")));
    for (id, document) in project.documents() {
        mended.put_document(id, Document { title: format!("D{}", document.title), ..document.clone() });
    }
    for n in 0..6 {
        let id = Id::from_bits(n);
        let actor = project.actor(id).cloned().unwrap_or(Actor::named("A"));
        let name = format!("A{}", actor.name);
        let part_of = actor.part_of.filter(|whole| *whole < id);
        mended.put_actor(id, Actor { name, part_of, ..actor });
    }
    for (id, quote) in project.quotes() {
        let exact = SourceText::new(&format!("x{}", quote.exact)).as_str().to_owned();
        let document =
            if mended.document(quote.document).is_some() { quote.document } else { Id::from_bits(0) };
        mended.put_quote(id, Quote { exact, document, ..quote.clone() });
    }
    for (id, tie) in project.ties().filter(|(_, tie)| tie.from != tie.to) {
        let mut tie = tie.clone();
        tie.quotes.retain(|quote| mended.quote(*quote).is_some());
        tie.quotes.sort();
        tie.quotes.dedup();
        mended.put_tie(id, tie);
    }
    mended
}

/// An empty alias says nothing and cannot be written between commas.
fn with_full_aliases(mut project: Project) -> Project {
    let actors: Vec<_> = project.actors().map(|(id, actor)| (id, actor.clone())).collect();
    for (id, mut actor) in actors {
        actor.aliases.retain(|alias| !alias.is_empty());
        project.put_actor(id, actor);
    }
    project
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, rng_seed: RngSeed::Fixed(5), ..ProptestConfig::default() })]

    #[test]
    fn every_project_is_read_back_from_its_notation(project in project()) {
        let project = with_full_aliases(mended(&project));
        let text = notation::print(&project);
        let back = notation::parse(&text, &mut IdSource::new(1)).unwrap_or_else(|error| panic!("{error}\n{text}"));
        prop_assert_eq!(said(&back), said(&project), "{}", text);
        prop_assert_eq!(notation::print(&back).lines().count(), text.lines().count());
    }
}
