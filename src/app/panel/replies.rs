//! What was answered to a mark: the thread on its card, and a field to answer in.

use std::collections::BTreeMap;

use eframe::egui::{Align, Key, Layout, Modifiers, Response, TextWrapMode, Ui};

use super::PanelState;
use crate::app::glyphs::{Style, UserField, UserText};
use crate::app::look::icons;
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
use crate::app::look::widgets::{icon_button, plain_words, primary, section};
use crate::app::outbox::Outbox;
use crate::app::words;
use crate::app::workspace::Workspace;
use crate::review::limits::MOST_REPLY_CHARS;
use crate::review::{Annotation, AnnotationId, Reply, ReplyId};
use crate::tr;

/// Replies that are being written.
#[derive(Default)]
pub(super) struct RepliesState {
    /// What was typed and not sent yet, by mark: looking elsewhere loses none of it.
    drafts: BTreeMap<AnnotationId, String>,
    /// The reply that is being changed, with its words so far.
    changing: Option<(ReplyId, String)>,
    /// That reply's field takes the keyboard in the next frame.
    change_now: bool,
}

/// What was asked for in the thread.
enum Asked {
    Send(String),
    Change(ReplyId, String),
    Remove(ReplyId),
}

pub(super) fn show(
    ui: &mut Ui,
    workspace: &mut Workspace,
    state: &mut PanelState,
    mark: &Annotation,
    out: &mut Outbox,
) {
    let thread: Vec<Reply> = workspace.review().replies_to(mark.id).cloned().collect();
    let closed = workspace.project().read_only().is_some();
    let write = std::mem::take(&mut state.write_reply);
    if closed && thread.is_empty() {
        return;
    }
    section(ui, &tr!("replies-head", count = thread.len()));
    let mut asked = None;
    for reply in &thread {
        let changing = state.replies.changing.as_ref().is_some_and(|(id, _)| *id == reply.id);
        head(ui, workspace, &mut state.replies, reply, changing, &mut asked);
        if changing {
            change(ui, &mut state.replies, &mut asked);
        } else {
            ui.add(UserText::new(&plain_words(&reply.comment)).style(Style::sans(BODY)));
        }
        ui.add_space(theme::NEAR);
    }
    if !closed {
        answer(ui, &mut state.replies, mark.id, write, &mut asked);
    }
    match asked {
        Some(Asked::Send(words)) => out.reply(mark.id, words),
        Some(Asked::Change(id, words)) => {
            let changed = out.check(workspace.change_reply(id, words)).is_some();
            state.replies.changing = state.replies.changing.take().filter(|_| !changed);
        }
        Some(Asked::Remove(id)) => {
            out.check(workspace.remove_reply(id));
        }
        None => {}
    }
}

impl RepliesState {
    /// The reply was taken in; its draft is no longer needed.
    pub(super) fn sent(&mut self, mark: AnnotationId) {
        self.drafts.remove(&mark);
    }
}

/// Who and when; one's own can be changed and removed.
fn head(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut RepliesState,
    reply: &Reply,
    changing: bool,
    asked: &mut Option<Asked>,
) {
    let mine = workspace.is_my_reply(reply);
    let day = reply.modified.unwrap_or(reply.created).day();
    let name = words::reviewer_name(workspace.review().reviewers().get(&reply.reviewer));
    let who = if reply.reviewer == workspace.me_id() {
        tr!("reply-by-you", name = name, day = day.as_str())
    } else {
        tr!("reply-by", name = name, day = day.as_str())
    };
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        if mine && !changing {
            if icon_button(ui, icons::DELETE, &tr!("reply-remove", day = day.as_str())).clicked() {
                *asked = Some(Asked::Remove(reply.id));
            }
            if icon_button(ui, icons::EDIT, &tr!("reply-change", day = day.as_str())).clicked() {
                state.changing = Some((reply.id, reply.comment.clone()));
                state.change_now = true;
            }
        }
        ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
            ui.style_mut().wrap_mode = Some(TextWrapMode::Wrap);
            let faint = Tokens::of(ui).faint;
            ui.add(UserText::new(&who).style(Style::sans(SMALL).bold()).colour(faint).max_lines(2));
        });
    });
}

/// The field of a reply that is being changed, with its buttons.
fn change(ui: &mut Ui, state: &mut RepliesState, asked: &mut Option<Asked>) {
    let Some((id, words)) = &mut state.changing else { return };
    let label = tr!("reply-change-field");
    let response = ui.add(UserField::multiline(words).label(&label).rows(2, 10).max_chars(MOST_REPLY_CHARS));
    if std::mem::take(&mut state.change_now) {
        response.request_focus();
        response.scroll_to_me(None);
    }
    let mut leave = false;
    let said = !words.trim().is_empty();
    let mut save = said && sent_by_key(ui, &response);
    ui.horizontal(|ui| {
        ui.add_enabled_ui(said, |ui| save |= primary(ui, &tr!("reply-keep")).clicked());
        leave = ui.button(tr!("sheet-cancel")).clicked();
    });
    if save {
        *asked = Some(Asked::Change(*id, words.trim().to_owned()));
    } else if leave {
        state.changing = None;
    }
}

/// The field to answer in.
fn answer(ui: &mut Ui, state: &mut RepliesState, mark: AnnotationId, write: bool, asked: &mut Option<Asked>) {
    let draft = state.drafts.entry(mark).or_default();
    let (label, hint) = (tr!("reply-field"), tr!("reply-field-hint"));
    let field = UserField::multiline(draft).label(&label).hint(&hint).rows(1, 10).max_chars(MOST_REPLY_CHARS);
    let response = ui.add(field);
    if write {
        response.request_focus();
        response.scroll_to_me(None);
    }
    let said = !draft.trim().is_empty();
    let mut send = said && sent_by_key(ui, &response);
    if said || response.has_focus() {
        ui.add_enabled_ui(said, |ui| {
            send |= primary(ui, &tr!("reply-send")).on_hover_text(tr!("reply-send-tip")).clicked();
        });
    }
    if send {
        *asked = Some(Asked::Send(draft.trim().to_owned()));
    } else if !said && !response.has_focus() {
        state.drafts.remove(&mark);
    }
}

/// Ctrl+Enter in a field that would else begin a line.
fn sent_by_key(ui: &Ui, response: &Response) -> bool {
    response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter))
}
