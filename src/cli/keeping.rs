//! Saving as the window does: what is replaced stays among the older versions, and whoever works on it is left alone.

use std::path::Path;
use std::sync::Arc;

use super::fault::Fault;
use super::files::hold;
use super::say;
use crate::project::protect::{Recipients, Seal, Vault, VaultError, WORK};
use crate::project::{Backups, Disk, Files, Older, Project, data_folder, is_stood_on};

/// Saves a project that the caller holds, or that is in nobody's way; locked if `seal` says how. What a crash left may
/// stand on what is replaced, and would be lost without it: then that is never thinned, and where it cannot be kept
/// nothing is written.
pub(super) fn save(project: &Project, path: &Path, seal: Option<&Seal>) -> Result<(), Fault> {
    let Some(data) = data_folder() else {
        project.save_over(path, seal, None)?;
        return Ok(());
    };
    let files: Arc<dyn Files> = Arc::new(Disk);
    let backups = Backups::new(Arc::clone(&files), &data);
    let needed = is_stood_on(&*files, &data, project.id(), path);
    let protection = match protection(&files, &data) {
        Ok(protection) => protection,
        Err(why) if needed => return Err(why.into()),
        Err(why) => {
            // Nothing is kept in clear because the keys cannot be read; what cannot be kept is no reason not to save.
            project.save_over(path, seal, None)?;
            say(&format!("The version before was not kept: {why}"));
            return Ok(());
        }
    };
    if needed {
        backups.keep_file(project.id(), path, protection.as_ref()).map_err(|why| {
            let why = format!(
                "a crash left changes that belong on this file, and no copy of it can be kept: {why}; nothing was \
                 written. `rapporteur recover` lists them: write them to a file or remove them, then run this again"
            );
            Fault::within(path, why)
        })?;
    }
    let older = Older { backups: &backups, keep: needed, seal: protection.as_ref() };
    project.save_over(path, seal, Some(older))?;
    Ok(())
}

/// For whom older versions are locked on this computer, where protection is on.
fn protection(files: &Arc<dyn Files>, data: &Path) -> Result<Option<Recipients>, VaultError> {
    let Some(vault) = Vault::find(Arc::clone(files), data, WORK)? else { return Ok(None) };
    Ok(Some(vault.recipients()?.clone()))
}

/// Saves a project as a file of its own. One that is there already is replaced only while nobody has it open.
pub(super) fn save_new(project: &Project, target: &Path, seal: Option<&Seal>) -> Result<(), Fault> {
    let _held = if target.is_file() { Some(hold(target)?) } else { None };
    save(project, target, seal)
}
