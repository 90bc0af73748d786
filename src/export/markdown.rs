//! The review as `CommonMark`: what was reviewed, the figures, then every mark article by article.
//!
//! Whatever people typed, comments included, comes out as words and line breaks and never as markup.
//! Comments may be written in Markdown; here their signs stay visible as typed, because a file that
//! passes through many hands must not carry links, pictures or page structure that a colleague planted.

use std::fmt::Write as _;

use super::discussion::{Amendment, Reply};
use super::escape::{line, paragraphs, redlined};
use super::selection::{Extent, Mark, Selection};

/// Writes the selection as `CommonMark`, UTF-8 with line feeds.
pub fn markdown(selection: &Selection) -> String {
    let mut page = Page(String::new());
    title(&mut page, selection);
    if selection.marks.is_empty() {
        page.block("There are no marks in this export.");
    } else {
        contents(&mut page, selection);
        summary(&mut page, selection);
        marks(&mut page, selection);
        sources(&mut page, selection);
    }
    page.0
}

/// Blocks, each parted from the one before by a blank line.
struct Page(String);

impl Page {
    fn block(&mut self, markdown: &str) {
        if markdown.trim().is_empty() {
            return;
        }
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(markdown);
        self.0.push('\n');
    }

    fn list(&mut self, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().map(|item| format!("- {item}")).collect();
        self.block(&items.join("\n"));
    }
}

fn title(page: &mut Page, selection: &Selection) {
    let header = &selection.header;
    let title = line(&selection.title);
    page.block(&format!("# {}", if title.is_empty() { "Review" } else { &title }));
    let known = |name: &str, value: &str| {
        let value = line(value);
        (!value.is_empty()).then(|| format!("{name}: {value}"))
    };
    let authors = selection.authors.as_ref().map(|names| names.join(", ")).unwrap_or_default();
    let facts = [
        known("Text", &header.instrument.title),
        known("Version", &header.version),
        known("Symbol", &header.symbol),
        known("Date of the text", &header.date),
        known("Language", &header.language),
        known("Notice", &header.notice),
        known("Reviewed by", &authors),
        selection.days.as_ref().and_then(|(first, last)| known("Marks made", &format!("{first} to {last}"))),
        Some(format!("Marks: {}, in {} articles", selection.marks.len(), selection.marked_articles())),
        Some(format!("Fingerprint of the text (SHA-256): {}", selection.text)),
    ];
    page.list(facts.into_iter().flatten());
    if selection.filtered {
        page.block("This is a choice from the marks of the project; others were left out.");
    }
}

/// Marks of one article, or of the whole text.
fn groups(selection: &Selection) -> Vec<(Option<usize>, Vec<&Mark>)> {
    let mut groups: Vec<(Option<usize>, Vec<&Mark>)> = Vec::new();
    for mark in &selection.marks {
        match groups.last_mut() {
            Some((article, marks)) if *article == mark.article => marks.push(mark),
            _ => groups.push((mark.article, vec![mark])),
        }
    }
    groups
}

fn name_of(selection: &Selection, article: Option<usize>, marks: &[&Mark]) -> String {
    match article.and_then(|at| selection.provision(at)) {
        Some(provision) if !provision.heading.is_empty() && provision.heading != provision.citation => {
            line(&format!("{}. {}", provision.citation, provision.heading))
        }
        Some(provision) => line(&provision.citation),
        // A mark on the whole text says so itself; so does one whose place is gone.
        None => marks.first().map(|mark| line(&mark.place)).unwrap_or_default(),
    }
}

fn contents(page: &mut Page, selection: &Selection) {
    page.block("## Contents");
    let entries = groups(selection).into_iter().map(|(article, marks)| {
        let count = if marks.len() == 1 { "1 mark".to_owned() } else { format!("{} marks", marks.len()) };
        format!("{} ({count})", name_of(selection, article, &marks))
    });
    page.list(entries);
}

fn summary(page: &mut Page, selection: &Selection) {
    page.block("## Summary");
    page.block("By rating, gravest first:");
    let given = selection.ratings.iter().rev().filter(|(_, count)| *count > 0);
    page.list(given.map(|(rating, count)| format!("{}: {count}. {}", rating.name(), rating.meaning())));
    if selection.concerns.is_empty() {
        return;
    }
    page.block("By concern (a mark counts for each of its concerns, and once for the wider concern above):");
    let entries = selection.concerns.iter().map(|concern| {
        let indent = "  ".repeat(concern.depth.min(8));
        format!("{indent}- {}: {}", line(&concern.name), concern.count)
    });
    page.block(&entries.collect::<Vec<_>>().join("\n"));
}

fn marks(page: &mut Page, selection: &Selection) {
    page.block("## Marks");
    for (article, marks) in groups(selection) {
        page.block(&format!("### {}", name_of(selection, article, &marks)));
        for mark in marks {
            one_mark(page, selection, mark);
        }
    }
}

fn one_mark(page: &mut Page, selection: &Selection, mark: &Mark) {
    page.block(&format!("**{}** {} · {}", mark.number, line(&mark.place), mark.rating.name()));
    match mark.extent {
        Extent::Provision(_) => page.block("(the whole provision)"),
        Extent::Lost => page.block("(this place is not found in the text as it is held here)"),
        Extent::Text | Extent::Passages(_) => {}
    }
    page.block(&paragraphs(&mark.quote, "> "));
    let names: Vec<String> = selection.concerns_of(mark).map(|concern| line(&concern.name)).collect();
    if !names.is_empty() {
        page.block(&format!("Concerns: {}", names.join("; ")));
    }
    page.block(&paragraphs(&mark.comment, ""));
    let recommendation = line(&mark.recommendation);
    if !recommendation.is_empty() {
        page.block(&format!("**Recommendation:** {recommendation}"));
    }
    if let Some(amendment) = &mark.amendment {
        amended(page, amendment);
    }
    page.block(&signature(mark));
    for reply in &mark.replies {
        replied(page, reply);
    }
}

/// What is proposed: struck and underlined by the tags that `CommonMark` lets through as HTML, and in words for
/// readers that show none.
fn amended(page: &mut Page, amendment: &Amendment) {
    page.block(&format!("**Amendment:** {}", line(&amendment.summary())));
    page.block(&redlined(&amendment.redline, "> "));
    for (name, words) in [("Reason", &amendment.reason), ("Fallback", &amendment.fallback)] {
        let words = line(words);
        if !words.is_empty() {
            page.block(&format!("{name}: {words}"));
        }
    }
}

fn replied(page: &mut Page, reply: &Reply) {
    let by = line(&reply.signature());
    page.block(&if by.is_empty() { "**Reply:**".to_owned() } else { format!("**Reply** ({by}):") });
    page.block(&paragraphs(&reply.comment, "> "));
}

/// Sources, writer and day, as far as they are known and chosen.
fn signature(mark: &Mark) -> String {
    let mut parts = Vec::new();
    if !mark.references.is_empty() {
        let numbers: Vec<String> = mark.references.iter().map(ToString::to_string).collect();
        parts.push(format!("Sources: {}", numbers.join(", ")));
    }
    parts.extend(mark.author.as_ref().map(|name| format!("Marked by: {}", line(name))));
    parts.extend(mark.date.as_ref().map(|day| format!("Date: {}", line(day))));
    parts.join(" · ")
}

fn sources(page: &mut Page, selection: &Selection) {
    if selection.bibliography.is_empty() {
        return;
    }
    page.block("## Sources");
    let mut list = String::new();
    for (source, number) in selection.bibliography.iter().zip(1..) {
        // Writing to a string cannot fail.
        let _infallible = writeln!(list, "{number}. {}", line(&source.citation()));
    }
    page.block(list.trim_end());
}
