//! `rapporteur new`: texts in, a project out.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use super::arguments::New;
use super::fault::Fault;
use super::files::{check_project_name, check_target};
use super::keeping::save_new;
use super::report::Findings;
use crate::import::{self, ImportError, ImportOptions, Imported};
use crate::project::Project;
use crate::review::{Codebook, Edit, Review};

pub(super) fn run(arguments: &New, out: &mut dyn Write) -> Result<(), Fault> {
    let New { texts, output, title, force } = arguments;
    let sources: Vec<&Path> = texts.iter().map(AsRef::as_ref).collect();
    check_project_name(output)?;
    check_target(output, &sources, *force)?;
    let mut read: Vec<(&Path, Imported)> = Vec::with_capacity(texts.len());
    for path in sources {
        let name = path.display().to_string();
        let imported = read_text(path, &ImportOptions { name, ..ImportOptions::default() })?;
        if let Some((other, _)) = read.iter().find(|(_, other)| other.text.id() == imported.text.id()) {
            let why = format!("it holds the same text as {}; name each text once", other.display());
            return Err(Fault::within(path, why));
        }
        read.push((path, imported));
    }
    let chosen = title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let first = || read.first().map(|(path, imported)| title_of(path, imported)).unwrap_or_default();
    let title = chosen.map_or_else(first, str::to_owned);
    let mut review = Review::new(&title, Codebook::shipped());
    for (_, imported) in &read {
        review.apply(Edit::PutText(Arc::new(imported.text.clone())))?;
    }
    save_new(&Project::from_review(review), output, None)?;
    for (path, imported) in &read {
        Findings::of(&path.display().to_string(), imported).tell(out, imported, false)?;
    }
    Ok(())
}

/// In a process of its own, so that a file made to do harm does it there.
pub(super) fn read_text(path: &Path, options: &ImportOptions) -> Result<Imported, ImportError> {
    match std::env::current_exe() {
        Ok(program) => import::worker::Job::start(&program, path, options)?.wait(),
        Err(_) => import::file(path, options),
    }
}

/// What a text calls itself or, where it does not, its file's name.
pub(super) fn title_of(path: &Path, imported: &Imported) -> String {
    let title = imported.text.header().instrument.title.trim();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    if title.is_empty() { stem.into_owned() } else { title.to_owned() }
}
