//! Letters for fonts that do not say which letters their glyphs are.
//!
//! Four ways, the surest first: the same glyph of the same font says it on another page; the font is known and
//! keeps its order; the glyph's neighbours on both sides say it; the numbers follow the order of Unicode at a
//! distance that the language's own frequencies prove. What none of them tells stays unknown.

mod frequency;
mod orders;
mod proof;

use std::collections::{BTreeMap, HashMap};

use super::glyphs::{Glyphs, Letter};

/// Share of unknown signs, of a hundred, above which a text is refused.
pub(super) const MOST_UNKNOWN: usize = 2;

/// Fewest glyphs of known meaning that vouch for an order.
const WITNESSES: usize = 8;

/// How sure letters are that were found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sureness {
    /// Proved by how often the letters come.
    Likely,
    /// The file itself says it elsewhere, or vouches for the order.
    Sure,
}

/// What was found out for a font.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rescue {
    /// The font's name.
    pub font: String,
    /// Glyphs whose letters were found out.
    pub found: usize,
    /// Glyphs whose letters were not.
    pub unknown: usize,
    pub sureness: Sureness,
    /// Index of the first page that they stand on.
    pub page: usize,
}

/// What the glyphs of a font with one name read, by number.
#[derive(Debug, Default)]
struct Face {
    known: BTreeMap<u32, HashMap<Letter, usize>>,
    unknown: BTreeMap<u32, usize>,
    /// First page with unknown glyphs.
    page: Option<usize>,
}

impl Face {
    /// What a number reads by the map, if it mostly reads one thing.
    fn read(&self, id: u32) -> Option<Letter> {
        let letters = self.known.get(&id)?;
        let total: usize = letters.values().sum();
        letters.iter().find(|(_, count)| **count * 10 >= total * 9).map(|(letter, _)| *letter)
    }

    fn char(&self, id: u32) -> Option<char> {
        match self.read(id)? {
            Letter::Char(c) => Some(c),
            _ => None,
        }
    }

    /// Whether a map says nothing but the glyphs' own numbers, as some programs write them.
    fn is_idle(&self) -> bool {
        let same = self.known.keys().filter(|id| self.char(**id).is_some_and(|c| c as u32 == **id)).count();
        same > WITNESSES && same * 10 > self.known.len() * 8
    }

    /// How many known glyphs agree with an order, and how many do not.
    fn witnesses(&self, order: orders::Order) -> (usize, usize) {
        let mut agree = (0, 0);
        for id in self.known.keys() {
            if let (Some(says), Some(ordered)) = (self.char(*id), order(*id)) {
                if says == ordered { agree.0 += 1 } else { agree.1 += 1 }
            }
        }
        agree
    }

    /// What a number reads by the nearest known numbers on both sides, if they agree.
    fn between(&self, id: u32) -> Option<char> {
        const REACH: u32 = 48;
        let distance = |near: &u32| self.char(*near).map(|c| i64::from(c as u32) - i64::from(*near));
        let below =
            self.known.range(id.saturating_sub(REACH)..id).rev().find_map(|(near, _)| distance(near))?;
        let above = self.known.range(id + 1..=id + REACH).find_map(|(near, _)| distance(near))?;
        let letter = (below == above).then(|| u32::try_from(i64::from(id) + below).ok())??;
        char::from_u32(letter).filter(|c| c.is_alphanumeric())
    }
}

/// Finds letters for glyphs that have none, and puts them in; answers what was done for each font.
pub(super) fn rescue(glyphs: &mut Glyphs) -> Vec<Rescue> {
    let mut faces = faces(glyphs);
    for face in faces.values_mut().filter(|face| face.is_idle()) {
        for (id, letters) in std::mem::take(&mut face.known) {
            *face.unknown.entry(id).or_default() += letters.values().sum::<usize>();
        }
        face.page.get_or_insert(0);
    }
    let mut rescues = Vec::new();
    let mut found: HashMap<(String, u32), Letter> = HashMap::new();
    for (name, face) in faces.iter().filter(|(_, face)| !face.unknown.is_empty()) {
        let (letters, sureness) = letters(name, face);
        let saved: usize = letters.keys().filter_map(|id| face.unknown.get(id)).sum();
        let total: usize = face.unknown.values().sum();
        let page = face.page.unwrap_or_default();
        rescues.push(Rescue { font: name.clone(), found: saved, unknown: total - saved, sureness, page });
        found.extend(letters.into_iter().map(|(id, letter)| ((name.clone(), id), letter)));
    }
    let idle: Vec<String> =
        faces.iter().filter(|(_, face)| face.known.is_empty()).map(|(name, _)| name.clone()).collect();
    put(glyphs, &found, &idle);
    rescues
}

/// All fonts of one name together: subsets of one font share its numbers.
fn faces(glyphs: &Glyphs) -> BTreeMap<String, Face> {
    let mut faces: Vec<Face> = Vec::new();
    faces.resize_with(glyphs.fonts.len(), Face::default);
    for (number, page) in glyphs.pages.iter().enumerate() {
        for glyph in &page.glyphs {
            let Some(face) = glyphs.font_of(glyph).and_then(|font| faces.get_mut(font)) else { continue };
            if glyph.letter == Letter::Unknown {
                *face.unknown.entry(glyph.id).or_default() += 1;
                face.page.get_or_insert(number);
            } else {
                *face.known.entry(glyph.id).or_default().entry(glyph.letter).or_default() += 1;
            }
        }
    }
    let mut named: BTreeMap<String, Face> = BTreeMap::new();
    for (font, face) in glyphs.fonts.iter().zip(faces) {
        let all = named.entry(font.name.clone()).or_default();
        for (id, letters) in face.known {
            let known = all.known.entry(id).or_default();
            for (letter, count) in letters {
                *known.entry(letter).or_default() += count;
            }
        }
        for (id, count) in face.unknown {
            *all.unknown.entry(id).or_default() += count;
        }
        all.page = all.page.into_iter().chain(face.page).min();
    }
    named
}

/// The letters of a face's unknown glyphs, and how sure they are.
fn letters(name: &str, face: &Face) -> (HashMap<u32, Letter>, Sureness) {
    let mut letters = HashMap::new();
    let mut sureness = Sureness::Sure;
    let order = order(name, face);
    for id in face.unknown.keys() {
        let ordered = || order.and_then(|order| order(*id)).map(Letter::Char);
        let letter = face.read(*id).or_else(ordered).or_else(|| face.between(*id).map(Letter::Char));
        if let Some(letter) = letter {
            letters.insert(*id, letter);
        }
    }
    let rest: Vec<(u32, usize)> = face
        .unknown
        .iter()
        .filter(|(id, _)| !letters.contains_key(id))
        .map(|(id, count)| (*id, *count))
        .collect();
    for stretch in frequency::stretches(&rest) {
        sureness = Sureness::Likely;
        for (id, _) in &rest {
            // Whatever stands behind them, fonts begin with the signs of ASCII in one order.
            let ascii = || orders::latin_and_cyrillic(*id).filter(char::is_ascii);
            if let Some(letter) = stretch.letter(*id).or_else(ascii) {
                letters.insert(*id, Letter::Char(letter));
            }
        }
    }
    if order.is_some_and(|order| face.witnesses(order).0 < WITNESSES) {
        sureness = Sureness::Likely;
    }
    (letters, sureness)
}

/// The order of a face: of a font of this name, or one that the glyphs of known meaning vouch for, if its letters
/// prove themselves.
fn order(name: &str, face: &Face) -> Option<orders::Order> {
    let vouched = |order: orders::Order| {
        let (agree, differ) = face.witnesses(order);
        agree >= WITNESSES && differ * 20 <= agree
    };
    match orders::of(name) {
        Some(order) => {
            let (agree, differ) = face.witnesses(order);
            (differ * 20 <= agree && (agree >= WITNESSES || proved(face, order))).then_some(order)
        }
        None => Some(orders::latin_and_cyrillic as orders::Order).filter(|order| vouched(*order)),
    }
}

/// Whether the letters that an order gives come as often as in a language; few letters prove nothing and are
/// let pass, for the whole text has to prove itself yet.
fn proved(face: &Face, order: orders::Order) -> bool {
    const TELLING: usize = 150;
    let mut letters: Vec<(char, usize)> =
        face.unknown.iter().filter_map(|(id, count)| Some((order(*id)?, *count))).collect();
    letters
        .extend(face.known.iter().filter_map(|(id, counts)| Some((face.char(*id)?, counts.values().sum()))));
    let total: usize = letters.iter().filter(|(c, _)| c.is_alphabetic()).map(|(_, count)| count).sum();
    let ordered =
        face.unknown.iter().filter(|(id, _)| order(**id).is_some()).map(|(_, count)| count).sum::<usize>();
    let all: usize = face.unknown.values().sum();
    let fits = total < TELLING
        || proof::fit(&folded(&letters)).is_some_and(|(kind, fit)| fit >= proof::enough(kind));
    ordered * 2 > all && fits
}

/// Presentation forms as the letters that they are shapes of.
fn folded(letters: &[(char, usize)]) -> Vec<(char, usize)> {
    use unicode_normalization::UnicodeNormalization as _;
    letters.iter().flat_map(|(c, count)| std::iter::once(*c).nfkc().map(|c| (c, *count))).collect()
}

fn put(glyphs: &mut Glyphs, found: &HashMap<(String, u32), Letter>, idle: &[String]) {
    let mut by_font: Vec<HashMap<u32, Letter>> = vec![HashMap::new(); glyphs.fonts.len()];
    let mut idle_fonts = vec![false; glyphs.fonts.len()];
    for (index, font) in glyphs.fonts.iter().enumerate() {
        if let Some(of_font) = by_font.get_mut(index) {
            of_font.extend(
                found
                    .iter()
                    .filter(|((name, _), _)| *name == font.name)
                    .map(|((_, id), letter)| (*id, *letter)),
            );
        }
        if let Some(is_idle) = idle_fonts.get_mut(index) {
            *is_idle = idle.contains(&font.name);
        }
    }
    let styles = &glyphs.styles;
    for glyph in glyphs.pages.iter_mut().flat_map(|page| &mut page.glyphs) {
        let Some(font) = styles.get(glyph.style as usize).map(|style| style.font as usize) else { continue };
        if glyph.letter == Letter::Unknown || idle_fonts.get(font) == Some(&true) {
            glyph.letter = by_font
                .get(font)
                .and_then(|letters| letters.get(&glyph.id))
                .copied()
                .unwrap_or(Letter::Unknown);
        }
    }
}

/// How many signs of a text are unknown, of how many, on which page first, and in which fonts.
pub(super) struct Remaining {
    pub unknown: usize,
    pub all: usize,
    pub page: usize,
    pub fonts: Vec<String>,
}

/// Counts what is still unknown.
pub(super) fn remaining(glyphs: &Glyphs) -> Remaining {
    let mut remaining = Remaining { unknown: 0, all: 0, page: 0, fonts: Vec::new() };
    for (number, page) in glyphs.pages.iter().enumerate() {
        for glyph in &page.glyphs {
            remaining.all += usize::from(!matches!(glyph.letter, Letter::Char(c) if c.is_whitespace()));
            if glyph.letter != Letter::Unknown {
                continue;
            }
            if remaining.unknown == 0 {
                remaining.page = number;
            }
            remaining.unknown += 1;
            let name =
                glyphs.font_of(glyph).and_then(|font| glyphs.fonts.get(font)).map(|font| font.name.clone());
            if let Some(name) =
                name.filter(|name| remaining.fonts.len() < 4 && !remaining.fonts.contains(name))
            {
                remaining.fonts.push(name);
            }
        }
    }
    remaining
}

/// Whether letters come as often as in some language: what a wrong map gives does not. Short texts tell nothing.
pub(super) fn reads_like_language(glyphs: &Glyphs) -> bool {
    const TELLING: usize = 1_500;
    let mut counts: HashMap<char, usize> = HashMap::new();
    for glyph in glyphs.pages.iter().flat_map(|page| &page.glyphs) {
        if let Letter::Char(c) = glyph.letter {
            *counts.entry(c).or_default() += 1;
        }
    }
    let letters: Vec<(char, usize)> = counts.into_iter().collect();
    let letters = folded(&letters);
    let total: usize = letters.iter().filter(|(c, _)| c.is_alphabetic()).map(|(_, count)| count).sum();
    // Vietnamese spreads its letters over many signs of its own.
    let vietnamese = letters.iter().filter(|(c, _)| matches!(c, '\u{1e00}'..='\u{1eff}'));
    let vietnamese: usize = vietnamese.map(|(_, count)| count).sum();
    total < TELLING
        || vietnamese * 20 > total
        || proof::fit(&letters).is_none_or(|(kind, fit)| fit >= proof::some(kind))
}
