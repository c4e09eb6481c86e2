//! Documents with bytes changed, cut, doubled and mixed: whatever comes out, nothing panics and offsets hold.
//!
//! The same mutants every time. `tests/fuzz/` looks for others with a fuzzer.

use std::panic::catch_unwind;

use detente::import::{self, Format};

use crate::{assert_sound, documents};

const MUTANTS_OF_A_FORMAT: usize = 300;

/// Pieces that mean something in one of the formats.
const PIECES: [&[u8]; 20] = [
    b"<",
    b">",
    b"</p>",
    b"<table><tr>",
    b"<!--",
    b"<script>",
    b"&#x1f600;",
    b"{",
    b"}",
    b"\\'",
    b"\\u-10179?",
    b"\\bin99999 ",
    b"\\uc9",
    b"--b\r\n",
    b"\r\n\r\n",
    b"=?utf-8?B?",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbf\xbd",
    b"\xf0\x9f",
];

/// Numbers by xorshift (Marsaglia 2003), from a seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap()
    }
}

fn mutant(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    for _ in 0..=dice.below(8) {
        let at = dice.below(changed.len());
        let end = (at + dice.below(200)).min(changed.len());
        match dice.below(6) {
            0 => changed.truncate(at),
            1 => drop(changed.drain(at..end)),
            2 => {
                let copy = changed[at..end].to_vec();
                let to = dice.below(changed.len());
                changed.splice(to..to, copy);
            }
            3 => drop(changed.splice(at..at, PIECES[dice.below(PIECES.len())].iter().copied())),
            4 => changed.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << dice.below(8)),
            _ => changed.iter_mut().skip(at).take(4).for_each(|byte| *byte = dice.below(256) as u8),
        }
    }
    changed
}

/// Fails with the number of the mutant, so that it can be made again.
fn assert_harmless(bytes: &[u8], name: &str, case: &str) {
    let result = catch_unwind(|| import::read(bytes, name));
    match result {
        Ok(Ok(read)) => assert_sound(&read, case),
        Ok(Err(error)) => assert!(!error.to_string().is_empty() && !error.hint().is_empty(), "{case}"),
        Err(_) => panic!("{case}: reading panicked"),
    }
}

fn mutants_of(formats: &[Format]) {
    let all: Vec<(String, Vec<u8>)> = documents()
        .into_iter()
        .filter(|(name, bytes)| formats.contains(&import::read(bytes, name).unwrap().format))
        .collect();
    assert!(!all.is_empty(), "there is a document of the kind");
    for number in 0..MUTANTS_OF_A_FORMAT {
        let (name, bytes) = &all[number % all.len()];
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15 ^ (number as u64 + 1));
        assert_harmless(&mutant(bytes, &mut dice), name, &format!("mutant {number} of {name}"));
    }
}

#[test]
fn no_mutant_of_a_plain_text_hurts() {
    mutants_of(&[Format::Plain, Format::Markdown]);
}

#[test]
fn no_mutant_of_a_page_hurts() {
    mutants_of(&[Format::Html]);
}

#[test]
fn no_mutant_of_rich_text_hurts() {
    mutants_of(&[Format::Rtf]);
}

#[test]
fn no_mutant_of_a_mail_hurts() {
    mutants_of(&[Format::Eml]);
}

#[test]
fn a_document_may_end_anywhere() {
    for (name, bytes) in documents().into_iter().filter(|(name, _)| !name.ends_with(".txt")) {
        for part in 0..40 {
            let end = bytes.len() * part / 40;
            assert_harmless(&bytes[..end], &name, &format!("{name} up to {end}"));
        }
    }
}

#[test]
fn any_bytes_under_any_name_are_answered() {
    let mut dice = Dice(7);
    for ending in import::ENDINGS {
        for length in [0, 1, 2, 3, 7, 64, 1000] {
            let bytes: Vec<u8> = (0..length).map(|_| dice.below(256) as u8).collect();
            assert_harmless(&bytes, &format!("a.{ending}"), &format!("{length} bytes called .{ending}"));
        }
    }
}
