//! Every way a disk can fail while something is written, one after the other, and every way the power can go.
//!
//! The workloads are those of the program: a first save, saving over, saving over with versions to be thinned out,
//! snapshots, settings. What must hold is the same for all of them and stands in [`Trial`].

use std::io::ErrorKind;
use std::path::Path;

use super::disk::memory::{Fault, Memory};
use super::*;
use crate::model::Id;

const PATH: &str = "/maps/palmyra.ron";

/// What a full disk, a spent quota, a broken one, a forbidden, a read-only, a foreign and a busy one say.
const KINDS: [ErrorKind; 7] = [
    ErrorKind::StorageFull,
    ErrorKind::QuotaExceeded,
    ErrorKind::Other,
    ErrorKind::PermissionDenied,
    ErrorKind::ReadOnlyFilesystem,
    ErrorKind::CrossesDevices,
    ErrorKind::ResourceBusy,
];

fn project(title: &str) -> Project {
    let mut project = Project::new(Id::from_bits(7));
    project.title = title.into();
    project
}

fn bytes(title: &str) -> Vec<u8> {
    to_ron(&project(title)).into_bytes()
}

fn path() -> &'static Path {
    Path::new(PATH)
}

fn keep() -> Keep {
    Keep::of_target(path())
}

/// A disk, what is done on it, and what must be found afterwards.
struct Trial {
    name: &'static str,
    disk: Memory,
    work: fn(&dyn Disk) -> Result<Past, SaveError>,
    /// What somebody finds who looks for the work: old, new, or something that must not be.
    found: fn(&Memory) -> Found,
}

#[derive(Clone, Debug, PartialEq)]
enum Found {
    Old,
    New,
    Broken(String),
}

fn trials() -> Vec<Trial> {
    let empty = Memory::with_folder(Path::new("/maps"));
    let saved = empty.settled(None);
    save_on(&saved, &project("old"), path(), None).unwrap();
    let many = saved.settled(None);
    for nth in 0..12 {
        save_on(&many, &project(&format!("older {nth}")), path(), None).unwrap();
    }
    save_on(&many, &project("old"), path(), None).unwrap();
    let kept = saved.settled(None);
    for title in ["one", "two", "old"] {
        snapshot(&kept, title).unwrap();
    }
    let waits = kept.settled(None);
    keep().note_start_on(&waits);
    for title in ["newer", "newest"] {
        snapshot(&waits, title).unwrap();
    }
    let over: fn(&dyn Disk) -> Result<Past, SaveError> = |disk| {
        let expected = FileHash::of(&bytes("old"));
        save_on(disk, &project("new"), path(), Some(expected)).map(|saved| saved.past)
    };
    let trial = |name, disk: &Memory, work, found| Trial { name, disk: disk.settled(None), work, found };
    vec![
        trial(
            "first save",
            &empty,
            |disk| save_on(disk, &project("new"), path(), None).map(|saved| saved.past),
            first_saved,
        ),
        trial("saving over", &saved, over, saved_over),
        trial("saving over with versions thinned out", &many, over, saved_over),
        trial("first snapshot", &saved, |disk| snapshot(disk, "new"), first_snapshot),
        trial("snapshot after others", &kept, |disk| snapshot(disk, "new"), later_snapshot),
        trial("snapshot while another waits", &waits, |disk| snapshot(disk, "new"), beside_waiting),
        trial(
            "settings",
            &saved,
            |disk| atomic::replace(disk, path(), &bytes("new"), &|_| Ok(Past::Nothing)),
            file,
        ),
    ]
}

fn snapshot(disk: &dyn Disk, title: &str) -> Result<Past, SaveError> {
    let base = Some(FileHash::of(&bytes("old")));
    keep().snapshot_on(disk, &project(title), base).map(|()| Past::Nothing)
}

fn first_saved(disk: &Memory) -> Found {
    if disk.files().contains_key(path()) { file(disk) } else { Found::Old }
}

fn file(disk: &Memory) -> Found {
    match disk.files().get(path()) {
        Some(there) if *there == bytes("old") => Found::Old,
        Some(there) if *there == bytes("new") => Found::New,
        Some(there) => Found::Broken(format!("torn: {} bytes", there.len())),
        None => Found::Broken("the file is gone".into()),
    }
}

/// What was saved before is in the file, or it is a version.
fn saved_over(disk: &Memory) -> Found {
    let is_version = |path: &Path| path.to_string_lossy().contains("/versions/version-");
    let is_version = disk.files().iter().any(|(path, there)| is_version(path) && *there == bytes("old"));
    match file(disk) {
        Found::New if !is_version => Found::Broken("what was saved before is lost".into()),
        found => found,
    }
}

fn first_snapshot(disk: &Memory) -> Found {
    snapshots(disk, &[])
}

fn later_snapshot(disk: &Memory) -> Found {
    snapshots(disk, &["old", "two"])
}

/// What the process before left is there, whatever this one does.
fn beside_waiting(disk: &Memory) -> Found {
    let is_snapshot = |path: &Path| path.to_string_lossy().contains("/snapshot-");
    let waits =
        |title: &str| disk.files().iter().any(|(path, there)| is_snapshot(path) && *there == bytes(title));
    if !waits("old") || !waits("two") {
        return Found::Broken("what waited is lost".into());
    }
    snapshots(disk, &["newest", "newer"])
}

/// The newest that opens; those of `before` are there as long as the new one is not.
fn snapshots(disk: &Memory, before: &[&str]) -> Found {
    let newest = keep().recover_on(disk).map(|(_, opened)| opened.project.title);
    if disk.files().get(path()) != Some(&bytes("old")) {
        return Found::Broken("the saved file is not as it was".into());
    }
    match newest.as_deref() {
        Some("new") => Found::New,
        found if found == before.first().copied() => Found::Old,
        found => Found::Broken(format!("recovered {found:?}")),
    }
}

impl Trial {
    /// Works with this fault. What stands there is old or new and never half; what is said to be done is done, for
    /// ever; a second try without the fault works, and the next start leaves nothing lying about.
    fn with(&self, fault: Option<Fault>) -> Result<(), String> {
        let disk = self.disk.settled(fault);
        let outcome = (self.work)(&disk);
        let left = disk.after_power_cut(disk.moments());
        disk.mend();
        // It is said that what was saved before could not be kept: it belonged to this project.
        let is_unkept = matches!(outcome, Ok(Past::Unkept(_)));
        let found = if is_unkept { file } else { self.found };
        let now = found(&disk);
        match (&outcome, &now) {
            (_, Found::Broken(how)) => return Err(how.clone()),
            (Ok(_), Found::Old) => return Err("said to be done, and is not".into()),
            (Err(SaveError::Unconfirmed { .. }), _) | (Ok(_), Found::New) | (Err(_), Found::Old) => {}
            (Err(error), Found::New) => return Err(format!("done, and said not to be: {error}")),
        }
        if let Err(error) = &outcome
            && (error.hint().is_empty() || error.to_string().is_empty())
        {
            return Err("refused without a word".into());
        }
        let is_lasting = left.iter().all(|left| found(left) == Found::New);
        if outcome.is_ok() && !is_lasting {
            return Err("said to be done, and not when the power goes".into());
        }
        (self.work)(&disk).map_err(|error| format!("the second try: {error}"))?;
        is_tidy(&disk, found)
    }

    fn calls(&self) -> Vec<&'static str> {
        let disk = self.disk.settled(None);
        (self.work)(&disk).unwrap();
        disk.calls()
    }
}

fn is_tidy(disk: &Memory, found: fn(&Memory) -> Found) -> Result<(), String> {
    if found(disk) != Found::New {
        return Err("the second try did nothing".into());
    }
    keep().sweep(disk);
    let left = disk.files().into_keys().find(|path| path.to_string_lossy().ends_with(".tmp"));
    left.map_or(Ok(()), |path| Err(format!("left behind: {}", path.display())))
}

#[test]
fn whatever_call_is_refused_the_work_is_old_or_new_and_the_answer_true() {
    let mut tried = 0;
    for trial in trials() {
        let calls = trial.calls();
        for (at, kind, lasts) in (0..calls.len())
            .flat_map(|at| KINDS.iter().flat_map(move |kind| [(at, *kind, false), (at, *kind, true)]))
        {
            let outcome = trial.with(Some(Fault { at, kind, lasts }));
            let call = calls[at];
            assert_eq!(
                outcome,
                Ok(()),
                "{}: call {at} ({call}) of {calls:?}: {kind:?}, lasting: {lasts}",
                trial.name
            );
            tried += 1;
        }
    }
    assert!(tried > 1_000, "{tried}");
}

#[test]
fn whenever_the_power_goes_the_work_is_old_or_new_and_what_is_done_stays_done() {
    let mut states = 0;
    for trial in trials() {
        assert_eq!(trial.with(None), Ok(()), "{}", trial.name);
        let disk = trial.disk.settled(None);
        (trial.work)(&disk).unwrap();
        for moment in 0..=disk.moments() {
            for left in disk.after_power_cut(moment) {
                let found = (trial.found)(&left);
                assert!(!matches!(found, Found::Broken(_)), "{} at {moment}: {found:?}", trial.name);
                if moment == disk.moments() {
                    assert_eq!(found, Found::New, "{}", trial.name);
                }
                (trial.work)(&left).unwrap();
                assert_eq!(is_tidy(&left, trial.found), Ok(()), "{} at {moment}", trial.name);
                states += 1;
            }
        }
    }
    assert!(states > 150, "{states}");
}

/// The routine of those who know no better: it must be caught, or the trials prove nothing.
#[test]
fn a_routine_that_forces_nothing_to_the_disk_is_caught() {
    let careless: fn(&dyn Disk) -> Result<Past, SaveError> = |disk| {
        let refused = |source| SaveError::write("write", path(), 0, source);
        let mut pen = disk.temp(Path::new("/maps"), (".dt-00000000-", ".tmp")).map_err(refused)?;
        pen.write(&bytes("new")).map_err(refused)?;
        disk.rename(pen.path(), path()).map_err(refused).map(|()| Past::Nothing)
    };
    let mut trial = trials().pop().unwrap();
    trial.work = careless;
    assert_eq!(trial.with(None), Err("said to be done, and not when the power goes".into()));
    let disk = trial.disk.settled(None);
    (trial.work)(&disk).unwrap();
    let left = disk.after_power_cut(disk.moments());
    assert!(left.iter().any(|left| matches!(file(left), Found::Broken(_))));
}
