//! Which rows are in sight. The position is a line of the list and an offset into it, so that heights which were
//! guessed may turn out different without anything on the screen moving.

use crate::app::reading::heights::Heights;

/// Position in a list of lines whose heights are known once they were seen.
#[derive(Default)]
pub(super) struct Scroll {
    heights: Heights,
    count: usize,
    /// The line at the top, and how many points of it are above.
    line: usize,
    offset: f32,
    /// What the heights were guessed for: width and pixels to the point.
    made_for: Option<(f32, f32)>,
}

impl Scroll {
    /// The lines are others now; heights must be guessed anew.
    pub(super) fn forget(&mut self) {
        self.made_for = None;
    }

    /// Says whether heights must be guessed, for this width and so many pixels to the point.
    pub(super) fn is_for(&self, width: f32, ppp: f32) -> bool {
        self.made_for == Some((width, ppp))
    }

    /// Takes guessed heights; `line` stays at the top with the same offset.
    pub(super) fn remake(&mut self, heights: Vec<f32>, line: usize, (width, ppp): (f32, f32)) {
        self.count = heights.len();
        self.line = line.min(self.count.saturating_sub(1));
        self.heights = Heights::new(heights);
        self.made_for = Some((width, ppp));
    }

    pub(super) fn line(&self) -> usize {
        self.line
    }

    pub(super) fn offset(&self) -> f32 {
        self.offset
    }

    /// A line's height is known now.
    pub(super) fn set(&mut self, line: usize, height: f32) {
        if (self.heights.get(line) - height).abs() > 0.01 {
            self.heights.set(line, height);
        }
    }

    /// Height of all lines, in points.
    pub(super) fn total(&self) -> f64 {
        self.heights.top(self.count)
    }

    /// How much of them is above, in points.
    pub(super) fn depth(&self) -> f64 {
        self.heights.top(self.line) + f64::from(self.offset)
    }

    pub(super) fn go_to_depth(&mut self, depth: f64, view: f32) {
        let depth = depth.min(self.total() - f64::from(view)).max(0.0);
        let (line, rest) = self.heights.find(depth);
        (self.line, self.offset) = (line, rest as f32);
    }

    /// Moves down (or up, if negative) by points; `height` gives a line's true height.
    pub(super) fn by(&mut self, points: f32, view: f32, height: &mut dyn FnMut(usize) -> f32) {
        if points.is_finite() && points.abs() > 3.0 * view {
            self.go_to_depth(self.depth() + f64::from(points), view);
        } else if points.is_finite() {
            self.offset += points;
        }
        self.settle(view, height);
    }

    /// Brings a line, or a stretch of it from its top, into sight.
    pub(super) fn show(
        &mut self,
        line: usize,
        stretch: (f32, f32),
        view: f32,
        height: &mut dyn FnMut(usize) -> f32,
    ) {
        let line = line.min(self.count.saturating_sub(1));
        let margin = 8.0_f32.min(view / 8.0);
        let top = (self.heights.top(line) - self.depth()) as f32 + stretch.0;
        let bottom = top + (stretch.1 - stretch.0).min((view - 2.0 * margin).max(0.0));
        if top < -view || bottom > 2.0 * view {
            // Depths in between may be guesses: far away, the line itself is what holds.
            (self.line, self.offset) = (line, stretch.0 - view / 3.0);
        } else if top < margin {
            self.offset += top - margin;
        } else if bottom > view - margin {
            self.offset += bottom - (view - margin);
        }
        self.settle(view, height);
    }

    /// Turns offsets outside the top line into another line, and stays within the list.
    pub(super) fn settle(&mut self, view: f32, height: &mut dyn FnMut(usize) -> f32) {
        self.line = self.line.min(self.count.saturating_sub(1));
        let mut known = |scroll: &mut Self, line: usize| {
            let height = height(line);
            scroll.set(line, height);
            height
        };
        while self.offset < 0.0 && self.line > 0 {
            let above = self.line - 1;
            self.line = above;
            self.offset += known(self, above);
        }
        self.offset = self.offset.max(0.0);
        while self.line + 1 < self.count {
            let here = self.line;
            let top = known(self, here);
            if self.offset < top {
                break;
            }
            self.offset -= top;
            self.line = here + 1;
        }
        let mut below = -self.offset;
        for line in self.line..self.count {
            below += known(self, line);
            if below >= view {
                return;
            }
        }
        // The last line stands at the foot.
        let mut spare = view - below;
        while spare > 0.0 && (self.offset > 0.0 || self.line > 0) {
            let step = spare.min(self.offset);
            self.offset -= step;
            spare -= step;
            if spare > 0.0 && self.line > 0 {
                let above = self.line - 1;
                self.line = above;
                self.offset = known(self, above);
            } else {
                break;
            }
        }
    }
}
