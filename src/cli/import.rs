//! `rapporteur import`: one official text in, a project out, with a report of what was recognised.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use super::arguments::Import;
use super::fault::Fault;
use super::files::{check_project_name, check_target, choose_text, open_to_save_back, save_back};
use super::keeping::save_new;
use super::new::{read_text, title_of};
use super::output::{self, counted, one_line};
use super::report::Findings;
use crate::compare::{Ledger, Placement, carry_by_address};
use crate::import::{ImportOptions, Imported, bring_marks, read_original};
use crate::project::{Project, write_atomically};
use crate::review::{Codebook, Edit, Original, Review};
use crate::text::{Instrument, TextHeader};

pub(super) fn run(arguments: &Import, out: &mut dyn Write) -> Result<(), Fault> {
    let Import { file, output, into, report, json, force, .. } = arguments;
    for (target, sources) in [(output.as_deref(), vec![file.as_path()]), (report.as_deref(), vec![file])] {
        if let Some(target) = target {
            check_target(target, &sources, *force)?;
        }
    }
    if let Some(project) = output {
        check_project_name(project)?;
    }
    if arguments.lock.passphrase_stdin && into.is_none() {
        return Err(Fault::Call(
            "--passphrase-stdin opens the project that --into names; a new project is written without a lock"
                .to_owned(),
        ));
    }
    let name = file.display().to_string();
    let options =
        ImportOptions { header: header(arguments), name: name.clone(), changes: arguments.changes.into() };
    let imported = read_text(file, &options)?;
    let kept = if arguments.keep_pdf { Some(read_original(file, &imported.text)?) } else { None };
    let carried = match (into, output) {
        (Some(project), _) => add(project, arguments, &imported, kept)?,
        (None, Some(project)) => {
            make(project, file, &imported, kept)?;
            None
        }
        (None, None) => None,
    };
    let findings = Findings::of(&name, &imported);
    if let Some(report) = report {
        let mut whole = Vec::new();
        if *json {
            output::json(&mut whole, &findings)?;
        } else {
            findings.tell(&mut whole, &imported, true)?;
        }
        write_atomically(report, &whole)?;
    }
    if *json {
        output::json(out, &findings)?;
    } else {
        findings.tell(out, &imported, output.is_none() && into.is_none() && report.is_none())?;
    }
    if let Some((ledger, project)) = carried {
        tell_carried(out, &ledger, &project)?;
    }
    Ok(())
}

/// What the call says of the text; the file is asked for the rest.
fn header(arguments: &Import) -> TextHeader {
    let Import { title, short_title, version, symbol, date, language, status, .. } = arguments;
    let said = |word: &Option<String>| word.as_deref().unwrap_or_default().trim().to_owned();
    TextHeader {
        instrument: Instrument { title: said(title), short_title: said(short_title) },
        version: said(version),
        symbol: said(symbol),
        date: said(date),
        language: said(language),
        status: status.map(Into::into).unwrap_or_default(),
        ..TextHeader::default()
    }
}

/// Puts the text into a review, with the marks that its file brings, and the file itself if it is to be kept.
fn put(imported: &Imported, kept: Option<Original>) -> Edit {
    let text = Edit::PutText(Arc::new(imported.text.clone()));
    let kept = kept.map(|kept| Edit::PutOriginal(Arc::new(kept)));
    let marks = bring_marks(&imported.source, &imported.text).edit;
    Edit::All([text, marks].into_iter().chain(kept).collect())
}

/// A new project on the text.
fn make(project: &Path, file: &Path, imported: &Imported, kept: Option<Original>) -> Result<(), Fault> {
    let mut review = Review::new(&title_of(file, imported), Codebook::shipped());
    review.apply(put(imported, kept))?;
    save_new(&Project::from_review(review), project, None)
}

/// Adds the text to a project, with the marks of another of its texts if that is asked for.
fn add(
    path: &Path,
    arguments: &Import,
    imported: &Imported,
    kept: Option<Original>,
) -> Result<Option<(Ledger, Project)>, Fault> {
    let (mut project, held) = open_to_save_back(path, &arguments.lock)?;
    let id = imported.text.id();
    if project.review().texts().contains_key(id) {
        return Err(Fault::within(path, "this project holds that very text already"));
    }
    let from = match &arguments.carry_from {
        Some(wanted) => Some(choose_text(&project, path, Some(wanted))?.id().clone()),
        None => None,
    };
    project.apply(put(imported, kept))?;
    let ledger = from.and_then(|from| carry_by_address(project.review(), &from, &imported.text));
    if let Some(ledger) = &ledger {
        project.apply(ledger.edit.clone())?;
    }
    save_back(&project, path, &held)?;
    Ok(ledger.map(|ledger| (ledger, project)))
}

/// What became of the marks, and each that needs a person.
fn tell_carried(out: &mut dyn Write, ledger: &Ledger, project: &Project) -> Result<(), Fault> {
    let said = [
        (Placement::SameWords, "on the same words"),
        (Placement::Address, "on the provision of the same address"),
        (Placement::Above, "on the nearest provision above"),
        (Placement::Unplaced, "not placed; they stay on the other text"),
    ];
    for (placement, where_to) in said {
        let count = ledger.count(placement);
        if count > 0 {
            writeln!(out, "{}: {where_to}", counted(count, "mark", "marks"))?;
        }
    }
    let unplaced = ledger.lines.iter().filter(|line| line.placement == Placement::Unplaced);
    for mark in unplaced.filter_map(|line| project.review().annotations().get(&line.mark)) {
        if let Some(text) = project.review().texts().get(&mark.text) {
            writeln!(out, "  {} {}", mark.id, one_line(&mark.anchor.citation(text)))?;
        }
    }
    Ok(())
}
