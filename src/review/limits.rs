//! How much a review may hold. [`super::Review::apply`] refuses more, and so does whoever reads a file, so
//! that what can be made can be saved and what was saved can be opened.
//!
//! The bounds lie far above any real review and far below what would exhaust a small computer.

pub const MOST_TEXTS: usize = 100;
/// Bytes of all PDF files together that are kept beside their texts: as text they take a third more, and a project
/// must fit into its file.
pub const MOST_ORIGINAL_BYTES: usize = 32 << 20;
/// In one text.
pub const MOST_PROVISIONS: usize = 500_000;
pub const MOST_ANNOTATIONS: usize = 200_000;
/// Marks with those that were deleted, which leave their ids.
pub const MOST_IDS: usize = 2 * MOST_ANNOTATIONS;
/// Reviewers, and as many references.
pub const MOST_RECORDS: usize = 20_000;
pub const MOST_CONCERNS: usize = 1_000;
/// Concerns in a chain from the outermost to the innermost.
pub const MOST_LEVELS: usize = 16;
/// Passages of one mark.
pub const MOST_SPANS: usize = 10_000;
/// Concerns of one mark.
pub const MOST_CONCERNS_OF_MARK: usize = 100;
/// References of one mark.
pub const MOST_REFERENCES_OF_MARK: usize = 1_000;
/// Characters that an amendment proposes, or that it would settle for.
pub const MOST_PROPOSED_CHARS: usize = 100_000;
/// Characters of the reason for an amendment.
pub const MOST_REASON_CHARS: usize = 20_000;
/// Characters in the name of the sponsor of an amendment.
pub const MOST_SPONSOR_CHARS: usize = 200;
pub const MOST_REPLIES: usize = 200_000;
/// Replies with those that were deleted, which leave their ids.
pub const MOST_REPLY_IDS: usize = 2 * MOST_REPLIES;
/// Characters of one reply.
pub const MOST_REPLY_CHARS: usize = 20_000;
/// Examples of one concern.
pub const MOST_EXAMPLES: usize = 100;
/// Characters of a definition, when two are joined.
pub const MOST_DEFINITION_CHARS: usize = 10_000;
/// Bookmarks of one reviewer in one text.
pub const MOST_BOOKMARKS: usize = 10_000;
/// Saved filters of one reviewer.
pub const MOST_VIEWS: usize = 1_000;
/// Characters in the name of a saved filter.
pub const MOST_VIEW_NAME_CHARS: usize = 80;
/// Characters that a filter looks for in marks.
pub const MOST_WANTED_CHARS: usize = 1_000;
