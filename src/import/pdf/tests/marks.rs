//! Highlights and notes of other programs.

use lopdf::{Dictionary, Object, dictionary};

use super::make::{Sheet, locked, pdf};
use super::read_all;
use crate::import::{SourceMarkKind, SourceSpan};

const LINES: &[&str] =
    &["1. Each Party shall adopt such measures as may be necessary to give", "effect to this Agreement."];

fn quad([left, low, right, high]: [f32; 4]) -> Vec<Object> {
    [left, high, right, high, left, low, right, low].map(Object::from).to_vec()
}

/// A highlight over the words from `from` to `to` of the first paragraph, told by their own places.
fn highlight(areas: &[[f32; 4]]) -> Dictionary {
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Highlight",
        "Rect" => vec![0.into(), 0.into(), 600.into(), 800.into()],
        "QuadPoints" => areas.iter().flat_map(|area| quad(*area)).collect::<Vec<_>>(),
        "Contents" => Object::string_literal("Too wide.\rSay less."),
        "T" => Object::string_literal("Ada"),
        "M" => Object::string_literal("D:20240429120000+02'00'"),
        "C" => vec![1.into(), 1.into(), 0.into()],
    }
}

fn quoted(text: &str, span: &SourceSpan) -> String {
    text.chars().skip(span.from).take(span.to - span.from).collect()
}

#[test]
fn a_highlight_becomes_a_mark_on_the_words_under_it() {
    let bare = read_all(&pdf(&[Sheet::default().lines(80.0, 700.0, LINES)]));
    let text = bare.source.paragraphs[0].text.clone();
    let from = text.find("necessary").unwrap();
    let to = text.find(" to this").unwrap();
    let areas: Vec<[f32; 4]> =
        bare.places.quads(0, from, to).iter().map(|(_, [a, b, c, _])| [a[0], c[1], b[0], a[1]]).collect();
    assert_eq!(areas.len(), 2);
    let mut sheet = Sheet::default().lines(80.0, 700.0, LINES);
    sheet.annotations.push(highlight(&areas));
    let reading = read_all(&pdf(&[sheet]));
    let [mark] = reading.source.marks.as_slice() else { panic!("{:?}", reading.source.marks) };
    assert_eq!(mark.kind, SourceMarkKind::Highlight);
    assert_eq!(
        mark.spans.iter().map(|span| quoted(&text, span)).collect::<Vec<_>>(),
        ["necessary to give effect"]
    );
    assert_eq!((mark.words.as_str(), mark.author.as_str()), ("Too wide.\nSay less.", "Ada"));
    assert_eq!((mark.date.as_str(), mark.colour), ("2024-04-29T10:00:00Z", Some([255, 255, 0])));
}

#[test]
fn notes_stand_where_they_are_and_links_are_no_marks() {
    let mut sheet = Sheet::default().lines(80.0, 700.0, LINES);
    let rect = |x: i64, y: i64| vec![x.into(), y.into(), (x + 18).into(), (y + 18).into()];
    sheet.annotations.push(dictionary! { "Subtype" => "Link", "Rect" => rect(80, 700) });
    sheet.annotations.push(dictionary! { "Subtype" => "Popup", "Rect" => rect(80, 700) });
    sheet.annotations.push(
        dictionary! { "Subtype" => "Text", "Rect" => rect(60, 680), "Contents" => Object::string_literal("Why?") },
    );
    let reading = read_all(&pdf(&[sheet]));
    let [mark] = reading.source.marks.as_slice() else { panic!("{:?}", reading.source.marks) };
    assert_eq!((mark.kind, mark.words.as_str()), (SourceMarkKind::Note, "Why?"));
    let start = reading.source.paragraphs[0].text.find("effect").unwrap();
    assert_eq!(mark.spans, [SourceSpan { paragraph: 0, from: start, to: start }]);
}

#[test]
fn answers_belong_to_their_mark_and_states_are_no_answers() {
    let mut sheet = Sheet::default().lines(80.0, 700.0, LINES);
    sheet.annotations.push(highlight(&[[80.0, 697.0, 120.0, 710.0]]));
    let answer = |words: &str, hour: u8| {
        dictionary! {
            "Subtype" => "Text",
            "Rect" => vec![0.into(), 0.into(), 18.into(), 18.into()],
            "Contents" => Object::string_literal(words),
            "T" => Object::string_literal("Bo"),
            "CreationDate" => Object::string_literal(format!("D:20240501{hour:02}0000Z")),
        }
    };
    let mut state = answer("Accepted set by Bo", 7);
    state.set("StateModel", Object::string_literal("Review"));
    sheet.answers =
        vec![(0, answer("Later.", 9)), (0, answer("First.", 8)), (0, state), (1, answer("Last.", 10))];
    for bytes in [pdf(std::slice::from_ref(&sheet)), locked(&[sheet], "")] {
        let reading = read_all(&bytes);
        let [mark] = reading.source.marks.as_slice() else { panic!("{:?}", reading.source.marks) };
        let replies: Vec<&str> = mark.replies.iter().map(|reply| reply.words.as_str()).collect();
        assert_eq!(replies, ["First.", "Later.", "Last."]);
        assert_eq!((mark.author.as_str(), mark.replies[0].author.as_str()), ("Ada", "Bo"));
    }
}
