//! The numbers of provisions inside a sentence: `23`, `48 bis`, `IV`, `(a)`, `a)`, «الأول», and the
//! steps written right behind them, as in `17(2)(b)`.

use super::token::{Token, What};
use crate::text::ProvisionKind as Kind;
use crate::text::locator::guessed_kind;
use crate::text::numeral;

/// One step down an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) kind: Kind,
    /// As an eId carries it, save that letters may be of another case or alphabet.
    pub(super) number: String,
}

/// A number and the steps behind it, and the token after them.
pub(super) type Read = (Vec<Step>, usize);

/// Reads the number of a unit of this kind at `at`, with what is written right behind it.
pub(super) fn numbered(tokens: &[Token<'_>], at: usize, kind: Kind) -> Option<Read> {
    let (number, mut next) = match kind {
        Kind::Point | Kind::Subparagraph => {
            bracketed(tokens, at).or_else(|| lone_letter(tokens, at)).or_else(|| digits(tokens, at))?
        }
        Kind::Paragraph => digits(tokens, at).or_else(|| bracketed(tokens, at))?,
        Kind::Article => digits(tokens, at).or_else(|| large(tokens, at))?,
        _ => digits(tokens, at).or_else(|| large(tokens, at))?,
    };
    let counted = number.starts_with(|c: char| c.is_ascii_digit());
    let kind = if kind == Kind::Subparagraph && !counted { Kind::Point } else { kind };
    let mut steps = vec![Step { kind, number }];
    while let Some((step, after)) = behind(tokens, next, steps.last()?.kind) {
        steps.push(step);
        next = after;
    }
    Some((steps, next))
}

/// A further step in brackets or behind a dot: `(b)`, ` b)`, `.1`.
fn behind(tokens: &[Token<'_>], at: usize, above: Kind) -> Option<(Step, usize)> {
    let small = matches!(above, Kind::Article | Kind::Paragraph | Kind::Subparagraph | Kind::Point);
    let read = small
        .then(|| {
            bracketed(tokens, at)
                .or_else(|| dotted(tokens, at))
                .or_else(|| quoted(tokens, at).filter(|_| above != Kind::Article))
        })
        .flatten();
    let (number, next) = read?;
    let kind = guessed_kind(above, &number)?;
    Some((Step { kind, number }, next))
}

/// `(a)`, `(ii)`, `(2)`, `a)`, with the token after it.
pub(super) fn bracketed(tokens: &[Token<'_>], at: usize) -> Option<(String, usize)> {
    let open = tokens.get(at)?.what == What::Open;
    let inside = at + usize::from(open);
    let token = tokens.get(inside)?;
    let close = tokens.get(inside + 1).filter(|close| close.what == What::Close && close.glued)?;
    let digits = matches!(token.what, What::Digits);
    if (open && !token.glued) || (digits && !open) || close.start != token.end {
        return None;
    }
    let number = if digits { decimal(token)? } else { list_letter(token)? };
    Some((number, inside + 2))
}

/// `.1`, `.a` with nothing between.
fn dotted(tokens: &[Token<'_>], at: usize) -> Option<(String, usize)> {
    let token = tokens.get(at + 1)?;
    let glued = tokens.get(at)?.what == What::Dot && tokens.get(at)?.glued && token.glued;
    let number = glued.then(|| if token.what == What::Digits { decimal(token) } else { list_letter(token) });
    Some((number??, at + 2))
}

/// ’2‘, as Arabic texts number what stands under a point, or ’ي‘, as they cite a point.
fn quoted(tokens: &[Token<'_>], at: usize) -> Option<(String, usize)> {
    let [open, number, close] = tokens.get(at..at + 3)? else { return None };
    let quote = |token: &Token<'_>| matches!(token.text, "'" | "‘" | "’");
    let fits = quote(open) && quote(close) && number.glued && close.glued;
    let read = match number.what {
        What::Digits => decimal(number),
        _ if number.text.is_ascii() => None,
        _ => list_letter(number),
    };
    read.filter(|_| fits).map(|number| (number, at + 3))
}

/// A single letter of a list or a small Roman numeral.
fn list_letter(token: &Token<'_>) -> Option<String> {
    if !token.is_word() || token.text.len() > 12 {
        return None;
    }
    let folded = token.folded();
    let mut letters = folded.chars();
    let single = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    let repeated = folded.len() == 2 && folded.bytes().next() == folded.bytes().last();
    let roman = folded.len() <= 5 && numeral::roman(&folded).is_some();
    (single || repeated || roman).then_some(folded)
}

/// A letter without brackets, where no word follows: “letter b,”.
fn lone_letter(tokens: &[Token<'_>], at: usize) -> Option<(String, usize)> {
    let token = tokens.get(at).filter(|token| token.is_word() && token.text.chars().count() == 1)?;
    let ended = tokens.get(at + 1).is_none_or(|next| {
        matches!(next.what, What::Comma | What::Dot | What::Break | What::Close | What::Open)
    });
    ended.then(|| list_letter(token)).flatten().map(|number| (number, at + 1))
}

/// `23`, `48 bis`, `1er`, with the token after it.
fn digits(tokens: &[Token<'_>], at: usize) -> Option<(String, usize)> {
    let token = tokens.get(at).filter(|token| token.what == What::Digits)?;
    let mut number = decimal(token)?;
    let Some(next) = tokens.get(at + 1).filter(|next| next.is_word() && next.text.len() <= 12) else {
        return Some((number, at + 1));
    };
    if let Some(suffix) = numeral::suffix(next.text) {
        number.push_str(suffix);
        return Some((number, at + 2));
    }
    if next.glued && next.text == "er" && number == "1" {
        return Some((number, at + 2));
    }
    // 17a may be an article of its own or a point: not told apart here. Other letters make it no number.
    let latin = next.text.starts_with(|c: char| c.is_ascii_alphabetic());
    (!(next.glued && latin)).then_some((number, at + 1))
}

/// A number of at most three digits of any script, in ASCII.
fn decimal(token: &Token<'_>) -> Option<String> {
    let value = token.text.chars().filter_map(numeral::digit).try_fold(0_u32, |value, digit| {
        value.checked_mul(10)?.checked_add(digit).filter(|&value| value < 1000)
    })?;
    (value > 0).then(|| value.to_string())
}

/// `IV`, `A`, «premier», «الخامس عشر»: the numbers of articles and of what is larger.
fn large(tokens: &[Token<'_>], at: usize) -> Option<(String, usize)> {
    let token = tokens.get(at).filter(|token| token.is_word() && token.text.len() <= 24)?;
    let capitals = token.text.bytes().all(|b| b.is_ascii_uppercase());
    if capitals && (token.text.len() == 1 || numeral::roman(token.text).is_some()) {
        let suffix = tokens.get(at + 1).and_then(|next| numeral::suffix(next.text));
        return Some((
            token.text.to_owned() + suffix.unwrap_or_default(),
            at + 1 + usize::from(suffix.is_some()),
        ));
    }
    let value = numeral::ordinal_word(token.text)?;
    let following = tokens.get(at + 1).filter(|next| next.is_word()).map(Token::folded).unwrap_or_default();
    match following.as_str() {
        "عشر" | "عشرة" if value < 10 => Some(((value + 10).to_string(), at + 2)),
        // The twenty-first: not read, and not to be taken for the first.
        _ if following.starts_with("وال") => None,
        _ => Some((value.to_string(), at + 1)),
    }
}
