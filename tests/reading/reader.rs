//! A pane in a window, and how to point at it.

use super::*;

/// A pane, what it is lent, and what it last answered.
pub struct Reader {
    pub pane: ReadingPane,
    pub marks: Vec<Vec<PaneMark>>,
    /// What marks are called, by key.
    pub names: HashMap<u64, String>,
    pub hits: PaneHits,
    pub links: Vec<Vec<PaneLink>>,
    pub strip: Vec<StripMark>,
    pub strip_hits: Vec<StripPlace>,
    pub strip_current: Option<StripPlace>,
    pub bookmarks: Vec<StripPlace>,
    pub extent: Option<Extent>,
    pub selection: Option<PaneSelection>,
    pub clicked: Vec<u64>,
    pub hovered: Vec<u64>,
    pub hovered_rect: Option<Rect>,
    pub hovered_margin: bool,
    pub hovered_link: Option<HoveredLink>,
    pub hovered_strip: Option<StripHover>,
    /// Targets of the links followed.
    pub followed: Vec<usize>,
    pub moved: Vec<EdgeMove>,
    pub top: usize,
    pub caret: Option<usize>,
}

/// Marks by provision, and what they are called.
pub struct Named<'a> {
    marks: &'a [Vec<PaneMark>],
    names: &'a HashMap<u64, String>,
}

impl Marks for Named<'_> {
    fn of(&self, provision: usize) -> &[PaneMark] {
        self.marks.get(provision).map_or(&[], Vec::as_slice)
    }

    fn name(&self, key: u64) -> String {
        self.names.get(&key).cloned().unwrap_or_default()
    }
}

impl Reader {
    pub fn new(text: &Text) -> Self {
        let count = text.provisions().len();
        Self {
            pane: ReadingPane::new(Arc::new(ReadingDocument::from_text(text))),
            marks: vec![Vec::new(); count],
            names: HashMap::new(),
            hits: PaneHits::default(),
            links: vec![Vec::new(); count],
            strip: Vec::new(),
            strip_hits: Vec::new(),
            strip_current: None,
            bookmarks: Vec::new(),
            extent: None,
            selection: None,
            clicked: Vec::new(),
            hovered: Vec::new(),
            hovered_rect: None,
            hovered_margin: false,
            hovered_link: None,
            hovered_strip: None,
            followed: Vec::new(),
            moved: Vec::new(),
            top: 0,
            caret: None,
        }
    }

    pub fn show(&mut self, ui: &mut egui::Ui) {
        let colours = colours(ui.visuals().dark_mode);
        let strip = StripMarks {
            revision: 0,
            marks: &self.strip,
            hits: &self.strip_hits,
            current_hit: self.strip_current,
            bookmarks: &self.bookmarks,
        };
        let marks = Named { marks: &self.marks, names: &self.names };
        let layers =
            Layers { marks: &marks, hits: &self.hits, links: &self.links, strip, extent: self.extent };
        let answer = self.pane.show(ui, &layers, &colours);
        self.selection = answer.selection;
        self.clicked.extend(answer.clicked_mark);
        self.hovered = answer.hovered_marks;
        self.hovered_rect = answer.hovered_rect;
        self.hovered_margin = answer.hovered_margin;
        self.hovered_link = answer.hovered_link;
        self.hovered_strip = answer.hovered_strip;
        self.followed.extend(answer.followed_link.map(|(_, link)| link.target));
        self.moved.extend(answer.edge_moved);
        self.top = answer.top_provision;
        self.caret = answer.caret_provision;
    }

    /// The marks as the pane is lent them.
    pub fn lent(&self) -> Named<'_> {
        Named { marks: &self.marks, names: &self.names }
    }

    /// Lends a link on some words.
    pub fn link(&mut self, provision: usize, words: &Text, quote: &str, target: usize, kind: LinkKind) {
        let range = range_of(words, provision, quote);
        self.links[provision].push(PaneLink { range, target, kind });
    }

    /// Puts a mark in focus and lets its edges be moved.
    pub fn focus(&mut self, provision: usize, key: u64) {
        let mark = self.marks[provision].iter_mut().find(|mark| mark.key == key).unwrap();
        mark.focused = true;
        let range = mark.range.clone();
        self.extent = Some(Extent { key, start: (provision, range.start), end: (provision, range.end) });
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
        self.marks[provision].push(PaneMark {
            key,
            range: range_of(words, provision, quote),
            colour,
            letter: letter.into(),
            weight: (key % 5) as u8,
            focused: false,
            whole: false,
        });
        self.names.insert(key, format!("Mark {key}: {quote}"));
    }
}

/// Where words stand in a provision, in `char`s.
pub fn range_of(words: &Text, provision: usize, quote: &str) -> std::ops::Range<usize> {
    let all = words.provisions()[provision].words().into_owned();
    let byte = all.find(quote).unwrap_or_else(|| panic!("{quote} is not in {all}"));
    let start = all[..byte].chars().count();
    start..start + quote.chars().count()
}

pub fn colours(dark: bool) -> ReadingColours {
    let rgb = Color32::from_rgb;
    let usual = ReadingColours::of(&if dark { egui::Visuals::dark() } else { egui::Visuals::light() });
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
            ..usual
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
            ..usual
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

/// Ctrl, or Cmd on a Mac.
pub const COMMAND: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

/// Drags with modifiers held; a click where both places are one.
pub fn drag_with<State>(harness: &mut Harness<'_, State>, held: Modifiers, from: Pos2, to: Pos2) {
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: held,
    };
    harness.hover_at(from);
    harness.run_steps(1);
    harness.event_modifiers(button(from, true), held);
    harness.run_steps(1);
    if from != to {
        harness.event_modifiers(Event::PointerMoved(to), held);
        harness.run_steps(1);
    }
    harness.event_modifiers(button(to, false), held);
    harness.run();
    // The next press is no double click.
    harness.run_steps(12);
}

/// Pixels of a colour in a part of the window.
pub fn pixels<State>(harness: &mut Harness<'_, State>, rect: Rect, colour: Color32) -> usize {
    let image = harness.render().unwrap();
    let inside = |x: u32, y: u32| rect.contains(pos2(x as f32 + 0.5, y as f32 + 0.5));
    let same = |pixel: &image::Rgba<u8>| pixel.0[..3] == colour.to_array()[..3];
    image.enumerate_pixels().filter(|(x, y, pixel)| inside(*x, *y) && same(pixel)).count()
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
