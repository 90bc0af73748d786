//! Numbers as the labels of lists print them: Roman, lettered, Arabic, Chinese, Russian.

mod signs;

use signs::{chinese, english, hebrew, letters, ordinal_ending, repeated, roman};

/// A way to print a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Nothing at all.
    Nothing,
    Decimal,
    /// 01, 02
    TwoDigits,
    LowerRoman,
    UpperRoman,
    /// a, b, … z, then aa, bb (`doubled`) or aa, ab.
    Letters {
        of: &'static str,
        doubled: bool,
    },
    /// 1st
    EnglishOrdinal,
    /// One, Two
    EnglishWord,
    /// First, Second
    EnglishOrdinalWord,
    /// 一二三, 十一, 一百
    Chinese,
    /// 一〇: digit by digit.
    ChineseDigits,
    /// ١٢٣ and other digits: the zero of the script.
    Digits(char),
    /// Signs that follow one another, such as ①, of which there are only so many.
    Signs {
        first: char,
        most: u32,
    },
    /// *, †, ‡, §
    Chicago,
    Hebrew,
    Bullet,
}

const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";
const LATIN_CAPITALS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/// Russian lists leave out ё, й, ъ, ы and ь.
const RUSSIAN: &str = "абвгдежзиклмнопрстуфхцчшщэюя";
const RUSSIAN_CAPITALS: &str = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ";
const ARABIC: &str = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
const ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
const GREEK: &str = "αβγδεζηθικλμνξοπρστυφχψω";
const GREEK_CAPITALS: &str = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ";
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";
const THAI: &str = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ";
const KATAKANA: &str =
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";

impl Style {
    /// By the name Word has for it.
    /// Source: ECMA-376 part 1, section 17.18.59 (`ST_NumberFormat`).
    pub(super) fn of_word(name: &str) -> Self {
        match name {
            "none" => Self::Nothing,
            "bullet" => Self::Bullet,
            "decimalZero" => Self::TwoDigits,
            "lowerRoman" => Self::LowerRoman,
            "upperRoman" => Self::UpperRoman,
            "lowerLetter" => Self::Letters { of: LATIN, doubled: true },
            "upperLetter" => Self::Letters { of: LATIN_CAPITALS, doubled: true },
            "russianLower" => Self::Letters { of: RUSSIAN, doubled: true },
            "russianUpper" => Self::Letters { of: RUSSIAN_CAPITALS, doubled: true },
            "arabicAlpha" => Self::Letters { of: ARABIC, doubled: true },
            "arabicAbjad" => Self::Letters { of: ABJAD, doubled: true },
            "thaiLetters" => Self::Letters { of: THAI, doubled: true },
            "aiueo" | "aiueoFullWidth" => Self::Letters { of: KATAKANA, doubled: true },
            "ideographTraditional" => Self::Letters { of: STEMS, doubled: true },
            "ideographZodiac" => Self::Letters { of: BRANCHES, doubled: true },
            "ordinal" => Self::EnglishOrdinal,
            "cardinalText" => Self::EnglishWord,
            "ordinalText" => Self::EnglishOrdinalWord,
            "chineseCounting"
            | "chineseCountingThousand"
            | "chineseLegalSimplified"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand"
            | "japaneseCounting"
            | "koreanCounting" => Self::Chinese,
            "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" | "koreanDigital2" => {
                Self::ChineseDigits
            }
            "decimalFullWidth" | "decimalFullWidth2" => Self::Digits('０'),
            "hindiNumbers" => Self::Digits('०'),
            "thaiNumbers" => Self::Digits('๐'),
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
                Self::Signs { first: '①', most: 20 }
            }
            "decimalEnclosedParen" => Self::Signs { first: '⑴', most: 20 },
            "decimalEnclosedFullstop" => Self::Signs { first: '⒈', most: 20 },
            "ideographEnclosedCircle" => Self::Signs { first: '㊀', most: 10 },
            "chicago" => Self::Chicago,
            "hebrew1" => Self::Hebrew,
            _ => Self::Decimal,
        }
    }

    /// By the example that `OpenDocument` gives of it: `1`, `a`, `I`.
    /// Source: `OpenDocument` 1.3 part 3, section 20.322, and XSLT 2.0 section 12.3.
    pub(super) fn of_example(example: &str, doubled: bool) -> Self {
        match example {
            "" => Self::Nothing,
            "i" => Self::LowerRoman,
            "I" => Self::UpperRoman,
            "01" | "01, 02, 03, ..." => Self::TwoDigits,
            "a" => Self::Letters { of: LATIN, doubled },
            "A" => Self::Letters { of: LATIN_CAPITALS, doubled },
            "1st" => Self::EnglishOrdinal,
            "One" => Self::EnglishWord,
            "First" => Self::EnglishOrdinalWord,
            "α" => Self::Letters { of: GREEK, doubled },
            "Α" => Self::Letters { of: GREEK_CAPITALS, doubled },
            _ if example.starts_with("أ, ب, ت") || example == "أ" => {
                Self::Letters { of: ARABIC, doubled: true }
            }
            _ if example.starts_with("أ, ب, ج") || example == "ا" => {
                Self::Letters { of: ABJAD, doubled: true }
            }
            _ if example.starts_with(['а', 'a']) && example.contains('б') => {
                Self::Letters { of: RUSSIAN, doubled }
            }
            _ if example.starts_with(['А', 'A']) && example.contains('Б') => {
                Self::Letters { of: RUSSIAN_CAPITALS, doubled }
            }
            _ if example.starts_with(['一', '壹']) => Self::Chinese,
            _ if example.starts_with('〇') => Self::ChineseDigits,
            _ if example.starts_with('甲') => Self::Letters { of: STEMS, doubled: true },
            _ if example.starts_with('子') => Self::Letters { of: BRANCHES, doubled: true },
            _ if example.starts_with('①') => Self::Signs { first: '①', most: 20 },
            _ if example.starts_with('１') => Self::Digits('０'),
            _ if example.starts_with('١') => Self::Digits('٠'),
            _ if example.starts_with('א') => Self::Hebrew,
            _ => Self::Decimal,
        }
    }

    /// By the name CSS has for it.
    /// Source: CSS Counter Styles Level 3, section 6.
    pub(super) fn of_css(name: &str) -> Self {
        match name {
            "none" => Self::Nothing,
            "disc" | "circle" | "square" | "disclosure-open" | "disclosure-closed" => Self::Bullet,
            "decimal-leading-zero" => Self::TwoDigits,
            "lower-roman" | "i" => Self::LowerRoman,
            "upper-roman" | "I" => Self::UpperRoman,
            "lower-alpha" | "lower-latin" | "a" => Self::Letters { of: LATIN, doubled: false },
            "upper-alpha" | "upper-latin" | "A" => Self::Letters { of: LATIN_CAPITALS, doubled: false },
            "lower-greek" => Self::Letters { of: GREEK, doubled: false },
            "arabic-indic" => Self::Digits('٠'),
            "persian" => Self::Digits('۰'),
            "devanagari" => Self::Digits('०'),
            "thai" => Self::Digits('๐'),
            "cjk-decimal" => Self::ChineseDigits,
            "cjk-ideographic" | "simp-chinese-informal" | "trad-chinese-informal" | "japanese-informal" => {
                Self::Chinese
            }
            "cjk-heavenly-stem" => Self::Letters { of: STEMS, doubled: false },
            "cjk-earthly-branch" => Self::Letters { of: BRANCHES, doubled: false },
            "hebrew" => Self::Hebrew,
            _ => Self::Decimal,
        }
    }

    /// The number as it is printed; in plain digits where this style has no sign for it.
    pub(super) fn print(self, number: i64) -> String {
        let Some(value) = u32::try_from(number).ok().filter(|value| *value > 0) else {
            return if self == Self::Nothing { String::new() } else { number.to_string() };
        };
        let printed = match self {
            Self::Nothing | Self::Bullet => Some(String::new()),
            Self::Decimal => None,
            Self::TwoDigits => Some(format!("{value:02}")),
            Self::LowerRoman => roman(value).map(|roman| roman.to_lowercase()),
            Self::UpperRoman => roman(value),
            Self::Letters { of, doubled } => letters(value, of, doubled),
            Self::EnglishOrdinal => Some(format!("{value}{}", ordinal_ending(value))),
            Self::EnglishWord => english(value, false),
            Self::EnglishOrdinalWord => english(value, true),
            Self::Chinese => chinese(value),
            Self::ChineseDigits => {
                let digit =
                    |c: char| c.to_digit(10).and_then(|at| "〇一二三四五六七八九".chars().nth(at as usize));
                value.to_string().chars().map(digit).collect()
            }
            Self::Digits(zero) => {
                let digit = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(zero as u32 + digit));
                value.to_string().chars().map(digit).collect()
            }
            Self::Signs { first, most } => Some(value)
                .filter(|value| *value <= most)
                .and_then(|value| char::from_u32(first as u32 + value - 1))
                .map(String::from),
            Self::Chicago => repeated(value, "*†‡§"),
            Self::Hebrew => hebrew(value),
        };
        printed.unwrap_or_else(|| value.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(style: &str, numbers: &[i64]) -> String {
        let printed: Vec<String> = numbers.iter().map(|n| Style::of_word(style).print(*n)).collect();
        printed.join(" ")
    }

    #[test]
    fn numbers_print_as_word_prints_them() {
        for (style, numbers, expected) in [
            ("decimal", vec![0, 1, 27], "0 1 27"),
            ("decimalZero", vec![3, 12], "03 12"),
            ("lowerLetter", vec![1, 26, 27, 53], "a z aa aaa"),
            ("upperRoman", vec![4, 9, 1994, 4000], "IV IX MCMXCIV 4000"),
            ("lowerRoman", vec![8], "viii"),
            ("russianLower", vec![1, 7, 10], "а ж к"),
            ("arabicAlpha", vec![1, 3, 5], "أ ت ج"),
            ("arabicAbjad", vec![1, 3, 5], "أ ج ه"),
            (
                "chineseCounting",
                vec![2, 10, 17, 20, 76, 105, 110],
                "二 十 十七 二十 七十六 一百零五 一百一十",
            ),
            ("ideographDigital", vec![10, 17], "一〇 一七"),
            ("ideographTraditional", vec![1, 2], "甲 乙"),
            ("decimalEnclosedCircle", vec![1, 20, 21], "① ⑳ 21"),
            ("decimalFullWidth", vec![12], "１２"),
            ("ordinal", vec![1, 2, 3, 11, 22], "1st 2nd 3rd 11th 22nd"),
            ("ordinalText", vec![1, 20, 21], "First Twentieth Twenty-first"),
            ("cardinalText", vec![4, 40, 44], "Four Forty Forty-four"),
            ("chicago", vec![1, 2, 5], "* † **"),
            ("hebrew1", vec![1, 15, 16, 17], "א טו טז יז"),
            ("none", vec![1], ""),
        ] {
            assert_eq!(word(style, &numbers), expected, "{style}");
        }
    }

    #[test]
    fn css_letters_count_on_behind_z() {
        let letters = Style::of_css("lower-alpha");
        assert_eq!([1, 26, 27, 53].map(|n| letters.print(n)), ["a", "z", "aa", "ba"]);
        assert_eq!(Style::of_css("disc"), Style::Bullet);
        assert_eq!(Style::of_example("a", true).print(27), "aa");
    }

    #[test]
    fn no_number_is_too_large() {
        for style in ["lowerLetter", "upperRoman", "chineseCounting", "cardinalText", "hebrew1", "chicago"] {
            for number in [i64::MIN, -1, 0, i64::from(u32::MAX), i64::MAX] {
                assert_eq!(word(style, &[number]), number.to_string());
            }
        }
    }
}
