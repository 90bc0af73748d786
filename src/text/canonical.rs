//! The number of a provision as its eId carries it: the same in every language in which a treaty is printed.
//!
//! What is printed in ASCII stands as it is. Other numbers go by what they count to, written as the United
//! Nations print them in English: paragraphs and articles in digits, parts and annexes in upper-case Roman
//! numerals, points in letters, then in lower-case Roman numerals.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;

use super::ProvisionKind as Kind;
use super::numeral;

/// Where a number stands; it decides how the number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stand {
    pub(crate) kind: Kind,
    /// How many points hold it.
    pub(crate) points_above: usize,
    /// Count of the number before it in its list; it tells the third letter of `a) b) с)` from the
    /// seventeenth of the Cyrillic ones.
    pub(crate) after: Option<u32>,
    /// Whether it is among labels of another script, where digits of points too go by what they count to.
    pub(crate) foreign: bool,
}

impl Stand {
    /// A provision of this kind, of which nothing else is known.
    pub(crate) fn of(kind: Kind) -> Self {
        Self { kind, points_above: 0, after: None, foreign: false }
    }
}

/// What a number counts to, one of the ways to read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Count {
    value: u32,
    is_letter: bool,
}

/// The number as eIds carry it, and what it counts to in its list. What cannot be read stays as it is.
pub(crate) fn canonical(number: &str, stand: Stand) -> (Cow<'_, str>, Option<u32>) {
    let (stem, suffix) = split_suffix(number);
    let counts = if stem.is_ascii() { ascii_counts(stem) } else { counts(stem) };
    let next = stand.after.unwrap_or(0) + 1;
    let count = counts.iter().find(|count| count.value == next).or_else(|| counts.first()).copied();
    let value = count.map(|count| count.value);
    let digits = !stem.is_empty() && stem.bytes().all(|b| b.is_ascii_digit());
    let stays = stem.is_ascii() && !(digits && stand.foreign && stand.kind == Kind::Point);
    let written = count.filter(|_| !stays).map(|count| write(count, stand) + suffix);
    (written.map_or(Cow::Borrowed(number), Cow::Owned), value)
}

/// A number word or numeral of another script that counts to `value`, as eIds carry it.
pub(crate) fn counted(value: u32, kind: Kind) -> String {
    write(Count { value, is_letter: false }, Stand::of(kind))
}

/// Whether the words of a label or number are of a script other than the Latin one.
pub(crate) fn is_foreign(label: &str) -> bool {
    label.chars().any(|c| {
        let letter = matches!(c, '\u{400}'..='\u{52F}') || numeral::abjad(c).is_some() || is_han(c);
        letter || (!c.is_ascii() && numeral::digit(c).is_some())
    })
}

fn is_han(c: char) -> bool {
    matches!(c, '〇' | '\u{3220}'..='\u{3229}' | '\u{4E00}'..='\u{9FFF}')
}

fn split_suffix(number: &str) -> (&str, &str) {
    let (stem, suffix) = numeral::split_suffix(number);
    if !suffix.is_empty() || number.is_ascii() {
        return (stem, suffix);
    }
    let at = number.find(|c: char| c.is_ascii_lowercase()).unwrap_or(number.len());
    match number.split_at_checked(at) {
        Some((stem, suffix)) if numeral::suffix(suffix).is_some() => (stem, suffix),
        _ => (number, ""),
    }
}

/// Readings of an ASCII number, the likeliest first.
fn ascii_counts(stem: &str) -> Vec<Count> {
    if let Ok(value) = stem.parse() {
        return vec![Count { value, is_letter: false }];
    }
    let mut counts = Vec::new();
    if let [letter] = stem.as_bytes()
        && letter.is_ascii_alphabetic()
    {
        counts.push(Count { value: u32::from(letter.to_ascii_lowercase() - b'a') + 1, is_letter: true });
    }
    counts.extend(numeral::roman(stem).map(|value| Count { value, is_letter: false }));
    counts
}

/// Readings of a number in another script, the likeliest first.
fn counts(stem: &str) -> Vec<Count> {
    let plain: String = stem.nfkc().filter(|c| c.is_alphanumeric() && *c != '\u{640}').take(24).collect();
    let number = |value| Count { value, is_letter: false };
    if !plain.is_empty() && plain.chars().all(|c| numeral::digit(c).is_some()) {
        let value = plain
            .chars()
            .filter_map(numeral::digit)
            .try_fold(0_u32, |value, digit| value.checked_mul(10).and_then(|value| value.checked_add(digit)));
        return value.map(number).into_iter().collect();
    }
    let mut letters = plain.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        let small = letter.to_lowercase().next().unwrap_or(letter);
        let alike = numeral::latin_lookalike(small).map(|latin| u32::from(latin) - u32::from('a') + 1);
        let places = [numeral::abjad(letter), numeral::cyrillic(letter), alike];
        let counts: Vec<Count> =
            places.into_iter().flatten().map(|value| Count { value, is_letter: true }).collect();
        if !counts.is_empty() {
            return counts;
        }
    }
    let foreign = Some(&plain).filter(|plain| is_foreign(plain));
    let value = foreign.and_then(|word| numeral::chinese(word).or_else(|| numeral::ordinal_word(word)));
    value.map(number).into_iter().collect()
}

fn write(count: Count, stand: Stand) -> String {
    let Count { value, is_letter } = count;
    match stand.kind {
        Kind::Point => match stand.points_above {
            1 => write_roman(value),
            _ => write_letter(value),
        },
        Kind::Part | Kind::Title | Kind::Chapter | Kind::Annex | Kind::Section | Kind::Subsection
            if is_letter =>
        {
            write_letter(value).to_uppercase()
        }
        Kind::Part | Kind::Title | Kind::Chapter | Kind::Annex => write_roman(value).to_uppercase(),
        _ => value.to_string(),
    }
}

/// The lower-case Roman numeral of a value, or its digits from 400 on.
fn write_roman(value: u32) -> String {
    const STEPS: [(&str, u32); 9] =
        [("c", 100), ("xc", 90), ("l", 50), ("xl", 40), ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1)];
    if !(1..400).contains(&value) {
        return value.to_string();
    }
    let mut rest = value;
    let mut word = String::new();
    for (sign, worth) in STEPS {
        while rest >= worth {
            word.push_str(sign);
            rest -= worth;
        }
    }
    word
}

/// The letter of a list at this place: the 2nd is b, the 27th aa, the 28th bb; digits from the 79th on.
fn write_letter(value: u32) -> String {
    let place = value.saturating_sub(1);
    let letter = u8::try_from(place % 26).ok().map(|step| char::from(b'a' + step));
    match (letter, usize::try_from(place / 26 + 1)) {
        (Some(letter), Ok(times)) if value > 0 && times <= 3 => letter.to_string().repeat(times),
        _ => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numerals_and_letters_are_written_as_they_are_read() {
        for value in 1..400 {
            assert_eq!(numeral::roman(&write_roman(value)), Some(value));
        }
        assert_eq!(write_roman(400), "400");
        assert_eq!([1, 26, 27, 78, 79].map(write_letter), ["a", "z", "aa", "zzz", "79"]);
    }

    fn point(number: &str, points_above: usize, after: u32) -> String {
        let stand = Stand { points_above, after: Some(after), ..Stand::of(Kind::Point) };
        canonical(number, stand).0.into_owned()
    }

    #[test]
    fn points_count_alike_in_all_scripts() {
        for (number, level, after, wanted) in [
            ("b", 0, 1, "b"),
            ("1", 0, 0, "1"),
            ("iv", 1, 3, "iv"),
            ("ب", 0, 1, "b"),
            ("هـ", 0, 4, "e"),
            ("غ", 0, 27, "bb"),
            ("б", 0, 1, "b"),
            ("с", 0, 2, "c"),
            ("с", 0, 16, "q"),
            ("е", 0, 5, "f"),
            ("е", 0, 4, "e"),
            ("一", 0, 0, "a"),
            ("二十七", 0, 26, "aa"),
            ("㈡", 1, 1, "ii"),
            ("⑶", 1, 2, "iii"),
            ("٣", 1, 2, "iii"),
            ("二", 2, 1, "b"),
            ("٢bis", 1, 1, "iibis"),
            ("ñ", 0, 14, "ñ"),
        ] {
            assert_eq!(point(number, level, after), wanted, "{number}");
        }
        let arabic = Stand { points_above: 1, foreign: true, ..Stand::of(Kind::Point) };
        assert_eq!(canonical("4", arabic).0, "iv");
    }

    #[test]
    fn larger_units_count_as_the_united_nations_print_them() {
        for (number, kind, wanted) in [
            ("二", Kind::Part, "II"),
            ("الثاني", Kind::Annex, "II"),
            ("вторая", Kind::Chapter, "II"),
            ("Б", Kind::Annex, "B"),
            ("2", Kind::Part, "2"),
            ("IVbis", Kind::Part, "IVbis"),
            ("٤٨bis", Kind::Article, "48bis"),
            ("十七", Kind::Article, "17"),
            ("٣", Kind::Paragraph, "3"),
            ("première", Kind::Part, "première"),
        ] {
            assert_eq!(canonical(number, Stand::of(kind)).0, wanted, "{number}");
        }
    }
}
