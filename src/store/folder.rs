//! Which files of a folder are meant when somebody says the folder.
//!
//! Those with the right endings, in it and in the folders within. Hidden ones are left out, and so is whatever is
//! only a sign to another place: what it leads to is either found by itself or was not meant. Nothing is opened.

use std::ffi::OsStr;
use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};

use super::OpenError;

/// More files than this are not taken from one folder.
pub const MOST_FILES: usize = 10_000;
/// More entries than this are not looked at: somebody chose the whole disk.
const MOST_ENTRIES: usize = 300_000;
/// Folders within folders, so many deep.
const DEEPEST: usize = 32;

/// What a folder holds.
#[derive(Debug, Default)]
pub struct Folder {
    /// The files with the right endings, in the order of their names, folder by folder.
    pub files: Vec<PathBuf>,
    /// How many files have other endings.
    pub others: usize,
    /// Folders that could not be looked into.
    pub closed: Vec<OpenError>,
    /// True if there is more than was looked at.
    pub is_cut: bool,
}

/// The files in `folder` whose names end in one of `endings`, given in small letters and without the dot.
#[must_use]
pub fn files_in(folder: &Path, endings: &[&str]) -> Folder {
    let mut found = Folder::default();
    let mut entries_left = MOST_ENTRIES;
    let mut waiting = vec![(folder.to_owned(), 0)];
    while let Some((folder, depth)) = waiting.pop() {
        let mut entries = match entries_of(&folder) {
            Ok(entries) => entries,
            Err(source) => {
                found.closed.push(OpenError::Read { path: folder, source });
                continue;
            }
        };
        found.is_cut |= entries.len() > entries_left;
        entries.truncate(entries_left);
        entries_left -= entries.len();
        let (folders, files): (Vec<_>, Vec<_>) = entries.into_iter().partition(|(_, is_folder)| *is_folder);
        found.is_cut |= depth == DEEPEST && !folders.is_empty();
        if depth < DEEPEST {
            // The last in is looked into first, so that they come in the order of their names.
            waiting.extend(folders.into_iter().rev().map(|(path, _)| (path, depth + 1)));
        }
        let (right, others): (Vec<_>, Vec<_>) =
            files.into_iter().map(|(path, _)| path).partition(|path| ends_in(path, endings));
        found.others += others.len();
        found.files.extend(right);
    }
    found.is_cut |= found.files.len() > MOST_FILES;
    found.files.truncate(MOST_FILES);
    found
}

/// The files and folders in `folder` by name, each with whether it is a folder.
fn entries_of(folder: &Path) -> std::io::Result<Vec<(PathBuf, bool)>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)?.take(MOST_ENTRIES + 1) {
        let entry = entry?;
        let kind = entry.file_type()?; // of the entry itself: a sign to another place is neither
        if !is_hidden(&entry) && (kind.is_dir() || kind.is_file()) {
            entries.push((entry.path(), kind.is_dir()));
        }
    }
    entries.sort();
    Ok(entries)
}

/// By its name, by its mark on Windows, or because a word processor keeps it beside an open document.
fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    let name = name.to_string_lossy();
    name.starts_with('.') || name.starts_with("~$") || is_marked_hidden(entry)
}

#[cfg(windows)]
fn is_marked_hidden(entry: &DirEntry) -> bool {
    use std::os::windows::fs::MetadataExt;
    const HIDDEN: u32 = 2;
    entry.metadata().is_ok_and(|met| met.file_attributes() & HIDDEN != 0)
}

#[cfg(not(windows))]
fn is_marked_hidden(_entry: &DirEntry) -> bool {
    false
}

fn ends_in(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().map(OsStr::to_string_lossy).map(|ending| ending.to_lowercase());
    ending.is_some_and(|ending| endings.contains(&&*ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with these files in it, each holding its own name.
    fn with(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            crate::store::atomic::write(&path, name.as_bytes()).unwrap();
        }
        folder
    }

    fn names(folder: &Path) -> (Vec<String>, usize) {
        let found = files_in(folder, &["txt", "pdf"]);
        assert!(found.closed.is_empty() && !found.is_cut);
        let name = |path: &PathBuf| path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
        (found.files.iter().map(name).collect(), found.others)
    }

    #[test]
    fn files_come_folder_by_folder_in_the_order_of_their_names() {
        let folder = with(&["b.txt", "a.TXT", "picture.png", "2/c.pdf", "1/deep/d.txt", "1/e.txt"]);
        let found = ["a.TXT", "b.txt", "1/e.txt", "1/deep/d.txt", "2/c.pdf"].map(str::to_owned).to_vec();
        assert_eq!(names(folder.path()), (found, 1));
    }

    #[test]
    fn hidden_files_and_folders_are_left_out() {
        let folder = with(&["a.txt", ".b.txt", ".git/c.txt", "~$d.txt"]);
        assert_eq!(names(folder.path()), (vec!["a.txt".to_owned()], 0));
    }

    #[test]
    #[cfg(unix)]
    fn a_sign_to_another_place_is_not_followed() {
        use std::os::unix::fs::symlink;
        let elsewhere = with(&["secret.txt"]);
        let folder = with(&["a.txt"]);
        symlink(elsewhere.path(), folder.path().join("out")).unwrap();
        symlink(elsewhere.path().join("secret.txt"), folder.path().join("b.txt")).unwrap();
        symlink(folder.path(), folder.path().join("round")).unwrap();
        assert_eq!(names(folder.path()), (vec!["a.txt".to_owned()], 0));
    }

    #[test]
    fn a_folder_that_is_not_there_is_said() {
        let found = files_in(Path::new("/nowhere/at all"), &["txt"]);
        assert_eq!(found.closed[0].to_string(), "there is no such file or folder: /nowhere/at all");
    }
}
