//! What stands in which row.

use super::*;
use crate::text::{Entry, ProvisionKind, Text, TextHeader};

fn document(provisions: usize) -> (ReadingDocument, Outline) {
    let entry = |at: usize| Entry {
        kind: if at.is_multiple_of(50) { ProvisionKind::Chapter } else { ProvisionKind::Paragraph },
        eid: format!("e{at}"),
        label: String::new(),
        heading: if at.is_multiple_of(50) { "Chapter".into() } else { String::new() },
        text: "Words of a paragraph.".into(),
        depth: 0,
    };
    let text = Text::assemble(TextHeader::default(), (0..provisions).map(entry).collect()).unwrap();
    let document = ReadingDocument::from_text(&text);
    let mut outline = Outline::default();
    outline.remake(&vec![20.0; document.blocks().len()]);
    (document, outline)
}

fn mark(provision: usize, weight: u8, colour: Color32) -> StripMark {
    StripMark { at: StripPlace { provision, share: 0.0 }, colour, weight }
}

#[test]
fn every_mark_is_counted_in_the_row_of_its_place() {
    let (document, outline) = document(1_000);
    let marks: Vec<StripMark> = (0..1_000).map(|at| mark(at, (at % 5) as u8, Color32::RED)).collect();
    let strip = StripMarks { marks: &marks, ..StripMarks::default() };
    let rows = rows(&document, &outline, &strip, 100);
    assert_eq!(rows.iter().map(|row| row.marks).sum::<usize>(), 1_000);
    assert!(rows.iter().all(|row| row.marks > 0 && row.weight == 4));
    let places: Vec<usize> = rows.iter().filter_map(|row| row.place).map(|place| place.provision).collect();
    assert!(places.is_sorted());
    assert!(rows.iter().filter(|row| row.heading).count() <= 20);
}

#[test]
fn a_row_shows_its_heaviest_marks() {
    let (document, outline) = document(3);
    let all = [Color32::RED, Color32::BLUE, Color32::GREEN, Color32::GOLD];
    let marks: Vec<StripMark> = (0..4).map(|at| mark(1, at as u8, all[at])).collect();
    let hits = [StripPlace { provision: 2, share: 0.5 }];
    let strip = StripMarks { marks: &marks, hits: &hits, ..StripMarks::default() };
    let rows = rows(&document, &outline, &strip, 40);
    let row = rows.iter().find(|row| row.marks > 0).unwrap();
    assert_eq!((row.marks, row.weight, row.colours.len()), (4, 3, 3));
    assert!(row.colours.iter().all(|(_, colour)| *colour != Color32::RED));
    assert_eq!(rows.iter().filter(|row| row.hits > 0).count(), 1);
}

#[test]
fn rows_are_counted_again_only_when_something_changed() {
    let (document, mut outline) = document(10);
    let marks = [mark(4, 2, Color32::RED)];
    let mut strip = StripMarks { marks: &marks, ..StripMarks::default() };
    let colours = ReadingColours::of(&eframe::egui::Visuals::light());
    let rect = Rect::from_min_size(Pos2::ZERO, eframe::egui::vec2(22.0, 300.0));
    let mut cache = StripCache::default();
    let fit = |cache: &mut StripCache, outline: &Outline, strip: &StripMarks<'_>, rect| {
        cache.fit(&document, outline, strip, rect, &colours, 1.0);
        cache.made
    };
    assert_eq!(fit(&mut cache, &outline, &strip, rect), 1);
    strip.current_hit = Some(StripPlace::default());
    assert_eq!(fit(&mut cache, &outline, &strip, rect), 1);
    strip.revision = 1;
    assert_eq!(fit(&mut cache, &outline, &strip, rect), 2);
    outline.remake(&[10.0; 10]);
    assert_eq!(fit(&mut cache, &outline, &strip, rect), 3);
    assert_eq!(fit(&mut cache, &outline, &strip, Rect::NOTHING), 4);
    assert!(cache.near(0).is_none());
}
