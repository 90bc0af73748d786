//! The table of contents: chapters and articles, a small bar of the concerns marked in each, bookmarks, and
//! *go to*.

mod bookmarks;
mod titles;

use std::collections::{HashMap, HashSet};

use eframe::egui::{self, CornerRadius, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::glyphs::{Glyphs, Style, UserField, UserText};
use crate::app::look::choice::choice;
use crate::app::look::icons;
use crate::app::look::rough;
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
use crate::app::look::widgets::{faint, name_bars};
use crate::app::outbox::Outbox;
use crate::app::workspace::Workspace;
use crate::find::ArticleRow;
use crate::text::{Text, TextId};
use crate::tr;
pub(super) use titles::words;
use titles::{entries, has_entries, indent, style, title_left};

/// Height of a row, and of one whose title needs two lines, in points.
const ROW: f32 = 30.0;
const TALL: f32 = 47.0;
/// `char`s of a title that decide whether it needs a second line.
const MEASURED: usize = 200;
/// Room for the number of marks, in points.
const COUNT: f32 = 20.0;

#[derive(Default)]
pub struct ContentsState {
    /// What was typed into *go to*.
    wanted: String,
    /// Why it led nowhere.
    refused: Option<String>,
    /// The field takes the keyboard in the next frame.
    pub go_to: bool,
    closed: HashSet<usize>,
    /// Rows of the text with this id, made once: provisions, and how wide their titles are on one line.
    rows: Option<(TextId, Vec<(usize, f32)>)>,
    /// Article that was last brought into sight.
    seen: Option<usize>,
    bookmarks_folded: bool,
}

/// Draws the contents. `name` is the reviewer's.
pub fn show(ui: &mut Ui, workspace: &mut Workspace, state: &mut ContentsState, name: &str, out: &mut Outbox) {
    head(ui, workspace);
    go_to(ui, workspace, state);
    ui.add_space(theme::NEAR);
    let bookmark = match bookmarks::show(ui, workspace, &mut state.bookmarks_folded) {
        Some(bookmarks::Asked::Go(provision)) => Some(provision),
        Some(bookmarks::Asked::Remove(provision)) => {
            let removed = workspace.toggle_bookmark(provision, name);
            out.check(removed);
            None
        }
        None => None,
    };
    let listed = list(ui, workspace, state);
    if let Some(provision) = bookmark.or(listed) {
        workspace.go_to(provision);
    }
}

/// Chapters and articles; gives the one clicked.
fn list(ui: &mut Ui, workspace: &Workspace, state: &mut ContentsState) -> Option<usize> {
    let text = workspace.text().clone();
    if state.rows.as_ref().is_none_or(|(id, _)| id != text.id()) {
        let titled = |at: usize| {
            let title = text.provisions().get(at).map(|provision| (words(provision), style(provision)));
            (at, title.map_or(0.0, |(words, style)| rough::width(&words, style, MEASURED)))
        };
        let rows = Some((text.id().clone(), entries(&text).into_iter().map(titled).collect()));
        *state = ContentsState { rows, bookmarks_folded: state.bookmarks_folded, ..ContentsState::default() };
    }
    let heat: HashMap<usize, &ArticleRow> =
        workspace.marks.heat().rows.iter().map(|row| (row.provision, row)).collect();
    let open = |row: usize| !text.lineage(row).skip(1).any(|above| state.closed.contains(&above));
    let all = state.rows.as_ref().map(|(_, rows)| rows.as_slice()).unwrap_or_default();
    let shown: Vec<(usize, f32)> = all.iter().copied().filter(|(row, _)| open(*row)).collect();
    if shown.is_empty() {
        faint(ui, tr!("contents-empty"));
        return None;
    }
    let rows: Vec<usize> = shown.iter().map(|(row, _)| *row).collect();
    let bookmarked = with_bookmarks(&text, &rows, workspace.bookmarks());
    let room = (ui.available_width() - ui.spacing().scroll.allocated_width()).max(0.0);
    let tall = |(provision, width): &(usize, f32)| {
        let signs = bar_width(room, heat.get(provision).copied())
            + if bookmarked.contains(provision) { 20.0 } else { 0.0 }
            + if workspace.has_read(*provision) { 17.0 } else { 0.0 };
        let indent =
            text.provisions().get(*provision).map_or(0.0, |found| title_left(found, &text, *provision));
        *width > room - indent - signs - 6.0
    };
    // Distance of each row from the top, and of the end of the last.
    let mut tops = vec![0.0];
    for row in &shown {
        tops.push(tops.last().unwrap_or(&0.0) + if tall(row) { TALL } else { ROW });
    }
    let here = rows.iter().rposition(|row| *row <= workspace.top);
    let mut scroll = ScrollArea::vertical().id_salt("contents").auto_shrink(false);
    // Follow the page, but only when it comes to another article: people scroll the list by themselves too.
    if here != state.seen {
        state.seen = here;
        if let Some(target) = here {
            let above = (ui.available_height() / 3.0).max(0.0);
            let top: f32 = tops.get(target).copied().unwrap_or_default();
            scroll = scroll.vertical_scroll_offset((top - above).max(0.0));
        }
    }
    let mut go = None;
    let mut fold = None;
    let scrolled = scroll.show_viewport(ui, |ui, sight| {
        ui.set_height(tops.last().copied().unwrap_or_default());
        ui.set_width(ui.available_width());
        let place = ui.max_rect();
        let first = tops.partition_point(|top| *top <= sight.top()).saturating_sub(1);
        for (at, provision) in rows.iter().copied().enumerate().skip(first) {
            let [Some(top), Some(bottom)] = [tops.get(at), tops.get(at + 1)] else { continue };
            if *top > sight.bottom() {
                break;
            }
            let rect = Rect::from_x_y_ranges(place.x_range(), place.top() + top..=place.top() + bottom);
            let folds = has_entries(&text, provision);
            let line = Line {
                provision,
                here: here == Some(at),
                bookmarked: bookmarked.contains(&provision),
                closed: folds.then(|| state.closed.contains(&provision)),
            };
            match row(ui, workspace, &line, rect, heat.get(&provision).copied()) {
                Some(Click::Go) => {
                    go = Some(provision);
                    // The list stays as it is under the pointer.
                    state.seen = Some(at);
                }
                Some(Click::Fold) => fold = Some(provision),
                None => {}
            }
        }
    });
    name_bars(ui, &scrolled, &tr!("scroll-bar"));
    if let Some(provision) = fold
        && !state.closed.remove(&provision)
    {
        state.closed.insert(provision);
    }
    go
}

/// The rows that are bookmarked or hold a bookmark that has no row of its own.
fn with_bookmarks(text: &Text, rows: &[usize], bookmarks: &[usize]) -> HashSet<usize> {
    let row = |bookmark: &usize| text.lineage(*bookmark).find(|at| rows.binary_search(at).is_ok());
    bookmarks.iter().filter_map(row).collect()
}

/// Title of the text, or a choice of texts where the project holds several.
fn head(ui: &mut Ui, workspace: &mut Workspace) {
    ui.add_space(theme::GAP);
    let name = |text: &Text| {
        let header = text.header();
        let short = &header.instrument.short_title;
        let title = if short.is_empty() { &header.instrument.title } else { short };
        if title.is_empty() { tr!("contents-untitled") } else { title.clone() }
    };
    if workspace.review().texts().len() < 2 {
        ui.add(UserText::new(&name(workspace.text())).style(Style::sans(BODY).bold()).max_lines(2));
        return;
    }
    let texts: Vec<(TextId, String)> = workspace
        .review()
        .texts()
        .iter()
        .map(|(id, text)| (id.clone(), format!("{} · {}", name(text), text.header().version)))
        .collect();
    let current = workspace.text().id().clone();
    let shown = texts.iter().position(|(id, _)| *id == current).unwrap_or_default();
    let names: Vec<String> = texts.iter().map(|(_, name)| name.clone()).collect();
    let chosen = choice(ui, &tr!("contents-choose-text"), &names, shown);
    if let Some((wanted, _)) = chosen.filter(|at| *at != shown).and_then(|at| texts.get(at)) {
        workspace.turn_to_text(wanted);
    }
}

/// The field to type an address into.
fn go_to(ui: &mut Ui, workspace: &mut Workspace, state: &mut ContentsState) {
    let (label, hint) = (tr!("contents-go-to"), tr!("contents-go-to-hint"));
    let field = UserField::singleline(&mut state.wanted).label(&label).hint(&hint);
    let response = ui.add(field).on_hover_text(tr!("contents-go-to-tip"));
    if std::mem::take(&mut state.go_to) {
        response.request_focus();
    }
    if response.changed() {
        state.refused = None;
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    if entered && !state.wanted.trim().is_empty() {
        match workspace.text().find_place(&state.wanted) {
            Ok(provision) => {
                workspace.go_to(provision);
                workspace.pane.request_focus();
                state.wanted.clear();
            }
            Err(error) => {
                let why = crate::app::words::faults::place(&error);
                state.refused = Some(crate::app::outbox::capital(&tr!("contents-not-found", why = why)));
            }
        }
    }
    if let Some(why) = &state.refused {
        let colour = Tokens::of(ui).danger;
        ui.add(UserText::new(why).style(Style::sans(SMALL)).colour(colour));
    }
}

struct Line {
    provision: usize,
    /// The page is at it.
    here: bool,
    bookmarked: bool,
    /// `Some` if it can be folded: whether it is.
    closed: Option<bool>,
}

enum Click {
    Go,
    Fold,
}

fn row(
    ui: &mut Ui,
    workspace: &Workspace,
    line: &Line,
    rect: Rect,
    heat: Option<&ArticleRow>,
) -> Option<Click> {
    let provision = workspace.text().provisions().get(line.provision)?;
    let tokens = Tokens::of(ui);
    let response = ui.allocate_rect(rect, Sense::click());
    let words = words(provision);
    let count = heat.map_or(0, |row| row.total);
    let read = workspace.has_read(line.provision);
    response.widget_info(|| {
        let label = match count {
            0 => words.clone(),
            _ => tr!("contents-entry", name = words.as_str(), count = count),
        };
        let label = if line.bookmarked { tr!("contents-entry-bookmarked", entry = label) } else { label };
        let label = if read { tr!("contents-entry-read", entry = label) } else { label };
        WidgetInfo::selected(Role::Link, true, line.here, label)
    });
    let indent = indent(provision);
    let fold = Rect::from_min_size(rect.left_top() + vec2(indent - 4.0, 0.0), vec2(20.0, rect.height()));
    if ui.is_rect_visible(rect) {
        if line.here || response.hovered() || response.has_focus() {
            let fill = if line.here { tokens.button[1] } else { tokens.button[0] };
            ui.painter().rect_filled(rect.shrink2(vec2(0.0, 1.0)), CornerRadius::same(theme::ROUND), fill);
        }
        if let Some(closed) = line.closed {
            let icon = if closed { icons::RIGHT } else { icons::DOWN };
            let font = egui::FontId::proportional(12.0);
            ui.painter().text(fold.center(), egui::Align2::CENTER_CENTER, icon, font, tokens.faint);
        }
        let mut bar = bar(ui, workspace, rect, heat);
        if line.bookmarked {
            let font = egui::FontId::proportional(13.0);
            let at = pos2(bar - 6.0, rect.center().y);
            let sign = egui::Align2::RIGHT_CENTER;
            bar = ui.painter().text(at, sign, icons::BOOKMARKED, font, tokens.accent).left();
        }
        if read {
            bar -= 17.0;
            let font = egui::FontId::proportional(14.0);
            let at = pos2(bar + 6.0, rect.center().y);
            ui.painter().text(at, egui::Align2::CENTER_CENTER, icons::READ, font, tokens.good);
        }
        let left = rect.left() + title_left(provision, workspace.text(), line.provision);
        let glyphs = Glyphs::of(ui.ctx());
        let lines = if rect.height() > ROW { 2 } else { 1 };
        let (laid, _) = glyphs.layout_lines(&words, style(provision), (bar - left - 6.0).max(20.0), lines);
        let at = pos2(left, rect.center().y - laid.size().y / 2.0);
        glyphs.paint(ui.painter(), &laid, at, tokens.text);
    }
    let on_fold =
        line.closed.is_some() && response.interact_pointer_pos().is_some_and(|at| fold.contains(at));
    let clicked = full_title(response, &words, read).clicked();
    clicked.then_some(if on_fold { Click::Fold } else { Click::Go })
}

fn full_title(response: Response, words: &str, read: bool) -> Response {
    response.on_hover_ui(|ui| {
        ui.set_max_width(340.0);
        ui.add(UserText::new(words).style(Style::sans(BODY)));
        if read {
            faint(ui, tr!("contents-read"));
        }
    })
}

/// Room that an article's bar and count take at the right of a row of this width, in points.
fn bar_width(row: f32, heat: Option<&ArticleRow>) -> f32 {
    8.0 + heat.map_or(0.0, |heat| COUNT + bar_length(row, heat.total))
}

/// How long a bar is; in narrow contents the titles need the room.
fn bar_length(row: f32, total: usize) -> f32 {
    let longest = (row * 0.13).clamp(12.0, 30.0);
    (longest * (total as f32 / 8.0).min(1.0)).max(8.0)
}

/// The concerns marked in an article as a small bar at the right: a stripe for each, as long as it is
/// frequent. Gives the left edge of what it took.
fn bar(ui: &Ui, workspace: &Workspace, rect: Rect, heat: Option<&ArticleRow>) -> f32 {
    let right = rect.right() - 8.0;
    let Some(heat) = heat else { return right };
    let tokens = Tokens::of(ui);
    let font = egui::FontId::proportional(11.0);
    let count = ui.painter().text(
        pos2(right, rect.center().y),
        egui::Align2::RIGHT_CENTER,
        heat.total,
        font,
        tokens.faint,
    );
    let sum: usize = heat.cells.iter().sum();
    let end = right - COUNT.max(count.width() + 5.0);
    let length = bar_length(rect.width(), heat.total);
    let mut at = end - length;
    let left = at;
    for (cell, id) in heat.cells.iter().zip(&workspace.marks.heat().columns) {
        let Some(concern) = workspace.review().codebook().get(id).filter(|_| *cell > 0) else { continue };
        let width = length * *cell as f32 / sum.max(1) as f32;
        let stripe = Rect::from_min_size(pos2(at, rect.center().y - 3.0), vec2(width, 6.0));
        ui.painter().rect_filled(stripe, CornerRadius::ZERO, tokens.sign(concern.colour));
        at += width;
    }
    left
}
