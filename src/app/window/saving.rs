//! Saving the open project, and what keeps it from being saved where it should be.

use std::path::{Path, PathBuf};

use eframe::egui::Context;

use super::App;
use crate::app::files::jobs::Progress;
use crate::app::files::keeping::Keeping;
use crate::app::files::{Saved, Saving, paths};
use crate::app::notices::Notice;
use crate::app::outbox::capital;
use crate::app::sheets::{PathSheet, Purpose, Replacing, Sheet, Then};
use crate::app::words::faults;
use crate::project::SavedAs;
use crate::tr;

impl App {
    /// Saves to the project's file, or asks for one. `over` writes over what something else wrote there.
    pub(super) fn save(&mut self, ctx: &Context, then: Option<Then>, over: bool) {
        let Some(workspace) = &self.workspace else { return };
        if let Some(saving) = &mut self.saving {
            saving.then = then.or(saving.then.take());
            return;
        }
        match workspace.path.clone() {
            None => self.ask_where(ctx, then),
            Some(_) if workspace.changed_outside() && !over => self.sheet = Some(Sheet::ChangedOutside(then)),
            Some(_) if !over && self.is_open_elsewhere() => self.sheet = Some(Sheet::OpenElsewhere(then)),
            Some(path) => self.save_to(ctx, path, then),
        }
    }

    pub(super) fn save_to(&mut self, ctx: &Context, path: PathBuf, then: Option<Then>) {
        let Some(workspace) = &mut self.workspace else { return };
        if self.saving.is_some() {
            self.tell(Notice::done(tr!("files-being-saved")));
            return;
        }
        workspace.end_run();
        let (state, project) = (workspace.history().state(), workspace.project().clone());
        // What is saved holds every change that was handed over until now, and no other.
        self.keep(ctx);
        let taken = self.keeping.as_ref().map_or(0, Keeping::taken);
        let saving = Saving::start(
            ctx,
            project,
            path,
            self.protection.folder(),
            self.protection.recipients().cloned(),
        );
        self.saving = Some(Saving { state, taken, then, ..saving });
    }

    pub(super) fn ask_where(&mut self, ctx: &Context, then: Option<Then>) {
        let Some(workspace) = &self.workspace else { return };
        let named = || paths::documents().join(paths::name_of(workspace.review().title()));
        let path = paths::free(&paths::of_project(&workspace.path.clone().unwrap_or_else(named)));
        let purpose = Purpose::SaveAs(then.map(Box::new));
        let sheet = PathSheet::new(purpose, path.display().to_string(), self.dialogs.as_ref(), ctx);
        self.sheet = Some(Sheet::Path(sheet));
    }

    /// Saves under another name, asking first if that would write over another file.
    pub(super) fn save_as(&mut self, ctx: &Context, path: &Path, then: Option<Then>, asked: bool) {
        let target = paths::placed(&paths::of_project(path));
        if path.is_dir() {
            let why = tr!("files-folder-name", path = path.display().to_string());
            let again =
                PathSheet::again(Purpose::SaveAs(then.map(Box::new)), format!("{}/", path.display()), why);
            self.sheet = Some(Sheet::Path(again));
            return;
        }
        let own = self.workspace.as_ref().and_then(|workspace| workspace.path.clone());
        let own = own.is_some_and(|own| paths::same(&own, &target));
        // The system's window has asked already, unless about another name.
        let asked = asked && target == path;
        if target.exists() && !own && !asked {
            self.sheet = Some(Sheet::Replace(Replacing::Save(target, then)));
        } else if own {
            self.save(ctx, then, false);
        } else {
            self.save_to(ctx, target, then);
        }
    }

    pub(super) fn poll_saving(&mut self, ctx: &Context) {
        let Some(saving) = &self.saving else { return };
        let result = match saving.job.poll() {
            Progress::Working => return,
            Progress::Done(result) => {
                result.map_err(|error| tr!("files-not-saved", why = faults::saving(&error)))
            }
            Progress::Failed => Err(tr!("files-not-saved-silent")),
        };
        let Some(Saving { path, project, state, taken, then, .. }) = self.saving.take() else { return };
        match result {
            Ok(Saved { stamp, doubt, sha256, not_kept }) => {
                if let Some(doubt) = doubt {
                    self.tell(Notice::problem(capital(&faults::writing(&doubt))));
                }
                if let Some(why) = not_kept {
                    self.tell(Notice::problem(tr!("keep-no-older", why = faults::system(&why))));
                }
                let sealed = project.is_sealed();
                self.baring &= sealed;
                if let (Some(keeping), Some(sha256)) = (&mut self.keeping, sha256) {
                    keeping.saved(project, SavedAs { path: path.clone(), sha256 }, taken);
                }
                if let Some(workspace) = &mut self.workspace {
                    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                    let words = match path.parent().map(|folder| folder.display().to_string()) {
                        Some(folder) => tr!("files-saved-in", name = name, folder = folder),
                        None => tr!("files-saved", name = name),
                    };
                    workspace.saved_as(path, stamp, state, sealed);
                    let anew = workspace.project().is_sealed() != sealed;
                    self.tell(Notice::done(words));
                    if anew {
                        // The lock was turned while it was being saved as it had been before.
                        self.save(ctx, then, false);
                        return;
                    }
                }
                self.remember_place();
                self.store.save(&self.settings);
                if let Some(then) = then {
                    self.leave(ctx, then);
                }
            }
            Err(why) => self.tell(Notice::problem(why)),
        }
    }
}
