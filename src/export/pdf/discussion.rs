//! Amendments and replies beside the text: a redline as runs that the template strikes and underlines.

use serde::Serialize;

use super::characters::{Printable, Words};
use super::comment::{self, Paragraph};
use crate::export::discussion as chosen;
use crate::export::selection::Mark;
use crate::review::Change;

/// An amendment as the template sets it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Amendment {
    /// "Replace by · Proposed · Norway".
    summary: Words,
    redline: Vec<Piece>,
    lang: String,
    rtl: bool,
    reason: Words,
    fallback: Words,
}

/// A run of a redline on one line.
#[derive(Debug, Clone, Serialize)]
struct Piece {
    t: String,
    struck: bool,
    new: bool,
    /// Nothing but the end of a line.
    line_end: bool,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Reply {
    /// "A, 2026-01-05"; empty if neither was chosen.
    by: Words,
    pub comment: Vec<Paragraph>,
}

pub(super) fn amendment(amendment: &chosen::Amendment, printable: &Printable) -> Amendment {
    let mut redline = Vec::new();
    for run in &amendment.redline {
        let (struck, new) = (run.change == Change::Deleted, run.change == Change::Inserted);
        for (at, words) in run.words.split('\n').enumerate() {
            if at > 0 {
                redline.push(Piece { t: String::new(), struck: false, new: false, line_end: true });
            }
            let t = printable.text(words).replace('\n', " ");
            if !t.is_empty() {
                redline.push(Piece { t, struck, new, line_end: false });
            }
        }
    }
    let (lang, rtl) = printable.language(amendment.redline.iter().flat_map(|run| run.words.chars()));
    Amendment {
        summary: printable.line(&amendment.summary()),
        redline,
        lang,
        rtl,
        reason: printable.line(&amendment.reason),
        fallback: printable.line(&amendment.fallback),
    }
}

pub(super) fn reply(reply: &chosen::Reply, printable: &Printable) -> Reply {
    Reply { by: printable.line(&reply.signature()), comment: comment::printable(&reply.comment, printable) }
}

impl Amendment {
    /// Roughly how many lines of `letters` it takes.
    pub(super) fn lines(&self, letters: usize) -> usize {
        let words =
            |words: &Words| words.lines.iter().map(|line| 1 + line.chars().count() / letters).sum::<usize>();
        let redline: usize = self.redline.iter().map(|piece| piece.t.chars().count()).sum();
        let ends = self.redline.iter().filter(|piece| piece.line_end).count();
        3 + redline / letters + ends + words(&self.reason) + words(&self.fallback)
    }
}

/// How many `char`s amendment and replies of a mark have.
pub(super) fn chars(mark: &Mark) -> usize {
    let amended = mark.amendment.iter().flat_map(|amendment| &amendment.redline);
    let replied = mark.replies.iter().map(|reply| reply.comment.chars().count());
    amended.map(|run| run.words.chars().count()).chain(replied).sum()
}
