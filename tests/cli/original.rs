//! Marks written into the PDF that the text was read from.

use super::files::{Treaty, replaced};
use super::shell::{Shell, assert_private};

/// `treaty.pdf`, and a project on it in `p.ron` with three marks.
fn marked() -> Shell {
    let shell = Shell::new();
    shell.write("treaty.pdf", Treaty::default().bytes());
    shell.run(&["new", "treaty.pdf", "-o", "p.ron"]).done();
    for place in ["4", "4(2)", "text"] {
        let call = ["annotate", "p.ron", "--at", place, "--concern", "privacy", "--reviewer", "Somebody"];
        shell.run(&call).done();
    }
    shell
}

const CALL: [&str; 6] = ["export", "p.ron", "--to", "original-pdf", "--original", "treaty.pdf"];

fn export(name: &str, more: &[&str]) -> Vec<String> {
    [&CALL, &["-o", name][..], more].concat().into_iter().map(str::to_owned).collect()
}

fn run(shell: &Shell, call: &[String]) -> super::shell::Ran {
    shell.run(&call.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn marks_are_added_to_a_copy_of_the_original() {
    let shell = marked();
    let original = shell.read("treaty.pdf");
    assert_eq!(run(&shell, &export("a.pdf", &[])).done(), "a.pdf: 3 marks in 3 comments\n");
    assert_eq!(run(&shell, &export("b.pdf", &[])).done(), "b.pdf: 3 marks in 3 comments\n");
    let pdf = shell.read("a.pdf");
    assert!(pdf.starts_with(&original) && pdf.len() > original.len() && pdf == shell.read("b.pdf"));
    assert!(shell.read("treaty.pdf") == original);
    assert_private(&shell, &pdf);
    assert_private(&shell, &shell.read("p.ron"));
    let says = |pdf: &[u8]| pdf.windows(8).any(|window| window == b"Somebody");
    assert!(!says(&pdf));
    run(&shell, &export("a.pdf", &["--authors", "--force"])).done();
    assert!(says(&shell.read("a.pdf")));
    assert_eq!(shell.names(), ["a.pdf", "b.pdf", "p.ron", "treaty.pdf"]);
}

#[test]
fn what_is_left_out_is_told_beside_the_results() {
    let shell = marked();
    // The mark on the second paragraph has no counterpart here.
    shell.write("treaty.pdf", replaced(&Treaty::default().bytes(), "(2. ", "(Z. "));
    let output = shell.command(&export("a.pdf", &[]).iter().map(String::as_str).collect::<Vec<_>>()).output();
    let output = output.unwrap();
    let (told, said) = (String::from_utf8(output.stderr).unwrap(), String::from_utf8(output.stdout).unwrap());
    assert!(told.contains("treaty.pdf: This is another file than the one"), "{told}");
    assert!(told.contains("1 mark is left out") && told.contains("Article 4(2)"), "{told}");
    assert_eq!(said, "a.pdf: 2 marks in 2 comments\n");
}

#[test]
fn wrong_calls_and_files_are_refused() {
    let shell = marked();
    let without = shell.run(&["export", "p.ron", "--to", "original-pdf", "-o", "a.pdf"]).refused(2);
    assert!(without.contains("--original FILE.pdf"), "{without}");
    let beside = shell.run(&["export", "p.ron", "--to", "pdf", "--original", "treaty.pdf", "-o", "a.pdf"]);
    assert!(beside.refused(2).contains("--to original-pdf"));
    let over = run(&shell, &export("treaty.pdf", &["--force"])).refused(2);
    assert!(over.contains("written over itself"), "{over}");
    let other = replaced(&Treaty::default().bytes(), "and", "und");
    for (bytes, words) in [
        (&b"no PDF at all"[..], "“treaty.pdf” is damaged or no PDF"),
        (b"", "treaty.pdf"),
        (&replaced(&other, "the", "das"), "“treaty.pdf” is not the file that this text was read from"),
    ] {
        shell.write("treaty.pdf", bytes);
        let message = run(&shell, &export("a.pdf", &[])).refused(1);
        assert!(message.contains(words), "{message}");
    }
    std::fs::remove_file(shell.path("treaty.pdf")).unwrap();
    assert!(run(&shell, &export("a.pdf", &["--force"])).refused(1).contains("cannot be opened"));
}

#[test]
fn a_kept_pdf_need_not_be_named_or_even_be_there() {
    let shell = Shell::new();
    shell.write("treaty.pdf", Treaty::default().bytes());
    let original = shell.read("treaty.pdf");
    shell.run(&["import", "treaty.pdf", "-o", "p.ron", "--keep-pdf"]).done();
    shell.run(&["import", "treaty.pdf", "-o", "lean.ron"]).done();
    assert!(!String::from_utf8(shell.read("lean.ron")).unwrap().contains("originals"));
    let said = format!("Its PDF is kept in the project: {} bytes", original.len());
    assert!(shell.run(&["show", "p.ron"]).done().contains(&said));
    assert!(!shell.run(&["show", "lean.ron"]).done().contains("Its PDF is kept"));
    let json: serde_json::Value =
        serde_json::from_str(&shell.run(&["show", "p.ron", "--json"]).done()).unwrap();
    assert_eq!(json["texts"][0]["kept_pdf_bytes"], original.len());
    shell.run(&["check", "p.ron"]).done();
    shell.run(&["annotate", "p.ron", "--at", "4", "--concern", "privacy"]).done();
    std::fs::remove_file(shell.path("treaty.pdf")).unwrap();
    let call = ["export", "p.ron", "--to", "original-pdf", "-o", "marked.pdf"];
    assert_eq!(shell.run(&call).done(), "marked.pdf: 1 mark in 1 comment\n");
    let marked = shell.read("marked.pdf");
    assert!(marked.starts_with(&original) && marked.len() > original.len());
    // No other export holds anything of it.
    shell.run(&["export", "p.ron", "--to", "markdown", "-o", "a.md"]).done();
    shell.run(&["export", "p.ron", "--to", "pdf", "-o", "a.pdf"]).done();
    let piece = &original[original.len() / 2..][..64];
    for name in ["a.md", "a.pdf"] {
        assert!(!shell.read(name).windows(piece.len()).any(|window| window == piece), "{name}");
    }
}

#[test]
fn only_a_pdf_is_kept() {
    let shell = Shell::new();
    shell.write("treaty.txt", "Article 1\n\nOne thing.\n");
    let refused = shell.run(&["import", "treaty.txt", "-o", "p.ron", "--keep-pdf"]).refused(1);
    assert!(refused.contains("“treaty.txt” is no PDF"), "{refused}");
    assert_eq!(shell.names(), ["treaty.txt"]);
}
