//! Texts to show in the tests.

use rapporteur::text::{Entry, Instrument, ProvisionKind, Text, TextHeader};

/// An entry of a text in the making.
pub fn entry(kind: ProvisionKind, depth: usize, label: &str, heading: &str, text: &str) -> Entry {
    let [label, heading, text] = [label, heading, text].map(str::to_owned);
    Entry { kind, eid: String::new(), label, heading, text, depth }
}

/// A text of these entries; addresses are made up.
pub fn text(title: &str, language: &str, entries: Vec<Entry>) -> Text {
    let numbered =
        entries.into_iter().enumerate().map(|(at, entry)| Entry { eid: format!("e_{at}"), ..entry });
    let header = TextHeader {
        instrument: Instrument { title: title.to_owned(), short_title: String::new() },
        language: language.to_owned(),
        ..TextHeader::default()
    };
    Text::assemble(header, numbered.collect()).expect("the entries make a text")
}

/// The Universal Declaration from the corpus, by the code in its file's name; `None` without the corpus.
pub fn declaration(code: &str, language: &str) -> Option<Text> {
    let page = std::fs::read_to_string(super::corpus()?.join(format!("html/udhr.{code}.html"))).ok()?;
    let mut entries: Vec<Entry> = Vec::new();
    let mut title = String::new();
    let (mut in_list, mut number) = (false, 0);
    for part in page.split('<') {
        let Some((tag, words)) = part.split_once('>') else { continue };
        let words = words.trim();
        match tag.split_whitespace().next().unwrap_or_default() {
            "h1" => words.clone_into(&mut title),
            "h2" if entries.is_empty() => entries.push(entry(ProvisionKind::Preamble, 0, "", words, "")),
            "h2" => entries.push(entry(ProvisionKind::Article, 0, words, "", "")),
            "ol" => (in_list, number) = (true, 0),
            "/ol" => in_list = false,
            "li" => number += 1,
            "p" => {
                let label = if in_list { format!("{number}.") } else { String::new() };
                entries.push(entry(ProvisionKind::Paragraph, 1, &label, "", words));
            }
            _ => {}
        }
    }
    Some(text(&title, language, entries))
}

/// A treaty of `articles` articles with four provisions each, in three languages by turns.
pub fn long(articles: usize) -> Text {
    let words = [
        "Each State Party shall adopt, in accordance with fundamental principles of its domestic law, such \
         legislative and other measures as may be necessary to establish as criminal offences, when committed \
         intentionally, the access to the whole or any part of an information and communications technology \
         system without right and with the intent of obtaining electronic data.",
        "Каждое государство-участник принимает такие законодательные и другие меры, какие могут потребоваться \
         для признания в качестве уголовно наказуемых деяний, когда они совершаются умышленно.",
        "Nothing in this Convention shall be interpreted as permitting suppression of human rights or \
         fundamental freedoms.",
    ];
    let mut entries = Vec::with_capacity(articles * 4);
    for article in 1..=articles {
        entries.push(entry(
            ProvisionKind::Article,
            0,
            &format!("Article {article}"),
            "Measures and offences",
            "",
        ));
        for (at, words) in words.iter().enumerate() {
            entries.push(entry(ProvisionKind::Paragraph, 1, &format!("{}.", at + 1), "", words));
        }
    }
    text("A long convention", "en", entries)
}
