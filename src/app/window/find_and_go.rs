//! Carrying out commands that find something or go somewhere.

use eframe::egui::Context;

use super::layout::{ROOM_FOR_BOTH, Side};
use super::{App, View};
use crate::app::commands::Command;
use crate::app::panel::Tab;
use crate::find::Filter;

impl App {
    pub(super) fn perform_finding(&mut self, ctx: &Context, command: Command) {
        let Some(workspace) = &mut self.workspace else { return };
        match command {
            Command::FindText => {
                self.view = if self.view == View::Overview { View::Text } else { self.view };
                self.find.open();
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
                self.settings.show_contents = true;
                self.alone = Some(Side::Contents);
                if ctx.content_rect().width() < ROOM_FOR_BOTH {
                    self.settings.show_panel = false;
                }
                self.contents.go_to = true;
            }
            Command::Back | Command::Forward => workspace.travel(command == Command::Forward),
            Command::NextMark | Command::PreviousMark => {
                let forward = command == Command::NextMark;
                let (review, text) = (workspace.review(), workspace.text());
                let next = workspace.marks.neighbour(review, text, workspace.top, forward);
                if next.is_some() {
                    workspace.let_go();
                    workspace.set_focus(next, true);
                    self.panel.tab = Tab::Marks;
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
}
