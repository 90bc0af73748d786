//! Language, letters, colours, motion: what each person sets as they like it. Every change shows at once.

use eframe::egui::{RichText, Slider, Ui};
use strum::IntoEnumIterator as _;

use super::body::body;
use super::{Answer, close, title};
use crate::app::look::widgets::{faint, section, tick};
use crate::app::protection::Protection;
use crate::app::reading::{Face, Measure};
use crate::app::settings::{Look, Settings};
use crate::app::words::Language;
use crate::tr;

/// Choices of how many minutes without input lock the program; nought is never.
const LOCK_AFTER: [u32; 4] = [5, 10, 30, 0];

pub(super) fn settings(ui: &mut Ui, settings: &mut Settings, protection: &Protection) -> Option<Answer> {
    title(ui, &tr!("settings-title"));
    let (mut keys, mut protect) = (false, false);
    body(ui, |ui| {
        section(ui, &tr!("settings-language"));
        language(ui, settings);
        section(ui, &tr!("settings-colours"));
        one_of(
            ui,
            &mut settings.look,
            [
                (Look::System, tr!("settings-look-system")),
                (Look::Light, tr!("settings-look-light")),
                (Look::Dark, tr!("settings-look-dark")),
            ],
        );
        tick(ui, &mut settings.contrast, &tr!("settings-contrast"));
        section(ui, &tr!("settings-size"));
        size(ui, &mut settings.scale, &tr!("settings-scale"));
        size(ui, &mut settings.zoom, &tr!("settings-zoom"));
        section(ui, &tr!("settings-page"));
        one_of(
            ui,
            &mut settings.face,
            [(Face::Serif, tr!("settings-serif")), (Face::Sans, tr!("settings-sans"))],
        );
        one_of(
            ui,
            &mut settings.measure,
            [
                (Measure::Narrow, tr!("settings-narrow")),
                (Measure::Usual, tr!("settings-usual")),
                (Measure::Wide, tr!("settings-wide")),
            ],
        );
        section(ui, &tr!("settings-motion"));
        tick(ui, &mut settings.calm, &tr!("settings-calm"));
        section(ui, &tr!("settings-traces"));
        tick(ui, &mut settings.remember_place, &tr!("settings-remember"));
        if !settings.remember_place {
            settings.place = None;
        }
        section(ui, &tr!("protect-title"));
        if protection.is_set_up() {
            lock_after(ui, &mut settings.lock_after);
        }
        protect = ui.button(tr!("protect-open")).clicked();
        section(ui, &tr!("menu-keys"));
        keys = ui.button(tr!("settings-keys")).clicked();
    });
    if keys {
        return Some(Answer::Keys);
    }
    if protect {
        return Some(Answer::Protection);
    }
    close(ui)
}

fn language(ui: &mut Ui, settings: &mut Settings) {
    ui.horizontal_wrapped(|ui| {
        ui.radio_value(&mut settings.language, None, tr!("settings-language-system"));
        for language in Language::iter() {
            ui.radio_value(&mut settings.language, Some(language), language.name());
        }
    });
    faint(ui, tr!("settings-language-note"));
}

/// After how many minutes without input the program is locked.
fn lock_after(ui: &mut Ui, minutes: &mut u32) {
    ui.label(tr!("protect-lock-after"));
    ui.horizontal_wrapped(|ui| {
        for choice in LOCK_AFTER {
            let words =
                if choice == 0 { tr!("protect-never") } else { tr!("protect-minutes", count = choice) };
            ui.radio_value(minutes, choice, words);
        }
    });
}

fn one_of<T: PartialEq + Copy, const N: usize>(ui: &mut Ui, value: &mut T, choices: [(T, String); N]) {
    ui.horizontal_wrapped(|ui| {
        for (choice, words) in choices {
            ui.radio_value(value, choice, words);
        }
    });
}

/// From 80 to 200 %, in steps that a hand can set again.
fn size(ui: &mut Ui, value: &mut f32, words: &str) {
    let mut percent = *value * 100.0;
    ui.horizontal_wrapped(|ui| {
        let slider = Slider::new(&mut percent, 80.0..=200.0).step_by(10.0).suffix(" %").fixed_decimals(0);
        let response = ui.add(slider);
        let label = ui.label(RichText::new(words));
        // A size that changes under the pointer makes the slider run away: it is taken when let go.
        if response.changed() && !response.dragged() || response.drag_stopped() {
            *value = percent / 100.0;
        }
        response.labelled_by(label.id);
    });
}
