//! Saving against a disk that fails at every call, and that crashes after every step in every legal way.

use std::path::Path;
use std::time::{Duration, SystemTime};

use super::simulated::{Deaf, Simulated};
use super::*;

const OLD: &[u8] = b"old, and all of it";
const NEW: &[u8] = b"new, and every word of it";
const PATH: &str = "/home/review.ron";

fn save(files: &Simulated) -> Result<PathBuf, WriteError> {
    write_on(files, Path::new(PATH), NEW, |_| {})
}

/// What crashes at any moment of a save leave: how many states, and in how many of them the file is neither the
/// old nor the new one, or not the new one after the save was said to be done.
fn crash_everywhere(files: &Simulated) -> (usize, usize, usize) {
    save(files).unwrap();
    let (mut states, mut damaged, mut lost) = (0, 0, 0);
    for done in 0..=files.done() {
        for state in files.crashes(done) {
            states += 1;
            match state.bytes(PATH) {
                Some(NEW) => {}
                Some(OLD) => lost += usize::from(done == files.done()),
                _ => damaged += 1,
            }
        }
    }
    (states, damaged, lost)
}

#[test]
fn a_crash_at_any_moment_leaves_the_old_file_or_the_new_one() {
    let (states, damaged, lost) = crash_everywhere(&Simulated::with(&[(PATH, OLD)]));
    println!("{states} states of the disk, {damaged} damaged, {lost} lost");
    assert!(states >= 12, "{states}");
    assert_eq!((damaged, lost), (0, 0));
}

#[test]
fn without_flushing_the_file_crashes_would_damage_it() {
    let (_, damaged, _) = crash_everywhere(&Simulated::with(&[(PATH, OLD)]).deafen(Deaf::ToFiles));
    assert!(damaged > 0);
}

#[test]
fn without_flushing_the_folder_crashes_would_lose_what_was_said_to_be_saved() {
    let (_, damaged, lost) = crash_everywhere(&Simulated::with(&[(PATH, OLD)]).deafen(Deaf::ToFolders));
    assert!(damaged == 0 && lost > 0);
}

#[test]
fn a_first_save_that_was_said_to_be_done_is_there_after_a_crash() {
    let files = Simulated::with(&[("/home/other.ron", OLD)]);
    save(&files).unwrap();
    for state in files.crashes(files.done()) {
        assert_eq!(state.bytes(PATH), Some(NEW));
    }
    let all = (0..=files.done()).flat_map(|done| files.crashes(done));
    assert!(all.into_iter().all(|state| matches!(state.bytes(PATH), None | Some(NEW))));
}

#[test]
fn whatever_call_fails_the_file_is_whole_and_the_fault_is_named() {
    let calls = {
        let files = Simulated::with(&[(PATH, OLD)]);
        save(&files).unwrap();
        files.calls()
    };
    assert!(calls >= 9, "{calls}");
    for (at, for_good) in (1..=calls).flat_map(|at| [(at, false), (at, true)]) {
        let files = Simulated::with(&[(PATH, OLD)]);
        files.fail(at, for_good);
        let error = save(&files).expect_err("every call counts");
        let flushed = !matches!(error, WriteError::NotFlushed { .. });
        let told = error.to_string();
        assert!(
            told.contains("review.ron") && told.contains(&io::ErrorKind::StorageFull.to_string()),
            "{told}"
        );
        assert_eq!(told.contains("Free some space"), flushed, "{told}");
        let state = files.state();
        assert_eq!(state.bytes(PATH), Some(if flushed { OLD } else { NEW }), "call {at}");
        // What cannot be removed because the disk is gone for good is swept another day.
        let litter = state.files().filter(|(path, _)| path.as_str() != PATH).count();
        assert!(litter == 0 || for_good, "call {at} leaves {litter} files");
        files.heal();
        sweep(&files, Path::new("/home"), SystemTime::UNIX_EPOCH + A_DAY * 2);
        assert_eq!(files.state().files().count(), 1, "call {at}");
        // And a crash after the failure does no harm either.
        for state in (0..=files.done()).flat_map(|done| files.crashes(done)) {
            assert!(matches!(state.bytes(PATH), Some(OLD | NEW)), "call {at}");
        }
    }
}

#[test]
fn a_temporary_file_is_swept_after_a_day_and_nothing_else_ever() {
    let part = format!("/home/.rapporteur-{}.part", ProjectId::from_bits(7));
    let others = [
        (PATH, OLD),
        ("/home/.rapporteur-notes.part", OLD),
        ("/home/.rapporteur-.part", OLD),
        ("/home/rapporteur.part", OLD),
    ];
    let all: Vec<(&str, &[u8])> = others.into_iter().chain([(part.as_str(), NEW)]).collect();
    let files = Simulated::with(&all);
    let after = |time: Duration| SystemTime::UNIX_EPOCH + time;
    assert_eq!(sweep(&files, Path::new("/home"), after(A_DAY)), 0);
    assert_eq!(sweep(&files, Path::new("/home"), after(A_DAY + Duration::from_secs(1))), 1);
    assert_eq!(files.state().files().count(), others.len());
}

#[cfg(unix)]
#[test]
fn sweeping_removes_no_link_and_nothing_behind_one() {
    let folder = tempfile::tempdir().unwrap();
    let precious = folder.path().join("precious");
    std::fs::write(&precious, OLD).unwrap();
    let link = folder.path().join(format!(".rapporteur-{}.part", ProjectId::from_bits(1)));
    std::os::unix::fs::symlink(&precious, &link).unwrap();
    assert_eq!(sweep(&Disk, folder.path(), SystemTime::now() + A_DAY * 2), 0);
    assert!(link.is_symlink() && precious.exists());
    let old = folder.path().join(format!(".rapporteur-{}.part", ProjectId::from_bits(2)));
    std::fs::write(&old, OLD).unwrap();
    assert_eq!(sweep(&Disk, folder.path(), SystemTime::now() + A_DAY * 2), 1);
    assert!(!old.exists());
}

#[test]
fn a_file_is_read_up_to_the_most_and_not_a_byte_beyond() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("words");
    std::fs::write(&path, OLD).unwrap();
    let most = OLD.len() as u64;
    let (bytes, stamp) = read_bounded(&path, most).unwrap();
    assert_eq!((bytes.as_slice(), Some(stamp)), (OLD, Stamp::of(&path)));
    assert!(matches!(read_bounded(&path, most - 1), Err(ReadError::TooLarge { .. })));
    // How large it is, and how large it may be.
    File::options().append(true).open(&path).unwrap().set_len(5 << 20).unwrap();
    let error = read_bounded(&path, 3 << 20).unwrap_err();
    assert!(matches!(error, ReadError::TooLarge { size: 5, most: 3, .. }), "{error}");
}

/// As a file does that grows while it is read: it says that there is nothing in it.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_says_less_than_it_holds_is_read_within_the_same_bounds() {
    let path = Path::new("/proc/self/status");
    assert_eq!(std::fs::metadata(path).unwrap().len(), 0);
    assert!(matches!(read_bounded(path, 10), Err(ReadError::TooLarge { .. })));
    assert!(read_bounded(path, 1 << 20).unwrap().0.len() > 10);
}

#[test]
fn a_file_that_is_not_there_is_told_from_one_that_cannot_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let missing = read_bounded(&folder.path().join("none"), 10).unwrap_err();
    assert!(matches!(missing, ReadError::Missing { .. }), "{missing}");
    let file = folder.path().join("file");
    std::fs::write(&file, OLD).unwrap();
    let below = read_bounded(&file.join("below a file"), 10).unwrap_err();
    assert!(matches!(below, ReadError::Unreadable { .. }), "{below}");
}

#[test]
fn a_fault_tells_its_cause_and_a_way_out_and_no_temporary_name() {
    let told = |why: io::Error| {
        let remedy = remedy(&why);
        WriteError::Failed { path: PATH.to_owned(), why, remedy }.to_string()
    };
    assert!(told(io::Error::other(OTHER_BYTES)).contains(OTHER_BYTES));
    let ways = [
        (io::ErrorKind::StorageFull, "Free some space"),
        (io::ErrorKind::QuotaExceeded, "Free some space"),
        (io::ErrorKind::PermissionDenied, "a folder that you may write to"),
        (io::ErrorKind::ReadOnlyFilesystem, "a folder that you may write to"),
        (io::ErrorKind::TimedOut, "Save to another place"),
    ];
    for (kind, way) in ways {
        let told = told(io::Error::new(kind, "/home/.rapporteur-0123.part"));
        assert!(told.contains(&kind.to_string()) && told.contains(way), "{told}");
        assert!(!told.contains(".part"), "{told}");
    }
}

#[test]
fn what_a_crash_left_beside_a_project_is_swept() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("review.ron");
    let [stale, fresh] =
        [1, 2].map(|bits| folder.path().join(format!(".rapporteur-{}.part", ProjectId::from_bits(bits))));
    for file in [&project, &stale, &fresh] {
        std::fs::write(file, OLD).unwrap();
    }
    let long_ago = SystemTime::now() - A_DAY * 2;
    File::options().append(true).open(&stale).unwrap().set_modified(long_ago).unwrap();
    sweep_beside(&project);
    assert!(!stale.exists() && fresh.exists() && project.exists());
}

#[test]
fn it_is_known_what_a_name_stands_for() {
    let place = tempfile::tempdir().unwrap();
    let (file, folder) = (place.path().join("file"), place.path().join("folder"));
    std::fs::write(&file, OLD).unwrap();
    std::fs::create_dir(&folder).unwrap();
    let kind = |path: &Path| Disk.about(path).unwrap().kind;
    assert_eq!((kind(&file), kind(&folder)), (Kind::File, Kind::Folder));
    assert_eq!(Disk.about(&file).unwrap().length, OLD.len() as u64);
    #[cfg(unix)]
    {
        let link = place.path().join("link");
        std::os::unix::fs::symlink(&folder, &link).unwrap();
        let listed = Disk.list(place.path()).unwrap();
        let of_link = listed.iter().find(|(path, _)| *path == link).map(|(_, about)| about.kind);
        assert_eq!((listed.len(), of_link), (3, Some(Kind::Other)));
        // Nothing was promised of a folder that cannot be flushed.
        assert!(Disk.sync_folder(&place.path().join("none")).is_err());
    }
    Disk.sync_folder(&folder).unwrap();
}
