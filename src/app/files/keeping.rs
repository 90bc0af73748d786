//! How an open project is kept against a crash: its file is claimed for this window, and every change goes into a
//! journal in the program's own folder from the first one on. Who only reads leaves nothing there.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::Context;

use crate::app::files::jobs::{Job, Progress};
use crate::project::protect::Recipients;
use crate::project::{
    Base, Claim, Disk, Journal, JournalError, Keeper, Left, Project, Record, SavedAs, claim, journals,
};

/// After a failure to begin a journal it is tried again after so long.
const AGAIN: Duration = Duration::from_secs(2);

/// What keeps one open project.
pub struct Keeping {
    /// The program's own folder; without one nothing is kept.
    data: Option<PathBuf>,
    /// The file that the project was read from or last saved to.
    file: Option<SavedAs>,
    /// Held while the project is open.
    claim: Option<Claim>,
    journal: State,
    /// Changes that no journal has taken yet, in order.
    waiting: Vec<Record>,
    /// A save that came while the journal was being begun.
    rebase: Option<Saved>,
    /// What a crash left of this project; it goes once a journal of this window holds it.
    left: Option<Box<Left>>,
    /// The journal begins with the whole project, whatever file there is: it says more than the file.
    whole: bool,
    /// What the journal is locked for, where protection is on.
    seal: Option<Recipients>,
    /// That changed while the journal was being begun.
    seal_anew: bool,
    /// What was said last of what keeps changes from being kept.
    told: Option<String>,
}

/// A project as it was saved, and how many changes had been handed over then.
struct Saved {
    project: Arc<Project>,
    file: SavedAs,
    count: usize,
}

enum State {
    /// Nothing was changed yet, or it could not be begun at that time.
    Nothing(Option<Instant>),
    Beginning(Job<Result<Keeper, JournalError>>),
    Kept(Keeper),
}

impl Keeping {
    /// For a project that was just opened from `file`, or has none.
    pub fn new(data: Option<PathBuf>, file: Option<SavedAs>) -> Self {
        let claim = file.as_ref().map(|file| claim(&file.path));
        Self {
            data,
            file,
            claim,
            journal: State::Nothing(None),
            waiting: Vec::new(),
            rebase: None,
            left: None,
            whole: false,
            seal: None,
            seal_anew: false,
            told: None,
        }
    }

    /// The same with a journal that is locked, if `seal` says for whom.
    pub fn sealed(self, seal: Option<Recipients>) -> Self {
        Self { seal, ..self }
    }

    /// The same with a journal that begins with the whole project until it is saved.
    pub fn whole(self) -> Self {
        Self { whole: true, ..self }
    }

    /// The same for what this program left when it was locked: it is kept anew at once, all of it, and what was left
    /// goes when that is done.
    pub fn resuming(self, left: Left) -> Self {
        Self { left: Some(Box::new(left)), whole: true, ..self }
    }

    /// For what a crash left: it is kept anew at once, and what was left goes when that is done.
    pub fn recovered(data: Option<PathBuf>, left: Option<Box<Left>>) -> Self {
        Self { left, ..Self::new(data, None) }
    }

    /// The file that the project was read from or last saved to.
    pub fn file(&self) -> Option<&SavedAs> {
        self.file.as_ref()
    }

    /// Says whether another window has the project's file open.
    pub fn is_elsewhere(&self) -> bool {
        matches!(self.claim, Some(Claim::Elsewhere))
    }

    /// Asks once more for a file that another window had open when it was last asked for.
    pub fn claim_again(&mut self) {
        if let (true, Some(file)) = (self.is_elsewhere(), &self.file) {
            self.claim = Some(claim(&file.path));
        }
    }

    /// Takes the changes made since it was last asked; never waits for a disk. Gives what keeps them from being
    /// kept, once for each fault.
    pub fn attend(
        &mut self,
        ctx: &Context,
        project: &Arc<Project>,
        changes: Vec<Record>,
        words: impl Fn(&JournalError) -> String,
    ) -> Option<String> {
        let data = self.data.clone()?;
        self.waiting.extend(changes);
        let mut fault = None;
        match &self.journal {
            State::Nothing(failed) => {
                let rested = failed.is_none_or(|failed| failed.elapsed() > AGAIN);
                if rested && (!self.waiting.is_empty() || self.left.is_some()) {
                    let file = self.file.clone().filter(|_| !self.whole);
                    self.journal = State::Beginning(begin(ctx, &data, project, file, self.seal.clone()));
                }
            }
            State::Beginning(job) => match job.poll() {
                Progress::Working => {}
                Progress::Done(Ok(keeper)) => self.journal = State::Kept(keeper),
                Progress::Done(Err(why)) => {
                    fault = Some(words(&why));
                    self.journal = State::Nothing(Some(Instant::now()));
                }
                Progress::Failed => self.journal = State::Nothing(Some(Instant::now())),
            },
            State::Kept(_) => {}
        }
        if let State::Kept(keeper) = &mut self.journal {
            self.waiting.drain(..).for_each(|change| keeper.step(change));
            if let Some(Saved { project, file, count }) = self.rebase.take() {
                keeper.rebase(project, Some(file), count);
            }
            // After that, as it counts anew.
            if std::mem::take(&mut self.seal_anew) {
                keeper.seal(self.seal.clone());
                keeper.rebase(Arc::clone(project), None, keeper.handed());
            }
            // A journal that is full begins anew with the whole project, which leaves all its room.
            if keeper.trouble(|why| matches!(why, JournalError::Full)).unwrap_or_default() {
                keeper.rebase(Arc::clone(project), None, keeper.handed());
            }
            // What a window may be working on still is not taken from it.
            if let Some(left) = self.left.take().filter(|left| left.is_dead()) {
                let _found_again_if_it_stays = left.discard();
            }
            fault = keeper.trouble(|why| words(why));
        }
        let new = fault.clone().filter(|fault| self.told.as_ref() != Some(fault));
        if fault.is_some() || matches!(self.journal, State::Kept(_)) {
            self.told = fault;
        }
        new
    }

    /// Locks the journal from now on, or no longer. One that was begun begins anew with the whole project, so that
    /// nothing of it stays as it was.
    pub fn seal(&mut self, seal: Option<Recipients>, project: &Arc<Project>) {
        if self.seal == seal {
            return;
        }
        self.seal = seal;
        match &mut self.journal {
            State::Kept(keeper) => {
                keeper.seal(self.seal.clone());
                keeper.rebase(Arc::clone(project), None, keeper.handed());
            }
            State::Beginning(_) => self.seal_anew = true,
            State::Nothing(_) => {}
        }
    }

    /// Says whether a journal holds every change that was handed over. Waits for the disk.
    pub fn holds_all(&self) -> bool {
        match &self.journal {
            State::Kept(keeper) => self.waiting.is_empty() && keeper.flush(),
            State::Beginning(_) | State::Nothing(_) => false,
        }
    }

    /// How many changes were taken since the project was opened or last saved. Whoever saves notes it, and gives it
    /// to [`Self::saved`].
    pub fn taken(&self) -> usize {
        match &self.journal {
            State::Kept(keeper) => keeper.handed(),
            _ => self.waiting.len(),
        }
    }

    /// The project is now in `file` as it was when `count` changes had been taken.
    pub fn saved(&mut self, project: Arc<Project>, file: SavedAs, count: usize) {
        let moved = self.file.as_ref().is_none_or(|old| old.path != file.path);
        if moved || !matches!(self.claim, Some(Claim::Ours(_))) {
            // Let go first: it may be the same file under another name.
            self.claim = None;
            self.claim = Some(claim(&file.path));
        }
        self.file = Some(file.clone());
        self.whole = false;
        match &mut self.journal {
            State::Kept(keeper) => keeper.rebase(project, Some(file), count),
            State::Beginning(_) => self.rebase = Some(Saved { project, file, count }),
            State::Nothing(_) => drop(self.waiting.drain(..count.min(self.waiting.len()))),
        }
    }

    /// The project is closed in order: nothing of it is to be recovered.
    pub fn close(self) {
        match self.journal {
            State::Kept(keeper) => keeper.close(),
            State::Beginning(job) => match job.poll() {
                Progress::Done(Ok(keeper)) => keeper.close(),
                // It is ended as soon as it has begun, on the thread that begins it.
                _ => drop(job),
            },
            State::Nothing(_) => {}
        }
    }
}

fn begin(
    ctx: &Context,
    data: &Path,
    project: &Arc<Project>,
    file: Option<SavedAs>,
    seal: Option<Recipients>,
) -> Job<Result<Keeper, JournalError>> {
    let (folder, project) = (journals(data), Arc::clone(project));
    Job::start(ctx, "beginning a journal", move |cancel| {
        let base = match &file {
            Some(file) => Base::File { path: &file.path, sha256: &file.sha256 },
            None => Base::Whole,
        };
        let journal = Journal::begin_sealed(Arc::new(Disk), &folder, &project, base, seal)?;
        let keeper = Keeper::start(journal)?;
        if cancel.is_cancelled() {
            keeper.close();
            return Err(std::io::Error::from(std::io::ErrorKind::Interrupted).into());
        }
        Ok(keeper)
    })
}
