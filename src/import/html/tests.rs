//! Small pages, and pages that nobody means well with.

use proptest::prelude::*;

use super::*;
use crate::import::remark::Did;
use crate::import::source::LeftOutKind;
use crate::import::{ImportOptions, html};
use crate::text::{Hint, ProvisionKind};

fn page(body: &str) -> Source {
    let page = format!("<!DOCTYPE html><html><body>{body}</body></html>");
    crate::import::seeds::keep("html", page.as_bytes());
    read(page.as_bytes(), "x.html").unwrap()
}

fn texts(source: &Source) -> Vec<&str> {
    source.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect()
}

fn plain(body: &str) -> Vec<String> {
    texts(&page(body)).into_iter().map(str::to_owned).collect()
}

#[test]
fn blocks_become_paragraphs_however_they_are_closed() {
    assert_eq!(
        plain("<p>One\n  <b>bold</b>&nbsp;&amp; more<p>Two<div>Three<p>Four</div>Five"),
        ["One bold\u{a0}& more", "Two", "Three", "Four", "Five"]
    );
    assert_eq!(plain("<b><p>One</b> goes on</p><p>Two"), ["One goes on", "Two"]);
    assert_eq!(plain("<div><div><table><tr><td><div>One<div>Two</table>Three"), ["One", "Two", "Three"]);
    // Words between cells stand before the table in browsers too.
    assert_eq!(plain("<table><td>One<tr>between<td>Two<td>Three</table>"), ["between", "One", "Two | Three"]);
    assert_eq!(plain("No <span>tags</span> around"), ["No tags around"]);
}

#[test]
fn headings_and_line_breaks() {
    let source = page("<h3>Article 1<br>Scope</h3><p>1. A line<br>goes on.<br>2. Next<br><br>Apart</p>");
    assert_eq!(texts(&source), ["Article 1", "Scope", "1. A line goes on.", "2. Next", "Apart"]);
    assert_eq!(source.paragraphs[1].hint, Hint::Heading(3));
    assert_eq!(source.paragraphs[2].hint, Hint::None);
}

#[test]
fn lists_carry_the_labels_that_browsers_print() {
    let body = "<ol><li>one<li>two<ol type=a><li>deep<li value=4>four</ol><li><p>three<p>more</ol>\
                <ol start=5 type=I><li>five</ol><ol reversed><li>b<li>a</ol><ol style='list-style-type: lower-roman'><li>r</ol>\
                <ol><li>(a) own<li>1. own</ol><ul><li>dot<li>– dash</ul><ul style='list-style:none'><li>bare</ul>";
    assert_eq!(
        plain(body),
        [
            "1. one", "2. two", "a. deep", "d. four", "3. three", "more", "V. five", "2. b", "1. a", "i. r",
            "(a) own", "1. own", "• dot", "– dash", "bare"
        ]
    );
}

#[test]
fn tables_of_labels_and_of_layout_become_paragraphs() {
    let point = |label: &str, words: &str| {
        format!("<table><tr><td><p>{label}</p></td><td><p>{words}</p></td></tr></table>")
    };
    let body = format!(
        "<p>1. The following:</p>{}{}",
        point("(a)", "one;"),
        point("(b)", &format!("two:</p>{}<p>", point("(i)", "deep.")))
    );
    assert_eq!(plain(&body), ["1. The following:", "(a) one;", "(b) two:", "(i) deep."]);
    let layout = "<table><tr><td>Menu</td><td><p>Article 1</p><p>One.</p><p>Article 2</p><p>Two.</p></td></tr></table>";
    assert_eq!(plain(layout), ["Menu", "Article 1", "One.", "Article 2", "Two."]);
    let data = page("<table><tr><th>Party<th>Date<tr><td>Chile<td>2024</table>");
    assert_eq!(texts(&data), ["Party | Date", "Chile | 2024"]);
    assert_eq!(data.paragraphs[0].hint, Hint::Verbatim);
}

#[test]
fn notes_follow_the_paragraph_that_calls_them() {
    let body = "<p>A call<sup><a href='#fn1' id='r1'>1</a></sup> and another<a href='#n2'><sup>(2)</sup></a>.</p><p>Next.</p>\
                <ol><li id='fn1'>First note. <a href='#r1'>↩</a></li></ol><p class=note><a id=n2 href='#x'>(<span>2</span>)</a> Second note.</p>";
    let source = page(body);
    assert_eq!(
        texts(&source),
        ["A call[1] and another[2].", "[1] First note. ↩", "[2] Second note.", "Next."]
    );
    assert_eq!(source.paragraphs[1].hint, Hint::Footnote);
    let loose = page(
        "<p>The Convention<sup>1</sup> covers 5 m<sup>2</sup>, the 1<sup>er</sup>.</p><hr><p><sup>1</sup> See there.</p>",
    );
    assert_eq!(texts(&loose), ["The Convention[1] covers 5 m2, the 1er.", "[1] See there."]);
    assert_eq!(loose.paragraphs[1].hint, Hint::Footnote);
    assert_eq!(loose.count(LeftOutKind::RuledLine), 1);
    let contents =
        page("<p><a href='#a1'>1</a> <a href='#a2'>2</a></p><p id=a1>Article 1</p><p id=a2>Article 2</p>");
    assert_eq!(texts(&contents), ["1 2", "Article 1", "Article 2"]);
}

#[test]
fn what_stands_around_the_text_is_listed() {
    let long = "The words of a preamble that a page keeps in its header, ".repeat(6);
    let source = page(&format!(
        "<script>let x = '<p>no</p>';</script><style>p {{}}</style><nav><a href=x>Home</a></nav><header><a href=y>Site</a></header>\
         <header><h2>Preamble</h2><p>{long}</p></header><form><input><p>{long}</p><p>{long}</p></form><form>Search <button>Go</button></form>\
         <p>Words <span style='display: none'>secret</span><img alt='Emblem'> stay.</p><div hidden>gone</div>\
         <div role=navigation>Next</div><footer>Contact</footer>"
    ));
    let kept: Vec<&str> = texts(&source).into_iter().filter(|text| text.len() < 100).collect();
    assert_eq!(kept, ["Preamble", "Words stay."]);
    assert_eq!(source.paragraphs.len(), 5);
    let left = |kind| -> Vec<&str> {
        source.left_out.iter().filter(|left| left.kind == kind).map(|left| left.words.as_str()).collect()
    };
    assert_eq!(
        left(LeftOutKind::PageFurniture),
        ["", "", "Home", "Site", "", "Go", "Search", "Next", "Contact"]
    );
    assert_eq!(left(LeftOutKind::HiddenText), ["secret", "gone"]);
    assert_eq!(left(LeftOutKind::Picture), ["Emblem"]);
}

#[test]
fn a_page_that_is_all_form_is_read() {
    assert_eq!(plain("<form><nav>Home</nav><p>Article 1</p><p>Short.</p></form>"), ["Article 1", "Short."]);
}

#[test]
fn the_main_part_of_a_page_is_its_text() {
    let source = page(
        "<div>Logo</div><main><h1>Treaty</h1><p>Article 1</p><p>All is well here.</p></main><div>Share</div>",
    );
    assert_eq!(texts(&source), ["Treaty", "Article 1", "All is well here."]);
    assert_eq!(source.count(LeftOutKind::PageFurniture), 2);
    let small = page("<main>Ad</main><p>A text that is much longer than that.</p>");
    assert_eq!(texts(&small).len(), 2);
}

#[test]
fn old_pages_in_one_block_are_read_as_plain_text() {
    let line = "Each State Party shall adopt such measures as may be necessary to";
    let source = page(&format!(
        "<pre>Article 1\n\n1. {line}\n{line}\n{line}\nthat end.\n\n2. {line}\n{line}\nthat end.\n</pre>"
    ));
    assert_eq!(source.paragraphs.len(), 3, "{:#?}", texts(&source));
}

#[test]
fn letters_are_read_as_the_page_stores_them() {
    let words = "Статья 1. Каждое государство-участник принимает меры.";
    let meta = |charset: &str| {
        format!(
            "<html><head><meta http-equiv='Content-Type' content='text/html; charset={charset}'></head><body><p>{words}</p></body></html>"
        )
    };
    for (encoding, charset) in [
        (encoding_rs::WINDOWS_1251, "windows-1251"),
        (encoding_rs::KOI8_R, "koi8-r"),
        (encoding_rs::UTF_8, "windows-1251"),
    ] {
        let source = read(&encoding.encode(&meta(charset)).0, "x.html").unwrap();
        assert_eq!(texts(&source), [words], "{charset}");
        assert!(source.remarks.is_empty());
    }
    let unnamed = read(&encoding_rs::WINDOWS_1251.encode(&meta("")).0, "x.html").unwrap();
    assert_eq!(texts(&unnamed), [words]);
    assert_eq!(unnamed.remarks[0].did, Did::ChoseEncoding("windows-1251".to_owned()));
    let wide: Vec<u8> = format!("\u{feff}<p>{words}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(texts(&read(&wide, "x.html").unwrap()), [words]);
}

#[test]
fn a_page_is_believed_where_it_fits_its_words() {
    let of = |lang: &str, title: &str| {
        let page = format!(
            "<html lang='{lang}'><title>{title}</title><body><h1>Convention on Tests</h1><p>The Parties agree.</p>"
        );
        let header = read(page.as_bytes(), "x.html").unwrap().header;
        (header.language, header.instrument.title)
    };
    assert_eq!(
        of("en-GB", "Convention on Tests | UN"),
        ("en-GB".to_owned(), "Convention on Tests".to_owned())
    );
    assert_eq!(of("ru", "Home"), (String::new(), String::new()));
    assert_eq!(of("'><script>", "x"), (String::new(), String::new()));
}

#[test]
fn what_follows_something_too_deep_is_read_as_before() {
    let deep = format!("{}one<p>two<ul><li>three<li>four</ul>{}", "<div>".repeat(700), "</div>".repeat(700));
    let lines = plain(&format!("{deep}<p>Article 1<p>1. Five.<ul><li>six<li>seven</ul>"));
    assert!(lines.ends_with(&plain("<p>Article 1<p>1. Five.<ul><li>six<li>seven</ul>")), "{lines:?}");
    let words = lines.concat();
    assert!(["one", "two", "three", "four"].iter().all(|word| words.contains(word)), "{lines:?}");
}

#[test]
fn depth_and_size_have_their_limits() {
    for tag in ["div", "b", "table", "ol", "li", "p", "sup", "form", "a href='#x'", "td"] {
        let levels = if tag == "div" { 200_000 } else { 10_000 };
        let deep = format!("<{tag}>").repeat(levels) + "Article 1";
        let source = page(&deep);
        assert_eq!(source.paragraphs.len(), 1, "{tag}");
        assert!(source.paragraphs[0].text.ends_with("Article 1"));
    }
    let huge = format!("<p {}>x", "a ".repeat(30_000));
    assert!(matches!(read(huge.as_bytes(), "x.html"), Err(ImportError::Page { .. })));
    let many = "<i></i>".repeat(2_100_000);
    assert!(matches!(read(many.as_bytes(), "x.html"), Err(ImportError::Page { .. })));
    let long_attribute = format!("<img src='data:{}'><p>Words stay.", "ab /".repeat(200_000));
    assert_eq!(plain(&long_attribute), ["Words stay."]);
}

#[test]
fn pages_without_words_are_refused() {
    let told = |page: &str| {
        html(page.as_bytes(), &ImportOptions { name: "x.html".to_owned(), ..ImportOptions::default() })
    };
    assert!(matches!(told(""), Err(ImportError::Empty { .. })));
    assert!(matches!(told("<html><p></p>"), Err(ImportError::NoWords { .. })));
    let imported = told("<h2>Article 1</h2><p>All.</p>").unwrap();
    assert_eq!(imported.report.count(ProvisionKind::Article), 1);
}

proptest! {
    #[test]
    fn no_page_makes_the_reader_panic(source in "((<(/)?(p|div|table|tr|td|ol|li|h1|sup|a href='#a' id='a'|br|pre|main|header|form|b|script|title|dl|dt)(>| ))|[a-c&;<>\"'=/! 1.-]|&amp;|<!--|-->){0,80}") {
        let _ = read(source.as_bytes(), "x.html");
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes, "x.html");
    }

    #[test]
    fn words_of_a_page_are_kept_in_order(source in "(<(/)?(p|div|li|ul|b|i|section|article|h2)>|[a-z]{1,6} ){1,60}") {
        let wanted: String = source.split('<').map(|part| part.split_once('>').map_or(part, |(_, words)| words)).collect();
        let squeezed = |words: &str| words.chars().filter(char::is_ascii_lowercase).collect::<String>();
        let found: String = page(&source).paragraphs.iter().map(|paragraph| squeezed(&paragraph.text)).collect();
        // The first part has no tag before it.
        prop_assert_eq!(found, squeezed(&wanted));
    }
}
