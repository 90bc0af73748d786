//! The engine of a window: fonts, layout, drawing.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::Arc;

use eframe::egui::{self, Color32, Mesh, Painter, Pos2, Rect, Shape, mutex::Mutex};
use parley::{
    Alignment, AlignmentOptions, BaseDirection, FontContext, FontFamily, FontFamilyName, FontStyle,
    FontWeight, LayoutContext, LineHeight, OverflowWrap, Run, StyleProperty,
};
use swash::scale::{Render, ScaleContext, Source};

use super::atlas::{Atlas, Key, Picture};
use super::chips::{Boxes, Chips, FIRST_TINT};
use super::laid::Laid;
use super::placed::{Placed, Tint, place};
use super::stretches::{Stretch, stretches};
use super::style::{Direction, Family, Style, Weight};
use crate::app::look::fonts;
use crate::text::hidden::code_point;

/// How much larger Arabic is set beside Latin of the same size.
const ARABIC_SCALE: f32 = 1.14;
/// Layouts remembered for labels.
const REMEMBERED: usize = 2048;
/// Size of what is laid out in place of a hidden character, in points.
const SPECK: f32 = 1.0;

/// What is to be laid out.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// Words before the text, in the second colour, that cannot be hit or selected; may be empty.
    pub lead: &'a str,
    pub text: &'a Arc<str>,
    pub style: Style,
    /// Width in points; infinite for a single line.
    pub width: f32,
    pub direction: Direction,
}

/// The text engine of one `egui` context; cheap to clone.
#[derive(Clone)]
pub struct Glyphs {
    engine: Arc<Mutex<Engine>>,
    ctx: egui::Context,
    ppp: f32,
}

impl Glyphs {
    /// The engine that belongs to this context, made when first asked for.
    pub fn of(ctx: &egui::Context) -> Self {
        let id = egui::Id::unique("rapporteur glyphs");
        let engine = ctx.data_mut(|data| {
            data.get_temp_mut_or_insert_with(id, || Arc::new(Mutex::new(Engine::new()))).clone()
        });
        engine.lock().begin(ctx.cumulative_pass_nr());
        Self { engine, ctx: ctx.clone(), ppp: ctx.pixels_per_point() }
    }

    /// Lays out and remembers for the next frames: for labels and fields.
    pub fn layout(&self, text: &str, style: Style, width: f32) -> Arc<Laid> {
        self.engine.lock().remembered(text, style, width, self.ppp)
    }

    /// Lays out and does not remember: for those who keep their layouts themselves.
    pub fn lay_out(&self, request: &Request<'_>) -> Laid {
        self.engine.lock().lay_out(request, self.ppp)
    }

    /// Like [`Glyphs::layout`], but at most `lines` lines; the last then ends in an ellipsis.
    /// Also says whether words were left out.
    pub fn layout_lines(&self, text: &str, style: Style, width: f32, lines: usize) -> (Arc<Laid>, bool) {
        let whole = self.layout(text, style, width);
        let lines = lines.max(1);
        if whole.line_count() <= lines {
            return (whole, false);
        }
        let last = whole.line_text(lines - 1);
        let mut kept = text.get(..last.end).unwrap_or_default();
        // The last line takes letters of the word that would have gone on, rather than ending early.
        let rest = text.get(last.start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let line = self.layout(rest, style, f32::INFINITY);
        if !line.is_rtl() {
            let room = (width - style.size).max(0.0);
            kept = text.get(..last.start + line.hit_on_line(0, room).byte).unwrap_or(kept);
        }
        loop {
            kept = kept.trim_end();
            let laid = self.layout(&format!("{kept}…"), style, width);
            if laid.line_count() <= lines || kept.is_empty() {
                return (laid, true);
            }
            let shorter = kept.char_indices().next_back().map_or(0, |(at, _)| at);
            kept = kept.get(..shorter).unwrap_or_default();
        }
    }

    /// Collects a text's glyphs; nothing above or below `clip` is drawn. `lead` colours the lead.
    pub fn draw(&self, batch: &mut Batch, laid: &Laid, corner: Pos2, colours: [Color32; 2], clip: Rect) {
        self.engine.lock().draw(&self.ctx, batch, laid, corner, colours, clip);
    }

    /// Draws one text at once.
    pub fn paint(&self, painter: &Painter, laid: &Laid, corner: Pos2, colour: Color32) {
        let mut batch = Batch::default();
        self.draw(&mut batch, laid, corner, [colour, colour], painter.clip_rect());
        batch.paint(painter);
    }

    /// Pages of the atlas, glyphs on them, and how often it was emptied.
    pub fn atlas_figures(&self) -> (usize, usize, usize) {
        self.engine.lock().atlas.figures()
    }
}

/// Glyphs on their way to the screen, one mesh for each page of the atlas.
#[derive(Default)]
pub struct Batch {
    meshes: Vec<Mesh>,
    /// Boxes of hidden characters, without their letters.
    boxes: Vec<Shape>,
}

impl Batch {
    /// Hands the glyphs to the painter.
    pub fn paint(self, painter: &Painter) {
        painter.extend(self.boxes);
        for mesh in self.meshes.into_iter().filter(|mesh| !mesh.is_empty()) {
            painter.add(Shape::mesh(mesh));
        }
    }

    /// How many hidden characters are among them.
    #[cfg(test)]
    pub(super) fn box_count(&self) -> usize {
        self.boxes.len() / 2
    }

    fn mesh(&mut self, page: u16, texture: egui::TextureId) -> Option<&mut Mesh> {
        let page = usize::from(page);
        while self.meshes.len() <= page {
            self.meshes.push(Mesh::default());
        }
        let mesh = self.meshes.get_mut(page)?;
        mesh.texture_id = texture;
        Some(mesh)
    }
}

/// A font with everything that changes its outlines.
struct Face {
    font: parley::FontData,
    coords: Vec<i16>,
    embolden: bool,
    skew: Option<f32>,
}

/// The faces met so far; a glyph names its face by index.
#[derive(Default)]
pub(super) struct Faces(Vec<Face>);

impl Faces {
    pub(super) fn of(&mut self, run: &Run<'_, Tint>) -> u16 {
        let font = run.font();
        let synthesis = run.synthesis();
        // Slanted Arabic or Chinese is no italic of theirs: only Inter, which has none, is slanted.
        let skew = synthesis.skew().filter(|_| is_inter(font));
        let coords = run.normalized_coords().iter().map(|coord| coord.to_bits());
        let same = |face: &Face| {
            face.font.data.id() == font.data.id()
                && face.font.index == font.index
                && face.embolden == synthesis.embolden()
                && face.skew.is_some() == skew.is_some()
                && face.coords.iter().copied().eq(coords.clone())
        };
        if let Some(index) = self.0.iter().position(same) {
            return index as u16;
        }
        let embolden = synthesis.embolden();
        self.0.push(Face { font: font.clone(), coords: coords.collect(), embolden, skew });
        (self.0.len() - 1) as u16
    }
}

fn is_inter(font: &parley::FontData) -> bool {
    fonts::BUNDLED
        .first()
        .is_some_and(|inter| std::ptr::eq(inter.bytes.as_ptr(), font.data.as_ref().as_ptr()))
}

struct Engine {
    fonts: FontContext,
    layouts: LayoutContext<Tint>,
    scaler: ScaleContext,
    faces: Faces,
    atlas: Atlas,
    remembered: HashMap<u64, (Arc<Laid>, u64)>,
    hash: RandomState,
    pass: u64,
}

impl Engine {
    fn new() -> Self {
        Self {
            fonts: fonts::context(),
            layouts: LayoutContext::new(),
            scaler: ScaleContext::new(),
            faces: Faces::default(),
            atlas: Atlas::default(),
            remembered: HashMap::new(),
            hash: RandomState::new(),
            pass: 0,
        }
    }

    fn begin(&mut self, pass: u64) {
        if pass == self.pass {
            return;
        }
        self.pass = pass;
        self.atlas.tidy();
        if self.remembered.len() > REMEMBERED {
            // Whatever was not on the screen of late.
            self.remembered.retain(|_, (_, used)| *used + 3 >= pass);
        }
    }

    fn remembered(&mut self, text: &str, style: Style, width: f32, ppp: f32) -> Arc<Laid> {
        let width = if width.is_finite() { (width * ppp).floor() / ppp } else { f32::INFINITY };
        let key = self.hash.hash_one((text, style.bits(), width.to_bits(), ppp.to_bits()));
        if let Some((laid, used)) = self.remembered.get_mut(&key)
            && **laid.text() == *text
        {
            *used = self.pass;
            return Arc::clone(laid);
        }
        let request = Request { lead: "", text: &Arc::from(text), style, width, direction: Direction::Auto };
        let laid = Arc::new(self.lay_out(&request, ppp));
        self.remembered.insert(key, (Arc::clone(&laid), self.pass));
        laid
    }

    fn lay_out(&mut self, request: &Request<'_>, ppp: f32) -> Laid {
        let Request { lead, text, style, width, direction } = *request;
        let style = style.sane();
        let joined;
        let words = if lead.is_empty() {
            &**text
        } else {
            joined = format!("{lead}{text}");
            &joined
        };
        let chips = Chips::of(words, style.set_apart);
        let boxes = chips.as_ref().map(|chips| self.boxes(chips, style.size, ppp));
        let words = chips.as_ref().map_or(words, |chips| &chips.shown);
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, words, ppp, true);
        for property in properties(style) {
            builder.push_default(property);
        }
        if !lead.is_empty() {
            builder.push(StyleProperty::Brush(1), 0..lead.len());
        }
        for (range, look) in stretches(words, chips.as_ref()) {
            match look {
                Stretch::Arabic => builder.push(StyleProperty::FontSize(style.size * ARABIC_SCALE), range),
                Stretch::ChinesePunctuation => {
                    builder.push(StyleProperty::FontFamily(FontFamily::named(fonts::CHINESE)), range);
                }
                Stretch::Box(which) => {
                    let hidden = boxes.as_ref().and_then(|boxes| boxes.get(tint(which)));
                    let Some((_, width)) = hidden else { continue };
                    builder.push(StyleProperty::Brush(tint(which)), range.clone());
                    // The stand-in is a speck; the space after it makes the room.
                    builder.push(StyleProperty::FontSize(SPECK), range.clone());
                    builder.push(StyleProperty::LetterSpacing(width - SPECK / 2.0), range);
                }
            }
        }
        builder.set_base_direction(match direction {
            Direction::Auto => BaseDirection::Auto,
            Direction::LeftToRight => BaseDirection::Ltr,
            Direction::RightToLeft => BaseDirection::Rtl,
        });
        let mut layout = builder.build(words);
        layout.break_all_lines(width.is_finite().then_some((width * ppp).max(1.0)));
        layout.align(Alignment::Start, AlignmentOptions::default());
        let placed = place(&layout, words, &mut self.faces);
        Laid::new(layout, Arc::clone(text), lead.len(), ppp, placed).with(boxes)
    }

    /// How the hidden characters of a text of this size are shown.
    fn boxes(&mut self, chips: &Chips, size: f32, ppp: f32) -> Boxes {
        let style = Boxes::style(size);
        let mut width = |sign: &char| {
            let letters = self.remembered(&code_point(*sign), style, f32::INFINITY, ppp);
            Boxes::width(size, letters.size().x)
        };
        Boxes { widths: chips.signs.iter().map(&mut width).collect(), signs: chips.signs.clone(), size }
    }

    /// Collects one box of a hidden character whose pen stands at `pen`, in points.
    fn draw_box(
        &mut self,
        ctx: &egui::Context,
        batch: &mut Batch,
        hidden: (&Boxes, Tint, Pos2),
        look: (f32, Color32, Rect),
    ) {
        let ((boxes, tint, pen), (ppp, colour, clip)) = (hidden, look);
        let Some((sign, width)) = boxes.get(tint) else { return };
        if pen.x > clip.right() || pen.x + width < clip.left() {
            return;
        }
        let (shapes, start) = boxes.place(pen, width, colour);
        batch.boxes.extend(shapes);
        let letters = self.remembered(&code_point(sign), Boxes::style(boxes.size), f32::INFINITY, ppp);
        let corner = start - egui::vec2(0.0, letters.baseline());
        self.draw(ctx, batch, &letters, corner, [colour; 2], clip);
    }

    fn draw(
        &mut self,
        ctx: &egui::Context,
        batch: &mut Batch,
        laid: &Laid,
        corner: Pos2,
        colours: [Color32; 2],
        clip: Rect,
    ) {
        let mut hidden = Vec::new();
        let Self { atlas, scaler, faces, .. } = self;
        let ppp = laid.ppp;
        let corner = (corner.to_vec2() * ppp).round();
        let (top, bottom) = (clip.top() * ppp - corner.y, clip.bottom() * ppp - corner.y);
        // Letters may reach out of their line, never further than its height.
        let visible = |line: &&super::placed::Line| {
            let reach = line.bottom - line.top;
            line.bottom + reach > top && line.top - reach < bottom
        };
        for line in laid.lines.iter().filter(visible) {
            for glyph in laid.glyphs.get(line.glyphs.clone()).unwrap_or_default() {
                if glyph.tint >= FIRST_TINT {
                    hidden.push((glyph.tint, egui::vec2(glyph.x as f32, glyph.y as f32) + corner));
                    continue;
                }
                let key = Key::new(glyph.face, glyph.glyph, glyph.size, glyph.quarter);
                let Some(slot) = atlas.slot(ctx, key, || picture(scaler, faces, glyph)) else { continue };
                let Some(texture) = atlas.texture(slot.page) else { continue };
                let Some(mesh) = batch.mesh(slot.page, texture) else { continue };
                let pen = egui::vec2(glyph.x as f32, glyph.y as f32) + corner + slot.offset;
                let rect = Rect::from_min_size((pen / ppp).to_pos2(), slot.size / ppp);
                let [text, lead] = colours;
                mesh.add_rect_with_uv(rect, slot.uv, if glyph.tint == 0 { text } else { lead });
            }
        }
        for (tint, pen) in hidden {
            let Some(boxes) = &laid.boxes else { break };
            self.draw_box(ctx, batch, (boxes, tint, (pen / ppp).to_pos2()), (ppp, colours[0], clip));
        }
    }
}

/// The tint of the box of the hidden character with this index.
fn tint(which: usize) -> Tint {
    FIRST_TINT.saturating_add(u16::try_from(which).unwrap_or(u16::MAX))
}

/// The properties of a style.
fn properties(style: Style) -> [StyleProperty<'static, Tint>; 6] {
    let first = match style.family {
        Family::Serif => fonts::SERIF,
        Family::Sans => fonts::SANS,
    };
    let families = [first, fonts::ARABIC, fonts::CHINESE].map(FontFamilyName::named);
    [
        StyleProperty::FontFamily(FontFamily::List(families.to_vec().into())),
        StyleProperty::FontSize(style.size),
        StyleProperty::FontWeight(match style.weight {
            Weight::Regular => FontWeight::NORMAL,
            Weight::Bold => FontWeight::BOLD,
        }),
        StyleProperty::FontStyle(if style.italic { FontStyle::Italic } else { FontStyle::Normal }),
        StyleProperty::LineHeight(LineHeight::Absolute(style.size * style.line_height)),
        // A word longer than the line is broken rather than run out of the pane.
        StyleProperty::OverflowWrap(OverflowWrap::Anywhere),
    ]
}

/// Draws a glyph's coverage; `None` if it has no outline.
fn picture(scaler: &mut ScaleContext, faces: &Faces, glyph: &Placed) -> Option<Picture> {
    let face = faces.0.get(usize::from(glyph.face))?;
    let font = swash::FontRef::from_index(face.font.data.as_ref(), face.font.index as usize)?;
    let mut scaler =
        scaler.builder(font).size(glyph.size).hint(false).normalized_coords(face.coords.iter()).build();
    let mut render = Render::new(&[Source::Outline]);
    render
        .format(swash::zeno::Format::Alpha)
        .offset(swash::zeno::Vector::new(f32::from(glyph.quarter) / 4.0, 0.0));
    if face.embolden {
        render.embolden(glyph.size / 50.0);
    }
    let degrees = face.skew.unwrap_or_default();
    if degrees != 0.0 {
        let slant =
            swash::zeno::Transform::skew(swash::zeno::Angle::from_degrees(degrees), swash::zeno::Angle::ZERO);
        render.transform(Some(slant));
    }
    let image = render.render(&mut scaler, glyph.glyph)?;
    let placement = image.placement;
    Some(Picture {
        left: placement.left,
        top: placement.top,
        width: placement.width as usize,
        height: placement.height as usize,
        coverage: image.data,
    })
}
