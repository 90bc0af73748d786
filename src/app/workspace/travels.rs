//! Where the reader has been: back and forward, as in a browser.

use crate::text::TextId;

/// A place that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    pub text: TextId,
    pub provision: usize,
    /// `char` offset in the provision's words.
    pub char: usize,
    /// Where the caret was, if on the page.
    pub caret: Option<(usize, usize)>,
}

impl Stop {
    /// The caret does not make another place.
    fn is_at(&self, other: &Self) -> bool {
        (&self.text, self.provision, self.char) == (&other.text, other.provision, other.char)
    }
}

/// Most places that are remembered in each direction.
const MOST: usize = 200;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Travels {
    back: Vec<Stop>,
    forward: Vec<Stop>,
}

impl Travels {
    pub fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    pub fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }

    /// The reader goes elsewhere from here; what lay ahead is forgotten.
    pub fn leave(&mut self, here: Stop) {
        self.forward.clear();
        put(&mut self.back, here);
    }

    /// Where the reader was before.
    pub fn back(&mut self, here: Stop) -> Option<Stop> {
        turn(&mut self.back, &mut self.forward, here)
    }

    /// Where the reader was before going back.
    pub fn forward(&mut self, here: Stop) -> Option<Stop> {
        turn(&mut self.forward, &mut self.back, here)
    }
}

fn put(stops: &mut Vec<Stop>, stop: Stop) {
    if !stops.last().is_some_and(|last| last.is_at(&stop)) {
        if stops.len() == MOST {
            stops.remove(0);
        }
        stops.push(stop);
    }
}

/// The last stop that is not here.
fn turn(from: &mut Vec<Stop>, to: &mut Vec<Stop>, here: Stop) -> Option<Stop> {
    let found = loop {
        let stop = from.pop()?;
        if !stop.is_at(&here) {
            break stop;
        }
    };
    put(to, here);
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stop(provision: usize) -> Stop {
        Stop { text: TextId::none(), provision, char: 0, caret: None }
    }

    #[test]
    fn back_and_forward_visit_the_same_places() {
        let mut travels = Travels::default();
        for provision in [1, 1, 5, 9] {
            travels.leave(stop(provision));
        }
        assert_eq!(travels.back(stop(20)), Some(stop(9)));
        assert_eq!(travels.back(stop(9)), Some(stop(5)));
        assert_eq!(travels.forward(stop(5)), Some(stop(9)));
        assert_eq!(travels.forward(stop(9)), Some(stop(20)));
        assert_eq!(travels.forward(stop(20)), None);
        assert_eq!(travels.back(stop(20)), Some(stop(9)));
        travels.leave(stop(7));
        assert!(!travels.can_go_forward());
    }

    #[test]
    fn where_one_is_already_is_no_way_back() {
        let mut travels = Travels::default();
        travels.leave(stop(3));
        assert_eq!(travels.back(stop(3)), None);
    }

    #[test]
    fn not_everything_is_remembered() {
        let mut travels = Travels::default();
        (0..1_000).for_each(|provision| travels.leave(stop(provision)));
        let mut steps = 0;
        while travels.back(stop(5_000)).is_some() {
            steps += 1;
        }
        assert_eq!(steps, MOST);
    }
}
