//! The PDF that a text was read from: its bytes, and which words of the text stand where on its pages.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::{Context, Rect};

use super::ground::{on_page, size_of};
use crate::app::files::jobs::{Cancel, Job};
use crate::import::page::{self, Picture, Survey, worker};
use crate::import::pdf::{PageBox, Places};
use crate::import::{ImportError, Origin, Trace, read_bytes};
use crate::review;
use crate::text::{Text, TextId};

/// Pixels to a point: 144 to an inch.
const SCALE: f32 = 2.0;

/// The PDF of a text.
pub struct Original {
    pub text: TextId,
    pub name: String,
    /// It is another file than the one that was imported, as far as that is known.
    pub other: bool,
    /// The file itself.
    pub file: Arc<review::Original>,
    places: Places,
    trace: Trace,
    /// Where each provision begins, in reading order: page, share of its height from the top, provision.
    pub starts: Vec<(usize, f32, usize)>,
}

/// Where a PDF comes from.
pub enum Source {
    File(PathBuf),
    /// The project, under the name that messages call it.
    Kept(Arc<review::Original>, String),
}

/// A PDF being read.
pub type Reading = Job<Result<Original, String>>;

/// Pages being drawn.
pub type Drawing = Job<Result<Vec<Picture>, String>>;

impl Original {
    /// Reads a PDF, off the window's thread.
    pub fn read(ctx: &Context, source: Source, text: Arc<Text>, worker: Option<PathBuf>) -> Reading {
        Job::start(ctx, "reading the original", move |cancel| {
            Self::of(source, &text, worker.as_deref(), cancel).map_err(|error| error.to_string())
        })
    }

    fn of(source: Source, text: &Text, worker: Option<&Path>, cancel: &Cancel) -> Result<Self, ImportError> {
        let (file, name) = match source {
            Source::File(path) => {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
                (Arc::new(review::Original::new(read_bytes(&path, &name)?)), name)
            }
            Source::Kept(file, name) => (file, name),
        };
        let bytes = file.bytes();
        let goes_on = |_| !cancel.is_cancelled();
        let Survey { paragraphs, places } = match worker {
            Some(program) => worker::survey_by(program, bytes, &name, &goes_on)?,
            None => page::survey(bytes, &name, &goes_on)?,
        };
        let mut original = Self {
            text: text.id().clone(),
            other: !text.header().file_sha256.is_empty() && !file.is_of(text),
            name,
            trace: Trace::of(&paragraphs, text),
            places,
            file,
            starts: Vec::new(),
        };
        original.starts = (0..text.provisions().len())
            .filter_map(|provision| {
                let lines = original.lines(&original.trace.origin(provision, 0..usize::MAX, true));
                let (page, rect) = *lines.first()?;
                Some((page, rect.top(), provision))
            })
            .collect();
        original.starts.sort_by(|one, other| {
            (one.0, one.1).partial_cmp(&(other.0, other.1)).unwrap_or(std::cmp::Ordering::Equal)
        });
        Ok(original)
    }

    /// Draws pages, off the window's thread.
    pub fn draw(&self, ctx: &Context, pages: Vec<usize>, worker: Option<PathBuf>) -> Drawing {
        let (file, name) = (Arc::clone(&self.file), self.name.clone());
        Job::start(ctx, "drawing pages", move |cancel| {
            let goes_on = |_| !cancel.is_cancelled();
            let drawn = match worker {
                Some(program) => worker::draw_by(&program, file.bytes(), &name, (&pages, SCALE), &goes_on),
                None => page::draw(file.bytes().to_vec(), &name, &pages, SCALE),
            };
            drawn.map_err(|error| error.to_string())
        })
    }

    /// The pages, in order.
    pub fn pages(&self) -> &[PageBox] {
        self.places.pages()
    }

    /// Width and height of a page as it is shown, in points.
    pub fn size(&self, page: usize) -> [f32; 2] {
        self.pages().get(page).map_or([1.0, 1.0], |page| size_of(*page))
    }

    /// Where words of a provision stand: pages, and boxes in shares of their width and height.
    pub fn passage(&self, provision: usize, from: usize, to: usize) -> Vec<(usize, Rect)> {
        self.lines(&self.trace.origin(provision, from..to, false))
    }

    /// Where the label and the first words of a provision stand, as far as `to`.
    pub fn head(&self, provision: usize, to: usize) -> Vec<(usize, Rect)> {
        self.lines(&self.trace.origin(provision, 0..to, true))
    }

    fn lines(&self, origin: &Origin) -> Vec<(usize, Rect)> {
        let quads =
            origin.spans.iter().flat_map(|span| self.places.quads(span.paragraph, span.from, span.to));
        quads.filter_map(|(page, quad)| Some((page, on_page(*self.pages().get(page)?, &quad)))).collect()
    }

    /// The page and the share of its height where a provision begins, or the next one that is in the file.
    pub fn start_of(&self, provision: usize) -> Option<(usize, f32)> {
        let own = self.starts.iter().filter(|start| start.2 >= provision).min_by_key(|start| start.2)?;
        Some((own.0, own.1))
    }

    /// The provision that stands at a place, or before it.
    pub fn provision_at(&self, page: usize, share: f32) -> Option<usize> {
        let before = self.starts.partition_point(|start| (start.0, start.1) <= (page, share));
        let start = self.starts.get(before.saturating_sub(1))?;
        Some(start.2)
    }
}
