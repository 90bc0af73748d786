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
use crate::app::sheets::{Then, Wish};
use crate::export::original::worker as writing;
use crate::export::{self, Choices, Format, Marked, Placed, Scope, Selection};
use crate::find::{Filter, Table};
use crate::import::{self, ImportOptions, Imported};
use crate::project::{Project, SaveError, Stamp, WriteError, write_atomically};
use crate::review::{Codebook, Edit, Review};
use crate::text::{ProvisionKind, TextId};
use crate::tr;

/// A file that was read.
pub enum Opened {
    Project {
        project: Box<Project>,
        path: PathBuf,
        stamp: Stamp,
    },
    /// A project was made of a text.
    Text {
        project: Box<Project>,
        recognised: Recognised,
    },
}

/// What a job could not do. Jobs run on threads that know nothing of the interface's language, so they bring
/// back facts; what the rooms below say of their troubles stays in English.
pub enum Trouble {
    /// A file was wanted.
    IsFolder(PathBuf),
    Cancelled,
    /// In the words of the room that met it.
    Told(String),
}

impl Trouble {
    fn told(error: &impl std::fmt::Display) -> Self {
        Self::Told(error.to_string())
    }
}

/// What was recognised in a text.
#[derive(Debug, Clone, Copy)]
pub struct Recognised {
    articles: usize,
    /// Provisions of any kind.
    provisions: usize,
    /// Places where the recogniser was not sure.
    doubts: usize,
}

pub type Opening = Job<Result<Opened, Trouble>>;

/// Opens a project or, if it is not called `.ron`, a text.
pub fn open(ctx: &Context, path: PathBuf) -> Opening {
    Job::start(ctx, "opening a file", move |_| {
        if path.is_dir() {
            return Err(Trouble::IsFolder(path));
        }
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        if extension == "ron" {
            let (project, stamp) = Project::open(&path).map_err(|error| Trouble::told(&error))?;
            return Ok(Opened::Project { project: Box::new(project), path, stamp });
        }
        let imported =
            import::file(&path, &ImportOptions::default()).map_err(|error| Trouble::told(&error))?;
        let recognised = Recognised::of(&imported);
        Ok(Opened::Text { project: Box::new(project_of(imported, &path)), recognised })
    })
}

/// A new project on a text, called after it.
fn project_of(imported: Imported, path: &Path) -> Project {
    let title = &imported.text.header().instrument.title;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let title = if title.trim().is_empty() { stem.into_owned() } else { title.clone() };
    let mut review = Review::new(&title, Codebook::shipped());
    // Putting a text into an empty review is never refused.
    let _accepted = review.apply(Edit::PutText(Arc::new(imported.text)));
    Project::from_review(review)
}

impl Recognised {
    fn of(imported: &Imported) -> Self {
        let provisions = imported.text.provisions();
        let articles = provisions.iter().filter(|provision| provision.kind == ProvisionKind::Article).count();
        Self { articles, provisions: provisions.len(), doubts: imported.report.doubts.len() }
    }

    /// In a sentence, on the window's thread.
    pub fn words(self) -> String {
        let Self { articles, provisions, doubts } = self;
        match (articles, doubts) {
            (0, 0) => tr!("recognised-paragraphs", count = provisions),
            (0, 1) => tr!("recognised-paragraphs-one-doubt", count = provisions),
            (0, _) => tr!("recognised-paragraphs-doubts", count = provisions, doubts = doubts),
            (_, 0) => tr!("recognised-articles", count = articles),
            (_, 1) => tr!("recognised-articles-one-doubt", count = articles),
            _ => tr!("recognised-articles-doubts", count = articles, doubts = doubts),
        }
    }
}

/// A file that was written.
pub struct Saved {
    pub stamp: Option<Stamp>,
    /// What the disk's doubt is if it could not promise to keep it, in English.
    pub doubt: Option<String>,
}

/// A save under way.
pub struct Saving {
    pub job: Job<Result<Saved, String>>,
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
                Ok(Saved { stamp: Stamp::of(&target), doubt: Some(error.to_string()) })
            }
            Err(error) => Err(error.to_string()),
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
            let written = write_atomically(&target, words.as_bytes());
            written.map(|_| Exported::Whole).map_err(|error| Trouble::told(&error))
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
    let selection = Selection::of(project.review(), &choices).map_err(|error| Trouble::told(&error))?;
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
    write_atomically(&wish.path, &bytes).map(|_| exported).map_err(|error| Trouble::told(&error))
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
        return writing::here(selection, original, &goes_on).map_err(|error| Trouble::told(&error));
    };
    let mut job = writing::Job::start(program, selection, original).map_err(|error| Trouble::told(&error))?;
    loop {
        if cancel.is_cancelled() {
            job.cancel();
            return Err(Trouble::Cancelled);
        }
        if let Some(done) = job.poll() {
            return done.map_err(|error| Trouble::told(&error));
        }
        std::thread::sleep(Duration::from_millis(15));
    }
}

fn pdf(selection: &Selection, worker: Option<&Path>, cancel: &Cancel) -> Result<Vec<u8>, Trouble> {
    let Some(program) = worker else {
        let goes_on = |_stage| !cancel.is_cancelled();
        return export::pdf(selection, &goes_on).map_err(|error| Trouble::told(&error));
    };
    let mut job = export::worker::Job::start(program, selection).map_err(|error| Trouble::told(&error))?;
    loop {
        if cancel.is_cancelled() {
            job.cancel();
            return Err(Trouble::Cancelled);
        }
        if let Some(done) = job.poll() {
            return done.map_err(|error| Trouble::told(&error));
        }
        std::thread::sleep(Duration::from_millis(15));
    }
}
