//! What is said about a text: marks, the codebook they draw on, who made them, and every change as
//! an [`Edit`].

mod amendment;
mod anchor;
mod anchor_edit;
mod annotation;
#[cfg(test)]
pub(crate) mod arbitrary;
pub(crate) mod bounded;
mod codebook;
mod desk;
mod difference;
mod edit;
#[cfg(test)]
mod edit_tests;
mod filter;
mod history;
mod id;
pub(crate) mod keep;
pub mod limits;
mod original;
mod outcome;
mod problem;
mod rating;
mod record;
mod redline;
mod reorganise;
mod reply;
#[cfg(test)]
mod reply_tests;
mod rollback;
mod state;

pub use amendment::{Amendment, AmendmentKind, AmendmentStatus, UnknownAmendment};
pub use anchor::{Anchor, AnchorFault, Extent, QuoteError, Span};
pub use anchor_edit::Edge;
pub use annotation::Annotation;
pub use codebook::{Codebook, Colour, Concern, ConcernId, UnknownConcern};
pub use desk::{Desk, Places, check_view_name};
pub use difference::Difference;
pub use edit::{Edit, EditError};
pub use filter::{Filter, Has};
pub use history::{History, Joint, Step};
pub use id::{AnnotationId, ProjectId, ReferenceId, ReplyId, ReviewerId};
pub use original::{FileId, Original};
pub use outcome::{Outcome, Standing};
pub use problem::{ConcernFault, MarkFault, Problem};
pub use rating::{Rating, UnknownRating};
pub use record::{Extras, Moment, Reference, Reviewer, UNSAID};
pub use redline::{Change, Run, redline};
pub use reorganise::{Merging, mark_all, merge_concerns, move_concern, split_concern};
pub use reply::Reply;
pub use state::Review;
