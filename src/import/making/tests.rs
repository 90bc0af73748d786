//! Paragraphs in the making: footnotes under a line, and marks that keep to their words.

use super::*;

fn source_of(drafts: Vec<Draft>, marks: Vec<SourceMark>) -> Source {
    let mut source = Source::default();
    finish(drafts, marks, &mut source);
    source
}

fn note(words: &str) -> SourceMark {
    SourceMark {
        kind: SourceMarkKind::Highlight,
        spans: Vec::new(),
        words: words.to_owned(),
        author: "Ann".to_owned(),
        date: String::new(),
        colour: None,
        replies: Vec::new(),
    }
}

#[test]
fn a_ruled_line_stands_over_footnotes() {
    let lines = ["Words.", "__________", "1 See there.", "2 See here.", "On it goes.", "1 is no note"];
    let source = source_of(lines.map(|line| Draft::new(line, Hint::None)).to_vec(), Vec::new());
    let hints: Vec<Hint> = source.paragraphs.iter().map(|paragraph| paragraph.hint).collect();
    assert_eq!(hints, [Hint::None, Hint::Footnote, Hint::Footnote, Hint::None, Hint::None]);
    assert_eq!(source.count(LeftOutKind::RuledLine), 1);
}

#[test]
fn marks_find_their_words_again_in_tidy_lines() {
    let mut draft = Draft::new("  One \n two   three ", Hint::None);
    draft.touches.push(Touch { mark: 0, from: 8, to: 19 });
    let source = source_of(draft.lines(false), vec![note("x")]);
    assert_eq!(source.paragraphs[0].text, "One two three");
    assert_eq!(source.marks[0].spans, [SourceSpan { paragraph: 0, from: 4, to: 13 }]);
}

#[test]
fn no_mark_is_lost_in_silence() {
    let mut blank = Draft::default();
    blank.touches.push(Touch { mark: 0, from: 0, to: 0 });
    let source = source_of(vec![blank, Draft::new("Words", Hint::None)], vec![note("here"), note("nowhere")]);
    assert_eq!(source.marks[0].spans, [SourceSpan { paragraph: 0, from: 0, to: 0 }]);
    assert_eq!(source.marks[0].kind, SourceMarkKind::Note);
    let told = Did::LeftOutMark { author: "Ann".to_owned(), words: "nowhere".to_owned() };
    assert_eq!(source.remarks, [told.into()]);
}
