//! Where hidden and look-alike characters stand in an open project, and the way from one to the next. A text is
//! looked through once, off the window's thread, and a record whenever it changes; a frame costs nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::Context;

use super::Workspace;
use crate::app::files::jobs::{Cancel, Job, Progress};
use crate::review::{AnnotationId, Edit, Field, Place, Review, Sighting};
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
    /// How many there were when the person put the banner away.
    put_away: usize,
    /// The one that was shown last, and its number.
    shown: Option<(usize, Sighting)>,
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
        let in_texts: usize = texts.map(|(_, warnings)| warnings.count).sum();
        let count = in_texts + self.records.values().map(|warnings| warnings.count).sum::<usize>();
        if count != self.count {
            self.shown = None;
            // What was put away once is told again only where there is more of it.
            self.put_away = self.put_away.min(count);
        }
        self.count = count;
    }

    /// How many warnings there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Says whether the person is to be told.
    pub fn is_to_tell(&self) -> bool {
        self.count > self.put_away
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

    /// Turns to the next, beginning with those of the open text; after the last comes the first.
    fn next(&mut self, review: &Review, open: &TextId) -> Option<Sighting> {
        let at = self.shown.as_ref().map_or(0, |(number, _)| *number);
        let found = self.all(review, open).nth(at).map(|sighting| (at + 1, sighting));
        let found = found.or_else(|| self.all(review, open).next().map(|sighting| (1, sighting)));
        self.shown = found;
        self.shown.as_ref().map(|(_, sighting)| sighting.clone())
    }

    /// All that are kept with their places.
    fn all<'a>(&'a self, review: &'a Review, open: &'a TextId) -> impl Iterator<Item = Sighting> + 'a {
        let first = self.texts.get_key_value(open);
        let others = self.texts.iter().filter(move |(id, _)| *id != open && review.texts().contains_key(*id));
        let of_texts = first.into_iter().chain(others).flat_map(|(id, warnings)| {
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

impl Workspace {
    /// Has what was not looked through yet looked through.
    pub fn attend_hidden(&mut self, ctx: &Context) {
        self.hidden.attend(ctx, self.project.review());
    }

    /// Goes to the next hidden character where it stands in a text. Answers with the mark to turn to where it
    /// stands in one, or in a reply to it.
    pub fn next_hidden(&mut self) -> Option<AnnotationId> {
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
            Place::Mark(id) => self.open_text_of(id),
            Place::Reply(id) => {
                self.review().replies().get(&id).map(|reply| reply.to).and_then(|to| self.open_text_of(to))
            }
            Place::Review | Place::Concern(_) | Place::Reviewer(_) | Place::Reference(_) | Place::Desk(_) => {
                None
            }
        }
    }

    fn open_text(&mut self, id: &TextId) {
        if id != self.text.id() {
            self.turn_to_text(id);
        }
    }

    fn open_text_of(&mut self, mark: AnnotationId) -> Option<AnnotationId> {
        let text = self.review().annotations().get(&mark)?.text.clone();
        self.open_text(&text);
        Some(mark)
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
}
