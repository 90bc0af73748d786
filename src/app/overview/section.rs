//! What the sections of the view share: what they are, what they look at, what they ask for.

use eframe::egui::{Ui, Vec2};

use super::numbers::Numbers;
use crate::app::contents;
use crate::app::look::icons;
use crate::app::words;
use crate::app::workspace::Workspace;
use crate::review::{ConcernId, Rating, ReviewerId};
use crate::tr;

/// A part of the view.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Section {
    #[default]
    Heat,
    Ratings,
    Coverage,
    Concerns,
    Together,
}

impl Section {
    pub const ALL: [Self; 5] = [Self::Heat, Self::Ratings, Self::Coverage, Self::Concerns, Self::Together];

    pub fn name(self) -> String {
        match self {
            Self::Heat => tr!("overview-heat"),
            Self::Ratings => tr!("overview-ratings"),
            Self::Coverage => tr!("overview-coverage"),
            Self::Concerns => tr!("overview-concerns"),
            Self::Together => tr!("overview-together"),
        }
    }

    /// What it shows, in a sentence.
    pub fn tip(self) -> String {
        match self {
            Self::Heat => tr!("overview-heat-tip"),
            Self::Ratings => tr!("overview-ratings-tip"),
            Self::Coverage => tr!("overview-coverage-tip"),
            Self::Concerns => tr!("overview-concerns-tip"),
            Self::Together => tr!("overview-together-tip"),
        }
    }
}

/// Which articles coverage lists, or that it lists reviewers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Gaps {
    #[default]
    All,
    Unmarked,
    Unread,
    Reviewers,
}

/// What was chosen in the sections.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Choices {
    pub section: Section,
    /// Numbers in a table instead of a chart.
    pub table: bool,
    /// The heat map shows articles without marks too.
    pub whole: bool,
    pub gaps: Gaps,
    /// Concerns as marks carry them, not only the outermost ones.
    pub used: bool,
}

/// What a section looks at.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    pub workspace: &'a Workspace,
    pub numbers: &'a Numbers,
    /// The room that its chart has.
    pub room: Vec2,
}

impl Seen<'_> {
    /// "17  Laundering of proceeds of crime", for people who see the column it stands in.
    pub fn row_name(&self, provision: usize) -> String {
        let found = self.workspace.text().provisions().get(provision);
        found.map(contents::words).unwrap_or_default()
    }

    /// "Article 17".
    pub fn cite(&self, provision: usize) -> String {
        words::place(self.workspace.text(), provision)
    }

    /// "Article 17 · Laundering of proceeds of crime", for tables that leave the program.
    pub fn full_name(&self, provision: usize) -> String {
        let heading = self.workspace.text().provisions().get(provision).map(|it| it.heading.trim());
        let cited = self.cite(provision);
        match heading.filter(|heading| !heading.is_empty() && *heading != cited) {
            Some(heading) => format!("{cited} · {heading}"),
            None => cited,
        }
    }

    pub fn concern(&self, id: &ConcernId) -> String {
        self.workspace.review().codebook().name(id).to_owned()
    }

    /// How wide the names of rows are, out of what there is.
    pub fn names_width(&self) -> f32 {
        (self.room.x * 0.34).clamp(96.0, 300.0)
    }

    /// Few points are left for a grid: its head is kept low.
    pub fn is_low(&self) -> bool {
        self.room.y < 300.0
    }
}

/// Marks to read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// All of these.
    pub concerns: Vec<ConcernId>,
    pub article: Option<usize>,
    pub rating: Option<Rating>,
    pub reviewer: Option<ReviewerId>,
}

/// What a section asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Narrow the list to these marks and turn to the text.
    Read(Wanted),
    GoTo(usize),
    /// Note that the reviewer has read an article, or take it back.
    SetRead(usize, bool),
}

impl Ask {
    pub fn article(provision: usize) -> Self {
        Self::Read(Wanted { article: Some(provision), ..Wanted::default() })
    }

    pub fn concern(id: ConcernId) -> Self {
        Self::Read(Wanted { concerns: vec![id], ..Wanted::default() })
    }
}

/// Two or more choices of which one is on, as buttons in a row.
pub fn choose<T: PartialEq + Copy>(ui: &mut Ui, chosen: &mut T, choices: &[(T, String)]) {
    for (value, name) in choices {
        if ui.selectable_label(*chosen == *value, name).clicked() {
            *chosen = *value;
        }
    }
}

/// The sign for a read article.
pub fn read_icon(read: bool) -> &'static str {
    if read { icons::READ } else { icons::UNREAD }
}
