//! What follows: leaving a project without loss, answers to sheets, and what jobs bring back.

use std::path::PathBuf;

use eframe::egui::{Context, ViewportCommand};

use crate::app::files::jobs::Progress;
use crate::app::files::keeping::Keeping;
use crate::app::files::paths;
use crate::app::files::{Exported, Exporting, Opened, Opening, Trouble};
use crate::app::notices::Notice;
use crate::app::settings::Place;
use crate::app::sheets::{Answer, ExportSheet, PathSheet, Purpose, Replacing, Sheet, Then, Wish};
use crate::app::tour::Tour;
use crate::app::welcome::Start;
use crate::app::window::App;
use crate::app::window::importing::leads_to_review;
use crate::app::words::faults;
use crate::app::workspace::Workspace;
use crate::export::{Caution, Format, Placed};
use crate::project::{Project, SavedAs, Stamp};
use crate::review::{Edit, Step};
use crate::tr;

impl App {
    /// Does what would close the open project, asking first if something would be lost.
    pub(super) fn leave(&mut self, ctx: &Context, then: Then) {
        if matches!(then, Then::Quit) && self.holds_quitting() {
            self.tell(Notice::done(tr!("files-being-exported")));
        } else if self.would_discard(&then) {
            self.sheet = Some(Sheet::Discard(Some(then)));
        } else if let Some(saving) = &mut self.saving {
            // What is being written belongs to the open project: it is waited for.
            saving.then = Some(then);
        } else if !leads_to_review(&then) && self.workspace.as_ref().is_some_and(Workspace::is_unsaved) {
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
                self.close_keeping();
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
                self.adding = false;
                self.follow_opening(ctx, path, None);
            }
            Then::Start(start) => {
                self.start(ctx, start);
                self.begin_tour();
            }
            Then::Show(opened) => self.show_opened(*opened),
            Then::Create => self.make_project(ctx),
        }
    }

    /// The first project that a person begins here opens with the tour.
    pub(super) fn begin_tour(&mut self) {
        if self.workspace.is_some() && !self.settings.toured {
            self.tour = Some(Tour::default());
        }
    }

    fn start(&mut self, ctx: &Context, start: Start) {
        match start {
            Start::Sample(sample) => {
                match sample.project_for(&self.settings.name, |id| self.settings.reviewer_in(id)) {
                    Ok(project) => self.show_new(project),
                    Err(error) => self.tell(Notice::problem(faults::format(&error))),
                }
            }
            Start::Fresh(sample) => match sample.fresh_project() {
                Ok(project) => self.show_new(project),
                Err(error) => self.tell(Notice::problem(faults::format(&error))),
            },
            Start::Place(place) => {
                self.follow_opening(ctx, place.file.clone(), None);
                self.place = Some(place);
            }
            Start::Remember(remember) => {
                self.settings.remember_place = remember;
                self.settings.place = None;
                self.store.save(&self.settings);
            }
        }
    }

    /// Shows a project that no file holds.
    pub(super) fn show_new(&mut self, project: Project) {
        let mut project = project;
        // What is begun where protection is on is locked from its first save on.
        project.set_sealed(project.is_sealed() || self.protection.is_set_up());
        let keeping = self.keeping_of(None);
        self.show_project(project, None, None, keeping);
    }

    pub(super) fn show_project(
        &mut self,
        project: Project,
        path: Option<PathBuf>,
        stamp: Option<Stamp>,
        keeping: Keeping,
    ) {
        self.notices.turn();
        if let Some(old) = self.keeping.replace(keeping) {
            old.close();
        }
        self.import = None;
        self.keeping_original = None;
        for remark in project.remarks() {
            self.notices.push(Notice::problem(faults::remark(remark)));
        }
        if let Some(why) = project.read_only() {
            self.notices.push(Notice::problem(tr!("files-read-only", why = faults::newer(why))));
        }
        let mut workspace = Workspace::new(project, path, stamp, &self.settings);
        let provision = self.place.take().and_then(|place| workspace.text().index_of(&place.provision));
        if let Some(provision) = provision {
            workspace.go_to(provision);
        }
        workspace.pane.request_focus();
        self.workspace = Some(workspace);
        self.given_up = None;
        self.contents = crate::app::contents::ContentsState::default();
        self.overview = crate::app::overview::OverviewState::default();
        self.page_view = crate::app::page_view::PageView::default();
        self.panel = crate::app::panel::PanelState::default();
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

    pub(super) fn ask_export(&mut self) {
        let Some(workspace) = &self.workspace else { return };
        let named = || paths::documents().join(paths::name_of(workspace.review().title()));
        let path = workspace.path.clone().unwrap_or_else(named);
        let sheet = ExportSheet::new(&path, self.counts_of_marks())
            .with_original(workspace.origin.as_deref(), self.keeps_original());
        self.sheet = Some(Sheet::Export(Box::new(sheet)));
    }

    /// Marks in all and through the filter.
    fn counts_of_marks(&self) -> (usize, usize) {
        let marks = self.workspace.as_ref().map(|workspace| &workspace.marks);
        marks.map_or((0, 0), |marks| (marks.order().len(), marks.shown().len()))
    }

    pub(super) fn take_answer(&mut self, ctx: &Context, answer: Answer) {
        match answer {
            Answer::PutAway if self.protection.is_working() => {}
            Answer::PutAway if matches!(&self.sheet, Some(Sheet::Protection(sheet)) if sheet.stays()) => {}
            Answer::PutAway => {
                match self.sheet.take() {
                    // The file that is not opened after all was to be added, or to be shown at a place.
                    Some(Sheet::Unlock(_)) => (self.place, self.adding) = (None, false),
                    Some(Sheet::Export(sheet)) if sheet.working => self.cancel_exporting(),
                    _ => {}
                }
            }
            Answer::Undo(steps) => {
                if let Some(workspace) = &mut self.workspace {
                    let undone = workspace.undo_many(steps);
                    self.say_step(undone, |step| tr!("undone", step = step));
                }
            }
            Answer::Redo(steps) => {
                for _ in 0..steps {
                    let redone = self.workspace.as_mut().and_then(Workspace::redo);
                    self.say_step(redone, |step| tr!("redone", step = step));
                }
            }
            Answer::MarkEvery { anchors, concern } => {
                self.sheet = None;
                self.mark_every(anchors, concern);
            }
            Answer::Protection => self.show_protection(),
            Answer::Protect(task) => self.protect(ctx, task),
            Answer::LockNow => self.lock_now(ctx),
            Answer::InClear => {
                self.sheet = None;
                self.save_in_clear(ctx);
            }
            Answer::Share(seal) => self.ask_where_locked(ctx, *seal),
            Answer::OpenWith(passphrase) => {
                if let Some(Sheet::Unlock(sheet)) = self.sheet.take() {
                    self.follow_opening(ctx, sheet.path, Some(passphrase));
                }
            }
            Answer::Keys => self.sheet = Some(Sheet::Keys(Box::default())),
            Answer::Path { purpose: Purpose::SaveAs(then), path, asked } => {
                self.sheet = None;
                self.save_as(ctx, &path, then.map(|then| *then), asked);
            }
            Answer::Path { purpose: Purpose::ImportCodebook, path, .. } => self.import_codebook(&path),
            Answer::Path { purpose: Purpose::ExportCodebook, path, asked } => {
                self.export_codebook(&path, asked);
            }
            Answer::Path { purpose: Purpose::SaveTable(table), path, asked } => {
                self.sheet = None;
                self.save_table(ctx, table, &path, asked);
            }
            Answer::Path { purpose: Purpose::SaveLocked(seal), path, asked } => {
                self.save_locked(ctx, *seal, &path, asked);
            }
            Answer::Discard(then) => self.discard_draft(ctx, then),
            Answer::Path { purpose, path, .. } => {
                self.sheet = None;
                self.adding = matches!(purpose, Purpose::AddText);
                self.follow_opening(ctx, path, None);
            }
            Answer::Recovered { project, left } => {
                self.sheet = None;
                self.leave(ctx, Then::Show(Box::new(Opened::Recovered { project, left })));
            }
            Answer::Export(wish) => self.export(ctx, *wish, false),
            Answer::SaveThen(then) => {
                self.sheet = None;
                self.save(ctx, Some(then), false);
            }
            Answer::DropThen(then) => {
                self.sheet = None;
                self.given_up = self.workspace.as_ref().map(|workspace| workspace.history().state());
                self.follow(ctx, then);
            }
            Answer::Overwrite(then) => {
                self.sheet = None;
                self.save(ctx, then, true);
            }
            Answer::Replace(Replacing::Save(path, then)) => {
                self.sheet = None;
                self.save_to(ctx, path, then);
            }
            Answer::Replace(Replacing::Codebook(path)) => self.write_codebook(&path),
            Answer::Replace(Replacing::Table(path, table)) => {
                self.sheet = None;
                self.write_table(ctx, &table, path);
            }
            Answer::Replace(Replacing::Locked(path, seal)) => self.write_locked(ctx, *seal, path),
            Answer::Replace(Replacing::Export(wish)) => {
                let counts = self.counts_of_marks();
                self.sheet =
                    Some(Sheet::Export(Box::new(ExportSheet::again(&wish, counts, self.keeps_original()))));
                self.export(ctx, *wish, true);
            }
            Answer::SaveElsewhere(then) => {
                self.sheet = None;
                self.ask_where(ctx, then);
            }
            Answer::Title(title) => {
                self.sheet = None;
                if let Some(workspace) = &mut self.workspace {
                    let retitled =
                        workspace.apply(Step::new(tr!("step-change-title"), Edit::SetTitle(title)));
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

    /// Exports, asking first if that would write over another file. `over` says that it may.
    fn export(&mut self, ctx: &Context, wish: Wish, over: bool) {
        let Some(workspace) = &self.workspace else { return };
        let own = workspace.path.as_deref().is_some_and(|own| paths::same(own, &wish.path));
        let over_original = wish.format == Format::Original
            && wish.original.as_ref().is_some_and(|original| paths::same(original, &wish.path));
        if own || over_original {
            if let Some(Sheet::Export(sheet)) = &mut self.sheet {
                let words = if own { tr!("files-own-file") } else { tr!("files-over-original") };
                sheet.problem = Some(words);
            }
            return;
        }
        if wish.path.is_file() && !over {
            self.sheet = Some(Sheet::Replace(Replacing::Export(Box::new(wish))));
            return;
        }
        if self.exporting.is_some() {
            if let Some(Sheet::Export(sheet)) = &mut self.sheet {
                sheet.problem = Some(tr!("files-being-exported"));
            }
            return;
        }
        let (project, text) = (workspace.project().clone(), workspace.text().id().clone());
        let filter = workspace.filter().clone();
        if let Some(Sheet::Export(sheet)) = &mut self.sheet {
            sheet.working = true;
        }
        self.exporting = Some(Exporting::start(ctx, project, text, filter, wish, self.worker.clone()));
    }

    /// Takes what jobs have brought to an end.
    pub(super) fn poll(&mut self, ctx: &Context) {
        self.poll_protection(ctx);
        if self.gate.is_none() {
            self.poll_left(ctx);
            self.poll_opening();
        }
        self.poll_saving(ctx);
        self.poll_exporting();
        self.poll_keeping_original();
        if let Some(workspace) = &mut self.workspace {
            workspace.keep_language();
            if let Some(left) = workspace.settle_names() {
                ctx.request_repaint_after(left);
            }
        }
    }

    fn poll_opening(&mut self) {
        let Some(opening) = &self.opening else { return };
        let result = match opening.job.poll() {
            Progress::Working => return,
            Progress::Done(Err(Trouble::Open(why))) if why.needs().is_some() => {
                if let Some(Opening { path, .. }) = self.opening.take() {
                    self.ask_for_key(path, &why);
                }
                return;
            }
            Progress::Done(result) => result.map_err(|trouble| trouble.words()),
            Progress::Failed => Err(tr!("files-not-opened-silent")),
        };
        let from = self.opening.take().map(|opening| opening.path);
        match result {
            // What is open could be worked on while the other was read.
            Ok(opened) => {
                self.read_from = from.filter(|_| matches!(opened, Opened::Draft(_)));
                let then = Then::Show(Box::new(opened));
                if self.would_discard(&then) {
                    self.sheet = Some(Sheet::Discard(Some(then)));
                } else if self.would_lose() && !leads_to_review(&then) {
                    self.sheet = Some(Sheet::Unsaved(then));
                } else if let Then::Show(opened) = then {
                    self.show_opened(*opened);
                }
            }
            Err(why) => {
                (self.place, self.adding) = (None, false);
                self.tell(Notice::problem(why));
            }
        }
    }

    /// Says whether there are changes that neither a file holds nor the person gave up.
    pub(super) fn would_lose(&self) -> bool {
        let given_up = |workspace: &Workspace| self.given_up == Some(workspace.history().state());
        self.workspace.as_ref().is_some_and(|workspace| workspace.is_unsaved() && !given_up(workspace))
    }

    fn show_opened(&mut self, opened: Opened) {
        match opened {
            Opened::Project { file: SavedAs { path, .. }, .. } if std::mem::take(&mut self.adding) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                self.tell(Notice::problem(tr!("import-is-project", name = name)));
            }
            Opened::Project { project, file, stamp, own_passphrase } => {
                self.show_file(*project, file, stamp);
                if own_passphrase {
                    self.keep_whole();
                }
                self.store.save(&self.settings);
            }
            Opened::Recovered { project, left } => self.show_recovered(*project, left),
            Opened::Draft(draft) => self.show_draft(*draft),
        }
    }

    fn poll_exporting(&mut self) {
        let Some(exporting) = &self.exporting else { return };
        let result = match exporting.job.poll() {
            Progress::Working => return,
            Progress::Done(result) => result.map_err(|trouble| trouble.words()),
            Progress::Failed => Err(tr!("files-not-exported-silent")),
        };
        let Some(Exporting { path, .. }) = self.exporting.take() else { return };
        match result {
            Ok(exported) => {
                if matches!(&self.sheet, Some(Sheet::Export(sheet)) if sheet.working) {
                    self.sheet = None;
                }
                let locked = matches!(exported, Exported::Locked(_));
                match exported {
                    Exported::Into(placed) => self.tell_placed(&placed),
                    Exported::Locked(Some(why)) => {
                        self.tell(Notice::problem(tr!("keep-no-older", why = faults::system(&why))));
                    }
                    Exported::Locked(None) | Exported::Whole => {}
                }
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let words = if locked {
                    tr!("share-written", name = name)
                } else {
                    tr!("files-exported", name = name)
                };
                self.tell(Notice::written(words, path));
            }
            Err(why) => match &mut self.sheet {
                Some(Sheet::Export(sheet)) if sheet.working => {
                    sheet.working = false;
                    sheet.problem = Some(why);
                }
                _ => self.tell(Notice::problem(why)),
            },
        }
    }
}

impl App {
    /// Says whether a file is being written that would end in the middle, and nobody would know: once, for a disk may
    /// never answer.
    pub(super) fn holds_quitting(&mut self) -> bool {
        self.exporting.as_mut().is_some_and(|exporting| !std::mem::replace(&mut exporting.told, true))
    }

    fn cancel_exporting(&mut self) {
        if let Some(exporting) = self.exporting.take() {
            exporting.job.cancel();
            self.tell(Notice::done(tr!("files-export-cancelled")));
        }
    }

    /// Says what of the marks is not in the PDF of somebody else, and what a person should know of that PDF.
    fn tell_placed(&mut self, placed: &Placed) {
        for caution in &placed.cautions {
            self.tell(Notice::problem(match caution {
                Caution::OtherFile => tr!("files-caution-other"),
                Caution::Signed => tr!("files-caution-signed"),
                Caution::CommentsForbidden => tr!("files-caution-forbidden"),
            }));
        }
        let numbers: Vec<String> = placed.unplaced.iter().take(12).map(ToString::to_string).collect();
        if !numbers.is_empty() {
            let (count, more) = (placed.unplaced.len(), placed.unplaced.len() - numbers.len());
            let numbers = numbers.join(", ");
            self.tell(Notice::problem(if more == 0 {
                tr!("files-unplaced", count = count, numbers = numbers)
            } else {
                tr!("files-unplaced-more", count = count, numbers = numbers)
            }));
        }
    }
}
