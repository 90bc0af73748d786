//! The order of glyphs in fonts that publishers of treaties use. Official PDFs often keep a font's own numbers and
//! drop the table that says which letters they are; the numbers are then as good as letters.
//!
//! Measured on certified texts of the United Nations: Times New Roman and Arial follow the Macintosh order of the
//! `post` table (without its no-break space), then Cyrillic in the order of Unicode; the Chinese fonts follow
//! Unicode; Simplified Arabic follows Unicode where its maps speak, and has its contextual shapes behind.

/// Which letter a glyph is, by its number.
pub(super) type Order = fn(u32) -> Option<char>;

/// The known order of a font of this name.
pub(super) fn of(name: &str) -> Option<Order> {
    let name: String = name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let latin = ["timesnewroman", "arial", "couriernew"];
    let chinese = ["fangsong", "kaiti", "simfang", "simkai"];
    if name.contains("simplifiedarabic") {
        Some(if name.contains("bold") { arabic_bold } else { arabic })
    } else if latin.iter().any(|known| name.starts_with(known)) {
        Some(latin_and_cyrillic)
    } else if chinese.iter().any(|known| name.contains(known)) {
        Some(self::chinese)
    } else {
        None
    }
}

/// Glyphs 98 to 208 of the Macintosh order.
const MACINTOSH: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄¤‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ";

/// Times New Roman and Arial.
pub(super) fn latin_and_cyrillic(id: u32) -> Option<char> {
    match id {
        3..=97 => char::from_u32(id + 29),
        98..=208 => MACINTOSH.chars().nth((id - 98) as usize),
        570..=633 => char::from_u32(id + 470),
        3031 => Some('\u{a0}'),
        _ => None,
    }
}

/// `FangSong` and `KaiTi`.
fn chinese(id: u32) -> Option<char> {
    match id {
        3..=97 => char::from_u32(id + 29),
        573 => Some('、'),
        574 => Some('。'),
        581 => Some('《'),
        582 => Some('》'),
        941..=1040 => char::from_u32(id + 64_340),
        1078..=21_979 => char::from_u32(id + 18_890),
        _ => None,
    }
}

/// Shapes of Simplified Arabic that its maps leave out: number in the regular font, letter.
const SHAPES: &[(u32, char)] = &[
    (508, 'ب'),
    (509, 'ي'),
    (514, 'إ'),
    (515, 'ب'),
    (516, 'ي'),
    (523, 'ط'),
    (524, 'ط'),
    (525, 'ظ'),
    (526, 'ظ'),
    (527, 'ئ'),
    (528, 'ى'),
    (529, 'ي'),
    (536, 'ق'),
    (542, 'ك'),
    (634, 'ع'),
    (635, 'ع'),
    (636, 'غ'),
    (637, 'غ'),
    (638, 'ف'),
    (639, 'ف'),
    (640, 'ق'),
    (641, 'ق'),
    (645, 'ف'),
    (661, 'ؤ'),
    (662, 'ب'),
    (663, 'ت'),
    (664, 'ث'),
    (665, 'د'),
    (666, 'ذ'),
    (667, 'ر'),
    (668, 'ز'),
    (669, 'س'),
    (670, 'ش'),
    (671, 'ص'),
    (672, 'ض'),
    (673, 'ط'),
    (674, 'ط'),
    (675, 'ظ'),
    (676, 'ظ'),
    (677, 'ك'),
    (678, 'م'),
    (679, 'ن'),
    (680, 'و'),
    (687, 'ئ'),
    (688, 'ب'),
    (689, 'ت'),
    (690, 'ث'),
    (691, 'ج'),
    (692, 'ح'),
    (693, 'خ'),
    (694, 'س'),
    (695, 'ش'),
    (696, 'ص'),
    (697, 'ض'),
    (698, 'م'),
    (699, 'ن'),
    (701, 'ي'),
    (1556, 'ك'),
    (1559, 'ك'),
    (2428, 'ب'),
    (2429, 'ي'),
];

/// Simplified Arabic.
fn arabic(id: u32) -> Option<char> {
    SHAPES
        .binary_search_by_key(&id, |(shape, _)| *shape)
        .ok()
        .and_then(|at| SHAPES.get(at))
        .map(|(_, letter)| *letter)
}

/// Simplified Arabic Bold has two glyphs less before its shapes.
fn arabic_bold(id: u32) -> Option<char> {
    arabic(id + 2)
}

#[cfg(test)]
mod tests {
    use super::{SHAPES, latin_and_cyrillic, of};

    #[test]
    fn numbers_stand_for_the_letters_that_were_measured() {
        let right =
            [(36, 'A'), (68, 'a'), (101, 'É'), (112, 'é'), (169, '«'), (176, 'œ'), (182, '’'), (202, 'È')];
        for (id, letter) in right {
            assert_eq!(latin_and_cyrillic(id), Some(letter));
        }
        assert_eq!((latin_and_cyrillic(570), latin_and_cyrillic(633)), (Some('А'), Some('я')));
        let fang_song = of("FangSong_GB2312").unwrap();
        assert_eq!((fang_song(1078), fang_song(574)), (Some('一'), Some('。')));
        assert!(of("Garamond").is_none());
        assert!(SHAPES.is_sorted_by_key(|(id, _)| *id));
    }
}
