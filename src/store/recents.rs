//! What is remembered between sessions: the projects opened last, and a few settings.
//!
//! It lies in one small file in the state folder, whose place the caller names. Losing it costs nobody their
//! work, so a file that cannot be read is set aside and a fresh start made. How one *looks at* a project (camera,
//! panels) is not here: `app` keeps that.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{OpenError, SaveError, atomic, read};

const FILE: &str = "remembered.ron";
const MOST_FILES: usize = 12;

/// What is remembered between sessions.
///
/// ```
/// use detente::store::recents::Remembered;
/// use std::path::Path;
/// let mut remembered = Remembered::default();
/// remembered.note(Path::new("/maps/old.ron"));
/// remembered.note(Path::new("/maps/new.ron"));
/// remembered.note(Path::new("/maps/old.ron"));
/// assert_eq!(remembered.files, [Path::new("/maps/old.ron"), Path::new("/maps/new.ron")]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remembered {
    /// Projects, the last opened first, none twice, at most twelve.
    pub files: Vec<PathBuf>,
    /// What the analyst chose.
    pub settings: Settings,
}

/// What the analyst chose for every project on this computer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Remember no files and keep nothing outside the projects' own folders.
    pub leave_no_traces: bool,
    /// The wheel zooms and Ctrl with the wheel pans, instead of the other way round.
    pub wheel_zooms: bool,
}

impl Remembered {
    /// Puts `path` first, unless no traces are to be left.
    pub fn note(&mut self, path: &Path) {
        self.forget(path);
        if !self.settings.leave_no_traces {
            self.files.insert(0, path.to_owned());
            self.files.truncate(MOST_FILES);
        }
    }

    /// Takes `path` out.
    pub fn forget(&mut self, path: &Path) {
        self.files.retain(|known| known != path);
    }
}

/// What `state_folder` remembers, and where an unreadable file was set aside, if there was one.
#[must_use]
pub fn load(state_folder: &Path) -> (Remembered, Option<PathBuf>) {
    let path = state_folder.join(FILE);
    let bytes = match read::bytes(&path) {
        Ok(bytes) => bytes,
        Err(OpenError::Read { .. }) => return (Remembered::default(), None), // there is none yet, or no right to it
        Err(_) => return (Remembered::default(), set_aside(&path)),
    };
    let shape = std::str::from_utf8(&bytes).ok().and_then(|text| ron::from_str::<Shape>(text).ok());
    match shape {
        Some(shape) => (shape.into(), None),
        None => (Remembered::default(), set_aside(&path)),
    }
}

/// Writes what is remembered to `state_folder`, which is made if need be. With
/// [`Settings::leave_no_traces`] the settings are written and no files.
///
/// # Errors
///
/// As [`atomic::write`].
pub fn save(state_folder: &Path, remembered: &Remembered) -> Result<(), SaveError> {
    private_folder(state_folder)
        .map_err(|source| SaveError::write("make the folder", state_folder, 0, source))?;
    let shape = Shape::from(remembered);
    let text = ron::ser::to_string_pretty(&shape, ron::ser::PrettyConfig::new())
        .map_err(|error| SaveError::Unfaithful { reason: error.to_string() })?;
    atomic::write(&state_folder.join(FILE), text.as_bytes())
}

fn set_aside(path: &Path) -> Option<PathBuf> {
    let aside = path.with_extension("ron.unreadable");
    fs::rename(path, &aside).ok().map(|()| aside)
}

fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// The file. Unlike a project it may say more or less than this program knows: settings come and go.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Remembered")]
struct Shape {
    format: u32,
    #[serde(default)]
    files: Vec<String>,
    #[serde(default)]
    leave_no_traces: bool,
    #[serde(default)]
    wheel_zooms: bool,
}

impl From<Shape> for Remembered {
    fn from(shape: Shape) -> Self {
        let Shape { leave_no_traces, wheel_zooms, .. } = shape;
        let mut remembered = Self { files: Vec::new(), settings: Settings { leave_no_traces, wheel_zooms } };
        shape.files.iter().take(MOST_FILES).rev().for_each(|file| remembered.note(Path::new(file)));
        remembered
    }
}

impl From<&Remembered> for Shape {
    fn from(remembered: &Remembered) -> Self {
        let Settings { leave_no_traces, wheel_zooms } = remembered.settings;
        let files = remembered.files.iter().filter(|_| !leave_no_traces);
        // A name that is no Unicode could not be told from another one: it is not remembered.
        let files = files.filter_map(|file| file.to_str().map(str::to_owned)).collect();
        Self { format: 1, files, leave_no_traces, wheel_zooms }
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods)] // a test puts broken files down
mod tests {
    use super::*;

    fn some() -> Remembered {
        let mut remembered = Remembered::default();
        (0..20).for_each(|n| remembered.note(Path::new(&format!("/maps/{n}.ron"))));
        remembered.settings.wheel_zooms = true;
        remembered
    }

    #[test]
    fn the_twelve_files_opened_last_are_remembered_with_the_settings() {
        let folder = tempfile::TempDir::new().unwrap();
        let state = folder.path().join("not/there/yet");
        save(&state, &some()).unwrap();
        assert_eq!(load(&state), (some(), None));
        assert_eq!(some().files.len(), 12);
        assert_eq!(some().files[0], Path::new("/maps/19.ron"));
    }

    #[test]
    fn nothing_is_remembered_where_no_traces_are_wanted() {
        let folder = tempfile::TempDir::new().unwrap();
        let mut remembered = some();
        remembered.settings.leave_no_traces = true;
        save(folder.path(), &remembered).unwrap();
        let text = fs::read_to_string(folder.path().join(FILE)).unwrap();
        assert!(!text.contains("maps"), "{text}");
        let (loaded, _) = load(folder.path());
        assert!(loaded.settings.leave_no_traces && loaded.files.is_empty());
    }

    #[test]
    fn what_cannot_be_read_is_set_aside_and_kept() {
        let folder = tempfile::TempDir::new().unwrap();
        for broken in ["Remembered(format: 1, files: [", "\u{0}", ""] {
            fs::write(folder.path().join(FILE), broken).unwrap();
            let (loaded, aside) = load(folder.path());
            assert_eq!(loaded, Remembered::default());
            assert_eq!(fs::read_to_string(aside.unwrap()).unwrap(), broken);
            assert!(!folder.path().join(FILE).exists());
        }
    }

    #[test]
    fn a_first_start_remembers_nothing_and_sets_nothing_aside() {
        let folder = tempfile::TempDir::new().unwrap();
        assert_eq!(load(folder.path()), (Remembered::default(), None));
    }
}
