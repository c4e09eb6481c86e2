//! How high everything above a place is, when most of it was never set.
//!
//! A Fenwick tree (1994): a height changes and a sum is taken in O(log n), so that a guess becomes a measure without a
//! walk over the document.

/// The heights of things that stand below each other, in points.
#[derive(Debug, Default)]
pub(super) struct HeightIndex {
    heights: Vec<f64>,
    sums: Vec<f64>,
}

impl HeightIndex {
    /// An index of these heights, from top to bottom.
    pub fn new(heights: Vec<f64>) -> Self {
        let mut sums = heights.clone();
        for at in 1..=sums.len() {
            let above = at + (at & at.wrapping_neg());
            if above <= sums.len() {
                sums[above - 1] += sums[at - 1];
            }
        }
        Self { heights, sums }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.heights.len()
    }

    /// Sets the height of one.
    pub fn set(&mut self, at: usize, height: f64) {
        let Some(known) = self.heights.get_mut(at) else { return };
        let change = height - *known;
        *known = height;
        let mut place = at + 1;
        while place <= self.sums.len() {
            self.sums[place - 1] += change;
            place += place & place.wrapping_neg();
        }
    }

    /// How high all those before `at` are together: where it begins.
    pub fn top(&self, at: usize) -> f64 {
        let mut place = at.min(self.sums.len());
        let mut sum = 0.0;
        while place > 0 {
            sum += self.sums[place - 1];
            place &= place - 1;
        }
        sum
    }

    /// How high all of them are.
    pub fn total(&self) -> f64 {
        self.top(self.len())
    }

    /// The one that `y` falls into and how far below its top; the first or the last one for a `y` outside.
    pub fn at(&self, y: f64) -> (usize, f64) {
        let mut found = 0;
        let mut left = y.max(0.0);
        let mut step = self.sums.len().next_power_of_two();
        while step > 0 {
            if found + step <= self.sums.len() && self.sums[found + step - 1] <= left {
                found += step;
                left -= self.sums[found - 1];
            }
            step /= 2;
        }
        match self.len().checked_sub(1) {
            Some(last) if found > last => (last, self.heights[last]),
            _ => (found, left),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_place_is_found_from_the_top() {
        let index = HeightIndex::new(vec![10.0, 20.0, 5.0]);
        assert_eq!(
            [0.0, 9.5, 10.0, 29.0, 31.0].map(|y| index.at(y)),
            [(0, 0.0), (0, 9.5), (1, 0.0), (1, 19.0), (2, 1.0)]
        );
        assert_eq!((index.at(-4.0), index.at(99.0), index.total()), ((0, 0.0), (2, 5.0), 35.0));
    }

    proptest! {
        #[test]
        fn corrected_heights_add_up_as_a_plain_sum_does(
            heights in prop::collection::vec(0_u16..500, 1..200),
            changes in prop::collection::vec((0_usize..200, 0_u16..500), 0..60),
        ) {
            let mut plain: Vec<f64> = heights.iter().map(|h| f64::from(*h)).collect();
            let mut index = HeightIndex::new(plain.clone());
            for (at, height) in changes {
                index.set(at, f64::from(height));
                if let Some(known) = plain.get_mut(at) { *known = f64::from(height); }
            }
            for at in 0..=plain.len() {
                prop_assert_eq!(index.top(at), plain[..at].iter().sum::<f64>());
            }
            for y in [0.0, 1.0, 77.0, 1234.0, 9_999.0] {
                let (at, within) = index.at(y);
                if y < index.total() { prop_assert_eq!(index.top(at) + within, y); }
            }
        }
    }
}
