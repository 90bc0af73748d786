//! What to export, how much of it to tell, and where to.

use std::path::{Path, PathBuf};

use eframe::egui::{Context, ProgressBar, Ui};

use super::body::body;
use super::path::{original_field, path_field};
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
    /// The PDF to write into, for [`Format::Original`]; `None` for the one that the project keeps.
    pub original: Option<PathBuf>,
}

/// A path that a person can choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Target,
    Original,
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
    /// The PDF to write into.
    original: String,
    /// The project keeps it: `Some(true)` to write into that one.
    kept: Option<bool>,
    /// Marks in all and through the filter.
    counts: (usize, usize),
    choosing: Option<(Field, Choosing)>,
    browse: Option<Field>,
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
            original: String::new(),
            kept: None,
            counts,
            choosing: None,
            browse: None,
            working: false,
            problem: None,
        }
    }

    /// The same with this file proposed as the original, or the one that the project keeps.
    #[must_use]
    pub fn with_original(mut self, original: Option<&Path>, kept: bool) -> Self {
        self.original = original.map(|path| path.display().to_string()).unwrap_or_default();
        self.kept = kept.then_some(true);
        self
    }

    /// The same, as it was filled in.
    pub fn again(wish: &Wish, counts: (usize, usize), kept: bool) -> Self {
        let Wish { format, filtered, whole_text, authors, dates, replies, path, original } = wish.clone();
        let sheet = Self::new(&wish.path, counts).with_original(original.as_deref(), kept);
        let (path, kept) = (path.display().to_string(), kept.then_some(original.is_none()));
        Self { format, filtered, whole_text, authors, dates, replies, path, kept, ..sheet }
    }

    pub fn poll(&mut self, dialogs: &dyn FileDialogs, ctx: &Context) {
        if let Some(field) = self.browse.take() {
            self.choosing = Some((field, Choosing::start(dialogs, ctx, self.wanted(field))));
        }
        let Some((field, choosing)) = &self.choosing else { return };
        match choosing.poll() {
            Choice::Open => return,
            Choice::Chosen(path) => {
                let path = path.display().to_string();
                match field {
                    Field::Target => self.path = path,
                    Field::Original => {
                        self.original = path;
                        self.problem = None;
                    }
                }
            }
            Choice::Cancelled | Choice::Missing => {}
        }
        self.choosing = None;
    }

    fn wanted(&self, field: Field) -> Wanted {
        if field == Field::Original {
            let kind = (tr!("export-original-kind"), vec!["pdf".to_owned()]);
            return Wanted { title: tr!("export-original-file"), kind, save_as: None };
        }
        let name = PathBuf::from(&self.path);
        let name = name.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let kind = (name_of(self.format), vec![self.format.extension().to_owned()]);
        Wanted { title: tr!("export-to"), kind, save_as: Some(name) }
    }

    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Answer> {
        title(ui, &tr!("export-title"));
        if self.working {
            return working(ui, self.format);
        }
        let entered = body(ui, |ui| self.body(ui));
        ui.add_space(theme::APART);
        self.buttons(ui, entered)
    }

    /// Everything to choose; says whether Enter was pressed in the path.
    fn body(&mut self, ui: &mut Ui) -> bool {
        self.format(ui);
        if self.format == Format::Original {
            self.original(ui);
        }
        self.scope(ui);
        section(ui, &tr!("export-people"));
        ui.checkbox(&mut self.authors, tr!("export-authors"));
        ui.checkbox(&mut self.dates, tr!("export-dates"));
        ui.checkbox(&mut self.replies, tr!("export-replies"));
        faint(ui, tr!("export-people-hint"));
        section(ui, &tr!("export-file"));
        path_field(ui, &mut self.path, &mut self.problem).1
    }

    /// Which file to write into.
    fn original(&mut self, ui: &mut Ui) {
        section(ui, &tr!("export-original-file"));
        if let Some(kept) = &mut self.kept {
            let before = *kept;
            ui.horizontal_wrapped(|ui| {
                ui.radio_value(kept, true, tr!("original-kept-use"));
                ui.radio_value(kept, false, tr!("original-kept-other"));
            });
            if *kept != before {
                self.problem = None;
            }
            if *kept {
                return;
            }
        }
        original_field(ui, &mut self.original, &mut self.problem);
        if ui.button(tr!("export-original-choose")).clicked() {
            self.browse = Some(Field::Original);
        }
    }

    fn format(&mut self, ui: &mut Ui) {
        let before = self.format;
        ui.horizontal_wrapped(|ui| {
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
                Format::Original => tr!("export-original-words"),
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
        ui.horizontal_wrapped(|ui| {
            let uses_kept = self.kept == Some(true);
            let into = self.format != Format::Original || uses_kept || !self.original.trim().is_empty();
            let named = into && !self.path.trim().is_empty();
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
                    original: (!uses_kept).then(|| with_home(&self.original)),
                })));
            }
            if ui.button(tr!("sheet-browse")).clicked() {
                self.browse = Some(Field::Target);
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
        Format::Original => tr!("export-original"),
    }
}

fn working(ui: &mut Ui, format: Format) -> Option<Answer> {
    body(ui, |ui| {
        ui.label(match format {
            Format::Original => tr!("export-original-working"),
            _ => tr!("export-working"),
        });
        // How long it takes cannot be foretold; the bar says only that work goes on.
        ui.add(ProgressBar::new(1.0).animate(true).desired_width(ui.available_width()));
    });
    ui.add_space(theme::APART);
    ui.button(tr!("export-cancel")).clicked().then_some(Answer::PutAway)
}
