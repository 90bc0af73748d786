//! The XML of office documents as one row of openings, words and closings, so that nothing that walks it
//! needs to call itself, however deep a file nests.
//!
//! Entities that a file declares itself are never expanded.

use std::collections::HashMap;
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::package::OfficeFault;

/// Most elements in elements. Word nests text boxes in groups in tables some sixty deep.
const MOST_OPEN: usize = 500;
/// Most openings, closings and passages of a part. A thousand pages have about a million.
const MOST_TOKENS: usize = 4_000_000;
/// Most attributes of an element.
const MOST_ATTRIBUTES: usize = 500;
/// Most prefixes in force at one place.
const MOST_PREFIXES: usize = 1_000;

/// The vocabulary that an element or attribute belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// `WordprocessingML`, strict or transitional.
    Word,
    /// What Word 2010 and 2013 added.
    Word14,
    Word15,
    /// Alternatives for older programs.
    Choice,
    /// Relations of a part, within it (`r:id`) and in its list.
    Relation,
    Math,
    Office,
    Style,
    Text,
    Table,
    Draw,
    Dublin,
    Meta,
    /// An attribute without a prefix.
    None,
    Other,
}

/// Source: ECMA-376 part 1 annex A and ISO/IEC 29500-1 (strict), `OpenDocument` 1.3 part 3 section 3.
const SPACES: [(&str, Space); 19] = [
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", Space::Word),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", Space::Word),
    ("http://schemas.microsoft.com/office/word/2010/wordml", Space::Word14),
    ("http://schemas.microsoft.com/office/word/2012/wordml", Space::Word15),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", Space::Choice),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", Space::Relation),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", Space::Relation),
    ("http://schemas.openxmlformats.org/package/2006/relationships", Space::Relation),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", Space::Math),
    ("http://purl.oclc.org/ooxml/officeDocument/math", Space::Math),
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", Space::Office),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", Space::Style),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", Space::Text),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", Space::Table),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", Space::Draw),
    ("http://purl.org/dc/elements/1.1/", Space::Dublin),
    ("urn:oasis:names:tc:opendocument:xmlns:meta:1.0", Space::Meta),
    ("http://schemas.openxmlformats.org/package/2006/metadata/core-properties", Space::Meta),
    ("http://purl.org/dc/terms/", Space::Dublin),
];

#[derive(Debug)]
pub(super) enum Token {
    /// Index of the element.
    Open(usize),
    Words(Box<str>),
    Close,
}

#[derive(Debug)]
struct Element {
    space: Space,
    name: Rc<str>,
    attributes: Vec<(Space, Rc<str>, Box<str>)>,
    /// Index of the token that closes it.
    end: usize,
}

/// A part, read.
#[derive(Debug, Default)]
pub(super) struct Xml {
    pub(super) tokens: Vec<Token>,
    elements: Vec<Element>,
}

/// An element of a part.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'a> {
    xml: &'a Xml,
    element: &'a Element,
    /// Index of the token that opens it.
    pub(super) at: usize,
}

impl Xml {
    /// Reads a part.
    ///
    /// # Errors
    /// Names the part and what is wrong with it.
    pub(super) fn read(bytes: &[u8], part: &str) -> Result<Self, OfficeFault> {
        let (text, _, _) = encoding_rs::UTF_8.decode(bytes);
        Parser { part, ..Parser::default() }.run(&text)
    }

    /// The element that the token at this index opens.
    pub(super) fn node(&self, at: usize) -> Option<Node<'_>> {
        let Token::Open(element) = self.tokens.get(at)? else { return None };
        Some(Node { xml: self, element: self.elements.get(*element)?, at })
    }

    /// All elements of this name, in reading order.
    pub(super) fn all<'a>(&'a self, space: Space, name: &'a str) -> impl Iterator<Item = Node<'a>> {
        (0..self.tokens.len()).filter_map(|at| self.node(at)).filter(move |node| node.is(space, name))
    }
}

impl<'a> Node<'a> {
    pub(super) fn space(self) -> Space {
        self.element.space
    }

    /// Its name without a prefix.
    pub(super) fn name(self) -> &'a str {
        &self.element.name
    }

    pub(super) fn is(self, space: Space, name: &str) -> bool {
        self.element.space == space && &*self.element.name == name
    }

    /// Index of the token that closes it.
    pub(super) fn end(self) -> usize {
        self.element.end
    }

    pub(super) fn attribute(self, space: Space, name: &str) -> Option<&'a str> {
        let mut attributes = self.element.attributes.iter();
        attributes.find(|(of, called, _)| *of == space && &**called == name).map(|(_, _, value)| &**value)
    }

    /// The element that the token at this index of the part opens.
    pub(super) fn at_token(self, at: usize) -> Option<Node<'a>> {
        self.xml.node(at)
    }

    /// All between its opening and its closing.
    pub(super) fn tokens(self) -> &'a [Token] {
        self.xml.tokens.get(self.at + 1..self.element.end).unwrap_or_default()
    }

    /// Its elements, without those within them.
    pub(super) fn children(self) -> impl Iterator<Item = Node<'a>> {
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            while at < self.element.end {
                let Some(child) = self.xml.node(at) else {
                    at += 1;
                    continue;
                };
                at = child.element.end + 1;
                return Some(child);
            }
            None
        })
    }

    pub(super) fn child(self, space: Space, name: &str) -> Option<Node<'a>> {
        self.children().find(|child| child.is(space, name))
    }

    /// All elements in it of this name, however deep.
    pub(super) fn within(self, space: Space, name: &'a str) -> impl Iterator<Item = Node<'a>> {
        let nodes = (self.at + 1..self.element.end).filter_map(move |at| self.xml.node(at));
        nodes.filter(move |node| node.is(space, name))
    }

    /// All words in it, however deep.
    pub(super) fn words(self) -> String {
        let tokens = self.xml.tokens.get(self.at..self.element.end).unwrap_or_default();
        let words = tokens.iter().filter_map(|token| match token {
            Token::Words(words) => Some(&**words),
            _ => None,
        });
        words.collect()
    }
}

#[derive(Default)]
struct Parser<'a> {
    part: &'a str,
    xml: Xml,
    /// The elements that are open, the outermost first: index of the element.
    open: Vec<usize>,
    names: HashMap<Box<str>, Rc<str>>,
    /// Prefixes in force with the depth that declared them.
    prefixes: Vec<(usize, Box<str>, Space)>,
    words: String,
}

impl Parser<'_> {
    fn run(mut self, text: &str) -> Result<Xml, OfficeFault> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        loop {
            let event = reader
                .read_event()
                .map_err(|error| self.damaged(&format!("{error} near byte {}", reader.error_position())))?;
            match event {
                Event::Start(start) => self.start(&start)?,
                Event::End(_) => self.end()?,
                Event::Text(words) => self.words.push_str(&words.decode().unwrap_or_default()),
                Event::CData(words) => self.words.push_str(&words.decode().unwrap_or_default()),
                Event::GeneralRef(reference) => self.reference(&reference),
                Event::Eof => break,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Empty(_) => {}
            }
        }
        if !self.open.is_empty() {
            return Err(self.damaged("it ends in the middle of things"));
        }
        if self.xml.elements.is_empty() {
            return Err(self.damaged("it is empty"));
        }
        Ok(self.xml)
    }

    fn damaged(&self, why: &str) -> OfficeFault {
        const MOST: usize = 200;
        let why: String = why.chars().filter(|c| !c.is_control()).take(MOST).collect();
        OfficeFault::Part { part: self.part.to_owned(), why }
    }

    fn push(&mut self, token: Token) -> Result<(), OfficeFault> {
        if self.xml.tokens.len() >= MOST_TOKENS {
            return Err(OfficeFault::TooMuch { part: self.part.to_owned(), most: MOST_TOKENS });
        }
        self.xml.tokens.push(token);
        Ok(())
    }

    fn flush(&mut self) -> Result<(), OfficeFault> {
        if self.words.is_empty() || self.open.is_empty() {
            self.words.clear();
            return Ok(());
        }
        let words = std::mem::take(&mut self.words).into_boxed_str();
        self.push(Token::Words(words))
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), OfficeFault> {
        self.flush()?;
        let depth = self.open.len();
        if depth >= MOST_OPEN {
            return Err(OfficeFault::TooDeep { part: self.part.to_owned(), most: MOST_OPEN });
        }
        let mut found = Vec::new();
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| self.damaged(&error.to_string()))?;
            let key = String::from_utf8_lossy(attribute.key.as_ref()).into_owned();
            let value = attribute.unescape_value().map_or_else(
                |_| String::from_utf8_lossy(&attribute.value).into_owned(),
                std::borrow::Cow::into_owned,
            );
            match key.strip_prefix("xmlns") {
                Some("") => self.declare(depth, "", &value)?,
                Some(prefix) if prefix.starts_with(':') => {
                    self.declare(depth, prefix.trim_start_matches(':'), &value)?;
                }
                _ => found.push((key, value)),
            }
            if found.len() > MOST_ATTRIBUTES {
                return Err(self.damaged("an element has hundreds of attributes"));
            }
        }
        let mut attributes = Vec::with_capacity(found.len());
        for (key, value) in found {
            let (space, name) = match key.split_once(':') {
                Some((prefix, name)) => (self.space(prefix), name),
                None => (Space::None, key.as_str()),
            };
            let name = self.name(name);
            attributes.push((space, name, value.into_boxed_str()));
        }
        let name = start.name();
        let name = String::from_utf8_lossy(name.as_ref());
        let (prefix, local) = name.split_once(':').unwrap_or(("", &name));
        let element = Element { space: self.space(prefix), name: self.name(local), attributes, end: 0 };
        self.open.push(self.xml.elements.len());
        self.push(Token::Open(self.xml.elements.len()))?;
        self.xml.elements.push(element);
        Ok(())
    }

    fn end(&mut self) -> Result<(), OfficeFault> {
        self.flush()?;
        let end = self.xml.tokens.len();
        self.push(Token::Close)?;
        if let Some(element) = self.open.pop().and_then(|index| self.xml.elements.get_mut(index)) {
            element.end = end;
        }
        let depth = self.open.len();
        while self.prefixes.last().is_some_and(|(declared, _, _)| *declared >= depth) {
            self.prefixes.pop();
        }
        Ok(())
    }

    fn declare(&mut self, depth: usize, prefix: &str, address: &str) -> Result<(), OfficeFault> {
        if self.prefixes.len() >= MOST_PREFIXES {
            return Err(self.damaged("it declares more prefixes than any document"));
        }
        let known = SPACES.iter().find(|(known, _)| *known == address);
        self.prefixes.push((depth, prefix.into(), known.map_or(Space::Other, |(_, space)| *space)));
        Ok(())
    }

    fn space(&self, prefix: &str) -> Space {
        let declared = self.prefixes.iter().rev().find(|(_, called, _)| &**called == prefix);
        declared.map_or(Space::Other, |(_, _, space)| *space)
    }

    fn name(&mut self, name: &str) -> Rc<str> {
        if let Some(known) = self.names.get(name) {
            return Rc::clone(known);
        }
        let new: Rc<str> = name.into();
        self.names.insert(name.into(), Rc::clone(&new));
        new
    }

    /// Entities other than characters and the five that XML has stay as they are written.
    fn reference(&mut self, reference: &BytesRef<'_>) {
        if let Ok(Some(c)) = reference.resolve_char_ref() {
            self.words.push(c);
        } else if let Ok(name) = reference.decode() {
            match resolve_predefined_entity(&name) {
                Some(words) => self.words.push_str(words),
                None => self.words.extend(["&", &name, ";"]),
            }
        }
    }
}
