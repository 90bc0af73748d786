//! What stands at the head of a line: a unit word with its number (“Article 17 bis.”, 第十七条,
//! «Глава IV»), a list label, or just words.

use super::marker::{Marker, marker};
use crate::text::ProvisionKind as Kind;
use crate::text::canonical::{counted as counted_as, is_foreign};
use crate::text::numeral;
use crate::text::words::{CHINESE_COUNTERS, heading_word};

/// What parts a unit's number from the words behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Nothing is behind it.
    Alone,
    /// A full stop, colon or dash.
    Sign,
    /// Only white space.
    Space,
    /// Not even that (Chinese).
    Nothing,
}

/// A unit word and its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnitLead {
    pub(crate) kind: Kind,
    /// As eIds carry it; empty if there is none.
    pub(crate) number: String,
    /// Bytes of the line the label takes, the sign behind it included.
    pub(crate) length: usize,
    pub(crate) gap: Gap,
}

/// The head of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Lead {
    Unit(UnitLead),
    Marker(Marker),
    Words,
}

/// Reads the head of a trimmed line.
pub(crate) fn lead(line: &str) -> Lead {
    if is_contents(line) {
        return Lead::Words;
    }
    // Drafts bracket what is not agreed, label and all: “[2. Each Party …]”.
    let inner = line.trim_start_matches('[');
    let brackets = line.len() - inner.len();
    if let Some(unit) = unit(inner) {
        return Lead::Unit(UnitLead { length: unit.length + brackets, ..unit });
    }
    match marker(inner) {
        Some(marker) if brackets == 0 => Lead::Marker(marker),
        Some(marker) if !marker.weak => Lead::Marker(Marker { length: marker.length + brackets, ..marker }),
        _ => Lead::Words,
    }
}

/// A line of a table of contents: dots lead to a page number.
fn is_contents(line: &str) -> bool {
    let dotted = || line.contains("....") || line.contains(". . . .") || line.contains("……");
    line.ends_with(|c: char| numeral::digit(c).is_some()) && dotted()
}

/// The words behind a label, trimmed.
pub(crate) fn behind(line: &str, length: usize) -> &str {
    line.get(length..).unwrap_or_default().trim()
}

fn unit(line: &str) -> Option<UnitLead> {
    if line.starts_with('第') {
        return chinese_unit(line);
    }
    if let Some(word) = ["附件", "附录", "附錄", "序言"].into_iter().find(|word| line.starts_with(word))
    {
        return chinese_annex(line, word);
    }
    let end = line.char_indices().take(25).find(|(_, c)| !is_word_char(*c)).map_or(line.len(), |(at, _)| at);
    let word = line.get(..end)?;
    if word.len() > 60 {
        return None;
    }
    let kind = heading_word(word)?;
    let mut at = end;
    if word.chars().count() <= 4 && line.get(at..)?.starts_with('.') {
        at += 1;
    }
    let rest = line.get(at..)?;
    let spaces = rest.len() - rest.trim_start().len();
    let numbered = (spaces > 0 || at > end)
        .then(|| number(line.get(at + spaces..)?, kind))
        .flatten()
        .filter(|_| kind != Kind::Preamble);
    let number = match numbered {
        Some((number, taken)) => {
            at += spaces + taken;
            number
        }
        None if matches!(kind, Kind::Annex | Kind::Preamble) => String::new(),
        None => return None,
    };
    with_gap(line, kind, number, at)
}

fn is_word_char(c: char) -> bool {
    c.is_alphabetic() || c == '-' || c == '\u{640}' || unicode_normalization::char::is_combining_mark(c)
}

/// Sees what parts the label from the words behind it.
fn with_gap(line: &str, kind: Kind, number: String, at: usize) -> Option<UnitLead> {
    let rest = line.get(at..)?;
    let trimmed = rest.trim_start();
    let mut length = at;
    let gap = if trimmed.is_empty() {
        Gap::Alone
    } else if let Some(after) = trimmed
        .strip_prefix(['.', ':', '：', '．', '–', '—', '-', '。'])
        .filter(|after| !after.starts_with(|c: char| numeral::digit(c).is_some()))
    {
        length = line.len() - after.len();
        if after.trim().is_empty() { Gap::Alone } else { Gap::Sign }
    } else if trimmed.len() < rest.len() {
        Gap::Space
    } else {
        Gap::Nothing
    };
    Some(UnitLead { kind, number, length, gap })
}

fn chinese_unit(line: &str) -> Option<UnitLead> {
    let rest = line.get('第'.len_utf8()..)?.trim_start();
    let end = rest.char_indices().take(9).find(|(_, c)| !counts(*c)).map_or(rest.len(), |(at, _)| at);
    let (numeral, rest) = rest.split_at_checked(end)?;
    let rest = rest.trim_start();
    let counter = CHINESE_COUNTERS.iter().find(|counter| rest.starts_with(**counter))?;
    let kind = heading_word(counter)?;
    let mut number = chinese_number(numeral, kind)?;
    let mut at = line.len() - rest.len() + counter.len();
    // 第十七条之二 stands behind article 17 as its second.
    if let Some(rank) = line.get(at..)?.strip_prefix('之') {
        let mut taken = rest.len();
        if let Some((suffix, length)) = chinese_suffix(rank) {
            number.push_str(suffix);
            taken = '之'.len_utf8() + length;
        }
        at += if taken == rest.len() { 0 } else { taken };
    }
    with_gap(line, kind, number, at)
}

fn chinese_suffix(rank: &str) -> Option<(&'static str, usize)> {
    let first = rank.chars().next()?;
    let value = numeral::chinese(first.encode_utf8(&mut [0; 4]))?;
    Some((numeral::suffix_of_rank(value)?, first.len_utf8()))
}

fn counts(c: char) -> bool {
    numeral::is_chinese_numeral(c) || numeral::digit(c).is_some()
}

fn chinese_number(numeral: &str, kind: Kind) -> Option<String> {
    numeral::chinese(numeral).map(|value| counted_as(value, kind)).or_else(|| plain_digits(numeral, kind))
}

fn chinese_annex(line: &str, word: &str) -> Option<UnitLead> {
    let kind = heading_word(word)?;
    let rest = line.get(word.len()..)?;
    let trimmed = rest.trim_start();
    let end = trimmed.char_indices().take(5).find(|(_, c)| !counts(*c) && !c.is_ascii_alphabetic());
    let numeral = trimmed.get(..end.map_or(trimmed.len(), |(at, _)| at))?;
    let number = Some(numeral)
        .filter(|_| kind == Kind::Annex)
        .and_then(|numeral| chinese_number(numeral, kind).or_else(|| roman_or_letter(numeral, kind)));
    match number {
        Some(number) => with_gap(line, kind, number, line.len() - trimmed.len() + numeral.len()),
        None => with_gap(line, kind, String::new(), word.len()),
    }
}

fn plain_digits(word: &str, kind: Kind) -> Option<String> {
    let digits: Option<Vec<u32>> = word.chars().map(numeral::digit).collect();
    let digits = digits.filter(|digits| (1..=4).contains(&digits.len()))?;
    let value = digits.into_iter().fold(0, |value, digit| value * 10 + digit);
    Some(if word.is_ascii() { value.to_string() } else { counted_as(value, kind) })
}

/// The number behind a unit word, as eIds carry it, and the bytes it takes.
fn number(rest: &str, kind: Kind) -> Option<(String, usize)> {
    if let Some(inner) = rest.strip_prefix('(') {
        let close = inner.char_indices().take(8).find(|(_, c)| *c == ')')?.0;
        return plain_digits(inner.get(..close)?.trim(), kind).map(|number| (number, close + 2));
    }
    let (word, after) = split_word(rest)?;
    let (mut number, mut taken) = if word.starts_with(|c| numeral::digit(c).is_some()) {
        counted(word, kind)?
    } else if let Some(number) = roman_or_letter(word, kind) {
        (number, word.len())
    } else {
        let (value, more) = ordinal(word, after)?;
        let number = if is_foreign(word) { counted_as(value, kind) } else { value.to_string() };
        (number, word.len() + more)
    };
    // 48 bis
    let gap = after.len() - after.trim_start_matches([' ', '\u{a0}', '-']).len();
    if let Some((next, _)) = after.get(gap..).and_then(split_word)
        && let Some(suffix) = numeral::suffix(next).filter(|_| taken == word.len())
    {
        number.push_str(suffix);
        taken += gap + next.len();
    }
    Some((number, taken))
}

/// The first run of letters and digits.
fn split_word(rest: &str) -> Option<(&str, &str)> {
    let end = rest
        .char_indices()
        .take(25)
        .find(|(_, c)| !c.is_alphanumeric() && !unicode_normalization::char::is_combining_mark(*c))
        .map_or(rest.len(), |(at, _)| at);
    (end > 0 && end <= 80).then(|| rest.split_at_checked(end)).flatten()
}

/// 17, 17a, 48bis, 1er, 1º.
fn counted(word: &str, kind: Kind) -> Option<(String, usize)> {
    let end =
        word.char_indices().find(|(_, c)| numeral::digit(*c).is_none()).map_or(word.len(), |(at, _)| at);
    let (digits, tail) = word.split_at_checked(end)?;
    let number = plain_digits(digits, kind)?;
    let tail_fits = match tail {
        "" | "er" | "ère" | "re" | "º" | "ª" => return Some((number, word.len())),
        _ if numeral::suffix(tail).is_some() => numeral::suffix(tail).map(ToOwned::to_owned),
        _ => Some(tail).filter(|tail| tail.len() == 1 && tail.is_ascii()).map(ToOwned::to_owned),
    };
    tail_fits.map(|tail| (number + &tail, word.len()))
}

fn roman_or_letter(word: &str, kind: Kind) -> Option<String> {
    let (stem, suffix) = numeral::split_suffix(word);
    let single = word.chars().count() == 1;
    // “Part i” and “PART I”, but not “article I”: a lower-case single letter is a word.
    if numeral::roman(stem).is_some() && !(single && word.starts_with(char::is_lowercase)) {
        return Some(stem.to_uppercase() + suffix);
    }
    let lettered =
        matches!(kind, Kind::Annex | Kind::Part | Kind::Section | Kind::Subsection | Kind::Chapter);
    let upper = word.chars().next().is_some_and(char::is_uppercase);
    (lettered && single && upper).then(|| word.to_owned())
}

/// An ordinal word; the Arabic teens take two.
fn ordinal(word: &str, after: &str) -> Option<(u32, usize)> {
    let value = numeral::ordinal_word(word)?;
    let gap = after.len() - after.trim_start().len();
    let next = after.get(gap..).and_then(split_word).map(|(next, _)| next);
    match next {
        Some(ten @ ("عشر" | "عشرة")) if value < 10 => Some((value + 10, gap + ten.len())),
        Some(next) => {
            let tens = next.strip_prefix('و').and_then(numeral::ordinal_word).filter(|&tens| tens >= 20);
            tens.filter(|_| value < 10)
                .map_or(Some((value, 0)), |tens| Some((value + tens, gap + next.len())))
        }
        None => Some((value, 0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unit_words_are_read_with_their_numbers() {
        for (line, kind, number, label, gap) in [
            ("Article 17", Kind::Article, "17", "Article 17", Gap::Alone),
            ("ARTICLE 48 BIS", Kind::Article, "48bis", "ARTICLE 48 BIS", Gap::Alone),
            ("Article 48 bis. Special", Kind::Article, "48bis", "Article 48 bis.", Gap::Sign),
            ("Article 17. Laundering", Kind::Article, "17", "Article 17.", Gap::Sign),
            ("Article 17 — Laundering", Kind::Article, "17", "Article 17 —", Gap::Sign),
            ("Article 17 Laundering", Kind::Article, "17", "Article 17", Gap::Space),
            ("Article  1  ", Kind::Article, "1", "Article  1", Gap::Alone),
            ("Art. 5", Kind::Article, "5", "Art. 5", Gap::Alone),
            ("CHAPTER IV", Kind::Chapter, "IV", "CHAPTER IV", Gap::Alone),
            ("Part Two", Kind::Part, "2", "Part Two", Gap::Alone),
            ("Annex", Kind::Annex, "", "Annex", Gap::Alone),
            ("Annex A", Kind::Annex, "A", "Annex A", Gap::Alone),
            ("PREAMBLE The Parties", Kind::Preamble, "", "PREAMBLE", Gap::Space),
            ("Article premier", Kind::Article, "1", "Article premier", Gap::Alone),
            ("Article 1er", Kind::Article, "1", "Article 1er", Gap::Alone),
            ("Artículo 3", Kind::Article, "3", "Artículo 3", Gap::Alone),
            ("Статья 3", Kind::Article, "3", "Статья 3", Gap::Alone),
            ("المادة ٣", Kind::Article, "3", "المادة ٣", Gap::Alone),
            ("المادة (3)", Kind::Article, "3", "المادة (3)", Gap::Alone),
            ("الجزء الثاني عشر", Kind::Part, "XII", "الجزء الثاني عشر", Gap::Alone),
            ("الجزء الحادي والعشرون", Kind::Part, "XXI", "الجزء الحادي والعشرون", Gap::Alone),
            ("المادة 48 مكررا", Kind::Article, "48bis", "المادة 48 مكررا", Gap::Alone),
            ("Часть вторая", Kind::Part, "II", "Часть вторая", Gap::Alone),
            ("المادَّة الأولى", Kind::Article, "1", "المادَّة الأولى", Gap::Alone),
            ("第十七条", Kind::Article, "17", "第十七条", Gap::Alone),
            ("第 17 条 洗钱", Kind::Article, "17", "第 17 条", Gap::Space),
            ("第十七条之二", Kind::Article, "17bis", "第十七条之二", Gap::Alone),
            ("第三部分", Kind::Part, "III", "第三部分", Gap::Alone),
            ("附件二", Kind::Annex, "II", "附件二", Gap::Alone),
            ("第一条规定", Kind::Article, "1", "第一条", Gap::Nothing),
        ] {
            let Lead::Unit(found) = lead(line) else { panic!("{line}") };
            assert_eq!((found.kind, found.number.as_str()), (kind, number), "{line}");
            assert_eq!(&line[..found.length], label, "{line}");
            assert_eq!(found.gap, gap, "{line}");
        }
    }

    #[test]
    fn brackets_of_drafts_stay_with_the_label() {
        let Lead::Unit(unit) = lead("[Article 17") else { panic!() };
        assert_eq!((unit.length, unit.gap), (11, Gap::Alone));
        let Lead::Marker(marker) = lead("[2. Each Party shall]") else { panic!() };
        assert_eq!((marker.length, marker.number.as_str()), (3, "2"));
        assert_eq!(lead("[1] A note"), Lead::Words);
    }

    #[test]
    fn other_lines_open_no_unit() {
        assert_eq!(lead("Article 17. Laundering ........ 12"), Lead::Words);
        for line in [
            "Articles 5 and 6",
            "Annexes",
            "Part of it",
            "Titles",
            "Section",
            "Articleship 3",
            "第二天",
            "第",
        ] {
            assert_eq!(lead(line), Lead::Words, "{line}");
        }
    }
}
