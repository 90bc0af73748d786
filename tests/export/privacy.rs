//! Exports give away nothing that was not chosen, and are the same on every machine.

use std::process::Command;

use rapporteur::export::{Choices, Scope, Selection, markdown, pdf};
use rapporteur::find::Filter;
use rapporteur::review::{Moment, Rating, ReviewerId};
use rapporteur::text::TextId;

use crate::sample::{AUTHOR, DAY, REPLIER, REPLY, REPLY_DAY, Sample, enriched, rich};

fn contains(bytes: &[u8], words: &str) -> bool {
    let utf16: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let hex = utf16.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02X}"));
    let found = |wanted: &[u8]| bytes.windows(wanted.len()).any(|window| window.eq_ignore_ascii_case(wanted));
    found(words.as_bytes()) || found(&utf16) || found(hex.as_bytes())
}

/// The file with every stream opened, if `qpdf` is there to open it.
pub(crate) fn opened(pdf: &[u8]) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("a.pdf"), folder.path().join("b.pdf"));
    std::fs::write(&from, pdf).unwrap();
    let command =
        Command::new("qpdf").args(["--qdf", "--object-streams=disable"]).arg(&from).arg(&to).output();
    let Ok(done) = command else {
        println!("SKIPPED: qpdf is not installed; the PDF was searched unopened only");
        return None;
    };
    assert!(done.status.success(), "qpdf: {}", String::from_utf8_lossy(&done.stderr));
    Some(std::fs::read(to).unwrap())
}

fn export(sample: &Sample, choices: &Choices) -> (Vec<u8>, String) {
    let selection = Selection::of(&sample.review, choices).unwrap();
    (pdf(&selection, &|_| true).unwrap(), markdown(&selection))
}

#[test]
fn names_and_days_are_there_only_if_chosen() {
    let sample = rich();
    let hidden = sample.choices();
    let shown = Choices { authors: true, dates: true, ..hidden.clone() };
    let (dark, dark_words) = export(&sample, &hidden);
    let (bright, bright_words) = export(&sample, &shown);
    assert!(!dark_words.contains(AUTHOR) && !dark_words.contains(DAY));
    assert!(bright_words.contains(AUTHOR) && bright_words.contains("2031"));
    let canaries = |bytes: &[u8]| {
        let user = std::env::var("USER").ok().filter(|user| user.len() > 4);
        let own = std::env::current_exe().unwrap().to_string_lossy().into_owned();
        let mut found: Vec<String> =
            [AUTHOR, "20310709", DAY, "Typst 0", "x-annot", "/URI", "/JavaScript", "/OpenAction", "/Launch"]
                .iter()
                .map(ToString::to_string)
                .chain(user)
                .chain([own])
                .collect();
        found.retain(|canary| contains(bytes, canary));
        found
    };
    assert_eq!(canaries(&dark), Vec::<String>::new());
    if let (Some(dark), Some(bright)) = (opened(&dark), opened(&bright)) {
        assert_eq!(canaries(&dark), Vec::<String>::new());
        // The day of the last mark is that of the document as well.
        assert_eq!(canaries(&bright), [AUTHOR, "20310709", DAY]);
    }
}

#[test]
fn replies_are_there_only_if_chosen_and_their_writers_only_with_names() {
    let sample = rich();
    let found = |choices: &Choices| {
        let (bytes, words) = export(&sample, choices);
        let json = serde_json::to_string(&Selection::of(&sample.review, choices).unwrap()).unwrap();
        let opened = opened(&bytes).unwrap_or(bytes);
        [REPLIER, REPLY, REPLY_DAY].map(|canary| {
            let places = [words.contains(canary), json.contains(canary), contains(&opened, canary)];
            // How a PDF cuts and draws its lines is its own affair; that its comments hold the words is not.
            assert!(places[0] == places[1] && (places[0] || !places[2]), "{canary}: {places:?}");
            places[0]
        })
    };
    let hidden = sample.choices();
    let named = Choices { authors: true, dates: true, ..hidden.clone() };
    let replies = Choices { replies: true, ..hidden.clone() };
    assert_eq!(found(&hidden), [false; 3]);
    assert_eq!(found(&named), [false; 3], "who only replied is not named where replies are not told");
    assert_eq!(found(&replies), [false, true, false]);
    assert_eq!(found(&Choices { authors: true, ..replies.clone() }), [true, true, false]);
    assert_eq!(found(&Choices { replies: true, ..named }), [true; 3]);
    if let Some(opened) = opened(&export(&sample, &replies).0) {
        assert!(contains(&opened, REPLY), "the PDF's comment holds the reply");
    }
}

#[test]
fn the_selection_itself_holds_no_names() {
    let json = serde_json::to_string(&rich().selection()).unwrap();
    assert!(!json.contains(AUTHOR) && !json.contains("2031"));
}

#[test]
fn the_same_review_gives_the_same_bytes() {
    let (first, second) = (rich(), rich());
    assert!(export(&first, &first.choices()) == export(&second, &second.choices()));
}

#[test]
fn a_filter_leaves_the_rest_out() {
    let sample = rich();
    let filter = Filter { ratings: [Rating::RedLine].into(), ..Filter::default() };
    let choices = Choices { scope: Scope::Matching(filter), ..sample.choices() };
    let selection = Selection::of(&sample.review, &choices).unwrap();
    assert_eq!(selection.marks.len(), 1);
    assert!(selection.filtered);
    assert_eq!(selection.marks[0].comment, "Said as Red line.");
    assert!(!serde_json::to_string(&selection).unwrap().contains("At whose work?"));
}

#[test]
fn an_unknown_text_is_refused() {
    let sample = Sample::new();
    assert!(Selection::of(&sample.review, &Choices::new(TextId::none())).is_err());
}

#[test]
fn who_wrote_the_marks_and_when_leaves_no_bit_behind() {
    let one = rich();
    let id = ReviewerId::from_bits(u128::MAX / 3);
    let other = Sample::by(id, "Ottoline Marchbanks", Moment::from_unix(1_234_567_890), one.text.clone());
    let other = enriched(other);
    let all = |sample: &Sample, choices: &Choices| {
        let selection = Selection::of(&sample.review, choices).unwrap();
        (export(sample, choices), serde_json::to_string(&selection).unwrap())
    };
    let hidden = Choices { replies: true, ..one.choices() };
    assert!(all(&one, &hidden) == all(&other, &hidden), "what was not to be told made a difference");
    for told in [Choices { authors: true, ..one.choices() }, Choices { dates: true, ..one.choices() }] {
        assert!(all(&one, &told) != all(&other, &told), "what was to be told made none");
    }
}

/// Everything that the program can write or print of a project (a RON file), as it does for somebody whose home, folders,
/// files, host and clock's zone are called by this name.
fn told_by(ron: &[u8], name: &str, zone: &str, language: &str) -> Vec<(&'static str, Vec<u8>)> {
    let there = tempfile::Builder::new().prefix(name).tempdir().unwrap();
    let path = |what: &str| there.path().join(format!("{name}-{what}"));
    for folder in ["home", "tmp", "work"] {
        std::fs::create_dir(path(folder)).unwrap();
    }
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
        command.current_dir(path("work")).args(arguments).env_clear();
        for (variable, value) in [("HOME", path("home")), ("TMPDIR", path("tmp")), ("PWD", path("work"))] {
            command.env(variable, value);
        }
        for variable in ["USER", "LOGNAME", "HOSTNAME", "EMAIL", "NAME"] {
            command.env(variable, format!("{name}-{variable}"));
        }
        command.env("TZ", zone).env("LC_ALL", language).env("LANG", language);
        let done = command.output().unwrap();
        assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
        done.stdout
    };
    let project = format!("{name}-review.ron");
    std::fs::write(path("work").join(&project), ron).unwrap();
    let mut told = vec![
        ("shown", run(&["show", &project])),
        ("shown as JSON", run(&["show", &project, "--json"])),
        ("concerns", run(&["codebook", &project])),
        ("report", run(&["export", &project, "--to", "pdf", "-o", "-"])),
        ("report with names", run(&["export", &project, "--to", "pdf", "--authors", "--dates", "-o", "-"])),
        ("Markdown", run(&["export", &project, "--to", "markdown", "-o", "-"])),
    ];
    for file in ["table.csv", "table.qdc"] {
        run(&["codebook", &project, "--to", file]);
        told.push((file, std::fs::read(path("work").join(file)).unwrap()));
    }
    run(&["codebook", &project, "--from", "table.qdc", "-o", "again.ron"]);
    told.push(("saved again", std::fs::read(path("work").join("again.ron")).unwrap()));
    told
}

#[test]
fn exports_are_the_same_whoever_makes_them_and_where() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("p.ron");
    let program = env!("CARGO_BIN_EXE_rapporteur");
    let made = Command::new(program).args(["sample", "first-steps", "-o"]).arg(&project).status().unwrap();
    assert!(made.success());
    let ron = std::fs::read(&project).unwrap();
    let one = told_by(&ron, "amberquill", "UTC", "C");
    let other = told_by(&ron, "cobaltreed", "Asia/Kathmandu", "ar_EG.UTF-8");
    for ((what, one), (_, other)) in one.into_iter().zip(other) {
        assert!(one == other, "{what}: two people's differ");
        let opened = if one.starts_with(b"%PDF") { opened(&one) } else { None };
        for name in ["amberquill", "cobaltreed"] {
            assert!(!contains(&one, name), "{what}: {name} is in it");
            assert!(!opened.as_ref().is_some_and(|opened| contains(opened, name)), "{what}: {name} is in it");
        }
    }
}
