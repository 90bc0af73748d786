//! What was found in a file that was imported, for people and for scripts.

use std::collections::BTreeMap;
use std::io::Write;

use serde::Serialize;

use super::fault::Fault;
use super::output::{counted, one_line};
use crate::import::{Imported, LeftOutKind, RemarkKind};
use crate::text::{Locator, ProvisionKind, TextHeader};

/// How many characters of words are shown.
const SHOWN: usize = 90;

/// How many pages of remarks that say the same are named.
const FEW: usize = 5;

/// Remarks that say the same of many places: what they say of one and of many.
const FOLDED: [(RemarkKind, &str, &str); 2] = [
    (
        RemarkKind::Continued,
        "paragraph goes on from one page to the next",
        "paragraphs go on from one page to the next",
    ),
    (RemarkKind::Joined, "word was broken at the end of a line", "words were broken at the end of a line"),
];

/// What was found, as JSON.
#[derive(Serialize)]
pub(super) struct Findings<'a> {
    file: String,
    header: &'a TextHeader,
    /// SHA-256 of the text's canonical form.
    text: &'a str,
    /// How many provisions of each kind.
    counts: BTreeMap<String, usize>,
    left_out: Vec<Left<'a>>,
    remarks: Vec<Note>,
    doubts: Vec<Doubtful>,
    /// Highlights, comments and tracked changes that the file brings.
    marks: usize,
}

#[derive(Serialize)]
struct Left<'a> {
    kind: LeftOutKind,
    words: &'a str,
    page: Option<u32>,
}

#[derive(Serialize)]
struct Note {
    kind: RemarkKind,
    words: String,
    page: Option<u32>,
}

#[derive(Serialize)]
struct Doubtful {
    eid: String,
    place: String,
    why: String,
}

impl<'a> Findings<'a> {
    /// `file` is what the file is called.
    pub(super) fn of(file: &str, imported: &'a Imported) -> Self {
        let Imported { text, report, source, .. } = imported;
        let counts = report.counts.iter().map(|(kind, count)| (format!("{kind:?}"), *count)).collect();
        let left =
            |left: &'a crate::import::LeftOut| Left { kind: left.kind, words: &left.words, page: left.page };
        let note = |remark: &crate::import::Remark| Note {
            kind: remark.kind(),
            words: remark.did.to_string(),
            page: remark.page,
        };
        let doubt = |doubt: &crate::text::Doubt| Doubtful {
            eid: doubt.eid.clone(),
            place: Locator::from_eid(&doubt.eid).map_or_else(|| doubt.eid.clone(), |place| place.to_string()),
            why: doubt.reason.to_string(),
        };
        Self {
            file: file.to_owned(),
            header: text.header(),
            text: text.id().as_str(),
            counts,
            left_out: source.left_out.iter().map(left).collect(),
            remarks: source.remarks.iter().map(note).collect(),
            doubts: report.doubts.iter().map(doubt).collect(),
            marks: source.marks.len(),
        }
    }

    /// The report for people: a summary, or every line of it.
    pub(super) fn tell(&self, out: &mut dyn Write, imported: &Imported, whole: bool) -> Result<(), Fault> {
        let Self { file, header, left_out, remarks, doubts, marks, .. } = self;
        let articles = counted(imported.report.count(ProvisionKind::Article), "article", "articles");
        let all = counted(imported.text.provisions().len(), "provision", "provisions");
        writeln!(out, "{}: {articles}, {all} in all", one_line(file))?;
        let facts = [("symbol", &header.symbol), ("date", &header.date), ("language", &header.language)];
        for (what, fact) in facts.into_iter().filter(|(_, fact)| whole && !fact.is_empty()) {
            writeln!(out, "  {what}: {}", one_line(fact))?;
        }
        if *marks > 0 {
            writeln!(out, "  the file brings {}", counted(*marks, "mark", "marks"))?;
        }
        for (kind, count) in imported.left_out() {
            writeln!(out, "  left out: {count} {kind}")?;
            let lines = left_out.iter().filter(|left| whole && left.kind == kind && !left.words.is_empty());
            for Left { words, page, .. } in lines {
                writeln!(out, "    {}{}", on_page(*page), shortened(words))?;
            }
        }
        for (kind, one, many) in FOLDED {
            let found = remarks.iter().filter(|remark| remark.kind == kind);
            let pages: Vec<Option<u32>> = found.map(|remark| remark.page).collect();
            if !pages.is_empty() {
                writeln!(out, "  {}{}", counted(pages.len(), one, many), on_pages(pages))?;
            }
        }
        for Note { words, page, .. } in remarks.iter().filter(|remark| !remark.kind.is_joint()) {
            writeln!(out, "  {}{}", on_page(*page), one_line(words))?;
        }
        for Doubtful { place, why, .. } in doubts {
            writeln!(out, "  look at {}: {why}", one_line(place))?;
        }
        Ok(())
    }
}

fn on_page(page: Option<u32>) -> String {
    page.map_or_else(String::new, |page| format!("page {page}: "))
}

/// The first few of these pages, each once.
fn on_pages(pages: Vec<Option<u32>>) -> String {
    let mut pages: Vec<u32> = pages.into_iter().flatten().collect();
    pages.dedup();
    let named: Vec<String> = pages.iter().take(FEW).map(u32::to_string).collect();
    match (pages.len(), named.join(", ")) {
        (0, _) => String::new(),
        (1, page) => format!(" (page {page})"),
        (count, named) if count > FEW => format!(" (pages {named} and {} more)", count - FEW),
        (_, named) => format!(" (pages {named})"),
    }
}

fn shortened(words: &str) -> String {
    let line = one_line(words);
    if line.chars().count() <= SHOWN {
        return line;
    }
    let kept: String = line.chars().take(SHOWN - 1).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::on_pages;

    #[test]
    fn many_pages_are_named_by_the_first_few() {
        let pages = |pages: &[u32]| on_pages(pages.iter().map(|page| Some(*page)).collect());
        assert_eq!(on_pages(vec![None, None]), "");
        assert_eq!(pages(&[2, 2]), " (page 2)");
        assert_eq!(pages(&[1, 3, 3, 4]), " (pages 1, 3, 4)");
        assert_eq!(pages(&[1, 2, 3, 4, 5, 6, 8]), " (pages 1, 2, 3, 4, 5 and 2 more)");
    }
}
