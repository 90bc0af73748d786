//! What people write, what is printed, and that both lead back to the same address.

use proptest::prelude::*;

use super::*;

fn eid(input: &str) -> String {
    Locator::parse(input).map_or_else(|error| error.to_string(), |locator| locator.eid())
}

#[test]
fn addresses_are_read_as_people_write_them() {
    for (input, expected) in [
        ("Article 17(2)(b)", "art_17__para_2__point_b"),
        ("art. 17.2.b", "art_17__para_2__point_b"),
        ("17 2 b", "art_17__para_2__point_b"),
        ("  ARTICLE   17 ( 2 ) (b) ", "art_17__para_2__point_b"),
        ("17(2)(b)(ii)", "art_17__para_2__point_b__point_ii"),
        ("48 bis", "art_48bis"),
        ("48bis", "art_48bis"),
        ("48 bis(1)", "art_48bis__para_1"),
        ("Article 48 BIS (1 ter)", "art_48bis__para_1ter"),
        ("Art 3", "art_3"),
        ("2(a)", "art_2__point_a"),
        ("preamble", "preamble"),
        ("preamble 3", "preamble__rec_3"),
        ("third recital", "preamble__rec_3"),
        ("PP 3", "preamble__rec_3"),
        ("OP3", "para_3"),
        ("art17(2)", "art_17__para_2"),
        ("Preamble, paragraph 3", "preamble__rec_3"),
        ("annex II", "annex_II"),
        ("annex ii", "annex_II"),
        ("annex", "annex_nn"),
        ("annex I, article 2", "annex_I__art_2"),
        ("Article 2 of Annex I", "annex_I__art_2"),
        ("chapter IV", "chp_IV"),
        ("Chapter IV, section 1", "chp_IV__sec_1"),
        ("Part III", "part_III"),
        ("17(2), chapeau", "art_17__para_2__intro"),
        ("chapeau of article 17", "art_17__intro"),
        ("Article 5, second subparagraph", "art_5__subpara_2"),
        ("Article 5, closing words", "art_5__wrapup"),
        ("paragraph 2 of article 17", "art_17__para_2"),
        ("paragraph 2 (b) of article 17", "art_17__para_2__point_b"),
        ("article 17, paragraph 2, subparagraph (b)", "art_17__para_2__point_b"),
        ("art_17__para_2__point_b", "art_17__para_2__point_b"),
        ("art_3__fn_1", "art_3__fn_1"),
        ("article 3, footnote 1", "art_3__fn_1"),
        ("article II", "art_II"),
        ("Article premier", "art_1"),
        ("article 17, paragraphe 2, alinéa b)", "art_17__para_2__point_b"),
        ("alinéa b) du paragraphe 2 de l’article 17", "art_17__para_2__point_b"),
        ("préambule", "preamble"),
        ("annexe II", "annex_II"),
        ("artículo 17, párrafo 2, inciso b)", "art_17__para_2__point_b"),
        ("capítulo IV", "chp_IV"),
        ("статья 17", "art_17"),
        ("пункт 2 статьи 17", "art_17__para_2"),
        ("приложение II", "annex_II"),
        ("глава IV", "chp_IV"),
        ("第十七条", "art_17"),
        ("第十七条第二款", "art_17__para_2"),
        ("附件二", "annex_II"),
        ("第四章", "chp_IV"),
        ("第十七条第二款（一）", "art_17__para_2__point_a"),
        ("第十七条第二款第二项", "art_17__para_2__point_b"),
        ("第三部分", "part_III"),
        ("17 2 б i", "art_17__para_2__point_b__point_i"),
        ("ст. 17 п. 2 б", "art_17__para_2__point_b"),
        ("17 2 ب", "art_17__para_2__point_b"),
        ("المادة 48 مكررا", "art_48bis"),
        ("الجزء الثاني عشر", "part_XII"),
        ("часть вторая", "part_II"),
        ("序言", "preamble"),
        ("المادة 17", "art_17"),
        ("المادة ١٧", "art_17"),
        ("الفقرة 2 من المادة 17", "art_17__para_2"),
        ("المرفق الثاني", "annex_II"),
        ("الديباجة", "preamble"),
    ] {
        assert_eq!(eid(input), expected, "{input}");
    }
}

#[test]
fn what_is_not_understood_is_named() {
    let error = Locator::parse("article seventeenish").unwrap_err();
    assert!(error.to_string().contains("seventeenish"), "{error}");
    assert!(error.to_string().contains("17(2)(b)"), "{error}");
    let error = Locator::parse("article").unwrap_err();
    assert!(error.to_string().contains("a number is missing"), "{error}");
    assert_eq!(Locator::parse("  "), Err(LocatorError::Empty));
    assert!(matches!(Locator::parse(&"9 ".repeat(300)), Err(LocatorError::TooLong(_))));
}

#[test]
fn addresses_are_printed_as_lawyers_write_them() {
    for (eid, full, short) in [
        ("art_17__para_2__point_b", "Article 17(2)(b)", "Art. 17(2)(b)"),
        ("art_48bis__para_1", "Article 48 bis(1)", "Art. 48 bis(1)"),
        ("preamble__rec_3", "Preamble, paragraph 3", "Preamble, para. 3"),
        ("annex_I__art_2", "Annex I, article 2", "Annex I, art. 2"),
        ("annex_nn", "Annex", "Annex"),
        ("chp_IV", "Chapter IV", "Ch. IV"),
        ("art_17__para_2__intro", "Article 17(2), chapeau", "Art. 17(2), chapeau"),
        ("art_5__subpara_2", "Article 5, second subparagraph", "Art. 5, subpara. 2"),
        ("art_5__wrapup", "Article 5, closing words", "Art. 5, closing words"),
        ("annex_II__para_2__point_a", "Annex II, paragraph 2(a)", "Annex II, para. 2(a)"),
        ("annex_II__point_a", "Annex II, point (a)", "Annex II, point (a)"),
        ("art_17_2__para_1", "Article 17 [2nd](1)", "Art. 17 [2nd](1)"),
        ("sec_nn", "Unnumbered section", "Unnumbered sec."),
        ("conclusion", "Conclusion", "Conclusion"),
        ("front__subpara_2", "Front matter, second subparagraph", "Front matter, subpara. 2"),
    ] {
        let locator = Locator::from_eid(eid).unwrap_or_else(|| panic!("{eid}"));
        assert_eq!(locator.to_string(), full);
        assert_eq!(locator.short(), short);
        assert_eq!(Locator::parse(full).as_ref(), Ok(&locator), "{full}");
        assert_eq!(Locator::parse(short).as_ref(), Ok(&locator), "{short}");
    }
}

#[test]
fn strange_eids_are_refused() {
    for eid in ["", "art", "art_", "art_1_1", "foo_1", "art_1__", "preamble_x", "art_1 2", "art_1_2_3"] {
        assert_eq!(Locator::from_eid(eid), None, "{eid}");
    }
}

fn large() -> impl Strategy<Value = Vec<Segment>> {
    let unit = prop_oneof![Just(Kind::Part), Just(Kind::Title), Just(Kind::Chapter), Just(Kind::Annex)];
    let number = prop_oneof!["[1-9][0-9]?", "(I|II|III|IV|IX|XIV)(bis)?", "[A-Z]"];
    let section = prop::option::of("[1-9]");
    (unit, number, section).prop_map(|(kind, number, section)| {
        let mut segments = vec![Segment::new(kind, number)];
        segments.extend(section.map(|number| Segment::new(Kind::Section, number)));
        segments
    })
}

fn inner() -> impl Strategy<Value = Vec<Segment>> {
    let paragraph = prop::option::of("[1-9][0-9]?(bis|ter)?");
    let points = prop::collection::vec(prop_oneof!["[a-z]", "(i|ii|iii|iv|vi|ix)", "(aa|bb)", "[1-9]"], 0..3);
    (paragraph, points, 0..4_usize).prop_map(|(paragraph, points, end)| {
        let mut segments: Vec<Segment> =
            paragraph.map(|n| Segment::new(Kind::Paragraph, n)).into_iter().collect();
        segments.extend(points.into_iter().map(|number| Segment::new(Kind::Point, number)));
        segments.extend(match end {
            1 => Some(Segment::new(Kind::Subparagraph, "2")),
            2 => Some(Segment::new(Kind::ClosingWords, "")),
            3 => Some(Segment::new(Kind::Footnote, "1")),
            _ => None,
        });
        segments
    })
}

fn locators() -> impl Strategy<Value = Locator> {
    let article =
        "[1-9][0-9]{0,2}(bis|ter|a|b)?".prop_map(|number| vec![Segment::new(Kind::Article, number)]);
    let annexed = (prop_oneof!["[1-9]", "I|II|V", "[A-Z]", Just(UNNUMBERED.to_owned())], "[1-9]").prop_map(
        |(annex, article)| vec![Segment::new(Kind::Annex, annex), Segment::new(Kind::Article, article)],
    );
    let recital =
        "[1-9]".prop_map(|n| vec![Segment::new(Kind::Preamble, ""), Segment::new(Kind::Recital, n)]);
    let bodied = (prop_oneof![article, annexed, large()], inner()).prop_map(|(mut outer, inner)| {
        outer.extend(inner);
        outer
    });
    (prop_oneof![bodied, recital], any::<bool>(), 1..4_u32).prop_map(|(mut segments, chapeau, copy)| {
        segments.last_mut().unwrap().copy = copy;
        let locator = Locator::new(segments).unwrap();
        if chapeau { locator.chapeau() } else { locator }
    })
}

proptest! {
    #[test]
    fn what_is_printed_reads_back(locator in locators()) {
        let printed = locator.to_string();
        prop_assert_eq!(Locator::parse(&printed), Ok(locator.clone()), "{}", printed);
        let short = locator.short();
        prop_assert_eq!(Locator::parse(&short), Ok(locator.clone()), "{}", short);
    }

    #[test]
    fn an_eid_reads_back(locator in locators()) {
        prop_assert_eq!(Locator::from_eid(&locator.eid()), Some(locator.clone()));
        prop_assert_eq!(Locator::parse(&locator.eid()), Ok(locator));
    }

    #[test]
    fn nothing_makes_the_parser_panic(input in "\\PC{0,60}") {
        let _ = Locator::parse(&input);
        let _ = Locator::from_eid(&input);
    }
}
