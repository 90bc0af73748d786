//! A text in the making: what the recogniser proposes, row by row, and what a person changes before the text
//! is created and never changes again.
//!
//! No change loses a word: what is taken out stays in sight as left out and can be brought back. Every change
//! can be undone.

mod build;
mod tracked;

use std::sync::Arc;

use super::source::{LeftOutKind, Source};
use super::{ImportError, Imported};
use crate::text::{
    Entry, ProvisionKind as Kind, Reason, Text, TextError, TextHeader, leading_label, readdress,
};

pub use tracked::Tracked;

/// How many changes can be taken back.
const MOST_STEPS: usize = 200;

/// A row of the import review: a provision to be, or words that are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub kind: Kind,
    /// 0 for roots; at most one more than that of the row before that is kept.
    pub depth: usize,
    pub label: Arc<str>,
    pub heading: Arc<str>,
    pub text: Arc<str>,
    /// From 1, where the file has pages.
    pub page: Option<u32>,
    /// Why the row is no part of the text, if it is none.
    pub left_out: Option<LeftOutKind>,
    /// Why a person should look at it; gone once they changed it.
    pub doubts: Vec<Reason>,
    /// Indices of the reader's remarks on it, in [`Source::remarks`].
    pub remarks: Vec<usize>,
    /// Indices of the file's own marks that begin in it, in [`Source::marks`].
    pub marks: Vec<usize>,
    /// A person changed it or said that it is right.
    pub seen: bool,
}

/// A change that a person makes to a draft. Rows are named by their index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    Kind(usize, Kind),
    /// Moves a row, with all under it, to this depth or the deepest it can have.
    Depth(usize, usize),
    Label(usize, String),
    /// Makes all words of a row its heading.
    ToHeading(usize),
    /// Makes all words of a row its text.
    ToText(usize),
    /// Adds a row's words to the row before it.
    MergeUp(usize),
    /// Parts a row before this `char` of its text; a label at the head of the second part becomes its label.
    Split(usize, usize),
    /// Brings back what was left out, as a row of its own.
    Restore(usize),
    /// Takes a row out of the text.
    LeaveOut(usize),
    /// Says that a row is right as it stands.
    Accept(usize),
    Header(Box<TextHeader>),
}

/// What a change does, for the names of steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Doing {
    Kind,
    Level,
    Label,
    Heading,
    Text,
    Merge,
    Split,
    Restore,
    LeaveOut,
    Accept,
    Header,
}

/// Why a change cannot be made. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChangeFault {
    #[error("this row is no longer there")]
    Gone,
    #[error("this row is left out; bring it back first")]
    LeftOut,
    #[error("this row is part of the text already")]
    Kept,
    #[error("no row stands before this one that it could be added to")]
    First,
    #[error("there are words on one side only; put the cursor where the second paragraph begins")]
    NoWords,
}

/// What a person works on between reading a file and creating the text.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The file's name, for messages.
    name: String,
    source: Source,
    tracked: Tracked,
    now: State,
    past: Vec<State>,
    future: Vec<State>,
}

#[derive(Debug, Clone)]
struct State {
    header: TextHeader,
    rows: Arc<Vec<Row>>,
    /// What made it of the state before.
    by: Option<Doing>,
}

impl Draft {
    /// What was read from the file called `name`.
    pub fn new(name: impl Into<String>, imported: Imported) -> Self {
        let rows = build::rows(&imported);
        let header = imported.text.header().clone();
        let now = State { header, rows: Arc::new(rows), by: None };
        let (tracked, source) = (Tracked::of(&imported.source), imported.source);
        Self { name: name.into(), source, tracked, now, past: Vec::new(), future: Vec::new() }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the reader found, as it found it.
    pub fn source(&self) -> &Source {
        &self.source
    }

    pub fn header(&self) -> &TextHeader {
        &self.now.header
    }

    /// In reading order, what is left out among them where it stood.
    pub fn rows(&self) -> &[Row] {
        &self.now.rows
    }

    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// What [`Draft::undo`] would take back.
    pub fn undoes(&self) -> Option<Doing> {
        self.now.by.filter(|_| self.can_undo())
    }

    /// What [`Draft::redo`] would do again.
    pub fn redoes(&self) -> Option<Doing> {
        self.future.last()?.by
    }

    pub fn undo(&mut self) {
        if let Some(before) = self.past.pop() {
            self.future.push(std::mem::replace(&mut self.now, before));
        }
    }

    pub fn redo(&mut self) {
        if let Some(after) = self.future.pop() {
            self.past.push(std::mem::replace(&mut self.now, after));
        }
    }

    /// Makes a change, which can be undone.
    ///
    /// # Errors
    /// Says why a change cannot be made.
    pub fn change(&mut self, change: Change) -> Result<(), ChangeFault> {
        let mut state = State { by: Some(change.doing()), ..self.now.clone() };
        let rows = Arc::make_mut(&mut state.rows);
        match change {
            Change::Kind(at, kind) => kept(rows, at)?.kind = kind,
            Change::Depth(at, depth) => set_depth(rows, at, depth)?,
            Change::Label(at, label) => kept(rows, at)?.label = label.trim().into(),
            Change::ToHeading(at) => {
                let row = kept(rows, at)?;
                (row.heading, row.text) = (joined([&row.heading, &row.text]), "".into());
            }
            Change::ToText(at) => {
                let row = kept(rows, at)?;
                (row.text, row.heading) = (joined([&row.heading, &row.text]), "".into());
            }
            Change::MergeUp(at) => merge_up(rows, at)?,
            Change::Split(at, char) => split(rows, at, char)?,
            Change::Restore(at) => restore(rows, at)?,
            Change::LeaveOut(at) => leave_out(rows, at)?,
            Change::Accept(at) => {
                kept(rows, at)?;
            }
            Change::Header(header) => state.header = *header,
        }
        settle(rows_of(&mut state));
        if (&state.header, &state.rows) != (&self.now.header, &self.now.rows) {
            self.past.push(std::mem::replace(&mut self.now, state));
            if self.past.len() > MOST_STEPS {
                self.past.remove(0);
            }
            self.future.clear();
        }
        Ok(())
    }

    /// The eId that each row has as things stand; none for what is left out.
    pub fn addresses(&self) -> Vec<Option<String>> {
        let mut entries = self.entries().into_iter();
        let address = |row: &Row| row.left_out.is_none().then(|| entries.next().map(|entry| entry.eid));
        self.rows().iter().map(address).map(Option::flatten).collect()
    }

    /// The text as it stands now.
    ///
    /// # Errors
    /// Where no word is left in it.
    pub fn text(&self) -> Result<Text, ImportError> {
        Text::assemble(self.header().clone(), self.entries()).map_err(|source| match source {
            TextError::Empty => ImportError::NoWords { name: self.name.clone() },
            source => ImportError::Text { name: self.name.clone(), source },
        })
    }

    fn entries(&self) -> Vec<Entry> {
        let kept = self.rows().iter().filter(|row| row.left_out.is_none());
        let mut entries: Vec<Entry> = kept.map(Row::entry).collect();
        readdress(&mut entries);
        entries
    }
}

impl Change {
    fn doing(&self) -> Doing {
        match self {
            Self::Kind(..) => Doing::Kind,
            Self::Depth(..) => Doing::Level,
            Self::Label(..) => Doing::Label,
            Self::ToHeading(_) => Doing::Heading,
            Self::ToText(_) => Doing::Text,
            Self::MergeUp(_) => Doing::Merge,
            Self::Split(..) => Doing::Split,
            Self::Restore(_) => Doing::Restore,
            Self::LeaveOut(_) => Doing::LeaveOut,
            Self::Accept(_) => Doing::Accept,
            Self::Header(_) => Doing::Header,
        }
    }
}

impl Row {
    /// All words of the row in reading order, its label included.
    pub fn words(&self) -> Arc<str> {
        joined([&self.label, &self.heading, &self.text])
    }

    fn entry(&self) -> Entry {
        Entry {
            kind: self.kind,
            eid: String::new(),
            label: self.label.to_string(),
            heading: self.heading.to_string(),
            text: self.text.to_string(),
            depth: self.depth,
        }
    }
}

fn rows_of(state: &mut State) -> &mut Vec<Row> {
    Arc::make_mut(&mut state.rows)
}

/// A row that is part of the text, to be changed; whoever changes it has looked at it.
fn kept(rows: &mut [Row], at: usize) -> Result<&mut Row, ChangeFault> {
    let row = rows.get_mut(at).ok_or(ChangeFault::Gone)?;
    if row.left_out.is_some() {
        return Err(ChangeFault::LeftOut);
    }
    row.doubts.clear();
    row.seen = true;
    Ok(row)
}

fn joined<const N: usize>(parts: [&str; N]) -> Arc<str> {
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ").into()
}

fn set_depth(rows: &mut [Row], at: usize, depth: usize) -> Result<(), ChangeFault> {
    let old = kept(rows, at)?.depth;
    let before = rows.get(..at).unwrap_or_default().iter().rev().find(|row| row.left_out.is_none());
    let new = depth.min(before.map_or(0, |before| before.depth + 1));
    let moved = rows.get_mut(at..).unwrap_or_default().iter_mut().enumerate();
    let subtree = moved.take_while(|(index, row)| *index == 0 || row.left_out.is_some() || row.depth > old);
    for (_, row) in subtree.filter(|(_, row)| row.left_out.is_none()) {
        row.depth = row.depth - old + new;
    }
    Ok(())
}

fn merge_up(rows: &mut Vec<Row>, at: usize) -> Result<(), ChangeFault> {
    let row = kept(rows, at)?.clone();
    let before = rows.get(..at).unwrap_or_default().iter().rposition(|row| row.left_out.is_none());
    let before = kept(rows, before.ok_or(ChangeFault::First)?)?;
    if before.text.is_empty() && !before.heading.is_empty() && row.label.is_empty() && row.text.is_empty() {
        before.heading = joined([&before.heading, &row.heading]);
    } else {
        before.text = joined([&before.text, &row.words()]);
    }
    before.remarks.extend(row.remarks);
    before.marks.extend(row.marks);
    rows.remove(at);
    Ok(())
}

fn split(rows: &mut Vec<Row>, at: usize, char: usize) -> Result<(), ChangeFault> {
    let row = kept(rows, at)?;
    let byte = row.text.char_indices().nth(char).map_or(row.text.len(), |(byte, _)| byte);
    let text = Arc::clone(&row.text);
    let (first, second) = text.split_at_checked(byte).ok_or(ChangeFault::NoWords)?;
    let (first, second) = (first.trim(), second.trim());
    let alone = first.is_empty() && row.heading.is_empty();
    if alone || second.is_empty() {
        return Err(ChangeFault::NoWords);
    }
    row.text = first.into();
    let (label, words) = second.split_at_checked(leading_label(second)).unwrap_or(("", second));
    let (label, words) = (label.trim(), words.trim());
    let inner = matches!(row.kind, Kind::Point | Kind::Paragraph | Kind::Recital | Kind::Subparagraph);
    let new = Row {
        kind: match row.kind {
            kind if inner && !label.is_empty() => kind,
            Kind::Recital => Kind::Recital,
            _ if label.is_empty() => Kind::Subparagraph,
            _ => Kind::Paragraph,
        },
        depth: if inner { row.depth } else { row.depth + 1 },
        label: label.into(),
        heading: "".into(),
        text: words.into(),
        page: row.page,
        left_out: None,
        doubts: Vec::new(),
        remarks: Vec::new(),
        marks: Vec::new(),
        seen: true,
    };
    rows.insert(at + 1, new);
    Ok(())
}

fn restore(rows: &mut [Row], at: usize) -> Result<(), ChangeFault> {
    let before = rows.get(..at).unwrap_or_default().iter().rev().find(|row| row.left_out.is_none());
    let (kind, depth) = match before.map(|before| (before.kind, before.depth)) {
        None => (Kind::Front, 0),
        Some((Kind::Recital | Kind::Subparagraph, depth)) => (Kind::Subparagraph, depth),
        Some((Kind::Paragraph | Kind::Point | Kind::ClosingWords | Kind::Footnote, depth)) => {
            (Kind::Subparagraph, depth)
        }
        Some((_, depth)) => (Kind::Subparagraph, depth + 1),
    };
    let row = rows.get_mut(at).ok_or(ChangeFault::Gone)?;
    if row.left_out.take().is_none() {
        return Err(ChangeFault::Kept);
    }
    // What was taken out by hand comes back as what it was.
    if row.label.is_empty() && row.heading.is_empty() {
        (row.kind, row.depth) = (kind, depth);
    }
    Ok(())
}

fn leave_out(rows: &mut [Row], at: usize) -> Result<(), ChangeFault> {
    kept(rows, at)?.left_out = Some(LeftOutKind::ByHand);
    Ok(())
}

/// No row may stand more than one level below the one before it.
fn settle(rows: &mut [Row]) {
    let mut deepest = 0;
    for row in rows.iter_mut().filter(|row| row.left_out.is_none()) {
        row.depth = row.depth.min(deepest);
        deepest = row.depth + 1;
    }
}

#[cfg(test)]
mod tests;
