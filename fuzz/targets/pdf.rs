//! Any bytes, read as a PDF.
#![no_main]

use rapporteur_fuzz::import::{ImportOptions, pdf};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let options = ImportOptions { name: "draft.pdf".to_owned(), ..ImportOptions::default() };
    rapporteur_fuzz::read(bytes, &options, pdf);
});
