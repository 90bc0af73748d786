//! The title of a document, where it can be told for sure.

use crate::import::Paragraph;

/// Titles stand within the first paragraphs.
const FIRST: usize = 16;

/// What a file calls itself is short for many; a title has some words.
const SHORTEST: usize = 12;

/// The title of a resolution, which stands behind its number; else what the file calls itself, if its first
/// paragraphs say the same.
pub(super) fn find(paragraphs: &[Paragraph], symbol: &str, own: &str) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use super::find;
    use crate::import::Paragraph;
    use crate::text::Hint;

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
        let title = |symbol: &str, own: &str| find(&paragraphs, symbol, own);
        let right = Some("United Nations Convention against Cybercrime".to_owned());
        assert_eq!(title("A/RES/79/243", ""), right);
        assert_eq!(title("", "United Nations Convention against Cybercrime"), right);
        assert_eq!(title("A/RES/78/1", "XXI-10 CTC"), None);
        assert_eq!(title("", "Microsoft Word - 2424300E.docx"), None);
    }
}
