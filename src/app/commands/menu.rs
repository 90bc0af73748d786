//! The menu bar, drawn from the table of commands.

use eframe::egui::{self, Align, Button, Color32, Layout, MenuBar, RichText, ScrollArea, Ui, pos2, vec2};

use crate::app::commands::{Command, Menu, Realm, TABLE, When};
use crate::app::glyphs::{Glyphs, Style};
use crate::app::import_review::ImportReview;
use crate::app::look::theme::{BODY, Tokens};
use crate::app::look::widgets::command_button;
use crate::app::outbox::Outbox;
use crate::app::workspace::Workspace;
use crate::tr;

/// What commands have before them.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub workspace: Option<&'a Workspace>,
    /// The text that is looked over before it is created; it hides the project.
    pub draft: Option<&'a ImportReview>,
    /// Protection with a passphrase is set up.
    pub protected: bool,
}

impl Scene<'_> {
    pub fn realm(&self) -> Realm {
        if self.draft.is_some() { Realm::Draft } else { Realm::Project }
    }
}

/// Says whether a command makes sense now.
pub fn is_possible(command: Command, scene: Scene<'_>) -> bool {
    let Some(entry) = command.entry() else { return false };
    if let Some(draft) = scene.draft {
        return entry.realm() != Realm::Project && draft.is_possible(command);
    }
    let workspace = scene.workspace;
    let has = |test: fn(&Workspace) -> bool| workspace.is_some_and(test);
    let selected = |ws: &Workspace| ws.selection.is_some() && ws.project().read_only().is_none();
    let own = |ws: &Workspace| ws.focus().is_some_and(|mark| ws.is_mine(mark));
    match entry.when {
        When::Always => true,
        When::Draft => false,
        When::Project => workspace.is_some(),
        When::Editable => has(|ws| ws.project().read_only().is_none()),
        When::Lockable => {
            has(|ws| ws.project().read_only().is_none())
                && (scene.protected || has(|ws| ws.project().is_sealed()))
        }
        When::Protected => scene.protected,
        When::Selection if command == Command::Copy => has(|ws| ws.selection.is_some()),
        When::Selection => workspace.is_some_and(selected),
        When::SelectionOrMark => workspace.is_some_and(|ws| selected(ws) || own(ws)),
        When::OwnMark => workspace.is_some_and(own),
        When::SelectionOrAnyMark => has(|ws| ws.selection.is_some() || ws.focus().is_some()),
        When::AnyMark => has(|ws| ws.focus().is_some()),
        When::AnyMarkToAnswer => has(|ws| ws.focus().is_some() && ws.project().read_only().is_none()),
        When::Hidden => has(|ws| ws.hidden.count() > 0),
        When::CanGoBack => has(|ws| ws.travels().can_go_back()),
        When::CanGoForward => has(|ws| ws.travels().can_go_forward()),
        When::CanUndo => has(|ws| ws.history().undo_name().is_some()),
        When::CanRedo => has(|ws| ws.history().redo_name().is_some()),
    }
}

/// The name with what it stands for now: "Undo: Mark passage", "Mark: Surveillance".
pub fn name(command: Command, scene: Scene<'_>) -> String {
    if let Some(draft) = scene.draft {
        return draft.name_of(command);
    }
    match (command, scene.workspace) {
        (Command::Undo, Some(ws)) => {
            ws.history().undo_name().map_or_else(|| command.name(), |step| tr!("undo-what", what = step))
        }
        (Command::Redo, Some(ws)) => {
            ws.history().redo_name().map_or_else(|| command.name(), |step| tr!("redo-what", what = step))
        }
        (Command::TurnLock, Some(ws)) if ws.project().is_sealed() => tr!("protect-in-clear-what"),
        (Command::KeepOriginal, Some(ws)) if ws.review().original_of(ws.text()).is_some() => {
            tr!("original-take-out-what")
        }
        (Command::Concern(key), Some(ws)) => {
            let codebook = ws.review().codebook();
            codebook.by_key(key).map_or_else(|| command.name(), |id| codebook.name(id).to_owned())
        }
        _ => command.name(),
    }
}

/// Buttons beside the menus, as they stand from left to right, each with its rank: in a narrow window the
/// last ranks give way first.
const BUTTONS: [(Command, usize); 12] = [
    (Command::ToggleContents, 1),
    (Command::TogglePanel, 0),
    (Command::Overview, 5),
    (Command::Back, 8),
    (Command::Forward, 11),
    (Command::Undo, 3),
    (Command::Redo, 10),
    (Command::Save, 2),
    (Command::Export, 7),
    (Command::Palette, 4),
    (Command::ToggleTheme, 9),
    (Command::Settings, 6),
];
/// Room that a button takes, in points.
const BUTTON: f32 = 31.0;
/// Least width of an entry, in points.
const WIDTH: f32 = 240.0;

pub fn show(ui: &mut Ui, scene: Scene<'_>, out: &mut Outbox) {
    let shown = |menu: &Menu| match menu {
        Menu::Go | Menu::Mark => scene.draft.is_none(),
        Menu::Draft => scene.draft.is_some(),
        _ => true,
    };
    MenuBar::new().ui(ui, |ui| {
        for menu in Menu::BAR.into_iter().filter(shown) {
            ui.menu_button(menu.name(), |ui| entries(ui, menu, scene, out));
        }
        let fit = (ui.available_width() / BUTTON).max(0.0) as usize;
        let shown = |(command, rank): &&(Command, usize)| {
            let outside = matches!(command, Command::ToggleTheme | Command::Settings);
            let steps = matches!(command, Command::Undo | Command::Redo | Command::Palette);
            match (scene.draft, scene.workspace) {
                (Some(_), _) => outside || steps,
                (None, Some(_)) => *rank < fit,
                (None, None) => outside,
            }
        };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            // Drawn from the right; told to screen readers in the same order as seen from there.
            for (command, _) in BUTTONS.iter().filter(shown).rev() {
                if command_button(ui, *command, is_possible(*command, scene)) {
                    out.perform(*command);
                }
            }
        });
    });
}

fn entries(ui: &mut Ui, menu: Menu, scene: Scene<'_>, out: &mut Outbox) {
    ui.set_min_width(250.0);
    // In a low window a long menu scrolls.
    let height = (ui.ctx().content_rect().height() - 70.0).max(80.0);
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
        for entry in TABLE.iter().filter(|entry| entry.menu == menu) {
            item(ui, entry.command, scene, out);
        }
        if menu == Menu::Mark && scene.workspace.is_some() {
            ui.separator();
            for key in 1..=9 {
                item(ui, Command::Concern(key), scene, out);
            }
        }
    });
}

/// The key beside an entry: quieter than its words. What cannot be used now is faded, and only words in the colour of
/// the text can still be read then.
fn beside(ui: &Ui, key: String, possible: bool) -> RichText {
    let tokens = Tokens::of(ui);
    RichText::new(key).color(if possible { tokens.faint } else { tokens.text })
}

/// An entry whose words are drawn by our own glyphs.
fn written(ui: &mut Ui, icon: &str, words: &str, key: String, possible: bool) -> egui::Response {
    const MOST: f32 = 300.0;
    let glyphs = Glyphs::of(ui.ctx());
    let style = Style::sans(BODY);
    let (mut laid, _) = glyphs.layout_lines(words, style, MOST, 1);
    if laid.is_rtl() {
        laid = glyphs.layout_lines(words, style, laid.size().x.ceil() + 1.0, 1).0;
    }
    let font = egui::TextStyle::Button.resolve(ui.style());
    let measure = |words: String| ui.painter().layout_no_wrap(words, font.clone(), Color32::WHITE).size().x;
    let (before, after) = (measure(format!("{icon}   ")), measure(key.clone()));
    let padding = ui.spacing().button_padding.x;
    let width = (2.0 * padding + before + laid.size().x + 24.0 + after).max(WIDTH);
    let button =
        Button::new(icon).shortcut_text(beside(ui, key, possible)).frame(false).min_size(vec2(width, 0.0));
    let response = ui.add_enabled(possible, button);
    let colour = ui.style().interact(&response).text_color();
    let colour = if possible { colour } else { ui.visuals().disable(colour) };
    let at = pos2(response.rect.left() + padding + before, response.rect.center().y - laid.size().y / 2.0);
    glyphs.paint(ui.painter(), &laid, at, colour);
    response
}

fn item(ui: &mut Ui, command: Command, scene: Scene<'_>, out: &mut Outbox) {
    let Some(entry) = command.entry() else { return };
    let words = name(command, scene);
    let key = command.key_name(ui.ctx());
    let possible = is_possible(command, scene);
    // These may say what people wrote, in any script.
    let response = if matches!(command, Command::Concern(_) | Command::Undo | Command::Redo) {
        written(ui, entry.icon, &words, key, possible)
    } else {
        let key = beside(ui, key, possible);
        let button = Button::new(format!("{}   {words}", entry.icon)).shortcut_text(key).frame(false);
        ui.add_enabled(possible, button.min_size(vec2(WIDTH, 0.0)))
    };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::MenuItem, possible, &words));
    if response.on_hover_text(command.explanation()).clicked() {
        out.perform(command);
        ui.close();
    }
}
