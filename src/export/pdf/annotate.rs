//! Turns the links under marked words into PDF highlight annotations (ISO 32000-1, 12.5.6.10).
//!
//! The template puts every marked run of words into a link whose address, `x-annot:3,7`, names its
//! marks. Typst writes such a link with the exact place of each line and hangs it into the structure
//! tree. Here each mark gets, on every page, one highlight over all its lines, in the place of one of
//! its links. The file is written anew rather than appended to, so that no trace of the links stays.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use lopdf::{Dictionary, Document, Error, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary};

use super::highlight::Highlight;
use super::structure::Structure;

/// The scheme that the template marks words with.
const SCHEME: &str = "x-annot:";

/// One line of marked words in PDF units (1/72 inch): left, bottom, right, top.
type Line = [f32; 4];

/// A link that the template laid under marked words.
struct Link {
    id: ObjectId,
    /// Numbers of the marks.
    marks: Vec<usize>,
    lines: Vec<Line>,
    /// Its key in the structure tree's register.
    register: Option<Object>,
}

/// Writes the highlights into a PDF made by the template.
pub(super) fn annotate(typeset: &[u8], highlights: &BTreeMap<usize, Highlight>) -> Result<Vec<u8>, Error> {
    let mut document = Document::load_mem(typeset)?;
    let mut structure = Structure::of(&document);
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let mut parts: BTreeMap<usize, usize> = BTreeMap::new();
    for page in pages {
        annotate_page(&mut document, &mut structure, page, highlights, &mut parts)?;
    }
    structure.finish(&mut document)?;
    let mut out = Vec::with_capacity(typeset.len());
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).build();
    document.save_with_options(&mut out, options)?;
    Ok(out)
}

fn annotate_page(
    document: &mut Document,
    structure: &mut Structure,
    page: ObjectId,
    highlights: &BTreeMap<usize, Highlight>,
    parts: &mut BTreeMap<usize, usize>,
) -> Result<(), Error> {
    let mut annotations = annotations(document, page)?;
    let links: Vec<Link> = annotations.iter().filter_map(|object| link(document, object)).collect();
    if links.is_empty() {
        return Ok(());
    }
    let mut boxes: BTreeMap<usize, Vec<Line>> = BTreeMap::new();
    for link in &links {
        for mark in link.marks.iter().filter(|mark| highlights.contains_key(mark)) {
            boxes.entry(*mark).or_default().extend(&link.lines);
        }
    }
    let owned = deal(&links, &boxes);
    for (mark, boxes) in &boxes {
        let Some(highlight) = highlights.get(mark) else { continue };
        let part = parts.entry(*mark).or_default();
        *part += 1;
        let joined = join(boxes);
        let appearance = document.add_object(appearance(highlight, &joined));
        let mut annotation = annotation(highlight, &joined, *part, appearance, page);
        if let Some(link) = owned.get(mark).and_then(|at| links.get(*at)) {
            if let Some(key) = &link.register {
                annotation.set("StructParent", key.clone());
            }
            document.set_object(link.id, annotation);
            structure.retag(document, link.id)?;
        } else {
            // All its links on this page went to other marks on the same words.
            let beside = links.iter().find(|link| link.marks.contains(mark)).map(|link| link.id);
            let id = document.new_object_id();
            if let Some(key) = structure.hang_in(document, id, beside, page)? {
                annotation.set("StructParent", key);
            }
            document.set_object(id, annotation);
            annotations.push(Object::Reference(id));
        }
    }
    let taken: BTreeSet<usize> = owned.into_values().collect();
    let left = links.iter().enumerate().filter(|(at, _)| !taken.contains(at)).map(|(_, link)| link.id);
    for id in left {
        annotations.retain(|object| object.as_reference().ok() != Some(id));
        structure.release(document, id)?;
        document.objects.remove(&id);
    }
    document.get_dictionary_mut(page)?.set("Annots", annotations);
    Ok(())
}

fn annotations(document: &Document, page: ObjectId) -> Result<Vec<Object>, Error> {
    match document.get_dictionary(page)?.get(b"Annots") {
        Ok(list) => Ok(document.dereference(list)?.1.as_array()?.clone()),
        Err(_) => Ok(Vec::new()),
    }
}

fn link(document: &Document, object: &Object) -> Option<Link> {
    let id = object.as_reference().ok()?;
    let annotation = document.get_dictionary(id).ok()?;
    let action = annotation.get_deref(b"A", document).ok()?.as_dict().ok()?;
    let address = std::str::from_utf8(action.get(b"URI").ok()?.as_str().ok()?).ok()?;
    let marks = address.strip_prefix(SCHEME)?.split(',').filter_map(|number| number.parse().ok()).collect();
    let numbers = |key: &[u8]| -> Option<Vec<f32>> {
        let list = annotation.get_deref(key, document).ok()?.as_array().ok()?;
        Some(list.iter().filter_map(|number| number.as_float().ok()).collect())
    };
    let corners = numbers(b"QuadPoints").or_else(|| numbers(b"Rect"))?;
    let size = if corners.len() >= 8 { 8 } else { 4 };
    let lines = corners.chunks_exact(size).map(bounds).collect();
    Some(Link { id, marks, lines, register: annotation.get(b"StructParent").ok().cloned() })
}

/// The upright box around points given as x, y, x, y, …
fn bounds(points: &[f32]) -> Line {
    let fold = |first: usize, start: f32, pick: fn(f32, f32) -> f32| {
        points.iter().skip(first).step_by(2).copied().fold(start, pick)
    };
    [
        fold(0, f32::MAX, f32::min),
        fold(1, f32::MAX, f32::min),
        fold(0, f32::MIN, f32::max),
        fold(1, f32::MIN, f32::max),
    ]
}

/// Gives each mark a link of its own, by place in `links`, as far as they go: the ones that only one
/// mark can use first.
fn deal(links: &[Link], boxes: &BTreeMap<usize, Vec<Line>>) -> BTreeMap<usize, usize> {
    let mut order: Vec<usize> = (0..links.len()).collect();
    order.sort_by_key(|at| links.get(*at).map_or(0, |link| link.marks.len()));
    let mut owned = BTreeMap::new();
    for at in order {
        let marks = links.get(at).map(|link| link.marks.as_slice()).unwrap_or_default();
        if let Some(mark) = marks.iter().find(|mark| boxes.contains_key(mark) && !owned.contains_key(*mark)) {
            owned.insert(*mark, at);
        }
    }
    owned
}

/// Joins boxes that touch on one line: an overlap cuts a passage into several links.
fn join(lines: &[Line]) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::new();
    for line in lines {
        let touches = |last: &&mut Line| {
            (last[1] - line[1]).abs() < 1.0
                && (last[3] - line[3]).abs() < 1.0
                && line[0] <= last[2] + 1.5
                && last[0] <= line[2] + 1.5
        };
        match joined.last_mut().filter(touches) {
            Some(last) => *last = bounds(&[*last, *line].concat()),
            None => joined.push(*line),
        }
    }
    joined
}

/// How far the underlines may reach below the words.
const BELOW: f32 = 4.5;

/// The box of the annotation: all its lines and their underlines.
fn frame(lines: &[Line]) -> Line {
    let [left, bottom, right, top] = bounds(&lines.concat());
    [left, bottom - BELOW, right, top]
}

/// Numbers as an array.
pub(in crate::export) fn reals(numbers: impl IntoIterator<Item = f32>) -> Object {
    // Hundredths of a point are finer than any eye; long fractions only make the file larger.
    Object::Array(numbers.into_iter().map(|number| Object::Real((number * 100.0).round() / 100.0)).collect())
}

/// A thin underline. The template has painted the words' background already, and a viewer that is asked
/// to change the highlight draws its own. Readers take an appearance that sets no graphics state for a
/// broken one and paint over the words; this one sets what is the default anyway.
fn appearance(highlight: &Highlight, lines: &[Line]) -> Stream {
    let [red, green, blue] = highlight.colour;
    let mut drawing = format!("/G gs {red:.3} {green:.3} {blue:.3} RG 0.8 w\n");
    let drop = 0.9 + 1.3 * f32::from(highlight.lane);
    for [left, bottom, right, _] in lines {
        let height = bottom - drop;
        // Writing to a string cannot fail.
        let _infallible = writeln!(drawing, "{left:.2} {height:.2} m {right:.2} {height:.2} l S");
    }
    let form = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "FormType" => 1,
        "BBox" => reals(frame(lines)),
        "Resources" => dictionary! {
            "ExtGState" => dictionary! {
                "G" => dictionary! { "Type" => "ExtGState", "BM" => "Normal", "CA" => 1 },
            },
        },
    };
    Stream::new(form, drawing.into_bytes())
}

fn annotation(
    highlight: &Highlight,
    lines: &[Line],
    part: usize,
    appearance: ObjectId,
    page: ObjectId,
) -> Dictionary {
    // Top left, top right, bottom left, bottom right: what every reader expects, whatever the standard says.
    let corners = lines
        .iter()
        .flat_map(|[left, bottom, right, top]| [*left, *top, *right, *top, *left, *bottom, *right, *bottom]);
    let mut annotation = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Highlight",
        "Rect" => reals(frame(lines)),
        "QuadPoints" => reals(corners),
        "Contents" => text(&highlight.contents),
        "Subj" => text(&highlight.subject),
        "NM" => text(&format!("{}-{part}", highlight.key)),
        "F" => 4,
        "C" => reals(highlight.colour),
        "P" => page,
        "AP" => dictionary! { "N" => appearance },
    };
    if let Some(author) = &highlight.author {
        annotation.set("T", text(author));
    }
    if let Some(date) = &highlight.date {
        annotation.set("CreationDate", text(date));
        annotation.set("M", text(date));
    }
    annotation
}

/// A text string: ASCII as it is, anything else as UTF-16 with its mark (ISO 32000-1, 7.9.2.2).
pub(in crate::export) fn text(words: &str) -> Object {
    if words.is_ascii() {
        return Object::String(words.as_bytes().to_vec(), StringFormat::Literal);
    }
    let units = std::iter::once(0xfeff).chain(words.encode_utf16());
    Object::String(units.flat_map(u16::to_be_bytes).collect(), StringFormat::Hexadecimal)
}
