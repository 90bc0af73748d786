//! Carrying out commands: what concerns the program and its looks. What finds and goes is in `finding`, what
//! marks in `marking`.

use eframe::egui::{Context, ViewportCommand};

use super::layout::{ROOM_FOR_BOTH, Side};
use super::{App, View};
use crate::app::commands::palette::Palette;
use crate::app::commands::{Command, When, menu};
use crate::app::notices::Notice;
use crate::app::panel::Tab;
use crate::app::settings::{Look, Settings};
use crate::app::sheets::{Purpose, Sheet, Then};
use crate::app::tour::Tour;
use crate::app::words;
use crate::tr;

/// One step of zoom.
const ZOOM_STEP: f32 = 0.1;

impl App {
    pub(super) fn perform(&mut self, ctx: &Context, command: Command) {
        if self.import.as_mut().is_some_and(|import| import.perform(command)) {
            return;
        }
        match command {
            Command::DraftCreate => self.create_text(ctx),
            Command::DraftCancel => self.cancel_import(),
            Command::OpenProject => self.leave(ctx, Then::Ask(Purpose::OpenProject)),
            Command::OpenText => self.leave(ctx, Then::Ask(Purpose::OpenText)),
            Command::AddText => self.leave(ctx, Then::Ask(Purpose::AddText)),
            Command::Save => self.save(ctx, None, false),
            Command::SaveAs => self.ask_where(ctx, None),
            Command::Export => self.ask_export(),
            Command::Recover => self.ask_recovery(ctx),
            Command::TurnLock => self.turn_lock(ctx),
            Command::Protection => self.show_protection(),
            Command::LockNow => self.lock_now(ctx),
            Command::LockedCopy => self.ask_locked_copy(),
            Command::Close => self.leave(ctx, Then::Close),
            Command::Quit => self.leave(ctx, Then::Quit),
            Command::YourName => {
                let here = self.workspace.as_ref().and_then(|workspace| workspace.me());
                let name = here.map_or_else(|| self.settings.name.clone(), |me| me.name.clone());
                self.sheet = Some(Sheet::YourName(name));
            }
            Command::Settings => self.sheet = Some(Sheet::Settings),
            Command::Keys => self.sheet = Some(Sheet::Keys(Box::default())),
            Command::Safety => self.sheet = Some(Sheet::Safety),
            Command::About => self.sheet = Some(Sheet::About),
            Command::Tour => {
                self.view = View::Text;
                self.settings.show_panel = true;
                self.tour = Some(Tour::default());
                if self.workspace.is_none() {
                    self.tell(Notice::done(tr!("tour-needs-text")));
                }
            }
            Command::Palette => self.palette = Some(Palette::default()),
            Command::Escape => self.let_go(ctx),
            _ => self.perform_look(ctx, command),
        }
    }

    /// Commands that change how the window looks.
    fn perform_look(&mut self, ctx: &Context, command: Command) {
        match command {
            Command::ZoomIn => self.set_zoom(self.settings.zoom + ZOOM_STEP),
            Command::ZoomOut => self.set_zoom(self.settings.zoom - ZOOM_STEP),
            Command::ZoomReset => self.set_zoom(1.0),
            Command::ToggleContents => self.toggle(ctx, Side::Contents),
            Command::TogglePanel => self.toggle(ctx, Side::Marks),
            Command::Overview => {
                self.view = if self.view == View::Overview { View::Text } else { View::Overview };
                if let Some(workspace) = self.workspace.as_mut().filter(|_| self.view == View::Overview) {
                    // What is out of sight must not be changed by a key.
                    workspace.let_go();
                    workspace.set_focus(None, false);
                }
            }
            Command::OriginalPage => {
                self.page_view.open = !(self.page_view.open && self.view == View::Text);
                if self.page_view.open {
                    self.view = View::Text;
                    self.alone = None;
                }
            }
            Command::FocusMode => {
                self.view = if self.view == View::Focus { View::Text } else { View::Focus };
                if self.view == View::Focus {
                    self.tell(Notice::done(tr!("focus-mode-on", key = command.key_name(ctx))));
                }
            }
            Command::ToggleTheme => {
                let dark = ctx.theme() == eframe::egui::Theme::Dark;
                self.settings.look = if dark { Look::Light } else { Look::Dark };
            }
            Command::ToggleContrast => self.settings.contrast = !self.settings.contrast,
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
                self.say_step(undone, |step| tr!("undone", step = step));
            }
            Command::Redo => {
                let redone = workspace.redo();
                self.say_step(redone, |step| tr!("redone", step = step));
            }
            Command::KeepOriginal => self.keep_original(),
            Command::UndoList => self.sheet = Some(Sheet::Changes),
            Command::EditConcerns => {
                self.show_side(Tab::Concerns);
            }
            Command::ImportCodebook => self.ask_codebook(ctx, Purpose::ImportCodebook),
            Command::ExportCodebook => self.ask_codebook(ctx, Purpose::ExportCodebook),
            Command::Title => self.sheet = Some(Sheet::Title(workspace.review().title().to_owned())),
            _ => self.perform_finding(ctx, command),
        }
    }

    /// Performs a command that was given by its key, or says what it needs.
    pub(super) fn obey(&mut self, ctx: &Context, command: Command) {
        if menu::is_possible(command, self.scene()) {
            self.perform(ctx, command);
        } else if let Some(words) = self.needed(command) {
            self.tell(Notice::done(words));
        }
    }

    /// What is missing for a command: nothing a person could want to know if it says nothing.
    fn needed(&self, command: Command) -> Option<String> {
        let workspace = self.workspace.as_ref().filter(|_| self.import.is_none())?;
        let changes = !matches!(command, Command::Copy | Command::CopyCitation);
        let others = workspace.focus().is_some_and(|mark| !workspace.is_mine(mark));
        Some(match command.entry()?.when {
            When::Selection
            | When::SelectionOrMark
            | When::OwnMark
            | When::Editable
            | When::AnyMarkToAnswer
                if changes && workspace.project().read_only().is_some() =>
            {
                tr!("selection-read-only")
            }
            When::SelectionOrMark | When::OwnMark if others => tr!("needs-own-mark"),
            When::Selection => tr!("needs-selection"),
            When::SelectionOrMark | When::SelectionOrAnyMark => tr!("needs-selection-or-mark"),
            When::OwnMark | When::AnyMark | When::AnyMarkToAnswer => tr!("needs-mark"),
            When::Hidden => tr!("needs-hidden"),
            _ => return None,
        })
    }

    /// Shows or hides a side. In a window without room for both, the one just asked for is the one that shows;
    /// in one without room for any, it takes the place of the text.
    fn toggle(&mut self, ctx: &Context, side: Side) {
        if self.view != View::Text {
            self.view = View::Text;
        }
        let room = ctx.content_rect().width();
        if self.shares_place(room, side) {
            self.alone = (self.alone != Some(side)).then_some(side);
            self.forget_arrival();
            return;
        }
        let Settings { show_contents, show_panel, .. } = &mut self.settings;
        let (this, other) = match side {
            Side::Contents => (show_contents, show_panel),
            Side::Marks => (show_panel, show_contents),
        };
        // Where only the marks have room, contents that wait behind them are not on the screen yet.
        let hidden = side == Side::Contents && room < ROOM_FOR_BOTH && *other;
        *this = hidden || !*this;
        if *this && room < ROOM_FOR_BOTH {
            *other = false;
        }
    }

    /// A side that takes the place of something else stays until somebody goes somewhere from it.
    pub(super) fn forget_arrival(&mut self) {
        if let Some(workspace) = &mut self.workspace {
            workspace.arrived = false;
        }
    }

    /// Brings the panel up, with one of its sides.
    pub(super) fn show_side(&mut self, tab: Tab) {
        if self.view == View::Focus {
            self.view = View::Text;
        }
        self.settings.show_panel = true;
        self.alone = Some(Side::Marks);
        if let Some(workspace) = self.workspace.as_mut().filter(|_| tab == Tab::Concerns) {
            // Keys must not change a mark that is out of sight.
            workspace.set_focus(None, false);
        }
        self.panel.tab = tab;
    }

    /// Lets go of what is on top.
    fn let_go(&mut self, ctx: &Context) {
        if let Some(workspace) = self.workspace.as_mut().filter(|_| self.find.is_typing()) {
            self.find.close(workspace);
            return;
        }
        if let Some(workspace) = self.workspace.as_mut().filter(|ws| ws.pane.moves_edges()) {
            workspace.pane.move_edges(None);
            self.notices.clear();
            return;
        }
        // Notices may wait behind a sheet.
        if self.sheet.is_some() {
            self.sheet = None;
            return;
        }
        if self.notices.clear() {
            return;
        }
        if let Some(import) = &mut self.import {
            import.let_go();
            return;
        }
        if self.tour.is_some() {
            self.end_tour();
            return;
        }
        if self.view == View::Overview {
            self.view = View::Text;
            return;
        }
        if let Some(workspace) = self.workspace.as_mut().filter(|_| self.find.is_open()) {
            self.find.close(workspace);
            return;
        }
        if self.view != View::Text {
            self.view = View::Text;
            return;
        }
        let shares = self.alone.is_some_and(|side| self.shares_place(ctx.content_rect().width(), side));
        let Some(workspace) = &mut self.workspace else { return };
        if self.panel.shows_list(workspace) && self.settings.show_panel && self.panel.list.close() {
            return;
        }
        if shares && workspace.focus().is_none() && self.alone.take().is_some() {
            return;
        }
        if workspace.selection.is_some() {
            workspace.let_go();
        } else {
            workspace.set_focus(None, false);
        }
    }

    pub(super) fn check<T>(&mut self, result: Result<T, crate::review::EditError>) -> Option<T> {
        result.map_err(|error| self.tell(Notice::problem(words::refusal(&error)))).ok()
    }

    pub(super) fn say_step(
        &mut self,
        step: Option<Result<String, crate::review::EditError>>,
        say: impl FnOnce(&str) -> String,
    ) {
        match step {
            Some(Ok(name)) => self.tell(Notice::done(say(&name))),
            Some(Err(error)) => {
                self.check::<()>(Err(error));
            }
            None => {}
        }
    }

    pub(super) fn set_zoom(&mut self, zoom: f32) {
        self.settings.zoom = zoom.clamp(0.8, 2.0);
    }
}
