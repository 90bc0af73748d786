//! Journals at the ends of what they hold, and while they follow each other.

use std::path::Path;

use super::super::disk::Disk;
use super::super::disk::simulated::Simulated;
use super::super::protect::{MOST_SEALED_BYTES, SecretKey};
use super::super::tests::project;
use super::recovered::stands_on;
use super::*;
use crate::review::Edit;

const FOLDER: &str = "/simulated/journals";

fn rename(project: &mut Project, title: &str) -> Record {
    let edit = Edit::SetTitle(title.to_owned());
    project.apply(edit.clone()).unwrap();
    Record::of(project, &edit)
}

fn begin(project: &Project) -> (Simulated, Journal) {
    let files = Simulated::with(&[]);
    let journal = Journal::begin(Arc::new(files.clone()), Path::new(FOLDER), project, Base::Whole);
    (files, journal.unwrap())
}

/// A frame whose checksum is right, whatever it holds.
fn frame(payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap().to_le_bytes();
    let mut sum = crc32fast::Hasher::new();
    sum.update(&length);
    sum.update(payload);
    [&length[..], &sum.finalize().to_le_bytes(), payload].concat()
}

#[test]
fn a_frame_holds_something_and_no_more_than_a_locked_project() {
    let most = vec![b'x'; MOST_SEALED_BYTES as usize];
    let mut bytes = Vec::new();
    frames::push(&mut bytes, &most).unwrap();
    assert!(bytes == frame(&most));
    let mut read = frames::each(&bytes);
    assert!(read.next() == Some(&most[..]) && read.next().is_none() && !read.is_torn());
    let more = [&most[..], b"x"].concat();
    for refused in [&more[..], b""] {
        let mut bytes = Vec::new();
        assert!(frames::push(&mut bytes, refused).is_none() && bytes.is_empty());
        let bytes = frame(refused);
        let mut read = frames::each(&bytes);
        assert!(read.next().is_none() && read.is_torn(), "{} bytes", refused.len());
    }
}

#[test]
fn a_journal_takes_steps_up_to_its_most_and_then_says_that_it_is_full() {
    let mut live = project();
    let record = rename(&mut live, "a");
    let length = frame(&words::write_step(&record).unwrap()).len() as u64;
    for (room, fits) in [(2 * length, true), (2 * length - 1, false), (length, false), (0, false)] {
        let (_, mut journal) = begin(&project());
        // As if it were as long as that.
        let end = MOST_JOURNAL_BYTES - room;
        journal.ends = vec![end];
        let kept = journal.append(&[record.clone(), record.clone()]);
        assert_eq!(kept.is_ok(), fits, "room for {room} bytes");
        if fits {
            assert_eq!(journal.ends, [end, end + length, end + 2 * length]);
        } else {
            assert!(matches!(kept, Err(JournalError::Full)));
            assert_eq!(journal.count(), 0);
        }
    }
}

#[test]
fn each_journal_that_follows_another_has_a_name_of_its_own_and_the_others_go() {
    let folder = tempfile::tempdir().unwrap();
    let mut live = project();
    let mut journal = Journal::begin(Arc::new(Disk), folder.path(), &live, Base::Whole).unwrap();
    for turn in 0..4 {
        let (_, _, named) = named(journal.path()).unwrap();
        assert_eq!(named, turn);
        let record = rename(&mut live, &format!("Turn {turn}"));
        journal.append(&[record]).unwrap();
        let bytes = std::fs::read(journal.path()).unwrap();
        assert!(Recovered::read(&bytes).unwrap().onto(None).unwrap() == live);
        journal.rebase(&live, Base::Whole, 1).unwrap();
        let journals = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
        assert_eq!(journals.filter(|path| super::named(path).is_some()).count(), 1);
    }
}

#[test]
fn a_journal_that_could_not_be_removed_is_removed_with_the_next_step() {
    let (mut live, turns) = (project(), |files: &Simulated| files.state().files().count());
    let calls = {
        let (files, mut journal) = begin(&live);
        files.heal();
        let begun = files.calls();
        journal.rebase(&live, Base::Whole, 0).unwrap();
        files.calls() - begun
    };
    let (files, mut journal) = begin(&live);
    // To remove the old one is the last that is done.
    files.fail(calls, false);
    journal.rebase(&live, Base::Whole, 0).unwrap();
    assert_eq!(turns(&files), 2);
    files.heal();
    let record = rename(&mut live, "a");
    journal.append(&[record]).unwrap();
    assert_eq!(turns(&files), 1);
    let state = files.state();
    let (_, bytes) = state.files().next().unwrap();
    assert!(Recovered::read(bytes).unwrap().onto(None).unwrap() == live);
}

#[test]
fn changes_on_a_locked_file_are_a_locked_project_though_the_journal_is_in_clear() {
    let key = SecretKey::generate();
    let (files, mut live) = (Simulated::with(&[]), project());
    let base = Recipients::new(key.public(), []).unwrap().close(live.to_ron().unwrap().as_bytes()).unwrap();
    let sha256 = sha256_of(&base);
    let on = Base::File { path: Path::new("r.ron.age"), sha256: &sha256 };
    let mut journal = Journal::begin(Arc::new(files.clone()), Path::new(FOLDER), &live, on).unwrap();
    let record = rename(&mut live, "a");
    journal.append(&[record]).unwrap();
    let state = files.state();
    let read = Recovered::read(state.files().next().unwrap().1).unwrap();
    let project = read.onto_with(Some(&base), Some(&key)).unwrap();
    assert!(project.is_sealed() && project.review() == live.review());
}

#[test]
fn a_file_is_the_one_that_changes_stand_on_but_for_line_feeds_that_locking_added() {
    let stands = |first: &[u8], words: &[u8]| stands_on(&sha256_of(first), b"locked", Some(words));
    let feeds = |count: usize| [b"words", &vec![b'\n'; count][..]].concat();
    for (first, padded) in [(0, PAGE), (3, PAGE), (PAGE, 2 * PAGE), (2 * PAGE, 2 * PAGE)] {
        assert!(stands(&feeds(first), &feeds(padded)), "{first} of {padded}");
    }
    assert!(!stands(&feeds(4), &feeds(3)));
    // No file has so many at its end, and each costs a checksum.
    assert!(!stands(&feeds(2 * PAGE + 1), &feeds(3 * PAGE)));
    for other in [&b"word"[..], b"wor", b"", b"words.", b"words "] {
        assert!(!stands(other, &feeds(9)), "{other:?}");
    }
    assert!(stands(b"", b"\n\n") && !stands(b"words", b""));
}

#[test]
fn changes_belong_on_no_other_state_of_their_own_project() {
    let (mut live, files) = (project(), Simulated::with(&[]));
    let saved = live.to_ron().unwrap();
    let sha256 = sha256_of(saved.as_bytes());
    let on = Base::File { path: Path::new("r.ron"), sha256: &sha256 };
    let mut journal = Journal::begin(Arc::new(files.clone()), Path::new(FOLDER), &live, on).unwrap();
    let record = rename(&mut live, "a");
    journal.append(&[record]).unwrap();
    let state = files.state();
    let read = Recovered::read(state.files().next().unwrap().1).unwrap();
    let other = live.to_ron().unwrap();
    assert!(matches!(read.clone().onto(Some(other.as_bytes())), Err(RecoverError::OtherBase)));
    assert!(read.clone().onto(Some(saved.as_bytes())).unwrap() == live);
    assert!(read.before().onto(Some(saved.as_bytes())).unwrap().to_ron().unwrap() == saved);
}

#[test]
fn a_step_with_a_reply_reads_back_as_it_was_written() {
    let mut live = project();
    let mark = live.review().annotations().values().next().unwrap().clone();
    let edit = Edit::PutReply(Box::new(crate::review::Reply::new(mark.id, mark.reviewer, "Yes")));
    live.apply(edit.clone()).unwrap();
    let record = Record::of(&live, &edit);
    assert_eq!(words::read_step(&words::write_step(&record).unwrap()), Some(record));
}

#[test]
fn what_could_not_be_written_is_tried_again_unasked() {
    let mut live = project();
    let (files, journal) = begin(&live);
    let mut keeper = Keeper::start(journal).unwrap();
    assert_eq!(keeper.handed(), 0);
    files.fail(1, true);
    keeper.step(rename(&mut live, "a"));
    assert!(!keeper.flush());
    assert!(keeper.trouble(|_| ()).is_some());
    files.heal();
    let begun = std::time::Instant::now();
    while keeper.trouble(|_| ()).is_some() {
        assert!(begun.elapsed().as_secs() < 20, "it is not tried again");
        std::thread::yield_now();
    }
    let state = files.state();
    let read = Recovered::read(state.files().next().unwrap().1).unwrap();
    assert!(read.onto(None).unwrap() == live);
}

/// The only journal there is, after the disk failed while the keeper began anew and healed.
fn after_a_failed_rebase(saved: bool) -> (Project, Recovered, String) {
    let mut live = project();
    let first = live.to_ron().unwrap();
    let (files, sha256) = (Simulated::with(&[]), sha256_of(first.as_bytes()));
    let on = Base::File { path: Path::new("r.ron"), sha256: &sha256 };
    let journal = Journal::begin(Arc::new(files.clone()), Path::new(FOLDER), &live, on).unwrap();
    let mut keeper = Keeper::start(journal).unwrap();
    keeper.step(rename(&mut live, "a"));
    assert!(keeper.flush());
    let words = live.to_ron().unwrap();
    let file = SavedAs { path: "r.ron".into(), sha256: sha256_of(words.as_bytes()) };
    files.fail(1, true);
    keeper.rebase(Arc::new(live.clone()), saved.then_some(file), keeper.handed());
    keeper.step(rename(&mut live, "b"));
    assert!(!keeper.flush());
    files.heal();
    assert!(keeper.flush());
    assert_eq!(keeper.trouble(ToString::to_string), None);
    drop(keeper);
    let state = files.state();
    let all: Vec<_> = state.files().collect();
    assert_eq!(all.len(), 1);
    (live, Recovered::read(all[0].1).unwrap(), first)
}

#[test]
fn a_journal_of_a_saved_project_that_could_not_begin_anew_goes_on_as_it_was() {
    let (live, read, first) = after_a_failed_rebase(true);
    assert_eq!((read.changes(), read.base()), (2, Some(sha256_of(first.as_bytes()).as_str())));
    assert!(read.onto(Some(first.as_bytes())).unwrap() == live);
}

#[test]
fn a_journal_that_could_not_take_the_whole_project_does_so_when_the_disk_heals() {
    let (live, read, _) = after_a_failed_rebase(false);
    assert_eq!((read.changes(), read.base()), (1, None));
    assert!(read.onto(None).unwrap() == live);
}
