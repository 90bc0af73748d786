//! Where blocks stand in the whole document, for the strip beside it.
//!
//! These depths are guessed from the words alone and stay as they are while blocks are laid out. What is
//! drawn from them need not be made anew with every block that turns out taller, and the thumb never jumps.

/// Tops of all blocks, and a number for each time they were guessed.
#[derive(Debug, Clone, Default)]
pub(super) struct Outline {
    /// One more than there are blocks: the last is the whole height, in points.
    tops: Vec<f64>,
    pub(super) made: u64,
}

impl Outline {
    pub(super) fn remake(&mut self, heights: &[f32]) {
        self.tops.clear();
        self.tops.push(0.0);
        let mut sum = 0.0;
        self.tops.extend(heights.iter().map(|&height| {
            sum += f64::from(height);
            sum
        }));
        self.made += 1;
    }

    fn top(&self, block: usize) -> f64 {
        self.tops.get(block).or(self.tops.last()).copied().unwrap_or_default()
    }

    fn total(&self) -> f64 {
        self.tops.last().copied().unwrap_or_default().max(1.0)
    }

    /// Share of the whole height above a place: so far (0 to 1) into some blocks.
    pub(super) fn share(&self, blocks: std::ops::Range<usize>, within: f32) -> f32 {
        let (top, bottom) = (self.top(blocks.start), self.top(blocks.end.max(blocks.start)));
        let depth = top + (bottom - top) * f64::from(within.clamp(0.0, 1.0));
        (depth / self.total()) as f32
    }

    /// The block at a share of the whole height, and how far into it.
    pub(super) fn find(&self, share: f32) -> (usize, f32) {
        if self.tops.len() < 2 {
            return (0, 0.0);
        }
        let depth = f64::from(share.clamp(0.0, 1.0)) * self.total();
        let last = self.tops.len().saturating_sub(2);
        let block = self.tops.partition_point(|&top| top <= depth).saturating_sub(1).min(last);
        let (top, bottom) = (self.top(block), self.top(block + 1));
        (block, ((depth - top) / (bottom - top).max(1e-9)).clamp(0.0, 1.0) as f32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_place_found_is_the_place_asked_for(heights in prop::collection::vec(1.0_f32..400.0, 1..60), share in 0.0_f32..1.0) {
            let mut outline = Outline::default();
            outline.remake(&heights);
            let (block, within) = outline.find(share);
            prop_assert!(block < heights.len());
            prop_assert!((outline.share(block..block + 1, within) - share).abs() < 1e-4);
        }
    }

    #[test]
    fn nothing_has_no_place() {
        let mut outline = Outline::default();
        assert_eq!(outline.find(0.5), (0, 0.0));
        outline.remake(&[]);
        assert_eq!(outline.find(0.5).0, 0);
        assert!(outline.share(3..9, 2.0) <= 1.0);
    }
}
