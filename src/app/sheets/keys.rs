//! All commands with their keys, each to be changed, and the keys that the text answers by itself.

use eframe::egui::{self, Button, Event, Key, KeyboardShortcut, RichText, Ui, vec2};

use super::body::body;
use super::{Answer, close, title};
use crate::app::commands::keymap::{Unusable, key_words, usable};
use crate::app::commands::{Command, Keymap, Menu, TABLE};
use crate::app::glyphs::UserField;
use crate::app::look::theme::{self, SMALL, Tokens};
use crate::app::look::widgets::{faint, section};
use crate::app::settings::Settings;
use crate::app::words;
use crate::tr;

/// Keys that the text pane answers by itself: names in the catalogue.
const PANE_KEYS: [&str; 10] =
    ["arrows", "select", "words", "line", "page", "click", "all", "edges", "edge-mode", "passages"];

/// The page of keys while it is open.
#[derive(Default)]
pub struct KeysSheet {
    wanted: String,
    /// The command whose new key is waited for.
    catching: Option<Command>,
    /// What came of the last key: said under its command.
    said: Option<(Command, String)>,
}

impl KeysSheet {
    /// Says whether the next key pressed is to be learnt, not obeyed.
    pub fn is_catching(&self) -> bool {
        self.catching.is_some()
    }

    pub(super) fn show(&mut self, ui: &mut Ui, settings: &mut Settings) -> Option<Answer> {
        title(ui, &tr!("keys-title"));
        let (label, hint) = (tr!("keys-find"), tr!("keys-find-hint"));
        ui.add(UserField::singleline(&mut self.wanted).label(&label).hint(&hint));
        ui.add_space(theme::NEAR);
        let mut keymap = Keymap::with(&settings.keys);
        let before = keymap.clone();
        self.catch(ui, &mut keymap);
        body(ui, |ui| {
            for menu in Menu::BAR.into_iter().chain([Menu::None]) {
                self.group(ui, menu, &mut keymap);
            }
            if self.wanted.trim().is_empty() {
                in_the_text(ui);
            }
        });
        if keymap != before {
            settings.keys = keymap.chosen();
        }
        if !settings.keys.is_empty() {
            ui.add_space(theme::NEAR);
            if ui.button(tr!("keys-usual-all")).clicked() {
                settings.keys.clear();
                self.said = None;
            }
        }
        close(ui)
    }

    fn group(&mut self, ui: &mut Ui, menu: Menu, keymap: &mut Keymap) {
        let wanted = self.wanted.trim().to_lowercase();
        let named = |command: Command| {
            let key = keymap.name(ui.ctx(), command).to_lowercase();
            wanted.is_empty() || command.name().to_lowercase().contains(&wanted) || key == wanted
        };
        let shown = TABLE.iter().filter(|entry| entry.menu == menu && entry.command != Command::Escape);
        let shown: Vec<Command> = shown.map(|entry| entry.command).filter(|c| named(*c)).collect();
        if shown.is_empty() {
            return;
        }
        section(ui, &if menu == Menu::None { tr!("keys-concerns") } else { menu.name() });
        for command in shown {
            self.row(ui, command, keymap);
        }
    }

    fn row(&mut self, ui: &mut Ui, command: Command, keymap: &mut Keymap) {
        ui.horizontal(|ui| {
            let width = (ui.available_width() - 210.0).max(120.0);
            let name = command.name();
            let words = egui::Label::new(name.as_str()).truncate();
            ui.allocate_ui(vec2(width, 26.0), |ui| {
                ui.set_width(width);
                ui.add(words).on_hover_text(command.explanation());
            });
            let catching = self.catching == Some(command);
            let keys: Vec<String> = keymap.of(command).iter().map(|key| key_words(ui.ctx(), *key)).collect();
            let words = match (catching, keys.is_empty()) {
                (true, _) => tr!("keys-press"),
                (false, true) if command.is_answered_by_rows() => command.key_name(ui.ctx()),
                (false, true) => tr!("keys-none"),
                (false, false) => keys.join(", "),
            };
            let button =
                Button::new(RichText::new(&words).strong()).selected(catching).min_size(vec2(110.0, 0.0));
            let response = ui.add(button).on_hover_text(tr!("keys-change-tip"));
            response.widget_info(|| {
                let label = tr!("keys-change", command = name.as_str(), keys = words.as_str());
                egui::WidgetInfo::labeled(egui::Role::Button, true, label)
            });
            if response.clicked() {
                self.catching = (!catching).then_some(command);
                self.said = None;
            }
            let changed = command.entry().is_some_and(|entry| entry.keys != keymap.of(command));
            if changed && ui.small_button(tr!("keys-usual")).on_hover_text(tr!("keys-usual-tip")).clicked() {
                keymap.reset(command);
                self.said = None;
            }
        });
        if let Some((_, words)) = self.said.as_ref().filter(|(said, _)| *said == command) {
            let colour = Tokens::of(ui).danger;
            ui.label(RichText::new(words).size(SMALL).color(colour));
        }
    }

    /// Learns the key that is pressed now.
    fn catch(&mut self, ui: &Ui, keymap: &mut Keymap) {
        let Some(command) = self.catching else { return };
        let Some(pressed) = take_key(ui) else { return };
        self.catching = None;
        self.said = None;
        if pressed.logical_key == Key::Escape {
            return;
        }
        if matches!(pressed.logical_key, Key::Backspace | Key::Delete) && pressed.modifiers.is_none() {
            keymap.clear(command);
            return;
        }
        let key = key_words(ui.ctx(), pressed);
        let said = match (usable(pressed), keymap.holder(pressed, command)) {
            (Err(Unusable::Moves), _) => Some(tr!("keys-moves", key = key.as_str())),
            (Err(Unusable::Clipboard), _) => Some(tr!("keys-clipboard", key = key.as_str())),
            (Ok(()), Some(holder)) if holder != command => {
                let words = tr!("keys-taken", key = key.as_str(), command = holder.name());
                keymap.give(command, pressed);
                Some(words)
            }
            (Ok(()), _) => {
                keymap.clear(command);
                keymap.give(command, pressed);
                None
            }
        };
        self.said = said.map(|words| (command, words));
    }
}

/// The key pressed in this frame, which then does nothing else.
fn take_key(ui: &Ui) -> Option<KeyboardShortcut> {
    ui.input_mut(|input| {
        let mut taken = None;
        input.events.retain(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. } if taken.is_none() => {
                taken = Some(KeyboardShortcut::new(*modifiers, *key));
                false
            }
            Event::Text(_) | Event::Key { .. } => false,
            _ => true,
        });
        taken.map(|shortcut| {
            // Only what a shortcut is made of: the system's own name of Ctrl or Command left out.
            let held = shortcut.modifiers;
            let mut modifiers = egui::Modifiers::NONE;
            modifiers.alt = held.alt;
            modifiers.shift = held.shift;
            modifiers.command = held.command || held.ctrl;
            KeyboardShortcut::new(modifiers, shortcut.logical_key)
        })
    })
}

fn in_the_text(ui: &mut Ui) {
    section(ui, &tr!("keys-in-text"));
    for name in PANE_KEYS {
        ui.horizontal(|ui| {
            let width = (ui.available_width() - 210.0).max(120.0);
            ui.allocate_ui(vec2(width, 22.0), |ui| {
                ui.set_width(width);
                faint(ui, words::say_named(&format!("keys-pane-{name}-what")));
            });
            ui.label(RichText::new(words::say_named(&format!("keys-pane-{name}"))).strong());
        });
    }
}
