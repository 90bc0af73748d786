//! Laid out blocks near the window; the rest are forgotten.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::document::Block;
use super::look::{Column, Look};
use crate::app::glyphs::{Direction, Glyphs, Laid, Request, Style, byte_of_char};

/// Blocks kept; several screens, so that scrolling back and forth lays out nothing.
const KEPT: usize = 400;

/// A block's words with a place for every letter.
#[derive(Debug, Clone)]
pub(super) struct Set {
    pub(super) laid: Arc<Laid>,
    pub(super) label: Option<Arc<Laid>>,
    /// Bytes of letters that look like those of another script.
    pub(super) alike: Arc<[Range<usize>]>,
}

/// What was laid out, by block.
#[derive(Debug, Default)]
pub(super) struct Layouts {
    sets: HashMap<usize, (Set, u64)>,
    clock: u64,
    /// Blocks laid out since the pane was made; for tests and benches.
    pub(super) made: usize,
}

impl Layouts {
    pub(super) fn clear(&mut self) {
        self.sets.clear();
    }

    pub(super) fn len(&self) -> usize {
        self.sets.len()
    }

    /// To be called once a frame.
    pub(super) fn tick(&mut self) {
        self.clock += 1;
        if self.sets.len() > KEPT {
            let mut ages: Vec<u64> = self.sets.values().map(|&(_, used)| used).collect();
            ages.sort_unstable_by(|a, b| b.cmp(a));
            let oldest = ages.get(KEPT / 2).copied().unwrap_or_default();
            let now = self.clock;
            self.sets.retain(|_, &mut (_, used)| used > oldest || used + 1 >= now);
        }
    }

    pub(super) fn get(&mut self, index: usize) -> Option<Set> {
        let clock = self.clock;
        let (set, used) = self.sets.get_mut(&index)?;
        *used = clock;
        Some(set.clone())
    }

    /// Lays a block out.
    pub(super) fn make(
        &mut self,
        glyphs: &Glyphs,
        index: usize,
        block: &Block,
        look: &Look,
        column: &Column,
        rtl: bool,
    ) -> Set {
        let direction = if rtl && crate::app::glyphs::has_rtl(&block.text) {
            Direction::RightToLeft
        } else {
            Direction::Auto
        };
        let request = Request {
            lead: &block.lead,
            text: &block.text,
            style: Style { set_apart: block.set_apart, ..look.style },
            width: column.text_width(block),
            direction,
        };
        let laid = Arc::new(glyphs.lay_out(&request));
        let label = (!block.label.is_empty()).then(|| {
            let style = Style { weight: crate::app::glyphs::Weight::Regular, ..look.style };
            let request = Request {
                lead: "",
                text: &Arc::from(block.label.as_str()),
                style,
                width: f32::INFINITY,
                direction: if laid.is_rtl() { Direction::RightToLeft } else { Direction::Auto },
            };
            Arc::new(glyphs.lay_out(&request))
        });
        let set = Set { laid, label, alike: alike(&block.text) };
        self.made += 1;
        self.sets.insert(index, (set.clone(), self.clock));
        set
    }
}

/// Letters that are a warning because they look like those of another script; each word's first.
fn alike(text: &str) -> Arc<[Range<usize>]> {
    let mut found = Vec::new();
    crate::text::hidden::words(text, |finding| {
        if finding.grave {
            let start = byte_of_char(text, finding.at);
            found.push(start..start + finding.sign.len_utf8());
        }
    });
    found.into()
}
