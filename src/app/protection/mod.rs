//! The person's protection as the window holds it: whether it is set up, the key while it is unlocked, and the work
//! with passphrases, which takes a second or two and runs on a thread of its own.

mod fresh;
mod key_field;
mod secret;
mod unlock;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use eframe::egui::Context;

pub use self::fresh::Fresh;
pub use self::key_field::KeyField;
pub use self::secret::Secret;
pub use self::unlock::{UnlockForm, Unlocking, Wanted};
use crate::app::files::jobs::{Job, Progress};
use crate::project::protect::{
    ContactError, Contacts, Passphrase, PublicKey, Recipients, SecretKey, Unlocked, Vault, VaultError,
};
use crate::project::{Backups, Disk, Files};

/// How often it is looked whether another window has set it up, in seconds.
const LOOKS: f64 = 2.0;

/// What is done with a passphrase.
pub enum Task {
    SetUp(Passphrase),
    Unlock(Passphrase),
    /// Gets back in, here or on a new computer, with the recovery key and a new passphrase.
    Restore(SecretKey, Passphrase),
    Change {
        old: Passphrase,
        new: Passphrase,
    },
    /// Asks for the passphrase once more, before the recovery key is shown.
    Check(Passphrase),
    /// Locks everything for this organisation as well from now on, or for none any more.
    Organisation(Passphrase, Option<PublicKey>),
    /// Keeps the list of colleagues' keys.
    Contacts(Contacts),
}

/// What was done.
pub enum Done {
    /// How many older versions were in clear and are locked now, or why one could not be.
    SetUp(io::Result<usize>),
    Unlocked {
        /// The list of keys had been changed by somebody else, and was put right.
        put_right: bool,
        older: io::Result<usize>,
    },
    Changed,
    Checked {
        /// As for [`Done::Unlocked`].
        put_right: bool,
    },
    Organisation,
    Contacts(Result<(), ContactError>),
}

/// The person's protection.
pub struct Protection {
    /// The program's own folder; without one there is none.
    data: Option<PathBuf>,
    /// What each try at a passphrase costs: 2 to the power of this.
    work: u8,
    state: State,
    set_up: bool,
    /// What everything is locked for; known while it is locked, too.
    recipients: Option<Recipients>,
    /// There while it is unlocked.
    key: Option<SecretKey>,
    /// Why its keys could not be looked for; to be told once.
    fault: Option<VaultError>,
    last: Touched,
    /// When it was last looked whether another window has set it up, by the window's clock, in seconds.
    looked: f64,
}

enum State {
    Nothing,
    There(Box<Vault>),
    Working(Job<Ended>),
}

/// A piece of work that came to its end: the vault, if there is one, and what came of it.
type Ended = (Option<Box<Vault>>, Result<Done, VaultError>);

/// When the person last did something: by the window's clock, in seconds, which stands still while the computer
/// sleeps, and by the day's, which may be set.
struct Touched {
    seconds: f64,
    day: SystemTime,
}

impl Protection {
    /// The one in the program's own folder, locked, if it was set up there.
    pub fn find(data: Option<&Path>, work: u8) -> Self {
        let mut found = Self {
            data: data.map(Path::to_path_buf),
            work,
            state: State::Nothing,
            set_up: false,
            recipients: None,
            key: None,
            fault: None,
            last: Touched { seconds: 0.0, day: SystemTime::now() },
            looked: 0.0,
        };
        found.look();
        found
    }

    /// Looks from time to time whether another window has set it up meanwhile, so that nothing more is written in clear
    /// then. Says whether that is so.
    pub fn look_again(&mut self, ctx: &Context) -> bool {
        let now = ctx.input(|input| input.time);
        let Some(data) = self.data.as_deref().filter(|_| self.recipients.is_none() && !self.is_working())
        else {
            return false;
        };
        if now - self.looked < LOOKS {
            return false;
        }
        self.looked = now;
        // What cannot be read now, or is being set up this very moment, is looked for again.
        let Ok(Some(vault)) = Vault::find(Arc::new(Disk), data, self.work) else { return false };
        if vault.recipients().is_err() {
            return false;
        }
        let new = !self.set_up;
        self.put_back(Some(Box::new(vault)));
        new
    }

    fn look(&mut self) {
        let Some(data) = &self.data else { return };
        match Vault::find(Arc::new(Disk), data, self.work) {
            Ok(vault) => self.put_back(vault.map(Box::new)),
            Err(why) => {
                // Nothing is written in clear because a disk could not be read.
                self.set_up = true;
                self.fault = Some(why);
            }
        }
    }

    fn put_back(&mut self, vault: Option<Box<Vault>>) {
        self.set_up = vault.is_some();
        self.recipients = vault.as_ref().and_then(|vault| vault.recipients().ok().cloned());
        self.key = vault.as_ref().and_then(|vault| vault.key().cloned());
        self.state = vault.map_or(State::Nothing, State::There);
    }

    /// Why its keys could not be looked for, once.
    pub fn take_fault(&mut self) -> Option<VaultError> {
        self.fault.take()
    }

    /// Says whether there is a folder to keep keys in.
    pub fn is_possible(&self) -> bool {
        self.data.is_some()
    }

    pub fn is_set_up(&self) -> bool {
        self.set_up
    }

    /// Says whether it is set up and the key is not there.
    pub fn is_locked(&self) -> bool {
        self.set_up && self.key.is_none()
    }

    pub fn is_working(&self) -> bool {
        matches!(self.state, State::Working(_))
    }

    /// What everything is locked for; `None` where protection is off or the list of keys cannot be read.
    pub fn recipients(&self) -> Option<&Recipients> {
        self.recipients.as_ref()
    }

    /// The public key to give to colleagues; known while it is locked, too, but not while there is work under way.
    pub fn own(&self) -> Option<&PublicKey> {
        self.vault()?.own().ok()
    }

    /// The organisation that everything is locked for as well.
    pub fn organisation(&self) -> Option<&PublicKey> {
        self.vault()?.organisation()
    }

    /// Colleagues and their keys; `None` while they cannot be had, because it is not set up, locked, or at work.
    pub fn contacts(&self) -> Option<Result<Contacts, ContactError>> {
        self.key.as_ref()?;
        self.vault().map(Contacts::read)
    }

    fn vault(&self) -> Option<&Vault> {
        if let State::There(vault) = &self.state { Some(vault) } else { None }
    }

    /// What opens what is locked, while it is unlocked.
    pub fn key(&self) -> Option<&SecretKey> {
        self.key.as_ref()
    }

    /// Forgets the key. Says whether it did: not while there is work under way, nor without protection.
    pub fn lock(&mut self) -> bool {
        match &mut self.state {
            State::There(vault) => vault.lock(),
            // Its keys could not be looked for.
            State::Nothing if self.set_up => {}
            State::Nothing | State::Working(_) => return false,
        }
        self.key = None;
        true
    }

    /// Begins work with a passphrase; [`Self::poll`] tells when it is done.
    pub fn start(&mut self, ctx: &Context, task: Task) {
        let Some(data) = self.data.clone() else { return };
        let vault = match std::mem::replace(&mut self.state, State::Nothing) {
            State::Working(job) => {
                self.state = State::Working(job);
                return;
            }
            State::There(vault) => Some(vault),
            State::Nothing => None,
        };
        let work = self.work;
        let job = Job::start(ctx, "working on a passphrase", move |_| carry_out(task, vault, &data, work));
        self.state = State::Working(job);
    }

    /// What the work came to, once it is done.
    pub fn poll(&mut self) -> Option<Result<Done, VaultError>> {
        let State::Working(job) = &self.state else { return None };
        match job.poll() {
            Progress::Working => None,
            Progress::Done((Some(vault), result)) => {
                self.put_back(Some(vault));
                Some(result)
            }
            Progress::Done((None, result)) => {
                // What failed may have been done in part, and what could not be read may be there.
                self.state = State::Nothing;
                self.look();
                Some(result)
            }
            Progress::Failed => {
                self.state = State::Nothing;
                self.look();
                let why = io::Error::from(io::ErrorKind::OutOfMemory);
                let path = self.data.as_ref().map(|data| data.display().to_string()).unwrap_or_default();
                Some(Err(VaultError::Read { path, why }))
            }
        }
    }

    /// [`Self::has_rested`] while the window is hidden: nothing is known of its clock then.
    pub fn has_rested_hidden(&self, minutes: u32, open: bool) -> bool {
        let most = Duration::from_secs(u64::from(minutes) * 60);
        let rested = self.last.day.elapsed().unwrap_or_default();
        (self.key.is_some() || open) && !self.is_working() && minutes > 0 && rested >= most
    }

    /// The program's own folder, where what is written there can be locked if it must be: not while protection is set
    /// up and its list of keys cannot be read.
    pub fn folder(&self) -> Option<&Path> {
        self.data.as_deref().filter(|_| !self.set_up || self.recipients.is_some())
    }

    /// Says whether nobody touched the program for so many minutes while it was unlocked, or `open` says that something
    /// to lock is open all the same; nought is never. Wakes the window for it.
    pub fn has_rested(&mut self, ctx: &Context, minutes: u32, open: bool) -> bool {
        let (seconds, touched) = ctx.input(|input| (input.time, !input.events.is_empty()));
        if (self.key.is_none() && !open) || self.is_working() || minutes == 0 {
            self.last = Touched { seconds, day: SystemTime::now() };
            return false;
        }
        let awake = Duration::from_secs_f64((seconds - self.last.seconds).max(0.0));
        let rested = awake.max(self.last.day.elapsed().unwrap_or_default());
        let most = Duration::from_secs(u64::from(minutes) * 60);
        // Whoever comes back after that touches it first of all.
        if rested < most {
            if touched {
                self.last = Touched { seconds, day: SystemTime::now() };
                ctx.request_repaint_after(most);
            } else {
                ctx.request_repaint_after(most.saturating_sub(rested));
            }
        }
        rested >= most
    }
}

fn carry_out(task: Task, vault: Option<Box<Vault>>, data: &Path, work: u8) -> Ended {
    let files: Arc<dyn Files> = Arc::new(Disk);
    let vault = match vault {
        // It could not be read before.
        None if !matches!(task, Task::SetUp(_) | Task::Restore(..)) => {
            match Vault::find(Arc::clone(&files), data, work) {
                Ok(vault) => vault.map(Box::new),
                Err(why) => return (None, Err(why)),
            }
        }
        vault => vault,
    };
    match (task, vault) {
        (Task::SetUp(_), Some(vault)) => (Some(vault), Err(VaultError::AlreadySetUp)),
        (Task::SetUp(passphrase), None) => match Vault::set_up(files, data, &passphrase, work) {
            Ok(vault) => {
                let older = lock_older(&vault, data);
                (Some(Box::new(vault)), Ok(Done::SetUp(older)))
            }
            Err(why) => (None, Err(why)),
        },
        (Task::Restore(key, passphrase), vault) => {
            match Vault::restore(files, data, &key, &passphrase, work) {
                Ok(vault) => {
                    let older = lock_older(&vault, data);
                    (Some(Box::new(vault)), Ok(Done::Unlocked { put_right: false, older }))
                }
                Err(why) => (vault, Err(why)),
            }
        }
        (Task::Unlock(passphrase), Some(mut vault)) => {
            let unlocked = vault.unlock(&passphrase);
            let done = unlocked.map(|found| Done::Unlocked {
                put_right: found == Unlocked::KeysPutRight,
                older: lock_older(&vault, data),
            });
            (Some(vault), done)
        }
        (Task::Change { old, new }, Some(mut vault)) => {
            let done = vault.change_passphrase(&old, &new).map(|()| Done::Changed);
            (Some(vault), done)
        }
        (Task::Check(passphrase), Some(mut vault)) => {
            let unlocked = vault.unlock(&passphrase);
            let done = unlocked.map(|found| Done::Checked { put_right: found == Unlocked::KeysPutRight });
            (Some(vault), done)
        }
        (Task::Organisation(passphrase, organisation), Some(mut vault)) => {
            let done = vault.set_organisation(&passphrase, organisation).map(|()| Done::Organisation);
            (Some(vault), done)
        }
        (Task::Contacts(contacts), Some(vault)) => {
            let kept = contacts.keep(&vault);
            (Some(vault), Ok(Done::Contacts(kept)))
        }
        (_, None) => {
            let why = io::Error::from(io::ErrorKind::NotFound);
            (None, Err(VaultError::Read { path: data.display().to_string(), why }))
        }
    }
}

/// Locks what there is of older versions in clear: from before protection was set up, or where that failed then.
fn lock_older(vault: &Vault, data: &Path) -> io::Result<usize> {
    let keys = vault.recipients().map_err(io::Error::other)?;
    Backups::new(Arc::new(Disk), data).seal_all(keys)
}
