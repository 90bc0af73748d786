//! How a journal lies on the disk: the words [`MAGIC`], or [`MAGIC_SEALED`] where its payloads may be locked files of
//! age, then frames, the first of them the header.
//!
//! ```text
//! length u32 | crc32 of length and payload u32 | payload
//! ```
//!
//! Numbers have their lowest byte first. What a crash leaves of the last frame is told by length and checksum;
//! frames before it are whole, because a frame is only added when those before it are on the disk.

use super::super::protect::MOST_SEALED_BYTES;

/// What a journal begins with; the number is that of the layout.
pub const MAGIC: &[u8] = b"rapporteur-journal 1\n";
/// What one begins with that is locked. A program that knows nothing of locks takes it for no journal and leaves it.
pub const MAGIC_SEALED: &[u8] = b"rapporteur-journal 2\n";

/// Adds a frame; `None` if the payload is empty or larger than a project may be.
pub fn push(to: &mut Vec<u8>, payload: &[u8]) -> Option<()> {
    let most = u32::try_from(MOST_SEALED_BYTES).unwrap_or(u32::MAX);
    let length = u32::try_from(payload.len()).ok().filter(|&length| length > 0 && length <= most)?;
    let length = length.to_le_bytes();
    to.extend(length);
    to.extend(checksum(length, payload).to_le_bytes());
    to.extend(payload);
    Some(())
}

/// The payloads of all frames that are whole, up to the first that is not. `None` if it is no journal.
pub fn split(bytes: &[u8]) -> Option<Frames<'_>> {
    Some(each(bytes.strip_prefix(MAGIC).or_else(|| bytes.strip_prefix(MAGIC_SEALED))?))
}

/// The payloads of frames without what stands before the first.
pub fn each(bytes: &[u8]) -> Frames<'_> {
    Frames { rest: bytes }
}

/// See [`split`].
pub struct Frames<'a> {
    rest: &'a [u8],
}

impl Frames<'_> {
    /// Says whether something is left that is no whole frame.
    pub fn is_torn(&self) -> bool {
        !self.rest.is_empty()
    }
}

impl<'a> Iterator for Frames<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let (length, rest) = self.rest.split_first_chunk::<4>()?;
        let (sum, rest) = rest.split_first_chunk::<4>()?;
        let bytes = u32::from_le_bytes(*length);
        // A length of nothing is what a disk gives back that lost the words but kept the file's size.
        if bytes == 0 || u64::from(bytes) > MOST_SEALED_BYTES {
            return None;
        }
        let (payload, rest) = rest.split_at_checked(bytes as usize)?;
        if checksum(*length, payload) != u32::from_le_bytes(*sum) {
            return None;
        }
        self.rest = rest;
        Some(payload)
    }
}

fn checksum(length: [u8; 4], payload: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&length);
    hasher.update(payload);
    hasher.finalize()
}
