//! `rapporteur export`: what was chosen of a project, as a PDF or as Markdown.

use std::io::Write;
use std::path::Path;

use super::annotate::concerns;
use super::arguments::Export;
use super::fault::Fault;
use super::files::{check_target, choose_text};
use super::output::{counted, one_line};
use crate::export::worker::Job;
use crate::export::{Choices, Format, PdfError, Scope, Selection, markdown, pdf};
use crate::find::Filter;
use crate::project::{Project, write_atomically};

/// Stands for standard output.
const STANDARD_OUTPUT: &str = "-";

pub(super) fn run(arguments: &Export, out: &mut dyn Write) -> Result<(), Fault> {
    let path: &Path = &arguments.project;
    let prints = arguments.output.as_os_str() == STANDARD_OUTPUT;
    if !prints {
        check_target(&arguments.output, &[path], arguments.force)?;
    }
    let (project, _) = Project::open(path)?;
    let selection = Selection::of(project.review(), &choices(arguments, &project)?)?;
    let bytes = match Format::from(arguments.to) {
        Format::Markdown => markdown(&selection).into_bytes(),
        Format::Pdf => typeset(&selection)?,
    };
    if prints {
        return Ok(out.write_all(&bytes)?);
    }
    write_atomically(&arguments.output, &bytes)?;
    let marks = counted(selection.marks.len(), "mark", "marks");
    Ok(writeln!(out, "{}: {marks}", one_line(&arguments.output.display().to_string()))?)
}

fn choices(arguments: &Export, project: &Project) -> Result<Choices, Fault> {
    let text = choose_text(project, &arguments.project, arguments.text.as_deref())?;
    let mut choices = Choices::new(text.id().clone());
    choices.authors = arguments.authors;
    choices.dates = arguments.dates;
    choices.replies = arguments.replies;
    choices.whole_text = !arguments.marked_articles_only;
    if !arguments.only.is_empty() {
        let only = concerns(project.review().codebook(), &arguments.only, &arguments.project)?;
        choices.scope = Scope::Matching(Filter { any_of: only.into_iter().collect(), ..Filter::default() });
    }
    Ok(choices)
}

/// In a process of its own, so that a computer short of memory loses that one and still says why.
fn typeset(selection: &Selection) -> Result<Vec<u8>, PdfError> {
    match std::env::current_exe() {
        Ok(program) => Job::start(&program, selection)?.wait(),
        Err(_) => pdf(selection, &|_| true),
    }
}
