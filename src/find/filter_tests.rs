//! What filters promise.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization as _;

use super::*;
use crate::review::{AmendmentKind, Codebook, Edit, ReferenceId, Reply, arbitrary};
use crate::text::{Entry, ProvisionKind, TextHeader};

fn mark(concern: &str, rating: Rating, comment: &str) -> Annotation {
    let text = arbitrary::text();
    let mut mark = Annotation::new(text.id().clone(), ReviewerId::from_bits(1), Anchor::Text);
    mark.concerns = vec![ConcernId::new(concern)];
    mark.rating = rating;
    mark.comment = comment.to_owned();
    mark
}

/// Whether the filter, made ready for the shipped codebook and the test's text, lets the mark through.
fn lets(filter: &Filter, mark: &Annotation) -> bool {
    filter.sieve(&arbitrary::review(), &arbitrary::text()).lets_through(mark)
}

fn ids<const N: usize>(ids: [&str; N]) -> BTreeSet<ConcernId> {
    ids.into_iter().map(ConcernId::new).collect()
}

proptest! {
    #[test]
    fn an_open_filter_lets_everything_through(mark in arbitrary::mark()) {
        prop_assert!(lets(&Filter::default(), &mark));
    }

    #[test]
    fn asking_more_lets_less_through(filter in arbitrary::filter(), mark in arbitrary::mark()) {
        // Each of the conditions by itself lets through what all of them together do.
        let whole = lets(&filter, &mark);
        let Filter { any_of, all_of, none_of, ratings, reviewers, words, from, to, has, .. } = filter;
        let parts = [
            Filter { any_of, ..Filter::default() },
            Filter { all_of, ..Filter::default() },
            Filter { none_of, ..Filter::default() },
            Filter { ratings, ..Filter::default() },
            Filter { reviewers, ..Filter::default() },
            Filter { words, ..Filter::default() },
            Filter { from, to, ..Filter::default() },
            Filter { has, ..Filter::default() },
        ];
        prop_assert_eq!(whole, parts.iter().all(|part| lets(part, &mark)));
    }

    #[test]
    fn none_is_the_contrary_of_any(filter in arbitrary::filter(), mark in arbitrary::mark()) {
        let any = Filter { any_of: filter.any_of.clone(), ..Filter::default() };
        let none = Filter { none_of: filter.any_of.clone(), ..Filter::default() };
        if !filter.any_of.is_empty() {
            prop_assert_ne!(lets(&any, &mark), lets(&none, &mark));
        }
        let all = Filter { all_of: filter.any_of.clone(), ..Filter::default() };
        prop_assert!(filter.any_of.is_empty() || !lets(&all, &mark) || lets(&any, &mark));
    }

    #[test]
    fn a_mark_is_found_by_any_of_its_words(words in "\\PC{0,20}", from in 0..20usize, length in 0..20usize) {
        let part: String = words.chars().skip(from).take(length).collect();
        let mark = mark("scope", Rating::Note, &words);
        for wanted in [part.clone(), part.nfd().collect(), part.nfc().collect(), fold(&part)] {
            prop_assert!(lets(&Filter { words: wanted.clone(), ..Filter::default() }, &mark), "{:?}", wanted);
        }
    }

    #[test]
    fn folding_is_that_of_the_whole_string(words in any::<String>()) {
        let lower = |c: char| c.to_lowercase().map(|c| if c == 'ς' { 'σ' } else { c });
        let plain = words.nfd().filter(|c| !is_combining_mark(*c)).flat_map(lower);
        prop_assert_eq!(fold(&words), plain.filter(|c| !is_combining_mark(*c)).collect::<String>());
        prop_assert_eq!(fold(&fold(&words)), fold(&words));
    }
}

#[test]
fn a_filter_lets_through_what_stands_under_its_concerns() {
    let (covert, scope) = (mark("covert", Rating::Note, ""), mark("scope", Rating::RedLine, "Überwachung"));
    let any = |id| Filter { any_of: ids([id]), ..Filter::default() };
    assert!(lets(&any("surveillance"), &covert) && !lets(&any("surveillance"), &scope));
    assert!(!lets(&any("gone"), &covert) && lets(&any("gone"), &mark("gone", Rating::Note, "")));
    let red = Filter { ratings: [Rating::RedLine].into(), ..Filter::default() };
    assert!(!lets(&red, &covert) && lets(&red, &scope));
    let other = Filter { reviewers: [ReviewerId::from_bits(2)].into(), ..Filter::default() };
    assert!(!lets(&other, &scope));
}

#[test]
fn concerns_are_joined_by_and_or_and_not() {
    let mut both = mark("covert", Rating::Note, "");
    both.concerns.push(ConcernId::new("privacy"));
    let one = mark("covert", Rating::Note, "");
    let all = Filter { all_of: ids(["surveillance", "privacy"]), ..Filter::default() };
    assert!(lets(&all, &both) && !lets(&all, &one));
    let not = Filter { any_of: ids(["surveillance"]), none_of: ids(["rights"]), ..Filter::default() };
    let rights = Codebook::shipped().get(&ConcernId::new("privacy")).unwrap().parent.clone().unwrap();
    let not = Filter { none_of: [rights].into(), ..not };
    assert!(!lets(&not, &both) && lets(&not, &one));
}

#[test]
fn words_are_found_whatever_case_and_accents() {
    let mark = mark("scope", Rating::Note, "Überwachung – l’État, ΣΟΦΟΣ, ПЁТР, حُقوق, İzmir");
    for words in ["uberw", " ÜBERW", "l’etat", "ÉTAT", "σοφος", "петр", "حقوق", "izmir", "\u{301}"]
    {
        assert!(lets(&Filter { words: words.into(), ..Filter::default() }, &mark), "{words}");
    }
    assert!(!lets(&Filter { words: "etats".into(), ..Filter::default() }, &mark));
}

#[test]
fn words_are_looked_for_in_quote_comment_and_recommendation() {
    let text = arbitrary::text();
    let anchor = Anchor::passages(&text, [(0, 0..4), (2, 5..10)]).unwrap();
    let mut mark = Annotation::new(text.id().clone(), ReviewerId::from_bits(1), anchor);
    mark.recommendation = "Delete it".into();
    for (words, found) in [("each", true), ("stat", true), ("delete", true), ("party", false), ("…", false)]
    {
        assert_eq!(lets(&Filter { words: words.into(), ..Filter::default() }, &mark), found, "{words}");
    }
}

#[test]
fn what_a_mark_has_or_lacks_is_asked_in_three_states() {
    let bare = mark("scope", Rating::Note, " \n");
    let mut full = mark("scope", Rating::Note, "Why");
    full.recommendation = "Delete".into();
    full.references = vec![ReferenceId::from_bits(1)];
    full.amendment = Some(Amendment::new(AmendmentKind::Delete, ""));
    // Replies are no part of a mark; they have a test of their own.
    for what in Has::all().filter(|what| *what != Has::Reply) {
        let asks = |wanted| Filter { has: [(what, wanted)].into(), ..Filter::default() };
        assert!(lets(&asks(true), &full) && !lets(&asks(true), &bare), "{what:?}");
        assert!(!lets(&asks(false), &full) && lets(&asks(false), &bare), "{what:?}");
    }
}

/// Two articles of two paragraphs each.
fn tree() -> Text {
    let eids = ["art_1", "art_1__para_1", "art_1__para_2", "art_2", "art_2__para_1", "art_2__para_2"];
    let entries = eids.into_iter().map(|eid| Entry {
        kind: if eid.contains("para") { ProvisionKind::Paragraph } else { ProvisionKind::Article },
        eid: eid.into(),
        label: String::new(),
        heading: String::new(),
        text: format!("Words of {eid}"),
        depth: usize::from(eid.contains("para")),
    });
    Text::assemble(TextHeader::default(), entries.collect()).unwrap()
}

#[test]
fn a_part_of_the_text_reaches_to_the_end_of_its_last_provision() {
    let (text, review) = (tree(), arbitrary::review());
    let on = |anchor: Anchor| Annotation::new(text.id().clone(), ReviewerId::from_bits(1), anchor);
    let word = |at: usize| on(Anchor::passages(&text, [(at, 0..5)]).unwrap());
    let within = |from: Option<&str>, to: Option<&str>, mark: &Annotation| {
        let [from, to] = [from, to].map(|eid| eid.map(str::to_owned));
        Filter { from, to, ..Filter::default() }.sieve(&review, &text).lets_through(mark)
    };
    let which = |from, to| (0..6).filter(|at| within(from, to, &word(*at))).collect::<Vec<_>>();
    assert_eq!(which(Some("art_1__para_2"), Some("art_2")), [2, 3, 4, 5]);
    assert_eq!(which(None, Some("art_1")), [0, 1, 2]);
    assert_eq!(which(Some("art_2__para_1"), None), [4, 5]);
    assert_eq!(which(Some("art_1__para_1"), Some("art_1__para_1")), [1]);
    assert_eq!(which(Some("art_2"), Some("art_1__para_2")), [2, 3, 4, 5]);
    assert_eq!(which(Some("lost"), None), [0; 0]);
    assert_eq!(which(None, Some("lost")), [0; 0]);
    // A mark on the whole article stands on each of its paragraphs; one on the whole text on none of them.
    let article = on(Anchor::Provision("art_1".into()));
    assert!(within(Some("art_1__para_2"), Some("art_1__para_2"), &article));
    assert!(!within(Some("art_2"), None, &article));
    assert!(!within(Some("art_1"), Some("art_1"), &on(Anchor::Text)));
    assert!(within(None, Some("art_2"), &on(Anchor::Text)));
    let apart = on(Anchor::passages(&text, [(0, 0..5), (4, 0..5)]).unwrap());
    assert!(
        within(Some("art_2"), None, &apart) && !within(Some("art_1__para_1"), Some("art_1__para_2"), &apart)
    );
}

#[test]
fn marks_come_in_text_order_the_wider_first() {
    let mut review = arbitrary::review();
    let text = arbitrary::text();
    let passages = [(2, 0..4), (0, 5..20), (0, 5..10), (0, 0..4), (1, 0..7)];
    for (provision, range) in passages {
        let anchor = Anchor::passages(&text, [(provision, range)]).unwrap();
        let mark = Annotation::new(text.id().clone(), ReviewerId::from_bits(1), anchor);
        review.apply(Edit::PutAnnotation(Box::new(mark))).unwrap();
    }
    let quotes: Vec<_> = in_text_order(&review, &text).iter().map(|mark| mark.anchor.quote()).collect();
    assert_eq!(quotes, ["Each", "State Party sha", "State", "Respect", "Each"]);
}

#[test]
fn from_an_article_to_a_paragraph_in_it_ends_with_the_paragraph() {
    let (text, review) = (tree(), Review::new("", Codebook::shipped()));
    let on = |at: usize| {
        let anchor = Anchor::passages(&text, [(at, 0..5)]).unwrap();
        Annotation::new(text.id().clone(), ReviewerId::from_bits(1), anchor)
    };
    let which = |from: &str, to: &str| {
        let filter = Filter { from: Some(from.into()), to: Some(to.into()), ..Filter::default() };
        let sieve = filter.sieve(&review, &text);
        (0..6).filter(|at| sieve.lets_through(&on(*at))).collect::<Vec<_>>()
    };
    assert_eq!(which("art_1", "art_1__para_1"), [0, 1]);
    assert_eq!(which("art_1__para_2", "art_1"), [2]);
}

proptest! {
    #[test]
    fn narrowing_to_a_provision_lets_through_what_both_do(from in prop::option::of(0..6usize), to in prop::option::of(0..6usize), provision in 0..6usize) {
        let (text, review) = (tree(), Review::new("", Codebook::shipped()));
        let eid = |at: usize| text.provisions()[at].eid.clone();
        let before = Filter { from: from.map(eid), to: to.map(eid), ..Filter::default() };
        let alone = Filter { from: Some(eid(provision)), to: Some(eid(provision)), ..Filter::default() };
        let mut narrowed = before.clone();
        narrowed.narrow_to(&text, provision);
        let which = |filter: &Filter| -> Vec<usize> {
            let sieve = filter.sieve(&review, &text);
            let on = |at: usize| {
                let anchor = Anchor::passages(&text, [(at, 0..5)]).unwrap();
                Annotation::new(text.id().clone(), ReviewerId::from_bits(1), anchor)
            };
            (0..6).filter(|at| sieve.lets_through(&on(*at))).collect()
        };
        let alone = which(&alone);
        let both: Vec<usize> = which(&before).into_iter().filter(|at| alone.contains(at)).collect();
        // Where they have nothing in common there is no such number to open, and the filter stays.
        let expected = if both.is_empty() { which(&before) } else { both };
        prop_assert_eq!(which(&narrowed), expected);
    }
}

#[test]
fn amendments_and_replies_are_asked_for_and_looked_into() {
    let mut review = arbitrary::review();
    let mut amended = mark("privacy", Rating::Concern, "");
    amended.amendment = Some(Amendment {
        sponsor: "Norway".into(),
        fallback: "at least".into(),
        ..Amendment::new(AmendmentKind::Replace, "judicial authorisation")
    });
    let answered = mark("privacy", Rating::Concern, "");
    for mark in [&amended, &answered] {
        review.apply(Edit::PutAnnotation(Box::new(mark.clone()))).unwrap();
    }
    let reply = Reply::new(answered.id, ReviewerId::from_bits(2), "Agreed, see État de droit");
    review.apply(Edit::PutReply(Box::new(reply.clone()))).unwrap();
    let text = arbitrary::text();
    let which = |review: &Review, filter: Filter| {
        let sieve = filter.sieve(review, &text);
        [sieve.lets_through(&amended), sieve.lets_through(&answered)]
    };
    let has = |what, wanted| Filter { has: [(what, wanted)].into(), ..Filter::default() };
    assert_eq!(which(&review, has(Has::Amendment, true)), [true, false]);
    assert_eq!(which(&review, has(Has::Amendment, false)), [false, true]);
    assert_eq!(which(&review, has(Has::Reply, true)), [false, true]);
    let words = |words: &str| Filter { words: words.into(), ..Filter::default() };
    for (wanted, found) in [
        ("JUDICIAL", [true, false]),
        ("norway", [true, false]),
        ("at least", [true, false]),
        ("etat de", [false, true]),
        ("nowhere", [false, false]),
    ] {
        assert_eq!(which(&review, words(wanted)), found, "{wanted}");
    }
    review.apply(Edit::RemoveReply(reply.id)).unwrap();
    assert_eq!(which(&review, has(Has::Reply, true)), [false, false]);
}
