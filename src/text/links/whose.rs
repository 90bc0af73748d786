//! Whose provision a reference names: this text's, or another instrument's. “article 2 of this
//! Convention” stays here; “article 19 of the Covenant” does not.

use super::phrase::{Phrase, is_cyrillic};
use super::token::{Token, What, tokens};
use super::vocabulary::{Noun, Word, continues_name, follows_min};
use crate::text::{ProvisionKind as Kind, Text};

/// Whose provision is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// The words say: this text's.
    Own,
    Other,
    /// They do not say, which in a treaty means its own.
    Unsaid,
}

/// How many provisions are looked at for what the text calls itself; it says so in its preamble or
/// first articles.
const LOOKED_AT: usize = 120;

/// What the text calls itself: the noun it first says “this” of, else the first in its title.
pub(super) fn own_noun(text: &Text) -> Option<Noun> {
    let said = text.provisions().iter().take(LOOKED_AT).find_map(|provision| {
        let words = tokens(&provision.text);
        words.windows(2).find_map(|pair| match pair {
            [this, noun] if this.word() == Some(Word::This) => instrument(noun),
            _ => None,
        })
    });
    said.or_else(|| tokens(&text.header().instrument.title).iter().find_map(instrument))
}

fn instrument(token: &Token<'_>) -> Option<Noun> {
    match token.word()? {
        Word::Instrument(Noun::Other) => None,
        Word::Instrument(noun) => Some(noun),
        _ => None,
    }
}

/// Reads what stands around a phrase.
pub(super) struct Around<'a> {
    pub(super) tokens: &'a [Token<'a>],
    /// What the text calls itself, found out when first asked.
    pub(super) own: &'a dyn Fn() -> Option<Noun>,
}

impl Around<'_> {
    pub(super) fn whose(&self, phrase: &Phrase) -> Whose {
        match self.behind(phrase) {
            Whose::Unsaid if self.before(phrase) => Whose::Other,
            whose => whose,
        }
    }

    fn word(&self, at: usize) -> Option<Word> {
        self.tokens.get(at)?.word()
    }

    fn is(&self, at: usize, what: What) -> bool {
        self.tokens.get(at).is_some_and(|token| token.what == what)
    }

    /// “UNCLOS article 76”, “the Covenant, article 19”.
    fn before(&self, phrase: &Phrase) -> bool {
        let mut at = phrase.tokens.start;
        let mut comma = false;
        while let Some(before) = at.checked_sub(1) {
            let Some(token) = self.tokens.get(before) else { return false };
            match token.what {
                What::Comma if !comma => comma = true,
                What::Known(Word::The | Word::Of) => return false,
                What::Known(Word::Instrument(_)) => {
                    let this = before.checked_sub(1).is_some_and(|at| self.word(at) == Some(Word::This));
                    return token.is_capital() && !this;
                }
                _ => return is_acronym(token),
            }
            at = before;
        }
        false
    }

    fn behind(&self, phrase: &Phrase) -> Whose {
        let end = phrase.tokens.end;
        let comma = self.is(end, What::Comma);
        let at = end + usize::from(comma);
        match self.word(at) {
            Some(Word::Of) => self.behind_of(at + 1, comma),
            Some(Word::To) if phrase.has(Kind::Annex) => match self.behind_of(at + 1, true) {
                Whose::Unsaid if self.tokens.get(at + 1).is_some_and(Token::is_capital) => Whose::Other,
                whose => whose,
            },
            _ if comma => Whose::Unsaid,
            _ => self.right_behind(at),
        }
    }

    /// `weak` where “of” need not belong to the reference.
    fn behind_of(&self, at: usize, weak: bool) -> Whose {
        let mut at = at;
        while self.word(at) == Some(Word::The) {
            at += 1;
        }
        let Some(token) = self.tokens.get(at) else { return Whose::Unsaid };
        match token.what {
            // «настоящего», “this”: its own, unless what follows is neither a unit nor an instrument.
            What::Known(Word::This) => Whose::Own,
            What::Known(Word::Instrument(noun)) => self.named(at, noun),
            What::Plain if follows_min(&token.folded()) => Whose::Unsaid,
            What::Plain if weak && !token.is_capital() => Whose::Unsaid,
            _ => Whose::Other,
        }
    }

    /// “the Convention”, which may be the text itself.
    fn named(&self, at: usize, noun: Noun) -> Whose {
        let next = self.tokens.get(at + 1).filter(|next| next.is_word());
        let goes_on = next.is_some_and(|next| {
            let folded = next.folded();
            continues_name(&folded)
                || next.is_capital()
                || folded.starts_with("ال")
                || folded.starts_with("لل")
        });
        if !goes_on && (self.own)() == Some(noun) { Whose::Own } else { Whose::Other }
    }

    /// What stands behind without “of”: an acronym, or a Russian genitive.
    fn right_behind(&self, at: usize) -> Whose {
        let Some(token) = self.tokens.get(at).filter(|token| token.is_word()) else { return Whose::Unsaid };
        if is_acronym(token) {
            return Whose::Other;
        }
        if !is_cyrillic(token) {
            return Whose::Unsaid;
        }
        match token.what {
            What::Known(Word::This) => Whose::Own,
            What::Known(Word::Instrument(noun)) if token.is_capital() => self.named(at, noun),
            What::Known(Word::That | Word::Instrument(_)) => Whose::Other,
            What::Plain if token.is_capital() => {
                let folded = token.folded();
                let parties = ["государств", "сторон", "участник", "генеральн", "секретар", "конференци"];
                if parties.iter().any(|stem| folded.starts_with(stem)) { Whose::Unsaid } else { Whose::Other }
            }
            _ => Whose::Unsaid,
        }
    }
}

fn is_acronym(token: &Token<'_>) -> bool {
    token.is_word() && token.text.len() > 2 && token.text.bytes().all(|b| b.is_ascii_uppercase())
}
