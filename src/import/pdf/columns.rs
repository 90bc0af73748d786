//! Segments of a page into stretches of text in reading order: columns beside one another, and what runs across
//! them.

use super::segments::Segment;

/// Narrowest space between columns, in points.
const GUTTER: f32 = 7.0;

/// Width of the strips in which a gutter is looked for, in points.
const STRIP: f32 = 2.0;

/// Fewest segments of a column.
const FEWEST: usize = 6;

/// Columns within columns within columns are none.
const DEEPEST: u32 = 3;

/// Segments that are read one after the other from top to bottom.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Stretch {
    pub segments: Vec<Segment>,
    /// Left and right end of the column, where the page has several.
    pub column: Option<[f32; 2]>,
}

/// The stretches of a page in reading order.
pub(super) fn stretches(segments: Vec<Segment>, right_to_left: bool) -> Vec<Stretch> {
    split(segments, right_to_left, DEEPEST, None)
}

fn split(segments: Vec<Segment>, right_to_left: bool, depth: u32, column: Option<[f32; 2]>) -> Vec<Stretch> {
    let Some(gutter) = gutter(&segments).filter(|_| depth > 0) else {
        return vec![Stretch { segments, column }];
    };
    let side = |segment: &Segment| {
        if segment.to <= gutter {
            Side::Left
        } else if segment.from >= gutter {
            Side::Right
        } else {
            Side::Across
        }
    };
    let mut stretches = Vec::new();
    let (mut left, mut right, mut across) = (Vec::new(), Vec::new(), Vec::new());
    let (left_column, right_column) =
        (extent(&segments, |s| s.to <= gutter), extent(&segments, |s| s.from >= gutter));
    let flush = |left: &mut Vec<Segment>, right: &mut Vec<Segment>, stretches: &mut Vec<Stretch>| {
        let mut halves = [(std::mem::take(left), left_column), (std::mem::take(right), right_column)];
        if right_to_left {
            halves.reverse();
        }
        for (half, column) in halves {
            if !half.is_empty() {
                stretches.extend(split(half, right_to_left, depth - 1, Some(column)));
            }
        }
    };
    for segment in segments {
        match side(&segment) {
            Side::Across => {
                flush(&mut left, &mut right, &mut stretches);
                across.push(segment);
            }
            beside => {
                if !across.is_empty() {
                    stretches.push(Stretch { segments: std::mem::take(&mut across), column });
                }
                if beside == Side::Left { left.push(segment) } else { right.push(segment) }
            }
        }
    }
    if !across.is_empty() {
        stretches.push(Stretch { segments: across, column });
    }
    flush(&mut left, &mut right, &mut stretches);
    stretches
}

#[derive(PartialEq, Eq)]
enum Side {
    Left,
    Right,
    Across,
}

fn extent(segments: &[Segment], of: impl Fn(&Segment) -> bool) -> [f32; 2] {
    segments
        .iter()
        .filter(|segment| of(segment))
        .fold([f32::INFINITY, f32::NEG_INFINITY], |[from, to], segment| {
            [from.min(segment.from), to.max(segment.to)]
        })
}

/// The middle of the space between two columns of prose, if there are two.
fn gutter(segments: &[Segment]) -> Option<f32> {
    if segments.len() < 2 * FEWEST {
        return None;
    }
    let [left, right] = extent(segments, |_| true);
    let width = right - left;
    let count = (width / STRIP).ceil();
    if !(count > 8.0 && count < 10_000.0) {
        return None;
    }
    let mut covered = vec![0_usize; count as usize + 1];
    for segment in segments {
        let (from, to) = (((segment.from - left) / STRIP) as usize, ((segment.to - left) / STRIP) as usize);
        for strip in covered.iter_mut().take(to + 1).skip(from) {
            *strip += 1;
        }
    }
    let (from, to) = (covered.len() / 4, covered.len() * 3 / 4);
    let least = covered.iter().take(to).skip(from).min().copied()?;
    if least * 4 > segments.len() {
        return None;
    }
    let mut best: Option<(usize, usize)> = None;
    let mut open = None;
    for (index, strip) in covered.iter().enumerate().skip(from).take(to - from + 1) {
        if *strip <= least && index < to {
            let start = *open.get_or_insert(index);
            if best.is_none_or(|(from, to)| index - start > to - from) {
                best = Some((start, index));
            }
        } else {
            open = None;
        }
    }
    let (start, end) = best?;
    if ((end - start + 1) as f32) * STRIP < GUTTER - STRIP {
        return None;
    }
    let middle = left + ((start + end + 1) as f32) / 2.0 * STRIP;
    are_columns(segments, middle, width).then_some(middle)
}

/// Whether what stands left and right of this place is prose in two columns rather than labels or a table.
fn are_columns(segments: &[Segment], middle: f32, width: f32) -> bool {
    let left: Vec<&Segment> = segments.iter().filter(|segment| segment.to <= middle).collect();
    let right: Vec<&Segment> = segments.iter().filter(|segment| segment.from >= middle).collect();
    let across = segments.len() - left.len() - right.len();
    let fill = |side: &[&Segment]| {
        let mut widths: Vec<f32> = side.iter().map(|segment| segment.to - segment.from).collect();
        widths.sort_by(f32::total_cmp);
        let from = side.iter().map(|segment| segment.from).fold(f32::INFINITY, f32::min);
        let to = side.iter().map(|segment| segment.to).fold(f32::NEG_INFINITY, f32::max);
        let median = widths.get(widths.len() / 2).copied().unwrap_or_default();
        median > 0.55 * (to - from) && to - from > 0.25 * width
    };
    let heights = |side: &[&Segment]| {
        side.iter().fold([f32::INFINITY, f32::NEG_INFINITY], |[low, high], segment| {
            [low.min(segment.base), high.max(segment.base)]
        })
    };
    if left.len() < FEWEST || right.len() < FEWEST || across * 4 > segments.len() {
        return false;
    }
    let ([low_a, high_a], [low_b, high_b]) = (heights(&left), heights(&right));
    let overlap = high_a.min(high_b) - low_a.max(low_b);
    fill(&left) && fill(&right) && overlap > 0.5 * (high_a - low_a).min(high_b - low_b)
}
