//! Locked copies for others.

use std::path::{Path, PathBuf};

use eframe::egui::Context;

use super::App;
use crate::app::files::{Exporting, paths};
use crate::app::notices::Notice;
use crate::app::outbox::capital;
use crate::app::sheets::{PathSheet, Purpose, Replacing, ShareSheet, Sheet};
use crate::app::words::faults;
use crate::project::protect::{ContactError, Seal};
use crate::project::{Claim, claim};
use crate::tr;

impl App {
    /// Asks how a copy is to be locked.
    pub(super) fn ask_locked_copy(&mut self) {
        self.sheet = Some(Sheet::Share(Box::new(ShareSheet::new(&self.protection))));
    }

    /// Asks where the copy is to be written.
    pub(super) fn ask_where_locked(&mut self, ctx: &Context, seal: Seal) {
        self.sheet = None;
        let Some(workspace) = &self.workspace else { return };
        let named = || paths::documents().join(paths::name_of(workspace.review().title()));
        let path = paths::free(&paths::of_locked(&workspace.path.clone().unwrap_or_else(named)));
        let purpose = Purpose::SaveLocked(Box::new(seal));
        let sheet = PathSheet::new(purpose, path.display().to_string(), self.dialogs.as_ref(), ctx);
        self.sheet = Some(Sheet::Path(sheet));
    }

    /// Writes the copy, asking first if that would write over another file. `asked` says that the system's window has
    /// done so.
    pub(super) fn save_locked(&mut self, ctx: &Context, seal: Seal, path: &Path, asked: bool) {
        self.sheet = None;
        let target = paths::placed(&paths::of_locked(path));
        let own = self.workspace.as_ref().and_then(|workspace| workspace.path.as_ref());
        let why = if path.is_dir() {
            Some(tr!("files-folder-name", path = path.display().to_string()))
        } else if own.is_some_and(|own| paths::same(own, &target)) {
            Some(tr!("share-own-file"))
        } else {
            None
        };
        if let Some(why) = why {
            let purpose = Purpose::SaveLocked(Box::new(seal));
            self.sheet = Some(Sheet::Path(PathSheet::again(purpose, path.display().to_string(), why)));
        } else if target.exists() && !(asked && target == path) {
            self.sheet = Some(Sheet::Replace(Replacing::Locked(target, Box::new(seal))));
        } else {
            self.write_locked(ctx, seal, target);
        }
    }

    /// Writes the copy, whatever is there.
    pub(super) fn write_locked(&mut self, ctx: &Context, seal: Seal, path: PathBuf) {
        self.sheet = None;
        if self.exporting.is_some() {
            self.tell(Notice::done(tr!("files-being-exported")));
            return;
        }
        let Some(workspace) = &mut self.workspace else { return };
        if let Claim::Elsewhere = claim(&path) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            self.tell(Notice::problem(tr!("share-elsewhere", name = name)));
            return;
        }
        workspace.end_run();
        let kept = (self.protection.folder(), self.protection.recipients().cloned());
        self.exporting = Some(Exporting::locked(ctx, workspace.project().clone(), seal, path, kept));
        self.tell(Notice::done(tr!("share-writing")));
    }

    /// The list of colleagues' keys was to be kept.
    pub(super) fn contacts_kept(&mut self, kept: Result<(), ContactError>) {
        let problem = kept.err().map(|why| capital(&faults::contacts(&why)));
        match (&mut self.sheet, problem) {
            (Some(Sheet::Share(sheet)), problem) => sheet.kept(&self.protection, problem),
            (_, Some(problem)) => self.tell(Notice::problem(problem)),
            _ => {}
        }
    }
}
