//! A filter that is being typed: with many marks it is asked only once the typing rests.

use std::time::Duration;

use eframe::egui::Context;

use super::Draft;
use crate::app::workspace::Workspace;
use crate::find::Filter;

/// More marks than these are not sifted anew for every letter.
const MANY: usize = 5_000;

/// How long the typing must rest, in seconds.
const REST: f64 = 0.15;

/// What was typed and is not asked yet.
#[derive(Default)]
pub(super) struct Pending(Option<Typed>);

struct Typed {
    /// The filter in force when the typing began.
    base: Filter,
    wanted: Filter,
    /// The window's time in seconds.
    at: f64,
}

impl Pending {
    /// The filter that the controls show: the one being typed, or the one in force. One that something else
    /// changed meanwhile wins.
    pub(super) fn filter<'a>(&'a self, in_force: &'a Filter) -> &'a Filter {
        match &self.0 {
            Some(typed) if typed.base == *in_force => &typed.wanted,
            _ => in_force,
        }
    }

    /// Puts in force what the controls made of the filter, now or once the typing rests.
    pub(super) fn settle(&mut self, ctx: &Context, workspace: &mut Workspace, before: &Filter, draft: Draft) {
        let now = ctx.input(|input| input.time);
        if draft.filter != *before {
            let waits = draft.typed && workspace.marks.order().len() > MANY;
            let base = workspace.filter().clone();
            self.0 = Some(Typed { base, wanted: draft.filter, at: if waits { now } else { f64::MIN } });
        }
        let Some(typed) = self.0.take() else { return };
        if typed.base != *workspace.filter() {
            return;
        }
        let left = REST - (now - typed.at);
        if left <= 0.0 {
            workspace.set_filter(typed.wanted);
            ctx.request_repaint();
        } else {
            ctx.request_repaint_after(Duration::from_secs_f64(left));
            self.0 = Some(typed);
        }
    }
}
