//! Any bytes, opened as a locked file: what it wants is told, and what opens can be locked again.
#![no_main]

use std::sync::OnceLock;

use rapporteur_fuzz::project::protect::{Opener, Recipients, SecretKey, is_sealed, needs};

/// The key of the seeds, which opens nothing else.
const KEY: &str = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    static KEPT: OnceLock<SecretKey> = OnceLock::new();
    let key = KEPT.get_or_init(|| SecretKey::parse(KEY).expect("it is a key"));
    let wanted = needs(bytes);
    assert!(is_sealed(bytes) || wanted.is_err(), "what is none wants nothing");
    let Ok(clear) = Opener::Key(key).open(bytes) else { return };
    let recipients = Recipients::new(key.public(), []).expect("one is not too many");
    let again = Opener::Key(key).open(&recipients.close(&clear).expect("it can be locked"));
    assert_eq!(**again.expect("it opens again"), **clear);
});
