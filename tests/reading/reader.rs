//! A pane in a window, and how to point at it.

use super::*;

/// A pane and what it last answered.
pub struct Reader {
    pub pane: ReadingPane,
    pub marks: Vec<Vec<PaneMark>>,
    pub selection: Option<PaneSelection>,
    pub clicked: Vec<u64>,
    pub hovered: Vec<u64>,
    pub top: usize,
    pub caret: Option<usize>,
}

impl Reader {
    pub fn new(text: &Text) -> Self {
        let pane = ReadingPane::new(Arc::new(ReadingDocument::from_text(text)));
        let marks = vec![Vec::new(); text.provisions().len()];
        Self { pane, marks, selection: None, clicked: Vec::new(), hovered: Vec::new(), top: 0, caret: None }
    }

    pub fn show(&mut self, ui: &mut egui::Ui) {
        let colours = colours(ui.visuals().dark_mode);
        let answer = self.pane.show(ui, &self.marks, &colours);
        self.selection = answer.selection;
        self.clicked.extend(answer.clicked_mark);
        self.hovered = answer.hovered_marks;
        self.top = answer.top_provision;
        self.caret = answer.caret_provision;
    }

    pub fn selected(&self) -> &str {
        self.selection.as_ref().map_or("", |selection| &selection.text)
    }

    pub fn mark(
        &mut self,
        provision: usize,
        key: u64,
        words: &Text,
        quote: &str,
        colour: Color32,
        letter: &str,
    ) {
        let all = words.provisions()[provision].words().into_owned();
        let byte = all.find(quote).unwrap_or_else(|| panic!("{quote} is not in {all}"));
        let start = all[..byte].chars().count();
        self.marks[provision].push(PaneMark {
            key,
            range: start..start + quote.chars().count(),
            colour,
            letter: letter.into(),
            weight: (key % 5) as u8,
            focused: false,
            whole: false,
            label: format!("Mark {key}: {quote}").into(),
        });
    }
}

pub fn colours(dark: bool) -> ReadingColours {
    let rgb = Color32::from_rgb;
    if dark {
        ReadingColours {
            background: rgb(0x1c, 0x1d, 0x1f),
            text: rgb(0xdc, 0xda, 0xd5),
            faint: rgb(0x9a, 0x98, 0x92),
            heading: rgb(0xf2, 0xf0, 0xea),
            label: rgb(0x9a, 0x98, 0x92),
            selection: rgb(0x2c, 0x4a, 0x6e),
            caret: rgb(0xff, 0xff, 0xff),
            focus_ring: rgb(0x5a, 0x9b, 0xe6),
            notice: rgb(0x2a, 0x2a, 0x26),
            scroll_bar: rgb(0x8a, 0x88, 0x84),
        }
    } else {
        ReadingColours {
            background: rgb(0xfd, 0xfc, 0xf9),
            text: rgb(0x26, 0x24, 0x20),
            faint: rgb(0x76, 0x72, 0x69),
            heading: rgb(0x12, 0x11, 0x0f),
            label: rgb(0x76, 0x72, 0x69),
            selection: rgb(0xb9, 0xd6, 0xf7),
            caret: rgb(0, 0, 0),
            focus_ring: rgb(0x2a, 0x6f, 0xc9),
            notice: rgb(0xf2, 0xef, 0xe5),
            scroll_bar: rgb(0x8a, 0x86, 0x7c),
        }
    }
}

pub const ORANGE: Color32 = Color32::from_rgb(0xd9, 0x7a, 0x1a);
pub const BLUE: Color32 = Color32::from_rgb(0x2b, 0x7f, 0xc4);
pub const RED: Color32 = Color32::from_rgb(0xc4, 0x34, 0x4a);
pub const GREEN: Color32 = Color32::from_rgb(0x3c, 0x9a, 0x57);

pub fn open(text: &Text) -> Harness<'static, Reader> {
    open_in(text, vec2(820.0, 600.0), Theme::Light)
}

pub fn open_in(text: &Text, size: egui::Vec2, theme: Theme) -> Harness<'static, Reader> {
    support::harness(size, theme, Reader::new(text), |ui, reader: &mut Reader| reader.show(ui))
}

pub fn paragraph(language: &str, words: &str) -> Text {
    text("Test", language, vec![entry(ProvisionKind::Paragraph, 0, "1.", "", words)])
}

/// The block whose words contain these, on the screen.
pub fn block<State>(harness: &Harness<'_, State>, words: &str) -> Rect {
    harness.get_by_label_contains(words).rect()
}

/// Left edge of a block's words.
pub fn left_of<State>(harness: &Harness<'_, State>, words: &str) -> f32 {
    column(harness, words).0
}

/// Right edge of the column the block's words stand in.
pub fn right_of<State>(harness: &Harness<'_, State>, words: &str) -> f32 {
    column(harness, words).1
}

/// In a window of this width the column is as wide as it may be; see `look.rs`.
pub fn column<State>(harness: &Harness<'_, State>, words: &str) -> (f32, f32) {
    let rect = block(harness, words);
    let before =
        if words.starts_with(|letter: char| letter > '\u{600}' && letter < '\u{700}') { 76.0 } else { 60.0 };
    let width = (rect.width() - 136.0).min(578.0).floor();
    let left = (rect.left() + before + (rect.width() - 136.0 - width) / 2.0).round();
    (left, left + width)
}

/// Presses and releases in quick succession.
pub fn presses<State>(harness: &mut Harness<'_, State>, at: Pos2, count: usize) {
    harness.hover_at(at);
    harness.step();
    for _ in 0..count {
        harness.drag_at(at);
        harness.step();
        harness.drop_at(at);
        harness.step();
    }
}

pub fn wheel<State>(harness: &mut Harness<'_, State>, delta: f32) {
    harness.hover_at(pos2(300.0, 300.0));
    harness.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, delta),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    harness.step();
}
