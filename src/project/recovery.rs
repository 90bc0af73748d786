//! What a crash left: journals whose program is dead, and what can be made of them.
//!
//! Nothing here writes over anything: what is recovered is a project in memory, without a file.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{Files, Kind};
use super::journal::{MOST_JOURNAL_BYTES, named, side_of};
use super::lock::{Claim, claim_side};
use super::protect::{MOST_SEALED_BYTES, Opener, SecretKey};
use super::{Backups, Project, RecoverError, Recovered, sha256_of};
use crate::review::{Moment, ProjectId};

/// Where the journals are in the program's data folder.
pub fn journals(data: &Path) -> PathBuf {
    data.join("journals")
}

/// Where the project that a journal's steps belong on was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// In the journal itself: no file held the project.
    Within,
    /// In the project's file, which is as it was.
    File,
    /// Among the older versions; the project's file is gone, or was changed since.
    Older(PathBuf),
    /// Nowhere.
    Missing,
}

/// What a crash left of one open project.
pub struct Left {
    journal: PathBuf,
    /// Journals that the same program had begun before and not removed yet.
    before: Vec<PathBuf>,
    recovered: Recovered,
    base: Option<Vec<u8>>,
    found: Found,
    files: Arc<dyn Files>,
    /// Held so that no other window recovers it as well.
    claim: Claim,
    /// Opens what is locked; goes with this when it is dropped.
    key: Option<SecretKey>,
}

/// What dead programs left in the data folder, the latest work first. What a living one writes is left alone, and so
/// is what cannot be read as a journal.
pub fn left_behind(files: &Arc<dyn Files>, data: &Path) -> Vec<Left> {
    left_behind_with(files, data, None)
}

/// [`left_behind`] with the key to what is locked. Without it, what is locked is left alone as well.
pub fn left_behind_with(files: &Arc<dyn Files>, data: &Path, key: Option<&SecretKey>) -> Vec<Left> {
    let backups = Backups::new(Arc::clone(files), data);
    let runs = runs(&**files, data).into_iter();
    let mut left: Vec<Left> = runs.filter_map(|run| Left::of(files, &backups, run, key)).collect();
    left.sort_by_key(|left| std::cmp::Reverse(left.last()));
    left
}

/// How many locked journals dead programs left, so that a person may be asked for the passphrase.
pub fn locked_behind(files: &Arc<dyn Files>, data: &Path) -> usize {
    let locked = |path: &PathBuf| {
        let bytes = files.read(path, MOST_JOURNAL_BYTES * 2).unwrap_or_default();
        Recovered::read_with(&bytes, None).is_err()
    };
    let dead = |path: &PathBuf| !matches!(claim_side(side_of(path)), Claim::Elsewhere);
    runs(&**files, data).iter().filter(|run| run.iter().any(locked) && run.iter().all(dead)).count()
}

/// The journals in the data folder by the programs that wrote them, each in the order of its turns.
fn runs(files: &dyn Files, data: &Path) -> Vec<Vec<PathBuf>> {
    let mut runs: BTreeMap<(ProjectId, ProjectId), BTreeMap<u32, PathBuf>> = BTreeMap::new();
    for (path, about) in files.list(&journals(data)).unwrap_or_default() {
        if let (Kind::File, Some((project, run, turn))) = (about.kind, named(&path)) {
            runs.entry((project, run)).or_default().insert(turn, path);
        }
    }
    runs.into_values().map(|run| run.into_values().collect()).collect()
}

impl Left {
    /// Of the journals of one program the last that can be read. One without a step in it, on a saved file, has
    /// nothing to tell and is removed.
    fn of(
        files: &Arc<dyn Files>,
        backups: &Backups,
        mut run: Vec<PathBuf>,
        key: Option<&SecretKey>,
    ) -> Option<Self> {
        let mut claim = None;
        for path in &run {
            match claim_side(side_of(path)) {
                Claim::Elsewhere => return None,
                taken => claim = Some(taken),
            }
        }
        let read = |path: &PathBuf| match files.read(path, MOST_JOURNAL_BYTES * 2) {
            Ok(bytes) => Recovered::read_with(&bytes, key),
            Err(_) => Ok(None),
        };
        let mut last = None;
        for (at, path) in run.iter().enumerate().rev() {
            // A locked one waits for its key, and those before it say less than it does.
            if let Some(found) = read(path).ok()? {
                last = Some((at, found));
                break;
            }
        }
        let (at, recovered) = last?;
        run.truncate(at + 1);
        let journal = run.pop()?;
        let (base, found) = base_of(&**files, backups, &recovered, key);
        let claim = claim?;
        let (before, files, key) = (run, Arc::clone(files), key.cloned());
        let left = Self { journal, before, recovered, base, found, files, claim, key };
        let nothing = left.changes() == 0 && left.recovered.base().is_some() && !left.recovered.is_torn();
        if nothing && left.is_dead() {
            let _looked_at_again = left.discard();
            return None;
        }
        Some(left)
    }

    /// The project's title when it was last saved or opened.
    pub fn title(&self) -> &str {
        &self.recovered.header().title
    }

    pub fn project(&self) -> ProjectId {
        self.recovered.header().project
    }

    /// The project's file, if it had one.
    pub fn path(&self) -> Option<&Path> {
        self.recovered.header().path.as_deref().map(Path::new)
    }

    /// How many changes were made since the project was last saved.
    pub fn changes(&self) -> usize {
        self.recovered.changes()
    }

    /// When the first and the last change were made; `None` where the project was new and nothing was changed.
    pub fn times(&self) -> Option<(Moment, Moment)> {
        self.recovered.times()
    }

    fn last(&self) -> Moment {
        self.times().map_or(self.recovered.header().began, |(_, last)| last)
    }

    /// Says whether something came after the last change that can no longer be read.
    pub fn is_torn(&self) -> bool {
        self.recovered.is_torn()
    }

    pub fn found(&self) -> &Found {
        &self.found
    }

    /// Says whether it is certain that no program is writing it. Where the data folder takes no locks it is not.
    pub fn is_dead(&self) -> bool {
        matches!(self.claim, Claim::Ours(_))
    }

    /// The project as it was after the last change, with its own id, to be saved where its owner says. What was
    /// left stays until it is discarded: do that when the project is safe elsewhere, in a file or a journal.
    pub fn recover(&self) -> Result<Project, RecoverError> {
        let project = self.recovered.clone().onto_with(self.base.as_deref(), self.key.as_ref())?;
        Ok(Project { read_only: None, remarks: Vec::new(), ..project })
    }

    /// The project before the first change, as it was last saved or, where it never was, begun.
    pub fn before(&self) -> Result<Project, RecoverError> {
        self.recovered.clone().before().onto_with(self.base.as_deref(), self.key.as_ref())
    }

    /// Says whether the project's file holds all of it already, as when the crash came just after a save.
    pub fn is_saved(&self) -> bool {
        let there = || {
            let bytes = self.files.read(self.path()?, MOST_SEALED_BYTES).ok()?;
            let bytes = self.key.as_ref().map_or(Opener::Nothing, Opener::Key).clear(bytes).ok()?;
            Project::from_ron(std::str::from_utf8(&bytes).ok()?).ok()
        };
        let same = |there: Project| {
            self.recover().is_ok_and(|ours| ours.id == there.id && ours.review == there.review)
        };
        there().is_some_and(same)
    }

    /// Removes what was left, for good. Nobody is asked.
    ///
    /// # Errors
    /// What could not be removed is found again.
    pub fn discard(self) -> io::Result<()> {
        self.before.iter().chain([&self.journal]).try_for_each(|path| self.files.remove(path))
    }
}

/// The bytes that a journal's steps belong on, and where they are.
fn base_of(
    files: &dyn Files,
    backups: &Backups,
    recovered: &Recovered,
    key: Option<&SecretKey>,
) -> (Option<Vec<u8>>, Found) {
    let header = recovered.header();
    let Some(sha256) = recovered.base() else { return (None, Found::Within) };
    let there = header.path.as_ref().and_then(|path| files.read(Path::new(path), MOST_SEALED_BYTES).ok());
    if let Some(bytes) = there.filter(|bytes| sha256_of(bytes) == sha256) {
        return (Some(bytes), Found::File);
    }
    match backups.find_with(header.project, sha256, key) {
        Some((version, bytes)) => (Some(bytes), Found::Older(version.path)),
        None => (None, Found::Missing),
    }
}

#[cfg(test)]
mod tests {
    use super::super::disk::Disk;
    use super::super::tests::project;
    use super::super::{Base, Journal, Record, Saved};
    use super::*;
    use crate::review::Edit;

    /// A data folder, a project's file, and the files of this computer.
    struct Place {
        folder: tempfile::TempDir,
        files: Arc<dyn Files>,
    }

    impl Place {
        fn new() -> Self {
            Self { folder: tempfile::tempdir().unwrap(), files: Arc::new(Disk) }
        }

        fn data(&self) -> PathBuf {
            self.folder.path().join("data")
        }

        fn file(&self) -> PathBuf {
            self.folder.path().join("review.ron")
        }

        fn save(&self, project: &Project) -> Saved {
            let backups = Backups::new(Arc::clone(&self.files), &self.data());
            project.save_keeping(&self.file(), &backups, false).unwrap()
        }

        fn begin(&self, project: &Project, base: Base<'_>) -> Journal {
            Journal::begin(Arc::clone(&self.files), &journals(&self.data()), project, base).unwrap()
        }

        fn left(&self) -> Vec<Left> {
            left_behind(&self.files, &self.data())
        }
    }

    fn rename(project: &mut Project, title: &str) -> Record {
        let edit = Edit::SetTitle(title.to_owned());
        project.apply(edit.clone()).unwrap();
        Record::of(project, &edit)
    }

    #[test]
    fn a_new_project_that_was_never_saved_is_found_and_stays_until_it_is_discarded() {
        let place = Place::new();
        let mut live = project();
        let mut journal = place.begin(&live, Base::Whole);
        let record = rename(&mut live, "Mine");
        journal.append(&[record]).unwrap();
        assert!(place.left().is_empty(), "a living journal is left alone");
        drop(journal);
        let left = place.left();
        let [only] = &left[..] else { panic!("one was left, {} found", left.len()) };
        assert!(place.left().is_empty(), "who looks at it holds it");
        assert_eq!((only.title(), only.changes(), only.path()), ("Test", 1, None));
        assert_eq!((only.found(), only.is_torn(), only.is_dead()), (&Found::Within, false, true));
        assert!(only.times().is_some_and(|(first, last)| first == last && last <= Moment::now()));
        assert!(only.recover().unwrap() == live && !only.is_saved());
        drop(left);
        place.left().pop().unwrap().discard().unwrap();
        assert!(place.left().is_empty());
        assert_eq!(std::fs::read_dir(journals(&place.data())).unwrap().count(), 0);
    }

    #[test]
    fn changes_are_found_on_the_file_or_on_its_older_version_and_nothing_is_written() {
        let place = Place::new();
        let mut live = project();
        let sha256 = place.save(&live).sha256;
        let mut journal = place.begin(&live, Base::File { path: &place.file(), sha256: &sha256 });
        for title in ["a", "b"] {
            let record = rename(&mut live, title);
            journal.append(&[record]).unwrap();
        }
        drop(journal);
        let before = std::fs::read(place.file()).unwrap();
        let left = place.left();
        assert_eq!((left[0].found(), left[0].changes()), (&Found::File, 2));
        assert_eq!(left[0].path(), Some(place.file().as_path()));
        assert!(left[0].recover().unwrap() == live && !left[0].is_saved());
        drop(left);
        assert_eq!(std::fs::read(place.file()).unwrap(), before);
        // The crash came after a save and before the journal began anew.
        place.save(&live);
        let left = place.left();
        assert!(matches!(left[0].found(), Found::Older(_)));
        assert!(left[0].recover().unwrap() == live && left[0].is_saved());
        drop(left);
        std::fs::remove_dir_all(place.data().join("backups")).unwrap();
        let left = place.left();
        assert_eq!(left[0].found(), &Found::Missing);
        assert!(matches!(left[0].recover(), Err(RecoverError::OtherBase)));
    }

    #[test]
    fn of_two_journals_of_one_program_the_later_counts_and_both_go() {
        let place = Place::new();
        let mut live = project();
        let mut journal = place.begin(&live, Base::Whole);
        let old = std::fs::read(journal.path()).unwrap();
        let superseded = journal.path().to_path_buf();
        let record = rename(&mut live, "Later");
        journal.append(&[record]).unwrap();
        journal.rebase(&live, Base::Whole, 1).unwrap();
        drop(journal);
        std::fs::write(&superseded, old).unwrap();
        let mut left = place.left();
        assert_eq!(left.len(), 1);
        assert!(left[0].recover().unwrap() == live);
        left.remove(0).discard().unwrap();
        assert_eq!(std::fs::read_dir(journals(&place.data())).unwrap().count(), 0);
    }

    #[test]
    fn a_journal_without_a_change_is_not_worth_a_word_and_rubbish_is_left_alone() {
        let place = Place::new();
        let live = project();
        let sha256 = place.save(&live).sha256;
        drop(place.begin(&live, Base::File { path: &place.file(), sha256: &sha256 }));
        let rubbish = journals(&place.data()).join("notes.journal");
        std::fs::write(&rubbish, "rubbish").unwrap();
        assert!(place.left().is_empty());
        assert!(rubbish.exists());
        assert_eq!(std::fs::read_dir(journals(&place.data())).unwrap().count(), 1);
    }
}
