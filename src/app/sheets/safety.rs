//! What is promised and what is not: the sentences of docs/SECURITY.md, where each promise names its tests.

use eframe::egui::{Color32, Label, RichText, Ui};

use super::body::body;
use super::{Answer, close, title};
use crate::app::look::icons;
use crate::app::look::theme::{self, Tokens};
use crate::app::look::widgets::{faint, section};
use crate::app::words;
use crate::tr;

/// Promises that work is not lost; names in the catalogue, after `safety-promise-`.
const KEPT: [&str; 10] = [
    "crash",
    "power",
    "full-disk",
    "journal",
    "recovered",
    "damaged",
    "older",
    "shown",
    "beside",
    "two-windows",
];

/// Promises that nothing is told; names in the catalogue, after `safety-promise-`.
const QUIET: [&str; 10] =
    ["network", "programs", "chosen", "same", "traps", "places", "own", "swept", "failing", "strangers"];

/// Promises that no text deceives the eye; names in the catalogue, after `safety-promise-`.
const SEEN: [&str; 5] = ["hidden", "alphabets", "clean", "boxes", "told"];

/// Promises of what is locked with a passphrase; names in the catalogue, after `safety-promise-`.
const LOCKED: [&str; 12] = [
    "locked-silent",
    "locked-seized",
    "locked-lingers",
    "locked-unasked",
    "locked-page",
    "locked-changed",
    "locked-guess",
    "locked-kept",
    "locked-lost",
    "locked-slipped",
    "locked-age",
    "locked-copies",
];

/// What is not promised; names in the catalogue, after `safety-limit-`.
const LIMITS: [&str; 39] = [
    "clear",
    "clear-copies",
    "locked-open",
    "locked-unkept",
    "locked-shared",
    "locked-writer",
    "locked-shows",
    "locked-settings",
    "locked-before",
    "locked-crashed",
    "locked-commands",
    "locked-seen",
    "locked-typed",
    "locked-own",
    "locked-memory",
    "locked-poem",
    "locked-audit",
    "locked-gone",
    "older-stays",
    "blocks",
    "swap",
    "malware",
    "sending",
    "recent",
    "clipboard",
    "remembered",
    "title",
    "sponsor",
    "original",
    "tables",
    "lying-disk",
    "network-folder",
    "in-place",
    "moments",
    "look-alike",
    "carried",
    "stick",
    "beside",
    "windows",
];

pub(super) fn safety(ui: &mut Ui) -> Option<Answer> {
    title(ui, &tr!("safety-title"));
    body(ui, |ui| {
        faint(ui, tr!("safety-words"));
        let Tokens { good, faint: dull, .. } = *Tokens::of(ui);
        let parts = [
            (tr!("safety-kept"), "safety-promise", KEPT.as_slice(), icons::CHECK, good),
            (tr!("safety-quiet"), "safety-promise", QUIET.as_slice(), icons::CHECK, good),
            (tr!("safety-seen"), "safety-promise", SEEN.as_slice(), icons::CHECK, good),
            (tr!("safety-locked"), "safety-promise", LOCKED.as_slice(), icons::CHECK, good),
            (tr!("safety-limits"), "safety-limit", LIMITS.as_slice(), icons::WARNING, dull),
        ];
        for (head, kind, names, icon, colour) in parts {
            ui.add_space(theme::APART);
            section(ui, &head);
            for name in names {
                line(ui, icon, colour, &words::say_named(&format!("{kind}-{name}")));
            }
        }
    });
    close(ui)
}

/// A sentence beside its sign.
fn line(ui: &mut Ui, icon: &str, colour: Color32, words: &str) {
    ui.horizontal_top(|ui| {
        ui.label(RichText::new(icon).color(colour));
        ui.add(Label::new(words).wrap());
    });
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const PAGE: &str = include_str!("../../../docs/SECURITY.md");
    const CATALOGUE: &str = include_str!("../../../assets/words/en/safety.ftl");

    fn said(kind: &str, names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| words::say_named(&format!("safety-{kind}-{name}"))).collect()
    }

    fn promises() -> Vec<&'static str> {
        KEPT.into_iter().chain(QUIET).chain(SEEN).chain(LOCKED).collect()
    }

    #[test]
    fn the_page_and_the_sheet_promise_the_same() {
        let rows = PAGE.lines().filter_map(|line| line.strip_prefix("| "));
        let rows = rows.filter(|row| !row.starts_with("promise |") && !row.starts_with("---"));
        let promised = rows.filter_map(|row| Some(row.split_once(" | ")?.0.to_owned() + "."));
        assert_eq!(promised.collect::<BTreeSet<_>>(), said("promise", &promises()));
    }

    #[test]
    fn the_page_and_the_sheet_name_the_same_limits() {
        let listed = PAGE.lines().skip_while(|line| *line != "## What it does not do");
        let limits: BTreeSet<_> =
            listed.filter_map(|line| line.strip_prefix("- ")).map(str::to_owned).collect();
        assert_eq!(limits, said("limit", &LIMITS));
    }

    #[test]
    fn every_sentence_of_the_catalogue_is_on_the_sheet() {
        for (kind, names) in [("promise", promises()), ("limit", LIMITS.to_vec())] {
            let start = format!("safety-{kind}-");
            let there = CATALOGUE.lines().filter_map(|line| line.strip_prefix(&start)?.split_once(" ="));
            assert_eq!(there.map(|(name, _)| name).collect::<Vec<_>>(), names);
        }
    }
}
