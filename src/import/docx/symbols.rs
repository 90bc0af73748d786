//! Characters that Word takes from a font of signs (`w:sym`).

/// The character that a code of a font of signs shows; none if it is not known.
///
/// `code` is in hexadecimal, in the private area (F020 to F0FF) or below.
/// Source: Unicode, MAPPINGS/VENDORS/ADOBE/symbol.txt; the tables of Wingdings that Microsoft publishes.
pub(super) fn symbol(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code.trim(), 16).ok()?;
    let low = u8::try_from(if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code }).ok();
    let font = font.to_lowercase();
    if font.contains("wingdings") || font.contains("webdings") {
        return wingding(low?);
    }
    if font == "symbol" {
        return greek(low?);
    }
    if (0xE000..=0xF8FF).contains(&code) {
        return low.map(char::from).filter(|c| !c.is_control());
    }
    char::from_u32(code).filter(|c| !c.is_control())
}

fn wingding(code: u8) -> Option<char> {
    Some(match code {
        0x6C | 0x9F | 0xB7 => '•',
        0x6E | 0xA7 => '▪',
        0x6F | 0xA8 => '☐',
        0x71 | 0x72 => '❑',
        0x76 => '❖',
        0xD8 => '➢',
        0xE0 => '→',
        0xDF => '←',
        0xE1 => '↑',
        0xE2 => '↓',
        0xFB => '✗',
        0xFC => '✓',
        0xFD => '☒',
        0xFE => '☑',
        0x4A => '☺',
        _ => return None,
    })
}

fn greek(code: u8) -> Option<char> {
    const CAPITALS: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    let nth = |letters: &str, first: u8| letters.chars().nth(usize::from(code - first));
    match code {
        0x41..=0x5A => nth(CAPITALS, 0x41),
        0x61..=0x7A => nth(SMALL, 0x61),
        _ => Some(match code {
            0x22 => '∀',
            0x24 => '∃',
            0x27 => '∋',
            0x2A => '∗',
            0x2D => '−',
            0x40 => '≅',
            0x5C => '∴',
            0x5E => '⊥',
            0xA2 => '′',
            0xA3 => '≤',
            0xA5 => '∞',
            0xAB => '↔',
            0xAC => '←',
            0xAD => '↑',
            0xAE => '→',
            0xAF => '↓',
            0xB0 => '°',
            0xB1 => '±',
            0xB2 => '″',
            0xB3 => '≥',
            0xB4 => '×',
            0xB7 => '•',
            0xB8 => '÷',
            0xB9 => '≠',
            0xBA => '≡',
            0xBB => '≈',
            0xBC => '…',
            0xC7 => '∩',
            0xC8 => '∪',
            0xCE => '∈',
            0xD2 | 0xE2 => '®',
            0xD3 | 0xE3 => '©',
            0xD4 | 0xE4 => '™',
            0xD6 => '√',
            0xE5 => '∑',
            0x20..=0x7E => char::from(code),
            _ => return None,
        }),
    }
}
