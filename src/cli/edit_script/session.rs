//! The files of a script that runs: the project, its lock, its snapshots.

use std::path::PathBuf;
use std::time::Instant;

use super::carry::Carrier;
use super::line::{Autosave, Line, neither};
use super::{EditScript, LINES};
use crate::cli::files::open_whatever;
use crate::cli::{CliError, Outcome, Terminal};
use crate::edit::Editor;
use crate::model::{IdSource, Project};
use crate::store::keep::{Keep, Lock, LockError, Past};
use crate::store::{self, FileHash};

pub(super) struct Session {
    path: PathBuf,
    keep: Keep,
    carrier: Carrier,
    autosave: Autosave,
    /// What stands in the file, if it does.
    saved: Option<FileHash>,
    /// The values that are in the file and in the newest snapshot.
    saved_revision: Option<u64>,
    kept_revision: Option<u64>,
    kept_at: Instant,
    /// Lines that changed something since the last snapshot.
    lines: u64,
    last: u64,
    /// Dropped last: nobody else works on the project before all is done.
    _lock: Option<Lock>,
}

impl Session {
    pub(super) fn begin(asked: &EditScript, terminal: &mut Terminal<'_>) -> Result<Self, CliError> {
        let path = &*asked.file;
        let keep = Keep::beside(path);
        let lock = match keep.lock() {
            Ok(lock) => Some(lock),
            Err(error @ LockError::Held) => return Err(CliError::Locked(error, path.to_owned())),
            Err(error @ LockError::Unavailable(_)) => {
                terminal.note(&error.to_string());
                None
            }
        };
        if !keep.recoveries().is_empty() {
            terminal.note(&format!("unsaved work waits; detente recover names it: {}", path.display()));
        }
        let (project, saved) = if store::holds_something(path) {
            let opened = open_whatever(path, terminal)?;
            (opened.project, Some(opened.hash))
        } else {
            (Project::new(IdSource::new(terminal.seed).fresh(|_| false)), None)
        };
        keep.note_start();
        let editor = Editor::holding(asked.undo.saturating_mul(1 << 20), project, terminal.seed);
        Ok(Self {
            path: path.to_owned(),
            keep,
            saved_revision: saved.map(|_| editor.revision()),
            kept_revision: None,
            carrier: Carrier::new(editor),
            autosave: Autosave::Lines(1),
            saved,
            kept_at: Instant::now(),
            lines: 0,
            last: 0,
            _lock: lock,
        })
    }

    pub(super) fn line(
        &mut self,
        number: u64,
        text: &str,
        terminal: &mut Terminal<'_>,
    ) -> Result<(), CliError> {
        let project = self.carrier.editor.project();
        let titles = || project.documents().map(|(_, document)| document.title.clone()).collect();
        let fault = |reason: String| CliError::Script { line: number, reason, hint: LINES };
        let line = Line::read(text, &titles).map_err(|reason| fault(neither(&reason)))?;
        self.last = number;
        let before = self.carrier.editor.revision();
        let outcome = match &line {
            Line::Nothing => return Ok(()),
            Line::Save => return self.save(number, terminal),
            Line::Keep => return self.snapshot(number, terminal),
            Line::Autosave(when) => {
                self.autosave = *when;
                return Ok(());
            }
            Line::Wait(time) => {
                std::thread::sleep(*time);
                Ok(())
            }
            Line::Add(part) => self.carrier.add(part),
            Line::Actor(what, name) => self.carrier.of_actor(what, name),
            Line::Tie(what, part) => self.carrier.of_tie(*what, part),
            Line::Undo(lines) => self.carrier.undo(*lines),
            Line::Redo(lines) => self.carrier.redo(*lines),
        };
        outcome.map_err(fault)?;
        self.lines += u64::from(self.carrier.editor.revision() != before);
        if self.is_due() { self.snapshot(number, terminal) } else { Ok(()) }
    }

    fn is_due(&self) -> bool {
        let revision = Some(self.carrier.editor.revision());
        let is_safe = revision == self.kept_revision || revision == self.saved_revision;
        !is_safe
            && match self.autosave {
                Autosave::Off => false,
                Autosave::Lines(lines) => self.lines >= lines,
                Autosave::After(time) => self.kept_at.elapsed() >= time,
            }
    }

    fn snapshot(&mut self, number: u64, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
        let project = self.carrier.editor.project();
        self.keep.snapshot(project, self.saved).map_err(|error| CliError::Save(error, self.path.clone()))?;
        self.kept_revision = Some(self.carrier.editor.revision());
        (self.lines, self.kept_at) = (0, Instant::now());
        say(terminal, &format!("KEPT {number}"))
    }

    fn save(&mut self, number: u64, terminal: &mut Terminal<'_>) -> Result<(), CliError> {
        let saved = store::save(self.carrier.editor.project(), &self.path, self.saved)
            .map_err(|error| CliError::Save(error, self.path.clone()))?;
        if let Past::Unkept(_) = saved.past {
            terminal.note("what stood in the file could not be kept: its hidden folder cannot be written");
        }
        self.saved = Some(saved.hash);
        self.saved_revision = Some(self.carrier.editor.revision());
        self.keep.clear_own();
        (self.lines, self.kept_revision) = (0, None);
        say(terminal, &format!("ACK {number}"))
    }

    /// Keeps what is not saved, and says so.
    pub(super) fn end(mut self, terminal: &mut Terminal<'_>) -> Result<Outcome, CliError> {
        let revision = Some(self.carrier.editor.revision());
        let has_changed = self.saved.is_some() || self.carrier.editor.can_undo();
        let outcome = if !has_changed || revision == self.saved_revision {
            Ok(Outcome::Fine)
        } else {
            let is_kept = revision == self.kept_revision;
            let kept = if is_kept { Ok(()) } else { self.snapshot(self.last, terminal) };
            kept.map(|()| {
                let path = self.path.display();
                terminal.note(&format!("what was not saved waits; detente recover gives it: {path}"));
                Outcome::Fine
            })
        };
        self.keep.note_end();
        outcome
    }
}

/// Prints at once: whoever reads it relies on it.
fn say(terminal: &mut Terminal<'_>, words: &str) -> Result<(), CliError> {
    writeln!(terminal.out, "{words}")?;
    Ok(terminal.out.flush()?)
}
