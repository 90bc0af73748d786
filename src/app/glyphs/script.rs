//! Where a string changes script, as far as typography cares.

use std::ops::Range;

/// Byte ranges that want a style of their own.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Scripts {
    /// Arabic letters, digits and marks: the Naskh face looks small beside Latin of the same size.
    pub(super) arabic: Vec<Range<usize>>,
    /// Quotation marks, dashes and dots of a Chinese sentence: they must be full width, but the
    /// Latin face that stands first has them too.
    pub(super) chinese_punctuation: Vec<Range<usize>>,
}

impl Scripts {
    /// Looks at `text`; empty for plain ASCII without looking twice.
    pub(super) fn of(text: &str) -> Self {
        let mut scripts = Self::default();
        if text.is_ascii() {
            return scripts;
        }
        let chinese = text.chars().any(is_han);
        for (at, letter) in text.char_indices() {
            let range = at..at + letter.len_utf8();
            if is_arabic(letter) {
                extend(&mut scripts.arabic, range);
            } else if letter == ' ' && scripts.arabic.last().is_some_and(|last| last.end == at) {
                // A space between two Arabic words belongs to them; after the last it does no harm.
                extend(&mut scripts.arabic, range);
            } else if chinese && is_shared_punctuation(letter) {
                extend(&mut scripts.chinese_punctuation, range);
            }
        }
        scripts
    }
}

/// Whether the text has a letter that runs from right to left.
pub(crate) fn has_rtl(text: &str) -> bool {
    !text.is_ascii()
        && text.chars().any(|letter| is_arabic(letter) || ('\u{590}'..='\u{5FF}').contains(&letter))
}

fn extend(ranges: &mut Vec<Range<usize>>, next: Range<usize>) {
    match ranges.last_mut() {
        Some(last) if last.end == next.start => last.end = next.end,
        _ => ranges.push(next),
    }
}

fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}'
        | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

fn is_shared_punctuation(letter: char) -> bool {
    matches!(letter, '‘' | '’' | '“' | '”' | '…' | '—' | '·')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_latin_needs_nothing() {
        assert_eq!(Scripts::of("Article 1 “quoted”"), Scripts::default());
    }

    #[test]
    fn arabic_words_join_over_spaces() {
        let text = "see المادة الأولى (2)";
        let scripts = Scripts::of(text);
        assert_eq!(scripts.arabic.len(), 1);
        assert_eq!(text[scripts.arabic[0].clone()].trim(), "المادة الأولى");
        assert!(has_rtl(text) && !has_rtl("see"));
    }

    #[test]
    fn quotation_marks_are_chinese_only_in_chinese() {
        let text = "所谓“人权”";
        let quoted: Vec<&str> =
            Scripts::of(text).chinese_punctuation.into_iter().map(|range| &text[range]).collect();
        assert_eq!(quoted, ["“", "”"]);
    }
}
