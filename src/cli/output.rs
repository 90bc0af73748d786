//! What is printed, safe to look at in a terminal: a file from somebody else must not be able to move
//! the cursor, colour the screen, or turn words around.

use std::fmt::Write as _;
use std::io::Write;

use serde::Serialize;

use super::fault::Fault;

/// Characters that command a terminal, or reverse the reading order without showing it.
fn is_hidden(c: char) -> bool {
    let steers = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_invisible = matches!(c, '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
        | '\u{206a}'..='\u{206f}' | '\u{e0000}'..='\u{e007f}');
    steers || is_invisible || (c.is_control() && !matches!(c, '\n' | '\t'))
}

/// The words with such characters written out, as `\u{202e}`.
pub(super) fn legible(words: &str) -> String {
    let mut shown = String::with_capacity(words.len());
    for c in words.chars() {
        if is_hidden(c) { shown.extend(c.escape_unicode()) } else { shown.push(c) }
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
    for c in plain.chars() {
        // Such characters stand only inside strings.
        if is_hidden(c) {
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
        assert_eq!(one_line(" a\n\n b\u{7} "), "a b\\u{7}");
    }

    proptest! {
        #[test]
        fn json_is_legible_and_reads_back(words in any::<String>()) {
            let mut out = Vec::new();
            json(&mut out, &words).unwrap();
            let printed = String::from_utf8(out).unwrap();
            prop_assert_eq!(legible(&printed), &*printed);
            prop_assert_eq!(serde_json::from_str::<String>(&printed).unwrap(), words);
        }
    }
}
