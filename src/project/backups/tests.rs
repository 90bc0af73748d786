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
