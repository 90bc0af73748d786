//! Word documents (DOCX): paragraphs with the numbers that Word prints, headings, tables, notes, tracked
//! changes and comments.
//!
//! Source: ECMA-376 (Office Open XML) parts 1 and 4, in both its namespaces.

mod body;
mod comments;
mod fields;
mod numbering;
mod paragraph;
mod styles;
mod symbols;

use std::collections::HashMap;

use super::making::{self, Draft};
use super::package::{NoDocument, OfficeFault, Package};
use super::source::{LeftOutKind, Source};
use super::tokens::{Space, Xml};
use super::{Changes, counting, front, xml};
use body::Walker;
use comments::Comments;
use numbering::Numbering;
use styles::{Styles, value};

/// The part that holds the text where the package does not say.
const MAIN: &str = "word/document.xml";

/// Whether the package is a Word document.
pub(super) fn is_docx(package: &Package<'_>) -> bool {
    package.has(MAIN) || (package.has("[Content_Types].xml") && package.has("_rels/.rels"))
}

/// What a Word document holds.
///
/// # Errors
/// Says which part is missing, damaged or larger than any document's.
pub(super) fn read(package: &mut Package<'_>, changes: Changes) -> Result<Source, OfficeFault> {
    let main = main_part(package)?;
    let document = part(package, &main)?.ok_or(OfficeFault::NoDocument { what: NoDocument::NoText })?;
    if document.all(Space::Word, "document").next().is_none() {
        return Err(OfficeFault::NoDocument { what: NoDocument::OtherPart });
    }
    let relations = Relations::read(package, &main)?;
    let context = Context::read(package, &relations)?;
    let mut source = Source::default();
    let mut drafts = edges(package, &relations, "header", LeftOutKind::RunningHeader)?;
    let mut walker = Walker::new(&context, changes);
    drafts.extend(walker.story(&document));
    drafts.extend(edges(package, &relations, "footer", LeftOutKind::RunningFooter)?);
    let marks = walker.into_marks();
    making::finish(drafts, marks, &mut source);
    // A text can be read where its properties cannot.
    let properties = part(package, "docProps/core.xml").ok().flatten();
    front::read(&mut source, &front::own_title(properties.as_ref()));
    Ok(source)
}

/// What the text leans on.
#[derive(Debug, Default)]
pub(super) struct Context {
    styles: Styles,
    numbering: Option<Xml>,
    footnotes: Option<Xml>,
    endnotes: Option<Xml>,
    comments: Option<Xml>,
    comments_extended: Option<Xml>,
    /// How footnotes and endnotes are counted.
    footnote_style: Option<counting::Style>,
    endnote_style: Option<counting::Style>,
}

impl Context {
    fn read(package: &mut Package<'_>, relations: &Relations) -> Result<Self, OfficeFault> {
        let mut get = |kind| relations.first(kind).map_or(Ok(None), |name| part(package, name));
        let settings = get("settings")?;
        let style = |notes| {
            let node = settings.as_ref()?.all(Space::Word, notes).next()?;
            value(node, "numFmt").map(counting::Style::of_word)
        };
        Ok(Self {
            footnote_style: style("footnotePr"),
            endnote_style: style("endnotePr"),
            styles: get("styles")?.as_ref().map(Styles::read).unwrap_or_default(),
            numbering: get("numbering")?,
            footnotes: get("footnotes")?,
            endnotes: get("endnotes")?,
            comments: get("comments")?,
            comments_extended: get("commentsExtended")?,
        })
    }

    fn numbering(&self) -> Numbering {
        self.numbering.as_ref().map(Numbering::read).unwrap_or_default()
    }

    fn comments(&self) -> Comments {
        let comments = self.comments.as_ref();
        comments.map(|xml| Comments::read(xml, self.comments_extended.as_ref())).unwrap_or_default()
    }
}

/// The parts that a part names, by the last word of their kind.
#[derive(Debug, Default)]
struct Relations {
    parts: HashMap<String, Vec<String>>,
}

impl Relations {
    fn read(package: &mut Package<'_>, of: &str) -> Result<Self, OfficeFault> {
        let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
        let list = if folder.is_empty() {
            format!("_rels/{file}.rels")
        } else {
            format!("{folder}/_rels/{file}.rels")
        };
        let mut found = Self::default();
        let Some(xml) = part(package, &list)? else { return Ok(found) };
        for node in xml.all(Space::Relation, "Relationship") {
            let attribute = |name| node.attribute(Space::None, name).unwrap_or_default();
            if attribute("TargetMode") == "External" {
                continue;
            }
            let kind = attribute("Type").rsplit('/').next().unwrap_or_default();
            if let Some(name) = inside(folder, attribute("Target")) {
                found.parts.entry(kind.to_owned()).or_default().push(name);
            }
        }
        Ok(found)
    }

    fn first(&self, kind: &str) -> Option<&str> {
        self.all(kind).first().map(String::as_str)
    }

    fn all(&self, kind: &str) -> &[String] {
        self.parts.get(kind).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The name of a part that stands in this folder of the package; none for one that leads elsewhere.
fn inside(folder: &str, target: &str) -> Option<String> {
    if target.is_empty() || target.split('/').any(|step| step == "..") || target.contains(['\\', ':']) {
        return None;
    }
    Some(match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None if folder.is_empty() => target.to_owned(),
        None => format!("{folder}/{target}"),
    })
}

fn main_part(package: &mut Package<'_>) -> Result<String, OfficeFault> {
    let relations = Relations::read(package, "")?;
    let named = relations.first("officeDocument").filter(|name| package.has(name));
    Ok(named.unwrap_or(MAIN).to_owned())
}

fn part(package: &mut Package<'_>, name: &str) -> Result<Option<Xml>, OfficeFault> {
    let bytes = package.read(name)?;
    bytes.map(|bytes| xml::read(&bytes, name)).transpose()
}

/// The words at the head or foot of the pages, each once.
fn edges(
    package: &mut Package<'_>,
    relations: &Relations,
    kind: &str,
    left_out: LeftOutKind,
) -> Result<Vec<Draft>, OfficeFault> {
    let mut found: Vec<String> = Vec::new();
    for name in relations.all(kind) {
        let Some(xml) = part(package, name)? else { continue };
        let words = xml.node(0).map(comments::plain).unwrap_or_default();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() && !found.contains(&words) {
            found.push(words);
        }
    }
    Ok(found.into_iter().map(|words| Draft::left(left_out, words)).collect())
}

#[cfg(test)]
mod tests;
