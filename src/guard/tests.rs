//! What a failing process says and leaves. Each case has a process of its own, since hook and limits are a process's.

use std::cell::RefCell;
use std::process::Command;

use super::*;

const ASKED: &str = "RAPPORTEUR_TEST_GUARD";

/// What somebody wrote.
const WRITTEN: &str = "Żółw names a witness in 2031";

/// Runs one of the tests below in a process of its own; gives its standard output and error.
fn child(name: &str) -> (String, String) {
    let module = module_path!().split_once("::").unwrap().1;
    let done = Command::new(std::env::current_exe().unwrap())
        .args([&format!("{module}::{name}"), "--exact", "--nocapture", "--test-threads=1"])
        .env(ASKED, name)
        .env_remove("RUST_BACKTRACE")
        .output()
        .unwrap();
    let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(done.status.success(), "{done:?}");
    (words(&done.stdout), words(&done.stderr))
}

fn is_asked(name: &str) -> bool {
    std::env::var(ASKED).is_ok_and(|asked| asked == name)
}

/// Run by the next test in a process of its own; alone it has nothing to do.
#[test]
fn child_that_panics() {
    if !is_asked("child_that_panics") {
        return;
    }
    stand();
    let at = std::hint::black_box(1);
    let cell = RefCell::new(0);
    let ways: [&(dyn Fn() + panic::RefUnwindSafe); 6] = [
        &|| println!("{}", &WRITTEN[at..]),
        &|| println!("{:?}", WRITTEN.parse::<u32>().map_err(|_| WRITTEN).unwrap()),
        &|| panic!("{WRITTEN}"),
        &|| panic::panic_any(WRITTEN.to_owned()),
        &|| assert_eq!(WRITTEN, "other words"),
        &|| std::thread::scope(|scope| drop(scope.spawn(|| panic!("{WRITTEN}")).join())),
    ];
    for way in ways {
        let _panicked = panic::catch_unwind(way);
    }
    let held = cell.borrow_mut();
    let _panicked = panic::catch_unwind(panic::AssertUnwindSafe(|| drop(cell.borrow_mut())));
    drop(held);
}

#[test]
fn a_panic_is_told_by_its_place_and_never_by_its_words() {
    let (out, told) = child("child_that_panics");
    let lines: Vec<&str> = told.lines().filter(|line| line.starts_with("rapporteur ")).collect();
    assert_eq!(lines.len(), 7, "{told}");
    for line in lines {
        assert!(line.contains(" at src/guard/tests.rs:"), "{line}");
    }
    for words in ["ółw", "witness", "2031", "other words", env!("CARGO_MANIFEST_DIR")] {
        assert!(!told.contains(words) && !out.contains(words), "{words} is in\n{told}\n{out}");
    }
}

/// Run by the next test in a process of its own; alone it has nothing to do.
#[test]
#[cfg(target_os = "linux")]
fn child_that_is_sealed() {
    if !is_asked("child_that_is_sealed") {
        return;
    }
    stand();
    let filter = std::fs::read_to_string("/proc/self/coredump_filter").unwrap();
    println!("\nlimits {:?}", rlimit::Resource::CORE.get().unwrap());
    println!("filter {}", u32::from_str_radix(filter.trim(), 16).unwrap());
    println!("before {:?}", rustix::process::dumpable_behavior().unwrap());
    seal();
    println!("after {:?}", rustix::process::dumpable_behavior().unwrap());
}

#[test]
#[cfg(target_os = "linux")]
fn no_image_of_the_memory_is_left() {
    let (out, _) = child("child_that_is_sealed");
    for line in ["limits (0, 0)", "filter 0", "before Dumpable", "after NotDumpable"] {
        assert!(out.lines().any(|said| said == line), "{line} is not in\n{out}");
    }
}

#[test]
fn folders_of_builders_are_not_told() {
    for (file, told) in [
        ("src/guard.rs", "src/guard.rs"),
        (r"src\text\mod.rs", "src/text/mod.rs"),
        ("/home/x/.cargo/registry/src/index.crates.io-19/ron-0.12.3/src/de.rs", "ron-0.12.3/src/de.rs"),
        (r"C:\Users\x\.cargo\registry\src\index-1\ron-0.12.3\src\de.rs", "ron-0.12.3/src/de.rs"),
        ("/rustc/0123abc/library/core/src/str/mod.rs", "library/core/src/str/mod.rs"),
        ("/home/x/rapporteur/src/main.rs", "main.rs"),
        (r"C:\Users\x\main.rs", "main.rs"),
        ("", ""),
    ] {
        assert_eq!(in_source(file), told);
    }
}
