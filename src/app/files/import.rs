//! Documents on their way in: files, folders and pasted words, read in the background, looked at, then added.
//!
//! What came in without anything to say about it is added at once; everything else is laid before the analyst first
//! (`dialogs/summary`), with the bytes still at hand, so that another encoding can be tried before a word is quoted.
//! However many they are, they become one step.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use super::App;
use crate::app::action::{Notice, Question, Tone};
use crate::app::jobs::{Done, Trouble};
use crate::app::session::Importing;
use crate::edit::Edit;
use crate::import::Wish;
use crate::model::{Document, Origin};
use crate::text::counted;
use crate::worker::batch::{self, Arrived, Batch, Item, Progress, Source, Sources};
use crate::worker::twin::twins;
use crate::worker::{Reader, Stop};

/// Pasted words beyond this are asked about, in bytes.
const LONG_PASTE: usize = 5_000_000;
/// So much of a text is shown before it is taken in.
const OPENING_CHARS: usize = 1_600;
/// What pasted words are called until they say otherwise.
const PASTED: &str = "Pasted text";

/// What came of one import.
pub(in crate::app) struct Came {
    /// Which one.
    pub(in crate::app) number: u64,
    /// The documents, in order.
    pub(in crate::app) fresh: Vec<Fresh>,
    /// What gave none, by name.
    pub(in crate::app) missed: Vec<(String, batch::Trouble)>,
    /// What else is to be known, as sentences.
    pub(in crate::app) notes: Vec<String>,
}

/// A document that was read and is not in the project yet.
#[derive(Clone, Debug)]
pub(in crate::app) struct Fresh {
    /// The file, and what it held.
    pub(in crate::app) item: Item,
    /// How it was read.
    pub(in crate::app) wish: Wish,
    /// How many words it has.
    pub(in crate::app) words: usize,
    /// How its text begins.
    pub(in crate::app) opening: String,
}

impl Fresh {
    /// Costs a walk through the text.
    fn of(item: Item, wish: Wish) -> Option<Self> {
        let text = item.result.as_ref().ok()?.imported.text.clone();
        let opening = text.as_str().trim_start().chars().take(OPENING_CHARS).collect();
        Some(Self { words: text.as_str().split_whitespace().count(), opening, item, wish })
    }

    /// The document and its bytes.
    pub(in crate::app) fn arrived(&self) -> Option<&Arrived> {
        self.item.result.as_ref().ok()
    }

    /// The document for the project.
    pub(in crate::app) fn into_document(self) -> Option<Document> {
        let is_pasted = self.item.source.path.as_os_str().is_empty();
        let mut document = self.item.result.ok()?.imported.into_document(&self.item.source.name);
        if is_pasted {
            let Origin { engine, .. } = document.origin;
            document.origin = Origin { format: "paste".to_owned(), engine, ..Origin::default() };
        }
        Some(document)
    }

    /// True if there is nothing the analyst should look at first.
    fn is_plain_sailing(&self) -> bool {
        self.arrived().is_some_and(|arrived| arrived.imported.warnings.is_empty())
    }
}

impl App {
    /// Reads documents with `reader` from now on: in tests the program under test is not the one that runs.
    pub fn read_with(&mut self, reader: Reader) {
        self.document_reader = reader;
    }

    /// Reads these files and folders in the background.
    pub(super) fn import(&mut self, ctx: &egui::Context, paths: Vec<PathBuf>) {
        self.begin_import(ctx, move |batch, told| {
            let Sources { files, troubles, left_out } = batch::sources(&paths);
            let items = batch.read(&files, told);
            let mut notes: Vec<String> = batch::unread(files.len(), items.len()).into_iter().collect();
            if left_out > 0 {
                notes.push(format!("{} of other kinds left out", counted(left_out, "file")));
            }
            came_of(items, &batch.wish, (troubles, notes))
        });
    }

    /// Makes a document of `text`, which came by the clipboard.
    pub(super) fn paste(&mut self, ctx: &egui::Context, text: String, is_sure: bool) {
        if text.trim().is_empty() {
            let words = "The clipboard holds no text".to_owned();
            return self.session.tell(Notice { tone: Tone::Note, words, hint: String::new() });
        }
        if text.len() > LONG_PASTE && !is_sure {
            return self.dialogs.ask(Question::Paste(text));
        }
        self.begin_import(ctx, move |batch, _| {
            let batch = Batch { wish: Wish { encoding: Some("utf-8".into()), ..Wish::default() }, ..batch };
            let source = Source { path: PathBuf::new(), name: PASTED.to_owned() };
            let read = batch.arrived(text.into_bytes().into(), PASTED);
            // Letters that came by the clipboard are letters already.
            let read = read.map(|arrived| Arrived { bytes: None, ..arrived });
            let result = read.map_err(|error| batch::Trouble::of(&error));
            came_of(vec![Item { source, result }], &batch.wish, (Vec::new(), Vec::new()))
        });
    }

    fn begin_import<W>(&mut self, ctx: &egui::Context, work: W)
    where
        W: FnOnce(Batch, &mut dyn FnMut(Progress)) -> Came + Send + 'static,
    {
        self.imports_begun += 1;
        let (number, stop, news) = (self.imports_begun, Stop::default(), Arc::new(Mutex::new(None)));
        let importing = Importing { number, stop: stop.clone(), news: Arc::clone(&news) };
        self.session.importing.push(importing);
        let batch = Batch { reader: self.document_reader.clone(), wish: Wish::default(), stop };
        let waker = ctx.clone();
        self.jobs.start(ctx, super::IMPORTING, move || {
            let mut told = |progress| {
                *news.lock().unwrap_or_else(PoisonError::into_inner) = Some(progress);
                waker.request_repaint();
            };
            Done::Imported(Box::new(Came { number, ..work(batch, &mut told) }))
        });
    }

    /// Ends whatever is being imported; what was read by then is still offered.
    pub(in crate::app) fn stop_importing(&mut self) {
        self.session.importing.iter().for_each(|importing| importing.stop.stop());
    }

    pub(super) fn take_in_came(&mut self, came: Came) {
        self.session.importing.retain(|importing| importing.number != came.number);
        let has_twin = self.has_twin(&came.fresh);
        match (&came.fresh[..], &came.missed[..]) {
            ([], []) => {
                let words = came.notes.first().cloned().unwrap_or_else(|| "nothing was imported".to_owned());
                self.session.tell(Notice { tone: Tone::Note, words, hint: String::new() });
            }
            ([], [(name, trouble)]) if came.notes.is_empty() => {
                self.session.tell_fault(format!("{name}: {}", trouble.words), &*trouble.hint);
            }
            ([one], []) if one.is_plain_sailing() && !has_twin && came.notes.is_empty() => {
                let document = one.clone().into_document();
                self.take_in_documents(document.into_iter().collect());
            }
            _ => self.dialogs.summarise(came),
        }
    }

    fn has_twin(&self, fresh: &[Fresh]) -> bool {
        let items: Vec<&Item> = fresh.iter().map(|fresh| &fresh.item).collect();
        twins(self.editor.project(), items).iter().any(Option::is_some)
    }

    /// Adds the documents as one step.
    pub(super) fn take_in_documents(&mut self, documents: Vec<Document>) {
        let taken = documents.len();
        if taken > 0 && self.edit(Edit::AddDocuments(documents)) {
            self.session.tell_done(format!("Imported {}", counted(taken, "document")));
        }
    }

    /// Reads a document of the summary once more, as `wish` says, from the bytes that are still at hand.
    pub(super) fn read_anew(&mut self, ctx: &egui::Context, place: usize, wish: Wish) {
        let Some((summary, fresh)) = self.dialogs.begin_anew(place) else { return };
        let Some(bytes) = fresh.arrived().and_then(|arrived| arrived.bytes.clone()) else { return };
        let batch = Batch { reader: self.document_reader.clone(), wish, stop: Stop::default() };
        self.jobs.start(ctx, "reading again", move || {
            let source = fresh.item.source;
            let name = source.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let read = match batch.arrived(bytes, &name) {
                Ok(arrived) => {
                    Fresh::of(Item { source, result: Ok(arrived) }, batch.wish).ok_or(Trouble::default())
                }
                Err(error) => Err(Trouble::new(&error, error.hint())),
            };
            Done::ReadAnew { summary, place, read: Box::new(read) }
        });
    }
}

pub(super) fn came_of(
    items: Vec<Item>,
    wish: &Wish,
    (mut missed, notes): (Vec<(String, batch::Trouble)>, Vec<String>),
) -> Came {
    let mut fresh = Vec::new();
    for item in items {
        match &item.result {
            Ok(_) => fresh.extend(Fresh::of(item, wish.clone())),
            Err(trouble) => missed.push((item.source.name, trouble.clone())),
        }
    }
    Came { number: 0, fresh, missed, notes }
}
