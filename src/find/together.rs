//! Which concerns come together on marks.

use std::collections::{BTreeMap, BTreeSet};

use super::count::lineages;
use super::names::Names;
use super::table::{Cell, Table};
use crate::review::{Annotation, Codebook, ConcernId};

/// Which concerns a matrix is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The outermost ones, all of them; a mark carries one if it carries anything under it.
    Outermost,
    /// Those that marks carry, as they carry them.
    Used,
}

/// For each two concerns how many marks carry both: symmetric, on the diagonal the marks that carry the concern.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CoOccurrence {
    /// In the codebook's order.
    pub concerns: Vec<ConcernId>,
    /// A row a concern, in each a count a concern.
    pub counts: Vec<Vec<usize>>,
}

impl CoOccurrence {
    /// Concerns that the codebook does not hold are left out.
    pub fn of<'a>(
        marks: impl IntoIterator<Item = &'a Annotation>,
        codebook: &Codebook,
        level: Level,
    ) -> Self {
        let tree = codebook.tree();
        let place: BTreeMap<&ConcernId, usize> =
            tree.iter().enumerate().map(|(at, (_, id, _))| (*id, at)).collect();
        let lineages = lineages(codebook);
        let meant = |id: &ConcernId| {
            let lineage = lineages.get(id)?;
            let id = if level == Level::Outermost { lineage.last() } else { lineage.first() };
            place.get(*id?).copied()
        };
        let mut pairs: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for mark in marks {
            let carried: BTreeSet<usize> = mark.concerns.iter().filter_map(meant).collect();
            for &one in &carried {
                for &other in carried.range(one..) {
                    *pairs.entry((one, other)).or_default() += 1;
                }
            }
        }
        let shown = |at: usize, depth: usize| match level {
            Level::Outermost => depth == 0,
            Level::Used => pairs.contains_key(&(at, at)),
        };
        let places: Vec<usize> = tree
            .iter()
            .enumerate()
            .filter(|(at, (depth, ..))| shown(*at, *depth))
            .map(|(at, _)| at)
            .collect();
        let count = |one: usize, other: usize| {
            pairs.get(&(one.min(other), one.max(other))).copied().unwrap_or_default()
        };
        let row = |&one: &usize| places.iter().map(|&other| count(one, other)).collect();
        let id = |&at: &usize| tree.get(at).map(|(_, id, _)| (*id).clone());
        Self { concerns: places.iter().filter_map(id).collect(), counts: places.iter().map(row).collect() }
    }

    /// Marks that carry both; 0 for a concern that is not in the matrix.
    pub fn both(&self, one: &ConcernId, other: &ConcernId) -> usize {
        let place = |wanted: &ConcernId| self.concerns.iter().position(|id| id == wanted);
        let found = || self.counts.get(place(one)?)?.get(place(other)?).copied();
        found().unwrap_or_default()
    }

    /// A row and a column a concern, beginning with a column of names under the heading `concern`.
    pub fn table(&self, name: &str, concern: &str, names: &Names<'_>) -> Table {
        let called = || self.concerns.iter().map(names.concern);
        let row = |(name, counts): (String, &Vec<usize>)| {
            std::iter::once(Cell::from(name)).chain(counts.iter().map(|&count| count.into())).collect()
        };
        Table {
            name: name.to_owned(),
            columns: std::iter::once(concern.to_owned()).chain(called()).collect(),
            rows: called().zip(&self.counts).map(row).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::review::arbitrary;

    proptest! {
        #[test]
        fn a_matrix_counts_every_mark_that_carries_both(marks in prop::collection::vec(arbitrary::mark(), 0..8)) {
            let codebook = Codebook::shipped();
            for level in [Level::Outermost, Level::Used] {
                let matrix = CoOccurrence::of(&marks, &codebook, level);
                let carries = |mark: &Annotation, id: &ConcernId| mark.concerns.iter().any(|carried| match level {
                    Level::Outermost => codebook.root_of(carried) == id,
                    Level::Used => carried == id,
                });
                for one in &matrix.concerns {
                    for other in &matrix.concerns {
                        let both = marks.iter().filter(|mark| carries(mark, one) && carries(mark, other)).count();
                        prop_assert_eq!(matrix.both(one, other), both);
                        prop_assert_eq!(matrix.both(other, one), both);
                    }
                    prop_assert!(level == Level::Outermost || matrix.both(one, one) > 0);
                }
            }
        }
    }

    #[test]
    fn a_matrix_becomes_a_table_in_the_codebooks_order() {
        let concern = |id: &str| ConcernId::new(id);
        let mark = |concerns: &[&str]| Annotation {
            concerns: concerns.iter().map(|id| concern(id)).collect(),
            ..Annotation::new(
                crate::text::TextId::none(),
                crate::review::ReviewerId::from_bits(1),
                crate::review::Anchor::Text,
            )
        };
        let marks = [mark(&["privacy", "scope", "lost"]), mark(&["scope", "scope"]), mark(&[])];
        let matrix = CoOccurrence::of(&marks, &Codebook::shipped(), Level::Used);
        let expected = "Concern,scope,privacy\r\nscope,2,1\r\nprivacy,1,1\r\n";
        assert_eq!(matrix.table("Together", "Concern", &Names::plain()).to_csv(), expected);
        assert_eq!(matrix.both(&concern("scope"), &concern("lost")), 0);
    }
}
