//! What is said about a text: marks, the codebook they draw on, who made them, and every change as
//! an [`Edit`].

mod anchor;
mod anchor_edit;
mod annotation;
#[cfg(test)]
pub(crate) mod arbitrary;
pub(crate) mod bounded;
mod codebook;
mod desk;
mod edit;
#[cfg(test)]
mod edit_tests;
mod filter;
mod history;
mod id;
pub mod limits;
mod rating;
mod record;
mod reorganise;
mod rollback;
mod state;

pub use anchor::{Anchor, AnchorFault, Extent, QuoteError, Span};
pub use anchor_edit::Edge;
pub use annotation::Annotation;
pub use codebook::{Codebook, Colour, Concern, ConcernId, UnknownConcern};
pub use desk::{Desk, Places, check_view_name};
pub use edit::{Edit, EditError};
pub use filter::{Filter, Has};
pub use history::{History, Joint, Step};
pub use id::{AnnotationId, ProjectId, ReferenceId, ReviewerId};
pub use rating::{Rating, UnknownRating};
pub use record::{Extras, Moment, Reference, Reviewer, UNSAID};
pub use reorganise::{Merging, mark_all, merge_concerns, move_concern, split_concern};
pub use state::Review;
