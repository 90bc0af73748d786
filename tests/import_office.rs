//! Word documents and web pages as they are published. They are no part of the project: they are looked for in
//! `RAPPORTEUR_CORPUS`, else in `../shared/corpus`, and a test whose file is not there says so and passes.

#![expect(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

use std::path::PathBuf;

use rapporteur::import::{self, Changes, ImportOptions, Imported, SourceMarkKind};
use rapporteur::text::ProvisionKind as Kind;

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

fn imported(name: &str, changes: Changes) -> Option<Imported> {
    let options = ImportOptions { changes, ..ImportOptions::default() };
    Some(import::file(&corpus(name)?, &options).unwrap())
}

fn paragraphs(imported: &Imported) -> Vec<&str> {
    imported.source.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect()
}

#[test]
fn a_redline_holds_the_texts_before_and_after() {
    let [Some(before), Some(after)] = ["original", "modified"]
        .map(|which| imported(&format!("docx/pyredlines-{which}.docx"), Changes::AsAmendments))
    else {
        return;
    };
    let redline = |changes| imported("docx/pyredlines-expected_redline.docx", changes).unwrap();
    assert_eq!(paragraphs(&redline(Changes::Reject)), paragraphs(&before));
    // The redline came without the list that its new paragraph is numbered by.
    let words = |imported: &Imported| -> Vec<String> {
        paragraphs(imported).into_iter().map(|text| text.trim_start_matches("– ").to_owned()).collect()
    };
    assert_eq!(words(&redline(Changes::Accept)), words(&after));
    let marked = redline(Changes::AsAmendments);
    assert_eq!(paragraphs(&marked), paragraphs(&before));
    assert!(before.source.marks.is_empty());

    // Made by hand, the marks give the text after.
    let mut made = words(&before);
    for mark in marked.source.marks.iter().rev() {
        assert!(matches!(mark.kind, SourceMarkKind::Deletion | SourceMarkKind::Insertion));
        assert_eq!((mark.author.as_str(), mark.date.as_str()), ("TestAuthor", "2024-01-15T12:43:04Z"));
        let span = mark.spans.first().unwrap();
        let paragraph = made.get_mut(span.paragraph).unwrap();
        let head: String = paragraph.chars().take(span.from).collect();
        let tail: String = paragraph.chars().skip(span.to).collect();
        *paragraph = head + &mark.words + &tail;
    }
    let lines = |paragraphs: Vec<String>| -> Vec<String> {
        let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        paragraphs.join("\n").lines().map(words).filter(|line| !line.is_empty()).collect()
    };
    assert_eq!(lines(made), lines(words(&after)));
}

/// Letters and digits alone, since documents made from PDF files set spaces where they please.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn a_document_made_from_a_pdf_loses_no_sentence() {
    let Some(imported) = imported("docx/A-RES-78-272.en.pdf2docx.docx", Changes::AsAmendments) else {
        return;
    };
    let reference = std::fs::read_to_string(corpus("text/A-RES-78-272.en.txt").unwrap()).unwrap();
    let found = squeezed(&paragraphs(&imported).concat());
    let sentences: Vec<&str> =
        reference.split([';', '.', ',', '\n']).map(str::trim).filter(|s| s.len() > 25).collect();
    assert!(sentences.len() > 50, "{}", sentences.len());
    // At the head of its pages the reference says the symbol and the title within the sentence.
    let whole = sentences.iter().filter(|sentence| !sentence.contains("A/RES/78/272 Agreement"));
    let lost: Vec<&&str> = whole.filter(|sentence| !found.contains(&squeezed(sentence))).collect();
    assert!(lost.is_empty(), "{lost:#?}");
}

fn articles(imported: &Imported) -> Vec<&str> {
    let articles = imported.text.provisions().iter().filter(|p| p.kind == Kind::Article);
    articles.map(|article| article.eid.as_str()).collect()
}

#[test]
fn the_declaration_has_its_thirty_articles_in_every_language() {
    let expected: Vec<String> = (1..=30).map(|number| format!("art_{number}")).collect();
    for (code, language) in
        [("arb", "ar"), ("cmn_hans", "zh"), ("eng", "en"), ("fra", "fr"), ("rus", "ru"), ("spa", "es")]
    {
        let Some(imported) = imported(&format!("html/udhr.{code}.html"), Changes::AsAmendments) else {
            return;
        };
        assert_eq!(articles(&imported), expected, "{code}");
        assert!(imported.text.header().language.starts_with(language), "{code}");
        assert!(imported.source.remarks.is_empty() && imported.source.left_out.is_empty(), "{code}");
        let recitals = imported.text.provisions().iter().filter(|p| p.kind == Kind::Recital).count();
        assert!(recitals >= 7, "{code}: {recitals} recitals");
        // Its lists are numbered by the browser alone.
        for eid in ["art_29__para_1", "art_26__para_3", "art_29__para_3"] {
            assert!(imported.text.get(eid).is_some(), "{code}: {eid}");
        }
    }
}

#[test]
fn a_treaty_is_found_within_the_page_around_it() {
    for (name, preamble, language) in
        [("bbnj-agreement-2023", "The Parties to this Agreement", "en"), ("bbnj-agreement-2023-ar", "", "ar")]
    {
        let Some(imported) = imported(&format!("html/i_un_{name}.html"), Changes::AsAmendments) else {
            return;
        };
        // The Arabic page, which was read from pictures, lost the number of article 4.
        let printed = (1..=76).filter(|number| language == "en" || *number != 4);
        let expected: Vec<String> = printed.map(|number| format!("art_{number}")).collect();
        assert_eq!(articles(&imported), expected, "{name}");
        assert_eq!(imported.text.header().language, language);
        let all = paragraphs(&imported).join("\n");
        assert!(all.contains(preamble));
        for around in ["Content hash", "About & provenance", "A neutral, provenance-first corpus"] {
            assert!(!all.contains(around), "{around}");
        }
        let left: Vec<&str> = imported.source.left_out.iter().map(|left| left.words.as_str()).collect();
        assert!(left.join("\n").contains("Content hash"), "{left:?}");
    }
}

#[test]
fn a_treaty_on_a_page_loses_no_sentence() {
    let Some(imported) = imported("html/i_un_bbnj-agreement-2023.html", Changes::AsAmendments) else {
        return;
    };
    let reference = std::fs::read_to_string(corpus("text/bbnj-agreement-2023.en.txt").unwrap()).unwrap();
    let found = squeezed(&paragraphs(&imported).concat());
    let sentences: Vec<&str> =
        reference.split([';', '.', ',', '\n']).map(str::trim).filter(|s| s.len() > 25).collect();
    let lost: Vec<&&str> = sentences.iter().filter(|sentence| !found.contains(&squeezed(sentence))).collect();
    println!("{} of {} lost: {lost:#?}", lost.len(), sentences.len());
    assert!(lost.is_empty());
}
