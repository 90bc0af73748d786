//! Sheets: what the program asks before it goes on. One is up at a time; Escape puts it away.

mod about;
mod body;
mod changes;
mod every;
mod export;
mod keys;
mod path;
mod protection;
mod recovery;
mod safety;
mod settings;
mod share;
mod unlock;

use std::path::PathBuf;

use eframe::egui::{self, Align2, Area, Context, Frame, Id, Key, Margin, Modal, RichText, Ui, Vec2};

use self::body::body;
use super::files::Opened;
use super::glyphs::{UserField, UserText};
use super::protection::{Protection, Task};
use super::welcome::Start;
use crate::app::look::theme::{self, HEADING};
use crate::app::look::widgets::{faint, primary, tip};
use crate::app::settings::Settings;
use crate::app::workspace::Workspace;
use crate::find::Table;
use crate::project::protect::{Passphrase, Seal};
use crate::project::{Left, Project};
use crate::review::{Anchor, ConcernId};
use crate::tr;
pub use every::EverySheet;
pub use export::{ExportSheet, Wish};
pub use keys::KeysSheet;
pub use path::{PathSheet, Purpose};
pub use protection::ProtectionSheet;
pub use recovery::RecoverySheet;
pub use share::ShareSheet;
pub use unlock::UnlockSheet;

/// What to do once nothing can be lost any more.
pub enum Then {
    Close,
    Quit,
    Ask(Purpose),
    Open(PathBuf),
    Start(Start),
    /// Show what was read meanwhile.
    Show(Box<Opened>),
    /// Make a project of the text that was looked over.
    Create,
}

/// What would take another file's place.
pub enum Replacing {
    Save(PathBuf, Option<Then>),
    Export(Box<Wish>),
    /// The codebook, written by itself.
    Codebook(PathBuf),
    Table(PathBuf, Box<Table>),
    /// A locked copy.
    Locked(PathBuf, Box<Seal>),
}

pub enum Sheet {
    Path(PathSheet),
    Export(Box<ExportSheet>),
    /// There are changes that no file holds.
    Unsaved(Then),
    /// A text that is being looked over was changed and would not be created. What follows then, if anything.
    Discard(Option<Then>),
    /// Something else wrote to the project's file since it was opened.
    ChangedOutside(Option<Then>),
    /// Another window has the project's file open.
    OpenElsewhere(Option<Then>),
    /// What a crash left, and older versions of the open project.
    Recovery(Box<RecoverySheet>),
    /// A file is locked.
    Unlock(Box<UnlockSheet>),
    /// Protection with a passphrase.
    Protection(Box<ProtectionSheet>),
    /// A locked copy for others.
    Share(Box<ShareSheet>),
    /// The open project is locked and is to be saved in clear.
    InClear,
    /// A file of that name is there already.
    Replace(Replacing),
    Title(String),
    YourName(String),
    Keys(Box<KeysSheet>),
    Settings,
    Every(Box<EverySheet>),
    /// The list of changes.
    Changes,
    /// What is promised and what is not.
    Safety,
    About,
}

impl Sheet {
    /// What must be answered before anything else: files to choose, what would be lost, and what would leave
    /// the computer, which must not change behind the sheet that says it. Everything else
    /// stays open beside the work.
    pub fn is_modal(&self) -> bool {
        matches!(
            self,
            Self::Path(_)
                | Self::Export(_)
                | Self::Unsaved(_)
                | Self::Discard(_)
                | Self::ChangedOutside(_)
                | Self::OpenElsewhere(_)
                | Self::Replace(_)
                | Self::Unlock(_)
                | Self::Protection(_)
                | Self::Share(_)
                | Self::InClear
        )
    }
}

/// What a person answered to a sheet.
pub enum Answer {
    PutAway,
    /// Turn to the page of keys.
    Keys,
    /// Turn to the sheet of protection.
    Protection,
    /// Work with a passphrase.
    Protect(Task),
    LockNow,
    /// Save the project that is locked in clear.
    InClear,
    /// Write a copy that is locked so.
    Share(Box<Seal>),
    /// Open the file with its own passphrase.
    OpenWith(Passphrase),
    MarkEvery {
        anchors: Vec<Anchor>,
        concern: Option<ConcernId>,
    },
    /// Take back, or do again, so many steps.
    Undo(usize),
    Redo(usize),
    Path {
        purpose: Purpose,
        path: PathBuf,
        /// The system's window has asked whether to replace what is there.
        asked: bool,
    },
    Export(Box<Wish>),
    /// Go on with what a crash left, or with an older version.
    Recovered {
        project: Box<Project>,
        left: Option<Box<Left>>,
    },
    Replace(Replacing),
    /// Create nothing of the text that is being looked over.
    Discard(Option<Then>),
    SaveThen(Then),
    DropThen(Then),
    /// Save over what something else wrote.
    Overwrite(Option<Then>),
    SaveElsewhere(Option<Then>),
    Title(String),
    Name(String),
}

/// The name of the place where a sheet lies.
const PLACE: &str = "sheet";

/// Where the sheet lies that was drawn last.
pub fn place(ctx: &Context) -> Option<egui::Rect> {
    ctx.memory(|memory| memory.area_rect(Id::unique(PLACE)))
}

/// Draws the sheet that is up; gives what was answered.
pub fn show(
    ctx: &Context,
    sheet: &mut Sheet,
    settings: &mut Settings,
    workspace: Option<&Workspace>,
    protection: &Protection,
) -> Option<Answer> {
    let mut chosen = None;
    let room = ctx.content_rect().size();
    let margin = if room.x < 560.0 { 12 } else { 20 };
    let frame = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(margin));
    let modal = sheet.is_modal();
    let draw = |ui: &mut Ui| {
        ui.set_width(560.0_f32.min(room.x - 2.0 * f32::from(margin) - 16.0).max(100.0));
        // In a low window the body of a tall sheet scrolls.
        ui.set_max_height((room.y - 2.0 * f32::from(margin) - 24.0).max(100.0));
        chosen = contents(ui, sheet, settings, workspace, protection);
        body::measure(ui);
    };
    let put_away = if modal {
        Modal::new(Id::unique(PLACE)).frame(frame).show(ctx, draw).should_close()
    } else {
        let area = Area::new(Id::unique(PLACE)).anchor(Align2::CENTER_CENTER, Vec2::ZERO);
        area.default_size(room).show(ctx, |ui| frame.show(ui, draw));
        false
    };
    if chosen.is_none() && put_away {
        chosen = Some(Choice::Answer(Answer::PutAway));
    }
    let first = match chosen? {
        Choice::Answer(answer) => return Some(answer),
        Choice::First => true,
        Choice::Second => false,
    };
    // What is to follow belongs to the sheet and goes with the answer; the sheet is put away by it.
    Some(match (std::mem::replace(sheet, Sheet::About), first) {
        (Sheet::Unsaved(then), true) => Answer::SaveThen(then),
        (Sheet::Unsaved(then), false) => Answer::DropThen(then),
        (Sheet::ChangedOutside(then) | Sheet::OpenElsewhere(then), true) => Answer::SaveElsewhere(then),
        (Sheet::ChangedOutside(then) | Sheet::OpenElsewhere(then), false) => Answer::Overwrite(then),
        (Sheet::Replace(what), _) => Answer::Replace(what),
        (Sheet::Discard(then), _) => Answer::Discard(then),
        _ => Answer::PutAway,
    })
}

fn contents(
    ui: &mut Ui,
    sheet: &mut Sheet,
    settings: &mut Settings,
    workspace: Option<&Workspace>,
    protection: &Protection,
) -> Option<Choice> {
    match sheet {
        Sheet::Path(sheet) => sheet.show(ui).map(Choice::Answer),
        Sheet::Export(sheet) => sheet.show(ui).map(Choice::Answer),
        Sheet::Unsaved(_) => question(ui, unsaved()),
        Sheet::ChangedOutside(_) => question(ui, changed_outside()),
        Sheet::OpenElsewhere(_) => question(ui, open_elsewhere()),
        Sheet::Recovery(sheet) => sheet.show(ui, workspace).map(Choice::Answer),
        Sheet::Unlock(sheet) => sheet.show(ui, protection).map(Choice::Answer),
        Sheet::Protection(sheet) => sheet.show(ui, protection).map(Choice::Answer),
        Sheet::Share(sheet) => sheet.show(ui, protection).map(Choice::Answer),
        Sheet::InClear => in_clear(ui),
        Sheet::Replace(what) => replace(ui, what),
        Sheet::Discard(_) => discard(ui),
        Sheet::Title(title) => project_title(ui, title).map(Choice::Answer),
        Sheet::YourName(name) => your_name(ui, name).map(Choice::Answer),
        Sheet::Keys(sheet) => sheet.show(ui, settings).map(Choice::Answer),
        Sheet::Settings => settings::settings(ui, settings, protection).map(Choice::Answer),
        Sheet::Every(sheet) => match workspace {
            Some(workspace) => sheet.show(ui, workspace).map(Choice::Answer),
            None => Some(Choice::Answer(Answer::PutAway)),
        },
        Sheet::Changes => match workspace {
            Some(workspace) => changes::changes(ui, workspace).map(Choice::Answer),
            None => Some(Choice::Answer(Answer::PutAway)),
        },
        Sheet::Safety => safety::safety(ui).map(Choice::Answer),
        Sheet::About => about::about(ui).map(Choice::Answer),
    }
}

/// What a person chose on a sheet.
enum Choice {
    Answer(Answer),
    /// The first and the second button of a question.
    First,
    Second,
}

/// A question with two ways to go on, and the way back.
struct Question {
    title: String,
    words: String,
    buttons: [String; 2],
}

fn unsaved() -> Question {
    Question {
        title: tr!("unsaved-title"),
        words: tr!("unsaved-words"),
        buttons: [tr!("sheet-save"), tr!("unsaved-drop")],
    }
}

fn changed_outside() -> Question {
    Question {
        title: tr!("changed-outside-title"),
        words: tr!("changed-outside-words"),
        buttons: [tr!("changed-outside-elsewhere"), tr!("changed-outside-over")],
    }
}

fn open_elsewhere() -> Question {
    Question {
        title: tr!("open-elsewhere-title"),
        words: tr!("open-elsewhere-words"),
        buttons: [tr!("changed-outside-elsewhere"), tr!("changed-outside-over")],
    }
}

fn question(ui: &mut Ui, question: Question) -> Option<Choice> {
    title(ui, &question.title);
    body(ui, |ui| ui.label(question.words));
    ui.add_space(theme::APART);
    ui.horizontal_wrapped(|ui| {
        let [first, second] = question.buttons;
        let button = primary(ui, &first);
        focus_first(ui, &button);
        let mut choice = button.clicked().then_some(Choice::First);
        if ui.button(second).clicked() {
            choice = Some(Choice::Second);
        }
        if ui.button(tr!("sheet-cancel")).clicked() {
            choice = Some(Choice::Answer(Answer::PutAway));
        }
        choice
    })
    .inner
}

fn discard(ui: &mut Ui) -> Option<Choice> {
    title(ui, &tr!("discard-title"));
    body(ui, |ui| ui.label(tr!("discard-words")));
    ui.add_space(theme::APART);
    ui.horizontal_wrapped(|ui| {
        let back = primary(ui, &tr!("discard-keep"));
        focus_first(ui, &back);
        let discard = ui.button(tr!("discard-go")).clicked().then_some(Choice::First);
        discard.or_else(|| back.clicked().then_some(Choice::Answer(Answer::PutAway)))
    })
    .inner
}

fn in_clear(ui: &mut Ui) -> Option<Choice> {
    title(ui, &tr!("protect-in-clear-title"));
    body(ui, |ui| ui.label(tr!("protect-in-clear-words")));
    ui.add_space(theme::APART);
    ui.horizontal_wrapped(|ui| {
        let back = primary(ui, &tr!("protect-in-clear-keep"));
        focus_first(ui, &back);
        let clear = ui.button(tr!("protect-in-clear-go")).clicked();
        let clear = clear.then_some(Choice::Answer(Answer::InClear));
        clear.or_else(|| back.clicked().then_some(Choice::Answer(Answer::PutAway)))
    })
    .inner
}

fn replace(ui: &mut Ui, what: &Replacing) -> Option<Choice> {
    let path = match what {
        Replacing::Save(path, _)
        | Replacing::Codebook(path)
        | Replacing::Table(path, _)
        | Replacing::Locked(path, _) => path,
        Replacing::Export(wish) => &wish.path,
    };
    title(ui, &tr!("replace-title"));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let words = tr!("replace-words", name = name);
    body(ui, |ui| tip(ui.add(UserText::new(&words)), &path.display().to_string()));
    ui.add_space(theme::APART);
    ui.horizontal(|ui| {
        let back = primary(ui, &tr!("replace-keep"));
        focus_first(ui, &back);
        let replace = ui.button(tr!("replace-go")).clicked().then_some(Choice::First);
        replace.or_else(|| back.clicked().then_some(Choice::Answer(Answer::PutAway)))
    })
    .inner
}

/// Head of a sheet.
fn title(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).size(HEADING).strong());
    ui.add_space(theme::NEAR);
}

fn project_title(ui: &mut Ui, words: &mut String) -> Option<Answer> {
    title(ui, &tr!("title-title"));
    let texts = [tr!("title-words"), tr!("title-field"), tr!("title-hint"), tr!("title-take")];
    let entered = one_line(ui, words, &texts)?;
    Some(if entered { Answer::Title(words.trim().to_owned()) } else { Answer::PutAway })
}

fn your_name(ui: &mut Ui, name: &mut String) -> Option<Answer> {
    title(ui, &tr!("name-title"));
    let texts = [tr!("name-words"), tr!("name-field"), tr!("name-hint"), tr!("name-take")];
    let entered = one_line(ui, name, &texts)?;
    Some(if entered { Answer::Name(name.clone()) } else { Answer::PutAway })
}

/// What it is for, and a field of one line with its name and hint, with a button to take it, whose name comes last,
/// and one to leave it. `Some(true)` if it was taken.
fn one_line(ui: &mut Ui, words: &mut String, texts: &[String; 4]) -> Option<bool> {
    let [explained, label, hint, take] = texts;
    let entered = body(ui, |ui| {
        faint(ui, explained);
        ui.add_space(theme::GAP);
        let salt = focus_salt(ui);
        let field = ui.add(UserField::singleline(words).label(label).hint(hint).max_chars(200).id_salt(salt));
        field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
    });
    ui.add_space(theme::APART);
    ui.horizontal(|ui| {
        let taken = primary(ui, take).clicked() || entered;
        let left = ui.button(tr!("sheet-cancel")).clicked();
        (taken || left).then_some(taken)
    })
    .inner
}

/// The button that puts a page away.
fn close(ui: &mut Ui) -> Option<Answer> {
    ui.add_space(theme::APART);
    let button = primary(ui, &tr!("close"));
    focus_first(ui, &button);
    button.clicked().then_some(Answer::PutAway)
}

/// For the field that takes the keyboard when its sheet comes up. Asked before it is drawn, so that what it
/// holds is selected, to be typed over.
fn focus_salt(ui: &Ui) -> egui::IdSalt {
    let salt = egui::IdSalt::new("first field");
    if ui.memory(|memory| memory.focused().is_none()) {
        let id = ui.make_persistent_id(salt);
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    salt
}

/// Gives the keyboard to a control when its sheet comes up.
fn focus_first(ui: &Ui, response: &egui::Response) {
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
}
