//! Reading and drawing pages in a process of its own, `rapporteur --worker page`, within limits: the PDF is a file
//! of others.
//!
//! The request is a `Wanted` as JSON, then the file, as [`worker::pack`] packs them. The product is a
//! [`Survey`] as JSON, or a list of pages with their sizes and behind it their pixels, packed likewise.

use std::io::{self, Read, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Picture, Survey, draw, survey};
use crate::import::{ImportError, Progress};
use crate::worker::{self, Death, Failure, Limits};

/// What a worker is asked for.
pub const TASK: &str = "page";

/// 1 GiB, and 20 seconds unless a long document is granted more.
const LIMITS: Limits = Limits { memory: 1 << 30, time: 20, most_time: 600 };

/// How many pages must be read in [`LIMITS`]' time.
const PAGES_IN_TIME: u64 = 200;

/// What is wanted of a PDF; `name` is what messages call it.
#[derive(Debug, Clone, Serialize, Deserialize)]
enum Wanted {
    Survey { name: String },
    Pictures { name: String, pages: Vec<usize>, scale: f32 },
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
        let broken = || fault("the request is broken");
        let (wanted, bytes): (Wanted, &[u8]) = worker::unpack(&request).ok_or_else(broken)?;
        let tell = |progress: Progress| {
            worker::allow_time(LIMITS.time.max(progress.of as u64 * LIMITS.time / PAGES_IN_TIME));
            tell(progress)
        };
        let name = match &wanted {
            Wanted::Survey { name } | Wanted::Pictures { name, .. } => name.clone(),
        };
        match worker::deep(&tell, |tell| product(wanted, bytes, tell)) {
            Ok(Some(product)) => product,
            Ok(None) => Err(ImportError::Crashed { name }),
            Err(error) => Err(fault(error)),
        }
    })
}

fn product(wanted: Wanted, bytes: &[u8], tell: &dyn Fn(Progress) -> bool) -> Result<Vec<u8>, ImportError> {
    let packed = match wanted {
        Wanted::Survey { name } => serde_json::to_vec(&survey(bytes, &name, tell)?),
        Wanted::Pictures { name, pages, scale } => {
            let pictures = draw(bytes.to_vec(), &name, &pages, scale)?;
            let list: Vec<(usize, [usize; 2])> =
                pictures.iter().map(|picture| (picture.page, picture.size)).collect();
            let pixels: Vec<u8> = pictures.into_iter().flat_map(|picture| picture.pixels).collect();
            worker::pack(&list, &pixels)
        }
    };
    packed.map_err(fault)
}

fn fault(why: impl std::fmt::Display) -> ImportError {
    ImportError::Worker { why: why.to_string() }
}

/// Has a PDF read by `exe`, asking `go_on` meanwhile.
///
/// # Errors
/// As [`survey`], and when the worker fails.
pub fn survey_by(
    exe: &Path,
    bytes: &[u8],
    name: &str,
    go_on: &dyn Fn(Progress) -> bool,
) -> Result<Survey, ImportError> {
    let product = done_by(exe, &Wanted::Survey { name: name.to_owned() }, bytes, name, go_on)?;
    serde_json::from_slice(&product).map_err(|_| fault("its answer is broken"))
}

/// Has pages drawn by `exe`, asking `go_on` meanwhile.
///
/// # Errors
/// As [`draw`], and when the worker fails.
pub fn draw_by(
    exe: &Path,
    bytes: &[u8],
    name: &str,
    (pages, scale): (&[usize], f32),
    go_on: &dyn Fn(Progress) -> bool,
) -> Result<Vec<Picture>, ImportError> {
    let wanted = Wanted::Pictures { name: name.to_owned(), pages: pages.to_vec(), scale };
    let product = done_by(exe, &wanted, bytes, name, go_on)?;
    pictures(&product).ok_or_else(|| fault("its answer is broken"))
}

fn pictures(product: &[u8]) -> Option<Vec<Picture>> {
    let (list, mut pixels): (Vec<(usize, [usize; 2])>, &[u8]) = worker::unpack(product)?;
    let mut pictures = Vec::new();
    for (page, size) in list {
        let [width, height] = size;
        let (own, rest) = pixels.split_at_checked(width.checked_mul(height)?.checked_mul(4)?)?;
        pictures.push(Picture { page, size, pixels: own.to_vec() });
        pixels = rest;
    }
    Some(pictures)
}

fn done_by(
    exe: &Path,
    wanted: &Wanted,
    bytes: &[u8],
    name: &str,
    go_on: &dyn Fn(Progress) -> bool,
) -> Result<Vec<u8>, ImportError> {
    let request = worker::pack(wanted, bytes).map_err(fault)?;
    let told = |failure| match failure {
        Failure::Told(error) => error,
        Failure::Start(why) => ImportError::Worker { why },
        Failure::Died(Death::OutOfTime) => ImportError::TooSlow { name: name.to_owned() },
        Failure::Died(Death::Aborted) => ImportError::TooDemanding { name: name.to_owned() },
        Failure::Died(Death::Unknown) => ImportError::Crashed { name: name.to_owned() },
    };
    let mut job: worker::Job<Progress, ImportError> = worker::Job::start(exe, TASK, request).map_err(told)?;
    loop {
        if let Some(done) = job.poll() {
            return done.map_err(told);
        }
        if !go_on(job.stage().copied().unwrap_or_default()) {
            return Err(ImportError::Cancelled);
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_worker_answers_what_it_cannot_do() {
        let wanted = Wanted::Pictures { name: "a.pdf".to_owned(), pages: vec![0], scale: 1.0 };
        for request in [worker::pack(&wanted, b"no PDF").unwrap(), b"12".to_vec()] {
            let mut out = Vec::new();
            answer(request.as_slice(), &mut out).unwrap();
            assert_eq!(worker::frame(&mut out.as_slice()).unwrap().0, b'E');
        }
        assert_eq!(pictures(&worker::pack(&vec![(3_usize, [1_usize, 1_usize])], &[0; 3]).unwrap()), None);
        let one = pictures(&worker::pack(&vec![(3_usize, [1_usize, 1_usize])], &[9; 4]).unwrap()).unwrap();
        assert_eq!(one, [Picture { page: 3, size: [1, 1], pixels: vec![9; 4] }]);
    }
}
