//! What docs/SECURITY.md promises is proved by tests that exist.

// What fails here fails loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The names of all test functions under a folder.
fn tests_in(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            tests_in(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let words = fs::read_to_string(&path).unwrap();
            let after = words.split("#[test]").skip(1);
            let names = after.filter_map(|rest| rest.split_once("fn ")?.1.split_once('('));
            found.extend(names.map(|(name, _)| name.to_owned()));
        }
    }
}

#[test]
fn every_promise_names_tests_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tests = BTreeSet::new();
    tests_in(&root.join("src"), &mut tests);
    tests_in(&root.join("tests"), &mut tests);
    let words = fs::read_to_string(root.join("docs/SECURITY.md")).unwrap();
    let promises: Vec<&str> =
        words.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| promise |")).collect();
    let promises: Vec<&&str> = promises.iter().filter(|line| !line.starts_with("| ---")).collect();
    assert!(promises.len() >= 10, "{}", promises.len());
    for promise in promises {
        let named: Vec<&str> = promise.split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty(), "nothing proves: {promise}");
        for name in named {
            assert!(tests.contains(name), "there is no test {name}");
        }
    }
}
