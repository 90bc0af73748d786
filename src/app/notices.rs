//! Short words over the foot of the window that do not take the focus: what was done, and what went wrong.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use eframe::egui::{self, Context, Id, Pos2, Rect, RichText, Vec2, pos2, vec2};

use crate::app::glyphs::UserText;
use crate::app::look::icons;
use crate::app::look::theme::{self, Tokens};
use crate::app::look::widgets::{icon_button, tip};
use crate::tr;

/// How long good news stays.
const LIFE: Duration = Duration::from_secs(6);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    words: String,
    problem: bool,
    /// It stays when everything else is put away because something new is shown.
    lasting: bool,
    /// A file that was written, to show in its folder.
    file: Option<PathBuf>,
}

impl Notice {
    /// Something was done; goes by itself.
    pub fn done(words: impl Into<String>) -> Self {
        Self { words: words.into(), problem: false, lasting: false, file: None }
    }

    /// Something went wrong; stays until it is closed.
    pub fn problem(words: impl Into<String>) -> Self {
        Self { words: words.into(), problem: true, lasting: false, file: None }
    }

    /// Something is wrong that has nothing to do with what is open; stays until a person closes it.
    pub fn warning(words: impl Into<String>) -> Self {
        Self { words: words.into(), problem: true, lasting: true, file: None }
    }

    /// A file was written.
    pub fn written(words: impl Into<String>, file: PathBuf) -> Self {
        Self { words: words.into(), problem: false, lasting: false, file: Some(file) }
    }
}

#[derive(Default)]
pub struct Notices {
    shown: Vec<(Notice, Instant)>,
}

impl Notices {
    pub fn push(&mut self, notice: Notice) {
        // The last word on what was done says enough; only files and problems stay beside it.
        self.shown.retain(|(old, _)| *old != notice && (old.problem || old.file.is_some()));
        self.shown.push((notice, Instant::now()));
        while self.shown.len() > 4 {
            // Good news makes room first: a problem stays until it is closed.
            let oldest = self.shown.iter().position(|(notice, _)| !notice.problem).unwrap_or_default();
            self.shown.remove(oldest);
        }
    }

    /// Puts all notices away; says whether there were any.
    pub fn clear(&mut self) -> bool {
        let any = !self.shown.is_empty();
        self.shown.clear();
        any
    }

    /// Puts away what was said of that which was open before.
    pub fn turn(&mut self) {
        self.shown.retain(|(notice, _)| notice.lasting);
    }

    /// Takes a notice back that is no longer true.
    pub fn take_back(&mut self, words: &str) {
        self.shown.retain(|(notice, _)| notice.words != words);
    }

    /// Draws them in one column within `room`, which is what the menus leave of the window, clear of a sheet and of the
    /// card of the tour. Where a sheet leaves no room for them they wait until it is gone.
    pub fn show(&mut self, ctx: &Context, room: Rect, sheet: Option<Rect>, tour: Option<Rect>) {
        let stays = |notice: &Notice| notice.problem || notice.file.is_some();
        self.shown.retain(|(notice, since)| stays(notice) || since.elapsed() < LIFE);
        if self.shown.is_empty() {
            return;
        }
        let id = Id::unique("notices");
        let known = ctx.memory(|memory| memory.area_rect(id)).map(|rect| rect.height());
        let width = (room.width() - 2.0 * BESIDE).clamp(120.0, WIDTH);
        let size = vec2(width, known.unwrap_or(STEP * self.shown.len() as f32));
        let Some(corner) = place(size, room, sheet, tour) else {
            // Nobody has read them yet.
            self.shown.iter_mut().for_each(|(_, since)| *since = Instant::now());
            return;
        };
        let next_end = self
            .shown
            .iter()
            .filter(|(notice, _)| !stays(notice))
            .map(|(_, since)| LIFE.saturating_sub(since.elapsed()))
            .min();
        if let Some(wait) = next_end {
            ctx.request_repaint_after(wait + Duration::from_millis(20));
        }
        let mut closed = None;
        let drawn = egui::Area::new(id).order(egui::Order::Foreground).fixed_pos(corner).show(ctx, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = theme::GAP;
            for (notice, _) in &self.shown {
                if show_one(ui, notice) {
                    closed = Some(notice.clone());
                }
            }
        });
        // The column stands by the height it had before.
        if (drawn.response.rect.height() - size.y).abs() > 0.5 {
            ctx.request_repaint();
        }
        self.shown.retain(|(notice, _)| Some(notice) != closed.as_ref());
    }
}

/// Width of the column, and its distance from the window's sides, in points.
const WIDTH: f32 = 460.0;
const BESIDE: f32 = 12.0;
/// Height of a notice of one line with what is between it and the next, and the column's distance from the window's
/// foot, over the status, in points.
const STEP: f32 = 52.0;
const FOOT: f32 = 44.0;

/// The upper left corner of a column of this size: at the foot of `room` or else at its head, in the middle or else at
/// a side, wherever it covers neither sheet nor tour. Without such a place it waits for a sheet to go, and covers the
/// tour.
fn place(size: Vec2, room: Rect, sheet: Option<Rect>, tour: Option<Rect>) -> Option<Pos2> {
    let (left, middle) = (room.left() + BESIDE, room.center().x - size.x / 2.0);
    let right = room.right() - BESIDE - size.x;
    let (foot, head) = (room.bottom() - FOOT - size.y, room.top() + theme::GAP);
    let places =
        [foot, head].map(|y| [middle, left, right].map(|x| pos2(x.max(room.left()), y.max(room.top()))));
    let free = |corner: &Pos2| {
        let column = Rect::from_min_size(*corner, size).expand(theme::NEAR);
        [sheet, tour].into_iter().flatten().all(|other| !other.intersects(column))
            && (sheet.is_none() || column.bottom() <= room.bottom())
    };
    let found = places.as_flattened().iter().copied().find(free);
    let foot = || places.as_flattened().first().copied().filter(|_| sheet.is_none());
    found.or_else(foot)
}

fn show_one(ui: &mut egui::Ui, notice: &Notice) -> bool {
    let tokens = Tokens::of(ui);
    let mut close = false;
    let margin = egui::Margin::symmetric(14, 8);
    egui::Frame::popup(ui.style()).fill(tokens.raised).inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let (icon, colour) =
                if notice.problem { (icons::WARNING, tokens.danger) } else { (icons::CHECK, tokens.good) };
            ui.label(RichText::new(icon).size(17.0).color(colour));
            let folder = notice.file.as_deref().and_then(std::path::Path::parent);
            let show = folder.map(|_| tr!("notice-show-folder"));
            let buttons = 40.0 + show.as_ref().map_or(0.0, |words| button_width(ui, words));
            ui.scope(|ui| {
                ui.set_max_width((ui.available_width() - buttons).max(60.0));
                ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Wrap);
                ui.add(UserText::new(&notice.words).shrink());
            });
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                close = icon_button(ui, icons::CLOSE, &tr!("notice-close")).clicked();
                if let (Some(folder), Some(words)) = (folder, show)
                    && tip(ui.button(words), &folder.display().to_string()).clicked()
                {
                    crate::app::files::folder::show(folder);
                }
            });
        });
    });
    close
}

/// Room that a button with these words takes, and a gap, in points.
fn button_width(ui: &egui::Ui, words: &str) -> f32 {
    let font = egui::TextStyle::Button.resolve(ui.style());
    let words = ui.painter().layout_no_wrap(words.to_owned(), font, egui::Color32::WHITE);
    words.size().x + 2.0 * ui.spacing().button_padding.x + theme::GAP
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_covers_neither_sheet_nor_tour() {
        let room = Rect::from_min_max(pos2(0.0, 36.0), pos2(1280.0, 800.0));
        let size = vec2(WIDTH, 120.0);
        let within = |corner: Option<Pos2>| corner.map(|corner| Rect::from_min_size(corner, size));
        let usual = within(place(size, room, None, None)).unwrap();
        assert!(room.contains_rect(usual) && usual.bottom() <= room.bottom() - FOOT);
        let sheet = Rect::from_center_size(room.center(), vec2(600.0, 400.0));
        let card = Rect::from_min_size(pos2(420.0, 560.0), vec2(320.0, 210.0));
        for (sheet, tour) in [(Some(sheet), None), (None, Some(card)), (Some(sheet), Some(card))] {
            let beside = within(place(size, room, sheet, tour)).expect("there is room");
            assert!(room.contains_rect(beside));
            assert!([sheet, tour].into_iter().flatten().all(|other| !other.intersects(beside)));
        }
        // Waits for a sheet that takes the whole window, and covers the tour rather than say nothing.
        assert_eq!(place(size, room, Some(room), None), None);
        assert!(place(size, room, None, Some(room)).is_some());
    }

    #[test]
    fn what_is_no_longer_true_is_taken_back() {
        let mut notices = Notices::default();
        notices.push(Notice::problem("A problem"));
        notices.push(Notice::done("Only the text"));
        notices.take_back("Only the text");
        assert_eq!(notices.shown.len(), 1);
        notices.take_back("A problem");
        assert!(!notices.clear());
    }
}
