//! A simple guess at the language of a text: by script, then by the commonest words.

const SAMPLE_WORDS: usize = 20_000;

const COMMON: &[(&str, &[&str])] = &[
    ("en", &["the", "of", "and", "shall", "to", "in", "any"]),
    ("fr", &["le", "les", "des", "du", "et", "aux", "une", "dans"]),
    ("es", &["el", "los", "las", "del", "y", "una", "por", "para"]),
];

/// BCP 47 tag of one of the six UN languages, or nothing where the words do not tell.
pub(crate) fn guess<'a>(lines: impl Iterator<Item = &'a str>) -> &'static str {
    let (mut han, mut cyrillic, mut arabic, mut latin) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut hits = [0_usize; COMMON.len()];
    for word in lines.flat_map(str::split_whitespace).take(SAMPLE_WORDS) {
        for c in word.chars().take(200) {
            match c {
                // A Chinese character says about as much as two letters.
                '\u{4E00}'..='\u{9FFF}' => han += 2,
                '\u{400}'..='\u{4FF}' => cyrillic += 1,
                '\u{600}'..='\u{6FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => arabic += 1,
                _ if c.is_alphabetic() => latin += 1,
                _ => {}
            }
        }
        for (hits, (_, common)) in hits.iter_mut().zip(COMMON) {
            *hits += usize::from(common.contains(&word));
        }
    }
    let most = han.max(cyrillic).max(arabic).max(latin);
    if most == 0 {
        return "";
    }
    if most != latin {
        return if most == han {
            "zh"
        } else if most == cyrillic {
            "ru"
        } else {
            "ar"
        };
    }
    let best = COMMON.iter().zip(hits).max_by_key(|(_, hits)| *hits);
    best.filter(|(_, hits)| *hits >= 3).map_or("", |((tag, _), _)| tag)
}

#[cfg(test)]
mod tests {
    use super::guess;

    #[test]
    fn six_languages_are_told_apart() {
        for (line, tag) in [
            ("Each State shall take the measures of the Convention and the laws of any Party", "en"),
            ("Les Parties prennent les mesures dans le cadre des lois et du droit", "fr"),
            ("Los Estados y las partes del Convenio para el derecho", "es"),
            ("Каждое государство принимает меры", "ru"),
            ("缔约国应当采取必要措施", "zh"),
            ("تتخذ الدول الأطراف التدابير", "ar"),
            ("1 2 3", ""),
            ("Verdrag", ""),
        ] {
            assert_eq!(guess(std::iter::once(line)), tag, "{line}");
        }
    }
}
