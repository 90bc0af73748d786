//! The report as plain data for the template: every string printable, every place and colour worked out,
//! so that the template only sets type.

use std::collections::BTreeSet;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::characters::{Printable, Words, is_rtl, language_code};
use super::comment::{self, Paragraph};
use super::discussion;
use super::rows::{self, Row};
use super::runs::{self, Places, Run, colour_of, dark, hex, tint};
use crate::export::selection::{Extent, HeatRow, Mark, Selection, UsedConcern};
use crate::review::Rating;
use crate::text::Status;

/// The day that a report bears in its metadata when dates were not chosen; PDF/A asks for one.
const NO_DAY: [u16; 3] = [2000, 1, 1];

/// A comment longer than this (`char`s) is set across the page below its passage.
const LONG_COMMENT: usize = 1_400;

/// A comment of more lines than this may break across pages.
const TALL: usize = 22;

/// What the template is given, as JSON.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    lang: String,
    rtl: bool,
    /// For the document's metadata.
    name: String,
    date: [u16; 3],
    cover: Cover,
    ratings: Vec<RatingLine>,
    concerns: Vec<ConcernLine>,
    heat: Heat,
    recommendations: Vec<Recommendation>,
    /// Some articles are not shown.
    abridged: bool,
    rows: Vec<Row>,
    /// Comments on the whole text, and those whose place is gone.
    whole: Vec<Note>,
    whole_words: Vec<Run>,
    lost: Vec<Note>,
    notes: Vec<Note>,
    sources: Vec<Words>,
}

#[derive(Debug, Serialize)]
struct Cover {
    title: Words,
    /// The title on one line, for the head of each page.
    running: Words,
    instrument: Words,
    version: Words,
    symbol: Words,
    date: Words,
    language: Words,
    notice: Words,
    digest: bool,
    authors: Vec<Words>,
    days: Words,
    fingerprint: String,
    marks: usize,
    articles: usize,
    filtered: bool,
    /// How many marks are red lines and serious concerns, in words.
    gravest: String,
    /// Some characters could not be printed.
    boxes: bool,
}

#[derive(Debug, Clone, Serialize)]
struct RatingLine {
    id: &'static str,
    name: &'static str,
    meaning: &'static str,
    count: usize,
}

#[derive(Debug, Serialize)]
struct ConcernLine {
    chip: Chip,
    definition: Vec<Words>,
    depth: usize,
    count: usize,
}

/// A concern as a small label.
#[derive(Debug, Clone, Serialize)]
struct Chip {
    letter: String,
    name: Words,
    colour: String,
    tint: String,
}

#[derive(Debug, Serialize)]
struct Heat {
    columns: Vec<Chip>,
    rows: Vec<HeatLine>,
}

#[derive(Debug, Serialize)]
struct HeatLine {
    place: Words,
    heading: Words,
    cells: Vec<Cell>,
    total: usize,
    gravest: &'static str,
    /// The article's first comment.
    first: usize,
}

#[derive(Debug, Serialize)]
struct Cell {
    count: usize,
    fill: String,
}

#[derive(Debug, Serialize)]
struct Recommendation {
    n: usize,
    place: Words,
    rating: &'static str,
    words: Words,
}

/// A comment beside its passage.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Note {
    pub n: usize,
    place: Words,
    /// What it covers, where that is not a passage.
    whole: bool,
    /// The passage has a number in the text to point back to.
    anchored: bool,
    rating: &'static str,
    rating_name: &'static str,
    chips: Vec<Chip>,
    colour: String,
    /// The marked words, where they cannot be shown in the text.
    quote: Words,
    comment: Vec<Paragraph>,
    recommendation: Words,
    amendment: Option<discussion::Amendment>,
    replies: Vec<discussion::Reply>,
    sources: String,
    author: Words,
    day: String,
    pub size: Size,
}

/// How a comment is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) enum Size {
    /// In the margin, never broken across pages.
    Short,
    /// In the margin, broken where the page ends.
    Tall,
    /// Across the page, below the passage.
    Long,
}

impl Report {
    pub(super) fn of(selection: &Selection, printable: &Printable) -> Self {
        let places = Places::of(selection);
        let lang = language_code(&selection.header.language);
        let mut notes: Vec<Note> =
            selection.marks.iter().map(|mark| note(mark, selection, printable)).collect();
        let rows = rows::rows(selection, &places, &notes, printable);
        let whole_words = runs::whole_text(selection, printable);
        let whole: BTreeSet<usize> = whole_words.iter().flat_map(|run| &run.ends).map(|end| end.n).collect();
        let beside: BTreeSet<usize> = rows.iter().flat_map(Row::comments).collect();
        let anchors: BTreeSet<usize> = rows.iter().flat_map(Row::anchors).collect();
        for note in &mut notes {
            note.anchored = whole.contains(&note.n) || anchors.contains(&note.n);
        }
        // Every comment stands somewhere: links lead to it.
        let (whole, lost): (Vec<Note>, Vec<Note>) = notes
            .iter()
            .filter(|note| !beside.contains(&note.n))
            .cloned()
            .partition(|note| whole.contains(&note.n));
        let sources =
            selection.bibliography.iter().map(|source| printable.line(&source.citation())).collect();
        let heat = heat(selection, printable);
        let concerns = selection.concerns.iter().map(|concern| concern_line(concern, printable)).collect();
        let recommendations = recommendations(selection, printable);
        let title = printable.line(&selection.title);
        Self {
            rtl: is_rtl(&lang),
            name: title.lines.first().cloned().unwrap_or_else(|| "Review".to_owned()),
            date: day_of(selection),
            ratings: ratings(selection),
            concerns,
            heat,
            recommendations,
            abridged: !selection.whole_text,
            whole,
            whole_words,
            lost,
            rows,
            notes,
            sources,
            lang,
            // Last, so that it knows whether anything could not be printed.
            cover: cover(selection, title, printable),
        }
    }

    /// Names this very report, for the PDF's identifier.
    pub(super) fn fingerprint(json: &[u8]) -> String {
        let digest = Sha256::digest(json);
        digest.iter().take(16).fold(String::new(), |name, byte| format!("{name}{byte:02x}"))
    }
}

/// A title that fits the head of a page: at most so many `char`s, cut at a word.
fn running(title: &str) -> String {
    const MOST: usize = 84;
    let line = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((limit, _)) = line.char_indices().nth(MOST) else { return line };
    let head = line.get(..limit).unwrap_or_default();
    // Where words have no spaces between them, the last sign that fits is as good as any.
    let cut = head.rfind(' ').filter(|at| *at > limit / 2).unwrap_or(limit);
    format!("{}…", head.get(..cut).unwrap_or_default())
}

fn cover(selection: &Selection, title: Words, printable: &Printable) -> Cover {
    let header = &selection.header;
    let days = selection
        .days
        .as_ref()
        .map(|(first, last)| if first == last { first.clone() } else { format!("{first} to {last}") });
    let authors = selection.authors.iter().flatten().map(|name| printable.line(name)).collect();
    Cover {
        title,
        running: printable.line(&running(&selection.title)),
        instrument: printable.line(&header.instrument.title),
        version: printable.line(&header.version),
        symbol: printable.line(&header.symbol),
        date: printable.line(&header.date),
        language: printable.line(&language_name(&header.language)),
        notice: printable.line(&header.notice),
        digest: header.status == Status::Digest,
        authors,
        days: printable.line(&days.unwrap_or_default()),
        fingerprint: fingerprint(selection.text.as_str()),
        marks: selection.marks.len(),
        articles: selection.marked_articles(),
        filtered: selection.filtered,
        gravest: gravest(selection),
        boxes: printable.lacked_glyphs(),
    }
}

fn gravest(selection: &Selection) -> String {
    let count = |wanted: Rating, one: &str, many: &str| {
        let count =
            selection.ratings.iter().find(|(rating, _)| *rating == wanted).map_or(0, |(_, count)| *count);
        (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
    };
    let parts = [
        count(Rating::RedLine, "red line", "red lines"),
        count(Rating::Serious, "serious concern", "serious concerns"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The first 16 digits in fours, enough to compare by eye.
fn fingerprint(hash: &str) -> String {
    let digits: Vec<char> = hash.chars().filter(char::is_ascii_hexdigit).take(16).collect();
    digits.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn language_name(tag: &str) -> String {
    let name = match language_code(tag).as_str() {
        _ if tag.trim().is_empty() => "",
        "ar" => "Arabic",
        "zh" => "Chinese",
        "en" => "English",
        "fr" => "French",
        "ru" => "Russian",
        "es" => "Spanish",
        _ => tag,
    };
    name.to_owned()
}

/// The day of the latest mark, if dates were chosen.
fn day_of(selection: &Selection) -> [u16; 3] {
    let format = time::macros::format_description!("[year]-[month]-[day]");
    let last = selection.days.as_ref().and_then(|(_, last)| time::Date::parse(last, format).ok());
    let day = |date: time::Date| {
        let year = u16::try_from(date.year()).ok().filter(|year| (1..=9999).contains(year))?;
        Some([year, u16::from(u8::from(date.month())), u16::from(date.day())])
    };
    last.and_then(day).unwrap_or(NO_DAY)
}

fn ratings(selection: &Selection) -> Vec<RatingLine> {
    let line = |(rating, count): &(Rating, usize)| RatingLine {
        id: rating.id(),
        name: rating.name(),
        meaning: rating.meaning(),
        count: *count,
    };
    selection.ratings.iter().rev().map(line).collect()
}

fn chip(concern: &UsedConcern, printable: &Printable) -> Chip {
    Chip {
        letter: printable.text(&concern.letter),
        name: printable.line(&concern.name),
        colour: hex(dark(concern.colour)),
        tint: hex(tint(concern.colour)),
    }
}

fn concern_line(concern: &UsedConcern, printable: &Printable) -> ConcernLine {
    ConcernLine {
        chip: chip(concern, printable),
        definition: printable.paragraphs(&concern.definition),
        depth: concern.depth,
        count: concern.count,
    }
}

fn heat(selection: &Selection, printable: &Printable) -> Heat {
    let table = &selection.heat;
    let columns: Vec<&UsedConcern> =
        table.columns.iter().filter_map(|&at| selection.concerns.get(at)).collect();
    let line = |row: &HeatRow| {
        let article = selection.provision(row.article);
        let (place, heading) =
            article.map_or(("", ""), |article| (article.citation.as_str(), article.heading.as_str()));
        let cell = |(count, concern): (&usize, &&UsedConcern)| Cell {
            count: *count,
            fill: if *count == 0 { String::new() } else { shade(concern.colour, *count, table.most) },
        };
        HeatLine {
            place: printable.line(place),
            heading: printable
                .line(&shorten(if heading == place { "" } else { heading }, ROW.saturating_sub(place.len()))),
            cells: row.cells.iter().zip(&columns).map(cell).collect(),
            total: row.total,
            gravest: row.gravest.id(),
            first: selection
                .marks
                .iter()
                .find(|mark| mark.article == Some(row.article))
                .map_or(0, |mark| mark.number),
        }
    };
    Heat {
        columns: columns.iter().map(|concern| chip(concern, printable)).collect(),
        rows: table.rows.iter().map(line).collect(),
    }
}

/// Letters of place and heading that go on one line of the table of articles and concerns.
const ROW: usize = 44;

/// At most about `limit` `char`s, cut between words.
fn shorten(words: &str, limit: usize) -> String {
    let mut kept = String::new();
    for word in words.split_inclusive(' ') {
        if kept.chars().count() + word.trim_end().chars().count() > limit {
            return format!(
                "{}…",
                if kept.is_empty() {
                    words.chars().take(limit).collect()
                } else {
                    kept.trim_end().to_owned()
                }
            );
        }
        kept.push_str(word);
    }
    kept
}

/// The more marks, the stronger; always light enough for black figures.
fn shade(colour: [u8; 3], count: usize, most: usize) -> String {
    let strength = 14 + 34 * count.min(most) / most.max(1);
    hex(colour.map(|part| ((usize::from(part) * strength + 255 * (100 - strength)) / 100) as u8))
}

fn recommendations(selection: &Selection, printable: &Printable) -> Vec<Recommendation> {
    let made = selection.marks.iter().filter(|mark| !mark.recommendation.trim().is_empty());
    let line = |mark: &Mark| Recommendation {
        n: mark.number,
        place: printable.line(&mark.place),
        rating: mark.rating.id(),
        words: printable.line(&mark.recommendation),
    };
    made.map(line).collect()
}

fn note(mark: &Mark, selection: &Selection, printable: &Printable) -> Note {
    let lost = mark.extent == Extent::Lost;
    let sources: Vec<String> = mark.references.iter().map(ToString::to_string).collect();
    let mut note = Note {
        n: mark.number,
        place: printable.line(&mark.place),
        whole: matches!(mark.extent, Extent::Provision(_)),
        anchored: false,
        rating: mark.rating.id(),
        rating_name: mark.rating.name(),
        chips: selection.concerns_of(mark).map(|concern| chip(concern, printable)).collect(),
        colour: hex(dark(colour_of(mark, selection))),
        quote: printable.line(if lost { &mark.quote } else { "" }),
        comment: comment::printable(&mark.comment, printable),
        recommendation: printable.line(&mark.recommendation),
        amendment: mark.amendment.as_ref().map(|amendment| discussion::amendment(amendment, printable)),
        replies: mark.replies.iter().map(|reply| discussion::reply(reply, printable)).collect(),
        sources: sources.join(", "),
        author: printable.line(mark.author.as_deref().unwrap_or_default()),
        day: printable.text(mark.date.as_deref().unwrap_or_default()),
        size: Size::Short,
    };
    let discussed = discussion::chars(mark);
    if mark.comment.chars().count() + discussed > LONG_COMMENT {
        note.size = Size::Long;
    } else if lines_of(&note) > TALL {
        note.size = Size::Tall;
    }
    note
}

/// Roughly how many lines of the margin a comment takes.
pub(super) fn lines_of(note: &Note) -> usize {
    const LETTERS: usize = 44;
    let lines =
        |words: &Words| words.lines.iter().map(|line| 1 + line.chars().count() / LETTERS).sum::<usize>();
    let paragraph = |it: &Paragraph| it.lines.len() + it.plain().chars().count() / LETTERS;
    let comment: usize = note.comment.iter().map(paragraph).sum();
    let replies: usize = note.replies.iter().flat_map(|reply| &reply.comment).map(paragraph).sum();
    let amended = note.amendment.as_ref().map_or(0, |amendment| amendment.lines(LETTERS));
    let extra =
        usize::from(!note.sources.is_empty() || !note.day.is_empty() || !note.author.lines.is_empty());
    4 + note.chips.len() / 2
        + comment
        + amended
        + replies
        + note.replies.len()
        + lines(&note.recommendation) * 5 / 4
        + extra
}
