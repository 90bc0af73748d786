//! Projects that are locked: opened with a passphrase from standard input, and saved locked again.
//!
//! A passphrase never stands on the command line, where other programs and the shell's history would have it.

use std::io::{self, BufRead as _, Read as _};
use std::path::Path;
use std::sync::Arc;

use super::arguments::Lock;
use super::fault::Fault;
use super::say;
use crate::project::protect::{Needs, Opener, Passphrase, Seal, SecretKey, Unlocked, Vault, WORK};
use crate::project::{Disk, Project, Stamp, data_folder};

/// Longest line that is taken for a passphrase, in bytes.
const MOST: u64 = 4 << 10;
const HOW: &str = "it is locked; add --passphrase-stdin and give the passphrase on standard input. \
                   The window asks for it by itself";

/// A project that was opened, and what it is to be saved with.
pub(super) struct Opened {
    pub project: Project,
    pub stamp: Stamp,
    pub seal: Option<Seal>,
}

/// Opens a project to read it, locked or not.
pub(super) fn open(path: &Path, lock: &Lock) -> Result<Project, Fault> {
    Ok(open_to_save(path, lock)?.project)
}

/// Opens a project, locked or not; what was locked is saved locked the same way.
pub(super) fn open_to_save(path: &Path, lock: &Lock) -> Result<Opened, Fault> {
    let needs = match Project::open_with(path, Opener::Nothing) {
        Ok(opened) => return Ok(Opened { project: opened.project, stamp: opened.stamp, seal: None }),
        Err(why) => why.needs().ok_or(why)?,
    };
    let Some(passphrase) = lock.passphrase()? else { return Err(Fault::within(path, HOW)) };
    let (opened, seal) = match needs {
        Needs::Passphrase => {
            let opened = Project::open_with(path, Opener::Passphrase(&passphrase))?;
            (opened, Seal::Passphrase(passphrase))
        }
        Needs::Key => {
            let (key, seal) = unlock(&passphrase)?;
            (Project::open_with(path, Opener::Key(&key))?, seal)
        }
    };
    Ok(Opened { project: opened.project, stamp: opened.stamp, seal: Some(seal) })
}

/// The key of the protection on this computer, and what it locks everything for.
pub(super) fn unlock(passphrase: &Passphrase) -> Result<(SecretKey, Seal), Fault> {
    let none = || {
        Fault::Input(
            "no protection is set up on this computer, so there is no key to unlock; open the project in the window, \
             which takes the recovery key"
                .to_owned(),
        )
    };
    let data = data_folder().ok_or_else(none)?;
    let mut vault = Vault::find(Arc::new(Disk), &data, WORK)?.ok_or_else(none)?;
    if vault.unlock(passphrase)? == Unlocked::KeysPutRight {
        say(
            "The list of keys on this computer had been changed or was missing, and was put right. What was saved since \
             may be locked for somebody else: save your projects anew, and ask yourself who had this computer.",
        );
    }
    let key = vault.key().cloned().ok_or_else(none)?;
    Ok((key, Seal::Keys(vault.recipients()?.clone())))
}

impl Lock {
    /// The passphrase, if one is given.
    pub(super) fn passphrase(&self) -> Result<Option<Passphrase>, Fault> {
        if !self.passphrase_stdin {
            return Ok(None);
        }
        let mut line = String::with_capacity(MOST as usize);
        let read = io::stdin().lock().take(MOST).read_line(&mut line);
        read.map_err(|why| {
            Fault::Input(format!("the passphrase could not be read from standard input: {why}"))
        })?;
        line.truncate(line.trim_end_matches(['\r', '\n']).len());
        Ok(Some(Passphrase::new(line)?))
    }
}
