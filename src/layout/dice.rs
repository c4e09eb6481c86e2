//! Chance that repeats: numbers that follow from a seed alone (SplitMix64, Steele, Lea and Flood 2014).

/// A row of numbers that look thrown.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to below 1.
    pub(super) fn share(&mut self) -> f32 {
        (self.throw() >> 40) as f32 / (1_u32 << 24) as f32
    }

    /// `0..many` in any order.
    pub(super) fn shuffled(&mut self, many: usize) -> Vec<u32> {
        let mut all: Vec<u32> = (0..many as u32).collect();
        for at in (1..many).rev() {
            all.swap(at, (self.throw() % (at as u64 + 1)) as usize);
        }
        all
    }
}
