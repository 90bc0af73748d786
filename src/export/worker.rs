//! Typesetting in a process of its own, `rapporteur --worker pdf`: it takes seconds and hundreds of megabytes,
//! and cannot be interrupted from within. The request is a [`Selection`] as JSON, the product the PDF.

use std::io::{self, Read, Write};
use std::path::Path;

use super::pdf::{PdfError, Stage, pdf};
use super::selection::Selection;
use crate::worker::{self, Failure};

/// What a worker is asked for.
pub const TASK: &str = "pdf";

/// The worker's side: answers one request and returns.
///
/// # Errors
/// When the answer cannot be written, which means that nobody waits for it any more.
pub fn serve(input: impl Read, output: impl Write) -> io::Result<()> {
    worker::serve(input, output, |request, tell| match serde_json::from_slice::<Selection>(&request) {
        Err(error) => Err(PdfError::Typesetting(format!("the request could not be read: {error}"))),
        Ok(selection) => {
            drop(request);
            pdf(&selection, tell)
        }
    })
}

/// A PDF in the making. Dropping it ends the worker.
#[derive(Debug)]
pub struct Job(worker::Job<Stage, PdfError>);

impl Job {
    /// Starts `exe` as a worker on `selection`.
    ///
    /// # Errors
    /// When the process cannot be started.
    pub fn start(exe: &Path, selection: &Selection) -> Result<Self, PdfError> {
        let request = serde_json::to_vec(selection).map_err(|error| PdfError::Start(error.to_string()))?;
        worker::Job::start(exe, TASK, request).map(Self).map_err(told)
    }

    /// The PDF or what went wrong, once; `None` while the worker is busy. Never waits.
    pub fn poll(&mut self) -> Option<Result<Vec<u8>, PdfError>> {
        self.0.poll().map(|done| done.map_err(told))
    }

    /// What the worker is busy with, as of the last [`Job::poll`].
    pub fn stage(&self) -> Stage {
        self.0.stage().copied().unwrap_or(Stage::Preparing)
    }

    /// Waits for the end; for commands, which have nothing else to do.
    ///
    /// # Errors
    /// Says why there is no PDF.
    pub fn wait(self) -> Result<Vec<u8>, PdfError> {
        self.0.wait().map_err(told)
    }

    /// Ends the worker; nothing of it is left when this returns.
    pub fn cancel(self) {
        self.0.cancel();
    }
}

fn told(failure: Failure<PdfError>) -> PdfError {
    match failure {
        Failure::Told(error) => error,
        Failure::Start(why) => PdfError::Start(why),
        Failure::Died(_) => PdfError::Died,
    }
}
