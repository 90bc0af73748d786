//! The card of the mark in focus: everything it says, to be changed by its writer and read by others.

use eframe::egui::{Align, Color32, Layout, RichText, Sense, TextWrapMode, Ui};

use super::{PanelState, amendment, references, replies};
use crate::app::commands::Command;
use crate::app::glyphs::{Style, UserField, UserText, apart};
use crate::app::look::icons;
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
use crate::app::look::widgets::{self, ChipState, card, chip, concern_picker, faint, icon_button, section};
use crate::app::outbox::Outbox;
use crate::app::words;
use crate::app::workspace::Workspace;
use crate::review::{Anchor, Annotation, ConcernId, Rating};
use crate::tr;

/// What was asked for on the card this frame.
#[derive(Default)]
struct Asked {
    concern: Option<ConcernId>,
    rating: Option<Rating>,
    comment: Option<String>,
    recommendation: Option<String>,
    close: bool,
}

pub(super) fn show(ui: &mut Ui, workspace: &mut Workspace, state: &mut PanelState, out: &mut Outbox) {
    let Some(mark) = workspace.focus().cloned() else { return };
    let mine = workspace.is_mine(&mark);
    let mut asked = Asked::default();
    card(ui, |ui| {
        head(ui, workspace, &mark, mine, &mut asked, out);
        if mine {
            controls(ui, workspace, state, &mark, &mut asked);
            amendment::edit(ui, workspace, state, &mark, out);
        } else {
            reading(ui, workspace, &mark);
            amendment::read(ui, workspace, state, &mark);
            ui.add_space(theme::NEAR);
            faint(ui, tr!("card-not-yours"));
        }
        references::show(ui, workspace, &mut state.references, &mark, mine, out);
        replies::show(ui, workspace, state, &mark, out);
    });
    carry_out(workspace, asked, out);
}

fn carry_out(workspace: &mut Workspace, asked: Asked, out: &mut Outbox) {
    if let Some(concern) = asked.concern {
        out.check(workspace.toggle_concern(&concern));
    }
    if let Some(rating) = asked.rating {
        let name = words::rating_step(rating);
        out.check(workspace.change_mark(&name, None, |mark| mark.rating = rating));
    }
    if let Some(comment) = asked.comment {
        let name = tr!("step-type-comment");
        out.check(workspace.change_mark(&name, Some("comment"), |mark| mark.comment = comment));
    }
    if let Some(words) = asked.recommendation {
        let name = tr!("step-type-recommendation");
        out.check(workspace.change_mark(&name, Some("recommendation"), |mark| mark.recommendation = words));
    }
    if asked.close {
        workspace.set_focus(None, false);
    }
}

fn head(
    ui: &mut Ui,
    workspace: &mut Workspace,
    mark: &Annotation,
    mine: bool,
    asked: &mut Asked,
    out: &mut Outbox,
) {
    let place = words::citation(&mark.anchor, workspace.text());
    let mut go = false;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            asked.close = icon_button(ui, icons::CLOSE, &tr!("card-close")).clicked();
            if mine && icon_button(ui, icons::DELETE, &tr!("card-delete")).clicked() {
                out.perform(Command::DeleteMark);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.style_mut().wrap_mode = Some(TextWrapMode::Wrap);
                let words =
                    UserText::new(&place).style(Style::sans(BODY).bold()).sense(Sense::click()).max_lines(2);
                go = ui.add(words).on_hover_text(tr!("card-go")).clicked();
            });
        });
    });
    if go {
        workspace.set_focus(Some(mark.id), true);
    }
    let lines = if matches!(mark.anchor, Anchor::Spans(_)) { 8 } else { 1 };
    let colour = colour_of(workspace, mark, Tokens::of(ui));
    widgets::quote(ui, &words::marked(&mark.anchor), colour, lines);
    let name = words::reviewer_name(workspace.review().reviewers().get(&mark.reviewer));
    let (name, day) = (apart(&name), apart(&mark.modified.unwrap_or(mark.created).day()));
    let words = if mine {
        tr!("card-by-you", name = name, day = day)
    } else {
        tr!("card-by", name = name, day = day)
    };
    let faint = Tokens::of(ui).faint;
    ui.add(UserText::new(&words).set_apart().style(Style::sans(SMALL)).colour(faint).max_lines(2));
}

fn colour_of(workspace: &Workspace, mark: &Annotation, tokens: &Tokens) -> Color32 {
    let concern = mark.concerns.first().and_then(|id| workspace.review().codebook().get(id));
    concern.map_or(tokens.faint, |concern| tokens.ink(concern.colour))
}

/// The card of one's own mark.
fn controls(
    ui: &mut Ui,
    workspace: &mut Workspace,
    state: &mut PanelState,
    mark: &Annotation,
    asked: &mut Asked,
) {
    section(ui, &tr!("panel-concerns"));
    asked.concern =
        concern_picker(ui, workspace.review().codebook(), &mark.concerns, &mut state.all_concerns);
    section(ui, &tr!("card-how-serious"));
    asked.rating = widgets::rating_picker(ui, mark.rating);

    section(ui, &tr!("card-comment"));
    let mut comment = mark.comment.clone();
    let (label, hint) = (tr!("card-comment"), tr!("card-comment-hint"));
    let field = UserField::multiline(&mut comment).label(&label).hint(&hint).rows(3, 14);
    let response = ui.add(field);
    if std::mem::take(&mut state.write_comment) {
        response.request_focus();
        // Concerns stand above it; in a low window it would be typed in out of sight.
        response.scroll_to_me(None);
    }
    state.typing(workspace, "comment", response.has_focus());
    asked.comment = response.changed().then_some(comment);

    section(ui, &tr!("card-recommendation"));
    let mut words = mark.recommendation.clone();
    let (label, hint) = (tr!("card-recommendation"), tr!("card-recommendation-hint"));
    let field = UserField::multiline(&mut words).label(&label).hint(&hint).rows(1, 6);
    let response = ui.add(field);
    state.typing(workspace, "recommendation", response.has_focus());
    asked.recommendation = response.changed().then_some(words);
}

/// The card of somebody else's mark.
fn reading(ui: &mut Ui, workspace: &Workspace, mark: &Annotation) {
    let tokens = Tokens::of(ui);
    ui.add_space(theme::NEAR);
    ui.horizontal_wrapped(|ui| {
        for id in &mark.concerns {
            chip(ui, workspace.review().codebook(), id, ChipState::Shown);
        }
    });
    let rating = format!("{} {}", widgets::rating_icon(mark.rating), words::rating(mark.rating));
    ui.label(RichText::new(rating).color(tokens.rating(mark.rating)));
    if !mark.comment.is_empty() {
        section(ui, &tr!("card-comment"));
        ui.add(UserText::new(&widgets::plain_words(&mark.comment)).style(Style::sans(BODY)));
    }
    if !mark.recommendation.is_empty() {
        section(ui, &tr!("card-recommendation"));
        ui.add(UserText::new(&mark.recommendation).style(Style::sans(BODY)));
    }
}
