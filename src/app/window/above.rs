//! What lies above the panes: sheets, the palette and the tour.

use eframe::egui::Context;

use super::{App, View};
use crate::app::commands::menu::Scene;
use crate::app::commands::palette::Choice;
use crate::app::sheets::{self, Sheet};

/// Narrowest window, in points, in which the tour's card stays beside a find bar or a filter.
const ROOM_FOR_TOUR: f32 = 700.0;

impl App {
    pub(super) fn show_tour(&mut self, ctx: &Context) {
        let covered = self.import.is_some() || self.sheet.is_some();
        // In a narrow window the card would cover what the person works in.
        let narrow = ctx.content_rect().width() < ROOM_FOR_TOUR;
        let crowded = narrow && (self.find.is_open() || self.panel.list.is_unfolded());
        let waits = self.workspace.is_none() || self.view != View::Text || covered || crowded;
        let Some(tour) = &mut self.tour else { return };
        if waits {
            tour.wait();
        } else if !tour.show(ctx, &self.parts) {
            self.end_tour();
        }
    }

    pub(super) fn end_tour(&mut self) {
        self.tour = None;
        self.settings.toured = true;
        self.store.save(&self.settings);
    }

    pub(super) fn show_palette(&mut self, ctx: &Context) {
        let protected = self.protection.is_set_up();
        let scene = Scene { workspace: self.workspace.as_ref(), draft: self.import.as_ref(), protected };
        let Some(palette) = &mut self.palette else { return };
        let Some(choice) = palette.show(ctx, scene) else { return };
        self.palette = None;
        let asks = matches!(choice, Choice::Command(command) if command.asks());
        if !asks {
            self.give_back_keyboard();
        }
        match choice {
            Choice::Command(command) => self.perform(ctx, command),
            Choice::GoTo(provision) => {
                self.view = if self.view == View::Overview { View::Text } else { self.view };
                if let Some(workspace) = &mut self.workspace {
                    workspace.go_to(provision);
                }
            }
            Choice::PutAway => {}
        }
    }

    pub(super) fn show_sheet(&mut self, ctx: &Context) {
        // A sheet that comes up takes the keyboard; the page gets it back.
        if self.sheet.is_some() != self.had_sheet {
            self.had_sheet = self.sheet.is_some();
            ctx.memory_mut(|memory| {
                if let Some(focused) = memory.focused() {
                    memory.surrender_focus(focused);
                }
            });
            if !self.had_sheet {
                self.give_back_keyboard();
            }
        }
        let mut answer = None;
        match &mut self.sheet {
            Some(Sheet::Path(sheet)) => answer = sheet.poll(self.dialogs.as_ref(), ctx),
            Some(Sheet::Export(sheet)) => sheet.poll(self.dialogs.as_ref(), ctx),
            _ => {}
        }
        if answer.is_none()
            && let Some(sheet) = &mut self.sheet
        {
            let (workspace, protection) = (self.workspace.as_ref(), &self.protection);
            answer = sheets::show(ctx, sheet, &mut self.settings, workspace, protection);
        }
        if let Some(answer) = answer {
            self.take_answer(ctx, answer);
        }
    }

    /// The page, or the text that is looked over, takes the keyboard.
    pub(super) fn give_back_keyboard(&mut self) {
        if let Some(import) = &mut self.import {
            import.request_focus();
        } else if let Some(workspace) = &mut self.workspace {
            workspace.pane.request_focus();
        }
    }
}
