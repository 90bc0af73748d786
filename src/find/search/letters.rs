//! What search takes a letter for: which letters stand for others, which marks belong to the letter before
//! them, and what cannot be seen at all.

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

/// What becomes of one `char` before its case is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letter {
    /// White space of any kind, line ends too.
    Space,
    /// Nothing is seen of it: soft hyphens, joiners, direction signs, the Arabic elongation.
    Nothing,
    /// An accent or vowel mark of the letter before it.
    Mark(char),
    /// Itself, or the plain sign it is written for.
    Is(char),
    /// A letter, and another shape that it is written in, told apart only where accents are.
    Variant(char, char),
    /// Two letters written as one.
    Two(char, char),
}

/// Calls `each` with what `c` is made of, in order. Compatibility forms (ligatures, full width, Arabic
/// presentation forms) are taken apart as NFKD does.
pub(super) fn take_apart(c: char, mut each: impl FnMut(Letter)) {
    let letter = letter(c);
    if letter != Letter::Is(c) || is_whole(c) {
        return each(letter);
    }
    let mut first = true;
    let mut spaced = false;
    decompose_compatible(c, |part| {
        // A lone accent is said to be a space that bears it; nobody searches it as a space.
        spaced |= first && part == ' ';
        first = false;
        if !spaced {
            each(self::letter(part));
        }
    });
    if spaced {
        each(letter);
    }
}

/// Says whether it is known without asking the tables of Unicode that it is a letter not made of parts: ASCII, most
/// of Greek, Cyrillic and Arabic, Chinese. Korean syllables are kept whole, because readers take each for one sign.
fn is_whole(c: char) -> bool {
    c.is_ascii()
        || matches!(c,
            'α'..='ω' | 'А'..='И' | 'К'..='и' | 'к'..='я'
            | '\u{627}'..='\u{63A}' | '\u{641}'..='\u{64A}'
            | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
}

/// Says whether it is known without asking the tables of Unicode that the script has no large letters: from Hebrew
/// to Burmese, and East Asian.
pub(super) fn is_caseless(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{109F}' | '\u{2E80}'..='\u{A63F}' | '\u{AC00}'..='\u{D7A3}')
}

fn letter(c: char) -> Letter {
    match c {
        '!'..='~' => Letter::Is(c),
        '‘' | '’' | '‚' | '‛' | 'ʼ' | 'ʻ' | '´' | '′' | '‹' | '›' => Letter::Is('\''),
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '〝' | '〞' => Letter::Is('"'),
        '\u{2010}'..='\u{2015}' | '−' => Letter::Is('-'),
        'ς' => Letter::Is('σ'),
        'ß' => Letter::Two('s', 's'),
        'ẞ' => Letter::Two('S', 'S'),
        'œ' => Letter::Two('o', 'e'),
        'Œ' => Letter::Two('O', 'E'),
        'æ' => Letter::Two('a', 'e'),
        'Æ' => Letter::Two('A', 'E'),
        // Letters with a stroke, and one without its dot, are made of nothing in Unicode.
        'ø' => Letter::Variant('o', c),
        'Ø' => Letter::Variant('O', c),
        'ł' => Letter::Variant('l', c),
        'Ł' => Letter::Variant('L', c),
        'đ' => Letter::Variant('d', c),
        'Đ' => Letter::Variant('D', c),
        'ı' => Letter::Variant('i', c),
        // Arabic and Persian shapes that people write for one another; hamza above or below is a mark.
        'ٱ' => Letter::Variant('ا', c),
        'ى' | 'ی' => Letter::Variant('ي', c),
        'ک' => Letter::Variant('ك', c),
        'ة' => Letter::Variant('ه', c),
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{640}'
        | '\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{E0100}'..='\u{E01EF}' => Letter::Nothing,
        _ if c.is_whitespace() => Letter::Space,
        _ if !is_whole(c) && is_accent(c) => Letter::Mark(c),
        _ => Letter::Is(c),
    }
}

/// Accents and the points of Hebrew, Arabic and Syriac. The vowel signs of Indic scripts and Thai, and the voice
/// marks of Japanese, make another letter and stay.
fn is_accent(c: char) -> bool {
    matches!(canonical_combining_class(c), 10..=36 | 200..)
}

/// Says whether words in this script stand without spaces between them, so that a word may end anywhere.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{2E80}'..='\u{2FFF}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Says whether a word may end between these neighbours.
pub(super) fn is_boundary(before: Option<char>, after: Option<char>) -> bool {
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c));
    !(joins(before) && joins(after))
}

/// A hyphen that may have been set only because the line ended there.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{AD}' | '\u{2010}')
}

/// How many `char`s of white space stand before a letter, if a line ends among them.
pub(super) fn line_end(rest: &str) -> Option<usize> {
    let mut ended = false;
    for (count, c) in rest.chars().enumerate() {
        match c {
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ended = true,
            _ if c.is_whitespace() => {}
            _ => return (ended && c.is_alphabetic()).then_some(count),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_of_scripts_is_what_unicode_says() {
        for c in '\0'..=char::MAX {
            if is_whole(c) && !('\u{AC00}'..='\u{D7A3}').contains(&c) {
                let mut parts = Vec::new();
                decompose_compatible(c, |part| parts.push(part));
                assert_eq!(parts, [c]);
                assert!(!is_accent(c), "{c:?}");
            }
            assert!(!is_caseless(c) || c.to_lowercase().eq([c]), "{c:?}");
        }
    }

    #[test]
    fn every_part_of_a_letter_is_folded_for_good() {
        for c in '\0'..=char::MAX {
            take_apart(c, |part| {
                let (Letter::Is(letter) | Letter::Variant(letter, _)) = part else { return };
                for lower in letter.to_lowercase() {
                    take_apart(lower, |again| assert_eq!(again, Letter::Is(lower), "{c:?}"));
                }
            });
        }
    }
}
