//! The reading pane as a person uses it: selecting, marking, keys, screen readers, long texts.

mod support;

use std::sync::Arc;

use eframe::egui::{self, Color32, Event, Key, Modifiers, Pos2, Rect, Theme, accesskit::Role, pos2, vec2};
use egui_kittest::{Harness, kittest::Queryable as _};
use rapporteur::app::glyphs::{Style, UserField, UserText};
use rapporteur::app::reading::{PaneMark, PaneSelection, ReadingColours, ReadingDocument, ReadingPane};
use rapporteur::text::{ProvisionKind, Text};
use support::texts::{declaration, entry, long, text};

/// A pane and what it last answered.
struct Reader {
    pane: ReadingPane,
    marks: Vec<Vec<PaneMark>>,
    selection: Option<PaneSelection>,
    clicked: Vec<u64>,
    hovered: Vec<u64>,
    top: usize,
    caret: Option<usize>,
}

impl Reader {
    fn new(text: &Text) -> Self {
        let pane = ReadingPane::new(Arc::new(ReadingDocument::from_text(text)));
        let marks = vec![Vec::new(); text.provisions().len()];
        Self { pane, marks, selection: None, clicked: Vec::new(), hovered: Vec::new(), top: 0, caret: None }
    }

    fn show(&mut self, ui: &mut egui::Ui) {
        let colours = colours(ui.visuals().dark_mode);
        let answer = self.pane.show(ui, &self.marks, &colours);
        self.selection = answer.selection;
        self.clicked.extend(answer.clicked_mark);
        self.hovered = answer.hovered_marks;
        self.top = answer.top_provision;
        self.caret = answer.caret_provision;
    }

    fn selected(&self) -> &str {
        self.selection.as_ref().map_or("", |selection| &selection.text)
    }

    fn mark(&mut self, provision: usize, key: u64, words: &Text, quote: &str, colour: Color32, letter: &str) {
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

fn colours(dark: bool) -> ReadingColours {
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

const ORANGE: Color32 = Color32::from_rgb(0xd9, 0x7a, 0x1a);
const BLUE: Color32 = Color32::from_rgb(0x2b, 0x7f, 0xc4);
const RED: Color32 = Color32::from_rgb(0xc4, 0x34, 0x4a);
const GREEN: Color32 = Color32::from_rgb(0x3c, 0x9a, 0x57);

fn open(text: &Text) -> Harness<'static, Reader> {
    open_in(text, vec2(820.0, 600.0), Theme::Light)
}

fn open_in(text: &Text, size: egui::Vec2, theme: Theme) -> Harness<'static, Reader> {
    support::harness(size, theme, Reader::new(text), |ui, reader: &mut Reader| reader.show(ui))
}

fn paragraph(language: &str, words: &str) -> Text {
    text("Test", language, vec![entry(ProvisionKind::Paragraph, 0, "1.", "", words)])
}

/// The block whose words contain these, on the screen.
fn block<State>(harness: &Harness<'_, State>, words: &str) -> Rect {
    harness.get_by_label_contains(words).rect()
}

#[test]
fn picture_of_a_treaty() {
    let mut treaty = vec![
        entry(ProvisionKind::Chapter, 0, "Chapter II", "Criminalization", ""),
        entry(ProvisionKind::Article, 1, "Article 17", "Laundering of proceeds", ""),
        entry(
            ProvisionKind::Paragraph,
            2,
            "1.",
            "",
            "Each State Party shall adopt, in accordance with fundamental principles of its domestic law, such legislative and other measures as may be necessary to establish as criminal offences, when committed intentionally:",
        ),
        entry(
            ProvisionKind::Point,
            3,
            "(a)",
            "",
            "The conversion or transfer of property, knowing that such property is the proceeds of crime, for the purpose of concealing or disguising the illicit origin of the property:",
        ),
        entry(ProvisionKind::Point, 4, "(i)", "", "Subject to the basic concepts of its legal system;"),
        entry(
            ProvisionKind::Point,
            4,
            "(ii)",
            "",
            "The acquisition, possession or use of property, knowing, at the time of receipt, that such property is the proceeds of crime;",
        ),
        entry(
            ProvisionKind::Point,
            3,
            "(b)",
            "",
            "Participation in, association with or conspiracy to commit, attempts to commit.",
        ),
        entry(
            ProvisionKind::ClosingWords,
            3,
            "",
            "",
            "all of which shall be established in accordance with article 11.",
        ),
        entry(
            ProvisionKind::Paragraph,
            2,
            "2.",
            "",
            "Nothing in this Convention shall be interpreted as permitting suppression of human rights or fundamental freedoms.",
        ),
        entry(ProvisionKind::Footnote, 2, "1", "", "A footnote about the travaux préparatoires."),
    ];
    let header = rapporteur::text::TextHeader {
        instrument: rapporteur::text::Instrument {
            title: "United Nations Convention against Cybercrime".into(),
            short_title: String::new(),
        },
        version: "Draft of June 2023".into(),
        symbol: "A/AC.291/22".into(),
        notice:
            "A plain-language digest, not the official text. Read it beside the treaty and quote the treaty."
                .into(),
        ..Default::default()
    };
    for (at, entry) in treaty.iter_mut().enumerate() {
        entry.eid = format!("e{at}");
    }
    let text = Text::assemble(header, treaty).unwrap();
    for (theme, ppp, zoom) in [(Theme::Light, 1.0, 1.0), (Theme::Dark, 2.0, 1.0), (Theme::Light, 1.0, 1.5)] {
        let mut harness =
            support::scaled(vec2(900.0, 900.0), theme, ppp, Reader::new(&text), |ui, reader: &mut Reader| {
                reader.show(ui)
            });
        let reader = harness.state_mut();
        for (key, quote, colour) in [
            (0, "such legislative and other measures", ORANGE),
            (1, "other measures as may", BLUE),
            (2, "measures as", GREEN),
            (3, "legislative", RED),
            (4, "principles of its domestic law, such legislative", BLUE),
        ] {
            reader.mark(2, key, &text, quote, colour, "S");
        }
        reader.mark(1, 7, &text, "Laundering", BLUE, "H");
        reader.pane.set_zoom(zoom);
        harness.run();
        support::picture(&mut harness, &format!("treaty-{theme:?}-{zoom}"));
    }
}

#[test]
fn pictures() {
    for theme in [Theme::Light, Theme::Dark] {
        for (code, language, quotes) in [
            (
                "eng",
                "en",
                ["inherent dignity", "dignity and of the equal", "foundation of freedom", "barbarous acts"],
            ),
            (
                "arb",
                "ar",
                ["الاعتراف بالكرامة", "بالكرامة المتأصلة في جميع", "أساس الحرية", "تناسي حقوق الإنسان"],
            ),
            ("cmn_hans", "zh", ["固有尊严", "尊严及其平等", "自由、正义", "野蛮暴行"]),
        ] {
            let Some(declaration) = declaration(code, language) else { return };
            let mut harness = open_in(&declaration, vec2(900.0, 700.0), theme);
            let reader = harness.state_mut();
            for (at, (quote, colour)) in quotes.into_iter().zip([ORANGE, BLUE, GREEN, RED]).enumerate() {
                let provision = if at < 3 { 1 } else { 2 };
                reader.mark(provision, at as u64, &declaration, quote, colour, ["S", "H", "P", "R"][at]);
            }
            reader.marks[2][0].focused = true;
            reader.marks[3].push(PaneMark {
                key: 9,
                range: 0..0,
                colour: GREEN,
                letter: "G".into(),
                weight: 4,
                focused: false,
                whole: true,
                label: "Whole".into(),
            });
            reader.pane.select(&[(4, 10..60)]);
            harness.run();
            support::picture(&mut harness, &format!("{code}-{theme:?}"));
            let article =
                declaration.provisions().iter().rposition(|p| p.kind == ProvisionKind::Article).unwrap();
            harness.state_mut().pane.scroll_to(article - 8, 0);
            harness.run();
            support::picture(&mut harness, &format!("{code}-{theme:?}-articles"));
        }
    }
}
