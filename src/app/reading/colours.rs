//! The colours of the reading pane; the theme chooses them.

use eframe::egui::{Color32, Visuals};

/// Every colour the pane uses beside those of the marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadingColours {
    pub background: Color32,
    pub text: Color32,
    /// Version lines, footnotes, the count of marks that have no room.
    pub faint: Color32,
    pub heading: Color32,
    /// Numbers in the margin and the label part of a heading.
    pub label: Color32,
    pub selection: Color32,
    pub caret: Color32,
    pub focus_ring: Color32,
    /// Behind a notice.
    pub notice: Color32,
    pub scroll_bar: Color32,
}

impl ReadingColours {
    /// Colours that go with `egui`'s own, for tests and for where no theme is set.
    pub fn of(visuals: &Visuals) -> Self {
        Self {
            background: visuals.panel_fill,
            text: visuals.text_color(),
            faint: visuals.weak_text_color(),
            heading: visuals.strong_text_color(),
            label: visuals.weak_text_color(),
            selection: visuals.selection.bg_fill,
            caret: visuals.strong_text_color(),
            focus_ring: visuals.selection.stroke.color,
            notice: visuals.faint_bg_color,
            scroll_bar: visuals.weak_text_color(),
        }
    }
}
