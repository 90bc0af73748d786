//! How it looks: fonts, colours and measures, signs, and the small controls that panes share.

pub mod fonts;
pub mod icons;
pub mod theme;
pub mod widgets;
