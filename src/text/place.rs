//! Finding the provision an address means, also where people leave out or mix up units, and saying
//! what a provision's address is.

use super::canonical::{Stand, canonical};
use super::locator::{Locator, LocatorError, Segment, UNNUMBERED};
use super::provision::{Provision, ProvisionKind as Kind, Text};
use super::recognise::printed_number;
use super::{numeral, words};

/// Why no provision was found for what was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlaceError {
    #[error(transparent)]
    NotUnderstood(#[from] LocatorError),
    /// The address is good but leads nowhere in this text.
    #[error("there is no {asked} in this text{hint}")]
    NotFound {
        asked: String,
        /// Index of the nearest provision above that does exist.
        nearest: Option<usize>,
        hint: There,
    },
}

/// What is there instead of what was asked; printed, it begins with punctuation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum There {
    /// The text's first and last article.
    Articles(String, String),
    /// The text's only article.
    OneArticle(String),
    NoArticles,
    /// The nearest provision above, with the numbers of the first and the last under it.
    Divided {
        here: String,
        first: String,
        last: String,
    },
    /// The nearest provision above, with the only number under it.
    Only {
        here: String,
        number: String,
    },
    /// The nearest provision above; nothing is numbered under it.
    Whole {
        here: String,
    },
}

impl std::fmt::Display for There {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Articles(first, last) => write!(f, "; it has {first} to {last}"),
            Self::OneArticle(only) => write!(f, "; it has {only}"),
            Self::NoArticles => f.write_str("; it has no numbered articles"),
            Self::Divided { here, first, last } => write!(f, "; {here} is there and has {first} to {last}"),
            Self::Only { here, number } => write!(f, "; {here} is there and has only {number}"),
            Self::Whole { here } => write!(f, "; {here} is there and is not divided further"),
        }
    }
}

impl Text {
    /// Index of the provision the address means. Units may be loose: `17 2 b` finds a point (b), a
    /// paragraph 1 that was never numbered is the article itself, chapter 4 is Chapter IV.
    pub fn resolve(&self, locator: &Locator) -> Option<usize> {
        self.walk(locator.segments()).ok()
    }

    /// Reads an address as people write it and finds its provision.
    ///
    /// # Errors
    /// Says which word was not understood, or what is there instead of what was asked.
    pub fn find_place(&self, asked: &str) -> Result<usize, PlaceError> {
        let locator = Locator::parse(asked)?;
        let found = self.walk(locator.segments());
        if let Some(other) = self.in_latin_letters(asked)
            && !found.is_ok_and(|at| self.shows_lookalike(at, asked))
        {
            return Ok(other);
        }
        found.map_err(|nearest| PlaceError::NotFound {
            asked: locator.to_string(),
            nearest,
            hint: self.hint(nearest),
        })
    }

    /// The provision that is asked for if Cyrillic letters such as с are meant for the Latin ones they look like.
    fn in_latin_letters(&self, asked: &str) -> Option<usize> {
        let chars: Vec<char> = asked.chars().collect();
        let is_letter =
            |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphabetic());
        let latin = |at: usize, c: char| {
            let alone = !is_letter(at.checked_sub(1)) && !is_letter(Some(at + 1));
            numeral::latin_lookalike(c).filter(|_| alone).unwrap_or(c)
        };
        let written: String = chars.iter().enumerate().map(|(at, &c)| latin(at, c)).collect();
        let changed = written != asked;
        changed.then(|| self.walk(Locator::parse(&written).ok()?.segments()).ok()).flatten()
    }

    /// Whether the provision or one that holds it is labelled with such a letter of what is asked.
    fn shows_lookalike(&self, index: usize, asked: &str) -> bool {
        let shows = |provision: &Provision| {
            let printed = printed_number(&provision.label).unwrap_or_default();
            let mut letters = printed.chars();
            let letter = letters.next().filter(|_| letters.next().is_none());
            letter.is_some_and(|c| numeral::latin_lookalike(c).is_some() && asked.contains(c))
        };
        self.lineage(index).filter_map(|at| self.provisions().get(at)).any(shows)
    }

    /// Whether the label of a paragraph or point carries this number, in whatever script.
    pub(super) fn is_labelled(&self, index: usize, wanted: &str) -> bool {
        let Some(provision) = self.provisions().get(index).filter(|provision| is_inner(provision.kind))
        else {
            return false;
        };
        let Some(printed) = printed_number(&provision.label) else { return false };
        let latin = |number: &str| -> String {
            words::fold(number).chars().map(|c| numeral::latin_lookalike(c).unwrap_or(c)).collect()
        };
        if latin(&printed) == latin(wanted) {
            return true;
        }
        let holds = self.lineage(index).skip(1).filter_map(|at| self.kind(at));
        let points_above = holds.filter(|&kind| kind == Kind::Point).count();
        let (number, count) = canonical(&printed, Stand { points_above, ..Stand::of(provision.kind) });
        let counted =
            printed.starts_with(numeral::is_chinese_numeral) || !printed.starts_with(char::is_alphabetic);
        (!printed.is_ascii() && number == wanted)
            || (counted && count.is_some() && count == wanted.parse().ok())
    }

    /// The full address of a provision as lawyers write it; its label where the eId is not ours.
    pub fn citation(&self, index: usize) -> String {
        self.cite(index, ToString::to_string)
    }

    /// As [`Text::citation`], abbreviated: `Art. 17(2)(b)`.
    pub fn short_citation(&self, index: usize) -> String {
        self.cite(index, Locator::short)
    }

    fn cite(&self, index: usize, print: impl Fn(&Locator) -> String) -> String {
        let Some(provision) = self.provisions().get(index) else { return String::new() };
        Locator::from_eid(&provision.eid).map_or_else(
            || if provision.label.is_empty() { provision.eid.clone() } else { provision.label.clone() },
            |locator| print(&locator),
        )
    }

    /// Follows the segments; the error is the last provision that was found.
    fn walk(&self, segments: &[Segment]) -> Result<usize, Option<usize>> {
        let exact = Locator::new(segments.to_vec()).and_then(|locator| self.index_of(&locator.eid()));
        if let Some(index) = exact {
            return Ok(index);
        }
        let mut here = None;
        for segment in segments {
            here = Some(self.step(here, segment).or_else(|| self.step_apart(here, segment)).ok_or(here)?);
        }
        here.ok_or(None)
    }

    /// One step down from `here` (from the whole text where `None`).
    fn step(&self, here: Option<usize>, wanted: &Segment) -> Option<usize> {
        let same_number = |index: &usize| {
            self.segment(*index).is_some_and(|found| {
                words::fold(&found.number) == words::fold(&wanted.number) && copies(&found, wanted)
            })
        };
        let labelled = |index: &usize| {
            let found = self.segment(*index);
            found.is_some_and(|found| copies(&found, wanted)) && self.is_labelled(*index, &wanted.number)
        };
        let same_value = |index: &usize| {
            self.segment(*index).is_some_and(|found| {
                numeral::count_alike(&found.number, &wanted.number) && copies(&found, wanted)
            })
        };
        let of_kind = |index: &usize| self.kind(*index) == Some(wanted.kind);
        let inner = |index: &usize| self.kind(*index).is_some_and(is_inner) && is_inner(wanted.kind);

        let mut children = self.children(here).filter(same_number);
        if let Some(child) = children.clone().find(of_kind).or_else(|| children.find(inner)) {
            return Some(child);
        }
        if !is_inner(wanted.kind) {
            let below = || self.below(here).filter(of_kind);
            let only_annex = || {
                let mut annexes = below();
                let only = annexes.next().filter(|_| wanted.number == UNNUMBERED);
                only.filter(|_| annexes.next().is_none())
            };
            return below().find(same_number).or_else(|| below().find(same_value)).or_else(only_annex);
        }
        let here = here?;
        let numbered = self.children(Some(here)).any(|child| self.kind(child) == Some(Kind::Paragraph));
        if wanted.kind == Kind::Paragraph
            && wanted.number == "1"
            && !numbered
            && self.kind(here) == Some(Kind::Article)
        {
            return Some(here);
        }
        // What stands before the first division is the first of the unnumbered paragraphs.
        let own = self.provisions().get(here).is_some_and(|provision| !provision.text.is_empty());
        if wanted.kind == Kind::Subparagraph && wanted.number == "1" && own {
            return Some(here);
        }
        let mut children = self.children(Some(here)).filter(labelled);
        if let Some(child) = children.clone().find(of_kind).or_else(|| children.find(inner)) {
            return Some(child);
        }
        // A point that stands deeper than the address says, if there is only one such.
        let mut deeper = self.below(Some(here)).filter(of_kind).filter(same_number);
        deeper.next().filter(|_| deeper.next().is_none())
    }

    /// `17a` may be an article of its own or point (a) of article 17.
    fn step_apart(&self, here: Option<usize>, wanted: &Segment) -> Option<usize> {
        let split = wanted.number.find(|c: char| !c.is_ascii_digit()).filter(|&at| at > 0)?;
        let (digits, letter) = wanted.number.split_at_checked(split)?;
        let outer = self.step(here, &Segment::new(wanted.kind, digits))?;
        self.step(Some(outer), &Segment::new(Kind::Point, letter))
    }

    fn kind(&self, index: usize) -> Option<Kind> {
        self.provisions().get(index).map(|provision| provision.kind)
    }

    /// The last segment of a provision's eId.
    fn segment(&self, index: usize) -> Option<Segment> {
        Segment::from_eid(self.provisions().get(index)?.eid.rsplit("__").next()?)
    }

    fn children(&self, of: Option<usize>) -> impl Iterator<Item = usize> + Clone + '_ {
        let (start, end) = match of {
            Some(index) => (index + 1, self.provisions().get(index).map_or(0, |provision| provision.end)),
            None => (0, self.provisions().len()),
        };
        let first = Some(start).filter(|&at| at < end);
        std::iter::successors(first, move |&at| {
            self.provisions().get(at).map(|provision| provision.end).filter(|&next| next < end)
        })
    }

    fn below(&self, of: Option<usize>) -> std::ops::Range<usize> {
        of.map_or(0..self.provisions().len(), |index| index + 1..self.subtree(index).end.max(index + 1))
    }

    /// What stands at or under the nearest provision, for an error message.
    fn hint(&self, nearest: Option<usize>) -> There {
        let children = || self.children(nearest);
        let Some(index) = nearest else {
            let mut articles = self.provisions().iter().filter(|provision| provision.kind == Kind::Article);
            let (first, last) = (articles.next(), articles.next_back());
            return match (first, last) {
                (Some(first), Some(last)) => There::Articles(label(first), label(last)),
                (Some(only), None) => There::OneArticle(label(only)),
                _ => There::NoArticles,
            };
        };
        let here = self.citation(index);
        let numbers: Vec<String> = children()
            .filter(|&child| self.kind(child).is_some_and(is_inner))
            .filter_map(|child| self.segment(child))
            .filter(|segment| !segment.number.is_empty())
            .map(|segment| segment.number)
            .collect();
        match (numbers.first(), numbers.last()) {
            (Some(first), Some(last)) if first != last => {
                There::Divided { here, first: first.clone(), last: last.clone() }
            }
            (Some(only), _) => There::Only { here, number: only.clone() },
            _ => There::Whole { here },
        }
    }
}

fn label(article: &Provision) -> String {
    Locator::from_eid(&article.eid).map_or_else(|| article.label.clone(), |locator| locator.to_string())
}

fn copies(found: &Segment, wanted: &Segment) -> bool {
    found.copy == wanted.copy
}

/// Kinds that people name by number alone, whatever the text calls them.
fn is_inner(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Paragraph
            | Kind::Subparagraph
            | Kind::Point
            | Kind::Recital
            | Kind::Footnote
            | Kind::ClosingWords
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Entry, TextHeader};

    fn text(eids: &[(Kind, &str, usize)]) -> Text {
        let entries = eids.iter().map(|&(kind, eid, depth)| Entry {
            kind,
            eid: eid.to_owned(),
            label: String::new(),
            heading: String::new(),
            text: format!("words of {eid}"),
            depth,
        });
        Text::assemble(TextHeader::default(), entries.collect()).unwrap()
    }

    fn sample() -> Text {
        text(&[
            (Kind::Preamble, "preamble", 0),
            (Kind::Recital, "preamble__rec_1", 1),
            (Kind::Chapter, "chp_IV", 0),
            (Kind::Section, "chp_IV__sec_1", 1),
            (Kind::Article, "art_2", 2),
            (Kind::Point, "art_2__point_a", 3),
            (Kind::Article, "art_17", 2),
            (Kind::Paragraph, "art_17__para_1", 3),
            (Kind::Paragraph, "art_17__para_2", 3),
            (Kind::Point, "art_17__para_2__point_b", 4),
            (Kind::Article, "art_48bis", 2),
            (Kind::Subparagraph, "art_48bis__subpara_2", 3),
            (Kind::Annex, "annex_I", 0),
            (Kind::Article, "annex_I__art_2", 1),
        ])
    }

    #[test]
    fn loose_addresses_find_their_provision() {
        let text = sample();
        for (asked, eid) in [
            ("17 2 b", "art_17__para_2__point_b"),
            ("17(2), chapeau", "art_17__para_2"),
            ("17 b", "art_17__para_2__point_b"),
            ("2(a)", "art_2__point_a"),
            ("2 1", "art_2"),
            ("2(1)(a)", "art_2__point_a"),
            ("2a", "art_2__point_a"),
            ("48 bis 2", "art_48bis__subpara_2"),
            ("article 48 bis, first subparagraph", "art_48bis"),
            ("chapter 4", "chp_IV"),
            ("section 1", "chp_IV__sec_1"),
            ("chapter IV, article 17", "art_17"),
            ("annex", "annex_I"),
            ("annex 1, article 2", "annex_I__art_2"),
            ("preamble 1", "preamble__rec_1"),
        ] {
            let found = text.find_place(asked).map(|index| text.provisions()[index].eid.as_str());
            assert_eq!(found, Ok(eid), "{asked}");
        }
    }

    #[test]
    fn what_is_not_there_is_said_with_what_is() {
        let text = sample();
        let error = text.find_place("17(9)").unwrap_err();
        assert_eq!(
            error.to_string(),
            "there is no Article 17(9) in this text; Article 17 is there and has 1 to 2"
        );
        let error = text.find_place("99").unwrap_err();
        assert!(error.to_string().contains("it has Article 2 to"), "{error}");
        assert!(matches!(text.find_place("???"), Err(PlaceError::NotUnderstood(_))));
    }

    #[test]
    fn every_citation_leads_back() {
        let text = sample();
        for index in 0..text.provisions().len() {
            assert_eq!(text.find_place(&text.citation(index)), Ok(index));
            assert_eq!(text.find_place(&text.short_citation(index)), Ok(index));
        }
        assert_eq!(text.citation(999), "");
    }
}
