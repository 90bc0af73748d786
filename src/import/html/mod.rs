//! Web pages: what a browser shows of a text, without what it shows around it.

mod furniture;
mod lists;
mod notes;
mod tree;
mod walk;

use encoding_rs::Encoding;

use super::decode::older;
use super::making::{self, Draft};
use super::remark::Remark;
use super::source::Source;
use super::tokens::{Node, Space, Xml};
use super::{ImportError, LARGEST, NotText, front};
use crate::text::TextHeader;
use walk::Walker;

/// Bytes in which a page may name its encoding. The standard says 1,024; saved pages need more.
const NAMED_WITHIN: usize = 8_192;

/// Whether bytes begin like a page.
pub(super) fn is_page(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let head = bytes.get(..200.min(bytes.len())).unwrap_or_default().to_ascii_lowercase();
    let xml = head.starts_with(b"<?xml") && memchr::memmem::find(&head, b"<html").is_some()
        || head.starts_with(b"<?xml") && memchr::memmem::find(&head, b"<!doctype html").is_some();
    head.starts_with(b"<!doctype html") || head.starts_with(b"<html") || xml
}

/// What a page holds.
///
/// # Errors
/// Refuses what is empty, too large, or no text.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<Source, ImportError> {
    if bytes.len() as u64 > LARGEST {
        return Err(ImportError::TooLarge { name: name.to_owned() });
    }
    let (page, remark) = decode(bytes, name)?;
    if page.trim().is_empty() {
        return Err(ImportError::Empty { name: name.to_owned() });
    }
    let xml = tree::read(&page).map_err(|why| ImportError::Page { name: name.to_owned(), why })?;
    let mut source = Source::default();
    let (mut drafts, mut title) = Walker::new(&xml, false).story();
    if drafts.iter().all(Draft::is_blank) {
        (drafts, title) = Walker::new(&xml, true).story();
    }
    source.header = header(&xml, &title, &drafts);
    making::finish(drafts, Vec::new(), &mut source);
    front::read(&mut source, "");
    source.remarks.splice(0..0, remark);
    Ok(source)
}

/// The characters of a page: by its mark, as Unicode if it can be nothing else, by the name it gives, by its
/// letters.
fn decode(bytes: &[u8], name: &str) -> Result<(String, Option<Remark>), ImportError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        return Ok((encoding.decode_without_bom_handling(rest).0.into_owned(), None));
    }
    if let Ok(page) = std::str::from_utf8(bytes) {
        return Ok((page.to_owned(), None));
    }
    if let Some(encoding) = named(bytes) {
        let (page, broken) = encoding.decode_without_bom_handling(bytes);
        if !broken {
            return Ok((page.into_owned(), None));
        }
    }
    let at = std::str::from_utf8(bytes).err().map(|error| error.valid_up_to()).unwrap_or_default();
    let before = bytes.get(..at).unwrap_or_default();
    older(bytes).map(|(page, remark)| (page, Some(remark))).ok_or_else(|| ImportError::NotText {
        name: name.to_owned(),
        what: NotText::NoEncoding,
        byte: at,
        line: before.split(|byte| *byte == b'\n').count(),
    })
}

/// The encoding that a page names: `charset=…`, or in an XML declaration `encoding="…"`.
fn named(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..NAMED_WITHIN.min(bytes.len()))?.to_ascii_lowercase();
    let after = |key: &[u8]| {
        let at = memchr::memmem::find(&head, key)? + key.len();
        let rest = head.get(at..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
        let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_:.".contains(byte));
        Encoding::for_label(rest.get(..end.unwrap_or(rest.len()))?)
    };
    // A page that can be read so far is in no UTF-16, whatever it says.
    after(b"charset").or_else(|| after(b"encoding")).filter(|encoding| encoding.is_ascii_compatible())
}

/// What the page says of itself, where that fits its words.
fn header(xml: &Xml, title: &str, drafts: &[Draft]) -> TextHeader {
    let mut header = TextHeader::default();
    title.clone_into(&mut header.instrument.title);
    let root = xml.all(Space::None, "html").next();
    let of = |name| root.and_then(|root: Node<'_>| root.attribute(Space::None, name));
    let language = of("lang").or_else(|| of("xml:lang")).unwrap_or_default().trim().replace('_', "-");
    if fits(&language, drafts) {
        header.language = language;
    }
    header
}

/// Whether a language is one and its letters are those of the text.
fn fits(language: &str, drafts: &[Draft]) -> bool {
    let mut parts = language.split('-');
    let first = parts.next().unwrap_or_default().to_ascii_lowercase();
    let sound = (2..=3).contains(&first.len())
        && first.chars().all(|c| c.is_ascii_lowercase())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()));
    let own = |c: char| match first.as_str() {
        "ru" | "uk" | "be" | "bg" | "sr" | "mk" => ('\u{400}'..='\u{52f}').contains(&c),
        "ar" | "fa" | "ur" => ('\u{600}'..='\u{6ff}').contains(&c),
        "zh" | "ja" => ('\u{3040}'..='\u{9fff}').contains(&c),
        "ko" => ('\u{ac00}'..='\u{d7af}').contains(&c),
        "en" | "fr" | "es" | "de" | "it" | "pt" | "nl" => {
            c.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&c)
        }
        _ => true,
    };
    let letters =
        || drafts.iter().flat_map(|draft| draft.text.chars()).filter(|c| c.is_alphabetic()).take(20_000);
    let (all, fitting) = (letters().count(), letters().filter(|c| own(*c)).count());
    sound && fitting * 2 > all
}

#[cfg(test)]
mod tests;
