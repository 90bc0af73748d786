//! The text of a page, walked once from its first token to its last.

mod notes;

use std::collections::{HashMap, HashSet};

use super::furniture::{furniture, is_furniture, is_hidden, matching_title, shown, within_main};
use super::lists::{List, is_labelled};
use super::notes::{Calls, without_sign};
use super::tree::is_block;
use crate::import::making::{Draft, Row, may_be_heading, table};
use crate::import::plain;
use crate::import::source::LeftOutKind;
use crate::import::tokens::{Node, Space, Token, Xml};
use crate::text::Hint;

/// A header of a page with fewer `char`s than this is hardly part of its text; a form or footer of fewer than twice
/// as many.
const SHORT_EDGE: usize = 200;

#[derive(Debug, Clone, Copy)]
enum Closing {
    Nothing,
    Block,
    Heading {
        before: Option<u8>,
    },
    List,
    Item {
        labels: usize,
    },
    Table,
    Row,
    Cell,
    /// A header, footer or form, which may be part of the text or not.
    Edge {
        words: usize,
        linked: usize,
        form: bool,
    },
    Main {
        first: usize,
    },
    Link,
    Note,
}

pub(super) struct Walker<'a> {
    xml: &'a Xml,
    keep_edges: bool,
    calls: Calls,
    /// Signs that were raised without leading anywhere.
    raised: HashSet<String>,
    draft: Draft,
    heading: Option<u8>,
    /// Labels of items whose words have not come.
    labels: Vec<String>,
    lists: Vec<List>,
    holders: Vec<Vec<Draft>>,
    tables: Vec<Vec<Row>>,
    closings: Vec<Closing>,
    /// The note that is being read, by the token that its calls lead to.
    note: Option<usize>,
    /// The sign at the head of the paragraph, raised as the signs of notes are.
    raised_head: Option<String>,
    notes: HashMap<usize, Vec<Draft>>,
    /// Signs of notes by the token that their calls lead to.
    signs: HashMap<usize, String>,
    /// `char`s so far, and those of them in links.
    words: usize,
    linked: usize,
    links: usize,
    /// Paragraphs of the main part of the page.
    main: Option<(usize, usize)>,
}

impl<'a> Walker<'a> {
    /// One that keeps headers, footers and forms if it is told to.
    pub(super) fn new(xml: &'a Xml, keep_edges: bool) -> Self {
        Self {
            xml,
            keep_edges,
            calls: Calls::of(xml),
            raised: HashSet::new(),
            draft: Draft::default(),
            heading: None,
            labels: Vec::new(),
            lists: Vec::new(),
            holders: vec![Vec::new()],
            tables: Vec::new(),
            closings: Vec::new(),
            note: None,
            raised_head: None,
            notes: HashMap::new(),
            signs: HashMap::new(),
            words: 0,
            linked: 0,
            links: 0,
            main: None,
        }
    }

    /// The paragraphs of the page, and its title if it is one of its headings too.
    pub(super) fn story(mut self) -> (Vec<Draft>, String) {
        let mut at = 0;
        while let Some(token) = self.xml.tokens.get(at) {
            match token {
                Token::Open(_) => {
                    if let Some(node) = self.xml.node(at) {
                        match self.open(node) {
                            Some(closing) => self.closings.push(closing),
                            None => at = node.end(),
                        }
                    }
                }
                Token::Close => {
                    if let Some(closing) = self.closings.pop() {
                        self.close(closing);
                    }
                }
                Token::Words(words) => self.write(words),
            }
            at += 1;
        }
        self.flush();
        let title = self.xml.all(Space::None, "title").next().map(Node::words).unwrap_or_default();
        let drafts = std::mem::take(&mut self.holders).into_iter().flatten().collect();
        let drafts = self.with_notes(within_main(drafts, self.main));
        let title = matching_title(&title, &drafts);
        (drafts, title)
    }

    /// Opens an element; none if it is done with and nothing in it is to be walked.
    fn open(&mut self, node: Node<'_>) -> Option<Closing> {
        let attribute = |name| node.attribute(Space::None, name);
        let role = attribute("role").unwrap_or_default();
        if is_hidden(node) {
            self.leave_out(LeftOutKind::HiddenText, node);
            return None;
        }
        let is_target = self.calls.is_target(node.at);
        let name = node.name();
        if is_block(name) {
            self.flush();
        }
        match (name, role) {
            ("head" | "title" | "meta" | "link", _) => None,
            _ if is_furniture(name, role) => {
                self.leave_out(LeftOutKind::PageFurniture, node);
                None
            }
            (
                "img" | "svg" | "canvas" | "video" | "audio" | "object" | "iframe" | "embed" | "applet"
                | "map",
                _,
            ) => {
                let alternative = attribute("alt").unwrap_or_default().trim();
                self.draft.left.push((LeftOutKind::Picture, alternative.to_owned()));
                None
            }
            ("header" | "footer" | "form", _) | (_, "banner" | "contentinfo") => {
                self.holders.push(Vec::new());
                Some(Closing::Edge { words: self.words, linked: self.linked, form: name != "header" })
            }
            ("main", _) | (_, "main") => {
                Some(Closing::Main { first: self.holders.last().map(Vec::len).unwrap_or_default() })
            }
            ("br", _) => {
                self.line_break();
                None
            }
            ("hr", _) => {
                self.draft.left.push((LeftOutKind::RuledLine, String::new()));
                None
            }
            ("pre" | "listing" | "xmp" | "plaintext", _) => {
                self.preformatted(node);
                None
            }
            ("table", _) => {
                self.tables.push(Vec::new());
                Some(Closing::Table)
            }
            ("tr", _) => {
                if let Some(rows) = self.tables.last_mut() {
                    rows.push(Vec::new());
                }
                Some(Closing::Row)
            }
            ("td" | "th", _) => {
                self.holders.push(Vec::new());
                Some(Closing::Cell)
            }
            ("ol" | "ul" | "dir", _) => {
                self.lists.push(List::of(node));
                Some(Closing::List)
            }
            ("li", _) => {
                let labels = self.labels.len();
                let label = self.lists.last_mut().map(|list| list.label(node)).unwrap_or_default();
                self.labels.push(label);
                self.note = if is_target { Some(node.at) } else { self.note };
                Some(Closing::Item { labels })
            }
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", _) => {
                let level = name.trim_start_matches('h').parse().ok();
                Some(Closing::Heading { before: std::mem::replace(&mut self.heading, level) })
            }
            ("sup", _) => self.raise(node),
            ("a", _) => {
                if let Some((sign, target)) = self.calls.call(node.at) {
                    let sign = sign.to_owned();
                    self.write(&format!("[{sign}]"));
                    self.draft.calls.push(target);
                    self.signs.entry(target).or_insert(sign);
                    return None;
                }
                if is_target && self.draft.is_blank() {
                    self.note = Some(node.at);
                }
                self.links += usize::from(attribute("href").is_some());
                Some(if attribute("href").is_some() { Closing::Link } else { Closing::Nothing })
            }
            (name, _) if is_block(name) => {
                if is_target {
                    self.note = Some(node.at);
                    return Some(Closing::Note);
                }
                Some(Closing::Block)
            }
            _ => {
                if is_target && self.draft.is_blank() {
                    self.note = Some(node.at);
                }
                Some(Closing::Nothing)
            }
        }
    }

    fn close(&mut self, closing: Closing) {
        match closing {
            Closing::Nothing => {}
            Closing::Block | Closing::Row => self.flush(),
            Closing::Heading { before } => {
                self.flush();
                self.heading = before;
            }
            Closing::List => {
                self.flush();
                self.lists.pop();
            }
            Closing::Item { labels } => {
                self.flush();
                self.labels.truncate(labels);
                self.note = None;
            }
            Closing::Table => {
                self.flush();
                let rows = self.tables.pop().unwrap_or_default();
                self.put(table(rows));
            }
            Closing::Cell => {
                self.flush();
                let cell = self.holders.pop().unwrap_or_default();
                match self.tables.last_mut().and_then(|rows| rows.last_mut()) {
                    Some(row) => row.push(cell),
                    None => self.put(cell),
                }
            }
            Closing::Edge { words, linked, form } => {
                self.flush();
                let held = self.holders.pop().unwrap_or_default();
                let (words, linked) = (self.words - words, self.linked - linked);
                let titled =
                    !form && linked == 0 && held.iter().any(|draft| matches!(draft.hint, Hint::Heading(_)));
                let long = words >= if form { 2 * SHORT_EDGE } else { SHORT_EDGE };
                if self.keep_edges || titled || (long && linked * 2 < words) {
                    self.put(held);
                } else {
                    self.put(vec![furniture(held)]);
                }
            }
            Closing::Main { first } => {
                self.flush();
                if let [only] = self.holders.as_slice() {
                    self.main = self.main.or(Some((first, only.len())));
                }
            }
            Closing::Link => self.links = self.links.saturating_sub(1),
            Closing::Note => {
                self.flush();
                self.note = None;
            }
        }
    }

    fn put(&mut self, drafts: Vec<Draft>) {
        if let Some(holder) = self.holders.last_mut() {
            holder.extend(drafts);
        }
    }

    fn write(&mut self, words: &str) {
        let words: String = words.chars().map(|c| if c.is_ascii_whitespace() { ' ' } else { c }).collect();
        let length = words.chars().filter(|c| !c.is_whitespace()).count();
        self.words += length;
        self.linked += if self.links > 0 { length } else { 0 };
        self.draft.push(&words);
    }

    /// One break breaks a line, a second ends the paragraph.
    fn line_break(&mut self) {
        if self.draft.is_blank() || self.draft.text.trim_end_matches([' ', '\u{a0}']).ends_with('\n') {
            self.flush();
        } else {
            self.draft.push("\n");
        }
    }

    /// Words whose lines stand as the page has them, as old treaties were put on the web.
    fn preformatted(&mut self, node: Node<'_>) {
        self.flush();
        let words = node.words();
        self.words += words.chars().filter(|c| !c.is_whitespace()).count();
        let found = plain::read(&words);
        self.put(
            found
                .paragraphs
                .into_iter()
                .map(|paragraph| Draft::new(paragraph.text, paragraph.hint))
                .collect(),
        );
    }

    fn leave_out(&mut self, kind: LeftOutKind, node: Node<'_>) {
        let silent = matches!(node.name(), "script" | "style" | "template");
        let words = if silent { String::new() } else { shown(&node.words()) };
        // What is empty and hidden is nothing to tell of.
        if kind != LeftOutKind::HiddenText || !words.is_empty() {
            self.draft.left.push((kind, words));
        }
    }

    /// Ends a paragraph.
    fn flush(&mut self) {
        let mut draft = std::mem::take(&mut self.draft);
        if draft.is_blank() {
            if !draft.left.is_empty() {
                self.put(vec![Draft { left: draft.left, ..Draft::default() }]);
            }
            return;
        }
        let raised = self.raised_head.take();
        if let Some(target) = self.note {
            let sign = self.signs.get(&target).cloned().unwrap_or_default();
            let words = without_sign(&draft.text, &sign).to_owned();
            let first = !self.notes.contains_key(&target);
            let words = if first { format!("[{sign}] {words}") } else { words };
            let note = Draft { left: draft.left, ..Draft::new(words, Hint::Footnote) };
            self.notes.entry(target).or_default().push(note);
            let held =
                self.closings.iter().any(|closing| matches!(closing, Closing::Note | Closing::Item { .. }));
            self.note = self.note.filter(|_| held);
            self.labels.clear();
            return;
        }
        if let Some(sign) = raised.filter(|sign| self.raised.contains(sign)) {
            let words = without_sign(&draft.text, &sign).to_owned();
            draft = Draft { left: draft.left, ..Draft::new(format!("[{sign}] {words}"), Hint::Footnote) };
        }
        let label = std::mem::take(&mut self.labels).concat();
        self.labels = vec![String::new(); self.labels.len()];
        if !label.is_empty() && !is_labelled(&draft.text) {
            let spare = draft.text.len() - draft.text.trim_start().len();
            draft.text.drain(..spare);
            draft.length = draft.text.chars().count();
            draft.prepend(&label);
        }
        if let Some(level) = self.heading.filter(|_| may_be_heading(&draft.text)) {
            draft.hint = Hint::Heading(level);
        }
        let lines = draft.lines(self.heading.is_some());
        self.put(lines);
    }
}
