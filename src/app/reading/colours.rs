//! The colours of the reading pane; the theme chooses them.

use eframe::egui::{Color32, Visuals};

use crate::app::look::theme::{SIGNS, WORDS, contrast, lifted, mix as between};

/// Every colour the pane uses beside those of the marks.
#[derive(Debug, Clone, Copy, PartialEq)]
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
    /// Behind words that a search found.
    pub hit: Color32,
    /// Behind the hit that the search stands at, and the line around it.
    pub current_hit: Color32,
    pub current_hit_line: Color32,
    /// Around letters that are others than they look.
    pub warning: Color32,
    /// Under cross-references and defined terms.
    pub link: Color32,
    /// Handles at the edges of the mark in focus.
    pub handle: Color32,
    /// The strip that shows the whole text, and the lines of chapters across it.
    pub strip: Color32,
    pub strip_line: Color32,
    /// Ticks of hits and notches of bookmarks in the strip.
    pub strip_hit: Color32,
    pub bookmark: Color32,
    /// The part of the strip that the window shows.
    pub scroll_bar: Color32,
    /// Least contrast of underlines and stripes with what they stand on, 1 to 21.
    pub least: f32,
}

impl ReadingColours {
    /// Colours that go with `egui`'s own, for tests and for where no theme is set.
    pub fn of(visuals: &Visuals) -> Self {
        let rgb = Color32::from_rgb;
        let dark = visuals.dark_mode;
        let pick = |light: Color32, other: Color32| if dark { other } else { light };
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
            hit: pick(rgb(0xFB, 0xEB, 0xA6), rgb(0x4B, 0x40, 0x12)),
            current_hit: pick(rgb(0xFF, 0xCF, 0x4A), rgb(0x6E, 0x55, 0x00)),
            current_hit_line: pick(rgb(0x7A, 0x4A, 0x00), rgb(0xFF, 0xD8, 0x66)),
            warning: visuals.error_fg_color,
            link: pick(rgb(0x1E, 0x4F, 0x86), rgb(0x93, 0xBD, 0xF2)),
            handle: pick(rgb(0x1E, 0x4F, 0x86), rgb(0x93, 0xBD, 0xF2)),
            strip: pick(rgb(0xF1, 0xEF, 0xEA), rgb(0x24, 0x27, 0x2B)),
            strip_line: pick(rgb(0xC9, 0xC5, 0xBC), rgb(0x4A, 0x4F, 0x57)),
            strip_hit: pick(rgb(0x9A, 0x62, 0x00), rgb(0xFF, 0xD8, 0x66)),
            bookmark: pick(rgb(0x20, 0x24, 0x2A), rgb(0xE8, 0xE6, 0xE1)),
            scroll_bar: visuals.weak_text_color(),
            least: SIGNS,
        }
    }

    /// A mark's colour, moved so that its lines can be told from the page, the strip, and a ground in the mark's own
    /// colour.
    pub(super) fn line(&self, colour: Color32) -> Color32 {
        let tinted = between(self.background, colour, TINT);
        lifted(colour, self.heading, &[self.background, self.strip, tinted], self.least)
    }

    /// A colour of words moved towards the background, as far as they can still be read there and on hits.
    pub(super) fn dimmed(&self, colour: Color32) -> Color32 {
        let readable = |share: f32| {
            let faint = between(colour, self.background, share);
            [self.background, self.hit].iter().all(|behind| contrast(faint, *behind) >= READABLE)
        };
        let (mut low, mut high) = (0.0, 0.8);
        for _ in 0..8 {
            let middle = f32::midpoint(low, high);
            if readable(middle) { low = middle } else { high = middle }
        }
        between(colour, self.background, low)
    }
}

/// Least contrast of words that can be read (WCAG 2.2, 1.4.3), and a little for rounding.
const READABLE: f32 = WORDS + 0.1;
/// How strongly the words of a mark are tinted in its colour.
pub(super) const TINT: f32 = 0.2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_can_be_read_on_hits_and_when_dimmed() {
        for visuals in [Visuals::light(), Visuals::dark()] {
            let colours = ReadingColours::of(&visuals);
            for behind in [colours.background, colours.hit, colours.current_hit] {
                let measured = contrast(colours.heading, behind);
                assert!(measured >= 4.5, "{behind:?}: {measured:.2}");
            }
            let strong = colours.heading;
            let dimmed = colours.dimmed(strong);
            assert!(contrast(dimmed, colours.background) < contrast(strong, colours.background) - 1.0);
            for behind in [colours.background, colours.hit] {
                assert!(contrast(dimmed, behind) >= 4.5);
            }
            assert!(contrast(colours.current_hit_line, colours.background) >= 3.0);
            assert!(contrast(colours.strip_hit, colours.strip) >= 3.0);
            assert!(contrast(colours.handle, colours.background) >= 3.0);
            for colour in [Color32::from_rgb(0x2A, 0x1B, 0x4E), Color32::YELLOW, Color32::GRAY] {
                let line = colours.line(colour);
                for ground in [colours.background, colours.strip, between(colours.background, colour, TINT)] {
                    assert!(contrast(line, ground) >= colours.least, "{colour:?} on {ground:?}");
                }
            }
            // What was faint already is not made fainter.
            let faint = colours.dimmed(Color32::from_gray(128));
            assert_eq!(faint, Color32::from_gray(128));
        }
    }
}
