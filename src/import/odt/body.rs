//! The text of an `OpenDocument` text, walked once from its first token to its last.

mod calls;

use std::collections::{HashMap, HashSet};

use calls::{Region, region};

use super::lists::Lists;
use super::paragraph::Paragraph;
use super::styles::Styles;
use crate::import::Changes;
use crate::import::changes::{Change, Pen};
use crate::import::making::{Draft, Row, table};
use crate::import::source::{LeftOutKind, SourceMark};
use crate::import::tokens::{Node, Space, Token, Xml};

/// Most spaces that one element stands for.
const MOST_SPACES: usize = 100;

#[derive(Debug, Clone, Copy)]
enum Closing {
    Nothing,
    Paragraph,
    Span { was_hidden: bool },
    List,
    Table,
    Cell,
    Box,
    Contents,
}

/// What holds paragraphs: the body, a cell, a text box.
#[derive(Debug, Default)]
struct Holder {
    done: Vec<Draft>,
    /// A paragraph that goes on with the next, since its end is not there.
    waiting: Option<Draft>,
}

pub(super) struct Walker<'a> {
    xml: &'a Xml,
    styles: &'a Styles,
    pen: Pen,
    regions: HashMap<&'a str, Region>,
    /// Ids of insertions that are open.
    open_regions: Vec<&'a str>,
    lists: Lists,
    holders: Vec<Holder>,
    tables: Vec<Vec<Row>>,
    paragraphs: Vec<Paragraph>,
    closings: Vec<Closing>,
    hidden: bool,
    contents: usize,
    /// Comments by their names.
    comments: HashMap<&'a str, usize>,
    /// Comments that have an end, by their names.
    ended: HashSet<&'a str>,
    open_comments: Vec<usize>,
    in_note: bool,
    in_deletion: bool,
}

impl<'a> Walker<'a> {
    pub(super) fn new(xml: &'a Xml, styles: &'a Styles, changes: Changes) -> Self {
        let ends = xml.all(Space::Office, "annotation-end");
        Self {
            xml,
            styles,
            pen: Pen::new(changes),
            regions: xml.all(Space::Text, "changed-region").filter_map(region).collect(),
            open_regions: Vec::new(),
            lists: Lists::default(),
            holders: Vec::new(),
            tables: Vec::new(),
            paragraphs: Vec::new(),
            closings: Vec::new(),
            hidden: false,
            contents: 0,
            comments: HashMap::new(),
            ended: ends.filter_map(|node| node.attribute(Space::Office, "name")).collect(),
            open_comments: Vec::new(),
            in_note: false,
            in_deletion: false,
        }
    }

    /// The paragraphs in an element.
    pub(super) fn story(&mut self, node: Node<'a>) -> Vec<Draft> {
        self.holders.push(Holder::default());
        self.walk(node.at + 1, node.end());
        self.leave()
    }

    /// The marks of all that was walked.
    pub(super) fn into_marks(self) -> Vec<SourceMark> {
        self.pen.marks
    }

    fn walk(&mut self, from: usize, to: usize) {
        let bottom = self.closings.len();
        let mut at = from;
        while at < to {
            match self.xml.tokens.get(at) {
                Some(Token::Open(_)) => {
                    if let Some(node) = self.xml.node(at) {
                        match self.open(node) {
                            Some(closing) => self.closings.push(closing),
                            None => at = node.end(),
                        }
                    }
                }
                Some(Token::Close) if self.closings.len() > bottom => {
                    if let Some(closing) = self.closings.pop() {
                        self.close(closing);
                    }
                }
                Some(Token::Words(words)) => self.words(words),
                Some(Token::Close) => {}
                None => break,
            }
            at += 1;
        }
    }

    /// Opens an element; none if it is done with and nothing in it is to be walked.
    fn open(&mut self, node: Node<'a>) -> Option<Closing> {
        match node.space() {
            Space::Text => self.open_text(node),
            Space::Table => match node.name() {
                "table" => {
                    self.tables.push(Vec::new());
                    Some(Closing::Table)
                }
                "table-row" => {
                    if let Some(rows) = self.tables.last_mut() {
                        rows.push(Vec::new());
                    }
                    Some(Closing::Nothing)
                }
                "table-cell" | "covered-table-cell" => {
                    self.holders.push(Holder::default());
                    Some(Closing::Cell)
                }
                _ => Some(Closing::Nothing),
            },
            Space::Office => match node.name() {
                "annotation" => {
                    self.comment(node);
                    None
                }
                "annotation-end" => {
                    let mark = node.attribute(Space::Office, "name").and_then(|name| self.comments.get(name));
                    if let Some(mark) = mark.copied() {
                        self.open_comments.retain(|open| *open != mark);
                        if let Some(paragraph) = self.paragraphs.last_mut() {
                            paragraph.touch(mark);
                        }
                    }
                    None
                }
                "forms" | "event-listeners" | "scripts" => None,
                _ => Some(Closing::Nothing),
            },
            Space::Draw => match node.name() {
                "text-box" => {
                    self.holders.push(Holder::default());
                    Some(Closing::Box)
                }
                "image" | "object" | "object-ole" | "plugin" => {
                    self.leave_out(LeftOutKind::Picture, "");
                    None
                }
                _ => Some(Closing::Nothing),
            },
            _ => Some(Closing::Nothing),
        }
    }

    fn open_text(&mut self, node: Node<'a>) -> Option<Closing> {
        let attribute = |name| node.attribute(Space::Text, name);
        match node.name() {
            "p" | "h" => {
                self.begin_paragraph(Some(node));
                Some(Closing::Paragraph)
            }
            "span" | "a" | "ruby-base" => {
                let was_hidden = self.hidden;
                self.hidden |= attribute("style-name").is_some_and(|style| self.styles.hides(style));
                Some(Closing::Span { was_hidden })
            }
            "list" => {
                self.lists.open(node);
                Some(Closing::List)
            }
            "list-item" | "list-header" => {
                self.lists.item(node);
                Some(Closing::Nothing)
            }
            "s" => {
                let count = attribute("c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.words(&" ".repeat(usize::min(count, MOST_SPACES)));
                None
            }
            "tab" => self.sign("\t"),
            "line-break" => self.sign("\n"),
            "page-number" | "page-count" | "page-continuation" => {
                self.leave_out(LeftOutKind::PageNumber, &node.words());
                None
            }
            "hidden-text" | "hidden-paragraph" => {
                self.leave_out(LeftOutKind::HiddenText, &node.words());
                None
            }
            "tracked-changes"
            | "sequence-decls"
            | "variable-decls"
            | "user-field-decls"
            | "ruby-text"
            | "alphabetical-index-auto-mark-file" => None,
            name if name.ends_with("-index") || name == "table-of-content" || name == "bibliography" => {
                self.contents += 1;
                Some(Closing::Contents)
            }
            name if name.ends_with("-source") || name == "index-title-template" => None,
            "note" => {
                self.note(node);
                None
            }
            "change-start" | "change-end" | "change" => {
                if let Some(id) = attribute("change-id") {
                    self.change(node.name(), id);
                }
                None
            }
            _ => Some(Closing::Nothing),
        }
    }

    fn sign(&mut self, sign: &str) -> Option<Closing> {
        self.words_as_they_are(sign);
        None
    }

    fn close(&mut self, closing: Closing) {
        match closing {
            Closing::Nothing => {}
            Closing::Paragraph => self.end_paragraph(&[]),
            Closing::Span { was_hidden } => self.hidden = was_hidden,
            Closing::List => self.lists.close(),
            Closing::Table => {
                let rows = self.tables.pop().unwrap_or_default();
                self.put(table(rows));
            }
            Closing::Cell => {
                let cell = self.leave();
                match self.tables.last_mut().and_then(|rows| rows.last_mut()) {
                    Some(row) => row.push(cell),
                    None => self.put(cell),
                }
            }
            Closing::Box => {
                let inner = self.leave();
                match self.paragraphs.last_mut() {
                    Some(paragraph) => paragraph.boxes.extend(inner),
                    None => self.put(inner),
                }
            }
            Closing::Contents => self.contents = self.contents.saturating_sub(1),
        }
    }

    fn put(&mut self, drafts: Vec<Draft>) {
        if let Some(holder) = self.holders.last_mut() {
            holder.done.extend(drafts);
        }
    }

    fn leave(&mut self) -> Vec<Draft> {
        let mut holder = self.holders.pop().unwrap_or_default();
        if let Some(waiting) = holder.waiting {
            self.pen.turn_back(&waiting);
            holder.done.push(waiting);
        }
        holder.done
    }

    fn begin_paragraph(&mut self, node: Option<Node<'a>>) {
        let draft = self.holders.last_mut().and_then(|holder| holder.waiting.take()).unwrap_or_default();
        let at = draft.length;
        let mut paragraph = Paragraph { draft, ..Paragraph::default() };
        paragraph.touching.extend(self.open_comments.iter().map(|mark| (*mark, at)));
        if let Some(node) = node {
            let attribute = |name| node.attribute(Space::Text, name);
            let style = attribute("style-name").unwrap_or_default();
            paragraph.hidden_style = self.styles.hides(style);
            paragraph.label = self.lists.label(self.styles, style);
            if node.name() == "h" {
                let level: u8 =
                    attribute("outline-level").and_then(|level| level.parse().ok()).unwrap_or(1).max(1);
                paragraph.heading = Some(level);
                let numbered = !self.lists.is_open() && attribute("is-list-header") != Some("true");
                if numbered && self.contents == 0 {
                    let forced = attribute("start-value").and_then(|value| value.parse().ok());
                    paragraph.label =
                        self.lists.heading(usize::from(level) - 1, &self.styles.outline, forced);
                }
            } else if self.styles.is_based_on(style, "Title") {
                paragraph.heading = Some(1);
            }
        }
        self.paragraphs.push(paragraph);
    }

    /// Ends a paragraph, whose end is changed as told and by the insertions that are open.
    fn end_paragraph(&mut self, more: &[Change]) {
        let Some(mut paragraph) = self.paragraphs.pop() else { return };
        paragraph.touch_all();
        let inserted = self.open_regions.iter().filter_map(|id| self.regions.get(id));
        let mut own: Vec<Change> = inserted.map(|region| region.change.clone()).collect();
        own.extend_from_slice(more);
        // The changes that are open are those of the end already.
        let open = self.pen.pause();
        let goes_on = self.pen.end_paragraph(&mut paragraph.draft, &own);
        self.pen.resume(open);
        let done = if goes_on {
            let boxes = std::mem::take(&mut paragraph.boxes);
            if let Some(holder) = self.holders.last_mut() {
                holder.waiting = Some(paragraph.draft);
            }
            boxes
        } else {
            paragraph.finish(self.contents > 0)
        };
        self.put(done);
    }

    fn words(&mut self, words: &str) {
        // White space in the file is one space, and none where lines of the file break.
        let plain: String = words.chars().map(|c| if c.is_ascii_whitespace() { ' ' } else { c }).collect();
        self.words_as_they_are(&plain);
    }

    fn words_as_they_are(&mut self, words: &str) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        if self.hidden || paragraph.hidden_style {
            paragraph.hidden.push_str(words);
        } else {
            self.pen.write(&mut paragraph.draft, words);
        }
    }

    fn leave_out(&mut self, kind: LeftOutKind, words: &str) {
        match self.paragraphs.last_mut() {
            Some(paragraph) => paragraph.draft.left.push((kind, words.trim().to_owned())),
            None => self.put(vec![Draft::left(kind, words.trim())]),
        }
    }
}
