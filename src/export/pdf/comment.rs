//! A comment's Markdown as paragraphs of plain pieces: what is stressed stays stressed, lists stay lists,
//! a link becomes its words and its address, and everything else that Markdown can do is only words.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde::Serialize;

use super::characters::Printable;

/// Words in one style.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct Piece {
    pub t: String,
    pub strong: bool,
    pub emph: bool,
}

/// A paragraph, or one item of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct Paragraph {
    /// `•` or a number for an item of a list; empty for a paragraph.
    pub marker: String,
    /// How deep it stands in lists and quotations.
    pub depth: usize,
    pub lines: Vec<Vec<Piece>>,
    /// ISO 639 code.
    pub lang: String,
    /// Right to left.
    pub rtl: bool,
}

impl Paragraph {
    /// The words alone, lines parted by line feeds.
    pub(super) fn plain(&self) -> String {
        let line = |pieces: &Vec<Piece>| pieces.iter().map(|piece| piece.t.as_str()).collect::<String>();
        self.lines.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// Deeper lists and quotations are set no further in.
const DEEPEST: usize = 4;

/// Reads a comment. Nothing that was typed is lost but the signs of Markdown themselves.
pub(super) fn paragraphs(comment: &str) -> Vec<Paragraph> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(comment, Options::empty()) {
        reader.take(event);
    }
    reader.close();
    reader.done
}

/// The same in characters that can be printed, each paragraph with its language.
pub(super) fn printable(comment: &str, printable: &Printable) -> Vec<Paragraph> {
    let mut paragraphs = paragraphs(comment);
    for paragraph in &mut paragraphs {
        for piece in paragraph.lines.iter_mut().flatten() {
            piece.t = printable.text(&piece.t).replace('\n', " ");
        }
        let letters = paragraph.plain();
        (paragraph.lang, paragraph.rtl) = printable.language(letters.chars());
    }
    paragraphs.retain(|paragraph| !paragraph.plain().trim().is_empty());
    paragraphs
}

/// The comment as plain text, for a PDF comment.
pub(super) fn plain(comment: &str) -> String {
    let mut out = String::new();
    for paragraph in paragraphs(comment) {
        if !out.is_empty() {
            out.push_str(if paragraph.marker.is_empty() { "\n\n" } else { "\n" });
        }
        if !paragraph.marker.is_empty() {
            out.push_str(&"  ".repeat(paragraph.depth.saturating_sub(1)));
            out.push_str(&paragraph.marker);
            out.push(' ');
        }
        out.push_str(&paragraph.plain());
    }
    out
}

#[derive(Default)]
struct Reader {
    done: Vec<Paragraph>,
    open: Paragraph,
    strong: usize,
    emph: usize,
    /// Next number of each list that is open; `None` for bullets.
    lists: Vec<Option<u64>>,
    quotes: usize,
    /// The address of the link that is open.
    links: Vec<String>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            // The last three are switched off above; were they on, they would be words.
            Event::Text(words)
            | Event::Code(words)
            | Event::Html(words)
            | Event::InlineHtml(words)
            | Event::InlineMath(words)
            | Event::DisplayMath(words)
            | Event::FootnoteReference(words) => self.words(&words),
            Event::SoftBreak | Event::HardBreak => self.open.lines.push(Vec::new()),
            Event::Rule => self.close(),
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => self.emph += 1,
            Tag::Strong => self.strong += 1,
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.links.push(dest_url.into_string());
            }
            Tag::Heading { .. } => {
                self.close();
                self.strong += 1;
            }
            Tag::List(first) => {
                self.close();
                self.lists.push(first);
            }
            Tag::Item => {
                self.close();
                self.open.marker = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}.", *number - 1)
                    }
                    _ => "•".to_owned(),
                };
            }
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
            }
            Tag::Paragraph if self.open.lines.is_empty() => {}
            _ => self.close(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.emph = self.emph.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link | TagEnd::Image => {
                let address = self.links.pop().unwrap_or_default();
                // `<https://…>` shows its address already.
                if !address.is_empty() && !self.open.plain().ends_with(&address) {
                    self.words(&format!(" ({address})"));
                }
            }
            TagEnd::Heading(_) => {
                self.close();
                self.strong = self.strong.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
            }
            _ => self.close(),
        }
    }

    fn words(&mut self, words: &str) {
        let (strong, emph) = (self.strong > 0, self.emph > 0);
        for (at, t) in words.split('\n').enumerate() {
            if at > 0 || self.open.lines.is_empty() {
                self.open.lines.push(Vec::new());
            }
            let Some(line) = self.open.lines.last_mut().filter(|_| !t.is_empty()) else { continue };
            match line.last_mut().filter(|last| last.strong == strong && last.emph == emph) {
                Some(last) => last.t.push_str(t),
                None => line.push(Piece { t: t.to_owned(), strong, emph }),
            }
        }
    }

    /// Ends the paragraph that is open, if it has words.
    fn close(&mut self) {
        let mut paragraph = std::mem::take(&mut self.open);
        while paragraph.lines.last().is_some_and(Vec::is_empty) {
            paragraph.lines.pop();
        }
        paragraph.lines.retain(|line| !line.is_empty());
        if paragraph.lines.is_empty() {
            // An item that begins with a list of its own keeps its sign for what follows.
            self.open.marker = paragraph.marker;
            return;
        }
        paragraph.depth = (self.lists.len() + self.quotes).min(DEEPEST);
        self.done.push(paragraph);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stress_lists_and_links_are_kept_as_words() {
        let typed = "Not *this* but **that**.\nNext line.\n\n- one\n- two\n  1. inner\n\n> said\n\n[here](https://a.example) <b>x</b>";
        let plain = plain(typed);
        assert_eq!(
            plain,
            "Not this but that.\nNext line.\n• one\n• two\n  1. inner\n\nsaid\n\nhere (https://a.example) <b>x</b>"
        );
        let first = &paragraphs(typed)[0];
        assert!(first.lines[0].iter().any(|piece| piece.t == "this" && piece.emph));
        assert!(first.lines[0].iter().any(|piece| piece.t == "that" && piece.strong));
    }

    #[test]
    fn what_is_no_markdown_is_left_alone() {
        for typed in ["5 * 3 * 2", "a_b_c", "art. 6(2)", "x < y & z"] {
            assert_eq!(plain(typed), typed);
        }
    }
}
