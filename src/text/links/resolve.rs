//! From the steps of a reference to a provision of the text. Where two provisions would fit, none is
//! taken.

use super::number::Step;
use super::phrase::{Anchor, rank};
use crate::text::locator::Segment;
use crate::text::words::fold;
use crate::text::{ProvisionKind as Kind, Text, numeral};

/// Finds provisions as they are named in one place of a text.
#[derive(Clone, Copy)]
pub(super) struct Resolver<'a> {
    pub(super) text: &'a Text,
    /// The provision in whose words the reference stands.
    pub(super) from: usize,
}

impl Resolver<'_> {
    /// The provision the steps lead to. `antecedent` is what “that article” means.
    pub(super) fn resolve(self, anchor: Anchor, steps: &[Step], antecedent: Option<usize>) -> Option<usize> {
        let (first, rest) = match anchor {
            Anchor::Preceding(kind) => return self.preceding(kind),
            Anchor::This(kind) => (self.above(self.from, kind)?, steps),
            Anchor::That(kind) => (self.above(antecedent?, kind)?, steps),
            Anchor::Bare => {
                let (step, rest) = steps.split_first()?;
                (self.first(step)?, rest)
            }
        };
        rest.iter().try_fold(first, |here, step| self.step(here, step))
    }

    /// The first step, from where the reference stands.
    fn first(self, step: &Step) -> Option<usize> {
        match step.kind {
            Kind::Article => self.article(&step.number),
            kind if rank(kind) < rank(Kind::Article) => self.division(None, step),
            _ => {
                // No further out than the article, or the annex where there is none.
                let border = self.text.article_of(self.from);
                let reach = self.text.lineage(self.from).take_while(|&at| at >= border);
                let mut found = reach.map(|at| self.child(at, step));
                let found = found.find(|found| *found != Found::None)?.only();
                // Unnumbered paragraphs are counted only where the words say of which article.
                found.filter(|&at| self.kind(at) == Some(step.kind))
            }
        }
    }

    /// An article by its number: of the annex the reference stands in, else of the text.
    fn article(self, number: &str) -> Option<usize> {
        let text = self.text;
        let direct = |eid: &str| text.index_of(eid).filter(|_| text.index_of(&format!("{eid}_2")).is_none());
        let annexed = text.lineage(self.from).find_map(|at| {
            let above = text.provisions().get(at)?;
            let eid = format!("{}__art_{number}", above.eid);
            let inside = text.index_of(&eid)?;
            // Two of this number under one annex: the one whose division holds the reference.
            Some(direct(&eid).or_else(|| self.nearest(inside, &eid)))
        });
        match annexed {
            Some(found) => found,
            None => direct(&format!("art_{number}"))
                .or_else(|| numeral::roman(number).and_then(|value| direct(&format!("art_{value}")))),
        }
    }

    /// Of provisions that differ in their counters only, the one that stands with the reference in
    /// the innermost division.
    fn nearest(self, first: usize, eid: &str) -> Option<usize> {
        let copies = (2..100).map_while(|copy| self.text.index_of(&format!("{eid}_{copy}")));
        let all: Vec<usize> = std::iter::once(first).chain(copies).collect();
        self.text.lineage(self.from).find_map(|at| {
            let within = self.text.subtree(at);
            let mut inside = all.iter().filter(|found| within.contains(found));
            let found = inside.next()?;
            Some(inside.next().is_none().then_some(*found))
        })?
    }

    /// A part, chapter, section or annex: in the nearest division that holds one of that number.
    fn division(self, under: Option<usize>, step: &Step) -> Option<usize> {
        if let Some(at) = under {
            return self.inside(at, step).only();
        }
        let divisions = self.text.lineage(self.from).skip(1).map(|at| self.inside(at, step));
        let mut all = divisions.chain(std::iter::once_with(|| self.all(step)));
        all.find(|found| *found != Found::None)?.only()
    }

    fn inside(self, at: usize, step: &Step) -> Found {
        let below = self.text.subtree(at);
        self.among(below.start + 1..below.end, step)
    }

    fn all(self, step: &Step) -> Found {
        self.among(0..self.text.provisions().len(), step)
    }

    fn among(self, range: std::ops::Range<usize>, step: &Step) -> Found {
        let fits = range.filter(|&at| self.kind(at) == Some(step.kind) && self.has_number(at, &step.number));
        Found::of(fits)
    }

    /// One step further in.
    fn step(self, here: usize, step: &Step) -> Option<usize> {
        match step.kind {
            // Articles are counted through, whatever divisions hold them.
            Kind::Article | Kind::Part | Kind::Title | Kind::Chapter | Kind::Section | Kind::Subsection => {
                self.inside(here, step).only()
            }
            _ => self.child(here, step).only(),
        }
    }

    /// A paragraph or point right under a provision.
    fn child(self, here: usize, step: &Step) -> Found {
        let numbered = |wanted: Kind| {
            let fits = self.children(here).filter(move |&at| self.kind(at) == Some(wanted));
            Found::of(fits.filter(|&at| self.has_number(at, &step.number)))
        };
        let any = |wanted: Kind| self.children(here).any(|at| self.kind(at) == Some(wanted));
        match step.kind {
            Kind::Paragraph if any(Kind::Paragraph) => numbered(Kind::Paragraph),
            Kind::Paragraph | Kind::Subparagraph if step.number == "1" && self.opens_unnumbered(here) => {
                Found::One(here)
            }
            Kind::Paragraph => match numbered(Kind::Subparagraph) {
                Found::None => numbered(Kind::Point),
                found => found,
            },
            kind => numbered(kind),
        }
    }

    /// An article of unnumbered paragraphs, whose first is the article's own words.
    fn opens_unnumbered(self, here: usize) -> bool {
        self.kind(here) == Some(Kind::Article)
            && self.text.provisions().get(here).is_some_and(|article| !article.text.is_empty())
            && self.children(here).any(|at| self.kind(at) == Some(Kind::Subparagraph))
    }

    fn preceding(self, kind: Kind) -> Option<usize> {
        let own = self.above(self.from, kind)?;
        let parent = self.text.provisions().get(own)?.parent?;
        self.children(parent).take_while(|&at| at < own).filter(|&at| self.kind(at) == Some(kind)).last()
    }

    /// The provision of this kind that holds `at`, or is it.
    fn above(self, at: usize, kind: Kind) -> Option<usize> {
        self.text.lineage(at).find(|&at| self.kind(at) == Some(kind))
    }

    fn kind(self, at: usize) -> Option<Kind> {
        self.text.provisions().get(at).map(|provision| provision.kind)
    }

    fn children(self, of: usize) -> impl Iterator<Item = usize> {
        let within = self.text.subtree(of);
        std::iter::successors(Some(within.start + 1), move |&at| Some(self.text.subtree(at).end.max(at + 1)))
            .take_while(move |&at| at < within.end)
    }

    fn has_number(self, at: usize, wanted: &str) -> bool {
        let Some(provision) = self.text.provisions().get(at) else { return false };
        let number = number_of(&provision.eid);
        number.is_some_and(|number| {
            // A letter such as с is the third of one list and the seventeenth of another: its label tells.
            alike(&number, wanted) || (provision.label.is_empty() && looks_alike(&number, wanted))
        }) || self.text.is_labelled(at, wanted)
    }
}

/// The number in the last step of an eId.
fn number_of(eid: &str) -> Option<String> {
    Segment::from_eid(eid.rsplit("__").next()?).map(|segment| segment.number)
}

/// Whether two numbers are the same, written with other digits, case or alphabet.
fn alike(number: &str, wanted: &str) -> bool {
    if number.eq_ignore_ascii_case(wanted) {
        return true;
    }
    let counted = |number: &str| number.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase());
    counted(number) && counted(wanted) && numeral::count_alike(number, wanted)
}

/// Whether two numbers differ only in Cyrillic letters that look like Latin ones.
fn looks_alike(number: &str, wanted: &str) -> bool {
    let latin = |number: &str| -> String {
        fold(number).chars().map(|c| numeral::latin_lookalike(c).unwrap_or(c)).collect()
    };
    latin(number) == latin(wanted)
}

/// What a search came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    None,
    One(usize),
    Several,
}

impl Found {
    fn of(mut found: impl Iterator<Item = usize>) -> Self {
        match (found.next(), found.next()) {
            (None, _) => Self::None,
            (Some(only), None) => Self::One(only),
            _ => Self::Several,
        }
    }

    fn only(self) -> Option<usize> {
        match self {
            Self::One(only) => Some(only),
            _ => None,
        }
    }
}
