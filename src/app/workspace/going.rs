//! Going from place to place in the open text, and back.

use std::ops::Range;

use super::Workspace;
use super::travels::{Stop, Travels};

impl Workspace {
    /// Where the reader has been.
    pub fn travels(&self) -> &Travels {
        &self.travels
    }

    /// The provision that a command means which nothing else is said to: the caret's if it is in sight, else the
    /// one at the top of the page.
    pub fn place(&self) -> usize {
        self.caret.filter(|caret| self.is_in_sight(*caret)).unwrap_or(self.top)
    }

    /// Says whether the page shows some of a provision.
    pub fn is_in_sight(&self, provision: usize) -> bool {
        (self.top..=self.bottom).contains(&provision)
    }

    /// The place at the top of the page.
    pub(super) fn here(&self) -> Stop {
        let caret = self.pane.caret().filter(|(provision, _)| self.is_in_sight(*provision));
        Stop { text: self.text.id().clone(), provision: self.top, char: 0, caret }
    }

    /// Goes back to where the reader was, or forward again.
    pub fn travel(&mut self, forward: bool) {
        let here = self.here();
        let stop = if forward { self.travels.forward(here) } else { self.travels.back(here) };
        let Some(stop) = stop else { return };
        if stop.text != *self.text.id() {
            self.show_text(&stop.text);
        }
        self.pane.scroll_to(stop.provision, stop.char);
        self.arrive(stop.provision, stop.caret.unwrap_or((stop.provision, stop.char)));
    }

    /// Goes to a `char` of a provision's words, a third down the page.
    pub fn go_to_place(&mut self, provision: usize, char: usize) {
        self.leave_stop();
        self.pane.show_place(provision, char);
        self.arrive(provision, (provision, char));
    }

    /// Goes to a provision.
    pub fn go_to(&mut self, provision: usize) {
        self.leave_stop();
        self.pane.scroll_to(provision, 0);
        self.arrive(provision, (provision, 0));
    }

    /// *Back* will return here.
    pub fn leave_stop(&mut self) {
        self.travels.leave(self.here());
    }

    /// Scrolls along with pages beside the text: nobody went anywhere, and *Back* has nothing to return from.
    pub fn scroll_along(&mut self, provision: usize) {
        self.pane.scroll_to(provision, 0);
        (self.top, self.bottom) = (provision, self.bottom.max(provision));
    }

    /// Brings `char`s of a provision's words into sight if they are not; caret and selection stay.
    pub fn bring_into_sight(&mut self, provision: usize, range: &Range<usize>) {
        // A place at the very beginning would go to the top of the page, and move it without need.
        self.pane.scroll_to(provision, range.start.max(1));
        if !self.is_in_sight(provision) {
            (self.top, self.bottom) = (provision, provision);
        }
    }

    /// The caret goes along, for those who select by keyboard. What the page shows is known after the next frame.
    fn arrive(&mut self, top: usize, (provision, char): (usize, usize)) {
        (self.top, self.bottom) = (top, top.max(provision));
        self.arrived = true;
        self.caret = Some(provision);
        self.pane.select(&[(provision, char..char)]);
    }
}
