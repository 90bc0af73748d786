//! Saves that keep what they replace, against crashes and failing calls.

use super::super::disk::Disk;
use super::super::disk::simulated::{Simulated, State};
use super::super::tests::project;
use super::*;
use crate::review::Edit;

const PATH: &str = "/home/review.ron";

fn titled(title: &str, of: &Project) -> Project {
    let mut project = of.clone();
    project.apply(Edit::SetTitle(title.to_owned())).unwrap();
    project
}

fn backups(files: &Simulated) -> Backups {
    Backups::new(Arc::new(files.clone()), Path::new("/data"))
}

/// Every older version holds what its name says; returns how many there are.
fn honest(state: &State) -> usize {
    let mut count = 0;
    for (path, bytes) in state.files() {
        if let Some(version) = Version::named(path.into(), 0) {
            assert!(sha256_of(bytes).starts_with(&version.digits), "{version:?}");
            count += 1;
        }
    }
    count
}

#[test]
fn no_crash_takes_the_file_or_spoils_an_older_version() {
    let old = project();
    let new = titled("New", &old);
    let [old, words] = [&old, &new].map(|project| project.to_ron().unwrap());
    for linked in [true, false] {
        let files = Simulated::with(&[(PATH, old.as_bytes())]);
        let files = if linked { files } else { files.without_links() };
        let saved = new.save_keeping(Path::new(PATH), &backups(&files), false).unwrap();
        assert_eq!(saved.sha256, sha256_of(words.as_bytes()));
        let older = saved.older.unwrap().unwrap();
        assert_eq!(files.state().bytes(older.to_str().unwrap()), Some(old.as_bytes()));
        for done in 0..=files.done() {
            for state in files.crashes(done) {
                let there = state.bytes(PATH).expect("there is no moment without the file");
                assert!(there == old.as_bytes() || there == words.as_bytes());
                let kept = honest(&state);
                // The new file never takes the place of an old one that is not kept.
                assert!(there == old.as_bytes() || kept == 1);
                assert!(done < files.done() || there == words.as_bytes());
            }
        }
    }
}

#[test]
fn whatever_call_fails_the_file_is_whole_and_is_saved_even_where_nothing_older_can_be_kept() {
    let old = project();
    let new = titled("New", &old);
    let [old, words] = [&old, &new].map(|project| project.to_ron().unwrap());
    let (mut saved, mut refused) = (0, 0);
    for (at, for_good) in (1..40).flat_map(|at| [(at, false), (at, true)]) {
        let files = Simulated::with(&[(PATH, old.as_bytes())]);
        files.fail(at, for_good);
        let result = new.save_keeping(Path::new(PATH), &backups(&files), false);
        let state = files.state();
        honest(&state);
        match result {
            Ok(_) => {
                saved += 1;
                assert_eq!(state.bytes(PATH), Some(words.as_bytes()));
            }
            Err(SaveError::Write(WriteError::NotFlushed { .. })) => {
                assert_eq!(state.bytes(PATH), Some(words.as_bytes()));
            }
            Err(error) => {
                refused += 1;
                assert_eq!(state.bytes(PATH), Some(old.as_bytes()), "{error}");
                assert!(for_good || state.files().count() == 1, "call {at} leaves something");
            }
        }
    }
    assert!(saved > 10 && refused > 10, "{saved} {refused}");
}

#[test]
fn older_versions_are_listed_found_kept_and_thinned() {
    let files = Simulated::with(&[("/home/other", b"")]);
    let backups = backups(&files);
    let first = project();
    let path = Path::new(PATH);
    first.save_keeping(path, &backups, false).unwrap();
    assert_eq!(backups.list(first.id), []);
    let mut words = Vec::new();
    for day in 0..400 {
        let now = Moment::from_unix(1_767_607_200 + day * 86_400);
        let project = titled(&format!("Day {day}"), &first);
        words.push(project.to_ron().unwrap());
        write_on(&files, path, words.last().unwrap().as_bytes(), |_| {}).unwrap();
        assert!(backups.take(first.id, path, now, day == 5, None).unwrap().unwrap().new);
        backups.thin(first.id, now);
    }
    let versions = backups.list(first.id);
    assert!((30 + 11..=30 + 14).contains(&versions.len()), "{}", versions.len());
    assert!(versions.iter().any(|version| version.kept));
    assert_eq!(backups.read(&versions[0]).unwrap(), words[399].as_bytes());
    let (found, bytes) = backups.find(first.id, &sha256_of(words[5].as_bytes())).unwrap();
    assert!(found.kept && bytes == words[5].as_bytes());
    assert!(backups.find(first.id, &sha256_of(b"never saved")).is_none());
    backups.keep(&versions[1]).unwrap();
    assert!(backups.list(first.id)[1].kept);
}

#[test]
fn a_file_of_another_project_is_filed_under_that() {
    let (ours, other) = (titled("Ours", &project()), Project { id: ProjectId::from_bits(9), ..project() });
    let words = other.to_ron().unwrap();
    let files = Simulated::with(&[(PATH, words.as_bytes())]);
    let backups = backups(&files);
    ours.save_keeping(Path::new(PATH), &backups, true).unwrap();
    assert_eq!((backups.list(ours.id).len(), backups.list(other.id).len()), (0, 1));
    // Nothing changed since, so nothing is kept twice.
    ours.save_keeping(Path::new(PATH), &backups, false).unwrap();
    ours.save_keeping(Path::new(PATH), &backups, false).unwrap();
    assert_eq!(backups.list(ours.id).len(), 1);
}

#[test]
fn on_a_real_disk_an_older_version_is_byte_for_byte_what_was_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let backups = Backups::new(Arc::new(Disk), &folder.path().join("data"));
    let path = folder.path().join("review.ron");
    let first = project();
    first.save_keeping(&path, &backups, false).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    titled("New", &first).save_keeping(&path, &backups, false).unwrap();
    let versions = backups.list(first.id);
    assert_eq!(versions.len(), 1);
    assert_eq!(std::fs::read(&versions[0].path).unwrap(), bytes);
    // Whoever changes the file in place does not change the older version with it.
    std::fs::write(&path, "changed").unwrap();
    assert_eq!(backups.read(&versions[0]).unwrap(), bytes);
}

#[test]
fn a_version_that_comes_again_in_the_same_second_is_there_once_and_not_new() {
    let first = project();
    let words = ["one", "two"].map(|title| titled(title, &first).to_ron().unwrap());
    // The one whose name sorts later is the newest of its second.
    let [newest, other] = {
        let mut both = words.map(|words| (sha256_of(words.as_bytes()), words));
        both.sort();
        let [first, last] = both;
        [last.1, first.1]
    };
    let files = Simulated::with(&[(PATH, b"")]);
    let (backups, path, now) = (backups(&files), Path::new(PATH), Moment::from_unix(1_767_607_200));
    let take = |words: &str| {
        write_on(&files, path, words.as_bytes(), |_| {}).unwrap();
        backups.take(first.id, path, now, false, None).unwrap().unwrap()
    };
    let kept = take(&other);
    assert!(kept.new && take(&newest).new);
    let again = take(&other);
    assert!(!again.new && again.path == kept.path, "whoever takes a new one back must not take this");
    assert_eq!(backups.list(first.id).len(), 2);
    assert_eq!(honest(&files.state()), 2);
}

#[test]
fn thinning_tells_how_many_went() {
    let files = Simulated::with(&[(PATH, b"")]);
    let (backups, path, first) = (backups(&files), Path::new(PATH), project());
    let at = |minute: i64| Moment::from_unix(1_767_607_200 + minute * 60);
    for minute in 0..15 {
        let words = titled(&format!("Minute {minute}"), &first).to_ron().unwrap();
        write_on(&files, path, words.as_bytes(), |_| {}).unwrap();
        backups.take(first.id, path, at(minute), false, None).unwrap();
    }
    let before = backups.list(first.id).len();
    let gone = backups.thin(first.id, at(15));
    assert!(gone > 1);
    assert_eq!(backups.list(first.id).len(), before - gone);
    assert_eq!(backups.thin(first.id, at(15)), 0);
}

#[test]
fn a_file_that_must_not_be_lost_is_kept_or_that_is_an_error() {
    let first = project();
    let words = first.to_ron().unwrap();
    let files = Simulated::with(&[(PATH, words.as_bytes())]);
    let (backups, id) = (backups(&files), first.id);
    backups.keep_file(id, Path::new(PATH), None).unwrap();
    let [version] = &backups.list(id)[..] else { panic!("one is kept") };
    assert!(version.kept && !version.sealed);
    assert_eq!(backups.read(version).unwrap(), words.as_bytes());
    assert!(backups.keep_file(id, Path::new("/home/none.ron"), None).is_err());
    files.fail(1, true);
    assert!(backups.keep_file(id, Path::new(PATH), None).is_err());
}

#[test]
fn where_nothing_was_ever_replaced_there_is_nothing_to_lock_and_a_fault_is_told() {
    let key = SecretKey::generate();
    let seal = Recipients::new(key.public(), []).unwrap();
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(Backups::new(Arc::new(Disk), &folder.path().join("data")).seal_all(&seal).unwrap(), 0);
    let first = project();
    let words = first.to_ron().unwrap();
    let locking = || {
        let files = Simulated::with(&[(PATH, words.as_bytes())]);
        let backups = backups(&files);
        for title in ["one", "two"] {
            titled(title, &first).save_keeping(Path::new(PATH), &backups, false).unwrap();
        }
        (files, backups)
    };
    let (files, there) = locking();
    let begun = files.calls();
    assert_eq!(there.seal_all(&seal).unwrap(), 2);
    let calls = files.calls() - begun;
    for at in 1..=calls {
        let (files, backups) = locking();
        files.fail(at, false);
        let told = backups.seal_all(&seal);
        files.heal();
        let open = backups.list(first.id).iter().filter(|version| !version.sealed).count();
        // What is still in clear is never passed over in silence, and can be locked later.
        assert!(told.is_err(), "call {at}");
        assert_eq!(backups.seal_all(&seal).unwrap(), open, "call {at}");
        let left = backups.list(first.id);
        assert!(left.iter().all(|version| version.sealed), "call {at}");
    }
}
