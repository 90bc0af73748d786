//! Fonts that say which letters their glyphs are, and fonts that do not.

use super::make::{Face, NAMELESS, Sheet, pdf, with_font};
use super::{check_places, fault, paragraphs, read_all};
use crate::import::pdf::PdfFault;
use crate::import::{Did, RemarkKind};

/// Lines of glyph numbers for words, by an order of glyphs.
fn set(words: &str, width: usize, order: impl Fn(char) -> u16) -> Vec<Sheet> {
    let chars: Vec<char> = words.chars().collect();
    let lines: Vec<Vec<u16>> =
        chars.chunks(width).map(|line| line.iter().map(|&c| order(c)).collect()).collect();
    let page = |lines: &[Vec<u16>]| {
        lines.iter().enumerate().fold(Sheet::default(), |sheet, (index, line)| {
            sheet.glyphs(60.0, 740.0 - 16.0 * index as f32, line.clone())
        })
    };
    lines.chunks(40).map(page).collect()
}

const RUSSIAN: &str = "Каждое государство-участник принимает такие законодательные и другие меры, какие могут \
    потребоваться для признания в качестве уголовно наказуемых деяний, когда они совершаются умышленно, доступа к \
    информационным системам без права на это. Ничто в настоящем Соглашении не затрагивает прав человека и основных \
    свобод, в том числе прав на свободу выражения мнений и на неприкосновенность частной жизни.";

const CHINESE: &str = "各缔约国应当采取必要的立法和其他措施，在其国内法中将下列行为规定为犯罪。本公约的任何规定不得解释为允许限制人权或者基本自由，包括言论自由和隐私权。\
    各国应当根据本协定的规定进行合作，以保护国家管辖范围以外区域的海洋生物多样性，并考虑发展中国家的特殊需要。";

fn russian(c: char) -> u16 {
    match c {
        'А'..='я' => c as u16 - 470,
        _ => c as u16 - 29,
    }
}

fn chinese(c: char) -> u16 {
    match c {
        '。' => 574,
        '\u{ff01}'..='\u{ff5e}' => (u32::from(c) - 64_340) as u16,
        _ => (u32::from(c) - 18_890) as u16,
    }
}

#[test]
fn the_russian_of_times_new_roman_is_found() {
    let reading = read_all(&with_font(&set(RUSSIAN, 70, russian), "TimesNewRomanPSMT"));
    let text = paragraphs(&reading).join("");
    let squeezed = |words: &str| words.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert_eq!(squeezed(&text), squeezed(RUSSIAN));
    let did = &reading.source.remarks[0].did;
    assert!(matches!(did, Did::FoundLetters { font, .. } if font == "TimesNewRomanPSMT"), "{did}");
    check_places(&reading);
}

#[test]
fn the_chinese_of_fang_song_is_found() {
    let reading = read_all(&with_font(&set(CHINESE, 38, chinese), "FangSong"));
    assert_eq!(paragraphs(&reading).join(""), CHINESE);
}

#[test]
fn an_unknown_font_is_solved_by_how_often_letters_come() {
    let text = RUSSIAN.repeat(3);
    let shifted = |c: char| if ('А'..='я').contains(&c) { c as u16 - 300 } else { c as u16 - 29 };
    let reading = read_all(&pdf(&set(&text, 70, shifted)));
    assert!(paragraphs(&reading).join(" ").contains("государство"));
    assert!(matches!(&reading.source.remarks[0].did, Did::FoundLetters { font, .. } if font == NAMELESS));
    let text = CHINESE.repeat(5).replace(['，', '。'], "的");
    let reading = read_all(&pdf(&set(&text, 38, |c| (u32::from(c) - 15_000) as u16)));
    assert_eq!(paragraphs(&reading).join(""), text);
}

#[test]
fn glyphs_in_no_order_are_refused_with_font_and_page() {
    let muddled = |c: char| (u32::from(c) * 7_919 % 911) as u16 + 5;
    let refused = fault(&pdf(&set(&RUSSIAN.repeat(2), 70, muddled)));
    let PdfFault::UnknownLetters { share, page, fonts, .. } = &refused else { panic!("{refused}") };
    assert!(*share > 50 && *page == 1 && fonts == &[NAMELESS.to_owned()], "{refused}");
    assert!(refused.to_string().contains("Word file"), "{refused}");
}

#[test]
fn a_wrong_order_is_not_taken_on_trust() {
    // Called Times New Roman, but numbered otherwise.
    let other = |c: char| (u32::from(c) * 7_919 % 611) as u16 + 5;
    let refused = fault(&with_font(&set(&RUSSIAN.repeat(2), 70, other), "TimesNewRomanPSMT"));
    assert!(matches!(refused, PdfFault::UnknownLetters { .. }), "{refused}");
}

#[test]
fn letters_that_are_no_language_are_refused() {
    let body = "Each State Party shall take the measures that are necessary for it. ";
    let wrong: String = body
        .chars()
        .map(|c| if c.is_ascii_lowercase() { (b'a' + (c as u8 - b'a' + 11) % 26) as char } else { c })
        .collect();
    let sheet = |words: &str| {
        (0..40).fold(Sheet::default(), |sheet, line| {
            sheet.put(60.0, 720.0 - 15.0 * line as f32, 12.0, Face::Mapped, words)
        })
    };
    assert!(!read_all(&pdf(&[sheet(body)])).source.paragraphs.is_empty());
    let refused = fault(&pdf(&[sheet(&wrong)]));
    assert!(matches!(refused, PdfFault::WrongLetters { .. }), "{refused}");
}

#[test]
fn a_heading_that_cannot_be_told_is_marked_and_not_guessed() {
    let body = "Each State Party shall take the measures that are necessary for it. ";
    let mut sheet = Sheet::default();
    for line in 0..40 {
        sheet = sheet.line(60.0, 720.0 - 15.0 * line as f32, body);
    }
    let reading = read_all(&pdf(&[sheet.glyphs(60.0, 760.0, vec![900, 17, 802])]));
    let doubtful =
        reading.source.remarks.iter().filter(|remark| remark.kind() == RemarkKind::Doubtful).count();
    assert_eq!(doubtful, 1);
    assert!(paragraphs(&reading)[0].starts_with("\u{fffd}\u{fffd}\u{fffd}"));
}

#[test]
fn right_to_left_lines_are_read_in_order_with_plain_letters() {
    // As drawn from left to right: presentation forms, a number, brackets as they look.
    let lines = [
        "2023 \u{FEE1}\u{FE8E}\u{FECB} (\u{FE83}) \u{FEDD}\u{FEED}\u{FEF7}\u{FE8D}",
        "\u{FEF2}\u{FEE0}\u{FECB}",
    ];
    let mut sheet = Sheet::default();
    for (index, line) in lines.iter().enumerate() {
        sheet = sheet.put(300.0, 700.0 - 40.0 * index as f32, 12.0, Face::Mapped, line);
    }
    let reading = read_all(&pdf(&[sheet]));
    assert_eq!(paragraphs(&reading), ["الأول (أ) عام 2023", "علي"]);
    check_places(&reading);
}

#[test]
fn ligatures_are_letters_and_keep_their_places() {
    let reading = read_all(&pdf(&[Sheet::default().put(
        80.0,
        700.0,
        12.0,
        Face::Mapped,
        "The o\u{FB03}ce \u{FB01}nds",
    )]));
    assert_eq!(paragraphs(&reading), ["The office finds"]);
    let x = |char: usize| reading.places.of(0, char).unwrap().1[0][0];
    assert!(x(4) < x(5) && x(5) < x(6) && x(6) < x(7) && x(7) < x(8));
}
