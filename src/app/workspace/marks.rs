//! The marks of a project as the window shows them: in text order, filtered, by provision, counted. Made
//! anew when marks change, not each frame.

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::Color32;

use crate::app::reading::{Marks, PaneMark, StripMark, StripPlace};
use crate::app::words;
use crate::find::{Counts, Filter, HeatMap, in_text_order};
use crate::review::{Anchor, Annotation, AnnotationId, Codebook, Rating, Review};
use crate::text::Text;
use crate::tr;

/// Colour of a mark without a concern.
const PLAIN: Color32 = Color32::from_rgb(0x80, 0x86, 0x8E);

/// What the panes ask of the marks.
#[derive(Default)]
pub struct MarkIndex {
    /// All marks on the text, in text order.
    order: Vec<AnnotationId>,
    /// Those that the filter lets through.
    shown: Vec<AnnotationId>,
    place: HashMap<AnnotationId, usize>,
    by_provision: HashMap<usize, Vec<PaneMark>>,
    /// Provisions that a mark appears in, for the focus to move.
    provisions_of: HashMap<AnnotationId, Vec<usize>>,
    /// Each passage as the strip beside the text shows it.
    strip: Vec<StripMark>,
    counts: Counts,
    heat: HeatMap,
    focus: Option<AnnotationId>,
    /// Provisions that whole-provision marks may still be spread over.
    room: usize,
}

/// Most provisions that whole-provision marks are spread over in all; beyond, only their heads are coloured. A
/// hostile file could otherwise colour every provision once for every mark.
const MOST_SPREAD: usize = 2_000_000;

impl MarkIndex {
    /// `always` is shown whatever the filter says.
    pub fn new(review: &Review, text: &Text, filter: &Filter, always: Option<AnnotationId>) -> Self {
        let codebook = review.codebook();
        let marks = in_text_order(review, text);
        let passes = filter.sieve(codebook, text);
        let shown: Vec<&Annotation> = marks
            .iter()
            .copied()
            .filter(|mark| always == Some(mark.id) || passes.lets_through(mark))
            .collect();
        let mut index = Self {
            order: marks.iter().map(|mark| mark.id).collect(),
            shown: shown.iter().map(|mark| mark.id).collect(),
            counts: Counts::of(marks.iter().copied(), codebook),
            heat: HeatMap::of(shown.iter().copied(), text, codebook),
            room: MOST_SPREAD,
            ..Self::default()
        };
        index.place = index.order.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        for mark in shown {
            index.place_on_page(mark, text, codebook);
        }
        index
    }

    fn place_on_page(&mut self, mark: &Annotation, text: &Text, codebook: &Codebook) {
        let concern = mark.concerns.first().and_then(|id| codebook.get(id));
        let [red, green, blue] =
            concern.map_or([PLAIN.r(), PLAIN.g(), PLAIN.b()], |concern| concern.colour.0);
        let base = PaneMark {
            key: self.place.get(&mark.id).copied().unwrap_or_default() as u64,
            range: 0..0,
            colour: Color32::from_rgb(red, green, blue),
            letter: concern.map_or("•", |concern| concern.letter.as_str()).into(),
            weight: mark.rating as u8,
            focused: false,
            whole: false,
            label: label(mark, codebook),
        };
        let mut provisions = Vec::new();
        let strip = |provision, share| StripMark {
            at: StripPlace { provision, share },
            colour: base.colour,
            weight: base.weight,
        };
        let mut put = |provision: usize, mark: PaneMark| {
            self.by_provision.entry(provision).or_default().push(mark);
            provisions.push(provision);
        };
        match &mark.anchor {
            Anchor::Spans(spans) => {
                for span in spans {
                    // A passage that reads otherwise must not colour whatever stands there now.
                    let Ok(provision) = span.check(text) else { continue };
                    let chars = text.provisions().get(provision).map_or(0, |p| p.words().chars().count());
                    self.strip.push(strip(provision, span.from as f32 / chars.max(1) as f32));
                    put(provision, PaneMark { range: span.from..span.to, ..base.clone() });
                }
            }
            Anchor::Provision(eid) => {
                let Some(head) = text.index_of(eid) else { return };
                self.strip.push(strip(head, 0.0));
                let mut spread = text.subtree(head);
                if spread.len() > self.room {
                    spread = head..head + 1;
                }
                self.room = self.room.saturating_sub(spread.len());
                for provision in spread {
                    let chars = text.provisions().get(provision).map_or(0, |p| p.words().chars().count());
                    put(provision, PaneMark { range: 0..chars, whole: true, ..base.clone() });
                }
            }
            // A mark on the whole text is found in the list; colouring every page would say nothing.
            Anchor::Text => {}
        }
        self.provisions_of.insert(mark.id, provisions);
    }

    /// All marks, in text order.
    pub fn order(&self) -> &[AnnotationId] {
        &self.order
    }

    /// The marks that the filter lets through, in text order.
    pub fn shown(&self) -> &[AnnotationId] {
        &self.shown
    }

    /// Counts over all marks on the text, filtered or not.
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    /// Shown marks by article and concern.
    pub fn heat(&self) -> &HeatMap {
        &self.heat
    }

    /// Shown marks for the strip beside the text.
    pub fn strip(&self) -> &[StripMark] {
        &self.strip
    }

    /// Shown marks that share a letter with this one, itself among them, in text order.
    pub fn overlapping(&self, id: AnnotationId) -> Vec<AnnotationId> {
        let Some(key) = self.place.get(&id).map(|at| *at as u64) else { return Vec::new() };
        let mut keys = std::collections::BTreeSet::from([key]);
        for provision in self.provisions_of.get(&id).into_iter().flatten() {
            let here = self.of(*provision);
            for own in here.iter().filter(|mark| mark.key == key) {
                let meets =
                    |mark: &&PaneMark| mark.range.start < own.range.end && own.range.start < mark.range.end;
                keys.extend(here.iter().filter(meets).map(|mark| mark.key));
            }
        }
        keys.into_iter().filter_map(|key| self.by_key(key)).collect()
    }

    /// The mark that the pane knows by this key.
    pub fn by_key(&self, key: u64) -> Option<AnnotationId> {
        self.order.get(key as usize).copied()
    }

    /// Draws this mark as the one in focus.
    pub fn set_focus(&mut self, focus: Option<AnnotationId>) {
        if self.focus == focus {
            return;
        }
        for (id, focused) in [(self.focus, false), (focus, true)] {
            let Some(id) = id else { continue };
            let key = self.place.get(&id).map(|at| *at as u64);
            for provision in self.provisions_of.get(&id).into_iter().flatten() {
                let marks = self.by_provision.get_mut(provision).into_iter().flatten();
                marks.filter(|mark| Some(mark.key) == key).for_each(|mark| mark.focused = focused);
            }
        }
        self.focus = focus;
    }

    /// The shown mark after (or before) the one in focus; where none is, after (or before) a provision.
    pub fn neighbour(&self, review: &Review, text: &Text, top: usize, forward: bool) -> Option<AnnotationId> {
        let at = |id: &AnnotationId| self.shown.iter().position(|shown| shown == id);
        if let Some(here) = self.focus.as_ref().and_then(at) {
            let next = if forward { here.checked_add(1) } else { here.checked_sub(1) };
            return next.and_then(|next| self.shown.get(next)).copied();
        }
        let stands = |id: &&AnnotationId| {
            review.annotations().get(id).and_then(|mark| mark.anchor.provision(text)).unwrap_or_default()
        };
        let found = if forward {
            self.shown.iter().find(|id| stands(id) >= top)
        } else {
            self.shown.iter().rev().find(|id| stands(id) < top)
        };
        found.copied()
    }
}

impl Marks for MarkIndex {
    fn of(&self, provision: usize) -> &[PaneMark] {
        self.by_provision.get(&provision).map(Vec::as_slice).unwrap_or_default()
    }
}

/// What a screen reader says of a mark: "Surveillance, red line: quoted words".
fn label(mark: &Annotation, codebook: &Codebook) -> Arc<str> {
    let concern = mark.concerns.first().map(|id| codebook.name(id).to_owned());
    let concern = concern.unwrap_or_else(|| tr!("mark-label-no-concern"));
    let quote: String = match &mark.anchor {
        Anchor::Spans(_) => mark.anchor.quote().chars().take(80).collect(),
        Anchor::Provision(_) => tr!("mark-label-whole-provision"),
        Anchor::Text => tr!("mark-label-whole-text"),
    };
    let label = match mark.rating {
        Rating::Concern => tr!("mark-label", concern = concern, quote = quote),
        other => {
            let rating = words::rating(other).to_lowercase();
            tr!("mark-label-rated", concern = concern, rating = rating, quote = quote)
        }
    };
    label.into()
}
