//! Several writers on one file: no update is lost unless its writer was told so.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::Stdio;

use detente::model::{Actor, Id, Project};
use detente::store::{self, FileHash, SaveError};

use super::{Desk, Dice, said};

/// The marks that the saves so far have left in a project.
fn marks(project: &Project) -> BTreeSet<String> {
    project.actors().map(|(_, actor)| actor.name.clone()).collect()
}

/// Somebody with a project open.
struct Writer {
    project: Project,
    hash: FileHash,
}

impl Writer {
    fn open(path: &Path) -> Self {
        let opened = store::open(path).unwrap();
        Self { project: opened.project, hash: opened.hash }
    }

    fn edit(&mut self, mark: u64) {
        self.project.put_actor(Id::from_bits(mark), Actor::named(&format!("mark {mark}")));
    }

    fn save(&mut self, path: &Path) -> Result<(), SaveError> {
        self.hash = store::save(&self.project, path, Some(self.hash))?.hash;
        Ok(())
    }
}

fn begun() -> Desk {
    let desk = Desk::new();
    store::save(&Project::new(Id::from_bits(1)), &desk.map(), None).unwrap();
    desk
}

#[test]
fn in_whatever_order_two_writers_save_neither_overwrites_what_it_has_not_seen() {
    let (mut refused, mut saved) = (0, 0);
    for seed in 0..200 {
        let (desk, mut dice) = (begun(), Dice(seed));
        let path = desk.map();
        let mut writers = [Writer::open(&path), Writer::open(&path)];
        for mark in 1..=6 {
            let writer = &mut writers[usize::from(dice.roll(2) == 0)];
            writer.edit(mark);
            let before = marks(&store::open(&path).unwrap().project);
            match writer.save(&path) {
                Ok(()) => saved += 1,
                Err(SaveError::ChangedOutside { .. }) => {
                    refused += 1;
                    *writer = Writer::open(&path); // told, and takes theirs
                }
                Err(error) => panic!("seed {seed}: {error}"),
            }
            let now = marks(&store::open(&path).unwrap().project);
            assert!(now.is_superset(&before), "seed {seed}: {before:?} became {now:?}");
        }
    }
    assert!(refused > 100 && saved > 300, "{refused} refused, {saved} saved");
}

#[test]
fn writers_that_save_at_the_same_time_lose_nothing() {
    let desk = begun();
    let path = desk.map();
    let write = |first: u64| {
        for mark in first..first + 30 {
            loop {
                let mut writer = Writer::open(&path);
                writer.edit(mark);
                match writer.save(&path) {
                    Ok(()) => break,
                    Err(SaveError::ChangedOutside { .. } | SaveError::Busy { .. }) => {}
                    Err(error) => panic!("{error}"),
                }
            }
        }
    };
    std::thread::scope(|scope| {
        [100, 200, 300].map(|first| scope.spawn(move || write(first))).map(|one| one.join().unwrap())
    });
    assert_eq!(marks(&desk.saved().project).len(), 90);
}

#[test]
fn a_second_process_is_refused_until_the_first_ends_however_it_ends() {
    let desk = begun();
    let mut first = desk.editing("-".as_ref()).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    writeln!(first.stdin.as_mut().unwrap(), "# title held").unwrap();
    let mut line = String::new();
    BufReader::new(first.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    assert_eq!(line, "KEPT 1\n");
    let second = desk.edit("save");
    let shown = desk.map().display().to_string();
    let refused = format!(
        "error: the project is open in another window: {shown}\nhint: Go on in that window, or open a copy here.\n"
    );
    assert_eq!((second.status.code(), said(&second).1), (Some(2), refused));
    first.kill().unwrap();
    first.wait().unwrap();
    assert!(desk.edit("# title mine\nsave").status.success());
}
