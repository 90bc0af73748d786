//! Carrying out commands that make, change and delete marks.

use eframe::egui::Context;

use super::{App, View};
use crate::app::commands::Command;
use crate::app::notices::Notice;
use crate::app::panel::Tab;
use crate::app::sheets::{EverySheet, Sheet};
use crate::app::words;
use crate::review::{Anchor, AnnotationId, ConcernId};
use crate::tr;

impl App {
    pub(super) fn perform_marking(&mut self, ctx: &Context, command: Command) {
        let Some(workspace) = &mut self.workspace else { return };
        match command {
            Command::Copy => {
                if let Some(selection) = &workspace.selection {
                    ctx.copy_text(selection.text.to_string());
                }
            }
            Command::CopyCitation => {
                if let Some(words) = workspace.cited() {
                    ctx.copy_text(words);
                    self.tell(Notice::done(tr!("copied-citation")));
                }
            }
            Command::AddPassage => {
                if workspace.extendable().is_none() {
                    self.tell(Notice::done(tr!("no-mark-to-extend")));
                    return;
                }
                let added = workspace.add_passage();
                self.show_side(Tab::Marks);
                self.check(added);
            }
            Command::MoveEdges => self.move_edges(),
            Command::MarkEvery => {
                self.sheet = Some(Sheet::Every(Box::new(EverySheet::new(workspace))));
            }
            Command::MarkPassage => self.mark(None, false),
            Command::MarkProvision => self.mark(None, true),
            Command::MarkText => {
                let marked = workspace.mark_text(&self.settings.name);
                self.show_side(Tab::Marks);
                self.check(marked);
            }
            Command::Comment => {
                if workspace.selection.is_some() {
                    self.mark(None, false);
                }
                self.show_side(Tab::Marks);
                self.panel.write_comment = true;
            }
            Command::ProposeWording => {
                if workspace.selection.is_some() {
                    self.mark(None, false);
                }
                self.show_side(Tab::Marks);
                self.panel.write_amendment = true;
            }
            Command::Reply => {
                workspace.let_go();
                self.show_side(Tab::Marks);
                self.panel.write_reply = true;
            }
            Command::DeleteMark => {
                let deleted = workspace.delete_mark();
                self.check(deleted);
            }
            Command::MarkAsRead => self.mark_as_read(),
            Command::Concern(key) => self.concern_key(key),
            Command::Rate(rating) => {
                let name = words::rating_step(rating);
                let rated = workspace.change_mark(&name, None, |mark| mark.rating = rating);
                self.check(rated);
            }
            _ => {}
        }
    }

    /// Lets arrows move the edges of the mark in focus, or no longer.
    fn move_edges(&mut self) {
        let Some(workspace) = &mut self.workspace else { return };
        if workspace.pane.moves_edges() {
            workspace.pane.move_edges(None);
            return;
        }
        let Some(extent) = workspace.extent() else {
            self.tell(Notice::done(tr!("edges-none")));
            return;
        };
        workspace.let_go();
        workspace.pane.move_edges(Some(extent.key));
        workspace.pane.request_focus();
        self.view = if self.view == View::Overview { View::Text } else { self.view };
        self.tell(Notice::done(tr!("edges-moving")));
    }

    fn concern_key(&mut self, key: u8) {
        let Some(workspace) = &mut self.workspace else { return };
        let Some(id) = workspace.review().codebook().by_key(key).cloned() else {
            self.tell(Notice::done(tr!("no-concern-of-key", key = key)));
            return;
        };
        if workspace.selection.is_some() {
            self.mark(Some(id), false);
        } else {
            let toggled = workspace.toggle_concern(&id);
            self.check(toggled);
        }
    }

    /// Answers a mark.
    pub(super) fn reply(&mut self, mark: AnnotationId, words: String) {
        let name = self.settings.name.clone();
        let Some(workspace) = &mut self.workspace else { return };
        let replied = workspace.reply(mark, words, &name);
        if self.check(replied).is_some() {
            self.panel.reply_sent(mark);
        }
    }

    /// Marks every place of a phrase, in one step.
    pub(super) fn mark_every(&mut self, anchors: Vec<Anchor>, concern: Option<ConcernId>) {
        let name = self.settings.name.clone();
        let Some(workspace) = &mut self.workspace else { return };
        let marked = workspace.mark_every(anchors, concern, &name);
        if let Some(count) = self.check(marked) {
            self.tell(Notice::done(tr!("every-done", count = count)));
        }
    }

    /// Marks the selection.
    pub(super) fn mark(&mut self, concern: Option<ConcernId>, whole: bool) {
        let name = self.settings.name.clone();
        let Some(workspace) = &mut self.workspace else { return };
        let marked = workspace.mark(concern, whole, &name);
        // Where there is room; in a narrow window the reader stays with the text.
        self.settings.show_panel = true;
        self.panel.tab = Tab::Marks;
        self.check(marked);
    }
}
