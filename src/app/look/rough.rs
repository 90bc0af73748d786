//! How wide words are, roughly: for lists of any length, which must know how tall rows are that nobody has seen yet.

use crate::app::glyphs::{Style, Weight};

/// Width of words on one line, in points, mostly a little more than they take. `most` bounds how many `char`s are
/// looked at.
pub fn width(words: &str, style: Style, most: usize) -> f32 {
    let sizes: f32 = words.chars().take(most).map(size).sum();
    let weight = if style.weight == Weight::Bold { 1.06 } else { 1.0 };
    sizes * style.size * weight
}

/// Lines that words of this width take where they break between words: none, one or more.
pub fn lines(width: f32, room: f32) -> usize {
    if width <= 0.0 { 0 } else { (width / room.max(1.0)).ceil() as usize }
}

/// Width of a character, in sizes of the text.
fn size(c: char) -> f32 {
    match c {
        'i' | 'j' | 'l' | 'I' | '\'' | '’' | '.' | ',' | ':' | ';' | '!' | '|' | '·' => 0.28,
        ' ' | '(' | ')' | '[' | ']' | 'f' | 't' | 'r' | '-' | '/' | '“' | '”' | '\u{202f}' => 0.37,
        'm' | 'w' | 'M' | 'W' | '—' | '…' | '%' => 0.9,
        'A'..='Z' => 0.69,
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{200b}'..='\u{200f}' => 0.0,
        // Hebrew and Arabic, then Korean, Chinese and Japanese.
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => 0.52,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff60}' => 1.0,
        c if c.is_control() => 0.0,
        _ => 0.58,
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui;

    use super::*;
    use crate::app::glyphs::Glyphs;
    use crate::samples::Sample;

    #[test]
    fn words_are_guessed_about_as_wide_as_they_are() {
        let ctx = egui::Context::default();
        crate::app::look::fonts::install(&ctx);
        let project = Sample::named("convention-2024").unwrap().project().unwrap();
        let text = project.review().texts().values().next().unwrap();
        let headings = text.provisions().iter().map(|provision| provision.heading.clone());
        let quotes = project.review().annotations().values().map(|mark| mark.anchor.quote());
        let other = ["Confiscation et saisie d’avoirs", "各缔约国在执行本公约时应当尊重人权"];
        let all: Vec<String> = headings
            .chain(quotes)
            .chain(other.map(str::to_owned))
            .filter(|words| !words.is_empty())
            .collect();
        assert!(all.len() > 100);
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let glyphs = Glyphs::of(ui.ctx());
            for words in &all {
                for style in [Style::sans(13.0), Style::sans(13.0).bold(), Style::serif(13.5)] {
                    let own = glyphs.layout(words, style, f32::INFINITY).size().x;
                    let guess = width(words, style, usize::MAX);
                    let near = guess > own * 0.95 - 4.0 && guess < own * 1.25 + 8.0;
                    assert!(near, "{guess:.0} for {own:.0}: {words} in {style:?}");
                }
            }
            // Letters of Arabic are narrower where they join.
            let arabic = "نطاق انطباق هذه الاتفاقية";
            let own = glyphs.layout(arabic, Style::sans(13.0), f32::INFINITY).size().x;
            let guess = width(arabic, Style::sans(13.0), usize::MAX);
            assert!(guess > own * 0.8 && guess < own * 1.8, "{guess:.0} for {own:.0}");
        });
        output.textures_delta.clear();
        assert_eq!([lines(0.0, 50.0), lines(50.0, 50.0), lines(51.0, 50.0)], [0, 1, 2]);
    }
}
