//! The marks in text order, with the filter that is always in sight.

use std::fmt::Write as _;

use eframe::egui::containers::menu::{MenuButton, MenuConfig};
use eframe::egui::{
    self, CornerRadius, PopupCloseBehavior, Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::PanelState;
use crate::app::glyphs::{Glyphs, Style, UserField};
use crate::app::look::icons;
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
use crate::app::look::widgets::{badge, faint, marks, plain_words, rating_icon, tick};
use crate::app::workspace::Workspace;
use crate::find::Filter;
use crate::review::{Anchor, Annotation, AnnotationId, Rating};

/// Height of a row in points; all alike, so that a list of any length scrolls at once.
const ROW: f32 = 72.0;

#[derive(Default)]
pub struct ListState {
    /// The search field takes the keyboard in the next frame.
    pub find: bool,
}

pub(super) fn show(ui: &mut Ui, workspace: &mut Workspace, state: &mut PanelState) {
    let total = workspace.marks.order().len();
    if total == 0 {
        return empty(ui, workspace);
    }
    filter_bar(ui, workspace, &mut state.list);
    let shown = workspace.marks.shown().len();
    ui.add_space(theme::NEAR);
    ui.horizontal(|ui| {
        let count = if shown == total { marks(total) } else { format!("{shown} of {}", marks(total)) };
        ui.label(RichText::new(count).size(SMALL).color(Tokens::of(ui).faint));
        if !workspace.filter().is_open() && ui.link(RichText::new("Show all").size(SMALL)).clicked() {
            workspace.set_filter(Filter::default());
        }
    });
    if shown == 0 {
        ui.add_space(theme::APART);
        faint(ui, "No mark fits this filter.");
        return;
    }
    let mut chosen = None;
    // Rows stand close; the list counts their height with the space between them.
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("marks").auto_shrink(false).show_rows(ui, ROW, shown, |ui, rows| {
        for id in workspace.marks.shown().get(rows).unwrap_or_default() {
            let Some(mark) = workspace.review().annotations().get(id) else { continue };
            if row(ui, workspace, mark) {
                chosen = Some(*id);
            }
        }
    });
    if let Some(id) = chosen {
        turn_to(workspace, id);
    }
}

fn turn_to(workspace: &mut Workspace, id: AnnotationId) {
    workspace.let_go();
    workspace.set_focus(Some(id), true);
}

/// Nothing marked yet: say how.
fn empty(ui: &mut Ui, workspace: &Workspace) {
    ui.add_space(theme::APART * 2.0);
    ui.vertical_centered(|ui| {
        ui.label(RichText::new(icons::MARK).size(34.0).color(Tokens::of(ui).faint));
        ui.add_space(theme::GAP);
        ui.label(RichText::new("No marks yet").size(BODY).strong());
        ui.add_space(theme::NEAR);
        let words = if workspace.text().provisions().is_empty() {
            "This project holds no text. Choose File, New project from text."
        } else {
            "Select words in the text, then press a digit to mark them with a concern, or H to mark them plainly."
        };
        faint(ui, words);
    });
}

fn filter_bar(ui: &mut Ui, workspace: &mut Workspace, state: &mut ListState) {
    let mut filter = workspace.filter().clone();
    let field = UserField::singleline(&mut filter.words).label("Find in marks").hint("Find in marks");
    let response = ui.add(field);
    if std::mem::take(&mut state.find) {
        response.request_focus();
    }
    ui.horizontal(|ui| {
        let name = match (filter.any_of.len(), filter.any_of.first()) {
            (0, _) => "All concerns".to_owned(),
            (1, Some(only)) => workspace.review().codebook().name(only).to_owned(),
            (count, _) => format!("{count} concerns"),
        };
        tick_list(ui, format!("{} {name}", icons::FILTER), |ui| concern_menu(ui, workspace, &mut filter));
        let name = match (filter.ratings.len(), filter.ratings.first()) {
            (0, _) => "All ratings".to_owned(),
            (1, Some(only)) => only.name().to_owned(),
            (count, _) => format!("{count} ratings"),
        };
        tick_list(ui, name, |ui| {
            for rating in Rating::all().rev() {
                let count = workspace.marks.counts().of_rating(rating);
                let words = format!("{} ({count})", rating.name());
                toggle(ui, &mut filter.ratings, rating, &words);
            }
        });
    });
    workspace.set_filter(filter);
}

/// A button with a list of boxes that stays up until one clicks beside it.
fn tick_list(ui: &mut Ui, name: String, contents: impl FnOnce(&mut Ui)) {
    let stays = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    MenuButton::new(name).config(stays).ui(ui, contents);
}

fn concern_menu(ui: &mut Ui, workspace: &Workspace, filter: &mut Filter) {
    ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        for (depth, id, concern) in workspace.review().codebook().tree() {
            let count = workspace.marks.counts().of_concern(id);
            if count == 0 && !filter.any_of.contains(id) {
                continue;
            }
            ui.horizontal(|ui| {
                ui.add_space(18.0 * depth as f32);
                toggle(ui, &mut filter.any_of, id.clone(), &format!("{} ({count})", concern.name));
            });
        }
    });
}

/// A box that puts a value into a set or takes it out.
fn toggle<T: Ord>(ui: &mut Ui, set: &mut std::collections::BTreeSet<T>, value: T, words: &str) {
    let mut on = set.contains(&value);
    if tick(ui, &mut on, words).changed() {
        if on {
            set.insert(value);
        } else {
            set.remove(&value);
        }
    }
}

fn row(ui: &mut Ui, workspace: &Workspace, mark: &Annotation) -> bool {
    let tokens = Tokens::of(ui);
    let (outer, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let rect = outer.shrink2(vec2(0.0, 3.0));
    let place = mark.anchor.citation(workspace.text());
    let codebook = workspace.review().codebook();
    response.widget_info(|| {
        let mut label = format!("{place}, {}", mark.rating.name());
        for id in &mark.concerns {
            // Writing to a string cannot fail.
            let _infallible = write!(label, ", {}", codebook.name(id));
        }
        let _infallible = write!(label, ": {}", headline(mark));
        WidgetInfo::labeled(Role::Button, ui.is_enabled(), label)
    });
    if !ui.is_rect_visible(rect) {
        return response.clicked();
    }
    let fill = if response.hovered() { tokens.button[0] } else { tokens.raised };
    let line =
        if response.has_focus() { Stroke::new(2.0, tokens.accent) } else { Stroke::new(1.0, tokens.line) };
    ui.painter().rect(rect, CornerRadius::same(theme::ROUND), fill, line, StrokeKind::Inside);

    let mut badges = rect.left_top() + vec2(10.0, 9.0);
    for id in mark.concerns.iter().take(2) {
        let Some(concern) = codebook.get(id) else { continue };
        badge(ui, Rect::from_min_size(badges, vec2(18.0, 18.0)), concern);
        badges.y += 22.0;
    }
    let glyphs = Glyphs::of(ui.ctx());
    let (left, right) = (rect.left() + 38.0, rect.right() - 10.0);
    let rating = format!("{} {}", mark.rating.name(), rating_icon(mark.rating));
    let colour = tokens.rating(mark.rating);
    let font = egui::FontId::proportional(11.5);
    let said =
        ui.painter().text(pos2(right, rect.top() + 9.0), egui::Align2::RIGHT_TOP, rating, font, colour);
    let write = |words: &str, style: Style, y: f32, to: f32, colour| {
        let (laid, _) = glyphs.layout_lines(words, style, (to - left).max(20.0), 1);
        glyphs.paint(ui.painter(), &laid, pos2(left, rect.top() + y), colour);
    };
    write(&place, Style::sans(11.5), 7.0, said.left() - 8.0, tokens.faint);
    write(&headline(mark), Style::serif(14.0), 22.0, right, tokens.text);
    let comment = if mark.comment.is_empty() { &mark.recommendation } else { &mark.comment };
    let comment = plain_words(comment);
    let comment = comment.lines().next().unwrap_or_default();
    write(comment, Style::sans(SMALL), 45.0, right, tokens.faint);
    response.clicked()
}

/// What a row shows of the passage.
fn headline(mark: &Annotation) -> String {
    match &mark.anchor {
        Anchor::Spans(_) => {
            let quote: String = mark.anchor.quote().chars().take(120).collect();
            format!("“{}”", quote.replace('\n', " "))
        }
        Anchor::Provision(_) => "The whole provision".to_owned(),
        Anchor::Text => "The whole text".to_owned(),
    }
}
