//! Small records that marks lean on: when, who, and the sources they cite.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::bounded::extras;
use super::id::{ReferenceId, ReviewerId};

/// A point in time, whole seconds, UTC; kept as `2026-01-05T10:00:00Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(#[serde(with = "time::serde::rfc3339")] OffsetDateTime);

impl Moment {
    /// The computer's clock, cut to seconds.
    pub fn now() -> Self {
        let now = OffsetDateTime::now_utc();
        Self(now.replace_nanosecond(0).unwrap_or(now))
    }

    /// Seconds after 1 January 1970; the epoch itself where the calendar ends.
    pub fn from_unix(seconds: i64) -> Self {
        Self(OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH))
    }

    /// Reads an RFC 3339 date such as `2026-01-05T10:00:00Z`; parts of a second are cut off.
    pub fn parse(words: &str) -> Option<Self> {
        let moment = OffsetDateTime::parse(words.trim(), &Rfc3339).ok()?;
        Some(Self::from_unix(moment.unix_timestamp()))
    }

    pub fn unix(self) -> i64 {
        self.0.unix_timestamp()
    }

    /// The day, `2026-01-05`.
    pub fn day(self) -> String {
        self.0.date().to_string()
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.format(&Rfc3339).unwrap_or_default())
    }
}

/// Fields that a later version of the program added to a record, kept byte for byte.
pub type Extras = BTreeMap<String, Box<ron::value::RawValue>>;

/// What is shown for a reviewer who chose no name.
pub const UNSAID: &str = "Unnamed reviewer";

/// Somebody who makes marks, known by a name of their choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reviewer {
    #[serde(skip, default = "ReviewerId::random")]
    pub id: ReviewerId,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub revision: u32,
    /// May be empty, and need be nobody's real name.
    #[serde(default)]
    pub name: String,
    #[serde(default, skip_serializing_if = "Extras::is_empty", deserialize_with = "extras")]
    pub ext: Extras,
}

impl Reviewer {
    pub fn new(id: ReviewerId, name: &str) -> Self {
        Self { id, revision: 0, name: name.trim().to_owned(), ext: Extras::new() }
    }

    /// The chosen name or, where none was chosen, words that say so.
    pub fn display_name(&self) -> &str {
        if self.name.trim().is_empty() { UNSAID } else { self.name.trim() }
    }
}

/// A source that comments cite.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    #[serde(default, skip_serializing_if = "is_zero")]
    pub revision: u32,
    pub title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub publisher: String,
    /// As the source states it: `2024`, `2024-08`, `2024-08-09`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// Shown and copied as text, never opened.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub url: String,
    #[serde(default, skip_serializing_if = "Extras::is_empty", deserialize_with = "extras")]
    pub ext: Extras,
}

impl Reference {
    /// "Title. Publisher, date. URL", leaving out what is empty.
    pub fn citation(&self) -> String {
        let place = [self.publisher.trim(), self.date.trim()];
        let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
        let parts = [self.title.trim().to_owned(), place.join(", "), self.url.trim().to_owned()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(". ")
    }
}

/// References by id.
pub(super) type References = BTreeMap<ReferenceId, Reference>;

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
pub(super) fn is_zero(number: &u32) -> bool {
    *number == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_as_an_iso_date() {
        let moment = Moment::from_unix(1_767_607_200);
        assert_eq!(moment.to_string(), "2026-01-05T10:00:00Z");
        assert_eq!(moment.day(), "2026-01-05");
        assert_eq!(ron::from_str::<Moment>(&ron::to_string(&moment).unwrap()).unwrap(), moment);
    }

    #[test]
    fn a_citation_leaves_out_what_is_not_known() {
        let mut reference = Reference { title: "Open letter".into(), ..Reference::default() };
        assert_eq!(reference.citation(), "Open letter");
        reference.date = "2024".into();
        reference.publisher = "Access Now".into();
        assert_eq!(reference.citation(), "Open letter. Access Now, 2024");
    }
}
