//! Carrying out commands that find something or go somewhere.

use eframe::egui::{Context, PointerButton};

use super::layout::{ROOM_FOR_BOTH, Side};
use super::{App, View};
use crate::app::commands::Command;
use crate::app::notices::Notice;
use crate::app::panel::Tab;
use crate::app::words;
use crate::app::workspace::Workspace;
use crate::app::workspace::marks::Lent;
use crate::find::Filter;
use crate::review::{Annotation, AnnotationId};
use crate::tr;

impl App {
    pub(super) fn perform_finding(&mut self, ctx: &Context, command: Command) {
        let Some(workspace) = &mut self.workspace else { return };
        match command {
            Command::FindText => {
                self.find.open(workspace);
                self.show_page();
            }
            Command::FindNext | Command::FindPrevious => {
                self.find.step(workspace, command == Command::FindNext);
                self.show_page();
            }
            Command::FindMarks => {
                self.panel.list.find();
                self.show_list();
            }
            Command::Filter => {
                self.panel.list.open_filter();
                self.show_list();
            }
            Command::ClearFilter => workspace.set_filter(Filter::default()),
            Command::GoTo => {
                self.view = View::Text;
                self.settings.show_contents = true;
                self.alone = Some(Side::Contents);
                if ctx.content_rect().width() < ROOM_FOR_BOTH {
                    self.settings.show_panel = false;
                }
                self.contents.go_to = true;
                self.forget_arrival();
            }
            Command::Back | Command::Forward => {
                workspace.travel(command == Command::Forward);
                self.show_page();
            }
            Command::Bookmark => self.toggle_bookmark(),
            Command::NextBookmark => {
                if let Some(provision) = workspace.next_bookmark(workspace.place()) {
                    workspace.go_to(provision);
                    self.show_page();
                } else {
                    let key = Command::Bookmark.key_name(ctx);
                    self.tell(Notice::done(tr!("bookmark-none", key = key)));
                }
            }
            _ => self.perform_on_marks(ctx, command),
        }
    }

    /// Commands that go from mark to mark.
    fn perform_on_marks(&mut self, ctx: &Context, command: Command) {
        let Some(workspace) = &mut self.workspace else { return };
        match command {
            Command::NextMark | Command::PreviousMark => {
                let forward = command == Command::NextMark;
                let (review, text) = (workspace.review(), workspace.text());
                let next = workspace.marks.neighbour(review, text, workspace.top, forward);
                if let Some(next) = next {
                    self.turn_to_mark(next, true);
                }
            }
            Command::NextOfConcern | Command::PreviousOfConcern => {
                let forward = command == Command::NextOfConcern;
                match of_concern(workspace, forward) {
                    Ok(next) => self.turn_to_mark(next, true),
                    Err(Some(concern)) if forward => {
                        self.tell(Notice::done(tr!("concern-no-further", concern = concern)));
                    }
                    Err(Some(concern)) => {
                        self.tell(Notice::done(tr!("concern-none-before", concern = concern)));
                    }
                    Err(None) => self.tell(Notice::done(tr!("concern-no-mark"))),
                }
            }
            Command::CycleMarks => {
                let here = marks_here(workspace);
                let at = workspace.focus().and_then(|focus| here.iter().position(|id| *id == focus.id));
                let next = here.get(at.map_or(0, |at| (at + 1) % here.len().max(1))).copied();
                match next {
                    None => self.tell(Notice::done(tr!("marks-none-here"))),
                    Some(_) if at.is_some() && here.len() == 1 => {
                        self.tell(Notice::done(tr!("marks-one-here")));
                    }
                    Some(next) => self.turn_to_mark(next, false),
                }
            }
            _ => self.perform_marking(ctx, command),
        }
    }

    /// Brings up the list of marks in place of a selection or a mark.
    fn show_list(&mut self) {
        if let Some(workspace) = &mut self.workspace {
            workspace.let_go();
            workspace.set_focus(None, false);
        }
        self.view = if self.view == View::Focus { View::Text } else { self.view };
        self.show_side(Tab::Marks);
    }

    /// The buttons at the side of a mouse go back and forward.
    pub(super) fn travel_by_mouse(&mut self, ctx: &Context) {
        let (back, forward) = ctx.input(|input| {
            let pressed = |button| input.pointer.button_pressed(button);
            (pressed(PointerButton::Extra1), pressed(PointerButton::Extra2))
        });
        if (back || forward) && self.workspace.is_some() {
            self.perform(ctx, if back { Command::Back } else { Command::Forward });
        }
    }

    /// Brings the text up, where something else stands in its place.
    fn show_page(&mut self) {
        if self.view == View::Overview {
            self.view = View::Text;
        }
        self.alone = None;
    }

    fn turn_to_mark(&mut self, id: AnnotationId, follow: bool) {
        let Some(workspace) = &mut self.workspace else { return };
        if follow {
            workspace.let_go();
        }
        workspace.set_focus(Some(id), follow);
        self.panel.tab = Tab::Marks;
        if self.view == View::Overview {
            self.view = View::Text;
        }
    }

    fn toggle_bookmark(&mut self) {
        let name = self.settings.name.clone();
        let Some(workspace) = &mut self.workspace else { return };
        let here = match self.view {
            // The page is not in sight: what counts is the article whose row has the keyboard.
            View::Overview => self.overview.article(),
            View::Text | View::Focus => Some(workspace.place()),
        };
        let Some(provision) = here else {
            self.tell(Notice::done(tr!("read-no-article")));
            return;
        };
        let place = words::place(workspace.text(), provision);
        let toggled = workspace.toggle_bookmark(provision, &name);
        match self.check(toggled) {
            Some(true) => self.tell(Notice::done(tr!("bookmark-set", place = place))),
            Some(false) => self.tell(Notice::done(tr!("bookmark-removed", place = place))),
            None => {}
        }
    }
}

/// The next shown mark (or the one before) with the same first concern as the mark in focus. The error is the
/// concern's name, or nothing if the mark has none.
fn of_concern(workspace: &Workspace, forward: bool) -> Result<AnnotationId, Option<String>> {
    let Some(focus) = workspace.focus() else { return Err(None) };
    let wanted = focus.concerns.first();
    let same = |id: &&AnnotationId| {
        let mark: Option<&Annotation> = workspace.review().annotations().get(id);
        mark.is_some_and(|mark| mark.concerns.first() == wanted)
    };
    let shown = workspace.marks.shown();
    let at = shown.iter().position(|id| *id == focus.id).unwrap_or_default();
    let next =
        if forward { shown.iter().skip(at + 1).find(same) } else { shown.iter().take(at).rev().find(same) };
    next.copied().ok_or_else(|| wanted.map(|id| workspace.review().codebook().name(id).to_owned()))
}

/// The marks at the caret; where the mark in focus is none of them, those that overlap it.
fn marks_here(workspace: &Workspace) -> Vec<AnnotationId> {
    let marks = Lent { index: &workspace.marks, review: workspace.review() };
    let keys = workspace.pane.marks_at_caret(&marks);
    let at_caret: Vec<AnnotationId> = keys.iter().filter_map(|key| workspace.marks.by_key(*key)).collect();
    match workspace.focus() {
        Some(focus) if !at_caret.contains(&focus.id) => workspace.marks.overlapping(focus.id),
        _ => at_caret,
    }
}
