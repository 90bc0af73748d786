//! Kinds of provisions, and what an import says of a file: what was left out, why something is doubtful.

use crate::import::{ChangeFault, Doing, LeftOutKind, RemarkKind, SourceMarkKind};
use crate::text::{ProvisionKind, Reason};
use crate::tr;

/// What a provision is, as it is named before others: "Closing words".
pub fn kind(kind: ProvisionKind) -> String {
    use ProvisionKind as Kind;
    match kind {
        Kind::Front => tr!("kind-front"),
        Kind::Preamble => tr!("kind-preamble"),
        Kind::Recital => tr!("kind-recital"),
        Kind::Part => tr!("kind-part"),
        Kind::Title => tr!("kind-title"),
        Kind::Chapter => tr!("kind-chapter"),
        Kind::Section => tr!("kind-section"),
        Kind::Subsection => tr!("kind-subsection"),
        Kind::Article => tr!("kind-article"),
        Kind::Paragraph => tr!("kind-paragraph"),
        Kind::Subparagraph => tr!("kind-subparagraph"),
        Kind::Point => tr!("kind-point"),
        Kind::ClosingWords => tr!("kind-closing-words"),
        Kind::Annex => tr!("kind-annex"),
        Kind::Footnote => tr!("kind-footnote"),
        Kind::Conclusion => tr!("kind-conclusion"),
    }
}

/// What was left out, for a count that stands before it: "running headers".
pub fn left_out(kind: LeftOutKind, count: usize) -> String {
    match kind {
        LeftOutKind::RunningHeader => tr!("left-out-running-header", count = count),
        LeftOutKind::RunningFooter => tr!("left-out-running-footer", count = count),
        LeftOutKind::PageNumber => tr!("left-out-page-number", count = count),
        LeftOutKind::Masthead => tr!("left-out-masthead", count = count),
        LeftOutKind::Barcode => tr!("left-out-barcode", count = count),
        LeftOutKind::PageBreak => tr!("left-out-page-break", count = count),
        LeftOutKind::RuledLine => tr!("left-out-ruled-line", count = count),
        LeftOutKind::Tag => tr!("left-out-tag", count = count),
        LeftOutKind::HiddenText => tr!("left-out-hidden-text", count = count),
        LeftOutKind::Deleted => tr!("left-out-deleted", count = count),
        LeftOutKind::Inserted => tr!("left-out-inserted", count = count),
        LeftOutKind::Picture => tr!("left-out-picture", count = count),
        LeftOutKind::PageFurniture => tr!("left-out-page-furniture", count = count),
        LeftOutKind::Contents => tr!("left-out-contents", count = count),
        LeftOutKind::ByHand => tr!("left-out-by-hand", count = count),
    }
}

/// Why a row should be looked at, in a sentence.
pub fn reason(reason: Reason) -> String {
    match reason {
        Reason::OutOfSequence => tr!("doubt-out-of-sequence"),
        Reason::Duplicate => tr!("doubt-duplicate"),
        Reason::GluedHeading => tr!("doubt-glued-heading"),
        Reason::Ambiguous => tr!("doubt-ambiguous"),
        Reason::BareNumber => tr!("doubt-bare-number"),
    }
}

/// What kind of remark a reader makes, before what it says.
pub fn remark(kind: RemarkKind) -> String {
    match kind {
        RemarkKind::Joined | RemarkKind::Continued => tr!("remark-joined"),
        RemarkKind::Guessed => tr!("remark-guessed"),
        RemarkKind::Rescued => tr!("remark-rescued"),
        RemarkKind::Doubtful => tr!("remark-doubtful"),
        RemarkKind::Hidden => tr!("remark-hidden"),
    }
}

/// The marks that a file brings: "3 comments".
pub fn source_marks(kind: SourceMarkKind, count: usize) -> String {
    match kind {
        SourceMarkKind::Highlight => tr!("source-highlights", count = count),
        SourceMarkKind::Underline => tr!("source-underlines", count = count),
        SourceMarkKind::StrikeOut => tr!("source-strike-outs", count = count),
        SourceMarkKind::Note => tr!("source-notes", count = count),
        SourceMarkKind::Insertion => tr!("source-insertions", count = count),
        SourceMarkKind::Deletion => tr!("source-deletions", count = count),
    }
}

/// Name of a step that undo takes back.
pub fn doing(doing: Doing) -> String {
    super::say_named(&format!("draft-step-{}", <&str>::from(doing)))
}

/// Why a change cannot be made, and what to do.
pub fn change_fault(fault: ChangeFault) -> String {
    match fault {
        ChangeFault::Gone => tr!("draft-fault-gone"),
        ChangeFault::LeftOut => tr!("draft-fault-left-out"),
        ChangeFault::Kept => tr!("draft-fault-kept"),
        ChangeFault::First => tr!("draft-fault-first"),
        ChangeFault::NoWords => tr!("draft-fault-no-words"),
    }
}
