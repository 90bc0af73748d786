//! The recovery key, to be written down by hand.

use age::secrecy::ExposeSecret as _;
use eframe::egui::{Frame, Grid, IdSalt, Label, Margin, RichText, Ui, vec2};
use zeroize::Zeroizing;

use crate::app::look::theme::{self, BODY, Tokens};
use crate::app::protection::Protection;
use crate::project::protect::SecretKey;

/// Signs of the recovery key that are written together, and such groups in a row.
const GROUP: usize = 5;
const IN_A_ROW: usize = 4;
/// What every recovery key begins with.
const BEGINS: usize = "AGE-SECRET-KEY-1".len();

/// The recovery key in groups under each other, to be written down by hand: it cannot be selected, so that it does not
/// come to the clipboard, where other programs could read it.
pub(super) fn recovery_key(ui: &mut Ui, protection: &Protection) {
    let Some(key) = protection.key().map(SecretKey::text) else { return };
    let (begins, rows) = rows_of(key.expose_secret());
    let put = |ui: &mut Ui, words: &str| {
        ui.add(Label::new(RichText::new(words).size(BODY + 1.0)).selectable(false));
    };
    let frame = Frame::new().fill(Tokens::of(ui).page).inner_margin(Margin::same(10));
    frame.corner_radius(theme::ROUND).show(ui, |ui| {
        ui.set_width(ui.available_width());
        put(ui, begins);
        Grid::new(IdSalt::new("recovery key")).spacing(vec2(theme::APART, theme::NEAR)).show(ui, |ui| {
            for row in &rows {
                for group in row {
                    put(ui, group);
                }
                ui.end_row();
            }
        });
    });
}

/// The key as it is written down: what it begins with, then rows of groups.
fn rows_of(key: &str) -> (&str, Vec<Vec<Zeroizing<String>>>) {
    let (begins, rest) = key.split_at_checked(BEGINS).unwrap_or((key, ""));
    // Its letters are of one byte each. Nothing grows here: what grows leaves copies behind.
    let group = |signs: &[u8]| Zeroizing::new(String::from_utf8_lossy(signs).into_owned());
    let rows = rest.as_bytes().chunks(GROUP * IN_A_ROW).map(|row| row.chunks(GROUP).map(group).collect());
    (begins, rows.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recovery_key_that_is_written_down_row_by_row_is_read_again() {
        let key = SecretKey::generate();
        let words = key.text();
        let (begins, rows) = rows_of(words.expose_secret());
        assert_eq!((begins, rows.len()), ("AGE-SECRET-KEY-1", 3));
        let mut written = begins.to_owned();
        for row in &rows {
            written.push('\n');
            written.push_str(&row.iter().map(|group| group.as_str()).collect::<Vec<_>>().join("  "));
        }
        assert_eq!(SecretKey::parse(&written).unwrap().public(), key.public());
    }
}
