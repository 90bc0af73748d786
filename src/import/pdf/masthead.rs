//! The masthead of a document of the United Nations: its name and emblem, the organ, the symbol, distribution
//! and date; and the numbers that its printers set at the foot of the first page.

use super::furniture::{Facts, Reader, Removed};
use super::segments::{Block, Segment};
use crate::import::LeftOutKind;

/// The name of the organisation, without spaces, in its six languages.
const NATIONS: [&str; 8] = [
    "unitednations",
    "nationsunies",
    "nacionesunidas",
    "организацияобъединенныхнаций",
    "объединенныенации",
    "联合国",
    "المتحدةالأمم",
    "الأممالمتحدة",
];

/// Organs that have documents of their own.
const ORGANS: [&str; 18] = [
    "generalassembly",
    "securitycouncil",
    "economicandsocialcouncil",
    "assembléegénérale",
    "conseildesécurité",
    "conseiléconomiqueetsocial",
    "asambleageneral",
    "consejodeseguridad",
    "consejoeconómicoysocial",
    "генеральнаяассамблея",
    "советбезопасности",
    "экономическийисоциальныйсовет",
    "大会",
    "安全理事会",
    "经济及社会理事会",
    "الجمعيةالعامة",
    "مجلسالأمن",
    "المجلسالاقتصاديوالاجتماعي",
];

/// Months by name, in the languages whose dates put them between day and year.
const MONTHS: [[&str; 4]; 12] = [
    ["january", "janvier", "enero", "января"],
    ["february", "février", "febrero", "февраля"],
    ["march", "mars", "marzo", "марта"],
    ["april", "avril", "abril", "апреля"],
    ["may", "mai", "mayo", "мая"],
    ["june", "juin", "junio", "июня"],
    ["july", "juillet", "julio", "июля"],
    ["august", "août", "agosto", "августа"],
    ["september", "septembre", "septiembre", "сентября"],
    ["october", "octobre", "octubre", "октября"],
    ["november", "novembre", "noviembre", "ноября"],
    ["december", "décembre", "diciembre", "декабря"],
];

/// Lower part of the masthead, as a share of the page's height from its top.
const DEEPEST: f32 = 0.35;

/// Takes the masthead off the first page; answers what it says.
pub(super) fn remove(block: &mut Block, reader: Reader<'_>, removed: &mut Vec<Removed>) -> Facts {
    let [left, _, right, top] = block.frame.area;
    let lowest = top - block.frame.height() * DEEPEST;
    let middle = f32::midpoint(left, right);
    let squeezed = |segment: &Segment| -> String {
        reader.words(segment).to_lowercase().chars().filter(|c| !c.is_whitespace()).collect()
    };
    let upper: Vec<&Segment> = block.segments.iter().filter(|segment| segment.base > lowest).collect();
    let named = upper.iter().any(|segment| NATIONS.contains(&&*squeezed(segment)));
    let symbol =
        upper.iter().find_map(|segment| symbol(&reader.words(segment)).map(|symbol| (symbol, segment.base)));
    let Some((symbol, height)) = symbol.filter(|_| named) else { return Facts::default() };
    // Distribution, date and language stand under one another on the right.
    let stop =
        upper.iter().find(|segment| squeezed(segment).starts_with("distr")).map(|segment| segment.from);
    let is_part = |segment: &Segment| {
        let words = squeezed(segment);
        let aside = stop.is_some_and(|stop| (segment.from - stop).abs() < 4.0) && segment.from > middle;
        segment.base > lowest
            && (NATIONS.contains(&&*words)
                || ORGANS.contains(&&*words)
                || self::symbol(&reader.words(segment)).is_some()
                || (aside && segment.base <= height + 2.0))
    };
    let mut date = String::new();
    let page = block.frame.page;
    block.segments.retain(|segment| {
        if !is_part(segment) {
            return true;
        }
        let words = reader.words(segment);
        if date.is_empty() {
            date = iso(&words).unwrap_or_default();
        }
        removed.push(Removed { kind: LeftOutKind::Masthead, words, page, over: true });
        false
    });
    Facts { symbol, date }
}

/// The symbol of a document that the words are: `A/RES/78/272`.
pub(super) fn symbol(words: &str) -> Option<String> {
    let symbol: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    let mut parts = symbol.split('/');
    let body = parts.next()?;
    let fits = |part: &str| {
        !part.is_empty()
            && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '(' | ')'))
    };
    let rest: Vec<&str> = parts.collect();
    let whole = (1..=8).contains(&body.len())
        && body.chars().all(|c| c.is_ascii_uppercase())
        && !rest.is_empty()
        && rest.iter().all(|part| fits(part))
        && symbol.chars().any(|c| c.is_ascii_digit());
    whole.then_some(symbol)
}

/// Whether the words are a printer's job number: `24-07683 (E) 020524`.
pub(super) fn is_job_number(words: &str) -> bool {
    let Some((year, rest)) = words.split_once('-') else { return false };
    let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let mut parts = rest.split_whitespace();
    let job = parts.next().unwrap_or_default();
    year.len() == 2
        && digits(year)
        && (5..=6).contains(&job.len())
        && digits(job)
        && parts.all(|part| digits(part) || (part.starts_with('(') && part.ends_with(')') && part.len() <= 4))
}

/// A date with its month by name, as ISO writes it: `29 April 2024` is `2024-04-29`.
pub(super) fn iso(words: &str) -> Option<String> {
    let lower = words.to_lowercase();
    let parts: Vec<&str> = lower.split_whitespace().filter(|part| *part != "de").collect();
    let [day, month, year] = parts.as_slice() else { return None };
    let day: u8 = day.trim_end_matches("er").parse().ok().filter(|day| (1..=31).contains(day))?;
    let year: u16 = year.trim_end_matches('.').parse().ok().filter(|year| (1900..2200).contains(year))?;
    let month = MONTHS.iter().position(|names| names.contains(month))? + 1;
    Some(format!("{year}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::{is_job_number, iso, symbol};

    #[test]
    fn symbols_are_told_from_other_words_with_strokes() {
        for yes in ["A/RES/78/272", "A /RES/78/272", "A/CONF.232/2023/4", "CTOC/COP/2023/1", "E/2024/L.5"] {
            assert!(symbol(yes).is_some(), "{yes}");
        }
        for no in ["and/or", "2/4", "A/B", "United Nations", "10/2023", "a/res/1"] {
            assert!(symbol(no).is_none(), "{no}");
        }
    }

    #[test]
    fn dates_of_four_languages_are_read() {
        for (words, right) in [
            ("29 April 2024", "2024-04-29"),
            ("1er mars 2023", "2023-03-01"),
            ("4 de mayo de 2021", "2021-05-04"),
            ("24 декабря 2024", "2024-12-24"),
        ] {
            assert_eq!(iso(words).as_deref(), Some(right));
        }
        assert_eq!(iso("32 April 2024"), None);
        assert_eq!(iso("April 2024"), None);
    }

    #[test]
    fn job_numbers_are_known() {
        assert!(is_job_number("24-07683 (E) 020524"));
        assert!(is_job_number("24-07683"));
        assert!(!is_job_number("2023-2024"));
        assert!(!is_job_number("24-07683 and more"));
    }
}
