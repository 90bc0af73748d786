//! Cross-references and defined terms in published treaties, and in the texts that ship. The treaties
//! are no part of the project: they are looked for in `RAPPORTEUR_CORPUS`, else in `../shared/corpus`, and a test
//! whose text is not there says so and passes.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests may fail loudly")]

use std::path::{Path, PathBuf};

use rapporteur::import::{self, ImportOptions};
use rapporteur::text::{Definitions, Text, cross_references};

fn imported(path: &Path) -> Text {
    import::file(path, &ImportOptions::default()).unwrap().text
}

fn corpus(name: &str) -> Option<Text> {
    let folder = std::env::var_os("RAPPORTEUR_CORPUS")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"), PathBuf::from);
    let path = folder.join(name);
    if path.exists() {
        return Some(imported(&path));
    }
    println!("SKIPPED: {} is not there; set RAPPORTEUR_CORPUS to the folder of test texts", path.display());
    None
}

/// A link with the words around it.
struct Shown {
    from: String,
    words: String,
    context: String,
    to: String,
}

fn all(text: &Text) -> Vec<Shown> {
    let mut found = Vec::new();
    for (at, provision) in text.provisions().iter().enumerate() {
        let words: Vec<char> = provision.words().chars().collect();
        let mut end = 0;
        for link in cross_references(text, at) {
            assert!(link.range.start >= end && link.range.end <= words.len() && link.target != at);
            end = link.range.end;
            let part = |from: usize, to: usize| words[from..to.min(words.len())].iter().collect::<String>();
            found.push(Shown {
                from: provision.eid.clone(),
                words: part(link.range.start, end),
                context: format!(
                    "{}[{}]{}",
                    part(link.range.start.saturating_sub(70), link.range.start),
                    part(link.range.start, end),
                    part(end, end + 60)
                ),
                to: text.provisions()[link.target].eid.clone(),
            });
        }
    }
    found
}

/// Looks for each (provision, words, target) among the links.
#[track_caller]
fn assert_links(found: &[Shown], wanted: &[(&str, &str, &str)]) {
    for &(from, words, to) in wanted {
        let there = found.iter().any(|link| link.from == from && link.words == words && link.to == to);
        let near: Vec<String> = found
            .iter()
            .filter(|link| link.from == from)
            .map(|link| format!("{} -> {}", link.context, link.to))
            .collect();
        assert!(there, "{from}: {words} -> {to}; found {near:#?}");
    }
}

/// Other instruments are named so; no link may stand before these words.
#[track_caller]
fn assert_none_before(found: &[Shown], foreign: &[&str]) {
    for link in found {
        let behind = link.context.split_once(&format!("[{}]", link.words)).map_or("", |(_, behind)| behind);
        let wrong = foreign.iter().find(|name| behind.trim_start_matches(',').starts_with(**name));
        assert!(wrong.is_none(), "{}: {} -> {}", link.from, link.context, link.to);
    }
}

#[track_caller]
fn report(name: &str, text: &Text, found: &[Shown], least: usize) {
    println!("{name}: {} links in {} provisions", found.len(), text.provisions().len());
    // RAPPORTEUR_SHOW_LINKS=1 with --nocapture lists them for reading.
    if std::env::var_os("RAPPORTEUR_SHOW_LINKS").is_some() {
        for link in found {
            println!("{} -> {}: {}", link.from, link.to, link.context.replace('\n', "/"));
        }
    }
    assert!(found.len() >= least, "{name}: {} links", found.len());
}

#[test]
fn bbnj_in_english() {
    let Some(text) = corpus("text/bbnj-agreement-2023.en.txt") else { return };
    let found = all(&text);
    report("bbnj en", &text, &found, 100);
    assert_links(
        &found,
        &[
            ("art_11__para_3", "article 51", "art_51"),
            ("art_12__para_3", "paragraph 2", "art_12__para_2"),
            ("art_12__para_7", "article 15", "art_15"),
            ("art_14__para_2__point_h", "article 15", "art_15"),
            ("art_14__para_6", "article 47, paragraph 6 (e)", "art_47__para_6__point_e"),
            ("art_14__para_6", "paragraph 7", "art_14__para_7"),
            ("art_14__para_7", "article 52", "art_52"),
            ("art_15__para_3__point_c", "article 14", "art_14"),
            ("art_15__para_6", "paragraph 5", "art_15__para_5"),
            ("art_19__para_4__point_b", "Annex I", "annex_I"),
            ("art_19__para_6", "paragraph 4 (b)", "art_19__para_4__point_b"),
            ("art_20", "article 19", "art_19"),
            ("art_20", "article 21", "art_21"),
            ("art_20", "Annex I", "annex_I"),
            ("art_26__para_3", "paragraphs 1", "art_26__para_1"),
            ("art_26__para_1", "3", "art_26__para_3"),
            ("art_28__para_3", "paragraph 2 (a)", "art_28__para_2__point_a"),
            ("art_29__para_3", "article 38", "art_38"),
            ("art_30__para_1", "article 31", "art_31"),
            ("art_30__para_1", "paragraph 2", "art_30__para_2"),
        ],
    );
    // “The Convention” is another one here.
    assert_none_before(&found, &[" of the Convention", " to the Convention"]);
    let definitions = Definitions::of(&text);
    assert_eq!(definitions.terms().len(), 14);
    let own = text.index_of("art_2").unwrap();
    let uses = definitions.in_words("Parties use marine protected areas and biotechnology.", own);
    let targets: Vec<&str> = uses.iter().map(|found| text.provisions()[found.target].eid.as_str()).collect();
    assert_eq!(targets, ["art_1__para_11", "art_1__para_9", "art_1__para_3"]);
}

#[test]
fn bbnj_in_french_and_arabic() {
    let Some(text) = corpus("text/bbnj-agreement-2023.fr.txt") else { return };
    let found = all(&text);
    report("bbnj fr", &text, &found, 100);
    assert_links(
        &found,
        &[
            ("art_4", "partie II", "part_II"),
            ("art_10__para_1", "article 70", "art_70"),
            ("art_14__para_8", "paragraphe 6", "art_14__para_6"),
            ("art_15__para_1", "article 14", "art_14"),
            ("art_19__para_4__point_b", "annexe I", "annex_I"),
            ("art_19__para_6", "alinéa b) du paragraphe 4", "art_19__para_4__point_b"),
            ("art_26__para_3", "paragraphes 1", "art_26__para_1"),
            ("art_26__para_3", "2", "art_26__para_2"),
            ("art_74__para_2", "article 72", "art_72"),
            ("art_74__para_4", "alinéa b) du paragraphe 3", "art_74__para_3__point_b"),
        ],
    );
    assert_none_before(&found, &[" de la Convention"]);
    assert_eq!(Definitions::of(&text).terms().len(), 14);
    let Some(text) = corpus("text/bbnj-agreement-2023.ar.txt") else { return };
    let found = all(&text);
    report("bbnj ar", &text, &found, 20);
    assert_links(
        &found,
        &[
            ("art_11", "المادة 51", "art_51"),
            ("art_33", "31", "art_31"),
            ("art_59", "المادة 60", "art_60"),
            ("art_71", "المادة 70", "art_70"),
            ("art_74", "المادة 72", "art_72"),
        ],
    );
    assert_none_before(&found, &[" من الاتفاقية"]);
}

#[test]
fn convention_against_corruption() {
    let Some(text) = corpus("text/uncac.2012-11-19.en.txt") else { return };
    let found = all(&text);
    report("uncac", &text, &found, 100);
    assert_links(
        &found,
        &[
            ("art_6__para_2", "paragraph 1 of this article", "art_6__para_1"),
            ("art_12__para_4", "16", "art_16"),
            ("art_24", "article 23", "art_23"),
            ("art_31__para_3", "paragraphs 1", "art_31__para_1"),
            ("art_31__para_7", "article 55", "art_55"),
            ("art_38__point_a", "articles 15", "art_15"),
            ("art_38__point_a", "21", "art_21"),
            ("art_42__para_2", "article 4", "art_4"),
            (
                "art_42__para_2__point_c",
                "article 23, paragraph 1 b) (ii)",
                "art_23__para_1__point_b__point_ii",
            ),
            ("art_42__para_2__point_c", "article 23, paragraph 1 a) (i)", "art_23__para_1__point_a__point_i"),
            ("art_42__para_2__point_c", "(ii)", "art_23__para_1__point_a__point_ii"),
            ("art_42__para_5", "paragraph 1", "art_42__para_1"),
            ("art_46__para_3__point_k", "chapter V", "chp_V"),
            ("art_46__para_26", "paragraph 25 of this article", "art_46__para_25"),
            ("art_63__para_4__point_a", "chapters II", "chp_II"),
            ("art_63__para_4__point_a", "V", "chp_V"),
            ("art_64__para_2__point_b", "article 63, paragraphs 5", "art_63__para_5"),
            ("art_64__para_2__point_b", "6", "art_63__para_6"),
        ],
    );
    let definitions = Definitions::of(&text);
    let terms: Vec<&str> = definitions.terms().iter().map(|term| term.term.as_str()).collect();
    assert_eq!(terms.len(), 10);
    assert!(terms.contains(&"seizure") && terms.contains(&"Controlled delivery"));
}

#[test]
fn annexes_and_charters() {
    let Some(text) = corpus("text/stockholm-pops.2015-03-18.en.txt") else { return };
    let found = all(&text);
    report("stockholm", &text, &found, 200);
    assert_links(
        &found,
        &[
            ("art_3__para_2__point_c", "paragraph 1 (d) of Article 6", "art_6__para_1__point_d"),
            ("art_5__point_d", "Part II of that Annex", "annex_C__part_II"),
            ("art_5__point_e__point_i", "Part II of Annex C", "annex_C__part_II"),
            ("art_5__point_e__point_ii", "subparagraph (d)", "art_5__point_d"),
            ("annex_G__art_17__subpara_4", "paragraph 6 of Article 18", "art_18__para_6"),
        ],
    );
    let Some(text) = corpus("markdown/un-charter.en.md") else { return };
    let found = all(&text);
    report("charter", &text, &found, 60);
    assert_links(
        &found,
        &[
            ("art_18__para_2", "paragraph 1 (c) of Article 86", "art_86__para_1__point_c"),
            ("art_73__point_e", "Chapters XII", "chp_XII"),
            ("art_76", "Article 1", "art_1"),
        ],
    );
}

#[test]
fn the_texts_that_ship() {
    for (name, wanted, terms) in [
        (
            "convention-2024",
            &[
                ("art_3__point_b", "articles 23", "art_23"),
                ("art_3__point_b", "35", "art_35"),
                ("art_11__para_1__point_a", "articles 7", "art_7"),
                ("art_11__para_1__point_a", "10", "art_10"),
                ("art_17__para_2__point_b", "16", "art_16"),
                ("art_26", "preceding article", "art_25"),
                ("art_34__para_6", "articles 14", "art_14"),
                ("art_63__para_3", "preceding paragraph", "art_63__para_2"),
            ][..],
            16,
        ),
        (
            "draft-2023",
            &[("art_10__para_1__point_a", "articles 6", "art_6"), ("art_26", "preceding article", "art_25")]
                [..],
            0,
        ),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/texts").join(name).with_extension("md");
        let text = imported(&path);
        let found = all(&text);
        report(name, &text, &found, wanted.len());
        assert_links(&found, wanted);
        let definitions = Definitions::of(&text);
        assert!(definitions.terms().len() >= terms, "{:?}", definitions.terms());
    }
}
