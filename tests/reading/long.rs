//! Long texts: what is laid out, where scrolling ends, what the atlas survives.

use super::*;

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
