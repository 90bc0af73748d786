//! What stands where in the window, as far as there is room.

use eframe::egui::{CentralPanel, Frame, Margin, Panel, Ui, UiBuilder};

use super::read::read;
use super::{App, View, hidden};
use crate::app::commands::menu;
use crate::app::look::theme::Tokens;
use crate::app::look::widgets::name_part;
use crate::app::outbox::Outbox;
use crate::app::page_view::{self, Tools};
use crate::app::settings::Settings;
use crate::app::sheets::Then;
use crate::app::status::Told;
use crate::app::tour::Parts;
use crate::app::{contents, finding, overview, panel, status, welcome};
use crate::tr;

impl App {
    fn shows_original(&self) -> bool {
        self.page_view.open && self.view == View::Text
    }

    /// Whether a side and what it stands instead of share one place: the text in a narrow window, the original page
    /// in a wider one.
    pub(super) fn shares_place(&self, room: f32, side: Side) -> bool {
        let with_original = match side {
            Side::Contents => ROOM_FOR_ORIGINAL_AND_BOTH,
            Side::Marks => ROOM_FOR_ORIGINAL_AND_MARKS,
        };
        room < ROOM_FOR_ONE || self.shows_original() && room < with_original
    }

    pub(super) fn draw(&mut self, ui: &mut Ui, out: &mut Outbox) {
        let tokens = *Tokens::of(ui);
        let bar = Frame::new().fill(tokens.panel).inner_margin(Margin::symmetric(10, 4));
        let menu = Panel::top("menu").frame(bar).show(ui, |ui| {
            name_part(ui, &tr!("part-menu"));
            menu::show(ui, self.scene(), out);
        });
        self.parts = Parts { bar: menu.response.rect, ..Parts::default() };
        if let Some(import) = &mut self.import {
            import.show(ui, out);
            return;
        }
        let original = self.shows_original();
        let Some(workspace) = &mut self.workspace else {
            let page = Frame::new().fill(tokens.page);
            let place = self.settings.place.as_ref().filter(|place| place.file.exists());
            let remembers = self.settings.remember_place;
            let start = CentralPanel::default()
                .frame(page)
                .show(ui, |ui| {
                    if self.opening.is_some() {
                        ui.centered_and_justified(|ui| ui.label(tr!("opening")));
                        return None;
                    }
                    welcome::show(ui, place, remembers, out)
                })
                .inner;
            if let Some(start) = start {
                self.follow(&ui.ctx().clone(), Then::Start(start));
            }
            return;
        };
        let room = ui.available_width();
        let sides = Sides::of(room, &self.settings, self.view, self.alone, original);
        if self.view != View::Focus {
            Panel::bottom("status").frame(bar).show(ui, |ui| {
                name_part(ui, &tr!("part-status"));
                let told = Told { saving: self.saving.is_some(), protected: self.protection.is_set_up() };
                status::show(ui, workspace, &self.settings, told, out);
            });
        }
        let side = Frame::new().fill(tokens.panel).inner_margin(Margin::symmetric(10, 6));
        let page = Frame::new().fill(tokens.page);
        match sides.alone {
            Some(Side::Contents) => {
                CentralPanel::default().frame(side).show(ui, |ui| {
                    name_part(ui, &tr!("part-contents"));
                    within(ui, |ui| {
                        contents::show(ui, workspace, &mut self.contents, &self.settings.name, out);
                    });
                });
                // Who chose where to go wants to read there.
                if std::mem::take(&mut workspace.arrived) {
                    self.alone = None;
                }
                return;
            }
            Some(Side::Marks) => {
                CentralPanel::default().frame(side).show(ui, |ui| {
                    name_part(ui, &tr!("part-marks"));
                    within(ui, |ui| panel::show(ui, workspace, &mut self.panel, out));
                });
                return;
            }
            None => {}
        }
        if sides.contents {
            Panel::left("contents")
                .frame(side)
                .default_size((room * 0.2).clamp(190.0, 270.0))
                .size_range(160.0..=(room * 0.28).max(170.0))
                .show(ui, |ui| {
                    name_part(ui, &tr!("part-contents"));
                    within(ui, |ui| {
                        contents::show(ui, workspace, &mut self.contents, &self.settings.name, out);
                    });
                });
            // They stand in the place of the original page, which comes back.
            if original && !sides.original && std::mem::take(&mut workspace.arrived) {
                self.alone = None;
            }
        }
        if sides.marks {
            let shown = Panel::right("marks")
                .frame(side)
                .default_size((room * 0.28).clamp(308.0, 390.0))
                .size_range(300.0..=(room * 0.38).max(308.0))
                .show(ui, |ui| {
                    name_part(ui, &tr!("part-marks"));
                    within(ui, |ui| panel::show(ui, workspace, &mut self.panel, out));
                });
            self.parts.panel = shown.response.rect;
        }
        self.parts.page = ui.available_rect_before_wrap();
        if self.view == View::Overview {
            let frame = Frame::new().fill(tokens.page).inner_margin(Margin::symmetric(16, 10));
            CentralPanel::default().frame(frame).show(ui, |ui| {
                name_part(ui, &tr!("part-overview"));
                overview::show(ui, workspace, &mut self.overview, out);
            });
            return;
        }
        workspace.attend_hidden(ui.ctx());
        let asked = hidden::banner(ui, workspace);
        if self.find.is_open() {
            let frame = Frame::new().fill(tokens.panel).inner_margin(Margin::symmetric(10, 6));
            Panel::top("find").frame(frame).show(ui, |ui| {
                name_part(ui, &tr!("part-find"));
                finding::bar(ui, workspace, &mut self.find, out);
            });
        }
        if sides.original {
            let middle = ui.available_width();
            let tools = Tools { worker: self.worker.as_deref(), dialogs: self.dialogs.as_ref() };
            let view = &mut self.page_view;
            let draw = |ui: &mut Ui| {
                name_part(ui, &tr!("part-original"));
                within(ui, |ui| page_view::show(ui, workspace, view, &tools, out));
            };
            // No room for two columns that can be read.
            if middle < ROOM_FOR_ORIGINAL {
                CentralPanel::default().frame(side).show(ui, draw);
                self.answer_banner(asked);
                return;
            }
            Panel::right("original")
                .frame(side)
                .default_size((middle * 0.5).min(middle - LEAST_TEXT))
                .size_range(200.0..=middle - LEAST_TEXT)
                .show(ui, draw);
        }
        CentralPanel::default().frame(page).show(ui, |ui| {
            name_part(ui, &tr!("part-text"));
            read(ui, workspace, &mut self.find, &self.settings, self.view, out);
        });
        self.answer_banner(asked);
    }
}

/// Draws a side in just the room it has: what is wider than that must not make the side grow frame by frame.
fn within(ui: &mut Ui, draw: impl FnOnce(&mut Ui)) {
    let rect = ui.available_rect_before_wrap();
    let mut side = ui.new_child(UiBuilder::new().max_rect(rect));
    side.shrink_clip_rect(rect.expand(4.0));
    draw(&mut side);
    ui.advance_cursor_after_rect(rect);
}

/// A side of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Contents,
    Marks,
}

/// Which sides have room beside the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Sides {
    contents: bool,
    marks: bool,
    /// In a narrow window a side takes the place of the text.
    alone: Option<Side>,
    /// The original page stands beside the text.
    original: bool,
}

/// Narrowest window, in points, with both sides beside the text, and with one.
pub(super) const ROOM_FOR_BOTH: f32 = 800.0;
pub(super) const ROOM_FOR_ONE: f32 = 560.0;
/// Narrowest column, in points, that a text is read in beside the original page: some 40 letters with numbers and
/// stripes beside them; and the narrowest room for both.
const LEAST_TEXT: f32 = 400.0;
const ROOM_FOR_ORIGINAL: f32 = LEAST_TEXT + 220.0;
/// Narrowest window, in points, with the original page and both sides, and with the marks.
const ROOM_FOR_ORIGINAL_AND_BOTH: f32 = 1500.0;
const ROOM_FOR_ORIGINAL_AND_MARKS: f32 = 1180.0;
/// Narrowest window, in points, in which the numbers share the room with the marks, and with both sides.
const ROOM_FOR_NUMBERS: f32 = 1100.0;
const ROOM_FOR_NUMBERS_AND_CONTENTS: f32 = 1500.0;

impl Sides {
    /// `original`: the original page is wanted beside the text.
    fn of(room: f32, settings: &Settings, view: View, alone: Option<Side>, original: bool) -> Self {
        let (contents, marks) = (settings.show_contents, settings.show_panel);
        if view == View::Focus || view == View::Overview && room < ROOM_FOR_NUMBERS {
            return Self::default();
        }
        if original && room >= ROOM_FOR_ONE {
            // The page takes the place of a side, the contents first: each column needs the room to be read.
            let both = room >= ROOM_FOR_ORIGINAL_AND_BOTH;
            let with_marks = room >= ROOM_FOR_ORIGINAL_AND_MARKS;
            // A side comes in the page's place once it is asked for.
            return match alone {
                Some(Side::Contents) if !both => {
                    Self { contents: true, marks: marks && room >= ROOM_FOR_BOTH, ..Self::default() }
                }
                Some(Side::Marks) if !with_marks => Self { marks: true, ..Self::default() },
                _ => Self {
                    contents: contents && both,
                    marks: marks && with_marks,
                    original: true,
                    alone: None,
                },
            };
        }
        if room >= ROOM_FOR_BOTH {
            // The numbers list the articles themselves.
            let contents = contents && (view != View::Overview || room >= ROOM_FOR_NUMBERS_AND_CONTENTS);
            return Self { contents, marks, ..Self::default() };
        }
        // The marks matter more; the contents come when they are alone.
        if room >= ROOM_FOR_ONE {
            return Self { contents: contents && !marks, marks, ..Self::default() };
        }
        Self { alone, original, ..Self::default() }
    }
}
