//! How a text becomes blocks.

use std::sync::Arc;

use super::document::{Block, BlockKind, ReadingDocument};
use crate::app::glyphs::{apart, has_rtl};
use crate::text::{Provision, ProvisionKind, Text, TextHeader};

/// Longest block in `char`s; a text without paragraphs is cut, for a block is laid out whole.
const LONGEST: usize = 8_000;
/// Stands between a heading's label and its words.
pub(super) const BETWEEN: &str = " · ";

/// A document with the blocks above the first provision.
pub(super) fn header(header: &TextHeader) -> ReadingDocument {
    let title = [&header.instrument.short_title, &header.instrument.title, &header.symbol, &header.version]
        .into_iter()
        .find(|name| !name.is_empty())
        .cloned()
        .unwrap_or_default();
    let details = [&header.version, &header.symbol, &header.date];
    let version: Vec<&str> =
        details.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let (version, set_apart) = joined(&version);
    // Full titles run to a paragraph; the short one reads better in large letters.
    let full = Some(&header.instrument.title).filter(|full| **full != title).cloned().unwrap_or_default();
    let mut blocks = Vec::new();
    for (kind, words, set_apart) in [
        (BlockKind::InstrumentTitle, &title, false),
        (BlockKind::Version, &full, false),
        (BlockKind::Version, &version, set_apart),
        (BlockKind::Notice, &header.notice, false),
    ] {
        let pieces = pieces(words).into_iter().filter(|piece| !piece.is_empty());
        blocks.extend(pieces.map(|piece| Block { set_apart, ..block(kind, piece) }));
    }
    ReadingDocument::new(title, header.is_rtl(), blocks)
}

/// Version, symbol and date on a line, and whether each stands apart, as it does beside right-to-left words: or a
/// date would be read from its end.
fn joined(parts: &[&str]) -> (String, bool) {
    if parts.iter().any(|part| has_rtl(part)) {
        (parts.iter().map(|part| apart(part)).collect::<Vec<_>>().join(" · "), true)
    } else {
        (parts.join(" · "), false)
    }
}

/// Whether most of the first blocks are written from right to left: for a text whose language nobody stated.
pub(super) fn mostly_rtl(blocks: &[Block]) -> bool {
    let first = blocks.iter().take(60);
    first.clone().filter(|block| has_rtl(&block.text)).count() * 2 > first.len()
}

/// Whether a text's first provision is nothing but the title shown above it.
pub(super) fn is_title(text: &Text, document: &ReadingDocument) -> bool {
    let first = text.provisions().first();
    let titled = !document.title().is_empty();
    first.is_some_and(|first| {
        titled && first.label.is_empty() && first.words().trim() == document.title().trim()
    })
}

/// Puts a text's first provision in the place of the title.
pub(super) fn title(text: &Text, blocks: &mut Vec<Block>) {
    let words = text.provisions().first().map(Provision::words).unwrap_or_default();
    let mut start = 0;
    let pieces = pieces(&words).into_iter().map(|piece| {
        let block = Block { provision: Some(0), start, ..block(BlockKind::InstrumentTitle, piece) };
        start += block.chars;
        block
    });
    blocks.splice(0..0, pieces);
}

/// Adds the blocks of a provision.
pub(super) fn provision(text: &Text, index: usize, blocks: &mut Vec<Block>) {
    let Some(provision) = text.provisions().get(index) else { return };
    let heading = heading_kind(provision.kind);
    let mut label = provision.label.as_str();
    if let Some(kind) = heading.filter(|_| !label.is_empty() || !provision.heading.is_empty()) {
        let lead = match (label.is_empty(), provision.heading.is_empty()) {
            (true, _) => String::new(),
            (_, true) => label.to_owned(),
            _ => format!("{}{BETWEEN}", label.trim_end_matches(['.', ':', ' '])),
        };
        blocks.push(Block { lead, provision: Some(index), ..block(kind, &provision.heading) });
        label = "";
    } else if !provision.heading.is_empty() {
        let run_in = block(BlockKind::ParagraphHeading, &provision.heading);
        let indent = indent(text, provision);
        blocks.push(Block { label: label.to_owned(), indent, provision: Some(index), ..run_in });
        label = "";
    }
    let kind = if provision.kind == ProvisionKind::Footnote { BlockKind::Footnote } else { BlockKind::Body };
    let indent = indent(text, provision);
    let mut start = provision.text_start();
    for line in provision.text.split('\n') {
        for piece in pieces(line) {
            let chars = piece.chars().count();
            if !piece.trim().is_empty() {
                let label = std::mem::take(&mut label).to_owned();
                blocks.push(Block { label, indent, provision: Some(index), start, ..block(kind, piece) });
            }
            start += chars;
        }
        start += 1;
    }
    // A number without words of its own still shows where it stands.
    if !label.is_empty() {
        blocks.push(Block {
            label: label.to_owned(),
            indent,
            provision: Some(index),
            start: 0,
            ..block(kind, "")
        });
    }
}

fn block(kind: BlockKind, text: &str) -> Block {
    let wide = text.chars().take(60).filter(|letter| ('\u{2E80}'..='\u{FAFF}').contains(letter)).count() > 15
        || text.chars().take(12).any(|letter| ('\u{3400}'..='\u{9FFF}').contains(&letter));
    let chars = text.chars().count();
    Block {
        kind,
        text: Arc::from(text),
        lead: String::new(),
        label: String::new(),
        indent: 0,
        provision: None,
        start: 0,
        chars,
        set_apart: false,
        ems: chars as f32 * if wide { 1.0 } else { 0.49 },
    }
}

fn heading_kind(kind: ProvisionKind) -> Option<BlockKind> {
    Some(match kind {
        ProvisionKind::Part | ProvisionKind::Title | ProvisionKind::Annex => BlockKind::PartHeading,
        ProvisionKind::Chapter | ProvisionKind::Preamble => BlockKind::ChapterHeading,
        ProvisionKind::Section
        | ProvisionKind::Subsection
        | ProvisionKind::Front
        | ProvisionKind::Conclusion => BlockKind::SectionHeading,
        ProvisionKind::Article => BlockKind::ArticleHeading,
        _ => return None,
    })
}

/// Steps below the article, annex or chapter that holds the provision.
fn indent(text: &Text, provision: &Provision) -> u8 {
    let holder = provision.parent.map(|parent| text.lineage(parent));
    let found = holder.into_iter().flatten().filter_map(|at| text.provisions().get(at));
    let base =
        found.into_iter().find(|above| heading_kind(above.kind).is_some()).map(|above| above.depth + 1);
    let flush = matches!(provision.kind, ProvisionKind::ClosingWords | ProvisionKind::Subparagraph);
    let steps =
        base.map_or(0, |base| provision.depth.saturating_sub(base)).saturating_sub(usize::from(flush));
    if heading_kind(provision.kind).is_some() || provision.kind == ProvisionKind::Footnote {
        0
    } else {
        steps.min(6) as u8
    }
}

/// A line in pieces that are short enough, cut after white space where there is any.
fn pieces(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some((limit, _)) = rest.char_indices().nth(LONGEST) {
        let head = rest.get(..limit).unwrap_or_default();
        let cut = head.rfind(char::is_whitespace).map_or(limit, |at| at + 1);
        let (piece, after) = rest.split_at_checked(cut).unwrap_or((rest, ""));
        pieces.push(piece);
        rest = after;
    }
    pieces.push(rest);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Entry;
    use proptest::prelude::*;

    fn text(entries: &[(ProvisionKind, usize, &str, &str, &str)]) -> Text {
        let entry = |(at, &(kind, depth, label, heading, text)): (
            usize,
            &(ProvisionKind, usize, &str, &str, &str),
        )| Entry {
            kind,
            eid: format!("e{at}"),
            label: label.to_owned(),
            heading: heading.to_owned(),
            text: text.to_owned(),
            depth,
        };
        Text::assemble(TextHeader::default(), entries.iter().enumerate().map(entry).collect()).unwrap()
    }

    #[test]
    fn an_article_leads_with_its_number_and_points_step_in() {
        let text = text(&[
            (ProvisionKind::Article, 0, "Article 17", "Laundering of proceeds", ""),
            (ProvisionKind::Paragraph, 1, "1.", "", "Each State Party shall adopt:"),
            (ProvisionKind::Point, 2, "(a)", "", "the conversion;"),
            (ProvisionKind::ClosingWords, 2, "", "", "in accordance with its law."),
        ]);
        let document = ReadingDocument::from_text(&text);
        let shown: Vec<(&str, &str, &str, u8)> =
            document.blocks().iter().map(|b| (&*b.lead, &*b.label, &*b.text, b.indent)).collect();
        assert_eq!(
            shown,
            [
                ("Article 17 · ", "", "Laundering of proceeds", 0),
                ("", "1.", "Each State Party shall adopt:", 0),
                ("", "(a)", "the conversion;", 1),
                ("", "", "in accordance with its law.", 0),
            ]
        );
        assert_eq!(document.block_at(2, 4), 2);
        assert_eq!(document.provision_of(0), Some(0));
    }

    proptest! {
        #[test]
        fn every_character_of_the_words_has_its_place(heading in "[a-zé ]{0,12}", body in "[a-z中\n ]{0,60}") {
            prop_assume!(!body.trim().is_empty());
            let text = text(&[(ProvisionKind::Article, 0, "Article 1", &heading, &body)]);
            let document = ReadingDocument::from_text(&text);
            let words: Vec<char> = text.provisions()[0].words().chars().collect();
            for block in document.blocks().iter().filter(|block| block.provision.is_some()) {
                let there: String = words[block.start..block.end()].iter().collect();
                prop_assert_eq!(&*there, &*block.text);
            }
        }

        #[test]
        fn pieces_lose_nothing(line in "[a-z ]{0,300}") {
            let long = line.repeat(100);
            let pieces = pieces(&long);
            prop_assert_eq!(pieces.concat(), long.clone());
            prop_assert!(pieces.iter().all(|piece| piece.chars().count() <= LONGEST));
        }
    }
}
