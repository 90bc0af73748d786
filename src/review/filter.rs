//! What a list of marks is narrowed to, as data that a reviewer can keep under a name.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, Serialize};
use strum::{EnumIter, IntoEnumIterator as _};

use super::bounded::{extras, set_of_at_most};
use super::codebook::ConcernId;
use super::edit::{EditError, room};
use super::id::ReviewerId;
use super::keep::lift;
use super::limits::{MOST_CONCERNS, MOST_RECORDS, MOST_WANTED_CHARS};
use super::rating::Rating;
use super::record::Extras;

/// Something that a mark may have or lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter)]
pub enum Has {
    Comment,
    Recommendation,
    /// Cites at least one.
    Reference,
    Amendment,
    /// Was answered at least once.
    Reply,
}

impl Has {
    pub fn all() -> impl DoubleEndedIterator<Item = Self> {
        Self::iter()
    }

    /// As people read it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Comment => "Comment",
            Self::Recommendation => "Recommendation",
            Self::Reference => "Reference",
            Self::Amendment => "Amendment",
            Self::Reply => "Reply",
        }
    }
}

/// Which marks to show: those that pass everything it asks. What is empty asks nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Kept", into = "Kept")]
pub struct Filter {
    /// Names any of these, or what stands under them.
    pub any_of: BTreeSet<ConcernId>,
    /// For each of these, names it or something under it.
    pub all_of: BTreeSet<ConcernId>,
    /// Names none of these and nothing under them.
    pub none_of: BTreeSet<ConcernId>,
    /// Any of these.
    pub ratings: BTreeSet<Rating>,
    /// By any of these.
    pub reviewers: BTreeSet<ReviewerId>,
    /// Must occur in quote, comment, recommendation, amendment or a reply, whatever the case and the accents.
    pub words: String,
    /// eId of the provision with which the part of the text begins that the mark must stand in.
    pub from: Option<String>,
    /// eId of the provision with which it ends; what stands under that belongs to it.
    pub to: Option<String>,
    /// What the mark must have (`true`) or must lack (`false`).
    pub has: BTreeMap<Has, bool>,
    /// What a later version asks besides.
    pub ext: Extras,
}

impl Filter {
    /// Says whether it lets every mark through.
    pub fn is_open(&self) -> bool {
        let Self { any_of, all_of, none_of, ratings, reviewers, words, from, to, has, ext: _ } = self;
        [any_of, all_of, none_of].iter().all(|set| set.is_empty())
            && ratings.is_empty()
            && reviewers.is_empty()
            && words.trim().is_empty()
            && from.is_none()
            && to.is_none()
            && has.is_empty()
    }

    /// Names `new` wherever it names `old`; says whether it did.
    pub(super) fn rename_concern(&mut self, old: &ConcernId, new: &ConcernId) -> bool {
        let mut renamed = false;
        for set in [&mut self.any_of, &mut self.all_of, &mut self.none_of] {
            if set.remove(old) {
                set.insert(new.clone());
                renamed = true;
            }
        }
        renamed
    }

    /// Refuses what a file could not hold.
    pub(super) fn check(&self) -> Result<(), EditError> {
        for set in [&self.any_of, &self.all_of, &self.none_of] {
            room(set.len(), true, "concerns in a filter", MOST_CONCERNS)?;
        }
        room(self.reviewers.len(), true, "reviewers in a filter", MOST_RECORDS)?;
        room(self.words.chars().count(), true, "characters in words to look for", MOST_WANTED_CHARS)
    }
}

/// A filter in the file: what it asks about, each a field, so that what a later version adds is a field that
/// this one keeps.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(rename = "Filter", default)]
struct Kept {
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    #[serde(deserialize_with = "set_of_at_most::<MOST_CONCERNS, _, _>")]
    any_of: BTreeSet<ConcernId>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    #[serde(deserialize_with = "set_of_at_most::<MOST_CONCERNS, _, _>")]
    all_of: BTreeSet<ConcernId>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    #[serde(deserialize_with = "set_of_at_most::<MOST_CONCERNS, _, _>")]
    none_of: BTreeSet<ConcernId>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    #[serde(deserialize_with = "set_of_at_most::<MOST_CONCERNS, _, _>")]
    ratings: BTreeSet<Rating>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    #[serde(deserialize_with = "set_of_at_most::<MOST_RECORDS, _, _>")]
    reviewers: BTreeSet<ReviewerId>,
    #[serde(skip_serializing_if = "String::is_empty", deserialize_with = "wanted")]
    words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    has_comment: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    has_recommendation: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    has_reference: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    has_amendment: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    has_reply: Option<bool>,
    #[serde(skip_serializing_if = "Extras::is_empty", deserialize_with = "extras")]
    ext: Extras,
}

fn wanted<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let words = String::deserialize(from)?;
    if words.chars().count() > MOST_WANTED_CHARS {
        let why = format!("a filter looks for words of more than {MOST_WANTED_CHARS} characters");
        return Err(serde::de::Error::custom(why));
    }
    Ok(words)
}

impl From<Kept> for Filter {
    fn from(kept: Kept) -> Self {
        let Kept { any_of, all_of, none_of, ratings, reviewers, words, from, to, mut ext, .. } = kept;
        // A version that did not know these yet kept them with what it did not know.
        let mut lifted = |name: &str| lift(&mut ext, name, |from| Option::deserialize(from)).flatten();
        let asked = [
            (Has::Comment, kept.has_comment),
            (Has::Recommendation, kept.has_recommendation),
            (Has::Reference, kept.has_reference),
            (Has::Amendment, kept.has_amendment.or_else(|| lifted("has_amendment"))),
            (Has::Reply, kept.has_reply.or_else(|| lifted("has_reply"))),
        ];
        let has = asked.into_iter().filter_map(|(has, wanted)| Some((has, wanted?))).collect();
        Self { any_of, all_of, none_of, ratings, reviewers, words, from, to, has, ext }
    }
}

impl From<Filter> for Kept {
    fn from(filter: Filter) -> Self {
        let Filter { any_of, all_of, none_of, ratings, reviewers, words, from, to, has, ext } = filter;
        let asked = |what: Has| has.get(&what).copied();
        let (has_comment, has_recommendation) = (asked(Has::Comment), asked(Has::Recommendation));
        let (has_reference, has_amendment) = (asked(Has::Reference), asked(Has::Amendment));
        let has_reply = asked(Has::Reply);
        Self {
            any_of,
            all_of,
            none_of,
            ratings,
            reviewers,
            words,
            from,
            to,
            has_comment,
            has_recommendation,
            has_reference,
            has_amendment,
            has_reply,
            ext,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::arbitrary::filter;
    use super::*;

    proptest! {
        #[test]
        fn a_filter_reads_back_what_it_writes(filter in filter()) {
            let words = ron::to_string(&filter).unwrap();
            prop_assert_eq!(ron::from_str::<Filter>(&words).unwrap(), filter.clone());
            prop_assert_eq!(filter.check(), Ok(()));
            // An open one leaves at most blanks in the file.
            prop_assert!(!filter.is_open() || !words.contains("_of") && !words.contains("has_"), "{}", words);
        }
    }

    #[test]
    fn a_filter_is_bounded() {
        let long = "x".repeat(MOST_WANTED_CHARS + 1);
        let refused = ron::from_str::<Filter>(&format!("(words: \"{long}\")")).unwrap_err().to_string();
        assert!(refused.contains("1000 characters"), "{refused}");
        let filter = Filter { words: long, ..Filter::default() };
        assert!(matches!(filter.check(), Err(EditError::TooMany { most: MOST_WANTED_CHARS, .. })));
        let many = "\"a\",".repeat(MOST_CONCERNS + 1);
        assert!(ron::from_str::<Filter>(&format!("(any_of: [{many}])")).is_err());
        let any_of = (0..=MOST_CONCERNS).map(|at| ConcernId::new(&at.to_string())).collect();
        let filter = Filter { any_of, ..Filter::default() };
        assert!(matches!(filter.check(), Err(EditError::TooMany { most: MOST_CONCERNS, .. })));
    }

    #[test]
    fn what_an_older_version_kept_unread_is_asked_again() {
        let kept = "(ext:{\"has_amendment\":Some(true),\"has_reply\":Some(false),\"mood\":1})";
        let filter = ron::from_str::<Filter>(kept).unwrap();
        assert_eq!(filter.has, [(Has::Amendment, true), (Has::Reply, false)].into());
        assert_eq!(filter.ext.keys().collect::<Vec<_>>(), ["mood"]);
    }

    #[test]
    fn a_new_filter_is_open_and_writes_nothing() {
        assert!(Filter::default().is_open());
        assert_eq!(ron::to_string(&Filter::default()).unwrap(), "()");
        let asks = Filter { has: [(Has::Comment, false)].into(), ..Filter::default() };
        assert!(!asks.is_open());
        assert_eq!(ron::to_string(&asks).unwrap(), "(has_comment:Some(false))");
    }
}
