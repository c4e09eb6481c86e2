//! Promises of opening and saving, on real folders.
#![allow(clippy::disallowed_methods)] // tests put files down that Detente itself would never write

use std::fs;
use std::path::{Path, PathBuf};

use kurbo::Point;
use tempfile::TempDir;

use super::*;
use crate::model::{Actor, Id, Project};

fn project() -> Project {
    let mut project = Project::new(Id::from_bits(7));
    project.title = "Palmyra".into();
    let mut russia = Actor::named("Russia");
    russia.place = Some(Point::new(120.0, 80.0));
    project.put_actor(Id::from_bits(1), russia);
    project.put_actor(Id::from_bits(2), Actor::named("Assad"));
    project
}

fn changed(project: &Project) -> Project {
    let mut changed = project.clone();
    changed.title += " again";
    changed
}

fn folder() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("palmyra.ron");
    (folder, path)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The message without the path at its end, which differs from run to run.
fn message(error: &dyn std::error::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(": /").map_or(text.clone(), |(message, _)| message.to_owned())
}

#[test]
fn what_is_saved_opens_as_the_same_project() {
    let (folder, path) = folder();
    let saved = save(&project(), &path, None).unwrap();
    let opened = open(&path).unwrap();
    assert_eq!(opened.project, project());
    assert_eq!(opened.hash, saved.hash);
    assert!(opened.warnings.is_empty() && opened.upgraded_from.is_none());
    assert_eq!(names(folder.path()), ["palmyra.ron"]);
}

#[test]
fn what_stood_there_becomes_a_saved_version() {
    let (folder, path) = folder();
    let first = save(&project(), &path, None).unwrap();
    assert_eq!(first.past, Past::Nothing);
    assert_eq!(names(folder.path()), ["palmyra.ron"]);
    let second = save(&changed(&project()), &path, Some(first.hash)).unwrap();
    let third = save(&changed(&changed(&project())), &path, Some(second.hash)).unwrap();
    assert_eq!((second.past, third.past), (Past::Kept(1), Past::Kept(2)));
    assert_eq!(open(&path).unwrap().hash, third.hash);
    let versions = Keep::beside(&path).versions();
    let found: Vec<_> = versions.iter().map(|version| (version.number, version.hash)).collect();
    assert_eq!(found, [(2, second.hash.start()), (1, first.hash.start())]);
    assert_eq!(open(&versions[1].path).unwrap().hash, first.hash);
    assert_eq!(names(folder.path()), [".palmyra.ron.detente", "palmyra.ron"]);
    assert_eq!(names(Keep::beside(&path).folder()), ["versions"]);
}

#[test]
fn saving_the_same_again_makes_no_version() {
    let (_folder, path) = folder();
    save(&project(), &path, None).unwrap();
    let second = save(&changed(&project()), &path, None).unwrap();
    let third = save(&changed(&project()), &path, None).unwrap();
    assert_eq!((third.hash, third.past), (second.hash, Past::Nothing));
    assert_eq!(Keep::beside(&path).versions().len(), 1);
}

#[test]
fn opening_leaves_no_trace() {
    let (folder, path) = folder();
    save(&project(), &path, None).unwrap();
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    open(&path).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);
    assert_eq!(names(folder.path()), ["palmyra.ron"]);
}

#[test]
fn a_file_that_somebody_else_wrote_since_is_not_overwritten() {
    let (folder, path) = folder();
    let saved = save(&project(), &path, None).unwrap();
    let theirs = to_ron(&project()).replace("Assad", "Asaad"); // same length: only the content tells
    fs::write(&path, &theirs).unwrap();
    let error = save(&changed(&project()), &path, Some(saved.hash)).unwrap_err();
    assert_eq!(message(&error), "the file was changed by another program since it was opened");
    assert_eq!(error.hint(), "Save under another name, then compare the two.");
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    assert_eq!(names(folder.path()), ["palmyra.ron"]);
}

#[test]
fn a_file_that_was_deleted_is_written_anew() {
    let (_folder, path) = folder();
    let saved = save(&project(), &path, None).unwrap();
    fs::remove_file(&path).unwrap();
    assert_eq!(save(&project(), &path, Some(saved.hash)).unwrap(), saved);
    assert!(path.exists());
}

#[cfg(unix)]
#[test]
fn a_new_file_is_private_and_an_old_one_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path) = folder();
    let mode = || fs::metadata(&path).unwrap().permissions().mode() & 0o777;
    save(&project(), &path, None).unwrap();
    assert_eq!(mode(), 0o600);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o664)).unwrap();
    save(&changed(&project()), &path, None).unwrap();
    assert_eq!(mode(), 0o664);
}

#[cfg(unix)]
#[test]
fn a_read_only_file_is_refused_and_stays() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = folder();
    let saved = save(&project(), &path, None).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let error = save(&changed(&project()), &path, None).unwrap_err();
    assert_eq!(message(&error), "the file is read-only");
    assert_eq!(open(&path).unwrap().hash, saved.hash);
    assert_eq!(names(folder.path()), ["palmyra.ron"]);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_its_target_is_saved() {
    let (folder, path) = folder();
    let link = folder.path().join("link.ron");
    for is_there in [false, true] {
        let _ = fs::remove_file(&link);
        std::os::unix::fs::symlink("palmyra.ron", &link).unwrap();
        assert_eq!(path.exists(), is_there); // the first time it points to nothing
        let saved = save(&if is_there { changed(&project()) } else { project() }, &link, None).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(open(&path).unwrap().hash, saved.hash);
    }
}

#[cfg(unix)]
#[test]
fn pipes_folders_and_devices_are_neither_read_nor_replaced() {
    let (folder, path) = folder();
    assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    let places = [
        (path.as_path(), "something else"),
        (folder.path(), "a folder"),
        (Path::new("/dev/zero"), "something else"),
    ];
    for (place, found) in places {
        assert_eq!(message(&open(place).unwrap_err()), format!("expected a file, found {found}"));
        let error = save(&project(), place, None).unwrap_err();
        assert_eq!(message(&error), format!("expected a file or nothing, found {found}"));
    }
    assert_eq!(names(folder.path()), ["palmyra.ron"]);
}

#[test]
fn the_longest_name_a_disk_allows_is_saved_with_its_versions() {
    let folder = TempDir::new().unwrap();
    let names_alike = ["x", "y"].map(|end| format!("{}{end}.ron", "ä".repeat(125)));
    for name in &names_alike {
        save(&project(), &folder.path().join(name), None).unwrap();
        save(&changed(&project()), &folder.path().join(name), None).unwrap();
    }
    assert_eq!(names(folder.path()).len(), 4);
}

#[test]
fn a_folder_that_is_not_there_is_an_error_with_the_path_last() {
    let (folder, _) = folder();
    let path = folder.path().join("gone/palmyra.ron");
    let error = save(&project(), &path, None).unwrap_err();
    let path_shown = path.display();
    assert_eq!(
        error.to_string(),
        format!("cannot write in the folder of the file: there is no such file or folder: {path_shown}")
    );
    let error = open(&path).unwrap_err();
    assert_eq!(error.to_string(), format!("there is no such file or folder: {path_shown}"));
}

#[test]
fn a_project_that_would_not_read_back_is_not_written() {
    let (folder, path) = folder();
    let mut broken = project();
    let mut far = Actor::named("far");
    far.place = Some(Point::new(1e20, f64::NAN));
    broken.put_actor(Id::from_bits(3), far);
    let error = save(&broken, &path, None).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the project does not read back as it was written (actor a00000003 lay outside the canvas (±1000000 \
         units) and was moved to its border)"
    );
    assert!(names(folder.path()).is_empty());
}

#[test]
fn leftovers_are_swept_and_nothing_else() {
    let (folder, path) = folder();
    save(&project(), &path, None).unwrap();
    let put = |name: &str| fs::write(folder.path().join(name), "x").unwrap();
    let others = [".dt-notes.tmp.txt", ".dt-longer-than-ours.tmp", "my.dt-0123abcd-Ab3dE6.tmp"];
    let _ = others.map(put);
    put(".dt-0123abcd-Ab3dE6.tmp");
    fs::create_dir(folder.path().join(".dt-folder.tmp")).unwrap();
    let now = std::time::SystemTime::now();
    let (an_hour_ago, in_an_hour) =
        (now - std::time::Duration::from_secs(3600), now + std::time::Duration::from_secs(3600));
    assert_eq!(atomic::sweep(folder.path(), an_hour_ago), 0);
    assert_eq!(atomic::sweep(folder.path(), in_an_hour), 1);
    assert_eq!(names(folder.path()).len(), 5);
}

#[test]
fn a_file_beyond_the_limit_is_refused_unread() {
    let (_folder, path) = folder();
    fs::File::create(&path).unwrap().set_len(10 << 30).unwrap(); // sparse
    let error = open(&path).unwrap_err();
    assert_eq!(error.to_string(), "the file has 10240 MB, and a project may have 256 MB");
}
