//! Makes of whatever people typed Markdown that says exactly that, and never becomes markup.
//!
//! The rules are those of `CommonMark` 0.31 section 2.4 (a backslash before ASCII punctuation makes it
//! literal); tables, math, strike-through and bare links of the GitHub dialect are shut out as well.

use std::fmt::Write as _;

use crate::review::{Change, Run};

/// One line of words: white space of every kind becomes single spaces.
///
/// It is safe after other words on a line, and at the start of one.
pub(super) fn line(words: &str) -> String {
    escape_line(&fold(words))
}

/// Paragraphs: blank lines part them and single line breaks stay, everything else is literal.
/// Every line of the result begins with `indent`, which must be a blockquote mark or spaces.
pub(super) fn paragraphs(words: &str, indent: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    for paragraph in split_paragraphs(words) {
        if !out.is_empty() {
            out.push(indent.trim_end().to_owned());
        }
        let last = paragraph.len().saturating_sub(1);
        for (at, words) in paragraph.iter().enumerate() {
            let hard_break = if at < last { "\\" } else { "" };
            out.push(format!("{indent}{}{hard_break}", escape_line(words)));
        }
    }
    out.join("\n")
}

/// Runs of a redline as one block: what goes between `<del>` and `</del>`, what comes between `<ins>` and `</ins>`,
/// the only tags that ever stand in the file; every word itself is literal. Line ends begin a line.
pub(super) fn redlined(runs: &[Run], indent: &str) -> String {
    let mut lines = vec![String::new()];
    for run in runs {
        let (open, close) = match run.change {
            Change::Kept => ("", ""),
            Change::Deleted => ("<del>", "</del>"),
            Change::Inserted => ("<ins>", "</ins>"),
        };
        for (at, words) in run.words.split(is_line_end).enumerate() {
            if at > 0 {
                lines.push(String::new());
            }
            let Some(last) = lines.last_mut() else { continue };
            let inner = escape_inside(&fold(words), last.is_empty());
            let blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
            if blank(words.chars().next()) && !last.is_empty() && !last.ends_with(' ') {
                last.push(' ');
            }
            if !inner.is_empty() {
                // Writing to a string cannot fail.
                let _infallible = write!(last, "{open}{inner}{close}");
                if blank(words.chars().last()) {
                    last.push(' ');
                }
            }
        }
    }
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).filter(|line| !line.is_empty()).collect();
    let last = lines.len().saturating_sub(1);
    let ended = |(at, line): (usize, &&str)| format!("{indent}{line}{}", if at < last { "\\" } else { "" });
    lines.iter().enumerate().map(ended).collect::<Vec<_>>().join("\n")
}

/// Escapes folded words that stand `first` on a line, or after others.
fn escape_inside(words: &str, first: bool) -> String {
    if first {
        return escape_line(words);
    }
    // A letter before them that needs no escaping keeps what is special only at the start of a line as it is.
    escape_line(&format!("x{words}")).split_off(1)
}

/// The paragraphs of what was typed, each as its lines; white space folded, nothing empty.
pub(super) fn split_paragraphs(words: &str) -> Vec<Vec<String>> {
    let words = words.replace("\r\n", "\n");
    let mut paragraphs = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for line in words.split(is_line_end) {
        let line = fold(line);
        if !line.is_empty() {
            open.push(line);
        } else if !open.is_empty() {
            paragraphs.push(std::mem::take(&mut open));
        }
    }
    if !open.is_empty() {
        paragraphs.push(open);
    }
    paragraphs
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Single spaces for white space, and the replacement character for what no text file should hold.
fn fold(words: &str) -> String {
    let shown = |c: char| if c.is_control() && !c.is_whitespace() { '\u{fffd}' } else { c };
    words.split_whitespace().map(|word| word.chars().map(shown).collect()).collect::<Vec<String>>().join(" ")
}

/// Escapes folded words that may stand at the start of a line.
fn escape_line(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + words.len() / 16);
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let mut before: Option<char> = None;
    for (at, c) in words.char_indices() {
        let first = at == 0;
        let special = match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '&' | '~' | '^'
            | '$' => true,
            // List items, thematic breaks, underlines of headings, rows under table heads.
            '-' | '+' | '=' | ':' if first => true,
            // An ordered list.
            '.' | ')' if digits > 0 && at == digits => true,
            // Bare links: `https://…`, `www.…`, `mailto:`.
            ':' => {
                words.get(at + 1..).is_some_and(|rest| rest.starts_with("//")) || follows(words, at, "mailto")
            }
            '.' => follows(words, at, "www"),
            '@' => before.is_some_and(|c| !c.is_whitespace()),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// Says whether `word` ends at byte `at` of `words`, whatever its case.
fn follows(words: &str, at: usize, word: &str) -> bool {
    at.checked_sub(word.len())
        .and_then(|from| words.get(from..at))
        .is_some_and(|there| there.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::*;

    /// Parses Markdown and gives its words; fails on anything but paragraphs, quotes and breaks.
    fn words_of(markdown: &str) -> String {
        let mut words = String::new();
        for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            match event {
                Event::Text(text) => words.push_str(&text),
                Event::SoftBreak | Event::HardBreak | Event::Start(Tag::Paragraph | Tag::BlockQuote(_)) => {
                    words.push('\n');
                }
                Event::End(_) => {}
                other => panic!("{other:?} came out of {markdown:?}"),
            }
        }
        words
    }

    /// What should be read: white space folded, controls replaced.
    fn meant(typed: &str) -> String {
        let shown = |c: char| if c.is_control() && !c.is_whitespace() { '\u{fffd}' } else { c };
        typed.chars().map(shown).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn folded(words: &str) -> String {
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    const NASTY: &[&str] = &[
        "# heading",
        "heading\n===",
        "heading\n---",
        "- item\n- item",
        "1. one\n2. two",
        "12) x",
        "+ a\n+ b",
        "* a",
        "***",
        "___",
        "    code",
        "\tcode",
        "```\ncode\n```",
        "~~~\nx\n~~~",
        "`a`",
        "``a`b``",
        "> quote",
        "<script>alert(1)</script>",
        "<!-- c -->",
        "<?php ?>",
        "<![CDATA[x]]>",
        "<b>",
        "<https://a.example>",
        "[a](https://a.example)",
        "![a](x.png)",
        "[a]: https://a.example\n\n[a]",
        "[^1]\n\n[^1]: note",
        "&lt;b&gt; &amp; &#60; &copy;",
        "a | b\n--- | ---\nc | d",
        "|a|\n|-|\n|b|",
        "a\n:--",
        "a\n:-:|:-:",
        "$x$ $$y$$",
        "~~gone~~",
        "https://a.example/x_y_z",
        "HTTPS://A.EXAMPLE",
        "www.a.example",
        "a@b.example",
        "mailto:a@b.example",
        "- [ ] task",
        "term\n: definition",
        "line  \nline",
        "line\\\nline",
        "\\",
        "\\\\",
        "a\\",
        "\u{0}\u{1}\u{7f}\u{85}",
        "=cmd|' /C calc'!A0",
        "{{x}} {% y %}",
        "\u{202e}evil\u{202c}",
        "\u{feff}# x",
        "\u{a0}# x",
        "\u{3000}- x",
        "# x #",
        "a\n\n\n\n# b",
        "#\u{2028}- x",
        "\u{b}# x",
        "+++\na\n+++",
        "---\ntitle: x\n---",
        "[!NOTE]",
        "{#id .class}",
        "a\n    b",
        "a\n\t\tb",
        "^sup^ ~sub~ H~2~O",
        "::: note",
        "[[wiki]]",
        "@user",
        "-",
        "=",
        "1.",
        "1",
        "1)",
        "…",
        "",
    ];

    #[test]
    fn nasty_words_stay_words() {
        for typed in NASTY {
            let expected = meant(typed);
            assert_eq!(folded(&words_of(&line(typed))), expected);
            assert_eq!(folded(&words_of(&paragraphs(typed, ""))), expected);
            assert_eq!(folded(&words_of(&paragraphs(typed, "> "))), expected);
        }
    }

    #[test]
    fn paragraphs_and_line_breaks_stay() {
        assert_eq!(paragraphs("one\ntwo\n \nthree", "> "), "> one\\\n> two\n>\n> three");
        assert_eq!(line(" 1. Each\n State "), "1\\. Each State");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_words_stay_words(typed in any::<String>()) {
            let expected = meant(&typed);
            prop_assert_eq!(folded(&words_of(&line(&typed))), expected.clone());
            prop_assert_eq!(folded(&words_of(&paragraphs(&typed, ""))), expected.clone());
            prop_assert_eq!(folded(&words_of(&paragraphs(&typed, "> "))), expected);
        }

        /// Strings made of what Markdown gives a meaning to.
        #[test]
        fn any_punctuation_stays_words(typed in r"([-#>*+=_`~|:.()\[\]<>!\\&;$^{}'/ \t\n\r0-9a-c@w\u{a0}]|www\.|https://|\n\n|    ){0,24}") {
            let expected = meant(&typed);
            prop_assert_eq!(folded(&words_of(&line(&typed))), expected.clone());
            prop_assert_eq!(folded(&words_of(&paragraphs(&typed, ""))), expected.clone());
            prop_assert_eq!(folded(&words_of(&paragraphs(&typed, "> "))), expected);
        }
    }

    #[test]
    fn bare_links_are_shut_out_and_what_means_nothing_where_it_stands_is_left_as_it_is() {
        // The dialect of GitHub makes links of these; the parser of these tests does not.
        let links = [
            ("see https://a.example", "see https\\://a.example"),
            ("HTTP://a", "HTTP\\://a"),
            ("www.a.example", "www\\.a.example"),
            ("WWW.a", "WWW\\.a"),
            ("mailto:a", "mailto\\:a"),
            ("Mailto:a@b", "Mailto\\:a\\@b"),
        ];
        for (typed, escaped) in links {
            assert_eq!(line(typed), escaped);
        }
        for plain in [
            "a - b + c = d",
            "a: b",
            "a:/b",
            "a.b",
            "a 1. b",
            "1 a) b",
            ") a",
            ". a",
            "@user, @ you",
            "a) b.",
        ] {
            assert_eq!(line(plain), plain);
        }
        for (typed, escaped) in
            [("12. a. b", "12\\. a. b"), ("1) a) b", "1\\) a) b"), ("- a - b", "\\- a - b")]
        {
            assert_eq!(line(typed), escaped);
        }
    }

    fn run(change: Change, words: &str) -> Run {
        Run { change, words: words.to_owned() }
    }

    /// The words of a redline, and those that are marked as deleted and inserted; fails on any other tag.
    fn read(markdown: &str) -> [String; 3] {
        let mut found = [const { String::new() }; 3];
        let mut within = 0;
        for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            let words = match event {
                Event::Text(text) => text.into_string(),
                Event::SoftBreak | Event::HardBreak | Event::Start(Tag::Paragraph | Tag::BlockQuote(_)) => {
                    "\n".into()
                }
                Event::InlineHtml(tag) => {
                    let known = ["<del>", "</del>", "<ins>", "</ins>"].iter().position(|one| **one == *tag);
                    within = [1, 0, 2, 0][known.unwrap_or_else(|| panic!("{tag} came out of {markdown:?}"))];
                    continue;
                }
                Event::End(_) => continue,
                other => panic!("{other:?} came out of {markdown:?}"),
            };
            found[0].push_str(&words);
            if within > 0 {
                found[within].push_str(&words);
            }
        }
        found
    }

    #[test]
    fn a_redline_says_what_went_and_what_came_and_lines_stay() {
        use Change::{Deleted, Inserted, Kept};
        let said = |runs: &[(Change, &str)], indent: &str| {
            redlined(&runs.iter().map(|(change, words)| run(*change, words)).collect::<Vec<_>>(), indent)
        };
        assert_eq!(
            said(
                &[(Kept, "Each State "), (Deleted, "may\n"), (Inserted, "shall "), (Kept, "*ask*  a court.")],
                "> "
            ),
            "> Each State <del>may</del>\\\n> <ins>shall</ins> \\*ask\\* a court."
        );
        // One space where there was white space on either side or both, none at the ends of lines.
        assert_eq!(said(&[(Kept, " a"), (Inserted, " b"), (Kept, "c")], ""), "a <ins>b</ins>c");
        assert_eq!(said(&[(Kept, "a "), (Deleted, " b "), (Kept, " c ")], ""), "a <del>b</del> c");
        assert_eq!(said(&[(Kept, "a"), (Inserted, "\t"), (Kept, "b")], ""), "a b");
        assert_eq!(said(&[(Kept, "a\n\n"), (Deleted, "\n"), (Kept, " b")], ""), "a\\\nb");
        // What means something only at the start of a line.
        assert_eq!(said(&[(Kept, "a "), (Inserted, "- b")], ""), "a <ins>- b</ins>");
        assert_eq!(said(&[(Inserted, "- b"), (Kept, "\n+ c")], ""), "<ins>\\- b</ins>\\\n\\+ c");
        assert_eq!(said(&[], "> "), "");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_redline_stays_words(typed in prop::collection::vec((0..3usize, r"([-#>*+=_`~|:.()\[\]<>!\\&;$^{}'/ \t\n\r0-9a-c@w]|<del>|</ins>|www\.|https://|\n\n|    ){0,8}"), 0..6)) {
            let changes = [Change::Kept, Change::Deleted, Change::Inserted];
            // As a redline has them: none is empty, and no two neighbours are of one kind.
            let mut typed = typed;
            typed.retain(|(_, words)| !words.is_empty());
            typed.dedup_by_key(|(at, _)| *at);
            let runs: Vec<Run> = typed.iter().map(|(at, words)| run(changes[*at], words)).collect();
            let close = |words: &str| words.split_whitespace().collect::<String>();
            for indent in ["", "> "] {
                let found = read(&redlined(&runs, indent));
                let all: String = typed.iter().map(|(_, words)| words.as_str()).collect();
                prop_assert_eq!(folded(&found[0]), folded(&all));
                for at in [1, 2] {
                    let meant: String = typed.iter().filter(|it| it.0 == at).map(|it| it.1.as_str()).collect();
                    prop_assert_eq!(close(&found[at]), close(&meant));
                }
            }
        }
    }
}
