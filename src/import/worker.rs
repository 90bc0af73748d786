//! Reading files of others in a process of its own, `rapporteur --worker import`, which can open nothing and use
//! only so much memory and time: whatever a file does to it, the window lives and says what happened.
//!
//! The request is what [`ImportOptions`] say as JSON, after its length in bytes (8, little-endian), then the
//! file. The product is a [`Source`] as JSON.

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

/// Readers go down deep in files that are nested deeply; the main thread's stack is smaller.
const STACK: usize = 64 << 20;

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
        let (options, bytes) = open(&request)?;
        // The telling stays on this thread; the reading thread sends it what there is to tell.
        let (sender, told) = std::sync::mpsc::channel();
        std::thread::scope(|scope| {
            let reading = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || {
                let tell = move |progress| sender.send(progress).is_ok();
                read(bytes, &options, &tell)
            });
            let reading = reading.map_err(|error| ImportError::Worker { why: error.to_string() })?;
            for progress in told {
                worker::allow_time(time_for(progress.of));
                if !tell(progress) {
                    break;
                }
            }
            let name = || options.name.clone();
            let source = reading.join().unwrap_or_else(|_| Err(ImportError::Crashed { name: name() }))?;
            serde_json::to_vec(&source).map_err(|error| ImportError::Worker { why: error.to_string() })
        })
    })
}

/// Seconds of processor time that a document of so many pages or parts may take.
fn time_for(pages: usize) -> u64 {
    LIMITS.time.max((pages as u64).saturating_mul(LIMITS.time) / PAGES_IN_TIME)
}

fn request(options: &ImportOptions, bytes: &[u8]) -> Result<Vec<u8>, serde_json::Error> {
    let head = serde_json::to_vec(options)?;
    let mut request = Vec::with_capacity(8 + head.len() + bytes.len());
    request.extend((head.len() as u64).to_le_bytes());
    request.extend(head);
    request.extend(bytes);
    Ok(request)
}

fn open(request: &[u8]) -> Result<(ImportOptions, &[u8]), ImportError> {
    let broken = || ImportError::Worker { why: "the request is broken".to_owned() };
    let (length, rest) = request.split_first_chunk::<8>().ok_or_else(broken)?;
    let length = usize::try_from(u64::from_le_bytes(*length)).map_err(|_| broken())?;
    let (head, bytes) = rest.split_at_checked(length).ok_or_else(broken)?;
    Ok((serde_json::from_slice(head).map_err(|_| broken())?, bytes))
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
            request(&options, &bytes).map_err(|error| ImportError::Worker { why: error.to_string() })?;
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
        let (letter, words_back) = answered(&request(&options, words).unwrap());
        assert_eq!(letter, b'P');
        let source: Source = serde_json::from_slice(&words_back).unwrap();
        assert_eq!(source, read(words, &options, &|_| true).unwrap());
    }

    #[test]
    fn what_cannot_be_read_is_told_by_the_worker() {
        let options = ImportOptions { name: "draft.txt".to_owned(), ..ImportOptions::default() };
        for (bytes, wanted) in [(&b""[..], "Empty"), (b"a\0b", "NotText")] {
            let (letter, words) = answered(&request(&options, bytes).unwrap());
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
