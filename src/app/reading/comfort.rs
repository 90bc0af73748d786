//! What the person who reads has chosen, and the few words that the pane itself says.

use serde::{Deserialize, Serialize};

/// Family of the reading face.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Face {
    #[default]
    Serif,
    Sans,
}

/// Width of the reading column where the window has room for it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Measure {
    /// About 55 Latin characters a line.
    Narrow,
    /// About 70.
    #[default]
    Usual,
    /// About 90.
    Wide,
}

impl Measure {
    pub(super) fn characters(self) -> f32 {
        match self {
            Self::Narrow => 55.0,
            Self::Usual => 70.0,
            Self::Wide => 90.0,
        }
    }
}

/// What stays as dark as ever while the rest is drawn fainter, still readable.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Dim {
    /// Everything; nothing is dimmed.
    #[default]
    Off,
    /// The paragraph with the caret, or the one a third down the window.
    Paragraph,
    /// The article that holds it.
    Article,
}

/// How the page is set and drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Comfort {
    pub face: Face,
    pub measure: Measure,
    /// Nothing glides: each turn of the wheel is done at once.
    pub calm: bool,
    pub dim_others: Dim,
    /// Underlines defined terms always, not just under the pointer.
    pub show_terms: bool,
}

/// What the pane tells screen readers in the language of the interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaneWords {
    /// Name of the strip beside the text.
    pub strip: String,
    /// Name of a text without a title.
    pub untitled: String,
    /// What kind of link a cross-reference is.
    pub reference: String,
    /// What kind of link a defined term is.
    pub term: String,
}

impl Default for PaneWords {
    fn default() -> Self {
        Self {
            strip: "Position in the text".to_owned(),
            untitled: "Untitled text".to_owned(),
            reference: "cross-reference".to_owned(),
            term: "defined term".to_owned(),
        }
    }
}
