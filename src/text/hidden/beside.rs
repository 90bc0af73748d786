//! How grave a hidden character is among its neighbours.

use unicode_script::{Script, UnicodeScript as _};

use super::What;
use super::signs::kind;

/// How far from a mark of direction a letter of that direction is looked for, in `char`s.
const NEAR: usize = 32;
/// How many accents and other marks may stand between a joiner and its letter.
const MARKS: usize = 8;
/// The regions that have flags in tags: England, Scotland, Wales.
const FLAGS: [&str; 3] = ["gbeng", "gbsct", "gbwls"];

/// Whether this character, between these words, is a warning; `rtl` says that all around is written from right to
/// left. Looks at a bounded number of neighbours.
pub(super) fn is_grave(sign: char, what: &What, (before, after): (&str, &str), rtl: bool) -> bool {
    let previous = before.chars().next_back();
    // A row of what no script writes in rows carries words that nobody sees.
    if previous == Some(sign) && *what != What::Sign && !is_slip(sign, before) {
        return true;
    }
    let is_needed = match (sign, what) {
        (_, What::Sign) | ('\u{2028}' | '\u{2029}', _) => true,
        ('\r', _) => after.starts_with('\n'),
        ('\u{200E}' | '\u{200F}' | '\u{61C}', _) => {
            rtl || before.chars().rev().take(NEAR).any(is_rtl) || after.chars().take(NEAR).any(is_rtl)
        }
        ('\u{200C}' | '\u{200D}', _) => joins(sign, before, after),
        ('\u{AD}', _) => previous.is_some_and(char::is_alphanumeric),
        ('\u{200B}', _) => by_script(before, after, is_written_without_spaces),
        ('\u{34F}', _) => by_script(before, "", |script| script == Script::Hebrew),
        ('\u{17B4}' | '\u{17B5}', _) => by_script(before, "", |script| script == Script::Khmer),
        ('\u{180B}'..='\u{180F}', _) => by_script(before, "", |script| script == Script::Mongolian),
        ('\u{E0100}'..='\u{E01EF}', _) => previous.is_some_and(|c| c.script() == Script::Han),
        (_, What::Variation) => previous.is_some_and(has_variants),
        (_, What::Tag) => is_flag(sign, before),
        _ => false,
    };
    !is_needed
}

/// Whether this is the second of two marks or non-joiners, no more: a key pressed twice, common in Persian and Hebrew.
fn is_slip(sign: char, before: &str) -> bool {
    matches!(sign, '\u{200C}' | '\u{200E}' | '\u{200F}' | '\u{61C}')
        && !before.chars().rev().nth(1).is_some_and(is_joiner_or_mark)
}

fn is_joiner_or_mark(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{61C}')
}

/// Whether a joiner or non-joiner stands beside a letter of a script that is written with them, or joins emoji.
fn joins(sign: char, before: &str, after: &str) -> bool {
    let previous = before.chars().next_back();
    let row = previous.is_some_and(is_joiner_or_mark) && !(previous == Some(sign) && is_slip(sign, before));
    let emoji = |c: char| is_pictorial(c) || matches!(c, '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}');
    let glue = sign == '\u{200D}'
        && before.chars().next_back().is_some_and(emoji)
        && after.chars().next().is_some_and(is_pictorial);
    !row && (glue || by_script(before, after, is_written_with_joiners))
}

/// Whether the script of the letter before, or of the letter after, is one of these. Accents are passed over.
fn by_script(before: &str, after: &str, is: impl Fn(Script) -> bool) -> bool {
    let letter = |c: &char| kind(*c).is_none() && c.script() != Script::Inherited;
    let last = before.chars().rev().take(MARKS).find(letter);
    let next = after.chars().take(MARKS).find(letter);
    last.into_iter().chain(next).any(|c| is(c.script()))
}

fn is_written_with_joiners(script: Script) -> bool {
    use Script as S;
    matches!(
        script,
        S::Arabic
            | S::Syriac
            | S::Mandaic
            | S::Nko
            | S::Mongolian
            | S::Phags_Pa
            | S::Adlam
            | S::Hanifi_Rohingya
    ) || matches!(
        script,
        S::Devanagari | S::Bengali | S::Gurmukhi | S::Gujarati | S::Oriya | S::Tamil | S::Telugu | S::Kannada
    ) || matches!(
        script,
        S::Malayalam
            | S::Sinhala
            | S::Tibetan
            | S::Myanmar
            | S::Khmer
            | S::Balinese
            | S::Javanese
            | S::Chakma
    )
}

fn is_written_without_spaces(script: Script) -> bool {
    use Script as S;
    matches!(
        script,
        S::Thai | S::Lao | S::Khmer | S::Myanmar | S::Tibetan | S::Tai_Le | S::Tai_Tham | S::Javanese
    )
}

/// Letters of the blocks that run from right to left.
pub(super) fn is_rtl(c: char) -> bool {
    let block = matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}');
    block && c.is_alphabetic()
}

/// Characters that Unicode gives other shapes: signs and emoji, Chinese characters, and letters of three scripts.
fn has_variants(c: char) -> bool {
    is_pictorial(c)
        || matches!(c, '0'..='9' | '#' | '*' | '\u{2200}'..='\u{22FF}' | '\u{2A00}'..='\u{2AFF}')
        || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF01}' | '\u{FF0C}' | '\u{FF0E}' | '\u{FF1A}'..='\u{FF1F}')
        || matches!(c.script(), Script::Han | Script::Myanmar | Script::Phags_Pa | Script::Mongolian)
}

fn is_pictorial(c: char) -> bool {
    matches!(c, '©' | '®' | '‼' | '⁉' | '\u{2100}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}'
        | '\u{2460}'..='\u{27BF}' | '\u{2900}'..='\u{297F}' | '\u{2B00}'..='\u{2BFF}' | '〰' | '〽' | '㊗' | '㊙'
        | '\u{1F000}'..='\u{1FAFF}')
}

/// Whether this tag goes on with the name of a region after a waving black flag, or ends it.
fn is_flag(sign: char, before: &str) -> bool {
    let letter = |tag: char| char::from_u32(u32::from(tag).checked_sub(0xE0000)?);
    let tags = |c: &char| matches!(c, '\u{E0020}'..='\u{E007F}');
    let mut name: Vec<char> = before.chars().rev().take(MARKS).take_while(tags).filter_map(letter).collect();
    if before.chars().rev().nth(name.len()) != Some('\u{1F3F4}') {
        return false;
    }
    name.reverse();
    name.extend(letter(sign));
    FLAGS.iter().any(|flag| flag.chars().chain(['\u{7F}']).take(name.len()).eq(name.iter().copied()))
}
