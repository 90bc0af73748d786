//! What leaves the program: both formats, from reviews built through the public interface.

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
