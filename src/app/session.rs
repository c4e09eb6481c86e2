//! What dies with the process: the file at hand, what was said, what runs in the background.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};

use super::action::{FileAction, Notice, Tone};
use super::arranging::Arranging;
use super::boundary::Boundary;
use super::clipboard::Clip;
use super::dialogs::PictureWish;
use super::files::Around;
use super::keeping::Keeping;
use super::mentions::Mentions;
use super::stamp::Stamps;
use crate::edit::Editor;
use crate::model::DocumentId;
use crate::scene::Arrangement;
use crate::store::{FileHash, Opened};
use crate::worker::Stop;
use crate::worker::batch::Progress;

/// The file at hand and what is going on around it.
#[derive(Debug, Default)]
pub struct Session {
    /// Where the project is kept; `None` while it was never saved.
    pub path: Option<PathBuf>,
    /// The revision that the file holds; `None` if the project differs from the file in a way that no step tells.
    pub saved_revision: Option<u64>,
    /// What the file's bytes were when it was opened or saved last.
    pub hash: Option<FileHash>,
    /// What was said to the analyst and not yet put away.
    pub notices: Vec<Posted>,
    /// The projects that were open, the last one first.
    pub recent: Vec<PathBuf>,
    /// The folder that the last dialog ended in.
    pub folder: Option<PathBuf>,
    /// What runs in the background, in words.
    pub running: Vec<String>,
    /// How many jobs run, those without a name among them.
    pub at_work: usize,
    /// The first of it that is worth saying: a save that is done at once is not.
    pub shown: Option<String>,
    /// The imports among it.
    pub importing: Vec<Importing>,
    /// What is being arranged.
    pub arranging: Option<Arranging>,
    /// What was arranged last: it can be done again, otherwise.
    pub arranged: Option<Arrangement>,
    /// Seconds since the window opened, as of this frame.
    pub now: f64,
    /// What changed, kind by kind.
    pub stamps: Stamps,
    /// Who is named where.
    pub mentions: Mentions,
    /// What is kept of the project beside the saved file.
    pub keeping: Keeping,
    /// What broke.
    pub boundary: Boundary,
    /// What was copied last.
    pub(super) clip: Option<Clip>,
    /// What to go on with once the project is saved.
    pub(super) after_save: Option<FileAction>,
    /// The picture that a path is being asked for.
    pub(super) wish: Option<PictureWish>,
    /// The document that the clipboard was asked for, and when.
    pub(super) pasting_for: Option<(DocumentId, f64)>,
    /// A project with which the program died, until it is said how to open it.
    pub(super) pending: Option<(PathBuf, Box<Opened>, Around)>,
    /// The system asks the program to end.
    pub(super) told_to_end: Arc<AtomicBool>,
    /// The window may close: the analyst said so.
    pub(super) may_close: bool,
    /// It was said that undo does not reach the oldest steps of this project.
    pub(super) told_of_forgotten: bool,
    posted_so_far: u64,
}

/// Documents that are being read.
#[derive(Clone, Debug)]
pub struct Importing {
    /// Which import.
    pub(super) number: u64,
    /// Ends it.
    pub(super) stop: Stop,
    /// How far it is; nothing while the folders are looked through.
    pub(super) news: Arc<Mutex<Option<Progress>>>,
}

impl Importing {
    /// How far it is, in words.
    #[must_use]
    pub fn words(&self) -> String {
        match &*self.news.lock().unwrap_or_else(PoisonError::into_inner) {
            _ if self.stop.is_wished() => "Stopping".to_owned(),
            None => "Looking for documents".to_owned(),
            Some(Progress { done, total, name }) => format!("{done} of {total} read, reading {name}"),
        }
    }
}

/// A notice on its way to be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Posted {
    /// Names it.
    pub number: u64,
    /// What it says.
    pub notice: Notice,
    /// When it was posted, in seconds of [`Session::now`].
    pub at: f64,
}

/// So many files stand in the list of recent ones.
const RECENT: usize = 12;

impl Session {
    /// True if the project has work that no file holds.
    #[must_use]
    pub fn is_dirty(&self, editor: &Editor) -> bool {
        self.saved_revision != Some(editor.revision())
    }

    /// What the file is called, or that there is none yet.
    #[must_use]
    pub fn file_name(&self) -> String {
        let name = self.path.as_deref().and_then(Path::file_name);
        name.map_or_else(|| "not saved yet".into(), |name| name.to_string_lossy().into_owned())
    }

    /// Says something to the analyst.
    pub fn tell(&mut self, notice: Notice) {
        self.posted_so_far += 1;
        // The same fault again replaces itself, so that a held key does not fill the window.
        self.notices.retain(|posted| posted.notice != notice);
        self.notices.push(Posted { number: self.posted_so_far, notice, at: self.now });
    }

    /// Says that something went well.
    pub(super) fn tell_done(&mut self, words: impl Into<String>) {
        self.tell(Notice { tone: Tone::Done, words: words.into(), hint: String::new() });
    }

    /// Says that something failed, and what to do.
    pub(super) fn tell_fault(&mut self, words: impl Into<String>, hint: impl Into<String>) {
        self.tell(Notice { tone: Tone::Fault, words: words.into(), hint: hint.into() });
    }

    /// Puts `path` first among the recent files.
    pub(super) fn note_recent(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT);
    }
}
