//! What the engine promises about places in text, in each direction.

use eframe::egui::{self, Color32, Rect, pos2, vec2};

use super::*;

const ARABIC: &str = "المادة 17 من الاتفاقية (1948) بشأن غسل العائدات";

fn with_glyphs(test: impl Fn(&Glyphs, &egui::Ui)) {
    let ctx = egui::Context::default();
    crate::app::look::fonts::install(&ctx);
    let mut output = ctx.run_ui(egui::RawInput::default(), |ui| test(&Glyphs::of(ui.ctx()), ui));
    output.textures_delta.clear();
}

fn byte_range(text: &str, part: &str) -> std::ops::Range<usize> {
    let start = text.find(part).expect("the part is in the text");
    start..start + part.len()
}

#[test]
fn every_place_is_hit_where_its_caret_stands() {
    with_glyphs(|glyphs, _| {
        for text in [
            "Each State Party shall adopt waffles.",
            ARABIC,
            "第五条　各缔约国应确保“人权”。",
            "mixed ABC المادة 17 end",
        ] {
            let laid = glyphs.layout(text, Style::serif(17.0), 160.0);
            assert!(laid.line_count() > 1, "{text}");
            for (byte, letter) in text.char_indices() {
                for strip in laid.strips(byte..byte + letter.len_utf8()) {
                    assert_eq!(laid.char_at(strip.rect.center().to_vec2()), Some(byte), "{text} at {byte}");
                    let caret = laid.caret(Spot { byte, upstream: false });
                    let edge = if (caret.left() - strip.rect.left()).abs() < 0.01 { 0.3 } else { -0.3 };
                    let spot = laid.hit(vec2(caret.left() + edge, strip.rect.center().y));
                    assert_eq!(spot.byte, byte, "{text} at {byte}");
                }
            }
        }
    });
}

#[test]
fn numbers_inside_arabic_run_from_left_to_right() {
    with_glyphs(|glyphs, _| {
        let laid = glyphs.layout(ARABIC, Style::serif(17.0), 2000.0);
        assert!(laid.is_rtl());
        let left = |part| laid.rects(byte_range(ARABIC, part))[0].left();
        assert!(left("المادة") > left("17"), "the first word stands right of the second");
        assert!(left("17") > left("1948"));
        let number = byte_range(ARABIC, "1948");
        let digits: Vec<f32> = number.map(|byte| laid.rects(byte..byte + 1)[0].left()).collect();
        assert!(digits.is_sorted(), "{digits:?}");
    });
}

#[test]
fn a_range_over_two_directions_is_in_several_strips() {
    with_glyphs(|glyphs, _| {
        let text = "the term المادة الأولى is here";
        let laid = glyphs.layout(text, Style::serif(17.0), 2000.0);
        assert!(!laid.is_rtl());
        let range = byte_range(text, "term المادة");
        assert_eq!(laid.strips(range).len(), 2);
        assert_eq!(laid.strips(0..text.len()).len(), 1);
    });
}

#[test]
fn a_lead_is_drawn_but_never_hit() {
    with_glyphs(|glyphs, _| {
        let request = Request {
            lead: "Article 17 · ",
            text: &"Laundering".into(),
            style: Style::serif(17.0),
            width: 500.0,
            direction: Direction::Auto,
        };
        let laid = glyphs.lay_out(&request);
        assert_eq!(laid.hit(vec2(0.0, 5.0)).byte, 0);
        assert_eq!(laid.char_at(vec2(3.0, 5.0)), None);
        assert!(laid.rects(0..1)[0].left() > 60.0);
        assert_eq!(laid.step(Spot::default(), Step::Left), None);
        assert_eq!(laid.word_at(vec2(laid.size().x - 5.0, 5.0)), 0..10);
    });
}

#[test]
fn long_labels_end_in_an_ellipsis() {
    with_glyphs(|glyphs, _| {
        for text in [
            "one two three four five six seven eight nine ten",
            ARABIC,
            "第五条各缔约国应确保人权第五条各缔约国应确保人权",
        ] {
            let (laid, cut) = glyphs.layout_lines(text, Style::sans(14.0), 90.0, 2);
            assert!(cut && laid.line_count() <= 2 && laid.text().ends_with('…'), "{}", laid.text());
            assert!(laid.text().chars().count() > 5, "{}", laid.text());
        }
        assert!(!glyphs.layout_lines("short", Style::sans(14.0), 90.0, 1).1);
    });
}

#[test]
fn drawing_more_glyphs_than_the_atlas_keeps_is_no_trouble() {
    let ctx = egui::Context::default();
    crate::app::look::fonts::install(&ctx);
    let mut emptied = 0;
    for pass in 0..30_u32 {
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let glyphs = Glyphs::of(ui.ctx());
            // The whole block of ideographs, at another size in each pass; what the font lacks is a box.
            let text: String = (0..3000).filter_map(|n| char::from_u32(0x4E00 + n + pass * 97)).collect();
            let laid = glyphs.layout(&text, Style::serif(20.0 + pass as f32), 900.0);
            let mut batch = Batch::default();
            let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0e5, 1.0e5));
            glyphs.draw(&mut batch, &laid, pos2(0.0, 0.0), [Color32::WHITE; 2], all);
            batch.paint(ui.painter());
            emptied = glyphs.atlas_figures().2;
        });
        output.textures_delta.clear();
    }
    assert!(emptied > 0);
}

/// What Trojan Source is made of, and what only hides.
const HIDING: &str = "States shall \u{202E}ton\u{202C} be free\u{200B}dom \u{2066}x\u{2069} \u{1}\u{7F}\u{85}\u{E0041}\u{FEFF} end";

#[test]
fn a_hidden_character_has_a_box_and_reorders_nothing() {
    with_glyphs(|glyphs, ui| {
        let laid = glyphs.layout(HIDING, Style::serif(17.0), f32::INFINITY);
        let mut last = 0.0;
        for (byte, letter) in HIDING.char_indices() {
            let rects = laid.rects(byte..byte + letter.len_utf8());
            assert_eq!(rects.len(), 1, "{letter:?}");
            assert!(rects[0].left() >= last - 0.01, "{letter:?} stands where it is read");
            last = rects[0].right();
            let hidden = !letter.is_ascii_graphic() && letter != ' ';
            // "U+202E" in small letters is wider than any letter here.
            assert_eq!(rects[0].width() > 17.0, hidden, "{letter:?} {}", rects[0].width());
            assert_eq!(laid.char_at(rects[0].center().to_vec2()), Some(byte));
            assert_eq!(laid.char_of_byte(byte), HIDING[..byte].chars().count());
        }
        assert_eq!(&**laid.text(), HIDING, "what is copied is what is there");
        let mut batch = Batch::default();
        let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0e5, 1.0e5));
        glyphs.draw(&mut batch, &laid, pos2(0.0, 0.0), [Color32::WHITE; 2], all);
        assert_eq!(batch.box_count(), 10);
        batch.paint(ui.painter());
        // On the line of a width that breaks it, none of it is lost.
        let narrow = glyphs.layout(HIDING, Style::serif(17.0), 120.0);
        assert!(narrow.line_count() > 2);
    });
}

#[test]
fn what_a_script_is_written_with_has_no_box() {
    with_glyphs(|glyphs, _| {
        for text in [
            "می\u{200C}رود",
            "क्\u{200D}ष",
            "المادة \u{200E}A/RES/1\u{200F}",
            "sur\u{AD}veil",
            "❤\u{FE0F}",
            ARABIC,
        ] {
            let laid = glyphs.layout(text, Style::serif(17.0), f32::INFINITY);
            let mut batch = Batch::default();
            let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0e5, 1.0e5));
            glyphs.draw(&mut batch, &laid, pos2(0.0, 0.0), [Color32::WHITE; 2], all);
            assert_eq!(batch.box_count(), 0, "{text}");
        }
        let width = |text: &str| glyphs.layout(text, Style::serif(17.0), f32::INFINITY).size().x;
        assert!(width("sur\u{200B}veil") > width("surveil") + 17.0);
    });
}

#[test]
fn a_label_tells_what_is_hidden_in_it() {
    assert_eq!(said("no\u{202E}w", false), "no[U+202E]w");
    assert_eq!(said(&format!("by {}", apart("p\u{430}ypal")), true), "by p[U+0430]ypal");
    assert_eq!(said("می\u{200C}رود", false), "می\u{200C}رود");
    // A person's own isolates are shown: those of the program are others.
    assert_eq!(said("a\u{2068}b\u{2069}", false), "a[U+2068]b[U+2069]");
}

#[test]
fn words_of_many_scripts_and_signs_are_laid_out_whole() {
    with_glyphs(|glyphs, _| {
        for pair in ["a\u{202E}", "aب"] {
            let many = pair.repeat(70_000);
            let laid = glyphs.layout(&many, Style::serif(17.0), 600.0);
            assert!(**laid.text() == *many);
            assert_eq!(laid.line_text(laid.line_count() - 1).end, many.len());
        }
    });
}

#[test]
fn only_the_program_sets_words_apart() {
    let boxes = |glyphs: &Glyphs, words: &str, style: Style| {
        let laid = glyphs.layout(words, style, f32::INFINITY);
        let mut batch = Batch::default();
        let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0e5, 1.0e5));
        glyphs.draw(&mut batch, &laid, pos2(0.0, 0.0), [Color32::WHITE; 2], all);
        batch.box_count()
    };
    with_glyphs(|glyphs, _| {
        // Its signs typed by a person are shown like all that no text can mean.
        let typed = "a\u{FDD0}b\u{FDD1}c";
        assert_eq!(boxes(glyphs, typed, Style::serif(17.0)), 2);
        assert_eq!(said(typed, false), "a[U+FDD0]b[U+FDD1]c");
        let set = format!("By {}", apart("Asha"));
        assert_eq!(boxes(glyphs, &set, Style::serif(17.0).set_apart()), 0);
        assert_eq!(boxes(glyphs, &set, Style::serif(17.0)), 2);
    });
    // A name that holds them ends nothing.
    let name = apart("As\u{FDD1}ha\u{FDD0}");
    assert_eq!(name, apart("As\u{FFFD}ha\u{FFFD}"));
    assert_eq!(name.matches(['\u{FDD0}', '\u{FDD1}']).count(), 2);
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn no_text_panics(text in "\\PC{0,80}|[a-zא-ת\u{600}-\u{6ff}\n\r\t \u{200b}-\u{202e}\u{2066}-\u{2069}e\u{301}中]{0,60}", width in 0.0..300.0_f32) {
            with_glyphs(|glyphs, ui| {
                let laid = glyphs.layout(&text, Style::serif(17.0), width);
                glyphs.paint(ui.painter(), &laid, pos2(3.3, 4.4), Color32::BLACK);
                let _ = laid.strips(0..text.len() + 9);
                for byte in 0..=text.len() + 2 {
                    let spot = Spot { byte, upstream: byte % 2 == 0 };
                    assert!(laid.caret(spot).is_finite());
                    for step in [Step::Left, Step::Right, Step::WordLeft, Step::WordRight, Step::LineStart, Step::LineEnd] {
                        if let Some(to) = laid.step(spot, step) {
                            assert!(text.is_char_boundary(to.byte));
                        }
                    }
                }
                for y in 0..40 {
                    for x in -3..20 {
                        let point = vec2(x as f32 * 17.0, y as f32 * 13.0 - 20.0);
                        assert!(text.is_char_boundary(laid.hit(point).byte));
                        let word = laid.word_at(point);
                        assert!(text.get(word).is_some());
                    }
                }
                let _ = glyphs.layout_lines(&text, Style::sans(12.0), width, 2);
            });
        }
    }
}

#[test]
fn steps_lead_through_the_whole_text_whatever_its_lines() {
    with_glyphs(|glyphs, _| {
        let texts = [
            (
                "these are to include, at the least, the offences under articles 7 to 16; waffles",
                Step::Right,
                Step::Left,
            ),
            ("المادة الأولى من الاتفاقية بشأن غسل العائدات وغيرها", Step::Left, Step::Right),
            ("各缔约国在执行本公约时应当尊重人权和基本自由。", Step::Right, Step::Left),
        ];
        for (text, on, back) in texts {
            for width in (70..330).step_by(13) {
                let laid = glyphs.layout(text, Style::serif(17.0), f32::from(i16::try_from(width).unwrap()));
                let laid = &laid;
                let walk = |from: Spot, step| {
                    std::iter::successors(Some(from), move |spot| laid.step(*spot, step)).take(500)
                };
                let there = walk(laid.start(), on).map(|spot| spot.byte).collect::<Vec<_>>();
                assert_eq!(there.last(), Some(&text.len()), "{text} at {width}");
                assert!(
                    there.is_sorted() && there.len() + 3 > text.chars().count(),
                    "{text} at {width}: {there:?}"
                );
                let here = walk(laid.end(), back).map(|spot| spot.byte).collect::<Vec<_>>();
                assert_eq!(here.last(), Some(&0), "{text} at {width}");
            }
        }
    });
}

#[test]
fn a_date_beside_arabic_names_keeps_its_order_where_they_stand_apart() {
    let date = "2024-12-24";
    let in_order = |glyphs: &Glyphs, line: &str| {
        let laid = glyphs.layout(line, Style::sans(14.0).set_apart(), 2000.0);
        let start = line.find(date).unwrap();
        let lefts: Vec<f32> =
            (start..start + date.len()).map(|byte| laid.rects(byte..byte + 1)[0].left()).collect();
        lefts.is_sorted()
    };
    with_glyphs(|glyphs, _| {
        assert!(!in_order(glyphs, &format!("منظمة الحقوق, {date}")), "or this test shows nothing");
        let line = format!("{}, {}", apart("منظمة الحقوق"), apart(date));
        assert!(in_order(glyphs, &line));
        assert!(in_order(glyphs, &format!("بقلم {}, {}", apart("منظمة الحقوق"), apart(date))));
        // The signs that set them apart are not drawn and take no room.
        let width = |words: &str| glyphs.layout(words, Style::sans(14.0).set_apart(), 2000.0).size().x;
        assert!((width(&apart("State")) - width("State")).abs() < 0.01);
    });
}

#[test]
fn a_label_does_not_say_what_only_orders_it() {
    let ctx = egui::Context::default();
    crate::app::look::fonts::install(&ctx);
    ctx.enable_accesskit();
    let words = format!("By {}, {}", apart("منظمة الحقوق"), apart("2024-12-24"));
    let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
        ui.add(UserText::new(&words).set_apart());
    });
    output.textures_delta.clear();
    let update = output.platform_output.accesskit_update.expect("screen readers are told");
    let said: Vec<&str> = update.nodes.iter().filter_map(|(_, node)| node.label().or(node.value())).collect();
    assert!(said.contains(&"By منظمة الحقوق, 2024-12-24"), "{said:?}");
}
