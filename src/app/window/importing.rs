//! A text on its way in: the review that comes up over the window, and what becomes of the text after it.

use std::path::Path;
use std::sync::Arc;

use eframe::egui::Context;

use super::App;
use crate::app::files::{self, Opened, paths};
use crate::app::import_review::{Goal, ImportReview};
use crate::app::notices::Notice;
use crate::app::outbox::capital;
use crate::app::sheets::{Purpose, Sheet, Then};
use crate::app::words;
use crate::compare::{Placement, carry_by_address};
use crate::import::{Changes, Draft, Tracked};
use crate::project::Project;
use crate::review::{Codebook, Edit, EditError, Review, Step};
use crate::text::{Text, TextId};
use crate::tr;

/// Says whether nothing of the open project can be lost by this, since a text is looked over first.
pub(super) fn leads_to_review(then: &Then) -> bool {
    match then {
        Then::Ask(purpose) => matches!(purpose, Purpose::OpenText | Purpose::AddText),
        Then::Open(path) => !paths::is_of_project(path),
        Then::Show(opened) => matches!(**opened, Opened::Draft(_)),
        _ => false,
    }
}

impl App {
    /// Says whether changes to a text that is being looked over would be lost by this.
    pub(super) fn would_discard(&self, then: &Then) -> bool {
        !matches!(then, Then::Create) && self.import.as_ref().is_some_and(ImportReview::is_changed)
    }

    /// Brings up the review of what was read.
    pub(super) fn show_draft(&mut self, draft: Draft) {
        let adds = std::mem::take(&mut self.adding) && self.workspace.is_some();
        let goal = if adds { Goal::Add } else { Goal::NewProject };
        self.notices.turn();
        self.sheet = None;
        let keepable = self.read_from.as_deref().and_then(size_of_pdf);
        self.import = Some(ImportReview::new(draft, goal).with_pdf(keepable));
    }

    /// Reads the file of the draft anew, with this becoming of its tracked changes. If the draft was changed, the
    /// person is asked before the other takes its place.
    pub(super) fn read_anew(&mut self, ctx: &Context, changes: Changes) {
        let (Some(import), Some(path)) = (&self.import, self.read_from.clone()) else { return };
        let tracked = Tracked { changes, ..import.tracked() };
        self.adding = import.goal() == Goal::Add;
        self.opening = Some(files::open_anew(ctx, path, self.worker.clone(), tracked));
    }

    /// Puts the review away without creating anything, asking first if it was worked on.
    pub(super) fn cancel_import(&mut self) {
        if self.import.as_ref().is_some_and(ImportReview::is_changed) {
            self.sheet = Some(Sheet::Discard(None));
        } else {
            self.end_import();
        }
    }

    /// The person said that the draft may go.
    pub(super) fn discard_draft(&mut self, ctx: &Context, then: Option<Then>) {
        self.sheet = None;
        self.end_import();
        if let Some(then) = then {
            self.leave(ctx, then);
        }
    }

    fn end_import(&mut self) {
        self.import = None;
        if let Some(workspace) = &mut self.workspace {
            workspace.pane.request_focus();
        }
    }

    /// Creates the text as it stands: in a project of its own, or in the open one.
    pub(super) fn create_text(&mut self, ctx: &Context) {
        let Some(import) = &self.import else { return };
        match import.goal() {
            Goal::Add => self.add_text(ctx),
            Goal::NewProject if self.would_lose() => self.leave(ctx, Then::Create),
            Goal::NewProject => self.make_project(ctx),
        }
    }

    /// Makes a project of the text that was looked over; the one that is open gives way.
    pub(super) fn make_project(&mut self, ctx: &Context) {
        let Some(text) = self.reviewed_text() else { return };
        let Some(import) = &self.import else { return };
        let (title, recognised, keeps) = (import.title(), import.recognised(), import.keeps_pdf());
        let brought = import.brought(&text);
        match project_of(&title, text, brought.edit) {
            Ok(project) => {
                self.show_new(project);
                self.keep_origin(ctx, keeps);
                self.begin_tour();
                self.tell(Notice::done(with_brought(recognised, brought.marks)));
            }
            Err(error) => self.tell(Notice::problem(words::refusal(&error))),
        }
    }

    /// Adds the text that was looked over to the open project, as one step, and turns to it.
    fn add_text(&mut self, ctx: &Context) {
        let Some(text) = self.reviewed_text() else { return };
        let brought = self.import.as_ref().map(|import| import.brought(&text));
        let Some(workspace) = &mut self.workspace else { return };
        let id = text.id().clone();
        let known = workspace.review().texts().contains_key(&id);
        let brought = brought.filter(|brought| !known && brought.marks > 0);
        let marks = brought.as_ref().map_or(0, |brought| brought.marks);
        let put = Edit::PutText(Arc::new(text));
        let edit = match brought {
            Some(brought) => Edit::All(vec![put, brought.edit]),
            None => put,
        };
        let added = workspace.apply(Step::new(tr!("step-add-text"), edit));
        if self.check(added).is_none() {
            return;
        }
        let keeps = self.import.as_ref().is_some_and(ImportReview::keeps_pdf);
        self.end_import();
        let Some(workspace) = &mut self.workspace else { return };
        workspace.turn_to_text(&id);
        self.keep_origin(ctx, keeps);
        let Some(workspace) = &mut self.workspace else { return };
        let digest = workspace.digest_behind(&id);
        let words = if known { tr!("import-known") } else { tr!("import-added") };
        self.tell(Notice::done(with_brought(words, marks)));
        if let Some((digest, _)) = digest.filter(|_| !known) {
            self.follow_digest(&digest, &id);
        }
    }

    /// The file of a text just created is proposed where the original is asked for, and goes into the project if
    /// the person wished so.
    fn keep_origin(&mut self, ctx: &Context, keeps: bool) {
        let Some(workspace) = &mut self.workspace else { return };
        let pdf = self.read_from.take().filter(|path| is_pdf(path));
        let text = Arc::clone(workspace.text());
        workspace.origin = pdf.clone().or(workspace.origin.take());
        if let Some(path) = pdf.filter(|_| keeps) {
            self.keep_original_of(ctx, path, text);
        }
    }

    /// The official text came to a digest that has marks: they follow it by their addresses, as a step of its own
    /// that can be taken back. What could not be placed is named, and stays where it is.
    fn follow_digest(&mut self, digest: &TextId, text: &TextId) {
        let Some(workspace) = &mut self.workspace else { return };
        let Some(text) = workspace.review().texts().get(text).cloned() else { return };
        let Some(ledger) = carry_by_address(workspace.review(), digest, &text) else { return };
        let places = workspace.places_of(ledger.lines.iter().filter(|line| line.provision.is_none()));
        let count = |placement| ledger.count(placement);
        let (same, address, above) =
            (count(Placement::SameWords), count(Placement::Address), count(Placement::Above));
        let (all, unplaced) = (same + address + above, count(Placement::Unplaced));
        let added = tr!("import-added");
        if all == 0 {
            self.tell(Notice::done(format!("{added} {}", tr!("import-marks-stay", count = unplaced))));
            return;
        }
        let carried = workspace.apply(Step::new(tr!("step-carry-over"), ledger.edit));
        if self.check(carried).is_none() {
            return;
        }
        let carried = tr!("import-carried", count = all, same = same, address = address, above = above);
        let mut words = format!("{added} {carried}");
        if unplaced > 0 {
            words.push(' ');
            words.push_str(&tr!("import-unplaced", count = unplaced, places = places));
        }
        self.tell(Notice::problem(words));
    }

    /// The text as it stands in the review; says why there is none.
    fn reviewed_text(&mut self) -> Option<Text> {
        match self.import.as_mut()?.text() {
            Ok(text) => Some(text),
            Err(error) => {
                self.tell(Notice::problem(capital(&error.to_string())));
                None
            }
        }
    }
}

fn is_pdf(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
}

/// The bytes of a file, if it is a PDF.
fn size_of_pdf(path: &Path) -> Option<u64> {
    path.metadata().ok().filter(|_| is_pdf(path)).map(|about| about.len())
}

/// What was done, and how many marks the file brought along.
fn with_brought(words: String, marks: usize) -> String {
    if marks == 0 { words } else { format!("{words} {}", tr!("import-brought", count = marks)) }
}

/// A new project on a text, with the marks that its file brought along.
fn project_of(title: &str, text: Text, marks: Edit) -> Result<Project, EditError> {
    let mut review = Review::new(title, Codebook::shipped());
    review.apply(Edit::All(vec![Edit::PutText(Arc::new(text)), marks]))?;
    Ok(Project::from_review(review))
}
