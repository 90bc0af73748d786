//! The numbers: heat map, coverage, counts and co-occurrence, each with its table.

use eframe::egui::Ui;

use crate::app::outbox::Outbox;
use crate::app::workspace::Workspace;

/// What the view remembers between frames.
#[derive(Default)]
pub struct OverviewState {}

pub fn show(_ui: &mut Ui, _workspace: &mut Workspace, _state: &mut OverviewState, _out: &mut Outbox) {}
