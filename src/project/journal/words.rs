//! The words of a journal's frames: RON, records as the project file writes them.

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::de::DeserializeSeed;
use serde::{Deserialize, Deserializer, Serialize};

use super::super::desks::DeskLayout;
use super::super::head::{TextExtras, TextLayout, TextRef};
use super::super::originals::{OriginalLayout, OriginalRef};
use super::super::{FormatError, Project};
use crate::review::bounded::Entries;
use crate::review::keep::{Keeps, optional};
use crate::review::limits::{MOST_IDS, MOST_REPLY_IDS, MOST_TEXTS};
use crate::review::{
    Annotation, AnnotationId, Concern, ConcernId, Desk, Edit, FileId, Moment, Outcome, ProjectId, Reference,
    ReferenceId, Reply, ReplyId, Reviewer, ReviewerId, Standing,
};
use crate::text::{Text, TextId};

/// What a journal belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    pub project: ProjectId,
    /// The project's title when the journal began.
    pub title: String,
    /// Where the project's file was, if it had one.
    #[serde(default)]
    pub path: Option<String>,
    /// SHA-256 of the bytes of that file, 64 hexadecimal digits; `None` if the next frame holds the whole project.
    #[serde(default)]
    pub base: Option<String>,
    pub began: Moment,
}

/// One step for a journal, or from one.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    pub at: Moment,
    pub(super) outcome: Outcome,
    /// What later versions said about texts that the step touched.
    pub(super) extras: BTreeMap<TextId, TextExtras>,
}

impl Record {
    /// What a step did, just after `edit` was applied to the project; for undo and redo, the edit that the
    /// history told before.
    pub fn of(project: &Project, edit: &Edit) -> Self {
        let outcome = Outcome::of(project.review(), edit);
        let extras =
            outcome.texts.keys().filter_map(|id| Some((id.clone(), project.text_ext.get(id)?.clone())));
        Self { at: Moment::now(), extras: extras.collect(), outcome }
    }

    /// Does the step again.
    pub(super) fn put_into(self, project: &mut Project) {
        project.text_ext.extend(self.extras);
        self.outcome.put_into(&mut project.review);
    }
}

/// A step as it is written.
#[derive(Serialize)]
struct StepRef<'a> {
    at: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: &'a Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    texts: BTreeMap<&'a TextId, Option<TextRef<'a>>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    originals: BTreeMap<&'a FileId, Option<OriginalRef<'a>>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    codebook: &'a Standing<ConcernId, Concern>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    reviewers: &'a Standing<ReviewerId, Reviewer>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    references: &'a Standing<ReferenceId, Reference>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    annotations: &'a Standing<AnnotationId, Annotation>,
    /// The texts that the marks stand on, which the marks themselves do not say.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    on: BTreeMap<AnnotationId, &'a TextId>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    deleted: &'a BTreeMap<AnnotationId, u32>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    replies: &'a Standing<ReplyId, Reply>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    deleted_replies: &'a BTreeMap<ReplyId, u32>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    desks: &'a Standing<ReviewerId, Desk>,
}

/// A step as it is read.
#[derive(Deserialize)]
struct StepLayout {
    at: Moment,
    #[serde(default)]
    title: Option<String>,
    #[serde(default, deserialize_with = "standing")]
    texts: Standing<TextId, TextLayout>,
    #[serde(default, deserialize_with = "plain::<_, _, _, MOST_TEXTS>")]
    originals: BTreeMap<FileId, Option<OriginalLayout>>,
    #[serde(default, deserialize_with = "standing")]
    codebook: Standing<ConcernId, Concern>,
    #[serde(default, deserialize_with = "standing")]
    reviewers: Standing<ReviewerId, Reviewer>,
    #[serde(default, deserialize_with = "standing")]
    references: Standing<ReferenceId, Reference>,
    #[serde(default, deserialize_with = "standing")]
    annotations: Standing<AnnotationId, Annotation>,
    #[serde(default, deserialize_with = "plain::<_, _, _, MOST_IDS>")]
    on: BTreeMap<AnnotationId, TextId>,
    #[serde(default, deserialize_with = "plain::<_, _, _, MOST_IDS>")]
    deleted: BTreeMap<AnnotationId, u32>,
    #[serde(default, deserialize_with = "standing")]
    replies: Standing<ReplyId, Reply>,
    #[serde(default, deserialize_with = "plain::<_, _, _, MOST_REPLY_IDS>")]
    deleted_replies: BTreeMap<ReplyId, u32>,
    #[serde(default, deserialize_with = "standing")]
    desks: Standing<ReviewerId, DeskLayout>,
}

fn plain<'de, D, K, V, const MOST: usize>(from: D) -> Result<BTreeMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Ord + std::fmt::Display,
    V: Deserialize<'de>,
{
    Entries::<K, PhantomData<V>>::new("records of a step", MOST, PhantomData).deserialize(from)
}

/// Records that may be gone, with the fields that they do not know.
fn standing<'de, D, K, T>(from: D) -> Result<Standing<K, T>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Ord + std::fmt::Display,
    T: Deserialize<'de> + Keeps,
{
    // No step touches more records than a project may hold.
    Entries::<K, _>::new("records of a step", MOST_IDS, Maybe(PhantomData::<T>)).deserialize(from)
}

struct Maybe<T>(PhantomData<T>);

impl<T> Clone for Maybe<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Maybe<T> {}

impl<'de, T: Deserialize<'de> + Keeps> DeserializeSeed<'de> for Maybe<T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Option<T>, D::Error> {
        optional(from)
    }
}

/// The words of a frame; what a record holds that cannot be written is told.
pub fn write(words: &impl Serialize) -> Result<Vec<u8>, FormatError> {
    ron::to_string(words).map(String::into_bytes).map_err(|error| FormatError::Internal(error.to_string()))
}

/// The words of a step's frame.
pub fn write_step(record: &Record) -> Result<Vec<u8>, FormatError> {
    let Outcome { title, texts, originals, concerns, reviewers, references, annotations, .. } =
        &record.outcome;
    let text = |(id, text): (_, &'_ Option<Arc<Text>>)| {
        (id, text.as_ref().map(|text| (Arc::clone(text), record.extras.get(id))))
    };
    let held: BTreeMap<&TextId, _> = texts.iter().map(text).collect();
    let texts =
        held.iter().map(|(id, text)| (*id, text.as_ref().map(|(text, extras)| TextRef::new(text, *extras))));
    let originals = originals.iter().map(|(id, original)| (id, original.as_deref().map(OriginalRef)));
    let on = annotations.iter().filter_map(|(id, mark)| Some((*id, &mark.as_ref()?.text)));
    write(&StepRef {
        at: record.at,
        title,
        texts: texts.collect(),
        originals: originals.collect(),
        codebook: concerns,
        reviewers,
        references,
        annotations,
        on: on.collect(),
        deleted: &record.outcome.tombstones,
        replies: &record.outcome.replies,
        deleted_replies: &record.outcome.reply_tombstones,
        desks: &record.outcome.desks,
    })
}

/// Reads a header.
pub fn read_header(payload: &[u8]) -> Option<Header> {
    ron::de::from_bytes(payload).ok()
}

/// Reads a step; `None` if its words are none of this version's.
pub fn read_step(payload: &[u8]) -> Option<Record> {
    let words = std::str::from_utf8(payload).ok()?;
    // An extension would change how the rest is read.
    let layout: StepLayout = if words.starts_with('(') { ron::from_str(words).ok()? } else { return None };
    let StepLayout { at, title, texts, codebook: concerns, reviewers, references, mut on, .. } = layout;
    let mut extras = BTreeMap::new();
    let mut open = |id: &TextId, text: TextLayout| {
        let (header, entries, beside) = text.open();
        if !beside.is_empty() {
            extras.insert(id.clone(), beside);
        }
        let text = Text::assemble(header, entries).ok()?;
        (text.id() == id).then(|| Arc::new(text))
    };
    let texts = texts.into_iter().map(|(id, text)| match text {
        Some(text) => open(&id, text).map(|text| (id, Some(text))),
        None => Some((id, None)),
    });
    let texts = texts.collect::<Option<_>>()?;
    let originals = layout.originals.into_iter().map(|(id, original)| match original {
        Some(original) => original.open(&id).map(|original| (id, Some(original))),
        None => Some((id, None)),
    });
    let annotations = layout.annotations.into_iter().map(|(id, mark)| match mark {
        Some(mark) => on.remove(&id).map(|text| (id, Some(Annotation { id, text, ..mark }))),
        None => Some((id, None)),
    });
    let reviewers = reviewers.into_iter().map(|(id, one)| (id, one.map(|one| Reviewer { id, ..one })));
    let replies = layout.replies.into_iter().map(|(id, one)| (id, one.map(|one| Reply { id, ..one })));
    let outcome = Outcome {
        title,
        texts,
        originals: originals.collect::<Option<_>>()?,
        concerns,
        reviewers: reviewers.collect(),
        references,
        annotations: annotations.collect::<Option<_>>()?,
        tombstones: layout.deleted,
        replies: replies.collect(),
        reply_tombstones: layout.deleted_replies,
        desks: layout.desks.into_iter().map(|(id, desk)| (id, desk.map(DeskLayout::open))).collect(),
    };
    Some(Record { at, outcome, extras })
}
