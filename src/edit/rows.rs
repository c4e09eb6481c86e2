//! Turning rows of tables into actors, ties and quotes: all of them in one step, or none and a list of why.

use std::collections::HashMap;

use super::actors::tidy_aliases;
use super::draft::{Draft, name};
use super::{EditError, Words};
use crate::model::{
    Actor, ActorId, ActorRow, Document, DocumentId, Project, RowFault, Tie, TieRow, place_within_limits,
};
use crate::text::anchor::{Anchor, Finder};
use crate::text::one_line;

impl Draft<'_> {
    pub(super) fn add_rows(&mut self, actors: Vec<ActorRow>, ties: Vec<TieRow>) -> Result<(), EditError> {
        let mut known = self.actors_by_name();
        for row in actors {
            self.add_actor_row(row, &mut known)?;
        }
        let before = self.project.clone();
        let shelf = Shelf::of(&before);
        let mut faults = Vec::new();
        for row in ties {
            let added = shelf.words_of(&row).and_then(|words| self.add_tie_row(&row, words, &mut known));
            faults.extend(added.err().map(|reason| RowFault { line: row.line, reason }));
        }
        if faults.is_empty() { Ok(()) } else { Err(EditError::Rows(faults)) }
    }

    /// Names first, so that an alias never hides an actor of that very name.
    fn actors_by_name(&self) -> HashMap<String, ActorId> {
        let mut known = HashMap::new();
        for (id, actor) in self.project.actors() {
            known.entry(actor.name.clone()).or_insert(id);
        }
        for (id, actor) in self.project.actors() {
            for alias in &actor.aliases {
                known.entry(alias.clone()).or_insert(id);
            }
        }
        known
    }

    fn add_actor_row(
        &mut self,
        row: ActorRow,
        known: &mut HashMap<String, ActorId>,
    ) -> Result<(), EditError> {
        name(&row.name, "name of the actor")?;
        let id = self.actor_for(&row.name, known);
        let mut actor = self.actor(id)?;
        let aliases: Vec<String> = actor.aliases.iter().chain(&row.aliases).cloned().collect();
        actor.aliases = tidy_aliases(&actor.name, &aliases);
        actor.kind = row.kind.unwrap_or(actor.kind);
        actor.place = row.place.map(place_within_limits).or(actor.place);
        if !row.note.is_empty() {
            actor.note = row.note;
        }
        for alias in &actor.aliases {
            known.entry(alias.clone()).or_insert(id);
        }
        self.put_actor(id, actor);
        Ok(())
    }

    fn actor_for(&mut self, name: &str, known: &mut HashMap<String, ActorId>) -> ActorId {
        let name = one_line(name);
        if let Some(id) = known.get(&name) {
            return *id;
        }
        let id = self.make_actor(Actor::named(&name));
        known.insert(name, id);
        id
    }

    fn add_tie_row(
        &mut self,
        row: &TieRow,
        words: Option<Words>,
        known: &mut HashMap<String, ActorId>,
    ) -> Result<(), String> {
        let is_empty = |name: &str| one_line(name).is_empty();
        if is_empty(&row.source) || is_empty(&row.target) {
            return Err("a tie needs a source and a target".into());
        }
        let (from, to) = (self.actor_for(&row.source, known), self.actor_for(&row.target, known));
        if from == to {
            return Err(format!("source and target are the same actor, {}", row.source));
        }
        let quote = words.map(|words| self.quote(words)).transpose().map_err(|error| error.to_string())?;
        let label = one_line(&row.label);
        let is_same = |tie: &Tie| {
            (tie.from, tie.to, tie.stance, tie.direction) == (from, to, row.stance, row.direction)
                && tie.label == label
        };
        let twin = quote.and_then(|_| self.project.ties_of(from).find(|(_, tie)| is_same(tie)));
        let (id, mut tie) = match twin {
            Some((id, tie)) => (Some(id), tie.clone()),
            None => (None, Tie { direction: row.direction, label, ..Tie::new(from, to, row.stance) }),
        };
        match quote {
            Some(quote) => {
                self.date_quote(quote, row.date);
                tie.quotes.extend(Some(quote).filter(|quote| !tie.quotes.contains(quote)));
            }
            None => tie.date = row.date,
        }
        match id {
            Some(id) => self.put_tie(id, tie),
            None => drop(self.make_tie(tie)),
        }
        Ok(())
    }

    fn date_quote(&mut self, id: crate::model::QuoteId, date: Option<crate::model::When>) {
        let Some(mut quote) = self.project.quote(id).cloned() else { return };
        quote.date = quote.date.or(date);
        self.put_quote(id, quote);
    }
}

/// The documents of the project, ready to look for words in.
struct Shelf<'t>(Vec<Book<'t>>);

struct Book<'t> {
    id: DocumentId,
    document: &'t Document,
    finder: Finder<'t>,
}

impl<'t> Shelf<'t> {
    fn of(project: &'t Project) -> Self {
        let book = |(id, document): (DocumentId, &'t Document)| Book {
            id,
            document,
            finder: Finder::new(&document.text),
        };
        Self(project.documents().map(book).collect())
    }

    /// Where the row's quote stands: at one certain place, or the row does not fit.
    fn words_of(&self, row: &TieRow) -> Result<Option<Words>, String> {
        if row.quote.trim().is_empty() {
            return Ok(None);
        }
        let named = |book: &&Book<'_>| {
            let (title, file) = (&book.document.title, &book.document.origin.file_name);
            row.document.is_empty() || *title == row.document || *file == row.document
        };
        let found: Vec<(DocumentId, Anchor)> =
            self.0.iter().filter(named).map(|book| (book.id, book.finder.locate(&row.quote))).collect();
        if found.is_empty() && !row.document.is_empty() {
            return Err(format!("there is no document named {}", row.document));
        }
        let mut places =
            found.iter().filter_map(|(id, anchor)| Some(Words { document: *id, span: anchor.span()? }));
        let is_ambiguous = found.iter().any(|(_, anchor)| matches!(anchor, Anchor::Ambiguous { .. }));
        match (places.next(), places.next()) {
            (Some(words), None) if !is_ambiguous => Ok(Some(words)),
            (None, _) if !is_ambiguous => Err("the quote does not stand in the document".into()),
            _ => Err("the quote stands at several places".into()),
        }
    }
}
