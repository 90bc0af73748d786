//! What the text of a Word document calls from elsewhere: comments and notes.

use std::collections::HashMap;

use super::Walker;
use crate::import::counting::Style as Count;
use crate::import::docx::fields::Shows;
use crate::import::making::{Draft, Touch};
use crate::import::tokens::{Node, Space, Xml};
use crate::text::Hint;

/// Which notes are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notes {
    Foot,
    End,
}

/// Where each note stands, by its id.
pub(super) fn index(part: Option<&Xml>, name: &str) -> HashMap<String, usize> {
    let nodes = part.into_iter().flat_map(|xml| xml.all(Space::Word, name));
    nodes.filter_map(|node| Some((node.attribute(Space::Word, "id")?.to_owned(), node.at))).collect()
}

impl Walker<'_> {
    /// Where a comment begins, ends or is called.
    pub(super) fn comment(&mut self, place: &str, mark: usize) {
        let at = self.paragraphs.last().map(|paragraph| paragraph.draft.length);
        match place {
            "commentRangeStart" => {
                if self.placed.insert(mark) {
                    self.open_comments.push(mark);
                    if let (Some(paragraph), Some(at)) = (self.paragraphs.last_mut(), at) {
                        paragraph.touching.push((mark, at));
                    }
                }
            }
            "commentRangeEnd" => {
                self.open_comments.retain(|open| *open != mark);
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.touch(mark);
                }
            }
            _ => {
                if let (Some(paragraph), Some(at)) = (self.paragraphs.last_mut(), at)
                    && self.placed.insert(mark)
                {
                    paragraph.draft.touches.push(Touch { mark, from: at, to: at });
                }
            }
        }
    }

    /// A call of a note: its sign in brackets, and the note behind the paragraph.
    pub(super) fn call(&mut self, notes: Notes, id: &str, sign: Option<&str>) {
        if self.in_note || !self.pen.stands() || self.hidden || self.fields.now() != Some(Shows::Words) {
            return;
        }
        let (part, style) = match notes {
            Notes::Foot => (&self.context.footnotes, self.context.footnote_style.unwrap_or(Count::Decimal)),
            Notes::End => (&self.context.endnotes, self.context.endnote_style.unwrap_or(Count::LowerRoman)),
        };
        let at = usize::from(notes == Notes::End);
        let sign = sign.filter(|sign| !sign.is_empty()).map_or_else(
            || {
                let counted = self.counted.get_mut(at).map_or(0, |counted| {
                    *counted += 1;
                    *counted
                });
                style.print(counted)
            },
            str::to_owned,
        );
        self.write(&format!("[{sign}]"));
        // A note is read where it is called first.
        let place = self.uncalled.get_mut(at).and_then(|notes| notes.remove(id));
        let found = part.as_ref().zip(place).and_then(|(xml, at)| Some((xml, xml.node(at)?)));
        let Some((xml, element)) = found else { return };
        let called = self.note(xml, element, &sign);
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.draft.notes.extend(called);
        }
    }

    fn note(&mut self, xml: &Xml, element: Node<'_>, sign: &str) -> Option<Draft> {
        let open = self.pen.step_out();
        let paragraphs = std::mem::take(&mut self.paragraphs);
        let comments = std::mem::take(&mut self.open_comments);
        self.in_note = true;
        let drafts = self.walk(xml, element.at + 1, element.end());
        self.in_note = false;
        self.open_comments = comments;
        self.paragraphs = paragraphs;
        self.pen.step_in(open);
        let mut note = Draft { hint: Hint::Footnote, ..Draft::default() };
        for draft in drafts {
            let between = if note.is_blank() || draft.is_blank() { "" } else { " " };
            note.append(between, draft);
        }
        if note.is_blank() {
            return None;
        }
        // The sign is often typed again at the head of the note.
        if !note.text.trim_start().starts_with(sign) || sign.chars().all(char::is_alphanumeric) {
            note.prepend(&format!("[{sign}] "));
        }
        Some(note)
    }
}
