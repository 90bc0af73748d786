//! Splitting a concern, in place: parts are named, and one's own marks dealt out to them.

use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

use eframe::egui::{
    Align, Align2, CornerRadius, EventFilter, FontId, Id, Key, Layout, Modifiers, Rect, Response, Role,
    Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::{ConcernsState, Tone, changes, colours, say};
use crate::app::glyphs::{Glyphs, Style, UserField, UserText};
use crate::app::look::icons;
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
use crate::app::look::widgets::{faint, icon_button, primary, tip};
use crate::app::notices::Notice;
use crate::app::outbox::Outbox;
use crate::app::words;
use crate::app::workspace::Workspace;
use crate::review::{Annotation, AnnotationId, Concern, ConcernId, Step, split_concern};
use crate::text::TextId;
use crate::tr;

/// Most parts: each has a digit.
const MOST_PARTS: usize = 9;
/// Height of a mark in the list, in points.
const ROW: f32 = 88.0;
/// Side of a part's button, in points.
const SIDE: f32 = 24.0;

/// A split being prepared.
pub(super) struct SplitState {
    names: Vec<String>,
    /// Which part each mark goes to.
    given: BTreeMap<AnnotationId, usize>,
    /// A digit was pressed.
    pub digit: Option<u8>,
    /// The mark that takes the keyboard in the next frame.
    turn_to: Option<AnnotationId>,
    refused: Option<String>,
    /// The first name takes the keyboard.
    begun: bool,
    /// What the list shows, and the review and text that it was made of.
    list: Option<(u64, TextId, Rc<List>)>,
}

/// One's own marks with the concern, and how many are colleagues'.
struct List {
    mine: Vec<Row>,
    others: usize,
}

impl Default for SplitState {
    fn default() -> Self {
        Self {
            names: vec![String::new(), String::new()],
            given: BTreeMap::new(),
            digit: None,
            turn_to: None,
            refused: None,
            begun: false,
            list: None,
        }
    }
}

/// A mark as the list shows it.
struct Row {
    id: AnnotationId,
    place: String,
    quote: String,
}

/// Draws it; says whether it goes on.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &mut Workspace,
    state: &mut ConcernsState,
    id: &ConcernId,
    splitting: &mut SplitState,
    out: &mut Outbox,
) -> bool {
    let name = workspace.review().codebook().name(id).to_owned();
    let list = splitting.list(workspace, id);
    let (mine, others) = (&list.mine, list.others);
    ui.add_space(theme::GAP);
    let head = tr!("codebook-split-head", name = &name);
    ui.add(UserText::new(&head).style(Style::sans(BODY).bold()));
    faint(ui, tr!("codebook-split-what"));
    names(ui, workspace, splitting);
    let given = splitting.given.len();
    if mine.is_empty() {
        say(ui, Tone::Told, &tr!("codebook-split-none"));
    } else {
        faint(ui, tr!("codebook-split-given", given = given, count = mine.len()));
    }
    if others > 0 {
        let words = tr!("codebook-split-others", count = others, name = &name);
        ui.add(UserText::new(&words).style(Style::sans(SMALL)).colour(Tokens::of(ui).faint));
    }
    if let Some(why) = &splitting.refused {
        say(ui, Tone::Refused, why);
    }
    let (go, leave) = ui
        .horizontal_wrapped(|ui| {
            (primary(ui, &tr!("codebook-split-go")).clicked(), ui.button(tr!("codebook-cancel")).clicked())
        })
        .inner;
    ui.add_space(theme::NEAR);
    deal(ui, workspace, mine, splitting);
    splitting.digit = None;
    if go {
        return !split(workspace, state, id, splitting, out);
    }
    !leave
}

impl SplitState {
    /// The list, made anew only when the review or the text is another.
    fn list(&mut self, workspace: &Workspace, id: &ConcernId) -> Rc<List> {
        let (revision, text) = (workspace.revision(), workspace.text().id());
        if let Some((_, _, list)) = self.list.as_ref().filter(|made| made.0 == revision && made.1 == *text) {
            return Rc::clone(list);
        }
        let list = Rc::new(marks(workspace, id));
        let there: HashSet<AnnotationId> = list.mine.iter().map(|row| row.id).collect();
        self.given.retain(|mark, _| there.contains(mark));
        self.list = Some((revision, text.clone(), Rc::clone(&list)));
        list
    }
}

/// The fields of the parts' names.
fn names(ui: &mut Ui, workspace: &Workspace, splitting: &mut SplitState) {
    let mut dropped = None;
    let many = splitting.names.len() > 2;
    for (at, name) in splitting.names.iter_mut().enumerate() {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(SIDE, SIDE), Sense::hover());
            digit(ui, rect, at, colour_of(workspace, at), true);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if many
                    && icon_button(ui, icons::CLOSE, &tr!("codebook-split-drop", number = at + 1)).clicked()
                {
                    dropped = Some(at);
                }
                let label = tr!("codebook-split-name", number = at + 1);
                let field = UserField::singleline(name).label(&label).hint(&label).max_chars(80);
                let field = ui.add(field);
                if at == 0 && !splitting.begun {
                    splitting.begun = true;
                    field.request_focus();
                }
                if field.changed() {
                    splitting.refused = None;
                }
            });
        });
    }
    if let Some(dropped) = dropped {
        splitting.names.remove(dropped);
        let moved = splitting.given.iter().filter(|(_, part)| **part != dropped);
        splitting.given = moved.map(|(mark, part)| (*mark, part - usize::from(*part > dropped))).collect();
    }
    if splitting.names.len() < MOST_PARTS
        && ui.button(format!("{} {}", icons::ADD, tr!("codebook-split-more"))).clicked()
    {
        splitting.names.push(String::new());
    }
}

/// The colour that a part will have.
fn colour_of(workspace: &Workspace, part: usize) -> crate::review::Colour {
    changes::fresh(workspace.review().codebook(), "", None, part).colour
}

/// One's own marks with the concern, those on the text at hand first, and how many are colleagues'.
fn marks(workspace: &Workspace, id: &ConcernId) -> List {
    let review = workspace.review();
    let names = |mark: &&Annotation| mark.concerns.contains(id);
    let all = review.annotations().values().filter(names).count();
    let here = workspace.marks.order().iter().filter_map(|id| review.annotations().get(id));
    let elsewhere = review.annotations().values().filter(|mark| mark.text != *workspace.text().id());
    let row = |mark: &Annotation| {
        let text = review.texts().get(&mark.text);
        Row {
            id: mark.id,
            place: text.map(|text| words::citation(&mark.anchor, text)).unwrap_or_default(),
            quote: mark.anchor.quote().replace('\n', " "),
        }
    };
    let mine: Vec<Row> =
        here.chain(elsewhere).filter(names).filter(|mark| workspace.is_mine(mark)).map(row).collect();
    let others = all - mine.len().min(all);
    List { mine, others }
}

fn deal(ui: &mut Ui, workspace: &Workspace, marks: &[Row], splitting: &mut SplitState) {
    let colours: Vec<_> = (0..splitting.names.len()).map(|part| colour_of(workspace, part)).collect();
    let turn_to = splitting.turn_to.take();
    // The list stands in a page that scrolls: room for all, and only what is in sight drawn, with its
    // neighbours, so that the keyboard reaches them.
    let step = ROW + ui.spacing().item_spacing.y;
    let (all, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), step * marks.len() as f32), Sense::hover());
    let row_at = |y: f32| ((y - all.top()) / step).max(0.0) as usize;
    let near = row_at(ui.clip_rect().top()).saturating_sub(3)..row_at(ui.clip_rect().bottom()) + 4;
    for (at, mark) in marks.iter().enumerate() {
        if !near.contains(&at) && turn_to != Some(mark.id) {
            continue;
        }
        let top = all.top() + step * at as f32;
        let rect = Rect::from_min_size(pos2(all.left(), top), vec2(all.width(), ROW));
        let id = row_id(ui, mark.id);
        let response = ui.interact(rect, id, Sense::click());
        if turn_to == Some(mark.id) {
            response.request_focus();
            response.scroll_to_me(None);
        }
        row(ui, &response, mark, splitting, &colours);
        if !response.has_focus() {
            continue;
        }
        let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let mut by = isize::from(pressed(Key::ArrowDown)) - isize::from(pressed(Key::ArrowUp));
        if pressed(Key::Backspace) || pressed(Key::Num0) {
            splitting.given.remove(&mark.id);
        }
        let part = splitting.digit.take().map(|digit| usize::from(digit).saturating_sub(1));
        if let Some(part) = part.filter(|part| *part < splitting.names.len()) {
            splitting.given.insert(mark.id, part);
            by = 1;
        }
        if by != 0 {
            let to = at.saturating_add_signed(by).min(marks.len() - 1);
            splitting.turn_to = marks.get(to).map(|mark| mark.id);
        }
    }
}

fn row_id(ui: &Ui, mark: AnnotationId) -> Id {
    ui.make_persistent_id(("mark to deal out", mark.to_string()))
}

/// Place, quote, and a button for each part.
fn row(
    ui: &mut Ui,
    response: &Response,
    mark: &Row,
    splitting: &mut SplitState,
    colours: &[crate::review::Colour],
) {
    let tokens = Tokens::of(ui);
    let rect = response.rect.shrink2(vec2(0.0, 2.0));
    let part = splitting.given.get(&mark.id).copied();
    let named = |part: usize| {
        let name = splitting.names.get(part).map(|name| name.trim()).unwrap_or_default();
        if name.is_empty() { tr!("codebook-split-name", number = part + 1) } else { name.to_owned() }
    };
    let label = match part {
        Some(part) => {
            tr!("codebook-split-row-given", place = &mark.place, part = named(part), quote = &mark.quote)
        }
        None => tr!("codebook-split-row", place = &mark.place, quote = &mark.quote),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    if ui.is_rect_visible(rect) {
        let line = if response.has_focus() {
            Stroke::new(2.0, tokens.accent)
        } else {
            Stroke::new(1.0, tokens.line)
        };
        let round = CornerRadius::same(theme::ROUND);
        ui.painter().rect(rect, round, tokens.panel, line, StrokeKind::Inside);
        let glyphs = Glyphs::of(ui.ctx());
        let room = rect.width() - 16.0;
        let (place, _) = glyphs.layout_lines(&mark.place, Style::sans(11.5), room, 1);
        glyphs.paint(ui.painter(), &place, rect.min + vec2(8.0, 5.0), tokens.faint);
        let (quote, _) = glyphs.layout_lines(&mark.quote, Style::serif(13.0).line_height(1.3), room, 2);
        glyphs.paint(ui.painter(), &quote, rect.min + vec2(8.0, 21.0), tokens.text);
    }
    let count = splitting.names.len();
    let gap = ((rect.width() - 16.0 - SIDE * count as f32) / (count as f32 - 1.0)).clamp(0.0, 6.0);
    for (at, colour) in colours.iter().enumerate() {
        let left = rect.left() + 8.0 + (SIDE + gap) * at as f32;
        let side = Rect::from_min_size(pos2(left, rect.bottom() - SIDE - 5.0), vec2(SIDE, SIDE));
        let button = ui.interact(side, response.id.with(at), Sense::click());
        let on = part == Some(at);
        let words = tr!("codebook-split-give", place = &mark.place, part = named(at));
        button.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, &words));
        digit(ui, side, at, *colour, on);
        if button.has_focus() || button.hovered() {
            let colour = if button.has_focus() { tokens.accent } else { tokens.faint };
            let round = CornerRadius::same(6);
            ui.painter().rect_stroke(side, round, Stroke::new(2.0, colour), StrokeKind::Outside);
        }
        if tip(button, &words).clicked() {
            if on {
                splitting.given.remove(&mark.id);
            } else {
                splitting.given.insert(mark.id, at);
            }
        }
    }
}

/// A part's digit: filled with its colour if it is the one.
fn digit(ui: &Ui, rect: Rect, part: usize, colour: crate::review::Colour, on: bool) {
    use eframe::egui::Color32;
    let tokens = Tokens::of(ui);
    let fill = if on { colours::of(colour) } else { tokens.raised };
    let ink = if !on {
        tokens.text
    } else if theme::contrast(fill, Color32::WHITE) >= theme::contrast(fill, Color32::BLACK) {
        Color32::WHITE
    } else {
        Color32::BLACK
    };
    let line = Stroke::new(1.0, theme::mix(tokens.line, tokens.faint, 0.6));
    ui.painter().rect(rect, CornerRadius::same(5), fill, line, StrokeKind::Inside);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, part + 1, FontId::proportional(13.0), ink);
}

/// Splits in one step to undo; says whether it was done.
fn split(
    workspace: &mut Workspace,
    state: &mut ConcernsState,
    id: &ConcernId,
    splitting: &mut SplitState,
    out: &mut Outbox,
) -> bool {
    let names: Vec<&str> = splitting.names.iter().map(|name| name.trim()).collect();
    if names.iter().any(|name| name.is_empty()) {
        splitting.refused = Some(tr!("codebook-split-nameless"));
        return false;
    }
    let twice = |at: usize, name: &&str| {
        names.iter().skip(at + 1).any(|other| other.to_lowercase() == name.to_lowercase())
    };
    if names.iter().enumerate().any(|(at, name)| twice(at, name)) {
        splitting.refused = Some(tr!("codebook-split-twice"));
        return false;
    }
    let codebook = workspace.review().codebook();
    let parts: Vec<(ConcernId, Concern)> = names
        .iter()
        .enumerate()
        .map(|(at, name)| (ConcernId::for_name(name), changes::fresh(codebook, name, Some(id), at)))
        .collect();
    let given = splitting.given.iter();
    let moved = given.filter_map(|(mark, part)| Some((*mark, parts.get(*part)?.0.clone()))).collect();
    let done = split_concern(workspace.review(), id, &parts, &moved, workspace.me_id())
        .and_then(|edit| workspace.apply(Step::new(tr!("codebook-step-split"), edit)));
    if let Err(error) = done {
        splitting.refused = Some(match error {
            crate::review::EditError::ConcernTooDeep { most } => tr!("codebook-split-deep", most = most),
            other => words::refusal(&other),
        });
        return false;
    }
    state.folded.remove(id);
    state.turn_to = Some(id.clone());
    let words = tr!("codebook-split-done", count = moved.len(), parts = parts.len());
    out.notices.push(Notice::done(words));
    true
}
