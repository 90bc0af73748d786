//! Calls of footnotes and the footnotes they lead to.
//!
//! Pages have no footnotes of their own. Two links that lead to one another, the first of them a short sign, are
//! a call and its note; so are two raised signs that are alike, the second at the head of a paragraph.

use std::collections::{HashMap, HashSet};

use crate::import::tokens::{Node, Space, Xml};

/// Longest sign of a note, in `char`s, with brackets.
const LONGEST_SIGN: usize = 7;

/// The calls of a page.
#[derive(Debug, Default)]
pub(super) struct Calls {
    /// By the token of the link: the sign, and the token that opens what it leads to.
    calls: HashMap<usize, (String, usize)>,
    /// Tokens of elements that calls lead to.
    targets: HashSet<usize>,
}

impl Calls {
    pub(super) fn of(xml: &Xml) -> Self {
        let mut places: HashMap<&str, usize> = HashMap::new();
        let nodes = || (0..xml.tokens.len()).filter_map(|at| xml.node(at));
        for node in nodes() {
            let named = node.is(Space::None, "a").then(|| node.attribute(Space::None, "name")).flatten();
            for id in node.attribute(Space::None, "id").into_iter().chain(named) {
                places.entry(id).or_insert(node.at);
            }
        }
        let (mut raised, mut raised_until) = (HashSet::new(), 0);
        for node in nodes() {
            if node.is(Space::None, "sup") {
                raised_until = raised_until.max(node.end());
            } else if node.at < raised_until {
                raised.insert(node.at);
            }
        }
        let mut found = Self::default();
        for node in nodes().filter(|node| node.is(Space::None, "a")) {
            let Some(target) = leads_to(node).and_then(|id| places.get(id)).copied() else { continue };
            // Links back stand behind what they lead to.
            if target <= node.end() {
                continue;
            }
            let Some(words) = node.few_words() else { continue };
            let is_raised = || raised.contains(&node.at) || node.within(Space::None, "sup").next().is_some();
            let answered =
                |own| xml.node(target).is_some_and(|note| sign_at_head(&note.first_words()) == Some(own));
            if let Some(sign) = sign(&words).filter(|own| is_raised() || answered(*own)) {
                found.targets.insert(target);
                found.calls.insert(node.at, (sign.to_owned(), target));
            }
        }
        found
    }

    /// The sign of the call that this link is, and the token of its note.
    pub(super) fn call(&self, link: usize) -> Option<(&str, usize)> {
        self.calls.get(&link).map(|(sign, target)| (sign.as_str(), *target))
    }

    /// Whether an element that opens at this token is, or holds at its head, what a call leads to.
    pub(super) fn is_target(&self, at: usize) -> bool {
        self.targets.contains(&at)
    }
}

/// The place on the same page that a link leads to.
fn leads_to(link: Node<'_>) -> Option<&str> {
    let (before, id) = link.attribute(Space::None, "href")?.split_once('#')?;
    // Saved pages write the address of the page before it.
    (!id.is_empty() && (before.is_empty() || before.contains('.'))).then_some(id)
}

/// The sign that stands at the head of a note.
fn sign_at_head(words: &str) -> Option<&str> {
    let words = words.trim_start();
    let end = words.find(char::is_whitespace).unwrap_or(words.len());
    sign(words.get(..end)?)
}

/// Takes the sign and a link back off the head of a note.
pub(super) fn without_sign<'a>(words: &'a str, own: &str) -> &'a str {
    let head = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '^' | '↑' | '↩');
    let tail = |c: char| c.is_whitespace() || matches!(c, ')' | ']' | '.' | '^' | '↑' | ':');
    let rest = words.trim_start_matches(head);
    match rest.strip_prefix(own) {
        Some(after)
            if !after.starts_with(char::is_alphanumeric) || own.chars().all(|c| !c.is_alphanumeric()) =>
        {
            after.trim_start_matches(tail)
        }
        _ => rest,
    }
}

/// The sign of a note without its brackets; none if it is a word or a number of more than three digits.
pub(super) fn sign(words: &str) -> Option<&str> {
    let words = words.trim();
    let inner = words.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | ' ' | '\u{a0}'));
    let digits = inner.chars().all(|c| c.is_ascii_digit()) && inner.len() <= 3;
    let stars = inner.chars().all(|c| "*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰".contains(c));
    let letter =
        inner.chars().count() == 1 && inner.len() < words.len() && inner.chars().all(char::is_alphanumeric);
    let fits = !inner.is_empty() && words.chars().count() <= LONGEST_SIGN && (digits || stars || letter);
    fits.then_some(inner)
}
