//! Groups of lines into words: hyphens at line ends, spaces between lines, the signs that call footnotes.

use std::collections::{HashMap, HashSet};

use super::lines::{Char, Line};
use super::places::{Surveyor, Track};
use super::segments::Frame;

/// How often each word stands in a document, in small letters.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: HashMap<String, u32>,
    /// Whether words are broken at line ends beyond doubt, more often than compounds stand there.
    breaks: bool,
}

impl Vocabulary {
    /// From the words within lines; those that a line end may have broken are left out.
    pub fn of<'a>(lines: impl Iterator<Item = &'a Line>) -> Self {
        let mut words = HashMap::new();
        let mut ends: Vec<(String, String)> = Vec::new();
        let mut tail: Option<String> = None;
        for line in lines {
            let text = line.text().to_lowercase();
            if let (Some(tail), Some(head)) = (tail.take(), text.split_whitespace().next()) {
                ends.push((tail, head.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()));
            }
            let last =
                text.trim_end().strip_suffix(is_hyphen).and_then(|text| text.split_whitespace().next_back());
            tail = last.map(|last| last.trim_matches(|c: char| !c.is_alphanumeric()).to_owned());
            let mut parts = text.split_whitespace().peekable();
            while let Some(part) = parts.next() {
                let word = part.trim_matches(|c: char| !c.is_alphanumeric());
                let broken = parts.peek().is_none() && part.ends_with(is_hyphen);
                if !word.is_empty() && !broken && word.len() < 60 {
                    *words.entry(word.to_owned()).or_default() += 1;
                }
            }
        }
        let mut vocabulary = Self { words, breaks: false };
        let broken = ends.iter().filter(|(a, b)| vocabulary.knows(&format!("{a}{b}"))).count();
        let whole = ends.iter().filter(|(a, b)| vocabulary.knows(&format!("{a}-{b}"))).count();
        vocabulary.breaks = broken > 1 && broken > whole;
        vocabulary
    }

    fn knows(&self, word: &str) -> bool {
        self.words.contains_key(word)
    }

    /// Whether the hyphen between these halves stands only for the end of a line. It does where the whole word is
    /// known and where neither half is; where one half is, if words are broken in this document at all.
    fn is_broken(&self, first: &str, second: &str) -> bool {
        let (first, second) = (first.to_lowercase(), second.to_lowercase());
        if first.is_empty() || second.is_empty() {
            return false;
        }
        if self.knows(&format!("{first}-{second}")) {
            return false;
        }
        let last = first.rsplit('-').next().unwrap_or(&first);
        let next = second.split('-').next().unwrap_or(&second);
        self.knows(&format!("{first}{second}"))
            || self.knows(&format!("{last}{next}"))
            || !(self.knows(last) || self.knows(next))
            || (self.breaks && !(self.knows(last) && self.knows(next)))
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{ad}')
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF60}')
}

/// A paragraph as it is put together.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub text: String,
    pub track: Track,
    /// Signs of the footnotes that it calls.
    pub calls: Vec<String>,
    /// Words that were put together at a line end.
    pub joined: Vec<String>,
}

/// What is needed to put paragraphs together.
pub(super) struct Writer<'a> {
    pub vocabulary: Vocabulary,
    /// Signs of footnotes, by the number of the stretch that they stand under.
    pub notes: HashSet<(usize, String)>,
    pub frames: &'a [Frame],
    pub surveyor: Surveyor,
}

impl Writer<'_> {
    /// The paragraph that these lines make, without the first `skip` characters.
    pub fn write(&mut self, lines: &[Line], skip: usize) -> Written {
        let mut written = Written::default();
        for (index, line) in lines.iter().enumerate() {
            let chars = line.chars.get(if index == 0 { skip } else { 0 }..).unwrap_or_default();
            if index > 0 {
                self.join(&mut written, chars);
            }
            self.add(&mut written, line, chars, false);
        }
        while written.text.ends_with(' ') {
            written.text.pop();
            written.track.pop();
        }
        written
    }

    /// The places of a note's label at the head of its first line, in brackets with a space behind.
    pub fn label(&mut self, line: &Line, count: usize) -> Track {
        let mut track = Track::default();
        let Some(frame) = self.frames.get(line.frame) else { return track };
        let number = self.surveyor.line(frame, line.base, line.size);
        track.push_nowhere();
        for char in line.chars.iter().take(count) {
            track.push(number, char.from, char.to);
        }
        track.push_nowhere();
        track.push_nowhere();
        track
    }

    /// A row of a table, its cells parted by bars.
    pub fn row(&mut self, line: &Line) -> Written {
        let mut written = Written::default();
        self.add(&mut written, line, &line.chars, true);
        written
    }

    /// Readies the paragraph for the next line.
    fn join(&self, written: &mut Written, next: &[Char]) {
        let (Some(last), Some(first)) = (written.text.chars().next_back(), next.first()) else { return };
        let lower = first.c.is_lowercase();
        if is_hyphen(last) && (lower || last == '\u{ad}') {
            let tail: String = written.text.trim_end_matches(is_hyphen).chars().rev().take(60).collect();
            let first_half: String = tail
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '-')
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            let second_half: String =
                next.iter().map(|char| char.c).take_while(|c| c.is_alphanumeric() || *c == '-').collect();
            if last == '\u{ad}' || self.vocabulary.is_broken(&first_half, &second_half) {
                written.text.pop();
                written.track.pop();
                written.joined.push(format!("{first_half}{second_half}"));
            }
            return;
        }
        let after_hyphen = is_hyphen(last) && first.c.is_alphabetic() && !written.text.ends_with(" -");
        if last == ' ' || after_hyphen || (is_wide(last) && is_wide(first.c)) {
            return;
        }
        written.text.push(' ');
        written.track.push_nowhere();
    }

    fn add(&mut self, written: &mut Written, line: &Line, chars: &[Char], cells: bool) {
        let Some(frame) = self.frames.get(line.frame) else { return };
        let number = self.surveyor.line(frame, line.base, line.size);
        let mut index = 0;
        while let Some(char) = chars.get(index) {
            let raised: String =
                chars.iter().skip(index).take_while(|char| char.raised).map(|char| char.c).collect();
            if !raised.is_empty() {
                index += raised.chars().count();
                let spots = chars.get(index - raised.chars().count()..index).unwrap_or_default();
                self.call(written, line.stretch, number, spots);
                continue;
            }
            if cells && line.cells.contains(&index) {
                for c in "| ".chars() {
                    written.text.push(c);
                    written.track.push_nowhere();
                }
            }
            let soft = char.c == '\u{ad}' && index + 1 < chars.len();
            let double = char.c == ' ' && (written.text.is_empty() || written.text.ends_with(' '));
            if !soft && !double {
                written.text.push(char.c);
                if char.printed {
                    written.track.push(number, char.from, char.to);
                } else {
                    written.track.push_nowhere();
                }
            }
            index += 1;
        }
    }

    /// Raised signs: calls of footnotes in brackets where there are such notes, else as they are.
    fn call(&self, written: &mut Written, stretch: usize, number: u32, signs: &[Char]) {
        let whole: String = signs.iter().map(|char| char.c).collect();
        let is_call = |label: &str| {
            (stretch..=stretch + 1).any(|stretch| self.notes.contains(&(stretch, label.to_owned())))
        };
        let called: Vec<&str> = whole.split([',', ' ']).filter(|label| !label.is_empty()).collect();
        let all = !called.is_empty() && called.iter().all(|label| is_call(label));
        if all {
            written.calls.extend(called.iter().map(|label| (*label).to_owned()));
            while written.text.ends_with(' ') {
                written.text.pop();
                written.track.pop();
            }
        }
        if all {
            written.text.push('[');
            written.track.push_nowhere();
        }
        for char in signs {
            written.text.push(char.c);
            written.track.push(number, char.from, char.to);
        }
        if all {
            written.text.push(']');
            written.track.push_nowhere();
        }
    }
}
