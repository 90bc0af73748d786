//! Numbers as treaties print them: digits of several scripts, Roman and Chinese numerals, ordinal
//! words, list letters of four alphabets, and the Latin suffixes of inserted articles (48 *bis*).

use std::collections::HashMap;
use std::sync::LazyLock;

use super::words::fold;

/// Suffixes of inserted provisions, in the order in which they follow each other.
const SUFFIXES: [&str; 11] = [
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "nonies",
    "novies",
    "decies",
    "undecies",
];

/// Letters that number points in Arabic treaties (the abjad order).
const ABJAD: &str = "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ";

/// Letters that number points in Russian treaties; ё and й are left out by custom.
const CYRILLIC: &str = "абвгдежзиклмнопрстуфхцчшщэюя";

/// Value of a decimal digit of the scripts the six languages use.
pub(crate) fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        _ => return None,
    };
    Some(c as u32 - zero as u32)
}

/// The suffix in its usual spelling if `word` is one, such as `BIS` or مكررا.
pub(crate) fn suffix(word: &str) -> Option<&'static str> {
    let known = SUFFIXES.into_iter().find(|known| known.eq_ignore_ascii_case(word));
    known.or_else(|| match fold(word).as_str() {
        _ if word.is_ascii() => None,
        "مكرر" | "مكررا" | "бис" => Some("bis"),
        "тер" => Some("ter"),
        _ => None,
    })
}

/// The suffix with which Chinese `之二` answers to: the second of its number is *bis*.
pub(crate) fn suffix_of_rank(rank: u32) -> Option<&'static str> {
    SUFFIXES.get(usize::try_from(rank).ok()?.checked_sub(2)?).copied()
}

/// Splits `48bis` into `48` and `bis`; the suffix is empty where there is none.
pub(crate) fn split_suffix(number: &str) -> (&str, &str) {
    for known in SUFFIXES {
        if let Some(stem) = number.strip_suffix(known)
            && stem.ends_with(|c: char| c.is_ascii_digit() || "IVXLC".contains(c))
        {
            return (stem, known);
        }
    }
    (number, "")
}

/// Value of a Roman numeral of one case, written the usual way, below 400.
pub(crate) fn roman(word: &str) -> Option<u32> {
    const STEPS: [(&str, u32); 9] =
        [("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)];
    if word.is_empty() || word.len() > 12 {
        return None;
    }
    let upper = word.to_ascii_uppercase();
    if upper != word && word != word.to_ascii_lowercase() {
        return None;
    }
    let mut value = 0;
    let mut rest = upper.as_str();
    for (sign, worth) in STEPS {
        let most = if sign.len() == 1 && "CXI".contains(sign) { 3 } else { 1 };
        for _ in 0..most {
            let Some(after) = rest.strip_prefix(sign) else { break };
            rest = after;
            value += worth;
        }
    }
    rest.is_empty().then_some(value)
}

fn chinese_digit(c: char) -> Option<u32> {
    let position = "〇一二三四五六七八九".chars().position(|known| known == c);
    match c {
        '零' => Some(0),
        '两' => Some(2),
        _ => u32::try_from(position?).ok(),
    }
}

/// Whether the character can be part of a Chinese numeral.
pub(crate) fn is_chinese_numeral(c: char) -> bool {
    matches!(c, '十' | '百') || chinese_digit(c).is_some()
}

/// Value of a Chinese numeral below 1000, such as 一百二十三.
pub(crate) fn chinese(word: &str) -> Option<u32> {
    let (mut value, mut pending, mut seen) = (0, None, 0);
    for c in word.chars() {
        seen += 1;
        let unit = match c {
            '十' => 10,
            '百' => 100,
            _ => {
                pending = Some(chinese_digit(c)?);
                continue;
            }
        };
        value += pending.take().unwrap_or(1) * unit;
    }
    (1..=7).contains(&seen).then_some(value + pending.unwrap_or(0)).filter(|&value| value > 0)
}

/// Place of an Arabic letter in the abjad order, from 1. The letter may carry marks.
pub(crate) fn abjad(c: char) -> Option<u32> {
    let plain = fold(c.encode_utf8(&mut [0; 4])).chars().next()?;
    place(ABJAD, plain)
}

/// Place of a Cyrillic letter among those that number lists, from 1.
pub(crate) fn cyrillic(c: char) -> Option<u32> {
    place(CYRILLIC, c.to_lowercase().next()?)
}

/// The Latin letter a Cyrillic one looks like; typists mix them in lists.
pub(crate) fn latin_lookalike(c: char) -> Option<char> {
    let pairs =
        [('а', 'a'), ('с', 'c'), ('е', 'e'), ('і', 'i'), ('ј', 'j'), ('о', 'o'), ('р', 'p'), ('х', 'x')];
    pairs.into_iter().find(|(cyrillic, _)| *cyrillic == c).map(|(_, latin)| latin)
}

fn place(alphabet: &str, c: char) -> Option<u32> {
    let position = alphabet.chars().position(|known| known == c)?;
    u32::try_from(position + 1).ok()
}

/// Ordinal and number words with which parts and articles are counted.
const ORDINALS: &[(&str, u32)] = &[
    ("one", 1),
    ("first", 1),
    ("two", 2),
    ("second", 2),
    ("three", 3),
    ("third", 3),
    ("four", 4),
    ("fourth", 4),
    ("five", 5),
    ("fifth", 5),
    ("six", 6),
    ("sixth", 6),
    ("seven", 7),
    ("seventh", 7),
    ("eight", 8),
    ("eighth", 8),
    ("nine", 9),
    ("ninth", 9),
    ("ten", 10),
    ("tenth", 10),
    ("eleven", 11),
    ("eleventh", 11),
    ("twelve", 12),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("premier", 1),
    ("première", 1),
    ("unique", 1),
    ("deuxième", 2),
    ("seconde", 2),
    ("troisième", 3),
    ("quatrième", 4),
    ("cinquième", 5),
    ("sixième", 6),
    ("septième", 7),
    ("huitième", 8),
    ("neuvième", 9),
    ("dixième", 10),
    ("onzième", 11),
    ("douzième", 12),
    ("primero", 1),
    ("primera", 1),
    ("primer", 1),
    ("único", 1),
    ("segundo", 2),
    ("segunda", 2),
    ("tercero", 3),
    ("tercera", 3),
    ("tercer", 3),
    ("cuarto", 4),
    ("cuarta", 4),
    ("quinto", 5),
    ("quinta", 5),
    ("sexto", 6),
    ("sexta", 6),
    ("séptimo", 7),
    ("séptima", 7),
    ("octavo", 8),
    ("octava", 8),
    ("noveno", 9),
    ("novena", 9),
    ("décimo", 10),
    ("décima", 10),
    ("undécimo", 11),
    ("undécima", 11),
    ("duodécimo", 12),
    ("duodécima", 12),
    ("первый", 1),
    ("первая", 1),
    ("первое", 1),
    ("второй", 2),
    ("вторая", 2),
    ("второе", 2),
    ("третий", 3),
    ("третья", 3),
    ("третье", 3),
    ("четвертый", 4),
    ("четвертая", 4),
    ("четвертое", 4),
    ("пятый", 5),
    ("пятая", 5),
    ("пятое", 5),
    ("шестой", 6),
    ("шестая", 6),
    ("шестое", 6),
    ("седьмой", 7),
    ("седьмая", 7),
    ("седьмое", 7),
    ("восьмой", 8),
    ("восьмая", 8),
    ("восьмое", 8),
    ("девятый", 9),
    ("девятая", 9),
    ("девятое", 9),
    ("десятый", 10),
    ("десятая", 10),
    ("десятое", 10),
    ("الأول", 1),
    ("الأولى", 1),
    ("الحادي", 1),
    ("الحادية", 1),
    ("الثاني", 2),
    ("الثانية", 2),
    ("الثالث", 3),
    ("الثالثة", 3),
    ("الرابع", 4),
    ("الرابعة", 4),
    ("الخامس", 5),
    ("الخامسة", 5),
    ("السادس", 6),
    ("السادسة", 6),
    ("السابع", 7),
    ("السابعة", 7),
    ("الثامن", 8),
    ("الثامنة", 8),
    ("التاسع", 9),
    ("التاسعة", 9),
    ("العاشر", 10),
    ("العاشرة", 10),
    ("أولا", 1),
    ("ثانيا", 2),
    ("ثالثا", 3),
    ("رابعا", 4),
    ("خامسا", 5),
    ("سادسا", 6),
    ("سابعا", 7),
    ("ثامنا", 8),
    ("تاسعا", 9),
    ("عاشرا", 10),
    ("العشرون", 20),
    ("الثلاثون", 30),
    ("الأربعون", 40),
    ("الخمسون", 50),
];

/// Value of an ordinal or number word of the six languages, marks and case aside.
pub(crate) fn ordinal_word(word: &str) -> Option<u32> {
    static TABLE: LazyLock<HashMap<String, u32>> =
        LazyLock::new(|| ORDINALS.iter().map(|(word, value)| (fold(word), *value)).collect());
    TABLE.get(&fold(word)).copied()
}

/// The English ordinal: words up to twentieth, then `21st`.
pub(crate) fn english_ordinal(value: u32) -> String {
    let word = ORDINALS.iter().take(32).rev().find(|(_, worth)| *worth == value);
    word.map_or_else(|| short_ordinal(value), |(word, _)| (*word).to_owned())
}

/// `2nd`, `3rd`, `11th`.
pub(crate) fn short_ordinal(value: u32) -> String {
    let ending = match (value % 10, value % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{value}{ending}")
}

/// Reads `2nd`, `21st`.
pub(crate) fn read_short_ordinal(word: &str) -> Option<u32> {
    let split = word.find(|c: char| !c.is_ascii_digit())?;
    let (digits, ending) = word.split_at_checked(split)?;
    ["st", "nd", "rd", "th"].contains(&ending).then(|| digits.parse().ok()).flatten()
}

/// What a number counts to, whichever way it is written: `17`, `48bis` (48), `IV`.
pub(crate) fn value(number: &str) -> Option<u32> {
    let (stem, _) = split_suffix(number);
    let digits: String = stem.chars().take_while(char::is_ascii_digit).collect();
    if digits.is_empty() { roman(stem) } else { digits.parse().ok() }
}

/// Whether two numbers count to the same, as `4` and `IV` do, suffix and all.
pub(crate) fn count_alike(one: &str, other: &str) -> bool {
    let whole = |number: &str| {
        let (stem, suffix) = split_suffix(number);
        let count = stem.parse::<u32>().ok().or_else(|| roman(stem));
        count.map(|count| (count, suffix.to_owned()))
    };
    whole(one).is_some_and(|count| whole(other) == Some(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_of_all_kinds_are_read() {
        assert_eq!(roman("XIV"), Some(14));
        assert_eq!(roman("xxxix"), Some(39));
        assert_eq!(roman("IIII"), None);
        assert_eq!(roman("iV"), None);
        assert_eq!(chinese("十七"), Some(17));
        assert_eq!(chinese("一百零三"), Some(103));
        assert_eq!(chinese("二十"), Some(20));
        assert_eq!(chinese("条"), None);
        assert_eq!(abjad('أ'), Some(1));
        assert_eq!(abjad('د'), Some(4));
        assert_eq!(cyrillic('К'), Some(10));
        assert_eq!(digit('٣'), Some(3));
        assert_eq!(ordinal_word("PREMIÈRE"), Some(1));
        assert_eq!(ordinal_word("الأولى"), Some(1));
        assert_eq!(english_ordinal(2), "second");
        assert_eq!(english_ordinal(10), "tenth");
        assert_eq!(english_ordinal(21), "21st");
        assert_eq!(read_short_ordinal("111th"), Some(111));
        assert_eq!(split_suffix("48bis"), ("48", "bis"));
        assert_eq!(value("XIIbis"), Some(12));
        assert_eq!(suffix_of_rank(2), Some("bis"));
    }

    #[test]
    fn every_roman_numeral_below_400_reads_back() {
        let tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"];
        let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
        for value in 1..400_u32 {
            let word =
                "C".repeat(value as usize / 100) + tens[value as usize / 10 % 10] + ones[value as usize % 10];
            assert_eq!(roman(&word), Some(value), "{word}");
        }
    }
}
