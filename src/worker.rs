//! Work in a process of its own: our own executable, started as `rapporteur --worker TASK`.
//!
//! Reading a file of somebody else may fail in every way there is, and typesetting takes hundreds of megabytes.
//! A process can be ended at any time, gives all its memory back, can be kept within limits, and takes nothing
//! down with it.
//!
//! A worker reads its request to the end of its input. It answers with frames: a letter, the length of what
//! follows (8 bytes, little-endian), and that many bytes. `S` is a stage as JSON, `P` the product, `E` an error
//! as JSON; after `P` or `E` it ends.

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Stands before the name of a task.
pub const SWITCH: &str = "--worker";

/// No answer is longer; a length beyond it is a broken answer.
const LONGEST: u64 = 4 << 30;

/// What a worker may use. Where the system knows no such limits they do not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of memory.
    pub memory: u64,
    /// Seconds of processor time at first; [`allow_time`] grants more.
    pub time: u64,
    /// Seconds of processor time that cannot be gone beyond.
    pub most_time: u64,
}

/// Keeps this process within limits from now on. It can open no file and no connection any more, and leaves no
/// image of its memory behind when it fails.
///
/// # Errors
/// Where the system refuses.
#[cfg(unix)]
pub fn confine(limits: Limits) -> io::Result<()> {
    use rlimit::Resource;
    Resource::CORE.set(0, 0)?;
    Resource::FSIZE.set(0, 0)?;
    Resource::AS.set(limits.memory, limits.memory)?;
    Resource::CPU.set(limits.time, limits.most_time)?;
    // What is open stays open: input, output and messages.
    Resource::NOFILE.set(3, 3)
}

/// Keeps this process within limits from now on; this system knows none.
#[cfg(not(unix))]
pub fn confine(_limits: Limits) -> io::Result<()> {
    Ok(())
}

/// Grants this process `seconds` of processor time, as far as [`Limits::most_time`] lets it.
#[cfg(unix)]
pub fn allow_time(seconds: u64) {
    use rlimit::Resource;
    if let Ok((now, most)) = Resource::CPU.get() {
        // A process without limits of its own keeps going without.
        let _stays = Resource::CPU.set(seconds.max(now).min(most), most);
    }
}

/// Grants this process more time; this system sets no limit.
#[cfg(not(unix))]
pub fn allow_time(_seconds: u64) {}

/// Some words about a file and the file, as a request or a product holds them: the words as JSON after their length
/// in bytes (8, little-endian), then the file.
///
/// # Errors
/// When the words cannot be JSON.
pub fn pack(words: &impl Serialize, file: &[u8]) -> Result<Vec<u8>, serde_json::Error> {
    let words = serde_json::to_vec(words)?;
    let mut packed = Vec::with_capacity(8 + words.len() + file.len());
    packed.extend((words.len() as u64).to_le_bytes());
    packed.extend(words);
    packed.extend(file);
    Ok(packed)
}

/// What [`pack`] packed; `None` if it is broken.
pub fn unpack<T: DeserializeOwned>(packed: &[u8]) -> Option<(T, &[u8])> {
    let (length, rest) = packed.split_first_chunk::<8>()?;
    let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
    let (words, file) = rest.split_at_checked(length)?;
    Some((serde_json::from_slice(words).ok()?, file))
}

/// Readers go down deep in files that are nested deeply; the main thread's stack is smaller.
const STACK: usize = 64 << 20;

/// Does `work` on a thread with a large stack. What it tells is told on this thread, and it is answered `false`
/// where `tell` did so. `None` if it panicked.
///
/// # Errors
/// When there is no such thread to be had.
pub fn deep<S: Send, T: Send>(
    tell: &dyn Fn(S) -> bool,
    work: impl FnOnce(&dyn Fn(S) -> bool) -> T + Send,
) -> io::Result<Option<T>> {
    let (sender, told) = channel();
    std::thread::scope(|scope| {
        let working = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, move || {
            let tell = move |stage| sender.send(stage).is_ok();
            work(&tell)
        })?;
        for stage in told {
            if !tell(stage) {
                break;
            }
        }
        Ok(working.join().ok())
    })
}

/// The worker's side: answers one request and returns. `work` tells stages as it goes, and stops where it is
/// answered `false`.
///
/// # Errors
/// When the answer cannot be written, which means that nobody waits for it any more.
pub fn serve<S: Serialize, E: Serialize>(
    mut input: impl Read,
    mut output: impl Write,
    work: impl FnOnce(Vec<u8>, &dyn Fn(S) -> bool) -> Result<Vec<u8>, E>,
) -> io::Result<()> {
    let mut request = Vec::new();
    input.read_to_end(&mut request)?;
    let answer = {
        let cell = std::cell::RefCell::new(&mut output);
        let tell = |stage: S| {
            let Ok(words) = serde_json::to_vec(&stage) else { return false };
            send(&mut *cell.borrow_mut(), b'S', &words).is_ok()
        };
        work(request, &tell)
    };
    match answer {
        Ok(product) => send(&mut output, b'P', &product),
        Err(error) => send(&mut output, b'E', &serde_json::to_vec(&error)?),
    }
}

fn send(output: &mut impl Write, letter: u8, words: &[u8]) -> io::Result<()> {
    output.write_all(&[letter])?;
    output.write_all(&(words.len() as u64).to_le_bytes())?;
    output.write_all(words)?;
    output.flush()
}

/// Why there is no product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure<E> {
    /// The worker says so.
    Told(E),
    /// It could not be started, in the system's words.
    Start(String),
    /// It ended without an answer.
    Died(Death),
}

/// How a worker ended that gave no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Death {
    /// It used all the processor time it had.
    OutOfTime,
    /// It needed more memory than it had, or was nested too deeply.
    Aborted,
    Unknown,
}

/// A product in the making. Dropping it ends the worker.
#[derive(Debug)]
pub struct Job<S, E> {
    child: Child,
    answers: Receiver<Answer<S, E>>,
    stage: Option<S>,
}

#[derive(Debug)]
enum Answer<S, E> {
    Stage(S),
    Done(Result<Vec<u8>, E>),
}

impl<S, E> Job<S, E>
where
    S: DeserializeOwned + Send + 'static,
    E: DeserializeOwned + Send + 'static,
{
    /// Starts `exe` as a worker for `task` on a request.
    ///
    /// # Errors
    /// When the process cannot be started.
    pub fn start(exe: &Path, task: &str, request: Vec<u8>) -> Result<Self, Failure<E>> {
        let start = |error: &dyn std::fmt::Display| Failure::Start(error.to_string());
        let mut command = Command::new(exe);
        command.args([SWITCH, task]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
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
        let thread = std::thread::Builder::new().name("worker".to_owned()).spawn(exchange);
        if let Err(error) = thread {
            end(&mut child);
            return Err(start(&error));
        }
        Ok(Self { child, answers, stage: None })
    }

    /// The product or what went wrong, once; `None` while the worker is busy. Never waits for it.
    pub fn poll(&mut self) -> Option<Result<Vec<u8>, Failure<E>>> {
        loop {
            match self.answers.try_recv() {
                Ok(Answer::Stage(stage)) => self.stage = Some(stage),
                Ok(Answer::Done(done)) => {
                    end(&mut self.child);
                    return Some(done.map_err(Failure::Told));
                }
                Err(TryRecvError::Empty) => return None,
                Err(TryRecvError::Disconnected) => {
                    return Some(Err(Failure::Died(death(&mut self.child))));
                }
            }
        }
    }

    /// Waits for the end; for commands, which have nothing else to do.
    ///
    /// # Errors
    /// Says why there is no product.
    pub fn wait(mut self) -> Result<Vec<u8>, Failure<E>> {
        loop {
            match self.answers.recv() {
                Ok(Answer::Stage(stage)) => self.stage = Some(stage),
                Ok(Answer::Done(done)) => return done.map_err(Failure::Told),
                Err(_) => return Err(Failure::Died(death(&mut self.child))),
            }
        }
    }
}

impl<S, E> Job<S, E> {
    /// What the worker is busy with, as of the last [`Job::poll`]; `None` before it told anything.
    pub fn stage(&self) -> Option<&S> {
        self.stage.as_ref()
    }

    /// Ends the worker; nothing of it is left when this returns.
    pub fn cancel(self) {
        drop(self);
    }
}

impl<S, E> Drop for Job<S, E> {
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

/// How a worker ended whose output has ended. A process closes its output a moment before it is gone.
fn death(child: &mut Child) -> Death {
    let mut status = None;
    for _ in 0..100 {
        status = child.try_wait().ok().flatten();
        if status.is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    end(child);
    status.map_or(Death::Unknown, cause)
}

#[cfg(unix)]
fn cause(status: ExitStatus) -> Death {
    use std::os::unix::process::ExitStatusExt as _;
    // Numbers of signals as POSIX has them: 6 abort, 24 processor time, 9 kill, which follows the 24th.
    match status.signal() {
        Some(6 | 11) => Death::Aborted,
        Some(24 | 9) => Death::OutOfTime,
        _ => Death::Unknown,
    }
}

#[cfg(not(unix))]
fn cause(_status: ExitStatus) -> Death {
    Death::Unknown
}

/// Reads frames until the last one, or until one makes no sense.
fn listen<S: DeserializeOwned, E: DeserializeOwned>(
    mut output: impl Read,
    mut tell: impl FnMut(Answer<S, E>) -> bool,
) {
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

/// The next frame of an answer.
pub(crate) fn frame(output: &mut impl Read) -> Option<(u8, Vec<u8>)> {
    let mut head = [0; 9];
    output.read_exact(&mut head).ok()?;
    let [letter, length @ ..] = head;
    let length = u64::from_le_bytes(length);
    let mut words = Vec::new();
    // Grows with what arrives, so that a lying length takes no memory.
    let read = output.take(length.min(LONGEST)).read_to_end(&mut words).ok()?;
    (read as u64 == length).then_some((letter, words))
}
