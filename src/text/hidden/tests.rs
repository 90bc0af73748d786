//! What is found, how grave it is, and what is let be.

use proptest::prelude::*;

use super::*;

/// Hidden characters of every kind, from the ranges of Unicode, none of which is needed between Latin letters.
pub(crate) fn all_hidden() -> Vec<char> {
    let controls = ('\0'..='\u{8}').chain('\u{B}'..='\u{1F}').chain('\u{7F}'..='\u{9F}');
    let bidi = ('\u{200E}'..='\u{200F}').chain('\u{202A}'..='\u{202E}').chain('\u{2066}'..='\u{2069}');
    let unseen = ('\u{200B}'..='\u{200D}').chain('\u{2060}'..='\u{2065}').chain('\u{206A}'..='\u{206F}');
    let single =
        "\u{AD}\u{34F}\u{61C}\u{115F}\u{1160}\u{17B4}\u{17B5}\u{180E}\u{2800}\u{3164}\u{FEFF}\u{FFA0}";
    let variation = "\u{180B}\u{180C}\u{180D}\u{180F}"
        .chars()
        .chain('\u{FE00}'..='\u{FE0F}')
        .chain('\u{E0100}'..='\u{E01EF}');
    let other = ('\u{FFF9}'..='\u{FFFB}').chain('\u{1BCA0}'..='\u{1BCA3}').chain('\u{1D173}'..='\u{1D17A}');
    let tags = '\u{E0000}'..='\u{E007F}';
    let unused = ('\u{FFF0}'..='\u{FFF8}').chain(['\u{E0080}', '\u{E01F0}']);
    let none = ('\u{FDD0}'..='\u{FDEF}').chain(['\u{FFFE}', '\u{1FFFF}']);
    controls
        .chain(bidi)
        .chain(unseen)
        .chain(single.chars())
        .chain(variation)
        .chain(other)
        .chain(tags)
        .chain(unused)
        .chain(none)
        .collect()
}

fn warnings(text: &str) -> Vec<Finding> {
    findings(text).into_iter().filter(|finding| finding.grave).collect()
}

fn graves(text: &str) -> Vec<char> {
    warnings(text).into_iter().map(|finding| finding.sign).collect()
}

#[test]
fn every_hidden_character_is_a_warning_between_latin_letters() {
    let all = all_hidden();
    assert!(all.len() > 281, "{}", all.len());
    for sign in all {
        // A soft hyphen within a word is how words are hyphenated: it is found, and no warning.
        let text = format!("the data{sign}base of States");
        let found = findings(&text);
        assert_eq!(found.len(), 1, "{sign:?}");
        assert_eq!((found[0].at, found[0].sign), (8, sign));
        assert_eq!(found[0].grave, sign != '\u{AD}', "{sign:?} {}", name(sign));
        assert!(!name(sign).is_empty() && name(sign) != "character", "{sign:?}");
        assert!(found[0].to_string().starts_with(&code_point(sign)));
        assert_eq!(graves(&format!("data {sign}{sign} base")).len(), 2, "{sign:?}");
    }
}

#[test]
fn overrides_and_embeddings_are_warnings_in_every_script() {
    for words in ["shall not", "لا يجوز", "לא יהיה", "не должно", "不得", "नहीं"]
    {
        for sign in ('\u{202A}'..='\u{202E}').chain('\u{2066}'..='\u{2069}') {
            assert_eq!(graves(&format!("{words} {sign}{words}")), [sign], "{words}");
        }
    }
}

/// Sentences as treaties have them, with what each script is written with: Persian and Kurdish non-joiners, Hindi
/// joiners and conjuncts, points of Hebrew, vowels of Arabic, the zero-width spaces of Thai and Khmer web pages.
const CLEAN: [&str; 17] = [
    "تتعاون الدول الأطراف فيما بينها على أوسع نطاق ممكن، وفقا للمادة 24 (الفقرة 2 (ب))، لأغراض التحقيقات.\n\
     وَلَا يَجُوزُ لِأَيِّ دَوْلَةٍ أَنْ تَطْلُبَ مِنْ مُقَدِّمِ خِدْمَةٍ كَسْرَ التَّشْفِيرِ؛ انظر الوثيقة \u{200E}A/RES/79/243\u{200F} الصادرة عن الأمم المتحدة.",
    "دولت\u{200C}های عضو باید اطمینان یابند که هیچ\u{200C}یک از این ماده\u{200C}ها به پژوهشگران امنیتی آسیب نمی\u{200C}رساند؛ \
     داده\u{200C}های رایانه\u{200C}ای می\u{200C}تواند به\u{200C}موجب قانون داخلی نگهداری شود، و سازمان ملل (UN) گزارش می\u{200C}دهد. ه\u{200D}. ق.",
    "המדינות החברות ישתפו פעולה זו עם זו, בכפוף לסעיף 5(ב), למען חקירת עבירות חמורות. \
     וְאָהַבְתָּ לְרֵעֲךָ כָּמוֹךָ; האו\"ם (UN)\u{200F} רשאי לבקש דו\u{5F3}\u{5F3}ח, וה-Europol ישיב תוך 30 יום.",
    "प्रत्येक राज्य पक्ष यह सुनिश्चित करेगा कि अनुच्छेद 17 के अंतर्गत कोई भी शक्ति मानव अधिकारों का उल्लंघन न करे। \
     क्\u{200D}षेत्र, श्रद्\u{200C}धा और शक्\u{200D}ति जैसे शब्द संयोजकों से लिखे जाते हैं; UN और यूरोपोल सहयोग करेंगे।",
    "รัฐภาคีแต่ละรัฐต้องประกันว่าอำนาจตามข้อ\u{200B}๑๗\u{200B}จะไม่ถูกใช้เพื่อจำกัดเสรีภาพในการแสดงออก \
     และต้องร่วมมือกับUNและEuropolโดยสุจริตภายใน 30 วัน",
    "各缔约国应当确保本条所规定的权力不被用于限制言论自由，并应依照第十七条第二款（二）项与UN和Europol合作。葛\u{E0100}城区。“人权”——见A/RES/79/243号决议。",
    "Государства-участники сотрудничают друг с другом в целях расследования преступлений, как это предусмотрено \
     в статье 23 (подпункт «б» пункта 2). Europol, UN и COP направляют IP-адреса и e-mail; см. A/RES/79/243.",
    "Chaque État Partie veille à ce que l’œuvre, le cœur et la coopération ne soient pas détournés ; « l’accès » à \
     25 °C, ça coûte 30 €, et l’article 1ᵉʳ s’applique dès le 1er août, naïveté comprise.",
    "Each State Party shall adopt measures — “legislative and other” — to establish offences under §2(b), within 5 µm \
     or 3 kΩ; see the Ελλάδα case and the word Москва. Emoji: ❤\u{FE0F} 👩\u{200D}⚖\u{FE0F} 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F} 1\u{FE0F}\u{20E3}",
    "Cada Estado Parte adoptará las medidas que sean necesarias; ¿quién vigila al vigilante? El artículo 2.º, el niño.",
    "Κάθε κράτος μέρος λαμβάνει τα αναγκαία μέτρα, σύμφωνα με το άρθρο 5 της Σύμβασης, για την Europol και τον ΟΗΕ.",
    "締約国は、第十七条のデータに関するＩＰアドレスとTシャツを、Europolに提出しなければならない。",
    "당사국은 제17조에 따라 UN과 Europol에 협력하여야 하며, IP주소를 제출한다. 제2항은 그러하지 아니하다.",
    "প্রতিটি রাষ্ট্রপক্ষ মানবাধিকার রক্ষা করবে; র\u{200D}্যাব এবং UN সহযোগিতা করবে।",
    "ඒ ඒ රාජ්\u{200D}ය පාර්ශ්වය විසින් ක්\u{200D}රියා කළ යුතුය; ශ්\u{200D}රී ලංකාව UN සමඟ සහයෝගයෙන්.",
    "រដ្ឋភាគីនីមួយៗ\u{200B}ត្រូវ\u{200B}ធានា\u{200B}ថា UN នឹង\u{200B}សហការ។",
    "Każde Państwo-Strona podejmie środki; Țările părți cooperează; Türkiye'nin İstanbul'u; þau ríki; Đất nước Việt Nam.",
];

#[test]
fn clean_texts_of_many_scripts_raise_no_warning() {
    for text in CLEAN {
        assert_eq!(warnings(text), [], "{text}");
        let twice = format!("{text}\n{text}\n");
        assert_eq!(warnings(&twice), [], "{text}");
    }
    // What is needed there is told all the same.
    for text in CLEAN {
        let needed = text.chars().filter(|c| kind(*c).is_some()).count();
        assert_eq!(findings(text).len(), needed + text.matches('Ω').count(), "{text}");
    }
}

#[test]
fn what_a_script_needs_is_a_warning_where_it_is_not_needed() {
    for sign in
        ["\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{61C}", "\u{200B}", "\u{FE0F}", "\u{E0100}"]
    {
        assert_eq!(warnings(&format!("sur{sign}veil")).len(), 1, "{sign:?}");
    }
    // Rows of joiners in Persian spell hidden words, as do rows of selectors after one emoji.
    assert_eq!(warnings("می\u{200C}\u{200D}\u{200C}\u{200C}رود").len(), 3);
    assert_eq!(warnings("😀\u{E0148}\u{E0155}\u{E0155}").len(), 3);
    // A flag is one of its few names, no more.
    let tags: String =
        "attack at dawn".chars().filter_map(|c| char::from_u32(0xE0000 + u32::from(c))).collect();
    assert!(warnings(&format!("\u{1F3F4}{tags}")).len() > 6);
    let tagged = |name: &str| -> String {
        name.chars().filter_map(|c| char::from_u32(0xE0000 + u32::from(c))).collect()
    };
    assert_eq!(warnings(&format!("\u{1F3F4}{}", tagged("gbsct\u{7F}"))), []);
    assert_eq!(warnings(&format!("\u{1F3F4}{}", tagged("attack\u{7F}"))).len(), 7);
    assert_eq!(warnings(&format!("\u{1F3F4}{}", tagged("gbengx"))).len(), 1);
    assert_eq!(warnings(&format!("\u{1F3F4}{}", tagged("gbeng\u{7F}\u{7F}"))).len(), 1);
    assert_eq!(graves("a\r\nb\rc"), ['\r']);
}

#[test]
fn a_mark_or_non_joiner_pressed_twice_is_a_slip_and_more_are_a_warning() {
    for (words, sign) in
        [("می", "\u{200C}"), ("האו״ם", "\u{200F}"), ("المادة", "\u{200E}"), ("المادة", "\u{61C}")]
    {
        let rows = |count| warnings(&format!("{words}{}{words}", sign.repeat(count))).len();
        assert_eq!([1, 2, 3, 5].map(rows), [0, 0, 1, 3], "{sign:?}");
    }
}

#[test]
fn marks_of_direction_are_needed_everywhere_in_a_text_from_right_to_left() {
    let graves = |text: &str, rtl| {
        let mut count = 0;
        scan_in(text, rtl, |finding| count += usize::from(finding.grave));
        count
    };
    assert_eq!([false, true].map(|rtl| graves("A/RES/79/243\u{200E}", rtl)), [1, 0]);
    assert_eq!(graves("A/RES/79/243\u{202E}", true), 1);
    assert_eq!(graves("A\u{200B}/RES\u{200E}\u{200E}\u{200E}", true), 2);
}

fn alike(text: &str) -> Vec<(usize, char, Option<char>, bool)> {
    let one = |finding: Finding| match finding.what {
        What::Mixed(LookAlike { like, .. }) | What::Whole(LookAlike { like, .. }) => {
            (finding.at, finding.sign, like, finding.grave)
        }
        other => panic!("{other:?}"),
    };
    findings(text).into_iter().map(one).collect()
}

#[test]
fn a_word_of_two_alphabets_is_a_warning_with_what_it_looks_like() {
    // Cyrillic а, о and Ѕ, Greek ο and Α, Latin c, Armenian օ.
    assert_eq!(alike("the p\u{430}ypal rule"), [(5, '\u{430}', Some('a'), true)]);
    assert_eq!(alike("Europ\u{43E}l"), [(5, '\u{43E}', Some('o'), true)]);
    assert_eq!(alike("\u{405}tate"), [(0, '\u{405}', Some('S'), true)]);
    assert_eq!(alike("c\u{3BF}nsent"), [(1, '\u{3BF}', Some('o'), true)]);
    assert_eq!(alike("государ\u{63}тво"), [(7, 'c', Some('с'), true)]);
    assert_eq!(alike("c\u{585}nsent"), [(1, '\u{585}', Some('o'), true)]);
    // Malayalam, Hebrew, Arabic, Oriya and Ethiopic letters that look like o and O.
    for sign in ['\u{D20}', '\u{5E1}', '\u{647}'] {
        assert_eq!(alike(&format!("c{sign}nsent")), [(1, sign, Some('o'), true)]);
        assert_eq!(alike(&format!("Europ{sign}l")), [(5, sign, Some('o'), true)]);
    }
    for sign in ['\u{B20}', '\u{12D0}'] {
        assert_eq!(
            alike(&format!("C{sign}NSENT")).iter().map(|one| (one.0, one.3)).collect::<Vec<_>>(),
            [(1, true)]
        );
    }
    // Hidden characters and accents end no word.
    assert_eq!(alike("re\u{301}p\u{443}blic"), [(4, '\u{443}', Some('y'), true)]);
    assert_eq!(warnings("p\u{200B}\u{430}y").len(), 2);
    let told = warnings("p\u{430}y")[0].to_string();
    assert_eq!(told, "U+0430 \u{430}, a Cyrillic letter in a Latin word, looks like a");
    // No letter looks like another, but no word is written so.
    assert_eq!(alike("SMS\u{43A}и").iter().map(|one| one.3).collect::<Vec<_>>(), [true]);
    // The unit of Greek and Latin is no attack.
    assert_eq!(alike("5 \u{3BC}g").iter().filter(|one| one.3).count(), 0);
}

#[test]
fn words_beside_each_other_and_usual_mixtures_are_nothing() {
    for text in [
        "WHOה",
        "בWHO",
        "UN과",
        "Europol и UN",
        "IP-адрес",
        "الـWHO",
        "Москва is a city",
        "在Москва市",
        "ה-UN",
        "WHO의",
        "e-mail’ы",
    ] {
        assert_eq!(findings(text), [], "{text}");
    }
}

#[test]
fn a_word_that_only_looks_latin_among_latin_words_is_a_warning() {
    let text = "States shall not, under point (\u{430}), limit it";
    assert_eq!(alike(text), [(31, '\u{430}', Some('a'), true)]);
    assert_eq!(alike("the rules of the \u{421}\u{41E}\u{420} apply"), [(17, '\u{421}', Some('C'), true)]);
    // Quoted beside other words of its script it is in place, as it is in a text of that script.
    assert_eq!(findings("the Russian text says «сор и мусор» there"), []);
    assert_eq!(findings("в соответствии с решением COP UN FAO ILO"), []);
    assert_eq!(findings("(а) Europol"), []);
    // A Greek letter alone is a symbol, but for the one that is an o.
    for symbol in ['α', 'ρ', 'ν', 'σ', 'γ'] {
        assert_eq!(warnings(&format!("where {symbol} is the share of the State")), [], "{symbol}");
    }
    assert_eq!(warnings("shall, under letter ο, not limit it").len(), 1);
}

proptest! {
    #[test]
    fn findings_point_at_the_character_they_name(text in any_text()) {
        let letters: Vec<char> = text.chars().collect();
        for finding in findings(&text) {
            prop_assert_eq!(letters.get(finding.at), Some(&finding.sign));
            if let What::Mixed(alike) | What::Whole(alike) = finding.what {
                prop_assert!(alike.word.contains(&finding.at) && alike.word.end <= letters.len());
            }
        }
    }

    #[test]
    fn pieces_have_the_characters_that_the_whole_has(pieces in proptest::collection::vec(any_text(), 0..5)) {
        let mut found = Vec::new();
        let mut start = 0;
        for piece in &pieces {
            signs(piece, |finding| found.push((start + finding.at, finding.sign, finding.what)));
            start += piece.chars().count();
        }
        let mut whole = Vec::new();
        signs(&pieces.concat(), |finding| whole.push((finding.at, finding.sign, finding.what)));
        prop_assert_eq!(found, whole);
    }

    #[test]
    fn overrides_are_warnings_whatever_stands_beside_them(before in any_text(), after in any_text()) {
        let at = before.chars().count();
        let found = findings(&format!("{before}\u{202E}{after}"));
        prop_assert!(found.iter().any(|one| one.at == at && one.what == What::Override && one.grave));
    }
}

fn any_text() -> impl Strategy<Value = String> {
    let hidden = proptest::sample::select(all_hidden());
    let letter = prop_oneof![
        4 => "[a-zA-Z .,0-9]".prop_map(|one| one.chars().next().unwrap_or(' ')),
        2 => "[а-яα-ωא-תا-ي]".prop_map(|one| one.chars().next().unwrap_or(' ')),
        1 => hidden,
        1 => any::<char>(),
    ];
    proptest::collection::vec(letter, 0..40).prop_map(|letters| letters.into_iter().collect())
}
