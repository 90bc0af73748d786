//! From bytes to glyphs: which sign stands where on which page. The only file that knows `hayro`.
//!
//! All measures are PDF user space: points of 1/72 inch, y upward, before the page is turned for display. What
//! is drawn beside signs is looked at only for the rules that stand over footnotes.

use std::collections::HashMap;
use std::sync::Arc;

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, String as PdfString};
use hayro_interpret::hayro_syntax::page::{Page as PdfPage, Rotation};
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape as _};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask, interpret_page,
};

use super::{MOST_PAGES, PdfFault, Progress};

/// Most glyphs read; the longest treaties have some two million.
const MOST_GLYPHS: usize = 12_000_000;

/// Places on a page lie within this, in points; PDF itself ends at 14,400.
const FARTHEST: f64 = 1.0e6;

/// Advance of a glyph that does not say its own, in thousandths of its size.
const ADVANCE: f32 = 500.0;

/// What a glyph reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Letter {
    /// The file does not say.
    Unknown,
    Char(char),
    /// Index of several characters, or none, in [`Glyphs::strings`].
    Several(u32),
}

/// One sign on a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    /// Where its baseline begins.
    pub at: [f32; 2],
    /// How far it reaches along its baseline.
    pub advance: f32,
    /// Index of its [`Style`].
    pub style: u32,
    /// Its number in the font.
    pub id: u32,
    pub letter: Letter,
}

/// What neighbouring glyphs share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    /// Index of the font.
    pub font: u32,
    /// In points.
    pub size: f32,
    /// Unit vector along the baseline.
    pub along: [f32; 2],
    /// Part of the page's furniture, as the file says.
    pub artifact: bool,
    /// Not painted: the words under a scanned page.
    pub hidden: bool,
}

/// A font as the file embeds it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Font {
    /// Its name without the tag of the subset; empty if it has none.
    pub name: String,
    pub bold: bool,
}

/// A page and what stands on it, in the order in which it is drawn.
#[derive(Debug, Clone, Default)]
pub(super) struct Page {
    /// What is shown of the page: left, bottom, right, top.
    pub crop: [f32; 4],
    /// How far it is turned clockwise to be shown, in degrees.
    pub turn: u16,
    pub glyphs: Vec<Glyph>,
    /// Level lines drawn on it: left, right, height.
    pub rules: Vec<[f32; 3]>,
}

/// What stands on the pages of a PDF.
#[derive(Debug, Clone, Default)]
pub(super) struct Glyphs {
    pub pages: Vec<Page>,
    pub styles: Vec<Style>,
    pub fonts: Vec<Font>,
    pub strings: Vec<String>,
    /// The title that the file gives itself; often that of another document.
    pub title: String,
    /// Whether a page has annotations beside links and form fields.
    pub annotated: bool,
}

impl Glyphs {
    /// The font of a glyph.
    pub fn font_of(&self, glyph: &Glyph) -> Option<usize> {
        self.styles.get(glyph.style as usize).map(|style| style.font as usize)
    }
}

/// Collects the glyphs of all pages.
///
/// # Errors
/// Says why there is nothing to collect; see [`PdfFault`].
pub(super) fn collect(
    bytes: &[u8],
    name: &str,
    progress: &dyn Fn(Progress) -> bool,
) -> Result<Glyphs, PdfFault> {
    let pdf = Pdf::new(Arc::new(bytes.to_vec())).map_err(|fault| refusal(fault, name))?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(PdfFault::NoPages { name: name.to_owned() });
    }
    if pages.len() > MOST_PAGES {
        return Err(PdfFault::TooManyPages { name: name.to_owned(), pages: pages.len() });
    }
    let cache = InterpreterCache::new();
    let settings =
        InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
    let mut collector = Collector::default();
    let mut total = 0;
    for (index, page) in pages.iter().enumerate() {
        if !progress(Progress { page: index, pages: pages.len() }) {
            return Err(PdfFault::Stopped { name: name.to_owned() });
        }
        let shown = page.intersected_crop_box();
        collector.begin(page);
        let area = Rect::new(shown.x0, shown.y0, shown.x1, shown.y1);
        let mut context = Context::new(Affine::IDENTITY, area, &cache, page.xref(), settings.clone());
        interpret_page(page, &mut context, &mut collector);
        total += collector.end(MOST_GLYPHS - total);
        if total >= MOST_GLYPHS {
            return Err(PdfFault::TooLong { name: name.to_owned(), page: index + 1 });
        }
    }
    collector.glyphs.title = pdf.metadata().title.as_deref().map(text_string).unwrap_or_default();
    Ok(collector.glyphs)
}

fn refusal(fault: LoadPdfError, name: &str) -> PdfFault {
    let name = name.to_owned();
    match fault {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => PdfFault::Locked { name },
        LoadPdfError::Decryption(_) => PdfFault::UnknownLock { name },
        LoadPdfError::Invalid => PdfFault::Damaged { name },
    }
}

/// A text string of PDF (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 with a mark, else `PDFDocEncoding`, of which the
/// part that it shares with Latin-1 is read.
pub(super) fn text_string(bytes: &[u8]) -> String {
    let units = |pairs: &[u8], big: bool| -> String {
        let unit = |&pair: &[u8; 2]| if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) };
        let units = pairs.as_chunks::<2>().0.iter().map(unit);
        char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match bytes {
        [0xFE, 0xFF, rest @ ..] => units(rest, true),
        [0xFF, 0xFE, rest @ ..] => units(rest, false),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&byte| pdf_doc(byte)).collect(),
    }
}

/// `PDFDocEncoding` of a byte (ISO 32000-2, annex D.3).
fn pdf_doc(byte: u8) -> char {
    const HIGH: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ',
        'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€',
    ];
    match byte {
        0x80..=0xA0 => HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::from(byte),
    }
}

/// A passage of marked content.
#[derive(Debug, Default)]
struct Marked {
    artifact: bool,
    /// What it reads, if the file says so.
    actual: Option<String>,
    /// The first glyph in it.
    first: usize,
}

/// Takes down what is drawn.
#[derive(Default)]
struct Collector {
    glyphs: Glyphs,
    page: Page,
    marked: Vec<Marked>,
    fonts: HashMap<(u128, String), u32>,
    strings: HashMap<String, u32>,
}

impl Collector {
    fn begin(&mut self, page: &PdfPage<'_>) {
        let shown = page.intersected_crop_box();
        let turn = match page.rotation() {
            Rotation::None => 0,
            Rotation::Horizontal => 90,
            Rotation::Flipped => 180,
            Rotation::FlippedHorizontal => 270,
        };
        let crop = [shown.x0 as f32, shown.y0 as f32, shown.x1 as f32, shown.y1 as f32];
        self.page = Page { crop, turn, ..Page::default() };
        let kinds = page.raw().get::<Array<'_>>("Annots");
        self.glyphs.annotated |= kinds.is_some_and(|list| {
            let plain = |kind: &Name<'_>| matches!(AsRef::<[u8]>::as_ref(kind), b"Link" | b"Widget");
            let mut kinds = list.iter::<Dict<'_>>();
            kinds.any(|annotation| annotation.get::<Name<'_>>("Subtype").is_some_and(|kind| !plain(&kind)))
        });
        self.marked.clear();
    }

    /// Ends the page; answers how many glyphs it has, no more than `most`.
    fn end(&mut self, most: usize) -> usize {
        let mut page = std::mem::take(&mut self.page);
        page.glyphs.truncate(most);
        page.glyphs.shrink_to_fit();
        let count = page.glyphs.len();
        self.glyphs.pages.push(page);
        count
    }

    /// Index of this font; signs of one run are of one font.
    fn font(&mut self, sign: &Drawn<'_>) -> u32 {
        let data = match sign {
            Drawn::Outline(outline) => outline.font_data(),
            Drawn::Type3(_) => None,
        };
        let (key, full, weight) = data.map_or((0, String::new(), None), |data| {
            (data.cache_key, data.postscript_name.unwrap_or_default(), data.weight)
        });
        if let Some(&known) = self.fonts.get(&(key, full.clone())) {
            return known;
        }
        let name = full.split_once('+').filter(|(tag, _)| tag.len() == 6).map_or(&*full, |(_, name)| name);
        let bold =
            name.contains("Bold") || name.contains("Black") || weight.is_some_and(|weight| weight > 550);
        let index = self.glyphs.fonts.len() as u32;
        self.glyphs.fonts.push(Font { name: name.to_owned(), bold });
        self.fonts.insert((key, full), index);
        index
    }

    fn letter(&mut self, unicode: Option<BfString>) -> Letter {
        match unicode {
            Some(BfString::Char(c)) => usable(c).map_or(Letter::Unknown, Letter::Char),
            Some(BfString::String(several)) if several.chars().all(|c| usable(c).is_some()) => {
                self.several(several)
            }
            _ => Letter::Unknown,
        }
    }

    fn several(&mut self, several: String) -> Letter {
        let mut chars = several.chars();
        if let (Some(only), None) = (chars.next(), chars.next()) {
            return Letter::Char(only);
        }
        if let Some(&known) = self.strings.get(&several) {
            return Letter::Several(known);
        }
        let index = self.glyphs.strings.len() as u32;
        self.glyphs.strings.push(several.clone());
        self.strings.insert(several, index);
        Letter::Several(index)
    }

    fn style(&mut self, style: Style) -> u32 {
        if self.glyphs.styles.last() != Some(&style) {
            self.glyphs.styles.push(style);
        }
        (self.glyphs.styles.len() - 1) as u32
    }

    /// Puts what a passage is said to read in place of what its glyphs read.
    fn replace(&mut self, actual: String, first: usize) {
        let count = self.page.glyphs.len().saturating_sub(first);
        let letters: Vec<char> = actual.chars().collect();
        let one_each = letters.len() == count;
        let whole = if one_each { Letter::Unknown } else { self.several(actual) };
        let nothing = self.several(String::new());
        for (index, glyph) in self.page.glyphs.iter_mut().skip(first).enumerate() {
            glyph.letter = match letters.get(index) {
                Some(&letter) if one_each => Letter::Char(letter),
                _ if index == 0 => whole,
                _ => nothing,
            };
        }
    }

    /// A thin level line.
    fn rule(&mut self, area: Rect) {
        let level = area.width() > 30.0 && area.height() < 2.5 && area.width() < FARTHEST;
        if level && self.page.rules.len() < 1_000 {
            self.page.rules.push([area.x0 as f32, area.x1 as f32, area.y0 as f32]);
        }
    }
}

/// The character, unless it stands for nothing that can be read: private use, controls.
fn usable(c: char) -> Option<char> {
    let unusable = matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FFF0}'..='\u{FFFF}' | '\u{F0000}'..)
        || (c.is_control() && !matches!(c, '\t' | '\n' | '\r'));
    (!unusable).then_some(c)
}

impl<'a> Device<'a> for Collector {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let Some(first) = run.glyphs().first() else { return };
        if self.page.glyphs.len() >= MOST_GLYPHS {
            return;
        }
        let font = self.font(first);
        let artifact = self.marked.iter().any(|marked| marked.artifact);
        let hidden = matches!(mode, DrawMode::Invisible);
        for placed in run.glyphs() {
            let place = props.transform * placed.transform();
            let (advance, id) = match &**placed {
                Drawn::Outline(sign) => (sign.advance_width(), sign.glyph_id().to_u32()),
                Drawn::Type3(sign) => (sign.advance_width(), sign.char_code()),
            };
            let from = place * Point::ORIGIN;
            let along = place * Point::new(1000.0, 0.0) - from;
            let size = (place * Point::new(0.0, 1000.0) - from).hypot();
            let length = along.hypot();
            let fits = |value: f64| value.is_finite() && value.abs() < FARTHEST;
            if !(fits(from.x) && fits(from.y) && fits(size) && fits(length) && length > 1e-3 && size > 1e-3) {
                continue;
            }
            let advance = advance.filter(|advance| advance.is_finite()).unwrap_or(ADVANCE).clamp(-9e3, 9e3);
            let style = Style {
                font,
                size: size as f32,
                along: [(along.x / length) as f32, (along.y / length) as f32],
                artifact,
                hidden,
            };
            let letter = self.letter(placed.as_unicode());
            let style = self.style(style);
            let at = [from.x as f32, from.y as f32];
            let advance = f64::from(advance) * length / 1000.0;
            self.page.glyphs.push(Glyph { at, advance: advance as f32, style, id, letter });
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let actual = properties.and_then(|properties| properties.get::<PdfString<'_>>("ActualText"));
        let paging = properties.is_some_and(|properties| {
            let kind = properties.get::<Name<'_>>("Type");
            kind.is_some_and(|kind| AsRef::<[u8]>::as_ref(&kind) == b"Pagination")
                || properties.get::<Array<'_>>("Attached").is_some()
        });
        self.marked.push(Marked {
            artifact: tag == b"Artifact" && paging,
            actual: actual.map(|actual| text_string(actual.as_bytes())),
            first: self.page.glyphs.len(),
        });
    }

    fn end_marked_content(&mut self) {
        if let Some(Marked { actual: Some(actual), first, .. }) = self.marked.pop() {
            self.replace(actual, first);
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, _: &DrawMode) {
        if path.elements().len() < 8 {
            self.rule(props.transform.transform_rect_bbox(path.bounding_box()));
        }
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, _: &DrawMode) {
        self.rule(props.transform.transform_rect_bbox(*rect));
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_clip_rect(&mut self, _: &Rect) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
