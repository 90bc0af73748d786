//! Search against a slow and plain way of doing the same.

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::*;
use crate::text::{Entry, ProvisionKind, Text, TextHeader};

fn text(provisions: &[String]) -> Text {
    let entry = |(at, words): (usize, &String)| Entry {
        kind: if at % 3 == 0 { ProvisionKind::Article } else { ProvisionKind::Paragraph },
        eid: format!("e_{at}"),
        label: String::new(),
        heading: if at % 5 == 4 { "Heading".into() } else { String::new() },
        text: words.clone(),
        depth: usize::from(at % 3 != 0),
    };
    Text::assemble(TextHeader::default(), provisions.iter().enumerate().map(entry).collect()).unwrap()
}

fn index(provisions: &[&str]) -> Arc<TextIndex> {
    let provisions: Vec<String> = provisions.iter().map(|&words| words.to_owned()).collect();
    Arc::new(TextIndex::new(&text(&provisions)))
}

fn query(words: &str) -> Query {
    Query { words: words.to_owned(), ..Query::default() }
}

fn ranges(hits: &Hits) -> Vec<(usize, Range<usize>)> {
    (0..hits.len()).map(|at| hits.get(at).map(|hit| (hit.provision, hit.range)).unwrap()).collect()
}

/// The words of the hits in one provision.
fn found(words: &str, query: &Query) -> Vec<String> {
    let hits = search(&index(&[words]), query);
    let chars: Vec<char> = words.chars().collect();
    ranges(&hits).into_iter().map(|(_, range)| chars[range].iter().collect()).collect()
}

fn finds(words: &str, wanted: &str) -> Vec<String> {
    found(words, &query(wanted))
}

/// A letter in the plain way.
#[derive(Debug, Clone, PartialEq)]
struct Plain {
    letter: char,
    large: bool,
    marks: Vec<char>,
    from: usize,
    to: usize,
}

/// Folds without any thought of speed.
fn plain(words: &str) -> Vec<Plain> {
    let chars: Vec<char> = words.chars().collect();
    let mut letters: Vec<Plain> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        if (c == '-' || c == '\u{AD}') && letters.last().is_some_and(|last| last.letter.is_alphabetic()) {
            let white: String = chars[at + 1..].iter().take_while(|c| c.is_whitespace()).collect();
            let next = chars.get(at + 1 + white.chars().count());
            if white.contains('\n') && next.is_some_and(|c| c.is_alphabetic()) {
                at += 1 + white.chars().count();
                continue;
            }
        }
        let parts: String = match c {
            'ß' => "ss".into(),
            'œ' => "oe".into(),
            '’' => "'".into(),
            '–' => "-".into(),
            '\u{AD}' | '\u{200B}' | 'ـ' => String::new(),
            _ if c.is_whitespace() => " ".into(),
            _ => c.nfkd().collect(),
        };
        for part in parts.chars() {
            let lower = part.to_lowercase().next().unwrap();
            let (letter, shape) = match lower {
                'ς' => ('σ', None),
                'ة' => ('ه', Some('ة')),
                other => (other, None),
            };
            let last = letters.last_mut();
            if is_combining_mark(part) {
                if let Some(last) = last {
                    last.marks.push(part);
                    last.marks.sort_unstable();
                    last.to = at + 1;
                }
            } else if part == ' ' && last.as_ref().is_some_and(|last| last.letter == ' ') {
                last.unwrap().to = at + 1;
            } else {
                let (large, marks) = (lower != part, shape.into_iter().collect());
                letters.push(Plain { letter, large, marks, from: at, to: at + 1 });
            }
        }
        at += 1;
    }
    letters
}

fn plainly(words: &str, query: &Query) -> Vec<Range<usize>> {
    let (letters, wanted) = (plain(words), plain(&query.words));
    let mut found: Vec<Range<usize>> = Vec::new();
    if wanted.iter().all(|plain| plain.letter == ' ') {
        return found;
    }
    let joins = |at: Option<usize>| {
        let letter = at.and_then(|at| letters.get(at)).map(|plain| plain.letter);
        letter.is_some_and(|c| c.is_alphanumeric() && !('一'..='龥').contains(&c))
    };
    let boundary = |at: usize| !(joins(at.checked_sub(1)) && joins(Some(at)));
    let mut at = 0;
    while at + wanted.len() <= letters.len() {
        let end = at + wanted.len();
        let same = letters[at..end].iter().zip(&wanted).all(|(a, b)| {
            a.letter == b.letter
                && (!query.match_case || a.large == b.large)
                && (!query.match_accents || a.marks == b.marks)
        });
        let whole = !query.whole_words || boundary(at) && boundary(end);
        let apart = found.last().is_none_or(|last| last.end <= letters[at].from);
        if same && whole && apart {
            found.push(letters[at].from..letters[end - 1].to);
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

fn letters() -> impl Strategy<Value = char> {
    prop::sample::select(
        "aaabbAeéE\u{301}\u{327}ßﬁﬀfiİ--\u{AD}\n \t\u{200B}’'–اأـةه\u{64B}人权œςσ٠1"
            .chars()
            .collect::<Vec<_>>(),
    )
}

fn words(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(letters(), 0..most).prop_map(|chars| chars.into_iter().collect())
}

fn any_query() -> impl Strategy<Value = Query> {
    (words(4), any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(words, whole_words, match_case, match_accents)| Query {
            words,
            whole_words,
            match_case,
            match_accents,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn search_finds_what_the_plain_way_finds(provisions in prop::collection::vec(words(24), 1..5), query in any_query(), quote in prop::option::of((0..24usize, 1..6usize))) {
        let mut query = query;
        if let Some((from, length)) = quote {
            query.words = provisions[0].chars().skip(from).take(length).collect();
        }
        prop_assume!(!query.words.contains(['-', '–', '\u{AD}']));
        prop_assume!(provisions.iter().any(|words| !words.is_empty()));
        let text = text(&provisions);
        let hits = search(&Arc::new(TextIndex::new(&text)), &query);
        for (at, provision) in text.provisions().iter().enumerate() {
            let words = provision.words();
            let expected = plainly(&words, &query);
            let shown: Vec<_> = hits.in_provision(at).collect();
            // What vanishes after an accent or among spaces may be covered too; nobody sees it.
            let seen = |range: &Range<usize>| {
                let covered: Vec<char> = words.chars().take(range.end).collect();
                let unseen = |c: &&char| matches!(c, '\u{AD}' | '\u{200B}' | 'ـ' | '-' );
                range.start..range.end - covered.iter().rev().take_while(unseen).count()
            };
            prop_assert_eq!(
                shown.iter().map(seen).collect::<Vec<_>>(),
                expected.iter().map(seen).collect::<Vec<_>>(),
                "{:?} in {:?}", query, words
            );
        }
        let all: usize = (0..provisions.len()).map(|at| hits.in_provision(at).count()).sum();
        prop_assert_eq!(all, hits.len());
    }

    #[test]
    fn what_a_hit_covers_reads_like_the_query(words in words(40), wanted in any_query()) {
        prop_assume!(!words.is_empty());
        let alike = |words: &str| {
            plain(words).into_iter().map(|plain| plain.letter).filter(|&c| c != '-').collect::<String>()
        };
        for covered in found(&words, &wanted) {
            let (covered, query) = (alike(&covered), alike(&wanted.words));
            prop_assert!(covered.contains(&query), "{covered:?} {query:?}");
            if !words.contains(['ß', 'ﬁ', 'ﬀ', 'œ']) {
                prop_assert_eq!(covered, query);
            }
        }
    }

    #[test]
    fn numbers_below_a_limit_are_counted(mut sorted in prop::collection::vec(0..50u32, 0..40), limit in 0..60u32) {
        sorted.sort_unstable();
        prop_assert_eq!(count_below(&sorted, limit), sorted.iter().filter(|&&number| number < limit).count());
    }

    #[test]
    fn any_words_at_all_may_be_searched_for_any_others(words in any::<String>(), other in any::<String>(), at in any::<usize>(), query in any_query()) {
        prop_assume!(!words.is_empty());
        let index = index(&[&words, &other]);
        let chars: Vec<char> = words.chars().collect();
        let from = at % chars.len();
        let quoted: String = chars[from..chars.len().min(from + 5)].iter().collect();
        for wanted in [Query { words: other.clone(), ..query.clone() }, Query { words: quoted, ..query }] {
            for (provision, range) in ranges(&search(&index, &wanted)) {
                let length = [&words, &other][provision].chars().count();
                prop_assert!(range.start < range.end && range.end <= length);
            }
        }
    }

    #[test]
    fn a_quote_is_found_where_it_stands(words in "[a-zA-Zé ']{1,40}", at in any::<usize>(), length in 1..9usize) {
        let chars: Vec<char> = words.chars().collect();
        let from = at % chars.len();
        let to = chars.len().min(from + length);
        let quoted: String = chars[from..to].iter().collect();
        prop_assume!(!quoted.trim().is_empty() && !quoted.starts_with(' ') && !quoted.ends_with(' '));
        let exact = Query { match_case: true, match_accents: true, ..query(&quoted) };
        prop_assert!(found(&words, &exact).iter().any(|found| plain(found).len() == plain(&quoted).len()));
    }

    #[test]
    fn the_way_round_a_text_misses_no_hit(provisions in prop::collection::vec("[ab ]{0,12}", 1..8), from in 0..8usize, char in 0..14usize) {
        prop_assume!(provisions.iter().any(|words| !words.is_empty()));
        let hits = search(&Arc::new(TextIndex::new(&text(&provisions))), &query("a"));
        let ranges = ranges(&hits);
        let earlier = |(provision, range): &(usize, Range<usize>)| (*provision, range.start) < (from, char);
        prop_assert_eq!(hits.next_from(from, char), ranges.iter().position(|hit| !earlier(hit)));
        prop_assert_eq!(hits.before(from, char), ranges.iter().rposition(earlier));
        let total: usize = hits.by_article().iter().map(|(_, count)| count).sum();
        prop_assert_eq!(total, hits.len());
        prop_assert!(hits.by_article().iter().all(|(article, _)| article % 3 == 0));
        for (stretch, mark) in hits.marks_for_strip(3).into_iter().enumerate() {
            let inside = |(provision, _): &(usize, Range<usize>)| provision * 3 / provisions.len() == stretch;
            prop_assert_eq!(mark, ranges.iter().any(inside));
        }
    }
}

#[test]
fn typography_case_and_accents_do_not_matter_unless_asked() {
    assert_eq!(finds("L’État “partie” – ÉTAT", "l'etat \"partie\" - e"), ["L’État “partie” – É"]);
    assert_eq!(finds("mise en œuvre", "OEUVRE"), ["œuvre"]);
    assert_eq!(finds("Straße und STRASSE", "strasse"), ["Straße", "STRASSE"]);
    assert_eq!(finds("İstanbul ISTANBUL", "istanbul"), ["İstanbul", "ISTANBUL"]);
    assert_eq!(finds("Ｃｏｎｖｅｎｔｉｏｎ", "convention"), ["Ｃｏｎｖｅｎｔｉｏｎ"]);
    assert_eq!(finds("human \t\n  rights", "human rights"), ["human \t\n  rights"]);
    assert_eq!(finds("sur\u{AD}veil\u{200B}lance", "surveillance"), ["sur\u{AD}veil\u{200B}lance"]);
    assert_eq!(finds("e\u{301}tat", "e"), ["e\u{301}"]);
    let case = Query { match_case: true, ..query("Party") };
    assert_eq!(found("party PARTY Party Pàrty", &case), ["Party", "Pàrty"]);
    let accents = Query { match_accents: true, ..query("état") };
    assert_eq!(found("etat État e\u{301}tat ètat", &accents), ["État", "e\u{301}tat"]);
    let both = Query { match_case: true, match_accents: true, ..query("etat") };
    assert_eq!(found("Etat état etat", &both), ["etat"]);
}

#[test]
fn a_hyphen_at_a_line_end_is_there_or_not() {
    for wanted in ["cooperation", "co-operation", "Co-Operation"] {
        assert_eq!(finds("the co-\n operation of", wanted), ["co-\n operation"], "{wanted}");
    }
    assert_eq!(finds("co-operation", "cooperation"), Vec::<String>::new());
    assert_eq!(finds("state-of-\nthe-\nart, state-of-the-art", "state-of-the-art").len(), 2);
    assert_eq!(finds("pre-\ntrial co-\nop co-op", "co-op"), ["co-\nop", "co-op"]);
    let exact = Query { match_case: true, whole_words: true, ..query("co-operation") };
    assert_eq!(found("Co-\noperation co-\noperation co-\noperations", &exact), ["co-\noperation"]);
    // A list of numbers, or a dash before a new line, is no broken word.
    assert_eq!(finds("1-\n2 a -\nb", "12"), Vec::<String>::new());
    assert_eq!(finds("1-\n2 a -\nb", "a - b"), ["a -\nb"]);
}

#[test]
fn whole_words_stand_alone_and_chinese_words_anywhere() {
    let whole = |words: &str, wanted: &str| found(words, &Query { whole_words: true, ..query(wanted) }).len();
    assert_eq!(whole("art artful start, art. (art) art-art", "art"), 5);
    assert_eq!(whole("5(b) (b)", "(b)"), 2);
    assert_eq!(whole("xa a a", "a a"), 1);
    assert_eq!(whole("缔约国应当尊重人权。", "人权"), 1);
    assert_eq!(whole("l’État", "état"), 1);
}

#[test]
fn arabic_is_found_with_or_without_points_and_in_its_other_shapes() {
    assert_eq!(finds("حُقُوقُ الإنسان", "حقوق الانسان"), ["حُقُوقُ الإنسان"]);
    assert_eq!(finds("المســاءلة الاتفاقية", "اتفاقيه"), ["اتفاقية"]);
    assert_eq!(finds("المســاءلة", "المساءلة"), ["المســاءلة"]);
    let exact = Query { match_accents: true, ..query("الانسان") };
    assert_eq!(found("الإنسان الانسان", &exact), ["الانسان"]);
}

#[test]
fn nothing_is_found_for_nothing_and_never_across_provisions() {
    let index = index(&["human", "rights human", " "]);
    for nothing in ["", " ", "\n\t", "\u{AD}", "\u{301}"] {
        assert!(search(&index, &query(nothing)).is_empty(), "{nothing:?}");
    }
    assert!(search(&index, &query("human rights")).is_empty());
    assert!(search(&index, &query("human\nrights")).is_empty());
    assert_eq!(ranges(&search(&index, &query("human"))), [(0, 0..5), (1, 7..12)]);
    let empty = Arc::new(TextIndex::new(&Text::empty(TextHeader::default())));
    let none = search(&empty, &query("a"));
    assert!(none.is_complete() && none.get(0).is_none() && none.next_from(0, 0).is_none());
}

#[test]
fn a_search_may_be_done_in_slices() {
    let long = "the state shall ".repeat(20_000);
    let index = index(&[&long, &long, &long]);
    let mut finder = Finder::new(Arc::clone(&index));
    assert_eq!(finder.progress(), Progress::Done);
    finder.ask(&query("state"));
    assert_eq!(finder.progress(), Progress::Searching(0.0));
    let mut slices = 1;
    while finder.advance(Duration::ZERO) != Progress::Done {
        assert!(!finder.hits().is_complete() && finder.hits().len() == slices * 20_000);
        slices += 1;
    }
    assert_eq!((slices, finder.hits().len()), (3, 60_000));
    finder.ask(&query("state"));
    assert_eq!(finder.progress(), Progress::Done);
    finder.ask(&query(" "));
    assert!(finder.hits().is_empty() && finder.progress() == Progress::Done);
    assert_eq!(finder.query(), &query(" "));
}

#[test]
fn an_index_is_small_and_goes_to_other_threads() {
    fn sent<T: Send + Sync>(_: &T) {}
    let words = "Each State Party shall adopt such legislative measures as may be necessary. ".repeat(400);
    let index = index(&[&words]);
    sent(&index);
    assert!(index.memory() < 2 * words.len(), "{} for {}", index.memory(), words.len());
    let words = "تلتزم كل دولة طرف باتخاذ ما يلزم من تدابير لإثبات الأفعال جنائيا. ".repeat(400);
    let arabic = self::index(&[&words]);
    assert!(arabic.memory() < 3 * words.len(), "{} for {}", arabic.memory(), words.len());
}

fn labelled() -> Text {
    let entry = |at: usize, kind, label: &str, heading: &str, text: &str| Entry {
        kind,
        eid: format!("e_{at}"),
        label: label.into(),
        heading: heading.into(),
        text: text.into(),
        depth: usize::from(kind == ProvisionKind::Paragraph),
    };
    let entries = vec![
        entry(0, ProvisionKind::Article, "Article 21", "Scope of article 22", ""),
        entry(1, ProvisionKind::Paragraph, "1.", "", "As in article 22, paragraph 1."),
        entry(2, ProvisionKind::Article, "Article 22", "Jurisdiction", "Words."),
    ];
    Text::assemble(TextHeader::default(), entries).unwrap()
}

#[test]
fn labels_are_found_apart_from_words() {
    let hits = search(&Arc::new(TextIndex::new(&labelled())), &query("article 22"));
    let all: Vec<_> = (0..hits.len())
        .filter_map(|at| hits.get(at))
        .map(|hit| (hit.provision, hit.range, hit.in_label))
        .collect();
    assert_eq!(all, [(0, 9..19, false), (1, 6..16, false), (2, 0..10, true)]);
    assert_eq!(hits.in_provision(2).count(), 0);
    assert_eq!(hits.in_label(2).next(), Some(0..10));
    assert_eq!(hits.numbers_in(2), 2..3);
    assert_eq!(hits.by_provision().collect::<Vec<_>>(), [(0, 1), (1, 1), (2, 1)]);
    assert_eq!(hits.by_article(), [(0, 2), (2, 1)]);
    // A label stands before the first of the words.
    assert_eq!([hits.next_from(2, 0), hits.next_from(2, 1)], [Some(2), None]);
    assert_eq!([hits.before(2, 0), hits.before(2, 1)], [Some(1), Some(2)]);
}

#[test]
fn label_and_words_are_counted_together_and_can_be_left_out() {
    let text = labelled();
    let all = search(&Arc::new(TextIndex::new(&text)), &query("article"));
    assert_eq!(all.by_provision().collect::<Vec<_>>(), [(0, 2), (1, 1), (2, 1)]);
    let words = search(&Arc::new(TextIndex::of_words(&text)), &query("article"));
    assert_eq!(ranges(&words), [(0, 9..16), (1, 6..13)]);
    assert!((0..words.len()).filter_map(|at| words.get(at)).all(|hit| !hit.in_label));
    // Nothing is found across a label and the words behind it.
    assert!(search(&Arc::new(TextIndex::new(&text)), &query("22 jurisdiction")).is_empty());
}
