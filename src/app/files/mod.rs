//! Opening, saving and exporting: what runs on other threads, and what comes back from there.

pub mod dialogs;
pub mod folder;
pub mod jobs;
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
use crate::export::original::worker as writing;
use crate::export::{
    self, Choices, Format, Marked, Missing, OriginalError, PdfError, Placed, Scope, Selection,
};
use crate::find::{Filter, Table};
use crate::import::{self, Draft, ImportError, ImportOptions, Imported, Tracked};
use crate::project::{OpenError, Project, SaveError, Stamp, WriteError, write_atomically};
use crate::text::TextId;
use crate::tr;

/// A file that was read.
pub enum Opened {
    Project {
        project: Box<Project>,
        path: PathBuf,
        stamp: Stamp,
    },
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
    #[error(transparent)]
    Write(#[from] WriteError),
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
            Self::Write(error) => faults::writing(error),
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

/// Opens a project or, if it is not called `.ron`, a text. `worker` is the program to read texts with; without one
/// it is done in this process.
pub fn open(ctx: &Context, path: PathBuf, worker: Option<PathBuf>) -> Opening {
    opening(ctx, path, worker, None)
}

/// Opens a text that was read before, with what is to become of its tracked changes.
pub fn open_anew(ctx: &Context, path: PathBuf, worker: Option<PathBuf>, tracked: Tracked) -> Opening {
    opening(ctx, path, worker, Some(tracked))
}

fn opening(ctx: &Context, path: PathBuf, worker: Option<PathBuf>, tracked: Option<Tracked>) -> Opening {
    let (name, file) = (name_of(&path), path.clone());
    let job = Job::start(ctx, "opening a file", move |cancel| {
        if path.is_dir() {
            return Err(Trouble::IsFolder(path));
        }
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        if extension == "ron" {
            let (project, stamp) = Project::open(&path)?;
            return Ok(Opened::Project { project: Box::new(project), path, stamp });
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
}

/// A save under way.
pub struct Saving {
    pub job: Job<Result<Saved, SaveError>>,
    pub path: PathBuf,
    /// State of the history that is being written.
    pub state: u64,
    pub then: Option<Then>,
}

impl Saving {
    pub fn start(
        ctx: &Context,
        project: Arc<Project>,
        path: PathBuf,
        state: u64,
        then: Option<Then>,
    ) -> Self {
        let target = path.clone();
        let job = Job::start(ctx, "saving", move |_| match project.save(&target) {
            Ok(stamp) => Ok(Saved { stamp: Some(stamp), doubt: None }),
            Err(SaveError::Write(error @ WriteError::NotFlushed { .. })) => {
                Ok(Saved { stamp: Stamp::of(&target), doubt: Some(error) })
            }
            Err(error) => Err(error),
        });
        Self { job, path, state, then }
    }
}

/// An export under way.
pub struct Exporting {
    pub job: Job<Result<Exported, Trouble>>,
    pub path: PathBuf,
}

/// What was written.
pub enum Exported {
    /// All that was wanted.
    Whole,
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
        Self { job, path }
    }

    /// Writes a table as CSV. The byte order mark tells spreadsheets that it is UTF-8.
    pub fn table(ctx: &Context, table: &Table, path: PathBuf) -> Self {
        let (words, target) = (format!("\u{FEFF}{}", table.to_csv()), path.clone());
        let job = Job::start(ctx, "writing a table", move |_| {
            write_atomically(&target, words.as_bytes())?;
            Ok(Exported::Whole)
        });
        Self { job, path }
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
            let marked = marked(&selection, &wish.original, worker, cancel)?;
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
    original: &Path,
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
