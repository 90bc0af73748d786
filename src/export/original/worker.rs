//! Writing into a PDF in a process of its own, `rapporteur --worker original`, which can open nothing and use only
//! so much memory and time, since the PDF is a file of others.
//!
//! The request is a [`Selection`] and the file's name as JSON, then the file; the product is [`Placed`] as JSON,
//! then the new file; each as [`worker::pack`] packs them.

use std::borrow::Cow;
use std::io::{self, Read, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Marked, Original, OriginalError, Placed, original};
use crate::export::selection::Selection;
use crate::import::{Progress, read_bytes};
use crate::review::Original as Kept;
use crate::worker::{self, Death, Failure, Limits};

/// What a worker is asked for.
pub const TASK: &str = "original";

/// 2 GiB, since the file is held read and written; 30 seconds unless a long one is granted more.
const LIMITS: Limits = Limits { memory: 2 << 30, time: 30, most_time: 600 };

/// How many pages must be done in [`LIMITS`]' time.
const PAGES_IN_TIME: u64 = 200;

/// Where the PDF to write into is.
#[derive(Debug, Clone, Copy)]
pub enum Source<'a> {
    /// In a file.
    File(&'a Path),
    /// In the project.
    Kept(&'a Kept),
}

/// What messages call a PDF that is kept in the project.
pub const KEPT: &str = "the PDF kept in the project";

#[derive(Serialize)]
struct RequestRef<'a> {
    selection: &'a Selection,
    name: &'a str,
}

#[derive(Deserialize)]
struct Request {
    selection: Selection,
    name: String,
}

/// The worker's side: confines itself, answers one request and returns.
///
/// # Errors
/// When it cannot be confined, or the answer cannot be written.
pub fn serve(input: impl Read, output: impl Write) -> io::Result<()> {
    worker::confine(LIMITS)?;
    answer(input, output)
}

fn answer(input: impl Read, output: impl Write) -> io::Result<()> {
    worker::serve(input, output, |request, tell: &dyn Fn(Progress) -> bool| {
        let broken = || OriginalError::Worker { why: "the request is broken".to_owned() };
        let (Request { selection, name }, bytes) = worker::unpack(&request).ok_or_else(broken)?;
        let tell = |progress: Progress| {
            worker::allow_time(LIMITS.time.max(progress.of as u64 * LIMITS.time / PAGES_IN_TIME));
            tell(progress)
        };
        let work =
            |tell: &dyn Fn(Progress) -> bool| original(&selection, Original { name: &name, bytes }, tell);
        let marked = match worker::deep(&tell, work) {
            Ok(Some(marked)) => marked?,
            Ok(None) => return Err(OriginalError::Crashed { name: name.clone() }),
            Err(error) => return Err(OriginalError::Worker { why: error.to_string() }),
        };
        worker::pack(&marked.placed, &marked.pdf)
            .map_err(|error| OriginalError::Worker { why: error.to_string() })
    })
}

/// A PDF being written into. Dropping it ends the worker.
#[derive(Debug)]
pub struct Job {
    job: worker::Job<Progress, OriginalError>,
    name: String,
}

impl Job {
    /// Starts `exe` as a worker on `selection` and the PDF, whose bytes are read here.
    ///
    /// # Errors
    /// When the file cannot be read, or the process not be started.
    pub fn start(exe: &Path, selection: &Selection, from: Source<'_>) -> Result<Self, OriginalError> {
        let (name, bytes) = from.read()?;
        let request = worker::pack(&RequestRef { selection, name: &name }, &bytes)
            .map_err(|error| OriginalError::Worker { why: error.to_string() })?;
        let job = worker::Job::start(exe, TASK, request).map_err(|failure| told(failure, &name))?;
        Ok(Self { job, name })
    }

    /// The PDF or what went wrong, once; `None` while the worker is busy. Never waits.
    pub fn poll(&mut self) -> Option<Result<Marked, OriginalError>> {
        let done = self.job.poll()?;
        Some(marked(done, &self.name))
    }

    /// How far the worker is, as of the last [`Job::poll`].
    pub fn progress(&self) -> Progress {
        self.job.stage().copied().unwrap_or_default()
    }

    /// Waits for the end; for commands, which have nothing else to do.
    ///
    /// # Errors
    /// Says why there is no PDF.
    pub fn wait(self) -> Result<Marked, OriginalError> {
        let Self { job, name } = self;
        marked(job.wait(), &name)
    }

    /// Ends the worker; nothing of it is left when this returns.
    pub fn cancel(self) {
        self.job.cancel();
    }
}

/// The same in this process, where no program can be started.
///
/// # Errors
/// As [`original`], and when the file cannot be read.
pub fn here(
    selection: &Selection,
    from: Source<'_>,
    go_on: &dyn Fn(Progress) -> bool,
) -> Result<Marked, OriginalError> {
    let (name, bytes) = from.read()?;
    original(selection, Original { name: &name, bytes: &bytes }, go_on)
}

impl<'a> Source<'a> {
    /// What it is called, and its bytes.
    fn read(self) -> Result<(String, Cow<'a, [u8]>), OriginalError> {
        match self {
            Self::File(path) => {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
                let bytes = read_bytes(path, &name)?;
                Ok((name, bytes.into()))
            }
            Self::Kept(kept) => Ok((KEPT.to_owned(), kept.bytes().into())),
        }
    }
}

fn marked(done: Result<Vec<u8>, Failure<OriginalError>>, name: &str) -> Result<Marked, OriginalError> {
    let product = done.map_err(|failure| told(failure, name))?;
    let (placed, pdf): (Placed, &[u8]) = worker::unpack(&product)
        .ok_or_else(|| OriginalError::Worker { why: "its answer is broken".to_owned() })?;
    Ok(Marked { pdf: pdf.to_vec(), placed })
}

fn told(failure: Failure<OriginalError>, name: &str) -> OriginalError {
    let name = name.to_owned();
    match failure {
        Failure::Told(error) => error,
        Failure::Start(why) => OriginalError::Worker { why },
        Failure::Died(Death::OutOfTime) => OriginalError::TooSlow { name },
        Failure::Died(Death::Aborted) => OriginalError::TooDemanding { name },
        Failure::Died(Death::Unknown) => OriginalError::Crashed { name },
    }
}
