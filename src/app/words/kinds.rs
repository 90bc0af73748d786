//! Kinds of provisions, and what an import says of a file: what was left out, why something is doubtful.

use crate::import::{ChangeFault, Did, Doing, FileKind, LeftOutKind, Remark, RemarkKind, SourceMarkKind};
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

/// The same in an address where room is short: "Art.", "Para."; whole where nobody shortens it.
pub fn kind_short(kind: ProvisionKind) -> String {
    use ProvisionKind as Kind;
    match kind {
        Kind::Recital | Kind::Paragraph => tr!("kind-paragraph-short"),
        Kind::Chapter => tr!("kind-chapter-short"),
        Kind::Section => tr!("kind-section-short"),
        Kind::Subsection => tr!("kind-subsection-short"),
        Kind::Article => tr!("kind-article-short"),
        Kind::Subparagraph => tr!("kind-subparagraph-short"),
        Kind::Footnote => tr!("kind-footnote-short"),
        whole => self::kind(whole),
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

/// What a reader did, in a sentence behind the kind of remark it is.
pub fn remark(remark: &Remark) -> String {
    tr!("import-remark", kind = remark_kind(remark.kind()), words = did(&remark.did))
}

fn remark_kind(kind: RemarkKind) -> String {
    match kind {
        RemarkKind::Joined | RemarkKind::Continued => tr!("remark-joined"),
        RemarkKind::Guessed => tr!("remark-guessed"),
        RemarkKind::Rescued => tr!("remark-rescued"),
        RemarkKind::Doubtful => tr!("remark-doubtful"),
    }
}

/// What a reader did, in a sentence or two.
fn did(did: &Did) -> String {
    match did {
        Did::JoinedWord(word) => tr!("did-join-word", word = word.as_str()),
        Did::JoinedPages { from, to } => tr!("did-join-pages", from = *from, to = *to),
        Did::ReadAs { extension, kind } => {
            tr!("did-read-as", extension = extension.as_str(), kind = file_kind(*kind))
        }
        Did::ChoseEncoding(name) => tr!("did-choose-encoding", name = name.as_str()),
        Did::ReplacedCharacters(count) => tr!("did-replace-characters", count = *count),
        Did::LeftOutMark { author, words } if author.is_empty() => {
            tr!("did-leave-out-mark", words = words.as_str())
        }
        Did::LeftOutMark { author, words } => {
            tr!("did-leave-out-mark-by", author = author.as_str(), words = words.as_str())
        }
        Did::FoundLetters { font, count, sure: true } => {
            tr!("did-find-letters", count = *count, font = of_font(font))
        }
        Did::FoundLetters { font, count, sure: false } => {
            tr!("did-find-likely-letters", count = *count, font = of_font(font))
        }
        Did::FoundNoLetters { font, count } => {
            tr!("did-find-no-letters", count = *count, font = of_font(font))
        }
    }
}

fn of_font(font: &str) -> String {
    if font.is_empty() { tr!("did-of-nameless-font") } else { tr!("did-of-font", font = font) }
}

/// What a file is: "a Word document".
fn file_kind(kind: FileKind) -> String {
    match kind {
        FileKind::Plain => tr!("file-kind-plain"),
        FileKind::Markdown => tr!("file-kind-markdown"),
        FileKind::Docx => tr!("file-kind-docx"),
        FileKind::Html => tr!("file-kind-html"),
        FileKind::Odt => tr!("file-kind-odt"),
        FileKind::Pdf => tr!("file-kind-pdf"),
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

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::super::{Language, speak};
    use super::*;

    #[test]
    fn what_a_reader_did_is_said_in_both_languages() {
        let name = || "Name".to_owned();
        let mut all = vec![
            Did::JoinedWord(name()),
            Did::JoinedPages { from: 3, to: 5 },
            Did::ChoseEncoding(name()),
            Did::ReplacedCharacters(7),
            Did::LeftOutMark { author: String::new(), words: name() },
            Did::LeftOutMark { author: "Ann".to_owned(), words: name() },
        ];
        all.extend(FileKind::iter().map(|kind| Did::ReadAs { extension: name(), kind }));
        for font in [String::new(), name()] {
            all.push(Did::FoundNoLetters { font: font.clone(), count: 9 });
            all.extend([true, false].map(|sure| Did::FoundLetters { font: font.clone(), count: 9, sure }));
        }
        for each in all {
            assert_eq!(did(&each), each.to_string());
            speak(Language::French);
            let french = did(&each);
            speak(Language::English);
            assert_ne!(french, each.to_string());
            assert!(!french.contains('{'), "{french}");
        }
    }
}
