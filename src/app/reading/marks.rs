//! Highlights as the pane sees them.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::Color32;

use super::document::ReadingDocument;

/// One highlight in one provision. A mark over several provisions is one of these in each, with the same key.
#[derive(Debug, Clone, PartialEq)]
pub struct PaneMark {
    /// Names the mark in the answers of the pane.
    pub key: u64,
    /// `char` range in the provision's words.
    pub range: Range<usize>,
    pub colour: Color32,
    /// Sign of the concern, one or two letters: colour alone must not carry meaning.
    pub letter: Arc<str>,
    /// Severity from 0; heavier marks have broader stripes.
    pub weight: u8,
    pub focused: bool,
    /// Stands for the whole provision: a stripe and a hint of colour instead of underlined words.
    pub whole: bool,
}

/// Lends the pane its highlights.
pub trait Marks {
    /// The marks in a provision, in any order.
    fn of(&self, provision: usize) -> &[PaneMark];

    /// What a screen reader says of the mark with this key: "Surveillance, red line: quoted words". Asked for what
    /// is in sight only, so that a hundred thousand marks need not keep their names.
    fn name(&self, key: u64) -> String;
}

/// No marks at all.
impl Marks for () {
    fn of(&self, _provision: usize) -> &[PaneMark] {
        &[]
    }

    fn name(&self, _key: u64) -> String {
        String::new()
    }
}

/// Marks on a `char` of a provision's words; the shortest first, for it is the hardest to hit elsewhere.
pub(super) fn marks_on(marks: &dyn Marks, provision: usize, char: usize) -> Vec<u64> {
    let mut here: Vec<(usize, u64)> = marks
        .of(provision)
        .iter()
        .filter(|mark| !mark.whole && mark.range.contains(&char))
        .map(|mark| (mark.range.len(), mark.key))
        .collect();
    here.sort_unstable();
    here.into_iter().map(|(_, key)| key).collect()
}

/// Whether a mark begins at this block: it touches it and no earlier block of the provision.
pub(super) fn begins_in(mark: &PaneMark, document: &ReadingDocument, index: usize) -> bool {
    let Some(block) = document.block(index) else { return false };
    let Some(provision) = block.provision else { return false };
    let first = document.first_block(provision) == index;
    if mark.whole {
        return first;
    }
    let touches = mark.range.start < block.end() && mark.range.end > block.start;
    let before = index.checked_sub(1).and_then(|index| document.block(index));
    touches && (first || before.is_none_or(|before| mark.range.start >= before.end()))
}

/// Gives intervals lanes such that no two in one lane overlap: greedily, earliest and then longest first, which
/// needs as few lanes as intervals ever overlap. Half-open intervals; an empty one takes no lane but 0.
pub(super) fn lanes(intervals: &[Range<f32>]) -> Vec<usize> {
    let mut order: Vec<(usize, &Range<f32>)> = intervals.iter().enumerate().collect();
    order.sort_by(|(i, a), (j, b)| a.start.total_cmp(&b.start).then(b.end.total_cmp(&a.end)).then(i.cmp(j)));
    let mut ends: Vec<f32> = Vec::new();
    let mut lanes = vec![0; intervals.len()];
    for (index, interval) in order {
        let lane = ends.iter().position(|&end| end <= interval.start).unwrap_or(ends.len());
        match ends.get_mut(lane) {
            Some(end) => *end = interval.end,
            None => ends.push(interval.end),
        }
        if let Some(slot) = lanes.get_mut(index) {
            *slot = lane;
        }
    }
    lanes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lanes_never_collide_and_are_as_few_as_can_be(spans in prop::collection::vec((0_u8..60, 1_u8..20), 0..25)) {
            let intervals: Vec<Range<f32>> =
                spans.iter().map(|&(start, length)| f32::from(start)..f32::from(start + length)).collect();
            let lanes = lanes(&intervals);
            for (i, a) in intervals.iter().enumerate() {
                for (j, b) in intervals.iter().enumerate().skip(i + 1) {
                    let overlap = a.start < b.end && b.start < a.end;
                    prop_assert!(!(overlap && lanes[i] == lanes[j]));
                }
            }
            let deepest = (0..80_u8).map(f32::from).map(|at| intervals.iter().filter(|span| span.contains(&at)).count()).max();
            let used = lanes.iter().map(|lane| lane + 1).max().unwrap_or(0);
            prop_assert_eq!(used, deepest.unwrap_or(0));
        }
    }
}
