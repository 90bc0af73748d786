//! The labels of lists, as a browser prints them.

use crate::import::counting::Style;
use crate::import::tokens::{Node, Space};
use crate::text::begins_provision;

/// A list that is open.
#[derive(Debug)]
pub(super) struct List {
    next: i64,
    step: i64,
    style: Style,
}

impl List {
    pub(super) fn of(node: Node<'_>) -> Self {
        let attribute = |name| node.attribute(Space::None, name);
        let reversed = attribute("reversed").is_some();
        let items = || node.children().filter(|child| child.is(Space::None, "li")).count() as i64;
        let start = attribute("start").and_then(|start| start.trim().parse().ok());
        let ordered = node.is(Space::None, "ol");
        Self {
            next: start.unwrap_or_else(|| if reversed { items() } else { 1 }),
            step: if reversed { -1 } else { 1 },
            style: style(node).unwrap_or(if ordered { Style::Decimal } else { Style::Bullet }),
        }
    }

    /// The label of the next item, with a space behind it; empty if none is printed.
    pub(super) fn label(&mut self, item: Node<'_>) -> String {
        let value = item.attribute(Space::None, "value").and_then(|value| value.trim().parse().ok());
        let value = value.unwrap_or(self.next);
        self.next = value.saturating_add(self.step);
        match style(item).unwrap_or(self.style) {
            Style::Bullet => "• ".to_owned(),
            Style::Nothing => String::new(),
            style => format!("{}. ", style.print(value)),
        }
    }
}

/// The style that an element states by `type` or `style`.
fn style(node: Node<'_>) -> Option<Style> {
    let css = node.attribute(Space::None, "style").unwrap_or_default().to_ascii_lowercase();
    let declared = css.split(';').find_map(|declaration| {
        let (key, value) = declaration.split_once(':')?;
        let known = matches!(key.trim(), "list-style-type" | "list-style");
        let value = value.split_whitespace().next()?;
        (known && !value.starts_with("url")).then(|| Style::of_css(value))
    });
    declared.or_else(|| {
        let kind = node.attribute(Space::None, "type")?.trim();
        (!kind.is_empty()).then(|| Style::of_css(kind))
    })
}

/// Whether words bring a label along, so that none is to be added.
pub(super) fn is_labelled(words: &str) -> bool {
    let words = words.trim_start();
    begins_provision(words) || words.starts_with(['•', '–', '—', '·', '-', '*', '§'])
}
