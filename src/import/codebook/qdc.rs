//! REFI-QDA codebooks: XML into codes, one event at a time, with a stack of its own.
//!
//! Source: REFI-QDA 1.5 and its `Codebook.xsd`: `CodeBook`(origin) holds `Codes`, then `Sets`; a `Code`(guid,
//! name, isCodable, color) holds `Description`, then further `Code`s. Programs disagree about the namespace,
//! the case of names and the order, so none of these is asked for.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::decode::place;
use super::words::{in_short, name, read_description};
use super::{Raw, Remark, Remarks, Why};
use crate::review::limits::{MOST_CONCERNS, MOST_LEVELS};

/// Elements in elements; a codebook of our own has at most twenty.
const MOST_OPEN: usize = 200;

/// An element that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Book,
    Codes,
    /// Index of the code; none if it was left out.
    Code(Option<usize>),
    Description(Option<usize>),
    Sets,
    /// Nothing in it is read.
    Other,
}

/// Reads the codes of a codebook, parents before their children.
pub(super) fn codes(text: &str, remarks: &mut Remarks) -> Result<Vec<Raw>, Why> {
    let mut reader = Reader::from_str(text);
    // An element without content is one that closes at once.
    reader.config_mut().expand_empty_elements = true;
    let mut book = Book::default();
    let mut line = Line::default();
    loop {
        let event = reader.read_event();
        let at = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
        let xml = |why: String| {
            let (line, column) = place(text, at);
            Why::Xml { line, column, why: in_short_why(&why) }
        };
        let event = event.map_err(|error| {
            let (line, column) = place(text, usize::try_from(reader.error_position()).unwrap_or(text.len()));
            Why::Xml { line, column, why: in_short_why(&error.to_string()) }
        })?;
        match event {
            Event::Start(element) => {
                book.open(&element, line.at(text, at), remarks).map_err(|refusal| match refusal {
                    Refusal::Xml(why) => xml(why),
                    Refusal::Whole => Why::WholeProject,
                })?;
            }
            Event::End(_) => book.close(),
            Event::Text(words) => {
                book.words(&words.decode().map_err(|error| xml(error.to_string()))?).map_err(xml)?;
            }
            Event::CData(words) => {
                book.words(&words.decode().map_err(|error| xml(error.to_string()))?).map_err(xml)?;
            }
            Event::GeneralRef(reference) => {
                let c = character(&reference).map_err(xml)?;
                book.words(c.encode_utf8(&mut [0; 4])).map_err(xml)?;
            }
            Event::DocType(_) => {
                let (line, column) = place(text, at);
                return Err(Why::Doctype { line, column });
            }
            // Empty elements come as two events.
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Empty(_) => {}
            Event::Eof => break,
        }
    }
    if let Some(open) = book.stack.len().checked_sub(1) {
        let (line, column) = place(text, text.len());
        let why = format!("the file ends in the middle of things, {} elements deep", open + 1);
        return Err(Why::Xml { line, column, why });
    }
    if !book.began {
        return Err(Why::Xml { line: 1, column: 1, why: "there is no <CodeBook>".to_owned() });
    }
    Ok(book.done(remarks))
}

/// Messages of the parser quote the file, which may be long and strange.
fn in_short_why(why: &str) -> String {
    const MOST: usize = 200;
    let plain: String = why.chars().filter(|c| !c.is_control()).take(MOST).collect();
    plain.trim_end_matches('.').to_owned()
}

/// The character that `&…;` stands for.
fn character(reference: &BytesRef<'_>) -> Result<char, String> {
    let strange = |_| "there is an `&` that stands for no character".to_owned();
    if let Some(c) = reference.resolve_char_ref().map_err(|error| error.to_string())? {
        return Ok(c);
    }
    let name = reference.decode().map_err(|error| error.to_string())?;
    let found = quick_xml::escape::resolve_predefined_entity(&name).and_then(|words| words.chars().next());
    found.ok_or_else(|| in_short(&name)).map_err(strange)
}

/// The line of a place that only moves on.
#[derive(Debug, Default)]
struct Line {
    seen: usize,
    ends: usize,
}

impl Line {
    fn at(&mut self, text: &str, at: usize) -> usize {
        let new = text.get(self.seen..at).unwrap_or_default();
        self.ends += new.matches('\n').count();
        self.seen = self.seen.max(at);
        self.ends + 1
    }
}

/// Why an element cannot be.
enum Refusal {
    Xml(String),
    Whole,
}

/// What was read so far.
#[derive(Debug, Default)]
struct Book {
    began: bool,
    stack: Vec<Open>,
    codes: Vec<Raw>,
    /// Levels of each code, from 1.
    levels: Vec<usize>,
    /// Descriptions as they are put together, by code.
    descriptions: BTreeMap<usize, String>,
    left_out: usize,
    uncodable: usize,
    others: BTreeMap<String, usize>,
}

impl Book {
    fn open(&mut self, element: &BytesStart<'_>, line: usize, remarks: &mut Remarks) -> Result<(), Refusal> {
        if self.stack.len() == MOST_OPEN {
            return Err(Refusal::Xml(format!(
                "elements stand more than {MOST_OPEN} deep, as in no codebook"
            )));
        }
        let local = element.local_name();
        let called = String::from_utf8_lossy(local.as_ref()).into_owned();
        let opened = match (self.stack.last().copied(), called.to_ascii_lowercase().as_str()) {
            (None, _) if self.began => {
                return Err(Refusal::Xml(format!("a second <{}> begins after the end", in_short(&called))));
            }
            (None, "codebook") => Open::Book,
            (None, "project") => return Err(Refusal::Whole),
            (None, _) => {
                let called = in_short(&called);
                return Err(Refusal::Xml(format!(
                    "it begins with <{called}>, and a codebook with <CodeBook>"
                )));
            }
            (Some(Open::Book), "codes") => Open::Codes,
            (Some(Open::Book), "sets") => Open::Sets,
            (Some(Open::Codes), "code") => self.code(element, None, line, remarks)?,
            (Some(Open::Code(parent)), "code") => self.code(element, parent, line, remarks)?,
            (Some(Open::Code(code)), "description") => Open::Description(code),
            (Some(Open::Sets), "set") => {
                let name = name(&attributes(element)?.remove("name").unwrap_or_default());
                remarks.add(Remark::Set { name });
                Open::Other
            }
            (Some(inside @ Open::Description(_)), _) => inside,
            (Some(Open::Other), _) => Open::Other,
            (Some(Open::Book | Open::Codes | Open::Code(_) | Open::Sets), _) => {
                *self.others.entry(in_short(&called)).or_default() += 1;
                Open::Other
            }
        };
        self.began = true;
        self.stack.push(opened);
        Ok(())
    }

    /// A code under `parent`, or at the root. Under one that was left out all are.
    fn code(
        &mut self,
        element: &BytesStart<'_>,
        mut parent: Option<usize>,
        line: usize,
        remarks: &mut Remarks,
    ) -> Result<Open, Refusal> {
        if self.codes.len() == MOST_CONCERNS {
            self.left_out += 1;
            return Ok(Open::Code(None));
        }
        let mut given = attributes(element)?;
        let words = given.remove("name").unwrap_or_default();
        let mut level = 1 + parent.and_then(|parent| self.levels.get(parent)).copied().unwrap_or_default();
        if level > MOST_LEVELS {
            parent = parent.and_then(|parent| self.codes.get(parent)?.parent);
            level = MOST_LEVELS;
            remarks.add(Remark::TooDeep { name: name(&words) });
        }
        let codable = given.remove("iscodable").unwrap_or_default();
        self.uncodable += usize::from(matches!(codable.trim(), "false" | "0"));
        let index = self.codes.len();
        self.levels.push(level);
        self.codes.push(Raw {
            line,
            parent,
            guid: given.remove("guid"),
            name: words,
            colour: given.remove("color").or_else(|| given.remove("colour")),
            ..Raw::default()
        });
        Ok(Open::Code(Some(index)))
    }

    fn words(&mut self, words: &str) -> Result<(), String> {
        match self.stack.last() {
            Some(Open::Description(Some(code))) => {
                self.descriptions.entry(*code).or_default().push_str(words);
            }
            None if !words.trim().is_empty() => return Err("there are words outside <CodeBook>".to_owned()),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self) {
        let closed = self.stack.pop();
        // A code that has two descriptions keeps both.
        if let Some(Open::Description(Some(code))) = closed
            && self.stack.last() != closed.as_ref()
            && let Some(description) = self.descriptions.get_mut(&code)
        {
            description.push('\n');
        }
    }

    fn done(mut self, remarks: &mut Remarks) -> Vec<Raw> {
        for (index, description) in &self.descriptions {
            let told = read_description(description);
            if let Some(code) = self.codes.get_mut(*index) {
                (code.definition, code.examples) = (told.definition, told.examples);
                (code.letter, code.key) = (told.letter, told.key);
            }
        }
        if self.uncodable > 0 {
            remarks.add(Remark::Uncodable { count: self.uncodable });
        }
        if self.left_out > 0 {
            remarks.add(Remark::TooMany { left_out: self.left_out });
        }
        for (name, count) in self.others {
            remarks.add(Remark::Element { name, count });
        }
        self.codes
    }
}

/// Attributes by their names without prefix, in small letters.
fn attributes(element: &BytesStart<'_>) -> Result<BTreeMap<String, String>, Refusal> {
    let mut found = BTreeMap::new();
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|error| Refusal::Xml(error.to_string()))?;
        let name = String::from_utf8_lossy(attribute.key.local_name().as_ref()).to_ascii_lowercase();
        let value = attribute.unescape_value().map_err(|error| Refusal::Xml(error.to_string()))?;
        found.entry(name).or_insert_with(|| value.into_owned());
    }
    Ok(found)
}
