//! `detente mentions FILE`: where every actor is named.
//!
//! Rows are written as they are found: a large project has more of them than should stand in memory at once.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::files::open_whatever;
use super::{CliError, Outcome, Terminal};
use crate::model::quoted::tamed;
use crate::model::{Document, DocumentId, NameBook, Named, Project};
use crate::text::one_line;

/// So many shared names are noted; the rest is counted.
const NOTED: usize = 20;

/// What to look for names in.
#[derive(Debug, clap::Args)]
pub struct Mentions {
    /// The project
    pub file: PathBuf,
    /// Print rows as JSON, offsets in UTF-8 bytes of the document's text
    #[arg(long)]
    pub json: bool,
}

impl Mentions {
    /// Prints one mention a line, or an array of rows as JSON, document by document. Names that actors share are noted
    /// beside.
    ///
    /// # Errors
    ///
    /// [`CliError::Open`] if the project is refused, [`CliError::Names`] if its names are too many.
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Outcome, CliError> {
        let project = open_whatever(&self.file, terminal)?.project;
        let book = NameBook::of(&project)?;
        let found = project.documents().flat_map(|(id, document)| {
            let named = book.named(document.text.as_str()).into_iter();
            named.map(move |named| (id, document, named))
        });
        let mut sign = "[";
        for (id, document, named) in found {
            if self.json {
                writeln!(terminal.out, "{sign}{}", row(&project, (id, document), &named))?;
                sign = ",";
            } else {
                writeln!(terminal.out, "{}", line(&project, document, &named))?;
            }
        }
        if self.json {
            writeln!(terminal.out, "{}", if sign == "[" { "[]" } else { "]" })?;
        }
        note_collisions(&project, &book, terminal);
        Ok(Outcome::Fine)
    }
}

/// Notes the names that several actors have. What was asked for is good without the notes.
fn note_collisions(project: &Project, book: &NameBook, terminal: &mut Terminal<'_>) {
    for (alias, actors) in book.collisions().take(NOTED) {
        let names: Vec<&str> = actors.iter().map(|id| name(project, *id)).collect();
        let told = format!("\"{}\" is a name of {}", one_line(alias), names.join(" and of "));
        let _ = writeln!(terminal.err, "note: {}", tamed(&told, 400));
    }
    let more = book.collisions().count().saturating_sub(NOTED);
    if more > 0 {
        let _ = writeln!(terminal.err, "note: and {more} more names are shared");
    }
}

/// Names the aliases that actors of `project` share.
pub(super) fn say_collisions(project: &Project, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
    note_collisions(project, &NameBook::of(project)?, terminal);
    Ok(())
}

fn name(project: &Project, actor: crate::model::ActorId) -> &str {
    project.actor(actor).map_or("", |actor| &actor.name)
}

fn row(project: &Project, (id, document): (DocumentId, &Document), named: &Named) -> Value {
    let rivals: Vec<&str> = named.rivals.iter().map(|id| name(project, *id)).collect();
    json!({
        "actor": name(project, named.actor),
        "document": document.title,
        "start": named.span.start,
        "end": named.span.end,
        "text": named.span.slice(document.text.as_str()).unwrap_or_default(),
        "glued": named.glued,
        "undecided": named.is_undecided(),
        "rivals": rivals,
        "actor_id": named.actor.to_string(),
        "document_id": id.to_string(),
    })
}

/// `title:start-end  "words"  actor`, and what is special about it.
fn line(project: &Project, document: &Document, named: &Named) -> String {
    let words = named.span.slice(document.text.as_str()).unwrap_or_default();
    let who: Vec<&str> = named.actors().map(|id| name(project, id)).collect();
    let doubt = if named.is_undecided() { " (undecided)" } else { "" };
    let glue = if named.glued { " (glued)" } else { "" };
    let (start, end) = (named.span.start, named.span.end);
    let said = |words: &str| tamed(&one_line(words), 200);
    format!(
        "{}:{start}-{end}\t{}\t{}{doubt}{glue}",
        said(&document.title),
        said(words),
        said(&who.join(" or "))
    )
}
