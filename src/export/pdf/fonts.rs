//! The fonts of the report, all in the program: no machine's own fonts are looked at, so that every
//! machine makes the same pages and none is known by its fonts.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

macro_rules! font {
    ($name:literal) => {
        include_bytes!(concat!("../../../assets/fonts/", $name)).as_slice()
    };
}

const FILES: [&[u8]; 8] = [
    font!("Literata-Regular.ttf"),
    font!("Literata-Italic.ttf"),
    font!("Literata-Bold.ttf"),
    font!("Literata-BoldItalic.ttf"),
    font!("Inter-Variable.ttf"),
    font!("NotoNaskhArabic-Regular.ttf"),
    font!("NotoNaskhArabic-Bold.ttf"),
    font!("NotoSansSC-GB2312.otf"),
];

static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect());

static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

pub(super) fn book() -> &'static LazyHash<FontBook> {
    &BOOK
}

pub(super) fn font(index: usize) -> Option<Font> {
    FONTS.get(index).cloned()
}

/// Says whether one of the fonts has a glyph for `c`.
pub(super) fn cover(c: char) -> bool {
    FONTS.iter().any(|font| font.info().coverage.contains(u32::from(c)))
}

/// Says whether a combining mark can be set on a letter, in the reading type as in the small type.
///
/// A letter is taken from the first font that has it, and its marks must be there too: typst gives up on
/// a letter and a mark that no one font has together.
pub(super) fn set_together(base: char, mark: char) -> bool {
    let has = |font: &Font, c: char| font.info().coverage.contains(u32::from(c));
    ["Literata", "Inter"].iter().all(|first| {
        let with = |family: &str| FONTS.iter().find(|font| font.info().family == family && has(font, base));
        let font = with(first).or_else(|| with("Noto Naskh Arabic"));
        font.is_some_and(|font| has(font, mark))
    })
}
