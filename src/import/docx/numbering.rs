//! The numbers that Word prints before paragraphs and does not keep as words: “Article 17”, “(b)”, “2.1”.
//!
//! Source: ECMA-376 part 1, section 17.9. Lists that share an abstract list count together; a list that
//! overrides the start of a level begins anew when it is first met.

use std::collections::{HashMap, HashSet};

use super::styles::{Number, value};
use crate::import::counting::Style;
use crate::import::tokens::{Node, Space, Xml};

/// Levels of a list.
const LEVELS: usize = 9;

/// Most characters of the words around a number.
const LONGEST_PATTERN: usize = 200;

#[derive(Debug, Clone)]
struct Level {
    start: i64,
    style: Style,
    /// With `%1` for the number of the first level and so on.
    pattern: String,
    /// Whether nothing stands between label and words.
    tight: bool,
    /// The level whose number starts this one again: 0 none, 1 the first.
    restart: Option<usize>,
    /// Whether the numbers of all levels are printed in digits.
    plain: bool,
    /// The style whose paragraphs take this level.
    paragraph_style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 0,
            style: Style::Decimal,
            pattern: String::new(),
            tight: false,
            restart: None,
            plain: false,
            paragraph_style: None,
        }
    }
}

type Levels = [Level; LEVELS];

#[derive(Debug, Default)]
struct Abstract {
    levels: Levels,
    /// The style in which another definition is to be found.
    by_style: Option<String>,
    /// The style that this is the definition of.
    of_style: Option<String>,
}

#[derive(Debug, Default)]
struct List {
    of: String,
    starts: HashMap<usize, i64>,
    levels: HashMap<usize, Level>,
}

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: HashMap<String, Abstract>,
    lists: HashMap<i64, List>,
    /// The abstract list that each style of lists is defined by.
    by_style: HashMap<String, String>,
    /// The numbers reached, by abstract list.
    counted: HashMap<String, [Option<i64>; LEVELS]>,
    /// Overrides that were used already.
    begun: HashSet<(i64, usize)>,
}

/// What Word prints before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) words: String,
    /// Whether nothing stands between it and the words.
    pub(super) tight: bool,
}

impl Numbering {
    pub(super) fn read(xml: &Xml) -> Self {
        let mut numbering = Self::default();
        for node in xml.all(Space::Word, "abstractNum") {
            let Some(id) = node.attribute(Space::Word, "abstractNumId") else { continue };
            let of = Abstract::of(node);
            if let Some(style) = &of.of_style {
                numbering.by_style.entry(style.clone()).or_insert_with(|| id.to_owned());
            }
            numbering.abstracts.insert(id.to_owned(), of);
        }
        let lists = xml.all(Space::Word, "num").filter(|node| node.attribute(Space::Word, "numId").is_some());
        for node in lists {
            let id = node.attribute(Space::Word, "numId").and_then(|id| id.parse().ok());
            if let Some(id) = id {
                numbering.lists.insert(id, List::of(node));
            }
        }
        numbering
    }

    /// The label of the next paragraph of this number; counts it.
    ///
    /// `style` is the id of the paragraph's style, by which a list finds the level if the number names none.
    pub(super) fn next(&mut self, number: Number, style: Option<&str>) -> Option<Label> {
        let id = number.list.filter(|id| *id != 0)?;
        let list = self.lists.get(&id)?;
        let of = self.definition(&list.of)?;
        let levels = &self.abstracts.get(&of)?.levels;
        let by_style =
            || levels.iter().position(|level| style.is_some() && level.paragraph_style.as_deref() == style);
        let at = number.level.or_else(by_style).unwrap_or_default().min(LEVELS - 1);
        let get = |index: usize| list.levels.get(&index).or_else(|| levels.get(index));
        let level = get(at)?;
        let start = |index: usize| {
            let own = || get(index).map_or(1, |level| level.start);
            list.starts.get(&index).copied().unwrap_or_else(own)
        };
        let counted = self.counted.entry(of).or_default();
        let anew = list.starts.contains_key(&at) && self.begun.insert((id, at));
        let reached = counted.get(at).copied().flatten().filter(|_| !anew);
        let value = reached.map_or_else(|| start(at), |reached| reached.saturating_add(1));
        for (index, slot) in counted.iter_mut().enumerate() {
            let restart = get(index).and_then(|level| level.restart);
            if index < at {
                slot.get_or_insert_with(|| start(index));
            } else if index == at {
                *slot = Some(value);
            } else if restart.is_none_or(|restart| restart != 0 && at < restart) {
                *slot = None;
            }
        }
        let print = |index: usize| {
            let style = get(index).map_or(Style::Decimal, |level| level.style);
            let style = if level.plain && style != Style::Nothing { Style::Decimal } else { style };
            style.print(counted.get(index).copied().flatten().unwrap_or_else(|| start(index)))
        };
        Some(Label { words: fill(&level.pattern, level.style, print), tight: level.tight })
    }

    /// The abstract list that defines this one, which may leave it to a style of lists.
    fn definition(&self, id: &str) -> Option<String> {
        let own = self.abstracts.get(id)?;
        let Some(style) = &own.by_style else { return Some(id.to_owned()) };
        Some(self.by_style.get(style).map_or(id, String::as_str).to_owned())
    }
}

impl Abstract {
    fn of(node: Node<'_>) -> Self {
        let mut found = Self {
            by_style: value(node, "numStyleLink").map(str::to_owned),
            of_style: value(node, "styleLink").map(str::to_owned),
            ..Self::default()
        };
        for child in node.children().filter(|child| child.is(Space::Word, "lvl")) {
            if let Some(slot) = index(child).and_then(|index| found.levels.get_mut(index)) {
                *slot = Level::of(child);
            }
        }
        found
    }
}

impl List {
    fn of(node: Node<'_>) -> Self {
        let mut found =
            Self { of: value(node, "abstractNumId").unwrap_or_default().to_owned(), ..Self::default() };
        for child in node.children().filter(|child| child.is(Space::Word, "lvlOverride")) {
            let Some(index) = index(child).filter(|index| *index < LEVELS) else { continue };
            if let Some(start) = value(child, "startOverride").and_then(|start| start.parse().ok()) {
                found.starts.insert(index, start);
            }
            if let Some(level) = child.child(Space::Word, "lvl") {
                found.levels.insert(index, Level::of(level));
            }
        }
        found
    }
}

fn index(node: Node<'_>) -> Option<usize> {
    node.attribute(Space::Word, "ilvl")?.parse().ok()
}

impl Level {
    fn of(node: Node<'_>) -> Self {
        let format = node.child(Space::Word, "numFmt").or_else(|| {
            // Newer formats stand beside an older one.
            let choice = node.child(Space::Choice, "AlternateContent")?;
            choice.within(Space::Word, "numFmt").last()
        });
        let format = format.and_then(|format| format.attribute(Space::Word, "val"));
        let pattern = value(node, "lvlText").unwrap_or_default();
        Self {
            start: value(node, "start").and_then(|start| start.parse().ok()).unwrap_or(0),
            style: format.map_or(Style::Decimal, Style::of_word),
            pattern: pattern.chars().take(LONGEST_PATTERN).collect(),
            tight: value(node, "suff") == Some("nothing"),
            restart: value(node, "lvlRestart").and_then(|level| level.parse().ok()),
            plain: node
                .child(Space::Word, "isLgl")
                .is_some_and(|node| node.attribute(Space::Word, "val").is_none_or(super::styles::is_on)),
            paragraph_style: value(node, "pStyle").map(str::to_owned),
        }
    }
}

/// Puts numbers in the places of a pattern; signs of lists become signs that every font has.
fn fill(pattern: &str, style: Style, print: impl Fn(usize) -> String) -> String {
    if style == Style::Bullet {
        return bullet(pattern).to_owned();
    }
    let mut found = String::new();
    let mut rest = pattern.chars().peekable();
    while let Some(c) = rest.next() {
        let level = rest.peek().filter(|_| c == '%').and_then(|next| next.to_digit(10));
        match level.and_then(|level| level.checked_sub(1)) {
            Some(level) => {
                rest.next();
                found.push_str(&print(level as usize));
            }
            None => found.push(c),
        }
    }
    found.trim().to_owned()
}

fn bullet(pattern: &str) -> &'static str {
    match pattern.chars().next() {
        Some('o' | '\u{25cb}') => "◦",
        Some('-' | '–' | '\u{f02d}') => "–",
        Some('—') => "—",
        Some('§' | '\u{f0a7}' | '▪') => "▪",
        None => "",
        Some(_) => "•",
    }
}
