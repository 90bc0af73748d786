//! A page's tags into a row of openings and closings that fit together, as browsers would make them fit.
//!
//! Source: the tree construction of the HTML standard (WHATWG, section 13.2.6), as far as it matters to words:
//! which tags close others unasked, and which ends are passed over.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, CharacterTokens, EndTag, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult,
    Tokenizer, TokenizerOpts,
};

use crate::import::PageFault;
use crate::import::tokens::{Builder, Space, Xml};

/// Elements beyond this depth are read as if their tags were not there, as browsers do.
const MOST_OPEN: usize = 500;
/// Most attributes of an element that are kept.
const MOST_ATTRIBUTES: usize = 100;
/// Most signs that can part attributes in one tag, which the tokenizer compares with one another.
const MOST_PARTED: usize = 20_000;

/// Reads a page.
pub(super) fn read(page: &str) -> Result<Xml, PageFault> {
    if has_huge_tag(page) {
        return Err(PageFault::HugeTag);
    }
    let sink = Sink { state: RefCell::new(State::default()) };
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(page));
    // Scripts stop the tokenizer; none is run.
    for _ in 0..=page.len() {
        let _ = tokenizer.feed(&input);
        if input.is_empty() {
            break;
        }
    }
    tokenizer.end();
    let state = tokenizer.sink.state.into_inner();
    if state.too_much {
        return Err(PageFault::TooMuch);
    }
    state.builder.finish().map_err(|_| PageFault::TooMuch)
}

/// Whether a tag has more attributes than can be compared in good time.
fn has_huge_tag(page: &str) -> bool {
    let (mut inside, mut quote, mut parted, mut blanks) = (false, None, 0, 0);
    for byte in page.bytes() {
        match byte {
            b'<' if !inside => (inside, quote, parted, blanks) = (true, None, 0, 0),
            b'>' if inside && quote.is_none() => inside = false,
            b'"' | b'\'' if inside => match quote {
                None => quote = Some(byte),
                Some(open) if open == byte => quote = None,
                Some(_) => {}
            },
            b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/' if inside => {
                parted += usize::from(quote.is_none());
                blanks += usize::from(byte != b'/' && quote.is_some());
                // A quote that is never closed holds the rest of the page, which is none of a tag.
                if quote.is_some() && blanks > MOST_PARTED {
                    inside = false;
                }
            }
            _ => {}
        }
        if parted > MOST_PARTED {
            return true;
        }
    }
    false
}

struct Sink {
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    builder: Builder,
    too_much: bool,
    /// Elements that were too deep to be opened, and are still open.
    beyond: usize,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            TagToken(tag) if tag.kind == StartTag => {
                let raw = match &*tag.name {
                    "script" => Some(RawKind::ScriptData),
                    "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
                    "textarea" | "title" => Some(RawKind::Rcdata),
                    _ => None,
                };
                state.start(&tag);
                if let Some(raw) = raw.filter(|_| !tag.self_closing) {
                    return TokenSinkResult::RawData(raw);
                }
            }
            TagToken(tag) if tag.kind == EndTag => state.end(&tag.name),
            CharacterTokens(words) => state.words(&words),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn words(&mut self, words: &str) {
        // Words before any tag belong to the page all the same.
        if self.builder.depth() == 0 && !words.trim().is_empty() {
            self.push("body", Vec::new());
        }
        self.builder.words(words);
    }

    fn push(&mut self, name: &str, attributes: Vec<crate::import::tokens::Attribute>) {
        self.too_much |= self.builder.open(Space::None, name, attributes).is_err();
    }

    fn start(&mut self, tag: &Tag) {
        let name = &*tag.name;
        if self.too_much {
            return;
        }
        let empty = is_void(name) || (tag.self_closing && is_foreign(name));
        if self.beyond > 0 {
            // Nothing that is open ends here. To look through it for each tag takes long where there are millions.
            self.beyond += usize::from(!empty && !is_ended_by_others(name));
            return;
        }
        self.close_for(name);
        if matches!(name, "td" | "th") && self.nearest(&["tr", "table"]) == Some("table") {
            self.push("tr", Vec::new());
        }
        if self.builder.depth() >= MOST_OPEN {
            self.beyond += usize::from(!empty && !is_ended_by_others(name));
            return;
        }
        let mut attributes = Vec::new();
        for attribute in tag.attrs.iter().take(MOST_ATTRIBUTES) {
            let key = self.builder.name(&attribute.name.local);
            attributes.push((Space::None, key, Box::from(&*attribute.value)));
        }
        self.push(name, attributes);
        if empty {
            self.close(1);
        }
    }

    fn end(&mut self, name: &str) {
        if self.too_much || is_void(name) || matches!(name, "html" | "body") {
            return;
        }
        if self.beyond > 0 {
            self.beyond -= usize::from(!is_ended_by_others(name));
            return;
        }
        let inline = !is_block(name);
        let heading = is_heading(name);
        let mut found = None;
        for (above, open) in self.builder.open_names().enumerate() {
            if open == name || (heading && is_heading(open)) {
                found = Some(above + 1);
                break;
            }
            // The end of a word's formatting ends no paragraph, and what is in a cell ends no table.
            let walls = !is_table(name) && matches!(open, "td" | "th" | "caption" | "table");
            if (inline && is_block(open)) || walls {
                break;
            }
        }
        self.close(found.unwrap_or_default());
    }

    fn close(&mut self, count: usize) {
        for _ in 0..count {
            self.too_much |= self.builder.close().is_err();
        }
    }

    /// Closes what a new element of this name cannot stand in.
    fn close_for(&mut self, name: &str) {
        let (closed, walls): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu", "td", "th", "table"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl", "td", "th", "table"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tr" => (&["tr"], &["table"]),
            "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot", "tr", "caption"], &["table"]),
            "option" => (&["option"], &["select"]),
            _ if is_heading(name) => {
                (&["h1", "h2", "h3", "h4", "h5", "h6"], &["td", "th", "table", "div", "section", "li"])
            }
            _ => (&[], &[]),
        };
        self.close_up_to(closed, walls);
        if is_block(name) && !matches!(name, "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" | "caption") {
            self.close_up_to(&["p"], &["td", "th", "table", "caption", "button", "object"]);
        }
    }

    /// The innermost open element of one of these names.
    fn nearest(&self, names: &[&'static str]) -> Option<&'static str> {
        self.builder.open_names().find_map(|open| names.iter().find(|name| **name == open).copied())
    }

    /// Closes up to the outermost of these that is open on this side of a wall.
    fn close_up_to(&mut self, names: &[&str], walls: &[&str]) {
        let mut count = 0;
        for (above, open) in self.builder.open_names().enumerate() {
            if names.contains(&open) {
                count = above + 1;
            } else if walls.contains(&open) {
                break;
            }
        }
        self.close(count);
    }
}

/// Says whether an element is often left without an end, so that ends cannot be counted against beginnings.
fn is_ended_by_others(name: &str) -> bool {
    matches!(
        name,
        "p" | "li" | "dt" | "dd" | "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" | "caption" | "option"
    )
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements of drawings and formulas, which may close themselves.
fn is_foreign(name: &str) -> bool {
    matches!(name, "svg" | "path" | "g" | "use" | "rect" | "circle" | "line" | "polygon" | "math")
        || name.contains(':')
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

fn is_table(name: &str) -> bool {
    matches!(name, "table" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th" | "caption")
}

/// Whether an element stands by itself, and its words are not of the paragraph around it.
pub(super) fn is_block(name: &str) -> bool {
    is_heading(name)
        || is_table(name)
        || matches!(
            name,
            "html"
                | "body"
                | "address"
                | "article"
                | "aside"
                | "blockquote"
                | "center"
                | "dd"
                | "details"
                | "dialog"
                | "dir"
                | "div"
                | "dl"
                | "dt"
                | "fieldset"
                | "figcaption"
                | "figure"
                | "footer"
                | "form"
                | "header"
                | "hgroup"
                | "hr"
                | "legend"
                | "li"
                | "listing"
                | "main"
                | "menu"
                | "nav"
                | "noscript"
                | "ol"
                | "p"
                | "pre"
                | "search"
                | "section"
                | "summary"
                | "ul"
        )
}
