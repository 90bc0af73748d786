//! Everything the program can be told to do: one table of name, explanation, keys, icon and when it can
//! be done. Menus, tooltips, shortcuts and the page of keys are drawn from it.

pub mod menu;

use eframe::egui::{Context, Event, Key, KeyboardShortcut, Modifiers};

use crate::app::look::icons;
use crate::review::Rating;

/// Something a person can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    OpenProject,
    OpenText,
    Save,
    SaveAs,
    Export,
    Close,
    Quit,
    Undo,
    Redo,
    Copy,
    FindMarks,
    GoTo,
    NextMark,
    PreviousMark,
    MarkPassage,
    Comment,
    MarkProvision,
    /// A mark on the text as a whole.
    MarkText,
    DeleteMark,
    /// Marks the selection with the concern of this digit, or gives it to the mark in focus.
    Concern(u8),
    Rate(Rating),
    EditConcerns,
    Title,
    YourName,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    ToggleContents,
    TogglePanel,
    ToggleTheme,
    FullScreen,
    Keys,
    About,
    /// Lets go of selection, focus or sheet, whichever is on top.
    Escape,
}

/// Where a command stands in the menu bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    File,
    Edit,
    View,
    Go,
    Mark,
    Help,
    /// Only by key.
    None,
}

impl Menu {
    pub const BAR: [Self; 6] = [Self::File, Self::Edit, Self::View, Self::Go, Self::Mark, Self::Help];

    pub fn name(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Go => "Go",
            Self::Mark => "Mark",
            Self::Help => "Help",
            Self::None => "",
        }
    }
}

/// What must be there for a command to make sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    Always,
    /// A project is open.
    Project,
    /// A project is open, and not for reading only.
    Editable,
    /// Words are selected.
    Selection,
    /// Words are selected or one's own mark is in focus.
    SelectionOrMark,
    /// A mark is in focus that the reviewer may change.
    OwnMark,
    CanUndo,
    CanRedo,
}

/// One line of the table.
pub struct Entry {
    pub command: Command,
    pub name: &'static str,
    /// What it does, for tooltips; "…" stands on names that ask for more first.
    pub explanation: &'static str,
    pub icon: &'static str,
    pub menu: Menu,
    pub when: When,
    /// The first one is shown.
    pub keys: &'static [KeyboardShortcut],
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

const fn key(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

const fn letter(letter: Key) -> KeyboardShortcut {
    key(Modifiers::NONE, letter)
}

macro_rules! table {
    ($($menu:ident $command:expr, $name:literal, $explanation:literal, $icon:ident, $when:ident, [$($key:expr),*];)*) => {
        &[$(Entry {
            command: $command,
            name: $name,
            explanation: $explanation,
            icon: icons::$icon,
            menu: Menu::$menu,
            when: When::$when,
            keys: &[$($key),*],
        }),*]
    };
}

/// All commands, in menu order.
#[rustfmt::skip]
pub static TABLE: &[Entry] = table! {
    File Command::OpenProject, "Open project…", "Open a project that you or a colleague saved", OPEN, Always, [key(CTRL, Key::O)];
    File Command::OpenText, "New project from text…", "Begin a review of a treaty in a plain text or Markdown file", NEW, Always, [key(CTRL, Key::N)];
    File Command::Save, "Save", "Save the project", SAVE, Editable, [key(CTRL, Key::S)];
    File Command::SaveAs, "Save as…", "Save the project under another name", SAVE, Editable, [key(CTRL_SHIFT, Key::S)];
    File Command::Export, "Export…", "Write an annotated PDF or a Markdown report", EXPORT, Project, [key(CTRL, Key::E)];
    File Command::Close, "Close project", "Close the project and go back to the start", CLOSE, Project, [key(CTRL, Key::W)];
    File Command::Quit, "Quit", "Leave the program", QUIT, Always, [key(CTRL, Key::Q)];

    Edit Command::Undo, "Undo", "Take back the last change", UNDO, CanUndo, [key(CTRL, Key::Z)];
    Edit Command::Redo, "Redo", "Do again what was taken back", REDO, CanRedo, [key(CTRL_SHIFT, Key::Z), key(CTRL, Key::Y)];
    Edit Command::Copy, "Copy passage", "Copy the selected words", COPY, Selection, [];
    Edit Command::FindMarks, "Find in marks", "Search quotes, comments and recommendations", FIND, Project, [key(CTRL_SHIFT, Key::F), key(CTRL, Key::F)];
    Edit Command::EditConcerns, "Edit concerns", "Add, rename, recolour and define concerns", TAG, Project, [];
    Edit Command::Title, "Project title…", "Choose the title that reports carry", INFO, Editable, [];
    Edit Command::YourName, "Your name…", "Choose the name that your marks carry", USER, Project, [];

    View Command::ToggleContents, "Contents", "Show or hide the table of contents", CONTENTS, Project, [key(Modifiers::NONE, Key::F9)];
    View Command::TogglePanel, "Marks", "Show or hide the marks beside the text", PANEL, Project, [key(Modifiers::NONE, Key::F7)];
    View Command::ZoomIn, "Larger text", "Make the text larger", ZOOM_IN, Project, [key(CTRL, Key::Plus), key(CTRL, Key::Equals)];
    View Command::ZoomOut, "Smaller text", "Make the text smaller", ZOOM_OUT, Project, [key(CTRL, Key::Minus)];
    View Command::ZoomReset, "Usual text size", "Set the text in its usual size", FIND, Project, [key(CTRL, Key::Num0)];
    View Command::ToggleTheme, "Light or dark", "Change between the light and the dark theme", THEME, Always, [];
    View Command::FullScreen, "Full screen", "Fill the whole screen", FULL_SCREEN, Always, [key(Modifiers::NONE, Key::F11)];

    Go Command::GoTo, "Go to provision…", "Type an address such as 17(2)(b) and press Enter", GO_TO, Project, [key(CTRL, Key::L), key(CTRL, Key::G)];
    Go Command::NextMark, "Next mark", "Go to the next mark in the list", ARROW_DOWN, Project, [letter(Key::CloseBracket)];
    Go Command::PreviousMark, "Previous mark", "Go to the mark before in the list", ARROW_UP, Project, [letter(Key::OpenBracket)];

    Mark Command::MarkPassage, "Mark passage", "Mark the selected words", MARK, Selection, [letter(Key::H)];
    Mark Command::Comment, "Mark and comment", "Mark the selected words and write a comment", COMMENT, SelectionOrMark, [letter(Key::N)];
    Mark Command::MarkProvision, "Mark whole provision", "Mark the provision that the selection begins in, with all under it", PROVISION, Selection, [letter(Key::W)];
    Mark Command::MarkText, "Mark whole text", "Say something of the text as a whole", SAMPLE, Editable, [];
    Mark Command::Rate(Rating::Welcome), "Rate: Welcome", "A safeguard to keep", WELCOME, OwnMark, [key(Modifiers::ALT, Key::Num1)];
    Mark Command::Rate(Rating::Note), "Rate: Note", "Worth knowing, nothing to change", INFO, OwnMark, [key(Modifiers::ALT, Key::Num2)];
    Mark Command::Rate(Rating::Concern), "Rate: Concern", "Should be mended", CONCERN, OwnMark, [key(Modifiers::ALT, Key::Num3)];
    Mark Command::Rate(Rating::Serious), "Rate: Serious concern", "Endangers people as it stands", SERIOUS, OwnMark, [key(Modifiers::ALT, Key::Num4)];
    Mark Command::Rate(Rating::RedLine), "Rate: Red line", "The text must not be accepted with it", RED_LINE, OwnMark, [key(Modifiers::ALT, Key::Num5)];
    Mark Command::DeleteMark, "Delete mark", "Delete the mark in focus", DELETE, OwnMark, [letter(Key::Delete)];
    None Command::Concern(1), "Concern 1", "Mark with the concern of key 1", TAG, SelectionOrMark, [letter(Key::Num1)];
    None Command::Concern(2), "Concern 2", "Mark with the concern of key 2", TAG, SelectionOrMark, [letter(Key::Num2)];
    None Command::Concern(3), "Concern 3", "Mark with the concern of key 3", TAG, SelectionOrMark, [letter(Key::Num3)];
    None Command::Concern(4), "Concern 4", "Mark with the concern of key 4", TAG, SelectionOrMark, [letter(Key::Num4)];
    None Command::Concern(5), "Concern 5", "Mark with the concern of key 5", TAG, SelectionOrMark, [letter(Key::Num5)];
    None Command::Concern(6), "Concern 6", "Mark with the concern of key 6", TAG, SelectionOrMark, [letter(Key::Num6)];
    None Command::Concern(7), "Concern 7", "Mark with the concern of key 7", TAG, SelectionOrMark, [letter(Key::Num7)];
    None Command::Concern(8), "Concern 8", "Mark with the concern of key 8", TAG, SelectionOrMark, [letter(Key::Num8)];
    None Command::Concern(9), "Concern 9", "Mark with the concern of key 9", TAG, SelectionOrMark, [letter(Key::Num9)];

    Help Command::Keys, "Keys", "All commands with their keys", KEYS, Always, [key(Modifiers::NONE, Key::F1)];
    Help Command::About, "About Rapporteur", "What this program is, and what it does not do", INFO, Always, [];
    None Command::Escape, "Let go", "Let go of the selection, the mark in focus or the open sheet", CLOSE, Always, [letter(Key::Escape)];
};

impl Command {
    /// Its line in the table; every command has one.
    pub fn entry(self) -> Option<&'static Entry> {
        TABLE.iter().find(|entry| entry.command == self)
    }

    /// Its first key as this system writes it; empty if it has none.
    pub fn key_name(self, ctx: &Context) -> String {
        let first = self.entry().and_then(|entry| entry.keys.first());
        first.map(|shortcut| key_words(ctx, *shortcut)).unwrap_or_default()
    }
}

/// A shortcut as it is printed on keys: "Ctrl++", "]".
pub fn key_words(ctx: &Context, shortcut: KeyboardShortcut) -> String {
    let named = ctx.format_shortcut(&shortcut);
    let signs = [("OpenBracket", "["), ("CloseBracket", "]"), ("Plus", "+"), ("Minus", "-"), ("Equals", "=")];
    signs.into_iter().fold(named, |words, (name, sign)| words.replace(name, sign))
}

/// The commands whose keys were pressed, and takes the keys away from everything else. Plain letters and
/// digits count only where nobody types.
pub fn pressed(ctx: &Context, typing: bool) -> Vec<Command> {
    let mut keys: Vec<(KeyboardShortcut, Command)> =
        TABLE.iter().flat_map(|entry| entry.keys.iter().map(|key| (*key, entry.command))).collect();
    // Ctrl+Shift+Z also matches Ctrl+Z: the key with more beside it goes first.
    let weight = |modifiers: Modifiers| {
        u8::from(modifiers.shift) + u8::from(modifiers.alt) + u8::from(modifiers.command || modifiers.ctrl)
    };
    keys.sort_by_key(|(shortcut, _)| std::cmp::Reverse(weight(shortcut.modifiers)));
    ctx.input_mut(|input| {
        let usable = |shortcut: &KeyboardShortcut| !typing || !types_something(*shortcut);
        let pressed: Vec<_> = keys
            .into_iter()
            .filter(|(shortcut, _)| usable(shortcut))
            .filter(|(shortcut, _)| input.consume_shortcut(shortcut))
            .collect();
        if pressed.iter().any(|(shortcut, _)| shortcut.modifiers.alt) {
            // Some systems also send the digit as text; it must not land in a field.
            input.events.retain(|event| !matches!(event, Event::Text(_)));
        }
        pressed.into_iter().map(|(_, command)| command).collect()
    })
}

/// Says whether a field would take the key: letters, digits, brackets, Delete.
fn types_something(shortcut: KeyboardShortcut) -> bool {
    let function = matches!(shortcut.logical_key, Key::F1 | Key::F7 | Key::F9 | Key::F11 | Key::Escape);
    !function && !shortcut.modifiers.command && !shortcut.modifiers.ctrl && !shortcut.modifiers.alt
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_key_does_two_things() {
        let mut seen = HashSet::new();
        for entry in TABLE {
            for key in entry.keys {
                let name = format!("{:?} {:?}", key.modifiers, key.logical_key);
                assert!(seen.insert(name.clone()), "{name} is taken twice");
            }
        }
    }

    #[test]
    fn every_command_is_in_the_table_once_with_words() {
        let mut seen = HashSet::new();
        for entry in TABLE {
            assert!(seen.insert(entry.command), "{:?} stands twice", entry.command);
            assert!(!entry.name.is_empty() && !entry.explanation.is_empty() && !entry.icon.is_empty());
        }
    }
}
