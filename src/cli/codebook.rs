//! `rapporteur codebook`: a project's concerns listed, written for others, or joined by those of a file.

use std::io::Write;
use std::path::Path;

use super::arguments::Codebook as Call;
use super::fault::Fault;
use super::files::{check_project_name, check_target, open_to_change, open_to_save_back, save_back};
use super::locked::open;
use super::output::{counted, one_line};
use crate::export::codebook::{to_csv, to_qdc};
use crate::import::codebook::{into_edit, read_file};
use crate::project::write_atomically;
use crate::review::Codebook;

pub(super) fn run(call: &Call, out: &mut dyn Write) -> Result<(), Fault> {
    match (&call.to, &call.from) {
        (Some(target), _) => give(call, target, out),
        (None, Some(source)) => take(call, source, out),
        (None, None) => list(open(&call.project, &call.lock)?.review().codebook(), out),
    }
}

/// The tree: letter, name, key and id of each concern.
fn list(codebook: &Codebook, out: &mut dyn Write) -> Result<(), Fault> {
    for (depth, id, concern) in codebook.tree() {
        let letter = one_line(&concern.letter);
        let key = concern.key.map(|key| format!(" [{key}]")).unwrap_or_default();
        let name = one_line(&concern.name);
        writeln!(
            out,
            "{:indent$}{letter:<2}  {name}{key}  {}",
            "",
            one_line(id.as_str()),
            indent = 2 * depth
        )?;
    }
    Ok(())
}

fn give(call: &Call, target: &Path, out: &mut dyn Write) -> Result<(), Fault> {
    let extension = target.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let write = match extension.as_str() {
        "qdc" => to_qdc,
        "csv" => to_csv,
        _ => {
            let target = target.display();
            return Err(Fault::Call(format!("{target} must end in .qdc or .csv, to say what to write")));
        }
    };
    check_target(target, &[&call.project], call.force)?;
    let project = open(&call.project, &call.lock)?;
    let codebook = project.review().codebook();
    write_atomically(target, write(codebook).as_bytes())?;
    let concerns = counted(codebook.concerns().len(), "concern", "concerns");
    Ok(writeln!(out, "{}: {concerns}", one_line(&target.display().to_string()))?)
}

fn take(call: &Call, source: &Path, out: &mut dyn Write) -> Result<(), Fault> {
    if let Some(output) = &call.output {
        check_project_name(output)?;
        check_target(output, &[&call.project, source], call.force)?;
    }
    let begin = if call.output.is_some() { open_to_change } else { open_to_save_back };
    let (mut project, held) = begin(&call.project, &call.lock)?;
    let file = read_file(source)?;
    let joined = into_edit(project.review().codebook(), &file);
    project.apply(joined.edit).map_err(|refusal| Fault::within(&call.project, refusal))?;
    match &call.output {
        Some(output) => held.save_as(&project, output)?,
        None if joined.added + joined.changed > 0 => save_back(&project, &call.project, &held)?,
        None => {}
    }
    let source = one_line(&source.display().to_string());
    let (added, changed) = (counted(joined.added, "concern", "concerns"), joined.changed);
    writeln!(out, "{source}: {added} added, {changed} changed, {} as they were", joined.same)?;
    for remark in file.remarks.iter().chain(&joined.remarks) {
        writeln!(out, "  {}", one_line(&remark.to_string()))?;
    }
    Ok(())
}
