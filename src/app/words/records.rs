//! What a review holds, in words: ratings, names of reviewers, places, and why a change was refused.
//!
//! Only the program's own words are put into the language of the interface. What people wrote, such as the
//! names of concerns (those of the shipped codebook too) and of reviewers, stays as it is in the project.

use crate::review::{AmendmentKind, AmendmentStatus, Anchor, EditError, Moment, Rating, Reviewer};
use crate::text::{Locator, ProvisionKind, Segment, Text};
use crate::tr;

use super::{Language, spoken};

/// A rating's name.
pub fn rating(rating: Rating) -> String {
    match rating {
        Rating::Welcome => tr!("rating-welcome"),
        Rating::Note => tr!("rating-note"),
        Rating::Concern => tr!("rating-concern"),
        Rating::Serious => tr!("rating-serious"),
        Rating::RedLine => tr!("rating-red-line"),
    }
}

/// A rating's name where room is short.
pub fn rating_short(rating: Rating) -> String {
    match rating {
        Rating::Welcome => tr!("rating-welcome-short"),
        Rating::Note => tr!("rating-note-short"),
        Rating::Concern => tr!("rating-concern-short"),
        Rating::Serious => tr!("rating-serious-short"),
        Rating::RedLine => tr!("rating-red-line-short"),
    }
}

/// What choosing a rating says.
pub fn rating_meaning(rating: Rating) -> String {
    match rating {
        Rating::Welcome => tr!("rating-welcome-meaning"),
        Rating::Note => tr!("rating-note-meaning"),
        Rating::Concern => tr!("rating-concern-meaning"),
        Rating::Serious => tr!("rating-serious-meaning"),
        Rating::RedLine => tr!("rating-red-line-meaning"),
    }
}

/// Name of the step that rates a mark.
pub fn rating_step(rating: Rating) -> String {
    match rating {
        Rating::Welcome => tr!("step-rate-welcome"),
        Rating::Note => tr!("step-rate-note"),
        Rating::Concern => tr!("step-rate-concern"),
        Rating::Serious => tr!("step-rate-serious"),
        Rating::RedLine => tr!("step-rate-red-line"),
    }
}

/// What an amendment does.
pub fn amendment_kind(kind: AmendmentKind) -> String {
    match kind {
        AmendmentKind::Replace => tr!("amendment-replace"),
        AmendmentKind::Delete => tr!("amendment-delete"),
        AmendmentKind::DeleteProvision => tr!("amendment-delete-provision"),
        AmendmentKind::Insert => tr!("amendment-insert"),
        AmendmentKind::NewProvision => tr!("amendment-new-provision"),
    }
}

/// How far an amendment has come.
pub fn amendment_status(status: AmendmentStatus) -> String {
    match status {
        AmendmentStatus::Proposed => tr!("amendment-proposed"),
        AmendmentStatus::AgreedAdReferendum => tr!("amendment-agreed"),
        AmendmentStatus::Adopted => tr!("amendment-adopted"),
        AmendmentStatus::Rejected => tr!("amendment-rejected"),
        AmendmentStatus::Withdrawn => tr!("amendment-withdrawn"),
    }
}

/// The name a reviewer chose or, where they chose none or are not known, words that say so.
pub fn reviewer_name(reviewer: Option<&Reviewer>) -> String {
    let chosen = reviewer.map(|reviewer| reviewer.name.trim()).filter(|name| !name.is_empty());
    chosen.map_or_else(|| tr!("reviewer-unnamed"), str::to_owned)
}

/// How long ago something was: "just now", "3 minutes ago"; the day where that is more than a week.
pub fn ago(then: Moment) -> String {
    let minutes = (Moment::now().unix() - then.unix()) / 60;
    match minutes {
        ..1 => tr!("ago-now"),
        1..60 => tr!("ago-minutes", count = minutes),
        60..1_440 => tr!("ago-hours", count = minutes / 60),
        1_440..10_080 => tr!("ago-days", count = minutes / 1_440),
        _ => then.day(),
    }
}

/// The marked words or, where no words are marked, what is: "The whole provision", "The whole text".
pub fn marked(anchor: &Anchor) -> String {
    match anchor {
        Anchor::Spans(_) => anchor.quote(),
        Anchor::Provision(_) => tr!("whole-provision"),
        Anchor::Text => tr!("whole-text"),
    }
}

/// Where a mark stands as a lawyer would cite it: "Article 17(2)(b)", "Article 6(1) and Article 24(2)", "The
/// whole text".
pub fn citation(anchor: &Anchor, text: &Text) -> String {
    let cite = |eid: &str| text.index_of(eid).map_or_else(|| eid.to_owned(), |at| place(text, at));
    let mut places: Vec<String> = match anchor {
        Anchor::Text => return tr!("whole-text"),
        Anchor::Provision(eid) => return cite(eid),
        Anchor::Spans(spans) => spans.iter().map(|span| cite(&span.at)).collect(),
    };
    places.dedup();
    match places.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first, last] => tr!("places-two", first = first.as_str(), last = last.as_str()),
        [first, .., last] => tr!("places-range", first = first.as_str(), last = last.as_str()),
    }
}

/// A provision's address, as [`Text::citation`] writes it in English: "Préambule, paragraphe 3".
pub fn place(text: &Text, provision: usize) -> String {
    let eid = text.provisions().get(provision).map(|found| found.eid.as_str());
    let known = eid.filter(|_| spoken() != Language::English).and_then(Locator::from_eid);
    known.map_or_else(|| text.citation(provision), |locator| address(&locator))
}

/// The same where room is short, as [`Text::short_citation`] writes it in English: "Art. 17(2)(b)", "Préambule,
/// par. 3".
pub fn short_place(text: &Text, provision: usize) -> String {
    let eid = text.provisions().get(provision).map(|found| found.eid.as_str());
    let known = eid.filter(|_| spoken() != Language::English).and_then(Locator::from_eid);
    known.map_or_else(|| text.short_citation(provision), |locator| short_address(&locator))
}

/// An address, as it is printed in English: "Article 17(2)(b)".
pub fn address(locator: &Locator) -> String {
    if spoken() == Language::English {
        return locator.to_string();
    }
    locator.print_in(|segment, number| unit(segment, number, super::kind), &tr!("unit-chapeau"))
}

/// The same where room is short: "Art. 17(2)(b)".
fn short_address(locator: &Locator) -> String {
    locator.print_in(|segment, number| unit(segment, number, super::kind_short), &tr!("unit-chapeau"))
}

/// A unit by the name of its kind, with its number, in lower case: "paragraphe 3".
fn unit(segment: &Segment, number: &str, name: fn(ProvisionKind) -> String) -> String {
    let kind = match segment.kind {
        // Lawyers cite those of a preamble as paragraphs.
        ProvisionKind::Recital => ProvisionKind::Paragraph,
        kind => kind,
    };
    let name = name(kind).to_lowercase();
    match (kind, number) {
        (_, "") | (ProvisionKind::Annex, "nn") => name,
        (_, "nn") => tr!("unit-unnumbered", unit = name),
        (ProvisionKind::Point, _) => format!("{name} ({number})"),
        _ => format!("{name} {number}"),
    }
}

/// Why a change was refused, in a whole sentence.
pub fn refusal(error: &EditError) -> String {
    match error {
        EditError::ReadOnly => tr!("refusal-read-only"),
        EditError::Gone => tr!("refusal-gone"),
        EditError::NotYours => tr!("refusal-not-yours"),
        EditError::ReplyNotYours => tr!("refusal-reply-not-yours"),
        EditError::UnknownMark => tr!("refusal-unknown-mark"),
        EditError::UnknownReplier => tr!("refusal-unknown-replier"),
        EditError::ReviewerReplied(count) => tr!("refusal-reviewer-replied", count = *count),
        EditError::UnknownText => tr!("refusal-unknown-text"),
        EditError::UnknownReviewer => tr!("refusal-unknown-reviewer"),
        EditError::UnknownConcern(id) => tr!("refusal-unknown-concern", id = id.as_str()),
        EditError::UnknownReference => tr!("refusal-unknown-reference"),
        EditError::ConcernInUse { name, count } => {
            tr!("refusal-concern-in-use", name = name.as_str(), count = *count)
        }
        EditError::ConcernHasChildren(name) => tr!("refusal-concern-has-children", name = name.as_str()),
        EditError::CircularConcern => tr!("refusal-circular-concern"),
        EditError::NamelessConcern => tr!("refusal-nameless-concern"),
        EditError::InUse(count) => tr!("refusal-in-use", count = *count),
        EditError::TooMany { what, most } => tr!("refusal-too-many", what = limited(what), most = *most),
        EditError::KeyTaken { key, name } => tr!("refusal-key-taken", key = *key, name = name.as_str()),
        EditError::UnknownDesk => tr!("refusal-unknown-desk"),
        EditError::DeskInUse => tr!("refusal-desk-in-use"),
        EditError::NamelessView => tr!("refusal-nameless-view"),
        EditError::LongViewName { most } => tr!("refusal-long-view-name", most = *most),
        EditError::OriginalTooLarge { most } => tr!("refusal-original-too-large", most = *most),
        EditError::SameConcern => tr!("refusal-same-concern"),
        EditError::ConcernExists(id) => tr!("refusal-concern-exists", id = id.as_str()),
        EditError::NoSuchPassage(fault) => tr!("refusal-no-such-passage", why = super::faults::anchor(fault)),
        EditError::ConcernTooDeep { most } => tr!("refusal-concern-too-deep", most = *most),
    }
}

/// What there is no more room for, by the English words that the review has for it.
pub(super) fn limited(what: &str) -> String {
    match what {
        "texts" => tr!("limit-texts"),
        "provisions in a text" => tr!("limit-provisions"),
        "reviewers" => tr!("limit-reviewers"),
        "references" => tr!("limit-references"),
        "passages in a mark" => tr!("limit-passages"),
        "concerns for a mark" => tr!("limit-concerns-of-mark"),
        "references for a mark" => tr!("limit-references-of-mark"),
        "marks" => tr!("limit-marks"),
        "marks, the deleted ones included" => tr!("limit-marks-included"),
        "marks with the deleted ones" => tr!("limit-marks-with-deleted"),
        "characters in proposed words" => tr!("limit-proposed-characters"),
        "characters in a reason" => tr!("limit-reason-characters"),
        "characters in a sponsor" => tr!("limit-sponsor-characters"),
        "characters in a reply" => tr!("limit-reply-characters"),
        "replies" => tr!("limit-replies"),
        "replies with the deleted ones" => tr!("limit-replies-with-deleted"),
        "examples for a concern" => tr!("limit-examples"),
        "concerns" => tr!("limit-concerns"),
        "concerns in a filter" => tr!("limit-concerns-of-filter"),
        "reviewers in a filter" => tr!("limit-reviewers-of-filter"),
        "characters in words to look for" => tr!("limit-wanted-characters"),
        "reviewers with bookmarks and filters" => tr!("limit-desks"),
        "texts marked as read" => tr!("limit-read-texts"),
        "texts with bookmarks" => tr!("limit-bookmarked-texts"),
        "provisions marked as read" => tr!("limit-read-provisions"),
        "bookmarks in a text" => tr!("limit-bookmarks"),
        "saved filters" => tr!("limit-saved-filters"),
        "MiB of PDF files" => tr!("limit-originals"),
        other => other.to_owned(),
    }
}

/// How large a file is, for people: "340 KB", "1.2 MB".
pub fn size(bytes: usize) -> String {
    const MEGABYTE: usize = 1_000_000;
    if bytes < MEGABYTE {
        return tr!("size-kilobytes", size = bytes.div_ceil(1000));
    }
    // In tenths, rounded; the catalogue's numbers know the language's decimal mark only as words.
    let tenths = (bytes + MEGABYTE / 20) / (MEGABYTE / 10);
    let mark = if spoken() == Language::French { ',' } else { '.' };
    tr!("size-megabytes", size = format!("{}{mark}{}", tenths / 10, tenths % 10))
}

#[cfg(test)]
mod tests {
    use super::super::{Language, speak};
    use super::*;
    use crate::app::outbox::capital;
    use crate::review::{AnchorFault, ConcernId, ReviewerId, UNSAID};
    use crate::samples::Sample;

    #[test]
    fn english_says_what_the_review_says() {
        for each in Rating::all() {
            assert_eq!(rating(each), each.name());
            assert_eq!(rating_meaning(each), each.meaning());
            assert_eq!(rating_step(each), format!("Rate as {}", each.name().to_lowercase()));
        }
        let name = || "Journalism".to_owned();
        for error in [
            EditError::ReadOnly,
            EditError::Gone,
            EditError::NotYours,
            EditError::ReplyNotYours,
            EditError::UnknownMark,
            EditError::UnknownReplier,
            EditError::ReviewerReplied(2),
            EditError::UnknownText,
            EditError::UnknownReviewer,
            EditError::UnknownConcern(ConcernId::for_name("journalism")),
            EditError::UnknownReference,
            EditError::ConcernInUse { name: name(), count: 3 },
            EditError::ConcernHasChildren(name()),
            EditError::CircularConcern,
            EditError::NamelessConcern,
            EditError::InUse(2),
            EditError::TooMany { what: "marks with the deleted ones", most: 9 },
            EditError::TooMany { what: "things nobody knows", most: 9 },
            EditError::KeyTaken { key: 4, name: name() },
            EditError::UnknownDesk,
            EditError::DeskInUse,
            EditError::NamelessView,
            EditError::LongViewName { most: 80 },
            EditError::OriginalTooLarge { most: 32 },
            EditError::SameConcern,
            EditError::ConcernExists(ConcernId::for_name("journalism")),
            EditError::NoSuchPassage(AnchorFault::Empty),
            EditError::ConcernTooDeep { most: 5 },
        ] {
            assert_eq!(refusal(&error), format!("{}.", capital(&error.to_string())));
        }
        for kind in AmendmentKind::all() {
            assert_eq!(amendment_kind(kind), kind.name());
        }
        for status in AmendmentStatus::all() {
            assert_eq!(amendment_status(status), status.name());
        }
        let nobody = Reviewer::new(ReviewerId::from_bits(1), " ");
        assert_eq!([reviewer_name(None), reviewer_name(Some(&nobody))], [UNSAID, UNSAID]);
    }

    #[test]
    fn places_read_as_the_review_cites_them() {
        let project = Sample::named("convention-2024").unwrap().project().unwrap();
        let text = project.review().texts().values().next().unwrap();
        let anchors = project.review().annotations().values().map(|mark| mark.anchor.clone());
        for anchor in anchors.chain([Anchor::Text, Anchor::Spans(Vec::new())]) {
            assert_eq!(citation(&anchor, text), anchor.citation(text));
        }
        let passages = |count: usize| {
            Anchor::passages(text, (0..text.provisions().len()).take(count).map(|at| (at, 0..2)))
        };
        for anchor in [2, 5].into_iter().filter_map(passages) {
            assert_eq!(citation(&anchor, text), anchor.citation(text));
        }
    }

    #[test]
    fn words_of_people_stay_as_they_are_in_every_language() {
        speak(Language::French);
        let reviewer = Reviewer::new(ReviewerId::from_bits(1), "The whole text");
        assert_eq!(reviewer_name(Some(&reviewer)), "The whole text");
        assert_eq!(rating(Rating::RedLine), "Ligne rouge");
        for (eid, said) in [
            ("art_17__para_2__point_b", "Article 17(2)(b)"),
            ("preamble__rec_3", "Préambule, paragraphe 3"),
            ("front__subpara_2", "Page de titre, alinéa 2"),
            ("art_17__para_2__intro", "Article 17(2), chapeau"),
            ("sec_nn", "Section sans numéro"),
            ("annex_nn", "Annexe"),
            ("annex_II__point_a", "Annexe II, point (a)"),
        ] {
            assert_eq!(address(&Locator::from_eid(eid).unwrap()), said, "{eid}");
        }
        for (eid, said) in [
            ("art_17__para_2__point_b", "Art. 17(2)(b)"),
            ("preamble__rec_3", "Préambule, par. 3"),
            ("front__subpara_2", "Page de titre, al. 2"),
            ("part_II__chp_3", "Partie II, chap. 3"),
            ("annex_II__point_a", "Annexe II, point (a)"),
        ] {
            assert_eq!(short_address(&Locator::from_eid(eid).unwrap()), said, "{eid}");
        }
        let refused = refusal(&EditError::ConcernInUse { name: "Scope".to_owned(), count: 1 });
        assert!(refused.contains("«\u{202f}Scope\u{202f}»") && refused.contains("1 marque l’utilise"));
        speak(Language::English);
    }
}
