//! How serious a mark is.

use serde::{Deserialize, Serialize};
use strum::{EnumIter, IntoEnumIterator as _};

/// From what should stay to what must not pass. The order is that of growing gravity.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, EnumIter,
)]
pub enum Rating {
    /// A safeguard to keep.
    Welcome,
    /// Worth knowing.
    Note,
    /// Should be mended.
    #[default]
    Concern,
    /// Endangers people as it stands.
    Serious,
    /// The text must not be accepted with it.
    RedLine,
}

/// Words that are no rating.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no rating; say welcome, note, concern, serious or red-line")]
pub struct UnknownRating(pub String);

impl Rating {
    /// All ratings, mildest first.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> {
        Self::iter()
    }

    /// As people read it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Welcome => "Welcome",
            Self::Note => "Note",
            Self::Concern => "Concern",
            Self::Serious => "Serious concern",
            Self::RedLine => "Red line",
        }
    }

    /// As it is typed on a command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Welcome => "welcome",
            Self::Note => "note",
            Self::Concern => "concern",
            Self::Serious => "serious",
            Self::RedLine => "red-line",
        }
    }

    /// What choosing it says.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Welcome => "A safeguard to keep",
            Self::Note => "Worth knowing, nothing to change",
            Self::Concern => "Should be mended",
            Self::Serious => "Endangers people as it stands",
            Self::RedLine => "The text must not be accepted with it",
        }
    }
}

impl std::str::FromStr for Rating {
    type Err = UnknownRating;

    /// Reads an id or a name, whatever its case.
    fn from_str(words: &str) -> Result<Self, UnknownRating> {
        let wanted = words.trim();
        Self::iter()
            .find(|rating| {
                rating.id().eq_ignore_ascii_case(wanted) || rating.name().eq_ignore_ascii_case(wanted)
            })
            .ok_or_else(|| UnknownRating(wanted.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_are_read_by_id_and_by_name() {
        for rating in Rating::all() {
            assert_eq!(rating.id().parse(), Ok(rating));
            assert_eq!(rating.name().to_uppercase().parse(), Ok(rating));
        }
        assert_eq!("grave".parse::<Rating>(), Err(UnknownRating("grave".into())));
    }
}
