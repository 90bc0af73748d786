//! The marks of a project as the window shows them: in text order, filtered, by provision, counted. Made
//! anew when text, codebook or filter change; where only a few marks did, only these are taken out and put in.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use eframe::egui::Color32;

use crate::app::reading::{Marks, PaneMark, StripMark, StripPlace};
use crate::app::words;
use crate::find::{Counts, Filter, HeatMap, in_text_order};
use crate::review::{Anchor, Annotation, AnnotationId, Review};
use crate::text::Text;
use crate::tr;

/// Colour of a mark without a concern.
const PLAIN: Color32 = Color32::from_rgb(0x80, 0x86, 0x8E);

/// Numbers of revisions are never given twice: two projects' indexes are not taken for one.
static NEXT_REVISION: AtomicU64 = AtomicU64::new(1);

/// What the panes ask of the marks.
#[derive(Default)]
pub struct MarkIndex {
    /// All marks on the text, in text order.
    order: Vec<AnnotationId>,
    /// Those that the filter lets through.
    shown: Vec<AnnotationId>,
    /// Marks by the key that the pane knows them by, and the other way round. A key stays with its mark until
    /// the index is made anew.
    by_key: Vec<AnnotationId>,
    keys: HashMap<AnnotationId, u64>,
    by_provision: HashMap<usize, Vec<PaneMark>>,
    /// By key, the provisions that a mark appears in, for the focus to move; none where it is not shown.
    provisions_of: Vec<Box<[u32]>>,
    /// The signs of concerns, each kept once.
    signs: HashSet<Arc<str>>,
    /// Each passage as the strip beside the text shows it, and the keys of their marks.
    strip: Vec<StripMark>,
    strip_keys: Vec<u64>,
    counts: Counts,
    heat: HeatMap,
    focus: Option<AnnotationId>,
    /// Provisions that whole-provision marks may still be spread over.
    room: usize,
    /// Another number whenever anything in the index changed.
    revision: u64,
}

/// Most provisions that whole-provision marks are spread over in all; beyond, only their heads are coloured. A
/// hostile file could otherwise colour every provision once for every mark.
const MOST_SPREAD: usize = 2_000_000;

impl MarkIndex {
    /// `always` is shown whatever the filter says.
    pub fn new(review: &Review, text: &Text, filter: &Filter, always: Option<AnnotationId>) -> Self {
        let codebook = review.codebook();
        let marks = in_text_order(review, text);
        let passes = filter.sieve(review, text);
        let shown: Vec<&Annotation> = marks
            .iter()
            .copied()
            .filter(|mark| always == Some(mark.id) || passes.lets_through(mark))
            .collect();
        let order: Vec<AnnotationId> = marks.iter().map(|mark| mark.id).collect();
        let mut index = Self {
            keys: order.iter().enumerate().map(|(at, id)| (*id, at as u64)).collect(),
            provisions_of: vec![Box::default(); order.len()],
            by_key: order.clone(),
            order,
            shown: shown.iter().map(|mark| mark.id).collect(),
            counts: Counts::of(marks.iter().copied(), codebook),
            heat: HeatMap::of(shown.iter().copied(), text, codebook),
            room: MOST_SPREAD,
            revision: NEXT_REVISION.fetch_add(1, Ordering::Relaxed),
            ..Self::default()
        };
        for mark in shown {
            index.place_on_page(mark, text, review);
        }
        index.by_provision.values_mut().for_each(Vec::shrink_to_fit);
        index
    }

    /// Takes in that a few marks changed: `before` holds each as it was, `None` where it was not there. Costs
    /// as much as these marks do, not as all do.
    pub fn update(
        &mut self,
        review: &Review,
        text: &Text,
        filter: &Filter,
        always: Option<AnnotationId>,
        before: &[(AnnotationId, Option<Annotation>)],
    ) {
        let passes = filter.sieve(review, text);
        self.revision = NEXT_REVISION.fetch_add(1, Ordering::Relaxed);
        let mut old: HashMap<AnnotationId, &Annotation> = before
            .iter()
            .filter_map(|(id, mark)| Some((*id, mark.as_ref()?)))
            .filter(|(_, mark)| mark.text == *text.id())
            .collect();
        for (id, _) in before {
            if let Some(mark) = old.get(id).copied() {
                self.take_out(mark, &old, review, text);
                old.remove(id);
            }
        }
        for (id, _) in before {
            let now = review.annotations().get(id).filter(|mark| mark.text == *text.id());
            if let Some(mark) = now {
                self.put_in(mark, always == Some(*id) || passes.lets_through(mark), review, text);
            }
        }
    }

    /// `old` holds the marks still in the lists as they were before they changed.
    fn take_out(
        &mut self,
        mark: &Annotation,
        old: &HashMap<AnnotationId, &Annotation>,
        review: &Review,
        text: &Text,
    ) {
        let known = |id: &AnnotationId| old.get(id).copied().or_else(|| review.annotations().get(id));
        remove_from(&mut self.order, mark, text, known);
        self.counts.take(mark, review.codebook());
        if !remove_from(&mut self.shown, mark, text, known) {
            return;
        }
        self.heat.take(mark, text, review.codebook());
        let key = self.keys.get(&mark.id).copied();
        let slot = key.and_then(|key| self.provisions_of.get_mut(key as usize));
        let provisions = slot.map(std::mem::take).unwrap_or_default();
        if matches!(mark.anchor, Anchor::Provision(_)) {
            self.room += provisions.len();
        }
        for provision in provisions.iter().map(|&at| at as usize) {
            if let Some(marks) = self.by_provision.get_mut(&provision) {
                marks.retain(|mark| Some(mark.key) != key);
            }
        }
        let mut keys = self.strip_keys.iter();
        self.strip.retain(|_| keys.next().copied() != key);
        self.strip_keys.retain(|own| Some(*own) != key);
    }

    fn put_in(&mut self, mark: &Annotation, shown: bool, review: &Review, text: &Text) {
        if !self.keys.contains_key(&mark.id) {
            self.keys.insert(mark.id, self.by_key.len() as u64);
            self.by_key.push(mark.id);
            self.provisions_of.push(Box::default());
        }
        let known = |id: &AnnotationId| review.annotations().get(id);
        insert_into(&mut self.order, mark, text, known);
        self.counts.add(mark, review.codebook());
        if shown {
            insert_into(&mut self.shown, mark, text, known);
            self.heat.add(mark, text, review.codebook());
            self.place_on_page(mark, text, review);
            if self.focus == Some(mark.id) {
                self.focus = None;
                self.set_focus(Some(mark.id));
            }
        }
    }

    fn place_on_page(&mut self, mark: &Annotation, text: &Text, review: &Review) {
        let codebook = review.codebook();
        let concern = mark.concerns.first().and_then(|id| codebook.get(id));
        let [red, green, blue] =
            concern.map_or([PLAIN.r(), PLAIN.g(), PLAIN.b()], |concern| concern.colour.0);
        let base = PaneMark {
            key: self.keys.get(&mark.id).copied().unwrap_or_default(),
            range: 0..0,
            colour: Color32::from_rgb(red, green, blue),
            letter: self.sign(concern.map_or("•", |concern| concern.letter.as_str())),
            weight: mark.rating as u8,
            focused: false,
            whole: false,
        };
        let mut provisions = Vec::new();
        let mut tick = |provision, share| {
            let at = StripPlace { provision, share };
            self.strip.push(StripMark { at, colour: base.colour, weight: base.weight });
            self.strip_keys.push(base.key);
        };
        let mut put = |provision: usize, mark: PaneMark| {
            self.by_provision.entry(provision).or_default().push(mark);
            provisions.push(provision as u32);
        };
        match &mark.anchor {
            Anchor::Spans(spans) => {
                for span in spans {
                    // A passage that reads otherwise must not colour whatever stands there now.
                    let Ok(provision) = span.check(text) else { continue };
                    let chars = text.provisions().get(provision).map_or(0, |p| p.words().chars().count());
                    tick(provision, span.from as f32 / chars.max(1) as f32);
                    put(provision, PaneMark { range: span.from..span.to, ..base.clone() });
                }
            }
            Anchor::Provision(eid) => {
                let Some(head) = text.index_of(eid) else { return };
                tick(head, 0.0);
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
        if let Some(slot) = self.provisions_of.get_mut(base.key as usize) {
            *slot = provisions.into();
        }
    }

    fn sign(&mut self, letter: &str) -> Arc<str> {
        if let Some(known) = self.signs.get(letter) {
            return Arc::clone(known);
        }
        let sign: Arc<str> = letter.into();
        self.signs.insert(Arc::clone(&sign));
        sign
    }

    /// The provisions that the mark with this key appears in.
    fn provisions_of(&self, key: u64) -> impl Iterator<Item = usize> + '_ {
        self.provisions_of.get(key as usize).into_iter().flatten().map(|&at| at as usize)
    }

    /// Tells whoever made something of the index that marks are called otherwise now.
    pub fn renamed(&mut self) {
        self.revision = NEXT_REVISION.fetch_add(1, Ordering::Relaxed);
    }

    /// The shown marks in a provision, in any order.
    pub fn of(&self, provision: usize) -> &[PaneMark] {
        self.by_provision.get(&provision).map(Vec::as_slice).unwrap_or_default()
    }

    /// All marks, in text order.
    pub fn order(&self) -> &[AnnotationId] {
        &self.order
    }

    /// The marks that the filter lets through, in text order.
    pub fn shown(&self) -> &[AnnotationId] {
        &self.shown
    }

    /// Another number whenever anything in the index changed.
    pub fn revision(&self) -> u64 {
        self.revision
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

    /// Shown marks that share a letter with this one, itself among them, always in the same order.
    pub fn overlapping(&self, id: AnnotationId) -> Vec<AnnotationId> {
        let Some(key) = self.keys.get(&id).copied() else { return Vec::new() };
        let mut keys = std::collections::BTreeSet::from([key]);
        for provision in self.provisions_of(key) {
            let here = self.of(provision);
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
        self.by_key.get(key as usize).copied()
    }

    /// The key by which the pane knows a mark.
    pub fn key_of(&self, mark: AnnotationId) -> Option<u64> {
        self.keys.get(&mark).copied()
    }

    /// Draws this mark as the one in focus.
    pub fn set_focus(&mut self, focus: Option<AnnotationId>) {
        if self.focus == focus {
            return;
        }
        for (id, focused) in [(self.focus, false), (focus, true)] {
            let Some(key) = id.and_then(|id| self.keys.get(&id).copied()) else { continue };
            let provisions: Vec<usize> = self.provisions_of(key).collect();
            for provision in provisions {
                let marks = self.by_provision.get_mut(&provision).into_iter().flatten();
                marks.filter(|mark| mark.key == key).for_each(|mark| mark.focused = focused);
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

/// Where a mark stands among others: as a reader meets them, then by time and id.
fn rank(mark: &Annotation, text: &Text) -> impl Ord {
    (mark.anchor.order(text), mark.created, mark.id)
}

fn insert_into<'a>(
    list: &mut Vec<AnnotationId>,
    mark: &Annotation,
    text: &Text,
    known: impl Fn(&AnnotationId) -> Option<&'a Annotation>,
) {
    let own = rank(mark, text);
    let at = list.partition_point(|id| known(id).is_some_and(|other| rank(other, text) < own));
    list.insert(at, mark.id);
}

/// Says whether the mark was in the list.
fn remove_from<'a>(
    list: &mut Vec<AnnotationId>,
    mark: &Annotation,
    text: &Text,
    known: impl Fn(&AnnotationId) -> Option<&'a Annotation>,
) -> bool {
    let own = rank(mark, text);
    let at = list.partition_point(|id| known(id).is_some_and(|other| rank(other, text) < own));
    let found =
        if list.get(at) == Some(&mark.id) { Some(at) } else { list.iter().position(|id| *id == mark.id) };
    found.map(|at| list.remove(at)).is_some()
}

/// An index and the review it was made from: what the pane is lent.
pub struct Lent<'a> {
    pub index: &'a MarkIndex,
    pub review: &'a Review,
}

impl Marks for Lent<'_> {
    fn of(&self, provision: usize) -> &[PaneMark] {
        self.index.of(provision)
    }

    fn name(&self, key: u64) -> String {
        let mark = self.index.by_key(key).and_then(|id| self.review.annotations().get(&id));
        mark.map_or_else(String::new, |mark| name(mark, self.review))
    }
}

/// What a screen reader says of a mark: "Surveillance, red line, by A: quoted words".
fn name(mark: &Annotation, review: &Review) -> String {
    let concern = mark.concerns.first().map(|id| review.codebook().name(id).to_owned());
    let concern = concern.unwrap_or_else(|| tr!("mark-label-no-concern"));
    let quote: String = match &mark.anchor {
        Anchor::Spans(_) => mark.anchor.quote().chars().take(80).collect(),
        Anchor::Provision(_) => tr!("mark-label-whole-provision"),
        Anchor::Text => tr!("mark-label-whole-text"),
    };
    let rating = words::rating(mark.rating).to_lowercase();
    let name = words::reviewer_name(review.reviewers().get(&mark.reviewer));
    tr!("mark-label", concern = concern, rating = rating, name = name, quote = quote)
}

#[cfg(test)]
#[path = "marks_tests.rs"]
mod tests;
