//! A codebook as REFI-QDA 1.5 has it: `CodeBook` with `Codes`, codes in codes.
//!
//! Source: REFI-QDA 1.5 and its `Codebook.xsd`. A `Code` has guid, name, isCodable and color, and holds a
//! `Description` before further `Code`s. No `Sets` are written.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::import::codebook::guid::guids;
use crate::import::codebook::words::{name, write_description};
use crate::review::Codebook;

const NAMESPACE: &str = "urn:QDA-XML:codebook:1.0";
const SCHEMA: &str =
    "urn:QDA-XML:codebook:1.0 http://schema.qdasoftware.org/versions/Codebook/v1.0/Codebook.xsd";
/// The program, and neither its version nor the machine.
const ORIGIN: &str = "Rapporteur";

/// A REFI-QDA codebook, UTF-8, lines ending in LF. Examples, key and letter stand in the descriptions.
pub fn to_qdc(codebook: &Codebook) -> String {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    // Memory takes everything that is written to it.
    let _infallible = write(&mut writer, codebook);
    let mut text = String::from_utf8(writer.into_inner()).unwrap_or_default();
    text.push('\n');
    text
}

fn write(writer: &mut Writer<Vec<u8>>, codebook: &Codebook) -> io::Result<()> {
    let guids = guids(codebook);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let book = BytesStart::new("CodeBook").with_attributes([
        ("xmlns", NAMESPACE),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ("xsi:schemaLocation", SCHEMA),
        ("origin", ORIGIN),
    ]);
    writer.write_event(Event::Start(book))?;
    writer.write_event(Event::Start(BytesStart::new("Codes")))?;
    let mut open = 0;
    for (depth, id, concern) in codebook.tree() {
        while open > depth {
            close(writer, "Code")?;
            open -= 1;
        }
        let guid = guids.get(id).map(ToString::to_string).unwrap_or_default();
        let code = BytesStart::new("Code").with_attributes([
            ("guid", guid.as_str()),
            ("name", name(&concern.name).as_str()),
            ("isCodable", "true"),
            ("color", concern.colour.to_string().as_str()),
        ]);
        writer.write_event(Event::Start(code))?;
        writer.write_event(Event::Start(BytesStart::new("Description")))?;
        writer.write_event(Event::Text(BytesText::new(&write_description(concern))))?;
        close(writer, "Description")?;
        open += 1;
    }
    for _ in 0..open {
        close(writer, "Code")?;
    }
    close(writer, "Codes")?;
    close(writer, "CodeBook")
}

fn close(writer: &mut Writer<Vec<u8>>, element: &str) -> io::Result<()> {
    writer.write_event(Event::End(BytesEnd::new(element)))
}
