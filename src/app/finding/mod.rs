//! Find in text: the bar above the page, the list of places found, and what the page shows beside its words:
//! links, their previews, and short lists under the pointer.
//!
//! [`FindState`] is what all this remembers. [`bar`] draws the bar and searches on; the page is lent the hits
//! by [`FindState::hits`] and the links by [`FindState::links`].

mod bar;
mod beside;
mod found;
mod links;
mod preview;
mod results;

use eframe::egui::Context;

use crate::app::reading;
use crate::app::workspace::Workspace;
use crate::find::Query;
use crate::review::ProjectId;
use found::{Found, Indexes};
use results::ListState;

pub use bar::bar;
pub use beside::{marks_beside, strip_tip};
pub use links::LinkLender;
pub use preview::{Hover, preview};

/// Most letters of a selection that are taken as the words to look for.
const MOST_TAKEN: usize = 100;

/// What finding remembers between frames.
#[derive(Default)]
pub struct FindState {
    open: bool,
    /// The field takes the keyboard in the next frame.
    focus: bool,
    /// How often the field was given the keyboard. A field that is new each time has all its words selected.
    given: usize,
    /// The field has the keyboard.
    typing: bool,
    query: Query,
    indexes: Indexes,
    found: Found,
    stand: Stand,
    list: ListState,
    project: Option<ProjectId>,
    /// Cross-references and defined terms of the open text.
    pub links: LinkLender,
    pub hover: Hover,
}

/// Where the reader stands among the hits.
#[derive(Default)]
struct Stand {
    /// Provision and `char` from which on the first hit is wanted.
    origin: (usize, usize),
    /// Number of the hit in hand.
    current: Option<usize>,
    /// The first hit from the origin on is to be turned to as soon as it is known.
    seeking: bool,
    /// The search came to an end of the text and went on from the other.
    wrapped: Option<Wrapped>,
    /// Provision of the hit that was last turned to since the bar was opened.
    shown: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrapped {
    ToTop,
    ToEnd,
}

impl FindState {
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Says whether words are typed into the bar.
    pub fn is_typing(&self) -> bool {
        self.open && self.typing
    }

    /// Opens the bar and gives it the keyboard. Words selected in one provision are what is looked for.
    pub fn open(&mut self, workspace: &mut Workspace) {
        let taken = selected_words(workspace);
        // Words that stay from the last time move nothing until somebody asks for the next place.
        self.stand = Stand { origin: (workspace.top, 0), seeking: taken.is_some(), ..Stand::default() };
        if let Some((words, provision, char)) = taken {
            self.query.words = words;
            self.stand.origin = (provision, char);
        }
        self.open = true;
        self.focus = true;
        workspace.pane.leave_focus();
    }

    /// Closes the bar. The hit in hand is selected, ready to be marked.
    pub fn close(&mut self, workspace: &mut Workspace) {
        self.open = false;
        self.typing = false;
        let hit = self.stand.current.and_then(|at| self.found.hits()?.get(at));
        let ours = self.found.is_of(workspace.text().id()) && self.stand.shown.is_some();
        if let Some(hit) = hit.filter(|hit| ours && workspace.is_in_sight(hit.provision)) {
            // A label is nothing to mark; the caret comes to the words behind it.
            let range = if hit.in_label { 0..0 } else { hit.range };
            workspace.pane.select(&[(hit.provision, range)]);
        }
        workspace.pane.request_focus();
    }

    /// Turns to the next hit or the one before; opens the bar if it is closed.
    pub fn step(&mut self, workspace: &mut Workspace, forward: bool) {
        if self.query.words.trim().is_empty() {
            return self.open(workspace);
        }
        self.open = true;
        let Some(hits) = self.found.hits().filter(|_| self.found.is_of(workspace.text().id())) else {
            self.stand = Stand { origin: (workspace.top, 0), seeking: true, ..Stand::default() };
            return;
        };
        let (count, complete) = (hits.len(), hits.is_complete());
        let Some(last) = count.checked_sub(1) else { return };
        let place = (workspace.top, 0);
        let next = match (self.stand.current, forward) {
            (Some(at), true) => (at < last).then_some(at + 1),
            (Some(at), false) => at.checked_sub(1),
            (None, true) => hits.next_from(place.0, place.1),
            (None, false) => hits.before(place.0, place.1),
        };
        let wraps = next.is_none();
        if wraps && !complete {
            return;
        }
        self.stand.wrapped = match (wraps, forward) {
            (false, _) => None,
            (true, true) => Some(Wrapped::ToTop),
            (true, false) => Some(Wrapped::ToEnd),
        };
        self.turn_to(workspace, next.unwrap_or(if forward { 0 } else { last }));
    }

    /// What the page marks as found.
    pub fn hits(&self) -> &dyn reading::Hits {
        if self.open { &self.found } else { &() }
    }

    /// The hits for the strip beside the text, and the one in hand.
    pub fn strip(&self) -> (&[reading::StripPlace], Option<reading::StripPlace>) {
        if self.open { (self.found.strip(), self.found.strip_current()) } else { (&[], None) }
    }

    /// Another number whenever [`FindState::strip`] changes.
    pub fn revision(&self) -> u64 {
        if self.open { self.found.revision() } else { 0 }
    }

    /// Searches on for a short while.
    fn search(&mut self, ctx: &Context, workspace: &mut Workspace) {
        let text = workspace.text().clone();
        let other = !self.found.is_of(text.id());
        let Some(index) = self.indexes.of(ctx, &text) else {
            return self.found.forget();
        };
        if self.found.ask(&index, &text, &self.query) {
            let stays = self.stand.shown.is_none_or(|shown| !other && workspace.is_in_sight(shown));
            // Where the reader has gone elsewhere since, that is where to look from.
            let origin = if stays { self.stand.origin } else { (workspace.top, 0) };
            let shown = self.stand.shown.filter(|_| !other);
            // Another text is not moved until somebody asks for a place in it.
            let seeking = self.stand.seeking || !other;
            self.stand = Stand { origin, shown, seeking, current: None, wrapped: None };
        }
        if self.found.search_on(&text) {
            ctx.request_repaint();
        }
        if self.stand.seeking {
            self.seek(workspace);
        }
        self.found.set_current(self.stand.current);
    }

    /// Turns to the first hit from the origin on, if it is known by now.
    fn seek(&mut self, workspace: &mut Workspace) {
        let Some(hits) = self.found.hits() else { return };
        let (provision, char) = self.stand.origin;
        let (next, complete, any) = (hits.next_from(provision, char), hits.is_complete(), !hits.is_empty());
        match next {
            Some(at) => self.turn_to(workspace, at),
            None if complete && any => {
                self.turn_to(workspace, 0);
                self.stand.wrapped = Some(Wrapped::ToTop);
            }
            None => self.stand.seeking = !complete,
        }
    }

    /// Makes a hit the one in hand and brings it into sight.
    fn turn_to(&mut self, workspace: &mut Workspace, at: usize) {
        let Some(hit) = self.found.hits().and_then(|hits| hits.get(at)) else { return };
        // One stop for a search, not one a letter; another one if the reader has gone elsewhere since.
        if !self.stand.shown.is_some_and(|shown| workspace.is_in_sight(shown)) {
            workspace.leave_stop();
        }
        let range = if hit.in_label { 0..0 } else { hit.range };
        workspace.bring_into_sight(hit.provision, &range);
        self.stand.shown = Some(hit.provision);
        self.stand.current = Some(at);
        self.stand.seeking = false;
        self.found.set_current(Some(at));
        self.list.follow(at);
    }

    /// Forgets what belongs to another project.
    fn keep_to(&mut self, workspace: &Workspace) {
        let id = workspace.project().id();
        if self.project.is_some_and(|known| known != id) {
            *self = Self { query: Query::default(), ..Self::default() };
        }
        self.project = Some(id);
    }
}

/// The selected words, where they begin, if they are few and of one provision.
fn selected_words(workspace: &Workspace) -> Option<(String, usize, usize)> {
    let selection = workspace.selection.as_ref()?;
    let [(provision, range)] = &*selection.spans else { return None };
    if range.len() > MOST_TAKEN {
        return None;
    }
    let words = selection.text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some((words, *provision, range.start))
}
