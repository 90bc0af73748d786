//! Any bytes, read as a web page.
#![no_main]

use rapporteur_fuzz::import::{ImportOptions, html};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let options = ImportOptions { name: "draft.html".to_owned(), ..ImportOptions::default() };
    rapporteur_fuzz::read(bytes, &options, html);
});
