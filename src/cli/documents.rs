//! Documents for a project, as `new` and `import` read them: files and folders, each in a process of its own.
//!
//! What cannot be read is named with its reason and does not stop the others; what is there already is named and left
//! out. Only if nothing could be read is that an error.

use std::path::PathBuf;

use super::{CliError, Terminal};
use crate::edit::{Edit, Editor};
use crate::import::{Wish, encoding};
use crate::model::Project;
use crate::model::quoted::tamed;
use crate::worker::Stop;
use crate::worker::batch::{Batch, Item, Progress, Sources, Trouble, sources};
use crate::worker::twin::{Twin, twins};

/// So many characters of a name are said.
const LONGEST_NAME: usize = 200;

/// Which documents to read, and how.
#[derive(Debug, clap::Args)]
pub struct Documents {
    /// Documents, or folders of documents
    #[arg(value_name = "DOC")]
    pub paths: Vec<PathBuf>,
    /// Read the letters of texts in this encoding, such as windows-1251, instead of guessing
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// Add documents even if the same text is in the project already
    #[arg(long)]
    pub keep_duplicates: bool,
}

impl Documents {
    /// Reads the documents and adds them as one step. True if some could not be read.
    pub(super) fn add(&self, editor: &mut Editor, terminal: &mut Terminal<'_>) -> Result<bool, CliError> {
        let wish = self.wish()?;
        let Sources { files, troubles, .. } = sources(&self.paths);
        let batch = Batch { reader: terminal.reader.clone(), wish, stop: Stop::default() };
        let items = batch.read(&files, &mut |Progress { done, total, name }| {
            terminal.progress(&format!("{done} of {total} read, reading {}", tamed(&name, LONGEST_NAME)));
        });
        let twins = twins(editor.project(), &items);
        let lines: Vec<Option<String>> =
            twins.iter().map(|twin| Some(twin_of((*twin)?, editor.project(), &items))).collect();
        let came = items.iter().any(|item| item.result.is_ok()) || self.paths.is_empty();
        let mut told = Told { terminal, missed: troubles, last_hint: String::new() };
        let mut documents = Vec::new();
        for (item, twin) in items.into_iter().zip(lines) {
            let name = tamed(&item.source.name, LONGEST_NAME);
            match (item.result, twin) {
                (Err(trouble), _) => told.missed.push((name, trouble)),
                (Ok(_), Some(twin)) if !self.keep_duplicates => {
                    told.note(&name, &format!("the same text as {twin}, left out"));
                }
                (Ok(arrived), _) => {
                    arrived
                        .imported
                        .warnings
                        .iter()
                        .for_each(|warning| told.note(&name, &warning.to_string()));
                    documents.push(arrived.imported.into_document(&item.source.name));
                }
            }
        }
        if !documents.is_empty() {
            editor.perform(Edit::AddDocuments(documents))?;
        }
        told.finish(came)
    }

    fn wish(&self) -> Result<Wish, CliError> {
        if let Some(name) = &self.encoding {
            encoding::decode_as(b"", name).map_err(CliError::Encoding)?;
        }
        Ok(Wish { encoding: self.encoding.clone(), ..Wish::default() })
    }
}

/// The document that is the same, as one would name it.
fn twin_of(twin: Twin, project: &Project, items: &[Item]) -> String {
    match twin {
        Twin::Document(id) => project.document(id).map_or_else(String::new, |document| {
            format!("\"{}\" in the project", tamed(&document.title, LONGEST_NAME))
        }),
        Twin::Item(place) => tamed(&items[place].source.name, LONGEST_NAME),
    }
}

/// What is said about the documents, and what is to be said in the end.
struct Told<'t, 'a> {
    terminal: &'t mut Terminal<'a>,
    missed: Vec<(String, Trouble)>,
    last_hint: String,
}

impl Told<'_, '_> {
    fn note(&mut self, name: &str, words: &str) {
        // The documents are good without the notes.
        let _ = writeln!(self.terminal.err, "note: {name}: {words}");
    }

    /// Names what was not read. An error if nothing was; else true if something was not.
    fn finish(mut self, came: bool) -> Result<bool, CliError> {
        if !came && self.missed.len() == 1 {
            let (name, trouble) = self.missed.remove(0);
            return Err(CliError::Document(trouble, name));
        }
        for (name, Trouble { words, hint }) in &self.missed {
            let _ = writeln!(self.terminal.err, "not read: {name}: {words}");
            if *hint != self.last_hint {
                let _ = writeln!(self.terminal.err, "  hint: {hint}");
                self.last_hint.clone_from(hint);
            }
        }
        match (came, self.missed.len()) {
            (false, missed) => Err(CliError::NoDocuments(missed)),
            (true, missed) => Ok(missed > 0),
        }
    }
}
