//! Where on which page every character of every paragraph stands, so that a mark can be shown on the page and
//! written into the file.

use serde::{Deserialize, Serialize};

use super::segments::Frame;

/// Four corners in PDF user space, in points: start and end of the upper edge, start and end of the lower edge,
/// as the words run. That is the order of `/QuadPoints` as readers take it.
pub type Quad = [[f32; 2]; 4];

/// How far letters reach over their baseline and under it, in sizes.
const REACH: [f32; 2] = [0.8, 0.22];

/// Stands for no line.
const NOWHERE: u32 = u32::MAX;

/// A page as it is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct PageBox {
    /// What is shown of the page, in user space: left, bottom, right, top, in points.
    pub crop: [f32; 4],
    /// How far it is turned clockwise to be shown: 0, 90, 180 or 270 degrees.
    pub turn: u16,
}

/// A line of a page.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct PlaceLine {
    page: u32,
    along: [f32; 2],
    base: f32,
    size: f32,
}

/// A character on a line: from, to, in points along it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct Spot {
    line: u32,
    from: f32,
    to: f32,
}

/// The places of all characters of a [`Source`](crate::import::Source) that was read from a PDF.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Places {
    pages: Vec<PageBox>,
    lines: Vec<PlaceLine>,
    paragraphs: Vec<Vec<Spot>>,
}

impl Places {
    /// The pages of the file, in order.
    pub fn pages(&self) -> &[PageBox] {
        &self.pages
    }

    /// Page, from 0, and corners of a character of a paragraph; nothing for one that the reader put in.
    pub fn of(&self, paragraph: usize, char: usize) -> Option<(usize, Quad)> {
        let spot = self.paragraphs.get(paragraph)?.get(char)?;
        let line = self.lines.get(spot.line as usize)?;
        Some((line.page as usize, line.quad(spot.from, spot.to)))
    }

    /// One quad for each line that a passage touches, with its page from 0: the passage is `from..to`, in `char`
    /// of the paragraph.
    pub fn quads(&self, paragraph: usize, from: usize, to: usize) -> Vec<(usize, Quad)> {
        let spots = self.paragraphs.get(paragraph).map(Vec::as_slice).unwrap_or_default();
        let spots = spots.get(from.min(spots.len())..to.min(spots.len())).unwrap_or_default();
        let mut lines: Vec<Spot> = Vec::new();
        for spot in spots.iter().filter(|spot| spot.line != NOWHERE) {
            match lines.last_mut().filter(|last| last.line == spot.line) {
                Some(last) => {
                    last.from = last.from.min(spot.from);
                    last.to = last.to.max(spot.to);
                }
                None => lines.push(*spot),
            }
        }
        let place = |spot: Spot| {
            let line = self.lines.get(spot.line as usize)?;
            Some((line.page as usize, line.quad(spot.from, spot.to)))
        };
        lines.into_iter().filter_map(place).collect()
    }

    /// Paragraph, character, page from 0, and corners of every character that stands in the file.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, usize, usize, Quad)> + '_ {
        self.paragraphs.iter().enumerate().flat_map(move |(paragraph, spots)| {
            let placed = spots.iter().enumerate();
            placed.filter_map(move |(char, _)| {
                self.of(paragraph, char).map(|(page, quad)| (paragraph, char, page, quad))
            })
        })
    }

    /// The number of paragraphs.
    pub fn len(&self) -> usize {
        self.paragraphs.len()
    }

    pub fn is_empty(&self) -> bool {
        self.paragraphs.is_empty()
    }
}

impl PlaceLine {
    fn quad(&self, from: f32, to: f32) -> Quad {
        let [c, s] = self.along;
        let user = |x: f32, y: f32| [x * c - y * s, y * c + x * s];
        let (top, bottom) = (self.base + REACH[0] * self.size, self.base - REACH[1] * self.size);
        [user(from, top), user(to, top), user(from, bottom), user(to, bottom)]
    }
}

/// Takes down places while paragraphs are put together.
#[derive(Debug, Default)]
pub(super) struct Surveyor {
    places: Places,
}

impl Surveyor {
    pub fn page(&mut self, crop: [f32; 4], turn: u16) {
        self.places.pages.push(PageBox { crop, turn });
    }

    /// How many pages the file has.
    pub fn pages(&self) -> usize {
        self.places.pages.len()
    }

    /// Begins a line; answers its number.
    pub fn line(&mut self, frame: &Frame, base: f32, size: f32) -> u32 {
        self.places.lines.push(PlaceLine { page: frame.page, along: frame.along, base, size });
        (self.places.lines.len() - 1) as u32
    }

    /// Keeps the places of a paragraph.
    pub fn paragraph(&mut self, track: Track) {
        self.places.paragraphs.push(track.spots);
    }

    pub fn finish(self) -> Places {
        self.places
    }
}

/// The places of a paragraph that grows.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Track {
    spots: Vec<Spot>,
}

impl Track {
    pub fn push(&mut self, line: u32, from: f32, to: f32) {
        self.spots.push(Spot { line, from, to });
    }

    /// For a character that stands nowhere.
    pub fn push_nowhere(&mut self) {
        self.spots.push(Spot { line: NOWHERE, from: 0.0, to: 0.0 });
    }

    pub fn pop(&mut self) {
        self.spots.pop();
    }
}

impl Track {
    pub fn prepend(&mut self, mut head: Self) {
        head.spots.append(&mut self.spots);
        self.spots = head.spots;
    }
}
