//! What stands elsewhere than its place in an `OpenDocument` text: changes, comments and notes.

use super::Walker;
use crate::import::changes::Change;
use crate::import::making::{Draft, Touch};
use crate::import::source::{SourceMark, SourceMarkKind, SourceReply};
use crate::import::times::utc;
use crate::import::tokens::{Node, Space};
use crate::text::Hint;

/// A change that is told of before the text.
#[derive(Debug)]
pub(super) struct Region {
    pub(super) change: Change,
    /// Where the words stand that were taken out: their tokens.
    words: Option<(usize, usize)>,
}

/// A change with its id.
pub(super) fn region(node: Node<'_>) -> Option<(&str, Region)> {
    let id = node.attribute(Space::Text, "id").or_else(|| node.attribute(Space::Other, "id"))?;
    let kind = node.children().find(|child| matches!(child.name(), "insertion" | "deletion"))?;
    let info = kind.child(Space::Office, "change-info");
    let said =
        |name| info.and_then(|info| info.child(Space::Dublin, name)).map(Node::words).unwrap_or_default();
    let change = Change { inserts: kind.name() == "insertion", author: said("creator"), date: said("date") };
    let words = (!change.inserts).then(|| (info.map_or(kind.at + 1, |info| info.end() + 1), kind.end()));
    Some((id, Region { change, words }))
}

impl<'a> Walker<'a> {
    pub(super) fn change(&mut self, place: &str, id: &'a str) {
        let Some(region) = self.regions.get_mut(id) else { return };
        let change = region.change.clone();
        match place {
            "change-start" => {
                self.open_regions.push(id);
                self.pen.begin(change);
            }
            "change-end" => {
                self.open_regions.retain(|open| *open != id);
                self.pen.end_of(&change);
            }
            // Words that were taken out stand where they were, once.
            _ => {
                let words = if self.in_deletion { None } else { region.words.take() };
                let Some((from, to)) = words else { return };
                self.deleted(&change, from, to);
            }
        }
    }

    fn deleted(&mut self, change: &Change, from: usize, to: usize) {
        self.in_deletion = true;
        self.pen.begin(change.clone());
        let xml = self.xml;
        let paragraphs = (from..to).filter_map(|at| xml.node(at));
        let inside = !self.paragraphs.is_empty();
        for (index, node) in
            paragraphs.filter(|node| node.is(Space::Text, "p") || node.is(Space::Text, "h")).enumerate()
        {
            if index > 0 || !inside {
                if inside {
                    self.end_paragraph(std::slice::from_ref(change));
                }
                self.begin_paragraph(None);
            }
            self.walk(node.at + 1, node.end());
            if !inside {
                self.end_paragraph(std::slice::from_ref(change));
            }
        }
        self.pen.end();
        self.in_deletion = false;
    }

    pub(super) fn comment(&mut self, node: Node<'a>) {
        let said = |name| node.child(Space::Dublin, name).map(Node::words).unwrap_or_default();
        let paragraphs: Vec<String> = node.within(Space::Text, "p").map(Node::words).collect();
        let reply = SourceReply {
            words: paragraphs.join("\n").trim().to_owned(),
            author: said("creator").trim().to_owned(),
            date: utc(&said("date")),
        };
        let parent = node.attribute(Space::Other, "parent-name").and_then(|name| self.comments.get(name));
        let name = node.attribute(Space::Office, "name");
        if let Some((parent, mark)) = parent.and_then(|at| Some((*at, self.pen.marks.get_mut(*at)?))) {
            mark.replies.push(reply);
            self.comments.extend(name.map(|name| (name, parent)));
            return;
        }
        let mark = self.pen.mark(SourceMark {
            kind: SourceMarkKind::Highlight,
            spans: Vec::new(),
            words: reply.words,
            author: reply.author,
            date: reply.date,
            colour: None,
            replies: Vec::new(),
        });
        let at = self.paragraphs.last().map(|paragraph| paragraph.draft.length);
        let has_end = name.is_some_and(|name| self.ended.contains(name));
        self.comments.extend(name.map(|name| (name, mark)));
        if has_end {
            self.open_comments.push(mark);
        }
        if let (Some(paragraph), Some(at)) = (self.paragraphs.last_mut(), at) {
            if has_end {
                paragraph.touching.push((mark, at));
            } else {
                paragraph.draft.touches.push(Touch { mark, from: at, to: at });
            }
        }
    }

    /// A note: its sign in brackets, and the note behind the paragraph.
    pub(super) fn note(&mut self, node: Node<'a>) {
        let body = node.child(Space::Text, "note-body");
        let Some(body) = body.filter(|_| !self.in_note && !self.hidden && self.pen.stands()) else { return };
        let citation = node.child(Space::Text, "note-citation");
        let sign = citation.and_then(|sign| sign.attribute(Space::Text, "label").map(str::to_owned));
        let sign = sign.or_else(|| citation.map(Node::words)).unwrap_or_default().trim().to_owned();
        self.words(&format!("[{sign}]"));
        let open = self.pen.step_out();
        let paragraphs = std::mem::take(&mut self.paragraphs);
        let regions = std::mem::take(&mut self.open_regions);
        let lists = std::mem::take(&mut self.lists);
        self.in_note = true;
        let drafts = self.story(body);
        self.in_note = false;
        self.lists = lists;
        self.open_regions = regions;
        self.paragraphs = paragraphs;
        self.pen.step_in(open);
        let mut whole = Draft { hint: Hint::Footnote, ..Draft::default() };
        for draft in drafts {
            let between = if whole.is_blank() || draft.is_blank() { "" } else { " " };
            whole.append(between, draft);
        }
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|_| !whole.is_blank()) {
            whole.prepend(&format!("[{sign}] "));
            paragraph.draft.notes.push(whole);
        }
    }
}
