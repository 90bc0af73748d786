//! Which keys do what: those of the table, unless the person chose others.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Context, Event, Id, InputState, Key, KeyboardShortcut, Modifiers};

use super::{Command, Realm, TABLE};

/// The keys that a person chose, by command id; a command that is not named keeps the keys of the table. As
/// it stands in the file of settings: `{"save": ["Ctrl+S"], "find-text": []}`.
pub type ChosenKeys = BTreeMap<String, Vec<String>>;

/// Every command with its keys, the first one to be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Keymap {
    keys: Vec<(Command, Vec<KeyboardShortcut>)>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self { keys: TABLE.iter().map(|entry| (entry.command, entry.keys.to_vec())).collect() }
    }
}

/// Where a window keeps its keymap for those who draw tooltips.
fn place() -> Id {
    Id::unique("keymap")
}

impl Keymap {
    /// The keymap of the window being drawn.
    pub fn of_window(ctx: &Context) -> Arc<Self> {
        ctx.data_mut(|data| data.get_temp_mut_or_default::<Arc<Self>>(place()).clone())
    }

    /// Makes this the keymap of the window.
    pub fn install(self, ctx: &Context) {
        ctx.data_mut(|data| data.insert_temp(place(), Arc::new(self)));
    }

    /// The table's keys with a person's own. What cannot be read as a key is left out; a key chosen for one
    /// command is taken from the command that has it by the table.
    pub fn with(chosen: &ChosenKeys) -> Self {
        let mut keymap = Self::default();
        for (id, written) in chosen {
            let Some(command) = TABLE.iter().map(|entry| entry.command).find(|command| command.id() == *id)
            else {
                continue;
            };
            keymap.clear(command);
            for shortcut in written.iter().rev().filter_map(|written| parse(written)) {
                keymap.give(command, shortcut);
            }
        }
        keymap
    }

    /// What differs from the table, to be kept.
    pub fn chosen(&self) -> ChosenKeys {
        let differs = |(command, keys): &&(Command, Vec<KeyboardShortcut>)| {
            command.entry().is_some_and(|entry| entry.keys != keys.as_slice())
        };
        let written = |(command, keys): &(Command, Vec<KeyboardShortcut>)| {
            (command.id().into_owned(), keys.iter().map(|key| write(*key)).collect())
        };
        self.keys.iter().filter(differs).map(written).collect()
    }

    pub fn of(&self, command: Command) -> &[KeyboardShortcut] {
        let found = self.keys.iter().find(|(known, _)| *known == command);
        found.map(|(_, keys)| keys.as_slice()).unwrap_or_default()
    }

    /// The command that would lose this key if `command` had it.
    pub fn holder(&self, shortcut: KeyboardShortcut, command: Command) -> Option<Command> {
        let holds = |(known, keys): &&(Command, Vec<KeyboardShortcut>)| {
            keys.contains(&shortcut) && realm(*known).meets(realm(command))
        };
        self.keys.iter().find(holds).map(|(command, _)| *command)
    }

    /// Gives a command a key in front of those it has; whoever had it loses it.
    pub fn give(&mut self, command: Command, shortcut: KeyboardShortcut) {
        for (known, keys) in &mut self.keys {
            keys.retain(|key| *key != shortcut || !realm(*known).meets(realm(command)));
            if *known == command {
                keys.insert(0, shortcut);
            }
        }
    }

    /// Takes all keys of a command.
    pub fn clear(&mut self, command: Command) {
        self.keys.iter_mut().filter(|(known, _)| *known == command).for_each(|(_, keys)| keys.clear());
    }

    /// Gives a command the table's keys again; whoever has them loses them.
    pub fn reset(&mut self, command: Command) {
        self.clear(command);
        for key in command.entry().into_iter().flat_map(|entry| entry.keys.iter().rev()) {
            self.give(command, *key);
        }
    }

    /// Its first key as this system writes it; empty if it has none.
    pub fn name(&self, ctx: &Context, command: Command) -> String {
        self.of(command).first().map(|shortcut| key_words(ctx, *shortcut)).unwrap_or_default()
    }

    /// The commands of a realm, or of all, whose keys were pressed, and takes the keys away from everything
    /// else. Plain letters and digits count only where nobody types.
    pub fn pressed(&self, ctx: &Context, here: Realm, typing: bool) -> Vec<Command> {
        let mut keys: Vec<(KeyboardShortcut, Command)> = self
            .keys
            .iter()
            .filter(|(command, _)| here.meets(realm(*command)))
            .flat_map(|(command, keys)| keys.iter().map(|key| (*key, *command)))
            .filter(|(shortcut, _)| !typing || !types_something(*shortcut))
            .collect();
        // Ctrl+Shift+Z also matches Ctrl+Z: the key with more beside it goes first.
        keys.sort_by_key(|(shortcut, _)| std::cmp::Reverse(weight(shortcut.modifiers)));
        ctx.input_mut(|input| {
            let pressed: Vec<_> =
                keys.into_iter().filter(|(shortcut, _)| consume(input, *shortcut)).collect();
            if pressed.iter().any(|(shortcut, _)| shortcut.modifiers.alt) {
                // Some systems also send the digit as text; it must not land in a field.
                input.events.retain(|event| !matches!(event, Event::Text(_)));
            }
            pressed.into_iter().map(|(_, command)| command).collect()
        })
    }
}

fn realm(command: Command) -> Realm {
    command.entry().map_or(Realm::Everywhere, super::Entry::realm)
}

fn weight(modifiers: Modifiers) -> u8 {
    u8::from(modifiers.shift) + u8::from(modifiers.alt) + u8::from(modifiers.command || modifiers.ctrl)
}

/// Takes a press of the key out of the input. Held keys must be those of the shortcut: Shift+Alt+Left is not
/// Alt+Left. Only for digits and signs Shift may be held besides: some keyboards need it to write them.
fn consume(input: &mut InputState, shortcut: KeyboardShortcut) -> bool {
    let KeyboardShortcut { modifiers: wanted, logical_key } = shortcut;
    let name = logical_key.name();
    let named = name.len() > 1 || name.chars().all(|c| c.is_ascii_alphabetic());
    let sign = name.chars().all(|c| !c.is_ascii_alphabetic())
        || matches!(
            logical_key,
            Key::OpenBracket | Key::CloseBracket | Key::Plus | Key::Minus | Key::Equals | Key::Comma
        );
    let shift_matters = named && !sign;
    let before = input.events.len();
    input.events.retain(|event| {
        let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
        let held = modifiers.cmd_ctrl_matches(wanted)
            && modifiers.alt == wanted.alt
            && (modifiers.shift == wanted.shift || modifiers.shift && !shift_matters);
        *key != logical_key || !held
    });
    input.events.len() < before
}

/// Says whether a field would take the key: letters, digits, brackets, Delete.
fn types_something(shortcut: KeyboardShortcut) -> bool {
    let name = shortcut.logical_key.name();
    let function = name.len() > 1 && name.starts_with('F') && name[1..].chars().all(|c| c.is_ascii_digit());
    let modifiers = shortcut.modifiers;
    !function
        && shortcut.logical_key != Key::Escape
        && !modifiers.command
        && !modifiers.ctrl
        && !modifiers.alt
}

/// Why a key cannot be chosen for a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusable {
    /// The text pane or fields need it: arrows, Tab, Enter, Space, Backspace, Home, End, page keys.
    Moves,
    /// Copy, cut, paste and select all belong to the fields.
    Clipboard,
}

/// Says whether a key may stand for a command at all.
pub fn usable(shortcut: KeyboardShortcut) -> Result<(), Unusable> {
    use Key::{
        A, ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Backspace, C, End, Enter, Home, PageDown, PageUp,
        Space, Tab, V, X,
    };
    let modifiers = shortcut.modifiers;
    let moves = matches!(
        shortcut.logical_key,
        ArrowDown
            | ArrowLeft
            | ArrowRight
            | ArrowUp
            | Backspace
            | End
            | Enter
            | Home
            | PageDown
            | PageUp
            | Space
            | Tab
    );
    let sideways = matches!(shortcut.logical_key, ArrowLeft | ArrowRight);
    let sideways = sideways && modifiers.matches_exact(Modifiers::ALT);
    let done = shortcut.logical_key == Enter && modifiers.matches_exact(Modifiers::COMMAND);
    if moves && !sideways && !done {
        return Err(Unusable::Moves);
    }
    let clipboard = matches!(shortcut.logical_key, A | C | V | X);
    if clipboard && modifiers.matches_exact(Modifiers::COMMAND) {
        return Err(Unusable::Clipboard);
    }
    Ok(())
}

/// A shortcut as the file of settings writes it: `Ctrl+Shift+Z`.
fn write(shortcut: KeyboardShortcut) -> String {
    let KeyboardShortcut { modifiers, logical_key } = shortcut;
    let parts = [
        (modifiers.command || modifiers.ctrl, "Ctrl+"),
        (modifiers.alt, "Alt+"),
        (modifiers.shift, "Shift+"),
    ];
    let held: String = parts.into_iter().filter(|(held, _)| *held).map(|(_, name)| name).collect();
    held + logical_key.name()
}

fn parse(written: &str) -> Option<KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    let mut rest = written.trim();
    for (name, held) in
        [("Ctrl+", Modifiers::COMMAND), ("Alt+", Modifiers::ALT), ("Shift+", Modifiers::SHIFT)]
    {
        if let Some(after) = rest.strip_prefix(name) {
            modifiers |= held;
            rest = after;
        }
    }
    let shortcut = KeyboardShortcut::new(modifiers, Key::from_name(rest)?);
    usable(shortcut).ok().map(|()| shortcut)
}

/// A shortcut as it is printed on keys: "Ctrl++", "]".
pub fn key_words(ctx: &Context, shortcut: KeyboardShortcut) -> String {
    let named = ctx.format_shortcut(&shortcut);
    let signs = [
        ("OpenBracket", "["),
        ("CloseBracket", "]"),
        ("Plus", "+"),
        ("Minus", "-"),
        ("Equals", "="),
        ("Comma", ","),
        ("ArrowLeft", "←"),
        ("ArrowRight", "→"),
        ("Left", "←"),
        ("Right", "→"),
    ];
    signs.into_iter().fold(named, |words, (name, sign)| words.replace(name, sign))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::review::Rating;

    #[test]
    fn no_key_does_two_things_and_each_can_be_written_down() {
        for here in [Realm::Project, Realm::Draft] {
            let mut seen = HashSet::new();
            for entry in TABLE.iter().filter(|entry| entry.realm().meets(here)) {
                for key in entry.keys {
                    assert!(seen.insert(write(*key)), "{} is taken twice", write(*key));
                }
            }
        }
        for entry in TABLE {
            for key in entry.keys {
                assert_eq!(parse(&write(*key)), Some(*key), "{}", write(*key));
                assert_eq!(usable(*key), Ok(()), "{}", write(*key));
            }
        }
    }

    /// What the usual keys make of one press.
    fn pressed(modifiers: Modifiers, key: Key) -> Vec<Command> {
        let ctx = Context::default();
        let press = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        let input = eframe::egui::RawInput { events: vec![press], ..Default::default() };
        let mut found = Vec::new();
        let mut output =
            ctx.run_ui(input, |ui| found = Keymap::default().pressed(ui.ctx(), Realm::Project, false));
        output.textures_delta.clear();
        found
    }

    #[test]
    fn what_is_held_besides_matters_except_shift_with_signs() {
        let shift_alt = Modifiers::SHIFT | Modifiers::ALT;
        assert_eq!(pressed(Modifiers::ALT, Key::ArrowLeft), [Command::Back]);
        assert_eq!(pressed(shift_alt, Key::ArrowLeft), []);
        assert_eq!(pressed(Modifiers::SHIFT, Key::H), []);
        assert_eq!(pressed(Modifiers::NONE, Key::Num3), [Command::Concern(3)]);
        assert_eq!(pressed(Modifiers::SHIFT, Key::Num3), [Command::Concern(3)]);
        assert_eq!(pressed(CTRL_SHIFT, Key::Z), [Command::Redo]);
        assert_eq!(pressed(Modifiers::COMMAND, Key::Z), [Command::Undo]);
        assert_eq!(pressed(CTRL_SHIFT, Key::Plus), [Command::ZoomIn]);
    }

    const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

    #[test]
    fn a_key_given_away_is_nobody_elses() {
        let mut keymap = Keymap::default();
        assert!(keymap.chosen().is_empty());
        let save = KeyboardShortcut::new(Modifiers::COMMAND, Key::S);
        keymap.give(Command::MarkPassage, save);
        assert_eq!(keymap.holder(save, Command::Save), Some(Command::MarkPassage));
        assert!(keymap.of(Command::Save).is_empty());
        let kept = keymap.chosen();
        assert_eq!(kept.keys().collect::<Vec<_>>(), ["mark-passage", "save"]);
        assert_eq!(Keymap::with(&kept), keymap);
        keymap.reset(Command::Save);
        assert_eq!(keymap.of(Command::Save), [save]);
        assert_eq!(keymap.of(Command::MarkPassage).len(), 1);
        keymap.reset(Command::MarkPassage);
        assert_eq!(keymap, Keymap::default());
    }

    #[test]
    fn chosen_keys_that_make_no_sense_are_left_out() {
        let chosen = ChosenKeys::from([
            ("save".to_owned(), vec!["Ctrl+Nonsense".to_owned(), "Enter".to_owned(), "F2".to_owned()]),
            ("no-such-command".to_owned(), vec!["F3".to_owned()]),
            ("rate-red-line".to_owned(), vec!["Ctrl+Shift+R".to_owned()]),
        ]);
        let keymap = Keymap::with(&chosen);
        assert_eq!(keymap.of(Command::Save), [KeyboardShortcut::new(Modifiers::NONE, Key::F2)]);
        assert_eq!(keymap.of(Command::Rate(Rating::RedLine)).len(), 1);
        assert_eq!(keymap.of(Command::FindNext), Keymap::default().of(Command::FindNext));
    }
}
