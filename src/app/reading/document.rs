//! What the pane shows: a text as a list of blocks.

use std::sync::Arc;

use super::blocks;
use crate::app::glyphs::Laid;
use crate::text::Text;

/// How a block is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    InstrumentTitle,
    /// Version, symbol and date under the title.
    Version,
    /// A sentence every reader must see.
    Notice,
    PartHeading,
    ChapterHeading,
    SectionHeading,
    ArticleHeading,
    /// The heading of a single paragraph.
    ParagraphHeading,
    Body,
    Footnote,
}

impl BlockKind {
    /// The heading's depth for screen readers; 0 for what is no heading.
    pub fn level(self) -> usize {
        match self {
            Self::InstrumentTitle => 1,
            Self::PartHeading => 2,
            Self::ChapterHeading => 3,
            Self::SectionHeading => 4,
            Self::ArticleHeading => 5,
            Self::ParagraphHeading => 6,
            Self::Version | Self::Notice | Self::Body | Self::Footnote => 0,
        }
    }
}

/// One paragraph on the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    pub kind: BlockKind,
    /// Words that can be selected and marked; may be empty beside a `lead`.
    pub text: Arc<str>,
    /// Printed before the text on its line and not part of it: "Article 17 · ".
    pub lead: String,
    /// Hangs in the margin: "2.", "(b)"; may be empty.
    pub label: String,
    /// Steps in from the column's edge.
    pub indent: u8,
    /// Index of the provision it belongs to; `None` for title, version and notice.
    pub provision: Option<usize>,
    /// `char` offset of the block's text in the provision's words.
    pub start: usize,
    /// Length of the text in `char`s.
    pub chars: usize,
    /// The text holds parts that `glyphs::apart` set apart.
    pub(super) set_apart: bool,
    /// Rough width of the text in ems, for guessing a height before it is laid out.
    pub(super) ems: f32,
}

impl Block {
    /// `char` offset in the provision's words one past the block's text.
    pub fn end(&self) -> usize {
        self.start + self.chars
    }

    /// Whether the provision's label is shown here.
    pub(super) fn is_labelled(&self) -> bool {
        !(self.lead.is_empty() && self.label.is_empty())
    }

    /// Whether some of a `char` range of the provision's words is in the block.
    pub(super) fn holds(&self, range: &std::ops::Range<usize>) -> bool {
        range.start < self.end() && range.end > self.start
    }

    /// Bytes of the block's text in a `char` range of the provision's words.
    pub(super) fn bytes(&self, laid: &Laid, range: &std::ops::Range<usize>) -> std::ops::Range<usize> {
        let byte = |char: usize| laid.byte_of_char(char.saturating_sub(self.start));
        byte(range.start)..byte(range.end)
    }
}

/// A text ready to be shown; made once, shared.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReadingDocument {
    title: String,
    blocks: Vec<Block>,
    /// First block of each provision, or the next one there is; one more entry at the end.
    first: Vec<usize>,
    rtl: bool,
    /// BCP 47 tag of the text's language; may be empty.
    language: String,
}

impl ReadingDocument {
    /// Title, version and notice of a text, then all its provisions.
    pub fn from_text(text: &Text) -> Self {
        let mut document = blocks::header(text.header());
        for index in 0..text.provisions().len() {
            document.first.push(document.blocks.len());
            if index == 0 && blocks::is_title(text, &document) {
                // The text begins with its own title: that is shown, to be read and marked, in place of ours.
                document.blocks.retain(|block| block.kind != BlockKind::InstrumentTitle);
                document.first = vec![0];
                blocks::title(text, &mut document.blocks);
                continue;
            }
            blocks::provision(text, index, &mut document.blocks);
        }
        document.first.push(document.blocks.len());
        document.language.clone_from(&text.header().language);
        if text.header().language.is_empty() {
            document.rtl = blocks::mostly_rtl(&document.blocks);
        }
        document
    }

    pub(super) fn new(title: String, rtl: bool, blocks: Vec<Block>) -> Self {
        Self { title, blocks, first: Vec::new(), rtl, language: String::new() }
    }

    /// What the text is called; may be empty.
    pub fn title(&self) -> &str {
        &self.title
    }

    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    pub fn block(&self, index: usize) -> Option<&Block> {
        self.blocks.get(index)
    }

    /// Whether the text's language runs from right to left.
    pub fn is_rtl(&self) -> bool {
        self.rtl
    }

    /// BCP 47 tag of the text's language; may be empty.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The blocks from the heading above a block to the next heading: an article, as a rule.
    pub(super) fn article_of(&self, block: usize) -> std::ops::Range<usize> {
        let heads =
            |index: &usize| self.block(*index).is_some_and(|block| (1..=5).contains(&block.kind.level()));
        let start = (0..=block).rev().find(heads).unwrap_or(0);
        start..(block + 1..self.blocks.len()).find(heads).unwrap_or(self.blocks.len())
    }

    /// The first block of a provision; the last block if there is no such provision.
    pub fn first_block(&self, provision: usize) -> usize {
        let last = self.blocks.len().saturating_sub(1);
        self.first.get(provision).copied().unwrap_or(last).min(last)
    }

    /// Blocks of a provision, as indices.
    pub fn blocks_of(&self, provision: usize) -> std::ops::Range<usize> {
        let start = self.first.get(provision).copied().unwrap_or(self.blocks.len());
        start..self.first.get(provision + 1).copied().unwrap_or(start)
    }

    /// The block that holds a `char` of a provision's words.
    pub fn block_at(&self, provision: usize, char: usize) -> usize {
        let holds = |&index: &usize| self.block(index).is_some_and(|block| char < block.end());
        let blocks = self.blocks_of(provision);
        let last = blocks.end.checked_sub(1).filter(|last| blocks.contains(last));
        blocks.into_iter().find(holds).or(last).unwrap_or_else(|| self.first_block(provision))
    }

    /// The provision of a block, or of the next block that has one.
    pub fn provision_of(&self, block: usize) -> Option<usize> {
        self.blocks.get(block..)?.iter().find_map(|block| block.provision)
    }
}
