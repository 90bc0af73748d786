//! The program's window: holds the state, draws the panes, and carries out what they ask for.

use std::path::PathBuf;

use eframe::egui::{self, CentralPanel, Context, Frame, Margin, Panel, Ui, ViewportCommand};

use super::command::{self, Command};
use super::contents::{self, ContentsState};
use super::dialogs::{FileDialogs, SystemDialogs};
use super::files::{Exporting, Opening, Saving};
use super::fonts;
use super::menu;
use super::notices::{Notice, Notices};
use super::outbox::Outbox;
use super::panel::{self, PanelState};
use super::reading::{Layers, ReadingColours};
use super::settings::{Look, Place, Settings, Store};
use super::sheets::{self, Sheet, Then};
use super::status;
use super::theme::{self, Tokens};
use super::welcome;
use super::workspace::Workspace;

/// What the window is started with; tests give their own.
pub struct Setup {
    pub store: Store,
    pub dialogs: Box<dyn FileDialogs>,
    /// The program that typesets PDF files in a process of its own; without one it is done here.
    pub worker: Option<PathBuf>,
    /// A file to open at once.
    pub file: Option<PathBuf>,
}

/// The program.
pub struct App {
    pub(super) store: Store,
    pub(super) settings: Settings,
    pub(super) dialogs: Box<dyn FileDialogs>,
    pub(super) worker: Option<PathBuf>,
    pub(super) workspace: Option<Workspace>,
    pub(super) panel: PanelState,
    pub(super) contents: ContentsState,
    pub(super) sheet: Option<Sheet>,
    pub(super) notices: Notices,
    pub(super) opening: Option<Opening>,
    pub(super) saving: Option<Saving>,
    pub(super) exporting: Option<Exporting>,
    /// Where to go in the project being opened.
    pub(super) place: Option<Place>,
    /// State of the open project's changes that the person said not to save.
    pub(super) given_up: Option<u64>,
    /// Nothing can be lost any more; the window may close.
    pub(super) quitting: bool,
    was_typing: bool,
    title: String,
}

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
#[error("no window can be opened here: {0}")]
pub struct StartError(String);

/// Opens the window and stays until it is closed.
pub fn run(file: Option<PathBuf>) -> Result<(), StartError> {
    let store = Store::of_user();
    let (width, height) = store.load().window;
    let viewport = egui::ViewportBuilder::default()
        .with_title("Rapporteur")
        .with_app_id("rapporteur")
        .with_inner_size([width, height])
        .with_min_inner_size([640.0, 420.0])
        .with_drag_and_drop(true);
    let icon = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png"));
    let viewport = match icon {
        Ok(icon) => viewport.with_icon(icon),
        Err(_) => viewport,
    };
    let options = eframe::NativeOptions { viewport, renderer: eframe::Renderer::Glow, ..Default::default() };
    let setup = Setup { store, dialogs: Box::new(SystemDialogs), worker: std::env::current_exe().ok(), file };
    eframe::run_native(
        "rapporteur",
        options,
        Box::new(|creation| Ok(Box::new(App::new(&creation.egui_ctx, setup)))),
    )
    .map_err(|error| StartError(error.to_string()))
}

impl App {
    pub fn new(ctx: &Context, setup: Setup) -> Self {
        let Setup { store, dialogs, worker, file } = setup;
        fonts::install(ctx);
        theme::install(ctx);
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let settings = store.load();
        apply_look(ctx, settings.look);
        let mut app = Self {
            store,
            settings,
            dialogs,
            worker,
            workspace: None,
            panel: PanelState::default(),
            contents: ContentsState::default(),
            sheet: None,
            notices: Notices::default(),
            opening: None,
            saving: None,
            exporting: None,
            place: None,
            given_up: None,
            quitting: false,
            was_typing: false,
            title: String::new(),
        };
        if let Some(remark) = app.settings.remark.take() {
            app.notices.push(Notice::problem(remark));
        }
        if let Some(file) = file {
            app.follow(ctx, Then::Open(file));
        }
        app
    }

    /// Keys, jobs and the window's own events, before anything is drawn.
    fn attend(&mut self, ctx: &Context) {
        self.poll(ctx);
        self.take_dropped(ctx);
        if ctx.input(|input| input.viewport().close_requested()) && !self.quitting {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.leave(ctx, Then::Quit);
        }
        let typing = ctx.text_edit_focused();
        if self.sheet.is_none() && !egui::Popup::is_any_open(ctx) {
            for command in command::pressed(ctx, typing) {
                // Escape in a field only leaves the field.
                let leaves_field = command == Command::Escape && (typing || self.was_typing);
                if !leaves_field && menu::is_possible(command, self.workspace.as_ref()) {
                    self.perform(ctx, command);
                }
            }
            self.zoom_by_wheel(ctx);
        }
        self.was_typing = typing;
        let window = ctx.content_rect().size();
        self.settings.window = (window.x, window.y);
        self.show_title(ctx);
    }

    fn zoom_by_wheel(&mut self, ctx: &Context) {
        let factor = ctx.input(egui::InputState::zoom_delta);
        if (factor - 1.0).abs() > f32::EPSILON && self.workspace.is_some() {
            self.set_zoom(self.settings.zoom * factor);
        }
    }

    fn take_dropped(&mut self, ctx: &Context) {
        let dropped =
            ctx.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_path_buf()));
        if let Some(path) = dropped.filter(|_| self.sheet.is_none()) {
            self.leave(ctx, Then::Open(path));
        }
    }

    fn show_title(&mut self, ctx: &Context) {
        let title = self.workspace.as_ref().map_or_else(
            || "Rapporteur".to_owned(),
            |ws| format!("{}{} — Rapporteur", if ws.is_unsaved() { "● " } else { "" }, ws.name()),
        );
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn draw(&mut self, ui: &mut Ui, out: &mut Outbox) {
        let tokens = *Tokens::of(ui);
        let bar = Frame::new().fill(tokens.panel).inner_margin(Margin::symmetric(10, 4));
        Panel::top("menu").frame(bar).show(ui, |ui| menu::show(ui, self.workspace.as_ref(), out));
        let Some(workspace) = &mut self.workspace else {
            let page = Frame::new().fill(tokens.page);
            let place = self.settings.place.as_ref().filter(|place| place.file.exists());
            let remembers = self.settings.remember_place;
            let start = CentralPanel::default()
                .frame(page)
                .show(ui, |ui| {
                    if self.opening.is_some() {
                        ui.centered_and_justified(|ui| ui.label("Opening…"));
                        return None;
                    }
                    welcome::show(ui, place, remembers, out)
                })
                .inner;
            if let Some(start) = start {
                self.follow(&ui.ctx().clone(), Then::Start(start));
            }
            return;
        };
        Panel::bottom("status")
            .frame(bar)
            .show(ui, |ui| status::show(ui, workspace, &self.settings, self.saving.is_some(), out));
        let side = Frame::new().fill(tokens.panel).inner_margin(Margin::symmetric(10, 6));
        let room = ui.available_width();
        if self.settings.show_contents {
            let widest = (room * 0.28).max(170.0);
            Panel::left("contents")
                .frame(side)
                .default_size((room * 0.2).clamp(190.0, 270.0))
                .size_range(160.0..=widest)
                .show(ui, |ui| contents::show(ui, workspace, &mut self.contents));
        }
        if self.settings.show_panel {
            let widest = (room * 0.38).max(300.0);
            Panel::right("marks")
                .frame(side)
                .default_size((room * 0.28).clamp(300.0, 380.0))
                .size_range(280.0..=widest)
                .show(ui, |ui| panel::show(ui, workspace, &mut self.panel, out));
        }
        let page = Frame::new().fill(tokens.page);
        CentralPanel::default().frame(page).show(ui, |ui| read(ui, workspace, &tokens, self.settings.zoom));
    }

    fn show_sheet(&mut self, ctx: &Context) {
        let mut answer = None;
        match &mut self.sheet {
            Some(Sheet::Path(sheet)) => answer = sheet.poll(self.dialogs.as_ref(), ctx),
            Some(Sheet::Export(sheet)) => sheet.poll(self.dialogs.as_ref(), ctx),
            _ => {}
        }
        if answer.is_none()
            && let Some(sheet) = &mut self.sheet
        {
            answer = sheets::show(ctx, sheet);
        }
        if let Some(answer) = answer {
            self.take_answer(ctx, answer);
        }
    }

    /// Says that a file may be dropped, while one hovers over the window.
    fn show_drop(ctx: &Context) {
        if ctx.input(|input| input.raw.hovered_files.is_empty()) {
            return;
        }
        let rect = ctx.content_rect();
        let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop"));
        let painter = ctx.layer_painter(layer);
        painter.rect_filled(rect, 0.0, egui::Color32::from_black_alpha(150));
        let font = egui::FontId::proportional(theme::HEADING);
        let words = "Drop a project or a text to open it";
        painter.text(rect.center(), egui::Align2::CENTER_CENTER, words, font, egui::Color32::WHITE);
    }
}

/// Draws the text and takes what was done in it.
fn read(ui: &mut Ui, workspace: &mut Workspace, tokens: &Tokens, zoom: f32) {
    let colours = ReadingColours {
        background: tokens.page,
        text: tokens.text,
        faint: tokens.faint,
        heading: tokens.text,
        label: tokens.faint,
        selection: tokens.selection,
        caret: tokens.accent,
        focus_ring: tokens.accent,
        notice: tokens.notice,
        link: tokens.accent,
        handle: tokens.accent,
        strip: tokens.panel,
        strip_line: tokens.line,
        bookmark: tokens.text,
        scroll_bar: tokens.faint,
        ..ReadingColours::of(ui.visuals())
    };
    workspace.pane.set_zoom(zoom);
    let layers = Layers { marks: &workspace.marks, ..Layers::default() };
    let answer = workspace.pane.show(ui, &layers, &colours);
    workspace.top = answer.top_provision;
    if answer.caret_provision.is_some() {
        workspace.caret = answer.caret_provision;
    }
    workspace.selection = answer.selection;
    if answer.selection_changed && workspace.selection.is_some() {
        // What a key does must be what the panel shows.
        workspace.set_focus(None, false);
    }
    if let Some(id) = answer.clicked_mark.and_then(|key| workspace.marks.by_key(key)) {
        workspace.set_focus(Some(id), false);
    }
}

/// Sets the theme.
pub(super) fn apply_look(ctx: &Context, look: Look) {
    ctx.set_theme(match look {
        Look::System => egui::ThemePreference::System,
        Look::Light => egui::ThemePreference::Light,
        Look::Dark => egui::ThemePreference::Dark,
    });
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        self.attend(&ctx);
        let mut out = Outbox::default();
        self.draw(ui, &mut out);
        self.show_sheet(&ctx);
        Self::show_drop(&ctx);
        let Outbox { commands, notices, concern } = out;
        for command in commands {
            self.perform(&ctx, command);
        }
        if let Some(concern) = concern {
            self.mark(Some(concern), false);
        }
        for notice in notices {
            self.tell(notice);
        }
        self.notices.show(&ctx);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.remember_place();
        self.store.save(&self.settings);
    }
}

impl App {
    pub(super) fn tell(&mut self, notice: Notice) {
        self.notices.push(notice);
    }
}
