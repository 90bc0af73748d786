//! Any bytes, read as a packed document of type DOCX; tracked changes become what the number of bytes says.
#![no_main]

use rapporteur_fuzz::import::{Changes, ImportOptions, docx};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let changes = match bytes.len() % 3 {
        0 => Changes::AsAmendments,
        1 => Changes::Accept,
        _ => Changes::Reject,
    };
    let options = ImportOptions { name: "draft.docx".to_owned(), changes, ..ImportOptions::default() };
    rapporteur_fuzz::read(&rapporteur_fuzz::packed(bytes), &options, docx);
});
