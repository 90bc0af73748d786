//! The text of a Word document, walked once from its first token to its last.

mod calls;

use std::collections::{HashMap, HashSet};

use calls::{Notes, index};

use super::Context;
use super::fields::{Fields, Shows};
use super::numbering::Numbering;
use super::paragraph::{Paragraph, change_of, changes_of, is_contents};
use super::styles::hidden;
use super::symbols::symbol;
use crate::import::Changes;
use crate::import::changes::Pen;
use crate::import::making::{Draft, Row, table};
use crate::import::source::{LeftOutKind, SourceMark};
use crate::import::tokens::{Node, Space, Token, Xml};

/// Longest sign of a note, in `char`s.
const LONGEST_SIGN: usize = 8;

/// What is to be done where an element closes.
#[derive(Debug, Clone, Copy)]
enum Closing {
    Nothing,
    Paragraph,
    Run { was_hidden: bool },
    Change,
    Table,
    Row { changed: bool },
    Cell,
    Box,
    Contents,
    Field,
    Choice,
}

/// What holds paragraphs: the body, a cell, a text box.
#[derive(Debug, Default)]
struct Holder {
    done: Vec<Draft>,
    /// A paragraph that goes on with the next, since its end is not there.
    waiting: Option<Draft>,
}

pub(super) struct Walker<'a> {
    context: &'a Context,
    changes: Changes,
    numbering: Numbering,
    pen: Pen,
    holders: Vec<Holder>,
    tables: Vec<Vec<Row>>,
    paragraphs: Vec<Paragraph>,
    closings: Vec<Closing>,
    /// The alternatives that are read, by the index of their token.
    chosen: Vec<usize>,
    fields: Fields,
    hidden: bool,
    /// How many tables of contents are open.
    contents: usize,
    /// The mark of each comment by the ids that the text calls it.
    comments: HashMap<String, usize>,
    open_comments: Vec<usize>,
    placed: HashSet<usize>,
    counted: [i64; 2],
    /// Footnotes and endnotes not yet called: the index of the token of each by its id.
    uncalled: [HashMap<String, usize>; 2],
    /// A note whose sign is the text that follows.
    own_sign: Option<(Notes, String)>,
    in_note: bool,
}

impl<'a> Walker<'a> {
    pub(super) fn new(context: &'a Context, changes: Changes) -> Self {
        let mut pen = Pen::new(changes);
        let mut comments = HashMap::new();
        for (mark, ids) in context.comments().marks() {
            let mark = pen.mark(mark);
            comments.extend(ids.into_iter().map(|id| (id, mark)));
        }
        Self {
            context,
            changes,
            numbering: context.numbering(),
            pen,
            holders: Vec::new(),
            tables: Vec::new(),
            paragraphs: Vec::new(),
            closings: Vec::new(),
            chosen: Vec::new(),
            fields: Fields::default(),
            hidden: false,
            contents: 0,
            comments,
            open_comments: Vec::new(),
            placed: HashSet::new(),
            counted: [0; 2],
            uncalled: [
                index(context.footnotes.as_ref(), "footnote"),
                index(context.endnotes.as_ref(), "endnote"),
            ],
            own_sign: None,
            in_note: false,
        }
    }

    /// The paragraphs of a whole part.
    pub(super) fn story(&mut self, xml: &Xml) -> Vec<Draft> {
        self.walk(xml, 0, xml.tokens.len())
    }

    /// The marks of all that was walked.
    pub(super) fn into_marks(self) -> Vec<SourceMark> {
        self.pen.marks
    }

    fn walk(&mut self, xml: &Xml, from: usize, to: usize) -> Vec<Draft> {
        self.holders.push(Holder::default());
        let bottom = self.closings.len();
        let mut at = from;
        while at < to {
            match xml.tokens.get(at) {
                Some(Token::Open(_)) => {
                    if let Some(node) = xml.node(at) {
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
                Some(Token::Close | Token::Words(_)) => {}
                None => break,
            }
            at += 1;
        }
        self.closings.truncate(bottom);
        self.leave()
    }

    /// Opens an element; none if it is done with and nothing in it is to be walked.
    fn open(&mut self, node: Node<'_>) -> Option<Closing> {
        match node.space() {
            Space::Word => self.open_word(node),
            Space::Choice => match node.name() {
                "AlternateContent" => {
                    let all: Vec<Node<'_>> = node.children().collect();
                    let choice = all.iter().find(|child| child.name() == "Choice").or(all.first());
                    self.chosen.push(choice.map_or(usize::MAX, |choice| choice.at));
                    Some(Closing::Choice)
                }
                "Choice" | "Fallback" => (self.chosen.last() == Some(&node.at)).then_some(Closing::Nothing),
                _ => Some(Closing::Nothing),
            },
            Space::Math if node.name() == "t" => {
                self.write(&node.words());
                None
            }
            _ => Some(Closing::Nothing),
        }
    }

    fn open_word(&mut self, node: Node<'_>) -> Option<Closing> {
        let attribute = |name| node.attribute(Space::Word, name);
        match node.name() {
            "p" => {
                self.begin_paragraph();
                Some(Closing::Paragraph)
            }
            "pPr" => {
                let (styles, changes) = (&self.context.styles, self.changes);
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.properties(node, styles, changes);
                }
                None
            }
            "r" => {
                let was_hidden = self.hidden;
                self.hidden |= self.hides(node);
                Some(Closing::Run { was_hidden })
            }
            "t" | "delText" => {
                self.text(&node.words());
                None
            }
            "instrText" => {
                self.fields.code(&node.words());
                None
            }
            "ins" | "moveTo" | "del" | "moveFrom" => {
                self.pen.begin(change_of(node));
                Some(Closing::Change)
            }
            "tbl" => {
                self.tables.push(Vec::new());
                Some(Closing::Table)
            }
            "tr" => Some(self.begin_row(node)),
            "tc" | "txbxContent" => {
                self.holders.push(Holder::default());
                Some(if node.name() == "tc" { Closing::Cell } else { Closing::Box })
            }
            "sdt" => Some(if is_contents(node) {
                self.contents += 1;
                Closing::Contents
            } else {
                Closing::Nothing
            }),
            "fldSimple" => {
                self.fields.simple(attribute("instr").unwrap_or_default());
                Some(Closing::Field)
            }
            "drawing" | "pict" | "object" => {
                if node.within(Space::Word, "txbxContent").next().is_some() {
                    return Some(Closing::Nothing);
                }
                self.leave_out(LeftOutKind::Picture, "");
                None
            }
            name if name.ends_with("Pr") => None,
            name => {
                self.sign(name, node);
                (!matches!(name, "rt" | "tblGrid" | "delInstrText")).then_some(Closing::Nothing)
            }
        }
    }

    /// Elements that stand for a character, a call or a place.
    fn sign(&mut self, name: &str, node: Node<'_>) {
        let attribute = |name| node.attribute(Space::Word, name);
        match name {
            "tab" | "ptab" => self.write("\t"),
            "br" if matches!(attribute("type"), Some("page" | "column")) => {
                self.leave_out(LeftOutKind::PageBreak, "");
                self.write(" ");
            }
            "br" | "cr" => self.write("\n"),
            "noBreakHyphen" => self.write("\u{2011}"),
            "sym" => {
                let found =
                    symbol(attribute("font").unwrap_or_default(), attribute("char").unwrap_or_default());
                let mut buffer = [0; 4];
                let c = &*found.unwrap_or('\u{fffd}').encode_utf8(&mut buffer);
                self.text(c);
            }
            "fldChar" => self.fields.mark(attribute("fldCharType").unwrap_or_default()),
            "footnoteReference" | "endnoteReference" => {
                let notes = if name == "footnoteReference" { Notes::Foot } else { Notes::End };
                let id = attribute("id").unwrap_or_default();
                if attribute("customMarkFollows").is_some_and(super::styles::is_on) {
                    self.own_sign = Some((notes, id.to_owned()));
                } else {
                    self.call(notes, id, None);
                }
            }
            "commentRangeStart" | "commentRangeEnd" | "commentReference" => {
                let mark = attribute("id").and_then(|id| self.comments.get(id)).copied();
                if let Some(mark) = mark {
                    self.comment(name, mark);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, closing: Closing) {
        match closing {
            Closing::Nothing => {}
            Closing::Paragraph => self.end_paragraph(),
            Closing::Run { was_hidden } => {
                self.hidden = was_hidden;
                if let Some((notes, id)) = self.own_sign.take() {
                    self.call(notes, &id, None);
                }
            }
            Closing::Change => self.pen.end(),
            Closing::Table => {
                let rows = self.tables.pop().unwrap_or_default();
                self.put(table(rows));
            }
            Closing::Row { changed } => {
                if changed {
                    self.pen.end();
                }
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
            Closing::Field => self.fields.end(),
            Closing::Choice => {
                self.chosen.pop();
            }
        }
    }

    fn put(&mut self, drafts: Vec<Draft>) {
        if let Some(holder) = self.holders.last_mut() {
            holder.done.extend(drafts);
        }
    }

    /// What the innermost holder holds.
    fn leave(&mut self) -> Vec<Draft> {
        let mut holder = self.holders.pop().unwrap_or_default();
        if let Some(waiting) = holder.waiting {
            self.pen.turn_back(&waiting);
            holder.done.push(waiting);
        }
        holder.done
    }

    fn begin_row(&mut self, node: Node<'_>) -> Closing {
        if let Some(rows) = self.tables.last_mut() {
            rows.push(Vec::new());
        }
        let own = node.child(Space::Word, "trPr").map(changes_of).unwrap_or_default();
        let changed = own.first().cloned().map(|change| self.pen.begin(change)).is_some();
        Closing::Row { changed }
    }

    fn begin_paragraph(&mut self) {
        let draft = self.holders.last_mut().and_then(|holder| holder.waiting.take()).unwrap_or_default();
        let at = draft.length;
        let mut paragraph = Paragraph::new(draft, &self.context.styles);
        paragraph.touching.extend(self.open_comments.iter().map(|mark| (*mark, at)));
        self.paragraphs.push(paragraph);
    }

    fn end_paragraph(&mut self) {
        let Some(mut paragraph) = self.paragraphs.pop() else { return };
        paragraph.touch_all();
        let goes_on = self.pen.end_paragraph(&mut paragraph.draft, &paragraph.changes);
        let done = if goes_on {
            let boxes = std::mem::take(&mut paragraph.boxes);
            if let Some(holder) = self.holders.last_mut() {
                holder.waiting = Some(paragraph.draft);
            }
            boxes
        } else {
            paragraph.finish(&mut self.numbering, self.contents > 0)
        };
        self.put(done);
    }

    /// Whether the properties of a run hide it.
    fn hides(&self, run: Node<'_>) -> bool {
        let Some(properties) = run.child(Space::Word, "rPr") else { return false };
        let of_style = || {
            let style = super::styles::value(properties, "rStyle")?;
            self.context.styles.resolve(Some(style)).hidden
        };
        hidden(properties).or_else(of_style).unwrap_or_default()
    }

    /// Writes words, of which the first may be the sign of a note.
    fn text(&mut self, words: &str) {
        match self.own_sign.take() {
            Some((notes, id)) if words.trim().chars().count() <= LONGEST_SIGN => {
                self.call(notes, &id, Some(words.trim()));
            }
            _ => self.write(words),
        }
    }

    fn write(&mut self, words: &str) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match self.fields.now() {
            None => {}
            Some(Shows::Pages) => paragraph.draft.left.push((LeftOutKind::PageNumber, words.to_owned())),
            Some(Shows::Contents) => paragraph.contents.push_str(words),
            Some(Shows::Words) if self.hidden || paragraph.hidden_style => paragraph.hidden.push_str(words),
            Some(Shows::Words) => self.pen.write(&mut paragraph.draft, words),
        }
    }

    fn leave_out(&mut self, kind: LeftOutKind, words: &str) {
        match self.paragraphs.last_mut() {
            Some(paragraph) => paragraph.draft.left.push((kind, words.to_owned())),
            None => self.put(vec![Draft::left(kind, words)]),
        }
    }
}
