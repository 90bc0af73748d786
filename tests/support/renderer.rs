//! Draws what `egui` would hand to the graphics card, on the processor: the same picture on every machine.
//!
//! Triangles are filled line by line. A pixel belongs to a triangle if its centre does; edges are always
//! reckoned from their upper end, so two triangles that share one leave no gap and no seam.

use std::collections::HashMap;

use eframe::egui::{self, Color32, ColorImage, Rect, TextureId, TexturesDelta, epaint};
use egui_kittest::TestRenderer;

/// The textures, as a graphics card would hold them.
#[derive(Default)]
pub struct SoftwareRenderer {
    textures: HashMap<TextureId, ColorImage>,
}

impl TestRenderer for SoftwareRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, images) in delta.set.drain() {
            for change in images {
                let egui::ImageData::Color(image) = &change.image;
                match (change.pos, self.textures.get_mut(&id)) {
                    (Some(corner), Some(texture)) => blit(texture, image, corner),
                    _ => {
                        self.textures.insert(id, (**image).clone());
                    }
                }
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, ctx: &egui::Context, output: &egui::FullOutput) -> Result<image::RgbaImage, String> {
        let ppp = output.pixels_per_point;
        let size = (ctx.content_rect().size() * ppp).round();
        let mut canvas = Canvas::new(size.x as usize, size.y as usize);
        for primitive in ctx.tessellate(output.shapes.clone(), ppp) {
            let epaint::Primitive::Mesh(mesh) = &primitive.primitive else { continue };
            let texture = self
                .textures
                .get(&mesh.texture_id)
                .ok_or_else(|| format!("no texture {:?}", mesh.texture_id))?;
            canvas.mesh(mesh, texture, primitive.clip_rect, ppp);
        }
        Ok(canvas.into_image())
    }
}

fn blit(texture: &mut ColorImage, image: &ColorImage, [left, top]: [usize; 2]) {
    let width = texture.size[0];
    for (row, pixels) in image.pixels.chunks_exact(image.size[0].max(1)).enumerate() {
        let start = (top + row) * width + left;
        texture.pixels[start..start + pixels.len()].copy_from_slice(pixels);
    }
}

/// Premultiplied red, green, blue, alpha from 0 to 255.
type Colour = [f32; 4];

struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<Colour>,
}

/// A corner in pixels with what is interpolated: texture place, then colour.
#[derive(Clone, Copy)]
struct Corner {
    x: f32,
    y: f32,
    values: [f32; 6],
}

impl Canvas {
    fn new(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![[0.0, 0.0, 0.0, 255.0]; width * height] }
    }

    fn into_image(self) -> image::RgbaImage {
        let bytes = self
            .pixels
            .iter()
            .flat_map(|pixel| pixel.map(|part| part.round().clamp(0.0, 255.0) as u8))
            .collect();
        image::RgbaImage::from_raw(self.width as u32, self.height as u32, bytes).unwrap_or_default()
    }

    fn mesh(&mut self, mesh: &epaint::Mesh, texture: &ColorImage, clip: Rect, ppp: f32) {
        let edge = |value: f32, most: usize| ((value * ppp).round().max(0.0) as usize).min(most);
        let clip = [
            edge(clip.left(), self.width),
            edge(clip.top(), self.height),
            edge(clip.right(), self.width),
            edge(clip.bottom(), self.height),
        ];
        for triangle in mesh.indices.chunks_exact(3) {
            let corners = [0, 1, 2].map(|corner| {
                let vertex = &mesh.vertices[triangle[corner] as usize];
                let colour = vertex.color.to_array().map(f32::from);
                Corner {
                    x: vertex.pos.x * ppp,
                    y: vertex.pos.y * ppp,
                    values: [vertex.uv.x, vertex.uv.y, colour[0], colour[1], colour[2], colour[3]],
                }
            });
            self.triangle(&corners, texture, clip);
        }
    }

    fn triangle(
        &mut self,
        corners: &[Corner; 3],
        texture: &ColorImage,
        [left, top, right, bottom]: [usize; 4],
    ) {
        let [a, b, c] = corners;
        let area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
        if area == 0.0 || !area.is_finite() {
            return;
        }
        // Change of every value for one pixel to the right and one down.
        let mut across = [0.0; 6];
        let mut down = [0.0; 6];
        for value in 0..6 {
            let (first, second) = (b.values[value] - a.values[value], c.values[value] - a.values[value]);
            across[value] = (first * (c.y - a.y) - second * (b.y - a.y)) / area;
            down[value] = (second * (b.x - a.x) - first * (c.x - a.x)) / area;
        }
        // Plain fills use one texel for the whole triangle.
        let flat = (a.values[..2] == b.values[..2] && a.values[..2] == c.values[..2])
            .then(|| sample(texture, a.values[0], a.values[1]));
        let first = (a.y.min(b.y).min(c.y) - 0.5).ceil().max(top as f32) as usize;
        let last = ((a.y.max(b.y).max(c.y) - 0.5).ceil().max(0.0) as usize).min(bottom);
        for y in first..last {
            let centre = y as f32 + 0.5;
            let Some((from, to)) = span(corners, centre) else { continue };
            let from = (from - 0.5).ceil().max(left as f32) as usize;
            let to = ((to - 0.5).ceil().max(0.0) as usize).min(right);
            let row = &mut self.pixels[y * self.width..(y + 1) * self.width];
            for (x, pixel) in row.iter_mut().enumerate().take(to).skip(from) {
                let (right, below) = (x as f32 + 0.5 - a.x, centre - a.y);
                let value = |index: usize| a.values[index] + across[index] * right + down[index] * below;
                let texel = flat.unwrap_or_else(|| sample(texture, value(0), value(1)));
                let source: Colour = std::array::from_fn(|part| texel[part] * value(2 + part) / 255.0);
                let keep = 1.0 - source[3] / 255.0;
                for (part, under) in pixel.iter_mut().enumerate() {
                    *under = source[part] + *under * keep;
                }
            }
        }
    }
}

/// Where a horizontal line enters and leaves a triangle.
fn span(corners: &[Corner; 3], y: f32) -> Option<(f32, f32)> {
    let mut crossings = [0.0; 3];
    let mut count = 0;
    for (one, other) in [(0, 1), (1, 2), (2, 0)] {
        let (one, other) = (&corners[one], &corners[other]);
        let (upper, lower) = if (one.y, one.x) <= (other.y, other.x) { (one, other) } else { (other, one) };
        if upper.y <= y && y < lower.y {
            crossings[count] = upper.x + (lower.x - upper.x) * ((y - upper.y) / (lower.y - upper.y));
            count += 1;
        }
    }
    (count == 2).then(|| (crossings[0].min(crossings[1]), crossings[0].max(crossings[1])))
}

/// Bilinear, clamped at the edges.
fn sample(texture: &ColorImage, u: f32, v: f32) -> Colour {
    let [width, height] = texture.size;
    let (x, y) = (u * width as f32 - 0.5, v * height as f32 - 0.5);
    let at = |x: f32, y: f32| {
        let column = (x.max(0.0) as usize).min(width - 1);
        let row = (y.max(0.0) as usize).min(height - 1);
        Color32::to_array(&texture.pixels[row * width + column]).map(f32::from)
    };
    let (left, top) = (x.floor(), y.floor());
    let (right_share, lower_share) = (x - left, y - top);
    // Glyphs lie texel on pixel; do not smear them over rounding errors.
    let exact = |share: f32| !(0.02..=0.98).contains(&share);
    if exact(right_share) && exact(lower_share) {
        return at(x.round(), y.round());
    }
    let mix = |a: Colour, b: Colour, share: f32| -> Colour {
        std::array::from_fn(|part| a[part] + (b[part] - a[part]) * share)
    };
    let upper = mix(at(left, top), at(left + 1.0, top), right_share);
    let lower = mix(at(left, top + 1.0), at(left + 1.0, top + 1.0), right_share);
    mix(upper, lower, lower_share)
}
