//! Terms as rows of folded words, found in a provision whatever their case and, in English, their
//! number.

use std::collections::HashMap;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::token::{fold_into, is_ideograph};
use super::vocabulary::{Word, meaning};

/// A word of running text; a Chinese character is a word of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) folded: String,
    /// `char` offsets.
    pub(super) range: Range<usize>,
    pub(super) capital: bool,
    /// Whether it goes on from the piece before, parted by no more than a space, hyphen or apostrophe.
    pub(super) follows: bool,
    /// Whether it begins a sentence or an item.
    pub(super) opens: bool,
}

/// The words of a passage.
pub(super) fn pieces(words: &str) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::with_capacity(words.len() / 6 + 1);
    let (mut inside, mut follows, mut opens) = (false, false, true);
    for (at, c) in words.chars().enumerate() {
        let part = c.is_alphanumeric() || is_combining_mark(c) || c == '\u{640}';
        if !part {
            (inside, follows) = (false, (follows || inside) && is_gap(c));
            opens |=
                matches!(c, '.' | ':' | ';' | '\n' | '!' | '?' | '(' | '“' | '"' | '«' | '`' | '„' | '‘');
            continue;
        }
        let single = is_ideograph(c);
        if inside
            && !single
            && let Some(last) = found.last_mut()
        {
            fold_into(&mut last.folded, c.encode_utf8(&mut [0; 4]));
            last.range.end = at + 1;
        } else {
            let mut folded = String::new();
            fold_into(&mut folded, c.encode_utf8(&mut [0; 4]));
            let follows = follows || inside || found.last().is_some_and(|last| last.range.end == at);
            found.push(Piece { folded, range: at..at + 1, capital: c.is_uppercase(), follows, opens });
        }
        (inside, follows, opens) = (!single, single, false);
    }
    found
}

/// What may stand between two words of a term.
fn is_gap(c: char) -> bool {
    c.is_whitespace() && c != '\n' || matches!(c, '-' | '‐' | '‑' | '\'' | '’')
}

/// Terms by their first word.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    /// The longest term first under each word.
    by_first: HashMap<String, Vec<Row>>,
}

#[derive(Debug, Clone)]
struct Row {
    words: Vec<String>,
    term: usize,
    /// Whether only a capital initial makes it the term: “Party”, but “party to a dispute”.
    capital: bool,
}

/// A term found in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) term: usize,
    /// `char` offsets.
    pub(super) range: Range<usize>,
    pub(super) capital: bool,
    pub(super) opens: bool,
}

impl Index {
    /// Takes in a term; nothing if it holds no word.
    pub(super) fn add(&mut self, words: &str, term: usize) {
        let words: Vec<String> = pieces(words).into_iter().map(|piece| piece.folded).collect();
        let Some(first) = words.first() else { return };
        let mut keys = vec![first.clone()];
        if words.len() == 1 {
            keys.extend(plurals(first));
        }
        for key in keys {
            let rows = self.by_first.entry(key).or_default();
            rows.push(Row { words: words.clone(), term, capital: false });
            rows.sort_by_key(|row| std::cmp::Reverse(row.words.len()));
        }
    }

    /// From now on the term is found only with a capital initial.
    pub(super) fn demand_capital(&mut self, term: usize) {
        for row in self.by_first.values_mut().flatten().filter(|row| row.term == term) {
            row.capital = true;
        }
    }

    /// All terms in the words, in order, the longest where several begin at one word.
    pub(super) fn find(&self, words: &str) -> Vec<Hit> {
        let pieces = if self.by_first.is_empty() { Vec::new() } else { pieces(words) };
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(rest) = pieces.get(at..).filter(|rest| !rest.is_empty()) {
            let before = at.checked_sub(1).and_then(|before| pieces.get(before));
            let hit = self.hit(rest, before);
            at += hit.as_ref().map_or(1, |(_, taken)| *taken);
            found.extend(hit.map(|(hit, _)| hit));
        }
        found
    }

    fn hit(&self, rest: &[Piece], before: Option<&Piece>) -> Option<(Hit, usize)> {
        let first = rest.first()?;
        let row = self.by_first.get(&first.folded)?.iter().find(|row| row.fits(rest))?;
        // “Vienna Convention” is not the one this text calls “the Convention”.
        let named = row.capital
            && before.is_some_and(|before| before.capital && !before.opens && first.follows)
            && matches!(meaning(&first.folded), Some(Word::Instrument(_)));
        let last = rest.get(row.words.len().checked_sub(1)?)?;
        let range = first.range.start..last.range.end;
        let hit = Hit { term: row.term, range, capital: first.capital, opens: first.opens };
        (!named).then_some((hit, row.words.len()))
    }
}

impl Row {
    fn fits(&self, rest: &[Piece]) -> bool {
        let Some((last, lead)) = self.words.split_last() else { return false };
        let (Some(found), Some(end)) = (rest.get(..lead.len()), rest.get(lead.len())) else { return false };
        let in_row = rest.iter().take(self.words.len()).skip(1).all(|piece| piece.follows);
        in_row
            && (!self.capital || rest.first().is_some_and(|first| first.capital))
            && found.iter().zip(lead).all(|(piece, word)| piece.folded == *word)
            && is_form(&end.folded, last)
    }
}

/// Whether the word is the term's, or its English plural.
fn is_form(word: &str, term: &str) -> bool {
    word == term
        || (word.len() > term.len() && word.is_ascii() && plurals(term).iter().any(|plural| plural == word))
}

/// The ways in which English may put a word in the plural; none for another alphabet.
fn plurals(word: &str) -> Vec<String> {
    if word.len() < 3 || !word.bytes().all(|b| b.is_ascii_alphabetic()) {
        return Vec::new();
    }
    let mut forms = vec![format!("{word}s"), format!("{word}es")];
    forms.extend(word.strip_suffix('y').map(|stem| format!("{stem}ies")));
    forms
}
