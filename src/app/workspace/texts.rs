//! The texts of a project beside each other.

use crate::app::words;
use crate::app::workspace::Workspace;
use crate::compare::Carried;
use crate::text::{Status, TextId};

/// How many places are named in a sentence.
const MOST_PLACES: usize = 12;

impl Workspace {
    /// The digest that a text is the official version of, as far as the project can tell, and how many marks
    /// stand on it: what carrying marks over would begin with. None where there is no digest with marks, or the
    /// text is a digest itself.
    pub fn digest_behind(&self, text: &TextId) -> Option<(TextId, usize)> {
        let texts = self.review().texts();
        if texts.get(text)?.header().status == Status::Digest {
            return None;
        }
        let marks =
            |id: &TextId| self.review().annotations().values().filter(|mark| mark.text == *id).count();
        let digests = texts.iter().filter(|(_, text)| text.header().status == Status::Digest);
        let counted = digests.map(|(id, _)| (id.clone(), marks(id))).filter(|(_, count)| *count > 0);
        counted.max_by_key(|(_, count)| *count)
    }

    /// Where some marks stand, as lawyers cite it: the first few and an ellipsis.
    pub fn places_of<'a>(&self, lines: impl Iterator<Item = &'a Carried>) -> String {
        let mut places: Vec<String> = Vec::new();
        for mark in lines.filter_map(|line| self.review().annotations().get(&line.mark)) {
            let Some(text) = self.review().texts().get(&mark.text) else { continue };
            let place = words::citation(&mark.anchor, text);
            if !places.contains(&place) {
                places.push(place);
            }
        }
        let more = places.len() > MOST_PLACES;
        places.truncate(MOST_PLACES);
        let named = places.join(", ");
        if more { format!("{named}, …") } else { named }
    }
}
