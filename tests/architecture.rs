//! The walls between the rooms: a room uses only those below it, and only `app` knows of the window.

// What fails here fails loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms from the ground up. Rooms on one line know nothing of each other.
const FLOORS: [&[&str]; 6] = [
    &["guard", "text", "worker"],
    &["review"],
    &["project", "find", "import", "compare"],
    &["samples"],
    &["export"],
    &["app", "cli"],
];

/// Longest file that a newcomer should meet, in lines.
const LONGEST: usize = 500;

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

fn room_of(path: &Path) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let first = path.strip_prefix(root).unwrap().components().next().unwrap();
    first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

fn floor_of(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

fn all() -> Vec<(PathBuf, String, String)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = sources(&source).into_iter().map(|path| {
        let words = fs::read_to_string(&path).unwrap();
        let room = room_of(&path);
        (path, room, words)
    });
    files.collect()
}

/// Names that a line takes from the crate, `crate::{a, b}` too.
fn used_by(line: &str) -> Vec<String> {
    let name =
        |words: &str| words.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut names = Vec::new();
    for (at, found) in line.match_indices("crate::") {
        let rest = &line[at + found.len()..];
        match rest.strip_prefix('{') {
            Some(list) => names.extend(list.split([',', '}']).map(|part| name(part.trim()))),
            None => names.push(name(rest)),
        }
    }
    names
}

#[test]
fn every_room_has_its_floor() {
    for (path, room, _) in all() {
        let known = floor_of(&room).is_some() || ["lib", "main"].contains(&room.as_str());
        assert!(known, "{} belongs to no room of the plan", path.display());
    }
}

#[test]
fn rooms_use_only_rooms_below_them() {
    for (path, room, words) in all() {
        let Some(own) = floor_of(&room) else { continue };
        for line in words.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for used in used_by(line) {
                let Some(floor) = floor_of(&used) else { continue };
                let allowed = used == room || floor < own;
                assert!(allowed, "{}: {room} uses {used}: {}", path.display(), line.trim());
            }
        }
    }
}

#[test]
fn only_app_knows_of_the_window() {
    for (path, room, words) in all() {
        let knows = ["egui", "eframe", "rfd::"].iter().any(|name| {
            words.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(name))
        });
        assert!(room == "app" || !knows, "{} speaks of the window", path.display());
    }
}

#[test]
fn no_file_is_one_to_dread() {
    for (path, _, words) in all() {
        let lines = words.lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines", path.display());
        assert!(words.starts_with("//!"), "{} does not say what it is", path.display());
    }
}

#[test]
fn the_crate_forbids_unsafe_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(fs::read_to_string(root.join("src/lib.rs")).unwrap().contains("#![forbid(unsafe_code)]"));
}
