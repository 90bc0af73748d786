//! Paragraph and character styles of a Word document: what they say of headings, numbers and hiding, with
//! what they take from the styles they are based on.

use std::collections::HashMap;

use crate::import::tokens::{Node, Space, Xml};

/// Longest chain of styles based on one another.
const LONGEST_CHAIN: usize = 50;

/// The list and the level at which a paragraph is numbered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Number {
    /// `w:numId`; 0 takes the number away.
    pub(super) list: Option<i64>,
    /// `w:ilvl`, from 0.
    pub(super) level: Option<usize>,
}

/// What one style says itself, or a style with all those it is based on.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    based_on: Option<String>,
    /// Small letters.
    pub(super) name: String,
    /// Level of the heading, from 0; 9 is ordinary text.
    pub(super) outline: Option<u8>,
    pub(super) number: Number,
    pub(super) hidden: Option<bool>,
}

#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default: String,
}

impl Styles {
    pub(super) fn read(xml: &Xml) -> Self {
        let mut styles = Self::default();
        for node in xml.all(Space::Word, "style") {
            let Some(id) = node.attribute(Space::Word, "styleId") else { continue };
            let kind = node.attribute(Space::Word, "type").unwrap_or("paragraph");
            if kind == "paragraph" && node.attribute(Space::Word, "default").is_some_and(is_on) {
                id.clone_into(&mut styles.default);
            }
            styles.styles.entry(id.to_owned()).or_insert_with(|| Style::of(node));
        }
        styles
    }

    /// A style with all it takes from those it is based on.
    pub(super) fn resolve(&self, id: Option<&str>) -> Style {
        let mut found = Style::default();
        let mut next = Some(id.unwrap_or(&self.default));
        for step in 0..LONGEST_CHAIN {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else { break };
            if step == 0 {
                found.name.clone_from(&style.name);
            }
            found.outline = found.outline.or_else(|| style.own_outline());
            found.number.list = found.number.list.or(style.number.list);
            found.number.level = found.number.level.or(style.number.level);
            found.hidden = found.hidden.or(style.hidden);
            next = style.based_on.as_deref();
        }
        found
    }
}

impl Style {
    fn of(node: Node<'_>) -> Self {
        let value = |name| node.child(Space::Word, name).and_then(|node| node.attribute(Space::Word, "val"));
        let paragraph = node.child(Space::Word, "pPr");
        Self {
            based_on: value("basedOn").map(str::to_owned),
            name: value("name").unwrap_or_default().to_lowercase(),
            outline: paragraph.and_then(outline),
            number: paragraph.map(number).unwrap_or_default(),
            hidden: node.child(Space::Word, "rPr").and_then(hidden),
        }
    }

    /// Word knows its own headings by their names.
    fn own_outline(&self) -> Option<u8> {
        let by_name = || {
            let level = self.name.strip_prefix("heading ")?.parse::<u8>().ok()?;
            level.checked_sub(1).filter(|level| *level < 9)
        };
        let title = || (self.name == "title").then_some(0);
        self.outline.or_else(by_name).or_else(title)
    }
}

/// The outline level that properties of a paragraph state.
pub(super) fn outline(properties: Node<'_>) -> Option<u8> {
    value(properties, "outlineLvl")?.parse().ok().filter(|level| *level <= 9)
}

/// The number that properties of a paragraph state.
pub(super) fn number(properties: Node<'_>) -> Number {
    let Some(node) = properties.child(Space::Word, "numPr") else { return Number::default() };
    Number {
        list: value(node, "numId").and_then(|id| id.parse().ok()),
        level: value(node, "ilvl").and_then(|level| level.parse().ok()),
    }
}

/// Whether properties of a run or a paragraph mark hide it; none if they say nothing.
pub(super) fn hidden(properties: Node<'_>) -> Option<bool> {
    let node = properties.child(Space::Word, "vanish")?;
    Some(node.attribute(Space::Word, "val").is_none_or(is_on))
}

/// The value of a property.
pub(super) fn value<'a>(properties: Node<'a>, name: &str) -> Option<&'a str> {
    properties.child(Space::Word, name)?.attribute(Space::Word, "val")
}

pub(super) fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off")
}
