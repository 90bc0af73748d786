//! An open project and how it is being looked at. Panes read from here; what they want changed goes
//! through [`Workspace::apply`] as an edit.

mod before;
mod by_hand;
mod desk;
mod going;
mod hidden;
mod marking;
pub mod marks;
mod read;
mod replies;
mod texts;
mod travels;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::app::reading::{PaneSelection, ReadingDocument, ReadingPane};
use crate::app::settings::Settings;
use crate::app::words::{self, Language};
use crate::find::Filter;
use crate::project::{Project, Record, Stamp};
use crate::review::{
    Anchor, Annotation, AnnotationId, Edit, EditError, History, Review, Reviewer, ReviewerId, Step,
};
use crate::text::{Text, TextHeader, TextId};
use crate::tr;
use before::Before;
use hidden::HiddenPlaces;
pub use hidden::Holder;
use marks::MarkIndex;
use travels::Travels;

pub struct Workspace {
    project: Arc<Project>,
    history: History,
    /// State of the history that is on disk.
    saved: u64,
    pub path: Option<PathBuf>,
    /// The file that it was read from or last saved to is locked.
    locked: bool,
    /// What changed the project since this was last asked for.
    records: Vec<Record>,
    /// The file that a text was read from while this project was open; kept nowhere.
    pub origin: Option<PathBuf>,
    /// What the file looked like when it was last read or written here.
    pub stamp: Option<Stamp>,
    text: Arc<Text>,
    pub pane: ReadingPane,
    pub marks: MarkIndex,
    /// Where hidden characters stand.
    pub hidden: HiddenPlaces,
    filter: Filter,
    focus: Option<AnnotationId>,
    /// The mark last in focus: a further passage joins it.
    last: Option<AnnotationId>,
    pub selection: Option<PaneSelection>,
    /// The text has the keyboard.
    pub reading: bool,
    /// The reader went to a place since this was last looked at.
    pub arrived: bool,
    /// Provision at the top of the page, and the last one that it shows some of.
    pub top: usize,
    pub bottom: usize,
    /// Provision that the caret or the selection is in.
    pub caret: Option<usize>,
    /// Where the link leads that the caret is in.
    pub link: Option<usize>,
    /// Bookmarked provisions of the reviewer, in text order.
    bookmarks: Vec<usize>,
    /// Counts how often the bookmarks changed.
    me: ReviewerId,
    /// Grows whenever what the panes show of the review is made anew.
    revision: u64,
    /// For each provision whether the user has read it; empty if none.
    read: Vec<bool>,
    travels: Travels,
    /// Counts runs of typing: another field or a pause, another run.
    run: u64,
    /// When a letter was last typed into a mark, and not yet looked at by the index.
    typed: Option<Instant>,
    /// A concern is being renamed: when a letter was last typed. What is made of the index has the old name.
    renamed: Option<Instant>,
    /// What the index of marks was made in.
    language: Language,
}

/// A pause in typing that begins a new step of undo.
const PAUSE: Duration = Duration::from_secs(2);
/// A pause in typing a concern's name after which its marks are called by it.
const REST: Duration = Duration::from_millis(400);

impl Workspace {
    pub fn new(project: Project, path: Option<PathBuf>, stamp: Option<Stamp>, settings: &Settings) -> Self {
        let me = settings.reviewer_in(project.id());
        let text = first_text(project.review());
        let mut workspace = Self {
            pane: ReadingPane::new(Arc::new(ReadingDocument::from_text(&text))),
            marks: MarkIndex::default(),
            hidden: HiddenPlaces::of(project.review()),
            locked: path.is_some() && project.is_sealed(),
            project: Arc::new(project),
            history: History::default(),
            saved: 0,
            records: Vec::new(),
            path,
            origin: None,
            stamp,
            text,
            filter: Filter::default(),
            focus: None,
            last: None,
            selection: None,
            reading: false,
            arrived: false,
            top: 0,
            bottom: 0,
            caret: None,
            link: None,
            bookmarks: Vec::new(),
            me,
            revision: 0,
            read: Vec::new(),
            travels: Travels::default(),
            run: 0,
            typed: None,
            renamed: None,
            language: Language::default(),
        };
        workspace.refresh();
        workspace
    }

    pub fn project(&self) -> &Arc<Project> {
        &self.project
    }

    pub fn review(&self) -> &Review {
        self.project.review()
    }

    pub fn text(&self) -> &Arc<Text> {
        &self.text
    }

    pub fn history(&self) -> &History {
        &self.history
    }

    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Name for title bar and status: the file's, or the project's title until it has one.
    pub fn name(&self) -> String {
        let file = self.path.as_deref().and_then(Path::file_name);
        file.map_or_else(|| self.review().title().to_owned(), |name| name.to_string_lossy().into_owned())
    }

    /// Says whether closing now would lose something.
    pub fn is_unsaved(&self) -> bool {
        self.history.state() != self.saved
    }

    /// What was in `state` is now on disk at `path`, locked or not.
    pub fn saved_as(&mut self, path: PathBuf, stamp: Option<Stamp>, state: u64, locked: bool) {
        self.path = Some(path);
        self.stamp = stamp;
        self.locked = locked;
        self.saved = if self.project.is_sealed() == locked { state } else { u64::MAX };
    }

    /// Says whether its file is locked.
    pub fn is_locked(&self) -> bool {
        self.locked
    }

    /// Says whether something else changed the file since it was last read or written here.
    pub fn changed_outside(&self) -> bool {
        match (&self.path, self.stamp) {
            (Some(path), Some(stamp)) => Stamp::of(path).is_some_and(|now| now != stamp),
            _ => false,
        }
    }

    /// Changes the review, with undo.
    pub fn apply(&mut self, step: Step) -> Result<(), EditError> {
        if self.project.read_only().is_some() {
            return Err(EditError::ReadOnly);
        }
        let before = Before::of(self.review(), &step.edit);
        let joined = step.joint.is_some();
        let typing = step.joint.as_ref().is_some_and(|joint| joint.mark.is_some());
        let edit = step.edit.clone();
        self.history.apply(Arc::make_mut(&mut self.project).review_mut(), step)?;
        self.hidden.follow(self.project.review(), &edit);
        self.records.push(Record::of(&self.project, &edit));
        // While a mark's words are typed, its place and colour stay as they are.
        if typing && before.looks_the_same_in(self.review()) {
            self.typed = Some(Instant::now());
        } else if before == Before::Renamed && joined {
            // Thousands of rows may be sorted by the name: they wait until the typing rests.
            self.renamed = Some(Instant::now());
        } else {
            self.take_in(&before);
        }
        Ok(())
    }

    /// Calls marks by names of concerns that were typed, once the typing rests; says how long that may last.
    pub fn settle_names(&mut self) -> Option<Duration> {
        let left = REST.saturating_sub(self.renamed?.elapsed());
        if left.is_zero() {
            self.call_by_new_names();
            return None;
        }
        Some(left)
    }

    fn call_by_new_names(&mut self) {
        if self.renamed.take().is_some() {
            self.take_in(&Before::Renamed);
        }
    }

    /// Takes back the last step and says its name.
    pub fn undo(&mut self) -> Option<Result<String, EditError>> {
        let before = self.history.next_undo().map(|edit| Before::of(self.review(), edit));
        let undone = self.take_back();
        self.run += 1;
        self.take_in(&before.unwrap_or_default());
        undone
    }

    /// Takes back the last `steps` steps, or as many as can be.
    pub fn undo_many(&mut self, steps: usize) -> Option<Result<String, EditError>> {
        let mut last = None;
        for _ in 0..steps {
            match self.take_back() {
                Some(Ok(name)) => last = Some(Ok(name)),
                other => {
                    last = other.or(last);
                    break;
                }
            }
        }
        self.run += 1;
        self.refresh();
        last
    }

    pub fn redo(&mut self) -> Option<Result<String, EditError>> {
        let before = self.history.next_redo().map(|edit| Before::of(self.review(), edit));
        let edit = self.history.next_redo().cloned();
        let redone = self.history.redo(Arc::make_mut(&mut self.project).review_mut());
        self.record(edit, redone.as_ref());
        self.run += 1;
        self.take_in(&before.unwrap_or_default());
        redone
    }

    fn take_back(&mut self) -> Option<Result<String, EditError>> {
        let edit = self.history.next_undo().cloned();
        let undone = self.history.undo(Arc::make_mut(&mut self.project).review_mut());
        self.record(edit, undone.as_ref());
        undone
    }

    fn record(&mut self, edit: Option<Edit>, done: Option<&Result<String, EditError>>) {
        if let (Some(edit), Some(Ok(_))) = (edit, done) {
            self.hidden.follow(self.project.review(), &edit);
            self.records.push(Record::of(&self.project, &edit));
        }
    }

    /// What changed the project since this was last asked for, in order.
    pub fn take_records(&mut self) -> Vec<Record> {
        std::mem::take(&mut self.records)
    }

    /// No file holds the project as it is, even where nothing is done to it.
    pub fn count_as_unsaved(&mut self) {
        self.saved = u64::MAX;
    }

    /// Has it written locked from the next save on, or in clear.
    pub fn set_sealed(&mut self, sealed: bool) {
        Arc::make_mut(&mut self.project).set_sealed(sealed);
        self.count_as_unsaved();
    }

    /// The next typing is a step of its own.
    pub fn end_run(&mut self) {
        self.run += 1;
        self.call_by_new_names();
        if self.typed.take().is_some() {
            // Words typed may let a mark through the filter, or out of it.
            let typed = self.focus().cloned();
            match typed {
                Some(mark) => self.take_in(&Before::Marks(vec![(mark.id, Some(mark))])),
                None => self.refresh(),
            }
        }
    }

    pub fn set_filter(&mut self, filter: Filter) {
        if filter != self.filter {
            self.filter = filter;
            self.refresh();
        }
    }

    /// Turns to another text of the project; `back` returns.
    pub fn turn_to_text(&mut self, id: &TextId) {
        self.travels.leave(self.here());
        self.show_text(id);
    }

    /// Turns to another text of the project.
    pub fn show_text(&mut self, id: &TextId) {
        if let Some(text) = self.review().texts().get(id).cloned() {
            self.set_text(text);
            self.refresh();
        }
    }

    /// The mark in focus.
    pub fn focus(&self) -> Option<&Annotation> {
        self.review().annotations().get(&self.focus?)
    }

    /// Turns to a mark, or away from all; the page follows if asked.
    pub fn set_focus(&mut self, focus: Option<AnnotationId>, follow: bool) {
        self.end_run();
        let left = self.focus().cloned();
        self.focus = focus.filter(|id| self.review().annotations().contains_key(id));
        self.last = self.focus.or(self.last);
        match left.filter(|mark| Some(mark.id) != self.focus && !self.filter.is_open()) {
            // It was shown as long as it was in focus; now the filter decides.
            Some(mark) => self.take_in(&Before::Marks(vec![(mark.id, Some(mark))])),
            None => self.marks.set_focus(self.focus),
        }
        let place = self.focus().filter(|_| follow).and_then(|mark| {
            let from = match &mark.anchor {
                Anchor::Spans(spans) => spans.first().map_or(0, |span| span.from),
                _ => 0,
            };
            Some((mark.anchor.provision(&self.text)?, from))
        });
        if let Some((provision, from)) = place {
            self.travels.leave(self.here());
            self.pane.show_place(provision, from);
        }
    }

    /// Lets the selection go; the caret stays at its end.
    pub fn let_go(&mut self) {
        match self.selection.take().as_ref().and_then(|selection| selection.spans.last()) {
            Some((provision, range)) => self.pane.select(&[(*provision, range.end..range.end)]),
            None => self.pane.clear_selection(),
        }
    }

    /// Makes the index agree with the review after an edit.
    fn take_in(&mut self, before: &Before) {
        match before {
            Before::Marks(marks) => {
                self.revision += 1;
                self.refresh_read();
                self.marks.update(self.project.review(), &self.text, &self.filter, self.focus, marks);
                self.focus = self.focus.filter(|id| self.project.review().annotations().contains_key(id));
                self.marks.set_focus(self.focus);
                self.gather_bookmarks();
            }
            Before::Nothing => {}
            Before::Renamed => {
                self.revision += 1;
                self.marks.renamed();
            }
            Before::Everything => self.refresh(),
        }
    }

    /// Shows another text where an edit took the one on the page away, and its new header where it got one.
    fn keep_text(&mut self) {
        let texts = self.project.review().texts();
        match texts.get(self.text.id()) {
            Some(now) if !Arc::ptr_eq(now, &self.text) => self.text = now.clone(),
            None if !texts.is_empty() => {
                self.set_text(first_text(self.project.review()));
            }
            _ => {}
        }
    }

    fn set_text(&mut self, text: Arc<Text>) {
        self.pane.set_document(Arc::new(ReadingDocument::from_text(&text)));
        self.text = text;
        self.selection = None;
        self.focus = None;
        self.caret = None;
        self.link = None;
        (self.top, self.bottom) = (0, 0);
    }

    /// Makes the index anew after marks or concerns changed.
    fn refresh(&mut self) {
        self.keep_text();
        self.revision += 1;
        self.renamed = None;
        self.refresh_read();
        // A concern that was merged or removed cannot be asked for any more.
        let codebook = self.project.review().codebook();
        let Filter { any_of, all_of, none_of, .. } = &mut self.filter;
        for concerns in [any_of, all_of, none_of] {
            concerns.retain(|id| codebook.get(id).is_some());
        }
        // A mark just made is seen even where the filter would hide it.
        self.marks = MarkIndex::new(self.project.review(), &self.text, &self.filter, self.focus);
        self.focus = self.focus.filter(|id| self.project.review().annotations().contains_key(id));
        self.marks.set_focus(self.focus);
        self.gather_bookmarks();
        self.language = words::spoken();
    }

    /// Names the marks anew once the interface has turned to another language.
    pub fn keep_language(&mut self) {
        if self.language != words::spoken() {
            self.refresh();
        }
    }

    /// Says whether the mark is the user's own, to change or delete.
    pub fn is_mine(&self, mark: &Annotation) -> bool {
        mark.reviewer == self.me && self.project.read_only().is_none()
    }

    /// Who the user is in this project.
    pub fn me_id(&self) -> ReviewerId {
        self.me
    }

    /// The user in this project, under the name they chose, as far as the project knows them.
    pub fn me(&self) -> Option<&Reviewer> {
        self.review().reviewers().get(&self.me)
    }

    /// The edit that makes the user known to the project; none if they are. A name once chosen here stays
    /// until it is changed here: another project's name must not slip in.
    fn introduce(&self, name: &str) -> Option<Edit> {
        self.me().is_none().then(|| Edit::PutReviewer(Reviewer::new(self.me, name)))
    }

    /// Gives the user another name in this project, if the project knows them.
    pub fn rename_me(&mut self, name: &str) -> Result<(), EditError> {
        let name = name.trim();
        let Some(known) = self.me().filter(|known| known.name != name) else { return Ok(()) };
        let renamed = Reviewer { name: name.to_owned(), ..known.clone() };
        self.apply(Step::new(tr!("step-change-name"), Edit::PutReviewer(renamed)))
    }
}

/// The text that opens first: the one with the most marks. A project without texts shows an empty one.
fn first_text(review: &Review) -> Arc<Text> {
    let mut counts = std::collections::HashMap::new();
    for mark in review.annotations().values() {
        *counts.entry(&mark.text).or_insert(0_usize) += 1;
    }
    let most = review.texts().values().max_by_key(|text| counts.get(text.id()).copied().unwrap_or_default());
    most.cloned().unwrap_or_else(|| Arc::new(Text::empty(TextHeader::default())))
}
