//! Hidden characters on the command line.

use serde_json::Value;

use super::shell::Shell;

#[test]
fn import_and_check_tell_hidden_characters_and_their_places() {
    let shell = Shell::new();
    let treaty = "# Treaty\n\n## Article 1\n\nStates shall \u{202E}ton\u{202C} listen.\n\n\
                  ## Article 2\n\nThe p\u{430}ypal rule; sur\u{AD}veillance.\n";
    shell.write("bad.md", treaty);
    let made = shell.run(&["new", "bad.md", "-o", "bad.ron"]).done();
    for words in [
        "States shall [U+202E]ton[U+202C] listen.”: U+202E right-to-left override. More of them here: 1",
        "p[U+0430]ypal",
    ] {
        assert!(made.contains(words), "{words} is not in\n{made}");
    }
    shell
        .run(&["annotate", "bad.ron", "--at", "2", "--concern", "privacy", "--comment", "no\u{200B}w"])
        .done();
    let told = shell.run(&["check", "bad.ron"]).done();
    for words in [
        "sound: 1 text",
        "warning: Article 1, words, offset 13: U+202E right-to-left override",
        "warning: Article 2, words, offset 5: U+0430 \u{430}, a Cyrillic letter in a Latin word, looks like a",
        "on Article 2, comment, offset 2: U+200B zero-width space",
        "information: Article 2, words, offset 20: U+00AD soft hyphen, 1 time in all",
        "4 hidden or look-alike characters: look at each place before you rely on its words",
    ] {
        assert!(told.contains(words), "{words} is not in\n{told}");
    }
    assert!(!told.contains(['\u{202E}', '\u{200B}']));
    let found: Value = serde_json::from_str(&shell.run(&["check", "bad.ron", "--json"]).done()).unwrap();
    let hidden = &found["hidden"];
    assert_eq!((&found["sound"], &hidden["warnings"]), (&true.into(), &4.into()));
    let first = &hidden["listed"][0];
    assert_eq!(
        (&first["code"], &first["offset"], &first["warning"]),
        (&"U+202E".into(), &13.into(), &true.into())
    );
    assert_eq!(hidden["information"][0]["count"], 1);
}

#[test]
fn a_clean_project_is_told_as_before() {
    let shell = Shell::with_sample("first-steps");
    let told = shell.run(&["check", "p.ron"]).done();
    assert!(!told.contains("warning") && !told.contains("information") && !told.contains("hidden"), "{told}");
}
