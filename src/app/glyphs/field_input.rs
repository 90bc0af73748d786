//! What keys, clipboard and input methods do to the words in a field. Knows nothing of the screen.

use std::ops::Range;

use eframe::egui::{Event, ImeEvent, Key, Modifiers};

use super::laid::{Laid, Spot};
use super::navigate::Step;

/// Caret, selection and the input method's half-finished words.
#[derive(Debug, Clone, Default)]
pub(super) struct Editor {
    pub(super) caret: Spot,
    /// The other end of the selection; equals the caret's byte when nothing is selected.
    pub(super) anchor: usize,
    /// Words an input method is composing; shown at the caret, not yet part of the text.
    pub(super) preedit: String,
    /// The column that moving up and down tries to keep, in points.
    column: Option<f32>,
}

/// What an event led to beyond a change of text or caret.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) enum Effect {
    #[default]
    None,
    Copy(String),
    /// Enter in a field of one line.
    Done,
}

/// What a field allows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub(super) multiline: bool,
    /// Characters.
    pub(super) max_chars: usize,
    /// Lines that Page Up and Page Down pass over.
    pub(super) page: usize,
}

impl Editor {
    pub(super) fn selection(&self) -> Range<usize> {
        self.caret.byte.min(self.anchor)..self.caret.byte.max(self.anchor)
    }

    /// Keeps caret and anchor inside a text that was changed from outside.
    pub(super) fn fit(&mut self, text: &str) {
        let fit =
            |byte: usize| (0..=byte.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        self.caret.byte = fit(self.caret.byte);
        self.anchor = fit(self.anchor);
    }

    pub(super) fn place(&mut self, spot: Spot, extend: bool) {
        self.caret = spot;
        self.column = None;
        if !extend {
            self.anchor = spot.byte;
        }
    }

    pub(super) fn select(&mut self, range: Range<usize>) {
        self.anchor = range.start;
        self.caret = Spot { byte: range.end, upstream: true };
        self.column = None;
    }

    /// The text as it is shown: with the input method's words at the caret.
    pub(super) fn shown(&self, text: &str) -> String {
        let (before, after) = text.split_at_checked(self.caret.byte).unwrap_or((text, ""));
        format!("{before}{}{after}", self.preedit)
    }

    /// Replaces the selection; newlines become spaces in a field of one line, control characters go.
    pub(super) fn insert(&mut self, text: &mut String, words: &str, limits: Limits) -> bool {
        let range = self.selection();
        let room = limits.max_chars.saturating_sub(text.chars().count() - count(text, &range));
        let clean = |letter: char| match letter {
            '\n' if limits.multiline => Some('\n'),
            '\n' | '\t' => Some(' '),
            letter if letter.is_control() => None,
            letter => Some(letter),
        };
        let words: String = words.replace("\r\n", "\n").chars().filter_map(clean).take(room).collect();
        if words.is_empty() && range.is_empty() {
            return false;
        }
        self.replace(text, range, &words)
    }

    fn replace(&mut self, text: &mut String, range: Range<usize>, words: &str) -> bool {
        if text.get(range.clone()).is_none() || (range.is_empty() && words.is_empty()) {
            return false;
        }
        let end = range.start + words.len();
        text.replace_range(range, words);
        // After a line feed the caret belongs to the new line.
        self.place(Spot { byte: end, upstream: !words.ends_with('\n') && end > 0 }, false);
        true
    }

    /// Does what an event asks; the first value says whether the text changed.
    pub(super) fn handle(
        &mut self,
        text: &mut String,
        laid: &Laid,
        event: &Event,
        limits: Limits,
    ) -> (bool, Effect) {
        match event {
            Event::Copy | Event::Cut => {
                let chosen = text.get(self.selection()).unwrap_or_default().to_owned();
                if chosen.is_empty() {
                    return (false, Effect::None);
                }
                let changed = *event == Event::Cut && self.insert(text, "", limits);
                (changed, Effect::Copy(chosen))
            }
            Event::Text(words) if words == "\n" || words == "\r" => (false, Effect::None),
            Event::Text(words) | Event::Paste(words) => (self.insert(text, words, limits), Effect::None),
            Event::Ime(event) => (self.compose(text, event, limits), Effect::None),
            Event::Key { key: Key::Enter, pressed: true, modifiers, .. } if !modifiers.command => {
                if limits.multiline {
                    (self.insert(text, "\n", limits), Effect::None)
                } else {
                    (false, Effect::Done)
                }
            }
            // While an input method composes, keys are its own.
            Event::Key { key, pressed: true, modifiers, .. } if self.preedit.is_empty() => {
                (self.key(text, laid, *key, *modifiers, limits), Effect::None)
            }
            _ => (false, Effect::None),
        }
    }

    fn key(
        &mut self,
        text: &mut String,
        laid: &Laid,
        key: Key,
        modifiers: Modifiers,
        limits: Limits,
    ) -> bool {
        let by_word = modifiers.ctrl || modifiers.alt;
        match key {
            Key::A if modifiers.command => self.select(0..text.len()),
            Key::Backspace | Key::Delete => return self.delete(text, laid, key == Key::Backspace, by_word),
            _ => self.travel(laid, key, modifiers, limits),
        }
        false
    }

    fn delete(&mut self, text: &mut String, laid: &Laid, back: bool, by_word: bool) -> bool {
        let mut range = self.selection();
        if range.is_empty() {
            let at = self.caret.byte;
            range = match (back, by_word) {
                (true, false) => laid.before(at),
                (false, false) => laid.after(at),
                (_, true) => {
                    let other = laid.next_word(self.caret, !back).byte;
                    at.min(other)..at.max(other)
                }
            };
        }
        self.replace(text, range, "")
    }

    fn travel(&mut self, laid: &Laid, key: Key, modifiers: Modifiers, limits: Limits) {
        let extend = modifiers.shift;
        let by_word = modifiers.ctrl || modifiers.alt;
        let chosen = self.selection();
        let spot = match key {
            Key::ArrowLeft | Key::ArrowRight if !chosen.is_empty() && !extend && !by_word => {
                // Leaving a selection goes to its end on that side.
                let forward = (key == Key::ArrowRight) != laid.is_rtl();
                Some(Spot { byte: if forward { chosen.end } else { chosen.start }, upstream: forward })
            }
            Key::ArrowLeft if modifiers.mac_cmd => laid.step(self.caret, Step::LineStart),
            Key::ArrowRight if modifiers.mac_cmd => laid.step(self.caret, Step::LineEnd),
            Key::ArrowLeft => laid.step(self.caret, if by_word { Step::WordLeft } else { Step::Left }),
            Key::ArrowRight => laid.step(self.caret, if by_word { Step::WordRight } else { Step::Right }),
            Key::Home if modifiers.command => Some(laid.start()),
            Key::End if modifiers.command => Some(laid.end()),
            Key::Home => laid.step(self.caret, Step::LineStart),
            Key::End => laid.step(self.caret, Step::LineEnd),
            Key::ArrowUp | Key::ArrowDown | Key::PageUp | Key::PageDown => {
                let lines = if matches!(key, Key::PageUp | Key::PageDown) { limits.page.max(1) } else { 1 };
                let down = matches!(key, Key::ArrowDown | Key::PageDown);
                self.climb(laid, lines, down, extend);
                return;
            }
            _ => return,
        };
        if let Some(spot) = spot {
            self.place(spot, extend);
        }
    }

    fn climb(&mut self, laid: &Laid, lines: usize, down: bool, extend: bool) {
        let column = self.column.unwrap_or_else(|| laid.caret(self.caret).left());
        let line = laid.line_of(self.caret);
        let last = laid.line_count().saturating_sub(1);
        let spot = match (down, line) {
            (false, 0) => laid.start(),
            (true, line) if line >= last => laid.end(),
            (false, line) => laid.hit_on_line(line.saturating_sub(lines), column),
            (true, line) => laid.hit_on_line((line + lines).min(last), column),
        };
        self.place(spot, extend);
        self.column = Some(column);
    }

    fn compose(&mut self, text: &mut String, event: &ImeEvent, limits: Limits) -> bool {
        match event {
            ImeEvent::Preedit { text: words, .. } => {
                let begins = self.preedit.is_empty() && !words.is_empty();
                words.clone_into(&mut self.preedit);
                begins && self.insert(text, "", limits)
            }
            ImeEvent::Commit(words) => {
                let composing = !std::mem::take(&mut self.preedit).is_empty();
                // Some systems end a composition that never began; that must not delete a selection.
                (composing || !words.is_empty()) && self.insert(text, words, limits)
            }
            ImeEvent::DeleteSurrounding { before_chars, after_chars } => {
                let at = self.caret.byte;
                let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
                let start =
                    before.char_indices().rev().take(*before_chars).last().map_or(at, |(start, _)| start);
                let end = after.char_indices().nth(*after_chars).map_or(text.len(), |(end, _)| at + end);
                self.replace(text, start..end, "")
            }
            _ => false,
        }
    }
}

fn count(text: &str, range: &Range<usize>) -> usize {
    text.get(range.clone()).map_or(0, |part| part.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::glyphs::{Glyphs, Style};
    use proptest::prelude::*;

    fn event() -> impl Strategy<Value = Event> {
        let key = |key: Key, modifiers: Modifiers| Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        };
        let keys = prop::sample::select(vec![
            Key::ArrowLeft,
            Key::ArrowRight,
            Key::ArrowUp,
            Key::ArrowDown,
            Key::Home,
            Key::End,
            Key::PageDown,
            Key::Backspace,
            Key::Delete,
            Key::Enter,
            Key::A,
        ]);
        let modifiers = prop::sample::select(vec![
            Modifiers::NONE,
            Modifiers::SHIFT,
            Modifiers::CTRL | Modifiers::COMMAND,
            Modifiers::CTRL | Modifiers::COMMAND | Modifiers::SHIFT,
        ]);
        let words = "[a é\u{301}中حق\u{1F600}\n]{0,4}";
        prop_oneof![
            4 => (keys, modifiers).prop_map(move |(name, modifiers)| key(name, modifiers)),
            3 => words.prop_map(Event::Text),
            1 => words.prop_map(Event::Paste),
            1 => Just(Event::Cut),
            1 => words.prop_map(|text| Event::Ime(ImeEvent::Preedit { text, active_range_chars: None })),
            1 => words.prop_map(|text| Event::Ime(ImeEvent::Commit(text))),
            1 => (0_usize..3, 0_usize..3).prop_map(|(before_chars, after_chars)| {
                Event::Ime(ImeEvent::DeleteSurrounding { before_chars, after_chars })
            }),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn no_typing_breaks_a_character(events in prop::collection::vec(event(), 1..40), multiline: bool) {
            let ctx = eframe::egui::Context::default();
            let mut output = ctx.run_ui(eframe::egui::RawInput::default(), |ui| {
                let glyphs = Glyphs::of(ui.ctx());
                let limits = Limits { multiline, max_chars: 30, page: 3 };
                let (mut text, mut editor) = ("begin".to_owned(), Editor::default());
                for event in &events {
                    let laid = glyphs.layout(&editor.shown(&text), Style::default(), 60.0);
                    let before = text.clone();
                    let (changed, _) = editor.handle(&mut text, &laid, event, limits);
                    assert!(changed || text == before, "{event:?} changed the text silently");
                    assert!(text.is_char_boundary(editor.caret.byte) && text.is_char_boundary(editor.anchor), "{event:?}");
                    assert!(text.chars().count() <= 30 && (multiline || !text.contains('\n')), "{event:?}");
                }
            });
            output.textures_delta.clear();
        }
    }

    #[test]
    fn backspace_takes_one_accent_and_delete_the_whole_letter() {
        let ctx = eframe::egui::Context::default();
        let mut output = ctx.run_ui(eframe::egui::RawInput::default(), |ui| {
            let laid = Glyphs::of(ui.ctx()).layout("e\u{301}x", Style::default(), 600.0);
            assert_eq!(laid.before(3), 1..3);
            assert_eq!(laid.after(0), 0..3);
        });
        output.textures_delta.clear();
    }
}
