//! Counts of marks by concern, rating and article.

use std::collections::{BTreeMap, BTreeSet};

use crate::review::{Annotation, Codebook, ConcernId, Rating};
use crate::text::Text;

/// How many marks there are of each kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    pub total: usize,
    /// A mark counts once for each of its concerns, and once for each concern above those.
    pub concerns: BTreeMap<ConcernId, usize>,
    pub ratings: BTreeMap<Rating, usize>,
}

impl Counts {
    pub fn of<'a>(marks: impl IntoIterator<Item = &'a Annotation>, codebook: &Codebook) -> Self {
        let lineages = lineages(codebook);
        let mut counts = Self::default();
        let mut concerns: BTreeMap<&ConcernId, usize> = BTreeMap::new();
        for mark in marks {
            counts.total += 1;
            *counts.ratings.entry(mark.rating).or_default() += 1;
            let counted: BTreeSet<_> =
                mark.concerns.iter().filter_map(|id| lineages.get(id)).flatten().copied().collect();
            for id in counted {
                *concerns.entry(id).or_default() += 1;
            }
        }
        counts.concerns = concerns.into_iter().map(|(id, count)| (id.clone(), count)).collect();
        counts
    }

    pub fn of_concern(&self, id: &ConcernId) -> usize {
        self.concerns.get(id).copied().unwrap_or_default()
    }

    pub fn of_rating(&self, rating: Rating) -> usize {
        self.ratings.get(&rating).copied().unwrap_or_default()
    }
}

/// Each concern with all above it, itself first.
fn lineages(codebook: &Codebook) -> BTreeMap<&ConcernId, Vec<&ConcernId>> {
    codebook.concerns().keys().map(|id| (id, codebook.lineage(id).collect())).collect()
}

/// Marks by article (or annex, preamble …) and outermost concern.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeatMap {
    /// The outermost concerns, in the codebook's order.
    pub columns: Vec<ConcernId>,
    /// Articles with at least one mark, in text order.
    pub rows: Vec<ArticleRow>,
    /// The largest cell.
    pub most: usize,
}

/// One article's marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleRow {
    /// Index of the article's provision.
    pub provision: usize,
    /// One count a column.
    pub cells: Vec<usize>,
    /// Marks in the article, each counted once.
    pub total: usize,
    /// The gravest rating given in it.
    pub gravest: Rating,
}

impl HeatMap {
    pub fn of<'a>(marks: impl IntoIterator<Item = &'a Annotation>, text: &Text, codebook: &Codebook) -> Self {
        let columns: Vec<ConcernId> = codebook
            .tree()
            .into_iter()
            .filter(|(depth, ..)| *depth == 0)
            .map(|(_, id, _)| id.clone())
            .collect();
        let lineages = lineages(codebook);
        let root = |id: &ConcernId| lineages.get(id).and_then(|lineage| lineage.last().copied());
        let mut rows: BTreeMap<usize, ArticleRow> = BTreeMap::new();
        for mark in marks {
            let Some(provision) = mark.anchor.provision(text).map(|at| text.article_of(at)) else { continue };
            let row = rows.entry(provision).or_insert_with(|| ArticleRow {
                provision,
                cells: vec![0; columns.len()],
                total: 0,
                gravest: Rating::Welcome,
            });
            row.total += 1;
            row.gravest = row.gravest.max(mark.rating);
            for (cell, column) in row.cells.iter_mut().zip(&columns) {
                *cell += usize::from(mark.concerns.iter().any(|id| root(id) == Some(column)));
            }
        }
        let rows: Vec<ArticleRow> = rows.into_values().collect();
        let most = rows.iter().flat_map(|row| row.cells.iter().copied()).max().unwrap_or_default();
        Self { columns, rows, most }
    }
}
