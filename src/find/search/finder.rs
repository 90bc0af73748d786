//! Answering a query, at once or a slice at a time so that a window never waits.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::hits::Hits;
use super::needle::{Needle, Query};
use super::text_index::TextIndex;

/// Bytes of folded words between two looks at the clock.
const SLICE: u32 = 1 << 18;

/// How far a search has come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Progress {
    /// The part of the text that is searched, from 0 to 1; more may be found.
    Searching(f32),
    /// Every hit is known.
    Done,
}

/// Finds every hit before it returns.
pub fn search(index: &Arc<TextIndex>, query: &Query) -> Hits {
    let mut finder = Finder::new(Arc::clone(index));
    finder.ask(query);
    while finder.advance(Duration::MAX) != Progress::Done {}
    finder.into_hits()
}

/// The find bar's search: keeps the last query and what was found.
#[derive(Debug)]
pub struct Finder {
    query: Query,
    hits: Hits,
}

impl Finder {
    /// Looks for nothing yet.
    pub fn new(index: Arc<TextIndex>) -> Self {
        Self { query: Query::default(), hits: Hits::none(index) }
    }

    /// Begins a search, unless it is the one it has already.
    pub fn ask(&mut self, query: &Query) {
        if *query != self.query {
            self.query = query.clone();
            self.hits.begin(Needle::new(query));
        }
    }

    /// Searches on for at most about this long; at least one slice of a quarter of a megabyte.
    pub fn advance(&mut self, budget: Duration) -> Progress {
        let start = Instant::now();
        while self.hits.search_on(SLICE) {
            if start.elapsed() >= budget {
                return self.progress();
            }
        }
        Progress::Done
    }

    pub fn progress(&self) -> Progress {
        if self.hits.is_complete() { Progress::Done } else { Progress::Searching(self.hits.share()) }
    }

    pub fn query(&self) -> &Query {
        &self.query
    }

    /// What is found so far; all of it once [`Hits::is_complete`].
    pub fn hits(&self) -> &Hits {
        &self.hits
    }

    pub fn into_hits(self) -> Hits {
        self.hits
    }
}
