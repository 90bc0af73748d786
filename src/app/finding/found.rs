//! The search behind the bar: indexes of texts, made once each, and what was found, ready to be lent.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::Context;

use crate::app::files::jobs::{Job, Progress};
use crate::app::reading::{self, StripPlace};
use crate::find::{Finder, Hit, Hits, Query, TextIndex};
use crate::text::{Text, TextId};

/// Bytes of words up to which an index is made at once; more is made on a thread of its own.
const AT_ONCE: usize = 400_000;
/// Texts whose indexes are kept.
const KEPT: usize = 4;
/// The part of a frame that a search may take.
const SLICE: Duration = Duration::from_millis(8);
/// Hits that are shown one by one beside the text; of more, one for each provision.
const MOST_TICKS: usize = 20_000;

/// Indexes of texts.
#[derive(Default)]
pub(super) struct Indexes {
    known: HashMap<TextId, Arc<TextIndex>>,
    making: Option<(TextId, Job<TextIndex>)>,
}

impl Indexes {
    /// The index of a text; `None` while it is being made.
    pub(super) fn of(&mut self, ctx: &Context, text: &Arc<Text>) -> Option<Arc<TextIndex>> {
        if let Some(index) = self.known.get(text.id()) {
            self.making = None;
            return Some(Arc::clone(index));
        }
        let length: usize = text.provisions().iter().map(|p| p.heading.len() + p.text.len()).sum();
        if length <= AT_ONCE {
            return Some(self.keep(text, TextIndex::new(text)));
        }
        match &self.making {
            Some((id, job)) if id == text.id() => match job.poll() {
                Progress::Working => None,
                Progress::Done(index) => Some(self.keep(text, index)),
                // Without another thread it is made on this one.
                Progress::Failed => Some(self.keep(text, TextIndex::new(text))),
            },
            _ => {
                let shared = Arc::clone(text);
                let job = Job::start(ctx, "index", move |_| TextIndex::new(&shared));
                self.making = Some((text.id().clone(), job));
                None
            }
        }
    }

    /// Says whether an index is being made.
    pub(super) fn is_making(&self) -> bool {
        self.making.is_some()
    }

    fn keep(&mut self, text: &Text, index: TextIndex) -> Arc<TextIndex> {
        self.making = None;
        if self.known.len() >= KEPT {
            self.known.clear();
        }
        let index = Arc::new(index);
        self.known.insert(text.id().clone(), Arc::clone(&index));
        index
    }
}

/// The hits of one provision.
#[derive(Default)]
struct Here {
    label: Vec<Range<usize>>,
    words: Vec<Range<usize>>,
}

/// What was found in a text.
#[derive(Default)]
pub(super) struct Found {
    finder: Option<(TextId, Finder)>,
    /// Grows whenever the hits change.
    revision: u64,
    /// Hits by provision, read where the page asks for them.
    cells: Vec<OnceCell<Here>>,
    strip: Vec<StripPlace>,
    current: Option<Hit>,
    strip_current: Option<StripPlace>,
    number: Option<usize>,
}

impl Found {
    /// Looks for a query in a text; says whether that is something new.
    pub(super) fn ask(&mut self, index: &Arc<TextIndex>, text: &Text, query: &Query) -> bool {
        let ours = self.is_of(text.id());
        let finder = match &mut self.finder {
            Some((_, finder)) if ours => finder,
            slot => &mut slot.insert((text.id().clone(), Finder::new(Arc::clone(index)))).1,
        };
        if ours && finder.query() == query {
            return false;
        }
        finder.ask(query);
        self.set_current(None);
        self.renew(text);
        true
    }

    /// Lends nothing any more.
    pub(super) fn forget(&mut self) {
        if self.finder.is_some() {
            *self = Self { revision: self.revision + 1, ..Self::default() };
        }
    }

    /// Searches on for a slice of time; says whether there is more to search.
    pub(super) fn search_on(&mut self, text: &Text) -> bool {
        let Some((_, finder)) = &mut self.finder else { return false };
        if finder.hits().is_complete() {
            return false;
        }
        finder.advance(SLICE);
        let more = !finder.hits().is_complete();
        self.renew(text);
        more
    }

    pub(super) fn hits(&self) -> Option<&Hits> {
        self.finder.as_ref().map(|(_, finder)| finder.hits())
    }

    /// Says whether this was found in the text with this id.
    pub(super) fn is_of(&self, id: &TextId) -> bool {
        self.finder.as_ref().is_some_and(|(text, _)| text == id)
    }

    /// Another number whenever the hits change.
    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    pub(super) fn strip(&self) -> &[StripPlace] {
        &self.strip
    }

    pub(super) fn strip_current(&self) -> Option<StripPlace> {
        self.strip_current
    }

    /// Makes the hit of this number the one that is drawn as current.
    pub(super) fn set_current(&mut self, number: Option<usize>) {
        if number == self.number && number.is_none() == self.current.is_none() {
            return;
        }
        self.number = number;
        let hit = number.and_then(|number| self.hits()?.get(number));
        self.strip_current = hit.as_ref().map(|hit| {
            // Its tick stands there already; the share is the same.
            let nth = number.and_then(|number| self.strip.get(number)).copied();
            let here = nth.filter(|place| place.provision == hit.provision);
            here.unwrap_or(StripPlace { provision: hit.provision, share: 0.5 })
        });
        self.current = hit;
    }

    /// Makes anew what is lent.
    fn renew(&mut self, text: &Text) {
        self.revision += 1;
        self.cells.clear();
        self.cells.resize_with(text.provisions().len(), OnceCell::new);
        self.strip = self.hits().map(|hits| ticks(text, hits)).unwrap_or_default();
    }
}

/// Where hits stand beside the text.
fn ticks(text: &Text, hits: &Hits) -> Vec<StripPlace> {
    let every = hits.len() <= MOST_TICKS;
    let mut places = Vec::with_capacity(if every { hits.len() } else { 0 });
    for (provision, _) in hits.by_provision() {
        if !every {
            places.push(StripPlace { provision, share: 0.5 });
            continue;
        }
        let chars = text.provisions().get(provision).map_or(0, |found| found.words().chars().count());
        let place =
            |range: Range<usize>| StripPlace { provision, share: range.start as f32 / chars.max(1) as f32 };
        places.extend(hits.in_label(provision).map(|_| StripPlace { provision, share: 0.0 }));
        places.extend(hits.in_provision(provision).map(place));
    }
    places
}

impl Found {
    fn here(&self, provision: usize) -> Option<&Here> {
        let found = |hits: &Hits| Here {
            label: hits.in_label(provision).collect(),
            words: hits.in_provision(provision).collect(),
        };
        Some(self.cells.get(provision)?.get_or_init(|| self.hits().map(found).unwrap_or_default()))
    }

    fn current_in(&self, label: bool) -> Option<(usize, Range<usize>)> {
        let hit = self.current.as_ref().filter(|hit| hit.in_label == label)?;
        Some((hit.provision, hit.range.clone()))
    }
}

impl reading::Hits for Found {
    fn of(&self, provision: usize) -> &[Range<usize>] {
        self.here(provision).map_or(&[], |here| &here.words)
    }

    fn current(&self) -> Option<(usize, Range<usize>)> {
        self.current_in(false)
    }

    fn in_label(&self, provision: usize) -> &[Range<usize>] {
        self.here(provision).map_or(&[], |here| &here.label)
    }

    fn current_label(&self) -> Option<(usize, Range<usize>)> {
        self.current_in(true)
    }
}
