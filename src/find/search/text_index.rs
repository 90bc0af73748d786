//! The words of a text, folded once for every search in it.

use super::folded::{Cursor, Folded};
use crate::text::Text;

/// A text made ready for search; may be made on any thread. It holds the folded words, a bit or two a letter for
/// case and accents, and nothing for the way back except where letters vanish or become several.
#[derive(Debug)]
pub struct TextIndex {
    folded: Folded,
    /// For each provision the article (or annex, preamble …) that it stands in.
    articles: Vec<u32>,
}

impl TextIndex {
    pub fn new(text: &Text) -> Self {
        let provisions = text.provisions();
        let room = provisions.iter().map(|p| p.heading.len() + p.text.len() + 2).sum();
        let mut folded = Folded::with_room(room);
        for provision in provisions {
            folded.push(&provision.words());
        }
        folded.shrink();
        let articles = (0..provisions.len()).map(|at| text.article_of(at) as u32).collect();
        Self { folded, articles }
    }

    /// Bytes of memory that it holds.
    pub fn memory(&self) -> usize {
        self.folded.memory() + 4 * self.articles.capacity()
    }

    /// How many provisions the text has.
    pub fn provision_count(&self) -> usize {
        self.folded.piece_count()
    }

    /// The article (or annex, preamble …) that a provision stands in.
    pub(super) fn article_of(&self, provision: usize) -> usize {
        self.articles.get(provision).map_or(provision, |&article| article as usize)
    }

    pub(super) fn folded(&self) -> &Folded {
        &self.folded
    }

    pub(super) fn cursor(&self, provision: usize, at: u32) -> Cursor<'_> {
        Cursor::new(&self.folded, provision, at)
    }
}
