//! A text on its way in: the review that comes up over the window, and what becomes of the text after it.

use std::sync::Arc;

use eframe::egui::Context;

use super::App;
use crate::app::files::Opened;
use crate::app::import_review::{Goal, ImportReview};
use crate::app::notices::Notice;
use crate::app::outbox::capital;
use crate::app::sheets::{Purpose, Sheet, Then};
use crate::app::words;
use crate::import::Draft;
use crate::project::Project;
use crate::review::{Codebook, Edit, EditError, Review, Step};
use crate::text::{Text, TextId};
use crate::tr;

/// Says whether nothing of the open project can be lost by this, since a text is looked over first.
pub(super) fn leads_to_review(then: &Then) -> bool {
    match then {
        Then::Ask(purpose) => matches!(purpose, Purpose::OpenText | Purpose::AddText),
        Then::Open(path) => !path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron")),
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
        self.notices.clear();
        self.sheet = None;
        self.import = Some(ImportReview::new(draft, goal));
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
            Goal::Add => self.add_text(),
            Goal::NewProject if self.would_lose() => self.leave(ctx, Then::Create),
            Goal::NewProject => self.make_project(),
        }
    }

    /// Makes a project of the text that was looked over; the one that is open gives way.
    pub(super) fn make_project(&mut self) {
        let Some(text) = self.reviewed_text() else { return };
        let Some(import) = &self.import else { return };
        let (title, recognised) = (import.title(), import.recognised());
        match project_of(&title, text) {
            Ok(project) => {
                self.show_project(project, None, None);
                self.begin_tour();
                self.tell(Notice::done(recognised));
            }
            Err(error) => self.tell(Notice::problem(words::refusal(&error))),
        }
    }

    /// Adds the text that was looked over to the open project, as one step, and turns to it.
    fn add_text(&mut self) {
        let Some(text) = self.reviewed_text() else { return };
        let Some(workspace) = &mut self.workspace else { return };
        let id = text.id().clone();
        let known = workspace.review().texts().contains_key(&id);
        let added = workspace.apply(Step::new(tr!("step-add-text"), Edit::PutText(Arc::new(text))));
        if self.check(added).is_none() {
            return;
        }
        self.end_import();
        let Some(workspace) = &mut self.workspace else { return };
        workspace.turn_to_text(&id);
        let digest = workspace.digest_behind(&id);
        self.tell(Notice::done(if known { tr!("import-known") } else { tr!("import-added") }));
        if let Some((digest, marks)) = digest.filter(|_| !known) {
            self.follow_digest(&digest, &id, marks);
        }
    }

    /// The official text came to a digest that has marks. This is where carrying them over is offered; until
    /// it can be done, the person is told where the marks are.
    fn follow_digest(&mut self, _digest: &TextId, _text: &TextId, marks: usize) {
        self.tell(Notice::done(tr!("import-marks-stay", count = marks)));
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

/// A new project on a text.
fn project_of(title: &str, text: Text) -> Result<Project, EditError> {
    let mut review = Review::new(title, Codebook::shipped());
    review.apply(Edit::PutText(Arc::new(text)))?;
    Ok(Project::from_review(review))
}
