//! What a mark proposes and what was answered to it, as it leaves the program.

use serde::{Deserialize, Serialize};

use super::selection::Choices;
use crate::review::{AmendmentKind, AmendmentStatus, Annotation, Review, Reviewer, Run, UNSAID, redline};
use crate::text::Text;

/// The amendment of a mark, as in [`crate::review::Amendment`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    pub kind: AmendmentKind,
    /// What becomes of the marked words; empty where only words are to be written.
    pub redline: Vec<Run>,
    /// The proposed words; empty where words only go.
    pub words: String,
    pub reason: String,
    pub fallback: String,
    pub sponsor: String,
    pub status: AmendmentStatus,
}

/// A reply to a mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    pub comment: String,
    /// `None` if names were not chosen.
    pub author: Option<String>,
    /// The day of the last change; `None` if dates were not chosen.
    pub date: Option<String>,
}

impl Amendment {
    pub(super) fn of(mark: &Annotation, text: &Text) -> Option<Self> {
        let amendment = mark.amendment.as_ref()?;
        let crate::review::Amendment { kind, reason, fallback, sponsor, status, .. } = amendment.clone();
        let redline = redline(amendment, &mark.anchor.words_in(text));
        let words = amendment.proposed().to_owned();
        Some(Self { kind, redline, words, reason, fallback, sponsor, status })
    }

    /// "Replace by · Proposed · Norway".
    pub(super) fn summary(&self) -> String {
        let sponsor = self.sponsor.trim();
        let parts = [self.kind.name(), self.status.name(), sponsor];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// In words alone, where nothing can be struck or underlined: "Replace by: …".
    pub(super) fn in_words(&self) -> String {
        let words = self.words.trim();
        let colon = if words.is_empty() { "" } else { ": " };
        let mut lines = vec![format!("{}{colon}{words}", self.kind.name())];
        for (name, said) in
            [("Reason", &self.reason), ("Fallback", &self.fallback), ("Sponsor", &self.sponsor)]
        {
            if !said.trim().is_empty() {
                lines.push(format!("{name}: {}", said.trim()));
            }
        }
        if self.status != AmendmentStatus::Proposed {
            lines.push(format!("Status: {}", self.status.name()));
        }
        lines.join("\n")
    }
}

impl Reply {
    /// The replies to a mark, oldest first; none if they were not chosen.
    pub(super) fn of(mark: &Annotation, review: &Review, choices: &Choices) -> Vec<Self> {
        let chosen = choices.replies.then(|| review.replies_to(mark.id)).into_iter().flatten();
        let shown = |reply: &crate::review::Reply| Self {
            comment: reply.comment.clone(),
            author: choices.authors.then(|| {
                let reviewer = review.reviewers().get(&reply.reviewer);
                reviewer.map_or(UNSAID, Reviewer::display_name).to_owned()
            }),
            date: choices.dates.then(|| reply.modified.unwrap_or(reply.created).day()),
        };
        chosen.map(shown).collect()
    }

    /// "A, 2026-01-05", as far as it was chosen; empty if nothing was.
    pub(super) fn signature(&self) -> String {
        let parts = [self.author.as_deref(), self.date.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}
