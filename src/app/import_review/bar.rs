//! Over the rows: which of them are listed, and what can be done with the one in hand.

use eframe::egui::{Button, Color32, ComboBox, FontId, RichText, Role, Ui, WidgetInfo};
use strum::IntoEnumIterator as _;

use super::row::is_heading;
use super::{ImportReview, Show, Side};
use crate::app::commands::Command;
use crate::app::glyphs::{Style, UserField, UserText};
use crate::app::look::icons;
use crate::app::look::theme::{self, SMALL, Tokens};
use crate::app::outbox::Outbox;
use crate::app::words;
use crate::text::ProvisionKind as Kind;
use crate::tr;

/// Narrower bars show signs without words, in points.
const WORDS: f32 = 690.0;

/// What can be listed, and the sides where they have no room of their own.
pub(super) fn lists(ui: &mut Ui, review: &mut ImportReview, sides: &[Side]) {
    ui.horizontal_wrapped(|ui| {
        let counts = (review.facts.to_look.len(), review.facts.left_out.len());
        let choices = [
            (Show::All, tr!("import-show-all")),
            (Show::ToLookAt, tr!("import-show-to-look-at", count = counts.0)),
            (Show::LeftOut, tr!("import-show-left-out", count = counts.1)),
        ];
        for (show, words) in choices {
            let on = review.show == show && review.side.is_none();
            let response = ui.selectable_label(on, RichText::new(&words).size(SMALL + 0.5));
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &words));
            if response.clicked() {
                review.turn_list(show);
            }
        }
        for side in sides {
            let words = match side {
                Side::Outline => tr!("import-outline"),
                Side::Report => tr!("import-report"),
            };
            let on = review.side == Some(*side);
            let response = ui.selectable_label(on, RichText::new(&words).size(SMALL + 0.5));
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &words));
            if response.clicked() {
                review.side = (!on).then_some(*side);
            }
        }
    });
}

/// The controls of the row in hand.
pub(super) fn controls(ui: &mut Ui, review: &mut ImportReview, out: &mut Outbox) {
    let tokens = Tokens::of(ui);
    let wide = ui.available_width() >= WORDS;
    let Some(row) = review.row().cloned() else { return };
    let left_out = row.left_out.is_some();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::NEAR + 1.0;
        if left_out {
            action(ui, review, Command::DraftBringBack, &tr!("import-bring-back-row"), true, out);
        } else {
            kind(ui, review, row.kind);
            level(ui, review, row.depth, out);
            label(ui, review);
            let heading = if is_heading(&row) { tr!("import-make-text") } else { tr!("import-make-heading") };
            let mut actions = vec![
                (Command::DraftHeading, heading),
                (Command::DraftMerge, tr!("import-merge")),
                (Command::DraftSplit, tr!("import-split")),
                (Command::DraftLeaveOut, tr!("import-leave-out")),
            ];
            if review.is_possible(Command::DraftAccept) {
                actions.push((Command::DraftAccept, tr!("import-accept")));
            }
            // They stay together: the last must not stand alone on the next line.
            let words: f32 = actions.iter().map(|(command, words)| action_width(ui, *command, words)).sum();
            if wide && words > ui.available_size_before_wrap().x {
                ui.end_row();
            }
            for (command, words) in actions {
                action(ui, review, command, &words, wide, out);
            }
        }
    });
    let (words, colour) = match (&review.said, review.address(review.at)) {
        (Some(said), _) => (format!("{} {said}", icons::WARNING), tokens.danger),
        (None, Some(address)) => (tr!("import-address", address = address), tokens.faint),
        (None, None) => (tr!("import-no-address"), tokens.faint),
    };
    ui.add(UserText::new(&words).style(Style::sans(SMALL)).colour(colour).max_lines(1));
}

fn kind(ui: &mut Ui, review: &mut ImportReview, now: Kind) {
    let mut kind = now;
    let combo = ComboBox::from_id_salt("kind of the row").selected_text(words::kind(now)).width(118.0);
    let combo = combo.height(420.0).show_ui(ui, |ui| {
        for each in Kind::iter() {
            ui.selectable_value(&mut kind, each, words::kind(each));
        }
    });
    let name = tr!("import-choice", name = tr!("import-kind"), chosen = words::kind(now));
    combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), &name));
    if kind != now {
        review.commit();
        review.set_kind(kind);
    }
}

fn level(ui: &mut Ui, review: &ImportReview, depth: usize, out: &mut Outbox) {
    let buttons = [
        (Command::DraftOutdent, icons::OUTDENT, depth > 0),
        (Command::DraftIndent, icons::INDENT, depth < review.deepest()),
    ];
    for (at, (command, icon, possible)) in buttons.into_iter().enumerate() {
        if at == 1 {
            let words = tr!("import-level", level = depth + 1);
            ui.label(RichText::new(words).size(SMALL).color(Tokens::of(ui).faint));
        }
        let response = ui.add_enabled(possible, Button::new(RichText::new(icon).size(16.0)));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, possible, command.name()));
        if response.on_hover_text(command.tip(ui.ctx())).clicked() {
            out.perform(command);
        }
    }
}

fn label(ui: &mut Ui, review: &mut ImportReview) {
    let name = tr!("import-label");
    let salt = eframe::egui::IdSalt::new("label of the row");
    if std::mem::take(&mut review.wants.label) {
        let id = ui.make_persistent_id(salt);
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let field = UserField::singleline(&mut review.label).label(&name).hint(&name).max_chars(120);
    let field = ui.add(field.id_salt(salt).width(104.0));
    if field.lost_focus() {
        let entered = ui.input(|input| input.key_pressed(eframe::egui::Key::Enter));
        review.commit();
        review.wants.rows |= entered;
    }
}

/// Room that such a button with words takes, with the space before it, in points.
fn action_width(ui: &Ui, command: Command, words: &str) -> f32 {
    let icon = command.entry().map_or("", |entry| entry.icon);
    let font = FontId::proportional(SMALL + 0.5);
    let laid = ui.painter().layout_no_wrap(format!("{icon} {words}"), font, Color32::PLACEHOLDER);
    laid.size().x + 2.0 * ui.spacing().button_padding.x + ui.spacing().item_spacing.x
}

/// A button that performs a command, with words beside its sign where there is room.
fn action(ui: &mut Ui, review: &ImportReview, command: Command, words: &str, wide: bool, out: &mut Outbox) {
    let icon = command.entry().map_or("", |entry| entry.icon);
    let shown = if wide { format!("{icon} {words}") } else { icon.to_owned() };
    let possible = review.is_possible(command);
    let response = ui.add_enabled(possible, Button::new(RichText::new(shown).size(SMALL + 0.5)));
    let name = if command == Command::DraftHeading { words.to_owned() } else { command.name() };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, possible, name.as_str()));
    if response.on_hover_text(command.tip(ui.ctx())).clicked() {
        out.perform(command);
    }
}

impl ImportReview {
    /// Lists other rows; the first of them comes in hand where the one in hand is not among them.
    fn turn_list(&mut self, show: Show) {
        self.commit();
        (self.show, self.side) = (show, None);
        let rows = match show {
            Show::All => None,
            Show::ToLookAt => Some(&self.facts.to_look),
            Show::LeftOut => Some(&self.facts.left_out),
        };
        let first = rows.filter(|rows| rows.binary_search(&self.at).is_err()).and_then(|rows| rows.first());
        if let Some(first) = first.copied() {
            self.take_up(first);
        }
        self.list();
        self.wants.sight = true;
        self.wants.rows = true;
    }
}
