//! Bytes into text: UTF-8, or UTF-16 with a byte order mark; everything else is refused with the
//! place where it fails.

use std::borrow::Cow;

use super::{ImportError, LARGEST, NotText};

/// Beginnings of files that are no text, whatever they are called.
const SIGNATURES: [(&[u8], &str); 6] = [
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word document or another packed file"),
    (b"\xD0\xCF\x11\xE0", "an old Word document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1F\x8B", "a compressed file"),
    (b"\x7FELF", "a program"),
];

/// The text of a file, without its byte order mark.
pub(super) fn text<'a>(bytes: &'a [u8], name: &str) -> Result<Cow<'a, str>, ImportError> {
    if bytes.len() as u64 > LARGEST {
        return Err(ImportError::TooLarge { name: name.to_owned() });
    }
    if let Some((_, format)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Err(ImportError::Unsupported { name: name.to_owned(), format: (*format).to_owned() });
    }
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(bytes, rest, name)?,
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes, name)?.into(),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes, name)?.into(),
        _ => utf8(bytes, bytes, name)?,
    };
    if text.trim().is_empty() {
        return Err(ImportError::Empty { name: name.to_owned() });
    }
    let page = text.trim_start().get(..14).unwrap_or_default().to_ascii_lowercase();
    if page.starts_with("<!doctype html") || page.starts_with("<html") {
        return Err(ImportError::Unsupported { name: name.to_owned(), format: "a web page".to_owned() });
    }
    Ok(text)
}

/// Text in UTF-8; `rest` is what of `bytes` follows the byte order mark.
fn utf8<'a>(bytes: &[u8], rest: &'a [u8], name: &str) -> Result<Cow<'a, str>, ImportError> {
    let mark = bytes.len() - rest.len();
    let not_text = |what, at: usize| {
        let before = rest.get(..at).unwrap_or(rest);
        let line = before.split(|&byte| byte == b'\n').count();
        ImportError::NotText { name: name.to_owned(), what, byte: mark + at, line }
    };
    if let Some(at) = rest.iter().position(|&byte| byte == 0) {
        return Err(not_text(NotText::ZeroByte, at));
    }
    let text = std::str::from_utf8(rest);
    text.map(Cow::Borrowed).map_err(|error| not_text(NotText::InvalidUtf8, error.valid_up_to()))
}

fn utf16(rest: &[u8], unit: fn([u8; 2]) -> u16, name: &str) -> Result<String, ImportError> {
    let not_text = |what, units: usize, line: usize| ImportError::NotText {
        name: name.to_owned(),
        what,
        byte: 2 + 2 * units,
        line,
    };
    let (pairs, odd) = rest.as_chunks::<2>();
    let mut text = String::with_capacity(rest.len());
    let (mut units, mut line) = (0, 1);
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match decoded {
            Ok('\0') => return Err(not_text(NotText::ZeroCharacter, units, line)),
            Ok(c) => {
                units += c.len_utf16();
                line += usize::from(c == '\n');
                text.push(c);
            }
            Err(_) => return Err(not_text(NotText::InvalidUtf16, units, line)),
        }
    }
    if !odd.is_empty() {
        return Err(not_text(NotText::CutOff, units, line));
    }
    Ok(text)
}
