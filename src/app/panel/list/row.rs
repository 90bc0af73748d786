//! One row: place, rating, concerns, the quote on up to two lines, who wrote it, and the first words of
//! the comment.

use std::fmt::Write as _;

use eframe::egui::{
    Align2, Color32, CornerRadius, FontId, Rect, Response, Role, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::entries::{BARE, LINE};
use super::hits::{Excerpt, Wanted};
use crate::app::glyphs::{Glyphs, Style};
use crate::app::look::icons;
use crate::app::look::rough;
use crate::app::look::theme::{self, SMALL, Tokens};
use crate::app::look::widgets::{badge, plain_words, rating_icon};
use crate::app::words;
use crate::app::workspace::Workspace;
use crate::review::{Amendment, Anchor, Annotation};
use crate::tr;

/// What a row needs besides its mark.
pub(super) struct Extra<'a> {
    pub(super) wanted: &'a Wanted,
    /// The words are no longer found in the text.
    pub(super) lost: bool,
}

/// Badges that have room.
const BADGES: usize = 3;
/// Height of the last line with the space above it, in points.
const FOOT: f32 = BARE - 2.0 * PADDING.y - 2.0 * APART - HEADING;
/// Between rows, and height of the first line with the space under it, in points.
const APART: f32 = 3.0;
const HEADING: f32 = 21.0;
/// `char`s of a comment that are looked at; a row shows far fewer.
const LOOKED_AT: usize = 20_000;

/// Space around what stands in a row, in points.
const PADDING: Vec2 = vec2(9.0, 6.0);
/// How the quote is set, and the words that stand in its place.
const QUOTE: Style = Style::serif(13.5).line_height(1.38);
const WORDS: Style = Style::sans(SMALL).line_height(1.45);
/// `char`s of words that decide how many lines they take: more than two lines hold.
const MEASURED: usize = 200;

/// The room that words have in a row of a list in `ui`, in points.
pub(super) fn room(ui: &Ui) -> f32 {
    (ui.available_width() - ui.spacing().scroll.allocated_width() - 2.0 * PADDING.x).max(20.0)
}

/// How wide the words of a mark are on one line, in points: the quoted ones or, where none are quoted, those that
/// somebody wrote; 0 where there are none.
pub(super) fn width(workspace: &Workspace, mark: &Annotation) -> f32 {
    if let Anchor::Spans(spans) = &mark.anchor {
        let words: String = spans.iter().map(|span| span.quote.as_str()).take(4).collect();
        return rough::width("“”", QUOTE, 2) + rough::width(&words, QUOTE, MEASURED);
    }
    let proposed = mark.amendment.as_ref().map_or("", Amendment::proposed);
    let replies = workspace.review().replies_to(mark.id).map(|reply| reply.comment.as_str());
    let written = [mark.comment.as_str(), &mark.recommendation, proposed].into_iter().chain(replies);
    let first = written.map(str::trim).find(|words| !words.is_empty());
    first.map_or(0.0, |words| rough::width(words, WORDS, MEASURED))
}

/// Draws a row in `rect` and names it for screen readers.
pub(super) fn show(
    ui: &Ui,
    workspace: &Workspace,
    mark: &Annotation,
    rect: Rect,
    response: &Response,
    extra: &Extra<'_>,
) {
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, ui.is_enabled(), name(workspace, mark, extra.lost))
    });
    if !ui.is_rect_visible(rect) {
        return;
    }
    let tokens = Tokens::of(ui);
    let card = rect.shrink2(vec2(0.0, APART));
    let fill = if response.hovered() { tokens.button[0] } else { tokens.raised };
    let line =
        if response.has_focus() { Stroke::new(2.0, tokens.accent) } else { Stroke::new(1.0, tokens.line) };
    ui.painter().rect(card, CornerRadius::same(theme::ROUND), fill, line, StrokeKind::Inside);
    let inner = card.shrink2(PADDING);
    head(ui, workspace, mark, inner);
    quote(ui, workspace, mark, inner, extra.wanted);
    foot(ui, workspace, mark, inner, extra);
}

/// "Surveillance, red line, by A: quoted words – Article 17(2)".
fn name(workspace: &Workspace, mark: &Annotation, lost: bool) -> String {
    let codebook = workspace.review().codebook();
    let mut concerns = String::new();
    for id in &mark.concerns {
        let comma = if concerns.is_empty() { "" } else { ", " };
        // Writing to a string cannot fail.
        let _infallible = write!(concerns, "{comma}{}", codebook.name(id));
    }
    if concerns.is_empty() {
        concerns = tr!("mark-label-no-concern");
    }
    let said: String = words::marked(&mark.anchor).chars().take(160).collect();
    let row = tr!(
        "list-row",
        concerns = concerns,
        rating = words::rating(mark.rating).to_lowercase(),
        who = words::reviewer_name(workspace.review().reviewers().get(&mark.reviewer)),
        words = said.replace('\n', " "),
        place = words::citation(&mark.anchor, workspace.text()),
    );
    let row = if lost { tr!("list-row-lost", row = row) } else { row };
    let row = if mark.amendment.is_some() { tr!("list-row-amended", row = row) } else { row };
    match workspace.review().reply_count(mark.id) {
        0 => row,
        count => tr!("list-row-replies", row = row, count = count),
    }
}

/// Badges and place at the left, the rating at the right; its name too where there is room.
fn head(ui: &Ui, workspace: &Workspace, mark: &Annotation, inner: Rect) {
    let tokens = Tokens::of(ui);
    let glyphs = Glyphs::of(ui.ctx());
    let codebook = workspace.review().codebook();
    let mut left = inner.left();
    for concern in mark.concerns.iter().filter_map(|id| codebook.get(id)).take(BADGES) {
        badge(ui, Rect::from_min_size(pos2(left, inner.top()), vec2(17.0, 17.0)), concern);
        left += 20.0;
    }
    let left = if left > inner.left() { left + 3.0 } else { left };
    let middle = inner.top() + 8.5;
    let (place, _) = glyphs.layout_lines(
        &words::citation(&mark.anchor, workspace.text()),
        Style::sans(11.5),
        (inner.right() - left - 22.0).max(20.0),
        1,
    );
    glyphs.paint(ui.painter(), &place, pos2(left, middle - place.size().y / 2.0), tokens.faint);
    let colour = tokens.rating(mark.rating);
    let sign = FontId::proportional(15.0);
    let at = pos2(inner.right() + 1.0, middle);
    let said = ui.painter().text(at, Align2::RIGHT_CENTER, rating_icon(mark.rating), sign, colour);
    let rating = words::rating_short(mark.rating);
    let rating = ui.painter().layout_no_wrap(rating, FontId::proportional(11.5), colour);
    let at = pos2(said.left() - 4.0 - rating.size().x, middle - rating.size().y / 2.0);
    if at.x > left + place.size().x + 10.0 {
        ui.painter().galley(at, rating, colour);
    }
}

/// The quote on as many lines as the row has; where no words are quoted, the comment.
fn quote(ui: &Ui, workspace: &Workspace, mark: &Annotation, inner: Rect, wanted: &Wanted) {
    let tokens = Tokens::of(ui);
    let top = inner.top() + HEADING;
    let place = Rect::from_min_max(pos2(inner.left(), top), pos2(inner.right(), inner.bottom() - FOOT));
    let lines = (place.height() / LINE).round() as usize;
    if lines == 0 {
        return;
    }
    if let Anchor::Spans(_) = mark.anchor {
        let said: String = mark.anchor.quote().chars().take(LOOKED_AT).collect();
        let excerpt = wanted.excerpt(&format!("“{said}”"), (place.width() / 4.5) as usize);
        write(ui, &excerpt, QUOTE, place, lines, tokens.text);
    } else {
        let excerpt = said(workspace, mark, wanted, (place.width() / 4.5) as usize);
        write(ui, &excerpt, WORDS, place, lines, tokens.text);
    }
}

/// Who wrote it, then what is wrong with its place or the first words of the comment.
fn foot(ui: &Ui, workspace: &Workspace, mark: &Annotation, inner: Rect, extra: &Extra<'_>) {
    let tokens = Tokens::of(ui);
    let glyphs = Glyphs::of(ui.ctx());
    let top = inner.bottom() + 3.0 - FOOT;
    let who = if mark.reviewer == workspace.me_id() {
        tr!("list-you")
    } else {
        words::reviewer_name(workspace.review().reviewers().get(&mark.reviewer))
    };
    let style = Style::sans(SMALL);
    let (mut laid, _) = glyphs.layout_lines(&who, style.bold(), inner.width() * 0.42, 1);
    if laid.is_rtl() {
        // Such names stand at the far end of the room they are laid out in.
        laid = glyphs.layout_lines(&who, style.bold(), laid.size().x.ceil() + 1.0, 1).0;
    }
    let (who, taken) = (&laid, laid.size().x);
    glyphs.paint(ui.painter(), who, pos2(inner.left(), top), tokens.faint);
    let left = inner.left() + taken + 8.0;
    let right = signs(ui, workspace, mark, pos2(inner.right(), top + 9.0));
    let place = Rect::from_min_max(pos2(left, top), pos2(right, top + 18.0));
    if place.width() < 30.0 {
        return;
    }
    if extra.lost {
        let words = format!("{} {}", icons::WARNING, tr!("list-not-found"));
        let at = pos2(place.left(), top + 9.0);
        let painter = ui.painter().with_clip_rect(place.intersect(ui.clip_rect()));
        painter.text(at, Align2::LEFT_CENTER, words, FontId::proportional(SMALL), tokens.danger);
        return;
    }
    let excerpt = match mark.anchor {
        Anchor::Spans(_) => said(workspace, mark, extra.wanted, (place.width() / 9.0) as usize),
        // The comment stands where others have their quote.
        Anchor::Provision(_) => Excerpt { words: words::marked(&mark.anchor), hits: Vec::new() },
        Anchor::Text => return,
    };
    let colour = if excerpt.hits.is_empty() { tokens.faint } else { tokens.text };
    write(ui, &excerpt, style, place, 1, colour);
}

/// Signs at the right for an amendment and for replies, with their number; `right` is the middle of their right
/// edge. Returns where the room left of them ends.
fn signs(ui: &Ui, workspace: &Workspace, mark: &Annotation, right: eframe::egui::Pos2) -> f32 {
    let colour = Tokens::of(ui).faint;
    let mut x = right.x;
    let mut put = |words: &str, size: f32| {
        let at = pos2(x, right.y);
        x = ui.painter().text(at, Align2::RIGHT_CENTER, words, FontId::proportional(size), colour).left();
    };
    let replies = workspace.review().reply_count(mark.id);
    if replies > 0 {
        if replies > 1 {
            put(&replies.to_string(), 11.5);
        }
        put(icons::COMMENT, 14.0);
    }
    if mark.amendment.is_some() {
        if replies > 0 {
            put(" ", 8.0);
        }
        put(icons::EDIT, 14.0);
    }
    if x < right.x { x - 6.0 } else { x }
}

/// The comment or, where there is none or what one looks for stands elsewhere, the recommendation, the proposed
/// words or a reply.
fn said(workspace: &Workspace, mark: &Annotation, wanted: &Wanted, room: usize) -> Excerpt {
    let looked_at = |words: &str| words.chars().take(LOOKED_AT).collect::<String>();
    let first = wanted.excerpt(&plain_words(&looked_at(&mark.comment)), room);
    if !first.hits.is_empty() {
        return first;
    }
    let proposed = mark.amendment.as_ref().map_or("", Amendment::proposed);
    let written = [mark.recommendation.as_str(), proposed].into_iter();
    let replies = workspace.review().replies_to(mark.id).map(|reply| reply.comment.as_str());
    let mut first = first;
    for words in written.chain(replies).filter(|words| !words.is_empty()) {
        if !first.words.is_empty() && wanted.is_empty() {
            break;
        }
        let other = wanted.excerpt(&looked_at(words), room);
        if !other.hits.is_empty() {
            return other;
        }
        if first.words.is_empty() {
            first = other;
        }
    }
    first
}

/// Writes words into a place, with what one looks for on a coloured ground.
fn write(ui: &Ui, excerpt: &Excerpt, style: Style, place: Rect, lines: usize, colour: Color32) {
    let glyphs = Glyphs::of(ui.ctx());
    // Far more than fits; a long passage need not be laid out whole.
    let shown: String = excerpt.words.chars().take(240 * lines).collect();
    let (laid, _) = glyphs.layout_lines(&shown, style, place.width().max(20.0), lines);
    let ground = Tokens::of(ui).selection;
    for hit in excerpt.hits.iter().filter(|hit| hit.end <= laid.text().len()) {
        for rect in laid.rects(hit.clone()) {
            let rect = rect.translate(place.min.to_vec2());
            ui.painter().rect_filled(rect, CornerRadius::same(2), ground);
        }
    }
    glyphs.paint(ui.painter(), &laid, place.min, colour);
}
