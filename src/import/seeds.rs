//! What the tests make, kept as seeds for fuzzing where `RAPPORTEUR_SEEDS` names a folder.

use std::path::Path;

use super::file_sha256;

/// Larger files make a fuzzer slow, in bytes.
const LARGEST: usize = 64 * 1024;

/// Keeps a file for the fuzz target that is called so.
pub(super) fn keep(target: &str, bytes: &[u8]) {
    let Some(folder) = std::env::var_os("RAPPORTEUR_SEEDS").filter(|_| bytes.len() <= LARGEST) else {
        return;
    };
    let folder = Path::new(&folder).join(target);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(file_sha256(bytes)), bytes).unwrap();
}

/// Keeps the parts of a package in the form that the fuzz targets pack.
pub(super) fn keep_parts(parts: &[(&str, &str)]) {
    let odt = parts.iter().any(|(name, _)| *name == "content.xml");
    let told: Vec<String> = parts.iter().map(|(name, content)| format!("{name}\n{content}")).collect();
    keep(if odt { "odt" } else { "docx" }, told.join("\u{1e}").as_bytes());
}
