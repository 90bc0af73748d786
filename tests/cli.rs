//! The command line as scripts see it: results, messages, exit codes, and files left alone.

#![expect(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

#[path = "cli/changes.rs"]
mod changes;
#[path = "cli/exports.rs"]
mod exports;
#[path = "export/files.rs"]
mod files;
#[path = "cli/hidden.rs"]
mod hidden;
#[cfg(target_os = "linux")]
#[path = "cli/locked.rs"]
mod locked;
#[path = "support/office.rs"]
mod office;
#[path = "cli/original.rs"]
mod original;
#[cfg(target_os = "linux")]
#[path = "cli/recovery.rs"]
mod recovery;
#[path = "cli/refusals.rs"]
mod refusals;
#[path = "cli/shell.rs"]
mod shell;

use rapporteur::project::Project;
use rapporteur::review::{Anchor, ConcernId, Rating};
use serde_json::Value;

use shell::Shell;

const TREATY: &str = "# Treaty\n\n## Chapter I. General\n\n### Article 1. Purpose\n\nThe Parties agree:\n\n\
                      (a) to listen;\n\n(b) to answer.\n\n### Article 2. Powers\n\n\
                      1. Each Party may listen.\n\n2. No Party shall listen in secret.\n";

#[test]
fn a_review_is_made_from_the_first_to_the_last_command() {
    let shell = Shell::new();
    shell.write("treaty.md", TREATY);
    let made = shell.run(&["new", "treaty.md", "-o", "review.ron"]).done();
    assert!(made.contains("treaty.md: 2 articles"), "{made}");

    let id = shell
        .run(&[
            "annotate",
            "review.ron",
            "--at",
            "2(1)",
            "--quote",
            "may  listen",
            "--concern",
            "privacy",
            "--concern",
            "Good-faith testing",
            "--concern",
            "1",
            "--rating",
            "red-line",
            "--comment",
            "Listens to *all*.",
            "--recommend",
            "Delete.",
            "--reviewer",
            "Asha",
        ])
        .done();
    let again = shell.run(&["annotate", "review.ron", "--at", "Article 1", "--concern", "scope"]).done();
    let whole =
        shell.run(&["annotate", "review.ron", "--at", "text", "--concern", "process", "--json"]).done();
    let whole: Value = serde_json::from_str(&whole).unwrap();
    assert_eq!((&whole["covers"], &whole["place"]), (&"text".into(), &"The whole text".into()));

    let (project, _) = Project::open(&shell.path("review.ron")).unwrap();
    assert_eq!(project.review().annotations().len(), 3);
    let mark = project.review().annotations().values().find(|mark| mark.id.to_string() == id.trim()).unwrap();
    assert_eq!((mark.anchor.quote().as_str(), mark.rating), ("may listen", Rating::RedLine));
    assert_eq!((mark.comment.as_str(), mark.recommendation.as_str()), ("Listens to *all*.", "Delete."));
    let concerns: Vec<&str> = mark.concerns.iter().map(ConcernId::as_str).collect();
    assert_eq!(concerns, ["privacy", "good-faith", "scope"]);
    assert_eq!(project.review().reviewers()[&mark.reviewer].display_name(), "Asha");
    let other =
        project.review().annotations().values().find(|mark| mark.id.to_string() == again.trim()).unwrap();
    assert_eq!(other.anchor, Anchor::Provision("art_1".to_owned()));
    assert_eq!(project.review().reviewers().len(), 2, "both unnamed marks belong to one reviewer");

    let shown = shell.run(&["show", "review.ron"]).done();
    for words in
        ["art_2__para_1  1. Each Party may listen.", id.trim(), "Red line", "by: Asha", "quote: may listen"]
    {
        assert!(shown.contains(words), "{words} is not in\n{shown}");
    }
    let sound = shell.run(&["check", "review.ron"]).done();
    assert_eq!(sound, "sound: 1 text with 8 provisions, 3 marks by 2 reviewers\n");
}

#[test]
fn amendments_are_proposed_and_replies_shown() {
    let shell = Shell::with_sample("convention-2024");
    let proposed = shell
        .run(&[
            "annotate",
            "p.ron",
            "--at",
            "24(2)",
            "--concern",
            "privacy",
            "--amend",
            "insert",
            "--words",
            "without exception",
            "--reason",
            "Clearer.",
            "--json",
        ])
        .done();
    let proposed: Value = serde_json::from_str(&proposed).unwrap();
    let amendment = &proposed["amendment"];
    assert_eq!((&amendment["kind"], &amendment["words"]), (&"insert".into(), &"without exception".into()));
    assert_eq!((&amendment["reason"], &amendment["status"]), (&"Clearer.".into(), &"proposed".into()));
    for (call, why) in [
        (["--amend", "replace"].as_slice(), "needs the words it proposes"),
        (&["--amend", "delete", "--words", "x"], "proposes no words"),
        (&["--amend", "rewrite"], "say replace, delete"),
        (&["--words", "x"], "--amend"),
    ] {
        let place = ["annotate", "p.ron", "--at", "24(2)", "--concern", "privacy"];
        let refused = shell.run(&[place.as_slice(), call].concat());
        assert!(refused.refused(2).contains(why), "{call:?}");
    }
    let shown = shell.run(&["show", "p.ron"]).done();
    for words in
        ["amendment (Rejected): New provision after it 2 bis.", "reply by Security researcher, 2025-01-29:"]
    {
        assert!(shown.contains(words), "{words} is not in\n{shown}");
    }
    let shown: Value = serde_json::from_str(&shell.run(&["show", "p.ron", "--json"]).done()).unwrap();
    let marks = shown["annotations"].as_array().unwrap();
    let answered: usize = marks.iter().map(|mark| mark["replies"].as_array().unwrap().len()).sum();
    assert_eq!(answered, 3);
    let found: Value = serde_json::from_str(&shell.run(&["check", "p.ron", "--json"]).done()).unwrap();
    assert_eq!((&found["replies"], &found["replies_to_deleted"]), (&3.into(), &0.into()));
    let export = |more: &[&str]| {
        let call = ["export", "p.ron", "--to", "markdown", "-o", "-"];
        shell.run(&[call.as_slice(), more].concat()).done()
    };
    assert!(!export(&[]).contains("Budapest wording") && export(&["--replies"]).contains("Budapest wording"));
}

#[test]
fn json_carries_addresses_words_and_marks() {
    let shell = Shell::with_sample("first-steps");
    let shown = shell.run(&["show", "p.ron", "--json"]).done();
    let shown: Value = serde_json::from_str(&shown).unwrap();
    let text = &shown["texts"][0];
    assert_eq!(text["status"], "Digest");
    let provisions = text["provisions"].as_array().unwrap();
    let point = provisions.iter().find(|provision| provision["eid"] == "art_1__point_a").unwrap();
    assert_eq!((&point["label"], &point["place"]), (&"(a)".into(), &"Article 1(a)".into()));
    assert_eq!((&point["kind"], &point["heading"]), (&"Point".into(), &"".into()));
    assert!(point["text"].as_str().unwrap().starts_with("make the fight"), "{point}");
    let marks = shown["annotations"].as_array().unwrap();
    assert_eq!(marks.len(), 6);
    for mark in marks.iter().filter(|mark| mark["covers"] == "passages") {
        let passage = &mark["passages"][0];
        let provision = provisions.iter().find(|provision| provision["eid"] == passage["eid"]).unwrap();
        let (heading, words) = (provision["heading"].as_str().unwrap(), provision["text"].as_str().unwrap());
        let words = if heading.is_empty() { words.to_owned() } else { format!("{heading}\n{words}") };
        let (from, to) =
            (passage["from"].as_u64().unwrap() as usize, passage["to"].as_u64().unwrap() as usize);
        let there: String = words.chars().skip(from).take(to - from).collect();
        assert_eq!(passage["quote"], there);
    }
    let found: Value = serde_json::from_str(&shell.run(&["check", "p.ron", "--json"]).done()).unwrap();
    assert_eq!((&found["sound"], &found["annotations"]), (&true.into(), &6.into()));
}

#[test]
fn several_texts_stand_side_by_side_and_one_is_chosen() {
    let shell = Shell::new();
    shell.write("one.md", TREATY);
    shell.write("two.md", TREATY.replace("in secret", "at night"));
    shell.run(&["new", "one.md", "two.md", "-o", "both.ron", "--title", "Both"]).done();
    let (project, _) = Project::open(&shell.path("both.ron")).unwrap();
    assert_eq!((project.review().title(), project.review().texts().len()), ("Both", 2));

    let call = ["annotate", "both.ron", "--at", "2(2)", "--quote", "at night", "--concern", "covert"];
    let before = shell.read("both.ron");
    let message = shell.run(&call).refused(2);
    assert!(message.contains("--text"), "{message}");
    assert_eq!(shell.read("both.ron"), before);
    let night = project
        .review()
        .texts()
        .values()
        .find(|text| text.provisions().iter().any(|provision| provision.text.contains("at night")));
    let digits = night.unwrap().id().as_str().get(..12).unwrap();
    shell.run(&[call.as_slice(), &["--text", digits]].concat()).done();
    shell.run(&["annotate", "both.ron", "--at", "2", "--concern", "1", "--text", "ffff"]).refused(1);
    assert_eq!(shell.run(&["show", "both.ron"]).done().matches("quote: at night").count(), 1);
}

#[test]
fn separate_passages_make_one_mark() {
    let shell = Shell::with_sample("convention-2024");
    let mark = shell
        .run(&[
            "annotate",
            "p.ron",
            "--at",
            "11",
            "--quote",
            "Authorised testing",
            "--quote",
            "the exemption turns on why a tool was made",
            "--concern",
            "intent",
            "--json",
        ])
        .done();
    let mark: Value = serde_json::from_str(&mark).unwrap();
    assert_eq!(mark["passages"].as_array().unwrap().len(), 2, "{mark}");
    let (project, _) = Project::open(&shell.path("p.ron")).unwrap();
    assert_eq!(project.review().problems(), Vec::new());
}

#[test]
fn samples_are_listed_and_copied_with_their_marks_or_without() {
    let shell = Shell::new();
    let list = shell.run(&["sample"]).done();
    for name in ["first-steps", "convention-2024", "draft-2023"] {
        assert!(list.contains(name), "{list}");
        let file = format!("{name}.ron");
        shell.run(&["sample", name, "-o", &file]).done();
        assert!(shell.run(&["check", &file]).done().starts_with("sound: 1 text"));
    }
    shell.run(&["sample", "draft-2023", "-o", "bare.ron", "--without-marks"]).done();
    assert!(shell.run(&["check", "bare.ron"]).done().contains("0 marks by 0 reviewers"));
}

#[test]
fn help_explains_every_command_with_an_example_and_the_exit_codes() {
    let shell = Shell::new();
    let help = shell.run(&["--help"]).done();
    for words in ["Exit codes: 0 done", "Examples:", "rapporteur [FILE]", "annotate", "export", "check"] {
        assert!(help.contains(words), "{words} is not in\n{help}");
    }
    assert!(!help.contains("worker"), "{help}");
    for command in ["new", "show", "annotate", "export", "check", "sample"] {
        let help = shell.run(&[command, "--help"]).done();
        assert!(help.contains("Example") && help.contains(&format!("  rapporteur {command} ")), "{help}");
        assert!(help.lines().all(|line| line.chars().count() <= 110), "{help}");
    }
    assert_eq!(shell.run(&["--version"]).done(), format!("rapporteur {}\n", env!("CARGO_PKG_VERSION")));
}

#[cfg(all(unix, not(target_os = "macos")))]
#[test]
fn without_a_screen_the_commands_are_named() {
    let shell = Shell::with_sample("first-steps");
    for arguments in [[].as_slice(), &["p.ron"], &["nothing.ron"]] {
        let message = shell.run(arguments).refused(2);
        for words in
            ["DISPLAY", "WAYLAND_DISPLAY", "new, import, show, annotate, export, check, sample", "--help"]
        {
            assert!(message.contains(words), "{words} is not in {message}");
        }
    }
    let output = shell.command(&["p.ron"]).env("DISPLAY", "no-such-screen").output().unwrap();
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert!(message.starts_with("rapporteur: no window") && !message.contains(".rs:"), "{message}");
}
