//! The journals that follow each other, program by program, and what they still tell.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::super::Recovered;
use super::super::disk::{About, Files, Kind};
use super::super::journal::{MOST_JOURNAL_BYTES, named, side_of};
use super::super::lock::{Claim, claim_side};
use super::super::protect::{SealError, SecretKey};
use super::journals;
use crate::review::ProjectId;

/// All that one program wrote of one project, the latest last.
pub(super) type Run = Vec<(PathBuf, About)>;

/// What the journals of one program tell.
pub(super) enum Told {
    /// The last of them that can be read, and its place among them.
    Work {
        at: usize,
        recovered: Box<Recovered>,
    },
    /// They wait for their key.
    Locked,
    Nothing,
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

/// Reads the journals of one program from the last back to one that says something.
pub(super) fn told(files: &dyn Files, run: &Run, key: Option<&SecretKey>) -> Told {
    for (at, (path, _)) in run.iter().enumerate().rev() {
        let Ok(bytes) = files.read(path, MOST_JOURNAL_BYTES * 2) else { continue };
        match Recovered::read_with(&bytes, key) {
            Ok(Some(recovered)) => return Told::Work { at, recovered: Box::new(recovered) },
            // Those before it say less than it does.
            Err(SealError::NeedsKey) => return Told::Locked,
            // Damaged, of a newer version, or locked for a key that is not the person's.
            Ok(None) | Err(_) => {}
        }
    }
    Told::Nothing
}
