//! Folded names in order, and which of them stand at a place of a text.
//!
//! No automaton: names begin where words begin, and few words begin like a name. A table of the first four letters
//! turns nearly all places away; for the rest, the ordered list is narrowed letter by letter. It is made by sorting
//! alone, so that thousands of names are ready within a frame. Start at [`Index::hits`].

use std::ops::Range;

use crate::text::feed::feed;

/// How many folded bytes the table of beginnings minds.
const HEAD: usize = 4;
/// Bits of the table for each name: one in sixteen foreign words gets past it at most.
const BITS_A_NAME: usize = 16;

/// Folded names in order.
#[derive(Clone, Debug)]
pub(super) struct Index {
    letters: Vec<u8>,
    /// Where each name ends in `letters`.
    ends: Vec<u32>,
    /// The first four bytes of names, as a number with zeros behind shorter ones; each once.
    heads: Vec<u32>,
    /// The first name with each head, and their number at the end.
    firsts: Vec<u32>,
    /// By hash: which head it is, counted from 1; another one is in the next free place.
    slots: Vec<u32>,
    /// Bit by hash: some name begins like this.
    table: Vec<u64>,
    shift: u32,
    /// Which lengths below [`HEAD`] there are.
    short: [bool; HEAD],
}

/// A name that stands at the place asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// Its number in the order.
    pub(super) name: usize,
    /// Where it ends in the text.
    pub(super) end: usize,
}

impl Index {
    /// `names` are folded, in order and no two alike; `None` if they are more than four billion letters long.
    pub(super) fn new<'a>(names: impl Iterator<Item = &'a str>) -> Option<Self> {
        let (mut letters, mut ends) = (Vec::new(), Vec::new());
        let (mut heads, mut firsts) = (Vec::new(), Vec::new());
        let mut short = [false; HEAD];
        for name in names {
            let head = padded(name.bytes().take(HEAD));
            if heads.last() != Some(&head) {
                heads.push(head);
                firsts.push(ends.len() as u32);
            }
            letters.extend_from_slice(name.as_bytes());
            ends.push(u32::try_from(letters.len()).ok()?);
            if let Some(is_there) = short.get_mut(name.len()) {
                *is_there = true;
            }
        }
        firsts.push(ends.len() as u32);
        let bits = (ends.len() * BITS_A_NAME).next_power_of_two().clamp(1 << 12, 1 << 22);
        let shift = shift_of(bits);
        let mut table = vec![0; bits / 64];
        for head in &heads {
            let bit = hashed(*head, shift);
            table[bit / 64] |= 1 << (bit % 64);
        }
        let slots = slots_of(&heads);
        Some(Self { letters, ends, heads, firsts, slots, table, shift, short })
    }

    /// False if certainly no name stands at `at`; quick, and sure of ASCII alone.
    #[inline]
    pub(super) fn may_begin(&self, bytes: &[u8], at: usize) -> bool {
        let Some(four) = bytes.get(at..at + HEAD) else { return true };
        let folded = [four[0], four[1], four[2], four[3]].map(|byte| FOLDED[usize::from(byte)]);
        // A digit may begin a torn ordinal, two gaps make one, and what is beyond ASCII takes longer.
        let is_plain = folded.iter().all(|byte| *byte != 0) && !folded.windows(2).any(|two| two == b"  ");
        !is_plain || self.may_begin_with(u32::from_be_bytes(folded))
    }

    /// False if certainly no name begins with these four folded bytes.
    #[inline]
    fn may_begin_with(&self, head: u32) -> bool {
        let begins = |len: usize| self.short[len] && self.is_known(head & (u32::MAX << (8 * (HEAD - len))));
        self.is_known(head) || (1..HEAD).any(begins)
    }

    #[inline]
    fn is_known(&self, head: u32) -> bool {
        let bit = hashed(head, self.shift);
        self.table[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// The names that stand at `at`, shortest first, whatever follows them.
    pub(super) fn hits(&self, text: &str, at: usize, hits: &mut Vec<Hit>) {
        hits.clear();
        let mut walk = Walk { index: self, depth: 0, head: 0, range: 0..0, hits };
        feed(text, at, |byte, end| walk.step(byte, end));
    }

    fn name(&self, at: usize) -> &[u8] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.letters[start..self.ends[at] as usize]
    }

    /// All names with this beginning.
    fn with_head(&self, head: u32) -> Range<usize> {
        let mut slot = hashed(head, shift_of(self.slots.len()));
        while let Some(at) = self.slots[slot].checked_sub(1).map(|at| at as usize) {
            if self.heads[at] == head {
                return self.firsts[at] as usize..self.firsts[at + 1] as usize;
            }
            slot = (slot + 1) % self.slots.len();
        }
        0..0
    }

    /// Those of `range` that have `byte` at `depth`; before that, all of them are alike.
    fn narrowed(&self, range: &Range<usize>, depth: usize, byte: u8) -> Range<usize> {
        let at = |name: usize| self.name(name).get(depth).copied();
        let first_beyond = |is_before: &dyn Fn(Option<u8>) -> bool| {
            let (mut low, mut high) = (range.start, range.end);
            while low < high {
                let middle = low + (high - low) / 2;
                if is_before(at(middle)) { low = middle + 1 } else { high = middle }
            }
            low
        };
        // Names that begin alike often go on alike: then the ends of the range tell all.
        let first = at(range.start);
        if range.len() == 1 {
            return if first == Some(byte) { range.clone() } else { 0..0 };
        }
        let last = at(range.end - 1);
        if first > Some(byte) || last < Some(byte) {
            return 0..0;
        }
        let start = if first == Some(byte) { range.start } else { first_beyond(&|known| known < Some(byte)) };
        let end = if last == Some(byte) { range.end } else { first_beyond(&|known| known <= Some(byte)) };
        start..end
    }
}

/// On the way through the letters of a text.
struct Walk<'i> {
    index: &'i Index,
    depth: usize,
    head: u32,
    range: Range<usize>,
    hits: &'i mut Vec<Hit>,
}

impl Walk<'_> {
    /// Takes in one more letter; false if no name goes on from there.
    fn step(&mut self, byte: u8, end: usize) -> bool {
        if self.depth < HEAD {
            self.head |= u32::from(byte) << (8 * (HEAD - 1 - self.depth));
            self.depth += 1;
            let is_awaited = self.depth == HEAD || self.index.short[self.depth];
            let is_known = is_awaited && self.index.is_known(self.head);
            self.range = if is_known { self.index.with_head(self.head) } else { 0..0 };
        } else {
            self.range = self.index.narrowed(&self.range, self.depth, byte);
            self.depth += 1;
        }
        // In order, the name that ends here comes first.
        if !self.range.is_empty() && self.index.name(self.range.start).len() == self.depth {
            self.hits.push(Hit { name: self.range.start, end });
            self.range.start += 1;
        }
        self.depth < HEAD || !self.range.is_empty()
    }
}

/// What each byte of ASCII folds to; 0 if that depends on its neighbours.
const FOLDED: [u8; 256] = {
    let mut folded = [0; 256];
    let mut byte: u8 = 0;
    while byte < 0x80 {
        folded[byte as usize] = match byte {
            b'0'..=b'9' | b'`' => 0,
            b'-' | b' ' | b'\t'..=b'\r' => b' ',
            _ => byte.to_ascii_lowercase(),
        };
        byte += 1;
    }
    folded
};

/// Twice as many places as heads, so that a search for one ends soon.
fn slots_of(heads: &[u32]) -> Vec<u32> {
    let mut slots = vec![0; (heads.len() * 2).next_power_of_two().max(2)];
    for (number, head) in (1..).zip(heads) {
        let mut slot = hashed(*head, shift_of(slots.len()));
        while slots[slot] != 0 {
            slot = (slot + 1) % slots.len();
        }
        slots[slot] = number;
    }
    slots
}

/// What leaves a number below `size`, a power of two, of a hash.
fn shift_of(size: usize) -> u32 {
    u32::BITS - size.ilog2()
}

fn padded(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.zip([24, 16, 8, 0]).fold(0, |head, (byte, shift)| head | u32::from(byte) << shift)
}

#[inline]
fn hashed(head: u32, shift: u32) -> usize {
    (head.wrapping_mul(0x9e37_79b1) >> shift) as usize // the golden ratio spreads neighbours
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of the sorted `names` that stand at the start of `text`, with what they cover.
    fn hits<'t>(names: &[&str], text: &'t str) -> Vec<&'t str> {
        let (index, mut hits) = (Index::new(names.iter().copied()).unwrap(), Vec::new());
        index.hits(text, 0, &mut hits);
        let is_right = |hit: &&Hit| crate::text::fold(&text[..hit.end]).text() == names[hit.name];
        assert_eq!(hits.iter().find(|hit| !is_right(hit)), None);
        hits.iter().map(|hit| &text[..hit.end]).collect()
    }

    #[test]
    fn all_names_that_begin_here_are_found_the_shortest_first() {
        let names = ["a", "al", "al assad", "al assad family", "al assaf", "alb", "albania"];
        assert_eq!(hits(&names, "Al-Assad  familyx"), ["A", "Al", "Al-Assad", "Al-Assad  family"]);
        assert_eq!(hits(&names, "Albanians"), ["A", "Al", "Alb", "Albania"]);
        assert_eq!(hits(&names, "bal"), [""; 0]);
        assert_eq!(hits(&names, "Al"), ["A", "Al"]);
    }

    #[test]
    fn names_of_one_beginning_are_told_apart() {
        let names: Vec<String> = (100..999).map(|number| format!("unit {number} of many")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(hits(&names, "Unit 512 of many"), ["Unit 512 of many"]);
        assert_eq!(hits(&names, "Unit 51 of many"), [""; 0]);
    }

    #[test]
    fn what_is_turned_away_at_once_is_never_a_name() {
        let names = ["5th corps", "us", "иран", "al quds", "o'neil", "x"];
        let mut sorted = names;
        sorted.sort_unstable();
        let index = Index::new(sorted.into_iter()).unwrap();
        for text in ["5\nth Corps", "US.", "US", "Иран", "al - Quds", "AL\n\nQUDS", "O`Neil", "X rays", "x"]
        {
            assert!(index.may_begin(text.as_bytes(), 0) && !hits(&sorted, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn an_empty_index_has_no_hits() {
        assert!(hits(&[], "Iran").is_empty());
    }
}
