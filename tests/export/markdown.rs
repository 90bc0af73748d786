//! The Markdown export says what was typed and is nothing but what it should be.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};
use rapporteur::export::{Choices, Selection, markdown};
use rapporteur::review::{Amendment, AmendmentKind, Edit, Reference, ReferenceId};

use crate::sample::{HOSTILE, Sample, rich};

/// What an export is made of, apart from words.
#[derive(Debug, Default, PartialEq, Eq)]
struct Shape {
    headings: usize,
    /// Links, pictures, HTML, code, rules, tables, notes, math: must stay nought.
    foreign: usize,
    /// Tags of redlines: struck and underlined words begun and ended.
    redlines: usize,
    words: String,
}

fn shape(markdown: &str) -> Shape {
    let mut shape = Shape::default();
    for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Text(words) => shape.words.push_str(&words),
            Event::SoftBreak | Event::HardBreak => shape.words.push(' '),
            Event::Start(Tag::Heading { .. }) => {
                shape.headings += 1;
                shape.words.push(' ');
            }
            Event::Start(Tag::Paragraph | Tag::BlockQuote(_) | Tag::List(_) | Tag::Item) => {
                shape.words.push(' ');
            }
            Event::Start(Tag::Strong) | Event::End(_) => {}
            Event::InlineHtml(tag) if ["<del>", "</del>", "<ins>", "</ins>"].contains(&&*tag) => {
                shape.redlines += 1;
            }
            _ => shape.foreign += 1,
        }
    }
    shape.words = folded(&shape.words);
    shape
}

fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn meant(typed: &str) -> String {
    let shown = |c: char| if c.is_control() && !c.is_whitespace() { '\u{fffd}' } else { c };
    folded(&typed.chars().map(shown).collect::<String>())
}

/// One mark in which every field that takes words says `typed`.
fn saying(typed: &str) -> String {
    let mut sample = Sample::new();
    let source = Reference { title: typed.into(), url: typed.into(), ..Reference::default() };
    sample.review.apply(Edit::PutReference(ReferenceId::from_bits(1), source)).unwrap();
    sample.review.apply(Edit::SetTitle(typed.into())).unwrap();
    sample.quote(2, "a rule at work", |mark| {
        mark.comment = typed.into();
        mark.recommendation = typed.into();
        mark.references = vec![ReferenceId::from_bits(1)];
        mark.amendment = Some(Amendment {
            reason: typed.into(),
            fallback: typed.into(),
            ..Amendment::new(AmendmentKind::Insert, typed)
        });
    });
    sample.reply(typed);
    let choices = Choices { replies: true, ..sample.choices() };
    markdown(&Selection::of(&sample.review, &choices).unwrap())
}

fn check(typed: &str) -> Result<(), TestCaseError> {
    let (plain, shape) = (shape(&saying("word")), shape(&saying(typed)));
    prop_assert_eq!(shape.headings, plain.headings, "{:?} made or took away a heading", typed);
    prop_assert_eq!(shape.foreign, 0, "{:?} became markup", typed);
    let expected = meant(typed);
    let times = if expected.is_empty() { 0 } else { 7 };
    prop_assert!(shape.redlines % 2 == 0, "{:?} leaves a redline open", typed);
    prop_assert!(
        shape.words.matches(&expected).count() >= times,
        "{:?} is not read as typed: {}",
        typed,
        shape.words
    );
    Ok(())
}

#[test]
fn hostile_words_stay_words() {
    for typed in HOSTILE {
        check(typed).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_stay_words(typed in any::<String>()) {
        check(&typed)?;
    }

    #[test]
    fn any_punctuation_stays_words(typed in r"([-#>*+=_`~|:.()\[\]<>!\\&;$^{}'/ \t\n0-9a-c@]|www\.|https://|\n\n){0,24}") {
        check(&typed)?;
    }
}

#[test]
fn an_amendment_is_a_redline_and_a_reply_stands_below() {
    let sample = rich();
    let export =
        markdown(&Selection::of(&sample.review, &Choices { replies: true, ..sample.choices() }).unwrap());
    for words in [
        "**Amendment:** Replace by · Proposed · Ruritania",
        "> an example is <del>whatever</del><ins>a case that</ins> shows a rule",
        "Reason: Rules are many.",
        "Fallback: an example is what helps",
        "**Reply:**\n\n> I would keep \\*whatever\\*, entre nous.",
        "<ins>2 bis. Examples are free.</ins>\\\n> <ins>All are.</ins>",
    ] {
        assert!(export.contains(words), "{words} is not in\n{export}");
    }
    assert!(!markdown(&sample.selection()).contains("Reply"));
}

#[test]
fn every_mark_is_told_with_its_place_and_reasons() {
    let export = markdown(&rich().selection());
    let shape = shape(&export);
    assert_eq!(shape.foreign, 0);
    for words in [
        "Review of the examples",
        "Convention on Examples",
        "A digest, not the official text.",
        "an example is whatever shows a rule",
        "Nobody could *foresee* this.",
        "Recommendation: Say what an example is.",
        "Vague definition; Privacy",
        "Each State Party … freedom of",
        "On everything.",
        "中文评论",
        "On examples. Examples Press, 2029. https://examples.example/on",
    ] {
        assert!(shape.words.contains(words), "{words:?} is not in the export:\n{export}");
    }
}

#[test]
fn an_export_without_marks_says_so() {
    assert!(markdown(&Sample::new().selection()).contains("no marks"));
}
