//! A disk in memory, for tests: it refuses what it is told to refuse, and remembers every call.
//!
//! What would be left of it after a power cut is the business of [`scramble`](super::scramble).

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::{Disk, Found, Held, Met, Pen};
use crate::store::OpenError;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::store) enum Entry {
    Folder,
    /// The place of its bytes.
    File(usize),
}

/// What happened to names and bytes, in order.
#[derive(Clone, Debug)]
pub(super) enum Happened {
    /// These names stand for this, or for nothing, all at once.
    Names(Vec<(PathBuf, Option<Entry>)>),
    Wrote(usize, Vec<u8>),
    Synced(usize),
    SyncedFolder(PathBuf),
}

/// Which call is refused, and with what.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct Fault {
    /// Counted from 0, over all kinds of calls.
    pub(in crate::store) at: usize,
    pub(in crate::store) kind: io::ErrorKind,
    /// All calls of the same name after it too.
    pub(in crate::store) lasts: bool,
}

#[derive(Clone, Debug, Default)]
pub(super) struct State {
    pub(super) names: BTreeMap<PathBuf, Entry>,
    pub(super) files: Vec<Vec<u8>>,
    /// What was there before anything happened.
    pub(super) before: (BTreeMap<PathBuf, Entry>, Vec<Vec<u8>>),
    pub(super) happened: Vec<Happened>,
    calls: Vec<&'static str>,
    fault: Option<Fault>,
    broken: Option<&'static str>,
    held: BTreeSet<PathBuf>,
    dice: u32,
}

/// A disk in memory. Clones are the same disk.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct Memory(Arc<Mutex<State>>);

impl Memory {
    /// A disk with these names, all of it safe.
    pub(super) fn with(names: BTreeMap<PathBuf, Entry>, files: Vec<Vec<u8>>) -> Self {
        let before = (names.clone(), files.clone());
        Self(Arc::new(Mutex::new(State { names, files, before, ..State::default() })))
    }

    /// A disk with one empty folder.
    pub(in crate::store) fn with_folder(folder: &Path) -> Self {
        let names = folder.ancestors().map(|folder| (folder.to_owned(), Entry::Folder));
        Self::with(names.collect(), Vec::new())
    }

    /// The same as another disk on which all is safe, nothing happened yet, and this call is refused.
    pub(in crate::store) fn settled(&self, fault: Option<Fault>) -> Self {
        let state = self.state();
        let settled = Self::with(state.names.clone(), state.files.clone());
        (settled.state().fault, settled.state().dice) = (fault, state.dice);
        settled
    }

    /// No call is refused any more.
    pub(in crate::store) fn mend(&self) {
        let mut state = self.state();
        (state.fault, state.broken) = (None, None);
    }

    /// The calls so far.
    pub(in crate::store) fn calls(&self) -> Vec<&'static str> {
        self.state().calls.clone()
    }

    /// All files with their bytes.
    pub(in crate::store) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let state = self.state();
        let file = |(path, entry): (&PathBuf, &Entry)| match entry {
            Entry::File(at) => Some((path.clone(), state.files[*at].clone())),
            Entry::Folder => None,
        };
        state.names.iter().filter_map(file).collect()
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    fn call(&self, name: &'static str) -> io::Result<MutexGuard<'_, State>> {
        let mut state = self.state();
        let at = state.calls.len();
        state.calls.push(name);
        let Some(fault) = state.fault else { return Ok(state) };
        if fault.at == at && fault.lasts {
            state.broken = Some(name);
        }
        if fault.at == at || state.broken == Some(name) { Err(fault.kind.into()) } else { Ok(state) }
    }
}

impl State {
    fn entry(&self, path: &Path) -> io::Result<Entry> {
        self.names.get(path).copied().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn file(&self, path: &Path) -> io::Result<usize> {
        match self.entry(path)? {
            Entry::File(at) => Ok(at),
            Entry::Folder => Err(io::ErrorKind::IsADirectory.into()),
        }
    }

    fn must_be_free(&self, path: &Path) -> io::Result<()> {
        if path.parent().is_some_and(|folder| self.names.get(folder) != Some(&Entry::Folder)) {
            return Err(io::ErrorKind::NotFound.into());
        }
        if self.names.contains_key(path) { Err(io::ErrorKind::AlreadyExists.into()) } else { Ok(()) }
    }

    fn name(&mut self, changes: Vec<(PathBuf, Option<Entry>)>) {
        for (path, entry) in &changes {
            match entry {
                Some(entry) => drop(self.names.insert(path.clone(), *entry)),
                None => drop(self.names.remove(path)),
            }
        }
        self.happened.push(Happened::Names(changes));
    }
}

impl Disk for Memory {
    fn look(&self, path: &Path) -> io::Result<Option<Met>> {
        let state = self.call("look")?;
        let met = |entry: &Entry| Met {
            no_file: (*entry == Entry::Folder).then_some("a folder"),
            is_read_only: false,
            when: when(*entry),
        };
        Ok(state.names.get(path).map(met))
    }

    fn leads_to(&self, _path: &Path) -> io::Result<Option<PathBuf>> {
        self.call("leads_to").map(|_| None)
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, OpenError> {
        let bytes = self.call("read").and_then(|state| Ok(state.files[state.file(path)?].clone()));
        bytes.map_err(|source| OpenError::Read { path: path.to_owned(), source })
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Found>> {
        let state = self.call("list")?;
        let within = state.names.iter().filter(|(path, _)| path.parent() == Some(folder));
        let found = |(path, entry): (&PathBuf, &Entry)| Found {
            name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            is_file: *entry != Entry::Folder,
            is_folder: *entry == Entry::Folder,
            bytes: if let Entry::File(at) = entry { state.files[*at].len() as u64 } else { 0 },
            when: when(*entry),
        };
        Ok(within.map(found).collect())
    }

    fn temp<'d>(&'d self, folder: &Path, ends: (&str, &str)) -> io::Result<Box<dyn Pen + 'd>> {
        let mut state = self.call("temp")?;
        state.dice += 1;
        let path = folder.join(format!("{}{:06}{}", ends.0, state.dice, ends.1));
        state.must_be_free(&path)?;
        state.files.push(Vec::new());
        let at = state.files.len() - 1;
        state.name(vec![(path.clone(), Some(Entry::File(at)))]);
        Ok(Box::new(MemoryPen { disk: self, path, at }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.call("rename")?;
        let entry = Entry::File(state.file(from)?);
        state.name(vec![(from.to_owned(), None), (to.to_owned(), Some(entry))]);
        Ok(())
    }

    fn name_again(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.call("name_again")?;
        let entry = Entry::File(state.file(from)?);
        state.must_be_free(to)?;
        state.name(vec![(to.to_owned(), Some(entry))]);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut state = self.call("remove")?;
        state.file(path)?;
        state.name(vec![(path.to_owned(), None)]);
        Ok(())
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        let mut state = self.call("make_folder")?;
        state.must_be_free(path)?;
        state.name(vec![(path.to_owned(), Some(Entry::Folder))]);
        Ok(())
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        let mut state = self.call("remove_folder")?;
        state.entry(path)?;
        if state.names.keys().any(|name| name.parent() == Some(path)) {
            return Err(io::ErrorKind::DirectoryNotEmpty.into());
        }
        state.name(vec![(path.to_owned(), None)]);
        Ok(())
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        let mut state = self.call("sync")?;
        let at = state.file(path)?;
        state.happened.push(Happened::Synced(at));
        Ok(())
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let mut state = self.call("sync_folder")?;
        state.entry(folder)?;
        state.happened.push(Happened::SyncedFolder(folder.to_owned()));
        Ok(())
    }

    fn hold(&self, path: &Path) -> io::Result<Box<dyn Held>> {
        let mut state = self.call("hold")?;
        if !state.held.insert(path.to_owned()) {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        if !state.names.contains_key(path) {
            state.must_be_free(path)?;
            state.files.push(Vec::new());
            let at = state.files.len() - 1;
            state.name(vec![(path.to_owned(), Some(Entry::File(at)))]);
        }
        Ok(Box::new(MemoryLock { disk: self.clone(), path: path.to_owned() }))
    }

    fn wait(&self) {}
}

/// Later files are younger, and no clock is asked.
fn when(entry: Entry) -> SystemTime {
    let seconds = if let Entry::File(at) = entry { 1_000 + at as u64 } else { 0 };
    UNIX_EPOCH + Duration::from_secs(seconds)
}

struct MemoryPen<'d> {
    disk: &'d Memory,
    path: PathBuf,
    at: usize,
}

impl Pen for MemoryPen<'_> {
    fn path(&self) -> &Path {
        &self.path
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let refused = self.disk.call("write").map(drop);
        // A disk that refuses to write has often written the half of it.
        let written = if refused.is_ok() { bytes } else { &bytes[..bytes.len() / 2] };
        let mut state = self.disk.state();
        state.files[self.at].extend(written);
        state.happened.push(Happened::Wrote(self.at, written.to_owned()));
        refused
    }

    fn look_like(&self, _other: &Path) -> io::Result<()> {
        self.disk.call("look_like").map(drop)
    }

    fn sync(&self) -> io::Result<()> {
        self.disk.call("pen sync")?.happened.push(Happened::Synced(self.at));
        Ok(())
    }
}

#[derive(Debug)]
struct MemoryLock {
    disk: Memory,
    path: PathBuf,
}

impl Held for MemoryLock {}

impl Drop for MemoryLock {
    fn drop(&mut self) {
        let mut state = self.disk.state();
        state.held.remove(&self.path);
        let path = self.path.clone();
        state.name(vec![(path, None)]);
    }
}
