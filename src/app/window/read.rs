//! The page: what the reading pane is lent, and what was done in it.

use std::sync::Arc;

use eframe::egui::Ui;

use super::View;
use crate::app::finding::{self, FindState};
use crate::app::look::theme::Tokens;
use crate::app::outbox::Outbox;
use crate::app::reading::{
    Comfort, Dim, Layers, LinkKind, PaneResponse, PaneWords, ReadingColours, StripMarks, StripPlace,
};
use crate::app::settings::Settings;
use crate::app::workspace::Workspace;
use crate::app::workspace::marks::Lent;
use crate::tr;

/// Draws the text and takes what was done in it.
pub(super) fn read(
    ui: &mut Ui,
    workspace: &mut Workspace,
    find: &mut FindState,
    settings: &Settings,
    view: View,
    out: &mut Outbox,
) {
    find.links.attend(ui.ctx(), workspace.text());
    dress(workspace, settings, view);
    let bookmarks: Vec<StripPlace> =
        workspace.bookmarks().iter().map(|&provision| StripPlace { provision, share: 0.0 }).collect();
    let (hits, current_hit) = find.strip();
    let strip = StripMarks {
        revision: (workspace.revision() << 24) | (find.revision() & 0xFF_FFFF),
        marks: workspace.marks.strip(),
        hits,
        current_hit,
        bookmarks: &bookmarks,
    };
    // Held for drawing only: a change made while it is held would copy the whole project.
    let project = Arc::clone(workspace.project());
    let marks = Lent { index: &workspace.marks, review: project.review() };
    let layers =
        Layers { marks: &marks, hits: find.hits(), links: &find.links, strip, extent: workspace.extent() };
    let colours = colours(ui);
    let answer = workspace.pane.show(ui, &layers, &colours);
    drop(project);
    workspace.link = workspace.pane.link_at_caret(&find.links).map(|(_, link)| link.target);
    if let Some(edge) = answer.edge_moved {
        out.check(workspace.move_edge(edge));
    }
    workspace.reading = answer.response.has_focus();
    take(workspace, &answer);
    show_beside(ui, workspace, find, &answer);
    if let Some((provision, link)) = answer.followed_link {
        let term = find.links.term(provision, &link.range).filter(|_| link.kind == LinkKind::Term);
        match term {
            Some(term) => workspace.go_to_place(link.target, term.range.start),
            None => workspace.go_to(link.target),
        }
    }
}

fn colours(ui: &Ui) -> ReadingColours {
    let tokens = Tokens::of(ui);
    ReadingColours {
        background: tokens.page,
        text: tokens.text,
        faint: tokens.faint,
        heading: tokens.text,
        label: tokens.faint,
        selection: tokens.selection,
        caret: tokens.accent,
        focus_ring: tokens.accent,
        notice: tokens.notice,
        warning: tokens.danger,
        link: tokens.accent,
        handle: tokens.accent,
        strip: tokens.panel,
        strip_line: tokens.line,
        bookmark: tokens.text,
        scroll_bar: tokens.faint,
        least: tokens.least(),
        ..ReadingColours::of(ui.visuals())
    }
}

/// Sets the page as the person wants it, in the language of the interface.
fn dress(workspace: &mut Workspace, settings: &Settings, view: View) {
    workspace.pane.set_zoom(settings.zoom);
    workspace.pane.comfort = Comfort {
        face: settings.face,
        measure: settings.measure,
        calm: settings.calm,
        dim_others: if view == View::Focus { Dim::Article } else { Dim::Off },
        show_terms: false,
    };
    workspace.pane.words = PaneWords {
        strip: tr!("page-strip"),
        untitled: tr!("contents-untitled"),
        reference: tr!("page-reference"),
        term: tr!("page-term"),
    };
}

/// Where the reader is and what is selected now.
fn take(workspace: &mut Workspace, answer: &PaneResponse) {
    (workspace.top, workspace.bottom) = (answer.top_provision, answer.bottom_provision);
    if answer.caret_provision.is_some() {
        workspace.caret = answer.caret_provision;
    }
    workspace.selection.clone_from(&answer.selection);
    if answer.selection_changed && workspace.selection.is_some() {
        // What a key does must be what the panel shows.
        workspace.set_focus(None, false);
    }
    if let Some(id) = answer.clicked_mark.and_then(|key| workspace.marks.by_key(key)) {
        workspace.set_focus(Some(id), false);
    }
}

/// What stands beside the pointer.
fn show_beside(ui: &Ui, workspace: &Workspace, find: &mut FindState, answer: &PaneResponse) {
    let ctx = ui.ctx();
    if !ui.is_enabled() {
        return;
    }
    if let Some(hovered) = &answer.hovered_strip {
        finding::strip_tip(ctx, workspace, hovered);
    }
    if let Some(place) = answer.hovered_rect.filter(|_| answer.hovered_margin) {
        finding::marks_beside(ctx, workspace, &answer.hovered_marks, place);
    }
    finding::preview(ctx, workspace.text(), &find.links, &mut find.hover, answer.hovered_link.as_ref());
}
