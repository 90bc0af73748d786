//! Codebooks in and out. The files are small and bounded, so they are read and written at once.

use std::path::{Path, PathBuf};

use eframe::egui::Context;

use super::{App, View};
use crate::app::files::paths;
use crate::app::notices::Notice;
use crate::app::outbox::capital;
use crate::app::panel::{Report, Tab};
use crate::app::sheets::{PathSheet, Purpose, Replacing, Sheet};
use crate::export::codebook::{to_csv, to_qdc};
use crate::import::codebook::{into_edit, read_file};
use crate::project::write_atomically;
use crate::review::{Codebook, Step};
use crate::tr;

impl App {
    /// Asks for the file to read or to write.
    pub(super) fn ask_codebook(&mut self, ctx: &Context, purpose: Purpose) {
        let Some(workspace) = &self.workspace else { return };
        let path = workspace.path.clone();
        let folder = path.as_deref().and_then(Path::parent).map_or_else(paths::documents, Path::to_path_buf);
        let path = if matches!(purpose, Purpose::ExportCodebook) {
            if workspace.review().codebook().is_empty() {
                self.tell(Notice::done(tr!("codebook-export-nothing")));
                return;
            }
            let title = paths::name_of(workspace.review().title());
            paths::free(&folder.join(format!("{}.qdc", tr!("codebook-file-name", title = title))))
                .display()
                .to_string()
        } else {
            format!("{}/", folder.display())
        };
        self.sheet = Some(Sheet::Path(PathSheet::new(purpose, path, self.dialogs.as_ref(), ctx)));
    }

    /// Takes a file's concerns into the project's; what came of it stands over the tree.
    pub(super) fn import_codebook(&mut self, path: &Path) {
        self.sheet = None;
        let Some(workspace) = &mut self.workspace else { return };
        let report = match read_file(path) {
            Err(fault) => Report::failed(&fault),
            Ok(file) => {
                let joined = into_edit(workspace.review().codebook(), &file);
                let new = joined.added + joined.changed > 0;
                let step = Step::new(tr!("codebook-step-import"), joined.edit.clone());
                match if new { workspace.apply(step) } else { Ok(()) } {
                    Ok(()) => {
                        let name = path.file_name().unwrap_or_default().to_string_lossy();
                        Report::taken(&name, &file.remarks, &joined)
                    }
                    Err(error) => Report::refused(&crate::app::words::refusal(&error)),
                }
            }
        };
        self.panel.concerns.report = Some(report);
        self.view = if self.view == View::Focus { View::Text } else { self.view };
        self.show_side(Tab::Concerns);
    }

    /// Writes the codebook, asking first if that would write over another file. `asked` says that the
    /// system's window has done so.
    pub(super) fn export_codebook(&mut self, path: &Path, asked: bool) {
        let target = paths::placed(&with_ending(path));
        let name = || target.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let own = self.workspace.as_ref().and_then(|workspace| workspace.path.clone());
        let why = if path.is_dir() {
            Some(tr!("codebook-file-folder", name = path.display().to_string()))
        } else if writer(&target).is_none() {
            Some(tr!("codebook-file-ending", name = name()))
        } else if own.is_some_and(|own| paths::same(&own, &target)) {
            Some(tr!("codebook-file-own"))
        } else {
            None
        };
        if let Some(why) = why {
            let again = PathSheet::again(Purpose::ExportCodebook, path.display().to_string(), why);
            self.sheet = Some(Sheet::Path(again));
        } else if target.exists() && !(asked && target == path) {
            self.sheet = Some(Sheet::Replace(Replacing::Codebook(target)));
        } else {
            self.write_codebook(&target);
        }
    }

    /// Writes the codebook, whatever is there.
    pub(super) fn write_codebook(&mut self, path: &Path) {
        self.sheet = None;
        let Some(workspace) = &self.workspace else { return };
        let Some(write) = writer(path) else { return };
        let codebook = workspace.review().codebook();
        let count = codebook.concerns().len();
        match write_atomically(path, write(codebook).as_bytes()) {
            Ok(_) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let words = tr!("codebook-exported", count = count, name = name);
                self.tell(Notice::written(words, path.to_path_buf()));
            }
            Err(error) => {
                let why = format!("{}.", capital(&crate::app::words::faults::writing(&error)));
                let again = PathSheet::again(Purpose::ExportCodebook, path.display().to_string(), why);
                self.sheet = Some(Sheet::Path(again));
            }
        }
    }
}

/// What writes the layout that a name's ending asks for.
fn writer(path: &Path) -> Option<fn(&Codebook) -> String> {
    match path.extension()?.to_string_lossy().to_lowercase().as_str() {
        "qdc" => Some(to_qdc),
        "csv" => Some(to_csv),
        _ => None,
    }
}

/// A name without any ending becomes one for other programs.
fn with_ending(path: &Path) -> PathBuf {
    if path.extension().is_none() { path.with_extension("qdc") } else { path.to_path_buf() }
}
