//! What the first paragraphs of a document say of it: symbol, date and title, in whatever format it comes.

use super::source::{LeftOutKind, Paragraph, Source};
use super::tokens::{Node, Space, Xml};

/// The name of the organisation, without spaces, in its six languages.
pub(super) const NATIONS: [&str; 8] = [
    "unitednations",
    "nationsunies",
    "nacionesunidas",
    "организацияобъединенныхнаций",
    "объединенныенации",
    "联合国",
    "المتحدةالأمم",
    "الأممالمتحدة",
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

/// Titles stand within the first paragraphs.
const FIRST: usize = 16;

/// What a file calls itself is short for many; a title has some words.
const SHORTEST: usize = 12;

/// Puts what the first paragraphs and the running headers say into the header of a source, as far as it says
/// nothing of it. `own` is what the file calls itself.
pub(super) fn read(source: &mut Source, own: &str) {
    let words = pieces(source);
    let named = words.iter().any(|words| is_nations(words));
    let strokes = |symbol: &String| symbol.matches('/').count();
    let header = &mut source.header;
    if header.symbol.is_empty() {
        let mut found = words.iter().filter_map(|words| symbol(words.trim_end_matches('*')));
        // Other words with a stroke are no symbols, unless the organisation stands over them.
        header.symbol = found.find(|symbol| named || strokes(symbol) >= 2).unwrap_or_default();
    }
    if header.date.is_empty() && !header.symbol.is_empty() {
        header.date = words.iter().find_map(|words| date(words)).unwrap_or_default();
    }
    if header.instrument.title.is_empty() {
        header.instrument.title = title(&source.paragraphs, &header.symbol, own).unwrap_or_default();
    }
}

/// What a packed document calls itself in its properties; empty where it says nothing.
pub(super) fn own_title(properties: Option<&Xml>) -> String {
    properties.and_then(|xml| xml.all(Space::Dublin, "title").next().map(Node::words)).unwrap_or_default()
}

/// The words over the text, cell by cell where they stand in a table.
fn pieces(source: &Source) -> Vec<String> {
    let edge = |kind| matches!(kind, LeftOutKind::RunningHeader | LeftOutKind::Masthead);
    let edges = source.left_out.iter().filter(|left| edge(left.kind)).map(|left| left.words.as_str());
    let first = source.paragraphs.iter().take(FIRST).map(|paragraph| paragraph.text.as_str());
    let pieces = first.chain(edges).flat_map(|words| words.split(['|', '\t', '\n']));
    pieces.map(|words| words.trim().to_owned()).filter(|words| !words.is_empty()).collect()
}

/// Whether the words are the name of the organisation.
fn is_nations(words: &str) -> bool {
    let squeezed: String = words.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    NATIONS.contains(&squeezed.as_str())
}

/// The date that the words are, or that stands behind the distribution: `Distr.: General 24 December 2024`.
fn date(words: &str) -> Option<String> {
    if !words.to_lowercase().starts_with("distr") {
        return iso(words);
    }
    let parts: Vec<&str> = words.split_whitespace().collect();
    (1..parts.len()).find_map(|from| {
        // Some languages set “de” between day, month and year.
        (3..=5).find_map(|length| iso(&parts.get(from..from + length)?.join(" ")))
    })
}

/// The title of a resolution, which stands behind its number; else what the file calls itself, if its first
/// paragraphs say the same.
pub(super) fn title(paragraphs: &[Paragraph], symbol: &str, own: &str) -> Option<String> {
    let first = || paragraphs.iter().take(FIRST).map(|paragraph| paragraph.text.as_str());
    let number = symbol.split_once("/RES/").map(|(_, number)| format!("{number}."));
    let behind = number.and_then(|number| first().find_map(|text| text.strip_prefix(&number)));
    let behind = behind.map(str::trim).filter(|title| title.chars().count() >= SHORTEST);
    let squeezed = |words: &str| -> String {
        words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let wanted = squeezed(own);
    let said = || {
        let long = own.chars().count() >= SHORTEST && own.contains(char::is_whitespace);
        (long && first().any(|text| squeezed(text).contains(&wanted))).then(|| own.trim())
    };
    behind.or_else(said).map(str::to_owned)
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
    use super::*;
    use crate::import::source::LeftOut;
    use crate::text::Hint;

    fn source(lines: &[&str]) -> Source {
        let paragraphs = lines.iter().map(|line| Paragraph::new(*line, Hint::None)).collect();
        Source { paragraphs, ..Source::default() }
    }

    fn told(source: &mut Source, own: &str) -> [String; 3] {
        read(source, own);
        let header = &source.header;
        [&header.symbol, &header.date, &header.instrument.title].map(Clone::clone)
    }

    #[test]
    fn a_masthead_in_cells_is_read() {
        let lines = [
            "United Nations | A/RES/79/243*",
            "General Assembly | Distr.: General 31 December 2024",
            "Seventy-ninth session",
            "Resolution adopted by the General Assembly on 24 December 2024",
            "79/243. United Nations Convention against Cybercrime",
        ];
        let wanted = ["A/RES/79/243", "2024-12-31", "United Nations Convention against Cybercrime"];
        assert_eq!(told(&mut source(&lines), ""), wanted);
        let spanish = ["Distr. general 4 de mayo de 2021 Original: español", "A/CONF.232/2023/4"];
        assert_eq!(told(&mut source(&spanish), ""), ["A/CONF.232/2023/4", "2021-05-04", ""]);
    }

    #[test]
    fn a_running_header_tells_the_symbol() {
        let mut source = source(&["Draft text of the convention", "Article 1", "Draft text"]);
        source.left_out.push(LeftOut {
            kind: LeftOutKind::RunningHeader,
            words: "A/AC.291/22".to_owned(),
            page: None,
            before: 0,
        });
        let own = "Draft Text of the Convention";
        assert_eq!(told(&mut source, own), ["A/AC.291/22", "", own]);
    }

    #[test]
    fn words_that_are_no_masthead_tell_nothing() {
        let lines = ["Position of X/Y1 on the draft", "AC/12", "3 May 2023", "Article 1", "A/B"];
        assert_eq!(told(&mut source(&lines), "Microsoft Word - 2424300E.docx"), ["", "", ""]);
        // What the file says of itself stays.
        let mut known = source(&["A/RES/79/243", "24 December 2024"]);
        known.header.symbol = "A/RES/79/L.1".to_owned();
        known.header.date = "2024".to_owned();
        assert_eq!(told(&mut known, ""), ["A/RES/79/L.1", "2024", ""]);
        // Words far behind the head of a document are its text.
        let mut late = vec!["Words"; FIRST];
        late.push("A/RES/79/243");
        assert_eq!(told(&mut source(&late), ""), ["", "", ""]);
    }

    #[test]
    fn a_title_is_taken_only_where_the_text_says_it_too() {
        let paragraphs: Vec<Paragraph> = [
            "Seventy-ninth session",
            "79/243. United Nations Convention against Cybercrime",
            "The General Assembly,",
        ]
        .into_iter()
        .map(|text| Paragraph::new(text, Hint::None))
        .collect();
        let title = |symbol: &str, own: &str| title(&paragraphs, symbol, own);
        let right = Some("United Nations Convention against Cybercrime".to_owned());
        assert_eq!(title("A/RES/79/243", ""), right);
        assert_eq!(title("", "United Nations Convention against Cybercrime"), right);
        assert_eq!(title("A/RES/78/1", "XXI-10 CTC"), None);
        assert_eq!(title("", "Microsoft Word - 2424300E.docx"), None);
    }

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
}
