//! What search costs in the largest text we promise, 2.5 million words, and in 100,000 marks. First a table of
//! times, then `divan`'s own figures.

// What fails here fails loudly.
#![allow(clippy::expect_used)]

mod support;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use divan::Bencher;
use rapporteur::find::{Articles, Finder, Hits, MarkIndex, Progress, Query, TextIndex, search};
use rapporteur::review::{Anchor, Annotation, Codebook, Review, ReviewerId};
use rapporteur::text::{Entry, ProvisionKind, Text, TextHeader};
use support::{WORDS, words};

const PROVISIONS: usize = 57_000;
const MARKS: usize = 100_000;
/// What a frame of the window may give to a search.
const FRAME: Duration = Duration::from_millis(8);

fn main() {
    report();
    divan::main();
}

/// The provisions' words are those of `written`; one provision in a thousand has a rare word more.
fn text(written: impl Fn(usize) -> String) -> Text {
    let entry = |at: usize| {
        let article = at.is_multiple_of(6);
        Entry {
            kind: if article { ProvisionKind::Article } else { ProvisionKind::Paragraph },
            eid: format!("e_{at}"),
            label: String::new(),
            heading: if article { "Procedural measures".to_owned() } else { String::new() },
            text: written(at) + if at % 1_000 == 999 { " extraterritoriality" } else { "" },
            depth: usize::from(!article),
        }
    };
    Text::assemble(TextHeader::default(), (0..PROVISIONS).map(entry).collect())
        .expect("the entries make a text")
}

fn arabic(seed: usize) -> String {
    const STOCK: [&str; 8] = ["تلتزم", "الدولة", "الطرف", "بالإثباتات", "في", "إطار", "حقوق", "الإنسان"];
    let picked = (0..WORDS).filter_map(|at| STOCK.get((seed * 7 + at * at + at * seed) % STOCK.len()));
    picked.copied().collect::<Vec<_>>().join(" ")
}

fn query(words: &str) -> Query {
    Query { words: words.to_owned(), ..Query::default() }
}

/// Milliseconds by the clock.
fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let clock = Instant::now();
    let result = work();
    (clock.elapsed().as_secs_f64() * 1e3, result)
}

/// Milliseconds of processor time that this thread has used, where the system tells; too coarse for one answer.
fn processor() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split_whitespace().next()?.parse::<f64>().ok().map(|nanoseconds| nanoseconds / 1e6)
}

/// Median and worst of some runs by the clock, and the processor's mean, in milliseconds.
fn line<T>(what: &str, runs: usize, mut work: impl FnMut() -> T) {
    let before = processor();
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let (time, result) = timed(&mut work);
            black_box(result);
            time
        })
        .collect();
    let used = before.zip(processor()).map_or(f64::NAN, |(before, after)| (after - before) / runs as f64);
    times.sort_by(f64::total_cmp);
    let at = |place: usize| times.get(place).copied().unwrap_or_default();
    println!(
        "{what:<40} {:>7.2} ms median, {:>7.2} worst, processor mean {used:>7.2}",
        at(runs / 2),
        at(runs - 1)
    );
}

/// Asks a finder that has answered before, and waits for the whole answer.
fn answer(finder: &mut Finder, query: &Query) -> usize {
    finder.ask(&Query::default());
    finder.ask(query);
    while finder.advance(Duration::MAX) != Progress::Done {}
    finder.hits().len()
}

fn report() {
    let text = text(words);
    let bytes: usize = text.provisions().iter().map(|p| p.heading.len() + p.text.len()).sum();
    let (time, index) = timed(|| Arc::new(TextIndex::new(&text)));
    let mebi = |bytes: usize| bytes as f64 / f64::from(1 << 20);
    println!(
        "index of {:.1} MiB of words made in {time:.0} ms, {:.1} MiB",
        mebi(bytes),
        mebi(index.memory())
    );
    let (time, hits) = timed(|| search(&index, &query("safeguards")));
    println!("first query ever: {time:.2} ms, {} hits", hits.len());
    let mut finder = Finder::new(Arc::clone(&index));
    typed(&mut finder, "safeguard");
    for wanted in ["e", "in", "the", "extraterritoriality", "absent", "of the", "人权"] {
        let hits = answer(&mut finder, &query(wanted));
        line(&format!("“{wanted}”, {hits} hits"), 20, || answer(&mut finder, &query(wanted)));
    }
    strict(&mut finder);
    finder.ask(&query("e"));
    line("“e”, a slice for one frame", 1, || finder.advance(FRAME));
    answer(&mut finder, &query("e"));
    results(finder.hits());
    line("words of all articles counted", 3, || Articles::of(&text));
    other_script();
    marks(&text);
}

fn typed(finder: &mut Finder, word: &str) {
    let mut slowest = (0.0, String::new());
    for end in 1..=word.len() {
        let typed = word.get(..end).unwrap_or(word);
        let time = (0..5).map(|_| timed(|| answer(finder, &query(typed))).0).fold(f64::INFINITY, f64::min);
        let hits = finder.hits().len();
        println!("  typing “{typed}”: {time:.2} ms, {hits} hits");
        if time > slowest.0 {
            slowest = (time, typed.to_owned());
        }
    }
    println!("slowest letter of “{word}”: {:.2} ms at “{}”", slowest.0, slowest.1);
}

fn strict(finder: &mut Finder) {
    let whole = Query { whole_words: true, ..query("e") };
    let case = Query { match_case: true, ..query("e") };
    let accents = Query { match_accents: true, ..query("e") };
    let all = Query { whole_words: true, match_case: true, match_accents: true, ..query("the") };
    for (what, query) in
        [("“e” whole", whole), ("“e” case", case), ("“e” accents", accents), ("“the” all three", all)]
    {
        let hits = answer(finder, &query);
        line(&format!("{what}, {hits} hits"), 10, || answer(finder, &query));
    }
}

fn results(hits: &Hits) {
    line("“e”: hits of 60 provisions in view", 100, || {
        (30_000..30_060).map(|provision| hits.in_provision(provision).count()).sum::<usize>()
    });
    line("“e”: hits by article", 10, || hits.by_article().len());
    line("“e”: marks for a strip of 900", 10, || hits.marks_for_strip(900));
    line("“e”: next hit", 10, || hits.next_from(30_000, 40));
}

fn other_script() {
    let text = text(arabic);
    let bytes: usize = text.provisions().iter().map(|p| p.heading.len() + p.text.len()).sum();
    let (time, index) = timed(|| Arc::new(TextIndex::new(&text)));
    let mebi = |bytes: usize| bytes as f64 / f64::from(1 << 20);
    println!("Arabic: index of {:.1} MiB made in {time:.0} ms, {:.1} MiB", mebi(bytes), mebi(index.memory()));
    let mut finder = Finder::new(index);
    for wanted in ["ا", "ال", "الانسان"] {
        let hits = answer(&mut finder, &query(wanted));
        line(&format!("“{wanted}”, {hits} hits"), 10, || answer(&mut finder, &query(wanted)));
    }
}

fn marks(text: &Text) {
    let mark = |at: usize| {
        let place = at * 7_919 % PROVISIONS;
        let anchor = Anchor::passages(text, [(place, 0..60)]).unwrap_or(Anchor::Text);
        let mut mark = Annotation::new(text.id().clone(), ReviewerId::from_bits(1), anchor);
        mark.comment = words(at);
        "Bind the power to a court".clone_into(&mut mark.recommendation);
        mark
    };
    let marks: Vec<Annotation> = (0..MARKS).map(mark).collect();
    let review = Review::new("Large", Codebook::shipped());
    let (time, index) = timed(|| Arc::new(MarkIndex::of(&marks, &review, text)));
    println!("index of {MARKS} marks made in {time:.0} ms");
    for wanted in ["e", "proportionality", "absent"] {
        line(&format!("“{wanted}” in marks"), 10, || index.search(&query(wanted)));
    }
    let hits = index.search(&query("e"));
    line("“e”: 20 marks in view", 50, || (0..20).map(|at| hits.fields(at).len()).sum::<usize>());
}

#[divan::bench]
fn index_of_a_large_text(bencher: Bencher<'_, '_>) {
    let text = text(words);
    bencher.bench_local(|| TextIndex::new(&text));
}

#[divan::bench(args = ["e", "safeguard", "extraterritoriality"])]
fn question(bencher: Bencher<'_, '_>, wanted: &str) {
    let mut finder = Finder::new(Arc::new(TextIndex::new(&text(words))));
    let query = query(wanted);
    bencher.bench_local(|| answer(&mut finder, &query));
}
