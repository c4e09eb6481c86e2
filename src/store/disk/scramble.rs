//! What is left of a disk when the power goes.
//!
//! Whatever was forced to the disk is there. Of the rest anything may be there and anything may be missing, a later
//! name without an earlier one too; of bytes that were not forced there may be all, the first half, as many zeros, or
//! none. That is more than any file system loses, and therefore enough. A name in a folder is forced with the folder;
//! names that change in one call change together.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::memory::{Entry, Happened, Memory};

type Names = BTreeMap<PathBuf, Entry>;
/// What somebody finds after the power came back: no more can be told apart.
type Seen = BTreeMap<PathBuf, Option<Vec<u8>>>;

impl Memory {
    /// How many things happened that can be lost, or force others to the disk.
    pub(in crate::store) fn moments(&self) -> usize {
        self.state().happened.len()
    }

    /// All disks that the power can leave if it goes after so many things happened; none twice.
    pub(in crate::store) fn after_power_cut(&self, moment: usize) -> Vec<Memory> {
        let state = self.state();
        let happened = &state.happened[..moment];
        let (before, old_files) = &state.before;
        let mut known = BTreeSet::new();
        let mut disks = Vec::new();
        let loose: Vec<usize> = (0..moment).filter(|at| is_loose(happened, *at)).collect();
        assert!(loose.len() <= 12, "too many things are left to chance");
        for chosen in 0..1_u32 << loose.len() {
            let is_there = |at: usize| {
                loose.iter().position(|loose| *loose == at).is_none_or(|nth| chosen >> nth & 1 == 1)
            };
            let names = names_of(before, happened, is_there);
            for files in files_of(old_files, happened, &names) {
                if known.insert(seen(&names, &files)) {
                    disks.push(Memory::with(names.clone(), files));
                }
            }
        }
        disks
    }
}

/// True if a change of names was not forced to the disk by the end.
fn is_loose(happened: &[Happened], at: usize) -> bool {
    let Happened::Names(changes) = &happened[at] else { return false };
    changes.iter().any(|(path, _)| {
        let folder = path.parent().unwrap_or(Path::new(""));
        let is_forced =
            |later: &Happened| matches!(later, Happened::SyncedFolder(forced) if forced == folder);
        !happened[at..].iter().any(is_forced)
    })
}

fn names_of(before: &Names, happened: &[Happened], is_there: impl Fn(usize) -> bool) -> Names {
    let mut names = before.clone();
    for (at, happened) in happened.iter().enumerate() {
        let Happened::Names(changes) = happened else { continue };
        for (path, entry) in changes.iter().filter(|_| is_there(at)) {
            match entry {
                Some(entry) => drop(names.insert(path.clone(), *entry)),
                None => drop(names.remove(path)),
            }
        }
    }
    // What lies in a folder that is not there cannot be found.
    let is_found = |path: &PathBuf| path.ancestors().skip(1).all(|folder| names.contains_key(folder));
    names.iter().filter(|(path, _)| is_found(path)).map(|(path, entry)| (path.clone(), *entry)).collect()
}

/// The bytes of all files, in every way that they may have come through.
fn files_of(old: &[Vec<u8>], happened: &[Happened], names: &Names) -> Vec<Vec<Vec<u8>>> {
    let count = happened.iter().map(|happened| match happened {
        Happened::Wrote(at, _) | Happened::Synced(at) => at + 1,
        Happened::Names(changes) => changes.iter().map(|(_, entry)| after(*entry)).max().unwrap_or(0),
        Happened::SyncedFolder(_) => 0,
    });
    let count = count.max().unwrap_or(0).max(old.len());
    let mut all = vec![Vec::new()];
    for file in 0..count {
        let start = old.get(file).cloned().unwrap_or_default();
        let is_named = names.values().any(|entry| *entry == Entry::File(file));
        let ways = if is_named { ways(&start, happened, file) } else { vec![start] };
        let longer = |files: &Vec<Vec<u8>>| -> Vec<Vec<Vec<u8>>> {
            ways.iter().map(|way| [files.clone(), vec![way.clone()]].concat()).collect()
        };
        all = all.iter().flat_map(longer).collect();
    }
    all
}

fn after(entry: Option<Entry>) -> usize {
    if let Some(Entry::File(at)) = entry { at + 1 } else { 0 }
}

fn ways(start: &[u8], happened: &[Happened], file: usize) -> Vec<Vec<u8>> {
    let (mut safe, mut loose) = (start.to_owned(), Vec::new());
    for happened in happened {
        match happened {
            Happened::Wrote(at, bytes) if *at == file => loose.extend(bytes),
            Happened::Synced(at) if *at == file => safe.append(&mut loose),
            _ => {}
        }
    }
    if loose.is_empty() {
        return vec![safe];
    }
    let half = loose[..loose.len() / 2].to_owned();
    let tails = [Vec::new(), half, vec![0; loose.len()], loose];
    tails.into_iter().map(|tail| [safe.clone(), tail].concat()).collect()
}

fn seen(names: &Names, files: &[Vec<u8>]) -> Seen {
    let bytes = |entry: &Entry| match entry {
        Entry::File(at) => files.get(*at).cloned(),
        Entry::Folder => None,
    };
    names.iter().map(|(path, entry)| (path.clone(), bytes(entry))).collect()
}
