//! One concern in place, under its row: to change, or to read.

use eframe::egui::{Align, IdSalt, Response, TextWrapMode, Ui, UiBuilder};

use super::merge::{self, MergeState};
use super::place::{Place, Way};
use super::row::ROW;
use super::split::{self, SplitState};
use super::{ConcernsState, Tone, bring_into_sight, changes, looks, say};
use crate::app::glyphs::{Style, UserField, UserText};
use crate::app::look::icons;
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
use crate::app::look::widgets::{card, faint, icon_button, section};
use crate::app::outbox::Outbox;
use crate::app::workspace::Workspace;
use crate::review::limits::{MOST_DEFINITION_CHARS, MOST_EXAMPLES};
use crate::review::{Codebook, Concern, ConcernId, Edit, Joint, Step};
use crate::tr;

/// Most characters of a name that is typed.
const MOST_NAME: usize = 80;

/// What the editor of a concern remembers.
#[derive(Default)]
pub(super) struct Editing {
    /// Opened to be named: the name takes the keyboard.
    pub name_first: bool,
    /// It has been drawn, so it is in sight.
    drawn: bool,
    pub name: Draft,
    pub letter: Draft,
    /// Digits of a colour as they are typed.
    pub digits: Option<String>,
    pub unfolded: Option<Unfolded>,
    /// What a choice brought about.
    pub told: Option<String>,
    /// Lines of examples that found no room when they were last typed or pasted.
    examples_cut: usize,
    /// Why it cannot be removed.
    cannot_go: Option<String>,
    pub task: Task,
    /// It has been drawn, so it is in sight.
    task_drawn: bool,
}

/// A choice that is unfolded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unfolded {
    Colour,
    Key,
    Family,
}

/// A larger change under way.
#[derive(Default)]
pub(super) enum Task {
    #[default]
    None,
    Merge(MergeState),
    Split(SplitState),
}

impl Editing {
    /// Unfolds a choice, or folds it again.
    pub(super) fn fold_out(&mut self, what: Unfolded) {
        self.unfolded = (self.unfolded != Some(what)).then_some(what);
        self.told = None;
        self.digits = None;
    }

    /// Keeps a digit for the marks that are being dealt out.
    pub(super) fn take_digit(&mut self, digit: u8) -> bool {
        let Task::Split(split) = &mut self.task else { return false };
        split.digit = Some(digit);
        true
    }
}

/// A field that must say something: while it is blank the old words stay.
#[derive(Default)]
pub(super) struct Draft {
    /// What is typed and not taken.
    words: Option<String>,
    /// It was left blank.
    pub refused: bool,
}

impl Draft {
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        value: &mut String,
        field: impl for<'a> FnOnce(&'a mut String) -> UserField<'a>,
    ) -> Response {
        let mut words = self.words.take().unwrap_or_else(|| value.clone());
        let response = ui.add(field(&mut words));
        let blank = words.trim().is_empty();
        if response.changed() {
            self.refused = blank;
            if !blank {
                value.clone_from(&words);
            }
        }
        // Once it is left, the old words are back.
        self.words = (blank && response.has_focus()).then_some(words);
        response
    }
}

/// What a person asked for with the buttons at the foot.
#[derive(Debug, Clone, Copy)]
enum Wish {
    Shift(Way),
    AddUnder,
    Merge,
    Split,
    Remove,
}

pub(super) fn show(
    ui: &mut Ui,
    workspace: &mut Workspace,
    state: &mut ConcernsState,
    id: &ConcernId,
    out: &mut Outbox,
) {
    let Some(concern) = workspace.review().codebook().get(id).cloned() else { return };
    ui.add_space(2.0);
    // Fields keep their names when rows above come and go.
    let salt = ui.make_persistent_id(("concern editor", id.as_str()));
    let shown = ui.scope_builder(UiBuilder::new().scope_id(salt), |ui| {
        card(ui, |ui| {
            if workspace.project().read_only().is_some() {
                return read(ui, workspace.review().codebook(), id, &concern);
            }
            fields(ui, workspace, state, id, &concern, out);
            foot(ui, workspace, state, id, out);
        });
    });
    if !std::mem::replace(&mut state.editing.drawn, true) {
        // With the row that it belongs to.
        let rect = shown.response.rect;
        bring_into_sight(ui, rect.with_min_y(rect.top() - ROW));
    }
    ui.add_space(theme::GAP);
}

fn fields(
    ui: &mut Ui,
    workspace: &mut Workspace,
    state: &mut ConcernsState,
    id: &ConcernId,
    concern: &Concern,
    out: &mut Outbox,
) {
    let mut changed = concern.clone();
    let editing = &mut state.editing;
    let codebook = workspace.review().codebook();
    let mut field = name(ui, codebook, id, &mut changed, editing);
    field = looks::show(ui, codebook, id, &mut changed, editing).or(field);
    let under = looks::family(ui, codebook, id, editing);
    section(ui, &tr!("codebook-definition"));
    let definition =
        UserField::multiline(&mut changed.definition).label(tr!("codebook-definition")).rows(2, 10);
    let definition = definition.hint(tr!("codebook-definition-hint")).max_chars(MOST_DEFINITION_CHARS);
    if ui.add(definition).changed() {
        field = Some("definition");
    }
    section(ui, &tr!("codebook-examples-lines"));
    let mut examples = changed.examples.join("\n");
    let lines = UserField::multiline(&mut examples).label(tr!("codebook-examples")).rows(2, 8);
    if ui.add(lines.hint(tr!("codebook-examples-hint"))).changed() {
        let lines: Vec<String> = examples.split('\n').map(str::to_owned).collect();
        changed.examples = if examples.is_empty() { Vec::new() } else { lines };
        field = Some("examples");
    }
    if field == Some("examples") {
        editing.examples_cut = changed.examples.len().saturating_sub(MOST_EXAMPLES);
        changed.examples.truncate(MOST_EXAMPLES);
    }
    // Said until the lines are changed again: who pastes a long list must learn that not all of it is there.
    if editing.examples_cut > 0 {
        let words = tr!("codebook-examples-many", most = MOST_EXAMPLES, count = editing.examples_cut);
        say(ui, Tone::Refused, &words);
    }
    if changed != *concern {
        let mut edits = Vec::new();
        if changed.key != concern.key {
            edits = changes::take_key(codebook, id, changed.key);
        }
        edits.push(Edit::PutConcern(id.clone(), Box::new(changed)));
        let mut step = Step::new(tr!("codebook-step-change"), Edit::All(edits));
        if let Some(field) = field {
            step = step.joined(Joint { field, mark: None, run: state.run });
        }
        out.check(workspace.apply(step));
    }
    if let Some(parent) = under {
        changes::put(workspace, state, id, &Place { parent, before: None });
    }
}

fn name(
    ui: &mut Ui,
    codebook: &Codebook,
    id: &ConcernId,
    concern: &mut Concern,
    editing: &mut Editing,
) -> Option<&'static str> {
    let label = tr!("codebook-name");
    section(ui, &label);
    let salt = IdSalt::new("name");
    let wanted = std::mem::take(&mut editing.name_first);
    if wanted {
        // Asked before the field is drawn, so that what it holds is there to be typed over.
        let id = ui.make_persistent_id(salt);
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let draft = &mut editing.name;
    let response = draft.show(ui, &mut concern.name, |words| {
        UserField::singleline(words).label(&label).max_chars(MOST_NAME).id_salt(salt)
    });
    if wanted {
        response.scroll_to_me(Some(Align::Center));
    }
    if editing.name.refused {
        say(ui, Tone::Refused, &tr!("codebook-name-empty", name = &concern.name));
    } else if let Some(twin) = codebook.same_name(id) {
        let above = codebook.lineage(twin).nth(1).map(|above| codebook.name(above));
        let words = match above {
            Some(above) => tr!("codebook-name-same-under", above = above),
            None => tr!("codebook-name-same"),
        };
        say(ui, Tone::Told, &words);
    }
    response.changed().then_some("name")
}

/// Places, and what changes more than one concern.
fn foot(ui: &mut Ui, workspace: &mut Workspace, state: &mut ConcernsState, id: &ConcernId, out: &mut Outbox) {
    let task = std::mem::take(&mut state.editing.task);
    match task {
        Task::None => {
            state.editing.task_drawn = false;
            if let Some(wish) = buttons(ui, workspace, state, id) {
                carry_out(workspace, state, id, wish, out);
            }
        }
        Task::Merge(mut merging) => {
            let first = !std::mem::replace(&mut state.editing.task_drawn, true);
            let shown = ui.scope(|ui| merge::show(ui, workspace, state, id, &mut merging, out));
            if first {
                bring_into_sight(ui, shown.response.rect);
            }
            if shown.inner {
                state.editing.task = Task::Merge(merging);
            }
        }
        Task::Split(mut splitting) => {
            let first = !std::mem::replace(&mut state.editing.task_drawn, true);
            let shown = ui.scope(|ui| split::show(ui, workspace, state, id, &mut splitting, out));
            if first {
                bring_into_sight(ui, shown.response.rect);
            }
            if shown.inner {
                state.editing.task = Task::Split(splitting);
            }
        }
    }
}

fn buttons(ui: &mut Ui, workspace: &Workspace, state: &mut ConcernsState, id: &ConcernId) -> Option<Wish> {
    let codebook = workspace.review().codebook();
    let mut wish = None;
    ui.add_space(theme::GAP);
    ui.horizontal_wrapped(|ui| {
        let ways = [
            (Way::Up, icons::ARROW_UP, tr!("codebook-move-up")),
            (Way::Down, icons::ARROW_DOWN, tr!("codebook-move-down")),
            (Way::Out, icons::OUTDENT, tr!("codebook-move-out")),
            (Way::In, icons::INDENT, tr!("codebook-move-in")),
        ];
        for (way, icon, name) in ways {
            let leads = Place::after(codebook, id, way).is_some();
            if ui.add_enabled_ui(leads, |ui| icon_button(ui, icon, &name)).inner.clicked() {
                wish = Some(Wish::Shift(way));
            }
        }
        if icon_button(ui, icons::ADD, &tr!("codebook-add-under")).clicked() {
            wish = Some(Wish::AddUnder);
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::NEAR + 2.0;
        ui.spacing_mut().button_padding.x = 7.0;
        let others = codebook.concerns().len() > 1;
        if others && ui.button(tr!("codebook-merge")).on_hover_text(tr!("codebook-merge-tip")).clicked() {
            wish = Some(Wish::Merge);
        }
        if ui.button(tr!("codebook-split")).on_hover_text(tr!("codebook-split-tip")).clicked() {
            wish = Some(Wish::Split);
        }
        if ui.button(tr!("codebook-remove")).clicked() {
            wish = Some(Wish::Remove);
        }
    });
    if let Some(why) = &state.editing.cannot_go {
        say(ui, Tone::Refused, why);
    }
    wish
}

fn carry_out(
    workspace: &mut Workspace,
    state: &mut ConcernsState,
    id: &ConcernId,
    wish: Wish,
    out: &mut Outbox,
) {
    state.editing.cannot_go = None;
    match wish {
        Wish::Shift(way) => {
            if let Some(place) = Place::after(workspace.review().codebook(), id, way) {
                changes::put(workspace, state, id, &place);
            }
        }
        Wish::AddUnder => changes::add(workspace, state, Some(id), out),
        Wish::Merge => state.editing.task = Task::Merge(MergeState::default()),
        Wish::Split => state.editing.task = Task::Split(SplitState::default()),
        Wish::Remove => match changes::in_use(workspace, id) {
            (0, 0) => changes::remove(workspace, state, id, out),
            (0, under) => {
                state.editing.cannot_go = Some(tr!("codebook-remove-under", count = under));
            }
            (marks, _) => state.editing.cannot_go = Some(tr!("codebook-remove-used", count = marks)),
        },
    }
}

/// The concern where nothing can be changed.
fn read(ui: &mut Ui, codebook: &Codebook, id: &ConcernId, concern: &Concern) {
    ui.style_mut().wrap_mode = Some(TextWrapMode::Wrap);
    ui.add(UserText::new(&concern.name).style(Style::sans(BODY).bold()));
    looks::read(ui, concern);
    if let Some(parent) = codebook.lineage(id).nth(1) {
        section(ui, &tr!("codebook-under"));
        ui.add(UserText::new(codebook.name(parent)).style(Style::sans(BODY)));
    }
    section(ui, &tr!("codebook-definition"));
    if concern.definition.is_empty() {
        faint(ui, tr!("codebook-definition-none"));
    } else {
        ui.add(UserText::new(&concern.definition).style(Style::sans(BODY)));
    }
    if !concern.examples.is_empty() {
        section(ui, &tr!("codebook-examples"));
        let colour = Tokens::of(ui).text;
        for example in concern.examples.iter().filter(|example| !example.trim().is_empty()) {
            ui.add(UserText::new(example).style(Style::serif(SMALL + 1.0)).colour(colour));
        }
    }
}
