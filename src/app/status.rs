//! The line at the foot of the window: where one is, what is selected, what is shown, whether it is saved,
//! under which name one writes, and how large the text is.

use eframe::egui::{
    Align, Color32, CornerRadius, Layout, RichText, Sense, Stroke, StrokeKind, TextWrapMode, Ui,
};

use crate::app::commands::Command;
use crate::app::glyphs::{Style, UserText};
use crate::app::look::icons;
use crate::app::look::theme::{SMALL, Tokens};
use crate::app::look::widgets::{marks, marks_shown};
use crate::app::outbox::Outbox;
use crate::app::settings::Settings;
use crate::app::words;
use crate::app::workspace::Workspace;
use crate::tr;

/// Least room for what is left of the line beside the rest, in points: below, the size of the text gives way.
const ROOM_FOR_PLACE: f32 = 120.0;
/// Most room that a name takes, in points.
const ROOM_FOR_NAME: f32 = 180.0;

/// What else the line tells of.
#[derive(Clone, Copy)]
pub struct Told {
    /// A save is under way.
    pub saving: bool,
    /// Protection with a passphrase is set up.
    pub protected: bool,
}

pub fn show(ui: &mut Ui, workspace: &Workspace, settings: &Settings, told: Told, out: &mut Outbox) {
    ui.horizontal(|ui| {
        // What stands at the right is drawn first; the place is cut to the room that is left.
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let narrow = ui.available_width() < 3.5 * ROOM_FOR_PLACE;
            state(ui, workspace, settings, told, narrow, out);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| place(ui, workspace));
        });
    });
}

/// Where one is and what is selected.
fn place(ui: &mut Ui, workspace: &Workspace) {
    plain(ui, &words::place(workspace.text(), workspace.place()));
    // The rest of the line comes first where there is little room.
    if let Some(target) = workspace.link.filter(|_| ui.available_width() > 280.0) {
        plain(ui, &tr!("status-link", place = words::place(workspace.text(), target)));
    }
    if let Some(selection) = workspace.selection.as_ref().filter(|_| ui.available_width() > ROOM_FOR_PLACE) {
        let words = selection.text.split_whitespace().count();
        plain(ui, &tr!("status-words-selected", count = words));
    }
}

/// What is shown, whether it is saved, under which name one writes, and how large the text is; from the right.
fn state(
    ui: &mut Ui,
    workspace: &Workspace,
    settings: &Settings,
    told: Told,
    narrow: bool,
    out: &mut Outbox,
) {
    if !narrow {
        let percent = format!("{:.0}", settings.zoom * 100.0);
        let words = tr!("status-zoom", percent = percent);
        if pressed(ui, &words, Tokens::of(ui).text, tr!("status-zoom-tip")) {
            out.perform(Command::ZoomReset);
        }
    }
    let mine = workspace.me().map_or(settings.name.as_str(), |me| me.name.as_str());
    let name = if mine.trim().is_empty() { tr!("status-no-name") } else { mine.to_owned() };
    let label = format!("{} {name}", icons::USER);
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(if narrow { ROOM_FOR_PLACE } else { ROOM_FOR_NAME }));
        if pressed(ui, &label, Tokens::of(ui).faint, tr!("status-name-tip")) {
            out.perform(Command::YourName);
        }
    });
    let (shown, total) = (workspace.marks.shown().len(), workspace.marks.order().len());
    plain(ui, &if shown == total { marks(total) } else { marks_shown(shown, total) });
    let (icon, words) = match (told.saving, workspace.is_unsaved(), workspace.path.is_some()) {
        (true, ..) => ("", tr!("status-saving")),
        (false, true, _) => ("● ", tr!("status-not-saved")),
        (false, false, true) => ("", tr!("status-saved")),
        (false, false, false) => ("", tr!("status-no-file")),
    };
    let read_only = workspace.project().read_only().is_some();
    let read_only = read_only.then(|| format!("{} {}", icons::LOCK, tr!("status-read-only")));
    plain(ui, &read_only.unwrap_or_else(|| format!("{icon}{words}")));
    lock(ui, workspace, told.protected, out);
}

/// Says whether the project is locked, where there are locks at all.
fn lock(ui: &mut Ui, workspace: &Workspace, protected: bool, out: &mut Outbox) {
    let sealed = workspace.project().is_sealed();
    let (words, tip) = match (sealed, protected) {
        (true, _) if workspace.is_locked() => (tr!("status-locked"), tr!("status-locked-tip")),
        (true, _) => (tr!("status-to-lock"), tr!("status-to-lock-tip")),
        (false, true) => (tr!("status-clear"), tr!("status-clear-tip")),
        (false, false) => return,
    };
    if pressed(ui, &words, Tokens::of(ui).faint, tip) {
        out.perform(Command::TurnLock);
    }
    if sealed {
        ui.label(RichText::new(icons::LOCK).size(SMALL).color(Tokens::of(ui).faint));
    }
}

/// Words on the line, cut to the room there is.
fn words_on_line(words: &str, colour: Color32) -> UserText<'_> {
    UserText::new(words).style(Style::sans(SMALL)).colour(colour).max_lines(1).shrink()
}

fn plain(ui: &mut Ui, words: &str) {
    ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
    ui.add(words_on_line(words, Tokens::of(ui).faint));
}

/// Words that do something when pressed.
fn pressed(ui: &mut Ui, words: &str, colour: Color32, tip: String) -> bool {
    ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
    let response = ui.add(words_on_line(words, colour).sense(Sense::click()));
    if response.has_focus() {
        let line = Stroke::new(1.5, Tokens::of(ui).accent);
        ui.painter().rect_stroke(response.rect.expand(2.0), CornerRadius::same(3), line, StrokeKind::Outside);
    }
    response.on_hover_text(tip).clicked()
}
