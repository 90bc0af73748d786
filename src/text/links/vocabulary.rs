//! The words of the six UN languages that make up a reference: units, what joins numbers, what
//! points near or far, and the names instruments go by.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::ProvisionKind as Kind;
use crate::text::words::fold;

/// How many provisions a unit word announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    One,
    /// A plural, or a form that may be one.
    Many,
    /// An abbreviation, which a full stop may follow.
    Short,
}

/// What a text calls itself or another instrument, whatever its language and case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noun {
    Convention,
    Agreement,
    Protocol,
    Treaty,
    Charter,
    Covenant,
    Statute,
    Constitution,
    Declaration,
    /// Rules, laws, resolutions: cited beside treaties, and hardly ever read here.
    Other,
}

/// A word that says something in a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Unit(Kind, Count),
    /// What makes an Arabic paragraph a subparagraph: «الفرعية».
    Minor,
    /// “of” and its like: what follows holds what came before.
    Of,
    The,
    And,
    Or,
    /// “to”, between the ends of a range.
    To,
    This,
    That,
    Above,
    Below,
    /// “preceding”.
    Preceding,
    Instrument(Noun),
    /// Behind a number it says that the number counts something else.
    Measure,
}

const ONE: Count = Count::One;
const MANY: Count = Count::Many;
const SHORT: Count = Count::Short;

/// Forms of one meaning, parted by spaces.
const FORMS: &[(Word, &str)] = &[
    (Word::Unit(Kind::Article, ONE), "article artículo статья статье статью статьей مادة المادة"),
    (
        Word::Unit(Kind::Article, MANY),
        "articles artículos статьи статей статьям статьями статьях المواد مواد المادتين المادتان مادتين",
    ),
    (Word::Unit(Kind::Article, SHORT), "art arts arto ст"),
    (
        Word::Unit(Kind::Paragraph, ONE),
        "paragraph paragraphe párrafo пункт пункта пункту пунктом пункте الفقرة فقرة",
    ),
    (
        Word::Unit(Kind::Paragraph, MANY),
        "paragraphs paragraphes párrafos пункты пунктов пунктам пунктами пунктах الفقرات فقرات الفقرتين \
         الفقرتان فقرتين",
    ),
    (Word::Unit(Kind::Paragraph, SHORT), "para paras párr párrs п пп"),
    (Word::Unit(Kind::Subparagraph, ONE), "subparagraph sub-paragraph alinéa apartado абзац абзаца абзаце"),
    (
        Word::Unit(Kind::Subparagraph, MANY),
        "subparagraphs sub-paragraphs alinéas apartados абзацы абзацев абзацах",
    ),
    (Word::Unit(Kind::Subparagraph, SHORT), "subpara subparas apdo"),
    (
        Word::Unit(Kind::Point, ONE),
        "point item clause letter lettre letra inciso sous-alinéa подпункт подпункта подпункту подпунктом \
         подпункте البند",
    ),
    (
        Word::Unit(Kind::Point, MANY),
        "points items clauses lettres letras incisos sous-alinéas подпункты подпунктов подпунктам \
         подпунктами подпунктах البندين البنود",
    ),
    (Word::Unit(Kind::Point, SHORT), "lit подп"),
    (Word::Unit(Kind::Part, ONE), "part partie parte часть частью الجزء"),
    (Word::Unit(Kind::Part, MANY), "parts части частей частях الجزأين الأجزاء"),
    (Word::Unit(Kind::Title, ONE), "title titre título титул титула титуле الباب"),
    (Word::Unit(Kind::Chapter, ONE), "chapter chapitre capítulo глава главе главу главой الفصل"),
    (
        Word::Unit(Kind::Chapter, MANY),
        "chapters chapitres capítulos главы глав главам главами главах الفصلين الفصول",
    ),
    (Word::Unit(Kind::Chapter, SHORT), "ch chap cap гл"),
    (Word::Unit(Kind::Section, ONE), "section sección раздел раздела разделе разделом разделу الفرع القسم"),
    (Word::Unit(Kind::Section, MANY), "sections secciones разделы разделов разделах الفرعين"),
    (Word::Unit(Kind::Section, SHORT), "sec sect"),
    (
        Word::Unit(Kind::Subsection, ONE),
        "subsection sub-section sous-section subsección подраздел подраздела",
    ),
    (
        Word::Unit(Kind::Annex, ONE),
        "annex annexe anexo appendix appendice apéndice schedule приложение приложения приложении \
         приложению приложением المرفق الملحق التذييل",
    ),
    (
        Word::Unit(Kind::Annex, MANY),
        "annexes anexos appendices apéndices schedules приложений приложениях приложениям المرفقين المرفقات",
    ),
    (Word::Minor, "الفرعية فرعية الفرعيتين"),
    (Word::Of, "of de du del des d من"),
    (Word::The, "the la le les el los las l"),
    (Word::And, "and et y e и و"),
    (Word::Or, "or ou o u или او"),
    (Word::To, "to through à au a al до по إلى"),
    (
        Word::This,
        "this present ce cet cette présent présente este esta настоящей настоящего настоящему настоящая \
         настоящий настоящим настоящем настоящую этой этого هذه هذا",
    ),
    (Word::That, "that said ladite dudit dicho dicha ese esa той того указанной указанного تلك ذلك"),
    (Word::Above, "above ci-dessus supra выше أعلاه"),
    (Word::Below, "below ci-dessous infra ниже أدناه"),
    (
        Word::Preceding,
        "preceding foregoing previous précédent précédente anterior precedente предыдущий предыдущего \
         предыдущем предыдущей предыдущая السابقة",
    ),
    (
        Word::Instrument(Noun::Convention),
        "convention convención convenio конвенция конвенции конвенцией конвенцию اتفاقية الاتفاقية",
    ),
    (
        Word::Instrument(Noun::Agreement),
        "agreement accord acuerdo соглашение соглашения соглашению соглашением соглашении اتفاق الاتفاق",
    ),
    (
        Word::Instrument(Noun::Protocol),
        "protocol protocole protocolo протокол протокола протоколу протоколом протоколе بروتوكول البروتوكول",
    ),
    (
        Word::Instrument(Noun::Treaty),
        "treaty traité tratado договор договора договору договором договоре معاهدة المعاهدة",
    ),
    (
        Word::Instrument(Noun::Charter),
        "charter charte carta устав устава уставу уставом уставе ميثاق الميثاق",
    ),
    (
        Word::Instrument(Noun::Covenant),
        "covenant pact compact pacte pacto пакт пакта пакту пактом пакте العهد",
    ),
    (Word::Instrument(Noun::Statute), "statute statut estatuto статут статута статуте"),
    (Word::Instrument(Noun::Constitution), "constitution constitución конституция конституции الدستور"),
    (
        Word::Instrument(Noun::Declaration),
        "declaration déclaration declaración декларация декларации إعلان الإعلان",
    ),
    (
        Word::Instrument(Noun::Other),
        "resolution regulation regulations directive law act code rules decision résolution règlement loi \
         décision resolución reglamento ley código decisión резолюция резолюции закон закона кодекс кодекса \
         регламент регламента правил положения решения القرار القانون النظام",
    ),
    (
        Word::Measure,
        "day days month months year years per percent jour jours mois ans día días mes meses años дня дней \
         месяцев лет أيام يوما يوم أشهر",
    ),
];

/// What a folded word means; Arabic words also with their prefixes (“and”, “by”, “to”, “like”).
pub(super) fn meaning(folded: &str) -> Option<Word> {
    static TABLE: LazyLock<HashMap<String, Word>> = LazyLock::new(|| {
        let entries = FORMS
            .iter()
            .flat_map(|(word, forms)| forms.split_whitespace().map(move |form| (fold(form), *word)));
        entries.collect()
    });
    let found = TABLE.get(folded).copied();
    let first = folded.chars().next()?;
    if found.is_some() || !is_arabic(first) {
        return found;
    }
    let rest = folded.strip_prefix(['و', 'ف']).filter(|rest| rest.chars().count() > 2).unwrap_or(folded);
    let bare = if let Some(stem) = rest.strip_prefix("لل") {
        TABLE.get(&format!("ال{stem}"))
    } else {
        TABLE.get(rest).or_else(|| TABLE.get(rest.strip_prefix(['ب', 'ل', 'ك'])?))
    };
    // «ومن» and «بمن» are common and mean something else.
    bare.copied().filter(|word| {
        matches!(word, Word::Unit(..) | Word::This | Word::That | Word::Instrument(_)) || rest != folded
    })
}

/// Words that make of Arabic «من» a preposition of another kind: through, for, by.
pub(super) fn follows_min(folded: &str) -> bool {
    ["خلال", "اجل", "جانب", "قبل", "حيث", "بين", "جهه", "جديد"].contains(&folded)
}

/// Words by which an instrument's name goes on: “Convention *against*”, “Convention *relating* to”.
pub(super) fn continues_name(folded: &str) -> bool {
    [
        "of",
        "on",
        "for",
        "against",
        "concerning",
        "relating",
        "regarding",
        "between",
        "to",
        "de",
        "du",
        "des",
        "d",
        "sur",
        "contre",
        "pour",
        "relative",
        "relatif",
        "concernant",
        "del",
        "sobre",
        "contra",
        "para",
        "relativa",
        "relativo",
        "о",
        "об",
        "против",
        "по",
        "для",
        "от",
        "между",
        "относительно",
        "بشان",
        "المتعلقه",
        "الخاصه",
        "المتعلقة",
        "الخاصة",
        "لمكافحه",
        "لمكافحة",
        "المعنيه",
        "المعنية",
    ]
    .contains(&folded)
}

pub(super) fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64A}' | '\u{671}'..='\u{6D3}')
}
