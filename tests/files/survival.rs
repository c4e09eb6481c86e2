//! Processes that die and disks that refuse: the file is the old one or the new one, and the answer is true.
//!
//! The tests start this very program again as a child that does nothing but save, see [`child_saves`].

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use detente::model::{Actor, Id, Project};
use detente::store;

const PATH: &str = "DETENTE_TEST_PATH";
const ROUNDS: &str = "DETENTE_TEST_ROUNDS";

/// A project that says which turn it is in every record, so that a mixture of two would show.
fn project(turn: u64) -> Project {
    let mut project = Project::new(Id::from_bits(1));
    project.title = turn.to_string();
    for n in 0..300 {
        let note = format!("turn {turn}\n").repeat(3);
        project.put_actor(Id::from_bits(n), Actor { note, ..Actor::named(&turn.to_string()) });
    }
    project
}

fn child(path: &Path, rounds: u64) -> Vec<std::ffi::OsString> {
    let program = std::env::current_exe().unwrap().into_os_string();
    let (path, rounds) = (path.as_os_str(), rounds.to_string());
    let set = |name: &str, value: &std::ffi::OsStr| {
        let mut pair = std::ffi::OsString::from(format!("{name}="));
        pair.push(value);
        pair
    };
    let arguments = ["--exact", "survival::child_saves", "--ignored", "--nocapture"].map(Into::into);
    [vec![set(PATH, path), set(ROUNDS, rounds.as_ref()), program], arguments.to_vec()].concat()
}

#[test]
#[ignore = "is started by the other tests of this file"]
fn child_saves() {
    let (Ok(path), Ok(rounds)) = (std::env::var(PATH), std::env::var(ROUNDS)) else { return };
    for turn in 0..rounds.parse().unwrap() {
        match store::save(&project(turn), Path::new(&path), None) {
            Ok(_) => println!("saved {turn}"),
            Err(error) => println!("refused: {error}. {}", error.hint()),
        }
    }
}

#[cfg(unix)]
#[test]
fn a_process_killed_while_saving_leaves_a_whole_file_and_at_most_one_leftover() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("map.ron");
    store::save(&project(0), &path, None).unwrap();
    for round in 0..30_u64 {
        let mut saving =
            Command::new("env").args(child(&path, 1_000_000)).stdout(Stdio::piped()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(20 + round * 7 % 90));
        saving.kill().unwrap();
        let said = saving.wait_with_output().unwrap().stdout;
        let acknowledged = String::from_utf8_lossy(&said)
            .lines()
            .rev()
            .find_map(|line| line.strip_prefix("saved ")?.parse::<u64>().ok());
        let found = store::open(&path).unwrap().project;
        let turn: u64 = found.title.parse().unwrap();
        assert!(found == project(turn), "torn in round {round}");
        assert!(acknowledged.is_none_or(|turn_said| turn_said <= turn), "an acknowledged save is lost");
        let in_an_hour = SystemTime::now() + Duration::from_secs(3600);
        assert!(store::atomic::sweep(folder.path(), in_an_hour) <= 1);
    }
    let versions = store::keep::Keep::beside(&path).versions();
    assert!(versions.len() >= 10 && versions.iter().all(|version| store::open(&version.path).is_ok()));
}

#[cfg(unix)]
#[test]
fn a_disk_that_is_full_is_said_so_and_the_old_file_stays() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("map.ron");
    let old = store::save(&project(77), &path, None).unwrap();
    // Files of at most 4 kB, and no signal for those that would be larger: writing fails in the middle.
    let script = "trap '' XFSZ; ulimit -f 8; exec env \"$@\"";
    let output = Command::new("sh").args(["-c", script, "sh"]).args(child(&path, 1)).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let shown = path.display();
    let expected =
        format!("refused: the disk has no room for 1 MB: {shown}. Make room, or save on another disk.");
    assert!(said.contains(&expected), "{said}");
    assert_eq!(store::open(&path).unwrap().hash, old.hash);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}
