//! What a crash left, found again.

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
    let newer = [b"rapporteur-journal 3\n", &whole[21..]].concat();
    for damaged in [&whole[..40], &[], &newer] {
        std::fs::write(&path, damaged).unwrap();
        assert!(unreadable(&place.files, &place.data(), None).is_empty(), "a living journal is left alone");
    }
    drop(journal);
    for damaged in [&newer[..], &[], &whole[..40]] {
        std::fs::write(&path, damaged).unwrap();
        assert!(place.left().is_empty());
        let found = unreadable(&place.files, &place.data(), None);
        let [only] = &found[..] else { panic!("one was left, {} found", found.len()) };
        assert_eq!((only.path(), only.about().length), (Some(path.as_path()), damaged.len() as u64));
        assert!(unreadable(&place.files, &place.data(), None).is_empty(), "who looks at it holds it");
        assert_eq!(std::fs::read(&path).unwrap(), damaged);
    }
    std::fs::write(&path, &whole).unwrap();
    assert!(unreadable(&place.files, &place.data(), None).is_empty());
    assert_eq!(place.left().len(), 1);
    std::fs::write(&path, b"rubbish").unwrap();
    unreadable(&place.files, &place.data(), None).pop().unwrap().discard().unwrap();
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

/// The first journal of a run, and a second turn beside it, as a crash between the two leaves them.
fn two_turns(place: &Place) -> (Project, PathBuf, PathBuf) {
    let mut live = project();
    let mut journal = place.begin(&live, Base::Whole);
    let first = journal.path().to_path_buf();
    let record = rename(&mut live, "Earlier");
    journal.append(&[record]).unwrap();
    let old = std::fs::read(&first).unwrap();
    let earlier = live.clone();
    let record = rename(&mut live, "Later");
    journal.append(&[record]).unwrap();
    journal.rebase(&live, Base::Whole, 2).unwrap();
    let second = journal.path().to_path_buf();
    drop(journal);
    std::fs::write(&first, old).unwrap();
    (earlier, first, second)
}

#[test]
fn where_only_an_earlier_journal_can_be_read_that_is_said_and_the_later_stays() {
    let place = Place::new();
    let (earlier, first, second) = two_turns(&place);
    std::fs::write(&second, b"rubbish").unwrap();
    let mut left = place.left();
    assert!(left[0].recover().unwrap() == earlier);
    assert!(left[0].is_torn(), "what came later is missing, and that is said");
    left.remove(0).discard().unwrap();
    assert!(!first.exists() && second.exists());
    assert_eq!(unreadable(&place.files, &place.data(), None).len(), 1);
}

#[test]
fn a_journal_that_the_system_does_not_give_is_not_called_damaged_and_cannot_be_removed() {
    let place = Place::new();
    let (_, first, second) = two_turns(&place);
    // Too large to be read, whatever the rights of whoever runs this.
    let file = std::fs::File::options().append(true).open(&second).unwrap();
    file.set_len(crate::project::MOST_JOURNAL_BYTES * 2 + 1).unwrap();
    assert!(place.left().is_empty(), "nothing older is offered in its place");
    let mut found = unreadable(&place.files, &place.data(), None);
    let withheld = found[0].withheld().map(io::Error::kind);
    assert_eq!(withheld, Some(io::ErrorKind::FileTooLarge));
    assert!(found[0].is_dead() && second.to_string_lossy().contains(&found[0].name()));
    assert!(found.remove(0).discard().is_err());
    assert!(first.exists() && second.exists());
}

#[test]
fn a_journal_that_went_between_two_looks_is_nothing_to_tell_of() {
    let place = Place::new();
    let journal = place.begin(&project(), Base::Whole);
    let listed = runs(&*place.files, &place.data());
    journal.close().unwrap();
    assert!(matches!(told(&*place.files, &listed[0], None), Told::Gone));
}

#[test]
fn it_is_known_whether_changes_stand_on_a_file() {
    let place = Place::new();
    let mut live = project();
    let stands = |project: &Project| is_stood_on(&*place.files, &place.data(), project.id(), &place.file());
    let sha256 = place.save(&live).sha256;
    assert!(!stands(&live));
    let mut journal = place.begin(&live, Base::File { path: &place.file(), sha256: &sha256 });
    let record = rename(&mut live, "a");
    journal.append(&[record]).unwrap();
    drop(journal);
    assert!(stands(&live) && stands(&project()), "what counts is whose file it is");
    place.save(&live);
    assert!(!stands(&live));
}

#[cfg(unix)]
#[test]
fn where_no_locks_can_be_had_it_is_said_that_a_window_may_live() {
    let place = Place::new();
    let journal = place.begin(&project(), Base::Whole);
    let path = journal.path().to_path_buf();
    drop(journal);
    // Where a link has the name of the side file, it is not opened, and nobody can be kept away.
    std::os::unix::fs::symlink("nowhere", path.with_extension("journal.lock")).unwrap();
    assert!(!place.left()[0].is_dead());
    std::fs::write(&path, b"rubbish").unwrap();
    assert!(!unreadable(&place.files, &place.data(), None)[0].is_dead());
}

#[test]
fn what_was_left_has_a_name_and_tells_the_file_it_belongs_on_while_that_is_as_it_was() {
    let place = Place::new();
    let mut live = project();
    let first = live.clone();
    let sha256 = place.save(&live).sha256;
    let mut journal = place.begin(&live, Base::File { path: &place.file(), sha256: &sha256 });
    let record = rename(&mut live, "a");
    journal.append(&[record]).unwrap();
    let path = journal.path().to_path_buf();
    drop(journal);
    let left = place.left();
    assert_eq!(left[0].name().len(), 32);
    assert!(path.to_string_lossy().contains(&left[0].name()) && left[0].project() == live.id());
    assert_ne!(left[0].name(), live.id().to_string(), "two programs may have worked on one project");
    assert_eq!(left[0].saved_as(), Some(SavedAs { path: place.file(), sha256 }));
    assert!(left[0].before().unwrap() == first);
    drop(left);
    place.save(&live);
    let left = place.left();
    assert_eq!((left[0].path(), left[0].saved_as()), (Some(place.file().as_path()), None));
    assert!(left[0].before().unwrap() == first);
}

#[test]
fn what_is_recovered_is_its_owners_to_save_whatever_was_said_of_its_file() {
    let words = project().to_ron().unwrap();
    let changed = words.replace("\"Test\"", "\"Tested\"");
    let newer = changed.replace("schema: 1", "schema: 9").replace("min_reader: 1", "min_reader: 9");
    for file in [changed, newer] {
        let place = Place::new();
        std::fs::write(place.file(), &file).unwrap();
        let mut live = Project::from_ron(&file).unwrap();
        assert!(!live.remarks().is_empty());
        let sha256 = sha256_of(file.as_bytes());
        let mut journal = place.begin(&live, Base::File { path: &place.file(), sha256: &sha256 });
        let record = rename(&mut live, "a");
        journal.append(&[record]).unwrap();
        drop(journal);
        let recovered = place.left()[0].recover().unwrap();
        assert_eq!((recovered.review().title(), recovered.id()), ("a", live.id()));
        assert_eq!((recovered.remarks(), recovered.read_only()), (&[][..], None));
    }
}

#[test]
fn what_cannot_be_looked_at_counts_as_changes_that_stand_on_the_file() {
    let place = Place::new();
    let live = project();
    let sha256 = place.save(&live).sha256;
    let journal = place.begin(&live, Base::File { path: &place.file(), sha256: &sha256 });
    let path = journal.path().to_path_buf();
    journal.close().unwrap();
    let stands = || is_stood_on(&*place.files, &place.data(), live.id(), &place.file());
    assert!(!stands());
    std::fs::create_dir(&path).unwrap();
    assert!(stands());
}

#[test]
fn a_journal_that_is_longer_than_a_running_one_may_be_is_read() {
    let place = Place::new();
    let mut live = project();
    let mut journal = place.begin(&live, Base::Whole);
    let record = rename(&mut live, "a");
    journal.append(&[record]).unwrap();
    let path = journal.path().to_path_buf();
    drop(journal);
    // What a disk gives back that lost the words but kept the length.
    let file = std::fs::File::options().append(true).open(&path).unwrap();
    file.set_len(crate::project::MOST_JOURNAL_BYTES + 3).unwrap();
    let left = place.left();
    assert!(left[0].recover().unwrap() == live && left[0].is_torn());
}

#[test]
fn a_journal_that_cannot_be_read_is_called_as_its_file_is() {
    let place = Place::new();
    let journal = place.begin(&project(), Base::Whole);
    let path = journal.path().to_path_buf();
    drop(journal);
    std::fs::write(&path, b"rubbish").unwrap();
    let found = unreadable(&place.files, &place.data(), None);
    assert_eq!(found[0].name().len(), 32);
    assert!(path.to_string_lossy().contains(&format!("-{}-", found[0].name())));
    assert!(found[0].withheld().is_none() && found[0].is_dead());
}
