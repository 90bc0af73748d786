//! Comments appended to a PDF as an incremental update (ISO 32000-1, 7.5.6; annotations: 12.5).

use std::collections::{BTreeMap, BTreeSet};

use lopdf::encryption::Permissions;
use lopdf::{
    Dictionary, Document, Error, IncrementalDocument, Object, ObjectId, Stream, StringFormat, dictionary,
};
use sha2::{Digest as _, Sha256};

use super::Caution;
use super::look::Comment;
use crate::export::pdf::annotate::{reals, text};

/// What a person should know of the file.
pub(super) fn cautions(document: &Document) -> Vec<Caution> {
    let mut cautions = Vec::new();
    if is_signed(document) {
        cautions.push(Caution::Signed);
    }
    let forbids = |permissions: Permissions| !permissions.contains(Permissions::ANNOTABLE);
    if document.encryption_state.as_ref().is_some_and(|state| forbids(state.permissions())) {
        cautions.push(Caution::CommentsForbidden);
    }
    cautions
}

/// A signature is a dictionary of its own type with the bytes that it signs.
fn is_signed(document: &Document) -> bool {
    document.objects.values().any(|object| {
        object.as_dict().is_ok_and(|signature| {
            signature.has(b"ByteRange")
                && [b"Sig".as_slice(), b"DocTimeStamp"].iter().any(|name| signature.has_type(name))
        })
    })
}

/// The file's bytes and, behind them, the comments.
pub(super) fn append(bytes: &[u8], document: Document, comments: &[Comment]) -> Result<Vec<u8>, Error> {
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let mut by_page: BTreeMap<usize, Vec<&Comment>> = BTreeMap::new();
    for comment in comments {
        by_page.entry(comment.page).or_default().push(comment);
    }
    let names: BTreeSet<&str> = comments.iter().map(|comment| comment.name.as_str()).collect();
    let mut update = IncrementalDocument::create_from(bytes.to_vec(), document);
    for (page, comments) in by_page {
        let Some(&page) = pages.get(page) else { continue };
        let mut list = others(update.get_prev_documents(), page, &names)?;
        for comment in comments {
            let drawing = update.new_document.add_object(drawing(comment));
            list.push(update.new_document.add_object(annotation(comment, drawing, page)).into());
        }
        update.opt_clone_object_to_new_document(page)?;
        update.new_document.get_dictionary_mut(page)?.set("Annots", list);
    }
    name_revision(bytes, &mut update.new_document);
    let mut out = Vec::with_capacity(bytes.len() + (1 << 16));
    update.save_to(&mut out)?;
    Ok(out)
}

/// What stands on a page already, without comments that an earlier export put there. The list may be a missing
/// one, or one that pages share.
fn others(document: &Document, page: ObjectId, names: &BTreeSet<&str>) -> Result<Vec<Object>, Error> {
    let list = match document.get_dictionary(page)?.get(b"Annots") {
        Ok(list) => document.dereference(list).map_or(&Object::Null, |(_, list)| list),
        Err(_) => &Object::Null,
    };
    let is_ours = |object: &Object| {
        let (_, object) = document.dereference(object).ok()?;
        let name = object.as_dict().ok()?.get(b"NM").ok()?.as_str().ok()?;
        std::str::from_utf8(name).ok().map(|name| names.contains(name))
    };
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    Ok(list.iter().filter(|object| is_ours(object) != Some(true)).cloned().collect())
}

fn drawing(comment: &Comment) -> Stream {
    let form = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "FormType" => 1,
        "BBox" => reals(comment.frame),
        "Resources" => dictionary! {
            "ExtGState" => dictionary! {
                "Tint" => dictionary! { "Type" => "ExtGState", "BM" => "Multiply", "ca" => comment.opacity },
                "Line" => dictionary! { "Type" => "ExtGState", "BM" => "Normal", "ca" => 1, "CA" => 1 },
            },
        },
    };
    Stream::new(form, comment.drawing.clone().into_bytes())
}

fn annotation(comment: &Comment, drawing: ObjectId, page: ObjectId) -> Dictionary {
    let highlight = &comment.highlight;
    let mut annotation = dictionary! {
        "Type" => "Annot",
        "Subtype" => if comment.quads.is_empty() { "Text" } else { "Highlight" },
        "Rect" => reals(comment.frame),
        "Contents" => text(&comment.contents),
        "Subj" => text(&highlight.subject),
        "NM" => text(&comment.name),
        "F" => 4,
        "C" => reals(highlight.colour),
        "CA" => comment.opacity,
        "P" => page,
        "AP" => dictionary! { "N" => drawing },
    };
    if comment.quads.is_empty() {
        annotation.set("Name", "Comment");
    } else {
        annotation.set("QuadPoints", reals(comment.quads.iter().flatten().flatten().copied()));
    }
    if let Some(author) = &highlight.author {
        annotation.set("T", text(author));
    }
    if let Some(date) = &highlight.date {
        annotation.set("CreationDate", text(date));
        annotation.set("M", text(date));
    }
    annotation
}

/// The second of the file's two names stands for its newest state (14.4): a digest of what the file holds now, so
/// that it tells nothing else.
fn name_revision(bytes: &[u8], update: &mut Document) {
    let Ok(Object::Array(names)) = update.trailer.get(b"ID") else { return };
    let Some(first) = names.first().cloned() else { return };
    let mut hash = Sha256::new();
    hash.update(bytes);
    for (id, object) in &update.objects {
        hash.update(format!("{id:?} {object:?}").as_bytes());
    }
    let second: Vec<u8> = hash.finalize().iter().take(16).copied().collect();
    update.trailer.set("ID", vec![first, Object::String(second, StringFormat::Hexadecimal)]);
}

/// How many annotations the file has.
pub(super) fn count(document: &Document) -> usize {
    let on = |page| {
        let list = document.get_dictionary(page).ok()?.get_deref(b"Annots", document).ok()?;
        list.as_array().ok().map(Vec::len)
    };
    document.page_iter().filter_map(on).sum()
}
