//! Choosing a file: the system's window for it, and a field to type a path in where that is missing.

use std::path::PathBuf;

use eframe::egui::{self, Context, Key, Response, Ui};

use super::body::body;
use super::{Answer, Then, focus_salt, title};
use crate::app::files::dialogs::{Choice, Choosing, FileDialogs, Wanted};
use crate::app::files::paths::with_home;
use crate::app::glyphs::{Style, UserField, UserText};
use crate::app::look::theme::{self, SMALL, Tokens};
use crate::app::look::widgets::{faint, primary};
use crate::find::Table;
use crate::project::protect::Seal;
use crate::tr;

/// What the file is wanted for.
pub enum Purpose {
    OpenProject,
    OpenText,
    /// A further text for the open project.
    AddText,
    /// Under which name to save, and what follows once it is saved.
    SaveAs(Option<Box<Then>>),
    /// Concerns to take in.
    ImportCodebook,
    /// Concerns to write, as the name's ending says.
    ExportCodebook,
    /// Under which name to write a table.
    SaveTable(Box<Table>),
    /// Under which name to write a copy that is locked so.
    SaveLocked(Box<Seal>),
}

impl Purpose {
    fn title(&self) -> String {
        match self {
            Self::OpenProject => tr!("path-open-project"),
            Self::OpenText => tr!("path-open-text"),
            Self::AddText => tr!("path-add-text"),
            Self::SaveAs(_) => tr!("path-save-as"),
            Self::ImportCodebook => tr!("codebook-file-import"),
            Self::ExportCodebook => tr!("codebook-file-export"),
            Self::SaveTable(_) => tr!("path-save-table"),
            Self::SaveLocked(_) => tr!("path-save-locked"),
        }
    }

    /// What to do, while the system's window is up for `choosing` or without it.
    fn hint(&self, choosing: bool) -> String {
        match (self, choosing) {
            (Self::OpenProject, true) => tr!("path-choosing-project"),
            (Self::OpenProject, false) => tr!("path-typing-project"),
            (Self::OpenText | Self::AddText, true) => tr!("path-choosing-text"),
            (Self::OpenText | Self::AddText, false) => tr!("path-typing-text"),
            (Self::SaveAs(_), true) => tr!("path-choosing-save-as"),
            (Self::SaveAs(_), false) => tr!("path-typing-save-as"),
            (Self::ImportCodebook, _) => tr!("codebook-file-import-hint"),
            (Self::ExportCodebook, _) => tr!("codebook-file-export-hint"),
            (Self::SaveTable(_), true) => tr!("path-choosing-table"),
            (Self::SaveTable(_), false) => tr!("path-typing-table"),
            (Self::SaveLocked(_), true) => tr!("path-choosing-locked"),
            (Self::SaveLocked(_), false) => tr!("path-typing-locked"),
        }
    }

    fn button(&self) -> String {
        match self {
            Self::SaveAs(_) | Self::SaveTable(_) | Self::SaveLocked(_) => tr!("sheet-save"),
            Self::OpenProject | Self::OpenText | Self::AddText => tr!("sheet-open"),
            Self::ImportCodebook => tr!("codebook-file-import-go"),
            Self::ExportCodebook => tr!("codebook-file-export-go"),
        }
    }

    fn wanted(&self, suggestion: &str) -> Wanted {
        let project = |endings: &[&str]| {
            (tr!("path-kind-project"), endings.iter().map(|ending| (*ending).to_owned()).collect())
        };
        let codebook = |endings: &[&str]| {
            (tr!("codebook-file-kind"), endings.iter().map(|ending| (*ending).to_owned()).collect())
        };
        let (kind, save_as) = match self {
            // Locked files that other programs made are called so.
            Self::OpenProject => (project(&["ron", "age"]), None),
            Self::OpenText | Self::AddText => (
                (
                    tr!("path-kind-text"),
                    ["pdf", "docx", "odt", "html", "htm", "txt", "md", "markdown", "text"]
                        .map(str::to_owned)
                        .to_vec(),
                ),
                None,
            ),
            Self::SaveAs(_) => (project(&["ron"]), Some(suggestion.to_owned())),
            Self::SaveLocked(_) => (project(&["age"]), Some(suggestion.to_owned())),
            Self::ImportCodebook => (codebook(&["qdc", "csv", "xml", "tsv"]), None),
            Self::ExportCodebook => (codebook(&["qdc", "csv"]), Some(suggestion.to_owned())),
            Self::SaveTable(_) => {
                ((tr!("path-kind-table"), vec!["csv".to_owned()]), Some(suggestion.to_owned()))
            }
        };
        Wanted { title: self.title(), kind, save_as }
    }
}

pub struct PathSheet {
    purpose: Purpose,
    path: String,
    choosing: Option<Choosing>,
    problem: Option<String>,
    /// The person asked for the system's window again.
    browse: bool,
}

impl PathSheet {
    /// Asks again, saying why the last answer would not do.
    pub fn again(purpose: Purpose, path: String, why: String) -> Self {
        Self { purpose, path, choosing: None, problem: Some(why), browse: false }
    }

    /// Asks for a file, with the system's window up at once; `path` stands in the field.
    pub fn new(purpose: Purpose, path: String, dialogs: &dyn FileDialogs, ctx: &Context) -> Self {
        let mut sheet = Self { purpose, path, choosing: None, problem: None, browse: true };
        sheet.poll(dialogs, ctx);
        sheet
    }

    /// Starts the system's window when asked for, and takes its answer.
    pub fn poll(&mut self, dialogs: &dyn FileDialogs, ctx: &Context) -> Option<Answer> {
        if std::mem::take(&mut self.browse) {
            let name = PathBuf::from(&self.path);
            let name = name.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            self.choosing = Some(Choosing::start(dialogs, ctx, self.purpose.wanted(&name)));
        }
        match self.choosing.as_ref().map(Choosing::poll)? {
            Choice::Open => None,
            Choice::Chosen(path) => {
                self.path = path.display().to_string();
                self.choosing = None;
                Some(self.answer(path, true))
            }
            Choice::Cancelled => {
                self.choosing = None;
                Some(Answer::PutAway)
            }
            Choice::Missing => {
                self.choosing = None;
                None
            }
        }
    }

    fn answer(&mut self, path: PathBuf, asked: bool) -> Answer {
        let purpose = std::mem::replace(&mut self.purpose, Purpose::OpenProject);
        Answer::Path { purpose, path, asked }
    }

    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Answer> {
        let mut answer = None;
        let mut put_away = ui.input(|input| input.key_pressed(Key::Escape));
        title(ui, &self.purpose.title());
        let entered = body(ui, |ui| {
            faint(ui, self.purpose.hint(self.choosing.is_some()));
            ui.add_space(theme::GAP);
            path_field(ui, &mut self.path, &mut self.problem).1
        });
        ui.add_space(theme::APART);
        ui.horizontal_wrapped(|ui| {
            let typed = !self.path.trim().is_empty();
            let go = ui.add_enabled_ui(typed, |ui| primary(ui, &self.purpose.button()).clicked()).inner;
            if (go || entered) && typed {
                answer = Some(self.path.trim().to_owned());
            }
            if ui.button(tr!("sheet-browse")).clicked() {
                self.browse = true;
            }
            put_away |= ui.button(tr!("sheet-cancel")).clicked();
        });
        let typed = answer.map(|path| self.answer(with_home(&path), false));
        typed.or_else(|| put_away.then_some(Answer::PutAway))
    }
}

/// A field for the path of a file to read, beside one for a file to write.
pub(super) fn original_field(ui: &mut Ui, path: &mut String, problem: &mut Option<String>) {
    let (label, hint) = (tr!("export-original-file"), tr!("export-original-hint"));
    let field =
        ui.add(UserField::singleline(path).label(&label).hint(&hint).id_salt(egui::IdSalt::new("original")));
    if field.changed() {
        *problem = None;
    }
}

/// A field for a path, under it what was wrong with the last one. Says whether Enter was pressed in it.
pub(super) fn path_field(ui: &mut Ui, path: &mut String, problem: &mut Option<String>) -> (Response, bool) {
    let (label, hint) = (tr!("sheet-file"), tr!("sheet-file-hint"));
    let salt = focus_salt(ui);
    let field = ui.add(UserField::singleline(path).label(&label).hint(&hint).id_salt(salt));
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if field.changed() {
        *problem = None;
    }
    if let Some(why) = problem {
        let danger = Tokens::of(ui).danger;
        ui.add(UserText::new(why).style(Style::sans(SMALL + 0.5)).colour(danger));
    }
    (field, entered)
}
