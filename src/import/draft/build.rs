//! The rows that a review begins with, made of what was read.

use super::super::Imported;
use super::super::source::{LeftOut, Paragraph};
use super::super::trace::Trace;
use super::{Row, settle};
use crate::text::{Provision, ProvisionKind as Kind};

/// Provisions as recognised, and between them what was left out and has words.
pub(super) fn rows(imported: &Imported) -> Vec<Row> {
    let Imported { text, report, source, .. } = imported;
    let trace = Trace::of(&source.paragraphs, text);
    let page = |index: usize| {
        let paragraph = trace.origins_of_all(index).first()?.paragraph;
        source.paragraphs.get(paragraph).and_then(|paragraph: &Paragraph| paragraph.page)
    };
    let mut kept: Vec<Row> = text.provisions().iter().map(Row::of).collect();
    for (index, row) in kept.iter_mut().enumerate() {
        row.page = page(index);
    }
    for doubt in &report.doubts {
        if let Some(row) = text.index_of(&doubt.eid).and_then(|index| kept.get_mut(index)) {
            row.doubts.push(doubt.reason);
        }
    }
    for (remark, paragraph) in
        source.remarks.iter().enumerate().filter_map(|(at, r)| Some((at, r.paragraph?)))
    {
        if let Some(row) = trace.provision_at(paragraph, 0).and_then(|index| kept.get_mut(index)) {
            row.remarks.push(remark);
        }
    }
    for (mark, span) in source.marks.iter().enumerate().filter_map(|(at, m)| Some((at, *m.spans.first()?))) {
        if let Some(row) = trace.provision_at(span.paragraph, span.from).and_then(|index| kept.get_mut(index))
        {
            row.marks.push(mark);
        }
    }
    let mut left: Vec<(usize, Row)> = source
        .left_out
        .iter()
        .filter(|left| !left.words.trim().is_empty())
        .map(|left| {
            let last = left.before >= source.paragraphs.len();
            let before = if last { None } else { trace.provision_at(left.before, 0) };
            (before.unwrap_or(kept.len()), Row::left(left))
        })
        .collect();
    left.sort_by_key(|(before, _)| *before);
    let mut left = left.into_iter().peekable();
    let mut rows = Vec::with_capacity(kept.len() + left.len());
    for (index, row) in kept.into_iter().enumerate() {
        while let Some((_, left)) = left.next_if(|(before, _)| *before <= index) {
            rows.push(left);
        }
        rows.push(row);
    }
    rows.extend(left.map(|(_, row)| row));
    settle(&mut rows);
    rows
}

impl Row {
    fn of(provision: &Provision) -> Self {
        Self {
            kind: provision.kind,
            depth: provision.depth,
            label: provision.label.as_str().into(),
            heading: provision.heading.as_str().into(),
            text: provision.text.as_str().into(),
            page: None,
            left_out: None,
            doubts: Vec::new(),
            remarks: Vec::new(),
            marks: Vec::new(),
            seen: false,
        }
    }

    fn left(left: &LeftOut) -> Self {
        Self {
            kind: Kind::Subparagraph,
            depth: 0,
            label: "".into(),
            heading: "".into(),
            text: left.words.as_str().into(),
            page: left.page,
            left_out: Some(left.kind),
            doubts: Vec::new(),
            remarks: Vec::new(),
            marks: Vec::new(),
            seen: false,
        }
    }
}
