//! Small PDFs to read in tests, made with the outlines of a bundled font.

use lopdf::{
    Dictionary, Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, StringFormat,
    dictionary,
};

/// Width and height of the pages that tests make, in points.
pub const SHEET: [f32; 2] = [600.0, 800.0];

/// A font of the tests' pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// Helvetica in `WinAnsi`.
    Plain,
    Bold,
    /// Glyph numbers, with a name and no map to letters.
    Mute,
    /// Glyph numbers that are one less than the characters of Unicode, as a map says.
    Mapped,
}

/// Words at a place.
#[derive(Debug, Clone)]
pub struct Put {
    pub at: [f32; 2],
    pub size: f32,
    pub face: Face,
    pub codes: Vec<u16>,
    /// Set upward along the page's left side rather than level.
    pub upright: bool,
}

/// A page in the making.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    pub puts: Vec<Put>,
    /// As `/Rotate`.
    pub turn: i64,
    pub annotations: Vec<Dictionary>,
    /// Annotations that answer one of the others, with its index.
    pub answers: Vec<(usize, Dictionary)>,
}

impl Sheet {
    pub fn put(mut self, x: f32, y: f32, size: f32, face: Face, words: &str) -> Self {
        let less = u16::from(face == Face::Mapped);
        let codes = words.chars().map(|c| c as u16 - less).collect();
        self.puts.push(Put { at: [x, y], size, face, codes, upright: false });
        self
    }

    /// Level words in Helvetica of 12 points.
    pub fn line(self, x: f32, y: f32, words: &str) -> Self {
        self.put(x, y, 12.0, Face::Plain, words)
    }

    /// Lines of Helvetica under one another, 15 points apart.
    pub fn lines(self, x: f32, y: f32, lines: &[&str]) -> Self {
        let numbered = lines.iter().enumerate();
        numbered.fold(self, |sheet, (index, line)| sheet.line(x, y - 15.0 * index as f32, line))
    }

    /// Glyphs by their numbers.
    pub fn glyphs(mut self, x: f32, y: f32, codes: Vec<u16>) -> Self {
        self.puts.push(Put { at: [x, y], size: 12.0, face: Face::Mute, codes, upright: false });
        self
    }
}

/// What the mute font calls itself.
pub const NAMELESS: &str = "Unheard-Of";

/// A PDF of these pages.
pub fn pdf(sheets: &[Sheet]) -> Vec<u8> {
    saved(document(sheets, NAMELESS))
}

/// The same, the mute font called by this name.
pub fn with_font(sheets: &[Sheet], name: &str) -> Vec<u8> {
    saved(document(sheets, name))
}

/// The same, locked with a password for readers, which may be empty.
pub fn locked(sheets: &[Sheet], password: &str) -> Vec<u8> {
    let mut document = document(sheets, NAMELESS);
    let id = Object::String(vec![7; 16], StringFormat::Literal);
    document.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: password,
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    saved(document)
}

fn saved(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    crate::import::seeds::keep("pdf", &bytes);
    bytes
}

fn document(sheets: &[Sheet], name: &str) -> Document {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let fonts = fonts(&mut document, name);
    let resources = document.add_object(dictionary! { "Font" => fonts });
    let mut kids = Vec::new();
    for sheet in sheets {
        let content = document.add_object(Stream::new(Dictionary::new(), content(sheet).into_bytes()));
        let mut ids: Vec<Object> = sheet
            .annotations
            .iter()
            .map(|annotation| document.add_object(annotation.clone()).into())
            .collect();
        for (index, answer) in &sheet.answers {
            let mut answer = answer.clone();
            answer.set("IRT", ids[*index].clone());
            ids.push(document.add_object(answer).into());
        }
        kids.push(Object::Reference(document.add_object(dictionary! {
            "Type" => "Page",
            "Parent" => pages,
            "MediaBox" => vec![0.into(), 0.into(), SHEET[0].into(), SHEET[1].into()],
            "Rotate" => sheet.turn,
            "Resources" => resources,
            "Contents" => content,
            "Annots" => ids,
        })));
    }
    let count = kids.len() as i64;
    document
        .objects
        .insert(pages, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    document
}

fn content(sheet: &Sheet) -> String {
    let mut content = String::new();
    for Put { at: [x, y], size, face, codes, upright } in &sheet.puts {
        let [a, b, c, d] = if *upright { [0, 1, -1, 0] } else { [1, 0, 0, 1] };
        let wide = matches!(face, Face::Mute | Face::Mapped);
        let hex: String = codes
            .iter()
            .map(|code| if wide { format!("{code:04X}") } else { format!("{:02X}", code & 0xFF) })
            .collect();
        content.extend([
            "BT /",
            &format!("{face:?} {size} Tf {a} {b} {c} {d} {x} {y} Tm <{hex}>"),
            " Tj ET\n",
        ]);
    }
    content
}

fn fonts(document: &mut Document, name: &str) -> Dictionary {
    let standard = |name: &str| {
        dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => name, "Encoding" => "WinAnsiEncoding" }
    };
    let (plain, bold) =
        (document.add_object(standard("Helvetica")), document.add_object(standard("Helvetica-Bold")));
    let outlines = include_bytes!("../../../../assets/fonts/Literata-Regular.ttf").to_vec();
    let file = document.add_object(Stream::new(Dictionary::new(), outlines));
    let mute = wide(document, name, file, None);
    let map = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange \
               1 beginbfrange <0000> <FFFE> <0001> endbfrange endcmap end";
    let map = document.add_object(Stream::new(Dictionary::new(), map.as_bytes().to_vec()));
    let mapped = wide(document, "Told", file, Some(map));
    dictionary! { "Plain" => plain, "Bold" => bold, "Mute" => mute, "Mapped" => mapped }
}

/// A font of glyph numbers, all half as wide as high.
fn wide(
    document: &mut Document,
    name: &str,
    file: lopdf::ObjectId,
    map: Option<lopdf::ObjectId>,
) -> lopdf::ObjectId {
    let name = format!("ABCDEF+{name}");
    let descriptor = document.add_object(dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => name.as_str(),
        "Flags" => 4,
        "FontFile2" => file,
    });
    let descendant = document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "CIDFontType2",
        "BaseFont" => name.as_str(),
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::string_literal("Adobe"),
            "Ordering" => Object::string_literal("Identity"),
            "Supplement" => 0,
        },
        "FontDescriptor" => descriptor,
        "DW" => 500,
        "CIDToGIDMap" => "Identity",
    });
    let mut font = dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => name.as_str(),
        "Encoding" => "Identity-H",
        "DescendantFonts" => vec![descendant.into()],
    };
    if let Some(map) = map {
        font.set("ToUnicode", map);
    }
    document.add_object(font)
}
