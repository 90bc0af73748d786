//! The pages one under the other, only those in sight drawn, and the marks on them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use eframe::egui::{
    Button, Color32, ColorImage, Pos2, Rect, RichText, Role, ScrollArea, Sense, Spinner, Stroke, StrokeKind,
    TextureHandle, TextureOptions, Ui, WidgetInfo, pos2, vec2,
};

use super::original::{Drawing, Original};
use crate::app::commands::Command;
use crate::app::files::jobs::Progress;
use crate::app::glyphs::{Glyphs, Style};
use crate::app::look::icons;
use crate::app::look::theme::{self, SMALL, Tokens};
use crate::app::look::widgets::{faint, name_bars};
use crate::app::outbox::Outbox;
use crate::app::words::size;
use crate::app::workspace::Workspace;
use crate::import::page::MOST_AT_A_TIME;
use crate::review::{Anchor, AnnotationId, Concern};
use crate::tr;

/// Space between two pages, in points.
const BETWEEN: f32 = 10.0;

/// Pages before and behind those in sight that are drawn and kept as well.
const AROUND: usize = 1;
const KEPT: usize = 5;

/// How long after the last scroll of a person the pages lead, in seconds: they glide to a stop.
const LEADING: f64 = 0.6;

/// A mark on a page.
struct Spot {
    id: AnnotationId,
    /// In shares of the page's width and height.
    rect: Rect,
    colour: Color32,
}

/// The pages of a PDF and what is drawn of them.
pub struct Pages {
    pub original: Original,
    pictures: BTreeMap<usize, TextureHandle>,
    drawing: Option<(Vec<usize>, Drawing)>,
    /// Pages that could not be drawn.
    failed: BTreeSet<usize>,
    problem: Option<String>,
    /// The marks by page, as of a revision of the index.
    spots: BTreeMap<usize, Vec<Spot>>,
    revision: Option<u64>,
    /// The provision at the top of the text that the pages have followed, and the width they had then.
    followed: Option<(usize, f32)>,
    offset: f32,
    /// When the person last scrolled the pages, in seconds of the window's clock.
    led: Option<f64>,
}

/// Says on the paper of a page without a picture which page it is, and turns a wheel while it is `awaited`.
fn blank(ui: &Ui, rect: Rect, words: &str, awaited: bool) {
    let glyphs = Glyphs::of(ui.ctx());
    let (laid, _) = glyphs.layout_lines(words, Style::sans(SMALL), (rect.width() - 16.0).max(20.0), 2);
    // In sight also where the page is taller than the window.
    let middle = rect.intersect(ui.clip_rect()).center();
    glyphs.paint(ui.painter(), &laid, middle - laid.size() / 2.0, theme::LIGHT.faint);
    if awaited && ui.style().animation_time > 0.0 {
        let place = Rect::from_center_size(middle - vec2(0.0, laid.size().y / 2.0 + 18.0), vec2(20.0, 20.0));
        Spinner::new().color(theme::LIGHT.faint).paint_at(ui, place);
    }
}

impl Pages {
    pub fn of(original: Original) -> Self {
        Self {
            original,
            pictures: BTreeMap::new(),
            drawing: None,
            failed: BTreeSet::new(),
            problem: None,
            spots: BTreeMap::new(),
            revision: None,
            followed: None,
            offset: 0.0,
            led: None,
        }
    }

    pub fn show(&mut self, ui: &mut Ui, workspace: &mut Workspace, worker: Option<&Path>, out: &mut Outbox) {
        self.take_pictures(ui);
        self.take_marks(workspace);
        if self.original.other {
            faint(ui, tr!("page-view-other"));
        } else if self.original.file.is_of(workspace.text()) {
            self.keeping(ui, workspace, out);
        }
        if let Some(problem) = &self.problem {
            ui.colored_label(Tokens::of(ui).danger, problem);
        }
        let width = (ui.available_width() - theme::GAP - ui.spacing().scroll.bar_width).max(60.0);
        let tops = self.tops(width);
        let leads = self.is_led(ui);
        let mut area = ScrollArea::vertical().id_salt("pages").auto_shrink(false);
        if let Some(offset) = self.follow(workspace, width, &tops, leads) {
            area = area.vertical_scroll_offset(offset);
        }
        let total = tops.last().copied().unwrap_or_default();
        let mut clicked = None;
        let mut seen: Vec<usize> = Vec::new();
        let scrolled = area.show_viewport(ui, |ui, port| {
            ui.set_height(total);
            ui.set_width(width);
            let corner = ui.max_rect().min;
            for (page, pair) in tops.windows(2).enumerate() {
                let &[top, next] = pair else { continue };
                if next < port.top() || top > port.bottom() {
                    continue;
                }
                seen.push(page);
                let rect = Rect::from_min_size(corner + vec2(0.0, top), vec2(width, next - top - BETWEEN));
                clicked = clicked.or(self.page(ui, page, rect, workspace));
            }
        });
        name_bars(ui, &scrolled, &tr!("part-original"));
        let offset = scrolled.state.clamped_offset().y;
        let moved = (offset - self.offset).abs() > 0.5;
        self.offset = offset;
        if leads {
            self.lead(workspace, width, &tops, moved);
        }
        self.draw_missing(ui, &seen, worker);
        if let Some(id) = clicked {
            workspace.set_focus(Some(id), true);
        }
    }

    /// Whether the project keeps the file, and how to change that.
    fn keeping(&self, ui: &mut Ui, workspace: &Workspace, out: &mut Outbox) {
        let editable = workspace.project().read_only().is_none();
        let kept = workspace.review().original_of(workspace.text()).is_some();
        ui.horizontal_wrapped(|ui| {
            let words = if kept {
                let words = format!("{} {}", icons::CHECK, tr!("original-kept"));
                ui.label(RichText::new(words).size(SMALL).color(Tokens::of(ui).faint));
                tr!("original-take-out")
            } else {
                let keep = tr!("original-keep", size = size(self.original.file.bytes().len()));
                format!("{} {keep}", icons::SAVE)
            };
            let button = Button::new(RichText::new(words).size(SMALL));
            let button = ui.add_enabled(editable, button);
            if button.on_hover_text(Command::KeepOriginal.tip(ui.ctx())).clicked() {
                out.perform(Command::KeepOriginal);
            }
        });
    }

    /// Where each page begins, in points from the first, and where the last one ends.
    fn tops(&self, width: f32) -> Vec<f32> {
        let mut top = 0.0;
        let mut tops = vec![top];
        for page in 0..self.original.pages().len() {
            let [wide, high] = self.original.size(page);
            top += width * (high / wide).min(20.0) + BETWEEN;
            tops.push(top);
        }
        tops
    }

    /// Where the pages go to show what the text shows, unless they lead.
    fn follow(&mut self, workspace: &Workspace, width: f32, tops: &[f32], leads: bool) -> Option<f32> {
        let state = (workspace.top, width);
        if leads || self.followed == Some(state) {
            return None;
        }
        self.followed = Some(state);
        let (page, share) = self.original.start_of(workspace.top)?;
        let (top, next) = (*tops.get(page)?, *tops.get(page + 1)?);
        let offset = (top + share * (next - top - BETWEEN) - theme::APART).max(0.0);
        self.offset = offset;
        Some(offset)
    }

    /// Says whether the person scrolls the pages, or did so a moment ago: then the text follows them, not they it.
    fn is_led(&mut self, ui: &Ui) -> bool {
        let over = ui.is_enabled() && ui.rect_contains_pointer(ui.available_rect_before_wrap());
        let (now, scrolls) =
            ui.input(|input| (input.time, input.smooth_scroll_delta().y != 0.0 || input.pointer.any_down()));
        if over && scrolls {
            self.led = Some(now);
        }
        self.led.is_some_and(|led| now - led < LEADING)
    }

    /// The text goes where the pages are scrolled to.
    fn lead(&mut self, workspace: &mut Workspace, width: f32, tops: &[f32], moved: bool) {
        if moved {
            let at = self.offset + theme::APART + 1.0;
            let page = tops.partition_point(|top| *top <= at).saturating_sub(1);
            if let (Some(top), Some(next)) = (tops.get(page), tops.get(page + 1)) {
                let share = (at - top) / (next - top - BETWEEN).max(1.0);
                if let Some(provision) =
                    self.original.provision_at(page, share).filter(|at| *at != workspace.top)
                {
                    workspace.scroll_along(provision);
                }
            }
        }
        // What the text shows because of that is nothing to follow.
        self.followed = Some((workspace.top, width));
    }

    /// Draws a page with its marks; answers the mark that was clicked.
    fn page(&self, ui: &Ui, page: usize, rect: Rect, workspace: &Workspace) -> Option<AnnotationId> {
        let painter = ui.painter();
        // Paper is light in dark rooms too; its words are black.
        painter.rect_filled(rect, 0.0, Color32::WHITE);
        if let Some(picture) = self.pictures.get(&page) {
            let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
            painter.image(picture.id(), rect, whole, Color32::WHITE);
        }
        let spots = self.spots.get(&page).map(Vec::as_slice).unwrap_or_default();
        let focus = workspace.focus().map(|mark| mark.id);
        let placed = |spot: &Spot| {
            let [from, to] =
                [spot.rect.min, spot.rect.max].map(|corner| rect.min + corner.to_vec2() * rect.size());
            Rect::from_min_max(from, to)
        };
        for spot in spots {
            let place = placed(spot);
            painter.rect_filled(place, 1.0, spot.colour.gamma_multiply(0.28));
            if focus == Some(spot.id) {
                painter.rect_stroke(place, 1.0, Stroke::new(1.5, spot.colour), StrokeKind::Outside);
            }
        }
        painter.rect_stroke(rect, 0.0, Stroke::new(1.0, Tokens::of(ui).line), StrokeKind::Outside);
        let response = ui.interact(rect, ui.scope_id().with(("page", page)), Sense::click());
        let (number, count) = (page + 1, self.original.pages().len());
        let words = if self.pictures.contains_key(&page) {
            tr!("page-view-page", number = number, count = count)
        } else if self.failed.contains(&page) {
            tr!("page-view-page-failed", number = number, count = count)
        } else {
            tr!("page-view-page-waiting", number = number, count = count)
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &words));
        if !self.pictures.contains_key(&page) {
            blank(ui, rect, &words, !self.failed.contains(&page));
        }
        let at = response.clicked().then(|| response.interact_pointer_pos()).flatten()?;
        spots.iter().rev().find(|spot| placed(spot).expand(1.0).contains(at)).map(|spot| spot.id)
    }

    fn take_pictures(&mut self, ui: &Ui) {
        let Some((wanted, drawing)) = &self.drawing else { return };
        let drawn = match drawing.poll() {
            Progress::Working => return,
            Progress::Done(drawn) => drawn,
            Progress::Failed => Err(tr!("page-view-failed")),
        };
        match drawn {
            Ok(pictures) => {
                self.failed.extend(wanted);
                for picture in pictures {
                    self.failed.remove(&picture.page);
                    let image = ColorImage::from_rgba_premultiplied(picture.size, &picture.pixels);
                    let name = format!("page {}", picture.page);
                    let texture = ui.ctx().load_texture(name, image, TextureOptions::LINEAR);
                    self.pictures.insert(picture.page, texture);
                }
            }
            Err(why) => {
                self.failed.extend(wanted);
                self.problem = Some(tr!("page-view-not-drawn", why = why));
            }
        }
        self.drawing = None;
    }

    /// Has pages in sight drawn that are not yet, and forgets those far away.
    fn draw_missing(&mut self, ui: &Ui, seen: &[usize], worker: Option<&Path>) {
        let (Some(first), Some(last)) = (seen.first(), seen.last()) else { return };
        let near = |reach: usize| first.saturating_sub(reach)..=last + reach;
        self.pictures.retain(|page, _| near(KEPT).contains(page));
        if self.drawing.is_some() {
            return;
        }
        let around = near(AROUND).filter(|page| !seen.contains(page));
        let missing: Vec<usize> = seen
            .iter()
            .copied()
            .chain(around)
            .filter(|page| *page < self.original.pages().len())
            .filter(|page| !self.pictures.contains_key(page) && !self.failed.contains(page))
            .take(MOST_AT_A_TIME)
            .collect();
        if !missing.is_empty() {
            let drawing = self.original.draw(ui.ctx(), missing.clone(), worker.map(Path::to_path_buf));
            self.drawing = Some((missing, drawing));
        }
    }

    /// Finds the places of the marks anew when these changed.
    fn take_marks(&mut self, workspace: &Workspace) {
        let revision = workspace.marks.revision();
        if self.revision == Some(revision) {
            return;
        }
        self.revision = Some(revision);
        self.spots.clear();
        let (review, text) = (workspace.review(), workspace.text());
        for id in workspace.marks.shown() {
            let Some(mark) = review.annotations().get(id) else { continue };
            let places = match &mark.anchor {
                Anchor::Text => Vec::new(),
                Anchor::Provision(eid) => text.index_of(eid).map_or_else(Vec::new, |provision| {
                    let heading =
                        text.provisions().get(provision).map_or(0, |one| one.heading.chars().count());
                    self.original.head(provision, if heading == 0 { usize::MAX } else { heading })
                }),
                Anchor::Spans(spans) => spans
                    .iter()
                    .filter_map(|span| Some((span.check(text).ok()?, span.from, span.to)))
                    .flat_map(|(provision, from, to)| self.original.passage(provision, from, to))
                    .collect(),
            };
            let concern = mark.concerns.first().and_then(|concern| review.codebook().get(concern));
            // The paper is white in every theme.
            let sign = |concern: &Concern| {
                theme::lifted(theme::raw(concern.colour), Color32::BLACK, &[Color32::WHITE], theme::SIGNS)
            };
            let colour = concern.map_or(Color32::from_rgb(0x80, 0x86, 0x8E), sign);
            for (page, rect) in places {
                self.spots.entry(page).or_default().push(Spot { id: *id, rect, colour });
            }
        }
    }
}
