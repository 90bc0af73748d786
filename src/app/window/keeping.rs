//! Keeping the open project against a crash, and bringing back what one left.

use std::path::Path;
use std::sync::Arc;

use eframe::egui::Context;

use super::App;
use crate::app::files::jobs::{Job, Progress};
use crate::app::files::keeping::Keeping;
use crate::app::notices::Notice;
use crate::app::outbox::capital;
use crate::app::sheets::{RecoverySheet, Sheet};
use crate::app::words::faults;
use crate::project::{
    Backups, Disk, Files, Left, Project, SavedAs, Stamp, Unreadable, left_behind_with, locked_behind,
    unreadable,
};
use crate::review::ProjectId;
use crate::tr;

/// What a crash left.
#[derive(Default)]
pub(super) struct Lost {
    left: Vec<Left>,
    /// What cannot be read of it.
    unreadable: Vec<Unreadable>,
    /// How much waits for the key.
    locked: usize,
    /// Projects whose files hold all of it: nothing of them was lost, and what was left is gone.
    saved: Vec<ProjectId>,
}

impl App {
    /// Hands what was changed to the journal.
    pub(super) fn keep(&mut self, ctx: &Context) {
        let (Some(workspace), Some(keeping)) = (&mut self.workspace, &mut self.keeping) else { return };
        let changes = workspace.take_records();
        if let Some(why) = keeping.attend(ctx, workspace.project(), changes, faults::journal) {
            self.tell(Notice::problem(capital(&why)));
        }
    }

    /// The open project is closed in order.
    pub(super) fn close_keeping(&mut self) {
        if let Some(keeping) = self.keeping.take() {
            keeping.close();
        }
    }

    /// Says whether another window has the project's file open now.
    pub(super) fn is_open_elsewhere(&mut self) -> bool {
        let Some(keeping) = &mut self.keeping else { return false };
        keeping.claim_again();
        keeping.is_elsewhere()
    }

    /// Shows a project that was read from a file.
    pub(super) fn show_file(&mut self, project: Project, file: SavedAs, stamp: Stamp) {
        // The window may hold this very file.
        self.close_keeping();
        let path = file.path.clone();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // What is open for reading only is never saved: nobody need be kept away from it.
        let file = project.read_only().is_none().then_some(file);
        let keeping = self.keeping_of(file);
        let elsewhere = keeping.is_elsewhere();
        self.show_project(project, Some(path), Some(stamp), keeping);
        if elsewhere {
            self.tell(Notice::problem(tr!("keep-elsewhere", name = name)));
        }
    }

    /// Shows what a crash left, or an older version: as work that no file holds, whatever file it came from.
    pub(super) fn show_recovered(&mut self, project: Project, left: Option<Box<Left>>) {
        self.close_keeping();
        let data = self.protection.folder().map(Path::to_path_buf);
        let keeping = Keeping::recovered(data, left).sealed(self.protection.recipients().cloned());
        self.show_project(project, None, None, keeping);
        if let Some(workspace) = &mut self.workspace {
            workspace.count_as_unsaved();
        }
        self.tell(Notice::done(tr!("recovery-opened")));
    }

    /// Starts to look for what a crash left.
    pub(super) fn look_for_left(&mut self, ctx: &Context) {
        let Some(data) = self.store.data().map(Path::to_path_buf) else { return };
        let key = self.protection.key().cloned();
        self.looking = Some(Job::start(ctx, "looking for lost work", move |_| {
            let files: Arc<dyn Files> = Arc::new(Disk);
            let mut left = left_behind_with(&files, &data, key.as_ref());
            // The crash came just after a save: nothing was lost.
            let whole: Vec<Left> = left.extract_if(.., |left| left.is_dead() && left.is_saved()).collect();
            let saved = whole.iter().map(Left::project).collect();
            for left in whole {
                let _found_again = left.discard();
            }
            let locked = if key.is_none() { locked_behind(&files, &data) } else { 0 };
            Lost { left, unreadable: unreadable(&files, &data, key.as_ref()), locked, saved }
        }));
    }

    /// Shows what a crash left once it is found.
    pub(super) fn poll_left(&mut self, ctx: &Context) {
        if self.sheet.is_some() {
            return;
        }
        let Lost { mut left, unreadable, locked, saved } = match self.looking.as_ref().map(Job::poll) {
            None | Some(Progress::Working) => return,
            Some(Progress::Done(found)) => found,
            Some(Progress::Failed) => Lost::default(),
        };
        self.looking = None;
        if locked > 0 {
            self.tell(Notice::done(tr!("recovery-locked")));
        }
        self.take_own_back(ctx, &mut left, &saved);
        let found = !left.is_empty() || !unreadable.is_empty();
        if std::mem::take(&mut self.asked_for_left) || found {
            let versions = self.workspace.as_ref().zip(self.store.data()).map(|(workspace, data)| {
                let backups = Backups::new(Arc::new(Disk), data);
                let versions = backups.list(workspace.project().id());
                (backups, versions)
            });
            self.sheet = Some(Sheet::Recovery(Box::new(
                RecoverySheet::new(left, unreadable, versions).with_key(self.protection.key().cloned()),
            )));
        }
    }

    /// Shows what a crash left, and older versions of the open project.
    pub(super) fn ask_recovery(&mut self, ctx: &Context) {
        self.asked_for_left = true;
        self.look_for_left(ctx);
    }
}
