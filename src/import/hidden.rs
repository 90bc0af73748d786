//! Hidden and look-alike characters in what a reader found, as remarks.

use super::remark::{Did, Remark};
use super::source::{Source, SourceMark};
use crate::text::hidden::{Finding, scan_in, written_out};

/// Paragraphs that are named one by one.
const NAMED: usize = 20;
/// Characters of the paragraph shown before and after what is hidden.
const AROUND: usize = 20;

/// Puts a remark on each of the first paragraphs that hold a warning before all other remarks, one that counts
/// those in further paragraphs, and one for what the file says of itself and for its marks.
pub(super) fn remark(source: &mut Source) {
    let mut remarks = Vec::new();
    let (mut further, mut paragraphs) = (0, 0);
    for (at, paragraph) in source.paragraphs.iter().enumerate() {
        let (count, first) = warnings([paragraph.text.as_str()], false);
        let Some(first) = first else { continue };
        if remarks.len() < NAMED {
            let around = around(&paragraph.text, &first);
            let did = Did::FoundHidden { around, first, more: count - 1 };
            remarks.push(Remark { did, page: paragraph.page, paragraph: Some(at) });
        } else {
            further += count;
            paragraphs += 1;
        }
    }
    if paragraphs > 0 {
        remarks.push(Remark::from(Did::CountedHidden { count: further, paragraphs }));
    }
    let header = &source.header;
    let title =
        [&header.instrument.title, &header.symbol, &header.date, &header.language].map(String::as_str);
    if let (count, Some(first)) = warnings(title, header.is_rtl()) {
        remarks.push(Remark::from(Did::FoundHiddenInHead { count, first }));
    }
    if let (count, Some(first)) = warnings(source.marks.iter().flat_map(of_mark), false) {
        remarks.push(Remark::from(Did::FoundHiddenInMarks { count, first }));
    }
    source.remarks.splice(0..0, remarks);
}

fn of_mark(mark: &SourceMark) -> impl Iterator<Item = &str> {
    let replies = mark.replies.iter().flat_map(|reply| [&reply.words, &reply.author]);
    [&mark.words, &mark.author].into_iter().chain(replies).map(String::as_str)
}

/// How many warnings there are in these words, and the first; `rtl` says that they stand in a text written from
/// right to left.
fn warnings<'a>(all: impl IntoIterator<Item = &'a str>, rtl: bool) -> (usize, Option<Finding>) {
    let (mut count, mut first) = (0, None);
    for words in all {
        scan_in(words, rtl, |finding| {
            if finding.grave {
                count += 1;
                first.get_or_insert(finding);
            }
        });
    }
    (count, first)
}

/// "the pay[U+200B]pal rule".
fn around(text: &str, finding: &Finding) -> String {
    let skipped = finding.at.saturating_sub(AROUND);
    let part: String = text.chars().skip(skipped).take(finding.at - skipped + AROUND).collect();
    let part = part.replace('\n', " ");
    written_out(part.trim()).into_owned()
}

#[cfg(test)]
mod tests {
    use crate::import::{ImportOptions, Progress, RemarkKind, Source, read};

    fn hidden(file: &str) -> (Source, Vec<String>) {
        let options = ImportOptions { name: "treaty.md".to_owned(), ..ImportOptions::default() };
        let source = read(file.as_bytes(), &options, &|_: Progress| true).unwrap();
        let remarks = source.remarks.iter().filter(|remark| remark.kind() == RemarkKind::Hidden);
        let words = remarks.map(|remark| remark.did.to_string()).collect();
        (source, words)
    }

    #[test]
    fn what_an_imported_file_hides_is_remarked_on_its_paragraph() {
        let file = "# Treaty\n\n## Article 1\n\nStates shall \u{202E}ton\u{202C} listen.\n\n## Article 2\n\n\
                    The p\u{430}ypal rule.\n";
        let (source, words) = hidden(file);
        assert_eq!(
            words,
            [
                "“States shall [U+202E]ton[U+202C] listen.”: U+202E right-to-left override. More of them here: 1.",
                "“The p[U+0430]ypal rule.”: U+0430 \u{430}, a Cyrillic letter in a Latin word, looks like a.",
            ]
        );
        let paragraphs = source.remarks.iter().filter_map(|remark| remark.paragraph);
        let there: Vec<&str> = paragraphs.map(|at| source.paragraphs[at].text.as_str()).collect();
        assert!(there[0].contains('\u{202E}') && there[1].contains('\u{430}'));
    }

    #[test]
    fn many_are_counted_and_a_clean_file_has_none() {
        let articles = (1..=50).map(|n| format!("## Article {n}\n\nNo\u{200B}thing\u{200B}.\n\n"));
        let many: String = articles.collect::<Vec<_>>().concat();
        let (_, words) = hidden(&many);
        assert_eq!(words.len(), super::NAMED + 1);
        assert_eq!(
            words[super::NAMED],
            "Further paragraphs with hidden or look-alike characters: 30; characters: 60."
        );
        let clean = "## Article 1\n\nد\u{200C}ا می\u{200C}رود. Europol и «UN» — naïveté.\n";
        assert_eq!(hidden(clean).1, [""; 0]);
    }
}
