//! Cross-references and defined terms of the open text, found where the page shows them and kept.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use eframe::egui::Context;

use crate::app::files::jobs::{Job, Progress};
use crate::app::reading::{LinkKind, Links, PaneLink};
use crate::text::{DefinedTerm, Definitions, Text, cross_references};

/// Bytes of words up to which definitions are looked for at once; in more, on a thread of its own.
const AT_ONCE: usize = 400_000;

/// Lends the page the links of the open text.
#[derive(Default)]
pub struct LinkLender {
    text: Option<Arc<Text>>,
    definitions: Definitions,
    making: Option<Job<Definitions>>,
    cells: Vec<OnceCell<Vec<PaneLink>>>,
}

impl LinkLender {
    /// Turns to a text, and takes in its definitions once they are known.
    pub fn attend(&mut self, ctx: &Context, text: &Arc<Text>) {
        if self.text.as_ref().is_none_or(|known| known.id() != text.id()) {
            *self = Self { text: Some(Arc::clone(text)), ..Self::default() };
            let length: usize = text.provisions().iter().map(|p| p.heading.len() + p.text.len()).sum();
            if length <= AT_ONCE {
                self.definitions = Definitions::of(text);
            } else {
                let shared = Arc::clone(text);
                self.making = Some(Job::start(ctx, "terms", move |_| Definitions::of(&shared)));
            }
            self.forget();
        }
        match self.making.as_ref().map(Job::poll) {
            Some(Progress::Done(definitions)) => {
                self.definitions = definitions;
                self.making = None;
                self.forget();
            }
            // A text without its terms can still be read.
            Some(Progress::Failed) => self.making = None,
            Some(Progress::Working) | None => {}
        }
    }

    /// The term that words of a provision use, if they are lent as one.
    pub fn term(&self, provision: usize, range: &Range<usize>) -> Option<&DefinedTerm> {
        let words = self.text.as_ref()?.provisions().get(provision)?.words();
        let used = self.definitions.in_words(&words, provision);
        let used = used.into_iter().find(|used| used.range == *range)?;
        self.definitions.terms().get(used.term)
    }

    fn forget(&mut self) {
        let count = self.text.as_ref().map_or(0, |text| text.provisions().len());
        self.cells.clear();
        self.cells.resize_with(count, OnceCell::new);
    }

    fn find(&self, provision: usize) -> Vec<PaneLink> {
        let Some(text) = &self.text else { return Vec::new() };
        let words = text.provisions().get(provision).map(crate::text::Provision::words).unwrap_or_default();
        let references = cross_references(text, provision).into_iter().map(|found| PaneLink {
            range: found.range,
            target: found.target,
            kind: LinkKind::Reference,
        });
        let terms = self.definitions.in_words(&words, provision).into_iter().map(|found| PaneLink {
            range: found.range,
            target: found.target,
            kind: LinkKind::Term,
        });
        references.chain(terms).collect()
    }
}

impl Links for LinkLender {
    fn of(&self, provision: usize) -> &[PaneLink] {
        self.cells.get(provision).map_or(&[], |cell| cell.get_or_init(|| self.find(provision)).as_slice())
    }
}
