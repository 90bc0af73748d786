//! How a concern's words are written in exchange files, and read back: names, paths, examples, the
//! description with its last line, and cells that a spreadsheet must not take for formulas.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::review::{Concern, FORMULA_SIGNS};

/// Most characters of a name that is read. Taguette keeps 200 of a tag.
pub(super) const MOST_NAME: usize = 200;

/// The name of what has none.
const UNNAMED: &str = "Unnamed";

/// Stands over the examples in a description.
const EXAMPLES: &str = "Examples:";
const ITEM: &str = "- ";
/// Begins the second and further lines of an example.
const GOES_ON: &str = "  ";
/// Begins the last line of a description, which keeps what other programs have no field for:
/// `[Rapporteur: 2 examples, key 8, letter Hp]`.
const LAST_LINE: &str = "[Rapporteur";

/// Between the names of a path.
const SLASH: char = '/';
const ESCAPE: char = '\\';

/// Without control characters, which XML forbids and terminals obey; lines end in LF; nothing around it.
pub(crate) fn clean(words: &str) -> String {
    let lines = words.replace("\r\n", "\n");
    let shown = lines.chars().filter_map(|c| match c {
        '\r' | '\u{85}' => Some('\n'),
        '\t' | '\n' => Some(c),
        '\u{fffe}' | '\u{ffff}' => None,
        c if c.is_control() => None,
        c => Some(c),
    });
    shown.collect::<String>().trim().to_owned()
}

/// On one line, single spaces between words.
fn folded(words: &str) -> String {
    clean(words).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name as files have it; never empty.
pub(crate) fn name(words: &str) -> String {
    let name = folded(words);
    if name.is_empty() { UNNAMED.to_owned() } else { name }
}

/// A name as it is taken from a file: at most [`MOST_NAME`] characters.
pub(super) fn cut_name(words: &str) -> String {
    name(&name(words).chars().take(MOST_NAME).collect::<String>())
}

/// The beginning of words from a file, for messages.
pub(super) fn in_short(words: &str) -> String {
    const MOST: usize = 60;
    let words = folded(words);
    if words.chars().count() <= MOST {
        return words;
    }
    let start: String = words.chars().take(MOST).collect();
    format!("{start}…")
}

/// What stands for a concern in the margin: two letters as people count them.
pub(crate) fn letter(words: &str) -> String {
    // A letter may carry any number of accents.
    const MOST: usize = 8;
    let letters: String = folded(words).graphemes(true).take(2).collect();
    letters.chars().take(MOST).collect::<String>().trim().to_owned()
}

/// Examples as files have them; what is empty is left out.
pub(crate) fn examples<S: AsRef<str>>(examples: &[S]) -> Vec<String> {
    examples.iter().map(|example| clean(example.as_ref())).filter(|example| !example.is_empty()).collect()
}

/// Definition, examples, and a last line with what REFI-QDA has no field for.
pub(crate) fn write_description(concern: &Concern) -> String {
    let mut parts = vec![clean(&concern.definition)];
    let examples = examples(&concern.examples);
    let mut last = Vec::new();
    if !examples.is_empty() {
        let items = examples.iter().map(|example| format!("\n{ITEM}{}", indented(example)));
        parts.push(format!("{EXAMPLES}{}", items.collect::<String>()));
        last.push(format!("{} {}", examples.len(), if examples.len() == 1 { "example" } else { "examples" }));
    }
    last.extend(concern.key.filter(is_key).map(|key| format!("key {key}")));
    // A letter may be anything, so it comes last.
    last.extend(Some(letter(&concern.letter)).filter(|it| !it.is_empty()).map(|it| format!("letter {it}")));
    let colon = if last.is_empty() { "" } else { ": " };
    parts.push(format!("{LAST_LINE}{colon}{}]", last.join(", ")));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "a filter asks for a reference")]
pub(crate) fn is_key(key: &u8) -> bool {
    (1..=9).contains(key)
}

/// What a description says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub definition: String,
    pub examples: Vec<String>,
    pub key: Option<String>,
    pub letter: Option<String>,
}

/// Reads what [`write_description`] wrote; without its last line all is definition.
pub(super) fn read_description(words: &str) -> Told {
    let words = clean(words);
    let lines: Vec<&str> = words.split('\n').collect();
    // Words like our last line may stand in a definition; ours is behind them.
    let found = lines.iter().enumerate().rev().find_map(|(at, line)| Some((at, read_last_line(line)?)));
    let Some((at, (has_examples, mut told))) = found else {
        return Told { definition: words, ..Told::default() };
    };
    let mut before = lines.get(..at).unwrap_or_default();
    if has_examples && let Some(heading) = before.iter().rposition(|line| line.trim_end() == EXAMPLES) {
        let items = before.get(heading + 1..).unwrap_or_default();
        let is_item =
            |line: &&str| line.starts_with(ITEM) || line.starts_with(GOES_ON) || line.trim().is_empty();
        if items.iter().all(is_item) {
            told.examples = read_items(items, ITEM);
            before = before.get(..heading).unwrap_or_default();
        }
    }
    // What somebody wrote below our last line belongs to the definition.
    let after = lines.get(at + 1..).unwrap_or_default();
    let parts = [before, after].map(|lines| clean(&lines.join("\n")));
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    told.definition = parts.join("\n\n");
    told
}

/// Whether there are examples, and key and letter.
fn read_last_line(line: &str) -> Option<(bool, Told)> {
    let inner = line.trim_end().strip_prefix(LAST_LINE)?.strip_suffix(']')?;
    let mut told = Told::default();
    let mut has_examples = false;
    let mut rest = match inner {
        "" => return Some((false, told)),
        inner => inner.strip_prefix(": ")?,
    };
    while !rest.is_empty() {
        if let Some(letter) = rest.strip_prefix("letter ") {
            told.letter = Some(letter.to_owned());
            break;
        }
        let (part, others) = rest.split_once(", ").unwrap_or((rest, ""));
        if let Some(key) = part.strip_prefix("key ") {
            told.key = Some(key.to_owned());
        } else {
            let (count, word) = part.split_once(' ')?;
            let is_count = !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit());
            has_examples = (is_count && word.starts_with("example")).then_some(true)?;
        }
        rest = others;
    }
    Some((has_examples, told))
}

/// The examples in one cell, one a line.
pub(crate) fn write_list(concern: &Concern) -> String {
    examples(&concern.examples).iter().map(|example| indented(example)).collect::<Vec<_>>().join("\n")
}

/// Reads what [`write_list`] wrote.
pub(super) fn read_list(cell: &str) -> Vec<String> {
    let words = clean(cell);
    read_items(&words.split('\n').collect::<Vec<_>>(), "")
}

fn indented(example: &str) -> String {
    example.replace('\n', &format!("\n{GOES_ON}"))
}

/// Items each of which begins with `sign` and may go on in indented lines.
fn read_items(lines: &[&str], sign: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in lines {
        match (items.last_mut(), line.strip_prefix(GOES_ON), line.strip_prefix(sign)) {
            (Some(item), Some(rest), _) => {
                item.push('\n');
                item.push_str(rest);
            }
            // An editor may have taken the spaces of an empty line away.
            (Some(item), None, _) if line.trim().is_empty() => item.push('\n'),
            (_, _, Some(rest)) => items.push(rest.to_owned()),
            _ => {}
        }
    }
    examples(&items)
}

/// The names from the outermost inward, a slash between them. A slash or backslash in a name has a
/// backslash before it.
pub(crate) fn write_path<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let escaped = names.map(|name| {
        name.chars().fold(String::with_capacity(name.len()), |mut out, c| {
            if matches!(c, SLASH | ESCAPE) {
                out.push(ESCAPE);
            }
            out.push(c);
            out
        })
    });
    escaped.collect::<Vec<_>>().join("/")
}

/// Reads what [`write_path`] wrote; a backslash before any other character is one. Empty names are left out.
pub(super) fn read_path(path: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut chars = path.chars().peekable();
    while let Some(c) = chars.next() {
        let is_literal = c == ESCAPE && matches!(chars.peek(), Some(&(SLASH | ESCAPE)));
        let literal = if is_literal { chars.next() } else { Some(c).filter(|c| *c != SLASH) };
        match (literal, names.last_mut()) {
            (Some(c), Some(name)) => name.push(c),
            _ => names.push(String::new()),
        }
    }
    names.iter().map(|name| folded(name)).filter(|name| !name.is_empty()).collect()
}

/// Says whether a spreadsheet may take a cell for a formula, or would after an apostrophe is taken away. White space and
/// quotation marks may be gone before it looks.
fn is_like_formula(cell: &str) -> bool {
    let bare = cell.trim_start_matches('\'');
    let is_skipped = |c: char| matches!(c, '"' | '\'' | '\0') || c.is_whitespace();
    bare.starts_with(['\t', '\r', '\n', '\0'])
        || bare.trim_start_matches(is_skipped).starts_with(FORMULA_SIGNS)
}

/// A cell that no spreadsheet takes for a formula: such get an apostrophe.
pub(crate) fn guarded(cell: &str) -> String {
    if is_like_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// Takes away the apostrophe that [`guarded`] put there.
pub(super) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_like_formula(rest)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::review::{Codebook, ConcernId};

    fn concern(definition: &str, examples: &[&str], key: Option<u8>, letter: &str) -> Concern {
        let base = Codebook::shipped().get(&ConcernId::new("scope")).unwrap().clone();
        let examples = examples.iter().map(|example| (*example).to_owned()).collect();
        Concern { definition: definition.into(), examples, key, letter: letter.into(), ..base }
    }

    #[test]
    fn a_description_is_readable_and_what_others_add_stays() {
        let privacy = concern("Who sees what.", &["Data kept", "Two\nlines"], Some(8), "Hp");
        let written = write_description(&privacy);
        assert_eq!(
            written,
            "Who sees what.\n\nExamples:\n- Data kept\n- Two\n  lines\n\n[Rapporteur: 2 examples, key 8, letter Hp]"
        );
        let told = read_description(&format!("{}\r\nAdded elsewhere.", written.replace('\n', "\r\n")));
        assert_eq!(told.definition, "Who sees what.\n\nAdded elsewhere.");
        assert_eq!(told.examples, ["Data kept", "Two\nlines"]);
        let foreign = "Text.\n\nExamples:\n- one\n[Rapporteur: nonsense]";
        assert_eq!(read_description(foreign).definition, foreign);
    }

    #[test]
    fn what_xml_forbids_and_terminals_obey_is_taken_out() {
        assert_eq!(clean("\u{1b}[2Ja\u{0}b\u{7f}\u{9c}c\u{ffff}\u{fffe}"), "[2Jabc");
        assert_eq!(clean("\u{1}\ta\r\nb\rc\u{85}d\te "), "a\nb\nc\nd\te");
    }

    #[test]
    fn formulas_are_told_from_words() {
        for cell in
            ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'=1", "''-", "\"=1", " =1", "\u{a0}-1", "' \"+1"]
        {
            assert!(guarded(cell).starts_with('\''), "{cell}");
            assert_eq!(unguarded(&guarded(cell)), cell);
        }
        assert_eq!(
            (guarded("a=1"), guarded("'quoted'"), guarded("")),
            ("a=1".into(), "'quoted'".into(), String::new())
        );
    }

    proptest! {
        #[test]
        fn descriptions_read_back(
            definition in r"([a-z \\/-]|\n|Examples:\n- |\[Rapporteur: letter x\]|  |\n\n){0,12}",
            examples in prop::collection::vec(r"([a-z\] -]|\n|Examples:|\[Rapporteur\]){0,8}", 0..4),
            key in prop::option::of(0..12u8),
            letter_ in r"[a-z\], ]{0,3}",
        ) {
            let given: Vec<&str> = examples.iter().map(String::as_str).collect();
            let concern = concern(&definition, &given, key, &letter_);
            let told = read_description(&write_description(&concern));
            prop_assert_eq!(&told.definition, &clean(&definition));
            prop_assert_eq!(&told.examples, &super::examples(&given));
            prop_assert_eq!(told.letter.unwrap_or_default(), letter(&letter_));
            prop_assert_eq!(told.key, key.filter(is_key).map(|key| key.to_string()));
            prop_assert_eq!(read_list(&write_list(&concern)), super::examples(&given));
        }

        #[test]
        fn paths_and_cells_read_back(names in prop::collection::vec(r"[a-z/\\='-]{1,6}", 1..5), cell in any::<String>()) {
            let path = write_path(names.iter().map(String::as_str));
            prop_assert_eq!(read_path(unguarded(&guarded(&path))), names);
            let safe = guarded(&cell);
            prop_assert_eq!(unguarded(&safe), &cell);
        }

        #[test]
        fn cleaning_twice_changes_nothing(words in any::<String>()) {
            prop_assert_eq!(clean(&clean(&words)), clean(&words));
            prop_assert_eq!(cut_name(&cut_name(&words)), cut_name(&words));
            prop_assert_eq!(letter(&letter(&words)), letter(&words));
            prop_assert!(!cut_name(&words).is_empty());
        }
    }
}
