//! Marks that somebody made in a file with another program, as records of a review.
//!
//! Whoever brings the same file in gets the same ids, so that colleagues who do it each for themselves can merge.

use sha2::{Digest as _, Sha256};

use super::source::{Source, SourceMark, SourceMarkKind};
use super::trace::Trace;
use crate::review::{
    Amendment, AmendmentKind, Anchor, Annotation, AnnotationId, Edit, Moment, Rating, Reply, ReplyId,
    Reviewer, ReviewerId,
};
use crate::text::Text;

/// What the marks of a file became.
#[derive(Debug, Clone, PartialEq)]
pub struct Brought {
    /// Puts their writers, the marks and the answers to them into a review that holds the text.
    pub edit: Edit,
    /// How many marks are in it.
    pub marks: usize,
    /// How many marks stand on nothing that is part of the text.
    pub left: usize,
}

/// The records that the marks of `source` become on the text that was made of it.
pub fn bring_marks(source: &Source, text: &Text) -> Brought {
    let trace = Trace::of(&source.paragraphs, text);
    let mut edits = Vec::new();
    let (mut marks, mut left) = (0, 0);
    for (index, mark) in source.marks.iter().enumerate() {
        let Some(anchor) = anchor(mark, &trace, text) else {
            left += 1;
            continue;
        };
        marks += 1;
        let writer = writer(&mark.author, text, &mut edits);
        let made = annotation(index, mark, anchor, writer, text);
        let to = made.id;
        edits.push(Edit::PutAnnotation(Box::new(made)));
        for (at, reply) in mark.replies.iter().enumerate() {
            let writer = self::writer(&reply.author, text, &mut edits);
            let created = Moment::parse(&reply.date);
            let mut answer = Reply::new(to, writer, reply.words.as_str());
            if let Some(created) = created {
                answer.id = ReplyId::from_bits(bits(
                    text,
                    &["reply", &index.to_string(), &at.to_string(), &reply.words],
                ));
                answer.created = created;
            }
            edits.push(Edit::PutReply(Box::new(answer)));
        }
    }
    Brought { edit: Edit::All(edits), marks, left }
}

/// The record of whoever is called so in the file, put in once.
fn writer(name: &str, text: &Text, edits: &mut Vec<Edit>) -> ReviewerId {
    let id = ReviewerId::from_bits(bits(text, &["writer", name]));
    let known = edits.iter().any(|edit| matches!(edit, Edit::PutReviewer(known) if known.id == id));
    if !known {
        edits.push(Edit::PutReviewer(Reviewer::new(id, name)));
    }
    id
}

fn annotation(
    index: usize,
    mark: &SourceMark,
    anchor: Anchor,
    writer: ReviewerId,
    text: &Text,
) -> Annotation {
    let mut made = Annotation::new(text.id().clone(), writer, anchor);
    // Without a date two people would make two different records of it, so each gets one of their own.
    if let Some(created) = Moment::parse(&mark.date) {
        made.id =
            AnnotationId::from_bits(bits(text, &["mark", &index.to_string(), &mark.author, &mark.words]));
        made.created = created;
    }
    // Nobody has said how grave it is.
    made.rating = Rating::Note;
    let words = mark.words.as_str();
    match mark.kind {
        SourceMarkKind::Insertion => made.amendment = Some(Amendment::new(AmendmentKind::Insert, words)),
        SourceMarkKind::Deletion if words.is_empty() => {
            made.amendment = Some(Amendment::new(AmendmentKind::Delete, ""));
        }
        SourceMarkKind::Deletion => made.amendment = Some(Amendment::new(AmendmentKind::Replace, words)),
        SourceMarkKind::StrikeOut => {
            made.amendment = Some(Amendment::new(AmendmentKind::Delete, ""));
            words.clone_into(&mut made.comment);
        }
        SourceMarkKind::Highlight | SourceMarkKind::Underline | SourceMarkKind::Note => {
            words.clone_into(&mut made.comment);
        }
    }
    made
}

/// What the mark covers; the whole provision where it covers no words.
fn anchor(mark: &SourceMark, trace: &Trace, text: &Text) -> Option<Anchor> {
    let passages = mark.spans.iter().flat_map(|span| trace.passages(*span));
    if let Some(anchor) = Anchor::passages(text, passages) {
        return Some(anchor);
    }
    let first = mark.spans.first()?;
    if mark.kind == SourceMarkKind::Insertion
        && let Some(anchor) = word_before(first.paragraph, first.from, trace, text)
    {
        return Some(anchor);
    }
    let provision = trace.provision_at(first.paragraph, first.from)?;
    Some(Anchor::Provision(text.provisions().get(provision)?.eid.clone()))
}

/// The word before a place of the source: what is inserted there comes after it.
fn word_before(paragraph: usize, at: usize, trace: &Trace, text: &Text) -> Option<Anchor> {
    let span = super::SourceSpan { paragraph, from: 0, to: at };
    let (provision, range) = trace.passages(span).pop()?;
    let words: Vec<char> = text.provisions().get(provision)?.words().chars().collect();
    let before = words.get(..range.end)?;
    let end = before.iter().rposition(|c| !c.is_whitespace())? + 1;
    let start = before.get(..end)?.iter().rposition(|c| c.is_whitespace()).map_or(0, |space| space + 1);
    Anchor::passages(text, [(provision, start..end)])
}

/// 128 bits that name a record of this text.
fn bits(text: &Text, parts: &[&str]) -> u128 {
    let mut hash = Sha256::new();
    for part in [text.id().as_str()].iter().chain(parts) {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    let digest = hash.finalize();
    digest.iter().take(16).fold(0, |bits, byte| bits << 8 | u128::from(*byte))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::source::{Paragraph, SourceReply, SourceSpan};
    use super::*;
    use crate::review::{Codebook, Review};
    use crate::text::{Hint, TextHeader, recognise};

    fn mark(kind: SourceMarkKind, span: (usize, usize, usize), words: &str, author: &str) -> SourceMark {
        let (paragraph, from, to) = span;
        SourceMark {
            kind,
            spans: vec![SourceSpan { paragraph, from, to }],
            words: words.to_owned(),
            author: author.to_owned(),
            date: "2024-08-09T10:11:12Z".to_owned(),
            colour: None,
            replies: Vec::new(),
        }
    }

    fn source() -> Source {
        let lines = ["Article 1", "Use", "1. Each Party may keep data for long.", "2. None shall tell."];
        let mut source = Source {
            paragraphs: lines.map(|line| Paragraph::new(line, Hint::None)).to_vec(),
            ..Source::default()
        };
        let mut answered = mark(SourceMarkKind::Highlight, (2, 23, 27), "Which data?", "A");
        answered.replies.push(SourceReply {
            words: "All of it.".into(),
            author: "B".into(),
            date: "2024-08-10T00:00:00Z".into(),
        });
        source.marks = vec![
            answered,
            mark(SourceMarkKind::Deletion, (2, 14, 17), "shall not", "A"),
            mark(SourceMarkKind::Insertion, (2, 17, 17), "never", "B"),
            mark(SourceMarkKind::Note, (3, 0, 0), "Secrecy", ""),
            mark(SourceMarkKind::Note, (9, 0, 0), "Nowhere", "A"),
        ];
        source
    }

    #[test]
    fn marks_of_a_file_become_marks_of_a_review() {
        let source = source();
        let text =
            recognise(TextHeader::default(), source.paragraphs.iter().map(Paragraph::line)).unwrap().text;
        let mut review = Review::new("", Codebook::shipped());
        review.apply(Edit::PutText(Arc::new(text.clone()))).unwrap();
        let brought = bring_marks(&source, &text);
        assert_eq!(brought, bring_marks(&source, &text), "whoever does it gets the same");
        assert_eq!((brought.marks, brought.left), (5, 0));
        review.apply(brought.edit).unwrap();
        assert!(review.problems().is_empty(), "{:?}", review.problems());
        let mut told: Vec<(String, String, String)> = review
            .annotations()
            .values()
            .map(|mark| {
                let amendment = mark.amendment.as_ref().map(|a| format!("{:?} {}", a.kind, a.words));
                let place = format!("{} {}", mark.anchor.citation(&text), mark.anchor.quote());
                (place.trim().to_owned(), mark.comment.clone(), amendment.unwrap_or_default())
            })
            .collect();
        told.sort();
        let wanted = [
            ("Article 1(1) data", "Which data?", ""),
            ("Article 1(1) may", "", "Insert never"),
            ("Article 1(1) may", "", "Replace shall not"),
            ("Article 1(2)", "Nowhere", ""),
            ("Article 1(2)", "Secrecy", ""),
        ];
        assert_eq!(told, wanted.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned())));
        let names: Vec<&str> = review.reviewers().values().map(|r| r.name.as_str()).collect();
        assert_eq!(names.len(), 3);
        let answered = review.annotations().values().find(|m| m.comment == "Which data?").unwrap();
        let reply = review.replies_to(answered.id).next().unwrap();
        assert_eq!((reply.comment.as_str(), reply.created.day().as_str()), ("All of it.", "2024-08-10"));
    }
}
