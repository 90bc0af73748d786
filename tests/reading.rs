//! The reading pane as a person uses it: selecting, marking, keys, screen readers, long texts.

// What fails here fails loudly.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

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
                reader.show(ui);
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

#[test]
fn dragging_selects_the_words_between() {
    let words = "Each State Party shall adopt such measures as may be necessary.";
    let text = paragraph("en", words);
    let mut harness = open(&text);
    harness.run();
    let at = block(&harness, words);
    let start = pos2(left_of(&harness, words), at.center().y);
    support::drag(&mut harness, start, pos2(at.right(), at.center().y));
    assert_eq!(harness.state().selected(), words);
    let selection = harness.state().selection.clone().unwrap();
    assert_eq!(&*selection.spans, [(0, 0..words.chars().count())]);
    assert!(selection.rect.right() <= 820.0 && selection.rect.top() >= at.top());
}

#[test]
fn dragging_through_arabic_selects_what_was_read() {
    let words = "المادة 17 من الاتفاقية (1948) بشأن غسل العائدات";
    let text = paragraph("ar", words);
    let mut harness = open(&text);
    harness.run();
    let at = block(&harness, words);
    // From the right edge of the column, where the paragraph begins, to its end at the left.
    let right = right_of(&harness, words);
    support::drag(&mut harness, pos2(right, at.center().y), pos2(at.left() + 2.0, at.center().y));
    assert_eq!(harness.state().selected(), words);
    // A short drag from the right edge takes the first words and nothing from the other end.
    support::click(&mut harness, pos2(at.left() + 3.0, at.center().y));
    support::drag(&mut harness, pos2(right, at.center().y), pos2(right - 75.0, at.center().y));
    let some = harness.state().selected().to_owned();
    assert!(words.starts_with(&some) && some.chars().count() > 4 && some.chars().count() < 20, "{some}");
}

#[test]
fn double_and_triple_clicks_take_words_and_blocks() {
    for (language, words, word) in [
        ("en", "measures measures measures measures", "measures"),
        ("ar", "العائدات العائدات العائدات", "العائدات"),
    ] {
        let text = paragraph(language, words);
        let mut harness = open(&text);
        harness.run();
        let at = block(&harness, words);
        let inside =
            if language == "ar" { right_of(&harness, words) - 30.0 } else { left_of(&harness, words) + 30.0 };
        let point = pos2(inside, at.top() + 12.0);
        presses(&mut harness, point, 2);
        assert_eq!(harness.state().selected(), word);
        presses(&mut harness, point + vec2(0.0, 0.0), 1);
        assert_eq!(harness.state().selected(), words);
    }
    let words = "各缔约国应确保有效保护人权";
    let text = paragraph("zh", words);
    let mut harness = open(&text);
    harness.run();
    let at = block(&harness, words);
    let point = pos2(left_of(&harness, words) + 20.0, at.top() + 12.0);
    presses(&mut harness, point, 2);
    let word = harness.state().selected().to_owned();
    assert!(words.contains(&word) && (1..=4).contains(&word.chars().count()), "{word}");
}

#[test]
fn a_selection_runs_over_blocks_and_provisions() {
    let text = text(
        "Test",
        "en",
        vec![
            entry(ProvisionKind::Article, 0, "Article 1", "Scope", "First line.\nSecond line."),
            entry(ProvisionKind::Paragraph, 1, "1.", "", "Third words."),
        ],
    );
    let mut harness = open(&text);
    harness.run();
    let (from, to) = (block(&harness, "Scope"), block(&harness, "Third words"));
    // From inside the lead, which is not part of the words, to beyond the last.
    let start = pos2(left_of(&harness, "Scope") + 5.0, from.bottom() - 16.0);
    support::drag(&mut harness, start, pos2(to.right(), to.top() + 12.0));
    let selection = harness.state().selection.clone().unwrap();
    assert_eq!(&*selection.text, "Scope\nFirst line.\nSecond line.\nThird words.");
    assert_eq!(&*selection.spans, [(0, 0..30), (1, 0..12)]);
    harness.event(Event::Copy);
    harness.step();
    let copied =
        harness.output().platform_output.commands.iter().any(
            |command| matches!(command, egui::OutputCommand::CopyText(words) if *words == *selection.text),
        );
    assert!(copied);
}

#[test]
fn keys_move_the_caret_and_select() {
    let text = text(
        "Test",
        "en",
        vec![
            entry(ProvisionKind::Paragraph, 0, "1.", "", "alpha beta gamma"),
            entry(ProvisionKind::Paragraph, 0, "2.", "", "delta epsilon"),
        ],
    );
    let mut harness = open(&text);
    harness.run();
    let at = block(&harness, "alpha");
    let start = pos2(left_of(&harness, "alpha"), at.top() + 12.0);
    support::click(&mut harness, start);
    assert_eq!(harness.state().caret, Some(0));
    support::press(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(harness.state().selected(), "a");
    support::press(&mut harness, Modifiers::SHIFT | Modifiers::COMMAND | Modifiers::CTRL, Key::ArrowRight);
    assert_eq!(harness.state().selected().trim_end(), "alpha");
    support::press(&mut harness, Modifiers::SHIFT, Key::End);
    assert_eq!(harness.state().selected(), "alpha beta gamma");
    support::press(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    support::press(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(harness.state().selected(), "alpha beta gamma\nd");
    support::press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    support::press(&mut harness, Modifiers::COMMAND | Modifiers::CTRL, Key::A);
    assert_eq!(harness.state().selected(), "delta epsilon");
    support::press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.state().selected(), "");
    support::press(&mut harness, Modifiers::COMMAND | Modifiers::CTRL, Key::End);
    assert_eq!(harness.state().caret, Some(1));
    support::press(&mut harness, Modifiers::SHIFT | Modifiers::COMMAND | Modifiers::CTRL, Key::Home);
    assert!(harness.state().selected().ends_with("delta epsilon"));
}

#[test]
fn clicks_cycle_through_overlapping_marks() {
    let words = "Each State Party shall adopt measures.";
    let text = paragraph("en", words);
    let mut harness = open(&text);
    let reader = harness.state_mut();
    reader.mark(0, 1, &text, "State Party", ORANGE, "S");
    reader.mark(0, 2, &text, "Each State Party shall", BLUE, "H");
    reader.mark(0, 3, &text, "measures", RED, "R");
    harness.run();
    let node = harness.get_by_role_and_label(Role::Mark, "Mark 1: State Party").rect();
    for _ in 0..3 {
        support::click(&mut harness, node.center());
        harness.run_steps(12);
    }
    assert_eq!(harness.state().clicked, [1, 2, 1]);
    harness.hover_at(node.center());
    harness.run();
    assert_eq!(harness.state().hovered, [1, 2]);
    let alone = harness.get_by_role_and_label(Role::Mark, "Mark 3: measures").rect();
    support::click(&mut harness, alone.center());
    assert_eq!(harness.state().clicked.last(), Some(&3));
    assert_eq!(harness.state().selected(), "");
    // A screen reader opens a mark without a pointer.
    harness.get_by_label("Mark 2: Each State Party shall").click_accesskit();
    harness.run();
    assert_eq!(harness.state().clicked.last(), Some(&2));
}

#[test]
fn screen_readers_hear_headings_paragraphs_and_marks() {
    let text = text(
        "Convention",
        "en",
        vec![
            entry(ProvisionKind::Article, 0, "Article 17", "Laundering of proceeds", ""),
            entry(ProvisionKind::Point, 1, "(b)", "", "The conversion of property;"),
        ],
    );
    let mut harness = open(&text);
    harness.run();
    harness.get_by_role_and_label(Role::Document, "Convention");
    harness.get_by_role_and_label(Role::Heading, "Article 17 · Laundering of proceeds");
    harness.get_by_role_and_label(Role::Paragraph, "(b) The conversion of property;");
}

#[test]
fn only_what_is_near_the_window_is_laid_out() {
    let text = long(5_000);
    assert_eq!(text.provisions().len(), 20_000);
    let mut harness = open(&text);
    harness.run();
    let first = harness.state().pane.layout_figures().0;
    assert!((3..40).contains(&first), "{first} blocks laid out at first");
    harness.state_mut().pane.scroll_to(10_000, 0);
    harness.run();
    assert_eq!(harness.state().top, 10_000);
    assert!(harness.state().pane.layout_figures().0 < first + 60);
    for _ in 0..300 {
        wheel(&mut harness, -400.0);
    }
    harness.run_steps(40);
    let (_, kept) = harness.state().pane.layout_figures();
    assert!(kept <= 450, "{kept} layouts kept");
    assert!(harness.state().top > 10_500);
    let before = harness.state().pane.layout_figures().0;
    harness.run_steps(20);
    assert_eq!(harness.state().pane.layout_figures().0, before, "a window at rest lays out nothing");
}

#[test]
fn scrolling_there_and_back_ends_where_it_began() {
    let text = long(500);
    let mut harness = open(&text);
    harness.state_mut().pane.scroll_to(1_000, 0);
    harness.run();
    let place = block(&harness, "Article 251");
    for delta in [-900.0, 900.0, 1500.0, -1500.0] {
        wheel(&mut harness, delta);
        harness.run_steps(30);
    }
    assert!((block(&harness, "Article 251").top() - place.top()).abs() < 1.5);
}

#[test]
fn the_end_is_the_end_and_the_start_the_start() {
    let text = long(300);
    let mut harness = open(&text);
    harness.run();
    for _ in 0..3 {
        wheel(&mut harness, -1.0e7);
        harness.run_steps(20);
    }
    assert!(harness.query_by_label_contains("Article 300").is_some());
    for _ in 0..3 {
        wheel(&mut harness, 1.0e7);
        harness.run_steps(20);
    }
    assert_eq!(harness.state().top, 0);
    harness.get_by_role_and_label(Role::Heading, "A long convention");
}

#[test]
fn zoom_and_width_keep_the_place() {
    let text = long(500);
    let mut harness = open(&text);
    harness.state_mut().pane.scroll_to(801, 5);
    harness.run();
    let top = harness.state().top;
    harness.state_mut().pane.set_zoom(1.6);
    harness.run();
    assert_eq!(harness.state().top, top);
    harness.set_size(vec2(420.0, 500.0));
    harness.run();
    assert_eq!(harness.state().top, top);
    harness.set_size(vec2(30.0, 20.0));
    harness.run_steps(3);
}

#[test]
fn a_drag_beyond_the_edge_scrolls() {
    let text = long(100);
    let mut harness = open(&text);
    harness.run();
    harness.hover_at(pos2(300.0, 300.0));
    harness.run_steps(1);
    harness.drag_at(pos2(300.0, 300.0));
    harness.run_steps(1);
    harness.hover_at(pos2(300.0, 640.0));
    harness.run_steps(30);
    harness.drop_at(pos2(300.0, 640.0));
    harness.run_steps(2);
    assert!(harness.state().top > 4, "top is {}", harness.state().top);
    let selection = harness.state().selection.clone().unwrap();
    assert!(selection.spans.len() > 8);
    assert!(selection.rect.bottom() <= 600.0);
}

#[test]
fn the_atlas_takes_five_thousand_ideographs_at_several_sizes() {
    let han: Vec<char> = ('\u{4E00}'..='\u{9FA5}').collect();
    let entries = han
        .chunks(250)
        .take(20)
        .map(|letters| entry(ProvisionKind::Paragraph, 0, "", "", &letters.iter().collect::<String>()));
    let text = text("汉字", "zh", entries.collect());
    let mut harness = open(&text);
    for zoom in [0.8, 1.0, 1.3, 1.7, 2.0] {
        harness.state_mut().pane.set_zoom(zoom);
        for provision in 0..20 {
            harness.state_mut().pane.scroll_to(provision, 0);
            harness.step();
        }
    }
    harness.state_mut().pane.set_zoom(1.0);
    harness.state_mut().pane.scroll_to(0, 0);
    harness.run();
    let crowded = harness.render().unwrap();
    let mut fresh = open(&text);
    fresh.state_mut().pane.scroll_to(0, 0);
    fresh.run();
    let other = fresh.render().unwrap();
    // Where in the atlas a glyph lies may change its shade by a rounding error, never more.
    let far =
        |(a, b): &(&image::Rgba<u8>, &image::Rgba<u8>)| a.0.iter().zip(b.0).any(|(&a, b)| a.abs_diff(b) > 6);
    let words_of = |image: &image::RgbaImage| image::imageops::crop_imm(image, 0, 0, 780, 600).to_image();
    let (crowded, other) = (words_of(&crowded), words_of(&other));
    let differ = crowded.pixels().zip(other.pixels()).filter(far).count();
    assert_eq!(differ, 0, "the crowded atlas shows something else");
}

#[test]
fn fields_are_typed_into_in_any_script() {
    let mut harness =
        support::harness(vec2(400.0, 300.0), Theme::Light, String::new(), |ui, text: &mut String| {
            ui.add(UserField::multiline(text).label("Comment").hint("Say why"));
            ui.add(UserText::new("تعليق").style(Style::sans(14.0)));
        });
    harness.run();
    harness.get_by_label("تعليق");
    let field = || Role::MultilineTextInput;
    harness.get_by_role_and_label(field(), "Comment").focus();
    harness.run();
    harness.get_by_role_and_label(field(), "Comment").type_text("الحكم");
    harness.run();
    assert_eq!(harness.state(), "الحكم");
    harness.key_press(Key::Enter);
    harness.get_by_role_and_label(field(), "Comment").type_text("two words");
    harness.run();
    support::press(&mut harness, Modifiers::SHIFT | Modifiers::CTRL | Modifiers::COMMAND, Key::ArrowLeft);
    harness.event(Event::Cut);
    harness.run();
    assert_eq!(harness.state(), "الحكم\ntwo ");
    harness.event(Event::Paste("三".into()));
    harness.event(Event::Ime(egui::ImeEvent::Preedit { text: "ni".into(), active_range_chars: None }));
    harness.run();
    assert_eq!(harness.state(), "الحكم\ntwo 三", "what is being composed is no text yet");
    support::picture(&mut harness, "field");
    harness.event(Event::Ime(egui::ImeEvent::Commit("你".into())));
    harness.run();
    assert_eq!(harness.state(), "الحكم\ntwo 三你");
    support::press(&mut harness, Modifiers::NONE, Key::Backspace);
    support::press(&mut harness, Modifiers::CTRL | Modifiers::COMMAND, Key::A);
    harness.event(Event::Text("x".into()));
    harness.run();
    assert_eq!(harness.state(), "x");
    assert!(harness.ctx.text_edit_focused());
    assert_eq!(harness.get_by_label("Comment").value().as_deref(), Some("x"));
    harness.get_by_label("Comment").set_text_value_accesskit("whole");
    harness.run();
    assert_eq!(harness.state(), "whole");
}

#[test]
fn fields_grow_then_scroll_and_are_selected_by_mouse() {
    let words = (1..=30).map(|n| format!("line {n}")).collect::<Vec<_>>().join("\n");
    let mut harness = support::harness(vec2(300.0, 500.0), Theme::Dark, words, |ui, text: &mut String| {
        ui.add(UserField::multiline(text).label("Long").rows(2, 6));
    });
    harness.run();
    let tall = harness.get_by_label("Long").rect();
    assert!((6.0 * 14.0 * 1.4..8.0 * 14.0 * 1.4).contains(&tall.height()), "{tall:?}");
    support::drag(&mut harness, tall.left_top() + vec2(9.0, 8.0), tall.left_top() + vec2(200.0, 8.0));
    harness.event(Event::Text("first".into()));
    harness.run();
    assert!(harness.state().starts_with("first\nline 2"), "{}", harness.state());
    support::press(&mut harness, Modifiers::CTRL | Modifiers::COMMAND, Key::End);
    harness.event(Event::Text("!".into()));
    harness.run();
    assert!(harness.state().ends_with("line 30!"));
    support::picture(&mut harness, "field-long");
}

/// Left edge of a block's words.
fn left_of<State>(harness: &Harness<'_, State>, words: &str) -> f32 {
    column(harness, words).0
}

/// Right edge of the column the block's words stand in.
fn right_of<State>(harness: &Harness<'_, State>, words: &str) -> f32 {
    column(harness, words).1
}

/// In a window of this width the column is as wide as it may be; see `look.rs`.
fn column<State>(harness: &Harness<'_, State>, words: &str) -> (f32, f32) {
    let rect = block(harness, words);
    let before =
        if words.starts_with(|letter: char| letter > '\u{600}' && letter < '\u{700}') { 76.0 } else { 60.0 };
    let width = (rect.width() - 136.0).min(578.0).floor();
    let left = (rect.left() + before + (rect.width() - 136.0 - width) / 2.0).round();
    (left, left + width)
}

/// Presses and releases in quick succession.
fn presses<State>(harness: &mut Harness<'_, State>, at: Pos2, count: usize) {
    harness.hover_at(at);
    harness.step();
    for _ in 0..count {
        harness.drag_at(at);
        harness.step();
        harness.drop_at(at);
        harness.step();
    }
}

fn wheel<State>(harness: &mut Harness<'_, State>, delta: f32) {
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

#[test]
fn shift_and_a_click_extend() {
    let words = "Each State Party shall adopt such measures.";
    let text = paragraph("en", words);
    let mut harness = open(&text);
    harness.run();
    let at = block(&harness, words);
    let start = pos2(left_of(&harness, words), at.center().y);
    support::click(&mut harness, start);
    harness.run_steps(12);
    let end = pos2(at.right() - 40.0, at.center().y);
    harness.hover_at(end);
    harness.event_modifiers(
        Event::PointerButton {
            pos: end,
            button: egui::PointerButton::Primary,
            pressed: true,
            modifiers: Modifiers::SHIFT,
        },
        Modifiers::SHIFT,
    );
    harness.step();
    harness.drop_at(end);
    harness.run();
    assert_eq!(harness.state().selected(), words);
}

#[test]
fn the_page_looks_as_it_should() {
    let text = text(
        "اتفاقية",
        "",
        vec![
            entry(ProvisionKind::Article, 0, "المادة 17", "غسل العائدات", ""),
            entry(
                ProvisionKind::Paragraph,
                1,
                "1.",
                "",
                "تعتمد كل دولة طرف (انظر الفقرة 2) ما قد يلزم من تدابير تشريعية قبل 30 يوماً.",
            ),
            entry(ProvisionKind::Point, 2, "(b)", "", "Efficient “offices” — see § 2; Статья 5."),
            entry(ProvisionKind::Point, 2, "(c)", "", "各缔约国应确保“人权”——不迟于30天。"),
        ],
    );
    let mut harness = open_in(&text, vec2(560.0, 330.0), Theme::Light);
    let reader = harness.state_mut();
    reader.mark(1, 1, &text, "دولة طرف (انظر الفقرة 2)", ORANGE, "S");
    reader.mark(1, 2, &text, "الفقرة 2) ما قد يلزم", BLUE, "H");
    reader.mark(3, 3, &text, "人权", RED, "R");
    reader.pane.select(&[(2, 11..20)]);
    harness.run();
    support::picture(&mut harness, "page");
    harness.snapshot("page");
}
