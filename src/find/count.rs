//! Counts of marks by concern, rating and article.

use std::collections::{BTreeMap, BTreeSet};

use super::names::Names;
use super::table::{Cell, Table};
use crate::review::{Anchor, Annotation, Codebook, ConcernId, Rating};
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

    /// Counts one mark more.
    pub fn add(&mut self, mark: &Annotation, codebook: &Codebook) {
        self.total += 1;
        *self.ratings.entry(mark.rating).or_default() += 1;
        for id in counted(mark, codebook) {
            *self.concerns.entry(id.clone()).or_default() += 1;
        }
    }

    /// Counts one mark less, as it was when it was counted.
    pub fn take(&mut self, mark: &Annotation, codebook: &Codebook) {
        self.total = self.total.saturating_sub(1);
        less(&mut self.ratings, &mark.rating);
        for id in counted(mark, codebook) {
            less(&mut self.concerns, id);
        }
    }

    pub fn of_concern(&self, id: &ConcernId) -> usize {
        self.concerns.get(id).copied().unwrap_or_default()
    }

    pub fn of_rating(&self, rating: Rating) -> usize {
        self.ratings.get(&rating).copied().unwrap_or_default()
    }
}

/// The concerns that a mark counts for: its own and those above them, each once.
fn counted<'a>(mark: &Annotation, codebook: &'a Codebook) -> BTreeSet<&'a ConcernId> {
    let known = mark.concerns.iter().filter_map(|id| codebook.concerns().get_key_value(id));
    known.flat_map(|(id, _)| codebook.lineage(id)).collect()
}

/// One less; what comes to nothing is not listed.
fn less<K: Ord>(counts: &mut BTreeMap<K, usize>, key: &K) {
    if let Some(count) = counts.get_mut(key) {
        *count = count.saturating_sub(1);
        if *count == 0 {
            counts.remove(key);
        }
    }
}

/// Each concern with all above it, itself first.
pub(super) fn lineages(codebook: &Codebook) -> BTreeMap<&ConcernId, Vec<&ConcernId>> {
    codebook.concerns().keys().map(|id| (id, codebook.lineage(id).collect())).collect()
}

/// The articles that a mark stands in.
pub(super) fn articles(anchor: &Anchor, text: &Text) -> BTreeSet<usize> {
    let article = |eid: &String| text.index_of(eid).map(|at| text.article_of(at));
    match anchor {
        Anchor::Text => BTreeSet::new(),
        Anchor::Provision(eid) => article(eid).into_iter().collect(),
        Anchor::Spans(spans) => spans.iter().filter_map(|span| article(&span.at)).collect(),
    }
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
    /// How many marks there are of each rating, by its rank.
    ratings: [usize; 5],
}

impl ArticleRow {
    /// A row without marks; of what is counted later there are as many `columns`.
    pub fn new(provision: usize, columns: usize) -> Self {
        let cells = vec![0; columns];
        Self { provision, cells, total: 0, gravest: Rating::Welcome, ratings: [0; 5] }
    }

    /// Counts a mark, or takes it away.
    fn count(&mut self, rating: Rating, roots: &BTreeSet<&ConcernId>, columns: &[ConcernId], more: bool) {
        let step = |count: &mut usize| *count = if more { *count + 1 } else { count.saturating_sub(1) };
        step(&mut self.total);
        self.ratings.get_mut(rating as usize).into_iter().for_each(step);
        let here = self.cells.iter_mut().zip(columns).filter(|(_, column)| roots.contains(column));
        here.for_each(|(cell, _)| step(cell));
        let gravest = Rating::all().rev().find(|rating| self.ratings.get(*rating as usize) > Some(&0));
        self.gravest = gravest.unwrap_or(Rating::Welcome);
    }
}

impl HeatMap {
    /// A mark whose passages lie in several articles counts in each of them; one on the whole text belongs to
    /// no article.
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
            let roots: BTreeSet<&ConcernId> = mark.concerns.iter().filter_map(root).collect();
            for provision in articles(&mark.anchor, text) {
                let row = rows.entry(provision).or_insert_with(|| ArticleRow::new(provision, columns.len()));
                row.count(mark.rating, &roots, &columns, true);
            }
        }
        let rows: Vec<ArticleRow> = rows.into_values().collect();
        Self { most: most(&rows), columns, rows }
    }

    /// Counts one mark more.
    pub fn add(&mut self, mark: &Annotation, text: &Text, codebook: &Codebook) {
        self.change(mark, text, codebook, true);
    }

    /// Counts one mark less, as it was when it was counted.
    pub fn take(&mut self, mark: &Annotation, text: &Text, codebook: &Codebook) {
        self.change(mark, text, codebook, false);
    }

    fn change(&mut self, mark: &Annotation, text: &Text, codebook: &Codebook, more: bool) {
        let known = mark.concerns.iter().filter(|id| codebook.get(id).is_some());
        let roots: BTreeSet<&ConcernId> = known.map(|id| codebook.root_of(id)).collect();
        for provision in articles(&mark.anchor, text) {
            let at = match self.rows.binary_search_by_key(&provision, |row| row.provision) {
                Ok(at) => at,
                Err(_) if !more => continue,
                Err(at) => {
                    self.rows.insert(at, ArticleRow::new(provision, self.columns.len()));
                    at
                }
            };
            let Some(row) = self.rows.get_mut(at) else { continue };
            row.count(mark.rating, &roots, &self.columns, more);
            if row.total == 0 {
                self.rows.remove(at);
            }
        }
        self.most = most(&self.rows);
    }

    /// A row an article: a count a concern, the total, the gravest rating.
    pub fn table(&self, heads: &HeatHeads<'_>, names: &Names<'_>) -> Table {
        let concerns = self.columns.iter().map(names.concern);
        let columns = std::iter::once(heads.article.to_owned())
            .chain(concerns)
            .chain([heads.total.to_owned(), heads.gravest.to_owned()]);
        let rows = self.rows.iter().map(|row| {
            std::iter::once(Cell::from((names.article)(row.provision)))
                .chain(row.cells.iter().chain([&row.total]).map(|&count| count.into()))
                .chain([(names.rating)(row.gravest).into()])
                .collect()
        });
        Table { name: heads.name.to_owned(), columns: columns.collect(), rows: rows.collect() }
    }
}

/// The largest cell.
fn most(rows: &[ArticleRow]) -> usize {
    rows.iter().flat_map(|row| row.cells.iter().copied()).max().unwrap_or_default()
}

/// What the table of [`HeatMap`] calls itself and its columns.
#[derive(Debug, Clone, Copy)]
pub struct HeatHeads<'a> {
    pub name: &'a str,
    pub article: &'a str,
    /// Marks in the article.
    pub total: &'a str,
    /// The gravest rating in it.
    pub gravest: &'a str,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{ReviewerId, arbitrary};

    fn mark(anchor: Anchor, concerns: &[&str], rating: Rating) -> Annotation {
        let mut mark = Annotation::new(arbitrary::text().id().clone(), ReviewerId::from_bits(1), anchor);
        mark.concerns = concerns.iter().map(|id| ConcernId::new(id)).collect();
        mark.rating = rating;
        mark
    }

    #[test]
    fn a_mark_counts_once_for_each_concern_and_for_each_above() {
        let codebook = Codebook::shipped();
        let parent = codebook.get(&ConcernId::new("covert")).unwrap().parent.clone().unwrap();
        let marks = [
            mark(Anchor::Text, &["covert", parent.as_str(), "scope"], Rating::Serious),
            mark(Anchor::Text, &["scope", "scope", "lost"], Rating::Serious),
            mark(Anchor::Text, &[], Rating::Note),
        ];
        let counts = Counts::of(&marks, &codebook);
        assert_eq!((counts.total, counts.of_rating(Rating::Serious)), (3, 2));
        assert_eq!((counts.of_rating(Rating::Note), counts.of_rating(Rating::RedLine)), (1, 0));
        let of = |id: &str| counts.of_concern(&ConcernId::new(id));
        assert_eq!((of("covert"), of(parent.as_str()), of("scope"), of("lost")), (1, 1, 2, 0));
    }

    #[test]
    fn a_mark_counts_in_each_article_it_stands_in_and_once_there() {
        let (text, codebook) = (arbitrary::text(), Codebook::shipped());
        let across = Anchor::passages(&text, [(0, 0..4), (0, 5..10), (2, 0..4)]).unwrap();
        let marks = [
            mark(across, &["scope", "scope-core", "covert"], Rating::Note),
            mark(Anchor::Provision("art_3".into()), &["scope-core"], Rating::RedLine),
            mark(Anchor::Provision("art_9".into()), &["scope"], Rating::RedLine),
            mark(Anchor::Text, &["scope"], Rating::RedLine),
        ];
        let heat = HeatMap::of(&marks, &text, &codebook);
        let column = |id: &str| {
            let id = ConcernId::new(id);
            heat.columns.iter().position(|column| column == codebook.root_of(&id)).unwrap()
        };
        let rows: Vec<_> = heat
            .rows
            .iter()
            .map(|row| {
                let cell = |id: &str| row.cells[column(id)];
                (row.provision, cell("scope"), cell("covert"), row.total, row.gravest)
            })
            .collect();
        assert_eq!(rows, [(0, 1, 1, 1, Rating::Note), (2, 2, 1, 2, Rating::RedLine)]);
        assert_eq!(heat.most, 2);
        let heads = HeatHeads { name: "Heat", article: "Article", total: "All", gravest: "Gravest" };
        let table = heat.table(&heads, &Names::plain());
        assert_eq!(table.columns.len(), heat.columns.len() + 3);
        assert_eq!(table.columns.get(1), Some(&heat.columns[0].to_string()));
        let csv = table.to_csv();
        assert!(csv.contains("\r\n§2,") && csv.ends_with(",2,red-line\r\n"), "{csv}");
    }

    #[test]
    fn counting_one_by_one_comes_to_the_same_as_counting_all() {
        let (text, codebook) = (arbitrary::text(), Codebook::shipped());
        let across = Anchor::passages(&text, [(0, 0..4), (2, 0..4)]).unwrap();
        let marks = [
            mark(across, &["scope", "scope-core", "covert"], Rating::RedLine),
            mark(Anchor::Provision("art_3".into()), &["scope-core", "lost"], Rating::Note),
            mark(Anchor::Text, &["scope"], Rating::Concern),
            mark(Anchor::Provision("art_3".into()), &[], Rating::Serious),
        ];
        let mut counts = Counts::default();
        let mut heat = HeatMap::of([], &text, &codebook);
        for (at, mark) in marks.iter().enumerate() {
            counts.add(mark, &codebook);
            heat.add(mark, &text, &codebook);
            let so_far = &marks[..=at];
            assert_eq!(counts, Counts::of(so_far, &codebook));
            assert_eq!(heat, HeatMap::of(so_far, &text, &codebook));
        }
        for (at, mark) in marks.iter().enumerate() {
            counts.take(mark, &codebook);
            heat.take(mark, &text, &codebook);
            let left = &marks[at + 1..];
            assert_eq!(counts, Counts::of(left, &codebook));
            assert_eq!(heat, HeatMap::of(left, &text, &codebook));
        }
    }
}
