//! The words of the six UN languages for the units of a treaty, and the formulas that open a
//! preamble, close it, and close the treaty.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::ProvisionKind as Kind;

/// Lower case without accents, vowel marks and Arabic elongation, so that words compare as people
/// read them.
pub(crate) fn fold(word: &str) -> String {
    word.nfkd().filter(|&c| !is_combining_mark(c) && c != '\u{640}').flat_map(char::to_lowercase).collect()
}

/// Words that open a provision in a text.
const HEADING_WORDS: &[(&str, Kind)] = &[
    ("article", Kind::Article),
    ("art", Kind::Article),
    ("part", Kind::Part),
    ("title", Kind::Title),
    ("chapter", Kind::Chapter),
    ("section", Kind::Section),
    ("subsection", Kind::Subsection),
    ("sub-section", Kind::Subsection),
    ("annex", Kind::Annex),
    ("appendix", Kind::Annex),
    ("schedule", Kind::Annex),
    ("preamble", Kind::Preamble),
    ("partie", Kind::Part),
    ("titre", Kind::Title),
    ("chapitre", Kind::Chapter),
    ("sous-section", Kind::Subsection),
    ("annexe", Kind::Annex),
    ("appendice", Kind::Annex),
    ("préambule", Kind::Preamble),
    ("artículo", Kind::Article),
    ("parte", Kind::Part),
    ("título", Kind::Title),
    ("capítulo", Kind::Chapter),
    ("sección", Kind::Section),
    ("subsección", Kind::Subsection),
    ("anexo", Kind::Annex),
    ("apéndice", Kind::Annex),
    ("preámbulo", Kind::Preamble),
    ("статья", Kind::Article),
    ("часть", Kind::Part),
    ("титул", Kind::Title),
    ("глава", Kind::Chapter),
    ("раздел", Kind::Section),
    ("подраздел", Kind::Subsection),
    ("приложение", Kind::Annex),
    ("преамбула", Kind::Preamble),
    ("المادة", Kind::Article),
    ("مادة", Kind::Article),
    ("الجزء", Kind::Part),
    ("جزء", Kind::Part),
    ("الباب", Kind::Title),
    ("باب", Kind::Title),
    ("الفصل", Kind::Chapter),
    ("فصل", Kind::Chapter),
    ("الفرع", Kind::Section),
    ("القسم", Kind::Section),
    ("قسم", Kind::Section),
    ("المرفق", Kind::Annex),
    ("مرفق", Kind::Annex),
    ("الملحق", Kind::Annex),
    ("التذييل", Kind::Annex),
    ("الديباجة", Kind::Preamble),
    ("ديباجة", Kind::Preamble),
    ("序言", Kind::Preamble),
    ("附件", Kind::Annex),
    ("附录", Kind::Annex),
    ("附錄", Kind::Annex),
    ("条", Kind::Article),
    ("條", Kind::Article),
    ("章", Kind::Chapter),
    ("节", Kind::Section),
    ("節", Kind::Section),
    ("部分", Kind::Part),
    ("编", Kind::Title),
];

/// Further words with which people refer to a provision.
const REFERENCE_WORDS: &[(&str, Kind)] = &[
    ("arts", Kind::Article),
    ("ch", Kind::Chapter),
    ("chap", Kind::Chapter),
    ("chp", Kind::Chapter),
    ("pt", Kind::Part),
    ("sec", Kind::Section),
    ("sect", Kind::Section),
    ("subsec", Kind::Subsection),
    ("pream", Kind::Preamble),
    ("pp", Kind::Recital),
    ("op", Kind::Paragraph),
    ("recital", Kind::Recital),
    ("recitals", Kind::Recital),
    ("rec", Kind::Recital),
    ("paragraph", Kind::Paragraph),
    ("paragraphs", Kind::Paragraph),
    ("para", Kind::Paragraph),
    ("paras", Kind::Paragraph),
    ("par", Kind::Paragraph),
    ("§", Kind::Paragraph),
    ("subparagraph", Kind::Subparagraph),
    ("sub-paragraph", Kind::Subparagraph),
    ("subpara", Kind::Subparagraph),
    ("sub-para", Kind::Subparagraph),
    ("subpar", Kind::Subparagraph),
    ("point", Kind::Point),
    ("pnt", Kind::Point),
    ("letter", Kind::Point),
    ("lit", Kind::Point),
    ("item", Kind::Point),
    ("clause", Kind::Point),
    ("footnote", Kind::Footnote),
    ("fn", Kind::Footnote),
    ("note", Kind::Footnote),
    ("front", Kind::Front),
    ("conclusion", Kind::Conclusion),
    ("paragraphe", Kind::Paragraph),
    ("paragraphes", Kind::Paragraph),
    ("alinéa", Kind::Subparagraph),
    ("sous-alinéa", Kind::Point),
    ("lettre", Kind::Point),
    ("considérant", Kind::Recital),
    ("párrafo", Kind::Paragraph),
    ("párrafos", Kind::Paragraph),
    ("apartado", Kind::Subparagraph),
    ("inciso", Kind::Point),
    ("letra", Kind::Point),
    ("considerando", Kind::Recital),
    ("arto", Kind::Article),
    ("статьи", Kind::Article),
    ("статье", Kind::Article),
    ("статьей", Kind::Article),
    ("ст", Kind::Article),
    ("главы", Kind::Chapter),
    ("главе", Kind::Chapter),
    ("части", Kind::Part),
    ("раздела", Kind::Section),
    ("разделе", Kind::Section),
    ("приложения", Kind::Annex),
    ("приложении", Kind::Annex),
    ("приложением", Kind::Annex),
    ("преамбулы", Kind::Preamble),
    ("пункт", Kind::Paragraph),
    ("пункта", Kind::Paragraph),
    ("пункте", Kind::Paragraph),
    ("подпункт", Kind::Point),
    ("пп", Kind::Point),
    ("подп", Kind::Point),
    ("подпункта", Kind::Point),
    ("подпункте", Kind::Point),
    ("абзац", Kind::Subparagraph),
    ("сноска", Kind::Footnote),
    ("الفقرة", Kind::Paragraph),
    ("فقرة", Kind::Paragraph),
    ("البند", Kind::Point),
    ("الحاشية", Kind::Footnote),
    ("款", Kind::Paragraph),
    ("项", Kind::Point),
    ("項", Kind::Point),
    ("段", Kind::Recital),
];

/// The unit a word opens at the head of a provision.
pub(crate) fn heading_word(word: &str) -> Option<Kind> {
    static TABLE: LazyLock<HashMap<String, Kind>> =
        LazyLock::new(|| HEADING_WORDS.iter().map(|(word, kind)| (fold(word), *kind)).collect());
    TABLE.get(&fold(word)).copied()
}

/// The unit a word names in a reference.
pub(crate) fn reference_word(word: &str) -> Option<Kind> {
    static TABLE: LazyLock<HashMap<String, Kind>> =
        LazyLock::new(|| REFERENCE_WORDS.iter().map(|(word, kind)| (fold(word), *kind)).collect());
    TABLE.get(&fold(word)).copied().or_else(|| heading_word(word))
}

/// Chinese counters after 第…, longest first.
pub(crate) const CHINESE_COUNTERS: &[&str] =
    &["部分", "条", "條", "章", "节", "節", "编", "款", "项", "項", "段", "部"];

/// With these words the parties introduce themselves: the chapeau of a preamble.
const OPENINGS: &[&str] = &[
    "the parties to",
    "the states parties",
    "the state parties",
    "the member states",
    "the contracting",
    "the high contracting",
    "the governments",
    "the signatories",
    "the general assembly",
    "we the peoples",
    "whereas ",
    "les parties",
    "les états",
    "les hautes parties",
    "l'assemblée générale",
    "considérant que",
    "los estados",
    "las partes",
    "las altas partes",
    "la asamblea general",
    "considerando que",
    "государства",
    "стороны",
    "договаривающиеся",
    "генеральная ассамблея",
    "本公约缔约",
    "本协定缔约",
    "إن الدول",
    "إن الأطراف",
    "إن الجمعية العامة",
    "鉴于",
];

/// With these words the recitals end.
const AGREEMENTS: &[&str] = &[
    "have agreed",
    "hereby agree",
    "agree as follows",
    "sont convenu",
    "ont convenu",
    "han convenido",
    "han acordado",
    "convienen en",
    "согласились",
    "договорились",
    "议定如下",
    "协议如下",
    "قد اتفقت",
    "اتفقت على",
];

/// With these words the treaty ends.
const CONCLUSIONS: &[&str] = &[
    "in witness whereof",
    "in faith whereof",
    "done at",
    "done in",
    "in testimony whereof",
    "en foi de quoi",
    "fait à",
    "en fe de lo cual",
    "en testimonio de lo cual",
    "hecho en",
    "hecha en",
    "в удостоверение чего",
    "в подтверждение чего",
    "совершено в",
    "совершена в",
    "下列签署人",
    "下列全权代表",
    "为此,下列",
    "为此，下列",
    "وإثباتا لذلك",
    "إثباتا لذلك",
    "حرر في",
];

/// Whether the line opens a preamble.
pub(crate) fn opens_preamble(line: &str) -> bool {
    starts_with_any(line, OPENINGS)
}

/// Whether the line opens the closing formula of a treaty.
pub(crate) fn opens_conclusion(line: &str) -> bool {
    !line.starts_with(char::is_lowercase) && starts_with_any(line, CONCLUSIONS)
}

/// Whether a short line says that the parties have agreed.
pub(crate) fn closes_preamble(line: &str) -> bool {
    let head = head(line, 160);
    head.len() == line.len() && {
        let folded = fold_line(head);
        AGREEMENTS.iter().any(|formula| folded.contains(&fold(formula)))
    }
}

fn starts_with_any(line: &str, formulas: &[&str]) -> bool {
    let folded = fold_line(head(line, 40));
    formulas.iter().any(|formula| folded.starts_with(&fold(formula)))
}

fn fold_line(line: &str) -> String {
    fold(line).replace(['’', 'ʼ'], "'")
}

/// The first `most` characters of a line.
pub(crate) fn head(line: &str, most: usize) -> &str {
    let end = line.char_indices().nth(most).map_or(line.len(), |(at, _)| at);
    line.get(..end).unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unit_words_are_known_in_six_languages() {
        for word in ["ARTICLE", "Articulo", "статья", "المادة", "مادة", "条"] {
            assert_eq!(heading_word(word), Some(Kind::Article), "{word}");
        }
        assert_eq!(heading_word("PRÉAMBULE"), Some(Kind::Preamble));
        assert_eq!(heading_word("articles"), None);
        assert_eq!(heading_word("paragraph"), None);
        assert_eq!(reference_word("párrafo"), Some(Kind::Paragraph));
    }

    #[test]
    fn formulas_are_known() {
        assert!(opens_preamble("The Parties to this Convention, Recalling"));
        assert!(opens_preamble("L’Assemblée générale,"));
        assert!(closes_preamble("Have agreed as follows:"));
        assert!(opens_conclusion("IN WITNESS WHEREOF, the undersigned"));
        assert!(!opens_conclusion("done at sea"));
        assert!(opens_conclusion("وإثباتًا لذلك، قام"));
    }
}
