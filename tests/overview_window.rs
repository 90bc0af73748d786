//! The numbers in the window, by the names that a screen reader says.

// What fails here fails loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, OutputCommand, Theme, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapporteur::app::{Setup, Store};
use rapporteur::find::{CoOccurrence, Counts, Coverage, HeatMap, Level, RatingsByArticle};
use rapporteur::project::Project;
use rapporteur::review::{Annotation, Rating};
use rapporteur::samples::Sample;
use rapporteur::text::Text;
use support::window::{Window, click, dressed, fill, focused, press, setup, shows, wait_for};

fn window_with(size: Vec2, folder: &Path, settings: &str) -> Window {
    let file = folder.join("settings/settings.ron");
    std::fs::create_dir_all(folder.join("settings")).unwrap();
    std::fs::write(&file, settings).unwrap();
    let theme = if settings.contains("Light") { Theme::Light } else { Theme::Dark };
    dressed(size, 1.0, theme, Setup { store: Store::at(&file), ..setup(folder, None) })
}

/// A window with the annotated convention and its numbers up.
fn numbers(size: Vec2, folder: &Path, settings: &str, sample: &str) -> Window {
    let mut window = window_with(size, folder, settings);
    let found = window.query_all_by_label_contains(sample).last().expect("the sample is offered");
    found.scroll_to_me();
    window.run_steps(3);
    window.query_all_by_label_contains(sample).last().unwrap().click();
    window.run_steps(4);
    press(&mut window, Modifiers::NONE, Key::F8);
    window
}

const ADOPTED: &str = "Open sample: The adopted convention of 2024, annotated";
const OWN: &str = "Review yourself: The adopted convention of 2024, annotated";
const LARGE: Vec2 = vec2(1280.0, 800.0);

fn labels(window: &Window, role: Role) -> Vec<String> {
    window.query_all_by_role(role).filter_map(|node| node.accesskit_node().label()).collect()
}

fn copied(window: &Window) -> Option<String> {
    window.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(words) => Some(words.clone()),
        _ => None,
    })
}

fn sample() -> Project {
    Sample::named("convention-2024").unwrap().project().unwrap()
}

fn text(project: &Project) -> &Text {
    project.review().texts().values().next().unwrap()
}

fn marks(project: &Project) -> impl Iterator<Item = &Annotation> {
    project.review().annotations().values()
}

fn counted(count: usize) -> String {
    match count {
        0 => "no marks".to_owned(),
        1 => "1 mark".to_owned(),
        _ => format!("{count} marks"),
    }
}

#[test]
fn cells_say_the_numbers_that_were_counted() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = numbers(LARGE, folder.path(), "(toured: true)", ADOPTED);
    let project = sample();
    let (text, codebook) = (text(&project), project.review().codebook());
    let heat = HeatMap::of(marks(&project), text, codebook);
    let counts = Counts::of(marks(&project), codebook);
    let said = labels(&window, Role::GridCell);
    for row in heat.rows.iter().take(12) {
        let article = text.citation(row.provision);
        for (id, count) in heat.columns.iter().zip(&row.cells) {
            let cell = format!("{article}, {}: {}", codebook.name(id), counted(*count));
            assert!(said.contains(&cell), "{cell} in {said:?}");
        }
        assert!(said.contains(&format!("{article}, Total: {}", counted(row.total))));
    }
    for id in &heat.columns {
        let column = format!("{}: {}", codebook.name(id), counted(counts.of_concern(id)));
        window.get_by_role_and_label(Role::ColumnHeader, &column);
    }

    click(&mut window, "Ratings");
    let ratings = RatingsByArticle::of(marks(&project), text);
    let row = &ratings.rows[0];
    let said = labels(&window, Role::GridCell);
    let cell = format!("{}: {} (", text.citation(row.provision), counted(row.total()));
    assert!(said.iter().any(|label| label.starts_with(&cell)), "{cell} in {said:?}");
    for rating in Rating::all() {
        assert!(shows(&window, &format!("{}: {}", rating.name(), counts.of_rating(rating))));
    }

    // The panel beside has a side of that name too; the view's own comes last.
    window.query_all_by_label("Together").last().unwrap().click();
    window.run_steps(3);
    let together = CoOccurrence::of(marks(&project), codebook, Level::Outermost);
    let (one, other) = (&together.concerns[0], &together.concerns[1]);
    let (a, b) = (codebook.name(one), codebook.name(other));
    let cell = format!("{a} with {b}: {}", counted(together.both(one, other)));
    window.get_by_role_and_label(Role::GridCell, &cell);
}

#[test]
fn a_cell_leads_to_its_marks() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = numbers(LARGE, folder.path(), "(toured: true)", ADOPTED);
    let project = sample();
    let (text, codebook) = (text(&project), project.review().codebook());
    let heat = HeatMap::of(marks(&project), text, codebook);
    let row = heat.rows.iter().find(|row| text.provisions()[row.provision].eid == "art_6").unwrap();
    let (id, count) = heat.columns.iter().zip(&row.cells).find(|(_, count)| **count > 0).unwrap();
    click(&mut window, &format!("Article 6, {}: {}", codebook.name(id), counted(*count)));
    // The text is up, at the article, and the list holds what the cell counted.
    assert!(window.query_by_role(Role::Grid).is_none());
    assert!(shows(&window, &format!("{count} of 84 marks")));
    assert!(window.query_all_by_label_contains("Find in marks").next().is_some());
    assert!(labels(&window, Role::Label).iter().chain(&values(&window)).any(|it| it == "Article 6"));

    // Coming back shows the same numbers, and says that the list is narrower.
    press(&mut window, Modifiers::NONE, Key::F8);
    let said = values(&window);
    assert!(said.iter().any(|it| it == "Counting all 84 marks, whatever the filter shows"), "{said:?}");
    click(&mut window, "Count what the filter shows");
    let said = format!("Counting {count} of 84 marks: the filter is on");
    assert!(shows(&window, &said), "{said} in {:?}", values(&window));
    click(&mut window, "Count all");
    assert!(shows(&window, "Counting all 84 marks"));

    // Two concerns together.
    click(&mut window, "Together");
    let together = CoOccurrence::of(marks(&project), codebook, Level::Outermost);
    let (one, other) = (&together.concerns[1], &together.concerns[2]);
    let both = together.both(one, other);
    assert!(both > 0, "the sample has marks with two concerns");
    click(&mut window, &format!("{} with {}: {}", codebook.name(one), codebook.name(other), counted(both)));
    assert!(shows(&window, &format!("{both} of 84 marks")));
}

fn values(window: &Window) -> Vec<String> {
    window.query_all_by_role(Role::Label).filter_map(|node| node.value()).collect()
}

#[test]
fn a_chart_is_one_stop_with_arrows_inside() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = numbers(LARGE, folder.path(), "(toured: true)", ADOPTED);
    let project = sample();
    let (text, codebook) = (text(&project), project.review().codebook());
    let heat = HeatMap::of(marks(&project), text, codebook);
    for _ in 0..80 {
        press(&mut window, Modifiers::NONE, Key::Tab);
        if focused(&window).contains(", Scope: ") {
            break;
        }
    }
    let named = |row: usize, column: usize| {
        let row = &heat.rows[row];
        let count = counted(row.cells[column]);
        format!("{}, {}: {count}", text.citation(row.provision), codebook.name(&heat.columns[column]))
    };
    assert_eq!(focused(&window), named(0, 0));
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(focused(&window), named(1, 2));
    // Two arrows in two frames: neither leaves the grid.
    for _ in 0..2 {
        window.key_press_modifiers(Modifiers::NONE, Key::ArrowDown);
        window.run_steps(1);
    }
    window.run_steps(3);
    assert_eq!(focused(&window), named(3, 2));
    press(&mut window, Modifiers::COMMAND, Key::End);
    assert!(focused(&window).starts_with(&text.citation(heat.rows.last().unwrap().provision)));
    press(&mut window, Modifiers::COMMAND, Key::Home);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.query_by_role(Role::Grid).is_none(), "Enter goes to the article");
    press(&mut window, Modifiers::NONE, Key::F8);
    assert!(window.query_by_role(Role::Grid).is_some());
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_role(Role::Grid).is_none(), "Escape leaves the numbers");
}

#[test]
fn what_is_read_is_counted_taken_back_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = numbers(LARGE, folder.path(), "(toured: true)", OWN);
    click(&mut window, "Coverage");
    let project = Sample::named("convention-2024").unwrap().fresh_project().unwrap();
    let articles = rapporteur::find::Articles::of(text(&project));
    let coverage = Coverage::of([], text(&project), &articles, &[].into(), None);
    let (all, rows) = (coverage.articles().count(), coverage.rows.len());
    // Title and preamble are no articles; they are listed and named for themselves.
    assert!(all == 68 && rows > all, "{all} of {rows}");
    assert!(shows(&window, &format!("0 of {all} articles read by you")));
    assert!(shows(&window, &format!("0 of {} read by you)", rows - all)));
    assert!(shows(&window, &format!("All ({rows})")));
    click(&mut window, "Mark Article 1 as read");
    assert!(shows(&window, &format!("1 of {all} articles read by you")));
    assert!(shows(&window, "Article 1 is marked as read."));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(shows(&window, &format!("0 of {all} articles read by you")));
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert!(shows(&window, &format!("1 of {all} articles read by you")));

    // In the text by its key, at the caret.
    press(&mut window, Modifiers::NONE, Key::F8);
    press(&mut window, Modifiers::COMMAND, Key::L);
    window.get_by_role_and_label(Role::TextInput, "Go to provision").type_text("6 2");
    window.run_steps(3);
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::R);
    assert!(shows(&window, "Article 6 is marked as read."));
    let read = |window: &Window| {
        let links = labels(window, Role::Link);
        links.into_iter().filter(|name| name.ends_with(", read by you")).count()
    };
    assert_eq!(read(&window), 2, "the contents tell");
    press(&mut window, Modifiers::NONE, Key::R);
    assert!(shows(&window, "Article 6 is no longer marked as read."));
    assert_eq!(read(&window), 1);
    press(&mut window, Modifiers::NONE, Key::R);

    let path = folder.path().join("read.ron");
    press(&mut window, Modifiers::COMMAND, Key::S);
    fill(&mut window, "File", path.to_str().unwrap());
    click(&mut window, "Save");
    wait_for(&mut window, "the saved file", |window| shows(window, "Saved as read.ron"));
    let (kept, _) = Project::open(&path).unwrap();
    let desks: Vec<_> = kept.review().desks().values().collect();
    assert_eq!(desks.len(), 1);
    let eids: Vec<&str> = desks[0].read[text(&kept).id()].iter().map(String::as_str).collect();
    assert_eq!(eids, ["art_1", "art_6"]);

    // By reviewer, and the gaps.
    press(&mut window, Modifiers::NONE, Key::F8);
    click(&mut window, "By reviewer");
    assert!(shows(&window, &format!("2 of {all} articles read")));
    click(&mut window, &format!("Not read by you ({})", rows - 2));
    assert!(!labels(&window, Role::GridCell).iter().any(|name| name == "Mark Article 1 as read"));
    click(&mut window, "Mark Article 2 as read");
    assert!(shows(&window, &format!("Not read by you ({})", rows - 3)));
}

#[test]
fn a_table_is_shown_copied_and_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = numbers(LARGE, folder.path(), "(toured: true)", ADOPTED);
    let project = sample();
    let (text, codebook) = (text(&project), project.review().codebook());
    let heat = HeatMap::of(marks(&project), text, codebook);
    let row = &heat.rows[0];
    let heading = &text.provisions()[row.provision].heading;
    let name = format!("{} · {heading}", text.citation(row.provision));
    let name = name.trim_end_matches(" · ").to_owned();

    click(&mut window, "Table");
    let cell = format!("{name}, Scope: {}", row.cells[0]);
    window.get_by_role_and_label(Role::GridCell, &cell);
    click(&mut window, &cell);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(focused(&window), format!("{name}, Human rights: {}", row.cells[1]));

    window.get_by_role_and_label(Role::Button, "Copy").click();
    let mut words = None;
    for _ in 0..3 {
        window.run_steps(1);
        words = words.or_else(|| copied(&window));
    }
    let words = words.expect("the table is copied");
    assert!(words.starts_with("Article\tScope\tHuman rights\t"), "{words}");
    assert_eq!(words.lines().count(), heat.rows.len() + 1);

    let path = folder.path().join("numbers.csv");
    std::fs::write(&path, "somebody's").unwrap();
    click(&mut window, "Export CSV…");
    fill(&mut window, "File", folder.path().join("numbers").to_str().unwrap());
    click(&mut window, "Save");
    assert!(shows(&window, "Replace the file?"));
    click(&mut window, "Keep it");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "somebody's");
    click(&mut window, "Export CSV…");
    fill(&mut window, "File", path.to_str().unwrap());
    click(&mut window, "Save");
    click(&mut window, "Replace");
    wait_for(&mut window, "the table", |window| shows(window, "Exported to numbers.csv"));
    let written = std::fs::read_to_string(&path).unwrap();
    assert!(written.starts_with("\u{feff}Article,Scope,"), "{written}");
    assert_eq!(written.lines().count(), heat.rows.len() + 1);

    for section in ["Ratings", "Coverage", "Together"] {
        click(&mut window, section);
        assert!(window.query_by_role(Role::Grid).is_some(), "{section}");
    }
}

#[test]
fn what_is_missing_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = numbers(LARGE, folder.path(), "(toured: true)", OWN);
    assert!(shows(&window, "No marks yet"));
    click(&mut window, "Back to the text");
    assert!(!shows(&window, "Heat map"));
    press(&mut window, Modifiers::NONE, Key::F8);
    // A key is about what is in sight.
    press(&mut window, Modifiers::NONE, Key::R);
    assert!(shows(&window, "Choose an article in a chart first."));
}

/// Pictures of every part, for looking at: set `RAPPORTEUR_PICTURES` to a folder.
#[test]
fn every_part_can_be_drawn_at_every_size_and_in_every_dress() {
    let dresses = [
        ("light", "(toured: true, look: Light, calm: true)"),
        ("dark", "(toured: true, look: Dark, calm: true)"),
        ("clear", "(toured: true, look: Light, contrast: true, calm: true)"),
        ("clear-dark", "(toured: true, look: Dark, contrast: true, calm: true)"),
        ("french", "(toured: true, look: Light, language: Some(French), calm: true)"),
    ];
    let sizes = [("large", LARGE), ("small", vec2(900.0, 600.0)), ("tiny", vec2(400.0, 300.0))];
    for (size_name, size) in sizes {
        for (dress, settings) in dresses {
            if size_name != "large" && dress.starts_with("clear") {
                continue;
            }
            let folder = tempfile::tempdir().unwrap();
            let french = dress == "french";
            let mut window = numbers(size, folder.path(), settings, if french { FRENCH } else { ADOPTED });
            let sections: [&str; 5] = if french {
                ["Carte de chaleur", "Gravité", "Couverture", "Préoccupations", "Ensemble"]
            } else {
                ["Heat map", "Ratings", "Coverage", "Concerns", "Together"]
            };
            for (number, section) in sections.into_iter().enumerate() {
                turn(&mut window, section);
                assert!(window.query_by_role(Role::Grid).is_some(), "{size_name} {dress} {section}");
                assert_eq!(support::overprinted(&window), None, "{size_name} {dress} {section}");
                support::picture(&mut window, &format!("overview-{size_name}-{dress}-{number}"));
                if number == 0 {
                    click(&mut window, if french { "Tableau" } else { "Table" });
                    support::picture(&mut window, &format!("overview-{size_name}-{dress}-table"));
                    click(&mut window, if french { "Graphique" } else { "Chart" });
                }
            }
        }
    }
}

const FRENCH: &str = "Ouvrir l’exemple\u{202f}: La convention adoptée en 2024, annotée";

/// Turns to a section, by its tab or, where room is short, by the list of sections.
fn turn(window: &mut Window, section: &str) {
    if window.query_all_by_label(section).next().is_none() {
        window.query_all_by_role(Role::ComboBox).last().expect("a list of sections").click();
        window.run_steps(3);
    }
    let found = window.query_all_by_label(section).last();
    found.unwrap_or_else(|| panic!("nothing is called {section}")).click();
    window.run_steps(4);
}
