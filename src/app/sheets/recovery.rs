//! Work that no file holds: what a crash left, and older versions of the open project. Nothing here is written over;
//! what is opened is a copy to save.

use std::collections::HashMap;
use std::time::UNIX_EPOCH;

use eframe::egui::{Frame, Margin, RichText, Role, ScrollArea, Stroke, Ui, WidgetInfo};

use super::{Answer, close, focus_first, title};
use crate::app::glyphs::{Style, UserText};
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
use crate::app::look::widgets::{faint, name_bars, primary};
use crate::app::words::{self, faults};
use crate::app::workspace::Workspace;
use crate::project::protect::{Opener, SecretKey};
use crate::project::{Backups, Found, Left, Project, Unreadable, Version};
use crate::review::{AnnotationId, Difference, Moment, Review};
use crate::tr;

/// Marks named in a comparison.
const NAMED: usize = 6;
/// Older versions listed.
const LISTED: usize = 60;

/// What the sheet shows and remembers.
pub struct RecoverySheet {
    left: Vec<Left>,
    /// Journals that nothing can be recovered from.
    unreadable: Vec<Unreadable>,
    /// Of the open project, the newest first.
    versions: Vec<Version>,
    backups: Option<Backups>,
    /// Opens older versions that are locked.
    key: Option<SecretKey>,
    /// What was compared, or why it could not be.
    compared: HashMap<Row, Vec<String>>,
    /// What is about to be removed for good.
    removing: Option<Row>,
    problem: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Row {
    Left(usize),
    Unreadable(usize),
    Version(usize),
}

/// What was asked of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ask {
    Open,
    Compare,
    Remove,
    Keep,
    RemoveForGood,
}

impl RecoverySheet {
    /// `older` are the versions of the open project, if one is open.
    pub fn new(left: Vec<Left>, unreadable: Vec<Unreadable>, older: Option<(Backups, Vec<Version>)>) -> Self {
        let (backups, versions) = older.map_or((None, Vec::new()), |(backups, list)| (Some(backups), list));
        let (compared, removing, problem) = (HashMap::new(), None, None);
        Self { left, unreadable, versions, backups, key: None, compared, removing, problem }
    }

    /// The same with the key to what is locked.
    pub fn with_key(self, key: Option<SecretKey>) -> Self {
        Self { key, ..self }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, workspace: Option<&Workspace>) -> Option<Answer> {
        title(ui, &tr!("recovery-title"));
        if self.left.is_empty() && self.unreadable.is_empty() {
            faint(ui, tr!("recovery-none"));
        } else {
            ui.label(tr!("recovery-words"));
        }
        if let Some(problem) = &self.problem {
            ui.label(RichText::new(problem).color(Tokens::of(ui).danger));
        }
        ui.add_space(theme::GAP);
        let mut asked = None;
        let height = (ui.ctx().content_rect().height() - 230.0).clamp(100.0, 460.0);
        let area = ScrollArea::vertical().id_salt("lost work").max_height(height).auto_shrink([false, true]);
        let scrolled = area.show(ui, |ui| {
            for at in 0..self.left.len() {
                asked = self.left_row(ui, at).or(asked);
                ui.add_space(theme::NEAR);
            }
            for at in 0..self.unreadable.len() {
                asked = self.unreadable_row(ui, at).or(asked);
                ui.add_space(theme::NEAR);
            }
            if self.backups.is_some() {
                ui.add_space(theme::GAP);
                ui.label(RichText::new(tr!("recovery-older")).strong());
                let none = self.versions.is_empty();
                faint(ui, if none { tr!("recovery-older-none") } else { tr!("recovery-older-words") });
                for at in 0..self.versions.len().min(LISTED) {
                    asked = self.version_row(ui, at).or(asked);
                }
            }
        });
        name_bars(ui, &scrolled, &tr!("scroll-bar"));
        let answer = asked.and_then(|(row, ask)| self.answer(row, ask, workspace));
        answer.or_else(|| close(ui))
    }

    fn left_row(&self, ui: &mut Ui, at: usize) -> Option<(Row, Ask)> {
        let left = self.left.get(at)?;
        let mut asked = None;
        let frame = Frame::new().inner_margin(Margin::same(10)).corner_radius(theme::ROUND);
        frame.stroke(Stroke::new(1.0, Tokens::of(ui).line)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let name =
                if left.title().is_empty() { tr!("contents-untitled") } else { left.title().to_owned() };
            ui.add(UserText::new(&name).style(Style::sans(BODY).bold()).max_lines(2));
            faint(ui, what(left));
            let place = match left.path() {
                Some(path) => path.display().to_string(),
                None => tr!("recovery-never-saved"),
            };
            ui.add(UserText::new(&place).style(Style::sans(SMALL)).max_lines(2));
            for fault in faults_of(left) {
                ui.label(RichText::new(fault).size(SMALL).color(Tokens::of(ui).danger));
            }
            ui.add_space(theme::NEAR);
            let of = |words: String, name: &str| tr!("recovery-of", what = words, name = name);
            if self.removing == Some(Row::Left(at)) {
                asked = remove_for_good(ui);
                return;
            }
            ui.horizontal_wrapped(|ui| {
                if left.is_recoverable() {
                    let open = primary(ui, &tr!("recovery-open"));
                    open.widget_info(|| {
                        WidgetInfo::labeled(Role::Button, true, of(tr!("recovery-open"), &name))
                    });
                    if at == 0 {
                        focus_first(ui, &open);
                    }
                    if open.clicked() {
                        asked = Some(Ask::Open);
                    }
                    if ui.button(tr!("recovery-compare")).clicked() {
                        asked = Some(Ask::Compare);
                    }
                }
                if ui.button(tr!("recovery-remove")).clicked() {
                    asked = Some(Ask::Remove);
                }
            });
            self.comparison(ui, Row::Left(at));
        });
        asked.map(|ask| (Row::Left(at), ask))
    }

    fn unreadable_row(&self, ui: &mut Ui, at: usize) -> Option<(Row, Ask)> {
        let journal = self.unreadable.get(at)?;
        let row = Row::Unreadable(at);
        let mut asked = None;
        let frame = Frame::new().inner_margin(Margin::same(10)).corner_radius(theme::ROUND);
        frame.stroke(Stroke::new(1.0, Tokens::of(ui).line)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(RichText::new(tr!("recovery-unreadable")).strong());
            let about = journal.about();
            let since = about.modified.and_then(|at| at.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
            let when = words::ago(Moment::from_unix(since.as_secs() as i64));
            faint(ui, tr!("recovery-version", when = when.as_str(), size = about.length.div_ceil(1024)));
            let place = journal.path().map(|path| path.display().to_string()).unwrap_or_default();
            ui.add(UserText::new(&place).style(Style::sans(SMALL)).max_lines(2));
            for fault in faults_of_unreadable(journal) {
                ui.label(RichText::new(fault).size(SMALL).color(Tokens::of(ui).danger));
            }
            ui.add_space(theme::NEAR);
            if journal.withheld().is_some() {
                return;
            }
            if self.removing == Some(row) {
                asked = remove_for_good(ui);
                return;
            }
            let remove = ui.button(tr!("recovery-remove"));
            let name = tr!("recovery-of", what = tr!("recovery-remove"), name = tr!("recovery-unreadable"));
            remove.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            asked = remove.clicked().then_some(Ask::Remove);
        });
        asked.map(|ask| (row, ask))
    }

    fn version_row(&self, ui: &mut Ui, at: usize) -> Option<(Row, Ask)> {
        let version = self.versions.get(at)?;
        let mut asked = None;
        let when = words::ago(version.at);
        ui.horizontal_wrapped(|ui| {
            let size = version.size.div_ceil(1024);
            ui.label(tr!("recovery-version", when = when.as_str(), size = size));
            for (words, ask) in [(tr!("recovery-compare"), Ask::Compare), (tr!("recovery-copy"), Ask::Open)] {
                let button = ui.button(&words);
                let name = tr!("recovery-of", what = words, name = when.as_str());
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                if button.clicked() {
                    asked = Some(ask);
                }
            }
        });
        self.comparison(ui, Row::Version(at));
        asked.map(|ask| (Row::Version(at), ask))
    }

    fn comparison(&self, ui: &mut Ui, row: Row) {
        for line in self.compared.get(&row).into_iter().flatten() {
            ui.add(UserText::new(line).style(Style::sans(SMALL)).max_lines(2));
        }
    }

    fn answer(&mut self, row: Row, ask: Ask, workspace: Option<&Workspace>) -> Option<Answer> {
        self.problem = None;
        match (row, ask) {
            (Row::Left(at), Ask::Open) => match self.left.get(at)?.recover() {
                Ok(project) => {
                    let left = Some(Box::new(self.left.remove(at)));
                    return Some(Answer::Recovered { project: Box::new(project), left });
                }
                Err(why) => self.problem = Some(faults::recovering(&why)),
            },
            (Row::Version(at), Ask::Open) => match self.version(at)? {
                Ok(project) => return Some(Answer::Recovered { project: Box::new(project), left: None }),
                Err(why) => self.problem = Some(why),
            },
            (row, Ask::Compare) => {
                if self.compared.remove(&row).is_none() {
                    let lines = self.compare(row, workspace)?;
                    self.compared.insert(row, lines);
                }
            }
            (row @ (Row::Left(_) | Row::Unreadable(_)), Ask::Remove) => self.removing = Some(row),
            (_, Ask::Keep) => self.removing = None,
            (row, Ask::RemoveForGood) => {
                self.removing = None;
                self.compared.clear();
                if let Some(Err(why)) = self.discard(row) {
                    self.problem = Some(tr!("recovery-not-removed", why = faults::system(&why)));
                }
            }
            (Row::Version(_), Ask::Remove) | (Row::Unreadable(_), Ask::Open) => {}
        }
        None
    }

    /// Removes what a crash left; `None` if there is no such thing.
    fn discard(&mut self, row: Row) -> Option<std::io::Result<()>> {
        match row {
            Row::Left(at) if at < self.left.len() => Some(self.left.remove(at).discard()),
            Row::Unreadable(at) if at < self.unreadable.len() => Some(self.unreadable.remove(at).discard()),
            _ => None,
        }
    }

    /// An older version, or why it cannot be read.
    fn version(&self, at: usize) -> Option<Result<Project, String>> {
        let (backups, version) = (self.backups.as_ref()?, self.versions.get(at)?);
        let opener = self.key.as_ref().map_or(Opener::Nothing, Opener::Key);
        Some(backups.open(version, opener).map_err(|why| faults::opening(&why)))
    }

    /// What lies between what a row holds and what is saved, or open.
    fn compare(&self, row: Row, workspace: Option<&Workspace>) -> Option<Vec<String>> {
        let told = match row {
            Row::Left(at) => {
                let left = self.left.get(at)?;
                let both = left.before().and_then(|before| Ok((before, left.recover()?)));
                both.map(|(before, after)| difference(before.review(), after.review()))
                    .map_err(|why| faults::recovering(&why))
            }
            Row::Unreadable(_) => return None,
            Row::Version(at) => self
                .version(at)?
                .map(|older| difference(older.review(), workspace.map_or(older.review(), Workspace::review))),
        };
        Some(told.unwrap_or_else(|why| vec![why]))
    }
}

/// Asks once more.
fn remove_for_good(ui: &mut Ui) -> Option<Ask> {
    let mut asked = None;
    ui.label(tr!("recovery-remove-words"));
    ui.horizontal_wrapped(|ui| {
        if ui.button(tr!("recovery-keep")).clicked() {
            asked = Some(Ask::Keep);
        }
        if ui.button(tr!("recovery-remove-go")).clicked() {
            asked = Some(Ask::RemoveForGood);
        }
    });
    asked
}

/// "12 changes, the last 3 minutes ago".
fn what(left: &Left) -> String {
    match left.times() {
        Some((_, last)) => tr!("recovery-changes", count = left.changes(), when = words::ago(last)),
        None => tr!("recovery-begun"),
    }
}

/// What a person should know of it before they open it.
fn faults_of(left: &Left) -> Vec<String> {
    let mut faults = Vec::new();
    match left.found() {
        Found::Within | Found::File => {}
        Found::Older(_) => faults.push(tr!("recovery-found-older")),
        Found::Locked => faults.push(tr!("recovery-found-locked")),
        Found::Missing => faults.push(tr!("recovery-found-missing")),
    }
    if left.is_torn() {
        faults.push(tr!("recovery-torn"));
    }
    if !left.is_dead() {
        faults.push(tr!("recovery-maybe-alive"));
    }
    faults
}

/// What a person should know of it before they remove it.
fn faults_of_unreadable(journal: &Unreadable) -> Vec<String> {
    let why = match journal.withheld() {
        Some(why) => tr!("recovery-withheld", why = faults::system(why)),
        None if journal.is_of_other_key() => tr!("recovery-other-key"),
        None => tr!("recovery-unreadable-words"),
    };
    let alive = (!journal.is_dead()).then(|| tr!("recovery-maybe-alive"));
    [why].into_iter().chain(alive).collect()
}

/// Lines that tell what the later state has that the earlier one has not.
fn difference(earlier: &Review, later: &Review) -> Vec<String> {
    let found = Difference::between(earlier, later);
    if found.is_empty() {
        return vec![tr!("recovery-same")];
    }
    let (new, changed, gone) = (found.new.len(), found.changed.len(), found.gone.len());
    let mut lines = vec![tr!("recovery-counts", new = new, changed = changed, gone = gone)];
    let shown = found.new.iter().chain(&found.changed).take(NAMED);
    lines.extend(shown.filter_map(|id| mark_line(later, *id)));
    lines.extend(found.gone.iter().take(NAMED).filter_map(|id| mark_line(earlier, *id)));
    if found.otherwise {
        lines.push(tr!("recovery-otherwise"));
    }
    lines
}

/// "Article 17(2): words of the comment, or those that are marked".
fn mark_line(review: &Review, id: AnnotationId) -> Option<String> {
    let mark = review.annotations().get(&id)?;
    let place = words::citation(&mark.anchor, review.texts().get(&mark.text)?);
    let said = if mark.comment.is_empty() { words::marked(&mark.anchor) } else { mark.comment.clone() };
    let said: String = said.chars().take(80).map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    Some(format!("{place} · {said}"))
}
