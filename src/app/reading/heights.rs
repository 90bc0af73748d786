//! How tall the blocks are, and which one is at a given depth.
//!
//! A Fenwick tree (P. M. Fenwick, "A new data structure for cumulative frequency tables", 1994) in `f64`:
//! a change, a sum and a search each take logarithmic time, and a thousand pages still resolve
//! fractions of a pixel.

/// Heights in points, with their running sums.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct Heights {
    heights: Vec<f32>,
    tree: Vec<f64>,
}

impl Heights {
    pub(in crate::app) fn new(heights: Vec<f32>) -> Self {
        let mut tree: Vec<f64> = heights.iter().map(|&height| f64::from(height)).collect();
        for index in 0..tree.len() {
            let above = index | (index + 1);
            let sum = tree.get(index).copied().unwrap_or_default();
            if let Some(node) = tree.get_mut(above) {
                *node += sum;
            }
        }
        Self { heights, tree }
    }

    pub(in crate::app) fn get(&self, index: usize) -> f32 {
        self.heights.get(index).copied().unwrap_or_default()
    }

    pub(in crate::app) fn set(&mut self, index: usize, height: f32) {
        let Some(known) = self.heights.get_mut(index) else { return };
        let change = f64::from(height) - f64::from(*known);
        *known = height;
        let mut at = index;
        while let Some(node) = self.tree.get_mut(at) {
            *node += change;
            at |= at + 1;
        }
    }

    /// Where the block begins: the sum of all before it.
    pub(in crate::app) fn top(&self, index: usize) -> f64 {
        let mut sum = 0.0;
        let mut at = index.min(self.tree.len());
        while at > 0 {
            sum += self.tree.get(at - 1).copied().unwrap_or_default();
            at &= at - 1;
        }
        sum
    }

    #[cfg(test)]
    fn total(&self) -> f64 {
        self.top(self.tree.len())
    }

    /// The block at a depth and how far into it; the first or last beyond the ends.
    pub(in crate::app) fn find(&self, depth: f64) -> (usize, f64) {
        let mut rest = depth.max(0.0);
        let mut at = 0;
        let mut step = self.tree.len().checked_next_power_of_two().unwrap_or_default();
        while step > 0 {
            if let Some(&sum) = self.tree.get(at + step - 1)
                && sum <= rest
            {
                at += step;
                rest -= sum;
            }
            step /= 2;
        }
        match self.heights.len().checked_sub(1) {
            Some(last) if at > last => (last, f64::from(self.get(last))),
            _ => (at, rest),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sums_and_searches_agree_with_counting(
            heights in prop::collection::vec(1_u16..500, 1..80),
            changes in prop::collection::vec((0_usize..80, 1_u16..500), 0..20),
            depth in 0_u32..50_000,
        ) {
            let mut plain: Vec<f32> = heights.iter().copied().map(f32::from).collect();
            let mut tree = Heights::new(plain.clone());
            for (index, height) in changes {
                tree.set(index, f32::from(height));
                if let Some(known) = plain.get_mut(index) {
                    *known = f32::from(height);
                }
            }
            for index in 0..=plain.len() {
                let counted: f64 = plain[..index].iter().map(|&height| f64::from(height)).sum();
                prop_assert!((tree.top(index) - counted).abs() < 1e-6);
            }
            let (index, rest) = tree.find(f64::from(depth));
            let within = tree.top(index) + rest;
            prop_assert!((within - f64::from(depth).min(tree.total())).abs() < 1e-6);
            prop_assert!(rest <= f64::from(plain[index]));
        }
    }
}
