//! What the view of numbers asks for: reading the marks behind a number, noting what was read, and writing a
//! table into a file.

use std::path::{Path, PathBuf};

use eframe::egui::Context;

use super::{App, View};
use crate::app::files::{Exporting, paths};
use crate::app::notices::Notice;
use crate::app::outbox::Outbox;
use crate::app::panel::Tab;
use crate::app::sheets::{PathSheet, Purpose, Replacing, Sheet};
use crate::app::words;
use crate::find::Table;
use crate::tr;

impl App {
    /// Does what the view asked for.
    pub(super) fn follow_numbers(&mut self, ctx: &Context, out: &mut Outbox) {
        if let Some((provision, read)) = out.set_read.take() {
            self.set_read(provision, read);
        }
        if std::mem::take(&mut out.read_text) {
            self.view = View::Text;
        }
        if std::mem::take(&mut out.read_marks) {
            self.view = View::Text;
            self.show_side(Tab::Marks);
        }
        if let Some(table) = out.table.take() {
            self.ask_table(ctx, table);
        }
    }

    /// Notes that the reviewer has read the article at hand, or takes it back.
    pub(super) fn mark_as_read(&mut self) {
        let Some(workspace) = &self.workspace else { return };
        let here = match self.view {
            View::Overview => self.overview.article(),
            View::Text | View::Focus => Some(workspace.place()),
        };
        let Some(here) = here.filter(|at| *at < workspace.text().provisions().len()) else {
            self.tell(Notice::done(tr!("read-no-article")));
            return;
        };
        let article = workspace.text().article_of(here);
        let read = !workspace.has_read(article);
        self.set_read(article, read);
    }

    fn set_read(&mut self, provision: usize, read: bool) {
        let Some(workspace) = &mut self.workspace else { return };
        let done = workspace.set_read(provision, read, &self.settings.name);
        let article = words::place(workspace.text(), provision);
        if self.check(done).is_some() {
            let words = if read {
                tr!("read-noted", article = article)
            } else {
                tr!("read-taken-back", article = article)
            };
            self.tell(Notice::done(words));
        }
    }

    /// Asks for a file to write a table into.
    fn ask_table(&mut self, ctx: &Context, table: Table) {
        let Some(workspace) = &self.workspace else { return };
        let folder = workspace.path.as_deref().and_then(Path::parent);
        let folder = folder.map_or_else(paths::documents, Path::to_path_buf);
        let project = workspace.path.as_deref().and_then(Path::file_stem);
        let project = project.map_or_else(
            || workspace.review().title().to_owned(),
            |stem| stem.to_string_lossy().into_owned(),
        );
        let name = format!("{} {}", paths::name_of(&project), paths::name_of(&table.name));
        let path = paths::free(&paths::of_table(&folder.join(name)));
        let purpose = Purpose::SaveTable(Box::new(table));
        let sheet = PathSheet::new(purpose, path.display().to_string(), self.dialogs.as_ref(), ctx);
        self.sheet = Some(Sheet::Path(sheet));
    }

    /// Writes a table, asking first if that would write over another file. `asked` says that the person was
    /// asked about `path`.
    pub(super) fn save_table(&mut self, ctx: &Context, table: Box<Table>, path: &Path, asked: bool) {
        let target = paths::placed(&paths::of_table(path));
        if path.is_dir() {
            let why = tr!("files-folder-name", path = path.display().to_string());
            let again = PathSheet::again(Purpose::SaveTable(table), format!("{}/", path.display()), why);
            self.sheet = Some(Sheet::Path(again));
        } else if target.exists() && !(asked && target == path) {
            self.sheet = Some(Sheet::Replace(Replacing::Table(target, table)));
        } else {
            self.write_table(ctx, &table, target);
        }
    }

    pub(super) fn write_table(&mut self, ctx: &Context, table: &Table, path: PathBuf) {
        if self.exporting.is_some() {
            self.tell(Notice::done(tr!("files-being-exported")));
            return;
        }
        self.exporting = Some(Exporting::table(ctx, table, path));
    }
}
