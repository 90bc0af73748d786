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
    let header = TextHeader {
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
        for (code, language) in [("eng", "en"), ("arb", "ar"), ("cmn_hans", "zh")] {
            let Some(declaration) = declaration(code, language) else { return };
            let mut harness = open_in(&declaration, vec2(900.0, 700.0), theme);
            let reader = harness.state_mut();
            let letters: Vec<String> =
                declaration.provisions().iter().map(|provision| provision.words().into_owned()).collect();
            // Shares of a paragraph, for the scripts need very different numbers of characters.
            for (at, (provision, from, to, colour)) in
                [(1, 0.2, 0.4, ORANGE), (1, 0.3, 0.5, BLUE), (1, 0.6, 0.8, GREEN), (2, 0.3, 0.6, RED)]
                    .into_iter()
                    .enumerate()
            {
                let words = &letters[provision];
                let length = words.chars().count() as f32;
                let (start, end) = ((length * from) as usize, (length * to) as usize);
                let quote: String = words.chars().skip(start).take(end - start).collect();
                reader.mark(provision, at as u64, &declaration, &quote, colour, ["S", "H", "P", "R"][at]);
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

#[test]
fn picture_of_labels_and_fields() {
    for theme in [Theme::Light, Theme::Dark] {
        let state =
            ("A comment with **Markdown** in it.".to_owned(), String::new(), "حرية التعبير".to_owned());
        let mut harness = support::harness(vec2(360.0, 420.0), theme, state, |ui, state| {
            let (comment, empty, name) = state;
            egui::CentralPanel::default().show(ui, |ui| {
                ui.heading("Chrome in Inter");
                ui.label("A label of egui, 第五条");
                ui.add(UserText::new("Surveillance: real-time collection of traffic data without a judge and without any notice to those concerned, ever").max_lines(2));
                ui.add(UserText::new("المراقبة: جمع بيانات الحركة في الوقت الحقيقي دون قاضٍ ودون إخطار المعنيين بالأمر في أي وقت من الأوقات").max_lines(2));
                ui.horizontal(|ui| {
                    ui.add(UserText::new("عربي").shrink());
                    ui.label("beside it");
                    ui.add(UserText::new("bold italic").style(Style::serif(16.0).bold().italic()));
                });
                ui.add(UserField::singleline(name).label("Name"));
                ui.add(UserField::multiline(comment).label("Comment"));
                ui.add(UserField::multiline(empty).label("Reason").hint("Why does it worry you?"));
                let _ = ui.button("A button");
            });
        });
        harness.run();
        harness.get_by_label("Name").focus();
        harness.run();
        support::picture(&mut harness, &format!("chrome-{theme:?}"));
    }
}

#[test]
fn picture_of_a_narrow_window() {
    let text = long(3);
    let mut harness = open_in(&text, vec2(360.0, 420.0), Theme::Dark);
    let reader = harness.state_mut();
    reader.mark(1, 1, &text, "fundamental principles of its domestic law", ORANGE, "S");
    reader.mark(1, 2, &text, "domestic law, such", BLUE, "H");
    reader.mark(1, 3, &text, "such legislative", RED, "R");
    harness.run();
    support::picture(&mut harness, "narrow");
}

#[test]
fn picture_of_what_is_lent() {
    let texts = [
        (
            "en",
            ["article 35", "electronic evidence", "shall preserve", "evidence", "interception"],
            "Subject to article 35, each State Party shall preserve electronic evidence, and shall see to it that the evidence, and any evidence gathered by interception, is kept no longer than it is needed.",
        ),
        (
            "ar",
            ["المادة 35", "الأدلة الإلكترونية", "تحفظ كل دولة طرف", "الأدلة", "الاعتراض"],
            "رهناً بأحكام المادة 35، تحفظ كل دولة طرف الأدلة الإلكترونية، وتكفل ألا تُحفظ الأدلة، وأي أدلة تُجمع عن طريق الاعتراض، لمدة أطول مما يلزم.",
        ),
        (
            "zh",
            ["第三十五条", "电子证据", "应当保全", "证据", "截取"],
            "在不违反第三十五条的情况下，各缔约国应当保全电子证据，并确保证据以及通过截取所收集的任何证据的保存期不超过必要的时间。",
        ),
    ];
    for theme in [Theme::Light, Theme::Dark] {
        for (language, [reference, term, marked, hit, crowded], words) in texts {
            let text = text(
                "",
                language,
                vec![
                    entry(ProvisionKind::Paragraph, 0, "1.", "", words),
                    entry(ProvisionKind::Paragraph, 0, "2.", "", words),
                    entry(ProvisionKind::Paragraph, 0, "3.", "", words),
                ],
            );
            let mut harness = open_in(&text, vec2(720.0, 460.0), theme);
            let reader = harness.state_mut();
            for provision in 0..3 {
                reader.link(provision, &text, reference, 1, LinkKind::Reference);
                reader.link(provision, &text, term, 1, LinkKind::Term);
            }
            reader.mark(0, 1, &text, marked, ORANGE, "Gd");
            reader.focus(0, 1);
            for key in 2..11 {
                reader.mark(1, key, &text, crowded, [BLUE, GREEN, RED][key as usize % 3], "Vi");
            }
            let ranges = words.match_indices(hit).map(|(at, found)| {
                let start = words[..at].chars().count();
                (1, start..start + found.chars().count())
            });
            let ranges: Vec<_> = ranges.collect();
            reader.hits = PaneHits::new(ranges.clone());
            reader.hits.current = ranges.last().cloned();
            reader.pane.comfort.show_terms = true;
            reader.pane.comfort.dim_others = Dim::Paragraph;
            reader.pane.select(&[(0, 0..0)]);
            harness.run();
            let link = harness.get_all_by_role(Role::Link).next().unwrap().rect();
            harness.hover_at(link.center());
            harness.run();
            support::picture(&mut harness, &format!("lent-{language}-{theme:?}"));
            let mark = harness.get_by_role_and_label(Role::Mark, &format!("Mark 1: {marked}")).rect();
            let rtl = language == "ar";
            let from = if rtl { mark.left_bottom() } else { mark.right_bottom() };
            harness.hover_at(from);
            harness.run_steps(1);
            harness.drag_at(from);
            harness.run_steps(1);
            harness.hover_at(from + vec2(if rtl { -60.0 } else { 60.0 }, -8.0));
            harness.run_steps(2);
            assert!(harness.state().pane.is_moving_edge());
            support::picture(&mut harness, &format!("edge-{language}-{theme:?}"));
        }
    }
}
