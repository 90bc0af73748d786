//! The eIds of provisions as they come one after the other, and anew for a text that a person put in order.

use std::collections::{HashMap, HashSet};

use super::lead::{Lead, lead};
use crate::text::canonical::{Stand, canonical, is_foreign};
use crate::text::locator::{UNNUMBERED, abbreviation, is_numbered};
use crate::text::{Entry, ProvisionKind as Kind};

/// The addresses given so far.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    taken: HashSet<String>,
    copies: HashMap<String, u32>,
    /// The provisions still open, outermost first.
    open: Vec<Addressed>,
    /// What the last provision that stands in no other counted to.
    last: Option<(Kind, u32)>,
}

#[derive(Debug)]
struct Addressed {
    eid: String,
    kind: Kind,
    /// Whether its label or one above it is of another script than the Latin one.
    foreign: bool,
    /// What the last provision under it counted to.
    last: Option<(Kind, u32)>,
}

impl Addresses {
    /// The eId of the next provision, at this depth under those before it, and whether its number was
    /// taken already. The number is as printed.
    pub(super) fn next(&mut self, depth: usize, kind: Kind, label: &str, number: &str) -> (String, bool) {
        self.open.truncate(depth);
        let foreign = self.open.last().is_some_and(|above| above.foreign);
        let foreign = foreign || is_foreign(label);
        let number = self.number(kind, number, foreign);
        let (eid, duplicate) = self.unique(kind, &number);
        self.open.push(Addressed { eid: eid.clone(), kind, foreign, last: None });
        (eid, duplicate)
    }

    /// The number in its canonical form, after the one before it.
    fn number(&mut self, kind: Kind, number: &str, foreign: bool) -> String {
        let points_above = self.open.iter().filter(|above| above.kind == Kind::Point).count();
        let last = self.open.last_mut().map_or(&mut self.last, |above| &mut above.last);
        let after = last.filter(|(before, _)| *before == kind).map(|(_, count)| count);
        let (number, count) = canonical(number, Stand { kind, points_above, after, foreign });
        *last = count.map(|count| (kind, count)).or(*last);
        number.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect()
    }

    fn unique(&mut self, kind: Kind, clean: &str) -> (String, bool) {
        // The numbers of articles run through the chapters, but not through annexes and their parts.
        let run_through = kind == Kind::Article && self.open.iter().all(|above| above.kind != Kind::Annex);
        let above = self.open.last().filter(|_| !run_through);
        let mut eid = above.map_or_else(String::new, |above| format!("{}__", above.eid));
        eid.push_str(abbreviation(kind));
        if is_numbered(kind) {
            eid.push('_');
            eid.push_str(if clean.is_empty() { UNNUMBERED } else { clean });
        }
        if self.taken.insert(eid.clone()) {
            return (eid, false);
        }
        let copies = self.copies.entry(eid.clone()).or_insert(1);
        *copies += 1;
        eid = format!("{eid}_{copies}");
        self.taken.insert(eid.clone());
        (eid, is_numbered(kind) && !clean.is_empty())
    }
}

/// A provision whose children are being read; the first of the chain is the text itself.
#[derive(Default)]
struct Open {
    has_text: bool,
    /// Unnumbered children so far.
    unnumbered: u32,
    footnotes: u32,
}

/// Gives every entry the eId that its kind, label and place ask for, as the recogniser does. Entries are in
/// reading order, none more than one level deeper than what stands before it.
pub fn readdress(entries: &mut [Entry]) {
    let mut addresses = Addresses::default();
    let mut open = vec![Open::default()];
    for entry in entries {
        open.truncate(entry.depth + 1);
        let mut number = number_of(entry);
        if (number.is_none() || entry.kind == Kind::Footnote)
            && let Some(above) = open.last_mut()
        {
            let count = above.count(entry.kind);
            number.get_or_insert_with(|| count.to_string());
        }
        let number = number.unwrap_or_default();
        (entry.eid, _) = addresses.next(entry.depth, entry.kind, &entry.label, &number);
        open.push(Open { has_text: !entry.text.is_empty(), ..Open::default() });
    }
}

impl Open {
    /// The count of a further child, for one without a number. The provision's own text is the first
    /// unnumbered paragraph of it; recitals are counted for themselves.
    fn count(&mut self, kind: Kind) -> u32 {
        match kind {
            Kind::Footnote => {
                self.footnotes += 1;
                self.footnotes
            }
            Kind::Recital | Kind::Subparagraph => {
                self.unnumbered += 1;
                self.unnumbered + u32::from(kind == Kind::Subparagraph && self.has_text)
            }
            _ => 1,
        }
    }
}

/// The number in an entry's label; `None` for one that is counted instead.
fn number_of(entry: &Entry) -> Option<String> {
    let label = entry.label.as_str();
    let counted = matches!(entry.kind, Kind::Recital | Kind::Subparagraph | Kind::Footnote);
    if entry.kind == Kind::Footnote {
        let digits: String = label.chars().filter(|c| c.is_alphanumeric()).collect();
        return (!digits.is_empty()).then_some(digits);
    }
    if counted && label.is_empty() {
        return None;
    }
    // Some labels show by the words behind them that they are one: “- 1” before Arabic.
    let words: String = [entry.heading.as_str(), &entry.text].concat().chars().take(8).collect();
    match (lead(label), lead(&format!("{label} {words}"))) {
        (Lead::Unit(unit), _) | (Lead::Words, Lead::Unit(unit)) => Some(unit.number),
        (Lead::Marker(marker), _) | (Lead::Words, Lead::Marker(marker)) => Some(marker.number),
        (Lead::Words, Lead::Words) if counted => None,
        // What a person typed as a label: its last word carries the number.
        (Lead::Words, Lead::Words) => {
            Some(label.split_whitespace().next_back().unwrap_or_default().to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{TextHeader, arbitrary, recognise};

    fn entries(text: &crate::text::Text) -> Vec<Entry> {
        let entry = |p: &crate::text::Provision| Entry {
            kind: p.kind,
            eid: p.eid.clone(),
            label: p.label.clone(),
            heading: p.heading.clone(),
            text: p.text.clone(),
            depth: p.depth,
        };
        text.provisions().iter().map(entry).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(800))]
        #[test]
        fn addresses_given_anew_are_the_recognisers(lines in arbitrary::lines()) {
            let Ok(found) = recognise(TextHeader::default(), lines) else { return Ok(()) };
            let recognised = entries(&found.text);
            let mut again = recognised.clone();
            for entry in &mut again {
                entry.eid.clear();
            }
            readdress(&mut again);
            let eids = |entries: &[Entry]| entries.iter().map(|e| e.eid.clone()).collect::<Vec<_>>();
            prop_assert_eq!(eids(&again), eids(&recognised));
        }
    }

    #[test]
    fn a_label_that_only_the_words_behind_it_show_keeps_its_number() {
        let lines = ["The Parties to this Convention,", "- 1 ـ"];
        let mut again = entries(&recognise(TextHeader::default(), lines).unwrap().text);
        let eids = |entries: &[Entry]| entries.iter().map(|e| e.eid.clone()).collect::<Vec<_>>();
        let before = eids(&again);
        readdress(&mut again);
        assert_eq!(eids(&again), before);
    }

    #[test]
    fn an_address_follows_what_a_person_changed() {
        let lines = ["Article 1", "Use", "1. One:", "(a) first;", "(b) second."];
        let mut changed = entries(&recognise(TextHeader::default(), lines).unwrap().text);
        changed[2].kind = Kind::Paragraph;
        changed[2].depth = 1;
        changed[2].label = "2.".to_owned();
        readdress(&mut changed);
        let eids: Vec<&str> = changed.iter().map(|entry| entry.eid.as_str()).collect();
        assert_eq!(eids, ["art_1", "art_1__para_1", "art_1__para_2", "art_1__para_2__point_b"]);
    }
}
