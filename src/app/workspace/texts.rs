//! The texts of a project beside each other.

use crate::app::workspace::Workspace;
use crate::text::{Status, TextId};

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
}
