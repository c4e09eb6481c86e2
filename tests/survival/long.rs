//! A session without end: memory stays where it is, and so does the number of open files.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use super::{Desk, Dice, asked, many_actors};

const ACTORS: u64 = 100;

/// What a process holds: kilobytes of memory and open files.
#[cfg(target_os = "linux")]
fn held(child: &Child) -> (u64, usize) {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let memory = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    let kilobytes = memory.trim().trim_end_matches(" kB").parse().unwrap();
    (kilobytes, fs::read_dir(format!("/proc/{}/fd", child.id())).unwrap().count())
}

fn edit(nth: u64, dice: &mut Dice) -> String {
    let actor = dice.roll(ACTORS);
    let other = (actor + 1 + dice.roll(ACTORS - 1)) % ACTORS;
    match nth % 8 {
        0 => format!("# title The {nth}th"),
        1 => format!("Actor {actor} - Actor {other} (label \"said {nth}\")"),
        2 => "undo".to_owned(),
        3 => "redo".to_owned(),
        4 => "undo".to_owned(),
        5 => format!("Actor {actor} (note \"seen {nth} times\")"),
        _ => format!("move Actor {actor} @ {},{}", dice.roll(4_000), dice.roll(3_000)),
    }
}

struct Driven {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    lines: u64,
    edits: u64,
}

impl Driven {
    /// Hands over edits, then a word, and waits until it is carried out.
    fn edits(&mut self, count: u64, dice: &mut Dice) {
        for _ in 0..count {
            (self.lines, self.edits) = (self.lines + 1, self.edits + 1);
            writeln!(self.to, "{}", edit(self.edits, dice)).unwrap();
            if self.edits.is_multiple_of(500) {
                self.word("save", "ACK");
            }
        }
        self.word("keep", "KEPT");
    }

    fn word(&mut self, word: &str, answer: &str) {
        self.lines += 1;
        writeln!(self.to, "{word}").unwrap();
        let wanted = format!("{answer} {}\n", self.lines);
        let mut said = String::new();
        while said != wanted {
            said.clear();
            assert!(self.from.read_line(&mut said).unwrap() > 0, "it ended before {wanted}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_long_session_takes_no_more_memory_and_no_more_files_at_its_end_than_at_its_beginning() {
    let desk = Desk::new();
    assert!(desk.edit(&many_actors(100)).status.success());
    let mut editing = desk.editing("-".as_ref());
    editing.args(["--undo", "2"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = editing.spawn().unwrap();
    let (to, from) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    let mut driven = Driven { child, to, from, lines: 0, edits: 0 };
    driven.lines += 1;
    writeln!(driven.to, "autosave 200 lines").unwrap();
    let (edits, mut dice) = (asked("DETENTE_EDITS", 10_000), Dice(7));
    driven.edits(edits / 5, &mut dice);
    let (early, early_files) = held(&driven.child);
    driven.edits(edits - edits / 5, &mut dice);
    let (late, late_files) = held(&driven.child);
    println!(
        "{edits} edits: {early} kB and {early_files} files after a fifth, {late} kB and {late_files} files at the end"
    );
    assert_eq!(late_files, early_files);
    assert!(late * 10 < early * 11, "{early} kB grew to {late} kB");
    driven.word("save", "ACK");
    drop(driven.to);
    assert!(driven.child.wait().unwrap().success());
    assert_eq!(desk.saved().project.counts().actors, 100);
}
