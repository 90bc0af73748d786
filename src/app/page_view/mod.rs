//! The pages of the PDF that a text was read from, beside the text: scrolled together, with the marks on them.
//!
//! The file is asked for once for each text, unless the project keeps it; whether it does is for the person to say. A
//! worker reads and draws it.

mod ground;
mod original;
mod pages;

use std::path::Path;
use std::sync::Arc;

use eframe::egui::{Key, Spinner, Ui};

use self::original::{Original, Reading, Source};
use self::pages::Pages;
use crate::app::files::dialogs::{Choice, Choosing, FileDialogs, Wanted};
use crate::app::files::jobs::Progress;
use crate::app::files::paths::with_home;
use crate::app::glyphs::{Style, UserField, UserText};
use crate::app::look::theme::{self, SMALL, Tokens};
use crate::app::look::widgets::{faint, primary, section};
use crate::app::outbox::Outbox;
use crate::app::workspace::Workspace;
use crate::review;
use crate::text::{Text, TextId};
use crate::tr;

/// What the view needs of the window.
pub struct Tools<'a> {
    /// The program that reads and draws PDF files; without one it is done here.
    pub worker: Option<&'a Path>,
    pub dialogs: &'a dyn FileDialogs,
}

/// What the view remembers between frames.
pub struct PageView {
    pub open: bool,
    /// No file was named yet: the one that the text was read from a moment ago is proposed.
    fresh: bool,
    /// The file that is asked for.
    path: String,
    problem: Option<String>,
    browse: bool,
    choosing: Option<Choosing>,
    reading: Option<Reading>,
    pages: Option<Pages>,
    /// The text whose kept file was read without being asked for.
    tried: Option<TextId>,
}

impl Default for PageView {
    fn default() -> Self {
        Self {
            open: false,
            fresh: true,
            path: String::new(),
            problem: None,
            browse: false,
            choosing: None,
            reading: None,
            pages: None,
            tried: None,
        }
    }
}

/// Draws the pages, or asks for the file that has them.
pub fn show(
    ui: &mut Ui,
    workspace: &mut Workspace,
    view: &mut PageView,
    tools: &Tools<'_>,
    out: &mut Outbox,
) {
    view.poll(ui, workspace, tools);
    view.read_kept(ui, workspace, tools);
    let own = view.pages.as_mut().filter(|pages| pages.original.text == *workspace.text().id());
    if let Some(pages) = own {
        pages.show(ui, workspace, tools.worker, out);
    } else if view.reading.is_some() {
        ui.add_space(theme::APART);
        ui.horizontal(|ui| {
            ui.add(Spinner::new());
            ui.label(tr!("page-view-reading"));
        });
    } else {
        view.ask(ui, workspace, tools);
    }
}

impl PageView {
    /// Takes what dialogs and jobs have brought.
    fn poll(&mut self, ui: &Ui, workspace: &Workspace, tools: &Tools<'_>) {
        if std::mem::take(&mut self.browse) {
            let kind = (tr!("export-original-kind"), vec!["pdf".to_owned()]);
            let wanted = Wanted { title: tr!("page-view-file"), kind, save_as: None };
            self.choosing = Some(Choosing::start(tools.dialogs, ui.ctx(), wanted));
        }
        match self.choosing.as_ref().map(Choosing::poll) {
            None | Some(Choice::Open) => {}
            Some(Choice::Chosen(path)) => {
                self.path = path.display().to_string();
                self.choosing = None;
                self.read(ui, workspace, tools);
            }
            Some(Choice::Cancelled | Choice::Missing) => self.choosing = None,
        }
        let done = match self.reading.as_ref().map(Reading::poll) {
            None | Some(Progress::Working) => return,
            Some(Progress::Done(done)) => done,
            Some(Progress::Failed) => Err(tr!("page-view-failed")),
        };
        self.reading = None;
        match done {
            Ok(original) => self.pages = Some(Pages::of(original)),
            Err(why) => self.problem = Some(tr!("page-view-not-read", why = why)),
        }
    }

    /// The PDF of `text` that is shown, if it is the very one that the text was read from.
    pub fn original_of(&self, text: &Text) -> Option<&Arc<review::Original>> {
        let original = &self.pages.as_ref()?.original;
        (original.text == *text.id() && original.file.is_of(text)).then_some(&original.file)
    }

    /// Reads the file that the project keeps, once, without asking for one.
    fn read_kept(&mut self, ui: &Ui, workspace: &Workspace, tools: &Tools<'_>) {
        let text = workspace.text();
        let shown = self.pages.as_ref().is_some_and(|pages| pages.original.text == *text.id());
        if shown || self.reading.is_some() || self.tried.as_ref() == Some(text.id()) {
            return;
        }
        if let Some(kept) = workspace.review().original_of(text) {
            self.tried = Some(text.id().clone());
            self.start(ui, workspace, tools, Source::Kept(Arc::clone(kept), tr!("original-kept-name")));
        }
    }

    fn read(&mut self, ui: &Ui, workspace: &Workspace, tools: &Tools<'_>) {
        self.start(ui, workspace, tools, Source::File(with_home(&self.path)));
    }

    fn start(&mut self, ui: &Ui, workspace: &Workspace, tools: &Tools<'_>, source: Source) {
        self.problem = None;
        let worker = tools.worker.map(Path::to_path_buf);
        self.reading = Some(Original::read(ui.ctx(), source, workspace.text().clone(), worker));
    }

    fn ask(&mut self, ui: &mut Ui, workspace: &Workspace, tools: &Tools<'_>) {
        section(ui, &tr!("page-view-file"));
        faint(ui, tr!("page-view-hint"));
        ui.add_space(theme::GAP);
        let (label, hint) = (tr!("page-view-file"), tr!("export-original-hint"));
        if let Some(origin) = workspace.origin.as_ref().filter(|_| std::mem::take(&mut self.fresh)) {
            self.path = origin.display().to_string();
        }
        let field = ui.add(UserField::singleline(&mut self.path).label(&label).hint(&hint));
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if field.changed() {
            self.problem = None;
        }
        if let Some(why) = &self.problem {
            let danger = Tokens::of(ui).danger;
            ui.add(UserText::new(why).style(Style::sans(SMALL + 0.5)).colour(danger));
        }
        ui.add_space(theme::GAP);
        let named = !self.path.trim().is_empty();
        let mut wanted = entered && named;
        ui.horizontal_wrapped(|ui| {
            wanted |= ui.add_enabled_ui(named, |ui| primary(ui, &tr!("page-view-go")).clicked()).inner;
            self.browse |= ui.button(tr!("sheet-browse")).clicked();
        });
        if wanted {
            self.read(ui, workspace, tools);
        }
    }
}
