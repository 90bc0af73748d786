//! Fields and labels for words that people write.

use super::*;

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

#[test]
fn the_caret_of_a_long_line_stays_in_sight() {
    for words in [
        "a long line of words that no narrow field can hold",
        "سطر طويل لا يتسع له حقل ضيق",
        "第五条各缔约国应确保有效保护人权",
        "x",
    ] {
        for width in [10.0, 60.0, 200.0] {
            let mut harness = support::harness(
                vec2(300.0, 120.0),
                Theme::Light,
                words.to_owned(),
                move |ui, text: &mut String| {
                    ui.add(UserField::singleline(text).label("Name").width(width));
                },
            );
            harness.get_by_label("Name").focus();
            harness.run();
            for key in [Key::End, Key::Home, Key::End, Key::Backspace] {
                support::press(&mut harness, Modifiers::NONE, key);
                let field = harness.get_by_label("Name").rect();
                let caret = harness
                    .output()
                    .platform_output
                    .ime
                    .expect("a focused field shows its caret")
                    .cursor_rect;
                assert!(
                    field.expand(1.0).contains_rect(caret),
                    "{words} {width} {key:?}: {caret:?} in {field:?}"
                );
            }
            support::click(&mut harness, pos2(12.0, 15.0));
            harness.event(Event::Text("y".into()));
            harness.run();
            assert!(harness.state().contains('y'));
        }
    }
}
