//! Units with a name of their own: parts, chapters, articles, annexes, the preamble, and their
//! headings.

use super::heading::{is_capitals, looks_like_heading, seems_glued};
use super::lead::{Gap, Lead, UnitLead, behind, lead};
use super::marker::{Marker, Script};
use super::report::Reason;
use super::tree::{Builder, Draft, Pending};
use super::{Hint, Line};
use crate::text::numeral;
use crate::text::{ProvisionKind as Kind, words};

/// Words that go on with a sentence after a cross-reference, in scripts without case.
const GOES_ON: &[&str] = &[
    "من",
    "على",
    "إلى",
    "في",
    "أو",
    "و",
    "أعلاه",
    "أدناه",
    "المذكورة",
    "المشار",
    "الفقرة",
    "所",
    "规定",
    "第",
    "的",
    "和",
    "及",
    "或",
    "与",
    "、",
    "，",
    "至",
    "中",
    "应",
    "不",
];

pub(super) fn is_large(kind: Kind) -> bool {
    matches!(kind, Kind::Part | Kind::Title | Kind::Chapter | Kind::Section | Kind::Subsection)
}

impl Builder {
    /// Opens the unit unless the line only refers to it; says whether it did.
    pub(super) fn unit(&mut self, unit: &UnitLead, line: &str, hint: Hint) -> bool {
        let rest = behind(line, unit.length);
        if !self.believes(unit, rest, hint) {
            return false;
        }
        let heading = hint_level(hint).is_some() || (unit.kind != Kind::Preamble && looks_like_heading(rest));
        let draft = Draft {
            number: &unit.number,
            label: line.get(..unit.length).unwrap_or(line),
            heading: if heading { rest } else { "" },
            text: if heading { "" } else { rest },
            level: hint_level(hint).unwrap_or(0),
        };
        let count = numeral::value(&unit.number);
        let odd = unit.kind == Kind::Article && !self.follows(&unit.number);
        let parent = match unit.kind {
            Kind::Annex | Kind::Preamble => 0,
            Kind::Article => self.innermost_division(),
            kind => self.place_of_division(kind),
        };
        self.push(parent, unit.kind, &draft);
        if odd {
            self.doubt(Reason::OutOfSequence);
        }
        match unit.kind {
            Kind::Article => {
                self.last_article = count;
                self.seen_body = true;
            }
            Kind::Annex => self.last_article = None,
            Kind::Preamble => self.seen_preamble = true,
            _ => {}
        }
        if rest.is_empty() {
            self.pending = (unit.kind != Kind::Preamble).then_some(Pending::Heading);
        } else if !heading && (seems_glued(rest) || matches!(unit.gap, Gap::Space | Gap::Nothing)) {
            self.doubt(Reason::GluedHeading);
        }
        true
    }

    /// Whether the line opens a unit, and is not a sentence that begins with a cross-reference.
    fn believes(&self, unit: &UnitLead, rest: &str, hint: Hint) -> bool {
        let goes_on = rest
            .starts_with(|c: char| c.is_lowercase() || (c.is_ascii_punctuation() && !"([\"'*".contains(c)))
            || rest.strip_prefix(['(', '[']).is_some_and(|inner| !inner.starts_with(char::is_uppercase))
            || GOES_ON.iter().any(|word| continues_with(rest, word));
        let headed = hint_level(hint).is_some();
        if unit.kind == Kind::Preamble {
            let glued = unit.gap == Gap::Space && words::opens_preamble(rest);
            let fresh = !self.seen_preamble && !self.seen_body;
            return fresh && (unit.gap == Gap::Alone || headed || unit.gap == Gap::Sign || glued);
        }
        if unit.number.is_empty()
            && self.pending == Some(Pending::Heading)
            && self.top_kind() == Some(Kind::Article)
        {
            // “Annex” right after “Article 30” is the heading of that article.
            return false;
        }
        match unit.gap {
            Gap::Alone => true,
            _ if goes_on || hint == Hint::Body && unit.gap != Gap::Sign => false,
            _ if headed => true,
            Gap::Sign => true,
            Gap::Space | Gap::Nothing => {
                let next = unit.kind == Kind::Article
                    && (self.follows(&unit.number) || self.follows_soon(&unit.number));
                next || (unit.kind != Kind::Article && !unit.number.is_empty() && looks_like_heading(rest))
            }
        }
    }

    /// Whether an article of this number follows the last one.
    fn follows(&self, number: &str) -> bool {
        let (_, suffix) = numeral::split_suffix(number);
        let lettered =
            number.starts_with(|c: char| c.is_ascii_digit()) && number.ends_with(char::is_alphabetic);
        match (numeral::value(number), self.last_article) {
            (Some(1), None) | (None, _) => true,
            (Some(count), Some(last)) => {
                count == last + 1 || (count == last && (!suffix.is_empty() || lettered))
            }
            (Some(_), None) => false,
        }
    }

    /// Whether the article's number is a little ahead: the labels between were lost in the source.
    fn follows_soon(&self, number: &str) -> bool {
        let ahead =
            numeral::value(number).zip(self.last_article).and_then(|(count, last)| count.checked_sub(last));
        ahead.is_some_and(|ahead| (1..=3).contains(&ahead))
    }

    /// The innermost open division or annex, under which an article goes.
    fn innermost_division(&self) -> usize {
        let divides = |kind: Kind| kind == Kind::Annex || is_large(kind);
        self.open.iter().skip(1).take_while(|node| node.kind.is_some_and(divides)).count()
    }

    /// Where a division goes: under those that stand above it in this text. A title may stand above
    /// chapters or below sections; where it first appears decides.
    fn place_of_division(&mut self, kind: Kind) -> usize {
        if !self.order.contains(&kind) {
            let deepest = self.open.iter().rev().filter_map(|node| node.kind).find(|&kind| is_large(kind));
            let at = deepest.and_then(|kind| self.rank(kind)).map_or(1, |rank| rank + 1);
            self.order.insert(at.min(self.order.len()), kind);
        }
        let rank = self.rank(kind);
        let above = |open: Kind| open == Kind::Annex || (is_large(open) && self.rank(open) < rank);
        self.open.iter().skip(1).take_while(|node| node.kind.is_some_and(above)).count()
    }

    fn rank(&self, kind: Kind) -> Option<usize> {
        self.order.iter().position(|&known| known == kind)
    }

    /// Takes the line as (more of) the heading of the unit whose label stands alone; says whether.
    pub(super) fn heading_of_unit(&mut self, line: &str, hint: Hint, after: &[Line<'_>]) -> bool {
        let Some(pending) = self.pending else { return false };
        let kind = self.top_kind();
        let level = hint_level(hint);
        let fits = match pending {
            Pending::Heading if level.is_some() => true,
            Pending::Heading if hint == Hint::Body => false,
            Pending::Heading => {
                looks_like_heading(line) && (kind != Some(Kind::Article) || has_content(after))
            }
            Pending::Capitals => level.is_none() && is_capitals(line) && looks_like_heading(line),
            Pending::Level(open) => level == Some(open),
        };
        self.pending = None;
        if !fits {
            return false;
        }
        let Some(entry) = self.last_if_open().filter(|entry| entry.text.is_empty()) else { return false };
        if !entry.heading.is_empty() {
            entry.heading.push(' ');
        }
        entry.heading.push_str(line);
        self.pending = match level {
            Some(level) => Some(Pending::Level(level)),
            None => (kind != Some(Kind::Article) && is_capitals(line)).then_some(Pending::Capitals),
        };
        true
    }

    /// Takes a heading that names no unit: the title, or an unnumbered section.
    pub(super) fn free_heading(&mut self, line: &str, level: u8, after: &[Line<'_>]) {
        let only_front = !self.seen_body
            && self.open.iter().skip(1).all(|node| node.kind == Some(Kind::Front) || self.is_under_front());
        let titled =
            self.entries.is_empty() || (only_front && !introduces_words(after) && !self.seen_preamble);
        if titled && (self.entries.is_empty() || self.inside(Kind::Front)) {
            return self.plain(line);
        }
        let within = self.open.iter().rposition(|node| node.kind == Some(Kind::Article));
        let deeper =
            within.and_then(|at| self.open.get(at)).is_some_and(|node| node.level > 0 && level > node.level);
        // A heading right before an article heads that and what follows, whatever its level.
        let heads_units = after.first().is_some_and(|next| matches!(lead(&next.text), Lead::Unit(_)));
        if let Some(article) = within.filter(|_| deeper && !heads_units) {
            return self.subparagraph(article, &Draft { heading: line, level, ..Draft::default() });
        }
        self.section("", "", line, level);
    }

    fn is_under_front(&self) -> bool {
        self.kind(1) == Some(Kind::Front)
    }

    /// A heading with a plain number before it: “A. Background”.
    pub(super) fn numbered_heading(&mut self, marker: &Marker, line: &str, level: u8) -> bool {
        let counts = |script| marker.reading(script).is_some();
        let fits =
            [Script::Decimal, Script::UpperRoman, Script::Upper, Script::Chinese].into_iter().any(counts);
        let label = line.get(..marker.length).unwrap_or_default();
        let number = marker.number.clone();
        if fits && self.pending.is_none() {
            self.section(&number, label, behind(line, marker.length), level);
        }
        fits && self.pending.is_none()
    }

    fn section(&mut self, number: &str, label: &str, heading: &str, level: u8) {
        let outer = self.open.iter().rposition(|node| node.kind == Some(Kind::Section) && node.level > 0);
        let deeper = outer.and_then(|at| self.open.get(at)).is_some_and(|node| level > node.level);
        let kind = if deeper { Kind::Subsection } else { Kind::Section };
        let parent = self.place_of_division(kind);
        self.push(parent, kind, &Draft { number, label, heading, level, ..Draft::default() });
    }
}

/// The level of a heading the source marks.
pub(super) fn hint_level(hint: Hint) -> Option<u8> {
    match hint {
        Hint::Heading(level) => Some(level),
        _ => None,
    }
}

/// Whether the rest goes on with this word. Arabic words end at a space, Chinese ones anywhere.
fn continues_with(rest: &str, word: &str) -> bool {
    rest.strip_prefix(word).is_some_and(|after| {
        let arabic = word.chars().any(super::marker::is_arabic);
        !arabic || after.is_empty() || after.starts_with(|c: char| !c.is_alphabetic())
    })
}

/// Whether something stands between this line and the next unit.
fn has_content(after: &[Line<'_>]) -> bool {
    after.first().is_some_and(|next| {
        hint_level(next.hint).is_none()
            && !matches!(lead(&next.text), Lead::Unit(unit) if unit.gap == Gap::Alone)
    })
}

/// Whether ordinary words follow that neither open a preamble nor a unit.
fn introduces_words(after: &[Line<'_>]) -> bool {
    after.first().is_some_and(|next| {
        hint_level(next.hint).is_none()
            && lead(&next.text) == Lead::Words
            && !words::opens_preamble(&next.text)
    })
}
