//! References and terms in six languages, on a small text made for it.

use proptest::prelude::*;

use super::*;
use crate::text::words::fold;
use crate::text::{Entry, TextHeader};

/// Articles 1 to 40 with paragraphs 1 to 4, each with points (a) to (d), those with (i) and (ii);
/// chapters, and two annexes, of which the second has articles of its own.
fn text_saying(this: &str, said: &str) -> Text {
    let mut entries = vec![entry(Kind::Preamble, "preamble", "", this, 0)];
    for chapter in ["I", "II", "III", "IV"] {
        entries.push(entry(Kind::Chapter, &format!("chp_{chapter}"), "Chapter", "", 0));
        let first = 10 * (entries.iter().filter(|entry| entry.kind == Kind::Chapter).count() - 1);
        for article in first + 1..=first + 10 {
            entries.push(entry(Kind::Article, &format!("art_{article}"), "Article", "", 1));
            for paragraph in 1..=4 {
                let eid = format!("art_{article}__para_{paragraph}");
                let words = if eid == HERE { said } else { "Words" };
                entries.push(entry(Kind::Paragraph, &eid, "", words, 2));
                for point in ["a", "b", "c", "d"] {
                    entries.push(entry(Kind::Point, &format!("{eid}__point_{point}"), "", "words", 3));
                    for small in ["i", "ii"] {
                        let eid = format!("{eid}__point_{point}__point_{small}");
                        entries.push(entry(Kind::Point, &eid, "", "words", 4));
                    }
                }
            }
        }
    }
    for annex in ["I", "II"] {
        entries.push(entry(Kind::Annex, &format!("annex_{annex}"), "Annex", "", 0));
    }
    entries.push(entry(Kind::Article, "annex_II__art_1", "Article", "words", 1));
    Text::assemble(TextHeader::default(), entries).unwrap()
}

const HERE: &str = "art_8__para_3";

fn entry(kind: Kind, eid: &str, heading: &str, text: &str, depth: usize) -> Entry {
    Entry { kind, eid: eid.into(), label: String::new(), heading: heading.into(), text: text.into(), depth }
}

/// Words and eIds of the links in the third paragraph of article 8.
fn links(this: &str, said: &str) -> Vec<(String, String)> {
    let text = text_saying(this, said);
    let here = text.index_of(HERE).unwrap();
    let found = cross_references(&text, here);
    let words: Vec<char> = said.chars().collect();
    let shown = found
        .iter()
        .map(|link| (words[link.range.clone()].iter().collect(), text.provisions()[link.target].eid.clone()));
    shown.collect()
}

#[track_caller]
fn check(this: &str, cases: &[(&str, &[(&str, &str)])]) {
    for (said, wanted) in cases {
        let found = links(this, said);
        let wanted: Vec<(String, String)> =
            wanted.iter().map(|(words, eid)| ((*words).to_owned(), (*eid).to_owned())).collect();
        assert_eq!(found, wanted, "{said}");
    }
}

#[test]
fn english() {
    check(
        "The States Parties to this Convention,",
        &[
            ("under article 23", &[("article 23", "art_23")]),
            (
                "see article 23, paragraph 2 (c), and",
                &[("article 23, paragraph 2 (c)", "art_23__para_2__point_c")],
            ),
            ("paragraph 1 of article 10 applies", &[("paragraph 1 of article 10", "art_10__para_1")]),
            ("articles 7 to 11", &[("articles 7", "art_7"), ("11", "art_11")]),
            (
                "articles 4, 6 and 9 of this Convention",
                &[("articles 4", "art_4"), ("6", "art_6"), ("9", "art_9")],
            ),
            ("paragraph 2 of this article", &[("paragraph 2 of this article", "art_8__para_2")]),
            ("subparagraph (a) above", &[("subparagraph (a)", "art_8__para_3__point_a")]),
            ("paragraph 1 (b) (ii)", &[("paragraph 1 (b) (ii)", "art_8__para_1__point_b__point_ii")]),
            (
                "paragraph 1 (a) and (b) of this article",
                &[("paragraph 1 (a)", "art_8__para_1__point_a"), ("(b)", "art_8__para_1__point_b")],
            ),
            ("in chapter IV and annex II", &[("chapter IV", "chp_IV"), ("annex II", "annex_II")]),
            ("Article 17(2)(b)", &[("Article 17(2)(b)", "art_17__para_2__point_b")]),
            (
                "paragraphs 1 and 2 of article 10",
                &[("paragraphs 1", "art_10__para_1"), ("2", "art_10__para_2"), ("article 10", "art_10")],
            ),
            (
                "articles 31, paragraph 1, and 34, paragraph 1 a), of this Convention",
                &[
                    ("articles 31, paragraph 1", "art_31__para_1"),
                    ("34, paragraph 1 a)", "art_34__para_1__point_a"),
                ],
            ),
            (
                "article 5, paragraphs 1 and 2, and",
                &[("article 5, paragraphs 1", "art_5__para_1"), ("2", "art_5__para_2")],
            ),
            (
                "paragraph 1 or 2 of this article has",
                &[("paragraph 1", "art_8__para_1"), ("2", "art_8__para_2")],
            ),
            ("the preceding paragraph", &[("preceding paragraph", "art_8__para_2")]),
            (
                "article 5 and paragraph 2 of that article",
                &[("article 5", "art_5"), ("paragraph 2 of that article", "art_5__para_2")],
            ),
            ("article 18 of the Convention.", &[("article 18", "art_18")]),
            ("Art. 5 and arts. 6 and 7", &[("Art. 5", "art_5"), ("arts. 6", "art_6"), ("7", "art_7")]),
            ("annex II, article 1", &[("annex II, article 1", "annex_II__art_1")]),
        ],
    );
}

#[test]
fn what_another_instrument_says_is_no_link() {
    let convention = "The Parties to this Convention,";
    check(
        convention,
        &[
            ("article 2 of the Convention for the Protection of Birds", &[]),
            ("article 13 of the United Nations Convention against Transnational Organized Crime", &[]),
            ("Article 19 of the Covenant", &[]),
            ("article 5, paragraph 1, and article 7 of the Covenant", &[]),
            ("articles 5 to 7 of the Vienna Convention", &[]),
            ("UNCLOS article 7", &[]),
            ("article 6 ECHR", &[]),
            ("article 7 of that Convention", &[]),
            ("annex II to the Convention on the Law of the Sea", &[]),
            ("paragraph 2 of the resolution", &[]),
            ("article 7 of its rules", &[]),
            ("paragraph 2 of article 7 of the Covenant and paragraph 1 of that article", &[]),
            ("article 5 and 30 days", &[("article 5", "art_5")]),
            ("articles 5 and 30 days", &[("articles 5", "art_5")]),
            ("article 99", &[]),
            ("this article. 3. Upon", &[]),
            ("a part of the Parties, article", &[]),
            ("the bounds that articles 5 and 6 set", &[("articles 5", "art_5"), ("6", "art_6")]),
        ],
    );
    check(
        "The Parties to this Agreement,",
        &[("article 7 of the Convention", &[]), ("article 7 of the Agreement", &[("article 7", "art_7")])],
    );
}

#[test]
fn french() {
    check(
        "Les Parties à la présente Convention,",
        &[
            (
                "l’article 23, et le paragraphe 2 dudit article",
                &[("article 23", "art_23"), ("paragraphe 2 dudit article", "art_23__para_2")],
            ),
            (
                "l’article 23, paragraphe 2, alinéa c)",
                &[("article 23, paragraphe 2, alinéa c)", "art_23__para_2__point_c")],
            ),
            (
                "l'alinéa c) du paragraphe 2 de l'article 23",
                &[("alinéa c) du paragraphe 2 de l'article 23", "art_23__para_2__point_c")],
            ),
            ("l'article premier de la présente Convention", &[("article premier", "art_1")]),
            ("au paragraphe 1 du présent article", &[("paragraphe 1 du présent article", "art_8__para_1")]),
            ("aux articles 7 à 11", &[("articles 7", "art_7"), ("11", "art_11")]),
            ("l'alinéa b) ii) ci-dessus", &[("alinéa b) ii)", "art_8__para_3__point_b__point_ii")]),
            ("l’article 7 de la Convention des Nations Unies", &[]),
            ("paragraphes 1 à 3 de l’article 7 du Pacte", &[]),
            ("les articles 5 et 6 de la Convention.", &[("articles 5", "art_5"), ("6", "art_6")]),
            ("le chapitre IV et l'annexe II", &[("chapitre IV", "chp_IV"), ("annexe II", "annex_II")]),
        ],
    );
}

#[test]
fn spanish() {
    check(
        "Los Estados Partes en la presente Convención,",
        &[
            (
                "el artículo 23, párrafo 2, apartado c)",
                &[("artículo 23, párrafo 2, apartado c)", "art_23__para_2__point_c")],
            ),
            (
                "el apartado c) del párrafo 2 del artículo 23",
                &[("apartado c) del párrafo 2 del artículo 23", "art_23__para_2__point_c")],
            ),
            ("los artículos 7 a 11 de la presente Convención", &[("artículos 7", "art_7"), ("11", "art_11")]),
            ("el párrafo 1 del presente artículo", &[("párrafo 1 del presente artículo", "art_8__para_1")]),
            ("el artículo 7 del Pacto Internacional", &[]),
            ("el párrafo anterior", &[("párrafo anterior", "art_8__para_2")]),
            ("el capítulo IV", &[("capítulo IV", "chp_IV")]),
        ],
    );
}

#[test]
fn russian() {
    check(
        "Государства — участники настоящей Конвенции,",
        &[
            ("статьи 23, пункт 2", &[("статьи 23, пункт 2", "art_23__para_2")]),
            ("в пункте 2 статьи 23 настоящей Конвенции", &[("пункте 2 статьи 23", "art_23__para_2")]),
            (
                "подпункт (c) пункта 2 статьи 23",
                &[("подпункт (c) пункта 2 статьи 23", "art_23__para_2__point_c")],
            ),
            ("подпункт с) пункта 2", &[("подпункт с) пункта 2", "art_8__para_2__point_c")]),
            ("пункта 1 настоящей статьи", &[("пункта 1 настоящей статьи", "art_8__para_1")]),
            ("в статьях 4, 6 и 9", &[("статьях 4", "art_4"), ("6", "art_6"), ("9", "art_9")]),
            ("статьи 7 Международного пакта", &[]),
            ("статьи 7 Конвенции", &[("статьи 7", "art_7")]),
            ("статьи 7 Конвенции против пыток", &[]),
            ("статьи 7 устава", &[]),
            ("главы IV", &[("главы IV", "chp_IV")]),
        ],
    );
}

#[test]
fn arabic() {
    check(
        "إن الدول الأطراف في هذه الاتفاقية،",
        &[
            ("المادة 23، الفقرة 2 (ج)", &[]),
            ("المادة 23، الفقرة 2", &[("المادة 23، الفقرة 2", "art_23__para_2")]),
            ("وفقا للمادة ٢٣ من هذه الاتفاقية", &[("للمادة ٢٣", "art_23")]),
            ("الفقرة 1 من المادة 10", &[("الفقرة 1 من المادة 10", "art_10__para_1")]),
            ("الفقرة 2 من هذه المادة", &[("الفقرة 2 من هذه المادة", "art_8__para_2")]),
            ("في المادتين 35 و 36", &[("المادتين 35", "art_35"), ("36", "art_36")]),
            ("المواد 7 إلى 11", &[("المواد 7", "art_7"), ("11", "art_11")]),
            ("بموجب المادة 15 من خلال آلية", &[("المادة 15", "art_15")]),
            ("المادة 19 من العهد", &[]),
            ("المادة 19 من الاتفاقية الدولية", &[]),
            ("الفصل الرابع", &[("الفصل الرابع", "chp_IV")]),
            ("الفصل الرابع عشر", &[]),
            ("المرفق الثاني", &[("المرفق الثاني", "annex_II")]),
        ],
    );
}

#[test]
fn chinese() {
    check(
        "本公约缔约国,",
        &[
            ("第二十三条第二款", &[("第二十三条第二款", "art_23__para_2")]),
            ("依照本公约第23条第2款(c)项", &[("第23条第2款(c)项", "art_23__para_2__point_c")]),
            ("本条第一款和第二款", &[("第一款", "art_8__para_1"), ("第二款", "art_8__para_2")]),
            ("第七条至第十一条", &[("第七条", "art_7"), ("第十一条", "art_11")]),
            ("第四、六和九条", &[("第四", "art_4"), ("六", "art_6"), ("九条", "art_9")]),
            ("第五条第一款和第二款", &[("第五条第一款", "art_5__para_1"), ("第二款", "art_5__para_2")]),
            ("《联合国海洋法公约》第二十七条", &[]),
            ("公约第七条", &[]),
            ("第四章和附件二", &[("第四章", "chp_IV"), ("附件二", "annex_II")]),
            ("前款", &[("前款", "art_8__para_2")]),
            ("第三次会议", &[]),
        ],
    );
}

#[test]
fn words_fold_as_everywhere() {
    for word in ["Ёлки", "АРТИКЛЬ", "المادّة", "إلى", "ARTÍCULO", "ﬁn", "й"] {
        let mut folded = String::new();
        token::fold_into(&mut folded, word);
        assert_eq!(folded, fold(word));
    }
}

fn defining(lines: &[(Kind, &str, &str, &str, usize)]) -> (Text, Definitions) {
    let entries =
        lines.iter().map(|&(kind, eid, heading, text, depth)| entry(kind, eid, heading, text, depth));
    let header = TextHeader { language: "en".to_owned(), ..TextHeader::default() };
    let text = Text::assemble(header, entries.collect()).unwrap();
    let definitions = Definitions::of(&text);
    (text, definitions)
}

fn names(definitions: &Definitions) -> Vec<&str> {
    definitions.terms().iter().map(|term| term.term.as_str()).collect()
}

#[test]
fn terms_are_found_with_their_uses() {
    let (text, definitions) = defining(&[
        (Kind::Article, "art_2", "Use of terms", "For the purposes of this Convention:", 0),
        (Kind::Point, "art_2__point_a", "", "“Electronic data” shall mean any data, “so called” or not;", 1),
        (Kind::Point, "art_2__point_b", "", "``Freezing\" or ``seizure\" shall mean a ban;", 1),
        (
            Kind::Point,
            "art_2__point_c",
            "",
            "“Party” means a State for which this Convention is in force. A Party is a Party.",
            1,
        ),
        (Kind::Point, "art_2__point_d", "", "“Data” means signs.", 1),
        (
            Kind::Article,
            "art_3",
            "",
            "Meetings (hereinafter referred to as “the Conference”) of Parties, a Party and a party to a dispute. \
            Seizures of ELECTRONIC DATA at the conference (the “Committee”).",
            0,
        ),
    ]);
    assert_eq!(
        names(&definitions),
        ["Electronic data", "Freezing", "seizure", "Party", "Data", "Conference", "Committee"]
    );
    let own = text.index_of("art_3").unwrap();
    let words = text.provisions()[own].words();
    let all: Vec<char> = words.chars().collect();
    let uses = definitions.in_words(&words, own);
    let found: Vec<String> = uses.iter().map(|found| all[found.range.clone()].iter().collect()).collect();
    assert_eq!(found, ["Parties", "Party", "Seizures", "ELECTRONIC DATA"]);
    let eid = |at: usize| text.provisions()[at].eid.as_str();
    assert_eq!(
        uses.iter().map(|found| eid(found.target)).collect::<Vec<_>>(),
        ["art_2__point_c", "art_2__point_c", "art_2__point_b", "art_2__point_a",]
    );
    let own = text.index_of("art_2__point_c").unwrap();
    assert_eq!(definitions.in_words(&text.provisions()[own].words(), own), []);
}

#[test]
fn terms_are_found_in_all_languages() {
    for (heading, said, term) in [
        (
            "Emploi des termes",
            "On entend par « données électroniques » toute représentation ;",
            "données électroniques",
        ),
        ("Definiciones", "Por “datos electrónicos” se entenderá toda representación;", "datos electrónicos"),
        ("Термины", "«электронные данные» означают любое представление;", "электронные данные"),
        ("استخدام المصطلحات", "يقصد بتعبير \"البيانات الإلكترونية\" أي تمثيل؛", "البيانات الإلكترونية"),
        ("术语的使用", "“电子数据”系指任何表述;", "电子数据"),
        ("Definitions", "property means assets of every kind;", "property"),
        ("Use of terms", "an information system (ICT system) is any device", "information system"),
    ] {
        let (text, definitions) = defining(&[
            (Kind::Article, "art_2", heading, "", 0),
            (Kind::Point, "art_2__point_a", "", said, 1),
            (Kind::Article, "art_3", "", "x", 0),
        ]);
        assert_eq!(names(&definitions).first(), Some(&term), "{said}");
        let uses = definitions.in_words(&format!("x {term}, y"), 2);
        assert_eq!(uses.len(), 1, "{term}");
        assert_eq!(text.provisions()[uses[0].target].eid, "art_2__point_a");
    }
}

fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop_oneof![
        Just("article "),
        Just("articles "),
        Just("paragraph "),
        Just("of "),
        Just("this "),
        Just("that "),
        Just("the "),
        Just("Convention "),
        Just("1"),
        Just("2 "),
        Just("23, "),
        Just("(a) "),
        Just("b)"),
        Just("and "),
        Just("to "),
        Just("annex "),
        Just("II"),
        Just("第"),
        Just("二十"),
        Just("条"),
        Just("、"),
        Just("款"),
        Just("附件"),
        Just("本"),
        Just("前"),
        Just("المادة "),
        Just("و"),
        Just("من "),
        Just("الأول "),
        Just("статьи "),
        Just("пункта "),
        Just("l’"),
        Just("preceding "),
        Just("“"),
        Just("”"),
        Just("``"),
        Just("(hereinafter "),
        Just("\n"),
        Just("."),
        Just("e\u{301}"),
        Just("Party"),
        Just("，"),
        Just("（一）"),
    ];
    prop_oneof![proptest::collection::vec(scrap, 0..40).prop_map(|scraps| scraps.concat()), ".{0,60}",]
}

proptest! {
    #[test]
    fn links_stand_in_order_and_in_bounds(said in scraps()) {
        let text = text_saying("The Parties to this Convention, “Party” (the “Party”)", &said);
        let here = text.index_of(HERE).unwrap();
        let length = text.provisions()[here].words().chars().count();
        let mut end = 0;
        for link in cross_references(&text, here) {
            prop_assert!(link.range.start >= end && link.range.start < link.range.end);
            prop_assert!(link.range.end <= length && link.target < text.provisions().len());
            prop_assert!(link.target != here);
            end = link.range.end;
        }
    }

    #[test]
    fn terms_stand_in_order_and_in_bounds(said in scraps(), defined in scraps()) {
        let definition = format!("“{defined}” means it. {said}");
        let lines: [(Kind, &str, &str, &str, usize); 3] = [
            (Kind::Article, "art_1", "Definitions", &definition, 0),
            (Kind::Article, "art_2", "", &said, 0),
            (Kind::Article, "art_3", "", "x", 0),
        ];
        let (text, definitions) = defining(&lines);
        for term in definitions.terms() {
            let length = text.provisions()[term.provision].words().chars().count();
            prop_assert!(term.range.start < term.range.end && term.range.end <= length);
        }
        let words = format!("{said} {defined}");
        let mut end = 0;
        for found in definitions.in_words(&words, 2) {
            prop_assert!(found.range.start >= end && found.range.start < found.range.end);
            prop_assert!(found.range.end <= words.chars().count());
            prop_assert_eq!(definitions.terms()[found.term].provision, found.target);
            end = found.range.end;
        }
    }
}
