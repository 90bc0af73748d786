//! `rapporteur export`: what was chosen of a project, as a PDF or as Markdown, or written into the PDF that it is
//! about.

use std::io::Write;
use std::path::Path;

use super::annotate::concerns;
use super::arguments::Export;
use super::fault::Fault;
use super::files::{check_target, choose_text};
use super::output::{counted, one_line};
use super::say;
use crate::export::original::worker as writing;
use crate::export::worker::Job;
use crate::export::{
    Choices, Format, Mark, Marked, OriginalError, PdfError, Placed, Scope, Selection, markdown, pdf,
};
use crate::find::Filter;
use crate::project::{Project, write_atomically};

/// Stands for standard output.
const STANDARD_OUTPUT: &str = "-";

pub(super) fn run(arguments: &Export, out: &mut dyn Write) -> Result<(), Fault> {
    let path: &Path = &arguments.project;
    let original = original(arguments)?;
    let prints = arguments.output.as_os_str() == STANDARD_OUTPUT;
    if !prints {
        let sources: Vec<&Path> = [Some(path), original].into_iter().flatten().collect();
        check_target(&arguments.output, &sources, arguments.force)?;
    }
    let (project, _) = Project::open(path)?;
    let selection = Selection::of(project.review(), &choices(arguments, &project)?)?;
    let mut placed = None;
    let bytes = match (Format::from(arguments.to), original) {
        (Format::Markdown, _) => markdown(&selection).into_bytes(),
        (Format::Original, Some(original)) => {
            let marked = write_into(&selection, original)?;
            placed = Some(marked.placed);
            marked.pdf
        }
        _ => typeset(&selection)?,
    };
    if prints {
        out.write_all(&bytes)?;
    } else {
        write_atomically(&arguments.output, &bytes)?;
        let marks = counted(selection.marks.len(), "mark", "marks");
        let counts = placed.as_ref().map_or(marks, counts);
        writeln!(out, "{}: {counts}", one_line(&arguments.output.display().to_string()))?;
    }
    if let (Some(placed), Some(original)) = (placed, original) {
        out.flush()?;
        tell(&placed, &selection, original);
    }
    Ok(())
}

/// The PDF to write into, which goes with one format and no other.
fn original(arguments: &Export) -> Result<Option<&Path>, Fault> {
    match (Format::from(arguments.to), &arguments.original) {
        (Format::Original, Some(original)) => Ok(Some(original)),
        (Format::Original, None) => {
            let why = "the PDF that the text was read from is not named; add --original FILE.pdf";
            Err(Fault::Call(why.to_owned()))
        }
        (_, Some(_)) => Err(Fault::Call("--original goes with --to original-pdf only".to_owned())),
        (_, None) => Ok(None),
    }
}

fn counts(placed: &Placed) -> String {
    let marks = counted(placed.marks, "mark", "marks");
    format!("{marks} in {}", counted(placed.comments, "comment", "comments"))
}

/// Says what is not as a person may think.
fn tell(placed: &Placed, selection: &Selection, original: &Path) {
    let file = original.file_name().unwrap_or(original.as_os_str()).to_string_lossy();
    for caution in &placed.cautions {
        say(&format!("{file}: {}", caution.words()));
    }
    if placed.unplaced.is_empty() {
        return;
    }
    let place = |mark: &Mark| format!("{} ({})", mark.number, mark.place);
    let left = selection.marks.iter().filter(|mark| placed.unplaced.contains(&mark.number));
    say(&format!(
        "{} left out, since the words are not in {file}: {}.",
        counted(placed.unplaced.len(), "mark is", "marks are"),
        left.map(place).collect::<Vec<_>>().join(", ")
    ));
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

/// Likewise in a process of its own, since the PDF is a file of others.
fn write_into(selection: &Selection, original: &Path) -> Result<Marked, OriginalError> {
    match std::env::current_exe() {
        Ok(program) => writing::Job::start(&program, selection, original)?.wait(),
        Err(_) => writing::here(selection, original, &|_| true),
    }
}
