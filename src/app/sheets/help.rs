//! The page of keys, drawn from the table of commands, and what there is to say about the program.

use eframe::egui::{Grid, RichText, ScrollArea, Ui};

use super::{Answer, focus_first, title};
use crate::app::commands::{Menu, TABLE, key_words};
use crate::app::look::theme::{self, Tokens};
use crate::app::look::widgets::primary;

/// Keys that the text pane answers by itself.
const PANE_KEYS: [(&str, &str); 7] = [
    ("Arrows", "Move the caret in the text"),
    ("Shift + arrows", "Select"),
    ("Ctrl + arrows", "Move by words"),
    ("Home, End", "Start and end of the line"),
    ("Page up, Page down", "Turn the page"),
    ("Double click, triple click", "Select a word, a paragraph"),
    ("Ctrl+A", "Select the provision"),
];

pub(super) fn keys(ui: &mut Ui) -> Option<Answer> {
    title(ui, "Keys");
    let height = (ui.ctx().content_rect().height() - 260.0).max(160.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        let faint = Tokens::of(ui).faint;
        Grid::new("keys").num_columns(2).spacing([24.0, 6.0]).show(ui, |ui| {
            for menu in Menu::BAR.into_iter().chain([Menu::None]) {
                let keyed = TABLE.iter().filter(|entry| entry.menu == menu && !entry.keys.is_empty());
                for entry in keyed {
                    let keys: Vec<String> = entry.keys.iter().map(|key| key_words(ui.ctx(), *key)).collect();
                    ui.label(RichText::new(keys.join(", ")).strong());
                    ui.label(entry.name).on_hover_text(entry.explanation);
                    ui.end_row();
                }
            }
            for (key, meaning) in PANE_KEYS {
                ui.label(RichText::new(key).strong());
                ui.label(RichText::new(meaning).color(faint));
                ui.end_row();
            }
        });
    });
    close(ui)
}

pub(super) fn about(ui: &mut Ui) -> Option<Answer> {
    title(ui, "Rapporteur");
    ui.label(concat!("Version ", env!("CARGO_PKG_VERSION"), ". Free software under MIT or Apache 2.0."));
    ui.add_space(theme::GAP);
    ui.label("It never uses the network. Outside the files you save it keeps two small ones on this computer: settings (window, looks, your chosen name, the file and place last read) and a random key by which it knows your own marks again. Whoever has both the key and a project can tell which marks in it are yours.");
    ui.add_space(theme::GAP);
    ui.label("It does not protect you from malware on this computer, from people who can make you open a file, or from others seeing how files are sent. Project files are not encrypted: keep them on an encrypted disk.");
    ui.add_space(theme::GAP);
    ui.label("Names and dates stay out of exports unless you ask for them there.");
    close(ui)
}

fn close(ui: &mut Ui) -> Option<Answer> {
    ui.add_space(theme::APART);
    let button = primary(ui, "Close");
    focus_first(ui, &button);
    button.clicked().then_some(Answer::PutAway)
}
