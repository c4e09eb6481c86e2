//! Many files and whole folders, read several at a time; what came of each, in order.
//!
//! A file that cannot be had or read is one line of the outcome and never the end of the others. What is done with the
//! documents is the business of whoever asked. Start at [`sources`], then [`Batch::read`].

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use super::{ReadError, Reader, Request, Stop};
use crate::import::{ENDINGS, ImportError, Imported, LIMIT_BYTES, Wish};
use crate::store::{self, MOST_FILES, OpenError};
use crate::text::counted;

/// So many processes read at the same time, if the machine has as many cores.
const AT_ONCE: usize = 4;

/// A file that is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Where it is.
    pub path: PathBuf,
    /// What it is called in messages: its name, and below a folder that was chosen the way to it.
    pub name: String,
}

/// Why a file or a folder gave nothing, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What happened, without the name of the file.
    pub words: String,
    /// What to do about it.
    pub hint: String,
}

impl Trouble {
    /// What `error` says.
    #[must_use]
    pub fn of(error: &ReadError) -> Self {
        Self { words: error.to_string(), hint: error.hint().to_owned() }
    }
}

/// What some paths stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// The files to be read, in order.
    pub files: Vec<Source>,
    /// Folders that gave nothing or not everything, by name.
    pub troubles: Vec<(String, Trouble)>,
    /// Files in folders that are no documents by their endings.
    pub left_out: usize,
}

/// What came of one file.
#[derive(Clone, Debug)]
pub struct Item {
    /// The file.
    pub source: Source,
    /// Its document, or why there is none.
    pub result: Result<Arrived, Trouble>,
}

/// A document that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrived {
    /// The document.
    pub imported: Imported,
    /// The bytes it was made of, where another encoding would make another text of them.
    pub bytes: Option<Arc<[u8]>>,
}

/// How far a batch is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Files that are done.
    pub done: usize,
    /// Files altogether.
    pub total: usize,
    /// The file that is being read longest.
    pub name: String,
}

/// The files that `paths` stand for: a file for itself, a folder for the documents in it.
#[must_use]
pub fn sources(paths: &[PathBuf]) -> Sources {
    let mut found = Sources::default();
    for path in paths {
        if path.is_dir() {
            found.add_folder(path);
        } else {
            found.files.push(Source { path: path.clone(), name: name_of(path) });
        }
    }
    found
}

impl Sources {
    fn add_folder(&mut self, path: &Path) {
        let folder = store::files_in(path, &ENDINGS);
        let name = name_of(path);
        if folder.files.is_empty() && folder.closed.is_empty() {
            let words = "the folder holds no documents".to_owned();
            let hint = format!("Documents end in {}.", ENDINGS.map(|ending| format!(".{ending}")).join(", "));
            self.troubles.push((name.clone(), Trouble { words, hint }));
        }
        for error in &folder.closed {
            self.troubles.push((name.clone(), without_path(error)));
        }
        if folder.is_cut {
            let words = format!("the folder holds more than is taken at once ({MOST_FILES} documents)");
            let hint = "Import the folders in it one by one.".to_owned();
            self.troubles.push((name.clone(), Trouble { words, hint }));
        }
        self.left_out += folder.others;
        self.files.extend(folder.files.into_iter().map(|file| {
            let within = file.strip_prefix(path).unwrap_or(&file).display();
            Source { name: format!("{name}/{within}"), path: file }
        }));
    }
}

/// Reads files one like the other.
#[derive(Clone, Debug)]
pub struct Batch {
    /// What reads.
    pub reader: Reader,
    /// How all of them are to be read.
    pub wish: Wish,
    /// Ends it: what was not read by then is left out.
    pub stop: Stop,
}

impl Batch {
    /// What came of each of `files`, in their order; without those that were not reached before a wish to stop.
    /// `told` hears of every file that is begun or done.
    pub fn read(&self, files: &[Source], told: &mut dyn FnMut(Progress)) -> Vec<Item> {
        let mut items: Vec<Option<Item>> = Vec::new();
        items.resize_with(files.len(), || None);
        let next = AtomicUsize::new(0);
        let cores = thread::available_parallelism().map_or(1, usize::from);
        thread::scope(|scope| {
            let (sender, receiver) = channel();
            for _ in 0..cores.min(AT_ONCE).min(files.len()) {
                let (sender, next) = (sender.clone(), &next);
                scope.spawn(move || self.work(files, next, &sender));
            }
            drop(sender); // so that the last one to end closes the channel
            let (mut done, mut running) = (0, Vec::new());
            for news in receiver {
                match news {
                    News::Began(place) => running.push(place),
                    News::Ended(place, item) => {
                        running.retain(|other| *other != place);
                        items[place] = item.map(|item| *item);
                        done += 1;
                    }
                }
                // The one that has taken longest is the one to name.
                let Some(name) = running.first().map(|place: &usize| files[*place].name.clone()) else {
                    continue;
                };
                told(Progress { done, total: files.len(), name });
            }
        });
        items.into_iter().flatten().collect()
    }

    /// Reads one file after the other, each the next that nobody has begun.
    fn work(&self, files: &[Source], next: &AtomicUsize, sender: &Sender<News>) {
        while !self.stop.is_wished() {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(source) = files.get(place) else { return };
            // If nobody listens, nobody wants the rest.
            let told = sender.send(News::Began(place));
            let told = told.and_then(|()| sender.send(News::Ended(place, self.item(source).map(Box::new))));
            if told.is_err() {
                return;
            }
        }
    }

    /// What came of one file; `None` if it was not wanted any more.
    fn item(&self, source: &Source) -> Option<Item> {
        let result = self.one(source);
        let result = match result {
            Err(ReadError::Cancelled) => return None,
            Err(error) => Err(Trouble::of(&error)),
            Ok(arrived) => Ok(arrived),
        };
        Some(Item { source: source.clone(), result })
    }

    fn one(&self, source: &Source) -> Result<Arrived, ReadError> {
        let bytes = store::read_file(&source.path).map_err(|error| {
            let Trouble { words, hint } = without_path(&error);
            ReadError::Refused { words, hint }
        })?;
        self.arrived(bytes.into(), &name_of(&source.path))
    }

    /// The document in `bytes`.
    ///
    /// # Errors
    ///
    /// As [`Reader::read`].
    pub fn arrived(&self, bytes: Arc<[u8]>, file_name: &str) -> Result<Arrived, ReadError> {
        let request = Request { bytes: &bytes, file_name, wish: self.wish.clone() };
        let imported = self.reader.read(&request, &self.stop)?;
        let bytes = imported.format.has_encoding().then_some(bytes);
        Ok(Arrived { imported, bytes })
    }
}

enum News {
    Began(usize),
    Ended(usize, Option<Box<Item>>),
}

/// The name of the file or folder at `path`, without the way there.
fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// What the disk said, in words about documents, without the path that stands beside it anyway.
fn without_path(error: &OpenError) -> Trouble {
    let too_large = |size| ImportError::TooLarge { size, limit: LIMIT_BYTES };
    match error {
        OpenError::TooLarge { bytes } => {
            let error = too_large(usize::try_from(*bytes).unwrap_or(usize::MAX));
            Trouble { words: error.to_string(), hint: error.hint().to_owned() }
        }
        OpenError::NotAFile { found, .. } => Trouble {
            words: format!("expected a document, found {found}"),
            hint: "Choose files, or folders of files.".to_owned(),
        },
        OpenError::Read { path, .. } => {
            let words = error.to_string();
            let words = words.strip_suffix(&format!(": {}", path.display())).unwrap_or(&words).to_owned();
            Trouble { words, hint: error.hint() }
        }
        other => Trouble { words: other.to_string(), hint: other.hint() },
    }
}

/// What was not read of `total` files, in a few words: `12 of 40 documents were not read: cancelled`.
#[must_use]
pub fn unread(total: usize, items: usize) -> Option<String> {
    let missing = total - items.min(total);
    (missing > 0).then(|| {
        let were = if missing == 1 { "was" } else { "were" };
        format!("{missing} of {} {were} not read: cancelled", counted(total, "file"))
    })
}
