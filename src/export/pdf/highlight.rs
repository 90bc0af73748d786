//! What each PDF comment says: the words of a mark as plain text.

use std::collections::BTreeMap;

use super::characters::name_of;
use super::comment;
use super::runs::colour_of;
use crate::export::selection::{Extent, Mark, Selection};

/// PDF/A-2 allows 32,767 bytes in a string; two for each UTF-16 unit, two for the mark at its start.
const LONGEST: usize = 16_000;

/// One mark as a PDF comment.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::export) struct Highlight {
    pub key: String,
    /// Rating, concerns, comment, recommendation, amendment, replies.
    pub contents: String,
    pub subject: String,
    pub author: Option<String>,
    /// `D:20260105`.
    pub date: Option<String>,
    /// Red, green, blue, each 0 to 1.
    pub colour: [f32; 3],
    /// Which of the stacked underlines is this mark's, 0 nearest to the words.
    pub lane: u8,
}

/// The comments by the number of their mark.
pub(in crate::export) fn all(selection: &Selection) -> BTreeMap<usize, Highlight> {
    let lanes = lanes(selection);
    let highlight = |mark: &Mark| {
        let highlight = Highlight {
            key: mark.key.clone(),
            contents: contents(mark, selection),
            subject: subject(mark, selection),
            author: mark.author.as_ref().map(|name| visible(name)),
            date: mark.date.as_ref().map(|day| format!("D:{}", day.replace('-', ""))),
            colour: colour_of(mark, selection).map(|part| f32::from(part) / 255.0),
            lane: lanes.get(&mark.number).copied().unwrap_or_default(),
        };
        (mark.number, highlight)
    };
    selection.marks.iter().map(highlight).collect()
}

fn concerns(mark: &Mark, selection: &Selection) -> String {
    selection.concerns_of(mark).map(|concern| concern.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn subject(mark: &Mark, selection: &Selection) -> String {
    let concerns = concerns(mark, selection);
    let rating = mark.rating.name();
    shorten(&visible(&if concerns.is_empty() { rating.to_owned() } else { format!("{concerns}: {rating}") }))
}

fn contents(mark: &Mark, selection: &Selection) -> String {
    let concerns = concerns(mark, selection);
    let head = if concerns.is_empty() {
        format!("{}. {}", mark.number, mark.rating.name())
    } else {
        format!("{}. {} · {concerns}", mark.number, mark.rating.name())
    };
    let mut parts = vec![head];
    parts.extend(Some(comment::plain(&mark.comment)).filter(|comment| !comment.trim().is_empty()));
    let recommendation = mark.recommendation.trim();
    if !recommendation.is_empty() {
        parts.push(format!("Recommendation: {recommendation}"));
    }
    parts.extend(mark.amendment.iter().map(|amendment| format!("Amendment. {}", amendment.in_words())));
    for reply in &mark.replies {
        let by = reply.signature();
        let by = if by.is_empty() { String::new() } else { format!(" ({by})") };
        parts.push(format!("Reply{by}: {}", comment::plain(&reply.comment)));
    }
    shorten(&visible(&parts.join("\n\n")))
}

/// Names what is invisible and could make a sentence look like another, drops other controls.
fn visible(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.replace("\r\n", "\n").chars() {
        match c {
            '\n' | '\t' => out.push(c),
            '\r' => out.push('\n'),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{e0000}'..='\u{e0fff}' => {
                out.push_str(&name_of(c));
            }
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

fn shorten(words: &str) -> String {
    if words.encode_utf16().count() <= LONGEST {
        return words.to_owned();
    }
    let mut units = 0;
    let kept: String = words
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units < LONGEST - 80
        })
        .collect();
    format!("{}… (the whole comment stands beside the passage)", kept.trim_end())
}

/// Gives marks that share words different underlines, as far as three go.
fn lanes(selection: &Selection) -> BTreeMap<usize, u8> {
    /// Lane taken by passages in one provision.
    type Taken = Vec<(usize, usize, u8)>;
    let mut taken: BTreeMap<usize, Taken> = BTreeMap::new();
    let mut lanes = BTreeMap::new();
    for mark in &selection.marks {
        let Extent::Passages(passages) = &mark.extent else { continue };
        let busy: Vec<u8> = passages
            .iter()
            .flat_map(|passage| {
                let there = taken.get(&passage.provision).map(Vec::as_slice).unwrap_or_default();
                there
                    .iter()
                    .filter(|(from, to, _)| *from < passage.to && passage.from < *to)
                    .map(|place| place.2)
            })
            .collect();
        let lane = (0..3).find(|lane| !busy.contains(lane)).unwrap_or(2);
        lanes.insert(mark.number, lane);
        for passage in passages {
            taken.entry(passage.provision).or_default().push((passage.from, passage.to, lane));
        }
    }
    lanes
}
