//! Where the words that one looks for stand in what a row shows.

use std::ops::Range;

use crate::find::fold;

/// Words to look for, as the filter looks for them: whatever the case and the accents.
pub(super) struct Wanted(String);

/// A line for a row: words cut so that the first hit is in sight, and the hits as byte ranges.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) words: String,
    pub(super) hits: Vec<Range<usize>>,
}

/// `char`s kept before a hit that would else be out of sight.
const BEFORE: usize = 16;

impl Wanted {
    pub(super) fn new(words: &str) -> Self {
        Self(fold(words.trim()))
    }

    /// Nothing is looked for.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Byte ranges of the hits, none over another.
    pub(super) fn find(&self, words: &str) -> Vec<Range<usize>> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let mut folded = String::with_capacity(words.len());
        // For each folded byte, the bytes of the character that it comes from.
        let mut from: Vec<Range<usize>> = Vec::with_capacity(words.len());
        for (at, c) in words.char_indices() {
            folded.push_str(&fold(c.encode_utf8(&mut [0; 4])));
            from.resize(folded.len(), at..at + c.len_utf8());
        }
        let whole = |at: usize, found: &str| {
            let (first, last) = (from.get(at)?, from.get(at + found.len() - 1)?);
            Some(first.start..last.end)
        };
        folded.match_indices(self.0.as_str()).filter_map(|(at, found)| whole(at, found)).collect()
    }

    /// The words on one line, from their beginning or, where the first hit lies further than `room` `char`s from
    /// it, from shortly before that.
    pub(super) fn excerpt(&self, words: &str, room: usize) -> Excerpt {
        let line = words.replace(['\n', '\t'], " ");
        let hits = self.find(&line);
        let first = hits.first().map_or(0, |hit| hit.start);
        let before = line.get(..first).unwrap_or_default();
        if before.chars().count() <= room {
            return Excerpt { words: line, hits };
        }
        let cut = before.char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
        // A whole word is kept rather than the end of one.
        let cut = before.get(cut..).and_then(|rest| rest.find(' ')).map_or(cut, |space| cut + space + 1);
        let rest = line.get(cut..).unwrap_or_default();
        let lead = "…";
        let moved = |at: usize| at - cut + lead.len();
        let hits = hits.into_iter().map(|hit| moved(hit.start)..moved(hit.end)).collect();
        Excerpt { words: format!("{lead}{rest}"), hits }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn an_excerpt_shows_what_was_found(words in "[a-zéÉß ﬁ…\\n]{0,80}", wanted in "[a-zE ]{1,3}", room in 0..40_usize) {
            let wanted = Wanted::new(&wanted);
            let excerpt = wanted.excerpt(&words, room);
            let found: Vec<String> = excerpt.hits.iter().map(|hit| fold(&excerpt.words[hit.clone()])).collect();
            let all = wanted.find(&words.replace('\n', " "));
            prop_assert_eq!(found.len(), all.len());
            prop_assert!(found.iter().all(|found| found.contains(&wanted.0)), "{:?}", excerpt);
        }
    }

    #[test]
    fn hits_are_found_whatever_the_case_and_the_accents() {
        let wanted = Wanted::new(" etat ");
        assert_eq!(wanted.find("L’État, l’ETAT"), [4..9, 15..19]);
        assert!(Wanted::new("  ").find("anything").is_empty());
        let excerpt = Wanted::new("late").excerpt("a long way before what comes late", 10);
        assert_eq!(excerpt.words, "…what comes late");
        assert_eq!(excerpt.words.get(excerpt.hits[0].clone()), Some("late"));
    }
}
