//! Styles of an `OpenDocument` text: what they say of lists, headings and hiding.

use std::collections::HashMap;

use super::lists::Levels;
use crate::import::tokens::{Node, Space, Xml};

/// Longest chain of styles based on one another.
const LONGEST_CHAIN: usize = 50;

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    list: Option<String>,
    hidden: bool,
}

#[derive(Debug, Default)]
pub(super) struct Styles {
    by_name: HashMap<String, Style>,
    lists: HashMap<String, Levels>,
    /// The numbers of headings that stand in no list.
    pub(super) outline: Levels,
}

impl Styles {
    pub(super) fn read<'a>(parts: impl Iterator<Item = &'a Xml>) -> Self {
        let mut found = Self::default();
        for xml in parts {
            for node in xml.all(Space::Style, "style") {
                if let Some(name) = node.attribute(Space::Style, "name") {
                    found.by_name.insert(name.to_owned(), Style::of(node));
                }
            }
            for node in xml.all(Space::Text, "list-style") {
                if let Some(name) = node.attribute(Space::Style, "name") {
                    found.lists.insert(name.to_owned(), Levels::of(node));
                }
            }
            if let Some(node) = xml.all(Space::Text, "outline-style").next() {
                found.outline = Levels::of(node);
            }
        }
        found
    }

    pub(super) fn list(&self, name: &str) -> Option<&Levels> {
        self.lists.get(name)
    }

    /// The list style that a paragraph style brings along.
    pub(super) fn list_of<'a>(&'a self, style: &'a str) -> Option<&'a str> {
        self.chain(style).find_map(|(_, style)| style.list.as_deref())
    }

    /// Whether a style hides its words.
    pub(super) fn hides(&self, style: &str) -> bool {
        self.chain(style).any(|(_, style)| style.hidden)
    }

    /// Whether a paragraph style is the one for titles, or one of a table of contents.
    pub(super) fn is_based_on(&self, style: &str, name: &str) -> bool {
        style == name
            || self.chain(style).any(|(called, of)| called == name || of.parent.as_deref() == Some(name))
    }

    fn chain<'a>(&'a self, style: &'a str) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let mut next = Some(style);
        let steps = std::iter::from_fn(move || {
            let name = next?;
            let style = self.by_name.get(name)?;
            next = style.parent.as_deref();
            Some((name, style))
        });
        steps.take(LONGEST_CHAIN)
    }
}

impl Style {
    fn of(node: Node<'_>) -> Self {
        let text = node.child(Space::Style, "text-properties");
        Self {
            parent: node.attribute(Space::Style, "parent-style-name").map(str::to_owned),
            list: node
                .attribute(Space::Style, "list-style-name")
                .filter(|name| !name.is_empty())
                .map(str::to_owned),
            hidden: text.and_then(|text| text.attribute(Space::Text, "display")) == Some("none"),
        }
    }
}
