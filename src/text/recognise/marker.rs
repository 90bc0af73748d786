//! The labels of numbered paragraphs and points at the head of a line: `1.`, `(a)`, `a)`, `(iv)`,
//! `1°`, `б)`, `(أ)`, `一、`, `（二）`, `㈡`, `1.2`.

use crate::text::numeral;

/// The signs around a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Frame {
    /// `(a)`
    Brackets,
    /// `a)`
    Closed,
    /// `1.`, `一、`
    Dot,
    /// `1°`
    Degree,
    /// `1 -`, `أ -`, as in Arabic texts
    Dash,
    /// `'1'`, as in Arabic texts
    Quotes,
    /// a number alone on its line
    Bare,
}

/// What a label counts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    Decimal,
    /// `1.2`: the number of parts.
    Dotted(u8),
    Lower,
    Upper,
    LowerRoman,
    UpperRoman,
    Cyrillic,
    Abjad,
    Chinese,
}

impl Script {
    /// Whether labels of the two scripts may stand in one list: the same, or Latin and Cyrillic letters.
    pub(crate) fn is_mixed_with(self, other: Self) -> bool {
        let lettered = |script| matches!(script, Self::Lower | Self::Upper | Self::Cyrillic);
        let cyrillic = self == Self::Cyrillic || other == Self::Cyrillic;
        self == other || (cyrillic && lettered(self) && lettered(other))
    }
}

/// One way to read a label: `(i)` is the first Roman and the ninth Latin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) script: Script,
    pub(crate) value: u32,
}

/// The label at the head of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Marker {
    /// Bytes of the line the label takes, without the white space behind it.
    pub(crate) length: usize,
    pub(crate) frame: Frame,
    /// Most usual reading first; never empty.
    pub(crate) readings: Vec<Reading>,
    /// As printed, without the signs around it, save that digits are in ASCII.
    pub(crate) number: String,
    /// Whether a suffix (*bis*) makes it follow its own number.
    pub(crate) suffixed: bool,
    /// Whether the label is believed only where it continues a list or begins one: such forms also
    /// occur at the head of ordinary lines.
    pub(crate) weak: bool,
    /// Whether the line holds nothing else.
    pub(crate) alone: bool,
}

impl Marker {
    pub(crate) fn reading(&self, script: Script) -> Option<u32> {
        self.readings.iter().find(|reading| reading.script == script).map(|reading| reading.value)
    }
}

/// A cursor over the head of a line.
struct Head<'a> {
    line: &'a str,
    at: usize,
}

impl<'a> Head<'a> {
    fn rest(&self) -> &'a str {
        self.line.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool) -> bool {
        let found = self.peek().filter(|&c| wanted(c));
        self.at += found.map_or(0, char::len_utf8);
        found.is_some()
    }

    fn take_while(&mut self, most: usize, wanted: impl Fn(char) -> bool) -> &'a str {
        let start = self.at;
        for _ in 0..most {
            if !self.take(&wanted) {
                break;
            }
        }
        self.line.get(start..self.at).unwrap_or_default()
    }
}

/// Reads the label at the head of a trimmed line.
pub(crate) fn marker(line: &str) -> Option<Marker> {
    let mut head = Head { line, at: 0 };
    if let Some(sign) = head.peek().and_then(enclosed) {
        head.take(|_| true);
        return finish(&head, Frame::Brackets, sign, false);
    }
    // Extracted Arabic puts the dash of “1 -” in front.
    if head.take(|c| c == '-') {
        head.take_while(1, char::is_whitespace);
        let body = body(&mut head)?;
        let arabic = head.rest().trim_start().starts_with(is_arabic);
        return (arabic && body.is_decimal()).then(|| finish(&head, Frame::Dash, body, true)).flatten();
    }
    let opened = if head.take(|c| matches!(c, '(' | '（' | '﴾')) {
        Some(Frame::Brackets)
    } else if head.take(|c| matches!(c, '\'' | '‘' | '’')) {
        Some(Frame::Quotes)
    } else {
        None
    };
    let body = body(&mut head)?;
    match opened {
        Some(Frame::Brackets) => {
            let closed = head.take(|c| matches!(c, ')' | '）' | '﴿'));
            head.take(|c| c == '.');
            closed.then(|| finish(&head, Frame::Brackets, body, false)).flatten()
        }
        Some(_) => {
            let closed = head.take(|c| matches!(c, '\'' | '‘' | '’'));
            (closed && body.is_decimal()).then(|| finish(&head, Frame::Quotes, body, false)).flatten()
        }
        None => unopened(&mut head, body),
    }
}

/// A label without an opening sign.
fn unopened(head: &mut Head<'_>, body: Body) -> Option<Marker> {
    let parted = |head: &Head<'_>| head.peek().is_none_or(char::is_whitespace);
    let decimal = body.is_decimal();
    if body.is_dotted() {
        head.take(|c| c == '.');
        return parted(head).then(|| finish(head, Frame::Dot, body, true)).flatten();
    }
    if head.take(|c| matches!(c, ')' | '）')) {
        head.take(|c| c == '.');
        return finish(head, Frame::Closed, body, false);
    }
    if head.take(|c| matches!(c, '°' | 'º')) {
        head.take(|c| matches!(c, '.' | ')'));
        return decimal.then(|| finish(head, Frame::Degree, body, false)).flatten();
    }
    if head.take(|c| matches!(c, '、' | '．')) {
        return finish(head, Frame::Dot, body, false);
    }
    if head.take(|c| c == '.') {
        let opens = |c: char| c.is_uppercase() || matches!(c, '"' | '“' | '«' | '[' | '–' | '-');
        let glued = if decimal { head.peek().is_some_and(opens) } else { starts_word(head.rest()) };
        head.take_while(1, |c| decimal && matches!(c, '–' | '-'));
        let fits = parted(head) || glued;
        let weak = !decimal;
        return fits.then(|| finish(head, Frame::Dot, body, weak)).flatten();
    }
    // Arabic texts print the third level of points as «أ -».
    if !decimal && !body.is_abjad() {
        return None;
    }
    if decimal && head.peek().is_none() {
        return finish(head, Frame::Bare, body, true);
    }
    let dash = head.rest().trim_start();
    let after = dash.strip_prefix(['-', '–', 'ـ'])?;
    head.at = head.line.len() - after.len();
    parted(head).then(|| finish(head, Frame::Dash, body, true)).flatten()
}

/// Whether a whole word stands here, not the next letter of an abbreviation such as “e.g.”.
fn starts_word(rest: &str) -> bool {
    let letters = rest.chars().take(40).take_while(|c| c.is_alphabetic()).count();
    letters > 1 && rest.chars().nth(letters) != Some('.')
}

fn finish(head: &Head<'_>, frame: Frame, body: Body, weak: bool) -> Option<Marker> {
    let readings = body.readings;
    (!readings.is_empty()).then(|| Marker {
        length: head.at,
        frame,
        readings,
        number: body.number,
        suffixed: body.suffixed,
        weak,
        alone: head.rest().trim().is_empty(),
    })
}

struct Body {
    readings: Vec<Reading>,
    number: String,
    suffixed: bool,
}

impl Body {
    fn plain(script: Script, value: u32, number: String) -> Self {
        Self { readings: vec![Reading { script, value }], number, suffixed: false }
    }

    fn is_decimal(&self) -> bool {
        self.readings.first().is_some_and(|reading| reading.script == Script::Decimal)
    }

    fn is_abjad(&self) -> bool {
        self.readings.first().is_some_and(|reading| reading.script == Script::Abjad)
    }

    fn is_dotted(&self) -> bool {
        self.readings.first().is_some_and(|reading| matches!(reading.script, Script::Dotted(_)))
    }
}

/// ① and ㈠ hold their brackets in themselves.
fn enclosed(c: char) -> Option<Body> {
    let (script, start) = match c {
        '\u{2460}'..='\u{2473}' => (Script::Decimal, 0x2460),
        '\u{3220}'..='\u{3229}' => (Script::Chinese, 0x3220),
        _ => return None,
    };
    Some(Body::plain(script, c as u32 - start + 1, c.to_string()))
}

fn body(head: &mut Head<'_>) -> Option<Body> {
    let first = head.peek()?;
    if numeral::digit(first).is_some() {
        return decimal(head);
    }
    if numeral::is_chinese_numeral(first) {
        let word = head.take_while(5, numeral::is_chinese_numeral);
        let value = numeral::chinese(word)?;
        return Some(Body::plain(Script::Chinese, value, word.to_owned()));
    }
    if is_arabic(first) {
        let word = head.take_while(4, |c| is_arabic(c) || c == '\u{640}');
        let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic() && *c != '\u{640}').collect();
        let [letter] = letters.as_slice() else { return None };
        return Some(Body::plain(Script::Abjad, numeral::abjad(*letter)?, letter.to_string()));
    }
    let word = head.take_while(6, char::is_alphabetic);
    let readings = letters(word);
    Some(Body { readings, number: word.to_owned(), suffixed: false })
}

fn decimal(head: &mut Head<'_>) -> Option<Body> {
    let mut number = digits(head)?;
    let mut parts: u8 = 1;
    let mut last = number.clone();
    // 1.2.3
    while parts < 6 && head.rest().starts_with('.') {
        let mut ahead = Head { line: head.line, at: head.at + 1 };
        let Some(next) = digits(&mut ahead) else { break };
        number = format!("{number}-{next}");
        last = next;
        parts += 1;
        head.at = ahead.at;
    }
    let value = last.parse().ok().filter(|_| head.peek().and_then(numeral::digit).is_none())?;
    if parts > 1 {
        return Some(Body::plain(Script::Dotted(parts), value, number));
    }
    let mut body = Body::plain(Script::Decimal, value, number);
    let rest = head.rest();
    let spaces = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
    let mut ahead = Head { line: head.line, at: head.at + spaces };
    if let Some(suffix) = numeral::suffix(ahead.take_while(10, char::is_alphabetic)) {
        body.number.push_str(suffix);
        body.suffixed = true;
        head.at = ahead.at;
    }
    Some(body)
}

/// Up to three digits of any script, as ASCII without leading zeros.
fn digits(head: &mut Head<'_>) -> Option<String> {
    let word = head.take_while(3, |c| numeral::digit(c).is_some());
    let value = word.chars().filter_map(numeral::digit).fold(0, |value, digit| value * 10 + digit);
    (!word.is_empty()).then(|| value.to_string())
}

fn letters(word: &str) -> Vec<Reading> {
    let mut readings = Vec::new();
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return readings };
    let repeated = chars.all(|c| c == first);
    let times = u32::try_from(word.chars().count()).unwrap_or(1);
    let small = first.is_lowercase();
    let short_roman = word.bytes().all(|b| matches!(b.to_ascii_lowercase(), b'i' | b'v' | b'x'));
    if let Some(value) = numeral::roman(word).filter(|_| short_roman) {
        readings.push(Reading { script: if small { Script::LowerRoman } else { Script::UpperRoman }, value });
    }
    if repeated && times <= 3 {
        let latin = numeral::latin_lookalike(first).filter(|_| times == 1).unwrap_or(first);
        if latin.is_ascii_alphabetic() {
            let place = u32::from(latin.to_ascii_lowercase()) - u32::from('a') + 1;
            let script = if small { Script::Lower } else { Script::Upper };
            readings.push(Reading { script, value: place + 26 * (times - 1) });
        }
        if let Some(place) = numeral::cyrillic(first).filter(|_| times == 1) {
            readings.push(Reading { script: Script::Cyrillic, value: place });
        }
    }
    readings
}

pub(crate) fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64A}' | '\u{671}'..='\u{6D3}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_all_kinds_are_read() {
        for (line, label, number) in [
            ("1. Each Party", "1.", "1"),
            ("1.To maintain", "1.", "1"),
            ("(2) Each Party", "(2)", "2"),
            ("2 bis. Each Party", "2 bis.", "2bis"),
            ("(a) any", "(a)", "a"),
            ("a) any", "a)", "a"),
            ("a. any", "a.", "a"),
            ("a.promoting it", "a.", "a"),
            ("(iv) any", "(iv)", "iv"),
            ("(aa) any", "(aa)", "aa"),
            ("1° tout", "1°", "1"),
            ("б) любой", "б)", "б"),
            ("(أ) كل", "(أ)", "أ"),
            ("(هـ) كل", "(هـ)", "ه"),
            ("٣ - كل", "٣ -", "3"),
            ("- 1 كل", "- 1", "1"),
            ("'1' كل", "'1'", "1"),
            ("أ - كل", "أ -", "أ"),
            ("一、各国", "一、", "一"),
            ("（二）各国", "（二）", "二"),
            ("㈢ 各国", "㈢", "㈢"),
            ("1.2 Scope", "1.2", "1-2"),
            ("7", "7", "7"),
        ] {
            let found = marker(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(&line[..found.length], label, "{line}");
            assert_eq!(found.number, number, "{line}");
        }
    }

    #[test]
    fn ordinary_lines_have_no_label() {
        for line in [
            "The Parties",
            "(EU) law",
            "2001. A year",
            "24/7 Network",
            "i.e. this",
            "a.k.a. this",
            "3.5million",
            "1 July 2020",
            "a party",
            "(see above)",
            "- and so on",
            "",
            "'",
            "(",
            "（",
            "第",
        ] {
            assert_eq!(marker(line), None, "{line}");
        }
    }

    #[test]
    fn a_letter_may_be_a_roman_numeral() {
        let found = marker("(i) any").unwrap();
        assert_eq!(found.reading(Script::LowerRoman), Some(1));
        assert_eq!(found.reading(Script::Lower), Some(9));
        assert_eq!(marker("а) любой").unwrap().reading(Script::Lower), Some(1));
        assert_eq!(marker("(c) any").unwrap().readings.len(), 1);
    }
}
