//! `OpenDocument` texts (ODT): paragraphs with the numbers of their lists, headings, tables, notes, tracked
//! changes and comments.
//!
//! Source: `OpenDocument` 1.3, part 3 (schema).

mod body;
mod lists;
mod paragraph;
mod styles;

use super::making::{self, Draft};
use super::package::{NoDocument, OfficeFault, Package};
use super::source::{LeftOutKind, Source};
use super::tokens::{Node, Space, Xml};
use super::{Changes, front, xml};
use body::Walker;
use styles::Styles;

const CONTENT: &str = "content.xml";

/// What the first part of an `OpenDocument` text says it is; templates and master documents say more.
const KIND: &[u8] = b"application/vnd.oasis.opendocument.text";

/// Whether the package is an `OpenDocument` text.
pub(super) fn is_odt(package: &mut Package<'_>) -> bool {
    package.read("mimetype").is_ok_and(|kind| kind.is_some_and(|kind| kind.starts_with(KIND)))
}

/// What an `OpenDocument` text holds.
///
/// # Errors
/// Says which part is missing, locked, damaged or larger than any document's.
pub(super) fn read(package: &mut Package<'_>, changes: Changes) -> Result<Source, OfficeFault> {
    let manifest = package.read("META-INF/manifest.xml")?.unwrap_or_default();
    if memchr::memmem::find(&manifest, b"encryption-data").is_some() {
        return Err(OfficeFault::Locked);
    }
    let content = part(package, CONTENT)?.ok_or(OfficeFault::NoDocument { what: NoDocument::NoContent })?;
    let text = content.all(Space::Office, "text").next();
    let text = text.ok_or(OfficeFault::NoDocument { what: NoDocument::OtherKind })?;
    let common = part(package, "styles.xml")?;
    let styles = Styles::read(common.iter().chain([&content]));
    let mut drafts = edges(common.as_ref(), "header", LeftOutKind::RunningHeader);
    let mut walker = Walker::new(&content, &styles, changes);
    drafts.extend(walker.story(text));
    drafts.extend(edges(common.as_ref(), "footer", LeftOutKind::RunningFooter));
    let mut source = Source::default();
    making::finish(drafts, walker.into_marks(), &mut source);
    // A text can be read where its properties cannot.
    let properties = part(package, "meta.xml").ok().flatten();
    front::read(&mut source, &front::own_title(properties.as_ref()));
    Ok(source)
}

fn part(package: &mut Package<'_>, name: &str) -> Result<Option<Xml>, OfficeFault> {
    let bytes = package.read(name)?;
    bytes.map(|bytes| xml::read(&bytes, name)).transpose()
}

/// The words at the head or foot of the pages, each once.
fn edges(styles: Option<&Xml>, kind: &str, left_out: LeftOutKind) -> Vec<Draft> {
    let masters = styles.into_iter().flat_map(|xml| xml.all(Space::Style, "master-page"));
    let names = [kind.to_owned(), format!("{kind}-left"), format!("{kind}-first")];
    let mut found: Vec<String> = Vec::new();
    for node in
        masters.flat_map(Node::children).filter(|node| names.iter().any(|name| node.is(Space::Style, name)))
    {
        let paragraphs: Vec<String> = node.within(Space::Text, "p").map(Node::words).collect();
        let words = paragraphs.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() && !found.contains(&words) {
            found.push(words);
        }
    }
    found.into_iter().map(|words| Draft::left(left_out, words)).collect()
}

#[cfg(test)]
mod tests;
