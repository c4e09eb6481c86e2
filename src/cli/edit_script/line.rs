//! What one line of a script asks for.
//!
//! A line that begins with one of our verbs is that; every other is notation and adds what it describes. An actor that
//! is called as a verb stands between quotation marks.

use std::time::Duration;

use kurbo::Point;

use crate::model::{IdSource, Project, Tie, notation};

/// What a line asks for.
#[derive(Debug)]
pub(super) enum Line {
    /// Nothing: it is empty, or a remark.
    Nothing,
    /// Add what this describes; the documents are those of the line itself.
    Add(Box<Project>),
    /// Do something with an actor.
    Actor(OfActor, String),
    /// Do something with a tie: the only one of the part.
    Tie(OfTie, Box<Project>),
    Undo(usize),
    Redo(usize),
    Save,
    Keep,
    Autosave(Autosave),
    Wait(Duration),
}

/// What can be done with an actor.
#[derive(Debug)]
pub(super) enum OfActor {
    Move(Point),
    Rename(String),
    Alias(String),
    MergeInto(String),
    Pin(bool),
    Lift,
    Delete,
}

/// What can be done with a tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OfTie {
    /// Back it with the quotes of the part.
    Attach,
    Reverse,
    Swap,
    Delete,
}

/// When a snapshot is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Autosave {
    Off,
    /// After so many lines that changed something.
    Lines(u64),
    /// After the first line that ends so long after the last one.
    After(Duration),
}

const VERBS: &str = "move, rename, alias, merge, pin, unpin, lift, delete, attach, reverse, swap, undo, redo, \
                     save, keep, autosave or wait";

impl Line {
    /// What `text` asks for. Documents called in it are among `titles`.
    pub(super) fn read(text: &str, titles: &dyn Fn() -> Vec<String>) -> Result<Self, String> {
        let (verb, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let rest = rest.trim();
        Ok(match verb {
            _ if text.is_empty() || text.starts_with("//") => Self::Nothing,
            "save" if rest.is_empty() => Self::Save,
            "keep" if rest.is_empty() => Self::Keep,
            "undo" => Self::Undo(times(rest)?),
            "redo" => Self::Redo(times(rest)?),
            "autosave" => Self::Autosave(autosave(rest)?),
            "wait" => Self::Wait(milliseconds(rest)?),
            "move" => moved(rest)?,
            "rename" => two(rest, "to", |from, to| Self::Actor(OfActor::Rename(to), from))?,
            "alias" => two(rest, "of", |alias, of| Self::Actor(OfActor::Alias(alias), of))?,
            "merge" => two(rest, "into", |gone, keep| Self::Actor(OfActor::MergeInto(keep), gone))?,
            "pin" => Self::Actor(OfActor::Pin(true), name(rest)?),
            "unpin" => Self::Actor(OfActor::Pin(false), name(rest)?),
            "lift" => Self::Actor(OfActor::Lift, name(rest)?),
            "delete" => deleted(rest)?,
            "attach" => tie(OfTie::Attach, part(rest, titles)?)?,
            "reverse" => tie(OfTie::Reverse, part(rest, titles)?)?,
            "swap" => tie(OfTie::Swap, part(rest, titles)?)?,
            "save" | "keep" => return Err(format!("expected nothing after {verb}, found {rest}")),
            _ => Self::Add(Box::new(part(text, titles)?)),
        })
    }
}

/// The only tie of a part.
pub(super) fn only_tie(part: &Project) -> Option<&Tie> {
    let mut ties = part.ties().map(|(_, tie)| tie);
    ties.next().filter(|_| ties.next().is_none())
}

/// The title of the document that stands for any, where none is said. No real one is called so.
pub(super) const ANY: &str = "\u{1}any";

/// What a line of notation describes, by itself. The documents of the project are known by their titles, so that a
/// quote can say in which it stands.
fn part(text: &str, titles: &dyn Fn() -> Vec<String>) -> Result<Project, String> {
    let calls_one = !text.starts_with('#') || text.starts_with("# quote");
    let mut known = String::new();
    if calls_one && text.contains('"') {
        let mut titles = [vec![ANY.to_owned()], titles()].concat();
        titles.dedup();
        for (nth, title) in titles.iter().enumerate() {
            if !titles[..nth].contains(title) {
                known += &format!("# document {}; ", crate::model::quoted::quoted(title));
            }
        }
    }
    notation::parse(&format!("{known}{text}"), &mut IdSource::new(1)).map_err(|error| error.reason)
}

/// The name of the only actor that the notation describes.
fn name(text: &str) -> Result<String, String> {
    let part = part(text, &Vec::new)?;
    let mut actors = part.actors().map(|(_, actor)| actor.name.clone());
    let only = actors.next().filter(|_| actors.next().is_none() && part.ties().next().is_none());
    only.ok_or_else(|| "expected the name of one actor".into())
}

fn moved(text: &str) -> Result<Line, String> {
    let part = part(text, &Vec::new)?;
    let place = part.actors().next().and_then(|(_, actor)| actor.place);
    let place = place.ok_or("expected an actor and its place, such as Russia @ 120,80")?;
    Ok(Line::Actor(OfActor::Move(place), name(text)?))
}

fn deleted(text: &str) -> Result<Line, String> {
    let part = part(text, &Vec::new)?;
    match only_tie(&part) {
        Some(_) => Ok(Line::Tie(OfTie::Delete, Box::new(part))),
        None => Ok(Line::Actor(OfActor::Delete, name(text)?)),
    }
}

fn tie(what: OfTie, part: Project) -> Result<Line, String> {
    if only_tie(&part).is_none() {
        return Err("expected one tie, such as Russia - YPG".into());
    }
    Ok(Line::Tie(what, Box::new(part)))
}

/// The names on both sides of a word that stands outside quotation marks.
fn two(text: &str, word: &str, line: impl FnOnce(String, String) -> Line) -> Result<Line, String> {
    let between = format!(" {word} ");
    let is_outside = |at: usize| text[..at].matches('"').count().is_multiple_of(2);
    let at = text.match_indices(&between).map(|(at, _)| at).find(|at| is_outside(*at));
    let at = at.ok_or_else(|| format!("expected two names with \"{word}\" between them"))?;
    Ok(line(name(&text[..at])?, name(&text[at + between.len()..])?))
}

fn times(text: &str) -> Result<usize, String> {
    let count = if text.is_empty() { Some(1) } else { text.parse().ok().filter(|count| *count > 0) };
    count.ok_or_else(|| format!("expected a number, found {text}"))
}

fn autosave(text: &str) -> Result<Autosave, String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let number = |word: &str| word.parse::<u64>().ok().filter(|number| *number > 0);
    let found = match words[..] {
        ["off"] => Some(Autosave::Off),
        ["each"] => Some(Autosave::Lines(1)),
        [count, "lines"] => number(count).map(Autosave::Lines),
        [count, "ms"] => number(count).map(|count| Autosave::After(Duration::from_millis(count))),
        _ => None,
    };
    found.ok_or_else(|| format!("expected off, each, 100 lines or 1000 ms, found {text}"))
}

fn milliseconds(text: &str) -> Result<Duration, String> {
    let count: Option<u64> = text.strip_suffix("ms").and_then(|count| count.trim().parse().ok());
    let count = count.filter(|count| *count <= 60_000);
    count.map(Duration::from_millis).ok_or_else(|| format!("expected at most 60000 ms, found {text}"))
}

/// What to say about a line that is neither.
pub(super) fn neither(reason: &str) -> String {
    format!("{reason}; a line is notation or begins with {VERBS}")
}
