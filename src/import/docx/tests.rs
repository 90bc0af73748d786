//! Small documents, packed in the test.

use super::*;
use crate::import::packing::pack;
use crate::import::source::{SourceMark, SourceMarkKind, SourceSpan};
use crate::text::Hint;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A document of this body, with other parts as they are given: name and content of the root element.
fn source_of(body: &str, others: &[(&str, &str)], changes: Changes) -> Source {
    let mut parts =
        vec![("word/document.xml".to_owned(), wrap("document", &format!("<w:body>{body}</w:body>")))];
    let mut relations = String::new();
    for (kind, content) in others {
        let content = if content.starts_with("<?xml") { (*content).to_owned() } else { wrap(kind, content) };
        parts.push((format!("word/{kind}.xml"), content));
        relations.extend(["<Relationship Type='http://x/", kind, "' Target='", kind, ".xml'/>"]);
    }
    let relations = format!(
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{relations}</Relationships>"
    );
    parts.push(("word/_rels/document.xml.rels".to_owned(), relations));
    let parts: Vec<(&str, &str)> =
        parts.iter().map(|(name, content)| (name.as_str(), content.as_str())).collect();
    let bytes = pack(&parts);
    read(&mut Package::open(&bytes).unwrap(), changes).unwrap()
}

fn wrap(root: &str, content: &str) -> String {
    let root = if root == "commentsExtended" { "commentsEx" } else { root };
    format!(
        "<?xml version='1.0'?><w:{root} xmlns:w='{WORD}' xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml' \
         xmlns:w15='http://schemas.microsoft.com/office/word/2012/wordml' \
         xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>{content}</w:{root}>"
    )
}

fn plain(body: &str) -> Vec<String> {
    texts(&source_of(body, &[], Changes::AsAmendments))
}

fn texts(source: &Source) -> Vec<String> {
    source.paragraphs.iter().map(|paragraph| paragraph.text.clone()).collect()
}

fn p(words: &str) -> String {
    format!("<w:p><w:r><w:t xml:space='preserve'>{words}</w:t></w:r></w:p>")
}

fn numbered(list: u32, level: u32, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
    )
}

fn level(index: u32, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl='{index}'><w:start w:val='1'/><w:numFmt w:val='{format}'/>{more}<w:lvlText w:val='{text}'/></w:lvl>"
    )
}

#[test]
fn runs_signs_and_breaks_become_words() {
    let body = "<w:p><w:r><w:t xml:space='preserve'>One </w:t></w:r><w:r><w:t>two</w:t><w:tab/><w:t>co</w:t>\
                <w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/><w:t>erate</w:t><w:br/><w:t>on</w:t>\
                <w:sym w:font='Symbol' w:char='F061'/><w:sym w:font='Wingdings' w:char='F0E0'/></w:r></w:p><w:p/>\
                <w:p><w:hyperlink><w:r><w:t>A link &amp; more</w:t></w:r></w:hyperlink></w:p>";
    assert_eq!(plain(body), ["One two co\u{2011}operate onα→", "A link & more"]);
}

#[test]
fn breaks_part_headings_and_labels_only() {
    let body = "<w:p><w:pPr><w:outlineLvl w:val='2'/></w:pPr><w:r><w:t>Article 1</w:t><w:br/><w:t>Scope</w:t></w:r></w:p>\
                <w:p><w:r><w:t>1. A line</w:t><w:br/><w:t>goes on.</w:t><w:br/><w:t>2. Another.</w:t></w:r></w:p>";
    let source = source_of(body, &[], Changes::AsAmendments);
    assert_eq!(texts(&source), ["Article 1", "Scope", "1. A line goes on.", "2. Another."]);
    assert_eq!(source.paragraphs[1].hint, Hint::Heading(3));
    assert_eq!(source.paragraphs[3].hint, Hint::None);
}

#[test]
fn numbers_are_computed_as_word_prints_them() {
    let numbering = [
        "<w:abstractNum w:abstractNumId='0'>",
        &level(0, "decimal", "Article %1.", ""),
        &level(1, "decimal", "%1.%2", ""),
        &level(2, "lowerLetter", "(%3)", ""),
        &level(3, "upperRoman", "(%4)", "<w:suff w:val='nothing'/>"),
        "</w:abstractNum><w:abstractNum w:abstractNumId='1'>",
        &level(0, "upperRoman", "%1", ""),
        &level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        &level(2, "decimal", "%3.", "<w:lvlRestart w:val='0'/>"),
        "</w:abstractNum><w:abstractNum w:abstractNumId='2'>",
        &level(0, "arabicAbjad", "(%1)", ""),
        "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>\
         <w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>\
         <w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='2'><w:startOverride w:val='4'/></w:lvlOverride></w:num>\
         <w:num w:numId='4'><w:abstractNumId w:val='2'/></w:num>",
    ]
    .concat();
    let body: String = [
        numbered(1, 0, "Scope"),
        numbered(1, 1, "One"),
        numbered(1, 2, "a"),
        numbered(1, 2, "b"),
        numbered(1, 3, "deep"),
        numbered(1, 1, "Two"),
        numbered(1, 2, "anew"),
        numbered(3, 2, "from four"),
        numbered(3, 2, "five"),
        numbered(1, 0, "Terms"),
        numbered(1, 1, "One"),
        numbered(2, 1, "in digits"),
        numbered(2, 2, "never"),
        numbered(2, 0, "high"),
        numbered(2, 2, "restarts"),
        numbered(4, 0, "ا"),
        numbered(4, 0, "ب"),
        numbered(0, 0, "none"),
        numbered(9, 0, "unknown"),
    ]
    .concat();
    let source = source_of(&body, &[("numbering", &numbering)], Changes::AsAmendments);
    assert_eq!(
        texts(&source),
        [
            "Article 1. Scope",
            "1.1 One",
            "(a) a",
            "(b) b",
            "(I)deep",
            "1.2 Two",
            "(a) anew",
            "(d) from four",
            "(e) five",
            "Article 2. Terms",
            "2.1 One",
            "1.1 in digits",
            "1. never",
            "II high",
            "2. restarts",
            "(أ) ا",
            "(ب) ب",
            "none",
            "unknown"
        ]
    );
}

#[test]
fn styles_bring_headings_and_numbers() {
    let styles = "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/></w:style>\
                  <w:style w:type='paragraph' w:styleId='H3'><w:name w:val='heading 3'/><w:basedOn w:val='Normal'/>\
                  <w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
                  <w:style w:type='paragraph' w:styleId='Own'><w:name w:val='Own'/><w:basedOn w:val='H3'/></w:style>\
                  <w:style w:type='paragraph' w:styleId='Loop'><w:name w:val='L'/><w:basedOn w:val='Loop'/></w:style>\
                  <w:style w:type='paragraph' w:styleId='Linked'><w:name w:val='K'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
                  <w:style w:type='paragraph' w:styleId='T1'><w:name w:val='toc 1'/></w:style>";
    let numbering = [
        "<w:abstractNum w:abstractNumId='5'>",
        &level(0, "upperRoman", "Chapter %1", ""),
        &level(1, "decimal", "Article %2", ""),
        &level(2, "lowerLetter", "%3)", "<w:pStyle w:val='Linked'/>"),
        "<w:styleLink w:val='List'/></w:abstractNum><w:abstractNum w:abstractNumId='6'><w:numStyleLink w:val='List'/></w:abstractNum>\
         <w:num w:numId='1'><w:abstractNumId w:val='6'/></w:num>",
    ]
    .concat();
    let with = |style: &str, words: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
    };
    let body = with("T1", "Scope 1")
        + &with("Own", "Scope")
        + &with("Linked", "first")
        + &with("Own", "")
        + &with("Loop", "words");
    let source = source_of(&body, &[("styles", styles), ("numbering", &numbering)], Changes::AsAmendments);
    assert_eq!(texts(&source), ["Article 1 Scope", "a) first", "Article 2", "words"]);
    assert_eq!(source.paragraphs[0].hint, Hint::Heading(3));
    assert_eq!(source.paragraphs[1].hint, Hint::None);
    assert_eq!(
        (source.left_out[0].kind, source.left_out[0].words.as_str()),
        (LeftOutKind::Contents, "Scope 1")
    );
}

#[test]
fn fields_show_results_without_codes_and_page_numbers() {
    let field = |code: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> {code} </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>{result}</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
        )
    };
    let body = format!(
        "<w:p><w:r><w:t>see </w:t></w:r>{}{}</w:p><w:p>{}</w:p><w:p><w:fldSimple w:instr='DATE'><w:r><w:t>May</w:t></w:r></w:fldSimple></w:p>",
        field("REF x", "Article 5"),
        field("PAGE", "7"),
        field("TOC \\o", "Article 5 ... 7")
    );
    let source = source_of(&body, &[], Changes::AsAmendments);
    assert_eq!(texts(&source), ["see Article 5", "May"]);
    assert_eq!((source.count(LeftOutKind::Contents), source.count(LeftOutKind::PageNumber)), (1, 1));
}

#[test]
fn tables_come_row_by_row_and_layout_as_paragraphs() {
    let row = |cells: &[&str]| {
        let cells: Vec<String> = cells.iter().map(|cell| format!("<w:tc>{}</w:tc>", p(cell))).collect();
        format!("<w:tr>{}</w:tr>", cells.concat())
    };
    let table = |rows: &[String]| format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.concat());
    let nested = format!(
        "<w:tr><w:tc>{}</w:tc><w:tc>{}{}</w:tc></w:tr>",
        p("(b)"),
        p("two:"),
        table(&[row(&["(i)", "deep;"])])
    );
    let body = table(&[row(&["Name", "Limit"]), row(&["Lead", "5"])])
        + &table(&[row(&["(a)", "one;"]), nested])
        + &table(&[row(&["Alone."])]);
    let source = source_of(&body, &[], Changes::AsAmendments);
    assert_eq!(texts(&source), ["Name | Limit", "Lead | 5", "(a) one;", "(b) two:", "(i) deep;", "Alone."]);
    let verbatim = source.paragraphs.iter().filter(|paragraph| paragraph.hint == Hint::Verbatim).count();
    assert_eq!(verbatim, 2);
}

#[test]
fn notes_follow_the_paragraph_that_calls_them() {
    let note = |id: u32, words: &str| format!("<w:footnote w:id='{id}'>{}</w:footnote>", p(words));
    let footnotes = note(2, "Later.") + &note(1, "First.") + &note(3, "Starred.");
    let endnotes = format!("<w:endnote w:id='1'>{}</w:endnote>", p("At the end."));
    let body = "<w:p><w:r><w:t>A</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r><w:r><w:t>, b</w:t><w:footnoteReference w:id='2'/></w:r></w:p>\
                <w:p><w:r><w:t>C</w:t><w:endnoteReference w:id='1'/></w:r><w:r><w:footnoteReference w:customMarkFollows='1' w:id='3'/><w:t>*</w:t></w:r></w:p>";
    let source =
        source_of(body, &[("footnotes", &footnotes), ("endnotes", &endnotes)], Changes::AsAmendments);
    assert_eq!(
        texts(&source),
        ["A[1], b[2]", "[1] First.", "[2] Later.", "C[i][*]", "[i] At the end.", "[*] Starred."]
    );
    assert_eq!(source.paragraphs[1].hint, Hint::Footnote);
}

#[test]
fn what_is_no_text_is_listed() {
    let body = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>Words.</w:t><w:drawing><x/></w:drawing></w:r></w:p>\
                <w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>\
                <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>\
                <w:sectPr/>";
    let source =
        source_of(body, &[("header", &p("A/RES/78")), ("footer", &p("24-07683"))], Changes::AsAmendments);
    assert_eq!(texts(&source), ["Words.", "In a box."]);
    let left: Vec<(LeftOutKind, &str, usize)> =
        source.left_out.iter().map(|left| (left.kind, left.words.as_str(), left.before)).collect();
    assert_eq!(
        left,
        [
            (LeftOutKind::RunningHeader, "A/RES/78", 0),
            (LeftOutKind::Picture, "", 0),
            (LeftOutKind::HiddenText, "secret", 0),
            (LeftOutKind::RunningFooter, "24-07683", 2),
        ]
    );
}

fn ins(author: &str, words: &str) -> String {
    format!(
        "<w:ins w:author='{author}' w:date='2024-01-15T06:43:04Z'><w:r><w:t xml:space='preserve'>{words}</w:t></w:r></w:ins>"
    )
}

fn del(author: &str, words: &str) -> String {
    format!(
        "<w:del w:author='{author}' w:date='2024-01-15T06:43:04Z'><w:r><w:delText xml:space='preserve'>{words}</w:delText></w:r></w:del>"
    )
}

fn run(words: &str) -> String {
    format!("<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>")
}

fn shown(mark: &SourceMark) -> (SourceMarkKind, Vec<(usize, usize, usize)>, &str, &str) {
    let spans = mark.spans.iter().map(|span| (span.paragraph, span.from, span.to)).collect();
    (mark.kind, spans, &mark.words, &mark.author)
}

#[test]
fn tracked_changes_become_amendments_or_are_settled() {
    let body = format!(
        "<w:p>{}{}{}{}{}{}{}</w:p>",
        run("Each State "),
        del("A", "may"),
        ins("A", "shall"),
        run(" act "),
        ins("B", "promptly "),
        run("and well"),
        del("B", " enough")
    );
    let of = |changes| source_of(&body, &[], changes);
    assert_eq!(texts(&of(Changes::Accept)), ["Each State shall act promptly and well"]);
    assert_eq!(texts(&of(Changes::Reject)), ["Each State may act and well enough"]);
    let source = of(Changes::AsAmendments);
    assert_eq!(texts(&source), ["Each State may act and well enough"]);
    let marks: Vec<_> = source.marks.iter().map(shown).collect();
    assert_eq!(
        marks,
        [
            (SourceMarkKind::Deletion, vec![(0, 11, 14)], "shall", "A"),
            (SourceMarkKind::Insertion, vec![(0, 19, 19)], "promptly ", "B"),
            (SourceMarkKind::Deletion, vec![(0, 27, 34)], "", "B"),
        ]
    );
    assert_eq!(source.marks[0].date, "2024-01-15T06:43:04Z");
    assert_eq!(of(Changes::Reject).count(LeftOutKind::Inserted), 2);
    assert_eq!(of(Changes::Accept).count(LeftOutKind::Deleted), 2);
}

#[test]
fn paragraphs_that_changes_join_or_part() {
    let end = |kind: &str| format!("<w:pPr><w:rPr><w:{kind} w:author='A'/></w:rPr></w:pPr>");
    let body = format!(
        "<w:p>{}{}</w:p><w:p>{}</w:p><w:p>{}{}</w:p><w:p>{}</w:p><w:p>{}{}</w:p>",
        end("ins"),
        run("One"),
        ins("A", "New."),
        end("del"),
        run("Two "),
        run("three."),
        end("ins"),
        ins("A", "Last.")
    );
    let of = |changes| source_of(&body, &[], changes);
    assert_eq!(texts(&of(Changes::Accept)), ["One", "New.", "Two three.", "Last."]);
    assert_eq!(texts(&of(Changes::Reject)), ["One", "Two", "three."]);
    let source = of(Changes::AsAmendments);
    assert_eq!(texts(&source), ["One", "Two", "three."]);
    let marks: Vec<_> = source.marks.iter().map(shown).collect();
    assert_eq!(
        marks,
        [
            (SourceMarkKind::Insertion, vec![(0, 3, 3)], "\nNew.", "A"),
            (SourceMarkKind::Insertion, vec![(2, 6, 6)], "\nLast.", "A"),
        ]
    );
}

#[test]
fn comments_become_marks_with_their_answers() {
    let comment = |id: u32, author: &str, date: &str, words: &str| {
        format!(
            "<w:comment w:id='{id}' w:author='{author}' w:date='{date}'><w:p w14:paraId='P{id}'><w:r><w:t>{words}</w:t></w:r></w:p></w:comment>"
        )
    };
    let comments = comment(0, "Ann", "2024-01-01T10:00:00Z", "Too wide.")
        + &comment(1, "Bob", "2024-01-02T10:00:00Z", "Agreed.")
        + &comment(2, "Cy", "2024-01-03T10:00:00+01:00", "Here.");
    let extended = "<w15:commentEx w15:paraId='P0'/><w15:commentEx w15:paraId='P1' w15:paraIdParent='P0'/>";
    let body = "<w:p><w:r><w:t xml:space='preserve'>The </w:t></w:r><w:commentRangeStart w:id='0'/><w:commentRangeStart w:id='1'/><w:r><w:t>first</w:t></w:r></w:p>\
                <w:p><w:r><w:t>second</w:t></w:r><w:commentRangeEnd w:id='0'/><w:commentRangeEnd w:id='1'/><w:r><w:commentReference w:id='0'/><w:commentReference w:id='1'/></w:r></w:p>\
                <w:p><w:r><w:t>third</w:t><w:commentReference w:id='2'/></w:r></w:p>";
    let source =
        source_of(body, &[("comments", &comments), ("commentsExtended", extended)], Changes::AsAmendments);
    let marks: Vec<_> = source.marks.iter().map(shown).collect();
    assert_eq!(
        marks,
        [
            (SourceMarkKind::Highlight, vec![(0, 4, 9), (1, 0, 6)], "Too wide.", "Ann"),
            (SourceMarkKind::Note, vec![(2, 5, 5)], "Here.", "Cy"),
        ]
    );
    assert_eq!(source.marks[0].replies.len(), 1);
    assert_eq!(source.marks[0].replies[0].words, "Agreed.");
    assert_eq!(source.marks[1].date, "2024-01-03T09:00:00Z");
}

#[test]
fn marks_keep_to_their_words_behind_numbers_and_spaces() {
    let numbering = [
        "<w:abstractNum w:abstractNumId='0'>",
        &level(0, "decimal", "%1.", ""),
        "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
    ]
    .concat();
    let body = format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>{}{}{}</w:p>",
        run("  The   "),
        del("A", "old  word"),
        run(" stays ")
    );
    let source = source_of(&body, &[("numbering", &numbering)], Changes::AsAmendments);
    assert_eq!(texts(&source), ["1. The old word stays"]);
    assert_eq!(source.marks[0].spans, [SourceSpan { paragraph: 0, from: 7, to: 15 }]);
}

#[test]
fn strict_documents_are_read_alike() {
    let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    let document = format!("<document xmlns='{strict}'><body><p><r><t>Words.</t></r></p></body></document>");
    let relations = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
                     <Relationship Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument' Target='/doc.xml'/></Relationships>";
    let bytes = pack(&[("doc.xml", &document), ("_rels/.rels", relations)]);
    let source = read(&mut Package::open(&bytes).unwrap(), Changes::Accept).unwrap();
    assert_eq!(texts(&source), ["Words."]);
}

#[test]
fn parts_outside_the_package_are_never_asked_for() {
    for target in ["../x.xml", "a/../../x", "C:\\x", "http://x/y", "..\\x", ""] {
        assert_eq!(inside("word", target), None, "{target}");
    }
    assert_eq!(inside("word", "/word/x.xml").as_deref(), Some("word/x.xml"));
    assert_eq!(inside("word", "x.xml").as_deref(), Some("word/x.xml"));
}
