//! Promises of what is kept beside a project, on real folders.
#![allow(clippy::disallowed_methods)] // tests put files down that Detente itself would never write

use std::fs;

use tempfile::TempDir;

use super::*;
use crate::model::Id;
use crate::store::{open, save};

fn project(title: &str) -> Project {
    let mut project = Project::new(Id::from_bits(7));
    project.title = title.into();
    project
}

fn folder() -> (TempDir, PathBuf, Keep) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("palmyra.ron");
    let keep = Keep::beside(&path);
    (folder, path, keep)
}

fn titles(keep: &Keep) -> Vec<String> {
    keep.recoveries().iter().map(|found| open(&found.path).unwrap().project.title).collect()
}

#[test]
fn the_two_newest_snapshots_stay_and_say_what_they_grew_from() {
    let (_folder, path, keep) = folder();
    let saved = save(&project("saved"), &path, None).unwrap();
    for title in ["one", "two", "three"] {
        keep.snapshot(&project(title), Some(saved.hash)).unwrap();
    }
    assert_eq!(titles(&keep), ["three", "two"]);
    let recoveries = keep.recoveries();
    assert_eq!((recoveries[0].number, recoveries[0].base), (3, Some(saved.hash.start())));
    assert_eq!(keep.recover().unwrap().1.project, project("three"));
    assert_eq!(open(&path).unwrap().project, project("saved"));
    keep.clear();
    assert!(!keep.folder().exists());
}

#[test]
fn a_snapshot_of_the_same_is_not_written_twice() {
    let (_folder, _, keep) = folder();
    for _ in 0..3 {
        keep.snapshot(&project("same"), None).unwrap();
    }
    assert_eq!(keep.recoveries().len(), 1);
    assert_eq!(keep.recoveries()[0].base, None);
}

#[test]
fn a_torn_snapshot_is_passed_over_for_the_one_before() {
    let (_folder, _, keep) = folder();
    keep.snapshot(&project("whole"), None).unwrap();
    keep.snapshot(&project("torn"), None).unwrap();
    let newest = keep.recoveries()[0].path.clone();
    fs::write(&newest, &fs::read(&newest).unwrap()[..60]).unwrap();
    assert_eq!(keep.recover().unwrap().1.project, project("whole"));
}

#[test]
fn what_waits_is_not_thinned_out_by_the_work_that_goes_on() {
    let (_folder, _, keep) = folder();
    keep.note_start();
    keep.snapshot(&project("waits"), None).unwrap();
    assert_eq!(keep.crashes(), 1); // it died here
    keep.note_start();
    for title in ["one", "two", "three"] {
        keep.snapshot(&project(title), None).unwrap();
    }
    assert_eq!(titles(&keep), ["three", "two", "waits"]);
    assert_eq!(keep.crashes(), 2);
    keep.clear_own();
    assert_eq!(titles(&keep), ["waits"]);
    keep.note_end();
    keep.clear_own();
    assert_eq!(titles(&keep), ["waits"], "after the end nothing is our own");
    keep.clear();
    keep.note_start();
    for title in ["four", "five", "six"] {
        keep.snapshot(&project(title), None).unwrap();
    }
    assert_eq!(titles(&keep), ["six", "five"]);
    keep.clear_own();
    assert_eq!(titles(&keep), [""; 0]);
    keep.note_end();
    assert_eq!(keep.crashes(), 0);
    assert!(!keep.folder().exists());
}

#[test]
fn the_lock_is_held_once_and_leaves_nothing_behind() {
    let (folder, path, keep) = folder();
    fs::write(folder.path().join(".dt-0123abcd-Ab3dE6.tmp"), "another's").unwrap();
    let lock = keep.lock().unwrap();
    let refused = Keep::beside(&path).lock().unwrap_err();
    assert!(matches!(refused, LockError::Held));
    assert_eq!(refused.to_string(), "the project is open in another window");
    drop(lock);
    assert!(!keep.folder().exists());
    drop(keep.lock().unwrap());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn the_lock_sweeps_what_a_killed_process_left_of_this_project() {
    let (folder, path, keep) = folder();
    let target = save(&project("saved"), &path, None).map(|_| path.clone()).unwrap();
    let temp = atomic::durable_temp(&Real, &target, b"half").unwrap();
    std::mem::forget(temp);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    drop(keep.lock().unwrap());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn projects_never_saved_are_found_unless_somebody_works_on_them() {
    let state = TempDir::new().unwrap();
    let [one, other] = [1, 2].map(|bits| Keep::of_unsaved(state.path(), Id::from_bits(bits)));
    one.snapshot(&project("one"), None).unwrap();
    other.snapshot(&project("other"), None).unwrap();
    let lock = one.lock().unwrap();
    assert_eq!(unsaved(state.path()), std::slice::from_ref(&other));
    drop(lock);
    assert_eq!(unsaved(state.path()), [one, other]);
}

#[test]
fn a_change_by_another_program_is_seen_by_the_content_alone() {
    let (_folder, path, _) = folder();
    let saved = save(&project("ours"), &path, None).unwrap();
    assert!(matches!(outside(&path, saved.hash), Outside::Same));
    let met = fs::metadata(&path).unwrap();
    fs::write(&path, fs::read_to_string(&path).unwrap().replace("ours", "them")).unwrap();
    let file = fs::File::options().write(true).open(&path).unwrap();
    file.set_modified(met.modified().unwrap()).unwrap();
    assert!(matches!(outside(&path, saved.hash), Outside::Changed(_)));
    fs::remove_file(&path).unwrap();
    assert!(matches!(outside(&path, saved.hash), Outside::Gone));
    fs::create_dir(&path).unwrap();
    assert!(matches!(outside(&path, saved.hash), Outside::Unreadable(_)));
}

#[cfg(unix)]
#[test]
fn what_is_kept_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path, keep) = folder();
    keep.snapshot(&project("secret"), None).unwrap();
    save(&project("one"), &path, None).unwrap();
    save(&project("two"), &path, None).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(keep.folder()), mode(&keep.versions_folder())), (0o700, 0o700));
    assert_eq!((mode(&keep.recoveries()[0].path), mode(&keep.versions()[0].path)), (0o600, 0o600));
}

#[cfg(unix)]
#[test]
fn a_folder_that_leads_elsewhere_is_not_used() {
    let (folder, _, keep) = folder();
    let elsewhere = TempDir::new().unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), keep.folder()).unwrap();
    assert!(keep.snapshot(&project("secret"), None).is_err());
    assert!(matches!(keep.lock(), Err(LockError::Unavailable(_))));
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
