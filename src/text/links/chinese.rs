//! References in Chinese, where the larger unit comes first, the counter follows its number and no
//! space parts the words: 第二十三条第二款, 本条第一款和第二款, 第七条至第十一条, 附件二.

use std::ops::Range;

use super::CrossReference;
use super::number::Step;
use super::phrase::{Anchor, rank};
use super::resolve::Resolver;
use crate::text::{ProvisionKind as Kind, Text, numeral};

/// The counters of provisions, longest first.
const COUNTERS: &[(&str, Kind)] = &[
    ("部分", Kind::Part),
    ("条", Kind::Article),
    ("條", Kind::Article),
    ("款", Kind::Paragraph),
    ("段", Kind::Paragraph),
    ("项", Kind::Point),
    ("項", Kind::Point),
    ("目", Kind::Point),
    ("章", Kind::Chapter),
    ("节", Kind::Section),
    ("節", Kind::Section),
    ("编", Kind::Title),
];

/// Names of instruments; right before a reference they say whose it is.
const INSTRUMENTS: &[&str] = &[
    "公约",
    "公約",
    "协定",
    "協定",
    "议定书",
    "條約",
    "条约",
    "宪章",
    "规约",
    "盟约",
    "决议",
    "协议",
    "宣言",
    "规则",
    "法",
];

/// Whether the words may hold a Chinese reference.
pub(super) fn is_chinese(words: &str) -> bool {
    words.contains(['第', '附', '前']) && !words.contains('の')
}

/// The references in Chinese words; see [`super::cross_references`].
pub(super) fn references(text: &Text, provision: usize, words: &str) -> Vec<CrossReference> {
    let chars: Vec<char> = words.chars().collect();
    let reader = Reader { chars: &chars };
    let resolver = Resolver { text, from: provision };
    let mut found = Vec::new();
    let mut before: Option<Named> = None;
    let mut antecedent = None;
    let mut at = 0;
    while at < chars.len() {
        let Some((mut named, end)) = reader.named(at) else {
            at += 1;
            continue;
        };
        if let Some(last) = before.as_ref().filter(|last| reader.joins(last.end..at)) {
            named.inherit(last);
        }
        if named.foreign {
            antecedent = None;
        } else {
            let mut last = None;
            for (steps, range) in named.leaves() {
                last = resolver.resolve(named.anchor, &steps, antecedent);
                found.extend(last.map(|target| CrossReference { range, target }));
            }
            antecedent = last.or(antecedent);
        }
        named.end = end;
        before = Some(named);
        at = end;
    }
    found
}

/// The numbers of one unit, with their places.
type Numbers = Vec<(Step, Range<usize>)>;

/// Levels of one reference, each with its numbers; only the last may have several.
struct Named {
    anchor: Anchor,
    above: Vec<Step>,
    last: Numbers,
    start: usize,
    end: usize,
    foreign: bool,
}

impl Named {
    /// In 第五条第一款和第二款 the second paragraph is of article 5 too.
    fn inherit(&mut self, before: &Self) {
        let kind = |named: &Self| named.last.first().map(|(step, _)| step.kind);
        let alone = self.above.is_empty() && self.anchor == Anchor::Bare;
        if alone && kind(self) == kind(before) {
            self.above.clone_from(&before.above);
            self.anchor = before.anchor;
            self.foreign |= before.foreign;
        } else if alone {
            self.foreign |= before.foreign || kind(self).is_some_and(|kind| rank(kind) > rank(Kind::Article));
        }
    }

    fn leaves(&self) -> Vec<(Vec<Step>, Range<usize>)> {
        let leaves = self.last.iter().enumerate().map(|(count, (step, range))| {
            let steps = self.above.iter().cloned().chain(std::iter::once(step.clone())).collect();
            let start = if count == 0 { self.start } else { range.start };
            (steps, start..range.end)
        });
        if matches!(self.anchor, Anchor::Preceding(_)) {
            return vec![(Vec::new(), self.start..self.end)];
        }
        leaves.collect()
    }
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    chars: &'a [char],
}

impl Reader<'_> {
    fn is(self, at: usize, wanted: &str) -> bool {
        wanted.chars().enumerate().all(|(ahead, c)| self.chars.get(at + ahead) == Some(&c))
    }

    fn spaces(self, at: usize) -> usize {
        let blank = |c: &&char| **c == ' ' || **c == '\u{3000}';
        at + self.chars.get(at..).unwrap_or_default().iter().take_while(blank).count()
    }

    /// The reference that begins at `at`, and where it ends.
    fn named(self, at: usize) -> Option<(Named, usize)> {
        if let Some(kind) = self.preceding(at) {
            let anchor = Anchor::Preceding(kind);
            let named =
                Named { anchor, above: Vec::new(), last: Vec::new(), start: at, end: at + 2, foreign: false };
            return Some((named, at + 2));
        }
        let (mut last, mut end) = self.annex(at).or_else(|| self.level(at))?;
        let mut above = Vec::new();
        while let [(step, _)] = last.as_slice()
            && let Some((inner, after)) = self.level(self.spaces(end))
            && inner
                .first()
                .is_some_and(|(inner, _)| rank(inner.kind) > rank(step.kind) || inner.kind == Kind::Point)
        {
            above.push(step.clone());
            last = inner;
            end = after;
        }
        let (anchor, foreign) = self.before(at);
        Some((Named { anchor, above, last, start: at, end, foreign }, end))
    }

    /// 前款, 上条: the preceding paragraph or article.
    fn preceding(self, at: usize) -> Option<Kind> {
        let first = matches!(self.chars.get(at)?, '前' | '上');
        first.then(|| self.counter(at + 1)).flatten().map(|(kind, _)| kind).filter(|&kind| kind != Kind::Part)
    }

    /// 附件二, 附件A.
    fn annex(self, at: usize) -> Option<(Numbers, usize)> {
        if !self.is(at, "附件") {
            return None;
        }
        let from = self.spaces(at + 2);
        let (number, end) = self.numeral(from).or_else(|| {
            let letters: String =
                self.chars.get(from..)?.iter().take_while(|c| c.is_ascii_uppercase()).take(6).collect();
            let fits = letters.len() == 1 || numeral::roman(&letters).is_some();
            let end = from + letters.len();
            fits.then_some((letters, end))
        })?;
        Some((vec![(Step { kind: Kind::Annex, number }, at..end)], end))
    }

    /// 第四、六和九条; （一）项.
    fn level(self, at: usize) -> Option<(Numbers, usize)> {
        let counted = self.chars.get(at) == Some(&'第');
        let from = if counted { self.spaces(at + 1) } else { at };
        let read =
            |at: usize| if counted { self.numeral(at).or_else(|| self.sign(at)) } else { self.sign(at) };
        let (number, mut end) = read(from)?;
        let mut numbers = vec![(number, at..end)];
        loop {
            end = self.spaces(end);
            if let Some((kind, after)) = self.counter(end) {
                if let Some((_, range)) = numbers.last_mut() {
                    range.end = after;
                }
                let steps = numbers.into_iter().map(|(number, range)| (Step { kind, number }, range));
                return Some((steps.collect(), after));
            }
            let next = self.separator(end)?;
            let start = next;
            let inner = if self.chars.get(next) == Some(&'第') { self.spaces(next + 1) } else { next };
            let (number, after) = read(inner).filter(|_| numbers.len() < 64)?;
            numbers.push((number, start..after));
            end = after;
        }
    }

    fn separator(self, at: usize) -> Option<usize> {
        let sign =
            matches!(self.chars.get(at)?, '、' | '和' | '或' | '及' | '与' | '與' | '至' | '到' | '，');
        sign.then(|| self.spaces(at + 1))
    }

    fn counter(self, at: usize) -> Option<(Kind, usize)> {
        let (word, kind) = COUNTERS.iter().find(|(word, _)| self.is(at, word))?;
        Some((*kind, at + word.chars().count()))
    }

    /// 二十三, 23.
    fn numeral(self, at: usize) -> Option<(String, usize)> {
        let rest = self.chars.get(at..)?;
        let digits: Vec<u32> = rest.iter().map_while(|&c| numeral::digit(c)).take(4).collect();
        if !digits.is_empty() {
            let value = digits.iter().fold(0, |value, digit| value * 10 + digit);
            return (digits.len() < 4 && value > 0).then(|| (value.to_string(), at + digits.len()));
        }
        let word: String =
            rest.iter().copied().take_while(|&c| numeral::is_chinese_numeral(c)).take(8).collect();
        let value = numeral::chinese(&word)?;
        Some((value.to_string(), at + word.chars().count()))
    }

    /// （一）, (a), ㈠: the numbers of points.
    fn sign(self, at: usize) -> Option<(String, usize)> {
        let first = *self.chars.get(at)?;
        if let '㈠'..='㈩' = first {
            return Some(((first as u32 - '㈠' as u32 + 1).to_string(), at + 1));
        }
        if !matches!(first, '(' | '（') {
            return None;
        }
        let (number, end) = self.numeral(at + 1).or_else(|| {
            let letters: String =
                self.chars.get(at + 1..)?.iter().take_while(|c| c.is_ascii_lowercase()).take(6).collect();
            let fits = letters.len() == 1 || numeral::roman(&letters).is_some();
            let end = at + 1 + letters.len();
            fits.then_some((letters, end))
        })?;
        matches!(self.chars.get(end)?, ')' | '）').then_some((number, end + 1))
    }

    /// What stands before a reference: 本条, 该条, or the instrument whose it is.
    fn before(self, at: usize) -> (Anchor, bool) {
        let mut end = at;
        while end > 0 && matches!(self.chars.get(end - 1), Some(' ' | '\u{3000}' | '的')) {
            end -= 1;
        }
        let ends = |word: &str| {
            let length = word.chars().count();
            end.checked_sub(length).filter(|&from| self.is(from, word))
        };
        if end > 0 && matches!(self.chars.get(end - 1), Some('》' | '〉' | '”' | '」' | '）' | ')')) {
            return (Anchor::Bare, true);
        }
        for (counter, kind) in COUNTERS {
            if let Some(from) = ends(counter) {
                match from.checked_sub(1).and_then(|before| self.chars.get(before)) {
                    Some('本') => return (Anchor::This(*kind), false),
                    Some('该' | '該') => return (Anchor::That(*kind), false),
                    _ => {}
                }
            }
        }
        let instrument = INSTRUMENTS.iter().find_map(|name| ends(name));
        let own = instrument.is_some_and(|from| from > 0 && self.chars.get(from - 1) == Some(&'本'));
        (Anchor::Bare, instrument.is_some() && !own)
    }

    /// Whether only “and” and its like stands between two references.
    fn joins(self, between: Range<usize>) -> bool {
        let words = self.chars.get(between).unwrap_or_default();
        (1..=3).contains(&words.len())
            && words
                .iter()
                .all(|c| matches!(c, '、' | '和' | '或' | '及' | '以' | '与' | '與' | '至' | '到' | ' '))
    }
}
