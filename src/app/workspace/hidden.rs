//! Where hidden and look-alike characters stand in an open project, and the way from one to the next. A text is
//! looked through once, off the window's thread, and a record whenever it changes; a frame costs nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::Context;

use super::Workspace;
use crate::app::files::jobs::{Cancel, Job, Progress};
use crate::review::{AnnotationId, ConcernId, Edit, Field, Place, Review, Sighting};
use crate::text::hidden::Finding;
use crate::text::{Text, TextId};

/// Warnings of one text, and of one record, that are kept with their place; the others are counted.
const KEPT: usize = 1_000;
const KEPT_OF_RECORD: usize = 20;

/// Warnings of one place or text.
#[derive(Debug, Clone)]
struct Warnings<Where> {
    count: usize,
    kept: Vec<(Where, Field, Finding)>,
}

impl<Where> Default for Warnings<Where> {
    fn default() -> Self {
        Self { count: 0, kept: Vec::new() }
    }
}

impl<Where> Warnings<Where> {
    fn take(&mut self, place: Where, field: Field, finding: Finding, most: usize) {
        if !finding.grave {
            return;
        }
        self.count += 1;
        if self.kept.len() < most {
            self.kept.push((place, field, finding));
        }
    }
}

/// What is hidden in a project.
#[derive(Default)]
pub struct HiddenPlaces {
    /// Records that hold warnings.
    records: BTreeMap<Place, Warnings<()>>,
    /// Texts that were looked through, also those without warnings: they never change.
    texts: BTreeMap<TextId, Arc<Warnings<usize>>>,
    job: Option<Job<(TextId, Arc<Warnings<usize>>)>>,
    /// A text may be there that was not looked through.
    asks: bool,
    count: usize,
    /// How many of them are kept with their places.
    kept: usize,
    /// How many there were when the person put the banner away.
    put_away: usize,
    /// The one that was shown last, and its number.
    shown: Option<(usize, Sighting)>,
    /// The text that was open when the round began: its warnings come first, whichever text is opened since.
    began: Option<TextId>,
}

impl HiddenPlaces {
    /// Looks through all records; the texts come by [`HiddenPlaces::attend`].
    pub(super) fn of(review: &Review) -> Self {
        let mut hidden = Self { asks: true, ..Self::default() };
        for place in Place::records(review) {
            hidden.look(review, place);
        }
        hidden.recount(review);
        hidden
    }

    /// Looks anew at what an edit that was carried out, or taken back, has changed.
    pub(super) fn follow(&mut self, review: &Review, edit: &Edit) {
        let before = self.records.len();
        let mut changed = false;
        Place::touched(edit, &mut |place| {
            self.asks |= matches!(place, Place::Header(_));
            let old = self.records.get(&place).map_or(0, |warnings| warnings.count);
            let new = self.look(review, place);
            changed |= old != new;
        });
        if changed || self.asks || before != self.records.len() {
            self.recount(review);
        }
    }

    /// Has the texts looked through that were not yet, one after the other.
    pub fn attend(&mut self, ctx: &Context, review: &Review) {
        match self.job.as_ref().map(Job::poll) {
            Some(Progress::Done((id, warnings))) => {
                self.texts.insert(id, warnings);
                self.job = None;
                self.recount(review);
            }
            Some(Progress::Working) => return,
            Some(Progress::Failed) => {
                // Without a thread it is done here.
                self.job = None;
                if let Some(text) = self.waiting(review) {
                    self.texts.insert(text.id().clone(), Arc::new(warnings_of(&text)));
                    self.recount(review);
                }
            }
            None => {}
        }
        if !self.asks {
            return;
        }
        match self.waiting(review) {
            Some(text) => {
                let found = move |_: &Cancel| (text.id().clone(), Arc::new(warnings_of(&text)));
                self.job = Some(Job::start(ctx, "hidden characters", found));
            }
            None => self.asks = false,
        }
    }

    fn waiting(&self, review: &Review) -> Option<Arc<Text>> {
        review.texts().values().find(|text| !self.texts.contains_key(text.id())).cloned()
    }

    /// Looks through one record; answers with its warnings.
    fn look(&mut self, review: &Review, place: Place) -> usize {
        let mut warnings = Warnings::default();
        place.scan(review, |field, finding| warnings.take((), field, finding, KEPT_OF_RECORD));
        let count = warnings.count;
        if count > 0 {
            self.records.insert(place, warnings);
        } else {
            self.records.remove(&place);
        }
        count
    }

    fn recount(&mut self, review: &Review) {
        let texts = self.texts.iter().filter(|(id, _)| review.texts().contains_key(*id));
        let in_texts = texts.map(|(_, warnings)| (warnings.count, warnings.kept.len()));
        let in_records = self.records.values().map(|warnings| (warnings.count, warnings.kept.len()));
        let both = |(count, kept), (more, places)| (count + more, kept + places);
        let (count, kept) = in_texts.chain(in_records).fold((0_usize, 0_usize), both);
        if count != self.count {
            self.shown = None;
            // What was put away once is told again only where there is more of it.
            self.put_away = self.put_away.min(count);
        }
        (self.count, self.kept) = (count, kept);
    }

    /// How many warnings there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// How many of them can be turned to: the first of each text and record.
    pub fn kept(&self) -> usize {
        self.kept
    }

    /// Says whether the person is to be told: of more than was put away, or of the one they asked for.
    pub fn is_to_tell(&self) -> bool {
        self.count > self.put_away || self.shown.is_some()
    }

    /// The person knows.
    pub fn put_away(&mut self) {
        self.put_away = self.count;
        self.shown = None;
    }

    /// The one that was shown last, and its number from 1.
    pub fn shown(&self) -> Option<&(usize, Sighting)> {
        self.shown.as_ref()
    }

    /// Turns to the next, beginning with those of the text that was open at first; after the last comes the first.
    fn next(&mut self, review: &Review, open: &TextId) -> Option<Sighting> {
        let at = self.shown.as_ref().map_or(0, |(number, _)| *number);
        let began = match self.began.take() {
            Some(began) if at > 0 => began,
            _ => open.clone(),
        };
        let found = self.all(review, &began).nth(at).map(|sighting| (at + 1, sighting));
        let found = found.or_else(|| self.all(review, &began).next().map(|sighting| (1, sighting)));
        self.shown = found;
        self.began = Some(began);
        self.shown.as_ref().map(|(_, sighting)| sighting.clone())
    }

    /// All that are kept with their places.
    fn all<'a>(&'a self, review: &'a Review, began: &'a TextId) -> impl Iterator<Item = Sighting> + 'a {
        let others = self.texts.iter().filter(move |(id, _)| *id != began);
        let texts = self.texts.get_key_value(began).into_iter().chain(others);
        let there = texts.filter(|(id, _)| review.texts().contains_key(*id));
        let of_texts = there.flat_map(|(id, warnings)| {
            warnings.kept.iter().map(move |(provision, field, finding)| Sighting {
                place: Place::Provision(id.clone(), *provision),
                field: *field,
                finding: finding.clone(),
            })
        });
        let of_records = self.records.iter().flat_map(|(place, warnings)| {
            warnings.kept.iter().map(move |((), field, finding)| Sighting {
                place: place.clone(),
                field: *field,
                finding: finding.clone(),
            })
        });
        of_texts.chain(of_records)
    }
}

fn warnings_of(text: &Text) -> Warnings<usize> {
    let mut warnings = Warnings::default();
    Place::scan_text(text, |at, field, finding| warnings.take(at, field, finding, KEPT));
    warnings
}

/// What holds a hidden character that stands in no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holder {
    Mark(AnnotationId),
    Concern(ConcernId),
}

impl Workspace {
    /// Has what was not looked through yet looked through.
    pub fn attend_hidden(&mut self, ctx: &Context) {
        self.hidden.attend(ctx, self.project.review());
    }

    /// Goes to the next hidden character where it stands in a text. Answers with what to turn to where it stands in a
    /// mark or a concern, or in what belongs to a mark.
    pub fn next_hidden(&mut self) -> Option<Holder> {
        let sighting = self.hidden.next(self.project.review(), self.text.id())?;
        match sighting.place {
            Place::Provision(id, at) => {
                self.open_text(&id);
                let char = if sighting.field == Field::Words { sighting.finding.at } else { 0 };
                self.go_to_place(at, char);
                None
            }
            Place::Header(id) => {
                self.open_text(&id);
                self.go_to(0);
                None
            }
            Place::Concern(id) => Some(Holder::Concern(id)),
            Place::Mark(id) => self.open_text_of(id),
            Place::Reply(id) => {
                self.review().replies().get(&id).map(|reply| reply.to).and_then(|to| self.open_text_of(to))
            }
            Place::Reference(id) => {
                let mut marks = self.review().annotations().values();
                let cites = marks.find(|mark| mark.references.contains(&id)).map(|mark| mark.id);
                cites.and_then(|mark| self.open_text_of(mark))
            }
            // No page is theirs: the banner says which character it is.
            Place::Review | Place::Reviewer(_) | Place::Desk(_) => None,
        }
    }

    fn open_text(&mut self, id: &TextId) {
        if id != self.text.id() {
            self.turn_to_text(id);
        }
    }

    fn open_text_of(&mut self, mark: AnnotationId) -> Option<Holder> {
        let text = self.review().annotations().get(&mark)?.text.clone();
        self.open_text(&text);
        Some(Holder::Mark(mark))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{Anchor, Annotation, Codebook, ReviewerId};
    use crate::text::{Entry, ProvisionKind, TextHeader};

    fn text(words: &str) -> Arc<Text> {
        let entry = |n: usize| Entry {
            kind: ProvisionKind::Article,
            eid: format!("art_{n}"),
            label: format!("Article {n}"),
            heading: String::new(),
            text: words.to_owned(),
            depth: 0,
        };
        Arc::new(Text::assemble(TextHeader::default(), (1..=2).map(entry).collect()).unwrap())
    }

    fn settle(hidden: &mut HiddenPlaces, review: &Review) {
        let ctx = Context::default();
        while hidden.asks || hidden.job.is_some() {
            hidden.attend(&ctx, review);
            std::thread::yield_now();
        }
    }

    #[test]
    fn texts_are_looked_through_once_and_records_when_they_change() {
        let mut review = Review::new("Test", Codebook::shipped());
        let bad = text("States shall n\u{200B}ot \u{202E}.");
        review.apply(Edit::PutText(bad.clone())).unwrap();
        let mut hidden = HiddenPlaces::of(&review);
        assert!(!hidden.is_to_tell(), "the text is not looked through yet");
        settle(&mut hidden, &review);
        assert_eq!((hidden.count(), hidden.is_to_tell()), (4, true));
        hidden.put_away();
        assert!(!hidden.is_to_tell());
        // Who asks for the next all the same is told where it is.
        assert!(hidden.next(&review, bad.id()).is_some() && hidden.is_to_tell());
        hidden.put_away();
        // A mark with a hidden character is told again, and one without changes nothing.
        let me = crate::review::Reviewer::new(ReviewerId::from_bits(1), "A");
        for edit in [Edit::PutReviewer(me.clone()), {
            let mut mark = Annotation::new(bad.id().clone(), me.id, Anchor::Text);
            mark.comment = "no\u{2066}w".to_owned();
            Edit::PutAnnotation(Box::new(mark))
        }] {
            let inverse = review.apply(edit.clone()).unwrap();
            hidden.follow(&review, &edit);
            assert_eq!(hidden.is_to_tell(), matches!(edit, Edit::PutAnnotation(_)));
            if hidden.is_to_tell() {
                review.apply(inverse.clone()).unwrap();
                hidden.follow(&review, &inverse);
                assert_eq!((hidden.count(), hidden.is_to_tell()), (4, false), "undo takes it away");
            }
        }
        // Another text that is clean, and a title that is not.
        let clean = Edit::PutText(text("Clean."));
        review.apply(clean.clone()).unwrap();
        hidden.follow(&review, &clean);
        let title = Edit::SetTitle("T\u{430}sk".to_owned());
        review.apply(title.clone()).unwrap();
        hidden.follow(&review, &title);
        settle(&mut hidden, &review);
        assert_eq!((hidden.count(), hidden.is_to_tell()), (5, true));
    }

    #[test]
    fn each_is_turned_to_once_before_the_first_comes_again() {
        let mut review = Review::new("T\u{200B}", Codebook::shipped());
        let bad = text("a\u{200B}b\u{202E}c");
        review.apply(Edit::PutText(bad.clone())).unwrap();
        let mut hidden = HiddenPlaces::of(&review);
        settle(&mut hidden, &review);
        let mut turn = || hidden.next(&review, bad.id()).map(|one| (one.place, one.finding.at)).unwrap();
        let id = bad.id().clone();
        let place = |at| Place::Provision(id.clone(), at);
        let round: Vec<_> = (0..6).map(|_| turn()).collect();
        assert_eq!(
            round[..5],
            [(place(0), 1), (place(0), 3), (place(1), 1), (place(1), 3), (Place::Review, 1)]
        );
        assert_eq!(round[5], round[0]);
    }

    #[test]
    fn a_round_through_several_texts_leaves_none_out() {
        let mut review = Review::new("T\u{200B}", Codebook::shipped());
        let texts = [text("a\u{200B}b"), text("c\u{202E}d"), text("e\u{FEFF}f")];
        for text in &texts {
            review.apply(Edit::PutText(text.clone())).unwrap();
        }
        let mut hidden = HiddenPlaces::of(&review);
        settle(&mut hidden, &review);
        // Each step opens the text of what it shows, whichever was open at first.
        for first in &texts {
            let mut open = first.id().clone();
            hidden.put_away();
            let mut round = Vec::new();
            for _ in 0..hidden.count() {
                let one = hidden.next(&review, &open).unwrap();
                if let Place::Provision(id, _) = &one.place {
                    open = id.clone();
                }
                round.push(one.place);
            }
            assert_eq!(round[0], Place::Provision(first.id().clone(), 0));
            let begun = round[0].clone();
            round.sort();
            round.dedup();
            assert_eq!(round.len(), 7, "{round:?}");
            assert_eq!(hidden.next(&review, &open).unwrap().place, begun, "then the first comes again");
        }
    }

    #[test]
    fn only_the_first_thousand_of_a_text_can_be_turned_to() {
        let mut review = Review::new("Test", Codebook::shipped());
        review.apply(Edit::PutText(text(&"a\u{200B}b ".repeat(2_000)))).unwrap();
        let mut hidden = HiddenPlaces::of(&review);
        settle(&mut hidden, &review);
        assert_eq!((hidden.count(), hidden.kept()), (4_000, KEPT));
    }
}
