//! What of a review leaves the program: one value that holds everything an exporter needs and
//! nothing that was not chosen. Names and dates that were not chosen are absent from it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::discussion::{Amendment, Reply};
use crate::find::{Counts, Filter, HeatMap, in_text_order};
use crate::review::{Anchor, Annotation, AnnotationId, Concern, ConcernId, Rating, ReferenceId, Review};
use crate::text::{ProvisionKind, Text, TextHeader, TextId};

/// Which marks leave the program.
#[expect(clippy::large_enum_variant, reason = "there is one of it for a whole export")]
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Scope {
    /// Every mark on the text.
    #[default]
    All,
    /// Those that the filter lets through.
    Matching(Filter),
}

/// What the user chose to reveal.
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// The text whose marks are meant.
    pub text: TextId,
    pub scope: Scope,
    /// Reveal who made each mark.
    pub authors: bool,
    /// Reveal the day on which each mark was last changed.
    pub dates: bool,
    /// Tell what was answered to the marks: words of others, who may not have been asked.
    pub replies: bool,
    /// Show the whole text rather than only the articles that carry marks.
    pub whole_text: bool,
}

impl Choices {
    /// Every mark on `text`, the whole text, no names, no dates and no replies.
    pub fn new(text: TextId) -> Self {
        Self { text, scope: Scope::All, authors: false, dates: false, replies: false, whole_text: true }
    }
}

/// The review has no such text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this project holds no text with the fingerprint {}…; choose one of its texts", .0.as_str().get(..12).unwrap_or_default())]
pub struct Missing(pub TextId);

/// A review as chosen for export. Everything in it is meant to be read by others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// Title of the project.
    pub title: String,
    /// What is known about the text.
    pub header: TextHeader,
    /// Fingerprint of the text.
    pub text: TextId,
    /// The whole text is meant to be shown, not only the articles that carry marks.
    pub whole_text: bool,
    /// Only some of the marks on the text are in here.
    pub filtered: bool,
    /// The text, in reading order.
    pub provisions: Vec<Provision>,
    /// The concerns that the marks name and those above them, parents first, as in the codebook.
    pub concerns: Vec<UsedConcern>,
    /// How often each rating was given, mildest first, all of them.
    pub ratings: Vec<(Rating, usize)>,
    /// The marks as a reader meets them.
    pub marks: Vec<Mark>,
    /// The references that the marks cite, in the order in which they are first cited.
    pub bibliography: Vec<Reference>,
    /// Marks by article and outermost concern.
    pub heat: HeatTable,
    /// Everybody who made one of the marks, by first mark; `None` if names were not chosen.
    pub authors: Option<Vec<String>>,
    /// The first and last day on which a mark was changed; `None` if dates were not chosen.
    pub days: Option<(String, String)>,
}

/// A provision as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provision {
    pub kind: ProvisionKind,
    pub label: String,
    pub heading: String,
    pub text: String,
    /// Depth in the tree, 0 for roots.
    pub depth: usize,
    /// Index of the article (or annex, preamble, …) it stands in.
    pub article: usize,
    /// As a lawyer cites it.
    pub citation: String,
}

/// A source that marks cite, as in [`crate::review::Reference`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    pub title: String,
    pub publisher: String,
    pub date: String,
    pub url: String,
}

/// A concern that a mark, or a concern under it, uses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsedConcern {
    pub name: String,
    /// One or two characters that stand for it.
    pub letter: String,
    /// `#RRGGBB`.
    pub colour: [u8; 3],
    pub definition: String,
    /// Depth in the codebook's tree, 0 for the outermost.
    pub depth: usize,
    /// Marks that name it or a concern under it.
    pub count: usize,
}

/// One mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Running number in this export, from 1.
    pub number: usize,
    /// Names the mark in every export of the same project, and tells nothing.
    pub key: String,
    /// Where it stands, as a lawyer cites it.
    pub place: String,
    /// What it covers.
    pub extent: Extent,
    /// The marked words as they were when marked, passages joined by an ellipsis; empty for a whole
    /// provision or text.
    pub quote: String,
    /// Index of the article it begins in; `None` for the whole text or a place that the text lacks.
    pub article: Option<usize>,
    /// Indices in [`Selection::concerns`]; the first colours the mark.
    pub concerns: Vec<usize>,
    pub rating: Rating,
    pub comment: String,
    pub recommendation: String,
    /// What is proposed instead.
    pub amendment: Option<Amendment>,
    /// What was answered, oldest first; empty if replies were not chosen.
    pub replies: Vec<Reply>,
    /// Places in [`Selection::bibliography`], counted from 1.
    pub references: Vec<usize>,
    /// `None` if names were not chosen.
    pub author: Option<String>,
    /// The day of the last change, `2026-01-05`; `None` if dates were not chosen.
    pub date: Option<String>,
}

/// What a mark covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Extent {
    /// Separate passages in text order; never empty.
    Passages(Vec<Passage>),
    /// The provision with this index, and all under it.
    Provision(usize),
    /// The text as a whole.
    Text,
    /// The place is not to be found on this text; the mark is listed but nothing is highlighted.
    Lost,
}

/// One unbroken passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Index of the provision.
    pub provision: usize,
    /// First `char` in the provision's words (heading, line feed, text).
    pub from: usize,
    /// One past the last `char`.
    pub to: usize,
    pub quote: String,
}

/// Marks by article and outermost concern.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeatTable {
    /// Indices in [`Selection::concerns`].
    pub columns: Vec<usize>,
    pub rows: Vec<HeatRow>,
    /// The largest cell.
    pub most: usize,
}

/// One article's marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeatRow {
    /// Index of the article's provision.
    pub article: usize,
    /// One count a column.
    pub cells: Vec<usize>,
    /// Marks in the article, each counted once.
    pub total: usize,
    /// The gravest rating given in it.
    pub gravest: Rating,
}

impl Selection {
    /// Takes from `review` what was chosen.
    ///
    /// # Errors
    /// If the review does not hold the chosen text.
    pub fn of(review: &Review, choices: &Choices) -> Result<Self, Missing> {
        let text = review.texts().get(&choices.text).ok_or_else(|| Missing(choices.text.clone()))?;
        let codebook = review.codebook();
        let mut annotations = in_text_order(review, text);
        let all = annotations.len();
        if let Scope::Matching(filter) = &choices.scope {
            let sieve = filter.sieve(review, text);
            annotations.retain(|mark| sieve.lets_through(mark));
        }
        let counts = Counts::of(annotations.iter().copied(), codebook);
        let (concerns, places) = used_concerns(review, &counts);
        let bibliography = Bibliography::of(review, &annotations);
        let marks: Vec<Mark> = annotations
            .iter()
            .zip(1..)
            .map(|(mark, number)| Mark {
                number,
                key: key_of(mark.id),
                place: mark.anchor.citation(text),
                extent: extent_of(mark, text),
                quote: mark.anchor.quote(),
                article: article_of(mark, text),
                concerns: mark.concerns.iter().filter_map(|id| places.get(id).copied()).collect(),
                rating: mark.rating,
                comment: mark.comment.clone(),
                recommendation: mark.recommendation.clone(),
                amendment: Amendment::of(mark, text),
                replies: Reply::of(mark, review, choices),
                references: bibliography.numbers(mark),
                author: choices.authors.then(|| author_of(review, mark)),
                date: choices.dates.then(|| day_of(mark)),
            })
            .collect();
        Ok(Self {
            title: review.title().to_owned(),
            header: text.header().clone(),
            text: text.id().clone(),
            whole_text: choices.whole_text,
            filtered: marks.len() < all,
            provisions: provisions_of(text),
            ratings: Rating::all().map(|rating| (rating, counts.of_rating(rating))).collect(),
            heat: heat_of(&annotations, text, review, &places),
            authors: choices.authors.then(|| authors_of(review, &annotations)),
            days: choices.dates.then(|| days_of(&marks)).flatten(),
            bibliography: bibliography.entries,
            concerns,
            marks,
        })
    }

    /// The provision with this index, if the selection has one.
    pub fn provision(&self, index: usize) -> Option<&Provision> {
        self.provisions.get(index)
    }

    /// The concerns that a mark names, in its order.
    pub fn concerns_of<'a>(&'a self, mark: &'a Mark) -> impl Iterator<Item = &'a UsedConcern> {
        mark.concerns.iter().filter_map(|&at| self.concerns.get(at))
    }

    /// How many articles carry marks.
    pub fn marked_articles(&self) -> usize {
        self.marks.iter().filter_map(|mark| mark.article).collect::<BTreeSet<_>>().len()
    }
}

impl Provision {
    /// Everything that can be marked in it, as in [`crate::text::Provision::words`].
    pub fn words(&self) -> String {
        match (self.heading.is_empty(), self.text.is_empty()) {
            (true, _) => self.text.clone(),
            (_, true) => self.heading.clone(),
            _ => format!("{}\n{}", self.heading, self.text),
        }
    }
}

impl Reference {
    /// "Title. Publisher, date. URL", leaving out what is empty.
    pub fn citation(&self) -> String {
        let Self { title, publisher, date, url } = self.clone();
        crate::review::Reference { title, publisher, date, url, ..Default::default() }.citation()
    }
}

/// The sources that the chosen marks cite, numbered in the order in which they are first cited.
struct Bibliography {
    entries: Vec<Reference>,
    numbers: BTreeMap<ReferenceId, usize>,
}

impl Bibliography {
    fn of(review: &Review, annotations: &[&Annotation]) -> Self {
        let mut bibliography = Self { entries: Vec::new(), numbers: BTreeMap::new() };
        for id in annotations.iter().flat_map(|mark| &mark.references) {
            let Some(source) = review.references().get(id) else { continue };
            if bibliography.numbers.contains_key(id) {
                continue;
            }
            let crate::review::Reference { title, publisher, date, url, .. } = source.clone();
            bibliography.entries.push(Reference { title, publisher, date, url });
            bibliography.numbers.insert(*id, bibliography.entries.len());
        }
        bibliography
    }

    fn numbers(&self, mark: &Annotation) -> Vec<usize> {
        let mut numbers: Vec<usize> =
            mark.references.iter().filter_map(|id| self.numbers.get(id).copied()).collect();
        numbers.sort_unstable();
        numbers
    }
}

/// A hash of the id rather than the id itself, so that an export cannot be matched with records of the
/// project file by anybody who does not hold that file.
fn key_of(id: AnnotationId) -> String {
    let mut hash = Sha256::new();
    hash.update(b"rapporteur export mark ");
    hash.update(id.to_string().as_bytes());
    hash.finalize().iter().take(8).fold(String::with_capacity(16), |key, byte| format!("{key}{byte:02x}"))
}

fn used_concerns(review: &Review, counts: &Counts) -> (Vec<UsedConcern>, BTreeMap<ConcernId, usize>) {
    let mut places = BTreeMap::new();
    let mut used = Vec::new();
    for (depth, id, concern) in review.codebook().tree() {
        let count = counts.of_concern(id);
        if count > 0 {
            places.insert(id.clone(), used.len());
            let Concern { name, letter, colour, definition, .. } = concern.clone();
            used.push(UsedConcern { name, letter, colour: colour.0, definition, depth, count });
        }
    }
    (used, places)
}

fn provisions_of(text: &Text) -> Vec<Provision> {
    let shown = |(index, provision): (usize, &crate::text::Provision)| Provision {
        kind: provision.kind,
        label: provision.label.clone(),
        heading: provision.heading.clone(),
        text: provision.text.clone(),
        depth: provision.depth,
        article: text.article_of(index),
        citation: text.citation(index),
    };
    text.provisions().iter().enumerate().map(shown).collect()
}

fn extent_of(mark: &Annotation, text: &Text) -> Extent {
    match &mark.anchor {
        Anchor::Text => Extent::Text,
        Anchor::Provision(eid) => text.index_of(eid).map_or(Extent::Lost, Extent::Provision),
        Anchor::Spans(spans) => {
            // Only what can be proved is highlighted; the quote is kept whatever happens.
            let passages: Vec<Passage> = spans
                .iter()
                .filter_map(|span| {
                    let provision = span.check(text).ok()?;
                    Some(Passage { provision, from: span.from, to: span.to, quote: span.quote.clone() })
                })
                .collect();
            if passages.is_empty() { Extent::Lost } else { Extent::Passages(passages) }
        }
    }
}

fn article_of(mark: &Annotation, text: &Text) -> Option<usize> {
    match &mark.anchor {
        Anchor::Text => None,
        anchor => anchor.provision(text).map(|at| text.article_of(at)),
    }
}

fn heat_of(
    annotations: &[&Annotation],
    text: &Text,
    review: &Review,
    places: &BTreeMap<ConcernId, usize>,
) -> HeatTable {
    let HeatMap { columns, rows, most } = HeatMap::of(annotations.iter().copied(), text, review.codebook());
    let used: Vec<(usize, usize)> =
        columns.iter().enumerate().filter_map(|(at, id)| Some((at, *places.get(id)?))).collect();
    let rows = rows.into_iter().map(|row| HeatRow {
        article: row.provision,
        cells: used.iter().map(|(at, _)| row.cells.get(*at).copied().unwrap_or_default()).collect(),
        total: row.total,
        gravest: row.gravest,
    });
    HeatTable { rows: rows.collect(), columns: used.iter().map(|(_, place)| *place).collect(), most }
}

fn author_of(review: &Review, mark: &Annotation) -> String {
    let reviewer = review.reviewers().get(&mark.reviewer);
    reviewer.map_or(crate::review::UNSAID, crate::review::Reviewer::display_name).to_owned()
}

fn authors_of(review: &Review, annotations: &[&Annotation]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let first = annotations.iter().filter(|mark| seen.insert(mark.reviewer));
    first.map(|mark| author_of(review, mark)).collect()
}

fn day_of(mark: &Annotation) -> String {
    mark.modified.unwrap_or(mark.created).day()
}

fn days_of(marks: &[Mark]) -> Option<(String, String)> {
    let days = || marks.iter().filter_map(|mark| mark.date.clone());
    Some((days().min()?, days().max()?))
}
