//! What the largest project we promise costs: 2.5 million words with 100,000 marks. Its file, opening it in the
//! window, a frame with every panel, a typed letter, a new mark. Then a real treaty, where `RAPPORTEUR_CORPUS`
//! names a folder that has one, and the shipped sample's exports.
//!
//! `RAPPORTEUR_LARGE=file` writes the project there and does nothing else, to look at what the real window takes.

// What fails here fails loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing)]

mod support;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use rapporteur::app::{App, NoDialogs, Setup, Store};
use rapporteur::export::{Choices, Selection, markdown, pdf};
use rapporteur::project::protect::{Opener, Recipients, Seal, SecretKey};
use rapporteur::project::{Backups, Claim, Disk, Older, Project, claim};
use rapporteur::review::{
    Anchor, Annotation, Codebook, ConcernId, Edit, Moment, Rating, Review, Reviewer, ReviewerId,
};
use rapporteur::samples::Sample;
use rapporteur::text::{Entry, ProvisionKind, Text, TextHeader};
use support::{WORDS, words};

const PROVISIONS: usize = 57_000;
const MARKS: usize = 100_000;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let sample = folder.path().join("sample.ron");
    std::fs::write(&sample, Sample::named("convention-2024").expect("the sample").ron()).expect("written");
    if std::env::var_os("RAPPORTEUR_LARGE").is_none() {
        usual(folder.path(), &sample);
        locked(folder.path());
    }
    let path = folder.path().join("large.ron");
    let project = timed("project made", large);
    if let Some(path) = std::env::var_os("RAPPORTEUR_LARGE") {
        project.save(Path::new(&path)).expect("the project can be saved");
        return;
    }
    let words = timed("file written", || project.to_ron().expect("the project can be written"));
    println!(
        "  file of {:.1} MiB, {} words, {} marks",
        words.len() as f64 / f64::from(1 << 20),
        PROVISIONS * WORDS,
        MARKS
    );
    std::fs::write(&path, &words).expect("the file can be written");
    let (read, _) = timed("file opened (Project::open)", || Project::open(&path).expect("the project opens"));
    assert_eq!(read.review().annotations().len(), MARKS);
    drop(read);
    timed("file saved (written, read back, flushed)", || {
        project.save(&path).expect("the project can be saved")
    });
    let _small = opened("sample: from start to the text on screen", &sample);
    window(&path);
    treaty();
    exports();
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    println!("{what:<44} {:>9.1} ms", start.elapsed().as_secs_f64() * 1e3);
    result
}

/// Median and worst of some frames.
fn frames(what: &str, count: usize, mut frame: impl FnMut(usize)) {
    let mut times: Vec<Duration> = (0..count)
        .map(|at| {
            let start = Instant::now();
            frame(at);
            start.elapsed()
        })
        .collect();
    times.sort();
    let [median, worst] = [times[count / 2], times[count - 1]].map(|time| time.as_secs_f64() * 1e3);
    println!("{what:<44} {median:>9.2} ms median, {worst:.2} ms worst");
}

/// Opening and saving a project of usual size, with all that guards it: the claim of its file, a journal, older
/// versions.
fn usual(folder: &Path, path: &Path) {
    let backups = Backups::new(Arc::new(Disk), &folder.join("data"));
    let open = || Project::open_to_keep(path).expect("the project opens");
    frames("sample: opened and claimed", 30, |_| {
        let (_, claimed) = (open(), claim(path));
        assert!(!matches!(claimed, Claim::Elsewhere));
    });
    let (mut project, _, _) = open();
    frames("sample: saved, older version kept, flushed", 30, |at| {
        project.apply(Edit::SetTitle(format!("Title {at}"))).expect("a title is taken");
        project.save_keeping(path, &backups, false).expect("the project can be saved");
    });
}

/// The same where protection is on: the key is there, and everything is locked for it.
fn locked(folder: &Path) {
    let path = folder.join("locked.ron");
    let backups = Backups::new(Arc::new(Disk), &folder.join("data"));
    let key = SecretKey::generate();
    let keys = Recipients::new(key.public(), []).expect("one is not too many");
    let seal = Seal::Keys(keys.clone());
    let mut project =
        Project::from_ron(Sample::named("convention-2024").expect("the sample").ron()).expect("it opens");
    project.save_sealed(&path, &seal).expect("it can be saved");
    frames("sample, locked: opened and claimed", 30, |_| {
        let (opened, claimed) = (Project::open_with(&path, Opener::Key(&key)), claim(&path));
        assert!(opened.is_ok() && !matches!(claimed, Claim::Elsewhere));
    });
    frames("sample, locked: saved, older version kept", 30, |at| {
        project.apply(Edit::SetTitle(format!("Title {at}"))).expect("a title is taken");
        let older = Older { backups: &backups, keep: false, seal: Some(&keys) };
        project.save_over(&path, Some(&seal), Some(older)).expect("it can be saved");
    });
}

/// A window that has a project on screen.
fn opened(what: &str, path: &Path) -> Harness<'static, App> {
    let setup = Setup {
        store: Store::default(),
        dialogs: Box::new(NoDialogs),
        worker: None,
        locale: None,
        file: Some(path.to_path_buf()),
        work: 4,
    };
    let start = Instant::now();
    let mut window = Harness::builder()
        .with_size(vec2(1280.0, 800.0))
        .with_max_steps(20)
        .with_accessibility_check(false)
        .build_eframe(move |creation| App::new(&creation.egui_ctx, setup));
    while window.query_by_label("Find in marks").is_none() {
        window.run_steps(1);
        std::thread::sleep(Duration::from_millis(2));
    }
    println!("{what:<44} {:>9.1} ms", start.elapsed().as_secs_f64() * 1e3);
    window.run_steps(3);
    window
}

fn window(path: &Path) {
    let mut window = opened("window: from start to the text on screen", path);
    frames("window: steady frame, all panels", 200, |_| window.run_steps(1));
    frames("window: page down", 100, |_| {
        window.key_press(Key::PageDown);
        window.run_steps(1);
    });
    for _ in 0..3 {
        window.key_press_modifiers(Modifiers::CTRL | Modifiers::SHIFT, Key::ArrowRight);
        window.run_steps(1);
    }
    frames("window: a new mark, index made anew", 1, |_| {
        window.key_press(Key::Num3);
        window.run_steps(1);
    });
    window.get_by_role_and_label(Role::MultilineTextInput, "Comment").focus();
    window.run_steps(2);
    frames("window: a letter typed in a comment", 20, |_| {
        window.get_by_role_and_label(Role::MultilineTextInput, "Comment").type_text("a");
        window.run_steps(1);
    });
    window.key_press(Key::Escape);
    window.run_steps(2);
    window.query_all_by_label("Concerns").next().expect("the tab").click();
    window.run_steps(3);
    window.query_all_by_role(Role::TreeItem).next().expect("a concern").click();
    window.run_steps(3);
    frames("window: a letter typed in a concern's name", 20, |_| {
        window.get_by_role_and_label(Role::TextInput, "Name").type_text("a");
        window.run_steps(1);
    });
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(1) {
        frames("window: the next frame, names settled", 1, |_| window.run_steps(1));
        std::thread::sleep(Duration::from_millis(200));
    }
}

/// From nothing to the words of a real treaty in the window, opened as a text to look over.
fn treaty() {
    let Some(corpus) = std::env::var_os("RAPPORTEUR_CORPUS") else {
        println!("SKIPPED: RAPPORTEUR_CORPUS names no folder with treaties");
        return;
    };
    let path = Path::new(&corpus).join("text/bbnj-agreement-2023.en.txt");
    if !path.is_file() {
        println!("SKIPPED: there is no {}", path.display());
        return;
    }
    for _ in 0..5 {
        // Making the harness runs frames already, in which the file may arrive.
        let start = Instant::now();
        let setup = Setup {
            store: Store::default(),
            dialogs: Box::new(NoDialogs),
            worker: None,
            locale: None,
            file: Some(path.clone()),
            work: 4,
        };
        let mut window = Harness::builder()
            .with_size(vec2(1280.0, 800.0))
            .with_max_steps(20)
            .with_accessibility_check(false)
            .build_eframe(move |creation| App::new(&creation.egui_ctx, setup));
        while window.query_by_label_contains("Import: bbnj").is_none() {
            window.run_steps(1);
        }
        println!("{:<44} {:>9.1} ms", "BBNJ: from start to its text", start.elapsed().as_secs_f64() * 1e3);
    }
}

fn exports() {
    let project = Sample::named("convention-2024").expect("the sample").project().expect("it opens");
    let text = project.review().texts().keys().next().expect("a text").clone();
    let selection = Selection::of(project.review(), &Choices::new(text)).expect("a selection");
    frames("sample: Markdown", 20, |_| drop(markdown(&selection)));
    timed("sample: PDF", || pdf(&selection, &|_| true).expect("a PDF file"));
}

fn large() -> Project {
    let entry = |at: usize| {
        let article = at.is_multiple_of(6);
        let (number, paragraph) = (at / 6 + 1, at % 6);
        Entry {
            kind: if article { ProvisionKind::Article } else { ProvisionKind::Paragraph },
            eid: if article { format!("art_{number}") } else { format!("art_{number}__para_{paragraph}") },
            label: if article { format!("Article {number}") } else { format!("{paragraph}.") },
            heading: if article { "Procedural measures".to_owned() } else { String::new() },
            text: words(at),
            depth: usize::from(!article),
        }
    };
    let text = Text::assemble(TextHeader::default(), (0..PROVISIONS).map(entry).collect()).expect("a text");
    let text = Arc::new(text);
    let mut review = Review::new("Large", Codebook::shipped());
    let reviewer = Reviewer::new(ReviewerId::random(), "Reviewer");
    let by = reviewer.id;
    let mut edits = vec![Edit::PutText(Arc::clone(&text)), Edit::PutReviewer(reviewer)];
    let concerns: Vec<ConcernId> = review.codebook().concerns().keys().cloned().collect();
    for at in 0..MARKS {
        let start = at * 31 % 150;
        let passage = (at * 7919 % PROVISIONS, start..start + 20 + at % 40);
        let anchor = Anchor::passages(&text, [passage]).expect("the passage holds words");
        let mut mark = Annotation::new(text.id().clone(), by, anchor);
        mark.concerns = vec![concerns[at % concerns.len()].clone()];
        mark.rating = Rating::all().nth(at % 5).expect("five ratings");
        "Too broad; safeguards are missing.".clone_into(&mut mark.comment);
        mark.created = Moment::from_unix(1_730_000_000 + at as i64);
        edits.push(Edit::PutAnnotation(Box::new(mark)));
    }
    review.apply(Edit::All(edits)).expect("the edits apply");
    Project::from_review(review)
}
