//! Locking and unlocking: the page that stands before everything, and what comes back behind it.

use std::path::{Path, PathBuf};

use eframe::egui::{CentralPanel, Context, Frame, Margin, RichText, ScrollArea, Ui, ViewportCommand};

use super::App;
use crate::app::commands::{Command, Keymap, Realm};
use crate::app::files;
use crate::app::files::keeping::Keeping;
use crate::app::look::icons;
use crate::app::look::theme::{self, TITLE, Tokens};
use crate::app::look::widgets::name_bars;
use crate::app::notices::Notice;
use crate::app::outbox::capital;
use crate::app::protection::{Done, Task, UnlockForm, Unlocking, Wanted};
use crate::app::settings::Place;
use crate::app::sheets::{ProtectionSheet, Sheet, Then, UnlockSheet};
use crate::app::words::faults;
use crate::project::protect::{Needs, Passphrase, SealError, VaultError};
use crate::project::{Left, OpenError, SavedAs, Stamp};
use crate::review::ProjectId;
use crate::tr;

/// What comes back once the page is passed.
#[derive(Default)]
pub(super) struct Behind {
    /// A file that the program was started with.
    file: Option<PathBuf>,
    /// The project that was open when the program was locked.
    closed: Option<Closed>,
    /// What is behind the page was opened without the key, and is shown again without it.
    open: bool,
}

/// A project that was closed by locking.
struct Closed {
    project: ProjectId,
    path: Option<PathBuf>,
    /// The file as it was read or last saved; a journal that begins with the whole project does not say it.
    file: Option<SavedAs>,
    /// eId of the provision at the top of the page.
    provision: String,
    /// It is written locked.
    sealed: bool,
    /// There were changes that no file holds; a journal does.
    in_journal: bool,
}

impl App {
    /// Asks for the passphrase before anything is shown, where protection is set up. Then, or at once, looks for what
    /// a crash left and opens `file`.
    pub(super) fn begin(&mut self, ctx: &Context, file: Option<PathBuf>) {
        self.behind.file = file;
        if self.protection.is_set_up() {
            self.gate = Some(Box::new(UnlockForm::new(Wanted::Program)));
        } else {
            self.pass(ctx);
        }
        if let Some(why) = self.protection.take_fault() {
            self.refuse_unlocking(&why);
        }
    }

    /// The page is passed, with the key or without.
    fn pass(&mut self, ctx: &Context) {
        self.gate = None;
        let behind = std::mem::take(&mut self.behind);
        if let Some(file) = behind.file {
            self.follow(ctx, Then::Open(file));
        }
        if self.protection.is_locked() {
            // It waits for the key.
            self.behind.closed = behind.closed;
        } else if let Some(closed) = behind.closed.filter(|_| self.workspace.is_none()) {
            self.bring_back(ctx, closed);
        }
        self.look_for_left(ctx);
        self.give_back_keyboard();
    }

    fn bring_back(&mut self, ctx: &Context, closed: Closed) {
        if closed.in_journal {
            self.behind.closed = Some(closed);
        } else if let Some(path) = closed.path {
            let provision = closed.provision;
            self.place = Some(Place { file: path.clone(), provision });
            self.follow(ctx, Then::Open(path));
        }
    }

    /// Of what dead programs left, takes what this one left when it was locked, and shows it as it was.
    /// `saved` are projects of which files hold all that was left.
    pub(super) fn take_own_back(&mut self, ctx: &Context, left: &mut Vec<Left>, saved: &[ProjectId]) {
        let Some(closed) = self.behind.closed.take_if(|_| !self.protection.is_locked()) else { return };
        // Where something else is open by now, it is offered with the rest.
        if !closed.in_journal || self.workspace.is_some() || self.opening.is_some() {
            return;
        }
        let Some(at) = left.iter().position(|left| left.is_dead() && left.project() == closed.project) else {
            // Where the folder takes no locks, nothing is sure to be dead, and it is offered with the rest.
            if !saved.contains(&closed.project) && !left.iter().any(|left| left.project() == closed.project) {
                self.tell(Notice::warning(tr!("protect-changes-gone")));
            }
            self.bring_back(ctx, Closed { in_journal: false, ..closed });
            return;
        };
        let own = left.remove(at);
        let mut project = match own.recover() {
            Ok(project) => project,
            Err(why) => {
                self.tell(Notice::problem(capital(&faults::recovering(&why))));
                left.insert(at, own);
                return;
            }
        };
        project.set_sealed(closed.sealed);
        let file = own.saved_as().or_else(|| closed.file.filter(SavedAs::is_still_there));
        let path = file.as_ref().map(|file| file.path.clone());
        let stamp = path.as_deref().and_then(Stamp::of);
        let keeping = self.keeping_of(file).resuming(own);
        if let Some(path) = &path {
            self.place = Some(Place { file: path.clone(), provision: closed.provision });
        }
        self.show_project(project, path, stamp, keeping);
        if let Some(workspace) = &mut self.workspace {
            workspace.count_as_unsaved();
        }
    }

    /// What keeps a project that was just opened from `file`, or has none: locked where protection is on.
    pub(super) fn keeping_of(&self, file: Option<SavedAs>) -> Keeping {
        let data = self.protection.folder().map(Path::to_path_buf);
        Keeping::new(data, file).sealed(self.protection.recipients().cloned())
    }

    /// The open project came from a file with a passphrase of its own, which is not kept: its journal must not need that
    /// file, and whoever saves it should know that the passphrase does not open it any more.
    pub(super) fn keep_whole(&mut self) {
        self.keeping = self.keeping.take().map(Keeping::whole);
        if self.protection.is_set_up() {
            self.tell(Notice::problem(tr!("protect-own-passphrase")));
        }
    }

    /// Locks the program: forgets the key, closes the project, and shows the page. Changes that no file holds wait in
    /// the journal; where that cannot have them, the project stays in memory behind the page.
    pub(super) fn lock(&mut self, ctx: &Context) {
        if !self.protection.lock() {
            return;
        }
        self.sheet = None;
        self.palette = None;
        self.looking = None;
        self.notices.clear();
        if let Some(opening) = self.opening.take() {
            opening.job.cancel();
        }
        if let Some(saving) = &mut self.saving {
            // What was to follow needs the key, or shows something.
            saving.then = None;
        }
        if self.saving.is_none() {
            // Nobody has said yet where it is to be written without a lock.
            self.sheet = None;
            self.keep_lock();
        }
        self.behind.open = false;
        self.behind.closed = self.put_down(ctx);
        self.gate = Some(Box::new(UnlockForm::new(Wanted::Program)));
        ctx.request_repaint();
    }

    /// Closes the project without losing a change; `None` if there is none, or it must stay.
    fn put_down(&mut self, ctx: &Context) -> Option<Closed> {
        let workspace = self.workspace.as_mut()?;
        workspace.end_run();
        self.keep(ctx);
        let workspace = self.workspace.as_ref()?;
        // Whoever gave changes up, and did not leave after all, has them still.
        let unsaved = workspace.is_unsaved();
        let kept = !unsaved || self.keeping.as_ref().is_some_and(Keeping::holds_all);
        if self.saving.is_some() || self.import.is_some() || !kept {
            return None;
        }
        let provision = workspace.text().provisions().get(workspace.top);
        let closed = Closed {
            project: workspace.project().id(),
            path: workspace.path.clone(),
            file: self.keeping.as_ref().and_then(Keeping::file).cloned(),
            provision: provision.map(|provision| provision.eid.clone()).unwrap_or_default(),
            sealed: workspace.project().is_sealed(),
            in_journal: unsaved,
        };
        if unsaved {
            // As after a crash: the journal stays.
            drop(self.keeping.take());
        } else {
            self.close_keeping();
        }
        self.remember_place();
        self.workspace = None;
        Some(closed)
    }

    /// Says so when another window has set protection up: what is written from now on is locked.
    pub(super) fn heed_other_windows(&mut self, ctx: &Context) {
        if self.protection.look_again(ctx) {
            self.tell(Notice::warning(tr!("protect-set-up-elsewhere")));
            self.lock_open_project();
        }
    }

    /// Locks when nobody has touched the program for as long as the settings say.
    pub(super) fn lock_after_rest(&mut self, ctx: &Context) {
        let open = self.gate.is_none() && self.has_something_to_lock();
        if self.protection.has_rested(ctx, self.settings.lock_after, open) {
            self.lock(ctx);
        }
    }

    /// Says whether what is open is locked in its file, or will be, where protection is set up.
    pub(super) fn has_something_to_lock(&self) -> bool {
        let sealed = self.workspace.as_ref().is_some_and(|workspace| workspace.project().is_sealed());
        self.protection.is_set_up() && (sealed || self.baring)
    }

    /// Says whether something is behind the page that was locked away and could not be put down: it is seen by nobody
    /// who cannot unlock.
    fn is_held_behind(&self) -> bool {
        !self.behind.open && (self.workspace.is_some() || self.import.is_some() || self.saving.is_some())
    }

    /// The window's own events while the page stands: it may be closed, unless something waits behind it that
    /// neither file nor journal holds.
    pub(super) fn attend_gate(&mut self, ctx: &Context) {
        // The journal or the save that it waited for may be there by now.
        if self.is_held_behind() && self.behind.closed.is_none() && !self.protection.is_working() {
            self.behind.closed = self.put_down(ctx);
        }
        let asked = Keymap::of_window(ctx).pressed(ctx, Realm::Project, true).contains(&Command::Quit);
        let closes = ctx.input(|input| input.viewport().close_requested()) && !self.quitting;
        if closes {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
        if asked || closes {
            let writes = self.saving.is_some() || self.holds_quitting();
            if self.would_lose() || writes || self.import.is_some() {
                if let Some(gate) = &mut self.gate {
                    gate.refuse(tr!("unlock-before-closing"));
                }
            } else {
                self.follow(ctx, Then::Quit);
            }
        }
        self.dress(ctx);
        self.show_title(ctx);
    }

    /// Draws the page that stands before everything.
    pub(super) fn show_gate(&mut self, ui: &mut Ui) {
        let leaves = !self.is_held_behind();
        let Some(gate) = &mut self.gate else { return };
        let working = self.protection.is_working();
        let page = Frame::new().fill(Tokens::of(ui).page).inner_margin(Margin::same(12));
        let scrolled = CentralPanel::default().frame(page).show(ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                let width = 480.0_f32.min(ui.available_width() - 24.0).max(100.0);
                let side = ((ui.available_width() - width) / 2.0).max(0.0);
                ui.horizontal_top(|ui| {
                    ui.add_space(side);
                    ui.vertical(|ui| {
                        ui.set_width(width);
                        ui.add_space((ui.available_height() * 0.14).clamp(12.0, 110.0));
                        ui.label(RichText::new(icons::LOCK).size(TITLE).color(Tokens::of(ui).accent));
                        ui.label(RichText::new(gate.title()).size(theme::HEADING + 4.0).strong());
                        ui.add_space(theme::NEAR);
                        let entered = gate.fields(ui, working);
                        ui.add_space(theme::APART);
                        gate.buttons(ui, working, entered, leaves)
                    })
                    .inner
                })
                .inner
            })
        });
        name_bars(ui, &scrolled.inner, &tr!("scroll-bar"));
        let ctx = ui.ctx().clone();
        match scrolled.inner.inner {
            Some(Unlocking::Try(task)) => self.protection.start(&ctx, task),
            Some(Unlocking::Leave) => {
                // What was told meanwhile may name what is locked.
                self.notices.clear();
                self.pass(&ctx);
                self.tell(Notice::done(tr!("unlock-left-locked")));
            }
            Some(Unlocking::Passphrase(_)) | None => {}
        }
    }

    /// Begins work with a passphrase.
    pub(super) fn protect(&mut self, ctx: &Context, task: Task) {
        self.protection.start(ctx, task);
    }

    /// Takes what work with a passphrase has come to.
    pub(super) fn poll_protection(&mut self, ctx: &Context) {
        match self.protection.poll() {
            None => {}
            Some(Err(why)) => self.refuse_unlocking(&why),
            Some(Ok(Done::SetUp(older))) => {
                if let Some(Sheet::Protection(sheet)) = &mut self.sheet {
                    sheet.show_key(true);
                }
                self.tell_older(&older);
                self.lock_open_project();
            }
            Some(Ok(Done::Unlocked { put_right, older })) => {
                self.tell_put_right(put_right);
                self.tell_older(&older);
                self.go_on_unlocked(ctx);
            }
            Some(Ok(Done::Changed)) => {
                if let Some(Sheet::Protection(sheet)) = &mut self.sheet {
                    sheet.done();
                }
                self.tell(Notice::done(tr!("protect-changed")));
            }
            Some(Ok(Done::Organisation)) => {
                if let Some(Sheet::Protection(sheet)) = &mut self.sheet {
                    sheet.done();
                }
                self.lock_journal();
                self.tell(Notice::done(match self.protection.organisation() {
                    Some(_) => tr!("organisation-set"),
                    None => tr!("organisation-ended"),
                }));
            }
            Some(Ok(Done::Contacts(kept))) => self.contacts_kept(kept),
            Some(Ok(Done::Checked { put_right })) => {
                self.tell_put_right(put_right);
                if let Some(Sheet::Protection(sheet)) = &mut self.sheet {
                    sheet.show_key(false);
                }
            }
        }
    }

    /// Somebody else changed the list of keys: that stays to be read, whatever is opened meanwhile.
    fn tell_put_right(&mut self, put_right: bool) {
        if put_right {
            self.tell(Notice::warning(tr!("protect-put-right")));
        }
    }

    fn tell_older(&mut self, older: &std::io::Result<usize>) {
        if let Err(why) = older {
            self.tell(Notice::warning(tr!("protect-older-clear", why = faults::system(why))));
        }
    }

    /// Says why a passphrase came to nothing, where it was asked for.
    fn refuse_unlocking(&mut self, why: &VaultError) {
        let words = capital(&faults::vault(why));
        match (&mut self.gate, &mut self.sheet) {
            (Some(gate), _) => gate.refuse(words),
            (None, Some(Sheet::Unlock(sheet))) => sheet.form.refuse(words),
            (None, Some(Sheet::Protection(sheet))) => sheet.refuse(words),
            _ => self.tell(Notice::problem(words)),
        }
    }

    /// The key is there.
    fn go_on_unlocked(&mut self, ctx: &Context) {
        self.lock_journal();
        if self.gate.is_some() {
            self.pass(ctx);
            return;
        }
        match self.sheet.take() {
            Some(Sheet::Unlock(sheet)) => {
                // Somebody is at other work by now: what was closed is offered with what a crash left.
                self.behind.closed = None;
                self.look_for_left(ctx);
                self.follow_opening(ctx, sheet.path, None);
            }
            other => self.sheet = other,
        }
    }

    /// Protection was turned on: what is open is locked from now on.
    fn lock_open_project(&mut self) {
        if let Some(workspace) = self.workspace.as_mut().filter(|it| it.project().read_only().is_none()) {
            workspace.set_sealed(true);
        }
        self.lock_journal();
    }

    /// Locks the journal of what is open, where it is not yet. What is being saved counts by the journal that was there
    /// when that began, so it is waited for.
    pub(super) fn lock_journal(&mut self) {
        let recipients = self.protection.recipients().cloned();
        if let (Some(keeping), Some(workspace), None) = (&mut self.keeping, &self.workspace, &self.saving) {
            keeping.seal(recipients, workspace.project());
        }
    }

    /// Asks for what opens a file that is locked, as far as it can be had.
    pub(super) fn ask_for_key(&mut self, path: PathBuf, why: &OpenError) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut form = UnlockForm::new(match why.needs() {
            Some(Needs::Passphrase) => Wanted::FileWithPassphrase(name),
            _ if self.protection.is_set_up() => Wanted::File(name),
            _ => Wanted::FileWithoutKey(name),
        });
        if let OpenError::Sealed { why: why @ SealError::WrongPassphrase, .. } = why {
            form.refuse(capital(&faults::sealing(why)));
        }
        self.sheet = Some(Sheet::Unlock(Box::new(UnlockSheet { path, form })));
    }

    /// Opens a file, locked or not; `passphrase` is that of the file alone.
    pub(super) fn follow_opening(&mut self, ctx: &Context, path: PathBuf, passphrase: Option<Passphrase>) {
        let keys = files::Keys { key: self.protection.key().cloned(), passphrase };
        self.opening = Some(files::open(ctx, path, self.worker.clone(), keys));
    }

    /// Shows the sheet of protection, or the page where it is locked.
    pub(super) fn show_protection(&mut self) {
        self.sheet = Some(Sheet::Protection(Box::<ProtectionSheet>::default()));
    }

    /// Locks at once, or asks for the passphrase where it is locked already.
    pub(super) fn lock_now(&mut self, ctx: &Context) {
        if self.protection.is_locked() && !self.has_something_to_lock() {
            self.sheet = None;
            self.behind.open = true;
            self.gate = Some(Box::new(UnlockForm::new(Wanted::Program)));
        } else {
            self.lock(ctx);
        }
    }

    /// Writes the open project locked from now on, or asks whether it is to be written in clear.
    pub(super) fn turn_lock(&mut self, ctx: &Context) {
        let Some(workspace) = &mut self.workspace else { return };
        if workspace.project().is_sealed() {
            self.sheet = Some(Sheet::InClear);
        } else if self.protection.is_set_up() {
            workspace.set_sealed(true);
            self.save(ctx, None, false);
        } else {
            self.show_protection();
        }
    }

    /// Writes the open project in clear.
    pub(super) fn save_in_clear(&mut self, ctx: &Context) {
        let Some(workspace) = &mut self.workspace else { return };
        workspace.set_sealed(false);
        self.baring = true;
        self.save(ctx, None, false);
    }

    /// Whoever did not save without a lock after all keeps the lock.
    pub(super) fn keep_lock(&mut self) {
        if self.baring && self.sheet.is_none() && self.saving.is_none() {
            self.baring = false;
            if let Some(workspace) = &mut self.workspace {
                workspace.set_sealed(true);
            }
        }
    }
}
