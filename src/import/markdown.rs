//! Markdown into paragraphs. The labels of lists stay as the source printed them, since the numbers
//! of a treaty's paragraphs are part of its words and `CommonMark` counts its own.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::plain::join;
use super::source::{LeftOutKind, Paragraph, Source};
use crate::text::{Hint, begins_provision, is_unit_label, may_end_item};

/// A heading longer than this, in bytes, is a paragraph with a ruled line under it.
const LONGEST_HEADING: usize = 600;

/// Marks a break the source insists on, in the buffer of a block.
const FORCED: char = '\u{b}';

/// The paragraphs of a Markdown text.
pub(super) fn read(source: &str) -> Source {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let mut reader = Reader { source, ..Reader::default() };
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        reader.event(event, range);
    }
    reader.finish()
}

/// A paragraph and the footnotes it calls.
struct Found {
    line: Paragraph,
    notes: Vec<String>,
}

#[derive(Default)]
struct Reader<'a> {
    source: &'a str,
    found: Vec<Found>,
    notes: HashMap<String, Vec<Found>>,
    /// Labels of the notes in the order of their definition.
    note_order: Vec<String>,
    /// The footnote being defined.
    in_note: Option<String>,
    /// The block being read; line feeds are breaks of the source.
    buffer: String,
    hint: Hint,
    calls: Vec<String>,
    html: Option<String>,
    in_code: bool,
    tags: usize,
    rules: usize,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_code => {
                self.buffer.push_str(&text.replace('\n', &FORCED.to_string()));
            }
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.buffer.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => self.buffer.push('\n'),
            Event::Html(text) => match &mut self.html {
                Some(html) => html.push_str(&text),
                None => self.tags += 1,
            },
            Event::InlineHtml(tag) => {
                self.tags += 1;
                if tag.to_ascii_lowercase().starts_with("<br") {
                    self.buffer.push(FORCED);
                }
            }
            Event::FootnoteReference(label) => {
                self.buffer.extend(["[", &label, "]"]);
                self.calls.push(label.to_string());
            }
            Event::Rule => {
                self.flush();
                self.rules += 1;
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                let short = range.len() <= LONGEST_HEADING;
                self.hint = if short { Hint::Heading(level as u8) } else { Hint::None };
            }
            // The first paragraph of an item goes behind the label of the item.
            Tag::Paragraph if !self.is_label() => self.flush(),
            Tag::List(_) | Tag::BlockQuote(_) => self.flush(),
            Tag::Item => {
                self.flush();
                self.buffer = printed_label(self.source.get(range).unwrap_or_default());
            }
            Tag::CodeBlock(kind) => {
                if !self.is_label() {
                    self.flush();
                }
                self.in_code = true;
                if matches!(kind, CodeBlockKind::Fenced(_)) {
                    self.hint = Hint::Verbatim;
                }
            }
            Tag::HtmlBlock => {
                self.flush();
                self.html = Some(String::new());
            }
            Tag::FootnoteDefinition(label) => {
                self.flush();
                self.note_order.push(label.to_string());
                self.in_note = Some(label.to_string());
            }
            Tag::TableHead | Tag::TableRow => {
                self.flush();
                self.hint = Hint::Verbatim;
            }
            Tag::TableCell if !self.buffer.is_empty() => self.buffer.push_str(" | "),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item | TagEnd::TableHead | TagEnd::TableRow => {
                self.flush();
            }
            TagEnd::CodeBlock => {
                self.flush();
                self.in_code = false;
            }
            TagEnd::HtmlBlock => {
                let html = self.html.take().unwrap_or_default();
                self.tags += 1;
                self.buffer = without_tags(&html);
                self.flush();
            }
            TagEnd::FootnoteDefinition => {
                self.flush();
                self.in_note = None;
            }
            _ => {}
        }
    }

    /// Whether the block so far is nothing but the label of its item.
    fn is_label(&self) -> bool {
        self.buffer.len() <= 12
            && self.buffer.ends_with(' ')
            && !self.buffer.trim().contains(char::is_whitespace)
    }

    /// Ends the block: its broken lines are joined, except where one begins a provision.
    fn flush(&mut self) {
        let buffer = std::mem::take(&mut self.buffer);
        let hint = std::mem::take(&mut self.hint);
        let mut calls = std::mem::take(&mut self.calls);
        let first = self.target().len();
        for forced in buffer.split(FORCED) {
            let mut paragraph = String::new();
            let mut before = "";
            for line in forced.split('\n').map(str::trim).filter(|line| !line.is_empty()) {
                let apart = is_unit_label(before)
                    || is_loose_heading(before)
                    || is_loose_heading(line)
                    || (may_end_item(before) && begins_provision(line));
                if apart || before.is_empty() {
                    self.put(std::mem::take(&mut paragraph), hint);
                    line.clone_into(&mut paragraph);
                } else {
                    join(&mut paragraph, line);
                }
                before = line;
            }
            self.put(paragraph, hint);
        }
        let target = self.target();
        if target.len() > first
            && let Some(last) = target.last_mut()
        {
            last.notes.append(&mut calls);
        }
    }

    fn put(&mut self, paragraph: String, hint: Hint) {
        if paragraph.is_empty() {
            return;
        }
        let (line, hint) = match loose_heading(&paragraph).filter(|_| hint == Hint::None) {
            Some((level, heading)) => (heading.to_owned(), Hint::Heading(level)),
            None => (paragraph, hint),
        };
        self.target().push(Found { line: Paragraph::new(line, hint), notes: Vec::new() });
    }

    fn target(&mut self) -> &mut Vec<Found> {
        match &self.in_note {
            Some(label) => self.notes.entry(label.clone()).or_default(),
            None => &mut self.found,
        }
    }

    /// Footnotes go behind the paragraph that calls them first.
    fn finish(mut self) -> Source {
        self.flush();
        let mut source = Source::default();
        let lines = &mut source.paragraphs;
        for found in std::mem::take(&mut self.found) {
            lines.push(found.line);
            for label in found.notes {
                lines.extend(self.notes.remove(&label).and_then(|note| note_line(&label, note)));
            }
        }
        for label in std::mem::take(&mut self.note_order) {
            lines.extend(self.notes.remove(&label).and_then(|note| note_line(&label, note)));
        }
        source.leave_out(LeftOutKind::Tag, self.tags);
        source.leave_out(LeftOutKind::RuledLine, self.rules);
        source
    }
}

fn note_line(label: &str, note: Vec<Found>) -> Option<Paragraph> {
    let words: Vec<String> = note.into_iter().map(|found| found.line.text).collect();
    (!words.is_empty()).then(|| Paragraph::new(format!("[{label}] {}", words.join(" ")), Hint::Footnote))
}

/// The label of a list item as printed, with a space behind it: `8. `, `• ` for a bullet.
fn printed_label(item: &str) -> String {
    let item = item.trim_start_matches([' ', '\t', '>', '\n']);
    let digits = item.len() - item.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match item.get(..digits + 1) {
        Some(label) if digits > 0 => format!("{label} "),
        _ => "• ".to_owned(),
    }
}

/// A heading whose signs lack the space `CommonMark` wants: `##Scope`.
fn loose_heading(line: &str) -> Option<(u8, &str)> {
    let heading = line.trim_start_matches('#');
    let level = u8::try_from(line.len() - heading.len()).ok().filter(|level| (1..=6).contains(level))?;
    let heading = heading.trim_end_matches('#').trim();
    (!heading.is_empty() && line.len() <= LONGEST_HEADING).then_some((level, heading))
}

fn is_loose_heading(line: &str) -> bool {
    loose_heading(line).is_some()
}

/// The words of an HTML block: tags, comments, scripts and styles go.
fn without_tags(html: &str) -> String {
    let mut words = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        words.push_str(before);
        let until = if tag.starts_with("!--") {
            "-->"
        } else if starts_with_word(tag, "script") {
            "</script>"
        } else if starts_with_word(tag, "style") {
            "</style>"
        } else {
            ">"
        };
        words.push('\n');
        rest = tag.split_once(until).map_or("", |(_, after)| after);
    }
    words.push_str(rest);
    words
}

fn starts_with_word(tag: &str, word: &str) -> bool {
    tag.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
}
