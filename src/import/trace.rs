//! Which character of a source became which character of the text, both ways.
//!
//! The recogniser drops and reorders no word, so the signs of all paragraphs and those of all provisions, white
//! space aside, are the same row of signs. A person who looks an import over may change that here and there;
//! there the two rows are brought together again where they next agree for long enough.

use std::borrow::Cow;
use std::ops::Range;

use super::source::{Paragraph, SourceSpan};
use crate::text::Text;

/// How many signs must agree for two rows that came apart to be together again.
const AGREED: usize = 16;

/// How far ahead an agreement is looked for, in signs.
const AHEAD: usize = 20_000;

/// Stands for a sign that has no counterpart.
const NOTHING: u32 = u32::MAX;

/// The tie between a source and the text that was made of it.
#[derive(Debug, Clone)]
pub struct Trace {
    /// Where each sign of the source stands: paragraph, `char`.
    of_source: Vec<(u32, u32)>,
    /// First sign of each paragraph, and one past the last of all.
    paragraphs: Vec<usize>,
    /// Where each sign of the text stands: provision, `char` in its words; [`NOTHING`] for one of its label.
    of_text: Vec<(u32, u32)>,
    /// First sign of each provision, and one past the last of all.
    provisions: Vec<usize>,
    /// The sign of the text for each of the source, or [`NOTHING`].
    to_text: Vec<u32>,
    /// The sign of the source for each of the text, or [`NOTHING`].
    to_source: Vec<u32>,
}

/// Where some words came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// Passages of the source that hold these words and no others, in the order of the words.
    pub spans: Vec<SourceSpan>,
    /// How many signs of the words, white space aside, have their counterpart in the source.
    pub tied: usize,
    /// All signs of the words, white space aside.
    pub all: usize,
}

impl Trace {
    /// Ties a text to the paragraphs it was made of.
    pub fn of(paragraphs: &[Paragraph], text: &Text) -> Self {
        let provisions = text.provisions().iter();
        Self::of_words(paragraphs, provisions.map(|provision| (provision.label.as_str(), provision.words())))
    }

    /// Ties provisions, each its label and its words, in reading order, to the paragraphs they were made of.
    pub fn of_words<'a>(
        paragraphs: &[Paragraph],
        provisions: impl Iterator<Item = (&'a str, Cow<'a, str>)>,
    ) -> Self {
        let (mut of_source, mut source_signs, mut starts) = (Vec::new(), Vec::new(), Vec::new());
        for (index, paragraph) in paragraphs.iter().enumerate() {
            starts.push(of_source.len());
            for (at, sign) in signs(&paragraph.text) {
                of_source.push((index as u32, at as u32));
                source_signs.push(sign);
            }
        }
        starts.push(of_source.len());
        let (mut of_text, mut text_signs, mut firsts) = (Vec::new(), Vec::new(), Vec::new());
        for (index, (label, words)) in provisions.enumerate() {
            firsts.push(of_text.len());
            for (_, sign) in signs(label) {
                of_text.push((index as u32, NOTHING));
                text_signs.push(sign);
            }
            for (at, sign) in signs(&words) {
                of_text.push((index as u32, at as u32));
                text_signs.push(sign);
            }
        }
        firsts.push(of_text.len());
        let (to_text, to_source) = tie(&source_signs, &text_signs);
        Self { of_source, paragraphs: starts, of_text, provisions: firsts, to_text, to_source }
    }

    /// The passages of the text (provision, `char` range in its words) that a passage of the source became.
    /// What became part of a label is not in them.
    pub fn passages(&self, span: SourceSpan) -> Vec<(usize, Range<usize>)> {
        let signs =
            Self::signs_between(&self.of_source, &self.paragraphs, span.paragraph, span.from..span.to);
        let places = self.to_text.get(signs).unwrap_or_default();
        gathered(places.iter().filter_map(|&sign| self.of_text.get(sign as usize).copied()))
    }

    /// The passages of the source that words of a provision were made of; `range` in `char`s of its words.
    pub fn origins(&self, provision: usize, range: Range<usize>) -> Vec<SourceSpan> {
        let signs = Self::signs_between(&self.of_text, &self.provisions, provision, range);
        let places = self.to_source.get(signs).unwrap_or_default();
        let found = gathered(places.iter().filter_map(|&sign| self.of_source.get(sign as usize).copied()));
        found
            .into_iter()
            .map(|(paragraph, range)| SourceSpan { paragraph, from: range.start, to: range.end })
            .collect()
    }

    /// The passages of the source that a whole provision was made of, its label included.
    pub fn origins_of_all(&self, provision: usize) -> Vec<SourceSpan> {
        let first = self.provisions.get(provision).copied().unwrap_or_default();
        let last = self.provisions.get(provision + 1).copied().unwrap_or(first);
        let places = self.to_source.get(first..last).unwrap_or_default();
        let found = gathered(places.iter().filter_map(|&sign| self.of_source.get(sign as usize).copied()));
        found
            .into_iter()
            .map(|(paragraph, range)| SourceSpan { paragraph, from: range.start, to: range.end })
            .collect()
    }

    /// Where words of a provision came from, sign by sign; `range` in `char`s of its words, after the whole of its
    /// label if `label` says so.
    pub fn origin(&self, provision: usize, range: Range<usize>, label: bool) -> Origin {
        let mut signs = Self::signs_between(&self.of_text, &self.provisions, provision, range);
        if label {
            signs.start = self.provisions.get(provision).copied().unwrap_or(signs.start).min(signs.start);
        }
        let ties = self.to_source.get(signs).unwrap_or_default();
        let mut origin = Origin { all: ties.len(), ..Origin::default() };
        let mut last = NOTHING;
        for &sign in ties.iter().filter(|&&sign| sign != NOTHING) {
            let Some(&(paragraph, at)) = self.of_source.get(sign as usize) else { continue };
            let (paragraph, at) = (paragraph as usize, at as usize);
            origin.tied += 1;
            let follows = last != NOTHING && last + 1 == sign;
            match origin.spans.last_mut().filter(|span| follows && span.paragraph == paragraph) {
                Some(span) => span.to = at + 1,
                None => origin.spans.push(SourceSpan { paragraph, from: at, to: at + 1 }),
            }
            last = sign;
        }
        origin
    }

    /// The provision that holds a sign of the source, or the next one that does: where a note without words
    /// belongs.
    pub fn provision_at(&self, paragraph: usize, at: usize) -> Option<usize> {
        let signs = Self::signs_between(&self.of_source, &self.paragraphs, paragraph, at..usize::MAX);
        let place = |sign: usize| {
            let tied = *self.to_text.get(sign)?;
            self.of_text.get(tied as usize).map(|&(provision, _)| provision as usize)
        };
        let ahead = (signs.start..self.to_text.len()).find_map(place);
        ahead.or_else(|| (0..signs.start).rev().find_map(place))
    }

    /// Indices of the signs of one part that stand in a `char` range of it.
    fn signs_between(
        places: &[(u32, u32)],
        starts: &[usize],
        part: usize,
        range: Range<usize>,
    ) -> Range<usize> {
        let first = starts.get(part).copied().unwrap_or(places.len());
        let last = starts.get(part + 1).copied().unwrap_or(first);
        let signs = places.get(first..last).unwrap_or_default();
        // Signs of a label stand before all others and count as none of the words.
        let labels = signs.partition_point(|&(_, at)| at == NOTHING);
        let words = signs.get(labels..).unwrap_or_default();
        let from = words.partition_point(|&(_, at)| (at as usize) < range.start);
        let to = words.partition_point(|&(_, at)| (at as usize) < range.end).max(from);
        first + labels + from..first + labels + to
    }
}

/// The signs of some words with their `char` offsets, white space aside.
fn signs(words: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    words.chars().enumerate().filter(|(_, c)| !c.is_whitespace())
}

/// Ranges of places that follow each other within one part, white space between them included.
fn gathered(places: impl Iterator<Item = (u32, u32)>) -> Vec<(usize, Range<usize>)> {
    let mut found: Vec<(usize, Range<usize>)> = Vec::new();
    for (part, at) in places.filter(|&(_, at)| at != NOTHING) {
        let (part, at) = (part as usize, at as usize);
        match found.last_mut() {
            Some((last, range)) if *last == part && at >= range.start => range.end = range.end.max(at + 1),
            _ => found.push((part, at..at + 1)),
        }
    }
    found
}

/// Pairs two rows of signs: for each sign of one the index of its counterpart in the other.
fn tie(source: &[char], text: &[char]) -> (Vec<u32>, Vec<u32>) {
    let mut to_text = vec![NOTHING; source.len()];
    let mut to_source = vec![NOTHING; text.len()];
    let (mut at, mut to) = (0, 0);
    while let (Some(left), Some(right)) = (source.get(at), text.get(to)) {
        if left == right {
            if let (Some(there), Some(back)) = (to_text.get_mut(at), to_source.get_mut(to)) {
                (*there, *back) = (to as u32, at as u32);
            }
            (at, to) = (at + 1, to + 1);
        } else if let Some((left, right)) = together(source.get(at..), text.get(to..)) {
            (at, to) = (at + left, to + right);
        } else {
            break;
        }
    }
    (to_text, to_source)
}

/// How many signs of either row must be passed over until both agree again; the fewest in sum.
fn together(source: Option<&[char]>, text: Option<&[char]>) -> Option<(usize, usize)> {
    let (source, text) = (source?, text?);
    let agree = |left: usize, right: usize| {
        let (Some(left), Some(right)) = (source.get(left..), text.get(right..)) else { return false };
        let most = AGREED.min(left.len().max(right.len()));
        most > 0 && left.iter().take(most).eq(right.iter().take(most))
    };
    // Most often one row has something that the other has not; then look at swapped words, step by step.
    for ahead in 1..AHEAD.min(source.len().max(text.len())) {
        if agree(ahead, 0) {
            return Some((ahead, 0));
        }
        if agree(0, ahead) {
            return Some((0, ahead));
        }
        if ahead < 400 {
            let other = (1..=ahead).find_map(|less| {
                [(ahead, less), (less, ahead)].into_iter().find(|&(left, right)| agree(left, right))
            });
            if other.is_some() {
                return other;
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{Hint, TextHeader, recognise};

    fn paragraphs(lines: &[&str]) -> Vec<Paragraph> {
        lines.iter().map(|line| Paragraph::new(*line, Hint::None)).collect()
    }

    fn text(paragraphs: &[Paragraph]) -> Text {
        recognise(TextHeader::default(), paragraphs.iter().map(Paragraph::line)).unwrap().text
    }

    const LINES: &[&str] = &[
        "Convention on Tests",
        "Article 1",
        "Purposes",
        "1. The purposes  are: (none).",
        "(a) to test the trace of words;",
        "Article 2. Use",
        "Each Party shall use it.",
    ];

    #[test]
    fn words_are_found_on_either_side() {
        let paragraphs = paragraphs(LINES);
        let text = text(&paragraphs);
        let trace = Trace::of(&paragraphs, &text);
        let point = text.index_of("art_1__para_1__point_a").unwrap();
        // “trace” in the source stands behind the label.
        let span = SourceSpan { paragraph: 4, from: 16, to: 21 };
        assert_eq!(trace.passages(span), [(point, 12..17)]);
        assert_eq!(trace.origins(point, 12..17), [span]);
        assert_eq!(trace.origins_of_all(point), [SourceSpan { paragraph: 4, from: 0, to: 31 }]);
        // Words that stand in two provisions.
        let article = text.index_of("art_2").unwrap();
        assert_eq!(trace.passages(SourceSpan { paragraph: 5, from: 0, to: 14 }), [(article, 0..3)]);
        assert_eq!(trace.provision_at(5, 2), Some(article));
        assert_eq!(trace.provision_at(99, 0), Some(text.provisions().len() - 1));
    }

    #[test]
    fn rows_that_came_apart_come_together_again() {
        let mut changed = paragraphs(LINES);
        let text = text(&changed);
        changed.insert(3, Paragraph::new("A header that somebody brought back", Hint::None));
        changed.remove(1);
        let trace = Trace::of(&changed, &text);
        let point = text.index_of("art_1__para_1__point_a").unwrap();
        assert_eq!(trace.origins(point, 12..17), [SourceSpan { paragraph: 4, from: 16, to: 21 }]);
    }

    #[test]
    fn an_origin_holds_no_foreign_words() {
        let mut changed = paragraphs(LINES);
        let text = text(&changed);
        changed[4].text = "(a) to test the [footnote one] trace of words;".to_owned();
        let trace = Trace::of(&changed, &text);
        let point = text.index_of("art_1__para_1__point_a").unwrap();
        let origin = trace.origin(point, 0..17, true);
        let spans = [(0, 15), (31, 36)].map(|(from, to)| SourceSpan { paragraph: 4, from, to });
        assert_eq!(origin, Origin { spans: spans.to_vec(), tied: 17, all: 17 });
        assert_eq!(trace.origin(99, 0..9, true), Origin::default());
        // A word that the source lacks.
        changed[4].text = "(a) to test the of words;".to_owned();
        let origin = Trace::of(&changed, &text).origin(point, 12..17, false);
        assert_eq!((origin.tied, origin.all), (0, 5));
    }

    proptest! {
        #[test]
        fn every_sign_of_a_recognised_text_has_its_origin(lines in crate::text::arbitrary::lines()) {
            let paragraphs: Vec<Paragraph> =
                lines.into_iter().map(|line| Paragraph::new(line.text, line.hint)).collect();
            let Ok(found) = recognise(TextHeader::default(), paragraphs.iter().map(Paragraph::line)) else {
                return Ok(());
            };
            let trace = Trace::of(&paragraphs, &found.text);
            prop_assert!(trace.to_source.iter().enumerate().all(|(at, &sign)| at == sign as usize));
            for (index, provision) in found.text.provisions().iter().enumerate() {
                let words: Vec<char> = provision.words().chars().collect();
                let told: String = trace
                    .origins(index, 0..words.len())
                    .into_iter()
                    .flat_map(|span| {
                        let text = &paragraphs[span.paragraph].text;
                        text.chars().skip(span.from).take(span.to - span.from).collect::<Vec<_>>()
                    })
                    .filter(|c| !c.is_whitespace())
                    .collect();
                let meant: String = words.into_iter().filter(|c| !c.is_whitespace()).collect();
                prop_assert_eq!(told, meant);
            }
        }
    }
}
