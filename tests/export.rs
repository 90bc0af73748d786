//! What leaves the program: all formats, from reviews built through the public interface.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a helper of a test fails the test")]

use std::path::PathBuf;

#[path = "export/files.rs"]
mod files;
#[path = "export/markdown.rs"]
mod markdown;
#[path = "export/original.rs"]
mod original;
#[path = "export/pdf.rs"]
mod pdf;
#[path = "export/privacy.rs"]
mod privacy;
#[path = "export/sample.rs"]
mod sample;
#[path = "export/traps.rs"]
mod traps;
#[path = "export/worker.rs"]
mod worker;

/// The folder of real treaties, which are no part of the project; nothing, and a loud line, where it is absent.
fn corpus() -> Option<PathBuf> {
    let folder = std::env::var_os("RAPPORTEUR_CORPUS")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"), PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("SKIPPED: {} is not there; set RAPPORTEUR_CORPUS to the folder of test texts", folder.display());
    None
}
