//! The part of the text that marks must stand in: two addresses, or the article or chapter at hand.

use eframe::egui::{Id, IdSalt, Ui};

use super::Draft;
use super::pill::Pill;
use crate::app::glyphs::{Style, UserField, UserText};
use crate::app::look::theme::{SMALL, Tokens};
use crate::app::look::widgets::{faint, section};
use crate::app::outbox::capital;
use crate::app::words;
use crate::app::words::faults;
use crate::app::workspace::Workspace;
use crate::text::{ProvisionKind, Text};
use crate::tr;

/// What stands in the two fields.
#[derive(Default)]
pub(super) struct PlaceState {
    words: [String; 2],
    /// Why an address leads nowhere.
    refused: [Option<String>; 2],
    /// The filter's own bounds, by eId, when the fields were last in keeping with it.
    seen: [Option<String>; 2],
}

impl PlaceState {
    /// Follows a filter that something else changed.
    fn keep(&mut self, draft: &Draft, text: &Text) {
        let now = [draft.filter.from.clone(), draft.filter.to.clone()];
        if self.seen == now {
            return;
        }
        let cite = |eid: &String| text.index_of(eid).map_or_else(|| eid.clone(), |at| words::place(text, at));
        self.words = now.each_ref().map(|eid| eid.as_ref().map(cite).unwrap_or_default());
        self.refused = [None, None];
        self.seen = now;
    }
}

pub(super) fn show(ui: &mut Ui, workspace: &Workspace, state: &mut PlaceState, draft: &mut Draft) {
    section(ui, &tr!("filter-place"));
    let text = workspace.text();
    state.keep(draft, text);
    let PlaceState { words: [from, to], refused: [no_from, no_to], seen } = state;
    ui.horizontal(|ui| {
        let width = ((ui.available_width() - 4.0) / 2.0).max(60.0);
        let mut column = |ui: &mut Ui, field: Field<'_>, bound: &mut Option<String>| {
            ui.vertical(|ui| {
                ui.set_width(width);
                draft.typed |= field.show(ui, text, bound, width);
            });
        };
        let field = Field {
            words: from,
            refused: no_from,
            caption: tr!("filter-from"),
            name: tr!("filter-from-name"),
            hint: tr!("filter-from-hint"),
        };
        column(ui, field, &mut draft.filter.from);
        let field = Field {
            words: to,
            refused: no_to,
            caption: tr!("filter-to"),
            name: tr!("filter-to-name"),
            hint: tr!("filter-to-hint"),
        };
        column(ui, field, &mut draft.filter.to);
    });
    // What was typed stays as it was typed.
    *seen = [draft.filter.from.clone(), draft.filter.to.clone()];
    for why in [no_from, no_to].into_iter().flatten() {
        let colour = Tokens::of(ui).danger;
        ui.add(UserText::new(why).style(Style::sans(SMALL)).colour(colour));
    }
    here(ui, workspace, draft);
}

struct Field<'a> {
    words: &'a mut String,
    refused: &'a mut Option<String>,
    caption: String,
    name: String,
    hint: String,
}

impl Field<'_> {
    /// Says whether something was typed.
    fn show(self, ui: &mut Ui, text: &Text, bound: &mut Option<String>, width: f32) -> bool {
        faint(ui, self.caption);
        let salt = IdSalt::new(("filter place", self.name.as_str()));
        let field = UserField::singleline(self.words).label(self.name).hint(self.hint).max_chars(80);
        if !ui.add(field.id_salt(salt).width(width)).changed() {
            return false;
        }
        *self.refused = None;
        if self.words.trim().is_empty() {
            *bound = None;
            return true;
        }
        match text.find_place(self.words) {
            Ok(at) => *bound = text.provisions().get(at).map(|provision| provision.eid.clone()),
            // What was asked before stays in force; its chip says so.
            Err(why) => *self.refused = Some(capital(&tr!("filter-not-found", why = faults::place(&why)))),
        }
        true
    }
}

/// The article, and the chapter or what else holds it, where the reader is.
fn here(ui: &mut Ui, workspace: &Workspace, draft: &mut Draft) {
    let text = workspace.text();
    let at = workspace.caret.unwrap_or(workspace.top);
    let article = text.article_of(at);
    let holds = |at: &usize| {
        text.provisions().get(*at).is_some_and(|provision| provision.kind < ProvisionKind::Article)
    };
    let chapter = text.lineage(article).skip(1).find(holds);
    ui.horizontal_wrapped(|ui| {
        let mut offer = |ui: &mut Ui, words: String, at: usize| {
            let Some(provision) = text.provisions().get(at) else { return };
            let eid = Some(&provision.eid);
            let on = draft.filter.from.as_ref() == eid && draft.filter.to.as_ref() == eid;
            let pill = Pill::choice(Id::unique(("filter here", words.as_str())), &words, &words, on).show(ui);
            if pill.on_hover_text(words::place(text, at)).clicked() {
                let bound = if on { None } else { eid.cloned() };
                (draft.filter.from, draft.filter.to) = (bound.clone(), bound);
            }
        };
        offer(ui, tr!("filter-this-article"), article);
        if let Some(chapter) = chapter {
            offer(ui, tr!("filter-this-chapter"), chapter);
        }
    });
}
