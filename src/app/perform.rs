//! Carrying out: what each command does, what follows an answer, and what jobs bring back.

use std::path::{Path, PathBuf};

use eframe::egui::{Context, ViewportCommand};

use super::command::Command;
use super::files::{self, Exporting, Opened, Saving};
use super::jobs::Answer as Standing;
use super::notices::Notice;
use super::outbox::capital;
use super::panel::Tab;
use super::settings::{Look, Place};
use super::sheets::{Answer, ExportSheet, PathSheet, Purpose, Sheet, Then};
use super::welcome::Start;
use super::window::{App, apply_look};
use super::workspace::Workspace;
use crate::project::Project;
use crate::review::{ConcernId, Edit, Step};

/// One step of zoom.
const ZOOM_STEP: f32 = 0.1;

impl App {
    pub(super) fn perform(&mut self, ctx: &Context, command: Command) {
        match command {
            Command::OpenProject => self.leave(ctx, Then::Ask(Purpose::OpenProject)),
            Command::OpenText => self.leave(ctx, Then::Ask(Purpose::OpenText)),
            Command::Save => self.save(ctx, None, false),
            Command::SaveAs => self.ask_where(ctx, None),
            Command::Export => self.ask_export(),
            Command::Close => self.leave(ctx, Then::Close),
            Command::Quit => self.leave(ctx, Then::Quit),
            Command::YourName => self.sheet = Some(Sheet::YourName(self.settings.name.clone())),
            Command::Keys => self.sheet = Some(Sheet::Keys),
            Command::About => self.sheet = Some(Sheet::About),
            Command::ZoomIn => self.set_zoom(self.settings.zoom + ZOOM_STEP),
            Command::ZoomOut => self.set_zoom(self.settings.zoom - ZOOM_STEP),
            Command::ZoomReset => self.set_zoom(1.0),
            Command::ToggleContents => self.settings.show_contents = !self.settings.show_contents,
            Command::TogglePanel => self.settings.show_panel = !self.settings.show_panel,
            Command::ToggleTheme => {
                let dark = ctx.theme() == eframe::egui::Theme::Dark;
                self.settings.look = if dark { Look::Light } else { Look::Dark };
                apply_look(ctx, self.settings.look);
            }
            Command::FullScreen => {
                let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or_default());
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
            }
            _ => self.perform_on_project(ctx, command),
        }
    }

    /// Commands that need an open project.
    fn perform_on_project(&mut self, ctx: &Context, command: Command) {
        let Some(workspace) = &mut self.workspace else { return };
        match command {
            Command::Undo => {
                let undone = workspace.undo();
                self.say_step("Undone", undone);
            }
            Command::Redo => {
                let redone = workspace.redo();
                self.say_step("Done again", redone);
            }
            Command::Copy => {
                if let Some(selection) = &workspace.selection {
                    ctx.copy_text(selection.text.to_string());
                }
            }
            Command::FindMarks => {
                workspace.let_go();
                workspace.set_focus(None, false);
                self.panel.list.find = true;
                self.show_marks();
            }
            Command::EditConcerns => {
                self.settings.show_panel = true;
                self.panel.tab = Tab::Concerns;
            }
            Command::GoTo => {
                self.settings.show_contents = true;
                self.contents.go_to = true;
            }
            Command::NextMark | Command::PreviousMark => {
                let forward = command == Command::NextMark;
                let (review, text) = (workspace.review(), workspace.text());
                let next = workspace.marks.neighbour(review, text, workspace.top, forward);
                if next.is_some() {
                    self.panel.tab = Tab::Marks;
                    workspace.let_go();
                    workspace.set_focus(next, true);
                }
            }
            Command::MarkPassage => self.mark(None, false),
            Command::MarkProvision => self.mark(None, true),
            Command::MarkText => {
                let marked = workspace.mark_text(&self.settings.name);
                self.show_marks();
                self.check(marked);
            }
            Command::Title => self.sheet = Some(Sheet::Title(workspace.review().title().to_owned())),
            Command::Comment => {
                if workspace.selection.is_some() {
                    self.mark(None, false);
                }
                self.panel.write_comment = true;
            }
            Command::DeleteMark => {
                let deleted = workspace.delete_mark();
                self.check(deleted);
            }
            Command::Concern(key) => self.concern_key(key),
            Command::Rate(rating) => {
                let name = format!("Rate as {}", rating.name().to_lowercase());
                let rated = workspace.change_mark(&name, None, |mark| mark.rating = rating);
                self.check(rated);
            }
            Command::Escape => {
                if workspace.selection.is_some() {
                    workspace.let_go();
                } else {
                    workspace.set_focus(None, false);
                }
            }
            _ => {}
        }
    }

    fn concern_key(&mut self, key: u8) {
        let Some(workspace) = &mut self.workspace else { return };
        let Some(id) = workspace.review().codebook().by_key(key).cloned() else {
            self.tell(Notice::done(format!("No concern has the key {key}. Give it one under Concerns.")));
            return;
        };
        if workspace.selection.is_some() {
            self.mark(Some(id), false);
        } else {
            let toggled = workspace.toggle_concern(&id);
            self.check(toggled);
        }
    }

    /// Marks the selection.
    pub(super) fn mark(&mut self, concern: Option<ConcernId>, whole: bool) {
        let name = self.settings.name.clone();
        let Some(workspace) = &mut self.workspace else { return };
        let marked = workspace.mark(concern, whole, &name);
        self.show_marks();
        self.check(marked);
    }

    /// Brings the side with the marks up.
    fn show_marks(&mut self) {
        self.settings.show_panel = true;
        self.panel.tab = Tab::Marks;
    }

    fn check<T, E: std::fmt::Display>(&mut self, result: Result<T, E>) {
        if let Err(error) = result {
            self.tell(Notice::problem(format!("{}.", capital(&error.to_string()))));
        }
    }

    fn say_step<E: std::fmt::Display>(&mut self, what: &str, step: Option<Result<String, E>>) {
        match step {
            Some(Ok(name)) => self.tell(Notice::done(format!("{what}: {}", name.to_lowercase()))),
            Some(Err(error)) => self.tell(Notice::problem(capital(&error.to_string()))),
            None => {}
        }
    }

    pub(super) fn set_zoom(&mut self, zoom: f32) {
        self.settings.zoom = zoom.clamp(0.8, 2.0);
    }

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
    fn save(&mut self, ctx: &Context, then: Option<Then>, over: bool) {
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

    fn ask_where(&mut self, ctx: &Context, then: Option<Then>) {
        let Some(workspace) = &self.workspace else { return };
        let path = workspace
            .path
            .clone()
            .unwrap_or_else(|| documents().join(file_name(workspace.review().title())).with_extension("ron"));
        let purpose = Purpose::SaveAs(then.map(Box::new));
        let sheet = PathSheet::new(purpose, path.display().to_string(), self.dialogs.as_ref(), ctx);
        self.sheet = Some(Sheet::Path(sheet));
    }

    fn ask_export(&mut self) {
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
            Standing::Working => return,
            Standing::Done(result) => result,
            Standing::Failed => Err("Opening the file failed without saying why.".to_owned()),
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
            Standing::Working => return,
            Standing::Done(result) => result,
            Standing::Failed => {
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
            Standing::Working => return,
            Standing::Done(result) => result,
            Standing::Failed => Err("the export failed without saying why".to_owned()),
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
