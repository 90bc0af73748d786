//! Exports: the same bytes twice, and nothing in them that was not chosen.

use super::shell::{Shell, assert_private};

#[test]
fn markdown_says_what_was_chosen_and_nothing_else() {
    let shell = Shell::with_sample("convention-2024");
    let export = |name: &str, more: &[&str]| {
        let call = ["export", "p.ron", "--to", "markdown", "-o", name];
        let told = shell.run(&[call.as_slice(), more].concat()).done();
        let bytes = shell.read(name);
        assert_private(&shell, &bytes);
        (told, String::from_utf8(bytes).unwrap())
    };
    let (told, plain) = export("plain.md", &[]);
    assert_eq!(told, "plain.md: 84 marks\n");
    assert!(!plain.contains("Security researcher") && !plain.contains("2025-01"), "{plain}");
    assert_eq!(export("again.md", &[]).1, plain);

    let (_, named) = export("named.md", &["--authors", "--dates"]);
    assert!(named.contains("Security researcher") && named.contains("2025-01"), "{named}");

    let (told, some) = export("some.md", &["--only", "privacy", "Good-faith testing", "4"]);
    let marks: usize = told["some.md: ".len()..].trim_end_matches(" marks\n").parse().unwrap();
    assert!(marks > 0 && marks < 84, "{told}");
    assert!(some.len() < plain.len());
    let again = export("swapped.md", &["--only", "security-research", "--only", "privacy"]);
    assert_eq!(again.1, some, "a concern takes in those under it");
}

#[test]
fn markdown_goes_to_standard_output_where_that_is_wanted() {
    let shell = Shell::with_sample("first-steps");
    let before = shell.names();
    let printed = shell.run(&["export", "p.ron", "--to", "markdown", "-o", "-"]).done();
    assert!(printed.starts_with("# First steps\n"), "{printed}");
    assert_eq!(shell.names(), before);
}

#[test]
fn a_pdf_is_the_same_twice_and_private() {
    let shell = Shell::with_sample("first-steps");
    for name in ["a.pdf", "b.pdf"] {
        let told =
            shell.run(&["export", "p.ron", "--to", "pdf", "-o", name, "--marked-articles-only"]).done();
        assert_eq!(told, format!("{name}: 6 marks\n"));
    }
    let pdf = shell.read("a.pdf");
    assert!(pdf.starts_with(b"%PDF-1.7"));
    assert!(pdf == shell.read("b.pdf"), "two exports of one project differ");
    assert_private(&shell, &pdf);
    assert_eq!(shell.names(), ["a.pdf", "b.pdf", "p.ron"]);
}

#[test]
fn the_worker_refuses_what_it_cannot_read_and_ends() {
    let shell = Shell::new();
    let output = shell.command(&["--worker", "pdf"]).write_stdin("{").output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stdout.first(), Some(&b'E'));
}
