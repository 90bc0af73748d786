//! Showing a folder in the desktop's file manager.

use std::path::Path;
use std::process::{Command, Stdio};

/// Asks the desktop to open a folder. The folder is handed over as one argument to a fixed program, never
/// through a shell; nothing is opened but folders that the program itself wrote to.
pub fn show(folder: &Path) {
    let program = if cfg!(target_os = "windows") {
        "explorer"
    } else if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let Ok(folder) = folder.canonicalize() else { return };
    let started = Command::new(program)
        .arg(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    // Reaped on a thread of its own, so that no dead process stays behind.
    if let Ok(mut child) = started {
        let _waits = std::thread::Builder::new().name("file manager".into()).spawn(move || child.wait());
    }
}
