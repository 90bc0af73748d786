//! Words, numbers and signs of a provision, each with its place.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::vocabulary::{Word, meaning};
use crate::text::numeral;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Known(Word),
    /// Any other word.
    Plain,
    Digits,
    Open,
    Close,
    Comma,
    Dot,
    Dash,
    Slash,
    /// A line feed, a semicolon, a quotation mark: here a reference ends.
    Break,
}

/// A token and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a> {
    pub(super) what: What,
    pub(super) text: &'a str,
    /// `char` offsets.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it stands right behind the one before.
    pub(super) glued: bool,
}

impl Token<'_> {
    pub(super) fn word(&self) -> Option<Word> {
        match self.what {
            What::Known(word) => Some(word),
            _ => None,
        }
    }

    pub(super) fn is_word(&self) -> bool {
        matches!(self.what, What::Known(_) | What::Plain)
    }

    pub(super) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    pub(super) fn folded(&self) -> String {
        let mut folded = String::with_capacity(self.text.len());
        fold_into(&mut folded, self.text);
        folded
    }
}

/// Longer words are no word of a reference; in bytes.
const LONGEST: usize = 48;

pub(super) fn tokens(words: &str) -> Vec<Token<'_>> {
    let mut scanner = Scanner { words, at: 0, index: 0 };
    let mut found = Vec::with_capacity(words.len() / 5 + 4);
    let mut glued = false;
    let mut folded = String::new();
    while let Some(c) = scanner.peek() {
        let (from, start) = (scanner.at, scanner.index);
        scanner.take();
        let what = match c {
            '\n' => What::Break,
            _ if c.is_whitespace() => {
                glued = false;
                continue;
            }
            _ if is_control(c) => continue,
            '(' | '（' => What::Open,
            ')' | '）' => What::Close,
            ',' | '،' | '，' | '、' => What::Comma,
            '.' => What::Dot,
            '-' | '‐' | '‑' | '–' | '—' => What::Dash,
            '/' => What::Slash,
            '§' => What::Known(Word::Unit(
                crate::text::ProvisionKind::Paragraph,
                super::vocabulary::Count::Short,
            )),
            _ if numeral::digit(c).is_some() => {
                scanner.take_while(|c| numeral::digit(c).is_some());
                What::Digits
            }
            _ if is_ideograph(c) => What::Plain,
            _ if c.is_alphabetic() => {
                let text = scanner.rest_of_word(from);
                folded.clear();
                if text.len() <= LONGEST {
                    fold_into(&mut folded, text);
                }
                let word = meaning(&folded);
                if scanner.elided(&folded) {
                    scanner.take();
                }
                word.map_or(What::Plain, What::Known)
            }
            _ => What::Break,
        };
        let text = words.get(from..scanner.at).unwrap_or_default();
        found.push(Token { what, text, start, end: scanner.index, glued });
        glued = true;
    }
    found
}

struct Scanner<'a> {
    words: &'a str,
    /// In bytes.
    at: usize,
    /// In `char`s.
    index: usize,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        self.words.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn take(&mut self) {
        if let Some(c) = self.peek() {
            self.at += c.len_utf8();
            self.index += 1;
        }
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) {
        while self.peek().is_some_and(&wanted) {
            self.take();
        }
    }

    /// Letters, and hyphens between them: sub-paragraph, ci-dessus.
    fn rest_of_word(&mut self, from: usize) -> &'a str {
        let letter =
            |c: char| c == '\u{640}' || (c.is_alphabetic() && !is_ideograph(c)) || is_combining_mark(c);
        loop {
            self.take_while(letter);
            let mut ahead = self.rest().chars();
            let hyphen =
                matches!(ahead.next(), Some('-' | '‑')) && ahead.next().is_some_and(char::is_lowercase);
            let long = self.words.get(from..self.at).is_some_and(|word| word.len() > 1);
            if !(hyphen && long) {
                return self.words.get(from..self.at).unwrap_or_default();
            }
            self.take();
        }
    }

    /// Whether an apostrophe follows the French l’ or d’.
    fn elided(&self, folded: &str) -> bool {
        matches!(folded, "l" | "d") && matches!(self.peek(), Some('\'' | '’'))
    }
}

/// As [`crate::text::words::fold`], into a string that is there already, and quicker on what most
/// words are made of.
pub(super) fn fold_into(folded: &mut String, word: &str) {
    for c in word.chars() {
        match c {
            _ if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            'а'..='и' | 'к'..='я' | 'ا'..='غ' | 'ف'..='ي' => folded.push(c),
            '\u{640}' => {}
            _ => folded.extend(
                std::iter::once(c)
                    .nfkd()
                    .filter(|&c| !is_combining_mark(c) && c != '\u{640}')
                    .flat_map(char::to_lowercase),
            ),
        }
    }
}

/// Signs that say only in which direction the words run, or nothing.
fn is_control(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

pub(super) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}')
}
