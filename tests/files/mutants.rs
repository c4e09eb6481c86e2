//! A thousand spoiled copies of the sample map: each opens, with findings or without, or is refused, and soon.

use detente::model::{check, notation};
use detente::store;

const SAMPLE: &[u8] = include_bytes!("../../projects/palmyra.ron");

/// Bytes that mean something to the reader of a project.
const MARKS: &[u8] = b"()[]{},:\"\\#/*\n\r\xff-9";

/// Numbers that look random and are the same every time (SplitMix64, after Steele, Lea and Flood 2014).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }
}

/// One way in which a disk, a merge or a careless hand spoils a file.
fn spoiled(kind: usize, dice: &mut Dice) -> Vec<u8> {
    let mut bytes = SAMPLE.to_vec();
    let (at, other) = (dice.below(bytes.len()), dice.below(bytes.len()));
    let length = dice.below(400);
    match kind % 7 {
        0 => bytes[at] ^= 1 << dice.below(8),
        1 => bytes.truncate(at),
        2 => drop(bytes.drain(at..(at + length).min(SAMPLE.len()))),
        3 => {
            let piece = SAMPLE[other..(other + length).min(SAMPLE.len())].to_vec();
            bytes.splice(at..at, piece);
        }
        4 => bytes[at..(at + length).min(SAMPLE.len())].fill(0),
        5 => bytes[at] = MARKS[dice.below(MARKS.len())],
        _ => (0..20).for_each(|_| bytes[dice.below(SAMPLE.len())] ^= 1 << dice.below(8)),
    }
    bytes
}

#[test]
fn a_thousand_spoiled_copies_of_the_sample_map_have_a_clear_answer() {
    let (mut dice, mut opened, mut refused) = (Dice(2016), 0, 0);
    for kind in 0..1_000 {
        let bytes = spoiled(kind, &mut dice);
        match store::open_bytes(&bytes) {
            Ok(found) => {
                opened += 1;
                let faults = check::faults(&found.project).len();
                assert!(found.warnings.len() >= faults);
                assert!(!notation::print(&found.project).is_empty());
                let again = store::open_bytes(store::to_ron(&found.project).as_bytes()).unwrap();
                assert!(again.project == found.project, "turn {kind} is not saved as it was opened");
            }
            Err(error) => {
                refused += 1;
                let said = error.to_string();
                assert!(said.len() < 600 && !said.contains('\n'), "{said}");
                assert!(error.hint().ends_with('.'), "{said}");
            }
        }
    }
    assert!(opened > 100 && refused > 100, "{opened} opened, {refused} refused");
}
