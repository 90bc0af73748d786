//! An amendment: the wording that a mark's writer proposes instead.

use serde::{Deserialize, Serialize};
use strum::{EnumIter, IntoEnumIterator as _};

use super::anchor::Anchor;
use super::bounded::{extras, words_of_at_most};
use super::edit::{EditError, room};
use super::limits::{MOST_PROPOSED_CHARS, MOST_REASON_CHARS, MOST_SPONSOR_CHARS};
use super::record::Extras;

/// What an amendment does to the words it stands on.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, EnumIter,
)]
pub enum AmendmentKind {
    /// The proposed words take the place of the marked ones.
    #[default]
    Replace,
    /// The marked words go.
    Delete,
    /// The marked provision goes, with all under it.
    DeleteProvision,
    /// The proposed words come after the marked ones.
    Insert,
    /// A provision of its own, after the one that is marked.
    NewProvision,
}

/// Words that are no kind of amendment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no amendment; say replace, delete, delete-provision, insert or new-provision")]
pub struct UnknownAmendment(pub String);

impl AmendmentKind {
    pub fn all() -> impl Iterator<Item = Self> {
        Self::iter()
    }

    /// The kinds that make sense for what is marked, the most frequent first; never empty.
    pub fn fitting(anchor: &Anchor) -> &'static [Self] {
        match anchor {
            Anchor::Spans(_) => &[Self::Replace, Self::Delete, Self::Insert, Self::NewProvision],
            Anchor::Provision(_) => &[Self::Replace, Self::DeleteProvision, Self::NewProvision],
            Anchor::Text => &[Self::NewProvision],
        }
    }

    /// As people read it before the proposed words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Replace => "Replace by",
            Self::Delete => "Delete",
            Self::DeleteProvision => "Delete the provision",
            Self::Insert => "Insert after it",
            Self::NewProvision => "New provision after it",
        }
    }

    /// As it is typed on a command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Replace => "replace",
            Self::Delete => "delete",
            Self::DeleteProvision => "delete-provision",
            Self::Insert => "insert",
            Self::NewProvision => "new-provision",
        }
    }

    /// Says whether the marked words are to go.
    pub fn strikes(self) -> bool {
        matches!(self, Self::Replace | Self::Delete | Self::DeleteProvision)
    }

    /// Says whether it proposes words.
    pub fn proposes(self) -> bool {
        !matches!(self, Self::Delete | Self::DeleteProvision)
    }
}

impl std::str::FromStr for AmendmentKind {
    type Err = UnknownAmendment;

    fn from_str(words: &str) -> Result<Self, UnknownAmendment> {
        Self::all().find(|kind| kind.id() == words).ok_or_else(|| UnknownAmendment(words.to_owned()))
    }
}

/// How far an amendment has come in the negotiation.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, EnumIter,
)]
pub enum AmendmentStatus {
    #[default]
    Proposed,
    /// Agreed by the negotiators, subject to their capitals.
    AgreedAdReferendum,
    Adopted,
    Rejected,
    Withdrawn,
}

impl AmendmentStatus {
    pub fn all() -> impl Iterator<Item = Self> {
        Self::iter()
    }

    /// As people read it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Proposed => "Proposed",
            Self::AgreedAdReferendum => "Agreed ad referendum",
            Self::Adopted => "Adopted",
            Self::Rejected => "Rejected",
            Self::Withdrawn => "Withdrawn",
        }
    }

    /// As scripts read it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::AgreedAdReferendum => "agreed-ad-referendum",
            Self::Adopted => "adopted",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
        }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
    fn is_proposed(&self) -> bool {
        *self == Self::Proposed
    }
}

/// What a mark's writer proposes. It belongs to the mark, so it is changed, undone and merged with it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    pub kind: AmendmentKind,
    /// The proposed words, plain, with line feeds; kept where the kind proposes none, so that turning to
    /// *Delete* and back loses nothing.
    #[serde(
        default,
        skip_serializing_if = "String::is_empty",
        deserialize_with = "words_of_at_most::<MOST_PROPOSED_CHARS, _>"
    )]
    pub words: String,
    /// Why it would be better so.
    #[serde(
        default,
        skip_serializing_if = "String::is_empty",
        deserialize_with = "words_of_at_most::<MOST_REASON_CHARS, _>"
    )]
    pub reason: String,
    /// The words to settle for if these find no support.
    #[serde(
        default,
        skip_serializing_if = "String::is_empty",
        deserialize_with = "words_of_at_most::<MOST_PROPOSED_CHARS, _>"
    )]
    pub fallback: String,
    /// The State or organisation that brings it forward.
    #[serde(
        default,
        skip_serializing_if = "String::is_empty",
        deserialize_with = "words_of_at_most::<MOST_SPONSOR_CHARS, _>"
    )]
    pub sponsor: String,
    #[serde(default, skip_serializing_if = "AmendmentStatus::is_proposed")]
    pub status: AmendmentStatus,
    #[serde(default, skip_serializing_if = "Extras::is_empty", deserialize_with = "extras")]
    pub ext: Extras,
}

impl Amendment {
    /// One that does this with these words.
    pub fn new(kind: AmendmentKind, words: impl Into<String>) -> Self {
        Self { kind, words: words.into(), ..Self::default() }
    }

    /// The words it proposes; none where it only takes words away.
    pub fn proposed(&self) -> &str {
        if self.kind.proposes() { &self.words } else { "" }
    }

    /// Refuses what a file could not hold.
    pub(super) fn check(&self) -> Result<(), EditError> {
        let chars = |words: &str| words.chars().count();
        room(chars(&self.words), true, "characters in proposed words", MOST_PROPOSED_CHARS)?;
        room(chars(&self.fallback), true, "characters in proposed words", MOST_PROPOSED_CHARS)?;
        room(chars(&self.reason), true, "characters in a reason", MOST_REASON_CHARS)?;
        room(chars(&self.sponsor), true, "characters in a sponsor", MOST_SPONSOR_CHARS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amendment_leaves_out_of_the_file_what_is_not_said() {
        let plain = Amendment::new(AmendmentKind::Replace, "");
        assert_eq!(ron::to_string(&plain).unwrap(), "(kind:Replace)");
        let full = Amendment {
            reason: "Clearer".into(),
            status: AmendmentStatus::AgreedAdReferendum,
            ..Amendment::new(AmendmentKind::Insert, "a\nb")
        };
        let words = ron::to_string(&full).unwrap();
        assert_eq!(words, r#"(kind:Insert,words:"a\nb",reason:"Clearer",status:AgreedAdReferendum)"#);
        assert_eq!(ron::from_str::<Amendment>(&words).unwrap(), full);
    }

    #[test]
    fn an_amendment_is_bounded_alike_in_file_and_edit() {
        let long = |most: usize| "x".repeat(most + 1);
        for (field, most) in [
            ("words", MOST_PROPOSED_CHARS),
            ("fallback", MOST_PROPOSED_CHARS),
            ("reason", MOST_REASON_CHARS),
            ("sponsor", MOST_SPONSOR_CHARS),
        ] {
            let mut amendment = Amendment::default();
            let place = match field {
                "words" => &mut amendment.words,
                "fallback" => &mut amendment.fallback,
                "reason" => &mut amendment.reason,
                _ => &mut amendment.sponsor,
            };
            *place = long(most);
            assert!(matches!(amendment.check(), Err(EditError::TooMany { most: m, .. }) if m == most));
            let refused = ron::from_str::<Amendment>(&ron::to_string(&amendment).unwrap()).unwrap_err();
            assert!(refused.to_string().contains(&most.to_string()), "{refused}");
        }
    }

    #[test]
    fn kinds_fit_what_is_marked_and_have_names_to_type() {
        for kind in AmendmentKind::all() {
            assert_eq!(kind.id().parse(), Ok(kind));
            assert!(kind.proposes() || kind.strikes());
        }
        assert!("rewrite".parse::<AmendmentKind>().is_err());
        let spans = AmendmentKind::fitting(&Anchor::Spans(Vec::new()));
        assert!(!spans.contains(&AmendmentKind::DeleteProvision));
        assert_eq!(AmendmentKind::fitting(&Anchor::Text), [AmendmentKind::NewProvision]);
    }
}
