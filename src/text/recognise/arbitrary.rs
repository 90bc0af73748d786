//! Lines at random for properties: labels of all kinds before words of all kinds.

use proptest::prelude::*;

use super::{Hint, Line};

/// Up to 40 lines with any hints.
pub(crate) fn lines() -> impl Strategy<Value = Vec<Line<'static>>> {
    let label = prop_oneof![
        Just(String::new()),
        "(Article|Part|Chapter|Section|Title|Annex|Preamble|第十七条|المادة|Статья) ?([0-9]{1,2}|IV|bis|A)?[.: —]? ?",
        "[(]?([0-9]{1,3}|[a-z]|i|ii|iv|v|[A-C]|б|أ|一|1.2)[).、]? ?",
        "(Done at|The Parties to this|Have agreed as follows:|• |[0-9] - |- [0-9] )",
    ];
    let words = prop_oneof![Just(String::new()), "[A-Za-z ,;:.\u{a0}\u{640}()]{0,40}", "\\PC{0,20}"];
    let line =
        (label, words, 0..9_u8).prop_map(|(label, words, number)| Line::new(label + &words, hint(number)));
    prop::collection::vec(line, 0..40)
}

fn hint(number: u8) -> Hint {
    match number {
        1 => Hint::Heading(1),
        2 => Hint::Heading(3),
        3 => Hint::Body,
        4 => Hint::Footnote,
        5 => Hint::Verbatim,
        _ => Hint::None,
    }
}
