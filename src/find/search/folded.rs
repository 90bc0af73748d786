//! Words folded for search, many pieces in one buffer, with the way back to the words as they are written.

use super::letters::{Letter, is_caseless, is_hyphen, line_end, take_apart};

/// Stands after each piece. No folded letter is a line feed, so nothing is found across pieces.
const SEPARATOR: char = '\n';

/// Bytes that one byte may be folded into, at most: Arabic formulas that are one sign.
const MOST_GROWTH: usize = 12;

/// Set in [`Step::source`] where what was left out just before belongs to no letter.
const LOOSE: u32 = 1 << 31;

/// A place from which on the written `char`s are counted anew, because some were left out before it or one
/// became several. Between steps each folded `char` is one written `char`.
#[derive(Debug, Clone, Copy)]
struct Step {
    /// Byte in the buffer.
    at: u32,
    /// `char` offset in the piece, and [`LOOSE`].
    source: u32,
}

/// One bit for each byte of the buffer.
#[derive(Debug, Default)]
struct Bits(Vec<u64>);

/// Folded pieces. Offsets into it are bytes of the buffer; offsets into a piece as it is written are `char`s.
#[derive(Debug, Default)]
pub(crate) struct Folded {
    words: String,
    /// Where each piece begins.
    pieces: Vec<u32>,
    steps: Vec<Step>,
    /// Letters that are not the first that a written `char` became, in order.
    inner: Vec<u32>,
    /// Where a hyphen and the line end after it were left out, in order.
    breaks: Vec<u32>,
    /// Letters written large.
    large: Bits,
    /// Letters with accents, or written in another shape …
    accented: Bits,
    /// … and a sum of which, in order.
    accents: Vec<(u32, u32)>,
}

impl Bits {
    fn set(&mut self, at: u32) {
        let word = at as usize / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        if let Some(bits) = self.0.get_mut(word) {
            *bits |= 1 << (at % 64);
        }
    }

    fn get(&self, at: u32) -> bool {
        self.0.get(at as usize / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }
}

impl Folded {
    /// Room for about so many bytes of words.
    pub fn with_room(bytes: usize) -> Self {
        Self { words: String::with_capacity(bytes), ..Self::default() }
    }

    /// Folds one more piece. Past 4 GiB pieces count as empty.
    pub fn push(&mut self, words: &str) {
        let worst = words.len().saturating_mul(MOST_GROWTH).saturating_add(self.words.len());
        self.pieces.push(self.len());
        let mut piece = Piece { out: self, due: 0, last: None, held: false };
        let end = if worst < u32::MAX as usize { piece.fold(words) } else { 0 };
        piece.letter(SEPARATOR, false, end);
    }

    /// Gives back memory that is not used.
    pub fn shrink(&mut self) {
        self.words.shrink_to_fit();
        self.pieces.shrink_to_fit();
        self.steps.shrink_to_fit();
        self.inner.shrink_to_fit();
        self.breaks.shrink_to_fit();
        self.large.0.shrink_to_fit();
        self.accented.0.shrink_to_fit();
        self.accents.shrink_to_fit();
    }

    /// Bytes of memory it holds.
    pub fn memory(&self) -> usize {
        let numbers = self.pieces.capacity() + self.inner.capacity() + self.breaks.capacity();
        let bits = self.large.0.capacity() + self.accented.0.capacity() + self.accents.capacity();
        self.words.capacity() + 4 * numbers + 8 * (bits + self.steps.capacity())
    }

    /// Bytes in the buffer.
    pub fn len(&self) -> u32 {
        self.words.len() as u32
    }

    /// All pieces with their separators.
    pub fn words(&self) -> &str {
        &self.words
    }

    pub fn bytes(&self) -> &[u8] {
        self.words.as_bytes()
    }

    pub fn piece_count(&self) -> usize {
        self.pieces.len()
    }

    /// Where a piece begins; for one past the last, where the buffer ends.
    pub fn start_of(&self, piece: usize) -> u32 {
        self.pieces.get(piece).copied().unwrap_or(self.len())
    }

    /// The piece that a byte of the buffer belongs to.
    pub fn piece_at(&self, at: u32) -> usize {
        self.pieces.partition_point(|&start| start <= at).saturating_sub(1)
    }

    /// As [`Folded::piece_at`], quick if it is not far after the piece `from`, and not before it.
    pub fn piece_from(&self, from: usize, at: u32) -> usize {
        let later = self.pieces.get(from..).unwrap_or_default();
        (from + count_below(later, at.saturating_add(1))).saturating_sub(1)
    }

    /// One past the last piece that begins before `at`.
    pub fn pieces_before(&self, at: u32) -> usize {
        self.pieces.partition_point(|&start| start < at)
    }

    /// The words of a piece, without its separator.
    pub fn piece(&self, piece: usize) -> &str {
        let range = self.start_of(piece) as usize..self.start_of(piece + 1) as usize;
        self.words.get(range).unwrap_or_default().trim_end_matches(SEPARATOR)
    }

    pub fn is_large(&self, at: u32) -> bool {
        self.large.get(at)
    }

    /// A sum that tells the accents of the letter at `at`; 0 if there are none.
    pub fn accents_at(&self, at: u32) -> u32 {
        if !self.accented.get(at) {
            return 0;
        }
        let found = self.accents.binary_search_by_key(&at, |(place, _)| *place);
        found.ok().and_then(|index| self.accents.get(index)).map_or(0, |(_, sum)| *sum)
    }

    /// Where hyphens at line ends were left out in a stretch of the buffer.
    pub fn breaks_in(&self, stretch: std::ops::Range<u32>) -> &[u32] {
        within(&self.breaks, stretch)
    }

    /// Letters in a stretch that are not the first that a written `char` became.
    pub fn inner_in(&self, stretch: std::ops::Range<u32>) -> &[u32] {
        within(&self.inner, stretch)
    }

    pub fn is_break(&self, at: u32) -> bool {
        self.breaks.binary_search(&at).is_ok()
    }

    /// The first letter of the written `char` that the letter at `at` comes from.
    pub fn outer(&self, mut at: u32) -> u32 {
        while self.inner.binary_search(&at).is_ok() {
            at = self.letter_before(at);
        }
        at
    }

    /// Where the letter begins that ends at `end`.
    pub fn letter_before(&self, end: u32) -> u32 {
        let mut at = end.saturating_sub(1);
        while !self.words.is_char_boundary(at as usize) {
            at -= 1;
        }
        at
    }
}

/// How many numbers at the head of a sorted list are below a limit; quick if they are few.
pub(crate) fn count_below(sorted: &[u32], limit: u32) -> usize {
    let mut reach = 1;
    while sorted.get(reach - 1).is_some_and(|&number| number < limit) {
        reach *= 2;
    }
    let known = reach / 2;
    let open = sorted.get(known..sorted.len().min(reach)).unwrap_or_default();
    known + open.partition_point(|&number| number < limit)
}

fn within(places: &[u32], stretch: std::ops::Range<u32>) -> &[u32] {
    let from = places.partition_point(|&at| at < stretch.start);
    let to = places.partition_point(|&at| at < stretch.end);
    places.get(from..to).unwrap_or_default()
}

/// A piece while it is folded.
struct Piece<'a> {
    out: &'a mut Folded,
    /// The written `char` that the next letter is, if nothing is left out.
    due: u32,
    /// The last letter and where it is in the buffer.
    last: Option<(char, u32)>,
    /// Whether something left out since then belongs to that letter.
    held: bool,
}

impl Piece<'_> {
    /// Folds the words; how many `char`s they are.
    fn fold(&mut self, words: &str) -> u32 {
        let mut at = 0;
        let mut chars = words.chars();
        loop {
            let plain = self.plain(chars.as_str(), at);
            at += plain as u32;
            chars = chars.as_str().get(plain..).unwrap_or_default().chars();
            let Some(c) = chars.next() else { return at };
            if is_hyphen(c)
                && self.last.is_some_and(|(last, _)| last.is_alphabetic())
                && let Some(skipped) = line_end(chars.as_str())
            {
                self.out.breaks.push(self.out.len());
                for _ in 0..skipped {
                    chars.next();
                }
                at += skipped as u32;
            } else if c.is_ascii_graphic() {
                self.letter(c.to_ascii_lowercase(), c.is_ascii_uppercase(), at);
            } else if c == ' ' {
                self.space(at);
            } else {
                take_apart(c, |letter| self.take(letter, at));
            }
            at += 1;
        }
    }

    /// Takes over the letters at the head of `words` that folding leaves as they are, all ASCII; how many.
    fn plain(&mut self, words: &str, at: u32) -> usize {
        let mut spaced = self.last.is_none_or(|(last, _)| last == ' ');
        let is_plain = |byte: &u8| {
            let space = *byte == b' ';
            let plain = matches!(byte, b'!'..=b',' | b'.'..=b'@' | b'['..=b'~') || space && !spaced;
            spaced = space;
            plain
        };
        let count = words.bytes().take_while(is_plain).count();
        let taken = words.get(..count).unwrap_or_default();
        let mut letters = taken.chars();
        if let Some(first) = letters.next() {
            self.letter(first, false, at);
            self.out.words.push_str(letters.as_str());
            self.due = at + count as u32;
            self.last = taken.chars().next_back().map(|last| (last, self.out.len() - 1));
        }
        count
    }

    fn take(&mut self, letter: Letter, at: u32) {
        match letter {
            Letter::Space => self.space(at),
            Letter::Nothing => {}
            Letter::Mark(mark) => {
                // One that is written apart, not as a part of its letter.
                self.held |= at >= self.due;
                self.accent(mark);
            }
            Letter::Is(c) => self.cased(c, at),
            Letter::Variant(c, shape) => {
                self.cased(c, at);
                self.accent(shape);
            }
            Letter::Two(first, second) => {
                self.cased(first, at);
                self.cased(second, at);
            }
        }
    }

    /// White space; of a run of it only the first is kept.
    fn space(&mut self, at: u32) {
        if self.last.is_some_and(|(last, _)| last == ' ') {
            self.held = true;
        } else {
            self.letter(' ', false, at);
        }
    }

    fn cased(&mut self, c: char, at: u32) {
        if is_caseless(c) {
            return self.letter(c, false, at);
        }
        for lower in c.to_lowercase() {
            self.letter(lower, lower != c, at);
        }
    }

    fn letter(&mut self, c: char, large: bool, at: u32) {
        let here = self.out.len();
        if at != self.due {
            if at < self.due {
                self.out.inner.push(here);
            }
            let loose = if self.held { 0 } else { LOOSE };
            self.out.steps.push(Step { at: here, source: at | loose });
        }
        if large {
            self.out.large.set(here);
        }
        self.out.words.push(c);
        self.due = at + 1;
        self.last = Some((c, here));
        self.held = false;
    }

    /// Notes an accent of the last letter. Sums do not mind the order in which accents are written.
    fn accent(&mut self, mark: char) {
        let Some((_, at)) = self.last else { return };
        let number = u32::from(mark).wrapping_mul(0x9E37_79B1).rotate_left(15) | 1;
        self.out.accented.set(at);
        match self.out.accents.last_mut() {
            Some((place, sum)) if *place == at => *sum = sum.wrapping_add(number),
            _ => self.out.accents.push((at, number)),
        }
    }
}

/// Goes forward through a piece and says which written `char`s letters come from.
#[derive(Debug, Clone)]
pub(crate) struct Cursor<'a> {
    folded: &'a Folded,
    /// The next step, as an index.
    next: usize,
    /// A byte of the buffer, and the `char` it comes from.
    at: u32,
    source: u32,
}

impl<'a> Cursor<'a> {
    /// A cursor for a piece, to be asked from byte `at` on.
    pub fn new(folded: &'a Folded, piece: usize, at: u32) -> Self {
        let next = folded.steps.partition_point(|step| step.at <= at);
        let start = folded.start_of(piece);
        let last = next.checked_sub(1).and_then(|last| folded.steps.get(last));
        match last.filter(|step| step.at >= start) {
            Some(step) => Self { folded, next, at: step.at, source: step.source & !LOOSE },
            None => Self { folded, next, at: start, source: 0 },
        }
    }

    /// The `char` that the letter at byte `at` comes from; never ask for a byte before the last one asked for.
    pub fn source(&mut self, at: u32) -> usize {
        while let Some(step) = self.folded.steps.get(self.next).filter(|step| step.at <= at) {
            (self.at, self.source) = (step.at, step.source & !LOOSE);
            self.next += 1;
        }
        let passed = self.folded.bytes().get(self.at as usize..at as usize).unwrap_or_default();
        // Every byte but those that continue a `char`.
        self.source += passed.iter().map(|&byte| u32::from(byte as i8 >= -0x40)).sum::<u32>();
        self.at = self.at.max(at);
        self.source as usize
    }

    /// The `char`s that letters come from, with the accents of the last one; not what was left out after it.
    pub fn range(&mut self, letters: std::ops::Range<u32>) -> std::ops::Range<usize> {
        let from = self.source(letters.start);
        let last = self.source(self.folded.letter_before(letters.end)) + 1;
        let step = self.folded.steps.get(self.next);
        let held = step.filter(|step| step.at == letters.end && step.source & LOOSE == 0);
        from..held.map_or(last, |step| last.max(step.source as usize))
    }
}
