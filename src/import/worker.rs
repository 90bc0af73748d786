//! Reading files of others in a process of its own, `rapporteur --worker import`, which can open nothing and use
//! only so much memory and time: whatever a file does to it, the window lives and says what happened.
//!
//! The request is what [`ImportOptions`] say and the file, as [`worker::pack`] packs them. The product is a [`Source`] as JSON.

use std::io::{self, Read, Write};
use std::path::Path;

use super::{ImportError, ImportOptions, Imported, Progress, Source, finish, read, read_bytes};
use crate::worker::{self, Death, Failure, Limits};

/// What a worker is asked for.
pub const TASK: &str = "import";

/// 1 GiB, and 20 seconds unless a long document is granted more.
const LIMITS: Limits = Limits { memory: 1 << 30, time: 20, most_time: 600 };

/// How many pages must be read in [`LIMITS`]' time.
const PAGES_IN_TIME: u64 = 200;

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
        let broken = || ImportError::Worker { why: "the request is broken".to_owned() };
        let (options, bytes): (ImportOptions, &[u8]) = worker::unpack(&request).ok_or_else(broken)?;
        let tell = |progress: Progress| {
            worker::allow_time(time_for(progress.of));
            tell(progress)
        };
        let source = match worker::deep(&tell, |tell| read(bytes, &options, tell)) {
            Ok(Some(source)) => source?,
            Ok(None) => return Err(ImportError::Crashed { name: options.name.clone() }),
            Err(error) => return Err(ImportError::Worker { why: error.to_string() }),
        };
        serde_json::to_vec(&source).map_err(|error| ImportError::Worker { why: error.to_string() })
    })
}

/// Seconds of processor time that a document of so many pages or parts may take.
fn time_for(pages: usize) -> u64 {
    LIMITS.time.max((pages as u64).saturating_mul(LIMITS.time) / PAGES_IN_TIME)
}

/// A file being read. Dropping it ends the worker.
#[derive(Debug)]
pub struct Job {
    job: worker::Job<Progress, ImportError>,
    options: ImportOptions,
}

impl Job {
    /// Starts `exe` as a worker on a file, whose bytes are read here.
    ///
    /// # Errors
    /// When the file cannot be read, or the process not be started.
    pub fn start(exe: &Path, path: &Path, options: &ImportOptions) -> Result<Self, ImportError> {
        let options = options.named_after(path);
        let bytes = read_bytes(path, &options.name)?;
        let request =
            worker::pack(&options, &bytes).map_err(|error| ImportError::Worker { why: error.to_string() })?;
        let job = worker::Job::start(exe, TASK, request).map_err(|failure| told(failure, &options))?;
        Ok(Self { job, options })
    }

    /// What was read or why it could not be, once; `None` while the worker is busy. The provisions are found here,
    /// on the thread that asks.
    pub fn poll(&mut self) -> Option<Result<Imported, ImportError>> {
        let done = self.job.poll()?;
        Some(imported(done, &self.options))
    }

    /// How far the worker is, as of the last [`Job::poll`].
    pub fn progress(&self) -> Progress {
        self.job.stage().copied().unwrap_or_default()
    }

    /// Waits for the end; for commands, which have nothing else to do.
    ///
    /// # Errors
    /// Says why the file could not be read.
    pub fn wait(self) -> Result<Imported, ImportError> {
        let Self { job, options } = self;
        imported(job.wait(), &options)
    }
}

fn imported(
    done: Result<Vec<u8>, Failure<ImportError>>,
    options: &ImportOptions,
) -> Result<Imported, ImportError> {
    let product = done.map_err(|failure| told(failure, options))?;
    let source: Source = serde_json::from_slice(&product)
        .map_err(|_| ImportError::Worker { why: "its answer is broken".to_owned() })?;
    finish(source, options)
}

fn told(failure: Failure<ImportError>, options: &ImportOptions) -> ImportError {
    let name = options.name.clone();
    match failure {
        Failure::Told(error) => error,
        Failure::Start(why) => ImportError::Worker { why },
        Failure::Died(Death::OutOfTime) => ImportError::TooSlow { name },
        Failure::Died(Death::Aborted) => ImportError::TooDemanding { name },
        Failure::Died(Death::Unknown) => ImportError::Crashed { name },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The last frame of the answer to a request.
    fn answered(request: &[u8]) -> (u8, Vec<u8>) {
        let mut out = Vec::new();
        answer(request, &mut out).unwrap();
        let mut out = out.as_slice();
        std::iter::from_fn(|| worker::frame(&mut out)).last().unwrap()
    }

    #[test]
    fn a_worker_reads_what_it_is_sent() {
        let options = ImportOptions { name: "draft.txt".to_owned(), ..ImportOptions::default() };
        let words = b"Article 1\n\nUse\n\nEach Party shall use it.\n";
        let (letter, words_back) = answered(&worker::pack(&options, words).unwrap());
        assert_eq!(letter, b'P');
        let source: Source = serde_json::from_slice(&words_back).unwrap();
        assert_eq!(source, read(words, &options, &|_| true).unwrap());
    }

    #[test]
    fn what_cannot_be_read_is_told_by_the_worker() {
        let options = ImportOptions { name: "draft.txt".to_owned(), ..ImportOptions::default() };
        for (bytes, wanted) in [(&b""[..], "Empty"), (b"a\0b", "NotText")] {
            let (letter, words) = answered(&worker::pack(&options, bytes).unwrap());
            assert_eq!(letter, b'E');
            let error: ImportError = serde_json::from_slice(&words).unwrap();
            assert_eq!(format!("{error:?}"), format!("{:?}", read(bytes, &options, &|_| true).unwrap_err()));
            assert!(format!("{error:?}").starts_with(wanted), "{error:?}");
        }
        for broken in [&b""[..], b"12345678", &[0; 8], &[255; 20]] {
            assert_eq!(answered(broken).0, b'E');
        }
    }
}
