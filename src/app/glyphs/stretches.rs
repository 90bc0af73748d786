//! Stretches of a layout that look other than its style.

use std::ops::Range;

use super::chips::Chips;
use super::script::Scripts;

/// Stretches that are kept; further ones look as the style says. `parley` counts styles in 16 bits and panics where
/// there are more; nobody writes a tenth of it.
const STRETCHES: usize = 20_000;

/// What a stretch of words looks like that looks other than the style of the whole.
pub(super) enum Stretch {
    Arabic,
    ChinesePunctuation,
    /// The box of the hidden character with this index.
    Box(usize),
}

/// The first stretches of words that look other than the rest, in bytes, in order: those of scripts and those of
/// boxes are never in the same place.
pub(super) fn stretches(words: &str, chips: Option<&Chips>) -> Vec<(Range<usize>, Stretch)> {
    let Scripts { arabic, chinese_punctuation } = Scripts::of(words);
    let boxes = chips.into_iter().flat_map(|chips| chips.places.iter().cloned());
    let mut found: Vec<_> = arabic.into_iter().map(|range| (range, Stretch::Arabic)).collect();
    found.extend(chinese_punctuation.into_iter().map(|range| (range, Stretch::ChinesePunctuation)));
    found.extend(boxes.map(|(range, which)| (range, Stretch::Box(which))));
    found.sort_unstable_by_key(|(range, _)| range.start);
    found.truncate(STRETCHES);
    found
}
