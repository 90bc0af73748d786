//! The numbers that the view shows, counted once for each change of the project, not each frame.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::app::words;
use crate::app::workspace::Workspace;
use crate::find::{
    ArticleRow, Articles, CoOccurrence, Counts, Coverage, Filter, HeatMap, Level, RatingsByArticle,
    read_through,
};
use crate::review::{Annotation, AnnotationId, ConcernId, ProjectId, Rating, ReviewerId};
use crate::text::{ProvisionKind, TextId};

/// What the numbers depend on.
#[derive(Debug, Clone, PartialEq)]
struct Key {
    project: ProjectId,
    revision: u64,
    /// Narrows what is counted; not always the one that narrows the list of marks.
    filter: Filter,
}

/// All numbers about a text. Each kind is counted when it is first asked for.
pub struct Numbers {
    key: Key,
    text: TextId,
    /// Marks on the text, and those of them that are counted.
    pub total: usize,
    made: u64,
    counted: Vec<AnnotationId>,
    pub counts: Counts,
    /// The text has articles, and not only paragraphs.
    pub has_articles: bool,
    articles: Rc<Articles>,
    heat: OnceCell<HeatMap>,
    whole_heat: OnceCell<HeatMap>,
    ratings: OnceCell<RatingsByArticle>,
    coverage: OnceCell<Coverage>,
    readers: OnceCell<Vec<Reader>>,
    by_rating: OnceCell<Vec<Counts>>,
    together: OnceCell<CoOccurrence>,
    together_used: OnceCell<CoOccurrence>,
}

/// How far a reviewer has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    pub id: ReviewerId,
    pub name: String,
    /// Articles read.
    pub read: usize,
    /// Marks that are counted.
    pub marks: usize,
}

impl Numbers {
    /// The numbers as they are now; `old` if nothing changed since.
    pub fn renewed(old: Option<Self>, workspace: &Workspace, filter: &Filter) -> Self {
        let project = workspace.project().id();
        let is_same = |old: &Self| {
            old.key.project == project
                && old.key.revision == workspace.revision()
                && old.key.filter == *filter
                && old.text == *workspace.text().id()
        };
        match old {
            Some(old) if is_same(&old) => old,
            old => {
                let key = Key { project, revision: workspace.revision(), filter: filter.clone() };
                Self::of(workspace, key, old)
            }
        }
    }

    fn of(workspace: &Workspace, key: Key, old: Option<Self>) -> Self {
        let (review, text) = (workspace.review(), workspace.text());
        let sieve = key.filter.sieve(review, text);
        let on_text = || review.annotations().values().filter(|mark| mark.text == *text.id());
        let counted: Vec<&Annotation> = on_text().filter(|mark| sieve.lets_through(mark)).collect();
        // Counting words takes longer than counting marks, and a text never changes.
        let made = old.as_ref().map_or(0, |old| old.made) + 1;
        let known = old.filter(|old| old.text == *text.id()).map(|old| old.articles);
        let is_article = |provision: &crate::text::Provision| provision.kind == ProvisionKind::Article;
        Self {
            text: text.id().clone(),
            total: on_text().count(),
            made,
            counts: Counts::of(counted.iter().copied(), review.codebook()),
            counted: counted.iter().map(|mark| mark.id).collect(),
            has_articles: text.provisions().iter().any(is_article),
            articles: known.unwrap_or_else(|| Rc::new(Articles::of(text))),
            key,
            heat: OnceCell::new(),
            whole_heat: OnceCell::new(),
            ratings: OnceCell::new(),
            coverage: OnceCell::new(),
            readers: OnceCell::new(),
            by_rating: OnceCell::new(),
            together: OnceCell::new(),
            together_used: OnceCell::new(),
        }
    }

    /// The marks that are counted.
    fn marks<'a>(&'a self, workspace: &'a Workspace) -> impl Iterator<Item = &'a Annotation> {
        let marks = workspace.review().annotations();
        self.counted.iter().filter_map(|id| marks.get(id))
    }

    /// Counts how often numbers were made.
    pub fn made(&self) -> u64 {
        self.made
    }

    /// Marks counted.
    pub fn shown(&self) -> usize {
        self.counted.len()
    }

    /// Articles by outermost concern; with `whole` also articles without a mark.
    pub fn heat(&self, workspace: &Workspace, whole: bool) -> &HeatMap {
        let marked = || HeatMap::of(self.marks(workspace), workspace.text(), workspace.review().codebook());
        let heat = self.heat.get_or_init(marked);
        if whole { self.whole_heat.get_or_init(|| self.with_all_articles(heat)) } else { heat }
    }

    fn with_all_articles(&self, heat: &HeatMap) -> HeatMap {
        let empty = |provision| ArticleRow::new(provision, heat.columns.len());
        let mut rows: BTreeMap<usize, _> =
            self.articles.iter().map(|(provision, _)| (provision, empty(provision))).collect();
        rows.extend(heat.rows.iter().map(|row| (row.provision, row.clone())));
        HeatMap { columns: heat.columns.clone(), rows: rows.into_values().collect(), most: heat.most }
    }

    pub fn ratings(&self, workspace: &Workspace) -> &RatingsByArticle {
        self.ratings.get_or_init(|| RatingsByArticle::of(self.marks(workspace), workspace.text()))
    }

    pub fn coverage(&self, workspace: &Workspace) -> &Coverage {
        self.coverage.get_or_init(|| {
            let text = workspace.text();
            let desks = workspace.review().desks().iter();
            let read: BTreeMap<ReviewerId, BTreeSet<String>> =
                desks.filter_map(|(id, desk)| Some((*id, desk.read.get(text.id())?.clone()))).collect();
            Coverage::of(self.marks(workspace), text, &self.articles, &read, Some(workspace.me_id()))
        })
    }

    /// Every reviewer who has read or marked something in the text, by name.
    pub fn readers(&self, workspace: &Workspace) -> &[Reader] {
        self.readers.get_or_init(|| {
            let mut marks: BTreeMap<ReviewerId, usize> = BTreeMap::new();
            for mark in self.marks(workspace) {
                *marks.entry(mark.reviewer).or_default() += 1;
            }
            let text = workspace.text();
            let articles: Vec<usize> = self.coverage(workspace).articles().map(|row| row.provision).collect();
            let read = |id: &ReviewerId| {
                let desk = workspace.review().desks().get(id)?;
                let done = read_through(text, desk.read.get(text.id())?);
                Some(articles.iter().filter(|at| done.get(**at) == Some(&true)).count())
            };
            let known = workspace.review().reviewers().iter();
            let mut readers: Vec<Reader> = known
                .map(|(id, reviewer)| Reader {
                    id: *id,
                    name: words::reviewer_name(Some(reviewer)),
                    read: read(id).unwrap_or_default(),
                    marks: marks.get(id).copied().unwrap_or_default(),
                })
                .filter(|reader| reader.read + reader.marks > 0 || reader.id == workspace.me_id())
                .collect();
            readers.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
            readers
        })
    }

    /// Marks with a concern, or one under it, by rating, mildest first.
    pub fn rated(&self, workspace: &Workspace, concern: &ConcernId) -> Vec<usize> {
        let counts = self.by_rating.get_or_init(|| {
            let of = |rating| self.marks(workspace).filter(move |mark| mark.rating == rating);
            Rating::all().map(|rating| Counts::of(of(rating), workspace.review().codebook())).collect()
        });
        counts.iter().map(|counts| counts.of_concern(concern)).collect()
    }

    /// Which concerns stand on the same marks: the outermost ones, or all as marks carry them.
    pub fn together(&self, workspace: &Workspace, used: bool) -> &CoOccurrence {
        let (cell, level) =
            if used { (&self.together_used, Level::Used) } else { (&self.together, Level::Outermost) };
        cell.get_or_init(|| CoOccurrence::of(self.marks(workspace), workspace.review().codebook(), level))
    }
}
