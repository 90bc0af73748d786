//! The banner that tells of hidden and look-alike characters, over the text.

use eframe::egui::{Align, Frame, Layout, Margin, Panel, RichText, TextWrapMode, Ui, accesskit};

use super::App;
use crate::app::commands::Command;
use crate::app::glyphs::{Style, UserText, apart};
use crate::app::look::icons;
use crate::app::look::theme::{SMALL, Tokens};
use crate::app::look::widgets::name_part;
use crate::app::panel::Tab;
use crate::app::words;
use crate::app::workspace::{Holder, Workspace};
use crate::review::{AnnotationId, Place, Review, Sighting};
use crate::tr;

/// What the person asks of the banner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    Next,
    PutAway,
}

/// Draws the banner where there is something to tell; nothing else.
pub(super) fn banner(ui: &mut Ui, workspace: &Workspace) -> Option<Asked> {
    if !workspace.hidden.is_to_tell() {
        return None;
    }
    let notice = Tokens::of(ui).notice;
    let frame = Frame::new().fill(notice).inner_margin(Margin::symmetric(10, 6));
    let shown = Panel::top("hidden characters").frame(frame).show(ui, |ui| {
        name_part(ui, &tr!("part-hidden"));
        ui.horizontal(|ui| {
            let mut asked = None;
            ui.label(RichText::new(icons::WARNING).size(17.0).color(Tokens::of(ui).danger));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.button(tr!("hidden-put-away")).on_hover_text(tr!("hidden-put-away-tip")).clicked() {
                    asked = Some(Asked::PutAway);
                }
                if ui.button(tr!("hidden-next")).on_hover_text(Command::NextHidden.tip(ui.ctx())).clicked() {
                    asked = Some(Asked::Next);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| say(ui, workspace));
            });
            asked
        })
        .inner
    });
    shown.inner
}

fn say(ui: &mut Ui, workspace: &Workspace) {
    ui.style_mut().wrap_mode = Some(TextWrapMode::Wrap);
    let hidden = &workspace.hidden;
    let count = hidden.count();
    let words = match hidden.shown() {
        None => tr!("hidden-count", count = count),
        Some((at, sighting)) => {
            let Sighting { place, field, finding } = sighting;
            let field = words::say_named(&format!("hidden-field-{}", <&str>::from(*field)));
            let place = named(place, workspace.review());
            let (char, what, kept) = (finding.at + 1, words::hidden(finding), hidden.kept());
            let stands = tr!("hidden-where", place = place, field = field, char = char, what = what);
            if kept < count {
                tr!("hidden-at-many", at = *at, kept = kept, total = count, stands = stands)
            } else {
                tr!("hidden-at", at = *at, total = count, stands = stands)
            }
        }
    };
    let colour = Tokens::of(ui).text;
    let label = ui.add(
        UserText::new(&words).set_apart().style(Style::sans(SMALL)).colour(colour).max_lines(3).shrink(),
    );
    let _told = ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(accesskit::Live::Polite));
}

/// Where it is.
fn named(place: &Place, review: &Review) -> String {
    let cited = |id: &AnnotationId| {
        let mark = review.annotations().get(id);
        let cited =
            mark.and_then(|mark| Some(words::citation(&mark.anchor, review.texts().get(&mark.text)?)));
        cited.unwrap_or_default()
    };
    match place {
        Place::Review => tr!("hidden-in-project"),
        Place::Header(_) => tr!("hidden-in-header"),
        Place::Provision(id, at) => {
            apart(&review.texts().get(id).map(|text| words::place(text, *at)).unwrap_or_default())
        }
        Place::Concern(id) => tr!("hidden-in-concern", name = apart(review.codebook().name(id))),
        Place::Reviewer(id) => {
            let name = review.reviewers().get(id).map(|reviewer| apart(&reviewer.name)).unwrap_or_default();
            tr!("hidden-in-reviewer", name = name)
        }
        Place::Reference(id) => {
            let title = review.references().get(id).map(|source| apart(&source.title)).unwrap_or_default();
            tr!("hidden-in-reference", name = title)
        }
        Place::Mark(id) => tr!("hidden-in-mark", place = apart(&cited(id))),
        Place::Reply(id) => {
            let to = review.replies().get(id).map(|reply| cited(&reply.to)).unwrap_or_default();
            tr!("hidden-in-reply", place = apart(&to))
        }
        Place::Desk(_) => tr!("hidden-in-desk"),
    }
}

impl App {
    /// Does what was asked of the banner, if anything was.
    pub(super) fn answer_banner(&mut self, asked: Option<Asked>) {
        let (Some(asked), Some(workspace)) = (asked, &mut self.workspace) else { return };
        match asked {
            Asked::PutAway => workspace.hidden.put_away(),
            Asked::Next => {
                self.next_hidden();
            }
        }
    }

    /// Turns to the next hidden or look-alike character.
    pub(super) fn next_hidden(&mut self) {
        self.show_page();
        let Some(workspace) = &mut self.workspace else { return };
        match workspace.next_hidden() {
            Some(Holder::Mark(mark)) => self.turn_to_mark(mark, true),
            Some(Holder::Concern(id)) => {
                self.panel.concerns.turn_to(workspace.review().codebook(), &id);
                self.show_side(Tab::Concerns);
            }
            None => {}
        }
    }
}
