//! What a filter asks, one thing at a time: as words on a chip, and how to ask no longer.

use eframe::egui::{Id, RichText, Ui};

use super::Draft;
use super::pill::Pill;
use crate::app::look::theme::SMALL;
use crate::app::words;
use crate::app::workspace::Workspace;
use crate::find::{Filter, Has};
use crate::review::{ConcernId, Rating, ReviewerId};
use crate::text::{Locator, ProvisionKind, Text};
use crate::tr;

/// One thing that a filter asks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Part {
    Words,
    /// Any of several; whether another stands before it.
    Any(ConcernId, bool),
    All(ConcernId),
    None(ConcernId),
    Rating(Rating, bool),
    Reviewer(ReviewerId, bool),
    Place,
    Has(Has, bool),
}

impl Part {
    /// Everything that a filter asks.
    pub(super) fn all(filter: &Filter) -> Vec<Self> {
        let mut parts = Vec::new();
        parts.extend((!filter.words.trim().is_empty()).then_some(Self::Words));
        parts.extend(filter.any_of.iter().enumerate().map(|(at, id)| Self::Any(id.clone(), at > 0)));
        parts.extend(filter.all_of.iter().cloned().map(Self::All));
        parts.extend(filter.none_of.iter().cloned().map(Self::None));
        parts.extend(
            filter.ratings.iter().rev().enumerate().map(|(at, rating)| Self::Rating(*rating, at > 0)),
        );
        parts.extend(filter.reviewers.iter().enumerate().map(|(at, id)| Self::Reviewer(*id, at > 0)));
        parts.extend((filter.from.is_some() || filter.to.is_some()).then_some(Self::Place));
        parts.extend(filter.has.iter().map(|(what, wanted)| Self::Has(*what, *wanted)));
        parts
    }

    /// Takes this out of the filter.
    pub(super) fn take_from(&self, filter: &mut Filter) {
        match self {
            Self::Words => filter.words.clear(),
            Self::Any(id, _) => {
                filter.any_of.remove(id);
            }
            Self::All(id) => {
                filter.all_of.remove(id);
            }
            Self::None(id) => {
                filter.none_of.remove(id);
            }
            Self::Rating(rating, _) => {
                filter.ratings.remove(rating);
            }
            Self::Reviewer(id, _) => {
                filter.reviewers.remove(id);
            }
            Self::Place => (filter.from, filter.to) = (None, None),
            Self::Has(what, _) => {
                filter.has.remove(what);
            }
        }
    }

    /// As it stands on a chip: "Surveillance", "not Scope", "by A".
    pub(super) fn words(&self, filter: &Filter, workspace: &Workspace) -> String {
        let concern = |id: &ConcernId| workspace.review().codebook().name(id).to_owned();
        let after = |what: String, another: bool| if another { tr!("filter-or", what = what) } else { what };
        match self {
            Self::Words => tr!("filter-words", words = filter.words.trim()),
            Self::Any(id, another) => after(concern(id), *another),
            Self::All(id) => tr!("filter-with", what = concern(id)),
            Self::None(id) => tr!("filter-not", what = concern(id)),
            Self::Rating(rating, another) => after(words::rating(*rating), *another),
            Self::Reviewer(id, another) => {
                let who = words::reviewer_name(workspace.review().reviewers().get(id));
                after(tr!("filter-by", who = who), *another)
            }
            Self::Place => place(filter, workspace.text()),
            Self::Has(what, wanted) => has(*what, *wanted),
        }
    }

    fn concern(&self) -> Option<&ConcernId> {
        match self {
            Self::Any(id, _) | Self::All(id) | Self::None(id) => Some(id),
            _ => None,
        }
    }

    fn rating(&self) -> Option<Rating> {
        match self {
            Self::Rating(rating, _) => Some(*rating),
            _ => None,
        }
    }
}

/// "has a comment", "cites no reference".
pub(super) fn has(what: Has, wanted: bool) -> String {
    match (what, wanted) {
        (Has::Comment, true) => tr!("filter-has-comment"),
        (Has::Comment, false) => tr!("filter-lacks-comment"),
        (Has::Recommendation, true) => tr!("filter-has-recommendation"),
        (Has::Recommendation, false) => tr!("filter-lacks-recommendation"),
        (Has::Reference, true) => tr!("filter-has-reference"),
        (Has::Reference, false) => tr!("filter-lacks-reference"),
        (Has::Amendment, true) => tr!("filter-has-amendment"),
        (Has::Amendment, false) => tr!("filter-lacks-amendment"),
        (Has::Reply, true) => tr!("filter-has-reply"),
        (Has::Reply, false) => tr!("filter-lacks-reply"),
    }
}

/// "Articles 23–30", "Article 17(2)", "from Article 23".
fn place(filter: &Filter, text: &Text) -> String {
    let cite = |eid: &str| text.index_of(eid).map_or_else(|| eid.to_owned(), |at| words::place(text, at));
    match (&filter.from, &filter.to) {
        (Some(from), Some(to)) if from == to => cite(from),
        (Some(from), Some(to)) => match (article(from, text), article(to, text)) {
            (Some(from), Some(to)) => tr!("filter-articles", from = from, to = to),
            _ => tr!("filter-places", from = cite(from), to = cite(to)),
        },
        (Some(from), None) => tr!("filter-place-from", from = cite(from)),
        (None, Some(to)) => tr!("filter-place-to", to = cite(to)),
        (None, None) => String::new(),
    }
}

/// The number of a provision that is an article.
fn article(eid: &str, text: &Text) -> Option<String> {
    text.get(eid).filter(|provision| provision.kind == ProvisionKind::Article)?;
    Locator::from_eid(eid)?.segments().last().map(|segment| segment.number.clone())
}

/// Draws at most so many chips; a click on one takes away what it says, and one more shows all marks again.
/// Says whether the rest was asked for.
pub(super) fn show(ui: &mut Ui, workspace: &Workspace, draft: &mut Draft, most: usize) -> bool {
    let mut gone = None;
    let mut more = false;
    let parts = Part::all(&draft.filter);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = eframe::egui::vec2(4.0, 4.0);
        ui.horizontal_wrapped(|ui| {
            // A link that does not fit begins a line rather than break in two.
            ui.style_mut().wrap_mode = Some(eframe::egui::TextWrapMode::Extend);
            for part in parts.iter().take(most) {
                let words = part.words(&draft.filter, workspace);
                let name = tr!("filter-remove", what = words.as_str());
                let badge = part.concern().and_then(|id| workspace.review().codebook().get(id));
                let pill = Pill::removal(Id::unique(("chip", part)), &words, &name);
                if pill.badge(badge).rating(part.rating()).show(ui).clicked() {
                    gone = Some(part.clone());
                }
            }
            let hidden = parts.len().saturating_sub(most);
            if hidden > 0 {
                let words = tr!("filter-more", count = hidden);
                more = ui.link(RichText::new(words).size(SMALL)).clicked();
            }
            if ui.link(RichText::new(tr!("command-clear-filter")).size(SMALL)).clicked() {
                draft.filter = Filter::default();
            }
        });
    });
    if let Some(part) = gone {
        part.take_from(&mut draft.filter);
    }
    more
}
