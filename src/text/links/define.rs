//! The terms a text defines: in its article on the use of terms, and in passing (“hereinafter
//! referred to as ‘the Conference’”).

use std::ops::Range;

use super::quoted::{Quoted, quoted};
use super::term::Index;
use crate::text::words::{fold, head};
use crate::text::{Provision, ProvisionKind as Kind, Text};

/// A term and the words that define it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefinedTerm {
    /// As the text writes it, without quotation marks.
    pub term: String,
    /// Index of the provision that defines it.
    pub provision: usize,
    /// The definition, in `char` offsets of that provision's words.
    pub range: Range<usize>,
}

/// A place where a defined term is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermUse {
    /// `char` offsets in the words that were searched.
    pub range: Range<usize>,
    /// Index of the provision that defines the term.
    pub target: usize,
    /// Index of the term in [`Definitions::terms`].
    pub term: usize,
}

/// All terms a text defines, ready to be found in its words. Belongs to one text.
#[derive(Debug, Clone, Default)]
pub struct Definitions {
    terms: Vec<DefinedTerm>,
    /// For each term the provisions in which every use is part of the definition.
    within: Vec<Range<usize>>,
    index: Index,
}

/// Headings of the article that defines terms, folded.
const HEADINGS: &[&str] = &[
    "use of terms",
    "definitions",
    "terms and definitions",
    "definition of terms",
    "terminology",
    "terms used",
    "emploi des termes",
    "terminologie",
    "terminos empleados",
    "definiciones",
    "terminologia",
    "uso de terminos",
    "terminos utilizados",
    "определения",
    "термины",
    "употребление терминов",
    "использование терминов",
    "используемые термины",
    "استخدام المصطلحات",
    "المصطلحات",
    "تعاريف",
    "التعاريف",
    "用语",
    "术语",
    "定义",
];

/// Words that announce a name for what was just said.
const INLINE: &[&str] = &[
    "hereinafter",
    "hereafter",
    "ci-après",
    "en adelante",
    "en lo sucesivo",
    "далее",
    "فيما يلي",
    "以下简称",
    "下称",
    "以下称",
];

/// How far behind such a word its term may stand, in bytes.
/// Most terms taken from a text; what a hostile one quotes beyond is left alone.
const MOST_TERMS: usize = 400;
const INLINE_REACH: usize = 90;

/// Words before a term that are no part of it.
const ARTICLES: &[&str] = &["the ", "an ", "a ", "la ", "le ", "les ", "l'", "l’", "el ", "los ", "las "];

/// How many provisions are looked at to learn whether a term is written with a capital.
const LOOKED_AT: usize = 3000;

impl Definitions {
    /// Finds the terms a text defines. Takes time linear in its length: keep the answer.
    pub fn of(text: &Text) -> Self {
        let mut found = Self::default();
        let mut at = 0;
        while let Some(provision) = text.provisions().get(at) {
            if defines_terms(provision) {
                let within = text.subtree(at);
                at = within.end.max(at + 1);
                found.article(text, within);
            } else {
                found.in_passing(at, provision);
                at += 1;
            }
        }
        found.learn_capitals(text);
        found
    }

    /// The terms, in text order.
    pub fn terms(&self) -> &[DefinedTerm] {
        &self.terms
    }

    /// Where defined terms are used in the words of the provision `own`, in order and apart from each other;
    /// not inside their own definitions. Whole words, whatever their case, in English in the plural too; a
    /// single word the text writes with a capital (“Party”) is found with a capital only. Takes time
    /// linear in the length of the words.
    pub fn in_words(&self, words: &str, own: usize) -> Vec<TermUse> {
        let uses = self.index.find(words).into_iter().filter_map(|hit| {
            let term = self.terms.get(hit.term)?;
            let inside = self.within.get(hit.term).is_some_and(|within| within.contains(&own))
                || (term.provision == own
                    && hit.range.start < term.range.end
                    && term.range.start < hit.range.end);
            (!inside).then_some(TermUse { range: hit.range, target: term.provision, term: hit.term })
        });
        uses.collect()
    }

    /// Takes the terms of an article on the use of terms.
    fn article(&mut self, text: &Text, within: Range<usize>) {
        let before = self.terms.len();
        for at in within.clone() {
            if let Some(provision) = text.provisions().get(at) {
                self.quoted(text, at, provision);
            }
        }
        if self.terms.len() == before && text.header().language.starts_with("en") {
            for at in within.skip(1) {
                if let Some(provision) = text.provisions().get(at) {
                    self.plain(text, at, &provision.words());
                }
            }
        }
    }

    /// “Electronic data” shall mean …
    fn quoted(&mut self, text: &Text, at: usize, provision: &Provision) {
        let words = provision.words();
        let divided = text.subtree(at).len() > 1;
        let mut heads: Vec<(Quoted, bool)> = Vec::new();
        let mut last: Option<Quoted> = None;
        for quote in quoted(&words) {
            let chained = last.as_ref().is_some_and(|last| {
                is_chain(words.get(last.whole.end..quote.whole.start).unwrap_or_default())
            });
            let opens = introduces(words.get(..quote.whole.start).unwrap_or_default());
            let defined = divided || !words.get(quote.whole.end..).unwrap_or_default().trim().is_empty();
            if (chained || opens) && defined {
                last = Some(quote.clone());
                heads.push((quote, chained));
            } else {
                last = None;
            }
        }
        // A definition runs to where the next begins.
        let mut start = 0;
        for (count, (quote, chained)) in heads.iter().enumerate() {
            if !chained {
                start = quote.whole.start;
            }
            let next = heads.iter().skip(count + 1).find(|(_, chained)| !chained);
            let end = next.map_or(words.len(), |(next, _)| next.whole.start);
            let within = if next.is_none() && heads.iter().all(|(quote, _)| quote.whole.start >= start) {
                text.subtree(at)
            } else {
                0..0
            };
            self.add(&words, quote.inside.clone(), at, start..end, within);
        }
    }

    /// “(c) traffic data are data about …”, as plain retellings define without quotation marks.
    fn plain(&mut self, text: &Text, at: usize, words: &str) {
        const VERBS: [&str; 6] = [" is ", " are ", " means ", " mean ", " shall mean ", " includes "];
        let reach = head(words, 120);
        let verb = VERBS.iter().filter_map(|verb| reach.find(verb)).min();
        let Some(said) = verb.and_then(|verb| reach.get(..verb)) else { return };
        let lead =
            ARTICLES.iter().find(|article| said.starts_with(**article)).map_or(0, |article| article.len());
        let short = said.split_whitespace().count() <= 10;
        let clean = said.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '(' | ')' | '/'));
        if !short || !clean || said.starts_with("any ") {
            return;
        }
        let named = said.get(lead..).unwrap_or_default();
        let cuts = named.split_inclusive(['(', ')']);
        let mut from = lead;
        for cut in cuts {
            let part = cut.trim_end_matches(['(', ')']);
            let mut begin = from;
            for term in part.split(" or ") {
                let skipped = term.len() - term.trim_start().len();
                let inside = begin + skipped..begin + skipped + term.trim().len();
                self.add(words, inside, at, 0..words.len(), text.subtree(at));
                begin += term.len() + " or ".len();
            }
            from += cut.len();
        }
    }

    /// (hereinafter referred to as “the Conference”), (the “Committee”)
    fn in_passing(&mut self, at: usize, provision: &Provision) {
        let words = provision.words();
        let marks: Vec<usize> =
            INLINE.iter().flat_map(|mark| words.match_indices(mark).map(|(at, _)| at)).collect();
        if marks.is_empty() && !words.contains('(') {
            return;
        }
        let mut last: Option<usize> = None;
        for quote in quoted(&words) {
            let announced = marks.iter().any(|&mark| {
                (mark..mark + INLINE_REACH).contains(&quote.whole.start)
                    && !words
                        .get(mark..quote.whole.start)
                        .unwrap_or_default()
                        .contains([')', ';', ',', '،', '\n'])
            });
            let chained =
                last.is_some_and(|last| is_chain(words.get(last..quote.whole.start).unwrap_or_default()));
            if announced || chained || in_brackets(&words, &quote) {
                last = Some(quote.whole.end);
                let range = sentence(&words, &quote.whole);
                self.add(&words, quote.inside, at, range, 0..0);
            } else {
                last = None;
            }
        }
    }

    /// Takes in a term, by its bytes in the words of the provision `at`, unless it is known.
    fn add(
        &mut self,
        words: &str,
        inside: Range<usize>,
        at: usize,
        range: Range<usize>,
        within: Range<usize>,
    ) {
        let Some(term) = words.get(inside) else { return };
        let lead =
            ARTICLES.iter().find(|article| term.starts_with(**article)).map_or(0, |article| article.len());
        let term = term.get(lead..).unwrap_or_default().trim_matches(|c: char| c.is_whitespace() || c == ',');
        if self.terms.len() >= MOST_TERMS {
            return;
        }
        let folded = fold(term);
        let fits = term.chars().filter(|c| c.is_alphabetic()).count() > 1;
        if !fits || self.terms.iter().any(|known| fold(&known.term) == folded) {
            return;
        }
        let chars = |at: usize| words.get(..at).map_or(0, |before| before.chars().count());
        self.index.add(term, self.terms.len());
        self.within.push(within);
        self.terms.push(DefinedTerm {
            term: term.to_owned(),
            provision: at,
            range: chars(range.start)..chars(range.end),
        });
    }

    /// Finds out which single words are terms only with a capital: those the text mostly writes so
    /// inside its sentences.
    fn learn_capitals(&mut self, text: &Text) {
        let single = |term: &DefinedTerm| {
            term.term.starts_with(char::is_uppercase) && !term.term.contains(char::is_whitespace)
        };
        if !self.terms.iter().any(single) {
            return;
        }
        let mut uses = vec![(0_usize, 0_usize); self.terms.len()];
        for provision in text.provisions().iter().take(LOOKED_AT) {
            for hit in self.index.find(&provision.text).into_iter().filter(|hit| !hit.opens) {
                if let Some((capital, small)) = uses.get_mut(hit.term) {
                    *if hit.capital { capital } else { small } += 1;
                }
            }
        }
        for (at, (capital, small)) in uses.into_iter().enumerate() {
            if capital > 0 && capital >= small && self.terms.get(at).is_some_and(single) {
                self.index.demand_capital(at);
            }
        }
    }
}

/// Whether the provision is the article on the use of terms.
fn defines_terms(provision: &Provision) -> bool {
    if !matches!(provision.kind, Kind::Article | Kind::Section | Kind::Chapter | Kind::Title | Kind::Part) {
        return false;
    }
    let heading = if provision.heading.is_empty() { head(&provision.text, 60) } else { &provision.heading };
    let folded = fold(head(heading, 60));
    let folded = folded.trim_start();
    // “Definition of a child” defines no terms.
    HEADINGS.iter().any(|known| {
        let rest = folded.strip_prefix(fold(known).as_str());
        rest.is_some_and(|rest| !rest.starts_with(char::is_lowercase))
    }) && provision.heading.chars().count() <= 60
}

/// Whether a term may be defined right behind these words: they end a sentence or an item, save for
/// a few words such as “The term”, «Под», «يقصد بعبارة».
fn introduces(before: &str) -> bool {
    let boundary = |c: char| matches!(c, '.' | ';' | ':' | '\n' | '。' | '；' | '：' | '؛');
    let from = before.rfind(boundary).map_or(0, |at| at + 1);
    let lead = before.get(from..).unwrap_or_default().trim_start_matches(|c: char| !c.is_alphanumeric());
    let words = lead.split_whitespace().count();
    words <= 4 && lead.chars().count() <= 40
}

/// Whether nothing but “and” or “or” stands between two terms.
fn is_chain(between: &str) -> bool {
    let bare = between.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '،' | '、'));
    matches!(bare, "" | "and" | "or" | "et" | "ou" | "y" | "o" | "и" | "или" | "و" | "أو" | "和" | "或")
        && between.chars().count() <= 12
}

/// (the “Committee”)
fn in_brackets(words: &str, quote: &Quoted) -> bool {
    let before = words.get(..quote.whole.start).unwrap_or_default();
    let bare = ARTICLES.iter().find_map(|article| before.strip_suffix(article)).unwrap_or(before);
    let closes = words.get(quote.whole.end..).is_some_and(|after| after.starts_with([')', '）']));
    closes && bare.trim_end().ends_with(['(', '（'])
}

/// The sentence around these bytes.
fn sentence(words: &str, around: &Range<usize>) -> Range<usize> {
    let before = words.get(..around.start).unwrap_or_default();
    let start = [". ", "\n", "; ", "。"].iter().filter_map(|end| Some(before.rfind(end)? + end.len())).max();
    let after = words.get(around.end..).unwrap_or_default();
    let end = [". ", "\n", "; ", "。"].iter().filter_map(|end| after.find(end)).min();
    let stop = |end: usize| after.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    start.unwrap_or(0)..end.map_or(words.len(), |end| around.end + end + stop(end))
}
