//! Projects, journals and older versions while protection is on: nothing in clear is written, nothing is lost, and
//! nobody needs a passphrase to go on working.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::disk::simulated::{Simulated, State};
use super::super::disk::{Disk, Files};
use super::super::tests::project;
use super::super::{
    Backups, Base, Found, Journal, JournalError, Keeper, Older, OpenError, Project, Record, Recovered,
    SaveError, Saved, SavedAs, Unreadable, is_stood_on, journals, left_behind, left_behind_with,
    locked_behind, sha256_of, unreadable,
};
use super::sealed::close_with;
use super::tests::passphrase;
use super::*;
use crate::review::{Annotation, Edit};

const CANARY: &str = "Canary";
const PATH: &str = "/home/review.ron";

fn to(key: &SecretKey) -> Recipients {
    Recipients::new(key.public(), []).unwrap()
}

fn seal(key: &SecretKey) -> Seal {
    Seal::Keys(to(key))
}

/// Saves it locked, and locks what it replaces.
fn save_locked(live: &Project, path: &Path, backups: &Backups, key: &SecretKey) -> Saved {
    let older = Older { backups, keep: false, seal: Some(&to(key)) };
    live.save_over(path, Some(&seal(key)), Some(older)).unwrap()
}

/// A project that says the canary in its title and in a mark.
fn secretive() -> Project {
    let mut project = project();
    project.apply(Edit::SetTitle(format!("{CANARY} 0"))).unwrap();
    say(&mut project, &format!("{CANARY} 0"));
    project
}

fn say(project: &mut Project, words: &str) -> Record {
    let mark = project.review().annotations().values().next().unwrap().clone();
    let edit = Edit::PutAnnotation(Box::new(Annotation { comment: words.to_owned(), ..mark }));
    project.apply(edit.clone()).unwrap();
    Record::of(project, &edit)
}

fn shows(bytes: &[u8]) -> bool {
    bytes.windows(CANARY.len()).any(|part| part == CANARY.as_bytes())
}

fn nothing_shows(state: &State) {
    for (path, bytes) in state.files() {
        assert!(!shows(bytes) && !path.contains(CANARY), "{path}");
    }
}

/// What all journals and files on a computer's disk hold.
fn everything(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            found.extend(everything(&entry));
        } else {
            // A keeper may remove an old journal meanwhile.
            found.push((entry.clone(), std::fs::read(entry).unwrap_or_default()));
        }
    }
    found
}

#[test]
fn a_locked_project_asks_for_its_key_and_opens_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("review.ron.age");
    let (key, live) = (SecretKey::generate(), secretive());
    let stamp = live.save_sealed(&path, &seal(&key)).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    assert!(is_sealed(&bytes) && !shows(&bytes));
    let error = Project::open(&path).unwrap_err();
    assert_eq!(error.needs(), Some(Needs::Key));
    assert!(error.to_string().contains("unlock your own key"), "{error}");
    let opened = Project::open_with(&path, Opener::Key(&key)).unwrap();
    assert_eq!((opened.stamp, opened.sha256), (stamp, sha256_of(&bytes)));
    assert!(opened.project.is_sealed() && opened.project.review() == live.review());
    let other = Project::open_with(&path, Opener::Key(&SecretKey::generate())).unwrap_err();
    assert!(matches!(&other, OpenError::Sealed { why: SealError::OtherKey, .. }) && other.needs().is_none());
    std::fs::write(&path, &bytes[..bytes.len() - 1]).unwrap();
    let cut = Project::open_with(&path, Opener::Key(&key)).unwrap_err();
    assert!(matches!(cut, OpenError::Sealed { why: SealError::Damaged, .. }), "{cut}");
    // With a passphrase.
    std::fs::write(&path, close_with(&passphrase("a b"), live.to_ron().unwrap().as_bytes(), 4).unwrap())
        .unwrap();
    assert_eq!(Project::open(&path).unwrap_err().needs(), Some(Needs::Passphrase));
    let wrong = Project::open_with(&path, Opener::Passphrase(&passphrase("b a"))).unwrap_err();
    assert_eq!(wrong.needs(), Some(Needs::Passphrase));
    assert!(wrong.to_string().contains("the passphrase is wrong"), "{wrong}");
    let opened = Project::open_with(&path, Opener::Passphrase(&passphrase("a b"))).unwrap();
    assert!(opened.project.review() == live.review());
    // What is in clear opens as well, whatever is at hand.
    live.save(&path).unwrap();
    assert!(Project::open_with(&path, Opener::Key(&key)).unwrap().project == live);
}

#[test]
fn the_length_of_a_locked_project_tells_little() {
    let key = SecretKey::generate();
    let mut live = secretive();
    let lengths: Vec<usize> = (0..20)
        .map(|count| {
            say(&mut live, &"x".repeat(count * 100));
            live.bytes_to_save(Some(&seal(&key))).unwrap().len()
        })
        .collect();
    // The list of keys has one more that means nothing, of any length.
    let most = PAGE + 16 + 600;
    assert!(lengths.iter().all(|length| (PAGE..most).contains(length)), "{lengths:?}");
    assert!(live.to_ron().unwrap().len() > secretive().to_ron().unwrap().len() + 1_800);
}

#[test]
fn what_was_locked_is_not_written_in_clear_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let (path, data) = (folder.path().join("review.ron.age"), folder.path().join("data"));
    let key = SecretKey::generate();
    secretive().save_sealed(&path, &seal(&key)).unwrap();
    let mut live = Project::open_with(&path, Opener::Key(&key)).unwrap().project;
    let before = std::fs::read(&path).unwrap();
    assert!(matches!(live.save(&path), Err(SaveError::InClear)));
    let backups = Backups::new(Arc::new(Disk), &data);
    assert!(matches!(live.save_keeping(&path, &backups, false), Err(SaveError::InClear)));
    let begun = Journal::begin(Arc::new(Disk), &journals(&data), &live, Base::Whole);
    assert!(matches!(begun, Err(JournalError::InClear)));
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert!(everything(folder.path()).iter().all(|(_, bytes)| !shows(bytes)));
    assert!(live.clone().into_own().is_sealed());
    live.set_sealed(false);
    live.save(&path).unwrap();
}

#[test]
fn a_locked_journal_is_written_without_the_key_and_read_with_it() {
    let simulated = Simulated::with(&[]);
    let key = SecretKey::generate();
    let mut live = secretive();
    let mut journal = Journal::begin_sealed(
        Arc::new(simulated.clone()),
        Path::new("/j"),
        &live,
        Base::Whole,
        Some(to(&key)),
    )
    .unwrap();
    for step in 1..4 {
        let record = say(&mut live, &format!("{CANARY} {step}"));
        journal.append(&[record]).unwrap();
    }
    nothing_shows(&simulated.state());
    let bytes = simulated.state().bytes(journal.path().to_str().unwrap()).unwrap().to_vec();
    assert!(matches!(Recovered::read_with(&bytes, None), Err(SealError::NeedsKey)));
    assert!(matches!(Recovered::read_with(&bytes, Some(&SecretKey::generate())), Err(SealError::OtherKey)));
    assert!(Recovered::read(&bytes).is_none());
    let read = Recovered::read_with(&bytes, Some(&key)).unwrap().unwrap();
    assert!(!read.is_torn());
    assert_eq!(read.changes(), 3);
    let project = read.onto(None).unwrap();
    assert!(project.is_sealed() && project.review().annotations() == live.review().annotations());
    // Whatever is cut or flipped, what is read is a beginning of what was written.
    let whole: Vec<u64> = (0..=3).map(|count| journal.end_of(count)).collect();
    for length in (0..bytes.len()).step_by(7) {
        let steps =
            Recovered::read_with(&bytes[..length], Some(&key)).ok().flatten().map(|read| read.changes());
        let expected = whole.iter().filter(|end| **end <= length as u64).count().checked_sub(1);
        assert_eq!(steps, expected, "cut to {length}");
    }
    for at in (0..bytes.len()).step_by(5) {
        let mut changed = bytes.clone();
        changed[at] ^= 0x10;
        let steps = Recovered::read_with(&changed, Some(&key)).ok().flatten().map(|read| read.changes());
        let expected = whole.iter().filter(|end| **end <= at as u64).count().checked_sub(1);
        assert_eq!(steps, expected, "flipped at {at}");
    }
}

#[test]
fn protection_that_is_turned_on_takes_nothing_along_in_clear() {
    let simulated = Simulated::with(&[]);
    let files: Arc<dyn Files> = Arc::new(simulated.clone());
    let key = SecretKey::generate();
    let mut live = secretive();
    let journal = Journal::begin(files, Path::new("/j"), &live, Base::Whole).unwrap();
    let mut keeper = Keeper::start(journal).unwrap();
    keeper.step(say(&mut live, &format!("{CANARY} saved")));
    let (saved, count) = (Arc::new(live.clone()), keeper.handed());
    keeper.step(say(&mut live, &format!("{CANARY} not saved")));
    assert!(keeper.flush());
    assert!(simulated.state().files().any(|(_, bytes)| shows(bytes)));
    // Saved, locked, and on with it.
    let file = saved.bytes_to_save(Some(&seal(&key))).unwrap();
    keeper.seal(Some(to(&key)));
    keeper.rebase(saved, Some(SavedAs { path: PATH.into(), sha256: sha256_of(&file) }), count);
    keeper.step(say(&mut live, &format!("{CANARY} last")));
    assert!(keeper.flush());
    nothing_shows(&simulated.state());
    drop(keeper);
    let state = simulated.state();
    let (_, bytes) = state.files().find(|(path, _)| path.ends_with(".journal")).unwrap();
    let read = Recovered::read_with(bytes, Some(&key)).unwrap().unwrap();
    assert_eq!(read.changes(), 2);
    assert!(matches!(
        read.clone().onto(Some(&file)),
        Err(crate::project::RecoverError::Seal(SealError::NeedsKey))
    ));
    let project = read.onto_with(Some(&file), Some(&key)).unwrap();
    assert!(project.is_sealed() && project.review().annotations() == live.review().annotations());
}

#[test]
fn locked_journals_wait_for_their_key_and_are_recovered_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let (data, path) = (folder.path().join("data"), folder.path().join("review.ron.age"));
    let files: Arc<dyn Files> = Arc::new(Disk);
    let backups = Backups::new(Arc::clone(&files), &data);
    let key = SecretKey::generate();
    let mut live = secretive();
    let save = |live: &Project| save_locked(live, &path, &backups, &key);
    let sha256 = save(&live).sha256;
    let base = Base::File { path: &path, sha256: &sha256 };
    let begin = |live: &Project| {
        Journal::begin_sealed(Arc::clone(&files), &journals(&data), live, base, Some(to(&key))).unwrap()
    };
    let mut journal = begin(&live);
    journal.append(&[say(&mut live, &format!("{CANARY} 1"))]).unwrap();
    assert_eq!(locked_behind(&files, &data), 0, "a living journal is left alone");
    drop(journal);
    assert!(left_behind(&files, &data).is_empty());
    assert_eq!(locked_behind(&files, &data), 1);
    let left = left_behind_with(&files, &data, Some(&key));
    assert_eq!((left[0].found(), left[0].changes(), left[0].is_saved()), (&Found::File, 1, false));
    let recovered = left[0].recover().unwrap();
    assert!(recovered.is_sealed() && recovered.review().annotations() == live.review().annotations());
    drop(left);
    // The crash came after a save and before the journal began anew.
    save(&live);
    let left = left_behind_with(&files, &data, Some(&key));
    assert!(matches!(left[0].found(), Found::Older(older) if older.to_string_lossy().ends_with(".ron.age")));
    assert!(left[0].is_saved());
    assert!(everything(folder.path()).iter().all(|(_, bytes)| !shows(bytes)));
}

#[test]
fn a_journal_in_clear_whose_version_was_locked_since_waits_for_the_key() {
    let folder = tempfile::tempdir().unwrap();
    let (data, path) = (folder.path().join("data"), folder.path().join("review.ron"));
    let files: Arc<dyn Files> = Arc::new(Disk);
    let backups = Backups::new(Arc::clone(&files), &data);
    let (key, mut live) = (SecretKey::generate(), secretive());
    live.save(&path).unwrap();
    let sha256 = sha256_of(&std::fs::read(&path).unwrap());
    let base = Base::File { path: &path, sha256: &sha256 };
    let mut journal = Journal::begin(Arc::clone(&files), &journals(&data), &live, base).unwrap();
    let mut other = live.clone();
    journal.append(&[say(&mut live, "later")]).unwrap();
    drop(journal);
    say(&mut other, "meanwhile");
    other.save_keeping(&path, &backups, false).unwrap();
    assert_eq!(backups.seal_all(&to(&key)).unwrap(), 1);

    let left = left_behind(&files, &data);
    assert_eq!((left[0].found(), left[0].is_recoverable()), (&Found::Locked, false));
    drop(left);
    let left = left_behind_with(&files, &data, Some(&key));
    assert!(matches!(left[0].found(), Found::Older(_)) && left[0].is_recoverable());
    assert!(left[0].recover().unwrap().review() == live.review());
}

#[test]
fn a_journal_of_another_key_is_told_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let files: Arc<dyn Files> = Arc::new(Disk);
    let (place, key) = (journals(folder.path()), SecretKey::generate());
    let begun = Journal::begin_sealed(Arc::clone(&files), &place, &secretive(), Base::Whole, Some(to(&key)));
    drop(begun.unwrap());
    let told = |key: Option<&SecretKey>| -> Vec<bool> {
        unreadable(&files, folder.path(), key).iter().map(Unreadable::is_of_other_key).collect()
    };
    assert_eq!(told(Some(&SecretKey::generate())), [true]);
    assert!(told(Some(&key)).is_empty() && told(None).is_empty(), "it waits for its key");
    let path = std::fs::read_dir(&place).unwrap().map(|entry| entry.unwrap().path());
    let path = path.into_iter().find(|path| path.extension().is_some_and(|is| is == "journal")).unwrap();
    std::fs::write(path, "rubbish").unwrap();
    assert_eq!(told(Some(&key)), [false], "a damaged one is told as damaged");
}

#[test]
fn a_later_journal_that_is_locked_is_not_passed_over_for_an_earlier_one() {
    let folder = tempfile::tempdir().unwrap();
    let files: Arc<dyn Files> = Arc::new(Disk);
    let place = journals(folder.path());
    let key = SecretKey::generate();
    let mut live = secretive();
    let mut journal = Journal::begin(Arc::clone(&files), &place, &live, Base::Whole).unwrap();
    let (first, path) = (std::fs::read(journal.path()).unwrap(), journal.path().to_path_buf());
    journal.append(&[say(&mut live, "later")]).unwrap();
    journal.seal(Some(to(&key)));
    journal.rebase(&live, Base::Whole, 1).unwrap();
    drop(journal);
    std::fs::write(&path, first).unwrap();
    assert!(left_behind(&files, folder.path()).is_empty());
    let left = left_behind_with(&files, folder.path(), Some(&key));
    assert!(left.len() == 1 && left[0].recover().unwrap().review() == live.review());
}

#[test]
fn older_versions_are_locked_with_what_replaces_them_and_stay_findable() {
    let (key, old) = (SecretKey::generate(), secretive());
    let words = old.to_ron().unwrap();
    let simulated = Simulated::with(&[(PATH, words.as_bytes())]);
    let backups = Backups::new(Arc::new(simulated.clone()), Path::new("/data"));
    let mut live = old.clone();
    // Two versions from before protection, then one locked save.
    for step in 1..3 {
        say(&mut live, &format!("{CANARY} {step}"));
        live.save_keeping(Path::new(PATH), &backups, step == 1).unwrap();
    }
    let replaced = live.to_ron().unwrap();
    say(&mut live, &format!("{CANARY} 3"));
    save_locked(&live, Path::new(PATH), &backups, &key);
    let sealed: Vec<bool> = backups.list(live.id()).iter().map(|version| version.sealed).collect();
    assert_eq!(sealed.iter().filter(|sealed| **sealed).count(), 1, "{sealed:?}");
    assert_eq!(backups.seal_all(&to(&key)).unwrap(), sealed.len() - 1);
    assert_eq!(backups.seal_all(&to(&key)).unwrap(), 0);
    nothing_shows(&simulated.state());
    let versions = backups.list(live.id());
    assert!(versions.len() == sealed.len() && versions.iter().all(|version| version.sealed));
    assert!(versions.iter().any(|version| version.kept));
    // A journal that stands on the file as it was in clear still finds it.
    for words in [words, replaced] {
        let sha256 = sha256_of(words.as_bytes());
        assert!(backups.find(live.id(), &sha256).is_none());
        let (version, _) = backups.find_with(live.id(), &sha256, Some(&key)).unwrap();
        let project = backups.open(&version, Opener::Key(&key)).unwrap();
        assert_eq!(project.to_ron().unwrap(), words);
        assert_eq!(backups.open(&version, Opener::Nothing).unwrap_err().needs(), Some(Needs::Key));
    }
}

#[test]
fn no_crash_of_a_locked_save_leaves_anything_in_clear_or_takes_the_file() {
    let (key, old) = (SecretKey::generate(), secretive());
    let first = old.bytes_to_save(Some(&seal(&key))).unwrap();
    let simulated = Simulated::with(&[(PATH, &first)]);
    let backups = Backups::new(Arc::new(simulated.clone()), Path::new("/data"));
    let mut live = old;
    say(&mut live, &format!("{CANARY} 1"));
    save_locked(&live, Path::new(PATH), &backups, &key);
    let last = simulated.state().bytes(PATH).unwrap().to_vec();
    for done in 0..=simulated.done() {
        for state in simulated.crashes(done) {
            let there = state.bytes(PATH).expect("there is no moment without the file");
            assert!(there == first || there == last);
            nothing_shows(&state);
        }
    }
}

#[test]
fn a_locked_file_that_another_project_replaced_is_still_found() {
    let (key, ours) = (SecretKey::generate(), secretive());
    let first = ours.bytes_to_save(Some(&seal(&key))).unwrap();
    let simulated = Simulated::with(&[(PATH, &first)]);
    let backups = Backups::new(Arc::new(simulated.clone()), Path::new("/data"));
    let other = Project::from_review(ours.review().clone());
    assert_ne!(other.id(), ours.id());
    save_locked(&other, Path::new(PATH), &backups, &key);
    assert!(backups.list(ours.id()).is_empty(), "nothing in it says whose it was");
    let (version, bytes) = backups.find_with(ours.id(), &sha256_of(&first), None).unwrap();
    assert!(version.sealed && bytes == first);
    assert!(backups.find(ours.id(), &sha256_of(b"never saved")).is_none());
}

#[test]
fn what_is_locked_counts_as_stood_on_by_locked_work() {
    let folder = tempfile::tempdir().unwrap();
    let (data, path) = (folder.path().join("data"), folder.path().join("review.ron.age"));
    let files: Arc<dyn Files> = Arc::new(Disk);
    let backups = Backups::new(Arc::clone(&files), &data);
    let (key, live) = (SecretKey::generate(), secretive());
    let sha256 = save_locked(&live, &path, &backups, &key).sha256;
    let clear = folder.path().join("clear.ron");
    Project { sealed: false, ..live.clone() }.save(&clear).unwrap();
    let other = folder.path().join("other.ron");
    Project::from_review(live.review().clone()).save(&other).unwrap();
    let stands = |file: &Path| is_stood_on(&*files, &data, live.id(), file);
    assert!(!stands(&path) && !stands(&clear));
    let base = Base::File { path: &path, sha256: &sha256 };
    let mut journal =
        Journal::begin_sealed(Arc::clone(&files), &journals(&data), &live, base, Some(to(&key))).unwrap();
    let record = say(&mut live.clone(), "later");
    journal.append(&[record]).unwrap();
    drop(journal);
    assert!(stands(&path), "what the journal stands on cannot be read, and may be this");
    assert!(stands(&clear));
    assert!(!stands(&other), "a file in clear says whose it is, and so does a journal's name");
}

#[test]
fn a_version_that_was_locked_later_is_found_however_its_file_ended() {
    let key = SecretKey::generate();
    let old = secretive();
    let words = old.to_ron().unwrap();
    let words = words.trim_end();
    for ending in ["", "\n", "\r\n", "\n\n\n"] {
        let first = format!("{words}{ending}");
        let simulated = Simulated::with(&[(PATH, first.as_bytes())]);
        let backups = Backups::new(Arc::new(simulated), Path::new("/data"));
        let mut live = old.clone();
        say(&mut live, "later");
        live.save_keeping(Path::new(PATH), &backups, false).unwrap();
        assert_eq!(backups.seal_all(&to(&key)).unwrap(), 1);
        let found = backups.find_with(old.id(), &sha256_of(first.as_bytes()), Some(&key));
        assert!(found.is_some(), "{ending:?}");
        let other = format!("{words} {ending}");
        assert!(backups.find_with(old.id(), &sha256_of(other.as_bytes()), Some(&key)).is_none());
    }
}

#[test]
fn a_journal_in_clear_with_locked_steps_waits_for_the_key() {
    let simulated = Simulated::with(&[]);
    let key = SecretKey::generate();
    let mut live = secretive();
    let mut journal =
        Journal::begin(Arc::new(simulated.clone()), Path::new("/j"), &live, Base::Whole).unwrap();
    journal.append(&[say(&mut live, "in clear")]).unwrap();
    // Protection is turned on, and the program dies before the journal has begun anew.
    journal.seal(Some(to(&key)));
    journal.append(&[say(&mut live, "locked")]).unwrap();
    let bytes = simulated.state().bytes(journal.path().to_str().unwrap()).unwrap().to_vec();
    assert!(matches!(Recovered::read_with(&bytes, None), Err(SealError::NeedsKey)));
    let read = Recovered::read_with(&bytes, Some(&key)).unwrap().unwrap();
    assert_eq!((read.changes(), read.is_torn()), (2, false));
    assert!(read.onto(None).unwrap().review() == live.review());
}

#[test]
fn a_journal_that_could_not_be_locked_is_locked_as_soon_as_it_can_be() {
    let folder = tempfile::tempdir().unwrap();
    let place = journals(folder.path());
    let (key, mut live) = (SecretKey::generate(), secretive());
    let journal = Journal::begin(Arc::new(Disk), &place, &live, Base::Whole).unwrap();
    let mut keeper = Keeper::start(journal).unwrap();
    keeper.step(say(&mut live, &format!("{CANARY} 1")));
    assert!(keeper.flush());
    // The next journal cannot be made: a folder has its name.
    let next = everything(&place).into_iter().find_map(|(path, _)| {
        let name = path.file_name()?.to_str()?;
        name.ends_with("-000000.journal").then(|| path.with_file_name(name.replace("-000000.", "-000001.")))
    });
    let next = next.expect("journals are numbered");
    std::fs::create_dir_all(next.join("in the way")).unwrap();
    keeper.seal(Some(to(&key)));
    keeper.rebase(Arc::new(live.clone()), None, keeper.handed());
    assert!(keeper.flush());
    assert!(everything(&place).iter().any(|(_, bytes)| shows(bytes)));
    std::fs::remove_dir_all(&next).unwrap();
    let begun = std::time::Instant::now();
    while everything(&place).iter().any(|(_, bytes)| shows(bytes)) {
        assert!(begun.elapsed().as_secs() < 20, "it stayed in clear");
        std::thread::yield_now();
    }
    drop(keeper);
    let left = left_behind_with(&(Arc::new(Disk) as Arc<dyn Files>), folder.path(), Some(&key));
    assert!(left[0].recover().unwrap().review() == live.review());
}
