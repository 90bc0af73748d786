//! What is printed, safe to look at in a terminal: a file from somebody else must not be able to move
//! the cursor, colour the screen, or turn words around.

use std::fmt::Write as _;
use std::io::Write;

use serde::Serialize;

use super::fault::Fault;
use crate::text::hidden::{hides, is_plain};

/// The characters of these words, each with whether it commands a terminal or hides something: what a script is
/// written with, such as the non-joiners of Persian, does neither.
fn characters(words: &str) -> impl Iterator<Item = (char, bool)> {
    let plain = is_plain(words);
    words.char_indices().map(move |(at, c)| {
        let commands =
            || (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{2028}' | '\u{2029}');
        let (before, from) = words.split_at_checked(at).unwrap_or_default();
        (c, !plain && (commands() || hides(c, before, from.get(c.len_utf8()..).unwrap_or_default())))
    })
}

/// The words with such characters written out, as `\u{202e}`.
pub(super) fn legible(words: &str) -> String {
    let mut shown = String::with_capacity(words.len());
    for (c, is_hidden) in characters(words) {
        if is_hidden { shown.extend(c.escape_unicode()) } else { shown.push(c) }
    }
    shown
}

/// The words on one line.
pub(super) fn one_line(words: &str) -> String {
    legible(&words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Prints a value as JSON. Hidden characters come as JSON escapes, so the value stays what it is.
pub(super) fn json(out: &mut dyn Write, value: &impl Serialize) -> Result<(), Fault> {
    let plain = serde_json::to_string_pretty(value).map_err(|error| Fault::Input(error.to_string()))?;
    let mut shown = String::with_capacity(plain.len() + 1);
    for (c, is_hidden) in characters(&plain) {
        // Such characters stand only inside strings.
        if is_hidden {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                // Writing to a string cannot fail.
                let _infallible = write!(shown, "\\u{unit:04x}");
            }
        } else {
            shown.push(c);
        }
    }
    shown.push('\n');
    Ok(out.write_all(shown.as_bytes())?)
}

/// "1 mark", "2 marks".
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_commands_a_terminal_is_shown_instead() {
        assert_eq!(legible("a\u{1b}[2Jb\u{202e}c\u{9b}\r"), "a\\u{1b}[2Jb\\u{202e}c\\u{9b}\\u{d}");
        assert_eq!(legible("حقوق 人权\n\té"), "حقوق 人权\n\té");
        let hidden = "no\u{200E}\u{61C}\u{34F}\u{115F}\u{3164}\u{FE00}\u{E0100}\u{FFF9}\u{FDD0}w";
        assert_eq!(legible(hidden).matches("\\u{").count(), 9);
        let needed = "می\u{200C}رود، sur\u{AD}veil, ❤\u{FE0F}";
        assert_eq!(legible(needed), needed);
        assert_eq!(one_line(" a\n\n b\u{7} "), "a b\\u{7}");
    }

    proptest! {
        #[test]
        fn json_is_legible_and_reads_back(words in "(\\PC|[a\u{0}-\u{1f}\u{7f}\u{202a}-\u{202e}\u{2066}-\u{2069}ی\u{200c}]){0,40}") {
            let mut out = Vec::new();
            json(&mut out, &words).unwrap();
            let printed = String::from_utf8(out).unwrap();
            let steers = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            let commands = printed.contains(|c: char| c != '\n' && c.is_control());
            prop_assert!(!commands && !printed.contains(steers));
            prop_assert_eq!(serde_json::from_str::<String>(&printed).unwrap(), words);
        }
    }
}
