//! The XML of office documents. Entities that a file declares itself are never expanded.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::package::OfficeFault;
use super::tokens::{Builder, MOST_TOKENS, Space, TooMuch, Xml};

/// Most elements in elements. Word nests text boxes in groups in tables some sixty deep.
const MOST_OPEN: usize = 500;
/// Most attributes of an element.
const MOST_ATTRIBUTES: usize = 500;
/// Most prefixes in force at one place.
const MOST_PREFIXES: usize = 1_000;

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

/// Reads a part.
///
/// # Errors
/// Names the part and what is wrong with it.
pub(super) fn read(bytes: &[u8], part: &str) -> Result<Xml, OfficeFault> {
    let (text, _, _) = encoding_rs::UTF_8.decode(bytes);
    Parser { part, ..Parser::default() }.run(&text)
}

#[derive(Default)]
struct Parser<'a> {
    part: &'a str,
    builder: Builder,
    /// Whether an element came.
    began: bool,
    /// Prefixes in force with the depth that declared them.
    prefixes: Vec<(usize, Box<str>, Space)>,
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
                Event::Text(words) => self.builder.words(&words.decode().unwrap_or_default()),
                Event::CData(words) => self.builder.words(&words.decode().unwrap_or_default()),
                Event::GeneralRef(reference) => self.reference(&reference),
                Event::Eof => break,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Empty(_) => {}
            }
        }
        if self.builder.depth() > 0 {
            return Err(self.damaged("it ends in the middle of things"));
        }
        if !self.began {
            return Err(self.damaged("it is empty"));
        }
        let part = self.part;
        self.builder.finish().map_err(|TooMuch| too_much(part))
    }

    fn damaged(&self, why: &str) -> OfficeFault {
        const MOST: usize = 200;
        let why: String = why.chars().filter(|c| !c.is_control()).take(MOST).collect();
        OfficeFault::Part { part: self.part.to_owned(), why }
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), OfficeFault> {
        let depth = self.builder.depth();
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
            let name = self.builder.name(name);
            attributes.push((space, name, value.into_boxed_str()));
        }
        let name = start.name();
        let name = String::from_utf8_lossy(name.as_ref());
        let (prefix, local) = name.split_once(':').unwrap_or(("", &name));
        self.began = true;
        let space = self.space(prefix);
        self.builder.open(space, local, attributes).map_err(|TooMuch| too_much(self.part))
    }

    fn end(&mut self) -> Result<(), OfficeFault> {
        self.builder.close().map_err(|TooMuch| too_much(self.part))?;
        let depth = self.builder.depth();
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

    /// Entities other than characters and the five that XML has stay as they are written.
    fn reference(&mut self, reference: &BytesRef<'_>) {
        if let Ok(Some(c)) = reference.resolve_char_ref() {
            self.builder.words(c.encode_utf8(&mut [0; 4]));
        } else if let Ok(name) = reference.decode() {
            match resolve_predefined_entity(&name) {
                Some(words) => self.builder.words(words),
                None => self.builder.words(&format!("&{name};")),
            }
        }
    }
}

fn too_much(part: &str) -> OfficeFault {
    OfficeFault::TooMuch { part: part.to_owned(), most: MOST_TOKENS }
}
