//! A paragraph of a Word document while it is read.

use super::numbering::Numbering;
use super::styles::{Number, Style, Styles, hidden, number, outline, value};
use crate::import::Changes;
use crate::import::changes::Change;
use crate::import::making::{Draft, Touch, may_be_heading};
use crate::import::source::LeftOutKind;
use crate::import::tokens::{Node, Space};
use crate::text::Hint;

/// Outline level of ordinary text.
const BODY_LEVEL: u8 = 9;

#[derive(Debug)]
pub(super) struct Paragraph {
    pub(super) draft: Draft,
    style_id: Option<String>,
    style: Style,
    number: Number,
    outline: Option<u8>,
    /// Changes of its end, which ties it to the next paragraph.
    pub(super) changes: Vec<Change>,
    /// Whether its style hides it.
    pub(super) hidden_style: bool,
    /// Words of a table of contents.
    pub(super) contents: String,
    pub(super) hidden: String,
    /// Comments that are open, with the `char` at which they came to this paragraph.
    pub(super) touching: Vec<(usize, usize)>,
    /// Paragraphs of the text boxes that hang on it.
    pub(super) boxes: Vec<Draft>,
}

impl Paragraph {
    /// One that goes on with `draft`.
    pub(super) fn new(draft: Draft, styles: &Styles) -> Self {
        let mut paragraph = Self {
            draft,
            style_id: None,
            style: Style::default(),
            number: Number::default(),
            outline: None,
            changes: Vec::new(),
            hidden_style: false,
            contents: String::new(),
            hidden: String::new(),
            touching: Vec::new(),
            boxes: Vec::new(),
        };
        paragraph.take_style(styles);
        paragraph
    }

    fn take_style(&mut self, styles: &Styles) {
        self.style = styles.resolve(self.style_id.as_deref());
        self.hidden_style = self.style.hidden.unwrap_or_default();
    }

    /// Takes its properties from `w:pPr`; those before a change if changes do not stand.
    pub(super) fn properties(&mut self, node: Node<'_>, styles: &Styles, changes: Changes) {
        let own = node.child(Space::Word, "rPr");
        self.changes = own.map(changes_of).unwrap_or_default();
        let before = node
            .child(Space::Word, "pPrChange")
            .filter(|_| changes != Changes::Accept)
            .and_then(|change| change.child(Space::Word, "pPr"));
        let node = before.unwrap_or(node);
        self.style_id = value(node, "pStyle").map(str::to_owned);
        self.number = number(node);
        self.outline = outline(node);
        self.take_style(styles);
        // A number that a change puts there is none yet.
        let number_is_new =
            node.child(Space::Word, "numPr").is_some_and(|number| number.child(Space::Word, "ins").is_some());
        if number_is_new && changes != Changes::Accept {
            self.number = Number { list: Some(0), level: None };
        }
        if let Some(hides) = own.and_then(hidden).filter(|hides| *hides) {
            // Only the end of the paragraph is hidden, which shows where it has no words.
            self.hidden_style |= hides && self.style.hidden.unwrap_or_default();
        }
    }

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
    pub(super) fn finish(mut self, numbering: &mut Numbering, in_contents: bool) -> Vec<Draft> {
        let of_contents = in_contents || is_contents_style(&self.style.name);
        if of_contents && !self.draft.is_blank() {
            self.contents.insert_str(0, &std::mem::take(&mut self.draft.text));
            self.draft = Draft { left: self.draft.left, ..Draft::default() };
        }
        let left =
            [(LeftOutKind::Contents, self.contents.trim()), (LeftOutKind::HiddenText, self.hidden.trim())];
        let left = left.into_iter().filter(|(_, words)| !words.is_empty());
        self.draft.left.extend(left.map(|(kind, words)| (kind, words.to_owned())));
        let level = self.outline.or(self.style.outline).filter(|level| *level < BODY_LEVEL);
        let hidden_whole = self.draft.is_blank() && !self.hidden.is_empty();
        if !of_contents && !hidden_whole {
            self.label(numbering);
        }
        if let Some(level) = level.filter(|_| may_be_heading(&self.draft.text)) {
            self.draft.hint = Hint::Heading(level + 1);
        }
        let is_heading = self.draft.hint != Hint::None;
        let mut lines = self.draft.lines(is_heading);
        lines.extend(self.boxes);
        lines
    }

    /// Puts the number that Word prints at its head.
    fn label(&mut self, numbering: &mut Numbering) {
        let (own, style) = (self.number, self.style.number);
        let number = Number {
            list: own.list.or(style.list),
            level: own.level.or(style.level.filter(|_| own.list.is_none())),
        };
        let Some(label) = numbering.next(number, self.style_id.as_deref()) else { return };
        if label.words.is_empty() {
            return;
        }
        let blank = self.draft.is_blank();
        let is_word = label.words.chars().filter(|c| c.is_alphabetic()).count() > 2;
        if !blank || is_word {
            let gap = if label.tight || blank { "" } else { " " };
            self.draft.prepend(&format!("{}{gap}", label.words));
        }
    }
}

/// Word names these itself.
fn is_contents_style(name: &str) -> bool {
    name.strip_prefix("toc ").is_some_and(|level| level.parse::<u8>().is_ok())
}

/// The changes that properties of a paragraph's end or of a row state.
pub(super) fn changes_of(properties: Node<'_>) -> Vec<Change> {
    let kinds = ["ins", "moveTo", "del", "moveFrom"];
    let nodes =
        properties.children().filter(|node| node.space() == Space::Word && kinds.contains(&node.name()));
    nodes.map(change_of).collect()
}

/// Who changed what stands in this element, or has it as a property.
pub(super) fn change_of(node: Node<'_>) -> Change {
    let attribute = |name| node.attribute(Space::Word, name).unwrap_or_default().to_owned();
    Change {
        inserts: matches!(node.name(), "ins" | "moveTo"),
        author: attribute("author"),
        date: attribute("date"),
    }
}

/// Whether a part of the document that Word keeps up to date is its table of contents.
pub(super) fn is_contents(node: Node<'_>) -> bool {
    let gallery = node.child(Space::Word, "sdtPr").and_then(|properties| {
        let part = properties.child(Space::Word, "docPartObj")?;
        value(part, "docPartGallery")
    });
    gallery.is_some_and(|gallery| gallery.eq_ignore_ascii_case("table of contents"))
}
