//! The reading pane.
