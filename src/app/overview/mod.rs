//! The numbers: heat map, ratings, coverage, concerns and which of them come together, each as a chart and as
//! a table. A number leads to what it counts.

mod concerns;
mod coverage;
mod grid;
mod heat;
mod numbers;
mod paint;
mod ratings;
mod section;
mod tables;
mod together;

use std::collections::HashMap;

use eframe::egui::{Button, ComboBox, RichText, Role, ScrollArea, Ui, WidgetInfo, vec2};

use crate::app::commands::Command;
use crate::app::look::icons;
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
use crate::app::look::widgets::{faint, icon_button, name_bars};
use crate::app::notices::Notice;
use crate::app::outbox::Outbox;
use crate::app::words::{Language, spoken};
use crate::app::workspace::Workspace;
use crate::find::{Filter, Table};
use crate::tr;
use grid::At;
use numbers::Numbers;
use section::{Ask, Choices, Section, Seen, Wanted, choose};

/// Lowest chart, in points; with less room the whole view scrolls.
const LOWEST: f32 = 190.0;

/// What the view remembers between frames.
#[derive(Default)]
pub struct OverviewState {
    choices: Choices,
    numbers: Option<Numbers>,
    table: Option<Made>,
    /// The cell of each chart and table that the keyboard was in last.
    cursors: HashMap<Choices, At>,
    /// All marks are counted, whatever the filter.
    all: bool,
    /// The filter that a number was opened with, and what was counted then: coming back shows the same numbers.
    opened: Option<(Filter, Filter)>,
    /// Article of the row that has the keyboard.
    article: Option<usize>,
}

/// A table, and what it was made for.
struct Made {
    choices: Choices,
    language: Language,
    /// Counts how often the numbers were made.
    numbers: u64,
    table: Table,
}

impl OverviewState {
    /// The article that a command is about while this view is up.
    pub fn article(&self) -> Option<usize> {
        self.article
    }

    /// What narrows the marks that are counted.
    fn filter(&self, workspace: &Workspace) -> Filter {
        match &self.opened {
            _ if self.all => Filter::default(),
            Some((set, counted)) if set == workspace.filter() => counted.clone(),
            _ => workspace.filter().clone(),
        }
    }

    fn cursor(&mut self) -> At {
        *self.cursors.entry(self.choices).or_insert(At { row: 1, column: 1 })
    }
}

pub fn show(ui: &mut Ui, workspace: &mut Workspace, state: &mut OverviewState, out: &mut Outbox) {
    state.article = None;
    let filter = state.filter(workspace);
    let numbers = Numbers::renewed(state.numbers.take(), workspace, &filter);
    let scrolled = ScrollArea::vertical().id_salt("overview").auto_shrink(false).show(ui, |ui| {
        let seen = Seen { workspace, numbers: &numbers, room: ui.available_size() };
        let height = ui.clip_rect().height();
        let top = ui.cursor().top();
        head(ui, seen, state, out);
        filter_line(ui, seen, state, &filter);
        let used = ui.cursor().top() - top;
        body(ui, seen, state, out, (height - used).max(LOWEST))
    });
    name_bars(ui, &scrolled, &tr!("scroll-bar"));
    let ask = scrolled.inner;
    state.numbers = Some(numbers);
    if let Some(ask) = ask {
        follow(workspace, state, out, ask);
    }
}

/// The sections, chart or table, and what can be done with the numbers.
fn head(ui: &mut Ui, seen: Seen<'_>, state: &mut OverviewState, out: &mut Outbox) {
    let narrow = seen.room.x < 620.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::NEAR;
        if seen.room.x < 540.0 {
            let chosen = state.choices.section.name();
            let combo = ComboBox::from_id_salt("overview section").selected_text(&chosen).width(140.0);
            let shown = combo.show_ui(ui, |ui| {
                for section in Section::ALL {
                    ui.selectable_value(&mut state.choices.section, section, section.name());
                }
            });
            let name = tr!("overview-section", section = chosen);
            shown.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), &name));
        } else {
            for section in Section::ALL {
                let on = state.choices.section == section;
                let name = RichText::new(section.name()).size(BODY);
                let name = if on { name.strong() } else { name };
                if ui.selectable_label(on, name).on_hover_text(section.tip()).clicked() {
                    state.choices.section = section;
                }
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::NEAR;
        let kinds = [(false, tr!("overview-chart")), (true, tr!("overview-table"))];
        choose(ui, &mut state.choices.table, &kinds);
        ui.add_space(theme::NEAR);
        let (copy, save) = if narrow {
            let copy = icon_button(ui, icons::COPY, &tr!("overview-copy"));
            (copy, icon_button(ui, icons::EXPORT, &tr!("overview-export")))
        } else {
            let named = |icon: &str, name: String| Button::new(format!("{icon}  {name}"));
            let copy = ui.add(named(icons::COPY, tr!("overview-copy")));
            let save = ui.add(named(icons::EXPORT, tr!("overview-export")));
            for (button, name) in [(&copy, tr!("overview-copy")), (&save, tr!("overview-export"))] {
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            }
            (copy, save)
        };
        if copy.on_hover_text(tr!("overview-copy-tip")).clicked() {
            let table = tables::of(&seen, state.choices);
            ui.ctx().copy_text(table.to_tsv());
            out.notices.push(Notice::done(tr!("overview-copied", count = table.rows.len())));
        }
        if save.on_hover_text(tr!("overview-export-tip")).clicked() {
            out.table = Some(tables::of(&seen, state.choices));
        }
        ui.add_space(theme::GAP);
        match state.choices.section {
            Section::Heat => heat::choices(ui, &mut state.choices),
            Section::Together => together::choices(ui, &mut state.choices),
            _ => {}
        }
    });
}

/// Says which marks are counted where they are not simply all.
fn filter_line(ui: &mut Ui, seen: Seen<'_>, state: &mut OverviewState, counted: &Filter) {
    if seen.workspace.filter().is_open() && counted.is_open() {
        return;
    }
    let tokens = Tokens::of(ui);
    let notice = eframe::egui::Frame::new()
        .fill(tokens.notice)
        .corner_radius(theme::ROUND)
        .inner_margin(eframe::egui::Margin::symmetric(10, 3));
    notice.show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let (shown, total) = (seen.numbers.shown(), seen.numbers.total);
            let (words, button) = if counted.is_open() {
                (tr!("overview-counting-all", total = total), tr!("overview-count-filtered"))
            } else {
                (tr!("overview-counting", shown = shown, total = total), tr!("overview-count-all"))
            };
            let icon = if counted.is_open() { icons::VIEWS } else { icons::FILTER };
            ui.label(RichText::new(icon).size(BODY).color(tokens.faint));
            ui.add(eframe::egui::Label::new(RichText::new(words).size(SMALL).color(tokens.text)).wrap());
            if ui.button(RichText::new(button).size(SMALL)).clicked() {
                state.all = !counted.is_open();
                state.opened = None;
            }
        });
    });
}

/// The chart or the table in what is left of the room; gives what was asked for.
fn body(ui: &mut Ui, seen: Seen<'_>, state: &mut OverviewState, out: &mut Outbox, room: f32) -> Option<Ask> {
    ui.add_space(theme::NEAR);
    let section = state.choices.section;
    if let Some(lack) = lack(&seen, section) {
        empty(ui, lack, out);
        return None;
    }
    let top = ui.cursor().top();
    let mut ask = None;
    if section == Section::Coverage {
        coverage::choices(ui, seen, &mut state.choices);
    } else if section == Section::Ratings && !state.choices.table {
        ask = ratings::legend(ui, seen);
    }
    if !seen.numbers.has_articles {
        faint(ui, tr!("overview-no-articles"));
    }
    let room = (room - (ui.cursor().top() - top) - theme::APART).max(LOWEST);
    let size = vec2(ui.available_width(), room);
    let mut cursor = state.cursor();
    let choices = state.choices;
    let opened = ui.allocate_ui(size, |ui| {
        let seen = Seen { room: ui.available_size(), ..seen };
        let (cursor, at) = (&mut cursor, &mut state.article);
        if choices.table {
            tables::show(ui, seen, table(&mut state.table, &seen, choices), cursor);
            return None;
        }
        match section {
            Section::Heat => heat::show(ui, seen, choices.whole, cursor, at),
            Section::Ratings => ratings::show(ui, seen, cursor, at),
            Section::Coverage => coverage::show(ui, seen, choices.gaps, cursor, at),
            Section::Concerns => concerns::show(ui, seen, cursor),
            Section::Together => together::show(ui, seen, choices.used, cursor),
        }
    });
    state.cursors.insert(choices, cursor);
    ask.or(opened.inner)
}

/// The table for what is shown, made anew only when something about it changed.
fn table<'a>(made: &'a mut Option<Made>, seen: &Seen<'_>, choices: Choices) -> &'a Table {
    let (language, numbers) = (spoken(), seen.numbers.made());
    let fits = |made: &Made| made.choices == choices && made.language == language && made.numbers == numbers;
    let made = match made.take().filter(fits) {
        Some(kept) => made.insert(kept),
        None => made.insert(Made { choices, language, numbers, table: tables::of(seen, choices) }),
    };
    &made.table
}

/// What is missing for a section to show something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lack {
    Text,
    Marks,
    /// There are marks, but the filter lets none through.
    Counted,
    Concerns,
}

fn lack(seen: &Seen<'_>, section: Section) -> Option<Lack> {
    let by_concern = matches!(section, Section::Heat | Section::Concerns | Section::Together);
    if seen.workspace.text().provisions().is_empty() {
        Some(Lack::Text)
    } else if by_concern && seen.workspace.review().codebook().is_empty() {
        Some(Lack::Concerns)
    } else if section == Section::Coverage {
        // What is read counts without a mark.
        None
    } else if seen.numbers.total == 0 {
        Some(Lack::Marks)
    } else if seen.numbers.shown() == 0 {
        Some(Lack::Counted)
    } else {
        None
    }
}

/// Says what is missing and what to do.
fn empty(ui: &mut Ui, lack: Lack, out: &mut Outbox) {
    let (title, words) = match lack {
        Lack::Text => (tr!("overview-empty-text"), tr!("overview-empty-text-words")),
        Lack::Marks => (tr!("overview-empty-marks"), tr!("overview-empty-marks-words")),
        Lack::Counted => (tr!("overview-empty-counted"), tr!("overview-empty-counted-words")),
        Lack::Concerns => (tr!("overview-empty-concerns"), tr!("overview-empty-concerns-words")),
    };
    ui.add_space(theme::APART * 2.0);
    ui.vertical_centered(|ui| {
        ui.label(RichText::new(icons::OVERVIEW).size(34.0).color(Tokens::of(ui).faint));
        ui.add_space(theme::GAP);
        ui.label(RichText::new(title).size(BODY).strong());
        ui.add_space(theme::NEAR);
        faint(ui, words);
        ui.add_space(theme::GAP);
        let (command, name) = match lack {
            Lack::Concerns => (Command::EditConcerns, Command::EditConcerns.name()),
            Lack::Marks => (Command::Overview, tr!("overview-back")),
            Lack::Text | Lack::Counted => return,
        };
        if ui.button(name).clicked() {
            out.perform(command);
        }
    });
}

/// Does what was asked for.
fn follow(workspace: &mut Workspace, state: &mut OverviewState, out: &mut Outbox, ask: Ask) {
    match ask {
        Ask::GoTo(provision) => {
            workspace.go_to(provision);
            workspace.pane.request_focus();
            out.read_text = true;
        }
        Ask::SetRead(provision, read) => out.set_read = Some((provision, read)),
        Ask::Read(wanted) => {
            let counted = state.filter(workspace);
            let article = wanted.article;
            let narrowed = narrowed(workspace, counted.clone(), wanted);
            workspace.let_go();
            workspace.set_focus(None, false);
            workspace.set_filter(narrowed.clone());
            state.all = false;
            state.opened = Some((narrowed, counted));
            if let Some(article) = article {
                workspace.go_to(article);
            }
            workspace.pane.request_focus();
            out.read_marks = true;
        }
    }
}

/// The filter that lets through what a number counts: what was counted, narrowed.
fn narrowed(workspace: &Workspace, mut filter: Filter, wanted: Wanted) -> Filter {
    let mut concerns = wanted.concerns;
    if concerns.len() == 1 && filter.any_of.is_empty() {
        filter.any_of.extend(concerns.pop());
    }
    filter.all_of.extend(concerns);
    if let Some(rating) = wanted.rating {
        filter.ratings = [rating].into();
    }
    if let Some(reviewer) = wanted.reviewer {
        filter.reviewers = [reviewer].into();
    }
    if let Some(article) = wanted.article {
        filter.narrow_to(workspace.text(), article);
    }
    filter
}
