//! The words of a text, folded once for every search in it.

use super::folded::{Cursor, Folded};
use crate::text::{Provision, Text};

/// A text made ready for search; may be made on any thread. It holds the folded words, a bit or two a letter for
/// case and accents, and nothing for the way back except where letters vanish or become several.
///
/// Each provision is two pieces, its label and its words, so that nothing is found across them and a hit in a
/// label never moves an offset into the words.
#[derive(Debug)]
pub struct TextIndex {
    folded: Folded,
    /// For each provision the article (or annex, preamble …) that it stands in.
    articles: Vec<u32>,
}

impl TextIndex {
    /// For finding in labels ("Article 22", "2.", "(b)") as well as in words.
    pub fn new(text: &Text) -> Self {
        Self::made(text, true)
    }

    /// For finding what can be marked: words only, no labels.
    pub fn of_words(text: &Text) -> Self {
        Self::made(text, false)
    }

    fn made(text: &Text, labels: bool) -> Self {
        let provisions = text.provisions();
        let label = |p: &Provision| if labels { p.label.len() } else { 0 };
        let room = provisions.iter().map(|p| label(p) + p.heading.len() + p.text.len() + 3).sum();
        let mut folded = Folded::with_room(room);
        for provision in provisions {
            folded.push(if labels { &provision.label } else { "" });
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
        self.articles.len()
    }

    /// The piece that is a provision's label; its words are the next one.
    pub(super) fn label_piece(provision: usize) -> usize {
        2 * provision
    }

    /// The article (or annex, preamble …) that a provision stands in.
    pub(super) fn article_of(&self, provision: usize) -> usize {
        self.articles.get(provision).map_or(provision, |&article| article as usize)
    }

    pub(super) fn folded(&self) -> &Folded {
        &self.folded
    }

    pub(super) fn cursor(&self, piece: usize, at: u32) -> Cursor<'_> {
        Cursor::new(&self.folded, piece, at)
    }
}
