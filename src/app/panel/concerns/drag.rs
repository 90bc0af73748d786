//! Dragging a concern: where it would land, shown before the pointer lets go.

use eframe::egui::{self, CornerRadius, CursorIcon, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::place::Place;
use super::row::{Columns, Line, ROW};
use crate::app::look::theme::{self, Tokens};
use crate::review::{Codebook, ConcernId};

/// How far from the edge of what is in sight the pointer scrolls, in points.
const EDGE: f32 = 28.0;

/// Where on a row the pointer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Before,
    Into,
    Behind,
}

/// Where a concern would land.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Landing {
    pub place: Place,
    /// The row that shows it.
    row: usize,
    part: Part,
}

impl Landing {
    /// Finds the landing for a pointer at height `y`; `rows` stand below each other with their heights.
    pub(super) fn at(codebook: &Codebook, rows: &[(Line, Rect)], y: f32) -> Option<Self> {
        let row = rows.iter().rposition(|(_, rect)| rect.top() <= y).unwrap_or_default();
        let (line, rect) = rows.get(row)?;
        let share = (y - rect.top()) / ROW;
        let part = if share < 0.28 {
            Part::Before
        } else if share > 0.72 {
            Part::Behind
        } else {
            Part::Into
        };
        let first_under = || codebook.children(Some(&line.id)).first().map(|id| (*id).clone());
        let parent = codebook.lineage(&line.id).nth(1).cloned();
        let place = match part {
            Part::Before => Place { parent, before: Some(line.id.clone()) },
            Part::Into => Place { parent: Some(line.id.clone()), before: None },
            // Behind an open branch is before the first concern of it.
            Part::Behind if line.folded == Some(false) => {
                Place { parent: Some(line.id.clone()), before: first_under() }
            }
            Part::Behind => Place::behind(codebook, &line.id),
        };
        Some(Self { place, row, part })
    }

    /// Says whether the concern would stand under itself.
    pub(super) fn is_within(&self, codebook: &Codebook, id: &ConcernId) -> bool {
        self.place.parent.as_ref().is_some_and(|parent| codebook.is_under(parent, id))
    }

    /// Draws a line between rows, or a frame around the one to stand under.
    pub(super) fn draw(&self, ui: &Ui, rows: &[(Line, Rect)], columns: Columns, refused: bool) {
        let Some((line, rect)) = rows.get(self.row) else { return };
        let tokens = Tokens::of(ui);
        let stroke = Stroke::new(2.0, if refused { tokens.danger } else { tokens.accent });
        if refused {
            ui.ctx().set_cursor_icon(CursorIcon::NotAllowed);
        } else {
            ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        }
        let depth = line.depth + usize::from(self.part == Part::Behind && line.folded == Some(false));
        let left = rect.left() + columns.indent(depth) + 6.0;
        let y = match self.part {
            Part::Into => {
                let round = CornerRadius::same(theme::ROUND);
                ui.painter().rect_stroke(*rect, round, stroke, StrokeKind::Inside);
                return;
            }
            Part::Before => rect.top(),
            Part::Behind => rect.bottom(),
        };
        ui.painter().hline(left..=rect.right(), y, stroke);
        ui.painter().circle_filled(pos2(left, y), 3.5, stroke.color);
    }
}

/// Scrolls while the pointer is near the edge of what is in sight.
pub(super) fn scroll_at_edge(ui: &Ui, at: egui::Pos2) {
    let clip = ui.clip_rect();
    let by = if at.y < clip.top() + EDGE {
        6.0
    } else if at.y > clip.bottom() - EDGE {
        -6.0
    } else {
        return;
    };
    ui.scroll_with_delta_animation(vec2(0.0, by), egui::style::ScrollAnimation::none());
    ui.ctx().request_repaint();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(codebook: &Codebook) -> Vec<(Line, Rect)> {
        let row = |(at, (depth, id, _)): (usize, (usize, &ConcernId, _))| {
            let folded = (!codebook.children(Some(id)).is_empty()).then_some(false);
            let line = Line { id: id.clone(), depth, folded, open: false, count: 0 };
            (line, Rect::from_min_size(pos2(0.0, ROW * at as f32), vec2(200.0, ROW)))
        };
        codebook.tree().into_iter().enumerate().map(row).collect()
    }

    #[test]
    fn the_pointer_says_before_into_or_behind() {
        let codebook = Codebook::shipped();
        let rows = rows(&codebook);
        let id = |name: &str| Some(ConcernId::new(name));
        let at = |y: f32| Landing::at(&codebook, &rows, y).unwrap().place;
        assert_eq!(at(-50.0), Place { parent: None, before: id("scope") });
        assert_eq!(at(15.0), Place { parent: id("scope"), before: None });
        assert_eq!(at(29.0), Place { parent: id("scope"), before: id("scope-core") });
        assert_eq!(at(31.0), Place { parent: id("scope"), before: id("scope-core") });
        assert_eq!(at(59.0), Place { parent: id("scope"), before: id("scope-vague") });
        assert_eq!(at(9_999.0).before, None);
        let scope = ConcernId::new("scope");
        assert!(Landing::at(&codebook, &rows, 45.0).unwrap().is_within(&codebook, &scope));
        assert!(!Landing::at(&codebook, &rows, 5.0 * ROW + 15.0).unwrap().is_within(&codebook, &scope));
        assert_eq!(Landing::at(&codebook, &[], 5.0), None);
    }
}
