//! Mark every occurrence of a phrase: what was found, each place to be left out, one step of undo.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use eframe::egui::{Key, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::body::body;
use super::{Answer, focus_salt, title};
use crate::app::glyphs::{Glyphs, Style, UserField};
use crate::app::look::icons;
use crate::app::look::theme::{self, SMALL, Tokens};
use crate::app::look::widgets::{concern_picker, faint, name_bars, primary, section, tick};
use crate::app::words;
use crate::app::workspace::Workspace;
use crate::find::{Query, TextIndex, search};
use crate::review::{Anchor, ConcernId};
use crate::text::Text;
use crate::tr;

/// Most passages that are marked in one step.
const MOST: usize = 20_000;
/// Height of a row, in points.
const ROW: f32 = 26.0;
/// `char`s shown before and after the phrase.
const AROUND: (usize, usize) = (24, 60);

/// A place where the phrase stands.
struct Found {
    provision: usize,
    /// `char`s in the provision's words.
    range: Range<usize>,
    chosen: bool,
    /// The user marked just these words before.
    already: bool,
}

/// The page while it is open.
pub struct EverySheet {
    text: Arc<Text>,
    index: Arc<TextIndex>,
    query: Query,
    /// What `found` answers.
    asked: Option<Query>,
    found: Vec<Found>,
    /// More places than can be marked at once.
    too_many: Option<usize>,
    concern: Option<ConcernId>,
    all_concerns: bool,
    own: HashSet<(String, usize, usize)>,
}

impl EverySheet {
    /// Begins with the words selected.
    pub fn new(workspace: &Workspace) -> Self {
        // As the mark would hold them, with the words at their edges whole.
        let words = workspace.anchor(false).map(|anchor| anchor.quote());
        let own = workspace.review().annotations().values();
        let own = own.filter(|mark| mark.text == *workspace.text().id() && workspace.is_mine(mark));
        let own = own.filter_map(|mark| match &mark.anchor {
            Anchor::Spans(spans) => match spans.as_slice() {
                [span] => Some((span.at.clone(), span.from, span.to)),
                _ => None,
            },
            _ => None,
        });
        Self {
            text: workspace.text().clone(),
            index: Arc::new(TextIndex::of_words(workspace.text())),
            query: Query {
                words: words.unwrap_or_default().chars().take(200).collect(),
                whole_words: true,
                match_case: false,
                match_accents: true,
            },
            asked: None,
            found: Vec::new(),
            too_many: None,
            concern: None,
            all_concerns: false,
            own: own.collect(),
        }
    }

    fn look(&mut self) {
        if self.asked.as_ref() == Some(&self.query) {
            return;
        }
        let hits = search(&self.index, &self.query);
        self.too_many = (hits.len() > MOST).then_some(hits.len());
        let count = if self.too_many.is_some() { 0 } else { hits.len() };
        self.found = (0..count)
            .filter_map(|at| hits.get(at))
            .map(|hit| self.judge(hit.provision, hit.range))
            .collect();
        self.asked = Some(self.query.clone());
    }

    fn judge(&self, provision: usize, range: Range<usize>) -> Found {
        let eid = self.text.provisions().get(provision).map(|found| found.eid.clone()).unwrap_or_default();
        let already = self.own.contains(&(eid, range.start, range.end));
        Found { provision, range, chosen: !already, already }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, workspace: &Workspace) -> Option<Answer> {
        if workspace.text().id() != self.text.id() {
            // Another text was opened behind it.
            return Some(Answer::PutAway);
        }
        title(ui, &tr!("every-title"));
        let entered = body(ui, |ui| {
            let label = tr!("every-phrase");
            let salt = focus_salt(ui);
            let field =
                UserField::singleline(&mut self.query.words).label(&label).max_chars(200).id_salt(salt);
            let response = ui.add(field);
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            ui.horizontal_wrapped(|ui| {
                tick(ui, &mut self.query.whole_words, &tr!("every-whole-words"));
                tick(ui, &mut self.query.match_case, &tr!("every-case"));
            });
            self.look();
            let chosen = self.chosen();
            if let Some(count) = self.too_many {
                ui.label(tr!("every-too-many", count = count, most = MOST));
            } else if self.found.is_empty() {
                faint(ui, tr!("every-none"));
            } else {
                self.list(ui, chosen);
                section(ui, &tr!("every-concern"));
                let picked: Vec<ConcernId> = self.concern.clone().into_iter().collect();
                let codebook = workspace.review().codebook();
                if let Some(concern) = concern_picker(ui, codebook, &picked, &mut self.all_concerns) {
                    self.concern = (self.concern.as_ref() != Some(&concern)).then_some(concern);
                }
            }
            entered
        });
        let chosen = self.chosen();
        ui.add_space(theme::APART);
        ui.horizontal(|ui| {
            let marked =
                ui.add_enabled_ui(chosen > 0, |ui| primary(ui, &tr!("every-mark", count = chosen)).clicked());
            if marked.inner || entered && chosen > 0 {
                let anchors = self.anchors();
                return Some(Answer::MarkEvery { anchors, concern: self.concern.clone() });
            }
            ui.button(tr!("cancel")).clicked().then_some(Answer::PutAway)
        })
        .inner
    }

    fn chosen(&self) -> usize {
        self.found.iter().filter(|found| found.chosen).count()
    }

    fn anchors(&self) -> Vec<Anchor> {
        let chosen = self.found.iter().filter(|found| found.chosen);
        chosen
            .filter_map(|found| Anchor::passages(&self.text, [(found.provision, found.range.clone())]))
            .collect()
    }

    fn list(&mut self, ui: &mut Ui, chosen: usize) {
        ui.horizontal_wrapped(|ui| {
            faint(ui, tr!("every-found", count = self.found.len(), chosen = chosen));
            if ui.small_button(tr!("every-all")).clicked() {
                self.found.iter_mut().for_each(|found| found.chosen = true);
            }
            if ui.small_button(tr!("every-nothing")).clicked() {
                self.found.iter_mut().for_each(|found| found.chosen = false);
            }
        });
        let height = (ui.ctx().content_rect().height() - 480.0).clamp(ROW * 2.0, 300.0);
        let text = Arc::clone(&self.text);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let scroll =
                ScrollArea::vertical().id_salt("every").max_height(height).auto_shrink([false, true]);
            let scrolled = scroll.show_rows(ui, ROW, self.found.len(), |ui, rows| {
                for found in self.found.get_mut(rows).into_iter().flatten() {
                    row(ui, &text, found);
                }
            });
            name_bars(ui, &scrolled, &tr!("scroll-bar"));
        });
    }
}

fn row(ui: &mut Ui, text: &Text, found: &mut Found) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let place = words::short_place(text, found.provision);
    let (before, phrase, after) = around(text, found);
    response.widget_info(|| {
        let beside = if found.already { format!(", {}", tr!("every-already")) } else { String::new() };
        WidgetInfo::selected(
            Role::CheckBox,
            true,
            found.chosen,
            format!("{place}: {before}{phrase}{after}{beside}"),
        )
    });
    if response.clicked() {
        found.chosen = !found.chosen;
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, f32::from(theme::ROUND), tokens.button[0]);
    }
    let icon = if found.chosen { icons::READ } else { icons::UNREAD };
    let colour = if found.chosen { tokens.accent } else { tokens.faint };
    let font = eframe::egui::FontId::proportional(16.0);
    let at = rect.left_center() + vec2(6.0, 0.0);
    ui.painter().text(at, eframe::egui::Align2::LEFT_CENTER, icon, font, colour);
    let glyphs = Glyphs::of(ui.ctx());
    let mut left = rect.left() + 30.0;
    let mut put = |words: &str, style: Style, colour, room: f32| {
        let (laid, _) = glyphs.layout_lines(words, style, room.max(10.0), 1);
        let at = eframe::egui::pos2(left, rect.center().y - laid.size().y / 2.0);
        glyphs.paint(ui.painter(), &laid, at, colour);
        left += laid.size().x + 10.0;
    };
    put(&place, Style::sans(SMALL).bold(), tokens.text, 130.0);
    let beside = if found.already { format!(" ({})", tr!("every-already")) } else { String::new() };
    let words = format!("{before}{phrase}{after}{beside}");
    let room = rect.right() - rect.left() - 180.0;
    put(&words, Style::sans(SMALL), if found.chosen { tokens.text } else { tokens.faint }, room);
}

/// The words before the phrase, the phrase, and the words after it.
fn around(text: &Text, found: &Found) -> (String, String, String) {
    let words = text.provisions().get(found.provision).map(crate::text::Provision::words).unwrap_or_default();
    let from = found.range.start.saturating_sub(AROUND.0);
    let piece = |range: Range<usize>| -> String {
        words.chars().skip(range.start).take(range.len()).map(|c| if c == '\n' { ' ' } else { c }).collect()
    };
    let start = if from > 0 { "… " } else { "" };
    let before = format!("{start}{}", piece(from..found.range.start));
    (before, piece(found.range.clone()), piece(found.range.end..found.range.end + AROUND.1))
}
