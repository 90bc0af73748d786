//! What is looked for, and how it is found in folded words.

use std::ops::Range;

use memchr::memmem;

use super::folded::Folded;
use super::letters::is_boundary;

/// What a reader looks for. By default case, accents and typography do not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Looked for as they stand; a run of white space counts as one space.
    pub words: String,
    /// Only where a word begins before them and one ends after them.
    pub whole_words: bool,
    /// Only as large or small as written.
    pub match_case: bool,
    /// Only with the accents, vowel marks and Arabic letter shapes that are written.
    pub match_accents: bool,
}

/// A query that is ready to be looked for.
#[derive(Debug)]
pub(crate) struct Needle {
    /// One piece: the query's words.
    folded: Folded,
    finder: memmem::Finder<'static>,
    query: Query,
    /// Whether a hyphen inside it may meet one that was left out at a line end.
    hyphens: bool,
}

impl Needle {
    /// `None` if there is nothing to be seen of the query's words.
    pub fn new(query: &Query) -> Option<Self> {
        let mut folded = Folded::default();
        folded.push(&query.words);
        let words = folded.piece(0);
        if words.trim().is_empty() {
            return None;
        }
        let finder = memmem::Finder::new(words.as_bytes()).into_owned();
        let hyphens = words.trim_matches('-').contains('-');
        Some(Self { finder, query: query.clone(), hyphens, folded })
    }

    fn bytes(&self) -> &[u8] {
        self.finder.needle()
    }

    fn len(&self) -> u32 {
        self.bytes().len() as u32
    }

    /// Appends where it begins in some pieces, in order; what it finds does not overlap.
    pub fn find(&self, folded: &Folded, pieces: Range<usize>, starts: &mut Vec<u32>) {
        let region = folded.start_of(pieces.start)..folded.start_of(pieces.end);
        let bytes = folded.bytes().get(region.start as usize..region.end as usize).unwrap_or_default();
        let first = starts.len();
        let all = !(self.query.whole_words || self.query.match_case || self.query.match_accents);
        let whole = all && folded.inner_in(region.clone()).is_empty();
        match *self.bytes() {
            [letter] if whole => {
                starts.extend(memchr::memchr_iter(letter, bytes).map(|at| region.start + at as u32));
            }
            [letter] => {
                let found = memchr::memchr_iter(letter, bytes).map(|at| region.start + at as u32);
                let mut end = region.start;
                starts.extend(found.filter(|&start| {
                    let kept = self.holds(folded, start..start + 1, end);
                    end = if kept { start + 1 } else { end };
                    kept
                }));
            }
            _ if whole => {
                starts.extend(self.finder.find_iter(bytes).map(|at| region.start + at as u32));
            }
            _ => self.find_checked(folded, bytes, region.start, starts),
        }
        if self.hyphens {
            self.find_broken(folded, region, first, starts);
        }
    }

    /// Looks at each place; where one does not hold, the next may overlap it.
    fn find_checked(&self, folded: &Folded, bytes: &[u8], offset: u32, starts: &mut Vec<u32>) {
        let (mut at, mut end) = (0, offset);
        while let Some(found) = bytes.get(at..).and_then(|rest| self.finder.find(rest)) {
            let start = offset + (at + found) as u32;
            at += found;
            if self.holds(folded, start..start + self.len(), end) {
                starts.push(start);
                end = start + self.len();
                at += self.bytes().len();
            } else {
                at += 1;
            }
        }
    }

    /// Adds what is found only if a hyphen that was left out at a line end counts.
    fn find_broken(&self, folded: &Folded, region: Range<u32>, first: usize, starts: &mut Vec<u32>) {
        let breaks = folded.breaks_in(region.clone());
        let known = starts.len();
        for &place in breaks {
            let hyphens = memchr::memchr_iter(b'-', self.bytes());
            starts.extend(hyphens.filter_map(|hyphen| {
                let start = self.follow_back(folded, place, hyphen)?;
                let end = self.follow(folded, start)?;
                (start >= region.start && self.holds(folded, start..end, region.start)).then_some(start)
            }));
        }
        if starts.len() == known {
            return;
        }
        let mut found = starts.split_off(first);
        found.sort_unstable();
        let mut end = region.start;
        for start in found {
            if folded.outer(start) >= end
                && let Some(next) = self.follow(folded, start)
            {
                starts.push(start);
                end = next;
            }
        }
    }

    /// Says whether letters that read like the needle are meant by the query. `from` is where the hit before
    /// them ended: of two hits in one written `char`, such as a ligature, only the first counts.
    fn holds(&self, folded: &Folded, letters: Range<u32>, from: u32) -> bool {
        folded.outer(letters.start) >= from
            && (!self.query.whole_words || is_whole(folded.words(), &letters))
            && (!(self.query.match_case || self.query.match_accents)
                || self.follow(folded, letters.start) == Some(letters.end))
    }

    /// Reads the needle from `start` on; where it ends.
    fn follow(&self, folded: &Folded, start: u32) -> Option<u32> {
        let (words, needle) = (folded.bytes(), self.bytes());
        let (mut at, mut read) = (start, 0);
        while let Some(&letter) = needle.get(read) {
            let same = words.get(at as usize) == Some(&letter) && self.is_same(folded, at, read as u32);
            if same {
                at += 1;
            } else if !self.is_optional(read) || !folded.is_break(at) {
                return None;
            }
            read += 1;
        }
        Some(at)
    }

    /// Reads the needle backwards from its byte `hyphen`, which stands for the hyphen left out at `place`; where
    /// it begins.
    fn follow_back(&self, folded: &Folded, place: u32, hyphen: usize) -> Option<u32> {
        if !self.is_optional(hyphen) {
            return None;
        }
        let (words, needle) = (folded.bytes(), self.bytes());
        let mut at = place;
        for read in (0..hyphen).rev() {
            let before = at.checked_sub(1)?;
            if words.get(before as usize) == needle.get(read) {
                at = before;
            } else if !self.is_optional(read) || !folded.is_break(at) {
                return None;
            }
        }
        Some(at)
    }

    /// Says whether the needle's byte is a hyphen inside it.
    fn is_optional(&self, read: usize) -> bool {
        read > 0 && read + 1 < self.bytes().len() && self.bytes().get(read) == Some(&b'-')
    }

    /// Compares what folding took away from a letter and from that of the query.
    fn is_same(&self, folded: &Folded, at: u32, read: u32) -> bool {
        (!self.query.match_case || folded.is_large(at) == self.folded.is_large(read))
            && (!self.query.match_accents || folded.accents_at(at) == self.folded.accents_at(read))
    }

    /// Where a hit ends that begins at `start`.
    pub fn end(&self, folded: &Folded, start: u32) -> u32 {
        let plain = start + self.len();
        if self.hyphens { self.follow(folded, start).unwrap_or(plain) } else { plain }
    }
}

/// Says whether the letters are words of their own.
fn is_whole(words: &str, letters: &Range<u32>) -> bool {
    let (start, end) = (letters.start as usize, letters.end as usize);
    let byte = |at: usize| words.as_bytes().get(at).copied().unwrap_or_default();
    // Most letters are of ASCII and stand inside words; those are told quickly.
    let joined =
        |at: usize| byte(at.wrapping_sub(1)).is_ascii_alphanumeric() && byte(at).is_ascii_alphanumeric();
    if joined(start) || joined(end) {
        return false;
    }
    let [before, inside, after] =
        [words.get(..start), words.get(start..end), words.get(end..)].map(Option::unwrap_or_default);
    is_boundary(before.chars().next_back(), inside.chars().next())
        && is_boundary(inside.chars().next_back(), after.chars().next())
}
