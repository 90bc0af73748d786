//! The user's own protection, in the program's data folder: `protection/identity.age`, an age identity file locked
//! with the passphrase, and `protection/recipients.txt`, the public keys that follow from it, in clear, so that
//! locking needs no passphrase. Both are files that `age -i` and `age -R` take.
//!
//! `identity.age` is what counts: nobody makes another without the passphrase. Whoever can write to the disk can put
//! another key into `recipients.txt`; that is noticed and put right when the vault is unlocked.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use age::secrecy::{ExposeSecret as _, SecretString};
use zeroize::Zeroizing;

use super::super::disk::{Files, WriteError, name, write_on};
#[cfg(doc)]
use super::WORK;
use super::sealed::close_with;
use super::{KeyError, Opener, Passphrase, PublicKey, Recipients, SealError, SecretKey};
use crate::review::Moment;

const FOLDER: &str = "protection";
const IDENTITY: &str = "identity.age";
const RECIPIENTS: &str = "recipients.txt";
const MOST: u64 = 64 << 10;
const ORGANISATION: &str = "# organisation: ";
const EXPLAINED: &str =
    "# What this program keeps is locked for these keys, the own one first. It is made from identity.age.\n";

/// Why the user's protection cannot do what it is asked for.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    #[error(
        "the keys of the protection could not be read from {path}: {why}; try again, or get back in with the recovery key"
    )]
    Read { path: String, why: io::Error },
    #[error("the folder {path} for the keys of the protection could not be made: {why}")]
    Folder { path: String, why: io::Error },
    #[error(transparent)]
    Write(#[from] WriteError),
    #[error("the protection cannot be unlocked: {0}")]
    Locked(#[from] SealError),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error("{path} is damaged; get back in with the recovery key")]
    Damaged { path: String },
    #[error(
        "the list of keys in {path} is missing or damaged; unlock the protection with the passphrase, which puts it right"
    )]
    NoRecipients { path: String },
    #[error(
        "it is in place, but the list of keys is not: {0}. It is put right when you unlock the next time, and told then"
    )]
    NotListed(WriteError),
    #[error("this computer is protected already; unlock it, or get back in with the recovery key")]
    AlreadySetUp,
    #[error(
        "this recovery key belongs to another protection than the one on this computer. If you are sure that it is yours, somebody changed the list of keys: move recipients.txt out of the folder “protection” in the program’s own folder, and try again"
    )]
    OtherRecoveryKey,
}

/// What unlocking found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Unlocked {
    AsBefore,
    /// `recipients.txt` was missing or said other keys, and was put right. What was saved meanwhile may be locked for
    /// somebody else, and their doing.
    KeysPutRight,
}

/// The user's key pair, and the key of an organisation if everything is to be locked for that as well.
pub struct Vault {
    files: Arc<dyn Files>,
    folder: PathBuf,
    /// `None` where `recipients.txt` cannot be read.
    public: Option<Public>,
    /// There while it is unlocked.
    key: Option<SecretKey>,
    /// What each try at a passphrase costs, 2 to the power of this.
    work: u8,
}

#[derive(Clone, PartialEq, Eq)]
struct Public {
    own: PublicKey,
    organisation: Option<PublicKey>,
    both: Recipients,
}

impl Vault {
    /// The protection in the data folder, locked; `None` where it was never set up. Each try at a passphrase that is
    /// put on it costs 2 to the power of `work` steps, [`WORK`] outside tests.
    pub fn find(files: Arc<dyn Files>, data: &Path, work: u8) -> Result<Option<Self>, VaultError> {
        let mut vault = Self::at(files, data, work);
        let identity = vault.folder.join(IDENTITY);
        match vault.files.about(&identity) {
            Ok(_) => {}
            // Where keys are listed there was protection, and nothing may be written in clear.
            Err(why) if why.kind() == io::ErrorKind::NotFound && !vault.lists() => return Ok(None),
            Err(why) => return Err(VaultError::Read { path: name(&identity), why }),
        }
        vault.public = vault.listed();
        Ok(Some(vault))
    }

    /// Sets protection up: makes the key pair and puts it under a passphrase. It comes unlocked; show the recovery key
    /// at once. `work` is as for [`Self::find`].
    pub fn set_up(
        files: Arc<dyn Files>,
        data: &Path,
        passphrase: &Passphrase,
        work: u8,
    ) -> Result<Self, VaultError> {
        let mut vault = Self::at(files, data, work);
        if vault.lists() || !vault.lacks(IDENTITY) {
            return Err(VaultError::AlreadySetUp);
        }
        vault.keep(&SecretKey::generate(), None, passphrase)?;
        Ok(vault)
    }

    /// Gets back in with the recovery key, and puts a new passphrase on it; on a new computer as well. An organisation
    /// is not taken from the list, which anybody could have changed. The identity file that was there stays under a
    /// name with the time. `work` is as for [`Self::find`].
    pub fn restore(
        files: Arc<dyn Files>,
        data: &Path,
        recovery: &SecretKey,
        passphrase: &Passphrase,
        work: u8,
    ) -> Result<Self, VaultError> {
        let mut vault = Self::at(files, data, work);
        let listed = vault.listed();
        if listed.as_ref().is_some_and(|listed| listed.own != recovery.public()) {
            return Err(VaultError::OtherRecoveryKey);
        }
        let identity = vault.folder.join(IDENTITY);
        if let Ok(old) = vault.files.read(&identity, MOST) {
            let aside = format!("identity-{}.age", Moment::now().to_string().replace(['-', ':'], ""));
            write_on(&*vault.files, &vault.folder.join(aside), &old, |_| {})?;
        }
        vault.keep(recovery, None, passphrase)?;
        Ok(vault)
    }

    /// Says whether it is certain that there is no such file.
    fn lacks(&self, file: &str) -> bool {
        let about = self.files.about(&self.folder.join(file));
        about.is_err_and(|why| why.kind() == io::ErrorKind::NotFound)
    }

    /// Says whether there is a list of keys, or may be.
    fn lists(&self) -> bool {
        !self.lacks(RECIPIENTS)
    }

    fn at(files: Arc<dyn Files>, data: &Path, work: u8) -> Self {
        Self { files, folder: data.join(FOLDER), public: None, key: None, work }
    }

    /// Unlocks it. Takes about a second.
    ///
    /// # Errors
    /// [`SealError::WrongPassphrase`] where that is so.
    pub fn unlock(&mut self, passphrase: &Passphrase) -> Result<Unlocked, VaultError> {
        let (key, organisation) = self.opened(passphrase)?;
        let public = Public::new(key.public(), organisation)?;
        let same = self.listed().is_some_and(|listed| listed == public);
        if !same {
            self.list(&public)?;
        }
        self.public = Some(public);
        self.key = Some(key);
        Ok(if same { Unlocked::AsBefore } else { Unlocked::KeysPutRight })
    }

    /// Forgets the secret key, and wipes it from memory. Clones that were given out are for their holders to drop.
    pub fn lock(&mut self) {
        self.key = None;
    }

    /// The secret key, while it is unlocked.
    pub fn key(&self) -> Option<&SecretKey> {
        self.key.as_ref()
    }

    /// The recovery key, while it is unlocked: to be printed, not saved.
    pub fn recovery_key(&self) -> Option<SecretString> {
        self.key.as_ref().map(SecretKey::text)
    }

    /// What everything is locked for; known while it is locked, too.
    pub fn recipients(&self) -> Result<&Recipients, VaultError> {
        self.public().map(|public| &public.both)
    }

    /// The user's public key, to give to colleagues.
    pub fn own(&self) -> Result<&PublicKey, VaultError> {
        self.public().map(|public| &public.own)
    }

    pub fn organisation(&self) -> Option<&PublicKey> {
        self.public.as_ref()?.organisation.as_ref()
    }

    fn public(&self) -> Result<&Public, VaultError> {
        let path = self.folder.join(RECIPIENTS);
        self.public.as_ref().ok_or_else(|| VaultError::NoRecipients { path: name(&path) })
    }

    /// Puts a new passphrase in place of the old one. Files stay as they are: their key is the same. A copy of the old
    /// `identity.age` that somebody has still opens with the old passphrase.
    pub fn change_passphrase(&mut self, old: &Passphrase, new: &Passphrase) -> Result<(), VaultError> {
        let (key, organisation) = self.opened(old)?;
        self.keep(&key, organisation, new)
    }

    /// Says what organisation can read all that is locked from now on. What is locked already stays as it is until it
    /// is saved again.
    pub fn set_organisation(
        &mut self,
        passphrase: &Passphrase,
        organisation: Option<PublicKey>,
    ) -> Result<(), VaultError> {
        let (key, _) = self.opened(passphrase)?;
        self.keep(&key, organisation, passphrase)
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(super) fn files(&self) -> &dyn Files {
        &*self.files
    }

    /// What the locked identity file holds.
    fn opened(&self, passphrase: &Passphrase) -> Result<(SecretKey, Option<PublicKey>), VaultError> {
        let path = self.folder.join(IDENTITY);
        let read = self.files.read(&path, MOST);
        let bytes = read.map_err(|why| VaultError::Read { path: name(&path), why })?;
        let damaged = || VaultError::Damaged { path: name(&path) };
        let clear = match Opener::Passphrase(passphrase).open(&bytes) {
            Err(SealError::Damaged | SealError::NeedsKey | SealError::TooLarge) => return Err(damaged()),
            opened => opened?,
        };
        let words = std::str::from_utf8(&clear).map_err(|_| damaged())?;
        let key = words.lines().find(|line| !line.starts_with('#')).ok_or_else(damaged)?;
        let key = SecretKey::parse(key).map_err(|_| damaged())?;
        let organisation = words.lines().find_map(|line| line.strip_prefix(ORGANISATION));
        let organisation = organisation.map(str::parse).transpose().map_err(|_| damaged())?;
        Ok((key, organisation))
    }

    /// Writes both files, what counts first; then it is unlocked.
    ///
    /// # Errors
    /// Nothing is changed, but for [`WriteError::NotFlushed`]: then all is in place, and may not survive a power cut; and
    /// for [`VaultError::NotListed`].
    fn keep(
        &mut self,
        key: &SecretKey,
        organisation: Option<PublicKey>,
        passphrase: &Passphrase,
    ) -> Result<(), VaultError> {
        let made = self.files.make_folder(&self.folder);
        made.map_err(|why| VaultError::Folder { path: name(&self.folder), why })?;
        let public = Public::new(key.public(), organisation)?;
        let mut words = Zeroizing::new(String::with_capacity(512));
        words.push_str("# public key: ");
        words.push_str(&public.own.to_string());
        words.push('\n');
        if let Some(organisation) = &public.organisation {
            words.push_str(ORGANISATION);
            words.push_str(&organisation.to_string());
            words.push('\n');
        }
        words.push_str(key.text().expose_secret());
        words.push('\n');
        let sealed = close_with(passphrase, words.as_bytes(), self.work)?;
        let written = match write_on(&*self.files, &self.folder.join(IDENTITY), &sealed, |_| {}) {
            Err(why) if !matches!(why, WriteError::NotFlushed { .. }) => return Err(why.into()),
            written => written,
        };
        let stands = self.listed().as_ref() == Some(&public);
        let listed = if stands { Ok(()) } else { self.list(&public) };
        self.public = Some(public);
        self.key = Some(key.clone());
        written?;
        listed.map_err(|why| match why {
            why @ WriteError::NotFlushed { .. } => why.into(),
            why => VaultError::NotListed(why),
        })
    }

    fn list(&self, public: &Public) -> Result<(), WriteError> {
        let mut words = EXPLAINED.to_owned();
        for key in public.both.keys() {
            words.push_str(&key.to_string());
            words.push('\n');
        }
        write_on(&*self.files, &self.folder.join(RECIPIENTS), words.as_bytes(), |_| {}).map(|_| ())
    }

    /// The keys in `recipients.txt`, if all of it can be read.
    fn listed(&self) -> Option<Public> {
        let bytes = self.files.read(&self.folder.join(RECIPIENTS), MOST).ok()?;
        let words = std::str::from_utf8(&bytes).ok()?;
        let mut keys = words.lines().filter(|line| !line.starts_with('#')).map(str::parse);
        let own = keys.next()?.ok()?;
        let organisation = keys.next().transpose().ok()?;
        keys.next().is_none().then(|| Public::new(own, organisation).ok())?
    }
}

impl Public {
    fn new(own: PublicKey, organisation: Option<PublicKey>) -> Result<Self, KeyError> {
        let organisation = organisation.filter(|key| *key != own);
        Ok(Self { both: Recipients::new(own.clone(), organisation.clone())?, own, organisation })
    }
}
