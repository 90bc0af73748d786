//! The project file: RON, one field a line, records sorted by id, the last line a checksum.
//!
//! ```text
//! (
//!     format: "rapporteur-project",
//!     schema: 1,
//!     min_reader: 1,
//!     id: "…", title: "…",
//!     texts: { "<SHA-256>": (header: (…), provisions: [(Article, "art_1", "Article 1", "Heading", "Text", 1), …]) },
//!     originals: { "<SHA-256 of a PDF>": "<Base64>" },
//!     codebook: { "privacy": (…) }, reviewers: { … }, references: { … },
//!     annotations: { "<SHA-256 of the text>": { "<id>": (…) } },
//!     deleted: { "<id>": 4 },
//!     replies: { "<id>": (by: "<id of a reviewer>", to: "<id of a mark>", comment: "…", created: "…") },
//!     deleted_replies: { "<id>": 2 },
//!     desks: { "<id of a reviewer>": (read: { "<SHA-256 of a text>": ["art_1"] }, bookmarks: { … }, views: { "Red lines": (…) }) },
//!     sum: "sha256:<of every byte before this line>",
//! )
//! ```
//!
//! A later version adds what it needs under `ext`; a reader keeps what it does not know, and a file
//! whose `min_reader` is above [`SCHEMA`] is opened for reading only.

use std::collections::BTreeMap;
use std::sync::Arc;

use ron::ser::PrettyConfig;
use serde::de::DeserializeSeed;
use serde::{Deserialize, Deserializer, Serialize};
use sha2::{Digest as _, Sha256};

use super::desks::{DeskLayout, Desks, desks, lift};
use super::head::{HeaderLayout, InstrumentLayout, TextExtras, TextLayout, TextRef};
use super::originals::{OriginalRef, Originals, lift_originals, originals};
use super::remark::{Newer, Remark};
use super::replies::{Gone, Replies, gone, lift_amendments, lift_replies, replies};
use super::{MOST_BYTES, Project};
use crate::review::bounded::{Entries, extras};
use crate::review::keep::{Keeping, keeps};
use crate::review::limits::{
    MOST_ANNOTATIONS, MOST_CONCERNS, MOST_IDS, MOST_LEVELS, MOST_RECORDS, MOST_TEXTS,
};
use crate::review::{
    Annotation, AnnotationId, Codebook, Concern, ConcernId, Extras, FileId, ProjectId, Reference,
    ReferenceId, Review, Reviewer, ReviewerId,
};
use crate::text::{Text, TextId, hexadecimal};

/// The layout this program writes.
pub const SCHEMA: u32 = 1;
const FORMAT: &str = "rapporteur-project";
const SUM: &str = "\tsum: \"sha256:";
/// The parser recurses to its own limit of 128; a debug build needs more stack for that than a worker
/// thread has.
const STACK: usize = 8 << 20;

/// What is wrong with a file's words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    #[error(
        "It is not a text file: byte {offset} is not UTF-8. Was it damaged on the way, or is it another kind of file?"
    )]
    NotText { offset: usize },
    #[error("It is empty. Take it from a backup, or ask the sender for it again.")]
    Empty,
    #[error(
        "Line {line}, column {column}: {why}. If nobody edited the file by hand, ask the sender for it again."
    )]
    Syntax { line: usize, column: usize, why: String },
    #[error("It is a RON file but not a project of this program.")]
    Foreign,
    #[error(
        "It was written by a newer version of the program (layout {needs}; this one reads up to {SCHEMA}). Update to open it."
    )]
    TooNew { needs: u32 },
    #[error("The text {name} in it does not hold together: {why}.")]
    Text { name: String, why: String },
    #[error("The concern `{0}` stands more than {MOST_LEVELS} deep. Put it under a wider concern.")]
    ConcernTooDeep(String),
    #[error("It holds more than {most} {what}.")]
    TooMany { what: &'static str, most: usize },
    #[error("It is larger than {} MiB, the most that is read. Split the project in two.", MOST_BYTES >> 20)]
    TooLarge,
    #[error("the words written do not read back as what was meant")]
    NotFaithful,
    #[error("{0}")]
    Internal(String),
}

impl FormatError {
    /// The fault without advice to somebody who got the file from another.
    pub(super) fn plain(&self) -> String {
        match self {
            Self::Syntax { line, column, why } => format!("line {line}, column {column}: {why}"),
            Self::TooLarge => format!("it is larger than {} MiB", MOST_BYTES >> 20),
            other => other.to_string().trim_end_matches('.').to_owned(),
        }
    }
}

/// What every version's file begins with.
#[derive(Deserialize)]
struct Head {
    format: String,
    #[serde(default)]
    min_reader: u32,
}

/// A whole file as it is read.
#[derive(Deserialize)]
pub(super) struct Layout {
    format: String,
    schema: u32,
    min_reader: u32,
    id: ProjectId,
    title: String,
    #[serde(deserialize_with = "texts")]
    texts: BTreeMap<TextId, TextLayout>,
    #[serde(default, deserialize_with = "originals")]
    originals: Originals,
    #[serde(deserialize_with = "concerns")]
    codebook: BTreeMap<ConcernId, Concern>,
    #[serde(default, deserialize_with = "reviewers")]
    reviewers: BTreeMap<ReviewerId, Reviewer>,
    #[serde(default, deserialize_with = "references")]
    references: BTreeMap<ReferenceId, Reference>,
    #[serde(default, deserialize_with = "annotations")]
    annotations: BTreeMap<TextId, BTreeMap<AnnotationId, Annotation>>,
    #[serde(default, deserialize_with = "deleted")]
    deleted: BTreeMap<AnnotationId, u32>,
    #[serde(default, deserialize_with = "replies")]
    replies: Replies,
    #[serde(default, deserialize_with = "gone")]
    deleted_replies: Gone,
    #[serde(default, deserialize_with = "desks")]
    desks: Desks,
    #[serde(default, deserialize_with = "extras")]
    pub(super) ext: Extras,
    #[serde(default)]
    sum: String,
}

keeps!(Layout, DeskLayout, HeaderLayout, InstrumentLayout, TextLayout);

fn texts<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<TextId, TextLayout>, D::Error> {
    Entries::new("texts", MOST_TEXTS, Keeping::new()).deserialize(from)
}

fn concerns<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<ConcernId, Concern>, D::Error> {
    Entries::new("concerns", MOST_CONCERNS, Keeping::new()).deserialize(from)
}

fn reviewers<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<ReviewerId, Reviewer>, D::Error> {
    Entries::new("reviewers", MOST_RECORDS, Keeping::new()).deserialize(from)
}

fn references<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<ReferenceId, Reference>, D::Error> {
    Entries::new("references", MOST_RECORDS, Keeping::new()).deserialize(from)
}

fn deleted<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<AnnotationId, u32>, D::Error> {
    Entries::new("deleted marks", MOST_IDS, std::marker::PhantomData).deserialize(from)
}

type Marks = BTreeMap<AnnotationId, Annotation>;

fn annotations<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<TextId, Marks>, D::Error> {
    let marks = MarkEntries;
    Entries::new("texts with marks", MOST_ANNOTATIONS, marks).deserialize(from)
}

/// The marks on one text.
#[derive(Clone, Copy)]
struct MarkEntries;

impl<'de> DeserializeSeed<'de> for MarkEntries {
    type Value = Marks;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Marks, D::Error> {
        Entries::new("marks", MOST_ANNOTATIONS, Keeping::new()).deserialize(from)
    }
}

/// A whole file as it is written.
#[derive(Serialize)]
struct LayoutRef<'a> {
    format: &'static str,
    schema: u32,
    min_reader: u32,
    id: ProjectId,
    title: &'a str,
    texts: BTreeMap<&'a TextId, TextRef<'a>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    originals: BTreeMap<&'a FileId, OriginalRef<'a>>,
    codebook: &'a BTreeMap<ConcernId, Concern>,
    reviewers: &'a BTreeMap<ReviewerId, Reviewer>,
    references: &'a BTreeMap<ReferenceId, Reference>,
    annotations: BTreeMap<&'a TextId, BTreeMap<AnnotationId, &'a Annotation>>,
    deleted: &'a BTreeMap<AnnotationId, u32>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    replies: &'a Replies,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    deleted_replies: &'a Gone,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    desks: &'a Desks,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    ext: &'a Extras,
}

/// The words of a project's file.
pub(super) fn write(project: &Project) -> Result<String, FormatError> {
    let review = project.review();
    let mut annotations: BTreeMap<&TextId, BTreeMap<AnnotationId, &Annotation>> = BTreeMap::new();
    for (id, mark) in review.annotations() {
        annotations.entry(&mark.text).or_default().insert(*id, mark);
    }
    let layout = LayoutRef {
        format: FORMAT,
        schema: SCHEMA,
        min_reader: SCHEMA,
        id: project.id(),
        title: review.title(),
        texts: review
            .texts()
            .iter()
            .map(|(id, text)| (id, TextRef::new(text, project.text_ext.get(id))))
            .collect(),
        originals: review.originals().iter().map(|(id, original)| (id, OriginalRef(original))).collect(),
        codebook: review.codebook().concerns(),
        reviewers: review.reviewers(),
        references: review.references(),
        annotations,
        deleted: review.tombstones(),
        replies: review.replies(),
        deleted_replies: review.reply_tombstones(),
        desks: review.desks(),
        ext: &project.ext,
    };
    // One field a line down to the fields of a mark and the provisions of a text; what is deeper (a
    // passage, a provision's parts) stays on its line. Escaped strings show invisible characters.
    let pretty = PrettyConfig::new()
        .new_line("\n")
        .indentor("\t")
        .depth_limit(4)
        .struct_names(false)
        .escape_strings(true);
    let mut words = ron::ser::to_string_pretty(&layout, pretty)
        .map_err(|error| FormatError::Internal(error.to_string()))?;
    let Some(open) = words.strip_suffix(')').map(str::len) else {
        return Err(FormatError::Internal("the file has no end".to_owned()));
    };
    words.truncate(open);
    let sum = checksum(&words);
    words.push_str(SUM);
    words.push_str(&sum);
    words.push_str("\",\n)\n");
    Ok(words)
}

/// Reads a project from the words of its file.
pub(super) fn read(words: &str) -> Result<Project, FormatError> {
    let words = words.strip_prefix('\u{feff}').unwrap_or(words);
    if words.trim().is_empty() {
        return Err(FormatError::Empty);
    }
    if words.len() as u64 > MOST_BYTES {
        return Err(FormatError::TooLarge);
    }
    // An extension chosen by the file would change how the rest of it is read.
    if after_comments(words).starts_with('#') {
        return Err(FormatError::Foreign);
    }
    // On one thread both: what the first gives back to the allocator the second then takes.
    on_deep_stack(|| assemble(parse(words)?, words))
}

/// Reads on a stack that is deep enough for the parser's own limit, wherever it is called.
pub(super) fn on_deep_stack<T: Send>(
    read: impl FnOnce() -> Result<T, FormatError> + Send,
) -> Result<T, FormatError> {
    std::thread::scope(|scope| {
        std::thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, read)
            .map_err(|error| FormatError::Internal(error.to_string()))?
            .join()
            .unwrap_or_else(|_| Err(FormatError::Internal("reading it failed".to_owned())))
    })
}

/// The words from the first on that is neither white space nor comment.
fn after_comments(words: &str) -> &str {
    let blank = |c: char| c.is_whitespace() || matches!(c, '\u{200e}' | '\u{200f}');
    let mut rest = words.trim_start_matches(blank);
    loop {
        if let Some(comment) = rest.strip_prefix("//") {
            rest = comment.split_once('\n').map_or("", |(_, next)| next);
        } else if rest.starts_with("/*") {
            rest = after_block(rest);
        } else {
            return rest;
        }
        rest = rest.trim_start_matches(blank);
    }
}

/// The words after the block comment that `words` begin with; such comments nest in RON.
fn after_block(words: &str) -> &str {
    let mut level = 0_usize;
    let mut rest = words;
    while let Some(at) = rest.find(['/', '*']) {
        rest = rest.get(at..).unwrap_or_default();
        if let Some(inside) = rest.strip_prefix("/*") {
            level += 1;
            rest = inside;
        } else if let Some(outside) = rest.strip_prefix("*/") {
            level -= 1;
            rest = outside;
            if level == 0 {
                return rest;
            }
        } else {
            rest = rest.get(1..).unwrap_or_default();
        }
    }
    ""
}

fn parse(words: &str) -> Result<Layout, FormatError> {
    let whole = ron::Deserializer::from_str(words).map_err(|error| explain(&error)).and_then(|mut from| {
        let mut layout = Keeping::<Layout>::new()
            .deserialize(&mut from)
            .map_err(|error| explain(&from.span_error(error)))?;
        from.end().map_err(|error| explain(&from.span_error(error)))?;
        if layout.desks.is_empty() {
            layout.desks = lift(&mut layout.ext);
        }
        lift_originals(&mut layout.originals, &mut layout.ext);
        lift_replies(&mut layout.replies, &mut layout.deleted_replies, &mut layout.ext);
        lift_amendments(layout.annotations.values_mut().flat_map(BTreeMap::values_mut));
        Ok(layout)
    });
    whole.map_err(|fault| match ron::from_str::<Head>(words) {
        Ok(head) if head.format != FORMAT => FormatError::Foreign,
        Ok(head) if head.min_reader > SCHEMA => FormatError::TooNew { needs: head.min_reader },
        _ => fault,
    })
}

fn explain(error: &ron::error::SpannedError) -> FormatError {
    let at = error.span.start;
    FormatError::Syntax { line: at.line, column: at.col, why: error.code.to_string() }
}

fn assemble(mut layout: Layout, words: &str) -> Result<Project, FormatError> {
    if layout.format != FORMAT {
        return Err(FormatError::Foreign);
    }
    let mut remarks = Vec::new();
    if !layout.sum.is_empty() && !sum_holds(words, &layout.sum) {
        remarks.push(Remark::Changed);
    }
    let mut texts = BTreeMap::new();
    let mut text_ext: BTreeMap<TextId, TextExtras> = BTreeMap::new();
    for (name, text) in layout.texts {
        let (header, provisions, extras) = text.open();
        let fault = |why: String| FormatError::Text { name: name.to_string(), why };
        let text = Text::assemble(header, provisions).map_err(|error| fault(error.to_string()))?;
        if *text.id() != name {
            return Err(fault("its words are not those it is named after; they were changed".to_owned()));
        }
        if !extras.is_empty() {
            text_ext.insert(name.clone(), extras);
        }
        texts.insert(name, Arc::new(text));
    }
    let mut marks = gather(layout.annotations)?;
    let left_out = settle(&mut marks, &mut layout.deleted);
    if left_out > 0 {
        remarks.push(Remark::DeletedLater(left_out));
    }
    if marks.len() > MOST_ANNOTATIONS {
        return Err(FormatError::TooMany { what: "marks", most: MOST_ANNOTATIONS });
    }
    if marks.len() + layout.deleted.len() > MOST_IDS {
        return Err(FormatError::TooMany { what: "marks, the deleted ones included", most: MOST_IDS });
    }
    let left_out = super::replies::settle(&mut layout.replies, &mut layout.deleted_replies)?;
    if left_out > 0 {
        remarks.push(Remark::RepliesDeletedLater(left_out));
    }
    let (originals, damaged) = super::originals::settle(layout.originals)?;
    if damaged > 0 {
        remarks.push(Remark::OriginalsDamaged(damaged));
    }
    let codebook = Codebook::from_concerns(layout.codebook);
    if let Some(deep) = codebook.too_deep() {
        return Err(FormatError::ConcernTooDeep(deep.to_string()));
    }
    let reviewers =
        layout.reviewers.into_iter().map(|(id, reviewer)| (id, Reviewer { id, ..reviewer })).collect();
    let review = Review::from_records(
        layout.title,
        texts,
        codebook,
        reviewers,
        layout.references,
        marks,
        layout.deleted,
    )
    .with_originals(originals)
    .with_replies(layout.replies, layout.deleted_replies)
    .with_desks(layout.desks);
    let loose = review.problems();
    if let Some(first) = loose.first() {
        remarks.push(Remark::Loose { count: loose.len(), first: first.clone() });
    }
    let newer = layout.min_reader > SCHEMA;
    let read_only = newer.then_some(Newer { layout: layout.schema });
    Ok(Project { id: layout.id, review, ext: layout.ext, text_ext, read_only, remarks, sealed: false })
}

/// All marks, whatever text they stand on.
fn gather(texts: BTreeMap<TextId, Marks>) -> Result<Marks, FormatError> {
    let mut all = Vec::with_capacity(texts.values().map(BTreeMap::len).sum());
    for (text, list) in texts {
        all.extend(list.into_iter().map(|(id, mark)| (id, Annotation { id, text: text.clone(), ..mark })));
    }
    all.sort_by_key(|(id, _)| *id);
    if let Some([_, (id, mark)]) = all.array_windows().find(|[(one, _), (other, _)]| one == other) {
        return Err(FormatError::Text {
            name: mark.text.to_string(),
            why: format!("mark {id} also stands on another text"),
        });
    }
    // Made of a sorted list at once, a map's nodes are full; made one by one, they are half empty.
    Ok(all.into_iter().collect())
}

/// Where a mark is both there and deleted, the later of the two counts, the mark if they are alike. Returns
/// how many marks went.
fn settle(marks: &mut Marks, deleted: &mut BTreeMap<AnnotationId, u32>) -> usize {
    let before = marks.len();
    marks.retain(|id, mark| deleted.get(id).is_none_or(|&at| at <= mark.revision));
    deleted.retain(|id, _| !marks.contains_key(id));
    before - marks.len()
}

fn checksum(words: &str) -> String {
    hexadecimal(&Sha256::digest(words.as_bytes()))
}

/// Says whether the checksum is that of the words before it, whatever the line ends have become.
fn sum_holds(words: &str, sum: &str) -> bool {
    let words = if words.contains('\r') {
        words.replace("\r\n", "\n").into()
    } else {
        std::borrow::Cow::Borrowed(words)
    };
    words
        .rfind(SUM)
        .and_then(|at| words.get(..at))
        .is_some_and(|before| sum.strip_prefix("sha256:") == Some(checksum(before).as_str()))
}

#[cfg(test)]
mod tests;
