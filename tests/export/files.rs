//! Small PDFs to write marks into: a treaty of two pages and a bit, in all the shapes that files come in.

// What fails here fails loudly.
#![allow(dead_code, clippy::indexing_slicing, reason = "each of the tests uses some of it")]

use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::encryption::crypt_filters::{Aes128CryptFilter, Aes256CryptFilter, CryptFilter};
use lopdf::{
    Dictionary, Document, EncryptionState, EncryptionVersion, Object, Permissions, SaveOptions, Stream,
    StringFormat, dictionary,
};

/// Points from one line to the next, points more between paragraphs, and lines on a page.
const LEADING: f32 = 14.0;
const GAP: f32 = 9.0;
const LINES: usize = 26;

/// Signs on a line.
const WIDE: usize = 68;

/// How a page says what annotations it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Annots {
    Missing,
    Null,
    /// A list of its own with a link in it.
    Listed,
    /// One list, named by all pages.
    Shared,
}

/// A file in the making.
pub(crate) struct Treaty {
    pub(crate) turn: i64,
    pub(crate) annots: Annots,
}

impl Default for Treaty {
    fn default() -> Self {
        Self { turn: 0, annots: Annots::Missing }
    }
}

/// The paragraphs of the treaty; enough words that one goes over the end of a page.
fn paragraphs() -> Vec<String> {
    let subjects =
        ["Each State Party", "The Conference", "No authority", "Every reviewer", "The secretariat"];
    let verbs = ["shall publish", "may examine", "shall never withhold", "is to protect", "should report on"];
    let things = [
        "the records that were asked for in good faith",
        "any measure which concerns the privacy of journalists",
        "whatever safeguards were agreed upon beforehand",
        "independent research into the security of networks",
        "the remedies that are open to people who were wronged",
    ];
    let sentence = |seed: usize| {
        let (a, b, c) = (seed % 5, (seed / 2) % 5, (seed * 3 + seed / 5) % 5);
        let d = (c + 1 + seed % 3) % 5;
        format!("{} {} {}, and {} in the {}th year.", subjects[a], verbs[b], things[c], things[d], seed + 3)
    };
    let mut paragraphs = vec!["Convention on Files".to_owned()];
    let mut seed = 0;
    for number in 1..=9 {
        paragraphs.push(format!("Article {number}"));
        paragraphs.push(["Purposes", "Use of terms", "Scope", "Duties", "Remedies"][number % 5].to_owned());
        for paragraph in 1..=3 {
            let words = [seed, seed + 1, seed + 2].map(sentence).join(" ");
            seed += 3;
            paragraphs.push(format!("{paragraph}. {words}"));
        }
    }
    paragraphs
}

/// Lines, and whether each begins a paragraph.
fn lines(paragraphs: &[String]) -> Vec<(String, bool)> {
    let mut lines: Vec<(String, bool)> = Vec::new();
    for paragraph in paragraphs {
        let mut first = true;
        let mut line = String::new();
        for word in paragraph.split(' ') {
            if line.len() + word.len() + 1 > WIDE {
                lines.push((std::mem::take(&mut line), std::mem::take(&mut first)));
            }
            line = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        }
        lines.push((line, first));
    }
    lines
}

impl Treaty {
    /// The file as a structure that can still be changed.
    pub(crate) fn document(&self) -> Document {
        let mut document = Document::with_version("1.7");
        let tree = document.new_object_id();
        let font = document.add_object(dictionary! {
            "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
        });
        let link = document.add_object(dictionary! {
            "Type" => "Annot", "Subtype" => "Link", "Rect" => vec![10.into(), 10.into(), 20.into(), 20.into()],
        });
        let shared = document.add_object(vec![Object::Reference(link)]);
        let lines = lines(&paragraphs());
        let mut pages: Vec<Object> = Vec::new();
        for lines in lines.chunks(LINES) {
            let content = document.add_object(Stream::new(Dictionary::new(), self.content(lines)));
            let mut page = dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content };
            match self.annots {
                Annots::Missing => {}
                Annots::Null => page.set("Annots", Object::Null),
                Annots::Listed => page.set("Annots", vec![Object::Reference(link)]),
                Annots::Shared => page.set("Annots", shared),
            }
            pages.push(document.add_object(page).into());
        }
        // Pages inherit what they are drawn with and how they lie.
        let tree_of_pages = dictionary! {
            "Type" => "Pages",
            "Count" => pages.len() as i64,
            "Kids" => pages,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            "Rotate" => self.turn,
            "Resources" => dictionary! { "Font" => dictionary! { "F" => font } },
        };
        document.objects.insert(tree, tree_of_pages.into());
        let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
        document.trailer.set("Root", catalog);
        let id = |byte: u8| Object::String(vec![byte; 16], StringFormat::Hexadecimal);
        document.trailer.set("ID", vec![id(0x11), id(0x11)]);
        document
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        saved(&mut self.document())
    }

    /// Lines from the top of the page as it is shown.
    fn content(&self, lines: &[(String, bool)]) -> Vec<u8> {
        let place = match self.turn {
            90 => "0 1 -1 0 595 0 cm",
            180 => "-1 0 0 -1 595 842 cm",
            270 => "0 -1 1 0 0 842 cm",
            _ => "",
        };
        // Turned by a quarter, the page is 842 points wide and 595 high.
        let top = if self.turn % 180 == 90 { 560 } else { 790 };
        let mut content = format!("q {place}\nBT /F 11 Tf {LEADING} TL 60 {top} Td\n");
        for (line, first) in lines {
            if *first {
                content.extend(["0 -", &GAP.to_string(), " Td "]);
            }
            content.extend(["(", line, ") Tj T*\n"]);
        }
        content.push_str("ET Q\n");
        content.into_bytes()
    }
}

pub(crate) fn saved(document: &mut Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// With object streams and a cross-reference stream.
pub(crate) fn packed(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).build();
    document.save_with_options(&mut bytes, options).unwrap();
    bytes
}

/// How a file is locked; the password is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lock {
    Rc4,
    Aes128,
    Aes256,
}

pub(crate) fn locked(mut document: Document, lock: Lock, permissions: Permissions) -> Vec<u8> {
    let filter: Arc<dyn CryptFilter> = match lock {
        Lock::Aes256 => Arc::new(Aes256CryptFilter),
        _ => Arc::new(Aes128CryptFilter),
    };
    let crypt_filters = BTreeMap::from([(b"StdCF".to_vec(), filter)]);
    let (stream_filter, string_filter) = (b"StdCF".to_vec(), b"StdCF".to_vec());
    let (owner_password, user_password) = ("owner", "");
    let encrypt_metadata = true;
    let version = match lock {
        Lock::Rc4 => EncryptionVersion::V2 {
            document: &document,
            owner_password,
            user_password,
            key_length: 128,
            permissions,
        },
        Lock::Aes128 => EncryptionVersion::V4 {
            document: &document,
            encrypt_metadata,
            crypt_filters,
            stream_filter,
            string_filter,
            owner_password,
            user_password,
            permissions,
        },
        Lock::Aes256 => EncryptionVersion::V5 {
            encrypt_metadata,
            crypt_filters,
            file_encryption_key: &[0x5a; 32],
            stream_filter,
            string_filter,
            owner_password,
            user_password,
            permissions,
        },
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    saved(&mut document)
}

/// The file with other words of the same length, so that everything in it stands where it stood.
pub(crate) fn replaced(pdf: &[u8], from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut pdf = pdf.to_vec();
    for at in 0..pdf.len() {
        if pdf[at..].starts_with(from.as_bytes()) {
            pdf[at..at + to.len()].copy_from_slice(to.as_bytes());
        }
    }
    pdf
}
