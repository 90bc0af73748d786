//! What the words of a text say about each other: references to other provisions of the same text,
//! and the terms it defines with the places where they are used.
//!
//! A wrong link is worse than none: where a reference may mean another instrument, or two
//! provisions, or nothing that is there, it is left alone.

mod chinese;
mod define;
mod number;
mod phrase;
mod quoted;
mod resolve;
mod term;
mod token;
mod vocabulary;
mod whose;

#[cfg(test)]
mod tests;

use std::cell::OnceCell;
use std::ops::Range;

pub use define::{DefinedTerm, Definitions, TermUse};

use super::{ProvisionKind as Kind, Text};
use phrase::{Anchor, Phrase, rank};
use resolve::Resolver;
use token::{Token, What};
use vocabulary::{Noun, Word};
use whose::{Around, Whose};

/// Words in which a provision names another provision of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrossReference {
    /// `char` offsets in [`Provision::words`](super::Provision::words).
    pub range: Range<usize>,
    /// Index of the provision named.
    pub target: usize,
}

/// The references in the words of one provision, in order and apart from each other. None leads
/// to the provision itself.
///
/// Takes time linear in the length of the words; in a provision that cites “the Convention” it also looks
/// at the beginning of the text for what that is. Ask for what is on screen, and keep the answer.
pub fn cross_references(text: &Text, provision: usize) -> Vec<CrossReference> {
    let Some(words) = text.provisions().get(provision).map(super::Provision::words) else {
        return Vec::new();
    };
    let mut found = if chinese::is_chinese(&words) {
        chinese::references(text, provision, &words)
    } else {
        references(text, provision, &words)
    };
    found.retain(|link| link.target != provision && !link.range.is_empty());
    found.sort_by_key(|link| link.range.start);
    let mut end = 0;
    found.retain(|link| {
        let apart = link.range.start >= end;
        end = if apart { link.range.end } else { end };
        apart
    });
    found
}

/// A phrase with what is known about it before its numbers are looked up.
struct Read {
    phrase: Phrase,
    whose: Whose,
    /// Whether it is one of a chain, “article 5 and article 19 of the Covenant”.
    joined: bool,
}

fn references(text: &Text, provision: usize, words: &str) -> Vec<CrossReference> {
    let tokens = token::tokens(words);
    let mut phrases = read(text, &tokens);
    share_owners(&mut phrases);
    let resolver = Resolver { text, from: provision };
    let mut found = Vec::new();
    // What “that article” would mean.
    let mut antecedent = None;
    for (at, read) in phrases.iter().enumerate() {
        let before = read.joined.then(|| phrases.get(at.checked_sub(1)?)).flatten();
        let after = phrases.get(at + 1).filter(|next| next.joined);
        let unclear = is_small(read)
            && !is_placed(read, &tokens)
            && [before, after].into_iter().flatten().any(|other| !is_small(other));
        if read.whose == Whose::Other || unclear {
            antecedent = antecedent.filter(|_| is_small(read));
            continue;
        }
        let mut last = None;
        for leaf in &read.phrase.leaves {
            last = resolver.resolve(read.phrase.anchor, &leaf.steps, antecedent);
            found.extend(last.map(|target| CrossReference { range: leaf.range.clone(), target }));
        }
        antecedent = if is_small(read) { antecedent.or(last) } else { last };
    }
    found
}

/// All phrases, in order.
fn read(text: &Text, tokens: &[Token<'_>]) -> Vec<Read> {
    let noun: OnceCell<Option<Noun>> = OnceCell::new();
    let own = || *noun.get_or_init(|| whose::own_noun(text));
    let around = Around { tokens, own: &own };
    let mut phrases: Vec<Read> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let pointed = at.checked_sub(1).and_then(|before| tokens.get(before)).and_then(Token::word);
        // In “this article 3” the number belongs to what comes next.
        let begins = matches!(token.word(), Some(Word::Unit(..))) && pointed != Some(Word::This);
        let Some(phrase) = begins.then(|| phrase::phrase(tokens, at)).flatten() else {
            at += 1;
            continue;
        };
        let joined =
            phrases.last().is_some_and(|last| joins(tokens, last.phrase.tokens.end..phrase.tokens.start));
        at = phrase.tokens.end.max(at + 1);
        let whose = around.whose(&phrase);
        phrases.push(Read { phrase, whose, joined });
    }
    phrases
}

/// Whether nothing but “and”, “or” and their company stands between two phrases.
fn joins(tokens: &[Token<'_>], between: Range<usize>) -> bool {
    let words = tokens.get(between).unwrap_or_default();
    !words.is_empty()
        && words.len() <= 5
        && words.iter().all(|token| match token.what {
            What::Comma | What::Slash => true,
            What::Known(word) => {
                matches!(
                    word,
                    Word::And | Word::Or | Word::The | Word::Of | Word::To | Word::Above | Word::Below
                )
            }
            _ => false,
        })
}

/// In a chain, what is said of one reference holds for those of which nothing is said.
fn share_owners(phrases: &mut [Read]) {
    let inherits = |read: &Read| read.whose == Whose::Unsaid && read.phrase.anchor == Anchor::Bare;
    let last = phrases.len().saturating_sub(1);
    // Along each chain, there and back.
    for at in (0..last).rev().chain(0..last) {
        let Some([one, other]) = phrases.get_mut(at..at + 2) else { continue };
        if !other.joined {
            continue;
        }
        if other.whose == Whose::Other && inherits(one) {
            one.whose = Whose::Other;
        } else if one.whose == Whose::Other && inherits(other) {
            other.whose = Whose::Other;
        }
    }
}

/// Whether the phrase names a paragraph or point only, of an article it does not name.
fn is_small(read: &Read) -> bool {
    let outermost = read.phrase.leaves.first().and_then(|leaf| leaf.steps.first());
    read.phrase.anchor == Anchor::Bare && outermost.is_some_and(|step| rank(step.kind) > rank(Kind::Article))
}

/// Whether “above” or “below” says where it stands.
fn is_placed(read: &Read, tokens: &[Token<'_>]) -> bool {
    let behind = tokens.get(read.phrase.tokens.end).and_then(Token::word);
    matches!(behind, Some(Word::Above | Word::Below))
}
