//! Colleagues and their keys, kept locked: who works with whom is nobody's business.

use std::io;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::super::disk::{WriteError, name, write_on};
use super::{
    KeyError, MOST_SEALED_BYTES, Opener, PAGE, PublicKey, Recipients, SealError, SecretKey, Vault,
    VaultError, pad,
};

const FILE: &str = "contacts.ron.age";
/// What its proof is of.
const WHAT: &str = "rapporteur contacts 1";
/// Most colleagues in the list.
pub const MOST_CONTACTS: usize = 1_000;
/// Longest name of one, in `char`s.
pub const MOST_NAME: usize = 200;

/// A colleague whose key is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    pub name: String,
    pub key: PublicKey,
    /// Somebody compared the key's four words with this person by voice.
    pub compared: bool,
}

/// The contact list, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contacts {
    list: Vec<Contact>,
    from_elsewhere: bool,
}

/// Why the contact list cannot be read, changed or kept.
#[derive(Debug, thiserror::Error)]
pub enum ContactError {
    #[error("a contact needs a name of 1 to {MOST_NAME} signs, on one line")]
    Name,
    #[error("{0} has this key already")]
    SameKey(String),
    #[error(
        "{0} is in the list already; remove that contact first if the key has changed, and compare the words anew"
    )]
    SameName(String),
    #[error("the list holds {MOST_CONTACTS} contacts, no more")]
    Full,
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error("the contact list could not be read from {path}: {why}")]
    Read { path: String, why: io::Error },
    #[error("the contact list is closed: {0}")]
    Locked(#[from] SealError),
    #[error("the contact list {path} is damaged; remove it and write a new one")]
    Damaged { path: String },
    #[error(transparent)]
    Vault(#[from] VaultError),
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// A contact as it is written: name, key, compared.
#[derive(Serialize, Deserialize)]
struct Line(String, String, bool);

#[derive(Serialize, Deserialize)]
struct Layout {
    contacts: Vec<Line>,
    /// Made of the contacts with the secret key, in hexadecimal digits: anybody who has the public key could lock
    /// another list.
    proof: String,
}

/// What of the contacts is proved: all of it, each part ended by what no part holds.
fn proved(contacts: &[Line]) -> Zeroizing<Vec<u8>> {
    let mut words = Zeroizing::new(Vec::new());
    for Line(name, key, compared) in contacts {
        for part in [name.as_str(), key, if *compared { "compared" } else { "" }] {
            words.extend_from_slice(part.as_bytes());
            words.push(b'\n');
        }
    }
    words
}

impl Contacts {
    pub fn list(&self) -> &[Contact] {
        &self.list
    }

    /// Says whether the list was written by somebody who does not have the secret key. Then nobody in it counts as
    /// compared.
    pub fn is_from_elsewhere(&self) -> bool {
        self.from_elsewhere
    }

    /// Adds a colleague, whose words nobody has compared yet.
    pub fn add(&mut self, name: &str, key: PublicKey) -> Result<(), ContactError> {
        self.insert(Contact { name: name.trim().to_owned(), key, compared: false })
    }

    /// Notes that the key's words were compared, or not.
    pub fn set_compared(&mut self, key: &PublicKey, compared: bool) {
        self.list.iter_mut().filter(|contact| contact.key == *key).for_each(|it| it.compared = compared);
    }

    pub fn remove(&mut self, key: &PublicKey) {
        self.list.retain(|contact| contact.key != *key);
    }

    fn insert(&mut self, new: Contact) -> Result<(), ContactError> {
        let length = new.name.chars().count();
        if length == 0 || length > MOST_NAME || new.name.contains(char::is_control) {
            return Err(ContactError::Name);
        }
        if let Some(other) = self.list.iter().find(|other| other.key == new.key) {
            return Err(ContactError::SameKey(other.name.clone()));
        }
        if self.list.iter().any(|other| other.name == new.name) {
            return Err(ContactError::SameName(new.name));
        }
        if self.list.len() >= MOST_CONTACTS {
            return Err(ContactError::Full);
        }
        let at = self.list.partition_point(|other| other.name < new.name);
        self.list.insert(at, new);
        Ok(())
    }

    /// Reads the list of an unlocked vault; an empty one where none was kept.
    pub fn read(vault: &Vault) -> Result<Self, ContactError> {
        let path = vault.folder().join(FILE);
        let bytes = match vault.files().read(&path, MOST_SEALED_BYTES) {
            Ok(bytes) => bytes,
            Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(why) => return Err(ContactError::Read { path: name(&path), why }),
        };
        let key = vault.key().ok_or(SealError::NeedsKey)?;
        let clear = Opener::Key(key).open(&bytes)?;
        Self::from_words(&clear, key).ok_or_else(|| ContactError::Damaged { path: name(&path) })
    }

    fn from_words(clear: &[u8], key: &SecretKey) -> Option<Self> {
        let words = std::str::from_utf8(clear).ok()?;
        // An extension would change how the rest is read.
        let layout: Layout = if words.starts_with('(') { ron::from_str(words).ok()? } else { return None };
        let ours = key.proves(WHAT, &proved(&layout.contacts), &layout.proof);
        let mut contacts = Self { list: Vec::new(), from_elsewhere: !ours };
        for Line(name, key, compared) in layout.contacts {
            contacts.insert(Contact { name, key: key.parse().ok()?, compared: compared && ours }).ok()?;
        }
        Some(contacts)
    }

    /// Keeps the list of an unlocked vault, locked for the person alone: who works with whom is no organisation's
    /// business either.
    pub fn keep(&self, vault: &Vault) -> Result<(), ContactError> {
        let key = vault.key().ok_or(SealError::NeedsKey)?;
        let sealed = Recipients::new(key.public(), [])?.close(&self.words(key)?)?;
        write_on(vault.files(), &vault.folder().join(FILE), &sealed, |_| {})?;
        Ok(())
    }

    /// The list as it is written before it is locked, with a proof that whoever has this key wrote it.
    pub(super) fn words(&self, key: &SecretKey) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let line = |it: &Contact| Line(it.name.clone(), it.key.to_string(), it.compared);
        let contacts: Vec<Line> = self.list.iter().map(line).collect();
        let proof = key.proof(WHAT, &proved(&contacts));
        let layout = Layout { contacts, proof };
        let words = ron::to_string(&layout).map_err(|why| SealError::Failed(why.to_string()))?;
        let mut words = Zeroizing::new(words.into_bytes());
        pad(&mut words, PAGE);
        Ok(words)
    }
}
