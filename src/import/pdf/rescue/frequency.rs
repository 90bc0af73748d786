//! Finding an order without knowing the font: fonts mostly number their glyphs in the order of Unicode, so one
//! distance turns numbers into letters. All distances are tried, and the one kept whose letters come as often as
//! they do in a language, if no other comes near it.

use super::proof::{self, Kind};

/// Fewest glyphs that tell a distance.
const FEWEST: usize = 300;

/// A stretch of numbers in the order of Unicode.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stretch {
    /// Letters that it turns numbers into, first and last.
    pub letters: [char; 2],
    /// What is added to a number to make a letter; may be less than nothing.
    pub distance: i64,
    /// How well it fits, from 0 to 1.
    pub fit: f64,
}

impl Stretch {
    pub fn letter(&self, id: u32) -> Option<char> {
        let c = u32::try_from(i64::from(id) + self.distance).ok().and_then(char::from_u32)?;
        (self.letters[0]..=self.letters[1]).contains(&c).then_some(c)
    }
}

/// The stretches that explain these glyphs, given as number and count: those that prove themselves.
pub(super) fn stretches(glyphs: &[(u32, usize)]) -> Vec<Stretch> {
    let total: usize = glyphs.iter().map(|(_, count)| count).sum();
    if total < FEWEST {
        return Vec::new();
    }
    let tried =
        [(Kind::Chinese, ['\u{4e00}', '\u{9fa5}']), (Kind::Cyrillic, ['А', 'я']), (Kind::Latin, [' ', '~'])];
    let found = tried.into_iter().filter_map(|(kind, letters)| best(glyphs, total, kind, letters));
    let mut found: Vec<Stretch> = found.collect();
    found.sort_by(|a, b| b.fit.total_cmp(&a.fit));
    found.truncate(1);
    found
}

/// The best distance for letters of a kind, if it proves itself.
fn best(glyphs: &[(u32, usize)], total: usize, kind: Kind, letters: [char; 2]) -> Option<Stretch> {
    let (low, high) = (glyphs.iter().map(|(id, _)| *id).min()?, glyphs.iter().map(|(id, _)| *id).max()?);
    let from = i64::from(letters[0] as u32) - i64::from(high);
    let to = i64::from(letters[1] as u32) - i64::from(low);
    let mut best = Stretch { letters, distance: 0, fit: 0.0 };
    let mut second = 0.0_f64;
    for distance in from..=to {
        let tried = Stretch { distance, fit: 0.0, letters };
        let fit = score(glyphs, total, kind, &tried);
        if fit > best.fit {
            second = best.fit;
            best = Stretch { fit, ..tried };
        } else {
            second = second.max(fit);
        }
    }
    (best.fit >= proof::enough(kind) && best.fit - second > MARGIN).then_some(best)
}

/// How much better than the next the best distance must be.
const MARGIN: f64 = 0.08;

/// How well the letters fit, times the share of glyphs that become letters.
fn score(glyphs: &[(u32, usize)], total: usize, kind: Kind, stretch: &Stretch) -> f64 {
    if kind == Kind::Chinese {
        let common = glyphs.iter().filter(|(id, _)| stretch.letter(*id).is_some_and(proof::is_common));
        return common.map(|(_, count)| count).sum::<usize>() as f64 / total as f64;
    }
    let letters: Vec<(char, usize)> =
        glyphs.iter().filter_map(|(id, count)| Some((stretch.letter(*id)?, *count))).collect();
    let covered: usize = letters.iter().map(|(_, count)| count).sum();
    if covered * 10 < total * 7 {
        return 0.0;
    }
    // Capitals lie beside small letters and come as often by their shapes; running text is small.
    let count = |of: fn(char) -> bool| {
        letters.iter().filter(|(c, _)| of(*c)).map(|(_, count)| count).sum::<usize>() as f64
    };
    let small = count(char::is_lowercase) / count(char::is_alphabetic).max(1.0);
    proof::fit(&letters)
        .filter(|(found, _)| *found == kind)
        .map_or(0.0, |(_, fit)| fit * small.clamp(0.1, 0.95) / 0.95)
}
