//! The reading pane as a person uses it: selecting, marking, keys, screen readers, long texts.

// What fails here fails loudly.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::wildcard_imports,
    unreachable_pub
)]

mod support;

#[path = "reading/comfort.rs"]
mod comfort;
#[path = "reading/edges.rs"]
mod edges;
#[path = "reading/fields.rs"]
mod fields;
#[path = "reading/layers.rs"]
mod layers;
#[path = "reading/long.rs"]
mod long_texts;
#[path = "reading/passages.rs"]
mod passages;
#[path = "reading/pictures.rs"]
mod pictures;
#[path = "reading/reader.rs"]
mod reader;
#[path = "reading/selecting.rs"]
mod selecting;
#[path = "reading/strip.rs"]
mod strip;

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::{self, Color32, Event, Key, Modifiers, Pos2, Rect, Theme, accesskit::Role, pos2, vec2};
use egui_kittest::{Harness, kittest::Queryable as _};
use rapporteur::app::glyphs::{Style, UserField, UserText};
use rapporteur::app::reading::{
    Dim, Edge, EdgeMove, Extent, Face, HoveredLink, Layers, LinkKind, Marks, Measure, PaneHits, PaneLink,
    PaneMark, PaneSelection, ReadingColours, ReadingDocument, ReadingPane, StripHover, StripMark, StripMarks,
    StripPlace,
};
use rapporteur::text::{Entry, ProvisionKind, Text, TextHeader};
use reader::*;
use support::texts::{declaration, entry, long, text};
