//! The places found, by article, each with the words around it.

use std::collections::HashMap;
use std::ops::Range;

use eframe::egui::{
    Align2, CornerRadius, EventFilter, FontId, Key, Modifiers, Rect, Role, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::bar::grouped;
use super::found::Found;
use crate::app::glyphs::{Glyphs, Style};
use crate::app::look::theme::{self, SMALL, Tokens};
use crate::app::reading::ReadingColours;
use crate::app::words;
use crate::app::workspace::Workspace;
use crate::find::Hits;
use crate::text::Text;
use crate::tr;

/// Height of a row, in points.
const ROW: f32 = 26.0;
/// Most letters shown before the words found, and behind them.
const BEFORE: usize = 40;
const BEHIND: usize = 160;
/// Width of a letter around a hit, in points, and what else stands in a hit's line: the space at its sides and, in
/// lines at least so wide, the address.
const LETTER: f32 = 7.4;
const SIDES: f32 = 28.0;
const ADDRESS: f32 = 106.0;
const ROOM_FOR_ADDRESS: f32 = 420.0;
/// Letters of the words found that are shown.
const MOST_FOUND: usize = 120;

/// What the list remembers between frames.
#[derive(Default)]
pub(super) struct ListState {
    pub(super) open: bool,
    /// Takes the keyboard in the next frame.
    pub(super) focus: bool,
    rows: Vec<Row>,
    /// Revision of the hits that the rows were made of.
    made: Option<u64>,
    /// The row in hand.
    at: usize,
    /// The row in hand is brought into sight in the next frame.
    show: bool,
    offset: f32,
    /// Words around hits, by number, with this many letters before the words found and in them.
    snippets: HashMap<usize, Snippet>,
    room: usize,
    /// A hit to make the one in hand once there are rows.
    wanted: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// An article, how many hits it has, and the number of the first.
    Article {
        provision: usize,
        count: usize,
        first: usize,
    },
    Hit(usize),
}

impl Row {
    /// The hit that it leads to.
    fn hit(self) -> usize {
        match self {
            Self::Article { first, .. } => first,
            Self::Hit(number) => number,
        }
    }
}

impl ListState {
    /// Makes the row of a hit the one in hand.
    pub(super) fn follow(&mut self, number: usize) {
        self.wanted = Some(number);
    }

    fn fit(&mut self, text: &Text, found: &Found, hits: &Hits) {
        if self.made != Some(found.revision()) {
            self.made = Some(found.revision());
            self.rows = rows(text, hits);
            self.snippets.clear();
            self.at = self.at.min(self.rows.len().saturating_sub(1));
        }
        if let Some(number) = self.wanted.take() {
            // An article stands before its first hit and has the same number.
            self.at = self.rows.partition_point(|row| row.hit() <= number).saturating_sub(1);
            self.show = true;
        }
    }
}

impl ListState {
    /// Words around hits are cut anew where another number of letters has room.
    fn fit_width(&mut self, width: f32) {
        let words = width - SIDES - if width > ROOM_FOR_ADDRESS { ADDRESS } else { 0.0 };
        let room = (words / LETTER).max(0.0) as usize;
        if self.room != room {
            self.room = room;
            self.snippets.clear();
        }
    }
}

fn rows(text: &Text, hits: &Hits) -> Vec<Row> {
    let counts: HashMap<usize, usize> = hits.by_article().into_iter().collect();
    let mut rows = Vec::with_capacity(hits.len() + counts.len());
    let (mut article, mut number) = (None, 0);
    for (provision, count) in hits.by_provision() {
        let of = text.article_of(provision);
        if article != Some(of) {
            article = Some(of);
            let count = counts.get(&of).copied().unwrap_or(count);
            rows.push(Row::Article { provision: of, count, first: number });
        }
        rows.extend((number..number + count).map(Row::Hit));
        number += count;
    }
    rows
}

/// Draws the list if it is unfolded; gives the number of the hit that was chosen. `back` is set if the keyboard
/// goes back to the field.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    found: &Found,
    state: &mut ListState,
    back: &mut bool,
) -> Option<usize> {
    let hits = found.hits().filter(|hits| state.open && !hits.is_empty())?;
    let text = workspace.text();
    state.fit(text, found, hits);
    let page = ui.ctx().content_rect().height();
    // In a low window the page needs the room more.
    let most = if page < 400.0 { 2.0 * ROW } else { (page * 0.3).min(9.0 * ROW) };
    let height = most.min(state.rows.len() as f32 * ROW);
    ui.add_space(theme::NEAR);
    let area = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
    let list = ui.interact(area, ui.scope_id().with("places found"), Sense::focusable_noninteractive());
    list.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, tr!("find-results")));
    if std::mem::take(&mut state.focus) {
        list.request_focus();
    }
    let mut chosen = None;
    if list.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(list.id, filter));
        chosen = keys(ui, state, (height / ROW) as usize, back);
    }
    let mut scroll =
        ScrollArea::vertical().id_salt("places found").max_height(height).min_scrolled_height(height);
    scroll = scroll.auto_shrink([false, true]);
    if std::mem::take(&mut state.show) {
        let top = state.at as f32 * ROW;
        state.offset = state.offset.min(top).max(top + ROW - height);
        scroll = scroll.vertical_scroll_offset(state.offset);
    }
    let focused = list.has_focus();
    let width = ui.available_width() - ui.spacing().scroll.allocated_width();
    state.fit_width(width);
    let shown = ui
        .scope(|ui| {
            // Rows stand close; the list counts their height with the space between them.
            ui.spacing_mut().item_spacing.y = 0.0;
            scroll.show_rows(ui, ROW, state.rows.len(), |ui, range| {
                for at in range {
                    let Some(row) = state.rows.get(at).copied() else { continue };
                    let line = Line { in_hand: at == state.at, focused, room: state.room };
                    if draw(ui, text, hits, &mut state.snippets, row, line) {
                        chosen = Some(at);
                    }
                }
            })
        })
        .inner;
    state.offset = shown.state.clamped_offset().y;
    if let Some(at) = chosen {
        state.at = at;
    }
    if focused {
        let line = Stroke::new(1.5, Tokens::of(ui).accent);
        ui.painter().rect_stroke(area, CornerRadius::same(4), line, StrokeKind::Outside);
    }
    chosen.and_then(|at| state.rows.get(at)).map(|row| row.hit())
}

/// Arrows move the row in hand, Enter chooses it.
fn keys(ui: &Ui, state: &mut ListState, page: usize, back: &mut bool) -> Option<usize> {
    let last = state.rows.len().saturating_sub(1);
    let before = state.at;
    let entered = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        if pressed(Key::ArrowDown) {
            state.at = (state.at + 1).min(last);
        }
        if pressed(Key::ArrowUp) {
            *back |= state.at == 0;
            state.at = state.at.saturating_sub(1);
        }
        if pressed(Key::PageDown) {
            state.at = (state.at + page.max(1)).min(last);
        }
        if pressed(Key::PageUp) {
            state.at = state.at.saturating_sub(page.max(1));
        }
        if pressed(Key::Home) {
            state.at = 0;
        }
        if pressed(Key::End) {
            state.at = last;
        }
        pressed(Key::Enter)
    });
    state.show |= state.at != before;
    entered.then_some(state.at)
}

#[derive(Clone, Copy)]
struct Line {
    in_hand: bool,
    focused: bool,
    /// Letters that have room.
    room: usize,
}

fn draw(
    ui: &mut Ui,
    text: &Text,
    hits: &Hits,
    snippets: &mut HashMap<usize, Snippet>,
    row: Row,
    line: Line,
) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    let tokens = Tokens::of(ui);
    let fill = match (line.in_hand, response.hovered()) {
        (true, _) if line.focused => tokens.button[2],
        (true, _) => tokens.button[1],
        (false, true) => tokens.button[0],
        (false, false) => tokens.panel,
    };
    ui.painter().rect_filled(rect.shrink2(vec2(0.0, 1.0)), CornerRadius::same(4), fill);
    let label = match row {
        Row::Article { provision, count, .. } => article(ui, text, rect, provision, count),
        Row::Hit(number) => {
            let Some(hit) = hits.get(number) else { return false };
            let snippet = snippets.entry(number).or_insert_with(|| {
                let words = text.provisions().get(hit.provision).map(|found| {
                    let words = found.words();
                    if hit.in_label { format!("{} {words}", found.label) } else { words.into_owned() }
                });
                Snippet::of(&words.unwrap_or_default(), &hit.range, line.room)
            });
            place(ui, text, rect, hit.provision, snippet)
        }
    };
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), line.in_hand, &label));
    response.clicked()
}

/// An article's line; gives what it says.
fn article(ui: &Ui, text: &Text, rect: Rect, provision: usize, count: usize) -> String {
    let tokens = Tokens::of(ui);
    let glyphs = Glyphs::of(ui.ctx());
    let heading = text.provisions().get(provision).map(|found| found.heading.trim()).unwrap_or_default();
    let citation = words::place(text, provision);
    let name = if heading.is_empty() { citation } else { format!("{citation} · {heading}") };
    let right = pos2(rect.right() - 8.0, rect.center().y);
    let font = FontId::proportional(SMALL);
    let counted = ui.painter().text(right, Align2::RIGHT_CENTER, grouped(count), font, tokens.faint);
    let room = (counted.left() - rect.left() - 20.0).max(20.0);
    let (laid, _) = glyphs.layout_lines(&name, Style::sans(SMALL + 0.5).bold(), room, 1);
    let corner = pos2(rect.left() + 8.0, rect.center().y - laid.size().y / 2.0);
    glyphs.paint(ui.painter(), &laid, corner, tokens.text);
    tr!("find-in-article", name = name, count = count)
}

/// A hit's line; gives what it says.
fn place(ui: &Ui, text: &Text, rect: Rect, provision: usize, snippet: &Snippet) -> String {
    let tokens = Tokens::of(ui);
    let glyphs = Glyphs::of(ui.ctx());
    let citation = words::short_place(text, provision);
    let mut left = rect.left() + 20.0;
    // Where there is little room, the words say more than the address.
    if rect.width() > ROOM_FOR_ADDRESS {
        let (laid, _) = glyphs.layout_lines(&citation, Style::sans(SMALL), 100.0, 1);
        let corner = pos2(left, rect.center().y - laid.size().y / 2.0);
        glyphs.paint(ui.painter(), &laid, corner, tokens.faint);
        left += ADDRESS;
    }
    let room = (rect.right() - left - 8.0).max(20.0);
    let (laid, _) = glyphs.layout_lines(&snippet.words, Style::serif(14.0).line_height(1.3), room, 1);
    let corner = pos2(left, rect.center().y - laid.size().y / 2.0);
    let colours = ReadingColours::of(ui.visuals());
    for found in laid.rects(snippet.found.clone()) {
        let found = found.translate(corner.to_vec2());
        ui.painter().rect_filled(found, 2.0, colours.hit);
        let line = Stroke::new(1.5, colours.current_hit_line);
        ui.painter().hline(found.x_range(), found.bottom() - 1.0, line);
    }
    glyphs.paint(ui.painter(), &laid, corner, tokens.text);
    format!("{citation}: {}", snippet.words)
}

/// A hit with words around it, on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Snippet {
    words: String,
    /// Bytes of the words found.
    found: Range<usize>,
}

impl Snippet {
    /// `range` is `char`s in the words; `room` is how many are in sight, among which the words found must be.
    fn of(words: &str, range: &Range<usize>, room: usize) -> Self {
        let shown = range.end.min(range.start + MOST_FOUND);
        // Some room stays behind them, so that one sees how the sentence goes on.
        let spare = room.saturating_sub(shown - range.start) * 2 / 3;
        let from = range.start.saturating_sub(BEFORE.min(spare));
        let part = |from: usize, to: usize| -> String {
            let letters = words.chars().skip(from).take(to.saturating_sub(from));
            letters.map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect()
        };
        let mut before = part(from, range.start);
        if from > 0 {
            // A word that was cut in two says nothing.
            let cut = words.chars().nth(from - 1).is_some_and(|letter| !letter.is_whitespace());
            let whole = before.find(' ').map_or(0, |space| space + 1);
            before.replace_range(..if cut { whole } else { 0 }, "");
            before.insert(0, '…');
        }
        let found = part(range.start, shown);
        let start = before.len();
        let end = start + found.len();
        Self { words: format!("{before}{found}{}", part(shown, shown + BEHIND)), found: start..end }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_found_stand_among_whole_words() {
        let words = "Each State Party shall adopt such measures as may be necessary\nto establish offences";
        let at = words.find("necessary").unwrap();
        let snippet = Snippet::of(words, &(at..at + 9), 90);
        assert_eq!(&snippet.words[snippet.found.clone()], "necessary");
        assert_eq!(snippet.words, "…shall adopt such measures as may be necessary to establish offences");
        let first = Snippet::of(words, &(0..4), 90);
        assert_eq!(&first.words[first.found.clone()], "Each");
        assert!(first.words.starts_with("Each State"));
        let narrow = Snippet::of(words, &(at..at + 9), 24);
        assert_eq!(narrow.words, "…as may be necessary to establish offences");
        let none = Snippet::of(words, &(at..at + 9), 3);
        assert_eq!(none.words, "…necessary to establish offences");
    }

    proptest! {
        #[test]
        fn every_snippet_holds_what_was_found(words in "\\PC{0,80}", start in 0_usize..90, length in 0_usize..90, room in 0_usize..120) {
            let count = words.chars().count();
            let start = start.min(count);
            let end = (start + length).min(count);
            let snippet = Snippet::of(&words, &(start..end), room);
            let found: String = words.chars().skip(start).take(end - start).collect();
            let spaced: String = found.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
            prop_assert_eq!(&snippet.words[snippet.found.clone()], spaced.as_str());
        }
    }
}
