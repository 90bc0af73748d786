//! What a process of ours keeps to itself when it fails. Its memory holds what people read and wrote: neither an
//! image of it on the disk nor a message may carry that out.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::{self, Write as _};
use std::panic::{self, PanicHookInfo};

/// From now on a failure leaves no image of this process's memory behind, and is told by its place alone. Where the
/// system refuses, things stay as the system has them; nobody is worse off than without it.
///
/// Processes that this one starts inherit the first of these.
pub fn stand() {
    leave_no_image();
    panic::set_hook(Box::new(|panicked| {
        // Where even standard error is gone there is nobody to tell.
        let _unheard = io::stderr().write_all(told(panicked).as_bytes());
    }));
}

/// Core files are of no length. Where the system hands images to a program instead, as most Linux desktops do, that
/// limit is only a hint to it, so on Linux an image has nothing in it either: each bit of the filter (proc(5),
/// `coredump_filter`) stands for a kind of memory that would be.
#[cfg(unix)]
fn leave_no_image() {
    let _refused = rlimit::Resource::CORE.set(0, 0);
    if cfg!(target_os = "linux") {
        let _refused = std::fs::write("/proc/self/coredump_filter", "0");
    }
}

/// This system keeps images by rules of its own.
#[cfg(not(unix))]
fn leave_no_image() {}

/// From now on no other program of the same person can look into this process (prctl(2), `PR_SET_DUMPABLE`), and
/// the system makes no image of it at all. For workers and commands only: the desktop's window for choosing files
/// asks who is calling, and turns away whoever it cannot look at.
#[cfg(target_os = "linux")]
pub fn seal() {
    use rustix::process::{DumpableBehavior, set_dumpable_behavior};
    let _refused = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

/// This system knows no such thing.
#[cfg(not(target_os = "linux"))]
pub fn seal() {}

/// What is said of a panic: never its own words, which may quote what people wrote.
fn told(panicked: &PanicHookInfo<'_>) -> String {
    let place = panicked.location().map_or_else(
        || "an unknown place".to_owned(),
        |place| format!("{}:{}:{}", in_source(place.file()), place.line(), place.column()),
    );
    let version = env!("CARGO_PKG_VERSION");
    let mut words = format!(
        "rapporteur {version}: a mistake in the program at {place}. This message holds nothing of what you read or \
         wrote. Please send it, and what you were doing, to whoever gave you the program.\n"
    );
    // Names of functions, for those who ask for them by RUST_BACKTRACE.
    let trace = Backtrace::capture();
    if trace.status() == BacktraceStatus::Captured {
        words.push_str(&trace.to_string());
    }
    words
}

/// The file without the folders of whoever built the program.
fn in_source(file: &str) -> String {
    let parts: Vec<&str> = file.split(['/', '\\']).collect();
    let after = |names: &[&str], more: usize| {
        let at = parts.windows(names.len()).position(|window| window == names)?;
        parts.get(at + names.len() + more..).filter(|rest| !rest.is_empty())
    };
    // A crate's folder stands in one for its registry, the standard library's in one for its compiler.
    let known = after(&["registry", "src"], 1).or_else(|| after(&["rustc"], 1));
    let absolute = parts.first().is_some_and(|first| first.is_empty() || first.ends_with(':'));
    let last = parts.get(parts.len().saturating_sub(1)..).unwrap_or_default();
    known.unwrap_or(if absolute { last } else { &parts }).join("/")
}

#[cfg(test)]
mod tests;
