//! What the window remembers from one start to the next: one small file in the program's own folder.
//!
//! It is written by the same routine as a project. What cannot be read is put aside under another name, so that
//! nobody's settings are lost to a slip in a text editor.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, Real};
use super::{OpenError, SaveError, atomic, read_file};

const NAME: &str = "settings.ron";
const ASIDE: &str = "settings.unreadable.ron";

/// The text of the settings in `folder`; `None` if there are none yet.
///
/// # Errors
///
/// Any [`OpenError`] but that nothing is there.
pub fn read(folder: &Path) -> Result<Option<String>, OpenError> {
    match read_file(&folder.join(NAME)) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(OpenError::Read { source, .. }) if source.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Puts `text` in the place of the settings in `folder`, which is made if it is not there.
///
/// # Errors
///
/// As [`atomic::write`].
pub fn write(folder: &Path, text: &str) -> Result<(), SaveError> {
    let missing = folder.ancestors().take_while(|above| matches!(Real.look(above), Ok(None)));
    let mut missing: Vec<&Path> = missing.filter(|above| *above != Path::new("")).collect();
    missing.reverse();
    for above in missing {
        match Real.make_folder(above) {
            Err(source) if source.kind() != io::ErrorKind::AlreadyExists => {
                return Err(SaveError::write("make the folder of the settings", folder, text.len(), source));
            }
            _ => {}
        }
    }
    atomic::write(&folder.join(NAME), text.as_bytes())
}

/// Keeps settings that could not be understood under another name; gives which.
///
/// # Errors
///
/// As [`atomic::write`].
pub fn put_aside(folder: &Path, text: &str) -> Result<PathBuf, SaveError> {
    let aside = folder.join(ASIDE);
    atomic::write(&aside, text.as_bytes())?;
    Ok(aside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_and_their_folder_is_made() {
        let desk = tempfile::tempdir().unwrap();
        let folder = desk.path().join("share/detente");
        assert_eq!(read(&folder).unwrap(), None);
        write(&folder, "(look: \"dark\")").unwrap();
        write(&folder, "(look: \"light\")").unwrap();
        assert_eq!(read(&folder).unwrap().as_deref(), Some("(look: \"light\")"));
        let aside = put_aside(&folder, "(((").unwrap();
        assert_eq!(read_file(&aside).unwrap(), b"(((");
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_said_with_its_path() {
        let desk = tempfile::tempdir().unwrap();
        let file = desk.path().join("file");
        atomic::write(&file, b"x").unwrap();
        let refused = write(&file.join("detente"), "()").unwrap_err().to_string();
        assert!(refused.contains("file"), "{refused}");
    }
}
