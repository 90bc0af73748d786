//! Small sources of both formats, and files that must be refused.

use proptest::prelude::*;

use super::*;

fn options() -> ImportOptions {
    ImportOptions { name: "draft.txt".to_owned(), ..ImportOptions::default() }
}

fn rows(imported: &Imported) -> Vec<String> {
    let row = |p: &crate::text::Provision| format!("{} | {} | {} | {}", p.eid, p.label, p.heading, p.text);
    imported.text.provisions().iter().map(row).collect()
}

const DIGEST: &str = "# Convention on Tests

## Preamble

The States that join begin *here*.

## Chapter I. General provisions

### Article 2. Terms

For the purposes:

(a) one term;

(b) another:

(i) of one kind;

(ii) of another.

### Article 48 bis. Special techniques

1. The first.

8. The eighth, with a note.[^1]

(c) a late point.

21. The twenty-first.

[^1]: The note.
";

#[test]
fn a_digest_comes_out_whole() {
    let imported = markdown(DIGEST.as_bytes(), &options()).unwrap();
    assert_eq!(
        rows(&imported),
        [
            "front |  | Convention on Tests | ",
            "preamble | Preamble |  | ",
            "preamble__rec_1 |  |  | The States that join begin here.",
            "chp_I | Chapter I. | General provisions | ",
            "art_2 | Article 2. | Terms | For the purposes:",
            "art_2__point_a | (a) |  | one term;",
            "art_2__point_b | (b) |  | another:",
            "art_2__point_b__point_i | (i) |  | of one kind;",
            "art_2__point_b__point_ii | (ii) |  | of another.",
            "art_48bis | Article 48 bis. | Special techniques | ",
            "art_48bis__para_1 | 1. |  | The first.",
            "art_48bis__para_8 | 8. |  | The eighth, with a note.[1]",
            "art_48bis__para_8__fn_1 | [1] |  | The note.",
            "art_48bis__para_8__point_c | (c) |  | a late point.",
            "art_48bis__para_21 | 21. |  | The twenty-first.",
        ]
    );
    assert_eq!(imported.text.header().instrument.title, "Convention on Tests");
    assert_eq!(imported.text.header().language, "en");
}

#[test]
fn dirty_markdown_is_read() {
    let source = "<meta charset='utf-8' />\n\n##A Treaty\n\n### CHAPTER  I  \n\n####TERMS\n\n### Article  1  \n\n\
                  ####Definitions\n\nFor this:\n\na) one;   \n\nb) two.  \n2.   A paragraph [here](http://x.y).  \n\
                  3.   Another.  \n\n| x | y |\n|---|---|\n| 1. | 2 |\n";
    let imported = markdown(source.as_bytes(), &options()).unwrap();
    assert_eq!(
        rows(&imported),
        [
            "front |  | A Treaty | ",
            "chp_I | CHAPTER I | TERMS | ",
            "art_1 | Article 1 | Definitions | For this:",
            "art_1__point_a | a) |  | one;",
            "art_1__point_b | b) |  | two.",
            "art_1__para_2 | 2. |  | A paragraph here.",
            "art_1__para_3 | 3. |  | Another.",
            "art_1__para_3__subpara_2 |  |  | x | y",
            "art_1__para_3__subpara_3 |  |  | 1. | 2",
        ]
    );
    assert_eq!(imported.left_out(), [(LeftOutKind::Tag, 1)].into());
}

#[test]
fn lines_broken_at_the_margin_are_joined() {
    let source = "A TREATY\r\n\r\nArticle 1\r\nScope\r\n\r\n1. This Convention shall apply, except as otherwise stated\r\n\
                  herein, to the prevention, investigation and prosecu-\r\ntion of the offences, as well as to the matters of\r\n\
                  Article 17 of the other Convention, and to whatever else\r\nthe Parties may see fit to bring under it by common\u{c}\
                  accord among themselves.\r\n2. It shall not apply to anything else whatever, whether\r\nor not the Parties wish.\r\n\
                  \r\n_______________\r\n1 A note on the above.\r\n";
    let imported = plain_text(source.as_bytes(), &options()).unwrap();
    assert_eq!(
        rows(&imported),
        [
            "front |  | A TREATY | ",
            "art_1 | Article 1 | Scope | ",
            "art_1__para_1 | 1. |  | This Convention shall apply, except as otherwise stated herein, to the prevention, \
             investigation and prosecu-tion of the offences, as well as to the matters of Article 17 of the other \
             Convention, and to whatever else the Parties may see fit to bring under it by common accord among themselves.",
            "art_1__para_2 | 2. |  | It shall not apply to anything else whatever, whether or not the Parties wish.",
            "art_1__para_2__fn_1 | 1 |  | A note on the above.",
        ]
    );
    assert_eq!(imported.left_out().len(), 2);
}

#[test]
fn items_that_end_with_and_stay_apart() {
    let source = "Article 1\n\nEach Party shall take the measures that are necessary to ensure that\nits authorities may, for \
                  the purposes set out in this Convention,\n(a) order a person in its territory to hand over what that person\n\
                  holds or controls; and\n(b) require a provider of services to hand over what it holds\non its subscribers.";
    let imported = plain_text(source.as_bytes(), &options()).unwrap();
    let eids: Vec<&str> = imported.text.provisions().iter().map(|p| p.eid.as_str()).collect();
    assert_eq!(eids, ["art_1", "art_1__point_a", "art_1__point_b"]);
}

#[test]
fn encodings_are_told_by_their_marks() {
    let utf16: Vec<u8> = "\u{feff}Article 1\nÀ tous.".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let utf8 = "\u{feff}Article 1\nÀ tous.".as_bytes();
    let plain = plain_text(utf8, &options()).unwrap();
    assert_eq!(plain.text.id(), plain_text(&utf16, &options()).unwrap().text.id());
    assert_eq!(plain.text.provisions()[0].label, "Article 1");
}

#[test]
fn what_is_no_text_is_refused_with_place_and_remedy() {
    let told = |bytes: &[u8]| plain_text(bytes, &options()).unwrap_err().to_string();
    let zero = told(b"Article 1\nab\0c");
    assert!(
        zero.contains("draft.txt") && zero.contains("byte 12 (line 2)") && zero.contains("save it"),
        "{zero}"
    );
    assert!(told(b"Article 1\n\xff\x01").contains("no valid UTF-8 at byte 10 (line 2)"));
    assert!(told(b"\xff\xfeA\0\0\xd8").contains("UTF-16 at byte 4"));
    assert!(told(b"\xff\xfeA\0B").contains("cut off"));
    assert!(told(b"").contains("is empty"));
    assert!(told(b"  \n ").contains("is empty"));
    assert!(told(b"%PDF-1.7").contains("a PDF"));
    assert!(told(b"<!DOCTYPE html><p>").contains("a web page"));
    assert!(told(b"1.\n2.").contains("no words"));
    assert!(told(&b"a\n".repeat(MOST_PARAGRAPHS + 1)).contains("paragraphs"));
    let large = vec![b'a'; usize::try_from(LARGEST_OF_WORDS).unwrap() + 1];
    assert!(told(&large).contains("32 MiB"));
    let long = "a ".repeat(LONGEST_PARAGRAPH / 2);
    let read = |words: &str| read(words.as_bytes(), &options(), &|_| true);
    assert!(read(&long).is_ok());
    assert!(matches!(read(&format!("{long}a b")), Err(ImportError::HugeParagraph { .. })));
}

#[test]
fn files_are_read_by_extension_and_content() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, content: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    };
    let read = |path: &Path| file(path, &ImportOptions::default());
    let expected = markdown(DIGEST.as_bytes(), &options()).unwrap().text;
    assert_eq!(read(&put("digest.MD", DIGEST)).unwrap().text.id(), expected.id());
    assert_eq!(read(&put("digest", DIGEST)).unwrap().text.id(), expected.id());
    assert_eq!(read(&put("treaty.txt", "Article 1\nAll.")).unwrap().text.provisions().len(), 1);
    for (name, content, what) in [
        ("treaty.rtf", "{\\rtf1 All.}", "a rich text document"),
        ("treaty.pages", "", "a Pages document"),
        ("treaty.doc", "\u{0}", "an old Word document"),
    ] {
        let refused = read(&put(name, content)).unwrap_err().to_string();
        assert!(
            refused.contains(name)
                && refused.contains(what)
                && refused.contains("save it")
                && refused.contains(".txt"),
            "{refused}"
        );
    }
    assert!(matches!(read(&put("treaty.docx", "")), Err(ImportError::Empty { .. })));
    let refused = read(&put("treaty.docx", "Article 1")).unwrap_err().to_string();
    assert!(refused.contains("treaty.docx") && refused.contains("damaged"), "{refused}");
    assert!(matches!(read(folder.path()), Err(ImportError::NotAFile { .. })));
    assert!(matches!(read(&folder.path().join("none.txt")), Err(ImportError::Unreadable { .. })));
    assert!(matches!(read(&put("fake.txt", "PK\u{3}\u{4}")), Err(ImportError::Unsupported { .. })));
    let path = put("huge.txt", "");
    File::options().write(true).open(&path).unwrap().set_len(LARGEST + 1).unwrap();
    assert!(matches!(read(&path), Err(ImportError::TooLarge { .. })));
}

proptest! {
    #[test]
    fn no_bytes_make_the_readers_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = plain_text(&bytes, &options());
        let _ = markdown(&bytes, &options());
    }

    #[test]
    fn no_markdown_makes_the_reader_panic(source in "([#>*_`|\\[\\]()<! -]|[a-d]|[0-9][.)]|\n|\n\n|\t|\\^1|:){0,120}") {
        let _ = markdown(source.as_bytes(), &options());
    }

    #[test]
    fn plain_words_are_kept(source in "([a-z]{1,9}[ .;\n]|Article [0-9]\n|[(][a-c][)] |\n\n|\u{c}){1,80}") {
        let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        if let Ok(imported) = plain_text(source.as_bytes(), &options()) {
            let parts = imported.text.provisions().iter().flat_map(|p| [&p.label, &p.heading, &p.text]);
            let words: String = parts.map(|part| squeezed(part)).collect();
            prop_assert_eq!(words, squeezed(&source));
        }
    }
}

#[test]
fn the_head_of_a_document_is_read_in_every_format() {
    let lines =
        ["United Nations", "A/RES/79/243", "Distr.: General 31 December 2024", "A Convention on Many Things"];
    let own = "<dc:title>A convention on many things</dc:title>";
    let wrap = |open: &str, close: &str| lines.map(|line| format!("{open}{line}{close}")).concat();
    let core = format!(
        "<cp:coreProperties xmlns:cp='x' xmlns:dc='http://purl.org/dc/elements/1.1/'>{own}</cp:coreProperties>"
    );
    let word = format!(
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{}</w:body></w:document>",
        wrap("<w:p><w:r><w:t>", "</w:t></w:r></w:p>")
    );
    let office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    let meta = format!(
        "<office:document-meta xmlns:office='{office}' xmlns:dc='http://purl.org/dc/elements/1.1/'><office:meta>{own}</office:meta></office:document-meta>"
    );
    let content = format!(
        "<office:document-content xmlns:office='{office}' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>\
         <office:body><office:text>{}</office:text></office:body></office:document-content>",
        wrap("<text:p>", "</text:p>")
    );
    let page = format!(
        "<html><title>A convention on many things</title><body>{}</body></html>",
        wrap("<h1>", "</h1>")
    );
    let kind = "application/vnd.oasis.opendocument.text";
    let files = [
        ("a.docx", packing::pack(&[("word/document.xml", &word), ("docProps/core.xml", &core)])),
        ("a.odt", packing::pack(&[("mimetype", kind), ("content.xml", &content), ("meta.xml", &meta)])),
        ("a.html", page.into_bytes()),
    ];
    for (name, bytes) in files {
        let options = ImportOptions { name: name.to_owned(), ..ImportOptions::default() };
        let header = read(&bytes, &options, &|_| true).unwrap().header;
        let title = header.instrument.title.to_lowercase();
        let told = (header.symbol.as_str(), header.date.as_str(), title.as_str());
        assert_eq!(told, ("A/RES/79/243", "2024-12-31", "a convention on many things"), "{name}");
    }
    // Properties that cannot be read cost nothing but what they say.
    let broken = packing::pack(&[("word/document.xml", &word), ("docProps/core.xml", "<a><b></a>")]);
    let read = docx(&broken, &ImportOptions::default()).unwrap();
    assert_eq!(read.text.header().symbol, "A/RES/79/243");
}
