//! How a piece of text looks.

/// A bundled type family; Arabic and Chinese faces stand behind both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Family {
    /// The reading face.
    Serif,
    /// The interface face.
    #[default]
    Sans,
}

/// Thickness of strokes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Weight {
    #[default]
    Regular,
    Bold,
}

/// Which way a paragraph runs where its words leave it open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The first strong letter decides.
    #[default]
    Auto,
    LeftToRight,
    RightToLeft,
}

/// One style for a whole piece of text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    pub family: Family,
    /// Size in points.
    pub size: f32,
    pub weight: Weight,
    pub italic: bool,
    /// Distance of baselines as a multiple of the size.
    pub line_height: f32,
    /// Whether the signs of [`super::apart`] are those of the program. Anyone can type them: elsewhere they are
    /// shown like all that hides.
    pub set_apart: bool,
}

impl Style {
    /// The reading face at `size` points with open lines.
    pub const fn serif(size: f32) -> Self {
        Self {
            family: Family::Serif,
            size,
            weight: Weight::Regular,
            italic: false,
            line_height: 1.5,
            set_apart: false,
        }
    }

    /// The interface face at `size` points.
    pub const fn sans(size: f32) -> Self {
        Self { family: Family::Sans, line_height: 1.4, ..Self::serif(size) }
    }

    /// The same, bold.
    #[must_use]
    pub const fn bold(self) -> Self {
        Self { weight: Weight::Bold, ..self }
    }

    /// The same, italic.
    #[must_use]
    pub const fn italic(self) -> Self {
        Self { italic: true, ..self }
    }

    /// The same with baselines `factor` times the size apart.
    #[must_use]
    pub const fn line_height(self, factor: f32) -> Self {
        Self { line_height: factor, ..self }
    }

    /// The same for words that [`super::apart`] set apart: all that a person wrote in them went through it.
    #[must_use]
    pub const fn set_apart(self) -> Self {
        Self { set_apart: true, ..self }
    }

    /// Sizes that glyphs can be drawn at: no zero, no letter as tall as the screen, no NaN.
    pub(super) fn sane(self) -> Self {
        let bound =
            |value: f32, low: f32, high: f32| if value.is_finite() { value.clamp(low, high) } else { low };
        Self { size: bound(self.size, 4.0, 200.0), line_height: bound(self.line_height, 0.8, 4.0), ..self }
    }

    /// Everything that decides a layout, as hashable bits.
    pub(super) fn bits(self) -> (Family, u32, Weight, bool, u32, bool) {
        let Self { family, size, weight, italic, line_height, set_apart } = self;
        (family, size.to_bits(), weight, italic, line_height.to_bits(), set_apart)
    }
}

impl Default for Style {
    fn default() -> Self {
        Self::sans(14.0)
    }
}
