//! Typesetting in another process.

use rapporteur::export::worker::{Job, serve};
use rapporteur::export::{PdfError, pdf};

use crate::sample::rich;

#[test]
fn a_worker_answers_a_request_and_a_broken_one() {
    let mut answer = Vec::new();
    serve(&b"no selection"[..], &mut answer).unwrap();
    assert_eq!(answer[0], b'E');
    let selection = rich().selection();
    let request = serde_json::to_vec(&selection).unwrap();
    let mut answer = Vec::new();
    serve(request.as_slice(), &mut answer).unwrap();
    let pdf = pdf(&selection, &|_| true).unwrap();
    assert!(answer.starts_with(b"S") && answer.ends_with(&pdf));
}

#[test]
fn a_program_that_is_not_there_cannot_be_started() {
    let exe = std::path::Path::new("/no/such/program");
    assert!(matches!(Job::start(exe, &rich().selection()), Err(PdfError::Start(_))));
}

/// Does nothing by itself: other tests start this very test as their worker, through a script.
#[cfg(unix)]
#[test]
fn as_a_worker() {
    let Some(answer) = std::env::var_os("RAPPORTEUR_TEST_ANSWER") else { return };
    serve(std::io::stdin().lock(), std::fs::File::create(answer).unwrap()).unwrap();
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::PermissionsExt as _;
    use std::path::PathBuf;

    use super::*;

    fn script(folder: &tempfile::TempDir, words: &str) -> PathBuf {
        let path = folder.path().join("worker");
        std::fs::write(&path, format!("#!/bin/sh\n{words}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        path
    }

    #[test]
    fn a_worker_process_gives_the_same_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let own = std::env::current_exe().unwrap();
        let words = format!(
            "[ \"$1 $2\" = '--worker pdf' ] || exit 1\n\
             RAPPORTEUR_TEST_ANSWER='{0}/answer' '{1}' --exact worker::as_a_worker >/dev/null && cat '{0}/answer'",
            folder.path().display(),
            own.display()
        );
        let exe = script(&folder, &words);
        let selection = rich().selection();
        let answer = Job::start(&exe, &selection).unwrap().wait();
        assert!(answer == pdf(&selection, &|_| true));
    }

    #[test]
    fn a_worker_that_fails_is_told_of() {
        for words in
            ["exit 3", "cat >/dev/null; printf 'P\\001\\001\\001\\001\\001\\001\\001\\001x'", "echo garbage"]
        {
            let folder = tempfile::tempdir().unwrap();
            let exe = script(&folder, words);
            assert_eq!(Job::start(&exe, &rich().selection()).unwrap().wait(), Err(PdfError::Died));
        }
    }

    #[test]
    fn a_cancelled_worker_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let pid = folder.path().join("pid");
        let words =
            format!("cat >/dev/null\necho $$ >'{0}.new'\nmv '{0}.new' '{0}'\nexec sleep 600", pid.display());
        let exe = script(&folder, &words);
        let mut job = Job::start(&exe, &rich().selection()).unwrap();
        while !pid.exists() {
            assert!(job.poll().is_none(), "a worker that sleeps has no answer");
            std::thread::yield_now();
        }
        let number = std::fs::read_to_string(&pid).unwrap();
        job.cancel();
        let process = std::path::Path::new("/proc").join(number.trim());
        assert!(!process.exists(), "the worker outlived its job");
    }
}
