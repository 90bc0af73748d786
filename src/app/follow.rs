//! What follows: leaving a project without loss, answers to sheets, and what jobs bring back.

use std::path::{Path, PathBuf};

use eframe::egui::{Context, ViewportCommand};

use super::files::{self, Exporting, Opened, Saving};
use super::jobs::Progress;
use super::notices::Notice;
use super::outbox::capital;
use super::settings::Place;
use super::sheets::{Answer, ExportSheet, PathSheet, Purpose, Sheet, Then};
use super::welcome::Start;
use super::window::App;
use super::workspace::Workspace;
use crate::project::Project;
use crate::review::{Edit, Step};

impl App {
    /// Does what would close the open project, asking first if something would be lost.
    pub(super) fn leave(&mut self, ctx: &Context, then: Then) {
        if self.workspace.as_ref().is_some_and(Workspace::is_unsaved) {
            self.sheet = Some(Sheet::Unsaved(then));
        } else {
            self.follow(ctx, then);
        }
    }

    /// Does what was to follow; nothing can be lost by it any more.
    pub(super) fn follow(&mut self, ctx: &Context, then: Then) {
        match then {
            Then::Close => {
                self.remember_place();
                self.workspace = None;
            }
            Then::Quit => {
                self.quitting = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Then::Ask(purpose) => {
                let folder = self.settings.place.as_ref().and_then(|place| place.file.parent());
                let path = folder.map(|folder| format!("{}/", folder.display())).unwrap_or_default();
                self.sheet = Some(Sheet::Path(PathSheet::new(purpose, path, self.dialogs.as_ref(), ctx)));
            }
            Then::Open(path) => {
                self.sheet = None;
                self.opening = Some(files::open(ctx, path));
            }
            Then::Start(start) => self.start(ctx, start),
        }
    }

    fn start(&mut self, ctx: &Context, start: Start) {
        match start {
            Start::Sample(sample) => match sample.project() {
                Ok(project) => self.show_project(project, None, None),
                Err(error) => self.tell(Notice::problem(error.to_string())),
            },
            Start::Fresh(sample) => match sample.fresh_project() {
                Ok(project) => self.show_project(project, None, None),
                Err(error) => self.tell(Notice::problem(error.to_string())),
            },
            Start::Place(place) => {
                self.opening = Some(files::open(ctx, place.file.clone()));
                self.place = Some(place);
            }
            Start::Forget => {
                self.settings.remember_place = false;
                self.settings.place = None;
                self.store.save(&self.settings);
            }
        }
    }

    fn show_project(
        &mut self,
        project: Project,
        path: Option<PathBuf>,
        stamp: Option<crate::project::Stamp>,
    ) {
        for remark in project.remarks() {
            self.notices.push(Notice::problem(remark.clone()));
        }
        if let Some(why) = project.read_only() {
            self.notices.push(Notice::problem(format!("Open for reading only: {why}.")));
        }
        let mut workspace = Workspace::new(project, path, stamp, &self.settings);
        let provision = self.place.take().and_then(|place| workspace.text().index_of(&place.provision));
        if let Some(provision) = provision {
            workspace.go_to(provision);
        }
        workspace.pane.request_focus();
        self.workspace = Some(workspace);
        self.contents = super::contents::ContentsState::default();
        self.panel = super::panel::PanelState::default();
        self.remember_place();
    }

    /// Keeps the open file and the place in it, if the person lets us.
    pub(super) fn remember_place(&mut self) {
        let Some(workspace) = &self.workspace else { return };
        let Some(file) = workspace.path.clone().filter(|_| self.settings.remember_place) else { return };
        let provision = workspace.text().provisions().get(workspace.top);
        let provision = provision.map(|provision| provision.eid.clone()).unwrap_or_default();
        self.settings.place = Some(Place { file: file.canonicalize().unwrap_or(file), provision });
    }

    /// Saves to the project's file, or asks for one. `over` writes over what something else wrote there.
    pub(super) fn save(&mut self, ctx: &Context, then: Option<Then>, over: bool) {
        let Some(workspace) = &self.workspace else { return };
        if self.saving.is_some() {
            return;
        }
        match workspace.path.clone() {
            None => self.ask_where(ctx, then),
            Some(_) if workspace.changed_outside() && !over => self.sheet = Some(Sheet::ChangedOutside(then)),
            Some(path) => self.save_to(ctx, path, then),
        }
    }

    fn save_to(&mut self, ctx: &Context, path: PathBuf, then: Option<Then>) {
        let Some(workspace) = &mut self.workspace else { return };
        workspace.end_run();
        let state = workspace.history().state();
        self.saving = Some(Saving::start(ctx, workspace.project().clone(), path, state, then));
    }

    pub(super) fn ask_where(&mut self, ctx: &Context, then: Option<Then>) {
        let Some(workspace) = &self.workspace else { return };
        let path = workspace
            .path
            .clone()
            .unwrap_or_else(|| documents().join(file_name(workspace.review().title())).with_extension("ron"));
        let purpose = Purpose::SaveAs(then.map(Box::new));
        let sheet = PathSheet::new(purpose, path.display().to_string(), self.dialogs.as_ref(), ctx);
        self.sheet = Some(Sheet::Path(sheet));
    }

    pub(super) fn ask_export(&mut self) {
        let Some(workspace) = &self.workspace else { return };
        let path =
            workspace.path.clone().unwrap_or_else(|| documents().join(file_name(workspace.review().title())));
        let counts = (workspace.marks.order().len(), workspace.marks.shown().len());
        self.sheet = Some(Sheet::Export(Box::new(ExportSheet::new(&path, counts))));
    }

    pub(super) fn take_answer(&mut self, ctx: &Context, answer: Answer) {
        match answer {
            Answer::PutAway => self.sheet = None,
            Answer::CancelExport => {
                if let Some(exporting) = self.exporting.take() {
                    exporting.job.cancel();
                }
                self.sheet = None;
                self.tell(Notice::done("The export was cancelled; no file was written."));
            }
            Answer::Path(Purpose::SaveAs(then), path) => {
                self.sheet = None;
                let path = if path.extension().is_none() { path.with_extension("ron") } else { path };
                self.save_to(ctx, path, then.map(|then| *then));
            }
            Answer::Path(_, path) => {
                self.sheet = None;
                self.opening = Some(files::open(ctx, path));
            }
            Answer::Export(wish) => self.export(ctx, *wish),
            Answer::SaveThen(then) => {
                self.sheet = None;
                self.save(ctx, Some(then), false);
            }
            Answer::DropThen(then) => {
                self.sheet = None;
                self.follow(ctx, then);
            }
            Answer::Overwrite(then) => {
                self.sheet = None;
                self.save(ctx, then, true);
            }
            Answer::SaveElsewhere(then) => {
                self.sheet = None;
                self.ask_where(ctx, then);
            }
            Answer::Title(title) => {
                self.sheet = None;
                if let Some(workspace) = &mut self.workspace {
                    let retitled = workspace.apply(Step::new("Change title", Edit::SetTitle(title)));
                    self.check(retitled);
                }
            }
            Answer::Name(name) => {
                self.sheet = None;
                name.trim().clone_into(&mut self.settings.name);
                self.store.save(&self.settings);
                if let Some(workspace) = &mut self.workspace {
                    let renamed = workspace.rename_me(&self.settings.name);
                    self.check(renamed);
                }
            }
        }
    }

    fn export(&mut self, ctx: &Context, wish: super::sheets::Wish) {
        let Some(workspace) = &self.workspace else { return };
        let (project, text) = (workspace.project().clone(), workspace.text().id().clone());
        let filter = workspace.filter().clone();
        if let Some(Sheet::Export(sheet)) = &mut self.sheet {
            sheet.working = true;
        }
        self.exporting = Some(Exporting::start(ctx, project, text, filter, wish, self.worker.clone()));
    }

    /// Takes what jobs have brought to an end.
    pub(super) fn poll(&mut self, ctx: &Context) {
        self.poll_opening();
        self.poll_saving(ctx);
        self.poll_exporting();
    }

    fn poll_opening(&mut self) {
        let Some(job) = &self.opening else { return };
        let result = match job.poll() {
            Progress::Working => return,
            Progress::Done(result) => result,
            Progress::Failed => Err("Opening the file failed without saying why.".to_owned()),
        };
        self.opening = None;
        match result {
            Ok(Opened::Project { project, path, stamp }) => {
                self.show_project(*project, Some(path), Some(stamp));
                self.store.save(&self.settings);
            }
            Ok(Opened::Text { project, words }) => {
                self.show_project(*project, None, None);
                self.tell(Notice::done(words));
            }
            Err(why) => {
                self.place = None;
                self.tell(Notice::problem(capital(&why)));
            }
        }
    }

    fn poll_saving(&mut self, ctx: &Context) {
        let Some(saving) = &self.saving else { return };
        let result = match saving.job.poll() {
            Progress::Working => return,
            Progress::Done(result) => result,
            Progress::Failed => {
                Err("saving failed without saying why; what was there is unchanged".to_owned())
            }
        };
        let Some(Saving { path, state, then, .. }) = self.saving.take() else { return };
        match result {
            Ok(stamp) => {
                if let Some(workspace) = &mut self.workspace {
                    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                    workspace.saved_as(path, stamp, state);
                    self.tell(Notice::done(format!("Saved as {name}.")));
                }
                self.remember_place();
                self.store.save(&self.settings);
                if let Some(then) = then {
                    self.leave(ctx, then);
                }
            }
            Err(why) => self.tell(Notice::problem(format!("Not saved: {why}"))),
        }
    }

    fn poll_exporting(&mut self) {
        let Some(exporting) = &self.exporting else { return };
        let result = match exporting.job.poll() {
            Progress::Working => return,
            Progress::Done(result) => result,
            Progress::Failed => Err("the export failed without saying why".to_owned()),
        };
        let Some(Exporting { path, .. }) = self.exporting.take() else { return };
        match result {
            Ok(()) => {
                self.sheet = None;
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                self.tell(Notice::written(format!("Exported to {name}."), path));
            }
            Err(why) => {
                if let Some(Sheet::Export(sheet)) = &mut self.sheet {
                    sheet.working = false;
                    sheet.problem = Some(capital(&why));
                } else {
                    self.tell(Notice::problem(capital(&why)));
                }
            }
        }
    }
}

/// Where people keep documents; the present folder where the system names none.
fn documents() -> PathBuf {
    let folders = directories::UserDirs::new();
    let folder = folders.as_ref().map(|folders| folders.document_dir().unwrap_or(folders.home_dir()));
    folder.map_or_else(PathBuf::new, Path::to_path_buf)
}

/// A file's name made of a title: what no file system minds.
fn file_name(title: &str) -> String {
    let plain: String = title.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<&str> = plain.split_whitespace().take(12).collect();
    if words.is_empty() { "review".to_owned() } else { words.join(" ") }
}
