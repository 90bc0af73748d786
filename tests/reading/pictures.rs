//! How the pane looks. `RAPPORTEUR_PICTURES` names a folder to save the pictures in.

use super::*;

#[test]
fn picture_of_a_treaty() {
    let mut treaty = vec![
        entry(ProvisionKind::Chapter, 0, "Chapter II", "Criminalization", ""),
        entry(ProvisionKind::Article, 1, "Article 17", "Laundering of proceeds", ""),
        entry(
            ProvisionKind::Paragraph,
            2,
            "1.",
            "",
            "Each State Party shall adopt, in accordance with fundamental principles of its domestic law, such legislative and other measures as may be necessary to establish as criminal offences, when committed intentionally:",
        ),
        entry(
            ProvisionKind::Point,
            3,
            "(a)",
            "",
            "The conversion or transfer of property, knowing that such property is the proceeds of crime, for the purpose of concealing or disguising the illicit origin of the property:",
        ),
        entry(ProvisionKind::Point, 4, "(i)", "", "Subject to the basic concepts of its legal system;"),
        entry(
            ProvisionKind::Point,
            4,
            "(ii)",
            "",
            "The acquisition, possession or use of property, knowing, at the time of receipt, that such property is the proceeds of crime;",
        ),
        entry(
            ProvisionKind::Point,
            3,
            "(b)",
            "",
            "Participation in, association with or conspiracy to commit, attempts to commit.",
        ),
        entry(
            ProvisionKind::ClosingWords,
            3,
            "",
            "",
            "all of which shall be established in accordance with article 11.",
        ),
        entry(
            ProvisionKind::Paragraph,
            2,
            "2.",
            "",
            "Nothing in this Convention shall be interpreted as permitting suppression of human rights or fundamental freedoms.",
        ),
        entry(ProvisionKind::Footnote, 2, "1", "", "A footnote about the travaux préparatoires."),
    ];
    let header = rapporteur::text::TextHeader {
        instrument: rapporteur::text::Instrument {
            title: "United Nations Convention against Cybercrime".into(),
            short_title: String::new(),
        },
        version: "Draft of June 2023".into(),
        symbol: "A/AC.291/22".into(),
        notice:
            "A plain-language digest, not the official text. Read it beside the treaty and quote the treaty."
                .into(),
        ..Default::default()
    };
    for (at, entry) in treaty.iter_mut().enumerate() {
        entry.eid = format!("e{at}");
    }
    let text = Text::assemble(header, treaty).unwrap();
    for (theme, ppp, zoom) in [(Theme::Light, 1.0, 1.0), (Theme::Dark, 2.0, 1.0), (Theme::Light, 1.0, 1.5)] {
        let mut harness =
            support::scaled(vec2(900.0, 900.0), theme, ppp, Reader::new(&text), |ui, reader: &mut Reader| {
                reader.show(ui);
            });
        let reader = harness.state_mut();
        for (key, quote, colour) in [
            (0, "such legislative and other measures", ORANGE),
            (1, "other measures as may", BLUE),
            (2, "measures as", GREEN),
            (3, "legislative", RED),
            (4, "principles of its domestic law, such legislative", BLUE),
        ] {
            reader.mark(2, key, &text, quote, colour, "S");
        }
        reader.mark(1, 7, &text, "Laundering", BLUE, "H");
        reader.pane.set_zoom(zoom);
        harness.run();
        support::picture(&mut harness, &format!("treaty-{theme:?}-{zoom}"));
    }
}

#[test]
fn pictures() {
    for theme in [Theme::Light, Theme::Dark] {
        for (code, language, quotes) in [
            (
                "eng",
                "en",
                ["inherent dignity", "dignity and of the equal", "foundation of freedom", "barbarous acts"],
            ),
            (
                "arb",
                "ar",
                ["الاعتراف بالكرامة", "بالكرامة المتأصلة في جميع", "أساس الحرية", "تناسي حقوق الإنسان"],
            ),
            ("cmn_hans", "zh", ["固有尊严", "尊严及其平等", "自由、正义", "野蛮暴行"]),
        ] {
            let Some(declaration) = declaration(code, language) else { return };
            let mut harness = open_in(&declaration, vec2(900.0, 700.0), theme);
            let reader = harness.state_mut();
            for (at, (quote, colour)) in quotes.into_iter().zip([ORANGE, BLUE, GREEN, RED]).enumerate() {
                let provision = if at < 3 { 1 } else { 2 };
                reader.mark(provision, at as u64, &declaration, quote, colour, ["S", "H", "P", "R"][at]);
            }
            reader.marks[2][0].focused = true;
            reader.marks[3].push(PaneMark {
                key: 9,
                range: 0..0,
                colour: GREEN,
                letter: "G".into(),
                weight: 4,
                focused: false,
                whole: true,
                label: "Whole".into(),
            });
            reader.pane.select(&[(4, 10..60)]);
            harness.run();
            support::picture(&mut harness, &format!("{code}-{theme:?}"));
            let article =
                declaration.provisions().iter().rposition(|p| p.kind == ProvisionKind::Article).unwrap();
            harness.state_mut().pane.scroll_to(article - 8, 0);
            harness.run();
            support::picture(&mut harness, &format!("{code}-{theme:?}-articles"));
        }
    }
}

#[test]
fn the_page_looks_as_it_should() {
    let text = text(
        "اتفاقية",
        "",
        vec![
            entry(ProvisionKind::Article, 0, "المادة 17", "غسل العائدات", ""),
            entry(
                ProvisionKind::Paragraph,
                1,
                "1.",
                "",
                "تعتمد كل دولة طرف (انظر الفقرة 2) ما قد يلزم من تدابير تشريعية قبل 30 يوماً.",
            ),
            entry(ProvisionKind::Point, 2, "(b)", "", "Efficient “offices” — see § 2; Статья 5."),
            entry(ProvisionKind::Point, 2, "(c)", "", "各缔约国应确保“人权”——不迟于30天。"),
        ],
    );
    let mut harness = open_in(&text, vec2(560.0, 330.0), Theme::Light);
    let reader = harness.state_mut();
    reader.mark(1, 1, &text, "دولة طرف (انظر الفقرة 2)", ORANGE, "S");
    reader.mark(1, 2, &text, "الفقرة 2) ما قد يلزم", BLUE, "H");
    reader.mark(3, 3, &text, "人权", RED, "R");
    reader.pane.select(&[(2, 11..20)]);
    harness.run();
    support::picture(&mut harness, "page");
    harness.snapshot("page");
}
