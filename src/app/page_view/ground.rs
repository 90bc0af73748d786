//! From PDF user space to the page as it is shown.

use eframe::egui::{Pos2, Rect, pos2};

use crate::import::pdf::{PageBox, Quad};

/// Width and height of a page as it is shown, in points; never nothing.
pub fn size_of(page: PageBox) -> [f32; 2] {
    let [left, bottom, right, top] = page.crop;
    let (width, height) = ((right - left).max(1.0), (top - bottom).max(1.0));
    if page.turn % 180 == 90 { [height, width] } else { [width, height] }
}

/// The box around a quad, in shares of the width and height of its page, from the upper left.
pub fn on_page(page: PageBox, quad: &Quad) -> Rect {
    Rect::from_points(&quad.map(|[x, y]| shown(page, x, y)))
}

fn shown(page: PageBox, x: f32, y: f32) -> Pos2 {
    let [left, bottom, right, top] = page.crop;
    let across = (x - left) / (right - left).max(1.0);
    let up = (y - bottom) / (top - bottom).max(1.0);
    match page.turn {
        90 => pos2(up, across),
        180 => pos2(1.0 - across, up),
        270 => pos2(1.0 - up, 1.0 - across),
        _ => pos2(across, 1.0 - up),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_words_of_a_page_are_shown_at_its_upper_left() {
        let crop = [10.0, 20.0, 110.0, 220.0];
        // The upper left corner as a reader of the turned page sees it.
        for (turn, [x, y]) in
            [(0, [15.0, 210.0]), (90, [15.0, 30.0]), (180, [105.0, 30.0]), (270, [105.0, 210.0])]
        {
            let page = PageBox { crop, turn };
            let place = on_page(page, &[[x, y]; 4]).min;
            assert!(place.x < 0.1 && place.y < 0.1, "{turn}: {place:?}");
            let [width, height] = size_of(page);
            assert_eq!(width > height, turn % 180 == 90, "{turn}: {width} by {height}");
        }
    }
}
