//! Short words at the foot of the window that do not take the focus: what was done, and what went wrong.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use eframe::egui::{self, Align2, Context, Rect, RichText, Vec2, vec2};

use crate::app::glyphs::UserText;
use crate::app::look::icons;
use crate::app::look::theme::Tokens;
use crate::app::look::widgets::{icon_button, tip};
use crate::tr;

/// How long good news stays.
const LIFE: Duration = Duration::from_secs(6);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    words: String,
    problem: bool,
    /// A file that was written, to show in its folder.
    file: Option<PathBuf>,
}

impl Notice {
    /// Something was done; goes by itself.
    pub fn done(words: impl Into<String>) -> Self {
        Self { words: words.into(), problem: false, file: None }
    }

    /// Something went wrong; stays until it is closed.
    pub fn problem(words: impl Into<String>) -> Self {
        Self { words: words.into(), problem: true, file: None }
    }

    /// A file was written.
    pub fn written(words: impl Into<String>, file: PathBuf) -> Self {
        Self { words: words.into(), problem: false, file: Some(file) }
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

    /// `sheet` is where a sheet lies, which they keep clear of: they stand at the foot of the window if there is
    /// room under it, else at the head, where a sheet has no buttons.
    pub fn show(&mut self, ctx: &Context, sheet: Option<Rect>) {
        let stays = |notice: &Notice| notice.problem || notice.file.is_some();
        self.shown.retain(|(notice, since)| stays(notice) || since.elapsed() < LIFE);
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
        let side = Side::beside(sheet, ctx.content_rect());
        for (row, (notice, _)) in self.shown.iter().rev().enumerate() {
            let id = egui::Id::unique(("notice", row));
            let (anchor, offset) = side.place(row);
            egui::Area::new(id).order(egui::Order::Foreground).anchor(anchor, offset).show(ctx, |ui| {
                if show_one(ui, notice) {
                    closed = Some(notice.clone());
                }
            });
        }
        self.shown.retain(|(notice, _)| Some(notice) != closed.as_ref());
    }
}

/// Where notices stand in the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Foot,
    Head,
}

/// Height of a notice of one line with what is between it and the next, and its distance from the window's
/// foot, over the status, in points.
const STEP: f32 = 52.0;
const FOOT: f32 = 44.0;

impl Side {
    /// The foot, unless a sheet leaves no room for a notice there.
    fn beside(sheet: Option<Rect>, window: Rect) -> Self {
        let Some(sheet) = sheet else { return Self::Foot };
        let under = window.bottom() - sheet.bottom();
        if under >= FOOT + STEP { Self::Foot } else { Self::Head }
    }

    fn place(self, row: usize) -> (Align2, Vec2) {
        let away = STEP * row as f32;
        match self {
            Self::Foot => (Align2::CENTER_BOTTOM, vec2(0.0, -FOOT - away)),
            Self::Head => (Align2::CENTER_TOP, vec2(0.0, 4.0 + away)),
        }
    }
}

fn show_one(ui: &mut egui::Ui, notice: &Notice) -> bool {
    let tokens = Tokens::of(ui);
    let mut close = false;
    egui::Frame::popup(ui.style()).fill(tokens.raised).inner_margin(egui::Margin::symmetric(14, 8)).show(
        ui,
        |ui| {
            ui.set_max_width((ui.ctx().content_rect().width() - 60.0).clamp(120.0, 620.0));
            ui.horizontal(|ui| {
                let (icon, colour) = if notice.problem {
                    (icons::WARNING, tokens.danger)
                } else {
                    (icons::CHECK, tokens.good)
                };
                ui.label(RichText::new(icon).size(17.0).color(colour));
                ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Wrap);
                ui.add(UserText::new(&notice.words).shrink());
                if let Some(folder) = notice.file.as_deref().and_then(std::path::Path::parent) {
                    let show = tip(ui.button(tr!("notice-show-folder")), &folder.display().to_string());
                    if show.clicked() {
                        crate::app::files::folder::show(folder);
                    }
                }
                close = icon_button(ui, icons::CLOSE, &tr!("notice-close")).clicked();
            });
        },
    );
    close
}
