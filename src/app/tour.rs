//! The tour: three steps beside the window's own parts, to be skipped at any time and seen again from the
//! help menu.

use eframe::egui::{self, Area, Context, Frame, Id, Margin, Order, Pos2, Rect, RichText, Stroke, StrokeKind};

use crate::app::commands::Command;
use crate::app::look::theme::{self, HEADING, Tokens};
use crate::app::look::widgets::{faint, primary};
use crate::tr;

/// Width of the card, in points.
const WIDTH: f32 = 320.0;
const STEPS: usize = 3;

/// The tour while it is on.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Tour {
    step: usize,
    /// Where the card lay in the last frame.
    card: Option<Rect>,
}

/// Where the window's parts are, for the tour to point at.
#[derive(Debug, Clone, Copy)]
pub struct Parts {
    /// The text.
    pub page: Rect,
    /// What is said about it.
    pub panel: Rect,
    /// Menus and their buttons.
    pub bar: Rect,
}

impl Default for Parts {
    fn default() -> Self {
        Self { page: Rect::NOTHING, panel: Rect::NOTHING, bar: Rect::NOTHING }
    }
}

impl Tour {
    /// Where the card lies; nowhere while it waits.
    pub fn card_place(&self) -> Option<Rect> {
        self.card
    }

    /// Says that the step is not drawn in this frame.
    pub fn wait(&mut self) {
        self.card = None;
    }

    /// Draws the step; says whether the tour goes on.
    pub fn show(&mut self, ctx: &Context, parts: &Parts) -> bool {
        let room = ctx.content_rect();
        let part = match self.step {
            0 => parts.page,
            1 => parts.panel,
            _ => parts.bar,
        };
        let part = if part.is_positive() { part.intersect(room) } else { room };
        let tokens = ctx.global_style().visuals.selection.stroke.color;
        let layer = egui::LayerId::new(Order::Middle, Id::unique("tour outline"));
        let outline = Stroke::new(2.5, tokens);
        ctx.layer_painter(layer).rect_stroke(part.shrink(2.0), 6.0, outline, StrokeKind::Inside);
        let mut goes_on = true;
        let area = Area::new(Id::unique(("tour", self.step))).order(Order::Foreground);
        let drawn = area.fixed_pos(self.place(part, room)).show(ctx, |ui| {
            let margin = Margin::same(14);
            Frame::popup(ui.style()).inner_margin(margin).show(ui, |ui| {
                ui.set_width((room.width() - 48.0).clamp(0.0, WIDTH));
                goes_on = self.contents(ui);
            });
        });
        self.card = Some(drawn.response.rect);
        goes_on
    }

    /// Upper left corner of the card: in the part it speaks of or beside it, never off the screen.
    fn place(self, part: Rect, room: Rect) -> Pos2 {
        const HEIGHT: f32 = 210.0;
        let (x, y) = match self.step {
            0 => (part.center().x - WIDTH / 2.0, part.bottom() - HEIGHT - 24.0),
            1 => (part.left() - WIDTH - 44.0, part.top() + 60.0),
            _ => (part.right() - WIDTH - 60.0, part.bottom() + 12.0),
        };
        let (right, bottom) = ((room.right() - WIDTH - 40.0).max(8.0), (room.bottom() - HEIGHT).max(8.0));
        Pos2::new(x.clamp(8.0, right), y.clamp(8.0, bottom))
    }

    fn contents(&mut self, ui: &mut egui::Ui) -> bool {
        let key = |command: Command| command.key_name(ui.ctx());
        let (title, words) = match self.step {
            0 => (tr!("tour-read"), tr!("tour-read-words", key = key(Command::GoTo))),
            1 => (tr!("tour-mark"), tr!("tour-mark-words")),
            _ => (
                tr!("tour-hand-on"),
                tr!(
                    "tour-hand-on-words",
                    save = key(Command::Save),
                    export = key(Command::Export),
                    palette = key(Command::Palette)
                ),
            ),
        };
        faint(ui, tr!("tour-step", step = self.step + 1, steps = STEPS));
        ui.label(RichText::new(title).size(HEADING).strong().color(Tokens::of(ui).text));
        ui.add_space(theme::NEAR);
        ui.label(words);
        ui.add_space(theme::GAP);
        ui.horizontal_wrapped(|ui| {
            let last = self.step + 1 == STEPS;
            let next = if last { tr!("tour-done") } else { tr!("tour-next") };
            if primary(ui, &next).clicked() {
                if last {
                    return false;
                }
                self.step += 1;
            }
            if self.step > 0 && ui.button(tr!("tour-back")).clicked() {
                self.step -= 1;
            }
            !ui.button(tr!("tour-skip")).on_hover_text(tr!("tour-skip-tip")).clicked()
        })
        .inner
    }
}
