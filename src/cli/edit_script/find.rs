//! What the names and the words of a line mean in the project.

use super::line::ANY;
use crate::edit::Words;
use crate::model::quoted::tamed;
use crate::model::{ActorId, Project, Quote, Tie, TieId};
use crate::text::Span;

/// The actor of this name; there must be one, and not two.
pub(super) fn actor(project: &Project, name: &str) -> Result<ActorId, String> {
    let id = project.actor_named(name).ok_or_else(|| format!("no actor is called {}", tamed(name, 80)))?;
    let is_called_so = |id: &ActorId| project.actor(*id).is_some_and(|actor| actor.name == name);
    let twins = project.actors().filter(|(id, _)| is_called_so(id)).take(2).count();
    if twins > 1 { Err(format!("several actors are called {}", tamed(name, 80))) } else { Ok(id) }
}

/// The tie of the project that the one of a part means: the first between these two with this stance.
pub(super) fn tie(project: &Project, part: &Project, wanted: &Tie) -> Result<TieId, String> {
    let named = |id| part.actor(id).map(|actor| actor.name.as_str()).unwrap_or_default();
    let (from, to) = (actor(project, named(wanted.from))?, actor(project, named(wanted.to))?);
    let is_meant = |tie: &Tie| {
        (tie.from, tie.to, tie.stance, tie.direction) == (from, to, wanted.stance, wanted.direction)
    };
    let found = project.ties_between(from, to).find(|(_, tie)| is_meant(tie));
    let reason = || format!("there is no such tie between {} and {}", named(wanted.from), named(wanted.to));
    found.map(|(id, _)| id).ok_or_else(reason)
}

/// Where the words of a quote of a part stand in the documents of the project.
pub(super) fn words(project: &Project, part: &Project, quote: &Quote) -> Result<Words, String> {
    let title = part.document(quote.document).map(|document| document.title.as_str()).unwrap_or_default();
    let documents = project.documents().filter(|(_, document)| title == ANY || document.title == title);
    let place = |(id, document): (_, &crate::model::Document)| {
        let start = document.text.as_str().find(&quote.exact)?;
        Some(Words { document: id, span: Span::new(start, start + quote.exact.len()) })
    };
    let mut documents = documents;
    let found = documents.find_map(place);
    found.ok_or_else(|| format!("no document says \"{}\"", tamed(&quote.exact, 80)))
}
