//! The bundled fonts: one copy of the bytes, shared by `egui`'s own text and by ours.
//!
//! No font of the machine is ever used, so a text looks alike everywhere and a font file planted on
//! a machine is never parsed.

use std::sync::{Arc, LazyLock};

use eframe::egui;
use parley::FontContext;
use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};

/// Family name of the reading serif.
pub const SERIF: &str = "Literata";
/// Family name of the interface sans.
pub const SANS: &str = "Inter";
/// Family name of the Arabic face; it lacks brackets and Latin letters.
pub const ARABIC: &str = "Noto Naskh Arabic";
/// Family name of the simplified Chinese face.
pub const CHINESE: &str = "Noto Sans CJK SC";

/// A font file inside the program.
#[derive(Debug, Clone, Copy)]
pub struct Bundled {
    /// Name of the file without its extension.
    pub name: &'static str,
    /// The whole file.
    pub bytes: &'static [u8],
}

macro_rules! bundled {
    ($($name:literal . $extension:literal),+ $(,)?) => {
        [$(Bundled {
            name: $name,
            bytes: include_bytes!(concat!("../../../assets/fonts/", $name, ".", $extension)),
        }),+]
    };
}

/// Every font of the program, text faces first.
pub static BUNDLED: [Bundled; 9] = bundled![
    "Inter-Variable"."ttf",
    "Literata-Regular"."ttf",
    "Literata-Italic"."ttf",
    "Literata-Bold"."ttf",
    "Literata-BoldItalic"."ttf",
    "NotoNaskhArabic-Regular"."ttf",
    "NotoNaskhArabic-Bold"."ttf",
    "NotoSansSC-GB2312"."otf",
    "rapporteur-icons"."ttf",
];

/// What `egui` draws its own words with, first choice first.
const CHROME: [&str; 5] = [
    "Inter-Variable",
    "NotoNaskhArabic-Regular",
    "NotoSansSC-GB2312",
    "Literata-Regular",
    "rapporteur-icons",
];

/// Gives `egui` the bundled fonts and takes away every other.
///
/// `egui` sets right-to-left words in the wrong order; strings that users wrote go through
/// [`crate::app::glyphs::UserText`] and [`crate::app::glyphs::UserField`].
pub fn install(ctx: &egui::Context) {
    let mut definitions = egui::FontDefinitions::empty();
    for font in BUNDLED.iter().filter(|font| CHROME.contains(&font.name)) {
        let data = egui::FontData::from_static(font.bytes);
        definitions.font_data.insert(font.name.to_owned(), Arc::new(data));
    }
    let names: Vec<String> = CHROME.iter().map(|&name| name.to_owned()).collect();
    definitions.families.insert(egui::FontFamily::Proportional, names.clone());
    definitions.families.insert(egui::FontFamily::Monospace, names);
    ctx.set_fonts(definitions);
}

/// The fonts as `parley` holds them: handles on the static bytes, registered once.
static COLLECTION: LazyLock<Collection> = LazyLock::new(|| {
    let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
    for font in &BUNDLED {
        collection.register_fonts(Blob::new(Arc::new(font.bytes)), None);
    }
    collection
});

/// A font context of its own that shares the bytes, and the identity of each font, with every other.
pub fn context() -> FontContext {
    FontContext { collection: COLLECTION.clone(), source_cache: SourceCache::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_is_known_by_its_name() {
        let mut fonts = context();
        for family in [SERIF, SANS, ARABIC, CHINESE] {
            assert!(fonts.collection.family_id(family).is_some(), "{family} is not in the bundle");
        }
    }

    #[test]
    fn chrome_names_are_bundled() {
        for name in CHROME {
            assert!(BUNDLED.iter().any(|font| font.name == name), "{name}");
        }
    }
}
