//! A mark: where it stands, what worries its writer, how much, why, and what to do.

use serde::{Deserialize, Serialize};

use super::amendment::Amendment;
use super::anchor::Anchor;
use super::bounded::{at_most, extras};
use super::codebook::ConcernId;
use super::id::{AnnotationId, ReferenceId, ReviewerId};
use super::keep::optional;
use super::limits::{MOST_CONCERNS_OF_MARK, MOST_REFERENCES_OF_MARK};
use super::rating::Rating;
use super::record::{Extras, Moment, is_zero};
use crate::text::TextId;

/// One reviewer's mark on one text. It has one writer; colleagues answer it, they do not change it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Annotation {
    /// Its key in the file.
    #[serde(skip, default = "AnnotationId::random")]
    pub id: AnnotationId,
    /// The text it stands on; in the file, the heading it is listed under.
    #[serde(skip, default = "TextId::none")]
    pub text: TextId,
    /// Grows with every change; of two versions the higher is the newer.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub revision: u32,
    #[serde(rename = "by")]
    pub reviewer: ReviewerId,
    pub anchor: Anchor,
    /// The first one colours the mark.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "at_most::<MOST_CONCERNS_OF_MARK, _, _>"
    )]
    pub concerns: Vec<ConcernId>,
    #[serde(default)]
    pub rating: Rating,
    /// Why, in Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
    /// What delegates should do, in a line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub recommendation: String,
    /// The wording proposed instead.
    ///
    /// The layout of the file needs no new number for it: a version that does not know it keeps it, unread,
    /// in the mark's `ext`, shows the mark without it, and gives it back when it saves. Nothing that version
    /// shows is wrong, and nothing is lost.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "optional")]
    pub amendment: Option<Amendment>,
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "at_most::<MOST_REFERENCES_OF_MARK, _, _>"
    )]
    pub references: Vec<ReferenceId>,
    pub created: Moment,
    /// `None` while it is as first made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<Moment>,
    #[serde(default, skip_serializing_if = "Extras::is_empty", deserialize_with = "extras")]
    pub ext: Extras,
}

impl Annotation {
    /// A bare mark with a fresh id.
    pub fn new(text: TextId, reviewer: ReviewerId, anchor: Anchor) -> Self {
        Self {
            id: AnnotationId::random(),
            text,
            revision: 0,
            reviewer,
            anchor,
            concerns: Vec::new(),
            rating: Rating::default(),
            comment: String::new(),
            recommendation: String::new(),
            amendment: None,
            references: Vec::new(),
            created: Moment::now(),
            modified: None,
            ext: Extras::new(),
        }
    }

    /// Says whether two versions say the same, whatever their revision and date of change.
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        let plain = |mark: &Self| Self { revision: 0, modified: None, ..mark.clone() };
        plain(self) == plain(other)
    }
}
