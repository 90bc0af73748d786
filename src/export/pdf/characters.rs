//! Which characters can be printed, and in which language and direction words run.

use std::cell::Cell;

use serde::Serialize;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::fonts;

/// Stands for a character that none of the report's fonts has.
pub(super) const MISSING: char = '□';

/// Words with the language and direction they are to be set in.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Words {
    /// The lines, without line ends.
    pub lines: Vec<String>,
    /// ISO 639 code.
    pub lang: String,
    /// Right to left.
    pub rtl: bool,
}

/// Makes typed words printable and remembers whether something was missing.
#[derive(Debug, Default)]
pub(super) struct Printable {
    /// Language of words in Latin letters.
    latin: String,
    missing: Cell<bool>,
    /// Only what is sure to be set without trouble.
    plain: bool,
}

impl Printable {
    /// `language` is the BCP 47 tag of the text.
    pub(super) fn new(language: &str) -> Self {
        let code = language_code(language);
        let latin = if is_latin(&code) { code } else { "en".to_owned() };
        Self { latin, missing: Cell::new(false), plain: false }
    }

    /// The same, but with boxes for every character that fonts could disagree about.
    pub(super) fn plain(language: &str) -> Self {
        Self { plain: true, ..Self::new(language) }
    }

    /// Says whether a character had to be left out so far.
    pub(super) fn lacked_glyphs(&self) -> bool {
        self.missing.get()
    }

    /// The characters that can be printed; others become a box, invisible ones that change the order of
    /// reading become their names. Line ends stay.
    pub(super) fn text(&self, typed: &str) -> String {
        let mut out = String::with_capacity(typed.len());
        for c in typed.nfc() {
            match c {
                '\n' => out.push('\n'),
                c if c.is_whitespace() && !fonts::cover(c) => out.push(' '),
                '\t' | '\r' => out.push(' '),
                // Invisible and harmless: soft hyphen, word joiner, byte order mark, variation selectors.
                '\u{ad}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{34f}' => {}
                // Invisible, and able to make a sentence look like another one.
                '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{e0000}'..='\u{e0fff}' => {
                    out.push_str(&name_of(c));
                }
                '\u{200c}'..='\u{200f}' if self.plain => {}
                '\u{200c}'..='\u{200f}' => out.push(c),
                c if is_printable(c) => self.push(c, &mut out),
                _ => self.lack(&mut out),
            }
        }
        out
    }

    /// A combining mark needs a letter that it can stand on; a box carries none.
    fn push(&self, c: char, out: &mut String) {
        if is_combining_mark(c) {
            let base = out.chars().rev().find(|before| !is_combining_mark(*before));
            let stands =
                |base: char| base.is_alphabetic() && fonts::set_together(base, c) && self.allows(base, c);
            if !base.is_some_and(stands) {
                return self.lack(out);
            }
        } else if !self.allows(c, c) {
            return self.lack(out);
        }
        out.push(c);
    }

    /// In plain characters only: Latin, Greek and Cyrillic letters and signs that stand alone, Arabic
    /// with its vowels, and Chinese.
    fn allows(&self, base: char, mark: char) -> bool {
        let arabic = |c: char| ('\u{600}'..='\u{6ff}').contains(&c);
        !self.plain
            || arabic(base) && arabic(mark)
            || base == mark && !is_combining_mark(mark) && base < '\u{a000}'
    }

    fn lack(&self, out: &mut String) {
        self.missing.set(true);
        // One box for a run of them: nobody counts boxes.
        if !out.ends_with(MISSING) {
            out.push(MISSING);
        }
    }

    /// One line of words, white space folded.
    pub(super) fn line(&self, typed: &str) -> Words {
        let line = self.text(typed).split_whitespace().collect::<Vec<_>>().join(" ");
        self.words(if line.is_empty() { Vec::new() } else { vec![line] })
    }

    /// Paragraphs with their lines.
    pub(super) fn paragraphs(&self, typed: &str) -> Vec<Words> {
        crate::export::escape::split_paragraphs(&self.text(typed))
            .into_iter()
            .map(|lines| self.words(lines))
            .collect()
    }

    fn words(&self, lines: Vec<String>) -> Words {
        let (lang, rtl) = self.language(lines.iter().flat_map(|line| line.chars()));
        Words { lines, lang, rtl }
    }

    /// Language and direction by the script that most letters belong to.
    pub(super) fn language(&self, words: impl Iterator<Item = char>) -> (String, bool) {
        let (mut latin, mut arabic, mut han, mut cyrillic) = (0_usize, 0_usize, 0_usize, 0_usize);
        for c in words {
            match c {
                '\u{600}'..='\u{6ff}'
                | '\u{750}'..='\u{77f}'
                | '\u{8a0}'..='\u{8ff}'
                | '\u{fb50}'..='\u{fdff}' => {
                    arabic += 1;
                }
                // A Han character says about as much as two or three letters.
                '\u{3400}'..='\u{9fff}' => han += 3,
                '\u{400}'..='\u{52f}' => cyrillic += 1,
                c if c.is_alphabetic() => latin += 1,
                _ => {}
            }
        }
        let most = latin.max(arabic).max(han).max(cyrillic);
        match most {
            0 => (self.latin.clone(), false),
            _ if most == arabic => ("ar".to_owned(), true),
            _ if most == han => ("zh".to_owned(), false),
            _ if most == cyrillic => ("ru".to_owned(), false),
            _ => (self.latin.clone(), false),
        }
    }
}

/// The language part of a BCP 47 tag; `en` where there is none.
pub(super) fn language_code(tag: &str) -> String {
    let code = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let is_code = (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_code { code } else { "en".to_owned() }
}

/// Says whether the language runs right to left.
pub(super) fn is_rtl(code: &str) -> bool {
    matches!(code, "ar" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi")
}

fn is_latin(code: &str) -> bool {
    !is_rtl(code)
        && !matches!(
            code,
            "zh" | "ja" | "ko" | "ru" | "uk" | "be" | "bg" | "sr" | "mk" | "kk" | "ky" | "mn" | "el"
        )
}

fn is_printable(c: char) -> bool {
    // PDF/A forbids private characters; a font may have glyphs for them all the same.
    let private = matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    !c.is_control() && !private && c != '\u{fffe}' && c != '\u{ffff}' && fonts::cover(c)
}

/// What is shown for a character that is invisible and could make a sentence look like another one.
pub(super) fn name_of(c: char) -> String {
    format!("[U+{:04X}]", u32::from(c))
}
