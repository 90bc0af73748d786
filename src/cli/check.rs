//! `rapporteur check`: whether a project file is sound.

use std::io::Write;

use serde::Serialize;

use super::arguments::Check;
use super::fault::Fault;
use super::locked::open;
use super::output::{self, counted, one_line};
use crate::project::{Project, Remark};
use crate::review::{HiddenSigns, Review, Sighting};
use crate::text::hidden::code_point;

/// What was found, as JSON.
#[derive(Serialize)]
struct Findings {
    sound: bool,
    problems: Vec<String>,
    texts: usize,
    provisions: usize,
    annotations: usize,
    replies: usize,
    /// Those to marks that were deleted; they are kept, and shown nowhere.
    replies_to_deleted: usize,
    reviewers: usize,
    hidden: Hidden,
}

/// Hidden and look-alike characters. They make no file unsound.
#[derive(Serialize)]
struct Hidden {
    warnings: usize,
    /// The first thousand warnings.
    listed: Vec<Seen>,
    /// What is no warning, such as what its script needs or the sign of a unit: each character with its first place.
    information: Vec<Often>,
}

/// A hidden character.
#[derive(Serialize)]
struct Seen {
    place: String,
    field: &'static str,
    /// In Unicode characters, from 0.
    offset: usize,
    code: String,
    what: String,
    warning: bool,
}

#[derive(Serialize)]
struct Often {
    count: usize,
    first: Seen,
}

pub(super) fn run(arguments: &Check, out: &mut dyn Write) -> Result<(), Fault> {
    let project = open(&arguments.project, &arguments.lock)?;
    let findings = Findings::of(&project);
    if arguments.json {
        output::json(out, &findings)?;
    } else {
        findings.words(out)?;
    }
    out.flush()?;
    if findings.sound {
        return Ok(());
    }
    let count = counted(findings.problems.len(), "problem", "problems");
    let why = format!("{count} found; take the file from a backup, or ask the sender for it again");
    Err(Fault::within(&arguments.project, why))
}

impl Findings {
    fn of(project: &Project) -> Self {
        let review = project.review();
        let mut problems: Vec<String> = project.read_only().map(|why| why.to_string()).into_iter().collect();
        let loose = review.problems();
        // Opening sums up in a remark what is listed here one by one.
        let others = project.remarks().iter().filter(|remark| !matches!(remark, Remark::Loose { .. }));
        problems.extend(others.map(ToString::to_string));
        problems.extend(loose.iter().map(|problem| match problem.record() {
            Some(record) => format!("{record}: {problem}"),
            None => problem.to_string(),
        }));
        Self {
            sound: problems.is_empty(),
            problems,
            texts: review.texts().len(),
            provisions: review.texts().values().map(|text| text.provisions().len()).sum(),
            annotations: review.annotations().len(),
            replies: review.replies().len(),
            replies_to_deleted: review.replies_to_deleted(),
            reviewers: review.reviewers().len(),
            hidden: Hidden::of(review),
        }
    }

    fn words(&self, out: &mut dyn Write) -> Result<(), Fault> {
        for problem in &self.problems {
            writeln!(out, "{}", one_line(problem))?;
        }
        if self.sound {
            let texts = counted(self.texts, "text", "texts");
            let provisions = counted(self.provisions, "provision", "provisions");
            let marks = counted(self.annotations, "mark", "marks");
            let reviewers = counted(self.reviewers, "reviewer", "reviewers");
            writeln!(out, "sound: {texts} with {provisions}, {marks} by {reviewers}")?;
            if self.replies > 0 {
                let replies = counted(self.replies, "reply", "replies");
                let kept = match self.replies_to_deleted {
                    0 => String::new(),
                    count => format!(", {count} of them to deleted marks"),
                };
                writeln!(out, "{replies}{kept}")?;
            }
        }
        self.hidden.words(out)
    }
}

impl Hidden {
    fn of(review: &Review) -> Self {
        let HiddenSigns { warnings, listed, information } = HiddenSigns::of(review);
        let often =
            |(count, first): &(usize, Sighting)| Often { count: *count, first: Seen::of(first, review) };
        Self {
            warnings,
            listed: listed.iter().map(|sighting| Seen::of(sighting, review)).collect(),
            information: information.values().map(often).collect(),
        }
    }

    fn words(&self, out: &mut dyn Write) -> Result<(), Fault> {
        for seen in &self.listed {
            writeln!(out, "warning: {}", one_line(&seen.words()))?;
        }
        let more = self.warnings.saturating_sub(self.listed.len());
        if more > 0 {
            writeln!(out, "and {} like these", counted(more, "warning", "warnings"))?;
        }
        for Often { count, first } in &self.information {
            let times = counted(*count, "time", "times");
            writeln!(out, "information: {}, {times} in all", one_line(&first.words()))?;
        }
        if self.warnings > 0 {
            let count =
                counted(self.warnings, "hidden or look-alike character", "hidden or look-alike characters");
            writeln!(out, "{count}: look at each place before you rely on its words")?;
        }
        Ok(())
    }
}

impl Seen {
    fn of(sighting: &Sighting, review: &Review) -> Self {
        let Sighting { place, field, finding } = sighting;
        Self {
            place: place.named(review),
            field: field.name(),
            offset: finding.at,
            code: code_point(finding.sign),
            what: finding.to_string(),
            warning: finding.grave,
        }
    }

    /// "Article 5, words, offset 12: U+202E right-to-left override".
    fn words(&self) -> String {
        format!("{}, {}, offset {}: {}", self.place, self.field, self.offset, self.what)
    }
}
