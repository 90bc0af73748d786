//! How it looks: fonts, colours and measures, signs, and the small controls that panes share.

pub mod buttons;
pub mod choice;
pub mod fonts;
#[allow(dead_code, reason = "signs for what is being built")]
pub mod icons;
pub mod redline;
pub mod rough;
pub mod theme;
pub mod widgets;
