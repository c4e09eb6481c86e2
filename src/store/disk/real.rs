//! The disk of this computer.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::{Disk, Found, Held, Met, Pen};
use crate::store::{OpenError, read};

/// The disk of this computer.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct Real;

impl Disk for Real {
    fn look(&self, path: &Path) -> io::Result<Option<Met>> {
        match fs::metadata(path) {
            Ok(met) => Ok(Some(Met {
                no_file: read::what(&met),
                is_read_only: met.permissions().readonly(),
                when: met.modified().unwrap_or(SystemTime::UNIX_EPOCH),
            })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn leads_to(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        let points_on = fs::symlink_metadata(path).is_ok_and(|met| met.is_symlink());
        if points_on { fs::read_link(path).map(Some) } else { Ok(None) }
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, OpenError> {
        read::bytes(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Found>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let Ok(met) = entry.metadata() else { continue }; // it went away
            found.push(Found {
                name: entry.file_name().to_string_lossy().into_owned(),
                is_file: met.is_file(),
                is_folder: met.is_dir(),
                bytes: met.len(),
                when: met.modified().unwrap_or(SystemTime::UNIX_EPOCH),
            });
        }
        Ok(found)
    }

    fn temp<'d>(&'d self, folder: &Path, ends: (&str, &str)) -> io::Result<Box<dyn Pen + 'd>> {
        let made = tempfile::Builder::new().prefix(ends.0).suffix(ends.1).tempfile_in(folder)?;
        let (file, path) = made.keep().map_err(|refused| refused.error)?;
        Ok(Box::new(RealPen { file, path }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn name_again(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        let mut maker = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
        maker.create(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        // Windows forces only what is open for writing.
        OpenOptions::new().read(true).write(cfg!(windows)).open(path)?.sync_all()
    }

    #[cfg(unix)]
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        match File::open(folder).and_then(|folder| folder.sync_all()) {
            // Some network and removable disks have no way to force a folder; they do it by themselves.
            Err(error)
                if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) =>
            {
                Ok(())
            }
            outcome => outcome,
        }
    }

    #[cfg(not(unix))]
    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }

    fn hold(&self, path: &Path) -> io::Result<Box<dyn Held>> {
        for _ in 0..100 {
            let file = lock_file(path)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(fs::TryLockError::WouldBlock) => return Err(io::ErrorKind::WouldBlock.into()),
                Err(fs::TryLockError::Error(error)) => return Err(error),
            }
            // Whoever held it before may have removed it after we opened it: then it is no lock any more.
            if is_at(&file, path) {
                return Ok(Box::new(Lock { _file: file, path: path.to_owned() }));
            }
        }
        Err(io::ErrorKind::WouldBlock.into())
    }

    fn wait(&self) {
        std::thread::sleep(Duration::from_millis(200));
    }
}

struct RealPen {
    file: File,
    path: PathBuf,
}

impl Pen for RealPen {
    fn path(&self) -> &Path {
        &self.path
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)
    }

    fn look_like(&self, other: &Path) -> io::Result<()> {
        self.file.set_permissions(fs::metadata(other)?.permissions())
    }

    fn sync(&self) -> io::Result<()> {
        self.file.sync_all()
    }
}

/// A file that is locked, and removed before it is let go.
#[derive(Debug)]
struct Lock {
    _file: File,
    path: PathBuf,
}

impl Held for Lock {}

impl Drop for Lock {
    fn drop(&mut self) {
        // Elsewhere nobody could tell the file that he opened from the one that took its place.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path); // one that stays is only an empty file
        }
    }
}

fn lock_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let of = |met: io::Result<fs::Metadata>| met.ok().map(|met| (met.dev(), met.ino()));
    let at = of(fs::symlink_metadata(path));
    at.is_some() && at == of(file.metadata())
}

#[cfg(not(unix))]
fn is_at(_file: &File, _path: &Path) -> bool {
    true
}
