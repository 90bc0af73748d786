//! `rapporteur export`: what was chosen of a project, as a PDF or as Markdown, or written into the PDF that it is
//! about.

use std::io::Write;
use std::path::Path;

use super::annotate::concerns;
use super::arguments::Export;
use super::fault::Fault;
use super::files::{check_target, choose_text};
use super::locked::open;
use super::output::{counted, one_line};
use super::say;
use crate::export::original::worker::{self as writing, Source};
use crate::export::worker::Job;
use crate::export::{
    Choices, Format, Mark, Marked, OriginalError, PdfError, Placed, Scope, Selection, markdown, pdf,
};
use crate::find::Filter;
use crate::project::{Project, write_atomically};
use crate::text::TextId;

/// Stands for standard output.
const STANDARD_OUTPUT: &str = "-";

pub(super) fn run(arguments: &Export, out: &mut dyn Write) -> Result<(), Fault> {
    let path: &Path = &arguments.project;
    let named = named(arguments)?;
    let prints = arguments.output.as_os_str() == STANDARD_OUTPUT;
    if !prints {
        let sources: Vec<&Path> = [Some(path), named].into_iter().flatten().collect();
        check_target(&arguments.output, &sources, arguments.force)?;
    }
    let project = open(path, &arguments.lock)?;
    let choices = choices(arguments, &project)?;
    let selection = Selection::of(project.review(), &choices)?;
    let mut written = None;
    let bytes = match Format::from(arguments.to) {
        Format::Markdown => markdown(&selection).into_bytes(),
        Format::Original => {
            let original = original(named, &project, &choices.text)?;
            let marked = write_into(&selection, original)?;
            written = Some((marked.placed, original));
            marked.pdf
        }
        Format::Pdf => typeset(&selection)?,
    };
    if prints {
        out.write_all(&bytes)?;
    } else {
        write_atomically(&arguments.output, &bytes)?;
        let marks = counted(selection.marks.len(), "mark", "marks");
        let counts = written.as_ref().map_or(marks, |(placed, _)| counts(placed));
        writeln!(out, "{}: {counts}", one_line(&arguments.output.display().to_string()))?;
    }
    if let Some((placed, original)) = written {
        out.flush()?;
        tell(&placed, &selection, original);
    }
    Ok(())
}

/// The file of the PDF to write into, which goes with one format and no other.
fn named(arguments: &Export) -> Result<Option<&Path>, Fault> {
    match (Format::from(arguments.to), &arguments.original) {
        (Format::Original, original) => Ok(original.as_deref()),
        (_, Some(_)) => Err(Fault::Call("--original goes with --to original-pdf only".to_owned())),
        (_, None) => Ok(None),
    }
}

/// The PDF to write into: the one that is named, or the one that is kept with the text.
fn original<'a>(named: Option<&'a Path>, project: &'a Project, text: &TextId) -> Result<Source<'a>, Fault> {
    let review = project.review();
    let kept = || review.texts().get(text).and_then(|text| review.original_of(text));
    match (named, kept()) {
        (Some(path), _) => Ok(Source::File(path)),
        (None, Some(kept)) => Ok(Source::Kept(kept)),
        (None, None) => Err(Fault::Call(
            "the PDF that the text was read from is not named, and the project does not keep it; add --original FILE.pdf"
                .to_owned(),
        )),
    }
}

fn counts(placed: &Placed) -> String {
    let marks = counted(placed.marks, "mark", "marks");
    format!("{marks} in {}", counted(placed.comments, "comment", "comments"))
}

/// Says what is not as a person may think.
fn tell(placed: &Placed, selection: &Selection, original: Source<'_>) {
    let file = match original {
        Source::File(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy(),
        Source::Kept(_) => writing::KEPT.into(),
    };
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
fn write_into(selection: &Selection, original: Source<'_>) -> Result<Marked, OriginalError> {
    match std::env::current_exe() {
        Ok(program) => writing::Job::start(&program, selection, original)?.wait(),
        Err(_) => writing::here(selection, original, &|_| true),
    }
}
