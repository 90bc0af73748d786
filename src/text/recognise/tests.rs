//! What the recogniser promises on small samples and on arbitrary lines.

use proptest::prelude::*;

use super::*;
use crate::text::ProvisionKind as Kind;

fn recognised(source: &str) -> Recognition {
    recognise(TextHeader::default(), source.lines()).unwrap()
}

/// eId, label, heading and text of each provision, one a line.
fn outline(source: &str) -> Vec<String> {
    let found = recognised(source);
    let row = |p: &crate::text::Provision| format!("{} | {} | {} | {}", p.eid, p.label, p.heading, p.text);
    found.text.provisions().iter().map(row).collect()
}

fn eids(source: &str) -> Vec<String> {
    recognised(source).text.provisions().iter().map(|provision| provision.eid.clone()).collect()
}

#[test]
fn a_small_treaty_is_recognised() {
    let source = "Convention on Tests
Preamble
The States Parties to this Convention,
Recalling the Charter,
Convinced of much,
Have agreed as follows:
CHAPTER I
GENERAL
PROVISIONS
Article 1
Purpose
The purposes are:
(a) One;
(b) Two, namely:
(i) first;
(ii) second;
in so far as it is fitting.
Article 2. Scope
1. The first paragraph.
2. The second:
(a) any act;
(b) any other.
A further paragraph.
2 bis. The inserted one.
Article 2 bis
Every Party shall do so.
Annex I
Forms
Article 1
The form is free.
IN WITNESS WHEREOF the undersigned have signed.
Done at Geneva.";
    assert_eq!(
        outline(source),
        [
            "front |  | Convention on Tests | ",
            "preamble | Preamble |  | The States Parties to this Convention,",
            "preamble__rec_1 |  |  | Recalling the Charter,",
            "preamble__rec_2 |  |  | Convinced of much,",
            "preamble__wrapup |  |  | Have agreed as follows:",
            "chp_I | CHAPTER I | GENERAL PROVISIONS | ",
            "art_1 | Article 1 | Purpose | The purposes are:",
            "art_1__point_a | (a) |  | One;",
            "art_1__point_b | (b) |  | Two, namely:",
            "art_1__point_b__point_i | (i) |  | first;",
            "art_1__point_b__point_ii | (ii) |  | second;",
            "art_1__point_b__wrapup |  |  | in so far as it is fitting.",
            "art_2 | Article 2. | Scope | ",
            "art_2__para_1 | 1. |  | The first paragraph.",
            "art_2__para_2 | 2. |  | The second:",
            "art_2__para_2__point_a | (a) |  | any act;",
            "art_2__para_2__point_b | (b) |  | any other.",
            "art_2__para_2__subpara_2 |  |  | A further paragraph.",
            "art_2__para_2bis | 2 bis. |  | The inserted one.",
            "art_2bis | Article 2 bis |  | Every Party shall do so.",
            "annex_I | Annex I | Forms | ",
            "annex_I__art_1 | Article 1 |  | The form is free.",
            "conclusion |  |  | IN WITNESS WHEREOF the undersigned have signed.",
            "conclusion__subpara_2 |  |  | Done at Geneva.",
        ]
    );
}

#[test]
fn letters_and_roman_numerals_are_told_apart() {
    let listed = |labels: &str| {
        let lines: Vec<String> = labels.split(' ').map(|label| format!("{label} word;")).collect();
        let found = eids(&format!("Article 1\nThe list:\n{}", lines.join("\n")));
        found
            .into_iter()
            .skip(1)
            .map(|eid| eid.replace("art_1__", "").replace("point_", ""))
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(listed("(g) (h) (i) (j)"), "g h i j");
    assert_eq!(listed("(a) (i) (ii) (b)"), "a a__i a__ii b");
    assert_eq!(listed("(g) (h) (i) (ii) (i)"), "g h h__i h__ii i");
    assert_eq!(listed("(h) (i) (i) (ii) (j)"), "h i i__i i__ii j");
    assert_eq!(listed("(u) (v) (w)"), "u v w");
    assert_eq!(listed("(iv) (v) (vi)"), "iv v vi");
    assert_eq!(listed("(y) (z) (aa) (bb)"), "y z aa bb");
    assert_eq!(listed("а) b) с) d) е)"), "a b c d e");
    assert_eq!(listed("а) б) в) г) д) е)"), "a b c d e f");
    assert_eq!(listed("(أ) (ب) (ج)"), "a b c");
}

#[test]
fn a_cross_reference_is_no_heading() {
    let source = "Article 1\nScope\n1. Nothing here affects\nArticle 17 of this Convention shall apply.\n\
                  Article 9, paragraph 2, applies.\nPart II of this Agreement follows.\nArticle 17.2 applies.";
    let found = recognised(source);
    assert_eq!(found.report.count(Kind::Article), 1);
    assert_eq!(found.report.count(Kind::Part), 0);
}

#[test]
fn paragraph_numbers_may_skip() {
    assert_eq!(
        eids("Article 3\nTerms\n1. One.\n8. Eight.\n21. Twenty-one."),
        ["art_3", "art_3__para_1", "art_3__para_8", "art_3__para_21"]
    );
}

#[test]
fn one_address_is_given_once() {
    let found = recognised("Article 1\nOne.\nArticle 1\nOne again.\n1. First.\n1. First again.");
    let eids: Vec<&str> = found.text.provisions().iter().map(|p| p.eid.as_str()).collect();
    assert_eq!(eids, ["art_1", "art_1_2", "art_1_2__para_1", "art_1_2__para_1_2"]);
    assert!(found.report.doubts.iter().any(|doubt| doubt.reason == Reason::Duplicate));
}

#[test]
fn titles_may_stand_under_sections() {
    let source = "CHAPTER II\nMEASURES\nSECTION 1\nLAW\nTITLE 1\nOFFENCES\nArticle 2\nOne.\nTITLE 2\nMORE\n\
                  Article 3\nTwo.\nSECTION 2\nOTHER\nTITLE 1\nAGAIN\nArticle 4\nThree.";
    let found = eids(source);
    assert!(found.contains(&"chp_II__sec_1__title_2".to_owned()), "{found:?}");
    assert!(found.contains(&"chp_II__sec_2__title_1".to_owned()), "{found:?}");
}

#[test]
fn a_resolution_has_numbered_paragraphs_of_its_own() {
    let source = "78/272. Agreement\nThe General Assembly,\nRecalling its resolution,\n1. Welcomes the opening;\n2. Decides:\n(a) this;\n(b) that.";
    assert_eq!(
        eids(source),
        ["front", "preamble", "preamble__rec_1", "para_1", "para_2", "para_2__point_a", "para_2__point_b"]
    );
}

#[test]
fn chinese_and_arabic_units_are_found() {
    let chinese = "公约\n序言\n本公约缔约国，\n第一章\n总则\n第一条\n宗旨\n一、各缔约国应当：\n（一）预防；\n（二）打击。\n二、其他。\n第一条之二\n第一条规定的事项。";
    assert_eq!(
        eids(chinese),
        [
            "front",
            "preamble",
            "chp_I",
            "art_1",
            "art_1__para_1",
            "art_1__para_1__point_a",
            "art_1__para_1__point_b",
            "art_1__para_2",
            "art_1bis"
        ]
    );
    let arabic = "الجزء الأول\nأحكام عامة\nالمادة 1\nالغرض\n١ - تتخذ الدول:\n(أ) تدبيرا؛\n(ب) تدبيرا آخر.\n٢ - تتعاون الدول.\nالمادة ٢ من هذه الاتفاقية لا تخل بذلك.";
    assert_eq!(
        eids(arabic),
        [
            "part_I",
            "art_1",
            "art_1__para_1",
            "art_1__para_1__point_a",
            "art_1__para_1__point_b",
            "art_1__para_2",
            "art_1__para_2__subpara_2"
        ]
    );
}

#[test]
fn points_of_the_third_level_are_letters_again() {
    let english =
        "Annex II\n(a) Skills:\n(i) Teaching;\n(ii) Training in:\na. Science;\nb. Law;\n(iii) Exchange.";
    let arabic = "المرفق الثاني\n(أ) المهارات:\n’1‘ التعليم؛\n’2‘ التدريب في:\nأ - العلوم؛\nب - القانون؛\n’3‘ التبادل.";
    let found = eids(english);
    assert_eq!(found.get(5).map(String::as_str), Some("annex_II__point_a__point_ii__point_b"));
    assert_eq!(eids(arabic), found);
}

#[test]
fn marked_headings_are_believed() {
    let lines = [
        Line::new("A Treaty", Hint::Heading(1)),
        Line::new("Article 48 bis. Special investigative techniques.", Hint::Heading(3)),
        Line::new("Each State shall.", Hint::None),
        Line::new("[1] A note.", Hint::Footnote),
        Line::new("| a | 1. b |", Hint::Verbatim),
    ];
    let found = recognise(TextHeader::default(), lines).unwrap();
    assert_eq!(found.text.header().instrument.title, "A Treaty");
    assert_eq!(found.text.header().language, "");
    let article = found.text.get("art_48bis").unwrap();
    assert_eq!(article.heading, "Special investigative techniques.");
    assert_eq!(found.text.get("art_48bis__fn_1").unwrap().label, "[1]");
    assert_eq!(found.text.get("art_48bis__subpara_2").unwrap().text, "| a | 1. b |");
}

#[test]
fn no_words_are_refused() {
    assert_eq!(recognise(TextHeader::default(), ["", "  "]).unwrap_err(), TextError::Empty);
    assert_eq!(recognise(TextHeader::default(), [""; 0]).unwrap_err(), TextError::Empty);
}

#[test]
fn doubts_are_told() {
    let found = recognised("Article 1\nScope This Convention applies.\nArticle 5\nEnd\nIt ends.");
    let told: Vec<String> = found.report.doubts.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "Article 1: the heading seems to run into the first sentence",
            "Article 5: its number does not follow the one before it"
        ]
    );
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn all_words(text: &Text) -> String {
    let parts = text.provisions().iter().flat_map(|p| [&p.label, &p.heading, &p.text]);
    parts.map(|part| squeezed(part)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]
    #[test]
    fn no_word_is_dropped_or_moved(lines in arbitrary::lines()) {
        let source: String = lines.iter().map(|line| squeezed(&line.text)).collect();
        match recognise(TextHeader::default(), lines) {
            Ok(found) => {
                prop_assert_eq!(all_words(&found.text), source);
                for provision in found.text.provisions() {
                    let locator = crate::text::Locator::from_eid(&provision.eid);
                    prop_assert_eq!(locator.map(|l| l.eid()), Some(provision.eid.clone()));
                }
            }
            Err(error) => prop_assert_eq!(error, TextError::Empty),
        }
    }
}
