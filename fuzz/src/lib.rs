//! Fuzzing the readers of files: what every target shares.
//!
//! The rooms that read are compiled here from their own sources. The walls of the house let them stand without
//! the window and the typesetter, which would make the instrumented build ten times as long.
//!
//! Run from the root of the repository: `RUSTC_BOOTSTRAP=1 cargo fuzz run pdf -- -dict=fuzz/dictionaries/pdf.dict`,
//! or with a nightly compiler. Seeds go to `fuzz/corpus/TARGET`; `RAPPORTEUR_SEEDS=fuzz/corpus cargo test --lib import::`
//! puts there what the tests make, and `… cargo test --lib project::journal::` journals.

#![forbid(unsafe_code)]

#[path = "../../src/import/mod.rs"]
pub mod import;
#[path = "../../src/project/mod.rs"]
pub mod project;
#[path = "../../src/review/mod.rs"]
pub mod review;
#[path = "../../src/text/mod.rs"]
pub mod text;
#[path = "../../src/worker.rs"]
pub mod worker;

mod laws;
mod parts;

pub use laws::{hold, read};
pub use parts::{journal, packed};
