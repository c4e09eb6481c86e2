//! A process that is killed at any moment leaves a whole file, and whatever it acknowledged.

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;
use std::time::Duration;

use super::{Desk, Dice, asked, many_actors};

/// Lines of one life; every odd one sets the title to a number that only grows.
const LINES: u64 = 40;

fn script(first: u64, dice: &mut Dice) -> String {
    let line = |nth: u64| match (nth % 2, dice.roll(3)) {
        (1, _) => format!("# title {}\n", first + nth),
        (_, 0) => "save\n".to_owned(),
        (_, 1) => format!("move Actor {} @ {nth},{first}\n", nth % 30),
        _ => format!("Actor {} + Actor {}\n", nth % 30, nth % 7 + 30),
    };
    (1..=LINES).map(line).collect()
}

/// The last line that was said to be safe in this way.
fn last(said: &str, word: &str) -> Option<u64> {
    said.lines().rev().find_map(|line| line.strip_prefix(word)?.trim().parse().ok())
}

/// Runs a script and kills it after so many words of it and so long. Gives what it said.
fn killed(desk: &Desk, script: &str, dice: &mut Dice) -> (String, bool) {
    let script = desk.put("script.txt", script);
    let mut child = desk.editing(&script).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut said = String::new();
    for _ in 0..dice.roll(LINES) {
        out.read_line(&mut said).unwrap();
    }
    std::thread::sleep(Duration::from_micros(dice.roll(4_000)));
    let was_at_work = child.try_wait().unwrap().is_none();
    child.kill().unwrap();
    child.wait().unwrap();
    out.read_to_string(&mut said).unwrap();
    (said, was_at_work)
}

#[test]
fn whenever_a_process_is_killed_nothing_acknowledged_is_lost_and_nothing_torn() {
    let desk = Desk::new();
    assert!(desk.edit(&many_actors(40)).status.success());
    let mut dice = Dice(2026);
    let (rounds, mut at_work, mut kept_lost) = (asked("DETENTE_KILLS", 200), 0, 0);
    let title = |opened: &detente::store::Opened| opened.project.title.parse::<u64>().unwrap_or(0);
    for round in 0..rounds {
        let before = title(&desk.saved());
        let first = (round + 1) * 1_000;
        let script = script(first, &mut dice);
        let (said, was_at_work) = killed(&desk, &script, &mut dice);
        at_work += u64::from(was_at_work);
        // What line n leaves behind has the title of the last odd line before it.
        let of = |line: u64| first + line - u64::from(line.is_multiple_of(2));
        let acknowledged = last(&said, "ACK ").map_or(before, of);
        let saved = title(&desk.saved());
        assert!(saved >= acknowledged, "round {round}: {acknowledged} was acknowledged, {saved} is there");
        assert!(saved < first + 1_000);
        if let Some(kept) = last(&said, "KEPT ").map(of).filter(|kept| *kept > saved) {
            let recovered = desk.keep().recover().map(|(_, opened)| title(&opened));
            kept_lost += u64::from(recovered.is_none_or(|recovered| recovered < kept));
            assert_eq!(kept_lost, 0, "round {round}: {kept} was kept, {recovered:?} is recovered");
        }
        assert!(desk.leftovers() <= 1, "round {round}: what the life before left was not swept");
        desk.keep().clear(); // the analyst discards it
    }
    assert!(at_work * 10 >= rounds * 7, "only {at_work} of {rounds} were killed at work");
    drop(desk.keep().lock().unwrap());
    assert_eq!(desk.leftovers(), 0);
    let versions = desk.keep().versions();
    assert!(versions.len() >= 10);
    assert!(versions.iter().all(|version| detente::store::open(&version.path).is_ok()));
}
