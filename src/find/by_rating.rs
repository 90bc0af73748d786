//! How grave the marks of each article are.

use std::collections::BTreeMap;

use super::count::articles;
use super::names::Names;
use super::table::{Cell, Table};
use crate::review::{Annotation, Rating};
use crate::text::Text;

/// Marks by article (or annex, preamble …) and rating.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RatingsByArticle {
    /// Articles with at least one mark, in text order.
    pub rows: Vec<RatingsRow>,
}

/// The ratings given in one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatingsRow {
    /// Index of the article's provision.
    pub provision: usize,
    /// Ratings that were given, with how many marks.
    pub counts: BTreeMap<Rating, usize>,
}

impl RatingsRow {
    pub fn of_rating(&self, rating: Rating) -> usize {
        self.counts.get(&rating).copied().unwrap_or_default()
    }

    /// Marks in the article, each counted once.
    pub fn total(&self) -> usize {
        self.counts.values().sum()
    }
}

impl RatingsByArticle {
    /// A mark counts in each article it stands in, as in [`HeatMap`](super::HeatMap).
    pub fn of<'a>(marks: impl IntoIterator<Item = &'a Annotation>, text: &Text) -> Self {
        let mut rows: BTreeMap<usize, BTreeMap<Rating, usize>> = BTreeMap::new();
        for mark in marks {
            for provision in articles(&mark.anchor, text) {
                *rows.entry(provision).or_default().entry(mark.rating).or_default() += 1;
            }
        }
        let row = |(provision, counts)| RatingsRow { provision, counts };
        Self { rows: rows.into_iter().map(row).collect() }
    }

    /// A column a rating, mildest first, then the total.
    pub fn table(&self, heads: &RatingsHeads<'_>, names: &Names<'_>) -> Table {
        let columns = std::iter::once(heads.article.to_owned())
            .chain(Rating::all().map(names.rating))
            .chain([heads.total.to_owned()]);
        let rows = self.rows.iter().map(|row| {
            std::iter::once(Cell::from((names.article)(row.provision)))
                .chain(Rating::all().map(|rating| row.of_rating(rating).into()))
                .chain([row.total().into()])
                .collect()
        });
        Table { name: heads.name.to_owned(), columns: columns.collect(), rows: rows.collect() }
    }
}

/// What the table of [`RatingsByArticle`] calls itself and its columns.
#[derive(Debug, Clone, Copy)]
pub struct RatingsHeads<'a> {
    pub name: &'a str,
    pub article: &'a str,
    pub total: &'a str,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{Anchor, ReviewerId, arbitrary};

    #[test]
    fn ratings_are_counted_in_each_article() {
        let text = arbitrary::text();
        let mark = |anchor, rating| {
            let mark = Annotation::new(text.id().clone(), ReviewerId::from_bits(1), anchor);
            Annotation { rating, ..mark }
        };
        let across = Anchor::passages(&text, [(0, 0..4), (0, 5..10), (2, 0..4)]).unwrap();
        let marks = [
            mark(across, Rating::Note),
            mark(Anchor::Provision("art_3".into()), Rating::RedLine),
            mark(Anchor::Provision("art_3".into()), Rating::RedLine),
            mark(Anchor::Text, Rating::RedLine),
        ];
        let ratings = RatingsByArticle::of(&marks, &text);
        let rows: Vec<_> = ratings.rows.iter().map(|row| (row.provision, row.total())).collect();
        assert_eq!(rows, [(0, 1), (2, 3)]);
        let heads = RatingsHeads { name: "Ratings", article: "Article", total: "All" };
        let expected =
            "Article,welcome,note,concern,serious,red-line,All\r\n§0,0,1,0,0,0,1\r\n§2,0,1,0,0,2,3\r\n";
        assert_eq!(ratings.table(&heads, &Names::plain()).to_csv(), expected);
    }
}
