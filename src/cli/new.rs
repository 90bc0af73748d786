//! `rapporteur new`: texts in, a project out.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use super::arguments::New;
use super::fault::Fault;
use super::files::{check_project_name, check_target};
use super::output::{counted, one_line};
use crate::import::{self, ImportError, ImportOptions, Imported};
use crate::project::Project;
use crate::review::{Codebook, Edit, Review};
use crate::text::ProvisionKind;

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
    let title = chosen.map_or_else(|| title_of(&read), str::to_owned);
    let mut review = Review::new(&title, Codebook::shipped());
    for (_, imported) in &read {
        review.apply(Edit::PutText(Arc::new(imported.text.clone())))?;
    }
    Project::from_review(review).save(output)?;
    for (path, imported) in &read {
        tell(out, path, imported)?;
    }
    Ok(())
}

/// In a process of its own, so that a file made to do harm does it there.
fn read_text(path: &Path, options: &ImportOptions) -> Result<Imported, ImportError> {
    match std::env::current_exe() {
        Ok(program) => import::worker::Job::start(&program, path, options)?.wait(),
        Err(_) => import::file(path, options),
    }
}

/// What the first text calls itself or, where it does not, its file's name.
fn title_of(read: &[(&Path, Imported)]) -> String {
    let Some((path, imported)) = read.first() else { return String::new() };
    let title = imported.text.header().instrument.title.trim();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    if title.is_empty() { stem.into_owned() } else { title.to_owned() }
}

/// What was recognised in a text, what was left out of it, and what is doubtful.
fn tell(out: &mut dyn Write, path: &Path, imported: &Imported) -> Result<(), Fault> {
    let Imported { text, report, .. } = imported;
    let articles = counted(report.count(ProvisionKind::Article), "article", "articles");
    let all = counted(text.provisions().len(), "provision", "provisions");
    writeln!(out, "{}: {articles}, {all} in all", one_line(&path.display().to_string()))?;
    for (kind, count) in imported.left_out() {
        writeln!(out, "  left out: {count} {kind}")?;
    }
    for doubt in &report.doubts {
        writeln!(out, "  look at {}", one_line(&doubt.to_string()))?;
    }
    Ok(())
}
