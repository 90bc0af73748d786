//! Small documents, packed in the test.

use super::*;
use crate::import::packing::pack;
use crate::import::source::{SourceMark, SourceMarkKind};
use crate::text::Hint;

const NAMES: &str = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
                     xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' \
                     xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' \
                     xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' \
                     xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' \
                     xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:loext='urn:loext'";

fn packed(styles: &str, body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let common = format!(
        "<office:document-styles {NAMES}><office:styles><text:outline-style>\
         <text:outline-level-style text:level='1' style:num-format='I' style:num-prefix='Part '/>\
         <text:outline-level-style text:level='2' style:num-format='1' style:num-prefix='Article '/></text:outline-style></office:styles>\
         <office:master-styles><style:master-page><style:header><text:p>Symbol</text:p></style:header>\
         <style:footer><text:p>Foot</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>"
    );
    pack(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
        ("styles.xml", &common),
    ])
}

fn source_of(styles: &str, body: &str, changes: Changes) -> Source {
    let bytes = packed(styles, body);
    let mut package = Package::open(&bytes).unwrap();
    assert!(is_odt(&mut package));
    read(&mut package, changes).unwrap()
}

fn texts(source: &Source) -> Vec<&str> {
    source.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect()
}

fn shown(mark: &SourceMark) -> (SourceMarkKind, Vec<(usize, usize, usize)>, &str, &str) {
    let spans = mark.spans.iter().map(|span| (span.paragraph, span.from, span.to)).collect();
    (mark.kind, spans, &mark.words, &mark.author)
}

const LIST: &str = "<text:list-style style:name='L'>\
    <text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>\
    <text:list-level-style-number text:level='2' style:num-format='a' style:num-prefix='(' style:num-suffix=')'/>\
    <text:list-level-style-number text:level='3' style:num-format='1' text:display-levels='3' text:start-value='5'/>\
    <text:list-level-style-bullet text:level='4' text:bullet-char='•'/></text:list-style>";

#[test]
fn words_headings_and_signs() {
    let body = "<text:h text:outline-level='1'>General</text:h><text:h text:outline-level='2'>Scope<text:line-break/>and aim</text:h>\
                <text:h text:outline-level='2'/><text:p>One<text:s text:c='2'/>two<text:tab/><text:span>three</text:span> <text:page-number>7</text:page-number></text:p>\
                <text:p><draw:frame><draw:image/></draw:frame><draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame></text:p>\
                <text:table-of-content><text:table-of-content-source/><text:index-body><text:p>Scope 1</text:p></text:index-body></text:table-of-content>";
    let source = source_of("", body, Changes::AsAmendments);
    assert_eq!(
        texts(&source),
        ["Part I General", "Article 1 Scope", "and aim", "Article 2", "One two three", "In a box."]
    );
    assert_eq!(source.paragraphs[1].hint, Hint::Heading(2));
    let left: Vec<(LeftOutKind, &str)> =
        source.left_out.iter().map(|left| (left.kind, left.words.as_str())).collect();
    assert_eq!(
        left,
        [
            (LeftOutKind::RunningHeader, "Symbol"),
            (LeftOutKind::PageNumber, "7"),
            (LeftOutKind::Picture, ""),
            (LeftOutKind::Contents, "Scope 1"),
            (LeftOutKind::RunningFooter, "Foot"),
        ]
    );
}

#[test]
fn lists_count_as_they_are_printed() {
    let p = |words: &str| format!("<text:p>{words}</text:p>");
    let item = |content: &str| format!("<text:list-item>{content}</text:list-item>");
    let inner = |content: &str| format!("<text:list>{content}</text:list>");
    let deep = inner(&item(&inner(&(item(&p("deep")) + &item(&(p("deeper") + &inner(&item(&p("dot")))))))));
    let body = format!(
        "<text:list xml:id='one' text:style-name='L'>{}{}{}</text:list><text:p>Between.</text:p>\
         <text:list text:style-name='L' text:continue-numbering='true'>{}<text:list-item text:start-value='9'>{}</text:list-item></text:list>\
         <text:list text:style-name='L'>{}</text:list><text:list text:style-name='L' text:continue-list='one'>{}</text:list>",
        item(&(p("a") + &p("goes on") + &inner(&(item(&p("x")) + &item(&p("y")))))),
        item(&(p("b") + &inner(&item(&p("anew"))))),
        item(&deep),
        item(&p("on")),
        p("nine"),
        item(&p("fresh")),
        item(&p("ten"))
    );
    let source = source_of(LIST, &body, Changes::AsAmendments);
    assert_eq!(
        texts(&source),
        [
            "1. a",
            "goes on",
            "(a) x",
            "(b) y",
            "2. b",
            "(a) anew",
            "2.a.5 deep",
            "2.a.6 deeper",
            "• dot",
            "Between.",
            "3. on",
            "9. nine",
            "1. fresh",
            "10. ten"
        ]
    );
}

#[test]
fn tables_and_notes() {
    let cell = |words: &str| format!("<table:table-cell><text:p>{words}</text:p></table:table-cell>");
    let body = format!(
        "<table:table><table:table-column/><table:table-row>{}{}</table:table-row></table:table>\
         <text:p>A<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body><text:p>Note.</text:p></text:note-body></text:note>.</text:p>",
        cell("x"),
        cell("y")
    );
    let source = source_of("", &body, Changes::AsAmendments);
    assert_eq!(texts(&source), ["x | y", "A[1].", "[1] Note."]);
    assert_eq!(source.paragraphs[2].hint, Hint::Footnote);
}

#[test]
fn hidden_words_are_listed() {
    let styles = "<style:style style:name='H'><style:text-properties text:display='none'/></style:style>\
                  <style:style style:name='S' style:parent-style-name='H'/>";
    let source = source_of(
        styles,
        "<text:p>Seen <text:span text:style-name='S'>secret</text:span>.</text:p>",
        Changes::Accept,
    );
    assert_eq!(texts(&source), ["Seen ."]);
    assert_eq!(source.count(LeftOutKind::HiddenText), 1);
}

#[test]
fn tracked_changes_become_amendments_or_are_settled() {
    let info = |author: &str| {
        format!(
            "<office:change-info><dc:creator>{author}</dc:creator><dc:date>2024-01-15T06:43:04.5</dc:date></office:change-info>"
        )
    };
    let region = |id: &str, kind: &str, words: &str| {
        format!(
            "<text:changed-region text:id='{id}'><text:{kind}>{}{words}</text:{kind}></text:changed-region>",
            info("A")
        )
    };
    let body = format!(
        "<text:tracked-changes>{}{}{}{}</text:tracked-changes>\
         <text:p>Each State <text:change text:change-id='d'/><text:change-start text:change-id='i'/>shall<text:change-end text:change-id='i'/> act.</text:p>\
         <text:p>One<text:change-start text:change-id='n'/></text:p><text:p>New<text:change-end text:change-id='n'/></text:p>\
         <text:p>Two <text:change text:change-id='j'/>three.</text:p>",
        region("d", "deletion", "<text:p>may</text:p>"),
        region("i", "insertion", ""),
        region("n", "insertion", ""),
        region("j", "deletion", "<text:p>end.</text:p><text:p>Begin </text:p>")
    );
    let of = |changes| source_of("", &body, changes);
    assert_eq!(texts(&of(Changes::Accept)), ["Each State shall act.", "One", "New", "Two three."]);
    assert_eq!(texts(&of(Changes::Reject)), ["Each State may act.", "One", "Two end.", "Begin three."]);
    let source = of(Changes::AsAmendments);
    assert_eq!(texts(&source), ["Each State may act.", "One", "Two end.", "Begin three."]);
    let marks: Vec<_> = source.marks.iter().map(shown).collect();
    assert_eq!(
        marks,
        [
            (SourceMarkKind::Deletion, vec![(0, 11, 14)], "shall", "A"),
            (SourceMarkKind::Insertion, vec![(1, 3, 3)], "\nNew", "A"),
            (SourceMarkKind::Deletion, vec![(2, 4, 8), (3, 0, 6)], "", "A"),
        ]
    );
    assert_eq!(source.marks[0].date, "2024-01-15T06:43:04Z");
}

#[test]
fn comments_become_marks_with_their_answers() {
    let comment = |name: &str, more: &str, words: &str| {
        format!(
            "<office:annotation office:name='{name}'{more}><dc:creator>Ann</dc:creator><dc:date>2024-01-01T10:00:00</dc:date><text:p>{words}</text:p></office:annotation>"
        )
    };
    let body = format!(
        "<text:p>The {}first</text:p><text:p>second<office:annotation-end office:name='c'/> word{}.{}</text:p>",
        comment("c", "", "Too wide."),
        comment("r", " loext:parent-name='c'", "Agreed."),
        comment("p", "", "Here.")
    );
    let source = source_of("", &body, Changes::AsAmendments);
    let marks: Vec<_> = source.marks.iter().map(shown).collect();
    assert_eq!(
        marks,
        [
            (SourceMarkKind::Highlight, vec![(0, 4, 9), (1, 0, 6)], "Too wide.", "Ann"),
            (SourceMarkKind::Note, vec![(1, 12, 12)], "Here.", "Ann"),
        ]
    );
    assert_eq!(source.marks[0].replies[0].words, "Agreed.");
}

#[test]
fn locked_and_other_documents_are_refused() {
    let locked = pack(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", "<x><manifest:encryption-data/></x>"),
        ("content.xml", "garbled"),
    ]);
    assert_eq!(read(&mut Package::open(&locked).unwrap(), Changes::Accept), Err(OfficeFault::Locked));
    let sheet = pack(&[(
        "content.xml",
        &format!(
            "<office:document-content {NAMES}><office:body><office:spreadsheet/></office:body></office:document-content>"
        ),
    )]);
    let refused = read(&mut Package::open(&sheet).unwrap(), Changes::Accept);
    assert!(matches!(refused, Err(OfficeFault::NoDocument { .. })));
}

#[test]
fn documents_cut_short_or_spoilt_are_answered() {
    let whole = packed(
        LIST,
        "<text:list text:style-name='L'><text:list-item><text:p>Words.</text:p></text:list-item></text:list>",
    );
    for part in 0..50 {
        assert!(Package::open(&whole[..whole.len() * part / 50]).is_err());
    }
    for at in (0..whole.len()).step_by(3) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0xFF;
        if let Ok(mut package) = Package::open(&bytes) {
            let _ = read(&mut package, Changes::AsAmendments);
        }
    }
}
