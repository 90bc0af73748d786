//! Bad input and bad calls: a message that names file, place, cause and remedy, the right exit code,
//! and every file as it was.

use super::TREATY;
use super::shell::Shell;

/// Runs a call that must be refused, with `words` in its message and the project untouched.
#[track_caller]
fn refused(shell: &Shell, code: i32, arguments: &[&str], words: &[&str]) {
    let files = |shell: &Shell| {
        let names = shell.names();
        names.into_iter().map(|name| (std::fs::read(shell.path(&name)).ok(), name)).collect::<Vec<_>>()
    };
    let before = files(shell);
    let message = shell.run(arguments).refused(code);
    for words in words {
        assert!(message.contains(words), "“{words}” is not in: {message}");
    }
    assert!(message.lines().count() <= 8, "{message}");
    assert!(files(shell) == before, "{arguments:?} changed a file: {:?}", shell.names());
}

#[test]
fn places_quotes_and_concerns_that_are_not_there() {
    let shell = Shell::with_sample("convention-2024");
    let annotate = |more: &[&'static str]| [["annotate", "p.ron"].as_slice(), more].concat();
    let cases: [(&[&str], &[&str]); 8] = [
        (
            &["--at", "99", "--concern", "scope"],
            &["p.ron", "no Article 99", "Article 1 to Article 68", "show"],
        ),
        (&["--at", "17(9)(z)", "--concern", "scope"], &["p.ron", "Article 17"]),
        (&["--at", "???", "--concern", "scope"], &["p.ron"]),
        (&["--at", "", "--concern", "scope"], &["p.ron"]),
        (&["--at", "6", "--concern", "nonsense"], &["p.ron", "no concern `nonsense`", "privacy"]),
        (&["--at", "6", "--concern", "scope", "--quote", "not there"], &["“not there”", "Article 6", "copy"]),
        (
            &["--at", "6", "--concern", "scope", "--quote", "human rights"],
            &["times in Article 6", "quote more"],
        ),
        (&["--at", "6", "--concern", "scope", "--quote", " "], &["the quote is empty"]),
    ];
    for (more, words) in cases {
        refused(&shell, 1, &annotate(more), words);
    }
    let only = ["export", "p.ron", "--to", "markdown", "-o", "out.md", "--only", "nonsense"];
    refused(&shell, 1, &only, &["p.ron", "no concern `nonsense`"]);
}

#[test]
fn calls_that_make_no_sense() {
    let shell = Shell::with_sample("first-steps");
    let cases: [(&[&str], &[&str]); 13] = [
        (&["annotate", "p.ron", "--at", "6"], &["--concern"]),
        (&["annotate", "p.ron", "--concern", "scope"], &["--at"]),
        (
            &["annotate", "p.ron", "--at", "6", "--concern", "scope", "--rating", "awful"],
            &["awful", "red-line"],
        ),
        (&["annotate", "p.ron", "--at", "text", "--quote", "x", "--concern", "scope"], &["--at"]),
        (&["export", "p.ron", "--to", "docx", "-o", "x.docx"], &["docx", "pdf", "markdown"]),
        (&["export", "p.ron", "--to", "pdf"], &["--output"]),
        (&["export", "p.ron", "--to", "markdown", "-o", "p.ron", "--force"], &["p.ron", "over itself"]),
        (&["exprot", "p.ron", "--to", "pdf"], &["`exprot`", "export"]),
        (&["show"], &["PROJECT"]),
        (&["sample", "nothing", "-o", "x.ron"], &["`nothing`", "first-steps, convention-2024, draft-2023"]),
        (&["sample", "first-steps"], &["-o first-steps.ron"]),
        (&["sample", "first-steps", "-o", "x.txt"], &["x.txt", "write x.ron"]),
        (&["--worker", "coffee"], &["--worker"]),
    ];
    for (arguments, words) in cases {
        refused(&shell, 2, arguments, words);
    }
}

#[test]
fn project_files_that_are_none() {
    let shell = Shell::with_sample("first-steps");
    let sound = String::from_utf8(shell.read("p.ron")).unwrap();
    shell.write("empty.ron", "");
    shell.write("binary.ron", [0x7f, b'E', b'L', b'F', 0, 0xff, 0xfe, 0]);
    shell.write("cut.ron", &sound[..sound.len() / 2]);
    shell.write("other.ron", "(format: \"music\", schema: 1)");
    shell.write("deep.ron", format!("(format: {}", "[".repeat(200_000)));
    shell.write(
        "wide.ron",
        format!("(format: \"rapporteur-project\", annotations: {{{}", "\"\":(),".repeat(100_000)),
    );
    shell.write("forged.ron", sound.replacen("human rights", "human wrongs", 1));
    shell.write("steer.ron", "(format: \"\u{1b}[2J\u{202e}\", \u{1b}]0;x\u{7}: 1)");
    let large = std::fs::File::create(shell.path("large.ron")).unwrap();
    large.set_len((64 << 20) + 1).unwrap();
    std::fs::create_dir(shell.path("folder.ron")).unwrap();
    let cases = [
        ("missing.ron", "there is no file missing.ron"),
        ("empty.ron", "It is empty"),
        ("binary.ron", "not UTF-8"),
        ("cut.ron", "Line "),
        ("other.ron", "not a project of this program"),
        ("deep.ron", "deep.ron"),
        ("wide.ron", "wide.ron"),
        ("forged.ron", "its words are not those it is named after"),
        ("steer.ron", "steer.ron"),
        ("large.ron", "64 MiB"),
        ("folder.ron", "is a folder"),
    ];
    for (file, cause) in cases {
        refused_quickly(&shell, &["show", file], &[file, cause]);
        refused_quickly(&shell, &["check", file, "--json"], &[file, cause]);
        let call = ["annotate", file, "--at", "1", "--concern", "scope"];
        refused_quickly(&shell, &call, &[file, cause]);
        let call = ["export", file, "--to", "markdown", "-o", "out.md"];
        refused_quickly(&shell, &call, &[file, cause]);
    }
}

/// As [`refused`] with code 1, without reading the large files again.
#[track_caller]
fn refused_quickly(shell: &Shell, arguments: &[&str], words: &[&str]) {
    let before = shell.names();
    let message = shell.run(arguments).refused(1);
    for words in words {
        assert!(message.contains(words), "“{words}” is not in: {message}");
    }
    let steers = message.chars().any(|c| (c.is_control() && c != '\n') || c == '\u{202e}');
    assert!(!steers, "{message:?}");
    assert_eq!(shell.names(), before, "{arguments:?}");
}

#[test]
fn a_newer_project_is_shown_but_not_changed() {
    let shell = Shell::with_sample("first-steps");
    let newer = String::from_utf8(shell.read("p.ron")).unwrap();
    shell.write("p.ron", newer.replace("schema: 1", "schema: 9").replace("min_reader: 1", "min_reader: 9"));
    refused(
        &shell,
        1,
        &["annotate", "p.ron", "--at", "6", "--concern", "scope"],
        &["p.ron", "newer version"],
    );
    assert!(shell.run(&["show", "p.ron"]).done().contains("newer version"));
}

#[test]
fn what_does_not_hold_is_found_by_check() {
    let shell = Shell::with_sample("first-steps");
    let sound = String::from_utf8(shell.read("p.ron")).unwrap();
    shell.write(
        "p.ron",
        sound.replacen("as appropriate to the power concerned\", \"", "as it likes\", \"", 1),
    );
    let output = shell.command(&["check", "p.ron"]).output().unwrap();
    let (found, message) =
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(1), "{found}{message}");
    assert!(
        found.contains("checksum")
            && found.contains("on Article 24(2) quotes words that the text does not have: “as it likes”"),
        "{found}"
    );
    assert_eq!(found.lines().count(), 2, "{found}");
    assert!(message.contains("p.ron: 2 problems found"), "{message}");
    let output = shell.command(&["check", "p.ron", "--json"]).output().unwrap();
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &found["sound"]), (Some(1), &false.into()));
}

#[test]
fn texts_that_are_none() {
    let shell = Shell::new();
    shell.write("good.md", TREATY);
    shell.write("same.md", TREATY);
    shell.write("empty.txt", " \n\n");
    shell.write("binary.txt", b"Article 1\n\0\0");
    shell.write("noise.txt", b"Article 1\nd\xe9j\xe0 v\x01u\n");
    shell.write("cut.docx", "PK\x03\x04");
    shell.write("old.doc", b"\xD0\xCF\x11\xE0 and more");
    shell.write("paper.pdf", "%PDF-1.7");
    shell.write("hidden.txt", "%PDF-1.7");
    let large = std::fs::File::create(shell.path("large.txt")).unwrap();
    large.set_len((64 << 20) + 1).unwrap();
    let cases = [
        ("missing.txt", "cannot be opened"),
        ("empty.txt", "is empty"),
        ("binary.txt", "line 2"),
        ("noise.txt", "no valid UTF-8 at byte 11 (line 2)"),
        ("cut.docx", "cut short"),
        ("old.doc", "an old Word document"),
        ("paper.pdf", "is damaged or no PDF"),
        ("hidden.txt", "is damaged or no PDF"),
        ("large.txt", "64 MiB"),
        ("same.md", "same text as good.md"),
    ];
    for (file, cause) in cases {
        refused_quickly(&shell, &["new", "good.md", file, "-o", "p.ron"], &[file, cause]);
    }
}

#[test]
fn targets_that_cannot_be_written() {
    let shell = Shell::with_sample("first-steps");
    shell.write("t.md", TREATY);
    shell.write("there.ron", "precious");
    shell.write("there.md", "precious");
    std::fs::create_dir(shell.path("folder.ron")).unwrap();
    let cases: [(&[&str], &[&str]); 8] = [
        (&["new", "t.md", "-o", "there.ron"], &["there.ron", "there already", "--force"]),
        (&["sample", "first-steps", "-o", "there.ron"], &["there.ron", "there already", "--force"]),
        (&["export", "p.ron", "--to", "markdown", "-o", "there.md"], &["there.md", "--force"]),
        (&["new", "t.md", "-o", "folder.ron", "--force"], &["folder.ron is a folder"]),
        (&["new", "t.md", "-o", "no/such/p.ron"], &["no/such/p.ron", "does not exist", "make it"]),
        (&["sample", "first-steps", "-o", "no/such/p.ron"], &["no/such/p.ron", "does not exist"]),
        (&["export", "p.ron", "--to", "markdown", "-o", "no/out.md"], &["no/out.md", "does not exist"]),
        (&["export", "p.ron", "--to", "markdown", "-o", "folder.ron"], &["folder.ron is a folder"]),
    ];
    for (arguments, words) in cases {
        refused(&shell, 1, arguments, words);
    }
    shell.run(&["new", "t.md", "-o", "there.ron", "--force"]).done();
    shell.run(&["export", "p.ron", "--to", "markdown", "-o", "there.md", "--force"]).done();
    assert!(shell.read("there.md").starts_with(b"# First steps"));
}

#[cfg(unix)]
#[test]
fn devices_and_read_only_files_are_left_alone() {
    let shell = Shell::with_sample("first-steps");
    let call = ["export", "p.ron", "--to", "markdown", "-o", "/dev/null", "--force"];
    refused(&shell, 1, &call, &["/dev/null is no ordinary file"]);
    let path = shell.path("p.ron");
    let mut permissions = std::fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).unwrap();
    refused(&shell, 1, &["annotate", "p.ron", "--at", "6", "--concern", "scope"], &["p.ron", "read-only"]);
}

#[cfg(unix)]
#[test]
fn a_reader_that_stops_is_no_fault_and_a_full_disk_is() {
    use std::process::{Command, Stdio};
    let shell = Shell::with_sample("convention-2024");
    for arguments in [["show", "p.ron"].as_slice(), &["show", "p.ron", "--json"], &["--help"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
        command.current_dir(shell.path("")).args(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
    }
    if let Ok(full) = std::fs::OpenOptions::new().write(true).open("/dev/full") {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
        command.current_dir(shell.path("")).args(["show", "p.ron"]).stdout(full);
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8(output.stderr).unwrap().contains("could not be printed"));
    }
}
