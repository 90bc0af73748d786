//! The numbers of lists and headings that an `OpenDocument` text prints and does not keep as words.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::styles::Styles;
use crate::import::counting::Style;
use crate::import::tokens::{Node, Space};

/// Levels of a list.
const LEVELS: usize = 10;

/// Longest sign before or behind a number, in `char`s.
const LONGEST_SIGN: usize = 100;

#[derive(Debug, Clone)]
struct Level {
    style: Style,
    before: String,
    behind: String,
    start: i64,
    /// How many levels print their number.
    shown: usize,
}

/// How each level of a list prints its number; none for levels that print nothing.
#[derive(Debug, Clone, Default)]
pub(super) struct Levels {
    levels: [Option<Level>; LEVELS],
}

impl Levels {
    /// From `text:list-style` or `text:outline-style`.
    pub(super) fn of(node: Node<'_>) -> Self {
        let mut found = Self::default();
        for child in node.children().filter(|child| child.space() == Space::Text) {
            let level = child.attribute(Space::Text, "level").and_then(|level| level.parse::<usize>().ok());
            let slot = level.and_then(|level| found.levels.get_mut(level.checked_sub(1)?));
            let Some(slot) = slot else { continue };
            *slot = Level::of(child);
        }
        found
    }

    /// The label of a paragraph at this level, from 0, with the numbers reached.
    fn label(&self, level: usize, numbers: &Numbers) -> String {
        let Some(own) = self.levels.get(level).and_then(Option::as_ref) else { return String::new() };
        if own.style == Style::Bullet {
            return own.before.clone();
        }
        if own.style == Style::Nothing {
            return format!("{}{}", own.before, own.behind).trim().to_owned();
        }
        let first = (level + 1).saturating_sub(own.shown.max(1));
        let mut printed = Vec::new();
        for index in first..=level {
            let Some(of) = self.levels.get(index).and_then(Option::as_ref) else { continue };
            if !matches!(of.style, Style::Bullet | Style::Nothing) {
                let number = numbers.get(index).copied().flatten().unwrap_or(of.start);
                printed.push(of.style.print(number));
            }
        }
        format!("{}{}{}", own.before, printed.join("."), own.behind).trim().to_owned()
    }

    fn start(&self, level: usize) -> i64 {
        self.levels.get(level).and_then(Option::as_ref).map_or(1, |level| level.start)
    }
}

impl Level {
    fn of(node: Node<'_>) -> Option<Self> {
        let short =
            |value: Option<&str>| value.unwrap_or_default().chars().take(LONGEST_SIGN).collect::<String>();
        let style = |name| node.attribute(Space::Style, name);
        match node.name() {
            "list-level-style-bullet" => {
                let sign =
                    match node.attribute(Space::Text, "bullet-char").and_then(|sign| sign.chars().next()) {
                        None => return None,
                        Some('-' | '–') => "–",
                        Some('—') => "—",
                        Some('o' | '○' | '◦') => "◦",
                        Some('▪' | '■') => "▪",
                        Some(_) => "•",
                    };
                let before = sign.to_owned();
                Some(Self { style: Style::Bullet, before, behind: String::new(), start: 1, shown: 1 })
            }
            "list-level-style-number" | "outline-level-style" => {
                let doubled = style("num-letter-sync") == Some("true");
                let number =
                    |name| node.attribute(Space::Text, name).and_then(|value| value.parse::<i64>().ok());
                Some(Self {
                    style: Style::of_example(style("num-format").unwrap_or_default(), doubled),
                    before: short(style("num-prefix")),
                    behind: short(style("num-suffix")),
                    start: number("start-value").unwrap_or(1),
                    shown: number("display-levels").and_then(|shown| shown.try_into().ok()).unwrap_or(1),
                })
            }
            _ => None,
        }
    }
}

/// The numbers reached at each level.
type Numbers = [Option<i64>; LEVELS];

/// A list that is open, or a list in a list.
#[derive(Debug)]
struct Open {
    style: String,
    /// What its numbers are kept under.
    key: String,
    /// Whether the next paragraph is the first of an item, which carries the label.
    fresh: bool,
    /// The number that the item is to have.
    forced: Option<i64>,
}

/// The lists of a text and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<Open>,
    counted: HashMap<String, Numbers>,
    /// What the numbers of the last list of each style are kept under.
    last: HashMap<String, String>,
    made: usize,
}

impl Lists {
    /// Opens `text:list`.
    pub(super) fn open(&mut self, node: Node<'_>) {
        let attribute = |name| node.attribute(Space::Text, name);
        let own = attribute("style-name");
        if let Some(outer) = self.open.last() {
            let style = own.unwrap_or(&outer.style).to_owned();
            let key = outer.key.clone();
            self.open.push(Open { style, key, fresh: false, forced: None });
            return;
        }
        let style = own.unwrap_or_default().to_owned();
        let goes_on = attribute("continue-numbering") == Some("true");
        let of_style = || self.last.get(&style).filter(|_| goes_on).cloned();
        let key = attribute("continue-list").filter(|id| self.counted.contains_key(*id)).map(str::to_owned);
        let key = key.or_else(of_style).unwrap_or_else(|| {
            self.made += 1;
            node.attribute(Space::Other, "id").map_or_else(|| format!(" {}", self.made), str::to_owned)
        });
        if let Some(id) = node.attribute(Space::Other, "id").filter(|id| *id != key) {
            // Later lists may go on with this one by its own name.
            let numbers = self.counted.get(&key).copied().unwrap_or_default();
            self.counted.insert(id.to_owned(), numbers);
        }
        self.last.insert(style.clone(), key.clone());
        self.open.push(Open { style, key, fresh: false, forced: None });
    }

    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    /// Opens `text:list-item`, or a header of the list, which has no number.
    pub(super) fn item(&mut self, node: Node<'_>) {
        if let Some(list) = self.open.last_mut() {
            list.fresh = node.name() == "list-item";
            list.forced = node.attribute(Space::Text, "start-value").and_then(|value| value.parse().ok());
        }
    }

    /// The label of the next paragraph; empty if it has none.
    pub(super) fn label(&mut self, styles: &Styles, paragraph_style: &str) -> String {
        let level = self.open.len().saturating_sub(1).min(LEVELS - 1);
        let Some(list) = self.open.last_mut() else { return String::new() };
        if !std::mem::take(&mut list.fresh) {
            return String::new();
        }
        let forced = list.forced.take();
        let by_paragraph = || styles.list_of(paragraph_style).and_then(|name| styles.list(name));
        let Some(levels) = styles.list(&list.style).or_else(by_paragraph) else { return String::new() };
        let numbers = self.counted.entry(list.key.clone()).or_default();
        count(numbers, level, levels, forced);
        levels.label(level, numbers)
    }

    /// The label of a heading of this level, from 0, that stands in no list.
    pub(super) fn heading(&mut self, level: usize, levels: &Levels, forced: Option<i64>) -> String {
        let level = level.min(LEVELS - 1);
        let numbers = self.counted.entry(String::new()).or_default();
        count(numbers, level, levels, forced);
        levels.label(level, numbers)
    }

    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }
}

fn count(numbers: &mut Numbers, level: usize, levels: &Levels, forced: Option<i64>) {
    for (index, slot) in numbers.iter_mut().enumerate() {
        match index.cmp(&level) {
            Ordering::Less => {
                slot.get_or_insert_with(|| levels.start(index));
            }
            Ordering::Equal => {
                let next = slot.map_or_else(|| levels.start(index), |number| number.saturating_add(1));
                *slot = Some(forced.unwrap_or(next));
            }
            Ordering::Greater => *slot = None,
        }
    }
}
