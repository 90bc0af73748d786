//! Reading files in a process of its own: it is confined before it is given a file, and whatever happens to it is
//! told in words.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

use std::io::Read as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rapporteur::import::worker::Job;
use rapporteur::import::{ImportError, ImportOptions, file};

const PROGRAM: &str = env!("CARGO_BIN_EXE_rapporteur");

#[test]
fn a_reader_is_confined_before_it_is_given_a_file() {
    let mut child = Command::new(PROGRAM)
        .args(["--worker", "import"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let limits = format!("/proc/{}/limits", child.id());
    let deadline = Instant::now() + Duration::from_mins(2);
    // What is open stays open; nothing can be opened beside it, neither a file nor a connection.
    let words = loop {
        let words = std::fs::read_to_string(&limits).unwrap();
        if limit(&words, "Max open files") == "3" {
            break words;
        }
        assert!(Instant::now() < deadline, "never confined:\n{words}");
        std::thread::yield_now();
    };
    assert_eq!(limit(&words, "Max address space"), (1_u64 << 30).to_string());
    assert_eq!(limit(&words, "Max cpu time"), "20");
    assert_eq!(limit(&words, "Max file size"), "0");
    assert_eq!(limit(&words, "Max core file size"), "0");
    let filter = std::fs::read_to_string(format!("/proc/{}/coredump_filter", child.id())).unwrap();
    assert_eq!(filter.trim(), "00000000", "an image of its memory has nothing in it");
    drop(child.stdin.take());
    let mut answer = Vec::new();
    child.stdout.take().unwrap().read_to_end(&mut answer).unwrap();
    assert_eq!(answer.first(), Some(&b'E'), "a broken request is refused");
    child.wait().unwrap();
}

/// The soft limit of this name.
fn limit<'a>(words: &'a str, name: &str) -> &'a str {
    let line = words.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.split_whitespace().next()).unwrap_or_default()
}

fn treaty(folder: &Path) -> PathBuf {
    let path = folder.join("treaty.txt");
    std::fs::write(&path, "Article 1\n\nUse\n\nEach Party shall use it.\n").unwrap();
    path
}

#[test]
fn a_reader_in_another_process_finds_what_one_in_this_finds() {
    let folder = tempfile::tempdir().unwrap();
    let path = treaty(folder.path());
    let options = ImportOptions::default();
    let there = Job::start(Path::new(PROGRAM), &path, &options).unwrap().wait().unwrap();
    let here = file(&path, &options).unwrap();
    assert_eq!((there.text, there.source), (here.text, here.source));
}

#[test]
fn what_happens_to_a_reader_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = treaty(folder.path());
    let name = "treaty.txt".to_owned();
    let cases = [
        ("kill -XCPU $$", ImportError::TooSlow { name: name.clone() }),
        ("kill -KILL $$", ImportError::TooSlow { name: name.clone() }),
        ("kill -ABRT $$", ImportError::TooDemanding { name: name.clone() }),
        ("kill -SEGV $$", ImportError::TooDemanding { name: name.clone() }),
        ("exit 3", ImportError::Crashed { name: name.clone() }),
        ("cat >/dev/null; echo garbage", ImportError::Crashed { name: name.clone() }),
    ];
    for (number, (words, wanted)) in cases.into_iter().enumerate() {
        let script = folder.path().join(format!("worker-{number}"));
        std::fs::write(&script, format!("#!/bin/sh\n{words}\n")).unwrap();
        std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).unwrap();
        let job = Job::start(&script, &path, &ImportOptions::default()).unwrap();
        assert_eq!(job.wait().unwrap_err(), wanted, "{words}");
    }
}

#[test]
fn a_worker_that_is_not_there_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let started =
        Job::start(Path::new("/no/such/program"), &treaty(folder.path()), &ImportOptions::default());
    assert!(matches!(started, Err(ImportError::Worker { .. })));
}
