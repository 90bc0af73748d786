//! Sheets: what the program asks before it goes on. One is up at a time; Escape puts it away.

mod export;
mod help;
mod path;

use eframe::egui::{self, Context, Frame, Id, Key, Margin, Modal, RichText, Ui};

use super::glyphs::UserField;
use super::theme::{self, HEADING};
use super::welcome::Start;
use super::widgets::{faint, primary};
pub use export::{ExportSheet, Wish};
pub use path::{PathSheet, Purpose};

/// What to do once nothing can be lost any more.
pub enum Then {
    Close,
    Quit,
    Ask(Purpose),
    Open(std::path::PathBuf),
    Start(Start),
}

pub enum Sheet {
    Path(PathSheet),
    Export(Box<ExportSheet>),
    /// There are changes that no file holds.
    Unsaved(Then),
    /// Something else wrote to the project's file since it was opened.
    ChangedOutside(Option<Then>),
    Title(String),
    YourName(String),
    Keys,
    About,
}

/// What a person answered to a sheet.
pub enum Answer {
    PutAway,
    Path(Purpose, std::path::PathBuf),
    Export(Box<Wish>),
    CancelExport,
    SaveThen(Then),
    DropThen(Then),
    /// Save over what something else wrote.
    Overwrite(Option<Then>),
    SaveElsewhere(Option<Then>),
    Title(String),
    Name(String),
}

/// Draws the sheet that is up; gives what was answered.
pub fn show(ctx: &Context, sheet: &mut Sheet) -> Option<Answer> {
    let mut answer = None;
    let room = ctx.content_rect().size();
    let frame = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(20));
    let response = Modal::new(Id::unique("sheet")).frame(frame).show(ctx, |ui| {
        ui.set_width(560.0_f32.min(room.x - 80.0).max(100.0));
        ui.set_max_height((room.y - 120.0).max(100.0));
        answer = match sheet {
            Sheet::Path(sheet) => sheet.show(ui),
            Sheet::Export(sheet) => sheet.show(ui),
            Sheet::Unsaved(_) => unsaved(ui),
            Sheet::ChangedOutside(_) => changed_outside(ui),
            Sheet::Title(title) => project_title(ui, title),
            Sheet::YourName(name) => your_name(ui, name),
            Sheet::Keys => help::keys(ui),
            Sheet::About => help::about(ui),
        };
    });
    if answer.is_none() && response.should_close() {
        answer = Some(Answer::PutAway);
    }
    // What is to follow is the sheet's; it goes with the answer.
    Some(match (answer?, std::mem::replace(sheet, Sheet::Keys)) {
        (Answer::SaveThen(_), Sheet::Unsaved(then)) => Answer::SaveThen(then),
        (Answer::DropThen(_), Sheet::Unsaved(then)) => Answer::DropThen(then),
        (Answer::Overwrite(_), Sheet::ChangedOutside(then)) => Answer::Overwrite(then),
        (Answer::SaveElsewhere(_), Sheet::ChangedOutside(then)) => Answer::SaveElsewhere(then),
        (other, kept) => {
            *sheet = kept;
            other
        }
    })
}

/// Head of a sheet.
fn title(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).size(HEADING).strong());
    ui.add_space(theme::NEAR);
}

fn unsaved(ui: &mut Ui) -> Option<Answer> {
    let mut answer = None;
    title(ui, "Save your changes?");
    ui.label("There are changes in this project that no file holds yet.");
    ui.add_space(theme::APART);
    ui.horizontal(|ui| {
        let save = primary(ui, "Save");
        focus_first(ui, &save);
        if save.clicked() {
            answer = Some(Answer::SaveThen(Then::Close));
        }
        if ui.button("Do not save").clicked() {
            answer = Some(Answer::DropThen(Then::Close));
        }
        if ui.button("Cancel").clicked() {
            answer = Some(Answer::PutAway);
        }
    });
    answer
}

fn changed_outside(ui: &mut Ui) -> Option<Answer> {
    let mut answer = None;
    title(ui, "The file was changed by something else");
    ui.label("Another program, or a colleague, wrote to this project's file after you opened it. Save yours under another name to keep both.");
    ui.add_space(theme::APART);
    ui.horizontal(|ui| {
        let elsewhere = primary(ui, "Save under another name");
        focus_first(ui, &elsewhere);
        if elsewhere.clicked() {
            answer = Some(Answer::SaveElsewhere(None));
        }
        if ui.button("Save over it").clicked() {
            answer = Some(Answer::Overwrite(None));
        }
        if ui.button("Cancel").clicked() {
            answer = Some(Answer::PutAway);
        }
    });
    answer
}

fn project_title(ui: &mut Ui, words: &mut String) -> Option<Answer> {
    title(ui, "Title of the project");
    faint(ui, "It stands on the first page of reports.");
    let entered = one_line(ui, words, "Project title", "A review of …", "Use this title")?;
    Some(if entered { Answer::Title(words.trim().to_owned()) } else { Answer::PutAway })
}

fn your_name(ui: &mut Ui, name: &mut String) -> Option<Answer> {
    title(ui, "Your name on your marks");
    faint(
        ui,
        "Any name will do; it need not be your own. It is written into the projects you mark, and into exports only if you ask for names there.",
    );
    let entered = one_line(ui, name, "Your name", "A name, initials, an organisation", "Use this name")?;
    Some(if entered { Answer::Name(name.clone()) } else { Answer::PutAway })
}

/// A field of one line with a button to take it and one to leave it. `Some(true)` if it was taken.
fn one_line(ui: &mut Ui, words: &mut String, label: &str, hint: &str, take: &str) -> Option<bool> {
    ui.add_space(theme::GAP);
    let field = ui.add(UserField::singleline(words).label(label).hint(hint).max_chars(200));
    focus_first(ui, &field);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.add_space(theme::APART);
    ui.horizontal(|ui| {
        let taken = primary(ui, take).clicked() || entered;
        let left = ui.button("Cancel").clicked();
        (taken || left).then_some(taken)
    })
    .inner
}

/// Gives the keyboard to a control when its sheet comes up.
fn focus_first(ui: &Ui, response: &egui::Response) {
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
}
