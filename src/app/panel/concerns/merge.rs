//! Taking one concern into another, in place: which, what becomes of the marks, and go.

use eframe::egui::Ui;

use super::picker::{self, Offer};
use super::{ConcernsState, Tone, say};
use crate::app::glyphs::{Style, UserText};
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
use crate::app::look::widgets::primary;
use crate::app::notices::Notice;
use crate::app::outbox::Outbox;
use crate::app::workspace::Workspace;
use crate::review::{ConcernId, Step, merge_concerns};
use crate::tr;

/// A merge being prepared.
#[derive(Default)]
pub(super) struct MergeState {
    into: Option<ConcernId>,
    /// What it comes to, in words, for a state of the project and a choice.
    preview: Option<(u64, ConcernId, Result<String, String>)>,
}

/// Draws it; says whether it goes on.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &mut Workspace,
    state: &mut ConcernsState,
    id: &ConcernId,
    merging: &mut MergeState,
    out: &mut Outbox,
) -> bool {
    let codebook = workspace.review().codebook();
    let name = codebook.name(id).to_owned();
    ui.add_space(theme::GAP);
    let head = tr!("codebook-merge-head", name = &name);
    ui.add(UserText::new(&head).style(Style::sans(BODY).bold()));
    let offers = codebook.tree().into_iter().filter(|(_, other, _)| *other != id);
    let offers = offers.map(|(depth, other, concern)| Offer {
        value: other.clone(),
        label: tr!("codebook-merge-offer", name = &concern.name),
        words: &concern.name,
        depth,
        concern: Some(concern),
        key: None,
        chosen: merging.into.as_ref() == Some(other),
    });
    if let Some(picked) = picker::list(ui, "merge", offers.collect()) {
        merging.into = Some(picked);
    }
    // What was chosen may be gone meanwhile, by undo.
    merging.into = merging.into.take().filter(|into| codebook.get(into).is_some());
    let ready = match preview(workspace, id, merging) {
        Some(Ok(words)) => {
            let colour = Tokens::of(ui).text;
            ui.add(UserText::new(words).style(Style::sans(SMALL + 0.5)).colour(colour));
            true
        }
        Some(Err(why)) => {
            say(ui, Tone::Refused, why);
            false
        }
        None => false,
    };
    ui.add_space(theme::NEAR);
    let (go, leave) = ui
        .horizontal_wrapped(|ui| {
            let go = ui.add_enabled_ui(ready, |ui| primary(ui, &tr!("codebook-merge-go"))).inner;
            (go.clicked(), ui.button(tr!("codebook-cancel")).clicked())
        })
        .inner;
    if go && let Some(into) = merging.into.clone() {
        return !merge(workspace, state, id, &into, out);
    }
    !leave
}

/// What the merge would come to; made anew when the project or the choice changes.
fn preview<'a>(
    workspace: &Workspace,
    id: &ConcernId,
    merging: &'a mut MergeState,
) -> Option<&'a Result<String, String>> {
    let into = merging.into.as_ref()?;
    let now = workspace.history().state();
    if merging.preview.as_ref().is_none_or(|(state, known, _)| (*state, known) != (now, into)) {
        let codebook = workspace.review().codebook();
        let (from, to) = (codebook.name(id), codebook.name(into));
        let words = match merge_concerns(workspace.review(), id, into, workspace.me_id()) {
            Ok(merged) if merged.others == 0 => Ok(tr!("codebook-merge-own", own = merged.own, from = from)),
            Ok(merged) => Ok(tr!(
                "codebook-merge-others",
                own = merged.own,
                others = merged.others,
                from = from,
                into = to
            )),
            Err(error) => Err(crate::app::words::refusal(&error)),
        };
        merging.preview = Some((now, into.clone(), words));
    }
    merging.preview.as_ref().map(|(.., words)| words)
}

/// Merges in one step to undo; says whether it was done.
fn merge(
    workspace: &mut Workspace,
    state: &mut ConcernsState,
    id: &ConcernId,
    into: &ConcernId,
    out: &mut Outbox,
) -> bool {
    let codebook = workspace.review().codebook();
    let (from, to) = (codebook.name(id).to_owned(), codebook.name(into).to_owned());
    let merged = merge_concerns(workspace.review(), id, into, workspace.me_id());
    let done = merged.and_then(|merged| workspace.apply(Step::new(tr!("codebook-step-merge"), merged.edit)));
    if out.check(done).is_none() {
        return false;
    }
    state.bring_out(workspace.review().codebook(), into);
    state.open(into.clone());
    state.turn_to = Some(into.clone());
    out.notices.push(Notice::done(tr!("codebook-merged", from = from, into = to)));
    true
}
