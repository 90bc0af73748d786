//! One window at a time: an empty file beside a project, locked by the system while the project is open, and
//! free at once when its holder dies, however it dies.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// What became of the wish to hold something alone.
#[derive(Debug)]
pub enum Claim {
    /// It is held until the lock is dropped.
    Ours(Lock),
    /// Another window, of this program or of another run of it, holds it.
    Elsewhere,
    /// The folder or its file system takes no locks. Nobody can be kept away, and nobody is known to be there:
    /// what is on the disk must be looked at before it is replaced.
    Unsupported(io::Error),
}

/// Held while it lives.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    /// The system's lock goes with it.
    file: Option<File>,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is held: who opened it meanwhile sees that it is gone, and makes another.
        let _left_empty = std::fs::remove_file(&self.path);
        self.file = None;
    }
}

/// Claims a project file: locks `.NAME.lock` beside it. That file is empty: it tells nobody who works here.
pub fn claim(project: &Path) -> Claim {
    // Whoever opens the project through a link must meet whoever opens the file itself.
    let file = project.canonicalize().unwrap_or_else(|_| project.to_path_buf());
    let Some(name) = file.file_name() else {
        return Claim::Unsupported(io::ErrorKind::InvalidFilename.into());
    };
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(".lock");
    claim_side(file.with_file_name(hidden))
}

/// Claims a side file itself.
pub(super) fn claim_side(path: PathBuf) -> Claim {
    // Each turn but the last ended with a file that its last holder was just removing.
    for _ in 0..100 {
        let file = match open(&path) {
            Ok(file) => file,
            Err(why) => return Claim::Unsupported(why),
        };
        match file.try_lock() {
            Ok(()) if still_there(&file, &path) => return Claim::Ours(Lock { path, file: Some(file) }),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Claim::Elsewhere,
            Err(TryLockError::Error(why)) => {
                let _left_empty = std::fs::remove_file(&path);
                return Claim::Unsupported(why);
            }
        }
    }
    Claim::Elsewhere
}

fn open(path: &Path) -> io::Result<File> {
    // A link in its place may lead to a file of value; it is opened neither to write nor to cut.
    if path.is_symlink() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let mut options = OpenOptions::new();
    // Windows locks no file that is open for appending alone.
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Says whether the locked file is the one that others will find under the name.
#[cfg(unix)]
fn still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let same = |ours: std::fs::Metadata, there: std::fs::Metadata| {
        (ours.dev(), ours.ino()) == (there.dev(), there.ino())
    };
    file.metadata().is_ok_and(|ours| path.metadata().is_ok_and(|there| same(ours, there)))
}

/// Elsewhere a file that is being removed cannot be opened.
#[cfg(not(unix))]
fn still_there(_file: &File, _path: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead as _, BufReader};
    use std::process::{Command, Stdio};

    use super::*;

    const ASKED: &str = "RAPPORTEUR_TEST_LOCKS";

    #[test]
    fn one_holds_it_and_the_next_gets_it_when_it_is_let_go() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("review.ron");
        std::fs::write(&project, "words").unwrap();
        let first = claim(&project);
        assert!(matches!(first, Claim::Ours(_)), "{first:?}");
        assert_eq!(std::fs::read(folder.path().join(".review.ron.lock")).unwrap(), b"");
        assert!(matches!(claim(&project), Claim::Elsewhere));
        #[cfg(unix)]
        {
            let link = folder.path().join("link.ron");
            std::os::unix::fs::symlink(&project, &link).unwrap();
            assert!(matches!(claim(&link), Claim::Elsewhere));
        }
        drop(first);
        assert!(!folder.path().join(".review.ron.lock").exists());
        assert!(matches!(claim(&project), Claim::Ours(_)));
    }

    #[test]
    fn where_no_lock_can_be_had_that_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let lost = folder.path().join("no such folder/review.ron");
        assert!(matches!(claim(&lost), Claim::Unsupported(_)));
        #[cfg(unix)]
        {
            let precious = folder.path().join("precious");
            std::fs::write(&precious, "words").unwrap();
            std::os::unix::fs::symlink(&precious, folder.path().join(".review.ron.lock")).unwrap();
            assert!(matches!(claim(&folder.path().join("review.ron")), Claim::Unsupported(_)));
            assert_eq!(std::fs::read(&precious).unwrap(), b"words");
        }
    }

    /// Run by the next test in a process of its own; alone it has nothing to do.
    #[test]
    fn child_that_is_killed() {
        let Some(project) = std::env::var_os(ASKED) else { return };
        let claimed = claim(Path::new(&project));
        println!("\nclaimed {}", matches!(claimed, Claim::Ours(_)));
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line).unwrap();
    }

    #[test]
    fn a_holder_who_is_killed_holds_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("review.ron");
        let name = concat!(module_path!(), "::child_that_is_killed");
        let name = name.split_once("::").unwrap().1;
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([name, "--exact", "--nocapture", "--test-threads=1"])
            .env(ASKED, &project)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let said = lines.into_iter().find(|line| line.starts_with("claimed"));
        assert_eq!(said.as_deref(), Some("claimed true"));
        assert!(matches!(claim(&project), Claim::Elsewhere));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(matches!(claim(&project), Claim::Ours(_)));
    }

    #[cfg(unix)]
    #[test]
    fn of_many_who_claim_at_once_never_two_hold_it() {
        use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".review.ron.lock");
        let (holders, most, turns) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
        let work = || {
            for _ in 0..2_000 {
                // Its holder removes the file: whoever had it open then holds nothing.
                let Claim::Ours(lock) = claim_side(path.clone()) else { continue };
                most.fetch_max(holders.fetch_add(1, SeqCst) + 1, SeqCst);
                turns.fetch_add(1, SeqCst);
                std::thread::yield_now();
                holders.fetch_sub(1, SeqCst);
                drop(lock);
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(work);
            }
        });
        assert_eq!(most.into_inner(), 1);
        assert!(turns.into_inner() > 0 && !path.exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_another_has_taken_the_place_of_is_not_held() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("side.lock");
        let file = open(&path).unwrap();
        assert!(still_there(&file, &path));
        std::fs::remove_file(&path).unwrap();
        assert!(!still_there(&file, &path));
        let _other = open(&path).unwrap();
        assert!(!still_there(&file, &path));
    }
}
