//! Highlights and notes that somebody made in the file with another program (ISO 32000-2, 12.5.6; the habits of
//! Acrobat, Okular, PDF.js, Zotero and Preview).

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object, ObjectId};
use time::{
    Date, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset, format_description::well_known::Rfc3339,
};

use super::glyphs::text_string;
use super::places::{Places, Quad};
use crate::import::{SourceMark, SourceMarkKind, SourceReply, SourceSpan};

/// Most annotations read; reviewers make some thousands.
const MOST: usize = 20_000;

/// Longest comment read, in `char`.
const LONGEST: usize = 100_000;

/// An annotation as the file has it.
#[derive(Debug)]
struct Annotation {
    id: Option<ObjectId>,
    /// Index of its page.
    page: usize,
    kind: SourceMarkKind,
    /// Left, bottom, right, top of each line it covers, in user space.
    areas: Vec<[f32; 4]>,
    answers: Option<ObjectId>,
    words: String,
    author: String,
    date: String,
    colour: Option<[u8; 3]>,
}

/// The marks of a file, in reading order. A file whose annotations cannot be read has none.
pub(super) fn read(bytes: &[u8], places: &Places) -> Vec<SourceMark> {
    let Ok(document) = Document::load_mem(bytes) else { return Vec::new() };
    let annotations = annotations(&document);
    let spots = Spots::of(places, &annotations);
    let mut roots: Vec<(Option<ObjectId>, SourceMark)> = Vec::new();
    let mut answers = Vec::new();
    let parents: HashMap<ObjectId, ObjectId> =
        annotations.iter().filter_map(|annotation| Some((annotation.id?, annotation.answers?))).collect();
    for annotation in annotations {
        if let Some(parent) = annotation.answers {
            answers.push((root(parent, &parents), annotation));
        } else {
            let id = annotation.id;
            roots.extend(spots.mark(annotation).map(|mark| (id, mark)));
        }
    }
    for (parent, answer) in answers {
        let Annotation { words, author, date, .. } = answer;
        if let Some((_, mark)) = roots.iter_mut().find(|(id, _)| *id == Some(parent))
            && !words.is_empty()
        {
            mark.replies.push(SourceReply { words, author, date });
        }
    }
    let mut marks: Vec<SourceMark> = roots.into_iter().map(|(_, mark)| mark).collect();
    for mark in &mut marks {
        mark.replies.sort_by(|a, b| a.date.cmp(&b.date));
    }
    marks.sort_by_key(|mark| mark.spans.first().copied());
    marks
}

/// The annotation that a thread of answers began with.
fn root(mut id: ObjectId, parents: &HashMap<ObjectId, ObjectId>) -> ObjectId {
    // No thread is so deep; a ring has no root.
    for _ in 0..100 {
        match parents.get(&id) {
            Some(parent) => id = *parent,
            None => break,
        }
    }
    id
}

fn annotations(document: &Document) -> Vec<Annotation> {
    let mut found = Vec::new();
    for (page, id) in document.page_iter().enumerate().take(super::MOST_PAGES) {
        let Ok(page_dict) = document.get_object(id).and_then(Object::as_dict) else { continue };
        let list = page_dict
            .get(b"Annots")
            .and_then(|list| document.dereference(list))
            .and_then(|(_, list)| list.as_array());
        for object in list.map(Vec::as_slice).unwrap_or_default() {
            if found.len() >= MOST {
                return found;
            }
            let Ok((id, object)) = document.dereference(object) else { continue };
            if let Ok(dict) = object.as_dict() {
                found.extend(annotation(document, id, page, dict));
            }
        }
    }
    found
}

/// What a reviewer made; nothing for links, fields, and the states that programs keep as answers.
fn annotation(
    document: &Document,
    id: Option<ObjectId>,
    page: usize,
    dict: &Dictionary,
) -> Option<Annotation> {
    let get =
        |key: &[u8]| dict.get(key).and_then(|value| document.dereference(value)).map(|(_, value)| value).ok();
    let name = |key: &[u8]| get(key).and_then(|value| value.as_name().ok());
    let words =
        |key: &[u8]| get(key).and_then(|value| value.as_str().ok()).map(text_string).unwrap_or_default();
    let numbers = |key: &[u8]| -> Vec<f32> {
        let values = get(key).and_then(|value| value.as_array().ok()).map(Vec::as_slice).unwrap_or_default();
        values
            .iter()
            .take(100_000)
            .filter_map(|value| value.as_float().ok().filter(|value| value.is_finite()))
            .collect()
    };
    let kind = match name(b"Subtype")? {
        b"Highlight" => SourceMarkKind::Highlight,
        b"Underline" | b"Squiggly" => SourceMarkKind::Underline,
        b"StrikeOut" => SourceMarkKind::StrikeOut,
        b"Text" | b"FreeText" | b"Caret" => SourceMarkKind::Note,
        _ => return None,
    };
    let grouped = name(b"RT") == Some(b"Group");
    if get(b"StateModel").is_some() || grouped {
        return None;
    }
    let mut comment = words(b"Contents");
    if comment.trim().is_empty() {
        comment = without_tags(&words(b"RC"));
    }
    let date = [b"M".as_slice(), b"CreationDate"].into_iter().find_map(|key| rfc3339(&words(key)));
    let quads = numbers(b"QuadPoints");
    let mut areas: Vec<[f32; 4]> = quads.as_chunks::<8>().0.iter().map(bounds).collect();
    if areas.is_empty() {
        let rect = numbers(b"Rect");
        let [a, b, c, d] = rect.as_slice() else { return None };
        areas.push([a.min(*c), b.min(*d), a.max(*c), b.max(*d)]);
    }
    Some(Annotation {
        id,
        page,
        kind,
        areas,
        answers: dict.get(b"IRT").and_then(Object::as_reference).ok(),
        words: tidy(&comment),
        author: words(b"T").trim().chars().take(200).collect(),
        date: date.unwrap_or_default(),
        colour: colour(&numbers(b"C")),
    })
}

/// The box around four corners, in whatever order a program wrote them.
fn bounds(quad: &[f32; 8]) -> [f32; 4] {
    let corners = quad.as_chunks::<2>().0.iter();
    let least = [f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY];
    corners.fold(least, |[left, low, right, high], [x, y]| {
        [left.min(*x), low.min(*y), right.max(*x), high.max(*y)]
    })
}

fn tidy(words: &str) -> String {
    words.replace("\r\n", "\n").replace('\r', "\n").trim().chars().take(LONGEST).collect()
}

/// The words of rich text.
fn without_tags(rich: &str) -> String {
    let mut words = String::new();
    let mut inside = false;
    for c in rich.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => words.push(c),
            _ => {}
        }
    }
    let named =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#13;", "\n"), ("&amp;", "&")];
    named.iter().fold(words, |words, (name, sign)| words.replace(name, sign))
}

/// Grey, red-green-blue or cyan-magenta-yellow-black, each from 0 to 1.
fn colour(parts: &[f32]) -> Option<[u8; 3]> {
    let byte = |part: f32| (part.clamp(0.0, 1.0) * 255.0).round() as u8;
    match parts {
        [grey] => Some([byte(*grey); 3]),
        [red, green, blue] => Some([byte(*red), byte(*green), byte(*blue)]),
        [c, m, y, k] => Some([c, m, y].map(|ink| byte((1.0 - ink) * (1.0 - k)))),
        _ => None,
    }
}

/// A date of PDF (ISO 32000-2, 7.9.4), `D:20240429120000+02'00'`, in UTC; parts that are left out are the least.
fn rfc3339(date: &str) -> Option<String> {
    let date = date.trim().trim_start_matches("D:");
    let digits: String = date.chars().take_while(char::is_ascii_digit).collect();
    let part = |from: usize, to: usize, least: u8| match digits.get(from..to) {
        Some(part) => part.parse().ok(),
        None => Some(least),
    };
    let year: i32 = digits.get(0..4)?.parse().ok()?;
    let day = Date::from_calendar_date(year, Month::try_from(part(4, 6, 1)?).ok()?, part(6, 8, 1)?).ok()?;
    let time = Time::from_hms(part(8, 10, 0)?, part(10, 12, 0)?, part(12, 14, 0)?).ok()?;
    let zone = date.get(digits.len()..).unwrap_or_default();
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let mut parts =
        zone.trim_start_matches(['+', '-', 'Z']).split('\'').map(|part| part.parse::<i8>().unwrap_or(0));
    let (hours, minutes) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    let offset = UtcOffset::from_hms(sign * hours.clamp(0, 23), sign * minutes.clamp(0, 59), 0).ok()?;
    let moment: OffsetDateTime = PrimitiveDateTime::new(day, time).assume_offset(offset);
    moment.to_offset(UtcOffset::UTC).format(&Rfc3339).ok()
}

/// The middles of the characters of annotated pages.
struct Spots {
    pages: HashMap<usize, Vec<(SourceSpan, [f32; 2])>>,
}

impl Spots {
    fn of(places: &Places, annotations: &[Annotation]) -> Self {
        let mut pages: HashMap<usize, Vec<(SourceSpan, [f32; 2])>> =
            annotations.iter().map(|annotation| (annotation.page, Vec::new())).collect();
        for (paragraph, char, page, quad) in places.all() {
            if let Some(spots) = pages.get_mut(&page) {
                spots.push((SourceSpan { paragraph, from: char, to: char + 1 }, middle(&quad)));
            }
        }
        Self { pages }
    }

    /// The mark that an annotation is; nothing on a page without words.
    fn mark(&self, annotation: Annotation) -> Option<SourceMark> {
        let Annotation { page, kind, areas, words, author, date, colour, .. } = annotation;
        let spots = self.pages.get(&page)?;
        let inside = |at: &[f32; 2]| {
            areas.iter().any(|[left, low, right, high]| {
                (*left..=*right).contains(&at[0]) && (*low..=*high).contains(&at[1])
            })
        };
        let mut spans: Vec<SourceSpan> = Vec::new();
        let mut before: Option<&SourceSpan> = None;
        for (span, at) in spots {
            if kind != SourceMarkKind::Note && inside(at) {
                // Spaces that the reader put in have no place and lie within.
                let follows = spans.last().zip(before).is_some_and(|(last, before)| {
                    last.paragraph == span.paragraph
                        && before.paragraph == last.paragraph
                        && before.to == last.to
                });
                match spans.last_mut().filter(|_| follows) {
                    Some(last) => last.to = span.to,
                    None => spans.push(*span),
                }
            }
            before = Some(span);
        }
        let kind = if spans.is_empty() { SourceMarkKind::Note } else { kind };
        if spans.is_empty() {
            spans.push(nearest(spots, areas.first()?)?);
        }
        Some(SourceMark { kind, spans, words, author, date, colour, replies: Vec::new() })
    }
}

/// Where a note without words under it stands: before the nearest character.
fn nearest(spots: &[(SourceSpan, [f32; 2])], [left, low, _, high]: &[f32; 4]) -> Option<SourceSpan> {
    let (x, y) = (*left, f32::midpoint(*low, *high));
    let distance = |at: &[f32; 2]| (at[0] - x).powi(2) + 4.0 * (at[1] - y).powi(2);
    let (span, _) = spots.iter().min_by(|a, b| distance(&a.1).total_cmp(&distance(&b.1)))?;
    Some(SourceSpan { to: span.from, ..*span })
}

fn middle(quad: &Quad) -> [f32; 2] {
    let sum = quad.iter().fold([0.0, 0.0], |[x, y], corner| [x + corner[0], y + corner[1]]);
    [sum[0] / 4.0, sum[1] / 4.0]
}

#[cfg(test)]
mod tests {
    use super::{colour, rfc3339, without_tags};

    #[test]
    fn dates_are_read_with_and_without_their_later_parts() {
        for (date, right) in [
            ("D:20240429120000+02'00'", "2024-04-29T10:00:00Z"),
            ("D:20240429120000-05'30'", "2024-04-29T17:30:00Z"),
            ("D:20240429120000Z", "2024-04-29T12:00:00Z"),
            ("D:202404", "2024-04-01T00:00:00Z"),
            ("20240429", "2024-04-29T00:00:00Z"),
        ] {
            assert_eq!(rfc3339(date).as_deref(), Some(right), "{date}");
        }
        for wrong in ["", "D:", "yesterday", "D:20241301"] {
            assert_eq!(rfc3339(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn colours_and_rich_words_are_read() {
        assert_eq!(colour(&[1.0, 1.0, 0.0]), Some([255, 255, 0]));
        assert_eq!(colour(&[0.5]), Some([128, 128, 128]));
        assert_eq!(colour(&[0.0, 0.0, 1.0, 0.0]), Some([255, 255, 0]));
        assert_eq!(colour(&[]), None);
        assert_eq!(without_tags("<body><p>Keep &amp; mend</p></body>"), "Keep & mend");
    }
}
