//! The filter editor: concerns, ratings, reviewers, place and what a mark holds. All of it at once narrows list,
//! page and counts.

use eframe::egui::{Align, CornerRadius, Frame, Id, Layout, Margin, RichText, ScrollArea, Stroke, Ui, vec2};

use super::pill::Pill;
use super::{Draft, ListState, Room, by_concern, chips, place};
use crate::app::look::icons;
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
use crate::app::look::widgets::{icon_button, name_bars, section};
use crate::app::words;
use crate::app::workspace::Workspace;
use crate::find::Has;
use crate::review::Rating;
use crate::tr;

/// Reviewers that are named at once.
const REVIEWERS: usize = 12;
/// The share of the room that what is unfolded may take; the list below stays in sight.
pub(super) const SHARE: f32 = 0.6;

/// Height of what stands around the contents of a part: its title and its margins, in points.
const HEAD: f32 = 62.0;

/// A raised part above the list with a title, a way to close it and contents of its own; `true` once closed.
pub(super) fn part(ui: &mut Ui, title: &str, room: Room, contents: impl FnOnce(&mut Ui)) -> bool {
    let tokens = Tokens::of(ui);
    let most = match room {
        Room::Above => ui.available_height() * SHARE,
        Room::Whole => (ui.available_height() - HEAD).max(40.0),
    };
    let mut closed = false;
    Frame::new()
        .fill(tokens.raised)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::same(8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                ui.label(RichText::new(title).size(BODY).strong());
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    closed = icon_button(ui, icons::CLOSE, &tr!("filter-close")).clicked();
                });
            });
            contents_of(ui, title, most, contents);
        });
    closed
}

fn contents_of(ui: &mut Ui, title: &str, most: f32, contents: impl FnOnce(&mut Ui)) {
    let area =
        ScrollArea::vertical().id_salt(title).max_height(most).auto_shrink([false, true]).show(ui, |ui| {
            ui.set_width((ui.available_width() - 6.0).max(0.0));
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            contents(ui);
        });
    name_bars(ui, &area, title);
}

pub(super) fn show(ui: &mut Ui, workspace: &Workspace, state: &mut ListState, draft: &mut Draft, room: Room) {
    let mut first = state.focus_first;
    let closed = part(ui, &tr!("command-filter"), room, |ui| {
        by_concern::show(ui, workspace, &mut state.unfolded, draft, &mut first, room);
        ratings(ui, workspace, draft, &mut first);
        reviewers(ui, workspace, state, draft);
        place::show(ui, workspace, &mut state.place, draft);
        has(ui, draft);
        ui.add_space(theme::NEAR);
    });
    if closed {
        state.close();
    }
}

fn ratings(ui: &mut Ui, workspace: &Workspace, draft: &mut Draft, first: &mut bool) {
    section(ui, &tr!("filter-ratings"));
    ui.horizontal_wrapped(|ui| {
        for rating in Rating::all().rev() {
            let on = draft.filter.ratings.contains(&rating);
            let count = workspace.marks.counts().of_rating(rating);
            let (words, name) = (words::rating(rating), counted(words::rating(rating), count));
            let pill = Pill::choice(Id::unique(("filter rating", rating)), &words, &name, on);
            let response = pill.rating(Some(rating)).show(ui);
            if std::mem::take(first) {
                response.request_focus();
            }
            if response.clicked() {
                toggle(&mut draft.filter.ratings, rating);
            }
        }
    });
}

/// "Red line, 12 marks".
pub(super) fn counted(name: String, count: usize) -> String {
    tr!("filter-counted", name = name, count = count)
}

/// Puts a value into a set, or takes it out if it is there.
pub(super) fn toggle<T: Ord>(set: &mut std::collections::BTreeSet<T>, value: T) {
    if !set.remove(&value) {
        set.insert(value);
    }
}

fn reviewers(ui: &mut Ui, workspace: &Workspace, state: &mut ListState, draft: &mut Draft) {
    let all = state.entries.reviewers();
    if all.len() < 2 && draft.filter.reviewers.is_empty() {
        return;
    }
    section(ui, &tr!("filter-reviewers"));
    let most = if state.all_reviewers { all.len() } else { REVIEWERS };
    ui.horizontal_wrapped(|ui| {
        for (at, (id, count)) in all.iter().enumerate() {
            let on = draft.filter.reviewers.contains(id);
            if at >= most && !on {
                continue;
            }
            let words = words::reviewer_name(workspace.review().reviewers().get(id));
            let name = counted(words.clone(), *count);
            if Pill::choice(Id::unique(("filter reviewer", id)), &words, &name, on).show(ui).clicked() {
                toggle(&mut draft.filter.reviewers, *id);
            }
        }
    });
    let hidden = all.len().saturating_sub(most);
    if hidden > 0 {
        let words = tr!("filter-reviewers-more", count = hidden);
        state.all_reviewers = ui.link(RichText::new(words).size(SMALL)).clicked();
    }
}

fn has(ui: &mut Ui, draft: &mut Draft) {
    section(ui, &tr!("filter-has"));
    for what in Has::all() {
        ui.horizontal_wrapped(|ui| {
            for wanted in [true, false] {
                let on = draft.filter.has.get(&what) == Some(&wanted);
                let words = chips::has(what, wanted);
                let pill = Pill::choice(Id::unique(("filter has", what, wanted)), &words, &words, on);
                if pill.show(ui).clicked() {
                    if on {
                        draft.filter.has.remove(&what);
                    } else {
                        draft.filter.has.insert(what, wanted);
                    }
                }
            }
        });
    }
}
