//! Protection at rest: what is kept on this computer, and what is handed to colleagues, locked with `age`
//! (<https://age-encryption.org/v1>).
//!
//! Whoever turns protection on gets a [`Vault`] in the program's data folder: a key pair, its secret half under a
//! passphrase. To lock needs the public half only ([`Recipients`]), so that saving and keeping a journal go on while
//! the secret one is away; to read needs the [`SecretKey`]. A locked file is a plain binary age file, which `age` and
//! `rage` open as well.
//!
//! Locking hides what is in a file. It does not prove who wrote it: a public key is enough to make one.

#[cfg(test)]
mod age_tests;
#[cfg(test)]
mod bounds_tests;
mod contacts;
#[cfg(test)]
mod kept_tests;
mod keys;
mod phrase;
mod project;
mod sealed;
#[cfg(test)]
mod tests;
mod vault;
#[cfg(test)]
mod vault_tests;

use super::MOST_BYTES;

pub use contacts::{Contact, ContactError, Contacts, MOST_CONTACTS, MOST_NAME};
pub use keys::{KeyError, Passphrase, PublicKey, Recipients, SecretKey};
pub use phrase::{Strength, Verdict, propose, strength};
pub use project::Opened;
pub use sealed::{MOST_SEALED_BYTES, Needs, Opener, Seal, is_sealed, needs};
pub(super) use sealed::{PAGE, pad};
pub use vault::{Unlocked, Vault, VaultError};

/// The age exponent of the work that one try at a passphrase costs, 2 to the power of this: about a second, and
/// 268 MB. Fixed, so that a slow computer does not make a weak lock.
pub const WORK: u8 = 18;
/// Files that ask for more are refused: 2 to the power of this is half a gigabyte already.
pub const MOST_WORK: u8 = 19;

/// Why something could not be locked, or what is locked not be opened.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    #[error("it is locked with a passphrase; ask whoever sent it for that passphrase")]
    NeedsPassphrase,
    #[error("it is locked for keys; unlock your own key with your passphrase first")]
    NeedsKey,
    #[error(
        "the passphrase is wrong; look at capitals, at the spaces between words, and at the keyboard’s language"
    )]
    WrongPassphrase,
    #[error(
        "it is locked for other keys than yours; ask whoever sent it to lock it for your key, or use the key of your organisation"
    )]
    OtherKey,
    #[error(
        "its passphrase costs 2^{work} steps to try, and more than 2^{MOST_WORK} are not made; ask the sender for a copy that was locked with another program"
    )]
    TooMuchWork { work: u8 },
    #[error("it is locked in a way that a newer version of this program may know; update to open it")]
    Newer,
    #[error(
        "it was changed or cut since it was locked, and nothing in it can be trusted; take it from a backup, or ask the sender for it again"
    )]
    Damaged,
    #[error("it holds more than {} MiB, the most that is read", MOST_BYTES >> 20)]
    TooLarge,
    #[error("it could not be locked: {0}; nothing was written")]
    Failed(String),
}
