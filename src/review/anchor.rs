//! Where a mark stands, in a way that can be proved right or wrong: the legal address, the `char`
//! range, and the very words with some of what stands around them (after the text quote and text
//! position selectors of the W3C Web Annotation model).

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::bounded::at_most;
use super::limits::MOST_SPANS;
use crate::text::{Provision, Text};

/// How many characters before and after a quote are kept to tell it from its likes.
const CONTEXT: usize = 32;

/// Between the quotes of separate passages.
const BETWEEN: &str = " … ";

/// What a mark covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    /// Passages, in text order; never empty.
    Spans(#[serde(deserialize_with = "at_most::<MOST_SPANS, _, _>")] Vec<Span>),
    /// A provision with all under it, by eId.
    Provision(String),
    /// The text as a whole.
    Text,
}

/// One unbroken passage inside one provision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// eId of the provision.
    pub at: String,
    /// First `char` of the passage in [`Provision::words`].
    pub from: usize,
    /// One past the last `char`.
    pub to: usize,
    /// The words of the passage.
    pub quote: String,
    /// Up to 32 `char`s that stand before it in the provision.
    pub before: String,
    /// Up to 32 `char`s that stand after it.
    pub after: String,
}

/// Why an anchor does not hold on a text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnchorFault {
    #[error("the text has no provision with the address {0}")]
    NoProvision(String),
    #[error("at {at} the text does not read “{quote}”")]
    OtherWords { at: String, quote: String },
    #[error("the mark covers no words")]
    Empty,
}

/// Why a quote could not be marked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QuoteError {
    #[error("the words “{quote}” are not found in {place}; copy them from the text as they stand there")]
    Absent { quote: String, place: String },
    #[error(
        "the words “{quote}” stand {count} times in {place}; quote more of the sentence, or name the paragraph or point"
    )]
    Ambiguous { quote: String, place: String, count: usize },
    #[error("the quote is empty; leave it out to mark the whole provision")]
    Empty,
}

/// The passages an anchor covers on a text, as provision index and `char` range in its words.
pub type Extent = Vec<(usize, Range<usize>)>;

impl Span {
    /// The passage `range` (`char`s) of a provision's words, cut to what is there; `None` if that is
    /// nothing but white space.
    pub fn of(provision: &Provision, range: Range<usize>) -> Option<Self> {
        let words = provision.words();
        let chars: Vec<char> = words.chars().collect();
        let mut from = range.start.min(chars.len());
        let mut to = range.end.min(chars.len());
        // A sloppy drag picks up a space at either end; nobody means it.
        while from < to && chars.get(from).is_some_and(|c| c.is_whitespace()) {
            from += 1;
        }
        while from < to && chars.get(to - 1).is_some_and(|c| c.is_whitespace()) {
            to -= 1;
        }
        let text = |range: Range<usize>| chars.get(range).unwrap_or_default().iter().collect::<String>();
        (from < to).then(|| Self {
            at: provision.eid.clone(),
            from,
            to,
            quote: text(from..to),
            before: text(from.saturating_sub(CONTEXT)..from),
            after: text(to..(to + CONTEXT).min(chars.len())),
        })
    }

    /// Proves the span against a text.
    pub fn check(&self, text: &Text) -> Result<usize, AnchorFault> {
        let index = text.index_of(&self.at).ok_or_else(|| AnchorFault::NoProvision(self.at.clone()))?;
        let words = text.provisions().get(index).map(Provision::words).unwrap_or_default();
        if self.from >= self.to {
            return Err(AnchorFault::Empty);
        }
        let there = words.chars().skip(self.from).take(self.to - self.from);
        if there.eq(self.quote.chars()) {
            Ok(index)
        } else {
            Err(AnchorFault::OtherWords { at: self.at.clone(), quote: shorten(&self.quote, 60) })
        }
    }
}

impl Anchor {
    /// Covers these passages (provision index, `char` range in its words); `None` if they hold no words.
    pub fn passages(text: &Text, passages: impl IntoIterator<Item = (usize, Range<usize>)>) -> Option<Self> {
        let mut passages: Vec<_> = passages.into_iter().collect();
        passages.sort_by_key(|(index, range)| (*index, range.start));
        let spans: Vec<Span> = passages
            .into_iter()
            .filter_map(|(index, range)| Span::of(text.provisions().get(index)?, range))
            .collect();
        (!spans.is_empty()).then_some(Self::Spans(spans))
    }

    /// Finds `quote` in the provision at `index` or in one under it. White space counts as one space.
    pub fn quoting(text: &Text, index: usize, quote: &str) -> Result<Self, QuoteError> {
        let wanted: Vec<char> = quote.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
        if wanted.is_empty() {
            return Err(QuoteError::Empty);
        }
        let mut found: Vec<(usize, Range<usize>)> = Vec::new();
        for at in text.subtree(index) {
            let Some(provision) = text.provisions().get(at) else { continue };
            found.extend(occurrences(&provision.words(), &wanted).map(|range| (at, range)));
        }
        let count = found.len();
        let quote = shorten(quote.trim(), 60);
        let place = || text.citation(index);
        match found.pop() {
            Some(passage) if count == 1 => {
                Self::passages(text, [passage]).ok_or(QuoteError::Absent { quote, place: place() })
            }
            Some(_) => Err(QuoteError::Ambiguous { quote, place: place(), count }),
            None => Err(QuoteError::Absent { quote, place: place() }),
        }
    }

    /// Proves the anchor against a text.
    pub fn check(&self, text: &Text) -> Result<(), AnchorFault> {
        match self {
            Self::Text => Ok(()),
            Self::Provision(eid) => {
                text.index_of(eid).map(|_| ()).ok_or_else(|| AnchorFault::NoProvision(eid.clone()))
            }
            Self::Spans(spans) if spans.is_empty() => Err(AnchorFault::Empty),
            Self::Spans(spans) => spans.iter().try_for_each(|span| span.check(text).map(|_| ())),
        }
    }

    /// Index of the provision where the mark begins; 0 for the whole text, `None` if it is not there.
    pub fn provision(&self, text: &Text) -> Option<usize> {
        match self {
            Self::Text => Some(0),
            Self::Provision(eid) => text.index_of(eid),
            Self::Spans(spans) => text.index_of(&spans.first()?.at),
        }
    }

    /// Sorts marks as a reader meets them: provision, first `char`, wider before narrower.
    pub fn order(&self, text: &Text) -> (usize, usize, std::cmp::Reverse<usize>) {
        let provision = self.provision(text).unwrap_or(usize::MAX);
        match self {
            Self::Spans(spans) => {
                let first = spans.first();
                let from = first.map_or(0, |span| span.from);
                (provision, from, std::cmp::Reverse(first.map_or(0, |span| span.to - from.min(span.to))))
            }
            _ => (provision, 0, std::cmp::Reverse(usize::MAX)),
        }
    }

    /// The marked words: passages joined by an ellipsis; empty for a whole provision or text.
    pub fn quote(&self) -> String {
        match self {
            Self::Spans(spans) => {
                spans.iter().map(|span| span.quote.as_str()).collect::<Vec<_>>().join(BETWEEN)
            }
            _ => String::new(),
        }
    }

    /// The words it covers in `text`: the marked ones as [`Anchor::quote`] gives them or, of a whole provision,
    /// all that stands in it with its label, a line each; none for the whole text or a place that is lost.
    pub fn words_in(&self, text: &Text) -> String {
        let Self::Provision(eid) = self else { return self.quote() };
        let Some(head) = text.index_of(eid) else { return String::new() };
        let provisions = text.provisions().get(text.subtree(head)).unwrap_or_default();
        let line = |provision: &Provision| {
            let words = provision.words();
            let parts = [provision.label.as_str(), &words];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        };
        provisions.iter().map(line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }

    /// Where it stands as a lawyer would cite it: "Article 17(2)(b)", "Article 6(1) and Article 24(2)".
    pub fn citation(&self, text: &Text) -> String {
        let cite = |eid: &str| text.index_of(eid).map_or_else(|| eid.to_owned(), |at| text.citation(at));
        match self {
            Self::Text => "The whole text".to_owned(),
            Self::Provision(eid) => cite(eid),
            Self::Spans(spans) => {
                let mut places: Vec<String> = spans.iter().map(|span| cite(&span.at)).collect();
                places.dedup();
                match (places.len(), places.first(), places.last()) {
                    (0, ..) => String::new(),
                    (1, Some(only), _) => only.clone(),
                    (2, Some(first), Some(last)) => format!("{first} and {last}"),
                    (_, Some(first), Some(last)) => format!("{first} to {last}"),
                    _ => String::new(),
                }
            }
        }
    }
}

/// Cuts to at most `limit` `char`s, an ellipsis standing for the rest.
pub(super) fn shorten(words: &str, limit: usize) -> String {
    if words.chars().count() <= limit {
        return words.to_owned();
    }
    let kept: String = words.chars().take(limit.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// `char` ranges of `wanted` in `words`, where any run of white space in `words` matches one space.
fn occurrences(words: &str, wanted: &[char]) -> impl Iterator<Item = Range<usize>> {
    let mut folded: Vec<char> = Vec::new();
    let mut places: Vec<usize> = Vec::new();
    for (at, c) in words.chars().enumerate() {
        let c = if c.is_whitespace() { ' ' } else { c };
        if c == ' ' && folded.last() == Some(&' ') {
            continue;
        }
        folded.push(c);
        places.push(at);
    }
    let starts: Vec<Range<usize>> = folded
        .windows(wanted.len())
        .enumerate()
        .filter(|(_, window)| *window == wanted)
        .filter_map(|(start, _)| {
            let last = *places.get(start + wanted.len() - 1)?;
            Some(*places.get(start)?..last + 1)
        })
        .collect();
    starts.into_iter()
}

impl Serialize for Span {
    /// A span is a tuple in the file: it is by far the most frequent record.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (&self.at, self.from, self.to, &self.quote, &self.before, &self.after).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (at, from, to, quote, before, after) = Deserialize::deserialize(deserializer)?;
        Ok(Self { at, from, to, quote, before, after })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::arbitrary::text;
    use super::*;

    proptest! {
        #[test]
        fn a_span_is_proved_by_the_text_it_was_taken_from(at in 0..3usize, from in 0..80usize, length in 0..80usize) {
            let text = text();
            if let Some(span) = Span::of(&text.provisions()[at], from..from + length) {
                prop_assert_eq!(span.check(&text), Ok(at));
                prop_assert_eq!(span.quote.trim(), &span.quote);
                let mut other = span.clone();
                other.quote.push('x');
                other.to += 1;
                prop_assert!(other.check(&text).is_err());
                prop_assert_eq!(ron::from_str::<Span>(&ron::to_string(&span).unwrap()).unwrap(), span);
            }
        }
    }

    #[test]
    fn a_quote_is_found_across_line_ends_and_told_apart() {
        let text = text();
        let anchor = Anchor::quoting(&text, 0, " State\n  Party shall ").unwrap();
        assert_eq!(anchor.quote(), "State Party shall");
        assert_eq!(anchor.provision(&text), Some(0));
        // "Respect" stands in the heading, too, but is written large there.
        assert_eq!(Anchor::quoting(&text, 1, "resp").unwrap().quote(), "resp");
        let twice = Anchor::quoting(&text, 1, "espect").unwrap_err();
        assert!(matches!(twice, QuoteError::Ambiguous { count: 2, .. }), "{twice}");
        let absent = Anchor::quoting(&text, 0, "shall not").unwrap_err();
        assert!(absent.to_string().contains("shall not"), "{absent}");
        assert_eq!(Anchor::quoting(&text, 0, "  "), Err(QuoteError::Empty));
    }

    #[test]
    fn a_quote_that_stands_twice_is_not_guessed_at() {
        let text = text();
        let twice = Anchor::quoting(&text, 0, "s").unwrap_err();
        assert!(matches!(twice, QuoteError::Ambiguous { count, .. } if count > 1));
    }
}
