//! Hidden and look-alike characters in all that a review holds, and where they stand.

use std::collections::BTreeMap;
use std::sync::Arc;

use strum::{EnumIter, IntoEnumIterator as _, IntoStaticStr};

use super::annotation::Annotation;
use super::codebook::ConcernId;
use super::edit::Edit;
use super::id::{AnnotationId, ReferenceId, ReplyId, ReviewerId};
use super::state::Review;
use crate::text::hidden::{Finding, scan, scan_in};
use crate::text::{Provision, Text, TextId};

/// A record, or a part of a text, that holds words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The review itself.
    Review,
    /// What is known of a text beside its words.
    Header(TextId),
    /// A provision, by its index.
    Provision(TextId, usize),
    Concern(ConcernId),
    Reviewer(ReviewerId),
    Reference(ReferenceId),
    Mark(AnnotationId),
    Reply(ReplyId),
    /// What a reviewer keeps for themselves.
    Desk(ReviewerId),
}

/// Which words of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Field {
    Title,
    ShortTitle,
    Version,
    Symbol,
    Date,
    Language,
    Notice,
    Label,
    /// Heading and text of a provision, a line feed between them; the words that a saved filter wants.
    Words,
    Name,
    Letter,
    Definition,
    Example,
    Publisher,
    Address,
    Comment,
    Recommendation,
    Proposal,
    Reason,
    Fallback,
    Sponsor,
}

impl Field {
    pub fn all() -> impl Iterator<Item = Self> {
        Self::iter()
    }

    /// As people read it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::ShortTitle => "short title",
            Self::Version => "version",
            Self::Symbol => "symbol",
            Self::Date => "date",
            Self::Language => "language",
            Self::Notice => "notice",
            Self::Label => "number",
            Self::Words => "words",
            Self::Name => "name",
            Self::Letter => "letter",
            Self::Definition => "definition",
            Self::Example => "example",
            Self::Publisher => "publisher",
            Self::Address => "address",
            Self::Comment => "comment",
            Self::Recommendation => "recommendation",
            Self::Proposal => "proposed words",
            Self::Reason => "reason",
            Self::Fallback => "fallback",
            Self::Sponsor => "sponsor",
        }
    }
}

/// Something hidden, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    pub place: Place,
    pub field: Field,
    /// Its offset counts in the words of that field.
    pub finding: Finding,
}

impl Place {
    /// Every place of a review that holds words: the provisions of its texts in reading order, then the rest.
    pub fn all(review: &Review) -> impl Iterator<Item = Self> {
        let of_text = |(id, text): (&TextId, &Arc<Text>)| {
            let id = id.clone();
            (0..text.provisions().len()).map(move |at| Self::Provision(id.clone(), at))
        };
        review.texts().iter().flat_map(of_text).chain(Self::records(review))
    }

    /// The places of a review beside the provisions of its texts.
    pub fn records(review: &Review) -> impl Iterator<Item = Self> {
        let headers = review.texts().keys().cloned().map(Self::Header);
        let concerns = review.codebook().concerns.keys().cloned().map(Self::Concern);
        let reviewers = review.reviewers().keys().copied().map(Self::Reviewer);
        let references = review.references().keys().copied().map(Self::Reference);
        let marks = review.annotations().keys().copied().map(Self::Mark);
        let replies = review.replies().keys().copied().map(Self::Reply);
        let desks = review.desks().keys().copied().map(Self::Desk);
        let said = concerns.chain(reviewers).chain(references).chain(marks).chain(replies).chain(desks);
        std::iter::once(Self::Review).chain(headers).chain(said)
    }

    /// Calls `each` with the words that stand here; not at all if the review does not hold the place.
    pub fn words(&self, review: &Review, mut each: impl FnMut(Field, &str)) {
        match self {
            Self::Review => each(Field::Title, review.title()),
            Self::Header(id) => {
                if let Some(text) = review.texts().get(id) {
                    of_header(text, each);
                }
            }
            Self::Provision(id, at) => {
                if let Some(provision) = review.texts().get(id).and_then(|text| text.provisions().get(*at)) {
                    of_provision(provision, each);
                }
            }
            Self::Concern(id) => {
                if let Some(concern) = review.codebook().get(id) {
                    each(Field::Name, &concern.name);
                    each(Field::Letter, &concern.letter);
                    each(Field::Definition, &concern.definition);
                    concern.examples.iter().for_each(|example| each(Field::Example, example));
                }
            }
            Self::Reviewer(id) => {
                if let Some(reviewer) = review.reviewers().get(id) {
                    each(Field::Name, &reviewer.name);
                }
            }
            Self::Reference(id) => {
                if let Some(source) = review.references().get(id) {
                    each(Field::Title, &source.title);
                    each(Field::Publisher, &source.publisher);
                    each(Field::Date, &source.date);
                    each(Field::Address, &source.url);
                }
            }
            Self::Mark(id) => {
                if let Some(mark) = review.annotations().get(id) {
                    of_mark(mark, each);
                }
            }
            Self::Reply(id) => {
                if let Some(reply) = review.replies().get(id) {
                    each(Field::Comment, &reply.comment);
                }
            }
            Self::Desk(id) => {
                for (name, filter) in review.desks().get(id).into_iter().flat_map(|desk| &desk.views) {
                    each(Field::Name, name);
                    each(Field::Words, &filter.words);
                }
            }
        }
    }

    /// Calls `each` with every provision of a text that hides something, and what.
    pub fn scan_text(text: &Text, mut each: impl FnMut(usize, Field, Finding)) {
        for (at, provision) in text.provisions().iter().enumerate() {
            of_provision(provision, |field, words| scan(words, |finding| each(at, field, finding)));
        }
    }

    /// Calls `each` with the places whose words an edit changes, without the provisions of a text that it brings.
    pub fn touched(edit: &Edit, each: &mut impl FnMut(Self)) {
        match edit {
            Edit::SetTitle(_) => each(Self::Review),
            Edit::PutText(text) => each(Self::Header(text.id().clone())),
            Edit::RemoveText(id) => each(Self::Header(id.clone())),
            Edit::PutConcern(id, _) | Edit::RemoveConcern(id) => each(Self::Concern(id.clone())),
            Edit::PutReviewer(reviewer) => each(Self::Reviewer(reviewer.id)),
            Edit::RemoveReviewer(id) => each(Self::Reviewer(*id)),
            Edit::PutReference(id, _) | Edit::RemoveReference(id) => each(Self::Reference(*id)),
            Edit::PutAnnotation(mark) => each(Self::Mark(mark.id)),
            Edit::RemoveAnnotation(id) => each(Self::Mark(*id)),
            Edit::PutReply(reply) => each(Self::Reply(reply.id)),
            Edit::RemoveReply(id) => each(Self::Reply(*id)),
            Edit::PutDesk(id, _) | Edit::RemoveDesk(id) => each(Self::Desk(*id)),
            // Bytes of a file, whose words are those of the text.
            Edit::PutOriginal(_) | Edit::RemoveOriginal(_) => {}
            Edit::All(edits) => edits.iter().for_each(|edit| Self::touched(edit, each)),
        }
    }

    /// Calls `each` with what is hidden here.
    pub fn scan(&self, review: &Review, mut each: impl FnMut(Field, Finding)) {
        let rtl = match self {
            Self::Header(id) => review.texts().get(id).is_some_and(|text| text.header().is_rtl()),
            _ => false,
        };
        self.words(review, |field, words| scan_in(words, rtl, |finding| each(field, finding)));
    }

    /// Where it is, for people: "Article 17(2)(b)", "mark 0123… on Article 5". Says nothing that somebody typed
    /// but what the labels of a text hold.
    pub fn named(&self, review: &Review) -> String {
        let mark_named = |id: &AnnotationId| match review.annotations().get(id) {
            Some(mark) => match review.texts().get(&mark.text) {
                Some(text) => format!("mark {id} on {}", mark.anchor.citation(text)),
                None => format!("mark {id}"),
            },
            None => format!("deleted mark {id}"),
        };
        match self {
            Self::Review => "the project".to_owned(),
            Self::Header(id) => format!("text {}", id.as_str().get(..8).unwrap_or_default()),
            Self::Provision(id, at) => {
                review.texts().get(id).map_or_else(String::new, |text| text.citation(*at))
            }
            Self::Concern(id) => format!("concern {id}"),
            Self::Reviewer(id) => format!("reviewer {id}"),
            Self::Reference(id) => format!("reference {id}"),
            Self::Mark(id) => mark_named(id),
            Self::Reply(id) => {
                let to = review.replies().get(id).map(|reply| mark_named(&reply.to)).unwrap_or_default();
                format!("reply {id} to {to}")
            }
            Self::Desk(id) => format!("saved filter of reviewer {id}"),
        }
    }
}

fn of_provision(provision: &Provision, mut each: impl FnMut(Field, &str)) {
    each(Field::Label, &provision.label);
    each(Field::Words, &provision.words());
}

fn of_header(text: &Text, mut each: impl FnMut(Field, &str)) {
    let header = text.header();
    each(Field::Title, &header.instrument.title);
    each(Field::ShortTitle, &header.instrument.short_title);
    each(Field::Version, &header.version);
    each(Field::Symbol, &header.symbol);
    each(Field::Date, &header.date);
    each(Field::Language, &header.language);
    each(Field::Notice, &header.notice);
}

fn of_mark(mark: &Annotation, mut each: impl FnMut(Field, &str)) {
    each(Field::Comment, &mark.comment);
    each(Field::Recommendation, &mark.recommendation);
    if let Some(amendment) = &mark.amendment {
        each(Field::Proposal, &amendment.words);
        each(Field::Reason, &amendment.reason);
        each(Field::Fallback, &amendment.fallback);
        each(Field::Sponsor, &amendment.sponsor);
    }
}

/// Warnings that are kept with their places; there can be millions.
const LISTED: usize = 1_000;

/// All that is hidden in a review: how much of it, and the first places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HiddenSigns {
    /// How many warnings there are.
    pub warnings: usize,
    /// The first thousand of them.
    pub listed: Vec<Sighting>,
    /// What is no warning, by character: how often it occurs, and where first.
    pub information: BTreeMap<char, (usize, Sighting)>,
}

impl HiddenSigns {
    /// Looks through everything. Takes time in proportion to all words.
    pub fn of(review: &Review) -> Self {
        let mut found = Self::default();
        for place in Place::all(review) {
            place.scan(review, |field, finding| {
                found.take(Sighting { place: place.clone(), field, finding });
            });
        }
        found
    }

    fn take(&mut self, sighting: Sighting) {
        if !sighting.finding.grave {
            self.information.entry(sighting.finding.sign).or_insert((0, sighting)).0 += 1;
            return;
        }
        self.warnings += 1;
        if self.listed.len() < LISTED {
            self.listed.push(sighting);
        }
    }
}
