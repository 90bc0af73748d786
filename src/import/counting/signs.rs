//! The signs that stand for a number in one script and another; none where there are none.

/// Most times that a letter is set behind itself.
const MOST_REPEATED: u32 = 30;

pub(super) fn repeated(value: u32, of: &str) -> Option<String> {
    let count = u32::try_from(of.chars().count()).ok()?;
    let (rounds, index) = ((value - 1) / count + 1, (value - 1) % count);
    let letter = of.chars().nth(index as usize).filter(|_| rounds <= MOST_REPEATED)?;
    Some(std::iter::repeat_n(letter, rounds as usize).collect())
}

pub(super) fn letters(value: u32, of: &str, doubled: bool) -> Option<String> {
    if doubled {
        return repeated(value, of);
    }
    let count = u32::try_from(of.chars().count()).ok()?;
    let (mut rest, mut found) = (value, Vec::new());
    while rest > 0 {
        found.push(of.chars().nth(((rest - 1) % count) as usize)?);
        rest = (rest - 1) / count;
    }
    Some(found.into_iter().rev().collect())
}

pub(super) fn roman(value: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = Some(value).filter(|value| *value < 4000)?;
    let mut found = String::new();
    for (worth, sign) in SIGNS {
        while rest >= worth {
            found.push_str(sign);
            rest -= worth;
        }
    }
    Some(found)
}

pub(super) fn ordinal_ending(value: u32) -> &'static str {
    match (value % 100, value % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

pub(super) fn english(value: u32, ordinal: bool) -> Option<String> {
    const ONES: [(&str, &str); 20] = [
        ("", ""),
        ("One", "First"),
        ("Two", "Second"),
        ("Three", "Third"),
        ("Four", "Fourth"),
        ("Five", "Fifth"),
        ("Six", "Sixth"),
        ("Seven", "Seventh"),
        ("Eight", "Eighth"),
        ("Nine", "Ninth"),
        ("Ten", "Tenth"),
        ("Eleven", "Eleventh"),
        ("Twelve", "Twelfth"),
        ("Thirteen", "Thirteenth"),
        ("Fourteen", "Fourteenth"),
        ("Fifteen", "Fifteenth"),
        ("Sixteen", "Sixteenth"),
        ("Seventeen", "Seventeenth"),
        ("Eighteen", "Eighteenth"),
        ("Nineteen", "Nineteenth"),
    ];
    const TENS: [&str; 8] = ["Twent", "Thirt", "Fort", "Fift", "Sixt", "Sevent", "Eight", "Ninet"];
    let pick = |value: u32| ONES.get(value as usize).map(|(one, first)| if ordinal { *first } else { *one });
    if value < 20 {
        return pick(value).map(str::to_owned);
    }
    let tens = TENS.get((value / 10) as usize - 2).filter(|_| value < 100)?;
    Some(match value % 10 {
        0 => format!("{tens}{}", if ordinal { "ieth" } else { "y" }),
        ones => format!("{tens}y-{}", pick(ones)?.to_lowercase()),
    })
}

/// Up to 9,999, as articles are counted.
pub(super) fn chinese(value: u32) -> Option<String> {
    let digit = |value: u32| "零一二三四五六七八九".chars().nth(value as usize);
    let mut found = String::new();
    let mut gap = false;
    let mut rest = Some(value).filter(|value| *value < 10_000)?;
    for (worth, sign) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let count = rest / worth;
        rest %= worth;
        if count == 0 {
            gap = !found.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            found.push('零');
        }
        // Ten is 十, and not 一十.
        if !(worth == 10 && count == 1 && found.is_empty()) {
            found.push(digit(count)?);
        }
        found.push_str(sign);
    }
    Some(found)
}

pub(super) fn hebrew(value: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 24] = [
        (400, "ת"),
        (300, "ש"),
        (200, "ר"),
        (100, "ק"),
        (90, "צ"),
        (80, "פ"),
        (70, "ע"),
        (60, "ס"),
        (50, "נ"),
        (40, "מ"),
        (30, "ל"),
        (20, "כ"),
        (16, "טז"),
        (15, "טו"),
        (10, "י"),
        (9, "ט"),
        (8, "ח"),
        (7, "ז"),
        (6, "ו"),
        (5, "ה"),
        (4, "ד"),
        (3, "ג"),
        (2, "ב"),
        (1, "א"),
    ];
    let mut rest = Some(value).filter(|value| *value < 1000)?;
    let mut found = String::new();
    for (worth, sign) in SIGNS {
        // 15 and 16 avoid the letters of a name.
        while rest == worth || (rest > worth && ![15, 16].contains(&worth)) {
            found.push_str(sign);
            rest -= worth;
        }
    }
    Some(found)
}
