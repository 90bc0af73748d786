//! What follows from a draft as it stands. Found anew after every change.

use std::collections::BTreeMap;

use crate::import::{Draft, LeftOutKind, Row, Source, SourceMarkKind};
use crate::text::ProvisionKind as Kind;
use crate::tr;

pub(super) struct Facts {
    /// The eId of each row; none for what is left out.
    pub(super) addresses: Vec<Option<String>>,
    /// Rows that a person should look at.
    pub(super) to_look: Vec<usize>,
    /// Rows that are no part of the text.
    pub(super) left_out: Vec<usize>,
    pub(super) outline: Vec<Entry>,
    /// How many provisions of each kind there are.
    pub(super) kinds: BTreeMap<Kind, usize>,
    /// What is left out, how often, and the first row of it, if it has words.
    pub(super) left_kinds: BTreeMap<LeftOutKind, (usize, Option<usize>)>,
    /// The row that each of the reader's remarks is about.
    pub(super) remarks: Vec<Option<usize>>,
    pub(super) marks: Vec<MarkGroup>,
}

/// A unit or article of the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) row: usize,
    /// How many rows from here to the next entry should be looked at, and how many are left out.
    pub(super) to_look: usize,
    pub(super) left_out: usize,
}

/// The marks of one kind that one person made in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MarkGroup {
    pub(super) kind: SourceMarkKind,
    /// May be empty.
    pub(super) author: String,
    pub(super) count: usize,
    /// Where the first of them stands.
    pub(super) row: Option<usize>,
}

impl Facts {
    pub(super) fn of(draft: &Draft) -> Self {
        let (rows, source) = (draft.rows(), draft.source());
        let numbered = || rows.iter().enumerate();
        let mut kinds = BTreeMap::new();
        for row in rows.iter().filter(|row| row.left_out.is_none()) {
            *kinds.entry(row.kind).or_default() += 1;
        }
        let mut remarks = vec![None; source.remarks.len()];
        for (at, row) in numbered() {
            for remark in &row.remarks {
                if let Some(place) = remarks.get_mut(*remark) {
                    *place = Some(at);
                }
            }
        }
        Self {
            addresses: draft.addresses(),
            to_look: numbered().filter(|(_, row)| is_to_look_at(row, source)).map(|(at, _)| at).collect(),
            left_out: numbered().filter(|(_, row)| row.left_out.is_some()).map(|(at, _)| at).collect(),
            outline: outline(rows, source),
            kinds,
            left_kinds: left_kinds(rows, source),
            remarks,
            marks: marks(rows, source),
        }
    }

    /// What was recognised, in a sentence.
    pub(super) fn sentence(&self) -> String {
        let articles = self.kinds.get(&Kind::Article).copied().unwrap_or_default();
        let provisions: usize = self.kinds.values().sum();
        let doubts = self.to_look.len();
        match (articles, doubts) {
            (0, 0) => tr!("recognised-paragraphs", count = provisions),
            (0, 1) => tr!("recognised-paragraphs-one-doubt", count = provisions),
            (0, _) => tr!("recognised-paragraphs-doubts", count = provisions, doubts = doubts),
            (_, 0) => tr!("recognised-articles", count = articles),
            (_, 1) => tr!("recognised-articles-one-doubt", count = articles),
            _ => tr!("recognised-articles-doubts", count = articles, doubts = doubts),
        }
    }
}

/// Whether something about a row is not sure, and nobody has looked at it yet.
fn is_to_look_at(row: &Row, source: &Source) -> bool {
    let doubtful =
        |remark: &usize| source.remarks.get(*remark).is_some_and(|remark| !remark.kind().is_joint());
    row.left_out.is_none() && !row.seen && (!row.doubts.is_empty() || row.remarks.iter().any(doubtful))
}

/// Whether the outline lists rows of this kind.
fn is_listed(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Recital
            | Kind::Paragraph
            | Kind::Subparagraph
            | Kind::Point
            | Kind::ClosingWords
            | Kind::Footnote
    )
}

/// Units and articles. What stands before the first one is counted with it.
fn outline(rows: &[Row], source: &Source) -> Vec<Entry> {
    let mut outline: Vec<Entry> = Vec::new();
    let (mut to_look, mut left_out) = (0, 0);
    for (at, row) in rows.iter().enumerate() {
        if row.left_out.is_none() && is_listed(row.kind) {
            outline.push(Entry { row: at, to_look: 0, left_out: 0 });
        }
        to_look += usize::from(is_to_look_at(row, source));
        left_out += usize::from(row.left_out.is_some());
        if let Some(entry) = outline.last_mut() {
            entry.to_look += std::mem::take(&mut to_look);
            entry.left_out += std::mem::take(&mut left_out);
        }
    }
    outline
}

fn left_kinds(rows: &[Row], source: &Source) -> BTreeMap<LeftOutKind, (usize, Option<usize>)> {
    let mut kinds: BTreeMap<LeftOutKind, (usize, Option<usize>)> = BTreeMap::new();
    // What has words is a row of its own, and may have been brought back.
    for left in source.left_out.iter().filter(|left| left.words.trim().is_empty()) {
        kinds.entry(left.kind).or_default().0 += 1;
    }
    for (at, kind) in rows.iter().enumerate().filter_map(|(at, row)| Some((at, row.left_out?))) {
        let (count, first) = kinds.entry(kind).or_default();
        *count += 1;
        first.get_or_insert(at);
    }
    kinds
}

fn marks(rows: &[Row], source: &Source) -> Vec<MarkGroup> {
    let mut places = vec![None; source.marks.len()];
    for (at, row) in rows.iter().enumerate() {
        for mark in &row.marks {
            if let Some(place) = places.get_mut(*mark) {
                *place = Some(at);
            }
        }
    }
    let mut groups: Vec<MarkGroup> = Vec::new();
    for (mark, row) in source.marks.iter().zip(places) {
        let same = |group: &&mut MarkGroup| group.kind == mark.kind && group.author == mark.author;
        match groups.iter_mut().find(same) {
            Some(group) => {
                group.count += 1;
                group.row = group.row.or(row);
            }
            None => groups.push(MarkGroup { kind: mark.kind, author: mark.author.clone(), count: 1, row }),
        }
    }
    groups
}
