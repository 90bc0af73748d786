//! The pages of a PDF as pictures, and where the words of its text stand on them, for a window that shows the
//! original beside the text.

pub mod worker;

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use serde::{Deserialize, Serialize};

use super::pdf::{self, PdfFault, Places, Reading};
use super::{ImportError, Paragraph, Progress};

/// Longest side of a picture, in pixels; larger pages are drawn smaller.
pub const LARGEST_SIDE: f32 = 3_000.0;

/// Most pages drawn at a time.
pub const MOST_AT_A_TIME: usize = 8;

/// What a PDF says, and where.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Survey {
    pub paragraphs: Vec<Paragraph>,
    pub places: Places,
}

/// A page as it is shown, turned upright.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// From 0.
    pub page: usize,
    /// Width and height in pixels.
    pub size: [usize; 2],
    /// Red, green, blue and opacity of each pixel, rows from the top; all opaque.
    pub pixels: Vec<u8>,
}

/// Reads a PDF. `go_on` is told how many pages are read and stops it by answering `false`.
///
/// # Errors
/// As [`super::pdf()`].
pub fn survey(bytes: &[u8], name: &str, go_on: &dyn Fn(Progress) -> bool) -> Result<Survey, ImportError> {
    let progress = |pdf::Progress { page, pages }| go_on(Progress { done: page, of: pages });
    let Reading { source, places } = pdf::read(bytes, name, &progress).map_err(|fault| match fault {
        PdfFault::Stopped { .. } => ImportError::Cancelled,
        fault => ImportError::Pdf(fault),
    })?;
    Ok(Survey { paragraphs: source.paragraphs, places })
}

/// Draws pages, `scale` pixels to a point. Pages that the file lacks are left out, as are those beyond
/// [`MOST_AT_A_TIME`].
///
/// # Errors
/// When the file cannot be opened.
pub fn draw(bytes: Vec<u8>, name: &str, pages: &[usize], scale: f32) -> Result<Vec<Picture>, ImportError> {
    let damaged = |_| ImportError::Pdf(PdfFault::Damaged { name: name.to_owned() });
    let pdf = Pdf::new(Arc::new(bytes)).map_err(damaged)?;
    let cache = RenderCache::new();
    let (settings, drawing) = (InterpreterSettings::default(), RenderSettings::default());
    let mut pictures = Vec::new();
    for &number in pages.iter().take(MOST_AT_A_TIME) {
        let Some(page) = pdf.pages().get(number) else { continue };
        let (width, height) = page.render_dimensions();
        let scale = within(scale, width.max(height));
        if width.min(height) * scale < 1.0 {
            continue;
        }
        let look = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        let map = render(page, &cache, &settings, &drawing, &look);
        let size = [map.width(), map.height()].map(usize::from);
        pictures.push(Picture { page: number, size, pixels: map.data_as_u8_slice().to_vec() });
    }
    Ok(pictures)
}

/// A scale at which a side stays within [`LARGEST_SIDE`].
fn within(scale: f32, side: f32) -> f32 {
    let scale = if scale.is_finite() { scale.clamp(0.05, 8.0) } else { 1.0 };
    if side * scale > LARGEST_SIDE { LARGEST_SIDE / side } else { scale }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_picture_is_larger_than_it_may_be() {
        for (scale, side) in
            [(2.0, 800.0), (2.0, 2_000_000.0), (f32::NAN, 800.0), (1e30, 10.0), (-1.0, 900.0)]
        {
            let scale = within(scale, side);
            assert!(scale > 0.0 && side * scale <= LARGEST_SIDE + 1.0, "{scale} at {side}");
        }
        assert!((within(2.0, 842.0) - 2.0).abs() < 1e-6);
    }

    #[test]
    fn what_is_no_pdf_is_not_drawn() {
        assert!(matches!(draw(b"%PDF-1.7".to_vec(), "a.pdf", &[0], 1.0), Err(ImportError::Pdf(_))));
        assert!(survey(b"", "a.pdf", &|_| true).is_err());
    }
}
