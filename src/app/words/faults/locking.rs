//! Why something could not be locked or unlocked.

use super::{system, writing};
use crate::project::MOST_BYTES;
use crate::project::protect::{
    ContactError, KeyError, MOST_CONTACTS, MOST_NAME, MOST_WORK, SealError, VaultError,
};
use crate::tr;

/// Why something could not be locked, or what is locked not be opened.
pub fn sealing(error: &SealError) -> String {
    match error {
        SealError::NeedsPassphrase => tr!("fault-seal-needs-passphrase"),
        SealError::NeedsKey => tr!("fault-seal-needs-key"),
        SealError::WrongPassphrase => tr!("fault-seal-wrong-passphrase"),
        SealError::OtherKey => tr!("fault-seal-other-key"),
        SealError::TooMuchWork { work } => {
            tr!("fault-seal-work", work = u32::from(*work), most = u32::from(MOST_WORK))
        }
        SealError::Newer => tr!("fault-seal-newer"),
        SealError::Damaged => tr!("fault-seal-damaged"),
        SealError::TooLarge => tr!("fault-seal-large", most = MOST_BYTES >> 20),
        SealError::Failed(why) => tr!("fault-seal", why = why.as_str()),
    }
}

/// Why the protection cannot do what it is asked for.
pub fn vault(error: &VaultError) -> String {
    match error {
        VaultError::Read { path, why } => {
            tr!("fault-vault-read", path = path.as_str(), why = system(why))
        }
        VaultError::Folder { path, why } => {
            tr!("fault-vault-folder", path = path.as_str(), why = system(why))
        }
        VaultError::Write(why) => writing(why),
        VaultError::Locked(why) => sealing(why),
        VaultError::Key(why) => key(*why),
        VaultError::Damaged { path } => tr!("fault-vault-damaged", path = path.as_str()),
        VaultError::NoRecipients { path } => tr!("fault-vault-list", path = path.as_str()),
        VaultError::NotListed(why) => tr!("fault-vault-not-listed", why = writing(why)),
        VaultError::AlreadySetUp => tr!("fault-vault-there"),
        VaultError::OtherRecoveryKey => tr!("fault-vault-other-key"),
    }
}

/// Why the list of colleagues' keys cannot be read, changed or kept.
pub fn contacts(error: &ContactError) -> String {
    match error {
        ContactError::Name => tr!("fault-contacts-name", most = MOST_NAME),
        ContactError::SameKey(name) => tr!("fault-contacts-same-key", name = name.as_str()),
        ContactError::SameName(name) => tr!("fault-contacts-same-name", name = name.as_str()),
        ContactError::Full => tr!("fault-contacts-full", most = MOST_CONTACTS),
        ContactError::Key(why) => key(*why),
        ContactError::Read { path, why } => {
            tr!("fault-contacts-read", path = path.as_str(), why = system(why))
        }
        ContactError::Locked(why) => tr!("fault-contacts-locked", why = sealing(why)),
        ContactError::Damaged { path } => tr!("fault-contacts-damaged", path = path.as_str()),
        ContactError::Vault(why) => vault(why),
        ContactError::Write(why) => writing(why),
    }
}

/// Why words are no key.
pub fn key(error: KeyError) -> String {
    match error {
        KeyError::NoPublicKey => tr!("fault-key-public"),
        KeyError::Secret => tr!("fault-key-secret"),
        KeyError::NoSecretKey => tr!("fault-key-recovery"),
        KeyError::TooMany => tr!("fault-key-many"),
        KeyError::EmptyPassphrase => tr!("fault-key-empty"),
    }
}
