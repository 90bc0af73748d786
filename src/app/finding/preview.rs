//! What a link leads to, in a card beside it while the pointer rests there.

use std::ops::Range;

use eframe::egui::Context;

use super::beside::{Side, beside};
use super::links::LinkLender;
use crate::app::glyphs::{Style, UserText};
use crate::app::look::theme::{self, BODY, SMALL, Tokens};
use crate::app::look::widgets::faint;
use crate::app::reading::{HoveredLink, LinkKind};
use crate::app::words;
use crate::text::{Provision, Text};
use crate::tr;

/// Seconds that the pointer rests on a link before its card comes up: nothing flashes while it passes by.
const REST: f64 = 0.3;
/// Letters of a provision that a card shows.
const MOST: usize = 400;
const WIDTH: f32 = 400.0;

/// The link that the pointer rests on, and since when.
#[derive(Default)]
pub struct Hover {
    link: Option<(usize, Range<usize>)>,
    /// Seconds on the window's clock.
    since: f64,
}

/// Shows a card for the link under the pointer, once it rests there.
pub fn preview(
    ctx: &Context,
    text: &Text,
    links: &LinkLender,
    hover: &mut Hover,
    hovered: Option<&HoveredLink>,
) {
    let now = ctx.input(|input| input.time);
    let link = hovered.map(|hovered| (hovered.provision, hovered.link.range.clone()));
    if link != hover.link {
        *hover = Hover { link, since: now };
    }
    let Some(hovered) = hovered else { return };
    let left = REST - (now - hover.since);
    if left > 0.0 {
        ctx.request_repaint_after(std::time::Duration::from_secs_f64(left));
        return;
    }
    // In a low window a long card would cover the link itself.
    let most = if ctx.content_rect().height() < 400.0 { MOST / 3 } else { MOST };
    beside(ctx, "link preview", (hovered.rect, Side::Below), WIDTH, |ui| {
        let bold = Style::sans(BODY).bold();
        let HoveredLink { provision, link, .. } = hovered;
        let term = links.term(*provision, &link.range).filter(|_| link.kind == LinkKind::Term);
        if let Some(term) = term {
            ui.add(UserText::new(&tr!("find-term", term = term.term.as_str())).style(bold));
            let words: String = text.provisions().get(term.provision).map_or_else(String::new, |found| {
                found.words().chars().skip(term.range.start).take(term.range.len()).collect()
            });
            ui.add(UserText::new(&shortened(&words, most)).style(Style::serif(BODY).line_height(1.4)));
            faint(ui, words::place(text, link.target));
        } else {
            ui.add(UserText::new(&words::place(text, link.target)).style(bold));
            let target = text.provisions().get(link.target);
            let heading = target.map(|target| target.heading.trim()).unwrap_or_default();
            if !heading.is_empty() {
                let colour = Tokens::of(ui).faint;
                ui.add(UserText::new(heading).style(Style::sans(SMALL + 0.5)).colour(colour));
            }
            let words = excerpt(text, link.target, most);
            ui.add(UserText::new(&words).style(Style::serif(BODY).line_height(1.4)));
        }
        ui.add_space(theme::NEAR);
        faint(ui, tr!("find-follow"));
    });
}

/// The first words of a provision and what stands under it, without its own label and heading; a line for each.
pub(super) fn excerpt(text: &Text, provision: usize, most: usize) -> String {
    let mut words = String::new();
    for at in text.subtree(provision) {
        let Some(Provision { label, heading, text: own, .. }) = text.provisions().get(at) else { continue };
        let head = at != provision;
        let parts = [label.as_str(), heading.as_str()].into_iter().filter(|_| head).chain([own.as_str()]);
        let line = parts.map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        if line.is_empty() {
            continue;
        }
        if !words.is_empty() {
            words.push('\n');
        }
        words.push_str(&line);
        if words.len() > 4 * most {
            break;
        }
    }
    shortened(&words, most)
}

/// At most so many letters, cut behind a word.
fn shortened(words: &str, most: usize) -> String {
    let Some((end, _)) = words.char_indices().nth(most) else { return words.to_owned() };
    let kept = words.get(..end).unwrap_or_default();
    let kept = kept.rfind(char::is_whitespace).and_then(|at| kept.get(..at)).unwrap_or(kept);
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_long_is_cut_behind_a_word() {
        assert_eq!(shortened("one two three", 9), "one two…");
        assert_eq!(shortened("one two", 9), "one two");
        assert_eq!(shortened("各缔约国均应当", 3), "各缔约…");
        assert_eq!(shortened("", 3), "");
    }
}
