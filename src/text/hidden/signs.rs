//! What each character is, taken alone.

use std::borrow::Cow;

use super::What;

/// What a character is if it is hidden, steers direction or is no character; `None` for all others. The ranges are
/// those of the general categories Cc (without tab and line feed) and Cf, of the property
/// `Default_Ignorable_Code_Point`, and of the code points that are no characters, in Unicode 17.
pub(super) fn kind(sign: char) -> Option<What> {
    Some(match sign {
        // Most letters of most texts.
        '\t' | '\n' | ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{34E}' | '\u{350}'..='\u{5FF}' => {
            return None;
        }
        '\0'..='\u{9F}' | '\u{2028}' | '\u{2029}' => What::Control,
        '\u{202D}' | '\u{202E}' => What::Override,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202C}' | '\u{2066}'..='\u{2069}' => {
            What::Direction
        }
        '\u{AD}'
        | '\u{34F}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180E}'
        | '\u{200B}'..='\u{200D}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206A}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0080}'..='\u{E00FF}'
        | '\u{E01F0}'..='\u{E0FFF}' => What::Invisible,
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' | '\u{2800}' => What::Filler,
        '\u{180B}'..='\u{180D}' | '\u{180F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => {
            What::Variation
        }
        '\u{E0000}'..='\u{E007F}' => What::Tag,
        '\u{600}'..='\u{605}'
        | '\u{6DD}'
        | '\u{70F}'
        | '\u{890}'
        | '\u{891}'
        | '\u{8E2}'
        | '\u{110BD}'
        | '\u{110CD}'
        | '\u{13430}'..='\u{1343F}' => What::Sign,
        _ if is_no_character(sign) => What::Control,
        _ => return None,
    })
}

/// The 66 code points that will never be characters.
fn is_no_character(sign: char) -> bool {
    matches!(sign, '\u{FDD0}'..='\u{FDEF}') || u32::from(sign) & 0xFFFE == 0xFFFE
}

pub(super) fn name(sign: char) -> Cow<'static, str> {
    match sign {
        '\u{E0020}'..='\u{E007E}' => {
            let shadow = char::from_u32(u32::from(sign) - 0xE0000).unwrap_or(' ');
            return format!("invisible tag “{shadow}”").into();
        }
        '\u{FE00}'..='\u{FE0F}' => {
            return format!("variation selector {}", u32::from(sign) - 0xFE00 + 1).into();
        }
        '\u{E0100}'..='\u{E01EF}' => {
            return format!("variation selector {}", u32::from(sign) - 0xE0100 + 17).into();
        }
        _ => {}
    }
    plain_name(sign)
        .unwrap_or(match kind(sign) {
            Some(What::Control) if is_no_character(sign) => "code point that is no character",
            Some(What::Control) => "control character",
            Some(What::Tag) => "tag character",
            Some(What::Sign) => "formatting sign of Arabic, Syriac or the like",
            Some(_) => "invisible format character",
            None => "character",
        })
        .into()
}

fn plain_name(sign: char) -> Option<&'static str> {
    Some(match sign {
        '\0' => "null character",
        '\u{8}' => "backspace",
        '\r' => "carriage return",
        '\u{1B}' => "escape",
        '\u{7F}' => "delete",
        '\u{85}' => "next line",
        '\u{AD}' => "soft hyphen",
        '\u{34F}' => "combining grapheme joiner",
        '\u{61C}' => "Arabic letter mark",
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => "Hangul filler, a blank letter",
        '\u{17B4}' | '\u{17B5}' => "invisible Khmer vowel",
        '\u{180B}'..='\u{180D}' | '\u{180F}' => "Mongolian variation selector",
        '\u{180E}' => "Mongolian vowel separator",
        '\u{200B}' => "zero-width space",
        '\u{200C}' => "zero-width non-joiner",
        '\u{200D}' => "zero-width joiner",
        '\u{200E}' => "left-to-right mark",
        '\u{200F}' => "right-to-left mark",
        '\u{2028}' => "line separator",
        '\u{2029}' => "paragraph separator",
        '\u{202A}' => "left-to-right embedding",
        '\u{202B}' => "right-to-left embedding",
        '\u{202C}' => "end of an embedding or override",
        '\u{202D}' => "left-to-right override",
        '\u{202E}' => "right-to-left override",
        '\u{2060}' => "word joiner",
        '\u{2061}'..='\u{2064}' => "invisible mathematical operator",
        '\u{2066}' => "left-to-right isolate",
        '\u{2067}' => "right-to-left isolate",
        '\u{2068}' => "first strong isolate",
        '\u{2069}' => "end of an isolate",
        '\u{206A}'..='\u{206F}' => "deprecated format character",
        '\u{2800}' => "blank Braille pattern",
        '\u{FEFF}' => "zero-width no-break space",
        '\u{FFF9}'..='\u{FFFB}' => "annotation mark between lines",
        '\u{1BCA0}'..='\u{1BCA3}' => "shorthand format character",
        '\u{1D173}'..='\u{1D17A}' => "musical format character",
        _ => return None,
    })
}
