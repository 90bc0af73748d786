//! The PDF files that are kept beside their texts: in the project file, and in a journal, as Base64 (RFC 4648,
//! section 4) under their SHA-256.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use base64::Engine as _;
use base64::display::Base64Display;
use base64::engine::general_purpose::STANDARD;
use serde::de::{DeserializeSeed as _, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::FormatError;
use crate::review::bounded::Entries;
use crate::review::keep::lift;
use crate::review::limits::{MOST_ORIGINAL_BYTES, MOST_TEXTS};
use crate::review::{Extras, FileId, Original};

/// Files as they are read.
pub(super) type Originals = BTreeMap<FileId, OriginalLayout>;

/// A file as it is read; `None` if its words are no Base64.
pub(super) struct OriginalLayout(Option<Vec<u8>>);

impl OriginalLayout {
    /// The file, if it is the one that it is named after.
    pub(super) fn open(self, id: &FileId) -> Option<Arc<Original>> {
        let original = Original::new(self.0?);
        (original.id() == id).then(|| Arc::new(original))
    }
}

impl<'de> Deserialize<'de> for OriginalLayout {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Words;

        impl Visitor<'_> for Words {
            type Value = OriginalLayout;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a file as Base64")
            }

            fn visit_str<E: serde::de::Error>(self, words: &str) -> Result<OriginalLayout, E> {
                Ok(OriginalLayout(STANDARD.decode(words).ok()))
            }
        }

        from.deserialize_str(Words)
    }
}

/// Reads all of them.
pub(super) fn originals<'de, D: Deserializer<'de>>(from: D) -> Result<Originals, D::Error> {
    Entries::new("PDF files", MOST_TEXTS, PhantomData).deserialize(from)
}

/// Takes what an older version kept out of the project's `ext`, where the file has none in their own place.
pub(super) fn lift_originals(there: &mut Originals, ext: &mut Extras) {
    if there.is_empty() {
        *there = lift(ext, "originals", |from| originals(from)).unwrap_or_default();
    }
}

/// The files, and how many were not what they are named after: those are left out, since the review does not
/// depend on them.
pub(super) fn settle(there: Originals) -> Result<(BTreeMap<FileId, Arc<Original>>, usize), FormatError> {
    let count = there.len();
    let whole: BTreeMap<_, _> = there
        .into_iter()
        .filter_map(|(id, layout)| layout.open(&id).map(|original| (id, original)))
        .collect();
    if whole.values().map(|original| original.bytes().len()).sum::<usize>() > MOST_ORIGINAL_BYTES {
        return Err(FormatError::TooMany { what: "MiB of PDF files", most: MOST_ORIGINAL_BYTES >> 20 });
    }
    let damaged = count - whole.len();
    Ok((whole, damaged))
}

/// A file as it is written.
pub(super) struct OriginalRef<'a>(pub(super) &'a Original);

impl Serialize for OriginalRef<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&Base64Display::new(self.0.bytes(), &STANDARD))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Project;
    use super::super::remark::Remark;
    use super::*;
    use crate::review::{Edit, Review};

    fn project(files: &[&[u8]]) -> Project {
        let mut review = Review::default();
        for file in files {
            review.apply(Edit::PutOriginal(Arc::new(Original::new(file.to_vec())))).unwrap();
        }
        Project::from_review(review)
    }

    #[test]
    fn files_come_back_byte_for_byte() {
        let every: Vec<u8> = (0..=255).collect();
        let project = project(&[b"", b"%PDF-1.7\n", &every]);
        let named = format!("\t\t\"{}\": \"JVBERi0xLjcK\",\n", FileId::of(b"%PDF-1.7\n"));
        assert!(project.to_ron().unwrap().contains(&named));
        let again = Project::from_ron(&project.to_ron().unwrap()).unwrap();
        assert_eq!(again, project);
        let bytes = |project: &Project| -> Vec<Vec<u8>> {
            project.review().originals().values().map(|original| original.bytes().to_vec()).collect()
        };
        assert_eq!(bytes(&again), bytes(&project));
        assert_eq!(again.review().originals().len(), 3);
    }

    #[test]
    fn a_project_without_files_says_nothing_of_them() {
        assert!(!project(&[]).to_ron().unwrap().contains("originals"));
    }

    #[test]
    fn a_damaged_file_is_left_out_and_said_and_the_review_opens() {
        let words = project(&[b"one file", b"another"]).to_ron().unwrap();
        let one = STANDARD.encode(b"one file");
        for instead in [STANDARD.encode(b"one_file"), "no Base64 at all!".to_owned(), String::new()] {
            let opened = Project::from_ron(&words.replace(&one, &instead)).unwrap();
            assert!(opened.remarks().contains(&Remark::OriginalsDamaged(1)), "{:?}", opened.remarks());
            let kept: Vec<&[u8]> = opened.review().originals().values().map(|file| file.bytes()).collect();
            assert_eq!(kept, [b"another"]);
        }
    }

    #[test]
    fn an_older_version_that_did_not_know_files_kept_them() {
        let project = project(&[b"one file"]);
        let words = project.to_ron().unwrap();
        // Such a version wrote the field, unread, under `ext`.
        let at = words.find("\toriginals: {").unwrap();
        let end = at + words[at..].find("\n\t},\n").unwrap() + "\n\t},\n".len();
        let field = words[at..end].trim().trim_start_matches("originals: ").trim_end_matches(',');
        let sum = words.find("\tsum:").unwrap();
        let old = format!("{}{}\text: {{ \"originals\": {field} }},\n)\n", &words[..at], &words[end..sum]);
        assert_eq!(Project::from_ron(&old).unwrap(), project);
    }

    #[test]
    fn more_than_there_is_room_for_is_refused() {
        let half = |fill: u8| STANDARD.encode(vec![fill; MOST_ORIGINAL_BYTES / 2 + 1]);
        let id = |fill: u8| FileId::of(&vec![fill; MOST_ORIGINAL_BYTES / 2 + 1]);
        let words = project(&[b"one file"]).to_ron().unwrap();
        let (sum, one) = (words.find("\tsum:").unwrap(), words.find("\toriginals: {").unwrap());
        let files =
            format!("originals: {{ \"{}\": \"{}\", \"{}\": \"{}\" }},", id(1), half(1), id(2), half(2));
        let end = one + words[one..].find("\n\t},\n").unwrap() + "\n\t},\n".len();
        let large = format!("{}{files}\n{})\n", &words[..one], &words[end..sum]);
        let refused = Project::from_ron(&large).unwrap_err();
        assert!(matches!(refused, FormatError::TooMany { .. }), "{refused}");
    }

    #[test]
    fn files_are_read_up_to_the_room_there_is_for_them() {
        let layout = |bytes: Vec<u8>| (FileId::of(&bytes), OriginalLayout(Some(bytes)));
        let half = MOST_ORIGINAL_BYTES / 2;
        let fitting = [layout(vec![1; half]), layout(vec![2; half])];
        assert_eq!(settle(fitting.into()).map(|(whole, damaged)| (whole.len(), damaged)), Ok((2, 0)));
        let more = [layout(vec![1; half]), layout(vec![2; half + 1])];
        let refused = settle(more.into()).err().unwrap();
        assert!(refused.to_string().contains("more than 32 MiB of PDF files"), "{refused}");
    }
}
