//! A paragraph of an `OpenDocument` text while it is read.

use crate::import::making::{Draft, Touch, may_be_heading};
use crate::import::source::LeftOutKind;
use crate::text::Hint;

#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) draft: Draft,
    /// Level of the heading, from 1.
    pub(super) heading: Option<u8>,
    pub(super) label: String,
    /// Whether its style hides it.
    pub(super) hidden_style: bool,
    pub(super) hidden: String,
    /// Comments that are open, with the `char` at which they came to this paragraph.
    pub(super) touching: Vec<(usize, usize)>,
    /// Paragraphs of the text boxes that hang on it.
    pub(super) boxes: Vec<Draft>,
}

impl Paragraph {
    /// Ends the part of a comment that stands in this paragraph.
    pub(super) fn touch(&mut self, mark: usize) {
        if let Some(at) = self.touching.iter().position(|(open, _)| *open == mark) {
            let (mark, from) = self.touching.remove(at);
            self.draft.touches.push(Touch { mark, from, to: self.draft.length });
        }
    }

    /// Ends the parts of all comments that stand in this paragraph.
    pub(super) fn touch_all(&mut self) {
        let to = self.draft.length;
        let touching = self.touching.drain(..);
        self.draft.touches.extend(touching.map(|(mark, from)| Touch { mark, from, to }));
    }

    /// The paragraphs that come of it, its text boxes last.
    pub(super) fn finish(mut self, contents: bool) -> Vec<Draft> {
        if !self.hidden.trim().is_empty() {
            self.draft.left.push((LeftOutKind::HiddenText, self.hidden.trim().to_owned()));
        }
        if contents && !self.draft.is_blank() {
            let words = std::mem::take(&mut self.draft.text);
            let left = std::mem::take(&mut self.draft.left);
            self.draft = Draft::left(LeftOutKind::Contents, words.trim());
            self.draft.left.extend(left);
        }
        let is_word = self.label.chars().filter(|c| c.is_alphabetic()).count() > 2;
        let blank = self.draft.is_blank();
        if !contents && !self.label.is_empty() && (!blank || is_word) {
            self.draft.prepend(&format!("{} ", self.label));
        }
        if let Some(level) = self.heading.filter(|_| may_be_heading(&self.draft.text)) {
            self.draft.hint = Hint::Heading(level);
        }
        let is_heading = self.draft.hint != Hint::None;
        let mut lines = self.draft.lines(is_heading);
        lines.extend(self.boxes);
        lines
    }
}
