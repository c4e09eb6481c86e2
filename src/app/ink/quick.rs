//! Finding letters quickly: every letter on screen is looked up in every frame that paints it.
//!
//! The usual hashing keeps those at bay who choose keys to make tables slow. Nobody chooses which letters of which size
//! a map shows, so a multiplication for each number does (as in Firefox and in the Rust compiler).

use std::hash::{BuildHasherDefault, Hasher};

/// Hashes keys that are a few small numbers.
pub(super) type Quickly = BuildHasherDefault<Quick>;

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Quick(u64);

impl Quick {
    fn take(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.take(u64::from(*byte)));
    }

    fn write_u8(&mut self, number: u8) {
        self.take(u64::from(number));
    }

    fn write_u16(&mut self, number: u16) {
        self.take(u64::from(number));
    }

    fn write_u32(&mut self, number: u32) {
        self.take(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.take(number);
    }

    fn write_usize(&mut self, number: usize) {
        self.take(number as u64);
    }

    fn finish(&self) -> u64 {
        // The upper bits are the mixed ones, and a table looks at the lower ones too.
        self.0.rotate_left(26)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::hash::{BuildHasher, Hash};

    use super::*;

    #[test]
    fn letters_of_one_size_fall_on_different_places() {
        let place = |letter: u32| Quickly::default().hash_one((3_u16, letter, 1_u8, 14_u16)) & 1023;
        let places: HashSet<u64> = (0..1024).map(place).collect();
        assert!(places.len() > 500, "{}", places.len());
    }

    #[test]
    fn words_hash_by_every_letter() {
        let hash = |word: &str| {
            let mut quick = Quick::default();
            word.hash(&mut quick);
            quick.finish()
        };
        assert_ne!(hash("Russia"), hash("Russib"));
    }
}
