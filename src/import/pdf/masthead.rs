//! The masthead of a document of the United Nations: its name and emblem, the organ, the symbol, distribution
//! and date; and the numbers that its printers set at the foot of the first page.

use super::furniture::{Facts, Reader, Removed};
use super::segments::{Block, Segment};
use crate::import::LeftOutKind;
use crate::import::front::{self, NATIONS, iso};

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
    let symbol = upper
        .iter()
        .find_map(|segment| front::symbol(&reader.words(segment)).map(|symbol| (symbol, segment.base)));
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
                || front::symbol(&reader.words(segment)).is_some()
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

#[cfg(test)]
mod tests {
    use super::is_job_number;

    #[test]
    fn job_numbers_are_known() {
        assert!(is_job_number("24-07683 (E) 020524"));
        assert!(is_job_number("24-07683"));
        assert!(!is_job_number("2023-2024"));
        assert!(!is_job_number("24-07683 and more"));
    }
}
