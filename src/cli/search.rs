//! `detente search FILE WORDS…`: where words stand in the documents of a project.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::files::open_whatever;
use super::{CliError, Outcome, Terminal};
use crate::model::quoted::tamed;
use crate::model::{Document, DocumentId};
use crate::text::query::{Hit, How, Progress, Query, Way};
use crate::text::{Excerpt, counted};

/// Characters before a hit, and in its whole line.
const AROUND: (usize, usize) = (40, 160);

/// What to look for.
#[derive(Debug, clap::Args)]
pub struct Search {
    /// The project
    pub file: PathBuf,
    /// Words that stand near each other, in any order and whatever their case and accents
    #[arg(required = true)]
    pub words: Vec<String>,
    /// The words stand one after the other
    #[arg(long, conflicts_with = "regex")]
    pub phrase: bool,
    /// The words are a regular expression
    #[arg(long)]
    pub regex: bool,
    /// Letter for letter
    #[arg(long)]
    pub case: bool,
    /// Not inside longer words
    #[arg(long)]
    pub whole: bool,
    /// Print the hits as JSON
    #[arg(long)]
    pub json: bool,
}

impl Search {
    /// Prints a title and its hits below, or rows as JSON.
    ///
    /// # Errors
    ///
    /// [`CliError::Open`] if the project is refused, [`CliError::Query`] if nothing can be sought.
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Outcome, CliError> {
        let way = match (self.phrase, self.regex) {
            (true, _) => Way::Phrase,
            (_, true) => Way::Regex,
            _ => Way::Words,
        };
        let how = How { way, minds_case: self.case, whole_words: self.whole };
        let query = Query::new(&self.words.join(" "), how)?;
        let opened = open_whatever(&self.file, terminal)?;
        let mut count = 0;
        if self.json {
            write!(terminal.out, "[")?;
        }
        for (id, document) in opened.project.documents() {
            self.document(terminal, &query, (id, document), &mut count)?;
        }
        if self.json {
            writeln!(terminal.out, "{}]", if count > 0 { "\n" } else { "" })?;
        } else if count == 0 {
            let documents = counted(opened.project.counts().documents, "document");
            // The result is good without the note.
            let _ = writeln!(terminal.err, "note: not found in {documents}");
        }
        Ok(Outcome::Fine)
    }

    fn document(
        &self,
        terminal: &mut Terminal<'_>,
        query: &Query,
        (id, document): (DocumentId, &Document),
        count: &mut usize,
    ) -> Result<(), CliError> {
        let before = *count;
        for seen in query.scan(document.text.as_str()) {
            let Progress::Hit(hit) = seen else { continue };
            if self.json {
                let comma = if *count > 0 { "," } else { "" };
                write!(terminal.out, "{comma}\n  {}", row(id, document, &hit))?;
            } else {
                if *count == before {
                    writeln!(terminal.out, "{}", tamed(&document.title, 200))?;
                }
                writeln!(terminal.out, "  {}", line(document, &hit))?;
            }
            *count += 1;
        }
        Ok(())
    }
}

/// `p. 4, 1180: … words around it …`, the byte where it begins and the page if there is one.
fn line(document: &Document, hit: &Hit) -> String {
    let excerpt = Excerpt::around(document.text.as_str(), &hit.words, AROUND);
    let page = document.page_of(hit.span.start).map(|page| format!("p. {page}, ")).unwrap_or_default();
    format!("{page}{}: {}", hit.span.start, tamed(&excerpt.line, 400))
}

fn row(id: DocumentId, document: &Document, hit: &Hit) -> Value {
    let words: Vec<[usize; 2]> = hit.words.iter().map(|word| [word.start, word.end]).collect();
    json!({
        "document": id.to_string(),
        "title": document.title,
        "start": hit.span.start,
        "end": hit.span.end,
        "text": hit.span.slice(document.text.as_str()),
        "words": words,
        "page": document.page_of(hit.span.start),
    })
}
