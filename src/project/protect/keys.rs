//! Keys and passphrases. What is secret is wiped from memory when it is dropped, and never shown by `{:?}`.

use std::fmt::{self, Write as _};
use std::str::FromStr;
use std::sync::Arc;

use age::secrecy::{ExposeSecret as _, SecretString};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};
use zeroize::{Zeroize as _, Zeroizing};

use super::phrase::words;

/// Most keys that one file is locked for.
const MOST_RECIPIENTS: usize = 100;
/// How often a key is hashed for its words: who searches for another key with the same four must do it each time.
const ROUNDS: usize = 1 << 16;

/// Why words are no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    #[error(
        "this is no key. A key to lock for begins with age1 and has 62 letters and digits; copy all of it"
    )]
    NoPublicKey,
    #[error(
        "this is a secret key. Never give it to anybody; whoever has it can read everything. The key to give begins with age1"
    )]
    Secret,
    #[error(
        "this is no recovery key. It begins with AGE-SECRET-KEY-1 and has 74 letters and digits; look for a letter that was read wrongly"
    )]
    NoSecretKey,
    #[error("a file can be locked for {MOST_RECIPIENTS} keys, no more")]
    TooMany,
    #[error("a passphrase must not be empty")]
    EmptyPassphrase,
}

/// What files are locked for: an X25519 recipient of age, `age1…`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PublicKey(age::x25519::Recipient);

impl PublicKey {
    /// Four words to compare by voice: the same key has the same words for all time. 44 bits, each guess at which
    /// costs 65,536 hashes; it takes some milliseconds.
    pub fn words(&self) -> String {
        let mut hash = Sha256::digest(format!("rapporteur key words 1\n{self}"));
        for _ in 1..ROUNDS {
            hash = Sha256::digest(hash);
        }
        let number = hash.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        let words = words();
        let word = |at: u32| words.get((number >> (11 * at)) as usize % words.len()).copied().unwrap_or("");
        [0, 1, 2, 3].map(word).join(" ")
    }

    pub(super) fn recipient(&self) -> &dyn age::Recipient {
        &self.0
    }
}

impl FromStr for PublicKey {
    type Err = KeyError;

    fn from_str(words: &str) -> Result<Self, KeyError> {
        let words = words.trim();
        if words.get(..15).is_some_and(|begin| begin.eq_ignore_ascii_case("age-secret-key-")) {
            return Err(KeyError::Secret);
        }
        words.parse().map(Self).map_err(|_| KeyError::NoPublicKey)
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// All keys that a file is locked for: at least one, none twice. Any of them opens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipients(Arc<[PublicKey]>);

impl Recipients {
    /// # Errors
    /// If there are more than a file is locked for.
    pub fn new(first: PublicKey, others: impl IntoIterator<Item = PublicKey>) -> Result<Self, KeyError> {
        let mut keys = vec![first];
        for key in others {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        if keys.len() > MOST_RECIPIENTS { Err(KeyError::TooMany) } else { Ok(Self(keys.into())) }
    }

    /// These and others.
    pub fn and(&self, others: impl IntoIterator<Item = PublicKey>) -> Result<Self, KeyError> {
        let mut keys = self.0.iter().cloned().chain(others);
        let first = keys.next().ok_or(KeyError::NoPublicKey)?;
        Self::new(first, keys)
    }

    pub fn keys(&self) -> &[PublicKey] {
        &self.0
    }
}

/// What opens files that are locked for its public half. Clones are the same key in the same place, which is wiped with
/// the last of them.
#[derive(Clone)]
pub struct SecretKey(Arc<age::x25519::Identity>);

impl SecretKey {
    /// A new key, which nobody else has.
    pub fn generate() -> Self {
        clean(|| Self(Arc::new(age::x25519::Identity::generate())))
    }

    /// Reads a recovery key, as typed from paper: small letters, spaces and line ends do no harm. It has a checksum, so
    /// that a letter that was read wrongly is told.
    pub fn parse(words: &str) -> Result<Self, KeyError> {
        let mut typed = Zeroizing::new(String::with_capacity(words.len()));
        typed.extend(words.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()));
        let parsed = clean(|| typed.parse().map(|key| Self(Arc::new(key))));
        parsed.map_err(|_: &str| KeyError::NoSecretKey)
    }

    /// The recovery key, `AGE-SECRET-KEY-1…`: to be printed, and shown to nobody.
    pub fn text(&self) -> SecretString {
        clean(|| self.0.to_string())
    }

    pub fn public(&self) -> PublicKey {
        clean(|| PublicKey(self.0.to_public()))
    }

    /// A proof that whoever has this key wrote `bytes` for this purpose: HMAC-SHA-256, in hexadecimal digits.
    pub(super) fn proof(&self, purpose: &str, bytes: &[u8]) -> String {
        clean(|| {
            let made = self.mac(purpose, bytes).finalize().into_bytes();
            made.iter().fold(String::with_capacity(64), |mut digits, byte| {
                let _written = write!(digits, "{byte:02x}");
                digits
            })
        })
    }

    /// Says whether that is the [`Self::proof`] of these bytes.
    pub(super) fn proves(&self, purpose: &str, bytes: &[u8], proof: &str) -> bool {
        self.proof(purpose, bytes) == proof
    }

    fn mac(&self, purpose: &str, bytes: &[u8]) -> Hmac<Sha256> {
        let mut key = Zeroizing::new([0_u8; 64]);
        let short = Zeroizing::new(<[u8; 32]>::from(Sha256::digest(self.text().expose_secret())));
        key.iter_mut().zip(short.iter()).for_each(|(to, byte)| *to = *byte);
        let mut mac = Hmac::<Sha256>::new(&(*key).into());
        mac.update(purpose.as_bytes());
        mac.update(b"\n");
        mac.update(bytes);
        mac
    }

    pub(super) fn identity(&self) -> &dyn age::Identity {
        &*self.0
    }
}

/// Does what has to do with a key, and wipes the stack that it used: what is worked with by value is copied there.
pub(super) fn clean<T>(work: impl FnOnce() -> T) -> T {
    let done = apart(work);
    wipe_stack(8);
    done
}

/// Keeps the work in a part of the stack of its own.
#[inline(never)]
fn apart<T>(work: impl FnOnce() -> T) -> T {
    work()
}

/// Wipes so many times 8 KiB of the stack below.
#[inline(never)]
fn wipe_stack(times: usize) {
    let mut below = [0xff_u8; 8 << 10];
    if times > 1 {
        wipe_stack(times - 1);
    }
    below.zeroize();
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(…)")
    }
}

/// A passphrase, exactly as typed.
#[derive(Clone)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// Takes what was typed. Whoever collects it letter by letter reserves room first, so that no shorter copies are
    /// left behind in memory.
    ///
    /// # Errors
    /// If there is nothing but white space.
    pub fn new(typed: String) -> Result<Self, KeyError> {
        let typed = Zeroizing::new(typed);
        if typed.trim().is_empty() {
            return Err(KeyError::EmptyPassphrase);
        }
        Ok(Self(SecretString::from(typed.as_str())))
    }

    pub(super) fn secret(&self) -> SecretString {
        self.0.clone()
    }

    /// Says whether both are the same, as when a new one is typed twice.
    pub fn is(&self, other: &Self) -> bool {
        self.0.expose_secret() == other.0.expose_secret()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}
