//! Packages that nobody means well with: each is refused or read, and none does harm.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::packing::pack;
use super::*;

const WORD: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";

fn document(body: &str) -> String {
    format!("<w:document {WORD}><w:body>{body}</w:body></w:document>")
}

fn good() -> String {
    document("<w:p><w:r><w:t>Article 1</w:t></w:r></w:p><w:p><w:r><w:t>All is well.</w:t></w:r></w:p>")
}

fn options() -> ImportOptions {
    ImportOptions { name: "draft.docx".to_owned(), ..ImportOptions::default() }
}

fn fault(bytes: &[u8]) -> OfficeFault {
    match docx(bytes, &options()) {
        Err(ImportError::Office { fault, .. }) => fault,
        other => panic!("{other:?}"),
    }
}

/// A package whose text is this many zeros.
fn zeros(count: usize) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_level(Some(1));
    writer.start_file("word/document.xml", options).unwrap();
    let block = vec![0; 1 << 20];
    for _ in 0..count >> 20 {
        writer.write_all(&block).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_gigabyte_of_zeros_is_refused() {
    let bytes = zeros(1 << 30);
    assert!(bytes.len() < 16 << 20, "the package itself is small: {}", bytes.len());
    assert_eq!(fault(&bytes), OfficeFault::Bomb { part: "word/document.xml".to_owned() });
}

#[test]
fn what_a_header_says_of_sizes_is_not_believed() {
    let mut bytes = zeros(64 << 20);
    // The size that the directory tells stands 24 bytes behind its signature.
    let at = memchr::memmem::rfind(&bytes, b"PK\x01\x02").unwrap() + 24;
    bytes[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
    assert!(docx(&bytes, &options()).is_err());
}

#[test]
fn evil_names_lead_nowhere() {
    let names = [
        "../evil",
        "../../../../etc/passwd",
        "/etc/passwd",
        "//server/share",
        "C:\\evil",
        "C:evil",
        "c:/evil",
        "..\\evil",
        "\\\\server\\share",
        "word/../../evil",
        "./word/document.xml",
        "word//document.xml",
        "word/./document.xml",
        "WORD/DOCUMENT.XML",
        "word/document.xml/",
        "word/document.xml:stream",
        "CON",
        "NUL.txt",
        "aux",
        "com1",
        "lpt9.xml",
        " ",
        ".",
        "..",
        "...",
        "/",
        "\\",
        "~/.bashrc",
        "$HOME/x",
        "%APPDATA%\\x",
        "a\nb",
        "a\tb",
        "\u{202e}lmx",
        "\u{0}",
        "word/document.xml\u{0}.txt",
        "word\u{2215}document.xml",
        "ｗord/document.xml",
        "word/document.xml ",
        "-rf",
        "'; drop",
    ];
    assert_eq!(names.len(), 40);
    let before: Vec<_> = std::fs::read_dir(".").unwrap().map(|entry| entry.unwrap().path()).collect();
    let content = good();
    for name in names {
        let bytes = pack(&[(name, "<x/>"), ("word/document.xml", &content)]);
        let imported = docx(&bytes, &options()).unwrap_or_else(|error| panic!("{name:?}: {error}"));
        assert_eq!(imported.source.paragraphs.len(), 2, "{name:?}");
        let alone = pack(&[(name, &content)]);
        assert!(matches!(fault(&alone), OfficeFault::NoDocument { .. }), "{name:?}");
    }
    let after: Vec<_> = std::fs::read_dir(".").unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(before, after);
}

#[test]
fn names_that_come_twice_are_refused() {
    let content = good();
    let mut bytes = pack(&[("word/document.xml", &content), ("word/documenu.xml", &content)]);
    while let Some(at) = memchr::memmem::find(&bytes, b"documenu") {
        bytes[at..at + 8].copy_from_slice(b"document");
    }
    assert_eq!(fault(&bytes), OfficeFault::DoubleNames);
}

#[test]
fn thousands_of_parts_are_refused() {
    let names: Vec<String> = (0..2_001).map(|index| format!("part{index}")).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(fault(&pack(&parts)), OfficeFault::TooManyParts);
}

#[test]
fn locked_packages_are_said_to_be_locked() {
    let mut bytes = pack(&[("word/document.xml", &good())]);
    // The first bit of the flags, in both headers, says that the part is encrypted.
    for (signature, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = memchr::memmem::find(&bytes, signature).unwrap() + flags;
        bytes[at] |= 1;
    }
    assert_eq!(fault(&bytes), OfficeFault::Locked);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("locked.docx");
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    std::fs::write(&path, [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &[0; 600], &name].concat()).unwrap();
    let told = file(&path, &ImportOptions::default()).unwrap_err().to_string();
    assert!(told.contains("locked.docx") && told.contains("without a password"), "{told}");
}

#[test]
fn deep_nesting_is_refused() {
    for element in ["w:p", "w:tbl", "x"] {
        let deep = format!("<{element}>").repeat(200_000) + &format!("</{element}>").repeat(200_000);
        let bytes = pack(&[("word/document.xml", &document(&deep))]);
        assert!(matches!(fault(&bytes), OfficeFault::TooDeep { most: 500, .. } | OfficeFault::Bomb { .. }));
    }
    // Packed little enough to be no bomb.
    let noise: Vec<String> =
        (0..200_000_u64).map(|n| format!("<x a='{:x}'>", n.wrapping_mul(0x9E37_79B9_7F4A_7C15))).collect();
    let bytes = pack(&[("word/document.xml", &document(&noise.concat()))]);
    assert!(matches!(fault(&bytes), OfficeFault::TooDeep { most: 500, .. }));
}

#[test]
fn entities_of_the_file_are_not_expanded() {
    let mut laughs = String::from("<!DOCTYPE w:document [<!ENTITY a0 'ha'>");
    for level in 1..30 {
        let before = format!("&a{};", level - 1).repeat(8);
        laughs.extend(["<!ENTITY a", &level.to_string(), " '", &before, "'>"]);
    }
    let content = laughs + "]>" + &document("<w:p><w:r><w:t>Words &a29; stay.</w:t></w:r></w:p>");
    let imported = docx(&pack(&[("word/document.xml", &content)]), &options()).unwrap();
    assert_eq!(imported.source.paragraphs[0].text, "Words &a29; stay.");
    let outside = "<!DOCTYPE w:document [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>".to_owned()
        + &document("<w:p><w:r><w:t>&x; word</w:t></w:r></w:p>");
    let imported = docx(&pack(&[("word/document.xml", &outside)]), &options()).unwrap();
    assert_eq!(imported.source.paragraphs[0].text, "&x; word");
}

#[test]
fn notes_and_styles_that_call_each_other_end() {
    let footnotes = format!(
        "<w:footnotes {WORD}><w:footnote w:id='1'><w:p><w:r><w:t>One</w:t><w:footnoteReference w:id='1'/></w:r></w:p></w:footnote></w:footnotes>"
    );
    let calls = "<w:r><w:footnoteReference w:id='1'/></w:r>".repeat(1_000);
    let relations = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
                     <Relationship Type='x/footnotes' Target='footnotes.xml'/></Relationships>";
    let body = document(&format!("<w:p><w:r><w:t>A</w:t></w:r>{calls}</w:p>"));
    let bytes = pack(&[
        ("word/document.xml", &body),
        ("word/footnotes.xml", &footnotes),
        ("word/_rels/document.xml.rels", relations),
    ]);
    let imported = docx(&bytes, &options()).unwrap();
    assert_eq!(imported.source.paragraphs.len(), 2);
}

#[test]
fn files_cut_short_anywhere_are_answered() {
    let body: Vec<String> =
        (0..200).map(|n| format!("<w:p><w:r><w:t>Article {n} of {}</w:t></w:r></w:p>", n * 7919)).collect();
    let body = body.concat();
    let whole = pack(&[("word/document.xml", &document(&body)), ("word/styles.xml", "<x/>")]);
    for part in 0..50 {
        let cut = &whole[..whole.len() * part / 50];
        let told = docx(cut, &options()).unwrap_err().to_string();
        assert!(told.contains("draft.docx"), "{told}");
    }
    let content = document(&body);
    for part in 1..50 {
        let at = (0..=content.len() * part / 50).rev().find(|at| content.is_char_boundary(*at)).unwrap();
        let bytes = pack(&[("word/document.xml", &content[..at])]);
        assert!(matches!(fault(&bytes), OfficeFault::Part { .. }), "{at}");
    }
    assert!(matches!(docx(b"", &options()), Err(ImportError::Empty { .. })));
}

#[test]
fn spoilt_bytes_never_make_it_panic() {
    let whole = pack(&[("word/document.xml", &good()), ("word/styles.xml", "<x/>")]);
    for at in 0..whole.len() {
        for value in [0, 0xFF, whole[at] ^ 0x01, whole[at] ^ 0x80] {
            let mut bytes = whole.clone();
            bytes[at] = value;
            let _ = docx(&bytes, &options());
        }
    }
}
