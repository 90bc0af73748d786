//! What a crash left: journals whose program is dead, and what can be made of them.
//!
//! Nothing here writes over anything: what is recovered is a project in memory, without a file.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{About, Files, Kind};
use super::journal::{MOST_JOURNAL_BYTES, named, side_of};
use super::lock::{Claim, claim_side};
use super::{Backups, MOST_BYTES, Project, RecoverError, Recovered, own, sha256_of};
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
}

/// A journal of which not even the beginning can be read: it was damaged, or a newer version wrote it. Nothing can be
/// recovered from it here; it stays until somebody says that it may go.
pub struct Unreadable {
    /// All that one program wrote, the latest last.
    journals: Vec<PathBuf>,
    about: About,
    files: Arc<dyn Files>,
    /// Held so that nobody else removes it as well.
    _claim: Claim,
}

/// What dead programs left in the data folder, the latest work first. What a living one writes is left alone, and so
/// is what cannot be read as a journal ([`unreadable`]). What kills left half made is
/// taken away.
pub fn left_behind(files: &Arc<dyn Files>, data: &Path) -> Vec<Left> {
    own::clean(&**files, data);
    let backups = Backups::new(Arc::clone(files), data);
    let runs = runs(&**files, data).into_iter();
    let mut left: Vec<Left> = runs
        .filter_map(|run| Left::of(files, &backups, run.into_iter().map(|(path, _)| path).collect()))
        .collect();
    left.sort_by_key(|left| std::cmp::Reverse(left.last()));
    left
}

/// Journals of dead programs that nothing can be recovered from, the latest first.
pub fn unreadable(files: &Arc<dyn Files>, data: &Path) -> Vec<Unreadable> {
    let runs = runs(&**files, data).into_iter();
    let mut found: Vec<Unreadable> = runs.filter_map(|run| Unreadable::of(files, run)).collect();
    found.sort_by_key(|found| std::cmp::Reverse(found.about.modified));
    found
}

/// The journals that follow each other, program by program; only what is named as a journal is.
fn runs(files: &dyn Files, data: &Path) -> Vec<Vec<(PathBuf, About)>> {
    let mut runs: BTreeMap<(ProjectId, ProjectId), BTreeMap<u32, (PathBuf, About)>> = BTreeMap::new();
    for (path, about) in files.list(&journals(data)).unwrap_or_default() {
        if let (Kind::File, Some((project, run, turn))) = (about.kind, named(&path)) {
            runs.entry((project, run)).or_default().insert(turn, (path, about));
        }
    }
    runs.into_values().map(|run| run.into_values().collect()).collect()
}

/// Claims the journals of one program; `None` if it lives.
fn claim_run<'a>(run: impl IntoIterator<Item = &'a PathBuf>) -> Option<Claim> {
    let mut claim = None;
    for path in run {
        match claim_side(side_of(path)) {
            Claim::Elsewhere => return None,
            taken => claim = Some(taken),
        }
    }
    claim
}

fn read(files: &dyn Files, path: &Path) -> Option<Recovered> {
    Recovered::read(&files.read(path, MOST_JOURNAL_BYTES * 2).ok()?)
}

impl Unreadable {
    /// `None` if one of the journals can be read, or the program that writes them lives.
    fn of(files: &Arc<dyn Files>, run: Vec<(PathBuf, About)>) -> Option<Self> {
        let claim = claim_run(run.iter().map(|(path, _)| path))?;
        if run.iter().any(|(path, _)| read(&**files, path).is_some()) {
            return None;
        }
        let about = run.last()?.1;
        let journals = run.into_iter().map(|(path, _)| path).collect();
        Some(Self { journals, about, files: Arc::clone(files), _claim: claim })
    }

    /// Where it lies.
    pub fn path(&self) -> Option<&Path> {
        self.journals.last().map(PathBuf::as_path)
    }

    /// How large it is and when it was last written.
    pub fn about(&self) -> About {
        self.about
    }

    /// Removes it for good. Nobody is asked.
    ///
    /// # Errors
    /// What could not be removed is found again.
    pub fn discard(self) -> io::Result<()> {
        self.journals.iter().try_for_each(|path| self.files.remove(path))
    }
}

impl Left {
    /// Of the journals of one program the last that can be read. One without a step in it, on a saved file, has
    /// nothing to tell and is removed.
    fn of(files: &Arc<dyn Files>, backups: &Backups, mut run: Vec<PathBuf>) -> Option<Self> {
        let claim = claim_run(&run)?;
        let found = run.iter().enumerate().rev();
        let (at, recovered) = found.into_iter().find_map(|(at, path)| Some((at, read(&**files, path)?)))?;
        run.truncate(at + 1);
        let journal = run.pop()?;
        let (base, found) = base_of(&**files, backups, &recovered);
        let left = Self { journal, before: run, recovered, base, found, files: Arc::clone(files), claim };
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
        let project = self.recovered.clone().onto(self.base.as_deref())?;
        Ok(Project { read_only: None, remarks: Vec::new(), ..project })
    }

    /// The project before the first change, as it was last saved or, where it never was, begun.
    pub fn before(&self) -> Result<Project, RecoverError> {
        self.recovered.clone().before().onto(self.base.as_deref())
    }

    /// Says whether the project's file holds all of it already, as when the crash came just after a save.
    pub fn is_saved(&self) -> bool {
        let there = || {
            let bytes = self.files.read(self.path()?, MOST_BYTES).ok()?;
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
fn base_of(files: &dyn Files, backups: &Backups, recovered: &Recovered) -> (Option<Vec<u8>>, Found) {
    let header = recovered.header();
    let Some(sha256) = recovered.base() else { return (None, Found::Within) };
    let there = header.path.as_ref().and_then(|path| files.read(Path::new(path), MOST_BYTES).ok());
    if let Some(bytes) = there.filter(|bytes| sha256_of(bytes) == sha256) {
        return (Some(bytes), Found::File);
    }
    match backups.find(header.project, sha256) {
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
    fn a_journal_that_cannot_be_read_is_told_of_and_stays_until_it_is_discarded() {
        let place = Place::new();
        let journal = place.begin(&project(), Base::Whole);
        let path = journal.path().to_path_buf();
        let whole = std::fs::read(&path).unwrap();
        // Cut within its header, emptied, and of a layout to come.
        let newer = [b"rapporteur-journal 2\n", &whole[21..]].concat();
        for damaged in [&whole[..40], &[], &newer] {
            std::fs::write(&path, damaged).unwrap();
            assert!(unreadable(&place.files, &place.data()).is_empty(), "a living journal is left alone");
        }
        drop(journal);
        for damaged in [&newer[..], &[], &whole[..40]] {
            std::fs::write(&path, damaged).unwrap();
            assert!(place.left().is_empty());
            let found = unreadable(&place.files, &place.data());
            let [only] = &found[..] else { panic!("one was left, {} found", found.len()) };
            assert_eq!((only.path(), only.about().length), (Some(path.as_path()), damaged.len() as u64));
            assert!(unreadable(&place.files, &place.data()).is_empty(), "who looks at it holds it");
            assert_eq!(std::fs::read(&path).unwrap(), damaged);
        }
        std::fs::write(&path, &whole).unwrap();
        assert!(unreadable(&place.files, &place.data()).is_empty());
        assert_eq!(place.left().len(), 1);
        std::fs::write(&path, b"rubbish").unwrap();
        unreadable(&place.files, &place.data()).pop().unwrap().discard().unwrap();
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
