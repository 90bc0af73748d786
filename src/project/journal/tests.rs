//! Journals against random work, torn and flipped bytes, failing calls and crashes at every moment.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::super::disk::Disk;
use super::super::disk::simulated::{Deaf, Simulated, State};
use super::super::tests::project;
use super::*;
use crate::review::arbitrary::{edit, review};
use crate::review::{
    Annotation, Concern, ConcernId, Edit, Extras, History, Reference, Reply, Review, Reviewer, Step,
};

const FOLDER: &str = "/simulated/journals";

fn files() -> (Simulated, Arc<dyn Files>) {
    let simulated = Simulated::with(&[]);
    (simulated.clone(), Arc::new(simulated))
}

/// What the newest journal of a disk leads to, on top of one of these files; `None` where that cannot
/// be read.
fn recovered(state: &State, bases: &[&str]) -> Option<Project> {
    let paths = state.files().filter_map(|(path, bytes)| Some((named(Path::new(&path))?.2, bytes)));
    let (_, bytes) = paths.max_by_key(|(turn, _)| *turn)?;
    let read = Recovered::read(bytes)?;
    let base = bases.iter().find(|base| read.base() == Some(&sha256_of(base.as_bytes())));
    read.onto(base.map(|base| base.as_bytes())).ok()
}

fn comment(project: &mut Project, words: &str) -> Record {
    let mark = project.review().annotations().values().next().unwrap().clone();
    let edit = Edit::PutAnnotation(Box::new(Annotation { comment: words.to_owned(), ..mark }));
    project.apply(edit.clone()).unwrap();
    Record::of(project, &edit)
}

/// Does random work, undo and redo among it, and gives what a journal is told.
fn work(project: &mut Project, edits: Vec<(Edit, usize)>) -> Vec<Record> {
    let mut history = History::default();
    let step = |(edit, what): (Edit, usize)| {
        let (edit, done) = match what {
            0 => (history.next_undo()?.clone(), history.undo(project.review_mut())?.is_ok()),
            1 => (history.next_redo()?.clone(), history.redo(project.review_mut())?.is_ok()),
            _ => (edit.clone(), history.apply(project.review_mut(), Step::new("", edit)).is_ok()),
        };
        done.then(|| Record::of(project, &edit))
    };
    edits.into_iter().filter_map(step).collect()
}

proptest! {
    #[test]
    fn what_is_recovered_is_what_was_on_the_screen(
        before in prop::collection::vec((edit(), 0..5usize), 0..5),
        after in prop::collection::vec((edit(), 0..5usize), 0..10),
        cut in 0..8usize,
        whole in any::<bool>(),
    ) {
        let mut live = Project::from_review(review());
        work(&mut live, before);
        let saved = live.to_ron().unwrap();
        let sha256 = sha256_of(saved.as_bytes());
        let base = if whole { Base::Whole } else { Base::File { path: Path::new("r.ron"), sha256: &sha256 } };
        let (simulated, files) = files();
        let mut journal = Journal::begin(files, Path::new(FOLDER), &live, base).unwrap();
        let records = work(&mut live, after);
        let cut = cut.min(records.len());
        journal.append(&records[..cut]).unwrap();
        journal.append(&records[cut..]).unwrap();
        prop_assert_eq!(journal.count(), records.len());
        prop_assert!(recovered(&simulated.state(), &[&saved]) == Some(live));
    }

    #[test]
    fn a_step_reads_back_as_it_was_written(edits in prop::collection::vec((edit(), 0..6usize), 1..4)) {
        for record in work(&mut Project::from_review(review()), edits) {
            let payload = words::write_step(&record).unwrap();
            prop_assert_eq!(words::read_step(&payload), Some(record));
        }
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _nothing = Recovered::read(&[frames::MAGIC, &bytes].concat());
        let _nothing = words::read_step(&bytes);
    }
}

#[test]
fn what_later_versions_added_goes_through_a_journal_byte_for_byte() {
    let ext = || -> Extras {
        [("mood".to_owned(), ron::value::RawValue::from_ron("( calm : [1,  2.50])").unwrap().to_owned())]
            .into()
    };
    let mut live = project();
    let base = live.clone();
    let concern = live.review().codebook().concerns().values().next().unwrap().clone();
    let mark = live.review().annotations().values().next().unwrap().clone();
    let by = mark.reviewer;
    let edits = [
        Edit::PutConcern(ConcernId::new("new"), Box::new(Concern { ext: ext(), key: None, ..concern })),
        Edit::PutReviewer(Reviewer { ext: ext(), ..Reviewer::new(by, "R") }),
        Edit::PutReference(
            crate::review::ReferenceId::from_bits(8),
            Reference { ext: ext(), ..Reference::default() },
        ),
        Edit::PutReply(Box::new(Reply { ext: ext(), ..Reply::new(mark.id, by, "Yes") })),
        Edit::PutDesk(by, Box::new(crate::review::Desk { ext: ext(), ..Default::default() })),
        Edit::PutAnnotation(Box::new(Annotation { ext: ext(), ..mark })),
    ];
    let (simulated, files) = files();
    let mut journal = Journal::begin(files, Path::new(FOLDER), &base, Base::Whole).unwrap();
    for edit in edits {
        live.apply(edit.clone()).unwrap();
        journal.append(&[Record::of(&live, &edit)]).unwrap();
    }
    keep(simulated.state().files().next().unwrap().1);
    let again = recovered(&simulated.state(), &[]).unwrap();
    assert!(again == live);
    assert_eq!(again.to_ron().unwrap().matches("( calm : [1,  2.50])").count(), 6);
}

#[test]
fn a_text_that_comes_back_keeps_what_later_versions_said_about_it() {
    let words = Project::from_review(review()).to_ron().unwrap();
    let mut live = Project::from_ron(&words.replacen("header: (", "mood: 7, header: (", 1)).unwrap();
    let id = live.review().texts().keys().next().unwrap().clone();
    let back = live.apply(Edit::RemoveText(id)).unwrap();
    let saved = live.to_ron().unwrap();
    let sha256 = sha256_of(saved.as_bytes());
    let (simulated, files) = files();
    let base = Base::File { path: Path::new("r.ron"), sha256: &sha256 };
    let mut journal = Journal::begin(files, Path::new(FOLDER), &live, base).unwrap();
    live.apply(back.clone()).unwrap();
    journal.append(&[Record::of(&live, &back)]).unwrap();
    let again = recovered(&simulated.state(), &[&saved]).unwrap();
    assert!(again.to_ron().unwrap().contains("\"mood\": 7"));
    assert!(again.to_ron().unwrap() == live.to_ron().unwrap() && again.review() == live.review());
}

/// Keeps a journal as a seed for fuzzing where `RAPPORTEUR_SEEDS` names a folder, as it is and as the payloads of its
/// frames, from which the fuzzer makes frames.
fn keep(journal: &[u8]) {
    let Some(folder) = std::env::var_os("RAPPORTEUR_SEEDS") else { return };
    let folder = Path::new(&folder).join("journal");
    std::fs::create_dir_all(&folder).unwrap();
    let payloads = frames::split(journal).unwrap().collect::<Vec<_>>().join(&0x1e);
    for seed in [journal, &payloads] {
        std::fs::write(folder.join(sha256_of(seed)), seed).unwrap();
    }
}

/// A journal of a few steps: its bytes, the ends of beginning and steps, and the review after each.
fn small() -> (Vec<u8>, Vec<u64>, Vec<Review>, String) {
    let mut live = project();
    let saved = live.to_ron().unwrap();
    let sha256 = sha256_of(saved.as_bytes());
    let (simulated, files) = files();
    let base = Base::File { path: Path::new("r.ron"), sha256: &sha256 };
    let mut journal = Journal::begin(files, Path::new(FOLDER), &live, base).unwrap();
    let mut reviews = vec![live.review().clone()];
    for words in ["a", "ab", "\u{202e}abc"] {
        journal.append(&[comment(&mut live, words)]).unwrap();
        reviews.push(live.review().clone());
    }
    let bytes = simulated.state().files().next().unwrap().1.to_vec();
    keep(&bytes);
    (bytes, journal.ends.clone(), reviews, saved)
}

/// How many steps a damaged journal still tells; they must be the true ones.
fn told(bytes: &[u8], saved: &Project, reviews: &[Review]) -> Option<(usize, bool)> {
    let read = recovered::read(bytes, None).ok()??;
    let count = read.changes();
    let torn = read.is_torn();
    let mut project = saved.clone();
    read.steps().iter().cloned().for_each(|step| step.put_into(&mut project));
    assert_eq!(project.review(), &reviews[count], "a wrong step was taken for a true one");
    Some((count, torn))
}

#[test]
fn every_cut_leaves_every_whole_step_and_no_wrong_one() {
    let (bytes, ends, reviews, saved) = small();
    let saved = Project::from_ron(&saved).unwrap();
    for length in 0..=bytes.len() {
        let whole = ends.iter().filter(|&&end| end <= length as u64).count();
        let expected = whole.checked_sub(1).map(|steps| (steps, !ends.contains(&(length as u64))));
        assert_eq!(told(&bytes[..length], &saved, &reviews), expected, "cut at {length}");
    }
}

#[test]
fn every_flipped_bit_leaves_every_step_before_it_and_no_wrong_one() {
    let (bytes, ends, reviews, saved) = small();
    let saved = Project::from_ron(&saved).unwrap();
    for at in 0..bytes.len() {
        let before = ends.iter().filter(|&&end| end <= at as u64).count();
        for bit in 0..8 {
            let mut bytes = bytes.clone();
            bytes[at] ^= 1 << bit;
            let expected = before.checked_sub(1).map(|steps| (steps, true));
            assert_eq!(told(&bytes, &saved, &reviews), expected, "bit {bit} of byte {at}");
        }
    }
}

#[test]
fn a_tail_of_zeros_or_rubbish_is_no_step() {
    let (bytes, ends, reviews, saved) = small();
    let saved = Project::from_ron(&saved).unwrap();
    for (length, fill) in (0..bytes.len()).step_by(3).flat_map(|at| [(at, 0), (at, 0xff), (at, b'A')]) {
        let whole = ends.iter().filter(|&&end| end <= length as u64).count();
        let damaged = [&bytes[..length], &[fill; 64]].concat();
        assert_eq!(told(&damaged, &saved, &reviews), whole.checked_sub(1).map(|steps| (steps, true)));
    }
}

/// Keeps two steps, saves after the first, keeps a third; tells what was promised after how many ops.
fn session(simulated: &Simulated) -> (Vec<(usize, Review)>, Vec<String>) {
    let mut live = project();
    let first = live.to_ron().unwrap();
    let path = Path::new("r.ron");
    let begin = |files, live: &Project, words: &str| {
        let sha256 = sha256_of(words.as_bytes());
        Journal::begin(files, Path::new(FOLDER), live, Base::File { path, sha256: &sha256 }).unwrap()
    };
    let mut journal = begin(Arc::new(simulated.clone()), &live, &first);
    let mut promised = vec![(simulated.done(), live.review().clone())];
    journal.append(&[comment(&mut live, "one")]).unwrap();
    promised.push((simulated.done(), live.review().clone()));
    let second = live.to_ron().unwrap();
    journal.append(&[comment(&mut live, "two")]).unwrap();
    promised.push((simulated.done(), live.review().clone()));
    let sha256 = sha256_of(second.as_bytes());
    journal.rebase(&live, Base::File { path, sha256: &sha256 }, 1).unwrap();
    assert_eq!(journal.count(), 1);
    journal.append(&[comment(&mut live, "three")]).unwrap();
    promised.push((simulated.done(), live.review().clone()));
    (promised, vec![first, second])
}

/// How many crashes leave less than was promised.
fn broken_promises(simulated: &Simulated) -> (usize, usize) {
    let (promised, bases) = session(simulated);
    let bases: Vec<&str> = bases.iter().map(String::as_str).collect();
    let (mut states, mut broken) = (0, 0);
    let mut memory: BTreeMap<State, Option<Project>> = BTreeMap::new();
    for done in 0..=simulated.done() {
        let expected: BTreeSet<usize> = (0..promised.len()).filter(|&at| promised[at].0 <= done).collect();
        let Some(&last) = expected.last() else { continue };
        for state in simulated.crashes(done) {
            states += 1;
            let found = memory.entry(state).or_insert_with_key(|state| recovered(state, &bases));
            let good = found
                .as_ref()
                .is_some_and(|found| promised[last..].iter().any(|(_, review)| review == found.review()));
            broken += usize::from(!good);
        }
    }
    (states, broken)
}

#[test]
fn what_was_said_to_be_kept_survives_every_crash() {
    let (states, broken) = broken_promises(&Simulated::with(&[]));
    println!("{states} states of the disk, {broken} broken promises");
    assert!(states > 20 && broken == 0, "{states} {broken}");
}

#[test]
fn without_flushing_crashes_would_break_promises() {
    for deaf in [Deaf::ToFiles, Deaf::ToFolders] {
        let (_, broken) = broken_promises(&Simulated::with(&[]).deafen(deaf));
        assert!(broken > 0, "{deaf:?}");
    }
}

#[test]
fn whatever_call_fails_a_step_is_kept_or_refused_and_can_be_handed_over_again() {
    for (at, for_good) in (1..20).flat_map(|at| [(at, false), (at, true)]) {
        let (simulated, files) = files();
        let mut live = project();
        let mut journal = Journal::begin(files, Path::new(FOLDER), &live, Base::Whole).unwrap();
        let before = live.clone();
        let record = comment(&mut live, "kept");
        simulated.fail(at, for_good);
        let kept = journal.append(std::slice::from_ref(&record));
        if let Err(error) = &kept {
            assert!(error.to_string().contains(&io::ErrorKind::StorageFull.to_string()), "{error}");
            assert_eq!(journal.count(), 0);
        }
        let there = recovered(&simulated.state(), &[]).unwrap();
        assert!(there == live || (kept.is_err() && there == before), "call {at}");
        let rebased = kept.is_ok().then(|| journal.rebase(&live, Base::Whole, 1));
        assert!(recovered(&simulated.state(), &[]).unwrap() == there, "call {at}");
        simulated.heal();
        if kept.is_err() {
            journal.append(&[record]).unwrap();
        }
        let last = comment(&mut live, "and more");
        journal.append(&[last]).unwrap();
        let there = recovered(&simulated.state(), &[]).unwrap();
        assert!(there == live, "call {at}, for good {for_good}, rebased {rebased:?}");
        journal.close().unwrap();
        assert!(
            simulated.state().files().all(|(path, _)| !path.ends_with(ENDS)),
            "call {at} leaves a journal"
        );
    }
}

#[test]
fn whatever_call_fails_a_journal_begins_whole_or_says_why_it_does_not() {
    let live = project();
    let begin = |files| Journal::begin(files, Path::new(FOLDER), &live, Base::Whole);
    let calls = {
        let (simulated, files) = files();
        drop(begin(files).unwrap());
        simulated.calls()
    };
    assert!(calls >= 7, "{calls}");
    for (at, for_good) in (1..=calls).flat_map(|at| [(at, false), (at, true)]) {
        let (simulated, files) = files();
        simulated.fail(at, for_good);
        let error = begin(Arc::clone(&files)).err().expect("every call counts").to_string();
        let cause = io::ErrorKind::StorageFull.to_string();
        assert!(error.contains(&cause) && error.contains("Save the project"), "{error}");
        // What cannot be removed because the disk is gone for good is whole all the same, or swept another day.
        let whole = |state: &State| {
            let journals = state.files().filter(|(path, _)| path.ends_with(ENDS)).count();
            journals == 0 || recovered(state, &[]).as_ref() == Some(&live)
        };
        let litter = simulated.state().files().count();
        assert!(whole(&simulated.state()) && (litter == 0 || for_good), "call {at} leaves {litter} files");
        for state in (0..=simulated.done()).flat_map(|done| simulated.crashes(done)) {
            assert!(whole(&state), "call {at}, then a crash");
        }
        simulated.heal();
        let second = begin(files).unwrap();
        assert_eq!(second.count(), 0);
        drop(second);
        assert!(whole(&simulated.state()), "call {at}, then another try");
    }
}

#[test]
fn a_journal_ends_with_its_project() {
    let (simulated, files) = files();
    let mut live = project();
    let mut journal = Journal::begin(files, Path::new(FOLDER), &live, Base::Whole).unwrap();
    let record = comment(&mut live, "one");
    journal.append(&[record]).unwrap();
    journal.close().unwrap();
    assert_eq!(simulated.state().files().count(), 0);
}

#[test]
fn steps_belong_on_their_own_base() {
    let (bytes, ..) = small();
    let read = Recovered::read(&bytes).unwrap();
    let other = project().to_ron().unwrap();
    assert!(matches!(read.clone().onto(Some(other.as_bytes())), Err(RecoverError::OtherBase)));
    assert!(matches!(read.onto(None), Err(RecoverError::OtherBase)));
}

#[test]
fn on_a_real_disk_a_journal_is_its_owners_and_in_use() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("journals");
    let mut live = project();
    let mut journal = Journal::begin(Arc::new(Disk), &folder, &live, Base::Whole).unwrap();

    assert!(matches!(claim_side(side_of(journal.path())), Claim::Elsewhere));
    let record = comment(&mut live, "one");
    journal.append(&[record]).unwrap();
    journal.rebase(&live, Base::Whole, 0).unwrap();
    let last = comment(&mut live, "two");
    journal.append(&[last]).unwrap();
    let bytes = std::fs::read(journal.path()).unwrap();
    assert_eq!(Recovered::read(&bytes).unwrap().onto(None).unwrap(), live);
    journal.close().unwrap();
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
}

#[test]
fn a_journal_is_claimed_though_somebody_cleans_the_folder_at_that_moment() {
    let folder = tempfile::tempdir().unwrap();
    let (ended, live) = (std::sync::atomic::AtomicBool::new(false), project());
    std::thread::scope(|scope| {
        // Takes hold of every side file that it sees, without a look at its age.
        scope.spawn(|| {
            while !ended.load(std::sync::atomic::Ordering::Relaxed) {
                for entry in std::fs::read_dir(folder.path()).unwrap().flatten() {
                    if entry.path().extension().is_some_and(|is| is == "lock") {
                        drop(claim_side(entry.path()));
                    }
                }
            }
        });
        let begin = || Journal::begin(Arc::new(Disk), folder.path(), &live, Base::Whole).unwrap();
        let journals: Vec<Journal> = (0..50).map(|_| begin()).collect();
        ended.store(true, std::sync::atomic::Ordering::Relaxed);
        for journal in &journals {
            assert!(matches!(journal.claim, Claim::Ours(_)), "{:?}", journal.claim);
        }
    });
}

#[test]
fn a_journal_that_cannot_be_claimed_is_not_begun_unclaimed() {
    let folder = tempfile::tempdir().unwrap();
    let (live, run) = (project(), ProjectId::random());
    let make = || make(&Disk, folder.path(), live.id(), run, 0, b"words");
    let journal = make().unwrap().path;
    std::fs::remove_file(&journal).unwrap();
    let held = claim_side(side_of(&journal));
    assert!(matches!(held, Claim::Ours(_)));
    assert_eq!(make().err().map(|why| why.kind()), Some(io::ErrorKind::ResourceBusy));
    assert!(!journal.exists());
    drop(held);
    assert!(matches!(make().unwrap().claim, Claim::Ours(_)));
}
