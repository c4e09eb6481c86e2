//! Projects in a few lines, for pictures: `Russia [state] @ 0,0`, `Russia + Assad x3 : arms`, `YPG <-> Turkey`.

use detente::model::{
    Actor, ActorId, ActorKind, Colour, Direction, DocumentId, Id, Project, Quote, QuoteId, Stance, Tie, TieId,
};
use detente::text::Span;
use kurbo::Point;

/// The project that `text` describes: one actor or tie a line, `//` opens a remark.
pub fn sketch(text: &str) -> Project {
    let mut project = Project::new(Id::from_bits(1));
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")) {
        match line.split_once(" [") {
            Some((name, rest)) => add_actor(&mut project, name, rest),
            None => add_tie(&mut project, line),
        }
    }
    project
}

fn add_actor(project: &mut Project, name: &str, rest: &str) {
    let (kind, rest) = rest.split_once("] @ ").expect("[kind] @ x,y");
    let mut words = rest.splitn(2, ' ');
    let (x, y) = words.next().and_then(|place| place.split_once(',')).expect("x,y");
    let rest = words.next().unwrap_or_default();
    let mut actor = Actor::named(name);
    actor.kind = ActorKind::from_word(kind).expect("a kind");
    actor.place = Some(Point::new(x.parse().unwrap(), y.parse().unwrap()));
    actor.pinned = rest.contains("pinned");
    actor.colour = rest.split_whitespace().find_map(Colour::from_hex);
    actor.part_of = rest.split_once("part of ").map(|(_, whole)| named(project, whole));
    let id = Id::from_bits(project.counts().actors as u64 + 1);
    project.put_actor(id, actor);
}

fn add_tie(project: &mut Project, line: &str) {
    let (line, label) = line.split_once(" : ").unwrap_or((line, ""));
    let (line, quotes) = match line.rsplit_once(" x") {
        Some((line, count)) if count.parse::<u64>().is_ok() => (line, count.parse().unwrap()),
        _ => (line, 0),
    };
    let signs = [
        (" <+> ", Stance::Support, Direction::Mutual),
        (" <-> ", Stance::Clash, Direction::Mutual),
        (" + ", Stance::Support, Direction::OneWay),
        (" - ", Stance::Clash, Direction::OneWay),
    ];
    let (sign, stance, direction) = signs.into_iter().find(|(sign, ..)| line.contains(sign)).expect(line);
    let (from, to) = line.split_once(sign).expect("two actors");
    let mut tie = Tie::new(named(project, from), named(project, to), stance);
    tie.direction = direction;
    tie.label = label.to_owned();
    tie.quotes = (0..quotes).map(|nth| add_quote(project, nth)).collect();
    let id: TieId = Id::from_bits(project.counts().ties as u64 + 1);
    project.put_tie(id, tie);
}

fn add_quote(project: &mut Project, nth: u64) -> QuoteId {
    let id = Id::from_bits(project.counts().quotes as u64 + 1);
    let document: DocumentId = Id::from_bits(nth % 3 + 1);
    project.put_quote(id, Quote::new(document, Span::new(0, 5), "words"));
    id
}

fn named(project: &Project, name: &str) -> ActorId {
    project.actor_named(name.trim()).unwrap_or_else(|| panic!("no actor {name:?}"))
}
