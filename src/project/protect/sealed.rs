//! Locking and opening bytes.

use std::io::{Read as _, Write as _};

use age::{DecryptError, Decryptor, Encryptor};
use zeroize::Zeroizing;

use super::super::MOST_BYTES;
use super::keys::clean;
use super::{MOST_WORK, Passphrase, PublicKey, Recipients, SealError, SecretKey, WORK};

/// Largest locked file that is read: what locking adds is less than a thousandth, and the list of keys.
pub const MOST_SEALED_BYTES: u64 = MOST_BYTES + (1 << 20);
/// What files of age begin with, before the number of the version.
const BEGINS: &[u8] = b"age-encryption.org/v";
/// The list of keys of a file is not longer than this. Each costs time to try.
const MOST_HEAD: usize = 32 << 10;
/// Nor does it have more lines, of which a key takes two or three.
const MOST_LINES: usize = 1_000;
/// Projects are made longer, up to a whole number of these, before they are locked: the length of a locked file tells
/// the length of what is in it.
pub(in super::super) const PAGE: usize = 64 << 10;

/// How something is locked.
#[derive(Debug, Clone)]
pub enum Seal {
    /// For everybody whose key is among them.
    Keys(Recipients),
    /// For whoever is told the passphrase, which takes a second each time.
    Passphrase(Passphrase),
}

/// What is at hand to open what is locked.
#[derive(Debug, Clone, Copy)]
pub enum Opener<'a> {
    Nothing,
    Key(&'a SecretKey),
    Passphrase(&'a Passphrase),
}

/// What a locked file wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    Key,
    Passphrase,
}

/// Says whether bytes are a locked file, by what they begin with.
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(BEGINS)
}

/// What opens a locked file.
///
/// # Errors
/// If it is none, or none that can be opened.
pub fn needs(sealed: &[u8]) -> Result<Needs, SealError> {
    let file = begin(sealed)?;
    Ok(if file.is_scrypt() { Needs::Passphrase } else { Needs::Key })
}

impl Seal {
    /// Locks bytes. The same bytes give other ones each time.
    pub fn close(&self, bytes: &[u8]) -> Result<Vec<u8>, SealError> {
        match self {
            Self::Keys(keys) => keys.close(bytes),
            Self::Passphrase(passphrase) => close_with(passphrase, bytes, WORK),
        }
    }
}

impl Recipients {
    /// Locks bytes for these keys.
    pub fn close(&self, bytes: &[u8]) -> Result<Vec<u8>, SealError> {
        close(Encryptor::with_recipients(self.keys().iter().map(PublicKey::recipient)), bytes)
    }
}

/// Locks bytes with a passphrase, each try at which costs 2 to the power of `work` steps.
pub(super) fn close_with(passphrase: &Passphrase, bytes: &[u8], work: u8) -> Result<Vec<u8>, SealError> {
    let mut recipient = age::scrypt::Recipient::new(passphrase.secret());
    recipient.set_work_factor(work.clamp(1, MOST_WORK));
    close(Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)), bytes)
}

fn close(begun: Result<Encryptor, age::EncryptError>, bytes: &[u8]) -> Result<Vec<u8>, SealError> {
    let failed = |why: std::io::Error| SealError::Failed(why.to_string());
    let begun = begun.map_err(|why| SealError::Failed(why.to_string()))?;
    let mut sealed = Vec::with_capacity(bytes.len() + bytes.len() / 4_000 + 1_000);
    let mut output = begun.wrap_output(&mut sealed).map_err(failed)?;
    output.write_all(bytes).map_err(failed)?;
    output.finish().map_err(failed)?;
    Ok(sealed)
}

impl Opener<'_> {
    /// Opens what is locked: all of it, or nothing where any byte is not as it was.
    pub fn open(self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let file = begin(sealed)?;
        match (self, file.is_scrypt()) {
            (Self::Key(key), false) => finish(file, key.identity(), sealed.len()),
            (Self::Passphrase(passphrase), true) => {
                let mut identity = age::scrypt::Identity::new(passphrase.secret());
                identity.set_max_work_factor(MOST_WORK);
                finish(file, &identity, sealed.len())
            }
            (_, true) => Err(SealError::NeedsPassphrase),
            (_, false) => Err(SealError::NeedsKey),
        }
    }

    /// The bytes of a file that may be locked or not.
    pub(in super::super) fn clear(self, bytes: Vec<u8>) -> Result<Zeroizing<Vec<u8>>, SealError> {
        if is_sealed(&bytes) { self.open(&bytes) } else { Ok(Zeroizing::new(bytes)) }
    }
}

fn begin(sealed: &[u8]) -> Result<Decryptor<&[u8]>, SealError> {
    let head = sealed.get(..sealed.len().min(MOST_HEAD)).unwrap_or_default();
    let Some(end) = head.windows(5).position(|end| end == b"\n--- ") else { return Err(SealError::Damaged) };
    // Each line is read once more for every line after it.
    let lines = memchr::memchr_iter(b'\n', head.get(..end).unwrap_or_default()).count();
    if lines > MOST_LINES {
        return Err(SealError::Damaged);
    }
    Decryptor::new_buffered(sealed).map_err(|why| plain(&why))
}

fn finish(
    file: Decryptor<&[u8]>,
    identity: &dyn age::Identity,
    length: usize,
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let scrypt = file.is_scrypt();
    let output = clean(|| file.decrypt(std::iter::once(identity))).map_err(|why| match why {
        // Its list of keys says nothing about itself before a key in it is opened.
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed if scrypt => {
            SealError::WrongPassphrase
        }
        why => plain(&why),
    })?;
    // Room for all of it: a buffer that grows leaves copies behind. The locked form is longer than what is in it.
    let mut bytes = Zeroizing::new(Vec::with_capacity(length));
    output.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|_| SealError::Damaged)?;
    if bytes.len() as u64 > MOST_BYTES { Err(SealError::TooLarge) } else { Ok(bytes) }
}

fn plain(why: &DecryptError) -> SealError {
    match why {
        DecryptError::NoMatchingKeys => SealError::OtherKey,
        DecryptError::ExcessiveWork { required, .. } => SealError::TooMuchWork { work: *required },
        DecryptError::UnknownFormat => SealError::Newer,
        _ => SealError::Damaged,
    }
}

/// Adds line feeds, which readers of RON skip, up to the next whole step, so that the length of what is locked tells
/// little. Nothing is added past the most that is read.
pub(in super::super) fn pad(words: &mut Vec<u8>, step: usize) {
    let to = words.len().next_multiple_of(step).min(MOST_BYTES as usize);
    words.resize(words.len().max(to), b'\n');
}
