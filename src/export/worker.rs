//! Typesetting in a process of its own: our own executable, started as `rapporteur --worker pdf`.
//!
//! Typesetting takes seconds and hundreds of megabytes, and cannot be interrupted from within. A process
//! can be ended at any time, gives all its memory back, and takes nothing down with it if it fails.
//!
//! The worker reads a [`Selection`] as JSON to the end of its input. It answers with frames: a letter,
//! the length of what follows (8 bytes, little-endian), and that many bytes. `S` is a [`Stage`] as
//! JSON, `P` the PDF, `E` a [`PdfError`] as JSON; after `P` or `E` it ends.

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::pdf::{PdfError, Stage, pdf};
use super::selection::Selection;

/// What a worker is started with.
pub const ARGUMENTS: [&str; 2] = ["--worker", "pdf"];

/// No answer is longer; a length beyond it is a broken answer.
const LONGEST: u64 = 4 << 30;

/// The worker's side: answers one request and returns.
///
/// # Errors
/// When the answer cannot be written, which means that nobody waits for it any more.
pub fn serve(mut input: impl Read, mut output: impl Write) -> io::Result<()> {
    let mut request = Vec::new();
    input.read_to_end(&mut request)?;
    let output = &mut output;
    let answer = match serde_json::from_slice::<Selection>(&request) {
        Err(error) => Err(PdfError::Typesetting(format!("the request could not be read: {error}"))),
        Ok(selection) => {
            drop(request);
            let cell = std::cell::RefCell::new(&mut *output);
            pdf(&selection, &|stage| tell(&mut *cell.borrow_mut(), stage).is_ok())
        }
    };
    match answer {
        Ok(pdf) => send(output, b'P', &pdf),
        Err(error) => send(output, b'E', &serde_json::to_vec(&error)?),
    }
}

fn tell(output: &mut impl Write, stage: Stage) -> io::Result<()> {
    send(output, b'S', &serde_json::to_vec(&stage)?)
}

fn send(output: &mut impl Write, letter: u8, words: &[u8]) -> io::Result<()> {
    output.write_all(&[letter])?;
    output.write_all(&(words.len() as u64).to_le_bytes())?;
    output.write_all(words)?;
    output.flush()
}

/// A PDF in the making. Dropping it ends the worker.
#[derive(Debug)]
pub struct Job {
    child: Child,
    answers: Receiver<Answer>,
    stage: Stage,
}

#[derive(Debug)]
enum Answer {
    Stage(Stage),
    Done(Result<Vec<u8>, PdfError>),
}

impl Job {
    /// Starts `exe` as a worker on `selection`.
    ///
    /// # Errors
    /// When the process cannot be started.
    pub fn start(exe: &Path, selection: &Selection) -> Result<Self, PdfError> {
        let start = |error: &dyn std::fmt::Display| PdfError::Start(error.to_string());
        let request = serde_json::to_vec(selection).map_err(|error| start(&error))?;
        let mut command = Command::new(exe);
        command.args(ARGUMENTS).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|error| start(&error))?;
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            end(&mut child);
            return Err(start(&"it has no input or output"));
        };
        let (sender, answers) = channel();
        // The request may be larger than the pipe between the processes, so nobody waits for it here.
        let exchange = move || {
            // A worker that stops reading shows it by its answer, or by having none.
            let _unread = input.write_all(&request);
            drop((input, request));
            listen(output, |answer| sender.send(answer).is_ok());
        };
        let thread = std::thread::Builder::new().name("pdf worker".to_owned()).spawn(exchange);
        if let Err(error) = thread {
            end(&mut child);
            return Err(start(&error));
        }
        Ok(Self { child, answers, stage: Stage::Preparing })
    }

    /// The PDF or what went wrong, once; `None` while the worker is busy. Never waits.
    pub fn poll(&mut self) -> Option<Result<Vec<u8>, PdfError>> {
        loop {
            match self.answers.try_recv() {
                Ok(Answer::Stage(stage)) => self.stage = stage,
                Ok(Answer::Done(done)) => {
                    end(&mut self.child);
                    return Some(done);
                }
                Err(TryRecvError::Empty) => return None,
                Err(TryRecvError::Disconnected) => {
                    end(&mut self.child);
                    return Some(Err(PdfError::Died));
                }
            }
        }
    }

    /// What the worker is busy with, as of the last [`Job::poll`].
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// Waits for the end; for commands, which have nothing else to do.
    pub fn wait(mut self) -> Result<Vec<u8>, PdfError> {
        loop {
            match self.answers.recv() {
                Ok(Answer::Stage(stage)) => self.stage = stage,
                Ok(Answer::Done(done)) => return done,
                Err(_) => return Err(PdfError::Died),
            }
        }
    }

    /// Ends the worker; nothing of it is left when this returns.
    pub fn cancel(self) {
        drop(self);
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

/// Ends the process, if it has not ended by itself, and lets the system forget it.
fn end(child: &mut Child) {
    // Both fail only for a process that is gone, which is what is wanted.
    let _gone = child.kill();
    let _status = child.wait();
}

/// Reads frames until the last one, or until one makes no sense.
fn listen(mut output: impl Read, mut tell: impl FnMut(Answer) -> bool) {
    while let Some((letter, words)) = frame(&mut output) {
        let answer = match letter {
            b'S' => match serde_json::from_slice(&words) {
                Ok(stage) => Answer::Stage(stage),
                Err(_) => return,
            },
            b'P' => Answer::Done(Ok(words)),
            b'E' => match serde_json::from_slice(&words) {
                Ok(error) => Answer::Done(Err(error)),
                Err(_) => return,
            },
            _ => return,
        };
        let last = matches!(answer, Answer::Done(_));
        if !tell(answer) || last {
            return;
        }
    }
}

fn frame(output: &mut impl Read) -> Option<(u8, Vec<u8>)> {
    let mut head = [0; 9];
    output.read_exact(&mut head).ok()?;
    let [letter, length @ ..] = head;
    let length = u64::from_le_bytes(length);
    let mut words = Vec::new();
    // Grows with what arrives, so that a lying length takes no memory.
    let read = output.take(length.min(LONGEST)).read_to_end(&mut words).ok()?;
    (read as u64 == length).then_some((letter, words))
}
