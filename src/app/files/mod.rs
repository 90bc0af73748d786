//! Opening, saving and exporting: what runs on other threads, and what comes back from there.

pub mod dialogs;
pub mod folder;
pub mod jobs;
pub mod keeping;
pub mod paths;

pub use dialogs::{FileDialogs, NoDialogs, SystemDialogs, Wanted};

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::Context;

use crate::app::files::jobs::{Cancel, Job};
use crate::app::outbox::capital;
use crate::app::sheets::{Then, Wish};
use crate::app::words::faults;
use crate::export::original::worker::{self as writing, Source};
use crate::export::{
    self, Choices, Format, Marked, Missing, OriginalError, PdfError, Placed, Scope, Selection,
};
use crate::find::{Filter, Table};
use crate::import::{self, Draft, ImportError, ImportOptions, Imported, Tracked};
use crate::project::protect::{self, Needs, Opener, Passphrase, Recipients, Seal, SecretKey};
use crate::project::{
    Backups, Disk, Left, Older, OpenError, Project, SaveError, SavedAs, Stamp, WriteError, sweep_beside,
    write_atomically,
};
use crate::text::TextId;
use crate::tr;

/// A file that was read.
pub enum Opened {
    Project {
        project: Box<Project>,
        file: SavedAs,
        stamp: Stamp,
        /// As in [`protect::Opened`].
        own_passphrase: bool,
    },
    /// What a crash left, or an older version of a file: work without a file of its own.
    Recovered { project: Box<Project>, left: Option<Box<Left>> },
    /// A text to be looked over before it is created.
    Draft(Box<Draft>),
}

/// What a job could not do. Jobs run on threads that know nothing of the interface's language, so they bring
/// back facts.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// A file was wanted.
    #[error("{0:?} is a folder")]
    IsFolder(PathBuf),
    #[error("cancelled")]
    Cancelled,
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Import(#[from] ImportError),
    #[error(transparent)]
    Missing(#[from] Missing),
    #[error(transparent)]
    Pdf(#[from] PdfError),
    #[error(transparent)]
    Original(#[from] OriginalError),
    #[error("the project no longer keeps the PDF that the text was read from")]
    OriginalGone,
    #[error(transparent)]
    Write(#[from] WriteError),
    #[error(transparent)]
    Save(#[from] SaveError),
}

impl Trouble {
    /// A sentence, on the window's thread.
    pub fn words(&self) -> String {
        let why = match self {
            Self::IsFolder(path) => tr!("files-folder-choose", path = path.display().to_string()),
            Self::Cancelled => tr!("files-export-cancelled"),
            Self::Open(error) => faults::opening(error),
            Self::Import(error) => faults::importing(error),
            Self::Missing(missing) => faults::choosing(missing),
            Self::Pdf(error) => faults::typesetting(error),
            Self::Original(error) => faults::marking(error),
            Self::OriginalGone => tr!("original-gone"),
            Self::Write(error) => faults::writing(error),
            Self::Save(error) => faults::saving(error),
        };
        capital(&why)
    }
}

/// A file being opened.
pub struct Opening {
    pub job: Job<Result<Opened, Trouble>>,
    /// What it is called.
    pub name: String,
    pub path: PathBuf,
}

/// What there is to open a locked file with.
#[derive(Default)]
pub struct Keys {
    /// The person's own, while it is unlocked.
    pub key: Option<SecretKey>,
    /// Of this one file.
    pub passphrase: Option<Passphrase>,
}

impl Keys {
    fn open(&self, path: &Path) -> Result<protect::Opened, OpenError> {
        let opened = Project::open_with(path, self.key.as_ref().map_or(Opener::Nothing, Opener::Key));
        match (&self.passphrase, opened) {
            (Some(passphrase), Err(why)) if why.needs() == Some(Needs::Passphrase) => {
                Project::open_with(path, Opener::Passphrase(passphrase))
            }
            (_, opened) => opened,
        }
    }
}

/// Opens a project or, if it is not called `.ron` or `.age`, a text. `worker` is the program to read texts with; without one
/// it is done in this process.
pub fn open(ctx: &Context, path: PathBuf, worker: Option<PathBuf>, keys: Keys) -> Opening {
    opening(ctx, path, worker, keys, None)
}

/// Opens a text that was read before, with what is to become of its tracked changes.
pub fn open_anew(ctx: &Context, path: PathBuf, worker: Option<PathBuf>, tracked: Tracked) -> Opening {
    opening(ctx, path, worker, Keys::default(), Some(tracked))
}

fn opening(
    ctx: &Context,
    path: PathBuf,
    worker: Option<PathBuf>,
    keys: Keys,
    tracked: Option<Tracked>,
) -> Opening {
    let (name, file) = (name_of(&path), path.clone());
    let job = Job::start(ctx, "opening a file", move |cancel| {
        if path.is_dir() {
            return Err(Trouble::IsFolder(path));
        }
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        if matches!(extension.as_str(), "ron" | "age") {
            let protect::Opened { project, stamp, sha256, own_passphrase } = keys.open(&path)?;
            sweep_beside(&path);
            let (project, file) = (Box::new(project), SavedAs { path, sha256 });
            return Ok(Opened::Project { project, file, stamp, own_passphrase });
        }
        let changes = tracked.unwrap_or_default().changes;
        let options = ImportOptions { name: name_of(&path), changes, ..ImportOptions::default() };
        let draft = Draft::new(options.name.as_str(), read(&path, &options, worker.as_deref(), cancel)?);
        let draft = if let Some(tracked) = tracked { draft.knowing(tracked) } else { draft };
        Ok(Opened::Draft(Box::new(draft)))
    });
    Opening { job, name, path: file }
}

/// What a file is called.
fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Reads a text, whatever its format is.
fn read(
    path: &Path,
    options: &ImportOptions,
    worker: Option<&Path>,
    cancel: &Cancel,
) -> Result<Imported, Trouble> {
    let Some(program) = worker else { return Ok(import::file(path, options)?) };
    let mut job = import::worker::Job::start(program, path, options)?;
    loop {
        if cancel.is_cancelled() {
            return Err(ImportError::Cancelled.into());
        }
        if let Some(done) = job.poll() {
            return Ok(done?);
        }
        let import::Progress { done, of } = job.progress();
        cancel.tell(done, of);
        std::thread::sleep(Duration::from_millis(15));
    }
}

/// A file that was written.
pub struct Saved {
    pub stamp: Option<Stamp>,
    /// What the disk's doubt is if it could not promise to keep it.
    pub doubt: Option<WriteError>,
    /// Of the file's bytes; `None` where there is doubt.
    pub sha256: Option<String>,
    /// Why the version before could not be kept.
    pub not_kept: Option<std::io::Error>,
}

/// A save under way.
pub struct Saving {
    pub job: Job<Result<Saved, SaveError>>,
    pub path: PathBuf,
    /// What is being written.
    pub project: Arc<Project>,
    /// State of the history that is being written.
    pub state: u64,
    /// How many changes the journal had been given then.
    pub taken: usize,
    pub then: Option<Then>,
}

impl Saving {
    /// `data` is the program's own folder, where the version that is replaced is kept; without one it is not.
    /// `protection` is what everything is locked for, where that is on.
    pub fn start(
        ctx: &Context,
        project: Arc<Project>,
        path: PathBuf,
        data: Option<&Path>,
        protection: Option<Recipients>,
    ) -> Self {
        let (target, written) = (path.clone(), Arc::clone(&project));
        let backups = data.map(|data| Backups::new(Arc::new(Disk), data));
        let job = Job::start(ctx, "saving", move |_| {
            save(&written, &target, backups.as_ref(), protection.as_ref())
        });
        Self { job, path, project, state: 0, taken: 0, then: None }
    }
}

fn save(
    project: &Project,
    target: &Path,
    backups: Option<&Backups>,
    protection: Option<&Recipients>,
) -> Result<Saved, SaveError> {
    let seal = protection.filter(|_| project.is_sealed()).cloned().map(Seal::Keys);
    let older = backups.map(|backups| Older { backups, keep: false, seal: protection });
    match project.save_over(target, seal.as_ref(), older) {
        Ok(saved) => Ok(Saved {
            stamp: saved.stamp,
            doubt: None,
            sha256: Some(saved.sha256),
            not_kept: saved.older.err(),
        }),
        Err(SaveError::Write(doubt @ WriteError::NotFlushed { .. })) => {
            Ok(Saved { stamp: Stamp::of(target), doubt: Some(doubt), sha256: None, not_kept: None })
        }
        Err(why) => Err(why),
    }
}

/// An export under way.
pub struct Exporting {
    pub job: Job<Result<Exported, Trouble>>,
    pub path: PathBuf,
    /// Somebody wanted to quit meanwhile and was told of it.
    pub told: bool,
}

/// What was written.
pub enum Exported {
    /// All that was wanted.
    Whole,
    /// A locked copy of the project; why what it replaced could not be kept.
    Locked(Option<std::io::Error>),
    /// Marks in a PDF of somebody else, and what became of them.
    Into(Placed),
}

impl Exporting {
    /// `worker` is the program to typeset with; without one it is done in this process.
    pub fn start(
        ctx: &Context,
        project: Arc<Project>,
        text: TextId,
        filter: Filter,
        wish: Wish,
        worker: Option<PathBuf>,
    ) -> Self {
        let path = wish.path.clone();
        let job = Job::start(ctx, "exporting", move |cancel| {
            export(&project, text, filter, &wish, worker.as_deref(), cancel)
        });
        Self { job, path, told: false }
    }

    /// Writes a copy of the project that is locked as `seal` says. What it replaces is kept among the older versions of
    /// the program's own folder, if there is one, for those who can open what is kept there.
    pub fn locked(
        ctx: &Context,
        project: Arc<Project>,
        seal: Seal,
        path: PathBuf,
        (data, protection): (Option<&Path>, Option<Recipients>),
    ) -> Self {
        let target = path.clone();
        let backups = data.map(|data| Backups::new(Arc::new(Disk), data));
        let job = Job::start(ctx, "locking a copy", move |_| {
            let seal_older = protection.as_ref();
            let older = backups.as_ref().map(|backups| Older { backups, keep: false, seal: seal_older });
            let saved = project.save_over(&target, Some(&seal), older)?;
            Ok(Exported::Locked(saved.older.err()))
        });
        Self { job, path, told: false }
    }

    /// Writes a table as CSV. The byte order mark tells spreadsheets that it is UTF-8.
    pub fn table(ctx: &Context, table: &Table, path: PathBuf) -> Self {
        let (words, target) = (format!("\u{FEFF}{}", table.to_csv()), path.clone());
        let job = Job::start(ctx, "writing a table", move |_| {
            write_atomically(&target, words.as_bytes())?;
            Ok(Exported::Whole)
        });
        Self { job, path, told: false }
    }
}

fn export(
    project: &Project,
    text: TextId,
    filter: Filter,
    wish: &Wish,
    worker: Option<&Path>,
    cancel: &Cancel,
) -> Result<Exported, Trouble> {
    let mut choices = Choices::new(text);
    choices.scope = if wish.filtered { Scope::Matching(filter) } else { Scope::All };
    choices.whole_text = wish.whole_text;
    choices.authors = wish.authors;
    choices.dates = wish.dates;
    choices.replies = wish.replies;
    let selection = Selection::of(project.review(), &choices)?;
    let mut exported = Exported::Whole;
    let bytes = match wish.format {
        Format::Markdown => export::markdown(&selection).into_bytes(),
        Format::Pdf => pdf(&selection, worker, cancel)?,
        Format::Original => {
            let review = project.review();
            let kept = || review.texts().get(&choices.text).and_then(|text| review.original_of(text));
            let source = match (&wish.original, kept()) {
                (Some(path), _) => Source::File(path),
                (None, Some(kept)) => Source::Kept(kept),
                // It was taken out of the project meanwhile.
                (None, None) => return Err(Trouble::OriginalGone),
            };
            let marked = marked(&selection, source, worker, cancel)?;
            exported = Exported::Into(marked.placed);
            marked.pdf
        }
    };
    if cancel.is_cancelled() {
        return Err(Trouble::Cancelled);
    }
    write_atomically(&wish.path, &bytes)?;
    Ok(exported)
}

/// The PDF at `original` with the marks in it.
fn marked(
    selection: &Selection,
    original: Source<'_>,
    worker: Option<&Path>,
    cancel: &Cancel,
) -> Result<Marked, Trouble> {
    let Some(program) = worker else {
        let goes_on = |_progress| !cancel.is_cancelled();
        return Ok(writing::here(selection, original, &goes_on)?);
    };
    let mut job = writing::Job::start(program, selection, original)?;
    loop {
        if cancel.is_cancelled() {
            job.cancel();
            return Err(Trouble::Cancelled);
        }
        if let Some(done) = job.poll() {
            return Ok(done?);
        }
        std::thread::sleep(Duration::from_millis(15));
    }
}

fn pdf(selection: &Selection, worker: Option<&Path>, cancel: &Cancel) -> Result<Vec<u8>, Trouble> {
    let Some(program) = worker else {
        let goes_on = |_stage| !cancel.is_cancelled();
        return Ok(export::pdf(selection, &goes_on)?);
    };
    let mut job = export::worker::Job::start(program, selection)?;
    loop {
        if cancel.is_cancelled() {
            job.cancel();
            return Err(Trouble::Cancelled);
        }
        if let Some(done) = job.poll() {
            return Ok(done?);
        }
        std::thread::sleep(Duration::from_millis(15));
    }
}
