//! The journals that follow each other, program by program, and what they still tell.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::super::backups::owner;
use super::super::disk::{About, Files, Kind};
use super::super::journal::{MOST_JOURNAL_BYTES, named, side_of};
use super::super::lock::{Claim, claim_side};
use super::super::protect::{MOST_SEALED_BYTES, SealError, SecretKey, is_sealed};
use super::super::{Recovered, sha256_of};
use super::journals;
use crate::review::ProjectId;

/// All that one program wrote of one project, the latest last.
pub(super) type Run = Vec<(PathBuf, About)>;

/// What the journals of one program tell.
pub(super) enum Told {
    /// What the last of them says that can be read.
    Work {
        /// Its place among them.
        at: usize,
        recovered: Box<Recovered>,
        /// Whether one that followed it is damaged.
        damaged: bool,
    },
    /// They wait for their key.
    Locked,
    /// The last of them is locked for a key that is not the person's, and none before it can be read.
    OtherKey,
    /// All of them are damaged, or a newer version wrote them.
    Nothing,
    /// The system did not give the last of them, which may be whole.
    Withheld(io::Error),
    /// None is there any more: their program lives, or somebody removed them meanwhile.
    Gone,
}

/// The journals in the data folder; only what is named as a journal is.
pub(super) fn runs(files: &dyn Files, data: &Path) -> Vec<Run> {
    let mut runs: BTreeMap<(ProjectId, ProjectId), BTreeMap<u32, (PathBuf, About)>> = BTreeMap::new();
    for (path, about) in files.list(&journals(data)).unwrap_or_default() {
        if let (Kind::File, Some((project, run, turn))) = (about.kind, named(&path)) {
            runs.entry((project, run)).or_default().insert(turn, (path, about));
        }
    }
    runs.into_values().map(|run| run.into_values().collect()).collect()
}

/// Claims the journals of one program; `None` if it lives.
pub(super) fn claim_run(run: &Run) -> Option<Claim> {
    let mut claim = None;
    for (path, _) in run {
        match claim_side(side_of(path)) {
            Claim::Elsewhere => return None,
            taken => claim = Some(taken),
        }
    }
    claim
}

fn read(
    files: &dyn Files,
    path: &Path,
    key: Option<&SecretKey>,
) -> io::Result<Result<Option<Recovered>, SealError>> {
    Ok(Recovered::read_with(&files.read(path, MOST_JOURNAL_BYTES * 2)?, key))
}

/// Reads the journals of one program from the last back to one that says something.
pub(super) fn told(files: &dyn Files, run: &Run, key: Option<&SecretKey>) -> Told {
    let (mut damaged, mut other) = (false, false);
    for (at, (path, _)) in run.iter().enumerate().rev() {
        match read(files, path, key) {
            Ok(Ok(Some(recovered))) => return Told::Work { at, recovered: Box::new(recovered), damaged },
            // Those before it say less than it does.
            Ok(Err(SealError::NeedsKey)) => return Told::Locked,
            Ok(Err(SealError::OtherKey)) if !damaged => (damaged, other) = (true, true),
            Ok(Ok(None) | Err(_)) => damaged = true,
            Err(why) if why.kind() == io::ErrorKind::NotFound => {}
            Err(why) => return Told::Withheld(why),
        }
    }
    match (other, damaged) {
        (true, _) => Told::OtherKey,
        (false, true) => Told::Nothing,
        (false, false) => Told::Gone,
    }
}

/// What all journals of one program's work have in their names, 32 hexadecimal digits.
pub(super) fn name_of(journal: &Path) -> String {
    named(journal).map(|(_, run, _)| run.to_string()).unwrap_or_default()
}

/// Says whether changes that no file holds may belong on this very file of `project`, so that it must not be replaced
/// without being kept. A journal that cannot be read, or is locked, counts as one that does.
pub fn is_stood_on(files: &dyn Files, data: &Path, project: ProjectId, file: &Path) -> bool {
    let Ok(bytes) = files.read(file, MOST_SEALED_BYTES) else { return false };
    // A locked file does not say whose it is.
    let of = if is_sealed(&bytes) { None } else { Some(owner(&bytes).unwrap_or(project)) };
    let sha256 = sha256_of(&bytes);
    let there = files.list(&journals(data)).unwrap_or_default();
    let may_be = |path: &Path| named(path).is_some_and(|(project, ..)| of.is_none_or(|of| of == project));
    there.iter().filter(|(path, _)| may_be(path)).any(|(path, _)| match read(files, path, None) {
        Ok(Ok(Some(journal))) => journal.base() == Some(&sha256),
        Ok(Ok(None) | Err(_)) => true,
        Err(why) => why.kind() != io::ErrorKind::NotFound,
    })
}
