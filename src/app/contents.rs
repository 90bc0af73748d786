//! The table of contents: chapters and articles, a small bar of the concerns marked in each, bookmarks, and
//! *go to*.

mod bookmarks;

use std::collections::{HashMap, HashSet};

use eframe::egui::{self, CornerRadius, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::glyphs::{Glyphs, Style, UserField, UserText};
use crate::app::look::choice::choice;
use crate::app::look::icons;
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
use crate::app::look::widgets::{faint, name_bars};
use crate::app::outbox::Outbox;
use crate::app::workspace::Workspace;
use crate::find::ArticleRow;
use crate::text::{Provision, ProvisionKind, Text, TextId};
use crate::tr;

/// Height of a row, in points.
const ROW: f32 = 30.0;

#[derive(Default)]
pub struct ContentsState {
    /// What was typed into *go to*.
    wanted: String,
    /// Why it led nowhere.
    refused: Option<String>,
    /// The field takes the keyboard in the next frame.
    pub go_to: bool,
    closed: HashSet<usize>,
    /// Rows of the text with this id, made once.
    rows: Option<(TextId, Vec<usize>)>,
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
        let rows = Some((text.id().clone(), entries(&text)));
        *state = ContentsState { rows, bookmarks_folded: state.bookmarks_folded, ..ContentsState::default() };
    }
    let heat: HashMap<usize, &ArticleRow> =
        workspace.marks.heat().rows.iter().map(|row| (row.provision, row)).collect();
    let open = |row: &usize| !text.lineage(*row).skip(1).any(|above| state.closed.contains(&above));
    let all = state.rows.as_ref().map(|(_, rows)| rows.as_slice()).unwrap_or_default();
    let rows: Vec<usize> = all.iter().copied().filter(|row| open(row)).collect();
    if rows.is_empty() {
        faint(ui, tr!("contents-empty"));
        return None;
    }
    let bookmarked = with_bookmarks(&text, &rows, workspace.bookmarks());
    let here = rows.iter().rposition(|row| *row <= workspace.top);
    let mut scroll = ScrollArea::vertical().id_salt("contents").auto_shrink(false);
    // Follow the page, but only when it comes to another article: people scroll the list by themselves too.
    if here != state.seen {
        state.seen = here;
        if let Some(target) = here {
            let above = (ui.available_height() / 3.0).max(0.0);
            scroll = scroll.vertical_scroll_offset((target as f32 * ROW - above).max(0.0));
        }
    }
    let mut go = None;
    let mut fold = None;
    // Rows stand close; the list counts their height with the space between them.
    ui.spacing_mut().item_spacing.y = 0.0;
    let scrolled = scroll.show_rows(ui, ROW, rows.len(), |ui, range| {
        for at in range {
            let Some(provision) = rows.get(at).copied() else { continue };
            let folds = has_entries(&text, provision);
            let line = Line {
                provision,
                here: here == Some(at),
                bookmarked: bookmarked.contains(&provision),
                closed: folds.then(|| state.closed.contains(&provision)),
            };
            match row(ui, workspace, &line, heat.get(&provision).copied()) {
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

/// Provisions that the contents list: everything down to articles; where there are none, what has a heading.
fn entries(text: &Text) -> Vec<usize> {
    use ProvisionKind as Kind;
    let listed = |provision: &Provision| {
        matches!(
            provision.kind,
            Kind::Preamble
                | Kind::Part
                | Kind::Title
                | Kind::Chapter
                | Kind::Section
                | Kind::Subsection
                | Kind::Article
                | Kind::Annex
                | Kind::Conclusion
        )
    };
    let all = || text.provisions().iter().enumerate();
    let found: Vec<usize> = all().filter(|(_, provision)| listed(provision)).map(|(at, _)| at).collect();
    if found.is_empty() {
        return all().filter(|(_, provision)| !provision.heading.is_empty()).map(|(at, _)| at).collect();
    }
    found
}

fn has_entries(text: &Text, provision: usize) -> bool {
    text.provisions().get(provision).is_some_and(|provision| {
        !matches!(
            provision.kind,
            ProvisionKind::Article | ProvisionKind::Preamble | ProvisionKind::Conclusion
        ) && text.provisions().get(provision.end.saturating_sub(1)).is_some_and(|last| {
            matches!(last.kind, ProvisionKind::Article)
                || last.parent.is_some() && provision.kind < ProvisionKind::Article
        })
    })
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

fn row(ui: &mut Ui, workspace: &Workspace, line: &Line, heat: Option<&ArticleRow>) -> Option<Click> {
    let provision = workspace.text().provisions().get(line.provision)?;
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
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
    let indent = 4.0 + 12.0 * provision.depth.min(4) as f32;
    let fold = Rect::from_min_size(rect.left_top() + vec2(indent - 4.0, 0.0), vec2(20.0, ROW));
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
        let left = rect.left() + indent + if line.closed.is_some() { 16.0 } else { 4.0 };
        let group = provision.kind < ProvisionKind::Article && provision.kind != ProvisionKind::Preamble;
        let style = if group { Style::sans(SMALL + 0.5).bold() } else { Style::sans(SMALL + 0.5) };
        let glyphs = Glyphs::of(ui.ctx());
        let (laid, _) = glyphs.layout_lines(&words, style, (bar - left - 6.0).max(20.0), 1);
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

/// "17  Laundering of proceeds" for articles, "Chapter I · General provisions" for the rest.
pub(super) fn words(provision: &Provision) -> String {
    let label = provision.label.trim().trim_end_matches(['.', ':']);
    let heading = provision.heading.trim();
    let name = if provision.kind == ProvisionKind::Article {
        label.strip_prefix("Article ").unwrap_or(label)
    } else {
        label
    };
    match (name.is_empty(), heading.is_empty()) {
        (true, true) => first_words(&provision.text, provision.kind),
        (false, true) if provision.kind == ProvisionKind::Article => label.to_owned(),
        (false, true) => name.to_owned(),
        (true, false) => heading.to_owned(),
        (false, false) if provision.kind == ProvisionKind::Article => format!("{name}  {heading}"),
        (false, false) => format!("{name} · {heading}"),
    }
}

fn first_words(text: &str, kind: ProvisionKind) -> String {
    if kind == ProvisionKind::Preamble {
        return tr!("contents-preamble");
    }
    text.chars().take(60).collect()
}

/// The concerns marked in an article as a small bar at the right: a stripe for each, as long as it is
/// frequent. Gives the left edge of what it took.
fn bar(ui: &Ui, workspace: &Workspace, rect: Rect, heat: Option<&ArticleRow>) -> f32 {
    const LONGEST: f32 = 30.0;
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
    let end = right - 20.0_f32.max(count.width() + 5.0);
    let length = (LONGEST * (heat.total as f32 / 8.0).min(1.0)).max(8.0);
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
