//! Bytes into characters: UTF-8, UTF-16 with a byte order mark, and Windows-1252 for what is neither.

use super::Why;

/// Beginnings of files that are no codebook, whatever they are called.
const SIGNATURES: [(&[u8], &str); 9] = [
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    (b"%PDF", "a PDF"),
    (
        b"SQLite format 3\0",
        "a database, as Taguette keeps its projects in; export the codebook there as .qdc or .csv",
    ),
    (b"\xD0\xCF\x11\xE0", "an old Word or Excel document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1F\x8B", "a compressed file"),
    (b"\x7FELF", "a program"),
];
const PACKED: &[u8] = b"PK\x03\x04";

/// What Windows-1252 has at 0x80 to 0x9F where ISO 8859-1 has controls; the five gaps stay what they are.
/// Source: Unicode, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The characters of a file without its byte order mark, and whether it was taken for Windows-1252.
pub(super) fn text(bytes: &[u8]) -> Result<(String, bool), Why> {
    if bytes.starts_with(PACKED) {
        return Err(Why::WholeProject);
    }
    if let Some((_, what)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Err(Why::Other(what));
    }
    let (text, is_old) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (utf16(rest, u16::from_le_bytes), false),
        [0xFE, 0xFF, rest @ ..] => (utf16(rest, u16::from_be_bytes), false),
        _ => {
            let rest = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            match std::str::from_utf8(rest) {
                Ok(text) => (text.to_owned(), false),
                Err(_) => (rest.iter().map(|byte| windows(*byte)).collect(), true),
            }
        }
    };
    // No text has either; what was no UTF-16 leaves the second.
    for (bad, what) in [('\0', "a zero byte"), ('\u{fffe}', "what is no character")] {
        if let Some(at) = text.find(bad) {
            let (line, column) = place(&text, at);
            return Err(Why::NotText { line, column, what });
        }
    }
    if text.trim().is_empty() { Err(Why::Empty) } else { Ok((text, is_old)) }
}

/// Line and column of a byte offset, both from 1, the column in characters.
pub(super) fn place(text: &str, at: usize) -> (usize, usize) {
    let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let before = text.get(..at).unwrap_or_default();
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

fn windows(byte: u8) -> char {
    byte.checked_sub(0x80).and_then(|at| WINDOWS.get(usize::from(at)).copied()).unwrap_or(char::from(byte))
}

/// Halves without their other half, and an odd last byte, become U+FFFE, which no text holds.
fn utf16(rest: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, odd) = rest.as_chunks::<2>();
    let units = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)));
    let mut text: String = units.map(|decoded| decoded.unwrap_or('\u{fffe}')).collect();
    if !odd.is_empty() {
        text.push('\u{fffe}');
    }
    text
}
