//! Bytes into text: Unicode where the bytes say so or can be nothing else, and else the older encoding that
//! their letters fit; what is no text is refused with the place where it fails.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

use super::remark::{Did, Remark};
use super::{ImportError, LARGEST, NotText};

/// Beginnings of files that are no text, whatever they are called.
const SIGNATURES: [(&[u8], &str); 6] = [
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a packed file"),
    (b"\xD0\xCF\x11\xE0", "an old Word document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1F\x8B", "a compressed file"),
    (b"\x7FELF", "a program"),
];

/// How many letters beyond ASCII must be right for each that is broken, if it is to be UTF-8 all the same.
const RIGHT_FOR_BROKEN: usize = 20;

/// The text of a file, without its byte order mark, and what was guessed of its encoding.
pub(super) fn text<'a>(bytes: &'a [u8], name: &str) -> Result<(Cow<'a, str>, Option<Remark>), ImportError> {
    if bytes.len() as u64 > LARGEST {
        return Err(ImportError::TooLarge { name: name.to_owned() });
    }
    if let Some((_, format)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Err(ImportError::Unsupported { name: name.to_owned(), format: (*format).to_owned() });
    }
    let (text, remark) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => unmarked(bytes, rest, name)?,
        [0xFF, 0xFE, rest @ ..] => (utf16(rest, u16::from_le_bytes, name)?.into(), None),
        [0xFE, 0xFF, rest @ ..] => (utf16(rest, u16::from_be_bytes, name)?.into(), None),
        _ => unmarked(bytes, bytes, name)?,
    };
    if text.trim().is_empty() {
        return Err(ImportError::Empty { name: name.to_owned() });
    }
    let page = text.trim_start().get(..14).unwrap_or_default().to_ascii_lowercase();
    if page.starts_with("<!doctype html") || page.starts_with("<html") {
        return Err(ImportError::Unsupported { name: name.to_owned(), format: "a web page".to_owned() });
    }
    Ok((text, remark))
}

/// Text whose bytes do not say how they are to be read; `rest` is what follows a mark of UTF-8.
fn unmarked<'a>(
    bytes: &[u8],
    rest: &'a [u8],
    name: &str,
) -> Result<(Cow<'a, str>, Option<Remark>), ImportError> {
    let mark = bytes.len() - rest.len();
    let not_text = |what, at: usize| {
        let before = rest.get(..at).unwrap_or(rest);
        let line = before.split(|&byte| byte == b'\n').count();
        ImportError::NotText { name: name.to_owned(), what, byte: mark + at, line }
    };
    if let Some(at) = rest.iter().position(|&byte| byte == 0) {
        let (text, encoding) = wide(rest).ok_or_else(|| not_text(NotText::ZeroByte, at))?;
        return Ok((text.into(), Some(guessed(encoding))));
    }
    let broken = match std::str::from_utf8(rest) {
        Ok(text) => return Ok((text.into(), None)),
        Err(error) => error.valid_up_to(),
    };
    // No text has these, in whatever encoding.
    let control = |byte: &u8| matches!(byte, 0x01..=0x08 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F);
    if rest.iter().any(control) {
        return Err(not_text(NotText::InvalidUtf8, broken));
    }
    let (text, remark) = older(rest).ok_or_else(|| not_text(NotText::InvalidUtf8, broken))?;
    Ok((text.into(), Some(remark)))
}

/// The text of bytes that are no Unicode; none if they fit no encoding.
pub(super) fn older(bytes: &[u8]) -> Option<(String, Remark)> {
    let lossy = String::from_utf8_lossy(bytes);
    let broken = lossy.matches('\u{fffd}').count();
    let right = lossy.chars().filter(|c| !c.is_ascii()).count().saturating_sub(broken);
    if right > broken * RIGHT_FOR_BROKEN {
        return Some((lossy.into_owned(), Remark::from(Did::ReplacedCharacters(broken))));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let strange =
        text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}'));
    (!broken && !strange).then(|| (text.into_owned(), guessed(encoding)))
}

/// UTF-16 without a mark: the byte order under which it is text.
fn wide(bytes: &[u8]) -> Option<(String, &'static Encoding)> {
    // Plain letters with a zero here and there would make fine Chinese.
    let zeros = memchr::memchr_iter(0, bytes).count();
    let plain = bytes.iter().filter(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace()).count();
    if zeros < 2 || (plain * 10 > (bytes.len() - zeros) * 9 && zeros * 5 < bytes.len() * 2) {
        return None;
    }
    let readings = [encoding_rs::UTF_16LE, encoding_rs::UTF_16BE].map(|encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        let control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}');
        let strange = |c: char| control(c) || matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{e000}'..='\u{f8ff}');
        if text.contains(strange) {
            return None;
        }
        // Words of any language part at spaces or signs that all languages share.
        let common =
            text.chars().filter(|c| c.is_ascii() || matches!(c, '\u{3000}'..='\u{3002}' | '，')).count();
        Some((common, text.into_owned(), encoding))
    });
    let best = readings.into_iter().flatten().max_by_key(|(common, _, _)| *common)?;
    let (common, text, encoding) = best;
    (common > 0).then_some((text, encoding))
}

/// The remark that an encoding was concluded from the letters.
pub(super) fn guessed(encoding: &'static Encoding) -> Remark {
    Remark::from(Did::ChoseEncoding(encoding.name().to_owned()))
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

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "Article 1\nEach State Party shall “adopt” measures – without delay.\n";
    const FRENCH: &str = "Article premier\nChaque État Partie érige en infraction pénale l’accès illégal à un système, sans préjudice de ses obligations déjà contractées.\n";
    const RUSSIAN: &str = "Статья 1\nКаждое государство-участник принимает такие меры, какие могут потребоваться для признания в качестве уголовно наказуемых деяний.\n";
    const ARABIC: &str = "المادة 1\nتعتمد كل دولة طرف ما قد يلزم من تدابير تشريعية وتدابير أخرى لتجريم الأفعال عندما ترتكب عمدا.\n";
    const CHINESE: &str =
        "第一条\n各缔约国均应当采取必要的立法和其他措施，将下列故意实施的行为规定为犯罪。\n";

    fn read(bytes: &[u8]) -> (String, String) {
        let (text, remark) = text(bytes, "x.txt").unwrap();
        (text.into_owned(), remark.map(|remark| remark.did.to_string()).unwrap_or_default())
    }

    #[test]
    fn older_encodings_are_told_by_their_letters() {
        for (words, encoding) in [
            (ENGLISH, encoding_rs::WINDOWS_1252),
            (FRENCH, encoding_rs::WINDOWS_1252),
            (RUSSIAN, encoding_rs::WINDOWS_1251),
            (RUSSIAN, encoding_rs::KOI8_R),
            (RUSSIAN, encoding_rs::IBM866),
            (ARABIC, encoding_rs::WINDOWS_1256),
            (ARABIC, encoding_rs::ISO_8859_6),
            (CHINESE, encoding_rs::GB18030),
            (CHINESE, encoding_rs::GBK),
        ] {
            let (bytes, _, unmapped) = encoding.encode(words);
            assert!(!unmapped || encoding == encoding_rs::ISO_8859_6, "{}", encoding.name());
            let (text, remark) = read(&bytes);
            assert_eq!(text, words, "{}", encoding.name());
            assert!(remark.contains("it was read as"), "{remark}");
        }
        let traditional =
            "第一條\n各締約國均應當採取必要的立法和其他措施，將下列故意實施的行為規定為犯罪。\n";
        assert_eq!(read(&encoding_rs::BIG5.encode(traditional).0).0, traditional);
    }

    #[test]
    fn wide_characters_are_told_without_a_mark() {
        for words in [ENGLISH, RUSSIAN, ARABIC, CHINESE] {
            for order in [u16::to_le_bytes, u16::to_be_bytes] {
                let bytes: Vec<u8> = words.encode_utf16().flat_map(order).collect();
                let (text, remark) = read(&bytes);
                assert_eq!(text, words);
                assert!(remark.contains("UTF-16"), "{remark}");
            }
        }
    }

    #[test]
    fn a_broken_letter_does_not_spoil_the_others() {
        let mut bytes = RUSSIAN.as_bytes().to_vec();
        bytes[20] = 0xFF;
        let (text, remark) = read(&bytes);
        assert!(text.contains("наказуемых") && remark.contains("broken"), "{text} {remark}");
    }

    #[test]
    fn unicode_needs_no_guess() {
        for words in [ENGLISH, FRENCH, RUSSIAN, ARABIC, CHINESE] {
            assert_eq!(read(words.as_bytes()), (words.to_owned(), String::new()));
        }
    }

    #[test]
    fn programs_and_pictures_are_no_text() {
        for bytes in [
            &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..],
            b"MZ\x90\0\x03\0\0\0",
            b"GIF89a\x01\x02\xff",
            b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01",
            b"abc\x01\xff",
            b"\0",
            b"\0\0\0\0",
        ] {
            assert!(matches!(text(bytes, "x.txt"), Err(ImportError::NotText { .. })), "{bytes:?}");
        }
    }
}
