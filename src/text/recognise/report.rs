//! What the recogniser found and where it is not sure.

use std::collections::BTreeMap;
use std::fmt;

use crate::text::{Locator, ProvisionKind, Text};

/// What was recognised, for the person who looks over an import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// How many provisions of each kind there are.
    pub counts: BTreeMap<ProvisionKind, usize>,
    /// Spots a person should look at, in reading order.
    pub doubts: Vec<Doubt>,
}

/// A spot where the recogniser is not sure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// eId of the provision.
    pub eid: String,
    pub reason: Reason,
}

/// Why a spot is doubtful.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// Its number does not follow the one before it.
    OutOfSequence,
    /// Another provision has the same number.
    Duplicate,
    /// The heading seems to be glued to the first sentence.
    GluedHeading,
    /// The label could be read in two ways, such as (i).
    Ambiguous,
    /// A number alone on its line was taken for a paragraph number; it could be a page number.
    BareNumber,
}

impl Report {
    pub(crate) fn of(text: &Text, doubts: Vec<Doubt>) -> Self {
        let mut counts = BTreeMap::new();
        for provision in text.provisions() {
            *counts.entry(provision.kind).or_default() += 1;
        }
        Self { counts, doubts }
    }

    /// How many provisions of this kind there are.
    pub fn count(&self, kind: ProvisionKind) -> usize {
        self.counts.get(&kind).copied().unwrap_or_default()
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OutOfSequence => "its number does not follow the one before it",
            Self::Duplicate => "another provision has the same number",
            Self::GluedHeading => "the heading seems to run into the first sentence",
            Self::Ambiguous => "the label could be a letter or a Roman numeral",
            Self::BareNumber => "a number alone on its line was taken for a paragraph number",
        })
    }
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match Locator::from_eid(&self.eid) {
            Some(locator) => write!(f, "{locator}: {}", self.reason),
            None => write!(f, "{}: {}", self.eid, self.reason),
        }
    }
}
