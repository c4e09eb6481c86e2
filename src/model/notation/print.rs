//! From a project to text. The order follows names, never ids: two projects that say the same print the same.

use std::collections::{HashMap, HashSet};
use std::fmt::Display;

use super::lexer::SIGNS;
use super::parse::operator;
use super::{Project, WORDS};
use crate::model::quoted::{is_hidden, quoted};
use crate::model::{
    Actor, ActorId, ActorKind, Direction, Document, DocumentId, Hedge, Origin, Quote, QuoteId, Stance,
    Standing, Tie,
};

/// `project` as text that [`parse`](super::parse()) reads back: everything but ids, the texts of documents
/// with their pages, hidden words and likely places, and what suggestions remember.
#[must_use]
pub fn print(project: &Project) -> String {
    let names = Names::of(project);
    let mut lines = Vec::new();
    for (keyword, words) in [("title", &project.title), ("note", &project.note)] {
        if !words.is_empty() {
            lines.push(format!("# {keyword} {}", word(words)));
        }
    }
    lines.extend(document_lines(project, &names));
    lines.extend(actor_lines(project, &names));
    let mut said = HashSet::new();
    for tie in sorted_ties(project, &names) {
        let quotes = tie.quotes.iter().map(|id| mention(project, &names, *id, said.insert(*id)));
        let quotes: String = quotes.collect();
        lines.push(format!("{}{}{quotes}", tie_head(tie, &names), tie_attributes(tie)));
    }
    let mut lone: Vec<String> = project
        .quotes()
        .filter(|(id, _)| !said.contains(id))
        .map(|(id, _)| format!("# quote{}", mention(project, &names, id, true)))
        .collect();
    lone.sort();
    lines.extend(lone);
    lines.join("\n")
}

/// The ties of `project` with the words behind them, and the actors that stand in none; nothing else.
///
/// ```
/// use detente::model::{IdSource, notation};
/// let text = "Russia @ 1,2 (aka Moscow); Russia - YPG (label shells) \"words\" (by Putin); Iran (state)";
/// let project = notation::parse(text, &mut IdSource::new(1))?;
/// assert_eq!(notation::outline(&project), "Iran\nRussia - YPG \"words\"");
/// # Ok::<(), notation::NotationError>(())
/// ```
#[must_use]
pub fn outline(project: &Project) -> String {
    let names = Names::of(project);
    let alone = project.actors().filter(|(id, _)| project.ties_of(*id).next().is_none());
    let mut lines: Vec<String> = alone.map(|(id, _)| names.actor(id)).collect();
    lines.sort();
    for tie in sorted_ties(project, &names) {
        let words = tie.quotes.iter().filter_map(|id| project.quote(*id));
        let words: String = words.map(|quote| format!(" {}", quoted(&quote.exact))).collect();
        lines.push(tie_head(tie, &names) + &words);
    }
    lines.join("\n")
}

/// How everything is called, with numbers where a name is not enough.
struct Names {
    actors: HashMap<ActorId, String>,
    documents: HashMap<DocumentId, String>,
    quotes: HashMap<QuoteId, String>,
}

impl Names {
    fn of(project: &Project) -> Self {
        let mut actors: Vec<_> = project.actors().map(|(id, actor)| (id, actor.name.as_str())).collect();
        // Among actors of one name, those that say the same thing come together whatever their ids are.
        let said = |actor: &Actor| (actor_attributes(actor), place_words(actor));
        actors.sort_by_cached_key(|(id, name)| (*name, project.actor(*id).map(said), *id));
        let mut documents: Vec<_> =
            project.documents().map(|(id, document)| (id, document.title.as_str())).collect();
        documents
            .sort_by_cached_key(|(id, title)| (*title, project.document(*id).map(document_attributes), *id));
        let mut quotes: Vec<_> = project.quotes().collect();
        quotes.sort_by_key(|(id, quote)| (quote.document, quote.span, *id));
        Self {
            actors: numbered(actors.into_iter().map(|(id, name)| (id, name, word(name)))),
            documents: numbered(documents.into_iter().map(|(id, title)| (id, title, word(title)))),
            quotes: numbered(
                quotes
                    .into_iter()
                    .map(|(id, quote)| (id, (quote.document, quote.exact.as_str()), quoted(&quote.exact))),
            ),
        }
    }

    /// The actor's name; for an actor that is not there, which only a broken file can name, its id.
    fn actor(&self, id: ActorId) -> String {
        self.actors.get(&id).cloned().unwrap_or_else(|| id.to_string())
    }
}

/// `#2` behind the second of one key, and so on.
fn numbered<I: std::hash::Hash + Eq, K: std::hash::Hash + Eq>(
    named: impl Iterator<Item = (I, K, String)>,
) -> HashMap<I, String> {
    let mut counts: HashMap<K, usize> = HashMap::new();
    let mut names = HashMap::new();
    for (id, key, name) in named {
        let nth = counts.entry(key).or_default();
        *nth += 1;
        names.insert(id, if *nth == 1 { name } else { format!("{name} #{nth}") });
    }
    names
}

/// `text` bare if it reads back as itself, between quotation marks otherwise.
fn word(text: &str) -> String {
    let is_plain = !text.is_empty()
        && !text.chars().any(|c| SIGNS.contains(c) || is_hidden(c))
        && text.split(' ').all(|part| !part.is_empty() && operator(part).is_none())
        && !text.chars().any(|c| c != ' ' && c.is_whitespace());
    if is_plain { text.to_owned() } else { quoted(text) }
}

fn document_lines(project: &Project, names: &Names) -> Vec<String> {
    let documents: Vec<_> = project.documents().collect();
    if let [(id, only)] = documents[..] {
        let says_nothing = only.title == WORDS && document_attributes(only).is_empty();
        if says_nothing && project.quotes_in(id).next().is_some() {
            return Vec::new();
        }
    }
    let line = |id: DocumentId, document: &Document| {
        format!("# document {}{}", names.documents[&id], bracketed(&document_attributes(document)))
    };
    let mut lines: Vec<String> = documents.into_iter().map(|(id, document)| line(id, document)).collect();
    lines.sort();
    lines
}

fn document_attributes(document: &Document) -> Vec<String> {
    let Origin { file_name, format, encoding, sha256, engine } = &document.origin;
    let date = document.date.map(|date| date.to_string()).unwrap_or_default();
    let fields = [
        ("author", &document.author),
        ("outlet", &document.outlet),
        ("date", &date),
        ("language", &document.language),
        ("note", &document.note),
        ("file", file_name),
        ("format", format),
        ("encoding", encoding),
        ("sha256", sha256),
        ("engine", engine),
    ];
    let fields = fields.into_iter().filter(|(_, value)| !value.is_empty());
    fields.map(|(keyword, value)| format!("{keyword} {}", word(value))).collect()
}

fn actor_lines(project: &Project, names: &Names) -> Vec<String> {
    let line = |(id, actor): (ActorId, &Actor)| {
        let place = place_words(actor);
        let mut attributes = actor_attributes(actor);
        attributes.extend(actor.part_of.map(|whole| format!("part of {}", names.actor(whole))));
        let says_something = !place.is_empty() || !attributes.is_empty();
        let is_named_elsewhere = project.ties_of(id).next().is_some();
        (says_something || !is_named_elsewhere)
            .then(|| format!("{}{place}{}", names.actor(id), bracketed(&attributes)))
    };
    let mut lines: Vec<String> = project.actors().filter_map(line).collect();
    lines.sort();
    lines
}

fn place_words(actor: &Actor) -> String {
    actor.place.map_or_else(String::new, |at| format!(" @ {},{}", at.x, at.y))
}

/// Everything but the place and the whole, which is a name of another.
fn actor_attributes(actor: &Actor) -> Vec<String> {
    let mut attributes = Vec::new();
    if actor.kind != ActorKind::Other {
        attributes.push(actor.kind.word().to_owned());
    }
    attributes.extend(actor.aliases.iter().map(|alias| format!("aka {}", word(alias))));
    attributes.extend(actor.colour.map(|colour| format!("colour \"{colour}\"")));
    if actor.pinned {
        attributes.push("pinned".into());
    }
    if !actor.note.is_empty() {
        attributes.push(format!("note {}", word(&actor.note)));
    }
    attributes
}

fn sorted_ties<'p>(project: &'p Project, names: &Names) -> Vec<&'p Tie> {
    let mut ties: Vec<_> = project.ties().collect();
    ties.sort_by_cached_key(|(id, tie)| {
        let quotes: Vec<&String> = tie.quotes.iter().filter_map(|quote| names.quotes.get(quote)).collect();
        (
            names.actor(tie.from),
            names.actor(tie.to),
            tie.stance,
            tie.direction,
            tie_attributes(tie),
            quotes,
            *id,
        )
    });
    ties.into_iter().map(|(_, tie)| tie).collect()
}

fn tie_head(tie: &Tie, names: &Names) -> String {
    let operator = match (tie.stance, tie.direction) {
        (Stance::Support, Direction::OneWay) => "+",
        (Stance::Clash, Direction::OneWay) => "-",
        (Stance::Support, Direction::Mutual) => "<+>",
        (Stance::Clash, Direction::Mutual) => "<->",
    };
    format!("{} {operator} {}", names.actor(tie.from), names.actor(tie.to))
}

fn tie_attributes(tie: &Tie) -> String {
    let mut attributes = Vec::new();
    push_words(&mut attributes, "label", &tie.label);
    push_shown(&mut attributes, "on", tie.date);
    push_words(&mut attributes, "note", &tie.note);
    bracketed(&attributes)
}

/// A quote behind a tie; what is known of it stands where it is `first` mentioned.
fn mention(project: &Project, names: &Names, id: QuoteId, first: bool) -> String {
    let Some(quote) = project.quote(id) else { return format!(" {}", quoted(&id.to_string())) };
    let mut attributes = Vec::new();
    if project.counts().documents > 1 {
        attributes.extend(names.documents.get(&quote.document).map(|title| format!("in {title}")));
    }
    if first {
        attributes.extend(quote_attributes(quote));
    }
    format!(" {}{}", names.quotes[&id], bracketed(&attributes))
}

fn quote_attributes(quote: &Quote) -> Vec<String> {
    let mut attributes = Vec::new();
    push_words(&mut attributes, "by", &quote.speaker);
    push_shown(&mut attributes, "on", quote.date);
    if quote.standing != Standing::Exact {
        attributes.push(quote.standing.word().to_owned());
    }
    if quote.reviewed {
        attributes.push("reviewed".into());
    }
    if quote.hedge != Hedge::Stated {
        attributes.push(quote.hedge.word().to_owned());
    }
    let source = quote.source_grade.map_or("", |grade| grade.word());
    let information = quote.information_grade.map_or("", |grade| grade.word());
    push_words(&mut attributes, "grade", &format!("{source}{information}"));
    push_words(&mut attributes, "note", &quote.note);
    attributes
}

fn push_words(attributes: &mut Vec<String>, keyword: &str, words: &str) {
    if !words.is_empty() {
        attributes.push(format!("{keyword} {}", word(words)));
    }
}

fn push_shown(attributes: &mut Vec<String>, keyword: &str, value: Option<impl Display>) {
    attributes.extend(value.map(|value| format!("{keyword} {value}")));
}

fn bracketed(attributes: &[String]) -> String {
    if attributes.is_empty() { String::new() } else { format!(" ({})", attributes.join(", ")) }
}
