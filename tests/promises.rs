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
            let there =
                if name.starts_with(".ci/") { root.join(name).is_file() } else { tests.contains(name) };
            assert!(there, "there is no test {name}");
        }
    }
}

/// What stands in quotation marks after `before` at the beginning of a line.
fn quoted<'a>(words: &'a str, before: &str) -> Vec<&'a str> {
    let after = words.lines().filter_map(|line| line.trim_start().strip_prefix(before));
    after.filter_map(|rest| Some(rest.split_once('"')?.0)).collect()
}

/// The crates that the program is made of on any system, by Cargo.lock; not those of a build for web browsers.
fn tree(lock: &str) -> BTreeSet<&str> {
    let packages: Vec<&str> = lock.split("[[package]]").skip(1).collect();
    let (mut found, mut open) = (BTreeSet::new(), vec!["rapporteur"]);
    while let Some(name) = open.pop() {
        if name.starts_with("wasm-bindgen") || !found.insert(name) {
            continue;
        }
        for package in packages.iter().filter(|package| quoted(package, "name = \"") == [name]) {
            // A dependency is a name, with its version where there are several.
            open.extend(quoted(package, "\"").into_iter().filter_map(|words| words.split(' ').next()));
        }
    }
    found
}

#[test]
fn no_crate_that_could_use_the_network_is_in_the_tree() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| fs::read_to_string(root.join(name)).unwrap();
    let (bans, lock) = (read("deny.toml"), read("Cargo.lock"));
    let (banned, tree) = (quoted(&bans, "{ crate = \""), tree(&lock));
    assert!(banned.len() >= 15 && banned.contains(&"webbrowser"), "{banned:?}");
    assert!(tree.len() > 300 && tree.contains("typst") && tree.contains("rfd"), "{}", tree.len());
    let found: Vec<_> = banned.iter().filter(|name| tree.contains(**name)).collect();
    assert!(found.is_empty(), "{found:?}");
}
