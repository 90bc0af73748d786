//! Find in text: the bar above the page.

use eframe::egui::Ui;

use crate::app::outbox::Outbox;
use crate::app::workspace::Workspace;

/// What the bar remembers between frames.
#[derive(Default)]
pub struct FindState {
    open: bool,
}

impl FindState {
    pub fn is_open(&self) -> bool {
        self.open
    }

    pub fn open(&mut self) {
        self.open = true;
    }

    pub fn close(&mut self) {
        self.open = false;
    }
}

pub fn bar(_ui: &mut Ui, _workspace: &mut Workspace, _state: &mut FindState, _out: &mut Outbox) {}
