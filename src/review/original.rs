//! The PDF that a text was read from, kept in the project at a person's wish, so that whoever opens the project
//! sees its pages and can write marks into it without being sent it.

use std::borrow::Borrow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::edit::{Edit, EditError};
use super::limits::MOST_ORIGINAL_BYTES;
use super::state::Review;
use crate::text::{Text, hexadecimal};

/// SHA-256 of a file's bytes, 64 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FileId(Arc<str>);

impl FileId {
    /// The name of a file with these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(hexadecimal(&Sha256::digest(bytes)).into())
    }

    /// The 64 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for FileId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Ordered as its digits are, so that [`crate::text::TextHeader::file_sha256`] finds it.
impl Borrow<str> for FileId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// A file as it was published. Like a text it never changes, and is named by what it holds.
#[derive(Clone)]
pub struct Original {
    id: FileId,
    bytes: Vec<u8>,
}

impl Original {
    pub fn new(bytes: Vec<u8>) -> Self {
        Self { id: FileId::of(&bytes), bytes }
    }

    pub fn id(&self) -> &FileId {
        &self.id
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Says whether a text was read from this very file, as far as its header tells.
    pub fn is_of(&self, text: &Text) -> bool {
        text.header().file_sha256 == self.id.as_str()
    }
}

/// What is named alike holds the same.
impl PartialEq for Original {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// Without the bytes, which are millions.
impl std::fmt::Debug for Original {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Original({}, {} bytes)", self.id, self.bytes.len())
    }
}

impl Review {
    /// The PDF that a text was read from, if it is kept.
    pub fn original_of(&self, text: &Text) -> Option<&Arc<Original>> {
        self.originals.get(text.header().file_sha256.as_str())
    }

    /// `ask`: the file comes from a person or from elsewhere, and there must be room for it.
    pub(super) fn put_original(&mut self, original: Arc<Original>, ask: bool) -> Result<Edit, EditError> {
        let id = original.id().clone();
        let others = self.originals.iter().filter(|(other, _)| **other != id);
        let held: usize = others.map(|(_, other)| other.bytes().len()).sum();
        if ask && held.saturating_add(original.bytes().len()) > MOST_ORIGINAL_BYTES {
            return Err(EditError::OriginalTooLarge { most: MOST_ORIGINAL_BYTES >> 20 });
        }
        Ok(match self.originals.insert(id.clone(), original) {
            Some(old) => Edit::PutOriginal(old),
            None => Edit::RemoveOriginal(id),
        })
    }

    pub(super) fn remove_original(&mut self, id: &FileId) -> Result<Edit, EditError> {
        self.originals.remove(id).map(Edit::PutOriginal).ok_or(EditError::Gone)
    }
}

#[cfg(test)]
mod tests {
    use super::super::arbitrary::review;
    use super::*;
    use crate::text::{Entry, ProvisionKind, TextHeader};

    /// A text that says it was read from a file.
    fn text(file_sha256: &str) -> Text {
        let header = TextHeader { file_sha256: file_sha256.to_owned(), ..TextHeader::default() };
        let (kind, eid) = (ProvisionKind::Article, "art_1".to_owned());
        let entry = Entry {
            kind,
            eid,
            label: "Article 1".into(),
            heading: String::new(),
            text: "Words".into(),
            depth: 0,
        };
        Text::assemble(header, vec![entry]).unwrap()
    }

    #[test]
    fn a_text_finds_the_file_it_was_read_from_and_no_other() {
        let mut review = review();
        let original = Arc::new(Original::new(b"%PDF-1.7 and so on".to_vec()));
        review.apply(Edit::PutOriginal(Arc::clone(&original))).unwrap();
        let own = text(original.id().as_str());
        assert!(original.is_of(&own));
        assert_eq!(review.original_of(&own), Some(&original));
        for other in [FileId::of(b"%PDF-1.7").as_str(), ""] {
            assert!(!original.is_of(&text(other)));
            assert_eq!(review.original_of(&text(other)), None);
        }
    }

    #[test]
    fn keeping_a_file_is_taken_back_and_done_again() {
        let before = review();
        let mut review = before.clone();
        let original = Arc::new(Original::new(vec![7; 1000]));
        let inverse = review.apply(Edit::PutOriginal(Arc::clone(&original))).unwrap();
        let with = review.clone();
        let again = review.apply(inverse).unwrap();
        assert_eq!(review, before);
        review.apply(again).unwrap();
        assert_eq!(review, with);
        assert_eq!(review.originals().values().next(), Some(&original));
        assert_eq!(review.apply(Edit::RemoveOriginal(FileId::of(b"other"))), Err(EditError::Gone));
    }

    #[test]
    fn files_have_room_together_and_one_twice_needs_it_once() {
        let mut review = review();
        let half = |fill| Arc::new(Original::new(vec![fill; MOST_ORIGINAL_BYTES / 2]));
        review.apply(Edit::PutOriginal(half(1))).unwrap();
        review.apply(Edit::PutOriginal(half(2))).unwrap();
        review.apply(Edit::PutOriginal(half(2))).unwrap();
        let more = Arc::new(Original::new(vec![1]));
        let refused = review.apply(Edit::PutOriginal(Arc::clone(&more)));
        assert_eq!(refused, Err(EditError::OriginalTooLarge { most: MOST_ORIGINAL_BYTES >> 20 }));
        review.apply(Edit::RemoveOriginal(half(1).id().clone())).unwrap();
        review.apply(Edit::PutOriginal(more)).unwrap();
    }
}
