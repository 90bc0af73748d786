//! Files out of plain bytes, so that what the fuzzer changes is XML and not a compressed stream, and words and not the
//! checksum of words.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Stands between parts; XML cannot hold it.
const BETWEEN: u8 = 0x1E;

/// Most parts packed.
const MOST: usize = 16;

/// The package that the bytes describe: parts between [`BETWEEN`], each its name, a line feed, and its content.
/// Bytes that are a package already stay as they are.
pub fn packed(bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(b"PK") {
        return bytes.to_vec();
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for part in bytes.split(|&byte| byte == BETWEEN).take(MOST) {
        let name = part.iter().take_while(|&&byte| byte != b'\n').count();
        let (name, content) = part.split_at(name);
        // A name that comes twice is refused by the writer; so far as it got, the package is one.
        let begun = writer.start_file(String::from_utf8_lossy(name), options);
        if begun.is_ok() && writer.write_all(content.get(1..).unwrap_or_default()).is_err() {
            break;
        }
    }
    writer.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// What a journal begins with.
const JOURNAL: &[u8] = b"rapporteur-journal 1\n";

/// The journal whose frames have the parts between [`BETWEEN`] for payloads. Bytes that are a journal already stay as
/// they are.
pub fn journal(bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(JOURNAL) {
        return bytes.to_vec();
    }
    let mut journal = JOURNAL.to_vec();
    for part in bytes.split(|&byte| byte == BETWEEN) {
        let length = u32::try_from(part.len()).unwrap_or(u32::MAX).to_le_bytes();
        let sum = crc32fast::hash(&[&length, part].concat()).to_le_bytes();
        journal.extend([&length, &sum, part].concat());
    }
    journal
}
