//! The concerns in the filter editor: the codebook's tree, and for each concern whether a mark may, must or must
//! not name it.

use std::collections::BTreeSet;

use eframe::egui::{Align2, FontId, Id, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::editor::counted;
use super::pill::{HEIGHT, Pill};
use super::{Draft, Room};
use crate::app::glyphs::{Glyphs, Style};
use crate::app::look::icons;
use crate::app::look::theme::{SMALL, Tokens};
use crate::app::look::widgets::{badge, faint, section, tip};
use crate::app::workspace::Workspace;
use crate::find::Filter;
use crate::review::{Codebook, Concern, ConcernId};
use crate::tr;

/// What a filter asks of a concern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Way {
    Any,
    All,
    None,
}

impl Way {
    const ALL: [Self; 3] = [Self::Any, Self::All, Self::None];

    fn short(self) -> String {
        match self {
            Self::Any => tr!("filter-any"),
            Self::All => tr!("filter-all"),
            Self::None => tr!("filter-none"),
        }
    }

    fn name(self, concern: &str) -> String {
        match self {
            Self::Any => tr!("filter-any-of", concern = concern),
            Self::All => tr!("filter-all-of", concern = concern),
            Self::None => tr!("filter-none-of", concern = concern),
        }
    }

    fn set(self, filter: &Filter) -> &BTreeSet<ConcernId> {
        match self {
            Self::Any => &filter.any_of,
            Self::All => &filter.all_of,
            Self::None => &filter.none_of,
        }
    }

    fn set_mut(self, filter: &mut Filter) -> &mut BTreeSet<ConcernId> {
        match self {
            Self::Any => &mut filter.any_of,
            Self::All => &mut filter.all_of,
            Self::None => &mut filter.none_of,
        }
    }

    fn of(filter: &Filter, id: &ConcernId) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.set(filter).contains(id))
    }

    /// Asks this of the concern and nothing else; asked again, nothing at all.
    fn choose(self, filter: &mut Filter, id: &ConcernId) {
        let before = Self::of(filter, id);
        for way in Self::ALL {
            way.set_mut(filter).remove(id);
        }
        if before != Some(self) {
            self.set_mut(filter).insert(id.clone());
        }
    }
}

/// Width of one of the three choices, in points.
const CHOICE: f32 = 36.0;

pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    unfolded: &mut BTreeSet<ConcernId>,
    draft: &mut Draft,
    first: &mut bool,
    room: Room,
) {
    section(ui, &tr!("filter-concerns"));
    let codebook = workspace.review().codebook();
    let counts = workspace.marks.counts();
    let useful = |id: &ConcernId| counts.of_concern(id) > 0 || Way::of(&draft.filter, id).is_some();
    let tree: Vec<_> = codebook.tree().into_iter().filter(|(_, id, _)| useful(id)).collect();
    if tree.is_empty() {
        faint(ui, tr!("filter-concerns-unused"));
        return;
    }
    if room == Room::Above {
        faint(ui, tr!("filter-concerns-legend"));
    }
    let chosen = chosen(&draft.filter, codebook);
    let mut fold = None;
    for (depth, id, concern) in &tree {
        let open = |id: &ConcernId| unfolded.contains(id) || chosen.contains(id);
        if codebook.lineage(id).skip(1).any(|above| !open(above)) {
            continue;
        }
        let inner = tree.iter().any(|(_, _, other)| other.parent.as_ref() == Some(*id));
        let line =
            Line { id, concern, depth: *depth, count: counts.of_concern(id), open: inner.then(|| open(id)) };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 3.0;
            if name(ui, &line) {
                fold = Some((*id).clone());
            }
            for way in Way::ALL {
                let on = way.set(&draft.filter).contains(*id);
                let (words, name) = (way.short(), way.name(&concern.name));
                let pill = Pill::choice(Id::unique(("filter concern", id, way)), &words, &name, on);
                let response = pill.small(CHOICE).show(ui);
                if std::mem::take(first) {
                    response.request_focus();
                }
                if response.clicked() {
                    way.choose(&mut draft.filter, id);
                }
            }
        });
    }
    if let Some(id) = fold
        && !unfolded.remove(&id)
    {
        unfolded.insert(id);
    }
}

/// Concerns under which one stands that the filter names.
fn chosen(filter: &Filter, codebook: &Codebook) -> BTreeSet<ConcernId> {
    let named = Way::ALL.into_iter().flat_map(|way| way.set(filter));
    named.flat_map(|id| codebook.lineage(id).skip(1)).cloned().collect()
}

struct Line<'a> {
    id: &'a ConcernId,
    concern: &'a Concern,
    depth: usize,
    count: usize,
    /// `Some` if concerns stand under it: whether those are shown.
    open: Option<bool>,
}

/// Sign, name and count; true if what stands under it is to be shown or hidden.
fn name(ui: &mut Ui, line: &Line<'_>) -> bool {
    let tokens = Tokens::of(ui);
    let room = (ui.available_width() - 3.0 * (CHOICE + 3.0)).max(40.0);
    let (_, rect) = ui.allocate_space(vec2(room, HEIGHT));
    let sense = if line.open.is_some() { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, Id::unique(("filter concern name", line.id)), sense);
    response.widget_info(|| match line.open {
        Some(open) => {
            let name = tr!("filter-unfold", concern = line.concern.name.as_str());
            WidgetInfo::selected(Role::Button, ui.is_enabled(), open, name)
        }
        None => WidgetInfo::labeled(Role::Label, true, counted(line.concern.name.clone(), line.count)),
    });
    if ui.is_rect_visible(rect) {
        if response.hovered() && line.open.is_some() || response.has_focus() {
            ui.painter().rect_filled(rect, 4.0, tokens.button[1]);
        }
        let left = rect.left() + 12.0 * line.depth.min(4) as f32;
        if let Some(open) = line.open {
            let icon = if open { icons::DOWN } else { icons::RIGHT };
            let at = pos2(left + 6.0, rect.center().y);
            ui.painter().text(at, Align2::CENTER_CENTER, icon, FontId::proportional(10.0), tokens.faint);
        }
        let sign = Rect::from_min_size(pos2(left + 14.0, rect.center().y - 8.0), vec2(16.0, 16.0));
        badge(ui, sign, line.concern);
        let left = sign.right() + 5.0;
        let font = FontId::proportional(11.0);
        let right = pos2(rect.right() - 2.0, rect.center().y);
        let said = ui.painter().text(right, Align2::RIGHT_CENTER, line.count, font, tokens.faint);
        let glyphs = Glyphs::of(ui.ctx());
        let room = (said.left() - left - 4.0).max(16.0);
        let (laid, _) = glyphs.layout_lines(&line.concern.name, Style::sans(SMALL), room, 1);
        glyphs.paint(ui.painter(), &laid, pos2(left, rect.center().y - laid.size().y / 2.0), tokens.text);
    }
    let clicked = response.clicked();
    tip(response, &counted(line.concern.name.clone(), line.count));
    clicked
}
