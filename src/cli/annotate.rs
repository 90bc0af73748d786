//! `rapporteur annotate`: one mark more.

use std::io::Write;
use std::path::Path;

use super::arguments::Annotate;
use super::fault::Fault;
use super::files::{choose_text, open_to_save_back, save_back};
use super::output;
use super::show::ShownMark;
use crate::review::{
    Amendment, Anchor, Annotation, Codebook, ConcernId, Edit, QuoteError, Review, Reviewer, ReviewerId, Span,
};
use crate::text::Text;

/// What stands for a place where the whole text is meant.
const WHOLE_TEXT: &str = "text";

pub(super) fn run(arguments: &Annotate, out: &mut dyn Write) -> Result<(), Fault> {
    let path: &Path = &arguments.project;
    let (mut project, held) = open_to_save_back(path, &arguments.lock)?;
    let text = choose_text(&project, path, arguments.text.as_deref())?.clone();
    let anchor = anchor(arguments, &text)?;
    let (reviewer, newcomer) = reviewer(project.review(), &arguments.reviewer);
    let mut mark = Annotation::new(text.id().clone(), reviewer, anchor);
    mark.concerns = concerns(project.review().codebook(), &arguments.concern, path)?;
    mark.rating = arguments.rating;
    arguments.comment.trim().clone_into(&mut mark.comment);
    arguments.recommend.trim().clone_into(&mut mark.recommendation);
    mark.amendment = amendment(arguments)?;
    let id = mark.id;
    let put = Edit::PutAnnotation(Box::new(mark));
    project
        .apply(Edit::All(newcomer.map(Edit::PutReviewer).into_iter().chain([put]).collect()))
        .map_err(|refusal| Fault::within(path, refusal))?;
    save_back(&project, path, &held)?;
    match project.review().annotations().get(&id) {
        Some(mark) if arguments.json => output::json(out, &ShownMark::of(mark, project.review(), &text)),
        _ => Ok(writeln!(out, "{id}")?),
    }
}

/// Concerns by id, name or key; one that is named twice counts once.
pub(super) fn concerns(codebook: &Codebook, wanted: &[String], path: &Path) -> Result<Vec<ConcernId>, Fault> {
    let mut found: Vec<ConcernId> = Vec::with_capacity(wanted.len());
    for wanted in wanted {
        let id = codebook.find(wanted).map_err(|unknown| Fault::within(path, unknown))?;
        if !found.contains(id) {
            found.push(id.clone());
        }
    }
    Ok(found)
}

/// The amendment asked for. One that proposes words needs some; one that strikes words has no use for any.
fn amendment(arguments: &Annotate) -> Result<Option<Amendment>, Fault> {
    let Some(kind) = arguments.amend else { return Ok(None) };
    let words = arguments.words.trim();
    if kind.proposes() == words.is_empty() {
        let (id, needs) = (
            kind.id(),
            if kind.proposes() {
                "needs the words it proposes; give them behind"
            } else {
                "proposes no words; leave out"
            },
        );
        return Err(Fault::Call(format!("--amend {id} {needs} --words")));
    }
    let reason = arguments.reason.trim().to_owned();
    Ok(Some(Amendment { reason, ..Amendment::new(kind, words) }))
}

fn anchor(arguments: &Annotate, text: &Text) -> Result<Anchor, Fault> {
    let Annotate { project: path, at, quote, .. } = arguments;
    if at.trim().eq_ignore_ascii_case(WHOLE_TEXT) {
        return match quote.as_slice() {
            [] => Ok(Anchor::Text),
            _ => Err(Fault::Call(
                "a quote needs the provision it stands in; name that behind --at instead of the whole text"
                    .to_owned(),
            )),
        };
    }
    let index = text.find_place(at).map_err(|error| {
        let path = path.display();
        Fault::Input(format!("{path}: {error}. `rapporteur show {path}` lists the places"))
    })?;
    if quote.is_empty() {
        let provision = text.provisions().get(index);
        return provision
            .map(|provision| Anchor::Provision(provision.eid.clone()))
            .ok_or_else(|| Fault::within(path, format!("there is nothing at {at}")));
    }
    let mut passages: Vec<(usize, Span)> = Vec::new();
    for quote in quote {
        let refuse = |error: QuoteError| Fault::within(path, error);
        if let Anchor::Spans(spans) = Anchor::quoting(text, index, quote).map_err(refuse)? {
            passages.extend(spans.into_iter().filter_map(|span| Some((text.index_of(&span.at)?, span))));
        }
    }
    passages.sort();
    passages.dedup();
    Ok(Anchor::Spans(passages.into_iter().map(|(_, span)| span).collect()))
}

/// The reviewer of that name and, if the project does not know one, their record.
fn reviewer(review: &Review, name: &str) -> (ReviewerId, Option<Reviewer>) {
    let known = review.reviewers().values().find(|reviewer| reviewer.name.trim() == name.trim());
    if let Some(reviewer) = known {
        return (reviewer.id, None);
    }
    let newcomer = Reviewer::new(ReviewerId::random(), name);
    (newcomer.id, Some(newcomer))
}
