//! Where on the pages the words of each mark stand.

use std::collections::BTreeMap;

use crate::export::selection::{Extent, Mark, Selection};
use crate::import::pdf::{Places, Quad, Reading};
use crate::import::{Origin, Trace};

/// The quads of a mark by page, from 0: one for each line, in reading order.
pub(super) type Lines = BTreeMap<usize, Vec<Quad>>;

/// Where the marks of a selection stand.
#[derive(Debug, Default)]
pub(super) struct Located<'a> {
    /// Marks on words, with their places; never without one.
    pub on_words: Vec<(&'a Mark, Lines)>,
    /// Marks on the text as a whole.
    pub on_text: Vec<&'a Mark>,
    /// Numbers of the marks whose words are not in the file.
    pub unplaced: Vec<usize>,
    /// Signs of the marked words, and how many of them the file holds.
    signs: usize,
    found: usize,
}

impl<'a> Located<'a> {
    pub(super) fn of(selection: &'a Selection, reading: &Reading) -> Self {
        let provisions = selection.provisions.iter();
        let words = provisions.map(|provision| (provision.label.as_str(), provision.words().into()));
        let trace = Trace::of_words(&reading.source.paragraphs, words);
        let mut located = Self::default();
        for mark in &selection.marks {
            located.put(mark, origins(mark, selection, &trace), &reading.places);
        }
        if located.signs == 0 {
            // Nothing is marked that could prove the file right, so all of the text must.
            for index in 0..selection.provisions.len() {
                located.count(&trace.origin(index, 0..usize::MAX, true));
            }
        }
        located
    }

    fn put(&mut self, mark: &'a Mark, origins: Option<Vec<Origin>>, places: &Places) {
        let Some(origins) = origins else { return self.on_text.push(mark) };
        for origin in &origins {
            self.count(origin);
        }
        // A highlight over half of its words would say something that nobody said.
        let whole = origins.iter().all(|origin| origin.tied == origin.all);
        let lines = if whole { lines(&origins, places) } else { Lines::new() };
        if lines.is_empty() {
            self.unplaced.push(mark.number);
        } else {
            self.on_words.push((mark, lines));
        }
    }

    fn count(&mut self, origin: &Origin) {
        self.signs += origin.all;
        self.found += origin.tied;
    }

    /// Of a hundred signs of the marked words, how many the file holds.
    pub(super) fn found_of_100(&self) -> usize {
        (self.found * 100).checked_div(self.signs).unwrap_or(100)
    }
}

/// Where in the file the words of a mark come from; nothing for a mark on the text as a whole.
fn origins(mark: &Mark, selection: &Selection, trace: &Trace) -> Option<Vec<Origin>> {
    match &mark.extent {
        Extent::Text => None,
        Extent::Lost => Some(Vec::new()),
        Extent::Passages(passages) => {
            let origin = |passage: &crate::export::Passage| {
                trace.origin(passage.provision, passage.from..passage.to, false)
            };
            Some(passages.iter().map(origin).collect())
        }
        Extent::Provision(index) => {
            let heading =
                selection.provision(*index).map_or(0, |provision| provision.heading.chars().count());
            let to = if heading == 0 { usize::MAX } else { heading };
            Some(vec![trace.origin(*index, 0..to, true)])
        }
    }
}

fn lines(origins: &[Origin], places: &Places) -> Lines {
    let mut lines = Lines::new();
    for span in origins.iter().flat_map(|origin| &origin.spans) {
        for (page, quad) in places.quads(span.paragraph, span.from, span.to) {
            lines.entry(page).or_default().push(quad);
        }
    }
    lines
}
