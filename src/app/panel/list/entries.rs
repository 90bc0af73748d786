//! The shown marks in the order that was chosen, under headings, and where each stands in a list of any length.
//! Made anew when marks change, not each frame.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::row;
use crate::app::look::rough;
use crate::app::words;
use crate::app::workspace::Workspace;
use crate::review::{Anchor, Annotation, AnnotationId, Rating, ReviewerId};
use crate::tr;

/// Height of a heading, of a row without words, and of each line of words in it, in points; whole numbers, so that
/// rows of a long list stand exactly.
pub(super) const HEAD: f32 = 26.0;
pub(super) const BARE: f32 = 58.0;
pub(super) const LINE: f32 = 19.0;
/// Most lines of words in a row.
const MOST_LINES: usize = 2;

/// The order of the rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Sort {
    #[default]
    Text,
    Gravest,
    Newest,
    Reviewer,
}

impl Sort {
    pub(super) const ALL: [Self; 4] = [Self::Text, Self::Gravest, Self::Newest, Self::Reviewer];

    pub(super) fn name(self) -> String {
        match self {
            Self::Text => tr!("list-sort-text"),
            Self::Gravest => tr!("list-sort-gravest"),
            Self::Newest => tr!("list-sort-newest"),
            Self::Reviewer => tr!("list-sort-reviewer"),
        }
    }
}

/// What the marks under one heading share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Group {
    WholeText,
    /// Provision index of an article, or of what stands in for one.
    Article(usize),
    /// Their place is not in this text.
    Lost,
    Rating(Rating),
    /// `2026-01-05`.
    Day(String),
    Reviewer(ReviewerId),
}

impl Group {
    fn of(sort: Sort, mark: &Annotation, workspace: &Workspace) -> Self {
        match sort {
            Sort::Text => match (&mark.anchor, mark.anchor.provision(workspace.text())) {
                (Anchor::Text, _) => Self::WholeText,
                (_, Some(provision)) => Self::Article(workspace.text().article_of(provision)),
                (_, None) => Self::Lost,
            },
            Sort::Gravest => Self::Rating(mark.rating),
            Sort::Newest => Self::Day(mark.modified.unwrap_or(mark.created).day()),
            Sort::Reviewer => Self::Reviewer(mark.reviewer),
        }
    }

    /// The heading.
    pub(super) fn name(&self, workspace: &Workspace) -> String {
        match self {
            Self::WholeText => tr!("whole-text"),
            Self::Article(provision) => {
                let heading = workspace.text().provisions().get(*provision).map(|p| p.heading.trim());
                let place = words::place(workspace.text(), *provision);
                match heading.filter(|heading| !heading.is_empty()) {
                    Some(heading) => format!("{place} · {heading}"),
                    None => place,
                }
            }
            Self::Lost => tr!("list-lost-places"),
            Self::Rating(rating) => words::rating(*rating),
            Self::Day(day) => day.clone(),
            Self::Reviewer(id) => words::reviewer_name(workspace.review().reviewers().get(id)),
        }
    }
}

/// A heading.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) group: Group,
    /// The rows under it.
    pub(super) rows: Range<usize>,
}

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Entries {
    made: Option<(u64, Sort)>,
    heads: Vec<Head>,
    marks: Vec<AnnotationId>,
    /// For each row in text order, the index of its provision.
    provisions: Vec<usize>,
    /// For each row, how wide its words are on one line, in points.
    widths: Vec<f32>,
    /// The room that words have in a row, and for each row how tall the ones above it are then; one more than rows.
    room: f32,
    above: Vec<f32>,
    /// Everybody with marks on this text, those with most first.
    reviewers: Vec<(ReviewerId, usize)>,
}

impl Entries {
    /// Makes them anew if anything changed. `room` is what words have in a row, in points.
    pub(super) fn keep(&mut self, workspace: &Workspace, sort: Sort, room: f32) {
        let now = Some((workspace.marks.revision(), sort));
        if self.made != now {
            *self = Self::new(workspace, sort);
            self.made = now;
            self.settle(room);
        } else if (self.room - room).abs() > 0.5 {
            self.settle(room);
        }
    }

    /// Says how tall each row is.
    fn settle(&mut self, room: f32) {
        self.room = room;
        let mut top = 0.0;
        self.above.clear();
        self.above.push(top);
        for width in &self.widths {
            top += BARE + LINE * rough::lines(*width, room).min(MOST_LINES) as f32;
            self.above.push(top);
        }
    }

    fn new(workspace: &Workspace, sort: Sort) -> Self {
        let review = workspace.review();
        let all = review.annotations();
        let mut marks: Vec<&Annotation> =
            workspace.marks.shown().iter().filter_map(|id| all.get(id)).collect();
        match sort {
            Sort::Text => marks.sort_by_key(|mark| mark.anchor != Anchor::Text),
            Sort::Gravest => marks.sort_by_key(|mark| Reverse(mark.rating)),
            Sort::Newest => marks.sort_by_key(|mark| Reverse(mark.modified.unwrap_or(mark.created))),
            Sort::Reviewer => {
                let names: BTreeMap<_, _> = review
                    .reviewers()
                    .iter()
                    .map(|(id, reviewer)| (*id, reviewer.display_name().to_lowercase()))
                    .collect();
                marks.sort_by_cached_key(|mark| (names.get(&mark.reviewer), mark.reviewer));
            }
        }
        let mut heads: Vec<Head> = Vec::new();
        for (row, mark) in marks.iter().enumerate() {
            let group = Group::of(sort, mark, workspace);
            match heads.last_mut() {
                Some(head) if head.group == group => head.rows.end = row + 1,
                _ => heads.push(Head { group, rows: row..row + 1 }),
            }
        }
        let place = |mark: &&Annotation| mark.anchor.provision(workspace.text()).unwrap_or(usize::MAX);
        let provisions = if sort == Sort::Text { marks.iter().map(place).collect() } else { Vec::new() };
        let mut counts: HashMap<ReviewerId, usize> = HashMap::new();
        for mark in workspace.marks.order().iter().filter_map(|id| all.get(id)) {
            *counts.entry(mark.reviewer).or_default() += 1;
        }
        let mut reviewers: Vec<_> = counts.into_iter().collect();
        reviewers.sort_by_key(|(id, count)| (Reverse(*count), *id));
        let widths = marks.iter().map(|mark| row::width(workspace, mark)).collect();
        let marks = marks.iter().map(|mark| mark.id).collect();
        Self { heads, marks, provisions, widths, reviewers, ..Self::default() }
    }

    /// Says when these were made: the revision of the workspace.
    pub(super) fn revision(&self) -> u64 {
        self.made.map_or(0, |(revision, _)| revision)
    }

    pub(super) fn reviewers(&self) -> &[(ReviewerId, usize)] {
        &self.reviewers
    }

    pub(super) fn heads(&self) -> &[Head] {
        &self.heads
    }

    /// How many rows.
    pub(super) fn len(&self) -> usize {
        self.marks.len()
    }

    pub(super) fn mark(&self, row: usize) -> Option<AnnotationId> {
        self.marks.get(row).copied()
    }

    pub(super) fn row_of(&self, mark: AnnotationId) -> Option<usize> {
        self.marks.iter().position(|id| *id == mark)
    }

    /// The first row at a provision or after it, in text order; `None` in another order.
    pub(super) fn row_at(&self, provision: usize) -> Option<usize> {
        let last = self.provisions.len().checked_sub(1)?;
        Some(self.provisions.partition_point(|at| *at < provision).min(last))
    }

    /// Height of the whole, in points.
    pub(super) fn height(&self) -> f32 {
        self.heads.len() as f32 * HEAD + self.above(self.marks.len())
    }

    /// Height of a row, in points.
    pub(super) fn height_of(&self, row: usize) -> f32 {
        self.above(row + 1) - self.above(row)
    }

    /// Height of the rows before one, in points.
    fn above(&self, row: usize) -> f32 {
        self.above.get(row).or(self.above.last()).copied().unwrap_or_default()
    }

    /// Distance of a row from the top, in points.
    pub(super) fn top_of_row(&self, row: usize) -> f32 {
        let heads = self.heads.partition_point(|head| head.rows.start <= row);
        heads as f32 * HEAD + self.above(row)
    }

    pub(super) fn top_of_head(&self, head: usize) -> f32 {
        let first = self.heads.get(head).map_or(self.marks.len(), |head| head.rows.start);
        head as f32 * HEAD + self.above(first)
    }

    /// The heading over what stands at this distance from the top.
    pub(super) fn head_at(&self, y: f32) -> usize {
        let (mut low, mut high) = (0, self.heads.len());
        while low + 1 < high {
            let middle = usize::midpoint(low, high);
            if self.top_of_head(middle) <= y {
                low = middle;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Rows that can be seen between two distances from the top.
    pub(super) fn rows_between(&self, top: f32, bottom: f32) -> Range<usize> {
        let at = |y: f32| {
            let head = self.head_at(y);
            let rows = self.heads.get(head).map_or(0..0, |head| head.rows.clone());
            // How far it is below the first row of all, were there no headings.
            let y = y - (head + 1) as f32 * HEAD;
            let first = self.above.partition_point(|above| *above <= y).saturating_sub(1);
            first.clamp(rows.start, rows.end)
        };
        at(top)..(at(bottom) + 1).min(self.marks.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(groups: &[usize]) -> Entries {
        let mut entries = Entries::default();
        for (at, rows) in groups.iter().enumerate() {
            let start = entries.marks.len();
            for row in 0..*rows {
                entries.marks.push(AnnotationId::from_bits((start + row) as u128));
                entries.provisions.push(10 * at);
                // No words, a line, two, more than have room.
                entries.widths.push(80.0 * ((start + row) % 4) as f32);
            }
            entries.heads.push(Head { group: Group::Article(at), rows: start..start + rows });
        }
        entries.settle(100.0);
        entries
    }

    #[test]
    fn every_row_stands_under_its_heading_and_none_over_another() {
        let entries = entries(&[1, 3, 2, 1]);
        let mut at = 0.0;
        for (number, head) in entries.heads().iter().enumerate() {
            assert!((entries.top_of_head(number) - at).abs() < 0.1);
            assert_eq!(entries.head_at(at + 1.0), number);
            at += HEAD;
            for row in head.rows.clone() {
                assert!((entries.top_of_row(row) - at).abs() < 0.1);
                assert_eq!(entries.head_at(at + 1.0), number);
                assert_eq!(entries.rows_between(at + 1.0, at + 2.0), row..row + 1);
                let lines = [0.0, 1.0, 2.0, 2.0][row % 4];
                assert!((entries.height_of(row) - BARE - LINE * lines).abs() < 0.1);
                at += entries.height_of(row);
            }
        }
        assert!((entries.height() - at).abs() < 0.1);
        assert_eq!(entries.rows_between(0.0, at), 0..7);
        assert_eq!((entries.row_at(0), entries.row_at(5), entries.row_at(99)), (Some(0), Some(1), Some(6)));
        assert_eq!(entries.row_of(AnnotationId::from_bits(4)), Some(4));
    }

    #[test]
    fn a_list_without_a_row_has_no_height() {
        let entries = Entries::default();
        assert_eq!((entries.rows_between(0.0, 500.0), entries.row_at(3)), (0..0, None));
        assert!(entries.height() < 0.1);
    }
}
