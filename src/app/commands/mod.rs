//! Everything the program can be told to do: one table of sign, place in the menus, keys and when it can be
//! done. Menus, palette, tooltips, shortcuts and the page of keys are drawn from it; the words stand in the
//! catalogue under `command-` and the command's name.

pub mod keymap;
pub mod menu;
pub mod palette;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use eframe::egui::{Context, Key, KeyboardShortcut, Modifiers};
use strum::IntoStaticStr;

use crate::app::look::icons;
use crate::app::words;
use crate::review::Rating;
use crate::text::ProvisionKind;
use crate::tr;
pub use keymap::Keymap;

/// Something a person can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Command {
    OpenProject,
    OpenText,
    /// Adds another text to the open project.
    AddText,
    Save,
    SaveAs,
    Export,
    /// Brings back what a crash left, and older versions.
    Recover,
    /// Saves the open project locked, or without a lock.
    TurnLock,
    /// Writes a copy that others can open, locked.
    LockedCopy,
    /// Sets up and changes the protection with a passphrase.
    Protection,
    LockNow,
    Close,
    Quit,
    Undo,
    Redo,
    UndoList,
    Copy,
    CopyCitation,
    FindText,
    FindNext,
    FindPrevious,
    FindMarks,
    EditConcerns,
    ImportCodebook,
    ExportCodebook,
    Title,
    YourName,
    Settings,
    /// Turns between the text and the numbers.
    Overview,
    /// Shows or hides the pages of the PDF that the text was read from.
    OriginalPage,
    /// Keeps the PDF that the text was read from in the project, or takes it out.
    KeepOriginal,
    ToggleContents,
    TogglePanel,
    FocusMode,
    Filter,
    ClearFilter,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    ToggleTheme,
    ToggleContrast,
    FullScreen,
    GoTo,
    Back,
    Forward,
    NextMark,
    PreviousMark,
    NextOfConcern,
    PreviousOfConcern,
    CycleMarks,
    Bookmark,
    NextBookmark,
    /// Goes to the next hidden or look-alike character.
    NextHidden,
    MarkPassage,
    Comment,
    MarkProvision,
    /// A mark on the text as a whole.
    MarkText,
    MarkEvery,
    /// Opens the amendment of the mark in focus, or of one made on the selection.
    ProposeWording,
    /// Answers the mark in focus, whoever made it.
    Reply,
    /// Adds the selection to the mark last in focus.
    AddPassage,
    /// From now on arrows move the edges of the mark in focus; or no longer.
    MoveEdges,
    /// Notes, or takes back, that the reviewer has read the article at hand.
    MarkAsRead,
    Rate(Rating),
    DeleteMark,
    /// What follows changes the text that is being looked over before it is created.
    DraftNext,
    DraftPrevious,
    DraftAccept,
    /// Gives the row in hand the kind of this digit.
    DraftKind(u8),
    DraftIndent,
    DraftOutdent,
    DraftLabel,
    DraftHeading,
    DraftMerge,
    DraftSplit,
    DraftLeaveOut,
    DraftBringBack,
    DraftCreate,
    DraftCancel,
    /// Marks the selection with the concern of this digit, or gives it to the mark in focus.
    Concern(u8),
    Palette,
    Keys,
    Tour,
    /// What is promised and what is not.
    Safety,
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
    /// Only while a text is being looked over.
    Draft,
    Help,
    /// Only by key.
    None,
}

impl Menu {
    pub const BAR: [Self; 7] =
        [Self::File, Self::Edit, Self::View, Self::Go, Self::Mark, Self::Draft, Self::Help];

    pub fn name(self) -> String {
        match self {
            Self::File => crate::tr!("menu-file"),
            Self::Edit => crate::tr!("menu-edit"),
            Self::View => crate::tr!("menu-view"),
            Self::Go => crate::tr!("menu-go"),
            Self::Mark => crate::tr!("menu-mark"),
            Self::Draft => crate::tr!("menu-draft"),
            Self::Help => crate::tr!("menu-help"),
            Self::None => String::new(),
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
    /// The same, where protection is set up or the project is locked.
    Lockable,
    /// Protection is set up.
    Protected,
    /// Words are selected.
    Selection,
    /// Words are selected or one's own mark is in focus.
    SelectionOrMark,
    /// Words are selected or a mark is in focus, whoever made it.
    SelectionOrAnyMark,
    /// A mark is in focus, whoever made it.
    AnyMark,
    /// A mark is in focus, whoever made it, in a project that can be changed.
    AnyMarkToAnswer,
    /// A mark is in focus that the reviewer may change.
    OwnMark,
    /// A hidden or look-alike character was found.
    Hidden,
    CanUndo,
    CanRedo,
    CanGoBack,
    CanGoForward,
    /// A text is being looked over before it is created.
    Draft,
}

/// Where a command can be given: over an open project, over a text before it is created, or both. Commands of
/// different realms may have the same key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Realm {
    Everywhere,
    Project,
    Draft,
}

impl Realm {
    /// Says whether commands of both can be given at one time.
    pub fn meets(self, other: Self) -> bool {
        self == other || self == Self::Everywhere || other == Self::Everywhere
    }
}

/// One line of the table.
pub struct Entry {
    pub command: Command,
    pub icon: &'static str,
    pub menu: Menu,
    pub when: When,
    /// The keys it has unless the person chose others; the first one is shown.
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
    ($($menu:ident $command:expr, $icon:ident, $when:ident, [$($key:expr),*];)*) => {
        &[$(Entry {
            command: $command,
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
    File Command::OpenProject, OPEN, Always, [key(CTRL, Key::O)];
    File Command::OpenText, NEW, Always, [key(CTRL, Key::N)];
    File Command::AddText, ADD, Editable, [key(CTRL_SHIFT, Key::N)];
    File Command::Save, SAVE, Editable, [key(CTRL, Key::S)];
    File Command::SaveAs, SAVE, Editable, [key(CTRL_SHIFT, Key::S)];
    File Command::Export, EXPORT, Project, [key(CTRL, Key::E)];
    File Command::Recover, HISTORY, Always, [];
    File Command::TurnLock, LOCK, Lockable, [];
    File Command::LockedCopy, EXPORT, Editable, [];
    File Command::Protection, KEYS, Always, [];
    File Command::LockNow, LOCK, Protected, [];
    File Command::Close, CLOSE, Project, [key(CTRL, Key::W)];
    File Command::Quit, QUIT, Always, [key(CTRL, Key::Q)];

    Edit Command::Undo, UNDO, CanUndo, [key(CTRL, Key::Z)];
    Edit Command::Redo, REDO, CanRedo, [key(CTRL_SHIFT, Key::Z), key(CTRL, Key::Y)];
    Edit Command::UndoList, HISTORY, Project, [];
    Edit Command::Copy, COPY, Selection, [];
    Edit Command::CopyCitation, CITE, SelectionOrAnyMark, [key(CTRL_SHIFT, Key::C)];
    Edit Command::FindText, FIND, Project, [key(CTRL, Key::F)];
    Edit Command::FindNext, NEXT, Project, [letter(Key::F3)];
    Edit Command::FindPrevious, PREVIOUS, Project, [key(Modifiers::SHIFT, Key::F3)];
    Edit Command::FindMarks, FIND, Project, [key(CTRL_SHIFT, Key::F)];
    Edit Command::EditConcerns, TAG, Project, [];
    Edit Command::ImportCodebook, IMPORT, Editable, [];
    Edit Command::ExportCodebook, EXPORT, Project, [];
    Edit Command::Title, INFO, Editable, [];
    Edit Command::YourName, USER, Project, [];
    Edit Command::Settings, SETTINGS, Always, [key(CTRL, Key::Comma)];

    View Command::Overview, OVERVIEW, Project, [letter(Key::F8)];
    View Command::OriginalPage, EYE, Project, [key(CTRL_SHIFT, Key::O)];
    View Command::KeepOriginal, SAVE, Editable, [];
    View Command::ToggleContents, CONTENTS, Project, [letter(Key::F9)];
    View Command::TogglePanel, PANEL, Project, [letter(Key::F7)];
    View Command::FocusMode, FOCUS_MODE, Project, [key(Modifiers::SHIFT, Key::F11)];
    View Command::Filter, FILTER, Project, [key(CTRL_SHIFT, Key::L)];
    View Command::ClearFilter, VIEWS, Project, [];
    View Command::ZoomIn, ZOOM_IN, Project, [key(CTRL, Key::Plus), key(CTRL, Key::Equals)];
    View Command::ZoomOut, ZOOM_OUT, Project, [key(CTRL, Key::Minus)];
    View Command::ZoomReset, TEXT_SIZE, Project, [key(CTRL, Key::Num0)];
    View Command::ToggleTheme, THEME, Always, [];
    View Command::ToggleContrast, CONTRAST, Always, [];
    View Command::FullScreen, FULL_SCREEN, Always, [letter(Key::F11)];

    Go Command::GoTo, GO_TO, Project, [key(CTRL, Key::L), key(CTRL, Key::G)];
    Go Command::Back, BACK, CanGoBack, [key(Modifiers::ALT, Key::ArrowLeft)];
    Go Command::Forward, FORWARD, CanGoForward, [key(Modifiers::ALT, Key::ArrowRight)];
    Go Command::NextMark, ARROW_DOWN, Project, [letter(Key::CloseBracket)];
    Go Command::PreviousMark, ARROW_UP, Project, [letter(Key::OpenBracket)];
    Go Command::NextOfConcern, ARROW_DOWN, AnyMark, [letter(Key::C)];
    Go Command::PreviousOfConcern, ARROW_UP, AnyMark, [key(Modifiers::SHIFT, Key::C)];
    Go Command::CycleMarks, MARK, Project, [letter(Key::O)];
    Go Command::Bookmark, BOOKMARK, Editable, [letter(Key::B)];
    Go Command::NextBookmark, BOOKMARKED, Project, [key(Modifiers::SHIFT, Key::B)];
    Go Command::NextHidden, WARNING, Hidden, [letter(Key::F4)];

    Mark Command::MarkPassage, MARK, Selection, [letter(Key::H)];
    Mark Command::Comment, COMMENT, SelectionOrMark, [letter(Key::N)];
    Mark Command::ProposeWording, EDIT, SelectionOrMark, [letter(Key::A)];
    Mark Command::Reply, COMMENT, AnyMarkToAnswer, [key(Modifiers::SHIFT, Key::N)];
    Mark Command::MarkProvision, PROVISION, Selection, [letter(Key::W)];
    Mark Command::MarkText, SAMPLE, Editable, [];
    Mark Command::MarkEvery, REPEAT, Selection, [key(CTRL_SHIFT, Key::H)];
    Mark Command::AddPassage, ADD_PASSAGE, Selection, [letter(Key::P)];
    Mark Command::MoveEdges, EDIT, OwnMark, [letter(Key::E)];
    Mark Command::MarkAsRead, READ, Editable, [letter(Key::R)];
    Mark Command::Rate(Rating::Welcome), WELCOME, OwnMark, [key(Modifiers::ALT, Key::Num1)];
    Mark Command::Rate(Rating::Note), INFO, OwnMark, [key(Modifiers::ALT, Key::Num2)];
    Mark Command::Rate(Rating::Concern), CONCERN, OwnMark, [key(Modifiers::ALT, Key::Num3)];
    Mark Command::Rate(Rating::Serious), SERIOUS, OwnMark, [key(Modifiers::ALT, Key::Num4)];
    Mark Command::Rate(Rating::RedLine), RED_LINE, OwnMark, [key(Modifiers::ALT, Key::Num5)];
    Mark Command::DeleteMark, DELETE, OwnMark, [letter(Key::Delete)];
    None Command::Concern(1), TAG, SelectionOrMark, [letter(Key::Num1)];
    None Command::Concern(2), TAG, SelectionOrMark, [letter(Key::Num2)];
    None Command::Concern(3), TAG, SelectionOrMark, [letter(Key::Num3)];
    None Command::Concern(4), TAG, SelectionOrMark, [letter(Key::Num4)];
    None Command::Concern(5), TAG, SelectionOrMark, [letter(Key::Num5)];
    None Command::Concern(6), TAG, SelectionOrMark, [letter(Key::Num6)];
    None Command::Concern(7), TAG, SelectionOrMark, [letter(Key::Num7)];
    None Command::Concern(8), TAG, SelectionOrMark, [letter(Key::Num8)];
    None Command::Concern(9), TAG, SelectionOrMark, [letter(Key::Num9)];
    Draft Command::DraftNext, ARROW_DOWN, Draft, [letter(Key::CloseBracket)];
    Draft Command::DraftPrevious, ARROW_UP, Draft, [letter(Key::OpenBracket)];
    Draft Command::DraftAccept, CHECK, Draft, [letter(Key::R)];
    Draft Command::DraftKind(1), PROVISION, Draft, [letter(Key::Num1)];
    Draft Command::DraftKind(2), PROVISION, Draft, [letter(Key::Num2)];
    Draft Command::DraftKind(3), PROVISION, Draft, [letter(Key::Num3)];
    Draft Command::DraftKind(4), PROVISION, Draft, [letter(Key::Num4)];
    Draft Command::DraftKind(5), PROVISION, Draft, [letter(Key::Num5)];
    Draft Command::DraftKind(6), PROVISION, Draft, [letter(Key::Num6)];
    Draft Command::DraftKind(7), PROVISION, Draft, [letter(Key::Num7)];
    Draft Command::DraftKind(8), PROVISION, Draft, [letter(Key::Num8)];
    Draft Command::DraftKind(9), PROVISION, Draft, [letter(Key::Num9)];
    Draft Command::DraftIndent, INDENT, Draft, [key(Modifiers::ALT, Key::ArrowRight)];
    Draft Command::DraftOutdent, OUTDENT, Draft, [key(Modifiers::ALT, Key::ArrowLeft)];
    Draft Command::DraftLabel, EDIT, Draft, [letter(Key::F2)];
    Draft Command::DraftHeading, TEXT_SIZE, Draft, [letter(Key::H)];
    Draft Command::DraftMerge, MERGE, Draft, [];
    Draft Command::DraftSplit, SPLIT, Draft, [];
    Draft Command::DraftLeaveOut, DELETE, Draft, [letter(Key::Delete)];
    Draft Command::DraftBringBack, UNDO, Draft, [letter(Key::B)];
    Draft Command::DraftCreate, CHECK, Draft, [key(CTRL, Key::Enter)];
    Draft Command::DraftCancel, CLOSE, Draft, [key(CTRL, Key::W)];
    Help Command::Palette, PALETTE, Always, [key(CTRL, Key::K), key(CTRL_SHIFT, Key::P)];
    Help Command::Keys, KEYS, Always, [letter(Key::F1)];
    Help Command::Tour, TOUR, Always, [];
    Help Command::Safety, LOCK, Always, [];
    Help Command::About, INFO, Always, [];
    None Command::Escape, CLOSE, Always, [letter(Key::Escape)];
};

impl Entry {
    pub fn realm(&self) -> Realm {
        match self.when {
            When::Always | When::CanUndo | When::CanRedo => Realm::Everywhere,
            When::Draft => Realm::Draft,
            _ => Realm::Project,
        }
    }
}

impl Command {
    /// Its line in the table; every command has one.
    pub fn entry(self) -> Option<&'static Entry> {
        TABLE.iter().find(|entry| entry.command == self)
    }

    /// Its name in the catalogue and in the file of settings: `save-as`, `concern-3`, `rate-red-line`.
    pub fn id(self) -> Cow<'static, str> {
        match self {
            Self::Concern(key) => format!("concern-{key}").into(),
            Self::DraftKind(key) => format!("draft-kind-{key}").into(),
            Self::Rate(Rating::Welcome) => "rate-welcome".into(),
            Self::Rate(Rating::Note) => "rate-note".into(),
            Self::Rate(Rating::Concern) => "rate-concern".into(),
            Self::Rate(Rating::Serious) => "rate-serious".into(),
            Self::Rate(Rating::RedLine) => "rate-red-line".into(),
            other => <&str>::from(other).into(),
        }
    }

    /// Its name on the screen; "…" stands on names that ask for more first.
    pub fn name(self) -> String {
        match self {
            Self::DraftKind(key) => tr!("command-draft-kind", kind = kind_name(key)),
            _ => words::say_named(&format!("command-{}", self.id())),
        }
    }

    /// Its first key as this system writes it; empty if it has none.
    pub fn key_name(self, ctx: &Context) -> String {
        let chosen = Keymap::of_window(ctx).name(ctx, self);
        match self {
            // Keys that only the rows of a draft answer.
            Self::DraftMerge if chosen.is_empty() => ctx.format_shortcut(&letter(Key::Backspace)),
            Self::DraftSplit if chosen.is_empty() => ctx.format_shortcut(&letter(Key::Enter)),
            _ => chosen,
        }
    }

    /// Says whether the rows of a draft answer a key of their own with it, whatever others it has.
    pub fn is_answered_by_rows(self) -> bool {
        matches!(self, Self::DraftMerge | Self::DraftSplit)
    }

    /// What it does and its key, for tooltips.
    pub fn tip(self, ctx: &Context) -> String {
        let (words, key) = (self.explanation(), self.key_name(ctx));
        if key.is_empty() { words } else { format!("{words} ({key})") }
    }

    /// Says whether it brings up something that takes the keyboard.
    pub fn asks(self) -> bool {
        use Command as C;
        matches!(
            self,
            C::OpenProject
                | C::OpenText
                | C::AddText
                | C::DraftLabel
                | C::SaveAs
                | C::Export
                | C::Recover
                | C::TurnLock
                | C::Protection
                | C::LockNow
                | C::UndoList
                | C::FindText
                | C::FindMarks
                | C::EditConcerns
                | C::ImportCodebook
                | C::ExportCodebook
                | C::Title
                | C::YourName
                | C::Settings
                | C::Overview
                | C::Filter
                | C::GoTo
                | C::Comment
                | C::ProposeWording
                | C::Reply
                | C::MarkEvery
                | C::Keys
                | C::Safety
                | C::About
        )
    }

    /// What it does.
    pub fn explanation(self) -> String {
        match self {
            Self::DraftKind(key) => tr!("command-draft-kind-tip", kind = kind_name(key)),
            _ => words::say_named(&format!("command-{}-tip", self.id())),
        }
    }
}

/// The kinds of provisions that digits stand for, from 1.
pub const KINDS: [ProvisionKind; 9] = [
    ProvisionKind::Article,
    ProvisionKind::Paragraph,
    ProvisionKind::Point,
    ProvisionKind::Subparagraph,
    ProvisionKind::ClosingWords,
    ProvisionKind::Recital,
    ProvisionKind::Chapter,
    ProvisionKind::Section,
    ProvisionKind::Annex,
];

/// The kind that a digit stands for.
pub fn kind_of(key: u8) -> Option<ProvisionKind> {
    KINDS.get(usize::from(key).checked_sub(1)?).copied()
}

fn kind_name(key: u8) -> String {
    kind_of(key).map(words::kind).unwrap_or_default()
}
