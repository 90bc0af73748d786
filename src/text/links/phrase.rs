//! The grammar of a reference: a unit and its numbers, what is inside them (“article 23, paragraph
//! 2”), what holds them (“paragraph 2 of article 23”, «пункт 2 статьи 23»), and the lists of both.

use std::ops::Range;

use super::number::{Step, bracketed, numbered};
use super::token::{Token, What};
use super::vocabulary::{Count, Word};
use crate::text::ProvisionKind as Kind;

/// From where the steps of a phrase are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Nothing is said.
    Bare,
    /// “this article”.
    This(Kind),
    /// “that article”: the one named before.
    That(Kind),
    /// “the preceding paragraph”; has no steps.
    Preceding(Kind),
}

/// One provision a phrase names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Leaf {
    /// From the outermost in.
    pub(super) steps: Vec<Step>,
    /// `char` offsets.
    pub(super) range: Range<usize>,
}

/// A reference with all the provisions it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) leaves: Vec<Leaf>,
    pub(super) anchor: Anchor,
    /// Tokens it takes.
    pub(super) tokens: Range<usize>,
}

impl Phrase {
    pub(super) fn has(&self, kind: Kind) -> bool {
        self.leaves.iter().flat_map(|leaf| &leaf.steps).any(|step| step.kind == kind)
    }
}

/// Larger units first; a reference goes down in this order.
pub(super) fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Annex => 0,
        Kind::Part => 1,
        Kind::Title => 2,
        Kind::Chapter => 3,
        Kind::Section => 4,
        Kind::Subsection => 5,
        Kind::Article => 6,
        Kind::Paragraph | Kind::Recital => 7,
        Kind::Subparagraph => 8,
        _ => 9,
    }
}

/// Most provisions that one list may name; a longer one is no reference of a treaty.
const LONGEST_LIST: usize = 64;

/// The reference whose first unit word stands at `at`.
pub(super) fn phrase(tokens: &[Token<'_>], at: usize) -> Option<Phrase> {
    let reader = Reader { tokens };
    reader.preceding(at).or_else(|| reader.phrase(at))
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    tokens: &'a [Token<'a>],
}

/// What a phrase stands in.
enum Outer {
    Anchor(Anchor, usize),
    Group(Vec<Leaf>, usize),
}

impl Reader<'_> {
    fn word(&self, at: usize) -> Option<Word> {
        self.tokens.get(at)?.word()
    }

    fn is(&self, at: usize, what: What) -> bool {
        self.tokens.get(at).is_some_and(|token| token.what == what)
    }

    fn unit(&self, at: usize) -> Option<(Kind, Count)> {
        match self.word(at)? {
            Word::Unit(kind, count) => Some((kind, count)),
            _ => None,
        }
    }

    fn start(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(0, |token| token.start)
    }

    /// Where the token before `after` ends.
    fn end(&self, after: usize) -> usize {
        after.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(0, |token| token.end)
    }

    fn phrase(&self, at: usize) -> Option<Phrase> {
        let (mut leaves, mut next) = self.group(at, false)?;
        let mut anchor = Anchor::Bare;
        let mut outside = leaves.len() == 1;
        while let Some(outer) = self.outer(next, &leaves) {
            match outer {
                Outer::Anchor(found, after) => {
                    anchor = found;
                    next = after;
                }
                Outer::Group(above, after) => {
                    next = after;
                    let [only] = above.as_slice() else {
                        // Which of them holds what cannot be told.
                        leaves = above;
                        outside = false;
                        continue;
                    };
                    for leaf in &mut leaves {
                        leaf.steps.splice(0..0, only.steps.iter().cloned());
                    }
                    if outside && let Some(last) = leaves.last_mut() {
                        last.range.end = only.range.end;
                    } else {
                        leaves.push(only.clone());
                        outside = true;
                    }
                    continue;
                }
            }
            if outside && let Some(last) = leaves.last_mut() {
                last.range.end = self.end(next);
            }
            break;
        }
        Some(Phrase { leaves, anchor, tokens: at..next })
    }

    /// “the preceding paragraph”, «el párrafo anterior».
    fn preceding(&self, at: usize) -> Option<Phrase> {
        let (kind, count) = self.unit(at)?;
        let behind = self.word(at + 1) == Some(Word::Preceding);
        let before = at.checked_sub(1).filter(|&before| self.word(before) == Some(Word::Preceding));
        if count == Count::Many || (before.is_none() && !behind) {
            return None;
        }
        let tokens = before.unwrap_or(at)..at + 1 + usize::from(behind);
        let range = self.start(tokens.start)..self.end(tokens.end);
        let leaves = vec![Leaf { steps: Vec::new(), range }];
        Some(Phrase { leaves, anchor: Anchor::Preceding(kind), tokens })
    }

    /// A unit with its numbers, and the smaller units named inside each. `nested` if it stands
    /// inside an item of another list.
    fn group(&self, at: usize, nested: bool) -> Option<(Vec<Leaf>, usize)> {
        let (kind, count, next) = self.head(at)?;
        let mut leaves = Vec::new();
        let (steps, after) = numbered(self.tokens, next, kind)?;
        let mut end = self.item(&mut leaves, &steps, at, after);
        while leaves.len() < LONGEST_LIST {
            let Some(following) = self.separator(end) else { break };
            if let Some((leaf, after)) = self.sibling(&leaves, end, following) {
                leaves.push(leaf);
                end = after;
                continue;
            }
            let Some((steps, after)) = numbered(self.tokens, following, kind) else { break };
            let other = self.word(after) == Some(Word::Measure) || (nested && self.unit_follows(after, kind));
            if other || !self.may_list(end, following, after, (kind, count)) {
                break;
            }
            end = self.item(&mut leaves, &steps, following, after);
        }
        Some((leaves, end))
    }

    /// The unit word with what belongs to it, and where its number stands.
    fn head(&self, at: usize) -> Option<(Kind, Count, usize)> {
        let (mut kind, count) = self.unit(at)?;
        let mut next = at + 1;
        if self.word(next) == Some(Word::Minor) {
            kind = Kind::Subparagraph;
            next += 1;
        }
        let number = self.tokens.get(next + 1).filter(|number| number.what == What::Digits);
        if self.is(next, What::Dot) && number.is_some_and(|number| count == Count::Short || number.glued) {
            next += 1;
        }
        Some((kind, count, next))
    }

    /// Takes one item of a list, with the smaller units behind it; the token after all that.
    fn item(&self, leaves: &mut Vec<Leaf>, steps: &[Step], begin: usize, after: usize) -> usize {
        let start = self.start(begin);
        let inner = after + usize::from(self.is(after, What::Comma));
        let smaller = |kind: Kind| steps.last().is_some_and(|last| rank(kind) > rank(last.kind));
        // Further levels nest no deeper than there are kinds, since each is smaller than the last.
        let group = self.unit(inner).filter(|&(kind, _)| smaller(kind)).and_then(|_| self.group(inner, true));
        let Some((found, end)) = group else {
            leaves.push(Leaf { steps: steps.to_vec(), range: start..self.end(after) });
            return after;
        };
        let mut first = true;
        for leaf in found {
            let steps = steps.iter().cloned().chain(leaf.steps).collect();
            let start = if std::mem::take(&mut first) { start } else { leaf.range.start };
            leaves.push(Leaf { steps, range: start..leaf.range.end });
        }
        end
    }

    /// Where the next number of a list would stand.
    fn separator(&self, at: usize) -> Option<usize> {
        let joins = |at: usize| matches!(self.word(at), Some(Word::And | Word::Or));
        let mut next = at;
        if self.is(next, What::Comma) {
            next += 1;
        } else if self.word(next) == Some(Word::To) || self.is(next, What::Dash) {
            return Some(next + 1);
        }
        if joins(next) {
            next += 1;
            if self.is(next, What::Slash) && joins(next + 1) {
                next += 2;
            }
        }
        (next > at).then_some(next)
    }

    /// “paragraph 1 (a) *and (b)*”.
    fn sibling(&self, leaves: &[Leaf], end: usize, at: usize) -> Option<(Leaf, usize)> {
        let last = leaves.last().filter(|_| end > 0 && self.is(end - 1, What::Close))?;
        let (number, after) = bracketed(self.tokens, at)?;
        let mut steps = last.steps.clone();
        steps.last_mut()?.number = number;
        Some((Leaf { steps, range: self.start(at)..self.end(after) }, after))
    }

    fn unit_follows(&self, at: usize, kind: Kind) -> bool {
        let at = at + usize::from(self.is(at, What::Comma));
        self.unit(at).is_some_and(|(found, _)| found == kind)
    }

    /// Whether a further number belongs to the unit word: always to a plural, to a singular only as
    /// in “paragraph 1 or 2 of” and “Annex A, B or C”.
    fn may_list(&self, end: usize, at: usize, after: usize, (kind, count): (Kind, Count)) -> bool {
        if count != Count::One {
            return true;
        }
        if kind == Kind::Annex {
            return !self.is(at, What::Digits);
        }
        let joined = at == end + 1 && matches!(self.word(end), Some(Word::And | Word::Or));
        let ended = match self.tokens.get(after).map(|token| token.what) {
            Some(What::Known(word)) => matches!(word, Word::Of | Word::Above | Word::Below),
            Some(What::Plain | What::Open | What::Digits) => false,
            _ => true,
        };
        joined && ended
    }

    /// What the phrase says it stands in: “of this article”, “of article 23”, «статьи 23».
    fn outer(&self, next: usize, leaves: &[Leaf]) -> Option<Outer> {
        let lead = leaves.first()?.steps.first()?.kind;
        let larger = |kind: Kind| rank(kind) < rank(lead);
        let comma = usize::from(self.is(next, What::Comma));
        let mut at = next + comma;
        if self.word(at) == Some(Word::Of) {
            at += 1;
            while self.word(at) == Some(Word::The) {
                at += 1;
            }
        } else if comma > 0 || !self.tokens.get(at).is_some_and(|token| is_cyrillic(token) || is_dudit(token))
        {
            return None;
        }
        let anchor = match self.word(at)? {
            Word::This => Anchor::This,
            Word::That => Anchor::That,
            Word::Unit(kind, _) if larger(kind) => {
                return self.group(at, false).map(|(leaves, after)| Outer::Group(leaves, after));
            }
            _ => return None,
        };
        let (kind, _) = self.unit(at + 1).filter(|&(kind, _)| larger(kind))?;
        Some(Outer::Anchor(anchor(kind), at + 2))
    }
}

/// French makes one word of “of the said”.
fn is_dudit(token: &Token<'_>) -> bool {
    token.text.eq_ignore_ascii_case("dudit")
}

/// Russian puts the larger unit behind the smaller one without a word between.
pub(super) fn is_cyrillic(token: &Token<'_>) -> bool {
    token.text.starts_with(|c| matches!(c, '\u{400}'..='\u{4FF}'))
}
