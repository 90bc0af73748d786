//! The system's windows for choosing a file. They may be missing or hang on bare desktops, so they run on
//! a thread of their own, and a path can always be typed instead.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use eframe::egui::Context;

use crate::app::files::jobs::{Job, Progress};

/// What is to be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub title: String,
    /// Name of the kind of file, and its extensions.
    pub kind: (String, Vec<String>),
    /// A new file to write, under this name, rather than one to read.
    pub save_as: Option<String>,
}

/// Shows the system's window for choosing a file; tests put another in its place.
pub trait FileDialogs {
    fn choose(&self, ctx: &Context, wanted: Wanted) -> Job<Option<PathBuf>>;
}

/// The desktop's own.
pub struct SystemDialogs;

impl FileDialogs for SystemDialogs {
    fn choose(&self, ctx: &Context, wanted: Wanted) -> Job<Option<PathBuf>> {
        Job::start(ctx, "choosing a file", move |_| {
            let (name, extensions) = wanted.kind;
            let dialog = rfd::FileDialog::new().set_title(wanted.title).add_filter(name, &extensions);
            match wanted.save_as {
                Some(name) => dialog.set_file_name(name).save_file(),
                None => dialog.pick_file(),
            }
        })
    }
}

/// No dialogs at all: a path must be typed.
pub struct NoDialogs;

impl FileDialogs for NoDialogs {
    fn choose(&self, ctx: &Context, _wanted: Wanted) -> Job<Option<PathBuf>> {
        Job::start(ctx, "choosing no file", |_| None)
    }
}

/// A choice under way.
pub struct Choosing {
    job: Job<Option<PathBuf>>,
    since: Instant,
}

/// What became of it.
pub enum Choice {
    Open,
    Chosen(PathBuf),
    /// The person closed it.
    Cancelled,
    /// It never came up.
    Missing,
}

impl Choosing {
    pub fn start(dialogs: &dyn FileDialogs, ctx: &Context, wanted: Wanted) -> Self {
        Self { job: dialogs.choose(ctx, wanted), since: Instant::now() }
    }

    pub fn poll(&self) -> Choice {
        // Nobody closes a window within a third of a second of its coming up: there was none.
        let at_once = self.since.elapsed() < Duration::from_millis(350);
        match self.job.poll() {
            Progress::Working => Choice::Open,
            Progress::Done(Some(path)) => Choice::Chosen(path),
            Progress::Done(None) if at_once => Choice::Missing,
            Progress::Done(None) => Choice::Cancelled,
            Progress::Failed => Choice::Missing,
        }
    }
}
