//! One small treaty in the six languages of the United Nations, laid out as their documents are: each
//! provision has the same eId in all of them.

use super::*;
use crate::text::{Entry, ProvisionKind};

const EIDS: &str = "front preamble preamble__rec_1 preamble__rec_2 preamble__wrapup
part_I art_1 art_1__para_1 art_1__para_2
art_2 art_2__para_1 art_2__para_1__point_a art_2__para_1__point_b art_2__para_1__point_b__point_i
art_2__para_1__point_b__point_ii art_2__para_1__point_c art_2__para_1__point_d art_2__para_1__point_e
art_2__para_1__point_f art_2__para_2
art_2bis
part_II art_3 art_3__point_a art_3__point_b art_3__wrapup
annex_I annex_I__para_1 annex_I__para_2 annex_I__para_2__point_a annex_I__para_2__point_b
annex_II annex_II__point_a annex_II__point_b";

const ENGLISH: &str = "Convention on Gardens
Preamble
The States Parties to this Convention,
Recalling the Charter of the United Nations,
Convinced of the worth of gardens,
Have agreed as follows:
PART I
GENERAL PROVISIONS
Article 1
Use of terms
1. “Garden” means any place where plants are grown.
2. “Party” means a State.
Article 2
Duties
1. Each Party shall:
(a) Keep its gardens;
(b) Share, in particular:
(i) Seeds;
(ii) Tools;
(c) Teach;
(d) Learn;
(e) Report;
(f) Repair.
2. Paragraph 1 (b) (ii) applies to all.
Article 2 bis
Time
Each Party shall do so within a year.
PART II
FINAL CLAUSES
Article 3
Entry into force
A Party that:
(a) Has signed;
(b) Has ratified;
is bound by this Convention and its annex II.
ANNEX I
Plants
1. This annex lists plants.
2. The plants are:
(a) Roses;
(b) Beans.
ANNEX II
Tools
(a) Spades;
(b) Rakes.";

const FRENCH: &str = "Convention sur les jardins
Préambule
Les États Parties à la présente Convention,
Rappelant la Charte des Nations Unies,
Convaincus de la valeur des jardins,
Sont convenus de ce qui suit :
PARTIE I
DISPOSITIONS GÉNÉRALES
ARTICLE PREMIER
Emploi des termes
1. On entend par « jardin » tout lieu où poussent des plantes.
2. On entend par « Partie » un État.
Article 2
Obligations
1. Chaque Partie :
a) Entretient ses jardins ;
b) Partage, en particulier :
i) Les semences ;
ii) Les outils ;
c) Enseigne ;
d) Apprend ;
e) Fait rapport ;
f) Répare.
2. L’alinéa b) ii) du paragraphe 1 s’applique à tous.
Article 2 bis
Délai
Chaque Partie agit dans un délai d’un an.
PARTIE II
CLAUSES FINALES
Article 3
Entrée en vigueur
La Partie qui :
a) A signé ;
b) A ratifié ;
est liée par la présente Convention et son annexe II.
ANNEXE I
Plantes
1. La présente annexe énumère des plantes.
2. Les plantes sont :
a) Les roses ;
b) Les haricots.
ANNEXE II
Outils
a) Les bêches ;
b) Les râteaux.";

const SPANISH: &str = "Convención sobre los jardines
Preámbulo
Los Estados Partes en la presente Convención,
Recordando la Carta de las Naciones Unidas,
Convencidos del valor de los jardines,
Han convenido en lo siguiente:
PARTE I
DISPOSICIONES GENERALES
Artículo 1
Términos empleados
1. Por “jardín” se entiende todo lugar en que crecen plantas.
2. Por “Parte” se entiende un Estado.
Artículo 2
Obligaciones
1. Cada Parte:
a) Cuidará sus jardines;
b) Compartirá, en particular:
i) Semillas;
ii) Herramientas;
c) Enseñará;
d) Aprenderá;
e) Informará;
f) Reparará.
2. El párrafo 1 b) ii) se aplica a todos.
Artículo 2 bis
Plazo
Cada Parte lo hará en el plazo de un año.
PARTE II
CLÁUSULAS FINALES
Artículo 3
Entrada en vigor
La Parte que:
a) Haya firmado;
b) Haya ratificado;
quedará obligada por la presente Convención y su anexo II.
ANEXO I
Plantas
1. En el presente anexo se enumeran plantas.
2. Las plantas son:
a) Rosas;
b) Judías.
ANEXO II
Herramientas
a) Palas;
b) Rastrillos.";

/// With Latin letters, some of which are typed as the Cyrillic ones they look like.
const RUSSIAN: &str = "Конвенция о садах
Преамбула
Государства — участники настоящей Конвенции,
ссылаясь на Устав Организации Объединенных Наций,
будучи убеждены в ценности садов,
согласились о нижеследующем:
ЧАСТЬ I
ОБЩИЕ ПОЛОЖЕНИЯ
Статья 1
Употребление терминов
1. «Сад» означает любое место, где растут растения.
2. «Участник» означает государство.
Статья 2
Обязанности
1. Каждый Участник:
а) ухаживает за своими садами;
b) делится, в частности:
i) семенами;
ii) инструментами;
с) обучает;
d) учится;
е) отчитывается;
f) восстанавливает.
2. Подпункт b) ii) пункта 1 применяется ко всем.
Статья 2 бис
Срок
Каждый Участник делает это в течение года.
ЧАСТЬ II
ЗАКЛЮЧИТЕЛЬНЫЕ ПОЛОЖЕНИЯ
Статья 3
Вступление в силу
Участник, который:
a) подписал;
b) ратифицировал;
связан настоящей Конвенцией и приложением II к ней.
ПРИЛОЖЕНИЕ I
Растения
1. В настоящем приложении перечислены растения.
2. Растения:
a) розы;
b) бобы.
ПРИЛОЖЕНИЕ II
Инструменты
a) лопаты;
b) грабли.";

const CHINESE: &str = "花园公约
序言
本公约缔约国，
回顾《联合国宪章》，
深信花园的价值，
兹协议如下：
第一部分
总则
第一条
用语
一、“花园”是指种植植物的任何地方。
二、“缔约国”是指国家。
第二条
义务
一、各缔约国应当：
（一）养护其花园；
（二）分享，特别是：
1．种子；
2．工具；
（三）教授；
（四）学习；
（五）报告；
（六）修复。
二、第一款第（二）项第2目适用于所有国家。
第二条之二
期限
各缔约国应当在一年内完成。
第二部分
最后条款
第三条
生效
缔约国：
（一）已经签署；
（二）已经批准；
即受本公约及其附件二的约束。
附件一
植物
一、本附件列出植物。
二、植物为：
（一）玫瑰；
（二）豆类。
附件二
工具
（一）铲子；
（二）耙子。";

const ARABIC: &str = "اتفاقية الحدائق
الديباجة
إن الدول الأطراف في هذه الاتفاقية،
إذ تشير إلى ميثاق الأمم المتحدة،
واقتناعا منها بقيمة الحدائق،
قد اتفقت على ما يلي:
الجزء الأول
أحكام عامة
المادة الأولى
استخدام المصطلحات
١ - يقصد بمصطلح ”حديقة“ أي مكان تنمو فيه النباتات.
٢ - يقصد بمصطلح ”طرف“ دولة.
المادة ٢
الواجبات
١ - على كل طرف:
(أ) أن يعتني بحدائقه؛
(ب) أن يتقاسم، بوجه خاص:
’١‘ البذور؛
’٢‘ الأدوات؛
(ج) أن يعلّم؛
(د) أن يتعلم؛
(هـ) أن يقدم تقريرا؛
(و) أن يصلح.
٢ - تنطبق الفقرة 1 (ب) ’2‘ على الجميع.
المادة ٢ مكررا
المهلة
يقوم كل طرف بذلك في غضون سنة.
الجزء الثاني
أحكام ختامية
المادة ٣
بدء النفاذ
الطرف الذي:
(أ) وقّع؛
(ب) صدّق؛
يكون ملزما بهذه الاتفاقية وبالمرفق الثاني لها.
المرفق الأول
النباتات
١ - يورد هذا المرفق نباتات.
٢ - النباتات هي:
(أ) الورود؛
(ب) الفول.
المرفق الثاني
الأدوات
(أ) المجارف؛
(ب) الأمشاط.";

fn text(source: &str) -> Text {
    recognise(TextHeader::default(), source.lines()).unwrap().text
}

/// The same treaty with other labels, as other documents of that language print them.
fn relabelled(source: &str, labels: &[(&str, &str)]) -> String {
    let swapped = |line: &str| {
        let label = labels.iter().find_map(|(old, new)| Some((line.strip_prefix(old)?, new)));
        label.map_or_else(|| line.to_owned(), |(rest, new)| format!("{new}{rest}"))
    };
    source.lines().map(swapped).collect::<Vec<_>>().join("\n")
}

/// The treaty in the six languages, and in other ways of labelling its points.
fn editions() -> Vec<(&'static str, String)> {
    let whole = [
        ("English", ENGLISH),
        ("French", FRENCH),
        ("Spanish", SPANISH),
        ("Russian", RUSSIAN),
        ("Chinese", CHINESE),
        ("Arabic", ARABIC),
    ];
    let mut editions: Vec<(&str, String)> = whole.map(|(name, source)| (name, source.to_owned())).to_vec();
    let letters =
        [("а)", "а)"), ("a)", "а)"), ("b)", "б)"), ("с)", "в)"), ("d)", "г)"), ("е)", "д)"), ("f)", "е)")];
    editions.push(("Russian in Cyrillic letters", relabelled(RUSSIAN, &letters)));
    let latin = [
        ("（一）", "(a) "),
        ("（二）", "(b) "),
        ("（三）", "(c) "),
        ("（四）", "(d) "),
        ("（五）", "(e) "),
        ("（六）", "(f) "),
        ("1．", "㈠ "),
        ("2．", "㈡ "),
    ];
    editions.push(("Chinese in Latin letters", relabelled(CHINESE, &latin)));
    let numerals = [
        ("（一）", "㈠"),
        ("（二）", "㈡"),
        ("（三）", "㈢"),
        ("（四）", "㈣"),
        ("（五）", "㈤"),
        ("（六）", "㈥"),
        ("1．", "（1）"),
        ("2．", "（2）"),
    ];
    editions.push(("Chinese in signs", relabelled(CHINESE, &numerals)));
    let digits = [("’١‘", "‘1’"), ("’٢‘", "‘2’"), ("١ -", "1 -"), ("٢ -", "2 -"), ("المادة ٢", "المادة 2")];
    editions.push(("Arabic in European digits", relabelled(ARABIC, &digits)));
    let quoted = ARABIC.replace("(ب) ’2‘ على", "’ب‘ ’2‘ على");
    editions.push(("Arabic that cites in quotes", quoted));
    editions.push(("Arabic in brackets", relabelled(ARABIC, &[("’١‘", "(1)"), ("’٢‘", "(2)")])));
    editions
}

#[test]
fn provisions_have_the_same_eids_in_every_language() {
    let wanted: Vec<&str> = EIDS.split_whitespace().collect();
    for (edition, source) in editions() {
        let text = text(&source);
        let found: Vec<&str> = text.provisions().iter().map(|provision| provision.eid.as_str()).collect();
        assert_eq!(found, wanted, "{edition}");
    }
}

#[test]
fn what_readers_type_finds_the_provision_in_every_language() {
    let editions = editions();
    for (edition, asked, eid) in [
        ("Arabic", "2 1 ب", "art_2__para_1__point_b"),
        ("Arabic", "المادة 2 (1) (ب) ’2‘", "art_2__para_1__point_b__point_ii"),
        ("Arabic", "2 1 b ii", "art_2__para_1__point_b__point_ii"),
        ("Arabic", "الجزء الثاني", "part_II"),
        ("Arabic", "المرفق الثاني (ب)", "annex_II__point_b"),
        ("Arabic", "المادة 2 مكررا", "art_2bis"),
        ("Chinese", "第二条第一款（二）", "art_2__para_1__point_b"),
        ("Chinese", "第二条第一款第（二）项", "art_2__para_1__point_b"),
        ("Chinese", "第二条第一款（二）2", "art_2__para_1__point_b__point_ii"),
        ("Chinese", "第三条（二）", "art_3__point_b"),
        ("Chinese", "第二条之二", "art_2bis"),
        ("Chinese", "附件二（二）", "annex_II__point_b"),
        ("Chinese", "part II", "part_II"),
        ("Russian", "ст. 2 п. 1 b", "art_2__para_1__point_b"),
        ("Russian", "2 1 е", "art_2__para_1__point_e"),
        ("Russian", "2 1 с", "art_2__para_1__point_c"),
        ("Russian", "подпункт b) пункта 1 статьи 2", "art_2__para_1__point_b"),
        ("Russian", "статья 2 бис", "art_2bis"),
        ("Russian in Cyrillic letters", "ст. 2 п. 1 б", "art_2__para_1__point_b"),
        ("Russian in Cyrillic letters", "2 1 е", "art_2__para_1__point_f"),
        ("English", "2 1 с", "art_2__para_1__point_c"),
        ("English", "2(1)(b)(ii)", "art_2__para_1__point_b__point_ii"),
    ] {
        let source = &editions.iter().find(|(name, _)| *name == edition).unwrap().1;
        let text = text(source);
        let found = text.find_place(asked).map(|at| text.provisions()[at].eid.as_str());
        assert_eq!(found, Ok(eid), "{asked} in {edition}");
    }
}

/// Earlier projects keep eIds in the letters of their language.
#[test]
fn an_eid_of_another_script_is_still_found() {
    let eids = ["art_17", "art_17__point_أ", "art_17__point_ب", "art_17__point_ب__point_1"];
    let entries = eids.iter().zip(["المادة 17", "(أ)", "(ب)", "’1‘"]).map(|(eid, label)| Entry {
        kind: if eid.ends_with("17") { ProvisionKind::Article } else { ProvisionKind::Point },
        eid: (*eid).to_owned(),
        label: label.to_owned(),
        heading: String::new(),
        text: "words".to_owned(),
        depth: eid.matches("__").count(),
    });
    let text = Text::assemble(TextHeader::default(), entries.collect()).unwrap();
    for at in 0..eids.len() {
        assert_eq!(text.find_place(&text.citation(at)), Ok(at));
    }
    assert_eq!(text.find_place("17 b"), Ok(2));
    assert_eq!(text.find_place("17 ب 1"), Ok(3));
}

#[test]
fn references_lead_to_the_same_provisions_in_every_language() {
    for (edition, source) in editions() {
        let text = text(&source);
        let targets = |eid: &str| -> Vec<String> {
            let links = crate::text::cross_references(&text, text.index_of(eid).unwrap());
            links.iter().map(|link| text.provisions()[link.target].eid.clone()).collect()
        };
        let annex = targets("art_3__wrapup");
        assert_eq!(annex, ["annex_II"], "{edition}");
        if !edition.starts_with("Chinese in") && !edition.starts_with("Russian in") {
            assert_eq!(targets("art_2__para_2"), ["art_2__para_1__point_b__point_ii"], "{edition}");
        }
    }
}
