//! The program's window: holds the state, draws the panes, and carries out what they ask for.

mod above;
mod codebook;
mod find_and_go;
mod follow;
mod hidden;
mod importing;
mod keeping;
mod layout;
mod marking;
mod numbers;
mod opening;
mod original;
mod perform;
mod protecting;
mod read;
mod saving;
mod sharing;

use std::path::PathBuf;

use eframe::egui::{self, Context, Ui, ViewportCommand};

use self::layout::Side;
use self::original::KeepingOriginal;
use self::protecting::Behind;
use crate::app::commands::menu::Scene;
use crate::app::commands::palette::Palette;
use crate::app::commands::{Command, Keymap};
use crate::app::contents::ContentsState;
use crate::app::files::dialogs::{FileDialogs, SystemDialogs};
use crate::app::files::jobs::Job;
use crate::app::files::keeping::Keeping;
use crate::app::files::{Exporting, Opening, Saving};
use crate::app::finding::FindState;
use crate::app::import_review::ImportReview;
use crate::app::look::fonts;
use crate::app::look::theme;
use crate::app::notices::{Notice, Notices};
use crate::app::outbox::Outbox;
use crate::app::overview::OverviewState;
use crate::app::page_view::PageView;
use crate::app::panel::{PanelState, Tab};
use crate::app::protection::{Protection, UnlockForm};
use crate::app::settings::{Look, Place, Settings, Store};
use crate::app::sheets::{self, Sheet, Then};
use crate::app::tour::{Parts, Tour};
use crate::app::words::{self, Language};
use crate::app::workspace::Workspace;
use crate::project::protect::WORK;
use crate::tr;

/// What the window is started with; tests give their own.
pub struct Setup {
    pub store: Store,
    pub dialogs: Box<dyn FileDialogs>,
    /// The program that typesets PDF files in a process of its own; without one it is done here.
    pub worker: Option<PathBuf>,
    /// The system's locale, `fr_CA.UTF-8`; decides the language until the person chooses one.
    pub locale: Option<String>,
    /// A file to open at once.
    pub file: Option<PathBuf>,
    /// What each try at a passphrase costs that is put on the protection here: 2 to the power of this,
    /// [`WORK`](crate::project::protect::WORK) outside tests.
    pub work: u8,
}

/// The program.
#[expect(clippy::struct_excessive_bools, reason = "each is a state of its own")]
pub struct App {
    pub(super) store: Store,
    pub(super) settings: Settings,
    pub(super) dialogs: Box<dyn FileDialogs>,
    pub(super) worker: Option<PathBuf>,
    locale: Option<String>,
    /// The settings that the window was last dressed in.
    dressed: Option<Settings>,
    pub(super) view: View,
    pub(super) find: FindState,
    pub(super) overview: OverviewState,
    pub(super) page_view: PageView,
    pub(super) palette: Option<Palette>,
    pub(super) tour: Option<Tour>,
    parts: Parts,
    /// The side that takes the place of the text in a narrow window.
    alone: Option<Side>,
    pub(super) workspace: Option<Workspace>,
    /// A text that is looked over before it is created; it hides the project.
    pub(super) import: Option<ImportReview>,
    /// The text being opened is for the open project.
    pub(super) adding: bool,
    /// The file that the text being looked over was read from.
    pub(super) read_from: Option<PathBuf>,
    pub(super) panel: PanelState,
    pub(super) contents: ContentsState,
    pub(super) sheet: Option<Sheet>,
    pub(super) notices: Notices,
    pub(super) opening: Option<Opening>,
    pub(super) saving: Option<Saving>,
    /// What keeps the open project against a crash.
    pub(super) keeping: Option<Keeping>,
    pub(super) protection: Protection,
    /// The page that stands before everything while the protection is locked.
    pub(super) gate: Option<Box<UnlockForm>>,
    /// What comes back once that is passed.
    behind: Behind,
    /// The open project is on its way into a file without a lock.
    pub(super) baring: bool,
    /// A look for what a crash left.
    looking: Option<Job<keeping::Lost>>,
    /// The person asked for it, so the answer is shown even if it is that there is nothing.
    asked_for_left: bool,
    pub(super) exporting: Option<Exporting>,
    /// The PDF of a text just created, on its way into the project.
    keeping_original: Option<KeepingOriginal>,
    /// Where to go in the project being opened.
    pub(super) place: Option<Place>,
    /// State of the open project's changes that the person said not to save.
    pub(super) given_up: Option<u64>,
    /// Nothing can be lost any more; the window may close.
    pub(super) quitting: bool,
    was_typing: bool,
    /// A sheet was up in the last frame.
    had_sheet: bool,
    title: String,
}

/// What the middle of the window shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum View {
    #[default]
    Text,
    /// The numbers.
    Overview,
    /// Nothing but the text.
    Focus,
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
    let icon = eframe::icon_data::from_png_bytes(include_bytes!("../../../assets/icon.png"));
    let viewport = match icon {
        Ok(icon) => viewport.with_icon(icon),
        Err(_) => viewport,
    };
    let options = eframe::NativeOptions { viewport, renderer: eframe::Renderer::Glow, ..Default::default() };
    let setup = Setup {
        store,
        dialogs: Box::new(SystemDialogs),
        worker: std::env::current_exe().ok(),
        locale: sys_locale::get_locale(),
        file,
        work: WORK,
    };
    eframe::run_native(
        "rapporteur",
        options,
        Box::new(|creation| Ok(Box::new(App::new(&creation.egui_ctx, setup)))),
    )
    .map_err(|error| StartError(error.to_string()))
}

impl App {
    pub fn new(ctx: &Context, setup: Setup) -> Self {
        let Setup { store, dialogs, worker, locale, file, work } = setup;
        fonts::install(ctx);
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let settings = store.load();
        let mut app = Self {
            protection: Protection::find(store.data(), work),
            gate: None,
            behind: Behind::default(),
            baring: false,
            store,
            settings,
            locale,
            dressed: None,
            view: View::default(),
            find: FindState::default(),
            overview: OverviewState::default(),
            page_view: PageView::default(),
            palette: None,
            tour: None,
            parts: Parts::default(),
            alone: None,
            dialogs,
            worker,
            workspace: None,
            import: None,
            adding: false,
            panel: PanelState::default(),
            contents: ContentsState::default(),
            sheet: None,
            notices: Notices::default(),
            opening: None,
            read_from: None,
            saving: None,
            keeping: None,
            looking: None,
            asked_for_left: false,
            exporting: None,
            keeping_original: None,
            place: None,
            given_up: None,
            quitting: false,
            was_typing: false,
            had_sheet: false,
            title: String::new(),
        };
        app.dress(ctx);
        let remarks = app.settings.remark.take().into_iter().chain(app.store.remark());
        remarks.for_each(|remark| app.notices.push(Notice::problem(remark)));
        app.begin(ctx, file);
        app
    }

    /// Keys, jobs and the window's own events, before anything is drawn.
    fn attend(&mut self, ctx: &Context) {
        self.poll(ctx);
        self.lock_after_rest(ctx);
        self.heed_other_windows(ctx);
        self.keep_lock();
        self.lock_journal();
        if self.gate.is_some() {
            self.attend_gate(ctx);
            return;
        }
        self.take_dropped(ctx);
        if ctx.input(|input| input.viewport().close_requested()) && !self.quitting {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.leave(ctx, Then::Quit);
        }
        self.dress(ctx);
        let typing = ctx.text_edit_focused();
        if self.obeys_keys(ctx) {
            for command in Keymap::of_window(ctx).pressed(ctx, self.scene().realm(), typing) {
                // Escape in a field only leaves the field.
                // Beside a sheet, keys are the sheet's until the text is clicked; Escape puts it away.
                let beside = self.sheet.is_some() && !self.is_reading();
                if beside && command != Command::Escape {
                    continue;
                }
                let leaves_field = command == Command::Escape
                    && (typing || self.was_typing)
                    && !self.find.is_typing()
                    && self.sheet.is_none();
                if let Command::Concern(digit) = command
                    && self.deals_digits()
                    && self.panel.take_digit(digit)
                {
                    continue;
                }
                if !leaves_field {
                    self.obey(ctx, command);
                }
            }
            self.zoom_by_wheel(ctx);
            self.travel_by_mouse(ctx);
        }
        self.was_typing = typing;
        // A mark clicked in the text is shown, whatever the panel showed before.
        if self.panel.tab == Tab::Concerns && self.workspace.as_ref().is_some_and(|ws| ws.focus().is_some()) {
            self.panel.tab = Tab::Marks;
        }
        let window = ctx.content_rect().size();
        let window = window * ctx.zoom_factor();
        self.settings.window = (window.x, window.y);
        self.show_title(ctx);
    }

    /// Says how to leave the focus mode, as long as it is on.
    fn end_focus_notice(&mut self, ctx: &Context) {
        if self.view != View::Focus {
            let key = Command::FocusMode.key_name(ctx);
            self.notices.take_back(&tr!("focus-mode-on", key = key));
        }
    }

    /// What commands have before them.
    pub(super) fn scene(&self) -> Scene<'_> {
        Scene {
            workspace: self.workspace.as_ref(),
            draft: self.import.as_ref(),
            protected: self.protection.is_set_up(),
        }
    }

    /// Says whether keys are commands now: not while something must be answered, a menu is open or the palette
    /// listens.
    fn obeys_keys(&self, ctx: &Context) -> bool {
        let asked = self.sheet.as_ref().is_some_and(|sheet| match sheet {
            Sheet::Keys(keys) => keys.is_catching(),
            sheet => sheet.is_modal(),
        });
        !asked && self.palette.is_none() && !egui::Popup::is_any_open(ctx)
    }

    /// Says whether the text has the keyboard.
    fn is_reading(&self) -> bool {
        self.import.is_none() && self.workspace.as_ref().is_some_and(|workspace| workspace.reading)
    }

    /// Says whether a digit may deal out marks in the panel: it is in sight, and no words are selected.
    fn deals_digits(&self) -> bool {
        let selected = self.workspace.as_ref().is_some_and(|workspace| workspace.selection.is_some());
        self.settings.show_panel && self.view != View::Focus && !selected
    }

    /// Makes the window look and speak as the settings say, where they changed.
    fn dress(&mut self, ctx: &Context) {
        let Self { settings, dressed, .. } = self;
        let looks =
            |s: &Settings| (s.look, s.contrast, s.calm, s.language, s.scale.to_bits(), s.keys.clone());
        if dressed.as_ref().is_some_and(|dressed| looks(dressed) == looks(settings)) {
            return;
        }
        theme::install(ctx, settings.contrast, settings.calm);
        ctx.set_theme(match settings.look {
            Look::System => egui::ThemePreference::System,
            Look::Light => egui::ThemePreference::Light,
            Look::Dark => egui::ThemePreference::Dark,
        });
        ctx.set_zoom_factor(settings.scale);
        Keymap::with(&settings.keys).install(ctx);
        let system = self.locale.as_deref().map(Language::of_locale).unwrap_or_default();
        words::speak(settings.language.unwrap_or(system));
        *dressed = Some(settings.clone());
    }

    fn zoom_by_wheel(&mut self, ctx: &Context) {
        let factor = ctx.input(egui::InputState::zoom_delta);
        if (factor - 1.0).abs() > f32::EPSILON && self.workspace.is_some() {
            self.set_zoom(self.settings.zoom * factor);
        }
    }

    fn show_title(&mut self, ctx: &Context) {
        let title = match (&self.import, &self.workspace) {
            _ if self.gate.is_some() => "Rapporteur".to_owned(),
            (Some(import), _) => format!("{} — Rapporteur", import.name()),
            (None, Some(ws)) => {
                format!("{}{} — Rapporteur", if ws.is_unsaved() { "● " } else { "" }, ws.name())
            }
            (None, None) => "Rapporteur".to_owned(),
        };
        // The system's own frame would obey what steers.
        let title = crate::text::hidden::written_out(&title).into_owned();
        ctx.accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(title.as_str()));
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for App {
    /// Also called while the window is hidden, when nothing is drawn and no other clock goes.
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        if self.gate.is_none()
            && self.protection.has_rested_hidden(self.settings.lock_after, self.has_something_to_lock())
        {
            self.lock(ctx);
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        self.attend(&ctx);
        if self.gate.is_some() {
            self.show_gate(ui);
            self.keep(&ctx);
            return;
        }
        let mut out = Outbox::default();
        self.draw(ui, &mut out);
        self.show_sheet(&ctx);
        self.show_palette(&ctx);
        self.show_tour(&ctx);
        Self::show_drop(&ctx);
        self.show_opening(&ctx);
        self.follow_numbers(&ctx, &mut out);
        let Outbox { commands, notices, concern, desk, reply, tracked, .. } = out;
        for command in commands {
            self.perform(&ctx, command);
        }
        if let Some(concern) = concern {
            self.mark(Some(concern), false);
        }
        if let Some(changes) = tracked {
            self.read_anew(&ctx, changes);
        }
        if let Some((mark, words)) = reply {
            self.reply(mark, words);
        }
        if let Some((step, change)) = desk
            && let Some(workspace) = &mut self.workspace
        {
            let changed = workspace.change_desk(step, &self.settings.name, change);
            self.check(changed);
        }
        for notice in notices {
            self.tell(notice);
        }
        self.keep(&ctx);
        let sheet = self.sheet.is_some().then(|| sheets::place(&ctx)).flatten();
        self.end_focus_notice(&ctx);
        let tour = self.tour.as_ref().and_then(Tour::card_place);
        let room = ctx.content_rect();
        let room = room.with_min_y(self.parts.bar.bottom().clamp(room.top(), room.bottom()));
        self.notices.show(&ctx, room, sheet, tour);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.remember_place();
        self.store.save(&self.settings);
        // Ended otherwise than by a person who was asked, it leaves what it has to be recovered.
        if self.quitting {
            self.close_keeping();
        }
    }
}

impl App {
    pub(super) fn tell(&mut self, notice: Notice) {
        self.notices.push(notice);
    }
}
