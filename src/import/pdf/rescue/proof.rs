//! Whether letters prove themselves: how well their numbers fit what is usual in the six languages of the
//! United Nations.

/// How often letters come in Russian, in thousands of letters.
const RUSSIAN: &[(char, u16)] = &[
    ('о', 110),
    ('е', 85),
    ('а', 80),
    ('и', 74),
    ('н', 67),
    ('т', 63),
    ('с', 55),
    ('р', 47),
    ('в', 45),
    ('л', 44),
    ('к', 35),
    ('м', 32),
    ('д', 30),
    ('п', 28),
    ('у', 26),
    ('я', 20),
    ('ы', 19),
    ('ь', 17),
    ('г', 17),
    ('з', 17),
    ('б', 16),
    ('ч', 14),
    ('й', 12),
    ('х', 10),
    ('ж', 9),
    ('ш', 7),
    ('ю', 6),
    ('ц', 5),
    ('щ', 4),
    ('э', 3),
    ('ф', 3),
];

/// Latin letters, blended of English, French and Spanish.
const LATIN: &[(char, u16)] = &[
    ('e', 135),
    ('a', 90),
    ('t', 78),
    ('i', 75),
    ('n', 72),
    ('o', 74),
    ('s', 72),
    ('r', 65),
    ('l', 48),
    ('d', 42),
    ('c', 33),
    ('u', 42),
    ('m', 28),
    ('p', 26),
    ('h', 30),
    ('f', 16),
    ('g', 14),
    ('b', 12),
    ('v', 12),
    ('y', 10),
    ('q', 7),
    ('w', 8),
    ('é', 9),
    ('x', 4),
    ('j', 3),
    ('k', 3),
    ('z', 3),
];

const ARABIC: &[(char, u16)] = &[
    ('ا', 165),
    ('ل', 125),
    ('ي', 75),
    ('م', 65),
    ('ن', 58),
    ('و', 60),
    ('ت', 62),
    ('ر', 58),
    ('ب', 35),
    ('ة', 48),
    ('ع', 38),
    ('د', 38),
    ('ف', 30),
    ('س', 28),
    ('ه', 26),
    ('ك', 18),
    ('ق', 30),
    ('أ', 25),
    ('ح', 22),
    ('ج', 18),
    ('ش', 11),
    ('ذ', 11),
    ('ى', 9),
    ('خ', 9),
    ('ص', 11),
    ('ض', 9),
    ('ط', 14),
    ('ئ', 6),
    ('إ', 11),
    ('ث', 6),
    ('غ', 5),
    ('ز', 7),
    ('ء', 6),
    ('ؤ', 2),
    ('ظ', 3),
    ('آ', 3),
];

/// The commonest characters of Chinese, and those of treaties.
const CHINESE: &str = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处缔约际协议权务款遵守规措施保护审查犯罪引渡证海洋环境养续遗源评估影响机构秘书缔";

/// What letters are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Latin,
    Cyrillic,
    Arabic,
    Chinese,
}

/// How well letters with their counts fit a language, from 0 to 1, and what kind most of them are; none where there are no letters.
pub(super) fn fit(letters: &[(char, usize)]) -> Option<(Kind, f64)> {
    let counts = [Kind::Latin, Kind::Cyrillic, Kind::Arabic, Kind::Chinese].map(|kind| {
        let of_kind = letters.iter().filter(|(c, _)| self::kind(*c) == Some(kind));
        (kind, of_kind.map(|(_, count)| count).sum::<usize>())
    });
    let (kind, most) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    if most == 0 {
        return None;
    }
    let fit = match kind {
        Kind::Latin => likeness(letters, LATIN, kind),
        Kind::Cyrillic => likeness(letters, RUSSIAN, kind),
        Kind::Arabic => likeness(letters, ARABIC, kind),
        Kind::Chinese => common_share(letters),
    };
    Some((kind, fit))
}

fn kind(c: char) -> Option<Kind> {
    match c {
        'А'..='я' | 'Ё' | 'ё' => Some(Kind::Cyrillic),
        '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}' => Some(Kind::Arabic),
        '\u{4e00}'..='\u{9fff}' => Some(Kind::Chinese),
        _ if c.is_alphabetic() && c < '\u{250}' => Some(Kind::Latin),
        _ => None,
    }
}

/// Cosine of the angle between counted and usual numbers.
fn likeness(letters: &[(char, usize)], usual: &[(char, u16)], of: Kind) -> f64 {
    let mut counted: Vec<(char, f64)> = usual.iter().map(|(letter, _)| (*letter, 0.0)).collect();
    let mut other = 0.0;
    for (c, count) in letters.iter().filter(|(c, _)| kind(*c) == Some(of)) {
        let small = c.to_lowercase().next().unwrap_or(*c);
        match counted.iter_mut().find(|(letter, _)| *letter == small) {
            Some((_, sum)) => *sum += *count as f64,
            None => other += *count as f64,
        }
    }
    let product: f64 = counted.iter().zip(usual).map(|((_, a), (_, b))| a * f64::from(*b)).sum();
    let square =
        |values: &mut dyn Iterator<Item = f64>| values.map(|value| value * value).sum::<f64>().sqrt();
    let length = square(&mut counted.iter().map(|(_, count)| *count).chain(std::iter::once(other)));
    let usual = square(&mut usual.iter().map(|(_, often)| f64::from(*often)));
    if length > 0.0 { product / (length * usual) } else { 0.0 }
}

/// Share of the commonest characters; in any Chinese text it is more than half.
pub(super) fn common_share(letters: &[(char, usize)]) -> f64 {
    let mut all = 0;
    let mut common = 0;
    for (c, count) in letters.iter().filter(|(c, _)| kind(*c) == Some(Kind::Chinese)) {
        all += count;
        common += if is_common(*c) { *count } else { 0 };
    }
    if all > 0 { common as f64 / all as f64 } else { 0.0 }
}

/// Whether it is among the commonest characters of Chinese.
pub(super) fn is_common(c: char) -> bool {
    CHINESE.contains(c)
}

/// Least fit that proves letters of this kind.
pub(super) fn enough(kind: Kind) -> f64 {
    match kind {
        Kind::Chinese => 0.5,
        _ => 0.85,
    }
}

/// Least fit of any language that is written with such letters, its own habits allowed for.
pub(super) fn some(kind: Kind) -> f64 {
    match kind {
        Kind::Chinese => 0.12,
        _ => 0.69,
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, enough, fit};

    fn count(text: &str) -> Vec<(char, usize)> {
        text.chars().map(|c| (c, 1)).collect()
    }

    #[test]
    fn letters_of_six_languages_fit_and_shifted_ones_do_not() {
        for (text, kind) in [
            (
                "Each State Party shall take the measures that are necessary to protect the rights of persons",
                Kind::Latin,
            ),
            (
                "Les États Parties prennent les mesures nécessaires pour protéger les droits des personnes",
                Kind::Latin,
            ),
            (
                "Каждое государство-участник принимает меры, необходимые для защиты прав человека в соответствии с настоящим Соглашением",
                Kind::Cyrillic,
            ),
            (
                "تتخذ الدول الأطراف التدابير اللازمة لحماية حقوق الأشخاص وفقا لأحكام هذا الاتفاق في المناطق الواقعة خارج حدود الولاية الوطنية",
                Kind::Arabic,
            ),
            ("各缔约国应当采取必要的措施保护人的权利，并在本协定的规定下进行合作", Kind::Chinese),
        ] {
            let (found, how) = fit(&count(text)).unwrap();
            assert_eq!(found, kind);
            assert!(how > enough(kind) - 0.05, "{text}: {how}");
            let shifted: String = text.chars().map(|c| char::from_u32(c as u32 + 3).unwrap()).collect();
            assert!(fit(&count(&shifted)).is_none_or(|(kind, how)| how < enough(kind) - 0.1), "{shifted}");
        }
        assert!(fit(&count("1234 , .")).is_none());
    }
}
