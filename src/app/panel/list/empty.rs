//! The list without a row: nothing marked yet, or nothing that the filter lets through, and the way out.

use eframe::egui::{Id, RichText, Ui};

use super::Draft;
use super::chips::Part;
use super::pill::Pill;
use crate::app::look::icons;
use crate::app::look::theme::{self, BODY, Tokens};
use crate::app::look::widgets::{faint, primary};
use crate::app::workspace::Workspace;
use crate::find::Filter;
use crate::tr;

/// Nothing marked yet: says how.
pub(super) fn no_marks(ui: &mut Ui, workspace: &Workspace) {
    ui.add_space(theme::APART * 2.0);
    ui.vertical_centered(|ui| {
        ui.label(RichText::new(icons::MARK).size(34.0).color(Tokens::of(ui).faint));
        ui.add_space(theme::GAP);
        ui.label(RichText::new(tr!("list-empty")).size(BODY).strong());
        ui.add_space(theme::NEAR);
        let no_text = workspace.text().provisions().is_empty();
        faint(ui, if no_text { tr!("list-no-text") } else { tr!("list-empty-hint") });
    });
}

/// What could be asked no longer so that marks are shown again, and how many then are; found once for a filter.
#[derive(Default)]
pub(super) struct Ways {
    revision: u64,
    found: Vec<(Part, usize)>,
}

/// Most marks that are looked at to find ways out.
const EFFORT: usize = 300_000;
/// Most ways that are offered.
const MOST: usize = 3;

impl Ways {
    fn keep(&mut self, workspace: &Workspace) {
        if self.revision == workspace.marks.revision() {
            return;
        }
        self.revision = workspace.marks.revision();
        let parts = Part::all(workspace.filter());
        self.found.clear();
        if parts.len() < 2 || parts.len() * workspace.marks.order().len() > EFFORT {
            return;
        }
        let (review, text) = (workspace.review(), workspace.text());
        for part in parts {
            let mut filter = workspace.filter().clone();
            part.take_from(&mut filter);
            let sieve = filter.sieve(review, text);
            let marks = workspace.marks.order().iter().filter_map(|id| review.annotations().get(id));
            let count = marks.filter(|mark| sieve.lets_through(mark)).count();
            if count > 0 {
                self.found.push((part, count));
            }
        }
        self.found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        self.found.truncate(MOST);
    }
}

/// The filter lets nothing through: says so, and offers the nearest ways out.
pub(super) fn no_match(ui: &mut Ui, workspace: &Workspace, ways: &mut Ways, draft: &mut Draft) {
    ways.keep(workspace);
    ui.add_space(theme::APART);
    ui.vertical_centered(|ui| {
        ui.label(RichText::new(tr!("list-nothing")).size(BODY).strong());
        ui.add_space(theme::NEAR);
        for (part, count) in &ways.found {
            let what = part.words(workspace.filter(), workspace);
            let words = tr!("list-nothing-way", what = what, count = *count);
            if Pill::button(Id::unique(("way out", part)), &words, &words).show(ui).clicked() {
                part.take_from(&mut draft.filter);
            }
        }
        ui.add_space(theme::NEAR);
        if primary(ui, &tr!("command-clear-filter")).clicked() {
            draft.filter = Filter::default();
        }
    });
}
