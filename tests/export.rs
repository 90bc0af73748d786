//! What leaves the program: both formats, from reviews built through the public interface.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a helper of a test fails the test")]

#[path = "export/markdown.rs"]
mod markdown;
#[path = "export/pdf.rs"]
mod pdf;
#[path = "export/privacy.rs"]
mod privacy;
#[path = "export/sample.rs"]
mod sample;
#[path = "export/worker.rs"]
mod worker;
