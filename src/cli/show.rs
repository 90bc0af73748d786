//! `rapporteur show`: a project in words, or as JSON.

use std::io::Write;
use std::sync::Arc;

use serde::Serialize;

use super::arguments::Show;
use super::fault::Fault;
use super::files::describe;
use super::locked::open;
use super::output::{self, counted, legible, one_line};
use crate::find::in_text_order;
use crate::project::Project;
use crate::review::{Amendment, Anchor, Annotation, Original, Reply, Review, Reviewer, UNSAID};
use crate::text::{Provision, ProvisionKind, Text, TextHeader};

pub(super) fn run(arguments: &Show, out: &mut dyn Write) -> Result<(), Fault> {
    let project = open(&arguments.project, &arguments.lock)?;
    if arguments.json { output::json(out, &Shown::of(&project)) } else { words(out, &project) }
}

fn words(out: &mut dyn Write, project: &Project) -> Result<(), Fault> {
    let review = project.review();
    writeln!(out, "{}", one_line(review.title()))?;
    let read_only = project.read_only().map(|why| why.to_string());
    for remark in read_only.into_iter().chain(project.remarks().iter().map(ToString::to_string)) {
        writeln!(out, "Note: {}", one_line(&remark))?;
    }
    for text in review.texts().values() {
        text_words(out, text, review.original_of(text))?;
    }
    for text in review.texts().values() {
        let marks = in_text_order(review, text);
        let title = one_line(&describe(text.header()));
        writeln!(out, "\n{} on {title}", counted(marks.len(), "mark", "marks"))?;
        for mark in marks {
            mark_words(out, mark, review, text)?;
        }
    }
    let concerns = review.codebook().tree();
    writeln!(out, "\n{}", counted(concerns.len(), "concern", "concerns"))?;
    for (depth, id, concern) in concerns {
        let key = concern.key.map_or_else(String::new, |key| format!("  key {key}"));
        let name = one_line(&concern.name);
        writeln!(out, "{:indent$}{}  {name}{key}", "", one_line(id.as_str()), indent = 2 * depth)?;
    }
    Ok(())
}

fn text_words(out: &mut dyn Write, text: &Text, kept: Option<&Arc<Original>>) -> Result<(), Fault> {
    let TextHeader { date, notice, .. } = text.header();
    let title = one_line(&describe(text.header()));
    let count = counted(text.provisions().len(), "provision", "provisions");
    writeln!(out, "\nText {title}: {count}, fingerprint {}", text.id())?;
    for line in [date, notice].into_iter().filter(|line| !line.is_empty()) {
        writeln!(out, "{}", one_line(line))?;
    }
    if let Some(kept) = kept {
        writeln!(out, "Its PDF is kept in the project: {} bytes", kept.bytes().len())?;
    }
    for provision in text.provisions() {
        let Provision { eid, label, heading, text, depth, .. } = provision;
        let words = [label, heading, text].map(|part| one_line(part));
        let words: Vec<&str> = words.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        writeln!(out, "{:indent$}{}  {}", "", legible(eid), words.join(" "), indent = 2 * depth)?;
    }
    Ok(())
}

fn mark_words(out: &mut dyn Write, mark: &Annotation, review: &Review, text: &Text) -> Result<(), Fault> {
    let concerns: Vec<&str> = mark.concerns.iter().map(|id| review.codebook().name(id)).collect();
    let place = one_line(&mark.anchor.citation(text));
    writeln!(out, "\n{}  {place}  {}: {}", mark.id, mark.rating.name(), one_line(&concerns.join(", ")))?;
    let said = [
        ("quote", mark.anchor.quote()),
        ("comment", mark.comment.clone()),
        ("recommendation", mark.recommendation.clone()),
        ("by", format!("{}, {}", reviewer_name(review, mark), mark.modified.unwrap_or(mark.created).day())),
    ];
    for (name, words) in said.into_iter().filter(|(_, words)| !words.is_empty()) {
        writeln!(out, "  {name}: {}", one_line(&words))?;
    }
    if let Some(amendment) = &mark.amendment {
        let Amendment { kind, status, sponsor, reason, fallback, .. } = amendment;
        let words = [kind.name(), amendment.proposed()].join(" ");
        writeln!(out, "  amendment ({}): {}", status.name(), one_line(words.trim()))?;
        for (name, words) in [("reason", reason), ("fallback", fallback), ("sponsor", sponsor)] {
            if !words.is_empty() {
                writeln!(out, "  {name}: {}", one_line(words))?;
            }
        }
    }
    for reply in review.replies_to(mark.id) {
        let by = review.reviewers().get(&reply.reviewer).map_or(UNSAID, Reviewer::display_name);
        let day = reply.modified.unwrap_or(reply.created).day();
        writeln!(out, "  reply by {}, {day}: {}", one_line(by), one_line(&reply.comment))?;
    }
    for source in mark.references.iter().filter_map(|id| review.references().get(id)) {
        writeln!(out, "  source: {}", one_line(&source.citation()))?;
    }
    Ok(())
}

fn reviewer_name<'a>(review: &'a Review, mark: &Annotation) -> &'a str {
    review.reviewers().get(&mark.reviewer).map_or(UNSAID, |reviewer| reviewer.display_name())
}

/// A project as JSON.
#[derive(Serialize)]
struct Shown<'a> {
    id: String,
    title: &'a str,
    read_only: Option<String>,
    remarks: Vec<String>,
    texts: Vec<ShownText<'a>>,
    concerns: Vec<ShownConcern<'a>>,
    annotations: Vec<ShownMark<'a>>,
}

#[derive(Serialize)]
struct ShownText<'a> {
    id: &'a str,
    #[serde(flatten)]
    header: &'a TextHeader,
    /// Bytes of the PDF that it was read from, if that is kept in the project.
    kept_pdf_bytes: Option<usize>,
    provisions: Vec<ShownProvision<'a>>,
}

#[derive(Serialize)]
struct ShownProvision<'a> {
    eid: &'a str,
    kind: ProvisionKind,
    place: String,
    label: &'a str,
    heading: &'a str,
    text: &'a str,
    depth: usize,
}

#[derive(Serialize)]
struct ShownConcern<'a> {
    id: &'a str,
    name: &'a str,
    parent: Option<&'a str>,
    letter: &'a str,
    key: Option<u8>,
    colour: String,
    definition: &'a str,
}

/// A mark as JSON; `covers` is `passages`, `provision` or `text`.
#[derive(Serialize)]
pub(super) struct ShownMark<'a> {
    id: String,
    text: &'a str,
    covers: &'static str,
    place: String,
    /// The provision where it begins; none for the whole text.
    eid: Option<&'a str>,
    passages: Vec<ShownPassage<'a>>,
    concerns: Vec<&'a str>,
    rating: &'static str,
    comment: &'a str,
    recommendation: &'a str,
    amendment: Option<ShownAmendment<'a>>,
    replies: Vec<ShownReply<'a>>,
    references: Vec<String>,
    reviewer: &'a str,
    created: String,
    modified: Option<String>,
}

#[derive(Serialize)]
struct ShownPassage<'a> {
    eid: &'a str,
    from: usize,
    to: usize,
    quote: &'a str,
}

#[derive(Serialize)]
struct ShownAmendment<'a> {
    kind: &'static str,
    words: &'a str,
    reason: &'a str,
    fallback: &'a str,
    sponsor: &'a str,
    status: &'static str,
}

#[derive(Serialize)]
struct ShownReply<'a> {
    id: String,
    comment: &'a str,
    reviewer: &'a str,
    created: String,
    modified: Option<String>,
}

impl<'a> ShownAmendment<'a> {
    fn of(amendment: &'a Amendment) -> Self {
        let Amendment { kind, reason, fallback, sponsor, status, .. } = amendment;
        let (kind, status) = (kind.id(), status.id());
        Self { kind, words: amendment.proposed(), reason, fallback, sponsor, status }
    }
}

impl<'a> ShownReply<'a> {
    fn of(reply: &'a Reply, review: &'a Review) -> Self {
        Self {
            id: reply.id.to_string(),
            comment: &reply.comment,
            reviewer: review.reviewers().get(&reply.reviewer).map_or(UNSAID, Reviewer::display_name),
            created: reply.created.to_string(),
            modified: reply.modified.map(|moment| moment.to_string()),
        }
    }
}

impl<'a> Shown<'a> {
    fn of(project: &'a Project) -> Self {
        let review = project.review();
        let texts = || review.texts().values();
        let marks = |text: &'a Text| {
            in_text_order(review, text).into_iter().map(move |mark| ShownMark::of(mark, review, text))
        };
        let concern = |(_, id, concern): (usize, &'a _, &'a crate::review::Concern)| {
            let id: &'a crate::review::ConcernId = id;
            ShownConcern {
                id: id.as_str(),
                name: &concern.name,
                parent: concern.parent.as_ref().map(crate::review::ConcernId::as_str),
                letter: &concern.letter,
                key: concern.key,
                colour: concern.colour.to_string(),
                definition: &concern.definition,
            }
        };
        Self {
            id: project.id().to_string(),
            title: review.title(),
            read_only: project.read_only().map(|why| why.to_string()),
            remarks: project.remarks().iter().map(ToString::to_string).collect(),
            texts: texts().map(|text| ShownText::of(text, review.original_of(text))).collect(),
            concerns: review.codebook().tree().into_iter().map(concern).collect(),
            annotations: texts().flat_map(|text| marks(text)).collect(),
        }
    }
}

impl<'a> ShownText<'a> {
    fn of(text: &'a Text, kept: Option<&Arc<Original>>) -> Self {
        let provisions = text.provisions().iter().enumerate().map(|(index, provision)| ShownProvision {
            eid: &provision.eid,
            kind: provision.kind,
            place: text.citation(index),
            label: &provision.label,
            heading: &provision.heading,
            text: &provision.text,
            depth: provision.depth,
        });
        Self {
            id: text.id().as_str(),
            header: text.header(),
            kept_pdf_bytes: kept.map(|kept| kept.bytes().len()),
            provisions: provisions.collect(),
        }
    }
}

impl<'a> ShownMark<'a> {
    pub(super) fn of(mark: &'a Annotation, review: &'a Review, text: &Text) -> Self {
        let (covers, eid, spans) = match &mark.anchor {
            Anchor::Text => ("text", None, [].as_slice()),
            Anchor::Provision(eid) => ("provision", Some(eid.as_str()), [].as_slice()),
            Anchor::Spans(spans) => {
                ("passages", spans.first().map(|span| span.at.as_str()), spans.as_slice())
            }
        };
        let passages = spans.iter().map(|span| ShownPassage {
            eid: &span.at,
            from: span.from,
            to: span.to,
            quote: &span.quote,
        });
        let sources = mark.references.iter().filter_map(|id| review.references().get(id));
        Self {
            id: mark.id.to_string(),
            text: mark.text.as_str(),
            covers,
            place: mark.anchor.citation(text),
            eid,
            passages: passages.collect(),
            concerns: mark.concerns.iter().map(crate::review::ConcernId::as_str).collect(),
            rating: mark.rating.id(),
            comment: &mark.comment,
            recommendation: &mark.recommendation,
            amendment: mark.amendment.as_ref().map(ShownAmendment::of),
            replies: review.replies_to(mark.id).map(|reply| ShownReply::of(reply, review)).collect(),
            references: sources.map(crate::review::Reference::citation).collect(),
            reviewer: reviewer_name(review, mark),
            created: mark.created.to_string(),
            modified: mark.modified.map(|moment| moment.to_string()),
        }
    }
}
