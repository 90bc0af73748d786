//! The amendment on a mark's card: proposed by the mark's writer, read by others.

use eframe::egui::{Response, RichText, Role, Ui, WidgetInfo};

use super::PanelState;
use crate::app::glyphs::{Style, UserField, UserText};
use crate::app::look::icons;
use crate::app::look::redline::{self, Redline};
use crate::app::look::theme::{self, BODY, SMALL};
use crate::app::look::widgets::{faint, section};
use crate::app::outbox::Outbox;
use crate::app::words;
use crate::app::workspace::Workspace;
use crate::review::limits::{MOST_PROPOSED_CHARS, MOST_REASON_CHARS, MOST_SPONSOR_CHARS};
use crate::review::{Amendment, AmendmentKind, AmendmentStatus, Annotation, AnnotationId};
use crate::tr;

/// An amendment being written.
#[derive(Default)]
pub(super) struct AmendmentState {
    /// Its fields are open for this mark, also while nothing is proposed yet.
    open: Option<AnnotationId>,
    /// The fields that few amendments need are open.
    more: bool,
    redline: Redline,
}

/// What was changed this frame, and in which field; no field for a choice, which is a step of its own.
type Changed = Option<(Option<&'static str>, Amendment)>;

/// The amendment of one's own mark.
pub(super) fn edit(
    ui: &mut Ui,
    workspace: &mut Workspace,
    state: &mut PanelState,
    mark: &Annotation,
    out: &mut Outbox,
) {
    section(ui, &tr!("amendment-head"));
    let asked = std::mem::take(&mut state.write_amendment);
    if asked {
        state.amendment.open = Some(mark.id);
    }
    let open = state.amendment.open == Some(mark.id);
    if mark.amendment.is_none() && !open {
        let words = format!("{} {}", icons::EDIT, tr!("amendment-propose"));
        let response = ui.button(words);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), tr!("amendment-propose")));
        if response.clicked() {
            state.write_amendment = true;
        }
        return;
    }
    // Until something is changed nothing is proposed; the fields show what one would begin with.
    let marked = workspace.marked_words(mark);
    let shown = mark.amendment.clone().unwrap_or_else(|| first(mark, &marked));
    let mut changed = None;
    kinds(ui, mark, &shown, &marked, &mut changed);
    fields(ui, workspace, state, &shown, asked, &mut changed);
    if mark.amendment.is_some() {
        let runs = state.amendment.redline.of(&shown, &marked);
        ui.add_space(theme::NEAR);
        redline::show(ui, runs);
    }
    more(ui, workspace, state, &shown, &mut changed);
    let mut removed = false;
    ui.horizontal_wrapped(|ui| {
        if mark.amendment.is_some() {
            removed = ui.button(tr!("amendment-remove")).clicked();
        } else if ui.button(tr!("sheet-cancel")).clicked() {
            state.amendment.open = None;
        }
    });
    if removed {
        state.amendment.open = None;
        out.check(workspace.change_mark(&tr!("step-remove-amendment"), None, |mark| mark.amendment = None));
    } else if let Some((field, amendment)) = changed {
        let step = if field.is_some() { tr!("step-type-amendment") } else { tr!("step-change-amendment") };
        out.check(workspace.change_mark(&step, field, |mark| mark.amendment = Some(amendment)));
    }
}

/// What one begins with: the marked words, to be changed into better ones.
fn first(mark: &Annotation, marked: &str) -> Amendment {
    let kind = AmendmentKind::fitting(&mark.anchor).first().copied().unwrap_or_default();
    Amendment::new(kind, prefilled(kind, marked))
}

fn prefilled(kind: AmendmentKind, marked: &str) -> String {
    if kind == AmendmentKind::Replace {
        marked.chars().take(MOST_PROPOSED_CHARS).collect()
    } else {
        String::new()
    }
}

/// A row of choices, one of them chosen. Gives the one clicked.
fn choices<T: Copy + PartialEq>(
    ui: &mut Ui,
    all: &[T],
    chosen: Option<T>,
    name: impl Fn(T) -> String,
) -> Option<T> {
    let mut clicked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::NEAR;
        for each in all {
            let on = chosen == Some(*each);
            let words = name(*each);
            let response = ui.selectable_label(on, RichText::new(&words).size(SMALL + 0.5));
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, &words));
            if response.clicked() && !on {
                clicked = Some(*each);
            }
        }
    });
    clicked
}

fn kinds(ui: &mut Ui, mark: &Annotation, shown: &Amendment, marked: &str, changed: &mut Changed) {
    let mut all = AmendmentKind::fitting(&mark.anchor).to_vec();
    if !all.contains(&shown.kind) {
        // Written elsewhere, or before the mark came to cover something else.
        all.push(shown.kind);
    }
    if let Some(kind) = choices(ui, &all, Some(shown.kind), words::amendment_kind) {
        let mut words = shown.words.clone();
        // Words that were only the beginning of a replacement are no beginning of anything else.
        if kind.proposes() && (words.is_empty() || words == prefilled(shown.kind, marked)) {
            words = prefilled(kind, marked);
        }
        *changed = Some((None, Amendment { kind, words, ..shown.clone() }));
    }
}

/// One field of the amendment.
struct Field<'a> {
    /// Joins what is typed into it to one step.
    name: &'static str,
    label: String,
    hint: String,
    rows: (usize, usize),
    most: usize,
    words: &'a str,
}

impl Field<'_> {
    fn show(
        self,
        ui: &mut Ui,
        workspace: &mut Workspace,
        state: &mut PanelState,
    ) -> (Response, Option<String>) {
        let mut words = self.words.to_owned();
        faint(ui, &self.label);
        let field = UserField::multiline(&mut words).label(&self.label).hint(&self.hint);
        let response = ui.add(field.rows(self.rows.0, self.rows.1).max_chars(self.most));
        state.typing(workspace, self.name, response.has_focus());
        let typed = response.changed().then_some(words);
        (response, typed)
    }
}

fn fields(
    ui: &mut Ui,
    workspace: &mut Workspace,
    state: &mut PanelState,
    shown: &Amendment,
    asked: bool,
    changed: &mut Changed,
) {
    let mut first = asked;
    let mut take = |response: &Response| {
        if std::mem::take(&mut first) {
            response.request_focus();
            response.scroll_to_me(None);
        }
    };
    if shown.kind.proposes() {
        let field = Field {
            name: "proposed",
            label: tr!("amendment-words"),
            hint: tr!("amendment-words-hint"),
            rows: (2, 12),
            most: MOST_PROPOSED_CHARS,
            words: &shown.words,
        };
        let (response, typed) = field.show(ui, workspace, state);
        take(&response);
        if let Some(words) = typed {
            *changed = Some((Some("proposed"), Amendment { words, ..shown.clone() }));
        }
    }
    let field = Field {
        name: "reason",
        label: tr!("amendment-reason"),
        hint: tr!("amendment-reason-hint"),
        rows: (1, 8),
        most: MOST_REASON_CHARS,
        words: &shown.reason,
    };
    let (response, typed) = field.show(ui, workspace, state);
    take(&response);
    if let Some(reason) = typed {
        *changed = Some((Some("reason"), Amendment { reason, ..shown.clone() }));
    }
}

/// What few amendments need: fallback, sponsor, status.
fn more(
    ui: &mut Ui,
    workspace: &mut Workspace,
    state: &mut PanelState,
    shown: &Amendment,
    changed: &mut Changed,
) {
    let link = if state.amendment.more { tr!("amendment-less") } else { tr!("amendment-more") };
    if ui.link(RichText::new(link).size(SMALL)).clicked() {
        state.amendment.more = !state.amendment.more;
    }
    if !state.amendment.more {
        return;
    }
    let field = Field {
        name: "fallback",
        label: tr!("amendment-fallback"),
        hint: tr!("amendment-fallback-hint"),
        rows: (1, 8),
        most: MOST_PROPOSED_CHARS,
        words: &shown.fallback,
    };
    if let (_, Some(fallback)) = field.show(ui, workspace, state) {
        *changed = Some((Some("fallback"), Amendment { fallback, ..shown.clone() }));
    }
    let field = Field {
        name: "sponsor",
        label: tr!("amendment-sponsor"),
        hint: tr!("amendment-sponsor-hint"),
        rows: (1, 2),
        most: MOST_SPONSOR_CHARS,
        words: &shown.sponsor,
    };
    if let (_, Some(sponsor)) = field.show(ui, workspace, state) {
        *changed = Some((Some("sponsor"), Amendment { sponsor, ..shown.clone() }));
    }
    faint(ui, tr!("amendment-status"));
    let all: Vec<AmendmentStatus> = AmendmentStatus::all().collect();
    if let Some(status) = choices(ui, &all, Some(shown.status), words::amendment_status) {
        *changed = Some((None, Amendment { status, ..shown.clone() }));
    }
}

/// The amendment of somebody else's mark.
pub(super) fn read(ui: &mut Ui, workspace: &Workspace, state: &mut PanelState, mark: &Annotation) {
    let Some(amendment) = &mark.amendment else { return };
    section(ui, &tr!("amendment-head"));
    let marked = workspace.marked_words(mark);
    let kind = words::amendment_kind(amendment.kind);
    let status = words::amendment_status(amendment.status);
    let said = if amendment.sponsor.trim().is_empty() {
        tr!("amendment-line", kind = kind, status = status)
    } else {
        tr!("amendment-line-sponsor", kind = kind, status = status, sponsor = amendment.sponsor.trim())
    };
    ui.add(UserText::new(&said).style(Style::sans(SMALL + 0.5)));
    redline::show(ui, state.amendment.redline.of(amendment, &marked));
    for (label, words) in
        [(tr!("amendment-reason"), &amendment.reason), (tr!("amendment-fallback"), &amendment.fallback)]
    {
        if !words.trim().is_empty() {
            faint(ui, label);
            ui.add(UserText::new(words).style(Style::sans(BODY)));
        }
    }
}
