//! What does not hold together in a review that came from a file: facts, for every language to say.

use super::anchor::{Anchor, AnchorFault};
use super::codebook::ConcernId;
use super::edit::EditError;
use super::id::{AnnotationId, ReplyId, ReviewerId};
use crate::text::Locator;

/// Something in a review that does not hold together. Printed, it is a clause in English.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    #[error("concern {id}: {fault}")]
    Concern { id: ConcernId, fault: ConcernFault },
    /// The words or the place of a mark are not in its text.
    #[error("{}", .fault.of_mark(.at))]
    Mark {
        id: AnnotationId,
        /// Address of the provision it stands on, as an eId; empty if it stands on the whole text.
        at: String,
        fault: MarkFault,
    },
    #[error("{fault}")]
    Reply { id: ReplyId, fault: EditError },
    /// Something is kept for a reviewer who is not there.
    #[error("reviewer {0}: {fault}", fault = EditError::UnknownDesk)]
    Desk(ReviewerId),
}

/// What is wrong with a concern.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConcernFault {
    #[error("it has no name")]
    Nameless,
    #[error("it stands under `{0}`, which is not there")]
    LostParent(ConcernId),
    #[error("what it stands under leads round in a circle")]
    Circle,
    #[error("its key {key} is also that of {other}")]
    KeyTaken { key: u8, other: ConcernId },
}

/// What is wrong with a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkFault {
    /// It does not fit its text.
    Anchor(AnchorFault),
    /// What it names is not in the review.
    Missing(EditError),
}

impl MarkFault {
    /// The clause for a mark at this eId.
    fn of_mark(&self, at: &str) -> String {
        let place = cited(at);
        match self {
            Self::Anchor(AnchorFault::OtherWords { quote, .. }) => {
                format!("a mark on {place} quotes words that the text does not have: “{quote}”")
            }
            Self::Anchor(AnchorFault::NoProvision(_)) => {
                format!("a mark stands on {place}, which the text does not have")
            }
            Self::Anchor(AnchorFault::Empty) => format!("a mark on {place} covers no words"),
            Self::Missing(error) => format!("a mark on {place}: {error}"),
        }
    }
}

/// An eId as lawyers write it.
fn cited(eid: &str) -> String {
    match Locator::from_eid(eid) {
        Some(locator) => locator.to_string(),
        None if eid.is_empty() => "the whole text".to_owned(),
        None => eid.to_owned(),
    }
}

impl Problem {
    /// A mark's: at the provision that the fault names, or else where the mark begins.
    pub(super) fn of_mark(id: AnnotationId, anchor: &Anchor, fault: MarkFault) -> Self {
        let named = match &fault {
            MarkFault::Anchor(AnchorFault::OtherWords { at, .. } | AnchorFault::NoProvision(at)) => Some(at),
            _ => None,
        };
        let first = match anchor {
            Anchor::Text => None,
            Anchor::Provision(eid) => Some(eid),
            Anchor::Spans(spans) => spans.first().map(|span| &span.at),
        };
        Self::Mark { id, at: named.or(first).cloned().unwrap_or_default(), fault }
    }

    /// The record that it is about, as the file names it, where the clause does not: for lists that people search the
    /// file by.
    pub fn record(&self) -> Option<String> {
        match self {
            Self::Mark { id, .. } => Some(format!("mark {id}")),
            Self::Reply { id, .. } => Some(format!("reply {id}")),
            Self::Concern { .. } | Self::Desk(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_named_by_where_they_stand() {
        let (id, eid) = (AnnotationId::from_bits(7), "art_23__para_3".to_owned());
        let said = |anchor: &Anchor, fault| Problem::of_mark(id, anchor, fault).to_string();
        let whole = Anchor::Provision(eid.clone());
        let other = AnchorFault::OtherWords { at: eid.clone(), quote: "shall".to_owned() };
        assert_eq!(
            said(&whole, MarkFault::Anchor(other)),
            "a mark on Article 23(3) quotes words that the text does not have: “shall”"
        );
        assert_eq!(
            said(&whole, MarkFault::Anchor(AnchorFault::NoProvision(eid))),
            "a mark stands on Article 23(3), which the text does not have"
        );
        let missing = MarkFault::Missing(EditError::UnknownReference);
        assert_eq!(
            said(&Anchor::Text, missing.clone()),
            "a mark on the whole text: the mark cites a reference that this project does not hold"
        );
        let problem = Problem::of_mark(id, &Anchor::Text, missing);
        assert!(problem.record().is_some_and(|record| record.contains(&id.to_string())));
    }
}
