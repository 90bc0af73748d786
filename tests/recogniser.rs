//! The recogniser and the plain importers on published treaties. The texts are no part of the
//! project: they are looked for in `RAPPORTEUR_CORPUS`, else in `../shared/corpus`, and a test whose
//! text is not there says so and passes.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests may fail loudly"
)]

use std::path::PathBuf;

use rapporteur::import::{self, ImportOptions, Imported};
use rapporteur::text::{
    Hint, Line, Locator, Provision, ProvisionKind as Kind, Reason, Text, TextHeader, recognise,
};

fn corpus(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("RAPPORTEUR_CORPUS")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"), PathBuf::from);
    let path = folder.join(name);
    if path.exists() {
        return Some(path);
    }
    println!("SKIPPED: {} is not there; set RAPPORTEUR_CORPUS to the folder of test texts", path.display());
    None
}

fn imported(name: &str) -> Option<(String, Imported)> {
    let path = corpus(name)?;
    let source = std::fs::read_to_string(&path).unwrap();
    let imported = import::file(&path, &ImportOptions::default()).unwrap();
    check(&imported.text);
    println!("{name}: {:?}, {} doubts", imported.report.counts, imported.report.doubts.len());
    Some((source, imported))
}

/// What must be true of every text.
fn check(text: &Text) {
    for (index, provision) in text.provisions().iter().enumerate() {
        let locator = Locator::from_eid(&provision.eid).unwrap_or_else(|| panic!("{}", provision.eid));
        assert_eq!(locator.eid(), provision.eid);
        let citation = text.citation(index);
        assert_eq!(text.find_place(&citation), Ok(index), "{citation} for {}", provision.eid);
        assert_eq!(text.find_place(&text.short_citation(index)), Ok(index), "{citation}");
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn all_words(text: &Text) -> String {
    text.provisions()
        .iter()
        .flat_map(|p| [&p.label, &p.heading, &p.text])
        .map(|part| squeezed(part))
        .collect()
}

#[track_caller]
fn assert_same_words(text: &Text, source: &str) {
    let (found, wanted) = (all_words(text), squeezed(source));
    let same = found.chars().zip(wanted.chars()).take_while(|(a, b)| a == b).count();
    let around = |words: &str| words.chars().skip(same.saturating_sub(30)).take(80).collect::<String>();
    assert!(
        found == wanted,
        "words differ at {same}:\n  found  {}\n  wanted {}",
        around(&found),
        around(&wanted)
    );
}

fn of_kind(text: &Text, kind: Kind) -> Vec<&Provision> {
    text.provisions().iter().filter(|provision| provision.kind == kind).collect()
}

/// Articles outside annexes must be numbered from 1 to `last` without a gap.
#[track_caller]
fn assert_articles(text: &Text, last: usize) {
    let articles = of_kind(text, Kind::Article);
    let found: Vec<&str> =
        articles.iter().map(|a| a.eid.as_str()).filter(|eid| !eid.starts_with("annex")).collect();
    let wanted: Vec<String> = (1..=last).map(|number| format!("art_{number}")).collect();
    assert_eq!(found, wanted);
}

/// The eIds of the divisions above an article, outermost first.
fn divisions(text: &Text, article: &str) -> String {
    let index = text.index_of(article).unwrap();
    text.lineage(index).nth(1).map_or(String::new(), |above| text.provisions()[above].eid.clone())
}

#[test]
fn bbnj_in_english() {
    let Some((source, imported)) = imported("text/bbnj-agreement-2023.en.txt") else { return };
    let text = &imported.text;
    assert_same_words(text, &source);
    assert_articles(text, 76);
    assert_eq!(of_kind(text, Kind::Part).len(), 12);
    assert_eq!(of_kind(text, Kind::Annex).len(), 2);
    for (article, part) in [
        ("art_1", "part_I"),
        ("art_9", "part_II"),
        ("art_26", "part_III"),
        ("art_27", "part_IV"),
        ("art_64", "part_XII"),
    ] {
        assert_eq!(divisions(text, article), part);
    }
    let place = |asked: &str| text.get(&text.provisions()[text.find_place(asked).unwrap()].eid).unwrap();
    assert_eq!(text.get("part_X").unwrap().heading, "NON-PARTIES TO THIS AGREEMENT");
    assert!(place("74 3 b").text.starts_with("Amendments adopted at a meeting"));
    assert_eq!(place("annex I (v)").label, "(v)");
    assert_eq!(place("annex II (e)(iv)(a)").label, "a.");
    assert!(text.get("art_5").unwrap().heading.starts_with("Relationship between"));
    // This source runs many headings into the first sentence; the report says where.
    let glued = imported.report.doubts.iter().filter(|doubt| doubt.reason == Reason::GluedHeading).count();
    let unheaded = of_kind(text, Kind::Article).iter().filter(|article| article.heading.is_empty()).count();
    println!("bbnj en: {unheaded} articles without a heading, {glued} told as glued");
    assert!(glued * 10 >= unheaded * 8, "{glued} of {unheaded}");
    assert_eq!(text.header().language, "en");
}

#[test]
fn bbnj_has_the_structure_others_found() {
    let (Some(path), Some((_, imported))) =
        (corpus("text/bbnj-en.structure.json"), imported("text/bbnj-agreement-2023.en.txt"))
    else {
        return;
    };
    let truth: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut articles = 0;
    for unit in truth["units"].as_array().unwrap() {
        let Some(number) =
            unit["number"].as_str().filter(|_| unit["label"].as_str().unwrap().starts_with("Article"))
        else {
            continue;
        };
        let index = imported.text.find_place(number).unwrap();
        let words: String = imported
            .text
            .subtree(index)
            .map(|at| &imported.text.provisions()[at])
            .flat_map(|p| [&p.label, &p.heading, &p.text])
            .map(|part| squeezed(part))
            .collect();
        let wanted = squeezed(unit["text"].as_str().unwrap());
        // A unit of theirs runs to the next article, so that it may end with the next part's title.
        assert!(wanted.starts_with(&words), "article {number}: {words}\n{wanted}");
        articles += 1;
    }
    assert_eq!(articles, 76);
}

#[test]
fn bbnj_in_french() {
    let Some((source, imported)) = imported("text/bbnj-agreement-2023.fr.txt") else { return };
    assert_same_words(&imported.text, &source);
    assert_articles(&imported.text, 76);
    assert_eq!(of_kind(&imported.text, Kind::Part).len(), 12);
    assert_eq!(of_kind(&imported.text, Kind::Annex).len(), 2);
    assert_eq!(imported.text.header().language, "fr");
}

#[test]
fn bbnj_in_arabic() {
    let Some((source, imported)) = imported("text/bbnj-agreement-2023.ar.txt") else { return };
    assert_same_words(&imported.text, &source);
    // The extraction this file comes from moved the labels of some articles into their lines.
    let lines = source.lines().filter(|line| line.trim_start().starts_with("المادة")).count();
    let articles = of_kind(&imported.text, Kind::Article).len();
    println!("bbnj ar: {articles} articles of {lines} lines that begin with the word");
    assert!(articles * 10 >= lines * 9, "{articles} of {lines}");
    assert_eq!(imported.text.header().language, "ar");
}

#[test]
fn convention_against_corruption() {
    let Some((source, imported)) = imported("text/uncac.2012-11-19.en.txt") else { return };
    let text = &imported.text;
    assert_same_words(text, &source);
    assert_articles(text, 71);
    assert_eq!(of_kind(text, Kind::Chapter).len(), 8);
    for large in text.provisions().iter().filter(|p| matches!(p.kind, Kind::Chapter | Kind::Article)) {
        assert!(!large.heading.is_empty(), "{}", large.eid);
    }
    assert_eq!(text.get("chp_II").unwrap().heading, "PREVENTIVE MEASURES");
    assert_eq!(text.get("art_2__point_a__point_iii").unwrap().label, "(iii)");
    assert!(of_kind(text, Kind::Conclusion).len() == 1);
}

#[test]
fn budapest_convention_as_text_and_as_markdown() {
    let Some((source, plain)) = imported("text/budapest-ets185.2012-10-24.en.txt") else { return };
    assert_same_words(&plain.text, &source);
    let Some((_, marked)) = imported("markdown/budapest-ets185.2012-10-24.md") else { return };
    for text in [&plain.text, &marked.text] {
        assert_articles(text, 48);
        assert_eq!(of_kind(text, Kind::Chapter).len(), 4);
        assert!(of_kind(text, Kind::Article).iter().all(|article| !article.heading.is_empty()));
        assert_eq!(divisions(text, "art_2"), "chp_II__sec_1__title_1");
        assert_eq!(divisions(text, "art_35"), "chp_III__sec_2__title_3");
        assert_eq!(divisions(text, "art_36"), "chp_IV");
        assert!(text.get("art_9__para_2__point_c").unwrap().text.starts_with("realistic images"));
        assert!(text.get("art_6__para_1__point_a__point_ii").is_some());
    }
}

#[test]
fn united_nations_charter() {
    let Some((_, imported)) = imported("markdown/un-charter.en.md") else { return };
    let text = &imported.text;
    assert_articles(text, 111);
    assert_eq!(of_kind(text, Kind::Chapter).len(), 19);
    assert!(text.get("art_2__para_7").unwrap().text.starts_with("Nothing contained in the present Charter"));
    assert!(text.get("art_76__point_d").unwrap().text.starts_with("to ensure equal treatment"));
    assert_eq!(text.get("chp_IV__sec_nn").unwrap().heading, "Functions and Powers");
    assert_eq!(divisions(text, "art_10"), "chp_IV__sec_nn");
    assert!(text.get("preamble").unwrap().text.starts_with("We the peoples"));
    assert!(text.get("conclusion").unwrap().text.starts_with("IN FAITH WHEREOF"));
}

#[test]
fn stockholm_convention_with_its_annexes() {
    for name in ["text/stockholm-pops.2014-08-21.en.txt", "text/stockholm-pops.2015-03-18.en.txt"] {
        let Some((source, imported)) = imported(name) else { return };
        let text = &imported.text;
        assert_same_words(text, &source);
        assert_articles(text, 30);
        assert!(text.get("annex_G__art_17").is_some());
        assert!(text.get("annex_B__part_III__para_8").is_some());
        assert!(text.get("annex_B__part_II__para_5__point_a__point_iii").is_some());
    }
}

#[test]
fn a_resolution() {
    let Some((source, imported)) = imported("text/A-RES-78-272.en.txt") else { return };
    assert_same_words(&imported.text, &source);
    assert!(imported.text.get("para_1").unwrap().text.starts_with("Welcomes the opening for signature"));
}

/// The blocks of a simple web page.
fn blocks(html: &str) -> Vec<Line<'static>> {
    let body = html.split_once("<body>").map_or(html, |(_, body)| body);
    let ended = body.replace("</", "\n</");
    ended
        .lines()
        .filter_map(|line| {
            let mut words = String::new();
            let mut inside = false;
            for c in line.chars() {
                match c {
                    '<' => inside = true,
                    '>' => inside = false,
                    _ if !inside => words.push(c),
                    _ => {}
                }
            }
            (!words.trim().is_empty()).then(|| Line::new(words.trim().to_owned(), Hint::None))
        })
        .collect()
}

#[test]
fn universal_declaration_in_six_languages() {
    for (name, language) in
        [("eng", "en"), ("fra", "fr"), ("spa", "es"), ("rus", "ru"), ("cmn_hans", "zh"), ("arb", "ar")]
    {
        let Some(path) = corpus(&format!("html/udhr.{name}.html")) else { return };
        let lines = blocks(&std::fs::read_to_string(path).unwrap());
        let source: String = lines.iter().map(|line| line.text.as_ref()).collect();
        let found = recognise(TextHeader::default(), lines).unwrap();
        check(&found.text);
        assert_same_words(&found.text, &source);
        println!("udhr {name}: {:?}", found.report);
        assert_articles(&found.text, 30);
        assert_eq!(found.text.header().language, language);
        assert!(
            of_kind(&found.text, Kind::Article).iter().all(|article| article.heading.is_empty()),
            "{name}"
        );
        assert!(found.text.get("preamble__rec_7").is_some(), "{name}");
    }
}
