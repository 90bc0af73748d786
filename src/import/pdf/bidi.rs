//! Signs as they stand on the page, from left to right, into the order in which they are read.
//!
//! A PDF says where signs stand and not how they are read. Of the Unicode algorithm (UAX 9) this undoes what
//! treaties need: runs of two directions, European numbers with their separators, brackets that were mirrored.

/// What a piece of a line tells of direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Left,
    Right,
    Number,
    /// Goes with numbers where it stands between two: `/ - . , :`.
    Separator,
    /// Goes with a number beside it: `%`.
    Terminator,
    Neutral,
}

/// Whether it is a letter of a script that runs from right to left.
pub(super) fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{65F}' | '\u{66E}'..='\u{6EF}' | '\u{6FA}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

fn class(c: char) -> Class {
    match c {
        '،' | '؛' | '؟' => Class::Neutral,
        _ if is_right_to_left(c) => Class::Right,
        '0'..='9' | '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}' => Class::Number,
        '/' | '-' | '.' | ',' | ':' | '\u{2011}' => Class::Separator,
        '%' | '°' | '€' | '$' | '£' => Class::Terminator,
        _ if c.is_alphabetic() => Class::Left,
        _ => Class::Neutral,
    }
}

/// The order in which pieces are read that stand in this order from left to right; `true` goes with those
/// whose brackets point the other way than they were drawn.
pub(super) fn reading_order(pieces: &[char], right_to_left: bool) -> Vec<(usize, bool)> {
    let classes: Vec<Class> = pieces.iter().map(|&c| class(c)).collect();
    if !right_to_left && !classes.contains(&Class::Right) {
        return (0..pieces.len()).map(|index| (index, false)).collect();
    }
    if right_to_left { from_the_right(&classes) } else { from_the_left(&classes) }
}

/// Turns every run against the direction of the line.
fn from_the_right(classes: &[Class]) -> Vec<(usize, bool)> {
    let mut order = Vec::with_capacity(classes.len());
    let mut end = classes.len();
    while let Some(last) = end.checked_sub(1) {
        if let Some(start) = run_to_the_left(classes, last) {
            order.extend((start..end).map(|index| (index, false)));
            end = start;
        } else {
            order.push((last, true));
            end = last;
        }
    }
    order
}

/// Where the run of numbers or left-to-right letters begins that ends here.
fn run_to_the_left(classes: &[Class], last: usize) -> Option<usize> {
    let at = |index: usize| classes.get(index).copied();
    let holds = matches!(at(last)?, Class::Left | Class::Number)
        || (at(last)? == Class::Terminator && last > 0 && at(last - 1) == Some(Class::Number));
    if !holds {
        return None;
    }
    let mut start = last;
    // The nearest left-to-right letters to the left, with nothing of the other direction between.
    let mut look = last;
    while let Some(left) = look.checked_sub(1) {
        match at(left)? {
            Class::Right => break,
            Class::Left => {
                start = left;
                look = left;
            }
            _ => look = left,
        }
    }
    while let Some(left) = start.checked_sub(1) {
        match at(left)? {
            Class::Number | Class::Left | Class::Terminator => start = left,
            Class::Separator
                if left > 0 && at(left - 1) == Some(Class::Number) && at(start) == Some(Class::Number) =>
            {
                start = left - 1;
            }
            _ => break,
        }
    }
    Some(start)
}

/// Turns the runs that go from right to left, with the neutrals between their words.
fn from_the_left(classes: &[Class]) -> Vec<(usize, bool)> {
    let mut order = Vec::with_capacity(classes.len());
    let mut index = 0;
    while let Some(class) = classes.get(index) {
        if *class != Class::Right {
            order.push((index, false));
            index += 1;
            continue;
        }
        let rest = classes.get(index..).unwrap_or_default();
        let reach = rest.iter().take_while(|class| **class != Class::Left).count();
        let run = rest.get(..reach).unwrap_or_default();
        let length = run.iter().rposition(|class| *class == Class::Right).map_or(1, |last| last + 1);
        let inner = run.get(..length).unwrap_or_default();
        order.extend(from_the_right(inner).into_iter().map(|(at, turned)| (index + at, turned)));
        index += length;
    }
    order
}

/// The bracket that is drawn like this one and points the other way.
pub(super) fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '«' => '»',
        '»' => '«',
        '<' => '>',
        '>' => '<',
        '‹' => '›',
        '›' => '‹',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{mirrored, reading_order};

    fn read(shown: &str, right_to_left: bool) -> String {
        let pieces: Vec<char> = shown.chars().collect();
        let order = reading_order(&pieces, right_to_left);
        order.into_iter().map(|(at, turned)| if turned { mirrored(pieces[at]) } else { pieces[at] }).collect()
    }

    #[test]
    fn words_and_numbers_of_a_right_to_left_line_are_read_in_order() {
        for (shown, right) in [
            ("بتك", "كتب"),
            ("1982 ربمسيد 10", "10 ديسمبر 1982"),
            ("2023/10/5 مويلا", "اليوم 2023/10/5"),
            ("(أ) ىلوألا", "الأولى (أ)"),
            ("A/RES/78/272 رارقلا", "القرار A/RES/78/272"),
            ("United Nations رارقلا", "القرار United Nations"),
            ("%50 ةبسن", "نسبة %50"),
        ] {
            assert_eq!(read(shown, true), right, "{shown}");
        }
    }

    #[test]
    fn a_right_to_left_quote_in_a_left_to_right_line_is_turned() {
        assert_eq!(read("the word بتك means", false), "the word كتب means");
        assert_eq!(read("the words ملقو بتك mean", false), "the words كتب وقلم mean");
        assert_eq!(read("Article 5(2)", false), "Article 5(2)");
    }

    #[test]
    fn every_sign_is_read_once() {
        for line in ["(1) أب ab, 12/3 ج]", "", "٣-٤ ab ١", "a ب c ,د 5"] {
            for side in [true, false] {
                let pieces: Vec<char> = line.chars().collect();
                let mut order: Vec<usize> =
                    reading_order(&pieces, side).into_iter().map(|(at, _)| at).collect();
                order.sort_unstable();
                assert_eq!(order, (0..pieces.len()).collect::<Vec<_>>(), "{line}");
            }
        }
    }
}
