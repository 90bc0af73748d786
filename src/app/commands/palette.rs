//! The command palette: type what you want to do or where to go.

use eframe::egui::{self, Align2, Area, Context, Frame, Id, Key, Margin, Modifiers, Order, Role, Sense, Ui};
use eframe::egui::{RichText, ScrollArea, WidgetInfo, pos2, vec2};

use super::menu::{self, Scene};
use super::{Command, TABLE};
use crate::app::glyphs::{Glyphs, Style, UserField};
use crate::app::look::icons;
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
use crate::app::look::widgets::{faint, name_bars};
use crate::app::words;
use crate::app::workspace::Workspace;
use crate::tr;

/// Most lines that are offered.
const MOST: usize = 60;
/// Height of a line, in points.
const ROW: f32 = 30.0;

/// What was chosen in the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    Command(Command),
    GoTo(usize),
    PutAway,
}

/// The palette while it is open.
#[derive(Default)]
pub struct Palette {
    wanted: String,
    /// The line that Enter takes.
    at: usize,
    drawn: bool,
}

/// A line of the palette.
struct Offer {
    choice: Choice,
    icon: &'static str,
    name: String,
    /// Key or menu, at the end of the line.
    beside: String,
    possible: bool,
}

impl Palette {
    pub fn show(&mut self, ctx: &Context, scene: Scene<'_>) -> Option<Choice> {
        let offers = self.offers(ctx, scene);
        let mut chosen = self.keys(ctx, &offers);
        let room = ctx.content_rect();
        let width = 560.0_f32.min(room.width() - 24.0);
        let area = Area::new(Id::unique("palette")).order(Order::Foreground);
        let shown =
            area.anchor(Align2::CENTER_TOP, vec2(0.0, 44.0_f32.min(room.height() * 0.1))).show(ctx, |ui| {
                let frame = Frame::popup(ui.style()).inner_margin(Margin::same(10));
                frame.show(ui, |ui| {
                    ui.set_width(width - 20.0);
                    let label = tr!("palette-field");
                    let hint = tr!("palette-hint");
                    let field = ui.add(UserField::singleline(&mut self.wanted).label(&label).hint(&hint));
                    if !self.drawn {
                        field.request_focus();
                    }
                    if field.changed() {
                        self.at = 0;
                    }
                    ui.add_space(theme::NEAR);
                    if offers.is_empty() {
                        faint(ui, tr!("palette-nothing"));
                    }
                    let height = (room.height() - 150.0).clamp(60.0, 380.0);
                    let area = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
                    let scrolled = area.show(ui, |ui| {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        for (at, offer) in offers.iter().enumerate() {
                            if row(ui, offer, at == self.at) {
                                chosen = Some(offer.choice);
                            }
                        }
                    });
                    name_bars(ui, &scrolled, &tr!("scroll-bar"));
                });
            });
        // A click elsewhere puts it away; so does leaving it with Tab.
        let elsewhere = ctx.input(|input| input.pointer.any_pressed()) && !shown.response.contains_pointer();
        if chosen.is_none() && self.drawn && elsewhere {
            chosen = Some(Choice::PutAway);
        }
        self.drawn = true;
        chosen
    }

    fn keys(&mut self, ctx: &Context, offers: &[Offer]) -> Option<Choice> {
        let last = offers.len().saturating_sub(1);
        ctx.input_mut(|input| {
            let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
            if pressed(Key::Escape) {
                return Some(Choice::PutAway);
            }
            if pressed(Key::ArrowDown) {
                self.at = if self.at >= last { 0 } else { self.at + 1 };
            }
            if pressed(Key::ArrowUp) {
                self.at = if self.at == 0 { last } else { self.at - 1 };
            }
            if pressed(Key::PageDown) {
                self.at = (self.at + 8).min(last);
            }
            if pressed(Key::PageUp) {
                self.at = self.at.saturating_sub(8);
            }
            let entered = pressed(Key::Enter);
            offers.get(self.at).filter(|offer| entered && offer.possible).map(|offer| offer.choice)
        })
    }

    /// Places that the words name, then commands, the best first.
    fn offers(&self, ctx: &Context, scene: Scene<'_>) -> Vec<Offer> {
        let wanted = self.wanted.trim();
        let mut offers = Vec::new();
        let workspace = scene.workspace.filter(|_| scene.draft.is_none());
        if let Some(workspace) = workspace.filter(|_| !wanted.is_empty()) {
            offers.extend(places(workspace, wanted));
        }
        let commands = TABLE.iter().filter(|entry| {
            !matches!(entry.command, Command::Escape | Command::Palette)
                && entry.realm().meets(scene.realm())
                && (workspace.is_some() || !matches!(entry.command, Command::Concern(_)))
        });
        let mut scored: Vec<(u32, bool, Offer)> = commands
            .filter_map(|entry| {
                let name = menu::name(entry.command, scene);
                let explained = || {
                    let words = folded(&entry.command.explanation());
                    (wanted.chars().count() > 2 && words.contains(&folded(wanted))).then_some(100)
                };
                let score = score(&name, wanted).or_else(explained)?;
                let possible = menu::is_possible(entry.command, scene);
                let beside = entry.command.key_name(ctx);
                let offer = Offer {
                    choice: Choice::Command(entry.command),
                    icon: entry.icon,
                    name,
                    beside,
                    possible,
                };
                Some((score, !possible, offer))
            })
            .collect();
        scored.sort_by_key(|(score, impossible, _)| (*impossible, *score));
        offers.extend(scored.into_iter().map(|(.., offer)| offer).take(MOST));
        offers
    }
}

/// The provision that the words name, and articles whose headings hold them.
fn places(workspace: &Workspace, wanted: &str) -> Vec<Offer> {
    let text = workspace.text();
    let offer = |provision: usize| {
        let heading = text.provisions().get(provision).map(|found| found.heading.trim()).unwrap_or_default();
        let citation = words::place(text, provision);
        let name = if heading.is_empty() { citation } else { format!("{citation} · {heading}") };
        Offer {
            choice: Choice::GoTo(provision),
            icon: icons::GO_TO,
            name,
            beside: tr!("palette-go-there"),
            possible: true,
        }
    };
    let named = text.find_place(wanted).ok();
    let folded = folded(wanted);
    let headed = text.provisions().iter().enumerate().filter(|(_, provision)| {
        folded.chars().count() > 2
            && !provision.heading.is_empty()
            && self::folded(&provision.heading).contains(&folded)
    });
    let found = named.into_iter().chain(headed.map(|(at, _)| at).filter(|at| Some(*at) != named));
    found.take(8).map(offer).collect()
}

/// How well a name answers what was typed, 0 best; `None` if not at all.
fn score(name: &str, wanted: &str) -> Option<u32> {
    let (name, wanted) = (folded(name), folded(wanted));
    if let Some(at) = name.find(&wanted) {
        let at_word = name.get(..at).is_some_and(|before| before.ends_with([' ', ':', '(']));
        // "Lock" is "Lock or unlock" before it is "Locked copy".
        let whole =
            name.get(at + wanted.len()..).is_some_and(|after| !after.starts_with(char::is_alphanumeric));
        return Some(match (at, whole, at_word) {
            (0, true, _) => 0,
            (0, false, _) => 1,
            (_, _, true) => 2,
            _ => 10,
        });
    }
    // Beginnings of words in order: "exp cod" finds "Export codebook".
    let mut words = name.split_whitespace();
    let all = wanted.split_whitespace().all(|part| words.any(|word| word.starts_with(part)));
    if all {
        return Some(3);
    }
    // Letters in order: "nxtmk" finds "Next mark".
    let mut letters = name.chars();
    wanted.chars().all(|letter| letters.any(|own| own == letter)).then_some(40 + name.len() as u32)
}

/// Small letters without accents.
fn folded(words: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    use unicode_normalization::char::is_combining_mark;
    words.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect()
}

fn row(ui: &mut Ui, offer: &Offer, chosen: bool) -> bool {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, offer.possible, chosen, &offer.name));
    if chosen && !ui.clip_rect().contains_rect(rect) {
        ui.scroll_to_rect(rect, None);
    }
    if ui.is_rect_visible(rect) {
        if chosen || response.hovered() {
            let fill = if chosen { tokens.button[1] } else { tokens.button[0] };
            ui.painter().rect_filled(rect, f32::from(theme::ROUND), fill);
        }
        let colour = if offer.possible { tokens.text } else { tokens.faint };
        let icon = RichText::new(offer.icon).size(16.0).color(colour);
        let at = egui::Rect::from_min_size(rect.left_top() + vec2(6.0, 0.0), vec2(24.0, ROW));
        ui.put(at, egui::Label::new(icon).selectable(false));
        let font = egui::FontId::proportional(SMALL);
        let right = pos2(rect.right() - 8.0, rect.center().y);
        let beside = ui.painter().text(right, Align2::RIGHT_CENTER, &offer.beside, font, tokens.faint);
        let glyphs = Glyphs::of(ui.ctx());
        let room = (beside.left() - rect.left() - 46.0).max(20.0);
        let (name, _) = glyphs.layout_lines(&offer.name, Style::sans(BODY), room, 1);
        let at = pos2(rect.left() + 36.0, rect.center().y - name.size().y / 2.0);
        glyphs.paint(ui.painter(), &name, at, colour);
    }
    response.clicked() && offer.possible
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_answer_comes_first() {
        let names = ["Export…", "Export codebook…", "Next mark", "Mark passage", "Maß übernehmen"];
        let best = |wanted: &str| {
            let mut found: Vec<_> =
                names.iter().filter_map(|name| Some((score(name, wanted)?, *name))).collect();
            found.sort_unstable();
            found.first().map(|(_, name)| *name)
        };
        assert_eq!(best("mark"), Some("Mark passage"));
        assert_eq!(best("exp cod"), Some("Export codebook…"));
        assert_eq!(best("nxtmk"), Some("Next mark"));
        assert_eq!(best("ÜBER"), Some("Maß übernehmen"));
        assert_eq!(best("uber"), Some("Maß übernehmen"));
        assert_eq!(best("zzz"), None);
        assert!(
            score("Lock or unlock", "lock") < score("Locked copy", "lock"),
            "a whole word before a part of one"
        );
        assert!(score("Save", "").is_some());
    }
}
