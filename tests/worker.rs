//! The process that reads, driven for real: what it may not do, and that whatever goes wrong in it costs one clear
//! error. The faults are made on purpose (`src/worker/fault.rs`) and exist in builds with debug assertions only.

#![cfg(debug_assertions)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a test may stop where it stands"
)]

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

use detente::import::{self, Imported};
use detente::worker::{ReadError, Reader, Request, Stop};

fn program() -> PathBuf {
    env!("CARGO_BIN_EXE_detente").into()
}

fn request<'a>(bytes: &'a [u8], file_name: &'a str) -> Request<'a> {
    Request { bytes, file_name, wish: import::Wish::default() }
}

fn read(bytes: &[u8], file_name: &str) -> Result<Imported, ReadError> {
    Reader::at(program()).read(&request(bytes, file_name), &Stop::default())
}

/// What a reader says in which something goes wrong.
fn struck(fault: &str) -> (String, String) {
    let reader = Reader::at(program()).with_fault(fault);
    let error = reader.read(&request(b"Russia backs Assad.", "note.txt"), &Stop::default()).unwrap_err();
    (error.to_string(), error.hint().to_owned())
}

#[test]
fn a_document_is_the_same_whether_it_is_read_here_or_there() {
    let russian =
        b"\xd0\xee\xf1\xf1\xe8\xff \xef\xee\xe4\xe4\xe5\xf0\xe6\xe0\xeb\xe0 \xe0\xf0\xec\xe8\xfe. ".repeat(8);
    let seed = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/palmyra-op-ed.txt")).unwrap();
    for (bytes, name) in [(&seed, "palmyra-op-ed.txt"), (&russian, "x/письмо.txt"), (&seed, "a.md")] {
        assert_eq!(read(bytes, name).unwrap(), import::read(bytes, name).unwrap(), "{name}");
    }
}

#[test]
fn the_encoding_that_the_analyst_names_is_used_and_an_unknown_one_refused() {
    let read = |name: &str| {
        let wish = import::Wish { encoding: Some(name.into()), ..import::Wish::default() };
        let request = Request { bytes: b"\xe1\xd3\xc1\xc4", file_name: "a.txt", wish };
        Reader::at(program()).read(&request, &Stop::default())
    };
    assert_eq!(read("koi8-r").unwrap().text.as_str(), "Асад");
    let error = read("klingon").unwrap_err();
    assert_eq!(error.to_string(), "the encoding \"klingon\" is not known");
    assert_eq!(error.hint(), "Use a name such as utf-8, windows-1251 or utf-16le.");
}

#[test]
fn what_the_importer_refuses_is_said_in_its_words() {
    let error = read(b"\x89PNG\r\n\x1a\n", "map.txt").unwrap_err();
    assert_eq!(error.to_string(), "the file is a PNG picture, which is not read");
    assert!(matches!(read(b" \n ", "a.txt").unwrap_err(), ReadError::Refused { .. }));
}

#[test]
fn every_way_to_break_the_reader_costs_one_clear_error_with_a_hint() {
    for (fault, words) in [
        ("panic", "the file made the reader break off (panic)"),
        ("abort", "the file made the reader break off (abort)"),
        ("stack", "the file made the reader break off (it is nested too deeply)"),
        ("memory", "the file made the reader run out of memory (limit 480 MB)"),
        ("flood", "the file made the reader answer more than 200 MB"),
        ("nonsense", "the reader's answer to the file makes no sense"),
        ("silence", "the reader's answer to the file makes no sense"),
    ] {
        let (said, hint) = struck(fault);
        assert_eq!(said, words, "{fault}");
        assert!(hint.starts_with("Only the reading of this file was stopped."), "{fault}: {hint}");
    }
    assert_eq!(read(b"Russia backs Assad.", "note.txt").unwrap().title, "Russia backs Assad.");
}

#[test]
fn a_reader_that_works_for_ever_and_one_that_sleeps_for_ever_are_given_up() {
    std::thread::scope(|scope| {
        let hang = scope.spawn(|| struck("hang").0);
        let sleep = scope.spawn(|| struck("sleep").0);
        let words = hang.join().unwrap();
        // By the work it did, or by the clock on a machine that is busy with other things.
        assert!(words.starts_with("the file kept the reader busy for more than "), "{words}");
        let words = sleep.join().unwrap();
        assert!(words.starts_with("the file kept the reader busy for more than "), "{words}");
    });
}

#[test]
fn a_reader_that_says_much_about_itself_still_answers() {
    let reader = Reader::at(program()).with_fault("mutter");
    let found = reader.read(&request(b"Russia backs Assad.", "note.txt"), &Stop::default()).unwrap();
    assert_eq!(found.title, "Russia backs Assad.");
}

#[test]
fn a_fault_in_one_file_leaves_the_others_alone() {
    let reader = Reader::at(program()).with_fault("abort@bad.txt");
    let outcome = |name: &str| reader.read(&request(b"words", name), &Stop::default()).is_ok();
    assert_eq!(["good.txt", "bad.txt", "fine.txt"].map(outcome), [true, false, true]);
}

#[test]
fn a_wish_to_stop_ends_the_reading() {
    let stop = Stop::default();
    let (sender, receiver) = channel();
    let wished = stop.clone();
    std::thread::spawn(move || {
        let reader = Reader::at(program()).with_fault("sleep");
        sender.send(reader.read(&request(b"words", "a.txt"), &wished)).unwrap();
    });
    assert!(receiver.recv_timeout(Duration::from_millis(300)).is_err(), "it sleeps");
    stop.stop();
    let ended = receiver.recv_timeout(Duration::from_secs(5)).expect("long before it would be given up");
    assert!(matches!(ended, Err(ReadError::Cancelled)));
}

/// Children of this process, dead or alive, that were begun to read.
#[cfg(target_os = "linux")]
fn readers_left() -> Vec<String> {
    let own = format!("PPid:\t{}", std::process::id());
    let processes = std::fs::read_dir("/proc").unwrap().flatten();
    let told = processes.filter_map(|entry| std::fs::read_to_string(entry.path().join("status")).ok());
    told.filter(|status| status.lines().any(|line| line == own)).collect()
}

#[test]
#[cfg(target_os = "linux")]
fn no_process_is_left_behind_whatever_happened() {
    // In a process of its own, because the tests beside this one have readers too.
    let own = std::env::current_exe().unwrap();
    let name = "a_process_whose_children_are_counted";
    let told = Command::new(own).args(["--ignored", "--exact", name]).output().unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stdout));
}

#[test]
#[ignore = "run by the test above"]
#[cfg(target_os = "linux")]
fn a_process_whose_children_are_counted() {
    for fault in ["", "panic", "abort", "nonsense", "silence", "flood"] {
        let reader = Reader::at(program()).with_fault(fault);
        let read = reader.read(&request(b"words", "a.txt"), &Stop::default());
        assert_eq!(read.is_ok(), fault.is_empty(), "{fault}");
        assert_eq!(readers_left(), [""; 0], "{fault}");
    }
}

#[test]
fn a_program_that_is_not_there_is_named_as_the_reason() {
    let error =
        Reader::at("/nowhere/detente".into()).read(&request(b"a", "a.txt"), &Stop::default()).unwrap_err();
    assert!(
        error.to_string().starts_with("the process that reads documents could not be started: "),
        "{error}"
    );
    assert!(!error.hint().is_empty());
}

#[test]
#[cfg(target_os = "linux")]
fn a_program_that_is_another_one_is_seen_through() {
    let error = Reader::at("/bin/echo".into()).read(&request(b"a", "a.txt"), &Stop::default()).unwrap_err();
    assert_eq!(error.to_string(), "the reader's answer to the file makes no sense");
}

#[test]
fn a_file_beyond_the_limit_begins_no_process() {
    let huge = vec![b'a'; import::LIMIT_BYTES + 1];
    let reader = Reader::at("/nowhere/detente".into());
    let error = reader.read(&request(&huge, "a.txt"), &Stop::default()).unwrap_err();
    assert_eq!(error.to_string(), "the file has 64.0 MB, and files are read up to 64.0 MB");
}

#[test]
#[cfg(target_os = "linux")]
fn the_reader_can_open_nothing_reach_nobody_and_begin_no_program() {
    let folder = tempfile::tempdir().unwrap();
    let (there, absent) = (folder.path().join("there"), folder.path().join("absent"));
    std::fs::write(&there, "precious").unwrap();
    let (there, absent) = (there.display(), absent.display());
    let write = format!("write={absent}");
    for fault in ["file", &format!("file={there}"), "folder", &write, &format!("remove={there}")] {
        assert!(struck(fault).0.contains("ermission denied"), "{fault}");
    }
    for fault in ["listen", "connect", "name", "program"] {
        assert!(struck(fault).0.contains("ermission denied"), "{fault}");
    }
    assert_eq!(std::fs::read(folder.path().join("there")).unwrap(), b"precious");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn begun_by_hand_the_reader_ends_without_a_word() {
    let ended = Command::new(program()).arg("--worker").stdin(Stdio::null()).output().unwrap();
    assert_eq!((ended.status.code(), ended.stdout.len()), (Some(2), 0));
}
