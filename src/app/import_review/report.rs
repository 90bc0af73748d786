//! What the reader found and did: kinds and their number, what was left out, remarks, and the marks that the file
//! brings.

use eframe::egui::{RichText, ScrollArea, Ui};

use super::ImportReview;
use crate::app::glyphs::{Style, UserText};
use crate::app::look::icons;
use crate::app::look::theme::{SMALL, Tokens};
use crate::app::look::widgets::{faint, name_bars, section};
use crate::app::words;
use crate::import::{Remark, RemarkKind};
use crate::tr;

/// Most remarks that are listed; the rows themselves show all of them.
const MOST: usize = 200;

/// How many pages of remarks that say the same are named.
const FEW: usize = 5;

pub(super) fn show(ui: &mut Ui, review: &mut ImportReview) {
    let mut wanted = None;
    let scroll = ScrollArea::vertical().id_salt("report of the import").auto_shrink(false);
    let scrolled = scroll.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        kinds(ui, review);
        wanted = left_out(ui, review).or(marks(ui, review)).or(remarks(ui, review));
    });
    name_bars(ui, &scrolled, &tr!("scroll-bar"));
    if let Some(row) = wanted {
        review.jump(row);
    }
}

fn plain(ui: &mut Ui, words: String) {
    let colour = Tokens::of(ui).text;
    ui.add(eframe::egui::Label::new(RichText::new(words).size(SMALL).color(colour)).wrap());
}

/// A line that leads to a row, if there is one.
fn line(ui: &mut Ui, words: String, row: Option<usize>) -> Option<usize> {
    match row {
        None => plain(ui, words),
        Some(_) if ui.link(RichText::new(words).size(SMALL)).clicked() => return row,
        Some(_) => {}
    }
    None
}

fn kinds(ui: &mut Ui, review: &ImportReview) {
    section(ui, &tr!("import-report-found"));
    for (kind, count) in &review.facts.kinds {
        plain(ui, tr!("import-report-count", what = words::kind(*kind), count = *count));
    }
}

fn left_out(ui: &mut Ui, review: &ImportReview) -> Option<usize> {
    section(ui, &tr!("import-report-left-out"));
    if review.facts.left_kinds.is_empty() {
        plain(ui, tr!("import-report-nothing-left-out"));
    }
    let mut wanted = None;
    for (kind, (count, row)) in &review.facts.left_kinds {
        let words = tr!("import-report-of", count = *count, what = words::left_out(*kind, *count));
        wanted = wanted.or(line(ui, words, *row));
    }
    wanted
}

fn marks(ui: &mut Ui, review: &ImportReview) -> Option<usize> {
    if review.facts.marks.is_empty() {
        return None;
    }
    section(ui, &tr!("import-report-marks"));
    let mut wanted = None;
    for group in &review.facts.marks {
        let count = words::source_marks(group.kind, group.count);
        let words = if group.author.trim().is_empty() {
            count
        } else {
            tr!("import-report-marks-by", marks = count, author = group.author.as_str())
        };
        wanted = wanted.or(words_link(ui, &words, group.row));
    }
    wanted
}

fn remarks(ui: &mut Ui, review: &ImportReview) -> Option<usize> {
    let remarks = &review.draft.source().remarks;
    if remarks.is_empty() {
        return None;
    }
    section(ui, &tr!("import-report-remarks"));
    let mut wanted = None;
    let all = || remarks.iter().zip(&review.facts.remarks);
    let others = || all().filter(|(remark, _)| !remark.kind().is_joint());
    for (remark, row) in others().take(MOST) {
        let words = words::remark(remark);
        let words = format!("{} {words}", icons::WARNING);
        wanted = wanted.or(words_link(ui, &words, *row));
    }
    let more = others().count().saturating_sub(MOST);
    if more > 0 {
        faint(ui, tr!("import-report-more", count = more));
    }
    // What was joined is seldom wrong: it comes last, and folded.
    for kind in [RemarkKind::Continued, RemarkKind::Joined] {
        let these: Vec<_> = all().filter(|(remark, _)| remark.kind() == kind).collect();
        wanted = wanted.or(folded(ui, kind, &these));
    }
    wanted
}

/// Remarks that say the same of many places: how many there are, and links to the first few pages of them.
fn folded(ui: &mut Ui, kind: RemarkKind, remarks: &[(&Remark, &Option<usize>)]) -> Option<usize> {
    let count = remarks.len();
    let words = match kind {
        _ if count == 0 => return None,
        RemarkKind::Continued => tr!("import-report-continued", count = count),
        _ => tr!("import-report-joined", count = count),
    };
    let mut pages: Vec<(u32, usize)> =
        remarks.iter().filter_map(|(remark, row)| Some((remark.page?, (**row)?))).collect();
    pages.dedup_by_key(|(page, _)| *page);
    let mut wanted = None;
    ui.horizontal_wrapped(|ui| {
        plain(ui, format!("{} {words}", icons::INFO));
        for (page, row) in pages.iter().take(FEW) {
            wanted = wanted.or(line(ui, tr!("import-page", page = *page), Some(*row)));
        }
        if pages.len() > FEW {
            faint(ui, "…");
        }
    });
    wanted
}

/// Words in any script, as a link if they lead to a row.
fn words_link(ui: &mut Ui, words: &str, row: Option<usize>) -> Option<usize> {
    let tokens = Tokens::of(ui);
    let text = UserText::new(words).style(Style::sans(SMALL));
    if row.is_none() {
        ui.add(text.colour(tokens.text));
        return None;
    }
    let link = text.colour(tokens.accent).sense(eframe::egui::Sense::click());
    row.filter(|_| ui.add(link).clicked())
}
