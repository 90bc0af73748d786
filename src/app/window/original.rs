//! Keeping the PDF that a text was read from in the project, and taking it out again.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::Context;

use super::{App, View};
use crate::app::files::jobs::{Job, Progress};
use crate::app::notices::Notice;
use crate::app::outbox::capital;
use crate::app::words::faults;
use crate::import::{NotKept, read_original};
use crate::review::{Edit, Original, Step};
use crate::text::Text;
use crate::tr;

/// A PDF being read to be kept.
pub(super) type KeepingOriginal = Job<Result<Original, NotKept>>;

impl App {
    /// Says whether the project keeps the PDF of the text that is open.
    pub(super) fn keeps_original(&self) -> bool {
        self.workspace.as_ref().is_some_and(|ws| ws.review().original_of(ws.text()).is_some())
    }

    /// Takes the PDF of the open text out of the project, or keeps the one whose pages are shown. If none are, the
    /// view that asks for it comes up.
    pub(super) fn keep_original(&mut self) {
        let Some(workspace) = &mut self.workspace else { return };
        let text = Arc::clone(workspace.text());
        let kept = workspace.review().original_of(&text).map(|kept| kept.id().clone());
        if let Some(id) = kept {
            let taken = workspace.apply(Step::new(tr!("step-take-out-original"), Edit::RemoveOriginal(id)));
            self.check(taken);
        } else if let Some(original) = self.page_view.original_of(&text).cloned() {
            self.put_original(original);
        } else {
            self.view = View::Text;
            self.page_view.open = true;
            self.tell(Notice::done(tr!("original-show-first")));
        }
    }

    /// Reads the PDF that a text was just created from, to keep it.
    pub(super) fn keep_original_of(&mut self, ctx: &Context, path: PathBuf, text: Arc<Text>) {
        let job = Job::start(ctx, "keeping the original", move |_| read_original(&path, &text));
        self.keeping_original = Some(job);
    }

    pub(super) fn poll_keeping_original(&mut self) {
        let result = match self.keeping_original.as_ref().map(Job::poll) {
            None | Some(Progress::Working) => return,
            Some(Progress::Done(result)) => result.map_err(|why| capital(&faults::keeping_original(&why))),
            Some(Progress::Failed) => Err(tr!("files-not-opened-silent")),
        };
        self.keeping_original = None;
        match result {
            Ok(original) => self.put_original(Arc::new(original)),
            Err(why) => self.tell(Notice::problem(why)),
        }
    }

    fn put_original(&mut self, original: Arc<Original>) {
        let Some(workspace) = &mut self.workspace else { return };
        let kept = workspace.apply(Step::new(tr!("step-keep-original"), Edit::PutOriginal(original)));
        if self.check(kept).is_some() {
            self.tell(Notice::done(tr!("original-kept-notice")));
        }
    }
}
