//! Telling a heading from a sentence.

/// Longest heading believed, in characters.
const LONGEST: usize = 300;

/// Whether a line can be a heading: short, not ending like a sentence, not beginning inside one.
pub(crate) fn looks_like_heading(line: &str) -> bool {
    let short = line.char_indices().nth(LONGEST).is_none();
    short
        && !ends_like_sentence(line)
        && !line.starts_with(char::is_lowercase)
        && line.chars().any(char::is_alphanumeric)
}

/// The last character that is not a closing quote, bracket or footnote sign.
pub(crate) fn last_sign(line: &str) -> Option<char> {
    line.trim_end_matches([' ', '\u{a0}', '"', '”', '»', '\'', '’', ']', ')', '*', '」', '』', '）'])
        .chars()
        .next_back()
}

/// Whether the line ends with a sign that ends or continues a sentence.
pub(crate) fn ends_like_sentence(line: &str) -> bool {
    last_sign(line).is_some_and(|c| {
        matches!(
            c,
            '.' | ';' | ':' | ',' | '!' | '?' | '。' | '；' | '：' | '，' | '、' | '؛' | '،' | '؟' | '…'
        )
    })
}

/// Whether the line ends a sentence.
pub(crate) fn ends_sentence(line: &str) -> bool {
    last_sign(line).is_some_and(|c| matches!(c, '.' | '!' | '?' | '。' | '؟' | '…'))
}

/// Whether the line leaves a sentence open: it ends with a comma, a semicolon, “and” or “or”.
pub(crate) fn leaves_open(line: &str) -> bool {
    let open = last_sign(line)
        .is_some_and(|c| matches!(c, ';' | ',' | ':' | '；' | '，' | '：' | '؛' | '،' | '—' | '–'));
    open || line
        .rsplit(char::is_whitespace)
        .next()
        .is_some_and(|word| matches!(word, "and" | "or" | "et" | "ou" | "y" | "o" | "и" | "или" | "أو" | "و"))
}

/// Whether the line introduces a list.
pub(crate) fn introduces(line: &str) -> bool {
    last_sign(line).is_some_and(|c| matches!(c, ':' | '：' | '—' | '–'))
}

/// Whether the line has letters of two cases and uses only the upper.
pub(crate) fn is_capitals(line: &str) -> bool {
    line.chars().any(char::is_uppercase) && !line.chars().any(char::is_lowercase)
}

/// Words with which sentences of treaties begin, in languages that tell case.
const BEGINNINGS: &[&str] = &[
    "The",
    "This",
    "For",
    "Each",
    "States",
    "Parties",
    "Any",
    "No",
    "In",
    "If",
    "When",
    "Where",
    "Nothing",
    "All",
    "Every",
    "Everyone",
    "Under",
    "With",
    "Without",
    "Subject",
    "Unless",
    "A",
    "An",
    "Except",
    "Le",
    "La",
    "Les",
    "Aux",
    "Chaque",
    "Tout",
    "Toute",
    "Dans",
    "Si",
    "Aucune",
    "Aucun",
    "Pour",
    "En",
    "Sous",
    "Lorsque",
    "Il",
    "Au",
    "Rien",
    "Sauf",
    "Un",
    "Une",
    "El",
    "Los",
    "Las",
    "Cada",
    "Todo",
    "Toda",
    "Todos",
    "Ningún",
    "Ninguna",
    "Para",
    "A los",
    "Nada",
    "Cuando",
    "Настоящая",
    "Настоящее",
    "Настоящий",
    "Каждое",
    "Каждый",
    "Для",
    "Государства",
    "Ничто",
    "Если",
];

/// Whether a line seems to be a heading with its first sentence glued on: “Scope This Agreement …”.
pub(crate) fn seems_glued(line: &str) -> bool {
    let mut words = line.split_whitespace().take(40);
    let Some(mut before) = words.next() else { return false };
    if BEGINNINGS.contains(&before) {
        return false;
    }
    for word in words {
        if ends_like_sentence(before) {
            return false;
        }
        let ended = before.ends_with(|c: char| c.is_lowercase() || c == ')');
        let begins =
            word.split(['’', '\'']).next().is_some_and(|stem| stem.len() == 1 && stem.starts_with('L'));
        if ended && (BEGINNINGS.contains(&word) || begins) {
            return true;
        }
        before = word;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_told_from_sentences() {
        assert!(looks_like_heading("Use of terms"));
        assert!(looks_like_heading("DDT (1,1,1-trichloro-2,2-bis(4-chlorophenyl)ethane)"));
        assert!(!looks_like_heading("Everyone has the right to life."));
        assert!(!looks_like_heading("人人有权享有生命、自由和人身安全。"));
        assert!(!looks_like_heading("of this Convention"));
        assert!(!looks_like_heading("— — —"));
        assert!(leaves_open("any act; and"));
        assert!(ends_sentence("He said “no.”"));
    }

    #[test]
    fn glued_headings_are_seen() {
        assert!(seems_glued("Use of terms For the purposes of this Agreement:"));
        assert!(seems_glued("Champ d’application Le présent Accord s’applique aux zones"));
        assert!(seems_glued("Objectif général L’objectif du présent Accord"));
        assert!(!seems_glued("The Conference of the Parties shall meet."));
        assert!(!seems_glued("Recalling the Charter of the United Nations"));
    }
}
