//! Every call by which a save, a snapshot and a version reach the disk, refused or struck dead by the system itself.
//!
//! `strace` does the refusing, where it is there: all calls on the folder of the project, each occurrence. In the suite
//! each meets one error, in turn, and one kill; with `DETENTE_FAULTS=all` every error there is.

use std::collections::HashMap;
use std::fs;
use std::process::{Command, Output};

use super::{DETENTE, Desk, asked, many_actors, said};

const ERRORS: [&str; 7] = ["ENOSPC", "EIO", "EACCES", "EROFS", "EDQUOT", "EXDEV", "EBUSY"];
const CALLS: &str = "openat,write,fsync,rename,link,linkat,unlink,mkdir,rmdir,unlinkat,fchmod,flock,getdents64,statx,readlink";
const SCRIPT: &str = "# title new\nsave\n";

/// A call on the folder of the project: its name, and which of that name it is.
type Call = (String, usize);

fn is_there() -> bool {
    let tried = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).status();
    tried.is_ok_and(|status| status.success())
}

fn begun() -> (Desk, Vec<u8>) {
    let desk = Desk::new();
    assert!(desk.edit(&many_actors(12)).status.success());
    desk.put("script.txt", SCRIPT);
    let old = fs::read(desk.map()).unwrap();
    (desk, old)
}

/// The project as it was, with nothing kept beside it.
fn reset(desk: &Desk, old: &[u8]) {
    let _ = fs::remove_dir_all(desk.keep().folder());
    fs::write(desk.map(), old).unwrap();
}

fn traced(desk: &Desk, arguments: &[&str]) -> Output {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-y"]).args(arguments);
    strace.args([DETENTE, "edit-script"]).args([desk.map(), desk.path("script.txt")]);
    strace.output().unwrap()
}

/// The calls that touch the folder, in their order.
fn calls(desk: &Desk) -> Vec<Call> {
    let trace = desk.path("trace.txt");
    let output = traced(desk, &["-o", trace.to_str().unwrap(), "-e", &format!("trace={CALLS}")]);
    assert_eq!(said(&output).0, "KEPT 1\nACK 2\n");
    let folder = desk.folder.path().display().to_string();
    let (mut counts, mut found) = (HashMap::new(), Vec::new());
    for line in fs::read_to_string(&trace).unwrap().lines() {
        let Some((before, rest)) = line.split_once('(') else { continue };
        let Some((process, name)) = before.split_once(' ') else { continue };
        let name = name.trim();
        let count = counts.entry((process.to_owned(), name.to_owned())).or_insert(0);
        *count += 1;
        let is_ours = rest.contains(&folder) && !rest.contains("script.txt") && !rest.contains("trace.txt");
        if is_ours && !name.is_empty() {
            found.push((name.to_owned(), *count));
        }
    }
    fs::remove_file(trace).unwrap();
    found
}

/// Runs with this fault, and finds what was promised. Gives whether it came to anything.
fn with(desk: &Desk, (old, new): (&[u8], &[u8]), (name, nth): &Call, fault: &str) -> bool {
    reset(desk, old);
    let inject = format!("inject={name}:{fault}:when={nth}");
    let output = traced(desk, &["-o", "/dev/null", "-e", &format!("trace={name}"), "-e", &inject]);
    let (out, err) = said(&output);
    let what = format!("{inject}: {out}{err}");
    let now = fs::read(desk.map()).unwrap();
    assert!(now == old || now == new, "torn: {what}");
    let (is_saved, is_kept) = (out.contains("ACK 2"), out.contains("KEPT 1"));
    let is_killed = output.status.code().is_none();
    if is_saved {
        assert!(now == new, "said to be saved, and is not: {what}");
        let has_old = desk.keep().versions().iter().any(|version| fs::read(&version.path).unwrap() == old);
        assert!(has_old || err.contains("could not be kept"), "{what}");
    } else if is_kept && now != new {
        let (_, found) = desk.keep().recover().unwrap_or_else(|| panic!("not kept: {what}"));
        assert_eq!(found.project.title, "new", "{what}");
    }
    if !is_saved && !is_killed {
        assert!(now == old || err.contains("did not confirm"), "saved, and said not to be: {what}");
        assert!(
            output.status.code() == Some(2) && err.contains("error: ") && err.contains("hint: "),
            "{what}"
        );
    }
    assert!(desk.leftovers() <= 1, "{what}");
    let again = desk.editing(&desk.path("script.txt")).output().unwrap();
    assert!(
        again.status.success() && fs::read(desk.map()).unwrap() == new,
        "the second try: {what}{}",
        said(&again).1
    );
    assert_eq!(desk.leftovers(), 0, "{what}");
    !is_saved
}

#[test]
fn whatever_call_the_system_refuses_the_file_is_old_or_new_and_the_answer_true() {
    if !is_there() {
        println!("not tried: strace is not there, or may not trace");
        return;
    }
    let (desk, old) = begun();
    let calls = calls(&desk);
    let new = fs::read(desk.map()).unwrap();
    assert!(calls.len() > 30 && new != old, "{calls:?}");
    let tries_all = std::env::var("DETENTE_FAULTS").is_ok();
    let (mut tried, mut refused) = (0, 0);
    for (at, call) in calls.iter().enumerate() {
        let errors = if tries_all { &ERRORS[..] } else { &ERRORS[at % 7..=at % 7] };
        let mut faults: Vec<String> = errors.iter().map(|error| format!("error={error}")).collect();
        if tries_all || at % 2 == 0 {
            faults.push("signal=KILL".to_owned());
        }
        for fault in faults {
            tried += 1;
            refused += u64::from(with(&desk, (&old, &new), call, &fault));
        }
    }
    println!("{} calls, {tried} faults, {refused} of them kept it from being saved", calls.len());
    assert!(refused * 4 > tried, "the faults came to nothing");
}

#[cfg(unix)]
#[test]
fn a_disk_that_is_full_is_said_so_and_the_old_file_stays() {
    let desk = Desk::new();
    let note = "x".repeat(90_000);
    assert!(desk.edit(&format!("autosave off\n# note {note}\nsave")).status.success());
    let old = fs::read(desk.map()).unwrap();
    let script = desk.put("script.txt", "autosave off\n# title new\nsave");
    // Files of at most 4 kB, and no signal for those that would be larger: writing fails in the middle.
    let limited = "trap '' XFSZ; ulimit -f 8; exec \"$@\"";
    let mut shell = Command::new("sh");
    let output =
        shell.args(["-c", limited, "sh", DETENTE, "edit-script"]).arg(desk.map()).arg(script).output();
    let (out, err) = said(&output.unwrap());
    let shown = desk.map().display().to_string();
    let expected =
        format!("error: the disk has no room for 1 MB: {shown}\nhint: Make room, or save on another disk.\n");
    assert_eq!((out, err), (String::new(), expected));
    assert_eq!(fs::read(desk.map()).unwrap(), old);
    assert_eq!(desk.leftovers(), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn where_memory_ends_the_file_is_old_or_new() {
    let (desk, old) = begun();
    let script = desk.path("script.txt");
    assert!(desk.editing(&script).output().unwrap().status.success());
    let new = fs::read(desk.map()).unwrap();
    let step = if std::env::var("DETENTE_LADDER").is_ok() { 4 } else { 60 };
    let (mut done, mut stopped) = (0, 0);
    for megabytes in (20..asked("DETENTE_LADDER_TOP", 500)).step_by(step) {
        reset(&desk, &old);
        let limited = format!("ulimit -c 0; ulimit -v {}; exec \"$@\"", megabytes * 1024);
        let mut shell = Command::new("sh");
        let output =
            shell.args(["-c", &limited, "sh", DETENTE, "edit-script"]).arg(desk.map()).arg(&script).output();
        let (out, _) = said(&output.unwrap());
        let now = fs::read(desk.map()).unwrap();
        assert!(now == old || now == new, "torn at {megabytes} MB");
        let is_saved = out.contains("ACK");
        assert!(!is_saved || now == new, "{megabytes} MB");
        if is_saved { done += 1 } else { stopped += 1 }
    }
    println!("{done} had memory enough, {stopped} had not");
    assert!(done > 0);
}
