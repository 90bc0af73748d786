//! Carrying out: what each command does.

use eframe::egui::{Context, ViewportCommand};

use crate::app::commands::Command;
use crate::app::notices::Notice;
use crate::app::outbox::capital;
use crate::app::panel::Tab;
use crate::app::settings::Look;
use crate::app::sheets::{Purpose, Sheet, Then};
use crate::app::window::{App, apply_look};
use crate::review::ConcernId;

/// One step of zoom.
const ZOOM_STEP: f32 = 0.1;

impl App {
    pub(super) fn perform(&mut self, ctx: &Context, command: Command) {
        match command {
            Command::OpenProject => self.leave(ctx, Then::Ask(Purpose::OpenProject)),
            Command::OpenText => self.leave(ctx, Then::Ask(Purpose::OpenText)),
            Command::Save => self.save(ctx, None, false),
            Command::SaveAs => self.ask_where(ctx, None),
            Command::Export => self.ask_export(),
            Command::Close => self.leave(ctx, Then::Close),
            Command::Quit => self.leave(ctx, Then::Quit),
            Command::YourName => {
                let here = self.workspace.as_ref().and_then(|workspace| workspace.me());
                let name = here.map_or_else(|| self.settings.name.clone(), |me| me.name.clone());
                self.sheet = Some(Sheet::YourName(name));
            }
            Command::Keys => self.sheet = Some(Sheet::Keys),
            Command::About => self.sheet = Some(Sheet::About),
            Command::ZoomIn => self.set_zoom(self.settings.zoom + ZOOM_STEP),
            Command::ZoomOut => self.set_zoom(self.settings.zoom - ZOOM_STEP),
            Command::ZoomReset => self.set_zoom(1.0),
            Command::ToggleContents => self.settings.show_contents = !self.settings.show_contents,
            Command::TogglePanel => self.settings.show_panel = !self.settings.show_panel,
            Command::ToggleTheme => {
                let dark = ctx.theme() == eframe::egui::Theme::Dark;
                self.settings.look = if dark { Look::Light } else { Look::Dark };
                apply_look(ctx, self.settings.look);
            }
            Command::FullScreen => {
                let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or_default());
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
            }
            _ => self.perform_on_project(ctx, command),
        }
    }

    /// Commands that need an open project.
    fn perform_on_project(&mut self, ctx: &Context, command: Command) {
        let Some(workspace) = &mut self.workspace else { return };
        match command {
            Command::Undo => {
                let undone = workspace.undo();
                self.say_step("Undone", undone);
            }
            Command::Redo => {
                let redone = workspace.redo();
                self.say_step("Done again", redone);
            }
            Command::Copy => {
                if let Some(selection) = &workspace.selection {
                    ctx.copy_text(selection.text.to_string());
                }
            }
            Command::FindMarks => {
                workspace.let_go();
                workspace.set_focus(None, false);
                self.panel.list.find = true;
                self.show_marks();
            }
            Command::EditConcerns => {
                self.settings.show_panel = true;
                self.panel.tab = Tab::Concerns;
            }
            Command::GoTo => {
                self.settings.show_contents = true;
                self.contents.go_to = true;
            }
            Command::NextMark | Command::PreviousMark => {
                let forward = command == Command::NextMark;
                let (review, text) = (workspace.review(), workspace.text());
                let next = workspace.marks.neighbour(review, text, workspace.top, forward);
                if next.is_some() {
                    self.panel.tab = Tab::Marks;
                    workspace.let_go();
                    workspace.set_focus(next, true);
                }
            }
            Command::MarkPassage => self.mark(None, false),
            Command::MarkProvision => self.mark(None, true),
            Command::MarkText => {
                let marked = workspace.mark_text(&self.settings.name);
                self.show_marks();
                self.check(marked);
            }
            Command::Title => self.sheet = Some(Sheet::Title(workspace.review().title().to_owned())),
            Command::Comment => {
                if workspace.selection.is_some() {
                    self.mark(None, false);
                }
                self.show_marks();
                self.panel.write_comment = true;
            }
            Command::DeleteMark => {
                let deleted = workspace.delete_mark();
                self.check(deleted);
            }
            Command::Concern(key) => self.concern_key(key),
            Command::Rate(rating) => {
                let name = format!("Rate as {}", rating.name().to_lowercase());
                let rated = workspace.change_mark(&name, None, |mark| mark.rating = rating);
                self.check(rated);
            }
            Command::Escape => {
                if self.notices.clear() {
                    return;
                }
                if workspace.selection.is_some() {
                    workspace.let_go();
                } else {
                    workspace.set_focus(None, false);
                }
            }
            _ => {}
        }
    }

    fn concern_key(&mut self, key: u8) {
        let Some(workspace) = &mut self.workspace else { return };
        let Some(id) = workspace.review().codebook().by_key(key).cloned() else {
            self.tell(Notice::done(format!("No concern has the key {key}. Give it one under Concerns.")));
            return;
        };
        if workspace.selection.is_some() {
            self.mark(Some(id), false);
        } else {
            let toggled = workspace.toggle_concern(&id);
            self.check(toggled);
        }
    }

    /// Marks the selection.
    pub(super) fn mark(&mut self, concern: Option<ConcernId>, whole: bool) {
        let name = self.settings.name.clone();
        let Some(workspace) = &mut self.workspace else { return };
        let marked = workspace.mark(concern, whole, &name);
        self.show_marks();
        self.check(marked);
    }

    /// Brings the side with the marks up.
    fn show_marks(&mut self) {
        self.settings.show_panel = true;
        self.panel.tab = Tab::Marks;
    }

    pub(super) fn check<T, E: std::fmt::Display>(&mut self, result: Result<T, E>) {
        if let Err(error) = result {
            self.tell(Notice::problem(format!("{}.", capital(&error.to_string()))));
        }
    }

    fn say_step<E: std::fmt::Display>(&mut self, what: &str, step: Option<Result<String, E>>) {
        match step {
            Some(Ok(name)) => self.tell(Notice::done(format!("{what}: {}", name.to_lowercase()))),
            Some(Err(error)) => self.tell(Notice::problem(capital(&error.to_string()))),
            None => {}
        }
    }

    pub(super) fn set_zoom(&mut self, zoom: f32) {
        self.settings.zoom = zoom.clamp(0.8, 2.0);
    }
}
