//! How far a text is marked and read, article by article.

use std::collections::{BTreeMap, BTreeSet};

use super::count::articles;
use super::names::Names;
use super::table::{Cell, Table};
use crate::review::{Annotation, ReviewerId};
use crate::text::{ProvisionKind as Kind, Text};

/// The articles of a text (annexes, preamble … where there are none) with their words; made once for a text,
/// because counting words takes longer than counting marks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Articles {
    /// Provisions and words, in text order.
    words: BTreeMap<usize, usize>,
}

impl Articles {
    /// Every word of the text belongs to one article, but for the headings of parts, chapters and sections.
    pub fn of(text: &Text) -> Self {
        let mut words: BTreeMap<usize, usize> = BTreeMap::new();
        for (at, provision) in text.provisions().iter().enumerate() {
            let article = text.article_of(at);
            let holder = matches!(
                provision.kind,
                Kind::Part | Kind::Title | Kind::Chapter | Kind::Section | Kind::Subsection
            );
            if article != at || !holder || !provision.text.is_empty() {
                *words.entry(article).or_default() += word_count(&provision.words());
            }
        }
        Self { words }
    }

    /// Indices of the articles' provisions with how many words each has, in text order.
    pub fn iter(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.words.iter().map(|(&provision, &words)| (provision, words))
    }
}

/// Counts runs of letters and digits; of Chinese and Japanese each sign counts.
pub fn word_count(words: &str) -> usize {
    let mut count = 0;
    let mut inside = false;
    for c in words.chars() {
        let sign = matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}');
        // An apostrophe joins letters; marks and hyphens go with the word they stand in, so does a decimal point.
        let within = c.is_alphanumeric() || inside && !c.is_whitespace();
        count += usize::from(sign || within && !inside);
        inside = within && !sign;
    }
    count
}

/// How far each article is marked and read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// All articles, in text order.
    pub rows: Vec<CoverageRow>,
}

/// How far one article is marked and read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoverageRow {
    /// Index of the article's provision.
    pub provision: usize,
    /// It is an article; not a preamble, an annex, a title page.
    pub is_article: bool,
    pub words: usize,
    /// Marks that stand in it, each counted once.
    pub marks: usize,
    /// Reviewers who have read it.
    pub readers: usize,
    /// Whether the reviewer who asks is one of them.
    pub by_me: bool,
}

impl Coverage {
    /// `read` says for each reviewer the eIds of what they have read in this text. An article is read when it is
    /// in there, or all that stand directly under it are read.
    pub fn of<'a>(
        marks: impl IntoIterator<Item = &'a Annotation>,
        text: &Text,
        articles: &Articles,
        read: &BTreeMap<ReviewerId, BTreeSet<String>>,
        me: Option<ReviewerId>,
    ) -> Self {
        let mut marked: BTreeMap<usize, usize> = BTreeMap::new();
        for mark in marks {
            for article in self::articles(&mark.anchor, text) {
                *marked.entry(article).or_default() += 1;
            }
        }
        let mut rows: Vec<CoverageRow> = articles
            .iter()
            .map(|(provision, words)| {
                let marks = marked.get(&provision).copied().unwrap_or_default();
                let is_article = is_article(text, provision);
                CoverageRow { provision, is_article, words, marks, readers: 0, by_me: false }
            })
            .collect();
        for (reviewer, eids) in read.iter().filter(|(_, eids)| !eids.is_empty()) {
            let done = read_through(text, eids);
            for row in rows.iter_mut().filter(|row| done.get(row.provision) == Some(&true)) {
                row.readers += 1;
                row.by_me |= Some(*reviewer) == me;
            }
        }
        Self { rows }
    }

    /// The articles, or where the text has none, all that is counted in their place.
    pub fn articles(&self) -> impl Iterator<Item = &CoverageRow> {
        let any = self.rows.iter().any(|row| row.is_article);
        self.rows.iter().filter(move |row| row.is_article || !any)
    }

    /// Preamble, annexes, title page … beside the articles.
    pub fn others(&self) -> impl Iterator<Item = &CoverageRow> {
        let any = self.rows.iter().any(|row| row.is_article);
        self.rows.iter().filter(move |row| any && !row.is_article)
    }

    /// Articles that nobody has marked.
    pub fn unmarked(&self) -> usize {
        self.articles().filter(|row| row.marks == 0).count()
    }

    /// Articles that nobody has read.
    pub fn unread(&self) -> usize {
        self.articles().filter(|row| row.readers == 0).count()
    }

    /// Articles that the reviewer who asks has not read.
    pub fn unread_by_me(&self) -> usize {
        self.articles().filter(|row| !row.by_me).count()
    }

    /// Words of all articles.
    pub fn words(&self) -> usize {
        self.articles().map(|row| row.words).sum()
    }

    /// A row an article.
    pub fn table(&self, heads: &CoverageHeads<'_>, names: &Names<'_>) -> Table {
        let columns = [heads.article, heads.words, heads.marks, heads.readers, heads.by_me];
        let row = |row: &CoverageRow| {
            let mine = if row.by_me { heads.yes } else { heads.no };
            let counts = [row.words, row.marks, row.readers].map(Cell::from);
            std::iter::once(Cell::from((names.article)(row.provision)))
                .chain(counts)
                .chain([mine.into()])
                .collect()
        };
        Table {
            name: heads.name.to_owned(),
            columns: columns.map(str::to_owned).into(),
            rows: self.rows.iter().map(row).collect(),
        }
    }
}

/// Says whether a provision is an article, rather than something that is counted beside them.
fn is_article(text: &Text, provision: usize) -> bool {
    text.provisions().get(provision).is_some_and(|found| found.kind == Kind::Article)
}

/// For each provision whether it is read: named in `eids`, or all directly under it read.
pub fn read_through(text: &Text, eids: &BTreeSet<String>) -> Vec<bool> {
    let provisions = text.provisions();
    let mut read = vec![false; provisions.len()];
    for at in eids.iter().filter_map(|eid| text.index_of(eid)) {
        if let Some(read) = read.get_mut(at) {
            *read = true;
        }
    }
    // What stands under a provision comes after it, so from the end every answer is there when it is needed.
    let mut lacking = vec![false; provisions.len()];
    for (at, provision) in provisions.iter().enumerate().rev() {
        let holds = provision.end > at + 1;
        let through = holds && lacking.get(at) == Some(&false);
        let done = read.get(at) == Some(&true) || through;
        if let Some(read) = read.get_mut(at) {
            *read = done;
        }
        if let Some(lacking) = provision.parent.filter(|_| !done).and_then(|parent| lacking.get_mut(parent)) {
            *lacking = true;
        }
    }
    read
}

/// What the table of [`Coverage`] calls itself, its columns and its answers.
#[derive(Debug, Clone, Copy)]
pub struct CoverageHeads<'a> {
    pub name: &'a str,
    pub article: &'a str,
    pub words: &'a str,
    pub marks: &'a str,
    pub readers: &'a str,
    /// Whether the reviewer who asks has read it.
    pub by_me: &'a str,
    pub yes: &'a str,
    pub no: &'a str,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::review::{Anchor, arbitrary};
    use crate::text::{Entry, TextHeader};

    /// A chapter with two articles, the first of two paragraphs, the second of one with two points.
    fn text() -> Text {
        let entry = |(kind, eid, depth): (Kind, &str, usize)| Entry {
            kind,
            eid: eid.into(),
            label: String::new(),
            heading: if depth < 2 { "Two words".into() } else { String::new() },
            text: if depth < 2 { String::new() } else { "Three more words.".into() },
            depth,
        };
        let entries = [
            (Kind::Chapter, "chp_1", 0),
            (Kind::Article, "art_1", 1),
            (Kind::Paragraph, "art_1__para_1", 2),
            (Kind::Paragraph, "art_1__para_2", 2),
            (Kind::Article, "art_2", 1),
            (Kind::Paragraph, "art_2__para_1", 2),
            (Kind::Point, "art_2__para_1__point_a", 3),
            (Kind::Point, "art_2__para_1__point_b", 3),
        ];
        Text::assemble(TextHeader::default(), entries.map(entry).into()).unwrap()
    }

    fn read(eids: &[&str]) -> BTreeSet<String> {
        eids.iter().map(|&eid| eid.to_owned()).collect()
    }

    #[test]
    fn an_article_is_read_when_it_or_all_under_it_is() {
        let text = text();
        let [me, other, third] = [1, 2, 3].map(ReviewerId::from_bits);
        let read: BTreeMap<_, _> = [
            (me, read(&["art_1__para_1", "art_1__para_2", "art_2__para_1__point_a"])),
            (other, read(&["art_1", "art_2__para_1__point_a", "art_2__para_1__point_b", "lost"])),
            (third, BTreeSet::new()),
        ]
        .into();
        let mark = Annotation::new(text.id().clone(), me, Anchor::Provision("art_2__para_1".into()));
        let articles = Articles::of(&text);
        assert_eq!(articles.iter().collect::<Vec<_>>(), [(1, 8), (4, 11)]);
        let coverage = Coverage::of([&mark, &mark], &text, &articles, &read, Some(me));
        let heads = CoverageHeads {
            name: "Coverage",
            article: "Article",
            words: "Words",
            marks: "Marks",
            readers: "Readers",
            by_me: "Me",
            yes: "yes",
            no: "no",
        };
        let expected = "Article,Words,Marks,Readers,Me\r\n§1,8,0,2,yes\r\n§4,11,2,1,no\r\n";
        assert_eq!(coverage.table(&heads, &Names::plain()).to_csv(), expected);
        let figures = (coverage.unmarked(), coverage.unread(), coverage.unread_by_me(), coverage.words());
        assert_eq!(figures, (1, 0, 1, 19));
    }

    #[test]
    fn a_preamble_is_no_article_where_there_are_articles() {
        let entry = |(kind, eid): (Kind, &str)| Entry {
            kind,
            eid: eid.into(),
            label: String::new(),
            heading: String::new(),
            text: "Three more words.".into(),
            depth: 0,
        };
        let text = |entries: &[(Kind, &str)]| {
            Text::assemble(TextHeader::default(), entries.iter().copied().map(entry).collect()).unwrap()
        };
        let all = text(&[
            (Kind::Front, "front"),
            (Kind::Preamble, "preamble"),
            (Kind::Article, "art_1"),
            (Kind::Article, "art_2"),
            (Kind::Annex, "annex_1"),
        ]);
        let me = ReviewerId::from_bits(1);
        let read: BTreeMap<_, _> = [(me, read(&["preamble", "art_2"]))].into();
        let coverage = Coverage::of([], &all, &Articles::of(&all), &read, Some(me));
        assert_eq!((coverage.rows.len(), coverage.articles().count()), (5, 2));
        assert_eq!(coverage.others().map(|row| row.provision).collect::<Vec<_>>(), [0, 1, 4]);
        assert_eq!((coverage.unread_by_me(), coverage.unmarked(), coverage.words()), (1, 2, 6));
        // A text without articles is counted by what it has.
        let plain = text(&[(Kind::Preamble, "preamble"), (Kind::Subparagraph, "p_1")]);
        let coverage = Coverage::of([], &plain, &Articles::of(&plain), &read, Some(me));
        assert_eq!((coverage.articles().count(), coverage.others().count()), (2, 0));
    }

    #[test]
    fn words_are_counted_in_any_script() {
        for (words, count) in [
            ("", 0),
            ("  – … ", 0),
            ("State Party's co-operation, (a) 3.5", 5),
            ("e\u{301}tat de droit", 3),
            ("حُقُوقُ الإنسان", 2),
            ("尊重人权。", 4),
        ] {
            assert_eq!(word_count(words), count, "{words}");
        }
    }

    proptest! {
        #[test]
        fn figures_hold_together(marks in prop::collection::vec(arbitrary::mark(), 0..6), eids in prop::collection::btree_set("art_[1-4]", 0..4)) {
            let text = arbitrary::text();
            let me = ReviewerId::from_bits(1);
            let read: BTreeMap<_, _> = [(me, eids.clone()), (ReviewerId::from_bits(2), eids)].into();
            let coverage = Coverage::of(&marks, &text, &Articles::of(&text), &read, Some(me));
            prop_assert_eq!(coverage.rows.len(), 3);
            prop_assert_eq!(coverage.unread(), coverage.unread_by_me());
            for row in &coverage.rows {
                prop_assert_eq!(row.readers, 2 * usize::from(row.by_me));
                prop_assert!(row.marks <= marks.len());
            }
        }
    }
}
