//! Helpers of the window tests: a harness with our fonts and a renderer that needs no graphics card.

// Each test program uses some of this; what fails here fails loudly.
#![allow(dead_code, unreachable_pub, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

pub mod protection;
mod renderer;
pub mod texts;
pub mod window;

use std::path::PathBuf;

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Theme, Ui, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;

pub use renderer::SoftwareRenderer;

/// A window of this size that shows `app`, with the bundled fonts and the software renderer.
pub fn harness<'a, State: 'a>(
    size: impl Into<Vec2>,
    theme: Theme,
    state: State,
    app: impl FnMut(&mut Ui, &mut State) + 'a,
) -> Harness<'a, State> {
    scaled(size, theme, 1.0, state, app)
}

/// The same on a screen with more pixels to the point.
pub fn scaled<'a, State: 'a>(
    size: impl Into<Vec2>,
    theme: Theme,
    pixels_per_point: f32,
    state: State,
    app: impl FnMut(&mut Ui, &mut State) + 'a,
) -> Harness<'a, State> {
    Harness::builder()
        .with_size(size)
        .with_theme(theme)
        .with_pixels_per_point(pixels_per_point)
        .with_step_dt(0.05)
        .with_max_steps(12)
        .with_context_setup(rapporteur::app::fonts::install)
        .renderer(SoftwareRenderer::default())
        .build_ui_state(app, state)
}

/// Saves a picture of the window into the folder that `RAPPORTEUR_PICTURES` names; nothing without it.
pub fn picture<State>(harness: &mut Harness<'_, State>, name: &str) {
    let Some(folder) = std::env::var_os("RAPPORTEUR_PICTURES") else { return };
    let image = harness.render().expect("the window can be drawn");
    image.save(PathBuf::from(folder).join(format!("{name}.png"))).expect("the picture can be saved");
}

/// Two words at the foot of the window of which one is printed over the other; there are words there.
pub fn overprinted<State>(harness: &Harness<'_, State>) -> Option<(String, String)> {
    const FOOT: f64 = 30.0;
    let scale = f64::from(harness.ctx.pixels_per_point());
    let bottom = f64::from(harness.ctx.content_rect().bottom()) * scale;
    let words: Vec<_> = harness
        .root()
        .children_recursive()
        .map(|node| node.accesskit_node())
        .filter(|node| matches!(node.role(), Role::Label | Role::Button))
        .filter_map(|node| Some((node.label().or_else(|| node.value())?, node.bounding_box()?)))
        .filter(|(_, bounds)| bounds.y0 >= bottom - FOOT * scale && bounds.y1 <= bottom)
        .collect();
    assert!(words.len() >= 3, "at the foot stand only {words:?}");
    words.iter().enumerate().find_map(|(at, (one, this))| {
        let over = words.iter().skip(at + 1).find(|(_, that)| this.x0 < that.x1 && that.x0 < this.x1);
        over.map(|(other, _)| (one.clone(), other.clone()))
    })
}

/// Presses a key with modifiers and lets the window answer.
pub fn press<State>(harness: &mut Harness<'_, State>, modifiers: egui::Modifiers, key: egui::Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

/// Drags the pointer from one place to another.
pub fn drag<State>(harness: &mut Harness<'_, State>, from: egui::Pos2, to: egui::Pos2) {
    harness.hover_at(from);
    harness.run_steps(1);
    harness.drag_at(from);
    harness.run_steps(1);
    for share in [0.3, 0.6, 1.0] {
        harness.hover_at(from + (to - from) * share);
        harness.run_steps(1);
    }
    harness.drop_at(to);
    harness.run();
}

/// Clicks once at a place.
pub fn click<State>(harness: &mut Harness<'_, State>, at: egui::Pos2) {
    harness.hover_at(at);
    harness.run_steps(1);
    harness.drag_at(at);
    harness.run_steps(1);
    harness.drop_at(at);
    harness.run();
}

/// The corpus folder, or `None` with a loud line where it is absent.
pub fn corpus() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let folder = std::env::var_os("RAPPORTEUR_CORPUS").map_or(beside, PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("SKIPPED: no corpus at {}; set RAPPORTEUR_CORPUS", folder.display());
    None
}
