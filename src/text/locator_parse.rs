//! Reading an address as people write it: “Article 17(2)(b)”, “art. 17.2.b”, “paragraph 2 of
//! article 17”, «пункт 2 статьи 17», 第十七条第二款.

use unicode_normalization::UnicodeNormalization as _;

use super::ProvisionKind as Kind;
use super::canonical::{Stand, canonical, counted, is_foreign};
use super::locator::{Locator, LocatorError, Segment, UNNUMBERED, assemble, guessed_kind, is_numbered};
use super::numeral;
use super::words::{CHINESE_COUNTERS, fold, reference_word};

/// No address is longer than this, in characters.
const LONGEST: usize = 400;

/// Words between the parts of an address that say nothing.
const FILLERS: &[&str] = &[
    "the",
    "la",
    "le",
    "les",
    "el",
    "los",
    "words",
    "matter",
    "no",
    "nº",
    "number",
    "numéro",
    "número",
    "and",
    "y",
    "et",
    "this",
    "convention",
    "agreement",
    "فرعية",
    "الفرعية",
];

/// Words that put the smaller unit before the larger: “paragraph 2 *of* article 17”.
const INVERSIONS: &[&str] = &["of", "in", "to", "de", "du", "del", "des", "من", "في"];

pub(super) fn parse(input: &str) -> Result<Locator, LocatorError> {
    let length = input.chars().count();
    if length > LONGEST {
        return Err(LocatorError::TooLong(length));
    }
    let words = tokens(input);
    let mut reader = Reader { input, groups: vec![Vec::new()], ..Reader::default() };
    let mut index = 0;
    while let Some(word) = words.get(index) {
        reader.read(word, words.get(index + 1).map(String::as_str))?;
        index += 1;
    }
    reader.finish()
}

/// Words and numbers of an address. Brackets, dots and commas only part them, but the square
/// brackets of a counter stay: `[2nd]`. 第十七条 becomes 条 十七.
fn tokens(input: &str) -> Vec<String> {
    let plain: Vec<char> = input.nfkc().filter(|&c| c != '\u{640}').collect();
    let mut found = Vec::new();
    let mut word = String::new();
    let mut at = 0;
    while let Some(&c) = plain.get(at) {
        let next = plain.get(at + 1).copied();
        if let Some((counter, number, length)) = (c == '第').then(|| chinese_step(plain.get(at..)?)).flatten()
        {
            found.push(std::mem::take(&mut word));
            found.push(counter.to_owned());
            found.push(number);
            at += length;
            if let Some(suffix) = chinese_suffix(plain.get(at..)) {
                found.push(suffix.to_owned());
                at += 2;
            }
            continue;
        }
        let inside = c == '-' && !word.is_empty() && next.is_some_and(char::is_alphanumeric);
        if let Some(digit) = numeral::digit(c) {
            // art17, OP3: the word and its number stand together.
            if word.ends_with(char::is_alphabetic) && reference_word(&word).is_some() {
                found.push(std::mem::take(&mut word));
            }
            word.push(char::from_digit(digit, 10).unwrap_or(c));
        } else if c.is_alphanumeric() || inside || unicode_normalization::char::is_combining_mark(c) {
            // 附件二: the Chinese word and its number stand together.
            if numeral::is_chinese_numeral(c)
                != word.chars().next_back().is_some_and(numeral::is_chinese_numeral)
            {
                found.push(std::mem::take(&mut word));
            }
            word.push(c);
        } else if matches!(c, '\'' | '’') && matches!(word.as_str(), "l" | "L" | "d" | "D") {
            // l’article, d’annexe: the French article says nothing.
            word.clear();
        } else {
            found.push(std::mem::take(&mut word));
            if matches!(c, '§' | '[' | ']') {
                found.push(c.to_string());
            }
        }
        at += 1;
    }
    found.push(word);
    found.retain(|word| !word.is_empty());
    found
}

/// Reads 第…条 at the start: the counter, the number, and how many characters they take.
fn chinese_step(plain: &[char]) -> Option<(&'static str, String, usize)> {
    // 第（二）项 brackets its number.
    let bracket = usize::from(plain.get(1) == Some(&'('));
    let numeral: String =
        plain.iter().skip(1 + bracket).take(8).copied().take_while(|&c| counts(c)).collect();
    numeral::chinese(&numeral).or_else(|| numeral.parse().ok())?;
    let end = 1 + bracket + numeral.chars().count();
    let taken = end + bracket;
    if bracket == 1 && plain.get(end) != Some(&')') {
        return None;
    }
    let rest: String = plain.iter().skip(taken).take(2).collect();
    let counter = CHINESE_COUNTERS.iter().find(|counter| rest.starts_with(**counter))?;
    Some((counter, numeral, taken + counter.chars().count()))
}

/// 之二 behind a number: its second, *bis*.
fn chinese_suffix(plain: Option<&[char]>) -> Option<&'static str> {
    let ['之', rank, ..] = plain? else { return None };
    numeral::suffix_of_rank(numeral::chinese(rank.encode_utf8(&mut [0; 4]))?)
}

fn counts(c: char) -> bool {
    c.is_ascii_digit() || numeral::is_chinese_numeral(c)
}

#[derive(Default)]
struct Reader<'a> {
    input: &'a str,
    /// Runs of segments; each “of” begins a new run, and the last run is the outermost.
    groups: Vec<Vec<Segment>>,
    /// A unit whose number has not come yet, with the word that named it.
    pending: Option<(Kind, String)>,
    /// An ordinal that waits for its unit: “second subparagraph”.
    ordinal: Option<u32>,
    unnumbered: bool,
    chapeau: bool,
    in_counter: bool,
}

impl Reader<'_> {
    fn read(&mut self, word: &str, next: Option<&str>) -> Result<(), LocatorError> {
        let folded = fold(word);
        let known = |list: &[&str]| list.iter().any(|entry| fold(entry) == folded);
        if let Some(done) = self.read_counter(word) {
            return done;
        }
        if matches!(folded.as_str(), "chapeau" | "intro" | "introductory") {
            self.chapeau = true;
        } else if folded == "unnumbered" {
            self.unnumbered = true;
        } else if folded == "closing" {
            self.settle()?;
            self.push(Segment::new(Kind::ClosingWords, ""));
        } else if self.pending.is_none() && is_ordinal_before_unit(word, next) {
            self.ordinal = numeral::ordinal_word(word).or_else(|| numeral::read_short_ordinal(word));
        } else if let Some(suffix) = numeral::suffix(word)
            && let Some(last) = self.groups.last_mut().and_then(|group| group.last_mut())
            && last.number.ends_with(|c: char| counts(c) || "IVXLC".contains(c))
        {
            last.number.push_str(suffix);
        } else if matches!(word, "عشر" | "عشرة")
            && let Some(last) = self.groups.last_mut().and_then(|group| group.last_mut())
            && let Some(value) = numeral::ordinal_word(&last.number).filter(|&value| value < 10)
        {
            last.number = counted(value + 10, last.kind);
        } else if let Some(kind) = self.unit(word, next) {
            self.open_unit(kind, word)?;
        } else if self.pending.is_none() && known(INVERSIONS) && leads_on(next) {
            self.groups.push(Vec::new());
        } else if !known(FILLERS) || self.expects_letter(word) {
            self.number(word)?;
        }
        Ok(())
    }

    /// The counter of a second provision of one address, `[2nd]`.
    fn read_counter(&mut self, word: &str) -> Option<Result<(), LocatorError>> {
        match word {
            "[" => self.in_counter = true,
            "]" => self.in_counter = false,
            _ if self.in_counter => {
                let copy = numeral::read_short_ordinal(word).filter(|&copy| copy > 1);
                let last = self.groups.last_mut().and_then(|group| group.last_mut());
                let (Some(copy), Some(last)) = (copy, last) else {
                    return Some(Err(self.not_understood(word)));
                };
                last.copy = copy;
            }
            _ => return None,
        }
        Some(Ok(()))
    }

    /// The unit a word names, unless it must be the number of the unit before it.
    fn unit(&self, word: &str, next: Option<&str>) -> Option<Kind> {
        // п. 2, but п may also be the letter of a point.
        let paragraph =
            word == "п" && next.is_some_and(|next| next.starts_with(|c| numeral::digit(c).is_some()));
        let kind = reference_word(word).or_else(|| paragraph.then_some(Kind::Paragraph))?;
        // “paragraph 3” behind a preamble is a recital, “subparagraph (b)” a point (see `number`).
        let in_preamble = self.last().is_some_and(|last| last.kind == Kind::Preamble);
        Some(if kind == Kind::Paragraph && in_preamble { Kind::Recital } else { kind })
    }

    fn open_unit(&mut self, kind: Kind, word: &str) -> Result<(), LocatorError> {
        self.settle()?;
        if kind == Kind::Recital && self.groups.iter().flatten().all(|segment| segment.kind != Kind::Preamble)
        {
            self.push(Segment::new(Kind::Preamble, ""));
        }
        // A larger unit after a smaller one, as in «подпункт b) пункта 2 статьи 17», starts over.
        let russian = word.starts_with(|c| matches!(c, '\u{400}'..='\u{4FF}'));
        let smaller =
            |last: &Segment| rank(last.kind) > rank(kind) && (russian || rank(kind) <= rank(Kind::Article));
        if self.last().is_some_and(smaller) {
            self.groups.push(Vec::new());
        }
        if let Some(count) = self.ordinal.take() {
            self.push(Segment::new(kind, count.to_string()));
        } else if std::mem::take(&mut self.unnumbered) {
            self.push(Segment::new(kind, UNNUMBERED));
        } else if is_numbered(kind) {
            self.pending = Some((kind, word.to_owned()));
        } else {
            self.push(Segment::new(kind, ""));
        }
        Ok(())
    }

    fn expects_letter(&self, word: &str) -> bool {
        word.chars().count() == 1 && (self.pending.is_some() || self.last().is_some())
    }

    fn number(&mut self, word: &str) -> Result<(), LocatorError> {
        let pending = self.pending.take();
        let number = read_number(word, pending.as_ref().map(|(kind, _)| *kind));
        let Some(number) = number else { return Err(self.not_understood(word)) };
        let counted = number.starts_with(|c: char| c.is_ascii_digit() || numeral::is_chinese_numeral(c));
        let kind = match (pending, self.last()) {
            (Some((Kind::Subparagraph, _)), _) if !counted => Kind::Point,
            (Some((kind, _)), _) => kind,
            (None, Some(last)) => match guessed_kind(last.kind, if counted { "1" } else { &number }) {
                Some(kind) => kind,
                None => return Err(self.not_understood(word)),
            },
            (None, None) => Kind::Article,
        };
        self.push(Segment::new(kind, number));
        Ok(())
    }

    fn last(&self) -> Option<&Segment> {
        self.groups.last().and_then(|group| group.last())
    }

    fn push(&mut self, segment: Segment) {
        if let Some(group) = self.groups.last_mut() {
            group.push(segment);
        }
    }

    /// Closes a unit whose number never came. Only an annex may do without.
    fn settle(&mut self) -> Result<(), LocatorError> {
        match self.pending.take() {
            None => Ok(()),
            Some((Kind::Annex, _)) => {
                self.push(Segment::new(Kind::Annex, UNNUMBERED));
                Ok(())
            }
            Some((_, word)) => Err(LocatorError::NumberMissing { input: self.input.to_owned(), word }),
        }
    }

    fn not_understood(&self, word: &str) -> LocatorError {
        LocatorError::NotUnderstood { input: self.input.trim().to_owned(), word: word.to_owned() }
    }

    fn finish(mut self) -> Result<Locator, LocatorError> {
        self.settle()?;
        let mut segments: Vec<Segment> =
            std::mem::take(&mut self.groups).into_iter().rev().flatten().collect();
        let mut points_above = 0;
        for segment in &mut segments {
            let stand = Stand { points_above, ..Stand::of(segment.kind) };
            let (number, _) = canonical(&segment.number, stand);
            segment.number = number.into_owned();
            points_above += usize::from(segment.kind == Kind::Point);
        }
        assemble(segments, self.chapeau).ok_or(LocatorError::Empty)
    }
}

/// Whether an “of” is followed by something it can lead to.
fn leads_on(next: Option<&str>) -> bool {
    next.is_some_and(|next| reference_word(next).is_some() || next.starts_with(|c: char| c.is_ascii_digit()))
}

fn is_ordinal_before_unit(word: &str, next: Option<&str>) -> bool {
    next.is_some_and(|next| reference_word(next).is_some())
        && (numeral::ordinal_word(word).is_some() || numeral::read_short_ordinal(word).is_some())
}

fn rank(kind: Kind) -> u32 {
    match kind {
        Kind::Annex => 0,
        Kind::Front | Kind::Preamble | Kind::Conclusion => 1,
        Kind::Part | Kind::Title | Kind::Chapter | Kind::Section | Kind::Subsection => 2,
        Kind::Article => 3,
        Kind::Recital | Kind::Paragraph => 4,
        Kind::Subparagraph => 5,
        Kind::Point | Kind::ClosingWords | Kind::Footnote => 6,
    }
}

/// The number in ASCII as eIds carry it or else as it is written, if the word is one.
fn read_number(word: &str, unit: Option<Kind>) -> Option<String> {
    if numeral::chinese(word).is_some() {
        return Some(word.to_owned());
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let counted = word.starts_with(|c: char| c.is_ascii_digit());
    if counted {
        // 17, 48bis, 17a, 1-2, 1er
        let lower = word.to_lowercase();
        let stem = lower.strip_suffix("er").filter(|stem| stem.bytes().all(|b| b.is_ascii_digit()));
        return (letters <= 10 && word.len() <= 24)
            .then(|| stem.map_or_else(|| tidy_suffix(word), ToOwned::to_owned));
    }
    let large = unit.is_some_and(|unit| rank(unit) <= 3);
    if large {
        let (stem, suffix) = numeral::split_suffix(word);
        if numeral::roman(stem).is_some() {
            return Some(stem.to_uppercase() + suffix);
        }
        if let Some(value) = numeral::ordinal_word(word) {
            return Some(if is_foreign(word) { word.to_owned() } else { value.to_string() });
        }
        return (letters == 1).then(|| word.to_uppercase());
    }
    let fits = (letters <= 2 && letters == word.chars().count()) || numeral::roman(word).is_some();
    fits.then(|| word.to_owned())
}

/// Case of a Latin suffix does not matter: `48BIS` is `48bis`.
fn tidy_suffix(word: &str) -> String {
    let split = word.find(|c: char| c.is_alphabetic()).unwrap_or(word.len());
    match word.split_at_checked(split) {
        Some((digits, rest)) => match numeral::suffix(rest) {
            Some(suffix) => format!("{digits}{suffix}"),
            None => word.to_owned(),
        },
        None => word.to_owned(),
    }
}
