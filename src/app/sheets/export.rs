//! What to export, how much of it to tell, and where to.

use std::path::{Path, PathBuf};

use eframe::egui::{Context, ProgressBar, Ui};

use super::path::path_field;
use super::{Answer, title};
use crate::app::files::dialogs::{Choice, Choosing, FileDialogs, Wanted};
use crate::app::files::paths::{of_export, with_home};
use crate::app::look::theme;
use crate::app::look::widgets::{faint, primary, section};
use crate::export::Format;
use crate::tr;

/// What a person chose to export.
#[expect(clippy::struct_excessive_bools, reason = "each is a box that a person ticks")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    pub format: Format,
    /// Only the marks that the filter lets through.
    pub filtered: bool,
    pub whole_text: bool,
    pub authors: bool,
    pub dates: bool,
    pub replies: bool,
    pub path: PathBuf,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a box that a person ticks")]
pub struct ExportSheet {
    format: Format,
    filtered: bool,
    whole_text: bool,
    authors: bool,
    dates: bool,
    replies: bool,
    path: String,
    /// Marks in all and through the filter.
    counts: (usize, usize),
    choosing: Option<Choosing>,
    browse: bool,
    pub working: bool,
    pub problem: Option<String>,
}

impl ExportSheet {
    /// Offers to write to `path`; `counts` are marks in all and through the filter.
    pub fn new(path: &Path, counts: (usize, usize)) -> Self {
        Self {
            format: Format::Pdf,
            filtered: counts.0 != counts.1,
            whole_text: true,
            authors: false,
            dates: false,
            replies: false,
            path: of_export(path, Format::Pdf).display().to_string(),
            counts,
            choosing: None,
            browse: false,
            working: false,
            problem: None,
        }
    }

    pub fn poll(&mut self, dialogs: &dyn FileDialogs, ctx: &Context) {
        if std::mem::take(&mut self.browse) {
            let name = PathBuf::from(&self.path);
            let name = name.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let kind = (name_of(self.format), vec![self.format.extension().to_owned()]);
            let wanted = Wanted { title: tr!("export-to"), kind, save_as: Some(name) };
            self.choosing = Some(Choosing::start(dialogs, ctx, wanted));
        }
        match self.choosing.as_ref().map(Choosing::poll) {
            None | Some(Choice::Open) => {}
            Some(Choice::Chosen(path)) => {
                self.path = path.display().to_string();
                self.choosing = None;
            }
            Some(Choice::Cancelled | Choice::Missing) => self.choosing = None,
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Answer> {
        title(ui, &tr!("export-title"));
        if self.working {
            return working(ui);
        }
        self.format(ui);
        self.scope(ui);
        section(ui, &tr!("export-people"));
        ui.checkbox(&mut self.authors, tr!("export-authors"));
        ui.checkbox(&mut self.dates, tr!("export-dates"));
        ui.checkbox(&mut self.replies, tr!("export-replies"));
        faint(ui, tr!("export-people-hint"));
        section(ui, &tr!("export-file"));
        let (_, entered) = path_field(ui, &mut self.path, &mut self.problem);
        ui.add_space(theme::APART);
        self.buttons(ui, entered)
    }

    fn format(&mut self, ui: &mut Ui) {
        let before = self.format;
        ui.horizontal(|ui| {
            for format in Format::all() {
                ui.radio_value(&mut self.format, format, name_of(format));
            }
        });
        if self.format != before {
            self.path = of_export(Path::new(&self.path), self.format).display().to_string();
        }
        faint(
            ui,
            match self.format {
                Format::Pdf => tr!("export-pdf-words"),
                Format::Markdown => tr!("export-markdown-words"),
            },
        );
    }

    fn scope(&mut self, ui: &mut Ui) {
        let (total, shown) = self.counts;
        section(ui, &tr!("export-include"));
        if total == shown {
            ui.label(tr!("export-all", count = total));
        } else {
            ui.horizontal_wrapped(|ui| {
                ui.radio_value(&mut self.filtered, true, tr!("export-filtered", count = shown));
                ui.radio_value(&mut self.filtered, false, tr!("export-all", count = total));
            });
        }
        if self.format == Format::Pdf {
            ui.checkbox(&mut self.whole_text, tr!("export-whole-text"));
        }
    }

    fn buttons(&mut self, ui: &mut Ui, entered: bool) -> Option<Answer> {
        let mut answer = None;
        ui.horizontal(|ui| {
            let named = !self.path.trim().is_empty();
            let wanted = ui.add_enabled_ui(named, |ui| primary(ui, &tr!("export-go")).clicked()).inner;
            if named && (wanted || entered) {
                answer = Some(Answer::Export(Box::new(Wish {
                    format: self.format,
                    filtered: self.filtered && self.counts.0 != self.counts.1,
                    whole_text: self.whole_text,
                    authors: self.authors,
                    dates: self.dates,
                    replies: self.replies,
                    path: of_export(&with_home(&self.path), self.format),
                })));
            }
            if ui.button(tr!("sheet-browse")).clicked() {
                self.browse = true;
            }
            if ui.button(tr!("sheet-cancel")).clicked() {
                answer = Some(Answer::PutAway);
            }
        });
        answer
    }
}

/// A format's name as people read it.
fn name_of(format: Format) -> String {
    match format {
        Format::Pdf => tr!("export-pdf"),
        Format::Markdown => tr!("export-markdown"),
    }
}

fn working(ui: &mut Ui) -> Option<Answer> {
    ui.label(tr!("export-working"));
    // How long it takes cannot be foretold; the bar says only that work goes on.
    ui.add(ProgressBar::new(1.0).animate(true).desired_width(ui.available_width()));
    ui.add_space(theme::APART);
    ui.button(tr!("export-cancel")).clicked().then_some(Answer::PutAway)
}
