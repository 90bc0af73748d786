//! Any bytes, of a kind that their content tells, as plain text, and as Markdown.
#![no_main]

use rapporteur_fuzz::import::{self, ImportOptions, markdown, plain_text};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let options = ImportOptions { name: "draft".to_owned(), ..ImportOptions::default() };
    let _read_or_refused = import::read(bytes, &options, &|_| true);
    rapporteur_fuzz::read(bytes, &options, plain_text);
    rapporteur_fuzz::read(bytes, &options, markdown);
});
