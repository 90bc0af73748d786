//! Where on this computer the program keeps what is its own, for the window and the commands alike, and how that is
//! kept clean.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use directories::ProjectDirs;

use super::disk::{Files, Kind, sweep};
use super::journal::journal_of;
use super::lock::claim_side;
use super::recovery::journals;

/// The folder of the settings; `None` where the system names none.
pub fn settings_folder() -> Option<PathBuf> {
    folders().map(|folders| folders.config_dir().to_path_buf())
}

/// The folder of journals and older versions of projects; `None` where the system names none.
pub fn data_folder() -> Option<PathBuf> {
    folders().map(|folders| folders.data_local_dir().to_path_buf())
}

fn folders() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "rapporteur")
}

/// Takes away what programs left in the data folder that were killed while they wrote: temporary files of a day ago,
/// and empty files that say of a journal that it is in use which never got its name.
pub(super) fn clean(files: &dyn Files, data: &Path) {
    let (journals, now) = (journals(data), SystemTime::now());
    sweep(files, &journals, now);
    let backups = files.list(&data.join("backups")).unwrap_or_default();
    let folders = backups.iter().filter(|(_, about)| about.kind == Kind::Folder);
    folders.for_each(|(folder, _)| _ = sweep(files, folder, now));
    for (path, about) in files.list(&journals).unwrap_or_default() {
        let journal = journal_of(&path).filter(|_| about.kind == Kind::File && about.length == 0);
        if journal
            .is_some_and(|journal| files.about(&journal).is_err_and(|why| why.kind() == ErrorKind::NotFound))
        {
            // Let go of, it is removed. Where another holds it, that journal is just being made.
            drop(claim_side(path));
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::sync::Arc;

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
        let orphan = folder.join(path.file_name().unwrap().to_string_lossy().replace("-000000.", "-000007."));
        let orphan = orphan.with_extension("journal.lock");
        let others = ["notes.journal.lock", "notes.txt"].map(|name| folder.join(name));
        for file in others.iter().chain([&orphan]) {
            std::fs::write(file, "").unwrap();
        }
        let held = claim_side(
            folder.join(side.file_name().unwrap().to_string_lossy().replace("-000000.", "-000009.")),
        );
        clean(&Disk, data.path());
        assert!(!orphan.exists());
        assert!(path.exists() && side.exists() && others.iter().all(|file| file.exists()));
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 5, "what is just being made stays");
        drop((held, journal));
    }
}
