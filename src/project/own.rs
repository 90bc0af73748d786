//! Where on this computer the program keeps what is its own, for the window and the commands alike, and how that is
//! kept clean.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::SystemTime;

use directories::ProjectDirs;

use super::disk::{A_DAY, Files, Kind, sweep};
use super::journal::{journal_of, named};
use super::lock::claim_side;
use super::recovery::journals;

/// A folder of this name beside the program takes everything of its own, and nothing of it stays on the computer.
/// Whoever carries the program on a stick makes it.
pub const CARRIED: &str = "rapporteur-data";

/// Why the folder beside the program is not used, though it is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotCarried {
    /// It is somebody else's, a link, or others may write to it: whoever made it could read what is kept there. What is
    /// kept on the computer is used.
    OfOthers,
    /// It cannot be looked at; why, in English. Nothing is kept: whoever made it wants nothing on the computer.
    Unknown(String),
}

/// What there is beside the program.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Beside {
    Nothing,
    Carried(PathBuf),
    Refused(NotCarried),
}

/// The folder of the settings; `None` where the system names none.
pub fn settings_folder() -> Option<PathBuf> {
    own_or(|folders| folders.config_dir().to_path_buf())
}

/// The folder of journals and older versions of projects; `None` where the system names none.
pub fn data_folder() -> Option<PathBuf> {
    own_or(|folders| folders.data_local_dir().to_path_buf())
}

/// Why the folder beside the program is not used, if one is there that is not.
pub fn not_carried() -> Option<NotCarried> {
    match beside() {
        Beside::Refused(why) => Some(why.clone()),
        Beside::Nothing | Beside::Carried(_) => None,
    }
}

/// The folder on the computer that holds journals, which nobody looks at while the program is carried with a folder.
pub fn left_on_computer() -> Option<PathBuf> {
    let Beside::Carried(_) = beside() else { return None };
    let folder = journals(&ordinary(|folders| folders.data_local_dir().to_path_buf())?);
    let there = std::fs::read_dir(&folder).ok()?.flatten();
    there.into_iter().any(|entry| named(&entry.path()).is_some()).then_some(folder)
}

fn own_or(place: impl FnOnce(&ProjectDirs) -> PathBuf) -> Option<PathBuf> {
    match beside() {
        Beside::Carried(folder) => Some(folder.clone()),
        Beside::Refused(NotCarried::Unknown(_)) => None,
        Beside::Nothing | Beside::Refused(NotCarried::OfOthers) => ordinary(place),
    }
}

/// A place in the person's home; a home that is named without its root would be another in each folder.
fn ordinary(place: impl FnOnce(&ProjectDirs) -> PathBuf) -> Option<PathBuf> {
    ProjectDirs::from("", "", "rapporteur")
        .map(|folders| place(&folders))
        .filter(|folder| folder.is_absolute())
}

/// Settled once: whatever becomes of the folder, one run of the program keeps everything in one place.
fn beside() -> &'static Beside {
    static BESIDE: OnceLock<Beside> = OnceLock::new();
    BESIDE.get_or_init(|| {
        let program = std::env::current_exe().ok();
        let folder = program.as_deref().and_then(Path::parent).map(|folder| folder.join(CARRIED));
        folder.map_or(Beside::Nothing, look)
    })
}

fn look(folder: PathBuf) -> Beside {
    match folder.symlink_metadata() {
        Ok(data) if data.is_symlink() => Beside::Refused(NotCarried::OfOthers),
        Ok(data) if !data.is_dir() => Beside::Nothing,
        Ok(_) => match is_ours_alone(&folder) {
            Ok(true) => Beside::Carried(folder),
            Ok(false) => Beside::Refused(NotCarried::OfOthers),
            Err(why) => Beside::Refused(NotCarried::Unknown(why.to_string())),
        },
        Err(why) if matches!(why.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Beside::Nothing,
        Err(why) => Beside::Refused(NotCarried::Unknown(why.to_string())),
    }
}

/// Says whether nobody else can write to a folder. What its owner made open is closed, where the disk knows owners.
#[cfg(unix)]
fn is_ours_alone(folder: &Path) -> std::io::Result<bool> {
    use std::os::unix::fs::PermissionsExt as _;
    if !is_of_this_person(&folder.metadata()?) {
        return Ok(false);
    }
    if folder.metadata()?.permissions().mode() & 0o077 != 0 {
        let _disks_without_owners_refuse =
            std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700));
    }
    Ok(folder.metadata()?.permissions().mode() & 0o022 == 0)
}

#[cfg(target_os = "linux")]
fn is_of_this_person(data: &std::fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::uid(data) == rustix::process::geteuid().as_raw()
}

/// Here only what others may do is asked.
#[cfg(all(unix, not(target_os = "linux")))]
fn is_of_this_person(_data: &std::fs::Metadata) -> bool {
    true
}

/// This system says who may write in another way.
#[cfg(not(unix))]
fn is_ours_alone(_folder: &Path) -> std::io::Result<bool> {
    Ok(true)
}

/// Takes away what programs left in the data folder that were killed while they wrote: temporary files of a day ago,
/// and empty files as old that say of a journal that it is in use which never got its name.
pub(super) fn clean(files: &dyn Files, data: &Path) {
    let (journals, now) = (journals(data), SystemTime::now());
    sweep(files, &journals, now);
    let backups = files.list(&data.join("backups")).unwrap_or_default();
    let folders = backups.iter().filter(|(_, about)| about.kind == Kind::Folder);
    folders.for_each(|(folder, _)| _ = sweep(files, folder, now));
    for (path, about) in files.list(&journals).unwrap_or_default() {
        let age = about.modified.and_then(|then| now.duration_since(then).ok());
        let stale = about.kind == Kind::File && about.length == 0 && age.is_some_and(|age| age > A_DAY);
        let journal = journal_of(&path).filter(|_| stale);
        if journal
            .is_some_and(|journal| files.about(&journal).is_err_and(|why| why.kind() == ErrorKind::NotFound))
        {
            // Let go of, it is removed. Where another holds it, it is in use, however old it is.
            drop(claim_side(path));
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs::File;
    use std::sync::Arc;
    use std::time::Duration;

    use super::super::disk::Disk;
    use super::super::tests::project;
    use super::super::{Base, Journal};
    use super::*;

    #[test]
    fn what_a_kill_left_half_made_goes_and_what_is_in_use_or_not_ours_stays() {
        let data = tempfile::tempdir().unwrap();
        let folder = journals(data.path());
        let journal = Journal::begin(Arc::new(Disk), &folder, &project(), Base::Whole).unwrap();
        let path = journal.path().to_path_buf();
        let side = path.with_extension("journal.lock");
        let others = ["notes.journal.lock", "notes.txt"].map(|name| folder.join(name));
        let turn = |turn| folder.join(side.file_name().unwrap().to_string_lossy().replace("-000000.", turn));
        let (orphan, fresh, held) = (turn("-000007."), turn("-000008."), turn("-000009."));
        for file in others.iter().chain([&orphan, &fresh]) {
            std::fs::write(file, "").unwrap();
        }
        let claimed = claim_side(held.clone());
        for file in others.iter().chain([&orphan, &held, &side]) {
            let old = SystemTime::now() - A_DAY - Duration::from_secs(1);
            File::options().append(true).open(file).unwrap().set_modified(old).unwrap();
        }
        clean(&Disk, data.path());
        assert!(!orphan.exists());
        assert!(fresh.exists(), "who made it just now is about to claim it");
        assert!(path.exists() && side.exists() && others.iter().all(|file| file.exists()));
        assert!(held.exists(), "what is in use stays");
        drop((claimed, journal));
    }

    #[test]
    fn a_folder_beside_the_program_is_used_only_if_nobody_else_can_write_to_it() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let there = tempfile::tempdir().unwrap();
        let folder = there.path().join(CARRIED);
        assert_eq!(look(folder.clone()), Beside::Nothing);
        std::fs::write(&folder, "").unwrap();
        assert_eq!(look(folder.clone()), Beside::Nothing);
        assert_eq!(look(folder.join("below a file")), Beside::Nothing);
        std::fs::remove_file(&folder).unwrap();
        let refused = Beside::Refused(NotCarried::OfOthers);
        symlink(there.path(), &folder).unwrap();
        assert_eq!(look(folder.clone()), refused);
        std::fs::remove_file(&folder).unwrap();
        std::fs::create_dir(&folder).unwrap();
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o777)).unwrap();
        assert_eq!(look(folder.clone()), Beside::Carried(folder.clone()));
        assert_eq!(folder.metadata().unwrap().permissions().mode() & 0o777, 0o700, "what was open is closed");
        // Whoever may not give a folder away cannot try what follows.
        if std::os::unix::fs::chown(&folder, Some(65_534), None).is_ok() {
            assert_eq!(look(folder.clone()), refused);
        }
        let endless = folder.join("x".repeat(300));
        assert!(matches!(look(endless), Beside::Refused(NotCarried::Unknown(_))));
    }

    #[test]
    fn only_what_is_empty_and_beside_no_journal_is_taken_for_a_lock_that_was_left() {
        let data = tempfile::tempdir().unwrap();
        let folder = journals(data.path());
        std::fs::create_dir_all(&folder).unwrap();
        let older = data.path().join("backups").join("0".repeat(32));
        std::fs::create_dir_all(&older).unwrap();
        let name = |turn: u32| format!("{}-{}-{turn:06}.journal.lock", "0".repeat(32), "1".repeat(32));
        let (empty, worded) = (folder.join(name(1)), folder.join(name(2)));
        let half = older.join(format!(".rapporteur-{}.part", "2".repeat(32)));
        std::fs::write(&worded, "words").unwrap();
        std::fs::write(&empty, "").unwrap();
        std::fs::write(&half, "half").unwrap();
        let long_ago = SystemTime::now() - A_DAY * 2;
        for file in [&empty, &worded, &half] {
            File::options().append(true).open(file).unwrap().set_modified(long_ago).unwrap();
        }
        clean(&Disk, data.path());
        assert!(worded.exists(), "we never wrote into such a file");
        assert!(!empty.exists() && !half.exists());
    }

    #[test]
    fn a_folder_beside_the_program_that_is_closed_stays_as_its_owner_made_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let there = tempfile::tempdir().unwrap();
        let folder = there.path().join(CARRIED);
        std::fs::create_dir(&folder).unwrap();
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o500)).unwrap();
        assert_eq!(look(folder.clone()), Beside::Carried(folder.clone()));
        assert_eq!(folder.metadata().unwrap().permissions().mode() & 0o777, 0o500);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_is_the_programs_own_lies_in_two_folders_of_its_name() {
        // Nothing lies beside this program, which the tests are.
        assert_eq!((not_carried(), left_on_computer()), (None, None));
        let [settings, data] = [settings_folder(), data_folder()].map(Option::unwrap);
        assert_ne!(settings, data);
        assert!([settings, data].iter().all(|folder| folder.is_absolute() && folder.ends_with("rapporteur")));
    }
}
