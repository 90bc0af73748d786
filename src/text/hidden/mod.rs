//! Characters that a reader does not see, or takes for others: what a text says can differ from what it shows.
//!
//! [`signs`] finds single characters, [`words`] words that mix scripts or are whole look-alikes, [`scan`] both.
//! What a script needs to be written at all, such as the non-joiner of Persian, is information; what only hides
//! or reorders is a warning. Characters follow Unicode 17 and *Trojan Source* (CVE-2021-42574), words UTS 39. All
//! of it takes time in proportion to the words.

mod beside;
mod mixed;
mod signs;
#[cfg(test)]
pub(crate) mod tests;

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use mixed::words;
use signs::kind;

/// What is hidden, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// `char` offset into the words that were scanned.
    pub at: usize,
    /// The character; in a word of look-alikes its first letter that is not what it seems.
    pub sign: char,
    pub what: What,
    /// A warning; what is not grave is information.
    pub grave: bool,
}

/// What a character is that does not show as itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// Shows what follows in another order than it is read.
    Override,
    /// Changes the direction of words without a letter of its own: embeddings, isolates, marks.
    Direction,
    /// Takes no room: joiners, zero-width spaces, soft hyphens, invisible operators.
    Invisible,
    /// A control character, a line separator or a code point that is no character.
    Control,
    /// Copies of ASCII that nothing shows.
    Tag,
    /// Chooses another shape of the character before it.
    Variation,
    /// A blank letter or sign that takes room.
    Filler,
    /// A format sign that is seen, such as the Arabic sign before a year.
    Sign,
    /// A letter of another script than the rest of its word.
    Mixed(LookAlike),
    /// A word whose every letter looks like a Latin one, alone of its script among Latin words.
    Whole(LookAlike),
}

/// A letter that can be taken for another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookAlike {
    /// The `char`s of its word.
    pub word: Range<usize>,
    /// English name of its script in the Unicode standard.
    pub script: Cow<'static, str>,
    /// The script it stands among.
    pub among: Cow<'static, str>,
    /// The letter of that script that it looks like, if it does.
    pub like: Option<char>,
}

/// Calls `each` with whatever is hidden in these words: first the characters, then the words, each from the
/// beginning to the end.
pub fn scan(text: &str, each: impl FnMut(Finding)) {
    scan_in(text, false, each);
}

/// [`scan`] of words that stand in a text written from right to left, if `rtl`: marks of direction are needed there
/// also where none of its letters is near, as in a symbol or a date.
pub fn scan_in(text: &str, rtl: bool, mut each: impl FnMut(Finding)) {
    signs_in(text, rtl, &mut each);
    words(text, &mut each);
}

/// Everything hidden in these words, by offset. A hostile text can hold millions: [`scan`] keeps none of them.
pub fn findings(text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    scan(text, |finding| found.push(finding));
    found.sort_by_key(|finding| finding.at);
    found
}

/// Calls `each` with every single character that is hidden, in order.
pub fn signs(text: &str, each: impl FnMut(Finding)) {
    signs_in(text, false, each);
}

fn signs_in(text: &str, rtl: bool, mut each: impl FnMut(Finding)) {
    if is_plain(text) {
        return;
    }
    for (at, (byte, sign)) in text.char_indices().enumerate() {
        if let Some(what) = kind(sign) {
            let before = text.get(..byte).unwrap_or_default();
            let after = text.get(byte + sign.len_utf8()..).unwrap_or_default();
            let grave = beside::is_grave(sign, &what, (before, after), rtl);
            each(Finding { at, sign, what, grave });
        }
    }
}

/// Whether a character draws nothing where it should be seen: it is a warning among these neighbours.
pub fn hides(sign: char, before: &str, after: &str) -> bool {
    kind(sign).is_some_and(|what| beside::is_grave(sign, &what, (before, after), false))
}

/// Whether the words are ASCII without controls, as most are: nothing can hide in them.
pub fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b'\t' | b'\n' | b' '..=b'~'))
}

/// `U+202E`.
pub fn code_point(sign: char) -> String {
    format!("U+{:04X}", u32::from(sign))
}

/// The words with every character that is a warning written out, as `[U+202E]`.
pub fn written_out(text: &str) -> Cow<'_, str> {
    let mut graves = Vec::new();
    scan(text, |finding| graves.extend(finding.grave.then_some(finding.at)));
    if graves.is_empty() {
        return text.into();
    }
    graves.sort_unstable();
    let mut shown = String::with_capacity(text.len() + 8 * graves.len());
    for (at, sign) in text.chars().enumerate() {
        match graves.binary_search(&at) {
            Ok(_) => shown.extend(["[", &code_point(sign), "]"]),
            Err(_) => shown.push(sign),
        }
    }
    shown.into()
}

/// What a hidden character is called, in plain English words.
pub fn name(sign: char) -> Cow<'static, str> {
    signs::name(sign)
}

impl std::fmt::Display for Finding {
    /// "U+202E right-to-left override", or for a look-alike "U+0430 а, a Cyrillic letter in a Latin word, looks
    /// like a".
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let code = code_point(self.sign);
        let (LookAlike { script, among, like, .. }, place) = match &self.what {
            What::Mixed(alike) => (alike, "word"),
            What::Whole(alike) => (alike, "text"),
            _ => return write!(f, "{code} {}", name(self.sign)),
        };
        let article = |name: &str| if name.starts_with(['A', 'E', 'I', 'O']) { "an" } else { "a" };
        write!(f, "{code} {}, {} {script} letter in ", self.sign, article(script))?;
        write!(f, "{} {among} {place}", article(among))?;
        like.map_or(Ok(()), |like| write!(f, ", looks like {like}"))
    }
}
