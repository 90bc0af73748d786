//! Any bytes, read as a packed document of type ODT; tracked changes become what the number of bytes says.
#![no_main]

use rapporteur_fuzz::import::{Changes, ImportOptions, odt};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let changes = match bytes.len() % 3 {
        0 => Changes::AsAmendments,
        1 => Changes::Accept,
        _ => Changes::Reject,
    };
    let options = ImportOptions { name: "draft.odt".to_owned(), changes, ..ImportOptions::default() };
    rapporteur_fuzz::read(&rapporteur_fuzz::packed(bytes), &options, odt);
});
